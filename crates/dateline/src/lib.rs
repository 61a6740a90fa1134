#![doc = include_str!("../README.md")]

mod decisions;
mod knowledge;
mod overlay;
mod paths;
mod run;

pub use dateline_document::{Fields, Hints};
pub use dateline_incident::merge::Decisions;
pub use dateline_report::Report;
pub use decisions::{DecisionsError, load_decisions};
pub use knowledge::{Knowledge, sha256};
pub use overlay::{Fault, KnowledgeFile, Overlaid};
pub use paths::{InputFile, PathError, collect};
pub use run::{Options, Outcome, Render, read_text, run};
