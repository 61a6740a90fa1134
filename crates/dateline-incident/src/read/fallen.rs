//! Those whom a story names among the killed and the taken: a person dies once, in however many sentences it is told.
//!
//! Names are compared while a document is read, by the hashes of their words; no record keeps them.

use dateline_document::Document;
use dateline_text::{Class, Span};

use super::draft::{Draft, may_meet};
use super::harm::{Harm, Kind};
use super::item::Item;
use super::scene::Scene;
use crate::{AccountKind, DateValue};

/// What became of somebody who is named.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Killed,
    Taken,
}

/// Somebody named who was killed or taken.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Fallen {
    fate: Fate,
    /// Hashes of the words of the name.
    name: Vec<u64>,
}

impl Fallen {
    /// Whether two names can be one person's: one of them lies whole in the other, as a surname does in a full name.
    fn same_name(&self, other: &Self) -> bool {
        let (short, long) = if self.name.len() <= other.name.len() {
            (&self.name, &other.name)
        } else {
            (&other.name, &self.name)
        };
        long.windows(short.len()).any(|words| words == &short[..])
    }
}

/// Those whom a scene names as killed or taken.
pub(crate) fn named(document: &Document<'_>, scene: &Scene<'_>) -> Vec<Fallen> {
    let mut found = Vec::new();
    for harm in &scene.harms {
        let fate = match harm.kind {
            Kind::Killed => Fate::Killed,
            Kind::Abducted => Fate::Taken,
            _ => continue,
        };
        found.extend(names(document, scene, harm).map(|name| Fallen { fate, name }));
    }
    found
}

/// Whether `people` were killed elsewhere: an account whose dead are all named, and none of them is one of these.
pub(crate) fn others(draft: &Draft, people: &[Fallen]) -> bool {
    let killed = |own: &&Fallen| own.fate == Fate::Killed;
    let dead = draft.fallen.iter().filter(killed).count() as u64;
    let told = draft.telling.killed.iter().filter_map(|said| said.value.best.or(said.value.min));
    dead > 0
        && draft.fallen.len() < KEPT
        && told.max().is_none_or(|told| told <= dead)
        && people.iter().any(|new| new.fate == Fate::Killed)
        && !people.iter().any(|new| draft.fallen.iter().any(|own| own.same_name(new)))
}

/// Names that an account keeps: a reader remembers no more, and a list of thousands stays linear.
const KEPT: usize = 64;

/// Adds `people` to those of an account.
pub(crate) fn add(draft: &mut Draft, people: Vec<Fallen>) {
    for new in people {
        if draft.fallen.len() < KEPT && !draft.fallen.contains(&new) {
            draft.fallen.push(new);
        }
    }
}

/// The names of the harmed: not `a brother of Omar Vale`, not `Vale's driver`.
fn names<'s>(
    document: &'s Document<'_>,
    scene: &'s Scene<'_>,
    harm: &'s Harm<'_>,
) -> impl Iterator<Item = Vec<u64>> + use<'s> {
    let who = harm.who_span.unwrap_or(Span { start: harm.span.start, end: harm.span.start });
    let items = scene.part.items;
    let from = items.partition_point(|item| item.span().start < who.start);
    let within = (from..items.len()).take_while(move |at| items[*at].span().end <= who.end);
    within.filter_map(move |at| {
        let Item::Name(name) = items[at] else { return None };
        let own = at == from || !items[at - 1].is(Class::PREPOSITION);
        let owner = items.get(at + 1).is_some_and(|next| next.one_of(&["'s", "'", "\u{2019}s"]));
        if !own || owner {
            return None;
        }
        let tokens = &document.tokens;
        let first = tokens.partition_point(|token| token.span.start < name.start);
        let words = tokens[first..].iter().take_while(|token| token.span.end <= name.end);
        let words = words.filter(|token| token.is(Class::WORD) && token.span.len() > 1);
        let words: Vec<u64> = words.map(|token| token.hash).collect();
        (!words.is_empty()).then_some(words)
    })
}

/// Whether an account tells of the death or the taking of one of `people`. Who was taken and who was killed are one event
/// where the days allow it.
pub(crate) fn tells(draft: &Draft, people: &[Fallen], date: Option<&DateValue>) -> bool {
    let meets =
        || date.is_none_or(|date| draft.date.as_ref().is_none_or(|own| may_meet(own, date)));
    draft.kind != AccountKind::Umbrella
        && draft.fallen.iter().any(|own| {
            people.iter().any(|new| own.same_name(new) && (own.fate == new.fate || meets()))
        })
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    /// How many accounts a text gives.
    fn accounts(text: &str) -> usize {
        read_alone(text).accounts.len()
    }

    #[test]
    fn a_person_dies_once() {
        let twice = "Gunmen killed Senator Marta Soler Vidal in Cali on Monday. Police later said that Soler Vidal was \
                     murdered on Tuesday.\n";
        assert_eq!(accounts(twice), 1);
        let taken = "Gunmen abducted Senator Marta Soler Vidal in Cali on Monday. The murder of Marta Soler Vidal was \
                     condemned by the bishops.\n";
        assert_eq!(accounts(taken), 1);
    }

    #[test]
    fn another_of_the_name_or_of_the_house() {
        let driver = "Gunmen killed Senator Marta Soler Vidal in Cali on Monday. A driver of Marta Soler Vidal was shot dead \
                      in Pasto in March.\n";
        assert_eq!(accounts(driver), 2);
        let name = "Gunmen killed Senator Marta Soler Vidal in Cali on Monday. Carlos Rojas was shot dead in Pasto in March.\n";
        assert_eq!(accounts(name), 2);
    }

    #[test]
    fn the_murder_of_another() {
        let other = "Gunmen killed Senator Marta Soler Vidal in Cali on Monday. Her party recalled the murder of Judge \
                     Carlos Rojas.\n";
        assert_eq!(accounts(other), 2);
        // What is told of one more victim goes on with the event.
        let both = "Gunmen killed Senator Marta Soler Vidal in Cali on Monday. Judge Carlos Rojas was killed with her.\n";
        assert_eq!(accounts(both), 1);
    }
}
