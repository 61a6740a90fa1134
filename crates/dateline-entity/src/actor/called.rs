//! Groups that no list holds, with their name behind what they are: `a group calling itself the Sons of the Coast`.

use dateline_text::{Class, WordSet};
use smol_str::SmolStr;

use super::{deed, named, plain};
use crate::ActorKind;
use crate::lexicon::phrase::Lead;
use crate::lexicon::{Kind, Words, any};

/// Nouns, in one number, of which one may bear a name.
static GROUPS: WordSet<17> = WordSet::new([
    "band",
    "brigade",
    "cartel",
    "cell",
    "coalition",
    "commando",
    "faction",
    "gang",
    "group",
    "militia",
    "movement",
    "network",
    "organisation",
    "organization",
    "outfit",
    "squad",
    "syndicate",
]);

/// Words of a name between capitals: `Sons of the Coast`, `Jund al-Sham`.
static JOINTS: WordSet<10> =
    WordSet::new(["of", "the", "al", "el", "and", "de", "del", "la", "for", "e"]);

/// Most tokens of a name.
const LONGEST: usize = 10;

/// The name behind the noun that ends before `end`, with the token after it.
pub(super) fn called(words: &Words<'_>, end: usize) -> Option<(usize, SmolStr)> {
    if words.shouting() || !words.among(end - 1, &GROUPS) {
        return None;
    }
    let (from, told) = introduced(words, end);
    let from = from + usize::from(words.is(from, "the"));
    let quoted = words.has(from, Class::QUOTE);
    let first = from + usize::from(quoted);
    let after = if quoted {
        (first..words.tokens.len().min(first + LONGEST)).find(|at| words.has(*at, Class::QUOTE))?
    } else {
        run(words, first)
    };
    // Behind nothing but a comma, or the noun itself, a name of a group looks like one.
    let closed = match told {
        Told::Called => true,
        Told::Apposed => {
            (words.is(after, ",") || words.is(after, "("))
                && after - first > 1
                && !known(words, first)
        }
        Told::Beside => after > first && !known(words, first) && !words.names(Kind::People, after),
    };
    let name = after > first && words.has(first, Class::CAPITAL) && closed;
    // A group that a list holds is told by itself.
    let listed = words.names(Kind::Actor, first);
    (name && !listed).then(|| (after + usize::from(quoted), plain(words, first, after - 1)))
}

/// Whether a group of which only its name is told is one that fights: nobody knew it before, or it does what such groups do.
pub(super) fn armed(words: &Words<'_>, lead: &Lead, after: usize) -> bool {
    let obscure = |at: usize| {
        words.is_any(at, any!["unknown", "little", "shadowy", "obscure", "murky", "secretive"])
    };
    let verb = after + usize::from(words.is(after, ","));
    let verb = verb + usize::from(words.is_any(verb, any!["has", "had", "later", "also"]));
    lead.modifiers.clone().any(obscure)
        || named::told_before(words, lead.start)
        || words.is_any(verb, any!["claimed", "claims", "claiming"])
        || deed::does(words, lead.start, after, ActorKind::ArmedGroup)
}

/// How a name is told.
enum Told {
    /// `calling itself`, `known as`
    Called,
    /// Behind a comma.
    Apposed,
    /// `the leftist group Red Lantern`
    Beside,
}

/// Where a name may begin behind the noun.
fn introduced(words: &Words<'_>, end: usize) -> (usize, Told) {
    let comma = usize::from(words.is(end, ","));
    let at = end + comma;
    let itself = |at: usize| words.is_any(at, any!["itself", "themselves"]);
    if words.is_any(at, any!["calling", "styling"]) && itself(at + 1) {
        return (at + 2, Told::Called);
    }
    if words.is_any(at, any!["that", "which"])
        && words.is_any(at + 1, any!["calls", "called", "styles"])
        && itself(at + 2)
    {
        return (at + 3, Told::Called);
    }
    if words.is_any(at, any!["known", "identified"]) && words.is(at + 1, "as") {
        return (at + 2, Told::Called);
    }
    if words.is_any(at, any!["called", "named", "dubbed"]) {
        return (at + 1, Told::Called);
    }
    (at, if comma > 0 { Told::Apposed } else { Told::Beside })
}

/// Where a run of capitals ends.
fn run(words: &Words<'_>, first: usize) -> usize {
    let mut after = first;
    let mut at = first;
    while at < words.tokens.len().min(first + LONGEST) {
        if words.has(at, Class::CAPITAL) && words.has(at, Class::WORD) {
            after = at + 1;
        } else if !(words.joins(at) || words.among(at, &JOINTS) || words.has(at, Class::POSSESSIVE))
        {
            break;
        }
        at += 1;
    }
    after
}

/// Whether the word begins what is no group's name.
fn known(words: &Words<'_>, at: usize) -> bool {
    let other = Class::TITLE
        | Class::GIVEN_NAME
        | Class::MONTH
        | Class::WEEKDAY
        | Class::DEMONYM
        | Class::PRONOUN
        | Class::PREPOSITION
        | Class::CONJUNCTION
        | Class::REPORTING;
    words.has(at, other)
}
