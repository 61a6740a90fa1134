//! Lines that name sections, count readers and invite clicks: `data/labels.toml`, and the forms that hold numbers.

use dateline_text::Parse;
use dateline_text::kit::{cardinal, mark, phrase, table, word};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::{Reading, fail};
use crate::FurnitureKind;
use crate::outlet::{NOTICE, SECTION, WIDGET};

/// `2 min read`, `Reading time: 3 minutes`, `5-minute read`
pub(super) fn read_time(input: &str) -> Parse<'_, Reading<'_>> {
    const MINUTES: &[(&str, ())] = &[("min.", ()), ("mins.", ()), ("minute", ()), ("minutes", ())];
    let after = |input| -> Parse<'_, ()> {
        let (rest, _) = opt(word("about")).parse(input)?;
        let (rest, _) = cardinal(rest)?;
        let rest = rest.trim_start_matches('-');
        let (rest, ()) = table(MINUTES).parse(rest)?;
        let (rest, ()) =
            alt((phrase("read"), phrase("reading time"), phrase("reading"))).parse(rest)?;
        Ok((rest, ()))
    };
    let before = |input| -> Parse<'_, ()> {
        let (rest, ()) =
            alt((phrase("reading time"), phrase("read time"), phrase("estimated reading time")))
                .parse(input)?;
        let (rest, _) = opt(mark(':')).parse(rest)?;
        let (rest, _) = cardinal(rest)?;
        table(MINUTES).parse(rest)
    };
    let (rest, ()) = alt((after, before)).parse(input)?;
    Ok((rest, Reading::of(FurnitureKind::ReadTime)))
}

/// `1,204`, `3.4K`
fn figure(input: &str) -> Parse<'_, ()> {
    let start = input.trim_start();
    let end = start.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')).count();
    let rest = &start[end..];
    if end == 0 {
        fail(input)
    } else {
        Ok((rest.strip_prefix(['k', 'K', 'm', 'M']).unwrap_or(rest), ()))
    }
}

/// `High views`, `1,204 views`, `12 comments`, `Views: 340`, `3.4K shares`
pub(super) fn view_badge(input: &str) -> Parse<'_, Reading<'_>> {
    const COUNTED: &[(&str, ())] = &[
        ("views", ()),
        ("view", ()),
        ("comments", ()),
        ("comment", ()),
        ("shares", ()),
        ("reads", ()),
        ("likes", ()),
    ];
    const LEVELS: &[(&str, ())] =
        &[("high", ()), ("low", ()), ("medium", ()), ("no", ()), ("top", ())];
    let before = (alt((figure, table(LEVELS))), table(COUNTED)).map(|_| ());
    let after = (table(COUNTED), mark(':'), figure).map(|_| ());
    let (rest, ()) = alt((before, after)).parse(input)?;
    Ok((rest, Reading::of(FurnitureKind::Widget)))
}

/// Whether the line is a badge that counts readers.
#[cfg(test)]
pub(crate) fn views(line: &str) -> bool {
    view_badge(line).is_ok_and(|(rest, _)| rest.trim().is_empty())
}

/// `All times Kyiv (GMT+2)`
pub(super) fn zone_note(input: &str) -> Parse<'_, Reading<'_>> {
    let (rest, ()) = phrase("all times").parse(input)?;
    let zone = rest.contains(|c: char| c.is_ascii_digit())
        || ["GMT", "UTC", "local", "Local"].iter().any(|zone| rest.contains(zone));
    if rest.len() > 60 || !zone {
        fail(input)
    } else {
        Ok(("", Reading::of(FurnitureKind::Notice)))
    }
}

/// `Please enable JavaScript to watch this video`
pub(super) fn notice(input: &str) -> Parse<'_, Reading<'_>> {
    if NOTICE.is(input) || NOTICE.begins(input) {
        Ok(("", Reading::of(FurnitureKind::Notice)))
    } else {
        fail(input)
    }
}

/// `Share this article`, `Advertisement`, `Read more: ...`
pub(super) fn widget(input: &str) -> Parse<'_, Reading<'_>> {
    let bar = input.contains('|')
        && input.split('|').all(|part| WIDGET.is(part) || WIDGET.begins(part.trim()));
    if WIDGET.is(input) || WIDGET.begins(input) || bar {
        Ok(("", Reading::of(FurnitureKind::Widget)))
    } else {
        fail(input)
    }
}

/// `Middle East News`, `World`, `Home > Politics`
pub(super) fn section(input: &str) -> Parse<'_, Reading<'_>> {
    let words = input.split_whitespace().count();
    let capital = input.starts_with(char::is_uppercase);
    if capital && words <= 6 && !input.ends_with(['.', '!', '?', ':']) && SECTION.made_of(input) {
        Ok(("", Reading::of(FurnitureKind::SectionLabel)))
    } else {
        fail(input)
    }
}
