//! What the shape of a line shows.

use dateline_text::trim_garbled_end;

use crate::page::blank;

/// `Jane Roe, 26`, `Jane Roe, 26, of Harbour Street`: lists of the dead and the wounded are story.
pub(super) fn names_person(line: &str) -> bool {
    let age = |part: &str| {
        let part = part.trim();
        let figures = part.bytes().take_while(u8::is_ascii_digit).count();
        let rest = part[figures..].trim_start();
        (1..=3).contains(&figures)
            && (rest.is_empty()
                || ["years", "year-old", "of ", "from ", "and ", ";", "("]
                    .iter()
                    .any(|word| rest.starts_with(word)))
    };
    line.split(',').skip(1).any(age)
}

/// Whether the line ends as sentences do.
pub(super) fn stops(line: &str) -> bool {
    // Most lines end in a stop or a letter.
    match line.as_bytes().last() {
        Some(b'.' | b'!') => return true,
        Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b',' | b'?') => return false,
        _ => {}
    }
    let quoted = |c: char| blank(c) || matches!(c, '"' | '”' | '“' | '’' | '\'' | ')' | ']');
    let bare = trim_garbled_end(line.trim_end_matches(quoted)).trim_end_matches(quoted);
    bare.ends_with(['.', '!', '…'])
        || bare.len() < line.len()
            && (bare.ends_with('?') || line.ends_with(['”', '"']) && line.contains(['.', '?']))
}

/// `• Two men were hurt`, `+ Raid ends in arrests`, `- a rifle`, `3) a rifle`
pub(super) fn bulleted(line: &str) -> bool {
    let mark = line.starts_with([
        '+', '•', '*', '·', '●', '▪', '■', '–', '—', '-', '»', '>', '×', '○', '◦', '‣',
    ]);
    let numbered = line.split(' ').next().is_some_and(|first| {
        first.ends_with(['.', ')'])
            && first.len() <= 4
            && first.starts_with(|c: char| c.is_ascii_digit())
    });
    mark || numbered
}

/// `Happy family: The three in June`, `Gunman: He had rented the flat`: a picture's words say first what it shows.
pub(super) fn captioned(line: &str) -> bool {
    let Some((label, rest)) = line.split_once(": ") else { return false };
    let words = label.split_whitespace().count();
    let loud = !label.contains(char::is_lowercase);
    words <= 3
        && !loud
        && rest.starts_with(char::is_uppercase)
        && rest.split_whitespace().count() >= 6
}

/// `Two men held. — Harbor Wire (@harborwire) October 9, 2015`: what somebody posted is told by a source, and story.
pub(super) fn post(line: &str) -> bool {
    line.ends_with(|c: char| c.is_ascii_digit()) && line.contains("(@")
}
