//! Those who are said to have done it: blamed, suspected, held responsible.

use dateline_text::Class;

use super::{Statement, Told, actor_at};
use crate::read::doer::anybody_at;
use crate::{Attributed, Claim};

pub(super) const BLAME: &[&str] =
    &["blamed", "blames", "blaming", "accused", "accuses", "accusing", "attributed"];
pub(super) const DONE: &[&str] = &[
    "committed",
    "perpetrated",
    "masterminded",
    "staged",
    "planned",
    "organized",
    "organised",
    "ordered",
    "out",
];
pub(super) const RESPONSIBLE: &[&str] = &["responsible"];
pub(super) const SUSPECT: &[&str] = &["suspect", "suspects", "suspected"];
pub(super) const SUSPECTS: &[&str] = &["suspect", "suspects"];

/// `blamed the attack on the rebels`, `accused the army of it`, `was blamed on or claimed by`
pub(super) fn blames(told: &Told<'_>, found: &mut Vec<Statement>) {
    let (item, ahead) = (told.item(), told.ahead());
    let on = ahead.iter().take(8).position(|i| i.one_of(&["on", "to"]));
    let passive = on == Some(0);
    let blamed = item.one_of(&["blamed", "blaming", "blames", "attributed"]);
    let object = match on {
        Some(on)
            if !passive
                && blamed
                && ahead[..on].iter().any(|i| i.trigger().is_some() || i.word("it")) =>
        {
            told.doer(&ahead[on..ahead.len().min(on + 8)])
        }
        _ => told.doer(&ahead[..ahead.len().min(9)]),
    };
    let Some((actor, span)) = object else { return };
    let open = passive
        && ahead.iter().take(4).any(|i| i.word("or"))
        && ahead.iter().take(6).any(|i| i.word("claimed"));
    let before = || told.behind().iter().rev().take(6).find_map(|i| i.mention().map(|m| m.span));
    let speaker = if passive { None } else { told.speaker().or_else(before) };
    let (claim, grounds, rule) = if open {
        (Some(Claim::ClaimedOrBlamed), Attributed::BlamedOrClaimed, "blamed_or_claimed")
    } else {
        (None, Attributed::Blamed, "blamed")
    };
    let doer = Some((actor, grounds));
    found.push(Statement { claim, doer, span: told.to(span), speaker, rule });
}

/// `the crime was committed by gunmen`, `it was carried out by the front`
pub(super) fn done_by(told: &Told<'_>, found: &mut Vec<Statement>) {
    let carried = || told.behind().last().is_some_and(|verb| verb.word("carried"));
    if told.item().word("out") && !carried() || told.scene.main().is_some() {
        return;
    }
    let Some(by) = told.ahead().iter().take(2).position(|next| next.word("by")) else { return };
    let agents = || told.ahead()[by + 1..].iter().take(3);
    let doer = agents().find_map(|next| {
        let actor = actor_at(told.document, next).or_else(|| anybody_at(told.document, next))?;
        Some((actor, next.span()))
    });
    if let Some((actor, span)) = doer {
        let hedged = agents().any(|next| next.is(Class::HEDGE));
        let grounds = if hedged { Attributed::Suspected } else { Attributed::Asserted };
        found.push(Statement {
            claim: None,
            doer: Some((actor, grounds)),
            span: told.to(span),
            speaker: None,
            rule: "done_by",
        });
    }
}

/// `hold the rebels responsible for the attack`, `the army is responsible for the massacre`
pub(super) fn responsible(told: &Told<'_>, found: &mut Vec<Statement>) {
    let back = told.behind();
    let negated = back.iter().rev().take(5).any(|i| i.is(Class::NEGATION));
    let held = back
        .iter()
        .rposition(|i| i.one_of(&["hold", "held", "holds", "holding"]))
        .filter(|held| told.at - held <= 8);
    let is = back.last().is_some_and(|i| i.is(Class::AUXILIARY) || i.one_of(&["as", "being"]));
    if negated || held.is_none() && !is || !told.ahead().first().is_some_and(|i| i.word("for")) {
        return;
    }
    let from = held.unwrap_or(0);
    let actor = back[from..].iter().rev().take(10).find_map(|item| told.actor(item));
    if let Some((actor, span)) = actor {
        found.push(Statement {
            claim: None,
            doer: Some((actor, Attributed::Blamed)),
            span: told.since(span),
            speaker: told.speaker(),
            rule: "held_responsible",
        });
    }
}

/// `suspected rebels attacked`; `police suspect the front`, where somebody does it.
pub(super) fn suspects(told: &Told<'_>, found: &mut Vec<Statement>) {
    let (item, ahead) = (told.item(), told.ahead());
    let verb = told
        .behind()
        .last()
        .is_some_and(|before| before.mention().is_some() || before.is(Class::PRONOUN));
    let swallowed = item.people().is_some() && {
        let words = told.document.words(item.span());
        words.to_ascii_lowercase().ends_with("police suspect")
    };
    let called = item.one_of(&["suspected", "suspects"]) && told.scene.main().is_some();
    if (swallowed || called || item.one_of(SUSPECT) && verb)
        && let Some((actor, span)) = told.doer(&ahead[..ahead.len().min(3)])
    {
        found.push(Statement {
            claim: None,
            doer: Some((actor, Attributed::Suspected)),
            span: told.to(span),
            speaker: None,
            rule: "suspected",
        });
    }
}

/// `a splinter group was the main suspect`
pub(super) fn main_suspect(told: &Told<'_>, found: &mut Vec<Statement>) {
    let main = told.behind().last().is_some_and(|i| i.one_of(&["main", "prime", "chief"]));
    if main && let Some((actor, span)) = told.subject() {
        found.push(Statement {
            claim: None,
            doer: Some((actor, Attributed::Suspected)),
            span: told.since(span),
            speaker: None,
            rule: "main_suspect",
        });
    }
}
