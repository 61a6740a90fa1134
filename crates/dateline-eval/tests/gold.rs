//! How well accounts are read: articles of our own against what a reader finds in them, by slot.

use std::fmt::Write as _;

use dateline::{Hints, Knowledge};
use dateline_incident::{
    Account, AccountKind, Attributed, Count, CountStatus, DocumentFacts, PlaceValue, read,
};
use dateline_text::fold;
use insta::assert_snapshot;

const SLOTS: [&str; 7] = ["date", "country", "place", "kind", "killed", "injured", "by"];
const NOT_TOLD: &str = "-";

/// What an account says, by slot.
type Row = [String; 7];

struct Article<'g> {
    name: &'g str,
    text: String,
    told: Vec<Row>,
}

fn articles(gold: &str) -> Vec<Article<'_>> {
    gold.split("\n## ")
        .skip(1)
        .map(|section| {
            let mut lines = section.lines();
            let name = lines.next().expect("a section has a name");
            let text: Vec<&str> = lines
                .by_ref()
                .skip_while(|line| *line != "```text")
                .skip(1)
                .take_while(|line| *line != "```")
                .collect();
            let told = lines.filter_map(|line| line.strip_prefix("- ")).map(row).collect();
            Article { name, text: text.join("\n") + "\n", told }
        })
        .collect()
}

fn row(line: &str) -> Row {
    SLOTS.map(|slot| {
        let field = line.split(", ").find_map(|field| field.strip_prefix(slot));
        field.map_or(NOT_TOLD, str::trim).to_owned()
    })
}

fn count(count: Option<&Count>) -> String {
    let Some(count) = count else { return NOT_TOLD.to_owned() };
    match (count.status, count.min, count.max) {
        (CountStatus::ExplicitNone, ..) => "none".to_owned(),
        (CountStatus::Stated, Some(min), Some(max)) if min == max => min.to_string(),
        (CountStatus::Stated, Some(min), _) => format!("{min}.."),
        (CountStatus::Stated, None, _) => count.best.map_or(NOT_TOLD.to_owned(), |n| n.to_string()),
        _ => NOT_TOLD.to_owned(),
    }
}

fn said(account: &Account) -> Row {
    let told = &account.telling;
    // A record has the finest place told.
    let wide = |place: &&PlaceValue| {
        place.name.is_none()
            || matches!(place.kind.as_deref(), Some("country" | "region" | "sea" | "admin1"))
    };
    let mut places = told.place.iter().map(|position| &position.value);
    let place = places.clone().find(|place| !wide(place)).or_else(|| places.next());
    let or_not = |value: Option<String>| value.unwrap_or_else(|| NOT_TOLD.to_owned());
    [
        or_not(told.dates.iter().find_map(|p| p.value.best).map(|day| day.to_string())),
        or_not(place.and_then(|place| place.countries.first().cloned())),
        or_not(place.and_then(named)),
        or_not(told.types.iter().find_map(|p| p.value.sub_event_type.clone())),
        count(told.killed.first().map(|p| &p.value)),
        count(told.injured.first().map(|p| &p.value)),
        or_not(doer(account)),
    ]
}

/// Whoever is named on the firmest grounds, as a record has it: a claim goes before what the text asserts, and that before blame.
fn doer(account: &Account) -> Option<String> {
    let grounds = |own: Attributed| match own {
        Attributed::SelfClaimed => 0,
        Attributed::Asserted => 1,
        Attributed::BlamedOrClaimed => 2,
        Attributed::Blamed => 3,
        Attributed::Suspected => 4,
        Attributed::Denied => 5,
    };
    let told = account.telling.perpetrator.iter().map(|said| &said.value);
    let named = told.filter(|own| own.attribution != Attributed::Denied);
    let first = named.min_by_key(|own| (grounds(own.attribution), own.actor.id.is_none()))?;
    Some(first.actor.words.clone())
}

/// The name that the gazetteer has and, where they are others, the words of the text.
fn named(place: &PlaceValue) -> Option<String> {
    let name = place.name.clone()?;
    Some(if name == place.words { name } else { format!("{name} ({})", place.words) })
}

/// Spellings of one name differ in their marks: `Rafah` and `Rafaḩ` are one place, and the gold has the text's own.
fn agrees(slot: &str, gold: &str, own: &str) -> bool {
    match slot {
        "place" | "by" => fold(own).contains(&*fold(gold)),
        _ => own == gold,
    }
}

fn accounts(text: &str) -> Vec<Row> {
    let knowledge = Knowledge::bundled();
    let document = dateline_document::parse(text, &Hints::default(), &knowledge.vocabulary);
    let entities = dateline_entity::read(&document, &knowledge.gazetteer);
    let reference = read::reference_date(&document.reference);
    let facts = DocumentFacts { id: "d".into(), origin: "d".into(), reference };
    let reading = read::read(&document, &entities, facts);
    let accounts = reading.accounts.iter().filter(|a| a.kind != AccountKind::Umbrella);
    accounts.map(said).collect()
}

/// Pairs each wanted account with the one that agrees in most slots, and counts.
fn scoreboard(gold: &str) -> String {
    let (mut right, mut wanted, mut given) = ([0; 8], [0; 8], [0; 8]);
    let mut wrong = String::new();
    for article in articles(gold) {
        let mut own = accounts(&article.text);
        wanted[0] += article.told.len();
        given[0] += own.len();
        for told in &article.told {
            let agreement = |row: &Row| {
                let same = |slot: usize| agrees(SLOTS[slot], &told[slot], &row[slot]);
                (0..7).filter(|slot| told[*slot] != NOT_TOLD && same(*slot)).count()
            };
            let best = (0..own.len()).max_by_key(|at| (agreement(&own[*at]), usize::MAX - at));
            let found = best.map(|at| own.remove(at)).filter(|row| agreement(row) >= 2);
            right[0] += usize::from(found.is_some());
            for (slot, name) in SLOTS.iter().enumerate() {
                let own = found.as_ref().map_or(NOT_TOLD, |row| row[slot].as_str());
                let (has, says) = (told[slot] != NOT_TOLD, own != NOT_TOLD);
                let same = has && says && agrees(name, &told[slot], own);
                wanted[slot + 1] += usize::from(has);
                given[slot + 1] += usize::from(says);
                right[slot + 1] += usize::from(same);
                if !same && (has || says) {
                    writeln!(wrong, "{}: {name} is {}, read {own}", article.name, told[slot])
                        .expect("writing to a string");
                }
            }
        }
        for row in own {
            writeln!(wrong, "{}: too much, {}", article.name, row.join(", "))
                .expect("writing to a string");
        }
    }
    let mut board = String::new();
    for (at, name) in std::iter::once(&"accounts").chain(&SLOTS).enumerate() {
        let percent = |of: usize| (100 * right[at]).checked_div(of).unwrap_or(0);
        let f = (200 * right[at]).checked_div(wanted[at] + given[at]).unwrap_or(0);
        writeln!(
            board,
            "{name:<9} P {:>3} R {:>3} F {f:>3}",
            percent(given[at]),
            percent(wanted[at])
        )
        .expect("writing to a string");
    }
    format!("{board}\n{wrong}")
}

#[test]
fn accounts_of_our_own_articles() {
    assert_snapshot!(scoreboard(include_str!("../gold/accounts.md")));
}
