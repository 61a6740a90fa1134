//! Speakers of several kinds in one phrase, each of whom says the same: `the army and a rights group said`.

use std::ops::Range;

use dateline_text::Class;

use super::noun::{self, Naming};
use super::scene::Scene;
use super::subject::Speaker;
use super::verb::Found;
use crate::SourceKind;
use crate::lexicon::words::any;

impl Scene<'_> {
    /// Tells the speakers of the last saying apart, where `and` joins two of different kinds.
    pub(super) fn join(&self, found: &mut [Found], floor: usize) {
        let Some(found) = found.last_mut() else { return };
        let tokens = found.speaker.tokens.clone();
        let before = tokens.start.checked_sub(1).filter(|at| self.is(*at, any!["and"]));
        let within = || (tokens.start + 1..tokens.end).rev().find(|at| self.is(*at, any!["and"]));
        let Some(and) = before.filter(|and| *and > floor).or_else(within) else { return };
        if found.speaker.text || found.speaker.rule == "pronoun" {
            return;
        }
        let pair = if and < tokens.start {
            let start = (floor..and).rev().find(|at| self.stops(*at)).map_or(floor, |at| at + 1);
            self.whole(start..and).map(|first| (first, found.speaker.clone()))
        } else {
            let second = self.whole(and + 1..tokens.end);
            let second = second.filter(|second| self.begins_anew_at(and + 1, &tokens, second));
            self.whole(tokens.start..and).zip(second)
        };
        if let Some((mut first, second)) = pair.filter(|(one, other)| one.kind != other.kind) {
            let start = first.tokens.start;
            found.start = found.start.min(start.max(floor));
            first.whole = start.min(found.speaker.whole.start)..found.speaker.whole.end;
            found.speaker = first;
            found.with = Some(Box::new(second));
        }
    }

    /// Whether the second of two is no part of the first: `clerks at two shops and stations` are of both places.
    fn begins_anew_at(&self, at: usize, phrase: &Range<usize>, second: &Speaker) -> bool {
        let joined = (phrase.start..at).any(|at| self.tokens[at].is(Class::PREPOSITION));
        !joined
            || self.tokens[at].is(Class::DETERMINER | Class::CAPITAL)
            || matches!(
                second.kind,
                SourceKind::Police | SourceKind::Official | SourceKind::Witness
            )
    }

    /// The speaker whom all of the words name.
    fn whole(&self, words: Range<usize>) -> Option<Speaker> {
        // `both police and residents`
        let both = usize::from(self.is(words.start, any!["both"]));
        let words = words.start + both..words.end;
        let first = words.start;
        if words.is_empty() || self.tokens[first].is(Class::PREPOSITION) {
            return None;
        }
        let fills = |speaker: &Speaker| speaker.tokens == words;
        if let Some(noun) = noun::head(self, first, words.end) {
            // Of the people of a body there is an article, a number or an ending: no `health and police officials`.
            let told = noun.plural
                || noun.entry.form != Naming::Person
                || self.tokens[first].is(Class::DETERMINER | Class::CAPITAL);
            let speaker = self.nominal(&noun, first, words.end, None);
            return Some(speaker).filter(|speaker| told && fills(speaker));
        }
        self.actor(first, words.end).filter(fills)
    }
}
