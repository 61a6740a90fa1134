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

impl Sorter<'_, '_> {
    /// For each piece, whether another prints all its words again, alone or as its beginning: a later one, or an
    /// earlier one that ends as sentences do where this does not.
    pub(super) fn repeats(&self) -> Vec<bool> {
        let mut repeated = vec![false; self.pieces.len()];
        let mut later: FxHashMap<u64, usize> = FxHashMap::default();
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

/// Runs of words in the page's sentences, with the first and the last piece that holds each.
#[derive(Debug)]
pub(super) struct Runs(FxHashMap<u64, (u32, u32)>);

impl Runs {
    /// The runs of the pieces that end as sentences do.
    pub(super) fn of(page: &Sorter<'_, '_>) -> Self {
        let mut runs = FxHashMap::default();
        for at in 0..page.pieces.len() {
            if page.pieces[at].tokens.len() < SENTENCE || !page.stopped(at) {
                continue;
            }
            let piece = u32::try_from(at).unwrap_or(u32::MAX);
            each(page, at, |run| {
                runs.entry(run).or_insert((piece, piece)).1 = piece;
            });
        }
        Self(runs)
    }

    /// Whether most runs of the piece stand in other pieces too, or in later ones.
    pub(super) fn elsewhere(&self, page: &Sorter<'_, '_>, at: usize, later: bool) -> bool {
        let piece = u32::try_from(at).unwrap_or(u32::MAX);
        let (mut all, mut found) = (0, 0);
        each(page, at, |run| {
            all += 1;
            found += usize::from(
                self.0.get(&run).is_some_and(|held| held.1 > piece || !later && held.0 < piece),
            );
        });
        all >= 3 && found * 10 >= all * MOST
    }
}

/// The runs of the words of a piece.
fn each(page: &Sorter<'_, '_>, at: usize, mut run: impl FnMut(u64)) {
    let mut window = [0_u64; RUN];
    let words = page.tokens[page.pieces[at].tokens.clone()]
        .iter()
        .filter(|token| token.is(Class::WORD | Class::DIGIT));
    for (count, word) in words.enumerate() {
        window.rotate_left(1);
        window[RUN - 1] = word.hash;
        if count + 1 >= RUN {
            run(window.iter().fold(0, |hash: u64, word| {
                (hash.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
            }));
        }
    }
}
