//! Series: aggregates of several dates that count alike, and statements made twice in one document.
//!
//! "More than 140 attacks" in January and "more than 175" in July are points of one line, not a dispute.

use std::collections::{BTreeMap, BTreeSet};

use dateline_text::fold;

use super::disagree::about;
use super::id::slug;
use super::row::document_key;
use crate::{ActorValue, Aggregate, AggregateKind, Reading};

/// Words that say nothing about what is counted.
const EMPTY: [&str; 87] = [
    "a",
    "about",
    "after",
    "against",
    "all",
    "also",
    "an",
    "and",
    "apparently",
    "are",
    "area",
    "at",
    "attack",
    "attacked",
    "attacks",
    "been",
    "by",
    "day",
    "days",
    "early",
    "end",
    "ended",
    "few",
    "first",
    "following",
    "for",
    "force",
    "forces",
    "from",
    "halted",
    "has",
    "have",
    "in",
    "incident",
    "incidents",
    "into",
    "largely",
    "last",
    "late",
    "lull",
    "mainly",
    "many",
    "month",
    "months",
    "more",
    "most",
    "mostly",
    "near",
    "nearly",
    "of",
    "on",
    "or",
    "over",
    "pause",
    "previous",
    "recent",
    "roughly",
    "several",
    "since",
    "some",
    "spate",
    "start",
    "still",
    "stop",
    "stopped",
    "strike",
    "strikes",
    "such",
    "targeted",
    "than",
    "that",
    "the",
    "then",
    "these",
    "this",
    "those",
    "time",
    "times",
    "to",
    "under",
    "week",
    "weeks",
    "were",
    "which",
    "with",
    "year",
    "years",
];

/// The longest slug of a series.
const WORDS: usize = 3;

/// Drops what a document states twice, and names the series of what is counted alike.
///
/// Counts of attacks are alike where area and object meet; levels of troops where the area is one and the object meets.
/// The result does not depend on the order of `readings`.
pub fn series(readings: &mut [Reading]) {
    for reading in readings.iter_mut() {
        repeats(&mut reading.aggregates);
    }
    let mut order: Vec<usize> = (0..readings.len()).collect();
    order.sort_by_key(|&reading| document_key(readings, reading));
    let counted: Vec<(usize, usize)> = order
        .iter()
        .flat_map(|&reading| (0..readings[reading].aggregates.len()).map(move |at| (reading, at)))
        .filter(|&(reading, at)| named(readings[reading].aggregates[at].kind).is_some())
        .collect();

    let mut lines = Lines::default();
    for (reading, at) in counted {
        lines.add(Counted::of(&readings[reading].aggregates[at]), (reading, at));
    }
    let lines: Vec<_> =
        lines.lines.into_iter().map(|(first, line)| (name(first.of), line)).collect();
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for (name, line) in lines {
        let count = taken.entry(name.clone()).or_default();
        *count += 1;
        let name = if *count == 1 { name } else { format!("{name}-{count}") };
        for (reading, at) in line {
            readings[reading].aggregates[at].series = Some(name.clone());
        }
    }
}

/// The first word of the series of a kind that is a line of points.
fn named(kind: AggregateKind) -> Option<&'static str> {
    match kind {
        AggregateKind::AttackCount => Some("attacks"),
        AggregateKind::TroopLevel => Some("troops"),
        AggregateKind::CasualtyTotal => Some("casualties"),
        _ => None,
    }
}

/// `attacks-us-troops-iq-sy`
fn name(first: &Aggregate) -> String {
    let mut name = named(first.kind).unwrap_or("series").to_owned();
    let area = first.area.iter().map(|area| fold(area).into_owned());
    let words = about(first).into_iter().take(WORDS);
    for part in words
        .chain(area.collect::<BTreeSet<_>>())
        .map(|part| slug(&part))
        .filter(|part| part != "none")
    {
        name.push('-');
        name.push_str(&part);
    }
    name
}

/// An aggregate with what it is compared by.
struct Counted<'a> {
    of: &'a Aggregate,
    area: BTreeSet<String>,
    about: BTreeSet<String>,
}

impl<'a> Counted<'a> {
    fn of(aggregate: &'a Aggregate) -> Self {
        let area = aggregate.area.iter().map(|area| fold(area).into_owned()).collect();
        Self { of: aggregate, area, about: about(aggregate) }
    }
}

/// Lines of points. The first point stands for its line, so that a line does not wander from topic to topic.
#[derive(Default)]
struct Lines<'a> {
    lines: Vec<(Counted<'a>, Vec<(usize, usize)>)>,
    /// Lines by kind and each area of their first point; without an area, by none.
    by_area: BTreeMap<(AggregateKind, Option<String>), Vec<usize>>,
}

impl<'a> Lines<'a> {
    fn add(&mut self, point: Counted<'a>, at: (usize, usize)) {
        let kind = point.of.kind;
        let areas =
            || point.area.iter().cloned().map(Some).chain(point.area.is_empty().then_some(None));
        let mut near: Vec<usize> = if point.area.is_empty() {
            (0..self.lines.len()).collect()
        } else {
            areas()
                .chain([None])
                .filter_map(|area| self.by_area.get(&(kind, area)))
                .flatten()
                .copied()
                .collect()
        };
        near.sort_unstable();
        if let Some(line) = near.into_iter().find(|&line| alike(&self.lines[line].0, &point)) {
            self.lines[line].1.push(at);
            return;
        }
        for area in areas() {
            self.by_area.entry((kind, area)).or_default().push(self.lines.len());
        }
        self.lines.push((point, vec![at]));
    }
}

/// Whether two aggregates count the same thing, perhaps at different times.
fn alike(a: &Counted<'_>, b: &Counted<'_>) -> bool {
    let areas = match a.of.kind {
        AggregateKind::TroopLevel => a.area == b.area,
        _ => a.area.is_empty() || b.area.is_empty() || !a.area.is_disjoint(&b.area),
    };
    let objects = a.about.is_empty() || b.about.is_empty() || !a.about.is_disjoint(&b.about);
    a.of.kind == b.of.kind
        && areas
        && objects
        && one_actor(a.of.actor.as_ref(), b.of.actor.as_ref())
}

/// Whether two aggregates may speak of one thing: their areas meet as far as both have one, and so do their objects.
pub(super) fn meet(a: &Aggregate, b: &Aggregate) -> bool {
    areas_meet(a, b) && objects(a, b)
}

/// Whether two aggregates are not told of different areas.
pub(super) fn areas_meet(a: &Aggregate, b: &Aggregate) -> bool {
    a.area.is_empty() || b.area.is_empty() || a.area.iter().any(|area| b.area.contains(area))
}

fn objects(a: &Aggregate, b: &Aggregate) -> bool {
    let (one, other) = (about(a), about(b));
    one.is_empty() || other.is_empty() || !one.is_disjoint(&other)
}

fn one_actor(a: Option<&ActorValue>, b: Option<&ActorValue>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => super::Who::of(a).may_be(super::Who::of(b)),
        _ => true,
    }
}

/// The folded words that say what is counted.
pub(super) fn content_words(text: &str) -> BTreeSet<String> {
    let words =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let folded = words.map(|word| fold(word).into_owned());
    folded
        .filter(|word| {
            EMPTY.binary_search(&word.as_str()).is_err()
                && !word.bytes().all(|b| b.is_ascii_digit())
        })
        .collect()
}

/// Joins what one document states twice (standfirst, caption, body); the words of all stand as evidence.
fn repeats(aggregates: &mut Vec<Aggregate>) {
    let mut kept: Vec<Aggregate> = Vec::with_capacity(aggregates.len());
    for aggregate in aggregates.drain(..) {
        let numbered = aggregate.value.min.is_some() || aggregate.value.max.is_some();
        let same = |other: &&mut Aggregate| {
            let value = |aggregate: &Aggregate| {
                (aggregate.value.status, aggregate.value.min, aggregate.value.max)
            };
            numbered
                && value(other) == value(&aggregate)
                && alike(&Counted::of(other), &Counted::of(&aggregate))
        };
        match kept.iter_mut().find(same) {
            Some(other) => {
                other.evidence.extend(aggregate.evidence);
                other.evidence.sort_unstable();
                other.evidence.dedup();
                other.window = other.window.take().or(aggregate.window);
                other.as_of = other.as_of.take().or(aggregate.as_of);
                other.actor = other.actor.take().or(aggregate.actor);
            }
            None => kept.push(aggregate),
        }
    }
    *aggregates = kept;
}

#[cfg(test)]
mod tests {
    #[test]
    fn empty_words_are_sorted() {
        assert!(super::EMPTY.is_sorted());
    }
}
