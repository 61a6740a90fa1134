//! The day of writing, with the reasons for it and against others.
//!
//! In the order of trust, with the confidence of each rule:
//!
//! | rule | what it rests on | basis | confidence |
//! | --- | --- | --- | --- |
//! | form of the date (`iso_date`, ...) | a printed day of publication, or a dateline with its year | stated | 99 |
//! | `record_date` | the date field of a record, which may be a crawler's | stated | 95 |
//! | `dateline_year` | month and day of the dateline, the year of a stamp | anchored | 95 |
//! | `after_midnight` | a stamp in the first hours, and sources who spoke on the weekday before | anchored | 90 |
//! | `lede_date` | the full date on which a source spoke, in the first paragraphs | stated | 90 |
//! | `period_end` | the last day of the period that the headline says is told | inferred | 80 |
//! | `dateline_weekday` | month and day of the dateline, the first year on which the weekday fits | inferred | 75 |
//! | `conflict_age` | the age of a war with a known start, and a weekday of the story's news | inferred | 65, without a weekday 45 |
//! | `update_bound` | a stamp of the last change: no later than that | inferred | 30 |
//! | `undated` | nothing | none | 0 |
//!
//! Never today, never a file's time. A day borrowed from a near-duplicate is [`crate::borrow_reference`]'s.

mod conflict;

use chrono::{Datelike, Days, Months, Weekday};
use dateline_text::{Class, Span};
use dateline_time::grammar::{self, full_date};
use dateline_time::{Day, Interval, Precision};
use nom::Parser;

use crate::header::{Printing, metadata, plausible};
use crate::{BlockKind, Document, Hints, Reference, ReferenceBasis, Stamp};

/// Hours after midnight in which a page may still be of the day before.
const SMALL_HOURS: u8 = 6;
/// Sentences in which the news of the day is told.
const LEDE: usize = 6;

/// No day at all.
pub(crate) fn undated() -> Reference {
    Reference {
        interval: Interval::between(None, None, Precision::Open),
        best: None,
        basis: ReferenceBasis::None,
        rule: "undated",
        confidence: 0,
        evidence: Vec::new(),
        anchor: None,
        rejected: Vec::new(),
        reason: Some("the text prints no date".to_owned()),
    }
}

/// One day, read from `evidence`.
fn on(
    day: Day,
    basis: ReferenceBasis,
    rule: &'static str,
    confidence: u8,
    evidence: Vec<Span>,
) -> Reference {
    Reference {
        interval: Interval::day(day),
        best: Some(day),
        basis,
        rule,
        confidence,
        evidence,
        reason: None,
        ..undated()
    }
}

/// The day of `month` and `day` that is nearest to `to`.
pub(crate) fn nearest(month: u32, day: u32, to: Day) -> Option<Day> {
    (to.year() - 1..=to.year() + 1)
        .filter_map(|year| Day::from_ymd_opt(year, month, day))
        .min_by_key(|found| (found.signed_duration_since(to).num_days().abs(), *found))
}

/// The day of writing of a document whose header has been read; `printed` is the day in its dateline.
pub(crate) fn find(
    document: &Document<'_>,
    printed: Option<(Span, Printing)>,
    hints: &Hints,
) -> Reference {
    let header = &document.header;
    let record = hints.date.as_deref().and_then(metadata);
    // A record dated before its own page is of an earlier version of it; one dated after it is of the crawl.
    let published = header
        .published
        .as_ref()
        .filter(|stamp| record.is_none_or(|record| stamp.day <= record.day));
    if let Some(stamp) = published {
        return after_midnight(document, stamp).unwrap_or_else(|| stated(stamp));
    }
    let record = record
        .filter(|record| header.dateline_day.as_ref().is_none_or(|stamp| stamp.day > record.day));
    if let Some(record) = record {
        let reason = Some("the date field of the record".to_owned());
        return Reference {
            reason,
            ..on(record.day, ReferenceBasis::Stated, "record_date", 95, Vec::new())
        };
    }
    if let Some(stamp) = &header.dateline_day {
        return stated(stamp);
    }
    if let (Some((span, Printing::Yearless(month, day))), Some(updated)) =
        (printed, &header.updated)
        && let Some(found) = (updated.day.year() - 1..=updated.day.year())
            .rev()
            .filter_map(|year| Day::from_ymd_opt(year, month, day))
            .find(|found| *found <= updated.day)
    {
        let reason = Some("the day of the dateline, in the year of the last change".to_owned());
        return Reference {
            anchor: Some(updated.span),
            reason,
            ..on(found, ReferenceBasis::Anchored, "dateline_year", 95, vec![span])
        };
    }
    lede_date(document)
        .or_else(|| period_end(document))
        .or_else(|| dateline_weekday(document, printed?))
        .or_else(|| conflict_age(document))
        .or_else(|| update_bound(document))
        .unwrap_or_else(|| Reference {
            evidence: printed.map(|(span, _)| span).into_iter().collect(),
            reason: printed.map_or_else(
                || undated().reason,
                |_| {
                    Some("the dateline prints no year, and nothing in the text gives it".to_owned())
                },
            ),
            ..undated()
        })
}

fn stated(stamp: &Stamp) -> Reference {
    on(stamp.day, ReferenceBasis::Stated, stamp.rule, 99, vec![stamp.span])
}

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

/// The story's sentences, without headline and headings.
fn story<'d>(document: &'d Document<'_>) -> impl Iterator<Item = &'d dateline_text::Sentence> {
    document
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Paragraph)
        .flat_map(|block| &document.sentences[block.sentences.clone()])
}

/// A page stamped in the first hours of a day tells the day before, if its sources spoke on that weekday.
fn after_midnight(document: &Document<'_>, stamp: &Stamp) -> Option<Reference> {
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
fn lede_date(document: &Document<'_>) -> Option<Reference> {
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
fn period_end(document: &Document<'_>) -> Option<Reference> {
    let title = document.header.title?;
    let words = title.of(document.text);
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
fn dateline_weekday(
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

/// The age of a war whose start is known bounds the day; the latest weekday of the story's own news within is it.
fn conflict_age(document: &Document<'_>) -> Option<Reference> {
    let (age, war) = conflict::aged(document)?;
    let began = war.landmark.start;
    let whole = began.checked_add_months(Months::new(age.months))?;
    let unit = if age.in_years { 4 } else { 1 };
    // `almost 10 months` is said in the last two weeks before; `10-month-old` in the month that follows.
    let (mut start, end) = if age.almost {
        (whole.checked_sub_days(Days::new(14 * unit))?, whole)
    } else {
        (
            whole,
            began
                .checked_add_months(Months::new(age.months + if age.in_years { 12 } else { 1 }))?,
        )
    };
    let bound = document.header.updated.as_ref();
    let end = bound.and_then(|stamp| stamp.day.succ_opt()).map_or(end, |last| last.min(end));
    if end <= start {
        return None;
    }
    // Days of that stretch which the text looks back on are over.
    if let Some(latest) = conflict::days_told(document, start, end) {
        start = latest;
    }
    let mut evidence = vec![age.span];
    let mut rejected = Vec::new();
    let news = news_weekday(document);
    let best = news.and_then(|(weekday, span)| {
        let best = latest_before(weekday, end)?;
        if best < start {
            return None;
        }
        evidence.push(span);
        let earlier = best.checked_sub_days(Days::new(7)).filter(|earlier| *earlier >= start);
        rejected.extend(earlier.map(|earlier| {
            (earlier, format!("an earlier {} of the same stretch", weekday_name(weekday)))
        }));
        if let Some(stamp) = bound
            && let Some(near) = stamp.day.succ_opt().and_then(|after| latest_before(weekday, after))
            && near != best
        {
            rejected.push((
                near,
                format!(
                    "the {} before the last change, when the war was older than that",
                    weekday_name(weekday)
                ),
            ));
        }
        Some(best)
    });
    if let Some(stamp) = bound {
        rejected.push((stamp.day, "the day of the last change, not of writing".to_owned()));
    }
    rejected.sort();
    let reason = format!(
        "the war that began on {began} is called {}{} months old{}",
        if age.almost { "almost " } else { "" },
        age.months,
        news.filter(|_| best.is_some()).map_or_else(String::new, |(weekday, _)| format!(
            "; the last {} of that stretch",
            weekday_name(weekday)
        ))
    );
    Some(Reference {
        interval: Interval::between(Some(start), Some(end), Precision::Days),
        best,
        basis: ReferenceBasis::Inferred,
        rule: "conflict_age",
        confidence: if best.is_some() { 65 } else { 45 },
        evidence,
        // The start of the war is knowledge, not words; the last change bounds and anchors nothing.
        anchor: None,
        rejected,
        reason: Some(reason),
    })
}

/// The last day of this name before `end`.
pub(crate) fn latest_before(weekday: Weekday, end: Day) -> Option<Day> {
    let back = (end.weekday().num_days_from_monday() + 6 - weekday.num_days_from_monday()) % 7 + 1;
    end.checked_sub_days(Days::new(u64::from(back)))
}

/// The weekday of the story's own news: `Monday's attack`, else the first that is named.
fn news_weekday(document: &Document<'_>) -> Option<(Weekday, Span)> {
    let mut first = None;
    for sentence in story(document) {
        let tokens = document.tokens_of(sentence);
        for (at, token) in tokens
            .iter()
            .enumerate()
            .filter(|(_, token)| token.is(Class::WEEKDAY) && token.is(Class::CAPITAL))
        {
            let Ok((_, weekday)) = grammar::weekday(token.span.of(document.text)) else { continue };
            if let Some(clitic) = tokens.get(at + 1).filter(|next| next.is(Class::POSSESSIVE)) {
                return Some((weekday, token.span.join(clitic.span)));
            }
            first = first.or(Some((weekday, token.span)));
        }
    }
    first
}

/// A stamp of the last change says no more than that the story is not younger.
fn update_bound(document: &Document<'_>) -> Option<Reference> {
    let stamp = document.header.updated.as_ref()?;
    Some(Reference {
        interval: Interval::between(None, stamp.day.succ_opt(), Precision::Open),
        basis: ReferenceBasis::Inferred,
        rule: "update_bound",
        confidence: 30,
        evidence: vec![stamp.span],
        rejected: vec![(stamp.day, "the day of the last change, not of writing".to_owned())],
        reason: Some("the page prints only when it was last changed".to_owned()),
        ..undated()
    })
}

pub(crate) const fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

fn month_name(month: u32) -> &'static str {
    u8::try_from(month)
        .ok()
        .and_then(|month| chrono::Month::try_from(month).ok())
        .map_or("", |month| month.name())
}

/// The month and day at the start of `text`, without a year.
fn day_month(text: &str) -> Option<(&str, (u32, u32))> {
    grammar::day_month.parse(text).ok()
}
