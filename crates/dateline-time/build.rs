//! Compiles the data files to static tables: landmarks, and the words that tell a tense.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use dateline_text::fingerprints;
use serde::Deserialize;

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

#[derive(Deserialize)]
struct Tenses {
    class: Vec<Words>,
}

/// The words of one class; `why` is for the reader of the file.
#[derive(Deserialize)]
struct Words {
    id: String,
    words: Vec<String>,
}

/// `data/tense.toml` as pairs of a class and its words.
fn tenses() {
    let source =
        fs::read_to_string("data/tense.toml").expect("data/tense.toml is part of the crate");
    let Tenses { class } = toml::from_str(&source).expect("data/tense.toml reads");
    assert!(class.is_sorted_by(|a, b| a.id < b.id), "classes sort by id");
    let mut out = String::from("&[\n");
    for Words { id, words } in &class {
        assert!(words.is_sorted_by(|a, b| a < b), "the words of `{id}` sort");
        writeln!(out, "({id:?}, &{words:?}),").expect("a string can be written to");
    }
    out.push(']');
    let folder = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&folder).join("tense.rs"), out).expect("OUT_DIR is writable");
}

fn main() {
    known();
    tenses();
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
