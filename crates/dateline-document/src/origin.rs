//! Whose words a document tells: one wire counts once.

use chrono::Days;
use dateline_text::{Class, Span, fold};
use dateline_time::{Interval, Precision, grammar};

use crate::outlet::outlet;
use crate::{BlockKind, Document, NearDuplicate, Reference, ReferenceBasis};

/// What of a document decides its origin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Voice<'a> {
    /// The document's id.
    pub id: &'a str,
    /// The agency it credits, as people write it.
    pub agency: Option<&'a str>,
    /// Its publisher.
    pub publisher: Option<&'a str>,
}

/// A name in `[a-z0-9-]`; empty where it has no Latin letter.
fn slug(name: &str) -> String {
    if let Some(known) = outlet(name) {
        return known.id.to_owned();
    }
    let mut out = String::new();
    for letter in fold(name).chars() {
        if letter.is_ascii_alphanumeric() {
            out.push(letter);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// The most frequent of the names, of equals the first by spelling.
fn commonest<'a>(names: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut slugs: Vec<String> = names.map(slug).filter(|slug| !slug.is_empty()).collect();
    slugs.sort_unstable();
    let mut best: Option<&[String]> = None;
    for same in slugs.chunk_by(|one, other| one == other) {
        if best.is_none_or(|best| same.len() > best.len()) {
            best = Some(same);
        }
    }
    best.map(|same| same[0].clone())
}

/// The root of a group: its smallest index.
fn root(parents: &mut [usize], mut at: usize) -> usize {
    while parents[at] != at {
        parents[at] = parents[parents[at]];
        at = parents[at];
    }
    at
}

/// Whose words an origin is, which is the part before its stroke: two stories of one agency are two origins and one voice.
/// ```
/// assert_eq!(dateline_document::voice("afp/0ef65b7aac54"), "afp");
/// assert_eq!(dateline_document::voice("d-0ef65b7aac54"), "d-0ef65b7aac54");
/// ```
pub fn voice(origin: &str) -> &str {
    origin.split_once('/').map_or(origin, |(voice, _)| voice)
}

/// One origin for each document: the text that it retells.
///
/// Near-duplicates share one, others do not. It is the smallest of their ids, after the slug (`[a-z0-9-]`) of the agency
/// that most of them credit, else of the publisher, where there is one: `afp/0ef65b7aac54`.
pub fn origins(voices: &[Voice<'_>], near: &[NearDuplicate]) -> Vec<String> {
    let mut parents: Vec<usize> = (0..voices.len()).collect();
    for pair in near.iter().filter(|pair| pair.a < voices.len() && pair.b < voices.len()) {
        let (a, b) = (root(&mut parents, pair.a), root(&mut parents, pair.b));
        parents[a.max(b)] = a.min(b);
    }
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); voices.len()];
    for at in 0..voices.len() {
        let root = root(&mut parents, at);
        groups[root].push(at);
    }
    let mut origins = vec![String::new(); voices.len()];
    for group in groups.iter().filter(|group| !group.is_empty()) {
        let agency = || commonest(group.iter().filter_map(|at| voices[*at].agency));
        let publisher = || commonest(group.iter().filter_map(|at| voices[*at].publisher));
        let id = || group.iter().map(|at| voices[*at].id).min().unwrap_or_default().to_owned();
        let id = id();
        let name = match agency().or_else(publisher) {
            Some(voice) => format!("{voice}/{}", id.strip_prefix("d-").unwrap_or(&id)),
            None => id,
        };
        for at in group {
            origins[*at].clone_from(&name);
        }
    }
    origins
}

/// Days after its source in which a reworded copy is printed.
const LATER: u64 = 2;

/// The day of writing of `undated`, taken from the reference `of` of a near-duplicate; `name` names that document for people,
/// `similarity` is the pair's.
///
/// The document's own day where `of` has none, or is borrowed itself. A copy is written on the day of its source or the
/// day after; a weekday that its first sentence names and that falls on the source's day or up to two days later says which.
pub fn borrow_reference(
    of: &Reference,
    name: &str,
    similarity: u8,
    undated: &Document<'_>,
) -> Reference {
    let Some(day) = of.best.filter(|_| of.basis != ReferenceBasis::Borrowed) else {
        return undated.reference.clone();
    };
    let named = lede_weekdays(undated).into_iter().filter_map(|(weekday, span)| {
        (0..=LATER)
            .filter_map(|later| day.checked_add_days(Days::new(later)))
            .find(|day| chrono::Datelike::weekday(day) == weekday)
            .map(|day| (day, span))
    });
    let (best, evidence) = named
        .max_by_key(|(day, span)| (*day, std::cmp::Reverse(*span)))
        .map_or((day, Vec::new()), |(day, span)| (day, vec![span]));
    let end = best.checked_add_days(Days::new(2));
    let why = match evidence.first() {
        Some(span) => format!("; its first sentence speaks of {}", span.of(undated.text)),
        None => String::new(),
    };
    let mut rejected = undated.reference.rejected.clone();
    if best != day {
        rejected
            .push((day, "the day of its source, before the last day that it tells of".to_owned()));
    }
    Reference {
        interval: Interval::between(Some(day), end, Precision::Days),
        best: Some(best),
        basis: ReferenceBasis::Borrowed,
        rule: "near_duplicate",
        confidence: of.confidence.saturating_sub(10).min(70),
        evidence,
        anchor: None,
        rejected,
        reason: Some(format!(
            "{similarity} % of its words are those of {name}, written {day}{why}"
        )),
    }
}

/// The weekdays of the first sentence.
fn lede_weekdays(document: &Document<'_>) -> Vec<(chrono::Weekday, Span)> {
    let lede = document
        .blocks
        .iter()
        .find(|block| block.kind == BlockKind::Paragraph)
        .and_then(|block| document.sentences[block.sentences.clone()].first());
    let tokens = lede.map(|lede| document.tokens_of(lede)).unwrap_or_default();
    let days = tokens.iter().filter(|token| token.is(Class::WEEKDAY) && token.is(Class::CAPITAL));
    days.filter_map(|token| {
        grammar::weekday(token.span.of(document.text))
            .ok()
            .map(|(_, weekday)| (weekday, token.span))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Hints, parse};

    fn near(a: usize, b: usize) -> NearDuplicate {
        NearDuplicate { a, b, similarity: 40, reason: String::new() }
    }

    #[test]
    fn one_wire_is_one_origin() {
        let voice = |id, agency, publisher| Voice { id, agency, publisher };
        let voices = [
            voice("d-3", None, None),
            voice("d-2", None, None),
            voice("d-5", None, Some("NDTV")),
            voice("d-4", None, None),
            voice("d-6", Some("AFP"), Some("Northern Post")),
            voice("d-7", Some("Agence France-Presse"), None),
            voice("d-8", Some("Harbor Wire"), None),
            voice("d-9", None, Some("Новости")),
        ];
        let expected = ["d-2", "d-2", "ndtv/4", "ndtv/4", "afp/6", "afp/7", "harbor-wire/8", "d-9"];
        assert_eq!(origins(&voices, &[near(0, 1), near(2, 3)]), expected);
    }

    #[test]
    fn a_copy_borrows_the_day_and_reads_its_own_weekdays() {
        let mut words = dateline_text::Vocabulary::new();
        crate::vocabulary(&mut words);
        let dated = parse(
            "date 2024-03-14 ADEN: Shells fell on Wednesday, police said.",
            &Hints::default(),
            &words,
        );
        let copy =
            parse("Shells fell on Wednesday and Friday, police said.", &Hints::default(), &words);
        assert_eq!((copy.reference.best, copy.reference.basis), (None, ReferenceBasis::None));
        let borrowed = borrow_reference(&dated.reference, "a.txt", 44, &copy);
        assert_eq!(borrowed.best.map(|day| day.to_string()).as_deref(), Some("2024-03-15"));
        assert_eq!(
            borrowed.interval.last().map(|day| day.to_string()).as_deref(),
            Some("2024-03-16")
        );
        assert_eq!((borrowed.basis, borrowed.confidence), (ReferenceBasis::Borrowed, 70));
        assert_eq!(borrow_reference(&copy.reference, "b.txt", 44, &copy), copy.reference);
    }
}
