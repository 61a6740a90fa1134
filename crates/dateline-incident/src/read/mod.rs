//! One document's accounts, aggregates and context.
//!
//! Each sentence is cut into parts that may tell one event each (`scene`); a part is a summary of many incidents
//! (`aggregate`), a statement around them (`context`), or tells an event; `discourse` decides which account it
//! goes to, `fill` what it adds there.

mod absorb;
mod aged;
mod aggregate;

mod around;
mod body;
mod claim;
mod context;
mod cue;
mod day;
mod discourse;
mod doer;
mod draft;
mod explain;
mod fallen;
mod figure;
mod fill;
mod harm;
mod heads;
mod home;
mod item;
mod kind;
mod kinds;
mod land;
mod ordered;
mod parts;
mod person;
mod phrase;
mod said;
mod scene;
mod struck;
mod survivors;
mod taken;
mod tally;
mod traits;
mod trigger;
mod value;
mod when;
mod words;

use dateline_document::{BlockKind, Document};
use dateline_entity::Entities;
use dateline_text::Vocabulary;

pub use explain::explain;
pub use phrase::whole_phrase;

use crate::{DocumentFacts, Reading};

/// Adds the words at which reading starts: triggers and cues.
pub fn vocabulary(vocabulary: &mut Vocabulary) {
    trigger::vocabulary(vocabulary);
    cue::vocabulary(vocabulary);
}

/// The day of writing, in the shape that leaves.
pub fn reference_date(reference: &dateline_document::Reference) -> crate::DateValue {
    value::reference(reference)
}

/// A dateline or other place, in the shape that leaves.
pub fn place_value(document: &Document<'_>, place: &dateline_entity::Place) -> crate::PlaceValue {
    value::place(document, place)
}

/// The personal names in the paragraphs of `document`, in order: bytes of its text.
pub fn personal_names(document: &Document<'_>, entities: &Entities) -> Vec<dateline_text::Span> {
    let mut names = person::Names::default();
    let paragraphs = document.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    let sentences = paragraphs.flat_map(|block| block.sentences.clone());
    sentences.flat_map(|at| names.of(document, entities, &document.sentences[at])).collect()
}

/// Reads what `document` tells.
///
/// A document without a trigger gives an empty reading at once.
pub fn read(document: &Document<'_>, entities: &Entities, facts: DocumentFacts) -> Reading {
    let sentences = document.sentences.iter();
    let marks: Vec<_> =
        sentences.map(|sentence| trigger::marks(document.tokens_of(sentence))).collect();
    let mut discourse = discourse::Discourse::new(document, entities, &marks, facts.clone());
    let of_kind =
        |kind| (0..document.blocks.len()).filter(move |at| document.blocks[*at].kind == kind);
    of_kind(BlockKind::Paragraph).for_each(|block| discourse.block(block));
    if let Some(title) = of_kind(BlockKind::Title).next() {
        if discourse.tells() {
            discourse.headline(title);
        } else {
            // Only the headline tells the event: the story goes on from it.
            discourse = discourse::Discourse::new(document, entities, &marks, facts);
            discourse.block(title);
            of_kind(BlockKind::Paragraph).for_each(|block| discourse.block(block));
        }
    }
    let mut reading = discourse.finish();
    if !reading.accounts.is_empty() {
        reading.traits = traits::traits(document, entities);
    }
    reading
}

/// What a text alone tells, for the tests of this stage.
#[cfg(test)]
fn read_alone(text: &str) -> Reading {
    use dateline_gazetteer::Gazetteer;

    let mut words = dateline_text::Vocabulary::new();
    dateline_document::vocabulary(&mut words);
    dateline_entity::vocabulary(&mut words, Gazetteer::base());
    vocabulary(&mut words);
    let document = dateline_document::parse(text, &dateline_document::Hints::default(), &words);
    let entities = dateline_entity::read(&document, Gazetteer::base());
    let reference = reference_date(&document.reference);
    read(&document, &entities, DocumentFacts { id: "d".into(), origin: "d".into(), reference })
}

/// Those who did it, in their words, with what they are named on, for the tests of this stage.
#[cfg(test)]
fn doers(text: &str) -> Vec<String> {
    let reading = read_alone(text);
    let told = reading.accounts.iter().flat_map(|account| &account.telling.perpetrator);
    told.map(|said| format!("{} {:?}", said.value.actor.words, said.value.attribution)).collect()
}

/// Those who did it, in their words alone, for the tests of this stage.
#[cfg(test)]
fn who_did_it(text: &str) -> Vec<String> {
    let reading = read_alone(text);
    let told = reading.accounts.iter().flat_map(|account| &account.telling.perpetrator);
    told.map(|said| said.value.actor.words.clone()).collect()
}

/// How many were killed and how many hurt, over all accounts, for the tests of this stage.
#[cfg(test)]
fn harmed(text: &str) -> (Vec<u64>, Vec<u64>) {
    let (mut killed, mut injured) = (Vec::new(), Vec::new());
    for own in &read_alone(text).accounts {
        killed.extend(own.telling.killed.iter().filter_map(|said| said.value.best));
        injured.extend(own.telling.injured.iter().filter_map(|said| said.value.best));
    }
    (killed, injured)
}
