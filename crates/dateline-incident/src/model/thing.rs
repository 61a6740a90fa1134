//! What happened, with what, to what.

use serde::{Deserialize, Serialize};

use super::Count;

/// What happened, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// One side attacked.
    Attack,
    /// Two sides fought.
    Clash,
    /// Something was shot down or stopped.
    Interception,
    /// The cause is not settled.
    Explosion,
    /// No one meant it.
    Accident,
}

/// ACLED's names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EventType {
    /// `Explosions/Remote violence`, ...
    pub event_type: Option<String>,
    /// `Air/drone strike`, ...
    pub sub_event_type: Option<String>,
}

/// How far it got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// It was carried out.
    Accomplished,
    /// It was stopped on the way.
    Intercepted,
    /// It was tried and failed.
    Attempted,
    /// It was announced.
    Threatened,
    /// The words leave it open.
    Unclear,
}

/// The rule of a weapon that only the word for the deed tells: `gunned down`. Whoever names one says more.
pub const BY_ACT: &str = "by_act";

/// A weapon and how many.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct WeaponValue {
    /// `rocket`, `drone`, ...
    pub kind: String,
    /// `explosive.rocket`, ...
    pub class: Option<String>,
    /// How many.
    pub count: Count,
}

/// What became of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// It is gone.
    Destroyed,
    /// It was hurt.
    Damaged,
    /// A source says that it was not.
    NoDamage,
    /// Nobody reports damage.
    NoReports,
    /// The text is silent.
    NotStated,
}

/// What was attacked.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TargetValue {
    /// As written.
    pub name: Option<String>,
    /// `military_base`, `fuel_depot`, ...
    pub kind: Option<String>,
    /// Who owns or uses it.
    pub owner: Vec<String>,
    /// What became of it.
    pub effect: Effect,
}
