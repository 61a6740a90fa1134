//! Whether something is done to a place: `shelled the village`, `an attack on the town`.

use dateline_text::Class;

use crate::lexicon::phrase::Lead;
use crate::lexicon::{WordList, Words, any, word_list};

/// What is done to a place, as verb or noun.
static ATTACKS: WordList = word_list!(
    "airstrike airstrikes ambush ambushed ambushes assault assaulted assaults attack attacked attacking attacks barrage bomb bombard bombarded bombarding \
    bombardment bombed bombing bombings bombs burn burned burning burnt capture captured captures destroy destroyed destroying \
    destroys destruction drone drones explosion explosions fire fired fires firing flattened grenade grenades hit hits hitting \
    incursion invaded invading landed looted massacre mined mining missile missiles mortar mortars mortared offensive overran \
    overrun overrunning pillaged pounded pounding projectile projectiles raid raided raiding raids ransacked ravaged razed retook rocket \
    rocketed rockets seize seized seizing shell shelled shelling shells slammed storm stormed storming strafed strafing strike strikes \
    striking struck swept target targeted targeting targets terrorized terrorised torched torching"
);

/// `shelled the village`, `an attack on the town`, `rockets fell on a market street`, `the road was mined`.
pub(super) fn struck(words: &Words<'_>, lead: &Lead, last: usize) -> bool {
    let done = (last + 1..last + 5).take_while(|at| {
        words.has(*at, Class::AUXILIARY | Class::WORD) && !words.has(*at, Class::PREPOSITION)
    });
    let helped = words.has(last + 1, Class::AUXILIARY);
    if helped && (done.clone().any(|at| ATTACKS.has(words, at)) || words.is(last + 2, "cut")) {
        return true;
    }
    // `bombed densely populated districts`
    let mut start = lead.start;
    while start > 0
        && lead.start - start < 2
        && (words.text(start - 1).ends_with("ly")
            || words.text(start - 1).ends_with("LY")
            || words.is(start - 1, "populated"))
    {
        start -= 1;
    }
    let Some(mut before) = start.checked_sub(1) else { return false };
    // `the raid on the city's port`
    if words.has(last + 1, Class::POSSESSIVE) {
        return false;
    }
    // `INVADED QUIRPA VILLAGE`: capitals do not tell the name between.
    if words.shouting() {
        let plain = Class::PREPOSITION
            | Class::PUNCT
            | Class::DETERMINER
            | Class::AUXILIARY
            | Class::CONJUNCTION
            | Class::PRONOUN;
        let name =
            (before.saturating_sub(2)..before).rev().take_while(|at| !words.has(at + 1, plain));
        if let Some(verb) = name.into_iter().find(|at| ATTACKS.has(words, *at)) {
            before = verb;
        }
    }
    // `attacks on the army's positions`: the possessor stands between.
    if words.has(before, Class::POSSESSIVE) {
        let found = (before.saturating_sub(5)..before).rev().find(|at| {
            words.has(*at, Class::PREPOSITION | Class::PUNCT) || ATTACKS.has(words, *at)
        });
        let Some(found) = found else { return false };
        before = found;
    }
    // `set fire to the village`
    if words.is(before, "to") && before > 0 && words.is(before - 1, "fire") {
        return true;
    }
    if ATTACKS.has(words, before) || words.is_any(before, any!["against", "upon"]) {
        return true;
    }
    // `the rustlers raided in a village`, but in a town something else is raided
    let town = words.is_any(last, any!["town", "towns", "city", "cities"]);
    if words.is(before, "in")
        && !town
        && before > 0
        && words
            .is_any(before - 1, any!["raided", "attacked", "struck", "ambushed", "attack", "raid"])
    {
        return true;
    }
    // `bombed a camp and villages`: the other one is done to as well.
    if words.is_any(before, any!["and", "or"]) || words.is(before, ",") {
        let other = (before.saturating_sub(8)..before).rev().take_while(|at| {
            !words.has(*at, Class::AUXILIARY | Class::REPORTING | Class::MODAL | Class::PRONOUN)
                && !words.is_any(*at, any![",", ";", "by", "with", "from", "in"])
        });
        let done = |at: usize| {
            // `assaults on the town and villages`
            ATTACKS.has(words, at)
                && (words.is_any(at + 1, any!["on", "against"])
                    || words.text(at).ends_with(['d', 'g', 'D', 'G'])
                    || words.is_any(at, any!["hit", "struck"]))
        };
        if other.into_iter().any(done) {
            return true;
        }
    }
    // What stands before a preposition up to a few words away: `opened fire with guns on`.
    let onto = words.is_any(before, any!["on", "against", "upon", "onto", "into", "at"]);
    let of = words.is(before, "of");
    let reach = if of { 1 } else { 3 };
    (onto || of)
        && (before.saturating_sub(reach)..before).any(|at| {
            ATTACKS.has(words, at)
                || onto
                    && words.is_any(
                        at,
                        any![
                            "fell",
                            "dropped",
                            "rained",
                            "crashed",
                            "burst",
                            "crept",
                            "descended",
                            "broke"
                        ],
                    )
        })
}
