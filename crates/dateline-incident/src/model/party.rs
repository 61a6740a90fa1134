//! People and groups: who was hurt, who did it, on what grounds, and who says so.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Bytes, Count};

/// Who was hurt.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct VictimValue {
    /// As written (`soldiers`).
    pub group: Option<String>,
    /// `civilian`, `military`, `police`, `armed_group`, `unknown`.
    pub status: Cow<'static, str>,
    /// `child`, `aid_worker`, ...
    pub traits: Vec<String>,
    /// Killed.
    pub killed: Count,
    /// Injured.
    pub injured: Count,
}

/// An actor, as the contract has it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ActorValue {
    /// Entry id; `None` for descriptors and unknown names.
    pub id: Option<String>,
    /// Canonical name; `None` for descriptors.
    pub name: Option<String>,
    /// `state`, `armed_group`, `umbrella`, ...
    pub kind: Option<String>,
    /// As written.
    pub words: String,
    /// The describing words (`Iran-backed groups`).
    pub descriptor: Option<String>,
    /// The state said to stand behind it.
    pub sponsor: Option<String>,
    /// The larger actor.
    pub parent: Option<String>,
}

/// On what grounds somebody is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attributed {
    /// The actor says so.
    SelfClaimed,
    /// Somebody else says so.
    Blamed,
    /// The narrator states it.
    Asserted,
    /// Somebody is suspected.
    Suspected,
    /// The words leave open which (`blamed on or claimed by`).
    BlamedOrClaimed,
    /// The actor denies it.
    Denied,
}

/// Who did it, and on what grounds.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Perpetrator {
    /// Who.
    pub actor: ActorValue,
    /// The grounds.
    pub attribution: Attributed,
}

/// A side of the incident.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Side {
    /// Who.
    pub actor: ActorValue,
    /// `attacker`, `attacked`, `party`, `supporter`.
    pub role: Cow<'static, str>,
    /// The grounds, where the role is one that can be blamed.
    pub attribution: Option<Attributed>,
}

/// Whether somebody claims it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Claim {
    /// The actor claims it.
    Claimed,
    /// Nobody has, so far.
    NoClaimYet,
    /// Somebody denies it.
    Denied,
    /// It is being looked into.
    UnderInvestigation,
    /// Somebody says that it was an attack.
    AssertedAttack,
    /// The words leave open which.
    ClaimedOrBlamed,
    /// The text is silent.
    NotStated,
}

/// A source, as the contract has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceValue {
    /// As written.
    pub name: String,
    /// `official`, `military`, ...
    pub kind: Cow<'static, str>,
    /// Whether a name identifies it.
    pub named: bool,
    /// Whether it is several.
    pub plural: bool,
    /// The chain it came by.
    pub via: Vec<String>,
    /// The reason given for not naming it.
    pub anonymity: Option<String>,
    /// Where the words stand.
    pub at: Bytes,
}
