//! Places: the finest that is named, refined by what the others add.

use std::cmp::Reverse;

use dateline_text::fold;

use super::{Fit, Said, Value, by_votes};
use crate::PlaceValue;
use crate::merge::near::kilometres;
use crate::merge::row::Level;

/// Places less far apart than this may be one place by two names.
const NEAR_KM: u32 = 30;

fn same(a: &PlaceValue, b: &PlaceValue) -> bool {
    let named = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => fold(a) == fold(b),
        _ => false,
    };
    match (&a.id, &b.id) {
        (Some(a), Some(b)) => a == b,
        _ => named(&a.name, &b.name),
    }
}

fn fit(a: &PlaceValue, b: &PlaceValue) -> Fit {
    if same(a, b) {
        return Fit::Same;
    }
    let known = !a.countries.is_empty() && !b.countries.is_empty();
    if known && !a.countries.iter().any(|code| b.countries.contains(code)) {
        return Fit::Contradict;
    }
    if (Level::of(a), &a.name, &a.countries) == (Level::of(b), &b.name, &b.countries)
        && a.kind == b.kind
    {
        return Fit::Same;
    }
    let (coarse, fine) = if Level::of(a) <= Level::of(b) { (a, b) } else { (b, a) };
    match (Level::of(coarse), Level::of(fine)) {
        (Level::World | Level::Country | Level::Region | Level::Unnamed, _) => Fit::Compatible,
        (Level::Admin1, Level::Admin1) => Fit::Contradict,
        (Level::Admin1, _) => match (&coarse.name, &fine.admin1) {
            (Some(area), Some(admin1)) if fold(area) != fold(admin1) => Fit::Contradict,
            _ => Fit::Compatible,
        },
        _ => match (a.point, b.point) {
            (Some(from), Some(to)) => {
                let slack = a
                    .precision_km
                    .unwrap_or(0)
                    .saturating_add(b.precision_km.unwrap_or(0))
                    .max(NEAR_KM);
                if kilometres(from, to) <= slack { Fit::Compatible } else { Fit::Contradict }
            }
            _ => Fit::Compatible,
        },
    }
}

/// The finest place said: named before unnamed, in one country before several, said more often before less.
///
/// Its relation is the one most often said of it; a relation to the same named place is more than none. Areas that
/// other positions name are filled in.
pub(in crate::merge) fn finest(said: &[&PlaceValue]) -> Option<PlaceValue> {
    let votes = |place: &PlaceValue| said.iter().filter(|other| same(place, other)).count();
    let chosen = *said.iter().min_by_key(|place| {
        (
            Reverse(Level::of(place)),
            place.point.is_none(),
            place.countries.len().wrapping_sub(1),
            Reverse(votes(place)),
        )
    })?;
    let mut settled = chosen.clone();
    let alike: Vec<&&PlaceValue> = said.iter().filter(|place| same(place, chosen)).collect();
    let relations = by_votes(alike.iter().filter_map(|place| place.relation.as_deref()));
    if let Some(&(relation, _)) = relations.first() {
        settled.relation =
            alike.iter().filter_map(|place| place.relation.clone()).find(|other| other == relation);
    }
    for place in said {
        let fits = fit(place, chosen) != Fit::Contradict;
        if same(place, chosen) {
            settled.admin1 = settled.admin1.or_else(|| place.admin1.clone());
            settled.admin2 = settled.admin2.or_else(|| place.admin2.clone());
        } else if fits && Level::of(place) == Level::Admin1 && Level::of(chosen) > Level::Admin1 {
            settled.admin1 = settled.admin1.or_else(|| place.name.clone());
        }
        if fits && settled.countries.is_empty() {
            settled.countries.clone_from(&place.countries);
        }
    }
    Some(settled)
}

impl Value for PlaceValue {
    fn fit(a: Said<'_, Self>, b: Said<'_, Self>) -> Fit {
        fit(a.value, b.value)
    }

    fn unite(said: &[Said<'_, Self>]) -> Option<Self> {
        finest(&said.iter().map(|said| said.value).collect::<Vec<_>>())
    }
}
