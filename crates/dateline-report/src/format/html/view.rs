//! What the page shows, as the template reads it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::brief::{Brief, spaced};
use crate::plain::counted;
use crate::shape::{
    Aggregate, Agreement, Context, CountStatus, Date, Disagreement, Document, Evidence, Incident,
    Mention, Multiplicity, Problem, Report, Source,
};
use crate::told::{Saying, Told};

/// Fields that say how the record was coded rather than what happened: shown folded, unless they are disputed.
const CODING: [&str; 4] = ["nature", "types", "stages", "sides"];

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
}

/// An incident.
#[derive(Serialize)]
struct Card<'a> {
    id: &'a str,
    title: &'a str,
    date: When<'a>,
    place: Option<String>,
    place_note: Option<String>,
    countries: &'a [String],
    nature: Option<String>,
    event_type: Option<&'a str>,
    sub_event_type: Option<&'a str>,
    stage: String,
    facts: Vec<Fact>,
    review: String,
    coded_by: &'a str,
    background: bool,
    group: bool,
    origins: String,
    papers: String,
    confidence: String,
    disputed: Vec<String>,
    fields: Vec<Row<'a>>,
    coding: Vec<Row<'a>>,
    silent: Vec<String>,
    disagreements: Vec<Dispute<'a>>,
    merge: Vec<Join<'a>>,
    mentions: Vec<Telling<'a>>,
}

/// A figure of the head of a card.
#[derive(Serialize)]
struct Fact {
    label: &'static str,
    value: String,
    disputed: bool,
}

#[derive(Serialize)]
struct When<'a> {
    words: String,
    day: Option<String>,
    basis: String,
    confidence: String,
    rule: Option<&'a str>,
    reason: Option<&'a str>,
    anchor: Option<Quote<'a>>,
    quotes: Vec<Quote<'a>>,
    rejected: Vec<String>,
}

#[derive(Serialize)]
struct Row<'a> {
    label: String,
    value: Option<String>,
    agreement: Agreement,
    badge: String,
    positions: Vec<Voice<'a>>,
}

#[derive(Serialize)]
struct Voice<'a> {
    value: String,
    speaker: &'a str,
    kind: Option<String>,
    via: String,
    anonymity: Option<&'a str>,
    origin: Option<&'a str>,
    hedge: Option<&'a str>,
    covers: &'a [String],
    rule: Option<&'a str>,
    mention: Option<&'a str>,
    quotes: Vec<Quote<'a>>,
}

#[derive(Serialize)]
struct Quote<'a> {
    document: &'a str,
    number: Option<usize>,
    start: u32,
    end: u32,
    words: &'a str,
}

#[derive(Serialize)]
struct Dispute<'a> {
    field: String,
    kind: String,
    positions: Vec<Voice<'a>>,
}

#[derive(Serialize)]
struct Join<'a> {
    a: &'a str,
    b: &'a str,
    score: String,
    reasons: Vec<(String, &'a str, String)>,
}

#[derive(Serialize)]
struct Telling<'a> {
    id: &'a str,
    document: &'a str,
    number: Option<usize>,
    title: &'a str,
    kind: String,
    sources: Vec<Speaker<'a>>,
    quotes: Vec<Quote<'a>>,
}

#[derive(Serialize)]
struct Speaker<'a> {
    name: &'a str,
    kind: String,
    named: bool,
    via: String,
    anonymity: Option<&'a str>,
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

/// Documents by id, with the numbers that the page gives them.
struct Shelf<'a> {
    papers: BTreeMap<&'a str, (usize, &'a Document)>,
}

/// The whole page.
pub(super) fn page(report: &Report) -> Page<'_> {
    let numbered = report.documents.iter().enumerate();
    let shelf = Shelf { papers: numbered.map(|(n, d)| (d.id.as_str(), (n + 1, d))).collect() };
    let mut countries: Vec<&str> =
        report.incidents.iter().flat_map(|i| countries(i)).map(String::as_str).collect();
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
        disagreements: report.disagreements.iter().map(|told| dispute(told, &[], &shelf)).collect(),
        problems: report.problems.iter().map(trouble).collect(),
    }
}

fn countries(incident: &Incident) -> &[String] {
    incident.place.value.as_ref().map_or(&[], |place| place.countries.as_slice())
}

fn card<'a>(incident: &'a Incident, shelf: &Shelf<'a>) -> Card<'a> {
    let told = incident.told();
    let mut papers: Vec<&str> = incident.mentions.iter().map(|m| m.document.as_str()).collect();
    papers.sort_unstable();
    papers.dedup();
    let (said, silent): (Vec<&Told<'_>>, Vec<_>) =
        told.iter().partition(|told| !told.positions.is_empty());
    let folded = |told: &&&Told<'a>| {
        let alone = told.field == "sides" && incident.perpetrator.positions.is_empty();
        CODING.contains(&told.field) && told.agreement != Agreement::Disputed && !alone
    };
    let (coding, fields): (Vec<&Told<'_>>, Vec<_>) = said.iter().partition(|told| folded(&told));
    let rows = |told: Vec<&Told<'a>>| -> Vec<Row<'a>> {
        told.into_iter().map(|told| row(told, &incident.mentions, shelf)).collect()
    };
    let place = incident.place.value.as_ref();
    Card {
        id: &incident.id,
        title: &incident.title,
        date: when(&incident.date, shelf),
        place: place.map(Brief::brief),
        place_note: place
            .and_then(|place| place.precision_km)
            .map(|km| format!("within about {km} km")),
        countries: countries(incident),
        nature: incident.nature.value.map(|nature| nature.brief()),
        event_type: incident.event_type.as_deref(),
        sub_event_type: incident.sub_event_type.as_deref(),
        stage: incident.stage.brief(),
        facts: facts(incident),
        review: incident.review.brief(),
        coded_by: &incident.coded_by,
        background: incident.background,
        group: incident.multiplicity == Multiplicity::Group,
        origins: counted(incident.independent_origins, "origin", "origins"),
        papers: counted(papers.len(), "document", "documents"),
        confidence: format!("{:.2}", incident.confidence.unit()),
        disputed: incident.disputed().into_iter().map(spaced).collect(),
        fields: rows(fields),
        coding: rows(coding),
        silent: silent.into_iter().map(|told| spaced(told.field)).collect(),
        disagreements: incident
            .disagreements
            .iter()
            .map(|told| dispute(told, &incident.mentions, shelf))
            .collect(),
        merge: incident
            .merge
            .iter()
            .map(|merge| Join {
                a: &merge.a,
                b: &merge.b,
                score: signed(merge.score),
                reasons: merge
                    .reasons
                    .iter()
                    .map(|reason| {
                        (spaced(&reason.rule), reason.detail.as_str(), signed(reason.weight))
                    })
                    .collect(),
            })
            .collect(),
        mentions: incident.mentions.iter().map(|mention| telling(mention, shelf)).collect(),
    }
}

/// The figures that an analyst looks for first. Silence is said, never shown as a zero.
fn facts(incident: &Incident) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (label, field) in [("killed", &incident.killed), ("injured", &incident.injured)] {
        let disputed = field.agreement == Agreement::Disputed;
        let value = match &field.value {
            Some(count) if disputed && count.status == CountStatus::NotStated => {
                "disputed".to_owned()
            }
            Some(count) => count.brief(),
            None => "not stated".to_owned(),
        };
        facts.push(Fact { label, value, disputed });
    }
    let mut fact = |label, value: Option<String>, agreement| {
        let disputed = agreement == Agreement::Disputed;
        let value = value.or_else(|| disputed.then(|| "disputed".to_owned()));
        facts.extend(value.map(|value| Fact { label, value, disputed }));
    };
    let weapons = incident.weapons.value.as_ref().map(Brief::brief);
    fact("weapons", weapons, incident.weapons.agreement);
    let perpetrator = incident.perpetrator.value.as_ref().map(Brief::brief);
    fact("perpetrator", perpetrator, incident.perpetrator.agreement);
    let claim = incident.claim.value.map(|claim| claim.brief());
    fact("claim", claim, incident.claim.agreement);
    facts
}

fn row<'a>(told: &Told<'a>, mentions: &'a [Mention], shelf: &Shelf<'a>) -> Row<'a> {
    let label = match told.field {
        "dates" => "when".to_owned(),
        "place" => "where".to_owned(),
        field => spaced(field),
    };
    Row {
        label,
        value: told.value.clone(),
        agreement: told.agreement,
        badge: told.agreement.brief(),
        positions: told.positions.iter().map(|position| voice(position, mentions, shelf)).collect(),
    }
}

fn voice<'a>(saying: &Saying<'a>, mentions: &'a [Mention], shelf: &Shelf<'a>) -> Voice<'a> {
    let source: Option<&Source> = mentions
        .iter()
        .flat_map(|mention| &mention.sources)
        .find(|source| Some(source.id.as_str()) == saying.source);
    Voice {
        value: saying.value.clone(),
        speaker: saying.speaker(),
        kind: saying.source_kind.filter(|kind| *kind != "narrator").map(spaced),
        via: source.map_or_else(String::new, |source| source.via.join(", ")),
        anonymity: source.and_then(|source| source.anonymity.as_deref()),
        origin: saying.origin,
        hedge: saying.hedge,
        covers: saying.covers,
        rule: saying.rule,
        mention: saying.mention,
        quotes: shelf.quotes(saying.evidence),
    }
}

fn dispute<'a>(told: &'a Disagreement, mentions: &'a [Mention], shelf: &Shelf<'a>) -> Dispute<'a> {
    Dispute {
        field: spaced(&told.field),
        kind: told.kind.brief(),
        positions: told
            .positions
            .iter()
            .map(|position| voice(&Saying::of(position), mentions, shelf))
            .collect(),
    }
}

fn telling<'a>(mention: &'a Mention, shelf: &Shelf<'a>) -> Telling<'a> {
    let paper = shelf.papers.get(mention.document.as_str());
    let title = paper.map_or("", |(_, paper)| paper.title.as_deref().unwrap_or(&paper.path));
    let speaker = |source: &'a Source| Speaker {
        name: source.name.as_deref().unwrap_or("unnamed"),
        kind: spaced(&source.kind),
        named: source.named,
        via: source.via.join(", "),
        anonymity: source.anonymity.as_deref(),
    };
    Telling {
        id: &mention.id,
        document: &mention.document,
        number: paper.map(|(number, _)| *number),
        title,
        kind: mention.kind.brief(),
        sources: mention.sources.iter().map(speaker).collect(),
        quotes: shelf.quotes(&mention.evidence),
    }
}

fn when<'a>(date: &'a Date, shelf: &Shelf<'a>) -> When<'a> {
    When {
        words: date.brief(),
        day: date.best.or(date.start).map(|day| day.to_string()),
        basis: date.basis.brief(),
        confidence: format!("{:.2}", date.confidence.unit()),
        rule: date.rule.as_deref(),
        reason: date.reason.as_deref(),
        anchor: date.anchor.as_ref().map(|anchor| shelf.quote(anchor)),
        quotes: shelf.quotes(&date.evidence),
        rejected: date.rejected.iter().map(|day| format!("{}: {}", day.date, day.reason)).collect(),
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
        quotes: shelf.quotes(&aggregate.evidence),
    }
}

fn statement<'a>(context: &'a Context, shelf: &Shelf<'a>) -> Statement<'a> {
    Statement {
        kind: context.kind.brief(),
        date: context.date.as_ref().map(Brief::brief),
        speaker: context.speaker.as_ref().and_then(|speaker| speaker.name.as_deref()),
        quotes: shelf.quotes(&context.evidence),
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

impl<'a> Shelf<'a> {
    fn number(&self, document: &str) -> Option<usize> {
        self.papers.get(document).map(|(number, _)| *number)
    }

    fn quote(&self, evidence: &'a Evidence) -> Quote<'a> {
        Quote {
            document: &evidence.document,
            number: self.number(&evidence.document),
            start: evidence.start,
            end: evidence.end,
            words: &evidence.quote,
        }
    }

    fn quotes(&self, evidence: &'a [Evidence]) -> Vec<Quote<'a>> {
        evidence.iter().map(|evidence| self.quote(evidence)).collect()
    }
}

fn signed(points: i32) -> String {
    format!("{points:+}")
}
