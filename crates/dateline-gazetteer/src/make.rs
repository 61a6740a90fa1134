//! Makes a table from a user's list of places.

use std::borrow::Cow;
use std::collections::BTreeMap;

use dateline_text::Span;

use crate::error::DataError;
use crate::layout::Slot;
use crate::row::{LONGEST, NOWHERE, Row, id, kind, size};
use crate::{Gazetteer, lists, table};

/// Where the places of a table come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About<'a> {
    /// Day of the youngest source, ISO 8601.
    pub date: &'a str,
    /// SHA-256 of the table, in hexadecimal digits.
    pub hash: &'a str,
    /// What must be said about the sources, one line each.
    pub credits: &'a str,
}

const HEADING: &str = "id\tclass\tname\tlat\tlon\tcc\tadmin1\tadmin2\tpopulation\taliases\tsources";

/// Our own lists, which every table is joined from.
const OWN: &[(&str, &str)] = &[
    ("admin1_points.tsv", include_str!("../data/admin1_points.tsv")),
    ("aliases.tsv", include_str!("../data/aliases.tsv")),
    ("common-words.txt", include_str!("../data/common-words.txt")),
    ("demonyms.tsv", include_str!("../data/demonyms.tsv")),
    ("gazetteer.toml", include_str!("../data/gazetteer.toml")),
];

/// Mistakes that are told at most.
const TOLD: usize = 100;

/// The bytes of a gazetteer, for [`Gazetteer::open`], from lines of tab-separated fields.
///
/// The first line names the fields: `id`, `class`, `name`, `lat` and `lon`, and, where known, `cc` (alpha-2), `admin1`,
/// `admin2` (names), `population`, `aliases` (with `|` between them); others are passed over. Ids are `gn:94787` for a
/// place of GeoNames, `cc:IQ`, `a1:IQ.01`, `a2:US.CA.037`, `ap:ORAA`, or any other prefix and text.
/// The table is whole: what the embedded one has and this list has not is not in it, but for the crate's own lists.
/// Rows of a class that is no kind of place (demonyms, aliases) are passed over, as `cur:` rows are; a quarter of a city
/// (`hood`) is a place.
pub fn make(list: &str, about: &About<'_>) -> Result<Vec<u8>, Vec<DataError>> {
    let mut lines = Lines { text: list, start: 0 };
    let Some((first, at)) = lines.next() else {
        return Err(vec![DataError::Heading { heading: HEADING, at: Span::default() }]);
    };
    let names: BTreeMap<&str, usize> = first.split('\t').zip(0..).collect();
    if !["id", "class", "name", "lat", "lon"].iter().all(|name| names.contains_key(name)) {
        return Err(vec![DataError::Heading { heading: HEADING, at }]);
    }
    let mut rows = Vec::new();
    let mut wrong = Vec::new();
    let mut fields = Vec::with_capacity(names.len());
    for (line, at) in lines {
        fields.clear();
        fields.extend(line.split('\t'));
        if fields.len() == names.len() {
            let field = |name: &'static str| names.get(name).map_or("", |at| fields[*at]);
            match row(list, &field) {
                Ok(row) => rows.extend(row),
                Err(mistake) => wrong.push(mistake),
            }
        } else {
            let (found, wanted) = (fields.len(), names.len());
            wrong.push(DataError::Fields { found, wanted, heading: HEADING, at });
        }
        if wrong.len() >= TOLD {
            return Err(wrong);
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    rows.truncate(Slot::NOWHERE as usize / 2);
    let own = |name: &str| OWN.iter().find(|(own, _)| *own == name).map_or("", |(_, text)| *text);
    let lists = lists::read(own).expect("the build script has read our own lists");
    let words = lists::apply(&mut rows, &lists, true).expect("what is not known is left out");
    let text = |text: &str| text.replace('\n', " ");
    let about = format!("{}\n{}\n{}\n", text(about.date), text(about.hash), about.credits);
    Ok(table::write(&rows, &words, &about))
}

/// The lines of a text that hold something, and where they are.
struct Lines<'a> {
    text: &'a str,
    start: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = (&'a str, Span);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let rest = self.text.get(self.start..).filter(|rest| !rest.is_empty())?;
            let whole = rest.split_inclusive('\n').next()?;
            let line = whole.trim_end_matches(['\n', '\r']);
            let at = Span::new(self.start, self.start + line.len());
            self.start += whole.len();
            if !line.is_empty() {
                return Some((line, at));
            }
        }
    }
}

fn row<'a>(
    list: &'a str,
    field: &dyn Fn(&'static str) -> &'a str,
) -> Result<Option<Row<'a>>, DataError> {
    let place = |text: &str| Span::locate(list, text);
    let class = match field("class") {
        "demonym" | "alias" => return Ok(None),
        "hood" => "place",
        class => class,
    };
    let wrong =
        || DataError::Kind { found: class.to_owned(), at: Span::locate(list, field("class")) };
    let kind = kind(class).ok_or_else(wrong)?;
    let whole = field("id");
    if whole.starts_with("cur:") {
        return Ok(None);
    }
    let whole: Cow<str> = match whole.strip_prefix("cc:") {
        Some(code) => Cow::Owned(format!("country:{code}")),
        None => Cow::Borrowed(whole),
    };
    let (tag, number, rest) = id(&whole);
    let own_id = if rest.is_empty() && number == 0 || rest.len() > LONGEST {
        return Err(DataError::Id { id: whole.into_owned(), at: place(field("id")) });
    } else {
        match &whole {
            Cow::Borrowed(_) => Cow::Borrowed(&field("id")[field("id").len() - rest.len()..]),
            Cow::Owned(_) => Cow::Owned(rest.to_owned()),
        }
    };
    let name = field("name");
    if !name.chars().any(char::is_alphabetic) || name.len() > LONGEST {
        return Err(DataError::Name { name: name.to_owned(), at: place(name) });
    }
    let degrees =
        |text: &str, most: f64| text.parse::<f64>().ok().filter(|degrees| degrees.abs() <= most);
    let (lat, lon) = (field("lat"), field("lon"));
    let (Some(north), Some(east)) = (degrees(lat, 90.0), degrees(lon, 180.0)) else {
        let at = place(lat).join(place(lon));
        return Err(DataError::Point { lat: lat.to_owned(), lon: lon.to_owned(), at });
    };
    let people = field("population").parse().unwrap_or(0);
    // A list of points does not tell how far an area reaches; the embedded table does.
    let reach = match class {
        "place" => size(people),
        "base" | "airport" => 3,
        "country" | "admin1" | "admin2" => {
            Gazetteer::base().place(&whole).map_or(30, |known| known.precision_km() as u16)
        }
        _ => 10,
    };
    Ok(Some(Row {
        tag,
        id: own_id,
        number,
        kind,
        name,
        others: field("aliases"),
        own: Vec::new(),
        country: field("cc").as_bytes().try_into().unwrap_or(NOWHERE),
        lat: (north * 1e4).round() as i32,
        lon: (east * 1e4).round() as i32,
        people,
        reach,
        admin1: field("admin1"),
        admin2: field("admin2"),
    }))
}
