//! Named places with their points.

use std::borrow::Cow;

use dateline::{Hints, Knowledge};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

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
    let answers: Vec<String> = texts.par_iter().map(|text| one(text)).collect();
    Ok(answers.concat())
}

fn one(document: &Article<'_>) -> String {
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
    let toponyms = dateline_entity::toponyms(&parsed, &knowledge.gazetteer)
        .iter()
        .map(|toponym| {
            let (start, end) = points.range(toponym.span);
            let (lat, lon) = toponym.point.map(|(lat, lon)| (degrees(lat), degrees(lon))).unzip();
            Toponym { start, end, lat, lon }
        })
        .collect();
    crate::line(&Answer { id: &document.id, toponyms })
}
