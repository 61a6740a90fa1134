//! Time expressions in the shape of TIMEX3.

use std::borrow::Cow;

use dateline_time::{Context, Day, Direction, Kind};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::input::lines;
use crate::offsets::CodePoints;
use crate::{Input, InputError, Options};

#[derive(Deserialize)]
struct Article<'i> {
    #[serde(borrow)]
    doc_id: Cow<'i, str>,
    #[serde(borrow)]
    dct: Option<Cow<'i, str>>,
    #[serde(borrow)]
    text: Cow<'i, str>,
}

#[derive(Serialize)]
struct Answer<'a> {
    doc_id: &'a str,
    spans: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Found<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    r#type: &'static str,
    value: String,
}

pub(crate) fn answer(inputs: &[Input], options: Options) -> Result<String, InputError> {
    let texts: Vec<Article<'_>> = lines(inputs)?;
    let answers: Vec<String> = texts.par_iter().map(|text| one(text, options)).collect();
    Ok(answers.concat())
}

fn one(document: &Article<'_>, options: Options) -> String {
    let text = &*document.text;
    let context = Context {
        // The day on which a history was downloaded says nothing about the days that it tells of.
        reference: document.dct.as_deref().filter(|_| !options.narrative).and_then(day),
        reference_span: None,
        direction: Direction::Auto,
        narrative: options.narrative,
    };
    let points = CodePoints::of(text);
    let spans = dateline_time::read(text, &context)
        .into_iter()
        .flat_map(|timex| {
            let kind = name(timex.kind);
            timex.ends(text).into_iter().map(move |(span, value)| (span, kind, value))
        })
        .map(|(span, r#type, value)| {
            let (start, end) = points.range(span);
            Found { start, end, text: span.of(text), r#type, value }
        })
        .collect();
    crate::line(&Answer { doc_id: &document.doc_id, spans })
}

/// The day of an ISO date, which a time may follow.
fn day(dct: &str) -> Option<Day> {
    dct.get(..10)?.parse().ok()
}

/// The TIMEX3 type.
const fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Date => "DATE",
        Kind::Time => "TIME",
        Kind::Duration => "DURATION",
        Kind::Set => "SET",
    }
}
