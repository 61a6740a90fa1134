//! Dates and clock times that say all there is to say, as page headers print them.
//!
//! These are the lexemes from which the rules for running text are made; they are public because headers,
//! datelines and stamps are read with them too. All eat the white space before them.

mod clock;
mod word;

use chrono::Weekday;
use dateline_text::Parse;
use dateline_text::kit::{boundary, digits, hyphen, mark, ordinal, space};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map_opt, opt, verify};
use nom::error::{Error, ErrorKind};
use nom::sequence::{preceded, terminated};

use crate::Day;
pub use clock::{clock, zone};
use word::{any_word, word};

pub(crate) fn fail<T>(input: &str) -> Parse<'_, T> {
    Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)))
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A name of the list in full or cut after `lengths` letters, as its place; the point of a cut one is eaten too.
///
/// Three letters tell these names apart, and most words are none of them.
fn name<'i>(input: &'i str, names: &[&str], lengths: &[usize]) -> Parse<'i, usize> {
    let (rest, found) = any_word(input)?;
    let word = found.as_bytes();
    let Some(head) = word.get(..3) else { return fail(input) };
    let Some(at) = names.iter().position(|name| name.as_bytes()[..3].eq_ignore_ascii_case(head))
    else {
        return fail(input);
    };
    let full = names[at].as_bytes();
    let whole = word.len() == full.len();
    if !(whole || lengths.contains(&word.len()) && word.len() < full.len())
        || !full[..word.len()].eq_ignore_ascii_case(word)
    {
        return fail(input);
    }
    let rest = if whole { rest } else { rest.strip_prefix('.').unwrap_or(rest) };
    Ok((rest, at))
}

/// `July`, `Sept.`, `NOV`: 1 to 12.
pub fn month(input: &str) -> Parse<'_, u32> {
    let (rest, at) = name(input, &MONTHS, &[3, 4])?;
    let found = input[..input.len() - rest.len()].trim_start().trim_end_matches('.');
    // Of four letters only `Sept` is in use.
    let odd = found.len() == 4 && !matches!(at, 5 | 6 | 8);
    if odd { fail(input) } else { Ok((rest, at as u32 + 1)) }
}

/// `Thursday`, `Fri.`
pub fn weekday(input: &str) -> Parse<'_, Weekday> {
    let (rest, at) = name(input, &WEEKDAYS, &[3, 4, 5])?;
    let found = input[..input.len() - rest.len()].trim_start().trim_end_matches('.');
    let known = match found.len() {
        4 => matches!(at, 1 | 3),
        5 => at == 3,
        _ => true,
    };
    match Weekday::try_from(at as u8) {
        Ok(weekday) if known => Ok((rest, weekday)),
        _ => fail(input),
    }
}

/// `2024`: four digits, 1000 to 2999.
pub fn year(input: &str) -> Parse<'_, i32> {
    map_opt(terminated(digits(4, 4), boundary), |year| i32::try_from(year).ok())
        .parse(input)
        .and_then(
            |(rest, year)| {
                if (1000..=2999).contains(&year) { Ok((rest, year)) } else { fail(input) }
            },
        )
}

/// `89`, `'89`, `24`: two digits, of the century that [`century`] supplies.
pub fn short_year(input: &str) -> Parse<'_, i32> {
    let (rest, _) = opt(alt((mark('\''), mark('’')))).parse(input)?;
    map_opt(terminated(digits(2, 2), boundary), |year| i32::try_from(year).ok().map(century))
        .parse(rest)
}

/// The year that two digits stand for: 1950 to 2049.
pub const fn century(two_digits: i32) -> i32 {
    if two_digits < 50 { 2000 + two_digits } else { 1900 + two_digits }
}

/// `16`, `16th`, `1st`: 1 to 31.
pub fn day_number(input: &str) -> Parse<'_, u32> {
    let cardinal = terminated(digits(1, 2), boundary);
    let ordinal = map_opt(preceded(digit_next, ordinal), |day| u32::try_from(day).ok());
    verify(alt((ordinal, cardinal)), |day| (1..=31).contains(day)).parse(input)
}

fn digit_next(input: &str) -> Parse<'_, ()> {
    let (rest, _) = space(input)?;
    if rest.starts_with(|c: char| c.is_ascii_digit()) { Ok((input, ())) } else { fail(input) }
}

/// `July 16`, `16 July`, `16th of July`, `July 16th`, `the 16th of July`, as (month, day); `30 February` is none.
pub fn day_month(input: &str) -> Parse<'_, (u32, u32)> {
    let month_first = (month, opt(word("the")), day_number).map(|(month, _, day)| (month, day));
    let day_first =
        (opt(word("the")), day_number, opt(alt((word("of"), word("de")))), joint, month)
            .map(|(_, day, _, _, month)| (month, day));
    verify(alt((month_first, day_first)), |(month, day)| *day <= longest(*month)).parse(input)
}

/// `16-Nov-89`: nothing, or a hyphen that touches.
fn joint(input: &str) -> Parse<'_, Option<char>> {
    opt(hyphen).parse(input)
}

pub(crate) const fn longest(month: u32) -> u32 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A date that names its year.
///
/// Reads `2024-07-26`, `2024/07/26`, `20240726`, `26 July, 2024`, `July 26th, 2024`, `26-Jul-24`, `16 NOV 89`,
/// `Friday, 26 July 2024`, `26.07.2024`, and `26/07/2024` where only one order of day and month is possible.
pub fn full_date(input: &str) -> Parse<'_, Day> {
    let (rest, _) = opt(terminated(weekday, opt(mark(',')))).parse(input)?;
    alt((iso, numeric, compact, named)).parse(rest)
}

/// As [`full_date`], but says too whether the century was left out.
pub(crate) fn named_date(input: &str) -> Parse<'_, (Day, bool)> {
    let (rest, (month, day)) = day_month(input)?;
    let (rest, _) = opt(alt((mark(','), mark('-'), mark('/')))).parse(rest)?;
    let (rest, _) = opt(word("of")).parse(rest)?;
    let (rest, (year, short)) =
        alt((year.map(|y| (y, false)), short_year.map(|y| (y, true)))).parse(rest)?;
    match Day::from_ymd_opt(year, month, day) {
        Some(day) if !(short && goes_on(rest)) => Ok((rest, (day, short))),
        _ => fail(input),
    }
}

/// Two digits that a clock time goes on from (`16 Nov 10:30`) are no year.
pub(crate) fn goes_on(rest: &str) -> bool {
    let mut after = rest.chars();
    matches!(after.next(), Some(':' | '.' | '-' | '%'))
        && after.next().is_some_and(|c| c.is_ascii_alphanumeric())
}

fn named(input: &str) -> Parse<'_, Day> {
    named_date.map(|(day, _)| day).parse(input)
}

/// `2024-07-26`, `2024/07/26`, `2024.07.26`; a clock time may follow after a `T`.
pub(crate) fn iso(input: &str) -> Parse<'_, Day> {
    let (rest, year) = digits(4, 4).parse(input)?;
    let (rest, joint) = separator(rest)?;
    let (rest, month) = tight(rest)?;
    let (rest, again) = separator(rest)?;
    let (rest, day) = tight(rest)?;
    let ends = boundary(rest).is_ok() || clock_follows(rest);
    match i32::try_from(year).ok().and_then(|year| Day::from_ymd_opt(year, month, day)) {
        Some(day) if joint == again && ends && year >= 1000 => Ok((rest, day)),
        _ => fail(input),
    }
}

fn clock_follows(rest: &str) -> bool {
    let mut after = rest.chars();
    matches!(after.next(), Some('T' | 't')) && after.next().is_some_and(|c| c.is_ascii_digit())
}

/// One or two digits with nothing before them.
fn tight(input: &str) -> Parse<'_, u32> {
    if input.starts_with(|c: char| c.is_ascii_digit()) {
        digits(1, 2).parse(input)
    } else {
        fail(input)
    }
}

fn separator(input: &str) -> Parse<'_, char> {
    match input.chars().next() {
        Some(c @ ('-' | '/' | '.' | '‐' | '‑')) => Ok((&input[c.len_utf8()..], c)),
        _ => fail(input),
    }
}

/// `26.07.2024`; `26/07/2024` and `07/26/2024`, where one of the two numbers cannot be a month.
pub(crate) fn numeric(input: &str) -> Parse<'_, Day> {
    let (rest, first) = digits(1, 2).parse(input)?;
    let (rest, joint) = separator(rest)?;
    let (rest, second) = tight(rest)?;
    let (rest, again) = separator(rest)?;
    let (rest, year) = if rest.starts_with(|c: char| c.is_ascii_digit()) {
        alt((year, short_year)).parse(rest)?
    } else {
        return fail(input);
    };
    let (month, day) = match (first, second) {
        _ if joint != again => return fail(input),
        (first, second) if joint == '.' => (second, first),
        (13.., _) => (second, first),
        (_, 13..) => (first, second),
        (first, second) if first == second => (first, second),
        _ => return fail(input),
    };
    match Day::from_ymd_opt(year, month, day) {
        Some(day) => Ok((rest, day)),
        None => fail(input),
    }
}

/// `20240726`
pub(crate) fn compact(input: &str) -> Parse<'_, Day> {
    let (rest, number) = digits(8, 8).parse(input)?;
    let day = i32::try_from(number / 10_000)
        .ok()
        .and_then(|year| Day::from_ymd_opt(year, number / 100 % 100, number % 100));
    match day {
        Some(day)
            if (19_000_000..21_000_000).contains(&number)
                && (boundary(rest).is_ok() || clock_follows(rest)) =>
        {
            Ok((rest, day))
        }
        _ => fail(input),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> String {
        full_date(text).map_or_else(|_| "-".into(), |(rest, day)| format!("{day}{rest}"))
    }

    #[test]
    fn names_in_full_and_cut() {
        let months = ["January", "SEPT.", "sep", "Jun.", "July", "May"]
            .map(|text| month(text).map_or(0, |(rest, month)| month + rest.len() as u32 * 100));
        assert_eq!(months, [1, 9, 9, 6, 7, 5]);
        assert!(
            ["Janu", "Mayo", "Marc", "Decem", "Ma", "Julys"]
                .iter()
                .all(|text| month(text).is_err())
        );
        assert!(
            ["Mon", "Tues.", "Thurs", "Thur", "sunday"]
                .iter()
                .all(|text| weekday(text).is_ok_and(|(rest, _)| rest.is_empty()))
        );
        assert!(
            ["Mond", "Sund", "Satur", "Mondays", "Thor"].iter().all(|text| weekday(text).is_err())
        );
        assert_eq!(month("May."), Ok((".", 5)));
    }

    #[test]
    fn full_dates_in_every_order() {
        for text in [
            "2024-07-26",
            "2024/7/26",
            "20240726",
            "26 July 2024",
            "26 July, 2024",
            "July 26th, 2024",
            "Jul. 26, 2024",
            "26-Jul-24",
            "26 JUL 24",
            "the 26th of July 2024",
            "Friday, 26 July 2024",
            "Fri, Jul 26 2024",
            "26.07.2024",
            "26/07/2024",
            "7/26/2024",
        ] {
            assert_eq!(day(text), "2024-07-26", "{text}");
        }
        assert_eq!(day("16 NOV 89"), "1989-11-16");
        assert_eq!(day("2024-07-26T10:00"), "2024-07-26T10:00");
    }

    #[test]
    fn what_is_no_full_date() {
        for text in [
            "5/6/2024",
            "30 February 2024",
            "2024-07",
            "26 July",
            "16 Nov 10:30",
            "1234-56-78",
            "3.5.7",
            "99999999",
            "",
        ] {
            assert_eq!(day(text), "-", "{text}");
        }
    }
}
