//! Coalitions: `the US-led coalition`, `coalition forces`, and which one is meant.

use std::sync::LazyLock;

use dateline_text::{Class, Token, WordSet, fold_hash};
use smol_str::SmolStr;

use super::{Found, described, plain, with_article};
use crate::ActorKind;
use crate::lexicon::nation::Nation;
use crate::lexicon::{Kind, Scene, any, phrase, word_set};

/// `the US-led coalition`, `the international anti-jihadist coalition`, `coalition forces`
#[inline]
pub(super) fn coalition(scene: &Scene<'_>, at: usize, nation: Option<&Nation>) -> Option<Found> {
    let words = &scene.words;
    let may_be =
        nation.is_some_and(|nation| words.joins(at + nation.used)) || words.among(at, &COALITIONS);
    if may_be { coalition_of(scene, at, nation) } else { None }
}

fn coalition_of(scene: &Scene<'_>, at: usize, nation: Option<&Nation>) -> Option<Found> {
    let words = &scene.words;
    let mut found = coalition_phrase(scene, at, nation)?;
    let plain_word = words.is(at, "coalition");
    let forces = &words.lexicon.forces;
    let followed =
        words.find(Kind::Force, found.end).and_then(|hit| Some((hit.used(), forces.entry(hit)?)));
    if let Some((used, force)) =
        followed.filter(|(_, force)| matches!(force.kind, ActorKind::StateForce))
    {
        found.end += used;
        found.actor.people = force.people;
    } else if plain_word && !words.is(found.start, "the") {
        return None;
    }
    Some(found)
}

/// Words that make a coalition one of parties.
static OF_PARTIES: WordSet<10> = WordSet::new([
    "government",
    "governments",
    "partner",
    "partners",
    "party",
    "parties",
    "talks",
    "agreement",
    "deal",
    "lawmaker",
]);

/// Words at which a coalition may begin where no nation leads it.
static COALITIONS: WordSet<3> = WordSet::new(["international", "global", "coalition"]);

/// As [`coalition`], without asking whether the bare word means one.
pub(super) fn coalition_phrase(
    scene: &Scene<'_>,
    at: usize,
    nation: Option<&Nation>,
) -> Option<Found> {
    let words = &scene.words;
    let led = nation
        .filter(|nation| words.joins(at + nation.used) && words.is(at + nation.used + 1, "led"));
    if led.is_none() && !words.among(at, &COALITIONS) {
        return None;
    }
    let mut next = at;
    if let Some(nation) = &led {
        next = at + nation.used + 2;
    } else if words.is_any(at, any!["international", "global"]) {
        next = at + 1;
    } else if !words.is(at, "coalition") {
        return None;
    }
    let mut noun = next;
    while !words.is_any(noun, any!["coalition", "alliance"]) {
        let force = words.find(Kind::Force, noun);
        let force = force.and_then(|hit| words.lexicon.forces.entry(hit));
        if led.is_some() && force.is_some_and(|force| force.kind == ActorKind::StateForce) {
            break;
        }
        if noun > next + 4 || !(phrase::describing(words, noun) || words.joins(noun)) {
            return None;
        }
        noun += 1;
    }
    let one_of_parties = words.among(noun + 1, &OF_PARTIES)
        || noun == at
            && at > 0
            && words.among(
                at - 1,
                word_set![
                    "ruling",
                    "governing",
                    "opposition",
                    "political",
                    "right",
                    "left",
                    "centre",
                    "party",
                    "loose",
                    "election",
                    "wing",
                    "rebel",
                ],
            );
    if one_of_parties || words.is(noun, "alliance") && led.is_none() {
        return None;
    }
    let end = noun + usize::from(words.is_any(noun, any!["coalition", "alliance"]));
    let end = end.max(at + 1);
    let mut actor = described(ActorKind::Coalition, plain(words, at, end - 1));
    let leader = led.map(|nation| nation.code);
    let mut rule = "actor/coalition";
    // Only in Iraq and Syria is it known which one is meant.
    if leader.is_none_or(|code| code == "US") && in_iraq_or_syria(scene) {
        let entry = words.lexicon.actor("cjtf-oir")?;
        (actor.id, actor.name, actor.descriptor) =
            (Some(SmolStr::new_static(entry.id)), Some(SmolStr::new_static(entry.name)), None);
        rule = entry.rule;
    }
    // The article, and words between it and `coalition`.
    let start = if noun == at { phrase::lead(words, at).start } else { with_article(words, at) };
    Some(Found { start, end, actor, rule })
}

/// The states in which `the coalition` is known to be the one against Islamic State.
static IRAQ_OR_SYRIA: LazyLock<Vec<u64>> = LazyLock::new(|| {
    ["Iraq", "Iraqi", "Iraqis", "Syria", "Syrian", "Syrians", "Baghdad", "Damascus"]
        .map(fold_hash)
        .to_vec()
});

/// Whether the sentence or the first sentences of the document tell of Iraq or Syria.
fn in_iraq_or_syria(scene: &Scene<'_>) -> bool {
    let named = |tokens: &[Token]| {
        tokens.iter().any(|token| token.is(Class::CAPITAL) && IRAQ_OR_SYRIA.contains(&token.hash))
    };
    *scene.coalition_country.get_or_init(|| {
        let (here, all) = (scene.words.tokens, &scene.doc.tokens);
        named(here.get(..400).unwrap_or(here)) || named(all.get(..800).unwrap_or(all))
    })
}
