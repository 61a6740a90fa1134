//! Days that have a name: feasts of the churches, of Islam, of Judaism, of Iran, of India, and a few of the state.
//!
//! `Independence Day` and its like are a different day in each country, and are not read.
//! Examples, which are also the tests: `corpus/en/feast.md`.

use chrono::Weekday;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::sequence::preceded;

use super::date::any_year;
use super::lexeme::{comma_or_of, which};
use super::{Rule, rules};
use crate::expr::{Expr, Holiday, When};
use crate::lang::cursor::{Cursor, Parse, any, clitic, hyphen, phrase, table, word};

pub(super) const RULES: &[Rule] = rules![
    holiday @ HOLIDAY | FEAST; WHICH | THIS | THE + HOLIDAY | FEAST; MONTH + UNIT,
];

const fn islamic(month: u32, day: u32, days: u32) -> Holiday {
    Holiday::Islamic { month, day, days }
}

const fn hebrew(shift: i32, days: u32) -> Holiday {
    Holiday::Hebrew { shift, days }
}

const fn nth(month: u32, weekday: Weekday, nth: u8) -> Holiday {
    Holiday::Nth { month, weekday, nth }
}

/// `Christmas Eve`, `Good Friday`, `Orthodox Easter`
fn christian(input: Cursor<'_>) -> Parse<'_, Holiday> {
    alt((
        value(Holiday::Fixed(12, 24), phrase!("Christmas Eve")),
        value(Holiday::Fixed(12, 25), (word!("Christmas"), opt(word!("Day")))),
        value(Holiday::Fixed(12, 26), phrase!("Boxing Day")),
        value(Holiday::Fixed(1, 7), (any!("Orthodox Coptic"), word!("Christmas"))),
        value(
            Holiday::Orthodox(0),
            (any!("Orthodox Coptic"), word!("Easter"), opt(word!("Sunday"))),
        ),
        value(Holiday::Fixed(11, 1), phrase!("All Saints Day")),
        value(Holiday::Easter(-46), phrase!("Ash Wednesday")),
        value(Holiday::Easter(-7), phrase!("Palm Sunday")),
        value(Holiday::Easter(-3), phrase!("Maundy Thursday")),
        value(Holiday::Easter(-2), phrase!("Good Friday")),
        value(Holiday::Easter(1), phrase!("Easter Monday")),
        value(Holiday::Easter(0), (word!("Easter"), opt(any!("Sunday Day")))),
        value(Holiday::Easter(39), phrase!("Ascension Day")),
        value(Holiday::Easter(49), (word!("Pentecost"), opt(word!("Sunday")))),
        value(Holiday::Easter(50), phrase!("Whit Monday")),
    ))
    .parse(input)
}

/// `Ramadan`, `Eid al-Fitr`, `the Muslim holy month of Ramadan` from its last word
fn of_islam(input: Cursor<'_>) -> Parse<'_, Holiday> {
    let feast = table![
        ("fitr", islamic(10, 1, 3)),
        ("adha", islamic(12, 10, 4)),
        ("azha", islamic(12, 10, 4)),
        ("ghadir", islamic(12, 18, 1)),
    ];
    let eid = (any!("Eid Id"), opt(hyphen), opt((any!("al ul el e"), opt(hyphen))), feast)
        .map(|((), _, _, feast)| feast);
    let named = table![
        ("Ramadan", islamic(9, 1, 30)),
        ("Ramazan", islamic(9, 1, 30)),
        ("Ashura", islamic(1, 10, 1)),
        ("Ashoura", islamic(1, 10, 1)),
        ("Muharram", islamic(1, 1, 30)),
        ("Arbaeen", islamic(2, 20, 1)),
        ("Arbain", islamic(2, 20, 1)),
        ("Mawlid", islamic(3, 12, 1)),
        ("Nowruz", Holiday::NewYearOfIran),
        ("Norouz", Holiday::NewYearOfIran),
        ("Newroz", Holiday::NewYearOfIran),
        ("Nauroz", Holiday::NewYearOfIran),
    ];
    let either = value(Holiday::Eid, word!("Eid"));
    alt((eid, named, either)).parse(input)
}

/// `Passover`, `Yom Kippur`
fn of_judaism(input: Cursor<'_>) -> Parse<'_, Holiday> {
    alt((
        value(hebrew(9, 1), phrase!("Yom Kippur")),
        value(hebrew(0, 2), (word!("Rosh"), opt(hyphen), any!("Hashanah Hashana"))),
        value(hebrew(21, 1), alt((phrase!("Simchat Torah"), phrase!("Shemini Atzeret")))),
        table![
            ("Sukkot", hebrew(14, 7)),
            ("Passover", hebrew(-100, 8)),
            ("Purim", hebrew(-130, 1)),
            ("Shavuot", hebrew(-50, 2)),
        ],
    ))
    .parse(input)
}

/// `Diwali`
fn of_india(input: Cursor<'_>) -> Parse<'_, Holiday> {
    value(Holiday::Diwali, any!("Diwali Deepavali Divali Dipavali")).parse(input)
}

/// `New Year's Eve`, `May Day`, `Thanksgiving`
fn of_the_state(input: Cursor<'_>) -> Parse<'_, Holiday> {
    alt((
        value(Holiday::Fixed(12, 31), (new_years, word!("Eve"))),
        value(Holiday::Fixed(1, 1), (new_years, word!("Day"))),
        value(Holiday::Fixed(2, 14), (any!("Valentine Valentines"), opt(clitic), word!("Day"))),
        value(Holiday::Fixed(5, 1), phrase!("May Day")),
        value(Holiday::Fixed(7, 14), phrase!("Bastille Day")),
        value(Holiday::Fixed(10, 31), word!("Halloween")),
        value(Holiday::Fixed(11, 11), (any!("Armistice Veterans Remembrance"), word!("Day"))),
        value(nth(9, Weekday::Mon, 1), phrase!("Labor Day")),
        value(nth(11, Weekday::Thu, 4), (word!("Thanksgiving"), opt(word!("Day")))),
    ))
    .parse(input)
}

/// `New Year's`, `New Years`, `New Year`
fn new_years(input: Cursor<'_>) -> Parse<'_, ()> {
    value((), (word!("New"), any!("Year Years"), opt(clitic))).parse(input)
}

/// `Christmas`, `New Year's Eve 2015`, `last Easter Sunday`, `Ramadan`
pub(super) fn named_day(input: Cursor<'_>) -> Parse<'_, When> {
    let (rest, which) = opt(which).parse(input)?;
    let (rest, holiday) =
        alt((christian, of_islam, of_judaism, of_india, of_the_state)).parse(rest)?;
    let (rest, year) = opt(preceded(comma_or_of, any_year.map(|(year, _)| year))).parse(rest)?;
    Ok((rest, When::Holiday { holiday, year, which }))
}

fn holiday(input: Cursor<'_>) -> Parse<'_, Expr> {
    named_day.map(Expr::point).parse(input)
}
