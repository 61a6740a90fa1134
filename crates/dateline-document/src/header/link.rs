//! Lines that lead elsewhere.

use dateline_text::Parse;

use super::words::{begins, ends, link};
use super::{Reading, fail};
use crate::FurnitureKind;

/// `https://northernpost.example/a`, `Read or Share this story: https://...`, `>>LIVE COVERAGE: ...`, `Raid ends in arrests »`
pub(super) fn bare_link(input: &str) -> Parse<'_, Reading<'_>> {
    let widget = || Ok(("", Reading::of(FurnitureKind::Widget)));
    // What a player prints of itself.
    let player = ends(input, "copy this code to your website or blog")
        || ends(input, "see more videos")
        || begins(input, "close skip in")
        || begins(input, "skip ad ");
    if player {
        return widget();
    }
    let first = input.as_bytes().first().copied().unwrap_or_default();
    // `>` begins quoted letters too; two of them, or an arrow, begin an invitation.
    let arrow = input.starts_with(">>") || input.starts_with(['»', '›', '►', '▶', '→', '➜']);
    let last = input.as_bytes().last().copied().unwrap_or_default();
    if arrow || !last.is_ascii() && input.ends_with(['»', '›', '►', '▶', '→']) {
        return widget();
    }
    if first == b'<' || !input.contains("://") && !begins(input, "www.") {
        return fail(input);
    }
    let mut words = input.split_whitespace();
    let Some(tail) = words.next_back() else { return fail(input) };
    let before = words.clone().count();
    // A sentence may end in a link; an invitation is short, ends in a colon before it, and is no post of a network.
    let label = words.next_back().is_none_or(|word| word.ends_with(':'));
    if link(tail) && (before == 0 || label && before <= 10) && !input.contains('@') {
        widget()
    } else {
        fail(input)
    }
}

/// `View this post on Instagram`, `A post shared by Harbor Wire (@harborwire) on Mar 3, 2016`, `pic.twitter.com/a1B2`
///
/// The words of a post are story, told by who posted it; these are the lines around them.
pub(super) fn embed(input: &str) -> Parse<'_, Reading<'_>> {
    let whole = begins(input, "view this post on")
        || begins(input, "view image on twitter")
        || begins(input, "view photos on twitter")
        || begins(input, "twitter ads info and privacy")
        || begins(input, "load comments")
        || begins(input, "a post shared by ")
        || begins(input, "a photo posted by ")
        || begins(input, "a video posted by ")
        || begins(input, "pic.twitter.com/") && !input.contains(' ')
        || begins(input, "learn more about twitter");
    if whole { Ok(("", Reading::of(FurnitureKind::Widget))) } else { fail(input) }
}
