//! What a news document mentions: places in context, actors, weapons, targets, people, sources.

mod lexicon;
mod model;

pub use model::{
    Actor, ActorKind, Attribution, Candidate, Entities, Entity, Mention, Number, People, Place, PlaceRole, Relation, Source,
    SourceKind, Status, Target, Weapon,
};

use dateline_document::Document;
use dateline_gazetteer::Gazetteer;
use dateline_text::Vocabulary;

/// Adds the words at which the entity rules are entered: heads of lexicon phrases, of place names, demonyms.
pub fn vocabulary(_vocabulary: &mut Vocabulary, _gazetteer: &Gazetteer) {}

/// The mentions and attributions of the document's story.
pub fn read(_document: &Document<'_>, _gazetteer: &Gazetteer) -> Entities {
    Entities::default()
}
