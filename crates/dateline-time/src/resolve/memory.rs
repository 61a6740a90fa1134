//! The dates that a text has given, for what counts from them.

use chrono::Datelike;
use dateline_text::{Class, Span, Token};

use super::Resolver;
use super::count::Stretch;
use crate::expr::{Point, Unit, When};
use crate::{PartOfDay, Precision};

/// A date that the text has given, to count from.
#[derive(Clone, Copy)]
pub(super) struct Given {
    pub(super) stretch: Stretch,
    pub(super) precision: Precision,
    pub(super) span: Span,
    /// It is a night, which goes on into the next day.
    pub(super) night: bool,
}

impl Resolver<'_> {
    /// Remembers a date, for what counts from it. A part in brackets and the far past are asides.
    pub(super) fn give(
        &mut self,
        stretch: Stretch,
        precision: Precision,
        span: Span,
        point: &Point,
    ) {
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
                | When::DayAgo(_)
                | When::Unit { .. }
                | When::Weekend(_)
        );
        if self.context.narrative && outside {
            return;
        }
        self.said = Some(given);
        if !(self.context.narrative && self.is_aside(&given, when, bracket)) {
            if precision == Precision::Day {
                self.last_day = Some(given);
            }
            self.last = Some(given);
        }
    }

    /// What a history mentions in passing: the year in brackets, a look back within a paragraph (`as in 1614`, `the
    /// August 1792 uprising`), the year of the date before it. What follows goes on from the story.
    fn is_aside(&self, given: &Given, when: &When, bracket: bool) -> bool {
        let Some(last) = self.last else { return false };
        let (year, of_last) = (given.stretch.0.year(), last.stretch.0.year());
        // `lasted until the fall of the town in February 1945` looks ahead; the story goes on from where it was.
        if year > of_last && self.is_end(given.span) {
            return true;
        }
        match when {
            When::Year { .. } => {
                let said = year == of_last && last.precision < Precision::Year;
                bracket || said || year < of_last && !self.new_block(last.span, given.span)
            }
            When::Anaphor { unit: Unit::Year, shift } => *shift < 0,
            When::Later { amount, back: true } => amount.unit >= Unit::Year,
            When::Day { .. } | When::MonthYear { .. } => {
                year < of_last && self.is_attribute(given.span)
            }
            _ => false,
        }
    }

    /// Whether a paragraph begins between the two.
    fn new_block(&self, from: Span, to: Span) -> bool {
        let begun = |at: u32| self.blocks.partition_point(|start| *start <= at);
        begun(from.end) != begun(to.start)
    }

    /// Whether `until` leads up to the date, within its clause.
    fn is_end(&self, span: Span) -> bool {
        const NEAR: usize = 8;
        let first = self.tokens.partition_point(|token| token.span.start < span.start);
        let mut before = self.tokens[first.saturating_sub(NEAR)..first]
            .iter()
            .rev()
            .take_while(|token| !token.is(Class::PUNCT) && !token.is(Class::BLOCK_START));
        before.any(|token| {
            ["until", "till"].iter().any(|word| token.span.of(self.text).eq_ignore_ascii_case(word))
        })
    }

    /// `the August 1792 uprising`: an article before, a noun after.
    fn is_attribute(&self, span: Span) -> bool {
        let first = self.tokens.partition_point(|token| token.span.start < span.start);
        let after = self.tokens.partition_point(|token| token.span.start < span.end);
        let article = first.checked_sub(1).is_some_and(|at| self.tokens[at].is(Class::DETERMINER));
        article
            && self.tokens.get(after).is_some_and(|next| {
                next.is(Class::WORD) && !next.is(Class::PREPOSITION | Class::CONJUNCTION)
            })
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
}
