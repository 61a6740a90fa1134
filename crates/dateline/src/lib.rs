#![doc = include_str!("../README.md")]

mod knowledge;
mod paths;
mod run;

pub use dateline_document::Hints;
pub use dateline_report::Report;
pub use knowledge::Knowledge;
pub use paths::{InputFile, PathError, collect};
pub use run::{Options, Outcome, Render, read_text, run};
