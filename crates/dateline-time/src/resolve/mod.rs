//! From what was said to when it was.
//!
//! Anchors, in order: what the words state; the day of writing; the last date of the text, for words that count
//! from it (`two days later`), and in a narrative for every year that is left out. What has no anchor stays relative.

mod count;
mod tense;
mod value;

use chrono::{Datelike, Weekday};
use dateline_text::{Class, Found, Span, Token};

use crate::expr::{Amount, Count, Cut, Expr, Holiday, Point, Season, Unit, Vague, When, Which};
use crate::{
    Basis, Context, Day, Direction, Interval, Kind, Link, Modifier, PartOfDay, Precision, Rejected,
    Timex,
};
use count::Stretch;
use tense::Tense;

/// Where `When` lies, and why there.
struct Place {
    stretch: Option<Stretch>,
    precision: Precision,
    value: String,
    basis: Basis,
    /// Replaces the grammar's name where a direction was chosen: `weekday_before`.
    rule: Option<&'static str>,
    reason: Option<String>,
    rejected: Vec<Rejected>,
}

impl Place {
    fn new(stretch: Option<Stretch>, precision: Precision, value: String, basis: Basis) -> Self {
        Self { stretch, precision, value, basis, rule: None, reason: None, rejected: Vec::new() }
    }

    fn unresolved(value: impl Into<String>) -> Self {
        Self::new(None, Precision::Open, value.into(), Basis::Unresolved)
    }

    fn stated(stretch: Option<Stretch>, precision: Precision, value: String) -> Self {
        Self::new(stretch, precision, value, Basis::Stated)
    }

    fn named(mut self, rule: &'static str) -> Self {
        self.rule = Some(rule);
        self
    }

    fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }

    fn not(mut self, day: Option<Day>, reason: &'static str) -> Self {
        self.rejected.extend(day.map(|day| Rejected { day, reason }));
        self
    }
}

/// A date that the text has given, to count from.
#[derive(Clone, Copy)]
struct Given {
    stretch: Stretch,
    precision: Precision,
    span: Span,
}

struct Resolver<'a> {
    text: &'a str,
    tokens: &'a [Token],
    context: &'a Context,
    /// The last date, and the last of them that was one day.
    last: Option<Given>,
    last_day: Option<Given>,
    found: Vec<Timex>,
}

/// Resolves what the rules found, in the order of the text.
pub(crate) fn resolve(
    text: &str,
    tokens: &[Token],
    context: &Context,
    found: Vec<Found<Expr>>,
) -> Vec<Timex> {
    let timexes = Vec::with_capacity(found.len());
    let mut resolver =
        Resolver { text, tokens, context, last: None, last_day: None, found: timexes };
    for found in found {
        resolver.add(found);
    }
    resolver.found
}

fn day_place(day: Day, basis: Basis) -> Place {
    Place::new(day.succ_opt().map(|end| (day, end)), Precision::Day, value::day(day), basis)
}

impl Resolver<'_> {
    fn written(&self) -> Basis {
        Basis::Anchored { anchor: self.context.reference_span }
    }

    fn tense(&self, span: Span) -> Tense {
        match self.context.direction {
            Direction::Past => Tense::Past,
            Direction::Future => Tense::Future,
            Direction::Auto => tense::around(self.text, self.tokens, span),
        }
    }

    fn add(&mut self, found: Found<Expr>) {
        let Found { span, rule, value } = found;
        match value {
            Expr::Point(point) => self.add_point(span, rule, point),
            Expr::Several(points) => {
                for (bytes, point) in points {
                    let start = span.start as usize;
                    self.add_point(Span::new(start + bytes.start, start + bytes.end), rule, point);
                }
            }
            Expr::Range(from, to) => self.add_range(span, rule, &from, &to),
            Expr::Duration(amount) => {
                self.push(span, rule, Kind::Duration, value::duration(amount), amount.modifier)
            }
            Expr::Age(amount) => {
                self.push(span, rule, Kind::Duration, value::duration(amount), amount.modifier)
            }
            Expr::Window { amount, back } => self.add_window(span, rule, amount, back),
            Expr::Set(value) => self.push(span, rule, Kind::Set, value, None),
            Expr::Vague(vague) => {
                self.push(span, rule, Kind::Date, value::vague(vague).to_owned(), None);
                let (Some(reference), Some(timex)) =
                    (self.context.reference, self.found.last_mut())
                else {
                    return;
                };
                let (start, end) = match vague {
                    Vague::Past => (None, reference.succ_opt()),
                    Vague::Present => return,
                    Vague::Future => (Some(reference), None),
                };
                timex.interval = Some(Interval::between(start, end, Precision::Open));
                timex.basis = Basis::Anchored { anchor: self.context.reference_span };
            }
            Expr::Recent(unit) => {
                let _ = unit;
                self.push(span, rule, Kind::Date, "PAST_REF".to_owned(), None);
                let (Some(reference), Some(timex)) =
                    (self.context.reference, self.found.last_mut())
                else {
                    return;
                };
                timex.interval =
                    Some(Interval::between(None, reference.succ_opt(), Precision::Open));
                timex.basis = Basis::Anchored { anchor: self.context.reference_span };
            }
            Expr::Linked { amount, back, to } => {
                self.push(span, rule, Kind::Duration, value::duration(amount), amount.modifier);
                let start = span.start as usize;
                let link = link(amount, back, Span::new(start + to.start, start + to.end));
                if let Some(timex) = self.found.last_mut() {
                    timex.link = Some(link);
                }
            }
        }
    }

    /// Pushes an expression that has no interval of its own.
    fn push(
        &mut self,
        span: Span,
        rule: &'static str,
        kind: Kind,
        value: String,
        modifier: Option<Modifier>,
    ) {
        self.found.push(Timex {
            span,
            kind,
            value,
            modifier,
            interval: None,
            basis: Basis::Unresolved,
            rule,
            reason: None,
            rejected: Vec::new(),
            link: None,
        });
    }

    fn add_point(&mut self, span: Span, rule: &'static str, point: Point) {
        let place = self.place(&point, span);
        let Point { modifier, part, implied, clock, cut, .. } = point;
        let mut value = place.value;
        let mut kind = Kind::Date;
        if let Some(clock) = &clock {
            kind = Kind::Time;
            value.push_str(&value::clock(clock));
        } else if let Some(part) = part
            && !implied
        {
            kind = Kind::Time;
            value.push_str(value::part(part));
        }
        let vague = value.ends_with("_REF");
        let modifier = modifier.or_else(|| self.signal(span));
        let interval = place.stretch.map(|stretch| {
            let (start, end) = narrowed(stretch, modifier, cut, self.context.reference);
            let zone = clock.as_ref().and_then(|clock| clock.zone.clone());
            let clock = clock.as_ref().map(|clock| (clock.hour, clock.minute));
            Interval {
                start: Some(start),
                end: Some(end),
                precision: place.precision,
                part_of_day: part,
                clock,
                zone,
            }
        });
        let overnight =
            matches!(point.when, When::Unsaid) && part == Some(PartOfDay::Night) && clock.is_none();
        let interval = match interval {
            // The night that ended today began yesterday.
            Some(mut night) if overnight && place.rule == Some("overnight") => {
                night.end = night.end.and_then(|end| end.succ_opt());
                night.precision = Precision::Days;
                Some(night)
            }
            other => other,
        };
        if let (Some(stretch), false) = (place.stretch, vague) {
            self.give(stretch, place.precision, span, &point.when);
        }
        self.found.push(Timex {
            span,
            kind,
            value,
            modifier,
            interval,
            basis: place.basis,
            rule: place.rule.unwrap_or(rule),
            reason: place.reason,
            rejected: place.rejected,
            link: None,
        });
        self.close_link(span);
    }

    /// `a week after Monday`: the event is the date that follows.
    fn close_link(&mut self, span: Span) {
        let count = self.found.len();
        let [.., linked, anchor] = &mut self.found[..] else { return };
        let Some(link) = &linked.link else { return };
        let (Some(day), true) =
            (anchor.interval.as_ref().and_then(Interval::single), link.to.start == span.start)
        else {
            return;
        };
        debug_assert!(count >= 2);
        // `before Monday's meeting` counts from the meeting, and that is on Monday.
        if let Some(day) = count::add_days(day, i64::from(link.days)) {
            let slack = i64::from(link.slack);
            linked.interval = match slack {
                0 => Some(Interval::day(day)),
                _ => Some(Interval::between(
                    count::add_days(day, -slack),
                    count::add_days(day, slack + 1),
                    Precision::Days,
                )),
            };
            linked.basis = Basis::Anchored { anchor: Some(span) };
        }
    }

    /// Remembers a date, for what counts from it. A part in brackets and the far past are asides.
    fn give(&mut self, stretch: Stretch, precision: Precision, span: Span, when: &When) {
        let bracket = span.start > 0 && self.text[..span.start as usize].ends_with(['(', '[']);
        // `a year earlier` compares; the story stays where it is.
        let compares = matches!(when, When::Later { amount, .. } | When::Ago { amount, .. } if amount.unit >= Unit::Month)
            || matches!(when, When::Told { .. });
        if !self.context.narrative && (bracket || compares || self.stamp(span)) {
            return;
        }
        let given = Given { stretch, precision, span };
        if precision == Precision::Day {
            self.last_day = Some(given);
        }
        let moves = !(self.context.narrative
            && matches!(when, When::Decade(_) | When::Century(_) | When::Today(_)));
        if moves {
            self.last = Some(given);
        }
    }

    /// `Last updated on`, `Published:`: the date of the page is no part of what it tells.
    fn stamp(&self, span: Span) -> bool {
        const STAMPS: &[&str] = &["updated", "published", "posted", "modified", "revised"];
        let first = self.tokens.partition_point(|token| token.span.start < span.start);
        let is = |token: &&Token| STAMPS.iter().any(|stamp| token.span.of(self.text).eq_ignore_ascii_case(stamp));
        self.tokens[first.saturating_sub(3)..first].iter().any(|token| is(&token))
    }

    /// `since`, `until`, `before`, `after` directly before the words.
    fn signal(&self, span: Span) -> Option<Modifier> {
        let first = self.tokens.partition_point(|token| token.span.start < span.start);
        let before = self.tokens.get(first.checked_sub(1)?)?;
        let after =
            self.tokens.get(self.tokens.partition_point(|token| token.span.start < span.end));
        let word = before.span.of(self.text);
        let is = |list: &[&str]| list.iter().any(|entry| word.eq_ignore_ascii_case(entry));
        // `after Monday's attack` is not after Monday.
        let owned = after.is_some_and(|next| next.is(Class::POSSESSIVE));
        if is(&["since"]) || is(&["after"]) && !owned {
            Some(Modifier::After)
        } else if is(&["until", "till"]) || is(&["before", "by"]) && !owned {
            Some(Modifier::Before)
        } else {
            None
        }
    }

    fn add_range(&mut self, span: Span, rule: &'static str, from: &Point, to: &Point) {
        let first = self.place(from, span);
        if let Some(stretch) = first.stretch {
            self.give(stretch, first.precision, span, &from.when);
        }
        let last = self.place(to, span);
        let value = format!("{}/{}", first.value, last.value);
        let (start, mut end) = (first.stretch.map(|s| s.0), last.stretch.map(|s| s.1));
        // `December 30 - January 2` ends in the next year.
        if let (Some(from), Some(to)) = (start, end)
            && to < from
        {
            end = ymd_like(to, from.year() + 1);
        }
        if let Some(stretch) = last.stretch {
            self.give(stretch, last.precision, span, &to.when);
        }
        let precision =
            if first.precision == Precision::Day { Precision::Days } else { first.precision };
        let mut interval = start
            .and_then(|start| end.map(|end| Interval::between(Some(start), Some(end), precision)));
        if let Some(interval) = &mut interval {
            interval.part_of_day = from.part;
        }
        self.push(span, rule, Kind::Date, value, None);
        if let Some(timex) = self.found.last_mut() {
            timex.interval = interval;
            timex.basis = first.basis;
            timex.rejected = first.rejected;
        }
    }

    fn add_window(&mut self, span: Span, rule: &'static str, amount: Amount, back: bool) {
        self.push(span, rule, Kind::Duration, value::duration(amount), amount.modifier);
        let (Some(reference), Some(timex)) = (self.context.reference, self.found.last_mut()) else {
            return;
        };
        let Some(edge) = count::moved(reference, amount, back) else { return };
        let precision = count::precision(amount.unit).max(Precision::Days);
        timex.interval = Some(if back {
            Interval::between(Some(edge), reference.succ_opt(), precision)
        } else {
            Interval::between(Some(reference), edge.succ_opt(), precision)
        });
        timex.basis = Basis::Anchored { anchor: self.context.reference_span };
    }

    fn place(&self, point: &Point, span: Span) -> Place {
        match &point.when {
            When::Day { day, short: false } => {
                let stretch = day.succ_opt().map(|end| (*day, end));
                Place::stated(stretch, Precision::Day, value::day(*day))
            }
            When::Day { day, short: true } => {
                day_place(*day, Basis::Assumed { convention: "two-digit year" })
            }
            When::DayMonth { month, day, weekday, year } => {
                self.day_month(span, (*month, *day), *weekday, *year)
            }
            When::DayOnly(day) => self.day_only(*day),
            When::MonthYear { month, year } => Place::stated(
                count::month(*year, *month),
                Precision::Month,
                format!("{year:04}-{month:02}"),
            ),
            When::Month { month, which, of_year } => self.month(span, *month, *which, *of_year),
            When::MonthOfYear { month, shift } => match self.last.filter(|last| self.within_reach(*last, span)) {
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
            },
            When::Year { year, short } => {
                let basis = if *short {
                    Basis::Assumed { convention: "two-digit year" }
                } else {
                    Basis::Stated
                };
                Place::new(count::year(*year), Precision::Year, value::year(*year), basis)
            }
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
            When::Today(shift) => {
                match self.context.reference.and_then(|day| count::add_days(day, i64::from(*shift)))
                {
                    Some(day) => day_place(day, self.written()),
                    None => Place::unresolved("XXXX-XX-XX"),
                }
            }
            When::Unit { unit, which } => self.unit(*unit, *which),
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
                    let value = of_given(last);
                    Place::new(
                        Some(last.stretch),
                        last.precision,
                        value,
                        Basis::Anchored { anchor: Some(last.span) },
                    )
                }
                None => Place::unresolved("PAST_REF"),
            },
            When::Unsaid => self.unsaid(point),
        }
    }

    /// The day of a clock time or part of the day that has none: the last day of the text, or the day of writing.
    fn unsaid(&self, point: &Point) -> Place {
        let overnight = point.part == Some(PartOfDay::Night) && point.clock.is_none();
        let reference = if self.context.narrative { None } else { self.context.reference };
        match (self.last_day, reference) {
            (_, Some(reference)) if overnight => match reference.pred_opt() {
                Some(day) => day_place(day, self.written())
                    .named("overnight")
                    .because("the night that ended on the day of writing"),
                None => Place::unresolved("XXXX-XX-XX"),
            },
            (Some(last), _) => {
                day_place(last.stretch.0, Basis::Anchored { anchor: Some(last.span) })
                    .because("the last day that the text names")
            }
            (None, Some(reference)) => {
                day_place(reference, self.written()).because("no day is named before it")
            }
            (None, None) => Place::unresolved("XXXX-XX-XX"),
        }
    }

    fn day_month(
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
            let year = self.told_year(last, month);
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
        let nearest = fits.iter().copied().min_by_key(|day| (*day - reference).num_days().abs());
        let (chosen, rule) = match self.context.direction {
            Direction::Past => (past, "day_month_before"),
            Direction::Future => (future, "day_month_after"),
            Direction::Auto => {
                let near = |day: Option<Day>| {
                    day.is_some_and(|day| (day - reference).num_days().abs() < 250)
                };
                match tense::around(self.text, self.tokens, span) {
                    // Months ahead and told in the past: it has been. The other way round is rarer, and less sure.
                    Tense::Past
                        if nearest.is_some_and(|day| (day - reference).num_days() > 60)
                            && past.is_some() =>
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

    /// The year of the last date, or the next one where the months run backwards.
    fn told_year(&self, last: Given, month: u32) -> i32 {
        let start = last.stretch.0;
        let year_alone = last.precision == Precision::Year;
        // A story goes back a month or two within a year more often than it leaps over most of one.
        let backwards = !year_alone && month + 2 < start.month();
        start.year() + i32::from(backwards)
    }

    fn day_only(&self, day: u32) -> Place {
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

    fn month(&self, span: Span, month: u32, which: Option<Which>, of_year: Option<Which>) -> Place {
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
            return at(self.told_year(last, month), Basis::Anchored { anchor: Some(last.span) })
                .named("month_told");
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
                return at(if month >= reference.month() { year - 1 } else { year }, self.written());
            }
            Some(Which::Next) => {
                return at(if month <= reference.month() { year + 1 } else { year }, self.written());
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
            Tense::Past => (past, "month_before"),
            Tense::Future
                if self.context.direction == Direction::Future || distance(future) < 10 =>
            {
                (future, "month_after")
            }
            Tense::Future | Tense::Unclear => (nearest, "month_nearest"),
        };
        let other = if chosen == past { future } else { past };
        let other = if other == chosen { None } else { count::ymd(other, month, 1) };
        at(chosen, self.written()).named(rule).not(other, "further off, or against the tense")
    }

    fn weekday(
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
            Tense::Future => place(after)
                .named("weekday_after")
                .because("the verb looks ahead")
                .not(before, "the verb looks ahead"),
            Tense::Past | Tense::Unclear => {
                let other =
                    if before == Some(reference) { count::add_days(reference, -7) } else { after };
                place(before)
                    .named("weekday_before")
                    .not(other, "news tells the latest one, the day of writing included")
            }
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

    fn ago(&self, span: Span, amount: Amount, back: bool) -> Place {
        let vague = if back { "PAST_REF" } else { "FUTURE_REF" };
        let Some(reference) = self.context.reference else {
            return Place::unresolved(if amount.count == Count::Some {
                vague
            } else {
                value::unknown(amount.unit)
            });
        };
        if amount.count == Count::Some {
            let _ = reference;
            return Place::unresolved(vague);
        }
        // `up from two million a year ago`, told of a quarter.
        let told = self.last.filter(|last| last.precision == Precision::Season && self.within_reach(*last, span));
        if let Some(last) = told
            && amount.unit == Unit::Year
            && let Some(stretch) = count::moved(last.stretch.0, amount, back).and_then(|day| count::unit(day, Unit::Quarter, 0))
        {
            let basis = Basis::Anchored { anchor: Some(last.span) };
            return Place::new(Some(stretch), Precision::Season, value::of_unit(Unit::Quarter, stretch), basis);
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

    fn season(&self, span: Span, season: Season, year: Option<i32>, which: Option<Which>) -> Place {
        let at = |year: i32, basis| {
            let value = format!("{year:04}-{}", value::season_code(season));
            Place::new(count::season(year, season), Precision::Season, value, basis)
        };
        if let Some(year) = year {
            return at(year, Basis::Stated);
        }
        if self.context.narrative
            && which.is_none()
            && let Some(last) = self.last
        {
            return at(last.stretch.0.year(), Basis::Anchored { anchor: Some(last.span) });
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
                Tense::Unclear => this,
            },
        };
        at(year, self.written())
    }

    fn quarter(&self, span: Span, number: u32, year: Option<i32>, which: Option<Which>) -> Place {
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

    fn weekend(&self, span: Span, which: Option<Which>) -> Place {
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
                Tense::Past | Tense::Unclear => {
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

    fn holiday(
        &self,
        span: Span,
        holiday: Holiday,
        year: Option<i32>,
        which: Option<Which>,
    ) -> Place {
        let at = |year: i32| match holiday {
            Holiday::Fixed(month, day) => count::ymd(year, month, day),
            Holiday::Easter(shift) => {
                count::easter(year).and_then(|day| count::add_days(day, i64::from(shift)))
            }
        };
        let unknown = || match holiday {
            Holiday::Fixed(month, day) => Place::unresolved(format!("XXXX-{month:02}-{day:02}")),
            Holiday::Easter(_) => Place::unresolved("XXXX-XX-XX"),
        };
        if let Some(year) = year {
            return at(year).map_or_else(unknown, |day| day_place(day, Basis::Stated));
        }
        if let (true, Some(last)) = (self.context.narrative, self.last) {
            return at(last.stretch.0.year()).map_or_else(unknown, |day| {
                day_place(day, Basis::Anchored { anchor: Some(last.span) })
            });
        }
        let Some(reference) = self.context.reference else { return unknown() };
        let this = reference.year();
        let past = (this - 1..=this).rev().filter_map(at).find(|day| *day <= reference);
        let future = (this..=this + 1).filter_map(at).find(|day| *day >= reference);
        let chosen = match (which, self.tense(span)) {
            (Some(Which::Last), _) => past,
            (Some(Which::Next), _) => future,
            (Some(Which::This), _) => at(this),
            (None, Tense::Past) => past,
            (None, Tense::Future) => future,
            (None, Tense::Unclear) => [past, future]
                .into_iter()
                .flatten()
                .min_by_key(|day| (*day - reference).num_days().abs()),
        };
        chosen.map_or_else(unknown, |day| day_place(day, self.written()))
    }

    /// Whether readers of `then` still have that date in mind: in news, one from this paragraph or the two before it.
    fn within_reach(&self, given: Given, span: Span) -> bool {
        const FAR: u32 = 1500;
        if self.context.narrative {
            return true;
        }
        if span.start.saturating_sub(given.span.end) > FAR {
            return false;
        }
        let (from, to) = (given.span.end, span.start);
        let first = self.tokens.partition_point(|token| token.span.start < from);
        let between = self.tokens[first..].iter().take_while(|token| token.span.start <= to);
        between.filter(|token| token.is(Class::BLOCK_START)).count() <= 2
    }

    /// The quarter that the text tells of, or else the last one that is over; a year before it for `year-earlier`.
    fn told(&self, unit: Unit, years: i32) -> Place {
        let last = self.last.filter(|last| last.precision == Precision::Season);
        let (base, basis) = match (last, self.context.reference) {
            (Some(last), _) => (Some(last.stretch.0), Basis::Anchored { anchor: Some(last.span) }),
            (None, Some(reference)) => (count::unit(reference, unit, -1).map(|stretch| stretch.0), self.written()),
            (None, None) => (None, Basis::Unresolved),
        };
        let found = base.and_then(|day| count::ymd(day.year() + years, day.month(), 1)).and_then(|day| count::unit(day, unit, 0));
        match found {
            Some(stretch) => Place::new(Some(stretch), Precision::Season, value::of_unit(unit, stretch), basis),
            None => Place::unresolved(value::unknown(unit)),
        }
    }

    /// What `later` and `that year` count from, with its words.
    fn given(&self, span: Span, unit: Unit) -> Option<(Stretch, Precision, Basis)> {
        let given = if unit <= Unit::Day { self.last_day.or(self.last) } else { self.last };
        let fits = |given: &Given| unit > Unit::Day || given.precision <= Precision::Days;
        given.filter(fits).filter(|given| self.within_reach(*given, span)).map(|given| {
            (given.stretch, given.precision, Basis::Anchored { anchor: Some(given.span) })
        })
    }

    fn later(&self, span: Span, amount: Amount, back: bool) -> Place {
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
        let Some((stretch, precision, basis)) = self.given(span, amount.unit).or_else(written) else {
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

    fn anaphor(&self, span: Span, unit: Unit, shift: i32) -> Place {
        match self.given(span, unit) {
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

    fn weekday_anaphor(&self, span: Span, weekday: Weekday, shift: i32) -> Place {
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

/// The same day and month in another year, as an exclusive end.
fn ymd_like(day: Day, year: i32) -> Option<Day> {
    count::ymd(year, day.month(), day.day())
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

/// The unit in which `two and a half years ago` is told.
const fn finer(unit: Unit) -> Unit {
    match unit {
        Unit::Millennium | Unit::Century | Unit::Decade => Unit::Year,
        Unit::Year | Unit::Quarter => Unit::Month,
        Unit::Month => Unit::Week,
        _ => Unit::Day,
    }
}

fn of_given(given: Given) -> String {
    let unit = match given.precision {
        Precision::Day | Precision::Days => Unit::Day,
        Precision::Week => Unit::Week,
        Precision::Month => Unit::Month,
        Precision::Season => Unit::Quarter,
        Precision::Year | Precision::Open => Unit::Year,
    };
    value::of_unit(unit, given.stretch)
}

/// The part of the stretch that the words mean.
fn narrowed(
    stretch: Stretch,
    modifier: Option<Modifier>,
    cut: Option<Cut>,
    reference: Option<Day>,
) -> Stretch {
    let (start, end) = stretch;
    match (cut, reference) {
        (Some(Cut::Earlier), Some(day)) if start < day && day < end => (start, day),
        (Some(Cut::Later), Some(day)) => match day.succ_opt() {
            Some(next) if next < end && day >= start => (next, end),
            _ => stretch,
        },
        (None, _) => match modifier {
            Some(modifier) => count::edge(stretch, modifier).unwrap_or(stretch),
            None => stretch,
        },
        _ => stretch,
    }
}

/// How far from the event, and how sure the count is: a week is rarely seven days to the day.
fn link(amount: Amount, back: bool, to: Span) -> Link {
    let unit = count::days(amount.unit);
    let (days, slack) = match amount.count {
        Count::Exactly(count) => {
            let days = i64::from(count).saturating_mul(unit) + i64::from(amount.half) * unit / 2;
            let loose = if amount.modifier.is_some() { unit / 2 } else { 0 };
            // A week is rarely seven days to the day; a day is.
            (days, (unit + 2) / 4 + loose)
        }
        // `days after`: a few of them.
        Count::Some => (unit * 3, unit * 3),
    };
    let days = i32::try_from(days).unwrap_or(i32::MAX);
    Link {
        to,
        days: if back { -days } else { days },
        slack: u32::try_from(slack).unwrap_or(u32::MAX),
    }
}
