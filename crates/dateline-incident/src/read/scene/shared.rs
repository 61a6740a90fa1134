//! One verb for what happened in several towns: `killed five people in Rafah and two in Jabalia`.

use std::ops::Range;

use dateline_entity::{Entity, Place, PlaceRole};
use dateline_text::Class;

use crate::read::item::{Bag, Item};
use crate::read::trigger::{Form, Hit, Sense};

use super::joint::{Joint, Part};

/// Items between the joint and the name of the town: `two others in the village of`.
const NEAR: usize = 7;

/// Towns of one verb, at most.
const MOST: usize = 8;

/// What happened in one of the towns: the verb with those harmed or hit there, without the others.
pub(crate) struct Share<'a> {
    items: Vec<Item<'a>>,
    first: bool,
}

impl<'a> Share<'a> {
    /// As a part of its sentence.
    pub(crate) fn part<'s>(&'s self, whole: &Part<'s>) -> Part<'s>
    where
        'a: 's,
    {
        let joint = if self.first { whole.joint } else { Joint::Beside };
        let span = self.items[0].span().join(self.items[self.items.len() - 1].span());
        let items = &self.items[..];
        Part { items, bag: Bag::of(items), span, joint, shared: true, ..*whole }
    }
}

/// What happened in each town, where one verb tells it of several; empty where it does not.
pub(crate) fn shared<'a>(part: &Part<'a>) -> Vec<Share<'a>> {
    let items = part.items;
    if !part.bag.has(Bag::TRIGGER) {
        return Vec::new();
    }
    let Some(first) = (1..items.len()).find_map(|at| Other::at(items, at)) else {
        return Vec::new();
    };
    let joint = first.joint;
    let Some(verb) = items[..first.here].iter().rposition(does) else { return Vec::new() };
    let Some(object) = object(items, verb, first.here) else { return Vec::new() };
    let mut others = vec![first];
    while let Some(next) = others.last().and_then(|last| last.next(items)) {
        if others.len() == MOST {
            break;
        }
        others.push(next);
    }
    // `killed 12 people in a school in Gaza City and a clinic in Khan Younis`: in both together.
    let harms = items[verb].trigger().is_some_and(|hit| hit.sense().harm());
    let sites = |other: &Other| items[other.told.start..other.told.end - 1].iter().any(target);
    if harms && others.iter().any(sites) {
        return Vec::new();
    }
    let end = others[others.len() - 1].told.end;
    // `a market in Gao and a clinic in Ansongo, killing nine`: in both together.
    let sum = |two: &[Item<'_>]| {
        two[0].word(",") && two[1].trigger().is_some_and(|hit| hit.sense().harm())
    };
    if items[end..items.len().min(end + NEAR)].windows(2).any(sum) {
        return Vec::new();
    }
    // `five people were killed in Rafah and two in Jabalia`: the verb stands behind them.
    let verb = if object.end <= verb { &items[verb..=verb] } else { &[] };
    let last = others.len() - 1;
    let own = |(at, other): (usize, &Other)| {
        // What stands behind the last town is told of it, and a day behind any other of that one.
        let day = items[other.told.end..].iter().take_while(|item| day(item)).count();
        let behind = if at == last { items.len() } else { other.told.end + day };
        let tail = &items[other.told.end..behind];
        let items = [&items[..object.start], verb, &items[other.told.clone()], tail].concat();
        Share { items, first: false }
    };
    // The day of the last town is that of all where no other is told.
    let timed = items[..joint].iter().any(|item| matches!(item, Item::Time(_)));
    let tail = if timed { &[] } else { &items[end..] };
    let here = Share { items: [&items[..joint], tail].concat(), first: true };
    std::iter::once(here).chain(others.iter().enumerate().map(own)).collect()
}

/// Those harmed or hit in another town.
struct Other {
    /// Where the town before the joint stands.
    here: usize,
    joint: usize,
    /// The items from them to their town and its day.
    told: Range<usize>,
}

impl Other {
    /// Those behind the joint at `at`.
    fn at(items: &[Item<'_>], at: usize) -> Option<Self> {
        let width = match &items[at..] {
            [comma, and, ..] if comma.word(",") && and.word("and") => 2,
            [joint, ..] if joint.one_of(&["and", ","]) => 1,
            _ => return None,
        };
        let start = at + width;
        // `in Kavre, 40 km east of Kathmandu`: a way, and nobody harmed.
        let unit = |item: &Item<'_>| item.one_of(&["km", "kilometers", "kilometres", "miles"]);
        if items.get(start + 1).is_some_and(unit) {
            return None;
        }
        let them = items.get(start..)?.iter().take(NEAR);
        let who = items.get(start).is_some_and(|item| {
            matches!(item, Item::Number { .. }) || item.people().is_some() || target(item)
        }) || items.get(start).is_some_and(|item| item.is(Class::DETERMINER))
            && items.get(start + 1).is_some_and(|item| item.people().is_some() || target(item));
        let stops = |item: &&Item<'_>| {
            item.trigger().is_some()
                || item.is(Class::PUNCT | Class::AUXILIARY | Class::PRONOUN | Class::REPORTING)
        };
        let there = start + them.take_while(|item| !stops(item)).position(|i| town(i).is_some())?;
        let located = town(&items[there])?.relation.is_some()
            || items[there - 1].is(Class::PREPOSITION | Class::LOCATIVE);
        // `in Rafah on Monday and two`
        let here = items[..at].iter().rposition(|item| !day(item))?;
        let apart = town(&items[here])?.name != town(&items[there])?.name;
        let goes_on = items.get(there + 1).is_some_and(|item| {
            !day(item) && !item.is(Class::PUNCT | Class::CONJUNCTION | Class::PREPOSITION)
        });
        (who && located && apart && there > start && !goes_on).then_some(Self {
            here,
            joint: at,
            told: start..there + 1,
        })
    }

    /// Those of a third town behind it.
    fn next(&self, items: &[Item<'_>]) -> Option<Self> {
        let days = items[self.told.end..].iter().take_while(|item| day(item)).count();
        Self::at(items, self.told.end + days)
    }
}

/// Those whom the verb harmed in the first town.
fn object(items: &[Item<'_>], verb: usize, here: usize) -> Option<Range<usize>> {
    let them = |item: &Item<'_>| {
        matches!(item, Item::Number { .. } | Item::Name(_))
            || item.people().is_some()
            || target(item)
    };
    if items[verb + 1..here].iter().any(them) {
        return Some(verb + 1..here);
    }
    let subject = items[..verb].iter().rposition(|item| !item.is(Class::AUXILIARY))?;
    let hit = items[verb].trigger()?;
    let harms = hit.sense().harm() || hit.sense() == Sense::Shoot;
    if !them(&items[subject]) || hit.trigger.id == "die" || !harms {
        return None;
    }
    let counted = subject > 0 && matches!(items[subject - 1], Item::Number { .. });
    Some(subject - usize::from(counted)..subject + 1)
}

/// A verb that tells what happened.
fn does(item: &Item<'_>) -> bool {
    let verb = |hit: &Hit| matches!(hit.form, Form::Past | Form::Phrase | Form::Ing);
    item.trigger().is_some_and(verb)
}

/// A day, or the word before it.
fn day(item: &Item<'_>) -> bool {
    matches!(item, Item::Time(_)) || item.word("on")
}

fn target(item: &Item<'_>) -> bool {
    item.mention().is_some_and(|own| matches!(own.entity, Entity::Target(_)))
}

/// The town, or the part of a country, that an item names.
fn town<'a>(item: &Item<'a>) -> Option<&'a Place> {
    match &item.mention()?.entity {
        Entity::Place(place) => (matches!(place.role, PlaceRole::Location | PlaceRole::Container)
            && place.name.is_some()
            && place.kind != Some("country"))
        .then_some(place),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    /// Where and how many were killed, by account.
    fn told(text: &str) -> Vec<(String, Vec<u64>)> {
        let reading = read_alone(text);
        let tell = |own: &crate::Account| {
            let place = own.telling.place.iter().filter_map(|said| said.value.name.clone());
            let killed = own.telling.killed.iter().filter_map(|said| said.value.best);
            (place.collect::<Vec<_>>().join("; "), killed.collect())
        };
        reading.accounts.iter().map(tell).collect()
    }

    #[test]
    fn one_verb_for_two_towns() {
        for text in [
            "Air strikes killed five people in Kirkuk and two in Mosul on Monday.\n",
            "Five people were killed in Kirkuk and two in Mosul by air strikes on Monday.\n",
            "Gunmen killed five guards in Kirkuk on Monday and two clerks in Mosul on Tuesday.\n",
        ] {
            let both = [("Kirkuk".to_owned(), vec![5]), ("Mosul".to_owned(), vec![2])];
            assert_eq!(told(text), both, "{text}");
        }
    }

    #[test]
    fn one_verb_for_three_towns() {
        let text =
            "Car bombs killed 12 people in Baghdad, five in Mosul and three in Kirkuk on Monday.\n";
        let counts: Vec<_> = told(text).into_iter().map(|(_, killed)| killed).collect();
        assert_eq!(counts, [[12], [5], [3]]);
        let days = "Gunmen killed two men in Kirkuk on Monday, three in Mosul on Tuesday and one in Baghdad on Friday.\n";
        let days = read_alone(days).accounts;
        assert!(days.iter().all(|own| own.telling.dates.len() == 1), "{days:?}");
        assert_eq!(days.len(), 3);
    }

    #[test]
    fn one_event_all_the_same() {
        for text in [
            "Militants attacked a market in Gao and a clinic in Ansongo on Monday, killing nine.\n",
            "An air strike killed 12 people in a school in Gao and a clinic in Ansongo on Monday.\n",
            "Troops killed nine rebels in Gao on Monday and two officials in Ansongo said they had fled.\n",
            "Gunmen killed nine people in Gao, Mali, and two attackers in a car died on Monday.\n",
        ] {
            assert_eq!(told(text).len(), 1, "{text}");
        }
    }
}
