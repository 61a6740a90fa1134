//! The files of knowledge about places, as the build script and an [`Overlay`](crate::Overlay) read them.
//!
//! [`FILES`] lists them; each becomes [`Change`]s, which are judged against the table that they change.

use dateline_text::{Span, nearest};
use serde::Deserialize;
use toml::Spanned;

use crate::error::{DataError, OWN_KNOWLEDGE, UNCHECKED};
use crate::row::{KINDS, LONGEST, NOWHERE};

/// One kind of file: its name, and what reads it.
pub(crate) struct File {
    pub(crate) name: &'static str,
    pub(crate) read: fn(&str) -> Read,
}

/// What a file says, or all that is wrong with it.
pub(crate) type Read = Result<Vec<Change>, Vec<DataError>>;

/// Every file, in the order in which they are read: names and points can be those of new places.
pub(crate) const FILES: [File; 5] = [
    File { name: "gazetteer.toml", read: places },
    File { name: "admin1_points.tsv", read: points },
    File { name: "aliases.tsv", read: aliases },
    File { name: "demonyms.tsv", read: demonyms },
    File { name: "common-words.txt", read: common },
];

/// One thing that a file says.
pub(crate) enum Change {
    /// A place, new or in the stead of the one with its id.
    Place(Box<Entry>),
    /// More names of a place.
    Names { id: Spanned<String>, names: Vec<String> },
    /// Words for the people of a country.
    People { country: Spanned<String>, names: Vec<String> },
    /// A better point, in ten-thousandths of a degree.
    Point { id: Spanned<String>, lat: i32, lon: i32 },
    /// A name that means something else more often.
    Common(String),
}

/// A place in `gazetteer.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    pub(crate) id: Spanned<String>,
    pub(crate) kind: Spanned<String>,
    pub(crate) name: Spanned<String>,
    /// Degrees, latitude first; none where nobody's list tells where it lies.
    pub(crate) point: Option<Spanned<(f64, f64)>>,
    /// Alpha-2 code; none for seas and for regions of several countries.
    pub(crate) country: Option<Spanned<String>>,
    pub(crate) admin1: Option<Spanned<String>>,
    /// How far the place reaches, or how unsure the point is, in km; none without a point.
    pub(crate) reach: Option<Spanned<u16>>,
    #[serde(default)]
    pub(crate) names: Vec<Spanned<String>>,
    /// Where the position was read: the pages and lists themselves, each written by others.
    pub(crate) sources: Vec<Spanned<String>>,
    /// Sentences with the place in brackets.
    #[serde(default)]
    pub(crate) examples: Vec<Spanned<String>>,
    /// Sentences in which none of the names is this place.
    #[serde(default)]
    pub(crate) not: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entries {
    #[serde(default)]
    place: Vec<Entry>,
}

impl Entry {
    /// The point in ten-thousandths of a degree; the point without a place, 0 and 0, where it has none.
    pub(crate) fn point(&self) -> (i32, i32) {
        let (lat, lon) = self.point.as_ref().map_or((0.0, 0.0), |point| *point.get_ref());
        (ten_thousandths(lat), ten_thousandths(lon))
    }

    /// How far it reaches; 0 where it has no point.
    pub(crate) fn reach(&self) -> u16 {
        self.reach.as_ref().map_or(0, |reach| *reach.get_ref())
    }

    /// Its country's code as a row has it.
    pub(crate) fn country(&self) -> [u8; 2] {
        let code = self.country.as_ref().map(|code| code.get_ref().as_bytes());
        code.and_then(|code| code.try_into().ok()).unwrap_or(NOWHERE)
    }
}

fn ten_thousandths(degrees: f64) -> i32 {
    (degrees * 1e4).round() as i32
}

/// What changes are judged against.
pub(crate) trait Known {
    fn has_country(&self, code: &str) -> bool;
    fn has_place(&self, id: &str) -> bool;
    /// Names of the first-level areas of a country.
    fn areas(&self, country: &str) -> Vec<String>;
}

pub(crate) fn at<T>(spanned: &Spanned<T>) -> Span {
    Span::new(spanned.span().start, spanned.span().end)
}

/// What is wrong with a change to this table; `fresh` tells which places the changes before it add.
pub(crate) fn judge(
    change: &Change,
    known: &dyn Known,
    fresh: &dyn Fn(&str) -> bool,
) -> Result<(), DataError> {
    let country = |code: &Spanned<String>| {
        if known.has_country(code.get_ref()) {
            Ok(())
        } else {
            Err(DataError::Country { found: code.get_ref().clone(), at: at(code) })
        }
    };
    let place = |id: &Spanned<String>| {
        if fresh(id.get_ref()) || known.has_place(id.get_ref()) {
            Ok(())
        } else {
            Err(DataError::Unknown { id: id.get_ref().clone(), at: at(id) })
        }
    };
    match change {
        Change::Place(entry) => {
            if let Some(code) = &entry.country {
                country(code)?;
            }
            if entry.id.get_ref().contains(':') {
                place(&entry.id)?;
            }
            let Some(area) = &entry.admin1 else { return Ok(()) };
            let code = entry.country.as_ref().map_or("", |code| code.get_ref());
            let areas = known.areas(code);
            if areas.iter().any(|known| known == area.get_ref()) {
                return Ok(());
            }
            Err(DataError::Area {
                found: area.get_ref().clone(),
                country: code.to_owned(),
                nearest: nearest(area.get_ref(), areas.iter().map(String::as_str))
                    .map(str::to_owned),
                at: at(area),
            })
        }
        Change::Names { id, .. } | Change::Point { id, .. } => place(id),
        Change::People { country: code, .. } => country(code),
        Change::Common(_) => Ok(()),
    }
}

fn places(text: &str) -> Read {
    let entries: Entries = toml::from_str(text).map_err(|error| {
        let range = error.span().unwrap_or(0..0);
        let what = error.message().trim().to_owned();
        vec![DataError::Syntax { what, at: Span::new(range.start, range.end) }]
    })?;
    let mut order = Order::default();
    let mut wrong = Vec::new();
    for entry in &entries.place {
        wrong.extend(order.next(&entry.id).err());
        wrong.extend(mistakes(entry));
    }
    if wrong.is_empty() {
        Ok(entries.place.into_iter().map(|entry| Change::Place(Box::new(entry))).collect())
    } else {
        Err(wrong)
    }
}

/// What is wrong with an entry whatever table it changes.
fn mistakes(entry: &Entry) -> Vec<DataError> {
    let mut wrong = Vec::new();
    let id = entry.id.get_ref();
    let plain = |id: &str| {
        !id.is_empty()
            && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    if !plain(id) && !id.contains(':') || id.len() > LONGEST {
        wrong.push(DataError::Id { id: id.clone(), at: at(&entry.id) });
    }
    let kind = entry.kind.get_ref();
    if !KINDS.contains(&kind.as_str()) {
        wrong.push(DataError::Kind { found: kind.clone(), at: at(&entry.kind) });
    }
    if let Some(point) = &entry.point {
        let (lat, lon) = *point.get_ref();
        if !on_globe(lat, lon) {
            wrong.push(DataError::Point {
                lat: lat.to_string(),
                lon: lon.to_string(),
                at: at(point),
            });
        }
    }
    match (&entry.point, &entry.reach) {
        (Some(point), None) => wrong.push(DataError::Alone { given: "point", at: at(point) }),
        (None, Some(reach)) => wrong.push(DataError::Alone { given: "reach", at: at(reach) }),
        _ => {}
    }
    for name in std::iter::once(&entry.name).chain(&entry.names) {
        wrong.extend(named(name.get_ref(), at(name)).err());
    }
    let area = matches!(kind.as_str(), "region" | "sea" | "country" | "admin1" | "admin2");
    let read =
        entry.sources.iter().filter(|source| !source.get_ref().starts_with(OWN_KNOWLEDGE)).count();
    if let Some(reach) = &entry.reach
        && *reach.get_ref() < UNCHECKED
        && read < 2
        && !area
    {
        wrong.push(DataError::Unchecked { reach: *reach.get_ref(), at: at(reach) });
    }
    wrong
}

fn on_globe(lat: f64, lon: f64) -> bool {
    (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon)
}

fn named(name: &str, at: Span) -> Result<(), DataError> {
    let well = name.chars().any(char::is_alphabetic)
        && name.len() <= LONGEST
        && !name.contains(['|', '\t', '\n', '\r']);
    if well { Ok(()) } else { Err(DataError::Name { name: name.to_owned(), at }) }
}

/// Watches that ids rise.
#[derive(Default)]
struct Order(String);

impl Order {
    fn next(&mut self, id: &Spanned<String>) -> Result<(), DataError> {
        let previous = std::mem::replace(&mut self.0, id.get_ref().clone());
        match previous.as_str().cmp(id.get_ref()) {
            std::cmp::Ordering::Less => Ok(()),
            std::cmp::Ordering::Equal => Err(DataError::Twice { id: previous, at: at(id) }),
            std::cmp::Ordering::Greater => {
                Err(DataError::Unsorted { id: id.get_ref().clone(), previous, at: at(id) })
            }
        }
    }
}

/// Reads the lines below the heading, each `N` fields with tabs between them.
fn lines<const N: usize>(
    text: &str,
    heading: &'static str,
    mut read: impl FnMut([Spanned<String>; N]) -> Result<Change, DataError>,
) -> Read {
    let mut changes = Vec::new();
    let mut wrong = Vec::new();
    let mut start = 0;
    for (number, whole) in text.split_inclusive('\n').enumerate() {
        let line = whole.trim_end_matches(['\n', '\r']);
        let span = Span::new(start, start + line.len());
        let mut field_start = start;
        start += whole.len();
        if number == 0 {
            if line != heading {
                wrong.push(DataError::Heading { heading, at: span });
            }
            continue;
        }
        if line.is_empty() {
            continue;
        }
        let fields: Vec<Spanned<String>> = line
            .split('\t')
            .map(|field| {
                let range = field_start..field_start + field.len();
                field_start += field.len() + 1;
                Spanned::new(range, field.to_owned())
            })
            .collect();
        let found = fields.len();
        let change = <[_; N]>::try_from(fields)
            .map_err(|_| DataError::Fields { found, wanted: N, heading, at: span })
            .and_then(&mut read);
        match change {
            Ok(change) => changes.push(change),
            Err(mistake) => wrong.push(mistake),
        }
    }
    if wrong.is_empty() { Ok(changes) } else { Err(wrong) }
}

/// Names with `|` between them.
fn split(names: &Spanned<String>) -> Result<Vec<String>, DataError> {
    let mut start = names.span().start;
    names
        .get_ref()
        .split('|')
        .map(|name| {
            let span = Span::new(start, start + name.len());
            start += name.len() + 1;
            named(name, span).map(|()| name.to_owned())
        })
        .collect()
}

fn aliases(text: &str) -> Read {
    let mut order = Order::default();
    lines(text, "id\tnames", |[id, names]| {
        order.next(&id)?;
        Ok(Change::Names { id, names: split(&names)? })
    })
}

fn demonyms(text: &str) -> Read {
    let mut order = Order::default();
    lines(text, "country\tnames", |[country, names]| {
        order.next(&country)?;
        Ok(Change::People { country, names: split(&names)? })
    })
}

fn points(text: &str) -> Read {
    let mut order = Order::default();
    lines(text, "id\tname\tlat\tlon", |[id, _, lat, lon]| {
        order.next(&id)?;
        let degrees = |field: &Spanned<String>| field.get_ref().parse::<f64>().ok();
        match (degrees(&lat), degrees(&lon)) {
            (Some(north), Some(east)) if on_globe(north, east) => {
                Ok(Change::Point { id, lat: ten_thousandths(north), lon: ten_thousandths(east) })
            }
            _ => Err(DataError::Point {
                at: at(&lat).join(at(&lon)),
                lat: lat.into_inner(),
                lon: lon.into_inner(),
            }),
        }
    })
}

/// Words with white space between them; `_` joins the words of one name, and `#` starts a comment line.
#[expect(clippy::unnecessary_wraps, reason = "one form for all files")]
fn common(text: &str) -> Read {
    let words = text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
    Ok(words.map(|name| Change::Common(name.replace('_', " "))).collect())
}
