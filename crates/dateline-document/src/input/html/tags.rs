//! HTML as a flat run of tags and text, in one pass: what a browser's tokenizer sees, without its tree.
//!
//! Total and linear: what never ends (a quote, a comment, a script) ends with the text.

/// A piece of markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// Words, with character references as they are.
    Text(&'t str),
    /// `<p class="lede">`
    Open(Tag<'t>),
    /// `</p>`, its name as written.
    Close(&'t str),
    /// The inside of an element whose content is no markup: a script, a style sheet, the page's title.
    Raw(&'t str),
}

/// An opening tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    /// As written.
    pub(super) name: &'t str,
    /// What stands after the name.
    attributes: &'t str,
}

/// Elements whose content is no markup.
const RAW: &[&str] =
    &["script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp"];

impl<'t> Tag<'t> {
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The value of an attribute, with character references as they are; empty for one without a value.
    pub(super) fn attribute(&self, name: &str) -> Option<&'t str> {
        self.attributes().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// Names and values, in order.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'t str, &'t str)> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            let start =
                rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/' || c == '=');
            let end = start
                .find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/' | '>'))
                .unwrap_or(start.len());
            if end == 0 {
                return None;
            }
            let (name, after) = start.split_at(end);
            let Some(value) = after.trim_ascii_start().strip_prefix('=') else {
                rest = after;
                return Some((name, ""));
            };
            let value = value.trim_ascii_start();
            let end = value_end(value);
            rest = &value[end..];
            Some((name, value[..end].trim_matches(['"', '\''])))
        })
    }
}

/// The length of the value that `text` begins with, its quotation marks included.
fn value_end(text: &str) -> usize {
    match text.as_bytes().first() {
        Some(quote @ (b'"' | b'\'')) => {
            text[1..].find(char::from(*quote)).map_or(text.len(), |at| at + 2)
        }
        _ => text.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(text.len()),
    }
}

/// The pieces of the page.
pub(super) fn pieces(html: &str) -> Pieces<'_> {
    Pieces { rest: html, raw: None }
}

/// See [`pieces`].
pub(super) struct Pieces<'t> {
    rest: &'t str,
    /// The element whose content comes next and is no markup.
    raw: Option<&'static str>,
}

fn name_end(text: &str) -> usize {
    text.bytes()
        .position(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))
        .unwrap_or(text.len())
}

impl<'t> Pieces<'t> {
    fn take(&mut self, end: usize) -> &'t str {
        let (piece, rest) = self.rest.split_at(end);
        self.rest = rest;
        piece
    }

    /// Skips to after `end`, or to the end of the text.
    fn skip(&mut self, from: usize, end: &str) {
        let at = self.rest.get(from..).and_then(|rest| rest.find(end));
        self.take(at.map_or(self.rest.len(), |at| from + at + end.len()));
    }

    /// The content of the element `name`, up to its end tag.
    fn raw(&mut self, name: &str) -> &'t str {
        let mut from = 0;
        while let Some(at) = self.rest[from..].find("</") {
            let start = from + at + 2;
            if self
                .rest
                .as_bytes()
                .get(start..start + name.len())
                .is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()))
            {
                return self.take(start - 2);
            }
            from = start;
        }
        self.take(self.rest.len())
    }

    /// The end of the opening tag whose attributes start at `from`.
    fn tag_end(&self, from: usize) -> usize {
        let bytes = self.rest.as_bytes();
        let mut at = from;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'>' => return at,
                b'=' => {
                    at += 1;
                    while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
                        at += 1;
                    }
                    if matches!(bytes.get(at), Some(b'"' | b'\'')) {
                        at += value_end(&self.rest[at..]);
                    }
                }
                _ => at += 1,
            }
        }
        at
    }
}

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        if let Some(name) = self.raw.take() {
            let inside = self.raw(name);
            if !inside.is_empty() {
                return Some(Piece::Raw(inside));
            }
        }
        loop {
            let bytes = self.rest.as_bytes();
            match (bytes.first()?, bytes.get(1)) {
                (b'<', Some(b'!')) if self.rest.starts_with("<!--") => self.skip(4, "-->"),
                (b'<', Some(b'/')) if bytes.get(2).is_some_and(u8::is_ascii_alphabetic) => {
                    let name = &self.rest[2..2 + name_end(&self.rest[2..])];
                    self.skip(2, ">");
                    return Some(Piece::Close(name));
                }
                (b'<', Some(b'!' | b'?' | b'/')) => self.skip(2, ">"),
                (b'<', Some(letter)) if letter.is_ascii_alphabetic() => {
                    let end = 1 + name_end(&self.rest[1..]);
                    let close = self.tag_end(end);
                    let tag = Tag { name: &self.rest[1..end], attributes: &self.rest[end..close] };
                    self.take((close + 1).min(self.rest.len()));
                    self.raw = RAW.iter().copied().find(|raw| tag.is(raw));
                    return Some(Piece::Open(tag));
                }
                _ => {
                    let from = usize::from(bytes[0] == b'<');
                    let end = self.rest[from..].find('<').map_or(self.rest.len(), |at| from + at);
                    return Some(Piece::Text(self.take(end)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(html: &str) -> String {
        let one = |piece| match piece {
            Piece::Text(text) => format!("'{text}' "),
            Piece::Open(tag) => {
                let attributes: Vec<_> =
                    tag.attributes().map(|(name, value)| format!(" {name}:{value}")).collect();
                format!("<{}{}> ", tag.name, attributes.concat())
            }
            Piece::Close(name) => format!("</{name}> "),
            Piece::Raw(text) => format!("[{text}] "),
        };
        pieces(html).map(one).collect::<Vec<_>>().concat()
    }

    #[test]
    fn pages_are_cut_as_a_browser_cuts_them() {
        assert_eq!(
            seen("<p class=lede id='a>b' hidden>A<br/>b</P>"),
            "<p class:lede id:a>b hidden:> 'A' <br> 'b' </P> "
        );
        assert_eq!(
            seen("<!doctype html><!-- <p> --><a href = \"x y\">1 < 2</a>"),
            "<a href:x y> '1 ' '< 2' </a> "
        );
        assert_eq!(
            seen("<script>if (a</b) {'</p>'}</SCRIPT >x"),
            "<script> [if (a</b) {'</p>'}] </SCRIPT> 'x' "
        );
        assert_eq!(seen("<?xml version='1.0'?></ >a</p"), "'a' </p> ");
        assert_eq!(seen("<title>A <b> B</title><style>"), "<title> [A <b> B] </title> <style> ");
    }

    #[test]
    fn what_never_ends_ends_with_the_text() {
        for html in [
            "<!--",
            "<a href=\"",
            "<a ",
            "<",
            "</",
            "<!",
            "<script",
            "<script>a</scr",
            "<é",
            "<a é='",
            "<a b=é",
        ] {
            seen(html);
        }
    }
}
