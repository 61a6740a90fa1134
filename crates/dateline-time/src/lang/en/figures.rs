//! What is written with figures and marks, read letter by letter: stamps, decades, fractions.

use dateline_text::Parse;
use dateline_text::kit::{boundary, space};

use crate::Day;
use crate::expr::Clock;
use crate::grammar::{fail, month, short_year, year};

/// `251430ZJUL24`: day, clock, zone letter, month, year, as military reports write it.
pub(super) fn military(input: &str) -> Parse<'_, (Day, Clock)> {
    let (start, _) = space(input)?;
    let figures = start.bytes().take_while(u8::is_ascii_digit).count();
    let (Some(stamp), Some(rest)) = (start.get(..figures), start.get(figures + 1..)) else {
        return fail(input);
    };
    let zone = &start[figures..=figures];
    if figures != 6 || !zone.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return fail(input);
    }
    // The month touches: `JUL24`; or a space stands before it, and before the year.
    let spaced = rest.strip_prefix(' ');
    let rest = spaced.unwrap_or(rest);
    let Some((name, rest)) = rest.split_at_checked(3) else { return fail(input) };
    let (_, month) = month(name)?;
    if rest.starts_with(char::is_whitespace) && spaced.is_none() {
        return fail(input);
    }
    let (rest, year) = year(rest).or_else(|_| short_year(rest))?;
    let number = |at: usize| stamp[at..at + 2].parse::<u32>().unwrap_or(99);
    let (hour, minute) = (number(2), number(4));
    match Day::from_ymd_opt(year, month, number(0)) {
        Some(day) if hour < 24 && minute < 60 => {
            let clock =
                Clock { hour: hour as u8, minute: minute as u8, zone: Some(zone.to_owned()) };
            Ok((rest, (day, clock)))
        }
        _ => fail(input),
    }
}

/// `1980s`, `1980's`, `'80s`
pub(super) fn decade(input: &str) -> Parse<'_, i32> {
    let (start, _) = space(input)?;
    let (figures, marked) = match start.strip_prefix(['\'', '’', '‘']) {
        Some(rest) => (rest, true),
        None => (start, false),
    };
    let length = figures.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &figures[length..];
    let rest = rest.strip_prefix(['\'', '’']).unwrap_or(rest);
    let Some(rest) = rest.strip_prefix(['s', 'S']) else { return fail(input) };
    let (rest, ()) = boundary(rest)?;
    match figures[..length].parse::<i32>() {
        Ok(year) if length == 4 && (1000..2100).contains(&year) && year % 10 == 0 => {
            Ok((rest, year))
        }
        Ok(short) if length == 2 && short % 10 == 0 && (marked || short >= 50) => {
            Ok((rest, 1900 + short))
        }
        _ => fail(input),
    }
}

/// `1/2` or `½` after a whole number.
pub(super) fn fraction(input: &str) -> Parse<'_, ()> {
    let (rest, _) = space(input)?;
    match rest.strip_prefix("1/2").or_else(|| rest.strip_prefix('½')) {
        Some(rest) => boundary(rest),
        None => fail(input),
    }
}

/// The `T` between an ISO date and its clock time.
pub(super) fn tee(input: &str) -> Parse<'_, ()> {
    match input.strip_prefix(['T', 't']) {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => Ok((rest, ())),
        _ => fail(input),
    }
}
