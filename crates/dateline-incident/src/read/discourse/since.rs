//! `The first attack since 4 February`: the attack on that day, which a sentence tells by the way.

use std::borrow::Cow;

use dateline_document::Document;
use dateline_entity::Entity;
use dateline_text::Class;

use crate::AccountKind;
use crate::read::draft::{Draft, Opening, position};
use crate::read::item::{Bag, Item};
use crate::read::kinds::Kinds;
use crate::read::scene::{self, Scene};
use crate::read::trigger::{Form, Hit};
use crate::read::value;

use super::Discourse;

impl Discourse<'_, '_> {
    /// `the first attack since 4 February` tells of an attack on that day.
    ///
    /// Gives the items that tell the event of the sentence, where others than all of them do.
    pub(super) fn first_since<'a>(&mut self, scene: &Scene<'a>) -> Option<Halves<'a>> {
        let items = scene.part.items;
        if !scene.part.bag.kinds.any(Kinds::FIRST) {
            let counted = scene.part.bag.kinds.any(Kinds::SINCE);
            let told = counted && !self.none_told();
            return told.then(|| counted_from(self.document, items)).flatten();
        }
        let first = items.iter().position(|item| item.kind(Kinds::FIRST))?;
        // The deadliest since a day was on no day that it tells.
        if !items[first].word("first") || !scene.part.bag.has(Bag::TIME) {
            return since_clause(self.document, items, first);
        }
        let since = items[first..].iter().enumerate().find_map(|(at, item)| match item {
            Item::Time(time)
                if scene::starts_with_since(self.document, time)
                    || items[first + at - 1].word("since") =>
            {
                Some((first + at, *time))
            }
            _ => None,
        });
        let stub = since.filter(|(_, time)| self.stub(scene, first, time));
        match stub {
            Some((since, _)) => {
                Some(Halves { told: beside(items, first, first, since), older: &[] })
            }
            None => since_clause(self.document, items, first),
        }
    }

    fn stub(&mut self, scene: &Scene<'_>, first: usize, time: &dateline_time::Timex) -> bool {
        let noun = scene
            .hits
            .iter()
            .find(|(at, hit)| *at > first && *at - first <= 5 && hit.noun() && !hit.sense().harm());
        let Some((_, hit)) = noun.copied() else { return false };
        // The day itself, where `since` has made a spell of it: its first day.
        let Some(start) = time.interval.as_ref().and_then(|i| i.start) else { return false };
        if time.interval.as_ref().is_some_and(|i| {
            i.single().is_none()
                && i.precision != dateline_time::Precision::Day
                && i.precision != dateline_time::Precision::Open
        }) {
            return false;
        }
        let mut date = value::date(self.document, time);
        (date.start, date.end, date.best, date.precision) =
            (Some(start), Some(start), Some(start), Cow::Borrowed("day"));
        let span = scene.part.items[first].span().join(time.span);
        let mut draft =
            Draft::new(AccountKind::Background, hit.span, hit.sense(), scene.sentence, self.block);
        draft.opening = Opening::Another;
        draft.add_evidence(span);
        let voice =
            self.said.answers(span).map(|at| draft.source(self.document, self.entities, at));
        let nature = crate::read::kind::nature(hit.sense(), None, true);
        draft.telling.nature.push(position(nature, voice, None, "first_since", &[hit.span]));
        draft.telling.dates.push(position(date.clone(), voice, None, "first_since", &[time.span]));
        draft.date = Some(date);
        let places: Vec<_> =
            scene.places.iter().filter(|(m, _)| span.contains(m.span)).copied().collect();
        if let Some(found) = self.fill().place_of(&places, 0) {
            draft.place = Some(found.value.clone());
            draft.telling.place.push(position(found.value, voice, None, found.rule, &[found.span]));
        }
        self.drafts.push(draft);
        true
    }
}

/// The items of a sentence that measures its event by an older one.
pub(super) struct Halves<'a> {
    /// Those that tell its event.
    pub(super) told: &'a [Item<'a>],
    /// Those that tell the older one, where they are more than its day.
    pub(super) older: &'a [Item<'a>],
}

/// `the first attack since rebels shelled the port in May`, `the deadliest since 2021, when 69 people died`: what stands beside
/// those words, which tell another event.
fn since_clause<'a>(
    document: &Document<'_>,
    items: &'a [Item<'a>],
    first: usize,
) -> Option<Halves<'a>> {
    /// Items of `, when` behind a day.
    const WHEN: usize = 2;
    /// Items of whoever did what is counted from.
    const SUBJECT: usize = 5;
    let time = |item: &Item<'_>| match item {
        Item::Time(time) => scene::starts_with_since(document, time),
        _ => false,
    };
    let since = first + items[first..].iter().position(|item| time(item) || item.word("since"))?;
    let behind = &items[since + 1..];
    // `when a raid left 19 people dead`
    let verb = behind.iter().position(|item| {
        item.trigger().is_some_and(|hit| !hit.noun()) || item.one_of(&["left", "claimed", "cost"])
    })?;
    // `since 2021 killed nine` goes on with its own verb, as does `since the truce killed nine`.
    let day = behind.first().is_some_and(|next| matches!(next, Item::Time(_)));
    let told = if time(&items[since]) || day {
        behind.iter().take(WHEN + usize::from(day)).any(|item| item.one_of(&["when", "where"]))
    } else {
        behind[..verb].iter().rev().take(SUBJECT).any(|item| {
            item.actor().is_some()
                || item.people().is_some()
                || item.mention().is_some_and(|own| matches!(own.entity, Entity::Weapon(_)))
                || item.trigger().is_some()
                || matches!(item, Item::Number { .. })
        })
    };
    let noun = || items[..since].iter().filter_map(Item::trigger).any(Hit::noun);
    let fronted = items[0].is(Class::PREPOSITION) && first <= FRONT;
    (fronted || told && (!items[first].word("first") || noun())).then(|| {
        let main = beside(items, first, since, since);
        let older = if told && main.len() == since { before_next(behind) } else { &[] };
        Halves { told: main, older }
    })
}

/// Words before the noun of what opens a sentence: `In what was the`.
const FRONT: usize = 4;

/// `has led it since May, when its chief was killed in a raid`, `the most deadly since a bomb killed nine`: what is told behind
/// `since` was before.
fn counted_from<'a>(document: &Document<'_>, items: &'a [Item<'a>]) -> Option<Halves<'a>> {
    /// Items of whoever the older event was done to or by: `38 people were`.
    const SUBJECT: usize = 4;
    let since = items.iter().position(|item| item.word("since")).filter(|at| *at > FRONT)?;
    // `police have since found that`
    if items[since - 1].is(Class::AUXILIARY) {
        return None;
    }
    let behind = &items[since + 1..];
    let day = behind.first().is_some_and(|next| matches!(next, Item::Time(_)));
    let clause = match behind {
        [_, comma, when, rest @ ..] if day && comma.word(",") && when.word("when") => rest,
        [_, when, rest @ ..] if day && when.word("when") => rest,
        _ if day => return None,
        _ => behind,
    };
    let somebody = |item: &Item<'_>| {
        matches!(item, Item::Number { .. })
            || item.people().is_some()
            || item.mention().is_some_and(|own| matches!(own.entity, Entity::Weapon(_)))
    };
    let verb = clause
        .iter()
        .position(|item| item.trigger().is_some_and(|hit| !hit.noun() && hit.form != Form::Ing))?;
    // `since the student was shot` is what the news is of.
    let definite = |item: &Item<'_>| {
        let word = document.words(item.span()).split(' ').next().unwrap_or_default();
        ["the", "that", "this"].iter().any(|own| word.eq_ignore_ascii_case(own))
    };
    if !day && clause[..verb].iter().any(definite) {
        return None;
    }
    // `since rebels began shelling the town`
    let told = clause[..verb].iter().any(|item| somebody(item) || item.actor().is_some());
    let older = before_next(behind);
    (told && (day || verb <= SUBJECT)).then(|| Halves { told: &items[..since], older })
}

/// Without what the sentence goes on with: `since May, when nine died in a raid, and came on the eve of a summit`.
fn before_next<'a>(items: &'a [Item<'a>]) -> &'a [Item<'a>] {
    let next = |three: &[Item<'_>]| {
        three[0].word(",")
            && three[1].word("and")
            && three[2].one_of(&["came", "comes", "followed"])
    };
    let end = items.windows(3).position(next).unwrap_or(items.len());
    &items[..end]
}

/// What tells the event where the words from `first` on measure it by an earlier one: all before `cut`, or the clause behind
/// them where they open the sentence.
fn beside<'a>(items: &'a [Item<'a>], first: usize, cut: usize, since: usize) -> &'a [Item<'a>] {
    if first > FRONT || items[..first].iter().any(|item| item.trigger().is_some()) {
        return &items[..cut];
    }
    if items[0].is(Class::PREPOSITION) {
        // `In the worst raid since 2021, when 69 died, gunmen`: the last clause is the main one.
        let main = |at: &usize| {
            let next = items.get(at + 1);
            items[*at].word(",")
                && !next.is_some_and(|next| next.one_of(&["when", "where", "which"]))
        };
        let verb = |items: &[Item<'_>]| {
            items.iter().any(|item| item.trigger().is_some_and(|hit| !hit.noun()))
        };
        let comma = (since..items.len()).find(main);
        return comma.map(|at| &items[at + 1..]).filter(|main| verb(main)).unwrap_or(items);
    }
    // `The first raid since 2021 killed nine`; `It was the worst since 2021, when 69 died`
    let subject = items[..first].iter().all(|item| item.is(Class::DETERMINER));
    if subject { items } else { &items[..cut] }
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    /// How many were killed, by account.
    fn killed(text: &str) -> Vec<Vec<u64>> {
        let dead = |own: &crate::Account| {
            own.telling.killed.iter().filter_map(|said| said.value.best).collect()
        };
        read_alone(text).accounts.iter().map(dead).collect()
    }

    #[test]
    fn what_an_attack_is_measured_by() {
        for text in [
            "A raid near Gao on Monday killed two guards, the deadliest since a bomb killed 12 in Mopti.\n",
            "A raid near Gao on Monday killed two. It was the worst since 2021, when a bomb killed 12 people.\n",
            "A raid near Gao on Monday killed two. A judge had led the town since 2021, when gunmen killed 12 people.\n",
        ] {
            assert_eq!(killed(text), [[2], [12]], "{text}");
        }
        // Which of many it was, nobody can tell.
        let none =
            "A raid near Gao on Monday killed two. It was the worst since the war began in 2021.\n";
        assert_eq!(killed(none), [[2]]);
    }

    #[test]
    fn what_an_attack_is_counted_from() {
        for text in [
            "Gunmen killed two guards near Gao on Monday, days after a bomb killed 12 people in Mopti.\n",
            "A bomb killed two guards near Gao on Monday. The blast came a week after gunmen killed 12 traders there.\n",
            "A bomb killed two guards near Gao on Monday. Days earlier gunmen had killed 12 traders there.\n",
        ] {
            assert_eq!(killed(text), [[2], [12]], "{text}");
        }
        for text in [
            "In the deadliest attack since 2021, gunmen killed two people in Tera on Monday.\n",
            "In the first attack since rebels shelled the port in May, gunmen killed two people in Tera on Monday.\n",
            "In the worst raid since 2021, when 69 people were killed, gunmen shot dead two men in Tera on Monday.\n",
            "The deadliest attack since 2021 killed two people in Tera on Monday.\n",
            "The first attack since 4 February killed two people in Tera on Monday.\n",
        ] {
            assert_eq!(killed(text), [[2]], "{text}");
        }
        let crash = "A bomb killed two guards near Gao on Monday, a week after a crash that killed 12 people.\n";
        assert_eq!(killed(crash), [[2]]);
    }
}
