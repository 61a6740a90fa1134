//! Who wrote it and how to reach them, at the foot of the page.

use dateline_text::Parse;

use super::credit::name;
use super::words::{address, holds, station};
use super::{Reading, fail};
use crate::FurnitureKind;
use crate::label::{ASKED, CONTACT, NETWORK, NOUN, ROLE, TOSS};
use crate::outlet::outlet;

/// The whole line is one.
const fn found<'i>() -> (&'i str, Reading<'i>) {
    ("", Reading::of(FurnitureKind::Byline))
}

/// `jroe@northernpost.example`, `(555) 555-0100`, `Contact Jane Roe at ...`, `Twitter: @jroe`, `Follow Jane Roe: @jroe`
///
/// Where the police ask to be called, it is a sentence of the story.
pub(super) fn contact(input: &str) -> Parse<'_, Reading<'_>> {
    let figures = input.bytes().filter(u8::is_ascii_digit).count();
    let telephone = (7..=15).contains(&figures)
        && input.bytes().all(|b| b.is_ascii_digit() || b" ()-.+/".contains(&b))
        && input.contains(['(', '-', '.', '+']);
    let few = |most: usize| input.split_whitespace().nth(most).is_none();
    let handle = input.starts_with('@') && !input.ends_with('.') && few(4);
    if telephone || handle || NETWORK.begins(input) {
        return Ok(found());
    }
    // `Jane Roe can be reached at 555-0100.`
    let reached = figures >= 7 && holds(input, " can be reached ");
    if !input.contains('@') && !reached {
        return fail(input);
    }
    let called = || CONTACT.begins(input) || input.split_whitespace().any(address);
    if (reached || called()) && few(25) && !ASKED.within(input) { Ok(found()) } else { fail(input) }
}

/// `Jane Roe is a staff writer.`, `Jane Roe, Staff Writer`, `Jane Roe/Northern Post`, `Jane Roe, Northern Post`
pub(super) fn staff_line(input: &str) -> Parse<'_, Reading<'_>> {
    let line = input.trim_end_matches(['.', ' ', '|']);
    let (rest, author) = name(line)?;
    let role = rest.trim_start_matches([' ', ',', '|', '/', '•', '·', '-', '–', '—']);
    let apart = rest.trim_start().starts_with([',', '|', '/', '•', '·', '—', '–']);
    let plain =
        role.trim_start_matches("is a ").trim_start_matches("is an ").trim_start_matches("are ");
    let whole = ROLE.is(plain);
    let tail = ROLE.ends(plain) && plain.len() < role.len();
    let paper = apart
        && (outlet(role).is_some()
            || station(role)
            || role.contains(' ')
                && NOUN.is(role.rsplit(' ').next().unwrap_or(role))
                && role.split(' ').all(|word| word.starts_with(char::is_uppercase)));
    if role.is_empty() || !(whole || tail || paper) || author.split(' ').count() > 4 {
        return fail(input);
    }
    let publisher = paper.then_some(role);
    Ok(("", Reading { author: Some(author), publisher, ..Reading::of(FurnitureKind::Byline) }))
}

/// `Jane Roe has the details.`, `Jane Roe reports.`: words with which a studio hands over.
pub(super) fn toss(input: &str) -> Parse<'_, Reading<'_>> {
    let line = input.trim_end_matches(['.', ' ']);
    let at = line.find(" has ").or_else(|| line.find(" reports")).or_else(|| line.find(" is live"));
    let Some(at) = at else { return fail(input) };
    let (rest, author) = name(&line[..at])?;
    let said = TOSS.is(&line[at + 1..]);
    if rest.trim().is_empty() && said && (2..=6).contains(&author.split(' ').count()) {
        Ok(found())
    } else {
        fail(input)
    }
}
