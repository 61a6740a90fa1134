//! Who did it, where a noun tells the attack: `a militant attack`, `the army's strike on a camp`, `an attack by gunmen`.

use dateline_document::Document;
use dateline_entity::Entity;
use dateline_text::Class;

use crate::ActorValue;
use crate::read::claim::{actor_at, related, state_at};
use crate::read::item::Item;
use crate::read::trigger::{Hit, Sense};
use crate::read::words;

use super::{Agent, BETWEEN, agent, named};

/// Items behind `of` in which whoever attacked stands: `of a criminal gang`.
const OWNER: usize = 3;

/// The doer of the noun at `at`.
pub(super) fn of_noun(
    document: &Document<'_>,
    items: &[Item<'_>],
    at: usize,
    hit: &Hit,
) -> Option<Agent> {
    // `a shelling exchange between soldiers of two states`: neither did it to the other alone.
    if items[at + 1..].iter().take(BETWEEN).any(|item| item.word("between")) {
        return None;
    }
    if let Some(found) = before_noun(document, items, at, hit) {
        return Some(found);
    }
    // `the assaults of a gang against villagers`
    let against = |item: &Item<'_>| item.one_of(&["on", "against"]);
    if let [of, ..] = &items[at + 1..]
        && of.word("of")
        && items[at + 2..].iter().take(OWNER + 1).any(against)
        && let Some(item) =
            items[at + 2..].iter().take(OWNER).find(|item| named(document, item).is_some())
        && let Some(actor) = named(document, item)
    {
        return Some((actor, hit.span.join(item.span()), "of_actor"));
    }
    // `an attack by gunmen`
    let by = items[at + 1..].iter().take(12).position(|item| item.word("by")).map(|by| at + 1 + by);
    // `the attack was condemned by the mayor`: what others do about it.
    let done = |by: &usize| {
        let verb = &items[by - 1];
        // `the shooting is under investigation by police`: the clause goes on with another verb.
        let between = &items[at + 1..*by];
        let made = |item: &Item<'_>| item.among(&words::MAKING);
        let other = |item: &Item<'_>| {
            item.is(Class::AUXILIARY)
                || item.one_of(&[
                    "investigation",
                    "inquiry",
                    "probe",
                    "review",
                    "search",
                    "response",
                ])
        };
        // `an attack in which the convoy was ambushed by rebels`: that verb tells the attack again.
        let again = verb.trigger().is_some_and(|hit| !hit.noun());
        if between.iter().any(other) && !between.iter().any(made) && !again {
            return false;
        }
        let words = document.words(verb.span()).to_lowercase();
        let participle = matches!(verb, Item::Word { .. })
            && (words.ends_with("ed")
                || words.ends_with("en")
                || verb.among(&words::IRREGULAR)
                || verb.is(Class::REPORTING));
        !participle || verb.among(&words::MAKING)
    };
    if let Some(found) = by.filter(done).and_then(|by| agent(document, &items[by + 1..])) {
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
    // `a group affiliated to the front said it had carried out the attack`
    let acts = |item: &&Item<'_>| !related(document, item.span());
    items[..verb].iter().rev().take(8).filter(acts).find_map(|item| {
        named(document, item).map(|actor| (actor, item.span().join(items[verb].span()), "subject"))
    })
}

/// Whoever stands before the noun of an attack: `US retaliatory airstrikes`, `a militant attack`, `the army's strike on a camp`.
fn before_noun(document: &Document<'_>, items: &[Item<'_>], at: usize, hit: &Hit) -> Option<Agent> {
    /// As far as he may stand before it, in items.
    const NEAR: usize = 5;
    let mut owned = false;
    for item in items[..at].iter().rev().take(NEAR) {
        if let Some(actor) = actor_at(document, item).or_else(|| state_at(document, item)) {
            return Some((modifier(actor), item.span().join(hit.span), "actor_noun"));
        }
        let passes = match item {
            // `Israel's strike on a school`; of `Mali's worst attack` nobody knows whose it was, nor of `the army's dead`.
            Item::Word { class, .. } if class.any(Class::POSSESSIVE) => {
                let makes = matches!(hit.sense(), Sense::Strike | Sense::Attack | Sense::Bombing);
                let aimed =
                    items.get(at + 1).is_some_and(|next| next.one_of(&["on", "of", "against"]));
                let first = !std::mem::replace(&mut owned, true);
                first && makes && aimed
            }
            Item::Word { class, .. } => {
                let superlative = item.one_of(&["worst", "most", "first"])
                    || document.words(item.span()).ends_with("est");
                !class.any(
                    Class::PUNCT
                        .with(Class::PREPOSITION)
                        .with(Class::CONJUNCTION)
                        .with(Class::DETERMINER)
                        .with(Class::REPORTING)
                        .with(Class::AUXILIARY),
                ) && !superlative
                    || item.word("-")
            }
            Item::Mention(mention) => matches!(mention.entity, Entity::Weapon(_)),
            _ => false,
        };
        if !passes {
            return None;
        }
    }
    None
}

/// Whoever qualifies an attack, without the words that count or weigh it: `a series of Islamist attacks`, `the worst rebel raid`.
fn modifier(mut actor: ActorValue) -> ActorValue {
    let weighs = |word: &str| {
        let word = word.to_ascii_lowercase();
        matches!(
            &*word,
            "a" | "an"
                | "the"
                | "of"
                | "this"
                | "another"
                | "worst"
                | "latest"
                | "recent"
                | "first"
                | "new"
        ) || word.ends_with("est")
    };
    let unnamed = actor.id.is_none() && actor.name.is_none();
    let words: Vec<_> = actor.words.split(' ').collect();
    let last = words.iter().rposition(|word| weighs(word)).filter(|_| unnamed);
    // `the junta's strike`: whoever is known by the article keeps it.
    let last = last.filter(|last| *last > 0 || !words[0].eq_ignore_ascii_case("the"));
    if let Some(own) = last.map(|last| &words[last + 1..]).filter(|own| !own.is_empty()) {
        actor.words = own.join(" ");
        actor.descriptor = Some(actor.words.clone());
    }
    actor
}
