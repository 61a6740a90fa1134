//! The nation of a weapon as the one who did it: `a Russian missile struck`.

use dateline_document::Document;
use dateline_entity::{ActorKind, Entity, Mention, Weapon};
use dateline_text::{Class, Span, word_hash};

use super::Agent;
use super::group::whose;
use crate::ActorValue;
use crate::read::claim::state_at;
use crate::read::item::Item;
use crate::read::scene::Scene;
use crate::read::trigger::{Hit, Sense};
use crate::read::value;
use crate::read::words;

/// Items between `carried out` and what was carried out.
const CARRIED: usize = 6;

/// `a Russian missile struck`, `Ukrainian shells hit`: the nation of the weapon that does it.
pub(super) fn sent_by(
    document: &Document<'_>,
    scene: &Scene<'_>,
    at: usize,
    hit: &Hit,
) -> Option<Agent> {
    let strikes = matches!(
        hit.sense(),
        Sense::Strike
            | Sense::Impact
            | Sense::Explosion
            | Sense::Bombing
            | Sense::Attack
            | Sense::Kill
            | Sense::Launch
    );
    if !strikes {
        return None;
    }
    let items = scene.part.items;
    // `British jets carried out 18 strikes`
    let at = if hit.noun() {
        let made = |item: &Item<'_>| {
            item.among(&words::MAKING)
                || item.trigger().is_some_and(|own| own.sense() == Sense::Launch && !own.noun())
        };
        let from = at.saturating_sub(CARRIED);
        from + items[from..at].iter().rposition(made)?
    } else {
        at
    };
    let passive = items[..at]
        .iter()
        .rev()
        .take(2)
        .any(|item| item.is(Class::AUXILIARY) && !item.one_of(&["has", "have", "had"]));
    let weapon = |item: &Item<'_>| {
        item.mention().is_some_and(|mention| matches!(mention.entity, Entity::Weapon(_)))
    };
    let index = if passive {
        let by = items[at + 1..].iter().take(12).position(|item| item.word("by"))? + at + 1;
        (by + 1..items.len().min(by + 3)).find(|index| weapon(&items[*index]))?
    } else {
        (at.saturating_sub(6)..at).rev().find(|index| weapon(&items[*index]))?
    };
    sender(document, scene, index, passive)
}

/// `shot down a Houthi drone`, `an Iranian missile was intercepted`: whose weapon it is that was stopped.
pub(super) fn stopped(
    document: &Document<'_>,
    scene: &Scene<'_>,
    at: usize,
    hit: &Hit,
) -> Option<Agent> {
    /// Items between the verb and the weapon.
    const NEAR: usize = 4;
    let items = scene.part.items;
    let flies = |item: &Item<'_>| match item.mention().map(|mention| &mention.entity) {
        Some(Entity::Weapon(weapon)) => !weapon.class.starts_with("platform"),
        _ => false,
    };
    if hit.sense() != Sense::Intercept || scene.downed {
        return None;
    }
    let passive = hit.noun() || super::passive(items, at);
    let index = if passive {
        (at.saturating_sub(2 * NEAR)..at).rev().find(|index| flies(&items[*index]))?
    } else {
        (at + 1..items.len().min(at + 1 + NEAR)).find(|index| flies(&items[*index]))?
    };
    sender(document, scene, index, true)
}

/// Whose the weapon at `index` is; of one that somebody only holds nothing is told, unless in the `passive`.
fn sender(
    document: &Document<'_>,
    scene: &Scene<'_>,
    index: usize,
    passive: bool,
) -> Option<Agent> {
    let items = scene.part.items;
    let Entity::Weapon(Weapon { class, .. }) = &items[index].mention()?.entity else { return None };
    // `a man with a Russian rifle killed two`, `troops backed by US drones killed two`: whoever has it did it.
    let held = ["firearm", "blade", "blunt"].iter().any(|arm| class.starts_with(arm))
        || !passive && index > 0 && items[index - 1].is(Class::PREPOSITION);
    if held {
        return None;
    }
    let weapon = items[index].span();
    let of = |mention: &Mention, actor: &dateline_entity::Actor, span: Span| {
        // An armed group has no arms industry: its missiles are those that it fires.
        let state = matches!(actor.kind, ActorKind::State | ActorKind::StateForce);
        let make = actor.country.clone().filter(|_| state);
        (value::actor(document, mention.span, actor), make, span)
    };
    let within = scene.entities.within(weapon).iter().find_map(|mention| match &mention.entity {
        Entity::Actor(actor) => Some(of(mention, actor, mention.span)),
        _ => None,
    });
    let nation = within.or_else(|| {
        // `Russian missiles`, `the army's helicopters`
        let before = index.checked_sub(1)?;
        let owns = usize::from(items[before].is(Class::POSSESSIVE));
        let before = items.get(before.checked_sub(owns)?)?;
        match before.actor() {
            Some((mention, actor)) => Some(of(mention, actor, before.span())),
            None if owns == 1 => Some((state_at(document, before)?, None, before.span())),
            None => None,
        }
    });
    let side = || {
        let (actor, span) = side_of(document, scene, index)?;
        Some((actor, None, span))
    };
    let (actor, country, span) = nation.or_else(side)?;
    // `a Turkish drone` may be flown by any army, where the state has no part in the story besides; jets fly for their own.
    let besides = class.starts_with("platform")
        || country.is_none_or(|country| acts_besides(scene, &country, weapon));
    Some((actor, span.join(weapon), if besides { "weapon_of" } else { MAKE }))
}

/// `government jets`, `an army drone`, `the coalition said its planes`: the side that the words of the weapon at `index` tell.
fn side_of(document: &Document<'_>, scene: &Scene<'_>, index: usize) -> Option<(ActorValue, Span)> {
    let items = scene.part.items;
    let weapon = items[index].span();
    let from = document.tokens.partition_point(|token| token.span.start < weapon.start);
    let own = document.tokens[from..].iter().take_while(|token| token.span.start < weapon.end);
    // `regime helicopters`, where the mention has not taken it in
    let before = from.checked_sub(1).map(|at| &document.tokens[at]);
    let mut words = before.into_iter().chain(own);
    // `military-grade explosives`, `anti-government drones`
    let alone = |span: Span| {
        let text = document.text.as_bytes();
        let hyphen = |at: Option<usize>| at.and_then(|at| text.get(at)) == Some(&b'-');
        !hyphen(Some(span.end as usize)) && !hyphen((span.start as usize).checked_sub(1))
    };
    let side = words.find_map(|token| Some((token, side(token.hash)?)));
    let side = side.filter(|(token, _)| alone(token.span));
    if let Some((token, kind)) = side {
        let words = document.words(token.span).to_owned();
        return Some((
            ActorValue {
                id: None,
                name: None,
                kind: Some(kind.name().to_owned()),
                descriptor: Some(words.to_lowercase()),
                words,
                sponsor: None,
                parent: None,
            },
            token.span,
        ));
    }
    let own = whose(document, scene.entities, items, index)?;
    let Entity::Actor(actor) = &own.entity else { return None };
    Some((value::actor(document, own.span, actor), own.span))
}

/// The kind of side that a word before a weapon tells.
fn side(word: u64) -> Option<ActorKind> {
    match word {
        word if words::SIDE_OF_STATE.has(word) => Some(ActorKind::State),
        word if words::SIDE_OF_FORCE.has(word) => Some(ActorKind::StateForce),
        word if words::SIDE_OF_GROUP.has(word) => Some(ActorKind::ArmedGroup),
        word if word == COALITION => Some(ActorKind::Coalition),
        _ => None,
    }
}

const COALITION: u64 = word_hash("coalition");

/// The rule of a state that is known by the make of the weapon alone.
pub(crate) const MAKE: &str = "make_of";

/// Whether the state, or a force of it, is spoken of apart from the weapon at `weapon`.
pub(super) fn acts_besides(scene: &Scene<'_>, code: &str, weapon: Span) -> bool {
    /// Mentions that are looked at: a story names those who fight early.
    const LOOKED_AT: usize = 2000;
    let own = |country: &str| country.eq_ignore_ascii_case(code);
    let mentions = scene.entities.mentions.iter().take(LOOKED_AT);
    let arms = mentions.clone().filter(|own| matches!(own.entity, Entity::Weapon(_)));
    let arms: Vec<Span> = arms.map(|own| own.span).collect();
    let of_arms = |span: Span| {
        let after = arms.partition_point(|own| own.start <= span.start);
        arms[..after].last().is_some_and(|own| own.contains(span))
    };
    let mut others = mentions.filter(|mention| match &mention.entity {
        Entity::Actor(actor) => {
            matches!(actor.kind, ActorKind::State | ActorKind::StateForce)
                && actor.country.as_deref().is_some_and(own)
        }
        Entity::Place(place) => {
            place.role == dateline_entity::PlaceRole::Metonym
                && place.countries.iter().any(|code| own(code))
        }
        _ => false,
    });
    others.any(|mention| !weapon.contains(mention.span) && !of_arms(mention.span))
}
