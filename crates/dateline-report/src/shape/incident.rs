//! Incidents, and the mentions that tell them.

use std::borrow::Cow;

use chrono::NaiveDate;
use dateline_incident::merge::Verb;
use dateline_incident::{
    AccountKind, Claim, Count, EventType, Multiplicity, Nature, Perpetrator, Side, SourceValue,
    Stage, TargetValue, VictimValue, WeaponValue,
};
use serde::{Deserialize, Serialize};

use super::{Date, Disagreement, Evidence, Field, Percent, Place};

/// Whether a person has looked at a record.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// Nobody has.
    #[default]
    Unreviewed,
    /// It is right.
    Confirmed,
    /// It was mended.
    Corrected,
    /// It is wrong.
    Rejected,
}

/// One incident, whatever the number of articles that tell it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    /// Its day or `undated`, country, place and 6 hex digits of the root mention.
    pub id: String,
    /// Ids that this record replaced.
    pub supersedes: Vec<String>,
    /// `machine`.
    pub coded_by: String,
    /// Whether a person has looked at it.
    pub review: Review,
    /// One line; it names a perpetrator only if self-claimed, or as `blamed on`.
    pub title: String,
    /// Attack, clash, interception, explosion (cause not settled) or accident.
    pub nature: Field<Nature>,
    /// ACLED's name, settled; `None` while disputed.
    pub event_type: Option<String>,
    /// ACLED's name, settled; `None` while disputed.
    pub sub_event_type: Option<String>,
    /// ACLED's names, as told.
    pub types: Field<EventType>,
    /// How far it got, settled.
    pub stage: Stage,
    /// How far it got, as told.
    pub stages: Field<Stage>,
    /// When, settled.
    pub date: Date,
    /// When, as told.
    pub dates: Field<Date>,
    /// Where.
    pub place: Field<Place>,
    /// From where.
    pub launched_from: Field<Place>,
    /// With what.
    pub weapons: Field<Vec<WeaponValue>>,
    /// Attacks or strikes told as one record.
    pub attacks: Field<Count>,
    /// What was attacked.
    pub targets: Field<Vec<TargetValue>>,
    /// Victims killed.
    pub killed: Field<Count>,
    /// Victims injured.
    pub injured: Field<Count>,
    /// Victims missing.
    pub missing: Field<Count>,
    /// Victims abducted.
    pub abducted: Field<Count>,
    /// Attackers killed.
    pub attackers_killed: Field<Count>,
    /// Attackers injured.
    pub attackers_injured: Field<Count>,
    /// Who was hurt.
    pub victims: Field<Vec<VictimValue>>,
    /// Who took part.
    pub sides: Field<Vec<Side>>,
    /// Who did it, and on what grounds.
    pub perpetrator: Field<Perpetrator>,
    /// Whether somebody claims it.
    pub claim: Field<Claim>,
    /// No document reports it as its own news.
    pub background: bool,
    /// One, or several told as one.
    pub multiplicity: Multiplicity,
    /// Number of different origins.
    pub independent_origins: usize,
    /// The documents' tellings of it.
    pub mentions: Vec<Mention>,
    /// Why they are one.
    pub merge: Vec<Merge>,
    /// What they contradict each other in.
    pub disagreements: Vec<Disagreement>,
    /// How sure the record is.
    pub confidence: Percent,
    /// What people decided about it, in the order in which they did.
    #[serde(default)]
    pub decisions: Vec<Decided>,
}

/// What a person decided about a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// What was decided.
    pub decision: Verb,
    /// Ids of the other records that it names.
    pub others: Vec<String>,
    /// Who decided.
    pub by: String,
    /// When.
    pub on: NaiveDate,
    /// Why.
    pub why: String,
}

/// One document's telling of one incident; an umbrella stands, whole, under each that it sums up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// `m1`, unique in the report.
    pub id: String,
    /// The document's id.
    pub document: String,
    /// The part that it plays in the document.
    pub kind: AccountKind,
    /// Who is cited in it.
    pub sources: Vec<Source>,
    /// All its words.
    pub evidence: Vec<Evidence>,
}

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// `m1.s1`, unique in the report.
    pub id: String,
    /// As written.
    pub name: Option<String>,
    /// `official`, `military`, ...
    pub kind: Cow<'static, str>,
    /// Whether a name identifies it.
    pub named: bool,
    /// Whether it is several.
    pub plural: bool,
    /// The chain it came by (`told Reuters`).
    pub via: Vec<String>,
    /// The reason given for not naming it.
    pub anonymity: Option<String>,
}

impl Source {
    /// `source` under the id `id`.
    pub fn new(id: String, source: &SourceValue) -> Self {
        Self {
            id,
            name: Some(source.name.clone()).filter(|name| !name.is_empty()),
            kind: source.kind.clone(),
            named: source.named,
            plural: source.plural,
            via: source.via.clone(),
            anonymity: source.anonymity.clone(),
        }
    }
}

/// Why two mentions are one incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merge {
    /// The id of the one mention.
    pub a: String,
    /// The id of the other.
    pub b: String,
    /// Sum of the weights.
    pub score: i32,
    /// The reasons.
    pub reasons: Vec<MergeReason>,
}

/// One reason for or against joining.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeReason {
    /// `same_day`, `same_place`, ...
    pub rule: String,
    /// Points.
    pub weight: i32,
    /// For people.
    pub detail: String,
}
