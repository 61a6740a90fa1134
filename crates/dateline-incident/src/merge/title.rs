//! Titles: one line for people, that names nobody who is only suspected.

use std::borrow::Cow;

use super::country;
use super::row::Level;
use crate::{Attributed, BY_ACT, Fields, Multiplicity, Nature, PlaceValue, Stage};

/// `Rocket attack near Kirkuk, Iraq, claimed by the Dawn Brigade`: what, where, and who only where it is claimed or blamed.
pub(super) fn title(fields: &Fields, stage: Stage, multiplicity: Multiplicity) -> String {
    let mut title = what(fields, stage, multiplicity);
    if let Some(place) = &fields.place.value {
        title.push_str(&whereabouts(place));
    } else if let Some(country) = common_country(fields) {
        title.extend([" in ", country]);
    }
    if let Some(perpetrator) = &fields.perpetrator.value {
        let actor = &perpetrator.actor;
        let name = actor.name.as_deref().or(actor.descriptor.as_deref()).unwrap_or(&actor.words);
        match perpetrator.attribution {
            Attributed::SelfClaimed => title.extend([", claimed by ", name]),
            Attributed::Blamed | Attributed::BlamedOrClaimed => {
                title.extend([", blamed on ", name]);
            }
            Attributed::Asserted | Attributed::Suspected | Attributed::Denied => {}
        }
    }
    capital(&title)
}

/// The country of a disputed place, where that at least is agreed.
fn common_country(fields: &Fields) -> Option<&str> {
    let mut told = fields.place.positions.iter().map(|(_, said)| &said.value.countries);
    let mut told = told.by_ref().filter(|countries| !countries.is_empty());
    let first = told.next()?;
    let one = first.len() == 1 && told.all(|countries| countries == first);
    if one { country::name(&first[0]) } else { None }
}

fn what(fields: &Fields, stage: Stage, multiplicity: Multiplicity) -> String {
    let many = multiplicity == Multiplicity::Group;
    let noun = match fields.nature.value {
        Some(Nature::Attack) => "attack",
        Some(Nature::Clash) => "clash",
        Some(Nature::Interception) => "interception",
        Some(Nature::Accident) => "accident",
        Some(Nature::Explosion) => "explosion",
        // Whether it was an attack is disputed: what nobody disputes is that something happened.
        None if !fields.nature.positions.is_empty() => "disputed incident",
        None => "incident",
    };
    // A weapon that only the deed tells is no headline.
    let named = fields.weapons.positions.iter().any(|(_, said)| said.rule != BY_ACT);
    let mut weapons: Vec<&str> = match &fields.weapons.value {
        _ if !named => Vec::new(),
        Some(weapons) => weapons.iter().map(|weapon| &*weapon.kind).collect(),
        None => fields
            .weapons
            .positions
            .iter()
            .flat_map(|(_, said)| &said.value)
            .map(|weapon| &*weapon.kind)
            .collect(),
    };
    let mut seen = Vec::new();
    weapons.retain(|&kind| {
        !matches!(kind, "explosion" | "strike" | "unknown") && !seen.contains(&kind) && {
            seen.push(kind);
            true
        }
    });
    let disputed = fields.weapons.value.is_none() && weapons.len() > 1;
    let weapon = if disputed || weapons.len() > 2 {
        String::new()
    } else {
        weapons.join(" and ").replace(['_', '-'], " ")
    };
    let planned = match stage {
        Stage::Attempted => "attempted ",
        Stage::Threatened => "threatened ",
        _ => "",
    };
    let plural = if !many {
        ""
    } else if noun.ends_with("sh") {
        "es"
    } else {
        "s"
    };
    let with = |noun: &str| match weapon.as_str() {
        "" => format!("{planned}{noun}{plural}"),
        weapon => format!("{planned}{weapon} {noun}{plural}"),
    };
    match (noun, weapon.as_str()) {
        ("attack", "airstrike" | "air strike") => format!("{planned}air strike{plural}"),
        ("attack" | "interception" | "explosion", _) => with(noun),
        _ => format!("{planned}{noun}{plural}"),
    }
}

/// ` near Kirkuk, Iraq`, ` at a military base in Jordan`, ` in Iraq or Syria`.
fn whereabouts(place: &PlaceValue) -> String {
    let countries: Vec<Cow<'_, str>> = place
        .countries
        .iter()
        .map(|code| country::name(code).map_or_else(|| Cow::Owned(code.clone()), Cow::Borrowed))
        .collect();
    let lands = countries.join(" or ");
    let relation = place.relation.as_deref();
    match (Level::of(place), &place.name) {
        (Level::Country, _) if !lands.is_empty() => format!(" in {lands}"),
        (Level::Unnamed, _) => {
            let kind = place.kind.as_deref().filter(|kind| *kind != "place");
            let within = if lands.is_empty() { String::new() } else { format!(" in {lands}") };
            match kind.map(|kind| kind.replace('_', " ")) {
                Some(kind) => {
                    format!(" {} {} {kind}{within}", relation.unwrap_or("at"), article(&kind))
                }
                None => within,
            }
        }
        (level, Some(name)) => {
            let area =
                matches!(level, Level::Admin1 | Level::Admin2 | Level::Region | Level::World);
            let site = place.kind.as_deref().is_some_and(|kind| kind != "place");
            let relation = match relation {
                Some("at" | "inside") | None if area || !site => "in",
                Some("inside") => "inside",
                Some("at") | None => "at",
                Some(other) => other,
            };
            let land = if lands.is_empty() || lands == *name {
                String::new()
            } else {
                format!(", {lands}")
            };
            format!(" {relation} {name}{land}")
        }
        _ => String::new(),
    }
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
