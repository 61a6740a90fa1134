//! How our own lists change the rows of a table that is being made.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::data::{Change, Entry, FILES, Known, judge};
use crate::error::DataError;
use crate::layout::Tag;
use crate::row::{NOWHERE, Row, id, kind};

/// What a file of this name says.
pub(crate) type List = (&'static str, Vec<Change>);

/// Mistakes, each with the name of its file.
pub(crate) type Wrong = Vec<(&'static str, DataError)>;

/// Reads the lists, given by name, in the order of [`FILES`]; the error tells the file as well.
pub(crate) fn read<'t>(list: impl Fn(&str) -> &'t str) -> Result<Vec<List>, Wrong> {
    let mut wrong = Vec::new();
    let mut lists = Vec::new();
    for file in &FILES {
        match (file.read)(list(file.name)) {
            Ok(changes) => lists.push((file.name, changes)),
            Err(mistakes) => wrong.extend(mistakes.into_iter().map(|one| (file.name, one))),
        }
    }
    if wrong.is_empty() { Ok(lists) } else { Err(wrong) }
}

/// What else than places a table is written from.
#[derive(Default)]
pub(crate) struct Words<'a> {
    /// Words for the people of a country, with its row.
    pub(crate) peoples: Vec<(&'a str, u32)>,
    /// Names that mean something else more often.
    pub(crate) common: Vec<&'a str>,
}

/// Changes the rows as the lists say, and sorts them. Changes that name a place or country without a row are left out,
/// if `lenient`; a table of one country needs no names of another's towns.
pub(crate) fn apply<'a>(
    rows: &mut Vec<Row<'a>>,
    lists: &'a [List],
    lenient: bool,
) -> Result<Words<'a>, Wrong> {
    let (known, own) = (Names::of(rows), own(lists));
    let mut wrong = Vec::new();
    let mut changes = Vec::new();
    for (file, list) in lists {
        for change in list {
            match judge(change, &known, &|id| own.contains(id)) {
                Ok(()) => changes.push(change),
                Err(_) if lenient => {}
                Err(mistake) => wrong.push((*file, mistake)),
            }
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    places(rows, &changes);
    rows.sort_by(|a, b| (a.tag, a.number, &a.id).cmp(&(b.tag, b.number, &b.id)));
    rows.dedup_by(|a, b| (a.tag, a.number, &a.id) == (b.tag, b.number, &b.id));
    shorten(rows);
    let countries: BTreeMap<[u8; 2], u32> = (0..)
        .zip(&*rows)
        .take_while(|(_, row)| row.tag == Tag::Country)
        .map(|(at, row)| (row.country, at))
        .collect();
    let mut words = Words::default();
    for change in changes {
        match change {
            Change::Place(_) => {}
            Change::Names { id, names } => {
                if let Some(at) = find(rows, id.get_ref()) {
                    rows[at].own.extend(names.iter().map(|name| Cow::Borrowed(name.as_str())));
                }
            }
            Change::Point { id, lat, lon } => {
                if let Some(at) = find(rows, id.get_ref()) {
                    (rows[at].lat, rows[at].lon) = (*lat, *lon);
                }
            }
            Change::People { country, names } => {
                let code = <[u8; 2]>::try_from(country.get_ref().as_bytes()).unwrap_or(NOWHERE);
                let at = countries.get(&code).copied();
                words.peoples.extend(names.iter().filter_map(|name| Some((name.as_str(), at?))));
            }
            Change::Common(name) => words.common.push(name),
        }
    }
    Ok(words)
}

fn find(rows: &[Row<'_>], name: &str) -> Option<usize> {
    let (tag, number, rest) = id(name);
    rows.binary_search_by(|row| (row.tag, row.number, row.id.as_ref()).cmp(&(tag, number, rest)))
        .ok()
}

fn own(lists: &[List]) -> BTreeSet<&str> {
    let changes = lists.iter().flat_map(|(_, changes)| changes);
    changes
        .filter_map(|change| match change {
            Change::Place(entry) => Some(entry.id.get_ref().as_str()),
            _ => None,
        })
        .collect()
}

/// Adds the entries' places; each stands in the stead of a place of its id, and a base or an airport in that of airfields
/// of its kind at its spot, whose names it takes.
fn places<'a>(rows: &mut Vec<Row<'a>>, changes: &[&'a Change]) {
    let mut fields: Vec<Row> = Vec::new();
    let mut replaced = BTreeSet::new();
    let entries = || {
        changes.iter().filter_map(|change| match change {
            Change::Place(entry) => Some(entry.as_ref()),
            _ => None,
        })
    };
    replaced.extend(entries().map(|entry| id(entry.id.get_ref())));
    rows.retain_mut(|row| {
        if replaced.contains(&(row.tag, row.number, row.id.as_ref())) {
            return false;
        }
        let field = row.tag == Tag::Airfield;
        if field {
            fields.push(std::mem::replace(row, blank()));
        }
        !field
    });
    for entry in entries() {
        let mut new = row(entry);
        fields.retain_mut(|field| {
            let same = entry.point.is_some()
                && field.kind == new.kind
                && field.country == new.country
                && (field.lat - new.lat).abs() < 600
                && (field.lon - new.lon).abs() < 600;
            if same {
                new.own.push(Cow::Borrowed(field.name));
                let others = field.others.split('|').filter(|name| !name.is_empty());
                new.own.extend(others.map(Cow::Borrowed));
            }
            !same
        });
        rows.push(new);
    }
    rows.append(&mut fields);
}

fn blank<'a>() -> Row<'a> {
    Row {
        tag: Tag::Own,
        id: Cow::Borrowed(""),
        number: 0,
        kind: 0,
        name: "",
        others: "",
        own: Vec::new(),
        country: NOWHERE,
        lat: 0,
        lon: 0,
        people: 0,
        reach: 0,
        admin1: "",
        admin2: "",
    }
}

fn row(entry: &Entry) -> Row<'_> {
    let (tag, number, rest) = id(entry.id.get_ref());
    let (lat, lon) = entry.point();
    let names = entry.names.iter().map(|name| Cow::Borrowed(name.get_ref().as_str()));
    Row {
        tag,
        id: Cow::Borrowed(rest),
        number,
        kind: kind(entry.kind.get_ref()).unwrap_or(0),
        name: entry.name.get_ref(),
        own: names.collect(),
        country: entry.country(),
        lat,
        lon,
        reach: entry.reach(),
        admin1: entry.admin1.as_ref().map_or("", |area| area.get_ref()),
        ..blank()
    }
}

/// `Nineveh Governorate` is also `Nineveh`.
pub(crate) fn shorten(rows: &mut [Row]) {
    const AFTER: [&str; 24] = [
        "Governorate",
        "Province",
        "Region",
        "Oblast",
        "Department",
        "District",
        "State",
        "County",
        "Prefecture",
        "Raion",
        "Krai",
        "Kray",
        "Republic",
        "Parish",
        "Municipality",
        "Division",
        "City",
        "Regional State",
        "Autonomous Oblast",
        "oblast",
        "District Council",
        "Canton",
        "Voivodeship",
        "Atoll",
    ];
    const BEFORE: [&str; 7] = [
        "Muhafazat ",
        "Municipality of ",
        "Republic of ",
        "Wilaya of ",
        "State of ",
        "Province of ",
        "Department of ",
    ];
    for row in rows.iter_mut().filter(|row| row.tag == Tag::Admin1) {
        let name = row.name;
        for word in AFTER {
            if let Some(short) = name.strip_suffix(word).and_then(|short| short.strip_suffix(' ')) {
                row.own.push(Cow::Borrowed(short));
            }
        }
        for word in BEFORE {
            row.own.extend(name.strip_prefix(word).map(Cow::Borrowed));
        }
    }
}

/// What the rows know before the lists change them.
struct Names<'a> {
    countries: BTreeSet<[u8; 2]>,
    areas: BTreeMap<[u8; 2], Vec<&'a str>>,
    ids: BTreeSet<(Tag, u32, Cow<'a, str>)>,
}

impl<'a> Names<'a> {
    fn of(rows: &[Row<'a>]) -> Self {
        let mut names =
            Self { countries: BTreeSet::new(), areas: BTreeMap::new(), ids: BTreeSet::new() };
        for row in rows {
            match row.tag {
                Tag::Country => drop(names.countries.insert(row.country)),
                Tag::Admin1 => names.areas.entry(row.country).or_default().push(row.name),
                _ => {}
            }
            names.ids.insert((row.tag, row.number, row.id.clone()));
        }
        names
    }
}

impl Known for Names<'_> {
    fn has_country(&self, code: &str) -> bool {
        code.as_bytes().try_into().is_ok_and(|code: [u8; 2]| self.countries.contains(&code))
    }

    fn has_place(&self, name: &str) -> bool {
        let (tag, number, rest) = id(name);
        self.ids.contains(&(tag, number, Cow::Borrowed(rest)))
    }

    fn areas(&self, country: &str) -> Vec<String> {
        let code: [u8; 2] = country.as_bytes().try_into().unwrap_or(NOWHERE);
        self.areas.get(&code).into_iter().flatten().map(|name| (*name).to_owned()).collect()
    }
}
