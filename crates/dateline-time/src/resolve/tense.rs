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

/// Verbs and nouns of what is to come.
const FUTURE: &[&str] = &[
    "will", "shall", "upcoming", "expects", "expect", "intends", "ll", "wont", "tomorrow", "ahead", "coming", "would", "effective", "payable",
    "deadline", "awaits", "awaiting", "next",
];

/// Participles of what is to come; after `had been` it has been, or never was.
const ARRANGED: &[&str] = &["scheduled", "planned", "planning", "expected", "due", "slated", "supposed", "set", "going"];

const PAST: &[&str] = &[
    "was", "were", "had", "did", "has", "have", "been", "said", "says", "say", "saying", "told", "fell", "struck", "hit", "shot", "went", "came",
    "took", "made", "began", "broke", "left", "held", "fought", "blew", "rose", "ran", "sent", "sank", "met", "won", "lost", "gave", "got", "found",
    "saw", "heard", "flew", "fled", "led", "drove", "threw", "wrote", "became", "brought", "caught", "kept", "cut", "burst", "stood", "spoke",
    "grew", "swept", "tore", "burnt", "dealt", "laid", "lay", "paid", "read", "sold", "stole", "thought", "bought", "since", "ended", "ago",
];

/// The tense around the words, within their sentence.
pub(super) fn around(text: &str, tokens: &[Token], span: Span) -> Tense {
    let first = tokens.partition_point(|token| token.span.start < span.start);
    let after = tokens.partition_point(|token| token.span.start < span.end);
    let ends = |token: &Token| matches!(token.span.of(text), "." | "!" | "?" | ";");
    let mut best = (usize::MAX, Tense::Unclear);
    let word_at = |at: usize| tokens.get(at).map_or("", |token| token.span.of(text));
    let is_at = |at: usize, list: &[&str]| list.iter().any(|entry| word_at(at).eq_ignore_ascii_case(entry));
    for distance in 0..REACH.min(first) {
        let at = first - 1 - distance;
        let token = &tokens[at];
        if ends(token) {
            break;
        }
        if is_at(at, ARRANGED) && distance < best.0 {
            // `had been scheduled for Friday`; `is set to resume`, but `set off a bomb`.
            let gone = at > 1 && is_at(at - 1, &["been"]) && is_at(at - 2, &["had"]);
            let arranged = !is_at(at, &["set", "going"]) || is_at(at + 1, &["to", "for"]);
            if arranged {
                best = (distance * 2, if gone { Tense::Past } else { Tense::Future });
            }
        } else if is_at(at, &["to"]) && at > 0 && is_at(at - 1, &["is", "are", "plans", "agreed", "hopes", "wants", "vowed", "threatened", "pledged", "promised"]) {
            // `is to resume`
            if distance * 2 < best.0 {
                best = (distance * 2, Tense::Future);
            }
        } else {
            consider(text, token, distance * 2, &mut best);
        }
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
    // `by August`, `until Friday`, where no verb of the past is near.
    let limit = first.checked_sub(1).is_some_and(|at| is_at(at, &["by", "until", "till", "through"]));
    if limit && (best.1 == Tense::Unclear || best.0 > 8) { Tense::Future } else { best.1 }
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
