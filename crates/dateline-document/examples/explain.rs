//! Prints how the named files are read: `cargo run -p dateline-document --example explain -- FILE...`
#![expect(clippy::print_stdout, reason = "the example is a printer")]

use dateline_document::{explain, parse, records, vocabulary};
use dateline_text::Vocabulary;

fn main() -> std::io::Result<()> {
    let mut words = Vocabulary::new();
    vocabulary(&mut words);
    for name in std::env::args().skip(1) {
        let bytes = std::fs::read(&name)?;
        let (records, problems) = records(&name, &bytes);
        for record in &records {
            println!("{name}\n{}", explain(&parse(&record.text, &record.hints, &words)));
        }
        for problem in &problems {
            println!("{name}: {}: {}", problem.code, problem.message);
        }
    }
    Ok(())
}
