//! Output formats: one struct each, in one slice.

mod geojson;
mod html;
mod json;
mod markdown;
mod tables;
mod text;

use crate::shape::Report;

/// A name relative to the output folder, and the bytes to write there.
pub type File = (String, Vec<u8>);

/// A way to write a report.
pub trait Format: Sync {
    /// What `--format` takes.
    fn name(&self) -> &'static str;

    /// One line for `--help`.
    fn about(&self) -> &'static str;

    /// Whether it is one file, which can go to standard output.
    fn stdout(&self) -> bool {
        true
    }

    /// The files, in a fixed order. Equal reports give equal bytes.
    fn files(&self, report: &Report) -> Result<Vec<File>, WriteError>;
}

/// Every output format, in the order `--help` lists them.
pub const FORMATS: &[&dyn Format] = &[
    &json::Json,
    &tables::Tables,
    &html::Html,
    &markdown::Markdown,
    &geojson::GeoJson,
    &text::Text,
];

/// The format of that name.
pub fn format(name: &str) -> Option<&'static dyn Format> {
    FORMATS.iter().copied().find(|format| format.name() == name)
}

/// A report that could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// A value has no form in JSON.
    #[error("the report does not fit JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A row does not fit its table.
    #[error("the report does not fit its tables: {0}")]
    Csv(#[from] csv::Error),
    /// The page could not be filled in.
    #[error("the report does not fit its page: {0}")]
    Page(#[from] minijinja::Error),
}
