//! Years, decades, centuries, seasons and quarters.
//!
//! Examples, which are also the tests: `corpus/en/calendar.md`.

use dateline_text::kit::digits;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map_opt, opt, value};
use nom::sequence::{preceded, terminated};

use super::calendar::{of_year, point};
use super::date::{any_year, year};
use super::lexeme::{comma_or_of, edge, season, which};
use super::{Rule, figures as written, rules};
use crate::expr::{Expr, Point, Unit, When, Which};
use crate::lang::cursor::{
    Cursor, Miss, Parse, any, boundary, cardinal, chars, clitic, dash, fail, figures, hyphen, mark,
    ordinal, phrase, table, word, words,
};
use crate::{Day, Modifier};
pub(super) const RULES: &[Rule] = rules![
    year_alone @ YEAR | SPELLED | MARK | EDGE | FISCAL; UNIT + YEAR | SPELLED; THE + EDGED | FISCAL | UNIT,
    year_range @ YEAR + HYPHEN | STOP; THE + YEAR | UNIT,
    decade @ DECADE | MARK | EDGE; THE + DECADE | YEAR | AGE | MARK | EDGED | ORDINAL,
    century @ ORDINAL | EDGE; THE + ORDINAL | SPELLED | EDGED,
    season_of @ SEASON | EDGE; WHICH | THIS + SEASON | COMING | PAST; THE + SEASON | THIS | WHICH | EDGED,
    latest_quarter @ THE | THAT + UNIT | RECENT | LATEST,
    year_ago_period @ UNIT + HYPHEN; THE + UNIT | LATEST,
    quarter_number @ FISCAL; YEAR + FISCAL,
    quarter @ FISCAL; WHICH | THIS + UNIT; YEAR | ORDINAL + ORDINAL | FISCAL | HYPHEN | UNIT; THE + YEAR | MARK | WHICH | THIS | FISCAL | ORDINAL,
    half_year @ ORDINAL; THE + ORDINAL | FINAL,
];

/// `2014`, `early 1990`, `the end of 2003`, `fiscal 1989`, `the year 2000`, `'88`
fn year_alone(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, modifier) = opt(edge).parse(input)?;
    let (rest, named) = opt((opt(word!("the")), any!("fiscal year calendar"))).parse(rest)?;
    let (rest, (year, short)) = match any_year(rest) {
        Err(_) if named.is_some() => year_two_thousand.map(|year| (year, false)).parse(rest)?,
        read => read?,
    };
    let bare = rest.position() == input.position() + 4;
    let part = matches!(modifier, Some(Modifier::Start | Modifier::Mid | Modifier::End));
    if super::ahead::year_counts(input, rest, year, part)
        || short && modifier.is_none() && !bare && rest.ahead().is_some_and(char::is_alphabetic)
    {
        return fail();
    }
    Ok((rest, point(When::Year { year, short }, modifier)))
}

/// `two thousand`, `two thousand and three`, of `the year two thousand`
fn year_two_thousand(input: Cursor<'_>) -> Parse<'_, i32> {
    let spelled = input.sees(words!("two"));
    match cardinal(input) {
        Ok((rest, year @ 2000..=2099)) if spelled => Ok((rest, year as i32)),
        _ => fail(),
    }
}

/// `1990-91`, `1939-1945`, `2015 to 2018`
fn year_range(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, _) = opt((opt(word!("the")), opt(word!("years")))).parse(input)?;
    let (rest, from) = terminated(year, alt((dash, mark('/')))).parse(rest)?;
    let (rest, to) = alt((year, short_end(from))).parse(rest)?;
    if to <= from || to - from > 500 || super::ahead::year_counts(input, rest, to, false) {
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
        || of_year.is_some()
        || rest.sees(super::guard::CAMPAIGN);
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

/// `Q3 2024`, `Q3 of 2024`, `2024 Q3`, `Q1 of this year`
fn quarter_number(input: Cursor<'_>) -> Parse<'_, Expr> {
    let number = || table![("Q1", 1), ("Q2", 2), ("Q3", 3), ("Q4", 4)];
    let year = || any_year.map(|(year, _)| year);
    let of_year = preceded(opt(word!("of")), terminated(which, word!("year")));
    let after = alt((
        preceded(opt(comma_or_of), year()).map(|year| (Some(year), None)),
        of_year.map(|which| (None, Some(which))),
    ));
    let (rest, (number, (year, which))) = alt((
        (number(), after),
        (year(), number()).map(|(year, number)| (number, (Some(year), None))),
    ))
    .parse(input)?;
    Ok((rest, Expr::point(When::Quarter { number, year, which })))
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
