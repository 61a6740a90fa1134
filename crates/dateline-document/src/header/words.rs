//! Questions that several forms ask of a line, without regard to case and without copies.

pub(super) use crate::label::{begins, ends, holds};

/// Whether the word looks like an address for letters: `desk@northernpost.example`.
pub(super) fn address(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.contains('@') && host.len() > 3
    })
}

/// Whether the word is a link: `https://northernpost.example/a`, `www.northernpost.example`.
pub(super) fn link(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '[', '<']);
    begins(word, "http://") || begins(word, "https://") || begins(word, "www.")
}

/// Whether the letters are those of an American station: `KING`, `WKRN-TV`.
pub(super) fn station(word: &str) -> bool {
    let call = word.split(['-', ' ']).next().unwrap_or(word);
    (3..=4).contains(&call.len())
        && call.starts_with(['K', 'W'])
        && call.bytes().all(|letter| letter.is_ascii_uppercase())
}
