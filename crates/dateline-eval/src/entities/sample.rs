//! Which sentences are read by hand: those with a trigger, in the order of a hash.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use dateline::Knowledge;
use dateline_text::fold_hash;

use super::{Part, Sentence, Text, parsed};

/// Sentences of fewer tokens are headings, of more are lists.
const TOKENS: std::ops::RangeInclusive<usize> = 8..=70;

/// How many sentences of each corpus. Texts on armed attacks give more than those in which an attack is rare.
const OF_EACH: &[(&str, usize)] =
    &[("aquaint", 60), ("geovirus", 30), ("gva", 80), ("lgl", 40), ("muc", 112)];

/// Beginnings of words that tell an armed attack. The list is the sample's own, so that the sample stays as it is
/// when the triggers change.
const TRIGGERS: &[&str] = &[
    "abduct",
    "airstrike",
    "ambush",
    "arson",
    "assassin",
    "assault",
    "attack",
    "blast",
    "bomb",
    "clash",
    "detonat",
    "dynamit",
    "explo",
    "fired",
    "gunfire",
    "hostage",
    "kidnap",
    "massacre",
    "murder",
    "raid",
    "shelled",
    "shelling",
    "shoot",
    "shot",
    "slain",
    "slaying",
    "stabb",
];

/// How many sentences of each corpus [`next`] adds: of those that are left, and that may be read.
const OF_EACH_NEXT: &[(Part, &[(&str, usize)])] = &[
    (Part::Next, &[("gva", 35), ("lgl", 20), ("muc", 45)]),
    (Part::More, &[("geovirus", 10), ("gva", 50), ("lgl", 40), ("muc", 100)]),
    (Part::Fresh, &[("gva", 30), ("lgl", 20), ("muc", 50)]),
    (Part::Final, &[("gva", 30), ("muc", 50)]),
    (Part::Held, &[("gva", 45), ("muc", 55)]),
    (Part::Sealed, &[("gva", 45), ("muc", 55)]),
];

/// Sentences with a trigger, `last` of them to be scored once, in the order of a hash of document and offset.
/// No document gives two.
pub fn sample(texts: &BTreeMap<String, Text>, last: usize) -> Vec<Sentence> {
    let mut all = first(by_corpus(texts), OF_EACH);
    all.sort_by_key(|(hash, _)| hash.rotate_left(17));
    let dev = all.len().saturating_sub(last);
    all.iter_mut().skip(dev).for_each(|(_, sentence)| sentence.part = Part::Last);
    all.into_iter().map(|(_, sentence)| sentence).collect()
}

/// As [`sample()`], the next in the order of the hash, of documents that gave none so far, for a part that was taken later.
pub fn next(texts: &BTreeMap<String, Text>, before: &[Sentence], part: Part) -> Vec<Sentence> {
    let of_each = OF_EACH_NEXT.iter().find(|(other, _)| *other == part).map_or(&[][..], |(_, n)| n);
    let mut by_corpus = by_corpus(texts);
    for sentences in by_corpus.values_mut() {
        sentences
            .retain(|(_, sentence)| before.iter().all(|other| other.document != sentence.document));
    }
    let mut all = first(by_corpus, of_each);
    all.sort_by_key(|(hash, _)| hash.rotate_left(17));
    all.into_iter().map(|(_, sentence)| Sentence { part, ..sentence }).collect()
}

/// Sentences with the hash that orders them, by corpus.
type ByCorpus<'t> = BTreeMap<&'t str, Vec<(u64, Sentence)>>;

/// The first of each corpus, in the order of the hash.
fn first(by_corpus: ByCorpus<'_>, of_each: &[(&str, usize)]) -> Vec<(u64, Sentence)> {
    by_corpus
        .into_iter()
        .flat_map(|(corpus, mut sentences)| {
            sentences.sort_by_key(|(hash, _)| *hash);
            let of_this = of_each.iter().find(|(name, _)| *name == corpus).map_or(0, |(_, n)| *n);
            sentences.into_iter().take(of_this)
        })
        .collect()
}

/// A sentence with a trigger of each document that has one.
fn by_corpus(texts: &BTreeMap<String, Text>) -> ByCorpus<'_> {
    let knowledge = Knowledge::bundled();
    let mut by_corpus = ByCorpus::new();
    for text in texts.values() {
        let document = parsed(text, knowledge);
        let of_document = document
            .sentences
            .iter()
            .filter(|sentence| {
                let tokens = document.tokens_of(sentence);
                TOKENS.contains(&tokens.len())
                    && tokens.iter().any(|token| {
                        let word = document.words(token.span).to_ascii_lowercase();
                        TRIGGERS.iter().any(|trigger| word.starts_with(trigger))
                    })
            })
            .map(|sentence| {
                let (start, length) = (sentence.span.start as usize, sentence.span.len());
                let sentence =
                    Sentence { part: Part::Dev, document: text.id.clone(), start, length };
                (fold_hash(&format!("{} {start}", text.id)), sentence)
            })
            .min_by_key(|(hash, _)| *hash);
        let corpus = text.id.split(':').next().unwrap_or_default();
        by_corpus.entry(corpus).or_default().extend(of_document);
    }
    by_corpus
}

/// The sentences with their numbers, for the reader who labels them.
pub fn show(texts: &BTreeMap<String, Text>, sentences: &[Sentence]) -> String {
    let mut out = String::new();
    for (number, sentence) in sentences.iter().enumerate() {
        let words = texts
            .get(&sentence.document)
            .and_then(|text| text.text.get(sentence.start..sentence.start + sentence.length))
            .unwrap_or("(not among the inputs)");
        let flat: Vec<&str> = words.split_whitespace().collect();
        let _ = writeln!(out, "{number} {} {}", sentence.document, flat.join(" "));
    }
    out
}
