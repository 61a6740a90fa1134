//! Clock times and parts of the day, alone or with their day.
//!
//! Examples, which are also the tests: `corpus/en/clock.md`.

use dateline_text::{Class, Token, kit};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, success, value};
use nom::sequence::{preceded, terminated};

use super::calendar::{day_of_month, full, named_day, range};
use super::figures::tee;
use super::lexeme::part_of_day;
use super::relative::{deictic_when, weekday_when};
use super::{Rule, rules};
use crate::expr::{Clock, Expr, Point, When};
use crate::grammar::{clock, zone};
use crate::lang::cursor::{
    Cursor, Parse, any, chars, fail, hyphen, mark, once, phrase, table, word, words,
};
use crate::{Modifier, PartOfDay};

pub(super) const RULES: &[Rule] = rules![
    clock_time @ YEAR | GLUED | PARTED | NOON | SHORTLY; DAY + STOP | AM; BOUND + DAY | YEAR | FIGURES | GLUED | NOON,
    day_and_clock @ WEEKDAY | GLUED | PARTED | DEICTIC | HOLIDAY | FEAST; MONTH + DAYS; WHICH + WEEKDAY | HOLIDAY | FEAST; DAY | YEAR + MONTH | JOINT | HYPHEN | STOP; THE + DAY | ORDINAL | COMING | UNIT,
    weekday_night @ WEEKDAY | GLUED | PARTED | DEICTIC | HOLIDAY | FEAST; MONTH + DAYS; WHICH + WEEKDAY | HOLIDAY | FEAST; DAY | YEAR + MONTH | JOINT | HYPHEN | STOP; THE + DAY | ORDINAL | COMING | UNIT,
    late_on @ EDGE | LATER,
    night_of @ PART | EDGE; THE + PART | EDGE | SMALL,
    this_morning @ PART | EDGE | LATER; WHICH | THIS + PART,
    overnight @ PART,
    part_alone @ PART | EDGE; THE + PART | EDGE,
];

/// Any words that name one day.
pub(super) fn a_day(input: Cursor<'_>) -> Parse<'_, When> {
    let days =
        |input| alt((full, day_of_month, named_day, weekday_when, deictic_when)).parse(input);
    once(|block| &block.days, days, input)
}

/// A clock time that begins with a figure or a name of its own; its zone may touch (`1430GMT`).
fn clock_and_zone(input: Cursor<'_>) -> Parse<'_, Clock> {
    let opens = |token: &Token| token.is(Class::DIGIT) || words!("noon midday midnight").has(token);
    match input.token() {
        Some(token) if !opens(token) => fail(),
        _ => chars(written_clock).parse(input),
    }
}

fn written_clock(input: &str) -> dateline_text::Parse<'_, Clock> {
    let (rest, (hour, minute)) = clock(input)?;
    let hours = opt(alt((kit::word("hours"), kit::word("hrs"), kit::word("hr"))));
    let zone = alt((zone, preceded(kit::word("in"), zone)));
    let (rest, zone) = preceded(hours, opt(zone)).parse(rest)?;
    Ok((rest, Clock { hour, minute, zone: zone.map(str::to_owned) }))
}

/// `about`, `around`, `shortly after`
fn hedge(input: Cursor<'_>) -> Parse<'_, Modifier> {
    alt((
        value(
            Modifier::After,
            alt((phrase!("shortly after"), phrase!("just after"), phrase!("soon after"))),
        ),
        value(Modifier::Before, alt((phrase!("shortly before"), phrase!("just before")))),
        value(Modifier::Approx, any!("about around approximately roughly nearly")),
    ))
    .parse(input)
}

/// `10 p.m. Wednesday`, `around 7:15 p.m.`, `5 p.m. EST Nov. 9`, `2300 GMT on Sunday`, `noon Thursday`
fn clock_time(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(hedge).parse(input)?;
    let (rest, clock) = clock_and_zone(rest)?;
    let (rest, _) = opt(phrase!("in the morning")).parse(rest)?;
    let (rest, day) =
        opt(preceded((opt(mark(',')), opt(word!("on"))), a_day_or_part)).parse(rest)?;
    let when = day.unwrap_or(When::Unsaid);
    Ok((rest, Expr::Point(Point { modifier, clock: Some(clock), ..Point::from(when) })))
}

/// `Monday at 10 p.m.`, `July 16, at around 10:30 a.m. local time`, `2024-04-23 00:15`, `2024-04-23T00:15Z`
fn day_and_clock(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, when) = a_day_or_part(input)?;
    let joint = alt((
        value((), (opt(mark(',')), word!("at"))),
        mark('|'),
        mark(','),
        chars(tee),
        success(()),
    ));
    let (rest, modifier) = preceded(joint, opt(hedge)).parse(rest)?;
    let (rest, clock) = clock_and_zone(rest)?;
    Ok((rest, Expr::Point(Point { modifier, clock: Some(clock), ..Point::from(when) })))
}

/// `Monday`, `Monday night`, as the day alone.
fn a_day_or_part(input: Cursor<'_>) -> Parse<'_, When> {
    terminated(a_day, opt(part_of_day)).parse(input)
}

/// `Monday night`, `yesterday evening`, `July 16 overnight`, `tomorrow morning`
fn weekday_night(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, (when, part)) = (a_day, preceded(opt(hyphen), part_of_day)).parse(input)?;
    Ok((rest, Expr::Point(Point { part: Some(part), ..Point::from(when) })))
}

/// `late Monday`, `late on Monday`, `early Tuesday`, `earlier Sunday`, `late Monday night`, `late yesterday`
fn late_on(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, (modifier, part)) = table![
        ("late", (Modifier::End, Some(PartOfDay::Evening))),
        ("early", (Modifier::Start, Some(PartOfDay::Morning))),
        ("mid", (Modifier::Mid, None)),
        ("earlier", (Modifier::Start, None)),
        ("later", (Modifier::End, None)),
    ]
    .parse(input)?;
    let (rest, when) = preceded(opt(word!("on")), a_day).parse(rest)?;
    let (rest, said) = opt(part_of_day).parse(rest)?;
    // Without a part of the day, `late` makes TIMEX3 a date; the part is what it means for the interval.
    Ok((
        rest,
        Expr::Point(Point {
            modifier: Some(modifier),
            part: said.or(part),
            implied: said.is_none(),
            ..Point::from(when)
        }),
    ))
}

/// `the night of 14-15 March`, `the morning of April 5`, `the early hours of Sunday`, `dawn on Friday`, `overnight Monday`
fn night_of(input: Cursor<'_>) -> Parse<'_, Expr> {
    let mut hours = alt((
        value(
            PartOfDay::Morning,
            (
                opt(word!("the")),
                alt((
                    phrase!("early hours"),
                    phrase!("early morning hours"),
                    phrase!("small hours"),
                    phrase!("wee hours"),
                    phrase!("predawn hours"),
                    phrase!("pre-dawn hours"),
                )),
            ),
        ),
        value(PartOfDay::Evening, (opt(word!("the")), phrase!("late hours"))),
        preceded((opt(word!("the")), opt(any!("late early"))), part_of_day),
    ));
    let (rest, part) = hours.parse(input)?;
    let (rest, _) = opt(alt((any!("of on into"), mark(',')))).parse(rest)?;
    if let Ok((rest, (mut from, to))) = range(rest)
        && part == PartOfDay::Night
    {
        from.part = Some(part);
        return Ok((rest, Expr::Range(from, to)));
    }
    let (rest, when) = a_day(rest)?;
    Ok((rest, Expr::Point(Point { part: Some(part), ..Point::from(when) })))
}

/// `tonight`, `last night`, `this morning`, `later this afternoon`, `early this morning`
fn this_morning(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(alt((
        value(Modifier::End, any!("later late")),
        value(Modifier::Start, any!("earlier early")),
    )))
    .parse(input)?;
    let (rest, (when, part)) = alt((
        value((When::Today(0), PartOfDay::Night), word!("tonight")),
        value((When::Today(-1), PartOfDay::Night), phrase!("last night")),
        value((When::Today(-1), PartOfDay::Evening), phrase!("last evening")),
        preceded(word!("this"), part_of_day).map(|part| (When::Today(0), part)),
    ))
    .parse(rest)?;
    Ok((rest, Expr::Point(Point { modifier, part: Some(part), ..Point::from(when) })))
}

/// `overnight`: the night that ended on the day of writing.
fn overnight(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, ()) = word!("overnight").parse(input)?;
    Ok((rest, Expr::Point(Point { part: Some(PartOfDay::Night), ..Point::from(When::Overnight) })))
}

/// `dawn`, `mid afternoon`, `the morning`, of a day that the words leave out.
fn part_alone(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, _) =
        opt(alt((word!("the"), value((), (word!("mid"), opt(hyphen)))))).parse(input)?;
    let (rest, part) = part_of_day(rest)?;
    Ok((rest, Expr::Point(Point { part: Some(part), ..Point::from(When::Unsaid) })))
}
