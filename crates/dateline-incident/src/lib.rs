#![doc = include_str!("../README.md")]

pub mod merge;
mod model;
pub mod read;

pub use model::*;

/// Name and sha256 of the data files that reading is compiled from: what the tool knows is a part of what it says.
pub const DATA: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/data.rs"));
