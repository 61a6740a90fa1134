//! Time expressions in one line, for people, and how far each may be trusted.

use std::fmt::{self, Write as _};

use chrono::Datelike;
use dateline_text::Span;

use crate::{Basis, Interval, Kind, Modifier, PartOfDay, Precision, Timex};

impl Kind {
    /// The TIMEX3 name, such as `DATE`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

impl Modifier {
    /// The TIMEX3 name, such as `MORE_THAN`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
            Self::MoreThan => "MORE_THAN",
            Self::LessThan => "LESS_THAN",
            Self::EqualOrMore => "EQUAL_OR_MORE",
            Self::EqualOrLess => "EQUAL_OR_LESS",
            Self::Before => "BEFORE",
            Self::After => "AFTER",
        }
    }
}

impl PartOfDay {
    /// The word, in lower case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Night => "night",
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
        }
    }
}

/// ISO 8601: a day, or `start/end` with the end exclusive; `..` is an open side; `T` and the part of the day or the clock.
impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = |day: Option<crate::Day>| match day {
            Some(day) => format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
            None => "..".to_owned(),
        };
        match self.single() {
            Some(day) => f.write_str(&side(Some(day)))?,
            None => write!(f, "{}/{}", side(self.start), side(self.end))?,
        }
        if let Some((hour, minute)) = self.clock {
            write!(f, "T{hour:02}:{minute:02}")?;
        } else if let Some(part) = self.part_of_day {
            write!(f, " {}", part.name())?;
        }
        if let Some(zone) = &self.zone {
            write!(f, " {zone}")?;
        }
        Ok(())
    }
}

impl Basis {
    /// The word for it, in lower case.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Anchored { .. } => "anchored",
            Self::Assumed { .. } => "assumed",
            Self::Unresolved => "unresolved",
        }
    }
}

/// How often a reading of this kind was right on news with known dates, in per cent, by rule and basis.
///
/// Rules that choose a direction are listed; others count by their basis: stated 99, assumed 90, counted from the day
/// of writing 92, counted from another date of the text 75, without an interval 0.
const CONFIDENCE: &[(&str, u8)] = &[
    ("after_event", 60),
    ("ago", 85),
    ("clock_time", 90),
    ("day_month_after", 80),
    ("day_month_before", 90),
    ("day_month_nearest", 94),
    ("day_month_told", 88),
    ("day_only", 75),
    ("days_later", 65),
    ("deictic", 97),
    ("earlier_this", 95),
    ("holiday", 80),
    ("month_after", 75),
    ("month_before", 88),
    ("month_nearest", 80),
    ("month_told", 85),
    ("overnight", 80),
    ("part_alone", 60),
    ("past_stretch", 85),
    ("quarter", 75),
    ("recent_stretch", 60),
    ("recently", 50),
    ("same_day", 75),
    ("season_of", 80),
    ("since_then", 70),
    ("soon", 50),
    ("weekday_after", 80),
    ("weekday_before", 95),
    ("weekday_range", 95),
    ("weekday_told", 75),
    ("weekend", 88),
];

impl Timex {
    /// How far the interval may be trusted, 0 to 100; 0 where there is none.
    pub fn confidence(&self) -> u8 {
        let Some(interval) = &self.interval else { return 0 };
        let of_rule = CONFIDENCE
            .binary_search_by_key(&self.rule, |(rule, _)| *rule)
            .ok()
            .map(|at| CONFIDENCE[at].1);
        match &self.basis {
            Basis::Unresolved => 0,
            Basis::Stated => 99,
            Basis::Assumed { .. } => 90,
            Basis::Anchored { .. } if interval.precision == Precision::Open => {
                of_rule.unwrap_or(50)
            }
            Basis::Anchored { anchor } => of_rule.unwrap_or(if anchor.is_some() { 85 } else { 92 }),
        }
    }
}

/// One line for people: `Thursday -> 2024-07-25 DATE (weekday_before, anchored)`.
///
/// After the words stand the interval (or `-`), then the TIMEX3 value where that is not the same text, the type, the
/// modifier, the rule and the basis, and what else there is to say.
pub fn line(text: &str, timex: &Timex) -> String {
    let mut out = String::new();
    for (index, word) in timex.span.of(text).split_whitespace().enumerate() {
        if index > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
    out.push_str(" -> ");
    let interval = timex.interval.as_ref().map_or_else(|| "-".to_owned(), Interval::to_string);
    out.push_str(&interval);
    if timex.value != interval {
        let _ = write!(out, " {}", timex.value);
    }
    let _ = write!(out, " {}", timex.kind.name());
    if let Some(modifier) = timex.modifier {
        let _ = write!(out, " {}", modifier.name());
    }
    let _ = write!(out, " ({}, {})", timex.rule, timex.basis.name());
    if let Some(link) = &timex.link {
        let _ = write!(
            out,
            " {:+} days (give or take {}) from: {}",
            link.days,
            link.slack,
            link.to.of(text).replace('\n', " ")
        );
    }
    if let Some(rejected) = timex.rejected.first() {
        let _ = write!(out, " not {}: {}", rejected.day, rejected.reason);
    }
    out
}

impl Timex {
    /// The expression as TIMEX3 has it: two of them for a range (`14-15 March`), each with its words and its value.
    ///
    /// TIMEX3 has no value for `1939-1945` or for `14-15 March`; its annotators tag both ends.
    pub fn ends(&self, text: &str) -> Vec<(Span, String)> {
        let words = self.span.of(text);
        let joint = ["-", "–", "—", "‑", "/", " to ", " through "]
            .iter()
            .find_map(|joint| words.find(joint).map(|at| (at, joint.len())));
        match (self.value.split_once('/'), joint) {
            (Some((from, to)), Some((at, length))) if self.kind == Kind::Date => {
                let (first, rest) = (words[..at].trim_end(), words[at + length..].trim_start());
                let start = self.span.start as usize;
                let end = self.span.end as usize;
                vec![
                    (Span::new(start, start + first.len()), from.to_owned()),
                    (Span::new(end - rest.len(), end), to.to_owned()),
                ]
            }
            _ => vec![(self.span, self.value.clone())],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(CONFIDENCE.is_sorted_by_key(|(rule, _)| *rule));
    }
}
