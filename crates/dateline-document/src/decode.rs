//! Bytes to text: byte order mark, what the bytes themselves are, what the file declares, then a guess.
//!
//! UTF-8 stays as it is and every span is an offset into the file. Of other charsets the decoded text is what spans
//! point into.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use dateline_text::Span;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::Problem;

/// The largest article that is read, in bytes. News is small; whatever is larger is an archive or an accident.
pub const MAX_BYTES: usize = 16 << 20;

/// Bytes from which a charset is guessed: a guess gets no better after that.
const GUESSED_FROM: usize = 64 << 10;

/// Bytes as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'b> {
    /// The text; the bytes themselves if they are UTF-8.
    pub text: Cow<'b, str>,
    /// The charset that they were read in, by its name in the WHATWG Encoding Standard: `UTF-8`, `windows-1252`.
    pub charset: &'static str,
    /// What was read with less certainty.
    pub problem: Option<Problem>,
}

/// The bytes as text, or the reason why they are none; `declared` is the charset that the file names, if it names one.
///
/// A byte order mark of UTF-8 stays and counts in spans, so that they are offsets into the file itself. What is
/// well-formed UTF-8 is read as that whatever is declared: text of another charset is never so by chance.
pub fn decode<'b>(bytes: &'b [u8], declared: Option<&str>) -> Result<Decoded<'b>, Problem> {
    if bytes.len() > MAX_BYTES {
        let message = format!(
            "{} bytes are more than the {MAX_BYTES} that an article may have; split the file into one article each, or into JSON lines",
            bytes.len()
        );
        return Err(Problem::error("too_large", message));
    }
    if bytes.iter().all(u8::is_ascii_whitespace)
        || matches!(bytes, b"\xef\xbb\xbf" | b"\xff\xfe" | b"\xfe\xff")
    {
        return Err(Problem::error(
            "empty",
            "there is no text in it; remove the file, or check how it was saved",
        ));
    }
    if let Some(wide) = wide(bytes) {
        return Ok(transcoded(bytes, wide));
    }
    if let Some(problem) = stray(bytes) {
        return Err(problem);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            Ok(Decoded { problem: doubled(text), text: Cow::Borrowed(text), charset: UTF_8.name() })
        }
        Err(_) if nearly_utf8(bytes) => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            let broken = text.matches('\u{fffd}').count();
            let problem = Problem::warning(
                "broken_characters",
                format!(
                    "{broken} characters of the text are broken UTF-8 and are read as `\u{fffd}`; save it again from its source"
                ),
            );
            Ok(Decoded { text: Cow::Owned(text), charset: UTF_8.name(), problem: Some(problem) })
        }
        Err(_) => {
            let declared = declared
                .and_then(|label| Encoding::for_label(label.trim().as_bytes()))
                .filter(|charset| ![UTF_8, UTF_16LE, UTF_16BE].contains(charset));
            Ok(transcoded(bytes, declared.unwrap_or_else(|| guess(bytes))))
        }
    }
}

/// UTF-16, by its mark or by the zero bytes of its Latin letters.
pub(crate) fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        // The mark of UTF-32 begins like that of UTF-16, and nobody writes news in it.
        [0xff, 0xfe, 0, 0, ..] => return None,
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(400)];
    memchr::memchr(0, head)?;
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    match half {
        0..4 => None,
        _ if odd * 4 > half * 3 && even == 0 => Some(UTF_16LE),
        _ if even * 4 > half * 3 && odd == 0 => Some(UTF_16BE),
        _ => None,
    }
}

fn control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | 0x0c | b'\r') || byte == 0x7f
}

/// The problem that the bytes are no text: a zero, or control characters beyond the few of old wire copy.
pub(crate) fn stray(bytes: &[u8]) -> Option<Problem> {
    // Nearly every text has line ends only; that is seen many bytes at a time.
    let odd = |byte: u8| u8::from(byte < 0x20 && byte != b'\n' || byte == 0x7f);
    let any = |chunk: &[u8]| {
        chunk.iter().fold(0, |any, byte| any | odd(*byte)) != 0
            && chunk.iter().any(|byte| control(*byte))
    };
    if !bytes.chunks(256).any(any) {
        return None;
    }
    let zero = bytes.iter().position(|byte| *byte == 0);
    let count = bytes.iter().filter(|byte| control(**byte)).count();
    // One in twenty is no text.
    let many = count * 20 > bytes.len();
    zero.or_else(|| bytes.iter().position(|byte| many && control(*byte))).map(binary)
}

/// Whether the text is UTF-8 but for some accidents: a cut at the end, a byte lost on the way.
fn nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    good > broken * 4
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // A page may be plain for long before the first letter that tells.
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let from = first.saturating_sub(GUESSED_FROM / 8);
    detector.feed(&bytes[from..bytes.len().min(from + GUESSED_FROM)], true);
    detector.guess(None, Utf8Detection::Deny)
}

fn transcoded(bytes: &[u8], charset: &'static Encoding) -> Decoded<'static> {
    let (text, charset, broken) = charset.decode(bytes);
    let problem = broken.then(|| {
        Problem::warning(
            "broken_characters",
            format!(
                "some bytes are no {} and are read as `\u{fffd}`; save the text again from its source as UTF-8",
                charset.name()
            ),
        )
    });
    Decoded { text: Cow::Owned(text.into_owned()), charset: charset.name(), problem }
}

/// Says so of a text whose UTF-8 was taken for windows-1252 and encoded again: `saidâ€¦`, `â€œWeâ€`.
fn doubled(text: &str) -> Option<Problem> {
    if text.is_ascii() || !text.contains('â') {
        return None;
    }
    let marks = text.matches("â€").count();
    (marks > 0).then(|| {
        Problem::warning(
            "mojibake",
            format!("{marks} quotation marks or dashes of the text are garbled (`â€`): it was saved in a wrong charset on its way; they are read as the marks that they were, and quoted as they stand"),
        )
    })
}

/// Bytes of ASCII in which any text has a space or a line end: what is packed or encoded has none.
const UNBROKEN: usize = 32 << 10;

/// The problem that a stretch of the text has no white space, as encoded bytes have none.
pub(crate) fn unbroken(text: &str) -> Option<Problem> {
    let mut stretches = text.as_bytes().chunks_exact(UNBROKEN);
    let joined =
        |bytes: &[u8]| memchr::memchr3(b' ', b'\n', b'\t', bytes).is_none() && bytes.is_ascii();
    let start = stretches.position(joined)? * UNBROKEN;
    let message = format!(
        "there is no white space in the {UNBROKEN} bytes from byte {start} of the text on, which are no prose; check that the file holds the article"
    );
    Some(Problem::warning("unbroken", message))
}

fn binary(at: usize) -> Problem {
    let message =
        format!("byte {at} belongs to no text; the file is binary: save it as plain UTF-8 text");
    Problem::error("binary", message).at(Span::new(at, at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_has_white_space() {
        let told = |text: &str| unbroken(text).map(|problem| problem.message);
        let prose = "Two shells fell. ".repeat(8_000);
        assert_eq!(told(&prose), None);
        let encoded = [&prose[..UNBROKEN], &"aGVsbG8".repeat(10_000)].concat();
        assert!(told(&encoded).is_some_and(|said| said.contains("from byte 32768 of the text")));
        assert_eq!(told(&encoded[..UNBROKEN + 100]), None);
        // Some languages have no spaces; they are told by their letters.
        assert_eq!(told(&"两枚炮弹落下。".repeat(10_000)), None);
    }

    fn said(bytes: &[u8]) -> String {
        match decode(bytes, None) {
            Ok(Decoded { text, charset, problem }) => {
                let doubt =
                    problem.map_or_else(String::new, |problem| format!(" ({})", problem.code));
                format!("{charset}: {text}{doubt}")
            }
            Err(problem) => problem.code.to_owned(),
        }
    }

    #[test]
    fn every_kind_of_bytes_has_an_answer() {
        assert_eq!(said(b""), "empty");
        assert_eq!(said(b" \r\n\t"), "empty");
        assert_eq!(said(b"\xef\xbb\xbf"), "empty");
        assert_eq!(said(b"\x7fELF\0\0"), "binary");
        assert_eq!(said(b"\x01\x02\x03 a"), "binary");
        assert_eq!(said("café bombed".as_bytes()), "UTF-8: café bombed");
        assert_eq!(said(b"wire copy\x1f with a mark"), "UTF-8: wire copy\u{1f} with a mark");
        assert_eq!(said(&vec![b'a'; MAX_BYTES + 1]), "too_large");
    }

    #[test]
    fn a_byte_order_mark_of_utf_8_stays() {
        assert_eq!(decode("\u{feff}A".as_bytes(), None).unwrap().text.len(), 4);
    }

    #[test]
    fn charsets_are_told_by_mark_shape_and_letters() {
        let wide: Vec<u8> = "Two shells".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(said(&wide), "UTF-16LE: Two shells");
        assert_eq!(said(&[b"\xff\xfe", &wide[..]].concat()), "UTF-16LE: Two shells");
        let wide: Vec<u8> = "Two shells".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(said(&wide), "UTF-16BE: Two shells");
        assert_eq!(
            said(b"\x93We heard it,\x94 he said \x96 twice."),
            "windows-1252: “We heard it,” he said – twice."
        );
        assert_eq!(said(b"the caf\xe9 was hit"), "windows-1252: the café was hit");
    }

    #[test]
    fn what_is_declared_decides_where_the_bytes_do_not() {
        let read = |bytes, declared| decode(bytes, Some(declared)).unwrap();
        assert_eq!(read(b"\xc7\xe1\xcd", "windows-1256").text, "الح");
        assert_eq!(read("café".as_bytes(), "windows-1251").charset, "UTF-8");
        assert_eq!(read(b"caf\xe9", "utf-8").text, "café");
        assert_eq!(read(b"caf\xe9", "no such charset").text, "café");
    }

    #[test]
    fn accidents_are_told() {
        let whole = "“We heard it,” he said – ‘twice’ – near the café".as_bytes();
        let cut = &whole[..whole.len() - 1];
        assert!(said(cut).ends_with("(broken_characters)"), "{}", said(cut));
        assert_eq!(
            said("â€œWe heard itâ€\u{9d} he said".as_bytes()),
            "UTF-8: â€œWe heard itâ€\u{9d} he said (mojibake)"
        );
    }
}
