//! What a page says of its article, to machines: linked data (schema.org), OpenGraph and other `<meta>`, `<time>`.
//!
//! In the order of trust: linked data of an article, `<meta>` of articles, other `<meta>`, `<time>`.

use serde_json::{Map, Value};

use super::page::Page;
use super::plain::{entities, plain};
use crate::Hints;
use crate::outlet::outlet;

/// Linked data beyond this many bytes is no article's.
const LONGEST: usize = 1 << 20;
/// How deep an article may lie in its linked data.
const DEEPEST: usize = 4;

const PUBLISHED: &[&str] = &[
    "article:published_time",
    "datePublished",
    "og:published_time",
    "published_time",
    "parsely-pub-date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "article.published",
    "cXenseParse:recs:publishtime",
    "dateCreated",
    "date",
];
const UPDATED: &[&str] = &[
    "article:modified_time",
    "dateModified",
    "og:updated_time",
    "dc.date.modified",
    "dcterms.modified",
    "lastmod",
    "last-modified",
    "revised",
    "article.updated",
];
const TITLE: &[&str] = &[
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "headline",
    "title",
];
const PUBLISHER: &[&str] = &[
    "og:site_name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "application-name",
    "twitter:site",
];
const AUTHOR: &[&str] = &[
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
];
const URL: &[&str] = &["og:url", "twitter:url"];

/// What the head of the page says.
pub(super) fn hints(page: &Page<'_>) -> Hints {
    let data = page.linked_data.iter().filter(|data| data.len() <= LONGEST);
    let article = data
        .filter_map(|data| serde_json::from_str::<Value>(data.trim()).ok())
        .find_map(|data| article(data, DEEPEST));
    let linked = |name: &str| article.as_ref().and_then(|article| words(article.get(name)?));
    let meta = |names: &[&str]| {
        names.iter().find_map(|name| {
            let named = page.meta.iter().filter(|(own, _)| own.eq_ignore_ascii_case(name));
            named.map(|(_, content)| clean(content)).find(|content| !content.is_empty())
        })
    };
    let time = || {
        let said = page.times.iter().find(|(_, said)| *said);
        said.or(page.times.first()).map(|(written, _)| clean(written))
    };
    let publisher = linked("publisher").or_else(|| meta(PUBLISHER));
    let heading = clean(&plain(&page.heading));
    let title = linked("headline").or_else(|| meta(TITLE)).or_else(|| page.title.map(clean));
    let title = title.map(|title| without_site(&title, &heading, publisher.as_deref()).to_owned());
    Hints {
        title: title.or(Some(heading)).filter(|title| !title.is_empty()),
        date: linked("datePublished").or_else(|| meta(PUBLISHED)).or_else(time),
        updated: linked("dateModified").or_else(|| meta(UPDATED)),
        url: page.canonical.map(clean).or_else(|| meta(URL)).or_else(|| linked("url")),
        publisher: publisher.map(|name| name.trim_start_matches('@').to_owned()),
        // `article:author` may be the address of a profile.
        author: linked("author").or_else(|| meta(AUTHOR)).filter(|name| !name.contains("://")),
        language: linked("inLanguage")
            .or_else(|| page.language.map(clean))
            .filter(|tag| !tag.is_empty()),
    }
}

/// One line, character references read.
fn clean(markup: &str) -> String {
    entities(markup).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The object that describes an article: itself, one of a list, of a graph, or what a page is of.
fn article(data: Value, deepest: usize) -> Option<Map<String, Value>> {
    match data {
        Value::Array(values) if deepest > 0 => {
            values.into_iter().find_map(|value| article(value, deepest - 1))
        }
        Value::Object(mut object) => {
            let of = |kind: &Value| {
                kind.as_str().is_some_and(|kind| {
                    let kind = kind.rsplit('/').next().unwrap_or(kind);
                    kind.ends_with("Article")
                        || kind.ends_with("NewsArticle")
                        || matches!(kind, "BlogPosting" | "LiveBlogPosting" | "Report")
                })
            };
            let kinds = object.get("@type");
            if kinds.is_some_and(|kind| {
                of(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(of))
            }) {
                return Some(object);
            }
            ["@graph", "mainEntity", "mainEntityOfPage"]
                .iter()
                .filter(|_| deepest > 0)
                .find_map(|name| article(object.remove(*name)?, deepest - 1))
        }
        _ => None,
    }
}

/// The value as a few words: itself, its name, or the names of its elements.
fn words(value: &Value) -> Option<String> {
    let found = match value {
        Value::String(words) => clean(words),
        Value::Object(object) => {
            let Value::String(name) = object.get("name").or_else(|| object.get("@value"))? else {
                return None;
            };
            clean(name)
        }
        Value::Array(values) => {
            let names: Vec<String> =
                values.iter().filter(|value| !value.is_array()).filter_map(words).collect();
            names.join(", ")
        }
        _ => return None,
    };
    Some(found).filter(|found| !found.is_empty())
}

/// The title without the name of the site after or before it: `Shells hit port | Northern Post`.
fn without_site<'t>(title: &'t str, heading: &str, publisher: Option<&str>) -> &'t str {
    if !heading.is_empty() && title.len() > heading.len() && title.starts_with(heading) {
        return &title[..heading.len()];
    }
    let site = |part: &str| {
        let part = part.trim();
        publisher.is_some_and(|name| name.eq_ignore_ascii_case(part)) || outlet(part).is_some()
    };
    for mark in [" | ", " - ", " – ", " — ", " :: ", " » ", " · "] {
        match title.rsplit_once(mark) {
            Some((front, last)) if site(last) => return front.trim_end(),
            _ => {}
        }
        match title.split_once(mark) {
            Some((first, rest)) if site(first) => return rest.trim_start(),
            _ => {}
        }
    }
    title
}

#[cfg(test)]
mod tests {
    use super::super::page::page;
    use super::*;

    fn said(html: &str) -> String {
        let hints = hints(&page(html));
        [
            hints.title,
            hints.date,
            hints.updated,
            hints.publisher,
            hints.author,
            hints.language,
            hints.url,
        ]
        .map(|value| value.unwrap_or_else(|| "-".to_owned()))
        .join(" / ")
    }

    #[test]
    fn linked_data_goes_before_meta() {
        let html = r#"<html lang="en"><title>Shells hit port | Northern Post</title><meta property="article:published_time" content="2024-03-14">
            <script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "X"}, {"@type": ["NewsArticle"], "headline": "Shells hit &quot;old&quot; port",
            "datePublished": "2024-03-13T18:05:00+02:00", "author": [{"name": "Jane Roe"}, {"name": "Max Doe"}], "publisher": {"name": "Northern Post"}}]}</script>"#;
        assert_eq!(
            said(html),
            "Shells hit \"old\" port / 2024-03-13T18:05:00+02:00 / - / Northern Post / Jane Roe, Max Doe / en / -"
        );
    }

    #[test]
    fn meta_goes_before_time_and_title() {
        let html = r#"<title>Shells hit port - Northern Post</title><meta name="DC.date.issued" content="2024-03-13"><meta property="og:site_name" content="Northern Post">
            <meta property="og:updated_time" content="2024-03-15"><link rel="canonical" href="https://post.example/a?b=1&amp;c=2"><time datetime="2024-01-01">x</time>"#;
        assert_eq!(
            said(html),
            "Shells hit port / 2024-03-13 / 2024-03-15 / Northern Post / - / - / https://post.example/a?b=1&c=2"
        );
        let html = r#"<title>Shells hit port, says mayor</title><h1>Shells hit port</h1><time datetime="2024-01-01">x</time><time itemprop="dateModified" datetime="2024-01-02">x</time>"#;
        assert_eq!(said(html), "Shells hit port / 2024-01-01 / 2024-01-02 / - / - / - / -");
    }

    #[test]
    fn broken_linked_data_is_passed_over() {
        let html = r#"<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A</script><meta name="author" content="Jane&nbsp;Roe">"#;
        assert_eq!(said(html), "- / - / - / - / Jane Roe / - / -");
    }
}
