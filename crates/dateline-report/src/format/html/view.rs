//! What the page shows, as the template reads it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::card::{Card, card, countries};
use super::voice::{Dispute, Quote, When, dispute, quotes, when};
use crate::brief::{Brief, source, spaced};
use crate::plain::counted;
use crate::shape::{Aggregate, Context, CountStatus, Document, Problem, Report};
use crate::shelf::Shelf;

#[derive(Serialize)]
pub(super) struct Page<'a> {
    version: &'a str,
    knowledge: &'a str,
    schema: &'a str,
    totals: Vec<String>,
    countries: Vec<&'a str>,
    incidents: Vec<Card<'a>>,
    documents: Vec<Paper<'a>>,
    series: Vec<Series<'a>>,
    context: Vec<Statement<'a>>,
    disagreements: Vec<Dispute<'a>>,
    problems: Vec<Trouble<'a>>,
    /// The table of places, and what must be said about its sources.
    places: Option<String>,
    credits: &'a [String],
}

/// A document.
#[derive(Serialize)]
struct Paper<'a> {
    id: &'a str,
    number: usize,
    paths: &'a [String],
    title: Option<&'a str>,
    credits: Vec<&'a str>,
    link: Option<&'a str>,
    published: Option<String>,
    updated: Option<String>,
    reference: When<'a>,
    place: Option<String>,
    origin: &'a str,
    near: Vec<Near<'a>>,
    furniture: String,
    format: &'a str,
    language: Option<&'a str>,
    bytes: u64,
    sha256: &'a str,
    incidents: Vec<(&'a str, &'a str)>,
}

#[derive(Serialize)]
struct Near<'a> {
    document: &'a str,
    number: Option<usize>,
    similarity: u8,
    reason: &'a str,
}

/// Aggregates that count alike, or one that stands alone.
#[derive(Serialize)]
struct Series<'a> {
    name: Option<String>,
    rows: Vec<Total<'a>>,
}

#[derive(Serialize)]
struct Total<'a> {
    kind: String,
    value: Option<String>,
    what: Option<&'a str>,
    area: String,
    actor: Option<String>,
    window: Option<String>,
    as_of: Option<String>,
    quotes: Vec<Quote<'a>>,
}

#[derive(Serialize)]
struct Statement<'a> {
    kind: String,
    date: Option<String>,
    speaker: Option<&'a str>,
    quotes: Vec<Quote<'a>>,
}

#[derive(Serialize)]
struct Trouble<'a> {
    severity: String,
    code: &'a str,
    message: &'a str,
    place: &'a str,
    range: Option<(u32, u32)>,
}

/// The whole page.
pub(super) fn page(report: &Report) -> Page<'_> {
    let shelf = Shelf::new(report);
    let mut countries: Vec<&str> =
        report.incidents.iter().flat_map(countries).map(String::as_str).collect();
    countries.sort_unstable();
    countries.dedup();
    let mut origins: Vec<&str> = report.documents.iter().map(|d| d.origin.as_str()).collect();
    origins.sort_unstable();
    origins.dedup();
    let mut totals = vec![
        counted(report.incidents.len(), "incident", "incidents"),
        counted(report.documents.len(), "document", "documents"),
        counted(origins.len(), "independent origin", "independent origins"),
    ];
    if !report.problems.is_empty() {
        totals.push(counted(report.problems.len(), "problem", "problems"));
    }
    Page {
        version: &report.tool.version,
        knowledge: &report.tool.knowledge,
        schema: &report.schema,
        totals,
        countries,
        incidents: report.incidents.iter().map(|incident| card(incident, &shelf)).collect(),
        documents: papers(report, &shelf),
        series: series(&report.aggregates, &shelf),
        context: report.context.iter().map(|told| statement(told, &shelf)).collect(),
        disagreements: report.disagreements.iter().map(|told| dispute(told, &shelf)).collect(),
        problems: report.problems.iter().map(trouble).collect(),
        places: source(&report.tool.places),
        credits: &report.tool.places.credits,
    }
}

fn papers<'a>(report: &'a Report, shelf: &Shelf<'a>) -> Vec<Paper<'a>> {
    let mut told: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for incident in &report.incidents {
        for mention in &incident.mentions {
            let list = told.entry(&mention.document).or_default();
            let entry = (incident.id.as_str(), incident.title.as_str());
            if list.last() != Some(&entry) {
                list.push(entry);
            }
        }
    }
    let numbered = report.documents.iter().enumerate();
    numbered
        .map(|(n, document)| paper(n + 1, document, told.remove(document.id.as_str()), shelf))
        .collect()
}

fn paper<'a>(
    number: usize,
    document: &'a Document,
    incidents: Option<Vec<(&'a str, &'a str)>>,
    shelf: &Shelf<'a>,
) -> Paper<'a> {
    let web = |url: &&str| url.starts_with("https://") || url.starts_with("http://");
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for piece in &document.furniture {
        *kinds.entry(&piece.kind).or_default() += 1;
    }
    let kinds: Vec<String> = kinds
        .into_iter()
        .map(
            |(kind, times)| {
                if times == 1 { spaced(kind) } else { format!("{} ×{times}", spaced(kind)) }
            },
        )
        .collect();
    let credits = [&document.agency, &document.publisher, &document.author];
    let mut credits: Vec<&str> = credits.into_iter().flatten().map(String::as_str).collect();
    credits.dedup();
    Paper {
        id: &document.id,
        number,
        paths: &document.paths,
        title: document.title.as_deref(),
        credits,
        link: document.url.as_deref().filter(web),
        published: document.published.as_ref().map(Brief::brief),
        updated: document.updated.as_ref().map(Brief::brief),
        reference: when(&document.reference_date, shelf),
        place: document.dateline_place.as_ref().map(Brief::brief),
        origin: &document.origin,
        near: document
            .near_duplicates
            .iter()
            .map(|near| Near {
                document: &near.document,
                number: shelf.number(&near.document),
                similarity: near.similarity.get(),
                reason: &near.reason,
            })
            .collect(),
        furniture: kinds.join(", "),
        format: &document.format,
        language: document.language.as_deref(),
        bytes: document.bytes,
        sha256: &document.sha256,
        incidents: incidents.unwrap_or_default(),
    }
}

/// Series by name, their points by day; what belongs to none comes last, in the order of the report.
fn series<'a>(aggregates: &'a [Aggregate], shelf: &Shelf<'a>) -> Vec<Series<'a>> {
    let mut named: BTreeMap<&str, Vec<&Aggregate>> = BTreeMap::new();
    let mut alone = Vec::new();
    for aggregate in aggregates {
        match aggregate.series.as_deref() {
            Some(name) => named.entry(name).or_default().push(aggregate),
            None => alone.push(aggregate),
        }
    }
    let rows =
        |points: Vec<&'a Aggregate>| points.into_iter().map(|point| total(point, shelf)).collect();
    let day = |point: &&Aggregate| {
        let date = point.as_of.as_ref().or(point.window.as_ref());
        let day = date.and_then(|date| date.best.or(date.end).or(date.start));
        (day.is_none(), day)
    };
    let mut series: Vec<Series<'_>> = named
        .into_iter()
        .map(|(name, mut points)| {
            points.sort_by_key(day);
            Series { name: Some(spaced(name)), rows: rows(points) }
        })
        .collect();
    if !alone.is_empty() {
        series.push(Series { name: None, rows: rows(alone) });
    }
    series
}

fn total<'a>(aggregate: &'a Aggregate, shelf: &Shelf<'a>) -> Total<'a> {
    Total {
        kind: aggregate.kind.brief(),
        value: (aggregate.value.status != CountStatus::NotStated).then(|| aggregate.value.brief()),
        what: aggregate.what.as_deref(),
        area: aggregate.area.join(", "),
        actor: aggregate.actor.as_ref().map(Brief::brief),
        window: aggregate.window.as_ref().map(Brief::brief),
        as_of: aggregate.as_of.as_ref().map(Brief::brief),
        quotes: quotes(&aggregate.evidence, shelf),
    }
}

fn statement<'a>(context: &'a Context, shelf: &Shelf<'a>) -> Statement<'a> {
    Statement {
        kind: context.kind.brief(),
        date: context.date.as_ref().map(Brief::brief),
        speaker: context.speaker.as_ref().and_then(|speaker| speaker.name.as_deref()),
        quotes: quotes(&context.evidence, shelf),
    }
}

fn trouble(problem: &Problem) -> Trouble<'_> {
    Trouble {
        severity: problem.severity.brief(),
        code: &problem.code,
        message: &problem.message,
        place: problem.path.as_deref().or(problem.document.as_deref()).unwrap_or_default(),
        range: problem.start.zip(problem.end),
    }
}
