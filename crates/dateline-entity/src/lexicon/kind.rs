//! The kinds of names: one for each file of the lexicon.

use dateline_text::Class;

/// The file that a name stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Actor,
    Force,
    People,
    Source,
    State,
    Target,
    Weapon,
}

/// How many kinds there are.
pub(super) const KINDS: usize = 7;

/// The place of the class bit of [`Kind::Actor`]'s heads; those of the other kinds follow in their order.
const FIRST_HEAD: u32 = Class::ACTOR_HEAD.0.trailing_zeros();

impl Kind {
    /// The class of the first words of its names.
    pub(crate) const fn head(self) -> Class {
        Class(1 << (FIRST_HEAD + self as u32))
    }
}

/// Some of the kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kinds(pub(crate) u8);

impl Kinds {
    /// How many bits they are.
    pub(super) const BITS: u32 = u8::BITS;

    /// No kind of a name, but a reader may be entered.
    pub(crate) const NAMELESS: Self = Self(1 << KINDS);

    /// Both of them.
    #[inline]
    pub(crate) const fn with(self, of: Self) -> Self {
        Self(self.0 | of.0)
    }

    /// These kinds.
    pub(crate) const fn all(kinds: &[Kind]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < kinds.len() {
            bits |= 1 << kinds[at] as u8;
            at += 1;
        }
        Self(bits)
    }

    /// Whether the kind is among them.
    #[inline]
    pub(crate) const fn has(self, kind: Kind) -> bool {
        self.0 >> kind as u8 & 1 == 1
    }

    /// Whether the two share a kind.
    #[inline]
    pub(crate) const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// These kinds where `is`, else none.
    #[inline]
    pub(super) const fn when(self, is: bool) -> Self {
        Self(self.0 * is as u8)
    }

    /// Those that both have.
    pub(super) const fn and(self, of: Self) -> Self {
        Self(self.0 & of.0)
    }

    /// The numbers of the kinds, the lowest first.
    pub(super) fn numbers(self) -> impl Iterator<Item = usize> {
        let mut left = self.0 & !Self::NAMELESS.0;
        std::iter::from_fn(move || {
            let number = left.trailing_zeros() as usize;
            (left != 0).then(|| {
                left &= left - 1;
                number
            })
        })
    }

    /// How many of them stand before the kind.
    #[inline]
    pub(crate) fn before(self, kind: Kind) -> usize {
        BITS[(self.0 & ((1 << kind as u8) - 1)) as usize] as usize
    }

    pub(super) fn add(&mut self, kind: Kind) {
        self.0 |= 1 << kind as u8;
    }
}

/// How many bits are set in a number: not every processor that we build for counts them by itself.
static BITS: [u8; 1 << KINDS] = {
    let (mut bits, mut number) = ([0; 1 << KINDS], 0);
    while number < bits.len() {
        bits[number] = number.count_ones() as u8;
        number += 1;
    }
    bits
};
