//! The lexemes that every grammar over text is made of.
//!
//! A lexeme eats the white space before it, line ends included, so that a rule reads as its words in order;
//! words match without regard to case and only as whole words.

use nom::Parser;
use nom::bytes::complete::{take_while, take_while1};
use nom::error::{Error, ErrorKind};

use crate::{Parse, number};

fn fail<T>(input: &str) -> Parse<'_, T> {
    Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)))
}

/// White space before a lexeme; never fails.
pub fn space(input: &str) -> Parse<'_, &str> {
    take_while(|c: char| c.is_whitespace()).parse(input)
}

/// Succeeds where no word goes on.
pub fn boundary(input: &str) -> Parse<'_, ()> {
    match input.chars().next() {
        Some(next) if next.is_alphanumeric() => fail(input),
        _ => Ok((input, ())),
    }
}

/// The next word: letters, with apostrophes inside it and points inside initials, whatever it is; the clitic `'s` is left.
pub fn any_word(input: &str) -> Parse<'_, &str> {
    let start = skip(input);
    // Nearly every word is plain letters with a plain end.
    let bytes = start.as_bytes();
    let end = bytes.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(bytes.len());
    match bytes.get(end) {
        Some(b'\'' | b'.' | b'0'..=b'9' | 0x80..) => spelled(start),
        _ if end == 0 => fail(start),
        _ => Ok((&start[end..], &start[..end])),
    }
}

/// `input` without the white space that it begins with.
#[inline]
fn skip(input: &str) -> &str {
    match input.as_bytes().first() {
        Some(byte) if byte.is_ascii_graphic() => input,
        _ => input.trim_start(),
    }
}

/// As [`any_word`], for words with apostrophes, points and letters beyond ASCII.
fn spelled(input: &str) -> Parse<'_, &str> {
    let mut end = 0;
    let bytes = input.as_bytes();
    for (at, letter) in input.char_indices() {
        let after = &input[at + letter.len_utf8()..];
        // The clitic of `Friday's` is no part of the word, as the tokenizer has it.
        let clitic =
            after.starts_with(['s', 'S']) && !after[1..].starts_with(char::is_alphanumeric);
        let inner = matches!(letter, '\'' | '’')
            && end > 0
            && !clitic
            && after.starts_with(char::is_alphabetic);
        let initial = letter == '.'
            && (at == 1 || at > 1 && bytes[at - 2] == b'.')
            && bytes[at - 1].is_ascii_alphabetic();
        if letter.is_alphabetic() || inner || initial {
            end = at + letter.len_utf8();
        } else {
            break;
        }
    }
    // `A.` at the end of a sentence is not an initial of more letters.
    if end == 2 && bytes[1] == b'.' {
        end = 1;
    }
    if end == 0 || input[end..].starts_with(char::is_numeric) {
        fail(input)
    } else {
        Ok((&input[end..], &input[..end]))
    }
}

/// One given word, in any case; a point after it (an abbreviation's) is not eaten.
pub fn word<'i>(
    expected: &'static str,
) -> impl Parser<&'i str, Output = &'i str, Error = Error<&'i str>> {
    move |input: &'i str| -> Parse<'i, &'i str> {
        let start = skip(input);
        // Most words are not the one asked for, and the first letters tell.
        let head = start.as_bytes().get(..expected.len());
        if !head.is_some_and(|head| head.eq_ignore_ascii_case(expected.as_bytes())) {
            return fail(input);
        }
        let (rest, found) = if expected.contains('.') {
            initials(start, expected.len())?
        } else {
            any_word(start)?
        };
        if found.eq_ignore_ascii_case(expected) { Ok((rest, found)) } else { fail(input) }
    }
}

fn initials(input: &str, length: usize) -> Parse<'_, &str> {
    match input.get(..length) {
        Some(found) => boundary(&input[length..]).map(|(rest, ())| (rest, found)),
        None => fail(input),
    }
}

/// The words of `phrase` in order, spaces or line ends between them.
pub fn phrase<'i>(
    phrase: &'static str,
) -> impl Parser<&'i str, Output = (), Error = Error<&'i str>> {
    move |input: &'i str| -> Parse<'i, ()> {
        let mut rest = input;
        for expected in phrase.split(' ') {
            rest = word(expected).parse(rest)?.0;
        }
        Ok((rest, ()))
    }
}

/// One of the words of a table, as its value; a point directly after an entry that ends in one is eaten too.
pub fn table<'i, T: Copy>(
    entries: &'static [(&'static str, T)],
) -> impl Parser<&'i str, Output = T, Error = Error<&'i str>> {
    move |input: &'i str| -> Parse<'i, T> {
        let (rest, found) = any_word(input)?;
        for (name, value) in entries {
            if found.eq_ignore_ascii_case(name) {
                return Ok((rest, *value));
            }
            if let Some(stem) = name.strip_suffix('.')
                && found.eq_ignore_ascii_case(stem)
            {
                return Ok((rest.strip_prefix('.').unwrap_or(rest), *value));
            }
        }
        fail(input)
    }
}

/// A given mark of punctuation, white space before it allowed.
pub fn mark<'i>(expected: char) -> impl Parser<&'i str, Output = char, Error = Error<&'i str>> {
    move |input: &'i str| -> Parse<'i, char> {
        let (rest, _) = space(input)?;
        match rest.strip_prefix(expected) {
            Some(rest) => Ok((rest, expected)),
            None => fail(input),
        }
    }
}

/// A hyphen or dash that touches the word before it.
pub fn hyphen(input: &str) -> Parse<'_, char> {
    match input.chars().next() {
        Some(c @ ('-' | '‐' | '‑' | '–' | '—')) => Ok((&input[c.len_utf8()..], c)),
        _ => fail(input),
    }
}

/// Digits only, `least` to `most` of them, and then no further digit.
pub fn digits<'i>(
    least: usize,
    most: usize,
) -> impl Parser<&'i str, Output = u32, Error = Error<&'i str>> {
    move |input: &'i str| -> Parse<'i, u32> {
        let (rest, _) = space(input)?;
        let (rest, found) = take_while1(|c: char| c.is_ascii_digit()).parse(rest)?;
        if !(least..=most).contains(&found.len()) {
            return fail(input);
        }
        match found.parse() {
            Ok(value) => Ok((rest, value)),
            Err(_) => fail(input),
        }
    }
}

/// A whole number in figures or words: `16`, `2,500`, `three`, `twenty-five`, `two hundred and six`.
pub fn cardinal(input: &str) -> Parse<'_, u64> {
    let (start, _) = space(input)?;
    if start.starts_with(|c: char| c.is_ascii_digit()) {
        let end = start
            .char_indices()
            .find(|(at, c)| {
                let separator = *c == ','
                    && start[at + 1..].bytes().take_while(u8::is_ascii_digit).count() == 3;
                !c.is_ascii_digit() && !separator
            })
            .map_or(start.len(), |(at, _)| at);
        let rest = &start[end..];
        let decimal =
            rest.starts_with(['.', ',']) && rest[1..].starts_with(|c: char| c.is_ascii_digit());
        if decimal || rest.starts_with(char::is_alphabetic) {
            return fail(input);
        }
        return match start[..end].replace(',', "").parse() {
            Ok(value) => Ok((rest, value)),
            Err(_) => fail(input),
        };
    }
    let mut words = number::Words::default();
    let (mut rest, mut end) = (start, None);
    while let Ok((after, found)) = any_word(rest) {
        if !words.push(found) {
            break;
        }
        if words.complete() {
            end = Some((after, words.value()));
        }
        rest = hyphen(after).map_or(after, |(after, _)| after);
    }
    match end {
        Some((rest, Some(value))) => Ok((rest, value)),
        _ => fail(input),
    }
}

/// An ordinal in figures or words: `16th`, `third`, `twenty-first`.
pub fn ordinal(input: &str) -> Parse<'_, u64> {
    let (start, _) = space(input)?;
    if start.starts_with(|c: char| c.is_ascii_digit()) {
        let end = start.bytes().take_while(u8::is_ascii_digit).count();
        let suffix = start
            .get(end..end + 2)
            .is_some_and(|s| ["st", "nd", "rd", "th"].iter().any(|x| s.eq_ignore_ascii_case(x)));
        return match start[..end].parse() {
            Ok(value) if suffix => boundary(&start[end + 2..]).map(|(rest, ())| (rest, value)),
            _ => fail(input),
        };
    }
    let (rest, first) = any_word(start)?;
    if let Some(value) = number::ordinal_word(first) {
        return Ok((rest, value));
    }
    let (rest, _) = hyphen(rest)?;
    let (rest, last) = any_word(rest)?;
    match (number::word(first), number::ordinal_word(last)) {
        (Some(tens @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90)), Some(ones @ 1..=9)) => {
            Ok((rest, tens + ones))
        }
        _ => fail(input),
    }
}
