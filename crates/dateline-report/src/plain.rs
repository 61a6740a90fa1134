//! Article text on one line, without what could steer a terminal or turn a line around.

/// `text` with each run of white space as one space; control characters and marks of writing direction are left out.
pub(crate) fn plain(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let kept = line.len();
        if kept > 0 {
            line.push(' ');
        }
        let before = line.len();
        line.extend(word.chars().filter(|&c| !steers(c)));
        if line.len() == before {
            line.truncate(kept);
        }
    }
    line
}

/// Control characters (Unicode Cc) and the embedding, override and isolate marks of UAX 9.
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// `one document`, `2 documents`
pub(crate) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_escape_reaches_a_terminal() {
        assert_eq!(plain("a \u{1b}[31mred\n\n \u{202e} word\u{7}"), "a [31mred word");
        assert_eq!(plain(" \u{7} "), "");
    }
}
