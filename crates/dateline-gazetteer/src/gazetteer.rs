//! The table of places and the ways into it.

use std::fmt;

use dateline_text::Token;

use crate::{Place, Places};

/// A table of places, opened over bytes that it never copies.
#[derive(Debug)]
pub struct Gazetteer(());

/// Why bytes are no gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum GazetteerError {
    /// The bytes do not start like a gazetteer.
    Magic,
    /// The format is of another version of this crate.
    Format(u32),
    /// The bytes are cut short or changed.
    Corrupt,
}

impl fmt::Display for GazetteerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Magic => f.write_str("not a gazetteer"),
            Self::Format(found) => write!(f, "gazetteer of format {found}"),
            Self::Corrupt => f.write_str("gazetteer cut short or changed"),
        }
    }
}

impl std::error::Error for GazetteerError {}

/// What a gazetteer is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Info {
    /// Number of the format.
    pub format: u32,
    /// Day of the youngest source, ISO 8601.
    pub date: &'static str,
    /// SHA-256 of the blob, in hexadecimal digits.
    pub hash: &'static str,
    /// Number of places.
    pub rows: u32,
    /// What must be said about the sources, one line each.
    pub credits: &'static str,
}

impl Gazetteer {
    /// The embedded table.
    pub fn base() -> &'static Self {
        static BASE: Gazetteer = Gazetteer(());
        &BASE
    }

    /// Opens a table that was read from a file.
    pub fn open(bytes: &'static [u8]) -> Result<Self, GazetteerError> {
        let _ = bytes;
        Err(GazetteerError::Magic)
    }

    /// The longest name that starts at the first token, as (number of tokens, its places).
    pub fn longest(&self, tokens: &[Token]) -> Option<(usize, Places<'_>)> {
        let _ = (self.0, tokens);
        None
    }

    /// The places of a name.
    pub fn lookup(&self, name: &str) -> Places<'_> {
        let _ = (self.0, name);
        Places::default()
    }

    /// Places of a country whose name may be another spelling of `name`.
    pub fn variants(&self, name: &str, country: &str) -> Vec<Place<'_>> {
        let _ = (self.0, name, country);
        Vec::new()
    }

    /// The hash of the first word of each name.
    pub fn heads(&self) -> impl Iterator<Item = u64> + '_ {
        let () = self.0;
        std::iter::empty()
    }

    /// Whether a name starts with the word of this hash.
    pub fn is_head(&self, hash: u64) -> bool {
        let _ = (self.0, hash);
        false
    }

    /// A first-level area by the name that [`Place::admin1`] gives.
    pub fn area(&self, country: &str, admin1: &str) -> Option<Place<'_>> {
        let _ = (self.0, country, admin1);
        None
    }

    /// A country by its alpha-2 code.
    pub fn country(&self, code: &str) -> Option<Place<'_>> {
        let _ = (self.0, code);
        None
    }

    /// A place by its id.
    pub fn place(&self, id: &str) -> Option<Place<'_>> {
        let _ = (self.0, id);
        None
    }

    /// What this table is made of.
    pub fn info(&self) -> Info {
        let () = self.0;
        Info { format: 0, date: "", hash: "", rows: 0, credits: "" }
    }
}
