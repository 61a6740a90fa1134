//! The table of places and the ways into it.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};
use std::{fmt, io};

use dateline_text::{Class, Token, Vocabulary, tokenize};

use crate::file::Bytes;
use crate::layout::{self, ALL, HEADER, SECTIONS, Section, Slot, TAGS, Tag};
use crate::memo::{Answers, Memo};
use crate::names::slot;
use crate::place::Found;
use crate::row::id;
use crate::skeleton::{SHORTEST, likeness, skeleton};
use crate::{Kind, Place, Places};

/// A table of places, read where it lies: opening it looks at no place. A clone shares the table.
#[derive(Clone)]
pub struct Gazetteer {
    bytes: Bytes,
    /// Start and end of each section among the bytes, within them.
    sections: [(u32, u32); SECTIONS],
    /// The first place of each tag, and the number of places.
    starts: [u32; TAGS + 1],
    /// The first words that were asked for lately.
    pub(crate) memo: Arc<Memo>,
    /// What is told of the words that were asked for lately.
    pub(crate) answers: Arc<Answers>,
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
    /// There is no room for this many places or names.
    Full,
    /// The file cannot be read.
    Unread(io::ErrorKind),
}

impl fmt::Display for GazetteerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Magic => f.write_str("not a gazetteer"),
            Self::Format(found) => {
                write!(f, "gazetteer of format {found}, where {} is read", layout::FORMAT)
            }
            Self::Corrupt => f.write_str("gazetteer cut short or changed"),
            Self::Full => f.write_str("more names than fit into the gazetteer"),
            Self::Unread(why) => write!(f, "the gazetteer cannot be read: {why}"),
        }
    }
}

impl std::error::Error for GazetteerError {}

/// What a gazetteer is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Info<'g> {
    /// Number of the format.
    pub format: u32,
    /// Day of the youngest source, ISO 8601.
    pub date: &'g str,
    /// SHA-256 of what the table was made from (`data/base.gaz`, or a user's table), in hexadecimal digits.
    pub hash: &'g str,
    /// Number of places.
    pub rows: u32,
    /// What must be said about the sources, one line each.
    pub credits: &'g str,
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes
        .get(at..at.checked_add(4)?)
        .map(|four| u32::from_le_bytes(four.try_into().expect("four bytes were taken")))
}

#[inline]
pub(crate) fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
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

    /// Opens a table that was read from a file, and checks that nothing is missing: no place is looked at, so that a million
    /// of them take no longer than a thousand. [`verify`](Self::verify) looks at every byte.
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, GazetteerError> {
        Self::checked(bytes.into().into())
    }

    /// The table of these bytes, where nothing is missing.
    pub(crate) fn checked(bytes: Bytes) -> Result<Self, GazetteerError> {
        let opened = Self::of(bytes)?;
        let bytes = opened.bytes.all();
        let body = bytes.get(HEADER..).ok_or(GazetteerError::Corrupt)?;
        let whole = u64_at(bytes, 24) == Some(layout::sample(body));
        if whole { Ok(opened) } else { Err(GazetteerError::Corrupt) }
    }

    /// Whether every byte is as it was written.
    pub fn verify(&self) -> bool {
        let bytes = self.bytes.all();
        bytes.get(HEADER..).map(layout::checksum) == u64_at(bytes, 16)
    }

    /// The bytes of the embedded table, as a file for [`open`](Self::open) has them.
    pub fn base_bytes() -> &'static [u8] {
        &BASE.0
    }

    /// As [`open`](Self::open) without a look at the checksum: for files that are trusted to be whole.
    ///
    /// A changed table gives wrong answers, but no panic.
    pub fn open_unchecked(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, GazetteerError> {
        Self::of(bytes.into().into())
    }

    fn of(bytes: Bytes) -> Result<Self, GazetteerError> {
        use GazetteerError::{Corrupt, Format, Magic};
        let all = bytes.all();
        if !all.starts_with(layout::MAGIC) {
            return Err(Magic);
        }
        let format = u32_at(all, 8).ok_or(Corrupt)?;
        if format != layout::FORMAT {
            return Err(Format(format));
        }
        if u32_at(all, 12) != Some(SECTIONS as u32) {
            return Err(Corrupt);
        }
        let mut sections = [(0, 0); SECTIONS];
        for (at, section) in sections.iter_mut().enumerate() {
            let start = u32_at(all, HEADER + 8 * at).ok_or(Corrupt)?;
            let length = u32_at(all, HEADER + 8 * at + 4).ok_or(Corrupt)?;
            let end = start.checked_add(length).ok_or(Corrupt)?;
            all.get(start as usize..end as usize).ok_or(Corrupt)?;
            *section = (start, end);
        }
        let (memo, answers) = (Arc::default(), Arc::default());
        let mut opened = Self { sections, starts: [0; TAGS + 1], bytes, memo, answers };
        for tag in 0..TAGS {
            let count = u32_at(opened.section(Section::Ranges), 4 * tag).ok_or(Corrupt)?;
            opened.starts[tag + 1] = opened.starts[tag].checked_add(count).ok_or(Corrupt)?;
        }
        let records = opened.section(Section::Records).len();
        let whole = Some(records) == layout::RECORD.checked_mul(opened.starts[TAGS] as usize)
            && opened.section(Section::HeadBits).len().is_power_of_two()
            && opened.section(Section::PathBits).len().is_power_of_two()
            && std::str::from_utf8(opened.section(Section::About))
                .is_ok_and(|about| about.lines().count() >= 3);
        if whole { Ok(opened) } else { Err(Corrupt) }
    }

    #[inline]
    pub(crate) fn section(&self, section: Section) -> &[u8] {
        let (start, end) = self.sections[section as usize];
        &self.bytes.all()[start as usize..end as usize]
    }

    /// The number of places of each tag.
    pub(crate) fn counts(&self) -> [u32; TAGS] {
        std::array::from_fn(|tag| self.starts[tag + 1] - self.starts[tag])
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
        self.names().longest(tokens)
    }

    /// As [`longest`](Self::longest) for peoples and adjectives of countries: `Iraqi`, `South Sudanese`.
    pub fn demonym(&self, tokens: &[Token]) -> Option<(usize, &str)> {
        self.names().demonym(tokens)
    }

    fn slot(&self, section: Section, path: u64) -> Option<Slot> {
        slot(self.section(section), path)
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
            Some(slot) if words > 0 && slot.value() != Slot::NOWHERE => {
                Places::new(self.shelf(), slot)
            }
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
        let mut places: Vec<(u32, Place)> = Places::new(self.shelf(), slot)
            .filter(|place| place.country() == Some(country))
            .map(|place| (likeness(name, place.name()), place))
            .filter(|(alike, _)| *alike >= floor || bones.len() > SHORTEST)
            .collect();
        places.sort_by_key(|(alike, _)| std::cmp::Reverse(*alike));
        places.into_iter().map(|(_, place)| place).collect()
    }

    /// The hash of the first word of each name, for [`Class::PLACE_HEAD`]; in order, each once.
    pub fn heads(&self) -> impl Iterator<Item = u64> + '_ {
        hashes(self.section(Section::Heads))
    }

    /// The hash of the first word of each demonym, for [`Class::DEMONYM`].
    pub fn demonym_heads(&self) -> impl Iterator<Item = u64> + '_ {
        hashes(self.section(Section::DemonymHeads))
    }

    /// Whether a name starts with the word of this hash; for words that start none, nearly always one look at memory.
    pub fn is_head(&self, hash: u64) -> bool {
        self.names().head(hash).is_some()
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
    pub fn place(&self, name: &str) -> Option<Place<'_>> {
        let (tag, number, rest) = id(name);
        let found = match tag {
            Tag::Country => self.country(rest),
            Tag::GeoNames => self.search(tag, |place| place.number().cmp(&number)),
            _ => self.search(tag, |place| place.code().cmp(rest)),
        };
        let (first, end) = (self.starts[Tag::Added as usize], self.starts[TAGS]);
        found.or_else(|| {
            (first..end)
                .map(|row| Place::new(self, Found::exact(row)))
                .find(|place| place.code() == name)
        })
    }

    /// The first-level areas of a country.
    pub fn areas(&self, country: &str) -> impl Iterator<Item = Place<'_>> + '_ {
        let (first, end) =
            (self.starts[Tag::Admin1 as usize], self.starts[Tag::Admin1 as usize + 1]);
        let country = country.to_owned();
        (first..end)
            .map(|row| Place::new(self, Found::exact(row)))
            .filter(move |area| area.country() == Some(&country))
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
        (0..self.starts[TAGS]).map(|row| Place::new(self, Found::exact(row)))
    }

    /// What this table is made of.
    pub fn info(&self) -> Info<'_> {
        let about = std::str::from_utf8(self.section(Section::About)).unwrap_or_default();
        let mut lines = about.splitn(3, '\n');
        let mut line = || lines.next().unwrap_or_default();
        let (date, hash, credits) = (line(), line(), line().trim_end());
        Info { format: layout::FORMAT, date, hash, rows: self.starts[TAGS], credits }
    }

    pub(crate) fn tag(&self, row: u32) -> Option<Tag> {
        ALL.into_iter().find(|tag| row < self.starts[*tag as usize + 1])
    }

    #[inline]
    pub(crate) fn record(&self, row: u32) -> &[u8; layout::RECORD] {
        let rest = self.section(Section::Records).get(row as usize * layout::RECORD..);
        rest.and_then(|rest| rest.first_chunk()).unwrap_or(&[0; layout::RECORD])
    }

    pub(crate) fn text(&self, at: u32) -> &str {
        let bytes = self.section(Section::Text);
        let text = bytes
            .get(at as usize)
            .and_then(|length| bytes.get(at as usize + 1..)?.get(..usize::from(*length)));
        text.and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default()
    }
}

fn hashes(bytes: &[u8]) -> impl Iterator<Item = u64> + '_ {
    bytes.chunks_exact(8).filter_map(|eight| u64_at(eight, 0))
}

impl fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gazetteer").field("info", &self.info()).finish_non_exhaustive()
    }
}
