//! Lines that name sections, count readers and invite clicks: `data/labels.toml`, and the forms that hold numbers.

use dateline_text::Parse;
use dateline_text::kit::{cardinal, digits, mark, phrase, table, word};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::{Reading, fail};
use crate::FurnitureKind;
use crate::label::{SECTION, WIDGET};

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

/// `Page 2 of 3`, `1 2 3 Next`
pub(super) fn page_number(input: &str) -> Parse<'_, Reading<'_>> {
    let counted = (word("page"), digits(1, 3), word("of"), digits(1, 3)).map(|_| ());
    let listed = |input| -> Parse<'_, ()> {
        let (mut rest, _) = digits(1, 2).parse(input)?;
        let mut count = 1;
        while let Ok((after, _)) = digits(1, 2).parse(rest) {
            (rest, count) = (after, count + 1);
        }
        let (rest, _) = alt((word("next"), word("last"))).parse(rest)?;
        if count > 1 { Ok((rest, ())) } else { fail(input) }
    };
    let (rest, ()) = alt((counted, listed)).parse(input)?;
    let rest = rest.trim_end_matches(['»', '›', '>', ' ']);
    Ok((rest, Reading::of(FurnitureKind::Widget)))
}

/// `Tags: harbour, shelling`, `Filed under: World`, `Posted in: Local`, `#Harbour #Shelling`
pub(super) fn tag_list(input: &str) -> Parse<'_, Reading<'_>> {
    if input.starts_with('#') {
        let mut words = input.split([' ', ',']).filter(|word| !word.is_empty());
        return if words.all(|word| word.len() > 1 && word.starts_with('#')) {
            Ok(("", Reading::of(FurnitureKind::Widget)))
        } else {
            fail(input)
        };
    }
    let labels = (
        word("tags").map(|_| ()),
        word("tagged").map(|_| ()),
        word("topics").map(|_| ()),
        word("keywords").map(|_| ()),
        word("categories").map(|_| ()),
        word("category").map(|_| ()),
        phrase("filed under"),
        phrase("filed in"),
        phrase("posted in"),
        phrase("published in"),
    );
    let (rest, ()) = alt(labels).parse(input)?;
    let (rest, _) = opt(alt((word("as"), word("with"), word("under")))).parse(rest)?;
    let (rest, _) = opt(mark(':')).parse(rest)?;
    // A list has no verb: its words are short and set apart by commas, or there is a colon.
    let marked = input[..input.len() - rest.len()].ends_with(':');
    let listed =
        rest.contains(',') && rest.split(',').all(|tag| tag.split_whitespace().count() <= 3);
    if (marked || listed) && !rest.trim_end().ends_with('.') {
        Ok(("", Reading::of(FurnitureKind::Widget)))
    } else {
        fail(input)
    }
}

/// `Home > News > World`, `News / Local / Crime`, `You are here: Home » World`
pub(super) fn breadcrumb(input: &str) -> Parse<'_, Reading<'_>> {
    if !input.contains(['»', '›', '>', '/']) {
        return fail(input);
    }
    let here = opt(phrase("you are here")).parse(input)?;
    let (rest, _) = opt(mark(':')).parse(here.0)?;
    let arrows = rest.contains(['»', '›', '>']);
    let parts = || {
        let parts = rest.split(['»', '›', '>', '/']).map(str::trim);
        parts.filter(|part| !part.is_empty())
    };
    let short = parts().all(|part| part.split_whitespace().count() <= 4 && !part.ends_with('.'));
    let named = parts().next().is_some_and(|part| SECTION.made_of(part));
    let enough = parts().count() > 1;
    if enough && short && named && (arrows || parts().all(|part| SECTION.made_of(part))) {
        Ok(("", Reading::of(FurnitureKind::SectionLabel)))
    } else {
        fail(input)
    }
}
