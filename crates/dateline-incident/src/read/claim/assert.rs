//! Those who say that what happened was an attack.

use dateline_text::Class;

use super::{Statement, Told};
use crate::Claim;
use crate::read::item::Item;
use crate::read::trigger::Sense;

/// Verbs that give it a name.
pub(in crate::read) const CALLED: &[&str] = &["called", "calls", "termed", "declared"];

fn attack(item: &Item<'_>) -> bool {
    item.trigger().is_some_and(|hit| {
        hit.noun() && matches!(hit.sense(), Sense::Attack | Sense::Strike | Sense::Bombing)
    })
}

/// `called it an attack`
pub(super) fn called_attack(told: &Told<'_>, found: &mut Vec<Statement>) {
    for window in told.items.windows(4) {
        let [called, it, an, noun] = window else { continue };
        if attack(noun)
            && called.one_of(CALLED)
            && it.one_of(&["it", "this", "that"])
            && an.one_of(&["an", "a"])
        {
            let before = || {
                let items = told.items.iter().filter(|i| i.span().end <= called.span().start);
                items.into_iter().find_map(|item| item.mention().map(|m| m.span))
            };
            found.push(Statement {
                claim: Some(Claim::AssertedAttack),
                doer: None,
                span: it.span().join(noun.span()),
                speaker: told.said_by(told.scene.part.span, |a| a.verb).or_else(before),
                rule: "called_attack",
            });
        }
    }
}

/// `said it was an attack`
pub(super) fn was_attack(told: &Told<'_>, found: &mut Vec<Statement>) {
    for window in told.items.windows(4) {
        let [it, was, an, noun] = window else { continue };
        if attack(noun)
            && it.one_of(&["it", "this", "that"])
            && was.is(Class::AUXILIARY)
            && an.one_of(&["an", "a"])
        {
            found.push(Statement {
                claim: Some(Claim::AssertedAttack),
                doer: None,
                span: it.span().join(noun.span()),
                speaker: None,
                rule: "asserted_attack",
            });
        }
    }
}
