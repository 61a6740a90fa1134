//! The classes of the tokens of a sentence side by side: what is asked of all of them is asked of eight at once.

use std::ops::{BitAnd, BitOr, Not};

use dateline_text::{Class, Token};

/// Tokens that lie side by side: as many as a number has bits.
pub(super) const MOST: usize = u64::BITS as usize;

/// Bytes of a number.
pub(super) const EIGHT: usize = MOST / 8;

/// What is asked of every token of a text, for up to [`MOST`] tokens.
#[derive(Default)]
pub(super) struct Lanes {
    /// The eights in which there are tokens.
    used: usize,
    shape: Lane,
    grammar: Lane,
    place: Lane,
}

/// One byte of each token.
type Lane = [[u8; EIGHT]; EIGHT];

/// The lowest bits of the bytes of a class that have a lane.
const SHAPE: u32 = 0;
const GRAMMAR: u32 = 24;
const PLACE: u32 = 48;

impl Lanes {
    /// The first tokens side by side.
    #[cfg(test)]
    pub(super) fn of(tokens: &[Token]) -> Self {
        let mut lanes = Self::default();
        lanes.fill(tokens);
        lanes
    }

    /// Holds the first tokens instead of those before.
    pub(super) fn fill(&mut self, tokens: &[Token]) {
        let tokens = &tokens[..tokens.len().min(MOST)];
        let (eights, rest) = tokens.as_chunks();
        for (at, eight) in eights.iter().enumerate() {
            self.put(at, eight);
        }
        self.used = eights.len();
        if rest.is_empty() {
            return;
        }
        self.used += 1;
        let at = eights.len();
        if let Some(last) = tokens.last_chunk() {
            // Of the last eight some have their places already.
            self.put(at, last);
            for lane in [&mut self.shape, &mut self.grammar, &mut self.place] {
                let known = u8::BITS as usize * (EIGHT - rest.len());
                lane[at] = (u64::from_le_bytes(lane[at]) >> known).to_le_bytes();
            }
        } else {
            for lane in [&mut self.shape, &mut self.grammar, &mut self.place] {
                lane[at] = [0; EIGHT];
            }
            for (to, token) in rest.iter().enumerate() {
                self.put_one(at, to, token);
            }
        }
    }

    #[inline]
    fn put(&mut self, at: usize, eight: &[Token; EIGHT]) {
        for (to, token) in eight.iter().enumerate() {
            self.put_one(at, to, token);
        }
    }

    #[inline]
    fn put_one(&mut self, at: usize, to: usize, token: &Token) {
        let Class(class) = token.class;
        self.shape[at][to] = (class >> SHAPE) as u8;
        self.grammar[at][to] = (class >> GRAMMAR) as u8;
        self.place[at][to] = (class >> PLACE) as u8;
    }

    /// The tokens by eights.
    #[inline]
    pub(super) fn eights(&self) -> impl Iterator<Item = Eight> {
        (0..self.used.min(EIGHT)).map(|at| self.eight(at))
    }

    #[inline]
    fn eight(&self, at: usize) -> Eight {
        let number = |lane: &Lane| u64::from_le_bytes(lane[at]);
        Eight {
            shape: number(&self.shape),
            grammar: number(&self.grammar),
            place: number(&self.place),
        }
    }

    /// Gives each of the tokens that `asked` chooses the classes that are told of it, as far as they lie in the lane of place.
    #[inline]
    pub(super) fn tell(&mut self, asked: impl Fn(&Eight) -> Marks, told: impl Fn(usize) -> Class) {
        let mut plane = Plane::default();
        for (at, eight) in self.eights().enumerate() {
            plane.put(at, asked(&eight));
        }
        for at in bits(plane.bits()) {
            self.place[at / EIGHT][at % EIGHT] |= (told(at).0 >> PLACE) as u8;
        }
    }
}

/// Eight tokens, of which the last may not be there.
pub(super) struct Eight {
    shape: u64,
    grammar: u64,
    place: u64,
}

impl Eight {
    /// The tokens that have a class of those that have lanes.
    #[expect(clippy::inline_always, reason = "of a class that is known little is left")]
    #[inline(always)]
    pub(super) fn are(&self, class: Class) -> Marks {
        let bit = class.0.trailing_zeros();
        debug_assert!([SHAPE, GRAMMAR, PLACE].contains(&(bit / 8 * 8)), "{class:?} has no lane");
        let lane = match bit {
            PLACE.. => self.place,
            GRAMMAR.. => self.grammar,
            _ => self.shape,
        };
        Marks(lane >> (bit % 8))
    }
}

/// Some of eight tokens: the lowest bit of the byte of each tells whether it is one; the others say nothing.
#[derive(Clone, Copy)]
pub(super) struct Marks(u64);

/// A one in each byte.
const ONES: u64 = u64::MAX / 0xff;

/// Brings the lowest bits of all bytes into the highest byte, each to its own place.
const GATHER: u64 = 0x0102_0408_1020_4080;

impl Marks {
    /// A bit for each token, from the lowest on.
    #[inline]
    pub(super) fn bits(self) -> u64 {
        (self.0 & ONES).wrapping_mul(GATHER) >> (u64::BITS - 8)
    }

    /// How many tokens they are.
    #[inline]
    pub(super) fn count(self) -> u32 {
        ((self.0 & ONES).wrapping_mul(ONES) >> (u64::BITS - 8)) as u32
    }
}

/// A bit for each token: those of eight in a byte, so that none of them waits for those before.
#[derive(Clone, Copy, Default)]
pub(super) struct Plane([u8; EIGHT]);

impl Plane {
    /// The marks of some eight.
    #[inline]
    pub(super) fn put(&mut self, eight: usize, marks: Marks) {
        self.0[eight % EIGHT] = marks.bits() as u8;
    }

    /// From the lowest on.
    #[inline]
    pub(super) fn bits(self) -> u64 {
        u64::from_le_bytes(self.0)
    }
}

/// Where the bits are, from the lowest on.
#[inline]
pub(super) fn bits(bits: u64) -> impl Iterator<Item = usize> {
    let mut left = bits;
    std::iter::from_fn(move || {
        let at = (left != 0).then(|| left.trailing_zeros() as usize)?;
        left &= left - 1;
        Some(at)
    })
}

impl BitAnd for Marks {
    type Output = Self;

    #[inline]
    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl BitOr for Marks {
    type Output = Self;

    #[inline]
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl Not for Marks {
    type Output = Self;

    #[inline]
    fn not(self) -> Self {
        Self(!self.0)
    }
}

#[cfg(test)]
mod tests {
    use dateline_text::{Class, Vocabulary, tokenize};

    use super::{EIGHT, Eight, Lanes, MOST, Marks};

    #[test]
    fn lanes_tell_what_each_token_is() {
        let text =
            "ON Monday, the mayor of Khuzdar met 40 residents near the old bridge. ".repeat(8);
        let tokens = tokenize(&text, &Vocabulary::new());
        let asked =
            [Class::CAPITAL, Class::PUNCT, Class::DETERMINER, Class::LOCATIVE, Class::DIRECTION];
        for tokens in [&tokens[..], &tokens[..MOST], &tokens[3..20], &[]] {
            let lanes = Lanes::of(tokens);
            let check = |marks: &dyn Fn(&Eight) -> Marks, passes: &dyn Fn(usize) -> bool| {
                let near = 0..tokens.len().min(MOST);
                let expected = near.fold(0, |bits, at| bits | u64::from(passes(at)) << at);
                let found =
                    lanes.eights().enumerate().fold((0, 0), |(bits, count), (at, eight)| {
                        let marks = marks(&eight);
                        (bits | marks.bits() << (EIGHT * at), count + marks.count())
                    });
                assert_eq!(found, (expected, expected.count_ones()));
            };
            for class in asked {
                check(&|eight| eight.are(class), &|at| tokens[at].is(class));
            }
            check(&|eight| eight.are(Class::LONG), &|at| tokens[at].span.len() > 3);
            check(&|eight| eight.are(Class::WORD) & !eight.are(Class::CAPITAL), &|at| {
                tokens[at].is(Class::WORD) && !tokens[at].is(Class::CAPITAL)
            });
            check(&|eight| eight.are(Class::WORD) | eight.are(Class::PUNCT), &|at| {
                tokens[at].is(Class::WORD | Class::PUNCT)
            });
        }
    }
}
