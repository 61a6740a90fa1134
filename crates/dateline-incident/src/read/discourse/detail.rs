//! Scenes that tell no event of their own: harm, effects and claims about what was told before.

use dateline_entity::{Mention, Place};
use dateline_text::Class;

use crate::read::claim;
use crate::read::cue::Cue;
use crate::read::doer;
use crate::read::draft::{Draft, Opening};
use crate::read::item::{Bag, Item};
use crate::read::scene::{self, Joint, Reference, Scene};
use crate::read::trigger::{Hit, Sense};
use crate::read::value;
use crate::read::when;
use crate::{AccountKind, Claim, CountStatus, DateValue};

use super::event::Goes;
use super::roundup::fronted;
use super::{Discourse, fit};

impl Discourse<'_, '_> {
    /// A scene that tells no event of its own: harm, effects, claims about an account told before.
    pub(super) fn detail(&mut self, scene: &Scene<'_>) -> bool {
        self.attackers_act(scene);
        let statements = claim::statements(self.document, self.entities, scene);
        let harmed = scene.harms.iter().any(|harm| harm.count.status != CountStatus::NotStated);
        let weapons = !scene.weapons.is_empty() && !scene.weapons.iter().all(|(_, w)| w.modifies);
        let telling = when::telling(scene);
        let speaks = !statements.is_empty()
            || telling.is_some()
            || harmed
            || !scene.effects.is_empty()
            || !scene.origins.is_empty()
            || weapons && self.said.answers(scene.part.span).is_some();
        // `In another part of the country a crash on the road killed 16 people`
        // `These include drones and missiles`: what is used in general.
        let listing =
            scene.part.items.first().is_some_and(|item| item.one_of(&["these", "those", "they"]))
                && scene
                    .part
                    .items
                    .get(1)
                    .is_some_and(|item| item.one_of(&["include", "included", "range"]));
        if listing && !harmed {
            return false;
        }
        let accident = scene.cue(Cue::Accident).is_some_and(|cue| {
            harmed
                && scene.hits.iter().all(|(_, hit)| hit.sense().harm())
                && scene.harms.iter().all(|harm| harm.span.start > cue.start)
        });
        if !speaks || accident || self.drafts.is_empty() {
            return false;
        }
        if harmed && self.umbrella.is_none() && toll_of_others(scene) {
            return false;
        }
        // `In another encounter near Errabore the body of a rebel was found`
        let opens = scene.part.span.start;
        if harmed && scene.cue(Cue::Separate).is_some_and(|cue| cue.start == opens) {
            return false;
        }
        // `where herders killed at least 100 people some months ago`
        let past = |time: &dateline_time::Timex| time.value == "PAST_REF" && time.rule == "ago";
        if harmed && self.document.times_in(scene.part.span).iter().any(past) {
            return false;
        }
        // A date that no account has belongs to something not told.
        let dates: Vec<DateValue> =
            scene.times.iter().map(|time| value::date(self.document, time)).collect();
        let fresh =
            !statements.is_empty() && statements.iter().all(|s| s.claim == Some(Claim::NoClaimYet));
        let everyone = scene.part.items.windows(3).any(|w| {
            w[0].one_of(&["the", "these", "both", "any", "either", "those"])
                && (w[1].trigger().is_some_and(Hit::plural)
                    || w[2].trigger().is_some_and(Hit::plural))
        }) || fresh
            && self.umbrella.is_some()
            && scene.part.items.iter().any(|item| item.trigger().is_some_and(Hit::plural));
        // `No casualties were reported in the north`: said of another place than that of the account.
        let nobody = harmed
            && statements.is_empty()
            && scene.harms.iter().all(|harm| {
                matches!(
                    harm.count.status,
                    CountStatus::ExplicitNone | CountStatus::NoReports | CountStatus::NoReportsYet
                )
            });
        let elsewhere = nobody.then(|| self.fill().place_of(&scene.places, 0)).flatten();
        // `In April, 14 people died in an operation in Nablus`: of another time and another place.
        let long_ago = harmed && !dates.is_empty();
        let elsewhere = elsewhere
            .or_else(|| long_ago.then(|| self.fill().place_of(&scene.places, 0)).flatten());
        // `In Mopti villagers fear rebels, who killed 20 people`: nothing of what happened in another town.
        let elsewhere = elsewhere
            .or_else(|| fronted(scene).and_then(|place| self.fill().place_of(&[place], 0)));
        if harmed && !nobody && dates.is_empty() && self.toll_elsewhere(scene) {
            return true;
        }
        let targets: Vec<usize> = if everyone {
            self.remembered().filter(|at| self.drafts[*at].kind == AccountKind::NewEvent).collect()
        } else {
            let target = self.detail_target(scene, &dates).into_iter();
            let here = |at: &usize| {
                fit::fits_place(&self.drafts[*at], elsewhere.as_ref().map(|found| &found.value))
            };
            target.filter(here).collect()
        };
        if targets.is_empty() {
            return false;
        }
        let fill = self.fill();
        for at in &targets {
            let draft = &mut self.drafts[*at];
            let before = lengths(draft);
            fill.detail(draft, scene);
            if let Some(telling) = telling {
                fill.when_and_where(draft, scene, &dates, telling);
            }
            draft.block = self.block;
            if targets.len() > 1 {
                let others: Vec<u32> = targets
                    .iter()
                    .filter(|other| *other != at)
                    .map(|other| *other as u32)
                    .collect();
                cover(draft, before, &others);
            }
        }
        true
    }

    /// `In Kherson, 21 people were injured`, where the story has told what happened in another town: of an attack there.
    fn toll_elsewhere(&mut self, scene: &Scene<'_>) -> bool {
        let items = scene.part.items;
        let beside = scene.part.joint == Joint::Beside;
        let fronted = beside
            || items.first().is_some_and(|item| item.one_of(&["in", "at", "near"]))
                && items.get(1).is_some_and(|item| {
                    let stands = |(mention, _): &(&Mention, &Place)| mention.span == item.span();
                    scene.places.iter().any(stands)
                });
        let Some((_, hit)) = scene.hits.first().copied().filter(|_| fronted) else { return false };
        let Some(found) = self.fill().place_of(&scene.places, 0) else { return false };
        let fits = |at: &usize| {
            self.drafts[*at].kind != AccountKind::Umbrella
                && fit::fits_place(&self.drafts[*at], Some(&found.value))
        };
        let here = self.focus.is_none_or(|at| !beside && fits(&at));
        if self.umbrella.is_none() && !beside || here {
            return false;
        }
        let known = |at: &usize| {
            fits(at) && self.drafts[*at].place.is_some() && !(beside && self.focus == Some(*at))
        };
        let target = self.remembered().find(known);
        let goes = target.map_or(Goes::New(Opening::Anew), Goes::On);
        let dates = if beside { self.related_date(scene, Vec::new()).0 } else { Vec::new() };
        self.tell(scene, &hit, &dates, Some(found), goes);
        true
    }

    /// `In these attacks many soldiers have been killed`, where the story has told of one: attacks in general.
    pub(super) fn such_attacks(&self, scene: &Scene<'_>) -> bool {
        if !scene.part.bag.has(Bag::TRIGGER)
            || self.drafts.is_empty()
            || self.umbrella.is_some()
            || scene.harms.iter().any(|harm| harm.count.best.is_some())
            || !scene.places.is_empty()
            || !scene.times.is_empty()
            || !claim::statements(self.document, self.entities, scene).is_empty()
        {
            return false;
        }
        let items = scene.part.items;
        let points = |item: &Item<'_>| {
            let words = self.document.words(item.span());
            let first = words.split(' ').next().unwrap_or_default();
            ["these", "such", "those"].iter().any(|own| first.eq_ignore_ascii_case(own))
        };
        let such = items.iter().enumerate().any(|(at, item)| {
            let attacks =
                item.trigger().is_some_and(|hit| hit.plural() && hit.noun() && !hit.sense().harm());
            attacks && items[at.saturating_sub(2)..at].iter().any(points)
        });
        let news = |at: &usize| self.drafts[*at].kind == AccountKind::NewEvent;
        such && self.remembered().filter(news).take(2).count() < 2
    }

    /// `Those killed include 20 officers`, after what was told of many attacks: they were killed in all of these.
    pub(super) fn toll_of_many(&self, scene: &Scene<'_>) -> bool {
        let items = &scene.part.items[..scene.part.items.len().min(6)];
        let those = items.iter().take(2).any(|item| item.one_of(&["those", "victims", "dead"]));
        let counted =
            |item: &Item<'_>| item.one_of(&["include", "included", "including", "were", "are"]);
        self.topic.many && those && items.iter().any(counted)
    }

    /// `Police shot him dead`, of one of whom the sentence before tells that he attacked somebody.
    pub(super) fn attackers_fall(&mut self, scene: &Scene<'_>) -> bool {
        if scene.part.joint == Joint::Beside || scene.cue(Cue::Separate).is_some() {
            return false;
        }
        let Some((harm, several)) = scene::fell(self.document.text, &scene.part) else {
            return false;
        };
        let Some(focus) = self.focus else { return false };
        let draft = &self.drafts[focus];
        let doer = draft.doer.as_ref().filter(|_| draft.sentence + 1 >= scene.sentence);
        let agrees = doer.is_some_and(|doer| {
            let state = matches!(
                doer.kind.as_deref(),
                Some("state" | "state_force" | "police" | "coalition")
            );
            let last = doer.words.rsplit(' ').next().unwrap_or_default();
            let plural = ["s", "men", "women", "people"].iter().any(|end| last.ends_with(end));
            !state && plural == several
        });
        if agrees {
            let fill = self.fill();
            fill.evidence(&mut self.drafts[focus], scene);
            fill.fell(&mut self.drafts[focus], &harm);
        }
        agrees
    }

    /// `The army said he had thrown a bomb`, of somebody whom its troops have killed: what is said of him is no event.
    pub(super) fn said_of_the_fallen(&self, scene: &Scene<'_>) -> bool {
        /// Items from the verb of saying to the deed: `that he had then`.
        const NEAR: usize = 6;
        let Some((at, _)) = scene.main().copied() else { return false };
        let items = &scene.part.items[at.saturating_sub(NEAR)..at];
        let who = items.iter().rposition(|item| item.one_of(&["he", "she", "they"]));
        let spoken = who.is_some_and(|who| {
            let had = items[who + 1..].iter().any(|item| item.one_of(&["had", "was", "were"]));
            let said = items[..who].iter().any(|item| item.is(Class::REPORTING));
            had && said
        });
        let told = self.focus.map(|focus| &self.drafts[focus]).filter(|_| spoken);
        told.is_some_and(|told| {
            let state = told.doer.as_ref().is_some_and(|doer| {
                matches!(
                    doer.kind.as_deref(),
                    Some("state" | "state_force" | "police" | "coalition")
                )
            });
            let harmed = !told.telling.killed.is_empty() || !told.telling.injured.is_empty();
            state
                && harmed
                && told.sentence + 2 >= scene.sentence
                && scene.harms.is_empty()
                && scene.times.is_empty()
                && scene.places.is_empty()
        })
    }

    /// `The attackers fled on foot`, after an attack by nobody in particular: they did it.
    fn attackers_act(&mut self, scene: &Scene<'_>) {
        let Some(focus) = self.focus else { return };
        let draft = &self.drafts[focus];
        let near = draft.sentence + 3 >= scene.sentence && draft.kind != AccountKind::Umbrella;
        let people = scene.part.bag.has(Bag::PEOPLE);
        if draft.doer.is_some() || draft.sense == Sense::Clash || !near || !people {
            return;
        }
        if let Some((actor, span)) = doer::those_who_attacked(self.document, scene) {
            let fill = self.fill();
            fill.attacker(&mut self.drafts[focus], actor, span);
        }
    }
}

/// `a campaign that began with four attacks that left a farmer dead`: the toll of others than the event that is told.
pub(super) fn toll_of_others(scene: &Scene<'_>) -> bool {
    let attacks = |item: &Item<'_>| {
        item.trigger().is_some_and(|hit| hit.noun() && hit.plural() && !hit.sense().harm())
    };
    let cut = scene
        .part
        .items
        .windows(2)
        .find(|pair| attacks(&pair[0]) && pair[1].one_of(&["that", "which"]));
    scene.reference != Reference::Definite
        && cut
            .is_some_and(|cut| scene.harms.iter().all(|harm| harm.span.start > cut[0].span().start))
}

/// How many positions each field has, to find those that a scene adds.
fn lengths(draft: &Draft) -> [usize; 8] {
    let t = &draft.telling;
    [
        t.killed.len(),
        t.injured.len(),
        t.targets.len(),
        t.claim.len(),
        t.perpetrator.len(),
        t.weapons.len(),
        t.missing.len(),
        t.sides.len(),
    ]
}

/// Marks what was added since `before` as speaking of `others` too.
fn cover(draft: &mut Draft, before: [usize; 8], others: &[u32]) {
    let t = &mut draft.telling;
    t.killed[before[0]..].iter_mut().for_each(|p| p.covers = others.to_vec());
    t.injured[before[1]..].iter_mut().for_each(|p| p.covers = others.to_vec());
    t.targets[before[2]..].iter_mut().for_each(|p| p.covers = others.to_vec());
    t.claim[before[3]..].iter_mut().for_each(|p| p.covers = others.to_vec());
    t.perpetrator[before[4]..].iter_mut().for_each(|p| p.covers = others.to_vec());
    t.weapons[before[5]..].iter_mut().for_each(|p| p.covers = others.to_vec());
    t.missing[before[6]..].iter_mut().for_each(|p| p.covers = others.to_vec());
    t.sides[before[7]..].iter_mut().for_each(|p| p.covers = others.to_vec());
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    #[test]
    fn what_is_said_of_other_places() {
        let text =
            "A drone hurt a woman in Kyiv on Monday. No casualties were reported in Kharkiv.\n";
        let reading = read_alone(text);
        assert_eq!(reading.accounts.len(), 1);
        assert_eq!(reading.accounts[0].telling.injured.len(), 1);
        let text = "A drone killed a rebel near Idlib on Monday. In another part of Syria, a crash on the road to Homs killed 16 people.\n";
        let reading = read_alone(text);
        assert!(
            reading.accounts.iter().all(|own| own
                .telling
                .killed
                .iter()
                .all(|said| said.value.best == Some(1)))
        );
    }

    #[test]
    fn a_gun_that_went_off() {
        let text = "A man was shot on Thursday after a gun that his grandson was holding went off, deputies in Leeds said.\n";
        assert_eq!(read_alone(text).accounts.len(), 1);
    }
}
