//! The place of an account that tells none, or one that no gazetteer holds: the town that its document is at home in.
//!
//! A story of one town says `the 400 block of Cedar Lane` or `the Northgate quarter` and leaves the town to the reader. What
//! is said so is lower in trust, and never finer than the town.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use dateline_document::Document;
use dateline_entity::{Entities, Entity, Home, Mention, PlaceRole};
use dateline_text::{Span, fold};

use super::draft::{Draft, position};
use super::fill::finer;
use super::scene;
use super::value;
use crate::{AccountKind, PlaceValue};

/// Speaks enough for a home to put what no gazetteer holds into it.
const FIRM: u32 = 6;

/// A town of fewer people, named once and far from home, is rather a quarter or a street at home.
const SMALL: u32 = 60_000;

/// Far from home, in millionths of a degree: some 80 km.
const FAR: i32 = 700_000;

/// How far off the town's point may be for what lies somewhere in it or about it, in kilometres.
const ABOUT_KM: u32 = 25;

/// A document's home, and the places that it names.
pub(crate) struct At<'a> {
    entities: &'a Entities,
    home: Option<(&'a Home, PlaceValue)>,
    /// The mentions of places by their ids, once asked for.
    named: OnceCell<BTreeMap<Option<&'a str>, Vec<&'a Mention>>>,
}

impl<'a> At<'a> {
    pub(crate) fn home(document: &Document<'_>, entities: &'a Entities) -> Self {
        // `told reporters in Minna`: the only town of a story may be where it was heard.
        let heard = |home: &&Home| scene::heard_in(document.text, home.place.phrase);
        // `350 km from the capital Lima`: what the way is counted from.
        let far = |home: &&Home| {
            scene::way_from(document, home.place.phrase).is_some_and(|way| way > scene::LONG)
        };
        let home = entities.home.as_ref().filter(|home| !heard(home) && !far(home));
        let home = home.map(|home| (home, value::place(document, &home.place)));
        Self { entities, home, named: OnceCell::new() }
    }

    /// Gives the accounts that are the document's news a place at home, where they have none.
    pub(crate) fn settle(&self, drafts: &mut [Draft]) {
        let Some((home, town)) = &self.home else { return };
        let news = drafts.iter().any(|draft| draft.kind == AccountKind::NewEvent);
        // `Nine died in Kharkiv, two in Izyum`: the town of one event is not that of another, which names an area.
        let is_town = |own: &PlaceValue| own.name == town.name && own.id == town.id;
        let names_it = |draft: &Draft| draft.telling.place.iter().any(|said| is_town(&said.value));
        let of_one = !home.policed && town.name.is_some() && drafts.iter().any(names_it);
        // `the worst since 2016, when 19 died in Grand-Bassam`: the town of what is recalled, and not that of the news.
        let said_of_it = |said: &crate::Position<PlaceValue>| {
            said.evidence.iter().any(|own| Span::from(*own).overlaps(home.place.phrase))
        };
        let recalls = |draft: &Draft| {
            draft.kind == AccountKind::Background && draft.telling.place.iter().any(said_of_it)
        };
        let of_old = !home.policed && news && drafts.iter().any(recalls);
        for (index, draft) in drafts.iter_mut().enumerate() {
            if of_old && !names_it(draft) {
                continue;
            }
            let other = |own: &PlaceValue| {
                own.name.is_some() && own.relation.as_deref() != Some("toward") && !is_town(own)
            };
            let mut told = draft.telling.place.iter().map(|said| &said.value);
            if of_one && !names_it(draft) && told.any(other) {
                continue;
            }
            // Where nothing is news, a dateline tells from where somebody recalls it.
            let own =
                if news { draft.kind == AccountKind::NewEvent } else { index == 0 && home.policed };
            // What a story recalls without a place was where those are at home whose police it hears.
            let recalled = home.policed && home.strength >= FIRM && draft.telling.place.is_empty();
            if (own || recalled) && draft.kind != AccountKind::Umbrella {
                self.place(home, town, draft);
            }
        }
    }

    fn place(&self, home: &Home, town: &PlaceValue, draft: &mut Draft) {
        let firm = home.policed && home.strength >= FIRM;
        let mut known = false;
        for said in &mut draft.telling.place {
            let own = &mut said.value;
            let part = part(own, town) || called_quarter(own, town);
            if part || firm && (quarter(own, town) || self.far(own, town)) {
                *own = PlaceValue {
                    name: own.name.take(),
                    words: std::mem::take(&mut own.words),
                    relation: own.relation.take(),
                    id: None,
                    kind: own.kind.take().filter(|kind| kind != "place"),
                    candidates: Vec::new(),
                    precision_km: Some(town.precision_km.unwrap_or(0).max(ABOUT_KM)),
                    ..town.clone()
                };
            }
            known |= finer(own) >= 4 && !(unlocated(own) && (home.policed || !within(own)));
        }
        // `at a base in Iraq`, under a dateline of Baghdad, is not in Baghdad: only its police put it there.
        let area = |kind: Option<&str>| matches!(kind, Some("admin1" | "admin2"));
        let told = draft.telling.place.iter().map(|said| &said.value);
        let others = told.clone().any(|own| of_another(own, town));
        let elsewhere = others
            || !home.policed
                && told
                    .into_iter()
                    .any(|own| !own.countries.is_empty() && !area(own.kind.as_deref()));
        if known
            || elsewhere
            || !draft.telling.place.iter().all(|said| holds(&said.value, town, home.policed))
        {
            return;
        }
        draft.place = Some(town.clone());
        draft.telling.place.push(position(town.clone(), None, None, "home", &[home.place.phrase]));
    }

    /// Whether the words of `place` say nothing of where it lies beyond that it is at home; for telling one event from
    /// another.
    pub(crate) fn vague(&self, place: &PlaceValue) -> bool {
        let firm = self.home.as_ref().filter(|(home, _)| home.policed && home.strength >= FIRM);
        firm.is_some_and(|(_, town)| quarter(place, town) || self.far(place, town))
    }

    /// Whether the place bears a name of the gazetteer's by chance: a small town far off that is named once, without its
    /// area.
    fn far(&self, place: &PlaceValue, town: &PlaceValue) -> bool {
        let (Some(a), Some(b)) = (place.point, town.point) else { return false };
        let away = a.0.abs_diff(b.0).max(a.1.abs_diff(b.1)) > FAR.unsigned_abs();
        if !away || place.kind.as_deref() != Some("place") {
            return false;
        }
        let named = self.named.get_or_init(|| by_id(self.entities));
        let here = named.get(&place.id.as_deref()).map_or(&[][..], Vec::as_slice);
        let known = |mention: &&Mention| match &mention.entity {
            Entity::Place(other) => {
                other.population >= SMALL || contained(self.entities, other.phrase, mention.span)
            }
            _ => false,
        };
        here.len() <= 2 && !here.iter().any(known)
    }
}

fn by_id(entities: &Entities) -> BTreeMap<Option<&str>, Vec<&Mention>> {
    let mut named: BTreeMap<Option<&str>, Vec<&Mention>> = BTreeMap::new();
    for mention in &entities.mentions {
        if let Entity::Place(place) = &mention.entity {
            named.entry(place.id.as_deref()).or_default().push(mention);
        }
    }
    named
}

/// Whether the place is a part of the town by its name: `north Ashford`, of Ashford.
fn part(place: &PlaceValue, town: &PlaceValue) -> bool {
    let (Some(name), Some(of)) = (&place.name, &town.name) else { return false };
    let apart = !place.countries.is_empty()
        && !place.countries.iter().any(|country| town.countries.contains(country));
    let (name, of) = (fold(name), fold(of));
    place.id.is_none()
        && place.point.is_none()
        && place.kind.as_deref() == Some("region")
        && !apart
        && name.strip_suffix(&*of).is_some_and(|rest| rest.ends_with(' '))
}

/// Whether the words call it a quarter, and what the gazetteer has of that name lies far from the town: `in the Portland
/// neighborhood`.
fn called_quarter(place: &PlaceValue, town: &PlaceValue) -> bool {
    let (Some(a), Some(b)) = (place.point, town.point) else { return false };
    let away = a.0.abs_diff(b.0).max(a.1.abs_diff(b.1)) > FAR.unsigned_abs();
    let words = place.words.to_ascii_lowercase();
    away && place.kind.as_deref() == Some("place")
        && words.contains("the ")
        && ["neighborhood", "neighbourhood", "subdivision", "quarter"]
            .iter()
            .any(|quarter| words.ends_with(quarter))
}

/// Whether nothing is known of where the place lies.
fn unlocated(place: &PlaceValue) -> bool {
    place.id.is_none() && place.point.is_none() && place.countries.is_empty()
}

/// `in Petaka`, `at Petaka village` may be a village anywhere; `on Cedar Lane` and `at the Blue Door` are in the town that is spoken of.
fn within(place: &PlaceValue) -> bool {
    let quarter = matches!(place.kind.as_deref(), Some("neighborhood" | "road"));
    let village = ["village", "hamlet"]
        .iter()
        .any(|own| place.words.split(' ').any(|word| word.eq_ignore_ascii_case(own)));
    let inside = place.words.get(..3).is_none_or(|start| start.eq_ignore_ascii_case("in "));
    !quarter && (inside || village)
}

/// Whether the place is one that no gazetteer holds, or a part of the town: `north Ashford`.
fn quarter(place: &PlaceValue, town: &PlaceValue) -> bool {
    let (Some(name), Some(of)) = (&place.name, &town.name) else { return false };
    let elsewhere = !place.countries.is_empty()
        && !place.countries.iter().any(|country| town.countries.contains(country));
    let unknown = place.kind.as_deref().is_none_or(|kind| kind != "region") || {
        fold(name).ends_with(&*fold(of))
    };
    place.id.is_none() && place.point.is_none() && unknown && !elsewhere
}

/// Whether the phrase goes on with an area: `in Dalton, Georgia`.
fn contained(entities: &Entities, phrase: Span, core: Span) -> bool {
    let container = |mention: &Mention| {
        matches!(&mention.entity, Entity::Place(place) if place.role == PlaceRole::Container)
            && !core.contains(mention.span)
    };
    entities.within(phrase).iter().any(container)
}

/// Whether an unnamed place is said to be one of another town: `on an outlying quarter of Petaka town`.
fn of_another(place: &PlaceValue, town: &PlaceValue) -> bool {
    let mut words = place.words.rsplit(' ');
    let typed = words.next().is_some_and(|last| {
        ["town", "city", "village", "district"].iter().any(|own| last.eq_ignore_ascii_case(own))
    });
    let name = words.next().unwrap_or_default();
    place.name.is_none()
        && typed
        && name.starts_with(char::is_uppercase)
        && town.name.as_deref().is_some_and(|own| !own.contains(name))
}

/// Whether the town may lie in `place`.
fn holds(place: &PlaceValue, town: &PlaceValue, policed: bool) -> bool {
    let country = place.countries.is_empty()
        || place.countries.iter().any(|country| town.countries.contains(country));
    let named = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => fold(a) == fold(b),
        _ => true,
    };
    country
        && match place.kind.as_deref() {
            Some("admin1") => named(&place.name, &town.admin1),
            Some("admin2") => {
                // A district of another name is another, where nothing tells in which the town lies.
                let same = fold(place.name.as_deref().unwrap_or_default())
                    == fold(town.name.as_deref().unwrap_or_default());
                named(&place.admin1, &town.admin1)
                    && (town.admin2.is_some() || policed || same)
                    && named(&place.name, &town.admin2)
            }
            Some("region" | "sea" | "ocean") => false,
            _ => true,
        }
}
