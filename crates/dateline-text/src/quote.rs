//! Quoted speech.
//!
//! Examples, which are also the tests: `corpus/quotes.md`.

use crate::{Class, Span, Token, word_hash};

/// Spans of quotations, marks included, in order; they do not nest and do not cross a blank line.
///
/// Copied text often opens and closes with the same curly mark, so any double mark closes an open quotation
/// when a word touches it from the left, and opens one otherwise. Quotations within a quotation have other marks and are
/// part of it. A paragraph that begins with a mark and has no other is quoted whole: speech that goes on in the next one.
/// Where the paragraph has no double mark, single ones are read, which must not be apostrophes.
pub fn quotes(text: &str, tokens: &[Token]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = 0;
    while from < tokens.len() {
        let (to, marks) = block(&tokens[from..]);
        let block = &tokens[from..from + to];
        match marks {
            Marks::Double => double(block, &mut found),
            Marks::Single => single(text, block, &mut found),
            Marks::None => {}
        }
        from += to;
    }
    found
}

/// The marks that a block has; most have none.
enum Marks {
    Double,
    Single,
    None,
}

/// How many tokens there are up to the next blank line, and what marks are among them.
fn block(tokens: &[Token]) -> (usize, Marks) {
    let (mut seen, mut single, mut end) = (Class::NONE, false, tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        if token.is(Class::BLOCK_START) && at > 0 {
            end = at;
            break;
        }
        seen |= token.class;
        single |= token.is(Class::PUNCT) && SINGLE.contains(&token.hash);
    }
    let marks = if seen.any(Class::QUOTE) {
        Marks::Double
    } else if single {
        Marks::Single
    } else {
        Marks::None
    };
    (end, marks)
}

const SINGLE: [u64; 3] = [word_hash("'"), word_hash("‘"), word_hash("’")];

fn double(tokens: &[Token], found: &mut Vec<Span>) {
    let mut open: Option<usize> = None;
    for (index, token) in tokens.iter().enumerate().filter(|(_, token)| token.is(Class::QUOTE)) {
        let touches_left = index > 0 && tokens[index - 1].touches(token);
        let closing = token.is_mark("”") || token.is_mark("»");
        match open {
            Some(start) if touches_left || closing => {
                found.push(tokens[start].span.join(token.span));
                open = None;
            }
            None if !closing => open = Some(index),
            _ => {}
        }
    }
    // Speech of several paragraphs is closed in the last one only.
    if let (Some(0), Some(last)) = (open, tokens.last())
        && tokens.len() > 3
    {
        found.push(tokens[0].span.join(last.span));
    }
}

/// Quotations between `‘` and `’`, or between `'` and `'`, as British papers print them.
fn single(text: &str, tokens: &[Token], found: &mut Vec<Span>) {
    let mut open: Option<usize> = None;
    for index in 0..tokens.len() {
        let Some(mark) = Single::at(text, tokens, index) else { continue };
        match open {
            None if mark.opens => open = Some(index),
            // `'a tragedy'` is closed by a mark after a word; in `'The soldiers' base is shut.'` a later one closes.
            Some(start)
                if mark.ends_clause
                    || mark.ends_word
                        && index - start <= SHORT
                        && (index + 1..tokens.len())
                            .find_map(|later| Single::at(text, tokens, later))
                            .is_none_or(|later| later.opens || !later.ends_clause) =>
            {
                found.push(tokens[start].span.join(tokens[index].span));
                open = None;
            }
            _ => {}
        }
    }
}

/// Tokens of the longest quotation that a mark after a mere word closes.
const SHORT: usize = 8;

/// What a single mark may do where it stands.
struct Single {
    opens: bool,
    ends_clause: bool,
    ends_word: bool,
}

impl Single {
    fn at(text: &str, tokens: &[Token], at: usize) -> Option<Self> {
        let token = &tokens[at];
        if !token.is(Class::PUNCT) || !SINGLE.contains(&token.hash) {
            return None;
        }
        let before = at.checked_sub(1).map(|at| &tokens[at]).filter(|left| left.touches(token));
        let next = tokens.get(at + 1).filter(|next| token.touches(next));
        let word = |token: &Token| token.is(Class::WORD | Class::DIGIT);
        let closes = !token.is_mark("‘") && next.is_none_or(|next| next.is(Class::PUNCT));
        Some(Self {
            opens: before.is_none_or(|left| matches!(left.span.of(text), "(" | "[" | "-" | "—"))
                && !token.is_mark("’")
                && next.is_some_and(word),
            ends_clause: closes
                && before
                    .is_some_and(|left| matches!(left.span.of(text), "," | "." | "!" | "?" | "…")),
            ends_word: closes && before.is_some_and(word),
        })
    }
}
