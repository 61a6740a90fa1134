//! Sentences.
//!
//! Examples, which are also the tests: `corpus/sentences.md`.

mod abbreviation;

use std::ops::Range;

use self::abbreviation::{Abbreviation, Follows};
use crate::{Class, Span, Token, word_hash};

/// One sentence: its bytes, white space around it left out, and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last.
    pub span: Span,
    /// Indices into the tokens of the text.
    pub tokens: Range<usize>,
    /// All that any of its tokens is: who looks for none of it need not look at the tokens.
    pub classes: Class,
}

/// Tokens of the longest note in brackets that stands as a sentence of its own.
const NOTE: usize = 10;

/// Marks that close after a stop at most: a line of points is not read again from each of them.
const MARKS: usize = 16;

/// Marks that close after a stop.
const CLOSING: [u64; 12] = marks(["\"", "”", "“", "»", "’", "'", ")", "]", ".", "!", "?", "…"]);

/// Marks that a sentence may begin with, besides quotation marks.
const OPENING: [u64; 9] = marks(["(", "[", "‘", "'", "-", "–", "—", "#", "@"]);

const fn marks<const N: usize>(marks: [&str; N]) -> [u64; N] {
    let (mut hashes, mut at) = ([0; N], 0);
    while at < N {
        hashes[at] = word_hash(marks[at]);
        at += 1;
    }
    hashes
}

/// The sentences of the tokens in `range`, which the caller has cut at paragraph ends.
///
/// They are in order and hold all the tokens. A note of an editor between sentences (`[passage omitted]`) is one, so is each
/// item of a list whose bullets stand in the line. Where the page lost the white space between two sentences
/// (`fell.The army`), they are still two.
pub fn sentences(text: &str, tokens: &[Token], range: Range<usize>) -> Vec<Sentence> {
    sentences_of(text, tokens, range).collect()
}

/// As [`sentences`], one after the other.
pub fn sentences_of<'t>(
    text: &'t str,
    tokens: &'t [Token],
    range: Range<usize>,
) -> impl Iterator<Item = Sentence> + 't {
    // Most tokens are plain words, which end no sentence.
    const MAY_END: Class = Class::PUNCT.with(Class::SPELLED);
    let Range { start: mut first, end: limit } = range;
    let reader = Reader { text, tokens, limit };
    let mut at = first;
    std::iter::from_fn(move || {
        let start = first;
        while first == start && first < limit {
            let rest = &tokens[at.min(limit)..limit];
            match rest.iter().position(|token| token.is(MAY_END)) {
                None => first = limit,
                Some(words) => {
                    at += words;
                    first = reader.cut(start, at).unwrap_or(start);
                    at = first.max(at + usize::from(first <= at));
                }
            }
        }
        (start < first).then(|| sentence(tokens, start..first))
    })
}

fn sentence(tokens: &[Token], range: Range<usize>) -> Sentence {
    let span = tokens[range.start].span.join(tokens[range.end - 1].span);
    let classes = tokens[range.clone()].iter().fold(Class::NONE, |all, token| all | token.class);
    Sentence { span, tokens: range, classes }
}

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    limit: usize,
}

impl<'t> Reader<'t> {
    fn get(&self, at: usize) -> Option<&'t Token> {
        self.tokens.get(at).filter(|_| at < self.limit)
    }

    fn piece(&self, at: usize) -> &'t str {
        self.tokens[at].span.of(self.text)
    }

    /// Where a sentence that begins at `first` and may end at token `at` ends.
    #[inline]
    fn cut(&self, first: usize, at: usize) -> Option<usize> {
        let token = &self.tokens[at];
        if token.is(Class::PUNCT) {
            return self.mark(first, at, token);
        }
        let initials =
            token.span.len() > 1 && self.text.as_bytes()[token.span.end as usize - 1] == b'.';
        if initials { self.after_initials(at) } else { None }
    }

    fn mark(&self, first: usize, at: usize, token: &Token) -> Option<usize> {
        let last = self.text.as_bytes()[token.span.end as usize - 1];
        match (last, token.span.len()) {
            (b'.' | b'!' | b'?', 1) => self.after_stop(first, at),
            (b']', 1) => self.after_note(first, at),
            (_, 1) => None,
            _ if token.is_mark("…") => self.after_stop(first, at),
            _ => (at > first && self.bullet(at)).then_some(at),
        }
    }

    /// `•` between the items of a list that the page ran together.
    fn bullet(&self, at: usize) -> bool {
        self.tokens[at].is(Class::SPACED | Class::LINE_START)
            && matches!(self.piece(at), "•" | "●" | "▪" | "■" | "◦" | "‣")
    }

    /// After the closing marks that touch the token at `at`, and whether a quotation closed there.
    fn closed(&self, at: usize) -> (usize, bool) {
        let (mut end, mut quoted) = (at + 1, false);
        while let Some(next) = self.get(end).filter(|_| end - at <= MARKS) {
            if !next.is(Class::PUNCT) {
                break;
            }
            let closes = CLOSING.contains(&next.hash);
            // `fell.“It` has lost its space: the mark opens.
            let opens = next.is_mark("“")
                && self
                    .get(end + 1)
                    .is_some_and(|word| next.touches(word) && word.is(Class::CAPITAL))
                && !(end > at + 1 && quoted);
            if !closes || opens || !self.tokens[end - 1].touches(next) {
                break;
            }
            quoted |= next.is(Class::QUOTE) || next.is_mark("’") || next.is_mark("'");
            end += 1;
        }
        (end, quoted)
    }

    fn begins(next: &Token) -> bool {
        next.is(Class::CAPITAL | Class::DIGIT | Class::QUOTE)
            || next.is(Class::PUNCT) && OPENING.contains(&next.hash)
    }

    /// After `.`, `!`, `?` or `…`.
    fn after_stop(&self, first: usize, at: usize) -> Option<usize> {
        let (end, quoted) = self.closed(at);
        let Some(next) = self.get(end) else { return Some(end) };
        let plain = end == at + 1;
        let before = self.tokens[..at]
            .last()
            .filter(|before| at > first && before.touches(&self.tokens[at]));
        if !next.is(Class::SPACED | Class::LINE_START) {
            return self.glued(before, end, next).then_some(end);
        }
        if !Self::begins(next) {
            return None;
        }
        let point = self.tokens[at].is_mark(".");
        // `"Stop!" Roe shouted.`
        if !point && quoted && self.get(end + 1).is_some_and(|verb| verb.is(Class::REPORTING)) {
            return None;
        }
        if let (true, true, Some(before)) = (point, plain, before) {
            // `1. Treat each gun as loaded`
            if at == first + 1 && before.is(Class::DIGIT) && before.span.len() <= 3 {
                return None;
            }
            let one = before.span.len() == 1 && before.is(Class::CAPITAL);
            if one && next.is(Class::CAPITAL) {
                return abbreviation::starts(next).then_some(end);
            }
            if let Some(kind) = Abbreviation::of(before, self.piece(at - 1))
                && kind.goes_on(Follows::of(next))
            {
                return None;
            }
        }
        Some(end)
    }

    /// `nightclub.Officials said`: the page lost the white space; `Example.com`, `U.S.` and `3.5` have none to lose.
    fn glued(&self, before: Option<&Token>, end: usize, next: &Token) -> bool {
        let opening = next.is_mark("“");
        let word = next.is(Class::WORD) && next.is(Class::CAPITAL) && next.span.len() > 1;
        let apart = |token: &Token| token.is(Class::SPACED | Class::LINE_START | Class::QUOTE);
        let tail = self
            .get(end + 1)
            .is_none_or(|after| apart(after) || after.is(Class::POSSESSIVE) || after.is_mark(","));
        let after_word = before.is_none_or(|before| {
            before.is(Class::WORD) && !before.is(Class::CAPITAL) && before.span.len() > 2
                || before.is(Class::DIGIT) && before.span.len() == 4
                || before.is(Class::PUNCT)
        });
        self.tokens[end - 1].touches(next)
            && after_word
            && (opening || word && !next.is(Class::UPPER) && tail)
    }

    /// After `U.S.` or `a.m.`.
    fn after_initials(&self, at: usize) -> Option<usize> {
        let (end, quoted) = self.closed(at);
        let Some(next) = self.get(end) else { return Some(end) };
        if !next.is(Class::SPACED | Class::LINE_START) || !Self::begins(next) {
            return None;
        }
        if quoted || abbreviation::starts(next) || next.is(Class::QUOTE) {
            return Some(end);
        }
        let half = [word_hash("am"), word_hash("pm")].contains(&self.tokens[at].hash);
        let of_the_hour = || {
            let zone = next.is(Class::UPPER) && next.span.len() <= 4;
            let named = self.get(end + 1).is_some_and(|after| {
                ["time", "standard", "daylight"].iter().any(|word| after.hash == word_hash(word))
            });
            next.is(Class::WEEKDAY | Class::MONTH | Class::DIGIT)
                || zone
                || named
                || !next.is(Class::CAPITAL)
        };
        (half && !of_the_hour()).then_some(end)
    }

    /// After the bracket of a note that stands alone: `[passage omitted]`, `[words indistinct]`.
    fn after_note(&self, first: usize, at: usize) -> Option<usize> {
        let alone = self.piece(first) == "[" && at - first <= NOTE;
        let next = self.get(at + 1)?;
        (alone && next.is(Class::SPACED | Class::LINE_START) && Self::begins(next))
            .then_some(at + 1)
    }
}
