//! Those who say that they did not do it, and where nobody knows yet.

use dateline_text::Class;

use super::{Statement, Told, actor_at};
use crate::read::cue::Cue;
use crate::read::item::Item;
use crate::{Attributed, Claim};

pub(in crate::read) const DENY: &[&str] = &["denied", "denies", "denying"];

/// `The front denied involvement`, `Tehran denies carrying it out`
pub(super) fn denies(told: &Told<'_>, found: &mut Vec<Statement>) {
    const DEED: &[&str] = &[
        "involvement",
        "responsibility",
        "role",
        "part",
        "attacking",
        "carrying",
        "being",
        "any",
        "it",
        "the",
        "striking",
        "targeting",
    ];
    if !told.near(5, DEED) {
        return;
    }
    let (subject, speaker) = (told.subject(), told.speaker());
    let Some(start) = subject.as_ref().map(|(_, span)| *span).or(speaker) else { return };
    let end = told.end(6, &["involvement", "responsibility", "role", "part"]);
    found.push(Statement {
        claim: Some(Claim::Denied),
        doer: subject.map(|(actor, _)| (actor, Attributed::Denied)),
        span: start.join(end),
        speaker: speaker.or(Some(start)),
        rule: "denied",
    });
}

/// `had no hand in it`, `had nothing to do with the bombing`
pub(super) fn no_hand_in(told: &Told<'_>, found: &mut Vec<Statement>) {
    for window in told.items.windows(3) {
        let [no, hand, link] = window else { continue };
        let denies = no.word("no")
            && hand.one_of(&["hand", "part", "role", "involvement"])
            && link.one_of(&["in", "whatsoever"])
            || no.word("nothing") && hand.word("to") && link.word("do");
        if !denies {
            continue;
        }
        let speaker = told.said_by(told.scene.part.span, |a| a.source.span);
        let actor = told
            .items
            .iter()
            .filter(|item| item.span().end <= no.span().start)
            .find_map(|item| actor_at(told.document, item).map(|actor| (actor, item.span())));
        if let Some(speaker) = speaker.or(actor.as_ref().map(|(_, span)| *span)) {
            found.push(Statement {
                claim: Some(Claim::Denied),
                doer: actor.map(|(actor, _)| (actor, Attributed::Denied)),
                span: no.span().join(link.span()),
                speaker: Some(speaker),
                rule: "no_hand_in",
            });
        }
    }
}

/// `Police are investigating`, `it was not clear who was behind it`
pub(super) fn investigated(told: &Told<'_>) -> Option<Statement> {
    let at = told.scene.cue(Cue::Investigation)?;
    let before = told.items.iter().rev().filter(|item| item.span().end <= at.start);
    let start = before
        .take(4)
        .find(|item| item.mention().is_some() || item.is(Class::PRONOUN))
        .map_or(at, Item::span);
    Some(Statement {
        claim: Some(Claim::UnderInvestigation),
        doer: None,
        span: start.join(at),
        speaker: None,
        rule: "under_investigation",
    })
}
