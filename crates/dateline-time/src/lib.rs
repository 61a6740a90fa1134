#![doc = include_str!("../README.md")]

mod explain;
mod expr;
pub mod grammar;
mod model;
mod resolve;
mod rules;
mod words;

pub use explain::line;
pub use model::{
    Basis, Context, Day, Direction, Interval, Kind, Link, Modifier, PartOfDay, Precision, Rejected,
    Timex,
};

use dateline_text::{Token, Vocabulary};

/// Adds the words that may begin a time expression.
pub fn vocabulary(vocabulary: &mut Vocabulary) {
    rules::vocabulary(vocabulary);
}

/// The time expressions of `text`, resolved against `context`, in order; they do not overlap.
pub fn read(text: &str, context: &Context) -> Vec<Timex> {
    let mut vocabulary = Vocabulary::new();
    self::vocabulary(&mut vocabulary);
    read_tokens(text, &dateline_text::tokenize(text, &vocabulary), context)
}

/// As [`read`], over tokens that were made with a vocabulary that [`vocabulary`] has been added to.
pub fn read_tokens(text: &str, tokens: &[Token], context: &Context) -> Vec<Timex> {
    let mut found = rules::find(text, tokens);
    found.retain(|found| rules::guard::stands(text, tokens, found));
    resolve::resolve(text, tokens, context, found)
}
