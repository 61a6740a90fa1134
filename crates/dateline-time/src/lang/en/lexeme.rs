//! Words that the rules share: units, amounts, modifiers, seasons, parts of the day.

use dateline_text::Class;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::sequence::preceded;

use super::figures::fraction;
use crate::expr::{Amount, Count, Season, Unit, Which};
use crate::lang::cursor::{
    Cursor, Parse, Words, any, cardinal, chars, fail, hyphen, mark, once, phrase, table, word,
    words,
};
use crate::{Modifier, PartOfDay};

/// `day`, `week`; a lone `second` is an ordinal far more often.
pub(super) fn unit_singular(input: Cursor<'_>) -> Parse<'_, Unit> {
    table![
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
    ]
    .parse(input)
}

/// `days`, `weeks`
pub(super) fn unit_plural(input: Cursor<'_>) -> Parse<'_, Unit> {
    table![
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
    ]
    .parse(input)
}

/// `day` or `days`
pub(super) fn unit(input: Cursor<'_>) -> Parse<'_, Unit> {
    alt((unit_plural, unit_singular)).parse(input)
}

/// `last`, `this`, `next` and the words that stand for them.
pub(super) fn which(input: Cursor<'_>) -> Parse<'_, Which> {
    table![
        ("last", Which::Last),
        ("past", Which::Last),
        ("previous", Which::Last),
        ("this", Which::This),
        ("current", Which::This),
        ("next", Which::Next),
        ("coming", Which::Next),
        ("upcoming", Which::Next),
    ]
    .parse(input)
}

/// `more than`, `almost`: a bound before an amount.
pub(super) fn bound(input: Cursor<'_>) -> Parse<'_, Modifier> {
    alt((
        value(Modifier::EqualOrLess, phrase!("no more than")),
        value(Modifier::EqualOrMore, phrase!("no less than")),
        value(Modifier::EqualOrMore, phrase!("no fewer than")),
        value(Modifier::EqualOrMore, phrase!("at least")),
        value(Modifier::EqualOrLess, phrase!("at most")),
        value(Modifier::MoreThan, phrase!("a little more than")),
        value(Modifier::MoreThan, phrase!("more than")),
        value(Modifier::LessThan, phrase!("less than")),
        value(Modifier::LessThan, phrase!("fewer than")),
        value(Modifier::EqualOrLess, phrase!("up to")),
        value(Modifier::EqualOrLess, phrase!("as long as")),
        over,
        table![
            ("under", Modifier::LessThan),
            ("nearly", Modifier::LessThan),
            ("almost", Modifier::LessThan),
            ("about", Modifier::Approx),
            ("around", Modifier::Approx),
            ("roughly", Modifier::Approx),
            ("approximately", Modifier::Approx),
            ("some", Modifier::Approx),
        ],
    ))
    .parse(input)
}

/// `about Monday`, `at least Oct. 15`: a bound before a time; in `more than last year` it compares.
pub(super) fn nearly(input: Cursor<'_>) -> Parse<'_, Modifier> {
    alt((
        value(Modifier::EqualOrMore, phrase!("at least")),
        table![
            ("nearly", Modifier::Approx),
            ("almost", Modifier::Approx),
            ("about", Modifier::Approx),
            ("around", Modifier::Approx),
            ("roughly", Modifier::Approx),
            ("approximately", Modifier::Approx),
        ],
    ))
    .parse(input)
}

/// `for over three years`, `lasted over a week`; in `has grown over three years` the word tells when, not how long.
fn over(input: Cursor<'_>) -> Parse<'_, Modifier> {
    const MEASURES: &Words = words!(
        "lasted lasts lasting last took takes taking take spent spends spending spend is was are were be been \
         just well and or a an the its their his her my our this that waited held missing than"
    );
    let (rest, ()) = word!("over").parse(input)?;
    let measures = input.last().is_none_or(|before| {
        !before.is(Class::WORD) || before.is(Class::PREPOSITION) || MEASURES.has(before)
    });
    if measures { Ok((rest, Modifier::MoreThan)) } else { fail() }
}

fn half(input: Cursor<'_>) -> Parse<'_, ()> {
    alt((phrase!("and a half"), phrase!("and one half"), phrase!("and half"))).parse(input)
}

/// `three`, `a few`, `a couple of`, as a count and whether half a unit is to be added.
fn count(input: Cursor<'_>) -> Parse<'_, (Count, bool)> {
    alt((
        value((Count::Exactly(2), false), (phrase!("a couple"), opt(word!("of")))),
        value((Count::Exactly(2), false), (word!("couple"), word!("of"))),
        value((Count::Some, false), phrase!("a few")),
        value((Count::Some, false), phrase!("quite a few")),
        value((Count::Some, false), phrase!("a number of")),
        value((Count::Some, false), (any!("dozens scores hundreds thousands"), word!("of"))),
        value((Count::Some, false), any!("several few many some")),
        (cardinal, opt(alt((chars(fraction), half)))).map(|(n, half)| (exactly(n), half.is_some())),
        value((Count::Exactly(1), false), any!("a an each another")),
    ))
    .parse(input)
}

/// Larger counts than this are no time that news tells.
pub(super) fn exactly(count: u64) -> Count {
    Count::Exactly(u32::try_from(count).unwrap_or(u32::MAX).min(1_000_000))
}

/// `three months`, `more than a year`, `a year and a half`, `two to three weeks`, `half an hour`
pub(super) fn amount(input: Cursor<'_>) -> Parse<'_, Amount> {
    once(|block| &block.amounts, new_amount, input)
}

fn new_amount(input: Cursor<'_>) -> Parse<'_, Amount> {
    let (rest, modifier) = opt(bound).parse(input)?;
    let (rest, _) = opt(word!("the")).parse(rest)?;
    if let Ok((rest, unit)) = preceded((word!("half"), any!("a an")), unit_singular).parse(rest) {
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
    let (rest, another) = opt(alt((word!("another"), phrase!("an additional")))).parse(rest)?;
    let (rest, (count, mut half_more)) = match count(rest) {
        Ok(found) => found,
        Err(error) if another.is_none() => return Err(error),
        Err(_) => (rest, (Count::Exactly(1), false)),
    };
    // `two to three weeks`, `two or three weeks`: the lower count is the one that is sure.
    let (rest, _) = opt((alt((any!("to or"), hyphen)), cardinal)).parse(rest)?;
    let (rest, _) = opt(any!("more additional full whole further consecutive straight successive long short trading solid"))
    .parse(rest)?;
    let one = count == Count::Exactly(1);
    let (rest, unit) =
        if one { alt((unit_singular, unit_plural)).parse(rest)? } else { unit_plural(rest)? };
    let (rest, after) = opt(half).parse(rest)?;
    half_more |= after.is_some();
    Ok((rest, Amount { count, half: half_more, unit, modifier }))
}

/// `three-month`, `10-month`, `two year`, `several-year`: a count joined to a singular unit.
pub(super) fn joined(input: Cursor<'_>) -> Parse<'_, Amount> {
    let (rest, modifier) = opt(bound).parse(input)?;
    let (rest, count) =
        alt((cardinal.map(exactly), value(Count::Some, any!("several many multi")))).parse(rest)?;
    let (rest, ()) = hyphen(rest)?;
    let (rest, unit) = alt((unit_singular, value(Unit::Second, word!("second")))).parse(rest)?;
    Ok((rest, Amount { count, half: false, unit, modifier }))
}

/// `early`, `late`, `mid-`, `the end of`, before a month, a year or a season.
pub(super) fn edge(input: Cursor<'_>) -> Parse<'_, Modifier> {
    let part = table![
        ("start", Modifier::Start),
        ("beginning", Modifier::Start),
        ("outset", Modifier::Start),
        ("middle", Modifier::Mid),
        ("end", Modifier::End),
        ("close", Modifier::End),
    ];
    alt((
        (opt(word!("the")), part, word!("of")).map(|(_, modifier, ())| modifier),
        value(
            Modifier::Start,
            (opt(word!("the")), word!("early"), opt(alt((word!("in"), phrase!("part of"))))),
        ),
        value(
            Modifier::Start,
            (
                opt(word!("the")),
                alt((
                    phrase!("early part of"),
                    phrase!("early days of"),
                    phrase!("first days of"),
                    phrase!("opening days of"),
                )),
            ),
        ),
        value(
            Modifier::End,
            (
                opt(word!("the")),
                alt((
                    phrase!("latter part of"),
                    phrase!("last days of"),
                    phrase!("final days of"),
                    phrase!("closing days of"),
                )),
            ),
        ),
        value(Modifier::End, (opt(word!("the")), word!("late"), opt(word!("in")))),
        value(Modifier::Mid, (opt(word!("the")), word!("mid"), opt(hyphen))),
        value(Modifier::Approx, any!("about around circa")),
    ))
    .parse(input)
}

/// `spring`, `summer`, `autumn`, `fall`, `winter`
pub(super) fn season(input: Cursor<'_>) -> Parse<'_, Season> {
    table![
        ("spring", Season::Spring),
        ("springtime", Season::Spring),
        ("summer", Season::Summer),
        ("summertime", Season::Summer),
        ("autumn", Season::Autumn),
        ("fall", Season::Autumn),
        ("winter", Season::Winter),
        ("wintertime", Season::Winter),
    ]
    .parse(input)
}

/// `morning`, `night`
pub(super) fn part_of_day(input: Cursor<'_>) -> Parse<'_, PartOfDay> {
    preceded(
        opt((word!("mid"), opt(hyphen))),
        table![
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
        ],
    )
    .parse(input)
}

/// A comma, `of`, or nothing, between the parts of a date.
pub(super) fn comma_or_of(input: Cursor<'_>) -> Parse<'_, ()> {
    let (rest, _) = opt(alt((mark(','), any!("of in")))).parse(input)?;
    Ok((rest, ()))
}
