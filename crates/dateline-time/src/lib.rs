#![doc = include_str!("../README.md")]

pub mod grammar;
mod model;

pub use model::{
    Basis, Context, Day, Direction, Interval, Kind, Link, Modifier, PartOfDay, Precision, Rejected,
    Timex,
};

use dateline_text::{Token, Vocabulary};

/// Adds the words that may begin a time expression.
pub fn vocabulary(_vocabulary: &mut Vocabulary) {}

/// The time expressions of `text`, resolved against `context`.
pub fn read(text: &str, context: &Context) -> Vec<Timex> {
    let mut vocabulary = Vocabulary::new();
    self::vocabulary(&mut vocabulary);
    read_tokens(text, &dateline_text::tokenize(text, &vocabulary), context)
}

/// As [`read`], over tokens that were made with a vocabulary that [`vocabulary`] has been added to.
pub fn read_tokens(_text: &str, _tokens: &[Token], _context: &Context) -> Vec<Timex> {
    Vec::new()
}
