//! Years before Christ: there is no day to give, and the value says so.

use std::fmt::Write as _;

use super::place::Place;
use super::{Resolver, value};
use crate::expr::{Count, Season, Unit, When};
use crate::{Basis, Precision};

/// A time before the year 1: TIMEX2 writes `BC0480`; no interval of days is given.
pub(super) fn before_christ(year: u32, season: Option<Season>, month: Option<u32>) -> Place {
    let mut value = format!("BC{year:04}");
    if let Some(season) = season {
        value.push('-');
        value.push_str(value::season_code(season));
    }
    if let Some(month) = month {
        let _ = write!(value, "-{month:02}");
    }
    unplaced(value)
}

/// A value before the first day that there is.
pub(super) fn unplaced(value: String) -> Place {
    Place::new(None, Precision::Open, value, Basis::Stated)
        .because("before the year 1, where no days are given")
}

impl Resolver<'_> {
    /// What a history of that time leaves out: `the following year`, `two years later`, `in August`, `that winter`.
    pub(super) fn in_era(&self, when: &When) -> Option<Place> {
        if !self.context.narrative {
            return None;
        }
        let (year, span) = self.era?;
        let (year, season, month) = match when {
            When::Anaphor { unit: Unit::Year, shift } => (moved(year, *shift)?, None, None),
            When::Later { amount, back } if amount.unit >= Unit::Year => {
                let Count::Exactly(count) = amount.count else { return None };
                let years = i32::try_from(count).ok()?.checked_mul(match amount.unit {
                    Unit::Decade => 10,
                    Unit::Century => 100,
                    _ => 1,
                })?;
                (moved(year, if *back { -years } else { years })?, None, None)
            }
            When::Season { season, year: None, .. } => (year, Some(*season), None),
            When::Month { month, .. } => (year, None, Some(*month)),
            _ => return None,
        };
        let place = before_christ(year, season, month);
        Some(Place { basis: Basis::Anchored { anchor: Some(span) }, ..place })
    }
}

/// Later years have smaller numbers.
fn moved(year: u32, years: i32) -> Option<u32> {
    let moved = i64::from(year) - i64::from(years);
    u32::try_from(moved).ok().filter(|year| *year > 0)
}
