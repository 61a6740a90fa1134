//! Days and places of an account.

use std::borrow::Cow;

use dateline_entity::{Entity, Mention, Place};
use dateline_text::Span;

use crate::read::draft::{Draft, may_be_one_place, position};
use crate::read::item::Item;
use crate::read::scene::{self, Scene};
use crate::read::value;
use crate::read::when::Telling;
use crate::{DateValue, PlaceValue};

use super::{Fill, Found, Voice, road};

impl Fill<'_, '_> {
    /// When and where it was, told in a sentence of its own: `It happened on Friday near the bridge`.
    ///
    /// Those who came may have come to several events: their time dates what has no day yet.
    pub(crate) fn when_and_where(
        &self,
        draft: &mut Draft,
        scene: &Scene<'_>,
        dates: &[DateValue],
        telling: Telling,
    ) {
        let dated = draft.date.as_ref().is_some_and(|own| own.best.is_some());
        if !dated || telling == Telling::Happening {
            self.dates(draft, &dates[..dates.len().min(1)]);
        }
        let placed = draft.place.as_ref().is_some_and(|own| finer(own) >= 4);
        let road = || road::stretch(self.document, self.entities, scene.part.span);
        if !placed && let Some(found) = road().or_else(|| self.place_of(&scene.places, 0)) {
            self.place(draft, found);
        }
    }

    pub(super) fn dates(&self, draft: &mut Draft, dates: &[DateValue]) {
        for date in dates {
            draft.take_date(date);
            let span = date.evidence.first().map(|b| Span::from(*b));
            let voice =
                span.map_or(Voice { source: None, hedge: None }, |span| self.voice(draft, span));
            let evidence: Vec<Span> = date.evidence.iter().map(|b| (*b).into()).collect();
            let rule = date.rule.clone().unwrap_or(Cow::Borrowed("time"));
            draft.telling.dates.push(position(
                date.clone(),
                voice.source,
                voice.hedge,
                rule,
                &evidence,
            ));
        }
    }

    pub(super) fn place(&self, draft: &mut Draft, found: Found) {
        let voice = self.voice(draft, found.span);
        let wider = draft.place.as_ref().is_some_and(|own| {
            finer(own) > finer(&found.value) && may_be_one_place(own, &found.value)
        });
        // `in several areas`, `a rural area` add nothing to a town.
        let unnamed = found.value.name.is_none()
            || matches!(found.value.kind.as_deref(), Some("country" | "region" | "territory"));
        let vague = ["several ", "various ", "many ", "other "];
        let words = found.value.words.to_ascii_lowercase();
        let some = found.value.name.is_none() && vague.iter().any(|word| words.contains(word));
        if wider && unnamed || some {
            return;
        }
        if !wider {
            draft.place = Some(found.value.clone());
        }
        draft.telling.place.push(position(
            found.value,
            voice.source,
            voice.hedge,
            found.rule,
            &[found.span],
        ));
    }

    /// Where it was launched from, apart from where it came down.
    pub(super) fn origins(&self, draft: &mut Draft, scene: &Scene<'_>) {
        for (mention, place) in &scene.origins {
            let voice = self.voice(draft, mention.span);
            let value = value::place(self.document, place);
            draft.telling.launched_from.push(position(
                value,
                voice.source,
                voice.hedge,
                mention.rule,
                &[place.phrase],
            ));
        }
    }

    /// The place of the event that the trigger at `at` tells.
    pub(crate) fn event_place(&self, scene: &Scene<'_>, at: usize) -> Option<Found> {
        let trigger = scene.part.items[at].span().end;
        if let Some(road) = road::stretch(self.document, self.entities, scene.part.span) {
            // `near Ekona, on the road from Kumba to Mamfe`: what is told besides is nearer.
            let other = |(_, place): &&(&Mention, &Place)| {
                !road.span.overlaps(place.phrase) && place.kind != Some("country")
            };
            let others: Vec<_> = scene.places.iter().filter(other).copied().collect();
            return self
                .place_of(&others, trigger)
                .filter(|own| finer(&own.value) >= 4)
                .or(Some(road));
        }
        let mut found = self.place_of(&scene.places, trigger)?;
        // `The army shelled Lashio`: the words of the place begin behind the verb.
        let mut verbs = scene.hits.iter().map(|(_, hit)| hit.span);
        if let Some(verb) = verbs.rfind(|verb| found.span.contains(*verb)) {
            found.span.start = verb.end;
            let gap = found.span.of(self.document.text);
            found.span.start += u32::try_from(gap.len() - gap.trim_start().len()).unwrap_or(0);
            self.document.words(found.span).clone_into(&mut found.value.words);
        }
        // `toward forces at a base in X`, `near a post at X`: the first preposition tells how the event lies to the place.
        let before = scene.part.items.partition_point(|item| item.span().end <= found.span.start);
        if let [.., relation, Item::Mention(between)] = &scene.part.items[..before]
            && matches!(between.entity, Entity::Target(_) | Entity::Actor(_) | Entity::People(_))
        {
            let word = ["near", "outside", "inside", "toward", "towards"]
                .iter()
                .find(|word| relation.word(word));
            // `near the mosque in Kabul` is in Kabul.
            let within = found.value.relation.as_deref() == Some("inside")
                && found.value.kind.as_deref() == Some("place");
            let word = word.filter(|word| !(within && NEAR_IT.contains(word)));
            if let Some(word) = word {
                found.value.relation =
                    Some(Cow::Borrowed(if *word == "towards" { "toward" } else { word }));
            }
        }
        // `a valley 350 km from Lima` is in that land, and nobody says where.
        if scene::way_from(self.document, found.span).is_some_and(|way| way > scene::LONG) {
            found.value = PlaceValue {
                name: None,
                id: None,
                kind: None,
                admin1: None,
                admin2: None,
                point: None,
                precision_km: None,
                candidates: Vec::new(),
                ..found.value
            };
        }
        Some(found)
    }

    /// The named town in whose phrase a site stands; of one that no gazetteer holds the country is known.
    fn town_of(&self, place: &dateline_entity::Place) -> Option<&dateline_entity::Place> {
        self.entities.within(place.phrase).iter().find_map(|m| match &m.entity {
            Entity::Place(inner)
                if inner.role == dateline_entity::PlaceRole::Container
                    && (inner.point.is_some()
                        || inner.id.is_none() && !inner.countries.is_empty())
                    && !matches!(
                        inner.kind,
                        Some("country" | "admin1" | "admin2" | "region" | "sea")
                    ) =>
            {
                Some(inner)
            }
            _ => None,
        })
    }

    /// The finest of the places; of equals the first after `trigger`. Countries in one list stay a list.
    pub(crate) fn place_of(
        &self,
        places: &[(&dateline_entity::Mention, &dateline_entity::Place)],
        trigger: u32,
    ) -> Option<Found> {
        let rank = |place: &dateline_entity::Place| match (place.name.is_some(), place.kind) {
            // `the Red Sea port of Hodeidah` is Hodeidah.
            (true, Some("country" | "region" | "sea" | "ocean" | "continent")) => 1,
            (true, Some("admin1" | "admin2")) => 2,
            (true, _) => 4,
            // `a refinery in Ryazan, southeast of Moscow` is in Ryazan.
            (false, _) if self.town_of(place).is_some() => 4,
            (false, _) if !place.countries.is_empty() => 3,
            // `in Mali near the border with Niger`
            (false, Some("border")) => 3,
            (false, _) => 0,
        };
        let order = places.iter().enumerate().max_by_key(|(order, (mention, place))| {
            (rank(place), mention.span.start >= trigger, std::cmp::Reverse(*order))
        });
        let (index, (mention, place)) = order?;
        let mut found = Found {
            value: value::place(self.document, place),
            span: place.phrase,
            rule: mention.rule,
        };
        if found.value.countries.is_empty() {
            // `in Mali near the border with Niger`; `in Petaka, a village in northern Mali`
            let line = place.kind == Some("border");
            let says = |other: &Place| {
                let gap =
                    self.document.text.get(place.phrase.end as usize..other.phrase.start as usize);
                let apposed = gap.is_some_and(|gap| gap.trim() == ",") && other.name.is_none();
                (line && other.kind == Some("country") || apposed) && !other.countries.is_empty()
            };
            if let Some((_, other)) = places.iter().find(|(_, other)| says(other)) {
                found.value.countries = other.countries.iter().map(ToString::to_string).collect();
                found.value.admin1 = other.admin1.as_ref().map(ToString::to_string);
            }
        }
        if place.kind == Some("country") {
            for (_, other) in &places[index + 1..] {
                let between = self
                    .document
                    .text
                    .get(found.span.end as usize..other.phrase.start as usize)
                    .map(str::trim);
                if other.kind != Some("country")
                    || !matches!(between, Some("and" | "," | "or" | "and in" | ", and"))
                {
                    break;
                }
                found.span = found.span.join(other.phrase);
                let mut countries = std::mem::take(&mut found.value.countries);
                countries.extend(other.countries.iter().map(ToString::to_string));
                let words = self.document.words(found.span).to_owned();
                found.value = PlaceValue {
                    name: None,
                    words,
                    id: None,
                    countries,
                    point: None,
                    precision_km: None,
                    ..found.value
                };
            }
        }
        // `a base in Rumalyn`: an unnamed site in a named town is in the town.
        let town = || self.town_of(place).filter(|_| !place.countries.is_empty());
        if place.name.is_none()
            && let Some(town) = town()
        {
            let words = found.value.words.clone();
            // `near the market in Bukavu` is in Bukavu.
            let before = &self.document.text[..town.phrase.start as usize];
            let inside = before.trim_end().ends_with(" in");
            let relation = found.value.relation.take();
            let relation = relation.map(|own| match own.as_ref() {
                "at" | "near" | "outside" if inside => Cow::Borrowed("inside"),
                _ => own,
            });
            found.value = PlaceValue { words, relation, ..value::place(self.document, town) };
        }
        Some(found)
    }
}

/// Relations to a thing that leave open in which town it is.
const NEAR_IT: [&str; 2] = ["near", "outside"];

/// How fine a place is: a named site, an unnamed one, an area, a country.
pub(crate) fn finer(place: &PlaceValue) -> u8 {
    match place.kind.as_deref() {
        Some("country" | "region" | "sea") => 0,
        Some("admin1" | "province") => 1,
        Some("admin2" | "district") => 2,
        _ if place.name.is_none() => u8::from(!place.countries.is_empty()),
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    #[test]
    fn near_something_in_a_town() {
        for (text, relation) in [
            (
                "A bomb exploded near the Green Mosque in Kabul on Monday, killing six people.\n",
                "inside",
            ),
            ("Gunmen killed a trader near the central market in Bukavu on Monday.\n", "inside"),
            ("Gunmen killed a trader near Bukavu on Monday.\n", "near"),
            ("Gunmen killed a trader in Lopa, 40 km east of Bukavu, on Monday.\n", "inside"),
        ] {
            let told = read_alone(text).accounts.remove(0).telling.place.remove(0).value;
            assert_eq!(told.relation.as_deref(), Some(relation), "{text}");
        }
        let far =
            "Gunmen attacked troops on Monday in a valley some 350km from the capital Lima.\n";
        let told = read_alone(far).accounts.remove(0).telling.place;
        assert!(told.iter().all(|said| said.value.name.is_none()), "{told:?}");
    }
}
