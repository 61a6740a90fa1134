//! The table of places and the ways into it.

use std::fmt;
use std::sync::OnceLock;

use dateline_text::{Class, Token, Vocabulary, tokenize};

use crate::layout::{self, HEADER, Mark, SECTIONS, Section, Slot, TAGS, Tag};
use crate::place::Found;
use crate::skeleton::{SHORTEST, likeness, skeleton};
use crate::{Kind, Place, Places};

/// A table of places, read where it lies: opening it looks at no place.
#[derive(Clone)]
pub struct Gazetteer {
    sections: [&'static [u8]; SECTIONS],
    /// The first place of each tag, and the number of places.
    starts: [u32; TAGS + 1],
    info: Info,
}

/// Why bytes are no gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum GazetteerError {
    /// The bytes do not start like a gazetteer.
    Magic,
    /// The format is of another version of this crate.
    Format(u32),
    /// The bytes are cut short or changed.
    Corrupt,
}

impl fmt::Display for GazetteerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Magic => f.write_str("not a gazetteer"),
            Self::Format(found) => {
                write!(f, "gazetteer of format {found}, where {} is read", layout::FORMAT)
            }
            Self::Corrupt => f.write_str("gazetteer cut short or changed"),
        }
    }
}

impl std::error::Error for GazetteerError {}

/// What a gazetteer is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Info {
    /// Number of the format.
    pub format: u32,
    /// Day of the youngest source, ISO 8601.
    pub date: &'static str,
    /// SHA-256 of the stored sources (`data/base.gaz`), in hexadecimal digits.
    pub hash: &'static str,
    /// Number of places.
    pub rows: u32,
    /// What must be said about the sources, one line each.
    pub credits: &'static str,
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes
        .get(at..at.checked_add(4)?)
        .map(|four| u32::from_le_bytes(four.try_into().expect("four bytes were taken")))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes
        .get(at..at.checked_add(8)?)
        .map(|eight| u64::from_le_bytes(eight.try_into().expect("eight bytes were taken")))
}

/// Bytes that begin at a multiple of eight, so that no number in them spans two lines of the cache.
#[repr(C, align(64))]
struct Aligned<T: ?Sized>(T);

static BASE: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/base.places")));

impl Gazetteer {
    /// The embedded table.
    pub fn base() -> &'static Self {
        static OPENED: OnceLock<Gazetteer> = OnceLock::new();
        OPENED.get_or_init(|| {
            Self::open_unchecked(&BASE.0).expect("the build script wrote a whole table")
        })
    }

    /// Opens a table that was read from a file, and checks that it is whole.
    pub fn open(bytes: &'static [u8]) -> Result<Self, GazetteerError> {
        let opened = Self::open_unchecked(bytes)?;
        let sum = u64_at(bytes, 16).ok_or(GazetteerError::Corrupt)?;
        let body = bytes.get(HEADER..).ok_or(GazetteerError::Corrupt)?;
        if sum == layout::checksum(body) { Ok(opened) } else { Err(GazetteerError::Corrupt) }
    }

    /// The bytes of the embedded table, as a file for [`open`](Self::open) has them.
    pub fn base_bytes() -> &'static [u8] {
        &BASE.0
    }

    /// As [`open`](Self::open) without reading all bytes for the checksum: for files that are trusted to be whole.
    ///
    /// A changed table gives wrong answers, but no panic.
    pub fn open_unchecked(bytes: &'static [u8]) -> Result<Self, GazetteerError> {
        use GazetteerError::{Corrupt, Format, Magic};
        if !bytes.starts_with(layout::MAGIC) {
            return Err(Magic);
        }
        let format = u32_at(bytes, 8).ok_or(Corrupt)?;
        if format != layout::FORMAT {
            return Err(Format(format));
        }
        if u32_at(bytes, 12) != Some(SECTIONS as u32) {
            return Err(Corrupt);
        }
        let mut sections: [&[u8]; SECTIONS] = [&[]; SECTIONS];
        for (at, section) in sections.iter_mut().enumerate() {
            let start = u32_at(bytes, HEADER + 8 * at).ok_or(Corrupt)? as usize;
            let length = u32_at(bytes, HEADER + 8 * at + 4).ok_or(Corrupt)? as usize;
            *section =
                start.checked_add(length).and_then(|end| bytes.get(start..end)).ok_or(Corrupt)?;
        }
        let mut starts = [0_u32; TAGS + 1];
        for tag in 0..TAGS {
            let count = u32_at(sections[Section::Ranges as usize], 4 * tag).ok_or(Corrupt)?;
            starts[tag + 1] = starts[tag].checked_add(count).ok_or(Corrupt)?;
        }
        let rows = starts[TAGS];
        let whole = sections[Section::Records as usize].len() == layout::RECORD * rows as usize
            && sections[Section::HeadBits as usize].len() == 1 << (layout::HEAD_BITS - 3);
        let about = std::str::from_utf8(sections[Section::About as usize]).map_err(|_| Corrupt)?;
        let mut lines = about.splitn(3, '\n');
        let (Some(date), Some(hash), Some(credits), true) =
            (lines.next(), lines.next(), lines.next(), whole)
        else {
            return Err(Corrupt);
        };
        Ok(Self {
            sections,
            starts,
            info: Info { format, date, hash, rows, credits: credits.trim_end() },
        })
    }

    /// The longest name that starts at the first token, as (number of tokens, its places).
    ///
    /// Words are compared folded, whatever their case: the caller knows whether a name may stand here.
    /// Hyphens, the apostrophe of `al-'Asad` and the point of `St. Louis` are passed over; any other mark ends a name,
    /// and so does a blank line.
    /// ```
    /// use dateline_gazetteer::Gazetteer;
    /// use dateline_text::{Vocabulary, tokenize};
    ///
    /// let tokens = tokenize("Khan Younis, where", &Vocabulary::default());
    /// let (used, mut places) = Gazetteer::base().longest(&tokens).unwrap();
    /// assert_eq!((used, places.next().unwrap().country()), (2, Some("PS")));
    /// ```
    pub fn longest(&self, tokens: &[Token]) -> Option<(usize, Places<'_>)> {
        let (used, slot) = self.walk(layout::NAME, tokens)?;
        Some((used, Places::new(self, slot)))
    }

    /// As [`longest`](Self::longest) for peoples and adjectives of countries: `Iraqi`, `South Sudanese`.
    pub fn demonym(&self, tokens: &[Token]) -> Option<(usize, &str)> {
        let (used, slot) = self.walk(layout::DEMONYM, tokens)?;
        Places::new(self, slot).next()?.country().map(|country| (used, country))
    }

    fn walk(&self, root: u64, tokens: &[Token]) -> Option<(usize, Slot)> {
        let mut path = root;
        let mut best = None;
        for (at, token) in tokens.iter().enumerate() {
            if token.is(Class::PUNCT) {
                if at > 0 && layout::mark(tokens, at) == Mark::Passed {
                    continue;
                }
                break;
            }
            if at > 0 && token.is(Class::BLOCK_START) {
                break;
            }
            path = layout::step(path, token.hash);
            let Some(slot) = self.slot(Section::Names, path) else { break };
            if slot.value() != Slot::NOWHERE {
                best = Some((at + 1, slot));
            }
            if !slot.more() {
                break;
            }
        }
        best
    }

    fn slot(&self, section: Section, path: u64) -> Option<Slot> {
        let bytes = self.sections[section as usize];
        let slots = bytes.len() / 8;
        let mut at = layout::home(path, slots);
        // No table is full, but a changed one could be.
        for _ in 0..slots {
            let slot = Slot(u64_at(bytes, 8 * at)?);
            if slot.0 == 0 {
                return None;
            }
            if slot.is_of(path) {
                return Some(slot);
            }
            at += 1;
            if at == slots {
                at = 0;
            }
        }
        None
    }

    /// The places of a name, whatever its case and accents; none where the name is not known in this spelling.
    ///
    /// See [`variants`](Self::variants) for other spellings.
    pub fn lookup(&self, name: &str) -> Places<'_> {
        let mut path = layout::NAME;
        let mut words = 0;
        for token in
            tokenize(name, &Vocabulary::default()).iter().filter(|token| !token.is(Class::PUNCT))
        {
            path = layout::step(path, token.hash);
            words += 1;
        }
        match self.slot(Section::Names, path) {
            Some(slot) if words > 0 && slot.value() != Slot::NOWHERE => Places::new(self, slot),
            _ => Places::default(),
        }
    }

    /// Places of a country whose name may be another transliteration of `name`, the most alike first.
    ///
    /// None where the country has a place of exactly this name, where its names are Latin anyway, and where too little
    /// is left of the name without its vowels: of three letters left, the whole names must share most letters as well.
    /// Only places of this name's skeleton are weighed, so `Rumaylan` finds `Rmelan`, while a typing error finds nothing.
    pub fn variants(&self, name: &str, country: &str) -> Vec<Place<'_>> {
        let Ok(code) = <[u8; 2]>::try_from(country.as_bytes()) else { return Vec::new() };
        let bones = skeleton(name);
        if bones.len() < SHORTEST || self.lookup(name).any(|place| place.country() == Some(country))
        {
            return Vec::new();
        }
        let Some(slot) = self.slot(Section::Variants, layout::variant(code, &bones)) else {
            return Vec::new();
        };
        let floor = if bones.len() == SHORTEST { 60 } else { 34 };
        let mut places: Vec<(u32, Place)> = Places::new(self, slot)
            .filter(|place| place.country() == Some(country))
            .map(|place| (likeness(name, place.name()), place))
            .filter(|(alike, _)| *alike >= floor || bones.len() > SHORTEST)
            .collect();
        places.sort_by_key(|(alike, _)| std::cmp::Reverse(*alike));
        places.into_iter().map(|(_, place)| place).collect()
    }

    /// The hash of the first word of each name, for [`Class::PLACE_HEAD`]; in order, each once.
    pub fn heads(&self) -> impl Iterator<Item = u64> + '_ {
        hashes(self.sections[Section::Heads as usize])
    }

    /// The hash of the first word of each demonym, for [`Class::DEMONYM`].
    pub fn demonym_heads(&self) -> impl Iterator<Item = u64> + '_ {
        hashes(self.sections[Section::DemonymHeads as usize])
    }

    /// Whether a name starts with the word of this hash; for words that start none, nearly always one look at one bit.
    pub fn is_head(&self, hash: u64) -> bool {
        let bit = layout::head_bit(hash);
        let byte = self.sections[Section::HeadBits as usize].get(bit / 8).copied().unwrap_or(0);
        byte >> (bit % 8) & 1 == 1
            && self.slot(Section::Names, layout::step(layout::NAME, hash)).is_some()
    }

    /// A first-level area of a country, by the name that [`Place::admin1`] gives or another of its names.
    pub fn area(&self, country: &str, admin1: &str) -> Option<Place<'_>> {
        let mut areas = self
            .lookup(admin1)
            .filter(|place| place.kind() == Kind::Admin1 && place.country() == Some(country));
        let first = areas.next()?;
        // Two areas can share a name (a city and the land around it): the one that bears it as its own is meant.
        Some(
            std::iter::once(first).chain(areas).find(|area| area.name() == admin1).unwrap_or(first),
        )
    }

    /// A country by its alpha-2 code.
    pub fn country(&self, code: &str) -> Option<Place<'_>> {
        self.search(Tag::Country, |place| place.country().unwrap_or_default().cmp(code))
    }

    /// A place by its [`id`](Place::id).
    pub fn place(&self, id: &str) -> Option<Place<'_>> {
        let (tag, rest) = match id.split_once(':') {
            Some(("country", rest)) => return self.country(rest),
            Some(("a1", rest)) => (Tag::Admin1, rest),
            Some(("a2", rest)) => (Tag::Admin2, rest),
            Some(("ap", rest)) => (Tag::Airfield, rest),
            Some(("gn", rest)) => {
                let number: u32 = rest.parse().ok()?;
                return self.search(Tag::GeoNames, |place| place.number().cmp(&number));
            }
            _ => (Tag::Own, id),
        };
        self.search(tag, |place| place.code().cmp(rest))
    }

    fn search(
        &self,
        tag: Tag,
        order: impl Fn(Place<'_>) -> std::cmp::Ordering,
    ) -> Option<Place<'_>> {
        let (mut low, mut high) = (self.starts[tag as usize], self.starts[tag as usize + 1]);
        while low < high {
            let middle = low + (high - low) / 2;
            let place = Place::new(self, Found::exact(middle));
            match order(place) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(place),
            }
        }
        None
    }

    /// Every place, by id within its sort.
    pub fn places(&self) -> impl Iterator<Item = Place<'_>> + '_ {
        (0..self.info.rows).map(|row| Place::new(self, Found::exact(row)))
    }

    /// What this table is made of.
    pub fn info(&self) -> Info {
        self.info
    }

    pub(crate) fn tag(&self, row: u32) -> Option<Tag> {
        const TAGS: [Tag; 6] =
            [Tag::Country, Tag::Admin1, Tag::Admin2, Tag::Airfield, Tag::Own, Tag::GeoNames];
        TAGS.into_iter().find(|tag| row < self.starts[*tag as usize + 1])
    }

    pub(crate) fn record(&self, row: u32) -> &'static [u8] {
        let at = row as usize * layout::RECORD;
        self.sections[Section::Records as usize]
            .get(at..at + layout::RECORD)
            .unwrap_or(&[0; layout::RECORD])
    }

    pub(crate) fn text(&self, at: u32) -> &'static str {
        let bytes = self.sections[Section::Text as usize];
        let text = bytes
            .get(at as usize)
            .and_then(|length| bytes.get(at as usize + 1..)?.get(..usize::from(*length)));
        text.and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default()
    }

    pub(crate) fn posting(&self, at: u32) -> Option<u32> {
        u32_at(self.sections[Section::Postings as usize], (at as usize).checked_mul(4)?)
    }
}

fn hashes(bytes: &[u8]) -> impl Iterator<Item = u64> + '_ {
    bytes.chunks_exact(8).filter_map(|eight| u64_at(eight, 0))
}

impl fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gazetteer").field("info", &self.info).finish_non_exhaustive()
    }
}
