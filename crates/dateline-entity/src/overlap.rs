//! Which of several readings of the same words stand.
//!
//! Each reader sees its own kind only; here their mentions meet.

use dateline_document::Document;

use crate::{Entity, Mention, PlaceRole};

/// Joins the readers' mentions in order of position, the longer first.
///
/// A place may stand inside a target, an actor or people; of two readings of one kind the longer stands.
/// A state's name is a place where it locates, and an actor where it acts; the metonym stays beside the actor.
pub(crate) fn settle(_document: &Document<'_>, mentions: Vec<Mention>, places: Vec<Mention>) -> Vec<Mention> {
    let mut all = mentions;
    all.extend(places);
    all.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end), rank(&mention.entity)));
    all
}

fn rank(entity: &Entity) -> u8 {
    match entity {
        Entity::Place(place) if place.role == PlaceRole::Metonym => 5,
        Entity::Place(_) => 0,
        Entity::Target(_) => 1,
        Entity::People(_) => 2,
        Entity::Actor(_) => 3,
        Entity::Weapon(_) => 4,
    }
}
