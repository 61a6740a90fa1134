//! What speaks for or against a pair, and how much: compiled from `data/weights.tsv`.

/// Points for one thing that two rows have in common, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Weight {
    /// Its line in the table.
    pub(super) id: &'static str,
    /// The reason as printed; several lines may share one.
    pub(super) rule: &'static str,
    /// The points.
    pub(super) points: i32,
    /// What it is strong evidence of, if of anything.
    pub(super) tells: Option<Evidence>,
}

/// What two accounts of one event have in common. One of these alone is no event: a town has many, and so has a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// When it was.
    Time,
    /// Where it was.
    Place,
    /// Persons by name or age.
    People,
    /// Rare words of both documents.
    Words,
    /// How many were hurt, or how many attacks they were.
    Number,
    /// Who did what to whom.
    Deed,
    /// One wire.
    Print,
}

include!(concat!(env!("OUT_DIR"), "/weights.rs"));
