//! Days that have a name, by the calendars that set them.
//!
//! The Islamic days are those of the tabular calendar (leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of thirty);
//! the month begins when its moon is seen, so that each may be a day off, and their intervals say so.
//! The Hebrew days are exact. Nowruz is the day of the equinox by noon of Tehran. Diwali is the evening before the new
//! moon of Kartika; places differ by a day, and so does its interval (checked against the days of 2017 to 2031 at
//! <https://festivalforu.blogspot.com/2016/03/diwali-festival-date-calendar-from-year.html>).

use chrono::{Datelike, NaiveDate, Weekday};

use super::count;
use crate::Day;
use crate::expr::Holiday;

/// A feast in a year: its first day, how many days it has, and by how many it may be off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Feast {
    pub(super) start: Day,
    pub(super) days: i64,
    pub(super) slack: i64,
}

/// The feasts of that name that begin in a Gregorian year: none, one, or two where the moon sets them.
pub(super) fn in_year(holiday: Holiday, year: i32) -> impl Iterator<Item = Feast> {
    let one = |start: Option<Day>| [start.map(|start| Feast { start, days: 1, slack: 0 }), None];
    let found = match holiday {
        Holiday::Fixed(month, day) => one(count::ymd(year, month, day)),
        Holiday::Easter(shift) => one(shifted(count::easter(year), shift)),
        Holiday::Orthodox(shift) => one(shifted(orthodox_easter(year), shift)),
        Holiday::Nth { month, weekday, nth } => one(nth_weekday(year, month, weekday, nth)),
        Holiday::NewYearOfIran => one(nowruz(year)),
        Holiday::Eid => {
            let mut feasts = [(10, 1, 3), (12, 10, 4)].map(|(month, day, days)| {
                let start = islamic(year, month, day).into_iter().flatten().next();
                start.map(|start| Feast { start, days, slack: 1 })
            });
            feasts.sort_by_key(|feast| feast.map(|feast| feast.start));
            feasts
        }
        Holiday::Diwali => [diwali(year).map(|start| Feast { start, days: 1, slack: 1 }), None],
        Holiday::Hebrew { shift, days } => [
            hebrew(year, shift).map(|start| Feast { start, days: i64::from(days), slack: 0 }),
            None,
        ],
        Holiday::Islamic { month, day, days } => islamic(year, month, day)
            .map(|start| start.map(|start| Feast { start, days: i64::from(days), slack: 1 })),
    };
    found.into_iter().flatten()
}

fn shifted(day: Option<Day>, shift: i32) -> Option<Day> {
    day.and_then(|day| count::add_days(day, i64::from(shift)))
}

/// Days from the day before 1 January of the year 1.
fn from_fixed(day: i64) -> Option<Day> {
    i32::try_from(day)
        .ok()
        .and_then(NaiveDate::from_num_days_from_ce_opt)
        .filter(|day| (1..=9999).contains(&day.year()))
}

/// The `nth` such weekday of a month; 5 is the last.
fn nth_weekday(year: i32, month: u32, weekday: Weekday, nth: u8) -> Option<Day> {
    let (first, end) = count::month(year, month)?;
    if nth == 5 {
        return count::weekday_before(end.pred_opt()?, weekday);
    }
    let before = first.pred_opt()?;
    count::add_days(count::weekday_after(before, weekday)?, i64::from(nth - 1) * 7)
}

/// Easter Sunday by the Julian calendar, as a Gregorian day (Meeus, Astronomical Algorithms, chapter 8).
fn orthodox_easter(year: i32) -> Option<Day> {
    let (a, b, c) = (year % 4, year % 7, year % 19);
    let moon = (19 * c + 15) % 30;
    let sunday = (2 * a + 4 * b - moon + 34) % 7;
    let (month, day) = ((moon + sunday + 114) / 31, (moon + sunday + 114) % 31 + 1);
    let julian = count::ymd(year, month.cast_unsigned(), day.cast_unsigned())?;
    count::add_days(julian, i64::from(year / 100 - year / 400 - 2))
}

/// The day in the years of the Hijra that overlap with the year, those only that lie within it.
fn islamic(year: i32, month: u32, day: u32) -> [Option<Day>; 2] {
    // A lunar year is some eleven days short.
    let first = (i64::from(year) - 622) * 33 / 32;
    let in_year = |hijra: i64| {
        let (month, day) = (i64::from(month), i64::from(day));
        // 227014 is the day before the first of the first year: 15 July 622 by the Julian calendar.
        let fixed = 227_014
            + (hijra - 1) * 354
            + (3 + 11 * hijra).div_euclid(30)
            + (59 * (month - 1) + 1) / 2
            + day;
        from_fixed(fixed).filter(|day| hijra > 0 && day.year() == year)
    };
    let mut found = [None, None];
    for (place, start) in found.iter_mut().zip((first - 1..=first + 3).filter_map(in_year)) {
        *place = Some(start);
    }
    found
}

/// Days from the Hebrew epoch to the new moon of a year's first month, put off as the calendar asks.
fn hebrew_elapsed(year: i64) -> i64 {
    let months = (235 * year - 234).div_euclid(19);
    let parts = 12_084 + 13_753 * months;
    let day = months * 29 + parts.div_euclid(25_920);
    if (3 * (day + 1)).rem_euclid(7) < 3 { day + 1 } else { day }
}

/// The first of Tishri (Reingold and Dershowitz, Calendrical Calculations, chapter 8).
fn hebrew_new_year(year: i64) -> i64 {
    let (before, this, after) =
        (hebrew_elapsed(year - 1), hebrew_elapsed(year), hebrew_elapsed(year + 1));
    let delay = if after - this == 356 { 2 } else { i64::from(this - before == 382) };
    -1_373_427 + this + delay
}

/// A day counted from 15 Nisan (negative) or from 1 Tishri (0 and more) of a Gregorian year.
fn hebrew(year: i32, shift: i32) -> Option<Day> {
    let autumn = i64::from(year) + 3761;
    let fixed = if shift < 0 {
        // Nisan is half a year before the new year, and 15 Nisan is always 163 days before it.
        hebrew_new_year(autumn) - 163 + i64::from(shift) + 100
    } else {
        hebrew_new_year(autumn) + i64::from(shift)
    };
    from_fixed(fixed)
}

/// The March equinox by noon of Tehran: before it that day, else the next (mean equinox of Meeus, chapter 27, good to
/// about a quarter of an hour).
fn nowruz(year: i32) -> Option<Day> {
    let millennia = (f64::from(year) - 2000.0) / 1000.0;
    let equinox = 2_451_623.809_84 + 365_242.374_04 * millennia + 0.051_69 * millennia.powi(2)
        - 0.004_11 * millennia.powi(3)
        - 0.000_57 * millennia.powi(4);
    // Midnight of Tehran is at 20:30 of Greenwich; noon of Tehran begins the day for the new year.
    let local = equinox + 3.5 / 24.0 + 0.5 - 1_721_425.0;
    let noon = local + 0.5;
    #[expect(clippy::cast_possible_truncation, reason = "days of the years 1 to 9999")]
    let day = noon.floor() as i64;
    from_fixed(day).filter(|day| day.year() == year)
}

/// The moment of a new moon, as a day and its part from the day before 1 January of the year 1, by Greenwich; `number`
/// counts from that of 6 January 2000 (Meeus, chapter 49, its larger terms: good to some minutes).
fn new_moon(number: i32) -> f64 {
    let moons = f64::from(number);
    let centuries = moons / 1236.85;
    let sun = (2.5534 + 29.105_356_7 * moons).to_radians();
    let moon = (201.5643 + 385.816_935_28 * moons + 0.010_758_2 * centuries.powi(2)).to_radians();
    let node = (160.7108 + 390.670_502_84 * moons - 0.001_611_8 * centuries.powi(2)).to_radians();
    let mean = 2_451_550.097_66 + 29.530_588_861 * moons + 0.000_154_37 * centuries.powi(2);
    let true_moment = mean - 0.407_20 * moon.sin()
        + 0.172_41 * sun.sin()
        + 0.016_08 * (2.0 * moon).sin()
        + 0.010_39 * (2.0 * node).sin()
        + 0.007_39 * (moon - sun).sin()
        - 0.005_14 * (moon + sun).sin()
        + 0.002_08 * (2.0 * sun).sin();
    true_moment - 1_721_424.5
}

/// The day whose evening has the last new moon before the Sun enters the Scorpion of the fixed stars, mid-November in the
/// years 1900 to 2100; no other years are told.
fn diwali(year: i32) -> Option<Day> {
    /// India is five and a half hours ahead of Greenwich; there the Sun sets at half past five.
    const ZONE: f64 = 5.5 / 24.0;
    const SUNSET: f64 = 17.5 / 24.0;
    if !(1900..=2100).contains(&year) {
        return None;
    }
    let limit = f64::from(count::ymd(year, 11, 16)?.num_days_from_ce());
    #[expect(clippy::cast_possible_truncation, reason = "some twelve hundred moons a century")]
    let about = ((f64::from(year) + 0.87 - 2000.0) * 12.3685).round() as i32;
    let moment = (about - 2..=about + 2).rev().map(new_moon).find(|moment| *moment < limit)? + ZONE;
    // The evening before the Moon is new, or that of the day where it is new after sunset.
    #[expect(clippy::cast_possible_truncation, reason = "days of two centuries")]
    let day = (moment - SUNSET).floor() as i64;
    from_fixed(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(holiday: Holiday, year: i32) -> Vec<String> {
        in_year(holiday, year).map(|feast| feast.start.to_string()).collect()
    }

    #[test]
    fn feasts_of_known_years() {
        let ramadan = Holiday::Islamic { month: 9, day: 1, days: 30 };
        assert_eq!(day(ramadan, 2024), ["2024-03-11"]);
        assert_eq!(day(ramadan, 2030), ["2030-01-06", "2030-12-26"]);
        assert_eq!(day(Holiday::Islamic { month: 12, day: 10, days: 1 }, 2024), ["2024-06-17"]);
        assert_eq!(day(Holiday::Islamic { month: 1, day: 10, days: 1 }, 2024), ["2024-07-17"]);
        assert_eq!(day(Holiday::Orthodox(0), 2024), ["2024-05-05"]);
        assert_eq!(day(Holiday::Orthodox(0), 2025), ["2025-04-20"]);
        assert_eq!(
            day(Holiday::Nth { month: 11, weekday: Weekday::Thu, nth: 4 }, 1999),
            ["1999-11-25"]
        );
        assert_eq!(
            day(Holiday::Nth { month: 5, weekday: Weekday::Mon, nth: 5 }, 2024),
            ["2024-05-27"]
        );
        // The new year of 5785, the Day of Atonement after it, and the Passover of 2024.
        assert_eq!(day(Holiday::Hebrew { shift: 0, days: 2 }, 2024), ["2024-10-03"]);
        assert_eq!(day(Holiday::Hebrew { shift: 9, days: 1 }, 2024), ["2024-10-12"]);
        assert_eq!(day(Holiday::Hebrew { shift: -100, days: 8 }, 2024), ["2024-04-23"]);
        let diwali = |year| day(Holiday::Diwali, year)[0].clone();
        assert_eq!(
            [2017, 2018, 2019, 2020, 2021, 2022, 2023].map(diwali),
            [
                "2017-10-19",
                "2018-11-07",
                "2019-10-27",
                "2020-11-14",
                "2021-11-04",
                "2022-10-24",
                "2023-11-12"
            ]
        );
        assert_eq!([2026, 2028, 2031].map(diwali), ["2026-11-08", "2028-10-17", "2031-11-14"]);
        let nowruz = |year| day(Holiday::NewYearOfIran, year)[0].clone();
        assert_eq!(
            [nowruz(2023), nowruz(2024), nowruz(2025)],
            ["2023-03-21", "2024-03-20", "2025-03-21"]
        );
    }
}
