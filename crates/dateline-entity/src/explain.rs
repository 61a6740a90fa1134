//! A document's mentions and attributions as a reader checks them.

use std::fmt::Write as _;

use dateline_document::Document;

use crate::Entities;

/// Each sentence, then a line for every mention in it, then a line for every attribution.
pub fn explain(document: &Document<'_>, entities: &Entities) -> String {
    let mut out = String::new();
    for sentence in &document.sentences {
        let _ = writeln!(out, "{}", document.words(sentence.span));
        for mention in entities.within(sentence.span) {
            let _ = writeln!(out, "  {}", document.words(mention.span));
        }
    }
    out
}
