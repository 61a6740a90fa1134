//! Compiles the knowledge files in `data/` to static tables, so that nothing is parsed at start-up.
//!
//! A mistake in the data (a name of two entries, a missing example, an unknown parent) stops the build and names the entries.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use dateline_text::{Mistake, fingerprints};

#[path = "build/context.rs"]
mod context;
#[path = "src/data/mod.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    reason = "an overlay asks for more, and tells mistakes to its users"
)]
mod data;

use data::entry::Entry;
use data::error::DataError;
use data::names::{Names, may_share};

fn main() {
    known();
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/data");
    let mut problems = Vec::new();
    let mut code = String::new();
    // Names of all files by their folded words, with the stem of the file and the entry that has it.
    let mut all: BTreeMap<String, (&str, String)> = BTreeMap::new();
    for file in data::FILES {
        let path = format!("data/{}", file.name);
        println!("cargo::rerun-if-changed={path}");
        let text = fs::read_to_string(&path).unwrap_or_else(|error| {
            problems.push(format!("{path}: {error}"));
            String::new()
        });
        let mut wrong = Vec::new();
        match data::table(&text) {
            Ok(table) => match data::entries(file, &table) {
                Ok(entries) => {
                    data::references(&entries, |_| false, &mut wrong);
                    let names = Names::of(&entries, &mut wrong);
                    for (key, named) in names.shared() {
                        match all.get(key) {
                            Some((other, first)) if !may_share(other, file.stem) => {
                                wrong.push(DataError::Ambiguous {
                                    name: named.text.clone(),
                                    first: first.clone(),
                                    second: named.title.clone(),
                                    at: named.at,
                                });
                            }
                            Some(_) => {}
                            None if file.stem == "sources" => {}
                            None => {
                                all.insert(key.clone(), (file.stem, named.title.clone()));
                            }
                        }
                    }
                    write(file.stem, &entries, &names, &mut code);
                }
                Err(mistakes) => wrong.extend(mistakes),
            },
            Err(mistake) => wrong.push(mistake),
        }
        problems.extend(wrong.iter().map(|mistake| told(&path, &text, mistake)));
    }
    let context = context::compile(&mut problems);
    for problem in &problems {
        println!("cargo::error={}", problem.replace('\n', " "));
    }
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    fs::write(Path::new(&out).join("tables.rs"), code).expect("OUT_DIR is writable");
    fs::write(Path::new(&out).join("context.rs"), context).expect("OUT_DIR is writable");
}

/// A mistake with its line, and what would be right.
fn told(path: &str, text: &str, mistake: &DataError) -> String {
    let before = text.get(..mistake.span().start as usize).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let hint = mistake.hint().map_or_else(String::new, |hint| format!("; {hint}"));
    format!("{path}:{line}: {mistake}{hint}")
}

/// Writes the entries and the names of one file as two statics.
fn write(stem: &str, entries: &[Entry<'_>], names: &Names, code: &mut String) {
    let upper = stem.to_uppercase();
    let shape = match stem {
        "actors" => "ActorEntry",
        "forces" => "ForceEntry",
        "people" => "PeopleEntry",
        "sources" => "SourceEntry",
        "states" => "StateEntry",
        "targets" => "TargetEntry",
        _ => "WeaponEntry",
    };
    let _ = writeln!(code, "static {upper}: &[{shape}] = &[");
    for entry in entries {
        let _ = writeln!(code, "    {shape} {{ {} }},", fields(stem, entry));
    }
    let _ = writeln!(code, "];\nstatic {upper}_NAMES: &[Name] = &[");
    for named in names.0.values() {
        let _ = writeln!(
            code,
            "    Name {{ text: {:?}, entry: {:?}, form: Form::{:?}, capital: {}, acronym: {} }},",
            named.text, named.entry, named.form, named.capital, named.acronym
        );
    }
    let _ = writeln!(code, "];");
}

fn fields(stem: &str, entry: &Entry<'_>) -> String {
    let (id, name, rule) = (entry.id(), entry.text("name"), entry.rule());
    let option = |key: &str| match entry.text(key) {
        "" => "None".to_owned(),
        text => format!("Some({text:?})"),
    };
    let kind = context::pascal(entry.text("kind"));
    let several = match entry.text("several") {
        "" => "None".to_owned(),
        several => format!("Some(SourceKind::{})", context::pascal(several)),
    };
    match stem {
        "actors" => format!(
            "id: {id:?}, name: {name:?}, kind: ActorKind::{kind}, country: {}, parent: {}, members: &{:?}, \
             since: {:?}, until: {:?}, rule: {rule:?}",
            option("country"),
            option("parent"),
            entry.list("members"),
            entry.year("since"),
            entry.year("until"),
        ),
        "forces" => {
            let needs = match entry.text("needs") {
                "" => "Nothing".to_owned(),
                needs => context::pascal(needs),
            };
            format!(
                "id: {id:?}, name: {name:?}, kind: ActorKind::{kind}, people: {}, needs: Needs::{needs}, rule: {rule:?}",
                entry.flag("people")
            )
        }
        "people" => {
            let noun = match entry.text("noun") {
                "" => "Plain".to_owned(),
                noun => context::pascal(noun),
            };
            format!(
                "status: Status::{}, traits: &{:?}, armed: {}, speaker: {}, noun: PeopleNoun::{noun}, rule: {rule:?}",
                context::pascal(entry.text("status")),
                entry.list("traits"),
                entry.flag("armed"),
                entry.flag("speaker")
            )
        }
        "sources" => format!(
            "kind: SourceKind::{kind}, several: {several}, form: Naming::{}, office: {}, rule: {rule:?}",
            context::pascal(entry.text("form")),
            entry.flag("office")
        ),
        "states" => {
            format!(
                "id: {id:?}, name: {name:?}, adjective: {:?}, rule: {rule:?}",
                entry.text("adjective")
            )
        }
        "targets" => {
            format!("id: {id:?}, traits: &{:?}, rule: {rule:?}", entry.list("traits"))
        }
        _ => format!(
            "id: {id:?}, class: {:?}, acled: &{:?}, muc: {:?}, rule: {rule:?}",
            entry.text("class"),
            entry.list("acled"),
            entry.text("muc")
        ),
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
