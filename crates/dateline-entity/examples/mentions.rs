//! Prints what the named files mention: `cargo run -p dateline-entity --example mentions -- FILE...`
#![expect(clippy::print_stdout, reason = "the example is a printer")]

use dateline_document::{Fields, parse, records};
use dateline_entity::{explain, read, vocabulary};
use dateline_gazetteer::Gazetteer;
use dateline_text::Vocabulary;

fn main() -> std::io::Result<()> {
    let gazetteer = Gazetteer::base();
    let mut words = Vocabulary::new();
    dateline_document::vocabulary(&mut words);
    vocabulary(&mut words, gazetteer);
    for name in std::env::args().skip(1) {
        let bytes = std::fs::read(&name)?;
        let (records, _) = records(&name, &bytes, &Fields::default());
        for record in &records {
            let document = parse(&record.text, &record.hints, &words);
            println!("{name}\n{}", explain(&document, &read(&document, gazetteer)));
        }
    }
    Ok(())
}
