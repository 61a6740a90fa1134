//! Dates, with how they are known.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Bytes, RuleName};

/// The basis of a date, as the contract names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateBasis {
    /// Printed whole.
    Stated,
    /// Counted from the dateline or another date.
    Anchored,
    /// From other facts: the age of a war, the order of events.
    Inferred,
    /// The reference date came from a near-duplicate.
    Borrowed,
    /// Nothing justifies one.
    None,
}

/// A date as the contract has it, but for quotes. Both ends are inclusive here: this is the shape that leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateValue {
    /// First day; `None` is open.
    pub start: Option<NaiveDate>,
    /// Last day touched, inclusive; `None` is open.
    pub end: Option<NaiveDate>,
    /// The one day to print.
    pub best: Option<NaiveDate>,
    /// `day`, `days`, `week`, `month`, `season`, `year`, `open`.
    pub precision: Cow<'static, str>,
    /// `night`, `morning`, `afternoon`, `evening`.
    pub part_of_day: Option<Cow<'static, str>>,
    /// Hour and minute.
    pub clock: Option<(u8, u8)>,
    /// The zone as written.
    pub zone: Option<String>,
    /// How it is known.
    pub basis: DateBasis,
    /// 0 to 100.
    pub confidence: u8,
    /// The rule.
    pub rule: Option<RuleName>,
    /// The words read.
    pub evidence: Vec<Bytes>,
    /// What they were counted from.
    pub anchor: Option<Bytes>,
    /// Days not taken, with the reason.
    pub rejected: Vec<(NaiveDate, String)>,
    /// For people.
    pub reason: Option<String>,
}

impl DateValue {
    /// A date of which nothing is known.
    pub fn open() -> Self {
        Self {
            start: None,
            end: None,
            best: None,
            precision: Cow::Borrowed("open"),
            part_of_day: None,
            clock: None,
            zone: None,
            basis: DateBasis::None,
            confidence: 0,
            rule: None,
            evidence: Vec::new(),
            anchor: None,
            rejected: Vec::new(),
            reason: None,
        }
    }
}
