//! The compiled knowledge of `data/places.toml`, `data/names.toml` and `data/sayings.toml`.

use dateline_text::{Class, word_hash};

use crate::Relation;
use crate::place::words::{BiggerEntry, RelationEntry, TypeEntry};
use crate::source::frame::{Beside, Guard, Side};

include!(concat!(env!("OUT_DIR"), "/context.rs"));
