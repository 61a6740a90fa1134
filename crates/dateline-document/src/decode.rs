//! Bytes to text.

use dateline_text::Span;

use crate::Problem;

/// The largest file or record that is read, in bytes. News is small; whatever is larger is an archive or an accident.
pub const MAX_BYTES: usize = 16 << 20;

/// The bytes as UTF-8 text, or the reason why they are none.
///
/// A byte order mark stays and counts in spans, so that they are offsets into the file itself.
pub fn decode(bytes: &[u8]) -> Result<&str, Problem> {
    if bytes.len() > MAX_BYTES {
        let message = format!(
            "{} bytes are more than the {MAX_BYTES} that are read at once; split the file into one article each",
            bytes.len()
        );
        return Err(Problem::error("too_large", message));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) || bytes == b"\xef\xbb\xbf" {
        return Err(Problem::error(
            "empty",
            "there is no text in it; remove the file, or check how it was saved",
        ));
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(binary(at));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let message = format!("byte {at} is not UTF-8; save the file as UTF-8 (for Latin text: `iconv -f WINDOWS-1252 -t UTF-8`)");
        Problem::error("not_utf8", message).at(Span::new(at, at + 1))
    })?;
    // Stray control characters occur in old wire copy; one in twenty is no text.
    let control = |byte: &u8| byte.is_ascii_control() && !byte.is_ascii_whitespace();
    if bytes.iter().filter(|byte| control(byte)).count() * 20 > bytes.len() {
        return Err(binary(bytes.iter().position(control).unwrap_or(0)));
    }
    Ok(text)
}

fn binary(at: usize) -> Problem {
    let message = format!(
        "byte {at} belongs to no text; the file is binary, or UTF-16: save it as plain UTF-8 text"
    );
    Problem::error("binary", message).at(Span::new(at, at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8]) -> &'static str {
        decode(bytes).map_or_else(|problem| problem.code, |_| "text")
    }

    #[test]
    fn every_kind_of_bytes_has_an_answer() {
        assert_eq!(code(b""), "empty");
        assert_eq!(code(b" \r\n\t"), "empty");
        assert_eq!(code(b"\xef\xbb\xbf"), "empty");
        assert_eq!(code(b"\x7fELF\0\0"), "binary");
        assert_eq!(code(b"\x01\x02\x03 a"), "binary");
        assert_eq!(code(b"caf\xe9 bombed"), "not_utf8");
        assert_eq!(code("café bombed".as_bytes()), "text");
        assert_eq!(code(b"old wire copy\x1f with one stray control character"), "text");
        assert_eq!(code(&vec![b'a'; MAX_BYTES + 1]), "too_large");
    }

    #[test]
    fn a_byte_order_mark_stays() {
        assert_eq!(decode("\u{feff}A".as_bytes()).unwrap().len(), 4);
    }
}
