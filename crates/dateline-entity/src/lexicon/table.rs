//! The names of all files in one table.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use dateline_text::{Class, Phrases, Start, Token};

use super::entry::Name;
use super::kind::{KINDS, Kind, Kinds};
use crate::data::names::Form;

/// Words at which phrases begin that are in no file.
const PHRASES: [&str; 5] = ["pro", "coalition", "international", "global", "more"];

/// What a name stands for.
#[derive(Clone, Copy)]
struct Sense {
    kind: Kind,
    entry: Option<u16>,
    form: Form,
    capital: u16,
    acronym: u16,
}

impl Sense {
    fn of(kind: Kind, name: &Name) -> Self {
        Self {
            kind,
            entry: name.entry.and_then(|entry| u16::try_from(entry).ok()),
            form: name.form,
            capital: name.capital,
            acronym: name.acronym,
        }
    }

    /// Whether the words are written as the name is.
    #[inline]
    fn written(&self, tokens: &[Token]) -> bool {
        self.capital == 0 || self.capitalised(tokens)
    }

    fn capitalised(&self, tokens: &[Token]) -> bool {
        let words = tokens.iter().filter(|token| !token.is(Class::PUNCT));
        words.enumerate().take(16).all(|(at, token)| {
            let wants = if self.acronym >> at & 1 == 1 {
                Class::UPPER
            } else if self.capital >> at & 1 == 1 {
                Class::CAPITAL
            } else {
                return true;
            };
            token.is(wants)
        })
    }
}

/// The longest name of a kind at a token; where it is not written as the entry has it, no shorter one is read in its stead.
///
/// It is as small as a number, so that nobody who hands it on copies it.
#[derive(Clone, Copy)]
pub(crate) struct Hit {
    used: u16,
    /// Index of the entry; `None` for a phrase that is something else.
    pub(crate) entry: Option<u16>,
    pub(crate) form: Form,
    wants: Wants,
}

/// How the first word of a name must be written for the name to stand: the classes that it must have, all of them.
#[derive(Clone, Copy)]
struct Wants(u8);

impl Wants {
    const ANYTHING: Self = Self(0);
    const CAPITAL: Self = Self(Class::CAPITAL.0 as u8);
    const UPPER: Self = Self(Class::UPPER.0 as u8);
    /// Other words of it are not written as the name is: no word is punctuation too.
    const NOTHING: Self = Self(Class::WORD.with(Class::PUNCT).0 as u8);
}

impl Hit {
    fn of(sense: &Sense, tokens: &[Token]) -> Self {
        Self {
            used: u16::try_from(tokens.len()).unwrap_or(u16::MAX),
            entry: sense.entry,
            form: sense.form,
            wants: if sense.written(tokens) { Wants::ANYTHING } else { Wants::NOTHING },
        }
    }

    /// A name of one word, whatever its token.
    const fn alone(sense: &Sense) -> Self {
        let wants = if sense.acronym & 1 == 1 {
            Wants::UPPER
        } else if sense.capital & 1 == 1 {
            Wants::CAPITAL
        } else {
            Wants::ANYTHING
        };
        Self { used: 1, entry: sense.entry, form: sense.form, wants }
    }

    /// Number of tokens.
    #[inline]
    pub(crate) fn used(self) -> usize {
        self.used.into()
    }

    /// The name, where it is written as its entry has it.
    #[inline]
    pub(super) fn hit(self, first: &Token) -> Option<Self> {
        self.written(first).then_some(self)
    }

    /// Whether the name is written as its entry has it, of which this is the first word.
    #[inline]
    pub(super) const fn written(self, first: &Token) -> bool {
        first.class.0 as u8 & self.wants.0 == self.wants.0
    }
}

/// The senses of a name: of each kind one, in the order of the kinds, which are the low byte; then the place of the first.
#[derive(Clone, Copy)]
pub(super) struct Senses(NonZeroU32);

impl Senses {
    /// Those of the kinds, none of which are no senses; of more senses than there are places the rest are not known.
    fn new(first: usize, kinds: Kinds) -> Option<Self> {
        let first = u32::try_from(first).ok().filter(|first| *first < 1 << 24)?;
        NonZeroU32::new(first << 8 | u32::from(kinds.0)).map(Self)
    }

    /// The kinds in the low byte, then the place of the first of them among those [alone](Table::alone).
    #[inline]
    pub(super) const fn bits(self) -> u32 {
        self.0.get()
    }

    #[inline]
    const fn kinds(self) -> Kinds {
        Kinds(self.0.get() as u8)
    }

    #[inline]
    const fn first(self) -> u32 {
        self.0.get() >> 8
    }
}

/// The names of all kinds by their words: a text is walked once for all of them.
#[derive(Clone, Default)]
pub(crate) struct Table {
    phrases: Phrases<Senses>,
    senses: Vec<Sense>,
    /// Each sense as the name of one word that it is, if it is one: what most tokens need.
    alone: Vec<Hit>,
    /// The first words of names with the apostrophe of a plural in them.
    apostrophes: Heads,
}

/// Some first words with the kinds of their names.
#[derive(Clone, Default)]
struct Heads {
    /// A bit for each word, of 4096: nearly all other words are refused by them.
    bits: Vec<u64>,
    words: Vec<(u64, Kinds)>,
}

impl Heads {
    const ROWS: usize = 64;

    const fn bit(word: u64) -> (usize, u64) {
        ((word >> 6) as usize % Self::ROWS, 1 << (word & 63))
    }

    fn add(&mut self, word: u64, kind: Kind) {
        let (row, bit) = Self::bit(word);
        self.bits.resize(Self::ROWS, 0);
        self.bits[row] |= bit;
        if let Some((_, kinds)) = self.words.iter_mut().find(|(known, _)| *known == word) {
            kinds.add(kind);
        } else {
            let mut kinds = Kinds::default();
            kinds.add(kind);
            self.words.push((word, kinds));
        }
    }

    #[inline]
    fn kinds(&self, word: u64) -> Kinds {
        let (row, bit) = Self::bit(word);
        let may = self.bits.get(row).is_some_and(|bits| bits & bit != 0);
        if may { self.of_known(word) } else { Kinds::default() }
    }

    fn of_known(&self, word: u64) -> Kinds {
        let known = self.words.iter().find(|(known, _)| *known == word);
        known.map_or(Kinds::default(), |(_, kinds)| *kinds)
    }
}

/// Whether the token is an apostrophe by itself.
fn apostrophe(token: &Token) -> bool {
    token.is_mark("'") || token.is_mark("’")
}

impl Table {
    /// The names of the kinds; of two of one kind with the same words the later stands.
    pub(super) fn new(names: &[(Kind, &[Name])]) -> Self {
        let mut table = Self::default();
        let mut numbers: Phrases<usize> = Phrases::default();
        let mut all: BTreeMap<usize, (&str, Vec<Sense>)> = BTreeMap::new();
        for word in PHRASES {
            numbers.add(word, all.len());
            all.insert(all.len(), (word, Vec::new()));
        }
        for (kind, names) in names {
            for name in *names {
                let next = all.len();
                let known = numbers.add(name.text, next);
                let number = known.unwrap_or(next);
                numbers.add(name.text, number);
                let (_, senses) = all.entry(number).or_insert_with(|| (name.text, Vec::new()));
                senses.retain(|sense| sense.kind != *kind);
                senses.push(Sense::of(*kind, name));
                if name.text.contains("s' ")
                    && let Some(hash) = Phrases::<()>::head(name.text)
                {
                    table.apostrophes.add(hash, *kind);
                }
            }
        }
        for (text, mut senses) in all.into_values() {
            senses.sort_by_key(|sense| sense.kind as usize);
            let first = table.senses.len();
            let nameless = PHRASES.contains(&text);
            let mut kinds = if nameless { Kinds::NAMELESS } else { Kinds::default() };
            for sense in &senses {
                kinds.add(sense.kind);
            }
            table.alone.extend(senses.iter().map(Hit::alone));
            table.senses.extend(senses);
            if let Some(senses) = Senses::new(first, kinds) {
                table.phrases.add(text, senses);
            }
        }
        table
    }

    /// The names that start with the first of the tokens, if any do, and whether they may go on with the next.
    #[inline]
    pub(super) fn begun(&self, tokens: &[Token]) -> Option<(Start<'_, Senses>, bool)> {
        let first = tokens.first()?;
        let start = self.phrases.start(first)?;
        let goes_on = tokens.get(1).is_some_and(|next| {
            // `Farmers' Union`
            self.phrases.goes_on(start, first, next) || next.is(Class::PUNCT) && apostrophe(next)
        });
        Some((start, goes_on))
    }

    /// Each name of one word, whatever its token; those of [`Senses`] stand together, in the order of their kinds.
    #[inline]
    pub(super) fn alone(&self) -> &[Hit] {
        &self.alone
    }

    /// Adds the longest names that start with the first token and may go on after it, in the order of their kinds.
    #[inline(never)]
    pub(super) fn longer(
        &self,
        start: Start<'_, Senses>,
        tokens: &[Token],
        names: &mut Vec<Hit>,
    ) -> Kinds {
        let apostrophes = self.apostrophes.kinds(tokens[0].hash);
        let mut kinds = Kinds::default();
        // The sense and the number of tokens, of each of the kinds.
        let mut best = [(0, 0); KINDS];
        self.phrases.each_from(start, tokens, |used, senses| {
            kinds = kinds.with(senses.kinds());
            for (kind, sense) in senses.kinds().numbers().zip(senses.first()..) {
                best[kind] = (sense, used);
            }
        });
        if apostrophes != Kinds::default() {
            self.over_apostrophe(tokens, apostrophes, &mut kinds, &mut best);
        }
        for kind in kinds.numbers() {
            let (sense, used) = best[kind];
            names.push(Hit::of(&self.senses[sense as usize], &tokens[..used]));
        }
        kinds
    }

    /// A plural's apostrophe ends no phrase: `Al-Aqsa Martyrs' Brigades`.
    #[cold]
    fn over_apostrophe(
        &self,
        tokens: &[Token],
        apostrophes: Kinds,
        kinds: &mut Kinds,
        best: &mut [(u32, usize); KINDS],
    ) {
        const MOST_WORDS: usize = 12;
        let near = &tokens[..tokens.len().min(MOST_WORDS)];
        let ends = |at: usize| apostrophe(&near[at]) && near[at - 1].touches(&near[at]);
        let Some(mark) = (1..near.len()).find(|at| ends(*at)) else { return };
        let mut bare = near.to_vec();
        bare.remove(mark);
        self.phrases.each(&bare, |used, senses| {
            if used > mark {
                let kept = senses.kinds().and(apostrophes);
                for (kind, sense) in senses.kinds().numbers().zip(senses.first()..) {
                    if kept.0 >> kind & 1 == 1 {
                        best[kind] = (sense, used + 1);
                    }
                }
                *kinds = kinds.with(kept);
            }
        });
    }

    /// The longest name of the kind that starts at the first token and is written as the name is.
    pub(super) fn find(&self, kind: Kind, tokens: &[Token]) -> Option<Hit> {
        let first = tokens.first()?;
        let (start, goes_on) = self.begun(tokens)?;
        if goes_on {
            let mut names = Vec::new();
            let kinds = self.longer(start, tokens, &mut names);
            return if kinds.has(kind) { names[kinds.before(kind)].hit(first) } else { None };
        }
        let senses = start.value().filter(|senses| senses.kinds().has(kind))?;
        self.alone[senses.first() as usize + senses.kinds().before(kind)].hit(first)
    }
}
