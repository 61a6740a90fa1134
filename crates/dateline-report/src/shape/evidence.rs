//! The words that a value stands on, and dates, which carry theirs.

use std::borrow::Cow;

use chrono::NaiveDate;
use dateline_incident::DateBasis;
use serde::{Deserialize, Serialize};

use super::Percent;

/// A byte range of a document's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The document's id.
    pub document: String,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The words in it; empty where quotes were not asked for.
    pub quote: String,
}

/// Days, and how they are known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Date {
    /// First day; `None` is open.
    pub start: Option<NaiveDate>,
    /// Last day touched, inclusive; `None` is open.
    pub end: Option<NaiveDate>,
    /// The one day to print; `None` where no one day is justified.
    pub best: Option<NaiveDate>,
    /// `day`, `days`, `week`, `month`, `season`, `year`, `open`.
    pub precision: Cow<'static, str>,
    /// `night`, `morning`, `afternoon`, `evening`.
    pub part_of_day: Option<Cow<'static, str>>,
    /// `HH:MM`.
    pub time: Option<String>,
    /// The zone as written.
    pub zone: Option<String>,
    /// How it is known.
    pub basis: DateBasis,
    /// How sure the rule is.
    pub confidence: Percent,
    /// The rule.
    pub rule: Option<String>,
    /// The words read.
    pub evidence: Vec<Evidence>,
    /// What they were counted from.
    pub anchor: Option<Evidence>,
    /// Days considered and not taken.
    pub rejected: Vec<RejectedDay>,
    /// For people.
    pub reason: Option<String>,
}

impl Date {
    /// What to sort by: dates without a first day come last.
    pub fn order(&self) -> (bool, Option<NaiveDate>) {
        (self.start.is_none(), self.start)
    }
}

/// A day that was considered and not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RejectedDay {
    /// The day.
    pub date: NaiveDate,
    /// Why not.
    pub reason: String,
}
