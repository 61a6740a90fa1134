//! A JSON file: one article, a list of them, or a list within an answer of a search service.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::fields::Role;
use super::{Cut, Fields, Input, Problem, Record, Unpacked, record};
use crate::decode::wide as charset;

pub(super) struct Json;

/// The names under which services wrap what they found.
const WRAPPERS: &[&str] = &[
    "articles",
    "results",
    "items",
    "documents",
    "docs",
    "entries",
    "stories",
    "news",
    "data",
    "response",
    "hits",
    "value",
    "records",
    "posts",
];
/// How deep a list may be wrapped.
const DEEPEST: usize = 4;

/// What the file begins with: a mark and white space are not counted.
fn head(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start()
}

/// JSON in UTF-16, as some systems export it, in UTF-8.
pub(super) fn wide(bytes: &[u8]) -> Option<Unpacked> {
    let charset = charset(bytes)?;
    let (start, _) = charset.decode_with_bom_removal(&bytes[..bytes.len().min(400)]);
    if !opens(start.as_bytes()) {
        return None;
    }
    let (text, _) = charset.decode_with_bom_removal(bytes);
    Some(Unpacked { bytes: text.into_owned().into_bytes(), problem: None })
}

/// Whether the text begins as an object, or as a list of objects; `[Text]` and `{text}` do not.
fn opens(bytes: &[u8]) -> bool {
    let then = |rest: &[u8], letters: &[u8]| {
        rest.trim_ascii_start().first().is_some_and(|first| letters.contains(first))
    };
    match head(bytes).split_first() {
        Some((b'{', rest)) => then(rest, b"\"}"),
        Some((b'[', rest)) => then(rest, b"{]"),
        _ => false,
    }
}

impl Input for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn about(&self) -> &'static str {
        "JSON: one article, a list of them, or a search service's answer; fields as in JSON lines"
    }

    fn is(&self, _name: &str, bytes: &[u8]) -> bool {
        opens(bytes)
    }

    fn cut<'b>(&self, bytes: &'b [u8], fields: &Fields) -> (Cut<'b>, Vec<Problem>) {
        let Ok(text) = std::str::from_utf8(head(bytes)) else {
            return (Cut::Whole(bytes), Vec::new());
        };
        let Some(list) = list(text, fields, DEEPEST) else {
            return (Cut::Whole(bytes), Vec::new());
        };
        let mut source = serde_json::Deserializer::from_str(list);
        let mut records = Vec::new();
        let result = source.deserialize_seq(List { records: &mut records });
        let problem = result.err().map(|error| {
            let read = match records.len() {
                0 => "no record could be read".to_owned(),
                count => format!("the {count} records before that are read"),
            };
            Problem::error(
                "broken_record",
                format!("the list of articles is broken ({error}); {read}"),
            )
        });
        (Cut::Records(records), problem.into_iter().collect())
    }

    fn read<'b>(&self, bytes: &'b [u8], fields: &Fields) -> Result<Record<'b>, Problem> {
        record::read(self.name(), bytes, fields)
    }
}

/// The list of articles that the text is, or that it wraps.
fn list<'t>(text: &'t str, fields: &Fields, deepest: usize) -> Option<&'t str> {
    if text.starts_with('[') {
        return Some(text);
    }
    let mut members = Members { fields, article: false, wrapped: Vec::new() };
    let mut source = serde_json::Deserializer::from_str(text);
    if source.deserialize_map(&mut members).is_err() || members.article || deepest == 0 {
        return None;
    }
    members.wrapped.sort_by_key(|(rank, _)| *rank);
    members.wrapped.into_iter().find_map(|(_, inner)| {
        opens(inner.as_bytes()).then(|| list(inner, fields, deepest - 1)).flatten()
    })
}

/// The elements of a list, as they are written.
struct List<'r, 'de> {
    records: &'r mut Vec<&'de [u8]>,
}

impl<'de> Visitor<'de> for List<'_, 'de> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list of articles")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        while let Some(element) = elements.next_element::<&RawValue>()? {
            self.records.push(element.get().as_bytes());
        }
        Ok(())
    }
}

/// The members of an object that may wrap a list.
struct Members<'f, 'de> {
    fields: &'f Fields,
    /// Whether it holds text of its own: it is an article.
    article: bool,
    /// What may be the list, with the rank of its name.
    wrapped: Vec<(usize, &'de str)>,
}

impl<'de> Visitor<'de> for &mut Members<'_, 'de> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an article or a list of them")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<Cow<'de, str>>()? {
            let value = map.next_value::<&RawValue>()?.get();
            let text = self.fields.targets(&name).iter().any(|target| target.role == Role::Text);
            self.article |= text && value.starts_with('"');
            if let Some(rank) = WRAPPERS.iter().position(|known| *known == name) {
                self.wrapped.push((rank, value));
            }
        }
        Ok(())
    }
}
