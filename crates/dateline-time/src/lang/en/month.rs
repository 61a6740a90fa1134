//! Months, and parts of them.
//!
//! Examples, which are also the tests: `corpus/en/calendar.md`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::sequence::preceded;

use super::calendar::{of_year, point};
use super::date::{any_year, month};
use super::lexeme::{comma_or_of, edge, which};
use super::{Rule, rules};
use crate::Modifier;
use crate::expr::{Amount, Count, Expr, Point, Unit, When, Which};
use crate::lang::cursor::{Cursor, Parse, any, cardinal, dash, fail, hyphen, phrase, word};
pub(super) const RULES: &[Rule] = rules![
    month_year @ EDGE; MONTH + YEAR | PARTED | JOINT | COMMA | POINT | HYPHEN | MARK | SPELLED; THE + EDGED,
    months_of_year @ MONTH + JOINT | HYPHEN | POINT,
    weeks_of_month @ THE + EDGE | ORDINAL | FINAL,
    month_alone @ MONTH | EDGE; WHICH | THIS + MONTH | COMING | PAST; THE + EDGED,
];

/// `October 2023`, `early October, 2023`, `the end of October of 2023`, `Oct '23`
fn month_year(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(edge).parse(input)?;
    let (rest, month) = month(rest)?;
    let (rest, (year, _)) = preceded((opt(hyphen), comma_or_of), any_year).parse(rest)?;
    if super::ahead::year_counts(input, rest, year, true) {
        return fail();
    }
    Ok((rest, point(When::MonthYear { month, year }, modifier)))
}

/// `August and September 1914`, `from March to June 2015`: the year is that of both.
fn months_of_year(input: Cursor<'_>) -> Parse<'_, Expr> {
    let at = |rest: Cursor<'_>| rest.position() - input.position();
    let (first_rest, first) = month(input)?;
    let mut joint = alt((any!("and or to through until"), dash));
    let (second, ()) = joint.parse(first_rest)?;
    let (rest, (last, (year, short))) = (month, preceded(comma_or_of, any_year)).parse(second)?;
    if short || super::ahead::year_counts(input, rest, year, true) || last <= first {
        return fail();
    }
    let when = |month| Point::from(When::MonthYear { month, year });
    Ok((
        rest,
        Expr::Several(vec![
            (0..at(first_rest), when(first)),
            (at(rest) - rest.since(second).trim_start().len()..at(rest), when(last)),
        ]),
    ))
}

/// `the last week of August`, `the first ten days of May 2008`
fn weeks_of_month(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, modifier) = preceded(
        word!("the"),
        alt((
            value(Modifier::Start, any!("first opening early")),
            value(Modifier::Mid, any!("second third middle")),
            value(Modifier::End, any!("last final closing fourth")),
        )),
    )
    .parse(input)?;
    let (rest, count) = opt(cardinal).parse(rest)?;
    let single = super::lexeme::unit_singular(rest).is_ok();
    let (rest, unit) = super::lexeme::unit(rest)?;
    let (rest, ()) = word!("of").parse(rest)?;
    let count = match count {
        Some(count) => super::lexeme::exactly(count),
        None if single => Count::Exactly(1),
        None => Count::Some,
    };
    let months = (month, opt(preceded(comma_or_of, any_year))).map(|(month, year)| match year {
        Some((year, _)) => When::MonthYear { month, year },
        None => When::Month { month, which: None, of_year: None },
    });
    let (rest, when) =
        alt((months, any_year.map(|(year, short)| When::Year { year, short }))).parse(rest)?;
    let whole = if matches!(when, When::Year { .. }) { Unit::Year } else { Unit::Month };
    if unit >= whole || super::ahead::counts(rest) {
        return fail();
    }
    let of = Point { modifier: Some(modifier), ..Point::from(when) };
    if unit == Unit::Day && single {
        return Ok((rest, Expr::Point(of)));
    }
    let amount = Amount { count, half: false, unit, modifier: None };
    Ok((rest, Expr::Part { amount, of }))
}

/// `October`, `mid-October`, `last October`, `October last year`, `this past October`
fn month_alone(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(edge).parse(input)?;
    let (rest, which) = opt(alt((
        value(Which::Last, phrase!("this past")),
        value(Which::Next, phrase!("this coming")),
        which,
    )))
    .parse(rest)?;
    let (rest, month) = month(rest)?;
    let (rest, of_year) = opt(of_year).parse(rest)?;
    Ok((rest, point(When::Month { month, which, of_year }, modifier)))
}
