//! Whether an account and a scene can tell one event: their places, deeds, doers and weapons.

use dateline_document::Document;

use crate::read::cue::Cue;
use crate::read::draft::{Draft, may_be_one_place};
use crate::read::item::Item;
use crate::read::scene::{Reference, Scene};
use crate::read::trigger::{Hit, Sense};
use crate::read::value;
use crate::{AccountKind, PlaceValue};

pub(super) fn fits_place(draft: &Draft, place: Option<&PlaceValue>) -> bool {
    match (place, &draft.place) {
        (Some(new), Some(own)) => may_be_one_place(own, new),
        _ => true,
    }
}

/// Taking people and bombing are different events; shooting and killing are not.
pub(super) fn fits_kind(draft: &Draft, sense: Sense, reference: Reference) -> bool {
    let (own, new) = (draft.deeds, sense.deed());
    let kills = matches!(sense, Sense::Attack | Sense::Kill | Sense::Shoot | Sense::Launch)
        && !draft.telling.killed.is_empty();
    // `Eight people were taken from one house`, of those whom a raid took.
    let takes = sense == Sense::Abduct && !draft.telling.abducted.is_empty();
    own & new != 0
        || kills
        || takes
        || own & Sense::OTHER != 0 && new == Sense::FIGHT
        || own & (Sense::FIGHT | Sense::FIRE) != 0
        || reference == Reference::Definite
        || new == Sense::FIRE
}

/// Two doers that cannot be one: different states, or a state and a group.
pub(super) fn fits_doer(draft: &Draft, doer: Option<&crate::ActorValue>) -> bool {
    let (Some(own), Some(new)) = (&draft.doer, doer) else {
        // A strike by those who were attacked is another event.
        let (Some(new), None) = (doer, &draft.doer) else { return true };
        let victim = draft
            .telling
            .targets
            .iter()
            .flat_map(|p| &p.value)
            .any(|t| t.owner.iter().any(|o| *o == new.words || Some(o) == new.name.as_ref()));
        return !victim;
    };
    let state = |kind: &Option<String>| {
        matches!(kind.as_deref(), Some("state" | "state_force" | "coalition"))
    };
    if state(&own.kind) && value::is_group(new) || value::is_group(own) && state(&new.kind) {
        return false;
    }
    !(state(&own.kind)
        && state(&new.kind)
        && own.id.is_some()
        && new.id.is_some()
        && own.id != new.id)
}

/// Whether what a scene tells of did not go off, or was made harmless.
pub(super) fn dud(scene: &Scene<'_>, hit: &Hit) -> bool {
    hit.trigger.id == "defuse" || scene.cue(Cue::Dud).is_some()
}

/// A bomb that was defused is not the one that went off.
pub(super) fn fits_blast(draft: &Draft, scene: &Scene<'_>, hit: &Hit) -> bool {
    let blast = |sense: Sense| matches!(sense, Sense::Bombing | Sense::Explosion);
    let new = dud(scene, hit);
    draft.dud == new || !(if new { blast(draft.sense) } else { blast(hit.sense()) })
}

/// What was laid there did not fly.
pub(super) fn fits_arms(draft: &Draft, scene: &Scene<'_>) -> bool {
    scene.reference == Reference::Definite || !draft.way.apart(scene.way())
}

/// `A man who tried to stop them was shot dead`, right behind an abduction: a part of it.
pub(super) fn of_the_taken(draft: &Draft, scene: &Scene<'_>) -> bool {
    draft.sense == Sense::Abduct
        && draft.sentence + 1 == scene.sentence
        && scene.cue(Cue::Separate).is_none()
        && scene.part.items.iter().any(|item| item.one_of(&["them", "their", "him", "her"]))
}

/// `The gunmen also abducted four women`: those who attacked and whom nobody has named do one thing after another.
pub(super) fn by_them(draft: &Draft, scene: &Scene<'_>, doer: Option<&crate::ActorValue>) -> bool {
    let nameless = |actor: &crate::ActorValue| {
        let kind = actor.kind.as_deref();
        actor.id.is_none()
            && matches!(kind, Some("unidentified" | "armed_group" | "criminal_group"))
    };
    let the = |actor: &crate::ActorValue| {
        let words = actor.words.get(..4);
        words.is_some_and(|first| first.eq_ignore_ascii_case("the "))
    };
    draft.kind == AccountKind::NewEvent
        && doer.is_some_and(|new| nameless(new) && the(new))
        // `Boko Haram gunmen killed nine. The men attacked the village of Lopa`
        && draft.doer.as_ref().is_some_and(|own| nameless(own) || value::is_group(own))
        && scene.cue(Cue::Separate).is_none()
        && scene.cue(Cue::Elsewhen).is_none()
}

/// `A drone strike hurt three people near Rylsk`, behind what was shot down elsewhere: another event.
pub(super) fn struck_elsewhere(draft: &Draft, scene: &Scene<'_>, hit: &Hit) -> bool {
    draft.sense == Sense::Intercept
        && draft.place.is_none()
        && hit.sense() != Sense::Intercept
        && hit.noun()
        && scene.reference == Reference::Indefinite
}

/// `The bomb went off`, right behind what told of one.
pub(super) fn same_bomb(
    document: &Document<'_>,
    draft: &Draft,
    scene: &Scene<'_>,
    hit: &Hit,
) -> bool {
    let the = |words: &str| words.get(..4).is_some_and(|the| the.eq_ignore_ascii_case("the "));
    let bomb = scene.weapons.iter().any(|(mention, weapon)| {
        weapon.class.starts_with("explosive.bomb") && the(document.words(mention.span))
    });
    bomb && hit.sense() == Sense::Explosion
        && draft.sentence + 1 == scene.sentence
        && matches!(draft.sense, Sense::Explosion | Sense::Bombing)
}

/// `Several villagers were taken`, right behind the attack on their village.
pub(super) fn taken_too(draft: &Draft, scene: &Scene<'_>, hit: &Hit, only: bool) -> bool {
    /// Sentences in which a story that tells one attack alone still tells of it.
    const NEAR: usize = 3;
    hit.sense() == Sense::Abduct
        && !hit.noun()
        && draft.kind == AccountKind::NewEvent
        && matches!(draft.sense, Sense::Attack | Sense::Shoot | Sense::Kill)
        && draft.sentence + (if only { NEAR } else { 1 }) >= scene.sentence
        && scene.times.is_empty()
        && scene.cue(Cue::Separate).is_none()
}

/// `They also abducted four women`: those who killed took people too.
pub(super) fn goes_on(
    document: &Document<'_>,
    draft: &Draft,
    scene: &Scene<'_>,
    sense: Sense,
) -> bool {
    let items = scene.part.items;
    let points = |item: &Item<'_>| {
        item.people().is_some_and(|(mention, _)| {
            let words = document.words(mention.span);
            words.get(..4).is_some_and(|the| the.eq_ignore_ascii_case("the "))
        })
    };
    let begins = items.first().is_some_and(|item| item.one_of(&["they", "he"]) || points(item));
    let taken =
        sense == Sense::Abduct && begins && items.iter().take(4).any(|item| item.word("also"));
    let killed = draft.sense == Sense::Abduct && !draft.telling.killed.is_empty();
    (taken || killed && sense == Sense::Attack)
        && draft.sentence + 2 >= scene.sentence
        && scene.cue(Cue::Separate).is_none()
}
