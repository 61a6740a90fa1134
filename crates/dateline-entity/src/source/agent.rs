//! Sources that are named without a verb of their own: `according to X`, `reported by X`, `citing X`.

use dateline_text::{Class, Token};

use super::after::{leads_in, rest_is_short};
use super::noun::{self, Naming};
use super::scene::Scene;
use super::subject::Back;
use super::verb::Found;
use crate::SourceKind;

/// `according to X`; a plan, a schedule or a count says nothing of what happened, but who made it does.
pub(super) fn according(scene: &Scene<'_>, at: usize) -> Option<Found> {
    if !scene.is(at + 1, &["to"]) {
        return None;
    }
    let mut speaker = scene.after(at + 2, true)?;
    speaker.back = speaker.back.filter(|back| *back == Back::Noun);
    let end = speaker.whole.end;
    Some(Found {
        start: at,
        end,
        verb: at..at + 2,
        speaker,
        after_content: at > 0 && !leads_in(scene, at),
        via: Vec::new(),
    })
}

/// `state media quoted a military source as saying`, `..., citing residents`
pub(super) fn cited(scene: &Scene<'_>, at: usize) -> Option<Found> {
    let mut speaker = scene.after(at + 1, false)?;
    // `citing concerns about the army`: no source.
    let of_other = (at + 1..speaker.tokens.start).any(|at| scene.tokens[at].is(Class::PREPOSITION));
    if speaker.tokens.start > at + 4 || of_other {
        return None;
    }
    let mut verb_end = at + 1;
    let mut end = speaker.whole.end;
    let as_saying = end < scene.tokens.len()
        && scene.is(end, &["as"])
        && scene.is(end + 1, &["saying", "telling"]);
    if as_saying {
        end += 2;
        verb_end = at + 1;
    } else if !scene.is(at, &["citing", "quoting"]) {
        return None;
    }
    let outlet = scene.before(at, 0, false);
    let via = outlet
        .iter()
        .map(|outlet| super::join(scene.tokens, &outlet.tokens).of(scene.text).to_owned())
        .collect();
    let start = outlet.map_or(at, |outlet| outlet.whole.start);
    speaker.back = None;
    // `Two trucks burnt, the agency quoted residents as saying.`
    let after_content = !as_saying || start > 0 && rest_is_short(scene, end);
    Some(Found { start, end, verb: at..verb_end, speaker, after_content, via })
}

/// Verbs of saying whose agent follows: `reported by the newspaper`.
pub(super) const BY_AGENT: &[&str] =
    &["reported", "announced", "confirmed", "corroborated", "published", "broadcast", "released"];

/// `was reported by the newspaper and confirmed by the ministry`
pub(super) fn by_agent(scene: &Scene<'_>, at: usize) -> Option<Found> {
    let mut speaker = scene.after(at + 2, false)?;
    let pronoun = speaker.back.is_some_and(|back| !matches!(back, Back::Noun | Back::Name));
    if pronoun || speaker.kind == SourceKind::Person && !speaker.named {
        return None;
    }
    let (start, end) = (at, speaker.tokens.end);
    speaker.whole = at + 2..end;
    Some(Found { start, end, verb: at..at + 2, speaker, after_content: true, via: Vec::new() })
}

/// How far from the beginning or the end of a title its colon stands at most.
const TITLE_PART: usize = 6;

/// Whether a colon stands where [`leading`] or [`titled`] looks for one.
pub(super) fn may_be_titled(tokens: &[Token]) -> bool {
    let colon = |near: &[Token]| near.iter().any(|token| token.is_mark(":"));
    let last = tokens.len().saturating_sub(TITLE_PART);
    colon(&tokens[..tokens.len().min(TITLE_PART)]) || colon(&tokens[last..])
}

/// `Police: two men shot near the port`: the beginning of a title tells who says it.
pub(super) fn leading(scene: &Scene<'_>) -> Option<Found> {
    /// Words of what is said, at least.
    const LEAST: usize = 3;
    let colon =
        (1..scene.tokens.len().min(TITLE_PART)).find(|at| scene.tokens[*at].is_mark(":"))?;
    let noun = noun::head(scene, 0, colon)?;
    let kind = noun.entry.form != Naming::Text && noun.end == colon;
    let whole = kind && scene.start_of(noun.start, 0) == 0;
    if !whole || scene.tokens.len() < colon + 1 + LEAST {
        return None;
    }
    let speaker = scene.nominal(&noun, 0, colon, None);
    let (end, via) = (colon + 1, Vec::new());
    Some(Found { start: 0, end, verb: colon..end, speaker, after_content: false, via })
}

/// `Two killed in strike: health ministry`: the end of a title tells who says it.
pub(super) fn titled(scene: &Scene<'_>) -> Option<Found> {
    let end = scene.tokens.len();
    let colon =
        (end.saturating_sub(TITLE_PART)..end).rev().find(|at| scene.tokens[*at].is_mark(":"))?;
    let noun = noun::head(scene, colon + 1, end)?;
    let whole = noun.end == end && scene.start_of(noun.start, colon + 1) == colon + 1;
    if !whole || colon < 4 || noun.entry.form == Naming::Text {
        return None;
    }
    let speaker = scene.nominal(&noun, colon + 1, end, None);
    let via = Vec::new();
    let after_content = true;
    Some(Found { start: colon, end, verb: colon..colon + 1, speaker, after_content, via })
}

/// `with a security source saying the road was shut`
pub(super) fn with_speaker(scene: &Scene<'_>, at: usize) -> Option<Found> {
    let with = (at.saturating_sub(9)..at).rev().find(|i| scene.is(*i, &["with"]))?;
    let plain = (with + 1..at).all(|i| !scene.tokens[i].is(Class::PUNCT));
    let mut speaker = scene
        .phrase(with + 1, at, None, false)
        .filter(|speaker| plain && speaker.tokens.end == at && speaker.back.is_none())?;
    speaker.whole = with..at;
    let end = at + 1 + usize::from(scene.is(at + 1, &["that"]));
    let via = Vec::new();
    Some(Found { start: with, end, verb: at..at + 1, speaker, after_content: false, via })
}
