//! Mistakes in the files of entities.

use dateline_text::{Mistake, Span, nearest};

use super::File;

/// A mistake in a file of entities.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DataError {
    /// The file is no TOML.
    #[error("{what}")]
    Syntax {
        /// What the reader of TOML says.
        what: String,
        /// Where.
        at: Span,
    },
    /// Something else than the entries of the file.
    #[error("expected nothing but [[{key}]] tables")]
    Table {
        /// The key of the entries.
        key: &'static str,
        /// What is there.
        at: Span,
    },
    /// An entry lacks what each must say.
    #[error("`{key}` is missing or empty")]
    Missing {
        /// The key.
        key: &'static str,
        /// The entry.
        at: Span,
    },
    /// No entry of the file has this key.
    #[error("`{found}` is no key of this file")]
    Key {
        /// The key.
        found: String,
        /// The keys of the file.
        known: Vec<&'static str>,
        /// The key.
        at: Span,
    },
    /// The value of a key has another form than it must have.
    #[error("`{key}` must be {wanted}")]
    Form {
        /// The key.
        key: &'static str,
        /// What it must be.
        wanted: &'static str,
        /// The value.
        at: Span,
    },
    /// A word that is none of a list.
    #[error("`{found}` is no {key}")]
    Choice {
        /// The key.
        key: &'static str,
        /// The word.
        found: String,
        /// The list.
        known: &'static [&'static str],
        /// The word.
        at: Span,
    },
    /// An example marks nothing.
    #[error("the example does not mark what is read")]
    Brackets {
        /// The example.
        at: Span,
    },
    /// An entry comes after one that it should precede.
    #[error("`{id}` comes after `{previous}`, and entries are sorted by id")]
    Unsorted {
        /// Its id.
        id: String,
        /// That of the entry before it.
        previous: String,
        /// The id.
        at: Span,
    },
    /// Two entries have one id.
    #[error("`{id}` stands here twice")]
    Twice {
        /// The id.
        id: String,
        /// The second of them.
        at: Span,
    },
    /// A parent or member that is no entry.
    #[error("`{key}` names `{id}`, which is no entry")]
    Unknown {
        /// The key.
        key: &'static str,
        /// The id.
        id: String,
        /// The id.
        at: Span,
    },
    /// Two entries have the same name.
    #[error("`{name}` is a name of both {first} and {second}")]
    Ambiguous {
        /// The name as the second has it.
        name: String,
        /// The entry that has it already, and its file.
        first: String,
        /// The entry that takes it too, and its file.
        second: String,
        /// The name, in the second.
        at: Span,
    },
}

impl DataError {
    pub(super) fn table(file: &File, at: Span) -> Self {
        Self::Table { key: file.key, at }
    }
}

impl Mistake for DataError {
    fn span(&self) -> Span {
        match self {
            Self::Syntax { at, .. }
            | Self::Table { at, .. }
            | Self::Missing { at, .. }
            | Self::Key { at, .. }
            | Self::Form { at, .. }
            | Self::Choice { at, .. }
            | Self::Brackets { at }
            | Self::Unsorted { at, .. }
            | Self::Twice { at, .. }
            | Self::Unknown { at, .. }
            | Self::Ambiguous { at, .. } => *at,
        }
    }

    fn hint(&self) -> Option<String> {
        let one_of = |found: &str, known: &[&str]| match nearest(found, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("one of: {}", known.join(", ")),
        };
        let hint = match self {
            Self::Syntax { .. } => return None,
            Self::Table { key, .. } => format!("each entry begins with a line [[{key}]]"),
            Self::Missing { key, .. } => match *key {
                "examples" => {
                    "give a sentence with the words in brackets: \"they blamed [the group]\"".to_owned()
                }
                "source" => {
                    "the page or list where the facts stand, or \"own knowledge\"".to_owned()
                }
                key => format!("write `{key} = ...`"),
            },
            Self::Key { found, known, .. } => one_of(found, known),
            Self::Form { wanted, .. } => match *wanted {
                "a list of texts" => "write [\"one\", \"two\"]".to_owned(),
                "a year" => "four digits without quotes, such as 1998".to_owned(),
                _ => return None,
            },
            Self::Choice { found, known, .. } => one_of(found, known),
            Self::Brackets { .. } => "write the words as [the group] does here".to_owned(),
            Self::Unsorted { previous, .. } => format!("move it above `{previous}`"),
            Self::Twice { .. } => "join the two entries".to_owned(),
            Self::Unknown { .. } => "write the id of an entry of this file".to_owned(),
            Self::Ambiguous { .. } => {
                "leave the name to one of them; an entry with the id of one that is there replaces it"
                    .to_owned()
            }
        };
        Some(hint)
    }
}
