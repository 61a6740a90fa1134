//! The examples of `data/landmarks.toml`, and ages.

use std::fs;

use dateline_text::{Token, Vocabulary, tokenize};
use dateline_time::{Context, LANDMARKS, ages, landmarks, read_tokens, vocabulary};
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    landmark: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    examples: Vec<String>,
    #[serde(default)]
    not: Vec<String>,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut words = Vocabulary::new();
    vocabulary(&mut words);
    tokenize(text, &words)
}

#[test]
fn every_entry_reads_its_examples() {
    let file =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/data/landmarks.toml")).unwrap();
    let file: File = toml::from_str(&file).unwrap();
    let found = |text: &str, id: &str| {
        let found = landmarks(text, &tokens(text));
        found
            .iter()
            .filter(|(_, landmark)| landmark.id == id)
            .map(|(span, _)| span.of(text).to_owned())
            .collect::<Vec<_>>()
    };
    for entry in file.landmark {
        assert!(!entry.examples.is_empty(), "{} has an example", entry.id);
        for example in &entry.examples {
            let (before, rest) = example.split_once('[').expect("an example brackets the name");
            let (name, after) = rest.split_once(']').expect("an example brackets the name");
            let text = format!("{before}{name}{after}");
            assert!(
                found(&text, &entry.id).iter().any(|words| words == name),
                "{}: {example}: {:?}",
                entry.id,
                found(&text, &entry.id)
            );
        }
        for text in &entry.not {
            assert_eq!(found(text, &entry.id), Vec::<String>::new(), "{}: {text}", entry.id);
        }
    }
    assert!(LANDMARKS.iter().all(|landmark| landmark.end.is_none_or(|end| landmark.start <= end)));
}

fn aged(text: &str) -> String {
    let tokens = tokens(text);
    let timexes = read_tokens(text, &tokens, &Context::default());
    let ages = ages(text, &tokens, &timexes);
    let one = |age: &dateline_time::Age| {
        let written = age.written.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
        format!(
            "{}: {} {written}",
            age.span.of(text),
            age.landmark.map_or("-", |(landmark, _)| landmark.id)
        )
    };
    ages.iter().map(one).collect::<Vec<_>>().join("; ")
}

#[test]
fn the_age_of_a_war_dates_the_story() {
    assert_eq!(
        aged(
            "The conflict between Israel and Hamas has spread. Others were drawn into the almost 10-month-old conflict."
        ),
        "almost 10-month-old: gaza-war-2023 2024-07-18/2024-08-08"
    );
    assert_eq!(
        aged("The war in Ukraine, now in its tenth month, goes on."),
        "tenth month: ukraine-invasion-2022 2022-11-24/2022-12-24"
    );
    assert_eq!(
        aged("A shell fell in the three-year-old war in Bosnia."),
        "three-year-old: bosnian-war 1995-01-06/1996-04-06"
    );
    assert_eq!(aged("The 5-month-old truce held."), "5-month-old: - -");
    assert_eq!(aged("The 10-year-old boy and the 8-month-old baby survived."), "");
}
