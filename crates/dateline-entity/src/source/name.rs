//! Names of speakers and nothing that tells whose: `Teague said`, `HCPD said`.

use std::ops::Range;

use dateline_text::{Class, Token};

use super::noun::{self, Noun};
use super::scene::Scene;
use super::subject::{Back, Speaker};
use crate::SourceKind;
use crate::context::{RANKS, TAILS};
use crate::lexicon::words::{any, word_set};

/// The bits of classes that tell more of a word than its shape and where it stands.
const LANGUAGE: u64 = u64::MAX << Class::NUMBER_WORD.0.trailing_zeros() & !Class::LINE_START.0;

impl Scene<'_> {
    /// A name in marks that opens the sentence: `"Teague" said that`.
    pub(super) fn quoted_name(&self, end: usize, verb: usize) -> Option<Speaker> {
        let close = end.checked_sub(1).filter(|at| self.tokens[*at].is(Class::QUOTE))?;
        let that = self.is(verb + 1, any!["that"]);
        let short = (2..=4).contains(&close) && self.tokens[0].is(Class::QUOTE);
        let capital = (1..close).all(|at| self.tokens[at].is(Class::CAPITAL));
        let name = if that && short && capital { self.proper(1, close, None) } else { None }?;
        Some(Speaker { whole: 0..verb, ..name })
    }

    /// A name in marks behind an article or a noun: `the "Dawn Front" announced`, `the armed group "Dawn Front" said`.
    pub(super) fn named_in_marks(&self, end: usize, verb: usize) -> Option<Speaker> {
        /// Tokens of the name, at most, and of the noun before it.
        const LONGEST: (usize, usize) = (6, 8);
        let close = end.checked_sub(1).filter(|at| self.tokens[*at].is(Class::QUOTE))?;
        let open = (close.saturating_sub(LONGEST.0 + 1)..close)
            .rev()
            .find(|at| self.tokens[*at].is(Class::QUOTE))
            .filter(|open| *open > 0 && *open + 1 < close)?;
        let capital = (open + 1..close).all(|at| {
            self.tokens[at].is(Class::CAPITAL | Class::DIGIT)
                || self.tokens[at].is(Class::PREPOSITION | Class::DETERMINER)
        });
        let from = open.saturating_sub(LONGEST.1);
        let noun = noun::head(self, from, open).filter(|noun| noun.end == open);
        let article = self.is(open - 1, any!["the", "an", "a"]);
        if !capital || !article && noun.is_none() || self.tokens[open + 1].is(Class::DETERMINER) {
            return None;
        }
        let start = noun.map_or(open - 1, |noun| self.start_of(noun.start, from));
        let actor = self.actor(open + 1, close).map(|actor| actor.kind);
        let kind = actor.or(noun.map(|noun| noun.kind)).unwrap_or(SourceKind::Person);
        Some(Speaker {
            tokens: start..end,
            whole: start..verb,
            kind,
            named: true,
            plural: false,
            country: None,
            text: false,
            back: None,
            rule: noun.map_or("name", |noun| noun.entry.rule),
        })
    }

    /// A name and nothing that tells whose: `Teague said`, `X, a spokesman for the army, said`.
    pub(super) fn proper(&self, start: usize, end: usize, told: Option<Noun>) -> Option<Speaker> {
        // `Ann Hale Jr. said`
        let point = end > start + 1 && self.abbreviates(end - 1);
        let mut first = end - usize::from(point);
        while first > start {
            let token = &self.tokens[first - 1];
            let fits = token.is(Class::CAPITAL)
                && !self.manner(first - 1)
                && !token.is(Class::PRONOUN
                    .with(Class::AUXILIARY)
                    .with(Class::MODAL)
                    .with(Class::REPORTING)
                    .with(Class::HEDGE)
                    .with(Class::NEGATION)
                    .with(Class::MONTH)
                    .with(Class::WEEKDAY)
                    .with(Class::CONJUNCTION)
                    .with(Class::PREPOSITION)
                    .with(Class::DETERMINER))
                || first < end
                    && (matches!(self.word(first - 1), "-" | "’" | "'")
                        || self.initial(first - 1)
                        || crate::place::particle(token, self.text)
                        || token.is(Class::TITLE));
            if !fits {
                break;
            }
            first -= 1;
        }
        while first < end && !self.tokens[first].is(Class::CAPITAL | Class::TITLE) {
            first += 1;
        }
        let words = (first..end).filter(|i| self.tokens[*i].is(Class::WORD)).count();
        let closed = Class::PREPOSITION | Class::PRONOUN | Class::AUXILIARY | Class::MODAL;
        let clean = first == start
            || self.tokens[first - 1]
                .is(Class::CONJUNCTION | Class::DETERMINER | Class::PUNCT | Class::POSSESSIVE)
            || first == start + 1
            // `library staffer Ann Hale`, `62-year-old Ann Hale`
            || (words > 1 || self.is(first - 1, any!["old"]))
                && self.tokens[first - 1].is(Class::WORD)
                && !self.tokens[first - 1].is(closed);
        let loud = self.tokens[first..end].iter().any(|t| t.is(Class::UPPER) && t.span.len() > 3);
        // In a text all in capitals one word is a name where nothing stands before it and no stage knows it.
        let names = Class::GIVEN_NAME.with(Class::PLACE_ANSWER).with(Class::OTHER_SENSE).0;
        let unknown = first == start
            && self.tokens[first..end].iter().all(|t| t.class.0 & !names & LANGUAGE == 0);
        // Nor is a name made of words that stages know otherwise, but for a title before it.
        let common = |t: &Token| {
            let known =
                names | Class::LEXICON_HEAD.with(Class::ENTITY_HEADS).with(Class::DEMONYM).0;
            t.is(Class::WORD) && t.class.0 & !known & LANGUAGE != 0
        };
        let common = self.tokens[first..end]
            .iter()
            .any(|t| common(t) && !t.is(Class::TITLE) && !crate::place::particle(t, self.text));
        let vague = words == 1
            && self.among(
                first,
                word_set!["others", "many", "some", "several", "both", "most", "few"],
            );
        if words == 0
            || vague
            || words > 7
            || !clean
            || loud && words > 1 && common
            || loud && words < 2 && !unknown
            // `the members of that political party`, in capitals
            || loud && first > start + 1 && self.tokens[first - 1].is(Class::DETERMINER)
            // `the club's Gazette` is no person's name.
            || words < 2 && first > start && self.tokens[first - 1].is(Class::POSSESSIVE)
            || self.tokens[first].is(Class::WEEKDAY)
        {
            return None;
        }
        let kind = told.map_or_else(|| self.kind_of_name(first..end), |noun| noun.kind);
        let back = told.is_none().then_some(Back::Name);
        Some(Speaker {
            tokens: first..end,
            whole: first..end,
            kind,
            named: true,
            plural: false,
            // `Jordan Hale` comes from nowhere.
            country: None,
            text: false,
            back,
            rule: told.map_or("name", |noun| noun.entry.rule),
        })
    }

    /// What kind of source a name is by its own words: a rank before it, the noun that ends it, or the letters that stand for
    /// a body.
    pub(super) fn kind_of_name(&self, name: Range<usize>) -> SourceKind {
        if name.len() > 1 {
            let told = |at: usize, known: &[(u64, SourceKind)]| {
                let hash = self.tokens[at].hash;
                known.iter().find(|(word, _)| *word == hash).map(|(_, kind)| *kind)
            };
            // `Lt. Gen. Hale`
            let mut ranks = name.clone().take_while(|at| {
                self.tokens[*at].is(Class::TITLE) || self.initial(*at) || *at == name.start
            });
            return ranks
                .find_map(|at| told(at, RANKS))
                .or_else(|| told(name.end - 1, TAILS))
                .unwrap_or(SourceKind::Person);
        }
        let word = self.word(name.start);
        let letters = (2..=6).contains(&word.len())
            && word.bytes().all(|letter| letter.is_ascii_uppercase() || letter == b'-');
        let loud = || !self.tokens.iter().any(|token| token.is(Class::WORD) && lower(self, token));
        if !letters || loud() {
            return SourceKind::Person;
        }
        match word.as_bytes() {
            // Stations of America begin with one of two letters.
            [b'K' | b'W', _, _] | [b'K' | b'W', _, _, _] | [.., b'T', b'V'] => SourceKind::Outlet,
            [.., b'P', b'D'] | [_, .., b'S', b'O'] => SourceKind::Police,
            _ => SourceKind::Official,
        }
    }
}

fn lower(scene: &Scene<'_>, token: &Token) -> bool {
    token.span.of(scene.text).bytes().all(|letter| letter.is_ascii_lowercase())
}
