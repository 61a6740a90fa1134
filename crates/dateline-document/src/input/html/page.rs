//! One pass over a page: what its head says of the article, and its body without what never is one.
//!
//! The body comes out well-formed, without scripts, styles, attributes but those that name things, and elements that
//! only dress words, and no deeper than [`DEEPEST`]: what finds the main text then meets no hostile tree, and a tenth of
//! the bytes.

use super::element::{Use, ends, known, telling, use_of, widget};
use super::plain::lower;
use super::tags::{Piece, Tag, pieces};

/// Elements within elements that are kept; pages written by people have thirty.
const DEEPEST: usize = 120;
/// Elements of a body that are kept. The longest live pages have twenty thousand.
pub(super) const MOST: usize = 100_000;

/// A page, taken apart.
#[derive(Debug, Default)]
pub(super) struct Page<'t> {
    /// `<title>`, character references not read.
    pub(super) title: Option<&'t str>,
    /// `<meta property="og:title" content="...">`: name and content of each.
    pub(super) meta: Vec<(&'t str, &'t str)>,
    /// The scripts of type `application/ld+json`.
    pub(super) linked_data: Vec<&'t str>,
    /// `<time datetime="...">`: the attribute, and whether the page says that it is the day of publication.
    pub(super) times: Vec<(&'t str, bool)>,
    /// `<link rel="canonical" href="...">`
    pub(super) canonical: Option<&'t str>,
    /// `<html lang="...">`
    pub(super) language: Option<&'t str>,
    /// The words of the first `<h1>`, as markup.
    pub(super) heading: String,
    /// What is left of the body, as markup.
    pub(super) body: String,
    /// How many elements that has.
    pub(super) elements: usize,
}

/// Bytes of an element of such a name that is one; more is a part of the page that tells only what it has.
const WIDGET: usize = 4_000;

/// What becomes of an element at its end tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Kept,
    /// It goes if it is small: its name says that it is a widget.
    Doubted,
    Dropped,
}

/// An element that is open.
struct Open {
    /// Its name in what is written, or that of an element whose content is left out.
    name: &'static str,
    /// Where its start tag begins in what is written.
    start: usize,
    fate: Fate,
}

/// Where the reader stands to the first `<h1>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heading {
    Awaited,
    Within,
    Past,
}

struct Writer<'t> {
    page: Page<'t>,
    open: Vec<Open>,
    /// Whether the last script is linked data.
    data: bool,
    /// Whether a block has just begun or ended, so that white space is none.
    fresh: bool,
    heading: Heading,
}

/// Takes the page apart.
pub(super) fn page(html: &str) -> Page<'_> {
    let mut writer = Writer {
        page: Page { body: String::with_capacity(html.len() / 8), ..Page::default() },
        open: Vec::new(),
        data: false,
        fresh: true,
        heading: Heading::Awaited,
    };
    let mut buffer = [0; 16];
    let mut titled = false;
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) => writer.words(text),
            Piece::Raw(text) if writer.data => writer.page.linked_data.push(text),
            Piece::Raw(text) if titled => {
                writer.page.title.get_or_insert(text);
            }
            Piece::Raw(_) => {}
            Piece::Open(tag) => {
                let name = lower(tag.name, &mut buffer);
                writer.note(name, &tag);
                titled = name == "title";
                writer.open(name, &tag);
            }
            Piece::Close(name) => writer.close(lower(name, &mut buffer)),
        }
    }
    // Where the end tag of a sidebar is forgotten, the story is in it.
    while let Some(open) = writer.open.pop() {
        writer.end(&Open { fate: Fate::Kept, ..open });
    }
    writer.page
}

impl<'t> Writer<'t> {
    /// What a tag says of the article.
    fn note(&mut self, name: &str, tag: &Tag<'t>) {
        self.data = false;
        match name {
            "script" => {
                self.data = tag.attribute("type").is_some_and(|kind| {
                    kind.trim().to_ascii_lowercase().starts_with("application/ld+json")
                });
            }
            "html" => self.page.language = self.page.language.or_else(|| tag.attribute("lang")),
            "meta" => {
                let names = ["property", "name", "itemprop", "http-equiv"];
                if let Some(content) = tag.attribute("content") {
                    let own = names.iter().filter_map(|name| tag.attribute(name));
                    self.page.meta.extend(own.map(|name| (name, content)));
                }
            }
            "link"
                if tag
                    .attribute("rel")
                    .is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) =>
            {
                self.page.canonical = self.page.canonical.or_else(|| tag.attribute("href"));
            }
            "time" => {
                if let Some(written) =
                    tag.attribute("datetime").filter(|written| !written.is_empty())
                {
                    let said = tag.attribute("pubdate").is_some()
                        || tag
                            .attribute("itemprop")
                            .is_some_and(|own| own.contains("datePublished"));
                    // A change is no publication, wherever it stands.
                    if tag.attribute("itemprop").is_some_and(|own| own.contains("dateModified")) {
                        self.page.meta.push(("dateModified", written));
                    } else {
                        self.page.times.push((written, said));
                    }
                }
            }
            _ => {}
        }
    }

    fn words(&mut self, text: &str) {
        let preformatted = self.open.iter().rev().take(8).any(|open| open.name == "pre");
        if self.heading == Heading::Within {
            self.page.heading.push_str(text);
        }
        let out = &mut self.page.body;
        if preformatted {
            out.push_str(text);
            return;
        }
        let mut spaced = self.fresh || out.ends_with(' ');
        for (at, word) in text.split(|c: char| c.is_ascii_whitespace()).enumerate() {
            if at > 0 && !spaced {
                out.push(' ');
                spaced = true;
            }
            if word.is_empty() {
                continue;
            }
            spaced = false;
            self.fresh = false;
            match word.split_once('<') {
                Some((before, after)) => out.extend([before, "&lt;", after]),
                None => out.push_str(word),
            }
        }
    }

    fn end(&mut self, open: &Open) {
        let out = &mut self.page.body;
        let widget = open.fate == Fate::Doubted && out.len() - open.start <= WIDGET;
        if widget || open.fate == Fate::Dropped {
            out.truncate(open.start);
        } else if use_of(open.name) == Use::Keep {
            out.extend(["</", open.name, ">"]);
            self.fresh = !matches!(open.name, "a" | "span");
        }
    }

    fn open(&mut self, name: &str, tag: &Tag<'t>) {
        let what = use_of(name);
        if name == "h1" {
            self.heading =
                if self.heading == Heading::Awaited { Heading::Within } else { Heading::Past };
        }
        match what {
            Use::Unwrap => {
                if name == "q" {
                    self.page.body.push('"');
                }
                return;
            }
            Use::Break => {
                self.page.body.push_str(if name == "br" { "<br>" } else { "<hr>" });
                self.fresh = true;
                return;
            }
            Use::Keep | Use::Block | Use::Drop => {}
        }
        while self.open.last().is_some_and(|open| ends(open.name, name)) {
            let open = self.open.pop().expect("it is there");
            self.end(&open);
        }
        if self.open.len() >= DEEPEST || self.page.elements >= MOST {
            return;
        }
        let start = self.page.body.len();
        let mut fate = if what == Use::Drop { Fate::Dropped } else { Fate::Kept };
        let written = if what == Use::Block { "div" } else { name };
        let Some(written) = known(written) else { return };
        if fate == Fate::Kept {
            let names = tag.attributes().filter(|(own, value)| telling(own, value));
            let attributes: Vec<_> = names.collect();
            // A `span` without a name only dresses words.
            if written == "span" && attributes.is_empty() {
                return;
            }
            if attributes.iter().any(|(own, value)| widget(written, own, value)) {
                fate = Fate::Doubted;
            }
            self.page.elements += 1;
            self.fresh |= !matches!(written, "a" | "span");
            let out = &mut self.page.body;
            out.extend(["<", written]);
            for (own, value) in attributes {
                let quote = if value.contains('"') { "'" } else { "\"" };
                out.extend([" ", own, "=", quote, value, quote]);
            }
            out.push('>');
        }
        self.open.push(Open { name: written, start, fate });
    }

    fn close(&mut self, name: &str) {
        if name == "h1" {
            self.heading = Heading::Past;
        }
        let name = match use_of(name) {
            Use::Unwrap if name == "q" => {
                self.page.body.push('"');
                return;
            }
            Use::Unwrap | Use::Break => return,
            Use::Block => "div",
            Use::Keep | Use::Drop => name,
        };
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else { return };
        while self.open.len() > at {
            let open = self.open.pop().expect("it is there");
            self.end(&open);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(html: &str) -> String {
        page(html).body
    }

    #[test]
    fn what_is_left_is_well_formed() {
        assert_eq!(
            body("<div class=a onclick='x()'><p>One <b>two</b><p>Three</div>"),
            "<div class=\"a\"><p>One two</p><p>Three</p></div>"
        );
        assert_eq!(body("<ul><li>A<li>B</ul></div>C"), "<ul><li>A</li><li>B</li></ul>C");
        assert_eq!(
            body("<script>a<p></script><nav><p>Home</nav><p>1 < 2 </section>"),
            "<p>1 &lt; 2 </p>"
        );
        assert_eq!(body("<p>A <a>b</a> c <b>d</b> e</p> <p>f"), "<p>A <a>b</a> c d e</p><p>f</p>");
        assert_eq!(body("<div id=CookieBar><p>We use cookies</p></div><p>A"), "<p>A</p>");
        assert_eq!(body("<form><p>A</form>B<q>C</q>"), "<div><p>A</p></div>B\"C\"");
    }

    #[test]
    fn depth_and_number_are_bounded() {
        let deep = body(&format!("{}x", "<div>".repeat(100_000)));
        assert_eq!(deep.matches("<div>").count(), DEEPEST);
        assert_eq!(page(&"<p>x".repeat(200_000)).elements, MOST);
    }

    #[test]
    fn the_head_is_read() {
        let page = page(
            "<html lang=en-GB><title>A &amp; B</title><meta property='og:title' content=\"A\"><script type=application/ld+json>{}</script><time datetime=2024-03-13 pubdate>x</time><h1>A <i>h</i></h1>",
        );
        assert_eq!((page.language, page.title), (Some("en-GB"), Some("A &amp; B")));
        assert_eq!(page.meta, [("og:title", "A")]);
        assert_eq!((page.linked_data, page.times), (vec!["{}"], vec![("2024-03-13", true)]));
        assert_eq!(page.heading, "A h");
    }
}
