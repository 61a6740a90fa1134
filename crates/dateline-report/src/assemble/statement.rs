//! Aggregates and context: by document, start, kind.

use std::collections::BTreeSet;

use dateline_incident::{Bytes, DateValue};

use super::value::{Leave, says_nothing};
use super::{DocumentInput, Input, Quoting, first_place};
use crate::shape::{Aggregate, Context, Date, Evidence, Source};

/// The aggregates of all documents.
pub(super) fn aggregates(
    documents: &[DocumentInput<'_>],
    quoting: &[Quoting<'_>],
) -> Vec<Aggregate> {
    let mut aggregates = Vec::new();
    for (document, here) in first_copies(documents, quoting) {
        for told in &document.reading.aggregates {
            let evidence = here.all(&told.evidence);
            if evidence.is_empty() {
                continue;
            }
            aggregates.push(Aggregate {
                kind: told.kind,
                value: told.value.clone(),
                what: told.what.clone(),
                area: told.area.clone(),
                actor: told.actor.clone(),
                window: date(told.window.as_ref(), here, &evidence),
                as_of: date(told.as_of.as_ref(), here, &evidence),
                series: told.series.clone(),
                document: here.document.to_owned(),
                evidence,
            });
        }
    }
    aggregates.sort_by(|a, b| {
        (first_place(&a.evidence), a.kind).cmp(&(first_place(&b.evidence), b.kind))
    });
    aggregates
}

/// The context of all documents; speakers are numbered in this order.
pub(super) fn context(input: &Input<'_>, quoting: &[Quoting<'_>]) -> Vec<Context> {
    let mut context = Vec::new();
    for (document, here) in first_copies(input.documents, quoting) {
        for told in &document.reading.context {
            let evidence = here.all(&told.evidence);
            if evidence.is_empty() {
                continue;
            }
            context.push(Context {
                kind: told.kind,
                date: date(told.date.as_ref(), here, &evidence),
                speaker: told.speaker.as_ref().map(|source| Source::new(String::new(), source)),
                document: here.document.to_owned(),
                evidence,
            });
        }
    }
    context.sort_by(|a, b| {
        (first_place(&a.evidence), a.kind).cmp(&(first_place(&b.evidence), b.kind))
    });
    for (index, context) in context.iter_mut().enumerate() {
        if let Some(speaker) = &mut context.speaker {
            speaker.id = format!("c{}.s1", index + 1);
        }
    }
    context
}

/// Each document once, though its bytes may lie in the input twice.
fn first_copies<'i, 'a>(
    documents: &'i [DocumentInput<'a>],
    quoting: &'i [Quoting<'a>],
) -> impl Iterator<Item = (&'i DocumentInput<'a>, &'i Quoting<'a>)> {
    let mut seen = BTreeSet::new();
    documents.iter().zip(quoting).filter(move |(document, _)| seen.insert(&document.page.sha256))
}

/// A date of a statement; one without words of its own stands on those of the statement.
fn date(value: Option<&DateValue>, quoting: &Quoting<'_>, words: &[Evidence]) -> Option<Date> {
    let value = value.filter(|date| !says_nothing(date))?;
    let mut date = value.leave(quoting);
    DateValue::stand_on(&mut date, words);
    Some(date)
}

/// Whether the ranges share a byte.
pub(super) fn overlap(a: Bytes, b: (u32, u32)) -> bool {
    a.start < b.1 && b.0 < a.end
}
