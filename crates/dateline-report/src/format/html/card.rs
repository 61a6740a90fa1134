//! An incident on a card.

use serde::Serialize;

use super::voice::{Dispute, Quote, Row, When, dispute, quotes, row, when};
use crate::brief::{Brief, spaced};
use crate::plain::counted;
use crate::shape::{Agreement, CountStatus, Incident, Mention, Multiplicity, Source};
use crate::shelf::Shelf;
use crate::told::Told;

/// Fields that say how the record was coded rather than what happened: shown folded, unless they are disputed.
const CODING: [&str; 3] = ["nature", "types", "stages"];

/// An incident.
#[derive(Serialize)]
pub(super) struct Card<'a> {
    id: &'a str,
    title: &'a str,
    date: When<'a>,
    place: Option<String>,
    no_place: &'static str,
    place_note: Option<String>,
    countries: &'a [String],
    nature: Option<String>,
    event_type: Option<&'a str>,
    sub_event_type: Option<&'a str>,
    stage: String,
    facts: Vec<Fact>,
    review: String,
    coded_by: &'a str,
    decisions: Vec<String>,
    background: bool,
    group: bool,
    origins: String,
    papers: String,
    told_in: usize,
    told_by: usize,
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

pub(super) fn card<'a>(incident: &'a Incident, shelf: &Shelf<'a>) -> Card<'a> {
    let told = incident.told();
    let mut papers: Vec<&str> = incident.mentions.iter().map(|m| m.document.as_str()).collect();
    papers.sort_unstable();
    papers.dedup();
    let (said, silent): (Vec<&Told<'_>>, Vec<_>) =
        told.iter().partition(|told| !told.positions.is_empty());
    // The sides of an attack say once more what the perpetrator says; those of a clash are all there is.
    let folded = |told: &&Told<'a>| match told.field {
        "sides" => !incident.perpetrator.positions.is_empty(),
        field => CODING.contains(&field) && told.agreement != Agreement::Disputed,
    };
    let (coding, fields): (Vec<&Told<'_>>, Vec<_>) = said.iter().partition(|told| folded(told));
    let rows = |told: Vec<&Told<'a>>| -> Vec<Row<'a>> {
        told.into_iter().map(|told| row(told, shelf)).collect()
    };
    let place = incident.place.value.as_ref();
    Card {
        id: &incident.id,
        title: &incident.title,
        date: when(&incident.date, shelf),
        place: place.map(Brief::brief),
        no_place: match incident.place.agreement {
            Agreement::Disputed => "place disputed",
            _ => "place not stated",
        },
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
        decisions: incident.decisions.iter().map(Brief::brief).collect(),
        background: incident.background,
        group: incident.multiplicity == Multiplicity::Group,
        origins: counted(incident.independent_origins, "origin", "origins"),
        papers: counted(papers.len(), "document", "documents"),
        told_in: papers.len(),
        told_by: incident.independent_origins,
        confidence: format!("{:.2}", incident.confidence.unit()),
        disputed: incident.disputed().into_iter().map(spaced).collect(),
        fields: rows(fields),
        coding: rows(coding),
        silent: silent.into_iter().map(|told| spaced(told.field)).collect(),
        disagreements: incident.disagreements.iter().map(|told| dispute(told, shelf)).collect(),
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

pub(super) fn countries(incident: &Incident) -> &[String] {
    incident.place.value.as_ref().map_or(&[], |place| place.countries.as_slice())
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

fn telling<'a>(mention: &'a Mention, shelf: &Shelf<'a>) -> Telling<'a> {
    let paper = shelf.paper(&mention.document);
    let title = paper.map_or("", |paper| paper.title.as_deref().unwrap_or(&paper.path));
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
        number: shelf.number(&mention.document),
        title,
        kind: mention.kind.brief(),
        sources: mention.sources.iter().map(speaker).collect(),
        quotes: quotes(&mention.evidence, shelf),
    }
}

fn signed(points: i32) -> String {
    format!("{points:+}")
}
