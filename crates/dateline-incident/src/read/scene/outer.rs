//! When and where something else was done, told in the clause that an event is only an object of: `The court on Friday freed two
//! men accused of bombing a synagogue in 1992`.
//!
//! What stands in the phrase of the event is its own. What stands before it, in the clause around it, belongs to the verb of that
//! clause wherever the two cannot both be right.

use dateline_document::Document;
use dateline_entity::{Mention, Place};
use dateline_text::{Class, Span};
use dateline_time::Timex;

use crate::read::item::Item;
use crate::read::trigger::Form;

/// As far as the phrase of an event may go on behind its trigger, in items.
const PHRASE: usize = 16;

/// Words that no phrase goes on behind.
const CLAUSE: Class = Class::AUXILIARY
    .with(Class::REPORTING)
    .with(Class::MODAL)
    .with(Class::PUNCT)
    .with(Class::PRONOUN);

/// Leaves out the times and places of the clause around the event whose trigger is at `main`.
pub(super) fn leave_out(
    document: &Document<'_>,
    items: &[Item<'_>],
    main: usize,
    times: &mut Vec<&Timex>,
    places: &mut Vec<(&Mention, &Place)>,
) {
    let trigger = items[main].span();
    if times.len() + places.len() < 2 || !subordinate(items, main) {
        return;
    }
    let own = |span: Span| span.start >= trigger.end && within(document, items, main, span);
    if let Some(inner) = times.iter().copied().find(|time| own(time.span)) {
        times.retain(|time| time.span.start > trigger.start || !apart(time, inner));
    }
    if let Some((_, inner)) = places.iter().copied().find(|(_, place)| own(place.phrase)) {
        places.retain(|(_, place)| place.phrase.start > trigger.start || !abroad(place, inner));
    }
}

/// Whether another verb has the event for its object: `accused of bombing`, `for the killing`, `beside the coffin of a soldier
/// killed`, `those who attacked`.
fn subordinate(items: &[Item<'_>], main: usize) -> bool {
    /// As far as the preposition may stand before the event noun: `for the fatal shooting`.
    const BEFORE: usize = 3;
    let Some(hit) = items[main].trigger() else { return false };
    let governed = |at: usize| {
        items[..at].last().is_some_and(|item| {
            item.one_of(&["of", "for", "over", "about", "beside", "with", "into", "on", "at"])
        })
    };
    let start = (main.saturating_sub(BEFORE)..=main).rev().find(|at| governed(*at));
    let describes = |from: usize| {
        items[from..main].iter().all(|item| !item.is(Class::PUNCT | Class::AUXILIARY))
    };
    match hit.form {
        Form::Ing | Form::Phrase => governed(main),
        Form::Noun | Form::Plural | Form::NounOrBase | Form::PluralOrThird => {
            start.is_some_and(|from| from > 1 && describes(from))
                // `a panel studied the attack`
                || items[..main].iter().rev().take(BEFORE).any(|item| item.one_of(&["the", "this", "that"]))
        }
        // `of the farmers killed in Kano`, `the men who attacked`
        _ => items[..main].last().is_some_and(|item| {
            item.people().is_some() && (1..=2).any(|back| main > back && governed(main - back))
        }),
    }
}

/// Whether what stands at `span` goes on the phrase of the trigger at `main`: no other verb and no other clause begins between.
fn within(document: &Document<'_>, items: &[Item<'_>], main: usize, span: Span) -> bool {
    let end = items.partition_point(|item| item.span().end <= span.start);
    let between = items.get(main + 1..end).unwrap_or_default();
    let harm = |item: &Item<'_>| item.trigger().is_some_and(|hit| hit.sense().harm());
    let relative = |item: &Item<'_>| item.one_of(&["that", "which"]);
    let other = |(at, item): (usize, &Item<'_>)| match item {
        // `the attack that killed nine`
        Item::Trigger(_) => !(harm(item) && at > 0 && relative(&between[at - 1])),
        Item::Word { .. } if relative(item) => !between.get(at + 1).is_some_and(harm),
        Item::Word { .. } => {
            item.is(CLAUSE)
                || item.one_of(&["who", "where", "when", "to", "held", "taken"])
                || document.words(item.span()).ends_with("ed")
        }
        _ => false,
    };
    between.len() <= PHRASE && !between.iter().enumerate().any(other)
}

/// Whether no day is in both.
fn apart(one: &Timex, other: &Timex) -> bool {
    let (Some(one), Some(other)) = (&one.interval, &other.interval) else { return false };
    let before = |end: Option<_>, start: Option<_>| matches!((end, start), (Some(end), Some(start)) if end <= start);
    before(one.end, other.start) || before(other.end, one.start)
}

/// Whether they lie in countries of which none is the same.
fn abroad(one: &Place, other: &Place) -> bool {
    !one.countries.is_empty()
        && !other.countries.is_empty()
        && !one.countries.iter().any(|country| other.countries.contains(country))
}
