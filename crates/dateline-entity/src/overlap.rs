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
///
/// The mentions are in order already.
pub(crate) fn settle(mentions: Vec<Mention>, places: Vec<Mention>) -> Vec<Mention> {
    let mut all = if places.is_empty() { mentions } else { merged(mentions, places) };
    // Those that stand, of which none reaches further than `reached`.
    let mut kept: Vec<usize> = Vec::with_capacity(all.len());
    let mut reached = 0;
    for (at, mention) in all.iter().enumerate() {
        let mut stands = true;
        let apart = mention.span.start >= reached;
        let mut nth = if apart { kept.len() } else { kept.len().saturating_sub(REACH) };
        while stands && let Some(other) = kept.get(nth).map(|earlier| &all[*earlier]) {
            if other.span.overlaps(mention.span) {
                match verdict(other, mention) {
                    Verdict::Both => {}
                    Verdict::First => stands = false,
                    Verdict::Second => {
                        kept.remove(nth);
                        continue;
                    }
                }
            }
            nth += 1;
        }
        if stands {
            reached = reached.max(mention.span.end);
            kept.push(at);
        }
    }
    if kept.len() < all.len() {
        let (mut at, mut kept) = (0, kept.into_iter().peekable());
        all.retain(|_| {
            at += 1;
            kept.next_if_eq(&(at - 1)).is_some()
        });
    }
    all
}

/// Puts mentions in order: by where they begin, the longer first. Of those with the same words each keeps its place in its rank.
pub(crate) fn sort(mentions: &mut [Mention]) {
    mentions.sort_by_key(key);
}

/// Both in one order; `places` are put in order first.
fn merged(mentions: Vec<Mention>, mut places: Vec<Mention>) -> Vec<Mention> {
    sort(&mut places);
    let mut all = Vec::with_capacity(mentions.len() + places.len());
    let mut places = places.into_iter().peekable();
    for mention in mentions {
        while let Some(place) = places.next_if(|place| key(place) < key(&mention)) {
            all.push(place);
        }
        all.push(mention);
    }
    all.extend(places);
    all
}

fn key(mention: &Mention) -> (u32, Reverse<u32>, u8) {
    (mention.span.start, Reverse(mention.span.end), rank(&mention.entity))
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

#[cfg(test)]
mod tests {
    use dateline_text::Span;

    use super::*;
    use crate::Weapon;

    fn weapon(start: usize, end: usize) -> Mention {
        let (id, class) = ("rocket", "explosive.rocket");
        let entity = Weapon { id, class, count: None, plural: false, modifies: false };
        Mention {
            span: Span::new(start, end),
            entity: Entity::Weapon(entity),
            rule: "weapons/rocket",
        }
    }

    #[test]
    fn the_longer_of_one_kind_stands() {
        let mut all = vec![weapon(20, 30), weapon(0, 4), weapon(0, 9), weapon(6, 9), weapon(9, 12)];
        sort(&mut all);
        let spans: Vec<_> = settle(all, vec![weapon(25, 40), weapon(14, 16)])
            .iter()
            .map(|mention| (mention.span.start, mention.span.end))
            .collect();
        assert_eq!(spans, [(0, 9), (9, 12), (14, 16), (20, 30)]);
    }
}
