//! The files of knowledge about entities, as the build script and an [`Overlay`](crate::Overlay) read them.
//!
//! [`FILES`] tells what an entry of each file must and may say; [`entries`] reads a file or tells all that is wrong with it.

pub(crate) mod entry;
pub(crate) mod error;
pub(crate) mod names;

use toml::de::{DeTable, DeValue};

use entry::Entry;
use error::DataError;

/// One file of knowledge.
pub(crate) struct File {
    pub(crate) name: &'static str,
    /// The name without its ending; rules are named `stem/id`.
    pub(crate) stem: &'static str,
    /// The key of its entries: `[[actor]]`.
    pub(crate) key: &'static str,
    /// What an entry must say.
    pub(crate) required: &'static [&'static str],
    /// What it may say besides.
    pub(crate) optional: &'static [&'static str],
    /// Keys whose value is one word of a list; a key that may be left out has the empty word in it.
    pub(crate) choices: &'static [(&'static str, &'static [&'static str])],
}

/// Kinds of actors.
const ACTOR_KINDS: &[&str] = &[
    "state",
    "state_force",
    "police",
    "coalition",
    "armed_group",
    "umbrella",
    "criminal_group",
    "unidentified",
    "other",
];

/// Every file that holds names of entities, in the order in which they are read: people may be named as those who fight are.
pub(crate) const FILES: &[File] = &[
    File {
        name: "actors.toml",
        stem: "actors",
        key: "actor",
        required: &["id", "name", "kind", "names", "examples", "source"],
        optional: &["country", "parent", "members", "since", "until", "short", "not_in", "not"],
        choices: &[("kind", ACTOR_KINDS)],
    },
    File {
        name: "forces.toml",
        stem: "forces",
        key: "force",
        required: &["id", "name", "kind", "names", "examples"],
        optional: &["plural", "both", "people", "needs", "not_in", "not"],
        choices: &[("kind", ACTOR_KINDS), ("needs", &["", "nation", "backer", "name", "deed"])],
    },
    File {
        name: "people.toml",
        stem: "people",
        key: "people",
        required: &["id", "names", "status", "examples"],
        optional: &["plural", "both", "traits", "armed", "speaker", "noun", "not_in", "not"],
        choices: &[
            ("status", &["civilian", "military", "police", "armed_group", "unknown"]),
            ("noun", &["", "group", "leader"]),
        ],
    },
    File {
        name: "sources.toml",
        stem: "sources",
        key: "source",
        required: &["id", "kind", "form", "names", "examples"],
        optional: &["several", "office", "not"],
        choices: &[
            (
                "kind",
                &[
                    "official",
                    "military",
                    "security",
                    "police",
                    "government",
                    "armed_group",
                    "monitor",
                    "witness",
                    "medical",
                    "agency",
                    "outlet",
                    "person",
                ],
            ),
            ("several", &["", "outlet"]),
            ("form", &["person", "body", "name", "text"]),
        ],
    },
    File {
        name: "states.toml",
        stem: "states",
        key: "state",
        required: &["id", "name", "adjective"],
        optional: &["names", "adjectives", "seats"],
        choices: &[],
    },
    File {
        name: "targets.toml",
        stem: "targets",
        key: "target",
        required: &["id", "names", "examples"],
        optional: &["traits", "plural", "both", "not_in", "not"],
        choices: &[("traits", &["movable", "post", "unmanned"])],
    },
    File {
        name: "weapons.toml",
        stem: "weapons",
        key: "weapon",
        required: &["id", "class", "acled", "muc", "names", "examples"],
        optional: &["plural", "both", "not_in", "not", "source"],
        choices: &[
            (
                "acled",
                &[
                    "Air/drone strike",
                    "Armed clash",
                    "Attack",
                    "Chemical weapon",
                    "Grenade",
                    "Remote explosive/landmine/IED",
                    "Shelling/artillery/missile attack",
                    "Suicide bomb",
                ],
            ),
            (
                "muc",
                &[
                    "GUN",
                    "MACHINE GUN",
                    "MORTAR",
                    "HANDGUN",
                    "RIFLE",
                    "EXPLOSIVE",
                    "BOMB",
                    "VEHICLE BOMB",
                    "DYNAMITE",
                    "MINE",
                    "AERIAL BOMB",
                    "GRENADE",
                    "MOLOTOV COCKTAIL",
                    "PROJECTILE",
                    "MISSILE",
                    "ROCKET",
                    "CUTTING DEVICE",
                    "FIRE",
                    "STONE",
                    "OTHER",
                ],
            ),
        ],
    },
];

/// The file with this name.
pub(crate) fn file(name: &str) -> Option<&'static File> {
    FILES.iter().find(|file| file.name == name)
}

/// Reads TOML.
pub(crate) fn table(text: &str) -> Result<DeTable<'_>, DataError> {
    DeTable::parse(text).map(toml::Spanned::into_inner).map_err(|error| DataError::Syntax {
        what: error.message().trim().to_owned(),
        at: entry::span(&error.span().unwrap_or(0..0)),
    })
}

/// The entries of a file, in their order, or everything that is wrong with them by themselves.
pub(crate) fn entries<'t>(
    file: &'static File,
    table: &'t DeTable<'t>,
) -> Result<Vec<Entry<'t>>, Vec<DataError>> {
    let mut entries = Vec::new();
    let mut wrong = Vec::new();
    for (key, value) in table {
        match value.get_ref() {
            DeValue::Array(list) if key.get_ref() == file.key => {
                for item in list {
                    match item.get_ref() {
                        DeValue::Table(table) => entries.push(Entry::new(file, table, item.span())),
                        _ => wrong.push(DataError::table(file, entry::span(&item.span()))),
                    }
                }
            }
            _ => wrong.push(DataError::table(file, entry::span(&key.span()))),
        }
    }
    for entry in &entries {
        entry.judge(&mut wrong);
    }
    for pair in entries.windows(2) {
        let ((previous, _), (id, at)) = (pair[0].word("id"), pair[1].word("id"));
        if previous == id {
            wrong.push(DataError::Twice { id: id.to_owned(), at });
        } else if previous > id {
            let (id, previous) = (id.to_owned(), previous.to_owned());
            wrong.push(DataError::Unsorted { id, previous, at });
        }
    }
    if wrong.is_empty() { Ok(entries) } else { Err(wrong) }
}

/// Complains of entries that name another as their parent or member which is none; `known` tells those of elsewhere.
pub(crate) fn references(
    entries: &[Entry<'_>],
    known: impl Fn(&str) -> bool,
    wrong: &mut Vec<DataError>,
) {
    for entry in entries {
        for key in ["parent", "members"] {
            let (one, at) = entry.word(key);
            let single = (!one.is_empty()).then_some((one, at));
            for (other, at) in entry.words(key).into_iter().chain(single) {
                if !known(other) && !entries.iter().any(|entry| entry.id() == other) {
                    wrong.push(DataError::Unknown { key, id: other.to_owned(), at });
                }
            }
        }
    }
}
