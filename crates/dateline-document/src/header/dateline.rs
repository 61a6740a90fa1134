//! The line that gives place, day and agency before the story.

use dateline_text::Parse;
use dateline_text::kit::{any_word, mark, phrase, space};
use dateline_time::Day;
use dateline_time::grammar::{day_month, full_date, month, weekday};
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag_no_case;
use nom::combinator::{map, opt};
use nom::sequence::preceded;

use super::words::station;
use super::{fail, may_date, plausible, taken};
use crate::label::ALERT;
use crate::outlet::{outlet, written_as_name};

/// The day in a dateline, as far as it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Printing {
    /// With its year.
    Full(Day),
    /// Month and day.
    Yearless(u32, u32),
}

/// What stands before the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dateline<'i> {
    /// `KIRKUK, Iraq`
    pub(crate) place: Option<&'i str>,
    pub(crate) date: Option<(&'i str, Printing)>,
    /// `ACAN-EFE`
    pub(crate) credit: Option<&'i str>,
    /// The rule.
    pub(crate) rule: &'static str,
}

/// `BAGHDAD:`, `KIRKUK, Iraq, March 13, 2024 (Agency) -`, `GAINESVILLE, Fla. -`, `SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- [TEXT]`,
/// `Peshawar, May 15 (PTI) Four soldiers`, `Kabul [Afghanistan], May 15:`
///
/// A city in small letters needs a date or a credit to be one: `Baghdad - the city` is a sentence.
pub(crate) fn dateline(input: &str) -> Parse<'_, Dateline<'_>> {
    let start = input.trim_start();
    if start.starts_with('(') {
        return bare_credit(start);
    }
    let (rest, city) = city(start)?;
    let rest = regions(rest);
    let place = taken(start, rest);
    let bracketed = place.ends_with(']');
    // Whatever land stands in brackets, the city is told by its name.
    let place = if bracketed { city } else { place };
    let (rest, date) = opt(preceded(opt(mark(',')), date)).parse(rest)?;
    let (rest, _) = opt((opt(mark(',')), phrase("no date"))).parse(rest)?;
    let (rest, credit) = opt(credit).parse(rest)?;
    let certain = credit.is_some() || date.is_some();
    // `Peshawar, May 15 (PTI) Four soldiers were killed`: day and agency end it without a mark.
    let agency = || credit.is_some_and(|own| outlet(own).is_some() && written_as_name(own));
    let opens = |rest: &str| {
        let words = rest.trim_start();
        words.len() < rest.len()
            && words.starts_with(|c: char| c.is_uppercase() || "\"“‘".contains(c))
    };
    let (rest, mark) = match ending(rest) {
        Err(_) if date.is_some() && agency() && opens(rest) => (rest, '-'),
        marked => marked?,
    };
    let capitals = !city.contains(char::is_lowercase)
        || city.starts_with("Mc") && city[2..].chars().all(|c| !c.is_lowercase());
    let fits = match mark {
        // `BAGHDAD:` before a sentence; `POLICE:` in a table of names has none after it.
        ':' => {
            (capitals || date.is_some() && (credit.is_some() || bracketed))
                && rest.starts_with(char::is_whitespace)
                && !rest.trim().is_empty()
        }
        _ => capitals || certain,
    };
    // One or two letters are initials, unless a date or an agency says otherwise.
    if !fits || ALERT.is(city) || !certain && city.chars().filter(|c| c.is_alphabetic()).count() < 3
    {
        return fail(input);
    }
    let (rest, bracket) = opt(marks).parse(rest)?;
    let rule = match (bracket, mark) {
        (Some(()), _) => "monitored_broadcast",
        (None, ':') => "city_colon",
        _ => "city_dash",
    };
    Ok((
        rest.trim_start(),
        Dateline { place: (!NOWHERE.contains(&city)).then_some(place), date, credit, rule },
    ))
}

/// `(Reuters) - Two men were held`, `(WMC-TV) - ...`, `(09/15/16) - ...`: no city before the agency or the day.
fn bare_credit(input: &str) -> Parse<'_, Dateline<'_>> {
    let (rest, inner) = credit(input)?;
    let (rest, mark) = ending(rest)?;
    let whole = date(inner).ok().filter(|(rest, _)| rest.trim().is_empty()).map(|(_, date)| date);
    let named = outlet(inner).is_some() && written_as_name(inner) || station(inner);
    if mark != '-' || !(whole.is_some() || named) || rest.trim().is_empty() {
        return fail(input);
    }
    let credit = whole.is_none().then_some(inner);
    Ok((rest.trim_start(), Dateline { place: None, date: whole, credit, rule: "bare_credit" }))
}

/// What monitors write where they know no city.
const NOWHERE: &[&str] = &["NO CITY", "CLANDESTINE"];

/// Words of a place: capitals throughout, or each with a capital first; slashes and hyphens join.
fn city(input: &str) -> Parse<'_, &str> {
    words(input, 5)
}

fn words(input: &str, most: usize) -> Parse<'_, &str> {
    let (mut rest, mut end, mut count) = (input, input, 0);
    while let Ok((after, found)) = any_word(rest) {
        let gap = &rest[..rest.len() - after.len() - found.len()];
        let particle = count > 0
            && matches!(
                found,
                "de" | "del"
                    | "la"
                    | "al"
                    | "el"
                    | "of"
                    | "the"
                    | "and"
                    | "upon"
                    | "sur"
                    | "di"
                    | "da"
                    | "do"
                    | "dos"
            );
        let capital = found.starts_with(char::is_uppercase);
        let is_date = count > 0 && (month(found).is_ok() && capital || weekday(found).is_ok());
        if count == most || gap.contains('\n') && count == 0 || !(capital || particle) || is_date {
            break;
        }
        count += 1;
        // A hyphen or slash within the name: `PUL-E-KHUMRI`, `BEIRUT/JERUSALEM`; a point in `Fla.`, `ST. LOUIS`.
        rest = after.strip_prefix('.').filter(|_| found.len() <= 5).unwrap_or(after);
        if !particle {
            end = rest;
        }
        let inner = rest
            .strip_prefix(['-', '/', '‑'])
            .filter(|after| after.starts_with(char::is_alphabetic));
        if let Some(after) = inner {
            let (after, part) = any_word(after)?;
            rest = after;
            end = rest;
            if part.chars().next().is_none_or(char::is_numeric) {
                return fail(input);
            }
            // `Ain-al-Asad`
            while let Some(more) =
                rest.strip_prefix('-').filter(|more| more.starts_with(char::is_alphabetic))
            {
                (rest, _) = any_word(more)?;
                end = rest;
            }
        }
    }
    if count == 0 { fail(input) } else { Ok((end, taken(input, end))) }
}

/// What is left after `, Iraq`, `, Fla.`, `, Maguindanao, Philippines`, ` (EL SALVADOR)`, or nothing of these.
fn regions(input: &str) -> &str {
    let mut rest = input;
    for _ in 0..3 {
        let start = rest.trim_start();
        let bracket = [('(', ')'), ('[', ']')].into_iter();
        let opened = bracket
            .into_iter()
            .find_map(|(open, close)| start.strip_prefix(open).map(|inner| (inner, close)));
        if let Some((inner, close)) = opened {
            let country = inner.split(close).next().unwrap_or_default();
            let after = inner.get(country.len() + 1..).unwrap_or_default();
            // `CARACAS (VENEZUELA), 18 MAY`, `Kabul [Afghanistan], May 18 (ANI):`: the credit stands after the date.
            let place = after.starts_with(',')
                && country.len() <= 40
                && country.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '.');
            if place {
                rest = after;
                continue;
            }
            break;
        }
        let Some(after) = rest.strip_prefix(',') else { break };
        let start = after.trim_start();
        if date(start).is_ok() || phrase("no date").parse(start).is_ok() {
            break;
        }
        match words(start, 4) {
            Ok((after, _)) => rest = after,
            Err(_) => break,
        }
    }
    rest
}

/// Bytes in which a date has its first figure: a weekday, a month and white space may stand before it.
const FIGURE: usize = 100;

/// `March 13, 2024`, `14 FEB 90`, `Sept 3`, `Tuesday, June 18`
fn date(input: &str) -> Parse<'_, (&str, Printing)> {
    let head = &input.as_bytes()[..input.len().min(FIGURE)];
    if !may_date(input) || !head.iter().any(u8::is_ascii_digit) {
        return fail(input);
    }
    let (start, _) = opt((weekday, opt(mark(',')))).parse(input)?;
    let (start, _) = space(start)?;
    let (rest, printing) = alt((
        map(full_date, Printing::Full),
        map(day_month, |(month, day)| Printing::Yearless(month, day)),
    ))
    .parse(start)?;
    match printing {
        Printing::Full(day) if !plausible(day) => fail(input),
        _ => Ok((rest, (taken(start, rest), printing))),
    }
}

/// `(Meridian News)`, `(CBSDC/AP)`
fn credit(input: &str) -> Parse<'_, &str> {
    let (start, _) = opt(mark(',')).parse(input)?;
    let Some(inner) = start.trim_start().strip_prefix('(') else { return fail(input) };
    match inner.find(')') {
        Some(end)
            if (2..=60).contains(&end)
                && inner.starts_with(|c: char| c.is_alphanumeric())
                && !inner[..end].contains('(') =>
        {
            Ok((&inner[end + 1..], inner[..end].trim()))
        }
        _ => fail(input),
    }
}

/// A colon, or a dash that does not join words.
fn ending(input: &str) -> Parse<'_, char> {
    let start = input.trim_start();
    if let Some(rest) = start.strip_prefix(':') {
        return Ok((rest, ':'));
    }
    // `TRENTON >> Police said`
    if let Some(rest) = start.strip_prefix(">>").filter(|rest| rest.starts_with(' ')) {
        return Ok((rest, '-'));
    }
    let rest = start.trim_start_matches(['-', '–', '—', '_', '―']);
    let dashes = &start[..start.len() - rest.len()];
    let wide = dashes.len() > 1 || rest.is_empty();
    if dashes.is_empty() || !(wide || rest.starts_with(char::is_whitespace)) {
        fail(input)
    } else {
        Ok((rest, '-'))
    }
}

/// `[TEXT]`, `[REPORT] [NAME OF THE REPORTER] [TEXT]`: what a monitoring service writes before the words it monitored.
fn marks(input: &str) -> Parse<'_, ()> {
    const OPENING: &[&str] = &[
        "ARTICLE",
        "BULLETIN",
        "COMMENTARY",
        "COMMUNIQUE",
        "EDITORIAL",
        "EXCERPT",
        "EXCERPTS",
        "FROM",
        "INTERVIEW",
        "NEWS",
        "PASSAGE",
        "REPORT",
        "SPEECH",
        "STATEMENT",
        "STATION",
        "SUMMARY",
        "TEXT",
    ];
    const CLOSING: &[&str] = &["TEXT", "EXCERPT", "EXCERPTS", "SUMMARY"];
    let (mut rest, mut last) = (input, input);
    for count in 0..6 {
        let Some(inner) = rest.trim_start().strip_prefix('[') else { break };
        let Some(end) = inner.find(']').filter(|end| *end <= 200) else { break };
        let words = &inner[..end];
        let first = words.split([' ', ',']).next().unwrap_or_default();
        rest = &inner[end + 1..];
        if CLOSING.contains(&words.split_whitespace().next().unwrap_or_default()) {
            let (rest, _) = opt(tag_no_case(" [CONTINUED]")).parse(rest)?;
            return Ok((rest, ()));
        }
        if count == 0 && !OPENING.contains(&first) {
            return fail(input);
        }
        if OPENING.contains(&first) {
            last = rest;
        }
    }
    if last.len() == input.len() { fail(input) } else { Ok((last, ())) }
}
