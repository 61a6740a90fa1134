//! Our own positions and the lists that tell them: one that lies farther than the place reaches tells nothing.

use std::collections::{BTreeMap, BTreeSet};

use insta::assert_snapshot;
use serde::Deserialize;

const LIST: &str = include_str!("../data/gazetteer.toml");

#[derive(Deserialize)]
struct File {
    place: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    kind: String,
    point: Option<(f64, f64)>,
    reach: Option<u16>,
    sources: Vec<String>,
}

impl Entry {
    /// Whether it is of the kinds of which two lists have to tell the point.
    fn is_held(&self) -> bool {
        matches!(self.kind.as_str(), "base" | "camp" | "field")
    }
}

fn entries() -> Vec<Entry> {
    let file: File = toml::from_str(LIST).expect("the build reads it as well");
    file.place
}

/// Km at the end of a source, where they were measured.
fn km(source: &str) -> Option<u16> {
    source.strip_suffix(" km")?.rsplit_once(", ")?.1.parse().ok()
}

/// The list that a source is of; two names or two places of one list are one.
fn list(source: &str) -> &str {
    const LISTS: [(&str, &str); 4] = [
        ("OurAirports", "OurAirports"),
        ("airportsdata", "OurAirports"),
        ("GeoNames", "GeoNames"),
        ("Who's On First", "Who's On First"),
    ];
    LISTS.iter().find(|(start, _)| source.starts_with(start)).map_or(source, |(_, list)| list)
}

/// How many lists put the place within its reach.
fn lists(entry: &Entry) -> usize {
    let reach = entry.reach.unwrap_or(0);
    let read = entry.sources.iter().filter(|source| !source.starts_with("own knowledge"));
    let near = read.filter(|source| km(source).is_none_or(|km| km <= reach));
    near.map(|source| list(source)).collect::<BTreeSet<_>>().len()
}

#[test]
fn most_positions_are_told_by_two_lists() {
    let mut kinds: BTreeMap<String, [usize; 4]> = BTreeMap::new();
    for entry in entries() {
        let told = if entry.point.is_some() { lists(&entry).min(2) } else { 3 };
        kinds.entry(entry.kind).or_default()[told] += 1;
    }
    let lines = kinds.iter().map(|(kind, [none, one, two, open])| {
        format!(
            "{kind}: {two} by two lists, {one} by one, {none} by none, {open} without a position\n"
        )
    });
    assert_snapshot!(lines.collect::<String>());
}

#[test]
fn a_base_camp_or_field_has_a_point_only_where_two_lists_agree() {
    let unchecked: Vec<String> = entries()
        .into_iter()
        .filter(|entry| entry.is_held() && entry.point.is_some() && lists(entry) < 2)
        .map(|entry| entry.id)
        .collect();
    assert_eq!(unchecked, [""; 0]);
}

#[test]
fn two_lists_tell_the_positions_of_four_hundred_sites() {
    let checked = |entry: &&Entry| {
        !matches!(entry.kind.as_str(), "region" | "sea")
            && entry.point.is_some()
            && lists(entry) > 1
    };
    let checked = entries().iter().filter(checked).count();
    assert!(checked >= 400, "{checked} sites");
}

#[test]
fn two_places_of_one_list_are_one_source() {
    let entry = |sources: &[&str]| Entry {
        id: "camp".to_owned(),
        kind: "camp".to_owned(),
        point: Some((1.0, 1.0)),
        reach: Some(5),
        sources: sources.iter().map(|source| (*source).to_owned()).collect(),
    };
    assert_eq!(lists(&entry(&["GeoNames 1, 2 km", "GeoNames 2, 3 km"])), 1);
    assert_eq!(lists(&entry(&["GeoNames 1, 2 km", "airportsdata 20260905 ORAA, 5 km"])), 2);
    assert_eq!(lists(&entry(&["GeoNames 1, 2 km", "airportsdata 20260905 ORAA, 6 km"])), 1);
    assert_eq!(lists(&entry(&["GeoNames 1, 2 km", "own knowledge"])), 1);
}
