//! Prints how fast articles are read, stage by stage, from their text to their accounts:
//! `cargo run --release -p dateline-incident --example read_speed -- FILE...`
//!
//! Best of a few rounds (`ROUNDS=n` in the environment sets how many); for a profile, run one round under `perf` or
//! `valgrind --tool=callgrind`.
#![expect(clippy::print_stdout, reason = "the example is a printer")]

use std::time::Instant;

use dateline_document::{Fields, parse, records};
use dateline_gazetteer::Gazetteer;
use dateline_incident::{DocumentFacts, Reading, read};
use dateline_text::Vocabulary;

const ROUNDS: usize = 5;

fn main() -> std::io::Result<()> {
    let rounds = std::env::var("ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(ROUNDS);
    let gazetteer = Gazetteer::base();
    let mut words = Vocabulary::new();
    dateline_document::vocabulary(&mut words);
    dateline_entity::vocabulary(&mut words, gazetteer);
    read::vocabulary(&mut words);
    let files = std::env::args()
        .skip(1)
        .map(|name| std::fs::read(&name).map(|bytes| (name, bytes)))
        .collect::<Result<Vec<_>, _>>()?;
    let all: Vec<_> =
        files.iter().flat_map(|(name, bytes)| records(name, bytes, &Fields::default()).0).collect();
    let mut documents = Vec::new();
    let mut entities = Vec::new();
    let mut readings: Vec<Reading> = Vec::new();
    let mut best = [f64::INFINITY; 3];
    for _ in 0..rounds {
        let mut took = |stage: usize, start: Instant| {
            best[stage] = best[stage].min(start.elapsed().as_secs_f64());
        };
        entities.clear();
        let start = Instant::now();
        documents =
            all.iter().map(|record| parse(&record.text, &record.hints, &words)).collect::<Vec<_>>();
        took(0, start);
        let start = Instant::now();
        entities
            .extend(documents.iter().map(|document| dateline_entity::read(document, gazetteer)));
        took(1, start);
        let start = Instant::now();
        readings = documents
            .iter()
            .zip(&entities)
            .map(|(document, entities)| {
                let reference = read::reference_date(&document.reference);
                let facts = DocumentFacts { id: "d".into(), origin: "d".into(), reference };
                read::read(document, entities, facts)
            })
            .collect();
        took(2, start);
    }
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    let accounts: usize = readings.iter().map(|reading| reading.accounts.len()).sum();
    println!("{} articles, {accounts} accounts", documents.len());
    for (what, seconds) in [
        ("text to sentences", best[0]),
        ("sentences to entities", best[1]),
        ("entities to accounts", best[2]),
        ("tokens to accounts", best[1] + best[2]),
        ("text to accounts", best.iter().sum()),
    ] {
        #[expect(clippy::cast_precision_loss, reason = "a figure for people")]
        let megabytes = bytes as f64 / 1e6;
        let (cost, speed) = (seconds * 1e3 / megabytes, megabytes / seconds);
        println!("{what}: {megabytes:.1} MB, {cost:.1} ms/MB, {speed:.0} MB/s");
    }
    Ok(())
}
