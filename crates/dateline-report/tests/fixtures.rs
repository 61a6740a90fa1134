//! What a reader of the terse format sees of each fixture.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use dateline_document::{Hints, document_id};
use dateline_gazetteer::Gazetteer;
use dateline_incident::{DocumentFacts, merge, read};
use dateline_report::shape::PlaceTable;
use dateline_report::{DocumentInput, Input, PageInput, Report, assemble, format, page};
use dateline_text::Vocabulary;
use insta::{assert_snapshot, glob};

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut vocabulary = Vocabulary::new();
    dateline_document::vocabulary(&mut vocabulary);
    dateline_entity::vocabulary(&mut vocabulary, Gazetteer::base());
    read::vocabulary(&mut vocabulary);
    vocabulary
});

/// The report on one text alone. Version and knowledge are left out: they change with every data entry.
fn report(text: &str) -> Report {
    let hints = Hints::default();
    let document = dateline_document::parse(text, &hints, &VOCABULARY);
    let entities = dateline_entity::read(&document, Gazetteer::base());
    let (id, sha256) = document_id(text.as_bytes());
    let reference = read::reference_date(&document.reference);
    let facts = DocumentFacts { id: id.clone(), origin: id, reference };
    let mut readings = vec![read::read(&document, &entities, facts)];
    merge::series(&mut readings);
    let merged = merge::merge(&readings);
    let page = page(&PageInput {
        paths: vec!["article.txt".to_owned()],
        sha256,
        bytes: text.len() as u64,
        format: "text",
        language: None,
        text,
        header: &document.header,
        hints: &hints,
        furniture: &document.furniture,
        dateline_place: None,
        facts: &readings[0].facts,
    });
    let documents = [DocumentInput { page: &page, text, reading: &readings[0], lender: None }];
    assemble(Input {
        tool_version: "0.0.0",
        knowledge: "0000000000000000".to_owned(),
        places: PlaceTable::default(),
        documents: &documents,
        near_duplicates: &[],
        merged: &merged,
        problems: Vec::new(),
        quotes: true,
    })
}

#[test]
fn articles() {
    // A packed crate has no fixtures.
    if !Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/articles").is_dir() {
        return;
    }
    let terse = format("text").expect("the format is listed");
    glob!("../../../fixtures", "articles/*.txt", |path| {
        let text = fs::read_to_string(path).expect("fixtures are UTF-8");
        let files = terse.files(&report(&text)).expect("a report can be written");
        assert_snapshot!("report", String::from_utf8_lossy(&files[0].1));
    });
}
