//! Where a phrase may begin, by its first two words: most words that begin some phrase stand before none of those that go on.

use dateline_text::{Class, Token, Vocabulary, tokenize};

/// For the first words of phrases, and of phrases of several words for the first two of them together, the lists that hold
/// such a phrase, as bits.
pub(super) struct Heads {
    slots: [u8; SLOTS],
}

const SLOTS: usize = 8192;

/// Where two words stand as one; one that stands alone goes with nought.
const fn slot(first: u64, second: u64) -> usize {
    let hash = (first.rotate_left(7) ^ second).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (hash >> 40) as usize % SLOTS
}

impl Heads {
    /// No list yet.
    pub(super) const fn new() -> Self {
        Self { slots: [0; SLOTS] }
    }

    /// Adds the phrases of a list, which is one bit.
    pub(super) fn add<'a>(&mut self, list: u8, phrases: impl Iterator<Item = &'a str>) {
        let plain = Vocabulary::default();
        for phrase in phrases {
            let tokens = tokenize(phrase, &plain);
            let mut words = tokens.iter().filter(|token| !token.is(Class::PUNCT));
            let Some(first) = words.next() else { continue };
            self.slots[slot(first.hash, words.next().map_or(0, |second| second.hash))] |= list;
        }
    }

    /// The lists of which a phrase may begin at the first of the tokens.
    #[inline]
    pub(super) fn may_begin(&self, tokens: &[Token]) -> u8 {
        let alone = |first: &Token| self.slots[slot(first.hash, 0)];
        match tokens {
            [first, second, ..] if !second.is(Class::PUNCT) => {
                self.slots[slot(first.hash, second.hash)] | alone(first)
            }
            // A hyphen may join them; what ends a sentence or a clause joins nothing.
            [_, mark, ..] if !(mark.is_mark(",") || mark.is_mark(".")) => u8::MAX,
            [first, ..] => alone(first),
            [] => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_and_two() {
        let mut heads = Heads::new();
        heads.add(1, ["raid", "car bomb", "hit-and-run"].into_iter());
        heads.add(2, ["raid party", "set upon"].into_iter());
        let may = |text: &str| heads.may_begin(&tokenize(text, &Vocabulary::default()));
        for (text, lists) in
            [("raid", 1), ("raid, there", 1), ("raid party", 3), ("car bomb", 1), ("set upon", 2)]
        {
            assert_eq!(may(text), lists, "{text}");
        }
        assert_eq!(may("hit-and-run") & 1, 1);
        assert!(["car", "car there", "there", "set, upon"].iter().all(|text| may(text) == 0));
    }
}
