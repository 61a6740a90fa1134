//! Why a source is not named.

use dateline_document::Document;
use dateline_text::{Class, Token};

use super::scene::Scene;
use super::verb::Found;
use crate::lexicon::words::{any, word_set};
use crate::{Attribution, SourceKind};

/// Words that lead from anonymity to its reason.
const REASONS: &[&str] = &["because", "as", "due", "since", "given", "owing", "for", "citing"];

/// The reason, or the words of anonymity where none is given, if the tokens say that somebody is not named.
fn reason(text: &str, tokens: &[Token]) -> Option<String> {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.span.of(text));
    let is = |at: usize, words: &[&str]| {
        words.iter().any(|expected| word(at).eq_ignore_ascii_case(expected))
    };
    let leads = word_set!["condition", "to", "authorised", "authorized", "allowed", "permitted"];
    let mut led = (0..tokens.len()).filter(|at| leads.has(tokens[*at].hash));
    let (start, after) = led.find_map(|at| {
        let next = |offset: usize, words: &[&str]| is(at + offset, words);
        // `on condition of anonymity`, `on the condition of anonymity`
        if is(at, &["condition"]) && next(1, &["of"]) && next(2, &["anonymity"]) {
            return Some((at, at + 3));
        }
        // `asked not to be named`, `declined to be identified`, `not allowed to be named`
        if is(at, &["to"])
            && next(1, &["be"])
            && next(2, &["named", "identified", "quoted"])
            && at > 0
        {
            let refused = (at.saturating_sub(4)..at)
                .find(|i| is(*i, &["not", "declined", "refused", "unwilling"]));
            return refused.map(|refused| (refused, at + 3));
        }
        // `who was not authorised to speak to the media`
        if is(at, &["authorised", "authorized", "allowed", "permitted"])
            && next(1, &["to"])
            && next(2, &["speak", "talk", "brief", "comment", "discuss"])
        {
            let refused = (at.saturating_sub(3)..at).any(|i| is(i, &["not", "n't", "never"]));
            return refused.then_some((at.saturating_sub(1), at));
        }
        None
    })?;
    let stated = if is(after, &["authorised", "authorized", "allowed", "permitted"]) {
        start
    } else {
        let mut at = after;
        if is(at, &["by", "in", "publicly"]) {
            at += 2;
        }
        if !is(at, REASONS) {
            let phrase = tokens.get(start)?.span.join(tokens.get(after - 1)?.span);
            return Some(phrase.of(text).to_owned());
        }
        // `because of`, `due to`, `for fear of`
        at + 1 + usize::from(is(at + 1, &["to", "of", "that"]))
    };
    let end = (stated..tokens.len())
        .find(|i| matches!(word(*i), "," | "." | ";" | "\"" | "”" | "“"))
        .unwrap_or(tokens.len());
    (stated < end).then(|| tokens[stated].span.join(tokens[end - 1].span).of(text).to_owned())
}

/// The reason in the clauses around the speaker.
pub(super) fn of_one(scene: &Scene<'_>, saying: &Found) -> Option<String> {
    if saying.speaker.named {
        return None;
    }
    let whole = &saying.speaker.whole;
    let start = whole.start.min(saying.start);
    // `told AFP, speaking on condition of anonymity due to ...`
    let follows = scene.tokens.get(saying.end).is_some_and(|token| token.is_mark(","))
        && scene
            .is(saying.end + 1, any!["speaking", "asking", "requesting", "who", "on", "declining"]);
    let on = scene.is(saying.end, any!["on"]) && scene.is(saying.end + 1, any!["condition", "the"]);
    let end = if follows || on { scene.tokens.len() } else { saying.end };
    reason(scene.text, &scene.tokens[start..end.max(start)])
}

/// `All the sources spoke on condition of anonymity because ...`: the reason holds for every unnamed source before.
pub(super) fn of_all(document: &Document<'_>, tokens: &[Token], out: &mut [Attribution]) {
    let opens = word_set!["all", "both", "they", "the", "each"];
    let spoke = word_set!["spoke", "speaking", "asked", "requested", "declined"];
    let [first, rest @ ..] = tokens else { return };
    if out.is_empty()
        || !(opens.has(first.hash) || rest.first().is_some_and(|next| opens.has(next.hash)))
        || !tokens.iter().take(10).any(|token| spoke.has(token.hash))
    {
        return;
    }
    let text = document.text;
    let is = |at: usize, words: &[&str]| {
        tokens
            .get(at)
            .is_some_and(|t| words.iter().any(|word| t.span.of(text).eq_ignore_ascii_case(word)))
    };
    let start = usize::from(tokens.first().is_some_and(|token| token.is(Class::QUOTE)));
    if !(is(start, &["all", "both", "they", "the", "each"])
        && tokens.iter().take(10).any(|t| {
            ["spoke", "speaking", "asked", "requested", "declined"].contains(&t.span.of(text))
        }))
    {
        return;
    }
    let Some(reason) = reason(text, tokens) else { return };
    let first = tokens.first().map_or(0, |token| token.span.start);
    let unnamed = |source: &crate::Source| {
        !source.named
            && matches!(
                source.kind,
                SourceKind::Official
                    | SourceKind::Military
                    | SourceKind::Security
                    | SourceKind::Police
                    | SourceKind::Government
                    | SourceKind::Medical
                    | SourceKind::Person
            )
    };
    // `The official spoke on condition of anonymity` is of one; `all` and plurals are of every source before.
    let one = is(start, &["the"])
        && !tokens.iter().take(6).any(|t| {
            ["sources", "officials", "officers", "three", "two"].contains(&t.span.of(text))
        });
    let before = out.iter_mut().rev().filter(|attribution| {
        attribution.verb.start < first
            && unnamed(&attribution.source)
            && attribution.source.anonymity.is_none()
    });
    for attribution in before.take(if one { 1 } else { usize::MAX }) {
        attribution.source.anonymity = Some(reason.clone());
    }
}
