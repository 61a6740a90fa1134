//! Whether the names of records stay as more articles are read.
//!
//! Articles are drawn at random many times; each record of a draw is compared with the record of the whole collection that
//! grew from the same account, or that holds its accounts.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use dateline_incident::{Incident, Reading, merge};

use crate::incidents::readings;
use crate::input::{Article, lines};
use crate::{Input, InputError};

/// An account, by its document's place in the collection and its ordinal.
type At = (usize, u32);

/// How the records of draws are named in the whole collection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stability {
    /// Records of the draws.
    pub records: u64,
    /// Those whose accounts are a record of the whole collection too: nothing about them was added.
    pub untouched: u64,
    /// Of the untouched, how many go by another id.
    pub untouched_renamed: u64,
    /// Those to which only accounts of later documents were added.
    pub later: u64,
    /// Of these, how many go by another id.
    pub later_renamed: u64,
    /// Those to which an account of an earlier document was added, which is the root now.
    pub earlier: u64,
    /// Those whose accounts are no longer in one record: more articles told them apart, or gave another pair more weight.
    pub split: u64,
}

/// Draws `draws` subsets of the articles and compares the ids of their records with those of all.
pub fn stability(documents: &[Input], draws: u32) -> Result<Stability, InputError> {
    let articles: Vec<Article<'_>> = lines(documents)?;
    Ok(of(&readings(&articles).0, draws))
}

/// As [`stability`], of readings in the order of merging.
pub fn of(readings: &[Reading], draws: u32) -> Stability {
    let whole = merge::merge(readings).incidents;
    let mut home: BTreeMap<At, usize> = BTreeMap::new();
    for (at, incident) in whole.iter().enumerate() {
        home.extend(incident.accounts.iter().map(|&account| (account, at)));
    }
    let mut stability = Stability::default();
    let mut random = Random(0x5eed);
    for _ in 0..draws {
        // A tenth to nine tenths of the collection.
        let share = 10 + random.next() % 81;
        let drawn: Vec<usize> =
            (0..readings.len()).filter(|_| random.next() % 100 < share).collect();
        let own: Vec<Reading> = drawn.iter().map(|&at| readings[at].clone()).collect();
        for incident in merge::merge(&own).incidents {
            stability.compare(&incident, &drawn, &whole, &home);
        }
    }
    stability
}

impl Stability {
    fn compare(
        &mut self,
        part: &Incident,
        drawn: &[usize],
        whole: &[Incident],
        home: &BTreeMap<At, usize>,
    ) {
        self.records += 1;
        let accounts: Vec<At> = part.accounts.iter().map(|&(at, own)| (drawn[at], own)).collect();
        let homes: BTreeSet<Option<&usize>> = accounts.iter().map(|at| home.get(at)).collect();
        let Some(record) = homes.first().copied().flatten().filter(|_| homes.len() == 1) else {
            self.split += 1;
            return;
        };
        let record = &whole[*record];
        let renamed = u64::from(record.id != part.id);
        if record.accounts.len() == accounts.len() {
            self.untouched += 1;
            self.untouched_renamed += renamed;
        } else if record.accounts.first() == accounts.first() {
            self.later += 1;
            self.later_renamed += renamed;
        } else {
            self.earlier += 1;
        }
    }

    /// The counts, for people.
    pub fn table(&self) -> String {
        let mut out = String::new();
        let _ = writeln!(out, "records of draws\t{}", self.records);
        let _ = writeln!(out, "nothing added about them\t{}", self.untouched);
        let _ = writeln!(out, "  renamed\t{}", self.untouched_renamed);
        let _ = writeln!(out, "later accounts added\t{}", self.later);
        let _ = writeln!(out, "  renamed\t{}", self.later_renamed);
        let _ = writeln!(out, "an earlier account added, which names the record\t{}", self.earlier);
        let _ = writeln!(out, "accounts in several records of the whole\t{}", self.split);
        out
    }
}

/// Numbers that are the same in every run (SplitMix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}
