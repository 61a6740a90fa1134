//! Incidents across documents, in the shape of the Gun Violence Archive's registry.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use dateline_incident::{AccountKind, Count, CountStatus, Field, Incident, PlaceValue, Reading};
use rayon::prelude::*;
use serde::Serialize;

use crate::input::{Article, lines};
use crate::library;
use crate::{Input, InputError, Options};

#[derive(Debug, Serialize)]
struct Answer<'a> {
    doc_ids: Vec<&'a str>,
    primary_doc_ids: Vec<&'a str>,
    date: Option<NaiveDate>,
    date_start: Option<NaiveDate>,
    date_end: Option<NaiveDate>,
    city: Option<&'a str>,
    places: Vec<&'a str>,
    state: Option<&'a str>,
    country: Option<&'a str>,
    lat: Option<f64>,
    lon: Option<f64>,
    killed: Option<u64>,
    injured: Option<u64>,
    sub_event_type: Option<&'a str>,
}

/// What the articles tell, in the order that merging wants, with their ids.
pub(crate) fn readings<'a>(articles: &'a [Article<'_>]) -> (Vec<Reading>, Vec<&'a str>) {
    let mut readings: Vec<(Reading, &str)> = articles
        .par_iter()
        .map(|article| {
            let hints = article.hints();
            // As the program reads a record: headline, blank line, body.
            let text = dateline_document::article(hints.title.as_deref(), &article.text);
            let (document, entities) = library::entities(&text, &hints);
            (library::reading(&document, &entities), &*article.doc_id)
        })
        .collect();
    // As merging wants them: by day of writing, open ones last, then by id.
    readings.sort_by(|(a, _), (b, _)| {
        let key = |reading: &Reading| {
            let day = reading.facts.reference.best.or(reading.facts.reference.start);
            (day.is_none(), day)
        };
        key(a).cmp(&key(b)).then_with(|| a.facts.id.cmp(&b.facts.id))
    });
    let (mut readings, ids): (Vec<Reading>, Vec<&str>) = readings.into_iter().unzip();
    dateline_incident::merge::series(&mut readings);
    (readings, ids)
}

pub(crate) fn answer(inputs: &[Input], _options: Options) -> Result<String, InputError> {
    let articles: Vec<Article<'_>> = lines(inputs)?;
    let (readings, ids) = readings(&articles);
    let merged = dateline_incident::merge::merge(&readings);
    let main: BTreeSet<(usize, u32)> = readings
        .iter()
        .enumerate()
        .filter_map(|(at, reading)| Some((at, main(reading)?)))
        .collect();
    let told = merged.incidents.iter().map(|incident| {
        let documents = |primary: bool| {
            let accounts =
                incident.accounts.iter().filter(|account| !primary || main.contains(account));
            let mut documents: Vec<&str> = accounts.map(|(reading, _)| ids[*reading]).collect();
            documents.sort_unstable();
            documents.dedup();
            documents
        };
        crate::line(&one(incident, documents(false), documents(true)))
    });
    Ok(told.collect())
}

/// The account that a document is about: the first that it reports as new, or else its first.
fn main(reading: &Reading) -> Option<u32> {
    let new = reading.accounts.iter().find(|account| account.kind == AccountKind::NewEvent);
    new.or(reading.accounts.first()).map(|account| account.ordinal)
}

fn one<'a>(
    incident: &'a Incident,
    doc_ids: Vec<&'a str>,
    primary_doc_ids: Vec<&'a str>,
) -> Answer<'a> {
    let fields = &incident.fields;
    let place = best(&fields.place);
    let degrees = |millionths: i32| f64::from(millionths) / 1e6;
    let (lat, lon) =
        place.and_then(|place| place.point).map(|(lat, lon)| (degrees(lat), degrees(lon))).unzip();
    let mut places: Vec<&str> = Vec::new();
    for position in place.into_iter().chain(fields.place.positions.iter().map(|(_, p)| &p.value)) {
        if let Some(name) = position.name.as_deref()
            && !places.contains(&name)
        {
            places.push(name);
        }
    }
    Answer {
        doc_ids,
        primary_doc_ids,
        date: incident.date.best,
        date_start: incident.date.start,
        date_end: incident.date.end,
        city: place.filter(|place| is_town(place)).and_then(|place| place.name.as_deref()),
        places,
        state: place.and_then(|place| place.admin1.as_deref()),
        country: place.and_then(|place| place.countries.first()).map(String::as_str),
        lat,
        lon,
        killed: total(&fields.killed, &fields.attackers_killed),
        injured: total(&fields.injured, &fields.attackers_injured),
        sub_event_type: best(&fields.types).and_then(|types| types.sub_event_type.as_deref()),
    }
}

fn is_town(place: &PlaceValue) -> bool {
    !matches!(
        place.kind.as_deref(),
        None | Some("country" | "admin1" | "admin2" | "region" | "sea")
    )
}

/// The settled value of a field, or else what its first position says.
fn best<T>(field: &Field<T>) -> Option<&T> {
    field.value.as_ref().or_else(|| field.positions.first().map(|(_, position)| &position.value))
}

/// The registry's total: victims and attackers together. Silence on both is no number.
fn total(victims: &Field<Count>, attackers: &Field<Count>) -> Option<u64> {
    let number = |field: &Field<Count>| {
        let count = best(field)?;
        match count.status {
            CountStatus::ExplicitNone => Some(0),
            CountStatus::Stated => count.best.or(count.min).or(count.max),
            _ => None,
        }
    };
    match (number(victims), number(attackers)) {
        (None, None) => None,
        (victims, attackers) => Some(victims.unwrap_or(0) + attackers.unwrap_or(0)),
    }
}
