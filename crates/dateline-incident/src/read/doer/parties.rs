//! The two sides of a clash: those between whom it was, the subject of its verb and whom it was with.

use dateline_document::Document;
use dateline_entity::Status;
use dateline_text::{Class, Span};

use crate::ActorValue;
use crate::read::claim::{actor_at, state_at};
use crate::read::item::Item;
use crate::read::scene::Scene;
use crate::read::trigger::Sense;

use super::anybody_at;
use super::group::{force_of, of_group};

/// One side, and its words.
pub(crate) type Party = (ActorValue, Span);

/// Items in which a side is looked for.
const NEAR: usize = 10;

/// The sides that the clause of the clash tells, in its order.
pub(crate) fn parties(document: &Document<'_>, scene: &Scene<'_>) -> Vec<Party> {
    let items = scene.part.items;
    let clash = scene.hits.iter().find(|(_, hit)| hit.sense() == Sense::Clash);
    let Some((at, hit)) = clash.copied() else { return Vec::new() };
    let behind = &items[at + 1..];
    let word = |words: &[&str], near: usize| {
        behind.iter().take(near).position(|item| item.one_of(words)).map(|found| at + 1 + found)
    };
    let mut found = Vec::new();
    if let Some(between) = word(&["between", "among", "involving"], 4) {
        let one = first(document, scene, between + 1, true);
        let and = one.as_ref().and_then(|(_, index)| joined(items, index + 1));
        let other = and.and_then(|and| first(document, scene, and + 1, true));
        found.extend([one, other].into_iter().flatten().map(|(party, _)| party));
        return found;
    }
    // `clashed with rebels`, `fought rebels`
    let with = word(&["with", "against"], 5);
    let direct = !hit.noun() && items[at].span().of(document.text).ends_with(['t', 'd']);
    let other = match with {
        Some(with) => first(document, scene, with + 1, true),
        None if direct => first(document, scene, at + 1, false),
        None => None,
    };
    let (one, and) = subject(document, scene, at);
    found.extend(and);
    found.extend(one);
    found.extend(other.map(|(party, _)| party));
    found
}

/// Whoever is joined by `and` to the doer whose words begin `span`: `Malian troops and mercenaries killed`.
pub(crate) fn beside(document: &Document<'_>, scene: &Scene<'_>, span: Span) -> Option<Party> {
    let items = scene.part.items;
    let at = items.partition_point(|item| item.span().start < span.start);
    let own = items.get(at).filter(|item| item.span().start == span.start)?;
    let and = |at: usize| items.get(at).is_some_and(|item| item.word("and"));
    let before = at.checked_sub(2).filter(|other| and(other + 1));
    let after = Some(at + 2).filter(|other| and(other - 1) && *other < items.len());
    // `by rebels and soldiers fled`: the other is the subject of a verb of its own.
    let alone = |other: &usize| {
        items.get(other + 1).is_none_or(|next| {
            matches!(next, Item::Time(_))
                || next.is(Class::PUNCT | Class::PREPOSITION | Class::CONJUNCTION)
        })
    };
    let agent = at > 0 && items[at - 1].word("by");
    let other = if agent { after.filter(alone)? } else { before? };
    let found = side(document, scene, other, false)?;
    (found.1 != own.span()).then_some(found)
}

/// The first side from `from` on; `any` people, or only those who bear arms.
fn first(
    document: &Document<'_>,
    scene: &Scene<'_>,
    from: usize,
    any: bool,
) -> Option<(Party, usize)> {
    let items = scene.part.items;
    for (index, item) in items.iter().enumerate().skip(from).take(NEAR) {
        if let Some(party) = side(document, scene, index, any) {
            return Some((party, index));
        }
        let passes =
            !item.is(Class::PREPOSITION | Class::PUNCT | Class::CONJUNCTION | Class::AUXILIARY);
        if !passes || item.trigger().is_some() {
            return None;
        }
    }
    None
}

/// Where another side is joined to the one before `from`: the `and` behind it, past what says more of it.
fn joined(items: &[Item<'_>], from: usize) -> Option<usize> {
    let near = items.iter().enumerate().skip(from).take(NEAR);
    let mut near = near.take_while(|(_, item)| item.trigger().is_none());
    near.find(|(_, item)| item.one_of(&["and", "with", "&"])).map(|(at, _)| at)
}

/// The subject of the clash at `at`, and whoever is joined to it: `the army and rebels clashed`.
fn subject(
    document: &Document<'_>,
    scene: &Scene<'_>,
    at: usize,
) -> (Option<Party>, Option<Party>) {
    let items = scene.part.items;
    for index in (at.saturating_sub(NEAR)..at).rev() {
        let item = &items[index];
        let governed = index.checked_sub(1).is_some_and(|before| {
            items[before].is(Class::PREPOSITION)
                && !items[before].one_of(&["after", "before", "when", "as", "while"])
        });
        // `smugglers exchanged fire with policemen`: whoever stands right before the verb fights.
        let fights = index + 1 == at && items[at].trigger().is_some_and(|hit| !hit.noun());
        if !governed && let Some(party) = side(document, scene, index, fights) {
            // `soldiers killed two rebels in a firefight`: they fought each other.
            let counted = matches!(items[index.saturating_sub(1)], Item::Number { .. });
            let verb = index.checked_sub(if counted { 2 } else { 1 });
            let killed = verb.filter(|verb| items[*verb].trigger().is_some_and(|hit| !hit.noun()));
            if let Some(verb) = killed {
                let (other, _) = subject(document, scene, verb);
                return (Some(party), other);
            }
            let and = index.checked_sub(2).filter(|_| items[index - 1].word("and"));
            return (Some(party), and.and_then(|before| side(document, scene, before, fights)));
        }
        if item.word(";")
            || item.is(Class::REPORTING)
            || item.trigger().is_some_and(|hit| !hit.noun())
        {
            break;
        }
    }
    (None, None)
}

/// Whoever the item names as a side: a state, a force, a group; people who bear arms, or `any`.
fn side(document: &Document<'_>, scene: &Scene<'_>, at: usize, any: bool) -> Option<Party> {
    let items = scene.part.items;
    let item = &items[at];
    if let Some(found) = force_of(document, items, at) {
        return Some(found);
    }
    let arms = |people: &dateline_entity::People| {
        any || people.armed
            || matches!(people.status, Status::Military | Status::Police | Status::ArmedGroup)
            || people.traits.iter().any(|own| matches!(*own, "crowd" | "protester" | "settler"))
    };
    let people = || {
        item.people().filter(|(_, people)| arms(people)).and_then(|_| anybody_at(document, item))
    };
    let actor = actor_at(document, item).or_else(|| state_at(document, item)).or_else(people)?;
    Some((of_group(document, scene, actor, item.span()), item.span()))
}
