//! The entity lexicon: what the news calls actors, weapons, targets and people.
//!
//! Knowledge is in `data/*.toml`, compiled by `build.rs`; the grammar around it is in [`phrase`], [`nation`] and the module of each kind.
//! A reader enters only at tokens that begin a phrase of the lexicon.

pub(crate) mod nation;
pub(crate) mod phrase;

#[cfg(test)]
mod examples;

use std::cell::OnceCell;
use std::sync::LazyLock;

use dateline_document::Document;
use dateline_text::{Class, Phrases, Sentence, Token, Vocabulary};

use crate::{ActorKind, Status};

pub(crate) use crate::actor::actors;
pub(crate) use crate::people::people;
pub(crate) use crate::target::targets;
pub(crate) use crate::weapon::weapons;

/// How a form of a name is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// One of it.
    Singular,
    /// Several.
    Plural,
    /// Either number, or without one.
    Both,
    /// A name that is also something else, read only where the text supports it (`IS`).
    Short,
    /// The name of a state.
    Name,
    /// The adjective of a state, or a noun for its people.
    Adjective,
    /// A seat of government that stands for it (`Tehran`).
    Seat,
}

/// A name of the lexicon. Without an entry it only keeps shorter names from being read in it (`fuel tank`).
pub(crate) struct Name {
    pub(crate) text: &'static str,
    pub(crate) entry: Option<usize>,
    pub(crate) form: Form,
    /// The words that must be capitalised, as bits from the first word on.
    pub(crate) capital: u16,
    /// The words that are acronyms, and must be upper case.
    pub(crate) acronym: u16,
}

pub(crate) struct ActorEntry {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) kind: ActorKind,
    pub(crate) country: Option<&'static str>,
    pub(crate) parent: Option<&'static str>,
    #[expect(dead_code, reason = "merging will ask for the members of an umbrella")]
    pub(crate) members: &'static [&'static str],
    pub(crate) rule: &'static str,
}

/// What must stand before a noun for those who fight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needs {
    /// The noun says enough: `gunmen`.
    Nothing,
    /// A nation or an article: `Israeli forces`, `the military`.
    Nation,
    /// A backer or a pointing word: `Iran-backed groups`, `those groups`.
    Backer,
    /// Capitalised words: `the Dawn Brigade`.
    Name,
}

pub(crate) struct ForceEntry {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) kind: ActorKind,
    pub(crate) people: bool,
    pub(crate) needs: Needs,
    pub(crate) rule: &'static str,
}

pub(crate) struct PeopleEntry {
    pub(crate) status: Status,
    pub(crate) traits: &'static [&'static str],
    pub(crate) armed: bool,
    pub(crate) speaker: bool,
    pub(crate) rule: &'static str,
}

pub(crate) struct StateEntry {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) adjective: &'static str,
}

pub(crate) struct TargetEntry {
    pub(crate) id: &'static str,
    pub(crate) rule: &'static str,
}

pub(crate) struct WeaponEntry {
    pub(crate) id: &'static str,
    pub(crate) class: &'static str,
    pub(crate) rule: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// The names of one kind, for lookup.
pub(crate) struct Table {
    phrases: Phrases<&'static Name>,
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
    fn new(names: &'static [Name]) -> Self {
        let mut table = Self {
            phrases: Phrases::default(),
            heads: Box::new([0; HEAD_WORDS]),
            apostrophes: Box::new([0; HEAD_WORDS]),
        };
        for name in names {
            table.phrases.add(name.text, name);
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
    fn longest(&self, tokens: &[Token]) -> Option<(usize, &'static Name)> {
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
            return Some(Hit { used, entry: name.entry, form: name.form });
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
        written.then_some(Hit { used, entry: name.entry, form: name.form })
    }
}

pub(crate) static ACTOR_TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(ACTORS_NAMES));
pub(crate) static FORCE_TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(FORCES_NAMES));
pub(crate) static PEOPLE_TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(PEOPLE_NAMES));
pub(crate) static STATE_TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(STATES_NAMES));
pub(crate) static TARGET_TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(TARGETS_NAMES));
pub(crate) static WEAPON_TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(WEAPONS_NAMES));

/// Adds the first words of all phrases of the lexicon, for the class bit at which its readers are entered.
pub(crate) fn vocabulary(v: &mut Vocabulary) {
    for names in
        [ACTORS_NAMES, FORCES_NAMES, PEOPLE_NAMES, STATES_NAMES, TARGETS_NAMES, WEAPONS_NAMES]
    {
        for hash in names.iter().filter_map(|name| Phrases::<()>::head(name.text)) {
            v.add_hash(hash, Class::LEXICON_HEAD);
        }
    }
    for name in STATES_NAMES.iter().filter(|name| name.form == Form::Adjective) {
        // `Palestinians`, `South Sudanese`
        v.add(&format!("{}s", name.text), Class::LEXICON_HEAD);
    }
    for word in phrase::HEADS {
        v.add(word, Class::LEXICON_HEAD);
    }
}

/// The words of one sentence, for the readers of the lexicon.
#[derive(Clone, Copy)]
pub(crate) struct Words<'d> {
    pub(crate) text: &'d str,
    pub(crate) tokens: &'d [Token],
    /// Whether all of it is in capitals, so that case tells nothing.
    pub(crate) shouting: bool,
    /// Whether most of it is capitalised, as headlines are, so that a capital tells no name.
    titled: bool,
}

impl<'d> Words<'d> {
    pub(crate) fn new(document: &'d Document<'_>, sentence: &Sentence) -> Self {
        let tokens = document.tokens_of(sentence);
        let (mut words, mut upper, mut capital) = (0_usize, 0_usize, 0_usize);
        // The first words tell.
        for token in tokens.iter().take(60) {
            if token.is(Class::WORD) && token.span.len() > 2 {
                words += 1;
                upper += usize::from(token.is(Class::UPPER));
                capital += usize::from(token.is(Class::CAPITAL));
            }
        }
        Self {
            text: document.text,
            tokens,
            shouting: words > 3 && upper * 5 > words * 4,
            titled: words > 4 && capital * 4 > words * 3,
        }
    }

    /// The text of a token; empty past the end.
    pub(crate) fn text(&self, at: usize) -> &'d str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// Whether the token is this word, in any case.
    pub(crate) fn is(&self, at: usize, word: &str) -> bool {
        self.text(at).eq_ignore_ascii_case(word)
    }

    /// Whether the token is one of these words.
    pub(crate) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(at, word))
    }

    /// Whether the token has one of the classes.
    pub(crate) fn has(&self, at: usize, class: Class) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(class))
    }

    /// Whether a hyphen at `at` joins the words on both sides.
    pub(crate) fn joins(&self, at: usize) -> bool {
        let Some(mark) = self.tokens.get(at) else { return false };
        let hyphen = ["-", "–", "‑", "‐"].iter().any(|dash| mark.is_mark(dash));
        hyphen
            && at > 0
            && self.tokens[at - 1].touches(mark)
            && self.tokens.get(at + 1).is_some_and(|next| mark.touches(next))
    }

    /// Whether the token is capitalised where that tells a name.
    pub(crate) fn proper(&self, at: usize) -> bool {
        !self.shouting && !self.titled && at > 0 && self.has(at, Class::CAPITAL)
    }
}

/// Words that a grammar asks for, by their hashes; for lists too long to compare with one by one.
pub(crate) struct WordList(LazyLock<Vocabulary>);

impl WordList {
    /// A list from the function that gives its words, separated by spaces.
    pub(crate) const fn new(fill: fn() -> Vocabulary) -> Self {
        Self(LazyLock::new(fill))
    }

    pub(crate) fn has(&self, words: &Words<'_>, at: usize) -> bool {
        words.tokens.get(at).is_some_and(|token| self.0.class(token.hash) != Class::NONE)
    }
}

/// Makes a [`WordList`] of a text of words.
macro_rules! word_list {
    ($words:expr) => {
        $crate::lexicon::WordList::new(|| {
            let mut list = dateline_text::Vocabulary::default();
            $words
                .split_whitespace()
                .for_each(|word: &str| list.add(word, dateline_text::Class::WORD));
            list
        })
    };
}
pub(crate) use word_list;

/// One sentence in its document, with what its readers ask about the document more than once.
pub(crate) struct Scene<'d> {
    pub(crate) doc: &'d Document<'d>,
    pub(crate) words: Words<'d>,
    /// The last group with a backer in the sentences before, once asked for.
    pub(crate) antecedent: OnceCell<Option<crate::Actor>>,
    /// Whether the story is about Iraq or Syria, once asked for.
    pub(crate) coalition_country: OnceCell<bool>,
}

impl<'d> Scene<'d> {
    pub(crate) fn new(doc: &'d Document<'_>, sentence: &Sentence) -> Self {
        Self {
            doc,
            words: Words::new(doc, sentence),
            antecedent: OnceCell::new(),
            coalition_country: OnceCell::new(),
        }
    }
}
