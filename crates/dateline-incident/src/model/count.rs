//! Numbers of people or things, with what is known of them.

use serde::{Deserialize, Serialize};

/// What is known of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountStatus {
    /// With a number or a bound.
    Stated,
    /// Some, without a number (`causing injuries`).
    StatedNoNumber,
    /// A source says none.
    ExplicitNone,
    /// Nobody reports any.
    NoReports,
    /// Nobody reports any, for now.
    NoReportsYet,
    /// The text is silent. This is never a zero.
    NotStated,
}

/// The rule of what a toll has risen to, which takes the place of what its article told before.
pub(crate) const ROSE: &str = "toll_rose";

/// A number of people or things, as the contract has it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Count {
    /// What is known.
    pub status: CountStatus,
    /// The least it can be; `None` is open.
    pub min: Option<u64>,
    /// The most it can be; `None` is open.
    pub max: Option<u64>,
    /// The one number to print.
    pub best: Option<u64>,
    /// The number's words.
    pub words: Option<String>,
}

impl Count {
    /// The text is silent.
    pub const NOT_STATED: Self =
        Self { status: CountStatus::NotStated, min: None, max: None, best: None, words: None };

    /// A count without numbers: `no_reports`, `stated_no_number`, ...; zeros for `explicit_none`.
    pub fn bare(status: CountStatus, words: Option<String>) -> Self {
        let number = (status == CountStatus::ExplicitNone).then_some(0);
        Self { status, min: number, max: number, best: number, words }
    }
}
