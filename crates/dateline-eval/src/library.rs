//! The library, stage by stage, with its bundled knowledge.

use dateline_document::{Document, Hints};
use dateline_entity::Entities;
use dateline_gazetteer::Gazetteer;
use dateline_incident::{DocumentFacts, Reading};
use dateline_text::Vocabulary;

/// What the stages ask for besides the text.
pub(crate) struct Library {
    vocabulary: Vocabulary,
    pub(crate) gazetteer: &'static Gazetteer,
}

impl Library {
    pub(crate) fn bundled() -> Self {
        let gazetteer = Gazetteer::base();
        let mut vocabulary = Vocabulary::new();
        dateline_document::vocabulary(&mut vocabulary);
        dateline_entity::vocabulary(&mut vocabulary, gazetteer);
        dateline_incident::read::vocabulary(&mut vocabulary);
        Self { vocabulary, gazetteer }
    }

    /// A document and what it mentions.
    pub(crate) fn entities<'s>(&self, text: &'s str, hints: &Hints) -> (Document<'s>, Entities) {
        let document = dateline_document::parse(text, hints, &self.vocabulary);
        let entities = dateline_entity::read(&document, self.gazetteer);
        (document, entities)
    }

    /// What a document tells. Its id is that of its text.
    pub(crate) fn reading(document: &Document<'_>, entities: &Entities) -> Reading {
        let (id, _) = dateline_document::document_id(document.text.as_bytes());
        let reference = dateline_incident::read::reference_date(&document.reference);
        let facts = DocumentFacts { origin: id.clone(), id, reference };
        dateline_incident::read::read(document, entities, facts)
    }
}
