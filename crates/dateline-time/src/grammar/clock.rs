//! Clock times and zones, as headers and running text print them.

use dateline_text::Parse;
use dateline_text::kit::{boundary, space};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::recognize;
use nom::error::{Error, ErrorKind};

use super::fail;
use super::word::{any_word, table, word};

#[derive(Clone, Copy)]
enum Half {
    Am,
    Pm,
}

fn half(input: &str) -> Parse<'_, Half> {
    let (rest, _) = space(input)?;
    let mut letters = rest.chars();
    let half = match letters.next() {
        Some('a' | 'A') => Half::Am,
        Some('p' | 'P') => Half::Pm,
        _ => return fail(input),
    };
    let rest = letters.as_str();
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let rest = rest.trim_start_matches(' ');
    let rest = rest
        .strip_prefix(['m', 'M'])
        .ok_or_else(|| nom::Err::Error(Error::new(input, ErrorKind::Verify)))?;
    let (rest, ()) = boundary(rest)?;
    Ok((point_of_initials(input, rest), half))
}

/// The last point of `p.m.`, where there was a first one.
fn point_of_initials<'i>(whole: &str, rest: &'i str) -> &'i str {
    let read = &whole[..whole.len() - rest.len()];
    if read.contains('.') { rest.strip_prefix('.').unwrap_or(rest) } else { rest }
}

/// `00:15`, `3:39 pm`, `10 p.m.`, `3.39pm`, `15h30`, `noon`, `midnight`; `1430 GMT` and `0015 hours`, whose
/// word must follow and is not eaten; as (hour, minute).
pub fn clock(input: &str) -> Parse<'_, (u8, u8)> {
    let named = alt((
        word("noon").map(|_| (12, 0)),
        word("midday").map(|_| (12, 0)),
        word("midnight").map(|_| (0, 0)),
    ));
    alt((figures, named)).parse(input)
}

fn figures(input: &str) -> Parse<'_, (u8, u8)> {
    let (start, _) = space(input)?;
    let length = start.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &start[length.min(start.len())..];
    let number: u32 = match start[..length].parse() {
        Ok(number) if length <= 4 => number,
        _ => return fail(input),
    };
    if length == 4 || length == 3 {
        // `2024-07` is a month; an offset after four figures has four itself.
        let offset = rest.strip_prefix(['+', '-']);
        let figures = |offset: &str| {
            offset.bytes().filter(|b| *b != b':').take(4).take_while(u8::is_ascii_digit).count()
        };
        if offset.is_some_and(|offset| figures(offset) < 4) {
            return fail(input);
        }
        let named = alt((
            zone.map(|_| ()),
            word("hours").map(|_| ()),
            word("hrs").map(|_| ()),
            word("hr").map(|_| ()),
        ))
        .parse(rest);
        let touching = rest.starts_with(['h', 'H']) && boundary(&rest[1..]).is_ok();
        return match named {
            Ok(_) if number / 100 < 24 && number % 100 < 60 && length == 4 => {
                Ok((rest, ((number / 100) as u8, (number % 100) as u8)))
            }
            _ if touching && number / 100 < 24 && number % 100 < 60 => {
                Ok((&rest[1..], ((number / 100) as u8, (number % 100) as u8)))
            }
            _ => match half(rest) {
                Ok((rest, half)) => twelve(input, rest, number / 100, number % 100, half),
                Err(_) => fail(input),
            },
        };
    }
    let parted = rest
        .strip_prefix([':', '.', 'h', 'H'])
        .filter(|after| after.bytes().take_while(u8::is_ascii_digit).count() == 2);
    let (mut rest, minute) = match parted {
        Some(after) => (&after[2..], after[..2].parse().unwrap_or(99)),
        None => (rest, 0),
    };
    // Seconds are read and dropped.
    if parted.is_some()
        && let Some(after) = rest.strip_prefix(':')
        && after.bytes().take_while(u8::is_ascii_digit).count() == 2
    {
        rest = &after[2..];
        if let Some(after) = rest.strip_prefix('.') {
            let fraction = after.bytes().take_while(u8::is_ascii_digit).count();
            rest = if fraction > 0 { &after[fraction..] } else { rest };
        }
    }
    if let Ok((rest, half)) = half(rest) {
        return twelve(input, rest, number, minute, half);
    }
    if let Ok((rest, _)) = alt((word("o'clock"), word("o’clock"))).parse(rest)
        && parted.is_none()
        && number <= 24
    {
        return Ok((rest, ((number % 24) as u8, 0)));
    }
    let separator = start.as_bytes().get(length).copied();
    // `3.39` alone is a number, `15.30 GMT` is a time.
    let certain = parted.is_some() && (separator != Some(b'.') || zone(rest).is_ok());
    let glued = || alt((word("hrs"), word("hours"))).parse(rest).is_ok();
    let ends = boundary(rest).is_ok() || rest.starts_with(['Z', 'z']) || glued();
    if certain && ends && number < 24 && minute < 60 {
        Ok((rest, (number as u8, minute as u8)))
    } else {
        fail(input)
    }
}

fn twelve<'i>(
    input: &'i str,
    rest: &'i str,
    hour: u32,
    minute: u32,
    half: Half,
) -> Parse<'i, (u8, u8)> {
    if !(1..=12).contains(&hour) || minute > 59 {
        return fail(input);
    }
    let hour = match half {
        Half::Am => hour % 12,
        Half::Pm => hour % 12 + 12,
    };
    Ok((rest, (hour as u8, minute as u8)))
}

/// Names of zones; newswire writes a few of them only.
const ZONES: &[(&str, ())] = &[
    ("GMT", ()),
    ("UTC", ()),
    ("EST", ()),
    ("EDT", ()),
    ("CST", ()),
    ("CDT", ()),
    ("MST", ()),
    ("MDT", ()),
    ("PST", ()),
    ("PDT", ()),
    ("ET", ()),
    ("CT", ()),
    ("MT", ()),
    ("PT", ()),
    ("BST", ()),
    ("CET", ()),
    ("CEST", ()),
    ("EET", ()),
    ("EEST", ()),
    ("MSK", ()),
    ("IST", ()),
    ("PKT", ()),
    ("AFT", ()),
    ("WAT", ()),
    ("EAT", ()),
    ("SAST", ()),
    ("CAT", ()),
    ("JST", ()),
    ("KST", ()),
    ("PHT", ()),
    ("WIB", ()),
    ("AEST", ()),
    ("AEDT", ()),
];

/// `GMT`, `EDT`, `local time`, `Moscow time`, `+0300`, `Z`: the words as written.
pub fn zone(input: &str) -> Parse<'_, &str> {
    let (start, _) = space(input)?;
    alt((
        recognize((alt((word("GMT"), word("UTC"))), offset)),
        recognize(upper_zone),
        recognize((word("local"), word("time"))),
        recognize((capital_word, alt((word("time"), recognize((word("standard"), word("time"))))))),
        recognize(offset),
        recognize(zulu),
    ))
    .parse(start)
}

/// Zones are written in capitals; `et` and `cat` are words.
fn upper_zone(input: &str) -> Parse<'_, &str> {
    let (rest, ()) = table(ZONES).parse(input)?;
    let read = &input[..input.len() - rest.len()];
    if read.trim_start().chars().all(char::is_uppercase) { Ok((rest, read)) } else { fail(input) }
}

fn capital_word(input: &str) -> Parse<'_, &str> {
    let (rest, found) = any_word(input)?;
    // A whole text in capitals would make every word before `TIME` a zone.
    let mut letters = found.chars();
    let proper = letters.next().is_some_and(char::is_uppercase)
        && letters.all(char::is_lowercase)
        && found.len() > 3;
    if proper && !found.eq_ignore_ascii_case("this") && !found.eq_ignore_ascii_case("that") {
        Ok((rest, found))
    } else {
        fail(input)
    }
}

fn zulu(input: &str) -> Parse<'_, ()> {
    match input.strip_prefix('Z') {
        Some(rest) => boundary(rest),
        None => fail(input),
    }
}

/// `+0300`, `+03:00`, `-5`
fn offset(input: &str) -> Parse<'_, ()> {
    let Some(rest) = input.strip_prefix(['+', '-', '−']) else { return fail(input) };
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    if length == 4 {
        return boundary(&rest[4..]);
    }
    if !(1..=2).contains(&length) {
        return fail(input);
    }
    let rest = &rest[length..];
    match rest.strip_prefix(':') {
        Some(after) if after.bytes().take_while(u8::is_ascii_digit).count() == 2 => {
            boundary(&after[2..])
        }
        _ => boundary(rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clock_times() {
        let read = |text| {
            clock(text).map_or_else(|_| "-".into(), |(rest, (h, m))| format!("{h:02}:{m:02}{rest}"))
        };
        assert_eq!(read("00:15"), "00:15");
        assert_eq!(read("03:39 pm"), "15:39");
        assert_eq!(read("10 p.m. local"), "22:00 local");
        assert_eq!(read("12 a.m."), "00:00");
        assert_eq!(read("1430 GMT"), "14:30 GMT");
        assert_eq!(read("0430 hours"), "04:30 hours");
        assert_eq!(read("15h30"), "15:30");
        assert_eq!(read("10:05:59Z"), "10:05Z");
        assert_eq!(read("midnight"), "00:00");
        for text in ["3.39", "1430", "16:9", "25:00", "14:75", "13 p.m.", "3 people", "7-6"] {
            assert_eq!(read(text), "-", "{text}");
        }
    }

    #[test]
    fn zones_as_written() {
        let read = |text| zone(text).map_or("-", |(_, zone)| zone);
        assert_eq!(read(" GMT"), "GMT");
        assert_eq!(read(" local time"), "local time");
        assert_eq!(read(" Moscow time"), "Moscow time");
        assert_eq!(read("+03:00"), "+03:00");
        assert_eq!(read("Z"), "Z");
        assert_eq!(read(" et al"), "-");
        assert_eq!(read(" This time"), "-");
    }
}
