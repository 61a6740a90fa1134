//! Plain text: the file is the article.

use std::borrow::Cow;

use super::{Hints, Input, Problem, Record, decode};

pub(super) struct WireText;

impl Input for WireText {
    fn name(&self) -> &'static str {
        "text"
    }

    fn about(&self) -> &'static str {
        "plain UTF-8 text, one article a file, with or without header lines"
    }

    fn is(&self, _name: &str, _bytes: &[u8]) -> bool {
        true
    }

    fn records<'b>(&self, bytes: &'b [u8]) -> (Vec<Record<'b>>, Vec<Problem>) {
        match decode(bytes) {
            Ok(text) => {
                let text = Cow::Borrowed(text);
                (
                    vec![Record {
                        text,
                        bytes,
                        index: None,
                        hints: Hints::default(),
                        format: self.name(),
                    }],
                    Vec::new(),
                )
            }
            Err(problem) => (Vec::new(), vec![problem]),
        }
    }
}
