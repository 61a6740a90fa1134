//! Accounts of armed incidents in one article, and their merging across articles.

pub mod merge;
mod model;
pub mod read;

pub use model::*;
