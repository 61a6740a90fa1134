//! `The first attack since 4 February`: the attack on that day, which a sentence tells by the way.

use std::borrow::Cow;

use dateline_document::Document;

use crate::AccountKind;
use crate::read::draft::{Draft, Opening, position};
use crate::read::item::{Bag, Item};
use crate::read::kinds::Kinds;
use crate::read::scene::{self, Scene};
use crate::read::trigger::Hit;
use crate::read::value;

use super::Discourse;

impl Discourse<'_, '_> {
    /// `the first attack since 4 February` tells of an attack on that day.
    ///
    /// Gives the item at which those words begin.
    pub(super) fn first_since(&mut self, scene: &Scene<'_>) -> Option<usize> {
        let items = scene.part.items;
        if !scene.part.bag.kinds.any(Kinds::FIRST) {
            return None;
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
                Some(*time)
            }
            _ => None,
        });
        let stub = since.filter(|time| self.stub(scene, first, time)).map(|_| first);
        stub.or_else(|| since_clause(self.document, items, first))
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

/// `the first attack since rebels shelled the port in May`, `the deadliest since 2021, when 69 people died`: the item of `since`,
/// behind which another event is told.
fn since_clause(document: &Document<'_>, items: &[Item<'_>], first: usize) -> Option<usize> {
    let since = |item: &Item<'_>| match item {
        Item::Time(time) => scene::starts_with_since(document, time),
        _ => item.word("since"),
    };
    let since = first + items[first..].iter().position(since)?;
    let noun = items[..since].iter().filter_map(Item::trigger).any(Hit::noun);
    let deadliest = !items[first].word("first");
    let verb = items[since..].iter().filter_map(Item::trigger).any(|hit| !hit.noun());
    ((noun || deadliest) && verb).then_some(since)
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
            "A raid near Gao on Monday killed two. It was the worst since 2021, when 69 people were killed.\n",
        ] {
            assert_eq!(killed(text), [[2]], "{text}");
        }
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
        let crash = "A bomb killed two guards near Gao on Monday, a week after a crash that killed 12 people.\n";
        assert_eq!(killed(crash), [[2]]);
    }
}
