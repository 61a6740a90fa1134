//! Times that come again: daily, every week, on Fridays.
//!
//! Examples, which are also the tests: `corpus/en/set.md`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::sequence::preceded;

use super::date::{full_weekday, month};
use super::lexeme::{part_of_day, season, unit_plural, unit_singular};
use super::{Rule, rules};
use crate::PartOfDay;
use crate::expr::{Expr, Season, Unit};
use crate::lang::cursor::{Cursor, Parse, any, cardinal, fail, hyphen, table, word};

pub(super) const RULES: &[Rule] = rules![
    daily @ SET | BOUND | PER,
    every @ EVERY; BOUND + EVERY,
    weekdays @ WEEKDAY,
    per_unit @ PER; NUMBER | DAY + OTHER,
];

/// `daily`, `near-daily`, `almost weekly`, `annually`
fn daily(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, _) = opt((any!("near nearly almost twice"), opt(hyphen))).parse(input)?;
    let (rest, value) = table![
        ("hourly", "PT1H"),
        ("daily", "P1D"),
        ("nightly", "XXXX-XX-XXTNI"),
        ("weekly", "P1W"),
        ("fortnightly", "P2W"),
        ("monthly", "P1M"),
        ("yearly", "P1Y"),
        ("annually", "P1Y"),
    ]
    .parse(rest)?;
    Ok((rest, Expr::Set(value.to_owned())))
}

/// The duration that the unit is.
fn period(unit: Unit, count: u64) -> Option<String> {
    Some(match unit {
        Unit::Second => format!("PT{count}S"),
        Unit::Minute => format!("PT{count}M"),
        Unit::Hour => format!("PT{count}H"),
        Unit::Day => format!("P{count}D"),
        Unit::Week => format!("P{count}W"),
        Unit::Fortnight => format!("P{}W", count.checked_mul(2)?),
        Unit::Month => format!("P{count}M"),
        Unit::Quarter => format!("P{count}Q"),
        Unit::Year => format!("P{count}Y"),
        Unit::Decade => format!("P{}Y", count.checked_mul(10)?),
        Unit::Century => format!("P{}Y", count.checked_mul(100)?),
        Unit::Millennium => format!("P{}Y", count.checked_mul(1000)?),
    })
}

const fn part_code(part: PartOfDay) -> &'static str {
    match part {
        PartOfDay::Night => "TNI",
        PartOfDay::Morning => "TMO",
        PartOfDay::Afternoon => "TAF",
        PartOfDay::Evening => "TEV",
    }
}

/// `every day`, `each Thursday`, `every two weeks`, `nearly every night`, `every other month`
fn every(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, _) = opt(any!("almost nearly")).parse(input)?;
    let (rest, ()) = any!("every each").parse(rest)?;
    let (rest, other) = opt(table![("other", 2), ("single", 1)]).parse(rest)?;
    let count = other.unwrap_or(1);
    let seasons = season.map(|season| {
        let code = match season {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        };
        Some(format!("XXXX-{code}"))
    });
    let (rest, value) = alt((
        unit_singular.map(|unit| period(unit, count)),
        (cardinal, unit_plural).map(|(count, unit)| period(unit, count)),
        full_weekday.map(|day| Some(format!("XXXX-WXX-{}", day.number_from_monday()))),
        month.map(|month| Some(format!("XXXX-{month:02}"))),
        seasons,
        part_of_day.map(|part| Some(format!("XXXX-XX-XX{}", part_code(part)))),
    ))
    .parse(rest)?;
    match value {
        Some(value) => Ok((rest, Expr::Set(value))),
        None => fail(),
    }
}

/// `Fridays`, `Tuesday nights`
fn weekdays(input: Cursor<'_>) -> Parse<'_, Expr> {
    let plural = table![
        ("Mondays", 1),
        ("Tuesdays", 2),
        ("Wednesdays", 3),
        ("Thursdays", 4),
        ("Fridays", 5),
        ("Saturdays", 6),
        ("Sundays", 7),
    ];
    let nights = table![
        ("nights", PartOfDay::Night),
        ("mornings", PartOfDay::Morning),
        ("afternoons", PartOfDay::Afternoon),
        ("evenings", PartOfDay::Evening),
    ];
    let with_part = (full_weekday, nights)
        .map(|(day, part)| format!("XXXX-WXX-{}{}", day.number_from_monday(), part_code(part)));
    alt((with_part, plural.map(|day| format!("XXXX-WXX-{day}")))).map(Expr::Set).parse(input)
}

/// `per day`, `twice a week`, `three times a week`, `several times a day`
fn per_unit(input: Cursor<'_>) -> Parse<'_, Expr> {
    let often = alt((
        any!("once twice"),
        value((), (alt((value((), cardinal), any!("several many"))), word!("times"))),
    ));
    let times = alt((word!("per"), value((), (often, any!("a each every per")))));
    let (rest, unit) = preceded(times, unit_singular).parse(input)?;
    match period(unit, 1) {
        Some(value) => Ok((rest, Expr::Set(value))),
        None => fail(),
    }
}
