//! Words under pictures.

use dateline_text::Parse;
use dateline_text::kit::{digits, mark, word};
use dateline_time::grammar::full_date;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::stamp::moment;
use super::words::{begins, ends, station};
use super::{Reading, fail};
use crate::FurnitureKind;
use crate::label::{CAPTION, CREDIT, GALLERY};
use crate::outlet::{outlet, written_as_name};

/// The whole line is one.
const fn found<'i>() -> (&'i str, Reading<'i>) {
    ("", Reading::of(FurnitureKind::PhotoCaption))
}

/// `Image 3 of 40 A memorial at the house`, `Photo 2 of 12`, `1 / 4 Back to Gallery`, `... View Full Caption Harbor Wire`
pub(super) fn gallery(input: &str) -> Parse<'_, Reading<'_>> {
    let counted = |input| -> Parse<'_, ()> {
        let (rest, _) =
            alt((word("image"), word("photo"), word("picture"), word("slide"))).parse(input)?;
        let (rest, _) = digits(1, 3).parse(rest)?;
        let (rest, _) = opt(alt((word("of"), word("/")))).parse(rest)?;
        let (rest, _) = opt(mark('/')).parse(rest)?;
        digits(1, 3).parse(rest).map(|(rest, _)| (rest, ()))
    };
    if GALLERY.begins(input) || GALLERY.ends(input) || counted(input).is_ok() {
        Ok(found())
    } else {
        fail(input)
    }
}

/// `0:43 Police chief warns after attack`: one line of a list of films; two of them and more are such a list.
pub(crate) fn playlist(line: &str) -> bool {
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let Ok((rest, minutes)) = digits(1, 2).parse(line) else { return false };
    let Some(rest) = rest.strip_prefix(':') else { return false };
    let seconds = rest.get(..2).filter(|s| s.bytes().all(|b| b.is_ascii_digit()));
    let title = rest.get(2..).and_then(|rest| rest.strip_prefix(' ')).unwrap_or_default();
    let clock = ["a.m", "p.m", "am", "pm", "hrs", "hours", "GMT", "UTC"];
    seconds.is_some()
        && minutes < 60
        && title
            .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "'\"‘“".contains(c))
        && !clock.iter().any(|mark| begins(title, mark))
        && !title.ends_with('.')
}

/// `Kevin Roe (Photo: KTVB)`, `(Photo by Jane Roe/Getty Images)`, `FILE PHOTO: A harbour`, `Image: AP`
pub(super) fn photo_credit(input: &str) -> Parse<'_, Reading<'_>> {
    let start = input.trim_start_matches(['(', '[', ' ']);
    let last = input.as_bytes().last();
    let brackets = matches!(last, Some(b')' | b']'));
    if CAPTION.begins(start)
        || brackets && bracketed(input).is_some_and(photo_words)
        || CAPTION.ends(input)
    {
        Ok(found())
    } else {
        fail(input)
    }
}

/// `..., more from witnesses. KING`: a station's letters after the full stop of a line.
pub(super) fn station_credit(input: &str) -> Parse<'_, Reading<'_>> {
    if input.ends_with(['.', '”', '"']) || input.len() <= 30 {
        return fail(input);
    }
    let Some(at) = input.rfind(['.', '”', '"']) else { return fail(input) };
    let tail = input[at..].trim_start_matches(['.', '”', '"']);
    if tail.starts_with(' ') && station(tail.trim()) { Ok(found()) } else { fail(input) }
}

/// `The scene on Tuesday. (Published Tuesday, April 26, 2016)`, `A man is led away. (March 6, 2014/Northern Post)`
pub(super) fn dated_caption(input: &str) -> Parse<'_, Reading<'_>> {
    if !input.ends_with(')') {
        return fail(input);
    }
    let Some(inner) = bracketed(input) else { return fail(input) };
    let before = input[..input.len() - inner.len() - 2].trim_end();
    let (date, _) = opt(word("published")).parse(inner)?;
    let labelled = date.len() < inner.len();
    let whole = |rest: &str| rest.trim().is_empty() || rest.trim_start().starts_with('/');
    let dated = moment(date).is_ok_and(|(rest, _)| whole(rest))
        || full_date(date).is_ok_and(|(rest, _)| whole(rest));
    // `the vote (March 6, 2014)` may end a sentence without its stop; a caption has stopped before.
    if dated && (labelled || before.ends_with(['.', '”', '"'])) {
        Ok(found())
    } else {
        fail(input)
    }
}

/// The words in the brackets that end a line.
fn bracketed(line: &str) -> Option<&str> {
    let line = line.trim_end();
    let (open, close) = if line.ends_with(']') { ('[', ']') } else { ('(', ')') };
    let inner = line.strip_suffix(close)?;
    let start = inner.rfind(open)?;
    let inner = &inner[start + 1..];
    (2..=80).contains(&inner.len()).then_some(inner)
}

fn photo_words(inner: &str) -> bool {
    CREDIT.starts().iter().any(|word| {
        let opens = begins(inner, word)
            && !inner[word.len()..].starts_with(|c: char| c.is_alphabetic() && c != 's');
        let before = inner.len().checked_sub(word.len() + 1);
        opens || ends(inner, word) && before.is_some_and(|at| inner.as_bytes()[at] == b' ')
    })
}

/// Whether a line before the story is a caption: it ends in a credit in brackets, `[Getty]`, `(AFP)`, `(WKRN)`.
pub(crate) fn caption(line: &str) -> bool {
    if CAPTION.within(line) {
        return true;
    }
    let Some(inner) = bracketed(line) else { return false };
    let before = line[..line.len() - inner.len() - 2].trim_end();
    let named = |part: &str| {
        outlet(part).is_some() && written_as_name(part)
            || station(part)
            // `(iWitness)`, `(abc3340.com)`: one word that is no word of the language.
            || !part.contains(' ')
                && (part.contains('.') && !part.ends_with('.')
                    || part.starts_with(char::is_lowercase) && part.contains(char::is_uppercase))
    };
    let credit = inner.split(['/', '-', ',', ':']).map(str::trim).any(named);
    photo_words(inner) || credit && inner.split_whitespace().count() <= 6 && !before.is_empty()
}
