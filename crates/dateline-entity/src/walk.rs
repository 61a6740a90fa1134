//! The walk over the anchors of a sentence, which the readers of actors, weapons, targets and people share.

use crate::lexicon::{Kind, Kinds, Scene};
use crate::{Mention, actor, people, target, weapon};

/// Appends what the lexicon names in the sentence, each kind for itself: all but in order.
pub(crate) fn all(scene: &Scene<'_>, out: &mut Vec<Mention>) {
    let mut free_actor = actor::Free::default();
    let (mut free_weapon, mut free_target, mut free_people) = (0, 0, 0);
    for (at, kinds) in scene.words.anchors() {
        if kinds.any(actor::ENTERED) {
            actor::actor(scene, at, &mut free_actor, out);
        }
        if kinds.has(Kind::Weapon) {
            weapon::weapon(scene, at, &mut free_weapon, out);
        }
        if kinds.has(Kind::Target) {
            target::target(scene, at, &mut free_target, out);
        }
        if kinds.any(people::ENTERED) {
            people::people(scene, at, &mut free_people, out);
        }
    }
}

/// Appends the actors of the sentence, in order; they do not overlap.
pub(crate) fn actors(scene: &Scene<'_>, out: &mut Vec<Mention>) {
    one(scene, actor::ENTERED, actor::actor, out);
}

/// Appends the people of the sentence, in order.
pub(crate) fn people(scene: &Scene<'_>, out: &mut Vec<Mention>) {
    one(scene, people::ENTERED, people::people, out);
}

/// Appends the targets of the sentence, in order.
pub(crate) fn targets(scene: &Scene<'_>, out: &mut Vec<Mention>) {
    one(scene, Kinds::all(&[Kind::Target]), target::target, out);
}

/// Appends the weapons of the sentence, in order.
pub(crate) fn weapons(scene: &Scene<'_>, out: &mut Vec<Mention>) {
    one(scene, Kinds::all(&[Kind::Weapon]), weapon::weapon, out);
}

/// Appends what one reader finds, which is entered at anchors of some kinds and keeps where it is free to go on.
fn one<Free: Default>(
    scene: &Scene<'_>,
    entered: Kinds,
    read: impl Fn(&Scene<'_>, usize, &mut Free, &mut Vec<Mention>),
    out: &mut Vec<Mention>,
) {
    let mut free = Free::default();
    for (at, kinds) in scene.words.anchors() {
        if kinds.any(entered) {
            read(scene, at, &mut free, out);
        }
    }
}
