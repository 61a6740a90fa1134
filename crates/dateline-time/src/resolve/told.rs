//! Times counted from another time of the text.

use chrono::{Datelike, Weekday};
use dateline_text::{Class, Span, Token};

use super::count::Stretch;
use super::{Given, Place, Resolver, count, day_place, value};
use crate::expr::{Amount, Count, Unit};
use crate::{Basis, Precision};

impl Resolver<'_> {
    /// Whether readers of `then` still have that date in mind: in news, one from this paragraph or the two before it.
    pub(super) fn within_reach(&self, given: Given, span: Span) -> bool {
        self.context.narrative || self.is_near(given, span)
    }

    /// Whether the two stand in this paragraph or the two before it.
    pub(super) fn is_near(&self, given: Given, span: Span) -> bool {
        const FAR: u32 = 1500;
        if span.start.saturating_sub(given.span.end) > FAR {
            return false;
        }
        let (from, to) = (given.span.end, span.start);
        let first = self.tokens.partition_point(|token| token.span.start < from);
        let between = self.tokens[first..].iter().take_while(|token| token.span.start <= to);
        between.filter(|token| token.is(Class::BLOCK_START)).count() <= 2
    }

    /// How many sentences end between the two.
    pub(super) fn sentences(&self, given: Given, span: Span) -> usize {
        let first = self.tokens.partition_point(|token| token.span.start < given.span.end);
        let between = self.tokens[first..].iter().take_while(|token| token.span.start < span.start);
        let ends = |token: &&Token| [".", "!", "?"].iter().any(|mark| token.is_mark(mark));
        between.filter(ends).count()
    }

    /// `from $40 million a year earlier`, told of a quarter: the same one of the year before.
    pub(super) fn compared(&self, span: Span) -> Option<Place> {
        const NEAR: usize = 12;
        let quarter = self.quarter.filter(|quarter| self.within_reach(*quarter, span))?;
        let first = self.tokens.partition_point(|token| token.span.start < span.start);
        let mut before = self.tokens[first.saturating_sub(NEAR)..first]
            .iter()
            .rev()
            .take_while(|token| !token.is_mark("."));
        let compares = before.any(|token| {
            ["compared", "from", "than", "versus", "against"]
                .iter()
                .any(|word| token.span.of(self.text).eq_ignore_ascii_case(word))
        });
        let start = quarter.stretch.0;
        let stretch = count::ymd(start.year() - 1, start.month(), 1)
            .filter(|_| compares)
            .and_then(|day| count::unit(day, Unit::Quarter, 0))?;
        let value = value::of_unit(Unit::Quarter, stretch);
        let basis = Basis::Anchored { anchor: Some(quarter.span) };
        Some(Place::new(Some(stretch), Precision::Season, value, basis))
    }

    /// The quarter that the text tells of, or else the last one that is over; a year before it for `year-earlier`.
    pub(super) fn told(&self, unit: Unit, years: i32) -> Place {
        let last = self.last.filter(|last| last.precision == Precision::Season);
        let (base, basis) = match (last, self.context.reference) {
            (Some(last), _) => (Some(last.stretch.0), Basis::Anchored { anchor: Some(last.span) }),
            (None, Some(reference)) => {
                (count::unit(reference, unit, -1).map(|stretch| stretch.0), self.written())
            }
            (None, None) => (None, Basis::Unresolved),
        };
        let found = base
            .and_then(|day| count::ymd(day.year() + years, day.month(), 1))
            .and_then(|day| count::unit(day, unit, 0));
        match found {
            Some(stretch) => {
                Place::new(Some(stretch), Precision::Season, value::of_unit(unit, stretch), basis)
            }
            None => Place::unresolved(value::unknown(unit)),
        }
    }

    /// What `later` and `that year` count from, with its words.
    pub(super) fn given(&self, span: Span, unit: Unit) -> Option<(Stretch, Precision, Basis)> {
        let given = if unit <= Unit::Day { self.last_day.or(self.said) } else { self.said };
        let fits = |given: &Given| unit > Unit::Day || given.precision <= Precision::Days;
        // `said on Tuesday that ten were killed the day before`: the day of the saying, where nothing else is told.
        let heard = self.heard.filter(|heard| {
            unit <= Unit::Day && !self.context.narrative && self.sentences(*heard, span) == 0
        });
        let told = given.filter(fits).filter(|given| self.within_reach(*given, span));
        told.or(heard).map(|given| {
            (given.stretch, given.precision, Basis::Anchored { anchor: Some(given.span) })
        })
    }

    pub(super) fn later(&self, span: Span, amount: Amount, back: bool) -> Place {
        let written = || {
            let day = self
                .context
                .reference
                .filter(|_| !self.context.narrative && amount.unit >= Unit::Week)?;
            Some(((day, day.succ_opt()?), Precision::Day, self.written()))
        };
        let vague = if back { "PAST_REF" } else { "FUTURE_REF" };
        if amount.count == Count::Some {
            return Place::unresolved(value::duration(amount));
        }
        if back
            && amount.unit == Unit::Year
            && amount.count == Count::Exactly(1)
            && let Some(place) = self.compared(span)
        {
            return place;
        }
        let Some((stretch, precision, basis)) = self.given(span, amount.unit).or_else(written)
        else {
            return Place::unresolved(value::duration(amount));
        };
        // `a year earlier`, told of a quarter, is a quarter.
        let unit = match precision {
            Precision::Day => amount.unit,
            Precision::Season => Unit::Quarter,
            _ => amount.unit.max(unit_of(precision)),
        };
        match count::moved(stretch.0, amount, back).and_then(|day| count::unit(day, unit, 0)) {
            Some(found) => {
                Place::new(Some(found), count::precision(unit), value::of_unit(unit, found), basis)
            }
            None => Place::unresolved(vague),
        }
    }

    pub(super) fn anaphor(&self, span: Span, unit: Unit, shift: i32) -> Place {
        // `that month` needs a month, or a day of one; a year has twelve.
        let fine = |precision: Precision| precision <= count::precision(unit).max(Precision::Days);
        match self.given(span, unit).filter(|(_, precision, _)| fine(*precision)) {
            Some((stretch, _, basis)) => match count::unit(stretch.0, unit, shift) {
                Some(found) => Place::new(
                    Some(found),
                    count::precision(unit),
                    value::of_unit(unit, found),
                    basis,
                ),
                None => Place::unresolved(value::unknown(unit)),
            },
            None => Place::unresolved(value::unknown(unit)),
        }
    }

    pub(super) fn weekday_anaphor(&self, span: Span, weekday: Weekday, shift: i32) -> Place {
        let written = || self.context.reference.map(|day| (day, self.written()));
        let base = self
            .last_day
            .filter(|last| self.within_reach(*last, span))
            .map(|last| (last.stretch.0, Basis::Anchored { anchor: Some(last.span) }))
            .or_else(written);
        let found = base.and_then(|(day, basis)| {
            let found = match shift {
                0 => count::weekday_before(day, weekday),
                1 => count::weekday_after(day, weekday),
                _ => day.pred_opt().and_then(|eve| count::weekday_before(eve, weekday)),
            };
            found.map(|day| day_place(day, basis))
        });
        found.unwrap_or_else(|| {
            Place::unresolved(format!("XXXX-WXX-{}", weekday.number_from_monday()))
        })
    }
}

const fn unit_of(precision: Precision) -> Unit {
    match precision {
        Precision::Day | Precision::Days => Unit::Day,
        Precision::Week => Unit::Week,
        Precision::Month => Unit::Month,
        Precision::Season => Unit::Quarter,
        Precision::Year | Precision::Open => Unit::Year,
    }
}

pub(super) fn of_given(given: Given) -> String {
    let unit = match given.precision {
        Precision::Day | Precision::Days => Unit::Day,
        Precision::Week => Unit::Week,
        Precision::Month => Unit::Month,
        Precision::Season => Unit::Quarter,
        Precision::Year | Precision::Open => Unit::Year,
    };
    value::of_unit(unit, given.stretch)
}
