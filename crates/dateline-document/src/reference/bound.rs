//! What bounds the day of writing: the last change of the page, the age of a war.

use chrono::{Datelike, Days, Months, Weekday};
use dateline_text::{Class, Span};
use dateline_time::grammar;
use dateline_time::{Day, Interval, Precision};

use super::{conflict, story, undated, weekday_name};
use crate::header::metadata;
use crate::{Document, Hints, Reference, ReferenceBasis};

/// The day of the last change: the story is not younger. Printed on the page, or told by its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bound {
    pub(super) day: Day,
    /// The words that print it.
    pub(super) words: Option<Span>,
}

/// The day of the last change; of two, the earlier.
pub(super) fn bound(document: &Document<'_>, hints: &Hints) -> Option<Bound> {
    let printed = document.header.updated.as_ref();
    let printed = printed.map(|stamp| Bound { day: stamp.day, words: Some(stamp.span) });
    let told = hints.updated.as_deref().and_then(metadata);
    let told = told.map(|moment| Bound { day: moment.day, words: None });
    printed.into_iter().chain(told).min_by_key(|bound| bound.day)
}

/// The last change says no more than that the story is not younger.
pub(super) fn update_bound(bound: Option<Bound>) -> Option<Reference> {
    let Bound { day, words } = bound?;
    let who = if words.is_some() { "page prints" } else { "record tells" };
    Some(Reference {
        interval: Interval::between(None, day.succ_opt(), Precision::Open),
        basis: ReferenceBasis::Inferred,
        rule: "update_bound",
        confidence: 30,
        evidence: words.into_iter().collect(),
        rejected: vec![(day, "the day of the last change, not of writing".to_owned())],
        reason: Some(format!("the {who} only when it was last changed")),
        ..undated()
    })
}

/// The age of a war whose start is known bounds the day; the latest weekday of the story's own news within is it.
pub(super) fn conflict_age(document: &Document<'_>, bound: Option<Bound>) -> Option<Reference> {
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
