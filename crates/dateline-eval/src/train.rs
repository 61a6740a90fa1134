//! Learning the weights of merging from reports whose incidents are known.
//!
//! A logistic regression over the pairs of main accounts that blocking brings together; what it learns is judged by merging
//! as the program does, with the accounts that documents only recall and with all pairs of a set. Only what whole documents
//! have in common is learned (`learned` in the table), each weight drawn towards nothing, so that training again gives the
//! same; what two accounts say of the event is weighed by hand, as no rockets fly in these reports. The bias is the threshold
//! of merging.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use dateline_incident::merge::{self, MERGE, Row};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::incidents::readings;
use crate::input::{Article, lines};
use crate::{Input, InputError};

/// Points of one unit of log odds.
const SCALE: f64 = 10.0;

/// How strongly a weight is drawn towards nothing.
const PRIOR: f64 = 1.0;

/// A weight that fewer pairs speak of is not learned.
const PAIRS: usize = 30;

/// What a pair of one incident counts against one of two. Two sets are joined by their mean, which a doubtful pair of two
/// incidents spoils less than a missed one of one: of 1, 2, 4, 8 and 16 this parts and joins best in cross-validation.
const WORTH: f64 = 4.0;

/// Steps of the descent.
const STEPS: usize = 400;

/// Parts that the incidents are split into; each is judged by weights learned without it.
const FOLDS: usize = 5;

#[derive(Deserialize)]
struct Incident {
    incident_id: String,
    doc_ids: Vec<String>,
}

/// What training comes to.
pub struct Trained {
    /// The table with the learned points in it.
    pub table: String,
    /// Documents of each incident as JSON lines, merged by weights that were learned without them.
    pub clusters: String,
    /// Figures, for people.
    pub told: String,
}

#[derive(Serialize)]
struct Cluster<'a> {
    doc_ids: &'a [&'a str],
    primary_doc_ids: &'a [&'a str],
}

/// A pair of rows: what speaks for and against it, and whether it is one incident.
struct Pair {
    weights: Vec<usize>,
    veto: bool,
    one: bool,
    folds: (usize, usize),
}

/// Learns the points of `table` (`data/weights.tsv`) from `documents` and the `incidents` that they are known to tell.
pub fn train(documents: &[Input], incidents: &[Input], table: &str) -> Result<Trained, InputError> {
    let articles: Vec<Article<'_>> = lines(documents)?;
    let incidents: Vec<Incident> = lines(incidents)?;
    let mut homes: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for incident in &incidents {
        for document in &incident.doc_ids {
            homes.entry(document).or_default().insert(&incident.incident_id);
        }
    }
    let lines: Vec<&str> = table.lines().filter(|line| !line.starts_with('#')).collect();
    let names: Vec<&str> =
        lines.iter().map(|line| line.split('\t').next().unwrap_or_default()).collect();
    let open: Vec<bool> =
        lines.iter().map(|line| line.split('\t').nth(3) == Some("learned")).collect();
    let set: Vec<f64> = lines
        .iter()
        .zip(&open)
        .map(|(line, open)| line.split('\t').nth(2).filter(|_| !open))
        .map(|points| points.and_then(|points| points.parse().ok()).unwrap_or(0.0))
        .map(|points: f64| points / SCALE)
        .collect();
    let (readings, ids) = readings(&articles);
    let rows = merge::rows(&readings);
    let home = |row: &Row| {
        let homes = homes.get(ids[row.account.0])?;
        (row.main && homes.len() == 1).then(|| *homes.first().expect("one"))
    };
    let known = |one: &Row, other: &Row| {
        let verdict = merge::score(one, other);
        let ids = verdict.weights.iter();
        let weights: Vec<usize> = ids.filter_map(|id| names.binary_search(id).ok()).collect();
        (weights, verdict.veto.is_some())
    };
    let mut pairs = Vec::new();
    for (a, b) in merge::block(&rows) {
        let (one, other) = (&rows[a as usize], &rows[b as usize]);
        let (Some(x), Some(y)) = (home(one), home(other)) else { continue };
        let (weights, veto) = known(one, other);
        pairs.push(Pair { weights, veto, one: x == y, folds: (fold(x), fold(y)) });
    }

    let clusters = {
        let models: Vec<Vec<f64>> = (0..FOLDS)
            .map(|left| {
                let seen = pairs.iter().filter(|pair| pair.folds.0 != left && pair.folds.1 != left);
                learn(&seen.collect::<Vec<_>>(), &set, &open)
            })
            .collect();
        let part = |row: &Row| fold(home(row).unwrap_or(ids[row.account.0]));
        let weigh = |one: &Row, other: &Row| {
            let (weights, veto) = known(one, other);
            let points = |row: &Row| points(&weights, &models[part(row)]);
            (i32::midpoint(points(one), points(other)), veto)
        };
        let mut edges = merge::edges_by(&rows, weigh);
        let roots = merge::join(&rows, &mut edges);
        let mut sets: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
        for (row, root) in rows.iter().zip(&roots).filter(|(row, _)| row.main) {
            sets.entry(*root).or_default().push(ids[row.account.0]);
        }
        sets.values()
            .map(|ids| crate::line(&Cluster { doc_ids: ids, primary_doc_ids: ids }))
            .collect()
    };

    let all: Vec<&Pair> = pairs.iter().collect();
    let learned = learn(&all, &set, &open);
    let mut told = format!(
        "{} pairs, {} of one incident, {} of these forbidden\n",
        pairs.len(),
        pairs.iter().filter(|pair| pair.one).count(),
        pairs.iter().filter(|pair| pair.one && pair.veto).count()
    );
    let mut out: String =
        table.lines().filter(|line| line.starts_with('#')).flat_map(|line| [line, "\n"]).collect();
    for (at, line) in lines.iter().enumerate() {
        let fields: Vec<&str> = line.split('\t').collect();
        let seen = pairs.iter().filter(|pair| !pair.veto && pair.weights.contains(&at)).count();
        if let [id, rule, before, how, about] = fields[..] {
            let known = open[at] && seen >= PAIRS;
            let points = if known { rounded(learned[at]).to_string() } else { before.to_owned() };
            if points != before {
                let _ = writeln!(told, "{id}: {before} to {points} ({seen} pairs)");
            }
            let _ = writeln!(out, "{id}\t{rule}\t{points}\t{how}\t{about}");
        }
    }
    Ok(Trained { table: out, clusters, told })
}

fn fold(incident: &str) -> usize {
    usize::from(Sha256::digest(incident.as_bytes())[0]) % FOLDS
}

fn rounded(weight: f64) -> i32 {
    (weight * SCALE).round() as i32
}

fn points(weights: &[usize], model: &[f64]) -> i32 {
    weights.iter().map(|&at| rounded(model[at])).sum()
}

/// Descends from `set`, to which the prior holds; only `open` weights move, and the same pairs give the same weights.
fn learn(pairs: &[&Pair], set: &[f64], open: &[bool]) -> Vec<f64> {
    let bias = -f64::from(MERGE) / SCALE;
    let mut weights = set.to_vec();
    let mut steps = vec![1e-6; set.len()];
    for _ in 0..STEPS {
        let mut slope: Vec<f64> =
            weights.iter().zip(set).map(|(weight, set)| PRIOR * (weight - set)).collect();
        for pair in pairs.iter().filter(|pair| !pair.veto) {
            let odds = bias + pair.weights.iter().map(|&at| weights[at]).sum::<f64>();
            let sure = 1.0 / (1.0 + (-odds).exp());
            let off = if pair.one { WORTH * (sure - 1.0) } else { sure };
            for &at in &pair.weights {
                slope[at] += off;
            }
        }
        let moving = weights.iter_mut().zip(slope).zip(&mut steps).zip(open);
        for (((weight, slope), step), _) in moving.filter(|(_, open)| **open) {
            *step += slope * slope;
            *weight -= 0.3 * slope / step.sqrt();
        }
    }
    weights
}
