//! Learning the weights of merging from reports whose incidents are known.
//!
//! A logistic regression over the pairs of main accounts that blocking brings together; what it learns is judged by merging
//! as the program does, with the accounts that documents only recall and with all pairs of a set. Only what whole documents
//! have in common is learned (`learned` in the table), each weight drawn towards nothing, so that training again gives the
//! same; what two accounts say of the event is weighed by hand, as no rockets fly in these reports. The bias is the threshold
//! of merging. A weight stays in the range that the table gives it, and of a numbered series none is below the one before: what
//! few reports happen to show is not taken for more than it can mean.

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

/// What a pair counts for a second time, as if its collection were too small to tell how alike the documents are: what such
/// collections are merged by is then learned too, and mostly what large ones are.
const HIDDEN: f64 = 0.25;

/// How the lines of likeness begin, and that which stands for them all.
const LIKENESS: (&str, &str) = ("likeness_", "likeness_unknown");

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
#[derive(Clone)]
struct Pair {
    weights: Vec<usize>,
    /// What it counts.
    worth: f64,
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
    let model = Model::of(&lines, &names);
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
        let one = x == y;
        let worth = if one { WORTH } else { 1.0 };
        let pair = Pair { weights, worth, veto, one, folds: (fold(x), fold(y)) };
        pairs.extend(pair.hidden(&names));
        pairs.push(pair);
    }

    let clusters = {
        let models: Vec<Vec<f64>> = (0..FOLDS)
            .map(|left| {
                let seen = pairs.iter().filter(|pair| pair.folds.0 != left && pair.folds.1 != left);
                model.learn(&seen.collect::<Vec<_>>())
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
    let learned = model.learn(&all);
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
        if let [id, rule, before, how, tells, about] = fields[..] {
            let known = model.open[at].is_some() && seen >= PAIRS;
            let points = if known { rounded(learned[at]).to_string() } else { before.to_owned() };
            if points != before {
                let _ = writeln!(told, "{id}: {before} to {points} ({seen} pairs)");
            }
            let _ = writeln!(out, "{id}\t{rule}\t{points}\t{how}\t{tells}\t{about}");
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

impl Pair {
    /// The same pair, if it says how alike its documents are, as it would be in a collection too small to say so.
    fn hidden(&self, names: &[&str]) -> Option<Self> {
        let unknown = names.binary_search(&LIKENESS.1).ok()?;
        let at = self.weights.iter().position(|at| names[*at].starts_with(LIKENESS.0))?;
        let mut pair = self.clone();
        pair.weights[at] = unknown;
        pair.worth *= HIDDEN;
        Some(pair)
    }
}

/// What is to be learned.
struct Model {
    /// Where the descent begins, and what the prior holds to.
    set: Vec<f64>,
    /// The range of each weight that is learned.
    open: Vec<Option<(f64, f64)>>,
    /// Neighbouring lines that are numbered and learned: stretches of at least two.
    series: Vec<std::ops::Range<usize>>,
}

impl Model {
    fn of(lines: &[&str], names: &[&str]) -> Self {
        let open: Vec<Option<(f64, f64)>> = lines
            .iter()
            .map(|line| {
                let range = line.split('\t').nth(3)?.strip_prefix("learned")?;
                let (low, high) = range.trim().split_once("..").unwrap_or_default();
                let bound =
                    |told: &str, open: f64| told.parse().map_or(open, |own: f64| own / SCALE);
                Some((bound(low, f64::NEG_INFINITY), bound(high, f64::INFINITY)))
            })
            .collect();
        let points = |line: &str| line.split('\t').nth(2)?.parse::<f64>().ok();
        let set = lines.iter().zip(&open).map(|(line, open)| match open {
            Some((low, high)) => 0.0_f64.clamp(*low, *high),
            None => points(line).unwrap_or(0.0) / SCALE,
        });
        let set = set.collect();
        let stem = |at: usize| {
            let (stem, number) = names[at].rsplit_once('_')?;
            (open[at].is_some() && number.parse::<u8>().is_ok()).then_some(stem)
        };
        let all: Vec<usize> = (0..lines.len()).collect();
        let series = all
            .chunk_by(|a, b| stem(*a).is_some() && stem(*a) == stem(*b))
            .filter(|own| own.len() > 1)
            .map(|own| own[0]..own[0] + own.len())
            .collect();
        Self { set, open, series }
    }

    /// Descends from what is set; only open weights move, and the same pairs give the same weights.
    fn learn(&self, pairs: &[&Pair]) -> Vec<f64> {
        let bias = -f64::from(MERGE) / SCALE;
        let mut weights = self.set.clone();
        let mut steps = vec![1e-6; weights.len()];
        for _ in 0..STEPS {
            let mut slope: Vec<f64> =
                weights.iter().zip(&self.set).map(|(weight, set)| PRIOR * (weight - set)).collect();
            for pair in pairs.iter().filter(|pair| !pair.veto) {
                let odds = bias + pair.weights.iter().map(|&at| weights[at]).sum::<f64>();
                let sure = 1.0 / (1.0 + (-odds).exp());
                let off = pair.worth * (sure - f64::from(u8::from(pair.one)));
                for &at in &pair.weights {
                    slope[at] += off;
                }
            }
            let moving = weights.iter_mut().zip(slope).zip(&mut steps).zip(&self.open);
            for (((weight, slope), step), open) in moving {
                let Some((low, high)) = open else { continue };
                *step += slope * slope;
                *weight = (*weight - 0.3 * slope / step.sqrt()).clamp(*low, *high);
            }
            self.series.iter().for_each(|series| rising(&mut weights[series.clone()]));
        }
        weights
    }
}

/// Makes the numbers rise by moving them as little as that takes: those that fall become their mean.
fn rising(numbers: &mut [f64]) {
    // Sum, and how many are summed up.
    let mut levels: Vec<(f64, f64)> = Vec::new();
    for &number in numbers.iter() {
        let mut level = (number, 1.0);
        while let Some(before) = levels.pop_if(|before| before.0 * level.1 > level.0 * before.1) {
            level = (level.0 + before.0, level.1 + before.1);
        }
        levels.push(level);
    }
    let mut rest = numbers.iter_mut();
    for (sum, count) in levels {
        let mut left = count;
        while left > 0.5
            && let Some(number) = rest.next()
        {
            *number = sum / count;
            left -= 1.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_falls_becomes_level() {
        let mut numbers = [3.0, 1.0, 2.0, 5.0, 4.0];
        rising(&mut numbers);
        assert_eq!(format!("{numbers:?}"), "[2.0, 2.0, 2.0, 4.5, 4.5]");
    }

    #[test]
    fn weights_keep_to_their_ranges() {
        let lines = [
            "far\tr\t0\tlearned ..0\ta",
            "given\tr\t12\tset\ta",
            "near_1\tr\t0\tlearned 0..\ta",
            "near_2\tr\t0\tlearned 0..\ta",
        ];
        let model = Model::of(&lines, &["far", "given", "near_1", "near_2"]);
        assert_eq!(format!("{:?} {:?}", model.set, model.series), "[0.0, 1.2, 0.0, 0.0] [2..4]");
        // What tells events apart here stands with pairs of one.
        let pair = |weights: &[usize], one| Pair {
            weights: weights.to_vec(),
            worth: 1.0,
            veto: false,
            one,
            folds: (0, 0),
        };
        let pairs = [pair(&[0, 1], true), pair(&[2], true), pair(&[3], false), pair(&[1], true)];
        let learned = model.learn(&pairs.iter().collect::<Vec<_>>());
        assert_eq!(format!("{:?}", &learned[..2]), "[0.0, 1.2]");
        assert!(learned[2] >= 0.0 && learned[2] <= learned[3], "{learned:?}");
    }
}
