//! Dates: the finest day that the accounts can share, by the firmest grounds.

use std::borrow::Cow;
use std::cmp::Reverse;

use chrono::{Days, NaiveDate};

use super::{Fit, Said, Value, by_votes};
use crate::{DateBasis, DateValue};

/// Whether two dates can be one: they share a day, or touch across a night.
fn overlap(a: &DateValue, b: &DateValue) -> bool {
    let night = |date: &DateValue| matches!(date.part_of_day.as_deref(), Some("night" | "evening"));
    let slack = u64::from(night(a) || night(b));
    let before = |end: Option<NaiveDate>, start: Option<NaiveDate>| match (end, start) {
        (Some(end), Some(start)) => {
            end.checked_add_days(Days::new(slack)).is_some_and(|end| end < start)
        }
        _ => false,
    };
    !before(a.end, b.start) && !before(b.end, a.start)
}

fn bounded(date: &DateValue) -> bool {
    date.start.is_some() || date.end.is_some()
}

/// Days that the date may be, as far as bounded.
fn width(date: &DateValue) -> i64 {
    match (date.start, date.end) {
        (Some(start), Some(end)) => (end - start).num_days().max(0),
        _ => i64::MAX,
    }
}

/// Firmer first: read from the text, then from a borrowed date, then worked out.
fn grounds(basis: DateBasis) -> u8 {
    match basis {
        DateBasis::Stated | DateBasis::Anchored => 0,
        DateBasis::Borrowed => 1,
        DateBasis::Inferred => 2,
        DateBasis::None => 3,
    }
}

/// The settled reading: the firmest and finest date, narrowed by all others that can be true with it.
///
/// Of dates that exclude each other, the firmer goes first, then what more say, then the earlier: news is late more
/// often than early. What was left out stands in `rejected`. `None` if no date has a bound.
pub(in crate::merge) fn choose(said: &[&DateValue]) -> Option<DateValue> {
    let dates: Vec<&DateValue> = said.iter().copied().filter(|date| bounded(date)).collect();
    let days = by_votes(dates.iter().filter(|date| width(date) == 0).map(|date| date.start));
    let votes = |date: &DateValue| {
        days.iter().find(|(day, _)| *day == date.start).map_or(0, |&(_, votes)| votes)
    };
    let first = *dates.iter().min_by_key(|date| {
        // A single day by weak grounds does not beat a firm span, but does narrow it below.
        let weak = grounds(date.basis);
        (
            weak.max(u8::from(width(date) > 31)),
            width(date).min(400),
            Reverse(votes(date)),
            date.start,
            Reverse(date.confidence),
        )
    })?;
    let mut settled = first.clone();
    for date in &dates {
        if !overlap(&settled, date) {
            let day = date.best.or(date.start).or(date.end);
            if let Some(day) =
                day.filter(|day| settled.rejected.iter().all(|(other, _)| other != day))
            {
                settled.rejected.push((day, "another account says so".to_owned()));
            }
            settled.confidence = settled.confidence.saturating_sub(15);
            continue;
        }
        let start = settled.start.into_iter().chain(date.start).max();
        let end = settled.end.into_iter().chain(date.end).min();
        if start > end && start.is_some() && end.is_some() {
            // They touch across a night only: the first stands.
            continue;
        }
        if (start, end) != (settled.start, settled.end) {
            settled = narrowed(&settled, date, (start, end));
        }
        settled.part_of_day = settled.part_of_day.take().or_else(|| date.part_of_day.clone());
        settled.clock = settled.clock.or(date.clock);
    }
    settled.rejected.retain(|(day, _)| settled.best != Some(*day));
    Some(settled)
}

/// What two dates share, in the words of the one that says it, or of the first.
fn narrowed(
    first: &DateValue,
    other: &DateValue,
    (start, end): (Option<NaiveDate>, Option<NaiveDate>),
) -> DateValue {
    let inside = |day: &NaiveDate| {
        start.is_none_or(|start| start <= *day) && end.is_none_or(|end| *day <= end)
    };
    let best = first.best.or(other.best).filter(inside);
    if (start, end) == (other.start, other.end) {
        let mut date = other.clone();
        date.best = date.best.or(best);
        date.confidence = date.confidence.min(first.confidence.max(50));
        return date;
    }
    let day = (start == end).then_some(start).flatten();
    DateValue {
        start,
        end,
        best: day.or(best),
        precision: if day.is_some() { Cow::Borrowed("day") } else { Cow::Borrowed("days") },
        basis: DateBasis::Inferred,
        confidence: first.confidence.min(other.confidence).min(60),
        rule: Some(Cow::Borrowed("shared_by_accounts")),
        reason: Some("what the accounts' dates have in common".to_owned()),
        ..first.clone()
    }
}

impl Value for DateValue {
    fn speaks(&self) -> bool {
        bounded(self)
    }

    fn fit(a: Said<'_, Self>, b: Said<'_, Self>) -> Fit {
        match (a.value, b.value) {
            (a, b) if (a.start, a.end) == (b.start, b.end) => Fit::Same,
            (a, b) if overlap(a, b) => Fit::Compatible,
            _ => Fit::Contradict,
        }
    }

    fn unite(said: &[Said<'_, Self>]) -> Option<Self> {
        choose(&said.iter().map(|said| said.value).collect::<Vec<_>>())
    }
}
