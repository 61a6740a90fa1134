//! Plain text: the file is the article.

use std::borrow::Cow;

use super::{Fields, Hints, Input, Problem, Record, decode};
use crate::decode::unbroken;

pub(super) struct WireText;

impl Input for WireText {
    fn name(&self) -> &'static str {
        "text"
    }

    fn about(&self) -> &'static str {
        "plain text in any charset, one article a file, with or without header lines"
    }

    fn is(&self, _name: &str, _bytes: &[u8]) -> bool {
        true
    }

    fn read<'b>(&self, bytes: &'b [u8], _fields: &Fields) -> Result<Record<'b>, Problem> {
        let decoded = decode(bytes, None)?;
        let problems = decoded.problem.into_iter().chain(unbroken(&decoded.text)).collect();
        Ok(Record {
            text: decoded.text,
            bytes: Cow::Borrowed(bytes),
            index: None,
            hints: Hints::default(),
            format: self.name(),
            charset: decoded.charset,
            problems,
        })
    }
}
