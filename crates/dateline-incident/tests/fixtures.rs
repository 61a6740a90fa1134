//! What each fixture tells, and what all of them together say happened.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use dateline_document::{Document, Hints, document_id, near_duplicates, origins};
use dateline_gazetteer::Gazetteer;
use dateline_incident::{DocumentFacts, Reading, merge, read};
use dateline_text::Vocabulary;
use insta::{assert_snapshot, glob};
use proptest::prelude::*;

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut vocabulary = Vocabulary::new();
    dateline_document::vocabulary(&mut vocabulary);
    dateline_entity::vocabulary(&mut vocabulary, Gazetteer::base());
    read::vocabulary(&mut vocabulary);
    vocabulary
});

fn reading(document: &Document<'_>, id: &str, origin: &str) -> Reading {
    let entities = dateline_entity::read(document, Gazetteer::base());
    let reference = read::reference_date(&document.reference);
    read::read(
        document,
        &entities,
        DocumentFacts { id: id.to_owned(), origin: origin.to_owned(), reference },
    )
}

fn alone(text: &str) -> (Reading, String) {
    let document = dateline_document::parse(text, &Hints::default(), &VOCABULARY);
    let (id, _) = document_id(text.as_bytes());
    let reading = reading(&document, &id, &id);
    let told = read::explain(text, &reading);
    (reading, told)
}

/// A packed crate has no fixtures.
fn present() -> bool {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/articles").is_dir()
}

#[test]
fn accounts() {
    if !present() {
        return;
    }
    glob!("../../../fixtures", "articles/*.txt", |path| {
        let text = fs::read_to_string(path).expect("fixtures are UTF-8");
        assert_snapshot!("accounts", alone(&text).1);
    });
}

#[test]
fn incidents() {
    if !present() {
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/articles");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("it is there")
        .map(|entry| entry.expect("it can be listed").path())
        .collect();
    paths.sort();
    let texts: Vec<String> =
        paths.iter().map(|path| fs::read_to_string(path).expect("fixtures are UTF-8")).collect();
    let documents: Vec<Document<'_>> = texts
        .iter()
        .map(|text| dateline_document::parse(text, &Hints::default(), &VOCABULARY))
        .collect();
    let prints: Vec<_> = documents.iter().map(dateline_document::fingerprint).collect();
    let ids: Vec<String> = texts.iter().map(|text| document_id(text.as_bytes()).0).collect();
    let voices: Vec<_> = documents
        .iter()
        .zip(&ids)
        .map(|(document, id)| dateline_document::Voice {
            id,
            agency: document.header.agency.as_ref().map(|credit| credit.name.as_str()),
            publisher: document.header.publisher.as_ref().map(|credit| credit.name.as_str()),
        })
        .collect();
    let origins = origins(&voices, &near_duplicates(&prints));
    let mut readings: Vec<Reading> = documents
        .iter()
        .zip(&ids)
        .zip(&origins)
        .map(|((document, id), origin)| reading(document, id, origin))
        .collect();
    merge::series(&mut readings);
    assert_snapshot!("incidents", merge::explain(&merge::merge(&readings), &readings));
}

#[test]
fn silence_is_never_a_zero() {
    let (reading, _) = alone(
        "MOSUL, Iraq, March 13, 2024 (Meridian News) - A rocket hit a depot outside Mosul on Tuesday, police said.",
    );
    assert!(
        reading.accounts[0].telling.killed.is_empty()
            && reading.accounts[0].telling.injured.is_empty()
    );
}

#[test]
fn nobody_stands_without_the_grounds() {
    let (_, told) = alone(
        "GAO, Mali, March 13, 2024 (Meridian News) - Gunmen killed four soldiers near Gao on Tuesday.\n\n\
         The governor blamed the Dawn Brigade. The group denied any part in the attack.",
    );
    assert!(told.contains("(Asserted)") && told.contains("Denied"), "{told}");
}

#[test]
fn what_is_feared_or_planned_is_no_incident() {
    for text in [
        "Officials fear an attack on the port of Odesa next week.",
        "The militia vowed to attack the base again.",
        "No attack was reported in Mosul on Tuesday.",
        "The mayor died of a heart attack on Tuesday.",
        "The minister's plan came under attack from the opposition.",
    ] {
        let (reading, told) = alone(text);
        assert!(reading.accounts.is_empty(), "{text}\n{told}");
    }
}

/// Found by `hostile_words`: a date shared by an umbrella kept a source of the umbrella's own list.
#[test]
fn a_shared_date_brings_its_source() {
    alone("first US blamed police a October on Hamas dozens strikes . Hamas shot down");
}

/// Found by `hostile_words` and by shuffled news: sentences that begin or end where a rule expects a neighbour.
#[test]
fn sentences_cut_short() {
    for text in [
        ", blamed",
        "He told",
        "Police said he told",
        "loaded with 200 kg of dynamite",
        ", packed with explosives,",
        ", chief of the harbor staff, has stated that two men died.",
    ] {
        alone(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Any order of the words of war, dates, places and marks is read without a panic, and every value has its words.
    #[test]
    fn hostile_words(words in proptest::collection::vec(proptest::sample::select(WORDS), 0..60)) {
        let text = words.join(" ");
        let (reading, _) = alone(&text);
        for account in &reading.accounts {
            for bytes in &account.evidence {
                prop_assert!(text.get(bytes.start as usize..bytes.end as usize).is_some_and(|words| !words.is_empty()));
            }
            for position in &account.telling.killed {
                prop_assert!(!position.evidence.is_empty());
            }
        }
        let merged = merge::merge(std::slice::from_ref(&reading));
        prop_assert!(merged.incidents.len() <= reading.accounts.len());
    }

    #[test]
    fn hostile_bytes(text in "\\PC{0,120}") {
        alone(&text);
    }
}

const WORDS: &[&str] = &[
    "two",
    "rockets",
    "hit",
    "a",
    "base",
    "in",
    "Iraq",
    "and",
    "Syria",
    "on",
    "Thursday",
    "Friday",
    "killed",
    "three",
    "soldiers",
    "no",
    "casualties",
    "were",
    "reported",
    "after",
    "the",
    "attack",
    "blamed",
    "on",
    "claimed",
    "by",
    "Hamas",
    "said",
    ",",
    ".",
    ".",
    "\n\n",
    "police",
    "more",
    "than",
    "175",
    "times",
    "since",
    "October",
    "first",
    "a week after",
    "that",
    "followed",
    "while",
    "led to",
    "“",
    "”",
    "drones",
    "shot down",
    "near",
    "Mosul",
    "attempting to",
    "launch",
    "strikes",
    "US",
    "dozens",
    "of",
    "In January",
    "retaliation",
    "for",
    "injuries",
    "without",
    "causing",
    "damage",
    "toll",
    "rose",
    "to",
    "number",
    "people",
    "it",
    "was",
    "an",
    "denied",
    "most",
    "stopped",
    "lull",
];
