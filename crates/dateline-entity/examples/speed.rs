//! Prints how fast the entities of files are read, tokens and sentences made before, with and without their places:
//! `cargo run --release -p dateline-entity --example speed -- FILE...`
//!
//! The median and the best of some rounds; for a profile, run it under `perf` or `valgrind --tool=callgrind`.
#![expect(clippy::print_stdout, reason = "the example is a printer")]

use std::time::Instant;

use dateline_document::{Fields, parse, records};
use dateline_entity::{Entities, Lexicon, read, read_apart_from_places, vocabulary};
use dateline_gazetteer::Gazetteer;
use dateline_text::Vocabulary;

const ROUNDS: usize = 9;

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
    let lexicon = Lexicon::bundled();
    time("with places", bytes, || documents.iter().map(|d| size(&read(d, gazetteer))).sum());
    time("without places", bytes, || {
        documents.iter().map(|d| size(&read_apart_from_places(d, gazetteer, lexicon))).sum()
    });
    Ok(())
}

fn size(entities: &Entities) -> usize {
    entities.mentions.len() + entities.attributions.len()
}

fn time(what: &str, bytes: usize, read: impl Fn() -> usize) {
    let mut found = 0;
    let mut rounds = [(); ROUNDS].map(|()| {
        let start = Instant::now();
        found = read();
        start.elapsed().as_secs_f64()
    });
    rounds.sort_by(f64::total_cmp);
    #[expect(clippy::cast_precision_loss, reason = "a figure for people")]
    let megabytes = bytes as f64 / 1e6;
    let [median, best] = [rounds[ROUNDS / 2], rounds[0]].map(|seconds| megabytes / seconds);
    println!(
        "{what}: {megabytes:.1} MB, {found} found, median {median:.0} MB/s, best {best:.0} MB/s"
    );
}
