//! What a scene goes on with by its words alone: the same place, the same shots.

use std::borrow::Cow;

use dateline_entity::Entity;
use dateline_text::Span;

use crate::PlaceValue;
use crate::read::cue::Cue;
use crate::read::harm::Harm;
use crate::read::item::Item;
use crate::read::scene::{Joint, Scene};
use crate::read::trigger::{Form, Hit, Sense};
use crate::read::value;

use super::Discourse;

/// Offices over a town or a province.
const OFFICES: [&str; 7] = [
    "governor",
    "mayor",
    "prefect",
    "provincial administrator",
    "military administration",
    "provincial council",
    "district chief",
];

/// Sites that stand in the land whose they are said to be: no ship, no embassy, no post of an army abroad.
const FIXED: [&str; 22] = [
    "airport",
    "church",
    "clinic",
    "courthouse",
    "dam",
    "gas_facility",
    "government_building",
    "hospital",
    "mosque",
    "nuclear_site",
    "oil_facility",
    "oil_field",
    "oil_refinery",
    "port",
    "power_grid",
    "power_plant",
    "presidential_palace",
    "prison",
    "school",
    "stadium",
    "town_hall",
    "university",
];

impl Discourse<'_, '_> {
    /// `The same base was targeted`: the place of the account before.
    pub(super) fn same_place(&self, scene: &Scene<'_>) -> Option<(PlaceValue, Span)> {
        let (mention, target) =
            scene.targets.iter().find(|(_, target)| target.definite && target.name.is_none())?;
        let town = (target.id == "town").then(|| self.town_of_speaker(scene)).flatten();
        let places = self.focus.into_iter().chain(self.remembered());
        let told = || {
            places
                .filter_map(|at| self.drafts[at].place.as_ref())
                .find(|place| place.name.is_some())
                .cloned()
        };
        let known = town.or_else(told)?;
        let words = self.document.words(mention.span).to_owned();
        let place = PlaceValue { words, relation: Some(Cow::Borrowed("at")), ..known };
        Some((place, mention.span))
    }

    /// `The governor of Kherson said that a strike hit a house`: what he governs, where nobody says where it was.
    pub(super) fn office(&self, scene: &Scene<'_>) -> Option<(PlaceValue, Span)> {
        let governs = |span: Span| {
            let words = self.document.words(span).to_ascii_lowercase();
            OFFICES.iter().any(|own| words.contains(own))
        };
        let sources = scene.voices.iter().map(|(_, voice)| voice.source.span);
        sources.filter(|own| governs(*own)).find_map(|own| {
            self.entities.within(own).iter().find_map(|mention| match &mention.entity {
                Entity::Place(place)
                    if matches!(place.kind, Some("place" | "admin1" | "admin2"))
                        && place.point.is_some() =>
                {
                    let words = self.document.words(mention.span).to_owned();
                    let inside = Some(Cow::Borrowed("inside"));
                    let value = value::place(self.document, place);
                    Some((PlaceValue { words, relation: inside, ..value }, mention.span))
                }
                _ => None,
            })
        })
    }

    /// `one of Peru's largest hospitals`: the land of what stands in it, where nobody says where it was.
    pub(super) fn land_of_site(&self, scene: &Scene<'_>) -> Option<(PlaceValue, Span)> {
        /// Bytes before a site in which its land may stand.
        const NEAR: u32 = 24;
        let sites = scene.targets.iter().filter(|(_, target)| FIXED.contains(&target.id));
        sites.into_iter().find_map(|(mention, _)| {
            let near =
                Span { start: mention.span.start.saturating_sub(NEAR), end: mention.span.end };
            let code = self.entities.within(near).iter().find_map(|own| match &own.entity {
                Entity::Place(place) if place.kind == Some("country") => {
                    let behind = self.document.text.get(own.span.end as usize..)?;
                    let rest = ["'s ", "’s "].iter().find_map(|mark| behind.strip_prefix(mark))?;
                    let end = self.document.text.len() - mention.span.end as usize;
                    let gap = rest.get(..rest.len().saturating_sub(end))?;
                    let plain = !gap.contains([',', '.', ';', '(']);
                    plain.then(|| place.countries.first().map(ToString::to_string))?
                }
                _ => None,
            })?;
            let words = self.document.words(mention.span).to_owned();
            Some((value::country(words, code), mention.span))
        })
    }

    /// `Kharkiv's mayor said that the city was hit`: the town of whoever speaks.
    fn town_of_speaker(&self, scene: &Scene<'_>) -> Option<PlaceValue> {
        let speakers = scene.voices.iter().map(|(_, voice)| voice.source.span);
        let first = scene.part.items.first().map(Item::span);
        speakers.chain(first).find_map(|span| {
            self.entities.within(span).iter().find_map(|mention| match &mention.entity {
                Entity::Place(place) if place.kind == Some("place") && place.point.is_some() => {
                    Some(value::place(self.document, place))
                }
                _ => None,
            })
        })
    }
}

/// `A boy was shot after a gun that he held went off`: what follows tells how it came. `The attack was followed by gunfire`
/// goes on with it.
pub(super) fn same_shot(scene: &Scene<'_>, hit: &Hit) -> bool {
    let goes_on = scene.part.joint == Joint::Later
        && scene.part.link.is_none()
        && scene.places.is_empty()
        && scene.times.is_empty()
        && scene.targets.is_empty()
        && scene.cue(Cue::Separate).is_none()
        // `sparking clashes that left ten people dead`; `a firefight` is a part of it
        && !(hit.sense() == Sense::Clash && hit.plural() && scene.harms.iter().any(Harm::told))
        && (hit.noun() || hit.form == Form::Ing)
        && matches!(hit.sense(), Sense::Shoot | Sense::Launch | Sense::Clash);
    // `as people fled, following a barrage of gunfire`: what was heard of it.
    let heard = !scene.weapons.is_empty()
        && scene.weapons.iter().all(|(_, weapon)| weapon.id == "small-arms-fire")
        && hit.noun()
        && scene.part.joint != Joint::First
        && scene.harms.is_empty()
        && scene.places.is_empty()
        && scene.targets.is_empty();
    if goes_on || heard {
        return true;
    }
    let own = scene.part.joint == Joint::Earlier
        && scene.part.link.is_none()
        && scene.places.is_empty()
        && scene.harms.is_empty();
    let arm = scene.weapons.iter().any(|(mention, weapon)| {
        mention.span.start < hit.span.start
            && matches!(weapon.id, "gun" | "pistol" | "rifle" | "shotgun" | "weapon")
    });
    own && arm && matches!(hit.sense(), Sense::Launch | Sense::Explosion | Sense::Shoot)
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    #[test]
    fn what_whoever_speaks_governs() {
        let place = |text: &str| -> Vec<String> {
            let told = read_alone(text).accounts.remove(0).telling.place;
            told.into_iter().filter_map(|said| said.value.name).collect()
        };
        let governor =
            "The governor of Kherson said a drone hit a house on Monday, killing two people.\n";
        assert_eq!(place(governor), ["Kherson"]);
        let told = "The governor of Kherson said a drone hit a house in Odesa on Monday, killing two people.\n";
        assert_eq!(place(told), ["Odesa"]);
    }
}
