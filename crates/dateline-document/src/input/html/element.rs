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

/// How an element stands to what is before and after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Inline,
    Apart,
}

/// The elements that mean something here, by name; others are as if their tags were not there.
#[rustfmt::skip]
const ELEMENTS: &[(&str, Use, Place)] = &[
    ("a", Use::Keep, Place::Inline),
    ("address", Use::Block, Place::Apart),
    ("article", Use::Keep, Place::Apart),
    ("aside", Use::Drop, Place::Apart),
    ("audio", Use::Drop, Place::Inline),
    ("blockquote", Use::Keep, Place::Apart),
    ("body", Use::Unwrap, Place::Apart),
    ("br", Use::Break, Place::Inline),
    ("button", Use::Drop, Place::Inline),
    ("canvas", Use::Drop, Place::Inline),
    ("caption", Use::Block, Place::Apart),
    ("center", Use::Block, Place::Apart),
    ("datalist", Use::Drop, Place::Inline),
    ("dd", Use::Keep, Place::Apart),
    ("details", Use::Block, Place::Apart),
    ("dialog", Use::Drop, Place::Inline),
    ("div", Use::Keep, Place::Apart),
    ("dl", Use::Keep, Place::Apart),
    ("dt", Use::Keep, Place::Apart),
    ("fieldset", Use::Block, Place::Apart),
    ("figcaption", Use::Drop, Place::Apart),
    ("figure", Use::Keep, Place::Apart),
    ("footer", Use::Drop, Place::Apart),
    ("form", Use::Block, Place::Apart),
    ("h1", Use::Keep, Place::Apart),
    ("h2", Use::Keep, Place::Apart),
    ("h3", Use::Keep, Place::Apart),
    ("h4", Use::Keep, Place::Apart),
    ("h5", Use::Keep, Place::Apart),
    ("h6", Use::Keep, Place::Apart),
    ("head", Use::Unwrap, Place::Apart),
    ("header", Use::Keep, Place::Apart),
    ("hgroup", Use::Block, Place::Inline),
    ("hr", Use::Break, Place::Apart),
    ("html", Use::Unwrap, Place::Apart),
    ("iframe", Use::Drop, Place::Inline),
    ("li", Use::Keep, Place::Apart),
    ("main", Use::Keep, Place::Apart),
    ("map", Use::Drop, Place::Inline),
    ("math", Use::Drop, Place::Inline),
    ("menu", Use::Drop, Place::Inline),
    ("nav", Use::Drop, Place::Apart),
    ("noembed", Use::Drop, Place::Inline),
    ("noframes", Use::Drop, Place::Inline),
    ("noscript", Use::Drop, Place::Inline),
    ("object", Use::Drop, Place::Inline),
    ("ol", Use::Keep, Place::Apart),
    ("p", Use::Keep, Place::Apart),
    ("pre", Use::Keep, Place::Apart),
    ("script", Use::Drop, Place::Inline),
    ("section", Use::Keep, Place::Apart),
    ("select", Use::Drop, Place::Inline),
    ("span", Use::Keep, Place::Inline),
    ("style", Use::Drop, Place::Inline),
    ("summary", Use::Block, Place::Apart),
    ("svg", Use::Drop, Place::Inline),
    ("table", Use::Keep, Place::Apart),
    ("tbody", Use::Keep, Place::Apart),
    ("td", Use::Keep, Place::Inline),
    ("template", Use::Drop, Place::Inline),
    ("textarea", Use::Drop, Place::Inline),
    ("tfoot", Use::Keep, Place::Apart),
    ("th", Use::Keep, Place::Inline),
    ("thead", Use::Keep, Place::Apart),
    ("title", Use::Drop, Place::Apart),
    ("tr", Use::Keep, Place::Apart),
    ("ul", Use::Keep, Place::Apart),
    ("video", Use::Drop, Place::Inline),
];

fn element(name: &str) -> Option<&'static (&'static str, Use, Place)> {
    ELEMENTS.binary_search_by_key(&name, |&(known, ..)| known).ok().map(|at| &ELEMENTS[at])
}

pub(super) fn use_of(name: &str) -> Use {
    element(name).map_or(Use::Unwrap, |&(_, what, _)| what)
}

/// The same name, for as long as the program runs.
pub(super) fn known(name: &str) -> Option<&'static str> {
    element(name).map(|&(known, ..)| known)
}

/// Whether a block of its own begins and ends with the element.
pub(super) fn stands_apart(name: &str) -> bool {
    element(name).is_some_and(|&(_, _, place)| place == Place::Apart)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_sorted_for_the_search() {
        assert!(ELEMENTS.is_sorted_by_key(|&(name, ..)| name));
    }
}
