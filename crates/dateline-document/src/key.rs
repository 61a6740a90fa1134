//! How names of outlets and labels compare.

use dateline_text::{fold_hash, word_hash};

const THE: u64 = word_hash("the");

/// The hash of `name`, word by word folded: hyphens are spaces, white space does not count, nor does a leading article.
pub(crate) fn key(name: &str) -> u64 {
    let mut words = name
        .split(|c: char| c.is_whitespace() || c == '-' || c == '–')
        .filter(|word| !word.is_empty())
        .map(fold_hash);
    let first = words.next().unwrap_or_default();
    let (first, second) = if first == THE { (None, words.next()) } else { (Some(first), None) };
    let start = match (first, second) {
        (Some(word), _) | (None, Some(word)) => join(0, word),
        (None, None) => join(0, THE),
    };
    words.fold(start, join)
}

fn join(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The bit of three letters or figures of ASCII, of any case, among 1,024.
pub(crate) fn head(letters: [u8; 3]) -> usize {
    let letters = letters.iter().fold(0, |all, letter| all << 5 | u32::from(letter & 31));
    (letters.wrapping_mul(0x9e37_79b9) >> 22) as usize
}
