//! Documents that tell one text in nearly the same words.

use crate::Document;

/// What is kept of a document's words to compare it with others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fingerprint {
    /// Sorted hashes of its 8-word shingles.
    pub shingles: Vec<u64>,
}

/// Two documents of one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearDuplicate {
    /// Index of the one.
    pub a: usize,
    /// Index of the other, above `a`.
    pub b: usize,
    /// Share of the shorter text's words that the longer one holds too, in percent.
    pub similarity: u8,
    /// For people.
    pub reason: String,
}

/// The fingerprint of a document's story, furniture left out.
pub fn fingerprint(_document: &Document<'_>) -> Fingerprint {
    Fingerprint::default()
}

/// The pairs that tell one text, in the order of their indices.
pub fn near_duplicates(_prints: &[Fingerprint]) -> Vec<NearDuplicate> {
    Vec::new()
}
