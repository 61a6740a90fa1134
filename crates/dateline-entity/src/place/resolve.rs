//! Which of the places of a name is meant, for all names of a document together.
//!
//! Scores are integers in hundredths of a doubling of population. One name has one sense in a document.

use std::cmp::Reverse;

use dateline_document::Document;
use dateline_gazetteer::{Gazetteer, Kind, Match, Place as Entry};
use rustc_hash::FxHashMap;

use super::Found;
use super::choice::Choice;
use super::country::Country;
use super::desk::Desk;
use super::distance::Point;
use super::fit::{NEAREST, containment, kind_fit, nearness};
use super::name::Name;
use super::outlet::outlet;
use super::sense::{Sense, dateline, senses};
use super::support::{HAMLET, Support, Vote};
use super::together::{Together, together};
use super::told;

/// A candidate this much behind the best one is no rival.
const CLOSE: i32 = 250;

/// Settled places that others are measured from.
const ANCHORS: usize = 64;

/// The places taken.
#[derive(Default)]
pub(super) struct Resolved<'g> {
    /// For each name its sense.
    pub(super) sense: Vec<usize>,
    pub(super) senses: Vec<Sense>,
    pub(super) choices: Vec<Choice<'g>>,
    /// Senses by the key of their name.
    pub(super) keys: FxHashMap<u64, usize>,
    /// The sense of the place in the dateline.
    pub(super) dateline: Option<usize>,
}

impl<'g> Resolved<'g> {
    /// The place of the name with this index.
    pub(super) fn place(&self, name: usize) -> Option<Entry<'g>> {
        self.choices[self.senses[self.sense[name]].range()].first().map(|choice| choice.place)
    }

    /// The place of the dateline.
    pub(super) fn dateline(&self) -> Option<Entry<'g>> {
        self.choices[self.senses[self.dateline?].range()].first().map(|choice| choice.place)
    }

    /// The country of a name that no gazetteer holds, where its phrase tells it.
    pub(super) fn country(&self, name: usize) -> Option<Country> {
        self.senses[self.sense[name]].country
    }

    /// Places of the name elsewhere that are nearly as likely, with their scores; at most five.
    pub(super) fn others(&self, name: usize) -> impl Iterator<Item = (Entry<'g>, i32)> + '_ {
        let choices = &self.choices[self.senses[self.sense[name]].range()];
        let best = choices.first();
        let rivals = choices
            .iter()
            .skip(1)
            .take_while(move |other| best.is_some_and(|best| best.score - other.score <= CLOSE));
        let apart = rivals.filter(move |other| best.is_some_and(|best| !best.same_site(other)));
        apart.take(5).map(|choice| (choice.place, choice.score))
    }
}

/// What the places of a document are weighed on.
#[derive(Default)]
pub(super) struct Scales {
    given: Support,
    support: Support,
    votes: Vec<Vote>,
    room: Together,
}

/// Takes a place for every name that was found.
pub(super) fn resolve<'g>(
    document: &Document<'_>,
    gazetteer: &'g Gazetteer,
    desk: &mut Desk,
    found: &mut Found<'g>,
) {
    let Desk { told, nations, scales, .. } = desk;
    let Found { names, spots, resolved, streets } = found;
    // Streets alone tell of the town in the dateline.
    if names.is_empty() && nations.is_empty() && streets.is_empty() {
        return;
    }
    senses(names, spots, resolved);
    let told = told::senses(told, resolved);
    dateline(document, gazetteer, resolved);
    if resolved.senses.is_empty() {
        return;
    }
    let Scales { given, support, votes, room } = scales;
    given.clear();
    outlet(document, gazetteer, given, resolved);
    for nation in nations.iter() {
        given.nation(*nation, 2);
    }
    votes.clear();
    votes.extend(
        resolved.senses.iter().map(|sense| certain(sense, &resolved.choices[sense.range()])),
    );
    count(given, votes, support);
    for index in 0..resolved.senses.len() {
        variants(document, gazetteer, names, resolved, index, support);
    }
    together(room, &resolved.senses, &mut resolved.choices);
    let mut anchors: Vec<(usize, Point)> = Vec::new();
    let mut outer = Vec::new();
    let mut inner = Vec::new();
    let mut beside = Vec::new();
    for round in 0..3 {
        for (index, own) in votes.iter().enumerate() {
            let sense = &resolved.senses[index];
            if sense.range().len() < 2 {
                continue;
            }
            let bare = sense.is_bare();
            let mut best = i32::MIN;
            for choice in &mut resolved.choices[sense.range()] {
                let told = choice.prior + support.of(choice, own);
                // Most are so far behind that no nearness makes them rivals.
                let open = !bare || told.saturating_add(NEAREST + CLOSE) >= best;
                let near = if open && choice.gain < NEAREST && !anchors.is_empty() {
                    choice.gain.max(nearness(choice, index, &anchors))
                } else {
                    choice.gain
                };
                choice.score = told + near;
                best = best.max(choice.score);
            }
            if bare {
                continue;
            }
            gather(resolved, &sense.containers, if round > 0 { 1 } else { 8 }, &mut outer);
            gather(resolved, &sense.contents, if round > 0 { 2 } else { 8 }, &mut inner);
            beside.clear();
            if sense.told {
                let of: Vec<usize> = told::beside(&told, index).collect();
                gather(resolved, &of, if round > 0 { 1 } else { 8 }, &mut beside);
            }
            for choice in &mut resolved.choices[sense.range()] {
                choice.score += kind_fit(choice.kind, &sense.kinds)
                    + containment(choice, &outer, &sense.nations)
                    + told::fit(choice, &beside)
                    + if inner.iter().any(|inside| choice.holds(inside)) { 400 } else { 0 };
            }
        }
        if round == 2 {
            break;
        }
        anchors.clear();
        let mut changed = false;
        for (index, sense) in resolved.senses.iter_mut().enumerate() {
            let choices = &resolved.choices[sense.range()];
            let best = best_two(choices);
            sense.settled = best.is_some_and(|(best, next)| {
                next.is_none_or(|next| best.score - next.score > CLOSE || best.same_site(next))
            });
            let taken = best.filter(|_| sense.settled).map(|(best, _)| best.place.row());
            changed |= taken != sense.taken;
            sense.taken = taken;
            votes[index] = match best {
                Some((best, _)) if sense.settled => {
                    if !best.is_area()
                        && best.kind != Kind::Airport
                        && anchors.len() < ANCHORS
                        && let Some(point) = best.point
                    {
                        anchors.push((index, point));
                    }
                    Vote::of(best, sense.weight(best.kind))
                }
                _ => Vote::default(),
            };
        }
        count(given, votes, support);
        // What would be counted next is what was counted now.
        if round == 1 && !changed {
            break;
        }
    }
    for sense in &resolved.senses {
        rank(&mut resolved.choices[sense.range()]);
    }
    let written = resolved.dateline.map(|at| resolved.senses[at].range());
    let written = written.and_then(|range| resolved.choices[range].first()?.point);
    for (index, vote) in votes.iter().enumerate() {
        let sense = &resolved.senses[index];
        let near = |best: &Choice<'_>| {
            best.point.zip(written).is_some_and(|(own, other)| own.km(&other) < NEIGHBOUR_KM)
        };
        let Some(best) = resolved.choices[sense.range()].first() else { continue };
        if stranger(best, near(best), sense, vote, support)
            || overseas(best, index, vote, support, resolved)
        {
            resolved.senses[index].to = resolved.senses[index].from;
        }
    }
    for pair in &told {
        for sense in [pair.inner, pair.outer] {
            // What is weighed against no other place of its name is weighed against that of the other.
            if let [only] = &mut resolved.choices[resolved.senses[sense].range()] {
                only.score = only.prior + support.of(only, &votes[sense]);
            }
        }
    }
    told::refuse(document, &told, spots, names, resolved);
    for spot in spots {
        // A container that turns out not to hold the place is a place by itself.
        let best =
            |name: usize| resolved.choices[resolved.senses[resolved.sense[name]].range()].first();
        if let Some(place) = spot.core.name.and_then(best) {
            spot.around.containers.retain(|outer| {
                best(*outer).is_none_or(|area| area.holds(place) || area.place == place.place)
            });
        }
    }
}

/// The candidates of some senses, the likeliest of each.
fn gather<'g>(resolved: &Resolved<'g>, of: &[usize], most: usize, out: &mut Vec<Choice<'g>>) {
    out.clear();
    for sense in of {
        let choices = &resolved.choices[resolved.senses[*sense].range()];
        if most == 1 {
            out.extend(best_two(choices).map(|(best, _)| *best));
        } else {
            out.extend(choices.iter().take(most));
        }
    }
}

/// What is given and what the names vote for.
fn count(given: &Support, votes: &[Vote], support: &mut Support) {
    support.clone_from(given);
    for vote in votes {
        support.vote(vote);
    }
}

/// Whether `one` is likelier; ties go to the smaller row, whatever order the table has.
fn likelier(one: &Choice<'_>, other: &Choice<'_>) -> bool {
    (one.score, Reverse(one.place.row())) > (other.score, Reverse(other.place.row()))
}

/// The best choice, and the best of the others.
fn best_two<'a, 'g>(choices: &'a [Choice<'g>]) -> Option<(&'a Choice<'g>, Option<&'a Choice<'g>>)> {
    let (mut best, rest) = choices.split_first()?;
    let mut next: Option<&Choice<'g>> = None;
    for other in rest {
        // Most are far behind.
        if next.is_some_and(|next| other.score < next.score) {
            continue;
        }
        if likelier(other, best) {
            next = Some(best);
            best = other;
        } else if next.is_none_or(|next| likelier(other, next)) {
            next = Some(other);
        }
    }
    Some((best, next))
}

/// Puts the best choice and its rivals first, the likeliest first; of what comes after them nobody asks.
fn rank(choices: &mut [Choice<'_>]) {
    let Some(best) = choices.iter().map(|choice| choice.score).max() else { return };
    let mut rivals = 0;
    for at in 0..choices.len() {
        if best - choices[at].score <= CLOSE {
            choices.swap(rivals, at);
            rivals += 1;
        }
    }
    choices[..rivals].sort_unstable_by_key(|choice| (Reverse(choice.score), choice.place.row()));
}

/// The vote of a name that can only lie in one country, or that is a country's and no area's elsewhere.
fn certain(sense: &Sense, choices: &[Choice<'_>]) -> Vote {
    let Some(first) = choices.first() else { return Vote::default() };
    let elsewhere = || choices.iter().filter(|choice| choice.country != first.country);
    let one = elsewhere().next().is_none()
        || first.kind == Kind::Country
            && elsewhere().all(|other| other.prior + 2 * CLOSE < first.prior);
    if one { Vote::of(first, sense.weight(first.kind)).national() } else { Vote::default() }
}

/// Other spellings, where the country is known and the spelling is not.
fn variants<'g>(
    document: &Document<'_>,
    gazetteer: &'g Gazetteer,
    names: &[Name<'g>],
    resolved: &mut Resolved<'g>,
    index: usize,
    support: &Support,
) {
    let sense = &mut resolved.senses[index];
    let Some(name) = names.get(sense.first).filter(|_| sense.range().is_empty()) else { return };
    let said = sense.nations.first().copied();
    sense.country = said;
    let written = document.words(name.span);
    for country in said.into_iter().chain(support.leading()) {
        let found = gazetteer.variants(written, &country.code());
        if !found.is_empty() {
            sense.from = resolved.choices.len();
            resolved
                .choices
                .extend(found.into_iter().take(8).map(|place| Choice::new(place, false)));
            sense.to = resolved.choices.len();
            return;
        }
    }
}

/// How far the land next to theirs is for those who write of it: a story from Beirut tells of Douma.
const NEIGHBOUR_KM: f32 = 250.0;

/// A town of few people in a country of which nothing else in the text speaks, or one that is hardly ever called so: the name
/// is more likely that of a quarter or hamlet at home, which no gazetteer holds.
fn stranger(best: &Choice<'_>, near: bool, sense: &Sense, own: &Vote, support: &Support) -> bool {
    // `Bam province` is no town, whatever its size: a list has all provinces, but not by all of their names.
    let province = || sense.kinds.contains(&"admin1") && !sense.kinds.contains(&"place");
    let known = match best.place.matched() {
        _ if province() => u64::MAX,
        Match::Listed if near => 50_000,
        Match::Listed => 500_000,
        _ => 15_000,
    };
    best.kind == Kind::Place
        && best.place.population() < known
        && sense.containers.is_empty()
        && sense.nations.is_empty()
        && (support.elsewhere(best, own, sense.told)
            || province() && best.place.population() < HAMLET && support.of_others(best, own))
}

/// A town in another part of the world than all that a text of one land names: `at Killeen`, near Newry.
fn overseas(
    best: &Choice<'_>,
    index: usize,
    own: &Vote,
    support: &Support,
    resolved: &Resolved<'_>,
) -> bool {
    /// People of a town that all the world knows without its land.
    const KNOWN: u64 = 200_000;
    /// As far as the news of one part of the world reaches.
    const FAR_KM: f32 = 5_000.0;
    let sense = &resolved.senses[index];
    let alone = best.kind == Kind::Place
        && best.place.population() < KNOWN
        && sense.containers.is_empty()
        && sense.nations.is_empty();
    let near = || {
        let others =
            resolved.senses.iter().enumerate().take(ANCHORS).filter(|(at, _)| *at != index);
        let mut others = others.filter_map(|(_, other)| resolved.choices[other.range()].first());
        others.any(|other| best.near(other, FAR_KM))
    };
    alone && support.abroad(best, own) && !near()
}
