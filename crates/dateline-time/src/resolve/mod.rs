//! From what was said to when it was.
//!
//! Anchors, in order: what the words state; the day of writing; the last date of the text, for words that count
//! from it (`two days later`), and in a narrative for every year that is left out. What has no anchor stays relative.

mod count;
mod days;
mod stretches;
mod tense;
mod told;
mod value;

use chrono::Datelike;
use dateline_text::{Class, Found, Span, Token};

use crate::expr::{Amount, Count, Cut, Expr, Point, Unit, Vague, When};
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
    /// It is a night, which goes on into the next day.
    night: bool,
}

struct Resolver<'a> {
    text: &'a str,
    tokens: &'a [Token],
    context: &'a Context,
    /// The last date, and the last of them that was one day.
    last: Option<Given>,
    last_day: Option<Given>,
    /// The last day on which somebody spoke.
    heard: Option<Given>,
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
        Resolver { text, tokens, context, last: None, last_day: None, heard: None, found: timexes };
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
            Expr::Point(point) => self.add_point(span, rule, &point),
            Expr::Several(points) => {
                for (bytes, point) in points {
                    let start = span.start as usize;
                    self.add_point(Span::new(start + bytes.start, start + bytes.end), rule, &point);
                }
            }
            Expr::Range(from, to) => self.add_range(span, rule, &from, &to),
            Expr::Duration(amount) | Expr::Age(amount) => {
                self.push(span, rule, Kind::Duration, value::duration(amount), amount.modifier);
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
            Expr::Recent => {
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
                let at = self.tokens.partition_point(|token| token.span.start < link.to.start);
                let landmark = crate::landmark::named(&self.tokens[at..]);
                let Some(timex) = self.found.last_mut() else { return };
                if let Some(landmark) = landmark {
                    timex.interval = counted(landmark.start, &link);
                    timex.basis = Basis::Anchored { anchor: Some(link.to) };
                    timex.reason = Some(format!("{} began on {}", landmark.id, landmark.start));
                }
                timex.link = Some(link);
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

    fn add_point(&mut self, span: Span, rule: &'static str, point: &Point) {
        let place = self.place(point, span);
        let Point { modifier, part, implied, clock, cut, .. } = point;
        let (modifier, part, cut) = (*modifier, *part, *cut);
        let mut value = place.value;
        // What `two days later` counts from may be unknown; then it is a length.
        let mut kind = if value.starts_with('P') && !value.ends_with("_REF") {
            Kind::Duration
        } else {
            Kind::Date
        };
        if let Some(clock) = clock {
            kind = Kind::Time;
            value.push_str(&value::clock(clock));
        } else if let Some(part) = part
            && !implied
        {
            kind = Kind::Time;
            value.push_str(value::part(part));
        }
        let points = value.ends_with("_REF");
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
        let interval = match interval {
            // The night that ended today began yesterday.
            Some(mut night) if matches!(point.when, When::Overnight) => {
                night.end = night.end.and_then(|end| end.succ_opt());
                night.precision = Precision::Days;
                Some(night)
            }
            other => other,
        };
        if let (Some(stretch), false) = (place.stretch, points) {
            self.give(stretch, place.precision, span, point);
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
        let [.., linked, anchor] = &mut self.found[..] else { return };
        let Some(link) = &linked.link else { return };
        let (Some(day), true) =
            (anchor.interval.as_ref().and_then(Interval::single), link.to.start == span.start)
        else {
            return;
        };
        // `before Monday's meeting` counts from the meeting, and that is on Monday.
        if let Some(interval) = counted(day, link) {
            linked.interval = Some(interval);
            linked.basis = Basis::Anchored { anchor: Some(span) };
        }
    }

    /// Remembers a date, for what counts from it. A part in brackets and the far past are asides.
    fn give(&mut self, stretch: Stretch, precision: Precision, span: Span, point: &Point) {
        let when = &point.when;
        let bracket = span.start > 0 && self.text[..span.start as usize].ends_with(['(', '[']);
        // `a year earlier` compares; the story stays where it is.
        let compares = matches!(when, When::Later { amount, .. } | When::Ago { amount, .. } if amount.unit >= Unit::Month)
            || matches!(when, When::Told { .. });
        if !self.context.narrative && (bracket || compares) {
            return;
        }
        let night = point.part == Some(PartOfDay::Night);
        let given = Given { stretch, precision, span, night };
        if !self.context.narrative && precision == Precision::Day && self.of_the_telling(span) {
            self.heard = Some(given);
            return;
        }
        // A history that says `today` or `last year` speaks of the day of writing, not of its story.
        let outside = matches!(
            when,
            When::Decade(_)
                | When::Century(_)
                | When::Today(_)
                | When::Ago { .. }
                | When::Unit { .. }
                | When::Weekend(_)
        );
        if !(self.context.narrative && outside) {
            if precision == Precision::Day {
                self.last_day = Some(given);
            }
            self.last = Some(given);
        }
    }

    /// `said on Thursday`, `Last updated on`: a date of the telling, or of the page, is no part of what is told.
    fn of_the_telling(&self, span: Span) -> bool {
        const STAMPS: &[&str] = &["updated", "published", "modified", "revised"];
        let first = self.tokens.partition_point(|token| token.span.start < span.start);
        let before = &self.tokens[first.saturating_sub(3)..first];
        let after = self.tokens.partition_point(|token| token.span.start < span.end);
        let tells = |token: &Token| {
            token.is(Class::REPORTING)
                || STAMPS.iter().any(|stamp| token.span.of(self.text).eq_ignore_ascii_case(stamp))
        };
        // `on Thursday said`, but not `on Thursday. Said he`
        before.iter().any(tells)
            || self.tokens.get(after).is_some_and(|next| next.is(Class::REPORTING))
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
            self.give(stretch, first.precision, span, from);
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
            self.give(stretch, last.precision, span, to);
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
                if let Some(named) = self.named_after(span) {
                    return named;
                }
                self.day_month(span, (*month, *day), *weekday, *year)
            }
            When::DayOnly(day) => self.day_only(*day),
            When::MonthYear { month, year } => Place::stated(
                count::month(*year, *month),
                Precision::Month,
                format!("{year:04}-{month:02}"),
            ),
            When::Month { month, which, of_year } => self.month(span, *month, *which, *of_year),
            When::MonthOfYear { month, shift } => {
                match self.last.filter(|last| self.within_reach(*last, span)) {
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
            When::EndOf(unit) => self.end_of(*unit),
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
            When::Unsaid => self.unsaid(point),
        }
    }
}

/// The same day and month in another year, as an exclusive end.
fn ymd_like(day: Day, year: i32) -> Option<Day> {
    count::ymd(year, day.month(), day.day())
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

/// The days that lie so far from `day`.
fn counted(day: Day, link: &Link) -> Option<Interval> {
    let (middle, slack) = (count::add_days(day, i64::from(link.days))?, i64::from(link.slack));
    if slack == 0 {
        return Some(Interval::day(middle));
    }
    Some(Interval::between(
        count::add_days(middle, -slack),
        count::add_days(middle, slack + 1),
        Precision::Days,
    ))
}
