//! Places, with what they may be instead.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// A place as the contract has it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceValue {
    /// Normalised name; `None` for an unnamed place.
    pub name: Option<String>,
    /// As written.
    pub words: String,
    /// Gazetteer id.
    pub id: Option<String>,
    /// `military_base`, `place`, `admin1`, `country`, ...
    pub kind: Option<String>,
    /// `at`, `inside`, `near`, `outside`, `toward`.
    pub relation: Option<Cow<'static, str>>,
    /// Alpha-2; several only where the text leaves it open.
    pub countries: Vec<String>,
    /// First-level area.
    pub admin1: Option<String>,
    /// Second-level area.
    pub admin2: Option<String>,
    /// Millionths of a degree; none for an unnamed place.
    pub point: Option<(i32, i32)>,
    /// How far off the point may be, in kilometres.
    pub precision_km: Option<u32>,
    /// Other readings: (name, id, country, point, score 0..=100).
    pub candidates: Vec<CandidateValue>,
}

/// Another reading of a place name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CandidateValue {
    /// Normalised name.
    pub name: String,
    /// Gazetteer id.
    pub id: String,
    /// Alpha-2.
    pub country: Option<String>,
    /// Millionths of a degree.
    pub point: Option<(i32, i32)>,
    /// Higher is likelier.
    pub score: i32,
}
