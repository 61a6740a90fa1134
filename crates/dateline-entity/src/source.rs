//! Who says what.

use dateline_document::Document;
use dateline_text::Vocabulary;

use crate::{Attribution, Mention};

/// Adds the words that name sources.
pub(crate) fn vocabulary(_vocabulary: &mut Vocabulary) {}

/// The attributions of the story, in order.
pub(crate) fn read(_document: &Document<'_>, _mentions: &[Mention]) -> Vec<Attribution> {
    Vec::new()
}
