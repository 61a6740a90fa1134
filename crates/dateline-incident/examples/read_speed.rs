//! Prints how fast articles are read, stage by stage, from their text to their accounts:
//! `cargo run --release -p dateline-incident --example read_speed -- FILE...`
//!
//! Without a file it reads generated news, once as a hundred articles and once as one document of five megabytes: reading is
//! linear where both are as fast. Best of a few rounds (`ROUNDS=n` in the environment sets how many); for a profile, run one
//! round under `perf` or `valgrind --tool=callgrind`.
#![expect(clippy::print_stdout, reason = "the example is a printer")]

use std::fmt::Write as _;
use std::time::Instant;

use dateline_document::{Document, Fields, Hints, Record, parse, records};
use dateline_entity::Entities;
use dateline_gazetteer::Gazetteer;
use dateline_incident::{DocumentFacts, Reading, read};
use dateline_text::Vocabulary;

const ROUNDS: usize = 5;

/// Bytes of the long document.
const LONG: usize = 5_000_000;

/// Into how many articles it is cut.
const ARTICLES: usize = 100;

fn main() -> std::io::Result<()> {
    let gazetteer = Gazetteer::base();
    let mut words = Vocabulary::new();
    dateline_document::vocabulary(&mut words);
    dateline_entity::vocabulary(&mut words, gazetteer);
    read::vocabulary(&mut words);
    let files = std::env::args()
        .skip(1)
        .map(|name| std::fs::read(&name).map(|bytes| (name, bytes)))
        .collect::<Result<Vec<_>, _>>()?;
    if files.is_empty() {
        let hints = Hints::default();
        let short: Vec<String> = (0..ARTICLES).map(|_| story(LONG / ARTICLES)).collect();
        measure(short.iter().map(|text| (text.as_str(), &hints)), &words);
        measure(std::iter::once((story(LONG).as_str(), &hints)), &words);
        return Ok(());
    }
    let all: Vec<Record<'_>> =
        files.iter().flat_map(|(name, bytes)| records(name, bytes, &Fields::default()).0).collect();
    measure(all.iter().map(|record| (&*record.text, &record.hints)), &words);
    Ok(())
}

/// News of about `bytes` bytes: attacks, claims, old deaths and other things, in a few towns.
fn story(bytes: usize) -> String {
    const TOWNS: [&str; 8] =
        ["Kano", "Goma", "Mosul", "Herat", "Aden", "Cali", "Garissa", "Kandahar"];
    const DAYS: [&str; 3] = ["Monday", "Tuesday", "Friday"];
    let mut text = String::new();
    for n in 0.. {
        if text.len() >= bytes {
            break;
        }
        let (town, day) = (TOWNS[n % TOWNS.len()], DAYS[n % DAYS.len()]);
        writeln!(
            text,
            "Gunmen attacked a checkpoint near {town} on {day} and killed {} soldiers, a police officer said. The \
             council put off its vote on the schools. Two farmers were wounded when a bomb exploded beside a bus, \
             according to the hospital. A man, {}, was shot dead there in {}, and a spokesman for group number {n} \
             denied any part in it. The prices of rice and oil went up again, and the harvest is late this year.\n",
            n % 7 + 2,
            20 + n % 50,
            1990 + n % 34,
        )
        .expect("a string takes all");
    }
    text
}

/// Reads the texts in some rounds and prints the best time of each stage.
fn measure<'t>(texts: impl Iterator<Item = (&'t str, &'t Hints)>, words: &Vocabulary) {
    let texts: Vec<_> = texts.collect();
    let rounds = std::env::var("ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(ROUNDS);
    let gazetteer = Gazetteer::base();
    let mut documents: Vec<Document<'_>> = Vec::new();
    let mut entities: Vec<Entities> = Vec::new();
    let mut readings: Vec<Reading> = Vec::new();
    let mut best = [f64::INFINITY; 3];
    for _ in 0..rounds {
        let mut took = |stage: usize, start: Instant| {
            best[stage] = best[stage].min(start.elapsed().as_secs_f64());
        };
        entities.clear();
        let start = Instant::now();
        documents = texts.iter().map(|(text, hints)| parse(text, hints, words)).collect();
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
}
