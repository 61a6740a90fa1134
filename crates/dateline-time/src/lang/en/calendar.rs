//! Days by the calendar, with or without their year, alone, in lists and in ranges.
//!
//! Examples, which are also the tests: `corpus/en/calendar.md`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::sequence::{preceded, terminated};

use super::date::{day_month, day_number, month, named_date, weekday, year};
use super::lexeme::{edge, nearly, which};
use super::relative::any_which;
use super::{Rule, figures as written, rules};
use crate::expr::{Expr, Point, When, Which};
use crate::grammar::{compact, iso, numeric};
use crate::lang::cursor::{
    Cursor, Parse, any, boundary, dash, fail, figures, mark, ordinal, word, words,
};
use crate::{Day, Modifier};

pub(super) const RULES: &[Rule] = rules![
    full_date @ YEAR | GLUED | PARTED | WEEKDAY; MONTH + DAYS; DAY + MONTH | JOINT | HYPHEN | STOP; THE + DAY,
    military_date @ GLUED,
    day_and_month @ PARTED | WEEKDAY | EDGE; MONTH + DAYS; DAY | ORDINAL + MONTH | JOINT | HYPHEN; WHICH + MONTH; THIS + COMING | PAST | MONTH; THE + DAY | ORDINAL | EDGED,
    days_of_month @ PARTED; MONTH + DAYS; DAY + JOINT | COMMA; THE + DAY,
    day_range @ PARTED; MONTH + DAYS; DAY + MONTH | JOINT | HYPHEN | COMMA | STOP; THE + DAY,
    day_only @ THE + DAY | ORDINAL,
];

pub(super) fn point(when: When, modifier: Option<Modifier>) -> Expr {
    Expr::Point(Point { modifier, ..Point::from(when) })
}

/// `2024-07-25`, `24 January, 2024`, `August 29th, 2024`, `16 NOV 89`, `Thursday, July 25, 2024`
pub(super) fn full(input: Cursor<'_>) -> Parse<'_, When> {
    let (rest, _) = opt(terminated(weekday, opt(mark(',')))).parse(input)?;
    alt((
        figures(iso).map(|day| When::Day { day, short: false }),
        figures(numeric).map(|day| When::Day { day, short: false }),
        figures(compact).map(|day| When::Day { day, short: false }),
        named_date.map(|(day, short)| When::Day { day, short }),
    ))
    .parse(rest)
}

fn full_date(input: Cursor<'_>) -> Parse<'_, Expr> {
    full.map(Expr::point).parse(input)
}

/// `251430ZJUL24`
fn military_date(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, (day, clock)) = figures(written::military).parse(input)?;
    let when = When::Day { day, short: false };
    Ok((rest, Expr::Point(Point { clock: Some(clock), ..Point::from(when) })))
}

/// `last year`, `of that year`, `this year` after a day and month.
pub(super) fn of_year(input: Cursor<'_>) -> Parse<'_, Which> {
    preceded(opt(alt((mark(','), word!("of")))), terminated(which, word!("year"))).parse(input)
}

/// `July 16`, `Thursday, July 16`, `last July 16`, `16th of July last year`, `March eighth`
pub(super) fn day_of_month(input: Cursor<'_>) -> Parse<'_, When> {
    let (rest, which) = opt(any_which).parse(input)?;
    let (rest, weekday) =
        opt(terminated(weekday, opt(alt((mark(','), word!("the")))))).parse(rest)?;
    let spelled = (month, ordinal).map(|(month, day)| (month, u32::try_from(day).unwrap_or(0)));
    let the_ordinal = (opt(word!("the")), ordinal, word!("of"), month)
        .map(|(_, day, (), month)| (month, u32::try_from(day).unwrap_or(0)));
    let start = rest;
    let (rest, (month, day)) = alt((day_month, spelled, the_ordinal)).parse(rest)?;
    // A leap year has every day of every month.
    if Day::from_ymd_opt(2000, month, day).is_none() {
        return fail();
    }
    let numbered = rest.since(input).ends_with(|c: char| c.is_ascii_digit());
    if numbered && super::ahead::counts_in_month(start, rest) {
        return fail();
    }
    // `Feb. 29, 2023` is no day at all.
    let wrong = day == 29 && preceded(opt(mark(',')), year).parse(rest).is_ok();
    if wrong {
        return fail();
    }
    let (rest, year) = opt(of_year).parse(rest)?;
    Ok((rest, When::DayMonth { month, day, weekday, which, year }))
}

fn day_and_month(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(alt((edge, nearly))).parse(input)?;
    day_of_month.map(|when| point(when, modifier)).parse(rest)
}

/// `July 16 and 25`, `16 and 25 July`, `3, 9 and 12 May 2019`: each day is an expression of its own.
fn days_of_month(input: Cursor<'_>) -> Parse<'_, Expr> {
    const MOST: usize = 8;
    let at = |rest: Cursor<'_>| rest.position() - input.position();
    let next = |rest| {
        let joint = alt((value((), (mark(','), opt(word!("and")))), any!("and or")));
        preceded(joint, spanned_day).parse(rest)
    };
    let (rest, first_month) = opt(month).parse(input)?;
    let (mut rest, (first, length)) = spanned_day(rest)?;
    let mut days = vec![(
        if first_month.is_some() { 0..at(rest) } else { at(rest) - length..at(rest) },
        first,
    )];
    while days.len() < MOST
        && let Ok((after, (day, length))) = next(rest)
        && !super::ahead::counts_in_month(input, after)
    {
        days.push((at(after) - length..at(after), day));
        rest = after;
    }
    if days.len() < 2 {
        return fail();
    }
    let (rest, month) = match first_month {
        Some(month) => {
            // `July 16, 25 July`: the second day has a month of its own; `July 25, 10 a.m.`, a clock time.
            if alt((value((), crate::lang::en::date::month), mark(':'))).parse(rest).is_ok() {
                return fail();
            }
            (rest, month)
        }
        None => preceded(opt(word!("of")), crate::lang::en::date::month).parse(rest)?,
    };
    let (rest, year) = opt(preceded(opt(mark(',')), year)).parse(rest)?;
    if first_month.is_none() || year.is_some() {
        // The month, and the year, belong to the last day's words.
        if let Some(last) = days.last_mut() {
            last.0.end = at(rest);
        }
    }
    let mut points = Vec::with_capacity(days.len());
    for (bytes, day) in days {
        let when = match year {
            Some(year) => match Day::from_ymd_opt(year, month, day) {
                Some(day) => When::Day { day, short: false },
                None => return fail(),
            },
            None if Day::from_ymd_opt(2000, month, day).is_some() => {
                When::DayMonth { month, day, weekday: None, which: None, year: None }
            }
            None => return fail(),
        };
        points.push((bytes, Point::from(when)));
    }
    Ok((rest, Expr::Several(points)))
}

/// A day number with the length of its digits and suffix.
fn spanned_day(input: Cursor<'_>) -> Parse<'_, (u32, usize)> {
    let (rest, day) = preceded(opt(word!("the")), day_number).parse(input)?;
    Ok((rest, (day, rest.since(input).trim_start().len())))
}

/// `14-15 March`, `July 16-18, 2024`, `16 to 18 July`, `between July 16 and 18`, `July 30 - August 2`
pub(super) fn range(input: Cursor<'_>) -> Parse<'_, (Point, Point)> {
    let joint =
        || alt((value(false, dash), value(true, any!("to through")), value(false, mark('/'))));
    let (rest, first_month) = opt(month).parse(input)?;
    let (rest, first) = preceded(opt(word!("the")), day_number).parse(rest)?;
    let (rest, own_month) = if first_month.is_none() {
        opt(preceded(opt(word!("of")), month)).parse(rest)?
    } else {
        (rest, first_month)
    };
    let (rest, worded) = preceded(opt(mark(',')), joint()).parse(rest)?;
    let (rest, (second, second_month)) = alt((
        (month, day_number).map(|(month, day)| (day, Some(month))),
        (preceded(opt(word!("the")), day_number), opt(preceded(opt(word!("of")), month))),
    ))
    .parse(rest)?;
    let (Some(month), Some(last_month)) = (own_month.or(second_month), second_month.or(own_month))
    else {
        return fail();
    };
    // `from August 26 to October 20` names two dates.
    let apart = worded && own_month.is_some() && second_month.is_some();
    let numbered = rest.since(input).ends_with(|c: char| c.is_ascii_digit());
    let counts = numbered && super::ahead::counts_in_month(input, rest);
    if apart || boundary(rest).is_err() || counts {
        return fail();
    }
    let (rest, year) = opt(preceded(opt(mark(',')), year)).parse(rest)?;
    let when = |month: u32, day: u32, year: Option<i32>| match year {
        Some(year) => {
            Day::from_ymd_opt(year, month, day).map(|day| When::Day { day, short: false })
        }
        None => Day::from_ymd_opt(2000, month, day).map(|_| When::DayMonth {
            month,
            day,
            weekday: None,
            which: None,
            year: None,
        }),
    };
    // `December 30 - January 2, 2020` begins in the year before.
    let first_year = year.map(|year| if month > last_month { year - 1 } else { year });
    match (when(month, first, first_year), when(last_month, second, year)) {
        (Some(from), Some(to)) if month != last_month || first < second => {
            Ok((rest, (from.into(), to.into())))
        }
        _ => fail(),
    }
}

fn day_range(input: Cursor<'_>) -> Parse<'_, Expr> {
    range.map(|(from, to)| Expr::Range(from, to)).parse(input)
}

/// `the 12th`, where no noun follows that it would count; `the 12th of this month`.
fn day_only(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, ()) = word!("the").parse(input)?;
    let (rest, day) = figures(dateline_text::kit::ordinal).parse(rest)?;
    let of_month = (word!("of"), which, word!("month")).map(|((), which, ())| which);
    if let (Ok(day @ 1..=31), Ok((rest, which))) = (u32::try_from(day), { of_month }.parse(rest)) {
        return Ok((rest, Expr::point(When::DayOfMonth { day, which })));
    }
    let alone = match rest.first() {
        Some(after) if after.is_alphanumeric() => {
            rest.sees(words!(
                "and to at in when after before with by as but it he she they we the a an was were had there"
            ))
        }
        after => !matches!(after, Some('-' | '‐' | '–' | '"' | '“' | '\'' | '’')),
    };
    match u32::try_from(day) {
        Ok(day @ 1..=31) if alone => Ok((rest, Expr::point(When::DayOnly(day)))),
        _ => fail(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_are_read_in_pieces() {
        // A list without a month is given up after a few numbers, so that a page of numbers stays linear.
        let numbers = "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ".repeat(1000);
        let tokens = dateline_text::tokenize(&numbers, &dateline_text::Vocabulary::new());
        let block = crate::lang::cursor::Block::new(&numbers, &tokens);
        assert!(days_of_month(block.at(0)).is_err());
    }
}
