//! JSON lines: one article a line, its fields found by the names that feeds, crawlers and benchmarks give them.

use std::borrow::Cow;

use dateline_text::Span;
use serde_json::{Map, Value};

use super::{Hints, Input, Problem, Record, decode};

pub(super) struct JsonLines;

const TEXT: &[&str] =
    &["text", "body", "content", "article", "full_text", "fulltext", "maintext", "article_text"];
const TITLE: &[&str] = &["title", "headline"];
const DATE: &[&str] = &[
    "date",
    "published",
    "dct",
    "date_published",
    "published_at",
    "publishedAt",
    "datePublished",
    "date_publish",
    "pubDate",
    "publication_date",
    "timestamp",
];
const URL: &[&str] = &["url", "link", "canonical_url"];
const PUBLISHER: &[&str] =
    &["publisher", "source", "outlet", "publication", "site_name", "source_name"];
const AUTHOR: &[&str] = &["author", "byline", "authors", "creator"];

/// The text of an article whose headline is known apart: headline, blank line, body.
///
/// The body alone where it prints the headline itself, so that spans stay offsets into it.
pub fn article<'a>(title: Option<&str>, body: &'a str) -> Cow<'a, str> {
    match title.map(str::trim) {
        Some(title) if !title.is_empty() && !body.trim_start().starts_with(title) => {
            Cow::Owned(format!("{title}\n\n{body}"))
        }
        _ => Cow::Borrowed(body),
    }
}

/// The first of the fields that holds a word, as text: itself, its `name`, or the first of a list.
fn field(object: &Map<String, Value>, names: &[&str]) -> Option<String> {
    fn words(value: &Value) -> Option<String> {
        match value {
            Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Value::Number(number) => Some(number.to_string()),
            Value::Object(inner) => ["name", "title", "$date"]
                .iter()
                .find_map(|key| inner.get(*key).and_then(Value::as_str))
                .map(str::to_owned),
            Value::Array(values) => {
                values.first().filter(|first| !first.is_array()).and_then(words)
            }
            _ => None,
        }
    }
    names.iter().find_map(|name| object.get(*name).and_then(words))
}

/// The lines of the file with their offsets, line ends left out.
fn lines(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut at = 0;
    bytes.split(|byte| *byte == b'\n').map(move |line| {
        let start = at;
        at += line.len() + 1;
        (start, line.strip_suffix(b"\r").unwrap_or(line))
    })
}

fn object(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    line.starts_with(b"{") && line.ends_with(b"}")
}

impl Input for JsonLines {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn about(&self) -> &'static str {
        "JSON lines, one article a line: text|body|content, title|headline, date|published|dct, url, publisher|source, author"
    }

    fn is(&self, name: &str, bytes: &[u8]) -> bool {
        let named = name.rsplit_once('.').is_some_and(|(_, end)| {
            ["jsonl", "ndjson", "json"].iter().any(|known| end.eq_ignore_ascii_case(known))
        });
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut filled = lines(bytes)
            .filter(|(_, line)| !line.trim_ascii().is_empty())
            .take(if named { 200 } else { 2 });
        // A broken first line does not make a `.jsonl` file plain text.
        if named {
            filled.any(|(_, line)| object(line))
        } else {
            filled.next().is_some_and(|(_, first)| object(first))
                && filled.all(|(_, line)| line.trim_ascii_start().starts_with(b"{"))
        }
    }

    fn records<'b>(&self, bytes: &'b [u8]) -> (Vec<Record<'b>>, Vec<Problem>) {
        let (mut records, mut problems) = (Vec::new(), Vec::new());
        let mark = usize::from(bytes.starts_with(b"\xef\xbb\xbf")) * 3;
        let filled = lines(&bytes[mark..]).filter(|(_, line)| !line.trim_ascii().is_empty());
        for (index, (start, line)) in filled.enumerate() {
            let span = Span::new(mark + start, mark + start + line.len());
            match record(line) {
                Ok((text, hints)) => records.push(Record {
                    text: Cow::Owned(text),
                    bytes: line,
                    index: Some(index),
                    hints,
                    format: self.name(),
                }),
                Err(problem) => problems.push(
                    Problem {
                        message: format!("line {}: {}", index + 1, problem.message),
                        ..problem
                    }
                    .at(span),
                ),
            }
        }
        (records, problems)
    }
}

fn record(line: &[u8]) -> Result<(String, Hints), Problem> {
    let line = decode(line)?;
    let value: Value = serde_json::from_str(line).map_err(|error| {
        Problem::error(
            "broken_record",
            format!("not a JSON object ({error}); mend the line or remove it"),
        )
    })?;
    let Value::Object(object) = value else {
        return Err(Problem::error(
            "broken_record",
            "not a JSON object; write one object with the field `text` a line",
        ));
    };
    let hints = Hints {
        title: field(&object, TITLE),
        date: field(&object, DATE),
        url: field(&object, URL),
        publisher: field(&object, PUBLISHER),
        author: field(&object, AUTHOR),
    };
    let Some(body) = field(&object, TEXT) else {
        return Err(Problem::error(
            "no_text",
            format!(
                "none of the fields {} holds text; name the article's text `text`",
                TEXT.join(", ")
            ),
        ));
    };
    let text = article(hints.title.as_deref(), &body).into_owned();
    decode(text.as_bytes())?;
    Ok((text, hints))
}
