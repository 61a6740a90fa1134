//! What stands before and after a name that makes it a place.

use std::ops::Range;

use dateline_text::{Class, Token, word_hash};

use super::name::FUNCTION;
use super::words::{self, TypeEntry};

/// `of`, in two letters: `O.F.` has the same hash.
pub(super) const OF: u64 = word_hash("of");

const TO: u64 = word_hash("to");
const FROM: u64 = word_hash("from");

/// Who governs a place: `the mayor of Kherson`.
const OFFICES: [u64; 5] = [
    word_hash("governor"),
    word_hash("mayor"),
    word_hash("prefect"),
    word_hash("archbishop"),
    word_hash("bishop"),
];

/// Words that no cue stands before.
const SMALL: Class = Class::PREPOSITION
    .with(Class::CONJUNCTION)
    .with(Class::AUXILIARY)
    .with(Class::REPORTING)
    .with(Class::CAPITAL);

/// Whether a word of place stands before the name; direction, article, people and up to two adjectives may stand between.
#[inline]
pub(super) fn cued(tokens: &[Token], at: usize) -> bool {
    const FIRST: Class =
        Class::LOCATIVE.with(Class::PREPOSITION).with(Class::DETERMINER).with(Class::DIRECTION);
    // Before most words stands neither a cue nor what one may stand before.
    at.checked_sub(1).is_some_and(|before| {
        let token = &tokens[before];
        (token.is(FIRST) || token.is(Class::WORD) && !token.is(SMALL)) && has_cue(tokens, at)
    })
}

fn has_cue(tokens: &[Token], at: usize) -> bool {
    let before = &tokens[at - 1];
    if before.hash == TO && ends_way(tokens, at - 1) || words::besieges(before) {
        return true;
    }
    for (before, token) in tokens[..at].iter().enumerate().rev().take(4) {
        if token.is(Class::LOCATIVE)
            && (!token.is(Class::CAPITAL) || token.is(Class::UPPER) || before == 0)
        {
            return true;
        }
        if token.hash == OF && token.span.len() == 2 {
            return before > 0 && words_before_of(tokens, before);
        }
        let passes = token.is(Class::DETERMINER | Class::DIRECTION)
            || token.is(Class::WORD) && !token.is(SMALL);
        if !passes {
            return false;
        }
    }
    false
}

/// `from Kumba to NAME`: whether a name with `from` before it stands before the word `to`.
fn ends_way(tokens: &[Token], to: usize) -> bool {
    /// Words of the first name, at most.
    const LONGEST: usize = 3;
    let capitals = tokens[..to].iter().rev().take(LONGEST).take_while(|t| t.is(Class::CAPITAL));
    let start = to - capitals.count();
    start < to && start > 0 && tokens[start - 1].hash == FROM
}

/// The type of a list of names that goes on from `end`: `and Barrow counties`, `, Clay and Douglas counties`.
pub(super) fn listed_type(tokens: &[Token], end: usize) -> Option<&'static TypeEntry> {
    let mut at = end;
    let mut joined = false;
    while let Some(token) = tokens.get(at).filter(|_| at < end + 24) {
        if token.is_mark(",") || token.is(Class::CONJUNCTION) && token.span.len() <= 3 {
            joined = true;
        } else if joined && let Some((_, entry, true)) = words::typed(&tokens[at..]) {
            return Some(entry);
        } else if !joined || !token.is(Class::CAPITAL) || token.is(Class::UPPER) {
            return None;
        }
        at += 1;
    }
    None
}

/// `AT THE SAN MARCOS LEMPA BRIDGE`: where a type word follows within two words, the name goes on to it.
pub(super) fn named_type(tokens: &[Token], end: usize) -> Option<usize> {
    (end + 1..end + 3).find(|at| {
        let at = *at;
        let within = tokens[end..tokens.len().min(at)].iter().all(|token| {
            token.is(Class::WORD) && !token.is(FUNCTION) && !token.is(Class::DIRECTION)
        });
        within && at < tokens.len() && matches!(words::typed(&tokens[at..]), Some((_, _, false)))
    })
}

/// `city of`, `vicinity of`, `north of`, `shelling of`: whether the word before `of` makes what follows a place.
fn words_before_of(tokens: &[Token], of: usize) -> bool {
    let before = &tokens[of - 1];
    before.is(Class::DIRECTION)
        || words::besieges(before)
        || OFFICES.contains(&before.hash)
        || (1..=3).any(|length| {
            of.checked_sub(length).is_some_and(|start| {
                words::around(&tokens[start..]).is_some_and(|(used, _)| start + used >= of)
            })
        })
        || (2..=4).any(|length| {
            of.checked_sub(length).is_some_and(|start| {
                words::around(&tokens[start..]).is_some_and(|(used, _)| start + used > of)
            })
        })
}

/// `village of NAME`
#[inline]
pub(super) fn of_type(tokens: &[Token], at: usize) -> bool {
    at >= 2
        && tokens[at - 1].is(Class::PREPOSITION)
        && tokens[at - 1].span.len() == 2
        && ends_with_type(tokens, at)
}

fn ends_with_type(tokens: &[Token], at: usize) -> bool {
    (1..=3).any(|length| {
        let start = (at - 1).checked_sub(length);
        let typed = |start: usize| words::typed(&tokens[start..]).map(|found| start + found.0);
        start.and_then(typed) == Some(at - 1)
    })
}

/// `near NAME`, `outside NAME`, `toward NAME`
pub(super) fn near(tokens: &[Token], at: usize, text: &str) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        let word = tokens[before].span.of(text);
        ["near", "outside", "toward", "towards"].iter().any(|cue| word.eq_ignore_ascii_case(cue))
            || word.eq_ignore_ascii_case("of")
                && before > 0
                && (tokens[before - 1].is(Class::DIRECTION) || words_before_of(tokens, before))
    })
}

/// What an attack does, behind where it was.
const HARMING: [&str; 10] = [
    "killing",
    "wounding",
    "injuring",
    "leaving",
    "abducting",
    "kidnapping",
    "burning",
    "torching",
    "destroying",
    "damaging",
];

/// Tokens within which what follows a comma behind a name says that it is a place: `in Petaka, in a mostly French-speaking province`.
const APPOSED: usize = 7;

/// `killed nine villagers in NAME on Monday`, `burned a clinic in NAME, killing three`: where something was done on a day, or what
/// came of it; `raided a post in NAME, a remote village`: what it is, or in what it lies.
///
/// Without the deed and the day it may be a parliament, a language or a feast.
pub(super) fn inside(tokens: &[Token], name: &Range<usize>) -> bool {
    let word = |at: usize, words: &[&str]| {
        tokens.get(at).is_some_and(|token| words.iter().any(|own| token.hash == word_hash(own)))
    };
    let day = |at: usize| {
        tokens.get(at).is_some_and(|token| token.is(Class::WEEKDAY))
            || word(at, &["early", "late"])
                && tokens
                    .get(at + 1..)
                    .is_some_and(|rest| rest.iter().take(2).any(|token| token.is(Class::WEEKDAY)))
    };
    let dated = day(name.end)
        || word(name.end, &["on"]) && day(name.end + 1)
        || word(name.end, &["overnight", "yesterday", "today"])
        || word(name.end, &["last", "earlier"])
        // `in Petaka a week ago`
        || word(name.end + 2, &["ago"]);
    // `burned a clinic in Lopa, killing three`
    let harmed = word(name.end, &[","]) && word(name.end + 1, &HARMING);
    // `in Petaka, some 350 km south of Lima`
    let measured = || {
        let about =
            usize::from(word(name.end + 1, &["some", "about", "around", "roughly", "nearly"]));
        let number = name.end + 1 + about;
        let unit = &["km", "kilometers", "kilometres", "miles"];
        word(name.end, &[","])
            && tokens.get(number).is_some_and(|token| token.is(Class::DIGIT))
            && word(number + 1, unit)
    };
    let preceded = name.start.checked_sub(1).is_some_and(|before| word(before, &["in", "at"]));
    if preceded && measured() {
        return true;
    }
    // `in Petaka, in a mostly French-speaking province`, `at Lopa, a former fishing village`
    let apposed = || {
        let within = usize::from(word(name.end + 1, &["in"]));
        let behind = tokens.get(name.end + 2 + within..).unwrap_or_default();
        let phrase = || {
            behind
                .iter()
                .take(APPOSED)
                .take_while(|token| !token.is(Class::PUNCT) || token.is_mark("-"))
        };
        let typed = |at: usize| {
            let (used, entry, _) = words::typed(&behind[at..])?;
            matches!(entry.kind, "place" | "admin1" | "admin2").then_some(at + used)
        };
        let plain = |at: usize| {
            !behind[..at].iter().any(|token| token.is(Class::PREPOSITION | Class::TRIGGER))
        };
        // `a village in northern Mali`, but not `a village elder`
        let ends = |at: usize| {
            behind.get(at).is_none_or(|next| next.is(Class::PUNCT | Class::PREPOSITION))
        };
        let mut phrase = phrase().enumerate();
        word(name.end, &[","])
            && word(name.end + 1 + within, &["a", "an"])
            && phrase.any(|(at, token)| {
                token.is(Class::PLACE_TYPE) && plain(at) && typed(at).is_some_and(ends)
            })
    };
    // `in Petaka, north of Lima`, `in Petaka, near the border with Peru`
    let lies = || {
        let next = tokens.get(name.end + 1);
        let direction =
            next.is_some_and(|token| token.is(Class::DIRECTION)) && word(name.end + 2, &["of"]);
        word(name.end, &[","]) && (direction || word(name.end + 1, &["near", "outside"]))
    };
    preceded
        && (dated || harmed || apposed() || lies())
        && tokens.iter().any(|token| token.is(Class::TRIGGER))
}

/// The first word of the run after the name that is neither a type of place nor a time.
pub(super) fn after(tokens: &[Token], run: &Range<usize>, end: usize) -> Option<usize> {
    let mut at = end;
    if let Some((used, ..)) = words::typed(&tokens[end..]) {
        at += used;
    }
    let next = tokens.get(at).filter(|_| at < run.end)?;
    (next.is(Class::WORD)
        && next.is(Class::CAPITAL)
        && !next.is(Class::MONTH.with(Class::WEEKDAY).with(Class::POSSESSIVE)))
    .then_some(at)
}
