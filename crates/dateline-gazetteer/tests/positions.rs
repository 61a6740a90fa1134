//! Positions of our own list against the rest of the table: what lies far from every other place of its name is looked at.

use dateline_gazetteer::{Gazetteer, Kind, Place, distance_km};
use insta::assert_snapshot;

/// Ids of GeoNames, areas and airfields have a prefix; ours have none.
fn is_ours(place: &Place<'_>) -> bool {
    !place.id().contains(':')
}

/// Words of kinds of site, which are no part of what a town is called.
const KINDS: [&str; 26] = [
    "air",
    "airbase",
    "airfield",
    "airport",
    "base",
    "border",
    "camp",
    "crossing",
    "dam",
    "field",
    "gas",
    "international",
    "military",
    "naval",
    "nuclear",
    "oil",
    "of",
    "plant",
    "port",
    "power",
    "prison",
    "refinery",
    "refugee",
    "station",
    "terminal",
    "the",
];

/// The name without the words of kinds.
fn town(name: &str) -> String {
    let words = name.split_whitespace();
    let kept: Vec<&str> =
        words.filter(|word| !KINDS.contains(&word.to_lowercase().as_str())).collect();
    kept.join(" ")
}

/// Km to the nearest place of another source whose name the site shares, and its name.
fn nearest<'g>(gazetteer: &'g Gazetteer, site: &Place<'g>) -> Option<(u32, Place<'g>)> {
    let (here, country) = (site.point()?, site.country()?);
    let town = town(site.name());
    gazetteer
        .lookup(&town)
        .chain(gazetteer.variants(&town, country))
        .filter(|other| !is_ours(other) && other.country() == Some(country))
        .filter(|other| matches!(other.kind(), Kind::Place | Kind::Base | Kind::Airport))
        .filter_map(|other| Some((distance_km(here, other.point()?), other)))
        .min_by_key(|(km, _)| *km)
}

/// Namesakes, and plants called after the city of their region: each line was looked at, and a new one wants a look.
#[test]
fn what_lies_far_from_its_name_was_looked_at() {
    let gazetteer = Gazetteer::base();
    let mut far: Vec<String> = gazetteer
        .places()
        .filter(is_ours)
        .filter(|site| !matches!(site.kind(), Kind::Region | Kind::Sea))
        .filter_map(|site| {
            let (km, other) = nearest(gazetteer, &site)?;
            (km > 30 + site.precision_km())
                .then(|| format!("{} is {km} km from {} {}", site.id(), other.name(), other.id()))
        })
        .collect();
    far.sort();
    assert_snapshot!(far.join("\n"));
}

#[test]
fn our_sites_are_many_and_lie_in_their_countries() {
    let gazetteer = Gazetteer::base();
    let sites: Vec<Place> = gazetteer
        .places()
        .filter(is_ours)
        .filter(|site| !matches!(site.kind(), Kind::Region | Kind::Sea))
        .collect();
    assert!(sites.len() >= 400, "{} sites", sites.len());
    for site in sites {
        let (Some(point), Some(code)) = (site.point(), site.country()) else { continue };
        let country = gazetteer.country(code).expect("the build knows every country of ours");
        let km = country.point().map_or(0, |centre| distance_km(point, centre));
        // The reach of a country is the radius of a disc as large; a long one reaches further.
        assert!(km < 700 + 3 * country.precision_km(), "{site:?} is {km} km from its country");
    }
}
