//! Tables of words that are known when the tool is built, each word in a slot of its own: one look and no branch tells
//! whether a word is among them, which in running text is chance.

/// The places of up to 255 keys among `N` slots, a power of two of at least 256.
pub(crate) struct Slots<const N: usize> {
    factor: u64,
    /// Where each key is in its list; that of a free slot is 0.
    places: [u8; N],
}

impl<const N: usize> Slots<N> {
    /// Slots for the keys, each of which is in the list once.
    pub(crate) const fn of(keys: &[u64]) -> Self {
        assert!(N.is_power_of_two() && N >= 256 && keys.len() < 256, "a place fits a byte");
        let mut factor: u64 = 0x9e37_79b9_7f4a_7c15;
        loop {
            let (mut places, mut taken, mut at) = ([0; N], [false; N], 0);
            while at < keys.len() {
                let slot = Self::slot(factor, keys[at]);
                if taken[slot] {
                    break;
                }
                (places[slot], taken[slot]) = (at as u8, true);
                at += 1;
            }
            if at == keys.len() {
                return Self { factor, places };
            }
            factor = factor.wrapping_mul(0xd134_2543_de82_ef95).wrapping_add(2);
        }
    }

    #[inline]
    const fn slot(factor: u64, key: u64) -> usize {
        (key.wrapping_mul(factor) >> 32) as usize & (N - 1)
    }

    /// Where in its list the key is, if it is there at all.
    #[inline]
    pub(crate) const fn place(&self, key: u64) -> usize {
        self.places[Self::slot(self.factor, key)] as usize
    }
}
