//! What a sentence speaks about and does not tell: attacks that are discussed, shelling that has ended, strikes of workers, beasts,
//! causes that are fought for, vehicles that crash.

use dateline_entity::{ActorKind, Entity};
use dateline_text::Class;

use crate::read::body;
use crate::read::harm::Harm;
use crate::read::item::Item;
use crate::read::trigger::{Hit, Sense};
use crate::read::words;

use super::Scene;

/// Why the trigger at `at` tells no event, where it is a topic or a thing of another kind.
pub(super) fn topic(scene: &Scene<'_>, at: usize, hit: &Hit) -> Option<&'static str> {
    let harmed = scene.harms.iter().any(Harm::told);
    if !harmed && talked_of(scene.part.items, at, hit) || long_ended(scene.part.items, at, hit) {
        return Some("generic");
    }
    if of_workers(scene, hit) && !harmed {
        return Some("other sense: labour");
    }
    if by_beasts(scene.part.items, at, hit) {
        return Some("other sense: animal");
    }
    if for_a_cause(scene.part.items, at, hit) {
        return Some("generic");
    }
    vehicle_crashed(scene, at, hit).then_some("accident")
}

/// `met to discuss attacks on schools`, `called for an end to attacks`: of no number, and at no time that is told.
fn talked_of(items: &[Item<'_>], at: usize, hit: &Hit) -> bool {
    /// Items before the noun in which the verb stands.
    const NEAR: usize = 3;
    let back = &items[at.saturating_sub(NEAR)..at];
    let counted = |item: &Item<'_>| matches!(item, Item::Number { .. });
    hit.noun()
        && hit.plural()
        && !back.iter().any(counted)
        && back.iter().any(|item| item.among(&words::TOPIC))
}

/// `The shelling stopped on Thursday`
fn long_ended(items: &[Item<'_>], at: usize, hit: &Hit) -> bool {
    let helper = |item: &&Item<'_>| item.one_of(&["has", "have", "had"]);
    // `The shelling of Gao`
    let place =
        |item: &Item<'_>| item.mention().is_some_and(|m| matches!(m.entity, Entity::Place(_)));
    let of = match items.get(at + 1..at + 3) {
        Some([of, town]) if of.is(Class::PREPOSITION) && place(town) => 2,
        _ => 0,
    };
    let behind = &items[at + 1 + of..];
    let verb = behind.iter().take_while(helper).count();
    // `The blast stopped traffic` did not end.
    let ends = |item: &Item<'_>| {
        matches!(item, Item::Time(_))
            || item.is(Class::PREPOSITION | Class::CONJUNCTION)
            || item.one_of(&[",", ".", ";"])
    };
    hit.noun()
        && behind.get(verb).is_some_and(|item| item.among(&words::ENDED))
        && behind.get(verb + 1).is_none_or(ends)
}

/// `A strike hit the airport and 300 flights were cancelled`; `Israeli strikes hit it` are of no workers.
fn of_workers(scene: &Scene<'_>, hit: &Hit) -> bool {
    let fighter = |item: &Item<'_>| item.actor().is_some_and(|(_, a)| a.kind != ActorKind::Other);
    hit.sense() == Sense::Strike
        && scene.weapons.is_empty()
        && !scene.part.items.iter().any(fighter)
        && scene.hits.iter().any(|(_, own)| own.noun() && own.sense() == Sense::Strike)
        && scene.part.items.iter().any(|item| item.among(&words::LABOUR))
}

/// `A bear attacked two hikers`
fn by_beasts(items: &[Item<'_>], at: usize, hit: &Hit) -> bool {
    /// Items between those who ride and what they ride: `on horses and`.
    const RIDES: usize = 3;
    let subject = at.checked_sub(1).map(|before| &items[before]);
    let back = &items[at.saturating_sub(1 + RIDES)..at];
    // `Armed men on horses and camels attacked`
    let ridden = back.iter().rposition(|item| item.one_of(&["on", "riding"])).is_some_and(|on| {
        back[on + 1..].iter().all(|item| item.word("and") || body::beast_at(item))
    });
    matches!(hit.sense(), Sense::Attack | Sense::Kill | Sense::Injure)
        && !ridden
        && subject.is_some_and(body::beast_at)
}

/// `are thought to be fighting for an independent state`
fn for_a_cause(items: &[Item<'_>], at: usize, hit: &Hit) -> bool {
    /// Items behind `for` in which the cause stands.
    const NEAR: usize = 4;
    let behind = &items[at + 1..];
    hit.trigger.id == "combat"
        && behind.first().is_some_and(|item| item.word("for"))
        && behind.iter().skip(1).take(NEAR).any(|item| item.among(&words::CAUSE))
}

/// `A bus fell into a ravine`, `two trains crashed`: the subject is what people travel in, and nobody struck it.
fn vehicle_crashed(scene: &Scene<'_>, at: usize, hit: &Hit) -> bool {
    let vehicle = |item: &Item<'_>| {
        item.mention().is_some_and(|own| match &own.entity {
            Entity::Target(target) => target.traits.contains(&"movable") || target.id == "train",
            _ => false,
        })
    };
    let subject = scene.part.items[..at]
        .iter()
        .rev()
        .find(|item| item.mention().is_some_and(|own| !matches!(own.entity, Entity::Place(_))));
    let alone = scene.hits.iter().all(|(_, own)| own.span == hit.span || own.sense().harm());
    hit.sense() == Sense::Impact
        && alone
        && scene.weapons.is_empty()
        && subject.is_some_and(vehicle)
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    fn accounts(text: &str) -> usize {
        read_alone(text).accounts.len()
    }

    #[test]
    fn no_event() {
        for text in [
            "Envoys met in Geneva on Monday to discuss attacks on clinics.\n",
            "The mayor called on Monday for an end to raids on markets in Gao.\n",
            "The shelling stopped on Thursday after a truce near Gao.\n",
            "The shelling of Gao stopped on Thursday.\n",
            "A strike hit the port of Antwerp on Monday and ferries were cancelled.\n",
            "A leopard attacked three herders near Gao on Monday, killing two.\n",
            "The group is believed to be fighting for a separate state in Papua.\n",
            "Two buses crashed near Gao on Monday, killing nine.\n",
        ] {
            assert_eq!(accounts(text), 0, "{text}");
        }
    }

    #[test]
    fn an_event_all_the_same() {
        for text in [
            "Envoys condemned three attacks on clinics in Gao on Monday that killed six nurses.\n",
            "The shelling of a port near Gao on Monday stopped trade, villagers said.\n",
            "A strike hit the port of Odesa on Monday, killing two dockers.\n",
            "Israeli strikes hit the airport in Damascus on Monday and flights were cancelled.\n",
            "The blast stopped traffic in Gao on Monday, killing two people.\n",
            "Gunmen attacked three herders near Gao on Monday, killing two.\n",
            "Tigers attacked an army base near Jaffna on Monday, killing nine soldiers.\n",
            "The army was fighting for the bridge at Gao on Monday, killing six rebels.\n",
            "A bomber crashed a truck into a bank in Gao on Monday, killing nine.\n",
        ] {
            assert_eq!(accounts(text), 1, "{text}");
        }
    }
}
