//! The opened form of the places, which the build script writes and the crate reads.
//!
//! ```text
//! magic     "DLPLACES", format u32, number of sections u32
//! sums      checksum u64 of all that follows the sums, and u64 of a sample of it
//! sections  offset u32 and length u32 of each, in the order of `Section`
//! bytes     of the sections, each padded to 8
//! ```
//! Every number is little endian. A name is the path of its words' hashes: [`step`] from a root, word by word.
//! The build script includes this file, so that both sides tell one story.

use dateline_text::{Class, Token};

/// First bytes of a table.
pub(crate) const MAGIC: &[u8; 8] = b"DLPLACES";
/// Number of the format.
pub(crate) const FORMAT: u32 = 4;
/// Bytes before the list of sections.
pub(crate) const HEADER: usize = 32;

/// Parts of a table.
#[derive(Clone, Copy)]
pub(crate) enum Section {
    /// Open addressing: [`Slot`]s of paths.
    Names,
    /// As above, of [`variant`] keys.
    Variants,
    /// For each path of several places: their number, then that many postings, the likeliest first. u32.
    Postings,
    /// [`RECORD`] bytes a place.
    Records,
    /// Texts, each after one byte of length; the first is empty.
    Text,
    /// Hashes of first words, sorted. u64.
    Heads,
    /// [`filter`] bits for every hash of a first word, in a power of two of words. u64.
    HeadBits,
    /// As above, for every path of two words and more.
    PathBits,
    /// Hashes of first words of demonyms, sorted. u64.
    DemonymHeads,
    /// Number of places of each [`Tag`], u32.
    Ranges,
    /// Day of the youngest source, SHA-256 of the blob, credits; a line each, credits to the end.
    About,
}

/// Number of sections.
pub(crate) const SECTIONS: usize = Section::About as usize + 1;

/// How the id of a place begins; places are sorted by tag, then by the rest of the id.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tag {
    /// `country:IQ`
    Country,
    /// `a1:IQ.01`
    Admin1,
    /// `a2:US.CA.037`
    Admin2,
    /// `ap:ORAA`
    Airfield,
    /// Our own, without a prefix: `ain-al-asad`
    Own,
    /// `gn:94787`
    GeoNames,
    /// Of another source, with any other prefix: `wof:421190111`
    Other,
    /// Added to a table that was whole, whatever the id: the only ones that are not sorted.
    Added,
}

/// Number of tags.
pub(crate) const TAGS: usize = Tag::Added as usize + 1;

/// Every tag, in order.
pub(crate) const ALL: [Tag; TAGS] = [
    Tag::Country,
    Tag::Admin1,
    Tag::Admin2,
    Tag::Airfield,
    Tag::Own,
    Tag::GeoNames,
    Tag::Other,
    Tag::Added,
];

/// Bytes of one record: name u32, id u32, people u32, admin1 u32, admin2 u32 (texts, but the id of a
/// GeoNames place, which is its number), lat and lon i24 in ten-thousandths of a degree, country two letters,
/// kind u8, reach in km u16, one spare.
pub(crate) const RECORD: usize = 32;

/// One slot of open addressing; 0 is empty.
///
/// From the low end: 24 bits of value (a place, or where its postings start), then whether the value is one place,
/// whether a longer name goes on, the cue (2), how the name is the place's (2), whether the likeliest place is large,
/// and 33 bits of the path.
#[derive(Clone, Copy)]
pub(crate) struct Slot(pub(crate) u64);

impl Slot {
    pub(crate) const VALUE: u64 = (1 << 24) - 1;
    pub(crate) const ONE: u64 = 1 << 24;
    pub(crate) const MORE: u64 = 1 << 25;
    pub(crate) const CUE: u32 = 26;
    pub(crate) const HOW: u32 = 28;
    pub(crate) const LARGE: u64 = 1 << 30;
    pub(crate) const TAG: u32 = 31;

    /// What [`value`](Self::value) is where a path only leads on.
    pub(crate) const NOWHERE: u32 = Self::VALUE as u32;

    /// The slot of a path that leads neither to a place nor on.
    pub(crate) const fn nowhere(path: u64) -> Self {
        Self(path << Self::TAG | Self::VALUE)
    }

    /// Whether it leads to a place or on.
    pub(crate) const fn leads(self) -> bool {
        self.0 & Self::MORE != 0 || self.value() != Self::NOWHERE
    }

    pub(crate) const fn large(self) -> bool {
        self.0 & Self::LARGE != 0
    }

    pub(crate) const fn is_of(self, path: u64) -> bool {
        self.0 >> Self::TAG == path << Self::TAG >> Self::TAG
    }

    pub(crate) const fn value(self) -> u32 {
        (self.0 & Self::VALUE) as u32
    }

    pub(crate) const fn is_one(self) -> bool {
        self.0 & Self::ONE != 0
    }

    pub(crate) const fn more(self) -> bool {
        self.0 & Self::MORE != 0
    }

    pub(crate) const fn cue(self) -> u8 {
        (self.0 >> Self::CUE & 3) as u8
    }

    /// Whether the path is no name, or one that is a common word too, so that it says little where it ends.
    pub(crate) const fn common(self) -> bool {
        self.cue() > 1 || self.more() && self.value() == Self::NOWHERE
    }

    pub(crate) const fn how(self) -> u8 {
        (self.0 >> Self::HOW & 3) as u8
    }
}

/// Where to begin to look for a path among `slots`.
pub(crate) const fn home(path: u64, slots: usize) -> usize {
    ((path as u128 * slots as u128) >> 64) as usize
}

/// Where paths of names start.
pub(crate) const NAME: u64 = 0;
/// Where paths of demonyms start.
pub(crate) const DEMONYM: u64 = 0x6465_6d6f_6e79_6d73;

/// The path one word on.
pub(crate) const fn step(path: u64, word: u64) -> u64 {
    let mixed = (path.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ mixed >> 29
}

/// The key of a skeleton among the variants of a country.
pub(crate) fn variant(country: [u8; 2], skeleton: &str) -> u64 {
    let path = step(u64::from(u16::from_le_bytes(country)), dateline_text::fold_hash(skeleton));
    step(path, 1)
}

/// Bytes that hold the bits of so many hashes, eight or more to each.
pub(crate) const fn bit_bytes(hashes: usize) -> usize {
    if hashes < 8 { 8 } else { hashes.next_power_of_two() }
}

/// The word among so many, a power of two, in which a hash sets its bits, and those bits: two, so that with eight
/// bits or more to each hash few pass for one that is not there, and one look at memory tells.
#[inline]
pub(crate) const fn filter(hash: u64, words: usize) -> (usize, u64) {
    let at = (hash >> 24) as usize & words.wrapping_sub(1);
    (at, 1 << (hash & 63) | 1 << (hash >> 6 & 63))
}

/// A checksum which tells a file cut short or changed by accident: of four words at a time, each in a sum of its own, so
/// that no sum waits for another.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    const LANES: usize = 4;
    let mut sums = [bytes.len() as u64, 1, 2, 3];
    let mut blocks = bytes.chunks_exact(8 * LANES);
    for block in &mut blocks {
        for (sum, word) in sums.iter_mut().zip(block.chunks_exact(8)) {
            *sum = mixed(*sum, word);
        }
    }
    for (at, rest) in blocks.remainder().chunks(8).enumerate() {
        let mut word = [0; 8];
        word[..rest.len()].copy_from_slice(rest);
        sums[at] = mixed(sums[at], &word);
    }
    sums.iter().fold(0, |all, sum| mixed(all, &sum.to_le_bytes()))
}

/// A checksum of the length and of the first bytes of each page: it tells a file cut short, a hole and a block of another
/// file, in a fraction of the time that all bytes take.
pub(crate) fn sample(bytes: &[u8]) -> u64 {
    const PAGE: usize = 4_096;
    const LINE: usize = 64;
    bytes.chunks(PAGE).fold(bytes.len() as u64, |sum, page| {
        let words = page[..page.len().min(LINE)].chunks_exact(8);
        words.fold(sum, mixed)
    })
}

/// A sum one word on.
fn mixed(sum: u64, word: &[u8]) -> u64 {
    let word = u64::from_le_bytes(word.try_into().expect("a word is eight bytes"));
    let sum = (sum.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    sum ^ sum >> 32
}

/// What the walk over a name does at a mark of punctuation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Goes on as if it were not there: a hyphen, the apostrophe in `al-'Asad`, the point of `St. Louis`.
    Passed,
    /// Ends the name.
    Ends,
}

/// Judges the mark `tokens[at]`, which stands after the first word of a name.
pub(crate) fn mark(tokens: &[Token], at: usize) -> Mark {
    let (before, mark) = (&tokens[at - 1], &tokens[at]);
    let Some(after) = tokens.get(at + 1) else { return Mark::Ends };
    let passed = if ["-", "–", "‑"].iter().any(|hyphen| mark.is_mark(hyphen)) {
        before.touches(mark) && mark.touches(after)
    } else if ["'", "’", "‘", "`"].iter().any(|apostrophe| mark.is_mark(apostrophe)) {
        mark.touches(after) && after.is(Class::WORD)
    } else {
        mark.is_mark(".")
            && before.touches(mark)
            && before.span.len() <= 3
            && is_shortened(before.hash)
            && after.is(Class::CAPITAL)
    };
    if passed { Mark::Passed } else { Mark::Ends }
}

fn is_shortened(word: u64) -> bool {
    use std::sync::OnceLock;
    static WORDS: OnceLock<[u64; 6]> = OnceLock::new();
    WORDS
        .get_or_init(|| ["st", "ste", "ft", "mt", "pt", "w"].map(dateline_text::fold_hash))
        .contains(&word)
}
