//! Words that the rules share: units, amounts, modifiers, seasons, parts of the day.

use dateline_text::Parse;
use dateline_text::kit::{boundary, cardinal, hyphen, mark, space};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, peek, value};
use nom::sequence::preceded;

use crate::expr::{Amount, Count, Season, Unit, Which};
use crate::grammar::{fail, short_year, year};
use crate::lang::en::words::{phrase, table, word};
use crate::{Modifier, PartOfDay};

const SINGULAR: &[(&str, Unit)] = &[
    ("minute", Unit::Minute),
    ("hour", Unit::Hour),
    ("day", Unit::Day),
    ("week", Unit::Week),
    ("fortnight", Unit::Fortnight),
    ("month", Unit::Month),
    ("year", Unit::Year),
    ("decade", Unit::Decade),
    ("century", Unit::Century),
    ("millennium", Unit::Millennium),
];

const PLURAL: &[(&str, Unit)] = &[
    ("seconds", Unit::Second),
    ("minutes", Unit::Minute),
    ("mins", Unit::Minute),
    ("hours", Unit::Hour),
    ("hrs", Unit::Hour),
    ("days", Unit::Day),
    ("nights", Unit::Day),
    ("weeks", Unit::Week),
    ("fortnights", Unit::Fortnight),
    ("months", Unit::Month),
    ("quarters", Unit::Quarter),
    ("years", Unit::Year),
    ("yrs", Unit::Year),
    ("decades", Unit::Decade),
    ("centuries", Unit::Century),
    ("millennia", Unit::Millennium),
];

/// `day`, `week`; a lone `second` is an ordinal far more often.
pub(super) fn unit_singular(input: &str) -> Parse<'_, Unit> {
    table(SINGULAR).parse(input)
}

/// `days`, `weeks`
pub(super) fn unit_plural(input: &str) -> Parse<'_, Unit> {
    table(PLURAL).parse(input)
}

/// `day` or `days`
pub(super) fn unit(input: &str) -> Parse<'_, Unit> {
    alt((unit_plural, unit_singular)).parse(input)
}

/// `last`, `this`, `next` and the words that stand for them.
pub(super) fn which(input: &str) -> Parse<'_, Which> {
    const WORDS: &[(&str, Which)] = &[
        ("last", Which::Last),
        ("past", Which::Last),
        ("previous", Which::Last),
        ("this", Which::This),
        ("current", Which::This),
        ("next", Which::Next),
        ("coming", Which::Next),
        ("upcoming", Which::Next),
    ];
    table(WORDS).parse(input)
}

/// `more than`, `almost`: a bound before an amount.
pub(super) fn bound(input: &str) -> Parse<'_, Modifier> {
    alt((
        value(Modifier::EqualOrLess, phrase("no more than")),
        value(Modifier::EqualOrMore, phrase("no less than")),
        value(Modifier::EqualOrMore, phrase("no fewer than")),
        value(Modifier::EqualOrMore, phrase("at least")),
        value(Modifier::EqualOrLess, phrase("at most")),
        value(Modifier::MoreThan, phrase("a little more than")),
        value(Modifier::MoreThan, phrase("more than")),
        value(Modifier::LessThan, phrase("less than")),
        value(Modifier::LessThan, phrase("fewer than")),
        value(Modifier::EqualOrLess, phrase("up to")),
        value(Modifier::EqualOrLess, phrase("as long as")),
        table(&[
            ("over", Modifier::MoreThan),
            ("under", Modifier::LessThan),
            ("nearly", Modifier::LessThan),
            ("almost", Modifier::LessThan),
            ("about", Modifier::Approx),
            ("around", Modifier::Approx),
            ("roughly", Modifier::Approx),
            ("approximately", Modifier::Approx),
            ("some", Modifier::Approx),
        ]),
    ))
    .parse(input)
}

fn half(input: &str) -> Parse<'_, ()> {
    let (rest, ()) =
        alt((phrase("and a half"), phrase("and one half"), phrase("and half"))).parse(input)?;
    Ok((rest, ()))
}

/// `1/2` or `½` after a whole number.
fn fraction(input: &str) -> Parse<'_, ()> {
    let (rest, _) = space(input)?;
    match rest.strip_prefix("1/2").or_else(|| rest.strip_prefix('½')) {
        Some(rest) => boundary(rest),
        None => fail(input),
    }
}

/// `three`, `a few`, `a couple of`, as a count and whether half a unit is to be added.
fn count(input: &str) -> Parse<'_, (Count, bool)> {
    alt((
        value((Count::Exactly(2), false), (phrase("a couple"), opt(word("of")))),
        value((Count::Exactly(2), false), (word("couple"), word("of"))),
        value((Count::Some, false), phrase("a few")),
        value((Count::Some, false), phrase("quite a few")),
        value((Count::Some, false), phrase("a number of")),
        value(
            (Count::Some, false),
            (
                alt((word("dozens"), word("scores"), word("hundreds"), word("thousands"))),
                word("of"),
            ),
        ),
        value(
            (Count::Some, false),
            alt((word("several"), word("few"), word("many"), word("some"))),
        ),
        (cardinal, opt(alt((fraction, half)))).map(|(n, half)| (exactly(n), half.is_some())),
        value(
            (Count::Exactly(1), false),
            alt((word("a"), word("an"), word("each"), word("another"))),
        ),
    ))
    .parse(input)
}

/// Larger counts than this are no time that news tells.
pub(super) fn exactly(count: u64) -> Count {
    Count::Exactly(u32::try_from(count).unwrap_or(u32::MAX).min(1_000_000))
}

/// `three months`, `more than a year`, `a year and a half`, `two to three weeks`, `half an hour`
pub(super) fn amount(input: &str) -> Parse<'_, Amount> {
    let (rest, modifier) = opt(bound).parse(input)?;
    let (rest, _) = opt(word("the")).parse(rest)?;
    if let Ok((rest, unit)) =
        preceded((word("half"), alt((word("a"), word("an")))), unit_singular).parse(rest)
    {
        let (count, unit, half) = match unit {
            Unit::Hour => (Count::Exactly(30), Unit::Minute, false),
            Unit::Day => (Count::Exactly(12), Unit::Hour, false),
            Unit::Year => (Count::Exactly(6), Unit::Month, false),
            Unit::Decade => (Count::Exactly(5), Unit::Year, false),
            Unit::Century => (Count::Exactly(50), Unit::Year, false),
            unit => (Count::Exactly(0), unit, true),
        };
        return Ok((rest, Amount { count, half, unit, modifier }));
    }
    let (rest, another) =
        opt(alt((value((), word("another")), phrase("an additional")))).parse(rest)?;
    let (rest, (count, mut half_more)) = match count(rest) {
        Ok(found) => found,
        Err(error) if another.is_none() => return Err(error),
        Err(_) => (rest, (Count::Exactly(1), false)),
    };
    // `two to three weeks`, `two or three weeks`: the lower count is the one that is sure.
    let (rest, _) = opt((alt((word("to"), word("or"), hyphen_word)), cardinal)).parse(rest)?;
    let (rest, _) = opt(alt((
        word("more"),
        word("additional"),
        word("full"),
        word("whole"),
        word("further"),
        word("consecutive"),
        word("straight"),
        word("successive"),
        word("long"),
        word("short"),
        word("trading"),
        word("solid"),
    )))
    .parse(rest)?;
    let one = count == Count::Exactly(1);
    let (rest, unit) =
        if one { alt((unit_singular, unit_plural)).parse(rest)? } else { unit_plural(rest)? };
    let (rest, after) = opt(half).parse(rest)?;
    half_more |= after.is_some();
    Ok((rest, Amount { count, half: half_more, unit, modifier }))
}

fn hyphen_word(input: &str) -> Parse<'_, &str> {
    let (rest, _) = hyphen(input)?;
    Ok((rest, &input[..input.len() - rest.len()]))
}

/// `three-month`, `10-month`, `two year`, `several-year`: a count joined to a singular unit.
pub(super) fn joined(input: &str) -> Parse<'_, Amount> {
    let (rest, modifier) = opt(bound).parse(input)?;
    let (rest, count) = alt((
        cardinal.map(exactly),
        value(Count::Some, alt((word("several"), word("many"), word("multi")))),
    ))
    .parse(rest)?;
    let (rest, _) = hyphen(rest)?;
    let (rest, unit) = alt((unit_singular, value(Unit::Second, word("second")))).parse(rest)?;
    Ok((rest, Amount { count, half: false, unit, modifier }))
}

/// `early`, `late`, `mid-`, `the end of`, before a month, a year or a season.
pub(super) fn edge(input: &str) -> Parse<'_, Modifier> {
    let part = table(&[
        ("start", Modifier::Start),
        ("beginning", Modifier::Start),
        ("outset", Modifier::Start),
        ("middle", Modifier::Mid),
        ("end", Modifier::End),
        ("close", Modifier::End),
    ]);
    alt((
        (opt(word("the")), part, word("of")).map(|(_, modifier, _)| modifier),
        value(
            Modifier::Start,
            (
                opt(word("the")),
                alt((word("early"), word("beginning"))),
                opt(alt((word("in"), word("part of")))),
            ),
        ),
        value(
            Modifier::Start,
            (
                opt(word("the")),
                alt((
                    phrase("early part of"),
                    phrase("early days of"),
                    phrase("first days of"),
                    phrase("opening days of"),
                )),
            ),
        ),
        value(
            Modifier::End,
            (
                opt(word("the")),
                alt((
                    phrase("latter part of"),
                    phrase("last days of"),
                    phrase("final days of"),
                    phrase("closing days of"),
                )),
            ),
        ),
        value(Modifier::End, (opt(word("the")), word("late"), opt(word("in")))),
        value(Modifier::Mid, (opt(word("the")), word("mid"), opt(hyphen))),
        value(Modifier::Approx, alt((word("about"), word("around"), word("circa")))),
    ))
    .parse(input)
}

/// `spring`, `summer`, `autumn`, `fall`, `winter`
pub(super) fn season(input: &str) -> Parse<'_, Season> {
    table(&[
        ("spring", Season::Spring),
        ("springtime", Season::Spring),
        ("summer", Season::Summer),
        ("summertime", Season::Summer),
        ("autumn", Season::Autumn),
        ("fall", Season::Autumn),
        ("winter", Season::Winter),
        ("wintertime", Season::Winter),
    ])
    .parse(input)
}

/// `morning`, `night`
pub(super) fn part_of_day(input: &str) -> Parse<'_, PartOfDay> {
    preceded(
        opt((word("mid"), opt(hyphen))),
        table(&[
            ("morning", PartOfDay::Morning),
            ("dawn", PartOfDay::Morning),
            ("daybreak", PartOfDay::Morning),
            ("sunrise", PartOfDay::Morning),
            ("midmorning", PartOfDay::Morning),
            ("afternoon", PartOfDay::Afternoon),
            ("midafternoon", PartOfDay::Afternoon),
            ("evening", PartOfDay::Evening),
            ("dusk", PartOfDay::Evening),
            ("sunset", PartOfDay::Evening),
            ("nightfall", PartOfDay::Evening),
            ("night", PartOfDay::Night),
            ("predawn", PartOfDay::Night),
            ("overnight", PartOfDay::Night),
        ]),
    )
    .parse(input)
}

/// `2014`, `'14`, where no unit, measure or counted noun follows.
pub(super) fn any_year(input: &str) -> Parse<'_, (i32, bool)> {
    let apostrophe = preceded(peek(alt((mark('\''), mark('’')))), short_year);
    alt((
        year.map(|year| (year, false)),
        apostrophe.map(|year| (year, true)),
        spelled_year.map(|year| (year, false)),
    ))
    .parse(input)
}

/// `nineteen ninety-six`, `nineteen eighty four`, `two thousand and three`: broadcast transcripts spell years.
pub(super) fn spelled_year(input: &str) -> Parse<'_, i32> {
    let (rest, century) = table(&[
        ("sixteen", 16),
        ("seventeen", 17),
        ("eighteen", 18),
        ("nineteen", 19),
        ("twenty", 20),
    ])
    .parse(input)?;
    let (rest, _) = opt(hyphen).parse(rest)?;
    let (rest, years) = cardinal(rest)?;
    match i32::try_from(years) {
        Ok(years @ 10..=99) => Ok((rest, century * 100 + years)),
        _ => fail(input),
    }
}

/// A comma, `of`, or nothing, between the parts of a date.
pub(super) fn comma_or_of(input: &str) -> Parse<'_, ()> {
    let (rest, _) = opt(alt((value((), mark(',')), value((), word("of")), value((), word("in")))))
        .parse(input)?;
    Ok((rest, ()))
}
