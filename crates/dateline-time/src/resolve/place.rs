//! Where a `When` lies on the calendar, and what is known of how it got there.

use chrono::Datelike;
use dateline_text::Span;

use super::count::Stretch;
use super::{Resolver, count, era, told, value};
use crate::expr::{Point, Unit, When};
use crate::{Basis, Day, Precision, Rejected};

/// Where `When` lies, and why there.
pub(super) struct Place {
    pub(super) stretch: Option<Stretch>,
    pub(super) precision: Precision,
    pub(super) value: String,
    pub(super) basis: Basis,
    /// Replaces the grammar's name where a direction was chosen: `weekday_before`.
    pub(super) rule: Option<&'static str>,
    pub(super) reason: Option<String>,
    pub(super) rejected: Vec<Rejected>,
}

impl Place {
    pub(super) fn new(
        stretch: Option<Stretch>,
        precision: Precision,
        value: String,
        basis: Basis,
    ) -> Self {
        Self { stretch, precision, value, basis, rule: None, reason: None, rejected: Vec::new() }
    }

    pub(super) fn unresolved(value: impl Into<String>) -> Self {
        Self::new(None, Precision::Open, value.into(), Basis::Unresolved)
    }

    pub(super) fn stated(stretch: Option<Stretch>, precision: Precision, value: String) -> Self {
        Self::new(stretch, precision, value, Basis::Stated)
    }

    pub(super) fn named(mut self, rule: &'static str) -> Self {
        self.rule = Some(rule);
        self
    }

    pub(super) fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }

    pub(super) fn not(mut self, day: Option<Day>, reason: &'static str) -> Self {
        self.rejected.extend(day.map(|day| Rejected { day, reason }));
        self
    }
}

pub(super) fn day_place(day: Day, basis: Basis) -> Place {
    Place::new(day.succ_opt().map(|end| (day, end)), Precision::Day, value::day(day), basis)
}

impl Resolver<'_> {
    pub(super) fn place(&self, point: &Point, span: Span) -> Place {
        if let Some(place) = self.in_era(&point.when) {
            return place;
        }
        match &point.when {
            When::Day { day, short: false } => {
                let stretch = day.succ_opt().map(|end| (*day, end));
                Place::stated(stretch, Precision::Day, value::day(*day))
            }
            When::Day { day, short: true } => {
                day_place(*day, Basis::Assumed { convention: "two-digit year" })
            }
            When::DayMonth { month, day, weekday, which, year } => {
                if let Some(named) = self.named_after(span) {
                    return named;
                }
                if let Some(place) = which.and_then(|which| self.next_such_day(*month, *day, which))
                {
                    return place;
                }
                self.day_month(span, (*month, *day), *weekday, *year)
            }
            When::IsoWeek(monday) => {
                let stretch = count::week(*monday, 0);
                Place::stated(stretch, Precision::Week, value::week(*monday))
            }
            When::Figures { first, second, year } => self.figures(*first, *second, *year),
            When::DayOnly(day) => self.day_only(*day),
            When::DayOfMonth { day, which } => self.day_of_month(*day, *which),
            When::WeekdayAgo { weekday, count } => self.weekday_ago(*weekday, *count),
            When::MonthYear { month, year } => Place::stated(
                count::month(*year, *month),
                Precision::Month,
                format!("{year:04}-{month:02}"),
            ),
            When::Month { month, which, of_year } => self.month(span, *month, *which, *of_year),
            When::MonthOfYear { month, shift } => {
                match self.said.filter(|last| self.within_reach(*last, span)) {
                    Some(last) => {
                        let year = last.stretch.0.year() + shift;
                        let place = Place::new(
                            count::month(year, *month),
                            Precision::Month,
                            format!("{year:04}-{month:02}"),
                            Basis::Stated,
                        );
                        Place { basis: Basis::Anchored { anchor: Some(last.span) }, ..place }
                    }
                    None => Place::unresolved(format!("XXXX-{month:02}")),
                }
            }
            When::Year { year, short } => {
                let basis = if *short {
                    Basis::Assumed { convention: "two-digit year" }
                } else {
                    Basis::Stated
                };
                Place::new(count::year(*year), Precision::Year, value::year(*year), basis)
            }
            When::Bce { year, season, month } => era::before_christ(*year, *season, *month),
            When::OldYear(year) => era::before_christ(*year, None, None),
            When::CenturyBce(number) => era::unplaced(format!("BC{:02}", number - 1)),
            When::Decade(start) => Place::stated(
                count::years(*start, 10),
                Precision::Year,
                format!("{:03}", start / 10),
            ),
            When::Century(number) => Place::stated(
                count::years((number - 1) * 100 + 1, 100),
                Precision::Year,
                format!("{:02}", number - 1),
            ),
            When::Weekday { weekday, which, week } => self.weekday(span, *weekday, *which, *week),
            When::Today(0) if self.context.narrative && self.says(span, "this day") => {
                self.anaphor(span, Unit::Day, 0)
            }
            When::Today(shift) => {
                match self.context.reference.and_then(|day| count::add_days(day, i64::from(*shift)))
                {
                    Some(day) => day_place(day, self.written()),
                    None => Place::unresolved("XXXX-XX-XX"),
                }
            }
            When::Unit { unit, which } => self.unit_told(span, *unit, *which),
            When::EndOf(unit) => self.end_of(*unit),
            When::DayAgo(amount) => self.day_ago(*amount),
            When::Ago { amount, back } => self.ago(span, *amount, *back),
            When::Season { season, year, which } => self.season(span, *season, *year, *which),
            When::Quarter { number, year, which } => self.quarter(span, *number, *year, *which),
            When::Weekend(which) => self.weekend(span, *which),
            When::Holiday { holiday, year, which } => self.holiday(span, *holiday, *year, *which),
            When::Later { amount, back } => self.later(span, *amount, *back),
            When::Anaphor { unit, shift } => self.anaphor(span, *unit, *shift),
            When::WeekdayAnaphor { weekday, shift } => self.weekday_anaphor(span, *weekday, *shift),
            When::Told { unit, years } => self.told(*unit, *years),
            When::Then => match self.last.filter(|last| self.within_reach(*last, span)) {
                Some(last) => {
                    let value = told::of_given(last);
                    Place::new(
                        Some(last.stretch),
                        last.precision,
                        value,
                        Basis::Anchored { anchor: Some(last.span) },
                    )
                }
                None => Place::unresolved("PAST_REF"),
            },
            When::Overnight => self.overnight(),
            When::Unsaid => self.unsaid(point, span),
        }
    }

    fn says(&self, span: Span, words: &str) -> bool {
        span.of(self.text).eq_ignore_ascii_case(words)
    }
}
