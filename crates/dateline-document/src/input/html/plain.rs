//! Markup as text: a blank line between blocks, a line end where the page breaks a line.

use super::element::stands_apart;
use super::tags::{Piece, pieces};

/// Elements whose content is not shown.
const UNSEEN: &[&str] = &["script", "style", "iframe", "noembed", "noframes", "textarea", "title"];

/// The name in lower case, if it is as short as names of elements are.
pub(super) fn lower<'n>(name: &str, buffer: &'n mut [u8; 16]) -> &'n str {
    let bytes = name.as_bytes();
    let Some(own) = buffer.get_mut(..bytes.len()) else { return "" };
    own.copy_from_slice(bytes);
    own.make_ascii_lowercase();
    std::str::from_utf8(own).unwrap_or("")
}

/// What a text of markup shows: the words of its elements, with character references read.
pub(in crate::input) fn plain(html: &str) -> String {
    let mut out =
        Shown { text: String::with_capacity(html.len()), gap: Gap::None, preformatted: 0 };
    let mut unseen = false;
    let mut buffer = [0; 16];
    for piece in pieces(html) {
        match piece {
            Piece::Raw(_) if unseen => {}
            Piece::Text(text) | Piece::Raw(text) => out.words(text),
            Piece::Open(tag) => {
                let name = lower(tag.name, &mut buffer);
                unseen = UNSEEN.contains(&name);
                match name {
                    "br" => out.line(),
                    "td" | "th" => out.gap = out.gap.max(Gap::Cell),
                    "q" => out.words("\""),
                    _ if stands_apart(name) => out.gap = Gap::Block,
                    _ => {}
                }
                out.preformatted += u32::from(name == "pre");
            }
            Piece::Close(name) => {
                let name = lower(name, &mut buffer);
                match name {
                    "q" => out.words("\""),
                    _ if stands_apart(name) => out.gap = Gap::Block,
                    _ => {}
                }
                out.preformatted = out.preformatted.saturating_sub(u32::from(name == "pre"));
            }
        }
    }
    out.text
}

/// What stands before the next words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Cell,
    Line,
    Block,
}

struct Shown {
    text: String,
    gap: Gap,
    preformatted: u32,
}

impl Shown {
    fn line(&mut self) {
        // Two line breaks are what old pages have for a paragraph.
        self.gap = if self.gap >= Gap::Line { Gap::Block } else { Gap::Line };
    }

    fn words(&mut self, text: &str) {
        if self.preformatted > 0 {
            self.close_gap();
            html_escape::decode_html_entities_to_string(text, &mut self.text);
            return;
        }
        let start = self.text.len();
        for (at, word) in text.split(|c: char| c.is_ascii_whitespace()).enumerate() {
            if at > 0 {
                self.gap = self.gap.max(Gap::Space);
            }
            if !word.is_empty() {
                self.close_gap();
                self.text.push_str(word);
            }
        }
        if self.text[start..].contains('&') {
            let decoded = entities(&self.text[start..]);
            self.text.truncate(start);
            self.text.push_str(&decoded);
        }
    }

    fn close_gap(&mut self) {
        if !self.text.is_empty() {
            self.text.push_str(match self.gap {
                Gap::None => "",
                Gap::Space => " ",
                Gap::Cell => "  ",
                Gap::Line => "\n",
                Gap::Block => "\n\n",
            });
        }
        self.gap = Gap::None;
    }
}

/// The text with its character references read; those of the range that windows-1252 prints in are read as it.
pub(super) fn entities(text: &str) -> String {
    let decoded = html_escape::decode_html_entities(text);
    let odd = |c: char| ('\u{80}'..='\u{9f}').contains(&c);
    if !decoded.contains(odd) || text.contains(odd) {
        return decoded.into_owned();
    }
    decoded
        .chars()
        .map(|c| match u8::try_from(c) {
            Ok(byte) if odd(c) => {
                let bytes = [byte];
                let (letter, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
                letter.chars().next().unwrap_or(c)
            }
            _ => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_and_breaks() {
        assert_eq!(
            plain("<p>Two  shells\nfell.</p> <p>One <b>did</b>n&rsquo;t.<br>Ends.<br><br>New"),
            "Two shells fell.\n\nOne didn’t.\nEnds.\n\nNew"
        );
        assert_eq!(
            plain("<table><tr><td>Dead<td>3<tr><td>Hurt<td>4</table>"),
            "Dead  3\n\nHurt  4"
        );
        assert_eq!(
            plain("<pre>A\n  B &amp; C</pre><script>x</script>D <q>E</q>"),
            "A\n  B & C\n\nD \"E\""
        );
        assert_eq!(entities("it&#146;s &#x93;so&#148;"), "it’s “so”");
    }
}
