//! Actors, weapons, targets, people and sources over shared tokens, without places: `cargo bench -p dateline-entity --bench entities`.
//!
//! Articles made of our own sentences; bytes a second is the figure to watch.

use dateline_document::{Hints, parse};
use dateline_entity::{Gazetteer, Lexicon, read_apart_from_places, vocabulary};
use dateline_text::Vocabulary;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// Sentences that mention nothing of an attack.
const PLAIN: [&str; 4] = [
    "The committee met again on Monday and put off the vote on the budget until the end of the month. ",
    "Two of the drafts are more than ninety pages long, and hardly anybody had read them by then. ",
    "She had asked for the figures in March, and nobody there could tell her where they were. ",
    "Prices rose by a third within a year, and those who waited longest paid the most for it. ",
];

/// Sentences that do.
const DENSE: [&str; 4] = [
    "A mine went off under a bus near the town on Monday and hurt five people, a police officer told Reuters. ",
    "At least three US soldiers were killed when two drones hit a base, two Iraqi officials said. ",
    "Hamas fired a dozen rockets at a checkpoint, and the army said four of its men were wounded. ",
    "Gunmen burned the market, according to residents, and the group said it had left the village. ",
];

fn run(bencher: divan::Bencher<'_, '_>, kinds: &[&[&str]]) {
    let mut words = Vocabulary::new();
    dateline_document::vocabulary(&mut words);
    vocabulary(&mut words, Gazetteer::base());
    let sentences = (0..40).map(|at| {
        let kind = kinds[at % kinds.len()];
        kind[at / kinds.len() % kind.len()]
    });
    let text: String = sentences.collect();
    let document = parse(&text, &Hints::default(), &words);
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        read_apart_from_places(divan::black_box(&document), Gazetteer::base(), Lexicon::bundled())
    });
}

#[divan::bench]
fn nothing(bencher: divan::Bencher<'_, '_>) {
    run(bencher, &[&PLAIN]);
}

#[divan::bench]
fn one_sentence_in_four(bencher: divan::Bencher<'_, '_>) {
    run(bencher, &[&PLAIN, &DENSE, &PLAIN, &PLAIN]);
}

#[divan::bench]
fn every_sentence(bencher: divan::Bencher<'_, '_>) {
    run(bencher, &[&DENSE]);
}
