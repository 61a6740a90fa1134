//! Which of several readings of the same words stand.
//!
//! Each reader sees its own kind only; here their mentions meet.

use std::cmp::Reverse;

use crate::{Entity, Mention, PlaceRole};

/// Mentions are short: only the last few can reach as far as the next one.
const REACH: usize = 12;

/// Joins the readers' mentions in order of position, the longer first.
///
/// - Of two readings of one kind the longer stands.
/// - A site that may be attacked is a place and a target, each with what only it can tell: where it lies, and whose it is.
/// - A state's name is only a place where something happens there; where the state acts, the metonym stands beside the actor.
/// - A place within the name of an actor, of people or of a weapon says nothing of where.
pub(crate) fn settle(mentions: Vec<Mention>, places: Vec<Mention>) -> Vec<Mention> {
    let mut all: Vec<Option<Mention>> = mentions.into_iter().chain(places).map(Some).collect();
    // Mentions are large, so that their keys are sorted in their stead.
    let mut order: Vec<_> = all
        .iter()
        .flatten()
        .enumerate()
        .map(|(at, m)| (m.span.start, Reverse(m.span.end), rank(&m.entity), at))
        .collect();
    order.sort_unstable();
    let mut kept: Vec<Mention> = Vec::with_capacity(all.len());
    for (.., at) in order {
        let Some(mention) = all[at].take() else { continue };
        let from = kept.len().saturating_sub(REACH);
        let mut stands = true;
        let mut at = from;
        while at < kept.len() && stands {
            let other = &kept[at];
            if other.span.overlaps(mention.span) {
                match verdict(other, &mention) {
                    Verdict::Both => {}
                    Verdict::First => stands = false,
                    Verdict::Second => {
                        kept.remove(at);
                        continue;
                    }
                }
            }
            at += 1;
        }
        if stands {
            kept.push(mention);
        }
    }
    kept
}

enum Verdict {
    Both,
    First,
    Second,
}

/// What stands of two mentions that overlap, of which the first starts earlier or is longer.
fn verdict(first: &Mention, second: &Mention) -> Verdict {
    use Entity::{Actor, People, Place, Weapon};
    let same = first.span == second.span;
    match (&first.entity, &second.entity) {
        (Place(outer), Place(_)) if outer.name.is_none() => Verdict::Both,
        (Place(place), Actor(_)) if same => located(place.role, Verdict::First),
        (Actor(_), Place(place)) if same => located(place.role, Verdict::Second),
        (Place(place), Actor(_) | People(_))
            if place.name.is_some() && first.span.contains(second.span) =>
        {
            Verdict::First
        }
        // `Islamic Resistance in Iraq`, `three US soldiers`
        (Actor(actor), Place(place))
            if actor.name.is_none() && place.role == PlaceRole::Location =>
        {
            Verdict::Both
        }
        (People(_), Place(place)) if place.role == PlaceRole::Location => Verdict::Both,
        (Actor(_) | People(_) | Weapon(_), Place(_)) if first.span.contains(second.span) => {
            Verdict::First
        }
        (a, b) if std::mem::discriminant(a) == std::mem::discriminant(b) => Verdict::First,
        _ => Verdict::Both,
    }
}

/// A place in which something happens stands alone; otherwise the state may be meant as well.
const fn located(role: PlaceRole, place_wins: Verdict) -> Verdict {
    match role {
        PlaceRole::Location | PlaceRole::Origin | PlaceRole::Container => place_wins,
        PlaceRole::Metonym | PlaceRole::Modifier => Verdict::Both,
    }
}

fn rank(entity: &Entity) -> u8 {
    match entity {
        Entity::Target(_) => 0,
        Entity::Place(place) if place.role != PlaceRole::Metonym => 1,
        Entity::People(_) => 2,
        Entity::Actor(_) => 3,
        Entity::Place(_) => 4,
        Entity::Weapon(_) => 5,
    }
}
