#![doc = include_str!("../README.md")]

mod assemble;
mod brief;
mod format;
mod plain;
mod row;
pub mod shape;
mod shelf;
mod told;

pub use assemble::{DocumentInput, Input, PageInput, assemble, page};
pub use brief::Brief;
pub use format::{FORMATS, File, Format, WriteError, format};
pub use shape::Report;
pub use told::{Saying, Told};
