//! What a time expression means.

use chrono::NaiveDate;
use dateline_text::Span;

/// A calendar day.
pub type Day = NaiveDate;

/// The TIMEX3 type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "SCREAMING_SNAKE_CASE"))]
pub enum Kind {
    /// `Thursday`, `16 July`, `in recent months`.
    Date,
    /// `late on Monday`, `00:15`.
    Time,
    /// `three months`, `less than 24 hours`.
    Duration,
    /// `near-daily`, `every week`.
    Set,
}

/// The TIMEX3 modifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "SCREAMING_SNAKE_CASE"))]
pub enum Modifier {
    /// `early`, `the start of`.
    Start,
    /// `mid-`, `the middle of`.
    Mid,
    /// `late`, `the end of`.
    End,
    /// `about`, `around`.
    Approx,
    /// `more than`.
    MoreThan,
    /// `less than`, `almost`.
    LessThan,
    /// `at least`.
    EqualOrMore,
    /// `no more than`, `up to`.
    EqualOrLess,
    /// `before`.
    Before,
    /// `after`, `since`.
    After,
}

/// How fine the words are; a month stays a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
pub enum Precision {
    /// One day, or a part of one.
    Day,
    /// A few days.
    Days,
    /// A week.
    Week,
    /// A month or a part of one (`mid-October`).
    Month,
    /// A season or a quarter.
    Season,
    /// A year or longer.
    Year,
    /// One side, or both, are open.
    Open,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
pub enum PartOfDay {
    /// From dusk to dawn: it goes on into the next day, and is told by the day on which it began (`last night`).
    Night,
    /// Dawn to noon.
    Morning,
    /// Noon to evening.
    Afternoon,
    /// `evening`, and `late on` a day.
    Evening,
}

/// A stretch of civil time, as precise as the words make it, local to the place reported from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Interval {
    /// First day, inclusive; `None` is open.
    pub start: Option<Day>,
    /// The day after the last, exclusive; `None` is open.
    pub end: Option<Day>,
    /// How fine the words are.
    pub precision: Precision,
    /// The part of the day, where the words give one.
    pub part_of_day: Option<PartOfDay>,
    /// Hour and minute, where the words give them.
    pub clock: Option<(u8, u8)>,
    /// The zone as written; it is kept, never applied.
    pub zone: Option<String>,
}

impl Interval {
    /// One whole day.
    pub fn day(day: Day) -> Self {
        Self {
            start: Some(day),
            end: day.succ_opt(),
            precision: Precision::Day,
            part_of_day: None,
            clock: None,
            zone: None,
        }
    }

    /// From `start` to `end`, exclusive.
    pub fn between(start: Option<Day>, end: Option<Day>, precision: Precision) -> Self {
        Self { start, end, precision, part_of_day: None, clock: None, zone: None }
    }

    /// The one day that the interval is, if it is one.
    pub fn single(&self) -> Option<Day> {
        let day = self.start?;
        (day.succ_opt() == self.end).then_some(day)
    }

    /// The last day touched, inclusive.
    pub fn last(&self) -> Option<Day> {
        self.end.and_then(|end| end.pred_opt())
    }
}

/// Where the parts that the words left out came from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
pub enum Basis {
    /// Nothing was left out: `11 March 2024`.
    Stated,
    /// Counted from another date of the text, or (`None`) from the reference date.
    Anchored {
        /// The words of the anchor.
        anchor: Option<Span>,
    },
    /// Supplied by a convention, such as the century of `30 DEC 89`.
    Assumed {
        /// Its name.
        convention: &'static str,
    },
    /// Nothing to count from: the expression stays relative.
    Unresolved,
}

/// A reading that was considered and not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Rejected {
    /// The day that it would have been.
    pub day: Day,
    /// Why not.
    pub reason: &'static str,
}

/// An expression that counts from an event: `a week after the raid`, `the 10-month-old conflict`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Link {
    /// The words that name the event (`the raid`), for a later stage to resolve; the expression's own words are
    /// `a week`, as TIMEX3 has it, so the whole phrase is the join of the two spans.
    pub to: Span,
    /// Days from the event to the time meant: `a week after` is 7, `two days before` is -2.
    pub days: i32,
    /// How far off the count may be, in days (`a week` is rarely seven days to the day).
    pub slack: u32,
}

/// A time expression, read and (where there was something to count from) resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Timex {
    /// The words.
    pub span: Span,
    /// The TIMEX3 type.
    pub kind: Kind,
    /// The TIMEX3 value, such as `2024-07-25`, `2024-W30`, `P3M`, `PRESENT_REF`.
    pub value: String,
    /// The TIMEX3 modifier.
    pub modifier: Option<Modifier>,
    /// The stretch meant; `None` for sets, for what stays relative, and for durations but those that
    /// are pinned (`the past three days`, `a week after Monday`).
    pub interval: Option<Interval>,
    /// Where the left-out parts came from.
    pub basis: Basis,
    /// The rule that read it.
    pub rule: &'static str,
    /// How it was reached, for people, where that is not plain from the rule.
    pub reason: Option<String>,
    /// Readings not taken.
    pub rejected: Vec<Rejected>,
    /// The event that it counts from.
    pub link: Option<Link>,
}

/// Which side of the reference date an expression is looked for when its words do not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// By class and by tense: news looks back unless a verb says otherwise.
    #[default]
    Auto,
    /// Always the latest fit on or before the reference date.
    Past,
    /// Always the first fit on or after it.
    Future,
}

/// What an expression is counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// The day of writing, where known.
    pub reference: Option<Day>,
    /// The words that print it.
    pub reference_span: Option<Span>,
    /// Which way to look.
    pub direction: Direction,
    /// The text tells a history: years come from the text, not from the day of writing.
    pub narrative: bool,
}
