//! Reads `{"id", "text"}` lines from standard input and writes the place names of each text with their points.
//!
//! `{"id", "toponyms": [{"start", "end", "lat", "lon"}]}`, offsets in Unicode code points.
#![expect(clippy::print_stdout, reason = "the example is a printer")]

use std::io::BufRead as _;

use dateline_document::{Hints, parse};
use dateline_entity::{toponyms, vocabulary};
use dateline_gazetteer::Gazetteer;
use dateline_text::Vocabulary;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let gazetteer = Gazetteer::base();
    let mut words = Vocabulary::new();
    dateline_document::vocabulary(&mut words);
    vocabulary(&mut words, gazetteer);
    for line in std::io::stdin().lock().lines() {
        let record: Value = serde_json::from_str(&line?)?;
        let text = record["text"].as_str().unwrap_or_default();
        let document = parse(text, &Hints::default(), &words);
        let (mut byte, mut point) = (0, 0);
        let mut code_points = |to: u32| {
            let to = to as usize;
            point += text[byte..to].chars().count();
            byte = to;
            point
        };
        let found: Vec<Value> = toponyms(&document, gazetteer)
            .iter()
            .map(|toponym| {
                let (start, end) = (code_points(toponym.span.start), code_points(toponym.span.end));
                let degrees = |value: i32| f64::from(value) / 1e6;
                let (lat, lon) = toponym
                    .point
                    .map_or((None, None), |(lat, lon)| (Some(degrees(lat)), Some(degrees(lon))));
                json!({"start": start, "end": end, "lat": lat, "lon": lon})
            })
            .collect();
        println!("{}", json!({"id": record["id"], "toponyms": found}));
    }
    Ok(())
}
