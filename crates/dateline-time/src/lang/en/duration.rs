//! Lengths of time, and ages of wars and sieges.
//!
//! Examples, which are also the tests: `corpus/en/duration.md`.

use dateline_text::kit::{hyphen, ordinal};
use dateline_text::{Parse, Rule};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::sequence::preceded;

use super::lexeme::{amount, bound, exactly, joined, unit_plural, unit_singular};
use super::rules;
use crate::expr::{Amount, Count, Expr, Unit};
use crate::grammar::fail;
use crate::lang::en::words::{any_word, phrase, word};

pub(super) const RULES: &[Rule<Expr>] = rules![
    length @ FIGURES | NUMBER | BOUND | EDGE | A | EVERY | THE,
    joined_length @ FIGURES | NUMBER | BOUND | EDGE,
    week_long @ UNIT | LONG,
    age @ FIGURES | NUMBER | BOUND | EDGE | A,
    nth_unit @ ORDINAL,
    first_units @ THE,
    units_alone @ UNIT,
];

/// `more than three months`, `less than 24 hours`, `the nine months`, `half an hour`
fn length(input: &str) -> Parse<'_, Expr> {
    let (rest, amount) = amount(input)?;
    let (rest, _) = opt(phrase("or so")).parse(rest)?;
    // `a week-long visit`: the article is the visit's.
    if super::guard::goes_on(rest) {
        return fail(input);
    }
    Ok((rest, Expr::Duration(amount)))
}

/// `three-month`, `24-hour`, `a 10-year`
fn joined_length(input: &str) -> Parse<'_, Expr> {
    let (rest, amount) = joined(input)?;
    // `three-day-old` is an age, and `24-hour-a-day` a habit.
    if rest.starts_with('-')
        && preceded(hyphen, alt((word("old"), word("a"), word("olds")))).parse(rest).is_ok()
    {
        return fail(input);
    }
    let (rest, _) = opt(preceded(hyphen, word("long"))).parse(rest)?;
    Ok((rest, Expr::Duration(amount)))
}

/// `week-long`, `monthlong`, `years-long`, `decades-old`
fn week_long(input: &str) -> Parse<'_, Expr> {
    let (rest, found) = any_word(input)?;
    let glued = found.len() > 4
        && found.get(found.len() - 4..).is_some_and(|end| end.eq_ignore_ascii_case("long"));
    let stem = if glued { &found[..found.len() - 4] } else { found };
    let (count, unit) = match (unit_singular(stem), unit_plural(stem)) {
        (Ok((_, unit)), _) => (Count::Exactly(1), unit),
        (_, Ok((_, unit))) => (Count::Some, unit),
        _ => return fail(input),
    };
    let rest = if glued {
        rest
    } else {
        preceded(hyphen, alt((word("long"), word("old")))).parse(rest)?.0
    };
    Ok((rest, Expr::Duration(Amount { count, half: false, unit, modifier: None })))
}

/// `10-month-old conflict`, `the almost 10-month-old war`: an age of what is no person.
fn age(input: &str) -> Parse<'_, Expr> {
    let spaced = (opt(bound), amount)
        .map(|(bound, amount)| Amount { modifier: amount.modifier.or(bound), ..amount });
    let (rest, amount) = alt((joined, spaced)).parse(input)?;
    let (rest, _) = (opt(hyphen), word("old")).parse(rest)?;
    let person = super::guard::person_follows(rest);
    let war = super::guard::lasting_follows(rest);
    // A number of years and no noun that lasts is a person's age.
    if person || amount.unit == Unit::Year && !war {
        return fail(input);
    }
    Ok((rest, Expr::Age(amount)))
}

/// `its tenth month`, `a 300th day`: how far a war has come, where the words before say `in`, `into`, `enters`.
fn nth_unit(input: &str) -> Parse<'_, Expr> {
    let (rest, number) = ordinal(input)?;
    let (rest, _) =
        opt(alt((word("consecutive"), word("straight"), word("successive")))).parse(rest)?;
    let (rest, unit) = unit_singular(rest)?;
    if unit == Unit::Century {
        return fail(input);
    }
    Ok((
        rest,
        Expr::Age(Amount {
            count: exactly(number),
            half: false,
            unit,
            modifier: Some(crate::Modifier::LessThan),
        }),
    ))
}

/// `the first nine months`, `the early days`, `the first hours`
fn first_units(input: &str) -> Parse<'_, Expr> {
    let (rest, _) = (
        word("the"),
        alt((word("first"), word("last"), word("final"), word("early"), word("opening"))),
    )
        .parse(input)?;
    let vague =
        unit_plural.map(|unit| Amount { count: Count::Some, half: false, unit, modifier: None });
    alt((amount, vague)).map(Expr::Duration).parse(rest)
}

/// `weeks`, `years`: a vague length, where `for`, `in` or `after` stands before it.
fn units_alone(input: &str) -> Parse<'_, Expr> {
    let (rest, unit) = unit_plural(input)?;
    let (rest, wider) =
        opt(preceded(alt((value((), word("or")), value((), word("and")))), unit_plural))
            .parse(rest)?;
    let unit = wider.map_or(unit, |wider| wider.min(unit));
    Ok((rest, Expr::Duration(Amount { count: Count::Some, half: false, unit, modifier: None })))
}
