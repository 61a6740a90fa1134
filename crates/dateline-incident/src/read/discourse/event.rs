//! A scene that tells an event: the account that it goes to, and what it adds there.

use crate::read::claim;
use crate::read::cue::Cue;
use crate::read::doer;
use crate::read::draft::{Draft, Opening, position};
use crate::read::fill::Found;
use crate::read::scene::{Joint, Reference, Scene};
use crate::read::trigger::Hit;
use crate::read::value;
use crate::{AccountKind, DateValue, Multiplicity};

use super::date::event_dates;
use super::same::same_shot;
use super::{Discourse, REMEMBERED, another, fit, saying, sequel};

/// Where a scene goes to.
#[derive(Clone, Copy)]
pub(super) enum Goes {
    /// It tells more of this account.
    On(usize),
    /// It opens one.
    New(Opening),
}

impl Discourse<'_, '_> {
    pub(super) fn event(&mut self, scene: &Scene<'_>, at: usize, hit: &Hit) -> bool {
        let mut dates: Vec<DateValue> =
            scene.times.iter().map(|time| value::date(self.document, time)).collect();
        saying::count_from(self.document, scene, &mut dates);
        let dated = |at: &usize| self.drafts[*at].date.is_some();
        let before = self.focus.filter(dated).or(self.umbrella).map(|at| &self.drafts[at]);
        sequel::count_from(self.document, scene, before, &mut dates);
        let dates = event_dates(scene, hit, dates);
        let found = self.fill().event_place(scene, at);
        let place = found.as_ref().map(|found| &found.value);
        let place = place.filter(|place| !self.home.vague(place));
        if self.umbrella.is_none() && self.opens_umbrella(scene, at, &dates)
            || !scene.plural() && self.umbrella.is_none() && self.distributes(scene, &dates)
        {
            return self.open_umbrella(scene, &dates, found);
        }
        if scene.plural() && dates.len() > 1 && dates.iter().all(|d| d.best.is_some()) {
            for date in &dates {
                let told = self.same_day(date, place);
                let goes = told.map_or(Goes::New(Opening::Another), Goes::On);
                self.tell(scene, hit, std::slice::from_ref(date), found.clone(), goes);
            }
            return true;
        }
        // `The attack came after a meeting` says nothing of the attack but that it was.
        let bare = scene.weapons.iter().all(|(_, weapon)| weapon.modifies)
            && scene.places.is_empty()
            && scene.targets.is_empty()
            && scene.harms.is_empty()
            && scene.effects.is_empty()
            && dates.is_empty();
        if bare
            && scene.reference == Reference::Definite
            && !self.none_told()
            && claim::statements(self.document, self.entities, scene).is_empty()
            && doer::doer(self.document, scene).is_none()
        {
            return false;
        }
        let (dates, related) = self.related_date(scene, dates);
        let target = match self.focus.filter(|_| same_shot(scene, hit)) {
            Some(focus) if self.drafts[focus].sentence + 1 >= scene.sentence => Some(focus),
            _ if related => None,
            _ => self.choose(scene, hit, dates.first(), place),
        };
        // `and two in Jabalia`: not what was told of the town before.
        let beside = scene.part.joint == Joint::Beside;
        let target = target.filter(|at| !beside || self.focus != Some(*at));
        let dates = if target.is_some() && same_shot(scene, hit) { Vec::new() } else { dates };
        // `He came on Monday to see what the attack had done`: another day, and nothing of an event.
        let told = scene.weapons.is_empty()
            && scene.targets.is_empty()
            && scene.harms.is_empty()
            && claim::statements(self.document, self.entities, scene).is_empty();
        let near = |time: &dateline_time::Timex| {
            time.span.start >= hit.span.end || hit.span.start.saturating_sub(time.span.end) < 12
        };
        let day = scene.times.iter().any(|time| near(time));
        if target.is_none()
            && !related
            && hit.noun()
            && told
            && !day
            && scene.reference == Reference::Definite
            && !self.none_told()
            && !(self.umbrella.is_some() && place.is_some())
        {
            return false;
        }
        let opening = || self.opening(scene, hit, (dates.first(), place), related);
        let goes = target.map_or_else(|| Goes::New(opening()), Goes::On);
        self.tell(scene, hit, &dates, found, goes);
        true
    }

    /// The accounts that a sentence may go back to, latest first: the last ones and the very first. A reader remembers no
    /// more, and a document of many thousand incidents stays linear.
    pub(super) fn remembered(&self) -> impl Iterator<Item = usize> + use<> {
        let all = self.drafts.len();
        let oldest = all.saturating_sub(REMEMBERED).max(self.opened);
        (oldest..all).rev().chain((oldest > 0 && self.opened == 0).then_some(0))
    }

    pub(super) fn tell(
        &mut self,
        scene: &Scene<'_>,
        hit: &Hit,
        dates: &[DateValue],
        place: Option<Found>,
        goes: Goes,
    ) {
        let joined = matches!(goes, Goes::On(_));
        let mut open = |opening: Opening| {
            let kind = self.part_played(scene, dates);
            let mut draft =
                Draft::new(kind, hit.span, scene.sense(hit), scene.sentence, self.block);
            draft.late = dates.is_empty() && scene.cue(Cue::Aftermath).is_some();
            draft.dud = fit::dud(scene, hit);
            draft.opening = opening;
            draft.another = another::one_more(self.document, scene, hit);
            draft.several = hit.plural();
            self.drafts.push(draft);
            let index = self.drafts.len() - 1;
            if kind == AccountKind::NewEvent {
                self.news.get_or_insert(index);
            }
            index
        };
        let index = match goes {
            Goes::On(index) => index,
            Goes::New(opening) => open(opening),
        };
        let fill = self.fill();
        let draft = &mut self.drafts[index];
        fill.event(draft, scene, dates, place, joined);
        // `took 30 people in a raid on a school`: the raid too.
        let deeds = scene.hits.iter().map(|(_, own)| own).filter(|own| own.noun()).chain([hit]);
        for own in deeds.filter(|own| !own.sense().harm()) {
            draft.deeds |= own.sense().deed();
            if own.noun() {
                draft.nouns.insert(own.trigger.id);
            }
        }
        if !joined && hit.plural() && dates.iter().all(|d| d.best.is_none()) {
            draft.multiplicity = Multiplicity::Group;
        }
        if scene.part.joint == Joint::First || joined {
            draft.block = self.block;
        }
        if !joined && draft.place.is_none() {
            let same = self.same_place(scene).map(|(place, span)| (place, span, "same_place"));
            let told = same.or_else(|| {
                let (place, span) = self.office(scene)?;
                Some((place, span, "office"))
            });
            let told = told.or_else(|| {
                let (place, span) = self.land_of_site(scene)?;
                Some((place, span, "land_of_site"))
            });
            if let Some((place, span, rule)) = told {
                let draft = &mut self.drafts[index];
                draft.place = Some(place.clone());
                draft.telling.place.push(position(place, None, None, rule, &[span]));
            }
        }
        // `The strike came after rebels had shelled a school`: the story goes on with the strike.
        let before = matches!(scene.part.joint, Joint::Earlier | Joint::Done);
        if !before || self.focus.is_none() {
            self.focus = Some(index);
        }
        if self.last_date.is_none() {
            self.last_date.clone_from(&self.drafts[index].date);
        }
    }
}
