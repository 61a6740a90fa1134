//! The day of writing, with the reasons for it and against others.
//!
//! In the order of trust, with the confidence of each rule:
//!
//! | rule | what it rests on | basis | confidence |
//! | --- | --- | --- | --- |
//! | form of the date (`iso_date`, ...) | a printed day of publication, or a dateline with its year | stated | 99 |
//! | `dateline_record` | month and day of the dateline, the year of a record of the days after | stated | 95 |
//! | `record_date` | the date field of a record, which may be a crawler's | stated | 95 |
//! | `dateline_year` | month and day of the dateline, the year of a stamp | anchored | 95 |
//! | `after_midnight` | a stamp in the first hours, and sources who spoke on the weekday before | anchored | 90 |
//! | `lede_date` | the full date on which a source spoke, in the first paragraphs | stated | 90 |
//! | `period_end` | the last day of the period that the headline says is told | inferred | 80 |
//! | `dateline_weekday` | month and day of the dateline, the first year on which the weekday fits | inferred | 75 |
//! | `conflict_age` | the age of a war with a known start, and a weekday of the story's news | inferred | 65, without a weekday 45 |
//! | `update_bound` | the last change, printed or told by the record: no later than that | inferred | 30 |
//! | `undated` | nothing | none | 0 |
//!
//! Never today, never a file's time. A day borrowed from a near-duplicate is [`crate::borrow_reference`]'s.

mod bound;
pub(crate) mod conflict;
mod told;

use chrono::{Datelike, Weekday};
use dateline_text::Span;
use dateline_time::grammar;
use dateline_time::{Day, Interval, Precision};
use nom::Parser;

use self::bound::{bound, conflict_age, update_bound};
use self::told::{after_midnight, dateline_weekday, lede_date, period_end};
use crate::header::{Printing, metadata};
use crate::{BlockKind, Document, Hints, Reference, ReferenceBasis, Stamp};

/// Days from a dateline to the paper that prints it, at most.
const PRINTED: i64 = 7;

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

/// The day of writing of a document whose header has been read; `printed` is the day in its dateline, `wars` says whether
/// one of the words [`conflict::WARS`] is in it.
pub(crate) fn find(
    document: &Document<'_>,
    printed: Option<(Span, Printing)>,
    wars: bool,
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
        // `KUMBA, 5 April` in a paper of the 6th: written on the 5th.
        if let Some((span, Printing::Yearless(month, day))) = printed
            && let Some(found) = nearest(month, day, record.day)
            && (1..=PRINTED).contains(&record.day.signed_duration_since(found).num_days())
        {
            let reason = Some("the day of the dateline, in the year of the record".to_owned());
            let evidence = vec![span];
            return Reference {
                reason,
                ..on(found, ReferenceBasis::Stated, "dateline_record", 95, evidence)
            };
        }
        let reason = Some("the date field of the record".to_owned());
        return Reference {
            reason,
            ..on(record.day, ReferenceBasis::Stated, "record_date", 95, Vec::new())
        };
    }
    if let Some(stamp) = &header.dateline_day {
        return stated(stamp);
    }
    let bound = bound(document, hints);
    if let (Some((span, Printing::Yearless(month, day))), Some(updated)) = (printed, bound)
        && let Some(found) = (updated.day.year() - 1..=updated.day.year())
            .rev()
            .filter_map(|year| Day::from_ymd_opt(year, month, day))
            .find(|found| *found <= updated.day)
    {
        let reason = Some("the day of the dateline, in the year of the last change".to_owned());
        return Reference {
            anchor: updated.words,
            reason,
            ..on(found, ReferenceBasis::Anchored, "dateline_year", 95, vec![span])
        };
    }
    lede_date(document)
        .or_else(|| period_end(document))
        .or_else(|| dateline_weekday(document, printed?))
        .or_else(|| if wars { conflict_age(document, bound) } else { None })
        .or_else(|| update_bound(bound))
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

/// The story's sentences, without headline and headings.
fn story<'d>(document: &'d Document<'_>) -> impl Iterator<Item = &'d dateline_text::Sentence> {
    document
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Paragraph)
        .flat_map(|block| &document.sentences[block.sentences.clone()])
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

/// The month and day at the start of `text`, without a year.
fn day_month(text: &str) -> Option<(&str, (u32, u32))> {
    grammar::day_month.parse(text).ok()
}

#[cfg(test)]
mod tests {
    use dateline_text::Vocabulary;

    use crate::{Hints, parse, vocabulary};

    /// The day of writing of a text in a record of 6 April 2004, with its rule.
    fn written(text: &str) -> (String, &'static str) {
        let hints = Hints { date: Some("2004-04-06".into()), ..Hints::default() };
        let mut words = Vocabulary::new();
        vocabulary(&mut words);
        let reference = parse(text, &hints, &words).reference;
        (reference.best.map_or_else(String::new, |day| day.to_string()), reference.rule)
    }

    #[test]
    fn a_dateline_goes_before_the_record_that_prints_it() {
        let of =
            |day: &str| written(&format!("Kumba, {day} (Reuters): Two men were shot today.\n"));
        assert_eq!(of("April 5"), ("2004-04-05".to_owned(), "dateline_record"));
        // A page of another season is told again.
        assert_eq!(of("March 1"), ("2004-04-06".to_owned(), "record_date"));
        assert_eq!(of("April 8"), ("2004-04-06".to_owned(), "record_date"));
    }
}
