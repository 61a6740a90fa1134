//! What a document tells beside its incidents: numbers of many, and what is said around them.

use serde::{Deserialize, Serialize};

use super::{ActorValue, Bytes, Count, DateValue, SourceValue};

/// A count over many incidents; never an incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Aggregate {
    /// The document's id.
    pub document: String,
    /// What kind of statement.
    pub kind: AggregateKind,
    /// How many.
    pub value: Count,
    /// What is counted, in words.
    pub what: Option<String>,
    /// Country codes or place names.
    pub area: Vec<String>,
    /// Whose.
    pub actor: Option<ActorValue>,
    /// Over which time.
    pub window: Option<DateValue>,
    /// As of when.
    pub as_of: Option<DateValue>,
    /// What aggregates of several dates count alike.
    pub series: Option<String>,
    /// The words.
    pub evidence: Vec<Bytes>,
}

/// What kind of aggregate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AggregateKind {
    /// `more than 175 times`.
    AttackCount,
    /// `claimed most of the attacks`.
    ClaimShare,
    /// `have largely halted`.
    Lull,
    /// `near-daily`, `the latest in a spate`.
    Frequency,
    /// `on several occasions launched strikes`.
    StrikeSeries,
    /// `some 2,500 troops`.
    TroopLevel,
    /// `at least 40,000 people have been killed since`.
    CasualtyTotal,
    /// `still carry out attacks`.
    OngoingActivity,
}

/// A statement around incidents; never an incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Context {
    /// The document's id.
    pub document: String,
    /// What kind.
    pub kind: ContextKind,
    /// When.
    pub date: Option<DateValue>,
    /// Who speaks.
    pub speaker: Option<SourceValue>,
    /// The words.
    pub evidence: Vec<Bytes>,
    /// What is at issue, folded: statements of one topic are compared across documents (`demand:withdrawal`).
    pub topic: Option<String>,
}

/// What kind of context.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContextKind {
    /// Talks, visits, agreements.
    Diplomatic,
    /// Somebody demands something.
    Demand,
    /// Somebody says something.
    Statement,
    /// Somebody accuses somebody.
    Accusation,
    /// What led here.
    History,
    /// Somebody denies something.
    Denial,
    /// Somebody warns or fears.
    Warning,
    /// Anything else.
    Other,
}
