//! A sentence as the grammar of places sees it: names, types, relations, and the small words between.

use std::ops::Range;

use dateline_gazetteer::Names;
use dateline_text::{Class, Token, word_hash};

use super::country::Country;
use super::name::{Name, demonym};
use super::words::{self, Around, TypeEntry};
use crate::Relation;

/// One item.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) lex: Lex,
    /// First token, in the sentence without quotation marks.
    pub(super) start: usize,
    /// One past its last token.
    pub(super) end: usize,
}

/// What an item is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Lex {
    /// A place name, by its index.
    Name(usize),
    /// A noun for places; whether it is a plural.
    Type(&'static TypeEntry, bool),
    /// A relation.
    Relation(Relation),
    /// A people or adjective of a country.
    Demonym(Country),
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
    .with(Class::PLACE_AROUND)
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

/// The items of a sentence as far as a phrase of place can reach, and the nations of all of it.
///
/// `classes` are those of its tokens, `names` its names and the index of the first of them.
pub(super) fn items(
    listed: &Names<'_>,
    tokens: &[Token],
    classes: Class,
    names: (&[Name<'_>], usize),
    out: &mut Vec<Item>,
    nations: &mut Vec<Country>,
) {
    out.clear();
    out.reserve(tokens.len());
    let mut names = names.0.iter().map(|name| &name.tokens).zip(names.1..);
    let mut name = names.next();
    let types = if classes.any(Class::PLACE_TYPE) {
        tokens.iter().rposition(|token| token.is(Class::PLACE_TYPE)).map_or(0, |last| last + 1)
    } else {
        0
    };
    let (mut at, mut following) = (0, 0);
    while let Some(token) = tokens.get(at) {
        let mut stop = tokens.len();
        if let Some((range, index)) = &name {
            if range.start <= at {
                // Of two names that overlap the first counts.
                if range.start == at {
                    out.push(Item { lex: Lex::Name(*index), start: at, end: range.end });
                    at = range.end;
                }
                name = names.next();
                continue;
            }
            stop = range.start;
        } else if at >= types {
            // Behind the last name or type only what the phrase before it is followed by is asked for.
            following += 1;
            if following > FOLLOWING {
                break;
            }
        }
        let (lex, used) = if token.is(TOLD) || token.hash == SAME {
            told(listed, tokens, at)
        } else {
            (plain(token), 1)
        };
        if let Lex::Demonym(country) = lex {
            nations.push(country);
        }
        // A phrase may not run into a name: `Gulf of Aden` is one, and `the port of Aden` is not.
        let end = (at + used).min(stop);
        out.push(Item { lex, start: at, end });
        at = end;
    }
    if classes.any(Class::NATION_HEAD) {
        self::nations(listed, tokens, at, nations);
    }
}

/// Items that tell what a phrase before them does.
const FOLLOWING: usize = 3;

/// The nations of the words from `at` on, of which nothing else is asked.
pub(super) fn nations(
    listed: &Names<'_>,
    tokens: &[Token],
    mut at: usize,
    nations: &mut Vec<Country>,
) {
    let Some(last) = tokens.iter().rposition(|token| token.is(Class::NATION_HEAD)) else { return };
    while at <= last {
        let token = &tokens[at];
        if !token.is(Class::PLACE_AROUND | Class::NATION_HEAD) {
            at += 1;
        } else if let Some((used, _)) = words::around(&tokens[at..]) {
            at += used;
        } else if let Some((used, country)) = demonym(listed, tokens, at) {
            nations.push(country);
            at += used;
        } else {
            at += 1;
        }
    }
}

/// A word that nothing is known of.
#[inline]
const fn plain(token: &Token) -> Lex {
    if token.is(Class::CAPITAL) { Lex::Capital } else { Lex::Lower }
}

/// `same`, which points back as an article does.
const SAME: u64 = word_hash("same");

/// What starts at a word of which something is asked, as (it, number of tokens).
fn told(listed: &Names<'_>, tokens: &[Token], at: usize) -> (Lex, usize) {
    let token = &tokens[at];
    if token.is(Class::PUNCT) {
        const COMMA: u64 = word_hash(",");
        const HYPHENS: [u64; 4] = [word_hash("-"), word_hash("–"), word_hash("‑"), word_hash("/")];
        let lex = match token.hash {
            COMMA => Lex::Comma,
            hash if HYPHENS.contains(&hash) => Lex::Hyphen,
            _ => Lex::Mark,
        };
        return (lex, 1);
    }
    if token.is(Class::POSSESSIVE) {
        return (Lex::Possessive, 1);
    }
    if let Some((used, found)) = words::around(&tokens[at..]) {
        return match found {
            Around::Type(entry, plural) => (Lex::Type(entry, plural), used),
            Around::Relation(relation) => (Lex::Relation(relation), used),
        };
    }
    if let Some((used, country)) = demonym(listed, tokens, at) {
        return (Lex::Demonym(country), used);
    }
    let lex = if token.is(SMALL) || token.hash == SAME { small(token) } else { plain(token) };
    (lex, 1)
}

/// A word of grammar.
fn small(token: &Token) -> Lex {
    let is = |hash: u64| token.hash == hash;
    let link = token.is(Class::PREPOSITION | Class::CONJUNCTION);
    if token.is(Class::DIRECTION) {
        Lex::Direction
    } else if link && is(const { word_hash("of") }) {
        Lex::Of
    } else if link && is(const { word_hash("from") }) {
        Lex::From
    } else if link && is(const { word_hash("to") }) {
        Lex::To
    } else if link && (is(const { word_hash("and") }) || is(const { word_hash("or") })) {
        Lex::And
    } else if token.is(Class::NUMBER_WORD | Class::DIGIT | Class::VAGUE_NUMBER)
        || token.is(Class::DETERMINER)
            && (is(const { word_hash("a") })
                || is(const { word_hash("an") })
                || is(const { word_hash("another") })
                || is(const { word_hash("some") }))
    {
        Lex::Indefinite
    } else if token.is(Class::DETERMINER) || token.hash == SAME {
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
    } else {
        plain(token)
    }
}

/// The bytes from the first to the last token of `items`.
pub(super) fn tokens_of(items: &[Item]) -> Range<usize> {
    match (items.first(), items.last()) {
        (Some(first), Some(last)) => first.start..last.end,
        _ => 0..0,
    }
}
