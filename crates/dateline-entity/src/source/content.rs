//! What a source answers for.

use dateline_document::Document;
use dateline_text::{Class, Span, Token};

use super::scene::Scene;
use super::verb::Found;
use crate::Attribution;
use crate::context::PAST;
use crate::lexicon::words::{any, is_among, word_set};

/// The parts of the text that the `nth` saying of a sentence covers: the sentence without the words of attribution, as a rule.
pub(super) fn content(
    document: &Document<'_>,
    scene: &Scene<'_>,
    sentence: usize,
    found: &[Found],
    nth: usize,
) -> Vec<Span> {
    let saying = &found[nth];
    let mut spans = Vec::new();
    if saying.after_content {
        let from = match nth.checked_sub(1).map(|before| &found[before]) {
            Some(before) => before.end,
            None => 0,
        };
        push(scene, from, saying.start, &mut spans);
        // `two died, police said, according to the daily`: both tell the same.
        if let Some(before) = nth.checked_sub(1).map(|before| &found[before])
            && spans.is_empty()
            && before.after_content
        {
            push(scene, 0, before.start, &mut spans);
        }
        if let Some(first) = spans.first()
            && let Some(span) =
                opened_before(document, document.sentences[sentence].span.start, *first)
        {
            spans.insert(0, span);
        }
        // `..., said the official, adding that`, `..." he said. "...`
        let until = found
            .get(nth + 1)
            .filter(|next| !next.after_content)
            .map_or(scene.tokens.len(), |next| next.start);
        let mut at = saying.end;
        while at < until && (scene.word(at) == "," || scene.is(at, any!["and"])) {
            at += 1;
        }
        // `The raiders, police said, fled`: its subject stands before, its verb behind.
        let resumes = scene.word(saying.end) == ","
            && scene
                .tokens
                .get(at)
                .is_some_and(|t| !t.is(Class::REPORTING) && !t.is(Class::CAPITAL))
            && (scene.acts(at) || scene.among(at, &PAST));
        let goes_on = resumes
            || scene.is(at, any!["adding", "saying", "noting", "describing"])
            || scene.tokens.get(at).is_some_and(|t| t.is(Class::QUOTE));
        if goes_on && at < until {
            push(scene, at, until, &mut spans);
        }
    } else {
        let until = found.get(nth + 1).map_or(scene.tokens.len(), |next| next.start);
        push(scene, saying.end, until, &mut spans);
        // `police say the witness told them`: what somebody says that another said.
        if spans.is_empty() && until > saying.end.saturating_sub(1) {
            push(scene, until, scene.tokens.len(), &mut spans);
        }
    }
    spans
}

/// A quotation that was opened before the sentence and is still open in `span`.
fn opened_before(document: &Document<'_>, start: u32, span: Span) -> Option<Span> {
    let after = document.quotes.partition_point(|quote| quote.start < start);
    let quote = document.quotes.get(after.checked_sub(1)?)?;
    (quote.end > span.start && quote.start < start)
        .then_some(Span { start: quote.start, end: start })
}

/// Adds the tokens `from..to` without commas, conjunctions and points at their ends.
fn push(scene: &Scene<'_>, from: usize, to: usize, spans: &mut Vec<Span>) {
    let (mut from, mut to) = (from, to.min(scene.tokens.len()));
    let edge = |at: usize| {
        scene.tokens[at].is(Class::PUNCT)
            && scene.is(at, any![",", ".", ";", ":", "?", "!", "-", "–", "—"])
    };
    let joins = |at: usize| {
        scene.tokens[at].is(Class::PRONOUN | Class::CONJUNCTION)
            && matches!(scene.word(at), "that" | "and" | "but" | "while")
    };
    while from < to && (edge(from) || joins(from)) {
        from += 1;
    }
    while from < to
        && (edge(to - 1)
            || scene.among(
                to - 1,
                word_set!["and", "but", "while", "as", "although", "when", "because"],
            ))
    {
        to -= 1;
    }
    if from < to {
        spans.push(scene.tokens[from].span.join(scene.tokens[to - 1].span));
    }
}

/// A sentence that is all quotation and names nobody goes on with the words of the last source.
pub(super) fn continue_quote(document: &Document<'_>, sentence: usize, out: &mut [Attribution]) {
    let span = document.sentences[sentence].span;
    let Some(last) = out.last_mut() else { return };
    let Some(before) = sentence.checked_sub(1).map(|before| document.sentences[before].span) else {
        return;
    };
    let follows =
        last.content.iter().any(|content| before.contains(*content)) || before.contains(last.verb);
    if !follows {
        return;
    }
    // A comma before the closing mark hands the words to whom the next clause names.
    let around = document
        .quotes
        .partition_point(|quote| quote.start <= span.start)
        .checked_sub(1)
        .map(|at| document.quotes[at]);
    let quoted = around.is_some_and(|quote| {
        let words = document.words(quote).trim_end_matches(['"', '”', '“', '»']);
        quote.end + 1 >= span.end && !words.ends_with(',')
    });
    if quoted {
        last.content.push(span);
    }
}

/// Words that distance the source from what it says: `initial reports indicated`, `believed`, `reportedly`.
pub(super) fn hedge(
    document: &Document<'_>,
    scene: &Scene<'_>,
    saying: &Found,
    content: &[Span],
) -> Option<Span> {
    if scene.is(saying.verb.start, any!["believes", "believe", "thinks", "think", "estimated"]) {
        return Some(super::join(scene.tokens, &saying.verb));
    }
    let within = |token: &Token| content.iter().any(|span| span.contains(token.span));
    let reported = |at: usize| scene.is(at + 1, any!["reports", "indications"]);
    let early = word_set!["thought", "latest", "early"];
    let hedges = |(at, token): &(usize, &Token)| {
        token.is(Class::HEDGE) || is_among(token, early) && reported(*at)
    };
    let mut hedges = scene.tokens.iter().enumerate().filter(hedges);
    let (at, _) = hedges.find(|(_, token)| within(token))?;
    // `initial reports indicated`
    let mut end = at + 1;
    if scene.among(
        end,
        word_set![
            "reports",
            "report",
            "indications",
            "information",
            "findings",
            "assessment",
            "assessments",
            "investigation"
        ],
    ) {
        end += 1;
        if scene.among(
            end,
            word_set![
                "indicated",
                "suggested",
                "show",
                "showed",
                "suggest",
                "indicate",
                "were",
                "include",
                "said"
            ],
        ) {
            end += 1;
        }
    }
    let _ = document;
    Some(super::join(scene.tokens, &(at..end.min(scene.tokens.len()))))
}
