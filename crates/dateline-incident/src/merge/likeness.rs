//! How alike two documents are in their words: the share of what is telling in them that they have in common.
//!
//! What is telling is known from the collection: a word that few documents use tells more than one that many do, and one that a
//! document repeats tells more of it. Each document keeps its most telling words alone, which tell stories apart as well as all
//! of its words do, and makes a row of a million no larger than it must be. All is reckoned in whole numbers.

use crate::Reading;

/// In a smaller collection nobody can tell which words are rare.
const DOCUMENTS: usize = 200;

/// Words that a document is known by.
const WORDS: usize = 32;

/// Slots in which words are counted, by their hash: two that share a slot seem more common than they are.
const SLOTS: usize = 1 << 22;

/// What a word that a document uses once, twice, ... is worth: one and its natural logarithm, in sixteenths.
const TIMES: [u32; 8] = [16, 27, 34, 38, 42, 45, 47, 49];

/// The length of what a document is known by, as of an arrow in space.
const LENGTH: u64 = 1000;

/// In how many documents of a collection each word stands.
pub(super) struct Usage {
    documents: u32,
    counts: Vec<u32>,
}

impl Usage {
    /// Of the collection; `None` of a small one.
    pub(super) fn of(readings: &[Reading]) -> Option<Self> {
        let told = || readings.iter().filter(|reading| !reading.traits.words.is_empty());
        let documents = told().count();
        if documents < DOCUMENTS {
            return None;
        }
        let mut counts = vec![0; SLOTS];
        for (word, _) in told().flat_map(|reading| &reading.traits.words) {
            counts[*word as usize % SLOTS] += 1;
        }
        Some(Self { documents: u32::try_from(documents).unwrap_or(u32::MAX), counts })
    }

    /// The most telling of `words`, by hash, each with its share of [`LENGTH`]. What stands in one document alone tells of no
    /// other.
    pub(super) fn telling(&self, words: &[(u32, u8)]) -> Vec<(u32, u16)> {
        let whole = logarithm(self.documents);
        let mut telling: Vec<(u32, u32)> = words
            .iter()
            .filter_map(|&(word, times)| {
                let documents = self.counts[word as usize % SLOTS];
                let times = TIMES[usize::from(times).clamp(1, TIMES.len()) - 1];
                let worth = times * whole.saturating_sub(logarithm(documents));
                (documents > 1 && worth > 0).then_some((word, worth))
            })
            .collect();
        telling.sort_unstable_by_key(|&(word, worth)| (std::cmp::Reverse(worth), word));
        telling.truncate(WORDS);
        telling.sort_unstable();
        let square: u64 = telling.iter().map(|&(_, worth)| u64::from(worth).pow(2)).sum();
        let share = |worth: u32| (u64::from(worth) * LENGTH / square.isqrt().max(1)) as u16;
        telling.into_iter().map(|(word, worth)| (word, share(worth))).collect()
    }
}

/// How alike two documents are, of a hundred; `None` where one of them has no telling words.
pub(super) fn likeness(a: &[(u32, u16)], b: &[(u32, u16)]) -> Option<u64> {
    if a.is_empty() || b.is_empty() {
        return None;
    }
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut both = 0;
    while let (Some(one), Some(other)) = (a.peek(), b.peek()) {
        let order = one.0.cmp(&other.0);
        if order.is_eq() {
            both += u64::from(one.1) * u64::from(other.1);
        }
        if order.is_le() {
            a.next();
        }
        if order.is_ge() {
            b.next();
        }
    }
    Some(both * 100 / LENGTH.pow(2))
}

/// The logarithm of `number` to base two, in sixteenths; between powers of two as if it ran straight.
fn logarithm(number: u32) -> u32 {
    let number = u64::from(number.max(1));
    let whole = number.ilog2();
    whole * 16 + (((number * 16) >> whole) - 16) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_few_share_tells_more() {
        let mut counts = vec![200; SLOTS];
        (counts[1], counts[2], counts[3]) = (2, 2, 1);
        let usage = Usage { documents: 800, counts };
        let known =
            |words: &[u32]| usage.telling(&words.iter().map(|&word| (word, 1)).collect::<Vec<_>>());
        assert_eq!(known(&[3]), [], "a word of one document");
        assert_eq!(likeness(&known(&[1, 2]), &known(&[1, 2])), Some(99));
        assert!(likeness(&known(&[1, 8, 9]), &known(&[1, 6, 7])) > Some(60));
        assert!(likeness(&known(&[1, 8, 9]), &known(&[2, 8, 7])) < Some(10));
        assert_eq!(likeness(&known(&[1]), &known(&[3])), None);
    }

    #[test]
    fn logarithms_rise() {
        let sixteenths: Vec<u32> = [0, 1, 2, 3, 4, 6, 1024].map(logarithm).to_vec();
        assert_eq!(sixteenths, [0, 0, 16, 24, 32, 40, 160]);
    }
}
