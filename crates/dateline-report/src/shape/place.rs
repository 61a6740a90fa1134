//! Places as they leave.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::Degrees;

/// A place, no finer than its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The normalised name; `None` for an unnamed place, which has no coordinates either.
    pub name: Option<String>,
    /// As written.
    pub words: String,
    /// The gazetteer's id.
    pub id: Option<String>,
    /// `place`, `military_base`, `country`, ...
    pub kind: Option<String>,
    /// `at`, `inside`, `near`, `outside`, `toward`.
    pub relation: Option<Cow<'static, str>>,
    /// ISO 3166-1 alpha-2; `None` where the text leaves it open.
    pub country: Option<String>,
    /// ISO 3166-1 alpha-2; several only where the text leaves it open.
    pub countries: Vec<String>,
    /// First-level area.
    pub admin1: Option<String>,
    /// Second-level area.
    pub admin2: Option<String>,
    /// Latitude, WGS 84.
    pub lat: Option<Degrees>,
    /// Longitude, WGS 84.
    pub lon: Option<Degrees>,
    /// How far off the point may be, in kilometres.
    pub precision_km: Option<u32>,
    /// Other readings of an ambiguous name.
    pub candidates: Vec<Candidate>,
}

/// Another reading of a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// The normalised name.
    pub name: String,
    /// The gazetteer's id.
    pub id: String,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Latitude, WGS 84.
    pub lat: Option<Degrees>,
    /// Longitude, WGS 84.
    pub lon: Option<Degrees>,
    /// Higher is likelier.
    pub score: i32,
}
