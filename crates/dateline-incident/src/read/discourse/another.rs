//! Words that say of an event that it is another one than what has been told.

use dateline_document::Document;
use dateline_text::{Class, Span};

use crate::DateValue;
use crate::read::harm::{Harm, Kind};
use crate::read::item::Item;
use crate::read::scene::{Reference, Scene};
use crate::read::trigger::{Hit, Sense};

use super::Discourse;
use super::roundup::other_names;

/// Targets of which another is another event.
const SITES: [&str; 12] = [
    "camp",
    "church",
    "hotel",
    "hospital",
    "market",
    "military_base",
    "military_position",
    "mosque",
    "oil_refinery",
    "police_station",
    "town",
    "village",
];

impl Discourse<'_, '_> {
    /// `On Friday the rebels had attacked a camp, killing 100`, behind 57 dead elsewhere: what came before, on a day of its own
    /// and with dead of its own.
    pub(super) fn had_been(&self, scene: &Scene<'_>, date: Option<&DateValue>) -> bool {
        let Some((at, hit)) = scene.main().copied() else { return false };
        let items = &scene.part.items[..at];
        let had = items.last().is_some_and(|item| item.word("had"));
        // `Police said rebels had attacked a camp`: what somebody says is told so of any time.
        let said = items.iter().any(|item| item.is(Class::REPORTING));
        let told = self.focus.map(|focus| &self.drafts[focus].telling);
        let others = told.is_some_and(|told| {
            let known = |many: u64| {
                told.killed
                    .iter()
                    .any(|own| own.value.best == Some(many) || own.value.min == Some(many))
            };
            !told.killed.is_empty()
                && scene.harms.iter().any(|harm| {
                    harm.kind == Kind::Killed
                        && harm.count.min.is_some_and(|many| many > 0 && !known(many))
                })
        });
        had && !said && !hit.noun() && date.is_some() && others
    }

    /// `Another attack hit the refinery`, `gunmen attacked another camp`
    pub(super) fn another(&self, scene: &Scene<'_>, hit: &Hit, placed: bool) -> bool {
        another_such(scene, hit)
            || scene.targets.iter().any(|(mention, target)| {
                // `opened fire on another car` goes on with what happened in the street.
                says_another(self.document.words(mention.span)) && SITES.contains(&target.id)
            })
            || (placed || !scene.targets.is_empty())
                && scene
                    .weapons
                    .iter()
                    .any(|(mention, _)| says_another(self.document.words(mention.span)))
            || placed && self.second_elsewhere(scene)
            // `A third attack took place at Lopa`
            || placed && scene.reference == Reference::Indefinite && one_of_several(scene, hit)
    }

    /// `A second car bomb went off in the suburb of Lopa`
    fn second_elsewhere(&self, scene: &Scene<'_>) -> bool {
        let second = scene.weapons.iter().any(|(mention, _)| {
            let words = self.document.words(mention.span);
            words.get(..9).is_some_and(|first| first.eq_ignore_ascii_case("a second "))
        });
        let told = || self.focus.and_then(|focus| self.drafts[focus].place.as_ref());
        let found = || self.fill().place_of(&scene.places, 0);
        second && told().zip(found()).is_some_and(|(told, found)| other_names(told, &found.value))
    }

    /// `Later on Monday an explosion was heard near the airport`, `In the same province a bomb exploded`: the story goes over
    /// to the next event.
    pub(super) fn goes_over(&self, scene: &Scene<'_>, placed: bool) -> bool {
        let items = scene.part.items;
        let begins = |item: &Item<'_>, with: &str| {
            let words = self.document.words(item.span());
            words.get(..with.len()).is_some_and(|first| first.eq_ignore_ascii_case(with))
        };
        let later = items.first().is_some_and(|item| begins(item, "later"));
        let same = items.first().is_some_and(|item| item.word("in"))
            && items.get(1..4).is_some_and(|near| {
                near.iter().any(|item| item.word("same") || begins(item, "the same "))
            });
        // `a mine exploded`: the verb points nowhere, and its subject to nothing told before.
        let one = scene.weapons.iter().any(|(mention, _)| {
            let words = self.document.words(mention.span);
            words.get(..2).is_some_and(|article| article.eq_ignore_ascii_case("a "))
        });
        let new =
            scene.reference == Reference::Indefinite || scene.reference == Reference::Bare && one;
        new && (later && placed || same)
    }

    /// `the kidnapping of another banker`
    pub(super) fn of_another(&self, scene: &Scene<'_>, hit: &Hit) -> bool {
        let told = |who: Span| {
            let before = (who.start as usize).checked_sub(ANOTHER.len());
            let before = before.and_then(|from| self.document.text.get(from..));
            says_another(self.document.words(who)) || before.is_some_and(says_another)
        };
        // `Another three passengers were hurt in the attack`: in the one that is told of.
        let some = |who: &Span| {
            let tokens = &self.document.tokens;
            let at = tokens.partition_point(|token| token.span.start < who.start);
            let own = tokens[at..].iter().take(2);
            own.into_iter().any(|token| token.is(Class::NUMBER_WORD | Class::DIGIT))
        };
        let the = scene.reference == Reference::Definite;
        let of_it = |harm: &&Harm<'_>| !the || harm.span.contains(hit.span);
        let whom = scene.harms.iter().filter(of_it).filter_map(|harm| harm.who_span);
        hit.noun() && whom.filter(|who| !some(who)).any(told)
    }
}

/// `the third blast`, `the other one`: the next of those that were told of together.
pub(super) fn one_of_several(scene: &Scene<'_>, hit: &Hit) -> bool {
    let next = [
        "second", "third", "fourth", "fifth", "sixth", "seventh", "other", "2nd", "3rd", "3d",
        "4th", "5th",
    ];
    let at = scene.part.items.partition_point(|item| item.span().start < hit.span.start);
    hit.noun()
        && !hit.plural()
        && scene.part.items[..at].iter().rev().take(3).any(|item| item.one_of(&next))
}

const ANOTHER: &str = "another ";

/// `another attack`, `a second explosion`
pub(super) fn one_more(document: &Document<'_>, scene: &Scene<'_>, hit: &Hit) -> bool {
    let arm = || {
        scene.weapons.iter().any(|(mention, _)| {
            let words = document.words(mention.span).to_ascii_lowercase();
            words.starts_with("a second ") || words.starts_with("another ")
        })
    };
    another_such(scene, hit) || arm()
}

fn another_such(scene: &Scene<'_>, hit: &Hit) -> bool {
    let items = scene.part.items;
    let at = items.partition_point(|item| item.span().start < hit.span.start);
    let other = |at: usize| {
        items[at.saturating_sub(3)..at]
            .iter()
            .any(|item| item.word("another") || !hit.plural() && item.word("separate"))
    };
    // `A separate strike hit a car`: the noun in front of the verb.
    let before = scene.hits.partition_point(|(own, _)| *own < at);
    let subject = || scene.hits[..before].last().filter(|(_, own)| own.noun() && !own.plural());
    // `A second air strike hit a house`: at what the first did not.
    let next = |(at, own): &(usize, Hit)| {
        let strike = matches!(own.sense(), Sense::Strike | Sense::Attack | Sense::Shoot);
        let near = &items[at.saturating_sub(3)..*at];
        strike
            && !scene.targets.is_empty()
            && near.first().is_some_and(|item| item.one_of(&["a", "second", "third"]))
            && near.iter().any(|item| item.one_of(&["second", "third", "fourth"]))
    };
    // `Earlier strikes on the camp killed nine`, `a similar attack killed nine`
    let such = || {
        let harmed = scene.harms.iter().any(Harm::told);
        let near = items[at.saturating_sub(3)..at].iter().rev();
        let named = near.take_while(|item| !item.is(Class::DETERMINER | Class::PREPOSITION));
        harmed
            && scene.reference != Reference::Definite
            && named.into_iter().any(|item| item.one_of(&["similar", "earlier", "previous"]))
    };
    if hit.noun() {
        other(at) || such() || next(&(at, *hit))
    } else {
        subject().is_some_and(|own| other(own.0) || next(own))
    }
}

pub(super) fn says_another(words: &str) -> bool {
    words.get(..ANOTHER.len()).is_some_and(|first| first.eq_ignore_ascii_case(ANOTHER))
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    #[test]
    fn more_people_of_one_attack() {
        let text = "Gunmen fired on a bus near Mogadishu on Monday, killing nine people. Another three passengers were hurt in the attack.\n";
        assert_eq!(read_alone(text).accounts.len(), 1);
    }

    #[test]
    fn each_of_those_told_together() {
        let text = "Three explosions rocked Lagos on Monday. A grenade was thrown at a bus. Another explosion took place in \
            front of a church. Three cars were damaged. A third explosion occurred on the first floor of a bank.\n";
        let accounts = read_alone(text).accounts;
        let targets = accounts.iter().map(|account| {
            let kinds = account.telling.targets.iter().flat_map(|said| &said.value);
            kinds.filter_map(|target| target.kind.as_deref()).collect::<Vec<_>>()
        });
        let expected: [&[&str]; 4] = [&[], &["bus"], &["church", "vehicle"], &["bank"]];
        assert_eq!(targets.collect::<Vec<_>>(), expected);
    }
}
