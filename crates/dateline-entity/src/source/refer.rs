//! Sources that go back to earlier ones: `he`, `the official`, `the observatory`, a surname.

use std::sync::LazyLock;

use dateline_document::Document;
use dateline_text::{Class, Span, Vocabulary, word_hash};

use super::scene::Scene;
use super::subject::{Back, Speaker};
use crate::context::{BODIES, FEMALE, MALE, OFFICES, PEOPLE};
use crate::lexicon::any;
use crate::{Attribution, Source, SourceKind};

/// Bytes of a title with a point behind it, at most: `Capt`.
const LONG_TITLE: usize = 4;

/// How many attributions back a source may lie.
const REACH: usize = 48;

/// The attribution whose source speaks again; `known` is the kind of the actor that the words stand for.
pub(super) fn same_as(
    document: &Document<'_>,
    speaker: &Speaker,
    source: &Source,
    known: Option<SourceKind>,
    earlier: &[Attribution],
) -> Option<usize> {
    let back = speaker.back?;
    let (at, words, plural) = (source.span.start, document.words(source.span), source.plural);
    // `the OHR` is who stood before `(OHR)`.
    let named = words.strip_prefix("the ").or_else(|| words.strip_prefix("The ")).unwrap_or(words);
    // `Mr. Hale` is the Hale who spoke before.
    let named = match named.split_once(". ") {
        Some((title, name)) if title.len() <= LONG_TITLE && !name.contains(' ') => name,
        _ => named,
    };
    // `the security source` is not the resident before it.
    let told = (!vague(source)).then_some(source.kind);
    let source = back == Back::Noun && ends_with(words, "source");
    let fits = |attribution: &Attribution| {
        let other = &attribution.source;
        let theirs = document.words(other.span);
        // `the group` that is known to be a militia is not the rights group before it.
        if known.is_some_and(|kind| kind != other.kind) {
            return false;
        }
        match back {
            Back::Person => {
                !other.plural
                    && !matches!(other.kind, SourceKind::Agency | SourceKind::Outlet)
                    && attribution.rule != "actor"
                    && (other.kind == SourceKind::Person || person(theirs))
                    && !of_other_sex(words, theirs)
            }
            Back::Thing => {
                !other.plural && (!person(theirs) || other.kind == SourceKind::ArmedGroup)
            }
            Back::Several => {
                let group = || {
                    attribution.rule == "actor"
                        && other.kind == SourceKind::ArmedGroup
                        && opens(document, at)
                };
                other.plural
                    || other.kind == SourceKind::Police && ends_with(theirs, "police")
                    || group()
            }
            Back::Noun if source => {
                !other.named
                    && !other.plural
                    && !matches!(other.kind, SourceKind::Agency | SourceKind::Outlet)
                    && (vague(other) || told.is_none_or(|kind| kind == other.kind))
            }
            Back::Noun => {
                fits_kind(other, words) || other.plural == plural && shares_head(words, theirs)
            }
            Back::Name if named.contains(' ') => theirs.contains(named),
            Back::Name => {
                holds_word(theirs, named) || holds_word(beside(document, attribution), named)
            }
        }
    };
    let near = || earlier.iter().enumerate().rev().take(REACH);
    // `the official` after a governor who is named
    let official = || {
        if back != Back::Noun || plural || !ends_with(words, "official") {
            return None;
        }
        let named = |attribution: &Attribution| {
            holds_office(&attribution.source) && person(document.words(attribution.source.span))
        };
        near().find(|(_, attribution)| named(attribution))
    };
    // `the statement` that the police made a sentence before
    let issuer = || {
        let statement = speaker.text && back == Back::Noun && ends_with(words, "statement");
        near().find(|(_, attribution)| statement && made_statement(document, attribution))
    };
    let found = near().find(|(_, attribution)| fits(attribution));
    let (last, _) = found.or_else(official).or_else(issuer)?;
    // Of several who said it together, the first stands for all.
    let together = |at: &usize| earlier[*at].verb == earlier[last].verb && fits(&earlier[*at]);
    let index = last.checked_sub(1).filter(together).unwrap_or(last);
    let found = &earlier[index];
    // A chain leads to its first link.
    Some(found.source.same_as.unwrap_or(index))
}

/// Whether a sentence opens with what begins at the byte, perhaps behind a date: `On May 24, they said`.
fn opens(document: &Document<'_>, at: u32) -> bool {
    /// Bytes before it, at most.
    const FAR: u32 = 20;
    let sentences = &document.sentences;
    let sentence = sentences.get(sentences.partition_point(|one| one.span.end <= at));
    sentence.is_some_and(|one| at - one.span.start.min(at) <= FAR)
}

/// Whether somebody says it `in a statement`.
fn made_statement(document: &Document<'_>, attribution: &Attribution) -> bool {
    let (verb, sentences) = (attribution.verb, &document.sentences);
    let sentence = sentences.get(sentences.partition_point(|one| one.span.end <= verb.start));
    let behind = |end: u32| Span { start: verb.end.min(end), end };
    sentence.is_some_and(|one| document.words(behind(one.span.end)).contains(" a statement"))
}

/// Whether it is one with a name, whose kind has officials.
fn holds_office(source: &Source) -> bool {
    use SourceKind::{Government, Military, Official, Police, Security};
    source.named
        && !source.plural
        && matches!(source.kind, Government | Military | Official | Police | Security)
}

/// The kind of those of whom this is one: `one of the sources` after `security sources`.
pub(super) fn kind_of_several(
    scene: &Scene<'_>,
    speaker: &Speaker,
    earlier: &[Attribution],
) -> Option<SourceKind> {
    let of = speaker.tokens.start + 1;
    let noun = speaker.tokens.end.checked_sub(1).filter(|noun| *noun > of + 1)?;
    if speaker.plural || !scene.is(of, any!["of"]) || !scene.is(of + 1, any!["the", "these"]) {
        return None;
    }
    let all = scene.word(noun);
    let fits = |other: &&Source| {
        other.plural && !vague(other) && ends_with(other.span.of(scene.text), all)
    };
    earlier.iter().rev().take(REACH).map(|one| &one.source).find(fits).map(|other| other.kind)
}

/// Whether little more is told of a source than that it is one.
fn vague(source: &Source) -> bool {
    !source.named && matches!(source.kind, SourceKind::Official | SourceKind::Person)
}

/// What stands between a source and its verb, if that is a clause about it: `the governor, Ann Hale, said`.
fn beside<'d>(document: &Document<'d>, attribution: &Attribution) -> &'d str {
    /// Bytes of a clause with a name in it, at most.
    const LONGEST: u32 = 80;
    let (start, end) = (attribution.source.span.end, attribution.verb.start);
    let clause = attribution.source.named && start < end && end - start <= LONGEST;
    if clause { document.words(Span { start, end }) } else { "" }
}

/// Takes over what an earlier mention tells of the source.
pub(super) fn inherit(source: &mut Source, first: &Source, back: Option<Back>) {
    // `the source` says less of somebody than `a security source`.
    if matches!(back, Some(Back::Person | Back::Thing | Back::Several | Back::Name))
        || first.named
        || vague(source)
    {
        source.kind = first.kind;
    }
    source.named = first.named;
    source.country = source.country.take().or_else(|| first.country.clone());
    source.anonymity = source.anonymity.take().or_else(|| first.anonymity.clone());
}

/// Whether the words name a person or the holder of an office rather than a body.
fn person(words: &str) -> bool {
    // `an army official` is a person, `the office of the director` is none.
    let head = words.split([',', '(']).next().unwrap_or(words);
    let head = before_preposition(head);
    if head.split(' ').next_back().is_some_and(|last| PEOPLE.has(word_hash(last))) {
        return true;
    }
    !head.split(|c: char| !c.is_alphanumeric()).any(|word| BODIES.has(word_hash(word)))
        && !words.split(' ').next().is_some_and(|first| {
            first.len() > 1 && first.chars().all(char::is_uppercase) && !words.contains(' ')
        })
}

/// Whether the words name an office that one body gives to one person at a time: `the ministry's spokesman`, no `army officer`.
pub(super) fn heads_office(words: &str) -> bool {
    let head = before_preposition(words.split([',', '(']).next().unwrap_or(words));
    head.split(' ').next_back().is_some_and(|last| OFFICES.has(word_hash(last)))
}

/// `she` after `his spokesman`
fn of_other_sex(pronoun: &str, theirs: &str) -> bool {
    pronoun.eq_ignore_ascii_case("she") && (male(theirs) || called(theirs, HE))
        || pronoun.eq_ignore_ascii_case("he") && (female(theirs) || called(theirs, SHE))
}

/// Whether the first given name among the words is one of that sex: `Sgt. Ann Hale`.
fn called(words: &str, sex: Class) -> bool {
    /// The names by their hashes.
    static SEXES: LazyLock<Vocabulary> = LazyLock::new(|| {
        let mut sexes = Vocabulary::default();
        for (names, sex) in [(FEMALE, SHE), (MALE, HE)] {
            for name in names {
                sexes.add_hash(word_hash(name), sex);
            }
        }
        sexes
    });
    let parts = || words.split(' ').filter(|word| word.starts_with(char::is_uppercase));
    // A surname may be a given name of the other sex.
    let mut known = parts().map(|word| SEXES.class(word_hash(word)));
    known.find(|of| of.any(SHE | HE)).is_some_and(|of| of.any(sex)) && parts().count() > 1
}

/// The bits of the sexes of given names; they are no classes of words.
const SHE: Class = Class(1);
const HE: Class = Class(2);

/// `his spokesman`, but neither `a spokeswoman` nor `a spokesperson`.
fn male(words: &str) -> bool {
    named_for(words, &["man", "father", "brother", "son", "husband", "uncle", "king"])
        && !female(words)
}

/// `a spokeswoman`
fn female(words: &str) -> bool {
    named_for(words, &["woman", "mother", "sister", "daughter", "wife", "widow", "aunt", "queen"])
}

/// Whether the noun before the first preposition ends with one of these.
fn named_for(words: &str, ends: &[&str]) -> bool {
    let head = before_preposition(words.split([',', '(']).next().unwrap_or(words));
    let last = head.split(' ').next_back().unwrap_or(head).as_bytes();
    ends.iter().any(|end| {
        let tail = last.len().checked_sub(end.len()).and_then(|from| last.get(from..));
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(end.as_bytes()))
    })
}

/// What stands before the first preposition with spaces around it.
fn before_preposition(words: &str) -> &str {
    let mut start = 0;
    for word in words.split(' ') {
        let end = start + word.len();
        if start > 0
            && end < words.len()
            && matches!(word, "of" | "for" | "in" | "at" | "with" | "from")
        {
            return &words[..start - 1];
        }
        start = end + 1;
    }
    words
}

/// `the official` and `a US official`, `the observatory` and `the Syrian Observatory for Human Rights`.
fn shares_head(short: &str, long: &str) -> bool {
    let pointing = |word: &&str| {
        !["the", "this", "that", "these", "those", "same"]
            .iter()
            .any(|other| word.eq_ignore_ascii_case(other))
    };
    let mut words = short.split_whitespace().filter(pointing).peekable();
    words.peek().is_some() && words.all(|word| holds_word(long, word))
}

fn ends_with(words: &str, last: &str) -> bool {
    words.split_whitespace().next_back().is_some_and(|word| word.eq_ignore_ascii_case(last))
}

fn holds_word(words: &str, word: &str) -> bool {
    let (all, one) = (words.as_bytes(), word.as_bytes());
    // Most do not hold its letters in a row.
    let held = || all.windows(one.len()).any(|some| some.eq_ignore_ascii_case(one));
    (one.is_empty() || held()) && is_word_of(words, word)
}

/// Whether the word is one of the words, or one of them without its article.
fn is_word_of(words: &str, word: &str) -> bool {
    words.split(|c: char| !(c.is_alphanumeric() || c == '-')).any(|other| {
        // `Hale` is `al-Hale`
        let plain = other.get(3..).filter(|_| {
            other
                .get(..3)
                .is_some_and(|al| al.eq_ignore_ascii_case("al-") || al.eq_ignore_ascii_case("el-"))
        });
        other.eq_ignore_ascii_case(word)
            || plain.is_some_and(|plain| plain.eq_ignore_ascii_case(word))
    })
}

/// `the monitor` after a source that is one, `the group` after an armed group, `the agency` after an agency.
fn fits_kind(other: &Source, words: &str) -> bool {
    let Some(head) = words.split_whitespace().next_back() else { return false };
    let is = |names: &[&str]| names.iter().any(|name| head.eq_ignore_ascii_case(name));
    match other.kind {
        SourceKind::Monitor => is(&[
            "monitor",
            "group",
            "observatory",
            "organization",
            "watchdog",
            "charity",
            "agency",
        ]),
        SourceKind::ArmedGroup => {
            is(&["group", "movement", "militia", "faction", "rebels", "fighters"])
        }
        SourceKind::Agency => is(&["agency"]),
        SourceKind::Outlet => {
            is(&["newspaper", "daily", "paper", "station", "channel", "broadcaster"])
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_headed_before_its_first_preposition() {
        assert_eq!(before_preposition("the office of the director in Harbor"), "the office");
        assert_eq!(before_preposition("a man from"), "a man from");
        assert_eq!(before_preposition("of the town"), "of the town");
    }
}
