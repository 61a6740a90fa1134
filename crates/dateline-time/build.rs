//! Compiles `data/landmarks.toml` to a static table.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use serde::Deserialize;
use sha2::{Digest as _, Sha256};

#[derive(Deserialize)]
struct File {
    landmark: Vec<Landmark>,
}

#[derive(Deserialize)]
struct Landmark {
    id: String,
    names: Vec<String>,
    #[serde(default)]
    sides: Vec<Vec<String>>,
    start: String,
    end: Option<String>,
    source: String,
}

/// `2023-10-07` as the call that makes it.
fn day(date: &str, id: &str) -> String {
    let mut parts = date.split('-').map(|part| part.parse::<u32>().ok());
    match (parts.next().flatten(), parts.next().flatten(), parts.next().flatten()) {
        (Some(year), Some(month @ 1..=12), Some(day @ 1..=31)) => {
            format!("day({year}, {month}, {day})")
        }
        _ => panic!("`{date}` of `{id}` is not a day"),
    }
}

fn main() {
    fingerprints();
    println!("cargo::rerun-if-changed=data/landmarks.toml");
    let source = fs::read_to_string("data/landmarks.toml")
        .expect("data/landmarks.toml is part of the crate");
    let file: File = toml::from_str(&source).expect("data/landmarks.toml reads");
    assert!(file.landmark.is_sorted_by(|a, b| a.id < b.id), "landmarks sort by id");
    let mut out = String::from("&[\n");
    for Landmark { id, names, sides, start, end, source } in &file.landmark {
        assert!(sides.is_empty() || sides.len() == 2, "`{id}` has two sides or none");
        let sides = match &sides[..] {
            [one, other] => format!("Some((&{one:?}, &{other:?}))"),
            _ => "None".to_owned(),
        };
        let end =
            end.as_ref().map_or_else(|| "None".to_owned(), |end| format!("Some({})", day(end, id)));
        let start = day(start, id);
        writeln!(out, "Landmark {{ id: {id:?}, names: &{names:?}, sides: {sides}, start: {start}, end: {end}, source: {source:?} }},")
            .expect("a string can be written to");
    }
    out.push(']');
    let path = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("landmarks.rs");
    fs::write(path, out).expect("OUT_DIR is writable");
}

/// Writes name and sha256 of each file in `data/`, so that nothing is hashed to say what the tool knows.
fn fingerprints() {
    println!("cargo::rerun-if-changed=data");
    let mut files: Vec<_> = fs::read_dir("data")
        .expect("the data files are part of the package")
        .map(|entry| entry.expect("the folder can be listed").path())
        .collect();
    files.sort();
    let mut out = String::from("&[\n");
    for path in files {
        let name = path.file_name().and_then(|name| name.to_str()).expect("names are ASCII");
        let hash = Sha256::digest(fs::read(&path).expect("the data file can be read"));
        writeln!(out, "    ({name:?}, \"{hash:x}\"),").expect("a string can be written to");
    }
    let folder = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&folder).join("data.rs"), out + "]").expect("OUT_DIR is writable");
}
