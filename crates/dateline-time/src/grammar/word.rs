//! Words as the token pass cuts them: the clitic `'s` is not part of one, so `Friday's` begins with `Friday`.

use dateline_text::Parse;
use dateline_text::kit;
use nom::Parser;
use nom::error::Error;

use crate::grammar::fail;

/// `input` without the white space that it begins with.
fn skip(input: &str) -> &str {
    match input.as_bytes().first() {
        Some(byte) if byte.is_ascii_graphic() => input,
        _ => input.trim_start(),
    }
}

/// The next word, whatever it is, without the clitic `'s`.
pub(crate) fn any_word(input: &str) -> Parse<'_, &str> {
    let start = skip(input);
    // Nearly every word is plain letters with a plain end.
    let bytes = start.as_bytes();
    let end = bytes.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(bytes.len());
    match bytes.get(end) {
        Some(next) if !(next.is_ascii_digit() || matches!(next, b'\'' | b'.') || *next >= 0x80) => {
            if end == 0 {
                fail(input)
            } else {
                Ok((&start[end..], &start[..end]))
            }
        }
        None if end > 0 => Ok((&start[end..], start)),
        _ => spelled(input),
    }
}

/// As [`any_word`], for words with apostrophes, points and letters beyond ASCII.
fn spelled(input: &str) -> Parse<'_, &str> {
    let (rest, found) = kit::any_word(input)?;
    let stem = found.strip_suffix(['s', 'S']).and_then(|stem| stem.strip_suffix(['\'', '’']));
    match stem {
        Some(stem) if !stem.is_empty() => {
            Ok((&input[input.len() - rest.len() - found.len() + stem.len()..], stem))
        }
        _ => Ok((rest, found)),
    }
}

/// One given word, in any case.
pub(crate) fn word<'i>(
    expected: &'static str,
) -> impl Parser<&'i str, Output = &'i str, Error = Error<&'i str>> {
    move |input: &'i str| -> Parse<'i, &'i str> { given(input, expected) }
}

/// Most words are not the one asked for, and the first letters tell.
fn given<'i>(input: &'i str, expected: &'static str) -> Parse<'i, &'i str> {
    let start = skip(input);
    let prefix = start.as_bytes().get(..expected.len());
    if !prefix.is_some_and(|prefix| prefix.eq_ignore_ascii_case(expected.as_bytes())) {
        return fail(input);
    }
    let (rest, found) = any_word(start)?;
    if found.len() == expected.len() { Ok((rest, found)) } else { fail(input) }
}

/// One of the words of a table, as its value; a point directly after an entry that ends in one is eaten too.
pub(crate) fn table<'i, T: Copy>(
    entries: &'static [(&'static str, T)],
) -> impl Parser<&'i str, Output = T, Error = Error<&'i str>> {
    move |input: &'i str| -> Parse<'i, T> {
        let (rest, found) = any_word(input)?;
        let letter = found.as_bytes().first().map(u8::to_ascii_lowercase);
        for (name, value) in entries {
            if name.as_bytes().first().map(u8::to_ascii_lowercase) != letter {
                continue;
            }
            let stem = name.strip_suffix('.');
            if found.eq_ignore_ascii_case(stem.unwrap_or(name)) {
                let rest =
                    if stem.is_some() { rest.strip_prefix('.').unwrap_or(rest) } else { rest };
                return Ok((rest, *value));
            }
        }
        fail(input)
    }
}
