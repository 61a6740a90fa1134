//! Agencies and outlets: `data/outlets.toml`.

use dateline_text::Span;

use crate::key::key;

/// An agency or outlet.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Outlet {
    /// Its name in slugs.
    pub(crate) id: &'static str,
    /// Its name as people write it.
    pub(crate) name: &'static str,
    /// What it does.
    pub(crate) kind: Kind,
    /// Where it is, ISO 3166-1 alpha-2; `ZZ` where it has no country.
    #[cfg(test)]
    country: &'static str,
    #[cfg(test)]
    examples: &'static [&'static str],
    #[cfg(test)]
    not: &'static [&'static str],
}

/// What an outlet does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Its copy is printed by others.
    Agency,
    /// It puts out pages of its own.
    Outlet,
    /// It is credited under pictures.
    Photo,
}

include!(concat!(env!("OUT_DIR"), "/outlets.rs"));

/// Longer than any name; longer lines are not folded to be looked up.
const LONGEST: usize = 80;

/// The outlet of this name, in any of its spellings.
pub(crate) fn outlet(name: &str) -> Option<&'static Outlet> {
    if name.len() > LONGEST {
        return None;
    }
    let key = key(name.trim_matches(|c: char| !c.is_alphanumeric()));
    NAMES
        .binary_search_by_key(&key, |(name, _)| *name)
        .ok()
        .map(|at| &OUTLETS[NAMES[at].1 as usize])
}

/// The outlet named at the start of `text`, with the span of its longest name there; `offset` is where `text` starts.
pub(crate) fn outlet_at(text: &str, offset: usize) -> Option<(&'static Outlet, Span)> {
    let start = text.len() - text.trim_start().len();
    let mut best = None;
    let mut words = 0;
    for (at, letter) in text[start..].char_indices().take(LONGEST) {
        let end = start + at + letter.len_utf8();
        let goes_on = text[end..].chars().next().is_some_and(char::is_alphanumeric);
        if !letter.is_alphanumeric() {
            words += usize::from(letter.is_whitespace());
            if words > 4 || !matches!(letter, ' ' | '-' | '\'' | '’' | '.' | '/' | '\n') {
                break;
            }
        } else if !goes_on && let Some(found) = outlet(&text[start..end]) {
            best = Some((found, Span::new(offset + start, offset + end)));
        }
    }
    best
}

/// Whether the name is written as names of agencies are: `Ap` and `ap` are not AP.
pub(crate) fn written_as_name(words: &str) -> bool {
    let capitals = words.chars().filter(|c| c.is_uppercase()).count();
    capitals > 1 || capitals == 1 && words.chars().count() > 3 || words == "dpa"
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words in brackets, and the text without the brackets.
    fn marked(example: &str) -> (String, String) {
        let (before, rest) =
            example.split_once('[').unwrap_or_else(|| panic!("`{example}` marks nothing"));
        let (inside, after) =
            rest.split_once(']').unwrap_or_else(|| panic!("`{example}` marks nothing"));
        (inside.to_owned(), format!("{before}{inside}{after}"))
    }

    #[test]
    fn outlets_are_found_in_their_examples() {
        assert!(OUTLETS.len() >= 80);
        for entry in OUTLETS {
            assert_eq!(outlet(entry.name).map(|o| o.id), Some(entry.id));
            assert!(entry.country.chars().all(|c| c.is_ascii_uppercase()), "{}", entry.id);
            for example in entry.examples {
                let (inside, text) = marked(example);
                let at = text.find(&inside).expect("the words are in the text");
                let (found, span) =
                    outlet_at(&text[at..], at).unwrap_or_else(|| panic!("nothing in `{example}`"));
                assert_eq!((found.id, span.of(&text)), (entry.id, inside.as_str()));
            }
            for text in entry.not {
                let words = text.split(' ').collect::<Vec<_>>();
                assert!(
                    words.iter().all(|word| outlet(word).is_none_or(|o| o.id != entry.id)),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn names_in_other_spellings() {
        assert_eq!(outlet("the Associated Press").map(|o| o.name), Some("AP"));
        assert_eq!(outlet("(Agence France-Presse)").map(|o| o.name), Some("AFP"));
        assert_eq!(outlet("AGENCE FRANCE PRESSE").map(|o| o.name), Some("AFP"));
        assert_eq!(outlet("nobody"), None);
    }
}
