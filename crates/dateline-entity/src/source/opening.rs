//! Subjects that stand far before their verb: they open the sentence or its last clause.

use dateline_text::Class;

use super::noun;
use super::scene::Scene;
use super::subject::{Back, REACH, Speaker, past};
use crate::context::PAST;
use crate::lexicon::any;

impl Scene<'_> {
    /// The subject that opens the sentence, before token `end`: a source or an actor, an article before it at most.
    pub(super) fn opening(&self, end: usize) -> Option<Speaker> {
        let start = usize::from(self.tokens.first().is_some_and(|token| token.is(Class::QUOTE)));
        self.opening_from(start, end)
    }

    /// The subject of the last clause before token `end`: `Last month, his mother called and said`.
    pub(super) fn clause_opening(&self, end: usize) -> Option<Speaker> {
        let comma = (end.saturating_sub(REACH)..end).rev().find(|at| self.stops(*at))?;
        if self.word(comma) == "," { self.opening_from(comma + 1, end) } else { None }
    }

    fn opening_from(&self, start: usize, end: usize) -> Option<Speaker> {
        let limit =
            (start..end.min(start + 8)).find(|at| self.stops(*at)).unwrap_or(end.min(start + 8));
        // `The country's top prosecutor, Ann Hale, met her and said`, but not `The boy met the officer and said`.
        let near = |noun: &noun::Noun| {
            let verb = |at: usize| self.acts(at) || self.among(at, &PAST);
            noun.start <= start + 3 || noun.start == start + 4 && !(start..noun.start).any(verb)
        };
        if let Some(noun) = noun::head(self, start, limit).filter(near) {
            return (start..noun.start)
                .all(|at| !self.tokens[at].is(Class::PREPOSITION | Class::AUXILIARY))
                .then(|| self.nominal(&noun, start, noun.end, None));
        }
        if let Some(actor) = self.actor(start, limit) {
            return (actor.tokens.start <= start + 1).then_some(actor);
        }
        // `She lives nearby and said`
        if self.is(start, any!["he", "she", "they", "it"]) && end > start + 1 {
            return self.pronoun(start, start + 1);
        }
        // `Harbor had turned down the offer`, `Ann Hale lives nearby`; in capitals every word looks like a part of a name.
        let loud = (start..limit)
            .all(|at| !self.tokens[at].is(Class::WORD) || self.tokens[at].is(Class::UPPER));
        let verb = |at: usize| {
            self.tokens[at].is(Class::AUXILIARY | Class::MODAL)
                || self.tokens[at].is(Class::WORD) && past(self.word(at))
        };
        let capital = |at: &usize| {
            let token = &self.tokens[*at];
            (token.is(Class::CAPITAL) || self.initial(*at))
                && !(loud && verb(*at) || token.is(Class::NUMBER_WORD) || self.adverb(*at))
        };
        let mut name = (start..limit).take_while(capital).count();
        // `Hale later would not comment but said`
        let light = (start + name..limit).take_while(|at| self.adverb(*at)).count();
        let next = self.tokens.get(start + name + light)?;
        let closed = Class::PREPOSITION
            | Class::CONJUNCTION
            | Class::DETERMINER
            | Class::PRONOUN
            | Class::REPORTING
            | Class::PUNCT;
        let goes_on = start + name + light < limit
            && (verb(start + name + light)
                || name > 1 && !loud && next.is(Class::WORD) && !next.is(closed)
                || name > 0 && loud && self.adverb(start + name));
        // `Harbor Inc.`
        name -= usize::from(name > 0 && self.word(start + name - 1) == ".");
        let named =
            if name == 0 || !goes_on { None } else { self.proper(start, start + name, None) };
        // `The raiders locked the gate and said`
        named.or_else(|| {
            let article = self.tokens.get(start).is_some_and(|first| first.is(Class::DETERMINER));
            let verb = (start + 2..limit).find(|at| verb(*at)).filter(|_| article)?;
            self.anyone(start, verb)
        })
    }

    /// `A man who works at a store on Hale Rd. said`: what opens the sentence, and a clause that tells of it up to the verb.
    pub(super) fn told_of(&self, verb: usize) -> Option<Speaker> {
        /// Tokens before `who`, at most.
        const FAR: usize = 8;
        let who = (1..verb.min(FAR)).find(|at| self.spells(*at, &["who", "who's", "who’s"]))?;
        let own = self.tokens[verb - 1].is(Class::PRONOUN | Class::MODAL)
            || self.is(verb - 1, any!["to"]);
        let plain = !own && (who + 1..verb).all(|at| !self.tokens[at].is(Class::REPORTING));
        let end = who - usize::from(self.word(who - 1) == ",");
        let mut speaker = self
            .phrase(0, end, None, true)
            .filter(|found| plain && found.tokens.end == end && found.tokens.start < 2)?;
        speaker.back = speaker.back.filter(|back| *back == Back::Name);
        speaker.whole = 0..verb;
        Some(speaker)
    }
}
