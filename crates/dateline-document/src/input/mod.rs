//! What a file may be, and the articles in it.

mod fields;
mod gzip;
mod html;
mod json;
mod json_lines;
mod record;
mod unsupported;
mod wire_text;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::{Problem, Severity, decode};

pub use fields::{Fields, FieldsError};
pub use gzip::MAX_FILE;

/// What is known of an article besides its text: the fields of a record, the head of a page, a user's word.
///
/// `title` and `date` take part in reading; the others have no bytes in the text and are for the report to print.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Hints {
    /// The headline.
    pub title: Option<String>,
    /// The day of publication, as written; whatever a printed date may look like.
    pub date: Option<String>,
    /// The day of the last change, as written.
    pub updated: Option<String>,
    /// Where it was found.
    pub url: Option<String>,
    /// Who put it out.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The language that it says it is in, as a BCP 47 tag (`en`, `en-GB`).
    pub language: Option<String>,
}

/// One article of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record<'b> {
    /// The text that spans point into.
    pub text: Cow<'b, str>,
    /// The record's own bytes, which name it.
    pub bytes: Cow<'b, [u8]>,
    /// Its place in the file, from 0, where a file holds records; `None` where the file is the article.
    pub index: Option<usize>,
    /// What its fields say.
    pub hints: Hints,
    /// The name of the format.
    pub format: &'static str,
    /// The charset of the bytes, by its name in the WHATWG Encoding Standard.
    pub charset: &'static str,
    /// What was read with less certainty.
    pub problems: Vec<Problem>,
}

impl Record<'_> {
    /// The same record, holding its bytes itself.
    pub fn into_owned(self) -> Record<'static> {
        Record {
            text: Cow::Owned(self.text.into_owned()),
            bytes: Cow::Owned(self.bytes.into_owned()),
            ..self
        }
    }
}

/// A stretch of a file that holds one article.
#[derive(Clone, Copy)]
pub struct Part<'b> {
    /// Its bytes.
    pub bytes: &'b [u8],
    /// Where they start in the file.
    pub start: usize,
    /// Its place in the file, from 0, where a file holds records; `None` where the file is the article.
    pub index: Option<usize>,
    /// What reads it.
    input: &'static dyn Input,
}

impl<'b> Part<'b> {
    /// Reads the article. The span of a problem is of the file.
    pub fn read(&self, fields: &Fields) -> Result<Record<'b>, Problem> {
        let at_home = |problem: Problem| {
            let Some(index) = self.index else { return problem };
            let message = format!("record {}: {}", index + 1, problem.message);
            let end = self.start + self.bytes.len();
            let span = dateline_text::Span::new(self.start, end);
            Problem { message, ..problem }.at(span)
        };
        let mut record = self.input.read(self.bytes, fields).map_err(at_home)?;
        record.index = self.index;
        record.problems = record.problems.into_iter().map(at_home).collect();
        Ok(record)
    }
}

/// A kind of file.
pub trait Input: Sync {
    /// The name that reports and `formats` print.
    fn name(&self) -> &'static str;

    /// One line on what it is, for people.
    fn about(&self) -> &'static str;

    /// Whether the file is of this kind; content decides before the name does.
    fn is(&self, name: &str, bytes: &[u8]) -> bool;

    /// The file within, of a kind that packs another; what was unpacked before a fault, with the fault.
    fn unpack(&self, _bytes: &[u8]) -> Option<Result<Unpacked, Problem>> {
        None
    }

    /// Cuts the file into articles without reading them: their bytes, in file order.
    fn cut<'b>(&self, bytes: &'b [u8], _fields: &Fields) -> (Cut<'b>, Vec<Problem>) {
        (Cut::Whole(bytes), Vec::new())
    }

    /// Reads one article.
    fn read<'b>(&self, bytes: &'b [u8], fields: &Fields) -> Result<Record<'b>, Problem>;
}

/// What a file falls into.
pub enum Cut<'b> {
    /// It is the article.
    Whole(&'b [u8]),
    /// It holds records.
    Records(Vec<&'b [u8]>),
}

/// The file that was packed in another.
pub struct Unpacked {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Why there may be less of it than was packed.
    pub problem: Option<Problem>,
}

/// Every kind of file; the first that takes a file reads it, the last takes all.
pub const INPUTS: &[&dyn Input] = &[
    &gzip::Gzip,
    &unsupported::Unsupported,
    &html::Html,
    &json_lines::JsonLines,
    &json::Json,
    &wire_text::WireText,
];

fn kind(name: &str, bytes: &[u8]) -> &'static dyn Input {
    *INPUTS.iter().find(|input| input.is(name, bytes)).unwrap_or(&INPUTS[INPUTS.len() - 1])
}

/// The file that is packed in this one, or `None` for a file that is not packed.
///
/// What is packed twice is unpacked twice, and no more often. JSON in UTF-16 counts as packed.
pub fn unpack(name: &str, bytes: &[u8]) -> Result<Option<Unpacked>, Problem> {
    let outer = match kind(name, bytes).unpack(bytes) {
        Some(unpacked) => Some(unpacked?),
        None => None,
    };
    let inner = outer.as_ref().map_or(bytes, |outer| &outer.bytes);
    let twice = outer.as_ref().and_then(|_| kind(inner_name(name), inner).unpack(inner));
    let inner = match twice {
        Some(unpacked) => Some(unpacked?),
        None => json::wide(inner),
    };
    Ok(match (outer, inner) {
        (outer, Some(inner)) => Some(Unpacked {
            problem: inner.problem.or(outer.and_then(|outer| outer.problem)),
            ..inner
        }),
        (outer, None) => outer,
    })
}

/// The name of the file that is packed in one of this name.
fn inner_name(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((inner, end)) if end.eq_ignore_ascii_case("gz") => inner,
        _ => name,
    }
}

/// The articles in a file that is not packed, not read yet, and what could not be told apart; `name` is its file name,
/// with or without a folder.
pub fn parts<'b>(name: &str, bytes: &'b [u8], fields: &Fields) -> (Vec<Part<'b>>, Vec<Problem>) {
    let input = kind(inner_name(name), bytes);
    let (cut, problems) = input.cut(bytes, fields);
    let part = |index, bytes: &'b [u8], start| Part { bytes, start, index, input };
    let parts = match cut {
        Cut::Whole(whole) => vec![part(None, whole, 0)],
        Cut::Records(records) => records
            .into_iter()
            .enumerate()
            .map(|(index, record)| {
                part(Some(index), record, record.as_ptr() as usize - bytes.as_ptr() as usize)
            })
            .collect(),
    };
    (parts, problems)
}

/// The articles in a file, packed or not, and what could not be read; `name` is its file name, with or without a folder.
pub fn records<'b>(
    name: &str,
    bytes: &'b [u8],
    fields: &Fields,
) -> (Vec<Record<'b>>, Vec<Problem>) {
    match unpack(name, bytes) {
        Err(problem) => (Vec::new(), vec![problem]),
        Ok(None) => unpacked_records(name, bytes, fields),
        Ok(Some(unpacked)) => {
            let (records, mut problems) = unpacked_records(name, &unpacked.bytes, fields);
            problems.extend(unpacked.problem);
            (records.into_iter().map(Record::into_owned).collect(), problems)
        }
    }
}

/// Problems of one kind that are told one by one; of a file with a million broken records the first few tell all.
const TOLD: usize = 20;

/// The problems of a file, those of one kind beyond the first few in one.
pub fn sum_up(problems: Vec<Problem>) -> Vec<Problem> {
    if problems.len() <= TOLD {
        return problems;
    }
    let mut kinds: BTreeMap<(&'static str, Severity), usize> = BTreeMap::new();
    let mut told = Vec::new();
    for problem in problems {
        let count = kinds.entry((problem.code, problem.severity)).or_default();
        *count += 1;
        if *count <= TOLD {
            told.push(problem);
        }
    }
    for ((code, severity), count) in kinds.into_iter().filter(|(_, count)| *count > TOLD) {
        let message = format!("{} more records of the file have the same problem", count - TOLD);
        told.push(Problem { severity, ..Problem::error(code, message) });
    }
    told
}

fn unpacked_records<'b>(
    name: &str,
    bytes: &'b [u8],
    fields: &Fields,
) -> (Vec<Record<'b>>, Vec<Problem>) {
    let (parts, mut problems) = parts(name, bytes, fields);
    let mut records = Vec::with_capacity(parts.len());
    for part in parts {
        match part.read(fields) {
            Ok(record) => {
                problems.extend(record.problems.iter().cloned());
                records.push(record);
            }
            Err(problem) => problems.push(problem),
        }
    }
    (records, sum_up(problems))
}

/// The text of an article whose headline is known apart: headline, blank line, body.
///
/// The body alone where it prints the headline itself, so that spans stay offsets into it.
pub fn article<'a>(title: Option<&str>, body: &'a str) -> Cow<'a, str> {
    match title.map(str::trim) {
        Some(title) if !title.is_empty() && !body.trim_start().starts_with(title) => {
            Cow::Owned([title, "\n\n", body].concat())
        }
        _ => Cow::Borrowed(body),
    }
}
