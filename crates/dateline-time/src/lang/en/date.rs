//! Days, months and years as words of the rules: the lexemes of `grammar` over tokens.

use chrono::Weekday;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, peek, value, verify};
use nom::sequence::preceded;

use dateline_text::{Class, Token};

use super::ahead::is_short_year;
use crate::Day;
use crate::grammar;
use crate::lang::cursor::{
    Cursor, Parse, any, cardinal, chars, fail, figures, hyphen, mark, ordinal, table, word,
};

/// An abbreviation's point belongs to it.
fn pointed<'t>(input: Cursor<'t>, token: &Token, whole: usize) -> Cursor<'t> {
    let rest = input.after(token);
    let short = token.span.len() < whole;
    if short && rest.ahead() == Some('.') {
        chars(|tail| Ok((&tail[1..], ()))).parse(rest).map_or(rest, |(rest, ())| rest)
    } else {
        rest
    }
}

/// `July`, `Sept.`, `NOV`: 1 to 12.
pub(super) fn month(input: Cursor<'_>) -> Parse<'_, u32> {
    let Some(token) = input.token().filter(|token| token.is(Class::MONTH)) else { return fail() };
    let (_, (month, whole)) = table![
        ("january", (1, 7)),
        ("february", (2, 8)),
        ("march", (3, 5)),
        ("april", (4, 5)),
        ("may", (5, 3)),
        ("june", (6, 4)),
        ("july", (7, 4)),
        ("august", (8, 6)),
        ("september", (9, 9)),
        ("october", (10, 7)),
        ("november", (11, 8)),
        ("december", (12, 8)),
        ("jan", (1, 7)),
        ("feb", (2, 8)),
        ("mar", (3, 5)),
        ("apr", (4, 5)),
        ("jun", (6, 4)),
        ("jul", (7, 4)),
        ("aug", (8, 6)),
        ("sep", (9, 9)),
        ("sept", (9, 9)),
        ("oct", (10, 7)),
        ("nov", (11, 8)),
        ("dec", (12, 8)),
    ]
    .parse(input)?;
    Ok((pointed(input, token, whole), month))
}

/// `Thursday`, `Fri.`
pub(super) fn weekday(input: Cursor<'_>) -> Parse<'_, Weekday> {
    let Some(token) = input.token().filter(|token| token.is(Class::WEEKDAY)) else { return fail() };
    let (_, (weekday, whole)) = table![
        ("monday", (Weekday::Mon, 6)),
        ("tuesday", (Weekday::Tue, 7)),
        ("wednesday", (Weekday::Wed, 9)),
        ("thursday", (Weekday::Thu, 8)),
        ("friday", (Weekday::Fri, 6)),
        ("saturday", (Weekday::Sat, 8)),
        ("sunday", (Weekday::Sun, 6)),
        ("mon", (Weekday::Mon, 6)),
        ("tue", (Weekday::Tue, 7)),
        ("tues", (Weekday::Tue, 7)),
        ("wed", (Weekday::Wed, 9)),
        ("thu", (Weekday::Thu, 8)),
        ("thur", (Weekday::Thu, 8)),
        ("thurs", (Weekday::Thu, 8)),
        ("fri", (Weekday::Fri, 6)),
        ("sat", (Weekday::Sat, 8)),
        ("sun", (Weekday::Sun, 6)),
    ]
    .parse(input)?;
    Ok((pointed(input, token, whole), weekday))
}

/// The name in full: `sat`, `sun` and `wed` are words.
pub(super) fn full_weekday(input: Cursor<'_>) -> Parse<'_, Weekday> {
    match input.token() {
        Some(token) if token.is(Class::WEEKDAY) => table![
            ("monday", Weekday::Mon),
            ("tuesday", Weekday::Tue),
            ("wednesday", Weekday::Wed),
            ("thursday", Weekday::Thu),
            ("friday", Weekday::Fri),
            ("saturday", Weekday::Sat),
            ("sunday", Weekday::Sun),
        ]
        .parse(input),
        _ => fail(),
    }
}

/// `2024`
pub(super) fn year(input: Cursor<'_>) -> Parse<'_, i32> {
    match input.plain() {
        Some((token, year @ 1000..=2999)) if token.span.len() == 4 => {
            Ok((input.after(token), year.cast_signed()))
        }
        Some(_) => fail(),
        None => figures(grammar::year).parse(input),
    }
}

/// `89`, `'89`
pub(super) fn short_year(input: Cursor<'_>) -> Parse<'_, i32> {
    match input.first() {
        Some('\'' | '’' | '0'..='9') => chars(grammar::short_year).parse(input),
        _ => fail(),
    }
}

/// `16`, `16th`
pub(super) fn day_number(input: Cursor<'_>) -> Parse<'_, u32> {
    match input.plain() {
        Some((token, day @ 1..=31)) if token.span.len() <= 2 => Ok((input.after(token), day)),
        Some(_) => fail(),
        None => figures(grammar::day_number).parse(input),
    }
}

/// `July 16`, `16 July`, `16th of July`, `July 16th`, `the 16th of July`, as (month, day); `30 February` is none.
pub(super) fn day_month(input: Cursor<'_>) -> Parse<'_, (u32, u32)> {
    let month_first = (month, opt(word!("the")), day_number).map(|(month, _, day)| (month, day));
    let day_first =
        (day_number, opt(any!("of de")), opt(hyphen), month).map(|(day, _, _, month)| (month, day));
    // `the 16th of July`, but the article of `the 16 July raid` is the raid's.
    let the_day = preceded(
        (word!("the"), peek(alt((value((), ordinal), value((), (day_number, word!("of"))))))),
        (day_number, opt(word!("of")), month),
    )
    .map(|(day, _, month)| (month, day));
    verify(alt((month_first, day_first, the_day)), |(month, day)| *day <= grammar::longest(*month))
        .parse(input)
}

/// `16 July 2024`, `July 16, 24`: the day, and whether the century was left out.
pub(super) fn named_date(input: Cursor<'_>) -> Parse<'_, (Day, bool)> {
    let (rest, (month, day)) = day_month(input)?;
    let (rest, comma) = opt(mark(',')).parse(rest)?;
    let (rest, _) = opt(alt((mark('-'), mark('/')))).parse(rest)?;
    let (rest, _) = opt(word!("of")).parse(rest)?;
    let (rest, (year, short)) =
        alt((year.map(|y| (y, false)), short_year.map(|y| (y, true)))).parse(rest)?;
    // `16 NOV 89` shortens both; beside a month in full, two figures before a word count: `11 November 27 bombs went off`.
    let tail = input.tail();
    let said = tail.get(..tail.len() - rest.tail().len()).unwrap_or_default();
    let full = |word: &str| {
        word.len() > 4 || ["june", "july"].iter().any(|month| word.eq_ignore_ascii_case(month))
    };
    let counts = || {
        said.split(|letter: char| !letter.is_alphabetic()).any(full)
            && rest.first().is_some_and(char::is_alphabetic)
    };
    match Day::from_ymd_opt(year, month, day) {
        Some(day) if !short || is_short_year(rest, comma.is_some()) && !counts() => {
            Ok((rest, (day, short)))
        }
        _ => fail(),
    }
}

/// `2014`, `'14`, `nineteen ninety-six`, as the year and whether the century was left out.
pub(super) fn any_year(input: Cursor<'_>) -> Parse<'_, (i32, bool)> {
    let apostrophe = preceded(peek(alt((mark('\''), mark('’')))), short_year);
    alt((
        year.map(|year| (year, false)),
        apostrophe.map(|year| (year, true)),
        spelled_year.map(|year| (year, false)),
    ))
    .parse(input)
}

/// `nineteen ninety-six`, `nineteen eighty four`, `two thousand and three`: broadcast transcripts spell years.
pub(super) fn spelled_year(input: Cursor<'_>) -> Parse<'_, i32> {
    let (rest, century) = table![
        ("sixteen", 16),
        ("seventeen", 17),
        ("eighteen", 18),
        ("nineteen", 19),
        ("twenty", 20),
    ]
    .parse(input)?;
    let (rest, _) = opt(hyphen).parse(rest)?;
    let (rest, years) = cardinal(rest)?;
    match i32::try_from(years) {
        Ok(years @ 10..=99) => Ok((rest, century * 100 + years)),
        _ => fail(),
    }
}
