//! Accounts and incidents: what is told, by whom, with which words.
//!
//! An [`Account`] is one document's telling of one incident; an [`Incident`] is what accounts of one event agree and
//! disagree on. Both are owned and serialisable: accounts leave the task that read them, and travel.

mod account;
mod count;
mod date;
mod incident;
mod party;
mod place;
mod statement;
mod telling;
mod thing;

use std::borrow::Cow;

use dateline_text::Span;
use serde::{Deserialize, Serialize};

pub use account::*;
pub use count::*;
pub use date::*;
pub use incident::*;
pub use party::*;
pub use place::*;
pub use statement::*;
pub use telling::*;
pub use thing::*;

/// A byte range, in a form that can be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Bytes {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl From<Span> for Bytes {
    fn from(span: Span) -> Self {
        Self { start: span.start, end: span.end }
    }
}

impl From<Bytes> for Span {
    fn from(bytes: Bytes) -> Self {
        Self { start: bytes.start, end: bytes.end }
    }
}

/// The name of a rule or data entry.
pub type RuleName = Cow<'static, str>;
