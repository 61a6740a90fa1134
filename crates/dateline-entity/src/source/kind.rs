//! For whom a speaker speaks: `a spokesman for the army`, `the Dawn Brigade's spokesman`.

use std::ops::Range;

use dateline_text::Class;

use super::noun::{self, Naming, Noun};
use super::scene::Scene;
use crate::lexicon::words::{any, word_set};
use crate::{ActorKind, Entity, SourceKind};

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

impl Scene<'_> {
    /// The kind of those for whom the noun stands: `a spokesman for the army`, `the Dawn Brigade's spokesman`; and
    /// of a body with the name of an actor, whatever its noun is elsewhere (`the Dawn Army`).
    pub(super) fn stands_for(&self, noun: &Noun, start: usize, end: usize) -> Option<SourceKind> {
        if noun.entry.form == Naming::Body {
            // `the hill group Dawn Army`
            let last = noun.end - 1;
            let named = self
                .named_actor(noun.start..noun.end)
                .or_else(|| self.named_actor(last..noun.end))?;
            return match named {
                SourceKind::ArmedGroup => Some(named),
                SourceKind::Military if noun.kind == SourceKind::Official => Some(named),
                _ => None,
            };
        }
        let general = noun.kind == SourceKind::Official
            || [
                "sources/officer",
                "sources/colonel",
                "sources/commander",
                "sources/student-leader",
            ]
            .contains(&noun.entry.rule);
        let of = self.agent_of(noun, end).unwrap_or(noun.end);
        // `the Dawn Brigade's military spokesman`
        if !general && noun.kind != SourceKind::Military {
            return None;
        }
        let by = noun.entry.form == Naming::Text && self.is(of, any!["by", "from"]);
        if general
            && end > of
            && (by
                || self.among(
                    of,
                    word_set!["of", "for", "at", "in", "with", "from", "on", "near", "to"],
                ))
        {
            let body = noun::head(self, of + 1, end)
                .filter(|whose| matches!(whose.entry.form, Naming::Body | Naming::Name))
                .map(|whose| {
                    // `of the task force of the army`
                    let larger = self
                        .is(whose.end, any!["of"])
                        .then(|| noun::head(self, whose.end + 1, end))
                        .flatten();
                    let larger = larger.filter(|larger| {
                        larger.entry.form == Naming::Body
                            && larger.start <= whose.end + 3
                            && matches!(larger.kind, SourceKind::Military | SourceKind::Police)
                    });
                    larger.map_or_else(
                        || self.stands_for(&whose, of + 1, end).unwrap_or(whose.kind),
                        |larger| larger.kind,
                    )
                });
            let first = of + 1 + usize::from(self.is(of + 1, any!["the", "a", "an"]));
            let near = noun.kind == SourceKind::Person
                || self.among(of, word_set!["of", "for", "with", "by", "from"]);
            return body
                .or_else(|| self.named_actor(first..first + 1).filter(|_| near && first < end));
        }
        // `an official Harbor News Agency statement`
        if general && end > of && !self.tokens[of].is(Class::PUNCT | Class::POSSESSIVE) {
            let body = noun::head(self, of + 1, end)
                .filter(|whose| matches!(whose.entry.form, Naming::Body | Naming::Name));
            // `the Dawn Brigade's spokesman Ann Hale`: what follows may be a name.
            if let Some(whose) = body {
                return Some(whose.kind);
            }
        }
        // `the Dawn Brigade's spokesman`
        (start..noun.start)
            .find(|at| {
                let next = at + 1;
                self.tokens.get(next).is_some_and(|token| token.is(Class::POSSESSIVE))
                    || next == noun.start
            })
            .and_then(|at| self.named_actor(at..at + 1))
            .filter(|kind| *kind == SourceKind::ArmedGroup)
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
    fn named_actor(&self, tokens: Range<usize>) -> Option<SourceKind> {
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
