//! The place stage over shared tokens: `cargo bench -p dateline-entity --bench places`.
//!
//! Articles of two thousand bytes, made of our own sentences; their number a second is the figure to watch.

use dateline_document::{Document, Hints, parse};
use dateline_entity::{Gazetteer, places, vocabulary};
use dateline_text::Vocabulary;
use divan::counter::{BytesCount, ItemsCount};

#[global_allocator]
static ALLOCATIONS: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}

/// Sentences that name no place.
const PLAIN: [&str; 4] = [
    "The committee met again on Monday and put off the vote on the budget until the end of the month. ",
    "Two of the members said that they had not read the draft, which is more than ninety pages long. ",
    "She had asked for the figures in March, and nobody in the office could tell her where they were. ",
    "Prices rose by a third within a year, and the families who waited longest paid the most for it. ",
];

/// Sentences that do.
const PLACES: [&str; 4] = [
    "A mine went off under a bus near the town of Khuzdar in Balochistan on Monday and hurt five people. ",
    "Rockets fell by the Ain al-Asad base in Anbar province, two officials in Baghdad said. ",
    "The road from Goma to Bukavu was closed, and shops in Kirkuk, Erbil and Mosul stayed shut. ",
    "A Hermitage, Tenn., man was held after shots were fired in San Salvador, police said. ",
];

/// What of a text is told in what kind of sentence.
fn article(kinds: &[&[&str]], upper: bool) -> String {
    let sentences = (0..22).map(|at| {
        let kind = kinds[at % kinds.len()];
        kind[at % kind.len()]
    });
    let text: String = sentences.collect();
    if upper { text.to_uppercase() } else { text }
}

fn words() -> Vocabulary {
    let mut words = Vocabulary::new();
    dateline_document::vocabulary(&mut words);
    vocabulary(&mut words, Gazetteer::base());
    words
}

fn run(bencher: divan::Bencher<'_, '_>, text: &str) {
    let words = words();
    let document: Document<'_> = parse(text, &Hints::default(), &words);
    bencher
        .counter(ItemsCount::new(1_usize))
        .counter(BytesCount::of_str(text))
        .bench(|| places(divan::black_box(&document), Gazetteer::base(), &[]));
}

#[divan::bench]
fn no_place(bencher: divan::Bencher<'_, '_>) {
    run(bencher, &article(&[&PLAIN], false));
}

#[divan::bench]
fn one_sentence_in_four(bencher: divan::Bencher<'_, '_>) {
    run(bencher, &article(&[&PLAIN, &PLACES, &PLAIN, &PLAIN], false));
}

#[divan::bench]
fn every_sentence(bencher: divan::Bencher<'_, '_>) {
    run(bencher, &article(&[&PLACES], false));
}

#[divan::bench]
fn capitals_one_in_four(bencher: divan::Bencher<'_, '_>) {
    run(bencher, &article(&[&PLAIN, &PLACES, &PLAIN, &PLAIN], true));
}
