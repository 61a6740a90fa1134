//! The combinators that read items.

use dateline_text::{Class, Items, Span, WordSet};
use nom::error::{Error, ErrorKind};
use nom::{IResult, Parser};

use super::Item;
use crate::read::kinds::Kinds;
use crate::read::trigger::{Hit, Sense};

/// Input of the frames.
pub(crate) type In<'a> = Items<'a, Item<'a>>;
/// Output of the frames.
pub(crate) type Out<'a, T> = IResult<In<'a>, T>;

fn fail<T>(input: In<'_>) -> Out<'_, T> {
    Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)))
}

/// One item that `test` takes, as what it makes of it.
pub(crate) fn take<'a, T>(
    test: impl Fn(&Item<'a>) -> Option<T>,
) -> impl Parser<In<'a>, Output = T, Error = Error<In<'a>>> {
    move |input: In<'a>| match input.0.first().and_then(&test) {
        Some(value) => Ok((Items(&input.0[1..]), value)),
        None => fail(input),
    }
}

/// The lists of words that the rows of a table hold in one of their fields, for a [`WordSet`] of them all.
macro_rules! lists {
    ($table:ident, $field:tt) => {{
        let (mut lists, mut at): ([&[&str]; $table.len()], usize) = ([&[]; $table.len()], 0);
        while at < $table.len() {
            lists[at] = $table[at].$field;
            at += 1;
        }
        lists
    }};
}
pub(crate) use lists;

/// One given word.
pub(crate) fn word<'a>(
    word: &'static str,
) -> impl Parser<In<'a>, Output = Span, Error = Error<In<'a>>> {
    take(move |item: &Item<'a>| item.word(word).then(|| item.span()))
}

/// One of some words.
pub(crate) fn one_of<'a>(
    words: &'static [&'static str],
) -> impl Parser<In<'a>, Output = Span, Error = Error<In<'a>>> {
    take(move |item: &Item<'a>| item.one_of(words).then(|| item.span()))
}

/// A word of a set.
pub(crate) fn among<'a, const N: usize>(
    words: &'static WordSet<N>,
) -> impl Parser<In<'a>, Output = Span, Error = Error<In<'a>>> {
    take(move |item: &Item<'a>| item.among(words).then(|| item.span()))
}

/// A word of a class.
pub(crate) fn class<'a>(class: Class) -> impl Parser<In<'a>, Output = Span, Error = Error<In<'a>>> {
    take(move |item: &Item<'a>| item.is(class).then(|| item.span()))
}

/// A trigger of one of the senses.
pub(crate) fn sense<'a>(
    senses: &'static [Sense],
) -> impl Parser<In<'a>, Output = Hit, Error = Error<In<'a>>> {
    take(move |item: &Item<'a>| item.trigger().filter(|hit| senses.contains(&hit.sense())).copied())
}

/// Words whose subject did the harm that follows, or is said to: `was charged with murder`.
pub(crate) const CHARGED: &[&str] = &[
    "charged",
    "accused",
    "convicted",
    "suspected",
    "arrested",
    "sentenced",
    "wanted",
    "guilty",
    "indicted",
    "acquitted",
    "sought",
    "jailed",
];

/// Whether a frame may pass over the item: adverbs, articles, adjectives, times; never a mention or a trigger.
fn passable(item: &Item<'_>) -> bool {
    match item {
        Item::Word { class, .. } => {
            !class.any(
                Class::PUNCT
                    .with(Class::CONJUNCTION)
                    .with(Class::NEGATION)
                    .with(Class::PRONOUN)
                    .with(Class::REPORTING),
            ) && !item.kind(Kinds::CHARGED)
                || item.one_of(&["others", "that", "one"])
        }
        Item::Time(_) => true,
        _ => false,
    }
}

/// `inner`, after as few passable items as it takes, at most `most`.
pub(crate) fn within<'a, T>(
    most: usize,
    mut inner: impl Parser<In<'a>, Output = T, Error = Error<In<'a>>>,
) -> impl Parser<In<'a>, Output = T, Error = Error<In<'a>>> {
    move |input: In<'a>| {
        for passed in 0..=most.min(input.0.len()) {
            if passed > 0 && !passable(&input.0[passed - 1]) {
                break;
            }
            if let Ok(found) = inner.parse(Items(&input.0[passed..])) {
                return Ok(found);
            }
        }
        fail(input)
    }
}

/// The span from the first item of `from` up to where `rest` starts.
pub(crate) fn covered<'a>(from: In<'a>, rest: In<'a>) -> Span {
    let used = &from.0[..from.0.len() - rest.0.len()];
    match (used.first(), used.last()) {
        (Some(first), Some(last)) => first.span().join(last.span()),
        _ => Span::default(),
    }
}

/// Applies `frame` from left to right; a match consumes its items. Items that `anchor` refuses are not tried.
pub(crate) fn find_all<'a, T>(
    items: &'a [Item<'a>],
    anchor: impl Fn(&Item<'a>) -> bool,
    mut frame: impl FnMut(In<'a>) -> Out<'a, T>,
) -> Vec<(Span, T)> {
    let mut found = Vec::new();
    let mut rest = Items(items);
    while let Some(first) = rest.0.first() {
        if anchor(first)
            && let Ok((after, value)) = frame(rest)
            && after.0.len() < rest.0.len()
        {
            found.push((covered(rest, after), value));
            rest = after;
        } else {
            rest = Items(&rest.0[1..]);
        }
    }
    found
}
