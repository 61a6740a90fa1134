//! Speakers that no list knows: whatever noun is the subject of `said` speaks.

use dateline_text::Class;

use super::noun;
use super::scene::Scene;
use super::subject::{Back, Speaker, past};
use crate::context::PAST;
use crate::lexicon::words::{any, word_set};
use crate::{Entity, SourceKind, Status};

impl Scene<'_> {
    /// `the juvenile`, `a grocer from the valley`, `several of the parents`: a noun phrase that fills `start..end`.
    pub(super) fn anyone(&self, start: usize, end: usize) -> Option<Speaker> {
        let (first, head) = self.noun_phrase(start, end)?;
        let before = first.checked_sub(1).map(|before| &self.tokens[before]);
        // `In his speech today the dean said`
        let behind_opening = self.tokens[start].is(Class::PREPOSITION)
            && self.tokens[first].is(Class::DETERMINER)
            && first > start + 1
            && !(start..first).any(|at| self.tokens[at].is(Class::AUXILIARY | Class::REPORTING))
            && before.is_some_and(|before| {
                before.is(Class::WORD | Class::DIGIT)
                    && !before.is(Class::PREPOSITION | Class::PRONOUN | Class::MODAL)
            });
        let opens = first == start
            || behind_opening
            || before.is_some_and(|before| {
                before.is(Class::PUNCT | Class::CONJUNCTION | Class::WEEKDAY | Class::REPORTING)
            });
        // A bare singular is no subject: `as police chief fire said`.
        let said = self.tokens[first].is(Class::DETERMINER
            .with(Class::NUMBER_WORD)
            .with(Class::VAGUE_NUMBER)
            .with(Class::DIGIT)
            .with(Class::CAPITAL))
            || (first..=head).any(|at| self.several(at))
            || (first..=head).any(|at| self.tokens[at].is(Class::POSSESSIVE));
        if !opens || !said {
            return None;
        }
        let span = self.tokens[head].span;
        // `the attack confirmed that`: a deed is no speaker.
        if self.tokens[head].is(Class::TRIGGER | Class::HARM) && !self.several(head) {
            return None;
        }
        let people = self.mentions.iter().find_map(|mention| match &mention.entity {
            Entity::People(people) if mention.span.contains(span) => Some(people),
            _ => None,
        });
        // `said three died`: a verb.
        let verb = head + 1 == end
            && (past(self.word(head)) || self.among(head, &PAST))
            && (head == first || !self.tokens[head - 1].is(Class::DETERMINER | Class::POSSESSIVE));
        if verb || self.is(head, any!["percent", "%"]) {
            return None;
        }
        // `the OHR said`: letters that stand for a body, told of before or behind.
        let letters = self.kind_of_name(head..head + 1);
        if people.is_none()
            && head + 1 == end
            && self.is(first, any!["the"])
            && first + 1 == head
            && letters == SourceKind::Official
            && self.actor(start, end).is_none()
        {
            return Some(Speaker {
                tokens: first..end,
                whole: first..end,
                kind: letters,
                named: true,
                plural: false,
                country: None,
                text: false,
                back: Some(Back::Name),
                rule: "name",
            });
        }
        let actor = || {
            let letters = || self.kind_of_name(head..head + 1);
            self.actor(start, end).map_or_else(letters, |actor| actor.kind)
        };
        let kind = people.map_or_else(actor, |people| match people.status {
            Status::Military => SourceKind::Military,
            Status::Police => SourceKind::Police,
            Status::ArmedGroup => SourceKind::ArmedGroup,
            Status::Civilian | Status::Unknown if people.traits.contains(&"health_worker") => {
                SourceKind::Medical
            }
            Status::Civilian | Status::Unknown => SourceKind::Witness,
        });
        Some(Speaker {
            tokens: first..end,
            whole: first..end,
            kind,
            named: false,
            plural: self.several(head) || people.is_some_and(|people| people.plural),
            country: None,
            text: false,
            back: None,
            rule: "subject",
        })
    }

    /// `Ann Hale of Harbor Springs`, `Sgt. Roe with HCSO`: a name, and where or whose somebody is.
    pub(super) fn of_somewhere(&self, start: usize, end: usize) -> Option<Speaker> {
        /// Tokens behind the name, at most.
        const LONGEST: usize = 7;
        let of = (start + 2..end).find(|at| self.is(*at, any!["of", "with", "from"]))?;
        let plain = (of + 1..end).all(|at| {
            let closed = Class::AUXILIARY | Class::MODAL | Class::PRONOUN | Class::REPORTING;
            !self.tokens[at].is(closed | Class::HARM | Class::PUNCT)
                || self.word(at) == "-"
                || self.initial(at)
        });
        let place = self.tokens.get(of + 1).is_some_and(|next| next.is(Class::CAPITAL));
        let short = of + 1 < end && end - of <= LONGEST;
        let mut name = if plain && place && short { self.proper(start, of, None) } else { None }?;
        if name.tokens.len() < 2 || name.tokens.start > start + 1 {
            return None;
        }
        name.tokens.end = end;
        name.whole.end = end;
        name.back = None;
        Some(name)
    }

    /// `the owner of the hospital`, `an adviser to the governor`: what stands before a known noun and its preposition is who speaks.
    pub(super) fn with_head(&self, speaker: Speaker, start: usize) -> Speaker {
        let Some(of) = speaker.tokens.start.checked_sub(1).filter(|of| *of > start) else {
            return speaker;
        };
        // What is given to them is none of theirs: `information sent to the police`.
        let to = self.is(of, any!["to"])
            && self.tokens[start].is(Class::DETERMINER)
            && !past(self.word(of - 1));
        if !to && !self.is(of, any!["of", "at", "for", "with", "from"]) {
            return speaker;
        }
        let Some((first, head)) = self.noun_phrase(start, of).filter(|(first, _)| *first == start)
        else {
            return speaker;
        };
        let tokens = first..speaker.tokens.end;
        let named = (first..=head).filter(|at| self.tokens[*at].is(Class::CAPITAL)).count() > 1;
        let plural = self.several(head);
        Speaker { whole: tokens.clone(), tokens, named, plural, text: false, back: None, ..speaker }
    }

    /// The noun phrase that ends right before `end`, phrases with prepositions in it taken along: its first token, and its head.
    fn noun_phrase(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let mut head = end.checked_sub(1).filter(|last| *last >= start)?;
        let mut first = self.phrase_start(head, start)?;
        for _ in 0..2 {
            if first <= start + 1
                || !self.among(
                    first - 1,
                    word_set!["of", "at", "for", "with", "from", "in", "on", "near"],
                )
            {
                break;
            }
            let Some(outer) = self.phrase_start(first - 2, start) else { break };
            (head, first) = (first - 2, outer);
        }
        Some((first, head))
    }

    /// The first token of the words that end with the noun at `head`.
    fn phrase_start(&self, head: usize, start: usize) -> Option<usize> {
        let closed = noun::CLOSED | Class::NEGATION | Class::HEDGE | Class::DETERMINER;
        let noun = &self.tokens[head];
        let few = noun.is(Class::VAGUE_NUMBER | Class::NUMBER_WORD);
        if !noun.is(Class::WORD) || noun.is(closed) && !few || self.adverb(head) {
            return None;
        }
        let mut first = head;
        while first > start && head - first < 6 {
            let token = &self.tokens[first - 1];
            if token.is(Class::DETERMINER) {
                return Some(first - 1);
            }
            let part = token.is(Class::WORD | Class::DIGIT | Class::POSSESSIVE)
                && !token.is(closed)
                || matches!(self.word(first - 1), "-" | "’" | "'" | ".")
                || self.of_several(first - 1);
            if !part {
                break;
            }
            first -= 1;
        }
        Some(first)
    }

    /// Whether the noun has the ending of a plural.
    fn several(&self, at: usize) -> bool {
        let word = self.word(at).to_ascii_lowercase();
        word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
            || matches!(word.as_str(), "people" | "men" | "women" | "children" | "few")
    }
}
