//! What was asked of a table before: the words of the news are few, and a table has them far apart.

use std::sync::atomic::{AtomicU64, Ordering};

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
        let slots = self.places(path).each_ref().map(|kept| Slot(kept.load(Ordering::Relaxed)));
        slots.into_iter().find(|slot| slot.0 != 0 && slot.is_of(path))
    }

    /// Keeps the slot of a path; of one that a table does not have, that it leads nowhere.
    pub(crate) fn put(&self, path: u64, slot: Option<Slot>) -> Slot {
        let slot = slot.unwrap_or(Slot::nowhere(path));
        self.places(path)[(path >> 36) as usize & 1].store(slot.0, Ordering::Relaxed);
        slot
    }
}
