//! Relative days, weeks, months and years: phrases that name a time only once the day of writing is known.
//!
//! News looks back: a bare weekday is the latest one on or before the day of writing, unless a verb says otherwise.
//! Examples, which are also the tests: `corpus/en/relative.md`.

use chrono::Weekday;
use dateline_text::kit::mark;
use dateline_text::{Parse, Rule};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::sequence::{preceded, terminated};

use super::lexeme::{amount, bound, edge, joined, unit_plural, unit_singular, which};
use super::rules;
use crate::Modifier;
use crate::expr::{Amount, Count, Cut, Expr, Point, Unit, When, Which};
use crate::grammar::fail;
use crate::lang::en::words::{phrase, table, word};

pub(super) const RULES: &[Rule<Expr>] = rules![
    weekday @ WEEKDAY | WHICH | THIS | THE,
    deictic @ DEICTIC | THIS | THE,
    ago @ FIGURES | NUMBER | BOUND | EDGE | A | UNIT,
    last_unit @ EDGE | BOUND | SOMETIME | WHICH | THIS | THE,
    earlier_this @ LATER,
    end_of_unit @ EDGE | UNIT | THE,
    past_stretch @ WHICH | THIS | THE,
    recent_stretch @ RECENT,
    weekend @ WHICH | THIS | THE,
];

const FULL_WEEKDAYS: &[(&str, Weekday)] = &[
    ("Monday", Weekday::Mon),
    ("Tuesday", Weekday::Tue),
    ("Wednesday", Weekday::Wed),
    ("Thursday", Weekday::Thu),
    ("Friday", Weekday::Fri),
    ("Saturday", Weekday::Sat),
    ("Sunday", Weekday::Sun),
];

/// The name in full: `sat`, `sun` and `wed` are words.
pub(super) fn full_weekday(input: &str) -> Parse<'_, Weekday> {
    table(FULL_WEEKDAYS).parse(input)
}

fn any_which(input: &str) -> Parse<'_, Which> {
    alt((
        value(Which::Last, phrase("this past")),
        value(Which::Next, phrase("this coming")),
        value(Which::Next, phrase("the coming")),
        which,
    ))
    .parse(input)
}

/// `Monday`, `last Monday`, `next Friday`, `Friday last week`, `Monday of this week`
pub(super) fn weekday_when(input: &str) -> Parse<'_, When> {
    let (rest, which) = opt(any_which).parse(input)?;
    let (rest, weekday) = full_weekday(rest)?;
    let of_week = preceded(
        opt(alt((value((), mark(',')), value((), word("of"))))),
        terminated(any_which, word("week")),
    );
    let (rest, week) = if which.is_none() { opt(of_week).parse(rest)? } else { (rest, None) };
    Ok((rest, When::Weekday { weekday, which, week }))
}

fn weekday(input: &str) -> Parse<'_, Expr> {
    weekday_when.map(Expr::point).parse(input)
}

/// `today`, `yesterday`, `the day after tomorrow`
pub(super) fn deictic_when(input: &str) -> Parse<'_, When> {
    let named = table(&[("today", 0), ("yesterday", -1), ("tomorrow", 1)]);
    alt((
        value(-2, phrase("the day before yesterday")),
        value(2, phrase("the day after tomorrow")),
        value(0, phrase("this day")),
        named,
    ))
    .map(When::Today)
    .parse(input)
}

fn deictic(input: &str) -> Parse<'_, Expr> {
    deictic_when.map(Expr::point).parse(input)
}

/// `three days ago`, `almost two years ago`, `months ago`, `two weeks from now`
fn ago(input: &str) -> Parse<'_, Expr> {
    let plural =
        unit_plural.map(|unit| Amount { count: Count::Some, half: false, unit, modifier: None });
    let (rest, amount) = alt((amount, joined, plural)).parse(input)?;
    let (rest, _) = opt(phrase("or so")).parse(rest)?;
    let (rest, back) = alt((
        value(true, word("ago")),
        value(false, phrase("from now")),
        value(false, phrase("hence")),
    ))
    .parse(rest)?;
    let modifier = amount.modifier;
    Ok((rest, Expr::Point(Point { modifier, ..Point::from(When::Ago { amount, back }) })))
}

fn calendar_unit(input: &str) -> Parse<'_, Unit> {
    table(&[
        ("week", Unit::Week),
        ("month", Unit::Month),
        ("quarter", Unit::Quarter),
        ("year", Unit::Year),
        ("decade", Unit::Decade),
        ("century", Unit::Century),
    ])
    .parse(input)
}

/// `last week`, `early next year`, `the end of this month`, `late last week`, `the current year`
fn last_unit(input: &str) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(alt((edge, bound))).parse(input)?;
    let (rest, _) = opt(word("sometime")).parse(rest)?;
    let (rest, the) = opt(word("the")).parse(rest)?;
    let (rest, which) = alt((
        value(Which::Last, word("last")),
        value(Which::This, word("this")),
        value(Which::This, word("current")),
        value(Which::Next, word("next")),
        value(Which::Next, word("coming")),
    ))
    .parse(rest)?;
    // `the last week of`, `the next month`: a stretch, or counted from the text.
    if the.is_some() && which != Which::This && !(which == Which::Next && input.contains("coming"))
    {
        return fail(input);
    }
    let (rest, _) = opt(alt((word("calendar"), word("fiscal")))).parse(rest)?;
    let (rest, unit) = calendar_unit(rest)?;
    Ok((rest, Expr::Point(Point { modifier, ..Point::from(When::Unit { unit, which }) })))
}

/// `earlier this year`, `later this month`, `earlier in the week`, `later in the day`
fn earlier_this(input: &str) -> Parse<'_, Expr> {
    let (rest, cut) = alt((value(Cut::Earlier, word("earlier")), value(Cut::Later, word("later"))))
        .parse(input)?;
    let unit = alt((calendar_unit, value(Unit::Day, word("day"))));
    let (rest, unit) = preceded(
        alt((value((), word("this")), value((), (word("in"), alt((word("the"), word("this"))))))),
        unit,
    )
    .parse(rest)?;
    let modifier = Some(if cut == Cut::Earlier { Modifier::Start } else { Modifier::End });
    let when =
        if unit == Unit::Day { When::Today(0) } else { When::Unit { unit, which: Which::This } };
    Ok((rest, Expr::Point(Point { modifier, cut: Some(cut), ..Point::from(when) })))
}

/// `the end of the year`, `the beginning of the month`, `year-end`
fn end_of_unit(input: &str) -> Parse<'_, Expr> {
    let year_end = value(
        (Modifier::End, Unit::Year),
        (
            word("year"),
            alt((dateline_text::kit::hyphen.map(|_| ()), dateline_text::kit::space.map(|_| ()))),
            word("end"),
        ),
    );
    let (rest, (modifier, unit)) =
        alt((year_end, (edge, preceded(word("the"), calendar_unit)))).parse(input)?;
    if modifier == Modifier::Approx {
        return fail(input);
    }
    Ok((rest, Expr::Point(Point { modifier: Some(modifier), ..Point::from(When::EndOf(unit)) })))
}

/// `the past three days`, `the last two weeks`, `the next few months`, `the past year`
fn past_stretch(input: &str) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(bound).parse(input)?;
    let (rest, the) = opt(alt((word("the"), word("these"), word("this")))).parse(rest)?;
    let (rest, back) = alt((
        value(true, alt((word("past"), word("last"), word("preceding"), word("previous")))),
        value(false, alt((word("next"), word("coming"), word("following"), word("ensuing")))),
    ))
    .parse(rest)?;
    let (rest, mut amount) = alt((
        amount,
        unit_singular.map(|unit| Amount {
            count: Count::Exactly(1),
            half: false,
            unit,
            modifier: None,
        }),
    ))
    .parse(rest)?;
    let single = amount.count == Count::Exactly(1);
    let (rest, _) = opt(phrase("or so")).parse(rest)?;
    // `the following month` counts from the text.
    let told = ["following", "ensuing", "preceding", "previous"]
        .iter()
        .any(|word| super::guard::second_word_is(input, word));
    // `the last day` is a day of something; `last week` has a rule of its own.
    if single && (told || the.is_none() || amount.unit < Unit::Week) {
        return fail(input);
    }
    amount.modifier = amount.modifier.or(modifier);
    Ok((rest, Expr::Window { amount, back }))
}

/// `recent months`, `recent weeks and months`
fn recent_stretch(input: &str) -> Parse<'_, Expr> {
    let (rest, _) = (word("recent"), unit_plural).parse(input)?;
    let (rest, _) = opt((alt((word("and"), word("or"))), unit_plural)).parse(rest)?;
    Ok((rest, Expr::Recent))
}

/// `the weekend`, `last weekend`, `this past weekend`
fn weekend(input: &str) -> Parse<'_, Expr> {
    let (rest, which) = alt((any_which.map(Some), value(None, word("the")))).parse(input)?;
    let (rest, _) = word("weekend").parse(rest)?;
    Ok((rest, Expr::point(When::Weekend(which))))
}
