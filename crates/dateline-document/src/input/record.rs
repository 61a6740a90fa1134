//! One article as a JSON object.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::fields::{Fields, ROLES, Role, Target};
use super::{Hints, Problem, Record, article, decode, html};
use crate::decode::{stray, unbroken};

/// Reads the object in `bytes`.
pub(super) fn read<'b>(
    format: &'static str,
    bytes: &'b [u8],
    fields: &Fields,
) -> Result<Record<'b>, Problem> {
    let decoded = decode(bytes, None)?;
    let mut source =
        serde_json::Deserializer::from_str(decoded.text.trim_start_matches('\u{feff}'));
    let found =
        source.deserialize_map(Object { fields }).and_then(|found| source.end().map(|()| found));
    let mut found = found.map_err(|error| {
        Problem::error(
            "broken_record",
            format!("not a JSON object that can be read ({error}); mend the record or remove it"),
        )
    })?;
    let Some(body) = found.take(Role::Text) else {
        return Err(Problem::error(
            "no_text",
            format!(
                "none of the fields {} holds text; name the field that does with `--fields text=NAME`",
                fields.text()
            ),
        ));
    };
    let hints = Hints {
        title: found.take(Role::Title),
        date: found.take(Role::Date).map(moment),
        updated: found.take(Role::Updated).map(moment),
        url: found.take(Role::Url),
        publisher: found.take(Role::Publisher),
        author: found.take(Role::Author),
        language: found.take(Role::Language),
    };
    let body = if html::marked_up(&body) { html::plain(&body) } else { body };
    let text = match article(hints.title.as_deref(), &body) {
        Cow::Owned(text) => text,
        Cow::Borrowed(_) => body,
    };
    // The text may hold what the bytes spelled out (`\u0000`).
    if let Some(problem) = stray(text.as_bytes()) {
        return Err(problem);
    }
    let problems = decoded.problem.into_iter().chain(unbroken(&text)).collect();
    Ok(Record {
        text: Cow::Owned(text),
        bytes: Cow::Borrowed(bytes),
        index: None,
        hints,
        format,
        charset: decoded.charset,
        problems,
    })
}

/// Seconds or milliseconds since 1970 as a date; else as it is.
fn moment(written: String) -> String {
    let seconds = written.parse::<i64>().ok().and_then(|number| match number {
        100_000_000..=9_999_999_999 => Some(number),
        100_000_000_000..=9_999_999_999_999 => Some(number / 1000),
        _ => None,
    });
    seconds
        .and_then(|seconds| chrono::DateTime::from_timestamp(seconds, 0))
        .map_or(written, |moment| moment.format("%Y-%m-%dT%H:%M:%SZ").to_string())
}

/// The value of each role so far, with its rank.
#[derive(Default)]
struct Found([Option<(u8, String)>; ROLES]);

impl Found {
    fn take(&mut self, role: Role) -> Option<String> {
        self.0[role as usize].take().map(|(_, words)| words)
    }

    fn wants(&self, target: &Target) -> bool {
        self.0[target.role as usize].as_ref().is_none_or(|(rank, _)| target.rank < *rank)
    }

    fn put(&mut self, target: &Target, value: Value) {
        let words = if target.role == Role::Text { prose(value) } else { words(value) };
        if let Some(words) = words {
            self.0[target.role as usize] = Some((target.rank, words));
        }
    }
}

/// The value as one text: itself, or its paragraphs.
fn prose(value: Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text),
        Value::Array(values) => {
            let parts: Vec<String> = values.into_iter().filter_map(prose).collect();
            (!parts.is_empty()).then(|| parts.join("\n\n"))
        }
        Value::Object(mut inner) => ["text", "value", "content", "#text", "rendered"]
            .iter()
            .find_map(|key| prose(inner.remove(*key)?)),
        _ => None,
    }
}

/// The value as a few words: itself, its `name`, or the first of a list.
fn words(value: Value) -> Option<String> {
    match value {
        Value::String(text) => match text.trim() {
            "" => None,
            trimmed if trimmed.len() == text.len() => Some(text),
            trimmed => Some(trimmed.to_owned()),
        },
        Value::Number(number) => Some(number.to_string()),
        Value::Object(mut inner) => ["name", "title", "$date", "rendered", "value"]
            .iter()
            .find_map(|key| words(inner.remove(*key)?)),
        Value::Array(values) => {
            values.into_iter().next().filter(|first| !first.is_array()).and_then(words)
        }
        _ => None,
    }
}

fn descend(mut value: Value, path: &[String]) -> Option<Value> {
    for name in path {
        value = value.as_object_mut()?.remove(name)?;
    }
    Some(value)
}

/// An object, of which only the fields that are asked for are kept.
struct Object<'f> {
    fields: &'f Fields,
}

impl<'de> Visitor<'de> for Object<'_> {
    type Value = Found;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object with the fields of an article")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Found, A::Error> {
        let mut found = Found::default();
        while let Some(targets) = map.next_key_seed(Name { fields: self.fields })? {
            match targets {
                // Most fields may hold one thing or none.
                [target] if target.path.is_empty() && found.wants(target) => {
                    let value = map.next_value()?;
                    found.put(target, value);
                }
                targets if !targets.iter().any(|target| found.wants(target)) => {
                    map.next_value::<IgnoredAny>()?;
                }
                targets => {
                    let value: Value = map.next_value()?;
                    let wanted = targets.iter().filter(|target| found.wants(target));
                    for target in wanted.collect::<Vec<_>>() {
                        if let Some(value) = descend(value.clone(), &target.path) {
                            found.put(target, value);
                        }
                    }
                }
            }
        }
        Ok(found)
    }
}

/// The name of a field, read as what the field may hold.
struct Name<'f> {
    fields: &'f Fields,
}

impl<'de, 'f> DeserializeSeed<'de> for Name<'f> {
    type Value = &'f [Target];

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Self::Value, D::Error> {
        source.deserialize_str(self)
    }
}

impl<'f> Visitor<'_> for Name<'f> {
    type Value = &'f [Target];

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the name of a field")
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.fields.targets(name))
    }
}
