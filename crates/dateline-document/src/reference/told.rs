//! Days of writing that the story itself tells: when its sources spoke, what period it sums up, which weekday its news is of.

use chrono::{Datelike, Weekday};
use dateline_text::{Class, Span};
use dateline_time::grammar::{self, full_date};
use dateline_time::{Day, Interval, Precision};

use super::{conflict, on, story, weekday_name};
use crate::header::{Printing, plausible};
use crate::{Document, Reference, ReferenceBasis, Stamp};

/// Hours after midnight in which a page may still be of the day before.
const SMALL_HOURS: u8 = 6;
/// Sentences in which the news of the day is told.
const LEDE: usize = 6;

/// The weekdays on which the lede's sources spoke: `told Reuters on Monday`, `police said Tuesday`.
fn speaking_days(document: &Document<'_>) -> Vec<(Weekday, Span)> {
    let mut found = Vec::new();
    for sentence in story(document).take(LEDE) {
        let tokens = document.tokens_of(sentence);
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.is(Class::REPORTING))
        {
            // `told Reuters on Monday`, `said late on Tuesday`; a comma or a verb between makes it another clause.
            let near = tokens[at + 1..]
                .iter()
                .take(6)
                .take_while(|next| !next.is(Class::PUNCT | Class::REPORTING));
            for day in near.filter(|next| next.is(Class::WEEKDAY) && next.is(Class::CAPITAL)) {
                if let Ok((_, weekday)) = grammar::weekday(day.span.of(document.text)) {
                    found.push((weekday, token.span.join(day.span)));
                }
            }
        }
    }
    found
}

/// A page stamped in the first hours of a day tells the day before, if its sources spoke on that weekday.
pub(super) fn after_midnight(document: &Document<'_>, stamp: &Stamp) -> Option<Reference> {
    let (hour, minute) = stamp.clock.filter(|(hour, _)| *hour < SMALL_HOURS)?;
    let before = stamp.day.pred_opt()?;
    let spoken = speaking_days(document);
    // Someone who spoke on the day of the stamp spoke after midnight.
    if spoken.iter().any(|(weekday, _)| *weekday == stamp.day.weekday()) {
        return None;
    }
    let (_, span) = spoken.into_iter().find(|(weekday, _)| *weekday == before.weekday())?;
    let reason = format!(
        "the page is stamped {hour:02}:{minute:02}, and its sources spoke on the {} before",
        weekday_name(before.weekday())
    );
    Some(Reference {
        anchor: Some(stamp.span),
        rejected: vec![(
            stamp.day,
            format!("the stamp's day was {} old", spell_minutes(hour, minute)),
        )],
        reason: Some(reason),
        ..on(before, ReferenceBasis::Anchored, "after_midnight", 90, vec![span])
    })
}

fn spell_minutes(hour: u8, minute: u8) -> String {
    match (hour, minute) {
        (0, minute) => format!("{minute} minutes"),
        (hour, minute) => format!("{hour} h {minute} min"),
    }
}

/// `the ministry said on Sunday, January 21, 2024`: the full date on which a source spoke.
pub(super) fn lede_date(document: &Document<'_>) -> Option<Reference> {
    for sentence in story(document).take(LEDE) {
        let tokens = document.tokens_of(sentence);
        for (at, _) in tokens.iter().enumerate().filter(|(_, token)| token.is(Class::REPORTING)) {
            let near = tokens.iter().skip(at + 1).take(5).take_while(|next| !next.is(Class::PUNCT));
            for start in near.filter(|next| next.is(Class::WEEKDAY | Class::MONTH | Class::DIGIT)) {
                let rest = &document.text[start.span.start as usize..sentence.span.end as usize];
                if let Ok((after, day)) = full_date(rest)
                    && plausible(day)
                {
                    let span = Span::locate(document.text, rest[..rest.len() - after.len()].trim());
                    let reason = Some("the day on which the first source spoke".to_owned());
                    return Some(Reference {
                        reason,
                        ..on(day, ReferenceBasis::Stated, "lede_date", 90, vec![span])
                    });
                }
            }
        }
    }
    None
}

/// `Weekly tally: Monday 3 June to Sunday 9 June 2024`: written when the period was over; its weekdays are the period's.
pub(super) fn period_end(document: &Document<'_>) -> Option<Reference> {
    let title = document.header.title?;
    let words = title.of(document.text);
    // A full date has figures.
    if !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let joint = |(at, _): &(usize, &str)| *at;
    let joints = [" to ", " until ", "–", " - ", "-", " and "]
        .iter()
        .flat_map(|joint| words.match_indices(joint));
    let mut starts: Vec<usize> = joints.map(|found| joint(&found) + found.1.len()).collect();
    starts.sort_unstable();
    starts.dedup();
    for start in starts {
        let rest = &words[start..];
        let before = words[..start]
            .trim_end_matches(|c: char| !c.is_alphanumeric())
            .trim_end_matches(" to")
            .trim_end_matches(" until")
            .trim_end_matches(" and");
        let day_before = before.split_whitespace().last().is_some_and(|last| {
            last.starts_with(|c: char| c.is_ascii_digit()) || grammar::month(last).is_ok()
        });
        if let Ok((after, day)) = full_date(rest)
            && day_before
            && plausible(day)
        {
            let span = Span::locate(document.text, rest[..rest.len() - after.len()].trim());
            return Some(Reference {
                interval: Interval::between(Some(day), None, Precision::Open),
                reason: Some("written after the period that the headline names; its last day is counted from".to_owned()),
                ..on(day, ReferenceBasis::Inferred, "period_end", 80, vec![span])
            });
        }
    }
    None
}

/// The years that the text names in figures, and those of the landmarks that it names.
fn latest_year(document: &Document<'_>) -> Option<i32> {
    let named = story(document)
        .flat_map(|sentence| document.tokens_of(sentence))
        .filter(|token| token.is(Class::DIGIT) && token.span.len() == 4);
    let figures = named
        .filter_map(|token| token.span.of(document.text).parse::<i32>().ok())
        .filter(|year| (1950..=2100).contains(year));
    let wars =
        conflict::named(document).into_iter().map(|(conflict, _)| conflict.landmark.start.year());
    figures.chain(wars).max()
}

/// A dateline without a year, under news of a weekday: the first year, from the latest that the text names, in which it fits.
pub(super) fn dateline_weekday(
    document: &Document<'_>,
    (span, printing): (Span, Printing),
) -> Option<Reference> {
    let Printing::Yearless(month, day) = printing else { return None };
    let year = latest_year(document)?;
    let lede = story(document).next()?;
    let token = document
        .tokens_of(lede)
        .iter()
        .find(|token| token.is(Class::WEEKDAY) && token.is(Class::CAPITAL))?;
    let (_, weekday) = grammar::weekday(token.span.of(document.text)).ok()?;
    let fits = |day: &Day| day.weekday() == weekday;
    let found =
        (year..=year + 4).filter_map(|year| Day::from_ymd_opt(year, month, day)).find(fits)?;
    let reason = format!(
        "the first {} {}, from {year} on, that is a {}",
        found.day(),
        month_name(month),
        weekday_name(weekday)
    );
    Some(Reference {
        reason: Some(reason),
        ..on(found, ReferenceBasis::Inferred, "dateline_weekday", 75, vec![span, token.span])
    })
}

fn month_name(month: u32) -> &'static str {
    u8::try_from(month)
        .ok()
        .and_then(|month| chrono::Month::try_from(month).ok())
        .map_or("", |month| month.name())
}
