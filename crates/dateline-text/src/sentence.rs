//! Sentences.

use std::ops::Range;
use std::sync::OnceLock;

use crate::{Class, Span, Token, Vocabulary};

/// One sentence: its bytes, white space around it left out, and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last.
    pub span: Span,
    /// Indices into the tokens of the text.
    pub tokens: Range<usize>,
}

/// Words that a point follows without ending the sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr mrs ms dr prof gen col maj capt lt sgt cpl pvt adm brig cmdr comdr sen rep gov st jr sr jan feb mar apr jun jul",
    "aug sep sept oct nov dec no vs inc corp co ltd bros messrs mt ft dept est approx ala ariz ark calif colo conn del fla ga ill ind kan",
    "ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo hon rev supt det insp spc pfc",
];

/// Words that begin a sentence far more often than they follow initials (`in the U.S. The army said`).
const STARTERS: &[&str] = &[
    "the a an in on at it he she they we but and this these those there that as after before since when while his her their",
    "its no some for from by with to",
];

const ABBREVIATION: Class = Class(1);
const STARTER: Class = Class(2);

fn words() -> &'static Vocabulary {
    static WORDS: OnceLock<Vocabulary> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words = Vocabulary::default();
        for (class, lines) in [(ABBREVIATION, ABBREVIATIONS), (STARTER, STARTERS)] {
            let all = lines.iter().flat_map(|line| line.split_whitespace());
            all.for_each(|word| words.add(word, class));
        }
        words
    })
}

/// The sentences of the tokens in `range`, which the caller has cut at paragraph ends.
pub fn sentences(text: &str, tokens: &[Token], range: Range<usize>) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut first = range.start;
    let mut at = range.start;
    while at < range.end {
        let end = sentence_end(text, tokens, at, range.end);
        if let Some(end) = end {
            found.push(sentence(tokens, first..end));
            first = end;
            at = end;
        } else {
            at += 1;
        }
    }
    if first < range.end {
        found.push(sentence(tokens, first..range.end));
    }
    found
}

fn sentence(tokens: &[Token], range: Range<usize>) -> Sentence {
    let span = tokens[range.start].span.join(tokens[range.end - 1].span);
    Sentence { span, tokens: range }
}

/// Where a sentence that may end at token `at` ends, closing marks included.
fn sentence_end(text: &str, tokens: &[Token], at: usize, limit: usize) -> Option<usize> {
    let token = &tokens[at];
    // Of words only initials end in a point that is theirs.
    let last = text.as_bytes()[token.span.end as usize - 1];
    let initials = last == b'.' && token.span.len() > 1;
    let stop = token.is(Class::PUNCT)
        && (matches!(last, b'.' | b'!' | b'?') || token.span.of(text) == "…");
    if !(initials || stop) {
        return None;
    }
    let mut end = at + 1;
    while let Some(next) = tokens.get(end).filter(|_| end < limit) {
        let closes = matches!(
            next.span.of(text),
            "\"" | "”" | "“" | "’" | "'" | ")" | "]" | "." | "!" | "?"
        );
        if !(closes && tokens[end - 1].touches(next)) {
            break;
        }
        end += 1;
    }
    let Some(next) = tokens.get(end).filter(|_| end < limit) else { return Some(end) };
    if !next.is(Class::SPACED | Class::LINE_START) {
        return None;
    }
    let starts = next.is(Class::CAPITAL | Class::DIGIT | Class::QUOTE)
        || matches!(next.span.of(text), "(" | "[" | "‘" | "'" | "-" | "–" | "—");
    if !starts {
        return None;
    }
    let is = |token: &Token, class: Class| words().class(token.hash).any(class);
    if initials {
        return (end > at + 1 || is(next, STARTER)).then_some(end);
    }
    if last == b'.' && at > 0 && end == at + 1 && tokens[at - 1].touches(token) {
        let before = &tokens[at - 1];
        let word = before.span.of(text);
        let letter = word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase());
        // `I'll` is no Illinois.
        let abbreviation = is(before, ABBREVIATION) && !word.contains(['\'', '’']);
        if abbreviation && !(word.eq_ignore_ascii_case("no") && next.is(Class::CAPITAL))
            || letter && next.is(Class::CAPITAL)
        {
            return None;
        }
    }
    Some(end)
}
