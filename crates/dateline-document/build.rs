//! Compiles `data/*.toml` to static tables, sorted by key.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use dateline_text::fingerprints;
use serde::Deserialize;

#[path = "src/key.rs"]
mod key;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Outlets {
    outlet: Vec<Outlet>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Outlet {
    id: String,
    kind: String,
    country: String,
    names: Vec<String>,
    #[serde(default)]
    examples: Vec<String>,
    #[serde(default)]
    not: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Labels {
    label: Vec<Label>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Label {
    id: String,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    starts: Vec<String>,
    #[serde(default)]
    ends: Vec<String>,
    #[serde(default)]
    within: Vec<String>,
    #[serde(default)]
    examples: Vec<String>,
    #[serde(default)]
    not: Vec<String>,
}

fn read<T: serde::de::DeserializeOwned>(name: &str) -> T {
    println!("cargo::rerun-if-changed=data/{name}");
    let source = fs::read_to_string(Path::new("data").join(name))
        .unwrap_or_else(|error| panic!("data/{name}: {error}"));
    toml::from_str(&source).unwrap_or_else(|error| panic!("data/{name}: {error}"))
}

fn sorted<'a>(file: &str, mut ids: impl Iterator<Item = &'a str>) {
    let Some(mut last) = ids.next() else { return };
    for id in ids {
        assert!(last < id, "data/{file}: `{id}` must not stand after `{last}`");
        last = id;
    }
}

fn outlets(out: &mut String) {
    let Outlets { outlet } = read("outlets.toml");
    sorted("outlets.toml", outlet.iter().map(|entry| entry.id.as_str()));
    let mut names: BTreeMap<u64, usize> = BTreeMap::new();
    let _ = writeln!(out, "/// Every outlet, by id.\npub(crate) static OUTLETS: &[Outlet] = &[");
    for (index, entry) in outlet.iter().enumerate() {
        let kind = match entry.kind.as_str() {
            "agency" => "Agency",
            "outlet" => "Outlet",
            "photo" => "Photo",
            other => panic!("data/outlets.toml: `{other}` of `{}` is no kind", entry.id),
        };
        assert!(
            entry.country.len() == 2,
            "data/outlets.toml: the country of `{}` is two letters",
            entry.id
        );
        let name = entry
            .names
            .first()
            .unwrap_or_else(|| panic!("data/outlets.toml: `{}` has no name", entry.id));
        let _ = writeln!(
            out,
            "    Outlet {{ id: {:?}, name: {name:?}, kind: Kind::{kind}, #[cfg(test)] country: {:?}, #[cfg(test)] examples: &{:?}, #[cfg(test)] not: &{:?} }},",
            entry.id, entry.country, entry.examples, entry.not
        );
        for name in &entry.names {
            if let Some(other) = names.insert(key::key(name), index)
                && other != index
            {
                panic!(
                    "data/outlets.toml: `{name}` is a name of both `{}` and `{}`",
                    outlet[other].id, entry.id
                );
            }
        }
    }
    let _ = writeln!(
        out,
        "];\n\n/// Keys of all names, sorted, with the index of the outlet.\npub(crate) static NAMES: &[(u64, u16)] = &["
    );
    for (name, index) in names {
        let _ = writeln!(out, "    ({}, {index}),", literal(name));
    }
    let _ = writeln!(out, "];\n");
}

fn labels(out: &mut String) {
    let Labels { label } = read("labels.toml");
    let mut list = String::new();
    sorted("labels.toml", label.iter().map(|entry| entry.id.as_str()));
    for entry in label {
        let mut words: Vec<u64> = entry.words.iter().map(|word| key::key(word)).collect();
        words.sort_unstable();
        words.dedup();
        let words: Vec<String> = words.into_iter().map(literal).collect();
        let starts = starts(&entry);
        let small = |list: &[String]| -> Vec<String> {
            list.iter().map(|words| words.to_lowercase()).collect()
        };
        let name = entry.id.to_uppercase();
        let _ = writeln!(
            out,
            "pub(crate) static {name}: Label = Label {{ words: &[{}], starts: &{starts:?}, ends: &{:?}, within: &{:?}, word_heads: {}, start_heads: {}, #[cfg(test)] examples: &{:?}, #[cfg(test)] not: &{:?} }};",
            words.join(", "),
            small(&entry.ends),
            small(&entry.within),
            heads(entry.words.iter().map(String::as_str)),
            heads(starts.iter().map(String::as_str)),
            entry.examples,
            entry.not
        );
        let _ = writeln!(list, "({:?}, &{name}),", entry.id);
    }
    let _ = writeln!(out, "#[cfg(test)]\npub(crate) static LABELS: &[(&str, &Label)] = &[{list}];");
}

/// The starts in small case, sorted, without those that begin with another.
fn starts(entry: &Label) -> Vec<String> {
    let mut starts: Vec<String> = entry.starts.iter().map(|start| start.to_lowercase()).collect();
    starts.sort();
    let mut kept: Vec<String> = Vec::new();
    for start in starts {
        assert!(
            start.len() <= 48 && start.as_bytes().get(..3).is_some_and(<[u8]>::is_ascii),
            "data/labels.toml: `{start}` has more than 48 bytes, or begins beyond ASCII"
        );
        if kept.last().is_none_or(|last| !start.starts_with(last)) {
            kept.push(start);
        }
    }
    kept
}

/// A bit for each three letters with which one of a list begins.
fn heads<'a>(list: impl Iterator<Item = &'a str>) -> String {
    let mut heads = [0_u64; 64];
    for words in list {
        // A word of fewer letters is never refused.
        if let [first, second, third, ..] = words.as_bytes() {
            let head = key::head([*first, *second, *third]);
            heads[head >> 6] |= 1 << (head & 63);
        }
    }
    format!("[{}]", heads.map(literal).join(", "))
}

/// The number as a literal with separators.
fn literal(hash: u64) -> String {
    let digits = format!("{hash:016x}");
    format!("0x{}_{}_{}_{}", &digits[..4], &digits[4..8], &digits[8..12], &digits[12..])
}

fn main() {
    known();
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/key.rs");
    let folder = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    for (name, compile) in [("outlets.rs", outlets as fn(&mut String)), ("labels.rs", labels)] {
        let mut out = String::new();
        compile(&mut out);
        fs::write(Path::new(&folder).join(name), out).expect("the build folder is writable");
    }
}

/// Name and sha256 of each file in `data/`, so that nothing is hashed to say what the tool knows.
fn known() {
    println!("cargo::rerun-if-changed=data");
    let files = fingerprints(Path::new("data"), |_| true);
    let folder = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(
        Path::new(&folder).join("data.rs"),
        files.expect("the data files are part of the package"),
    )
    .expect("OUT_DIR is writable");
}
