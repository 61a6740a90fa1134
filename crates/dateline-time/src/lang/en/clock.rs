//! Clock times and parts of the day, alone or with their day.
//!
//! Examples, which are also the tests: `corpus/en/clock.md`.

use dateline_text::{Class, Token, kit};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, success, value};
use nom::sequence::{delimited, preceded, terminated};

use super::anchored::shift;
use super::calendar::{day_of_month, full, range};
use super::feast::named_day;
use super::figures::tee;
use super::lexeme::part_of_day;
use super::relative::{deictic_when, weekday_span, weekday_when};
use super::{Rule, rules};
use crate::expr::{Clock, Expr, Point, Unit, When};
use crate::grammar::{clock, zone};
use crate::lang::cursor::{
    Cursor, Parse, Words, any, cardinal, chars, fail, hyphen, mark, once, phrase, table, word,
    words,
};
use crate::{Modifier, PartOfDay};

pub(super) const RULES: &[Rule] = rules![
    clock_time @ YEAR | GLUED | PARTED | NOON | SHORTLY; DAY + STOP | AM; BOUND + DAY | YEAR | FIGURES | GLUED | NOON,
    day_and_clock @ WEEKDAY | GLUED | PARTED | DEICTIC | HOLIDAY | FEAST; MONTH + DAYS; WHICH + WEEKDAY | HOLIDAY | FEAST; DAY | YEAR + MONTH | JOINT | HYPHEN | STOP; THE + DAY | ORDINAL | COMING | UNIT,
    weekday_night @ WEEKDAY | GLUED | PARTED | DEICTIC | HOLIDAY | FEAST; MONTH + DAYS; WHICH + WEEKDAY | HOLIDAY | FEAST; DAY | YEAR + MONTH | JOINT | HYPHEN | STOP; THE + DAY | ORDINAL | COMING | UNIT,
    hour_of_part @ DAY | NUMBER + JOINT | THIS | WHICH; BOUND + DAY | NUMBER,
    half_past @ A | UNIT; BOUND + A | UNIT,
    night_into @ WEEKDAY | DEICTIC; MONTH + DAYS,
    late_on @ EDGE | LATER,
    night_of @ PART | EDGE; THE + PART | EDGE | SMALL,
    this_morning @ PART | EDGE | LATER; WHICH | THIS + PART,
    overnight @ PART; THE + PART,
    any_night @ PART,
    part_alone @ PART | EDGE; THE + PART | EDGE,
];

/// Any words that name one day.
pub(super) fn a_day(input: Cursor<'_>) -> Parse<'_, When> {
    once(|block| &block.days, new_day, input)
}

/// As [`a_day`]; the first word tells which kinds it can be.
fn new_day(input: Cursor<'_>) -> Parse<'_, When> {
    let first = input.token().map_or(Class::DIGIT, |token| token.class);
    if first.any(Class::DIGIT.with(Class::MONTH)) {
        return alt((full, day_of_month)).parse(input);
    }
    if first.any(Class::WEEKDAY) {
        return alt((full, day_of_month, weekday_when)).parse(input);
    }
    if first.any(Class::DETERMINER.with(Class::ORDINAL_WORD).with(Class::NUMBER_WORD)) {
        return alt((full, day_of_month, named_day, weekday_when, deictic_when)).parse(input);
    }
    if first.any(Class::TIME_CUE) {
        return alt((deictic_when, named_day, weekday_when)).parse(input);
    }
    fail()
}

/// A clock time that begins with a figure or a name of its own; its zone may touch (`1430GMT`).
fn clock_and_zone(input: Cursor<'_>) -> Parse<'_, Clock> {
    let opens = |token: &Token| token.is(Class::DIGIT) || words!("noon midday midnight").has(token);
    match input.token() {
        Some(token) if !opens(token) => fail(),
        // After `1430` the zone or `hours` must follow; nearly all such figures are years.
        Some(token) if token.span.len() == 4 && input.plain().is_some() => {
            let zone = |next: &Token| {
                next.is(Class::WORD)
                    || token.touches(next)
                    || ["+", "-"].iter().any(|mark| next.is_mark(mark))
            };
            if input.second().is_some_and(zone) {
                chars(written_clock).parse(input)
            } else {
                fail()
            }
        }
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
    let (rest, clock) = in_the_part(rest, clock);
    on_a_day(rest, modifier, clock)
}

/// `4 o'clock in the afternoon`, `11 at night`: the half of the day, where the clock does not say.
fn in_the_part(input: Cursor<'_>, clock: Clock) -> (Cursor<'_>, Clock) {
    let part = alt((
        preceded(
            phrase!("in the"),
            table![
                ("morning", PartOfDay::Morning),
                ("afternoon", PartOfDay::Afternoon),
                ("evening", PartOfDay::Evening),
            ],
        ),
        value(PartOfDay::Night, phrase!("at night")),
    ))
    .parse(input);
    match part {
        Ok((rest, part)) => (rest, Clock { hour: hour_in(part, clock.hour), ..clock }),
        Err(_) => (input, clock),
    }
}

/// The hour of a day of 24 that the hour of a clock face is in that part of the day.
const fn hour_in(part: PartOfDay, hour: u8) -> u8 {
    match (part, hour) {
        (PartOfDay::Afternoon | PartOfDay::Evening, 1..=11) | (PartOfDay::Night, 6..=11) => {
            hour + 12
        }
        (PartOfDay::Night, 12) => 0,
        _ => hour,
    }
}

/// `5 in the morning`, `11 at night`, `at 7 this morning`
fn hour_of_part(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(hedge).parse(input)?;
    let (at, hour) = cardinal(rest)?;
    let hour = u8::try_from(hour).ok().filter(|hour| (1..=12).contains(hour));
    let Some(hour) = hour else { return fail() };
    // `killed 7 this morning` counts the dead.
    let timed = input.last().is_some_and(|before| {
        modifier.is_none() && words!("at by until till since from before after").has(before)
    });
    if (timed || modifier.is_some())
        && let Ok((rest, (when, part))) = part_of_today(at)
    {
        let clock = Clock { hour: hour_in(part, hour), minute: 0, zone: None };
        return Ok((
            rest,
            Expr::Point(Point { modifier, clock: Some(clock), ..Point::from(when) }),
        ));
    }
    let (rest, clock) = in_the_part(at, Clock { hour, minute: 0, zone: None });
    if rest.position() == at.position() {
        return fail();
    }
    on_a_day(rest, modifier, clock)
}

/// `half past six`, `a quarter to nine`
fn half_past(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(hedge).parse(input)?;
    let (rest, (minutes, hour)) = (
        alt((
            value(30, phrase!("half past")),
            value(15, (opt(word!("a")), phrase!("quarter past"))),
            value(-15, (opt(word!("a")), phrase!("quarter to"))),
        )),
        cardinal,
    )
        .parse(rest)?;
    let Some(hour) = i32::try_from(hour).ok().filter(|hour| (1..=12).contains(hour)) else {
        return fail();
    };
    let at = (hour * 60 + minutes).rem_euclid(24 * 60).cast_unsigned();
    let clock = Clock { hour: (at / 60) as u8, minute: (at % 60) as u8, zone: None };
    let (rest, clock) = in_the_part(rest, clock);
    on_a_day(rest, modifier, clock)
}

/// The day after a clock time, where the words have one: `on Sunday`.
fn on_a_day(input: Cursor<'_>, modifier: Option<Modifier>, clock: Clock) -> Parse<'_, Expr> {
    // `6 a.m. that day`, `3 a.m. the following morning`; a clock time of `that night` is of the day it began.
    let told = (shift, alt((word!("day"), value((), part_of_day))))
        .map(|(shift, ())| (When::Anaphor { unit: Unit::Day, shift }, None));
    let whole = (a_day, opt(part_of_day));
    let (rest, day) =
        opt(preceded((opt(mark(',')), opt(word!("on"))), alt((whole, told)))).parse(input)?;
    let (when, part) = day.unwrap_or((When::Unsaid, None));
    // `3 o'clock yesterday afternoon`
    let clock = match part {
        Some(part) => Clock { hour: hour_in(part, clock.hour), ..clock },
        None => clock,
    };
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

/// `the night of 14-15 March`, `the morning of April 5`, `the early hours of Sunday`, `dawn on Friday`, `overnight Monday`,
/// `overnight (Monday-Tuesday)`
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
                    value((), (word!("pre"), hyphen, phrase!("dawn hours"))),
                )),
            ),
        ),
        value(PartOfDay::Evening, (opt(word!("the")), phrase!("late hours"))),
        (
            opt((any!("late early"), word!("in"))),
            opt(word!("the")),
            opt(any!("late early")),
            part_of_day,
            opt(word!("hours")),
        )
            .map(|(_, _, _, part, _)| part),
    ));
    let (rest, part) = hours.parse(input)?;
    let (rest, _) = opt(alt((any!("of on into from between"), mark(',')))).parse(rest)?;
    let bracketed = delimited(mark('('), weekday_span, mark(')'));
    if let Ok((rest, (mut from, to))) = alt((range, weekday_span, bracketed)).parse(rest)
        && part == PartOfDay::Night
    {
        from.part = Some(part);
        return Ok((rest, Expr::Range(from, to)));
    }
    let (rest, when) = a_day(rest)?;
    Ok((rest, Expr::Point(Point { part: Some(part), ..Point::from(when) })))
}

/// `Tuesday night into Wednesday`
fn night_into(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, (from, part, (), to)) =
        (a_day, part_of_day, any!("into to"), terminated(a_day, opt(any!("morning"))))
            .parse(input)?;
    if !matches!(part, PartOfDay::Night | PartOfDay::Evening) {
        return fail();
    }
    Ok((rest, Expr::Range(Point { part: Some(PartOfDay::Night), ..Point::from(from) }, to.into())))
}

/// `tonight`, `last night`, `this morning`, `later this afternoon`, `early this morning`
fn this_morning(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(alt((
        value(Modifier::End, any!("later late")),
        value(Modifier::Start, any!("earlier early")),
    )))
    .parse(input)?;
    let (rest, (when, part)) = part_of_today(rest)?;
    Ok((rest, Expr::Point(Point { modifier, part: Some(part), ..Point::from(when) })))
}

/// `tonight`, `last night`, `this morning`, as the day and its part.
fn part_of_today(input: Cursor<'_>) -> Parse<'_, (When, PartOfDay)> {
    alt((
        value((When::Today(0), PartOfDay::Night), word!("tonight")),
        value((When::Today(-1), PartOfDay::Night), phrase!("last night")),
        value((When::Today(-1), PartOfDay::Evening), phrase!("last evening")),
        preceded(word!("this"), part_of_day).map(|part| (When::Today(0), part)),
    ))
    .parse(input)
}

/// `overnight`, `the overnight raid`: the night that ended on the day of writing.
fn overnight(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, the) = opt(word!("the")).parse(input)?;
    let (rest, ()) = word!("overnight").parse(rest)?;
    // `the overnight train` runs every night.
    if the.is_some() && !rest.sees(FOUGHT) {
        return fail();
    }
    Ok((rest, Expr::Point(Point { part: Some(PartOfDay::Night), ..Point::from(When::Overnight) })))
}

/// What is done by night.
const FOUGHT: &Words = words!(
    "attack attacks raid raids assault assaults fighting battle battles march marches marched bombing bombings \
     patrol patrols operation operations ambush ambushes combat strike strikes shelling airstrike airstrikes \
     sortie sorties landing landings fire"
);

/// `at night`, `by night`, `in daytime`, `a night raid`: what any day has, and no day of its own.
fn any_night(input: Cursor<'_>) -> Parse<'_, Expr> {
    let before = input.last().filter(|before| before.is(Class::WORD));
    let (rest, part) =
        table![("night", "TNI"), ("nighttime", "TNI"), ("daytime", "TDT")].parse(input)?;
    let clear = part == "TDT" || input.sees(words!("nighttime"));
    let of_any = before.is_some_and(|before| words!("at by").has(before));
    let (noun, _) = opt(hyphen).parse(rest)?;
    // `the night attack` is one that was told of, and `Friday night fighting` is Friday's.
    let dated = before.is_some_and(|before| {
        before.is(Class::WEEKDAY) || words!("the that last this same next").has(before)
    });
    if clear || of_any || noun.sees(FOUGHT) && !dated {
        Ok((rest, Expr::AnyDay(part)))
    } else {
        fail()
    }
}

/// Whether the words are `the night` of `the night before the vote`; `in the evening after talks` is an evening of its own.
pub(super) fn counts_from_event(input: Cursor<'_>, rest: Cursor<'_>) -> bool {
    let inside = input.last().is_some_and(|before| words!("in during by").has(before));
    input.sees(words!("the"))
        && rest.sees(words!("before after following"))
        && rest.names_next()
        && !inside
}

/// `dawn`, `mid afternoon`, `the morning`, of a day that the words leave out.
fn part_alone(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, _) =
        opt(alt((word!("the"), value((), (word!("mid"), opt(hyphen)))))).parse(input)?;
    // `the overnight raid` is of the night that ended today.
    if word!("overnight").parse(rest).is_ok_and(|(rest, ())| rest.sees(FOUGHT)) {
        return fail();
    }
    let (rest, part) = part_of_day(rest)?;
    if counts_from_event(input, rest) {
        return fail();
    }
    Ok((rest, Expr::Point(Point { part: Some(part), ..Point::from(When::Unsaid) })))
}
