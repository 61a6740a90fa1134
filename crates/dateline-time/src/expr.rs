//! What a phrase says, before anybody asks which day that was.

use std::ops::Range;

use chrono::Weekday;

use crate::{Day, Modifier, PartOfDay};

/// A unit of time, small to large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

/// How many; a vague count is `several`, `a few`, or a plural alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    Exactly(u32),
    Some,
}

/// `more than three months`, `a year and a half`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Amount {
    pub(crate) count: Count,
    /// Half a unit more.
    pub(crate) half: bool,
    pub(crate) unit: Unit,
    pub(crate) modifier: Option<Modifier>,
}

/// `last`, `this`, `next`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    Last,
    This,
    Next,
}

impl Which {
    pub(crate) const fn shift(self) -> i32 {
        match self {
            Self::Last => -1,
            Self::This => 0,
            Self::Next => 1,
        }
    }
}

/// A season; `winter` begins in December of the year that it is named for, as TIMEX3 counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A day, or a few, that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holiday {
    Fixed(u32, u32),
    /// Days from Easter Sunday.
    Easter(i32),
    /// Days from Easter Sunday of the Julian calendar.
    Orthodox(i32),
    /// The fourth Thursday of a month; 5 is the last one.
    Nth {
        month: u32,
        weekday: Weekday,
        nth: u8,
    },
    /// By the tabular calendar.
    Islamic {
        month: u32,
        day: u32,
        days: u32,
    },
    /// Days from 1 Tishri, or where negative from 15 Nisan, which is -100.
    Hebrew {
        shift: i32,
        days: u32,
    },
    /// Nowruz.
    NewYearOfIran,
    /// `Eid`, which may be either of the two.
    Eid,
    /// The new moon of Kartika.
    Diwali,
}

/// Hour and minute, and the zone as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) hour: u8,
    pub(crate) minute: u8,
    pub(crate) zone: Option<String>,
}

/// Which stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// All said; `short` where the century was left out.
    Day { day: Day, short: bool },
    /// `July 16`, `Thursday, July 16`, `last July 16`, `July 16 last year`
    DayMonth {
        month: u32,
        day: u32,
        weekday: Option<Weekday>,
        which: Option<Which>,
        year: Option<Which>,
    },
    /// `2024-W30`, by its Monday.
    IsoWeek(Day),
    /// `5/6/2024`: either may be the month.
    Figures { first: u32, second: u32, year: i32 },
    /// `the 12th`
    DayOnly(u32),
    /// `the 12th of this month`
    DayOfMonth { day: u32, which: Which },
    /// `October 2023`
    MonthYear { month: u32, year: i32 },
    /// `October`, `last October`, `October last year`
    Month { month: u32, which: Option<Which>, of_year: Option<Which> },
    /// `2014`
    Year { year: i32, short: bool },
    /// `490 BC`, `the summer of 480 BC`: before the first day that there is.
    Bce { year: u32, season: Option<Season>, month: Option<u32> },
    /// `the 5th century BC`
    CenturyBce(u32),
    /// `in 480`: a year of the era that a history counts in.
    OldYear(u32),
    /// `the 1980s`, `the eighties`
    Decade(i32),
    /// `the 19th century`
    Century(i32),
    /// `Monday`, `last Monday`, `Monday last week`
    Weekday { weekday: Weekday, which: Option<Which>, week: Option<Which> },
    /// `two Sundays ago`: the second one back from the day of writing.
    WeekdayAgo { weekday: Weekday, count: u32 },
    /// Days from the day of writing.
    Today(i32),
    /// `last week`, `this year`
    Unit { unit: Unit, which: Which },
    /// `the end of the year`
    EndOf(Unit),
    /// `three days ago` (`back`), `three days from now`
    Ago { amount: Amount, back: bool },
    /// `a year ago today`: the very day, so far back.
    DayAgo(Amount),
    /// `last summer`, `the summer of 2014`
    Season { season: Season, year: Option<i32>, which: Option<Which> },
    /// `the third quarter`
    Quarter { number: u32, year: Option<i32>, which: Option<Which> },
    /// `the weekend`, `last weekend`
    Weekend(Option<Which>),
    /// `Christmas`, `New Year's Eve 2015`
    Holiday { holiday: Holiday, year: Option<i32>, which: Option<Which> },
    /// `two days later`, `a week earlier`: from the last date of the text.
    Later { amount: Amount, back: bool },
    /// `that day` (0), `the next month` (1), `the previous year` (-1)
    Anaphor { unit: Unit, shift: i32 },
    /// `the previous Friday`, `the following Monday`
    WeekdayAnaphor { weekday: Weekday, shift: i32 },
    /// `July of that year`
    MonthOfYear { month: u32, shift: i32 },
    /// `the quarter` (0), `year-earlier` (-1): the period that the text tells of.
    Told { unit: Unit, years: i32 },
    /// `then`, `that time`
    Then,
    /// `overnight`: the night that ended on the day of writing.
    Overnight,
    /// A part of the day, or a clock time, with no day: `at dawn`, `the morning`.
    Unsaid,
}

/// `late on Monday`, `10 p.m. Wednesday`, `mid-October`
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Point {
    pub(crate) when: When,
    pub(crate) modifier: Option<Modifier>,
    pub(crate) part: Option<PartOfDay>,
    /// The part is what `late` or `early` means, not what the words name: TIMEX3 keeps a date.
    pub(crate) implied: bool,
    pub(crate) clock: Option<Clock>,
    /// `earlier this year` ends, and `later this year` starts, with the day of writing.
    pub(crate) cut: Option<Cut>,
}

/// A side of the day of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    Earlier,
    Later,
}

impl From<When> for Point {
    fn from(when: When) -> Self {
        Self { when, modifier: None, part: None, implied: false, clock: None, cut: None }
    }
}

/// A time that words only point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Vague {
    Past,
    Present,
    Future,
}

/// What a rule read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Expr {
    Point(Point),
    /// `14-15 March`, `1990-91`: from the first to the last, both included.
    Range(Point, Point),
    /// `July 16 and 25`: each with its bytes from the start of the match.
    Several(Vec<(Range<usize>, Point)>),
    /// `three months`, `a week-long`
    Duration(Amount),
    /// `the last two weeks of August`: a length, and where it lies.
    Part {
        amount: Amount,
        of: Point,
    },
    /// `the week of March 6`, `Easter week`
    WeekOf(Point),
    /// `the past three days`, `the next two weeks`: counted from the day of writing.
    Window {
        amount: Amount,
        back: bool,
    },
    /// `10-month-old`, `in its tenth month`
    Age(Amount),
    /// `daily`, `every Thursday`: the TIMEX3 value.
    Set(String),
    /// `at night`, `in daytime`: of any day; the letters that TIMEX3 has for the part.
    AnyDay(&'static str),
    /// `now`, `recently`
    Vague(Vague),
    /// `in recent months`: a vague stretch up to the day of writing.
    Recent,
    /// `a week after the raid`, `the morning after the raid`: bytes of `the raid`, from the start of the match.
    Linked {
        amount: Amount,
        part: Option<PartOfDay>,
        back: bool,
        to: Range<usize>,
    },
}

impl Expr {
    pub(crate) fn point(when: When) -> Self {
        Self::Point(when.into())
    }
}
