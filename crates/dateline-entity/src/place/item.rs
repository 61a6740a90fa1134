//! A sentence as the grammar of places sees it: names, types, relations, and the small words between.

use std::ops::Range;

use dateline_gazetteer::Names;
use dateline_text::{Class, Token, word_hash};

use super::country::Country;
use super::country::demonym;
use super::desk::empty;
use super::name::Name;
use super::words::{self, Around, Noun};
use crate::Relation;

/// One item, in as few bytes as it takes: most words of a sentence are one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) lex: Lex,
    start: u32,
    end: u32,
}

impl Item {
    #[inline]
    fn new(lex: Lex, tokens: Range<usize>) -> Self {
        Self { lex, start: tokens.start as u32, end: tokens.end as u32 }
    }

    /// First token, in the sentence without quotation marks.
    #[inline]
    pub(super) const fn start(&self) -> usize {
        self.start as usize
    }

    /// One past its last token.
    #[inline]
    pub(super) const fn end(&self) -> usize {
        self.end as usize
    }
}

/// What an item is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Lex {
    /// A place name, by its index.
    Name(u32),
    /// A noun for places.
    Type(Noun),
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

/// What may start several words.
const LARGER: Class = Class::PLACE_AROUND.with(Class::NATION_HEAD);

/// A sentence, as far as a phrase of place can reach.
#[derive(Default)]
pub(super) struct Sentence {
    pub(super) items: Vec<Item>,
    /// The names and the nouns for places among its items.
    pub(super) anchors: Vec<u32>,
    /// The noun is among them for a line between two places.
    pub(super) border: bool,
}

impl Sentence {
    /// Forgets the sentence.
    pub(super) fn clear(&mut self) {
        empty(&mut self.items);
        empty(&mut self.anchors);
        self.border = false;
    }

    /// Reads a sentence instead of the one before, and adds the nations of all of it.
    ///
    /// `classes` are those of its tokens, `names` its names and the index of the first of them.
    #[inline(never)]
    pub(super) fn read(
        &mut self,
        listed: &Names<'_>,
        tokens: &[Token],
        classes: Class,
        names: (&[Name<'_>], usize),
        nations: &mut Vec<Country>,
    ) {
        self.clear();
        self.items.reserve(tokens.len().max(64));
        let types = if classes.any(Class::PLACE_TYPE) {
            tokens.iter().rposition(|token| token.is(Class::PLACE_TYPE)).map_or(0, |last| last + 1)
        } else {
            0
        };
        let mut names = names.0.iter().map(|name| &name.tokens).zip(names.1..);
        let mut at = 0;
        // Of two names that overlap the first counts.
        while let Some((name, index)) = names.find(|(name, _)| name.start >= at) {
            while at < name.start {
                at = self.item(listed, tokens, at, name.start, nations);
            }
            self.anchors.push(self.items.len() as u32);
            self.items.push(Item::new(Lex::Name(index as u32), name.clone()));
            at = name.end;
        }
        // Behind the last name or type only what the phrase before it is followed by is asked for.
        let mut following = 0;
        while at < tokens.len() && (at < types || following < FOLLOWING) {
            following += usize::from(at >= types);
            at = self.item(listed, tokens, at, tokens.len(), nations);
        }
        if classes.any(Class::NATION_HEAD) {
            self::nations(listed, tokens, at, nations);
        }
    }

    /// Adds what starts at `at`, before a name that starts at `stop`; where it ends.
    #[expect(clippy::inline_always, reason = "most words cost less than a call")]
    #[inline(always)]
    fn item(
        &mut self,
        listed: &Names<'_>,
        tokens: &[Token],
        at: usize,
        stop: usize,
        nations: &mut Vec<Country>,
    ) -> usize {
        let token = &tokens[at];
        if !token.is(LARGER) {
            self.items.push(Item::new(word(token), at..at + 1));
            return at + 1;
        }
        let item = larger(listed, tokens, at, stop);
        match item.lex {
            Lex::Demonym(country) => nations.push(country),
            Lex::Type(noun) => {
                self.anchors.push(self.items.len() as u32);
                self.border |= noun.entry().kind == "border";
            }
            _ => {}
        }
        self.items.push(item);
        item.end()
    }

    /// Where its names and nouns for places stand, in order.
    pub(super) fn anchors(&self) -> impl Iterator<Item = usize> {
        self.anchors.iter().map(|at| *at as usize)
    }
}

/// Items that tell what a phrase before them does.
const FOLLOWING: usize = 3;

/// Whether a noun for places is among the words that needs no name to be a place worth keeping.
pub(super) fn unnamed(tokens: &[Token]) -> bool {
    let nouns = tokens.iter().enumerate().filter(|(_, token)| token.is(Class::PLACE_TYPE));
    nouns
        .filter_map(|(at, _)| words::typed(&tokens[at..]))
        .any(|(_, entry, _)| entry.stands_alone())
}

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

/// What starts at a word with which several may start. A phrase may not run into a name, which starts at `stop`: `Gulf of Aden`
/// is one, and `the port of Aden` is not.
#[inline(never)]
fn larger(listed: &Names<'_>, tokens: &[Token], at: usize, stop: usize) -> Item {
    let (lex, used) = if let Some((used, found)) = words::around(&tokens[at..]) {
        let lex = match found {
            Around::Type(noun) => Lex::Type(noun),
            Around::Relation(relation) => Lex::Relation(relation),
        };
        (lex, used)
    } else if let Some((used, country)) = demonym(listed, tokens, at) {
        (Lex::Demonym(country), used)
    } else {
        (word(&tokens[at]), 1)
    };
    Item::new(lex, at..(at + used).min(stop))
}

/// A word or mark by itself. Nothing branches here: what comes next in a text, nobody can tell.
#[inline]
fn word(token: &Token) -> Lex {
    let class = token.class.0;
    let other = |is: Class, rank: u8| if token.is(is) { rank } else { LOWER };
    let rank = SHAPES[usize::from(class as u8)]
        .min(NUMBERS[usize::from((class >> NUMBER_BYTE) as u8)])
        .min(LITTLE[usize::from((class >> LITTLE_BYTE) as u8)])
        .min(other(Class::DIRECTION, 2))
        .min(other(Class::REPORTING, 5));
    let (hash, known) = KNOWN.places[(token.hash >> KNOWN.shift) as usize % PLACES];
    if hash == token.hash { known } else { RANKS[usize::from(rank) % RANKS.len()] }
}

/// What words of some class are; of what a word is, the first counts.
const RANKS: [Lex; 11] = [
    Lex::Mark,
    Lex::Possessive,
    Lex::Direction,
    Lex::Indefinite,
    Lex::Definite,
    Lex::Says,
    Lex::Auxiliary,
    Lex::Function,
    Lex::Time,
    Lex::Capital,
    Lex::Lower,
];

/// The rank of a word of no class.
const LOWER: u8 = RANKS.len() as u8 - 1;

/// The ranks of what one byte of the classes tells, from its lowest bit on.
const fn ranks(byte: u32, classes: &[(Class, u8)]) -> [u8; 256] {
    let mut ranks = [LOWER; 256];
    let mut bits = 0;
    while bits < ranks.len() {
        let mut at = 0;
        while at < classes.len() {
            let (class, rank) = classes[at];
            assert!(class.0 & !(0xff << byte) == 0, "a class of another byte is never met");
            if (bits as u64) << byte & class.0 != 0 && rank < ranks[bits] {
                ranks[bits] = rank;
            }
            at += 1;
        }
        bits += 1;
    }
    ranks
}

static SHAPES: [u8; 256] =
    ranks(0, &[(Class::PUNCT, 0), (Class::POSSESSIVE, 1), (Class::DIGIT, 3), (Class::CAPITAL, 9)]);

/// The lowest bit of the byte with numbers and times.
const NUMBER_BYTE: u32 = Class::NUMBER_WORD.0.trailing_zeros();

static NUMBERS: [u8; 256] = ranks(
    NUMBER_BYTE,
    &[
        (Class::NUMBER_WORD.with(Class::VAGUE_NUMBER), 3),
        (Class::WEEKDAY.with(Class::MONTH).with(Class::TIME_UNIT).with(Class::TIME_CUE), 8),
    ],
);

/// The lowest bit of the byte with the small words of the grammar.
const LITTLE_BYTE: u32 = Class::DETERMINER.0.trailing_zeros();

static LITTLE: [u8; 256] = ranks(
    LITTLE_BYTE,
    &[
        (Class::DETERMINER, 4),
        (Class::AUXILIARY.with(Class::MODAL), 6),
        (Class::PREPOSITION.with(Class::CONJUNCTION).with(Class::PRONOUN).with(Class::NEGATION), 7),
    ],
);

/// Words and marks that are more than their class; `same` points back as an article does.
const WORDS: [(&str, Lex); 22] = [
    ("of", Lex::Of),
    ("from", Lex::From),
    ("to", Lex::To),
    ("and", Lex::And),
    ("or", Lex::And),
    ("a", Lex::Indefinite),
    ("an", Lex::Indefinite),
    ("another", Lex::Indefinite),
    ("some", Lex::Indefinite),
    ("same", Lex::Definite),
    ("is", Lex::Be),
    ("are", Lex::Be),
    ("was", Lex::Be),
    ("were", Lex::Be),
    ("be", Lex::Be),
    ("been", Lex::Be),
    ("being", Lex::Be),
    (",", Lex::Comma),
    ("-", Lex::Hyphen),
    ("–", Lex::Hyphen),
    ("‑", Lex::Hyphen),
    ("/", Lex::Hyphen),
];

/// The [`WORDS`] by their hashes, each alone in its place.
struct Known {
    shift: u32,
    places: [(u64, Lex); PLACES],
}

const PLACES: usize = 128;

static KNOWN: Known = {
    let mut shift = 0;
    loop {
        if let Some(places) = placed(shift) {
            break Known { shift, places };
        }
        shift += 1;
    }
};

/// The words in the places that some bits of their hashes tell; none where two share one.
const fn placed(shift: u32) -> Option<[(u64, Lex); PLACES]> {
    let mut places = [(0, Lex::Lower); PLACES];
    let mut at = 0;
    while at < WORDS.len() {
        let (word, lex) = WORDS[at];
        let hash = word_hash(word);
        let place = (hash >> shift) as usize % PLACES;
        if places[place].0 != 0 {
            return None;
        }
        places[place] = (hash, lex);
        at += 1;
    }
    Some(places)
}

/// The bytes from the first to the last token of `items`.
pub(super) fn tokens_of(items: &[Item]) -> Range<usize> {
    match (items.first(), items.last()) {
        (Some(first), Some(last)) => first.start()..last.end(),
        _ => 0..0,
    }
}
