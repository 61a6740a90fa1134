//! Blocks: which pairs of rows are worth a look.
//!
//! A row emits keys; two rows meet if they share one at which at least one of them is at home. A row is at home in its
//! own cell, week and country, and visits the neighbouring ones, so that a ring of 1 is looked at from either side but
//! two visitors do not meet. No key is made of the date alone: 12 % of articles are over a week late, and a busy day
//! has hundreds of incidents.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::row::{Level, Row};

/// In a block, a row meets at most this many rows that follow it.
///
/// Rows are in order of time and document, so that what a crowded block loses are the pairs furthest apart in print.
const NEXT: usize = 48;

/// A span of more days than this is looked at by months, not weeks.
const WEEKS: i32 = 21;

/// A span of more days than this is no date at all for blocking.
const MONTHS: i32 = 400;

/// A cell is a quarter of a degree of latitude by half a degree of longitude: 28 km, and more near the equator.
const CELL: (i32, i32) = (250_000, 500_000);

/// A key that a row emits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    /// Of the block.
    pub block: u64,
    /// Whether the row belongs there, or only looks in.
    pub home: bool,
}

/// Rows that look for their pairs at one time, at least: what is in memory of the pairs is theirs.
const TOGETHER: usize = 1 << 14;

/// Parts that a large collection is looked through in. Each goes through all keys in order: the more rows look for theirs at one
/// time, the nearer lies the next key that is asked for, and a look costs the same in a collection of any size.
const PARTS: usize = 16;

/// Pairs of indices that share a block, each once, smaller first, sorted. Rows of one document never meet.
///
/// `rows` are in the order that [`rows`](super::rows) gives them: those of one document together, documents by time.
pub fn block(rows: &[Row]) -> Vec<(u32, u32)> {
    meetings(rows, |a, b| Some((a, b)))
}

/// What `keep` makes of each pair of [`block`], in their order, without holding the pairs.
pub(super) fn meetings<T: Send>(
    rows: &[Row],
    keep: impl Fn(u32, u32) -> Option<T> + Sync,
) -> Vec<T> {
    let index = Index::of(rows);
    let together = TOGETHER.max(rows.len() / PARTS);
    let starts: Vec<usize> = (0..rows.len()).step_by(together).collect();
    starts
        .into_par_iter()
        .flat_map_iter(|start| {
            let own = start..rows.len().min(start + together);
            let pairs = index.pairs(rows, own).into_iter();
            pairs.filter_map(|(a, b)| keep(a, b)).collect::<Vec<T>>()
        })
        .collect()
}

/// The keys of all rows, by block, then by row.
///
/// An entry is one number: the high bits of the block, then the row, then whether it only looks in. Blocks that
/// differ in low bits alone fall together, which shows a pair too many and costs none.
struct Index {
    entries: Vec<u64>,
    /// The document of each row, by itself: rows are large, and lie far apart in memory.
    documents: Vec<u32>,
    /// Bits of row and looking in.
    low: u32,
}

impl Index {
    fn of(rows: &[Row]) -> Self {
        let low = usize::BITS - rows.len().leading_zeros() + 1;
        let mut entries: Vec<u64> = rows
            .par_iter()
            .enumerate()
            .flat_map_iter(|(row, own)| entries(row, own, low))
            .collect();
        entries.par_sort_unstable();
        let documents = rows.iter().map(|own| own.document).collect();
        Self { entries, documents, low }
    }

    /// The pairs whose first row is in `own`, sorted, each once.
    fn pairs(&self, rows: &[Row], own: std::ops::Range<usize>) -> Vec<(u32, u32)> {
        let mut asked: Vec<u64> = own.flat_map(|row| entries(row, &rows[row], self.low)).collect();
        asked.sort_unstable();
        let row = |entry: u64| ((entry & ((1 << self.low) - 1)) >> 1) as u32;
        let mut pairs = Vec::new();
        let (mut from, mut residents) = (0, Vec::new());
        for asked in asked.chunk_by(|a, b| a >> self.low == b >> self.low) {
            let block = asked[0] >> self.low;
            from += gallop(&self.entries[from..], |entry| entry >> self.low < block);
            let length = gallop(&self.entries[from..], |entry| entry >> self.low == block);
            let all = &self.entries[from..from + length];
            residents.clear();
            residents.extend(all.iter().copied().filter(|entry| entry & 1 == 0));
            for &entry in asked {
                let others = if entry & 1 == 0 { all } else { &residents };
                // Rows of one document stand together, and are passed over at one step.
                let (me, document) = (row(entry), self.documents[row(entry) as usize]);
                let later = others.partition_point(|&other| row(other) <= me);
                let next = others[later..].iter().map(|&other| row(other));
                let next = next.skip_while(|&row| self.documents[row as usize] == document);
                pairs.extend(next.take(NEXT).map(|row| (me, row)));
            }
            from += length;
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }
}

fn entries(row: usize, own: &Row, low: u32) -> impl Iterator<Item = u64> {
    let entry =
        move |key: Key| (key.block >> low) << low | (row as u64) << 1 | u64::from(!key.home);
    keys(own).into_iter().map(entry)
}

/// How many numbers from the start fulfil `test`, which no later one does: found by steps that double.
fn gallop(numbers: &[u64], test: impl Fn(u64) -> bool) -> usize {
    let mut step = 1;
    while step < numbers.len() && test(numbers[step]) {
        step *= 2;
    }
    let (low, high) = (step / 2, numbers.len().min(step + 1));
    low + numbers[low..high].partition_point(|&number| test(number))
}

/// The keys of a row, sorted, each block once.
pub fn keys(row: &Row) -> Vec<Key> {
    let mut keys = Vec::new();
    let (mut times, undated) = times(row);
    times.push(undated);
    let mut add = |place: u64, home: bool| {
        for &(time, resident) in &times {
            keys.push(Key { block: mix(place, time), home: home && resident });
        }
    };
    for site in &row.sites {
        if let (Some((lat, lon)), true) = (site.point, site.level > Level::Unnamed) {
            let (y, x) = (lat.div_euclid(CELL.0), lon.div_euclid(CELL.1));
            for (dy, dx) in (-1..=1).flat_map(|dy| (-1..=1).map(move |dx| (dy, dx))) {
                add(mix(1, cell(y + dy, x + dx)), (dy, dx) == (0, 0));
            }
        }
        if site.level > Level::Unnamed {
            add(mix(2, site.name), true);
        }
    }
    let finest = row.sites.first().map_or(Level::World, |site| site.level);
    let vague = finest <= Level::Admin1;
    for &country in &row.countries {
        for who in &row.doers {
            add(mix(4, mix(u64::from(country), who.id.max(who.name).max(who.words))), true);
        }
    }
    for who in row.doers.iter().chain(&row.attacked) {
        for actor in [who.id, who.parent, who.words, u64::from(who.sponsor)]
            .into_iter()
            .filter(|&hash| hash != 0)
        {
            add(mix(5, actor), row.countries.is_empty());
        }
    }
    // What has no named place meets whatever happened in that country then; named places do not meet each other here.
    // A country without a time is no ground to meet on, and neither is a weapon or a kind of target: in an archive of
    // a million accounts each of them has thousands.
    for &country in &row.countries {
        for &(time, resident) in times.iter().filter(|&&time| time != undated) {
            let block = mix(mix(3, u64::from(country)), time);
            keys.push(Key { block, home: vague && resident });
        }
    }
    for &word in &row.rare {
        keys.push(Key { block: mix(8, word), home: true });
    }
    for &person in row.persons.iter().chain(&row.bodies) {
        keys.push(Key { block: mix(9, person), home: true });
    }
    // A document that speaks of a town about when another does may be about what the other is about.
    if let Some(written) = row.reference {
        for &place in &row.named {
            for time in [(written - 3).div_euclid(14), (written + 3).div_euclid(14)] {
                let home = time == written.div_euclid(14);
                keys.push(Key { block: mix(10, mix(place, key(time))), home });
            }
        }
    }
    // A row at home in a block has no need to look in.
    keys.sort_unstable_by_key(|key| (key.block, !key.home));
    keys.dedup_by_key(|key| key.block);
    keys
}

/// The stretches of time that a row belongs to, or looks into; then that of what has no date.
fn times(row: &Row) -> (Vec<(u64, bool)>, (u64, bool)) {
    const WEEK: u64 = 1;
    const MONTH: u64 = 2;
    const UNDATED: u64 = 3;
    let mut times = Vec::new();
    let length = match row.days {
        (Some(start), Some(end)) if start <= end => {
            Some((start, end)).filter(|_| end - start <= MONTHS)
        }
        _ => None,
    };
    let Some((start, end)) = length else {
        return (times, (mix(UNDATED, 0), true));
    };
    let vague = end - start > WEEKS;
    if !vague {
        for week in (start - 1).div_euclid(7)..=(end + 1).div_euclid(7) {
            let home = (start.div_euclid(7)..=end.div_euclid(7)).contains(&week);
            times.push((mix(WEEK, key(week)), home));
        }
    }
    for month in (start - 7).div_euclid(30)..=(end + 7).div_euclid(30) {
        times.push((mix(MONTH, key(month)), vague));
    }
    (times, (mix(UNDATED, 0), false))
}

fn key(number: i32) -> u64 {
    u64::from(number.cast_unsigned())
}

fn cell(y: i32, x: i32) -> u64 {
    // Half a degree is 720 cells around the earth.
    key(y) << 32 | key(x.rem_euclid(720))
}

/// One hash of two.
fn mix(a: u64, b: u64) -> u64 {
    let hash = (a.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ b).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ (hash >> 33)
}
