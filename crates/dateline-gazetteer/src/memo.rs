//! What was asked of a table before: the words of the news are few, and a table has them far apart.

use std::sync::atomic::{AtomicU64, Ordering};

use dateline_text::Class;

use crate::layout::Slot;

/// Answers that are kept: of half a megabyte the common words touch a part, which stays near as the table does not.
const KEPT: usize = 1 << 16;

/// Slots by their paths, each in one of two places: what is there is what the table has, whoever put it there and when.
pub(crate) struct Memo(Box<[[AtomicU64; 2]]>);

impl Default for Memo {
    fn default() -> Self {
        Self((0..KEPT / 2).map(|_| [const { AtomicU64::new(0) }; 2]).collect())
    }
}

impl Memo {
    /// The two places of a path: of its high bits, since the low ones are in the slot.
    #[inline]
    fn places(&self, path: u64) -> &[AtomicU64; 2] {
        &self.0[(path >> 40) as usize & (self.0.len() - 1)]
    }

    /// The slot of a path that was asked for lately.
    #[inline]
    pub(crate) fn get(&self, path: u64) -> Option<Slot> {
        let [one, other] =
            self.places(path).each_ref().map(|place| Slot(place.load(Ordering::Relaxed)));
        // Both are looked at, since nobody can guess which has it.
        let kept = if one.is_of(path) { one } else { other };
        (kept.0 != 0 && kept.is_of(path)).then_some(kept)
    }

    /// Keeps the slot of a path; of one that a table does not have, that it leads nowhere.
    pub(crate) fn put(&self, path: u64, slot: Option<Slot>) -> Slot {
        let slot = slot.unwrap_or(Slot::nowhere(path));
        self.places(path)[(path >> 36) as usize & 1].store(slot.0, Ordering::Relaxed);
        slot
    }
}

/// What a table tells of words, each in the place that the low bits of its hash say: the hash, and in its lowest byte, which the
/// place tells, the classes.
pub(crate) struct Answers(Box<[AtomicU64; KEPT]>);

/// The lowest bit of the byte in which the classes lie.
const BYTE: u32 = Class::PLACE_ANSWER.0.trailing_zeros() / 8 * 8;

impl Default for Answers {
    fn default() -> Self {
        let empty: Box<[AtomicU64]> = (0..KEPT).map(|_| AtomicU64::new(0)).collect();
        Self(empty.try_into().expect("as many were made"))
    }
}

impl Answers {
    #[inline]
    fn place(&self, hash: u64) -> &AtomicU64 {
        &self.0[hash as usize % KEPT]
    }

    /// What the table tells of a word that was asked for lately.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> Option<Class> {
        let kept = self.place(hash).load(Ordering::Relaxed);
        (kept >> 8 == hash >> 8).then_some(Class((kept & 0xff) << BYTE))
    }

    /// Keeps what the table tells of a word.
    pub(crate) fn put(&self, hash: u64, class: Class) -> Class {
        let byte = (class.0 & Class::PLACE_ANSWER.0) >> BYTE;
        self.place(hash).store(hash & !0xff | byte, Ordering::Relaxed);
        class
    }
}

#[cfg(test)]
mod tests {
    use dateline_text::{Class, fold_hash};

    use crate::Gazetteer;

    #[test]
    fn what_is_kept_of_a_word_is_what_the_table_tells() {
        let names = Gazetteer::base().names();
        for word in ["khan", "Baghdad", "the", "qwertyuiop"].map(fold_hash) {
            let told = names.class(word);
            assert!(told.any(Class::PLACE_ASKED));
            assert_eq!([names.answer(word), names.answer(word)], [told, told]);
        }
    }
}
