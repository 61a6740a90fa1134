//! The words around place names: types, relations, bigger names, seats of government, given names.

use std::collections::HashSet;
use std::sync::OnceLock;

use dateline_text::{Class, Phrases, Token, Vocabulary, fold_hash};

use crate::Relation;
use crate::context::{
    BIGGER, BIGGER_WORDS, GIVEN_NAMES, RELATION_WORDS, RELATIONS, SEATS, TYPE_WORDS, TYPES,
};

/// A noun for places, as `data/places.toml` has it.
#[derive(Debug)]
pub(crate) struct TypeEntry {
    /// The rule that evidence prints.
    pub(crate) rule: &'static str,
    /// What a name with the word is.
    pub(crate) kind: &'static str,
    /// Whether the noun alone is a place worth keeping.
    pub(crate) unnamed: bool,
}

/// Words that make a place name a part of a bigger name.
pub(crate) struct BiggerEntry {
    /// Whether the bigger thing lies in the place.
    pub(crate) local: bool,
}

/// Words between the thing told and the place.
pub(crate) struct RelationEntry {
    pub(crate) relation: Relation,
}

/// What a phrase of words around places is.
#[derive(Clone, Copy)]
pub(crate) enum Around {
    /// A noun for places, and whether it is a plural.
    Type(&'static TypeEntry, bool),
    /// A relation.
    Relation(Relation),
}

struct Tables {
    around: Phrases<Around>,
    bigger: Phrases<bool>,
    seats: Phrases<()>,
    given: HashSet<u64>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut tables = Tables {
            around: Phrases::default(),
            bigger: Phrases::default(),
            seats: Phrases::default(),
            given: GIVEN_NAMES.iter().map(|name| fold_hash(name)).collect(),
        };
        for (words, entry, plural) in TYPE_WORDS {
            tables.around.add(words, Around::Type(&TYPES[usize::from(*entry)], *plural));
        }
        for (words, entry, _) in RELATION_WORDS {
            tables.around.add(words, Around::Relation(RELATIONS[usize::from(*entry)].relation));
        }
        for (words, entry, _) in BIGGER_WORDS {
            tables.bigger.add(words, BIGGER[usize::from(*entry)].local);
        }
        for seat in SEATS {
            tables.seats.add(seat, ());
        }
        tables
    })
}

/// Gives the first words of types and relations the class at which [`around`] looks.
pub(super) fn vocabulary(vocabulary: &mut Vocabulary) {
    for (words, _, _) in TYPE_WORDS.iter().chain(RELATION_WORDS) {
        if let Some(head) = Phrases::<()>::head(words) {
            vocabulary.add_hash(head, Class::LEXICON_HEAD);
        }
    }
}

/// The longest type or relation that starts at the first token, as (number of tokens, what it is).
pub(super) fn around(tokens: &[Token]) -> Option<(usize, Around)> {
    if !tokens.first()?.is(Class::LEXICON_HEAD) {
        return None;
    }
    tables().around.longest(tokens).map(|(used, found)| (used, *found))
}

/// Whether the tokens after a name make it a part of a bigger name; true where that lies in the place.
pub(super) fn bigger(tokens: &[Token]) -> Option<bool> {
    tables().bigger.longest(tokens).map(|(_, local)| *local)
}

/// Whether the one word is a type of place or the end of a bigger name (`County`, `Police`): no name by itself.
pub(super) fn common(token: &Token) -> bool {
    let one = std::slice::from_ref(token);
    matches!(around(one), Some((_, Around::Type(..)))) || bigger(one).is_some()
}

/// Whether exactly these tokens name a capital that stands for a government.
pub(super) fn seat(tokens: &[Token]) -> bool {
    tables().seats.longest(tokens).is_some_and(|(used, ())| used == tokens.len())
}

/// Whether the word is a given name.
pub(crate) fn given(token: &Token) -> bool {
    tables().given.contains(&token.hash)
}
