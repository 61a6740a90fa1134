//! Accounts to incidents: block, score, components, settle.
//!
//! Each step is a public function over plain rows: [`rows`] makes them, [`block`] says which pairs to look at, [`score`]
//! weighs a pair, [`components`] forms sets by average link, [`settle`] reads the fields of one set. [`edges`] and [`join`]
//! take the first steps for millions of rows, [`merge`] runs all of them in one process. Nothing depends on the order of the readings: rows are sorted by (reference day, document, offset),
//! scores are integers, and ties go to the smaller row.

mod assemble;
mod block;
mod components;
mod confidence;
mod country;
mod decide;
mod disagree;
mod eliminate;
mod explain;
mod id;
mod join;
mod likeness;
mod near;
mod row;
mod score;
mod series;
mod settle;
mod title;
mod weight;
mod who;

use std::collections::BTreeMap;

pub use self::block::{Key, block, keys};
pub use self::components::{Edge, components, grow};
use self::decide::Decided;
pub use self::decide::{
    Blame, Correction, Days, Decision, Decisions, Number, RULE, Ruling, Spot, Unmatched, Verb,
};
pub use self::explain::{explain, explain_incident};
use self::join::NEAR_MISS;
pub use self::join::{edges, edges_by, join};
pub use self::row::{Arm, Hold, Level, Manner, Row, Site, rows};
pub use self::score::{MERGE, Verdict, score, weigh};
pub use self::series::series;
pub use self::settle::settle;
pub use self::who::Who;
use crate::{Incident, Link, Merged, Reading};

/// Refused pairs that are told of one account.
const REFUSED: u8 = 3;

/// Joins the accounts of all readings into incidents.
///
/// Two accounts of one document are never joined: the reading stage has joined what is one. The result depends on
/// neither the order of the readings nor anything else, but that (reading, ordinal) pairs speak of the given order.
pub fn merge(readings: &[Reading]) -> Merged {
    merged(readings, &Decided::default(), &[])
}

/// As [`merge`], with what people have decided put over it; says too which decisions found no record.
///
/// The machine's records are made first, so that each decision is read as it was made: about those.
pub fn merge_decided(readings: &[Reading], decisions: &Decisions) -> (Merged, Vec<Unmatched>) {
    let machine = merge(readings);
    if decisions.decision.is_empty() {
        return (machine, Vec::new());
    }
    let decided = Decided::of(decisions, readings, &machine.incidents);
    let merged = merged(readings, &decided, &machine.incidents);
    (merged, decided.unmatched)
}

fn merged(readings: &[Reading], decided: &Decided<'_>, machine: &[Incident]) -> Merged {
    let rows = rows(readings);
    let mut edges = edges(&rows);
    part(&rows, decided, &mut edges);
    let mut roots = join(&rows, &mut edges);
    unite(&rows, decided, &mut roots);
    let lifted: BTreeMap<(u32, u32), i32> =
        edges.iter().map(|edge| ((edge.a, edge.b), edge.score)).collect();
    let link = |a: u32, b: u32| {
        let (one, other) = (&rows[a as usize], &rows[b as usize]);
        let verdict = score(one, other);
        let mut reasons = verdict.reasons;
        let total = lifted.get(&(a.min(b), a.max(b))).copied().unwrap_or(verdict.score);
        if total > verdict.score {
            reasons.push(score::beside());
        }
        Link { a: one.account, b: other.account, score: total, reasons }
    };

    let mut sets: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (row, &root) in (0..).zip(&roots) {
        sets.entry(root).or_default().push(row);
    }
    let mut incidents = Vec::new();
    for members in sets.values() {
        let accounts = members.iter().map(|&row| rows[row as usize].account).collect();
        // Each account with the earlier one that most speaks for it: why it is here, in as few lines as that takes.
        let links = members.iter().enumerate().skip(1).filter_map(|(at, &row)| {
            let known = |other: u32| lifted.get(&(other, row)).copied().unwrap_or(i32::MIN);
            let best = members[..at].iter().copied().rev().max_by_key(|&other| known(other))?;
            Some(link(best, row))
        });
        incidents.push(assemble::incident(readings, accounts, links.collect()));
    }
    assemble::umbrellas(readings, &mut incidents);
    decided.keep(readings, machine, &mut incidents);
    assemble::fill(readings, &mut incidents);
    let refused = refused(&edges, &roots).into_iter().map(|(a, b)| link(a, b)).collect();
    for incident in &mut incidents {
        let id = std::mem::take(&mut incident.id);
        incident.supersedes.retain(|before| *before != id);
        incident.id = id;
    }
    let disagreements = disagree::between(readings, &incidents);
    Merged { incidents, disagreements, refused }
}

/// The row of each account, where there are decisions that ask for it.
fn places(rows: &[Row], decided: &Decided<'_>) -> BTreeMap<(usize, u32), usize> {
    let asked = !decided.rulings.is_empty();
    rows.iter().enumerate().filter(|_| asked).map(|(at, row)| (row.account, at)).collect()
}

/// Forbids the pairs that are apart by decision.
fn part(rows: &[Row], decided: &Decided<'_>, edges: &mut Vec<Edge>) {
    let places = places(rows, decided);
    for (a, b) in decided.apart() {
        let (Some(&a), Some(&b)) = (places.get(&a), places.get(&b)) else { continue };
        let (a, b) = (a.min(b) as u32, a.max(b) as u32);
        match edges.binary_search_by_key(&(a, b), |edge| (edge.a, edge.b)) {
            Ok(at) => edges[at].veto = true,
            Err(at) => edges.insert(at, Edge { a, b, score: 0, veto: true }),
        }
    }
}

/// Joins the sets that are one by decision.
fn unite(rows: &[Row], decided: &Decided<'_>, roots: &mut [u32]) {
    let places = places(rows, decided);
    for accounts in decided.together() {
        let mut sets: Vec<u32> =
            accounts.iter().filter_map(|(at, _)| Some(roots[*places.get(at)?])).collect();
        sets.sort_unstable();
        let Some(&first) = sets.first() else { continue };
        for root in roots.iter_mut().filter(|root| sets.contains(root)) {
            *root = first;
        }
    }
}

/// The near misses among pairs that stand in different sets: the nearest of each account, sorted.
fn refused(edges: &[Edge], roots: &[u32]) -> Vec<(u32, u32)> {
    let near = |edge: &&Edge| edge.score >= if edge.veto { MERGE } else { NEAR_MISS };
    let apart = |edge: &&Edge| roots[edge.a as usize] != roots[edge.b as usize];
    let mut missed: Vec<&Edge> = edges.iter().filter(near).filter(apart).collect();
    missed.sort_by_key(|edge| (std::cmp::Reverse(edge.score), edge.a, edge.b));
    let mut told = vec![0; roots.len()];
    missed.retain(|edge| {
        let room = told[edge.a as usize] < REFUSED && told[edge.b as usize] < REFUSED;
        if room {
            told[edge.a as usize] += 1;
            told[edge.b as usize] += 1;
        }
        room
    });
    let mut pairs: Vec<(u32, u32)> = missed.iter().map(|edge| (edge.a, edge.b)).collect();
    pairs.sort_unstable();
    pairs
}
