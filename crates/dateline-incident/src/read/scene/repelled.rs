//! Attacks that were beaten off: those whom the defenders killed are those who attacked.

use super::Scene;
use crate::read::item::Item;
use crate::read::trigger::Sense;
use crate::read::words;

/// Whether an attack is told as repelled: `the army repelled an assault on its base`.
pub(crate) fn repelled(scene: &Scene<'_>) -> bool {
    /// Items between the verb and the attack.
    const NEAR: usize = 8;
    /// Verbs of a sentence that are looked at.
    const MOST: usize = 8;
    let items = scene.part.items;
    let attack = |at: usize| {
        let behind = items[at + 1..].iter().take(NEAR);
        behind.filter_map(Item::trigger).any(|hit| {
            hit.noun() && matches!(hit.sense(), Sense::Attack | Sense::Strike | Sense::Bombing)
        })
    };
    let verb = |item: &Item<'_>| {
        item.among(&words::REPELLING)
            || item.trigger().is_some_and(|hit| hit.sense() == Sense::Intercept && !hit.noun())
    };
    let mut verbs = items.iter().enumerate().filter(|(_, item)| verb(item)).take(MOST);
    verbs.any(|(at, _)| attack(at))
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    #[test]
    fn those_who_came_are_the_dead() {
        let text = "The army said it had repelled an assault on its base in Gubio on Monday, killing 15 insurgents.\n";
        let account = &read_alone(text).accounts[0].telling;
        assert!(account.killed.is_empty());
        assert_eq!(account.attackers_killed[0].value.best, Some(15));
        let text = "Soldiers repelled an attack on their base in Gubio on Monday that killed three guards.\n";
        let account = &read_alone(text).accounts[0].telling;
        assert_eq!(account.killed[0].value.best, Some(3));
    }
}
