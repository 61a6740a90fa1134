//! The sentence in which a speaker is looked for, and what its words are there.

use dateline_gazetteer::Gazetteer;
use dateline_text::{Class, Span, Token, WordSet};

use crate::lexicon::words::{any, is_among, spells_any, word_set};
use crate::lexicon::{Hit, Kind, Spots};
use crate::{Lexicon, Mention};

/// The sentence in which a speaker is looked for.
pub(super) struct Scene<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) mentions: &'a [Mention],
    pub(super) spots: &'a Spots<'a>,
    /// The place of the first token in the document.
    pub(super) first: usize,
    /// The places in the document at which somebody may be told to say something.
    pub(super) sayings: &'a [u32],
    pub(super) lexicon: &'a Lexicon,
    pub(super) gazetteer: &'a Gazetteer,
    /// The times of the document.
    pub(super) times: &'a [Span],
}

/// Adverbs that stand between a subject and its verb.
static ADVERBS: WordSet<21> = WordSet::new([
    "also",
    "later",
    "then",
    "only",
    "meanwhile",
    "earlier",
    "again",
    "since",
    "not",
    "today",
    "yesterday",
    "still",
    "already",
    "even",
    "further",
    "tonight",
    "just",
    "now",
    "always",
    "himself",
    "herself",
]);

/// Words that end the phrase of a speaker on either side.
static STOPS: WordSet<16> = WordSet::new([
    "that", "while", "but", "when", "because", "after", "although", "though", "whereas", "as",
    "if", "since", "which", "who", "where", "whether",
]);

impl Scene<'_> {
    /// The longest name of the kind that begins at the token and ends before token `end`.
    #[inline]
    pub(super) fn find(&self, kind: Kind, at: usize, end: usize) -> Option<Hit> {
        self.spots.find(kind, self.first + at, self.first + end).filter(|_| at < end)
    }

    /// The tokens at which somebody may be told to say something, in order.
    pub(super) fn sayings(&self) -> impl Iterator<Item = usize> {
        self.sayings.iter().map(|at| *at as usize - self.first)
    }

    /// The first time that begins within the span.
    pub(super) fn time_in(&self, span: Span) -> Option<Span> {
        let from = self.times.partition_point(|time| time.start < span.start);
        self.times.get(from).copied().filter(|time| time.start < span.end)
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// Whether the token is one of these words of [`any!`].
    #[inline]
    pub(super) fn is<const N: usize>(&self, at: usize, words: [u64; N]) -> bool {
        self.is_one_of(at, &words)
    }

    /// As [`is`](Self::is), of some words.
    #[inline]
    pub(super) fn is_one_of(&self, at: usize, words: &[u64]) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| words.contains(&token.hash) && !token.is(Class::SPELLED))
    }

    /// Whether the token is one of these words, which may hold marks: `we've`.
    pub(super) fn spells(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.get(at).is_some_and(|token| spells_any(token, self.text, words))
    }

    /// As [`is`](Self::is), of a set.
    #[inline]
    pub(super) fn among<const N: usize>(&self, at: usize, words: &WordSet<N>) -> bool {
        self.tokens.get(at).is_some_and(|token| is_among(token, words))
    }

    pub(super) fn stops(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.is(Class::QUOTE) && !self.of_several(at)
            || token.is(Class::PUNCT)
                && matches!(
                    self.word(at),
                    "," | ";" | ":" | "." | "(" | "—" | "–" | "?" | "!" | "[" | "]"
                )
                && !self.initial(at)
            || self.among(at, &STOPS) && !self.world_health(at) && !self.that_one(at)
    }

    /// The mark of `the boys' father`.
    pub(super) fn of_several(&self, at: usize) -> bool {
        let Some([word, mark, next]) = at.checked_sub(1).and_then(|at| self.tokens.get(at..at + 3))
        else {
            return false;
        };
        matches!(self.word(at), "'" | "’")
            && word.touches(mark)
            && !mark.touches(next)
            && next.is(Class::WORD)
            && !next.is(Class::REPORTING | Class::AUXILIARY)
            && self.word(at - 1).ends_with(['s', 'S'])
    }

    /// `members of that party`: no clause begins.
    fn that_one(&self, at: usize) -> bool {
        at > 0
            && self.is(at, any!["that"])
            && self.is(at - 1, any!["to", "of", "by", "from", "with"])
    }

    /// `the WHO`, but not `THE MAN WHO`
    pub(super) fn world_health(&self, at: usize) -> bool {
        self.word(at) == "WHO" && at > 0 && self.is(at - 1, any!["the"])
    }

    /// `IS claimed`, but not `THE ROAD IS CUT`
    pub(super) fn islamic_state(&self, at: usize) -> bool {
        let loud = |at: usize| self.tokens.get(at).is_some_and(|token| token.is(Class::UPPER));
        self.word(at) == "IS" && !loud(at + 1) && !at.checked_sub(1).is_some_and(loud)
    }

    /// The point of `John F. Kennedy` or `Gen. Mark`.
    pub(super) fn initial(&self, at: usize) -> bool {
        at > 0
            && self.word(at) == "."
            && self.tokens.get(at + 1).is_some_and(|next| next.is(Class::CAPITAL))
            && (self.tokens[at - 1].span.len() == 1 || self.tokens[at - 1].is(Class::TITLE))
            || self.abbreviates(at)
    }

    /// The point of `Harbor Inc. said`, `St. Mary's`.
    pub(super) fn abbreviates(&self, at: usize) -> bool {
        at > 0
            && self.word(at) == "."
            && self.tokens[at - 1].is(Class::CAPITAL)
            && (self.among(
                at - 1,
                word_set![
                    "inc", "corp", "co", "ltd", "bros", "st", "mt", "ft", "dept", "det", "lt",
                    "jr", "sr", "brig", "maj", "cmdr", "cdr", "insp", "supt", "adm"
                ],
            ) || self.spells(at - 1, &["u.s", "d.c"]))
    }

    /// Whether the word is surely a verb of a sentence.
    pub(super) fn finite(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.is(Class::AUXILIARY | Class::MODAL)
            || token.is(Class::HARM | Class::TRIGGER)
                && self.word(at).to_ascii_lowercase().ends_with("ed")
    }

    /// Adverbs and auxiliaries between a subject and its verb.
    pub(super) fn light(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let weekday_next = self.tokens.get(at + 1).is_some_and(|next| next.is(Class::WEEKDAY));
        token.is(Class::AUXILIARY | Class::MODAL | Class::WEEKDAY) && !self.islamic_state(at)
            || self.adverb(at)
            || self.is(at, any!["on"]) && weekday_next
    }

    /// An adverb that may stand between a subject and its verb, or a helper and its participle.
    pub(super) fn adverb(&self, at: usize) -> bool {
        self.among(at, &ADVERBS) || self.manner(at)
    }

    /// An adverb by its ending.
    pub(super) fn manner(&self, at: usize) -> bool {
        let word = self.word(at);
        // `Kelly said`
        let name = self
            .tokens
            .get(at)
            .is_some_and(|token| token.is(Class::CAPITAL) && !token.is(Class::UPPER) && at > 0);
        word.len() > 4
            && !name
            && (word.ends_with("ly") || word.ends_with("LY"))
            && !self.is(at, any!["assembly", "family", "supply", "italy"])
    }
}
