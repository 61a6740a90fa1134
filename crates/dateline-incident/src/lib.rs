#![doc = include_str!("../README.md")]

pub mod merge;
mod model;
pub mod read;

pub use model::*;

/// The data files that reading is compiled from, by name: what the tool knows is a part of what it says.
pub const DATA: &[(&str, &[u8])] = &[
    ("cues.toml", include_bytes!("../data/cues.toml")),
    ("triggers.toml", include_bytes!("../data/triggers.toml")),
    ("weights.tsv", include_bytes!("../data/weights.tsv")),
];
