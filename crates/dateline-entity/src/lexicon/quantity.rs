//! Quantities before a noun: `at least two dozen`, `three (03)`.

use dateline_text::number::{self, Quantity};
use dateline_text::{Class, WordSet};

use super::Words;
use super::any;
use crate::Number;

/// The quantity that ends right before token `end`, as (its first token, quantity).
#[inline]
pub(crate) fn quantity_before(words: &Words<'_>, end: usize) -> Option<(usize, Quantity)> {
    static LAST: WordSet<5> = WordSet::new([")", "of", "more", "another", "both"]);
    let last = words.tokens.get(end.checked_sub(1)?)?;
    if last.is(NUMERIC) || LAST.has(last.hash) { quantity_to(words, end) } else { None }
}

/// What counts.
const NUMERIC: Class = Class::DIGIT.with(Class::NUMBER_WORD).with(Class::VAGUE_NUMBER);

/// As [`quantity_before`], where the last word may end a quantity.
fn quantity_to(words: &Words<'_>, end: usize) -> Option<(usize, Quantity)> {
    let numeric = NUMERIC;
    // Communiques write the figure after the word: `three (03) soldiers`.
    let twice = end > 3
        && words.is(end - 1, ")")
        && words.has(end - 2, Class::DIGIT)
        && words.is(end - 3, "(")
        && words.has(end - 4, numeric);
    let end = if twice { end - 3 } else { end };
    let last = end.checked_sub(1)?;
    let tail = words.has(last, numeric)
        || last > 0
            && words.is_any(last, any!["of", "more"])
            && words.has(last - 1, numeric | Class::CONJUNCTION)
        || words.is_any(last, any!["another", "both"]);
    if !tail || !twice && words.among(end, &UNITS) {
        return None;
    }
    if words.is(last, "another") {
        return Some((last, Quantity::exactly(1)));
    }
    let least = end.saturating_sub(8);
    let mut best = None;
    for from in (least..end).rev() {
        let part = numeric | Class::NUMBER_CUE;
        let goes_on = words.has(from, part) || words.among(from, &PARTS) || words.joins(from);
        if !goes_on {
            break;
        }
        if let Some((used, quantity)) = number::quantity(words.text, &words.tokens[from..end])
            && from + used == end
        {
            best = Some((from, quantity));
        }
    }
    // `July 16 rockets` counts days, `16 July 20 rockets` and `July two rockets` do not.
    let of_date = |from: usize| {
        words.has(from, Class::DIGIT)
            && words.has(from - 1, Class::MONTH)
            && !(from > 1 && words.has(from - 2, Class::DIGIT))
    };
    best.filter(|(from, _)| {
        *from == 0 || !of_date(*from) && !words.is_any(from - 1, any!["$", "€", "£"])
    })
}

/// Units that make a number before them a size.
pub(super) static UNITS: WordSet<13> = WordSet::new([
    "mm",
    "millimetre",
    "millimeter",
    "caliber",
    "calibre",
    "kg",
    "kilo",
    "pound",
    "lb",
    "gauge",
    "ton",
    "tonne",
    "storey",
]);

/// Words within a quantity that no class tells.
static PARTS: WordSet<25> = WordSet::new([
    "tens", "a", "an", "the", "and", "or", "to", "of", "no", "well", "as", "total", "than", "in",
    "excess", "upwards", "upward", "further", "minimum", "maximum", "close", "not", "half", "trio",
    "score",
]);

/// How many the noun alone stands for: `a couple` are two.
pub(crate) fn together(words: &Words<'_>, at: usize) -> Option<u64> {
    if words.is_any(at, any!["couple", "duo", "twins"]) {
        Some(2)
    } else if words.is_any(at, any!["trio", "triplets"]) {
        Some(3)
    } else {
        None
    }
}

/// How many the group is said to be behind its noun (`a family of five`), and the last token of that.
pub(crate) fn of_many(words: &Words<'_>, at: usize) -> Option<(usize, Number)> {
    /// As far as its number may go on, in tokens.
    const LONGEST: usize = 8;
    let from = at + 2;
    if !words.is(at + 1, "of") || !words.has(from, NUMERIC | Class::NUMBER_CUE) {
        return None;
    }
    let end = words.tokens.len().min(from + LONGEST);
    let (used, quantity) = number::quantity(words.text, &words.tokens[from..end])?;
    let last = from + used - 1;
    let span = words.tokens[from].span.join(words.tokens[last].span);
    Some((last, Number { quantity, span }))
}
