//! Words that only point at a time: now, recently, soon.
//!
//! Examples, which are also the tests: `corpus/en/vague.md`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};

use super::{Rule, rules};
use crate::expr::{Expr, Vague};
use crate::lang::cursor::{Cursor, Parse, any, fail, phrase, word, words};

pub(super) const RULES: &[Rule] = rules![
    now @ VAGUE | NEARING; THIS + PRESENT | UNIT; THE + PRESENT,
    recently @ VAGUE | NEARING; THE + PAST | RECENT,
    soon @ VAGUE | NEARING; THE + PRESENT | COMING,
];

/// `now`, `currently`, `these days`, `the present`
fn now(input: Cursor<'_>) -> Parse<'_, Expr> {
    alt((
        phrase!("these days"),
        phrase!("the present"),
        phrase!("the present time"),
        value((), (opt(word!("right")), word!("now"))),
        any!("currently nowadays presently"),
    ))
    .map(|()| Expr::Vague(Vague::Present))
    .parse(input)
}

/// `recently`, `the past`, `previously`, `long ago`
fn recently(input: Cursor<'_>) -> Parse<'_, Expr> {
    let (rest, ()) = alt((
        phrase!("the recent past"),
        phrase!("the past"),
        phrase!("long ago"),
        value((), (opt(word!("more")), word!("recently"))),
        any!("recently lately"),
    ))
    .parse(input)?;
    // `the past few weeks` is a stretch; alone, the noun ends there.
    let noun = phrase!("the past").parse(input).is_ok();
    if noun
        && rest.goes_on()
        && !rest.sees(words!(
            "and or but has had have is was were to that by when as for with he they we it"
        ))
    {
        return fail();
    }
    Ok((rest, Expr::Vague(Vague::Past)))
}

/// `soon`, `the near future`, `coming weeks`
fn soon(input: Cursor<'_>) -> Parse<'_, Expr> {
    let future = (word!("the"), opt(any!("near immediate foreseeable distant")), word!("future"));
    let (rest, ()) = alt((
        phrase!("as soon as possible"),
        value((), future),
        phrase!("near future"),
        phrase!("the near term"),
        value((), (opt(word!("the")), word!("coming"), super::lexeme::unit_plural)),
        word!("soon"),
    ))
    .parse(input)?;
    // `soon after`, `as soon as` say when something else is.
    if rest.sees(words!("as after afterward afterwards")) {
        return fail();
    }
    Ok((rest, Expr::Vague(Vague::Future)))
}
