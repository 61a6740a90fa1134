//! The serialised shapes of a dateline report and its output formats

pub mod assemble;
pub mod shape;

pub use assemble::{DocumentInput, Input, assemble};
pub use shape::Report;
