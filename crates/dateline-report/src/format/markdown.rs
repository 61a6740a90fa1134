//! `report.md`: the report to read, to paste and to compare.

use std::fmt::Write;

use super::{File, Format, WriteError};
use crate::brief::{Brief, source, spaced};
use crate::plain::{counted, plain};
use crate::shape::{Agreement, Evidence, Incident, Report};
use crate::shelf::Shelf;
use crate::told::{Saying, Told};

pub(super) struct Markdown;

impl Format for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn about(&self) -> &'static str {
        "report.md: the report to read and to paste"
    }

    fn files(&self, report: &Report) -> Result<Vec<File>, WriteError> {
        let mut out = format!(
            "# Incident report\n\n{} from {}. Machine-coded by dateline {}, knowledge {}.\n",
            counted(report.incidents.len(), "incident", "incidents"),
            counted(report.documents.len(), "document", "documents"),
            escaped(&report.tool.version),
            escaped(&report.tool.knowledge),
        );
        if !report.incidents.is_empty() {
            out.push_str("\n## Incidents\n");
        }
        let papers = Shelf::new(report);
        for told in &report.incidents {
            incident(&mut out, &papers, told);
        }
        documents(&mut out, report);
        aggregates(&mut out, report);
        context(&mut out, report);
        disagreements(&mut out, report);
        problems(&mut out, report);
        if let Some(source) = source(&report.tool.places) {
            let credits: Vec<String> =
                report.tool.places.credits.iter().map(|c| escaped(c)).collect();
            let _ = writeln!(out, "\n---\n\n{}. {}", escaped(&source), credits.join(" "));
        }
        Ok(vec![("report.md".to_owned(), out.into_bytes())])
    }
}

fn incident(out: &mut String, shelf: &Shelf<'_>, incident: &Incident) {
    let _ = writeln!(out, "\n### {}\n", escaped(&incident.title));
    let place = incident
        .place
        .value
        .as_ref()
        .map_or_else(|| "place disputed or not stated".to_owned(), Brief::brief);
    let _ = writeln!(
        out,
        "{}; {}. machine-coded, {}; {}, {}; confidence {:.2}. {}\n",
        escaped(&incident.date.brief()),
        escaped(&place),
        incident.review.brief(),
        counted(incident.mentions.len(), "mention", "mentions"),
        counted(incident.independent_origins, "origin", "origins"),
        incident.confidence.unit(),
        escaped(&incident.id),
    );
    for decided in &incident.decisions {
        let _ = writeln!(out, "Decided: {}\n", escaped(&decided.brief()));
    }
    out.push_str("| Field | Reading | Agreement | Who says what |\n| --- | --- | --- | --- |\n");
    for told in incident.told().iter().filter(|told| !told.positions.is_empty()) {
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} |",
            spaced(told.field),
            reading(told),
            told.agreement.brief(),
            told.positions.iter().map(position).collect::<Vec<_>>().join("<br>"),
        );
    }
    if let Some(reason) = &incident.date.reason {
        let _ = writeln!(out, "\nDate: {}.", escaped(reason));
    }
    for link in &incident.merge {
        let reasons: Vec<String> = link
            .reasons
            .iter()
            .map(|reason| {
                format!(
                    "{} {:+} ({})",
                    escaped(&reason.rule),
                    reason.weight,
                    escaped(&reason.detail)
                )
            })
            .collect();
        let _ = writeln!(
            out,
            "\n{} and {} are one ({:+}): {}.",
            link.a,
            link.b,
            link.score,
            reasons.join(", ")
        );
    }
    out.push_str("\nTold in:\n\n");
    for mention in &incident.mentions {
        let paper = shelf.paper(&mention.document);
        let path = paper.map_or(mention.document.as_str(), |paper| &paper.path);
        let _ = writeln!(out, "- {} {} ({})", mention.id, escaped(path), mention.kind.brief());
        for evidence in &mention.evidence {
            let _ = writeln!(out, "  - {}", quote(evidence));
        }
    }
}

fn reading(told: &Told<'_>) -> String {
    match &told.value {
        Some(value) => escaped(value),
        None if told.agreement == Agreement::Disputed => "*disputed*".to_owned(),
        None => "*not settled*".to_owned(),
    }
}

/// `3: The main hospital in the city, "it had treated three"`
fn position(position: &Saying<'_>) -> String {
    let mut words = format!("{}: {}", escaped(&position.value), escaped(position.speaker()));
    if let Some(hedge) = position.hedge {
        let _ = write!(words, " ({})", escaped(hedge));
    }
    for evidence in position.evidence.iter().filter(|evidence| !evidence.quote.is_empty()) {
        let _ = write!(words, ", \"{}\"", escaped(&evidence.quote));
    }
    words
}

fn quote(evidence: &Evidence) -> String {
    format!("\"{}\" ({}..{})", escaped(&evidence.quote), evidence.start, evidence.end)
}

fn documents(out: &mut String, report: &Report) {
    if report.documents.is_empty() {
        return;
    }
    out.push_str("\n## Documents\n\n| Document | Path | Title | Written | How known | Origin | Near-duplicates |\n");
    out.push_str("| --- | --- | --- | --- | --- | --- | --- |\n");
    for document in &report.documents {
        let near: Vec<String> = document
            .near_duplicates
            .iter()
            .map(|near| format!("{} ({} %)", near.document, near.similarity.get()))
            .collect();
        let date = &document.reference_date;
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} | {} |",
            document.id,
            escaped(&document.path),
            escaped(document.title.as_deref().unwrap_or_default()),
            escaped(&date.brief()),
            escaped(date.reason.as_deref().unwrap_or(&date.basis.brief())),
            escaped(&document.origin),
            near.join(", "),
        );
    }
}

fn aggregates(out: &mut String, report: &Report) {
    if report.aggregates.is_empty() {
        return;
    }
    out.push_str("\n## Counts over many incidents\n\n| Kind | Value | What | Where | Actor | When | Words |\n");
    out.push_str("| --- | --- | --- | --- | --- | --- | --- |\n");
    for aggregate in &report.aggregates {
        let when = aggregate.window.as_ref().or(aggregate.as_of.as_ref());
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} | {} |",
            aggregate.kind.brief(),
            escaped(&aggregate.value.brief()),
            escaped(aggregate.what.as_deref().unwrap_or_default()),
            escaped(&aggregate.area.join(", ")),
            escaped(&aggregate.actor.as_ref().map_or_else(String::new, Brief::brief)),
            escaped(&when.map_or_else(String::new, Brief::brief)),
            aggregate.evidence.iter().map(quote).collect::<Vec<_>>().join("<br>"),
        );
    }
}

fn context(out: &mut String, report: &Report) {
    if report.context.is_empty() {
        return;
    }
    out.push_str("\n## Context\n\n");
    for context in &report.context {
        let speaker = context.speaker.as_ref().and_then(|speaker| speaker.name.as_deref());
        let words: Vec<String> = context.evidence.iter().map(quote).collect();
        let speaker = speaker.map(|name| format!(", {}", escaped(name))).unwrap_or_default();
        let _ = writeln!(out, "- {}{speaker}: {}", context.kind.brief(), words.join(" "));
    }
}

fn disagreements(out: &mut String, report: &Report) {
    if report.disagreements.is_empty() {
        return;
    }
    out.push_str("\n## Disagreements outside incidents\n\n");
    for disagreement in &report.disagreements {
        let said: Vec<String> =
            disagreement.positions.iter().map(|said| position(&Saying::of(said))).collect();
        let kind = disagreement.kind.brief();
        let _ = writeln!(out, "- {} ({kind}): {}", escaped(&disagreement.field), said.join("; "));
    }
}

fn problems(out: &mut String, report: &Report) {
    if report.problems.is_empty() {
        return;
    }
    out.push_str("\n## Problems\n\n");
    for problem in &report.problems {
        let path = problem.path.as_deref().or(problem.document.as_deref()).unwrap_or_default();
        let (code, message) = (escaped(&problem.code), escaped(&problem.message));
        let _ =
            writeln!(out, "- {} {}: {message} ({code})", problem.severity.brief(), escaped(path));
    }
}

/// Words of an article on one line, in which no character means anything to Markdown or HTML.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in plain(words).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '!' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    // `1.`, `-` and `+` mean something only at the start of a line, where nothing of an article stands.
    // A bare address would become a link; a backslash before the colon stops that.
    out.replace("://", "\\://").replace("www.", "www\\.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_an_article_is_markup() {
        assert_eq!(
            escaped("<script>a</script>\n# *x* [y](https://e.example) | `z` & \\"),
            "&lt;script&gt;a&lt;/script&gt; \\# \\*x\\* \\[y\\](https\\://e.example) \\| \\`z\\` &amp; \\\\"
        );
    }
}
