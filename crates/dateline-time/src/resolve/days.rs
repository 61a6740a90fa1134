//! Single days: which one, where the words leave the year, the week or the day out.

use chrono::{Datelike, Weekday};
use dateline_text::Span;

use super::feast::{self, Feast};
use super::tense::{self, Tense};
use super::{Given, Place, Resolver, count, day_place};
use crate::expr::{Holiday, Point, Unit, Which};
use crate::{Basis, Day, Direction, PartOfDay, Precision};

/// By how many months a story runs back before that is read as the next year: `in December ... in January`, but
/// `in October ... by the start of July` goes back a little.
const STEP: u32 = 6;

/// Days ahead up to which a day told in the past may be that of a story written before it was printed.
const SOON: i64 = 14;

/// Days ahead from which a day and month is looked for in the past, unless the verb says otherwise.
const HALF_YEAR: i64 = 182;
const BACK: i64 = 30;

impl Resolver<'_> {
    /// The day of a clock time or part of the day that has none: the last day of the text, or the day of writing.
    pub(super) fn unsaid(&self, point: &Point, span: Span) -> Place {
        // Who spoke on Monday of `dawn` most often meant Monday's; a later day of the story goes before it.
        let last = self.last_day.into_iter().chain(self.heard).max_by_key(|given| given.span.start);
        let reference = if self.context.narrative { None } else { self.context.reference };
        // A history that has left its last day behind tells of any day: `they marched from 19:00`.
        let told = |last: &Given| {
            self.is_near(*last, span) && (point.clock.is_none() || self.sentences(*last, span) <= 2)
        };
        let last = last.filter(|last| !self.context.narrative || told(last));
        let early = point.part == Some(PartOfDay::Morning)
            || point.clock.as_ref().is_some_and(|clock| clock.hour < 12);
        match (last, reference) {
            (Some(last), _) => {
                // The small hours of a night are those of the day after.
                let day = last.stretch.0;
                let day = if last.night && early { day.succ_opt().unwrap_or(day) } else { day };
                day_place(day, Basis::Anchored { anchor: Some(last.span) })
                    .because("the last day that the text names")
            }
            (None, Some(reference)) => {
                day_place(reference, self.written()).because("no day is named before it")
            }
            (None, None) => Place::unresolved("XXXX-XX-XX"),
        }
    }

    /// `overnight`: the night before the day of writing, or in a story after its last day.
    pub(super) fn overnight(&self) -> Place {
        let told =
            self.last_day.filter(|_| self.context.narrative || self.context.reference.is_none());
        if let Some(last) = told {
            return day_place(last.stretch.0, Basis::Anchored { anchor: Some(last.span) });
        }
        match self.context.reference.and_then(|day| day.pred_opt()) {
            Some(day) => {
                day_place(day, self.written()).because("the night that ended on the day of writing")
            }
            None => Place::unresolved("XXXX-XX-XX"),
        }
    }

    /// `last July 16`, `next March 5`: on that side of the day of writing, whatever the verb says.
    pub(super) fn next_such_day(&self, month: u32, day: u32, which: Which) -> Option<Place> {
        let reference = self.context.reference.filter(|_| !self.context.narrative)?;
        let year = reference.year();
        let mut near = (-5..=5).filter_map(|shift| count::ymd(year + shift, month, day));
        let found = match which {
            Which::Last => near.rfind(|day| *day < reference),
            Which::This => near.find(|day| day.year() == year),
            Which::Next => near.find(|day| *day > reference),
        };
        Some(day_place(found?, self.written()))
    }

    pub(super) fn day_month(
        &self,
        span: Span,
        (month, day): (u32, u32),
        weekday: Option<Weekday>,
        of_year: Option<Which>,
    ) -> Place {
        let unknown = || Place::unresolved(format!("XXXX-{month:02}-{day:02}"));
        if let (Some(which), Some(reference)) = (of_year, self.context.reference) {
            return match count::ymd(reference.year() + which.shift(), month, day) {
                Some(day) => day_place(day, self.written()),
                None => unknown(),
            };
        }
        if self.context.narrative
            && let Some(last) = self.last
        {
            let year = Self::told_year(last, month);
            return match count::ymd(year, month, day) {
                Some(day) => day_place(day, Basis::Anchored { anchor: Some(last.span) })
                    .named("day_month_told"),
                None => unknown(),
            };
        }
        let Some(reference) = self.context.reference else { return unknown() };
        let year = reference.year();
        let fits: Vec<Day> = (year - 5..=year + 5)
            .filter_map(|year| count::ymd(year, month, day))
            .filter(|day| weekday.is_none_or(|weekday| day.weekday() == weekday))
            .collect();
        // A weekday that fits no year near was misprinted; the day and month stand.
        let fits = if fits.is_empty() {
            (year - 5..=year + 5).filter_map(|year| count::ymd(year, month, day)).collect()
        } else {
            fits
        };
        let past = fits.iter().copied().rfind(|day| *day <= reference);
        let future = fits.iter().copied().find(|day| *day >= reference);
        // At half a year either way news looks back.
        let far = |day: Day| {
            let days = (day - reference).num_days();
            days.abs() + if days > HALF_YEAR - BACK { BACK } else { 0 }
        };
        let nearest = fits.iter().copied().min_by_key(|day| far(*day));
        let (chosen, rule) = match self.context.direction {
            Direction::Past => (past, "day_month_before"),
            Direction::Future => (future, "day_month_after"),
            Direction::Auto => {
                let near = |day: Option<Day>| {
                    day.is_some_and(|day| (day - reference).num_days().abs() < 250)
                };
                let ahead = nearest.map_or(0, |day| (day - reference).num_days());
                match tense::around(self.text, self.tokens, span) {
                    // Months ahead and told in the past: it has been; sooner only where the verb says that it was done
                    // on that day (`since rebels took the port on 7 October`). The other way round is rarer, and less sure.
                    Tense::Past
                        if past.is_some()
                            && (ahead > 60
                                || ahead > SOON
                                    && tense::done_on(self.text, self.tokens, span)) =>
                    {
                        (past, "day_month_before")
                    }
                    Tense::Future
                        if nearest.is_some_and(|day| (reference - day).num_days() > 120)
                            && near(future) =>
                    {
                        (future, "day_month_after")
                    }
                    _ => (nearest, "day_month_nearest"),
                }
            }
        };
        let Some(chosen) = chosen.or(nearest) else { return unknown() };
        let other = fits
            .into_iter()
            .filter(|day| *day != chosen)
            .min_by_key(|day| (*day - reference).num_days().abs());
        day_place(chosen, self.written()).named(rule).not(other, "further from the day of writing")
    }

    /// `the September 11 attacks`: the day that the event is called by.
    pub(super) fn named_after(&self, span: Span) -> Option<Place> {
        let at = self.tokens.partition_point(|token| token.span.start < span.start);
        let landmark = crate::landmark::named(&self.tokens[at..])?;
        let place = day_place(landmark.start, Basis::Assumed { convention: "named event" });
        Some(place.because(format!("the words name {}", landmark.id)))
    }

    /// The year of the last date, or the next one where the months run backwards.
    pub(super) fn told_year(last: Given, month: u32) -> i32 {
        let start = last.stretch.0;
        let year_alone = last.precision == Precision::Year;
        // A story goes back a month or two within a year more often than it leaps over most of one.
        let backwards = !year_alone && month + STEP <= start.month();
        start.year() + i32::from(backwards)
    }

    pub(super) fn day_only(&self, day: u32) -> Place {
        let told = if self.context.narrative { None } else { self.context.reference };
        if let Some(last) = self.last.filter(|last| last.precision <= Precision::Month)
            && let Some(found) = count::ymd(last.stretch.0.year(), last.stretch.0.month(), day)
        {
            return day_place(found, Basis::Anchored { anchor: Some(last.span) });
        }
        match told.and_then(|reference| {
            (0..3).find_map(|back| {
                let (start, _) = count::unit(reference, Unit::Month, -back)?;
                start.with_day(day).filter(|day| *day <= reference)
            })
        }) {
            Some(found) => day_place(found, self.written()),
            None => Place::unresolved(format!("XXXX-XX-{day:02}")),
        }
    }

    /// `the 12th of this month`
    pub(super) fn day_of_month(&self, day: u32, which: Which) -> Place {
        let month = self.context.reference.filter(|_| !self.context.narrative);
        let month = month.and_then(|day| count::unit(day, Unit::Month, which.shift()));
        match month.and_then(|(start, _)| start.with_day(day)) {
            Some(day) => day_place(day, self.written()),
            None => Place::unresolved(format!("XXXX-XX-{day:02}")),
        }
    }

    /// `two Sundays ago`: the day of writing is not counted, even where it is a Sunday.
    pub(super) fn weekday_ago(&self, weekday: Weekday, count: u32) -> Place {
        let eve = self.context.reference.and_then(|day| day.pred_opt());
        let last = eve.and_then(|eve| count::weekday_before(eve, weekday));
        match last.and_then(|last| count::add_days(last, -7 * i64::from(count.saturating_sub(1)))) {
            Some(day) => day_place(day, self.written()),
            None => Place::unresolved(format!("XXXX-WXX-{}", weekday.number_from_monday())),
        }
    }

    pub(super) fn weekday(
        &self,
        span: Span,
        weekday: Weekday,
        which: Option<Which>,
        week: Option<Which>,
    ) -> Place {
        let told = self.context.narrative.then_some(self.last_day).flatten();
        if let (Some(last), None, None) = (told, which, week) {
            // In a story the weekday is the next one, the day itself included.
            let eve = last.stretch.0.pred_opt();
            return match eve.and_then(|eve| count::weekday_after(eve, weekday)) {
                Some(day) => day_place(day, Basis::Anchored { anchor: Some(last.span) })
                    .named("weekday_told"),
                None => Place::unresolved(format!("XXXX-WXX-{}", weekday.number_from_monday())),
            };
        }
        let Some(reference) = self.context.reference else {
            return Place::unresolved(format!("XXXX-WXX-{}", weekday.number_from_monday()));
        };
        let in_week = |shift| {
            let (monday, _) = count::week(reference, shift)?;
            count::add_days(monday, i64::from(weekday.num_days_from_monday()))
        };
        let before = count::weekday_before(reference, weekday);
        let after = count::weekday_after(reference, weekday);
        let place = |day: Option<Day>| match day {
            Some(day) => day_place(day, self.written()),
            None => Place::unresolved(format!("XXXX-WXX-{}", weekday.number_from_monday())),
        };
        if let Some(week) = week {
            return place(in_week(week.shift()));
        }
        match which {
            Some(Which::Last) => {
                return place(
                    reference.pred_opt().and_then(|eve| count::weekday_before(eve, weekday)),
                );
            }
            Some(Which::Next) => return place(after),
            Some(Which::This) => return place(in_week(0)),
            None => {}
        }
        match self.tense(span) {
            // Wires name the day of writing by its weekday: `will be buried Friday`, on a Friday. A week on it is
            // `next Friday`.
            Tense::Future
                if before == Some(reference) && self.context.direction == Direction::Auto =>
            {
                place(before)
                    .named("weekday_before")
                    .because("the verb looks ahead, within the day of writing")
                    .not(after, "a week on would be the next one")
            }
            Tense::Future => place(after)
                .named("weekday_after")
                .because("the verb looks ahead")
                .not(before, "the verb looks ahead"),
            Tense::Planned if self.is_nearer(after, before) => place(after)
                .named("weekday_after")
                .because("something announced, and the nearest such day")
                .not(before, "further from the day of writing"),
            Tense::Past | Tense::Planned | Tense::Unclear => {
                let other =
                    if before == Some(reference) { count::add_days(reference, -7) } else { after };
                place(before)
                    .named("weekday_before")
                    .not(other, "news tells the latest one, the day of writing included")
            }
        }
    }

    /// Whether the one day is nearer to the day of writing than the other.
    fn is_nearer(&self, one: Option<Day>, other: Option<Day>) -> bool {
        let (Some(one), Some(other), Some(reference)) = (one, other, self.context.reference) else {
            return false;
        };
        (one - reference).num_days().abs() < (other - reference).num_days().abs()
    }

    pub(super) fn holiday(
        &self,
        span: Span,
        holiday: Holiday,
        year: Option<i32>,
        which: Option<Which>,
    ) -> Place {
        let unknown = || match holiday {
            Holiday::Fixed(month, day) => Place::unresolved(format!("XXXX-{month:02}-{day:02}")),
            _ => Place::unresolved("XXXX-XX-XX"),
        };
        let at = |year: i32| feast::in_year(holiday, year).next();
        if let Some(year) = year {
            return at(year).map_or_else(unknown, |feast| celebrated(feast, Basis::Stated));
        }
        if let (true, Some(last)) = (self.context.narrative, self.last) {
            return at(last.stretch.0.year()).map_or_else(unknown, |feast| {
                celebrated(feast, Basis::Anchored { anchor: Some(last.span) })
            });
        }
        let Some(reference) = self.context.reference else { return unknown() };
        let this = reference.year();
        let near: Vec<Feast> =
            (this - 2..=this + 2).flat_map(|year| feast::in_year(holiday, year)).collect();
        let past = near.iter().copied().rfind(|feast| feast.start <= reference);
        let future = near.iter().copied().find(|feast| feast.start >= reference);
        let chosen = match (which, self.tense(span)) {
            (Some(Which::This), _) => at(this),
            // A feast of next week is nearer than that of last year, whatever was said of it.
            (None, Tense::Past)
                if self.context.direction == Direction::Auto
                    && future.is_some_and(|feast| (feast.start - reference).num_days() <= 14)
                    && !tense::is_close(self.text, self.tokens, span) =>
            {
                future
            }
            (Some(Which::Last), _) | (None, Tense::Past) => past,
            (Some(Which::Next), _) | (None, Tense::Future) => future,
            // A feast that is weeks away is looked forward to; one further off is remembered.
            (None, Tense::Planned | Tense::Unclear) => {
                future.filter(|feast| (feast.start - reference).num_days() < 45).or(past)
            }
        };
        chosen.map_or_else(unknown, |feast| celebrated(feast, self.written()))
    }
}

/// The days of a feast; one that the moon sets may be a day off on either side.
fn celebrated(feast: Feast, basis: Basis) -> Place {
    let Feast { start, days, slack } = feast;
    let (first, end) = (count::add_days(start, -slack), count::add_days(start, days + slack));
    let (Some(first), Some(end)) = (first, end) else { return Place::unresolved("XXXX-XX-XX") };
    if days == 1 && slack == 0 {
        return day_place(start, basis);
    }
    let value = match count::add_days(start, days - 1) {
        Some(last) if days > 1 => {
            format!("{}/{}", super::value::day(start), super::value::day(last))
        }
        _ => super::value::day(start),
    };
    let place = Place::new(Some((first, end)), Precision::Days, value, basis);
    if slack > 0 { place.because("set by the moon: a day earlier or later") } else { place }
}
