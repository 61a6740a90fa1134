//! One place.

use std::fmt;
use std::hash::{Hash, Hasher};

use crate::Gazetteer;
use crate::layout::{RECORD, Tag};

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A country or territory with an ISO 3166-1 code.
    Country,
    /// A first-level area: a state, province or governorate.
    Admin1,
    /// A second-level area: a county or district.
    Admin2,
    /// A city, town or village.
    Place,
    /// A military base.
    Base,
    /// An oil or gas field.
    Field,
    /// A camp of refugees or displaced people.
    Camp,
    /// A region that is no area of administration, or of several countries.
    Region,
    /// A sea, gulf or strait.
    Sea,
    /// A plant, bridge, crossing, embassy or other single site.
    Site,
    /// A civil airport.
    Airport,
}

const KINDS: [Kind; 11] = [
    Kind::Country,
    Kind::Admin1,
    Kind::Admin2,
    Kind::Place,
    Kind::Base,
    Kind::Field,
    Kind::Camp,
    Kind::Region,
    Kind::Sea,
    Kind::Site,
    Kind::Airport,
];

impl Kind {
    /// The word for this kind in data files and output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Admin1 => "admin1",
            Self::Admin2 => "admin2",
            Self::Place => "place",
            Self::Base => "base",
            Self::Field => "field",
            Self::Camp => "camp",
            Self::Region => "region",
            Self::Sea => "sea",
            Self::Site => "site",
            Self::Airport => "airport",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a reader should see beside a name before taking it for a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cue {
    /// Nothing but a capital letter.
    #[default]
    Capital,
    /// All letters in upper case: `US`, `CAR`.
    Upper,
    /// A word of place, an area after a comma, or the like: the name is a common word, `Hit`, `Mission`.
    Context,
}

/// How a name came to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Match {
    /// By its main name.
    Name,
    /// By another name that we gave it: `Britain`, `Deir Ezzor`.
    Alias,
    /// By a name in another language or spelling, or an old one, that a source lists.
    Listed,
    /// By the skeleton of another transliteration.
    Variant,
}

/// A row, and how it was found.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    pub(crate) row: u32,
    how: Match,
}

impl Found {
    pub(crate) const fn exact(row: u32) -> Self {
        Self { row, how: Match::Name }
    }

    pub(crate) const fn new(row: u32, how: u8) -> Self {
        let how = match how {
            0 => Match::Name,
            1 => Match::Alias,
            2 => Match::Listed,
            _ => Match::Variant,
        };
        Self { row, how }
    }
}

/// One place of a gazetteer: a view, as cheap to copy as a reference.
///
/// Two are equal if they are one place, however found.
#[derive(Clone, Copy)]
pub struct Place<'g> {
    gazetteer: &'g Gazetteer,
    /// What the table says of it.
    record: &'g [u8; RECORD],
    found: Found,
}

impl<'g> Place<'g> {
    #[inline]
    pub(crate) fn new(gazetteer: &'g Gazetteer, found: Found) -> Self {
        Self { gazetteer, record: gazetteer.record(found.row), found }
    }

    /// The place of a record that was looked up.
    #[inline]
    pub(crate) fn of(gazetteer: &'g Gazetteer, record: &'g [u8; RECORD], found: Found) -> Self {
        Self { gazetteer, record, found }
    }

    #[inline]
    fn u32(&self, at: usize) -> u32 {
        let record = self.record;
        u32::from_le_bytes([record[at], record[at + 1], record[at + 2], record[at + 3]])
    }

    #[inline]
    fn degrees(&self, at: usize) -> i32 {
        let record = self.record;
        // Three bytes at the top of four, so that the sign comes down with them.
        (i32::from_le_bytes([0, record[at], record[at + 1], record[at + 2]]) >> 8) * 100
    }

    fn text(&self, at: usize) -> &'g str {
        self.gazetteer.text(self.u32(at))
    }

    /// The number of a place of GeoNames.
    pub(crate) fn number(&self) -> u32 {
        self.u32(4)
    }

    /// What follows the prefix in the id of any other place.
    pub(crate) fn code(&self) -> &'g str {
        self.text(4)
    }

    /// Stable id: `gn:94787` of a town, `country:IQ`, `a1:IQ.01`, `a2:US.CA.037`, `ap:ORAA` of an airfield;
    /// without a prefix where the place is of our own list, `ain-al-asad`.
    pub fn id(&self) -> String {
        let mut id = String::new();
        let _ = self.write_id(&mut id);
        id
    }

    /// Writes the [`id`](Self::id) to where it is wanted; fails only where that fails.
    pub fn write_id(&self, to: &mut impl fmt::Write) -> fmt::Result {
        let prefix = match self.gazetteer.tag(self.found.row) {
            Some(Tag::Country) => "country:",
            Some(Tag::Admin1) => "a1:",
            Some(Tag::Admin2) => "a2:",
            Some(Tag::Airfield) => "ap:",
            Some(Tag::Own | Tag::Other | Tag::Added) => "",
            Some(Tag::GeoNames) => return numbered(self.number(), to),
            None => return Ok(()),
        };
        to.write_str(prefix)?;
        to.write_str(self.code())
    }

    /// Its row in the table: a key for maps, not stable over versions.
    #[inline]
    pub fn row(&self) -> u32 {
        self.found.row
    }

    /// Its main name.
    pub fn name(&self) -> &'g str {
        self.text(0)
    }

    /// How the name that was looked up is this place's.
    #[inline]
    pub fn matched(&self) -> Match {
        self.found.how
    }

    /// What it is.
    #[inline]
    pub fn kind(&self) -> Kind {
        KINDS.get(usize::from(self.record[28])).copied().unwrap_or(Kind::Place)
    }

    /// Alpha-2 code of its country; none for seas and for regions of several or disputed countries.
    pub fn country(&self) -> Option<&'g str> {
        std::str::from_utf8(&self.record[26..28]).ok().filter(|code| *code != "ZZ")
    }

    /// The two letters of [`country`](Self::country) as one number; 0 where it has none.
    #[inline]
    pub fn country_key(&self) -> u16 {
        match &self.record[26..28] {
            b"ZZ" => 0,
            code => u16::from_be_bytes([code[0], code[1]]),
        }
    }

    /// A number that places of one table share where [`admin1`](Self::admin1) gives one name; 0 where it gives none.
    #[inline]
    pub fn admin1_key(&self) -> u32 {
        self.u32(12)
    }

    /// Name of its first-level area; an area's own name.
    pub fn admin1(&self) -> Option<&'g str> {
        Some(self.text(12)).filter(|name| !name.is_empty())
    }

    /// Name of its second-level area; an area's own name.
    pub fn admin2(&self) -> Option<&'g str> {
        Some(self.text(16)).filter(|name| !name.is_empty())
    }

    /// Latitude and longitude in millionths of a degree.
    ///
    /// A country's is the centre of its shape, an area's the middle of where its places lie.
    #[inline]
    pub fn point(&self) -> Option<(i32, i32)> {
        let point = (self.degrees(20), self.degrees(23));
        (point != (0, 0)).then_some(point)
    }

    /// Number of people; 0 where unknown. An area's is that of its largest place.
    #[inline]
    pub fn population(&self) -> u64 {
        u64::from(self.u32(8))
    }

    /// How far from the point the place reaches, or how unsure the point is, in km.
    #[inline]
    pub fn precision_km(&self) -> u32 {
        let record = self.record;
        u32::from(u16::from_le_bytes([record[29], record[30]]))
    }
}

/// Writes the id of a place of GeoNames, at once; reports ask for more ids than for anything else.
fn numbered(number: u32, to: &mut impl fmt::Write) -> fmt::Result {
    const PREFIX: &[u8] = b"gn:";
    let mut id = [b'0'; PREFIX.len() + 10];
    let digits = number.checked_ilog10().unwrap_or(0) as usize + 1;
    let id = &mut id[..PREFIX.len() + digits];
    let (prefix, rest) = id.split_at_mut(PREFIX.len());
    prefix.copy_from_slice(PREFIX);
    let mut left = number;
    for digit in rest.iter_mut().rev() {
        *digit += (left % 10) as u8;
        left /= 10;
    }
    to.write_str(std::str::from_utf8(id).unwrap_or_default())
}

impl PartialEq for Place<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.found.row == other.found.row && std::ptr::eq(self.gazetteer, other.gazetteer)
    }
}

impl Eq for Place<'_> {}

impl Hash for Place<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.found.row.hash(state);
    }
}

/// `al-tanf Al-Tanf garrison (base, SY)`
impl fmt::Debug for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} {} ({}, {})",
            self.id(),
            self.name(),
            self.kind(),
            self.country().unwrap_or("-")
        )
    }
}
