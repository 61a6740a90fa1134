//! Knowledge that a user adds to a table that is built: the same files as the crate's own.

use std::borrow::Cow;
use std::collections::BTreeSet;

use dateline_text::Span;

use crate::data::{self, Change, Known, at, judge};
use crate::draft::Draft;
use crate::error::DataError;
use crate::layout::Tag;
use crate::row::{Row, kind};
use crate::table::OWN;
use crate::{Gazetteer, GazetteerError};

/// The names of the files that an [`Overlay`] reads, in the order in which to read them.
pub const FILES: [&str; 5] = {
    let mut names = [""; 5];
    let mut at = 0;
    while at < names.len() {
        names[at] = data::FILES[at].name;
        at += 1;
    }
    names
};

/// Places, names, points, peoples and common words to add to a table.
///
/// ```
/// use dateline_gazetteer::{Gazetteer, Overlay};
///
/// let mut overlay = Overlay::default();
/// let file = r#"
/// [[place]]
/// id      = "hill-402"
/// kind    = "base"
/// name    = "Hill 402"
/// point   = [34.5, 41.25]
/// country = "IQ"
/// reach   = 6
/// sources = ["the town's surveyor"]
/// "#;
/// overlay.add(Gazetteer::base(), "gazetteer.toml", file).unwrap();
/// let gazetteer = Gazetteer::base().with(&overlay).unwrap();
/// assert_eq!(gazetteer.lookup("Hill 402").best().unwrap().id(), "hill-402");
///
/// let wrong = overlay.add(Gazetteer::base(), "aliases.tsv", "id\tnames\ngn:1\tNowhere\n");
/// assert_eq!(wrong.unwrap_err()[0].to_string(), "no place has the id `gn:1`");
/// ```
#[derive(Default)]
pub struct Overlay {
    changes: Vec<Change>,
    ids: BTreeSet<String>,
}

/// A sentence of an entry that shows how its names are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example<'o> {
    /// Id of the place that the bracketed words are; that no words are, where there are no brackets.
    pub id: &'o str,
    /// The sentence.
    pub text: &'o str,
    /// Whether the place is named; else nothing in the sentence is it.
    pub named: bool,
    /// Where in its file the sentence stands, with its quotes.
    pub at: Span,
}

impl Overlay {
    /// Adds what one of [`FILES`] says, or tells everything that is wrong with it and adds nothing.
    ///
    /// Judged against `gazetteer` and what was added before; a file of another name says nothing.
    pub fn add(
        &mut self,
        gazetteer: &Gazetteer,
        file: &str,
        text: &str,
    ) -> Result<(), Vec<DataError>> {
        let Some(file) = data::FILES.iter().find(|known| known.name == file) else { return Ok(()) };
        let changes = (file.read)(text)?;
        let mut ids = self.ids.clone();
        ids.extend(changes.iter().filter_map(|change| match change {
            Change::Place(entry) => Some(entry.id.get_ref().clone()),
            _ => None,
        }));
        let fresh = |id: &str| !id.contains(':') && ids.contains(id);
        let wrong: Vec<DataError> =
            changes.iter().filter_map(|change| judge(change, gazetteer, &fresh).err()).collect();
        if !wrong.is_empty() {
            return Err(wrong);
        }
        self.changes.extend(changes);
        self.ids = ids;
        Ok(())
    }

    /// The examples of the places, in the order of the files.
    pub fn examples(&self) -> impl Iterator<Item = Example<'_>> + '_ {
        let entries = self.changes.iter().filter_map(|change| match change {
            Change::Place(entry) => Some(entry),
            _ => None,
        });
        entries.flat_map(|entry| {
            let named = entry.examples.iter().map(|text| (true, text));
            named.chain(entry.not.iter().map(|text| (false, text))).map(|(named, text)| Example {
                id: entry.id.get_ref(),
                text: text.get_ref(),
                named,
                at: at(text),
            })
        })
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

impl Known for Gazetteer {
    fn has_country(&self, code: &str) -> bool {
        self.country(code).is_some()
    }

    fn has_place(&self, id: &str) -> bool {
        self.place(id).is_some()
    }

    fn areas(&self, country: &str) -> Vec<String> {
        Gazetteer::areas(self, country).map(|area| area.name().to_owned()).collect()
    }
}

impl Gazetteer {
    /// This table with an overlay, as a table of its own: a copy of some tens of megabytes, made in some tens of milliseconds.
    ///
    /// A place with the id of one that is there replaces it, and the old names lead to the new place as well.
    /// An error where the overlay has more names than fit: a hundred thousand or so fit into the embedded table.
    pub fn with(&self, overlay: &Overlay) -> Result<Gazetteer, GazetteerError> {
        // Names and points can be those of new places, so that there are two rounds.
        let mut draft = Draft::of(self);
        for change in &overlay.changes {
            let Change::Place(entry) = change else { continue };
            let (lat, lon) = entry.point();
            let row = Row {
                tag: Tag::Added,
                id: Cow::Borrowed(entry.id.get_ref()),
                number: 0,
                kind: kind(entry.kind.get_ref()).unwrap_or(0),
                name: entry.name.get_ref(),
                others: "",
                own: entry
                    .names
                    .iter()
                    .map(|name| Cow::Borrowed(name.get_ref().as_str()))
                    .collect(),
                country: entry.country(),
                lat,
                lon,
                people: 0,
                reach: entry.reach(),
                admin1: entry.admin1.as_ref().map_or("", |area| area.get_ref()),
                admin2: "",
            };
            draft.place(&row, self.place(entry.id.get_ref()).map(|place| place.row()))?;
        }
        let table = draft.finish()?;
        let mut draft = Draft::of(&table);
        let row = |name: &str| table.place(name).map(|place| place.row());
        for change in &overlay.changes {
            match change {
                Change::Place(_) => {}
                Change::Names { id, names } => {
                    for name in names {
                        row(id.get_ref()).map_or(Ok(()), |at| draft.name(at, name, OWN))?;
                    }
                }
                Change::People { country, names } => {
                    let at = table.country(country.get_ref()).map(|place| place.row());
                    for name in names {
                        at.map_or(Ok(()), |at| draft.people(at, name))?;
                    }
                }
                Change::Point { id, lat, lon } => {
                    if let Some(at) = row(id.get_ref()) {
                        draft.point(at, *lat, *lon);
                    }
                }
                Change::Common(name) => draft.common(name),
            }
        }
        draft.finish()
    }
}
