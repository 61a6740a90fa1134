//! What is printed more than once: standfirsts, captions, headlines.

use dateline_text::Class;
use rustc_hash::FxHashMap;

use super::{SENTENCE, Sorter};

/// Words that a passage has at least which is repeated word for word.
const REPEATED: usize = 8;
/// Words of the runs by which a passage is known again.
const RUN: usize = 4;
/// Of ten runs of a passage, how many stand elsewhere where its words are told again.
const MOST: usize = 6;
/// Runs of a passage at least that is told again.
const FEWEST: usize = 3;

impl Sorter<'_, '_> {
    /// For each piece, whether another prints all its words again, alone or as its beginning: a later one, or an
    /// earlier one that ends as sentences do where this does not.
    pub(super) fn repeats(&self) -> Vec<bool> {
        let mut repeated = vec![false; self.pieces.len()];
        let mut later: FxHashMap<u64, usize> = FxHashMap::default();
        later.reserve(self.pieces.len());
        for at in (0..self.pieces.len()).rev() {
            let mut head = 0_u64;
            let mut count = 0;
            for word in self.words(at).take(REPEATED) {
                head = head.rotate_left(7) ^ word.wrapping_mul(0x9e37_79b9_7f4a_7c15);
                count += 1;
            }
            if count < REPEATED {
                continue;
            }
            if let Some(other) = later.get(&head) {
                let mut longer = self.words(*other);
                if self.words(at).all(|word| longer.next() == Some(word)) {
                    let caption =
                        longer.next().is_none() && self.stopped(at) && !self.stopped(*other);
                    repeated[if caption { *other } else { at }] = true;
                }
            }
            later.insert(head, at);
        }
        repeated
    }
}

/// The places of pairs of words, a bit each.
const PAIRS: usize = 4096;

/// The bits of the pairs of words that follow each other in the piece; its first word is one with nothing.
fn pairs(page: &Sorter<'_, '_>, at: usize, mut pair: impl FnMut(usize)) {
    let mut before = 0_u64;
    for token in &page.tokens[page.pieces[at].tokens.clone()] {
        if token.is(Class::WORD | Class::DIGIT) {
            let words = before.rotate_left(5) ^ token.hash;
            pair((words.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 52) as usize % PAIRS);
            before = token.hash;
        }
    }
}

impl Sorter<'_, '_> {
    /// Whether other pieces that end as sentences do, or later ones, may hold most runs of the piece: they hold most of its
    /// pairs of words then, which is seen without an index of the page.
    pub(super) fn may_be_told_again(&self, at: usize, later: bool) -> bool {
        let mut own = [0_u64; PAIRS / 64];
        let mut count = 0;
        pairs(self, at, |pair| {
            own[pair / 64] |= 1 << (pair % 64);
            count += 1;
        });
        let runs = (count + 1_usize).saturating_sub(RUN);
        if runs < FEWEST {
            return false;
        }
        let mut found = [0_u64; PAIRS / 64];
        let from = if later { at + 1 } else { 0 };
        for other in (from..self.pieces.len()).filter(|other| *other != at && self.told(*other)) {
            pairs(self, other, |pair| {
                if own[pair / 64] >> (pair % 64) & 1 != 0 {
                    found[pair / 64] |= 1 << (pair % 64);
                }
            });
        }
        let mut told = 0;
        pairs(self, at, |pair| told += usize::from(found[pair / 64] >> (pair % 64) & 1 != 0));
        told * 10 >= runs * MOST
    }

    /// Whether the piece ends as sentences do.
    fn told(&self, at: usize) -> bool {
        self.pieces[at].tokens.len() >= SENTENCE && self.stopped(at)
    }
}

/// Runs of words in the page's sentences, with the first and the last piece that holds each.
#[derive(Debug)]
pub(super) struct Runs {
    /// Open addressing by the low bits of a run's hash; a power of two of them, half as many again as runs or more.
    slots: Vec<Slot>,
}

/// Half of a run's hash, with the first and the last piece that holds it; that of a free slot is 0.
type Slot = (u32, u16, u16);

impl Runs {
    /// The runs of the pieces that end as sentences do.
    pub(super) fn of(page: &Sorter<'_, '_>) -> Self {
        let told: Vec<usize> = (0..page.pieces.len()).filter(|at| page.told(*at)).collect();
        let count: usize = told.iter().map(|at| page.pieces[*at].tokens.len()).sum();
        let mut runs = Self { slots: vec![(0, 0, 0); (count + count / 2 + 1).next_power_of_two()] };
        for at in told {
            let piece = number(at);
            each(page, at, |run| {
                let at = runs.place(run);
                let slot = &mut runs.slots[at];
                *slot = (half(run), if slot.0 == 0 { piece } else { slot.1 }, piece);
            });
        }
        runs
    }

    /// The slot of the run, or the free one where it belongs.
    fn place(&self, run: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = run as usize & mask;
        while self.slots[at].0 != half(run) && self.slots[at].0 != 0 {
            at = (at + 1) & mask;
        }
        at
    }

    /// Whether most runs of the piece stand in other pieces too, or in later ones.
    pub(super) fn elsewhere(&self, page: &Sorter<'_, '_>, at: usize, later: bool) -> bool {
        let piece = number(at);
        let (mut all, mut found) = (0, 0);
        each(page, at, |run| {
            let (held, first, last) = self.slots[self.place(run)];
            all += 1;
            found += usize::from(held == half(run) && (last > piece || !later && first < piece));
        });
        all >= FEWEST && found * 10 >= all * MOST
    }
}

/// The half of a run's hash that tells it apart in its slot, which the other half finds; it is not 0.
const fn half(run: u64) -> u32 {
    (run >> 32) as u32 | 1
}

/// The number of a piece; pages have fewer.
fn number(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// The runs of the words of a piece, as hashes.
fn each(page: &Sorter<'_, '_>, at: usize, mut run: impl FnMut(u64)) {
    let (mut before, mut count) = ([0_u64; RUN - 1], 0);
    for token in &page.tokens[page.pieces[at].tokens.clone()] {
        if !token.is(Class::WORD | Class::DIGIT) {
            continue;
        }
        let [first, second, third] = before;
        count += 1;
        if count >= RUN {
            let words =
                first.rotate_left(15) ^ second.rotate_left(10) ^ third.rotate_left(5) ^ token.hash;
            let mixed = words.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            run(mixed ^ mixed >> 29);
        }
        before = [second, third, token.hash];
    }
}
