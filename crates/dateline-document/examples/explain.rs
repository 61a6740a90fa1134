//! Prints how the named files are read, then which of them are one text:
//! `cargo run -p dateline-document --example explain -- FILE...`
#![expect(clippy::print_stdout, reason = "the example is a printer")]

use dateline_document::{
    Fields, Fingerprint, Voice, borrow_reference, explain, fingerprint, near_duplicates, origins,
    parse, records, vocabulary,
};
use dateline_text::Vocabulary;

fn main() -> std::io::Result<()> {
    let mut words = Vocabulary::new();
    vocabulary(&mut words);
    let mut names: Vec<String> = std::env::args().skip(1).collect();
    names.sort();
    let files: Vec<(String, Vec<u8>)> = names
        .iter()
        .map(|name| Ok((name.clone(), std::fs::read(name)?)))
        .collect::<std::io::Result<_>>()?;
    let mut all = Vec::new();
    for (name, bytes) in &files {
        let (records, problems) = records(name, bytes, &Fields::default());
        all.extend(records.into_iter().map(|record| {
            (record.index.map_or_else(|| name.clone(), |index| format!("{name}#{index}")), record)
        }));
        for problem in &problems {
            println!("{name}: {}: {}", problem.code, problem.message);
        }
    }
    let documents: Vec<_> =
        all.iter().map(|(_, record)| parse(&record.text, &record.hints, &words)).collect();
    for ((name, _), document) in all.iter().zip(&documents) {
        println!("{name}\n{}", explain(document));
    }
    let prints: Vec<Fingerprint> = documents.iter().map(fingerprint).collect();
    let near = near_duplicates(&prints);
    for pair in &near {
        println!("one text: {} and {}: {}", all[pair.a].0, all[pair.b].0, pair.reason);
        let (a, b) = (&documents[pair.a], &documents[pair.b]);
        let (dated, undated, name) = if a.reference.best.is_some() {
            (a, b, &all[pair.a].0)
        } else {
            (b, a, &all[pair.b].0)
        };
        if undated.reference.best.is_none() {
            let borrowed = borrow_reference(&dated.reference, name, pair.similarity, undated);
            println!(
                "  borrowed: {:?} of {:?}: {:?}",
                borrowed.best, borrowed.interval, borrowed.reason
            );
        }
    }
    let voices: Vec<Voice<'_>> = all
        .iter()
        .zip(&documents)
        .map(|((name, _), document)| Voice {
            id: name,
            agency: document.header.agency.as_ref().map(|credit| credit.name.as_str()),
            publisher: document.header.publisher.as_ref().map(|credit| credit.name.as_str()),
        })
        .collect();
    for ((name, _), origin) in all.iter().zip(origins(&voices, &near)) {
        println!("origin: {name}: {origin}");
    }
    Ok(())
}
