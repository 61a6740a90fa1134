//! What could not be read, said so that the reader of the report knows what to do.

use dateline_text::Span;

/// How much a problem costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something was left out or read with less certainty.
    Warning,
    /// The file or record was not read at all.
    Error,
}

impl Severity {
    /// The name that reports print.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One thing that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// A stable name: `empty`, `binary`, `too_large`, `broken_characters`, `mojibake`, `unbroken`, `unsupported_format`,
    /// `broken_archive`, `archive_bomb`, `broken_record`, `no_text`, `other_language`.
    pub code: &'static str,
    /// How much it costs.
    pub severity: Severity,
    /// The reason and what to do, in lower case.
    pub message: String,
    /// The bytes of the file that it is about, where it is about some of them.
    pub span: Option<Span>,
}

impl Problem {
    /// A problem for which the file or record is not read.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, severity: Severity::Error, message: message.into(), span: None }
    }

    /// A problem with which the file or record is read all the same.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// The same problem, about the bytes at `span`.
    #[must_use]
    pub fn at(self, span: Span) -> Self {
        Self { span: Some(span), ..self }
    }
}
