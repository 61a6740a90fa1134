//! The names of all files in one table.

use std::collections::BTreeMap;

use dateline_text::{Class, Phrases, Token};

use super::entry::Name;
use crate::data::names::Form;

/// The file that a name stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Actor,
    Force,
    People,
    Source,
    State,
    Target,
    Weapon,
}

/// How many kinds there are.
pub(super) const KINDS: usize = 7;

/// The place of the class bit of [`Kind::Actor`]'s heads; those of the other kinds follow in their order.
const FIRST_HEAD: u32 = Class::ACTOR_HEAD.0.trailing_zeros();

impl Kind {
    /// The class of the first words of its names.
    pub(crate) const fn head(self) -> Class {
        Class(1 << (FIRST_HEAD + self as u32))
    }
}

/// Some of the kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kinds(pub(crate) u8);

impl Kinds {
    /// No kind of a name, but a reader may be entered.
    pub(crate) const NAMELESS: Self = Self(1 << KINDS);

    /// Both of them.
    #[inline]
    pub(crate) const fn with(self, of: Self) -> Self {
        Self(self.0 | of.0)
    }

    /// The kinds that the word may begin a name of.
    #[inline]
    const fn of_head(token: &Token) -> Self {
        Self((token.class.0 >> FIRST_HEAD) as u8 & 0x7f)
    }

    /// These kinds.
    pub(crate) const fn all(kinds: &[Kind]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < kinds.len() {
            bits |= 1 << kinds[at] as u8;
            at += 1;
        }
        Self(bits)
    }

    /// Whether the kind is among them.
    #[inline]
    pub(crate) const fn has(self, kind: Kind) -> bool {
        self.0 >> kind as u8 & 1 == 1
    }

    /// Whether the two share a kind.
    #[inline]
    pub(crate) const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// Those that both have.
    const fn and(self, of: Self) -> Self {
        Self(self.0 & of.0)
    }

    /// How many of them stand before the kind.
    #[inline]
    pub(crate) const fn before(self, kind: Kind) -> usize {
        (self.0 & ((1 << kind as u8) - 1)).count_ones() as usize
    }

    fn add(&mut self, kind: Kind) {
        self.0 |= 1 << kind as u8;
    }
}

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

/// A name that stands in a text.
#[derive(Clone, Copy)]
pub(crate) struct Hit {
    /// Number of tokens.
    pub(crate) used: usize,
    /// Index of the entry; `None` for a phrase that is something else.
    pub(crate) entry: Option<usize>,
    pub(crate) form: Form,
}

/// The longest name of a kind at a token; where it is not written as the entry has it, no shorter one is read in its stead.
#[derive(Clone, Copy)]
pub(super) struct Longest {
    pub(super) used: u16,
    entry: Option<u16>,
    form: Form,
    written: bool,
}

impl Longest {
    fn of(sense: &Sense, tokens: &[Token]) -> Self {
        Self {
            used: u16::try_from(tokens.len()).unwrap_or(u16::MAX),
            entry: sense.entry,
            form: sense.form,
            written: sense.written(tokens),
        }
    }

    /// The name, where it is written as its entry has it.
    #[inline]
    pub(super) fn hit(self) -> Option<Hit> {
        let entry = self.entry.map(usize::from);
        self.written.then_some(Hit { used: self.used.into(), entry, form: self.form })
    }
}

/// The names of all kinds by their words: a text is walked once for all of them.
#[derive(Clone, Default)]
pub(crate) struct Table {
    /// Where the senses of a name stand.
    phrases: Phrases<(u32, u32)>,
    senses: Vec<Sense>,
    /// The first words of names with the apostrophe of a plural in them.
    apostrophes: Heads,
    /// The first words that are numbers: those have no classes.
    numbers: Heads,
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

impl Table {
    /// The names of the kinds; of two of one kind with the same words the later stands.
    pub(super) fn new(names: &[(Kind, &[Name])]) -> Self {
        let mut table = Self::default();
        let mut numbers: Phrases<usize> = Phrases::default();
        let mut all: BTreeMap<usize, (&str, Vec<Sense>)> = BTreeMap::new();
        for (kind, names) in names {
            for name in *names {
                let next = all.len();
                let known = numbers.add(name.text, next);
                let number = known.unwrap_or(next);
                numbers.add(name.text, number);
                let (_, senses) = all.entry(number).or_insert_with(|| (name.text, Vec::new()));
                senses.retain(|sense| sense.kind != *kind);
                senses.push(Sense::of(*kind, name));
                table.know_head(*kind, name.text);
            }
        }
        for (text, mut senses) in all.into_values() {
            senses.sort_by_key(|sense| sense.kind as usize);
            let first = table.senses.len() as u32;
            table.senses.extend(senses);
            table.phrases.add(text, (first, table.senses.len() as u32));
        }
        table
    }

    fn know_head(&mut self, kind: Kind, name: &str) {
        let Some(hash) = Phrases::<()>::head(name) else { return };
        // `.22 rifle` as well.
        let first = name.chars().find(|first| first.is_alphanumeric());
        if first.is_some_and(|first| first.is_ascii_digit()) {
            self.numbers.add(hash, kind);
        }
        if name.contains("s' ") {
            self.apostrophes.add(hash, kind);
        }
    }

    /// Adds the longest names that start at the first token, in the order of their kinds, which are the answer.
    #[inline]
    pub(super) fn longest(&self, tokens: &[Token], names: &mut Vec<Longest>) -> Kinds {
        let kinds = Kinds::default();
        let Some(first) = tokens.first() else { return kinds };
        // `107mm rocket` starts with a number.
        let heads = if first.is(Class::DIGIT) {
            self.numbers.kinds(first.hash)
        } else {
            Kinds::of_head(first)
        };
        if heads == Kinds::default() {
            return kinds;
        }
        let (alone, goes_on) = self.phrases.start(first, tokens.get(1));
        let apostrophes = self.apostrophes.kinds(first.hash);
        if goes_on || apostrophes != Kinds::default() {
            return self.longer(tokens, heads, apostrophes, names);
        }
        // Most words begin no longer name than themselves.
        if let Some(place) = alone { self.push(1, *place, tokens, heads, names) } else { kinds }
    }

    /// Adds the names that take so many tokens.
    #[inline]
    fn push(
        &self,
        used: usize,
        place: (u32, u32),
        tokens: &[Token],
        heads: Kinds,
        names: &mut Vec<Longest>,
    ) -> Kinds {
        let mut kinds = Kinds::default();
        for (_, sense) in self.senses(place, heads) {
            names.push(Longest::of(sense, &tokens[..used]));
            kinds.add(sense.kind);
        }
        kinds
    }

    /// As [`longest`](Self::longest), where names go on after their first word.
    #[inline(never)]
    fn longer(
        &self,
        tokens: &[Token],
        heads: Kinds,
        apostrophes: Kinds,
        names: &mut Vec<Longest>,
    ) -> Kinds {
        let mut kinds = Kinds::default();
        let (mut only, mut several) = (None, apostrophes != Kinds::default());
        self.phrases.each(tokens, |used, place| {
            several |= only.is_some();
            only = Some((used, *place));
        });
        if !several {
            return only
                .map_or(kinds, |(used, place)| self.push(used, place, tokens, heads, names));
        }
        let mut best: [Option<(u32, usize)>; KINDS] = [None; KINDS];
        self.phrases.each(tokens, |used, place| {
            for (at, sense) in self.senses(*place, heads) {
                best[sense.kind as usize] = Some((at, used));
                kinds.add(sense.kind);
            }
        });
        if apostrophes != Kinds::default() {
            self.over_apostrophe(tokens, heads.and(apostrophes), &mut kinds, &mut best);
        }
        names.extend(
            best.iter()
                .flatten()
                .map(|(sense, used)| Longest::of(&self.senses[*sense as usize], &tokens[..*used])),
        );
        kinds
    }

    /// The senses of a name that are of the kinds, with their places.
    #[inline]
    fn senses(&self, place: (u32, u32), kinds: Kinds) -> impl Iterator<Item = (u32, &Sense)> {
        let senses = (place.0..place.1).map(|at| (at, &self.senses[at as usize]));
        senses.filter(move |(_, sense)| kinds.has(sense.kind))
    }

    /// A plural's apostrophe ends no phrase: `Al-Aqsa Martyrs' Brigades`.
    #[cold]
    fn over_apostrophe(
        &self,
        tokens: &[Token],
        heads: Kinds,
        kinds: &mut Kinds,
        best: &mut [Option<(u32, usize)>; KINDS],
    ) {
        const MOST_WORDS: usize = 12;
        let near = &tokens[..tokens.len().min(MOST_WORDS)];
        let apostrophe = |at: usize| {
            near[at].is(Class::PUNCT)
                && (near[at].is_mark("'") || near[at].is_mark("’"))
                && near[at - 1].touches(&near[at])
        };
        let Some(mark) = (1..near.len()).find(|at| apostrophe(*at)) else { return };
        let mut bare = near.to_vec();
        bare.remove(mark);
        self.phrases.each(&bare, |used, place| {
            if used > mark {
                for (at, sense) in self.senses(*place, heads) {
                    best[sense.kind as usize] = Some((at, used + 1));
                    kinds.add(sense.kind);
                }
            }
        });
    }

    /// The longest name of the kind that starts at the first token and is written as the name is.
    pub(super) fn find(&self, kind: Kind, tokens: &[Token]) -> Option<Hit> {
        let mut names = Vec::new();
        let kinds = self.longest(tokens, &mut names);
        if kinds.has(kind) { names[kinds.before(kind)].hit() } else { None }
    }
}
