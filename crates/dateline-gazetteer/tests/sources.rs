//! How many of our own positions two lists tell: a source that lies farther than the place reaches is none.

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
    reach: u16,
    sources: Vec<String>,
}

/// Km at the end of a source, where they were measured.
fn km(source: &str) -> Option<u16> {
    source.strip_suffix(" km")?.rsplit_once(", ")?.1.parse().ok()
}

/// The list that a source is of; two names of one list are one.
fn list(source: &str) -> &str {
    if source.starts_with("OurAirports") || source.starts_with("airportsdata") {
        return "OurAirports";
    }
    source
}

fn lists(entry: &Entry) -> usize {
    let read = entry.sources.iter().filter(|source| !source.starts_with("own knowledge"));
    let near = read.filter(|source| km(source).is_none_or(|km| km <= entry.reach));
    near.map(|source| list(source)).collect::<BTreeSet<_>>().len()
}

#[test]
fn most_sites_have_two_sources() {
    let file: File = toml::from_str(LIST).expect("the build reads it as well");
    let mut kinds: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for entry in &file.place {
        kinds.entry(&entry.kind).or_default()[lists(entry).min(2)] += 1;
    }
    let lines = kinds.iter().map(|(kind, [none, one, two])| {
        format!("{kind}: {two} have two sources, {one} one, {none} none\n")
    });
    assert_snapshot!(lines.collect::<String>());
}

/// Km that a site reaches at least where no list tells its position, and where one does.
const UNSURE: [u16; 2] = [8, 5];

#[test]
fn what_no_second_list_tells_says_so_and_is_unsure() {
    let file: File = toml::from_str(LIST).expect("the build reads it as well");
    let held = |entry: &&Entry| matches!(entry.kind.as_str(), "base" | "camp" | "field");
    for entry in file.place.iter().filter(held) {
        let Some(least) = UNSURE.get(lists(entry)) else { continue };
        let told =
            entry.sources.iter().any(|source| source.starts_with("own knowledge; no second"));
        assert!(told && entry.reach >= *least, "{}", entry.id);
    }
}
