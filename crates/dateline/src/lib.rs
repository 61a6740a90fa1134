#![doc = include_str!("../README.md")]

mod article;
mod decisions;
mod knowledge;
mod load;
mod overlay;
mod paths;
mod run;
mod travel;

pub use article::{ReadArticle, Render, read_text};
pub use dateline_document::{Fields, Hints};
pub use dateline_incident::merge::Decisions;
pub use dateline_report::Report;
pub use decisions::{DecisionsError, load_decisions};
pub use knowledge::{Knowledge, sha256};
pub use overlay::{Fault, KnowledgeFile, Overlaid};
pub use paths::{InputFile, PathError, collect};
pub use run::{Accounts, Options, Outcome, accounts, merge, run};
pub use travel::AccountsError;
