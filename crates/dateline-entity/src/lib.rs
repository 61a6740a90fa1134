#![doc = include_str!("../README.md")]

mod actor;
mod camp;
mod context;
#[cfg(test)]
mod corpus;
mod data;
mod explain;
mod lexicon;
mod model;
mod overlap;
mod people;
mod place;
mod source;
mod target;
mod walk;
mod weapon;

pub use data::error::DataError;
pub use explain::explain;
pub use lexicon::{ActorFacts, Example, Lexicon, Overlay, WeaponFacts, readings};
pub use model::{
    Actor, ActorKind, Attribution, Candidate, Entities, Entity, Home, Mention, Number, People,
    Place, PlaceRole, Relation, Source, SourceKind, Status, Target, Weapon,
};

pub use place::Toponym;

use dateline_document::Document;
pub use dateline_gazetteer::Gazetteer;
use dateline_text::{Span, Vocabulary};
use lexicon::{Scene, Spots};

/// Adds the words at which the entity rules are entered: heads of lexicon phrases, of place types, of sources.
///
/// Heads of place names are not among them: they are many, and the gazetteer answers for them by itself. But of the words
/// that are known so far it is asked here, so that no text asks for them again: the gazetteer has to be the one that
/// [`read`] is given.
pub fn vocabulary(vocabulary: &mut Vocabulary, gazetteer: &Gazetteer) {
    Lexicon::bundled().vocabulary(vocabulary);
    place::vocabulary(vocabulary, gazetteer);
    source::vocabulary(vocabulary);
    // Last, so that it is told of all words.
    let names = gazetteer.names();
    vocabulary.tell(|hash| names.class(hash));
}

/// The mentions and attributions of the document's story, by the lexicon that comes with the crate.
pub fn read(document: &Document<'_>, gazetteer: &Gazetteer) -> Entities {
    read_with(document, gazetteer, Lexicon::bundled())
}

/// As [`read`], by another lexicon; the document's tokens must know its [words](Lexicon::vocabulary).
pub fn read_with(document: &Document<'_>, gazetteer: &Gazetteer, lexicon: &Lexicon) -> Entities {
    let spots = Spots::new(document, lexicon);
    let mentions = named(document, lexicon, &spots);
    let (places, home, dateline_country) = place::read(document, gazetteer, &mentions);
    let mentions = overlap::settle(mentions, places);
    let attributions = source::read(document, gazetteer, lexicon, &spots, &mentions);
    Entities { mentions, attributions, home, dateline_country }
}

/// As [`read_with`], all but the places: what they would settle stays open.
pub fn read_apart_from_places(
    document: &Document<'_>,
    gazetteer: &Gazetteer,
    lexicon: &Lexicon,
) -> Entities {
    let spots = Spots::new(document, lexicon);
    let mentions = overlap::settle(named(document, lexicon, &spots), Vec::new());
    let attributions = source::read(document, gazetteer, lexicon, &spots, &mentions);
    Entities { mentions, attributions, home: None, dateline_country: None }
}

/// What the lexicon names in the story, each kind for itself, in order: places may show that some of it is something else.
fn named(document: &Document<'_>, lexicon: &Lexicon, spots: &Spots<'_>) -> Vec<Mention> {
    // Every third or fourth word that may be a mention is one.
    let mut mentions = Vec::with_capacity(spots.counts().0 / 4);
    let mut cursor = 0;
    for sentence in &document.sentences {
        let anchors = spots.next_anchors(&mut cursor, &sentence.tokens);
        if anchors.is_empty() {
            continue;
        }
        let scene = Scene::at(document, sentence, lexicon, spots, anchors);
        let first = mentions.len();
        walk::all(&scene, &mut mentions);
        overlap::sort(&mut mentions[first..]);
    }
    camp::settle(document, &mut mentions);
    mentions
}

/// The places of the story alone, each with its role, over mentions that are read already (those of `actors` are enough).
///
/// [`read`] does this and settles which of several readings of the same words stands.
pub fn places(document: &Document<'_>, gazetteer: &Gazetteer, actors: &[Mention]) -> Vec<Mention> {
    place::places(document, gazetteer, actors)
}

/// Every place name of the story with its place, whatever it does in its sentence: geoparsing alone.
pub fn toponyms(document: &Document<'_>, gazetteer: &Gazetteer) -> Vec<Toponym> {
    let mut mentions = Vec::new();
    let lexicon = Lexicon::bundled();
    let spots = Spots::new(document, lexicon);
    for sentence in &document.sentences {
        walk::actors(&Scene::new(document, sentence, lexicon, &spots), &mut mentions);
    }
    place::toponyms(document, gazetteer, &mentions)
}

/// The places of names that somebody else has found, for resolving alone: an answer for each span that holds a word, in the
/// order of the text.
///
/// What the document says around the names counts as for [`toponyms`]; the names themselves are taken as they are.
pub fn resolve(document: &Document<'_>, gazetteer: &Gazetteer, names: &[Span]) -> Vec<Toponym> {
    place::given(document, gazetteer, names)
}

/// Whether the word is a given name that many people bear (`data/names.toml`).
pub fn given_name(token: &dateline_text::Token) -> bool {
    place::words::given(token)
}

/// Name and sha256 of the data files that this crate is compiled from: what the tool knows is a part of what it says.
pub const DATA: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/data.rs"));
