//! Nature, type, stage and claim: words from short lists.

use super::{Fit, Said, Value, by_votes};
use crate::{Claim, EventType, Nature, Position, Stage};

impl Value for Nature {
    /// That something exploded is open to a finer word, unless a source says that the cause is not settled.
    fn fit(a: Said<'_, Self>, b: Said<'_, Self>) -> Fit {
        match (*a.value, *b.value) {
            (x, y) if x == y => Fit::Same,
            (Self::Explosion, _) if a.narrator => Fit::Compatible,
            (_, Self::Explosion) if b.narrator => Fit::Compatible,
            (Self::Explosion | Self::Accident, _) | (_, Self::Explosion | Self::Accident) => {
                Fit::Contradict
            }
            _ => Fit::Compatible,
        }
    }

    fn unite(said: &[Said<'_, Self>]) -> Option<Self> {
        let values =
            || said.iter().map(|said| *said.value).filter(|nature| *nature != Self::Explosion);
        let Some(&(most, votes)) = by_votes(values()).first() else {
            return Some(Self::Explosion);
        };
        // What got through is an attack, though part of it was stopped.
        let attacks = values().filter(|nature| *nature == Self::Attack).count();
        Some(if attacks == votes || (most == Self::Interception && attacks > 0) {
            Self::Attack
        } else {
            most
        })
    }
}

impl Value for EventType {
    fn speaks(&self) -> bool {
        self.event_type.is_some() || self.sub_event_type.is_some()
    }

    fn fit(a: Said<'_, Self>, b: Said<'_, Self>) -> Fit {
        let differ = |a: &Option<String>, b: &Option<String>| a.is_some() && b.is_some() && a != b;
        match (a.value, b.value) {
            (a, b) if a == b => Fit::Same,
            // The munition outranks the act, and a bomber his bomb.
            (a, b) if refines(a, b) || refines(b, a) => Fit::Compatible,
            (a, b)
                if differ(&a.event_type, &b.event_type)
                    || differ(&a.sub_event_type, &b.sub_event_type) =>
            {
                Fit::Contradict
            }
            _ => Fit::Compatible,
        }
    }

    const ADDS: bool = true;

    /// The fullest, and of these the one that most of the others are refined by.
    fn unite(said: &[Said<'_, Self>]) -> Option<Self> {
        let full = |kind: &Self| {
            usize::from(kind.event_type.is_some()) + usize::from(kind.sub_event_type.is_some())
        };
        let over = |kind: &Self| said.iter().filter(|other| refines(kind, other.value)).count();
        let best = said.iter().map(|said| said.value).rev();
        best.max_by_key(|kind| (full(kind), over(kind))).cloned()
    }
}

/// Whether the type `fine` is what may stand behind the type `plain`.
fn refines(fine: &EventType, plain: &EventType) -> bool {
    let sub = |kind: &EventType| kind.sub_event_type.clone().unwrap_or_default();
    let (fine_sub, plain_sub) = (sub(fine), sub(plain));
    let remote = fine.event_type.as_deref() == Some("Explosions/Remote violence");
    // What got through is an attack, as its nature is.
    !fine_sub.is_empty() && fine_sub != plain_sub && plain_sub == "Disrupted weapons use"
        || remote && plain_sub == "Attack"
        || fine_sub == "Suicide bomb" && plain_sub == "Remote explosive/landmine/IED"
}

/// ACLED's types of remote violence, the one that stands for several in one event first.
const REMOTE: [&str; 6] = [
    "Suicide bomb",
    "Chemical weapon",
    "Air/drone strike",
    "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED",
    "Grenade",
];

/// The one type of an event of which each account tells another part, by weapons that nobody disputes. A battle stands for
/// the fire in it, a munition for an attack that is told without one.
pub(super) fn mixed(
    nature: Option<Nature>,
    positions: &[(usize, Position<EventType>)],
) -> Option<EventType> {
    let named = |name: &str| {
        let mut values = positions.iter().map(|(_, own)| &own.value);
        values.find(|own| own.sub_event_type.as_deref() == Some(name)).cloned()
    };
    let remote = || REMOTE.iter().find_map(|name| named(name));
    let plain = |own: &EventType| {
        let sub = own.sub_event_type.as_deref().unwrap_or_default();
        REMOTE.contains(&sub) || ["Armed clash", "Attack", "Disrupted weapons use"].contains(&sub)
    };
    match nature? {
        _ if !positions.iter().all(|(_, own)| plain(&own.value)) => None,
        Nature::Clash => named("Armed clash"),
        Nature::Attack => remote().or_else(|| named("Armed clash")),
        _ => None,
    }
}

impl Value for Stage {
    fn speaks(&self) -> bool {
        *self != Self::Unclear
    }

    fn fit(a: Said<'_, Self>, b: Said<'_, Self>) -> Fit {
        if a.value == b.value { Fit::Same } else { Fit::Contradict }
    }

    fn unite(said: &[Said<'_, Self>]) -> Option<Self> {
        said.iter().map(|said| *said.value).min()
    }
}

impl Value for Claim {
    fn speaks(&self) -> bool {
        *self != Self::NotStated
    }

    /// "No claim yet" is true when it is said, and disputes nothing that comes later.
    fn fit(a: Said<'_, Self>, b: Said<'_, Self>) -> Fit {
        match (*a.value, *b.value) {
            (x, y) if x == y => Fit::Same,
            (Self::NoClaimYet, _)
            | (_, Self::NoClaimYet)
            | (Self::Claimed, Self::ClaimedOrBlamed | Self::AssertedAttack)
            | (Self::ClaimedOrBlamed | Self::AssertedAttack, Self::Claimed) => Fit::Compatible,
            _ => Fit::Contradict,
        }
    }

    /// What says most: a claim before a half of one, before an assertion, before the want of a claim.
    fn unite(said: &[Said<'_, Self>]) -> Option<Self> {
        let weight = |claim: Self| match claim {
            Self::Claimed => 0,
            Self::ClaimedOrBlamed => 1,
            Self::Denied => 2,
            Self::UnderInvestigation => 3,
            Self::AssertedAttack => 4,
            Self::NoClaimYet => 5,
            Self::NotStated => 6,
        };
        said.iter().map(|said| *said.value).min_by_key(|claim| weight(*claim))
    }
}
