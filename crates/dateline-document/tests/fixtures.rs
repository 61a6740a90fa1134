//! How the articles in `fixtures/` are read, for a reviewer: one snapshot an article.

use std::fmt::Write as _;
use std::path::Path;

use dateline_document::{
    Fields, Fingerprint, explain, fingerprint, language, near_duplicates, parse, records,
    vocabulary,
};
use dateline_text::Vocabulary;

/// The articles are not part of the published crate.
const ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/articles");

fn words() -> Vocabulary {
    let mut words = Vocabulary::new();
    vocabulary(&mut words);
    words
}

#[test]
fn articles() {
    if !Path::new(ARTICLES).is_dir() {
        return;
    }
    let words = words();
    insta::glob!("../../../fixtures/articles", "*.txt", |path| {
        let bytes = std::fs::read(path).unwrap();
        let (records, problems) = records(&path.to_string_lossy(), &bytes, &Fields::default());
        assert_eq!((records.len(), problems.len()), (1, 0));
        insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false}, {
            insta::assert_snapshot!("text", explain(&parse(&records[0].text, &records[0].hints, &words)));
        });
    });
}

/// Other kinds of file, as a reviewer sees what was found in them.
#[test]
fn inputs() {
    if !Path::new(ARTICLES).is_dir() {
        return;
    }
    insta::glob!("../../../fixtures/inputs", "*.*", |path| {
        let bytes = std::fs::read(path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy();
        let (records, problems) = records(&name, &bytes, &Fields::default());
        let mut out = String::new();
        for record in &records {
            let index = record.index.map_or_else(String::new, |index| format!("#{index}"));
            let language = language(&record.text, &record.hints).tag().unwrap_or("unknown");
            writeln!(out, "{name}{index}: {}, {}, {language}", record.format, record.charset)
                .unwrap();
            let hints = &record.hints;
            for (label, value) in [
                ("title", &hints.title),
                ("date", &hints.date),
                ("updated", &hints.updated),
                ("publisher", &hints.publisher),
                ("author", &hints.author),
                ("url", &hints.url),
                ("language", &hints.language),
            ] {
                if let Some(value) = value {
                    writeln!(out, "  {label}: {value}").unwrap();
                }
            }
            for line in record.text.lines() {
                writeln!(out, "{}", format!("    {line}").trim_end()).unwrap();
            }
        }
        for problem in &problems {
            writeln!(out, "{} {}: {}", problem.severity.name(), problem.code, problem.message)
                .unwrap();
        }
        insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false}, {
            insta::assert_snapshot!("input", out);
        });
    });
}

#[test]
fn one_text_in_two_articles() {
    let Ok(folder) = std::fs::read_dir(ARTICLES) else { return };
    let words = words();
    let mut files: Vec<_> = folder
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    files.sort();
    let texts: Vec<String> =
        files.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let prints: Vec<Fingerprint> = texts
        .iter()
        .map(|text| fingerprint(&parse(text, &dateline_document::Hints::default(), &words)))
        .collect();
    let name = |at: usize| files[at].file_stem().unwrap().to_string_lossy().into_owned();
    let found: Vec<_> = near_duplicates(&prints)
        .iter()
        .map(|pair| format!("{} = {}", name(pair.a), name(pair.b)))
        .collect();
    assert_eq!(found, ["barawe-mortars-header-date = barawe-mortars-syndicated"]);

    // The order of the documents does not matter.
    let backwards: Vec<Fingerprint> = prints.iter().rev().cloned().collect();
    let last = prints.len() - 1;
    let mirrored: Vec<_> = near_duplicates(&backwards)
        .iter()
        .map(|pair| format!("{} = {}", name(last - pair.b), name(last - pair.a)))
        .collect();
    assert_eq!(found, mirrored);
}
