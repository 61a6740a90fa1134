//! What the library reads in the sampled sentences, against the labels.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use dateline::Knowledge;
use dateline_entity::{Attribution, Entities, Entity, Number};
use dateline_text::Span;

use super::{Label, Sentence, Text, parsed};

/// Figures of one kind of entity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Labels that must be found.
    pub gold: usize,
    /// Of these, found.
    pub found: usize,
    /// Labels found, optional ones too.
    pub matched: usize,
    /// Of these, with another value than the label's.
    pub wrong: usize,
    /// Read where no label is.
    pub spurious: usize,
}

impl Score {
    /// Share of the labels that are found.
    #[expect(clippy::cast_precision_loss, reason = "counts of hundreds")]
    pub fn recall(&self) -> f64 {
        self.found as f64 / self.gold.max(1) as f64
    }

    /// Share of what was found that has a wrong value.
    #[expect(clippy::cast_precision_loss, reason = "counts of hundreds")]
    pub fn wrong_share(&self) -> f64 {
        self.wrong as f64 / self.matched.max(1) as f64
    }

    /// Share of what is read that has a label.
    #[expect(clippy::cast_precision_loss, reason = "counts of hundreds")]
    pub fn precision(&self) -> f64 {
        self.matched as f64 / (self.matched + self.spurious).max(1) as f64
    }
}

/// One thing that the library read.
struct Answer {
    span: Span,
    kind: &'static str,
    /// Every value that a label may name it by.
    values: Vec<String>,
}

/// Figures by kind, and a line for every difference (with words of the texts: not to be kept).
pub fn score(
    texts: &BTreeMap<String, Text>,
    sentences: &[Sentence],
    labels: &[Label],
) -> (BTreeMap<String, Score>, String) {
    let knowledge = Knowledge::bundled();
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut errors = String::new();
    for (number, sentence) in sentences.iter().enumerate() {
        let Some(text) = texts.get(&sentence.document) else { continue };
        let document = parsed(text, knowledge);
        let entities = dateline_entity::read(&document, &knowledge.gazetteer);
        let whole = Span::new(sentence.start, sentence.start + sentence.length);
        let mut answers = answers(&entities, whole);
        let here: Vec<&Label> = labels
            .iter()
            .filter(|label| {
                label.document == sentence.document
                    && whole.contains(Span::new(label.start, label.start + label.length))
            })
            .collect();
        let mut complain = |what: &str, kind: &str, span: Span, detail: &str| {
            let words: Vec<&str> = document.words(span).split_whitespace().collect();
            let _ = writeln!(errors, "{number}\t{what}\t{kind}\t{}\t{detail}", words.join(" "));
        };
        for label in &here {
            let score = scores.entry(label.kind.clone()).or_default();
            let span = Span::new(label.start, label.start + label.length);
            let right = |answer: &Answer| {
                label.values.iter().any(|value| value == "*" || answer.values.contains(value))
            };
            let best = (0..answers.len())
                .filter(|at| answers[*at].kind == label.kind && answers[*at].span.overlaps(span))
                .max_by_key(|at| (right(&answers[*at]), std::cmp::Reverse(*at)));
            score.gold += usize::from(!label.optional);
            let Some(best) = best else {
                if !label.optional {
                    complain("missed", &label.kind, span, &label.values.join("|"));
                }
                continue;
            };
            let answer = answers.remove(best);
            score.found += usize::from(!label.optional);
            score.matched += 1;
            if !right(&answer) {
                score.wrong += 1;
                let detail = format!("{} for {}", answer.values.join("/"), label.values.join("|"));
                complain("wrong", &label.kind, answer.span, &detail);
            }
        }
        // Those who speak are labelled as sources, and may be read as people or actors too.
        let speaks = |answer: &Answer| {
            matches!(answer.kind, "people" | "actor")
                && here.iter().any(|label| {
                    label.kind == "source"
                        && answer.span.overlaps(Span::new(label.start, label.start + label.length))
                })
        };
        answers.retain(|answer| !speaks(answer));
        for answer in answers {
            scores.entry(answer.kind.to_owned()).or_default().spurious += 1;
            complain("spurious", answer.kind, answer.span, &answer.values.join("/"));
        }
    }
    (scores, errors)
}

fn answers(entities: &Entities, sentence: Span) -> Vec<Answer> {
    let mut answers = Vec::new();
    for mention in entities.within(sentence) {
        let (kind, values) = match &mention.entity {
            Entity::Place(_) => continue,
            Entity::Actor(actor) => {
                let mut values: Vec<String> = actor.id.iter().map(ToString::to_string).collect();
                values.push(actor.kind.name().to_owned());
                ("actor", values)
            }
            Entity::Weapon(weapon) => ("weapon", vec![weapon.id.to_owned()]),
            Entity::Target(target) => ("target", vec![target.id.to_owned()]),
            // People who are neither counted nor several are no group.
            Entity::People(people) if people.count.is_none() && !people.plural => continue,
            Entity::People(people) => ("people", vec![count(people.count.as_ref())]),
        };
        answers.push(Answer { span: mention.span, kind, values });
    }
    for (at, attribution) in entities.attributions.iter().enumerate() {
        // Who says two things in one sentence is one source.
        let again = |other: &Attribution| other.source.span == attribution.source.span;
        if entities.attributions[..at].iter().any(again) {
            continue;
        }
        if sentence.contains(attribution.source.span) {
            answers.push(Answer {
                span: attribution.source.span,
                kind: "source",
                values: vec![attribution.source.kind.name().to_owned()],
            });
        }
    }
    answers
}

/// `3`, `3..`, `3..5`, `..5`; `-` for an uncounted plural.
fn count(number: Option<&Number>) -> String {
    let Some(number) = number else { return "-".to_owned() };
    let (min, max) = (number.quantity.min, number.quantity.max);
    match (min, max) {
        (Some(min), Some(max)) if min == max => min.to_string(),
        _ => {
            let text = |bound: Option<u64>| bound.map_or_else(String::new, |n| n.to_string());
            format!("{}..{}", text(min), text(max))
        }
    }
}
