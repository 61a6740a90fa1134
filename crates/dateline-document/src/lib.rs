//! From bytes to a news document.

mod model;

pub use model::{
    Block, BlockKind, Credit, Document, Furniture, FurnitureKind, Header, Reference, ReferenceBasis, Stamp,
};
