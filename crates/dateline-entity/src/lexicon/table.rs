//! Names by their first words.

use dateline_text::{Class, Phrases, Token};

use super::entry::Name;
use crate::data::names::Form;

/// What a name stands for, in eight bytes: many of them fit into the nearest cache.
#[derive(Clone, Copy)]
struct Sense {
    entry: Option<u16>,
    form: Form,
    capital: u16,
    acronym: u16,
}

/// The names of one kind, for lookup.
#[derive(Clone)]
pub(crate) struct Table {
    phrases: Phrases<Sense>,
    /// One bit for each first word, by the low bits of its hash: most words are told apart from it by this alone.
    heads: Heads,
    /// As `heads`, of the names with the apostrophe of a plural in them.
    apostrophes: Heads,
}

type Heads = Box<[u64; HEAD_WORDS]>;

/// 16,384 bits for at most some two thousand first words.
const HEAD_WORDS: usize = 256;

const fn head_bit(hash: u64) -> (usize, u64) {
    ((hash >> 6) as usize % HEAD_WORDS, 1 << (hash & 63))
}

/// What [`Table::find`] finds.
#[derive(Clone, Copy)]
pub(crate) struct Hit {
    /// Number of tokens.
    pub(crate) used: usize,
    /// Index of the entry; `None` for a phrase that is something else.
    pub(crate) entry: Option<usize>,
    pub(crate) form: Form,
}

impl Table {
    pub(super) fn new(names: &[Name]) -> Self {
        let mut table = Self {
            phrases: Phrases::default(),
            heads: Box::new([0; HEAD_WORDS]),
            apostrophes: Box::new([0; HEAD_WORDS]),
        };
        for name in names {
            let sense = Sense {
                entry: name.entry.and_then(|entry| u16::try_from(entry).ok()),
                form: name.form,
                capital: name.capital,
                acronym: name.acronym,
            };
            table.phrases.add(name.text, sense);
            if let Some(hash) = Phrases::<()>::head(name.text) {
                let (word, bit) = head_bit(hash);
                table.heads[word] |= bit;
                if name.text.contains("s' ") {
                    table.apostrophes[word] |= bit;
                }
            }
        }
        table
    }

    /// As [`Phrases::longest`], but a plural's apostrophe ends no phrase: `Al-Aqsa Martyrs' Brigades`.
    fn longest(&self, tokens: &[Token]) -> Option<(usize, Sense)> {
        const MOST_WORDS: usize = 12;
        let plain = self.phrases.longest(tokens).map(|(used, name)| (used, *name));
        let (word, bit) = head_bit(tokens.first()?.hash);
        if self.apostrophes[word] & bit == 0 {
            return plain;
        }
        let near = &tokens[..tokens.len().min(MOST_WORDS)];
        let apostrophe = |at: usize| {
            near[at].is(Class::PUNCT)
                && (near[at].is_mark("'") || near[at].is_mark("’"))
                && near[at - 1].touches(&near[at])
        };
        let Some(mark) = (1..near.len()).find(|at| apostrophe(*at)) else { return plain };
        let mut bare = near.to_vec();
        bare.remove(mark);
        let longer = self
            .phrases
            .longest(&bare)
            .filter(|(used, _)| *used > mark)
            .map(|(used, name)| (used + 1, *name));
        longer.or(plain)
    }

    /// The longest name that starts at the first token, written as the name is.
    pub(crate) fn find(&self, tokens: &[Token]) -> Option<Hit> {
        // Numbers have no classes: `107mm rocket` starts with one.
        let first = tokens.first()?;
        let (word, bit) = head_bit(first.hash);
        if !first.is(Class::LEXICON_HEAD | Class::DIGIT) || self.heads[word] & bit == 0 {
            return None;
        }
        let (used, name) = self.longest(tokens)?;
        if name.capital == 0 {
            return Some(Hit { used, entry: name.entry.map(usize::from), form: name.form });
        }
        let words = tokens[..used].iter().filter(|token| !token.is(Class::PUNCT));
        let written = words.enumerate().take(16).all(|(at, token)| {
            let wants = if name.acronym >> at & 1 == 1 {
                Class::UPPER
            } else if name.capital >> at & 1 == 1 {
                Class::CAPITAL
            } else {
                return true;
            };
            token.is(wants)
        });
        written.then_some(Hit { used, entry: name.entry.map(usize::from), form: name.form })
    }
}
