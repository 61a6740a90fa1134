//! One pass over the text: spans, folded hashes and class bits.

use crate::{Class, Span, Vocabulary, fold_hash, word_hash};

/// A word, a number, or one character of punctuation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// [`fold_hash`] of its text; of the bytes as they are for punctuation.
    pub hash: u64,
    /// Shape and vocabulary classes.
    pub class: Class,
}

impl Token {
    /// Whether the token has one of the classes.
    pub const fn is(&self, class: Class) -> bool {
        self.class.any(class)
    }

    /// Whether the token is the punctuation `mark`, which is one character.
    pub const fn is_mark(&self, mark: &str) -> bool {
        self.hash == word_hash(mark) && self.is(Class::PUNCT)
    }

    /// Whether nothing stands between this token and `next`.
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
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let bytes = text.as_bytes();
    let (mut at, mut newlines, mut spaced) = (0, 2, true);
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        let mut class = Class::NONE;
        if byte.is_ascii_alphabetic() {
            at = word_end(text, at);
            class = Class::WORD;
        } else if byte.is_ascii_digit() {
            at = number_end(text, at);
            class = Class::DIGIT;
        } else if byte.is_ascii() {
            at += 1;
            if byte == b'\n' {
                newlines += 1;
                spaced = true;
                continue;
            }
            if byte.is_ascii_whitespace() || byte.is_ascii_control() {
                spaced = true;
                continue;
            }
            if byte == b'\'' && clitic(bytes, start + 1) && !spaced {
                at += 1;
                class = Class::POSSESSIVE;
            }
        } else {
            let letter = char_at(text, at);
            at += letter.len_utf8();
            if letter.is_alphabetic() {
                at = word_end(text, start);
                class = Class::WORD;
            } else if letter.is_whitespace()
                || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}')
            {
                spaced = true;
                continue;
            } else if letter == '’' && clitic(bytes, at) && !spaced {
                at += 1;
                class = Class::POSSESSIVE;
            }
        }
        let span = Span::new(start, at);
        let piece = span.of(text);
        if class == Class::NONE {
            class = Class::PUNCT;
            if matches!(piece, "\"" | "“" | "”" | "„" | "«" | "»") {
                class |= Class::QUOTE;
            }
        } else {
            class |= case(piece);
        }
        let hash = if class.any(Class::PUNCT) { word_hash(piece) } else { fold_hash(piece) };
        if class.any(Class::WORD) {
            class |= vocabulary.class(hash);
        }
        class |= match newlines {
            0 => Class::NONE,
            1 => Class::LINE_START,
            _ => Class::LINE_START.with(Class::BLOCK_START),
        };
        if spaced {
            class |= Class::SPACED;
        }
        tokens.push(Token { span, hash, class });
        (newlines, spaced) = (0, false);
    }
    tokens
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
            let after = at + letter.len_utf8();
            if is_letter(letter) {
                at = after;
            } else if matches!(letter, '’' | 'ʼ' | 'ʿ' | 'ʾ' | 'ʻ' | '‘') {
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
            if !is_letter(letter) {
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
