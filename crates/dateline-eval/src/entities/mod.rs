//! How well entities are read: sentences sampled from public texts, and labels by document and offset.
//!
//! The labels hold no text. [`sample()`] chooses sentences by a hash, so that nobody chooses them;
//! [`score()`] compares what the library reads in them with the labels.

mod gold;
mod sample;
mod score;

pub use gold::{GoldError, Label, Part, Sentence, labels, sentences};
pub use sample::{next, sample, show};
pub use score::{Score, score};

use std::collections::BTreeMap;

use dateline::{Hints, Knowledge};
use dateline_document::Document;
use serde::Deserialize;

use crate::muc;
use crate::{Input, InputError};

/// A text of a corpus. Its id begins with the corpus: `gva:000c28...`.
#[derive(Clone, Debug)]
pub struct Text {
    /// Corpus and document.
    pub id: String,
    /// What it says.
    pub text: String,
    hints: Hints,
}

#[derive(Deserialize)]
struct Line {
    #[serde(alias = "doc_id")]
    id: String,
    text: String,
    title: Option<String>,
    #[serde(alias = "dct")]
    date: Option<String>,
}

/// The texts of the inputs, each given as the name of its corpus and its files: JSON lines, or messages of MUC.
pub fn texts(inputs: &[(String, Input)]) -> Result<BTreeMap<String, Text>, InputError> {
    let mut all = BTreeMap::new();
    for (corpus, input) in inputs {
        let mut add = |id: &str, text: String, hints: Hints| {
            let id = format!("{corpus}:{id}");
            all.insert(id.clone(), Text { id, text, hints });
        };
        if input.bytes.starts_with(b"{") {
            for line in crate::input::lines::<Line>(std::slice::from_ref(input))? {
                let hints = Hints { title: line.title, date: line.date, ..Hints::default() };
                add(&line.id, line.text, hints);
            }
        } else {
            for (id, text) in muc::texts(&input.bytes) {
                add(id.split_whitespace().next().unwrap_or_default(), text, Hints::default());
            }
        }
    }
    Ok(all)
}

fn parsed<'t>(text: &'t Text, knowledge: &Knowledge) -> Document<'t> {
    dateline_document::parse(&text.text, &text.hints, &knowledge.vocabulary)
}
