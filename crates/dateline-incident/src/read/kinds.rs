//! What the grammars of this stage ask of a word before they are entered: one look at a table answers for all of them.
//!
//! The lists stand with the rules that read their words. Here they are one table, so that a sentence knows what it may hold
//! once its items are made, and a rule that needs a word is not tried in a sentence without it.

use std::ops::{BitOr, BitOrAssign};

use dateline_text::{word_hash, words_in};

use super::{aggregate, claim, harm, item, person, scene};

/// Kinds of words; a set, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kinds(u32);

impl Kinds {
    /// Some rule of claiming, blaming or denying is entered at it.
    pub(crate) const CLAIM: Self = Self(1);
    /// `claimed`
    pub(crate) const CLAIMED: Self = Self(1 << 1);
    /// A sentence may be cut at it: `after`, `led`.
    pub(crate) const JOINT: Self = Self(1 << 2);
    /// Some frame of harm may begin at it.
    pub(crate) const FRAME: Self = Self(1 << 3);
    /// It tells harm and is no trigger: `casualties`.
    pub(crate) const HARM: Self = Self(1 << 4);
    /// It tells what became of a thing: `damaged`.
    pub(crate) const EFFECT: Self = Self(1 << 5);
    /// Needed by frames of harm: `dead`.
    pub(crate) const HARMED: Self = Self(1 << 6);
    /// Needed by frames of those who got away: `escaped`, `unhurt`.
    pub(crate) const ESCAPE: Self = Self(1 << 7);
    /// Needed by frames of those in hospital.
    pub(crate) const CARE: Self = Self(1 << 8);
    /// `himself`
    pub(crate) const ONESELF: Self = Self(1 << 9);
    /// `suffered`
    pub(crate) const SUFFERING: Self = Self(1 << 10);
    /// `hit`, `grazed`
    pub(crate) const STRUCK: Self = Self(1 << 11);
    /// `no`, `nobody`
    pub(crate) const NOBODY: Self = Self(1 << 12);
    /// `charged`, `accused`
    pub(crate) const CHARGED: Self = Self(1 << 13);
    /// Troops are somewhere by it: `deployed`.
    pub(crate) const LEVEL: Self = Self(1 << 14);
    /// `no`, `nothing`, `denied`: those who deny say so.
    pub(crate) const DENIAL: Self = Self(1 << 15);
    /// `called`, `declared`: what somebody takes it for.
    pub(crate) const CALLED: Self = Self(1 << 16);
    /// `first`, `deadliest`: an attack is measured by those before it.
    pub(crate) const FIRST: Self = Self(1 << 17);
    /// `in retaliation for`
    pub(crate) const REPRISAL: Self = Self(1 << 18);
    /// `reverend`: a title that stands before names alone.
    pub(crate) const CLERGY: Self = Self(1 << 19);
    /// `suspected`, `wanted`: what somebody had done may stand behind it.
    pub(crate) const SOUGHT: Self = Self(1 << 20);

    /// `since`: an older event may be told behind it.
    pub(crate) const SINCE: Self = Self(1 << 21);

    /// `lost`: the dead of those who fight may be told by it.
    pub(crate) const LOSS: Self = Self(1 << 22);

    pub(crate) const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// The kinds of the word with this hash.
    #[inline]
    pub(crate) fn of(hash: u64) -> Self {
        let (place, bit) = bit(hash);
        if TABLE.seen[place] & bit == 0 { Self(0) } else { TABLE.find(hash) }
    }
}

impl BitOr for Kinds {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Kinds {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// The words of each kind.
const LISTS: &[(Kinds, &[&[&str]])] = &[
    (Kinds::CLAIM, &claim::ANCHORS),
    (Kinds::CLAIMED, &[claim::CLAIM]),
    (Kinds::JOINT, &scene::JOINTS),
    (Kinds::FRAME, &harm::STARTS),
    (Kinds::HARM, &[harm::WORDS]),
    (Kinds::EFFECT, &[harm::EFFECTS]),
    (Kinds::HARMED, &[harm::HARMED]),
    (Kinds::ESCAPE, &[harm::ESCAPES, harm::UNHARMED]),
    (Kinds::CARE, &[harm::HOSPITAL]),
    (Kinds::ONESELF, &[harm::ONESELF]),
    (Kinds::SUFFERING, &[harm::SUFFERED]),
    (Kinds::STRUCK, &[harm::STRUCK]),
    (Kinds::NOBODY, &[harm::NOBODY]),
    (Kinds::CHARGED, &[item::CHARGED]),
    (Kinds::LEVEL, &[aggregate::LEVELS]),
    (Kinds::DENIAL, &[&["no", "nothing"], claim::DENY]),
    (Kinds::CALLED, &[claim::CALLED]),
    (Kinds::FIRST, &[&["first"], scene::DEADLIEST]),
    (Kinds::REPRISAL, &[scene::REPRISALS]),
    (Kinds::CLERGY, &[person::CLERGY]),
    (Kinds::SOUGHT, &scene::SOUGHT),
    (Kinds::SINCE, &[&["since"]]),
    (Kinds::LOSS, &[harm::LOSS]),
];

/// A quarter of the slots hold a word.
const SLOTS: usize = 1024;

/// 4096 bits: a word that is none of the table's rarely shares one of theirs.
const WORDS: usize = 64;

const fn bit(hash: u64) -> (usize, u64) {
    ((hash >> 6) as usize % WORDS, 1 << (hash & 63))
}

struct Table {
    seen: [u64; WORDS],
    slots: [(u64, Kinds); SLOTS],
}

static TABLE: Table = Table::new();

impl Table {
    const fn new() -> Self {
        let mut table = Self { seen: [0; WORDS], slots: [(0, Kinds(0)); SLOTS] };
        let (mut kind, mut count) = (0, 0);
        while kind < LISTS.len() {
            let (kinds, lists) = LISTS[kind];
            count += words_in(lists);
            let mut list = 0;
            while list < lists.len() {
                let mut word = 0;
                while word < lists[list].len() {
                    table.add(word_hash(lists[list][word]), kinds);
                    word += 1;
                }
                list += 1;
            }
            kind += 1;
        }
        assert!(count < SLOTS / 2, "the slots are to be mostly empty");
        table
    }

    const fn add(&mut self, hash: u64, kinds: Kinds) {
        let (place, bit) = bit(hash);
        self.seen[place] |= bit;
        let mut at = hash as usize % SLOTS;
        while self.slots[at].1.0 != 0 && self.slots[at].0 != hash {
            at = (at + 1) % SLOTS;
        }
        self.slots[at] = (hash, Kinds(self.slots[at].1.0 | kinds.0));
    }

    fn find(&self, hash: u64) -> Kinds {
        let mut at = hash as usize % SLOTS;
        while self.slots[at].1.0 != 0 {
            if self.slots[at].0 == hash {
                return self.slots[at].1;
            }
            at = (at + 1) % SLOTS;
        }
        Kinds(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_has_its_kinds() {
        for (kinds, lists) in LISTS {
            for word in lists.iter().copied().flatten() {
                assert!(Kinds::of(word_hash(word)).any(*kinds), "{word}");
            }
        }
        assert_eq!(Kinds::of(word_hash("umbrella")), Kinds::default());
    }
}
