//! The times of a sentence that may be those of its event.

use dateline_document::Document;
use dateline_text::{Class, Span};
use dateline_time::{Basis, Kind, Timex};

use crate::read::item::Item;
use crate::read::trigger::{Form, Hit};

use super::joint::Part;

/// The times that may date the event: not when somebody spoke, not the start of a spell, not a duration alone.
pub(super) fn times<'a>(
    document: &'a Document<'_>,
    part: Part<'a>,
    said: &[Span],
) -> Vec<&'a Timex> {
    let spell = |time: &Timex| {
        let before = part.items.iter().rev().find(|item| item.span().end <= time.span.start);
        // `from Thursday to Sunday` is a stretch of days; `from Thursday` alone a spell that goes on.
        let mut after = part.items.iter().filter(|item| item.span().start >= time.span.end);
        let ranged = time.value.contains('/')
            || after.next().is_some_and(|item| item.one_of(&["to", "through", "until"]))
                && matches!(after.next(), Some(Item::Time(_)));
        before.is_some_and(|item| {
            item.one_of(&["since", "until", "till"]) || item.word("from") && !ranged
        }) || starts_with_since(document, time)
    };
    document
        .times_in(part.span)
        .iter()
        .filter(|time| {
            // Without a day of writing `Tuesday` has no date, yet it tells one day from another; `at night` does not.
            let relative = time.basis == Basis::Unresolved
                && time.value.starts_with("XXXX")
                && time.rule != "any_night";
            matches!(time.kind, Kind::Date | Kind::Time)
                && (time.interval.is_some() || relative)
                && time.link.is_none()
        })
        .filter(|time| {
            !said.iter().any(|own| own.overlaps(time.span))
                && !spell(time)
                && !bare_number(part.items, time)
                && !time.value.ends_with("_REF")
        })
        .collect()
}

/// `the 1500 block of Cedar Lane`, `a 2002 pickup`: four figures that are a house or a model, not the year of the event.
pub(super) fn bare_number(items: &[Item<'_>], time: &Timex) -> bool {
    if time.rule != "year_alone" {
        return false;
    }
    let at = items.partition_point(|item| item.span().start < time.span.start);
    let before = at.checked_sub(1).map(|before| &items[before]);
    let told = before.is_none_or(|item| {
        item.is(Class::PREPOSITION | Class::PUNCT) || matches!(item, Item::Time(_))
    });
    let event = |item: &Item<'_>| item.trigger().is_some_and(Hit::noun);
    let block = items.get(at + 1).is_some_and(|item| item.word("block"));
    block || !told && !items[(at + 1).min(items.len())..].iter().take(3).any(event)
}

pub(crate) fn starts_with_since(document: &Document<'_>, time: &Timex) -> bool {
    document.words(time.span).get(..5).is_some_and(|start| start.eq_ignore_ascii_case("since"))
}

/// Whether the harm told at `span` is only meant: `came to kill the mayor`, `would kill civilians`.
pub(super) fn intended(items: &[Item<'_>], span: Span) -> bool {
    let at = items.partition_point(|item| item.span().start < span.start);
    let base = items
        .get(at)
        .and_then(Item::trigger)
        .is_some_and(|hit| matches!(hit.form, Form::Base | Form::NounOrBase));
    if !base {
        return false;
    }
    let done = ["managed", "able", "continued", "began", "went", "returned"];
    match &items[..at] {
        [.., verb, to] if to.word("to") => !verb.one_of(&done),
        [.., modal] => modal.is(Class::MODAL),
        [] => false,
    }
}

/// Whether a modal governs the verb behind `between`: `will be killed`, not `will attend the funeral of those who were killed`.
pub(super) fn governs(between: &[Item<'_>]) -> bool {
    let closed = Class::PUNCT
        .with(Class::PRONOUN)
        .with(Class::PREPOSITION)
        .with(Class::DETERMINER)
        .with(Class::REPORTING);
    between.iter().all(|item| match item {
        Item::Word { .. } => !item.is(closed) || item.is(Class::AUXILIARY),
        Item::Trigger(_) => true,
        _ => false,
    })
}
