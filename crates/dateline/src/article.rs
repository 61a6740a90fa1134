//! One article: from its record to what it tells, before anything is known of the others.

use dateline_document::{Document, Fingerprint, Hints, Language, Record, Reference};
use dateline_incident::{DocumentFacts, Reading, read};
use dateline_report::PageInput;
use dateline_report::shape::{self, Problem};
use serde::{Deserialize, Serialize};

use crate::Knowledge;

/// A stage that can be rendered for a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Render {
    /// Page and story, dates, sentences.
    Text,
    /// Places, actors, weapons, people, sources.
    Mentions,
    /// What each article tells.
    Accounts,
}

/// What one article tells, read without the others, in a form that travels.
///
/// Which wire it retells, whose day it borrows and which incidents its accounts belong to is found once all are there.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReadArticle {
    /// What its page shows.
    pub page: shape::Document,
    /// The text that spans point into.
    pub text: String,
    /// What its record says of it.
    pub hints: Hints,
    /// Its words, to be compared with those of others.
    pub print: Fingerprint,
    /// What it tells, with dates counted from its own day.
    pub reading: Reading,
    /// Why nothing of it was read.
    pub problem: Option<Problem>,
    /// The stage that is to be rendered for a reader.
    #[serde(skip)]
    pub(crate) rendered: Option<String>,
}

impl ReadArticle {
    /// Reads a record that goes by the names of `paths`, sorted.
    pub(crate) fn read(
        knowledge: &Knowledge,
        paths: Vec<String>,
        record: Record<'_>,
        render: Option<Render>,
    ) -> Self {
        let (id, sha256) = dateline_document::document_id(&record.bytes);
        let Record { text, hints, .. } = record;
        let language = dateline_document::language(&text, &hints);
        let document = parse(knowledge, language, &text, &hints);
        let print = dateline_document::fingerprint(&document).with_headline(hints.title.as_deref());
        let (reading, rendered) = tell(knowledge, &document, &id, render);
        let page = dateline_report::page(&PageInput {
            paths,
            sha256,
            bytes: record.bytes.len() as u64,
            format: record.format,
            language: language.tag(),
            text: &text,
            header: &document.header,
            hints: &hints,
            furniture: &document.furniture,
            dateline_place: dateline_place(&document, knowledge),
            facts: &reading.facts,
        });
        let problem = unread(language, &document)
            .map(|problem| Problem::of(&problem, Some(&page.path), Some(&id)));
        Self { page, text: text.into_owned(), hints, print, reading, problem, rendered }
    }

    /// Whether the article says itself when it was written.
    pub(crate) fn is_dated(&self) -> bool {
        self.reading.facts.reference.best.is_some()
    }

    /// How the day of writing is known, found again in the text.
    pub(crate) fn reference(&self, knowledge: &Knowledge) -> Reference {
        parse(knowledge, Language::Unknown, &self.text, &self.hints).reference
    }

    /// Reads the article once more, with the day that `lender`, whose day is `lent`, was written.
    pub(crate) fn borrow(
        &mut self,
        knowledge: &Knowledge,
        (lender, lent): (&str, &Reference),
        similarity: u8,
        render: Option<Render>,
    ) {
        let mut document = parse(knowledge, Language::Unknown, &self.text, &self.hints);
        let borrowed = dateline_document::borrow_reference(lent, lender, similarity, &document);
        document.set_reference(borrowed);
        (self.reading, self.rendered) = tell(knowledge, &document, &self.page.id, render);
    }
}

/// Reads one text alone: no other document says when it was written.
///
/// Where nothing of it reads as a story, its title is read all the same; see [`Document::has_story`].
pub fn read_text(knowledge: &Knowledge, text: &str, hints: &Hints) -> Reading {
    let (id, _) = dateline_document::document_id(text.as_bytes());
    understand(knowledge, &parse(knowledge, Language::Unknown, text, hints), &id).1
}

fn parse<'t>(
    knowledge: &Knowledge,
    language: Language,
    text: &'t str,
    hints: &Hints,
) -> Document<'t> {
    match language {
        Language::Other { .. } => Document::unread(text, hints),
        Language::English | Language::Unknown => {
            dateline_document::parse(text, hints, &knowledge.vocabulary)
        }
    }
}

/// What the document tells as an article of a report.
fn tell(
    knowledge: &Knowledge,
    document: &Document<'_>,
    id: &str,
    render: Option<Render>,
) -> (Reading, Option<String>) {
    let (entities, mut reading) = understand(knowledge, document, id);
    if !document.has_story() {
        // A title over a page that asks the reader to sign in is no source: nobody can check it there.
        reading.accounts.clear();
        reading.aggregates.clear();
    }
    let rendered = render.map(|stage| match stage {
        Render::Text => dateline_document::explain(document),
        Render::Mentions => dateline_entity::explain(document, &entities),
        Render::Accounts => read::explain(document.text, &reading),
    });
    (reading, rendered)
}

/// What stands in the document; it is its own origin until others are known.
fn understand(
    knowledge: &Knowledge,
    document: &Document<'_>,
    id: &str,
) -> (dateline_entity::Entities, Reading) {
    let entities = dateline_entity::read_with(document, &knowledge.gazetteer, &knowledge.lexicon);
    let facts = DocumentFacts {
        id: id.to_owned(),
        origin: id.to_owned(),
        reference: read::reference_date(&document.reference),
    };
    let reading = read::read(document, &entities, facts);
    (entities, reading)
}

/// A text in another language, or in which nothing is story, is said to be so.
fn unread(language: Language, document: &Document<'_>) -> Option<dateline_document::Problem> {
    match language {
        Language::Other { tag, name } => Some(dateline_document::Problem::warning(
            "other_language",
            format!(
                "the text is in {name} ({tag}), and only English is read; nothing of it is reported"
            ),
        )),
        _ if document.has_story() => None,
        _ => Some(dateline_document::Problem::warning(
            "no_text",
            "nothing on the page reads as a story; check that the file holds the article and not only what stands around it",
        )),
    }
}

/// The place of the dateline (`KIRKUK, Iraq`): the likeliest of its name, in the country that follows it where one does.
fn dateline_place(
    document: &Document<'_>,
    knowledge: &Knowledge,
) -> Option<dateline_incident::PlaceValue> {
    let span = document.header.dateline_place?;
    let words = document.words(span);
    let (name, rest) = words.split_once(',').unwrap_or((words, ""));
    let within = rest.rsplit(',').next().map(str::trim).filter(|rest| !rest.is_empty());
    let country = within.and_then(|rest| {
        knowledge.gazetteer.lookup(rest).find_map(|place| place.country().map(str::to_owned))
    });
    let fits = |place: &dateline_gazetteer::Place<'_>| {
        country.as_deref().is_none_or(|country| place.country() == Some(country))
    };
    let candidates = knowledge.gazetteer.lookup(name.trim());
    let place = candidates.clone().find(fits).or_else(|| candidates.clone().next())?;
    Some(dateline_incident::PlaceValue {
        name: Some(place.name().to_owned()),
        words: words.to_owned(),
        id: Some(place.id()),
        kind: Some(place.kind().as_str().to_owned()),
        relation: Some(std::borrow::Cow::Borrowed("at")),
        countries: place.country().map(str::to_owned).into_iter().collect(),
        admin1: place.admin1().map(str::to_owned),
        admin2: place.admin2().map(str::to_owned),
        point: place.point(),
        precision_km: place.point().map(|_| place.precision_km()),
        candidates: Vec::new(),
    })
}
