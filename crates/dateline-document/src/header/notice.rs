//! What a page says to its reader and not of the world.

use dateline_text::Parse;

use super::words::{begins, ends, holds};
use super::{Reading, fail};
use crate::FurnitureKind;
use crate::outlet::{NOTICE, PROMISE};

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
    const WEATHER: &[&str] = &[
        "air quality",
        "avalanche",
        "blizzard",
        "dense fog",
        "excessive heat",
        "fire weather",
        "flash flood",
        "flood",
        "freeze",
        "frost",
        "gale",
        "heat",
        "high wind",
        "hurricane",
        "ice storm",
        "red flag",
        "severe thunderstorm",
        "special weather",
        "storm surge",
        "thunderstorm",
        "tornado",
        "tropical storm",
        "wind",
        "wind chill",
        "winter storm",
        "winter weather",
    ];
    const ALERTS: &[&str] = &[" warning", " watch", " advisory", " statement", " alert"];
    let short = input.len() <= 40
        && ALERTS.iter().any(|alert| {
            ends(input, alert)
                && WEATHER
                    .iter()
                    .any(|kind| input[..input.len() - alert.len()].eq_ignore_ascii_case(kind))
        });
    let span = begins(input, "effective:") && holds(input, "expires:");
    // As it is written nearly always: every paragraph comes here.
    let issued = [" issued ", " Issued ", " ISSUED "].iter().any(|word| input.contains(word))
        && (holds(input, "expiring") || holds(input, "in effect for"));
    let alert = issued && ALERTS.iter().any(|alert| holds(input, alert));
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
    const LABELS: &[&str] = &[
        "editor's note:",
        "editor’s note:",
        "editors' note:",
        "editors’ note:",
        "editor's note -",
        "note to readers:",
        "note to editors:",
        "note to viewers:",
        "correction:",
        "clarification:",
    ];
    let inner = input.trim_start_matches(['(', '[', '*', ' ']);
    let itself = [
        "story", "article", "report", "version", "headline", "video", "readers", "viewers", "photo",
    ]
    .iter()
    .any(|word| holds(inner, word));
    if itself && LABELS.iter().any(|label| begins(inner, label)) {
        Ok(found())
    } else {
        fail(input)
    }
}

/// `Stay with Channel 6 for updates.`, `This story will be updated.`, `Check back for more.`
///
/// What the newsroom promises its audience, with the words of promises in it; what the police ask of it is story.
pub(super) fn stay_tuned(input: &str) -> Parse<'_, Reading<'_>> {
    const PROMISED: &[&str] = &[
        "updat", "latest", "develop", "details", "more", "info", "breaking", "story", "tuned",
        "app",
    ];
    if !PROMISE.begins(input) {
        return fail(input);
    }
    // What is told in the same breath is kept: two sentences before the promise are story.
    let sentences = input.matches(". ").count();
    let promises = || PROMISED.iter().any(|word| holds(input, word));
    if sentences <= 2 && promises() {
        Ok(("", Reading::of(FurnitureKind::Widget)))
    } else {
        fail(input)
    }
}

/// `The Northern Post will keep you updated`, `We will bring you more at ten.`
pub(super) fn promise(input: &str) -> Parse<'_, Reading<'_>> {
    const WITHIN: &[&str] = &[
        "keep you updated",
        "keep you posted",
        "keep you informed",
        "keep you up to date",
        "bring you the latest",
        "bring you more",
        "bring you up-to-date",
        "bring you updates",
        "will have more on this",
        "will update this story",
        "updates will be posted",
        "be following this story",
        "will continue to update",
        "continue to follow this",
    ];
    let alone = !input.contains(". ");
    // Every one of them has one of these.
    let may = ["you", "this", "update"].iter().any(|word| holds(input, word));
    if alone && may && WITHIN.iter().any(|words| holds(input, words)) {
        Ok(("", Reading::of(FurnitureKind::Widget)))
    } else {
        fail(input)
    }
}
