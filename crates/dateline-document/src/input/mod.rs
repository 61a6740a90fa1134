//! What a file may be, and the records in it.

mod json_lines;
mod unsupported;
mod wire_text;

use std::borrow::Cow;

use crate::{Problem, decode};

pub use json_lines::article;

/// What is known of an article besides its text: the fields of a record, or a user's word.
///
/// `title` and `date` take part in reading; the others have no bytes in the text and are for the report to print.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// The headline.
    pub title: Option<String>,
    /// The day of publication, as written; whatever a printed date may look like.
    pub date: Option<String>,
    /// Where it was found.
    pub url: Option<String>,
    /// Who put it out.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
}

/// One article of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record<'b> {
    /// The text that spans point into.
    pub text: Cow<'b, str>,
    /// The record's own bytes, which name it.
    pub bytes: &'b [u8],
    /// Its place in the file, from 0, where a file holds records; `None` where the file is the article.
    pub index: Option<usize>,
    /// What its fields say.
    pub hints: Hints,
    /// The name of the format.
    pub format: &'static str,
}

/// A kind of file.
pub trait Input: Sync {
    /// The name that reports and `formats` print.
    fn name(&self) -> &'static str;

    /// One line on what it is, for people.
    fn about(&self) -> &'static str;

    /// Whether the file is of this kind; content decides before the name does.
    fn is(&self, name: &str, bytes: &[u8]) -> bool;

    /// The records in file order, and what could not be read.
    fn records<'b>(&self, bytes: &'b [u8]) -> (Vec<Record<'b>>, Vec<Problem>);
}

/// Every kind of file; the first that takes a file reads it, the last takes all.
pub const INPUTS: &[&dyn Input] =
    &[&unsupported::Unsupported, &json_lines::JsonLines, &wire_text::WireText];

/// The articles in a file, and what could not be read; `name` is its file name, with or without a folder.
pub fn records<'b>(name: &str, bytes: &'b [u8]) -> (Vec<Record<'b>>, Vec<Problem>) {
    INPUTS
        .iter()
        .find(|input| input.is(name, bytes))
        .map_or_else(Default::default, |input| input.records(bytes))
}
