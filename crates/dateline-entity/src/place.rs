//! Places in context.

use dateline_document::Document;
use dateline_gazetteer::Gazetteer;
use dateline_text::Vocabulary;

use crate::Mention;

/// Adds the words that begin a phrase of place.
pub(crate) fn vocabulary(_vocabulary: &mut Vocabulary) {}

/// The places of the story, resolved.
pub(crate) fn read(_document: &Document<'_>, _gazetteer: &Gazetteer, _mentions: &[Mention]) -> Vec<Mention> {
    Vec::new()
}
