//! Named places with their points.

use std::borrow::Cow;

use dateline::{Hints, Knowledge};
use dateline_text::Span;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::input::lines;
use crate::offsets::CodePoints;
use crate::{Input, InputError, Options};

#[derive(Deserialize)]
struct Article<'i> {
    #[serde(borrow)]
    id: Cow<'i, str>,
    #[serde(borrow)]
    text: Cow<'i, str>,
    title: Option<String>,
    date: Option<String>,
    url: Option<String>,
    /// Read where names are given; the input of a plain run may hold anything there.
    #[serde(default)]
    toponyms: Value,
}

/// Where a name stands, in code points.
#[derive(Deserialize)]
struct Offsets {
    start: usize,
    end: usize,
}

impl Article<'_> {
    /// The bytes of the names.
    fn spans(&self) -> Vec<Span> {
        let ends = self.text.char_indices().map(|(at, _)| at).chain([self.text.len()]);
        let bytes: Vec<usize> = ends.collect();
        let byte = |point: usize| bytes.get(point).copied();
        let names: Vec<Offsets> = serde_json::from_value(self.toponyms.clone()).unwrap_or_default();
        names
            .iter()
            .filter_map(|name| Some(Span::new(byte(name.start)?, byte(name.end)?)))
            .collect()
    }
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a str,
    toponyms: Vec<Toponym>,
}

/// A name found; without a point it is recognised and not resolved.
#[derive(Serialize)]
struct Toponym {
    start: usize,
    end: usize,
    lat: Option<f64>,
    lon: Option<f64>,
}

pub(crate) fn answer(inputs: &[Input], _options: Options) -> Result<String, InputError> {
    let texts: Vec<Article<'_>> = lines(inputs)?;
    let answers: Vec<String> = texts.par_iter().map(|text| one(text, false)).collect();
    Ok(answers.concat())
}

/// As [`answer`], for the names at the spans of the input alone: of these only the offsets are read.
pub(crate) fn given(inputs: &[Input], _options: Options) -> Result<String, InputError> {
    let texts: Vec<Article<'_>> = lines(inputs)?;
    let answers: Vec<String> = texts.par_iter().map(|text| one(text, true)).collect();
    Ok(answers.concat())
}

fn one(document: &Article<'_>, given: bool) -> String {
    let hints = Hints {
        title: document.title.clone(),
        date: document.date.clone(),
        url: document.url.clone(),
        ..Hints::default()
    };
    let points = CodePoints::of(&document.text);
    let knowledge = Knowledge::bundled();
    let parsed = dateline_document::parse(&document.text, &hints, &knowledge.vocabulary);
    let degrees = |millionths: i32| f64::from(millionths) / 1e6;
    let found = if given {
        dateline_entity::resolve(&parsed, &knowledge.gazetteer, &document.spans())
    } else {
        dateline_entity::toponyms(&parsed, &knowledge.gazetteer)
    };
    let toponyms = found
        .iter()
        .map(|toponym| {
            let (start, end) = points.range(toponym.span);
            let (lat, lon) = toponym.point.map(|(lat, lon)| (degrees(lat), degrees(lon))).unzip();
            Toponym { start, end, lat, lon }
        })
        .collect();
    crate::line(&Answer { id: &document.id, toponyms })
}
