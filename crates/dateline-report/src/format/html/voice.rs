//! Who says what, in which words: the parts that cards and documents share.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::brief::{Brief, spaced};
use crate::shape::{Agreement, Date, Disagreement, Document, Evidence, Mention, Source};
use crate::told::{Saying, Told};

/// Documents by id, with the numbers that the page gives them.
pub(super) struct Shelf<'a> {
    pub(super) papers: BTreeMap<&'a str, (usize, &'a Document)>,
}

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

impl<'a> Shelf<'a> {
    pub(super) fn number(&self, document: &str) -> Option<usize> {
        self.papers.get(document).map(|(number, _)| *number)
    }

    fn quote(&self, evidence: &'a Evidence) -> Quote<'a> {
        Quote {
            document: &evidence.document,
            number: self.number(&evidence.document),
            start: evidence.start,
            end: evidence.end,
            words: &evidence.quote,
        }
    }

    pub(super) fn quotes(&self, evidence: &'a [Evidence]) -> Vec<Quote<'a>> {
        evidence.iter().map(|evidence| self.quote(evidence)).collect()
    }
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
        anchor: date.anchor.as_ref().map(|anchor| shelf.quote(anchor)),
        quotes: shelf.quotes(&date.evidence),
        rejected: date.rejected.iter().map(|day| format!("{}: {}", day.date, day.reason)).collect(),
    }
}

pub(super) fn row<'a>(told: &Told<'a>, mentions: &'a [Mention], shelf: &Shelf<'a>) -> Row<'a> {
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
        positions: told.positions.iter().map(|position| voice(position, mentions, shelf)).collect(),
    }
}

pub(super) fn voice<'a>(
    saying: &Saying<'a>,
    mentions: &'a [Mention],
    shelf: &Shelf<'a>,
) -> Voice<'a> {
    let source: Option<&Source> = mentions
        .iter()
        .flat_map(|mention| &mention.sources)
        .find(|source| Some(source.id.as_str()) == saying.source);
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
        quotes: shelf.quotes(saying.evidence),
    }
}

pub(super) fn dispute<'a>(
    told: &'a Disagreement,
    mentions: &'a [Mention],
    shelf: &Shelf<'a>,
) -> Dispute<'a> {
    let mut sides: Vec<(String, Vec<Voice<'a>>)> = Vec::new();
    for position in &told.positions {
        let said = voice(&Saying::of(position), mentions, shelf);
        match sides.iter_mut().find(|(value, _)| *value == said.value) {
            Some((_, voices)) => voices.push(said),
            None => sides.push((said.value.clone(), vec![said])),
        }
    }
    Dispute { field: spaced(&told.field), kind: told.kind.brief(), sides }
}
