//! The names that entries give, their plurals, and which entry each belongs to.

use std::collections::BTreeMap;

use dateline_text::{Span, fold};

use super::entry::Entry;
use super::error::DataError;

/// How a form of a name is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// One of it.
    Singular,
    /// Several.
    Plural,
    /// Either number, or without one.
    Both,
    /// A name that is also something else, read only where the text supports it (`IS`).
    Short,
    /// The name of a state.
    Name,
    /// The adjective of a state, or a noun for its people.
    Adjective,
    /// A seat of government that stands for it (`Tehran`).
    Seat,
}

/// A name, and what it is a name of.
pub(crate) struct Named {
    pub(crate) text: String,
    /// Index of the entry; a name without one only keeps shorter names from being read in it (`fuel tank`).
    pub(crate) entry: Option<usize>,
    pub(crate) form: Form,
    /// The words that must be capitalised, as bits from the first word on.
    pub(crate) capital: u16,
    /// The words that are acronyms, and must be upper case.
    pub(crate) acronym: u16,
    /// The entry and its file.
    pub(crate) title: String,
    /// Where the entry says it.
    pub(crate) at: Span,
}

/// The names of one file by their folded words.
#[derive(Default)]
pub(crate) struct Names(pub(crate) BTreeMap<String, Named>);

impl Names {
    /// The names of a file's entries, plurals included; adds the names that two of its entries have.
    pub(crate) fn of(entries: &[Entry<'_>], wrong: &mut Vec<DataError>) -> Self {
        let mut names = Self::default();
        for (index, entry) in entries.iter().enumerate() {
            let mut add =
                |words: Vec<(&str, Span)>, form| names.add(index, entry, words, form, wrong);
            match entry.file.stem {
                "states" => {
                    add(vec![entry.word("name")], Form::Name);
                    add(entry.words("names"), Form::Name);
                    add(vec![entry.word("adjective")], Form::Adjective);
                    add(entry.words("adjectives"), Form::Adjective);
                    add(entry.words("seats"), Form::Seat);
                }
                "actors" => {
                    add(entry.words("names"), Form::Both);
                    add(entry.words("short"), Form::Short);
                }
                "sources" if !of_kind(entry) => add(entry.words("names"), Form::Singular),
                "sources" => {
                    let (several, one): (Vec<_>, Vec<_>) =
                        entry.words("names").into_iter().partition(|(name, _)| is_plural(name));
                    add(one, Form::Singular);
                    add(several, Form::Plural);
                }
                _ => {
                    add(entry.words("names"), Form::Singular);
                    names.plurals(index, entry, &entry.words("names"), wrong);
                    let mut add = |words: Vec<(&str, Span)>, form| {
                        names.add(index, entry, words, form, wrong);
                    };
                    add(entry.words("plural"), Form::Plural);
                    add(entry.words("both"), Form::Both);
                }
            }
        }
        // A plural that an entry names itself is of another kind than that of its singular: `officers` are the police.
        for (index, entry) in entries.iter().enumerate().filter(|(_, entry)| of_kind(entry)) {
            let mut one = entry.words("names");
            one.retain(|(name, _)| !is_plural(name) && !names.0.contains_key(&key(&plural(name))));
            names.plurals(index, entry, &one, wrong);
        }
        for entry in entries {
            for (name, at) in entry.words("not_in") {
                names.block(name, at);
                names.block(&plural(name), at);
            }
        }
        names
    }

    fn plurals(
        &mut self,
        index: usize,
        entry: &Entry<'_>,
        singular: &[(&str, Span)],
        wrong: &mut Vec<DataError>,
    ) {
        let several: Vec<(String, Span)> =
            singular.iter().map(|(name, at)| (plural(name), *at)).collect();
        let several = several.iter().map(|(name, at)| (name.as_str(), *at)).collect();
        self.add(index, entry, several, Form::Plural, wrong);
    }

    fn add(
        &mut self,
        index: usize,
        entry: &Entry<'_>,
        names: Vec<(&str, Span)>,
        form: Form,
        wrong: &mut Vec<DataError>,
    ) {
        for (name, at) in names {
            let key = key(name);
            let mut form = form;
            if let Some(known) = self.0.get(&key) {
                let same = known.entry == Some(index);
                if same && form == Form::Plural {
                    continue;
                }
                // `Myanmar` is a state and its adjective, `US` too.
                if same && known.form == Form::Name && form == Form::Adjective {
                    form = Form::Both;
                } else {
                    let (first, second) = (known.title.clone(), entry.title());
                    let name = name.to_owned();
                    wrong.push(DataError::Ambiguous { name, first, second, at });
                    continue;
                }
            }
            let (capital, acronym) = match entry.file.stem {
                "sources" => of_source(entry, name),
                _ => shape(name),
            };
            let title = entry.title();
            let named = Named {
                text: name.to_owned(),
                entry: Some(index),
                form,
                capital,
                acronym,
                title,
                at,
            };
            self.0.insert(key, named);
        }
    }

    fn block(&mut self, name: &str, at: Span) {
        let (capital, acronym) = shape(name);
        let title = String::new();
        self.0.entry(key(name)).or_insert(Named {
            text: name.to_owned(),
            entry: None,
            form: Form::Both,
            capital,
            acronym,
            title,
            at,
        });
    }

    /// Names that another file has too, as (words, name). Those who fight are people by design, under a group's name
    /// too; short names of actors are known to be something else, and who speaks is also something besides.
    pub(crate) fn shared(&self) -> impl Iterator<Item = (&String, &Named)> {
        self.0.iter().filter(|(_, named)| named.entry.is_some() && named.form != Form::Short)
    }
}

/// Whether the entry is a source that is no proper name.
fn of_kind(entry: &Entry<'_>) -> bool {
    entry.file.stem == "sources" && entry.text("form") != "name"
}

/// Whether names of these two files may be the same words.
pub(crate) fn may_share(one: &str, other: &str) -> bool {
    let fight = |stem: &str| matches!(stem, "actors" | "forces");
    one == "sources"
        || other == "sources"
        || one == "people" && fight(other)
        || other == "people" && fight(one)
}

/// The words by which names are the same.
pub(crate) fn key(name: &str) -> String {
    // The clitic is a word of its own: `Lord's` and `Lords` are two names.
    let name = name.replace("'s", " s").replace("’s", " s");
    fold(&name)
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '/'))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Which words of the name are capitalised, and which are acronyms, as bits from the first word on.
fn shape(name: &str) -> (u16, u16) {
    let (mut capital, mut acronym, mut at) = (0, 0, 0);
    for word in name
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '/' | '(' | ')'))
        .filter(|word| !word.is_empty())
    {
        let stem = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
        let letters: Vec<char> =
            stem.unwrap_or(word).chars().filter(|c| c.is_alphabetic()).collect();
        if letters.first().is_some_and(|c| c.is_uppercase()) && at < 16 {
            capital |= 1 << at;
            if letters.len() > 1 && letters.iter().all(|c| c.is_uppercase()) {
                acronym |= 1 << at;
            }
        }
        at += if stem.is_some() { 2 } else { 1 };
    }
    (capital, acronym)
}

/// As [`shape`] of a source: a proper name begins with a capital, an acronym is one.
fn of_source(entry: &Entry<'_>, name: &str) -> (u16, u16) {
    let proper = entry.text("form") == "name";
    let acronym =
        !name.contains(' ') && name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    (u16::from(proper), u16::from(proper && acronym))
}

/// Nouns whose plural no rule gives, and nouns in `man` that are no men.
const IRREGULAR: &[(&str, &str)] = &[
    ("knife", "knives"),
    ("person", "people"),
    ("wife", "wives"),
    ("human", "humans"),
    ("german", "germans"),
    ("shaman", "shamans"),
    ("thief", "thieves"),
    ("leaf", "leaves"),
    ("half", "halves"),
    ("stronghold", "strongholds"),
];

/// The plural of a noun or noun phrase: of the word before `of`, `at`, `for` or `in`, or else of the last.
pub(crate) fn plural(name: &str) -> String {
    for joint in [" of ", " at ", " for ", " in ", " with "] {
        if let Some((head, rest)) = name.split_once(joint) {
            return format!("{}{joint}{rest}", plural(head));
        }
    }
    let cut = name.rfind([' ', '-']).map_or(0, |at| at + 1);
    let (before, word) = name.split_at(cut);
    if let Some((_, plural)) =
        IRREGULAR.iter().find(|(singular, _)| word.eq_ignore_ascii_case(singular))
    {
        return format!("{before}{plural}");
    }
    if word.ends_with("child") {
        return format!("{before}{word}ren");
    }
    if let Some(stem) = word.strip_suffix("man") {
        return format!("{before}{stem}men");
    }
    let bytes = word.as_bytes();
    let last = bytes.last().copied().unwrap_or_default();
    let before_last = bytes.len().checked_sub(2).map(|at| bytes[at]).unwrap_or_default();
    if last == b'y' && !b"aeiou".contains(&before_last) {
        return format!("{before}{}ies", &word[..word.len() - 1]);
    }
    let hisses =
        matches!(last, b's' | b'x' | b'z') || last == b'h' && matches!(before_last, b'c' | b's');
    format!("{before}{word}{}", if hisses { "es" } else { "s" })
}

/// Whether a noun is a plural as it stands (`officers`, `authorities`).
pub(crate) fn is_plural(name: &str) -> bool {
    let last = name.rsplit([' ', '-']).next().unwrap_or_default();
    let singular = ["press", "congress", "news", "headquarters", "barracks"];
    (last.ends_with('s') && !last.ends_with("ss") || matches!(last, "people" | "media"))
        && !singular.contains(&last)
}
