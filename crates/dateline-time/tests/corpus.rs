//! The pages of `corpus/`: a phrase and what it is read as.
//!
//! Settings: `dateline` an ISO day (words may follow) or `none`; `narrative: yes`; `direction: past` or `future`.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use dateline_corpus::{Case, Section};
use dateline_time::{Context, Day, Direction, Timex, fired, read, rules, tried};

fn context(section: &Section) -> Context {
    let dateline = section.setting("dateline").expect("a section sets `dateline`");
    Context {
        reference: dateline.get(..10).and_then(|day| day.parse::<Day>().ok()),
        narrative: section.setting("narrative") == Some("yes"),
        direction: match section.setting("direction") {
            Some("past") => Direction::Past,
            Some("future") => Direction::Future,
            _ => Direction::Auto,
        },
        ..Context::default()
    }
}

/// `2024-03-11; 2024-03-11TNI`, `-; P3M MORE_THAN`, `2024-W11`.
fn reading(text: &str, timex: &Timex) -> String {
    let interval = timex.interval.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
    let mut out = interval.clone();
    if timex.value != interval || timex.modifier.is_some() {
        let _ = write!(out, "; {}", timex.value);
    }
    if let Some(modifier) = timex.modifier {
        let _ = write!(out, " {}", modifier.name());
    }
    if let Some(link) = &timex.link {
        let _ = write!(out, "; {:+} days from {}", link.days, link.to.of(text));
    }
    out
}

/// The text without its brackets, and what they enclose; all of it where there are none.
fn bracketed(left: &str) -> (String, Vec<(usize, usize)>) {
    let (mut text, mut spans, mut open) = (String::new(), Vec::new(), 0);
    for letter in left.chars() {
        match letter {
            '[' => open = text.len(),
            ']' => spans.push((open, text.len())),
            letter => text.push(letter),
        }
    }
    if spans.is_empty() {
        spans.push((0, text.len()));
    }
    (text, spans)
}

/// How often a rule has to be seen at work.
const EXAMPLES: usize = 3;

#[test]
fn every_page_reads_as_it_says_and_every_rule_has_an_example() {
    let (read_by, missed_by) = (RefCell::new(BTreeMap::new()), RefCell::new(BTreeSet::new()));
    dateline_corpus::check(
        concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/en"),
        |section: &Section, case: &Case| {
            let (text, expected) = bracketed(&case.left);
            let fired = fired(&text);
            for rule in fired {
                *read_by.borrow_mut().entry(rule).or_insert(0) += 1;
            }
            let found = read(&text, &context(section));
            if found.is_empty() {
                missed_by.borrow_mut().extend(tried(&text));
                return "nothing".to_owned();
            }
            let readings: Vec<String> = found.iter().map(|timex| reading(&text, timex)).collect();
            let spans: Vec<_> = found
                .iter()
                .map(|timex| (timex.span.start as usize, timex.span.end as usize))
                .collect();
            let readings = readings.join(" | ");
            if spans == expected {
                return readings;
            }
            let words: Vec<_> = spans.iter().map(|(start, end)| &text[*start..*end]).collect();
            format!("{words:?} {readings}")
        },
    );
    let (read_by, missed_by) = (read_by.into_inner(), missed_by.into_inner());
    let few: Vec<_> =
        rules().filter(|rule| read_by.get(rule).copied().unwrap_or(0) < EXAMPLES).collect();
    assert!(few.is_empty(), "rules with fewer than {EXAMPLES} examples: {few:?}");
    let unmissed: Vec<_> = rules().filter(|rule| !missed_by.contains(rule)).collect();
    assert!(unmissed.is_empty(), "rules that no example comes near and misses: {unmissed:?}");
}
