//! The subject of an active verb, where an actor stands there.

use dateline_document::Document;
use dateline_entity::Entity;
use dateline_text::Class;

use crate::read::claim::related;
use crate::read::item::Item;
use crate::read::trigger::{Form, Hit};
use crate::read::words;

use super::group::force_of;
use super::{Agent, BETWEEN, named};

/// The nearest actor to the left of the verb at `at` that no preposition governs.
pub(super) fn subject(
    document: &Document<'_>,
    items: &[Item<'_>],
    at: usize,
    hit: &Hit,
) -> Option<Agent> {
    for (index, item) in items[..at].iter().enumerate().rev().take(12) {
        if let Some(actor) = named(document, item) {
            // `guerrillas of the front attacked`: the front did it.
            let own = index.checked_sub(2).and_then(|people| force_of(document, items, people));
            if let Some((actor, span)) = own {
                return Some((actor, span.join(hit.span), "subject"));
            }
            // `a group affiliated to the front said it had done it`
            let governed = governed(items, index, at) || related(document, item.span());
            // `the army said it was looking into reports that it killed a shepherd`: it says no more than that.
            let doubted = || {
                items[index + 1..at].iter().any(|item| {
                    item.one_of(&[
                        "investigating",
                        "reports",
                        "allegations",
                        "whether",
                        "accusations",
                    ])
                })
            };
            // `the UN said that unrest had killed 600`, `police said a bomb killed two`: they only tell of it.
            // `the police said a man shot his wife`: whoever else stands behind the verb did it.
            let others = || {
                let said = items[index + 1..at].iter().position(|item| item.is(Class::REPORTING));
                said.is_some_and(|said| {
                    let told = &items[index + 2 + said..at];
                    let own = |item: &Item<'_>| item.one_of(&["its", "their", "our", "it", "they"]);
                    // `the front said air strikes killed two`: the strikes did, whosever they were.
                    let event = |item: &Item<'_>| item.trigger().is_some_and(Hit::noun);
                    told.iter().any(event) && !told.iter().any(own)
                        || told.iter().any(|item| {
                            // `the front said its men`: it speaks of its own.
                            item.people().is_some_and(|(mention, _)| {
                                let words = document.words(mention.span).to_ascii_lowercase();
                                !["its ", "their ", "our "].iter().any(|own| words.starts_with(own))
                            })
                        })
                })
            };
            // `the army said he had thrown a bomb`: nobody speaks of an army or of police as one man.
            let one_man = || {
                let said = items[index + 1..at].iter().rposition(|item| item.is(Class::REPORTING));
                said.is_some_and(|said| {
                    let told = &items[index + 2 + said..at];
                    told.iter().take(2).any(|item| item.one_of(&["he", "she"]))
                })
            };
            if one_man() {
                return None;
            }
            let tells = || {
                others()
                    || matches!(actor.kind.as_deref(), Some("other" | "police"))
                        && items[index + 1..at]
                            .iter()
                            .position(|item| item.is(Class::REPORTING))
                            .is_some_and(|said| {
                                !items[index + 2 + said..at].iter().any(|item| {
                                    item.actor().is_some()
                                        || item.people().is_some()
                                        || item.one_of(&["it", "its", "they", "their", "he", "she"])
                                })
                            })
            };
            // `officers received a call of shots fired at a bus`: those who come did not do it.
            let comes = || {
                !matches!(actor.kind.as_deref(), Some("armed_group" | "criminal_group"))
                    && items[index + 1..at].iter().any(|item| {
                        item.one_of(&[
                            "responded",
                            "responding",
                            "received",
                            "called",
                            "arrived",
                            "dispatched",
                            "found",
                            "investigating",
                        ])
                    })
            };
            // `the army rescued students kidnapped from a college`: what had been done to them was done by others.
            let rescues = || {
                hit.form == Form::Past
                    && items[at - 1].people().is_some()
                    && items[index + 1..at].iter().any(|item| item.among(&words::RESCUING))
            };
            if !governed
                && !comes()
                && !rescues()
                && !tells()
                && !doubted()
                && (index + 1..at).all(|between| {
                    // `men with rifles`, `troops backed by drones`, `gunmen in boats` are still who does it.
                    items[between - 1].one_of(&["with", "by", "in", "on", "aboard"])
                        || items[between]
                            .mention()
                            .is_none_or(|m| !matches!(m.entity, Entity::Weapon(_)))
                })
            {
                return Some((actor, item.span().join(hit.span), "subject"));
            }
        }
        if item.word(";") || item.trigger().is_some() {
            break;
        }
    }
    None
}

/// `an exchange between soldiers and rebels killed nine`: whether `between` governs those at `index`, behind the others.
pub(super) fn one_of_two(items: &[Item<'_>], index: usize) -> bool {
    let Some(before) = index.checked_sub(1) else { return false };
    let back = &items[before.saturating_sub(BETWEEN)..before];
    items[before].word("and") && back.iter().any(|item| item.word("between"))
}

/// Whether a preposition governs the actor at `index`, so that he is not the subject of the verb at `at`.
fn governed(items: &[Item<'_>], index: usize, at: usize) -> bool {
    let Some(before) = index.checked_sub(1) else { return false };
    let word = &items[before];
    if one_of_two(items, index) {
        return true;
    }
    // `after militants opened fire`: their verb follows, so it governs the clause.
    let clause = index + 1 == at && word.one_of(&["after", "before", "since"]);
    // `remnants of the front attacked`
    let part = word.word("of")
        && before.checked_sub(1).is_some_and(|part| items[part].among(&words::REMNANT));
    word.is(Class::PREPOSITION) && !word.is(Class::CONJUNCTION) && !clause && !part
}
