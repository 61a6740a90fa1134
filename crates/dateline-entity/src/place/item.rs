//! A sentence as the grammar of places sees it: names, types, relations, and the small words between.

use std::ops::Range;

use dateline_gazetteer::Gazetteer;
use dateline_text::{Class, Token, word_hash};

use super::name::{Name, demonym};
use super::words::{self, Around, TypeEntry};
use crate::Relation;

/// One item.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'g> {
    pub(super) lex: Lex<'g>,
    /// First token, in the sentence without quotation marks.
    pub(super) start: usize,
    /// One past its last token.
    pub(super) end: usize,
}

/// What an item is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Lex<'g> {
    /// A place name, by its index.
    Name(usize),
    /// A noun for places; whether it is a plural.
    Type(&'static TypeEntry, bool),
    /// A relation.
    Relation(Relation),
    /// A people or adjective of a country.
    Demonym(&'g str),
    /// `northern`
    Direction,
    /// `the`, `this`, `its`, `same`
    Definite,
    /// `a`, `another`, a number
    Indefinite,
    Of,
    From,
    To,
    And,
    Comma,
    Possessive,
    Hyphen,
    /// A verb of saying.
    Says,
    /// `is`, `was`, `were`
    Be,
    /// Another auxiliary or modal.
    Auxiliary,
    /// Another preposition, conjunction or pronoun.
    Function,
    /// A word of time.
    Time,
    /// A capitalised word that is none of the above.
    Capital,
    /// Any other word.
    Lower,
    /// Punctuation.
    Mark,
}

/// Words that are more to the grammar than any other word; of most words this is all that is asked.
const SMALL: Class = Class::DIRECTION
    .with(Class::PREPOSITION)
    .with(Class::CONJUNCTION)
    .with(Class::DETERMINER)
    .with(Class::PRONOUN)
    .with(Class::NEGATION)
    .with(Class::AUXILIARY)
    .with(Class::MODAL)
    .with(Class::REPORTING)
    .with(Class::NUMBER_WORD)
    .with(Class::VAGUE_NUMBER)
    .with(Class::DIGIT)
    .with(Class::WEEKDAY)
    .with(Class::MONTH)
    .with(Class::TIME_UNIT)
    .with(Class::TIME_CUE);

/// What anything at all is asked of.
const TOLD: Class = SMALL
    .with(Class::PUNCT)
    .with(Class::POSSESSIVE)
    .with(Class::PLACE_WORD)
    .with(Class::NATION_HEAD);

/// `is`, `was`, `been`
const BE: [u64; 7] = [
    word_hash("is"),
    word_hash("are"),
    word_hash("was"),
    word_hash("were"),
    word_hash("be"),
    word_hash("been"),
    word_hash("being"),
];

/// The items of a sentence.
pub(super) fn items<'g>(
    gazetteer: &'g Gazetteer,
    tokens: &[Token],
    names: &[Name<'g>],
    first: usize,
    out: &mut Vec<Item<'g>>,
) {
    out.clear();
    out.reserve(tokens.len());
    let mut at = 0;
    for (index, name) in (first..).zip(names) {
        between(gazetteer, tokens, at..name.tokens.start, out);
        // Of two names that overlap the first counts.
        if name.tokens.start >= at {
            out.push(Item {
                lex: Lex::Name(index),
                start: name.tokens.start,
                end: name.tokens.end,
            });
            at = name.tokens.end;
        }
    }
    between(gazetteer, tokens, at..tokens.len(), out);
}

/// The items of words without a name.
fn between<'g>(
    gazetteer: &'g Gazetteer,
    tokens: &[Token],
    range: Range<usize>,
    out: &mut Vec<Item<'g>>,
) {
    let mut at = range.start;
    while at < range.end {
        let (lex, end) = lex(gazetteer, tokens, at);
        // A phrase may not run into a name: `Gulf of Aden` is one, and `the port of Aden` is not.
        let end = end.min(range.end);
        out.push(Item { lex, start: at, end });
        at = end;
    }
}

fn lex<'g>(gazetteer: &'g Gazetteer, tokens: &[Token], at: usize) -> (Lex<'g>, usize) {
    let token = &tokens[at];
    let one = at + 1;
    let same = token.hash == const { word_hash("same") };
    if !token.is(TOLD) && !same {
        return (if token.is(Class::CAPITAL) { Lex::Capital } else { Lex::Lower }, one);
    }
    if token.is(Class::PUNCT) {
        const COMMA: u64 = word_hash(",");
        const HYPHENS: [u64; 4] = [word_hash("-"), word_hash("–"), word_hash("‑"), word_hash("/")];
        let lex = match token.hash {
            COMMA => Lex::Comma,
            hash if HYPHENS.contains(&hash) => Lex::Hyphen,
            _ => Lex::Mark,
        };
        return (lex, one);
    }
    if token.is(Class::POSSESSIVE) {
        return (Lex::Possessive, one);
    }
    if let Some((used, found)) = words::around(&tokens[at..]) {
        return match found {
            Around::Type(entry, plural) => (Lex::Type(entry, plural), at + used),
            Around::Relation(relation) => (Lex::Relation(relation), at + used),
        };
    }
    if let Some((used, country)) = demonym(gazetteer, tokens, at) {
        return (Lex::Demonym(country), at + used);
    }
    if !token.is(SMALL) && !same {
        return (if token.is(Class::CAPITAL) { Lex::Capital } else { Lex::Lower }, one);
    }
    let is = |hash: u64| token.hash == hash;
    let small = Class::PREPOSITION | Class::CONJUNCTION;
    let lex = if token.is(Class::DIRECTION) {
        Lex::Direction
    } else if token.is(small) && is(const { word_hash("of") }) {
        Lex::Of
    } else if token.is(small) && is(const { word_hash("from") }) {
        Lex::From
    } else if token.is(small) && is(const { word_hash("to") }) {
        Lex::To
    } else if token.is(small) && (is(const { word_hash("and") }) || is(const { word_hash("or") })) {
        Lex::And
    } else if token.is(Class::NUMBER_WORD | Class::DIGIT | Class::VAGUE_NUMBER)
        || token.is(Class::DETERMINER)
            && (is(const { word_hash("a") })
                || is(const { word_hash("an") })
                || is(const { word_hash("another") })
                || is(const { word_hash("some") }))
    {
        Lex::Indefinite
    } else if token.is(Class::DETERMINER) || same {
        Lex::Definite
    } else if token.is(Class::REPORTING) {
        Lex::Says
    } else if BE.contains(&token.hash) {
        Lex::Be
    } else if token.is(Class::AUXILIARY | Class::MODAL) {
        Lex::Auxiliary
    } else if token.is(Class::PREPOSITION | Class::CONJUNCTION | Class::PRONOUN | Class::NEGATION) {
        Lex::Function
    } else if token.is(Class::WEEKDAY | Class::MONTH | Class::TIME_UNIT | Class::TIME_CUE) {
        Lex::Time
    } else if token.is(Class::CAPITAL) {
        Lex::Capital
    } else {
        Lex::Lower
    };
    (lex, one)
}

/// The bytes from the first to the last token of `items`.
pub(super) fn tokens_of(items: &[Item<'_>]) -> Range<usize> {
    match (items.first(), items.last()) {
        (Some(first), Some(last)) => first.start..last.end,
        _ => 0..0,
    }
}
