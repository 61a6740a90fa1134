//! One pass over the text: spans, folded hashes and class bits.

use crate::fold::Hasher;
use crate::garbled::garbled;
use crate::{Class, Span, Vocabulary, fold_hash, word_hash};

/// A word, a number, or one character of punctuation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// [`fold_hash`] of its text; of the bytes as they are for punctuation, of a garbled mark (`â€œ`) as those of the mark.
    pub hash: u64,
    /// Shape and vocabulary classes.
    pub class: Class,
}

impl Token {
    /// Whether the token has one of the classes.
    #[inline]
    pub const fn is(&self, class: Class) -> bool {
        self.class.any(class)
    }

    /// Whether the token is the punctuation `mark`, which is one character.
    #[inline]
    pub const fn is_mark(&self, mark: &str) -> bool {
        self.is(Class::PUNCT) && self.hash == word_hash(mark)
    }

    /// Whether nothing stands between this token and `next`.
    #[inline]
    pub const fn touches(&self, next: &Self) -> bool {
        self.span.end == next.span.start
    }
}

/// Splits `text` into tokens.
///
/// Spans are in order, do not overlap, and leave out white space only.
/// Hyphens split (`US-led` is three tokens that touch); an apostrophe within a word does not (`Shi'ite`),
/// but the possessive `'s` is a token of its own; points within initials belong to them (`U.S.`, `p.m.`);
/// separators within a number belong to it (`2,500`, `3.5`).
pub fn tokenize(text: &str, vocabulary: &Vocabulary) -> Vec<Token> {
    // News has a token for every five or six bytes.
    let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
    let bytes = text.as_bytes();
    let mut at = 0;
    // What stands before the next token.
    let mut before = Class::SPACED.with(Class::LINE_START).with(Class::BLOCK_START);
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        let kind = KINDS[byte as usize];
        let (class, hash);
        if kind & PLAIN != 0 {
            (at, class, hash) = plain(text, start, vocabulary);
        } else if kind & SPACE != 0 {
            at += 1;
            if byte == b'\n' {
                before |= if before.any(Class::LINE_START) {
                    Class::BLOCK_START
                } else {
                    Class::LINE_START
                };
            }
            before |= Class::SPACED;
            continue;
        } else if kind & HIGH == 0 && !(byte == b'\'' && clitic(bytes, start + 1)) {
            at += 1;
            class = if byte == b'"' { Class::PUNCT.with(Class::QUOTE) } else { Class::PUNCT };
            hash = Hasher::of_mark(byte);
        } else {
            let Some(token) = rare(text, start, before.any(Class::SPACED), vocabulary) else {
                at += char_at(text, start).len_utf8();
                before |= Class::SPACED;
                continue;
            };
            (at, class, hash) = token;
        }
        let class = class | before | Class::LONG.when(at - start > 3);
        tokens.push(Token { span: Span::new(start, at), hash, class });
        // After most words stands one space or line end.
        let stop = bytes.get(at).copied().unwrap_or_default();
        let (space, line) = (stop == b' ', stop == b'\n');
        at += usize::from(space | line);
        before = Class::SPACED.when(space | line) | Class::LINE_START.when(line);
    }
    tokens
}

/// The token at an apostrophe or a character beyond ASCII: its end, class and hash; none at white space.
#[inline(never)]
fn rare(
    text: &str,
    start: usize,
    spaced: bool,
    vocabulary: &Vocabulary,
) -> Option<(usize, Class, u64)> {
    let bytes = text.as_bytes();
    let letter = char_at(text, start);
    let mut at = start + letter.len_utf8();
    let possessive = |case_of: &str| Class::POSSESSIVE.with(Class::SPELLED) | case(case_of);
    if let Some((length, mark)) = garbled_at(letter, bytes, start) {
        at = start + length;
        if mark == "’" && clitic(bytes, at) && !spaced {
            at += 1;
            return Some((at, possessive(&text[at - 1..at]), fold_hash(&text[start..at])));
        }
        return Some((at, punctuation(mark) | Class::SPELLED, word_hash(mark)));
    }
    // Most are dashes and quotation marks, for which no table is asked.
    let mark = matches!(letter, '\u{2010}'..='\u{2027}');
    if !mark && letter.is_alphabetic() {
        at = word_end(text, start);
        let word = &text[start..at];
        let hash = fold_hash(word);
        let class = Class::WORD.with(Class::SPELLED) | case(word) | vocabulary.class(hash);
        return Some((at, class, hash));
    }
    if !mark && letter.is_whitespace()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}')
    {
        return None;
    }
    if matches!(letter, '\'' | '’') && clitic(bytes, at) && !spaced {
        at += 1;
        let clitic = &text[start..at];
        return Some((at, possessive(clitic), fold_hash(clitic)));
    }
    let mark = &text[start..at];
    Some((at, punctuation(mark), word_hash(mark)))
}

/// What a byte is to the scan; of a letter or figure, also itself in small case, in the low eight bits.
type Kind = u16;
const CAPITAL: Kind = 1 << 8;
const SMALL: Kind = 1 << 9;
const FIGURE: Kind = 1 << 10;
/// White space and control characters.
const SPACE: Kind = 1 << 11;
/// May go on a word, or a number, that it stands in.
const INNER: Kind = 1 << 12;
/// Part of a character beyond ASCII.
const HIGH: Kind = 1 << 13;
/// A letter or figure of ASCII.
const PLAIN: Kind = CAPITAL | SMALL | FIGURE;

static KINDS: [Kind; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let small = (byte as u8).to_ascii_lowercase() as Kind;
        kinds[byte] = match byte as u8 {
            b'A'..=b'Z' => CAPITAL | small,
            b'a'..=b'z' => SMALL | small,
            b'0'..=b'9' => FIGURE | small,
            b'\'' | b'.' | b',' => INNER,
            0..=b' ' | 0x7f => SPACE,
            0x80.. => HIGH,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};

/// A word or number that begins with a letter or figure of ASCII: its end, shape and hash.
///
/// Nearly all are letters and figures up to a space or mark, and need one look at each byte.
#[inline]
fn plain(text: &str, start: usize, vocabulary: &Vocabulary) -> (usize, Class, u64) {
    let bytes = &text.as_bytes()[start..];
    let (mut hash, mut seen) = (Hasher::NEW, 0);
    let (mut length, mut stop) = (bytes.len(), 0);
    let mut rest = bytes.iter();
    for &byte in rest.by_ref() {
        let kind = KINDS[byte as usize];
        if kind & PLAIN == 0 {
            (length, stop) = (length - rest.len() - 1, kind);
            break;
        }
        hash = hash.eat(kind as u8);
        seen |= kind;
    }
    let first = KINDS[bytes[0] as usize];
    let number = first & FIGURE != 0;
    if stop & (INNER | HIGH) != 0 && goes_on(bytes, length, number) {
        return spelled(text, start, number, vocabulary);
    }
    let hash = hash.finish();
    let end = start + length;
    let case = if seen & (CAPITAL | FIGURE) == CAPITAL | FIGURE {
        case(&text[start..end])
    } else {
        Class::CAPITAL.when(first & CAPITAL != 0)
            | Class::UPPER.when(seen & (CAPITAL | SMALL) == CAPITAL && length > 1)
    };
    let shape = if number { Class::DIGIT } else { Class::WORD | vocabulary.class(hash) };
    (end, shape | case, hash)
}

/// Whether the mark after `length` bytes may be a part of the word: most points and commas end one.
#[inline]
fn goes_on(bytes: &[u8], length: usize, number: bool) -> bool {
    match bytes[length] {
        b'.' if !number => length == 1,
        b',' if !number => false,
        b'.' | b',' => bytes.get(length + 1).is_some_and(u8::is_ascii_digit),
        b'\'' => !number,
        _ => true,
    }
}

/// As [`plain`], for words with apostrophes, points and letters beyond ASCII.
#[inline(never)]
fn spelled(text: &str, start: usize, number: bool, vocabulary: &Vocabulary) -> (usize, Class, u64) {
    let end = if number { number_end(text, start) } else { word_end(text, start) };
    let word = &text[start..end];
    let hash = fold_hash(word);
    let shape = if number { Class::DIGIT } else { Class::WORD | vocabulary.class(hash) };
    let whole = word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (end, shape | Class::SPELLED.when(!whole) | case(word), hash)
}

/// The garbled mark at the letter, which few letters begin.
#[inline]
fn garbled_at(letter: char, bytes: &[u8], at: usize) -> Option<(usize, &'static str)> {
    if letter == 'â' { garbled(&bytes[at..]) } else { None }
}

fn punctuation(mark: &str) -> Class {
    if matches!(mark, "“" | "”" | "„" | "«" | "»") {
        Class::PUNCT.with(Class::QUOTE)
    } else {
        Class::PUNCT
    }
}

fn char_at(text: &str, at: usize) -> char {
    text[at..].chars().next().expect("`at` is a char boundary before the end")
}

/// `s` and then no further letter.
fn clitic(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at), Some(b's' | b'S'))
        && !matches!(bytes.get(at + 1), Some(b) if b.is_ascii_alphanumeric() || *b >= 0x80 && *b != 0xe2 && *b != 0xc2)
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter)
}

fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_alphanumeric() {
            at += 1;
        } else if byte == b'\'' {
            if clitic(bytes, at + 1) || !bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) {
                break;
            }
            at += 1;
        } else if byte == b'.' {
            // Initials: every part before each point is one letter.
            let one_letter =
                |end: usize| end == start + 1 || bytes.get(end.wrapping_sub(2)) == Some(&b'.');
            let more = bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic)
                && !bytes.get(at + 2).is_some_and(u8::is_ascii_alphanumeric);
            if !one_letter(at) {
                break;
            }
            if more {
                at += 1;
            } else {
                // The last point belongs to `U.S.` but not to the `A` that ends a sentence.
                at += usize::from(at > start + 1);
                break;
            }
        } else if byte.is_ascii() {
            break;
        } else {
            let letter = char_at(text, at);
            let mark = garbled_at(letter, bytes, at);
            let after = at + mark.map_or(letter.len_utf8(), |(length, _)| length);
            let apostrophe = mark.map_or(
                matches!(letter, '’' | 'ʼ' | 'ʿ' | 'ʾ' | 'ʻ' | '‘'),
                |(_, mark)| matches!(mark, "’" | "‘"),
            );
            if mark.is_none() && !matches!(letter, '’' | '‘') && is_letter(letter) {
                at = after;
            } else if apostrophe {
                let follows = text[after..].chars().next().is_some_and(char::is_alphabetic);
                if clitic(bytes, after) || !follows {
                    break;
                }
                at = after;
            } else {
                break;
            }
        }
    }
    at
}

fn number_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        let digit_next = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if byte.is_ascii_alphanumeric()
            || matches!(byte, b',' | b'.') && digit_next && bytes[at - 1].is_ascii_digit()
        {
            at += 1;
        } else if byte.is_ascii() {
            break;
        } else {
            let letter = char_at(text, at);
            if !is_letter(letter) || garbled_at(letter, bytes, at).is_some() {
                break;
            }
            at += letter.len_utf8();
        }
    }
    at
}

fn case(word: &str) -> Class {
    let mut letters = word.chars().filter(|l| l.is_alphabetic());
    let Some(first) = letters.next() else { return Class::NONE };
    if !first.is_uppercase() {
        return Class::NONE;
    }
    let (mut rest, mut upper) = (0, true);
    for letter in letters {
        rest += 1;
        upper &= letter.is_uppercase();
    }
    if rest > 0 && upper { Class::CAPITAL.with(Class::UPPER) } else { Class::CAPITAL }
}
