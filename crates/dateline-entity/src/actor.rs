//! Actors: named groups, the forces of states, and words that describe someone without naming them.
//!
//! A description (`Iran-backed groups`) is never resolved to one group: it has no name, and its words stand in `descriptor`.

mod called;
mod coalition;
mod deed;
mod describe;
mod force;
mod named;

use dateline_text::{Class, Token};
use smol_str::SmolStr;

use crate::lexicon::nation::nation;
use crate::lexicon::{Hit, Kind, Kinds, Scene, Words, any, word_set};
use crate::{Actor, ActorKind, Entity, Mention};
use named::Named;

/// Where the next actor of a sentence may begin, and where its words may.
#[derive(Default)]
pub(crate) struct Free {
    head: usize,
    start: usize,
}

/// Appends the actor at an anchor of the sentence; the anchors come in order.
#[inline]
pub(crate) fn actor(scene: &Scene<'_>, at: usize, free: &mut Free, out: &mut Vec<Mention>) {
    if at >= free.head && begins(&scene.words, at) {
        begun(scene, at, free, out);
    }
}

/// As [`actor`], where one may begin.
fn begun(scene: &Scene<'_>, at: usize, free: &mut Free, out: &mut Vec<Mention>) {
    let words = &scene.words;
    if let Some(other) = elsewhere(words, at) {
        free.head = at + other;
    } else if let Some(found) = actor_at(scene, at) {
        let start = found.start.max(free.start);
        let (first, last) = (words.tokens[start].span, words.tokens[found.end - 1].span);
        out.push(Mention {
            span: first.join(last),
            entity: Entity::Actor(found.actor),
            rule: found.rule,
        });
        free.head = found.end.max(at + 1);
        free.start = free.head;
    }
}

/// The anchors at which an actor may begin.
pub(crate) const ENTERED: Kinds = NAMED.with(Kinds::NAMELESS);

/// The kinds of names at which an actor may begin.
const NAMED: Kinds = Kinds::all(&[Kind::Actor, Kind::Force, Kind::State]);

/// Whether an actor may begin at the token: with a name, a nation, or a word of the phrases that describe one.
fn begins(words: &Words<'_>, at: usize) -> bool {
    words.kinds(at).any(NAMED)
        || words.has(at, Class::DEMONYM)
        || words.among(at, &describe::PHRASES)
}

/// Words at which an actor may begin; some names begin with a number.
const HEADS: Class =
    Class::ACTOR_HEAD.with(Class::FORCE_HEAD).with(Class::STATE_HEAD).with(Class::DEMONYM);

/// An actor and its tokens.
struct Found {
    start: usize,
    end: usize,
    actor: Actor,
    rule: &'static str,
}

/// The length of a phrase at token `at` in which actors' names mean something else (`Richard Wagner`, `freedom fighter`).
fn elsewhere(words: &Words<'_>, at: usize) -> Option<usize> {
    words
        .find(Kind::Actor, at)
        .or_else(|| words.find(Kind::Force, at))
        .filter(|hit| hit.entry.is_none())
        .map(Hit::used)
}

/// The actor that begins at token `at`, its article aside.
fn actor_at(scene: &Scene<'_>, at: usize) -> Option<Found> {
    let words = &scene.words;
    if !words.has(at, HEADS | Class::DIGIT) {
        return None;
    }
    let nation = nation(&scene.words, at);
    let named = named::named(scene, at);
    let backer = nation.is_some() || named.is_some() || words.is(at, "pro");
    if backer && let Some(found) = describe::backed(scene, at, nation.as_ref(), named.as_ref()) {
        return Some(found);
    }
    named.map(Named::found).or_else(|| coalition::coalition(scene, at, nation.as_ref())).or_else(
        || match &nation {
            Some(nation) => force::of_nation(words, at, nation)
                .or_else(|| force::of_strike(words, at, nation))
                .or_else(|| force::state(words, at, nation)),
            None => describe::noun(scene, at),
        },
    )
}

/// The owner of a target at token `at`: alpha-2 codes or actor names, and the number of tokens that name them.
pub(crate) fn owner_at(scene: &Scene<'_>, at: usize) -> (Vec<String>, usize) {
    let words = &scene.words;
    if !words.has(at, HEADS) {
        return (Vec::new(), 1);
    }
    let nation = nation(words, at);
    if let Some(found) = coalition::coalition_phrase(scene, at, nation.as_ref()) {
        let leader = nation.map(|nation| nation.code.to_owned());
        let name = found.actor.name.or(found.actor.descriptor).map(String::from);
        return (leader.into_iter().chain(name).collect(), found.end - at);
    }
    if let Some(nation) = nation {
        return (vec![nation.code.to_owned()], nation.used);
    }
    if let Some(found) = named::named(scene, at) {
        return (vec![found.entry.name.to_owned()], found.end - at);
    }
    (Vec::new(), 1)
}

/// The actor that people are `of`, article passed over: `of an Iraqi security force`.
pub(crate) fn complement(scene: &Scene<'_>, at: usize) -> Option<Actor> {
    let words = &scene.words;
    let at = at + usize::from(words.has(at, Class::DETERMINER));
    actor_at(scene, at).map(|found| found.actor)
}

/// The words of tokens `first` to `last`, single spaces between them.
pub(crate) fn plain(words: &Words<'_>, first: usize, last: usize) -> SmolStr {
    let tokens = &words.tokens[first..=last];
    let written = tokens[0].span.join(tokens[last - first].span).of(words.text);
    if spaced_once(words.text, tokens) {
        return SmolStr::new(written);
    }
    let mut text = String::with_capacity(written.len());
    for word in written.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text.into()
}

/// Whether single spaces are all that stands between the tokens, if anything does.
fn spaced_once(text: &str, tokens: &[Token]) -> bool {
    tokens.windows(2).all(|pair| {
        let (end, next) = (pair[0].span.end, pair[1].span.start);
        end == next || end + 1 == next && text.as_bytes()[end as usize] == b' '
    })
}

/// The token of the article right before `at`, or `at`.
fn with_article(words: &Words<'_>, at: usize) -> usize {
    match at.checked_sub(1) {
        Some(before) if words.is_any(before, any!["the", "a", "an"]) => before,
        _ => at,
    }
}

/// Whether the words that end before `next` only tell the kind of a place or person after them (`army base`, `police officer`).
fn describes_noun(words: &Words<'_>, next: usize) -> bool {
    let next = next + usize::from(words.joins(next));
    // `death squad members`, `civil patrol guards` are the squad's and the patrol's.
    let members = words.among(
        next,
        word_set![
            "member",
            "members",
            "personnel",
            "agents",
            "guards",
            "troops",
            "fighters",
            "gunmen",
            "elements",
            "operatives"
        ],
    );
    !members && (words.names(Kind::Target, next) || words.names(Kind::People, next))
}

/// An actor of which only kind and words are known.
fn described(kind: ActorKind, descriptor: SmolStr) -> Actor {
    Actor {
        id: None,
        name: None,
        kind,
        descriptor: Some(descriptor),
        sponsor: None,
        parent: None,
        country: None,
        people: false,
    }
}

#[cfg(test)]
mod tests {
    use dateline_text::{Vocabulary, tokenize};

    use super::spaced_once;

    #[test]
    fn words_with_single_spaces_stand_as_they_are() {
        let once = |text: &str| spaced_once(text, &tokenize(text, &Vocabulary::default()));
        assert!(once("the Dawn-Brigade") && once("Dawn"));
        assert!(!["Dawn  Brigade", "Dawn\nBrigade", "Dawn\u{a0}Brigade"].into_iter().any(once));
    }
}
