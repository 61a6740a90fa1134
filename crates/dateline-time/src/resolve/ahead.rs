//! What an expression has from the one after it: the year of a list, the day of a clock time.

use chrono::Datelike;
use dateline_text::{Class, Found, Token};

use super::Resolver;
use crate::expr::{Expr, Point, When};

impl Resolver<'_> {
    /// The year of `the spring and early summer of 1943`, seen from `the spring`.
    pub(super) fn year_ahead(&self, here: &Found<Expr>, next: &Found<Expr>) -> Option<i32> {
        let Expr::Point(point) = &next.value else { return None };
        let year = match &point.when {
            When::Day { day, short: false } => day.year(),
            When::MonthYear { year, .. } | When::Year { year, short: false } => *year,
            When::Season { year, .. } => (*year)?,
            _ => return None,
        };
        let first = self.tokens.partition_point(|token| token.span.start < here.span.end);
        let between = self.tokens[first..].iter().take_while(|t| t.span.start < next.span.start);
        let ends = |token: &Token| token.is_mark(".") || token.is(Class::BLOCK_START);
        (!between.into_iter().any(ends)).then_some(year)
    }

    /// The day that `2:30 a.m. (2330 GMT) on Sunday` and `6 a.m. to 9 a.m. Sunday` tell after their first clock time.
    pub(super) fn day_ahead(&self, here: &Found<Expr>, after: &[Found<Expr>]) -> Option<When> {
        let clock = |found: &Found<Expr>| match &found.value {
            Expr::Point(Point { when, clock: Some(clock), .. }) => Some((*when, clock.hour)),
            _ => None,
        };
        let (When::Unsaid, hour) = clock(here)? else { return None };
        let (next, rest) = after.split_first()?;
        let said = |when: &When| {
            matches!(
                when,
                When::Day { .. }
                    | When::DayMonth { .. }
                    | When::Weekday { .. }
                    | When::Today(_)
                    | When::Holiday { .. }
            )
        };
        let joins = |from: u32, to: u32, words: &[&str]| {
            let first = self.tokens.partition_point(|token| token.span.start < from);
            let mut between = self.tokens[first..].iter().take_while(|t| t.span.start < to);
            between.all(|token| {
                let word = token.span.of(self.text);
                words.iter().any(|one| word.eq_ignore_ascii_case(one))
            })
        };
        if let Some((when, last)) = clock(next) {
            if said(&when)
                && hour <= last
                && joins(here.span.end, next.span.start, &["to", "and", "until", "-", "–"])
            {
                return Some(when);
            }
            // The clock of another zone, in brackets.
            let third = rest.first()?;
            let Expr::Point(point) = &third.value else { return None };
            let bracket = matches!(when, When::Unsaid)
                && joins(here.span.end, next.span.start, &["("])
                && self.text[next.span.end as usize..].starts_with(')')
                && joins(next.span.end, third.span.start, &[")", ",", "on", "local", "time"]);
            return (bracket && point.clock.is_none() && said(&point.when)).then_some(point.when);
        }
        None
    }
}
