//! Who says what, in which words: the parts that cards and documents share.

use serde::Serialize;

use crate::brief::{Brief, spaced};
use crate::shape::{Agreement, Date, Disagreement, Evidence};
use crate::shelf::Shelf;
use crate::told::{Saying, Told};

#[derive(Serialize)]
pub(super) struct When<'a> {
    words: String,
    /// The day, or the first of several.
    short: String,
    /// The last of several days.
    until: Option<String>,
    day: Option<String>,
    basis: String,
    confidence: String,
    rule: Option<&'a str>,
    reason: Option<&'a str>,
    anchor: Option<Quote<'a>>,
    quotes: Vec<Quote<'a>>,
    rejected: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct Row<'a> {
    label: String,
    value: Option<String>,
    agreement: Agreement,
    badge: String,
    positions: Vec<Voice<'a>>,
}

#[derive(Serialize)]
pub(super) struct Voice<'a> {
    value: String,
    speaker: &'a str,
    kind: Option<String>,
    via: String,
    anonymity: Option<&'a str>,
    origin: Option<&'a str>,
    hedge: Option<&'a str>,
    covers: &'a [String],
    rule: Option<&'a str>,
    mention: Option<&'a str>,
    quotes: Vec<Quote<'a>>,
}

#[derive(Serialize)]
pub(super) struct Quote<'a> {
    document: &'a str,
    number: Option<usize>,
    start: u32,
    end: u32,
    words: &'a str,
}

#[derive(Serialize)]
pub(super) struct Dispute<'a> {
    field: String,
    kind: String,
    /// Each value with all who say it, in the order of their first.
    sides: Vec<(String, Vec<Voice<'a>>)>,
}

/// One piece of evidence.
pub(super) fn quote<'a>(evidence: &'a Evidence, shelf: &Shelf<'a>) -> Quote<'a> {
    Quote {
        document: &evidence.document,
        number: shelf.number(&evidence.document),
        start: evidence.start,
        end: evidence.end,
        words: &evidence.quote,
    }
}

/// All of it.
pub(super) fn quotes<'a>(evidence: &'a [Evidence], shelf: &Shelf<'a>) -> Vec<Quote<'a>> {
    evidence.iter().map(|evidence| quote(evidence, shelf)).collect()
}

pub(super) fn when<'a>(date: &'a Date, shelf: &Shelf<'a>) -> When<'a> {
    let first = date.best.or(date.start.filter(|_| date.end.is_some()));
    When {
        words: date.brief(),
        short: first.map_or_else(|| date.brief(), |day| day.to_string()),
        until: date
            .end
            .filter(|end| date.best.is_none() && first < Some(*end))
            .map(|day| day.to_string()),
        day: date.best.or(date.start).map(|day| day.to_string()),
        basis: date.basis.brief(),
        confidence: format!("{:.2}", date.confidence.unit()),
        rule: date.rule.as_deref(),
        reason: date.reason.as_deref(),
        anchor: date.anchor.as_ref().map(|anchor| quote(anchor, shelf)),
        quotes: quotes(&date.evidence, shelf),
        rejected: date.rejected.iter().map(|day| format!("{}: {}", day.date, day.reason)).collect(),
    }
}

pub(super) fn row<'a>(told: &Told<'a>, shelf: &Shelf<'a>) -> Row<'a> {
    let label = match told.field {
        "dates" => "when".to_owned(),
        "place" => "where".to_owned(),
        field => spaced(field),
    };
    Row {
        label,
        value: told.value.clone(),
        agreement: told.agreement,
        badge: told.agreement.brief(),
        positions: told.positions.iter().map(|position| voice(position, shelf)).collect(),
    }
}

pub(super) fn voice<'a>(saying: &Saying<'a>, shelf: &Shelf<'a>) -> Voice<'a> {
    let source = saying.source.and_then(|id| shelf.source(id));
    Voice {
        value: saying.value.clone(),
        speaker: saying.speaker(),
        kind: saying.source_kind.filter(|kind| *kind != "narrator").map(spaced),
        via: source.map_or_else(String::new, |source| source.via.join(", ")),
        anonymity: source.and_then(|source| source.anonymity.as_deref()),
        origin: saying.origin,
        hedge: saying.hedge,
        covers: saying.covers,
        rule: saying.rule,
        mention: saying.mention,
        quotes: quotes(saying.evidence, shelf),
    }
}

pub(super) fn dispute<'a>(told: &'a Disagreement, shelf: &Shelf<'a>) -> Dispute<'a> {
    let mut sides: Vec<(String, Vec<Voice<'a>>)> = Vec::new();
    for position in &told.positions {
        let said = voice(&Saying::of(position), shelf);
        match sides.iter_mut().find(|(value, _)| *value == said.value) {
            Some((_, voices)) => voices.push(said),
            None => sides.push((said.value.clone(), vec![said])),
        }
    }
    Dispute { field: spaced(&told.field), kind: told.kind.brief(), sides }
}
