//! Times counted from another time of the text, or from an event.
//!
//! Examples, which are also the tests: `corpus/en/anchored.md`.

use std::ops::Range;

use dateline_text::Class;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, peek, value};
use nom::sequence::{preceded, terminated};

use super::clock::{a_day, counts_from_event};
use super::date::{full_weekday, month};
use super::lexeme::{amount, edge, part_of_day, unit_plural, unit_singular};
use super::{Rule, rules};
use crate::expr::{Amount, Count, Expr, Point, Unit, When};
use crate::lang::cursor::{Cursor, Parse, Words, any, fail, phrase, table, word, words};
use crate::{Modifier, PartOfDay};

pub(super) const RULES: &[Rule] = rules![
    eve_of @ THE + JOINT,
    after_event @ PARTED | NUMBER | BOUND | A | UNIT; FIGURES + COUNTED; PHRASED + THAN | JOINT; THE + UNIT | PART | NUMBER | FIGURES | A | EVERY,
    days_later @ PARTED | NUMBER | BOUND | A | UNIT; FIGURES + COUNTED; PHRASED + THAN | JOINT; THE + UNIT | NUMBER | FIGURES | A | EVERY,
    same_day @ SAME | THAT | LATER | EDGE; WHICH + UNIT; THE + SAME | FOLLOWING | VERY | EDGED,
    next_morning @ SAME | THAT | LATER | EDGE; WHICH + PART; THE + SAME | FOLLOWING | VERY,
    following_weekday @ SAME | THAT; THE + SAME | FOLLOWING | VERY,
    month_of_that_year @ MONTH + JOINT | THAT | SAME | THE | WHICH | POINT,
    since_then @ THEN,
    that_time @ THIS | THAT + PRESENT | LATEST | VERY; THE + SAME,
];

fn vague_units(input: Cursor<'_>) -> Parse<'_, Amount> {
    unit_plural
        .map(|unit| Amount { count: Count::Some, half: false, unit, modifier: None })
        .parse(input)
}

/// `the day`, of `the day after the attack`.
fn the_unit(input: Cursor<'_>) -> Parse<'_, Amount> {
    preceded(word!("the"), unit_singular)
        .map(|unit| Amount { count: Count::Exactly(1), half: false, unit, modifier: None })
        .parse(input)
}

/// Words that end the name of an event: the clause goes on after them.
const EVENT_ENDS: &Words = words!(
    "said says who which that when while but because as according where he she they it officials"
);

/// `a week after the raid`, `two days before the vote`, `the day after a US strike on fighters`: the words of the
/// expression are `a week`, as TIMEX3 has it; the event's words are kept apart.
fn after_event(input: Cursor<'_>) -> Parse<'_, Expr> {
    let whole = alt((amount, the_unit, vague_units)).map(|amount| (amount, None));
    let (rest, (amount, part)) = alt((whole, the_part)).parse(input)?;
    let (after, back) = alt((
        value(false, word!("after")),
        value(false, word!("following")),
        value(false, terminated(word!("into"), peek(determiner))),
        value(true, word!("before")),
        value(true, phrase!("prior to")),
    ))
    .parse(rest)?;
    let to = event(input, after)?.1;
    Ok((rest, Expr::Linked { amount, part, back, to }))
}

/// The article of `two days into the offensive`; without one, `a week into Gaza` pours money in.
fn determiner(input: Cursor<'_>) -> Parse<'_, ()> {
    match input.token() {
        Some(token) if token.is(Class::DETERMINER) => Ok((input, ())),
        _ => fail(),
    }
}

/// `the morning`, of `the morning after the raid`.
fn the_part(input: Cursor<'_>) -> Parse<'_, (Amount, Option<PartOfDay>)> {
    let (rest, part) = preceded(word!("the"), part_of_day).parse(input)?;
    if !counts_from_event(input, rest) {
        return fail();
    }
    let amount = Amount { count: Count::Exactly(1), half: false, unit: Unit::Day, modifier: None };
    Ok((rest, (amount, Some(part))))
}

/// `the eve of Eid al-Fitr`, `the eve of May 9`; the eve of a vote, or of a battle, is some time before it.
fn eve_of(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, _) = (word!("the"), word!("eve")).parse(input)?;
    let (after, ()) = word!("of").parse(rest)?;
    let (end, _) = a_day(after)?;
    let from = after.token().map_or(after.position(), |token| token.span.start as usize);
    let to = from - input.position()..end.position() - input.position();
    let amount = Amount { count: Count::Exactly(1), half: false, unit: Unit::Day, modifier: None };
    Ok((rest, Expr::Linked { amount, part: None, back: true, to }))
}

/// The bytes of the event's name, counted from `input`; a pronoun names none.
fn event<'t>(input: Cursor<'t>, after: Cursor<'t>) -> Parse<'t, Range<usize>> {
    const MOST: usize = 12;
    let (mut end, mut words, mut from) = (after, 0, after.position());
    while let Some(token) = end.token()
        && words < MOST
    {
        let joins = words > 0 && end.ahead().is_some_and(|mark| "-‐–'’".contains(mark));
        if token.is(Class::PUNCT) {
            // A hyphen between words joins them; whatever else stands there ends the name.
            let more = end.second().filter(|next| token.touches(next));
            if !(joins && more.is_some_and(|next| next.is(Class::WORD.with(Class::DIGIT)))) {
                break;
            }
        } else if EVENT_ENDS.has(token) {
            break;
        } else {
            if words == 0 {
                from = token.span.start as usize;
            }
            words += 1;
        }
        end = end.after(token);
    }
    // `after it`, `after that`, `before they` name no event of their own.
    if words == 0 {
        return fail();
    }
    let (from, to) = (from - input.position(), end.position() - input.position());
    Ok((end, from..to))
}

/// `two days later`, `a year earlier`, `the day before`, `three weeks before that`, `days later`
fn days_later(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, amount) = alt((amount, the_unit, vague_units)).parse(input)?;
    let the = input.sees(words!("the"));
    // `a day on` and `the week on` are read too easily; `the day before` and `the day after` need to end there.
    let loose = rest.sees(words!("before after on prior"));
    let on = rest.sees(words!("on"));
    let that = any!("that this");
    if let Ok((rest, (back, ()))) =
        (table![("after", false), ("following", false), ("before", true)], that).parse(rest)
    {
        return if the { fail() } else { Ok((rest, Expr::point(When::Later { amount, back }))) };
    }
    let (rest, back) = table![
        ("later", false),
        ("afterward", false),
        ("afterwards", false),
        ("thereafter", false),
        ("on", false),
        ("after", false),
        ("earlier", true),
        ("previously", true),
        ("beforehand", true),
        ("prior", true),
        ("before", true),
    ]
    .parse(rest)?;
    if loose && (rest.goes_on() || on && the) || the && !loose {
        return fail();
    }
    Ok((rest, Expr::point(When::Later { amount, back })))
}

/// 0 for `the same`, `that`; 1 for `the next`; -1 for `the previous`.
pub(super) fn shift(input: Cursor<'_>) -> Parse<'_, i32> {
    alt((
        value(0, phrase!("that very")),
        value(0, phrase!("that same")),
        value(0, phrase!("the very same")),
        value(0, phrase!("the same")),
        value(0, word!("that")),
        value(0, phrase!("same")),
        value(1, (opt(word!("the")), any!("following next ensuing subsequent"))),
        value(-1, (opt(word!("the")), any!("previous preceding prior"))),
    ))
    .parse(input)
}

/// `the same day`, `later that month`, `the following year`, `the previous week`, `early that year`
fn same_day(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(alt((
        value(Modifier::Start, word!("earlier")),
        value(Modifier::End, (word!("later"), opt(word!("in")), opt(word!("on")))),
        edge,
    )))
    .parse(input)?;
    let (at, shift) = shift(rest)?;
    let (rest, unit) = unit_singular(at)?;
    // `next week` is counted from the day of writing; `the next hour` is a length.
    let bare = input.sees(words!("next"));
    if bare || unit < Unit::Day || unit > Unit::Year {
        return fail();
    }
    Ok((rest, Expr::Point(Point { modifier, ..Point::from(When::Anaphor { unit, shift }) })))
}

/// `the next morning`, `that night`, `early the following afternoon`
fn next_morning(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(alt((
        value(Modifier::Start, any!("early earlier")),
        value(Modifier::End, any!("late later")),
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
fn following_weekday(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, (shift, weekday)) = (shift, full_weekday).parse(input)?;
    Ok((rest, Expr::point(When::WeekdayAnaphor { weekday, shift })))
}

/// `October of that year`, `July of the same year`
fn month_of_that_year(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, month) = month(input)?;
    let (rest, shift) = preceded(opt(word!("of")), shift).parse(rest)?;
    let (rest, ()) = word!("year").parse(rest)?;
    Ok((rest, Expr::point(When::MonthOfYear { month, shift })))
}

/// `that time`, `this period`, `the same time`: where a preposition stands before it.
fn that_time(input: Cursor<'_>) -> Parse<'_, Expr> {
    let pointed = alt((any!("this that"), phrase!("the same")));
    let (rest, _) = (pointed, any!("time period")).parse(input)?;
    Ok((rest, Expr::point(When::Then)))
}

/// `then`: where `since`, `by` or `until` stands before it.
fn since_then(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, ()) = word!("then").parse(input)?;
    Ok((rest, Expr::point(When::Then)))
}
