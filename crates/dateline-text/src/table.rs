//! A table by word hash, made for words that are mostly not in it.

use std::num::NonZeroU64;

/// Open addressing over 64-bit hashes, behind a row of bits that refuses most of the hashes it does not hold: the bits
/// of a hundred thousand words stay in the second-level cache, where the table itself does not.
#[derive(Clone)]
pub(crate) struct Table<V> {
    /// Sixteen bits or more for each entry; a power of two of them.
    bits: Vec<u64>,
    /// Twice as many slots as entries or more; a power of two of them.
    slots: Vec<Option<(NonZeroU64, V)>>,
    count: usize,
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self { bits: Vec::new(), slots: Vec::new(), count: 0 }
    }
}

/// Entries up to which a table has eight slots for each, so that nearly every entry is found in its first.
const FEW: usize = 4096;

/// Free slots have no hash, so that an entry is no larger than hash and value.
#[inline]
fn key(hash: u64) -> NonZeroU64 {
    NonZeroU64::new(hash).unwrap_or(NonZeroU64::MIN)
}

impl<V> Table<V> {
    /// The low half of a hash places it among the slots, the high half among the bits.
    #[inline]
    fn bit(&self, hash: u64) -> Option<(usize, u64)> {
        let place = (hash >> 32) as usize;
        let word = (place >> 6) & self.bits.len().wrapping_sub(1);
        (!self.bits.is_empty()).then_some((word, 1 << (place & 63)))
    }

    /// The value under the hash.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> Option<&V> {
        if self.may_have(hash) { self.get_likely(hash) } else { None }
    }

    /// Whether the hash may be in the table: a look at one bit, which refuses nearly all others.
    #[inline]
    pub(crate) fn may_have(&self, hash: u64) -> bool {
        self.bit_of(hash) & 1 == 1
    }

    /// The bit of the hash, which is the lowest of those that are given back: for those who join it to others without a branch.
    #[inline]
    pub(crate) fn bit_of(&self, hash: u64) -> u64 {
        let place = key(hash).get() >> 32;
        let word = (place >> 6) as usize & self.bits.len().wrapping_sub(1);
        self.bits.get(word).map_or(0, |bits| bits >> (place & 63))
    }

    /// As [`get`](Self::get), of a hash that is probably in the table: without a look at the bits.
    #[inline]
    pub(crate) fn get_likely(&self, hash: u64) -> Option<&V> {
        let key = key(hash);
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = key.get() as usize & mask;
        while let Some((found, value)) = &self.slots[at] {
            if *found == key {
                return Some(value);
            }
            at = (at + 1) & mask;
        }
        None
    }

    /// The value under the hash, put there if there is none.
    pub(crate) fn entry(&mut self, hash: u64, new: impl FnOnce() -> V) -> &mut V {
        let key = key(hash);
        let room = if self.count < FEW { 8 } else { 2 };
        if (self.count + 1) * room > self.slots.len() {
            self.grow();
        }
        if let Some((word, bit)) = self.bit(key.get()) {
            self.bits[word] |= bit;
        }
        let at = self.place(key);
        let slot = &mut self.slots[at];
        if slot.is_none() {
            self.count += 1;
        }
        &mut slot.get_or_insert_with(|| (key, new())).1
    }

    /// Shows every value with its hash.
    pub(crate) fn each(&mut self, mut see: impl FnMut(u64, &mut V)) {
        self.slots.iter_mut().flatten().for_each(|(key, value)| see(key.get(), value));
    }

    /// The slot of the hash, or the free one where it belongs.
    fn place(&self, key: NonZeroU64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = key.get() as usize & mask;
        while self.slots[at].as_ref().is_some_and(|(found, _)| *found != key) {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let length = (self.slots.len() * 2).max(16);
        let mut slots = Vec::new();
        slots.resize_with(length, || None);
        let old = std::mem::replace(&mut self.slots, slots);
        self.bits = vec![0; (length * 8).div_ceil(64).next_power_of_two()];
        for (key, value) in old.into_iter().flatten() {
            if let Some((word, bit)) = self.bit(key.get()) {
                self.bits[word] |= bit;
            }
            let at = self.place(key);
            self.slots[at] = Some((key, value));
        }
    }
}
