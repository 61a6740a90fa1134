//! Who made something explode.

use dateline_document::Document;
use dateline_entity::Entity;
use dateline_text::Class;

use crate::read::claim::actor_at;
use crate::read::item::Item;
use crate::read::trigger::{Hit, Sense};
use crate::read::words;

use super::{Agent, passive};

/// `rebels detonated a mine`, `a man detonated his vest`: somebody makes it explode.
pub(super) fn detonates(items: &[Item<'_>], at: usize, hit: &Hit) -> bool {
    /// Items between the verb and what he makes explode.
    const OBJECT: usize = 4;
    let charge = |item: &Item<'_>| {
        item.mention().is_some_and(|own| matches!(own.entity, Entity::Weapon(_)))
            || item.among(&words::CHARGE)
    };
    let behind = items[at + 1..].iter().take(OBJECT);
    let mut object =
        behind.take_while(|item| !item.is(Class::PREPOSITION | Class::PUNCT | Class::AUXILIARY));
    !hit.noun() && hit.trigger.id == "explosion" && !passive(items, at) && object.any(charge)
}

/// `a bomb detonated by rebels`, `rebels exploded a bomb`: who made it explode, where grammar tells.
pub(super) fn detonator(
    document: &Document<'_>,
    items: &[Item<'_>],
    at: usize,
    hit: &Hit,
) -> Option<Agent> {
    if hit.sense() != Sense::Explosion {
        return None;
    }
    let actor = |item: &Item<'_>| actor_at(document, item).map(|actor| (actor, item.span()));
    let set_off = items[at + 1..]
        .iter()
        .take(5)
        .position(|item| item.one_of(&["detonated", "planted", "placed", "caused", "by"]))
        .map(|next| at + 1 + next);
    let by = set_off.filter(|next| {
        items[*next].word("by") || items.get(*next + 1).is_some_and(|item| item.word("by"))
    })?;
    let (actor, span) = items[by + 1..].iter().take(4).find_map(actor)?;
    Some((actor, span, "agent"))
}
