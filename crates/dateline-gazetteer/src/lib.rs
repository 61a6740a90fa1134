#![doc = include_str!("../README.md")]

mod demonym;
mod gazetteer;
mod layout;
mod place;
mod skeleton;

pub use demonym::{demonym, demonym_heads};
pub use gazetteer::{Gazetteer, GazetteerError, Info};
pub use place::{Cue, Kind, Match, Place, Places};

/// The lists of our own that the table is joined from, by name; [`Info::hash`] stands for the rest of it.
pub const DATA: &[(&str, &[u8])] = &[
    ("admin1_points.tsv", include_bytes!("../data/admin1_points.tsv")),
    ("aliases.tsv", include_bytes!("../data/aliases.tsv")),
    ("common-words.txt", include_bytes!("../data/common-words.txt")),
    ("curated.tsv", include_bytes!("../data/curated.tsv")),
    ("demonyms.tsv", include_bytes!("../data/demonyms.tsv")),
];
