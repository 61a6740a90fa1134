//! Times counted from events: `a week after the raid`.
//!
//! The day of an event is known where the event is a date, where a date stands beside the phrase (`on Sunday, a day
//! after the raid`), where the text dates the event elsewhere (`the raid on Friday`), and where it is a landmark.

use std::collections::HashMap;
use std::ops::Range;

use dateline_text::{Class, Span, Token, fold_hash};

use super::{Resolver, count, value};
use crate::expr::{Amount, Count, Unit};
use crate::{Basis, Day, Interval, Kind, Link, PartOfDay, Precision, Timex};

impl Resolver<'_> {
    pub(super) fn add_linked(
        &mut self,
        span: Span,
        rule: &'static str,
        (amount, part): (Amount, Option<PartOfDay>),
        back: bool,
        to: &Range<usize>,
    ) {
        self.push(span, rule, Kind::Duration, value::duration(amount), amount.modifier);
        let start = span.start as usize;
        let link = link(amount, back, Span::new(start + to.start, start + to.end));
        let at = self.tokens.partition_point(|token| token.span.start < link.to.start);
        let landmark = crate::landmark::named(&self.tokens[at..]);
        let dates = self.context.narrative;
        let Some(timex) = self.found.last_mut() else { return };
        if let Some(landmark) = landmark {
            pin(timex, landmark.start, &link, amount.unit, dates);
            timex.basis = Basis::Anchored { anchor: Some(link.to) };
            timex.reason = Some(format!("{} began on {}", landmark.id, landmark.start));
        } else if amount.unit == Unit::Day
            && span.of(self.text).get(..4).is_some_and(|the| the.eq_ignore_ascii_case("the "))
        {
            // `the day after the raid` is a day, though nobody can say which.
            timex.kind = Kind::Date;
            value::unknown(Unit::Day).clone_into(&mut timex.value);
        }
        if let Some(part) = part {
            timex.kind = Kind::Time;
            timex.value = format!("{}{}", value::unknown(Unit::Day), value::part(part));
        }
        timex.link = Some(link);
        self.open_links.push((self.found.len() - 1, amount.unit));
    }

    /// `a week after Monday`: the event is the date that follows.
    pub(super) fn close_link(&mut self, span: Span) {
        let count = self.found.len();
        let [.., linked, anchor] = &mut self.found[..] else { return };
        let (Some(link), Some((at, unit))) = (linked.link.clone(), self.open_links.last()) else {
            return;
        };
        let (Some(day), true) = (
            anchor.interval.as_ref().and_then(|day| first_day(day, link.days)),
            link.to.start == span.start && at + 2 == count,
        ) else {
            return;
        };
        // `before Monday's meeting` counts from the meeting, and that is on Monday.
        pin(linked, day, &link, *unit, self.context.narrative);
        linked.basis = Basis::Anchored { anchor: Some(span) };
    }

    /// Once all dates are known: the links that nothing has resolved yet.
    pub(super) fn close_links(&mut self) {
        let mut open = std::mem::take(&mut self.open_links);
        open.retain(|(at, _)| self.found[*at].interval.is_none());
        if open.is_empty() {
            return;
        }
        let events = self.dated_events();
        for (at, unit) in open {
            let Some(link) = self.found[at].link.clone() else { continue };
            if let Some((day, anchor)) = self.beside(at) {
                let timex = &mut self.found[at];
                timex.interval = Some(Interval::day(day));
                if self.context.narrative || timex.kind == Kind::Date {
                    timex.kind = Kind::Date;
                    timex.value = value::day(day);
                }
                timex.basis = Basis::Anchored { anchor: Some(anchor) };
                timex.reason = Some("the day that stands beside it".to_owned());
            } else if let Some((_, day, anchor)) =
                self.head(link.to).and_then(|head| events.get(&self.noun(head)).copied())
            {
                let timex = &mut self.found[at];
                pin(timex, day, &link, unit, self.context.narrative);
                timex.basis = Basis::Anchored { anchor: Some(anchor) };
                timex.reason = Some(format!("the text has that event on {day}"));
            }
        }
    }

    /// The day of `on Sunday, a day after the raid`: only a comma, or `just`, stands between.
    fn beside(&self, at: usize) -> Option<(Day, Span)> {
        let before = self.found.get(at.checked_sub(1)?)?;
        let (from, to) = (before.span.end, self.found[at].span.start);
        let first = self.tokens.partition_point(|token| token.span.start < from);
        let mut between = self.tokens[first..].iter().take_while(|token| token.span.start < to);
        let comma = between.next()?;
        let apposed = comma.is_mark(",")
            && between.all(|token| {
                ["just", "only", "exactly"]
                    .iter()
                    .any(|word| token.span.of(self.text).eq_ignore_ascii_case(word))
            });
        let day = before.interval.as_ref().and_then(Interval::single)?;
        (apposed && before.link.is_none()).then_some((day, before.span))
    }

    /// The events that the text dates, by the hash of their nouns: `the bombing on Friday`, `the Aug. 7 bombing`; the
    /// nearest date of each, else that of a landmark.
    fn dated_events(&self) -> HashMap<u64, (usize, Day, Span)> {
        /// How many tokens may stand between an event and its date.
        const NEAR: usize = 3;
        let mut events: HashMap<u64, (usize, Day, Span)> = HashMap::new();
        for timex in &self.found {
            let day = timex.interval.as_ref().and_then(Interval::single);
            let (Some(day), None, Kind::Date | Kind::Time) = (day, &timex.link, timex.kind) else {
                continue;
            };
            let first = self.tokens.partition_point(|token| token.span.start < timex.span.start);
            let after = self.tokens.partition_point(|token| token.span.start < timex.span.end);
            let goes_on = |(_, token): &(usize, &Token)| {
                ![".", ";", ",", "!", "?"].iter().any(|mark| token.is_mark(mark))
            };
            let behind = self.tokens[first.saturating_sub(NEAR)..first].iter().rev().enumerate();
            let ahead = self.tokens[after..].iter().take(NEAR).enumerate();
            let near = behind.take_while(goes_on).chain(ahead.take_while(goes_on));
            for (distance, token) in near.filter(|(_, token)| token.is(Class::WORD)) {
                let here = (distance, day, timex.span);
                let known = events.entry(self.noun(token)).or_insert(here);
                if distance < known.0 {
                    *known = here;
                }
            }
        }
        for (span, landmark) in crate::landmark::landmarks(self.text, self.tokens) {
            if let Some(head) = self.head(span) {
                let here = (usize::MAX, landmark.start, span);
                events.entry(self.noun(head)).or_insert(here);
            }
        }
        events
    }

    /// The same for `bombing` and `bombings`.
    fn noun(&self, token: &Token) -> u64 {
        fold_hash(stem(token.span.of(self.text)))
    }

    /// The noun that names the event: the last word before a preposition or the end.
    fn head(&self, of: Span) -> Option<&Token> {
        let first = self.tokens.partition_point(|token| token.span.start < of.start);
        let words = self.tokens[first..].iter().take_while(|token| token.span.start < of.end);
        words
            .take_while(|token| !token.is(Class::PREPOSITION) && !token.is(Class::PUNCT))
            .filter(|token| token.is(Class::WORD) && !token.is(Class::DETERMINER))
            .take_while(|token| {
                let word = token.span.of(self.text);
                !HAPPENED.iter().any(|verb| word.eq_ignore_ascii_case(verb))
            })
            .last()
            .filter(|token| token.span.len() > 3)
    }
}

/// The day that is counted from: of a feast of several days, the first is what its eve comes before.
fn first_day(interval: &Interval, days: i32) -> Option<Day> {
    let feast = days < 0 && interval.precision == Precision::Days;
    if feast { interval.start } else { interval.single() }
}

/// Verbs after the noun of `a week after the shelling began`.
const HAPPENED: &[&str] = &[
    "began", "begun", "started", "ended", "erupted", "occurred", "happened", "was", "were", "had",
    "took", "broke",
];

/// `bombings` as `bombing`.
fn stem(word: &str) -> &str {
    word.strip_suffix(['s', 'S']).unwrap_or(word)
}

/// The date that lies so far from the day of the event.
///
/// In news, `two months` of `two months after the raid` is a length to TIMEX3, and only its end is a date; a history
/// (`dates`) is told by such phrases as by dates.
fn pin(timex: &mut Timex, event: Day, link: &Link, unit: Unit, dates: bool) {
    let Some(interval) = counted(event, link) else { return };
    if dates
        && link.days != i32::MAX
        && let Some(day) = count::add_days(event, i64::from(link.days))
        && let Some(stretch) = count::unit(day, unit, 0)
        && !timex.value.contains('X')
    {
        timex.value = value::of_unit(unit, stretch);
        timex.kind = Kind::Date;
    } else if unit == Unit::Day
        && timex.kind != Kind::Duration
        && let Some(day) = interval.single()
    {
        let part = timex.value.split_once('T').map(|(_, part)| format!("T{part}"));
        timex.value = value::day(day) + &part.unwrap_or_default();
    }
    timex.interval = Some(interval);
}

/// How far from the event, and how sure the count is: a week is rarely seven days to the day.
fn link(amount: Amount, back: bool, to: Span) -> Link {
    let unit = count::days(amount.unit);
    let (days, slack) = match amount.count {
        Count::Exactly(count) => {
            let hours = if amount.unit == Unit::Hour { i64::from(count) / 24 } else { 0 };
            let days =
                i64::from(count).saturating_mul(unit) + i64::from(amount.half) * unit / 2 + hours;
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
