//! Dates in figures alone, besides those that are plain: ISO weeks and months, and `5/6/2024`.
//!
//! Examples, which are also the tests: `corpus/en/numeric.md`.

use chrono::Weekday;
use dateline_text::Parse as Chars;
use dateline_text::kit::{boundary, space};

use super::{Rule, rules};
use crate::Day;
use crate::expr::{Expr, When};
use crate::grammar::fail as miss;
use crate::lang::cursor::{Cursor, Parse, figures};
use nom::Parser;

pub(super) const RULES: &[Rule] = rules![
    iso_week @ YEAR + HYPHEN,
    iso_month @ YEAR + HYPHEN,
    either_order @ DAY + STOP | HYPHEN,
];

/// So many figures, and nothing before them.
fn exactly(input: &str, count: usize) -> Chars<'_, u32> {
    let length = input.bytes().take_while(u8::is_ascii_digit).count();
    match input.get(..count).map(str::parse) {
        Some(Ok(number)) if length == count => Ok((&input[count..], number)),
        _ => miss(input),
    }
}

/// `2024-W30`, `2024-W30-4`
fn week(input: &str) -> Chars<'_, When> {
    let (start, _) = space(input)?;
    let (rest, year) = exactly(start, 4)?;
    let Some(rest) = rest.strip_prefix("-W") else { return miss(input) };
    let (rest, week) = exactly(rest, 2)?;
    let year = year.cast_signed();
    let Some(monday) = Day::from_isoywd_opt(year, week, Weekday::Mon) else { return miss(input) };
    if let Some((rest, number)) = rest.strip_prefix('-').and_then(|rest| exactly(rest, 1).ok()) {
        let (rest, ()) = boundary(rest)?;
        let day = match number {
            1..=7 => monday.checked_add_days(chrono::Days::new(u64::from(number) - 1)),
            _ => None,
        };
        return match day {
            Some(day) => Ok((rest, When::Day { day, short: false })),
            None => miss(input),
        };
    }
    let (rest, ()) = boundary(rest)?;
    Ok((rest, When::IsoWeek(monday)))
}

/// `2024-07`; `2005-06` is a pair of years.
fn month(input: &str) -> Chars<'_, When> {
    let (start, _) = space(input)?;
    let (rest, year) = exactly(start, 4)?;
    let Some(rest) = rest.strip_prefix('-') else { return miss(input) };
    let (rest, month) = exactly(rest, 2)?;
    let (rest, ()) = boundary(rest)?;
    let pair = month == year % 100 + 1;
    if !(1..=12).contains(&month) || !(1900..2100).contains(&year) || pair || rest.starts_with('-')
    {
        return miss(input);
    }
    Ok((rest, When::MonthYear { month, year: year.cast_signed() }))
}

/// `5/6/2024`: the rest of the text may say which of the two is the month.
fn two_orders(input: &str) -> Chars<'_, When> {
    let (start, _) = space(input)?;
    let number = |input| exactly(input, 2).or_else(|_: nom::Err<_>| exactly(input, 1));
    let (rest, first) = number(start)?;
    let Some(mark) = rest.chars().next().filter(|mark| matches!(mark, '/' | '-')) else {
        return miss(input);
    };
    let (rest, second) = number(&rest[1..])?;
    let Some(rest) = rest.strip_prefix(mark) else { return miss(input) };
    let (rest, year) = exactly(rest, 4)?;
    let (rest, ()) = boundary(rest)?;
    let months = 1..=12;
    let plain = first == second || !months.contains(&first) || !months.contains(&second);
    if plain || !(1900..2100).contains(&year) {
        return miss(input);
    }
    Ok((rest, When::Figures { first, second, year: year.cast_signed() }))
}

fn iso_week(input: Cursor<'_>) -> Parse<'_, Expr> {
    figures(week).map(Expr::point).parse(input)
}

fn iso_month(input: Cursor<'_>) -> Parse<'_, Expr> {
    figures(month).map(Expr::point).parse(input)
}

fn either_order(input: Cursor<'_>) -> Parse<'_, Expr> {
    figures(two_orders).map(Expr::point).parse(input)
}
