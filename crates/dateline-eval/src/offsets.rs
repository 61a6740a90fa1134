//! Byte offsets to code points.

use dateline_text::Span;

/// The code points of a text, for turning the bytes of spans into them.
pub(crate) enum CodePoints {
    /// One byte each.
    Ascii,
    /// The byte at which each starts.
    Starts(Vec<u32>),
}

impl CodePoints {
    pub(crate) fn of(text: &str) -> Self {
        if text.is_ascii() {
            Self::Ascii
        } else {
            Self::Starts(text.char_indices().map(|(at, _)| at as u32).collect())
        }
    }

    /// Start and end of the span, in code points.
    pub(crate) fn range(&self, span: Span) -> (usize, usize) {
        match self {
            Self::Ascii => (span.start as usize, span.end as usize),
            Self::Starts(starts) => {
                let before = |byte: u32| starts.partition_point(|start| *start < byte);
                (before(span.start), before(span.end))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_several_bytes_count_once() {
        let text = "¿Où? 🚁 là";
        let points = CodePoints::of(text);
        let span = Span::locate(text, &text[text.len() - 3..]);
        let (start, end) = points.range(span);
        assert_eq!(text.chars().skip(start).take(end - start).collect::<String>(), "là");
        assert_eq!(CodePoints::of("plain").range(Span::new(1, 3)), (1, 3));
    }
}
