//! What is told, and by whom: a value never stands without the voices that gave it.

use dateline_incident::{
    Agreement, Claim, Count, DisagreementKind, EventType, Nature, Perpetrator, Side, Stage,
    TargetValue, VictimValue, WeaponValue,
};
use serde::{Deserialize, Serialize};

use super::{Date, Evidence, Place};

/// Everything that can be disputed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field<T> {
    /// The settled reading; `None` where printing one would hide a dispute. For counts always there.
    pub value: Option<T>,
    /// How the positions lie to each other.
    pub agreement: Agreement,
    /// Every position.
    pub positions: Vec<Position<T>>,
}

/// One value, who says it, and the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position<T> {
    /// What is said.
    pub value: T,
    /// The mention's id; `None` for a statement that belongs to no incident.
    pub mention: Option<String>,
    /// The source's id in the mention (or the speaker's); `None` is the narrator.
    pub source: Option<String>,
    /// The source as written.
    pub source_name: Option<String>,
    /// `official`, `armed_group`, ..., `narrator`.
    pub source_kind: Option<String>,
    /// The wire it came by; positions of one origin are one voice.
    pub origin: Option<String>,
    /// Words of distance (`initial reports`).
    pub hedge: Option<String>,
    /// Ids of other incidents that the same words also speak of.
    pub covers: Vec<String>,
    /// The rule or data entry that read it.
    pub rule: Option<String>,
    /// The words.
    pub evidence: Vec<Evidence>,
}

impl<T> Position<T> {
    /// The same position of a value that `read` makes of this one's.
    pub fn map<U>(self, read: impl FnOnce(T) -> U) -> Position<U> {
        Position {
            value: read(self.value),
            mention: self.mention,
            source: self.source,
            source_name: self.source_name,
            source_kind: self.source_kind,
            origin: self.origin,
            hedge: self.hedge,
            covers: self.covers,
            rule: self.rule,
            evidence: self.evidence,
        }
    }
}

/// Positions that do not fit each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disagreement {
    /// The field, or the topic of statements that belong to no one incident.
    pub field: String,
    /// In what way.
    pub kind: DisagreementKind,
    /// What is said.
    pub positions: Vec<Position<AnyValue>>,
}

/// Declares [`AnyValue`] with a conversion from each type of field.
macro_rules! any_value {
    ($($(#[$doc:meta])* $variant:ident($type:ty),)*) => {
        /// The value of a position, of whichever field.
        ///
        /// The variants differ in the keys that they need, in the order in which reading tries them.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(untagged)]
        pub enum AnyValue { $($(#[$doc])* $variant($type),)* }

        $(impl From<$type> for AnyValue {
            fn from(value: $type) -> Self {
                Self::$variant(value)
            }
        })*
    };
}

any_value! {
    /// Attack, clash, ...
    Nature(Nature),
    /// How far it got.
    Stage(Stage),
    /// Whether somebody claims it.
    Claim(Claim),
    /// Words, for what is no field of an incident.
    Words(String),
    /// When.
    Date(Date),
    /// Where.
    Place(Place),
    /// How many.
    Count(Count),
    /// Who did it.
    Perpetrator(Perpetrator),
    /// With what.
    Weapons(Vec<WeaponValue>),
    /// What was attacked.
    Targets(Vec<TargetValue>),
    /// Who was hurt.
    Victims(Vec<VictimValue>),
    /// Who took part.
    Sides(Vec<Side>),
    /// ACLED's names; last, since it needs no key.
    Types(EventType),
}
