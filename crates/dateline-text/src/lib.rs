#![doc = include_str!("../README.md")]

mod class;
#[cfg(feature = "build")]
mod fingerprint;
mod fold;
mod garbled;
mod items;
pub mod kit;
mod mistake;
pub mod number;
mod quote;
mod rule;
mod sentence;
mod span;
mod table;
mod token;
mod vocabulary;
mod word_set;

pub use class::Class;
#[cfg(feature = "build")]
pub use fingerprint::fingerprints;
pub use fold::{fold, fold_hash, fold_onto, word_hash};
pub use garbled::trim_garbled_end;
pub use items::Items;
pub use mistake::{Mistake, nearest};
pub use quote::quotes;
pub use rule::{Found, Parse, Rule, scan};
pub use sentence::{Sentence, sentences, sentences_of};
pub use span::Span;
pub use token::{Token, tokenize};
pub use vocabulary::{Phrases, Start, Vocabulary, common_words};
pub use word_set::{WordSet, words_in};
