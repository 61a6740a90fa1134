//! How names of outlets and labels compare.

use dateline_text::fold_hash;

/// The hash of `name`, word by word folded: hyphens are spaces, white space does not count, nor does a leading article.
pub(crate) fn key(name: &str) -> u64 {
    let mut words = name
        .split(|c: char| c.is_whitespace() || c == '-' || c == '–')
        .filter(|word| !word.is_empty())
        .map(fold_hash);
    let the = fold_hash("the");
    let first = words.next().unwrap_or_default();
    let (first, second) = if first == the { (None, words.next()) } else { (Some(first), None) };
    let start = match (first, second) {
        (Some(word), _) | (None, Some(word)) => join(0, word),
        (None, None) => join(0, the),
    };
    words.fold(start, join)
}

fn join(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
