//! The compiled knowledge of `data/places.toml`, `data/names.toml` and `data/sources.toml`.

use crate::place::words::{BiggerEntry, RelationEntry, TypeEntry};
use crate::source::noun::{Form, SourceEntry};
use crate::{Relation, SourceKind};

include!(concat!(env!("OUT_DIR"), "/context.rs"));
