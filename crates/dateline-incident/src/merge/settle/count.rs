//! Counts: bounds that meet, and the envelope of those that do not.

use super::{COMPARED, Fit, Said, Value};
use crate::{Count, CountStatus};

/// The range that a status and its bounds stand for, where they stand for one.
fn range(count: &Count) -> Option<(u64, u64)> {
    match count.status {
        CountStatus::Stated => Some((count.min.unwrap_or(0), count.max.unwrap_or(u64::MAX))),
        CountStatus::StatedNoNumber => {
            Some((count.min.unwrap_or(1).max(1), count.max.unwrap_or(u64::MAX)))
        }
        CountStatus::ExplicitNone => Some((0, 0)),
        CountStatus::NoReports | CountStatus::NoReportsYet | CountStatus::NotStated => None,
    }
}

/// How two counts lie to each other. That nobody reports any is no number, and disputes none.
pub(super) fn fit(a: &Count, b: &Count) -> Fit {
    match (range(a), range(b)) {
        _ if (a.status, a.min, a.max, a.best) == (b.status, b.min, b.max, b.best) => Fit::Same,
        (Some(a), Some(b)) if a.1 < b.0 || b.1 < a.0 => Fit::Contradict,
        _ => Fit::Compatible,
    }
}

/// The reading of counts that fit: the bounds that all share, by the best grounds.
///
/// A number goes before an uncounted some, that before an explicit none, that before the want of reports.
pub(super) fn unite(counts: &[&Count]) -> Count {
    let Some(first) = counts.iter().min_by_key(|count| count.status) else {
        return Count::NOT_STATED;
    };
    let numbered: Vec<(u64, u64)> = counts.iter().filter_map(|count| range(count)).collect();
    if first.status != CountStatus::Stated {
        return (*first).clone();
    }
    let min = numbered.iter().map(|range| range.0).max().unwrap_or(0);
    let max = numbered.iter().map(|range| range.1).min().unwrap_or(u64::MAX);
    if min > max {
        return envelope(counts);
    }
    let mut bests: Vec<u64> = counts
        .iter()
        .filter_map(|count| count.best)
        .filter(|best| (min..=max).contains(best))
        .collect();
    bests.sort_unstable();
    bests.dedup();
    let best = match bests[..] {
        _ if min == max => Some(min),
        [best] => Some(best),
        _ => None,
    };
    let tight = counts.iter().find(|count| range(count) == Some((min, max)));
    Count {
        status: CountStatus::Stated,
        min: (min > 0 || max != u64::MAX).then_some(min),
        max: (max != u64::MAX).then_some(max),
        best,
        words: tight.and_then(|count| count.words.clone()),
    }
}

/// The bounds of a dispute: all numbers that anybody gives lie within, and no one of them is printed.
///
/// "At least nine" beside "sixteen" and "thirteen" gives 9 to 16; above all other numbers it leaves the top open. What
/// no other number contradicts ("many") bounds nothing.
fn envelope(counts: &[&Count]) -> Count {
    let against = |count: &Count| counts.iter().any(|own| fit(count, own) == Fit::Contradict);
    let ranges = || counts.iter().filter(|count| against(count)).filter_map(|count| range(count));
    let closed = ranges().map(|range| range.1).filter(|&max| max != u64::MAX).max();
    let top = ranges().map(|range| range.0).max();
    let max = closed.filter(|&max| top.is_none_or(|top| top <= max));
    Count {
        status: CountStatus::Stated,
        min: ranges().map(|range| range.0).min(),
        max,
        best: None,
        words: None,
    }
}

/// Whether those who fight give so many more than others know of that both are no one number: 80, where officials count at
/// least 15.
fn boast(own: Said<'_, Count>, other: Said<'_, Count>) -> bool {
    /// As many times more.
    const MORE: u64 = 2;
    /// `Several` are no count.
    const COUNTED: u64 = 5;
    let open = other.value.max.is_none() && other.value.status == CountStatus::Stated;
    let least = other.value.min.filter(|least| open && *least >= COUNTED);
    own.partisan
        && !other.partisan
        && own.value.min.zip(least).is_some_and(|(own, least)| own >= least.saturating_mul(MORE))
}

impl Value for Count {
    fn speaks(&self) -> bool {
        self.status != CountStatus::NotStated
    }

    fn fit(a: Said<'_, Self>, b: Said<'_, Self>) -> Fit {
        match fit(a.value, b.value) {
            Fit::Compatible if boast(a, b) || boast(b, a) => Fit::Contradict,
            fit => fit,
        }
    }

    fn unite(said: &[Said<'_, Self>]) -> Option<Self> {
        Some(unite(&said.iter().map(|said| said.value).collect::<Vec<_>>()))
    }

    fn disputed(said: &[Said<'_, Self>]) -> Option<Self> {
        let counts: Vec<&Self> = said.iter().map(|said| said.value).collect();
        let own = envelope(&counts);
        if own.min.is_some() {
            return Some(own);
        }
        // All but a boast fit each other.
        let ranges = || {
            let numbers = counts.iter().filter(|count| count.status == CountStatus::Stated);
            numbers.filter_map(|count| range(count)).filter(|range| range.0 > 0)
        };
        let max = ranges().map(|range| range.1).filter(|&max| max != u64::MAX).max();
        Some(Self { min: ranges().map(|range| range.0).min(), max, ..own })
    }

    fn silent() -> Option<Self> {
        Some(Self::NOT_STATED)
    }

    const REVISED: bool = true;

    /// One voice has one toll, the largest that it gives: fewer are some of these (`two lawmakers were among the dead`). Nor
    /// is what an article tells of before a toll rose another opinion; that of another source is.
    fn whole(said: Vec<Said<'_, Self>>) -> Vec<Said<'_, Self>> {
        let part = |own: &Said<'_, Self>| {
            let larger = |other: &Said<'_, Self>| {
                let (one, other) = (range(own.value), range(other.value));
                one.zip(other).is_some_and(|(one, other)| one.1 < other.0)
            };
            let told = |other: &Said<'_, Self>| {
                other.voice == own.voice
                    || other.risen && own.narrator && other.account == own.account
            };
            said.iter().any(|other| told(other) && larger(other))
        };
        let parts: Vec<bool> = said.iter().take(COMPARED).map(part).collect();
        let kept =
            said.iter().enumerate().filter(|(at, _)| !parts.get(*at).is_some_and(|part| *part));
        kept.map(|(_, own)| *own).collect()
    }
}
