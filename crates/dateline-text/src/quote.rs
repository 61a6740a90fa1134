//! Quoted speech.

use crate::{Span, Token};

/// Spans of quotations, marks included, in order; they do not nest and do not cross a blank line.
///
/// Copied text often opens and closes with the same curly mark, so any double mark closes an open quotation
/// when a word touches it from the left, and opens one otherwise.
pub fn quotes(text: &str, tokens: &[Token]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<Span> = None;
    for (index, token) in tokens.iter().enumerate() {
        if token.is(crate::Class::BLOCK_START) {
            open = None;
        }
        if !token.is(crate::Class::QUOTE) {
            continue;
        }
        let touches_left = index > 0 && tokens[index - 1].touches(token);
        match open {
            Some(start) if touches_left || matches!(token.span.of(text), "”" | "»") => {
                found.push(start.join(token.span));
                open = None;
            }
            None if !matches!(token.span.of(text), "”" | "»") => open = Some(token.span),
            _ => {}
        }
    }
    found
}
