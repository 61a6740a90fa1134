//! Runs the examples: the pages of `corpus/`, those inside the data files, and the snapshots.

use std::path::Path;

use dateline_document::{Document, Hints, parse};
use dateline_gazetteer::Gazetteer;
use dateline_text::Vocabulary;

use crate::{Attribution, Entities, Entity, Mention, PlaceRole, explain, read, vocabulary};

fn words() -> Vocabulary {
    let mut words = Vocabulary::new();
    dateline_document::vocabulary(&mut words);
    vocabulary(&mut words, Gazetteer::base());
    words
}

/// What `print` says of the text as a document.
fn of<T>(words: &Vocabulary, text: &str, print: impl Fn(&Document<'_>, &Entities) -> T) -> T {
    let document = parse(text, &Hints::default(), words);
    let entities = read(&document, Gazetteer::base());
    print(&document, &entities)
}

/// `near Ain al-Asad Air Base (base, Anbar, IQ)`
fn place(mention: &Mention) -> Option<String> {
    let Entity::Place(place) = &mention.entity else { return None };
    let role = match place.role {
        PlaceRole::Location => {
            place.relation.map(|relation| format!("{relation:?} ").to_lowercase())
        }
        other => Some(format!("{other:?} ").to_lowercase()),
    };
    let mut facts: Vec<String> = place.kind.iter().map(ToString::to_string).collect();
    let area = place.admin1.as_ref().filter(|area| place.name.as_ref() != Some(*area));
    facts.extend(area.map(ToString::to_string));
    facts.push(place.countries.join("/"));
    facts.retain(|fact| !fact.is_empty());
    let name = place.name.as_deref().unwrap_or("unnamed");
    Some(format!("{}{name} ({})", role.unwrap_or_default(), facts.join(", ")))
}

/// `an official (official, IQ, via Reuters): two men were shot`
fn saying(document: &Document<'_>, entities: &Entities, attribution: &Attribution) -> String {
    let source = &attribution.source;
    let mut facts = vec![source.kind.name().to_owned()];
    for (set, word) in [(source.named, "named"), (source.plural, "plural")] {
        if set {
            facts.push(word.to_owned());
        }
    }
    facts.extend(source.country.clone());
    facts.extend(source.via.iter().map(|via| format!("via {via}")));
    facts.extend(source.anonymity.as_ref().map(|reason| format!("unnamed: {reason}")));
    facts.extend(
        source.same_as.map(|first| {
            format!("is {}", document.words(entities.attributions[first].source.span))
        }),
    );
    facts.extend(attribution.hedge.map(|span| format!("hedge {}", document.words(span))));
    facts.extend(attribution.said_on.map(|span| format!("on {}", document.words(span))));
    let content: Vec<_> = attribution.content.iter().map(|span| document.words(*span)).collect();
    format!("{} ({}): {}", document.words(source.span), facts.join(", "), content.join(" + "))
}

fn joined(lines: &[String]) -> String {
    if lines.is_empty() { "nothing".to_owned() } else { lines.join("; ") }
}

#[test]
fn corpus() {
    let words = words();
    dateline_corpus::check(
        concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/context"),
        |section, case| {
            of(&words, &case.left, |document, entities| match section.setting("shows") {
                Some("sources") => joined(
                    &entities
                        .attributions
                        .iter()
                        .map(|a| saying(document, entities, a))
                        .collect::<Vec<_>>(),
                )
                .replace('\n', " "),
                _ => joined(&entities.mentions.iter().filter_map(place).collect::<Vec<_>>()),
            })
        },
    );
}

/// The text without its brackets, and what they mark.
fn marked(example: &str) -> (String, String) {
    let (before, rest) = example.split_once('[').expect("an example marks what is read");
    let (inside, after) = rest.split_once(']').expect("the mark is closed");
    (format!("{before}{inside}{after}"), inside.to_owned())
}

fn examples<'t>(file: &'t toml::Table, key: &str, list: &str) -> Vec<(&'t toml::Table, &'t str)> {
    let entries = file[key].as_array().into_iter().flatten().filter_map(toml::Value::as_table);
    let texts = |entry: &'t toml::Table| {
        entry
            .get(list)
            .and_then(toml::Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(toml::Value::as_str)
    };
    entries.flat_map(|entry| texts(entry).map(move |text| (entry, text))).collect()
}

fn data(file: &str) -> toml::Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(file);
    std::fs::read_to_string(path).unwrap().parse().unwrap()
}

#[test]
fn each_source_entry_reads_its_examples() {
    let (words, file) = (words(), data("sources.toml"));
    let mut wrong = Vec::new();
    for (entry, example) in examples(&file, "source", "examples") {
        let (text, source) = marked(example);
        let found = of(&words, &text, |document, entities| {
            entities
                .attributions
                .iter()
                .map(|a| (document.words(a.source.span).to_owned(), a.source.kind.name(), a.rule))
                .collect::<Vec<_>>()
        });
        let (kind, rule) =
            (entry["kind"].as_str().unwrap(), format!("sources/{}", entry["id"].as_str().unwrap()));
        let told = |(words, found, by): &(String, &str, &str)| {
            *words == source && *found == kind && *by == rule
        };
        // A hearer (`told Reuters`) is no source of the sentence, but the chain names it.
        let via = || {
            of(&words, &text, |_, entities| {
                entities.attributions.iter().any(|a| a.source.via.contains(&source))
            })
        };
        if !found.iter().any(told) && !via() {
            wrong.push(format!("{rule}: {example}\n    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_plane_that_bombs_is_a_weapon() {
    let words = words();
    let weapons = |text: &str| {
        of(&words, text, |document, entities| {
            let weapon = |mention: &&Mention| matches!(mention.entity, Entity::Weapon(_));
            let read = entities.mentions.iter().filter(weapon);
            read.map(|mention| document.words(mention.span).to_owned()).collect::<Vec<_>>()
        })
    };
    assert_eq!(weapons("Two planes bombed the town."), ["Two planes"]);
    assert_eq!(weapons("The plane was bombed."), [""; 0]);
    assert_eq!(weapons("A plane dropped off two men."), [""; 0]);
}

#[test]
fn verbs_of_saying_have_their_speakers() {
    let (words, file) = (words(), data("sayings.toml"));
    let sources = |text: &str| {
        of(&words, text, |document, entities| {
            let sources = entities.attributions.iter();
            sources.map(|a| document.words(a.source.span).to_owned()).collect::<Vec<_>>()
        })
    };
    for (_, example) in examples(&file, "saying", "examples") {
        let (text, source) = marked(example);
        assert_eq!(sources(&text), [source], "{example}");
    }
    for key in ["saying", "guard"] {
        for (_, text) in examples(&file, key, "not") {
            assert!(sources(text).is_empty(), "{text}: {:?}", sources(text));
        }
    }
}

#[test]
fn lists_of_words_tell_who_speaks() {
    let (words, file) = (words(), data("sayings.toml"));
    let last = |text: &str| {
        of(&words, text, |document, entities| {
            let last = entities.attributions.last().map(|said| &said.source);
            last.map(|source| (document.words(source.span).to_owned(), source.kind.name()))
        })
    };
    for (list, is_of_kind) in [("examples", true), ("not", false)] {
        for (entry, example) in examples(&file, "list", list) {
            let (text, source) = marked(example);
            let (found, kind) = last(&text).expect("somebody speaks");
            let fits = entry["kind"].as_str() == Some(kind);
            assert_eq!((found, fits), (source, is_of_kind), "{example}");
        }
    }
}

#[test]
fn every_weapon_has_its_types() {
    let lexicon = crate::Lexicon::bundled();
    for (entry, _) in examples(&data("weapons.toml"), "weapon", "examples") {
        let id = entry["id"].as_str().unwrap();
        let facts = lexicon.about_weapon(id).expect("it is an entry");
        assert!(!facts.acled.is_empty() && !facts.muc.is_empty(), "{id}");
    }
    let drone = lexicon.about_weapon("drone").unwrap();
    assert_eq!((drone.acled, drone.muc), (&["Air/drone strike"][..], "EXPLOSIVE"));
}

#[test]
fn each_place_entry_reads_its_examples() {
    let (words, file) = (words(), data("places.toml"));
    let mut wrong = Vec::new();
    for key in ["bigger", "numbered", "relation", "seat", "type"] {
        for (entry, example) in examples(&file, key, "examples") {
            let (text, expected) = marked(example);
            let lines = of(&words, &text, |document, entities| {
                entities
                    .mentions
                    .iter()
                    .filter_map(|m| Some((document.words(m.span).to_owned(), place(m)?)))
                    .collect::<Vec<_>>()
            });
            if !lines.iter().any(|(words, _)| *words == expected) {
                wrong.push(format!(
                    "{key}/{}: {example}\n    {lines:?}",
                    entry["id"].as_str().unwrap()
                ));
            }
        }
        for (entry, text) in examples(&file, key, "not") {
            let lines = of(&words, text, |_, entities| {
                entities.mentions.iter().filter_map(place).collect::<Vec<_>>()
            });
            if !lines.is_empty() {
                wrong.push(format!(
                    "{key}/{}: not {text}\n    {lines:?}",
                    entry["id"].as_str().unwrap()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Articles are not part of the published crate.
#[test]
fn articles() {
    if !Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/articles").is_dir() {
        return;
    }
    let words = words();
    insta::glob!("../../../fixtures/articles", "*.txt", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        insta::assert_snapshot!("mentions", of(&words, &text, explain));
    });
}

#[test]
fn hostile_texts_are_read_in_time() {
    let words = words();
    let texts = [
        "said ".repeat(20_000),
        "The ".repeat(20_000),
        "Paris, ".repeat(10_000),
        "Paris-".repeat(10_000),
        "in a base in Iraq ".repeat(5_000),
        "\"he said, \"".repeat(5_000),
        "according to ".repeat(10_000),
        "told told, who, said ".repeat(5_000),
        "Gen. A. B. ".repeat(5_000),
        "the Iraqi-Syrian-".repeat(5_000),
        "’s “ al- ".repeat(5_000),
        "\u{301}é\u{200b}İ said ".repeat(2_000),
    ];
    for text in &texts {
        of(&words, text, |document, entities| {
            for mention in &entities.mentions {
                assert!(!document.words(mention.span).is_empty());
            }
            explain(document, entities).len()
        });
    }
}
