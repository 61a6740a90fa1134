//! The compiled knowledge of `data/places.toml`, `data/names.toml` and `data/sayings.toml`.

use dateline_text::{Class, WordSet, word_hash};

use crate::place::words::{BiggerEntry, RelationEntry, TypeEntry};
use crate::source::frame::{Beside, Guard, Side};
use crate::{Relation, SourceKind};

include!(concat!(env!("OUT_DIR"), "/context.rs"));
