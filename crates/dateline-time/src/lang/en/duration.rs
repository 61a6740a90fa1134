//! Lengths of time, and ages of wars and sieges.
//!
//! Examples, which are also the tests: `corpus/en/duration.md`.

use dateline_text::Class;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::sequence::preceded;

use super::lexeme::{amount, bound, exactly, joined, unit_plural, unit_singular};
use super::{Rule, rules};
use crate::expr::{Amount, Count, Expr, Unit};
use crate::lang::cursor::{
    Cursor, Parse, any, any_word, cardinal, fail, hyphen, ordinal, phrase, table, word, words,
};

pub(super) const RULES: &[Rule] = rules![
    length @ PARTED | NUMBER | BOUND | A | EVERY; FIGURES + COUNTED; PHRASED + THAN | JOINT; THE + NUMBER | FIGURES | A | EVERY,
    joined_length @ PARTED | NUMBER | BOUND; FIGURES + HYPHEN | NUMBER; PHRASED + THAN | JOINT,
    length_before_noun @ FIGURES | NUMBER + UNIT | HYPHEN | NUMBER,
    week_long @ LONG; UNIT + HYPHEN,
    age @ PARTED | NUMBER | BOUND | A; FIGURES + COUNTED; PHRASED + THAN | JOINT,
    nth_unit @ ORDINAL,
    first_units @ THE + FINAL | EDGE,
    units_alone @ UNIT,
];

/// `more than three months`, `less than 24 hours`, `the nine months`, `half an hour`
fn length(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, amount) = amount(input)?;
    let (rest, _) = opt(phrase!("or so")).parse(rest)?;
    // `a week-long visit`: the article is the visit's.
    if super::ahead::goes_on(rest) {
        return fail();
    }
    Ok((rest, Expr::Duration(amount)))
}

/// `three-month`, `24-hour`, `a 10-year`
fn joined_length(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, amount) = joined(input)?;
    // `three-day-old` is an age, and `24-hour-a-day` a habit.
    if preceded(hyphen, any!("old a olds")).parse(rest).is_ok() {
        return fail();
    }
    let (rest, _) = opt(preceded(hyphen, word!("long"))).parse(rest)?;
    Ok((rest, Expr::Duration(amount)))
}

/// `a three hour meeting`, `the two day siege`: the hyphen left out, and a noun that is so long.
fn length_before_noun(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, count) = cardinal(input)?;
    let (rest, unit) = unit_singular(rest)?;
    let (_, noun) = any_word(rest)?;
    let of_its_own = noun
        .is(Class::PREPOSITION | Class::CONJUNCTION | Class::CAPITAL | Class::REPORTING)
        || words!("ago later earlier old is was has had will from now").has(noun);
    if count < 2 || of_its_own || rest.ahead() != Some(' ') {
        return fail();
    }
    Ok((rest, Expr::Duration(Amount { count: exactly(count), half: false, unit, modifier: None })))
}

/// `week-long`, `monthlong`, `years-long`, `decades-old`
fn week_long(input: Cursor<'_>) -> Parse<'_, Expr> {
    let glued = table![
        ("hourlong", Unit::Hour),
        ("daylong", Unit::Day),
        ("nightlong", Unit::Day),
        ("weeklong", Unit::Week),
        ("monthlong", Unit::Month),
        ("yearlong", Unit::Year),
        ("decadelong", Unit::Decade),
        ("centurylong", Unit::Century),
    ]
    .map(|unit| (Count::Exactly(1), unit));
    let joined = (
        alt((
            unit_singular.map(|unit| (Count::Exactly(1), unit)),
            unit_plural.map(|unit| (Count::Some, unit)),
        )),
        hyphen,
        any!("long old"),
    )
        .map(|(unit, (), ())| unit);
    let (rest, (count, unit)) = alt((glued, joined)).parse(input)?;
    Ok((rest, Expr::Duration(Amount { count, half: false, unit, modifier: None })))
}

/// `10-month-old conflict`, `the almost 10-month-old war`: an age of what is no person.
fn age(input: Cursor<'_>) -> Parse<'_, Expr> {
    let spaced = (opt(bound), amount)
        .map(|(bound, amount)| Amount { modifier: amount.modifier.or(bound), ..amount });
    let (rest, amount) = alt((joined, spaced)).parse(input)?;
    let (rest, _) = (opt(hyphen), word!("old")).parse(rest)?;
    let person = super::ahead::person_follows(rest);
    let war = super::ahead::lasting_follows(rest);
    // A number of years and no noun that lasts is a person's age.
    if person || amount.unit == Unit::Year && !war {
        return fail();
    }
    Ok((rest, Expr::Age(amount)))
}

/// `its tenth month`, `a 300th day`: how far a war has come, where the words before say `in`, `into`, `enters`.
fn nth_unit(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, number) = ordinal(input)?;
    let (rest, _) = opt(any!("consecutive straight successive")).parse(rest)?;
    let (rest, unit) = unit_singular(rest)?;
    if unit == Unit::Century {
        return fail();
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
fn first_units(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, _) = (word!("the"), any!("first last final early opening")).parse(input)?;
    let vague =
        unit_plural.map(|unit| Amount { count: Count::Some, half: false, unit, modifier: None });
    alt((amount, vague)).map(Expr::Duration).parse(rest)
}

/// `weeks`, `years`: a vague length, where `for`, `in` or `after` stands before it.
fn units_alone(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, unit) = unit_plural(input)?;
    let (rest, wider) = opt(preceded(any!("or and"), unit_plural)).parse(rest)?;
    let unit = wider.map_or(unit, |wider| wider.min(unit));
    Ok((rest, Expr::Duration(Amount { count: Count::Some, half: false, unit, modifier: None })))
}
