//! From the values of a field to the words and mentions behind them.

use dateline_document::Document;
use dateline_entity::{Entities, Entity, Mention};
use dateline_gazetteer::Gazetteer;
use dateline_incident::read::whole_phrase;
use dateline_incident::{Bytes, Field, Incident, Position, Reading};
use dateline_text::{Span, fold};

use super::Message;

/// What a template is made from.
pub(super) struct Telling<'a> {
    pub(super) message: &'a Message<'a>,
    pub(super) document: &'a Document<'a>,
    pub(super) entities: &'a Entities,
    pub(super) reading: &'a Reading,
    pub(super) gazetteer: &'a Gazetteer,
    /// Where the message has personal names.
    pub(super) names: &'a [Span],
    /// The country that the message speaks of most, alpha-2.
    pub(super) home: Option<&'a str>,
}

/// The values of a field of lists, over all positions, each with its own words where a position has one piece of
/// evidence for each value, or one for all.
pub(super) fn listed<'a, T>(
    incident: &'a Incident,
    field: &'a Field<Vec<T>>,
) -> impl Iterator<Item = (Option<Bytes>, &'a T)> {
    let own = |account: usize| incident.accounts.get(account).is_some();
    field.positions.iter().filter(move |(account, _)| own(*account)).flat_map(|(_, position)| {
        let Position { value, evidence, .. } = position;
        value.iter().enumerate().map(move |(index, value)| {
            let at = match &evidence[..] {
                [only] => Some(*only),
                // What became of a single thing stands beside it: `destroyed`, `a bank`.
                [first, .., last] if position.value.len() == 1 => {
                    Some(Span::from(*first).join(Span::from(*last)).into())
                }
                several if several.len() == position.value.len() => several.get(index).copied(),
                _ => None,
            };
            (at, value)
        })
    })
}

pub(super) fn words_at<'a>(telling: &Telling<'a>, at: Bytes) -> Option<&'a str> {
    telling.message.text.get(Span::from(at).range())
}

/// The noun phrase around a mention.
pub(super) fn phrase<'a>(telling: &Telling<'a>, mention: &Mention) -> &'a str {
    whole_phrase(telling.document, mention.span).of(telling.message.text)
}

/// The first mention within the words that `find` finds something in.
pub(super) fn mention_in<'a, T>(
    telling: &Telling<'a>,
    at: Option<Bytes>,
    find: impl Fn(&'a Entity) -> Option<T>,
) -> Option<(&'a Mention, T)> {
    let mentions = telling.entities.within(at?.into());
    mentions.iter().find_map(|mention| Some((mention, find(&mention.entity)?)))
}

/// A noun phrase without its number, which has a slot of its own: `bombs` in `at least two bombs`.
pub(super) fn uncounted(words: &str) -> &str {
    let mut rest = words.trim_start();
    loop {
        let (first, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let folded = fold(first);
        let number = folded.starts_with(|letter: char| letter.is_ascii_digit())
            && folded.chars().all(|letter| letter.is_ascii_digit() || letter == ',');
        if after.is_empty() || !(number || COUNTING.contains(&&*folded)) {
            return rest;
        }
        rest = after.trim_start();
    }
}

/// Words of numbers and of their bounds.
const COUNTING: [&str; 32] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "fifteen",
    "twenty",
    "thirty",
    "dozens",
    "several",
    "some",
    "many",
    "various",
    "at",
    "least",
    "about",
    "approximately",
    "more",
    "than",
    "only",
    "nearly",
    "almost",
    "over",
    "around",
    "other",
];

/// Upper case without accents, as the set lists have names.
pub(super) fn upper(name: &str) -> String {
    fold(name).to_uppercase()
}

/// Whether words point back to something told before: `the bus`, `his office`.
pub(super) fn points_back(words: &str) -> bool {
    const POINTING: [&str; 10] =
        ["the", "this", "that", "these", "those", "his", "her", "their", "its", "same"];
    let first = words.split_whitespace().next().unwrap_or_default();
    POINTING.iter().any(|word| first.eq_ignore_ascii_case(word))
}

/// The head of a noun phrase, folded, its plural taken off: the last word before a complement.
pub(super) fn head(words: &str) -> String {
    let folded = fold(words);
    let before = folded.split(" of ").next().unwrap_or_default();
    let last = before.split_whitespace().next_back().unwrap_or_default();
    let last = last.trim_matches(|letter: char| !letter.is_alphanumeric());
    last.strip_suffix('s').filter(|rest| !rest.ends_with('s')).unwrap_or(last).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_left_out() {
        assert_eq!(uncounted("AT LEAST TWO BOMBS"), "BOMBS");
        assert_eq!(uncounted("1,200 HOUSES"), "HOUSES");
        assert_eq!(uncounted("9-MM PISTOL"), "9-MM PISTOL");
        assert_eq!(uncounted("ONE"), "ONE");
    }

    #[test]
    fn heads() {
        assert_eq!(head("THE FORMER MAYORS OF CALI"), "mayor");
        assert_eq!(head("A PRESS"), "press");
        assert!(points_back("His office") && !points_back("A bus"));
    }
}
