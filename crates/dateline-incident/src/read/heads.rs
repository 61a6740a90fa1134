//! Where a phrase may begin, by its first two words: most words that begin some phrase stand before none of those that go on.

use dateline_text::{Class, Token, Vocabulary, tokenize};

/// Bits for the first words of phrases; of phrases of several words, for the first two of them together.
pub(super) struct Heads {
    bits: [u64; WORDS],
}

/// 8192 bits.
const WORDS: usize = 128;

const fn bit(hash: u64) -> (usize, u64) {
    ((hash >> 6) as usize % WORDS, 1 << (hash & 63))
}

/// Two words as one; one that stands alone goes with nought.
const fn both(first: u64, second: u64) -> u64 {
    let hash = (first.rotate_left(7) ^ second).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 32)
}

impl Heads {
    pub(super) fn of<'a>(phrases: impl Iterator<Item = &'a str>) -> Self {
        let mut heads = Self { bits: [0; WORDS] };
        let plain = Vocabulary::default();
        for phrase in phrases {
            let tokens = tokenize(phrase, &plain);
            let mut words = tokens.iter().filter(|token| !token.is(Class::PUNCT));
            let Some(first) = words.next() else { continue };
            heads.add(first.hash, words.next().map_or(0, |second| second.hash));
        }
        heads
    }

    fn add(&mut self, first: u64, second: u64) {
        let (place, bit) = bit(both(first, second));
        self.bits[place] |= bit;
    }

    fn has(&self, first: u64, second: u64) -> bool {
        let (place, bit) = bit(both(first, second));
        self.bits[place] & bit != 0
    }

    /// Whether a phrase may begin at the first of the tokens.
    #[inline]
    pub(super) fn may_begin(&self, tokens: &[Token]) -> bool {
        match tokens {
            [first, second, ..] => {
                // A hyphen may join them.
                second.is(Class::PUNCT)
                    || self.has(first.hash, second.hash)
                    || self.has(first.hash, 0)
            }
            [first] => self.has(first.hash, 0),
            [] => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_and_two() {
        let heads = Heads::of(["raid", "car bomb", "hit-and-run"].into_iter());
        let may = |text: &str| heads.may_begin(&tokenize(text, &Vocabulary::default()));
        assert!(may("raid") && may("raid there") && may("car bomb") && may("hit-and-run"));
        assert!(!may("car") && !may("car there") && !may("there"));
    }
}
