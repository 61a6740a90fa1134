//! A place on its way into the table.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::layout::Tag;

/// A place from the blob, a list or a user's table.
pub(crate) struct Row<'a> {
    pub(crate) tag: Tag,
    /// The id without its prefix; empty for a place of GeoNames.
    pub(crate) id: Cow<'a, str>,
    /// The number of a place of GeoNames.
    pub(crate) number: u32,
    /// Place of its kind in [`KINDS`].
    pub(crate) kind: u8,
    pub(crate) name: &'a str,
    /// Names of other languages and spellings, from the sources, with `|` between them.
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

pub(crate) fn kind(name: &str) -> Option<u8> {
    KINDS.iter().position(|kind| *kind == name).map(|at| at as u8)
}

/// The country of places that are of none, or of several.
pub(crate) const NOWHERE: [u8; 2] = *b"ZZ";

/// Longest name in bytes: what one byte of length tells.
pub(crate) const LONGEST: usize = 255;

/// The tag that the prefix of an id tells, the number of a GeoNames id, and the rest of the id.
pub(crate) fn id(id: &str) -> (Tag, u32, &str) {
    match id.split_once(':') {
        Some(("country", rest)) => (Tag::Country, 0, rest),
        Some(("a1", rest)) => (Tag::Admin1, 0, rest),
        Some(("a2", rest)) => (Tag::Admin2, 0, rest),
        Some(("ap", rest)) => (Tag::Airfield, 0, rest),
        Some(("gn", rest)) if rest.parse::<u32>().is_ok() => {
            (Tag::GeoNames, rest.parse().unwrap_or_default(), "")
        }
        Some(_) => (Tag::Other, 0, id),
        None => (Tag::Own, 0, id),
    }
}

/// How far a town reaches, in km, guessed from its people.
pub(crate) fn size(people: u32) -> u16 {
    match people {
        0..10_000 => 2,
        10_000..100_000 => 4,
        100_000..1_000_000 => 8,
        _ => 15,
    }
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
        *self.at.entry(text).or_insert_with(|| push(bytes, text))
    }
}

/// Writes a text after its length, and tells where.
pub(crate) fn push(bytes: &mut Vec<u8>, text: &str) -> u32 {
    let at = bytes.len() as u32;
    let end = (0..=text.len().min(LONGEST)).rev().find(|end| text.is_char_boundary(*end));
    let text = &text[..end.unwrap_or(0)];
    bytes.push(text.len() as u8);
    bytes.extend(text.as_bytes());
    at
}
