//! What a scene names and the event did not hit: the way, the hospital, the car of the bomb, arms that were brought down.

use dateline_document::Document;
use dateline_entity::{Entity, Target};
use dateline_text::{Class, Span};

use crate::read::harm::is_body;
use crate::read::item::Item;
use crate::read::trigger::{Form, Hit, Sense};
use crate::read::words;

/// Whether those who attack come in the vehicle at `span`: `a dark sedan drove by and somebody opened fire`.
pub(crate) fn brings(items: &[Item<'_>], span: Span, target: &Target) -> bool {
    /// Items behind the vehicle in which its verb may stand.
    const NEAR: usize = 4;
    let vehicle = matches!(target.id, "vehicle" | "truck" | "bus" | "motorcycle");
    let end = items.partition_point(|item| item.span().start < span.end);
    let mut behind = items[end..].iter().take(NEAR);
    vehicle && !target.definite && behind.any(|item| item.among(&words::DRIVING))
}

/// Whether the thing at `span` brings the explosives and is not what they hit: `a bomb hidden in a car`, `drove a truck into the gate`.
pub(crate) fn carries(items: &[Item<'_>], span: Span, target: &Target) -> bool {
    /// As far as the charge may stand before what it lies in, in items.
    const LAID: usize = 6;
    if !matches!(target.id, "vehicle" | "truck" | "motorcycle") || target.definite {
        return false;
    }
    let at = items.partition_point(|item| item.span().start < span.start);
    let before = &items[..at.min(items.len())];
    let Some(governor) = before.last() else { return false };
    let charge = |item: &Item<'_>| matches!(item.mention().map(|m| &m.entity), Some(Entity::Weapon(weapon)) if weapon.class.starts_with("explosive"));
    governor.trigger().is_some_and(|hit| hit.trigger.id == "ram")
        || (governor.one_of(&["in", "inside"]) || governor.word("on") && target.id == "motorcycle")
            && before.iter().rev().take(LAID).any(charge)
}

/// Whether the vehicle at `span` only names the blast: `a car explosion`, `the truck bombing`.
pub(crate) fn names_blast(items: &[Item<'_>], span: Span, target: &Target) -> bool {
    let end = items.partition_point(|item| item.span().start < span.end);
    matches!(target.id, "vehicle" | "truck" | "motorcycle" | "bus")
        && items.get(end).and_then(Item::trigger).is_some_and(|hit| {
            hit.noun() && matches!(hit.sense(), Sense::Explosion | Sense::Bombing)
        })
}

/// Whether the sentence says what the thing at `span` is: `the hospital is one of the last`.
pub(crate) fn described(items: &[Item<'_>], span: Span) -> bool {
    let at = items.partition_point(|item| item.span().start < span.start);
    // `a blast at a mosque was the first`
    if items[..at].last().is_some_and(|item| item.is(Class::PREPOSITION)) {
        return false;
    }
    let end = items.partition_point(|item| item.span().start < span.end);
    match items.get(end..end + 2) {
        Some([is, next]) => {
            is.one_of(&["is", "are", "was", "were"])
                && (next.is(Class::DETERMINER)
                    || matches!(next, Item::Number { .. })
                    || next.one_of(&["one", "home", "located", "among"]))
        }
        _ => false,
    }
}

/// Items of a sentence in which a speaker is looked for: one without end is read in one go.
const SENTENCE: usize = 200;

/// Whether somebody was brought to the house at `span`, or lies there: `died in a hospital`, `captured at a clinic`.
pub(crate) fn cared_for(items: &[Item<'_>], span: Span, target: &Target) -> bool {
    let at = items.partition_point(|item| item.span().start < span.start);
    let mut before = items[..at.min(items.len())].iter().rev();
    let inside = before.next().is_some_and(|item| item.one_of(&["in", "at"]));
    let whose = [
        "director",
        "doctor",
        "doctors",
        "source",
        "sources",
        "arrival",
        "staff",
        "officials",
        "official",
    ];
    // `the director of the hospital`, `upon arrival at the hospital`
    let spoken = items[at.saturating_sub(6)..at].iter().any(|item| item.one_of(&whose))
        || items[at.saturating_sub(1)..at]
            .iter()
            .all(|item| item.is(Class::POSSESSIVE) || item.one_of(&["the", "of", "at"]))
            && items[at.saturating_sub(SENTENCE)..at].iter().any(|item| {
                item.people().is_some_and(|(_, people)| people.speaker)
                    && item.span().end < span.start
            });
    // `from house to house`
    let to = items[..at.min(items.len())].last().is_some_and(|item| item.word("to"));
    let hit = at > 1 && items[at - 2].one_of(&["damage", "fire", "destruction"]);
    // `caused carnage at the hospital`, `received at the hospital 18 dead`: the dead were brought there.
    let brought = inside
        && items[at.saturating_sub(6)..at].iter().any(|item| {
            item.one_of(&["received", "carnage", "scenes", "chaos", "morgue", "bodies", "counted"])
                || item.people().is_some_and(|(_, people)| is_body(people))
        });
    if brought && matches!(target.id, "hospital" | "clinic") {
        return true;
    }
    matches!(target.id, "hospital" | "clinic") && (spoken || to && !hit)
        || matches!(target.id, "hospital" | "clinic")
            && inside
            && before.take(3).any(|item| {
                item.trigger().is_some_and(|hit| hit.trigger.id == "die")
                    || item.one_of(&[
                        "captured",
                        "treated",
                        "recovering",
                        "condition",
                        "surgery",
                        "dead",
                    ])
            })
}

/// Whether what the verb at `span` destroys are arms on their way: `destroyed 23 of the drones`, `four drones were destroyed`.
pub(crate) fn brought_down(items: &[Item<'_>], span: Span) -> bool {
    /// Items behind the verb in which its object may stand.
    const OBJECT: usize = 6;
    let arms = |item: &Item<'_>| matches!(item.mention().map(|m| &m.entity), Some(Entity::Weapon(weapon)) if !weapon.modifies && !weapon.class.starts_with("firearm"));
    let thing = |item: &Item<'_>| {
        matches!(
            item.mention().map(|m| &m.entity),
            Some(Entity::Weapon(_) | Entity::Target(_) | Entity::Place(_))
        )
    };
    let at = items.partition_point(|item| item.span().start < span.start);
    let end = items.partition_point(|item| item.span().start < span.end);
    let helped = items[..at]
        .last()
        .is_some_and(|item| item.is(Class::AUXILIARY) && !item.one_of(&["has", "have", "had"]));
    if helped {
        return items[..at].iter().rev().skip(1).take(2).find(|item| thing(item)).is_some_and(arms);
    }
    let active = items.get(at).and_then(Item::trigger).is_some_and(|hit| hit.form == Form::Past);
    active && items[end..].iter().take(OBJECT).find(|item| thing(item)).is_some_and(arms)
}

/// Whether the road at `span` is the way on which something happened, and not what was struck: `ambushed on the road to the
/// camp`.
pub(crate) fn way(
    document: &Document<'_>,
    items: &[Item<'_>],
    span: Span,
    target: &Target,
) -> bool {
    let at = items.partition_point(|item| item.span().start < span.start);
    let governor = items[..at.min(items.len())].last();
    let words = document.words(span).to_ascii_lowercase();
    let way =
        || ["road", "highway", "street", "route", "avenue"].iter().any(|own| words.contains(own));
    target.id == "road"
        && way()
        && governor
            .is_some_and(|item| item.one_of(&["on", "along", "at", "near", "off", "in", "by"]))
}

/// Whether the thing at `span` stands in a clause that only says what was before or after the event: `a boat had appeared
/// shortly before the attack`.
pub(crate) fn before_it(items: &[Item<'_>], span: Span, main: Option<usize>) -> bool {
    /// Items between the preposition and the noun of the event.
    const NEAR: usize = 4;
    let Some(main) = main.filter(|main| items[*main].trigger().is_some_and(Hit::noun)) else {
        return false;
    };
    let back = main.saturating_sub(NEAR);
    let link =
        items[back..main].iter().rposition(|item| item.one_of(&["before", "after", "since"]));
    let Some(link) = link.map(|at| back + at) else { return false };
    let at = items.partition_point(|item| item.span().start < span.start);
    let hit = |item: &Item<'_>| {
        item.trigger().is_some()
            || item.one_of(&["damage", "damaged", "destroyed", "fire", "burned"])
    };
    at < link && !items[..link].iter().any(hit)
}
