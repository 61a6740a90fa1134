//! HTML: the article of a page, as text.
//!
//! The text that spans point into is made here: the headline, a line each for the days of publication and of the last
//! change that the head of the page gives, and the main text with a blank line between its blocks.

mod element;
mod head;
mod page;
mod plain;
mod tags;

use std::borrow::Cow;

use dom_smoothie::{Config, Readability};

use super::{Fields, Hints, Input, Problem, Record, article, decode};
use page::Page;

pub(super) use plain::plain;

pub(super) struct Html;

/// Bytes in which a page declares its charset, or shows that it is one.
const WINDOW: usize = 4_000;
/// Characters that a story has at least; of less, more of the page is read.
const SHORTEST: usize = 120;

impl Input for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn about(&self) -> &'static str {
        "HTML, an article a page: its main text, with title, author, publisher and days from its head"
    }

    fn is(&self, name: &str, bytes: &[u8]) -> bool {
        let ascii: Vec<u8>;
        let head = match crate::decode::wide(bytes) {
            Some(_) => {
                ascii = bytes
                    .iter()
                    .copied()
                    .filter(|byte| *byte > 0 && *byte < 0x80)
                    .take(WINDOW)
                    .collect();
                &ascii[..]
            }
            None => bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes),
        };
        let head = head.trim_ascii_start();
        let head = &head[..head.len().min(WINDOW)];
        if !head.starts_with(b"<") {
            return false;
        }
        let named = name.rsplit_once('.').is_some_and(|(_, end)| {
            ["html", "htm", "xhtml", "shtml"].iter().any(|known| end.eq_ignore_ascii_case(known))
        });
        let has =
            |tag: &[u8]| head.windows(tag.len()).any(|window| window.eq_ignore_ascii_case(tag));
        let page: &[&[u8]] =
            &[b"<!doctype html", b"<html", b"<head>", b"<body", b"<meta ", b"<title>"];
        let piece: &[&[u8]] = &[b"<p>", b"<p ", b"<div", b"<article", b"<h1"];
        named
            || page.iter().any(|tag| has(tag))
            || piece.iter().any(|tag| head[..tag.len().min(head.len())].eq_ignore_ascii_case(tag))
    }

    fn read<'b>(&self, bytes: &'b [u8], _fields: &Fields) -> Result<Record<'b>, Problem> {
        let decoded = decode(bytes, declared(bytes).as_deref())?;
        let page = page::page(&decoded.text);
        if page.elements >= page::MOST {
            return Err(Problem::error(
                "too_large",
                format!(
                    "the page has more than {} elements; save the articles in it one a file",
                    page::MOST
                ),
            ));
        }
        let hints = head::hints(&page);
        let body = main_text(&page);
        if body.is_empty() {
            return Err(Problem::error(
                "no_text",
                "the page shows no text without its scripts; save it as a browser shows it, or save its text",
            ));
        }
        Ok(Record {
            text: Cow::Owned(written(&hints, &body)),
            bytes: Cow::Borrowed(bytes),
            index: None,
            hints,
            format: self.name(),
            charset: decoded.charset,
            problems: decoded.problem.into_iter().collect(),
        })
    }
}

/// The charset that the page declares: `<meta charset="...">`, `content="text/html; charset=..."`, `encoding="..."`.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(WINDOW)]).to_ascii_lowercase();
    ["charset", "encoding"].iter().find_map(|name| {
        head.match_indices(name).find_map(|(at, _)| {
            let value = head[at + name.len()..].trim_start().strip_prefix('=')?;
            let value = value.trim_start_matches(['"', '\'', ' ']);
            let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c));
            Some(value[..end.unwrap_or(value.len())].to_owned()).filter(|label| !label.is_empty())
        })
    })
}

/// The story of the page; all that it shows where none can be told from the rest, or where the story is a line.
fn main_text(page: &Page<'_>) -> String {
    let config = Config { disable_json_ld: true, char_threshold: SHORTEST, ..Config::default() };
    let document = ["<!doctype html><html><body>", &page.body, "</body></html>"].concat();
    let found = Readability::new(document, None, Some(config)).and_then(|mut page| page.parse());
    let story = found.map_or_else(|_| String::new(), |article| plain(&article.content));
    if story.len() >= SHORTEST { story } else { plain(&page.body) }
}

/// The text that spans point into.
fn written(hints: &Hints, body: &str) -> String {
    let mut text = article(hints.title.as_deref(), body);
    let stamps = [("Published: ", &hints.date), ("Updated: ", &hints.updated)];
    let lines: String = stamps
        .iter()
        .filter_map(|(label, moment)| Some([label, moment.as_deref()?, "\n\n"].concat()))
        .collect();
    if !lines.is_empty() {
        // They stand under the headline, as they do on paper.
        let at = text.find("\n\n").filter(|_| hints.title.is_some()).map_or(0, |at| at + 2);
        text.to_mut().insert_str(at, &lines);
    }
    text.into_owned()
}

/// Whether a text that came in a field is markup: elements that only pages have stand in it.
pub(super) fn marked_up(text: &str) -> bool {
    let Some(first) = memchr::memchr(b'<', text.as_bytes()) else { return false };
    let text = &text[first..];
    text.contains("</")
        && ["</p>", "</div>", "</h1>", "</h2>", "</li>", "</span>", "</P>", "</DIV>"]
            .iter()
            .any(|tag| text.contains(tag))
        || first == 0 && text.starts_with("<p>")
        || text.contains("<br>")
        || text.contains("<br/>")
        || text.contains("<br />")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charsets_are_declared_in_many_ways() {
        let label = |html: &str| declared(html.as_bytes());
        assert_eq!(label("<meta charset=windows-1256>").as_deref(), Some("windows-1256"));
        assert_eq!(
            label("<META http-equiv=Content-Type content='text/html; charset = \"ISO-8859-1\"'>")
                .as_deref(),
            Some("iso-8859-1")
        );
        assert_eq!(label("<?xml version=\"1.0\" encoding=\"koi8-r\"?>").as_deref(), Some("koi8-r"));
        assert_eq!(label("<p>charset of the page"), None);
    }

    #[test]
    fn fields_may_be_markup() {
        assert!(marked_up("<p>Two shells fell.</p>") && marked_up("Two<br />three"));
        assert!(!marked_up("a < b, said <the> man"));
    }
}
