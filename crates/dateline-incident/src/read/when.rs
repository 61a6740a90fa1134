//! Whose time it is: of the event, or of the arrest, the hearing, the burial that came of it.
//!
//! A time belongs to the verb or event noun nearest before it in its clause (`was arrested after a shooting on Friday`); one
//! that opens its clause to the first after it (`On Tuesday a judge sentenced ...`).

use chrono::Datelike;
use dateline_document::Document;
use dateline_text::{Class, Span};

use super::cue::Cue;
use super::item::Item;
use super::scene::{Reference, Scene};
use super::trigger::{Hit, Sense};

/// As far as a time may stand from what it dates, in items.
const REACH: usize = 14;

/// What a time can hang on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    Event,
    Aftermath,
}

/// Whether the time at `span` dates what came of the event and not the event.
pub(crate) fn of_aftermath(
    document: &Document<'_>,
    items: &[Item<'_>],
    cues: &[(Span, Cue)],
    span: Span,
) -> bool {
    if !cues.iter().any(|(_, cue)| *cue == Cue::Aftermath) {
        return false;
    }
    let at = items.partition_point(|item| item.span().start < span.start);
    if modifies(items, span) || years_ago(document, items.get(at)) {
        return false;
    }
    let before = (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|i| !items[*i].one_of(&[";", "before"]))
        .find_map(|i| owner(items, cues, i));
    let after = || {
        let end = items.partition_point(|item| item.span().start < span.end);
        (end..items.len().min(end + REACH)).find_map(|i| owner(items, cues, i))
    };
    before.or_else(after) == Some(Owner::Aftermath)
}

/// `pleaded guilty to a murder in 2019`: what is done about an event is told by its day.
fn years_ago(document: &Document<'_>, time: Option<&Item<'_>>) -> bool {
    let Some(Item::Time(time)) = time else { return false };
    let end = time.interval.as_ref().and_then(|interval| interval.end);
    let written = document.reference.best;
    matches!(time.rule, "year_alone" | "month_year")
        && matches!((end, written), (Some(end), Some(written)) if end.year() < written.year())
}

/// Whether the time at `span` dates a deed beside the event, told right before it: `a truce signed on 3 May`. What began on a
/// day may be the event: `the shelling began on Monday`.
pub(crate) fn of_deed(items: &[Item<'_>], cues: &[(Span, Cue)], span: Span) -> bool {
    /// As far as an event and its verb stand apart, in items.
    const CLOSE: usize = 4;
    let at = items.partition_point(|item| item.span().start < span.start);
    let between = |item: &&Item<'_>| item.one_of(&["on", "in", "at", "early", "late", "the"]);
    let skipped = items[..at].iter().rev().take_while(between).count();
    let Some(last) = items[..at - skipped].last().map(Item::span) else { return false };
    let deed = cues.iter().find(|(own, cue)| *cue == Cue::Deed && own.contains(last));
    let Some((deed, _)) = deed else { return false };
    let verb = items.partition_point(|item| item.span().start < deed.start);
    let event = |item: &Item<'_>| {
        item.trigger().is_some()
            || cues.iter().any(|(own, cue)| {
                matches!(cue, Cue::Happening | Cue::Occasion) && own.contains(item.span())
            })
    };
    !items[verb.saturating_sub(CLOSE)..verb].iter().any(event)
}

/// `the 19 August shooting`, `the May 7, 2015, attack`: the time stands before the event noun as an adjective does.
fn modifies(items: &[Item<'_>], span: Span) -> bool {
    let end = items.partition_point(|item| item.span().start < span.end);
    let noun = |item: &Item<'_>| item.trigger().is_some_and(Hit::noun) || item.word("incident");
    let after = items[end..].iter().take(4);
    let mut adjectives = after.take_while(|item| {
        noun(item)
            || item.word(",")
            || item.word("-")
            || item.is(Class::POSSESSIVE)
            || matches!(item, Item::Word { class, .. } if !class.any(
                Class::PREPOSITION | Class::AUXILIARY | Class::CONJUNCTION | Class::PRONOUN
                    | Class::DETERMINER | Class::REPORTING | Class::PUNCT))
    });
    adjectives.any(noun)
}

fn owner(items: &[Item<'_>], cues: &[(Span, Cue)], at: usize) -> Option<Owner> {
    let span = items[at].span();
    let aftermath =
        |span: Span| cues.iter().any(|(own, cue)| *cue == Cue::Aftermath && own.contains(span));
    if aftermath(span) {
        return Some(Owner::Aftermath);
    }
    let happens = cues
        .iter()
        .any(|(own, cue)| matches!(cue, Cue::Happening | Cue::Response) && own.contains(span));
    if happens {
        return Some(Owner::Event);
    }
    // `charged over the deaths of two students on Monday`
    if items[at].one_of(&["death", "deaths"]) && items.get(at + 1).is_some_and(|of| of.word("of")) {
        return Some(Owner::Event);
    }
    let hit = items[at].trigger()?;
    // `charged with murder`, `convicted of kidnapping`, `guilty to assault`: the name of an offence.
    let of = (at.saturating_sub(5)..at).rev().find(|i| items[*i].one_of(&["with", "of", "to"]));
    let offence = (hit.noun() || hit.sense() == Sense::Attack)
        && of.is_some_and(|of| {
            (of.saturating_sub(3)..of).any(|i| {
                aftermath(items[i].span()) || items[i].one_of(&["guilty", "count", "counts"])
            })
        });
    Some(if offence { Owner::Aftermath } else { Owner::Event })
}

/// How a sentence without an event of its own says when and where the one before was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Telling {
    /// Guards, crews or callers came or called then: `Officers responded at about nine`.
    Response,
    /// `It happened at about nine on Friday`
    Happening,
}

/// What the scene says of when and where, if it does.
pub(crate) fn telling(scene: &Scene<'_>) -> Option<Telling> {
    if scene.times.is_empty() && scene.places.is_empty() {
        return None;
    }
    let items = scene.part.items;
    let happening = scene.cues.iter().any(|(span, cue)| {
        *cue == Cue::Happening && {
            let at = items.partition_point(|item| item.span().start < span.start);
            let from = at.saturating_sub(8);
            items[from..at].iter().any(|item| {
                item.one_of(&[
                    "it",
                    "this",
                    "that",
                    "which",
                    "incident",
                    "incidents",
                    "crime",
                    "event",
                ]) || item.trigger().is_some_and(Hit::noun)
            })
        }
    });
    if happening {
        return Some(Telling::Happening);
    }
    scene.cue(Cue::Response).map(|_| Telling::Response)
}

/// `Officers responded to a report of a shooting`: the event that the story has told, whatever article it has.
pub(crate) fn reported(scene: &Scene<'_>) -> bool {
    scene.reference == Reference::Indefinite
        && !scene.plural()
        && scene.main().is_some_and(|(at, hit)| {
            hit.noun()
                && scene.cues.iter().any(|(span, cue)| {
                    *cue == Cue::Response && span.start < hit.span.start && {
                        let from = scene.part.items.partition_point(|i| i.span().start < span.end);
                        !scene.part.items[from.min(*at)..*at]
                            .iter()
                            .any(|item| item.is(Class::PUNCT))
                    }
                })
        })
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    /// The days and years that a text gives its accounts.
    fn dates(text: &str) -> Vec<String> {
        let accounts = read_alone(text).accounts;
        let dates = accounts.iter().flat_map(|own| &own.telling.dates);
        dates.filter_map(|said| said.value.start).map(|day| day.to_string()).collect()
    }

    #[test]
    fn the_day_of_another_deed() {
        for text in [
            "Gunmen who want to break the truce signed on 3 May 2021 killed a mayor in Kaduna.\n",
            "Gunmen killed Omar Vale, a senator elected in 2019, in Kaduna.\n",
        ] {
            assert_eq!(dates(text), [""; 0], "{text}");
        }
        assert_eq!(
            dates("The shelling of Idlib began on 3 May 2021, killing two farmers.\n"),
            ["2021-05-03"]
        );
    }
}
