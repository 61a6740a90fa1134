//! How merging grows: accounts of known incidents, told again at other times and other places until there are enough.
//!
//! Each repetition is a world of its own, so that the right answer is known: the sets of the first world in every world,
//! and nothing across. A world begins every ninety-seven days and lasts for years, so that few tell at first and ever more until
//! the oldest ends; from then on it is always as many. Accounts are taken from there on only: a small collection is a shorter
//! time of the same archive, as dense in accounts as a large one, and what grows is the collection and nothing else.
//!
//! Time is that of the processor, as far as the system tells it, and the least of some runs: what else the machine does is no
//! part of it.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use dateline_incident::Reading;
use dateline_incident::merge::{self, Row};
use rayon::prelude::*;

use crate::incidents::readings;
use crate::input::{Article, lines};
use crate::{Input, InputError};

/// Days from one world to the next.
const APART: i32 = 97;

/// How many worlds there are before countries come again.
const COUNTRIES: u16 = 61;

/// How often each size is merged; the fastest counts.
const RUNS: usize = 3;

/// What merging so many accounts took.
#[derive(Clone, Debug)]
pub struct Scaled {
    /// How many were merged.
    pub accounts: usize,
    /// How many sets they make.
    pub sets: usize,
    /// Blocking, weighing and joining, by the clock on the wall.
    pub join: Duration,
    /// Settling the fields of each set, by the clock on the wall.
    pub settle: Duration,
    /// What all of it took of the processors; by the clock on the wall where the system does not tell.
    pub processor: Duration,
    /// Pairs in one set, pairs of those that should be, and pairs that should be: in this order.
    pub pairs: [u64; 3],
}

impl Scaled {
    /// Time of the processors for one account.
    pub fn each(&self) -> Duration {
        let accounts = u32::try_from(self.accounts).unwrap_or(u32::MAX).max(1);
        self.processor / accounts
    }
}

/// Merges each of `sizes` accounts made from those of `documents`; the rows are made before the clock starts.
pub fn scale(documents: &[Input], sizes: &[usize]) -> Result<Vec<Scaled>, InputError> {
    let articles: Vec<Article<'_>> = lines(documents)?;
    let (readings, _) = readings(&articles);
    let mut base = merge::rows(&readings);
    base.retain(|row| row.reference.is_some());
    let mut edges = merge::edges(&base);
    let answer = merge::join(&base, &mut edges);
    let one = |&size: &usize| {
        let (rows, origins) = worlds(&base, size);
        let should = |row: usize| (origins[row].0, answer[origins[row].1 as usize]);
        let runs = (0..RUNS).map(|_| once(&readings, &rows, should));
        runs.min_by_key(|run| run.processor).expect("there is a run")
    };
    Ok(if base.is_empty() { Vec::new() } else { sizes.iter().map(one).collect() })
}

fn once(readings: &[Reading], rows: &[Row], should: impl Fn(usize) -> (u32, u32)) -> Scaled {
    let (start, before) = (Instant::now(), processor());
    let mut edges = merge::edges(rows);
    let roots = merge::join(rows, &mut edges);
    let mut members: Vec<(u32, u32)> = roots.iter().copied().zip(0..).collect();
    members.par_sort_unstable();
    let sets: Vec<&[(u32, u32)]> = members.chunk_by(|a, b| a.0 == b.0).collect();
    let (join, settling) = (start.elapsed(), Instant::now());
    sets.par_iter().for_each(|members| {
        let accounts: Vec<_> = members.iter().map(|&(_, row)| rows[row as usize].account).collect();
        std::hint::black_box(merge::settle(readings, &accounts));
    });
    let (settle, after) = (settling.elapsed(), processor());
    let processor =
        before.zip(after).map_or(join + settle, |(before, after)| after.saturating_sub(before));
    Scaled {
        accounts: rows.len(),
        sets: sets.len(),
        join,
        settle,
        processor,
        pairs: pairs(&roots, should),
    }
}

/// What the program has had of the processors: ticks of ten milliseconds, where the system tells them.
fn processor() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program stands in brackets and may hold anything.
    let fields: Vec<&str> = told.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<u64>().ok();
    Some(Duration::from_millis(10 * (ticks(11)? + ticks(12)?)))
}

/// The first `size` rows from the day on at which as many worlds tell as ever will, in the order of merging, each with its world
/// and its row there.
fn worlds(base: &[Row], size: usize) -> (Vec<Row>, Vec<(u32, u32)>) {
    let days = || base.iter().filter_map(|row| row.reference);
    let (first, last) = (days().min().unwrap_or(0), days().max().unwrap_or(0));
    let full = last + 1;
    // Those that have begun by then, those that begin while accounts are taken, and some to spare.
    let worlds =
        size.div_ceil(base.len()) + 2 * ((last - first) / APART + 1).unsigned_abs() as usize;
    let mut places: Vec<(i32, u32, u32)> = (0..worlds as u32)
        .flat_map(|world| {
            let rows = (0..).zip(base);
            rows.filter_map(move |(row, own)| Some((own.reference? + shift(world), world, row)))
        })
        .filter(|(day, ..)| *day >= full)
        .collect();
    places.par_sort_unstable();
    places.truncate(size);
    let places: Vec<(u32, u32)> = places.into_iter().map(|(_, world, row)| (world, row)).collect();
    let mut rows: Vec<Row> =
        places.par_iter().map(|&(world, row)| moved(&base[row as usize], world)).collect();
    let mut label = 0;
    let document = |&(world, row): &(u32, u32)| (world, base[row as usize].document);
    let mut before = places.first().map(document);
    for (row, place) in rows.iter_mut().zip(&places) {
        label += u32::from(before != Some(document(place)));
        before = Some(document(place));
        row.document = label;
    }
    (rows, places)
}

fn shift(world: u32) -> i32 {
    i32::try_from(world).unwrap_or(0) * APART
}

/// The row as it would be told in another world: later, elsewhere, of other people. Weapons, kinds and words stay.
fn moved(row: &Row, world: u32) -> Row {
    if world == 0 {
        return row.clone();
    }
    let other = |hash: u64| {
        if hash == 0 { 0 } else { (hash ^ u64::from(world)).wrapping_mul(0x9e37_79b9_7f4a_7c15) }
    };
    let others = |hashes: &mut Vec<u64>| {
        for hash in &mut *hashes {
            *hash = other(*hash);
        }
        hashes.sort_unstable();
    };
    let later = |day: Option<i32>| day.map(|day| day + shift(world));
    let country = (world % u32::from(COUNTRIES)) as u16;
    let mut row = row.clone();
    row.reference = later(row.reference);
    row.days = (later(row.days.0), later(row.days.1));
    row.origin = other(row.origin);
    row.countries.iter_mut().for_each(|code| *code ^= country << 9);
    for site in &mut row.sites {
        (site.id, site.name, site.admin1) = (other(site.id), other(site.name), other(site.admin1));
        site.countries.iter_mut().for_each(|code| *code ^= country << 9);
        let degree = i32::try_from(world % 359).unwrap_or(0) * 1_000_000;
        site.point = site.point.map(|(lat, lon)| {
            (
                (lat + degree * 7).rem_euclid(140_000_000) - 70_000_000,
                (lon + degree + 180_000_000).rem_euclid(360_000_000) - 180_000_000,
            )
        });
    }
    row.countries.sort_unstable();
    row.words.iter_mut().for_each(|(word, _)| *word = other(u64::from(*word)) as u32);
    row.words.sort_unstable();
    for hashes in [&mut row.rare, &mut row.persons, &mut row.bodies, &mut row.named] {
        others(hashes);
    }
    row
}

/// Pairs of rows in one set, those of them that should be, and those that should be.
fn pairs(roots: &[u32], should: impl Fn(usize) -> (u32, u32)) -> [u64; 3] {
    fn count<K: std::hash::Hash + Eq>(of: impl Iterator<Item = K>) -> u64 {
        let mut sizes: HashMap<K, u64> = HashMap::new();
        for key in of {
            *sizes.entry(key).or_default() += 1;
        }
        sizes.values().map(|size| size * (size - 1) / 2).sum()
    }
    let rows = || 0..roots.len();
    [
        count(rows().map(|row| roots[row])),
        count(rows().map(|row| (roots[row], should(row)))),
        count(rows().map(should)),
    ]
}

/// The figures as a table for people, with the memory that the process took at most where the system tells it.
pub fn table(scaled: &[Scaled]) -> String {
    let mut out =
        String::from("accounts\tsets\tjoin s\tsettle s\tprocessor s\tµs each\tpairs P\tpairs R\n");
    for own in scaled {
        let [joined, right, all] = own.pairs;
        let percent = |part: u64, whole: u64| {
            // Pairs are far below 2^52.
            #[expect(clippy::cast_precision_loss, reason = "a figure for people")]
            let share = if whole == 0 { 100.0 } else { part as f64 * 100.0 / whole as f64 };
            share
        };
        let _ = writeln!(
            out,
            "{}\t{}\t{:.1}\t{:.1}\t{:.1}\t{:.1}\t{:.2}\t{:.2}",
            own.accounts,
            own.sets,
            own.join.as_secs_f64(),
            own.settle.as_secs_f64(),
            own.processor.as_secs_f64(),
            own.each().as_secs_f64() * 1e6,
            percent(right, joined),
            percent(right, all),
        );
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    if let Some(peak) = status.lines().find_map(|line| line.strip_prefix("VmHWM:")) {
        let _ = writeln!(out, "most memory: {}", peak.trim());
    }
    out
}
