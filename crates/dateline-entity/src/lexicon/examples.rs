//! Runs the `examples` and `not` of every entry in `data/*.toml`.

use std::sync::LazyLock;

use dateline_document::{Block, BlockKind, Document, Header, Reference, ReferenceBasis};
use dateline_text::{Span, Vocabulary, quotes, sentences, tokenize};
use dateline_time::{Interval, Precision};
use toml::{Table, Value};

use super::{Lexicon, Scene, Spots};
use crate::{Entities, Mention, walk};

type Reader = fn(&Scene<'_>, &mut Vec<Mention>);

/// The knowledge files, the key of their entries, and the reader that must find the examples.
const FILES: &[(&str, &str, &str, Reader)] = &[
    ("actors", "actor", include_str!("../../data/actors.toml"), walk::actors),
    ("forces", "force", include_str!("../../data/forces.toml"), walk::actors),
    ("people", "people", include_str!("../../data/people.toml"), walk::people),
    ("targets", "target", include_str!("../../data/targets.toml"), walk::targets),
    ("weapons", "weapon", include_str!("../../data/weapons.toml"), walk::weapons),
];

/// A document of one paragraph.
pub(crate) fn document(text: &str) -> Document<'_> {
    static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
        let mut vocabulary = Vocabulary::new();
        Lexicon::bundled().vocabulary(&mut vocabulary);
        vocabulary
    });
    let tokens = tokenize(text, &VOCABULARY);
    let sentences = sentences(text, &tokens, 0..tokens.len());
    let block = Block {
        kind: BlockKind::Paragraph,
        span: Span::new(0, text.len()),
        sentences: 0..sentences.len(),
    };
    Document {
        text,
        quotes: quotes(text, &tokens),
        tokens,
        header: Header::default(),
        furniture: Vec::new(),
        blocks: vec![block],
        sentences,
        times: Vec::new(),
        reference: Reference {
            interval: Interval::between(None, None, Precision::Open),
            best: None,
            basis: ReferenceBasis::None,
            rule: "none",
            confidence: 0,
            evidence: Vec::new(),
            anchor: None,
            rejected: Vec::new(),
            reason: None,
        },
    }
}

/// What a reader finds in a text.
pub(crate) fn read(text: &str, reader: Reader) -> Vec<Mention> {
    let document = document(text);
    let mut out = Vec::new();
    let spots = Spots::new(&document, Lexicon::bundled());
    for sentence in &document.sentences {
        reader(&Scene::new(&document, sentence, Lexicon::bundled(), &spots), &mut out);
    }
    out
}

/// The text of an example without its brackets, and the spans that they mark.
fn marked(example: &str) -> (String, Vec<Span>) {
    let (mut text, mut spans, mut open) = (String::new(), Vec::new(), 0);
    for letter in example.chars() {
        match letter {
            '[' => open = text.len(),
            ']' => spans.push(Span::new(open, text.len())),
            _ => text.push(letter),
        }
    }
    (text, spans)
}

fn list<'t>(entry: &'t Table, key: &str) -> Vec<&'t str> {
    entry
        .get(key)
        .and_then(Value::as_array)
        .map(|list| list.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default()
}

fn shown(text: &str, mentions: &[Mention]) -> String {
    let all: Vec<String> =
        mentions.iter().map(|m| format!("[{}] by {}", m.span.of(text), m.rule)).collect();
    if all.is_empty() { "nothing".to_owned() } else { all.join(", ") }
}

#[test]
fn every_example_is_read_as_its_entry() {
    let mut failures = Vec::new();
    for (stem, key, source, reader) in FILES {
        let table: Table = source.parse().expect("build.rs has parsed it");
        for entry in table[*key].as_array().expect("build.rs has checked it") {
            let entry = entry.as_table().expect("build.rs has checked it");
            let rule = format!("{stem}/{}", entry["id"].as_str().expect("build.rs has checked it"));
            for example in list(entry, "examples") {
                let (text, spans) = marked(example);
                let found = read(&text, *reader);
                // Nouns for those who fight are also read by the grammar around them, under its own rules.
                let fits = |m: &Mention| {
                    m.rule == rule || *stem == "forces" && m.rule.starts_with("actor/")
                };
                let first = found.iter().any(|m| m.span == spans[0] && fits(m));
                let rest = spans[1..].iter().all(|span| found.iter().any(|m| m.span == *span));
                if !first || !rest {
                    failures.push(format!("{rule}: {example}\n    read: {}", shown(&text, &found)));
                }
            }
            for near_miss in list(entry, "not") {
                let found = read(near_miss, *reader);
                if found.iter().any(|m| m.rule == rule) {
                    failures.push(format!(
                        "{rule}: not in: {near_miss}\n    read: {}",
                        shown(near_miss, &found)
                    ));
                }
            }
        }
    }
    assert!(
        failures.is_empty(),
        "{} examples are read otherwise:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn hostile_texts_are_read_without_panic_or_blow_up() {
    let texts = [
        "US and ".repeat(4_000),
        "IS ".repeat(4_000),
        "two ".repeat(4_000),
        "a-".repeat(4_000),
        "’s ’s - ( [ “ of of of the the a-drone-s 's".repeat(200),
        "coalition international US-led ".repeat(2_000),
        "those groups. Iran-backed ".repeat(2_000),
        "base that hosts US and ".repeat(2_000),
        "\u{301}\u{200d}é ß İ drone\u{301}s 10¾ rockets ".repeat(300),
    ];
    for text in texts {
        for (_, _, _, reader) in FILES {
            for mention in read(&text, *reader) {
                assert!(text.get(mention.span.range()).is_some_and(|words| !words.is_empty()));
            }
        }
    }
}

#[test]
fn phrases_are_read_as_the_corpus_says() {
    dateline_corpus::check("corpus/lexicon", |section, case| {
        let reader: Reader = match section.setting("shows") {
            Some("actors") => walk::actors,
            Some("people") => walk::people,
            Some("targets") => walk::targets,
            Some("weapons") => walk::weapons,
            other => panic!("a page must show actors, people, targets or weapons, not {other:?}"),
        };
        let document = document(&case.left);
        let lexicon = Lexicon::bundled();
        let spots = Spots::new(&document, lexicon);
        let mut mentions = Vec::new();
        for sentence in &document.sentences {
            reader(&Scene::new(&document, sentence, lexicon, &spots), &mut mentions);
        }
        let entities = Entities { mentions, ..Entities::default() };
        let shown = crate::explain(&document, &entities);
        // `    weapon | two drones | drone, drone, 2 (two)` without the kind, which the page tells.
        let readings: Vec<String> = shown
            .lines()
            .filter_map(|line| line.strip_prefix("    ")?.split_once(" | "))
            .map(|(_, reading)| reading.replacen(" | ", ": ", 1))
            .collect();
        if readings.is_empty() { "nothing".to_owned() } else { readings.join("; ") }
    });
}
