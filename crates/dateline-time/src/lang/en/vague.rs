//! Words that only point at a time: now, recently, soon.
//!
//! Examples, which are also the tests: `corpus/en/vague.md`.

use dateline_text::{Parse, Rule};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};

use super::rules;
use crate::expr::{Expr, Vague};
use crate::grammar::fail;
use crate::lang::en::words::{phrase, table, word};

pub(super) const RULES: &[Rule<Expr>] = rules![
    now @ VAGUE | THIS | THE,
    recently @ VAGUE | THE,
    soon @ VAGUE | THE,
];

/// `now`, `currently`, `these days`, `the present`
fn now(input: &str) -> Parse<'_, Expr> {
    alt((
        value((), phrase("these days")),
        value((), phrase("the present")),
        value((), phrase("the present time")),
        value((), phrase("this time")),
        value((), (opt(word("right")), word("now"))),
        table(&[("currently", ()), ("nowadays", ()), ("presently", ())]),
    ))
    .map(|()| Expr::Vague(Vague::Present))
    .parse(input)
}

/// `recently`, `the past`, `previously`, `long ago`
fn recently(input: &str) -> Parse<'_, Expr> {
    let (rest, ()) = alt((
        value((), phrase("the recent past")),
        value((), phrase("the past")),
        value((), phrase("long ago")),
        value((), (opt(word("more")), word("recently"))),
        table(&[("recently", ()), ("lately", ())]),
    ))
    .parse(input)?;
    // `the past few weeks` is a stretch; alone, the noun ends there.
    let noun = rest.len() + 8 == input.len()
        && input.get(..8).is_some_and(|past| past.eq_ignore_ascii_case("the past"));
    if noun
        && rest.trim_start().starts_with(char::is_alphanumeric)
        && !super::guard::first_word_in(
            rest,
            &[
                "and", "or", "but", "has", "had", "have", "is", "was", "were", "to", "that", "by",
                "when", "as", "for", "with", "he", "they", "we", "it",
            ],
        )
    {
        return fail(input);
    }
    Ok((rest, Expr::Vague(Vague::Past)))
}

/// `soon`, `the near future`, `coming weeks`
fn soon(input: &str) -> Parse<'_, Expr> {
    let future = (
        word("the"),
        opt(alt((word("near"), word("immediate"), word("foreseeable"), word("distant")))),
        word("future"),
    );
    let (rest, ()) = alt((
        value((), phrase("as soon as possible")),
        value((), future),
        value((), phrase("near future")),
        value((), phrase("the near term")),
        value((), (opt(word("the")), word("coming"), super::lexeme::unit_plural)),
        table(&[("soon", ())]),
    ))
    .parse(input)?;
    // `soon after`, `as soon as` say when something else is.
    if super::guard::first_word_in(rest, &["as", "after", "afterward", "afterwards"]) {
        return fail(input);
    }
    Ok((rest, Expr::Vague(Vague::Future)))
}
