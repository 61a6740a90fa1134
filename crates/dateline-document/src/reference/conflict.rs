//! The ages that texts give to wars, and the wars they mean: the landmarks of `dateline-time`.

use std::sync::OnceLock;

use dateline_text::kit::{any_word, cardinal, hyphen, word};
use dateline_text::{Class, Parse, Sentence, Span, fold_hash};
use dateline_time::{Day, LANDMARKS, Landmark};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::{day_month, nearest, story};
use crate::Document;
use crate::header::fail;

/// A war of the landmarks, with its words as hashes.
#[derive(Debug)]
pub(crate) struct Conflict {
    pub(crate) landmark: &'static Landmark,
    /// The words of its names, in order.
    names: Vec<Vec<u64>>,
    /// Words for its sides, one of each of which names it beside a word such as `war`.
    sides: Option<[Vec<u64>; 2]>,
}

/// The landmarks that last: a single day has no age.
fn conflicts() -> &'static [Conflict] {
    static CONFLICTS: OnceLock<Vec<Conflict>> = OnceLock::new();
    CONFLICTS.get_or_init(|| {
        let hashes = |words: &[&str]| words.iter().map(|word| fold_hash(word)).collect();
        let of = |landmark: &'static Landmark| Conflict {
            landmark,
            names: landmark
                .names
                .iter()
                .map(|name| {
                    let words: Vec<&str> = name.split([' ', '-']).collect();
                    hashes(&words)
                })
                .collect(),
            sides: landmark.sides.map(|(one, other)| [hashes(one), hashes(other)]),
        };
        LANDMARKS.iter().filter(|landmark| landmark.end != Some(landmark.start)).map(of).collect()
    })
}

/// An age that the text gives to a war.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Age {
    pub(crate) months: u32,
    /// Counted in years.
    pub(crate) in_years: bool,
    /// `almost`, `nearly`: not yet reached.
    pub(crate) almost: bool,
    pub(crate) span: Span,
}

/// The nouns that an age is given to.
pub(crate) const WARS: [&str; 9] = [
    "war",
    "conflict",
    "fighting",
    "invasion",
    "insurgency",
    "offensive",
    "uprising",
    "campaign",
    "hostilities",
];

fn is_war(word: &str) -> bool {
    WARS.iter().any(|war| word.eq_ignore_ascii_case(war))
}

/// `almost 10-month-old conflict`, `nine-month-old war`, `nearly two years into the war`; (months, in years, almost)
fn age(input: &str) -> Parse<'_, (u32, bool, bool)> {
    let (rest, almost) = opt(alt((word("almost"), word("nearly")))).parse(input)?;
    let (rest, count) = cardinal(rest)?;
    let (rest, _) = opt(hyphen).parse(rest)?;
    let (rest, unit) = any_word(rest)?;
    let in_years = match unit {
        "month" | "months" => false,
        "year" | "years" => true,
        _ => return fail(input),
    };
    let (rest, _) = opt(hyphen).parse(rest)?;
    let (mut rest, joint) = any_word(rest)?;
    if !matches!(joint, "old" | "into" | "after" | "since" | "of") {
        return fail(input);
    }
    // At most two words stand before the noun: `10-month-old Sudanese civil war`, `into the Gaza war`.
    for _ in 0..4 {
        let (after, found) = any_word(rest)?;
        rest = after;
        if is_war(found) {
            let months = u32::try_from(count)
                .ok()
                .and_then(|count| count.checked_mul(if in_years { 12 } else { 1 }));
            return match months {
                Some(months @ 1..=600) => Ok((rest, (months, in_years, almost.is_some()))),
                _ => fail(input),
            };
        }
    }
    fail(input)
}

/// The wars that sentences of the story name, by name or by their parties, in order, each with its sentence.
pub(crate) fn named(document: &Document<'_>) -> Vec<(&'static Conflict, Span)> {
    let war_words = [
        "war",
        "conflict",
        "fight",
        "fighting",
        "invasion",
        "insurgency",
        "battle",
        "offensive",
        "coup",
        "uprising",
        "wars",
    ]
    .map(fold_hash);
    let mut found = Vec::new();
    for sentence in story(document) {
        let tokens = document.tokens_of(sentence);
        if tokens.iter().any(|token| war_words.contains(&token.hash)) {
            let words: Vec<u64> = tokens
                .iter()
                .filter(|token| !token.is(Class::PUNCT))
                .map(|token| token.hash)
                .collect();
            found.extend(
                conflicts()
                    .iter()
                    .filter(|conflict| conflict.named_in(&words))
                    .map(|conflict| (conflict, sentence.span)),
            );
        }
    }
    found
}

impl Conflict {
    /// Several wars of the same two sides; also a war and itself.
    fn same_sides(&self, other: &Self) -> bool {
        let both = self.sides.iter().zip(&other.sides);
        self.landmark.id == other.landmark.id
            || both
                .flat_map(|(one, two)| one.iter().zip(two))
                .all(|(one, two)| one.iter().any(|word| two.contains(word)))
                && self.sides.is_some()
                && other.sides.is_some()
    }

    fn named_in(&self, words: &[u64]) -> bool {
        let names = |side: &Vec<u64>| words.iter().any(|word| side.contains(word));
        self.sides.as_ref().is_some_and(|sides| sides.iter().all(names))
            || self.names.iter().any(|name| words.windows(name.len()).any(|run| run == *name))
    }
}

/// The first age of a war in the story, and the war: the one that other sentences name most often, of equals the one
/// named last before; else the one that the sentence itself names.
pub(crate) fn aged(document: &Document<'_>) -> Option<(Age, &'static Conflict)> {
    let (age, sentence) =
        story(document).find_map(|sentence| Some((age_in(document, sentence)?, sentence)))?;
    let named = named(document);
    let others: Vec<_> = named.iter().filter(|(_, span)| *span != sentence.span).collect();
    let count = |id: &str| others.iter().filter(|(conflict, _)| conflict.landmark.id == id).count();
    let last = |id: &str| {
        others
            .iter()
            .filter(|(conflict, span)| conflict.landmark.id == id && *span < sentence.span)
            .map(|(_, span)| span.start)
            .max()
    };
    // Of several wars that the same words can name, the latest.
    let best = others.iter().map(|(conflict, _)| *conflict).max_by_key(|conflict| {
        let Landmark { id, start, .. } = conflict.landmark;
        (count(id), last(id), *start, std::cmp::Reverse(*id))
    });
    let own = || {
        let own = || {
            named.iter().filter(|(_, span)| *span == sentence.span).map(|(conflict, _)| *conflict)
        };
        let latest = own().max_by_key(|conflict| conflict.landmark.start)?;
        own().all(|other| other.same_sides(latest)).then_some(latest)
    };
    best.or_else(own).map(|war| (age, war))
}

fn age_in(document: &Document<'_>, sentence: &Sentence) -> Option<Age> {
    let tokens = document.tokens_of(sentence);
    // An age is counted in units of time, which few sentences have.
    let last = tokens.iter().rposition(|token| token.is(Class::TIME_UNIT))?;
    tokens[..last]
        .iter()
        .filter(|token| token.is(Class::DIGIT | Class::NUMBER_WORD | Class::NUMBER_CUE))
        .find_map(|token| {
            let input = &document.text[token.span.start as usize..sentence.span.end as usize];
            let (rest, (months, in_years, almost)) = age(input).ok()?;
            let span =
                Span::new(token.span.start as usize, sentence.span.end as usize - rest.len());
            Some(Age { months, in_years, almost, span })
        })
}

/// The latest day within `start..end` that the story looks back on: `on July 16 and 25`; a sentence with `will` looks ahead.
pub(crate) fn days_told(document: &Document<'_>, start: Day, end: Day) -> Option<Day> {
    let mut latest = None;
    for sentence in story(document) {
        let tokens = document.tokens_of(sentence);
        if tokens.iter().any(|token| token.is(Class::MODAL) && !token.is(Class::MONTH)) {
            continue;
        }
        for token in tokens.iter().filter(|token| token.is(Class::MONTH | Class::DIGIT)) {
            let input = &document.text[token.span.start as usize..sentence.span.end as usize];
            let Some((rest, (month, first))) = day_month(input) else { continue };
            // `July 16 and 25`
            let second = (alt((word("and"), word("or"))), dateline_time::grammar::day_number)
                .parse(rest)
                .ok()
                .map(|(_, (_, day))| day);
            for day in [Some(first), second].into_iter().flatten() {
                latest =
                    latest.max(nearest(month, day, end).filter(|day| (start..end).contains(day)));
            }
        }
    }
    latest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Hints, parse};

    fn found(text: &str) -> Option<(&'static str, u32, bool)> {
        let mut words = dateline_text::Vocabulary::new();
        crate::vocabulary(&mut words);
        aged(&parse(text, &Hints::default(), &words))
            .map(|(age, war)| (war.landmark.id, age.months, age.almost))
    }

    #[test]
    fn ages_of_wars_and_of_other_things() {
        let gaza = "Envoys spoke of the war between Israel and Hamas.";
        assert_eq!(
            found(&format!("{gaza} The nearly nine-month-old war goes on.")),
            Some(("gaza-war-2023", 9, true))
        );
        assert_eq!(
            found(&format!("{gaza} Ten months into the war, talks went on.")),
            Some(("gaza-war-2023", 10, false))
        );
        assert_eq!(found(&format!("{gaza} A 10-month-old baby was hurt.")), None);
        assert_eq!(found("The 10-month-old conflict over the well goes on."), None);
    }
}
