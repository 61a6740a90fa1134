//! Prints how fast the place stage alone reads files, tokens, sentences and actors made before:
//! `cargo run --release -p dateline-entity --example place_speed -- FILE...`
//!
//! Best of a few rounds; for a profile, run it under `perf` or `valgrind --tool=callgrind`.
#![expect(clippy::print_stdout, reason = "the example is a printer")]

use std::time::Instant;

use dateline_document::{Fields, parse, records};
use dateline_entity::{Entity, Gazetteer, Mention, places, read, vocabulary};
use dateline_text::Vocabulary;

const ROUNDS: usize = 20;

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
    let documents: Vec<_> = all
        .iter()
        .map(|record| {
            let document = parse(&record.text, &record.hints, &words);
            let mentions = read(&document, gazetteer).mentions.into_iter();
            let actors: Vec<Mention> =
                mentions.filter(|mention| matches!(mention.entity, Entity::Actor(_))).collect();
            (document, actors)
        })
        .collect();
    let bytes: usize = documents.iter().map(|(document, _)| document.text.len()).sum();
    let mut best = f64::INFINITY;
    let mut found = 0;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        found = documents
            .iter()
            .map(|(document, actors)| places(document, gazetteer, actors).len())
            .sum();
        best = best.min(start.elapsed().as_secs_f64());
    }
    #[expect(clippy::cast_precision_loss, reason = "figures for people")]
    let (number, megabytes) = (documents.len() as f64, bytes as f64 / 1e6);
    println!(
        "{number} documents, {megabytes:.2} MB, {found} places: {:.0} documents/s, {:.0} MB/s",
        number / best,
        megabytes / best
    );
    Ok(())
}
