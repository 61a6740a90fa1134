//! From what was said to when it was.
//!
//! Anchors, in order: what the words state; the day of writing; the last date of the text, for words that count
//! from it (`two days later`), and in a narrative for every year that is left out. What has no anchor stays relative.

mod ahead;
mod count;
mod days;
mod era;
mod event;
mod feast;
mod memory;
mod order;
mod place;
mod range;
mod stretches;
mod tense;
mod told;
mod value;

use dateline_text::{Class, Found, Span, Token};

use crate::expr::{Count, Cut, Expr, Point, Unit, Vague, When};
use crate::{Basis, Context, Day, Direction, Interval, Kind, Modifier, Precision, Timex};
use count::Stretch;
use memory::Given;
use place::{Place, day_place};
use tense::Tense;

struct Resolver<'a> {
    text: &'a str,
    tokens: &'a [Token],
    context: &'a Context,
    /// The last date, and the last of them that was one day.
    last: Option<Given>,
    /// The last date, told or mentioned in passing: what `that year` points at.
    said: Option<Given>,
    last_day: Option<Given>,
    /// The last day on which somebody spoke.
    heard: Option<Given>,
    found: Vec<Timex>,
    /// Expressions that count from an event, by their place among the found, and the unit that they count in.
    open_links: Vec<(usize, Unit)>,
    /// The quarter whose results the text tells, until it turns to another period.
    quarter: Option<Given>,
    /// Where the blocks of a history begin.
    blocks: Vec<u32>,
    /// Whether dates in figures have the day first, where one of them shows it.
    day_first: Option<bool>,
    /// The last year before Christ, where the story is there.
    era: Option<(u32, Span)>,
    /// The year that the next expression of the same sentence states.
    ahead: Option<i32>,
}

/// Resolves what the rules found, in the order of the text.
pub(crate) fn resolve(
    text: &str,
    tokens: &[Token],
    context: &Context,
    found: Vec<Found<Expr>>,
) -> Vec<Timex> {
    let timexes = Vec::with_capacity(found.len());
    let mut resolver = Resolver {
        text,
        tokens,
        context,
        last: None,
        said: None,
        last_day: None,
        heard: None,
        found: timexes,
        open_links: Vec::new(),
        era: None,
        day_first: None,
        quarter: None,
        blocks: Vec::new(),
        ahead: None,
    };
    let open = |found: &Found<Expr>| {
        matches!(&found.value, Expr::Point(Point { when: When::Figures { .. }, .. }))
    };
    if found.iter().any(open) {
        resolver.day_first = order::day_first(text, tokens);
    }
    if context.narrative {
        let starts = tokens.iter().filter(|token| token.is(Class::BLOCK_START));
        resolver.blocks = starts.map(|token| token.span.start).collect();
    }
    let mut found = found.into_iter();
    while let Some(mut next) = found.next() {
        let after = found.as_slice();
        resolver.ahead = after.first().and_then(|after| resolver.year_ahead(&next, after));
        if let Some(day) = resolver.day_ahead(&next, after)
            && let Expr::Point(point) = &mut next.value
        {
            point.when = day;
        }
        resolver.add(next);
    }
    resolver.close_links();
    resolver.found
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
                // `For the nine months`, `for the year ended in June`: the quarter is left behind.
                if amount.unit == Unit::Month && matches!(amount.count, Count::Exactly(6 | 9))
                    || rule == "year_ended"
                {
                    self.quarter = None;
                }
                self.push(span, rule, Kind::Duration, value::duration(amount), amount.modifier);
                self.spell(span, amount);
            }
            Expr::Part { amount, of } => {
                self.add_point(span, rule, &of);
                if let Some(timex) = self.found.last_mut() {
                    timex.kind = Kind::Duration;
                    timex.value = value::duration(amount);
                    count::trim(timex.interval.as_mut(), amount, of.modifier);
                }
            }
            Expr::WeekOf(point) => {
                self.add_point(span, rule, &point);
                let Some(timex) = self.found.last_mut() else { return };
                let day = timex.interval.as_ref().and_then(|interval| interval.start);
                "XXXX-WXX".clone_into(&mut timex.value);
                if let Some((monday, end)) = day.and_then(|day| count::week(day, 0)) {
                    timex.value = value::week(monday);
                    let week = Interval::between(Some(monday), Some(end), Precision::Week);
                    timex.interval = Some(week);
                }
            }
            Expr::Window { amount, back } => self.add_window(span, rule, amount, back),
            Expr::Set(value) => self.push(span, rule, Kind::Set, value, None),
            Expr::AnyDay(part) => {
                self.push(span, rule, Kind::Time, format!("XXXX-XX-XX{part}"), None);
            }
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
            Expr::Linked { amount, part, back, to } => {
                self.add_linked(span, rule, (amount, part), back, &to);
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
        match point.when {
            // A number of three figures is a year in a history that counts before Christ, and nowhere else.
            When::OldYear(_) if !self.context.narrative || self.era.is_none() => return,
            // In news, `at the same time` is no date, and `this time` is the occasion.
            When::Then if !self.context.narrative && self.is_occasion(span) => return,
            When::OldYear(year) | When::Bce { year, .. } => self.era = Some((year, span)),
            When::Day { .. } | When::MonthYear { .. } | When::Year { .. } => self.era = None,
            _ => {}
        }
        let place = self.place(point, span);
        match (&point.when, place.stretch) {
            (When::Quarter { .. } | When::Told { years: 0, .. }, Some(stretch)) => {
                let precision = place.precision;
                self.quarter = Some(Given { stretch, precision, span, night: false });
            }
            (When::EndOf(Unit::Year), _) => self.quarter = None,
            _ => {}
        }
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

    fn is_occasion(&self, span: Span) -> bool {
        let words = span.of(self.text);
        ["this ", "the same "].iter().any(|start| {
            words.get(..start.len()).is_some_and(|words| words.eq_ignore_ascii_case(start))
        })
    }

    fn after_preposition(&self, span: Span) -> bool {
        let first = self.tokens.partition_point(|token| token.span.start < span.start);
        first.checked_sub(1).is_some_and(|at| {
            let before = &self.tokens[at];
            before.is(Class::PREPOSITION)
                && !["by", "in"]
                    .iter()
                    .any(|word| before.span.of(self.text).eq_ignore_ascii_case(word))
        })
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
