//! Those who say that they did not do it, and where nobody knows yet.

use dateline_text::Class;

use super::{Statement, Told, actor_at, of_speaker};
use crate::read::cue::Cue;
use crate::read::item::{Item, ends_in_ing};
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
        "striking",
        "targeting",
    ];
    // `denied on Thursday that it had shelled a town`
    let day = |item: &&Item<'_>| {
        matches!(item, Item::Time(_)) || item.one_of(&["on", "again", "also", "later"])
    };
    let aside = told.ahead().iter().take(4).take_while(day).count();
    let ahead = &told.ahead()[aside..];
    // `denied it`, `denied any such attack`; not `denied the reports of heavy losses`
    let first = ahead.first();
    let named = first.is_some_and(|next| next.one_of(&["any", "it", "the"]))
        && ahead.iter().take(8).any(|next| {
            next.trigger().is_some_and(|hit| !hit.sense().harm())
                || next.one_of(&[
                    "accusation",
                    "accusations",
                    "allegation",
                    "allegations",
                    "charge",
                    "charges",
                ])
        });
    let bare = first.is_some_and(|next| next.word("it"))
        && ahead
            .get(1)
            .is_none_or(|next| next.is(Class::PUNCT | Class::PREPOSITION | Class::CONJUNCTION));
    let their_own = |item: &Item<'_>| {
        item.one_of(&["its", "their"])
            || item.mention().is_some() && of_speaker(told.document.words(item.span()))
    };
    let that = first.is_some_and(|next| next.word("that"));
    // `denied that it had shelled a town`, `denied its men had done it`
    let own = ahead.get(usize::from(that)).is_some_and(|next| {
        that && next.one_of(&["it", "they"])
            || their_own(next) && ahead.iter().any(|item| item.trigger().is_some())
    });
    // `denied planting it`
    let deed = first.is_some_and(|next| {
        ends_in_ing(told.document.words(next.span()))
            && (told.near(4, &["it", "them"])
                // `denied shelling a clinic`
                || next.trigger().is_some_and(|hit| !hit.sense().harm()))
    });
    // `was behind the attack, a claim the front has denied`
    let claim = first.is_none_or(|next| next.is(Class::PUNCT))
        && told
            .behind()
            .iter()
            .rev()
            .take(7)
            .any(|back| back.one_of(&["claim", "accusation", "allegation", "charge", "which"]));
    if !(told.near(5, DEED) || named || bare || own || deed || claim) {
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
