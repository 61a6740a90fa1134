//! One document's accounts, and what else it tells.

use serde::{Deserialize, Serialize};

use super::{Aggregate, Bytes, Context, DateValue, RuleName, SourceValue, Telling};

/// Where a document stands in time, for what is read from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentFacts {
    /// `d-` and 12 hex digits.
    pub id: String,
    /// The text that it retells, after whose words it is (`afp/0ef65b7aac54`); documents of one wire share it.
    pub origin: String,
    /// The reference date; see [`DateValue`].
    pub reference: DateValue,
}

impl DocumentFacts {
    /// Whose words the document tells, which is the part of its origin before the stroke.
    pub fn voice(&self) -> &str {
        dateline_document::voice(&self.origin)
    }
}

/// One document's telling of one incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// The document's id.
    pub document: String,
    /// Position among the document's accounts, from 0, in order of `root`.
    pub ordinal: u32,
    /// What part it plays in the document.
    pub kind: AccountKind,
    /// The words that first tell it.
    pub root: Bytes,
    /// All sentences (or parts) that tell it, in order, not overlapping.
    pub evidence: Vec<Bytes>,
    /// Who is cited in it.
    pub sources: Vec<SourceValue>,
    /// What is said.
    pub telling: Telling,
    /// One incident, or several told as one (`dozens of strikes`).
    pub multiplicity: Multiplicity,
    /// For an umbrella: the ordinals of the accounts that it sums up.
    pub sums_up: Vec<u32>,
    /// Folded hashes of rare words and of names of people, sorted: for merging, never printed.
    pub rare: Vec<u64>,
}

/// The part an account plays in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountKind {
    /// What the article reports.
    NewEvent,
    /// An earlier or other incident that it recalls.
    Background,
    /// A line that sums up several.
    Umbrella,
}

/// One or several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Multiplicity {
    /// One incident.
    #[default]
    One,
    /// Several, told as one.
    Group,
}

/// Everything that one document tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The document.
    pub facts: DocumentFacts,
    /// Its accounts, by ordinal.
    pub accounts: Vec<Account>,
    /// Its aggregates.
    pub aggregates: Vec<Aggregate>,
    /// Its context.
    pub context: Vec<Context>,
    /// Candidates that tell no incident (generic, hypothetical, negated, other senses), with the reason; for `explain`.
    pub dropped: Vec<Dropped>,
    /// What the whole document speaks of; for merging.
    #[serde(default)]
    pub traits: Traits,
}

/// Names, ages, places and words of a whole document: hashes and numbers for merging, never printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traits {
    /// Folded hashes of capitalised words within sentences, sorted, each once.
    pub names: Vec<u64>,
    /// Hashes of two names in a row that are neither place nor actor, sorted, each once.
    pub persons: Vec<u64>,
    /// Hashes of such names that no person has: one of the two is a word of offices, forces and areas. Sorted, each once.
    #[serde(default)]
    pub bodies: Vec<u64>,
    /// Ages of people in years, sorted, each once.
    pub ages: Vec<u8>,
    /// Hashes of the gazetteer ids of places finer than a first-level area, sorted, each once.
    pub places: Vec<u64>,
    /// Hashes of words that are more than grammar, sorted, with how often each stands there.
    #[serde(default)]
    pub words: Vec<(u32, u8)>,
}

/// A trigger that tells no incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dropped {
    /// The words.
    pub at: Bytes,
    /// Why not.
    pub reason: RuleName,
}
