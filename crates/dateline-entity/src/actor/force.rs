//! States and their forces: `US troops`, `the Iraqi army`, `Israel said`.

use dateline_text::Class;
use smol_str::{SmolStr, StrExt, format_smolstr};

use super::{Found, described, plain, with_article};
use crate::lexicon::nation::{Nation, nation as nation_at};
use crate::lexicon::phrase;
use crate::lexicon::{
    ForceEntry, Form, Hit, Kind, Needs, WordList, Words, any, word_list, word_set,
};
use crate::{Actor, ActorKind};

/// Most describing words between a nation and its force: `US special operations forces`.
const MOST_BETWEEN: usize = 4;

/// The force noun from token `at` on, describing words passed over: (its token, hit, entry).
pub(super) fn noun_after<'d>(words: &Words<'d>, at: usize) -> Option<(usize, Hit, &'d ForceEntry)> {
    for noun in at..words.tokens.len().min(at + MOST_BETWEEN + 1) {
        if let Some(hit) = words.find(Kind::Force, noun) {
            return words.lexicon.forces.entry(hit).map(|force| (noun, hit, force));
        }
        if words.names(Kind::Actor, noun) || !phrase::describing(words, noun) {
            return None;
        }
    }
    None
}

/// `the Iraqi army`, `US and coalition forces` (the first word), `Syrian government forces`, `Palestinian militants`
pub(super) fn of_nation(words: &Words<'_>, at: usize, nation: &Nation) -> Option<Found> {
    let mut after = at + nation.used;
    // `US and Iraqi troops`: the first nation shares the noun of the second.
    let mut shared = false;
    for _ in 0..3 {
        let joint = after
            + usize::from(words.is(after, ","))
            + usize::from(
                words.is_any(after + usize::from(words.is(after, ",")), any!["and", "or"]),
            );
        let joint = if joint == after && words.joins(after) { after + 1 } else { joint };
        if joint == after {
            break;
        }
        let next = match nation_at(words, joint) {
            Some(other) if other.form != Form::Seat => other.used,
            _ if words.among(
                joint,
                word_set![
                    "coalition",
                    "allied",
                    "international",
                    "NATO",
                    "UN",
                    "African",
                    "Kurdish"
                ],
            ) =>
            {
                1
            }
            _ => break,
        };
        (after, shared) = (joint + next, true);
    }
    if words.has(after, Class::POSSESSIVE) && !shared {
        after += 1;
    }
    let (noun, hit, force) = noun_after(words, after)?;
    let close = nation.form == Form::Adjective
        || nation.form == Form::Both
        || noun == at + nation.used
        || words.has(at + nation.used, Class::POSSESSIVE);
    if !close
        || nation.form == Form::Seat && noun != after
        || matches!(force.needs, Needs::Backer | Needs::Name)
    {
        return None;
    }
    let end = noun + hit.used();
    let describes = hit.form != Form::Plural && super::describes_noun(words, end);
    let idle = force.needs == Needs::Deed
        && !super::deed::does(words, with_article(words, at), end, force.kind);
    if describes && !shared || idle {
        return None;
    }
    let actor = of_state(words, at, end, nation, force);
    let end = if shared { at + nation.used } else { end };
    Some(Found { start: with_article(words, at), end, actor, rule: force.rule })
}

fn of_state(
    words: &Words<'_>,
    at: usize,
    end: usize,
    nation: &Nation,
    force: &ForceEntry,
) -> Actor {
    let code = nation.code.to_ascii_lowercase_smolstr();
    let adjective = nation.state(words).map_or(nation.code, |state| state.adjective);
    let whole = format_smolstr!("{code}-forces");
    let mut actor = described(force.kind, plain(words, at, end - 1));
    actor.country = Some(SmolStr::new_static(nation.code));
    actor.people = force.people;
    let (id, name, parent) = match (force.kind, force.id) {
        // The authorities of a nation are its government; those of a town are its police.
        (ActorKind::State, _) | (_, "authorities") => {
            actor.kind = ActorKind::State;
            (code, nation.state(words).map_or(nation.code, |state| state.name).into(), None)
        }
        // Troops, soldiers and the military of a state are its forces; army, navy and police are parts of their own.
        (ActorKind::StateForce, "forces" | "troops" | "government-forces") => {
            (whole, format_smolstr!("{adjective} forces"), Some(code))
        }
        (ActorKind::StateForce, id) => (
            format_smolstr!("{code}-{id}"),
            format_smolstr!("{adjective} {}", force.name),
            Some(whole),
        ),
        (ActorKind::Police, id) => (
            format_smolstr!("{code}-{id}"),
            format_smolstr!("{adjective} {}", force.name),
            Some(code),
        ),
        (kind, _) => {
            // `Iraqi militias`, `Palestinian militants`: people of the nation, not its forces.
            actor.kind = if kind == ActorKind::Unidentified
                && force.id != "gunmen"
                && force.id != "suicide-bomber"
            {
                ActorKind::ArmedGroup
            } else {
                kind
            };
            return actor;
        }
    };
    // An entry of the lexicon for the same force knows its proper name.
    let known = words.lexicon.actor(&id).map(|entry| SmolStr::new_static(entry.name));
    (actor.id, actor.name, actor.parent, actor.descriptor) =
        (Some(id), known.or(Some(name)), parent, None);
    actor
}

/// Attacks that only armed forces make, so that the nation before them is who did it.
static STRIKES: WordList = word_list!(
    "airstrike airstrikes strike strikes raid raids drone drones missile missiles shelling bombardment bombardments artillery \
    warplane warplanes jet jets helicopter helicopters rocket rockets bombing bombings shell shells retaliatory tank tanks \
    gunship gunships gunfire fire naval glide guided ballistic cruise aircraft planes howitzers incursion offensive airdrop"
);

/// `an Israeli air strike`, `deadly U.S. retaliatory airstrikes`: the nation in front of its strike.
pub(super) fn of_strike(words: &Words<'_>, at: usize, nation: &Nation) -> Option<Found> {
    if !matches!(nation.form, Form::Adjective | Form::Both) {
        return None;
    }
    for next in (at + nation.used..).take(3) {
        let air = words.is_any(next, any!["air", "army", "military", "naval", "navy"])
            && words
                .is_any(next + 1, any!["strike", "strikes", "raid", "raids", "attack", "attacks"]);
        if air || STRIKES.has(words, next) {
            return Some(Found {
                start: at,
                end: at + nation.used,
                actor: government(words, nation),
                rule: "actor/nation-of-strike",
            });
        }
        if !phrase::describing(words, next) || words.has(next, Class::CAPITAL) {
            return None;
        }
    }
    None
}

/// `Israel said`, `killed by Israel`, `the US launched`: a state where it acts.
pub(super) fn state(words: &Words<'_>, at: usize, nation: &Nation) -> Option<Found> {
    if nation.form == Form::Adjective {
        return None;
    }
    let end = at + nation.used;
    // `us` in a text all in capitals is more often the pronoun.
    if nation.used == 1 && words.text(at).len() < 3 && words.shouting() {
        return None;
    }
    let start = with_article(words, at);
    let before = start.checked_sub(1);
    // `strikes by the United States and Britain`
    let joined = before.filter(|and| words.is(*and, "and")).is_some_and(|and| {
        let by = (and.saturating_sub(4)..and).rev().find(|at| words.is(*at, "by"));
        by.is_some_and(|by| {
            (by + 1..and).all(|at| {
                words.has(at, Class::DETERMINER)
                    || words.has(at, Class::CAPITAL) && !words.has(at, Class::PUNCT)
            }) && nation_at(words, by + 1 + usize::from(words.is(by + 1, "the"))).is_some()
        })
    });
    // `since Israel invaded`
    let since = before.is_some_and(|before| {
        words.is_any(before, any!["after", "since", "before"])
            && words.text(end).ends_with("ed")
            && acts(words, end)
    });
    if before.is_some_and(|before| !joined && !since && locates(words, before)) {
        return None;
    }
    let agent = joined
        || before.is_some_and(|before| {
            let blamed_on = words.is(before, "on")
                && before > 0
                && words.is_any(before - 1, any!["blamed", "pinned"]);
            blamed_on || words.is_any(before, any!["by", "blamed", "accused", "blames", "accuses"])
        });
    let acts = match nation.form {
        // A city acts as a government only where it speaks or has done something.
        Form::Seat => {
            let verb = end + usize::from(words.text(end).ends_with("ly"));
            words.has(verb, Class::REPORTING | Class::CLAIM | Class::AUXILIARY)
        }
        _ => acts(words, end),
    };
    (agent || acts).then(|| Found {
        start,
        end,
        actor: government(words, nation),
        rule: "actor/state",
    })
}

/// Whether the word before a state makes it a place: `in Iraq`, `eastern Syria`, `Balad, Iraq`.
fn locates(words: &Words<'_>, before: usize) -> bool {
    let follows_name = before > 0
        && words.has(before, Class::CAPITAL)
        && words.has(before, Class::WORD)
        && !words.has(before, Class::WEEKDAY)
        && !words.shouting();
    words.has(before, Class::PREPOSITION | Class::DIRECTION)
        && !words.is_any(before, any!["by", "against", "on"])
        || follows_name
        || words.is_any(before, any![",", "and", "or"])
            && before > 0
            && words.has(before - 1, Class::CAPITAL)
}

/// Whether the word after a state is a verb: `Israel shelled`, but not `Iran backed groups`.
fn acts(words: &Words<'_>, end: usize) -> bool {
    let text = words.text(end);
    let past = text.len() > 3
        && text.get(text.len() - 2..).is_some_and(|tail| tail.eq_ignore_ascii_case("ed"));
    let plain = word_set![
        "hit", "struck", "carries", "carry", "also", "says", "denies", "shot", "began", "sent",
        "targets",
    ];
    words.has(end, Class::REPORTING | Class::AUXILIARY | Class::MODAL | Class::CLAIM)
        || past && !words.is_any(end, any!["backed", "based", "aligned", "allied", "linked"])
        || words.among(end, plain)
        || words.is(end, "and") && nation_at(words, end + 1).is_some()
}

fn government(words: &Words<'_>, nation: &Nation) -> Actor {
    let name = nation.state(words).map_or(nation.code, |state| state.name);
    Actor {
        id: Some(nation.code.to_ascii_lowercase_smolstr()),
        name: Some(SmolStr::new_static(name)),
        kind: ActorKind::State,
        descriptor: None,
        sponsor: None,
        parent: None,
        country: Some(SmolStr::new_static(nation.code)),
        people: false,
    }
}
