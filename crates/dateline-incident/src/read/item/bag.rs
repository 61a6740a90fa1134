//! What stands among some items, whatever its order: rules that need something are tried only where it is.

use std::ops::BitOrAssign;

use dateline_entity::Entity;
use dateline_text::Class;

use super::Item;
use crate::read::harm::{WOUND, is_body};
use crate::read::kinds::Kinds;
use crate::read::trigger::Sense;

/// What some items hold, as sets.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Bag {
    /// Kinds of their words.
    pub(crate) kinds: Kinds,
    /// Classes of their words.
    pub(crate) classes: Class,
    /// What else they hold, as bits.
    has: u16,
}

impl Bag {
    pub(crate) const TRIGGER: u16 = 1;
    /// A trigger that tells harm, or wounds; bodies.
    pub(crate) const HARM: u16 = 1 << 1;
    pub(crate) const WOUND: u16 = 1 << 2;
    /// A verb of striking.
    pub(crate) const STRIKE: u16 = 1 << 3;
    /// A verb of destroying or damaging.
    pub(crate) const DAMAGE: u16 = 1 << 4;
    /// A noun of attack, strike or bombing.
    pub(crate) const ATTACK: u16 = 1 << 5;
    pub(crate) const NUMBER: u16 = 1 << 6;
    /// The number nought.
    pub(crate) const NOUGHT: u16 = 1 << 7;
    pub(crate) const TIME: u16 = 1 << 8;
    pub(crate) const PEOPLE: u16 = 1 << 9;
    pub(crate) const HOSPITAL: u16 = 1 << 10;
    /// People with a number.
    pub(crate) const COUNTED: u16 = 1 << 11;
    pub(crate) const NAME: u16 = 1 << 12;
    pub(crate) const TOWN: u16 = 1 << 13;
    /// More places than one that are no countries.
    pub(crate) const TOWNS: u16 = 1 << 14;

    /// What the items hold.
    pub(crate) fn of(items: &[Item<'_>]) -> Self {
        let mut bag = Self::default();
        for item in items {
            bag |= Self::of_one(item);
        }
        bag
    }

    fn of_one(item: &Item<'_>) -> Self {
        let has = match item {
            Item::Word { class, kinds, .. } => {
                return Self { kinds: *kinds, classes: *class, has: 0 };
            }
            Item::Name(_) => Self::NAME,
            Item::Number { quantity, .. } => {
                Self::NUMBER | if quantity.max == Some(0) { Self::NOUGHT } else { 0 }
            }
            Item::Time(_) => Self::TIME,
            Item::Mention(mention) => match &mention.entity {
                Entity::People(people) => {
                    let when = |is: bool, bit: u16| if is { bit } else { 0 };
                    Self::PEOPLE
                        | when(people.count.is_some(), Self::COUNTED)
                        | when(is_body(people), Self::HARM)
                }
                Entity::Place(place) if place.name.is_some() && place.kind != Some("country") => {
                    Self::TOWN
                }
                Entity::Target(target) if target.id == "hospital" => Self::HOSPITAL,
                _ => 0,
            },
            Item::Trigger(hit) => {
                let (sense, id) = (hit.sense(), hit.trigger.id);
                let when = |is: bool, bit: u16| if is { bit } else { 0 };
                Self::TRIGGER
                    | when(sense.harm() || id == WOUND, Self::HARM)
                    | when(id == WOUND, Self::WOUND)
                    | when(sense == Sense::Strike && !hit.noun(), Self::STRIKE)
                    | when(matches!(id, "destroy" | "damage"), Self::DAMAGE)
                    | when(
                        hit.noun()
                            && matches!(sense, Sense::Attack | Sense::Strike | Sense::Bombing),
                        Self::ATTACK,
                    )
            }
        };
        Self { has, ..Self::default() }
    }

    /// Whether they hold one of these.
    pub(crate) const fn has(&self, one: u16) -> bool {
        self.has & one != 0
    }
}

impl BitOrAssign for Bag {
    fn bitor_assign(&mut self, other: Self) {
        self.kinds |= other.kinds;
        self.classes |= other.classes;
        let towns = self.has(Self::TOWN) && other.has(Self::TOWN);
        self.has |= other.has | if towns { Self::TOWNS } else { 0 };
    }
}
