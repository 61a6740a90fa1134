//! Statements about many incidents: counts, shares of claims, lulls, series, levels. None of them is an incident.

mod attacks;
mod people;

use std::borrow::Cow;
use std::ops::Deref;

use dateline_document::Document;
use dateline_entity::Place;
use dateline_text::Span;
use dateline_text::number::Quantity;
use dateline_time::{Kind, Precision, Timex};

use crate::read::scene::{Scene, starts_with_since};
use crate::read::value;
use crate::{Aggregate, AggregateKind, Count, CountStatus, DateValue};
use attacks::{attack_count, claim_share, frequency, lull, strike_series};
pub(super) use people::{LEVELS, may_tell_troops};
use people::{casualty_total, ongoing, troop_levels};

/// What a part says of many incidents, and whether an event may still be read from it.
pub(crate) struct Summary {
    pub(crate) aggregates: Vec<Aggregate>,
    pub(crate) consumed: bool,
}

/// What the sentence before was about: a share of claims may lean on it (`Most were claimed by ...`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Topic {
    /// Attacks in general, not one of them.
    pub(crate) many: bool,
}

pub(crate) fn summarize(
    document: &Document<'_>,
    id: &str,
    scene: &Scene<'_>,
    topic: Topic,
) -> Summary {
    let mut summary = Summary { aggregates: Vec::new(), consumed: false };
    let mut add = |aggregate: Option<(Aggregate, bool)>| {
        if let Some((aggregate, consumed)) = aggregate {
            summary.consumed |= consumed;
            summary.aggregates.push(aggregate);
        }
    };
    let levels = troop_levels(document, id, scene);
    if !levels.is_empty() {
        return Summary { aggregates: levels, consumed: true };
    }
    add(claim_share(document, id, scene, topic));
    add(attack_count(document, id, scene));
    add(casualty_total(document, id, scene));
    add(strike_series(document, id, scene));
    add(frequency(document, id, scene, topic));
    add(ongoing(document, id, scene));
    add(lull(document, id, scene, topic));
    summary
}

fn aggregate(
    document: &Document<'_>,
    id: &str,
    scene: &Scene<'_>,
    kind: AggregateKind,
    value: Count,
    span: Span,
) -> Aggregate {
    Aggregate {
        document: id.to_owned(),
        kind,
        value,
        what: Some(what(document, scene, span)),
        area: area(scene),
        actor: None,
        window: window(document, scene),
        as_of: document.reference.best.map(|_| value::reference(&document.reference)),
        series: None,
        evidence: vec![span.into()],
    }
}

/// The words of what is counted, short.
fn what(document: &Document<'_>, scene: &Scene<'_>, span: Span) -> String {
    let noun = scene.hits.iter().find(|(_, hit)| !hit.sense().harm());
    let start = noun.map_or(span.start, |(_, hit)| hit.span.start).clamp(span.start, span.end);
    let words = document.words(Span { start, end: span.end });
    let cut = words
        .char_indices()
        .nth(80)
        .map_or(words.len(), |(at, _)| words[..at].rfind(' ').unwrap_or(at));
    words[..cut].trim_end_matches(['.', ',', ' ']).to_owned()
}

/// Countries and named areas, in order, once each.
fn area(scene: &Scene<'_>) -> Vec<String> {
    let mut area: Vec<String> = Vec::new();
    for (_, place) in &scene.places {
        for name in names(place) {
            if !area.iter().any(|known| known == name) {
                area.push(name.to_owned());
            }
        }
    }
    area
}

/// The countries of a place; without one its name.
fn names(place: &Place) -> impl Iterator<Item = &str> {
    let name = place.name.as_deref().filter(|_| place.countries.is_empty());
    place.countries.iter().map(Deref::deref).chain(name)
}

/// The time over which something is counted: `since ...` runs to the day of writing.
fn window(document: &Document<'_>, scene: &Scene<'_>) -> Option<DateValue> {
    let times = document.times_in(scene.part.span);
    let dated = |time: &&Timex| {
        time.interval.is_some() && matches!(time.kind, Kind::Date) && !time.value.ends_with("_REF")
    };
    let since = |time: &&Timex| {
        let before = scene
            .part
            .items
            .iter()
            .rev()
            .filter(|item| item.span().end <= time.span.start)
            .take(12);
        starts_with_since(document, time)
            || before.clone().any(|item| item.one_of(&["since", "began", "from"]))
    };
    let time = times.iter().filter(dated).find(since).or_else(|| times.iter().find(dated))?;
    let mut window = value::date(document, time);
    if since(&time) {
        window.end = document.reference.best.or(document.reference.interval.last());
        window.best = None;
        window.precision = Cow::Borrowed(if window.end.is_some() { "days" } else { "open" });
    }
    Some(window)
}

fn number_count(document: &Document<'_>, quantity: Quantity, span: Span) -> Count {
    Count {
        status: CountStatus::Stated,
        min: quantity.min,
        max: quantity.max,
        best: quantity.best,
        words: Some(document.words(span).to_owned()),
    }
}

fn silent() -> Count {
    Count::NOT_STATED
}

/// Whether the part counts over a long time: a week or more, or since something.
pub(super) fn long_window(document: &Document<'_>, scene: &Scene<'_>) -> bool {
    let since = scene.part.items.iter().any(|item| item.one_of(&["since"]));
    since
        || document.times_in(scene.part.span).iter().any(|time| {
            let long = |p: Precision| {
                matches!(
                    p,
                    Precision::Week
                        | Precision::Month
                        | Precision::Season
                        | Precision::Year
                        | Precision::Open
                )
            };
            // `breaking a lull of three months`: the lull is long, not the counting.
            let before =
                scene.part.items.iter().rev().filter(|item| item.span().end <= time.span.start);
            if before.take(3).any(|item| item.one_of(&["lull", "pause", "truce", "ceasefire"])) {
                return false;
            }
            time.interval.as_ref().is_some_and(|interval| long(interval.precision))
                || time.kind == Kind::Duration
                    && time.value.starts_with('P')
                    && !time.value.starts_with("PT")
                    && !time.value.ends_with('D')
                || starts_with_since(document, time)
        })
}
