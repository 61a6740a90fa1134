//! Relative days, weeks, months and years: phrases that name a time only once the day of writing is known.
//!
//! News looks back: a bare weekday is the latest one on or before the day of writing, unless a verb says otherwise.
//! Examples, which are also the tests: `corpus/en/relative.md`.

use chrono::Weekday;
use dateline_text::Class;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::sequence::{preceded, terminated};

use super::clock::a_day;
use super::date::full_weekday;
use super::feast::named_day;
use super::lexeme::{amount, bound, edge, joined, nearly, unit_plural, unit_singular, which};
use super::{Rule, rules};
use crate::expr::{Amount, Count, Cut, Expr, Point, Unit, When, Which};
use crate::lang::cursor::{
    Cursor, Parse, any, cardinal, clitic, dash, fail, hyphen, mark, phrase, table, word, words,
};
use crate::{Modifier, PartOfDay};

pub(super) const RULES: &[Rule] = rules![
    weekday @ WEEKDAY; WHICH | THIS + WEEKDAY | COMING | PAST; THE + COMING,
    deictic @ DEICTIC; THIS | THE + UNIT,
    ago @ PARTED | NUMBER | BOUND | A | UNIT; FIGURES + COUNTED; PHRASED + THAN | JOINT,
    last_unit @ EDGE | BOUND | SOMETIME; PHRASED + THAN | JOINT; WHICH | THIS + UNIT | FISCAL; THE + COMING | THIS | EDGED,
    weekday_range @ WEEKDAY + HYPHEN | JOINT,
    earlier_this @ LATER,
    end_of_unit @ EDGE | UNIT; THE + EDGED,
    whole_year @ THE + MORE | FISCAL,
    year_ended @ THE + UNIT | MORE | FISCAL,
    past_stretch @ WHICH; THIS | THE + WHICH,
    recent_stretch @ RECENT,
    week_of @ HOLIDAY | FEAST; THE + UNIT,
    before_last @ WEEKDAY; THE + UNIT | PART | WEEKDAY,
    weekday_ago @ NUMBER | DAY + WEEKDAY; A | NUMBER | DAY + UNIT,
    weekend @ WHICH | THIS + UNIT | COMING | PAST; THE + UNIT | COMING,
];

/// `last`, `this past`, `the coming`
pub(super) fn any_which(input: Cursor<'_>) -> Parse<'_, Which> {
    alt((
        value(Which::Last, phrase!("this past")),
        value(Which::Next, phrase!("this coming")),
        value(Which::Next, phrase!("the coming")),
        which,
    ))
    .parse(input)
}

/// `Monday`, `last Monday`, `next Friday`, `Friday last week`, `Monday of this week`
pub(super) fn weekday_when(input: Cursor<'_>) -> Parse<'_, When> {
    let (rest, which) = opt(any_which).parse(input)?;
    let (rest, weekday) = full_weekday(rest)?;
    let of_week =
        preceded(opt(alt((mark(','), word!("of")))), terminated(any_which, word!("week")));
    let (rest, week) = if which.is_none() { opt(of_week).parse(rest)? } else { (rest, None) };
    Ok((rest, When::Weekday { weekday, which, week }))
}

fn weekday(input: Cursor<'_>) -> Parse<'_, Expr> {
    weekday_when.map(Expr::point).parse(input)
}

/// `Monday to Wednesday`, `Thursday-Friday`
pub(super) fn weekday_span(input: Cursor<'_>) -> Parse<'_, (Point, Point)> {
    let joint = alt((dash, any!("to through and")));
    let (rest, (from, (), to)) = (full_weekday, joint, full_weekday).parse(input)?;
    let when = |weekday| Point::from(When::Weekday { weekday, which: None, week: None });
    Ok((rest, (when(from), when(to))))
}

fn weekday_range(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (_, _) = (full_weekday, alt((dash, any!("to through")))).parse(input)?;
    weekday_span.map(|(from, to)| Expr::Range(from, to)).parse(input)
}

/// `today`, `yesterday`, `the day after tomorrow`
pub(super) fn deictic_when(input: Cursor<'_>) -> Parse<'_, When> {
    let named = table![("today", 0), ("yesterday", -1), ("tomorrow", 1)];
    alt((
        value(-2, phrase!("the day before yesterday")),
        value(2, phrase!("the day after tomorrow")),
        value(0, phrase!("this day")),
        named,
    ))
    .map(When::Today)
    .parse(input)
}

fn deictic(input: Cursor<'_>) -> Parse<'_, Expr> {
    deictic_when.map(Expr::point).parse(input)
}

/// `three days ago`, `almost two years ago`, `months ago`, `two weeks from now`, `a year ago today`
fn ago(input: Cursor<'_>) -> Parse<'_, Expr> {
    let plural =
        unit_plural.map(|unit| Amount { count: Count::Some, half: false, unit, modifier: None });
    let (rest, amount) = alt((amount, joined, plural)).parse(input)?;
    let (rest, _) = opt(phrase!("or so")).parse(rest)?;
    let (rest, back) = alt((
        value(true, word!("ago")),
        value(false, phrase!("from now")),
        value(false, word!("hence")),
    ))
    .parse(rest)?;
    let exact =
        matches!(amount.count, Count::Exactly(_)) && !amount.half && amount.modifier.is_none();
    if back
        && exact
        && let Ok((rest, ())) = word!("today").parse(rest)
    {
        return Ok((rest, Expr::point(When::DayAgo(amount))));
    }
    let modifier = amount.modifier;
    Ok((rest, Expr::Point(Point { modifier, ..Point::from(When::Ago { amount, back }) })))
}

fn calendar_unit(input: Cursor<'_>) -> Parse<'_, Unit> {
    table![
        ("week", Unit::Week),
        ("month", Unit::Month),
        ("quarter", Unit::Quarter),
        ("year", Unit::Year),
        ("decade", Unit::Decade),
        ("century", Unit::Century),
    ]
    .parse(input)
}

/// `last week`, `early next year`, `the end of this month`, `late last week`, `the current year`
fn last_unit(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(alt((edge, nearly))).parse(input)?;
    let (rest, _) = opt(word!("sometime")).parse(rest)?;
    let (rest, the) = opt(word!("the")).parse(rest)?;
    let (rest, (which, stays)) = table![
        ("last", (Which::Last, false)),
        ("this", (Which::This, true)),
        ("current", (Which::This, true)),
        ("next", (Which::Next, false)),
        ("coming", (Which::Next, true)),
    ]
    .parse(rest)?;
    // `the last week of`, `the next month`: a stretch, or counted from the text.
    if the.is_some() && !stays {
        return fail();
    }
    let (rest, _) = opt(any!("calendar fiscal")).parse(rest)?;
    let (rest, unit) = calendar_unit(rest)?;
    Ok((rest, Expr::Point(Point { modifier, ..Point::from(When::Unit { unit, which }) })))
}

/// `earlier this year`, `later this month`, `earlier in the week`, `later in the day`
fn earlier_this(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, cut) =
        alt((value(Cut::Earlier, word!("earlier")), value(Cut::Later, word!("later"))))
            .parse(input)?;
    let unit = alt((calendar_unit, value(Unit::Day, word!("day"))));
    let (rest, unit) =
        preceded(alt((word!("this"), value((), (word!("in"), any!("the this"))))), unit)
            .parse(rest)?;
    let modifier = Some(if cut == Cut::Earlier { Modifier::Start } else { Modifier::End });
    let when =
        if unit == Unit::Day { When::Today(0) } else { When::Unit { unit, which: Which::This } };
    Ok((rest, Expr::Point(Point { modifier, cut: Some(cut), ..Point::from(when) })))
}

/// `the end of the year`, `the beginning of the month`, `year-end`
fn end_of_unit(input: Cursor<'_>) -> Parse<'_, Expr> {
    let named = table![("year", Unit::Year), ("month", Unit::Month), ("week", Unit::Week)];
    let year_end = (named, opt(clitic), opt(hyphen), word!("end"))
        .map(|(unit, _, _, ())| (Modifier::End, unit));
    let (rest, (modifier, unit)) =
        alt((year_end, (edge, preceded(word!("the"), calendar_unit)))).parse(input)?;
    if modifier == Modifier::Approx {
        return fail();
    }
    Ok((rest, Expr::Point(Point { modifier: Some(modifier), ..Point::from(When::EndOf(unit)) })))
}

/// `the full year`, `the fiscal year`: that of the day of writing.
fn whole_year(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, _) = (word!("the"), any!("full fiscal whole entire"), word!("year")).parse(input)?;
    if rest.sees(words!("ended ending")) {
        return fail();
    }
    Ok((rest, Expr::point(When::EndOf(Unit::Year))))
}

/// `the year ended March 31`, `the fiscal year ending in June`: a length, since the words after it say when.
fn year_ended(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, _) = (word!("the"), opt(any!("full fiscal")), word!("year")).parse(input)?;
    let (dated, ()) = any!("ended ending").parse(rest)?;
    let by_date = dated.token().is_some_and(|token| token.is(Class::MONTH | Class::DIGIT));
    if !by_date && !dated.sees(words!("in on at yesterday today tomorrow last next")) {
        return fail();
    }
    let amount = Amount { count: Count::Exactly(1), half: false, unit: Unit::Year, modifier: None };
    Ok((rest, Expr::Duration(amount)))
}

/// `the past three days`, `the last two weeks`, `the next few months`, `the past year`
fn past_stretch(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(bound).parse(input)?;
    let (rest, the) = opt(any!("the these this")).parse(rest)?;
    let (rest, back) = alt((
        value(true, any!("past last preceding previous")),
        value(false, any!("next coming following ensuing")),
    ))
    .parse(rest)?;
    let (rest, mut amount) = alt((
        amount,
        unit_singular.map(|unit| Amount {
            count: Count::Exactly(1),
            half: false,
            unit,
            modifier: None,
        }),
    ))
    .parse(rest)?;
    let single = amount.count == Count::Exactly(1);
    let (rest, _) = opt(phrase!("or so")).parse(rest)?;
    // `the following month` counts from the text.
    let told = input
        .second()
        .is_some_and(|second| words!("following ensuing preceding previous").has(second));
    // `the last day` is a day of something; `last week` has a rule of its own.
    if single && (told || the.is_none() || amount.unit < Unit::Week) {
        return fail();
    }
    amount.modifier = amount.modifier.or(modifier);
    Ok((rest, Expr::Window { amount, back }))
}

/// `the week of March 6`, `Easter week`: the week that the day is in, Monday to Sunday.
fn week_of(input: Cursor<'_>) -> Parse<'_, Expr> {
    let of_day = preceded((word!("the"), word!("week"), word!("of")), a_day);
    let feast = terminated(named_day, word!("week"));
    let (rest, when) = alt((of_day, feast)).parse(input)?;
    Ok((rest, Expr::WeekOf(Point::from(when))))
}

/// `the week before last`, `the year before last`, `the night before last`, `the Sunday before last`
fn before_last(input: Cursor<'_>) -> Parse<'_, Expr> {
    let before_last = || phrase!("before last");
    let mut night = (word!("the"), word!("night"), before_last());
    if let Ok((rest, _)) = night.parse(input) {
        let part = Some(PartOfDay::Night);
        return Ok((rest, Expr::Point(Point { part, ..Point::from(When::Today(-2)) })));
    }
    let mut weekday = (opt(word!("the")), full_weekday, before_last());
    if let Ok((rest, (_, weekday, ()))) = weekday.parse(input) {
        return Ok((rest, Expr::point(When::WeekdayAgo { weekday, count: 2 })));
    }
    let (rest, ((), unit, ())) = (word!("the"), calendar_unit, before_last()).parse(input)?;
    let amount = Amount { count: Count::Exactly(2), half: false, unit, modifier: None };
    Ok((rest, Expr::point(When::Ago { amount, back: true })))
}

/// `two Sundays ago`, `a week ago Sunday`, `three weeks ago on Friday`
fn weekday_ago(input: Cursor<'_>) -> Parse<'_, Expr> {
    let plural = table![
        ("Mondays", Weekday::Mon),
        ("Tuesdays", Weekday::Tue),
        ("Wednesdays", Weekday::Wed),
        ("Thursdays", Weekday::Thu),
        ("Fridays", Weekday::Fri),
        ("Saturdays", Weekday::Sat),
        ("Sundays", Weekday::Sun),
    ];
    // The Sunday last past is the first of two Sundays ago, and none of a week ago Sunday.
    let days = (cardinal, plural, word!("ago")).map(|(count, weekday, ())| (count, weekday));
    let weeks = (
        alt((cardinal, value(1, any!("a one")))),
        any!("week weeks"),
        word!("ago"),
        opt(word!("on")),
        full_weekday,
    )
        .map(|(count, (), (), _, weekday)| (count + 1, weekday));
    let (rest, (count, weekday)) = alt((days, weeks)).parse(input)?;
    match u32::try_from(count) {
        Ok(count @ 1..=60) => Ok((rest, Expr::point(When::WeekdayAgo { weekday, count }))),
        _ => fail(),
    }
}

/// `recent months`, `recent weeks and months`
fn recent_stretch(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, _) = (word!("recent"), unit_plural).parse(input)?;
    let (rest, _) = opt((any!("and or"), unit_plural)).parse(rest)?;
    Ok((rest, Expr::Recent))
}

/// `the weekend`, `last weekend`, `this past weekend`
fn weekend(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, which) = alt((any_which.map(Some), value(None, word!("the")))).parse(input)?;
    let (rest, ()) = word!("weekend").parse(rest)?;
    Ok((rest, Expr::point(When::Weekend(which))))
}
