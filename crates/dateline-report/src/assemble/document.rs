//! Documents: one for equal bytes, with all their paths.

use std::borrow::Cow;
use std::collections::BTreeMap;

use dateline_document::{NearDuplicate as Near, Stamp};
use dateline_incident::{Bytes, DateBasis};

use super::value::{Leave, clock, place};
use super::{DocumentInput, PageInput, Quoting};
use crate::shape::{Date, Document, Furniture, NearDuplicate, Percent};

/// How sure a printed date is, in percent: it may still be a slip of the page.
const PRINTED: u8 = 99;

/// The documents, by reference date (unknown last), sha256, path.
pub(super) fn documents(
    inputs: &[DocumentInput<'_>],
    near: &[Near],
    quoting: &[Quoting<'_>],
    quotes: bool,
) -> Vec<Document> {
    let mut copies: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, input) in inputs.iter().enumerate() {
        copies.entry(&input.page.sha256).or_default().push(index);
    }
    let mut near = neighbours(near, quoting);
    let mut documents: Vec<Document> = copies
        .values()
        .map(|copies| document(copies, inputs, &mut near, quoting, quotes))
        .collect();
    documents.sort_by(|a, b| order(a).cmp(&order(b)));
    documents
}

fn order(document: &Document) -> impl Ord + '_ {
    let date = &document.reference_date;
    let day = date.best.or(date.start);
    (day.is_none(), day, &document.sha256, &document.path)
}

/// The document of a report, with what it says itself; day of writing, origin and neighbours await the others.
pub fn page(input: &PageInput<'_>) -> Document {
    let here = Quoting { document: &input.facts.id, text: input.text, quotes: true };
    let mut paths = input.paths.clone();
    paths.sort();
    paths.dedup();
    let (header, hints) = (input.header, input.hints);
    let mut furniture: Vec<Furniture> = input
        .furniture
        .iter()
        .map(|piece| Furniture {
            kind: piece.kind.name().to_owned(),
            start: piece.span.start,
            end: piece.span.end,
        })
        .collect();
    furniture.sort_by(|a, b| (a.start, a.end, &a.kind).cmp(&(b.start, b.end, &b.kind)));
    let title = header.title.and_then(|span| input.text.get(span.range())).map(one_line);
    let credit = |credit: &Option<dateline_document::Credit>| {
        credit.as_ref().map(|credit| credit.name.clone())
    };
    Document {
        id: input.facts.id.clone(),
        path: paths.first().cloned().unwrap_or_default(),
        paths,
        sha256: input.sha256.clone(),
        bytes: input.bytes,
        format: input.format.to_owned(),
        language: input.language.map(str::to_owned),
        title: title.or_else(|| hints.title.as_deref().map(one_line)),
        publisher: credit(&header.publisher).or_else(|| hints.publisher.clone()),
        agency: credit(&header.agency),
        author: credit(&header.author).or_else(|| hints.author.clone()),
        url: hints.url.clone(),
        published: header.published.as_ref().and_then(|stamp| printed(stamp, &here)),
        updated: header.updated.as_ref().and_then(|stamp| printed(stamp, &here)),
        reference_date: input.facts.reference.leave(&here),
        dateline_place: input.dateline_place.as_ref().map(place),
        origin: input.facts.origin.clone(),
        near_duplicates: Vec::new(),
        furniture,
    }
}

fn document(
    copies: &[usize],
    inputs: &[DocumentInput<'_>],
    near: &mut BTreeMap<usize, Vec<NearDuplicate>>,
    quoting: &[Quoting<'_>],
    quotes: bool,
) -> Document {
    let (input, here) = (&inputs[copies[0]], &quoting[copies[0]]);
    let mut document = input.page.clone();
    document.paths =
        copies.iter().flat_map(|&copy| inputs[copy].page.paths.iter().cloned()).collect();
    document.paths.sort();
    document.paths.dedup();
    document.path = document.paths.first().cloned().unwrap_or_default();
    if !quotes {
        let printed = [&mut document.published, &mut document.updated].into_iter().flatten();
        printed.flat_map(|date| &mut date.evidence).for_each(|words| words.quote.clear());
    }
    document.reference_date = reference_date(input, here, inputs, quoting);
    document.origin.clone_from(&input.reading.facts.origin);
    document.near_duplicates = near_duplicates(
        copies.iter().filter_map(|copy| near.remove(copy)).flatten().collect(),
        here.document,
    );
    document
}

/// The day of writing. A borrowed one is anchored in the words of the lender's, and stands on them if on no others.
fn reference_date(
    input: &DocumentInput<'_>,
    here: &Quoting<'_>,
    inputs: &[DocumentInput<'_>],
    quoting: &[Quoting<'_>],
) -> Date {
    let mut date = input.reading.facts.reference.leave(here);
    let lender = input.lender.and_then(|lender| Some((inputs.get(lender)?, quoting.get(lender)?)));
    if let Some((lender, there)) = lender {
        let words = there.all(&lender.reading.facts.reference.evidence);
        date.anchor = date.anchor.or_else(|| words.first().cloned());
        if date.evidence.is_empty() {
            date.evidence = words;
        }
    }
    date
}

/// The documents near each document, by its place in the input.
fn neighbours(near: &[Near], quoting: &[Quoting<'_>]) -> BTreeMap<usize, Vec<NearDuplicate>> {
    let mut neighbours: BTreeMap<usize, Vec<NearDuplicate>> = BTreeMap::new();
    for pair in near {
        for (one, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
            let Some(other) = quoting.get(other) else { continue };
            neighbours.entry(one).or_default().push(NearDuplicate {
                document: other.document.to_owned(),
                similarity: Percent::new(pair.similarity),
                reason: pair.reason.clone(),
            });
        }
    }
    neighbours
}

/// What lies near any of the copies of document `me`: by id, the likest reading of each.
fn near_duplicates(mut found: Vec<NearDuplicate>, me: &str) -> Vec<NearDuplicate> {
    found.retain(|other| other.document != me);
    found.sort_by(|a, b| (&a.document, b.similarity).cmp(&(&b.document, a.similarity)));
    found.dedup_by(|a, b| a.document == b.document);
    found
}

/// A printed date; `None` if its words are not in the text.
fn printed(stamp: &Stamp, quoting: &Quoting<'_>) -> Option<Date> {
    Some(Date {
        start: Some(stamp.day),
        end: Some(stamp.day),
        best: Some(stamp.day),
        precision: Cow::Borrowed("day"),
        part_of_day: None,
        time: stamp.clock.and_then(clock),
        zone: stamp.zone.clone(),
        basis: DateBasis::Stated,
        confidence: Percent::new(PRINTED),
        rule: Some(stamp.rule.to_owned()),
        evidence: vec![quoting.one(Bytes::from(stamp.span))?],
        anchor: None,
        rejected: Vec::new(),
        reason: None,
    })
}

/// A headline without the line breaks of its page.
fn one_line(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}
