//! Dates by the calendar: days, months, quarters, seasons, years, decades, as stated as the text makes them.
//!
//! Examples, which are also the tests: `corpus/en/calendar.md`.

use dateline_text::kit::digits;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map_opt, opt, value};
use nom::sequence::{preceded, terminated};

use super::date::{any_year, day_month, day_number, month, named_date, weekday, year};
use super::lexeme::{bound, comma_or_of, edge, season, which};
use super::{Rule, figures as written, rules};
use crate::expr::{Amount, Count, Expr, Point, Unit, When, Which};
use crate::grammar::{compact, iso, numeric};
use crate::lang::cursor::{
    Cursor, Miss, Parse, any, boundary, cardinal, chars, clitic, dash, fail, figures, hyphen, mark,
    ordinal, phrase, table, word, words,
};
use crate::{Day, Modifier};

pub(super) const RULES: &[Rule] = rules![
    full_date @ YEAR | GLUED | PARTED | WEEKDAY; MONTH + DAYS; DAY + MONTH | JOINT | HYPHEN | STOP; THE + DAY,
    military_date @ GLUED,
    day_and_month @ PARTED | WEEKDAY | EDGE; MONTH + DAYS; DAY | ORDINAL + MONTH | JOINT | HYPHEN; THIS + COMING | PAST; THE + DAY | ORDINAL | EDGED,
    days_of_month @ PARTED; MONTH + DAYS; DAY + JOINT | COMMA; THE + DAY,
    day_range @ PARTED; MONTH + DAYS; DAY + MONTH | JOINT | HYPHEN | COMMA | STOP; THE + DAY,
    day_only @ THE + DAY | ORDINAL,
    month_year @ EDGE; MONTH + YEAR | PARTED | JOINT | COMMA | POINT | HYPHEN | MARK | SPELLED; THE + EDGED,
    months_of_year @ MONTH + JOINT | HYPHEN | POINT,
    weeks_of_month @ THE + EDGE | ORDINAL | FINAL,
    month_alone @ MONTH | EDGE; WHICH | THIS + MONTH | COMING | PAST; THE + EDGED,
    year_alone @ YEAR | SPELLED | MARK | EDGE | FISCAL; THE + EDGED | FISCAL | UNIT,
    year_range @ YEAR + HYPHEN | STOP; THE + YEAR | UNIT,
    decade @ DECADE | MARK | EDGE; THE + DECADE | YEAR | AGE | MARK | EDGED | ORDINAL,
    century @ ORDINAL | EDGE; THE + ORDINAL | SPELLED | EDGED,
    season_of @ SEASON | EDGE; WHICH | THIS + SEASON | COMING | PAST; THE + SEASON | THIS | WHICH | EDGED,
    latest_quarter @ THE | THAT + UNIT | RECENT | LATEST,
    year_ago_period @ UNIT + HYPHEN; THE + UNIT | LATEST,
    quarter @ FISCAL; WHICH | THIS + UNIT; YEAR | ORDINAL + ORDINAL | FISCAL | HYPHEN | UNIT; THE + YEAR | MARK | WHICH | THIS | FISCAL | ORDINAL,
    half_year @ ORDINAL; THE + ORDINAL | FINAL,
];

fn point(when: When, modifier: Option<Modifier>) -> Expr {
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
fn of_year(input: Cursor<'_>) -> Parse<'_, Which> {
    preceded(opt(alt((mark(','), word!("of")))), terminated(which, word!("year"))).parse(input)
}

/// `July 16`, `Thursday, July 16`, `16th of July last year`, `March eighth`
pub(super) fn day_of_month(input: Cursor<'_>) -> Parse<'_, When> {
    let (rest, _) = opt(alt((phrase!("this coming"), phrase!("this past")))).parse(input)?;
    let (rest, weekday) =
        opt(terminated(weekday, opt(alt((mark(','), word!("the")))))).parse(rest)?;
    let spelled = (month, ordinal).map(|(month, day)| (month, u32::try_from(day).unwrap_or(0)));
    let the_ordinal = (opt(word!("the")), ordinal, word!("of"), month)
        .map(|(_, day, (), month)| (month, u32::try_from(day).unwrap_or(0)));
    let (rest, (month, day)) = alt((day_month, spelled, the_ordinal)).parse(rest)?;
    // A leap year has every day of every month.
    if Day::from_ymd_opt(2000, month, day).is_none() {
        return fail();
    }
    if rest.since(input).ends_with(|c: char| c.is_ascii_digit()) && super::guard::counts(rest) {
        // `in March 10 people died`: the number counts people, not days.
        return fail();
    }
    // `Feb. 29, 2023` is no day at all.
    let wrong = day == 29 && preceded(opt(mark(',')), year).parse(rest).is_ok();
    if wrong {
        return fail();
    }
    let (rest, year) = opt(of_year).parse(rest)?;
    Ok((rest, When::DayMonth { month, day, weekday, year }))
}

fn day_and_month(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(alt((edge, bound))).parse(input)?;
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
        && !super::guard::counts(after)
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
                When::DayMonth { month, day, weekday: None, year: None }
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
    if apart || boundary(rest).is_err() || super::guard::counts(rest) {
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

/// `the 12th`, where no noun follows that it would count.
fn day_only(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, ()) = word!("the").parse(input)?;
    let (rest, day) = figures(dateline_text::kit::ordinal).parse(rest)?;
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

/// `October 2023`, `early October, 2023`, `the end of October of 2023`, `Oct '23`
fn month_year(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(edge).parse(input)?;
    let (rest, month) = month(rest)?;
    let (rest, (year, _)) = preceded((opt(hyphen), comma_or_of), any_year).parse(rest)?;
    if super::guard::counts(rest) {
        return fail();
    }
    Ok((rest, point(When::MonthYear { month, year }, modifier)))
}

/// `August and September 1914`, `from March to June 2015`: the year is that of both.
fn months_of_year(input: Cursor<'_>) -> Parse<'_, Expr> {
    let at = |rest: Cursor<'_>| rest.position() - input.position();
    let (first_rest, first) = month(input)?;
    let mut joint = alt((any!("and or to through until"), dash));
    let (second, ()) = joint.parse(first_rest)?;
    let (rest, (last, (year, short))) = (month, preceded(comma_or_of, any_year)).parse(second)?;
    if short || super::guard::counts(rest) || last <= first {
        return fail();
    }
    let when = |month| Point::from(When::MonthYear { month, year });
    Ok((
        rest,
        Expr::Several(vec![
            (0..at(first_rest), when(first)),
            (at(rest) - rest.since(second).trim_start().len()..at(rest), when(last)),
        ]),
    ))
}

/// `the last week of August`, `the first ten days of May 2008`
fn weeks_of_month(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, modifier) = preceded(
        word!("the"),
        alt((
            value(Modifier::Start, any!("first opening early")),
            value(Modifier::Mid, any!("second third middle")),
            value(Modifier::End, any!("last final closing fourth")),
        )),
    )
    .parse(input)?;
    let (rest, count) = opt(cardinal).parse(rest)?;
    let single = super::lexeme::unit_singular(rest).is_ok();
    let (rest, unit) = super::lexeme::unit(rest)?;
    let (rest, ()) = word!("of").parse(rest)?;
    let count = match count {
        Some(count) => super::lexeme::exactly(count),
        None if single => Count::Exactly(1),
        None => Count::Some,
    };
    let months = (month, opt(preceded(comma_or_of, any_year))).map(|(month, year)| match year {
        Some((year, _)) => When::MonthYear { month, year },
        None => When::Month { month, which: None, of_year: None },
    });
    let (rest, when) =
        alt((months, any_year.map(|(year, short)| When::Year { year, short }))).parse(rest)?;
    let whole = if matches!(when, When::Year { .. }) { Unit::Year } else { Unit::Month };
    if unit >= whole || super::guard::counts(rest) {
        return fail();
    }
    let of = Point { modifier: Some(modifier), ..Point::from(when) };
    if unit == Unit::Day && single {
        return Ok((rest, Expr::Point(of)));
    }
    let amount = Amount { count, half: false, unit, modifier: None };
    Ok((rest, Expr::Part { amount, of }))
}

/// `October`, `mid-October`, `last October`, `October last year`, `this past October`
fn month_alone(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(edge).parse(input)?;
    let (rest, which) = opt(alt((
        value(Which::Last, phrase!("this past")),
        value(Which::Next, phrase!("this coming")),
        which,
    )))
    .parse(rest)?;
    let (rest, month) = month(rest)?;
    let (rest, of_year) = opt(of_year).parse(rest)?;
    Ok((rest, point(When::Month { month, which, of_year }, modifier)))
}

/// `2014`, `early 1990`, `the end of 2003`, `fiscal 1989`, `the year 2000`, `'88`
fn year_alone(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(edge).parse(input)?;
    let (rest, _) = opt((opt(word!("the")), any!("fiscal year calendar"))).parse(rest)?;
    let (rest, (year, short)) = any_year(rest)?;
    let bare = rest.position() == input.position() + 4;
    if super::guard::counts(rest)
        || short && modifier.is_none() && !bare && rest.ahead().is_some_and(char::is_alphabetic)
    {
        return fail();
    }
    Ok((rest, point(When::Year { year, short }, modifier)))
}

/// `1990-91`, `1939-1945`, `2015 to 2018`
fn year_range(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, _) = opt((opt(word!("the")), opt(word!("years")))).parse(input)?;
    let (rest, from) = terminated(year, alt((dash, mark('/')))).parse(rest)?;
    let (rest, to) = alt((year, short_end(from))).parse(rest)?;
    if to <= from || to - from > 500 || super::guard::counts(rest) {
        return fail();
    }
    let when = |year| Point::from(When::Year { year, short: false });
    Ok((rest, Expr::Range(when(from), when(to))))
}

/// The `91` of `1990-91`: of the century of the year before it.
fn short_end<'t>(from: i32) -> impl Parser<Cursor<'t>, Output = i32, Error = Miss> {
    let two = figures(|tail| digits(2, 2).parse(tail));
    map_opt(terminated(two, boundary), move |end: u32| {
        i32::try_from(end).ok().map(|end| from / 100 * 100 + end)
    })
}

/// `the 1980s`, `the late 1970s`, `the '80s`, `the nineties`
fn decade(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, _) = opt(alt((
        phrase!("the first half of"),
        phrase!("the last half of"),
        phrase!("the second half of"),
    )))
    .parse(input)?;
    let (rest, modifier) = opt(edge).parse(rest)?;
    let (rest, _) = opt(word!("the")).parse(rest)?;
    let named = table![
        ("twenties", 1920),
        ("thirties", 1930),
        ("forties", 1940),
        ("fifties", 1950),
        ("sixties", 1960),
        ("seventies", 1970),
        ("eighties", 1980),
        ("nineties", 1990),
    ];
    let (rest, start) = alt((chars(written::decade), named)).parse(rest)?;
    // `in his thirties` is an age; a decade in words has its article.
    let spelled = rest.since(input).ends_with("ties");
    if spelled && !input.sees(words!("the")) {
        return fail();
    }
    Ok((rest, point(When::Decade(start), modifier)))
}

/// `the 20th century`, `the late nineteenth century`
fn century(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(edge).parse(input)?;
    let (rest, number) = preceded(opt(word!("the")), ordinal).parse(rest)?;
    let (rest, ()) = preceded(opt(hyphen), any!("century centuries")).parse(rest)?;
    match i32::try_from(number) {
        Ok(number @ 1..=30) => Ok((rest, point(When::Century(number), modifier))),
        _ => fail(),
    }
}

/// `the summer of 2014`, `last winter`, `this past spring`, `summer 1916`, `early summer`
fn season_of(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(edge).parse(input)?;
    let (rest, article) = opt(word!("the")).parse(rest)?;
    let (rest, early) = opt(edge).parse(rest)?;
    let (rest, which) = opt(alt((
        value(Which::Last, phrase!("this past")),
        value(Which::Next, phrase!("this coming")),
        which,
    )))
    .parse(rest)?;
    let start = rest;
    let (rest, season) = season(rest)?;
    let (rest, year) = opt(preceded(comma_or_of, any_year)).parse(rest)?;
    let (rest, of_year) = if year.is_none() { opt(of_year).parse(rest)? } else { (rest, None) };
    // `fall` and `spring` are verbs and springs; they need an article, a year, or `last`.
    let known = article.is_some()
        || which.is_some()
        || year.is_some()
        || modifier.is_some()
        || of_year.is_some();
    let read = rest.since(start).trim_start();
    let fall = read.eq_ignore_ascii_case("fall");
    let verb = fall || read.eq_ignore_ascii_case("spring");
    let of = verb && rest.sees(words!("of"));
    if verb && !known || of || fall && article.is_some() && year.is_none() && which.is_none() {
        return fail();
    }
    Ok((
        rest,
        point(
            When::Season { season, year: year.map(|(year, _)| year), which: which.or(of_year) },
            modifier.or(early),
        ),
    ))
}

/// `the third quarter`, `fourth-quarter`, `the third quarter of 1990`, `this year's third quarter`, `the first quarter of last year`
fn quarter(input: Cursor<'_>) -> Parse<'_, Expr> {
    let year_first = terminated(any_year.map(|(year, _)| year), opt(phrase!("fiscal")));
    let possessive = (which, word!("year"), alt((clitic, value((), opt(word!("fiscal"))))))
        .map(|(which, (), ())| which);
    let (rest, article) = opt(word!("the")).parse(input)?;
    let (rest, (year, of)) = alt((
        year_first.map(|y| (Some(y), None)),
        possessive.map(|w| (None, Some(w))),
        value((None, None), opt(word!("fiscal"))),
    ))
    .parse(rest)?;
    let (rest, _) = opt(hyphen).parse(rest)?;
    let (rest, number) = ordinal(rest)?;
    let (rest, joint) = opt(hyphen).parse(rest)?;
    let (rest, _) = opt(word!("fiscal")).parse(rest)?;
    let (rest, ()) = word!("quarter").parse(rest)?;
    // `the third-quarter loss`: the article is the loss's.
    if article.is_some() && joint.is_some() {
        return fail();
    }
    // `a quarter final`, `the third quarter of the game`: scores, not seasons.
    let (rest, tail) = opt(alt((
        preceded((opt(word!("of")), opt(word!("fiscal"))), any_year)
            .map(|(year, _)| (Some(year), None)),
        preceded(opt(word!("of")), terminated(which, word!("year")))
            .map(|which| (None, Some(which))),
    )))
    .parse(rest)?;
    let (year, which) = match tail {
        Some((tail_year, tail_which)) => (year.or(tail_year), of.or(tail_which)),
        None => (year, of),
    };
    match u32::try_from(number) {
        Ok(number @ 1..=4) => Ok((rest, Expr::point(When::Quarter { number, year, which }))),
        _ => fail(),
    }
}

/// `the quarter`, `the latest quarter`: the one that the text tells of, else the last that is over.
fn latest_quarter(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, _) = (
        any!("the that"),
        opt(alt((any!("latest recent"), phrase!("most recent")))),
        word!("quarter"),
    )
        .parse(input)?;
    // `the quarter of the city`, `the quarter final`
    if rest.sees(words!("of final finals century mile where in")) || rest.ahead() == Some('-') {
        return fail();
    }
    Ok((rest, Expr::point(When::Told { unit: Unit::Quarter, years: 0 })))
}

/// `year-earlier`, `the year-ago quarter`: the period told of, a year before.
fn year_ago_period(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, the) = opt(preceded(word!("the"), opt(word!("comparable")))).parse(input)?;
    let (rest, _) = (word!("year"), hyphen, any!("ago earlier")).parse(rest)?;
    let (rest, period) = opt(preceded(opt(ordinal), any!("quarter period"))).parse(rest)?;
    if the.is_some() && period.is_none() {
        return fail();
    }
    Ok((rest, Expr::point(When::Told { unit: Unit::Quarter, years: -1 })))
}

/// `the first half of 2003`, `the second half of the year`
fn half_year(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, number) =
        preceded(opt(word!("the")), alt((ordinal, value(2, word!("last"))))).parse(input)?;
    let (rest, _) = (word!("half"), word!("of")).parse(rest)?;
    let (rest, year) = any_year.map(|(year, _)| year).parse(rest)?;
    let day = |month, day| {
        Day::from_ymd_opt(year, month, day).map(|day| Point::from(When::Day { day, short: false }))
    };
    let (from, to) = match number {
        1 => (day(1, 1), day(6, 30)),
        2 => (day(7, 1), day(12, 31)),
        _ => return fail(),
    };
    match (from, to) {
        (Some(from), Some(to)) => Ok((rest, Expr::Range(from, to))),
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
