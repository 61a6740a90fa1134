//! Which forms a line may have, by one look at each of its tokens.

use dateline_text::{Class, Token, word_hash};

use super::LINES;

/// Forms of line, a bit each in the order of [`LINES`]: those that need nothing that the line has not; and a bit each for the
/// words that others than forms ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cues(pub(super) u64);

/// The words that others ask for, with their bits.
const ASKED: [(&str, u64); 4] =
    [("pictured", PICTURED), ("told", TOLD), ("tells", TOLD), ("telling", TOLD)];
const PICTURED: u64 = 1 << 63;
const TOLD: u64 = 1 << 62;

impl Cues {
    /// Whether `pictured` is among the tokens.
    pub(crate) const fn pictured(self) -> bool {
        self.0 & PICTURED != 0
    }

    /// Whether a form of `tell` is among the tokens.
    pub(crate) const fn told(self) -> bool {
        self.0 & TOLD != 0
    }

    /// The forms that a line of these tokens may have; there may be other tokens among them.
    pub(crate) fn of(tokens: &[Token]) -> Self {
        let mut rules = ALWAYS;
        let mut class = Class::NONE;
        for token in tokens {
            class |= token.class;
            let mut at = token.hash as usize % SLOTS;
            while CUES[at].1 != 0 {
                if CUES[at].0 == token.hash {
                    rules |= CUES[at].1;
                    break;
                }
                at = (at + 1) % SLOTS;
            }
        }
        if class.any(Class::DIGIT) {
            rules |= NUMBERS;
        }
        Self(rules)
    }
}

const SLOTS: usize = 512;

/// The forms that a word or mark lets in, by its hash; free slots let nothing in.
static CUES: [(u64, u64); SLOTS] = {
    let mut slots = [(0, 0); SLOTS];
    let mut rule = 0;
    while rule < LINES.len() {
        let mut rest = LINES[rule].needs.as_bytes();
        while !rest.is_empty() {
            let (word, after) = cut(rest);
            rest = after;
            slots = with(slots, word, 1 << rule);
        }
        rule += 1;
    }
    let mut asked = 0;
    while asked < ASKED.len() {
        slots = with(slots, ASKED[asked].0, ASKED[asked].1);
        asked += 1;
    }
    slots
};

const fn with(mut slots: [(u64, u64); SLOTS], word: &str, bit: u64) -> [(u64, u64); SLOTS] {
    let hash = word_hash(word);
    let mut at = hash as usize % SLOTS;
    while slots[at].1 != 0 && slots[at].0 != hash {
        at = (at + 1) % SLOTS;
    }
    slots[at] = (hash, slots[at].1 | bit);
    slots
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
