//! The words around place names: types, relations, bigger names, seats of government, given names.

use std::ops::Range;
use std::sync::OnceLock;

use dateline_text::{Class, Phrases, Token, Vocabulary, fold_hash, word_hash};

use crate::Relation;
use crate::context::{
    BIGGER, BIGGER_WORDS, FEATURE_WORDS, FORCE_WORDS, GIVEN_NAMES, INSTITUTION_WORDS, LEAD_WORDS,
    NEVER, NUMBERED_WORDS, RELATION_WORDS, RELATIONS, RESIDENT_WORDS, SEATS, SIEGE_WORDS,
    TYPE_WORDS, TYPES,
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

impl TypeEntry {
    /// Whether the noun may be a place where no name tells which.
    pub(crate) fn stands_alone(&self) -> bool {
        self.unnamed || self.is_capital()
    }

    /// `capital`
    pub(crate) fn is_capital(&self) -> bool {
        self.rule == "types/capital"
    }
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

/// A noun for places as a text has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Noun {
    /// Its number among the [`TYPES`].
    entry: u16,
    pub(crate) plural: bool,
}

impl Noun {
    #[inline]
    pub(crate) fn entry(self) -> &'static TypeEntry {
        &TYPES[usize::from(self.entry)]
    }
}

/// What a phrase of words around places is.
#[derive(Clone, Copy)]
pub(crate) enum Around {
    /// A noun for places.
    Type(Noun),
    /// A relation.
    Relation(Relation),
}

struct Tables {
    around: Phrases<Around>,
    bigger: Phrases<bool>,
    features: Phrases<()>,
    forces: Phrases<()>,
    institutions: Phrases<&'static str>,
    leads: Phrases<()>,
    never: Phrases<()>,
    numbered: Phrases<&'static str>,
    residents: Phrases<()>,
    seats: Phrases<()>,
    sieges: Phrases<()>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut around = Phrases::default();
        for (words, entry, plural) in TYPE_WORDS {
            around.add(words, Around::Type(Noun { entry: *entry, plural: *plural }));
        }
        for (words, entry, _) in RELATION_WORDS {
            around.add(words, Around::Relation(RELATIONS[usize::from(*entry)].relation));
        }
        let mut bigger = Phrases::default();
        for (words, entry, _) in BIGGER_WORDS {
            bigger.add(words, BIGGER[usize::from(*entry)].local);
        }
        let mut institutions = Phrases::default();
        for (words, country) in INSTITUTION_WORDS {
            institutions.add(words, *country);
        }
        let mut numbered = Phrases::default();
        for (words, kind) in NUMBERED_WORDS {
            numbered.add(words, *kind);
        }
        let set = |words: &mut dyn Iterator<Item = &'static str>| {
            let mut phrases = Phrases::default();
            for words in words {
                phrases.add(words, ());
            }
            phrases
        };
        Tables {
            around,
            bigger,
            institutions,
            numbered,
            features: set(&mut FEATURE_WORDS.iter().map(|entry| entry.0)),
            forces: set(&mut FORCE_WORDS.iter().map(|entry| entry.0)),
            leads: set(&mut LEAD_WORDS.iter().map(|entry| entry.0)),
            never: set(&mut NEVER.iter().copied()),
            residents: set(&mut RESIDENT_WORDS.iter().map(|entry| entry.0)),
            seats: set(&mut SEATS.iter().copied()),
            sieges: set(&mut SIEGE_WORDS.iter().map(|entry| entry.0)),
        }
    })
}

/// Gives the words at which this module looks their classes.
pub(super) fn vocabulary(vocabulary: &mut Vocabulary) {
    let around = TYPE_WORDS.iter().chain(RELATION_WORDS).map(|entry| entry.0);
    for words in around.clone() {
        if let Some(head) = Phrases::<()>::head(words) {
            vocabulary.add_hash(head, Class::LEXICON_HEAD);
        }
    }
    let lists = [BIGGER_WORDS, FEATURE_WORDS, FORCE_WORDS, LEAD_WORDS, RESIDENT_WORDS, SIEGE_WORDS];
    let others = lists.into_iter().flatten().map(|entry| entry.0);
    let whole = SEATS.iter().chain(NEVER).copied();
    let institutions = INSTITUTION_WORDS.iter().map(|entry| entry.0);
    let types = TYPE_WORDS.iter().map(|entry| entry.0);
    let numbered = NUMBERED_WORDS.iter().map(|entry| entry.0);
    let mut add = |words: &mut dyn Iterator<Item = &str>, class| {
        for head in words.filter_map(Phrases::<()>::head) {
            vocabulary.add_hash(head, class);
        }
    };
    add(&mut around.clone(), Class::PLACE_AROUND);
    add(&mut around.chain(others).chain(whole).chain(numbered), Class::PLACE_WORD);
    add(&mut types.into_iter(), Class::PLACE_TYPE);
    add(&mut institutions.into_iter(), Class::INSTITUTION);
    for name in GIVEN_NAMES {
        vocabulary.add_hash(fold_hash(name), Class::GIVEN_NAME);
    }
}

/// Whether the first token may start a phrase of these tables.
#[inline]
pub(super) fn starts(tokens: &[Token]) -> bool {
    tokens.first().is_some_and(|token| token.is(Class::PLACE_WORD))
}

/// The longest type or relation that starts at the first token, as (number of tokens, what it is).
#[inline]
pub(super) fn around(tokens: &[Token]) -> Option<(usize, Around)> {
    if !tokens.first()?.is(Class::PLACE_AROUND) {
        return None;
    }
    tables().around.longest(tokens).map(|(used, found)| (used, *found))
}

/// The longest type that starts at the first token, as (number of tokens, what it is, whether it is a plural); none where
/// a relation is longer.
#[inline]
pub(super) fn typed(tokens: &[Token]) -> Option<(usize, &'static TypeEntry, bool)> {
    if tokens.first()?.is(Class::PLACE_TYPE) { type_of(tokens) } else { None }
}

fn type_of(tokens: &[Token]) -> Option<(usize, &'static TypeEntry, bool)> {
    match tables().around.longest(tokens)? {
        (used, Around::Type(noun)) => Some((used, noun.entry(), noun.plural)),
        _ => None,
    }
}

/// Whether the tokens after a name make it a part of a bigger name; true where that lies in the place.
#[inline]
pub(super) fn bigger(tokens: &[Token]) -> Option<bool> {
    if !starts(tokens) {
        return None;
    }
    tables().bigger.longest(tokens).map(|(_, local)| *local)
}

/// The number of tokens of `Street`, `Parkway` and the like.
pub(super) fn feature(tokens: &[Token]) -> Option<usize> {
    if !starts(tokens) || !tokens[0].is(Class::CAPITAL) {
        return None;
    }
    tables().features.longest(tokens).map(|(used, ())| used)
}

/// What streets are called, in small letters; a road is called by the town that it leads to, and `a Baghdad street` is in Baghdad.
const STREETS: [u64; 4] =
    [word_hash("avenue"), word_hash("boulevard"), word_hash("lane"), word_hash("roundabout")];

/// Whether the word makes a street of the name before it: `near Palladium lane`.
pub(super) fn street(next: Option<&Token>) -> bool {
    next.is_some_and(|next| !next.is(Class::CAPITAL) && STREETS.contains(&next.hash))
}

/// Whether the name is one of two streets that cross, or a street with houses: `Lima and Medina streets`, `15th and Lima`, `the
/// 300 block of Lima`.
pub(super) fn crossing(tokens: &[Token], name: &Range<usize>, text: &str) -> bool {
    let word = |at: usize, word: &str| {
        tokens.get(at).is_some_and(|token| token.span.of(text).eq_ignore_ascii_case(word))
    };
    let counted = |at: usize| {
        tokens.get(at).is_some_and(|token| {
            let own = token.span.of(text);
            token.is(Class::ORDINAL_WORD)
                || token.is(Class::DIGIT)
                    && ["st", "nd", "rd", "th"].iter().any(|end| own.ends_with(end))
        })
    };
    let joins = |at: usize| word(at, "and") || word(at, "&");
    let street = |from: usize| {
        let capital = |at: &usize| tokens.get(*at).is_some_and(|token| token.is(Class::CAPITAL));
        let end = (from..from + 4).take_while(capital).count() + from;
        end > from
            && (from + 1..=end).any(|at| {
                let rest = tokens.get(at..).unwrap_or_default();
                starts(rest) && tables().features.longest(rest).is_some()
            })
    };
    let after = joins(name.end) && (counted(name.end + 1) || street(name.end + 1));
    let mut before = name.start;
    while before > 0 && tokens[before - 1].is(Class::DIRECTION) {
        before -= 1;
    }
    let block = before > 1 && word(before - 1, "of") && word(before - 2, "block");
    after || block || before > 1 && joins(before - 1) && counted(before - 2)
}

/// `police`, `County Sheriff's Office`: whether the name of those who keep order in a town goes on here.
pub(super) fn force(tokens: &[Token]) -> bool {
    starts(tokens) && tables().forces.longest(tokens).is_some()
}

/// `shelled`, `retook`: whether the word is a verb whose object is a town, where that has a name.
pub(super) fn besieges(token: &Token) -> bool {
    token.is(Class::PLACE_WORD)
        && !token.is(Class::CAPITAL)
        && tables().sieges.longest(std::slice::from_ref(token)).is_some()
}

/// The country whose news calls an institution so.
pub(super) fn institution(tokens: &[Token]) -> Option<&'static str> {
    if !tokens.first()?.is(Class::INSTITUTION) {
        return None;
    }
    tables().institutions.longest(tokens).map(|(_, country)| *country)
}

/// The number of tokens of a word for a site that takes a number (`Hill`, `Checkpoint`), and what the site is.
pub(super) fn numbered(tokens: &[Token]) -> Option<(usize, &'static str)> {
    tables().numbered.longest(tokens).map(|(used, kind)| (used, *kind))
}

/// Whether `University of` or the like stands before `at`.
pub(super) fn led(tokens: &[Token], at: usize) -> bool {
    (1..=2).any(|length| {
        at.checked_sub(length).is_some_and(|from| {
            starts(&tokens[from..])
                && tables()
                    .leads
                    .longest(&tokens[from..at])
                    .is_some_and(|(used, ())| used == length)
        })
    })
}

/// Whether exactly these tokens are never a place.
#[inline]
pub(super) fn never(tokens: &[Token]) -> bool {
    starts(tokens) && tables().never.longest(tokens).is_some_and(|(used, ())| used == tokens.len())
}

/// `man`, `residents`, `police`: whether a noun for people of a town starts here.
pub(super) fn resident(tokens: &[Token]) -> bool {
    starts(tokens) && !tokens[0].is(Class::CAPITAL) && tables().residents.longest(tokens).is_some()
}

/// Whether the one word is a type of place or the end of a bigger name (`County`, `Police`): no name by itself.
pub(super) fn common(token: &Token) -> bool {
    let one = std::slice::from_ref(token);
    typed(one).is_some() || bigger(one).is_some()
}

/// Whether the one word is a type of place: `County`, `city`.
pub(super) fn common_type(token: &Token) -> bool {
    typed(std::slice::from_ref(token)).is_some()
}

/// Whether exactly these tokens name a capital that stands for a government.
pub(super) fn seat(tokens: &[Token]) -> bool {
    starts(tokens) && tables().seats.longest(tokens).is_some_and(|(used, ())| used == tokens.len())
}

/// Whether the word is a given name.
pub(crate) fn given(token: &Token) -> bool {
    token.is(Class::GIVEN_NAME)
}
