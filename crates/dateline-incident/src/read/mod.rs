//! One document's accounts, aggregates and context.

use dateline_document::Document;
use dateline_entity::Entities;

use crate::{DocumentFacts, Reading};

/// Reads what `document` tells.
pub fn read(_document: &Document<'_>, _entities: &Entities, facts: DocumentFacts) -> Reading {
    Reading {
        facts,
        accounts: Vec::new(),
        aggregates: Vec::new(),
        context: Vec::new(),
        dropped: Vec::new(),
    }
}
