//! Expands `data/base.gaz` and our own lists into the table that the crate embeds.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::path::Path;
use std::{env, fs};

use sha2::{Digest, Sha256};

mod blob;
#[allow(dead_code, reason = "the reading side is the crate's")]
#[path = "../src/layout.rs"]
mod layout;
mod lists;
#[allow(dead_code, reason = "the reading side is the crate's")]
#[path = "../src/skeleton.rs"]
mod skeleton;
mod stored;
mod table;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A place on its way from the blob or a list into the table.
pub(crate) struct Row<'a> {
    pub(crate) tag: layout::Tag,
    /// The id without its prefix; empty for a place of GeoNames.
    pub(crate) id: Cow<'a, str>,
    /// The number of a place of GeoNames.
    pub(crate) number: u32,
    /// Place of its kind in [`KINDS`].
    pub(crate) kind: u8,
    pub(crate) name: &'a str,
    /// Names of other languages and spellings, from the sources.
    pub(crate) others: &'a str,
    /// Names that we chose.
    pub(crate) own: Vec<Cow<'a, str>>,
    pub(crate) country: [u8; 2],
    /// Ten-thousandths of a degree.
    pub(crate) lat: i32,
    pub(crate) lon: i32,
    pub(crate) people: u32,
    pub(crate) reach: u16,
    pub(crate) admin1: &'a str,
    pub(crate) admin2: &'a str,
}

/// The kinds of place in the order of `Kind`.
pub(crate) const KINDS: [&str; 11] = [
    "country", "admin1", "admin2", "place", "base", "field", "camp", "region", "sea", "site",
    "airport",
];

pub(crate) fn kind(name: &str) -> u8 {
    KINDS
        .iter()
        .position(|kind| *kind == name)
        .unwrap_or_else(|| panic!("`{name}` is no kind of place")) as u8
}

#[expect(clippy::print_stdout, reason = "how a build script speaks to cargo")]
fn main() -> Result<()> {
    for path in ["build", "data", "src/layout.rs", "src/skeleton.rs"] {
        println!("cargo::rerun-if-changed={path}");
    }
    println!("cargo::rerun-if-env-changed=DATELINE_GAZETTEER_BOOTSTRAP");

    // The blob's builder needs this crate before there is a blob that it can read.
    let bootstrap = env::var_os("DATELINE_GAZETTEER_BOOTSTRAP").is_some();
    let file = if bootstrap { Vec::new() } else { fs::read("data/base.gaz")? };
    let (date, stream) = if bootstrap { (0, Vec::new()) } else { stored::unpack(&file)? };
    let mut rows = if bootstrap { Vec::new() } else { stored::rows(&stream)? };

    let list = |name: &str| {
        fs::read_to_string(Path::new("data").join(name))
            .map_err(|error| format!("data/{name}: {error}"))
    };
    let (own, points, aliases) =
        (list("curated.tsv")?, list("admin1_points.tsv")?, list("aliases.tsv")?);
    let (demonyms, common) = (list("demonyms.tsv")?, list("common-words.txt")?);
    if !bootstrap {
        lists::points(&mut rows, &points)?;
        lists::curated(&mut rows, &own)?;
        rows.sort_by(|a, b| (a.tag, a.number, &a.id).cmp(&(b.tag, b.number, &b.id)));
        lists::shorten(&mut rows);
        lists::aliases(&mut rows, &aliases)?;
    }
    let countries: BTreeMap<[u8; 2], u32> = (0..)
        .zip(&rows)
        .take_while(|(_, row)| row.tag == layout::Tag::Country)
        .map(|(at, row)| (row.country, at))
        .collect();
    let peoples = if bootstrap { Vec::new() } else { lists::demonyms(&countries, &demonyms)? };

    let hash = Sha256::digest(&file)
        .iter()
        .fold(String::new(), |hash, byte| hash + &format!("{byte:02x}"));
    let date = format!("{:04}-{:02}-{:02}", date / 10_000, date / 100 % 100, date % 100);
    let about = format!("{date}\n{hash}\n{}", list("credits.txt")?);
    let bytes = table::write(&rows, &peoples, &lists::common(&common), &about);
    fs::write(Path::new(&env::var("OUT_DIR")?).join("base.places"), bytes)?;
    Ok(())
}

/// Text to its offset, each text once.
pub(crate) struct Texts<'a> {
    pub(crate) bytes: Vec<u8>,
    at: HashMap<&'a str, u32>,
}

impl<'a> Texts<'a> {
    pub(crate) fn new() -> Self {
        Self { bytes: vec![0], at: HashMap::from([("", 0)]) }
    }

    pub(crate) fn add(&mut self, text: &'a str) -> u32 {
        let bytes = &mut self.bytes;
        *self.at.entry(text).or_insert_with(|| {
            let at = bytes.len() as u32;
            bytes.push(u8::try_from(text.len()).expect("names are shorter than 256 bytes"));
            bytes.extend(text.as_bytes());
            at
        })
    }
}
