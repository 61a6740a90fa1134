//! What changes of a value on its way out: dates gain quotes, places coordinates in degrees.

use dateline_incident::{
    Claim, Count, CountStatus, DateBasis, DateValue, EventType, Nature, Perpetrator, PlaceValue,
    Side, Stage, TargetValue, VictimValue, WeaponValue,
};

use super::Quoting;
use crate::shape::{Candidate, Date, Degrees, Evidence, Percent, Place, RejectedDay};

/// A value of a field, as it leaves.
pub(super) trait Leave: PartialEq {
    /// Its shape outside.
    type Out;

    /// The value in the words of `quoting`'s document.
    fn leave(&self, quoting: &Quoting<'_>) -> Self::Out;

    /// Whether the value was read in the same words as `other`, though it may have been settled since.
    fn same_words(&self, other: &Self) -> bool {
        self == other
    }

    /// Gives `out` the words that it stands on, if it carries any and has none of its own.
    fn stand_on(_out: &mut Self::Out, _words: &[Evidence]) {}

    /// What a field prints that has no settled value, made of the positions' values.
    fn unsettled(_told: &[&Self]) -> Option<Self::Out> {
        None
    }
}

macro_rules! leave_as_they_are {
    ($($type:ty),*) => { $(impl Leave for $type {
        type Out = Self;

        fn leave(&self, _quoting: &Quoting<'_>) -> Self {
            self.clone()
        }
    })* };
}

leave_as_they_are!(
    Nature,
    EventType,
    Stage,
    Vec<WeaponValue>,
    Vec<TargetValue>,
    Vec<VictimValue>,
    Vec<Side>,
    Perpetrator,
    Claim
);

impl Leave for Count {
    type Out = Self;

    fn leave(&self, _quoting: &Quoting<'_>) -> Self {
        self.clone()
    }

    /// A count is never silent: nothing said is `not_stated`, a dispute the envelope of what is said.
    fn unsettled(told: &[&Self]) -> Option<Self> {
        let numbered = told.iter().filter(|count| count.min.is_some() || count.max.is_some());
        let Some(first) = told.first() else { return Some(Self::NOT_STATED) };
        if numbered.clone().next().is_none() {
            return Some(Self::bare(first.status, None));
        }
        // An open end of one position leaves the envelope open at that end.
        let min = numbered.clone().map(|count| count.min).min().flatten();
        let max = numbered.clone().map(|count| count.max);
        let max = if max.clone().any(|end| end.is_none()) { None } else { max.max().flatten() };
        let status = if min == Some(0) && max == Some(0) {
            CountStatus::ExplicitNone
        } else {
            CountStatus::Stated
        };
        let best = min.filter(|_| min == max);
        Some(Self { status, min, max, best, words: None })
    }
}

impl Leave for DateValue {
    type Out = Date;

    fn leave(&self, quoting: &Quoting<'_>) -> Date {
        Date {
            start: self.start,
            end: self.end,
            best: self.best,
            precision: self.precision.clone(),
            part_of_day: self.part_of_day.clone(),
            time: self.clock.and_then(clock),
            zone: self.zone.clone(),
            basis: self.basis,
            confidence: Percent::new(self.confidence),
            rule: self.rule.as_ref().map(ToString::to_string),
            evidence: quoting.all(&self.evidence),
            anchor: self.anchor.and_then(|bytes| quoting.one(bytes)),
            rejected: self
                .rejected
                .iter()
                .map(|(date, reason)| RejectedDay { date: *date, reason: reason.clone() })
                .collect(),
            reason: self.reason.clone(),
        }
    }

    fn same_words(&self, other: &Self) -> bool {
        !self.evidence.is_empty() && self.evidence == other.evidence && self.anchor == other.anchor
    }

    fn stand_on(out: &mut Date, words: &[Evidence]) {
        if out.evidence.is_empty() {
            out.evidence = words.to_vec();
        }
    }
}

impl Leave for PlaceValue {
    type Out = Place;

    fn leave(&self, _quoting: &Quoting<'_>) -> Place {
        place(self)
    }
}

/// A place as it leaves. An unnamed place has no coordinates, whatever was read.
pub(super) fn place(place: &PlaceValue) -> Place {
    let point = place.point.filter(|_| place.name.is_some());
    Place {
        name: place.name.clone(),
        words: place.words.clone(),
        id: place.id.clone(),
        kind: place.kind.clone(),
        relation: place.relation.clone(),
        country: match place.countries.as_slice() {
            [one] => Some(one.clone()),
            _ => None,
        },
        countries: place.countries.clone(),
        admin1: place.admin1.clone(),
        admin2: place.admin2.clone(),
        lat: point.map(|(lat, _)| Degrees(lat)),
        lon: point.map(|(_, lon)| Degrees(lon)),
        precision_km: place.precision_km.filter(|_| point.is_some()),
        candidates: place
            .candidates
            .iter()
            .map(|other| Candidate {
                name: other.name.clone(),
                id: other.id.clone(),
                country: other.country.clone(),
                lat: other.point.map(|(lat, _)| Degrees(lat)),
                lon: other.point.map(|(_, lon)| Degrees(lon)),
                score: other.score,
            })
            .collect(),
    }
}

/// `HH:MM`, of a clock that exists.
pub(super) fn clock((hour, minute): (u8, u8)) -> Option<String> {
    (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

/// Whether a date says anything at all.
pub(super) fn says_nothing(date: &DateValue) -> bool {
    date.basis == DateBasis::None && date.start.is_none() && date.end.is_none()
}
