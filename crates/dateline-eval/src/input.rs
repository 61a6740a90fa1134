//! Inputs of benchmarks: JSON lines and files of messages.

use std::borrow::Cow;

use dateline::Hints;
use serde::Deserialize;

/// A file of a benchmark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Its name, for messages.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// A file that is not as the benchmark has it.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// The lines of a JSON lines file are UTF-8.
    #[error("`{name}` is not UTF-8")]
    NotUtf8 {
        /// The file.
        name: String,
    },
    /// A line that is no JSON object, or lacks a field.
    #[error("`{name}`, line {line}: {reason}")]
    Line {
        /// The file.
        name: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        reason: serde_json::Error,
    },
    /// A name that is given lies outside its text, or has no letter.
    #[error(
        "document `{id}`: the name at {start}..{end} is not within its text of {length} characters"
    )]
    Name {
        /// The document.
        id: String,
        /// The first character of the name.
        start: usize,
        /// One past its last.
        end: usize,
        /// How many characters the text has.
        length: usize,
    },
    /// A file of messages without one.
    #[error("`{name}` holds no message")]
    NoMessage {
        /// The file.
        name: String,
    },
}

/// An article of the Gun Violence Archive's documents.
#[derive(Deserialize)]
pub(crate) struct Article<'i> {
    #[serde(borrow)]
    pub(crate) doc_id: Cow<'i, str>,
    title: Option<String>,
    dct: Option<String>,
    #[serde(borrow)]
    pub(crate) text: Cow<'i, str>,
}

impl Article<'_> {
    /// What the record says beside the text.
    pub(crate) fn hints(&self) -> Hints {
        Hints { title: self.title.clone(), date: self.dct.clone(), ..Hints::default() }
    }
}

/// The objects of JSON lines files, in order. Fields that `T` does not name are not read.
pub(crate) fn lines<'i, T: Deserialize<'i>>(inputs: &'i [Input]) -> Result<Vec<T>, InputError> {
    let mut all = Vec::new();
    for Input { name, bytes } in inputs {
        let text =
            std::str::from_utf8(bytes).map_err(|_| InputError::NotUtf8 { name: name.clone() })?;
        for (index, line) in text.lines().enumerate() {
            if line.trim().is_empty() {
                continue;
            }
            let read = serde_json::from_str(line);
            all.push(read.map_err(|reason| InputError::Line {
                name: name.clone(),
                line: index + 1,
                reason,
            })?);
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    struct Named {
        id: String,
    }

    #[test]
    fn what_is_wrong_is_named() {
        let input = |text: &str| [Input { name: "in".into(), bytes: text.into() }];
        let files = input("{\"id\": \"a\", \"spans\": 3}\n\n{\"text\": \"b\"}\n");
        let error = lines::<Named>(&files).expect_err("the third line has no id");
        assert_eq!(error.to_string(), "`in`, line 3: missing field `id` at line 1 column 13");
        let files = input("{\"id\": \"a\"}");
        assert_eq!(lines::<Named>(&files).expect("it is right")[0].id, "a");
    }
}
