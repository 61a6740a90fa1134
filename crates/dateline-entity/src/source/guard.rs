//! Whether a word of saying says something where it stands: most of them are nouns or tell of deeds elsewhere.

use dateline_text::{Class, word_hash};

use super::frame::Verb;
use super::scene::Scene;
use crate::Entity;
use crate::lexicon::words::{any, word_set};

/// Whether any noun before the verb says something by it: people do, and whoever tells a clause.
pub(super) fn by_anyone_before(scene: &Scene<'_>, at: usize, verb: Verb) -> bool {
    /// Mentions that may begin within the words of those who speak.
    const NEAR: usize = 16;
    if !verb.is(Verb::ANYONE_BEFORE) {
        return false;
    }
    let clause = scene.tokens.get(at + 1).is_some_and(|next| {
        next.is(Class::QUOTE)
            || scene.word(at + 1) == ":"
            || scene.among(at + 1, word_set!["that", "he", "she", "they", "there"])
    });
    let before = scene.tokens[at.saturating_sub(1)].span;
    // Mentions stand in order: only the last few before the verb can reach it.
    let near = scene.mentions.partition_point(|mention| mention.span.start < before.end);
    clause
        || scene.mentions[near.saturating_sub(NEAR)..near].iter().any(|mention| {
            matches!(mention.entity, Entity::People(_)) && mention.span.end + 1 >= before.start
        })
}

/// The hash of `said`, the most frequent of all verbs, which asks for nothing but a subject.
pub(super) const SAID: u64 = word_hash("said");

/// Whether the verb at `at`, of which this is known, tells what somebody says.
pub(super) fn says(scene: &Scene<'_>, at: usize, verb: Verb) -> bool {
    if scene.tokens[at].hash == SAID {
        // `she said to the guard`, but not `two men said to be armed`
        let somebody = || {
            scene.tokens.get(at + 2).is_some_and(|next| {
                next.is(Class::DETERMINER | Class::CAPITAL | Class::PRONOUN)
                    || scene.is(at + 2, any!["reporters", "journalists"])
            })
        };
        // `near the town of Said Hale`
        let name = || {
            let capital = |at: usize| scene.tokens.get(at).is_some_and(|t| t.is(Class::CAPITAL));
            let loud = scene.tokens[at].is(Class::UPPER);
            capital(at)
                && !loud
                && capital(at + 1)
                && at > 0
                && scene.tokens[at - 1].is(Class::PREPOSITION)
        };
        return (!scene.is(at + 1, any!["to"]) || somebody()) && !passive(scene, at) && !name();
    }
    // `a strike declared by the union`
    if scene.is(at + 1, any!["by"]) || verb.barred(scene, at) {
        return false;
    }
    // `say` is no participle, and who `is saying` something is active for all that helper.
    let helped = || at > 0 && scene.tokens[at - 1].is(Class::AUXILIARY);
    !passive(scene, at)
        || scene.is(at, any!["says", "say"])
        || scene.is(at, any!["referring", "saying", "stating"]) && helped()
}

/// Whether nothing acts upon the subject of the verb, as far as the word before it tells.
pub(super) fn active(scene: &Scene<'_>, at: usize) -> bool {
    at > 0
        && !scene.among(
            at - 1,
            word_set![
                "be", "been", "was", "were", "is", "are", "being", "as", "get", "gets", "got",
                "getting"
            ],
        )
}

/// Whether the verb tells what is done to its subject: `was told`, `has been widely reported`.
fn passive(scene: &Scene<'_>, at: usize) -> bool {
    let helper = (0..at).rev().take(3).find(|before| !scene.adverb(*before)).unwrap_or(at);
    if scene.islamic_state(helper) {
        return false;
    }
    at > 0
        && scene.among(
            at - 1,
            word_set![
                "be",
                "been",
                "was",
                "were",
                "is",
                "are",
                "being",
                "as",
                "yet",
                "immediately",
                "get",
                "gets",
                "got",
                "getting"
            ],
        )
        || helper + 1 < at
            && scene.among(helper, word_set!["be", "been", "was", "were", "is", "are", "being"])
}
