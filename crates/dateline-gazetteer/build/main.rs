//! Expands `data/base.gaz` and our own lists into the table that the crate embeds.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

use dateline_text::{Mistake as _, fingerprints};
use sha2::{Digest, Sha256};

mod blob;
#[allow(dead_code, reason = "the crate reads examples as well")]
#[path = "../src/data.rs"]
mod data;
#[allow(dead_code, unreachable_pub, reason = "the crate tells mistakes to its users")]
#[path = "../src/error.rs"]
mod error;
#[allow(dead_code, reason = "the reading side is the crate's")]
#[path = "../src/layout.rs"]
mod layout;
#[path = "../src/lists.rs"]
mod lists;
#[allow(dead_code, reason = "the crate adds to a table as well")]
#[path = "../src/row.rs"]
mod row;
#[allow(dead_code, reason = "the reading side is the crate's")]
#[path = "../src/skeleton.rs"]
mod skeleton;
mod stored;
#[path = "../src/table.rs"]
mod table;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

#[expect(clippy::print_stdout, reason = "how a build script speaks to cargo")]
fn main() -> Result<()> {
    for path in ["build", "data"] {
        println!("cargo::rerun-if-changed={path}");
    }
    for shared in ["data", "error", "layout", "lists", "row", "skeleton", "table"] {
        println!("cargo::rerun-if-changed=src/{shared}.rs");
    }
    println!("cargo::rerun-if-env-changed=DATELINE_GAZETTEER_BOOTSTRAP");

    // The blob's builder needs this crate before there is a blob that it can read.
    let bootstrap = env::var_os("DATELINE_GAZETTEER_BOOTSTRAP").is_some();
    let file = if bootstrap { Vec::new() } else { fs::read("data/base.gaz")? };
    let (date, stream) = if bootstrap { (0, Vec::new()) } else { stored::unpack(&file)? };
    let mut rows = if bootstrap { Vec::new() } else { stored::rows(&stream)? };

    let mut texts = BTreeMap::new();
    for file in &data::FILES {
        texts.insert(file.name, fs::read_to_string(Path::new("data").join(file.name))?);
    }
    let lists = lists::read(|name| &texts[name]).map_err(|wrong| told(&wrong, &texts))?;
    let words = lists::apply(&mut rows, &lists, bootstrap).map_err(|wrong| told(&wrong, &texts))?;

    let hash = format!("{:x}", Sha256::digest(&file));
    let date = format!("{:04}-{:02}-{:02}", date / 10_000, date / 100 % 100, date % 100);
    let credits = fs::read_to_string("data/credits.txt")?;
    let bytes = table::write(&rows, &words, &format!("{date}\n{hash}\n{credits}"));
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("base.places"), bytes)?;
    // The blob and its credits have a hash and a place of their own.
    let known = fingerprints(Path::new("data"), |name| texts.contains_key(name))?;
    fs::write(Path::new(&out).join("data.rs"), known)?;
    Ok(())
}

/// The mistakes, a line each.
fn told(wrong: &[(&str, error::DataError)], texts: &BTreeMap<&str, String>) -> String {
    let line = |(file, mistake): &(&str, error::DataError)| {
        let line = 1 + texts[file][..mistake.span().start as usize].matches('\n').count();
        format!("data/{file}:{line}: {mistake}; {}\n", mistake.hint().unwrap_or_default())
    };
    wrong.iter().map(line).collect()
}
