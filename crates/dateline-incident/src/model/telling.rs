//! What is said of an incident, field by field: positions in an account, settled fields in an incident.

use serde::{Deserialize, Serialize};

use super::{
    Bytes, Claim, Count, DateValue, EventType, Nature, Perpetrator, PlaceValue, RuleName, Side,
    Stage, TargetValue, VictimValue, WeaponValue,
};

/// One value, who says it, and the words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position<T> {
    /// What is said.
    pub value: T,
    /// Index into the account's sources; `None` is the narrator.
    pub source: Option<u32>,
    /// Words of distance (`initial reports`).
    pub hedge: Option<String>,
    /// The rule or entry that read it.
    pub rule: RuleName,
    /// The words, in order; never empty.
    pub evidence: Vec<Bytes>,
    /// Ordinals of other accounts of the same document that the same words also speak of.
    pub covers: Vec<u32>,
}

/// The fields of an incident that can be disputed, each as `F<T>` of its value.
///
/// An account holds lists of positions; an incident holds settled fields.
macro_rules! telling {
    ($($(#[$doc:meta])* $field:ident: $type:ty,)*) => {
        /// What one account says, field by field, in the order of its text.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        pub struct Telling { $($(#[$doc])* pub $field: Vec<Position<$type>>,)* }

        /// What the accounts of an incident say, field by field.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        pub struct Fields { $($(#[$doc])* pub $field: Field<$type>,)* }

        impl Telling {
            /// Adds what `other` says, with its sources renumbered.
            pub(crate) fn absorb(&mut self, other: Self, source: impl Fn(u32) -> u32) {
                $(self.$field.extend(other.$field.into_iter().map(|said| Position {
                    source: said.source.map(&source),
                    ..said
                }));)*
            }

            /// Every list of other accounts of which the same words speak.
            pub(crate) fn covers(&mut self) -> impl Iterator<Item = &mut Vec<u32>> {
                let all = std::iter::empty();
                $(let all = all.chain(self.$field.iter_mut().map(|said| &mut said.covers));)*
                all
            }
        }
    };
}

telling! {
    /// Attack, clash, interception, explosion, accident.
    nature: Nature,
    /// ACLED's event and sub-event type.
    types: EventType,
    /// How far it got.
    stages: Stage,
    /// When.
    dates: DateValue,
    /// Where.
    place: PlaceValue,
    /// From where.
    launched_from: PlaceValue,
    /// With what.
    weapons: Vec<WeaponValue>,
    /// How many attacks, where several are told as one.
    attacks: Count,
    /// What was attacked.
    targets: Vec<TargetValue>,
    /// Victims killed.
    killed: Count,
    /// Victims injured.
    injured: Count,
    /// Victims missing.
    missing: Count,
    /// Victims abducted.
    abducted: Count,
    /// Attackers killed.
    attackers_killed: Count,
    /// Attackers injured.
    attackers_injured: Count,
    /// Who was hurt.
    victims: Vec<VictimValue>,
    /// Who took part.
    sides: Vec<Side>,
    /// Who did it, never without the attribution.
    perpetrator: Perpetrator,
    /// Whether somebody claims it.
    claim: Claim,
}

/// How the positions of a field lie to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// One position.
    Single,
    /// Several, the same.
    Agreed,
    /// Several that can all be true (`at least three`, `four`).
    Compatible,
    /// Several that cannot.
    Disputed,
    /// Nothing said.
    #[default]
    None,
}

/// A settled field: the reading to print, or none where printing one would hide a dispute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field<T> {
    /// The settled reading.
    pub value: Option<T>,
    /// How the positions agree.
    pub agreement: Agreement,
    /// Every position, with the index of its account in the incident.
    pub positions: Vec<(usize, Position<T>)>,
}

impl<T> Default for Field<T> {
    fn default() -> Self {
        Self { value: None, agreement: Agreement::None, positions: Vec::new() }
    }
}
