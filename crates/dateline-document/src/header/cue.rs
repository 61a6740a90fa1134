//! Which forms a line may have, by one look at each of its tokens.

use dateline_text::{Class, Token, word_hash};

use super::LINES;
use crate::reference::conflict::WARS;
use crate::slots::Slots;

/// Forms of line, a bit each in the order of [`LINES`]: those that need nothing that the line has not; and a bit each for the
/// words that others than forms ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cues(pub(super) u64);

/// The words and marks that others ask for, with their bits.
const ASKED: [(&str, u64); 7] = [
    ("pictured", PICTURED),
    ("told", TOLD),
    ("tells", TOLD),
    ("telling", TOLD),
    ("'", QUOTED),
    ("‘", QUOTED),
    ("’", QUOTED),
];
const PICTURED: u64 = 1 << 63;
const TOLD: u64 = 1 << 62;
const QUOTED: u64 = 1 << 61;
const WAR: u64 = 1 << 60;

impl Cues {
    /// Whether `pictured` is among the tokens.
    pub(crate) const fn pictured(self) -> bool {
        self.0 & PICTURED != 0
    }

    /// Whether a form of `tell` is among the tokens.
    pub(crate) const fn told(self) -> bool {
        self.0 & TOLD != 0
    }

    /// Whether a mark that may be of a quotation is among the tokens.
    pub(crate) const fn quoted(self) -> bool {
        self.0 & QUOTED != 0
    }

    /// Whether a word for a war is among the tokens.
    pub(crate) const fn wars(self) -> bool {
        self.0 & WAR != 0
    }

    /// The forms that a line of these tokens may have; there may be other tokens among them.
    pub(crate) fn of(tokens: &[Token]) -> Self {
        let mut rules = ALWAYS;
        let mut class = Class::NONE;
        for token in tokens {
            class |= token.class;
            let (word, forms) = WORDS[PLACES.place(token.hash)];
            rules |= forms & u64::from(word == token.hash).wrapping_neg();
        }
        if class.any(Class::DIGIT) {
            rules |= NUMBERS;
        }
        if class.any(Class::QUOTE) {
            rules |= QUOTED;
        }
        Self(rules)
    }
}

/// The words and marks by their hashes, with the forms that each lets in.
static WORDS: [(u64, u64); 256] = {
    let (mut words, mut at) = ([(0, 0); 256], 0);
    while at < LET_IN.2 {
        words[at] = (LET_IN.0[at], LET_IN.1[at]);
        at += 1;
    }
    words
};
static PLACES: Slots<2048> = Slots::of(LET_IN.0.split_at(LET_IN.2).0);

/// The hashes of all words and marks, what each lets in, and how many there are.
const LET_IN: ([u64; 256], [u64; 256], usize) = {
    let mut list = ([0; 256], [0; 256], 0);
    let mut rule = 0;
    while rule < LINES.len() {
        let mut rest = LINES[rule].needs.as_bytes();
        while !rest.is_empty() {
            let (word, after) = cut(rest);
            rest = after;
            list = with(list, word, 1 << rule);
        }
        rule += 1;
    }
    let mut asked = 0;
    while asked < ASKED.len() {
        list = with(list, ASKED[asked].0, ASKED[asked].1);
        asked += 1;
    }
    let mut war = 0;
    while war < WARS.len() {
        list = with(list, WARS[war], WAR);
        war += 1;
    }
    list
};

const fn with(
    (mut words, mut bits, mut count): ([u64; 256], [u64; 256], usize),
    word: &str,
    bit: u64,
) -> ([u64; 256], [u64; 256], usize) {
    let (hash, mut at) = (word_hash(word), 0);
    while at < count && words[at] != hash {
        at += 1;
    }
    if at == count {
        count += 1;
    }
    (words[at], bits[at]) = (hash, bits[at] | bit);
    (words, bits, count)
}

/// The forms that need nothing.
const ALWAYS: u64 = {
    let (mut rules, mut rule) = (0, 0);
    while rule < LINES.len() {
        if LINES[rule].needs.is_empty() {
            rules |= 1 << rule;
        }
        rule += 1;
    }
    rules
};

/// The forms that a number lets in.
const NUMBERS: u64 = {
    let (mut rules, mut rule) = (0, 0);
    while rule < LINES.len() {
        if let [b'0', ..] = LINES[rule].needs.as_bytes() {
            rules |= 1 << rule;
        }
        rule += 1;
    }
    rules
};

/// The first word of a list, and the rest of it.
const fn cut(list: &[u8]) -> (&str, &[u8]) {
    let mut end = 0;
    while end < list.len() && list[end] != b' ' {
        end += 1;
    }
    let (word, rest) = list.split_at(end);
    let rest = if let [_, rest @ ..] = rest { rest } else { rest };
    match std::str::from_utf8(word) {
        Ok(word) => (word, rest),
        Err(_) => panic!("a space cuts no character"),
    }
}
