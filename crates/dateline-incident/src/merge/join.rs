//! From rows to the sets of them that are one incident, at any size.
//!
//! A pair is weighed when blocking meets it, and kept only if it may join something or nearly does: what is kept grows
//! with the incidents, not with the pairs. Rows are in order of time, so that a pair's rows lie near each other.

use rayon::prelude::*;

use super::block::{block, meetings};
use super::components::{Edge, components, grow};
use super::row::Row;
use super::score::{self, MERGE, weigh};

/// Within a set of candidates of at most this size, pairs that no block brought together are scored too.
const COMPLETE: usize = 512;

/// A refused pair is worth telling from this score on, or from [`MERGE`] on where something forbids it.
pub(super) const NEAR_MISS: i32 = MERGE - 10;

/// Accounts told within so many bytes of each other are told in one breath.
const BREATH: u32 = 600;

/// The pairs that speak for one incident or nearly do, and all pairs of rows that such pairs hang together; sorted.
///
/// `rows` are in the order that [`rows`](super::rows) gives them.
pub fn edges(rows: &[Row]) -> Vec<Edge> {
    edges_by(rows, weigh)
}

/// As [`edges`], with scores and vetoes that `weigh` gives: for weights that are being tried.
pub fn edges_by(rows: &[Row], weigh: impl Fn(&Row, &Row) -> (i32, bool) + Sync) -> Vec<Edge> {
    let edge = |a: u32, b: u32| {
        let (score, veto) = weigh(&rows[a as usize], &rows[b as usize]);
        Edge { a, b, score, veto }
    };
    let kept = |a: u32, b: u32| {
        let edge = edge(a, b);
        (edge.score >= NEAR_MISS).then_some(edge)
    };
    let met = meetings(rows, kept);
    // Single link only to see which rows could come together at all.
    let mut reach: Vec<u32> = (0..).zip(rows).map(|(row, _)| row).collect();
    for edge in met.iter().filter(|edge| !edge.veto && edge.score >= least(rows, edge)) {
        let (a, b) = (find(&mut reach, edge.a), find(&mut reach, edge.b));
        reach[a.max(b) as usize] = a.min(b);
    }
    let mut members: Vec<(u32, u32)> = met
        .iter()
        .flat_map(|edge| [edge.a, edge.b])
        .map(|row| (find(&mut reach, row), row))
        .collect();
    members.par_sort_unstable();
    members.dedup();
    let sets: Vec<&[(u32, u32)]> = members.chunk_by(|a, b| a.0 == b.0).collect();
    let within: Vec<Edge> = sets
        .par_iter()
        .filter(|set| set.len() > 1)
        .flat_map_iter(|set| {
            let set: Vec<u32> = set.iter().map(|&(_, row)| row).collect();
            complete(rows, &set, edge)
        })
        .collect();
    let mut edges: Vec<Edge> = met
        .into_iter()
        .filter(|edge| find(&mut reach, edge.a) != find(&mut reach, edge.b))
        .chain(within)
        .collect();
    edges.par_sort_unstable_by_key(|edge| (edge.a, edge.b));
    edges
}

/// For each row, the smallest row of its set. Scores of what is told beside the same are raised in `edges`.
pub fn join(rows: &[Row], edges: &mut [Edge]) -> Vec<u32> {
    let first = sets(rows, edges);
    if lift_neighbours(rows, &first, edges) {
        return sets(rows, edges);
    }
    first
}

/// The sets of [`components`], found apart for rows that no chain of pairs connects.
fn sets(rows: &[Row], edges: &[Edge]) -> Vec<u32> {
    let mut reach: Vec<u32> = (0..).zip(rows).map(|(row, _)| row).collect();
    for edge in edges.iter().filter(|edge| !edge.veto && edge.score >= MERGE) {
        let (a, b) = (find(&mut reach, edge.a), find(&mut reach, edge.b));
        reach[a.max(b) as usize] = a.min(b);
    }
    let mut chained: Vec<(u32, Edge)> = Vec::new();
    for edge in edges {
        let chain = find(&mut reach, edge.a);
        if chain == find(&mut reach, edge.b) {
            chained.push((chain, *edge));
        }
    }
    chained.par_sort_unstable_by_key(|(chain, edge)| (*chain, edge.a, edge.b));
    let chains: Vec<&[(u32, Edge)]> = chained.chunk_by(|a, b| a.0 == b.0).collect();
    let joined: Vec<(u32, u32)> = chains
        .into_par_iter()
        .flat_map_iter(|chain| {
            let mut edges: Vec<Edge> = chain.iter().map(|&(_, edge)| edge).collect();
            let mut own: Vec<u32> = edges.iter().flat_map(|edge| [edge.a, edge.b]).collect();
            own.sort_unstable();
            own.dedup();
            let place = |row: u32| own.partition_point(|&other| other < row) as u32;
            for edge in &mut edges {
                (edge.a, edge.b) = (place(edge.a), place(edge.b));
            }
            let labels: Vec<u32> = own.iter().map(|&row| rows[row as usize].document).collect();
            // What documents are about comes together first. A document that by mistake tells its event twice would else be
            // kept from the others by its own second telling, which knows less and joins them where it can.
            let main = |row: u32| rows[own[row as usize] as usize].main;
            let about: Vec<Edge> =
                edges.iter().copied().filter(|edge| main(edge.a) && main(edge.b)).collect();
            let first = components(&labels, &about, MERGE);
            let roots = grow(&labels, &edges, MERGE, &first);
            let roots = roots.into_iter().map(|root| own[root as usize]).collect::<Vec<u32>>();
            own.into_iter().zip(roots)
        })
        .collect();
    let mut roots: Vec<u32> = (0..).zip(rows).map(|(row, _)| row).collect();
    for (row, root) in joined {
        roots[row as usize] = root;
    }
    roots
}

/// The score from which on a pair may join two sets, be it only beside others.
fn least(rows: &[Row], edge: &Edge) -> i32 {
    if rows[edge.a as usize].background && rows[edge.b as usize].background {
        MERGE - score::beside().weight
    } else {
        MERGE
    }
}

/// All pairs of a set; of a large one, those that meet in blocks.
fn complete(rows: &[Row], set: &[u32], edge: impl Fn(u32, u32) -> Edge) -> Vec<Edge> {
    if set.len() <= COMPLETE {
        let pairs = set.iter().enumerate();
        let pairs = pairs.flat_map(|(at, &a)| set[at + 1..].iter().map(move |&b| (a, b)));
        return pairs.map(|(a, b)| edge(a, b)).collect();
    }
    let own: Vec<Row> = set.iter().map(|&row| rows[row as usize].clone()).collect();
    let pairs = block(&own).into_iter();
    pairs.map(|(a, b)| edge(set[a as usize], set[b as usize])).collect()
}

fn find(reach: &mut [u32], mut row: u32) -> u32 {
    while reach[row as usize] != row {
        reach[row as usize] = reach[reach[row as usize] as usize];
        row = reach[row as usize];
    }
    row
}

/// Raises pairs that are told right beside accounts which are one incident already: "a strike killed three soldiers.
/// In retaliation ..." in both documents. Two recollections lean on each other; news of the day stands on its own.
fn lift_neighbours(rows: &[Row], roots: &[u32], edges: &mut [Edge]) -> bool {
    let neighbours = |row: u32| {
        let own = &rows[row as usize];
        let near = move |other: &u32| {
            rows.get(*other as usize).is_some_and(|next| {
                next.document == own.document && next.root.abs_diff(own.root) <= BREATH
            })
        };
        [row.wrapping_sub(1), row + 1].into_iter().filter(near)
    };
    let mut lifted = false;
    for edge in edges
        .iter_mut()
        .filter(|edge| !edge.veto && roots[edge.a as usize] != roots[edge.b as usize])
    {
        if rows[edge.a as usize].background && rows[edge.b as usize].background {
            let one = |a: u32| neighbours(edge.b).any(|b| roots[a as usize] == roots[b as usize]);
            if neighbours(edge.a).any(one) {
                edge.score += score::beside().weight;
                lifted = true;
            }
        }
    }
    lifted
}
