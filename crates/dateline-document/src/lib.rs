#![doc = include_str!("../README.md")]

mod decode;
mod duplicate;
mod explain;
mod identity;
mod input;
mod model;
mod origin;
mod parse;
mod problem;
mod reference;

pub use decode::{MAX_BYTES, decode};
pub use duplicate::{Fingerprint, NearDuplicate, fingerprint, near_duplicates};
pub use explain::explain;
pub use identity::document_id;
pub use input::{Hints, INPUTS, Input, Record, article, records};
pub use model::{
    Block, BlockKind, Credit, Document, Furniture, FurnitureKind, Header, Reference,
    ReferenceBasis, Stamp,
};
pub use origin::{Voice, borrow_reference, origins};
pub use parse::{parse, vocabulary};
pub use problem::{Problem, Severity};
