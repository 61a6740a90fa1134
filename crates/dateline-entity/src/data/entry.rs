//! An entry of a file of knowledge, as it is written.

use std::ops::Range;

use dateline_text::Span;
use toml::de::{DeTable, DeValue};

use super::File;
use super::error::DataError;

/// Keys whose value is a list of texts.
const LISTS: &[&str] = &[
    "adjectives",
    "acled",
    "both",
    "examples",
    "members",
    "names",
    "not",
    "not_in",
    "plural",
    "seats",
    "short",
    "traits",
];

/// Keys whose value is `true` or `false`.
const FLAGS: &[&str] = &["armed", "office", "people", "speaker"];

/// Keys whose value is a year.
const YEARS: &[&str] = &["since", "until"];

/// An entry, its file, and where in it the entry stands.
pub(crate) struct Entry<'t> {
    pub(crate) file: &'static File,
    table: &'t DeTable<'t>,
    at: Span,
}

/// Bytes of a file as a span.
pub(crate) fn span(range: &Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

impl<'t> Entry<'t> {
    pub(super) fn new(file: &'static File, table: &'t DeTable<'t>, at: Range<usize>) -> Self {
        Self { file, table, at: span(&at) }
    }

    /// What a key says, and where; the whole entry where it says nothing.
    fn value(&self, key: &str) -> (Option<&'t DeValue<'t>>, Span) {
        let found = self.table.iter().find(|(known, _)| known.get_ref() == key);
        found.map_or((None, self.at), |(_, value)| (Some(value.get_ref()), span(&value.span())))
    }

    /// The text of a key, empty where it has none.
    pub(crate) fn word(&self, key: &str) -> (&'t str, Span) {
        let (value, at) = self.value(key);
        (value.and_then(DeValue::as_str).unwrap_or_default(), at)
    }

    /// As [`word`](Self::word), without its place.
    pub(crate) fn text(&self, key: &str) -> &'t str {
        self.word(key).0
    }

    pub(crate) fn id(&self) -> &'t str {
        self.text("id")
    }

    /// The rule that a mention by this entry carries.
    pub(crate) fn rule(&self) -> String {
        format!("{}/{}", self.file.stem, self.id())
    }

    /// The file and the entry, for a complaint.
    pub(crate) fn title(&self) -> String {
        format!("`{}` in {}", self.id(), self.file.name)
    }

    /// The texts of a list, each with its place.
    pub(crate) fn words(&self, key: &str) -> Vec<(&'t str, Span)> {
        let list = self.value(key).0.and_then(DeValue::as_array);
        let texts = list.into_iter().flatten();
        texts.filter_map(|item| Some((item.get_ref().as_str()?, span(&item.span())))).collect()
    }

    /// As [`words`](Self::words), without their places.
    pub(crate) fn list(&self, key: &str) -> Vec<&'t str> {
        self.words(key).into_iter().map(|(text, _)| text).collect()
    }

    pub(crate) fn flag(&self, key: &str) -> bool {
        self.value(key).0.and_then(DeValue::as_bool).unwrap_or_default()
    }

    /// A year, if one is said.
    pub(crate) fn year(&self, key: &str) -> Option<u16> {
        let value = self.value(key).0?.as_integer()?;
        u16::from_str_radix(value.as_str(), value.radix()).ok()
    }

    /// Adds what is wrong with the entry by itself.
    pub(super) fn judge(&self, wrong: &mut Vec<DataError>) {
        for key in self.file.required {
            let names = ["names", "plural", "both"];
            let said = match *key {
                "names" => names.iter().any(|key| !self.list(key).is_empty()),
                key => !self.text(key).is_empty() || !self.list(key).is_empty(),
            };
            if !said {
                wrong.push(DataError::Missing { key, at: self.at });
            }
        }
        let known = || self.file.required.iter().chain(self.file.optional).copied();
        for (key, value) in self.table {
            let Some(key) = known().find(|known| *known == key.get_ref().as_ref()) else {
                let found = key.get_ref().to_string();
                wrong.push(DataError::Key {
                    found,
                    known: known().collect(),
                    at: span(&key.span()),
                });
                continue;
            };
            let texts = |list: &[toml::Spanned<DeValue<'_>>]| {
                list.iter().all(|item| item.get_ref().is_str())
            };
            let (right, wanted) = if LISTS.contains(&key) {
                (value.get_ref().as_array().is_some_and(|list| texts(list)), "a list of texts")
            } else if FLAGS.contains(&key) {
                (value.get_ref().is_bool(), "true or false")
            } else if YEARS.contains(&key) {
                let year = self.year(key).is_some_and(|year| (1800..=2200).contains(&year));
                (year, "a year")
            } else {
                (value.get_ref().is_str(), "a text")
            };
            if !right {
                wrong.push(DataError::Form { key, wanted, at: span(&value.span()) });
            }
        }
        for (key, known) in self.file.choices {
            let single = (!LISTS.contains(key)).then(|| self.word(key));
            for (found, at) in self.words(key).into_iter().chain(single) {
                if !known.contains(&found)
                    && (!found.is_empty() || !self.file.required.contains(key))
                {
                    let found = found.to_owned();
                    wrong.push(DataError::Choice { key, found, known, at });
                }
            }
        }
        for (example, at) in self.words("examples") {
            let marks = example.find('[').zip(example.find(']'));
            if marks.is_none_or(|(open, close)| open + 1 >= close) {
                wrong.push(DataError::Brackets { at });
            }
        }
    }
}
