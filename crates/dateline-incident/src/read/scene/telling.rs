//! Which trigger of a scene tells its event, and whether it points back to one told before.

use dateline_entity::{Entity, Mention, Weapon};
use dateline_text::Class;

use crate::read::harm::Harm;
use crate::read::item::Item;
use crate::read::trigger::{Form, Hit, Sense};

use super::Reference;
use super::time::intended;

/// The trigger that tells the event: the first that is not harm; a verb of sending or falling needs its weapon.
/// Items before the noun that a sentence begins with: `After the bloody massacre`.
const FRONT: usize = 4;

pub(super) fn main(
    items: &[Item<'_>],
    hits: &[(usize, Hit)],
    weapons: &[(&Mention, &Weapon)],
) -> Option<usize> {
    let fits = |(at, hit): &(usize, Hit)| match hit.sense() {
        Sense::Launch => {
            let object =
                items[at + 1..].iter().take(6).any(|item| item.trigger().is_some_and(Hit::noun));
            let sent = !weapons.is_empty() || object || shots(items, *at);
            sent || hit.form == Form::Phrase || hit.noun()
        }
        Sense::Impact => weapons.iter().any(|(mention, _)| mention.span.start < hit.span.start),
        sense => !sense.harm() && !hit.trigger.weak,
    };
    let weak = |(_, hit): &(usize, Hit)| hit.trigger.weak;
    // `a group that wanted to kidnap the envoy took guests hostage`: what was done tells the event, not what was meant.
    let meant = |(at, hit): &(usize, Hit)| {
        let tried = items[..*at].iter().rev().nth(1).is_some_and(|item| {
            item.one_of(&["attempted", "attempting", "attempt", "failed", "tried", "trying"])
        });
        matches!(hit.form, Form::Base | Form::NounOrBase) && !tried && intended(items, hit.span)
    };
    let done = |own: &(usize, Hit)| fits(own) && matches!(own.1.form, Form::Past | Form::Phrase);
    // `In the latest attacks, a jet dropped bombs on a chapel`: what is told behind the comma, not what it is one of.
    let frame = |(at, hit): &(usize, Hit)| {
        hit.plural()
            && hit.noun()
            && items.first().is_some_and(|item| item.one_of(&["in", "amid"]))
            && (items.get(at + 1).is_some_and(|item| item.word(","))
                || one_of_the_worst(items, *at))
    };
    // `After the massacre residents launched a strike`: what came then.
    let counted = |(at, hit): &(usize, Hit)| {
        let the = |item: &Item<'_>| item.one_of(&["the", "that", "this"]);
        hit.noun()
            && *at <= FRONT
            && items.first().is_some_and(|item| item.one_of(&["after", "before", "following"]))
            && items[..*at].iter().any(the)
    };
    let behind = |from: usize| {
        let next = hits[from + 1..].iter().position(|own| fits(own) && !own.1.noun());
        next.map(|next| from + 1 + next)
    };
    let first = hits.iter().position(fits).or_else(|| hits.iter().position(weak));
    let aside = |hit: &(usize, Hit)| frame(hit) || counted(hit);
    let first = first.map(|at| if aside(&hits[at]) { behind(at).unwrap_or(at) } else { at });
    let first = match first {
        Some(at) if meant(&hits[at]) => {
            hits[at + 1..].iter().position(done).map_or(Some(at), |next| Some(at + 1 + next))
        }
        first => first,
    };
    // `launched dozens of strikes`: the noun tells what was launched.
    let carried = first.filter(|at| hits[*at].1.sense() == Sense::Launch).and_then(|at| {
        hits[at + 1..]
            .iter()
            .position(|(_, hit)| {
                hit.noun() && matches!(hit.sense(), Sense::Strike | Sense::Attack | Sense::Bombing)
            })
            .map(|next| at + 1 + next)
    });
    let near = carried.filter(|next| hits[*next].0 - hits[first.unwrap_or(0)].0 <= 6);
    near.or(first).or(if hits.is_empty() { None } else { Some(0) })
}

/// The murder that stands behind events of which no more is told than their kind: `the attacks, and especially the murder
/// of two judges`.
pub(super) fn murder(hits: &[(usize, Hit)], harms: &[Harm<'_>], main: usize) -> Option<usize> {
    let victims = |hit: &Hit| harms.iter().find(|harm| harm.span.contains(hit.span));
    let known =
        |harm: &Harm<'_>| harm.told() && harm.who_span.is_some() && harm.count.best.is_some();
    let (_, first) = &hits[main];
    if !first.plural() || victims(first).is_some() {
        return None;
    }
    hits.iter().position(|(_, hit)| {
        hit.noun() && hit.trigger.id == "assassinate" && victims(hit).is_some_and(known)
    })
}

/// `after shots were fired into a crowd`, `someone fired shots from a car`: what is fired needs no weapon beside it.
pub(crate) fn shots(items: &[Item<'_>], at: usize) -> bool {
    let near = at.saturating_sub(3)..items.len().min(at + 4);
    items[near].iter().any(|item| item.one_of(&["shots", "bullets", "rounds"]))
}

/// What an attack is beside those before it.
pub(in crate::read) const DEADLIEST: &[&str] =
    &["deadliest", "bloodiest", "worst", "biggest", "heaviest", "largest"];

/// `In one of the worst attacks on the town in years`: what is told is one of them, whichever it is.
pub(in crate::read) fn one_of_the_worst(items: &[Item<'_>], at: usize) -> bool {
    /// Items between `one` and the noun: `one of the city's deadliest bomb`.
    const NEAR: usize = 7;
    let near = &items[at.saturating_sub(NEAR)..at];
    let single = |item: &Item<'_>| match item {
        Item::Number { quantity, .. } => quantity.best == Some(1),
        _ => item.word("one"),
    };
    let one = near.windows(2).position(|two| single(&two[0]) && two[1].word("of"));
    let one = one.or_else(|| near.iter().position(|item| item.word("among")));
    one.is_some_and(|one| near[one..].iter().any(|item| item.one_of(DEADLIEST)))
}

pub(in crate::read) fn reference(items: &[Item<'_>], (at, hit): &(usize, Hit)) -> Reference {
    if !hit.noun() {
        return Reference::Bare;
    }
    // `The deadliest attack on the country was in 2015`: another than what is told, but after `was`.
    let near = &items[at.saturating_sub(5)..*at];
    let superlative = near.iter().position(|item| item.one_of(DEADLIEST));
    if superlative.is_some_and(|most| !near[..most].iter().any(|item| item.is(Class::AUXILIARY))) {
        return Reference::Indefinite;
    }
    let mut back = items[..*at].iter().rev();
    for _ in 0..6 {
        let Some(item) = back.next() else { return Reference::Bare };
        match item {
            Item::Number { .. } => return Reference::Indefinite,
            Item::Mention(mention) => {
                if let Entity::Weapon(weapon) = &mention.entity
                    && weapon.count.as_ref().is_some_and(|n| !n.span.is_empty())
                {
                    return Reference::Indefinite;
                }
            }
            Item::Time(_) | Item::Name(_) => {}
            Item::Trigger(_) => return Reference::Bare,
            Item::Word { class, .. } => {
                if item.one_of(&["the", "this", "that", "these", "those", "such", "both"])
                    || class.any(Class::POSSESSIVE)
                {
                    return Reference::Definite;
                }
                if item.one_of(&[
                    "a", "an", "another", "more", "other", "new", "several", "fresh", "separate",
                ]) {
                    return Reference::Indefinite;
                }
                if class.any(
                    Class::PUNCT
                        .with(Class::PREPOSITION)
                        .with(Class::CONJUNCTION)
                        .with(Class::REPORTING)
                        .with(Class::AUXILIARY),
                ) && !item.word("-")
                {
                    return Reference::Bare;
                }
            }
        }
    }
    Reference::Bare
}
