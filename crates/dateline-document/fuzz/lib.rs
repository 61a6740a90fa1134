//! What must hold of any bytes, under any name.

use std::sync::LazyLock;

use dateline_document::{Fields, Language, language, parse, records, vocabulary};
use dateline_text::Vocabulary;

static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut words = Vocabulary::new();
    vocabulary(&mut words);
    words
});

/// Reads the bytes as a file of this name, and what is English in them as articles.
pub fn read(name: &str, bytes: &[u8]) {
    let (records, problems) = records(name, bytes, &Fields::default());
    for problem in &problems {
        assert!(!problem.message.is_empty());
    }
    for record in &records {
        if matches!(language(&record.text, &record.hints), Language::Other { .. }) {
            continue;
        }
        let document = parse(&record.text, &record.hints, &WORDS);
        for block in &document.blocks {
            assert!(record.text.get(block.span.range()).is_some());
        }
        for piece in &document.furniture {
            assert!(record.text.get(piece.span.range()).is_some());
        }
    }
}
