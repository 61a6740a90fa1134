//! Hashes put in order while they come in: what a document holds, as sets that merging compares.

/// Slots behind the last home, and steps that one hash may take: hashes lie evenly, but for those that somebody has made
/// alike.
const FAR: usize = 64;

/// As many homes by their logarithm as a document may ask for.
const MOST: u32 = 20;

/// Numbers in order, each once, with how often each came in the lowest `COUNT` bits, where there are any.
///
/// Each has its home by its first bits and stands there or as near behind as it can, smaller ones before it: one look finds
/// nearly every one, and the slots read from first to last are in order.
pub(super) struct Ordered<const COUNT: u32> {
    slots: Vec<u64>,
    /// Bits behind those that tell the home.
    shift: u32,
    /// Those that found no room.
    rest: Vec<u64>,
}

impl<const COUNT: u32> Ordered<COUNT> {
    /// Room for about `many` numbers of `bits` bits, their counts with them.
    pub(super) fn new(many: usize, bits: u32) -> Self {
        let homes = (usize::BITS - many.leading_zeros()).clamp(1, MOST);
        Self { slots: vec![0; (1 << homes) + FAR], shift: bits - homes, rest: Vec::new() }
    }

    /// Adds a number, which is not nought; its count stands below it.
    #[inline]
    pub(super) fn add(&mut self, number: u64) {
        let home = (number >> self.shift) as usize;
        let end = home + FAR;
        let mut at = home;
        while at < end && self.slots[at] >> COUNT < number >> COUNT {
            if self.slots[at] == 0 {
                self.slots[at] = number;
                return;
            }
            at += 1;
        }
        if at < end && self.slots[at] >> COUNT == number >> COUNT {
            self.slots[at] = together::<COUNT>(self.slots[at], number);
            return;
        }
        // The greater ones make room.
        let mut moved = number;
        while at < end && moved != 0 {
            std::mem::swap(&mut self.slots[at], &mut moved);
            at += 1;
        }
        if moved != 0 {
            self.rest.push(moved);
        }
    }

    /// All of them, in order, each once.
    pub(super) fn into_numbers(mut self) -> Vec<u64> {
        let mut all = self.slots;
        let mut to = 0;
        for at in 0..all.len() {
            let number = all[at];
            all[to] = number;
            to += usize::from(number != 0);
        }
        all.truncate(to);
        if !self.rest.is_empty() {
            all.append(&mut self.rest);
            all.sort_unstable();
            all.dedup_by(|next, first| {
                let same = *next >> COUNT == *first >> COUNT;
                if same {
                    *first = together::<COUNT>(*first, *next);
                }
                same
            });
        }
        all.shrink_to_fit();
        all
    }
}

/// One number that came twice, with both counts, as far as they can be told.
fn together<const COUNT: u32>(first: u64, second: u64) -> u64 {
    let most = (1_u64 << COUNT) - 1;
    first & !most | ((first & most) + (second & most)).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(said: &[u64]) -> Vec<(u64, u64)> {
        let mut words: Ordered<8> = Ordered::new(said.len(), 40);
        for word in said {
            words.add(word << 8 | 1);
        }
        words.into_numbers().iter().map(|word| (word >> 8, word & 255)).collect()
    }

    #[test]
    fn each_once_with_how_often() {
        assert_eq!(counted(&[]), []);
        let last = u64::from(u32::MAX);
        let said = [9, 1 << 31, 7, 9, last, 9, 1 << 31, last];
        assert_eq!(counted(&said), [(7, 1), (9, 3), (1 << 31, 2), (last, 2)]);
        assert_eq!(counted(&[5; 300]), [(5, 255)]);
    }

    #[test]
    fn made_alike() {
        let said: Vec<u64> = (0..1000).rev().chain(0..1000).collect();
        let words = counted(&said);
        assert!(words.iter().map(|(word, _)| *word).eq(0..1000));
        assert!(words.iter().all(|(_, often)| *often == 2));
    }
}
