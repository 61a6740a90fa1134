//! Documents and problems.

use serde::{Deserialize, Serialize};

use super::{Date, Percent, Place};

/// A document, whatever the number of files that hold its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// `d-` and the first 12 digits of `sha256`.
    pub id: String,
    /// The first of `paths`.
    pub path: String,
    /// Every file (or `file#N`) that holds these bytes, sorted.
    pub paths: Vec<String>,
    /// Of the file, or of the record in it, in hex.
    pub sha256: String,
    /// The length of the same.
    pub bytes: u64,
    /// The name of the input format.
    pub format: String,
    /// ISO 639-1.
    pub language: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// Who put the page out.
    pub publisher: Option<String>,
    /// Whose wire it is.
    pub agency: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Where it was found.
    pub url: Option<String>,
    /// The printed day of publication.
    pub published: Option<Date>,
    /// The printed day of the last change.
    pub updated: Option<Date>,
    /// The day that relative dates are counted from.
    pub reference_date: Date,
    /// The place in the dateline.
    pub dateline_place: Option<Place>,
    /// Documents of one wire share it.
    pub origin: String,
    /// Documents that tell the same in the same words.
    pub near_duplicates: Vec<NearDuplicate>,
    /// What is page and not story.
    pub furniture: Vec<Furniture>,
}

/// A document that tells the same in the same words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NearDuplicate {
    /// Its id.
    pub document: String,
    /// Share of the shorter text's words that the longer one holds too.
    pub similarity: Percent,
    /// For people.
    pub reason: String,
}

/// A stretch of page that is not story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Furniture {
    /// `dateline`, `byline`, `photo_caption`, ...
    pub kind: String,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// How much a problem costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Something was left out, or read with less certainty.
    Warning,
    /// The file or record was not read at all.
    Error,
}

/// Something that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Problem {
    /// The document, where there is one.
    pub document: Option<String>,
    /// The file or record.
    pub path: Option<String>,
    /// A stable name (`not_utf8`).
    pub code: String,
    /// How much it costs.
    pub severity: Severity,
    /// The reason and what to do.
    pub message: String,
    /// First byte that it is about.
    pub start: Option<u32>,
    /// One past the last byte.
    pub end: Option<u32>,
}

impl Problem {
    /// What `problem` says of the file or record at `path`, and of the document made from it.
    pub fn of(
        problem: &dateline_document::Problem,
        path: Option<&str>,
        document: Option<&str>,
    ) -> Self {
        Self {
            document: document.map(str::to_owned),
            path: path.map(str::to_owned),
            code: problem.code.to_owned(),
            severity: match problem.severity {
                dateline_document::Severity::Warning => Severity::Warning,
                dateline_document::Severity::Error => Severity::Error,
            },
            message: problem.message.clone(),
            start: problem.span.map(|span| span.start),
            end: problem.span.map(|span| span.end),
        }
    }
}
