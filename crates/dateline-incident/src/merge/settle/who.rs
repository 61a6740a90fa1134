//! Perpetrators, sides, victims and targets: whose names may stand, and on what grounds.

use dateline_text::fold;

use super::{Fit, Said, Value, count};
use crate::merge::Who;
use crate::{Attributed, Effect, Perpetrator, Side, TargetValue, VictimValue};

impl Value for Perpetrator {
    /// One actor by several grounds fits; a denial fits nothing that names the one who denies.
    fn fit(a: Said<'_, Self>, b: Said<'_, Self>) -> Fit {
        let (a, b) = (a.value, b.value);
        let (one, other) = (Who::of(&a.actor), Who::of(&b.actor));
        let denied = |value: &Self| value.attribution == Attributed::Denied;
        match (denied(a), denied(b)) {
            (true, true) => Fit::Compatible,
            (false, false) if one.same(other) && a.attribution == b.attribution => Fit::Same,
            (false, false) if one.may_be(other) => Fit::Compatible,
            (false, false) => Fit::Contradict,
            _ if one.same(other) => Fit::Contradict,
            _ => Fit::Compatible,
        }
    }

    /// The actor on the firmest grounds: a claim before an assertion, before blame, before suspicion; one with a name before one who
    /// is only described (`gunmen`, where the police blame a group), as all that are told fit each other. Never one that only
    /// denies it.
    fn unite(said: &[Said<'_, Self>]) -> Option<Self> {
        let grounds = |attribution: Attributed| match attribution {
            Attributed::SelfClaimed => 0,
            Attributed::Asserted => 1,
            Attributed::BlamedOrClaimed => 2,
            Attributed::Blamed => 3,
            Attributed::Suspected => 4,
            Attributed::Denied => 5,
        };
        let named = said
            .iter()
            .map(|said| said.value)
            .filter(|value| value.attribution != Attributed::Denied);
        let described = |value: &Self| {
            value.attribution != Attributed::SelfClaimed && value.actor.name.is_none()
        };
        let rank = |value: &&Self| {
            let Perpetrator { actor, attribution, .. } = value;
            // `suspected rebels`, where another sentence has `the attackers`
            let bare = described(value) && anybody(&actor.words);
            (
                described(value),
                bare,
                grounds(*attribution),
                actor.name.is_none(),
                actor.id.is_none(),
            )
        };
        named.min_by_key(rank).cloned()
    }
}

/// Whether the words tell no more of somebody than that he attacked: `the attackers`, `three armed men`.
fn anybody(words: &str) -> bool {
    const HEADS: [&str; 20] = [
        "assailant",
        "assailants",
        "assassins",
        "attacker",
        "attackers",
        "bomber",
        "bombers",
        "gunman",
        "gunmen",
        "individuals",
        "killers",
        "man",
        "men",
        "people",
        "perpetrators",
        "person",
        "persons",
        "shooter",
        "suspects",
        "terrorists",
    ];
    let last = words.rsplit(' ').next().unwrap_or_default();
    HEADS.iter().any(|head| last.eq_ignore_ascii_case(head))
}

impl Value for Vec<Side> {
    fn speaks(&self) -> bool {
        !self.is_empty()
    }

    fn fit(a: Said<'_, Self>, b: Said<'_, Self>) -> Fit {
        let turned = |side: &Side, other: &Side| {
            Who::of(&side.actor).same(Who::of(&other.actor))
                && matches!(
                    (&*side.role, &*other.role),
                    ("attacker", "attacked") | ("attacked", "attacker")
                )
        };
        match (a.value, b.value) {
            (a, b) if a == b => Fit::Same,
            (a, b) if a.iter().any(|side| b.iter().any(|other| turned(side, other))) => {
                Fit::Contradict
            }
            _ => Fit::Compatible,
        }
    }

    fn unite(said: &[Said<'_, Self>]) -> Option<Self> {
        let mut sides: Self = Vec::new();
        for side in said.iter().flat_map(|said| said.value) {
            let who = Who::of(&side.actor);
            if !sides.iter().any(|other| other.role == side.role && Who::of(&other.actor).same(who))
            {
                sides.push(side.clone());
            }
        }
        Some(sides)
    }
}

/// Whether two entries speak of one group of people.
fn one_group(a: &VictimValue, b: &VictimValue) -> bool {
    let words =
        |victim: &VictimValue| victim.group.as_deref().map(|group| fold(group).into_owned());
    let known = |victim: &VictimValue| victim.status != "unknown";
    words(a) == words(b) || (known(a) && a.status == b.status && a.traits == b.traits)
}

impl Value for Vec<VictimValue> {
    fn speaks(&self) -> bool {
        !self.is_empty()
    }

    fn fit(a: Said<'_, Self>, b: Said<'_, Self>) -> Fit {
        if a.value == b.value {
            return Fit::Same;
        }
        let clash = |a: &VictimValue, b: &VictimValue| {
            one_group(a, b)
                && count::fit(&a.killed, &b.killed).max(count::fit(&a.injured, &b.injured))
                    == Fit::Contradict
        };
        let clashes = a.value.iter().any(|victim| b.value.iter().any(|other| clash(victim, other)));
        if clashes { Fit::Contradict } else { Fit::Compatible }
    }

    fn unite(said: &[Said<'_, Self>]) -> Option<Self> {
        let mut united: Self = Vec::new();
        for victim in said.iter().flat_map(|said| said.value) {
            match united.iter_mut().find(|other| one_group(other, victim)) {
                Some(other) => {
                    other.killed = count::unite(&[&other.killed, &victim.killed]);
                    other.injured = count::unite(&[&other.injured, &victim.injured]);
                }
                None => united.push(victim.clone()),
            }
        }
        Some(united)
    }
}

/// Whether two entries speak of one target.
fn one_target(a: &TargetValue, b: &TargetValue) -> bool {
    let name = |target: &TargetValue| target.name.as_deref().map(|name| fold(name).into_owned());
    match (&a.kind, &b.kind) {
        (Some(kind), Some(other)) => kind == other,
        _ => name(a) == name(b),
    }
}

fn effects(a: Effect, b: Effect) -> Fit {
    let harmed = |effect: Effect| matches!(effect, Effect::Destroyed | Effect::Damaged);
    match (a, b) {
        (a, b) if a == b => Fit::Same,
        (a, Effect::NoDamage) | (Effect::NoDamage, a) if harmed(a) => Fit::Contradict,
        _ => Fit::Compatible,
    }
}

impl Value for Vec<TargetValue> {
    fn speaks(&self) -> bool {
        !self.is_empty()
    }

    fn fit(a: Said<'_, Self>, b: Said<'_, Self>) -> Fit {
        if a.value == b.value {
            return Fit::Same;
        }
        let clash = |a: &TargetValue, b: &TargetValue| {
            one_target(a, b) && effects(a.effect, b.effect) == Fit::Contradict
        };
        let clashes = a.value.iter().any(|target| b.value.iter().any(|other| clash(target, other)));
        if clashes { Fit::Contradict } else { Fit::Compatible }
    }

    /// Every target once, with its owners together and the effect that says most.
    fn unite(said: &[Said<'_, Self>]) -> Option<Self> {
        let mut united: Self = Vec::new();
        for target in said.iter().flat_map(|said| said.value) {
            match united.iter_mut().find(|other| one_target(other, target)) {
                Some(other) => {
                    other.effect = other.effect.min(target.effect);
                    other.kind = other.kind.take().or_else(|| target.kind.clone());
                    other.name = other.name.take().or_else(|| target.name.clone());
                    for owner in &target.owner {
                        if !other.owner.contains(owner) {
                            other.owner.push(owner.clone());
                        }
                    }
                }
                None => united.push(target.clone()),
            }
        }
        Some(united)
    }
}
