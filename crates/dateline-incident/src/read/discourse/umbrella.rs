//! Several attacks told as one: the account that holds what is said of all.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::read::draft::{Draft, days};
use crate::read::fill::{Found, finer};
use crate::read::item::Item;
use crate::read::scene::{Joint, Scene};
use crate::read::trigger::{Hit, Sense};
use crate::{AccountKind, DateBasis, DateValue, Dropped, Multiplicity, Nature};

use super::Discourse;

/// `as fighters ambushed a convoy and fired rockets across the north`: several deeds over an area.
fn spread(scene: &Scene<'_>) -> bool {
    let items = scene.part.items;
    let deeds = scene.hits.iter().filter(|(_, hit)| !hit.sense().harm()).count();
    let across = items.iter().position(|item| item.one_of(&["across", "throughout"]));
    let area = |at: usize| {
        let behind = items[at + 1..].first().map(Item::span);
        scene.places.iter().any(|(_, place)| behind.is_some_and(|own| place.phrase.overlaps(own)))
    };
    deeds > 1 && across.is_some_and(area)
}

impl Discourse<'_, '_> {
    /// `on Thursday and Friday at bases in Iraq and Syria`: one verb over several days and places.
    pub(super) fn distributes(&self, scene: &Scene<'_>, dates: &[DateValue]) -> bool {
        let countries: BTreeSet<_> =
            scene.places.iter().flat_map(|(_, place)| &place.countries).collect();
        let several_days = dates.iter().filter(|d| d.best.is_some()).count() > 1
            || dates
                .iter()
                .any(|d| d.best.is_none() && days(d).is_some_and(|n| (2..=8).contains(&n)));
        self.none_told() && several_days && (countries.len() > 1 || scene.places.len() > 1)
    }

    /// `two separate attacks`, `a string of bombings`: a lede that sums up what follows.
    pub(super) fn opens_umbrella(&self, scene: &Scene<'_>, at: usize, dates: &[DateValue]) -> bool {
        if !self.none_told() || scene.part.joint != Joint::First {
            return false;
        }
        let number = scene.part.items[..at].iter().rev().take(8).any(|item| matches!(item, Item::Number { quantity, .. } if quantity.min.or(quantity.best).is_none_or(|n| n > 1)));
        let fresh = dates.iter().all(|d| days(d).is_none_or(|n| n <= 8));
        let words = self.document.text;
        let chain = ["series", "string", "wave", "chain", "spate", "barrage", "flurry", "number"];
        let collective = scene.part.items[..at].iter().rev().take(3).any(|item| {
            chain.iter().any(|word| item.span().of(words).to_ascii_lowercase().ends_with(word))
        });
        // `in bomb attacks in Narathiwat and Pattani`: no fewer than there are places.
        let places: Vec<_> =
            scene.places.iter().filter(|(_, place)| place.name.is_some()).collect();
        let listed = places.windows(2).any(|pair| {
            let between = pair[0].1.phrase.end as usize..pair[1].1.phrase.start as usize;
            let between = self.document.text.get(between).map(str::trim);
            pair[0].0.span.start > scene.part.items[at].span().start
                && matches!(between, Some("and" | "and in" | "and at"))
        });
        // `in two separate attacks`
        let separate = scene.part.items[at..].windows(3).any(|own| {
            matches!(own[0], Item::Number { quantity, .. } if quantity.min > Some(1))
                && own[1].word("separate")
                && own[2].trigger().is_some_and(Hit::plural)
        });
        // `Four airstrikes hit a busy market`: on one site.
        let one = |target: &dateline_entity::Target| {
            target.count.as_ref().is_some_and(|count| count.quantity.max == Some(1))
        };
        let site = matches!(&scene.targets[..], [(mention, target)]
            if one(target) && mention.span.start > scene.part.items[at].span().start);
        let several = number && !site || collective || listed || separate;
        fresh && (scene.plural() && several || spread(scene))
    }

    pub(super) fn open_umbrella(
        &mut self,
        scene: &Scene<'_>,
        dates: &[DateValue],
        place: Option<Found>,
    ) -> bool {
        let Some((_, hit)) = scene.main().copied() else { return false };
        let mut draft =
            Draft::new(AccountKind::Umbrella, hit.span, hit.sense(), scene.sentence, self.block);
        let mut dates = dates.to_vec();
        if dates.len() > 1 {
            // Several days of several incidents: which is whose is not printed.
            let start = dates.iter().filter_map(|d| d.start).min();
            let end = dates.iter().filter_map(|d| d.end).max();
            let evidence = dates.iter().flat_map(|d| d.evidence.clone()).collect();
            dates = vec![DateValue {
                start,
                end,
                best: None,
                precision: Cow::Borrowed("days"),
                evidence,
                ..dates[0].clone()
            }];
        }
        if dates.is_empty() {
            dates.extend(self.spell(scene));
        }
        self.fill().event(&mut draft, scene, &dates, place, false);
        self.drafts.push(draft);
        self.umbrella = Some(self.drafts.len() - 1);
        self.focus = None;
        true
    }

    /// An umbrella sums up the news that follows it; over none it is news itself, over one it belongs to it.
    pub(super) fn close_umbrella(&mut self) {
        let Some(at) = self.umbrella else { return };
        let under: Vec<usize> = (0..self.drafts.len())
            .filter(|other| *other != at && self.drafts[*other].kind == AccountKind::NewEvent)
            .collect();
        if under.is_empty() {
            self.drafts[at].kind = AccountKind::NewEvent;
            let several = !self.drafts[at].telling.attacks.is_empty();
            self.drafts[at].multiplicity =
                if several { Multiplicity::Group } else { Multiplicity::One };
            return;
        }
        if let [only] = under[..]
            && self.tells_the_whole(at, only)
        {
            let root = self.drafts[only].root;
            let other = std::mem::replace(
                &mut self.drafts[only],
                Draft::new(AccountKind::Background, root, Sense::Attack, 0, 0),
            );
            let whole = &mut self.drafts[at];
            // `Two explosions`, of which the next sentence says that they were bombs
            if other.telling.nature.iter().any(|said| said.value == Nature::Attack) {
                whole.telling.nature.retain(|said| said.value != Nature::Explosion);
            }
            whole.absorb(other);
            (whole.kind, whole.multiplicity) = (AccountKind::NewEvent, Multiplicity::Group);
            self.dropped.push(Dropped { at: root.into(), reason: "one event: of several".into() });
            let ends: Vec<usize> =
                (0..self.drafts.len()).map(|own| if own == only { at } else { own }).collect();
            self.close_ranks(&ends);
            return;
        }
        let date = self.drafts[at].date.clone();
        let said = self.drafts[at].telling.dates.first().cloned();
        // Source indices are an account's own: who is cited goes along.
        let source = said
            .as_ref()
            .and_then(|p| p.source)
            .map(|own| self.drafts[at].sources[own as usize].clone());
        if let (Some(date), Some(said)) = (date, said) {
            let shared = DateValue {
                best: None,
                confidence: date.confidence / 2,
                basis: DateBasis::Inferred,
                ..date
            };
            for other in under
                .iter()
                .filter(|other| self.drafts[**other].date.is_none())
                .copied()
                .collect::<Vec<_>>()
            {
                let draft = &mut self.drafts[other];
                draft.date = Some(shared.clone());
                let source = source.as_ref().map(|source| draft.cite(source));
                draft.telling.dates.push(crate::Position {
                    value: shared.clone(),
                    source,
                    ..said.clone()
                });
            }
        }
        self.drafts[at].sums_up = under.iter().map(|other| *other as u32).collect();
    }

    /// `Two blasts tore through a church, killing 20. The first went off inside and the second outside`: what follows tells of no dead of
    /// its own, and of one place.
    fn tells_the_whole(&self, at: usize, only: usize) -> bool {
        let (whole, own) = (&self.drafts[at], &self.drafts[only]);
        let place = match (&whole.place, &own.place) {
            (Some(whole), Some(own)) => whole.id.is_some() && whole.id == own.id,
            (Some(whole), None) => finer(whole) >= 4,
            _ => false,
        };
        let harmed = !whole.telling.killed.is_empty() || !whole.telling.injured.is_empty();
        at < only
            && place
            && harmed
            && own.telling.killed.is_empty()
            && own.telling.injured.is_empty()
            && own.telling.dates.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use crate::Multiplicity;
    use crate::read::read_alone;

    #[test]
    fn two_blasts_in_one_place() {
        let text = "Two explosions tore through a church in Jolo on Sunday, killing 20 people. The first bomb went off inside and the \
                    second in its yard.\n";
        let accounts = read_alone(text).accounts;
        let killed = |own: &crate::Account| own.telling.killed[0].value.best;
        let told: Vec<_> = accounts.iter().map(|own| (own.multiplicity, killed(own))).collect();
        assert_eq!(told, [(Multiplicity::Group, Some(20))]);
    }
}
