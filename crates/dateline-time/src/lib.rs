#![doc = include_str!("../README.md")]

mod explain;
mod expr;
pub mod grammar;
mod landmark;
mod lang;
mod model;
mod resolve;

pub use explain::line;
pub use landmark::{Age, LANDMARKS, Landmark, ages, landmarks};
pub use model::{
    Basis, Context, Day, Direction, Interval, Kind, Link, Modifier, PartOfDay, Precision, Rejected,
    Timex,
};

use std::sync::OnceLock;

use dateline_text::{Token, Vocabulary};

/// Adds the words that may begin a time expression.
pub fn vocabulary(vocabulary: &mut Vocabulary) {
    lang::en::vocabulary(vocabulary);
}

/// The names of the rules, in the order in which they are tried.
pub fn rules() -> impl Iterator<Item = &'static str> {
    lang::en::RULES.iter().flat_map(|set| set.iter()).map(|rule| rule.name)
}

/// The rules that read something in `text`, by the names that [`rules`] has; a [`Timex`] may name a direction instead.
#[doc(hidden)]
pub fn fired(text: &str) -> Vec<&'static str> {
    let tokens = dateline_text::tokenize(text, own_vocabulary());
    let mut found = lang::en::find(text, &tokens);
    found.retain(|found| lang::en::guard::stands(text, &tokens, found));
    found.iter().map(|found| found.rule).collect()
}

/// The words of the language and those of time; built once.
fn own_vocabulary() -> &'static Vocabulary {
    static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
    VOCABULARY.get_or_init(|| {
        let mut own = Vocabulary::new();
        vocabulary(&mut own);
        own
    })
}

/// The rules that are tried on `text`, by name, whether or not they read anything.
#[doc(hidden)]
pub fn tried(text: &str) -> Vec<&'static str> {
    lang::en::tried(text, &dateline_text::tokenize(text, own_vocabulary()))
}

/// The time expressions of `text`, resolved against `context`, in order; they do not overlap.
pub fn read(text: &str, context: &Context) -> Vec<Timex> {
    read_tokens(text, &dateline_text::tokenize(text, own_vocabulary()), context)
}

/// As [`read`], over tokens that were made with a vocabulary that [`vocabulary`] has been added to.
pub fn read_tokens(text: &str, tokens: &[Token], context: &Context) -> Vec<Timex> {
    let mut found = lang::en::find(text, tokens);
    found.retain(|found| lang::en::guard::stands(text, tokens, found));
    resolve::resolve(text, tokens, context, found)
}

/// Name and sha256 of the data files that this crate is compiled from: what the tool knows is a part of what it says.
pub const DATA: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/data.rs"));
