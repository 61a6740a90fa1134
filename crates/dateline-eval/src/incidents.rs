//! Incidents across documents, in the shape of the Gun Violence Archive's registry.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use dateline_document::{Credit, Voice, fingerprint, near_duplicates};
use dateline_incident::{
    AccountKind, Count, CountStatus, Field, Fields, Incident, PlaceValue, Reading,
};
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

/// What the articles tell, in the order that merging wants, with their ids. Copies of one text share their origin, as in the
/// program; articles of equal text stay apart here, as each has an id of the benchmark's.
pub(crate) fn readings<'a>(articles: &'a [Article<'_>]) -> (Vec<Reading>, Vec<&'a str>) {
    let read: Vec<_> = articles
        .par_iter()
        .map(|article| {
            let hints = article.hints();
            // As the program reads a record: headline, blank line, body.
            let text = dateline_document::article(hints.title.as_deref(), &article.text);
            let (document, entities) = library::entities(&text, &hints);
            let print = fingerprint(&document);
            let name = |credit: &Option<Credit>| credit.as_ref().map(|credit| credit.name.clone());
            let (agency, publisher) =
                (name(&document.header.agency), name(&document.header.publisher));
            (library::reading(&document, &entities), print, agency, publisher)
        })
        .collect();
    let prints: Vec<_> = read.iter().map(|(_, print, ..)| print.clone()).collect();
    let voices: Vec<Voice<'_>> = read
        .iter()
        .map(|(reading, _, agency, publisher)| Voice {
            id: &reading.facts.id,
            agency: agency.as_deref(),
            publisher: publisher.as_deref(),
        })
        .collect();
    let origins = dateline_document::origins(&voices, &near_duplicates(&prints));
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut readings: Vec<(Reading, &str)> = Vec::new();
    for (((mut reading, ..), origin), article) in read.into_iter().zip(origins).zip(articles) {
        reading.facts.origin = origin;
        let times = known.entry(reading.facts.id.clone()).or_default();
        if *times > 0 {
            let id = format!("{}-{times}", reading.facts.id);
            reading.accounts.iter_mut().for_each(|account| account.document.clone_from(&id));
            reading.facts.id = id;
        }
        *times += 1;
        readings.push((reading, &*article.doc_id));
    }
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
        crate::line(&one(incident, &readings, documents(false), documents(true)))
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
    readings: &[Reading],
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
    let (killed, injured) = tolls(fields);
    Answer {
        doc_ids,
        primary_doc_ids,
        date: incident.date.best.or_else(|| first_report(incident, readings)),
        date_start: incident.date.start,
        date_end: incident.date.end,
        city: place.filter(|place| is_town(place)).and_then(|place| place.name.as_deref()),
        places,
        state: place.and_then(|place| place.admin1.as_deref()),
        country: place.and_then(|place| place.countries.first()).map(String::as_str),
        lat,
        lon,
        killed,
        injured,
        sub_event_type: best(&fields.types).and_then(|types| types.sub_event_type.as_deref()),
    }
}

/// The day of the first report, where the incident may have been on it: a registry enters an incident that nobody dates under
/// the day on which it learned of it.
fn first_report(incident: &Incident, readings: &[Reading]) -> Option<NaiveDate> {
    let days = incident.accounts.iter().filter_map(|(at, _)| readings[*at].facts.reference.best);
    let (start, end) = (incident.date.start, incident.date.end);
    days.min()
        .filter(|day| start.is_none_or(|start| start <= *day) && end.is_none_or(|end| *day <= end))
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

/// The registry's totals of dead and hurt, victims and attackers together. Silence on all is no number.
///
/// A registry enters one number where reports differ: what most of them say, the highest of each; of equals the higher. Whoever
/// was hurt in one report may be the dead of the next, and nobody comes back to life.
fn tolls(fields: &Fields) -> (Option<u64>, Option<u64>) {
    let mut reports: BTreeMap<usize, [Option<u64>; 4]> = BTreeMap::new();
    let counts =
        [&fields.killed, &fields.attackers_killed, &fields.injured, &fields.attackers_injured];
    for (at, field) in counts.into_iter().enumerate() {
        for (account, position) in &field.positions {
            let told = number(&position.value);
            let own = &mut reports.entry(*account).or_default()[at];
            *own = (*own).max(told);
        }
    }
    let sum = |a: Option<u64>, b: Option<u64>| match (a, b) {
        (None, None) => None,
        (a, b) => Some(a.unwrap_or(0) + b.unwrap_or(0)),
    };
    let tolls: Vec<_> = reports.values().map(|[a, b, c, d]| (sum(*a, *b), sum(*c, *d))).collect();
    if tolls.iter().all(|(killed, hurt)| killed.or(*hurt).is_none()) {
        return (None, None);
    }
    let killed = usual(tolls.iter().map(|(killed, _)| killed.unwrap_or(0)));
    let hurt = usual(tolls.iter().map(|(own, hurt)| {
        hurt.unwrap_or(0).saturating_sub(killed.saturating_sub(own.unwrap_or(0)))
    }));
    // Of reports that tell of as many victims, one that tells of more dead was written later, or knew more.
    let as_many = tolls.iter().map(|(dead, hurt)| (dead.unwrap_or(0), hurt.unwrap_or(0)));
    let as_many = as_many.filter(|(dead, other)| dead + other == killed + hurt);
    let dead = as_many.map(|(dead, _)| dead).max().unwrap_or(0).max(killed);
    let (killed, hurt) = (dead, killed + hurt - dead);
    let killed_told = tolls.iter().any(|toll| toll.0.is_some());
    let hurt_told = tolls.iter().any(|toll| toll.1.is_some());
    (killed_told.then_some(killed), hurt_told.then_some(hurt))
}

/// The number that is said most often, the higher of equals.
fn usual(numbers: impl Iterator<Item = u64>) -> u64 {
    let mut votes: BTreeMap<u64, usize> = BTreeMap::new();
    numbers.for_each(|number| *votes.entry(number).or_default() += 1);
    votes
        .into_iter()
        .max_by_key(|(number, votes)| (*votes, *number))
        .map_or(0, |(number, _)| number)
}

fn number(count: &Count) -> Option<u64> {
    match count.status {
        CountStatus::ExplicitNone => Some(0),
        CountStatus::Stated => count.best.or(count.max).or(count.min),
        _ => None,
    }
}
