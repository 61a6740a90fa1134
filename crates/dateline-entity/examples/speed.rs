//! Prints how fast the entities of files are read, tokens and sentences made before:
//! `cargo run --release -p dateline-entity --example speed -- FILE...`
//!
//! Best of a few rounds; for a profile, run it under `perf` or `valgrind --tool=callgrind`.
#![expect(clippy::print_stdout, reason = "the example is a printer")]

use std::time::Instant;

use dateline_document::{Fields, parse, records};
use dateline_entity::{read, vocabulary};
use dateline_gazetteer::Gazetteer;
use dateline_text::Vocabulary;

const ROUNDS: usize = 5;

fn main() -> std::io::Result<()> {
    let gazetteer = Gazetteer::base();
    let mut words = Vocabulary::new();
    dateline_document::vocabulary(&mut words);
    vocabulary(&mut words, gazetteer);
    let files = std::env::args()
        .skip(1)
        .map(|name| std::fs::read(&name).map(|bytes| (name, bytes)))
        .collect::<Result<Vec<_>, _>>()?;
    let all: Vec<_> =
        files.iter().flat_map(|(name, bytes)| records(name, bytes, &Fields::default()).0).collect();
    let documents: Vec<_> =
        all.iter().map(|record| parse(&record.text, &record.hints, &words)).collect();
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    let mut best = f64::INFINITY;
    let mut mentions = 0;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        mentions = documents.iter().map(|d| read(d, gazetteer).mentions.len()).sum();
        best = best.min(start.elapsed().as_secs_f64());
    }
    #[expect(clippy::cast_precision_loss, reason = "a figure for people")]
    let megabytes = bytes as f64 / 1e6;
    println!(
        "{megabytes:.1} MB, {mentions} mentions, {:.1} ms/MB, {:.0} MB/s",
        best * 1e3 / megabytes,
        megabytes / best
    );
    Ok(())
}
