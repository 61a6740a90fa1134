//! A terse summary for a terminal.

use std::fmt::Write;

use super::{File, Format, WriteError};
use crate::brief::Brief;
use crate::plain::{counted, plain};
use crate::shape::{Agreement, Incident, Report};
use crate::told::{Saying, Told};

pub(super) struct Text;

impl Format for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn about(&self) -> &'static str {
        "report.txt: a terse summary for a terminal"
    }

    fn files(&self, report: &Report) -> Result<Vec<File>, WriteError> {
        Ok(vec![("report.txt".to_owned(), summary(report).into_bytes())])
    }
}

fn summary(report: &Report) -> String {
    let mut origins: Vec<&str> = report.documents.iter().map(|d| d.origin.as_str()).collect();
    origins.sort_unstable();
    origins.dedup();
    let mut out = format!(
        "dateline {}: {}, {}, {}, {}; machine-coded\n",
        report.tool.version,
        counted(report.incidents.len(), "incident", "incidents"),
        counted(report.documents.len(), "document", "documents"),
        counted(origins.len(), "origin", "origins"),
        counted(report.problems.len(), "problem", "problems"),
    );
    for incident in &report.incidents {
        out.push('\n');
        one(&mut out, incident);
    }
    if !report.aggregates.is_empty() {
        out.push_str("\nCounts over many incidents\n");
    }
    for aggregate in &report.aggregates {
        let what = aggregate.what.clone().unwrap_or_else(|| aggregate.kind.brief());
        let of =
            aggregate.as_of.as_ref().map_or(String::new(), |of| format!(", as of {}", of.brief()));
        indented(&mut out, &format!("{what}: {}{of}", aggregate.value.brief()));
    }
    if !report.problems.is_empty() {
        out.push_str("\nProblems\n");
    }
    for problem in &report.problems {
        let path = problem.path.as_deref().or(problem.document.as_deref()).unwrap_or("-");
        indented(&mut out, &format!("{path}: {} ({})", problem.message, problem.code));
    }
    out
}

fn one(out: &mut String, incident: &Incident) {
    let place = incident.place.value.as_ref().map_or("place not stated".to_owned(), Brief::brief);
    let _ = writeln!(out, "{}  {}", plain(&incident.date.brief()), plain(&place));
    indented(out, &incident.title);
    for told in incident.told() {
        let shown_above = matches!(told.field, "dates" | "place");
        if told.agreement != Agreement::Disputed && (shown_above || told.positions.is_empty()) {
            continue;
        }
        let _ = writeln!(out, "  {:<17} {}", told.field, plain(&reading(&told)));
    }
    let _ = writeln!(
        out,
        "  {}; confidence {:.2}; {}{}; {}",
        counted(incident.independent_origins, "origin", "origins"),
        incident.confidence.unit(),
        incident.review.brief(),
        if incident.background { "; background" } else { "" },
        plain(&incident.id),
    );
    for decided in &incident.decisions {
        indented(out, &format!("decided: {}", decided.brief()));
    }
}

fn indented(out: &mut String, words: &str) {
    let _ = writeln!(out, "  {}", plain(words));
}

/// `none`, or `0 to 3, disputed: 2 (a police officer) | none (The oil ministry)`
fn reading(told: &Told<'_>) -> String {
    let mut words = told.value.clone().unwrap_or_default();
    if told.agreement == Agreement::Disputed {
        let said = |position: &Saying<'_>| format!("{} [{}]", position.value, position.speaker());
        let said: Vec<String> = told.positions.iter().map(said).collect();
        let _ = write!(
            words,
            "{}disputed: {}",
            if words.is_empty() { "" } else { "; " },
            said.join(" | ")
        );
    } else if let [position] = told.positions.as_slice() {
        let _ = write!(words, " [{}]", position.speaker());
    } else {
        let _ = write!(words, " [{} positions, {}]", told.positions.len(), told.agreement.brief());
    }
    words
}
