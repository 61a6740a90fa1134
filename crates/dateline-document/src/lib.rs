#![doc = include_str!("../README.md")]

mod decode;
mod duplicate;
mod entry;
mod explain;
mod header;
mod identity;
mod input;
mod key;
mod label;
mod language;
mod model;
mod origin;
mod outlet;
mod page;
mod parse;
mod problem;
mod reference;
mod slots;
mod story;

pub use decode::{Decoded, MAX_BYTES, decode};
pub use duplicate::{Fingerprint, NearDuplicate, fingerprint, near_duplicates};
pub use explain::explain;
pub use identity::document_id;
pub use input::{
    Cut, Fields, FieldsError, Hints, INPUTS, Input, MAX_FILE, Part, Record, Unpacked, article,
    parts, records, sum_up, unpack,
};
pub use language::{Language, language};
pub use model::{
    Block, BlockKind, Credit, Document, Entry, Furniture, FurnitureKind, Header, Reference,
    ReferenceBasis, Stamp,
};
pub use origin::{Voice, borrow_reference, origins, voice};
pub use parse::{arrange, parse, vocabulary};
pub use problem::{Problem, Severity};

/// Name and sha256 of the data files that this crate is compiled from: what the tool knows is a part of what it says.
pub const DATA: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/data.rs"));
