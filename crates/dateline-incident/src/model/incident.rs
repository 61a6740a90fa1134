//! Incidents: accounts of one event, settled, with why they are one and what they contradict each other in.

use serde::{Deserialize, Serialize};

use super::{Bytes, DateValue, Fields, Multiplicity, RuleName, Stage};

/// An incident: accounts of one event, settled field by field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Incident {
    /// Its day or `undated`, country, place slug and 6 hex digits of the root account.
    pub id: String,
    /// One line for people; names a perpetrator only if self-claimed, or as `blamed on`.
    pub title: String,
    /// The accounts, as (index into the readings, ordinal), smallest first; the first is the root.
    pub accounts: Vec<(usize, u32)>,
    /// Settled fields.
    pub fields: Fields,
    /// The settled reading of `fields.dates`.
    pub date: DateValue,
    /// Settled stage.
    pub stage: Stage,
    /// No document reports it as its own news.
    pub background: bool,
    /// One, or several told as one.
    pub multiplicity: Multiplicity,
    /// Number of different voices among the accounts.
    pub independent_origins: usize,
    /// Why accounts were joined.
    pub merge: Vec<Link>,
    /// What its accounts contradict each other in.
    pub disagreements: Vec<Disagreement>,
    /// 0 to 100.
    pub confidence: u8,
    /// Ids that the machine alone would have given to what this record was made of.
    pub supersedes: Vec<String>,
    /// What people decided about it, in order.
    pub rulings: Vec<crate::merge::Ruling>,
}

/// Why two accounts are one incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// (reading, ordinal) of the first.
    pub a: (usize, u32),
    /// (reading, ordinal) of the second.
    pub b: (usize, u32),
    /// Sum of the weights.
    pub score: i32,
    /// The reasons.
    pub reasons: Vec<Reason>,
}

/// One reason for or against joining.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// `same_day`, `same_place`, ...
    pub rule: RuleName,
    /// Points.
    pub weight: i32,
    /// For people.
    pub detail: String,
}

/// Statements that do not fit each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Disagreement {
    /// The field, or a topic for what belongs to no one incident.
    pub field: String,
    /// In what way.
    pub kind: DisagreementKind,
    /// What is said, in order.
    pub positions: Vec<Said>,
}

/// In what way statements differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisagreementKind {
    /// They cannot both be true.
    Contradiction,
    /// One is finer, or speaks of more.
    Scope,
    /// They speak of different times.
    Time,
}

/// One side of a disagreement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Said {
    /// A position of a field of this incident: index into the field's positions.
    Position(usize),
    /// A statement of a document that belongs to no incident.
    Statement {
        /// The reading.
        reading: usize,
        /// What is said, in a word or two (`withdrawal`).
        value: String,
        /// The words.
        evidence: Vec<Bytes>,
        /// The rule.
        rule: RuleName,
        /// Words of distance.
        hedge: Option<String>,
    },
    /// A position of another field or account that bears on it: (reading, ordinal) with the words.
    Account {
        /// (reading, ordinal).
        account: (usize, u32),
        /// What is said.
        value: String,
        /// The words.
        evidence: Vec<Bytes>,
        /// The rule.
        rule: RuleName,
    },
}

/// The result of merging.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Merged {
    /// By date start (open last), then id.
    pub incidents: Vec<Incident>,
    /// Between statements that belong to no one incident.
    pub disagreements: Vec<Disagreement>,
    /// Pairs that were looked at and refused, with the reasons; for `explain`.
    pub refused: Vec<Link>,
}
