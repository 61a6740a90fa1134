//! Years of an era: `490 BC`, `AD 70`, and the bare `in 480` of a text that counts before Christ.
//!
//! Examples, which are also the tests: `corpus/en/era.md`.

use dateline_text::kit::{self, space};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::sequence::preceded;

use super::date::month;
use super::lexeme::{comma_or_of, edge, season};
use super::{Rule, rules};
use crate::expr::{Expr, Point, When};
use crate::grammar;
use crate::lang::cursor::{
    Cursor, Parse, any, boundary, chars, dash, fail, figures, ordinal, phrase, word, words,
};

pub(super) const RULES: &[Rule] = rules![
    year_before_christ @ EDGE; DAY | YEAR | FIGURES + BC; THE + EDGED | UNIT,
    years_before_christ @ DAY | YEAR | FIGURES + HYPHEN | JOINT,
    season_before_christ @ SEASON | EDGE; MONTH + FIGURES | JOINT | COMMA | POINT; THE + SEASON | EDGED,
    century_before_christ @ EDGE; ORDINAL + UNIT; THE + ORDINAL | SPELLED | EDGED,
    year_of_our_lord @ ERA; DAY | YEAR | FIGURES + BC,
    year_of_old @ THREE,
];

/// An era that counts down.
fn before_christ(input: &str) -> dateline_text::Parse<'_, ()> {
    let (rest, _) = space(input)?;
    let marks = ["B.C.E.", "B.C.", "BCE", "BC"];
    match marks.iter().find_map(|mark| rest.strip_prefix(mark)) {
        Some(after) => kit::boundary(after),
        None => grammar::fail(input),
    }
}

fn our_lord(input: &str) -> dateline_text::Parse<'_, ()> {
    let (rest, _) = space(input)?;
    match ["A.D.", "C.E.", "AD", "CE"].iter().find_map(|mark| rest.strip_prefix(mark)) {
        Some(after) => kit::boundary(after),
        None => grammar::fail(input),
    }
}

fn number(input: Cursor<'_>) -> Parse<'_, u32> {
    figures(|tail| kit::digits(1, 4).parse(tail)).parse(input)
}

fn bc(input: Cursor<'_>) -> Parse<'_, u32> {
    let (rest, (year, ())) = (number, chars(before_christ)).parse(input)?;
    if year == 0 { fail() } else { Ok((rest, year)) }
}

fn of_year(year: u32) -> When {
    When::Bce { year, season: None, month: None }
}

/// `490 BC`, `early 480 BCE`, `the year 44 BC`
fn year_before_christ(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(edge).parse(input)?;
    let (rest, _) = opt(phrase!("the year")).parse(rest)?;
    let (rest, year) = bc(rest)?;
    Ok((rest, Expr::Point(Point { modifier, ..Point::from(of_year(year)) })))
}

/// `499-449 BC`, `264 to 241 BC`
fn years_before_christ(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, from) = number(input)?;
    let (rest, ()) = alt((dash, word!("to"))).parse(rest)?;
    let (rest, to) = bc(rest)?;
    if from <= to {
        return fail();
    }
    Ok((rest, Expr::Range(of_year(from).into(), of_year(to).into())))
}

/// `the summer of 480 BC`, `August 480 BC`
fn season_before_christ(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(edge).parse(input)?;
    let (rest, _) = opt(word!("the")).parse(rest)?;
    let (rest, (month, season)) =
        alt((month.map(|month| (Some(month), None)), season.map(|season| (None, Some(season)))))
            .parse(rest)?;
    let (rest, year) = preceded(comma_or_of, bc).parse(rest)?;
    let when = When::Bce { year, season, month };
    Ok((rest, Expr::Point(Point { modifier, ..Point::from(when) })))
}

/// `the 5th century BC`
fn century_before_christ(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(edge).parse(input)?;
    let (rest, number) = preceded(opt(word!("the")), ordinal).parse(rest)?;
    let (rest, _) = (any!("century centuries"), chars(before_christ)).parse(rest)?;
    match u32::try_from(number) {
        Ok(number @ 1..=99) => {
            Ok((rest, Expr::Point(Point { modifier, ..Point::from(When::CenturyBce(number)) })))
        }
        _ => fail(),
    }
}

/// `AD 70`, `70 AD`, `632 CE`
fn year_of_our_lord(input: Cursor<'_>) -> Parse<'_, Expr> {
    let before = (value((), chars(our_lord)), number).map(|((), year)| year);
    let after = (number, chars(our_lord)).map(|(year, ())| year);
    let (rest, year) = alt((before, after)).parse(input)?;
    let (rest, ()) = boundary(rest)?;
    match i32::try_from(year) {
        Ok(year @ 1..) => Ok((rest, Expr::point(When::Year { year, short: false }))),
        _ => fail(),
    }
}

/// `480`, in a history that has named a year before Christ; elsewhere it is a number.
fn year_of_old(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, year) = number(input)?;
    let (rest, ()) = boundary(rest)?;
    // Any word but a verb or preposition may be a thing that is counted; a mark or a small word ends the date.
    let counted = rest.goes_on()
        && !rest.sees(words!(
            "the a and or but when while after before by with to at in on that which his he it they as under from led was were had saw"
        ));
    if counted || !(100..1000).contains(&year) {
        return fail();
    }
    Ok((rest, Expr::point(When::OldYear(year))))
}
