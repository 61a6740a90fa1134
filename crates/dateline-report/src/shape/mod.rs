//! The shapes of `dateline.report/1`: one key has one shape, is always there, and stands in this order.
//!
//! Values that leave a document as they are (counts, actors, weapons, targets, victims, sides) are the types of
//! `dateline-incident`; what gains ids, quotes or decimals on the way out has its own type here.

mod document;
mod evidence;
mod field;
mod incident;
mod number;
mod place;
mod statement;

pub use dateline_incident::{
    AccountKind as MentionKind, ActorValue as Actor, AggregateKind, Agreement,
    Attributed as Attribution, Claim, ContextKind, Count, CountStatus, DateBasis, DisagreementKind,
    Effect, EventType, Multiplicity, Nature, Perpetrator, Side, Stage, TargetValue as Target,
    VictimValue as Victim, WeaponValue as Weapon,
};
use serde::{Deserialize, Serialize};

pub use dateline_incident::merge::Verb;
pub use document::{Document, Furniture, NearDuplicate, Problem, Severity};
pub use evidence::{Date, Evidence, RejectedDay};
pub use field::{AnyValue, Disagreement, Field, Position};
pub use incident::{Decided, Incident, Mention, Merge, MergeReason, Review, Source};
pub use number::{Degrees, Percent};
pub use place::{Candidate, Place};
pub use statement::{Aggregate, Context};

/// The name of the schema.
pub const SCHEMA: &str = "dateline.report/1";

/// Everything that a run of the tool says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: String,
    /// What made it.
    pub tool: Tool,
    /// By reference date (unknown last), sha256, path.
    pub documents: Vec<Document>,
    /// By first day (unknown last), id.
    pub incidents: Vec<Incident>,
    /// By document, start, kind.
    pub aggregates: Vec<Aggregate>,
    /// By document, start, kind.
    pub context: Vec<Context>,
    /// Between statements that belong to no one incident.
    pub disagreements: Vec<Disagreement>,
    /// By document, start, code.
    pub problems: Vec<Problem>,
}

/// What made a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tool {
    /// Its version.
    pub version: String,
    /// 16 hex digits that change with any data file or gazetteer in use.
    pub knowledge: String,
    /// Where the positions of places come from; reports of before this was told have an empty one.
    #[serde(default)]
    pub places: PlaceTable,
}

/// The table of places that names were looked up in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceTable {
    /// The number of its format.
    pub format: u32,
    /// How many places it has.
    pub rows: u32,
    /// The day of its youngest source, ISO 8601.
    pub date: String,
    /// The sha256 of what it was made from, in hex.
    pub sha256: String,
    /// What must be said about its sources wherever the positions are shown, one sentence each.
    pub credits: Vec<String>,
}
