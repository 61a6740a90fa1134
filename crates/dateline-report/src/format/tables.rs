//! The flat view: five CSV files (RFC 4180, UTF-8), an empty cell for null.
//!
//! Quotes are the bytes of the article. Any other cell that comes from an article and begins like a formula gains an
//! apostrophe, so that a spreadsheet shows it and does not run it.

use serde::Serialize;

use super::{File, Format, WriteError};
use crate::brief::Brief;
use crate::row::IncidentRow;
use crate::shape::{AggregateKind, Agreement, Date, DateBasis, Evidence, MentionKind, Report};

pub(super) struct Tables;

impl Format for Tables {
    fn name(&self) -> &'static str {
        "tables"
    }

    fn about(&self) -> &'static str {
        "five CSV tables: incidents, positions, mentions, documents, aggregates"
    }

    fn stdout(&self) -> bool {
        false
    }

    fn files(&self, report: &Report) -> Result<Vec<File>, WriteError> {
        let incidents: Vec<IncidentRow> =
            IncidentRow::of_all(report).into_iter().map(incident).collect();
        Ok(vec![
            table("incidents", IncidentRow::COLUMNS, &incidents)?,
            table("positions", PositionRow::COLUMNS, &positions(report))?,
            table("mentions", MentionRow::COLUMNS, &mentions(report))?,
            table("documents", DocumentRow::COLUMNS, &documents(report))?,
            table("aggregates", AggregateRow::COLUMNS, &aggregates(report))?,
        ])
    }
}

fn table<T: Serialize>(name: &str, columns: &[&str], rows: &[T]) -> Result<File, WriteError> {
    let terminator = csv::Terminator::CRLF;
    let mut csv =
        csv::WriterBuilder::new().has_headers(false).terminator(terminator).from_writer(Vec::new());
    csv.write_record(columns)?;
    for row in rows {
        csv.serialize(row)?;
    }
    let bytes = csv.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok((format!("{name}.csv"), bytes))
}

/// The row of an incident with its words guarded.
fn incident(row: IncidentRow) -> IncidentRow {
    IncidentRow {
        admin1: row.admin1.as_deref().map(guarded),
        place: row.place.as_deref().map(guarded),
        weapons: row.weapons.as_deref().map(guarded),
        actor: row.actor.as_deref().map(guarded),
        title: guarded(&row.title),
        ..row
    }
}

/// Declares a row with the names of its columns, which are the names of its fields.
macro_rules! row {
    ($(#[$doc:meta])* $name:ident<'a> { $($column:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Serialize)]
        struct $name<'a> { $($column: $type,)* }

        impl $name<'_> {
            const COLUMNS: &'static [&'static str] = &[$(stringify!($column)),*];
        }
    };
}

row! {
    /// One position by one piece of its evidence.
    PositionRow<'a> {
        incident: &'a str,
        field: &'a str,
        value: String,
        agreement: Agreement,
        source: Option<String>,
        source_kind: Option<&'a str>,
        origin: Option<&'a str>,
        hedge: Option<String>,
        mention: Option<&'a str>,
        document: &'a str,
        start: u32,
        end: u32,
        quote: &'a str,
    }
}

fn positions(report: &Report) -> Vec<PositionRow<'_>> {
    let mut rows = Vec::new();
    for incident in &report.incidents {
        for told in incident.told() {
            for position in &told.positions {
                rows.extend(position.evidence.iter().map(|evidence| PositionRow {
                    incident: &incident.id,
                    field: told.field,
                    value: guarded(&position.value),
                    agreement: told.agreement,
                    source: position.source_name.map(guarded),
                    source_kind: position.source_kind,
                    origin: position.origin,
                    hedge: position.hedge.map(guarded),
                    mention: position.mention,
                    document: &evidence.document,
                    start: evidence.start,
                    end: evidence.end,
                    quote: &evidence.quote,
                }));
            }
        }
    }
    rows
}

row! {
    /// One mention by one of its incidents, from its first word to its last.
    MentionRow<'a> {
        id: &'a str,
        incident: &'a str,
        document: &'a str,
        kind: MentionKind,
        start: Option<u32>,
        end: Option<u32>,
    }
}

fn mentions(report: &Report) -> Vec<MentionRow<'_>> {
    report
        .incidents
        .iter()
        .flat_map(|incident| incident.mentions.iter().map(move |mention| (incident, mention)))
        .map(|(incident, mention)| MentionRow {
            id: &mention.id,
            incident: &incident.id,
            document: &mention.document,
            kind: mention.kind,
            start: mention.evidence.iter().map(|e| e.start).min(),
            end: mention.evidence.iter().map(|e| e.end).max(),
        })
        .collect()
}

row! {
    /// One document.
    DocumentRow<'a> {
        id: &'a str,
        path: &'a str,
        sha256: &'a str,
        published: Option<String>,
        updated: Option<String>,
        reference_date: Option<String>,
        reference_basis: DateBasis,
        title: Option<String>,
        publisher: Option<String>,
        agency: Option<String>,
        origin: &'a str,
    }
}

fn documents(report: &Report) -> Vec<DocumentRow<'_>> {
    report
        .documents
        .iter()
        .map(|document| DocumentRow {
            id: &document.id,
            path: &document.path,
            sha256: &document.sha256,
            published: best(document.published.as_ref()),
            updated: best(document.updated.as_ref()),
            reference_date: best(Some(&document.reference_date)),
            reference_basis: document.reference_date.basis,
            title: document.title.as_deref().map(guarded),
            publisher: document.publisher.as_deref().map(guarded),
            agency: document.agency.as_deref().map(guarded),
            origin: &document.origin,
        })
        .collect()
}

row! {
    /// One aggregate by its first piece of evidence.
    AggregateRow<'a> {
        kind: AggregateKind,
        value_min: Option<u64>,
        value_max: Option<u64>,
        value_best: Option<u64>,
        what: Option<String>,
        area: Option<String>,
        actor: Option<String>,
        window_start: Option<String>,
        window_end: Option<String>,
        as_of: Option<String>,
        series: Option<&'a str>,
        document: &'a str,
        start: Option<u32>,
        end: Option<u32>,
        quote: Option<&'a str>,
    }
}

fn aggregates(report: &Report) -> Vec<AggregateRow<'_>> {
    report
        .aggregates
        .iter()
        .map(|aggregate| {
            let words: Option<&Evidence> = aggregate.evidence.first();
            let window = aggregate.window.as_ref();
            AggregateRow {
                kind: aggregate.kind,
                value_min: aggregate.value.min,
                value_max: aggregate.value.max,
                value_best: aggregate.value.best,
                what: aggregate.what.as_deref().map(guarded),
                area: (!aggregate.area.is_empty()).then(|| guarded(&aggregate.area.join(";"))),
                actor: aggregate.actor.as_ref().map(|actor| guarded(&actor.brief())),
                window_start: window.and_then(|date| date.start).map(|day| day.to_string()),
                window_end: window.and_then(|date| date.end).map(|day| day.to_string()),
                as_of: best(aggregate.as_of.as_ref()),
                series: aggregate.series.as_deref(),
                document: &aggregate.document,
                start: words.map(|e| e.start),
                end: words.map(|e| e.end),
                quote: words.map(|e| e.quote.as_str()),
            }
        })
        .collect()
}

fn best(date: Option<&Date>) -> Option<String> {
    date.and_then(|date| date.best).map(|day| day.to_string())
}

/// `cell`, with an apostrophe before it where a spreadsheet would take it for a formula.
fn guarded(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}
