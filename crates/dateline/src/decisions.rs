//! The file of decisions: what people have found out about records, in TOML.

use std::path::Path;

use dateline_incident::merge::{Decisions, Unmatched};
use dateline_report::shape::Problem;

/// Why a file of decisions cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DecisionsError {
    /// The file cannot be read.
    #[error("`{path}` cannot be read: {source}")]
    Unreadable {
        /// The file as given.
        path: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// It is not TOML of the shape that decisions have.
    #[error("`{path}`: {message}")]
    Malformed {
        /// The file as given.
        path: String,
        /// Where and why, with the line.
        message: String,
    },
    /// A decision is not one thing.
    #[error("`{path}`: decision {number}: {message}")]
    Unclear {
        /// The file as given.
        path: String,
        /// Its place in the file, from 1.
        number: usize,
        /// What is wrong with it.
        message: &'static str,
    },
}

/// Reads the decisions in `path`.
pub fn load_decisions(path: &Path) -> Result<Decisions, DecisionsError> {
    let name = || path.display().to_string();
    let text = std::fs::read_to_string(path)
        .map_err(|source| DecisionsError::Unreadable { path: name(), source })?;
    let decisions: Decisions = toml::from_str(&text)
        .map_err(|error| DecisionsError::Malformed { path: name(), message: error.to_string() })?;
    for (at, decision) in decisions.decision.iter().enumerate() {
        decision.verb().map_err(|message| DecisionsError::Unclear {
            path: name(),
            number: at + 1,
            message,
        })?;
    }
    Ok(decisions)
}

/// A decision that finds no record is told, not passed over.
pub(crate) fn unmatched(unmatched: &Unmatched) -> Problem {
    let problem = dateline_document::Problem {
        severity: dateline_document::Severity::Warning,
        ..dateline_document::Problem::error(
            "decision_unmatched",
            format!(
                "decision {} names `{}`, and no record answers to it; check that the article which tells it is among the inputs",
                unmatched.decision + 1,
                unmatched.id
            ),
        )
    };
    Problem::of(&problem, None, None)
}
