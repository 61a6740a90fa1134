//! The mentions that phrases of place become, once it is known which places are meant.

use dateline_document::Document;
use dateline_gazetteer::{Kind, Place as Entry};
use dateline_text::{Span, fold};
use smol_str::{SmolStr, SmolStrBuilder};

use super::country::Country;
use super::name::Name;
use super::resolve::Resolved;
use super::spot::Spot;
use crate::{Candidate, Entity, Mention, Place, PlaceRole};

/// Towns of more people may be told with an article, as The Hague and the Bronx are.
const ARTICLE: u32 = 300_000;

/// Houses that are called by names of their own, which may be those of towns.
const HOUSES: [&str; 9] =
    ["bar", "cafe", "cinema", "club", "hotel", "motel", "nightclub", "pub", "restaurant"];

impl Spot {
    /// The place and the places that contain it.
    pub(super) fn mentions(
        &self,
        names: &[Name<'_>],
        resolved: &Resolved<'_>,
        document: &Document<'_>,
        made: &mut Made,
        out: &mut Vec<Mention>,
    ) {
        out.push(Mention {
            span: self.span,
            entity: Entity::Place(self.place(names, resolved, document, made)),
            rule: self.core.rule,
        });
        for (order, index) in self.outer().enumerate() {
            let name = &names[index];
            if self.span.contains(name.span) {
                continue;
            }
            let mut place = made.listed(resolved, index, document.words(name.span));
            // `a post in Petaka, Sagaing`: what holds what no list has.
            let held = self.around.containers.get(order + 1..).unwrap_or_default();
            let held = held.iter().find_map(|outer| resolved.place(*outer));
            if let Some(held) = held.filter(|_| place.countries.is_empty()) {
                place.countries.extend(held.country().map(SmolStr::new));
                place.admin1 = held.admin1().map(SmolStr::new);
            }
            place.role = PlaceRole::Container;
            place.phrase = name.span;
            out.push(Mention { span: name.span, entity: Entity::Place(place), rule: "container" });
        }
    }

    fn place(
        &self,
        names: &[Name<'_>],
        resolved: &Resolved<'_>,
        document: &Document<'_>,
        made: &mut Made,
    ) -> Place {
        let mut place = match self.core.name {
            Some(index) => made.listed(resolved, index, document.words(names[index].span)),
            None => empty(),
        };
        let own = || names[self.core.name?].kind;
        if let Some(kind) = self.core.kind.map(|kind| kind.kind).or_else(own)
            && place.id.is_none()
        {
            place.kind = Some(kind);
        }
        // `Sulu province`, which the table has by its seat alone.
        if let Some(kind) = self.core.kind.map(|kind| kind.kind)
            && kind == "admin1"
            && place.kind == Some("place")
            && let Some(name) = self.core.name.map(|index| document.words(names[index].span))
            && place.name.as_ref().is_none_or(|own| fold(own) != fold(name))
        {
            let (countries, admin1) = (std::mem::take(&mut place.countries), place.admin1.take());
            place =
                Place { name: Some(name.into()), kind: Some(kind), countries, admin1, ..empty() };
        }
        // `at the Woodbridge`: no town of this size takes an article, a house does.
        // `the Kirkuk road`: what follows has the article.
        let alone = || {
            let next = document
                .text
                .get(self.phrase.end as usize..)
                .and_then(|rest| rest.trim_start_matches([' ', '\n']).chars().next());
            // `the Pearl hotel` has its own name.
            let house = || {
                let rest = &document.text[self.phrase.end as usize..];
                let word = rest.split_whitespace().next().unwrap_or_default();
                HOUSES.contains(&word.trim_end_matches(|mark: char| !mark.is_alphabetic()))
            };
            next.is_none_or(|next| !next.is_lowercase() && !"-–—‑".contains(next)) || house()
        };
        let article = || {
            let before =
                Span { start: self.phrase.start, end: self.span.start.max(self.phrase.start) };
            let word = document.words(before).split_whitespace().next_back();
            word.is_some_and(|word| word.eq_ignore_ascii_case("the"))
        };
        if self.core.kind.is_none()
            && place.kind == Some("place")
            && place.population < ARTICLE
            && alone()
            && article()
        {
            place = Place { name: Some(document.words(self.span).into()), ..empty() };
        }
        if self.core.part {
            // A part of a place lies nowhere exactly, and is no place of the gazetteer.
            place.name = Some(document.words(self.span).into());
            place.kind = Some("region");
            (place.id, place.point, place.precision_km) = (None, None, None);
            place.candidates.clear();
        }
        if place.countries.is_empty() || self.core.border || self.around.border {
            // `a base at Petaka near the border of Mali` lies on either side of it.
            let beyond = |index: &usize| self.around.beyond && self.around.others().contains(index);
            // `the border with Niger`: the other side is as likely.
            let line =
                self.core.border && self.core.nations().count() + self.core.others().count() < 2;
            let across = |index: &usize| line && self.core.others().any(|own| own == *index);
            let held = self
                .outer()
                .filter(|index| !beyond(index) && !across(index))
                .filter_map(|index| resolved.place(index))
                .map(|held| Country::of_key(held.country_key()))
                .filter(|country| !country.is_nowhere());
            // `a Burundian base in Petaka` is whose it is, and not where.
            let held_by = self.core.kind.is_some_and(|kind| kind.kind == "base")
                && !self.around.containers.is_empty();
            let own = self.core.nations().filter(|_| !held_by);
            for country in held.chain(own).chain(self.around.nations()) {
                if !place.countries.iter().any(|known| country.is(known)) {
                    place.countries.push(country.code());
                }
            }
        }
        for index in &self.around.containers {
            let Some(container) = resolved.place(*index) else { continue };
            let same = place.countries.is_empty()
                || container
                    .country()
                    .is_none_or(|c| place.countries.iter().any(|known| known == c));
            if matches!(container.kind(), Kind::Admin1 | Kind::Admin2)
                && same
                && place.admin1.is_none()
            {
                place.admin1 = container.admin1().map(SmolStr::new);
            }
        }
        (place.relation, place.role, place.phrase) = (self.relation, self.role, self.phrase);
        place
    }
}

fn empty() -> Place {
    Place {
        name: None,
        id: None,
        kind: None,
        relation: None,
        countries: Vec::new(),
        admin1: None,
        admin2: None,
        point: None,
        precision_km: None,
        population: 0,
        role: PlaceRole::Location,
        candidates: Vec::new(),
        phrase: Span::default(),
    }
}

/// The places that were made already, by their senses: a story tells of most of its places more than once.
#[derive(Default)]
pub(super) struct Made(Vec<Option<Place>>);

impl Made {
    /// A name as a place, without what its phrase adds.
    fn listed(&mut self, resolved: &Resolved<'_>, index: usize, words: &str) -> Place {
        let Some(entry) = resolved.place(index) else {
            return Place {
                name: Some(words.into()),
                countries: resolved.country(index).map(Country::code).into_iter().collect(),
                ..empty()
            };
        };
        let make = || place(&entry, candidates(resolved, index));
        let sense = resolved.sense[index];
        if resolved.senses[sense].times < 2 {
            return make();
        }
        if self.0.is_empty() {
            self.0.resize(resolved.senses.len(), None);
        }
        self.0[sense].get_or_insert_with(make).clone()
    }
}

/// An entry of the gazetteer as a place.
pub(super) fn known(entry: &Entry<'_>) -> Place {
    place(entry, Vec::new())
}

fn place(entry: &Entry<'_>, candidates: Vec<Candidate>) -> Place {
    let country = Country::of_key(entry.country_key());
    let point = entry.point();
    Place {
        name: Some(entry.name().into()),
        id: Some(id(entry)),
        kind: Some(entry.kind().as_str()),
        relation: None,
        countries: if country.is_nowhere() { Vec::new() } else { vec![country.code()] },
        admin1: entry.admin1().map(SmolStr::new),
        admin2: entry.admin2().map(SmolStr::new),
        point,
        precision_km: point.map(|_| entry.precision_km()),
        population: u32::try_from(entry.population()).unwrap_or(u32::MAX),
        role: PlaceRole::Location,
        candidates,
        phrase: Span::default(),
    }
}

/// The rejected readings of a name.
pub(super) fn candidates(resolved: &Resolved<'_>, index: usize) -> Vec<Candidate> {
    resolved.others(index).map(|(other, score)| candidate(&other, score)).collect()
}

fn candidate(entry: &Entry<'_>, score: i32) -> Candidate {
    let country = Country::of_key(entry.country_key());
    Candidate {
        name: entry.name().into(),
        id: id(entry),
        country: (!country.is_nowhere()).then(|| country.code()),
        point: entry.point(),
        score,
    }
}

/// The id of an entry, which is written where it stays.
fn id(entry: &Entry<'_>) -> SmolStr {
    let mut id = SmolStrBuilder::new();
    let _ = entry.write_id(&mut id);
    id.finish()
}
