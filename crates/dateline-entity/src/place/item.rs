//! A sentence as the grammar of places sees it: names, types, relations, and the small words between.

use std::ops::Range;

use dateline_gazetteer::Names;
use dateline_text::{Class, Token, word_hash};

use super::country::Country;
use super::name::{Name, demonym};
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

/// Words of the grammar that lie in one byte of the classes, and with which nothing else starts.
const LITTLE: Class = Class::PREPOSITION
    .with(Class::CONJUNCTION)
    .with(Class::DETERMINER)
    .with(Class::PRONOUN)
    .with(Class::NEGATION)
    .with(Class::AUXILIARY)
    .with(Class::MODAL);

/// Other words that are more to the grammar than any word.
const OTHER: Class = Class::DIRECTION
    .with(Class::REPORTING)
    .with(Class::NUMBER_WORD)
    .with(Class::VAGUE_NUMBER)
    .with(Class::DIGIT)
    .with(Class::WEEKDAY)
    .with(Class::MONTH)
    .with(Class::TIME_UNIT)
    .with(Class::TIME_CUE);

/// What is no word, or may start several.
const LARGER: Class =
    Class::PUNCT.with(Class::POSSESSIVE).with(Class::PLACE_AROUND).with(Class::NATION_HEAD);

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
        self.items.clear();
        self.anchors.clear();
        self.border = false;
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
            let lex = if is_plain(token) { plain(token) } else { word(token) };
            self.items.push(Item::new(lex, at..at + 1));
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

    /// The first name or noun for places from an item on.
    pub(super) fn anchor(&self, from: usize) -> Option<usize> {
        self.anchors.iter().map(|at| *at as usize).find(|at| *at >= from)
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

/// What starts at a mark or at a word with which several may start. A phrase may not run into a name, which starts at `stop`:
/// `Gulf of Aden` is one, and `the port of Aden` is not.
#[inline(never)]
fn larger(listed: &Names<'_>, tokens: &[Token], at: usize, stop: usize) -> Item {
    let token = &tokens[at];
    let (lex, used) = if token.is(Class::PUNCT) {
        (mark(token), 1)
    } else if token.is(Class::POSSESSIVE) {
        (Lex::Possessive, 1)
    } else if let Some((used, found)) = words::around(&tokens[at..]) {
        let lex = match found {
            Around::Type(noun) => Lex::Type(noun),
            Around::Relation(relation) => Lex::Relation(relation),
        };
        (lex, used)
    } else if let Some((used, country)) = demonym(listed, tokens, at) {
        (Lex::Demonym(country), used)
    } else {
        (word(token), 1)
    };
    Item::new(lex, at..(at + used).min(stop))
}

fn mark(token: &Token) -> Lex {
    const COMMA: u64 = word_hash(",");
    const HYPHENS: [u64; 4] = [word_hash("-"), word_hash("–"), word_hash("‑"), word_hash("/")];
    match token.hash {
        COMMA => Lex::Comma,
        hash if HYPHENS.contains(&hash) => Lex::Hyphen,
        _ => Lex::Mark,
    }
}

/// A word by itself.
#[inline(never)]
fn word(token: &Token) -> Lex {
    if token.is(OTHER) {
        other(token)
    } else if is_plain(token) {
        plain(token)
    } else {
        little(token)
    }
}

#[inline]
const fn is_plain(token: &Token) -> bool {
    !token.is(LITTLE.with(OTHER)) && token.hash != SAME
}

/// `same`, which points back as an article does.
const SAME: u64 = word_hash("same");

/// A word that nothing is known of.
#[inline]
const fn plain(token: &Token) -> Lex {
    if token.is(Class::CAPITAL) { Lex::Capital } else { Lex::Lower }
}

/// A word of the grammar that is no direction, number, verb of saying or time.
fn little(token: &Token) -> Lex {
    const OF: u64 = word_hash("of");
    const FROM: u64 = word_hash("from");
    const TO: u64 = word_hash("to");
    const ANDS: [u64; 2] = [word_hash("and"), word_hash("or")];
    const INDEFINITE: [u64; 4] =
        [word_hash("a"), word_hash("an"), word_hash("another"), word_hash("some")];
    if token.is(Class::PREPOSITION | Class::CONJUNCTION) {
        match token.hash {
            OF => return Lex::Of,
            FROM => return Lex::From,
            TO => return Lex::To,
            hash if ANDS.contains(&hash) => return Lex::And,
            _ => {}
        }
    }
    if token.is(Class::DETERMINER) {
        if INDEFINITE.contains(&token.hash) { Lex::Indefinite } else { Lex::Definite }
    } else if token.hash == SAME {
        Lex::Definite
    } else if token.is(Class::AUXILIARY) && BE.contains(&token.hash) {
        Lex::Be
    } else if token.is(Class::AUXILIARY | Class::MODAL) {
        Lex::Auxiliary
    } else {
        Lex::Function
    }
}

/// A word that is a direction, a number, a verb of saying or a time, and perhaps a word of the grammar before that.
fn other(token: &Token) -> Lex {
    const NUMBER: Class = Class::NUMBER_WORD.with(Class::DIGIT).with(Class::VAGUE_NUMBER);
    let little = (token.is(LITTLE) || token.hash == SAME).then(|| little(token));
    match little {
        _ if token.is(Class::DIRECTION) => Lex::Direction,
        Some(link @ (Lex::Of | Lex::From | Lex::To | Lex::And)) => link,
        _ if token.is(NUMBER) => Lex::Indefinite,
        Some(article @ (Lex::Definite | Lex::Indefinite)) => article,
        _ if token.is(Class::REPORTING) => Lex::Says,
        Some(word) => word,
        None => Lex::Time,
    }
}

/// The bytes from the first to the last token of `items`.
pub(super) fn tokens_of(items: &[Item]) -> Range<usize> {
    match (items.first(), items.last()) {
        (Some(first), Some(last)) => first.start()..last.end(),
        _ => 0..0,
    }
}
