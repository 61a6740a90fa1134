//! Times counted from another time of the text, or from an event.
//!
//! Examples, which are also the tests: `corpus/en/anchored.md`.

use dateline_text::kit::space;
use dateline_text::{Parse, Rule};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::sequence::preceded;

use super::lexeme::{amount, edge, part_of_day, unit_plural, unit_singular};
use super::relative::full_weekday;
use super::rules;
use crate::Modifier;
use crate::expr::{Amount, Count, Expr, Point, Unit, When};
use crate::grammar::{fail, month};
use crate::lang::en::words::{any_word, phrase, table, word};

pub(super) const RULES: &[Rule<Expr>] = rules![
    after_event @ FIGURES | NUMBER | BOUND | EDGE | A | UNIT | THE,
    days_later @ FIGURES | NUMBER | BOUND | EDGE | A | UNIT | THE,
    same_day @ SAME | WHICH | THAT | LATER | EDGE | THE,
    next_morning @ SAME | WHICH | THAT | LATER | EDGE | THE,
    following_weekday @ SAME | THAT | THE,
    month_of_that_year @ MONTH,
    since_then @ THEN,
];

fn vague_units(input: &str) -> Parse<'_, Amount> {
    unit_plural
        .map(|unit| Amount { count: Count::Some, half: false, unit, modifier: None })
        .parse(input)
}

/// `the day`, of `the day after the attack`.
fn the_unit(input: &str) -> Parse<'_, Amount> {
    preceded(word("the"), unit_singular)
        .map(|unit| Amount { count: Count::Exactly(1), half: false, unit, modifier: None })
        .parse(input)
}

/// Words that end the name of an event: the clause goes on after them.
const EVENT_ENDS: &[&str] = &[
    "said",
    "says",
    "who",
    "which",
    "that",
    "when",
    "while",
    "but",
    "because",
    "as",
    "according",
    "where",
    "he",
    "she",
    "they",
    "it",
    "officials",
];

/// `a week after the raid`, `two days before the vote`, `the day after a US strike on fighters`: the words of the
/// expression are `a week`, as TIMEX3 has it; the event's words are kept apart.
fn after_event(input: &str) -> Parse<'_, Expr> {
    const MOST: usize = 12;
    let (rest, amount) = alt((amount, the_unit, vague_units)).parse(input)?;
    let (after, back) = alt((
        value(false, word("after")),
        value(false, word("following")),
        value(true, word("before")),
        value(true, phrase("prior to")),
    ))
    .parse(rest)?;
    let (event, _) = space(after)?;
    let mut end = event;
    for _ in 0..MOST {
        // A figure counts as a word: `before 14 July`.
        let (next, gap) = space(end)?;
        let figures = next.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let (next, found) = match any_word(next) {
            Ok(word) => word,
            Err(_) if figures > 0 => (&next[figures..], &next[..figures]),
            Err(_) => break,
        };
        let first = end.len() == event.len();
        let block = gap.matches('\n').count() > 1;
        if block || EVENT_ENDS.iter().any(|stop| found.eq_ignore_ascii_case(stop)) {
            // `after it`, `after that`, `before they` name no event of their own.
            if first {
                return fail(input);
            }
            break;
        }
        end = next;
        if let Some(more) = end.strip_prefix(['-', '‐', '–', '\'', '’']) {
            end = if more.starts_with(char::is_alphanumeric) { more } else { end };
        }
    }
    let (from, to) = (input.len() - event.len(), input.len() - end.len());
    if from == to {
        return fail(input);
    }
    Ok((rest, Expr::Linked { amount, back, to: from..to }))
}

/// `two days later`, `a year earlier`, `the day before`, `three weeks before that`, `days later`
fn days_later(input: &str) -> Parse<'_, Expr> {
    let (rest, amount) = alt((amount, the_unit, vague_units)).parse(input)?;
    let the = input.get(..4).is_some_and(|the| the.eq_ignore_ascii_case("the "));
    let (rest, back) = alt((
        value(false, (alt((word("after"), word("following"))), alt((word("that"), word("this")))))
            .map(|b| b),
        value(true, (word("before"), alt((word("that"), word("this"))))),
        value(
            false,
            alt((
                word("later"),
                word("afterward"),
                word("afterwards"),
                word("thereafter"),
                word("on"),
            )),
        ),
        value(
            true,
            alt((
                word("earlier"),
                word("previously"),
                word("beforehand"),
                word("prior"),
                word("before"),
            )),
        ),
        value(false, word("after")),
    ))
    .parse(rest)?;
    let tail = input[..input.len() - rest.len()].trim_end();
    // `a day on`, `the week on` are read too easily; `the day before` and `the day after` need to end there.
    let open = !rest.trim_start().starts_with(|c: char| c.is_alphanumeric());
    let last = tail.rsplit(char::is_whitespace).next().unwrap_or(tail);
    let loose =
        ["before", "after", "on", "prior"].iter().any(|word| last.eq_ignore_ascii_case(word));
    if loose && (!open || last.eq_ignore_ascii_case("on") && the) || the && !loose {
        return fail(input);
    }
    Ok((rest, Expr::point(When::Later { amount, back })))
}

/// 0 for `the same`, `that`; 1 for `the next`; -1 for `the previous`.
fn shift(input: &str) -> Parse<'_, i32> {
    alt((
        value(0, phrase("that very")),
        value(0, phrase("that same")),
        value(0, phrase("the very same")),
        value(0, phrase("the same")),
        value(0, word("that")),
        value(0, phrase("same")),
        value(
            1,
            (
                opt(word("the")),
                alt((word("following"), word("next"), word("ensuing"), word("subsequent"))),
            ),
        ),
        value(-1, (opt(word("the")), alt((word("previous"), word("preceding"), word("prior"))))),
    ))
    .parse(input)
}

/// `the same day`, `later that month`, `the following year`, `the previous week`, `early that year`
fn same_day(input: &str) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(alt((
        value(Modifier::Start, word("earlier")),
        value(Modifier::End, (word("later"), opt(word("in")), opt(word("on")))),
        edge,
    )))
    .parse(input)?;
    let (at, shift) = shift(rest)?;
    let (rest, unit) = unit_singular(at)?;
    // `next week` is counted from the day of writing; `the next hour` is a length.
    let words = input.trim_start();
    let bare = words.get(..4).is_some_and(|next| next.eq_ignore_ascii_case("next"));
    if bare || unit < Unit::Day || unit > Unit::Year {
        return fail(input);
    }
    Ok((rest, Expr::Point(Point { modifier, ..Point::from(When::Anaphor { unit, shift }) })))
}

/// `the next morning`, `that night`, `early the following afternoon`
fn next_morning(input: &str) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(alt((
        value(Modifier::Start, alt((word("early"), word("earlier")))),
        value(Modifier::End, alt((word("late"), word("later")))),
    )))
    .parse(input)?;
    let (rest, (shift, part)) = (shift, part_of_day).parse(rest)?;
    Ok((
        rest,
        Expr::Point(Point {
            modifier,
            part: Some(part),
            ..Point::from(When::Anaphor { unit: Unit::Day, shift })
        }),
    ))
}

/// `the following Monday`, `the previous Friday`, `that Sunday`
fn following_weekday(input: &str) -> Parse<'_, Expr> {
    let (rest, (shift, weekday)) = (shift, full_weekday).parse(input)?;
    Ok((rest, Expr::point(When::WeekdayAnaphor { weekday, shift })))
}

/// `October of that year`, `July of the same year`
fn month_of_that_year(input: &str) -> Parse<'_, Expr> {
    let (rest, month) = month(input)?;
    let (rest, shift) = preceded(opt(word("of")), shift).parse(rest)?;
    let (rest, _) = word("year").parse(rest)?;
    Ok((rest, Expr::point(When::MonthOfYear { month, shift })))
}

/// `then`, `that time`: where `since`, `by` or `until` stands before it.
fn since_then(input: &str) -> Parse<'_, Expr> {
    let (rest, ()) = table(&[("then", ())]).parse(input)?;
    Ok((rest, Expr::point(When::Then)))
}
