#![doc = include_str!("../README.md")]

mod data;
mod demonym;
mod draft;
mod error;
mod find;
mod gazetteer;
mod layout;
mod lists;
mod make;
mod overlay;
mod place;
mod row;
mod skeleton;
mod table;

pub use demonym::{demonym, demonym_heads};
pub use error::DataError;
pub use find::{Candidate, Context, Reason, distance_km};
pub use gazetteer::{Gazetteer, GazetteerError, Info};
pub use make::{About, make};
pub use overlay::{Example, FILES, Overlay};
pub use place::{Cue, Kind, Match, Place, Places};

/// The lists of our own that the table is joined from, by name; [`Info::hash`] stands for the rest of it.
pub const DATA: &[(&str, &[u8])] = &[
    ("admin1_points.tsv", include_bytes!("../data/admin1_points.tsv")),
    ("aliases.tsv", include_bytes!("../data/aliases.tsv")),
    ("common-words.txt", include_bytes!("../data/common-words.txt")),
    ("demonyms.tsv", include_bytes!("../data/demonyms.tsv")),
    ("gazetteer.toml", include_bytes!("../data/gazetteer.toml")),
];
