//! The languages, a folder each: the grammar of its time expressions, the tokens at which it is entered, its guards.
//!
//! What a language reads are the `Expr`s that `resolve` understands; a second language is a second folder here.

pub(crate) mod cursor;
pub(crate) mod en;
