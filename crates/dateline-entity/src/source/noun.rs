//! What kind of source a noun phrase is.

use std::sync::OnceLock;

use dateline_text::{Class, Phrases, Token, Vocabulary};

use crate::SourceKind;
use crate::context::{SOURCE_WORDS, SOURCES};

/// A source, as `data/sources.toml` has it.
#[derive(Debug, PartialEq)]
pub(crate) struct SourceEntry {
    /// The rule that evidence prints.
    pub(crate) rule: &'static str,
    pub(crate) kind: SourceKind,
    pub(crate) form: Form,
}

/// How a source is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A noun for people: a name beside it identifies them.
    Person,
    /// An institution: identified, unless the article is indefinite.
    Body,
    /// A proper name.
    Name,
    /// Something that says.
    Text,
}

/// A noun of the table in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Noun {
    pub(super) entry: &'static SourceEntry,
    /// The kind of the entry, or of the body that it speaks for.
    pub(super) kind: SourceKind,
    pub(super) plural: bool,
    /// Its tokens.
    pub(super) start: usize,
    pub(super) end: usize,
}

struct Known {
    entry: u16,
    plural: bool,
    /// Letters of an acronym are upper case in text.
    upper: bool,
}

fn table() -> &'static Phrases<&'static Known> {
    static TABLE: OnceLock<(Vec<Known>, OnceLock<Phrases<&'static Known>>)> = OnceLock::new();
    let (known, phrases) = TABLE.get_or_init(|| {
        let known = SOURCE_WORDS
            .iter()
            .map(|(words, entry, plural)| Known {
                entry: *entry,
                plural: *plural,
                upper: !words.contains(' ')
                    && words.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase),
            })
            .collect();
        (known, OnceLock::new())
    });
    phrases.get_or_init(|| {
        let mut phrases = Phrases::default();
        for ((words, _, _), known) in SOURCE_WORDS.iter().zip(known) {
            phrases.add(words, known);
        }
        phrases
    })
}

/// Gives the first words of the names of sources a class, so that other words need no look.
pub(super) fn vocabulary(vocabulary: &mut Vocabulary) {
    for (words, _, _) in SOURCE_WORDS {
        if let Some(head) = Phrases::<()>::head(words) {
            vocabulary.add_hash(head, Class::LEXICON_HEAD);
        }
    }
}

/// The longest noun or name of a source that starts at `at`.
pub(super) fn noun(tokens: &[Token], at: usize, end: usize) -> Option<Noun> {
    let token = tokens.get(at).filter(|token| at < end && token.is(Class::LEXICON_HEAD))?;
    let (used, known) = table().longest(&tokens[at..end])?;
    let entry = &SOURCES[usize::from(known.entry)];
    let written = entry.form != Form::Name
        || token.is(if known.upper { Class::UPPER } else { Class::CAPITAL });
    written.then_some(Noun {
        entry,
        kind: entry.kind,
        plural: known.plural,
        start: at,
        end: at + used,
    })
}

/// The noun that heads the phrase `start..end`: the first, or the last of several that follow each other directly.
///
/// `health ministry spokesman` is one phrase of three nouns; `a doctor at the hospital` is headed by its first.
pub(super) fn head(tokens: &[Token], start: usize, end: usize) -> Option<Noun> {
    let mut at = start;
    let mut found: Option<Noun> = None;
    while at < end {
        let Some(next) = noun(tokens, at, end) else {
            match found {
                // `the ministry's spokesman`, `police chief`
                Some(noun) if tokens[at].is(Class::POSSESSIVE) && at == noun.end => at += 1,
                // `the ministry's own spokesman`
                Some(noun)
                    if at <= noun.end + 1 && tokens[at.saturating_sub(1)].is(Class::POSSESSIVE) =>
                {
                    at += 1;
                }
                Some(_) => break,
                None => at += 1,
            }
            continue;
        };
        found = Some(match found {
            None => next,
            // The first noun tells whose, the last what: an official of a ministry speaks for it.
            Some(first) => {
                let general = matches!(next.kind, SourceKind::Official | SourceKind::Person)
                    || next.entry.form == Form::Person && first.kind == SourceKind::Medical;
                let entry = if general && next.entry.form == first.entry.form {
                    first.entry
                } else {
                    next.entry
                };
                let kind = if general { first.kind } else { next.kind };
                Noun { entry, kind, plural: next.plural, start: first.start, end: next.end }
            }
        });
        at = next.end;
    }
    found
}
