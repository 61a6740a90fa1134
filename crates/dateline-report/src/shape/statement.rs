//! Statements that are no incident: counts over many, and what stands around them.

use dateline_incident::{ActorValue, AggregateKind, ContextKind, Count};
use serde::{Deserialize, Serialize};

use super::{Date, Evidence, Source};

/// A count over many incidents, or a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aggregate {
    /// What kind of statement.
    pub kind: AggregateKind,
    /// How many.
    pub value: Count,
    /// What is counted.
    pub what: Option<String>,
    /// Country codes or place names.
    pub area: Vec<String>,
    /// Whose.
    pub actor: Option<ActorValue>,
    /// Over which time.
    pub window: Option<Date>,
    /// As of when.
    pub as_of: Option<Date>,
    /// What aggregates of several dates count alike.
    pub series: Option<String>,
    /// The document's id.
    pub document: String,
    /// The words.
    pub evidence: Vec<Evidence>,
}

/// A statement around incidents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// What kind.
    pub kind: ContextKind,
    /// When.
    pub date: Option<Date>,
    /// Who speaks.
    pub speaker: Option<Source>,
    /// The document's id.
    pub document: String,
    /// The words.
    pub evidence: Vec<Evidence>,
}
