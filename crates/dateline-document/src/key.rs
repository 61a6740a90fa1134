//! How names of outlets and labels compare.

use dateline_text::{fold_hash, word_hash};

const THE: u64 = word_hash("the");

/// The hash of `name`, word by word folded: hyphens are spaces, white space does not count, nor does a leading article.
pub(crate) fn key(name: &str) -> u64 {
    // Most names are plain, and need no look at their characters.
    if name.is_ascii() {
        let apart = |byte: &u8| matches!(byte, b'\t'..=b'\r' | b' ' | b'-');
        joined(runs(name, apart).map(fold_hash))
    } else {
        let apart = |c: char| c.is_whitespace() || c == '-' || c == '–';
        joined(name.split(apart).filter(|word| !word.is_empty()).map(fold_hash))
    }
}

/// The stretches of `text` between bytes of ASCII that are `apart`.
fn runs(text: &str, apart: impl Fn(&u8) -> bool) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let bytes = rest.as_bytes();
        let start = bytes.iter().position(|byte| !apart(byte))?;
        let end = bytes[start..].iter().position(&apart).map_or(bytes.len(), |end| start + end);
        let run = &rest[start..end];
        rest = &rest[end..];
        Some(run)
    })
}

/// The words as one hash, without a leading article.
fn joined(mut words: impl Iterator<Item = u64>) -> u64 {
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

/// The bit of three letters or figures of ASCII, of any case, among 4,096.
pub(crate) fn head(letters: [u8; 3]) -> usize {
    let letters = letters.iter().fold(0, |all, letter| all << 5 | u32::from(letter & 31));
    (letters.wrapping_mul(0x9e37_79b9) >> 20) as usize
}
