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

/// What those do who set off a blast.
const CAUSED: [&str; 4] = ["triggered", "detonated", "caused", "engineered"];

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
    // `rebels triggered a huge mine blast`
    let caused = || {
        /// Items between the verb and the blast, and of its subject.
        const NEAR: usize = 5;
        const SUBJECT: usize = 3;
        let from = at.saturating_sub(NEAR);
        let verb = items[from..at].iter().rposition(|item| item.one_of(&CAUSED))? + from;
        let plain =
            items[verb + 1..at].iter().all(|item| !item.is(Class::PUNCT | Class::PREPOSITION));
        let back = items[..verb].iter().rev().take(SUBJECT);
        let mut subject = back.take_while(|item| !item.is(Class::PUNCT | Class::PREPOSITION));
        let (actor, span) = subject.find_map(actor).filter(|_| plain && !passive(items, verb))?;
        let armed = !matches!(actor.kind.as_deref(), Some("other" | "state"));
        armed.then(|| (actor, span.join(items[verb].span()), "subject"))
    };
    if hit.noun()
        && let Some(found) = caused()
    {
        return Some(found);
    }
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

#[cfg(test)]
mod tests {
    use crate::read::doers;

    #[test]
    fn those_of_whom_it_is_told() {
        let fled = "Raiders killed nine clerks near Gao on Monday. People were fleeing and they set fire to the huts.\n";
        assert!(doers(fled).iter().all(|who| !who.contains("People")), "{:?}", doers(fled));
        let led = "The attack on a bank in Kano on Monday was led by Boko Haram.\n";
        assert!(doers(led).iter().any(|who| who.contains("Boko Haram")), "{:?}", doers(led));
    }

    #[test]
    fn whoever_sets_off_a_blast() {
        let text =
            "Rebels triggered a huge mine blast near Gaya on Monday, killing seven clerks.\n";
        assert!(doers(text).iter().any(|who| who.contains("Rebels")), "{:?}", doers(text));
        for text in [
            "A short circuit triggered a blast near Gaya on Monday, killing seven clerks.\n",
            "Police fired shots at a truck in Kirkuk on Monday, the bomber turned off the road and his load exploded, killing two.\n",
            "A truck bomb went off in Aden on Monday, followed by long gunfire by security forces.\n",
        ] {
            assert!(doers(text).is_empty(), "{text} {:?}", doers(text));
        }
        let came = "The insurgents attacked a market near Gao on Sunday, where a gun battle with guards began.\n";
        assert!(doers(came).iter().any(|who| who.contains("insurgents")), "{:?}", doers(came));
    }
}
