//! What elements of a page are to the article: part of it, dress, or something that stands beside it.

/// What is done with an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// It is kept.
    Keep,
    /// It is kept as a `div`.
    Block,
    /// It has no content.
    Break,
    /// Its content is kept without it.
    Unwrap,
    /// It goes with all that is in it.
    Drop,
}

pub(super) fn use_of(name: &str) -> Use {
    match name {
        "a" | "article" | "blockquote" | "dd" | "div" | "dl" | "dt" | "figure" | "h1" | "h2"
        | "h3" | "h4" | "h5" | "h6" | "header" | "li" | "main" | "ol" | "p" | "pre" | "section"
        | "span" | "table" | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr" | "ul" => Use::Keep,
        "address" | "caption" | "center" | "details" | "fieldset" | "form" | "hgroup"
        | "summary" => Use::Block,
        "br" | "hr" => Use::Break,
        "aside" | "audio" | "button" | "canvas" | "datalist" | "dialog" | "figcaption"
        | "footer" | "iframe" | "map" | "math" | "menu" | "nav" | "noembed" | "noframes"
        | "noscript" | "object" | "script" | "select" | "style" | "svg" | "template"
        | "textarea" | "title" | "video" => Use::Drop,
        _ => Use::Unwrap,
    }
}

/// Whether an open element `open` ends where `next` begins, without an end tag.
pub(super) fn ends(open: &str, next: &str) -> bool {
    match open {
        "p" => !matches!(next, "a" | "span"),
        "li" => next == "li",
        "dd" | "dt" => matches!(next, "dd" | "dt"),
        "td" | "th" => matches!(next, "td" | "th" | "tr" | "tbody" | "tfoot" | "thead"),
        "tr" => matches!(next, "tr" | "tbody" | "tfoot" | "thead"),
        "a" => next == "a",
        _ => false,
    }
}

/// Parts of class names and ids of what stands on pages of news and is no story.
const NAMED: &[&str] = &[
    "advert",
    "breadcrumb",
    "cmp-",
    "comments",
    "consent",
    "cookie",
    "disqus",
    "gdpr",
    "newsletter",
    "onetrust",
    "outbrain",
    "paywall",
    "related",
    "sharing",
    "social-share",
    "share-",
    "subscribe",
    "taboola",
    "trending",
];
/// The same name, for as long as the program runs.
pub(super) fn known(name: &str) -> Option<&'static str> {
    const NAMES: &[&str] = &[
        "a",
        "address",
        "article",
        "aside",
        "audio",
        "blockquote",
        "button",
        "canvas",
        "caption",
        "center",
        "datalist",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "iframe",
        "li",
        "main",
        "map",
        "math",
        "menu",
        "nav",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "ol",
        "p",
        "pre",
        "script",
        "section",
        "select",
        "span",
        "style",
        "summary",
        "svg",
        "table",
        "tbody",
        "td",
        "template",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "video",
    ];
    NAMES.binary_search(&name).ok().map(|at| NAMES[at])
}

/// Whether the attribute names an element as something that stands beside the story.
pub(super) fn widget(element: &str, name: &str, value: &str) -> bool {
    let names = name.eq_ignore_ascii_case("class") || name.eq_ignore_ascii_case("id");
    names && matches!(element, "div" | "section" | "ul" | "p" | "span") && {
        let value = value.to_ascii_lowercase();
        NAMED.iter().any(|known| value.contains(known))
    }
}

/// Whether an attribute tells what an element is for.
pub(super) fn telling(name: &str, value: &str) -> bool {
    const TELLING: &[&str] = &["class", "id", "role", "itemprop", "rel", "aria-hidden", "hidden"];
    let name = |known: &&str| name.eq_ignore_ascii_case(known);
    TELLING.iter().any(name) && !value.contains(['<', '>'])
        || name(&"style")
            && (value.contains("none") || value.contains("hidden"))
            && !value.contains(['<', '>'])
}
