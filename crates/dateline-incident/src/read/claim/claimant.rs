//! Whoever claims or denies: the group for which somebody speaks, and not the one that it is linked to.

use dateline_document::Document;
use dateline_entity::{ActorKind, Entity, SourceKind};
use dateline_text::{Class, Span};

use super::{Told, of_speaker};
use crate::ActorValue;
use crate::read::item::Item;
use crate::read::said::near;
use crate::read::value;
use crate::read::words;

impl Told<'_> {
    /// Whoever speaks at the word, or else the subject of the clause.
    pub(super) fn claimant(&self) -> Option<(ActorValue, Span)> {
        let verb = self.item().span();
        let source = near(self.entities, verb).find(|(_, a)| a.verb.overlaps(verb));
        let source =
            source.map(|(_, a)| &a.source).filter(|source| source.kind == SourceKind::ArmedGroup);
        let spoken_for = || self.spoken_for();
        let Some(source) = source else {
            return spoken_for().or_else(|| self.subject()).or_else(|| self.group_before());
        };
        if let Some(group) = self.group_in(source.span).or_else(spoken_for) {
            return Some(group);
        }
        let own = self.subject().filter(|(_, span)| source.span.overlaps(*span));
        // A spokesman's name is no group's.
        let tokens = &self.document.tokens;
        let from = tokens.partition_point(|token| token.span.start < source.span.start);
        let mut words = tokens[from..].iter().take_while(|token| token.span.end <= source.span.end);
        let group = words.any(|token| words::OUTFIT.has(token.hash));
        let called = || (value::called_group(self.document, source.span), source.span);
        own.or_else(|| group.then(called)).or_else(|| self.subject())
    }

    /// `Qari Yousuf, a Taliban spokesman, claimed`, `the front's leader claimed`, `its spokesman claimed`: the group for which
    /// the last people before the verb speak.
    fn spoken_for(&self) -> Option<(ActorValue, Span)> {
        /// Items of what is told of them: `in the south,`, a name in commas.
        const NEAR: usize = 8;
        let from = self.at.saturating_sub(NEAR);
        let mut own = (from..self.at).rev().take_while(|at| {
            let item = &self.items[*at];
            !begins_clause(item) && !item.is(Class::REPORTING)
        });
        let (at, span) = own.find_map(|at| match self.items[at].actor() {
            Some(_) => Some(None),
            None => self.items[at]
                .people()
                .map(|(mention, people)| people.speaker.then_some((at, mention.span))),
        })??;
        let owner = || {
            let clitic = at.checked_sub(1).filter(|at| self.items[*at].is(Class::POSSESSIVE))?;
            let (mention, actor) = self.items[clitic.checked_sub(1)?].actor()?;
            actor.name.as_ref()?;
            Some((value::actor(self.document, mention.span, actor), mention.span))
        };
        self.group_in(span).or_else(owner).or_else(|| self.group_of_its(span))
    }

    /// `Its leader`, `their spokesman`: the group that is named last before.
    fn group_of_its(&self, span: Span) -> Option<(ActorValue, Span)> {
        /// Bytes in which it is looked for.
        const NEAR: u32 = 600;
        if !of_speaker(self.document.words(span)) {
            return None;
        }
        let near = Span { start: span.start.saturating_sub(NEAR), end: span.start };
        self.entities.within(near).iter().rev().find_map(|mention| match &mention.entity {
            Entity::Actor(actor) if actor.name.is_some() && is_group(actor.kind) => {
                Some((value::actor(self.document, mention.span, actor), mention.span))
            }
            _ => None,
        })
    }

    /// `A Qaeda-linked group claimed`: one without a name, right before the verb.
    fn group_before(&self) -> Option<(ActorValue, Span)> {
        /// Items of what it is called.
        const LONGEST: usize = 8;
        let helpers = |item: &&Item<'_>| item.is(Class::AUXILIARY);
        let end = self.at - self.behind().iter().rev().take_while(helpers).count();
        let group = self.items[..end].last()?;
        let known =
            group.among(&words::GROUP) || group.one_of(&["cell", "faction", "network", "wing"]);
        let words = &self.items[end.saturating_sub(LONGEST)..end];
        let first = words.iter().rposition(|item| item.is(Class::DETERMINER)).filter(|_| known)?;
        let span = words[first].span().join(group.span());
        Some((value::called_group(self.document, span), span))
    }

    /// The group that words for a speaker name: `a Taliban spokesman`, `the Qaeda-linked group al-Shabaab`.
    fn group_in(&self, span: Span) -> Option<(ActorValue, Span)> {
        self.entities.within(span).iter().find_map(|mention| match &mention.entity {
            Entity::Actor(actor)
                if actor.name.is_some()
                    && actor.kind != ActorKind::Other
                    && !related(self.document, mention.span) =>
            {
                Some((value::actor(self.document, mention.span, actor), mention.span))
            }
            _ => None,
        })
    }
}

pub(super) fn is_group(kind: ActorKind) -> bool {
    matches!(kind, ActorKind::ArmedGroup | ActorKind::Umbrella | ActorKind::CriminalGroup)
}

/// Whether those named at `span` are told as whom others are linked to: `allied with the front`, `a front-linked group`.
pub(in crate::read) fn related(document: &Document<'_>, span: Span) -> bool {
    /// Tokens of `linked to`, `sworn allegiance to the`.
    const NEAR: usize = 4;
    let tokens = &document.tokens;
    let at = tokens.partition_point(|token| token.span.start < span.start);
    let end = tokens.partition_point(|token| token.span.start < span.end);
    let tie = |at: usize| tokens.get(at).is_some_and(|token| words::RELATED.has(token.hash));
    let word = |at: usize, words: &[&str]| {
        tokens.get(at).is_some_and(|token| {
            let own = token.span.of(document.text);
            words.iter().any(|word| own.eq_ignore_ascii_case(word))
        })
    };
    // `Qaeda-linked`, `Qaeda affiliated group`; `a militia linked to` others is no such group.
    let links = &["to", "with", "by"];
    let hyphen = word(end, &["-"]) && tie(end + 1);
    if hyphen || tie(end) && !word(end + 1, links) {
        return true;
    }
    let before = at.saturating_sub(NEAR)..at;
    let link = before.clone().rev().find(|at| word(*at, links));
    link.is_some_and(|link| (before.start..link).any(tie))
}

/// Whether a clause of its own begins at the item: `, but the rebels denied it`.
pub(super) fn begins_clause(item: &Item<'_>) -> bool {
    item.one_of(&["but", "while", "whereas", "although", "though", ";"])
}
