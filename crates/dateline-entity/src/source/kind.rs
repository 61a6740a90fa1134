//! For whom a speaker speaks: `a spokesman for the army`, `the Dawn Brigade's spokesman`.

use std::ops::Range;

use dateline_text::{Class, WordSet};

use super::noun::{self, Naming, Noun};
use super::scene::Scene;
use crate::context::AREAS;
use crate::lexicon::words::{any, word_set};
use crate::{ActorKind, Entity, Mention, SourceKind};

/// What kind of source an actor is that speaks.
pub(super) fn source_kind(actor: ActorKind) -> SourceKind {
    match actor {
        ActorKind::State => SourceKind::Government,
        ActorKind::StateForce | ActorKind::Coalition => SourceKind::Military,
        ActorKind::Police => SourceKind::Police,
        ActorKind::ArmedGroup
        | ActorKind::Umbrella
        | ActorKind::CriminalGroup
        | ActorKind::Unidentified => SourceKind::ArmedGroup,
        ActorKind::Other => SourceKind::Official,
    }
}

/// What joins an office to its body.
static JOINS: WordSet<9> =
    WordSet::new(["of", "for", "at", "in", "with", "from", "on", "near", "to"]);

impl Scene<'_> {
    /// The kind of those for whom the noun stands: `a spokesman for the army`, `the Dawn Brigade's spokesman`; and
    /// of a body with the name of an actor, whatever its noun is elsewhere (`the Dawn Army`).
    pub(super) fn stands_for(&self, noun: &Noun, start: usize, end: usize) -> Option<SourceKind> {
        if noun.entry.form == Naming::Body {
            // `the hill group Dawn Army`
            let last = noun.end - 1;
            let owner =
                || self.owner(start, noun.start).filter(|_| noun.kind == SourceKind::Official);
            let named = self
                .named_actor(noun.start..noun.end)
                .or_else(|| self.named_actor(last..noun.end))
                .or_else(owner)?;
            return match named {
                SourceKind::ArmedGroup => Some(named),
                SourceKind::Military if noun.kind == SourceKind::Official => Some(named),
                _ => None,
            };
        }
        // `Representative Hale` sits in a parliament.
        let capital = |at: usize| self.tokens.get(at).is_some_and(|token| token.is(Class::CAPITAL));
        if noun.entry.rule == "sources/representative"
            && capital(noun.start)
            && start == noun.start
            && end > noun.end
            && capital(noun.end)
        {
            return Some(SourceKind::Government);
        }
        // `reports from the army`: somebody's, though those of nobody told are of the press.
        let texts = noun.entry.form == Naming::Text && noun.kind == SourceKind::Outlet;
        let general = noun.entry.office || texts || noun.kind == SourceKind::Official;
        // `the Dawn Brigade's military spokesman`
        if !general && noun.kind != SourceKind::Military {
            return None;
        }
        if let Some(of) = self.preposition_of(noun, end) {
            let body = self.of_complement(noun, of, end);
            // `the military spokesman for the rebels`
            let rebel = body == Some(SourceKind::ArmedGroup);
            return body.filter(|_| general || rebel);
        }
        // `an official Harbor News Agency statement`
        if general && end > noun.end && !self.tokens[noun.end].is(Class::PUNCT | Class::POSSESSIVE)
        {
            let body = noun::head(self, noun.end + 1, end)
                .filter(|whose| matches!(whose.entry.form, Naming::Body | Naming::Name));
            // `the Dawn Brigade's spokesman Ann Hale`: what follows may be a name.
            if let Some(whose) = body {
                return Some(whose.kind);
            }
        }
        self.owner(start, noun.start)
    }

    /// The group whose the noun behind it is: `the Dawn Brigade's spokesman`, `the front's central command`.
    fn owner(&self, start: usize, noun: usize) -> Option<SourceKind> {
        (start..noun)
            .find(|at| {
                let next = at + 1;
                self.tokens.get(next).is_some_and(|token| token.is(Class::POSSESSIVE))
                    || next == noun
            })
            .and_then(|at| self.named_actor(at..at + 1))
            .filter(|kind| *kind == SourceKind::ArmedGroup)
    }

    /// The preposition that joins an office or a text to its body: `a spokesman for the army`, `a report made today by the army`,
    /// `a source close to the front`.
    fn preposition_of(&self, noun: &Noun, end: usize) -> Option<usize> {
        let by = self.agent_of(noun, end);
        let close = self.is(noun.end, any!["close"]) && self.is(noun.end + 1, any!["to"]);
        let of = by.unwrap_or(noun.end + usize::from(close));
        let made = noun.entry.form == Naming::Text && self.is(of, any!["by", "from"]);
        (of < end && (made || self.among(of, &JOINS))).then_some(of)
    }

    /// The kind of the body that the preposition at `of` joins to an office.
    fn of_complement(&self, noun: &Noun, of: usize, end: usize) -> Option<SourceKind> {
        let whose = noun::head(self, of + 1, end);
        // `a spokesman for the police chief`
        let holder = whose.as_ref().filter(|whose| {
            let none = [SourceKind::Person, SourceKind::Witness, SourceKind::Official];
            whose.entry.form == Naming::Person && !none.contains(&whose.kind)
        });
        if let Some(holder) = holder {
            return Some(holder.kind);
        }
        let body = whose.filter(|whose| matches!(whose.entry.form, Naming::Body | Naming::Name));
        if let Some(kind) = body.and_then(|whose| self.armed_of(&whose, end)) {
            return Some(kind);
        }
        if let Some(whose) = body {
            // `of the task force of the army`
            let larger = self
                .is(whose.end, any!["of"])
                .then(|| noun::head(self, whose.end + 1, end))
                .flatten()
                .filter(|larger| {
                    larger.entry.form == Naming::Body
                        && larger.start <= whose.end + 3
                        && matches!(larger.kind, SourceKind::Military | SourceKind::Police)
                });
            return Some(larger.map_or_else(
                || self.stands_for(&whose, of + 1, end).unwrap_or(whose.kind),
                |larger| larger.kind,
            ));
        }
        let first = of + 1 + usize::from(self.is(of + 1, any!["the", "a", "an"]));
        let near = noun.kind == SourceKind::Person
            || self.among(of, word_set!["of", "for", "with", "to", "by", "from"]);
        let named = || {
            let mut words = (first..end)
                .take_while(|at| *at == first || !self.tokens[*at].is(Class::PREPOSITION));
            words.find_map(|at| self.named_actor(at..at + 1))
        };
        let named = if near { named() } else { None };
        // `the editor of the Harbor Gazette`
        let name =
            first..(first..end).find(|at| !self.tokens[*at].is(Class::CAPITAL)).unwrap_or(end);
        let body = || {
            let kind = if name.len() > 1 { self.kind_of_name(name) } else { SourceKind::Person };
            (kind != SourceKind::Person).then_some(kind)
        };
        named.or_else(body).or_else(|| self.of_area(noun, of, end))
    }

    /// What is armed of a body: `the government's forces`, `the state's anti-gang operations`.
    fn armed_of(&self, whose: &Noun, end: usize) -> Option<SourceKind> {
        let its = self.tokens.get(whose.end)?.is(Class::POSSESSIVE);
        let mut words = whose.end + 1..end.min(whose.end + 5);
        if !its || whose.kind != SourceKind::Government {
            return None;
        }
        words.find_map(|at| {
            if self.is(at, any!["forces", "troops"]) {
                return Some(SourceKind::Military);
            }
            let against = self.is(at, any!["anti", "counter", "counterterrorism"]);
            against.then_some(SourceKind::Security)
        })
    }

    /// `the head of the district`, but `the president of the club`: who governs an area, and whose office no government has.
    fn of_area(&self, noun: &Noun, of: usize, end: usize) -> Option<SourceKind> {
        if !self.is(of, any!["of"]) || noun.entry.form != Naming::Person {
            return None;
        }
        let first = of + 1 + usize::from(self.is(of + 1, any!["the", "a", "an", "this", "our"]));
        let head = (first..end).take_while(|at| self.tokens[*at].is(Class::WORD));
        let mut words = head.take_while(|at| !self.tokens[*at].is(Class::PREPOSITION));
        if words.clone().any(|at| self.among(at, &AREAS)) {
            return matches!(noun.kind, SourceKind::Person | SourceKind::Government)
                .then_some(SourceKind::Government);
        }
        let place = self.tokens.get(first).is_some_and(|first| {
            self.mentions.iter().any(|mention| mention.span.contains(first.span))
        });
        // `the chairman of Agatu`
        let chair = word_set!["chairman", "chairwoman", "chairperson", "head"];
        if place && noun.kind == SourceKind::Person && self.among(noun.end - 1, chair) {
            return self.is_place(first..end).then_some(SourceKind::Government);
        }
        let body = words.next().is_some() && !place && self.country_at(first).is_none();
        (body && noun.kind == SourceKind::Government).then_some(SourceKind::Person)
    }

    /// Whether the tokens up to the next mark are the name of a place and nothing else.
    fn is_place(&self, tokens: Range<usize>) -> bool {
        let last = tokens.clone().take_while(|at| !self.stops(*at)).last();
        last.is_some_and(|last| {
            let words = self.tokens[tokens.start].span.join(self.tokens[last].span);
            let place = |mention: &Mention| matches!(mention.entity, Entity::Place(_));
            self.mentions.iter().any(|mention| place(mention) && mention.span.contains(words))
        })
    }

    /// The kind as a source of the actor with an id that these tokens name.
    pub(super) fn known_actor(&self, tokens: &Range<usize>) -> Option<SourceKind> {
        let range = self.tokens.get(tokens.start)?.span.join(self.tokens.get(tokens.end - 1)?.span);
        let from = self.mentions.partition_point(|mention| mention.span.start < range.start);
        self.mentions.get(from..)?.iter().take(3).find_map(|mention| match &mention.entity {
            Entity::Actor(actor) if mention.span == range => {
                actor.id.as_ref().map(|_| source_kind(actor.kind))
            }
            _ => None,
        })
    }

    /// The `by` of `a report issued today by the army`, before token `end`.
    pub(super) fn agent_of(&self, noun: &Noun, end: usize) -> Option<usize> {
        let made = noun.entry.form == Naming::Text
            && self.among(
                noun.end,
                word_set!["issued", "released", "published", "sent", "signed", "made", "given"],
            );
        let mut near = noun.end + 1..end.min(noun.end + 4);
        if made { near.find(|at| self.is(*at, any!["by"])) } else { None }
    }

    /// The kind as a source of the actor whose mention holds these tokens.
    pub(super) fn named_actor(&self, tokens: Range<usize>) -> Option<SourceKind> {
        let range = self.tokens.get(tokens.start)?.span.join(self.tokens.get(tokens.end - 1)?.span);
        self.mentions.iter().find_map(|mention| match &mention.entity {
            Entity::Actor(actor)
                if mention.span.start <= range.start && range.end <= mention.span.end =>
            {
                let known = actor.id.is_some() || actor.kind == ActorKind::ArmedGroup;
                known.then(|| source_kind(actor.kind))
            }
            _ => None,
        })
    }
}
