//! Who did it, by the grammar of the clause: the subject of an active verb, the agent after `by`, the state before an event
//! noun, the nation of the weapon.

use dateline_document::Document;
use dateline_entity::{ActorKind, Entity, Status};
use dateline_text::{Class, Span};

use super::claim::{actor_at, state_at};
use super::cue::Cue;
use super::item::Item;
use super::scene::Scene;
use super::trigger::{Form, Hit, Sense};
use super::value;
use crate::ActorValue;

/// The doer that grammar gives: the subject of an active verb, the agent after `by`, the state before an event noun.
pub(crate) fn doer(
    document: &Document<'_>,
    scene: &Scene<'_>,
) -> Option<(ActorValue, Span, &'static str)> {
    let (at, hit) = *scene.main()?;
    let own = doer_of(document, scene, at, &hit);
    if own.is_some() || hit.sense() == Sense::Clash {
        return own;
    }
    // `Gunmen killed nine people in attacks on villages`, `missiles that rebels had fired were intercepted`: another verb of
    // the scene has the doer.
    let other = scene.hits.iter().find_map(|(other, verb)| {
        let tells = !verb.noun()
            && *other != at
            && matches!(verb.sense(), Sense::Kill | Sense::Launch | Sense::Shoot)
            && (hit.sense() != Sense::Intercept || verb.sense() == Sense::Launch)
            && scene.part.items[*other].trigger().is_some_and(|hit| hit.form != Form::Base);
        tells.then(|| doer_of(document, scene, *other, verb)).flatten()
    });
    let armed = other.filter(|(actor, ..)| {
        actor.kind.as_deref().is_some_and(|kind| !matches!(kind, "other" | "state"))
    });
    armed.or_else(|| sent_by(document, scene, at, &hit))
}

/// `a Russian missile struck`, `Ukrainian shells hit`: the nation of the weapon that does it.
fn sent_by(
    document: &Document<'_>,
    scene: &Scene<'_>,
    at: usize,
    hit: &Hit,
) -> Option<(ActorValue, Span, &'static str)> {
    let strikes = matches!(
        hit.sense(),
        Sense::Strike | Sense::Impact | Sense::Explosion | Sense::Bombing | Sense::Attack
    );
    if hit.noun() || !strikes {
        return None;
    }
    let items = scene.part.items;
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
    let weapon = items[index].span();
    let within = scene.entities.within(weapon).iter().find_map(|mention| match &mention.entity {
        Entity::Actor(actor) => Some((value::actor(document, mention.span, actor), mention.span)),
        _ => None,
    });
    let nation = within.or_else(|| {
        let before = items.get(index.checked_sub(1)?)?;
        let (mention, actor) = before.actor()?;
        Some((value::actor(document, mention.span, actor), before.span()))
    });
    let (actor, span) = nation?;
    Some((actor, span.join(weapon), "weapon_of"))
}

/// The doer of the verb or noun at `at`.
fn doer_of(
    document: &Document<'_>,
    scene: &Scene<'_>,
    at: usize,
    hit: &Hit,
) -> Option<(ActorValue, Span, &'static str)> {
    let items = scene.part.items;
    if matches!(hit.sense(), Sense::Intercept | Sense::Clash | Sense::Explosion | Sense::Impact) {
        return detonator(document, items, at, hit);
    }
    let named = |item: &Item<'_>| actor_at(document, item).or_else(|| state_at(document, item));
    // Whoever stands after `by` did it, armed or not: `by two men on a motorcycle`.
    let agent = |items: &[Item<'_>]| {
        items.iter().enumerate().take(4).find_map(|(at, item)| {
            // `by members of the front`: the front did it.
            if let Some((actor, span)) = force_of(document, items, at) {
                return Some((actor, span, "agent"));
            }
            let actor = named(item).or_else(|| anybody_at(document, item))?;
            Some((actor, item.span(), "agent"))
        })
    };
    if hit.noun() {
        // `US retaliatory airstrikes`, `an Israeli air strike`, `a militant attack`
        for item in items[..at].iter().rev().take(5) {
            if let Some(actor) = named(item) {
                return Some((actor, item.span().join(hit.span), "actor_noun"));
            }
            let passes = match item {
                Item::Word { class, .. } => {
                    !class.any(
                        Class::PUNCT
                            .with(Class::PREPOSITION)
                            .with(Class::CONJUNCTION)
                            .with(Class::DETERMINER)
                            .with(Class::POSSESSIVE)
                            .with(Class::AUXILIARY),
                    ) || item.word("-")
                }
                Item::Mention(mention) => matches!(mention.entity, Entity::Weapon(_)),
                _ => false,
            };
            if !passes {
                break;
            }
        }
        // `an attack by gunmen`
        let by =
            items[at + 1..].iter().take(12).position(|item| item.word("by")).map(|by| at + 1 + by);
        // `the attack was condemned by the mayor`: what others do about it.
        let told = |by: &usize| {
            let verb = &items[by - 1];
            let words = document.words(verb.span()).to_lowercase();
            let participle = matches!(verb, Item::Word { .. })
                && (words.ends_with("ed") || words.ends_with("en") || verb.is(Class::REPORTING));
            !participle || DONE.contains(&&*words)
        };
        if let Some(found) = by.filter(told).and_then(|by| agent(&items[by + 1..])) {
            return Some(found);
        }
        // `US forces launched dozens of strikes`
        let verb = items[..at].iter().rposition(|item| {
            item.trigger().is_some_and(|other| other.sense() == Sense::Launch)
                || item.one_of(&[
                    "carried",
                    "conducted",
                    "staged",
                    "mounted",
                    "executed",
                    "carrying",
                    "conducting",
                    "waged",
                    "attempted",
                ])
        })?;
        if items[..verb]
            .last()
            .is_some_and(|item| item.is(Class::AUXILIARY) && !item.one_of(&["has", "have", "had"]))
        {
            return None;
        }
        return items[..verb].iter().rev().take(8).find_map(|item| {
            named(item).map(|actor| (actor, item.span().join(items[verb].span()), "subject"))
        });
    }
    // Whoever dies is no doer of it.
    if hit.trigger.id == "die" {
        return None;
    }
    let passive = items[..at]
        .iter()
        .rev()
        .take(3)
        .any(|item| item.is(Class::AUXILIARY) && !item.one_of(&["has", "have", "had"]));
    let by = items[at + 1..].iter().take(16).position(|item| item.word("by")).map(|by| at + 1 + by);
    if passive || hit.form == Form::Past && by.is_some_and(|by| by == at + 1) {
        // A relative clause has an agent of its own: `fired from areas controlled by ...`.
        let participle = |item: &Item<'_>| matches!(item, Item::Word { span, .. } if document.words(*span).ends_with("ed"));
        let by = by.filter(|by| !items[at + 1..*by].iter().any(participle))?;
        return agent(&items[by + 1..]);
    }
    // Active: the nearest actor to the left that no preposition governs.
    for (index, item) in items[..at].iter().enumerate().rev().take(12) {
        if let Some(actor) = named(item) {
            // `guerrillas of the front attacked`: the front did it.
            let own = index.checked_sub(2).and_then(|people| force_of(document, items, people));
            if let Some((actor, span)) = own {
                return Some((actor, span.join(hit.span), "subject"));
            }
            let governed = index.checked_sub(1).is_some_and(|before| {
                items[before].is(Class::PREPOSITION)
                    && !items[before].is(Class::CONJUNCTION)
                    && !(items[before].word("of")
                        && before.checked_sub(1).is_some_and(|part| items[part].one_of(&PARTS)))
            });
            if !governed
                && (index + 1..at).all(|between| {
                    // `men with rifles` are still who does it.
                    items[between - 1].word("with")
                        || items[between]
                            .mention()
                            .is_none_or(|m| !matches!(m.entity, Entity::Weapon(_)))
                })
            {
                return Some((actor, item.span().join(hit.span), "subject"));
            }
        }
        if item.word(";") || item.trigger().is_some() {
            break;
        }
    }
    people_subject(document, items, at, hit.sense())
}

/// Participles of making an attack.
const DONE: [&str; 14] = [
    "attempted",
    "carried",
    "committed",
    "conducted",
    "executed",
    "launched",
    "masked",
    "mounted",
    "organized",
    "organised",
    "perpetrated",
    "planned",
    "staged",
    "waged",
];

/// Words for a part of a group, which acts for it: `remnants of the front`.
const PARTS: [&str; 10] = [
    "remnants",
    "faction",
    "factions",
    "wing",
    "branch",
    "elements",
    "cells",
    "columns",
    "units",
    "splinters",
];

/// The armed group or force that the people at `at` are of: `members of the front`.
fn force_of(document: &Document<'_>, items: &[Item<'_>], at: usize) -> Option<(ActorValue, Span)> {
    let (people, of, force) = (items.get(at)?, items.get(at + 1)?, items.get(at + 2)?);
    let (_, told) = people.people()?;
    let (mention, actor) = force.actor()?;
    let fits = !told.speaker
        && of.one_of(&["of", "from"])
        && (actor.name.is_some() || told.armed)
        && !matches!(actor.kind, ActorKind::Other | ActorKind::State);
    fits.then(|| (value::actor(document, mention.span, actor), people.span().join(mention.span)))
}

/// `a bomb detonated by rebels`, `rebels exploded a bomb`: who made it explode, where grammar tells.
fn detonator(
    document: &Document<'_>,
    items: &[Item<'_>],
    at: usize,
    hit: &Hit,
) -> Option<(ActorValue, Span, &'static str)> {
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

/// `A man in uniform opened fire`, `two individuals kidnapped an engineer`: people of no known kind who do it, in the
/// active with an object. A headline's `Man shot in Gary` has none.
fn people_subject(
    document: &Document<'_>,
    items: &[Item<'_>],
    at: usize,
    sense: Sense,
) -> Option<(ActorValue, Span, &'static str)> {
    let object = matches!(sense, Sense::Launch | Sense::Bombing)
        || items[at].trigger().is_some_and(|hit| hit.form == Form::Phrase && !hit.sense().harm())
            && sense == Sense::Launch
        || items[at + 1..].iter().take(2).any(|item| {
            item.mention().is_some()
                || item.is(Class::DETERMINER)
                || matches!(item, Item::Name(_) | Item::Number { .. })
                || item.one_of(&["him", "her", "them"])
        });
    if !object || sense.harm() && sense != Sense::Kill {
        return None;
    }
    for (index, item) in items[..at].iter().enumerate().rev().take(10) {
        if item.trigger().is_some() || item.one_of(&[";", "by", "when", "that", "after"]) {
            return None;
        }
        let governed = index
            .checked_sub(1)
            .is_some_and(|before| items[before].is(Class::PREPOSITION | Class::REPORTING));
        let kind = item.people().is_some_and(|(mention, people)| {
            let nobody = matches!(mention.rule, "people/man" | "people/person" | "people/suspect")
                || people
                    .traits
                    .iter()
                    .any(|own| matches!(*own, "crowd" | "protester" | "settler"));
            let force = matches!(people.status, Status::Military | Status::Police);
            nobody || force && mention.rule != "people/guard"
        });
        if let Some(actor) = crowd_at(document, item).filter(|_| !governed) {
            return Some((actor, item.span().join(items[at].span()), "people_subject"));
        }
        if let Some(actor) = anybody_at(document, item).filter(|_| kind && !governed) {
            return Some((actor, item.span().join(items[at].span()), "people_subject"));
        }
    }
    None
}

/// `the attackers`, `the gunmen`, where they do something: use arms, come, flee.
pub(crate) fn those_who_attacked(
    document: &Document<'_>,
    scene: &Scene<'_>,
) -> Option<(ActorValue, Span)> {
    let items = scene.part.items;
    let acts = |item: &Item<'_>| {
        item.one_of(&[
            "fled",
            "escaped",
            "used",
            "left",
            "drove",
            "arrived",
            "entered",
            "wore",
            "carried",
            "approached",
            "broke",
            "shouted",
            "warned",
            "forced",
            "ordered",
            "then",
            "also",
            "who",
        ]) || item.trigger().is_some_and(|hit| matches!(hit.form, Form::Past))
    };
    items.iter().enumerate().find_map(|(at, item)| {
        let (mention, people) = item.people()?;
        let attacker = people.armed
            || scene
                .cues
                .iter()
                .any(|(span, cue)| *cue == Cue::Attacker && mention.span.contains(*span));
        let definite = document
            .words(mention.span)
            .get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case("the "));
        let by = items[..at].last().is_some_and(|before| before.is(Class::PREPOSITION));
        // `The gunman was shot by guards`
        let stopped = items.get(at + 1).is_some_and(|next| next.is(Class::AUXILIARY))
            && items[at + 1..].iter().take(4).any(|next| {
                next.one_of(&["arrested", "detained", "caught", "overpowered"])
                    || next.trigger().is_some_and(|hit| {
                        matches!(hit.sense(), Sense::Kill | Sense::Shoot) && !hit.noun()
                    })
            });
        let doing = stopped || items.get(at + 1).is_some_and(acts);
        (attacker && definite && !by && doing)
            .then(|| (value::people_actor(document, mention.span, people), mention.span))
    })
}

/// `a crowd`, where it does something; elsewhere it is what is hit.
fn crowd_at(document: &Document<'_>, item: &Item<'_>) -> Option<ActorValue> {
    let mention = item.mention()?;
    let words = document.words(mention.span);
    let crowd = matches!(&mention.entity, Entity::Target(target) if target.id == "crowd");
    (crowd && words.to_lowercase().ends_with("crowd")).then(|| ActorValue {
        id: None,
        name: None,
        kind: Some("unidentified".to_owned()),
        words: words.to_owned(),
        descriptor: Some(words.to_owned()),
        sponsor: None,
        parent: None,
    })
}

/// People of any kind as a doer, but for those who only speak.
pub(super) fn anybody_at(document: &Document<'_>, item: &Item<'_>) -> Option<ActorValue> {
    let (mention, people) = item.people().filter(|(_, people)| !people.speaker)?;
    Some(value::people_actor(document, mention.span, people))
}
