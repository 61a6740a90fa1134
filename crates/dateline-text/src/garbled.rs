//! Marks that a wrong charset spelled out on the way: `â€œWeâ€` was `“We”`.

/// What the third byte became, and the mark.
const THIRD: &[(&str, &str)] = &[
    ("œ", "“"),
    ("\u{9c}", "“"),
    ("\u{9d}", "”"),
    ("\u{fffd}", "”"),
    ("˜", "‘"),
    ("\u{98}", "‘"),
    ("™", "’"),
    ("\u{99}", "’"),
    ("“", "–"),
    ("\u{93}", "–"),
    ("”", "—"),
    ("\u{94}", "—"),
    ("¦", "…"),
];

/// The mark that `bytes` begin with in its garbled spelling, and how many bytes that has.
///
/// Quotation marks, dashes and points of UTF-8 that were taken for windows-1252, or for ISO 8859-1. The closing mark has a
/// byte for which windows-1252 has no letter: what stood for it may be lost.
pub(crate) fn garbled(bytes: &[u8]) -> Option<(usize, &'static str)> {
    let rest = bytes.strip_prefix("â".as_bytes())?;
    let euro = rest.strip_prefix("€".as_bytes());
    let rest = euro.or_else(|| rest.strip_prefix("\u{80}".as_bytes()))?;
    let read = bytes.len() - rest.len();
    let third = THIRD.iter().find(|(third, _)| rest.starts_with(third.as_bytes()));
    match third {
        Some((third, mark)) => Some((read + third.len(), mark)),
        None => euro.map(|_| (read, "”")),
    }
}

/// The text without the garbled marks at its end.
pub fn trim_garbled_end(text: &str) -> &str {
    let mut text = text;
    while !text.as_bytes().last().is_none_or(u8::is_ascii) {
        // The longest has three characters, each of which may have three bytes.
        let mut starts = text.char_indices().rev().take(3).map(|(at, _)| at);
        let whole = |at: &usize| {
            let bytes = &text.as_bytes()[*at..];
            garbled(bytes).is_some_and(|(length, _)| length == bytes.len())
        };
        match starts.find(whole) {
            Some(at) => text = &text[..at],
            None => break,
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Class, Vocabulary, fold_hash, quotes, sentences, tokenize};

    #[test]
    fn a_garbled_mark_is_the_mark() {
        let read = |text: &str| garbled(text.as_bytes());
        assert_eq!(read("â€œWe"), Some((7, "“")));
        assert_eq!(read("â€\u{9d} he"), Some((7, "”")));
        assert_eq!(read("â\u{80}\u{99}s"), Some((6, "’")));
        assert_eq!(read("â€ he"), Some((5, "”")));
        assert_eq!(read("âme"), None);
        assert_eq!(trim_garbled_end("It fell.â€\u{9d}"), "It fell.");
        assert_eq!(trim_garbled_end("It fell.â€™â€"), "It fell.");
        assert_eq!(trim_garbled_end("un château"), "un château");
    }

    #[test]
    fn spans_are_of_the_garbled_text() {
        let text =
            "â€œWe didnâ€™t run,â€\u{9d} he said of the armyâ€™s men. â€œIt burned.â€ They left.";
        let tokens = tokenize(text, &Vocabulary::new());
        let words: Vec<_> = tokens
            .iter()
            .filter(|token| !token.is(Class::PUNCT))
            .map(|token| token.span.of(text))
            .take(9)
            .collect();
        assert_eq!(words, ["We", "didnâ€™t", "run", "he", "said", "of", "the", "army", "â€™s"]);
        assert_eq!(tokens[2].hash, fold_hash("didn't"));
        let found: Vec<_> = quotes(text, &tokens).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["â€œWe didnâ€™t run,â€\u{9d}", "â€œIt burned.â€"]);
        assert_eq!(sentences(text, &tokens, 0..tokens.len()).len(), 3);
    }
}
