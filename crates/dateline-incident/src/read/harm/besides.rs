//! Those who are told on top of a number behind it: `Nine were killed in the raid, as well as two clerks`.

use dateline_text::number::Quantity;
use dateline_text::{Class, Items};

use super::who::{Victims, listed_victims};
use super::{ANYBODY, Harm, stated};
use crate::read::item::Item;
use crate::read::trigger::Hit;

/// `Seven guards were killed in the attack, in addition to two clerks`: those behind were killed too.
pub(super) fn join<'a>(text: &str, items: &'a [Item<'a>], harms: &mut [Harm<'a>]) {
    /// Items between the verb and those words: `in the attack in Karak on Sunday ,`.
    const NEAR: usize = 16;
    for harm in harms.iter_mut().filter(|harm| harm.told() && harm.count.best.is_some()) {
        let from = items.partition_point(|item| item.span().start < harm.span.end);
        let near = &items[from..items.len().min(from + NEAR)];
        let plain = |item: &Item<'_>| {
            !matches!(item, Item::Number { .. } | Item::Name(_))
                && item.people().is_none()
                && item.trigger().is_none_or(Hit::noun)
                && !item.is(Class::REPORTING | Class::PRONOUN)
        };
        let near = &near[..near.iter().position(|item| !plain(item)).unwrap_or(near.len())];
        let joined = near.windows(3).position(|own| {
            own[0].word("in") && own[1].word("addition") && own[2].word("to")
                || own[0].word("as") && own[1].word("well") && own[2].word("as")
        });
        let Some(at) = joined else { continue };
        let Ok((_, more)) = listed_victims(Items(&items[from + at + 3..])) else { continue };
        // `as well as her family`: of whom nobody says how many they are.
        if more.number.is_none() {
            continue;
        }
        let count = &harm.count;
        let quantity = Quantity { min: count.min, max: count.max, best: count.best };
        let own = Victims::one(harm.who, Some(quantity), None, harm.who_span.unwrap_or(harm.span));
        if let Some(all) = own.with(&more) {
            let quantity = all.quantity.unwrap_or(ANYBODY);
            harm.count = stated(text, quantity, None);
            harm.span = harm.span.join(more.span);
            harm.groups = all.parts;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::read::harmed;

    #[test]
    fn those_killed_besides() {
        let text = "Seven guards were killed in the raid on Gao on Monday, in addition to two clerks and a nurse.\n";
        assert_eq!(harmed(text).0, [10]);
        let text = "Nine guards were killed by a bomb near Gao on Monday, as well as two clerks.\n";
        assert_eq!(harmed(text).0, [11]);
        let text = "Nine guards were killed by a bomb near Gao on Monday, and two clerks were hurt in addition to a nurse.\n";
        assert_eq!(harmed(text).0, [9]);
    }
}
