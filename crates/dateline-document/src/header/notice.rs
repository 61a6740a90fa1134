//! What a page says to its reader and not of the world.

use dateline_text::Parse;

use super::words::{begins, ends, holds};
use super::{Reading, fail};
use crate::FurnitureKind;
use crate::label::{ANNOUNCED, CORRECTION, ITSELF, NOTICE, PROMISE, PROMISED, WARNING, WEATHER};

/// The whole line is one.
const fn found<'i>() -> (&'i str, Reading<'i>) {
    ("", Reading::of(FurnitureKind::Notice))
}

/// `Please enable JavaScript to watch this video`
pub(super) fn notice(input: &str) -> Parse<'_, Reading<'_>> {
    if NOTICE.is(input) || NOTICE.begins(input) { Ok(found()) } else { fail(input) }
}

/// `Freeze Warning`, `Effective: March 15 at 9pm Expires: March 16`, `...Flood Watch In Effect Until 8 AM... Read More.`
pub(super) fn weather_alert(input: &str) -> Parse<'_, Reading<'_>> {
    let short = input.len() <= 40
        && WARNING.within(input)
        && input.rsplit_once(' ').is_some_and(|(kind, _)| WEATHER.is(kind));
    let span = begins(input, "effective:") && holds(input, "expires:");
    let issued =
        holds(input, " issued ") && (holds(input, "expiring") || holds(input, "in effect for"));
    let alert = issued && WARNING.within(input);
    let told = input.starts_with("...") && (holds(input, "in effect") || ends(input, "read more."));
    if short || span || alert || told { Ok(found()) } else { fail(input) }
}

/// `(Adds details in paragraph 3)`, `(Recasts with arrests)`, `Updates with friend's comments`: what changed in this version.
pub(super) fn advisory(input: &str) -> Parse<'_, Reading<'_>> {
    let inner = input.strip_prefix('(').map_or(input, |inner| inner.trim_end_matches([')', '.']));
    let bracketed = inner.len() != input.len();
    let verb = ["adds ", "updates ", "recasts", "corrects ", "rewrites ", "writes through"]
        .iter()
        .any(|verb| begins(inner, verb));
    let with = begins(inner, "updates with ") || begins(inner, "updates throughout");
    if verb && (bracketed && input.ends_with([')', '.']) || with && !inner.ends_with('.')) {
        Ok(found())
    } else {
        fail(input)
    }
}

/// `###`, `-30-`, `(END)`, `ENDS`, `// ENDS`
pub(super) fn end_mark(input: &str) -> Parse<'_, Reading<'_>> {
    let line = input.trim_matches(|c: char| !c.is_alphanumeric());
    let marked = line.len() < input.len();
    let end = matches!(line, "" | "END" | "ENDS" | "END ITEM" | "MORE" | "XX")
        || marked && matches!(line, "30" | "end" | "ends" | "End" | "Ends" | "more");
    if end { Ok(found()) } else { fail(input) }
}

/// `Editor's note: this story was first published in March.`, `(Note: Some readers may find the pictures upsetting.)`
///
/// A correction that says what was wrong is news of a kind, but of the page: the story below is right already.
pub(super) fn editor_note(input: &str) -> Parse<'_, Reading<'_>> {
    let inner = input.trim_start_matches(['(', '[', '*', ' ']);
    if CORRECTION.begins(inner) && ITSELF.within(inner) { Ok(found()) } else { fail(input) }
}

/// `Stay with Channel 6 for updates.`, `This story will be updated.`, `Check back for more.`
///
/// What the newsroom promises its audience, with the words of promises in it; what the police ask of it is story.
pub(super) fn stay_tuned(input: &str) -> Parse<'_, Reading<'_>> {
    if !PROMISE.begins(input) {
        return fail(input);
    }
    // What is told in the same breath is kept: two sentences before the promise are story.
    let sentences = input.matches(". ").count();
    if sentences <= 2 && PROMISED.within(input) {
        Ok(("", Reading::of(FurnitureKind::Widget)))
    } else {
        fail(input)
    }
}

/// `The Northern Post will keep you updated`, `We will bring you more at ten.`
pub(super) fn promise(input: &str) -> Parse<'_, Reading<'_>> {
    if ANNOUNCED.within(input) && !input.contains(". ") {
        Ok(("", Reading::of(FurnitureKind::Widget)))
    } else {
        fail(input)
    }
}
