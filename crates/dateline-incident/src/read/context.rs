//! Statements around incidents: talks, demands, warnings, history.

use dateline_document::Document;
use dateline_entity::Attribution;
use dateline_text::Span;
use dateline_time::{Kind, Precision};

use super::cue::Cue;
use super::scene::Prepared;
use super::value;
use crate::{Context, ContextKind};

/// Adds what a sentence without an incident of its own says, by the strongest cue.
pub(crate) fn context(
    document: &Document<'_>,
    id: &str,
    prepared: &Prepared<'_>,
    found: &mut Vec<Context>,
) {
    let span = prepared.sentence.span;
    let speaker = prepared.speaker();
    let quoted = quotes_from(document, span).any(|quote| span.overlaps(quote));
    if prepared.cues.is_empty() && speaker.is_none() && !quoted {
        return;
    }
    let has = |cue: Cue| prepared.cues.iter().any(|(_, own)| *own == cue);
    let old = || {
        document.times_in(span).iter().any(|time| {
            let year = time
                .interval
                .as_ref()
                .filter(|i| i.precision >= Precision::Year || i.precision == Precision::Day)
                .and_then(dateline_time::Interval::last);
            let writing = document.reference.best.or(document.reference.interval.last());
            matches!((year, writing), (Some(then), Some(now)) if (now - then).num_days() > 365)
        })
    };
    let kind = if has(Cue::History)
        && (old() || prepared.cues.iter().filter(|(_, cue)| *cue == Cue::History).count() > 1)
    {
        ContextKind::History
    } else if has(Cue::Demand) {
        ContextKind::Demand
    } else if has(Cue::Diplomatic) && !(speaker.is_some() && quoted) {
        ContextKind::Diplomatic
    } else if has(Cue::Denial) {
        ContextKind::Denial
    } else if speaker.is_some() && quoted {
        ContextKind::Statement
    } else if has(Cue::Warning) || has(Cue::Hypothetical) {
        ContextKind::Warning
    } else if has(Cue::Accusation) {
        ContextKind::Accusation
    } else if has(Cue::History) {
        ContextKind::History
    } else if speaker.is_some() || quoted {
        ContextKind::Statement
    } else {
        return;
    };
    let mut add = |kind: ContextKind| {
        let topic = topic(document, prepared, kind, span);
        found.push(Context { topic, ..make(document, id, kind, span, speaker) });
    };
    add(kind);
    // A demand inside a diplomatic sentence stands for itself, and the other way round.
    if kind == ContextKind::Demand && has(Cue::Diplomatic) {
        add(ContextKind::Diplomatic);
    }
}

/// Words of motive after a claim: `saying they acted in solidarity with ...`.
pub(crate) fn motive(
    document: &Document<'_>,
    id: &str,
    prepared: &Prepared<'_>,
) -> Option<Context> {
    let (at, _) = prepared.cues.iter().find(|(_, cue)| *cue == Cue::Motive)?;
    let saying = prepared
        .items
        .iter()
        .rev()
        .find(|item| item.span().start < at.start && item.one_of(&["saying", "citing"]));
    let start = saying.map_or(at.start, |item| item.span().start);
    Some(make(
        document,
        id,
        ContextKind::Other,
        Span { start, end: prepared.sentence.span.end },
        None,
    ))
}

/// What somebody says of an incident that is told already, or of those who did it.
pub(crate) fn comment(
    document: &Document<'_>,
    id: &str,
    prepared: &Prepared<'_>,
) -> Option<Context> {
    let span = prepared.sentence.span;
    let speaker = prepared.speaker();
    let has = |cue: Cue| prepared.cues.iter().any(|(_, own)| *own == cue);
    let judged = ["described", "called", "condemned", "branded", "denounced", "praised"];
    let word = speaker.filter(|a| {
        a.source.named
            && judged.iter().any(|verb| document.words(a.verb).eq_ignore_ascii_case(verb))
    });
    if let Some(speaker) = word {
        return Some(make(document, id, ContextKind::Statement, span, Some(speaker)));
    }
    has(Cue::Accusation).then(|| make(document, id, ContextKind::Accusation, span, None))
}

fn make(
    document: &Document<'_>,
    id: &str,
    kind: ContextKind,
    span: Span,
    speaker: Option<&Attribution>,
) -> Context {
    let said = speaker.and_then(|a| a.said_on);
    let times = document.times_in(span);
    let time = times.iter().find(|t| said.is_some_and(|s| s.overlaps(t.span))).or_else(|| {
        times
            .iter()
            .find(|t| t.kind == Kind::Date && t.interval.is_some() && !t.value.ends_with("_REF"))
    });
    Context {
        document: id.to_owned(),
        kind,
        date: time.filter(|t| t.interval.is_some()).map(|t| value::date(document, t)),
        speaker: speaker.map(|a| value::source(document, &a.source)),
        evidence: vec![span.into()],
        topic: None,
    }
}

/// What is at issue, as `group:value`, so that statements of one topic can be compared across documents:
/// a demand by what is demanded and of whom, a quotation by its first words.
fn topic(
    document: &Document<'_>,
    prepared: &Prepared<'_>,
    kind: ContextKind,
    span: Span,
) -> Option<String> {
    match kind {
        ContextKind::Demand => {
            const VALUES: &[(&[&str], &str)] = &[
                (
                    &["withdrawal", "withdraw", "pullout", "leave", "departure", "exit", "end"],
                    "withdrawal",
                ),
                (&["return", "restoration"], "return"),
                (&["release", "freedom"], "release"),
                (&["ceasefire", "truce"], "ceasefire"),
                (&["investigation", "inquiry", "probe"], "investigation"),
            ];
            let cue = prepared.cues.iter().find(|(_, cue)| *cue == Cue::Demand)?.0;
            let after: Vec<_> =
                prepared.items.iter().filter(|item| item.span().start >= cue.end).collect();
            let value = after.iter().take(12).find_map(|item| {
                VALUES.iter().find(|(words, _)| item.one_of(words)).map(|(_, value)| *value)
            })?;
            let subject =
                prepared.items.iter().filter(|item| item.span().end <= cue.start).find_map(
                    |item| {
                        item.actor().and_then(|(_, actor)| {
                            actor.sponsor.as_deref().or(actor.country.as_deref())
                        })
                    },
                );
            Some(format!("demand-{}:{value}", subject.unwrap_or("all").to_lowercase()))
        }
        ContextKind::Statement => {
            let quote = quotes_from(document, span)
                .find(|quote| span.contains(*quote) && quote.len() > 40)?;
            let words = document.words(quote);
            let mut topic = String::with_capacity("quote:".len() + words.len());
            topic.push_str("quote");
            let mut count = 0;
            for word in words.split_whitespace() {
                let word = word.trim_matches(|c: char| !c.is_alphanumeric());
                let before = topic.len();
                topic.push(if count == 0 { ':' } else { ' ' });
                let start = topic.len();
                dateline_text::fold_onto(word, &mut topic);
                if topic.len() == start {
                    topic.truncate(before);
                } else {
                    count += 1;
                }
            }
            (count >= 6).then_some(topic)
        }
        _ => None,
    }
}

/// The quotations that end after the start of `span`, while they start before its end.
fn quotes_from(document: &Document<'_>, span: Span) -> impl Iterator<Item = Span> {
    let from = document.quotes.partition_point(|quote| quote.end <= span.start);
    document.quotes[from..].iter().copied().take_while(move |quote| quote.start < span.end)
}
