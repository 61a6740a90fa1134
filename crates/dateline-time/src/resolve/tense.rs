//! Which way a sentence looks, by the verb nearest to the expression.

use dateline_text::{Class, Span, Token};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unclear,
}

/// How many tokens on either side a verb may stand.
const REACH: usize = 12;

const FUTURE: &[&str] = &[
    "will",
    "shall",
    "scheduled",
    "planned",
    "plans",
    "plan",
    "planning",
    "expected",
    "expects",
    "expect",
    "due",
    "upcoming",
    "slated",
    "intends",
    "ll",
    "wont",
    "tomorrow",
    "ahead",
    "until",
    "coming",
    "going",
    "would",
];

const PAST: &[&str] = &[
    "was", "were", "had", "did", "has", "have", "been", "said", "told", "fell", "struck", "hit",
    "shot", "went", "came", "took", "made", "began", "broke", "left", "held", "fought", "blew",
    "rose", "ran", "sent", "sank", "met", "won", "lost", "gave", "got", "found", "saw", "heard",
    "flew", "fled", "led", "drove", "threw", "wrote", "became", "brought", "caught", "kept", "put",
    "set", "cut", "burst", "stood", "spoke", "grew", "swept", "tore", "burnt", "dealt", "laid",
    "lay", "paid", "read", "sold", "stole", "thought", "bought", "since",
];

/// The tense around the words, within their sentence.
pub(super) fn around(text: &str, tokens: &[Token], span: Span) -> Tense {
    let first = tokens.partition_point(|token| token.span.start < span.start);
    let after = tokens.partition_point(|token| token.span.start < span.end);
    let ends = |token: &Token| matches!(token.span.of(text), "." | "!" | "?" | ";");
    let mut best = (usize::MAX, Tense::Unclear);
    for (distance, token) in tokens[..first].iter().rev().take(REACH).enumerate() {
        if ends(token) {
            break;
        }
        consider(text, token, distance * 2, &mut best);
        if token.is(Class::BLOCK_START) {
            break;
        }
    }
    for (distance, token) in tokens[after..].iter().take(REACH).enumerate() {
        if ends(token) || token.is(Class::BLOCK_START) {
            break;
        }
        // A verb before the words governs them more often than one after.
        consider(text, token, distance * 2 + 5, &mut best);
    }
    best.1
}

fn consider(text: &str, token: &Token, distance: usize, best: &mut (usize, Tense)) {
    if distance >= best.0 || !token.is(Class::WORD) {
        return;
    }
    let word = token.span.of(text);
    let is = |list: &[&str]| list.iter().any(|entry| word.eq_ignore_ascii_case(entry));
    let participle = word.len() >= 5
        && word.get(word.len() - 2..).is_some_and(|end| end.eq_ignore_ascii_case("ed"));
    if is(FUTURE) {
        *best = (distance, Tense::Future);
    } else if participle && !token.is(Class::CAPITAL) || is(PAST) {
        *best = (distance, Tense::Past);
    }
}
