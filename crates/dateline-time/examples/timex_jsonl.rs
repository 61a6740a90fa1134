//! Reads documents as JSON lines, writes their time expressions as JSON lines.
//!
//! In: `{"doc_id", "dct", "text"}`, `dct` an ISO day or null; from the files named, else from standard input.
//! Out: `{"doc_id", "spans": [{"start", "end", "text", "type", "value"}]}`, offsets in Unicode code points.
//! `--narrative`: the texts tell histories; `dct` is only the day of writing.
//! `--lines`: one line for people for each expression instead.
#![expect(clippy::print_stdout, reason = "an example writes to standard output")]

use std::io::{self, BufRead, Read as _};

use dateline_time::{Context, Day, read};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (flags, files): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|arg| arg.starts_with("--"));
    let narrative = flags.iter().any(|flag| flag == "--narrative");
    let lines = flags.iter().any(|flag| flag == "--lines");
    let mut source = String::new();
    if files.is_empty() {
        io::stdin().lock().read_to_string(&mut source)?;
    }
    for file in files {
        source.push_str(&std::fs::read_to_string(file)?);
        source.push('\n');
    }
    for line in source.as_bytes().lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let document: Value = serde_json::from_str(&line)?;
        let text = document["text"].as_str().unwrap_or_default();
        let reference = document["dct"]
            .as_str()
            .and_then(|dct| dct.get(..10))
            .and_then(|dct| dct.parse::<Day>().ok());
        let context = Context { reference, narrative, ..Context::default() };
        let found = read(text, &context);
        if lines {
            println!("# {} {}", document["doc_id"], document["dct"]);
            for timex in &found {
                println!("{}", dateline_time::line(text, timex));
            }
            continue;
        }
        let (mut at, mut points) = (0, 0);
        let mut spans = Vec::with_capacity(found.len());
        for (timex, (span, value)) in
            found.iter().flat_map(|timex| timex.ends(text).into_iter().map(move |end| (timex, end)))
        {
            let (start, end) = (span.start as usize, span.end as usize);
            points += text[at..start].chars().count();
            let length = text[start..end].chars().count();
            at = start;
            spans.push(json!({
                "start": points, "end": points + length, "text": &text[start..end],
                "type": timex.kind.name(), "value": value, "rule": timex.rule,
            }));
        }
        println!("{}", json!({"doc_id": document["doc_id"], "spans": spans}));
    }
    Ok(())
}
