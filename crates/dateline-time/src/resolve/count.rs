//! Counting on the calendar: all of it checked, since texts say `a million years ago`.

use chrono::{Datelike, Days, Months, Weekday};

use crate::expr::{Amount, Count, Season, Unit};
use crate::{Day, Interval, Modifier, Precision};

/// A stretch of whole days, `end` exclusive.
pub(super) type Stretch = (Day, Day);

/// `year`-`month`-`day`, within the years that we read: 1 to 9999.
pub(super) fn ymd(year: i32, month: u32, day: u32) -> Option<Day> {
    if (1..=9999).contains(&year) { Day::from_ymd_opt(year, month, day) } else { None }
}

pub(super) fn add_days(day: Day, days: i64) -> Option<Day> {
    let moved = match u64::try_from(days) {
        Ok(forward) => day.checked_add_days(Days::new(forward)),
        Err(_) => day.checked_sub_days(Days::new(days.unsigned_abs())),
    };
    moved.filter(|day| (1..=9999).contains(&day.year()))
}

fn add_months(day: Day, months: i64) -> Option<Day> {
    let count = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    let moved =
        if months < 0 { day.checked_sub_months(count) } else { day.checked_add_months(count) };
    moved.filter(|day| (1..=9999).contains(&day.year()))
}

pub(super) fn year(year: i32) -> Option<Stretch> {
    Some((ymd(year, 1, 1)?, ymd(year, 12, 31)?.succ_opt()?))
}

pub(super) fn month(year: i32, month: u32) -> Option<Stretch> {
    let start = ymd(year, month, 1)?;
    Some((start, start.checked_add_months(Months::new(1))?))
}

/// The ISO week that holds `day`, moved by `shift` weeks.
pub(super) fn week(day: Day, shift: i32) -> Option<Stretch> {
    let monday =
        add_days(day, i64::from(shift) * 7 - i64::from(day.weekday().num_days_from_monday()))?;
    Some((monday, add_days(monday, 7)?))
}

/// Saturday and Sunday of that week.
pub(super) fn weekend(day: Day, shift: i32) -> Option<Stretch> {
    let (_, end) = week(day, shift)?;
    Some((add_days(end, -2)?, end))
}

pub(super) fn quarter(year: i32, number: u32) -> Option<Stretch> {
    let (start, _) = month(year, number.checked_mul(3)?.checked_sub(2)?)?;
    Some((start, add_months(start, 3)?))
}

/// Meteorological seasons of the northern half; `winter` runs from December of its year.
pub(super) fn season(year: i32, season: Season) -> Option<Stretch> {
    let first = match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    };
    let (start, _) = month(year, first)?;
    Some((start, add_months(start, 3)?))
}

/// The calendar stretch of this unit that holds `day`, moved by `shift`.
pub(super) fn unit(day: Day, unit: Unit, shift: i32) -> Option<Stretch> {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => {
            let day = add_days(day, i64::from(shift))?;
            Some((day, day.succ_opt()?))
        }
        Unit::Week => week(day, shift),
        Unit::Fortnight => week(day, shift.checked_mul(2)?),
        Unit::Month => {
            let moved = add_months(day.with_day(1)?, i64::from(shift))?;
            month(moved.year(), moved.month())
        }
        Unit::Quarter => {
            let moved = add_months(day.with_day(1)?, i64::from(shift) * 3)?;
            quarter(moved.year(), moved.month0() / 3 + 1)
        }
        Unit::Year => year(day.year().checked_add(shift)?),
        Unit::Decade => years(day.year() / 10 * 10 + shift.checked_mul(10)?, 10),
        Unit::Century => years((day.year() - 1) / 100 * 100 + 1 + shift.checked_mul(100)?, 100),
        Unit::Millennium => None,
    }
}

/// `count` years from `first` on.
pub(super) fn years(first: i32, count: i32) -> Option<Stretch> {
    // The years 0 to 9 have no year 0.
    Some((ymd(first.max(1), 1, 1)?, year(first.checked_add(count - 1)?)?.1))
}

/// `day` moved by the amount; vague counts move by nothing that can be said.
pub(super) fn moved(day: Day, amount: Amount, back: bool) -> Option<Day> {
    let Count::Exactly(count) = amount.count else { return None };
    let sign = if back { -1 } else { 1 };
    let count = i64::from(count);
    let half = i64::from(amount.half);
    match amount.unit {
        Unit::Second | Unit::Minute => Some(day),
        Unit::Hour => add_days(day, sign * (count / 24)),
        Unit::Day => add_days(day, sign * count),
        Unit::Week => add_days(day, sign * (count * 7 + half * 3)),
        Unit::Fortnight => add_days(day, sign * count * 14),
        Unit::Month => add_days(add_months(day, sign * count)?, sign * half * 15),
        Unit::Quarter => add_months(day, sign * count * 3),
        Unit::Year => add_months(day, sign * (count * 12 + half * 6)),
        Unit::Decade => add_months(day, sign * (count * 120 + half * 60)),
        Unit::Century => add_months(day, sign * count * 1200),
        Unit::Millennium => add_months(day, sign * count * 12_000),
    }
}

/// Days in the unit, about.
pub(super) const fn days(unit: Unit) -> i64 {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => 0,
        Unit::Day => 1,
        Unit::Week => 7,
        Unit::Fortnight => 14,
        Unit::Month => 30,
        Unit::Quarter => 91,
        Unit::Year => 365,
        Unit::Decade => 3652,
        Unit::Century => 36_524,
        Unit::Millennium => 365_242,
    }
}

pub(super) const fn precision(unit: Unit) -> Precision {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Precision::Day,
        Unit::Week | Unit::Fortnight => Precision::Week,
        Unit::Month => Precision::Month,
        Unit::Quarter => Precision::Season,
        Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => Precision::Year,
    }
}

/// The latest such weekday on or before `day`.
pub(super) fn weekday_before(day: Day, weekday: Weekday) -> Option<Day> {
    let back = day.weekday().days_since(weekday);
    add_days(day, -i64::from(back))
}

/// The first such weekday after `day`.
pub(super) fn weekday_after(day: Day, weekday: Weekday) -> Option<Day> {
    add_days(weekday_before(day, weekday)?, 7)
}

/// The part of a stretch that `early`, `mid-` or `late` means: the first, middle or last third.
pub(super) fn edge(stretch: Stretch, modifier: Modifier) -> Option<Stretch> {
    let (start, end) = stretch;
    let third = (end - start).num_days() / 3;
    if third < 2 {
        return Some(stretch);
    }
    let (first, second) = (add_days(start, third)?, add_days(start, third * 2)?);
    Some(match modifier {
        Modifier::Start => (start, first),
        Modifier::Mid => (first, second),
        Modifier::End => (second, end),
        _ => stretch,
    })
}

/// As many days of a stretch as `the first two weeks of` and `the last ten days of` it have, from its edge on.
pub(super) fn trim(interval: Option<&mut Interval>, amount: Amount, edge: Option<Modifier>) {
    let (Some(interval), Count::Exactly(count)) = (interval, amount.count) else { return };
    let length = i64::from(count).saturating_mul(days(amount.unit));
    let (start, end) = (interval.start, interval.end);
    match edge {
        Some(Modifier::Start) => interval.end = start.and_then(|day| add_days(day, length)).or(end),
        Some(Modifier::End) => {
            interval.start = end.and_then(|day| add_days(day, -length)).or(start);
        }
        _ => {}
    }
}

/// Easter Sunday of the Gregorian calendar (the anonymous computus, as Meeus gives it in Astronomical Algorithms).
pub(super) fn easter(year: i32) -> Option<Day> {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let correction = (8 * century + 13) / 25;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let moon = (golden + 11 * epact + 19 * sunday) / 433;
    let month = (epact + sunday - 7 * moon + 90) / 25;
    let day = (epact + sunday - 7 * moon + 33 * month + 19) % 32;
    ymd(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_of_known_years() {
        for (year, month, day) in
            [(1989, 3, 26), (2000, 4, 23), (2019, 4, 21), (2024, 3, 31), (2038, 4, 25)]
        {
            assert_eq!(easter(year), ymd(year, month, day));
        }
        assert!((1..=9999).all(|year| easter(year).is_some()));
    }
}
