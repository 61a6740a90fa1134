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
}

include!(concat!(env!("OUT_DIR"), "/weights.rs"));
