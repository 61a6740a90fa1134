//! From what a trigger and its weapon tell to the nature of an event and ACLED's type names.

use super::trigger::Sense;
use crate::{EventType, Nature};

/// The nature that a trigger gives; an explosion without a weapon has no known cause.
pub(crate) fn nature(sense: Sense, weapon: Option<&str>, doer: bool) -> Nature {
    match sense {
        Sense::Intercept => Nature::Interception,
        Sense::Clash => Nature::Clash,
        Sense::Explosion if weapon.is_none_or(|class| class == "unknown") && !doer => {
            Nature::Explosion
        }
        _ => Nature::Attack,
    }
}

/// ACLED's event and sub-event type (codebook of 2023, names as printed there).
///
/// The munition outranks the act: a shelling that kills civilians is an explosion event.
pub(crate) fn event_type(
    nature: Nature,
    sense: Sense,
    weapon: Option<&str>,
    words: &str,
    civilians: bool,
    armed: bool,
) -> Option<EventType> {
    let make = |event: &str, sub: &str| {
        Some(EventType { event_type: Some(event.to_owned()), sub_event_type: Some(sub.to_owned()) })
    };
    let remote = |sub: &str| make("Explosions/Remote violence", sub);
    let class = weapon.unwrap_or("");
    let has = |part: &str| class.contains(part);
    match nature {
        Nature::Explosion | Nature::Accident => return None,
        Nature::Interception => return make("Strategic developments", "Disrupted weapons use"),
        Nature::Clash => return make("Battles", "Armed clash"),
        Nature::Attack => {}
    }
    if sense == Sense::Abduct {
        return make("Violence against civilians", "Abduction/forced disappearance");
    }
    if sense == Sense::Arson {
        return make("Strategic developments", "Looting/property destruction");
    }
    if words.contains("suicide") || has("suicide") {
        return remote("Suicide bomb");
    }
    if has("chemical") {
        return remote("Chemical weapon");
    }
    if has("drone")
        || ["aircraft", "warplane", "helicopter"].iter().any(|part| has(part))
        || has("air") && !has("defence")
        || words.contains("air")
        || words.contains("drone")
    {
        return remote("Air/drone strike");
    }
    if has("grenade") && !has("rocket") {
        return remote("Grenade");
    }
    if ["rocket", "missile", "mortar", "artillery", "shell", "projectile"]
        .iter()
        .any(|part| has(part))
        || matches!(words, "shelling" | "shelled" | "bombardment" | "barrage" | "salvo")
    {
        return remote("Shelling/artillery/missile attack");
    }
    if ["bomb", "ied", "mine", "explosive"].iter().any(|part| has(part)) || sense == Sense::Bombing
    {
        return remote("Remote explosive/landmine/IED");
    }
    if sense == Sense::Strike && words.contains("strike") && !civilians {
        return remote("Air/drone strike");
    }
    if armed && !civilians {
        return make("Battles", "Armed clash");
    }
    // Without a munition and without victims the words do not say which of ACLED's types it was.
    if civilians || matches!(sense, Sense::Shoot | Sense::Kill) {
        make("Violence against civilians", "Attack")
    } else {
        None
    }
}
