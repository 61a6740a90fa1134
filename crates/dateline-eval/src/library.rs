//! The library, stage by stage, for answers that need more than the account of a text.

use dateline::{Hints, Knowledge};
use dateline_document::Document;
use dateline_entity::Entities;
use dateline_incident::{DocumentFacts, Reading};

/// A document and what it mentions.
pub(crate) fn entities<'s>(text: &'s str, hints: &Hints) -> (Document<'s>, Entities) {
    let knowledge = Knowledge::bundled();
    let document = dateline_document::parse(text, hints, &knowledge.vocabulary);
    let entities = dateline_entity::read(&document, &knowledge.gazetteer);
    (document, entities)
}

/// What a document tells. Its id is that of its text.
pub(crate) fn reading(document: &Document<'_>, entities: &Entities) -> Reading {
    let (id, _) = dateline_document::document_id(document.text.as_bytes());
    let reference = dateline_incident::read::reference_date(&document.reference);
    let facts = DocumentFacts { origin: id.clone(), id, reference };
    dateline_incident::read::read(document, entities, facts)
}
