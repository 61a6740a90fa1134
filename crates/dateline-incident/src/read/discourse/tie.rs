//! What joins two accounts of a document, and what keeps them apart.
//!
//! What keeps two events apart (days, towns, those who did it, words such as `another`) goes before what joins them, and two
//! numbers of dead that cannot both be true go before all but a group of attacks that is counted as one.

use std::borrow::Cow;

use dateline_entity::{Entity, Mention};
use dateline_text::{Span, fold};

use crate::read::cue::Cue;
use crate::read::draft::{Draft, Opening, days, may_be_one_place, meet, one_land};
use crate::read::fallen;
use crate::read::fill::finer;
use crate::read::item::Item;
use crate::read::scene::{Joint, Reference, Scene, reference};
use crate::read::trigger::{Hit, Sense};
use crate::{AccountKind, Count, DateValue, Multiplicity, PlaceValue, Position};

use super::gather::NEAR;
use super::{Discourse, fit, hour};

/// How many values of a field are compared.
const COMPARED: usize = 32;

/// Sentences behind an account in which a thing that it told of is still `the` thing.
const REMEMBERED: usize = 4;

/// What joins two accounts, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tie {
    /// The same numbers of dead or hurt.
    SameToll,
    /// `the attack`, of the only one that it can be.
    PointsBack,
    /// In one town or site.
    SamePlace,
    /// `a hamlet south of the town`, of an attack in that town.
    NamesPlace,
    /// `the jet`, of which the other tells.
    SameThing,
    /// By those who did what the story begins with, and of which it tells more.
    SameDoer,
}

impl Tie {
    /// What is printed of an account that is given up for it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::SameToll => "one event: same toll",
            Self::PointsBack => "one event: points back",
            Self::SamePlace => "one event: same place",
            Self::NamesPlace => "one event: names the place",
            Self::SameThing => "one event: same thing",
            Self::SameDoer => "one event: same doer",
        }
    }
}

impl Discourse<'_, '_> {
    /// How an account that a scene opens stands to what was told before.
    pub(super) fn opening(
        &self,
        scene: &Scene<'_>,
        hit: &Hit,
        (date, place): (Option<&DateValue>, Option<&PlaceValue>),
        related: bool,
    ) -> Opening {
        let elsewhen = scene.cue(Cue::Elsewhen).is_some();
        // `the killing of six priests` says which.
        let says_which = || scene.harms.iter().any(|harm| harm.span.contains(hit.span));
        let beside = scene.part.joint == Joint::Beside;
        if elsewhen || beside || self.set_apart(scene, hit, date, place) {
            Opening::Another
        } else if related {
            Opening::Linked
        } else if latest(scene) || points_back(scene, hit) && !says_which() {
            Opening::Back
        } else {
            Opening::Anew
        }
    }

    /// What joins two accounts, where nothing keeps them apart.
    pub(super) fn tie(&self, at: usize, later: usize) -> Option<Tie> {
        let (a, b) = (&self.drafts[at], &self.drafts[later]);
        if apart(a, b) || self.of_two_items(a, b) {
            return None;
        }
        let other_day = self.other_day(a, b);
        let close = b.first <= a.sentence + 2;
        let (killed, hurt) = (
            Numbers::of(&a.telling.killed, &b.telling.killed),
            Numbers::of(&a.telling.injured, &b.telling.injured),
        );
        let differ = killed == Numbers::Differ || hurt == Numbers::Differ;
        let place = Places::of(a, b);
        let same = |own: Numbers| matches!(own, Numbers::Same | Numbers::SameMany);
        if !differ && (same(killed) || same(hurt)) {
            let both = same(killed) && same(hurt);
            let many = killed == Numbers::SameMany || hurt == Numbers::SameMany;
            let next = b.first <= a.sentence + 1 && (unlisted(a) || unlisted(b));
            let there = match place {
                Places::One => true,
                Places::OneLand => both || next,
                Places::Apart => both && close,
            };
            let linked = b.opening == Opening::Linked && !(both && close);
            // Who speaks a day later says `today` of another day.
            let day = !other_day || close && killed == Numbers::SameMany && self.next_day(a, b);
            if there && day && !linked && (both || many || same_people(a, b)) {
                return Some(Tie::SameToll);
            }
        }
        if other_day || b.opening == Opening::Linked {
            return None;
        }
        if same_town(a, b) && !differ && close && one_raid(a, b) {
            return Some(Tie::SamePlace);
        }
        // `The raiders had taken two nurses captive in the attack`
        let theirs = || b.telling.place.is_empty() && b.telling.dates.is_empty() && same_doer(a, b);
        if !differ && close && one_raid(a, b) && theirs() {
            return Some(Tie::SameDoer);
        }
        if a.deeds & b.deeds == 0 {
            return None;
        }
        if !differ && (close || self.news == Some(at)) && self.points_back(at, later, place) {
            return Some(Tie::PointsBack);
        }
        // `16 strikes on the city` are all that hit it, whoever counts the hurt.
        let group = |draft: &Draft| draft.multiplicity == Multiplicity::Group;
        if same_town(a, b) && (!differ || close && group(a) != group(b)) {
            return Some(Tie::SamePlace);
        }
        if differ || place == Places::Apart {
            return None;
        }
        if close && b.date.is_none() && unlisted(b) && self.names_place(a, b) {
            return Some(Tie::NamesPlace);
        }
        let day = |draft: &Draft| draft.date.as_ref().and_then(|date| date.best);
        let one_day = day(a).is_some() && day(a) == day(b);
        let there = place == Places::One || one_day || unlisted(a) || unlisted(b);
        let near = b.first <= a.sentence + REMEMBERED;
        if near && there && self.same_thing(a, b) {
            return Some(Tie::SameThing);
        }
        let begins = self.news == Some(at) && later == at + 1 && b.first <= a.first + 2;
        (begins && (place == Places::One || unlisted(b)) && same_doer(a, b))
            .then_some(Tie::SameDoer)
    }

    /// Whether the days of two accounts keep them apart.
    fn other_day(&self, a: &Draft, b: &Draft) -> bool {
        b.date.as_ref().is_some_and(|date| {
            // `earlier this month`, of news that has its day
            let wide = days(date).is_some_and(|days| days > 3);
            let settled = a.date.as_ref().is_some_and(|own| own.best.is_some());
            wide && settled
                || self.days_of(a).is_some_and(|own| !meet(own, date))
                || self.same_words(a, date) == Some(false)
                || hour::apart(a.date.as_ref(), date)
        })
    }

    /// Whether the day of one account may be that before or after the other's.
    fn next_day(&self, a: &Draft, b: &Draft) -> bool {
        let Some((date, (start, end))) = b.date.as_ref().zip(self.days_of(a)) else { return true };
        let start = start.and_then(|day| day.pred_opt());
        meet((start, end.and_then(|day| day.succ_opt())), date)
    }

    /// `the attack`, where the account at `at` is the only one that it can be.
    fn points_back(&self, at: usize, later: usize, place: Places) -> bool {
        let (a, b) = (&self.drafts[at], &self.drafts[later]);
        if b.opening != Opening::Back {
            return false;
        }
        let own_day = match (&a.date, &b.date) {
            (Some(a), Some(b)) => a.best.is_some() && a.best != b.best,
            (None, Some(_)) => b.first > a.first + 1,
            _ => false,
        };
        // A place that no table holds, or the first to be told, is no other place.
        let coarse = a.place.as_ref().is_none_or(|own| finer(own) < 4 || own.id.is_none());
        let next = place == Places::OneLand && b.first <= a.sentence + 1;
        let there =
            place == Places::One || coarse || unlisted(b) || next && b.telling.killed.is_empty();
        let others = (later.saturating_sub(NEAR)..later).filter(|own| *own != at);
        !own_day
            && there
            && others.into_iter().all(|own| {
                let own = &self.drafts[own];
                apart(own, b) || self.other_day(own, b)
            })
    }

    /// What the first words of an account mention.
    fn mentions(&self, draft: &Draft) -> impl Iterator<Item = &Mention> {
        let first = draft.evidence.first().copied().unwrap_or(draft.root);
        self.entities.within(first).iter().take(COMPARED)
    }

    /// Whether what opens `b` names the town of `a`.
    fn names_place(&self, a: &Draft, b: &Draft) -> bool {
        let town = a.place.as_ref().filter(|own| finer(own) >= 4).and_then(|own| own.id.as_deref());
        town.is_some()
            && self.mentions(b).any(|mention| match &mention.entity {
                Entity::Place(place) => place.id.as_deref() == town,
                _ => false,
            })
    }

    /// Whether `b` is opened by a thing that `a` has told of: `The jet made three passes`, `when the bomb exploded`.
    fn same_thing(&self, a: &Draft, b: &Draft) -> bool {
        /// Kinds of targets of which a story has many that are `the` one.
        const WIDE: [&str; 4] = ["city", "state", "town", "village"];
        let the = |span: Span| {
            let words = self.document.words(span);
            words.get(..4).is_some_and(|the| the.eq_ignore_ascii_case("the "))
        };
        let struck = |id: &str| {
            let own = a.telling.targets.iter().take(COMPARED).flat_map(|said| &said.value);
            !WIDE.contains(&id)
                && own.filter_map(|target| target.kind.as_deref()).any(|kind| kind == id)
        };
        let start = b.evidence.first().map_or(b.root.start, |first| first.start);
        let subject = self.mentions(b).next().filter(|own| own.span.start == start);
        let told = subject.filter(|own| the(own.span)).is_some_and(|own| match &own.entity {
            Entity::Weapon(weapon) => a.arms.contains(weapon.id),
            Entity::Target(target) => struck(target.id),
            _ => false,
        });
        let went_off = b.first <= a.sentence + 1
            && b.sense == Sense::Explosion
            && matches!(a.sense, Sense::Explosion | Sense::Bombing);
        let bomb = |own: &Mention| match &own.entity {
            Entity::Weapon(weapon) => weapon.class.starts_with("explosive.bomb") && the(own.span),
            _ => false,
        };
        told || went_off && self.mentions(b).any(bomb)
    }
}

/// Whether two accounts cannot tell one event, `b` being opened after `a`.
fn apart(a: &Draft, b: &Draft) -> bool {
    let umbrella = |draft: &Draft| draft.kind == AccountKind::Umbrella;
    if umbrella(a) || umbrella(b) || b.opening == Opening::Another {
        return true;
    }
    let stopped = |draft: &Draft| draft.sense == Sense::Intercept;
    !fit::fits_doer(a, b.doer.as_ref())
        || a.way.apart(b.way)
        || a.dud != b.dud
        || stopped(a) != stopped(b)
        || fallen::others(a, &b.fallen)
        || fallen::others(b, &a.fallen)
}

/// `the attack`, `launched their attack on`
fn points_back(scene: &Scene<'_>, hit: &Hit) -> bool {
    /// Items from a verb to the noun that it goes with.
    const WITH: usize = 3;
    if hit.noun() {
        return scene.reference == Reference::Definite && !hit.plural();
    }
    let Some((verb, _)) = scene.main() else { return false };
    let mut with = scene.hits.iter().filter(|(at, _)| *at > *verb && at - verb <= WITH);
    with.any(|own| {
        own.1.noun() && !own.1.plural() && reference(scene.part.items, own) == Reference::Definite
    })
}

/// Whether one of two accounts is that people were taken, and the other the raid in which they were.
fn one_raid(a: &Draft, b: &Draft) -> bool {
    let raid = |draft: &Draft| draft.deeds & (Sense::OTHER | Sense::FIGHT) != 0;
    let taken = |draft: &Draft| draft.deeds & Sense::TAKING != 0;
    taken(a) && raid(b) || raid(a) && taken(b)
}

/// `In the latest attacks, a jet dropped bombs`: those that the story is about.
fn latest(scene: &Scene<'_>) -> bool {
    /// Items in which the words stand: `the latest deadly air attacks`.
    const WITHIN: usize = 6;
    let items = scene.part.items;
    let at = items.windows(2).position(|two| two[0].word("the") && two[1].word("latest"));
    at.is_some_and(|at| items[at..].iter().take(WITHIN).filter_map(Item::trigger).any(Hit::noun))
}

fn unlisted(draft: &Draft) -> bool {
    draft.place.as_ref().is_none_or(|own| own.id.is_none())
}

/// Whether those who did it are called by one name, or by one word that points back: `Gunmen stormed a village. The gunmen
/// opened fire`.
fn same_doer(a: &Draft, b: &Draft) -> bool {
    let (Some(a), Some(b)) = (&a.doer, &b.doer) else { return false };
    if a.id.is_some() || b.id.is_some() {
        return a.id == b.id;
    }
    let (own, new) = (fold(&a.words), fold(&b.words));
    new.strip_prefix("the ").is_some_and(|word| own.ends_with(word))
}

/// Whether two accounts call those harmed by one word: two children are not two policemen.
fn same_people(a: &Draft, b: &Draft) -> bool {
    let (own, new) = (groups(a), groups(b));
    own.iter().any(|group| new.contains(group))
}

/// What those harmed are called: `policemen`.
fn groups(draft: &Draft) -> Vec<Cow<'_, str>> {
    let told = draft.telling.victims.iter().take(COMPARED).flat_map(|said| &said.value);
    told.filter_map(|victim| victim.group.as_deref().map(fold)).collect()
}

/// How two lists of counts lie to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbers {
    Same,
    /// The same, and too many for chance.
    SameMany,
    Differ,
    /// One of them tells none, or one so small that many events have it.
    Open,
}

impl Numbers {
    fn of(a: &[Position<Count>], b: &[Position<Count>]) -> Self {
        /// As many are no chance, and more than a plural (`their fighters`) says.
        const MANY: u64 = 5;
        let told = |said: &Position<Count>| {
            said.value.best.or(said.value.min.filter(|least| *least >= MANY))
        };
        let meet = |a: &Count, b: &Count| {
            let over =
                |min: Option<u64>, max: Option<u64>| min.zip(max).is_some_and(|(a, b)| a > b);
            !over(a.min.or(a.best), b.max) && !over(b.min.or(b.best), a.max)
        };
        let (mut agree, mut any) = (Self::Differ, false);
        for own in a.iter().take(COMPARED).filter(|own| told(own).is_some()) {
            for new in b.iter().take(COMPARED).filter(|new| told(new).is_some()) {
                any = true;
                if told(own) == told(new) && told(own) > Some(1) {
                    return if told(own) < Some(MANY) { Self::Same } else { Self::SameMany };
                }
                if meet(&own.value, &new.value) {
                    agree = Self::Open;
                }
            }
        }
        if any { agree } else { Self::Open }
    }
}

/// How the places of two accounts lie to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Places {
    /// They may be one.
    One,
    /// Not one, and in one country as far as is known: one of them may be misread.
    OneLand,
    Apart,
}

impl Places {
    fn of(a: &Draft, b: &Draft) -> Self {
        match (&a.place, &b.place) {
            (Some(a), Some(b)) if !one_land(a, b) => Self::Apart,
            (Some(a), Some(b)) if !may_be_one_place(a, b) => Self::OneLand,
            _ => Self::One,
        }
    }
}

/// Whether two accounts name one town or site, not only parts of one land; words that stand for a name (`the port city`)
/// may stand for another one.
fn same_town(a: &Draft, b: &Draft) -> bool {
    let (Some(a), Some(b)) = (&a.place, &b.place) else { return false };
    let plain = |place: &PlaceValue| {
        place.id.is_some() && ["the town", "the city", "the village"].contains(&&*place.words)
    };
    let names = |words: &PlaceValue, place: &PlaceValue| {
        let name = place.name.as_deref().map(fold);
        let own = name.is_some_and(|name| name.len() > 3 && fold(&words.words).contains(&*name));
        own || plain(words)
    };
    let named = |place: &PlaceValue| plain(place) || place.words.contains(char::is_uppercase);
    let one = if a.id.is_some() && b.id.is_some() {
        a.id == b.id && named(a) && named(b) && (names(a, b) || names(b, a))
    } else {
        a.id.is_none() && names(b, a) || b.id.is_none() && names(a, b)
    };
    one && finer(a) >= 4 && finer(b) >= 4 && one_land(a, b)
}
