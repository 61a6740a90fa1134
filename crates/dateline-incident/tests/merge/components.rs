//! Properties of average link.

use dateline_incident::merge::{Edge, components};
use proptest::prelude::*;

const THRESHOLD: i32 = 30;

fn edge(a: u32, b: u32, score: i32) -> Edge {
    Edge { a, b, score, veto: false }
}

#[test]
fn a_bad_bridge_does_not_join() {
    let labels = [0, 1, 2, 3];
    // Two firm pairs and one pair between them: single link would make one set of it.
    let edges = [edge(0, 1, 60), edge(2, 3, 60), edge(1, 2, 40)];
    assert_eq!(components(&labels, &edges, THRESHOLD), [0, 0, 2, 2]);
}

#[test]
fn a_veto_holds_for_the_whole_set() {
    let veto = Edge { veto: true, ..edge(0, 2, 0) };
    assert_eq!(
        components(&[0, 1, 2], &[edge(0, 1, 90), edge(1, 2, 90), veto], THRESHOLD),
        [0, 0, 2]
    );
}

#[test]
fn rows_of_one_document_stay_apart() {
    assert_eq!(components(&[0, 1, 0], &[edge(0, 1, 50), edge(1, 2, 90)], THRESHOLD), [0, 1, 1]);
}

fn edges() -> impl Strategy<Value = (Vec<u32>, Vec<Edge>)> {
    (2..14u32).prop_flat_map(|n| {
        let labels = prop::collection::vec(0..n, n as usize);
        let pairs = (0..n).flat_map(move |a| (a + 1..n).map(move |b| (a, b))).collect::<Vec<_>>();
        let count = pairs.len();
        let scored =
            prop::collection::vec((-40..80i32, prop::bool::weighted(0.1), prop::bool::ANY), count);
        (labels, scored).prop_map(move |(labels, scored)| {
            let all = pairs.iter().zip(scored).filter(|(_, (_, _, told))| *told);
            (labels, all.map(|(&(a, b), (score, veto, _))| Edge { a, b, score, veto }).collect())
        })
    })
}

proptest! {
    #[test]
    fn roots_are_smallest_and_their_own((labels, edges) in edges()) {
        let roots = components(&labels, &edges, THRESHOLD);
        for (row, &root) in (0u32..).zip(&roots) {
            prop_assert!(root <= row);
            prop_assert_eq!(roots[root as usize], root);
        }
    }

    #[test]
    fn no_set_holds_a_veto_or_a_document_twice((labels, edges) in edges()) {
        let roots = components(&labels, &edges, THRESHOLD);
        for edge in edges.iter().filter(|edge| edge.veto) {
            prop_assert_ne!(roots[edge.a as usize], roots[edge.b as usize]);
        }
        for (a, root) in roots.iter().enumerate() {
            for b in a + 1..roots.len() {
                prop_assert!(*root != roots[b] || labels[a] != labels[b]);
            }
        }
    }

    #[test]
    fn the_order_of_edges_is_nothing((labels, edges) in edges(), turn in any::<prop::sample::Index>()) {
        let mut turned = edges.clone();
        if !turned.is_empty() {
            let by = turn.index(turned.len());
            turned.rotate_left(by);
            turned.reverse();
        }
        prop_assert_eq!(components(&labels, &edges, THRESHOLD), components(&labels, &turned, THRESHOLD));
    }
}
