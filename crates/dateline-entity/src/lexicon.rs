//! The entity lexicon: actors, weapons, targets and people that a sentence mentions.

use dateline_document::Document;
use dateline_text::{Sentence, Vocabulary};

use crate::Mention;

/// Adds the first words of all phrases of the lexicon.
pub(crate) fn vocabulary(_v: &mut Vocabulary) {}

/// States, forces, armed groups, and words that describe them.
pub(crate) fn actors(_doc: &Document<'_>, _sentence: &Sentence, _out: &mut Vec<Mention>) {}

/// Things that harm.
pub(crate) fn weapons(_doc: &Document<'_>, _sentence: &Sentence, _out: &mut Vec<Mention>) {}

/// Things that may be attacked.
pub(crate) fn targets(_doc: &Document<'_>, _sentence: &Sentence, _out: &mut Vec<Mention>) {}

/// Groups of people.
pub(crate) fn people(_doc: &Document<'_>, _sentence: &Sentence, _out: &mut Vec<Mention>) {}
