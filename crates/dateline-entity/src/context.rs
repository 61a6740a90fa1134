//! The compiled knowledge of `data/places.toml`, `data/names.toml` and `data/sayings.toml`.

use crate::Relation;
use crate::place::words::{BiggerEntry, RelationEntry, TypeEntry};

include!(concat!(env!("OUT_DIR"), "/context.rs"));
