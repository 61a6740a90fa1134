//! Weeks, months, seasons, quarters and years.

use chrono::Datelike;
use dateline_text::Span;

use super::tense::{self, Tense};
use super::{Place, Resolver, count, value};
use crate::expr::{Amount, Count, Season, Unit, Which};
use crate::{Basis, Day, Direction, Precision};

impl Resolver<'_> {
    pub(super) fn month(
        &self,
        span: Span,
        month: u32,
        which: Option<Which>,
        of_year: Option<Which>,
    ) -> Place {
        let at = |year: i32, basis| {
            Place::new(
                count::month(year, month),
                Precision::Month,
                format!("{year:04}-{month:02}"),
                basis,
            )
        };
        if self.context.narrative
            && which.is_none()
            && of_year.is_none()
            && let Some(last) = self.last
        {
            return at(Self::told_year(last, month), Basis::Anchored { anchor: Some(last.span) })
                .named("month_told");
        }
        // `the previous April` of a story is the one before its last date.
        if self.context.narrative
            && let (Some(which), Some(last)) = (which, self.last)
        {
            let (year, now) = (last.stretch.0.year(), last.stretch.0.month());
            let year = match which {
                Which::Last => year - i32::from(month >= now),
                Which::This => year,
                Which::Next => year + i32::from(month <= now),
            };
            return at(year, Basis::Anchored { anchor: Some(last.span) }).named("month_told");
        }
        let Some(reference) = self.context.reference else {
            return Place::unresolved(format!("XXXX-{month:02}"));
        };
        let year = reference.year();
        if let Some(which) = of_year {
            return at(year + which.shift(), self.written());
        }
        let ahead = month > reference.month();
        let past = if ahead { year - 1 } else { year };
        let future = if month < reference.month() { year + 1 } else { year };
        match which {
            Some(Which::Last) => {
                return at(
                    if month >= reference.month() { year - 1 } else { year },
                    self.written(),
                );
            }
            Some(Which::Next) => {
                return at(
                    if month <= reference.month() { year + 1 } else { year },
                    self.written(),
                );
            }
            Some(Which::This) => return at(year, self.written()),
            None => {}
        }
        let distance = |year: i32| {
            ((year - reference.year()) * 12 + month.cast_signed() - reference.month().cast_signed())
                .abs()
        };
        // At six months either way news looks back.
        let nearest = if distance(past) <= distance(future) { past } else { future };
        let (chosen, rule) = match self.tense(span) {
            // Eleven months ago has its year told, or a verb beside it.
            Tense::Past
                if self.context.direction == Direction::Auto
                    && distance(future) == 1
                    && !tense::is_close(self.text, self.tokens, span) =>
            {
                (future, "month_nearest")
            }
            Tense::Past => (past, "month_before"),
            Tense::Future
                if self.context.direction == Direction::Future || distance(future) < 10 =>
            {
                (future, "month_after")
            }
            Tense::Future | Tense::Planned | Tense::Unclear => (nearest, "month_nearest"),
        };
        let other = if chosen == past { future } else { past };
        let other = if other == chosen { None } else { count::ymd(other, month, 1) };
        at(chosen, self.written()).named(rule).not(other, "further off, or against the tense")
    }

    pub(super) fn unit_told(&self, span: Span, unit: Unit, which: Which) -> Place {
        match self.compared(span) {
            Some(place) if unit == Unit::Year && which == Which::Last => place,
            _ => self.unit(unit, which),
        }
    }

    fn unit(&self, unit: Unit, which: Which) -> Place {
        match self.context.reference.and_then(|day| count::unit(day, unit, which.shift())) {
            Some(stretch) => Place::new(
                Some(stretch),
                count::precision(unit),
                value::of_unit(unit, stretch),
                self.written(),
            ),
            None => Place::unresolved(value::unknown(unit)),
        }
    }

    /// `the end of the year`: this one, or in a story the one that it has come to.
    pub(super) fn end_of(&self, unit: Unit) -> Place {
        match self.last {
            Some(last) if self.context.narrative => match count::unit(last.stretch.0, unit, 0) {
                Some(found) => {
                    let basis = Basis::Anchored { anchor: Some(last.span) };
                    Place::new(
                        Some(found),
                        count::precision(unit),
                        value::of_unit(unit, found),
                        basis,
                    )
                }
                None => Place::unresolved(value::unknown(unit)),
            },
            _ => self.unit(unit, Which::This),
        }
    }

    pub(super) fn ago(&self, span: Span, amount: Amount, back: bool) -> Place {
        let vague = if back { "PAST_REF" } else { "FUTURE_REF" };
        let Some(reference) = self.context.reference else {
            return Place::unresolved(if amount.count == Count::Some {
                vague
            } else {
                value::unknown(amount.unit)
            });
        };
        if amount.count == Count::Some {
            return Place::unresolved(vague);
        }
        if back
            && amount.unit == Unit::Year
            && amount.count == Count::Exactly(1)
            && let Some(place) = self.compared(span)
        {
            return place;
        }
        // `up from two million a year ago`, told of a quarter.
        let told = self
            .last
            .filter(|last| last.precision == Precision::Season && self.within_reach(*last, span));
        if let Some(last) = told
            && amount.unit == Unit::Year
            && let Some(stretch) = count::moved(last.stretch.0, amount, back)
                .and_then(|day| count::unit(day, Unit::Quarter, 0))
        {
            let basis = Basis::Anchored { anchor: Some(last.span) };
            return Place::new(
                Some(stretch),
                Precision::Season,
                value::of_unit(Unit::Quarter, stretch),
                basis,
            );
        }
        if amount.unit == Unit::Decade
            && let Some(day) = count::moved(reference, amount, back)
        {
            // `a decade ago` is ten years, give or take a few, and not the decade before this.
            let year = day.year();
            let stretch = count::years(year.saturating_sub(2), 5);
            return Place::new(stretch, Precision::Year, value::year(year), self.written())
                .because("ten years for a decade, give or take two");
        }
        let unit = if amount.half { finer(amount.unit) } else { amount.unit };
        match count::moved(reference, amount, back).and_then(|day| count::unit(day, unit, 0)) {
            Some(stretch) => Place::new(
                Some(stretch),
                count::precision(unit),
                value::of_unit(unit, stretch),
                self.written(),
            ),
            None => Place::unresolved(vague),
        }
    }

    /// `a year ago today`, `two weeks ago today`
    pub(super) fn day_ago(&self, amount: Amount) -> Place {
        let Some(reference) = self.context.reference else {
            return Place::unresolved(value::unknown(Unit::Day));
        };
        match count::moved(reference, amount, true).and_then(|day| count::unit(day, Unit::Day, 0)) {
            Some(day) => Place::new(
                Some(day),
                Precision::Day,
                value::of_unit(Unit::Day, day),
                self.written(),
            ),
            None => Place::unresolved("PAST_REF"),
        }
    }

    pub(super) fn season(
        &self,
        span: Span,
        season: Season,
        year: Option<i32>,
        which: Option<Which>,
    ) -> Place {
        let at = |year: i32, basis| {
            let value = format!("{year:04}-{}", value::season_code(season));
            Place::new(count::season(year, season), Precision::Season, value, basis)
        };
        if let Some(year) = year {
            return at(year, Basis::Stated);
        }
        if self.context.narrative
            && let Some(year) = self.ahead
            && which.is_none()
        {
            return at(year, Basis::Assumed { convention: "year of the date that follows" });
        }
        if self.context.narrative
            && let Some(last) = self.last
        {
            let year = season_told(last.stretch.0, last.precision, season, which);
            let mut place = at(year, Basis::Anchored { anchor: Some(last.span) });
            if season == Season::Winter {
                // A winter is called by the year that it ends in.
                place.stretch = count::season(year - 1, season);
            }
            return place;
        }
        let Some(reference) = self.context.reference else {
            return Place::unresolved(format!("XXXX-{}", value::season_code(season)));
        };
        let this = reference.year();
        // In January the winter is still that of the year before.
        let begun = count::season(this, season).is_some_and(|(start, _)| start <= reference);
        let over = |year| count::season(year, season).is_some_and(|(_, end)| end <= reference);
        let latest = if begun { this } else { this - 1 };
        let year = match which {
            Some(Which::Last) => {
                if over(latest) {
                    latest
                } else {
                    latest - 1
                }
            }
            Some(Which::This) => {
                if !begun && !over(latest) {
                    latest
                } else {
                    this
                }
            }
            Some(Which::Next) => {
                if begun {
                    this + 1
                } else {
                    this
                }
            }
            None if !begun && !over(latest) => latest,
            None => match self.tense(span) {
                Tense::Past => latest,
                Tense::Future => {
                    if begun && over(this) {
                        this + 1
                    } else {
                        this
                    }
                }
                Tense::Planned | Tense::Unclear => this,
            },
        };
        at(year, self.written())
    }

    pub(super) fn quarter(
        &self,
        span: Span,
        number: u32,
        year: Option<i32>,
        which: Option<Which>,
    ) -> Place {
        let at = |year: i32, basis| {
            Place::new(
                count::quarter(year, number),
                Precision::Season,
                format!("{year:04}-Q{number}"),
                basis,
            )
        };
        if let Some(year) = year {
            return at(year, Basis::Stated);
        }
        let Some(reference) = self.context.reference else {
            return Place::unresolved(format!("XXXX-Q{number}"));
        };
        let this = reference.year();
        if let Some(which) = which {
            return at(this + which.shift(), self.written());
        }
        let begun = count::quarter(this, number).is_some_and(|(start, _)| start <= reference);
        let year = match self.tense(span) {
            Tense::Past if !begun => this - 1,
            // The quarter after this one is spoken of more often than its twin of last year.
            _ => this - i32::from(!begun && number > reference.month0() / 3 + 2),
        };
        at(year, self.written())
    }

    pub(super) fn weekend(&self, span: Span, which: Option<Which>) -> Place {
        let anchor = if self.context.narrative {
            self.last.map(|last| last.stretch.0)
        } else {
            self.context.reference
        };
        let Some(reference) = anchor else { return Place::unresolved("XXXX-WXX-WE") };
        let begun = reference.weekday().num_days_from_monday() >= 5;
        let shift = match which {
            Some(Which::Last) => -1,
            Some(Which::This) => 0,
            Some(Which::Next) => 1,
            None => match self.tense(span) {
                Tense::Future => 0,
                Tense::Past | Tense::Planned | Tense::Unclear => {
                    if begun {
                        0
                    } else {
                        -1
                    }
                }
            },
        };
        match count::weekend(reference, shift) {
            Some(stretch) => Place::new(
                Some(stretch),
                Precision::Days,
                format!("{}-WE", value::week(stretch.0)),
                self.written(),
            ),
            None => Place::unresolved("XXXX-WXX-WE"),
        }
    }
}

/// The unit in which `two and a half years ago` is told.
const fn finer(unit: Unit) -> Unit {
    match unit {
        Unit::Millennium | Unit::Century | Unit::Decade => Unit::Year,
        Unit::Year | Unit::Quarter => Unit::Month,
        Unit::Month => Unit::Week,
        _ => Unit::Day,
    }
}

/// The year of the season that a story means: that of its last date. The winter that autumn goes into is that of the
/// next year, as histories count it.
fn season_told(last: Day, precision: Precision, season: Season, which: Option<Which>) -> i32 {
    let year = last.year();
    let fine = precision < Precision::Year;
    let called = i32::from(season == Season::Winter);
    let begun = count::season(year - called, season).map(|(start, _)| start);
    match which {
        Some(Which::Next) => year + i32::from(!fine || begun.is_some_and(|start| start <= last)),
        Some(Which::Last) => year - i32::from(!fine || begun.is_some_and(|start| start >= last)),
        _ => year + i32::from(fine && season == Season::Winter && last.month() >= 9),
    }
}
