//! The day of an account that tells none: the one recent day that its story names.
//!
//! A short report says that a man was shot, and two sentences on that crews were called there on Tuesday. Where all that the
//! story dates in the week before writing is of one day, and is neither said nor done afterwards on it, that is the day.

use std::borrow::Cow;

use chrono::{Days, NaiveDate};
use dateline_document::Document;
use dateline_text::Span;

use super::draft::{Draft, position};
use super::value;
use crate::{AccountKind, DateBasis, DateValue};

/// Days before writing in which the day may lie.
const WEEK: u64 = 7;

/// Gives the accounts that are the document's news its one day, where they have none; `told` gives the times of its scenes.
pub(crate) fn settle(
    document: &Document<'_>,
    told: impl FnOnce() -> Vec<Span>,
    drafts: &mut [Draft],
) {
    let news = drafts.iter().any(|draft| draft.kind == AccountKind::NewEvent);
    let mut undated = drafts.iter_mut().enumerate().filter(|(index, draft)| {
        let own = if news { draft.kind == AccountKind::NewEvent } else { *index == 0 };
        own && draft.kind != AccountKind::Umbrella
    });
    // Of several events nothing says whose day it is.
    let (Some((_, draft)), None) = (undated.next(), undated.next()) else { return };
    if draft.date.is_some() || !draft.telling.dates.is_empty() {
        return;
    }
    let Some(day) = only(document, &told()) else { return };
    let evidence: Vec<Span> = day.evidence.iter().map(|bytes| (*bytes).into()).collect();
    let rule = day.rule.clone().unwrap_or(Cow::Borrowed("only_day"));
    draft.telling.dates.push(position(day.clone(), None, None, rule, &evidence));
    draft.date = Some(day);
}

/// Whether the day lies in the week before writing.
pub(crate) fn recent(document: &Document<'_>, day: NaiveDate) -> bool {
    let writing = document.reference.best;
    let first = writing.and_then(|writing| writing.checked_sub_days(Days::new(WEEK)));
    first.zip(writing).is_some_and(|(first, writing)| (first..=writing).contains(&day))
}

/// The one day of the week before writing that the times name; of several the first, as news is late more often than early.
fn only(document: &Document<'_>, told: &[Span]) -> Option<DateValue> {
    let mut only: Option<DateValue> = None;
    let mut several = false;
    for span in told {
        let Some(time) = document.times_in(*span).first() else { continue };
        let date = value::date(document, time);
        let Some(day) = date.best.filter(|day| recent(document, *day)) else { continue };
        match &only {
            Some(known) if known.best == Some(day) => {}
            Some(known) if known.best < Some(day) => several = true,
            known => {
                several = known.is_some();
                only = Some(date);
            }
        }
    }
    let date = only?;
    let (trust, rule, reason) = if several {
        (4, "first_day", "the first recent day that the story names")
    } else {
        (6, "only_day", "the one recent day that the story names")
    };
    Some(DateValue {
        basis: DateBasis::Inferred,
        confidence: (u16::from(date.confidence) * trust / 10) as u8,
        rule: Some(Cow::Borrowed(rule)),
        reason: Some(reason.to_owned()),
        ..date
    })
}
