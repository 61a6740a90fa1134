//! Stretches from one time to another: ranges, spells up to the day of writing, the past and the next three days.

use chrono::Datelike;
use dateline_text::{Class, Span, Token};

use super::{Resolver, count, value};
use crate::expr::{Amount, Count, Point, Unit, When};
use crate::{Basis, Day, Interval, Kind, Precision};

impl Resolver<'_> {
    /// `has been under fire for more than three months`: the spell goes on to the day of writing.
    pub(super) fn spell(&mut self, span: Span, amount: Amount) {
        const NEAR: usize = 8;
        let (Some(reference), false) = (self.context.reference, self.context.narrative) else {
            return;
        };
        let first = self.tokens.partition_point(|token| token.span.start < span.start);
        let after = self.tokens.partition_point(|token| token.span.start < span.end);
        let is = |token: &Token, words: &[&str]| {
            words.iter().any(|word| token.span.of(self.text).eq_ignore_ascii_case(word))
        };
        let ends = |token: &&Token| !(token.is_mark(".") || token.is(Class::BLOCK_START));
        if !first.checked_sub(1).is_some_and(|at| is(&self.tokens[at], &["for"])) {
            return;
        }
        let before = self.tokens[first.saturating_sub(NEAR)..first].iter().rev().take_while(ends);
        let behind = self.tokens[after..].iter().take(NEAR).take_while(ends);
        let perfect = before.chain(behind).any(|token| is(token, &["has", "have"]));
        if !perfect || amount.unit < Unit::Day {
            return;
        }
        let (Some(start), Some(timex)) =
            (count::moved(reference, amount, true), self.found.last_mut())
        else {
            return;
        };
        let precision = count::precision(amount.unit).max(Precision::Days);
        timex.interval = Some(Interval::between(Some(start), reference.succ_opt(), precision));
        timex.basis = Basis::Anchored { anchor: self.context.reference_span };
        timex.reason = Some("a spell that goes on to the day of writing".to_owned());
    }

    pub(super) fn add_range(&mut self, span: Span, rule: &'static str, from: &Point, to: &Point) {
        let first = self.place(from, span);
        if let Some(stretch) = first.stretch {
            self.give(stretch, first.precision, span, from);
        }
        let mut last = self.place(to, span);
        let mut first = first;
        // `Thursday-Friday` written on a Thursday is last week's Thursday, and ends before it is told.
        if let (When::Weekday { .. }, When::Weekday { .. }, Some(one), Some(other)) =
            (&from.when, &to.when, first.stretch, last.stretch)
            && other.0 < one.0
        {
            let past = first.rule != Some("weekday_after");
            let (place, days) = if past { (&mut first, -7) } else { (&mut last, 7) };
            if let Some(day) = place.stretch.and_then(|stretch| count::add_days(stretch.0, days)) {
                place.stretch = day.succ_opt().map(|end| (day, end));
                place.value = value::day(day);
            }
        }
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

    pub(super) fn add_window(
        &mut self,
        span: Span,
        rule: &'static str,
        amount: Amount,
        back: bool,
    ) {
        // `The next year, he fell`, and not `over the next year`: in a story it is a date.
        let single = amount.count == Count::Exactly(1) && amount.modifier.is_none();
        if self.context.narrative && single && !back && !self.after_preposition(span) {
            let when = When::Anaphor { unit: amount.unit, shift: 1 };
            self.add_point(span, rule, &when.into());
            return;
        }
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
}

/// The same day and month in another year, as an exclusive end.
fn ymd_like(day: Day, year: i32) -> Option<Day> {
    count::ymd(year, day.month(), day.day())
}
