//! Printed dates and times on lines of their own.

use dateline_text::Parse;
use dateline_text::kit::{any_word, cardinal, mark, space, table, word};
use dateline_time::Day;
use dateline_time::grammar::{clock, full_date, weekday, zone};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, peek};
use nom::sequence::terminated;

use super::{Reading, fail, may_date, plausible, taken};
use crate::FurnitureKind;
use crate::label::NOUN;
use crate::outlet::{Kind, outlet};

/// A printed date, perhaps with a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment<'i> {
    /// The words of the date alone.
    pub(crate) words: &'i str,
    pub(crate) day: Day,
    pub(crate) clock: Option<(u8, u8)>,
    pub(crate) zone: Option<&'i str>,
}

/// What may stand between a date and its time.
fn joint(input: &str) -> Parse<'_, ()> {
    let (rest, _) = space(input)?;
    let rest = rest.trim_start_matches([',', '|', '-', '–', '—', '·', '•', '@', ':']);
    let (rest, _) = opt(alt((word("at"), word("on")))).parse(rest)?;
    // ISO stamps join by a letter: `2024-07-26T10:00`.
    let rest = rest
        .strip_prefix('T')
        .filter(|after| after.starts_with(|c: char| c.is_ascii_digit()))
        .unwrap_or(rest);
    Ok((rest, ()))
}

/// `(Kabul)`, `GMT`, `local time`, `Moscow time`
fn zone_words(input: &str) -> Parse<'_, &str> {
    let (start, _) = space(input)?;
    if let Some(inner) = start.strip_prefix('(') {
        let end = inner.find(')').filter(|end| (2..=30).contains(end));
        return match end {
            Some(end)
                if inner[..end].chars().all(|c| !c.is_ascii_digit() || start.contains('+')) =>
            {
                Ok((&inner[end + 1..], &inner[..end]))
            }
            _ => fail(input),
        };
    }
    zone(start)
}

/// `00:15`, `03:39 pm`, `18:05 (Kabul)`, `08:12 GMT`, `1430 hrs`
pub(super) fn time_of_day(input: &str) -> Parse<'_, ((u8, u8), Option<&str>)> {
    let (rest, clock) = clock(input)?;
    let (rest, _) = opt(alt((word("hours"), word("hrs"), word("hr")))).parse(rest)?;
    let (rest, zone) = opt(zone_words).parse(rest)?;
    Ok((rest, (clock, zone)))
}

/// `24 January, 2024`, `2024-04-23 | 00:15`, `August 29th, 2024 at 03:39 pm`, `11:52 AM, Sunday, July 28, 2024`
pub(crate) fn moment(input: &str) -> Parse<'_, Moment<'_>> {
    if !may_date(input) {
        return fail(input);
    }
    let date_first = |input| -> Parse<'_, Moment<'_>> {
        let (start, _) = opt((weekday, opt(mark(',')), opt(mark('|')))).parse(input)?;
        let (rest, day) = full_date(start)?;
        let words = taken(start, rest);
        let (rest, time) = opt((joint, time_of_day)).parse(rest)?;
        let (clock, zone) = time.map_or((None, None), |((), (clock, zone))| (Some(clock), zone));
        Ok((rest, Moment { words, day, clock, zone }))
    };
    let time_first = |input| -> Parse<'_, Moment<'_>> {
        let (rest, (clock, zone)) = time_of_day(input)?;
        let (rest, ()) = joint(rest)?;
        let (start, _) = opt((weekday, opt(mark(',')))).parse(rest)?;
        let (rest, day) = full_date(start)?;
        Ok((rest, Moment { words: taken(start, rest), day, clock: Some(clock), zone }))
    };
    let (rest, found) = alt((date_first, time_first)).parse(input)?;
    if plausible(found.day) { Ok((rest, found)) } else { fail(input) }
}

/// A date field of a record: any printed form, ISO with time among them.
pub(crate) fn metadata(field: &str) -> Option<Moment<'_>> {
    moment(field).ok().map(|(_, moment)| moment)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Published,
    Updated,
}

/// `Last updated on`, `Published:`, `Posted at`
fn label(input: &str) -> Parse<'_, Label> {
    const LABELS: &[(&str, Label)] = &[
        ("updated", Label::Updated),
        ("update", Label::Updated),
        ("modified", Label::Updated),
        ("revised", Label::Updated),
        ("edited", Label::Updated),
        ("published", Label::Published),
        ("posted", Label::Published),
        ("issued", Label::Published),
        ("filed", Label::Published),
        ("created", Label::Published),
        ("date", Label::Published),
    ];
    // `last updated`, `first published`, `date published`, `publication date`
    let (rest, _) = opt(alt((
        word("last"),
        word("first"),
        word("publication"),
        terminated(word("date"), peek(word("published"))),
    )))
    .parse(input)?;
    let (rest, label) = table(LABELS).parse(rest)?;
    let (rest, _) = opt(mark(':')).parse(rest)?;
    let (rest, _) = opt(alt((word("on"), word("at")))).parse(rest)?;
    Ok((rest, label))
}

/// `9 months ago`, which says nothing without the day of the crawl.
fn some_time_ago(input: &str) -> Parse<'_, ()> {
    let (rest, ()) =
        alt((cardinal.map(|_| ()), word("a").map(|_| ()), word("an").map(|_| ()))).parse(input)?;
    let (rest, _) = any_word(rest)?;
    word("ago").map(|_| ()).parse(rest)
}

/// `Published: 17 May 2024, 08:12 GMT`, `Last updated on August 29th, 2024 at 03:39 pm`,
/// `Posted 11:52 AM, Sunday, July 28, 2024 | Updated 4:10 PM`
pub(super) fn labelled_stamps(input: &str) -> Parse<'_, Reading<'_>> {
    let (mut rest, first) = label(input)?;
    let (after, mut last) = moment(rest)?;
    rest = after;
    let mut reading = Reading::of(if first == Label::Updated {
        FurnitureKind::UpdateStamp
    } else {
        FurnitureKind::Timestamp
    });
    let mut set = |label, moment| match label {
        Label::Updated => reading.updated = Some(moment),
        Label::Published => reading.published = Some(moment),
    };
    set(first, last);
    loop {
        let between = rest.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, '|' | ';' | ',' | '-' | '–' | '/' | '·' | '•' | '(')
        });
        let Ok((after, next)) = label(between) else { break };
        if let Ok((after, ())) = some_time_ago(after) {
            rest = after;
            continue;
        }
        let same_day = |input| {
            time_of_day(input)
                .map(|(rest, (clock, zone))| (rest, Moment { clock: Some(clock), zone, ..last }))
        };
        let Ok((after, moment)) = alt((moment, same_day)).parse(after) else { break };
        set(next, moment);
        (rest, last) = (after.trim_start_matches(')'), moment);
    }
    Ok((rest, reading))
}

/// `24 January, 2024`, `2024-04-23 | 00:15`, `Wednesday, 15 May 2024`, `29.02.2024 09:40`
pub(super) fn date_line(input: &str) -> Parse<'_, Reading<'_>> {
    let (rest, moment) = moment(input)?;
    Ok((rest, Reading { published: Some(moment), ..Reading::of(FurnitureKind::Timestamp) }))
}

/// `Meridian News | 14 August 2023`, `Niamey, 21 March 2023`, `GARISSA, Kenya, 21 November 2024`
///
/// A name that ends like an outlet's, or stands before a bar, is the publisher; any other is the place.
pub(super) fn name_and_date(input: &str) -> Parse<'_, Reading<'_>> {
    let start = input.trim_start();
    let (mut rest, mut parts, mut words) = (start, 0, 0);
    let mut name = "";
    loop {
        let (after, found) = any_word(rest)?;
        let gap = &rest[..rest.len() - after.len() - found.len()];
        words += 1;
        if words > 7 || gap.contains('\n') || words == 1 && !found.starts_with(char::is_uppercase) {
            return fail(input);
        }
        rest = after.strip_prefix('.').filter(|_| found.len() < 5).unwrap_or(after);
        let read = start[..start.len() - rest.len()].trim();
        let trimmed = rest.trim_start();
        let separator =
            trimmed.chars().next().filter(|c| matches!(c, ',' | '|' | '·' | '•' | '-' | '–' | '—'));
        let Some(separator) = separator else { continue };
        let touches = separator == '-' && trimmed.len() == rest.len();
        let after = &trimmed[separator.len_utf8()..];
        if parts == 0 || separator == ',' {
            name = read;
        }
        if let (false, Ok((rest, moment))) = (touches, moment(after)) {
            let reading =
                Reading { published: Some(moment), ..Reading::of(FurnitureKind::Timestamp) };
            let last = name.rsplit([' ', ',']).next().unwrap_or(name);
            let first = name.split(',').next().unwrap_or(name).trim();
            let by_bar = matches!(separator, '|' | '·' | '•') && !name.contains(',');
            let reading = if by_bar || outlet(first).is_some() || NOUN.is(last) {
                // `Northern Post live` is the outlet's page of the day.
                let name = first.trim_end_matches(" live").trim_end_matches(" Live");
                Reading { publisher: Some(name), ..reading }
            } else {
                Reading { place: Some(name), ..reading }
            };
            return Ok((rest, reading));
        }
        parts += 1;
        if parts > 2 || touches {
            if touches {
                rest = after;
                continue;
            }
            return fail(input);
        }
        rest = after;
    }
}

/// `10:15 AM EST`, `Updated 5:04 PM`, `(14:30 GMT)`: an hour without its day says nothing of the day.
pub(super) fn clock_line(input: &str) -> Parse<'_, Reading<'_>> {
    let (rest, _) = opt(mark('(')).parse(input)?;
    let (rest, _) = time_of_day(rest)?;
    let (rest, _) = opt(mark(')')).parse(rest)?;
    Ok((rest, Reading::of(FurnitureKind::Timestamp)))
}

/// `3 hours ago`, `Updated 2 days ago`, `about an hour ago`: counted from the day of the crawl, which nobody knows.
pub(super) fn ago_line(input: &str) -> Parse<'_, Reading<'_>> {
    let (rest, label) = opt(label).parse(input)?;
    let (rest, _) = opt(alt((word("about"), word("over"), word("almost")))).parse(rest)?;
    let (rest, ()) = some_time_ago(rest)?;
    let kind = match label {
        Some(Label::Updated) => FurnitureKind::UpdateStamp,
        _ => FurnitureKind::Timestamp,
    };
    Ok((rest, Reading::of(kind)))
}

/// `Reuters Published June 23, 2024 Updated June 24, 2024`, `Jane Roe, Northern Post 6:03 p.m. EST January 24, 2014`
pub(super) fn agency_stamps(input: &str) -> Parse<'_, Reading<'_>> {
    const LABELS: &[&str] = &["Published", "Posted", "Updated", "PUBLISHED", "POSTED", "UPDATED"];
    let bytes = input.as_bytes();
    let labelled = memchr::memchr2_iter(b'P', b'U', bytes)
        .find(|at| LABELS.iter().any(|label| bytes[*at..].starts_with(label.as_bytes())));
    let timed = || {
        // The hour before the day: the name ends where the figures begin.
        input.find(|c: char| c.is_ascii_digit()).filter(|at| input[*at..].contains(':'))
    };
    let at = labelled.or_else(timed).filter(|at| *at > 0);
    let Some(at) = at else { return fail(input) };
    let name = input[..at].trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '|' | '-' | '–' | '—' | '·' | '•' | ',' | ':')
    });
    let words = name.split_whitespace().count();
    if words > 7 || !name.starts_with(char::is_uppercase) || name.contains(['.', '!', '?', ':']) {
        return fail(input);
    }
    let (rest, mut reading) = if labelled.is_some() {
        labelled_stamps(&input[at..])?
    } else {
        let (rest, found) = moment(&input[at..])?;
        (rest, Reading { published: Some(found), ..Reading::of(FurnitureKind::Timestamp) })
    };
    for part in name.split([',', '|', '/']).map(str::trim).filter(|part| !part.is_empty()) {
        match outlet(part) {
            Some(known) if known.kind == Kind::Agency => reading.agency = Some(part),
            Some(_) => reading.publisher = Some(part),
            None if NOUN.is(part.rsplit(' ').next().unwrap_or(part)) => {
                reading.publisher = Some(part);
            }
            // `Staff`, `Jane Roe`
            None => reading.author = reading.author.or(Some(part)),
        }
    }
    Ok((rest, reading))
}
