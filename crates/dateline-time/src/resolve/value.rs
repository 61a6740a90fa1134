//! TIMEX3 values.

use chrono::Datelike;

use super::count::Stretch;
use crate::expr::{Amount, Clock, Count, Season, Unit, Vague};
use crate::{Day, PartOfDay};

pub(super) fn day(day: Day) -> String {
    let mut value = month(day);
    value.push('-');
    push_two(&mut value, day.day());
    value
}

pub(super) fn month(start: Day) -> String {
    let mut value = year(start.year());
    value.push('-');
    push_two(&mut value, start.month());
    value
}

pub(super) fn year(year: i32) -> String {
    // Most values are days: the formatting machinery of `std` would cost more than finding them.
    let mut value = String::with_capacity("YYYY-MM-DD".len());
    match u32::try_from(year) {
        Ok(year @ 0..=9999) => {
            push_two(&mut value, year / 100);
            push_two(&mut value, year % 100);
        }
        _ => value = format!("{year:04}"),
    }
    value
}

/// Two figures.
fn push_two(value: &mut String, number: u32) {
    for figure in [number / 10 % 10, number % 10] {
        value.push(char::from_digit(figure, 10).unwrap_or('0'));
    }
}

pub(super) fn week(monday: Day) -> String {
    let week = monday.iso_week();
    format!("{:04}-W{:02}", week.year(), week.week())
}

pub(super) fn quarter(start: Day) -> String {
    format!("{:04}-Q{}", start.year(), start.month0() / 3 + 1)
}

pub(super) const fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

/// The value of a calendar stretch of the unit.
pub(super) fn of_unit(unit: Unit, stretch: Stretch) -> String {
    let start = stretch.0;
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => day(start),
        Unit::Week | Unit::Fortnight => week(start),
        Unit::Month => month(start),
        Unit::Quarter => quarter(start),
        Unit::Year => year(start.year()),
        Unit::Decade => format!("{:03}", start.year() / 10),
        Unit::Century | Unit::Millennium => format!("{:02}", start.year() / 100),
    }
}

/// The value of a unit that nothing is known of.
pub(super) const fn unknown(unit: Unit) -> &'static str {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => "XXXX-XX-XX",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century | Unit::Millennium => "XX",
    }
}

/// `P3M`, `PT24H`, `P2Y6M`, `PXW`. Decades and centuries are counted in years.
pub(super) fn duration(amount: Amount) -> String {
    let (letter, times, time) = match amount.unit {
        Unit::Second => ('S', 1, "T"),
        Unit::Minute => ('M', 1, "T"),
        Unit::Hour => ('H', 1, "T"),
        Unit::Day => ('D', 1, ""),
        Unit::Week => ('W', 1, ""),
        Unit::Fortnight => ('W', 2, ""),
        Unit::Month => ('M', 1, ""),
        Unit::Quarter => ('Q', 1, ""),
        Unit::Year => ('Y', 1, ""),
        Unit::Decade => ('Y', 10, ""),
        Unit::Century => ('Y', 100, ""),
        Unit::Millennium => ('Y', 1000, ""),
    };
    let Count::Exactly(count) = amount.count else {
        let letter = match amount.unit {
            Unit::Decade => "DE",
            Unit::Century => "CE",
            _ => return format!("P{time}X{letter}"),
        };
        return format!("PX{letter}");
    };
    let count = u64::from(count) * times;
    match (amount.half, amount.unit) {
        (false, _) => format!("P{time}{count}{letter}"),
        (true, Unit::Year) => half(count, 'Y', "6M"),
        (true, Unit::Hour) => format!("P{}", half(count, 'H', "30M").replacen('P', "T", 1)),
        (true, Unit::Minute) => format!("P{}", half(count, 'M', "30S").replacen('P', "T", 1)),
        (true, Unit::Day) => {
            if count > 0 {
                format!("P{count}DT12H")
            } else {
                "PT12H".to_owned()
            }
        }
        (true, Unit::Decade | Unit::Century | Unit::Millennium) => {
            format!("P{}Y", count + times / 2)
        }
        (true, _) => format!("P{time}{count}.5{letter}"),
    }
}

fn half(count: u64, letter: char, rest: &str) -> String {
    if count > 0 { format!("P{count}{letter}{rest}") } else { format!("P{rest}") }
}

pub(super) const fn vague(vague: Vague) -> &'static str {
    match vague {
        Vague::Past => "PAST_REF",
        Vague::Present => "PRESENT_REF",
        Vague::Future => "FUTURE_REF",
    }
}

pub(super) const fn part(part: PartOfDay) -> &'static str {
    match part {
        PartOfDay::Night => "TNI",
        PartOfDay::Morning => "TMO",
        PartOfDay::Afternoon => "TAF",
        PartOfDay::Evening => "TEV",
    }
}

/// `T22:00`; only Greenwich is written as a zone, others are names that TIMEX3 has no letters for.
pub(super) fn clock(clock: &Clock) -> String {
    let zulu = clock.zone.as_deref().is_some_and(|zone| ["GMT", "UTC", "Z"].contains(&zone));
    format!("T{:02}:{:02}{}", clock.hour, clock.minute, if zulu { "Z" } else { "" })
}
