//! Slots 12 to 16: what was hit.

use dateline_entity::{Entity, Mention, Number};
use dateline_incident::{Bytes, Count, CountStatus, Effect, Incident, TargetValue};
use dateline_text::fold;

use super::evidence::{Telling, head, listed, mention_in, phrase, points_back, uncounted};
use super::target::{nation, number};
use super::template::{Slot, Template, Type, quoted};

/// A thing that was hit, over all that is said of it.
struct Thing {
    words: String,
    kind: String,
    count: Option<String>,
    nation: Option<String>,
    effect: Effect,
    /// The attack is said to be on it: `the raid on the clinic`, `stormed the clinic`.
    aimed: bool,
    /// All its words so far point back.
    definite: bool,
}

/// Slots 12 to 16.
pub(super) fn things(
    telling: &Telling<'_>,
    incident: &Incident,
    kind: Type,
    country: Option<&str>,
    template: &mut Template,
) {
    let mut things: Vec<Thing> = Vec::new();
    for (at, target) in listed(incident, &incident.fields.targets) {
        if let Some(thing) = thing(telling, at, target, country) {
            add(&mut things, thing);
        } else if let Some(known) =
            things.iter_mut().find(|thing| Some(&*thing.kind) == target.kind.as_deref())
            && told(target.effect)
        {
            // `It was destroyed`: of what was told of before.
            known.effect = target.effect;
        }
    }
    // Where people are attacked the things told beside them are the scene, unless the text says what became of them.
    if kind == Type::Attack && people_hit(incident) {
        things.retain(|thing| told(thing.effect) || thing.aimed);
    }
    things.retain(|thing| !of_armed_forces(&thing.words));
    for thing in things {
        let words = quoted(uncounted(&thing.words));
        template.fill(Slot::TargetType, format!("{}: {words}", target_type(&thing.kind)));
        if let Some(count) = thing.count {
            template.fill(Slot::TargetNumber, format!("{count}: {words}"));
        }
        if let Some(nation) = thing.nation {
            template.fill(Slot::TargetNation, format!("{nation}: {words}"));
        }
        let effect = match thing.effect {
            Effect::Destroyed => Some("DESTROYED"),
            Effect::Damaged => Some("SOME DAMAGE"),
            Effect::NoDamage => Some("NO DAMAGE"),
            Effect::NoReports | Effect::NotStated => None,
        };
        if let Some(effect) = effect {
            template.fill(Slot::TargetEffect, format!("{effect}: {words}"));
        }
        template.fill(Slot::TargetId, words);
    }
}

/// Whether the text says what became of a thing.
fn told(effect: Effect) -> bool {
    !matches!(effect, Effect::NotStated | Effect::NoReports)
}

/// Whether people who are no fighters were harmed.
fn people_hit(incident: &Incident) -> bool {
    let mut victims = incident.fields.victims.positions.iter().flat_map(|(_, told)| &told.value);
    victims.any(|victim| victim.status != "armed_group")
}

/// Whether the thing that the words at `at` tell belongs to armed forces.
pub(super) fn of_forces(telling: &Telling<'_>, at: Option<Bytes>) -> bool {
    let target = |entity: &Entity| matches!(entity, Entity::Target(_)).then_some(());
    mention_in(telling, at, target)
        .is_none_or(|(mention, ())| of_armed_forces(phrase(telling, mention)))
}

/// Whether a thing belongs to armed forces, by the words for it: no target of this task (rule 1b).
fn of_armed_forces(words: &str) -> bool {
    let folded = fold(words);
    folded.contains("general staff")
        || folded.contains("air force")
        || !folded.contains("police")
            && folded
                .split(|letter: char| !letter.is_alphanumeric())
                .any(|word| ARMED_FORCES.contains(&word.strip_suffix('s').unwrap_or(word)))
}

/// Words that name armed forces, fighters or their posts, their plural taken off.
const ARMED_FORCES: [&str; 20] = [
    "brigade",
    "battalion",
    "garrison",
    "military",
    "army",
    "regiment",
    "detachment",
    "camp",
    "barrack",
    "troop",
    "guerrilla",
    "naval",
    "cavalry",
    "infantry",
    "patrol",
    "rebel",
    "artillery",
    "position",
    "base",
    "soldier",
];

/// What one position says; `None` for an effect alone, and for what the location slot takes (rule 7).
fn thing(
    telling: &Telling<'_>,
    at: Option<Bytes>,
    target: &TargetValue,
    country: Option<&str>,
) -> Option<Thing> {
    let kind = target.kind.as_deref()?;
    if matches!(kind, "residential_area" | "road" | "town" | "village" | "funeral" | "farm_field") {
        return None;
    }
    let mention = mention_in(telling, at, |entity| match entity {
        Entity::Target(target) => Some(target),
        _ => None,
    });
    let words = match mention {
        Some((mention, _)) => phrase(telling, mention).to_owned(),
        None => target.name.clone()?,
    };
    let counted = mention.and_then(|(_, told)| told.count.as_ref());
    let plural = fold(&words).split(" of ").next().is_some_and(|own| {
        own.ends_with('s')
            && !["ss", "bus", "headquarters", "premises", "barracks", "works", "offices"]
                .iter()
                .any(|end| own.ends_with(end))
    });
    // Without a number the words name one thing, or several.
    let count = match counted {
        Some(number) => quantity(number),
        None if plural => Some("PLURAL".to_owned()),
        None => Some("1".to_owned()),
    };
    let foreign = target.owner.iter().find_map(|owner| nation(telling, owner, country));
    let definite = points_back(&words);
    Some(Thing {
        words,
        kind: kind.to_owned(),
        count,
        nation: foreign,
        effect: target.effect,
        aimed: mention.is_some_and(|(mention, _)| aimed_at(telling, mention)),
        definite,
    })
}

/// Whether the words before a thing say that it was attacked.
fn aimed_at(telling: &Telling<'_>, mention: &Mention) -> bool {
    let before = telling.message.text.get(..mention.span.start as usize).unwrap_or_default();
    let mut back = before.split_whitespace().rev().map(fold);
    let last = back.next().unwrap_or_default();
    let deed = |word: &str| ATTACKS.contains(&word.strip_suffix('s').unwrap_or(word));
    ATTACKED.contains(&&*last)
        || matches!(&*last, "on" | "against" | "at" | "upon")
            && back.next().is_some_and(|word| deed(&word))
}

/// Words for attacks that stand before `on` and its like.
const ATTACKS: [&str; 9] =
    ["assault", "attack", "attempt", "bombing", "fire", "fired", "raid", "shot", "strike"];

/// Verbs whose object is attacked.
const ATTACKED: [&str; 9] = [
    "assaulted",
    "attacked",
    "bombed",
    "machinegunned",
    "raided",
    "sabotaged",
    "shelled",
    "stormed",
    "strafed",
];

/// Adds a thing, or what is said of one known already: the same words, the same head, or `the building` for `a bank`.
fn add(things: &mut Vec<Thing>, new: Thing) {
    let same = |known: &&mut Thing| {
        known.words == new.words
            || head(&known.words) == head(&new.words) && (new.definite || known.definite)
            || new.definite && (known.kind == new.kind || vague(&new.words))
    };
    let Some(known) = things.iter_mut().rev().find(same) else {
        things.push(new);
        return;
    };
    known.aimed |= new.aimed;
    if told(new.effect) {
        known.effect = new.effect;
    }
    // The fuller name, where both have one head: `the home`, `the home of a judge`.
    let bare = |thing: &Thing| {
        thing.words.len() - 4 * usize::from(thing.definite && thing.words.len() > 4)
    };
    if head(&known.words) == head(&new.words) && bare(&new) > bare(known) {
        known.words = new.words;
        known.definite &= new.definite;
    }
}

/// Words that name a thing told before, whatever its kind.
fn vague(words: &str) -> bool {
    matches!(
        &*head(words),
        "building" | "facility" | "premise" | "installation" | "place" | "site" | "vehicle"
    )
}

/// The task's type of a physical target.
fn target_type(kind: &str) -> &'static str {
    match kind {
        "apartment_building" | "residence" | "tent" => "CIVILIAN RESIDENCE",
        "factory" | "farm" | "hotel" | "market" | "mine" | "petrol_station" | "restaurant"
        | "shop" | "shopping_centre" | "warehouse" => "COMMERCIAL",
        "communications" | "media_office" => "COMMUNICATIONS",
        "consulate" | "embassy" => "DIPLOMAT OFFICE OR RESIDENCE",
        "fuel_depot" | "gas_facility" | "nuclear_site" | "oil_facility" | "oil_field"
        | "oil_refinery" | "pipeline" | "power_grid" | "power_plant" => "ENERGY",
        "bank" => "FINANCIAL",
        "courthouse" | "government_building" | "presidential_palace" | "town_hall" => {
            "GOVERNMENT OFFICE OR RESIDENCE"
        }
        "checkpoint" | "police_station" | "prison" => "LAW ENFORCEMENT FACILITY",
        "aid_office" | "headquarters" | "office" | "party_office" | "union_office" => {
            "ORGANIZATION OFFICE"
        }
        "aircraft_target" | "ambulance" | "bus" | "convoy" | "military_vehicle" | "motorcycle"
        | "police_vehicle" | "ship" | "taxi" | "train" | "truck" | "vehicle" => "TRANSPORT VEHICLE",
        "airport" | "bus_station" | "port" | "railway_station" => "TRANSPORTATION FACILITY",
        "bridge" | "railway" | "road" => "TRANSPORTATION ROUTE",
        "dam" | "water_facility" => "WATER",
        _ => "OTHER",
    }
}

/// A number of things as the task writes it.
fn quantity(counted: &Number) -> Option<String> {
    let quantity = counted.quantity;
    let status = if quantity.min.or(quantity.max).or(quantity.best).is_some() {
        CountStatus::Stated
    } else {
        CountStatus::StatedNoNumber
    };
    number(&Count {
        status,
        min: quantity.min,
        max: quantity.max,
        best: quantity.best,
        words: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thing_of(words: &str, kind: &str) -> Thing {
        Thing {
            words: words.to_owned(),
            kind: kind.to_owned(),
            count: None,
            nation: None,
            effect: Effect::NotStated,
            aimed: false,
            definite: points_back(words),
        }
    }

    #[test]
    fn armed_forces_have_no_targets_here() {
        assert!(of_armed_forces("THE BARRACKS OF THE 3D BRIGADE"));
        assert!(of_armed_forces("TWO NAVAL BASES") && !of_armed_forces("A BANK"));
    }

    #[test]
    fn one_thing_told_twice() {
        let mut things = Vec::new();
        for (words, kind) in [
            ("A BANK", "bank"),
            ("THE BUILDING", "building"),
            ("A BUS", "bus"),
            ("THE BANK", "bank"),
        ] {
            add(&mut things, thing_of(words, kind));
        }
        let words: Vec<&str> = things.iter().map(|thing| &*thing.words).collect();
        assert_eq!(words, ["A BANK", "A BUS"]);
    }
}
