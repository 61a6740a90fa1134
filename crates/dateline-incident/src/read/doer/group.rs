//! The group or force whose people did it: `members of the front`, `the front (F) fighters`, `the special forces unit of the
//! front`.

use dateline_document::Document;
use dateline_entity::{ActorKind, Entities, Entity, Mention};
use dateline_text::Span;

use crate::ActorValue;
use crate::read::claim;
use crate::read::item::Item;
use crate::read::scene::Scene;
use crate::read::value;

/// The group that those who did it are of, where their words name it: `suspected Boko Haram members`, `the armed wing of the
/// Medellin cartel`.
pub(super) fn of_group(
    document: &Document<'_>,
    scene: &Scene<'_>,
    actor: ActorValue,
    span: Span,
) -> ActorValue {
    let unnamed = actor.name.is_none()
        && matches!(actor.kind.as_deref(), Some("armed_group" | "unidentified"));
    let items = scene.part.items;
    let at = items.partition_point(|item| item.span().start < span.start);
    let Some(mention) = items.get(at).filter(|_| unnamed).and_then(Item::mention) else {
        return actor;
    };
    let group = |mention: &Mention| match &mention.entity {
        Entity::Actor(own) if own.name.is_some() => {
            let armed = !matches!(own.kind, ActorKind::Other | ActorKind::State);
            armed.then(|| value::actor(document, mention.span, own))
        }
        _ => None,
    };
    let words = &actor.words;
    let inside = || {
        let own = scene.entities.within(mention.span).iter().find_map(group)?;
        Some(ActorValue { words: words.clone(), ..own })
    };
    let wing = || match items.get(at + 1..at + 3)? {
        [of, whole] if of.word("of") && words.to_lowercase().ends_with("wing") => {
            group(whole.mention()?)
        }
        _ => None,
    };
    // `the Ithaki Front (IF) fighters`
    let called = || {
        /// Items that a name and its letters take.
        const NAME: usize = 4;
        let before = at.checked_sub(1)?;
        if let Some(name) = items[before].mention().and_then(group) {
            return Some(name);
        }
        // `the Ithaki Front, or IF, rebel group`
        if let [or, name, comma] = &items[before.saturating_sub(2)..=before]
            && or.word("or")
            && comma.word(",")
            && let Some(name) = name.mention().and_then(group)
        {
            return Some(name);
        }
        let close = Some(before).filter(|before| items[*before].word(")"))?;
        let near = &items[close.saturating_sub(NAME)..close];
        near.iter()
            .any(|item| item.word("("))
            .then(|| near.iter().find_map(|item| group(item.mention()?)))?
    };
    let theirs = || {
        let own = whose(document, scene.entities, items, at)?;
        group(own)
    };
    inside().or_else(wing).or_else(called).or_else(theirs).unwrap_or(actor)
}

/// Whoever speaks of `its fighters`, whose words stand at `at`: `the front said its fighters`.
pub(super) fn whose<'a>(
    document: &Document<'_>,
    entities: &'a Entities,
    items: &[Item<'a>],
    at: usize,
) -> Option<&'a Mention> {
    /// Items before the verb in which whoever speaks stands.
    const SPEAKER: usize = 6;
    let theirs = claim::of_speaker(document.words(items[at].span()));
    let said = theirs.then(|| claim::says_of_own(items, at)).flatten()?;
    let mut back = items[..said].iter().rev().take(SPEAKER);
    // `a spokesman of the front`, `the front's spokesman`
    let for_whom = |item: &Item<'a>| {
        let (speaker, _) = item.people().filter(|(_, people)| people.speaker)?;
        let group = |mention: &&Mention| matches!(&mention.entity, Entity::Actor(actor) if actor.kind != ActorKind::Other);
        entities.within(speaker.span).iter().find(group)
    };
    back.find_map(|item| item.actor().map(|(mention, _)| mention).or_else(|| for_whom(item)))
}

/// The armed group or force that the people at `at` are of: `members of the front`.
pub(super) fn force_of(
    document: &Document<'_>,
    items: &[Item<'_>],
    at: usize,
) -> Option<(ActorValue, Span)> {
    if let Some(found) = unit_of(document, items, at) {
        return Some(found);
    }
    let (people, of, force) = (items.get(at)?, items.get(at + 1)?, items.get(at + 2)?);
    let (_, told) = people.people()?;
    let (mention, actor) = force.actor()?;
    let fits = !told.speaker
        && of.one_of(&["of", "from"])
        && (actor.name.is_some() || told.armed)
        && !matches!(actor.kind, ActorKind::Other | ActorKind::State);
    fits.then(|| (value::actor(document, mention.span, actor), people.span().join(mention.span)))
}

/// The armed group that the force at `at` is a part of: `the special forces unit of the front`.
pub(super) fn unit_of(
    document: &Document<'_>,
    items: &[Item<'_>],
    at: usize,
) -> Option<(ActorValue, Span)> {
    let (force, own) = items.get(at)?.actor()?;
    let unit =
        usize::from(items.get(at + 1)?.one_of(&["unit", "units", "wing", "column", "front"]));
    let (mention, whole) = items.get(at + 1 + unit + 1..)?.iter().take(2).find_map(Item::actor)?;
    let fits = items.get(at + 1 + unit)?.word("of")
        && own.kind == ActorKind::StateForce
        && matches!(whole.kind, ActorKind::ArmedGroup | ActorKind::Umbrella);
    fits.then(|| (value::actor(document, mention.span, whole), force.span.join(mention.span)))
}
