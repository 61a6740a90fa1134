#![doc = include_str!("../README.md")]

mod data;
mod demonym;
mod draft;
mod error;
mod file;
mod find;
mod gazetteer;
mod layout;
mod lists;
mod make;
mod memo;
mod names;
mod overlay;
mod place;
mod places;
mod row;
mod scan;
mod skeleton;
mod table;

pub use demonym::{demonym, demonym_heads};
pub use error::DataError;
pub use find::{Candidate, Context, Reason, distance_km};
pub use gazetteer::{Gazetteer, GazetteerError, Info};
pub use make::{About, make};
pub use names::Names;
pub use overlay::{Example, FILES, Overlay};
pub use place::{Cue, Kind, Match, Place};
pub use places::Places;
pub use scan::Scan;

/// Name and sha256 of the lists of our own that the table is joined from; [`Info::hash`] stands for the rest of it.
pub const DATA: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/data.rs"));
