//! From readings and merged incidents to the report that leaves.
//!
//! Byte ranges gain their document and their words, indices become ids, and everything is put in the order of the
//! contract: the report depends on what was read, and on nothing else.

mod document;
mod incident;
mod statement;
mod value;

use dateline_document::{Furniture, Header, Hints, NearDuplicate};
use dateline_incident::{Bytes, DocumentFacts, Merged, PlaceValue, Reading};

pub use self::document::page;
use crate::shape::{Document, Evidence, PlaceTable, Problem, Report, SCHEMA, Tool};

/// All that a report is made of.
pub struct Input<'a> {
    /// The version of the tool.
    pub tool_version: &'a str,
    /// 16 hex digits that change with what the tool knows.
    pub knowledge: String,
    /// Where the positions of places come from.
    pub places: PlaceTable,
    /// The documents, in the order of the readings that were merged.
    pub documents: &'a [DocumentInput<'a>],
    /// Pairs of `documents` that tell the same.
    pub near_duplicates: &'a [NearDuplicate],
    /// The incidents.
    pub merged: &'a Merged,
    /// What could not be read, in any order.
    pub problems: Vec<Problem>,
    /// Whether evidence carries its words.
    pub quotes: bool,
}

/// What one document shows without the others.
pub struct PageInput<'a> {
    /// Every file (or `file#N`) that holds these bytes, in any order; at least one.
    pub paths: Vec<String>,
    /// Of the file's or record's bytes, in hex.
    pub sha256: String,
    /// The length of the same.
    pub bytes: u64,
    /// The name of the input format.
    pub format: &'a str,
    /// ISO 639-1.
    pub language: Option<&'a str>,
    /// What spans point into.
    pub text: &'a str,
    /// What the page says of itself.
    pub header: &'a Header,
    /// What else is known of it; stands in where the page is silent.
    pub hints: &'a Hints,
    /// What is page and not story.
    pub furniture: &'a [Furniture],
    /// The place of the dateline, looked up.
    pub dateline_place: Option<PlaceValue>,
    /// The document's id, and the day that it was written by its own account.
    pub facts: &'a DocumentFacts,
}

/// A document and what was read in it.
pub struct DocumentInput<'a> {
    /// What it shows; see [`page`].
    pub page: &'a Document,
    /// What spans point into.
    pub text: &'a str,
    /// What it tells; its facts give the document's origin and reference date.
    pub reading: &'a Reading,
    /// Where the reference date is borrowed: the index of the document that it was borrowed from.
    pub lender: Option<usize>,
}

/// Puts a report together.
///
/// Total: a byte range that does not slice its text is left out, and with it a value that has no other words.
pub fn assemble(input: Input<'_>) -> Report {
    let quoting = Quoting::of_all(&input);
    let incidents = incident::incidents(&input, &quoting);
    let context = statement::context(&input, &quoting);
    let disagreements = incident::between_statements(&input, &quoting, &incidents, &context);
    let mut problems = input.problems;
    problems.sort_by(|a, b| {
        (&a.document, a.start, &a.code, a).cmp(&(&b.document, b.start, &b.code, b))
    });
    problems.dedup();
    Report {
        schema: SCHEMA.to_owned(),
        tool: Tool {
            version: input.tool_version.to_owned(),
            knowledge: input.knowledge,
            places: input.places,
        },
        documents: document::documents(
            input.documents,
            input.near_duplicates,
            &quoting,
            input.quotes,
        ),
        incidents: incidents.told,
        aggregates: statement::aggregates(input.documents, &quoting),
        context,
        disagreements,
        problems,
    }
}

/// A document's id and text: what turns byte ranges into evidence.
#[derive(Clone, Copy)]
struct Quoting<'a> {
    document: &'a str,
    text: &'a str,
    quotes: bool,
}

impl<'a> Quoting<'a> {
    /// A text without words, for what is said in no document.
    const NOWHERE: Quoting<'static> = Quoting { document: "", text: "", quotes: false };

    fn of_all(input: &Input<'a>) -> Vec<Self> {
        let of = |document: &DocumentInput<'a>| Self {
            document: &document.reading.facts.id,
            text: document.text,
            quotes: input.quotes,
        };
        input.documents.iter().map(of).collect()
    }

    /// The evidence at `bytes`, if they slice the text.
    fn one(&self, bytes: Bytes) -> Option<Evidence> {
        let words = self.text.get(bytes.start as usize..bytes.end as usize);
        let quote = words.filter(|words| !words.is_empty())?;
        let quote = if self.quotes { quote.to_owned() } else { String::new() };
        let document = self.document.to_owned();
        Some(Evidence { document, start: bytes.start, end: bytes.end, quote })
    }

    /// The evidence at all of `bytes`, in order, each once.
    fn all(&self, bytes: &[Bytes]) -> Vec<Evidence> {
        let mut sorted = bytes.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        sorted.into_iter().filter_map(|bytes| self.one(bytes)).collect()
    }
}

/// What evidence is sorted by. Equal places sort by their end, so that the order is total.
fn by_place(evidence: &Evidence) -> (&str, u32, u32) {
    (&evidence.document, evidence.start, evidence.end)
}

/// What a thing with evidence is sorted by.
fn first_place(evidence: &[Evidence]) -> (&str, u32, u32) {
    evidence.first().map_or(("", 0, 0), by_place)
}
