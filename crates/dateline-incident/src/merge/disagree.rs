//! Disagreements: what does not fit, within an incident and between statements that belong to none.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use dateline_text::fold;

use super::row::{Level, document_key};
use super::series::{areas_meet, content_words, meet};
use super::settle;
use crate::{
    Account, Aggregate, AggregateKind, Agreement, Claim, Context, Count, CountStatus, DateValue,
    Disagreement, DisagreementKind, Field, Incident, PlaceValue, Reading, Said,
};

/// Statements of one topic further apart than this many days are about different things.
const SAME_SPELL: i64 = 60;

/// A share of the attacks is claimed "of these" if the words follow an account within so many bytes.
const FOLLOWS: u32 = 300;

/// Quotations of which this share of words is one are one quotation, altered; in per cent.
const ALTERED: usize = 60;

/// Quotations of one wire that are compared.
const QUOTATIONS: usize = 200;

/// What the accounts of `incident` contradict or refine each other in.
pub(super) fn within(readings: &[Reading], incident: &Incident) -> Vec<Disagreement> {
    let fields = &incident.fields;
    let mut found = Vec::new();
    macro_rules! check {
        ($($field:ident: $refined:expr,)*) => { $(field(stringify!($field), &fields.$field, $refined, &mut found);)* };
    }
    check! {
        nature: false,
        stages: false,
        dates: false,
        place: places_differ(&fields.place),
        launched_from: false,
        weapons: true,
        attacks: true,
        targets: false,
        killed: counts_differ(&fields.killed),
        injured: counts_differ(&fields.injured),
        missing: false,
        abducted: false,
        attackers_killed: false,
        attackers_injured: false,
        victims: false,
        sides: false,
        perpetrator: false,
        claim: false,
    }
    for told in found.iter_mut().filter(|told| told.kind == DisagreementKind::Contradiction) {
        let tolls = [("killed", &fields.killed), ("injured", &fields.injured)];
        if tolls.iter().any(|(name, field)| told.field == *name && rises(readings, incident, field))
        {
            told.kind = DisagreementKind::Time;
        }
    }
    found.extend(claims(readings, incident));
    found
}

fn field<T: settle::Value>(
    name: &str,
    field: &Field<T>,
    refined: bool,
    found: &mut Vec<Disagreement>,
) {
    let kind = match field.agreement {
        Agreement::Disputed => DisagreementKind::Contradiction,
        Agreement::Compatible if refined => DisagreementKind::Scope,
        _ => return,
    };
    let speaking = field.positions.iter().enumerate().filter(|(_, (_, said))| said.value.speaks());
    let positions = speaking.map(|(at, _)| Said::Position(at)).collect();
    found.push(Disagreement { field: name.to_owned(), kind, positions });
}

/// Whether compatible places differ in more than detail: one leaves the country open, or they bear different names.
///
/// "The base" above "the Barawe camp" is no news; "in Jordan" beside "on the Iraqi-Jordanian border" is.
fn places_differ(field: &Field<PlaceValue>) -> bool {
    let fine = |place: &&PlaceValue| Level::of(place) >= Level::Unnamed;
    let places: Vec<&PlaceValue> =
        field.positions.iter().map(|(_, said)| &said.value).filter(fine).collect();
    let several = places.iter().any(|place| place.countries.len() > 1);
    let one = places.iter().any(|place| place.countries.len() == 1);
    let points = places.iter().filter(|place| Level::of(place) == Level::Point);
    let names: BTreeSet<&str> =
        points.filter_map(|place| place.id.as_deref().or(place.name.as_deref())).collect();
    (several && one) || names.len() > 1
}

/// Whether compatible counts differ in their numbers, not only in how silence is put.
fn counts_differ(field: &Field<Count>) -> bool {
    let numbers = field
        .positions
        .iter()
        .map(|(_, said)| &said.value)
        .filter(|count| count.status == CountStatus::Stated);
    numbers.map(|count| (count.min, count.max)).collect::<BTreeSet<_>>().len() > 1
}

/// Whether a dispute is a toll that rises from day to day: no later document says less, no two of one day differ.
fn rises(readings: &[Reading], incident: &Incident, field: &Field<Count>) -> bool {
    let day = |account: usize| {
        let facts = &readings.get(incident.accounts.get(account)?.0)?.facts;
        facts.reference.best.or(facts.reference.start)
    };
    let mut told: Vec<(Option<NaiveDate>, &Count)> = Vec::new();
    for (account, said) in &field.positions {
        if said.value.status != CountStatus::Stated {
            return false;
        }
        told.push((day(*account), &said.value));
    }
    told.sort_by_key(|(day, count)| (*day, count.min, count.max));
    told.windows(2).all(|pair| {
        let (earlier, later) = (pair[0], pair[1]);
        let apart = settle::apart(earlier.1, later.1);
        !apart || (earlier.0.is_some() && earlier.0 < later.0 && earlier.1.min < later.1.min)
    })
}

/// "No claim yet" in one document, and in another, right after its account: "most were claimed by ...".
///
/// The two differ in time and in scope; the share is not taken as a claim of this incident.
fn claims(readings: &[Reading], incident: &Incident) -> Option<Disagreement> {
    let said = &incident.fields.claim.positions;
    let open = said.iter().enumerate().filter(|(_, (_, said))| said.value == Claim::NoClaimYet);
    let mut positions: Vec<Said> = open.map(|(at, _)| Said::Position(at)).collect();
    let plain = positions.len();
    for &at in &incident.accounts {
        let shares = readings[at.0]
            .aggregates
            .iter()
            .filter(|share| share.kind == AggregateKind::ClaimShare);
        let account = settle::account(readings, at)?;
        positions.extend(shares.filter(|share| follows(account, share)).map(|share| {
            Said::Account {
                account: at,
                value: share.actor.as_ref().map_or_else(
                    || "most claimed".to_owned(),
                    |actor| format!("most claimed by {}", actor.words),
                ),
                evidence: share.evidence.clone(),
                rule: Cow::Borrowed("claim_share"),
            }
        }));
    }
    (plain > 0 && positions.len() > plain).then(|| Disagreement {
        field: "claim".to_owned(),
        kind: DisagreementKind::Scope,
        positions,
    })
}

fn follows(account: &Account, share: &Aggregate) -> bool {
    let start = share.evidence.first().map(|words| words.start);
    start.is_some_and(|start| {
        account.evidence.iter().any(|told| told.end <= start && start - told.end <= FOLLOWS)
    })
}

/// What statements that belong to no one incident contradict each other in: when attacks stopped, what is demanded, how
/// a sentence was worded.
pub(super) fn between(readings: &[Reading], incidents: &[Incident]) -> Vec<Disagreement> {
    let mut order: Vec<usize> = (0..readings.len()).collect();
    order.sort_by_key(|&reading| document_key(readings, reading));
    let mut found = lulls(readings, incidents, &order);
    found.extend(topics(readings, &order));
    found.extend(quotations(readings, &order));
    found
}

/// When attacks stopped, as documents of one campaign have it.
///
/// Lulls are of one campaign if one document tells both, if their words or areas meet, or if their documents tell an
/// incident in common; never if they are told of different areas.
fn lulls(readings: &[Reading], incidents: &[Incident], order: &[usize]) -> Vec<Disagreement> {
    let mut told_in: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (index, incident) in incidents.iter().enumerate() {
        for &(reading, _) in &incident.accounts {
            told_in.entry(reading).or_default().insert(index);
        }
    }
    let share = |a: usize, b: usize| match (told_in.get(&a), told_in.get(&b)) {
        (Some(one), Some(other)) => !one.is_disjoint(other),
        _ => false,
    };
    let mut spells: Vec<Vec<(usize, &Aggregate, &DateValue)>> = Vec::new();
    for &reading in order {
        let mut told: Vec<&Aggregate> = readings[reading].aggregates.iter().collect();
        told.retain(|aggregate| aggregate.kind == AggregateKind::Lull);
        told.sort_by_key(|lull| lull.evidence.first().copied());
        for lull in told {
            let Some(window) = lull
                .window
                .as_ref()
                .filter(|window| window.start.is_some() || window.end.is_some())
            else {
                continue;
            };
            let one = |spell: &&mut Vec<(usize, &Aggregate, &DateValue)>| {
                spell.iter().any(|&(other, earlier, _)| {
                    (areas_meet(lull, earlier) && (other == reading || share(other, reading)))
                        || meet(lull, earlier)
                })
            };
            match spells.iter_mut().find(one) {
                Some(spell) => spell.push((reading, lull, window)),
                None => spells.push(vec![(reading, lull, window)]),
            }
        }
    }
    let differ = |spell: &Vec<(usize, &Aggregate, &DateValue)>| {
        spell.iter().map(|(_, _, window)| (window.start, window.end)).collect::<BTreeSet<_>>().len()
            > 1
    };
    let told = spells.into_iter().filter(differ).map(|spell| Disagreement {
        field: "lull".to_owned(),
        kind: DisagreementKind::Contradiction,
        positions: spell
            .into_iter()
            .map(|(reading, lull, window)| Said::Statement {
                reading,
                value: span(window),
                evidence: lull.evidence.clone(),
                rule: window.rule.clone().unwrap_or(Cow::Borrowed("lull")),
                hedge: None,
            })
            .collect(),
    });
    told.collect()
}

/// `2024-01-21/2024-01-31`, with `..` for an open end.
pub(super) fn span(date: &DateValue) -> String {
    let end = |day: Option<NaiveDate>| day.map_or_else(|| "..".to_owned(), |day| day.to_string());
    match (date.start, date.end) {
        (Some(start), Some(last)) if start == last => start.to_string(),
        (start, last) => format!("{}/{}", end(start), end(last)),
    }
}

/// Statements of one topic with different values (`demand-coalition:withdrawal`, `demand-coalition:return`).
fn topics(readings: &[Reading], order: &[usize]) -> Vec<Disagreement> {
    let mut groups: BTreeMap<&str, Vec<(usize, &str, &Context)>> = BTreeMap::new();
    for (reading, group, value, context) in statements(readings, order) {
        if !group.starts_with("quote") {
            groups.entry(group).or_default().push((reading, value, context));
        }
    }
    let mut found = Vec::new();
    for (group, told) in groups {
        let day = |reading: usize| document_key(readings, reading).1;
        let near =
            |a: &(usize, &str, &Context), b: &(usize, &str, &Context)| match (day(a.0), day(b.0)) {
                (Some(a), Some(b)) => (b - a).num_days().abs() <= SAME_SPELL,
                _ => true,
            };
        for spell in told.chunk_by(near) {
            if spell.iter().map(|said| said.1).collect::<BTreeSet<_>>().len() < 2 {
                continue;
            }
            let positions = spell
                .iter()
                .map(|&(reading, value, context)| statement(reading, value, context, "topic"));
            found.push(Disagreement {
                field: group.to_owned(),
                kind: DisagreementKind::Contradiction,
                positions: positions.collect(),
            });
        }
    }
    found
}

/// All statements with a topic, as (reading, group, value, statement), in order.
fn statements<'a>(
    readings: &'a [Reading],
    order: &'a [usize],
) -> impl Iterator<Item = (usize, &'a str, &'a str, &'a Context)> {
    order.iter().flat_map(move |&reading| {
        readings[reading].context.iter().filter_map(move |context| {
            let (group, value) = context.topic.as_deref()?.split_once(':')?;
            Some((reading, group, value, context))
        })
    })
}

fn statement(reading: usize, value: &str, context: &Context, rule: &'static str) -> Said {
    Said::Statement {
        reading,
        value: value.to_owned(),
        evidence: context.evidence.clone(),
        rule: Cow::Borrowed(rule),
        hedge: None,
    }
}

/// A quotation, with the words that it consists of.
struct Quotation<'a> {
    reading: usize,
    value: &'a str,
    words: BTreeSet<String>,
    context: &'a Context,
}

/// Quotations that copies of one wire word differently: one of them is not what was said.
fn quotations(readings: &[Reading], order: &[usize]) -> Vec<Disagreement> {
    let mut wires: BTreeMap<&str, Vec<Quotation<'_>>> = BTreeMap::new();
    for (reading, _, value, context) in
        statements(readings, order).filter(|said| said.1.starts_with("quote"))
    {
        let words =
            value.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        let words = words.map(|word| fold(word).into_owned()).collect();
        let wire = wires.entry(readings[reading].facts.voice()).or_default();
        if wire.len() < QUOTATIONS {
            wire.push(Quotation { reading, value, words, context });
        }
    }
    let mut found = Vec::new();
    for told in wires.values() {
        for (at, one) in told.iter().enumerate() {
            for other in told[at + 1..].iter().filter(|other| altered(one, other)) {
                if readings[one.reading].facts.id != readings[other.reading].facts.id {
                    let said = |quotation: &Quotation<'_>| {
                        statement(
                            quotation.reading,
                            quotation.value,
                            quotation.context,
                            "altered_quotation",
                        )
                    };
                    found.push(Disagreement {
                        field: "quotation".to_owned(),
                        kind: DisagreementKind::Contradiction,
                        positions: vec![said(one), said(other)],
                    });
                }
            }
        }
    }
    found
}

/// Whether most words of two quotations are one, and not all.
fn altered(a: &Quotation<'_>, b: &Quotation<'_>) -> bool {
    let shared = a.words.intersection(&b.words).count();
    a.words != b.words && shared > 0 && shared * 200 >= (a.words.len() + b.words.len()) * ALTERED
}

/// Words that tell what a lull or a count is about.
pub(super) fn about(aggregate: &Aggregate) -> BTreeSet<String> {
    content_words(aggregate.what.as_deref().unwrap_or(""))
}
