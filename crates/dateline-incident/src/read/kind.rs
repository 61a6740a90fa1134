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

/// What a scene tells beside its trigger that its type hangs on.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is seen or not, apart from the others")]
pub(crate) struct Around<'a> {
    /// Class of the first weapon.
    pub(crate) weapon: Option<&'a str>,
    /// Who did it.
    pub(crate) doer: Doer,
    /// Civilians, or people of no known kind, were hit.
    pub(crate) civilians: bool,
    /// People were hit of whom only the number is told.
    pub(crate) somebody: bool,
    /// Soldiers or police were hit, or their posts.
    pub(crate) forces: bool,
    /// A place where civilians are was hit: a market, a school, a bus.
    pub(crate) public: bool,
    /// Those who did it died by it, or meant to.
    pub(crate) suicide: bool,
    /// Those who were hit demonstrated.
    pub(crate) protest: bool,
    /// Two sides are told: `an ambush between warring clans`.
    pub(crate) between: bool,
}

/// Who did it, as far as ACLED's types depend on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Doer {
    #[default]
    Nobody,
    /// People of no known kind: `gunmen`, `a man`.
    Anybody,
    /// One man or woman who bears no name of a side.
    Person,
    /// An armed group, or members of one.
    Group,
    /// Armed forces or a state.
    Force,
    Police,
    Protesters,
    /// A crowd.
    Mob,
}

/// ACLED's event and sub-event type (codebook of 2023, names as printed there).
///
/// The munition outranks the act: a shelling that kills civilians is an explosion event.
pub(crate) fn event_type(
    nature: Nature,
    sense: Sense,
    words: &str,
    around: &Around<'_>,
) -> Option<EventType> {
    let make = |event: &str, sub: &str| {
        Some(EventType { event_type: Some(event.to_owned()), sub_event_type: Some(sub.to_owned()) })
    };
    match nature {
        Nature::Explosion | Nature::Accident => return None,
        Nature::Interception => return make("Strategic developments", "Disrupted weapons use"),
        Nature::Clash if around.protest => return make("Riots", "Violent demonstration"),
        Nature::Clash => return make("Battles", "Armed clash"),
        Nature::Attack => {}
    }
    match sense {
        Sense::Abduct => {
            return make("Violence against civilians", "Abduction/forced disappearance");
        }
        Sense::Rape => return make("Violence against civilians", "Sexual violence"),
        Sense::Seize if around.doer == Doer::Force => {
            return make("Battles", "Government regains territory");
        }
        Sense::Seize => return make("Battles", "Non-state actor overtakes territory"),
        _ => {}
    }
    if around.doer == Doer::Protesters {
        return make("Riots", "Violent demonstration");
    }
    if let Some(remote) = remote(sense, words, around) {
        return make("Explosions/Remote violence", remote);
    }
    if sense == Sense::Arson && !around.civilians {
        return make("Strategic developments", "Looting/property destruction");
    }
    if around.doer == Doer::Mob || words.starts_with("lynch") {
        return make("Riots", "Mob violence");
    }
    if around.protest && matches!(around.doer, Doer::Force | Doer::Police) {
        return make("Protests", "Excessive force against protesters");
    }
    let two_sides = around.forces
        && (!matches!(around.doer, Doer::Nobody | Doer::Person) || sense == Sense::Attack)
        || matches!(around.doer, Doer::Group | Doer::Force | Doer::Police) && !around.public;
    if around.between || two_sides && !around.civilians {
        return make("Battles", "Armed clash");
    }
    // Without a munition and without victims the words do not say which of ACLED's types it was.
    let attack = around.civilians
        || around.public && (around.doer != Doer::Nobody || around.somebody)
        || matches!(sense, Sense::Shoot | Sense::Kill);
    if attack { make("Violence against civilians", "Attack") } else { None }
}

/// The type that the munition gives, or the word for the act.
fn remote(sense: Sense, words: &str, around: &Around<'_>) -> Option<&'static str> {
    let class = around.weapon.unwrap_or("");
    let has = |parts: &[&str]| !class.is_empty() && parts.iter().any(|part| class.contains(part));
    let blows = sense == Sense::Bombing
        || has(&["bomb", "ied", "explosive"])
        || !matches!(sense, Sense::Shoot | Sense::Arson);
    // `a murder-suicide` is no suicide bombing.
    let suicide = words.contains("suicide") && !words.contains("murder");
    if suicide || has(&["suicide"]) || around.suicide && blows {
        return Some("Suicide bomb");
    }
    // Tear gas is what crowds are driven apart with.
    if has(&["chemical"]) && !has(&["irritant"]) {
        return Some("Chemical weapon");
    }
    let flies = has(&["drone", "aircraft", "warplane", "helicopter", "aerial"])
        || has(&["air"]) && !has(&["defence"])
        || words.contains("air")
        || words.contains("aerial")
        || words.contains("drone");
    // `the army bombed the school`: from the air, where nothing else is told.
    let bombed = sense == Sense::Bombing && words.ends_with("ed") && around.doer == Doer::Force;
    if flies || bombed && class.is_empty() {
        return Some("Air/drone strike");
    }
    if has(&["grenade"]) && !has(&["rocket"]) {
        return Some("Grenade");
    }
    // Stones and arrows are thrown and shot by hand.
    let by_hand = matches!(class, "projectile.stone" | "projectile.bow");
    if !by_hand && has(&["rocket", "missile", "mortar", "artillery", "shell", "projectile"])
        || matches!(words, "shelling" | "shelled" | "bombardment" | "barrage" | "salvo")
    {
        return Some("Shelling/artillery/missile attack");
    }
    if has(&["bomb", "ied", "mine", "explosive"]) || sense == Sense::Bombing {
        return Some("Remote explosive/landmine/IED");
    }
    // `a strike by rebel fighters` is none from the air.
    let ground = around.doer == Doer::Group && class.is_empty();
    let army = around.doer == Doer::Force;
    (sense == Sense::Strike && words.contains("strike") && (army || !around.civilians) && !ground)
        .then_some("Air/drone strike")
}
