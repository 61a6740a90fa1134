//! Who wrote it, whose wire it is, who put it out.

use dateline_text::kit::{any_word, digits, mark, phrase, word};
use dateline_text::{Class, Parse, Span, Token, word_hash};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::stamp::labelled_stamps;
use super::{Reading, fail};
use crate::FurnitureKind;
use crate::label::{NOUN, SECTION};
use crate::outlet::{Kind, outlet, outlet_at, written_as_name};

/// A run of capitalised words, particles within: `Northern Post`, `the Voice of the Coast`.
pub(super) fn name(input: &str) -> Parse<'_, &str> {
    let start = input.trim_start();
    let (mut rest, mut end) = (start, start);
    for count in 0..6 {
        let Ok((after, found)) = any_word(rest) else { break };
        if rest[..rest.len() - after.len() - found.len()].contains('\n') {
            break;
        }
        let capital = found.starts_with(char::is_uppercase);
        if !(capital
            || count > 0
                && matches!(found, "of" | "the" | "and" | "al" | "el" | "bin" | "de" | "van"))
        {
            break;
        }
        rest = after
            .strip_prefix(['-', '.'])
            .filter(|next| next.starts_with(char::is_alphabetic))
            .unwrap_or(after);
        if capital {
            end = after;
        }
    }
    let found = start[..start.len() - end.len()].trim();
    if found.is_empty() { fail(input) } else { Ok((end, found)) }
}

/// Whether the words are an outlet's name: a known one, or one that ends as such names do.
fn names_outlet(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or(words);
    outlet(words).is_some()
        || words.contains(' ') && NOUN.is(last) && words.starts_with(char::is_uppercase)
}

/// `By NAME, AP`, `By NAME and NAME`, `By Meridian News`, `By our correspondent in Cali`, `By a Northern Post staff writer`
pub(super) fn byline(input: &str) -> Parse<'_, Reading<'_>> {
    let (rest, _) = word("by").parse(input)?;
    // `By NAME Updated: Mar 29, 2017 - 4:13 AM`
    let stamped = ["Updated", "Posted", "Published", "UPDATED", "POSTED", "PUBLISHED"]
        .iter()
        .filter_map(|label| rest.find(label))
        .min();
    let stamps = stamped.and_then(|at| {
        labelled_stamps(&rest[at..])
            .ok()
            .filter(|(after, _)| after.trim().is_empty())
            .map(|(_, stamps)| (at, stamps))
    });
    let rest = stamps
        .as_ref()
        .map_or(rest, |(at, _)| rest[..*at].trim_end_matches(['|', '-', '–', ',', ' ']));
    let line = rest.trim_matches(|c: char| c.is_whitespace() || c == ':');
    let capital = line.starts_with(char::is_uppercase);
    let article = ["our ", "a ", "an ", "the "].iter().find(|article| line.starts_with(**article));
    // `By Monday, the road was shut.` is a sentence.
    if line.is_empty()
        || line.split_whitespace().count() > 14
        || line.ends_with(['.', '!', '?', ','])
        || !(capital || article.is_some())
    {
        return fail(input);
    }
    let mut reading = stamps.map_or(Reading::of(FurnitureKind::Byline), |(_, stamps)| Reading {
        kind: FurnitureKind::Byline,
        ..stamps
    });
    if let Some(article) = article {
        // The outlet may stand anywhere in `the arts desk of the Northern Post`.
        let mut at = &line[article.len()..];
        while !at.is_empty() {
            if let Ok((_, found)) = name(at)
                && names_outlet(found)
            {
                reading.publisher = Some(found);
                break;
            }
            at = any_word(at)
                .map_or("", |(rest, _)| rest)
                .trim_start_matches(|c: char| !c.is_alphabetic());
        }
        return Ok(("", reading));
    }
    for part in line
        .split([',', '|', '(', ')', ';', '/', '•', '·'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        if names_outlet(part) {
            match outlet(part) {
                Some(known) if known.kind == Kind::Agency && written_as_name(part) => {
                    reading.agency = Some(part);
                }
                _ => reading.publisher = reading.publisher.or(Some(part)),
            }
        } else if reading.author.is_none() && part.split_whitespace().count() <= 8 {
            reading.author = Some(part.trim_end_matches(" and"));
        }
    }
    Ok(("", reading))
}

/// `(Reporting by A and B; Editing by C)`, `Additional reporting by A`, `A contributed to this report.`
pub(super) fn contributors(input: &str) -> Parse<'_, Reading<'_>> {
    let start = input.trim_start_matches(['(', '[', ' ', '*', '_', '-', '—']);
    let opening = alt((
        phrase("reporting by"),
        phrase("additional reporting by"),
        phrase("writing by"),
        phrase("editing by"),
        phrase("edited by"),
        phrase("compiled by"),
        phrase("story by"),
        phrase("with reporting by"),
        phrase("with inputs from"),
        phrase("with additional reporting"),
    ));
    // Every paragraph comes here, and few begin with one of these words.
    let first = start.split(char::is_whitespace).next().unwrap_or(start);
    let known = |word: &&str| word.eq_ignore_ascii_case(first);
    let opens =
        ["reporting", "additional", "writing", "editing", "edited", "compiled", "story", "with"]
            .iter()
            .any(known)
            && { opening }.parse(start).is_ok();
    let tail = input.trim_end_matches(['.', ')', ']', ' ', '*', '_']);
    // `Staff writer Jane Roe contributed to this report. Reach her at ...`
    let first = tail.split(". ").next().unwrap_or(tail);
    let opens = opens || first.len() < tail.len() && first.ends_with(" contributed to this report");
    let closes = [
        "contributed to this report",
        "contributed to this story",
        "contributed reporting",
        "contributed to this article",
    ]
    .iter()
    .any(|end| tail.ends_with(end));
    if !(opens || closes) || input.split_whitespace().count() > 60 {
        return fail(input);
    }
    let mut reading = Reading::of(FurnitureKind::Byline);
    if let Ok((rest, ())) = phrase("with inputs from").parse(start)
        && let Some((known, span)) = outlet_at(rest, 0)
        && known.kind == Kind::Agency
    {
        reading.agency = Some(span.of(rest));
    }
    Ok(("", reading))
}

/// `Source: Xinhua`, `SOURCE: Harbor Wire`, `Credit: AP`, `Via: Northern Post`
pub(super) fn source_line(input: &str) -> Parse<'_, Reading<'_>> {
    let (rest, _) =
        (alt((word("source"), word("via"), word("credit"), word("courtesy"))), mark(':'))
            .parse(input)?;
    let line = rest.trim().trim_end_matches(['.', ' ']);
    let short = line.split_whitespace().count() <= 6;
    if line.is_empty() || !short || !line.starts_with(|c: char| c.is_uppercase() || !c.is_ascii()) {
        return fail(input);
    }
    let mut reading = Reading::of(FurnitureKind::AgencyFooter);
    match outlet(line) {
        Some(known) if known.kind == Kind::Agency => reading.agency = Some(line),
        Some(known) if known.kind == Kind::Photo => reading.kind = FurnitureKind::PhotoCaption,
        _ => reading.publisher = Some(line),
    }
    Ok(("", reading))
}

/// `Reuters`, `(AFP)`, `- AP`, `AFP/Reuters`, `Agencies`
pub(super) fn agency_line(input: &str) -> Parse<'_, Reading<'_>> {
    let line = input.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '-' | '–' | '—' | '.' | '*' | '|')
    });
    let line = line.strip_prefix("Source").map_or(line, str::trim);
    let mut reading = Reading::of(FurnitureKind::AgencyFooter);
    if ["Agencies", "AGENCIES", "News Agencies", "Wires", "Agency"].contains(&line) {
        return Ok(("", reading));
    }
    for part in line.split(['/', ',', '|', '&', '+']).map(str::trim) {
        match outlet(part) {
            Some(known) if known.kind == Kind::Photo => reading.kind = FurnitureKind::PhotoCaption,
            Some(known) if written_as_name(part) && known.kind == Kind::Agency => {
                reading.agency = reading.agency.or(Some(part));
            }
            Some(_) if written_as_name(part) => {
                reading.publisher = reading.publisher.or(Some(part));
            }
            _ => return fail(input),
        }
    }
    Ok(("", reading))
}

/// `Northern Post`, `Harbor Wire Sport`: a short line that ends as outlets' names do, a desk after it perhaps.
pub(super) fn outlet_line(input: &str) -> Parse<'_, Reading<'_>> {
    let line = input.trim_end_matches(['.', ' ']);
    let words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).take(6).collect();
    let capitals = words.iter().all(|word| word.starts_with(char::is_uppercase));
    let cut = words.iter().rposition(|word| NOUN.is(word));
    match cut {
        Some(last @ 1..)
            if words.len() < 6 && capitals && words.len() - last <= 2 && !SECTION.made_of(line) =>
        {
            let end = Span::locate(input, words[last]).end as usize;
            Ok((
                "",
                Reading {
                    publisher: Some(input[..end].trim()),
                    ..Reading::of(FurnitureKind::Byline)
                },
            ))
        }
        _ => fail(input),
    }
}

/// `(C) 2024 Northern Post`, `Copyright 2017 Meridian Broadcasting, Inc. All rights reserved.`
pub(super) fn copyright(input: &str) -> Parse<'_, Reading<'_>> {
    // `(© 2016 WWL)`, `(Copyright 2016 Northern Post)`
    let inner = input.trim_start().strip_prefix('(').filter(|inner| {
        inner.starts_with('©')
            || inner.get(..9).is_some_and(|w| w.eq_ignore_ascii_case("copyright"))
    });
    let start = inner.unwrap_or_else(|| input.trim_start());
    let mut rest = start;
    let of_site = ["All content ", "All contents ", "Content "];
    rest = of_site.iter().find_map(|words| rest.strip_prefix(words)).unwrap_or(rest);
    for sign in ["©", "(c)", "(C)", "Copyright", "COPYRIGHT"] {
        rest = rest.trim_start().strip_prefix(sign).unwrap_or(rest);
    }
    let (after, _) = opt(mark('©')).parse(rest)?;
    let rights = start.to_ascii_lowercase().contains("all rights reserved");
    let dated = digits(4, 4).parse(after).is_ok();
    if rest.len() == start.len() || !(rights || dated || start.len() < 80) {
        return fail(input);
    }
    let (after, _) = opt(digits(4, 4)).parse(after)?;
    let (after, _) = opt((mark('-'), digits(4, 4))).parse(after)?;
    let (after, _) = opt(alt((word("by"), word("the")))).parse(after)?;
    let publisher = name(after).ok().map(|(_, name)| name).filter(|name| !name.starts_with("All"));
    Ok(("", Reading { publisher, ..Reading::of(FurnitureKind::Copyright) }))
}

/// `(This report has not been edited by NDTV staff.)`, `(From a syndicated feed.)`
pub(super) fn syndication(input: &str) -> Parse<'_, Reading<'_>> {
    let lower = input.to_ascii_lowercase();
    let said = [
        "syndicated feed",
        "has not been edited",
        "was not edited",
        "have not been edited",
        "not been edited by",
        "auto-generated from",
        "from an agency feed",
        "has been published from",
    ];
    if !said.iter().any(|phrase| lower.contains(phrase)) {
        return fail(input);
    }
    // Only a notice speaks of itself; a sentence of the story may quote one.
    let itself = [
        "this story",
        "this report",
        "this article",
        "this copy",
        "the story",
        "the report",
        "headline",
    ]
    .iter()
    .any(|word| lower.contains(word));
    if !itself || input.starts_with(['"', '“']) {
        return fail(input);
    }
    Ok((
        "",
        Reading { publisher: syndicated(input), ..Reading::of(FurnitureKind::SyndicationFooter) },
    ))
}

/// The outlet that a syndication notice names: `edited by NDTV staff`, `is the work of Harbor Wire`.
fn syndicated(notice: &str) -> Option<&str> {
    let mut rest = notice;
    let mut best = None;
    while let Ok((after, found)) = any_word(rest.trim_start_matches(|c: char| !c.is_alphabetic())) {
        rest = after;
        if !matches!(found, "by" | "of" | "BY" | "OF") {
            continue;
        }
        let (after, _) = opt(word("the")).parse(after).unwrap_or((after, None));
        let Ok((after, found)) = name(after) else { continue };
        let staff =
            alt((word("staff"), word("team"), word("desk"), word("editors"), word("newsroom")))
                .parse(after)
                .is_ok();
        let found = found.trim_end_matches(" Staff").trim_end_matches(" Team");
        if staff || outlet(found).is_some() || names_outlet(found) {
            best = best.or(Some(found));
        }
    }
    best
}

/// The first agency that the text tells of having been told: `told AFP`, `TOLD ACAN-EFE`.
pub(crate) fn told(text: &str, tokens: &[Token]) -> Option<(&'static str, Span)> {
    const VERBS: [u64; 3] = [word_hash("told"), word_hash("tells"), word_hash("telling")];
    tokens.iter().filter(|token| token.is(Class::WORD) && VERBS.contains(&token.hash)).find_map(
        |verb| {
            let after = verb.span.end as usize;
            let end = text.len().min(after + 60);
            let end = (after..=end).rev().find(|end| text.is_char_boundary(*end))?;
            let (rest, _) = opt(word("the")).parse(&text[after..end]).ok()?;
            let offset = Span::locate(text, rest).start as usize;
            let (known, span) = outlet_at(rest, offset)?;
            (known.kind == Kind::Agency && written_as_name(span.of(text)))
                .then(|| (known.name, verb.span.join(span)))
        },
    )
}
