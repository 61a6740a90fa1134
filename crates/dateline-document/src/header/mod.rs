//! What pages print around stories: one grammar function a form, over the whole of a line.
//!
//! Examples, which are also the tests: `corpus/header.md`.

mod credit;
mod dateline;
mod label;
mod prefix;
mod stamp;

use dateline_text::{Parse, Span};
use dateline_time::Day;
use nom::error::{Error, ErrorKind};

use crate::FurnitureKind;

pub(crate) use credit::{caption, told};
pub(crate) use dateline::{Dateline, Printing, dateline};
#[cfg(test)]
pub(crate) use label::views;
pub(crate) use prefix::prefix;
pub(crate) use stamp::{Moment, metadata};

/// What one line of the page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading<'i> {
    pub(crate) kind: FurnitureKind,
    pub(crate) published: Option<Moment<'i>>,
    pub(crate) updated: Option<Moment<'i>>,
    pub(crate) publisher: Option<&'i str>,
    pub(crate) agency: Option<&'i str>,
    pub(crate) author: Option<&'i str>,
    pub(crate) place: Option<&'i str>,
}

impl Reading<'_> {
    pub(crate) const fn of(kind: FurnitureKind) -> Self {
        Self {
            kind,
            published: None,
            updated: None,
            publisher: None,
            agency: None,
            author: None,
            place: None,
        }
    }
}

/// Where on the page a form is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Before the first paragraph of the story and after the last.
    Margins,
    /// Anywhere: its words are never story.
    Anywhere,
}

/// One form of line.
pub(crate) struct LineRule {
    pub(crate) name: &'static str,
    pub(crate) place: Place,
    pub(crate) parse: for<'i> fn(&'i str) -> Parse<'i, Reading<'i>>,
}

macro_rules! lines {
    ($($module:ident :: $rule:ident @ $place:ident),* $(,)?) => {
        &[$(LineRule { name: stringify!($rule), place: Place::$place, parse: $module::$rule }),*]
    };
}

/// Every form of line, in the order in which they are tried.
pub(crate) const LINES: &[LineRule] = lines![
    stamp::labelled_stamps @ Anywhere,
    stamp::date_line @ Margins,
    stamp::name_and_date @ Margins,
    label::read_time @ Anywhere,
    label::view_badge @ Anywhere,
    label::zone_note @ Margins,
    credit::copyright @ Anywhere,
    credit::syndication @ Anywhere,
    credit::contributors @ Anywhere,
    credit::byline @ Margins,
    credit::agency_line @ Margins,
    credit::photo_credit @ Anywhere,
    label::notice @ Anywhere,
    label::widget @ Anywhere,
    label::section @ Margins,
    credit::outlet_line @ Margins,
];

/// Longer lines are paragraphs, whatever they begin with.
const LONGEST: usize = 400;

/// The first form that takes the whole line, with its name.
pub(crate) fn read_line(line: &str, margins: bool) -> Option<(&'static str, Reading<'_>)> {
    if line.len() > LONGEST {
        return None;
    }
    LINES.iter().filter(|rule| margins || rule.place == Place::Anywhere).find_map(|rule| {
        let (rest, reading) = (rule.parse)(line).ok()?;
        rest.trim_matches(|c: char| crate::page::blank(c) || matches!(c, '|' | '·' | '•' | '-'))
            .is_empty()
            .then_some((rule.name, reading))
    })
}

/// A day that the page prints, as a span of the text that the words are part of.
pub(crate) fn span_in(text: &str, words: &str) -> Span {
    Span::locate(text, words)
}

/// Whether the day is one that a news page may print: not before the wires, not centuries ahead.
pub(crate) fn plausible(day: Day) -> bool {
    use chrono::Datelike;
    (1850..=2200).contains(&day.year())
}

pub(crate) fn fail<T>(input: &str) -> Parse<'_, T> {
    Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)))
}

/// The part of `input` before `rest`, white space around it left out.
pub(crate) fn taken<'i>(input: &'i str, rest: &str) -> &'i str {
    input[..input.len() - rest.len()].trim()
}
