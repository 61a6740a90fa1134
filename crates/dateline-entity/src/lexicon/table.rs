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
    /// The class of the first words.
    head: Class,
    /// The first words of names with the apostrophe of a plural in them.
    apostrophes: Vec<u64>,
    /// The first words that are numbers: those have no classes.
    numbers: Vec<u64>,
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
    /// The names by their first words, which tokens know by the class `head`.
    pub(super) fn new(names: &[Name], head: Class) -> Self {
        let mut table = Self {
            phrases: Phrases::default(),
            head,
            apostrophes: Vec::new(),
            numbers: Vec::new(),
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
                // `.22 rifle` as well.
                let first = name.text.chars().find(|first| first.is_alphanumeric());
                if first.is_some_and(|first| first.is_ascii_digit()) {
                    table.numbers.push(hash);
                }
                if name.text.contains("s' ") {
                    table.apostrophes.push(hash);
                }
            }
        }
        table
    }

    /// As [`Phrases::longest`], but a plural's apostrophe ends no phrase: `Al-Aqsa Martyrs' Brigades`.
    fn longest(&self, tokens: &[Token]) -> Option<(usize, Sense)> {
        const MOST_WORDS: usize = 12;
        let plain = self.phrases.longest(tokens).map(|(used, name)| (used, *name));
        if !self.apostrophes.contains(&tokens.first()?.hash) {
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
    #[inline]
    pub(crate) fn find(&self, tokens: &[Token]) -> Option<Hit> {
        let first = tokens.first()?;
        // `107mm rocket` starts with a number.
        let begins =
            first.is(self.head) || first.is(Class::DIGIT) && self.numbers.contains(&first.hash);
        if begins { self.written(tokens) } else { None }
    }

    /// The class of the first words.
    pub(super) const fn head(&self) -> Class {
        self.head
    }

    fn written(&self, tokens: &[Token]) -> Option<Hit> {
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
