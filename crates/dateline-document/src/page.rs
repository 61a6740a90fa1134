//! Lines and pieces: what the line ends of a text mean.
//!
//! A piece is what an editor would call a paragraph or a line of the page. In text with a paragraph a line, every line
//! is one. In text that was wrapped at a column, lines are joined: a line end in a paragraph is no sentence end there.

use std::ops::Range;

use dateline_text::{Span, Token, trim_garbled_end};

/// One printed line, white space around it left out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    pub(crate) span: Span,
    /// Columns of white space before it.
    indent: usize,
    /// Its width in characters, indent included.
    width: usize,
    /// Whether a blank line, or the start of the text, is before it.
    pub(crate) after_blank: bool,
}

/// A paragraph or line of the page.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) span: Span,
    /// Indices into the tokens of the text.
    pub(crate) tokens: Range<usize>,
    /// A blank line, or the end of the text, is after it.
    pub(crate) before_blank: bool,
}

impl Piece {
    pub(crate) fn of<'s>(&self, text: &'s str) -> &'s str {
        self.span.of(text)
    }
}

/// White space, and the marks without width that page text is strewn with.
pub(crate) fn blank(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\u{ad}')
}

/// Bytes of a line, blank ones counted in, for which room is made.
const LINE: usize = 64;

/// Lines for which room is made at once: there may be no more than white space in them.
const MANY: usize = 1 << 10;

/// The line without what is [`blank`] around it.
fn trim(line: &str) -> &str {
    let trimmed = line.trim_ascii();
    // Nearly every line begins and ends with a letter or mark of ASCII; the vertical tab is blank beyond its white space.
    let filled = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii() && *byte != 0x0b);
    let bytes = trimmed.as_bytes();
    if filled(bytes.first()) && filled(bytes.last()) { trimmed } else { line.trim_matches(blank) }
}

/// The lines that hold anything.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let plain = text.is_ascii();
    let ends = memchr::memchr_iter(b'\n', text.as_bytes());
    let mut lines = Vec::with_capacity((text.len() / LINE).min(MANY) + 1);
    let mut start = 0;
    let mut after_blank = true;
    let ends = ends.chain([text.len()]);
    for end in ends {
        let piece = &text[start..end];
        let trimmed = trim(piece);
        if trimmed.is_empty() {
            after_blank = true;
        } else {
            let span = Span::locate(text, trimmed);
            // Of lines longer than any margin the width need not be exact.
            let count = |part: &str| {
                if plain || piece.len() > 4 * WIDEST || part.is_ascii() {
                    part.len()
                } else {
                    part.chars().count()
                }
            };
            let indent = count(&text[start..span.start as usize]);
            let width = indent + count(trimmed);
            lines.push(Line { span, indent, width, after_blank });
            after_blank = false;
        }
        start = end + 1;
    }
    lines
}

/// The widest column that text is wrapped at; longer lines are paragraphs.
const WIDEST: usize = 100;
/// Columns that a wrapped line may stay short of the margin, beside the word that did not fit.
const RAGGED: usize = 12;

fn ends_sentence(line: &str) -> bool {
    // Most lines end in a letter, a comma or a stop.
    match line.as_bytes().last() {
        Some(b'.' | b'!' | b'?' | b':') => return true,
        Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b',' | b'-') => return false,
        _ => {}
    }
    let line = trim_garbled_end(line);
    line.trim_end_matches(['"', '”', '“', '’', '\'', ')', ']']).ends_with(['.', '!', '?', '…', ':'])
}

/// Whether `next` goes on where `line` broke off at the margin.
fn runs_on(text: &str, line: &Line, next: &Line, margin: usize) -> bool {
    if next.after_blank || next.indent > line.indent {
        return false;
    }
    let first_word = || next.span.of(text).chars().take_while(|c| !c.is_whitespace()).count();
    let room = margin.saturating_sub(RAGGED);
    // Most lines fill the column without a look at the next.
    line.width + 1 > room
        || line.width * 5 >= margin * 3 && !ends_sentence(line.span.of(text))
        || line.width + 1 + first_word() > room
}

/// The column at which the text is wrapped, if it is.
///
/// Wrapped text has no long line, and most of its line ends within paragraphs stand where the next word did not
/// fit, in the middle of a sentence.
fn margin(text: &str, lines: &[Line]) -> Option<usize> {
    let mut widths: Vec<usize> = lines.iter().map(|line| line.width).collect();
    // A stray long line (a link, a headline) is allowed in fifty.
    let widest = widths.len().checked_sub(1 + widths.len() / 50)?;
    let margin = *widths.select_nth_unstable(widest).1;
    if !(40..=WIDEST).contains(&margin) {
        return None;
    }
    let breaks = || lines.windows(2).filter(|pair| !pair[1].after_blank);
    let all = breaks().count();
    let wrapped = breaks()
        .filter(|pair| {
            runs_on(text, &pair[0], &pair[1], margin) && !ends_sentence(pair[0].span.of(text))
        })
        .count();
    (all >= 2 && wrapped * 2 > all).then_some(margin)
}

/// The pieces of the text, in order, with their tokens.
pub(crate) fn pieces(text: &str, tokens: &[Token]) -> Vec<Piece> {
    let lines = lines(text);
    let margin = margin(text, &lines);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    for (index, line) in lines.iter().enumerate() {
        let first = at;
        // There are no more of them than bytes.
        let most = tokens.len().min(at + line.span.len());
        at += tokens[at..most].partition_point(|token| token.span.start < line.span.end);
        let before_blank = lines.get(index + 1).is_none_or(|next| next.after_blank);
        let joins = index > 0
            && margin.is_some_and(|margin| runs_on(text, &lines[index - 1], line, margin));
        match pieces.last_mut() {
            Some(last) if joins => {
                last.span = last.span.join(line.span);
                last.tokens.end = at;
                last.before_blank = before_blank;
            }
            _ => pieces.push(Piece { span: line.span, tokens: first..at, before_blank }),
        }
    }
    // A line of marks that are no tokens says nothing.
    pieces.retain(|piece| !piece.tokens.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let tokens = dateline_text::tokenize(text, &dateline_text::Vocabulary::new());
        pieces(text, &tokens).iter().map(|piece| piece.of(text).replace('\n', " / ")).collect()
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let text = "   THE BRIDGE OVER THE RIVER WAS BLOWN UP BY UNKNOWN MEN AT DAWN, AND\nTRAFFIC TO THE COAST HAS BEEN HALTED SINCE THEN, THE GOVERNOR SAID TO\nREPORTERS.\n\n   NO ONE WAS HURT.  THE ARMY HAS SENT ENGINEERS WITH A FLOATING BRIDGE,\nWHICH IS TO BE IN PLACE ON FRIDAY.\n";
        let found = read(text);
        assert_eq!(found.len(), 2);
        assert!(found[0].contains("AND / TRAFFIC"), "{found:?}");
    }

    #[test]
    fn short_lines_stay_apart() {
        assert_eq!(read("Northern Post\nWednesday\n\nGunmen fired at a lorry.\nNobody was hurt.\nThe road is shut.").len(), 5);
        assert_eq!(read("One sentence that is a paragraph of its own.\nAnother one that is, too, a paragraph.\r\nAnd a third.\u{a0}\n\u{a0}\n").len(), 3);
        assert!(read("\u{feff}\n \u{a0}\n").is_empty());
    }
}
