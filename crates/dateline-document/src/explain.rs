//! A document as a reader sees it.

use std::fmt::{self, Write};

use dateline_text::Span;
use dateline_time::{Interval, Timex};

use crate::{BlockKind, Credit, Document, Reference, ReferenceBasis, Stamp};

/// The document for people, as `dateline explain FILE --stage text` prints it: header, day of writing, furniture,
/// then each block with its sentences, numbered, and the times under each sentence.
pub fn explain(document: &Document<'_>) -> String {
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = header(&mut out, document);
    let _ = reference(&mut out, document, &document.reference);
    for piece in &document.furniture {
        let _ =
            writeln!(out, "furniture  {:<18} {}", piece.kind.name(), quoted(document, piece.span));
    }
    let _ = story(&mut out, document);
    out
}

/// The words in one line, cut in the middle where they are many.
fn quoted(document: &Document<'_>, span: Span) -> String {
    const MOST: usize = 90;
    let words = document.words(span).split_whitespace().collect::<Vec<_>>().join(" ");
    let count = words.chars().count();
    if count <= MOST {
        return format!("{}..{} \"{words}\"", span.start, span.end);
    }
    let head: String = words.chars().take(MOST - 25).collect();
    let tail: String = words.chars().skip(count - 20).collect();
    format!("{}..{} \"{head} ... {tail}\"", span.start, span.end)
}

fn header(out: &mut String, document: &Document<'_>) -> fmt::Result {
    let header = &document.header;
    if let Some(title) = header.title {
        writeln!(out, "title      {}", quoted(document, title))?;
    }
    let mut credit = |label: &str, credit: &Option<Credit>| match credit {
        Some(credit) => {
            writeln!(out, "{label:<10} {}, {}", credit.name, quoted(document, credit.span))
        }
        None => Ok(()),
    };
    credit("publisher", &header.publisher)?;
    credit("agency", &header.agency)?;
    credit("author", &header.author)?;
    let mut stamp = |label: &str, stamp: &Option<Stamp>| match stamp {
        Some(stamp) => {
            let clock = stamp
                .clock
                .map_or_else(String::new, |(hour, minute)| format!(" {hour:02}:{minute:02}"));
            let zone = stamp.zone.as_ref().map_or_else(String::new, |zone| format!(" {zone}"));
            writeln!(
                out,
                "{label:<10} {}{clock}{zone}, {}, {}",
                stamp.day,
                stamp.rule,
                quoted(document, stamp.span)
            )
        }
        None => Ok(()),
    };
    stamp("published", &header.published)?;
    stamp("updated", &header.updated)?;
    stamp("dateline", &header.dateline_day)?;
    for entry in &header.entries {
        let (hour, minute) = entry.clock;
        let zone = entry.zone.as_ref().map_or_else(String::new, |zone| format!(" {zone}"));
        let day = entry.day.map_or_else(String::new, |day| format!(" {day}"));
        writeln!(
            out,
            "entry     {day} {hour:02}:{minute:02}{zone}, {}",
            quoted(document, entry.span)
        )?;
    }
    if let Some(place) = header.dateline_place {
        writeln!(out, "place      {}", quoted(document, place))?;
    }
    Ok(())
}

/// `2024-07-25`, `2024-07-25..2024-07-27` (last day touched), `..2024-07-27`, `open`
fn days(interval: &Interval) -> String {
    match (interval.start, interval.last()) {
        (None, None) => "open".to_owned(),
        (Some(start), Some(last)) if start == last => start.to_string(),
        (start, last) => {
            let day = |day: Option<dateline_time::Day>| {
                day.map_or_else(String::new, |day| day.to_string())
            };
            format!("{}..{}", day(start), day(last))
        }
    }
}

fn reference(out: &mut String, document: &Document<'_>, reference: &Reference) -> fmt::Result {
    let basis = match reference.basis {
        ReferenceBasis::Stated => "stated",
        ReferenceBasis::Anchored => "anchored",
        ReferenceBasis::Inferred => "inferred",
        ReferenceBasis::Borrowed => "borrowed",
        ReferenceBasis::None => "none",
    };
    let best = reference
        .best
        .map_or_else(|| "no day".to_owned(), |day| day.format("%Y-%m-%d %a").to_string());
    write!(
        out,
        "written    {best}, of {}, {basis}, {}, {} %",
        days(&reference.interval),
        reference.rule,
        reference.confidence
    )?;
    match &reference.reason {
        Some(reason) => writeln!(out, ": {reason}")?,
        None => writeln!(out)?,
    }
    for span in &reference.evidence {
        writeln!(out, "  read     {}", quoted(document, *span))?;
    }
    if let Some(anchor) = reference.anchor {
        writeln!(out, "  from     {}", quoted(document, anchor))?;
    }
    for (day, reason) in &reference.rejected {
        writeln!(out, "  not      {day}: {reason}")?;
    }
    Ok(())
}

fn time(out: &mut String, document: &Document<'_>, time: &Timex) -> fmt::Result {
    let meaning = time.interval.as_ref().map_or_else(|| "-".to_owned(), days);
    write!(
        out,
        "     {} => {meaning}; {}; {}",
        document.words(time.span).split_whitespace().collect::<Vec<_>>().join(" "),
        time.value,
        time.rule
    )?;
    match &time.reason {
        Some(reason) => writeln!(out, ": {reason}"),
        None => writeln!(out),
    }
}

fn story(out: &mut String, document: &Document<'_>) -> fmt::Result {
    let mut number = 0;
    for block in &document.blocks {
        match block.kind {
            BlockKind::Title => writeln!(out, "\ntitle")?,
            BlockKind::Subheading => writeln!(out, "\nsection {}", quoted(document, block.span))?,
            BlockKind::Paragraph => writeln!(out, "\nparagraph")?,
        }
        for sentence in &document.sentences[block.sentences.clone()] {
            number += 1;
            let words =
                document.words(sentence.span).split_whitespace().collect::<Vec<_>>().join(" ");
            writeln!(out, "{number:>3}  {words}")?;
            for found in document.times_in(sentence.span) {
                time(out, document, found)?;
            }
        }
    }
    Ok(())
}
