//! Named places with their points.

use std::borrow::Cow;

use dateline::{Hints, Knowledge};
use dateline_text::Span;
use rayon::prelude::*;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use crate::input::lines;
use crate::offsets::CodePoints;
use crate::{Input, InputError, Options};

/// An article; `T` is what is read of the names that stand beside it.
#[derive(Deserialize)]
struct Article<'i, T> {
    #[serde(borrow)]
    id: Cow<'i, str>,
    #[serde(borrow)]
    text: Cow<'i, str>,
    title: Option<String>,
    date: Option<String>,
    url: Option<String>,
    toponyms: Option<T>,
}

/// Names are not read where they are not given: the input may hold anything there.
type Plain<'i> = Article<'i, IgnoredAny>;

/// Names are given.
type Given<'i> = Article<'i, Vec<Offsets>>;

/// Where a name stands, in code points.
#[derive(Deserialize)]
struct Offsets {
    start: usize,
    end: usize,
}

impl Given<'_> {
    /// The bytes of the names; the error is a name that lies outside the text.
    fn spans(&self) -> Result<Vec<Span>, InputError> {
        let ends = self.text.char_indices().map(|(at, _)| at).chain([self.text.len()]);
        let bytes: Vec<usize> = ends.collect();
        let span = |name: &Offsets| {
            let (Some(start), Some(end)) = (bytes.get(name.start), bytes.get(name.end)) else {
                return None;
            };
            (start < end).then(|| Span::new(*start, *end))
        };
        let names = self.toponyms.iter().flatten();
        names
            .map(|name| {
                span(name).ok_or_else(|| InputError::Name {
                    id: self.id.clone().into_owned(),
                    start: name.start,
                    end: name.end,
                    length: bytes.len() - 1,
                })
            })
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

/// A name with every place that the table has under it.
#[derive(Serialize)]
struct Listed {
    start: usize,
    end: usize,
    points: Vec<[f64; 2]>,
}

/// The names of a document, with all their places.
#[derive(Serialize)]
struct AllListed<'a> {
    id: &'a str,
    toponyms: Vec<Listed>,
}

pub(crate) fn answer(inputs: &[Input], _options: Options) -> Result<String, InputError> {
    let texts: Vec<Plain<'_>> = lines(inputs)?;
    let answers: Vec<String> = texts.par_iter().map(|text| one(text, None)).collect();
    Ok(answers.concat())
}

/// As [`answer`], for the names at the spans of the input alone: of these only the offsets are read.
pub(crate) fn given(inputs: &[Input], _options: Options) -> Result<String, InputError> {
    let texts: Vec<Given<'_>> = lines(inputs)?;
    let answers: Result<Vec<String>, InputError> =
        texts.par_iter().map(|text| Ok(one(text, Some(&text.spans()?)))).collect();
    Ok(answers?.concat())
}

/// As [`given`], with every place that the table has for a name: what no choice among them can better.
pub(crate) fn listed(inputs: &[Input], _options: Options) -> Result<String, InputError> {
    let texts: Vec<Given<'_>> = lines(inputs)?;
    let answers: Result<Vec<String>, InputError> =
        texts.par_iter().map(all_of).collect::<Result<_, _>>();
    Ok(answers?.concat())
}

fn all_of(document: &Given<'_>) -> Result<String, InputError> {
    let gazetteer = &Knowledge::bundled().gazetteer;
    let points = CodePoints::of(&document.text);
    let mut toponyms = Vec::new();
    for span in document.spans()? {
        // `Khuzdar District`, of which the table may have the first word only.
        let words = span.of(&document.text);
        let tokens = dateline_text::tokenize(words, &dateline_text::Vocabulary::default());
        let within = (0..tokens.len()).filter_map(|at| gazetteer.longest(&tokens[at..]));
        let places = gazetteer.lookup(words).chain(within.flat_map(|(_, places)| places));
        let (start, end) = points.range(span);
        let points = places.filter_map(|place| place.point()).map(|(lat, lon)| {
            let degrees = |millionths: i32| f64::from(millionths) / 1e6;
            [degrees(lat), degrees(lon)]
        });
        toponyms.push(Listed { start, end, points: points.collect() });
    }
    Ok(crate::line(&AllListed { id: &document.id, toponyms }))
}

fn one<T>(document: &Article<'_, T>, given: Option<&[Span]>) -> String {
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
    let found = match given {
        Some(names) => dateline_entity::resolve(&parsed, &knowledge.gazetteer, names),
        None => dateline_entity::toponyms(&parsed, &knowledge.gazetteer),
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
