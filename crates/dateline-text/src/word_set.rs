//! Closed sets of words that a grammar asks about.

use crate::word_hash;

/// Words by their hashes, taken when the program is compiled.
///
/// A look at one bit refuses most words that are not in the set.
/// ```
/// use dateline_text::{WordSet, fold_hash};
///
/// static GUNS: WordSet<2> = WordSet::new(["rifle", "pistol"]);
/// assert!(GUNS.has(fold_hash("Pistol")) && !GUNS.has(fold_hash("pencil")));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct WordSet<const N: usize> {
    hashes: [u64; N],
    bits: [u64; WORDS],
}

/// 512 bits: sets hold some tens of words.
const WORDS: usize = 8;

const fn bit(hash: u64) -> (usize, u64) {
    ((hash >> 6) as usize % WORDS, 1 << (hash & 63))
}

impl<const N: usize> WordSet<N> {
    /// The set of these words, of letters and digits, and marks of punctuation, each as one token.
    pub const fn new(words: [&str; N]) -> Self {
        let (mut hashes, mut bits, mut at) = ([0; N], [0; WORDS], 0);
        while at < N {
            hashes[at] = word_hash(words[at]);
            let (word, bit) = bit(hashes[at]);
            bits[word] |= bit;
            at += 1;
        }
        Self { hashes, bits }
    }

    /// Whether a token with this hash is one of the words.
    #[inline]
    pub fn has(&self, hash: u64) -> bool {
        let (word, bit) = bit(hash);
        self.bits[word] & bit != 0 && self.hashes.contains(&hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_marks() {
        const SET: WordSet<4> = WordSet::new(["the", "of", "--", ","]);
        assert!(["the", "of", ","].iter().all(|word| SET.has(word_hash(word))));
        assert!(!["then", "o", ";", ""].iter().any(|word| SET.has(word_hash(word))));
    }
}
