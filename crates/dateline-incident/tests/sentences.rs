//! What a sentence or two of news tell, by topic: the texts stand in `sentences.txt`, what is read in the snapshot beside it.

use std::fmt::Write as _;
use std::sync::LazyLock;

use dateline_document::{Hints, parse};
use dateline_gazetteer::Gazetteer;
use dateline_incident::{
    Account, Count, CountStatus, DocumentFacts, PlaceValue, Position, Telling, read,
};
use dateline_text::Vocabulary;
use insta::assert_snapshot;

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut vocabulary = Vocabulary::new();
    dateline_document::vocabulary(&mut vocabulary);
    dateline_entity::vocabulary(&mut vocabulary, Gazetteer::base());
    read::vocabulary(&mut vocabulary);
    vocabulary
});

/// The day on which all of them are written: a Monday.
const WRITTEN: &str = "2025-09-15";

fn count(count: &Count) -> String {
    match (count.status, count.best, count.min) {
        (CountStatus::Stated, Some(best), _) => best.to_string(),
        (CountStatus::Stated, None, Some(min)) => format!("{min}+"),
        (CountStatus::StatedNoNumber, ..) => "some".to_owned(),
        (CountStatus::ExplicitNone, ..) => "none".to_owned(),
        _ => "?".to_owned(),
    }
}

fn place(place: &PlaceValue) -> String {
    let name = place.name.as_deref().unwrap_or(&place.words);
    format!("{} {name}", place.relation.as_deref().unwrap_or("at"))
}

/// One field: its name and the values in order, without those told twice.
fn field<T>(out: &mut String, name: &str, said: &[Position<T>], value: impl Fn(&T) -> String) {
    let mut values: Vec<String> = said.iter().map(|said| value(&said.value)).collect();
    values.retain(|value| !value.is_empty());
    values.dedup();
    if !values.is_empty() {
        write!(out, "; {name} {}", values.join(" | ")).expect("a string takes all");
    }
}

fn line(account: &Account) -> String {
    let told: &Telling = &account.telling;
    let mut out = format!("{:?}", account.kind);
    field(&mut out, "on", &told.dates, |date| match (date.start, date.end) {
        (Some(start), Some(end)) if start == end => start.to_string(),
        (Some(start), Some(end)) => format!("{start}..{end}"),
        _ => String::new(),
    });
    field(&mut out, "place", &told.place, place);
    field(&mut out, "killed", &told.killed, count);
    field(&mut out, "injured", &told.injured, count);
    field(&mut out, "abducted", &told.abducted, count);
    field(&mut out, "attackers killed", &told.attackers_killed, count);
    field(&mut out, "targets", &told.targets, |targets| {
        let one = |target: &dateline_incident::TargetValue| {
            format!("{} {:?}", target.kind.as_deref().unwrap_or("?"), target.effect)
        };
        targets.iter().map(one).collect::<Vec<_>>().join(", ").replace(" NotStated", "")
    });
    field(&mut out, "weapons", &told.weapons, |weapons| {
        weapons.iter().map(|weapon| weapon.kind.clone()).collect::<Vec<_>>().join(", ")
    });
    field(&mut out, "attacks", &told.attacks, count);
    field(&mut out, "by", &told.perpetrator, |doer| {
        format!("{} {:?}", doer.actor.name.as_ref().unwrap_or(&doer.actor.words), doer.attribution)
    });
    field(&mut out, "sides", &told.sides, |sides| {
        let party = |side: &&dateline_incident::Side| side.attribution.is_none();
        let sides = sides.iter().filter(party);
        sides.map(|side| side.actor.words.clone()).collect::<Vec<_>>().join(", ")
    });
    field(&mut out, "claim", &told.claim, |claim| format!("{claim:?}"));
    out
}

#[test]
fn sentences() {
    let hints = Hints { date: Some(WRITTEN.to_owned()), ..Hints::default() };
    let mut out = String::new();
    for text in include_str!("sentences.txt").lines() {
        if text.is_empty() || text.starts_with('#') {
            writeln!(out, "{text}").expect("a string takes all");
            continue;
        }
        let document = parse(text, &hints, &VOCABULARY);
        let entities = dateline_entity::read(&document, Gazetteer::base());
        let reference = read::reference_date(&document.reference);
        let facts = DocumentFacts { id: "d".into(), origin: "d".into(), reference };
        let reading = read::read(&document, &entities, facts);
        writeln!(out, "> {text}").expect("a string takes all");
        if reading.accounts.is_empty() {
            out.push_str("  no account\n");
        }
        for account in &reading.accounts {
            writeln!(out, "  {}", line(account)).expect("a string takes all");
        }
    }
    assert_snapshot!(out);
}
