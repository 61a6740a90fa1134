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
        Self::of_lists(&[&words])
    }

    /// The words of several lists in one set: those at which each of some rules begins, as the rules have them.
    ///
    /// # Panics
    /// Where the lists hold other than `N` words ([`words_in`]); in a `const` or `static`, when it is compiled.
    pub const fn of_lists(lists: &[&[&str]]) -> Self {
        assert!(words_in(lists) == N, "a set holds as many words as its lists");
        let (mut hashes, mut bits) = ([0; N], [0; WORDS]);
        let (mut list, mut at) = (0, 0);
        while list < lists.len() {
            let mut word = 0;
            while word < lists[list].len() {
                hashes[at] = word_hash(lists[list][word]);
                let (place, bit) = bit(hashes[at]);
                bits[place] |= bit;
                (word, at) = (word + 1, at + 1);
            }
            list += 1;
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

/// How many words the lists hold, one in two of them twice: the size of a [`WordSet`] of them all.
pub const fn words_in(lists: &[&[&str]]) -> usize {
    let (mut count, mut list) = (0, 0);
    while list < lists.len() {
        count += lists[list].len();
        list += 1;
    }
    count
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

    #[test]
    fn words_of_lists() {
        const LISTS: &[&[&str]] = &[&["claim", "claimed"], &[], &["claimed", "denied"]];
        const SET: WordSet<{ words_in(LISTS) }> = WordSet::of_lists(LISTS);
        assert!(["claim", "claimed", "denied"].iter().all(|word| SET.has(word_hash(word))));
        assert!(!SET.has(word_hash("deny")));
    }
}
