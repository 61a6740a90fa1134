//! Who did it, who says so, and who says nothing: claims, blame, denials, and the grammar of the doer.

use dateline_document::Document;
use dateline_entity::{ActorKind, Attribution, Entities, Entity, Status};
use dateline_text::{Class, Span, WordSet};

use super::cue::Cue;
use super::draft::near;
use super::item::Item;
use super::scene::Scene;
use super::trigger::{Form, Hit, Sense};
use super::value;
use crate::{ActorValue, Attributed, Claim};

/// A statement of responsibility.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    pub(crate) claim: Option<Claim>,
    pub(crate) doer: Option<(ActorValue, Attributed)>,
    pub(crate) span: Span,
    /// The words of the one who claims, blames or denies: the source of the statement.
    pub(crate) speaker: Option<Span>,
    pub(crate) rule: &'static str,
}

fn actor_at(document: &Document<'_>, item: &Item<'_>) -> Option<ActorValue> {
    let mention = item.mention()?;
    match &mention.entity {
        Entity::Actor(actor) => Some(value::actor(document, mention.span, actor)),
        Entity::People(people) if people.armed => {
            Some(value::people_actor(document, mention.span, people))
        }
        _ => None,
    }
}

fn state_at(document: &Document<'_>, item: &Item<'_>) -> Option<ActorValue> {
    let mention = item.mention()?;
    match &mention.entity {
        Entity::Place(place)
            if matches!(
                place.role,
                dateline_entity::PlaceRole::Metonym | dateline_entity::PlaceRole::Modifier
            ) && place.kind.as_deref() == Some("country") =>
        {
            Some(ActorValue {
                id: place.countries.first().map(|code| format!("state:{}", code.to_lowercase())),
                name: place.name.clone(),
                kind: Some(ActorKind::State.name().to_owned()),
                words: document.words(mention.span).to_owned(),
                descriptor: None,
                sponsor: None,
                parent: None,
            })
        }
        _ => actor_at(document, item),
    }
}

/// The words of the first source some part of whose attribution stands in `span`.
fn said_by(entities: &Entities, span: Span, part: impl Fn(&Attribution) -> Span) -> Option<Span> {
    near(entities, span).find(|(_, a)| part(a).overlaps(span)).map(|(_, a)| a.source.span)
}

/// Words at which a statement of responsibility is read.
static ANCHORS: WordSet<32> = WordSet::new([
    "claim",
    "claimed",
    "claims",
    "claiming",
    "blamed",
    "blames",
    "blaming",
    "accused",
    "accuses",
    "accusing",
    "attributed",
    "admitted",
    "accepted",
    "acknowledged",
    "took",
    "assumed",
    "taken",
    "committed",
    "perpetrated",
    "masterminded",
    "staged",
    "planned",
    "organized",
    "organised",
    "ordered",
    "out",
    "responsible",
    "suspected",
    "suspects",
    "denied",
    "denies",
    "denying",
]);

/// Everything that the scene says of responsibility; read once.
pub(crate) fn statements<'s>(
    document: &Document<'_>,
    entities: &Entities,
    scene: &'s Scene<'_>,
) -> &'s [Statement] {
    scene.statements.get_or_init(|| read(document, entities, scene))
}

fn read(document: &Document<'_>, entities: &Entities, scene: &Scene<'_>) -> Vec<Statement> {
    let items = scene.part.items;
    let mut found = Vec::new();
    let doer = |range: &[Item<'_>]| {
        range.iter().find_map(|item| {
            actor_at(document, item)
                .or_else(|| state_at(document, item))
                .map(|actor| (actor, item.span()))
        })
    };
    let subject = |at: usize| {
        items[..at]
            .iter()
            .rev()
            .take(14)
            .filter_map(|item| {
                actor_at(document, item)
                    .or_else(|| state_at(document, item))
                    .map(|a| (a, item.span()))
            })
            .max_by_key(|(a, _)| a.name.is_some())
    };
    for (at, item) in items.iter().enumerate().filter(|(_, item)| item.among(&ANCHORS)) {
        let ahead = &items[at + 1..];
        let near = |n: usize, words: &[&str]| ahead.iter().take(n).any(|next| next.one_of(words));
        let from = |end: Span| item.span().join(end);
        if item.one_of(&["claim", "claimed", "claims", "claiming"]) {
            let passive = items[..at]
                .iter()
                .rev()
                .take(2)
                .any(|i| i.is(Class::AUXILIARY) && !i.one_of(&["has", "have", "had"]));
            let negated = items[..at].iter().rev().take(8).find(|i| {
                i.is(Class::NEGATION)
                    || matches!(i, Item::Number { quantity, .. } if quantity.max == Some(0))
            });
            let responsibility = near(4, &["responsibility", "credit"]);
            let attack =
                ahead.iter().take(5).any(|i| i.trigger().is_some_and(|hit| !hit.sense().harm()));
            if let Some(no) = negated.filter(|_| {
                responsibility
                    || attack
                    || items[..at].iter().any(|i| i.one_of(&["group", "one", "nobody", "militia"]))
            }) {
                let end = ahead
                    .iter()
                    .take(4)
                    .find(|i| i.one_of(&["responsibility", "credit"]))
                    .map_or(item.span(), Item::span);
                found.push(Statement {
                    claim: Some(Claim::NoClaimYet),
                    doer: None,
                    span: no.span().join(end),
                    speaker: None,
                    rule: "no_claim",
                });
            } else if passive && ahead.first().is_some_and(|i| i.word("by")) {
                if let Some((actor, span)) = doer(&ahead[..ahead.len().min(8)]) {
                    let open = items[..at].iter().rev().take(4).any(|i| i.word("or"));
                    let (claim, grounds) = if open {
                        (Claim::ClaimedOrBlamed, Attributed::BlamedOrClaimed)
                    } else {
                        (Claim::Claimed, Attributed::SelfClaimed)
                    };
                    found.retain(|s: &Statement| !(open && s.rule == "blamed"));
                    found.push(Statement {
                        claim: Some(claim),
                        doer: Some((actor, grounds)),
                        span: from(span),
                        speaker: (!open).then_some(span),
                        rule: if open { "blamed_or_claimed" } else { "claimed_by" },
                    });
                }
            } else if let Some((actor, span)) =
                subject(at).filter(|_| responsibility || attack && !passive)
            {
                let end = ahead
                    .iter()
                    .take(4)
                    .find(|i| i.one_of(&["responsibility", "credit"]))
                    .map_or(item.span(), Item::span);
                found.push(Statement {
                    claim: Some(Claim::Claimed),
                    doer: Some((actor, Attributed::SelfClaimed)),
                    span: span.join(end),
                    speaker: Some(span),
                    rule: "claimed",
                });
            }
        }
        if item.one_of(&[
            "blamed",
            "blames",
            "blaming",
            "accused",
            "accuses",
            "accusing",
            "attributed",
        ]) {
            let on = ahead.iter().take(8).position(|i| i.one_of(&["on", "to"]));
            let passive = ahead.first().is_some_and(|i| i.one_of(&["on", "to"]));
            let object =
                match (passive, item.one_of(&["blamed", "blaming", "blames", "attributed"]), on) {
                    (false, true, Some(on))
                        if ahead[..on].iter().any(|i| i.trigger().is_some() || i.word("it")) =>
                    {
                        doer(&ahead[on..ahead.len().min(on + 8)])
                    }
                    _ => doer(&ahead[..ahead.len().min(9)]),
                };
            if let Some((actor, span)) = object {
                let open = passive
                    && ahead.iter().take(4).any(|i| i.word("or"))
                    && ahead.iter().take(6).any(|i| i.one_of(&["claimed"]));
                let speaker = (!passive)
                    .then(|| {
                        said_by(entities, item.span(), |a| a.verb).or_else(|| {
                            items[..at]
                                .iter()
                                .rev()
                                .take(6)
                                .find_map(|i| i.mention().map(|m| m.span))
                        })
                    })
                    .flatten();
                let (claim, grounds, rule) = if open {
                    (Some(Claim::ClaimedOrBlamed), Attributed::BlamedOrClaimed, "blamed_or_claimed")
                } else {
                    (None, Attributed::Blamed, "blamed")
                };
                found.push(Statement {
                    claim,
                    doer: Some((actor, grounds)),
                    span: from(span),
                    speaker,
                    rule,
                });
            }
        }
        // `accepted responsibility for the attack`, `took credit`
        if item.one_of(&["admitted", "accepted", "acknowledged", "took", "assumed", "taken"])
            && near(3, &["responsibility", "credit"])
            && !items[..at].iter().rev().take(4).any(|i| i.is(Class::NEGATION))
            && let Some((actor, span)) = subject(at)
        {
            found.push(Statement {
                claim: Some(Claim::Claimed),
                doer: Some((actor, Attributed::SelfClaimed)),
                span: span.join(item.span()),
                speaker: Some(span),
                rule: "took_responsibility",
            });
        }
        // `the crime was committed by gunmen`, `it was carried out by the front`
        let done = item.one_of(&[
            "committed",
            "perpetrated",
            "masterminded",
            "staged",
            "planned",
            "organized",
            "organised",
            "ordered",
        ]) || item.word("out")
            && items[..at].last().is_some_and(|verb| verb.one_of(&["carried"]));
        let agent = ahead.iter().take(2).position(|next| next.word("by"));
        if done
            && let Some(by) = agent
            && scene.main().is_none()
            && let Some((actor, span)) = ahead[by + 1..].iter().take(3).find_map(|next| {
                let actor = actor_at(document, next).or_else(|| anybody_at(document, next))?;
                Some((actor, next.span()))
            })
        {
            let hedged = ahead[by + 1..].iter().take(3).any(|next| next.is(Class::HEDGE));
            let grounds = if hedged { Attributed::Suspected } else { Attributed::Asserted };
            found.push(Statement {
                claim: None,
                doer: Some((actor, grounds)),
                span: from(span),
                speaker: None,
                rule: "done_by",
            });
        }
        if item.word("responsible")
            && let Some(statement) = responsible(document, entities, items, at)
        {
            found.push(statement);
        }
        if item.one_of(&["suspected", "suspects"])
            && scene.main().is_some()
            && let Some((actor, span)) = doer(&ahead[..ahead.len().min(3)])
        {
            found.push(Statement {
                claim: None,
                doer: Some((actor, Attributed::Suspected)),
                span: from(span),
                speaker: None,
                rule: "suspected",
            });
        }
        if item.one_of(&["denied", "denies", "denying"])
            && near(
                5,
                &[
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
                ],
            )
        {
            let subject = subject(at);
            let end = ahead
                .iter()
                .take(6)
                .find(|i| i.one_of(&["involvement", "responsibility", "role", "part"]))
                .map_or(item.span(), Item::span);
            let speaker = said_by(entities, item.span(), |a| a.verb);
            let start = subject.as_ref().map(|(_, span)| *span).or(speaker).unwrap_or(item.span());
            if subject.is_some() || speaker.is_some() {
                let doer = subject.map(|(actor, _)| (actor, Attributed::Denied));
                found.push(Statement {
                    claim: Some(Claim::Denied),
                    doer,
                    span: start.join(end),
                    speaker: speaker.or(Some(start)),
                    rule: "denied",
                });
            }
        }
    }
    if let Some(at) = scene.cue(Cue::Investigation) {
        let start = items
            .iter()
            .rev()
            .filter(|item| item.span().end <= at.start)
            .take(4)
            .find(|item| item.mention().is_some() || item.is(Class::PRONOUN))
            .map_or(at, Item::span);
        found.push(Statement {
            claim: Some(Claim::UnderInvestigation),
            doer: None,
            span: start.join(at),
            speaker: None,
            rule: "under_investigation",
        });
    }
    // `had no hand in it`, `had nothing to do with the bombing`
    for window in items.windows(3) {
        let [no, hand, link] = window else { continue };
        let denies = no.word("no")
            && hand.one_of(&["hand", "part", "role", "involvement"])
            && link.one_of(&["in", "whatsoever"])
            || no.word("nothing") && hand.word("to") && link.word("do");
        if !denies {
            continue;
        }
        let speaker = said_by(entities, scene.part.span, |a| a.source.span);
        let actor = items
            .iter()
            .filter(|item| item.span().end <= no.span().start)
            .find_map(|item| actor_at(document, item).map(|actor| (actor, item.span())));
        if let Some(speaker) = speaker.or(actor.as_ref().map(|(_, span)| *span)) {
            let doer = actor.map(|(actor, _)| (actor, Attributed::Denied));
            found.push(Statement {
                claim: Some(Claim::Denied),
                doer,
                span: no.span().join(link.span()),
                speaker: Some(speaker),
                rule: "no_hand_in",
            });
        }
    }
    let attack = |item: &Item<'_>| {
        item.trigger().is_some_and(|hit| {
            hit.noun() && matches!(hit.sense(), Sense::Attack | Sense::Strike | Sense::Bombing)
        })
    };
    // `called it an attack`
    for window in items.windows(4) {
        let [called, it, an, noun] = window else { continue };
        if attack(noun)
            && called.one_of(&["called", "calls", "termed", "declared"])
            && it.one_of(&["it", "this", "that"])
            && an.one_of(&["an", "a"])
        {
            let speaker = said_by(entities, scene.part.span, |a| a.verb);
            let subject = speaker.or_else(|| {
                items
                    .iter()
                    .filter(|item| item.span().end <= called.span().start)
                    .find_map(|item| item.mention().map(|m| m.span))
            });
            found.push(Statement {
                claim: Some(Claim::AssertedAttack),
                doer: None,
                span: it.span().join(noun.span()),
                speaker: subject,
                rule: "called_attack",
            });
        }
    }
    // `said it was an attack`
    for window in items.windows(4) {
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
    found
}

/// `hold the rebels responsible for the attack`, `the army is responsible for the massacre`.
fn responsible(
    document: &Document<'_>,
    entities: &Entities,
    items: &[Item<'_>],
    at: usize,
) -> Option<Statement> {
    let back = &items[..at];
    let negated = back.iter().rev().take(5).any(|i| i.is(Class::NEGATION));
    let held = back
        .iter()
        .rposition(|i| i.one_of(&["hold", "held", "holds", "holding"]))
        .filter(|held| at - held <= 8);
    let is = back.last().is_some_and(|i| i.is(Class::AUXILIARY) || i.one_of(&["as", "being"]));
    if negated || held.is_none() && !is || !items.get(at + 1).is_some_and(|i| i.word("for")) {
        return None;
    }
    let from = held.unwrap_or(0);
    let (actor, span) = back[from..].iter().rev().take(10).find_map(|item| {
        let actor = actor_at(document, item).or_else(|| state_at(document, item))?;
        Some((actor, item.span()))
    })?;
    Some(Statement {
        claim: None,
        doer: Some((actor, Attributed::Blamed)),
        span: span.join(items[at].span()),
        speaker: said_by(entities, items[at].span(), |a| a.verb),
        rule: "held_responsible",
    })
}

/// The doer that grammar gives: the subject of an active verb, the agent after `by`, the state before an event noun.
pub(crate) fn doer(
    document: &Document<'_>,
    scene: &Scene<'_>,
) -> Option<(ActorValue, Span, &'static str)> {
    let items = scene.part.items;
    let (at, hit) = *scene.main()?;
    if matches!(hit.sense(), Sense::Intercept | Sense::Clash | Sense::Explosion | Sense::Impact) {
        return detonator(document, items, at, &hit);
    }
    let named = |item: &Item<'_>| actor_at(document, item).or_else(|| state_at(document, item));
    // Whoever stands after `by` did it, armed or not: `by two men on a motorcycle`.
    let agent = |items: &[Item<'_>]| {
        items.iter().enumerate().take(4).find_map(|(at, item)| {
            // `by members of the front`: the front did it.
            if let Some((actor, span)) = force_of(document, items, at) {
                return Some((actor, span, "agent"));
            }
            let actor = named(item).or_else(|| anybody_at(document, item))?;
            Some((actor, item.span(), "agent"))
        })
    };
    if hit.noun() {
        // `US retaliatory airstrikes`, `an Israeli air strike`, `a militant attack`
        for item in items[..at].iter().rev().take(5) {
            if let Some(actor) = named(item) {
                return Some((actor, item.span().join(hit.span), "actor_noun"));
            }
            let passes = match item {
                Item::Word { class, .. } => {
                    !class.any(
                        Class::PUNCT
                            .with(Class::PREPOSITION)
                            .with(Class::CONJUNCTION)
                            .with(Class::DETERMINER)
                            .with(Class::POSSESSIVE)
                            .with(Class::AUXILIARY),
                    ) || item.word("-")
                }
                Item::Mention(mention) => matches!(mention.entity, Entity::Weapon(_)),
                _ => false,
            };
            if !passes {
                break;
            }
        }
        // `an attack by gunmen`
        let by =
            items[at + 1..].iter().take(12).position(|item| item.word("by")).map(|by| at + 1 + by);
        if let Some(found) = by.and_then(|by| agent(&items[by + 1..])) {
            return Some(found);
        }
        // `US forces launched dozens of strikes`
        let verb = items[..at].iter().rposition(|item| {
            item.trigger().is_some_and(|other| other.sense() == Sense::Launch)
                || item.one_of(&[
                    "carried",
                    "conducted",
                    "staged",
                    "mounted",
                    "executed",
                    "carrying",
                    "conducting",
                    "waged",
                    "attempted",
                ])
        })?;
        if items[..verb]
            .last()
            .is_some_and(|item| item.is(Class::AUXILIARY) && !item.one_of(&["has", "have", "had"]))
        {
            return None;
        }
        return items[..verb].iter().rev().take(8).find_map(|item| {
            named(item).map(|actor| (actor, item.span().join(items[verb].span()), "subject"))
        });
    }
    // Whoever dies is no doer of it.
    if hit.trigger.id == "die" {
        return None;
    }
    let passive = items[..at]
        .iter()
        .rev()
        .take(3)
        .any(|item| item.is(Class::AUXILIARY) && !item.one_of(&["has", "have", "had"]));
    let by = items[at + 1..].iter().take(16).position(|item| item.word("by")).map(|by| at + 1 + by);
    if passive || hit.form == Form::Past && by.is_some_and(|by| by == at + 1) {
        // A relative clause has an agent of its own: `fired from areas controlled by ...`.
        let participle = |item: &Item<'_>| matches!(item, Item::Word { span, .. } if document.words(*span).ends_with("ed"));
        let by = by.filter(|by| !items[at + 1..*by].iter().any(participle))?;
        return agent(&items[by + 1..]);
    }
    // Active: the nearest actor to the left that no preposition governs.
    for (index, item) in items[..at].iter().enumerate().rev().take(12) {
        if let Some(actor) = named(item) {
            // `guerrillas of the front attacked`: the front did it.
            let own = index.checked_sub(2).and_then(|people| force_of(document, items, people));
            if let Some((actor, span)) = own {
                return Some((actor, span.join(hit.span), "subject"));
            }
            let governed = index.checked_sub(1).is_some_and(|before| {
                items[before].is(Class::PREPOSITION) && !items[before].is(Class::CONJUNCTION)
            });
            if !governed
                && items[index + 1..at].iter().all(|between| {
                    between.mention().is_none_or(|m| !matches!(m.entity, Entity::Weapon(_)))
                })
            {
                return Some((actor, item.span().join(hit.span), "subject"));
            }
        }
        if item.word(";") || item.trigger().is_some() {
            break;
        }
    }
    people_subject(document, items, at, hit.sense())
}

/// The armed group or force that the people at `at` are of: `members of the front`.
fn force_of(document: &Document<'_>, items: &[Item<'_>], at: usize) -> Option<(ActorValue, Span)> {
    let (people, of, force) = (items.get(at)?, items.get(at + 1)?, items.get(at + 2)?);
    let (_, told) = people.people()?;
    let (mention, actor) = force.actor()?;
    let fits = !told.speaker
        && of.one_of(&["of", "from"])
        && (actor.name.is_some() || told.armed)
        && !matches!(actor.kind, ActorKind::Other | ActorKind::State);
    fits.then(|| (value::actor(document, mention.span, actor), people.span().join(mention.span)))
}

/// `a bomb detonated by rebels`, `rebels exploded a bomb`: who made it explode, where grammar tells.
fn detonator(
    document: &Document<'_>,
    items: &[Item<'_>],
    at: usize,
    hit: &Hit,
) -> Option<(ActorValue, Span, &'static str)> {
    if hit.sense() != Sense::Explosion {
        return None;
    }
    let actor = |item: &Item<'_>| actor_at(document, item).map(|actor| (actor, item.span()));
    let set_off = items[at + 1..]
        .iter()
        .take(5)
        .position(|item| item.one_of(&["detonated", "planted", "placed", "caused", "by"]))
        .map(|next| at + 1 + next);
    let by = set_off.filter(|next| {
        items[*next].word("by") || items.get(*next + 1).is_some_and(|item| item.word("by"))
    })?;
    let (actor, span) = items[by + 1..].iter().take(4).find_map(actor)?;
    Some((actor, span, "agent"))
}

/// `A man in uniform opened fire`, `two individuals kidnapped an engineer`: people of no known kind who do it, in the
/// active with an object. A headline's `Man shot in Gary` has none.
fn people_subject(
    document: &Document<'_>,
    items: &[Item<'_>],
    at: usize,
    sense: Sense,
) -> Option<(ActorValue, Span, &'static str)> {
    let object = matches!(sense, Sense::Launch | Sense::Bombing)
        || items[at].trigger().is_some_and(|hit| hit.form == Form::Phrase && !hit.sense().harm())
            && sense == Sense::Launch
        || items[at + 1..].iter().take(2).any(|item| {
            item.mention().is_some()
                || item.is(Class::DETERMINER)
                || matches!(item, Item::Name(_) | Item::Number { .. })
                || item.one_of(&["him", "her", "them"])
        });
    if !object || sense.harm() && sense != Sense::Kill {
        return None;
    }
    for (index, item) in items[..at].iter().enumerate().rev().take(10) {
        if item.trigger().is_some() || item.one_of(&[";", "by", "when", "that", "after"]) {
            return None;
        }
        let governed = index
            .checked_sub(1)
            .is_some_and(|before| items[before].is(Class::PREPOSITION | Class::REPORTING));
        let kind = item.people().is_some_and(|(mention, people)| {
            let nobody = matches!(mention.rule, "people/man" | "people/person");
            let force = matches!(people.status, Status::Military | Status::Police);
            nobody || force && mention.rule != "people/guard"
        });
        if let Some(actor) = anybody_at(document, item).filter(|_| kind && !governed) {
            return Some((actor, item.span().join(items[at].span()), "people_subject"));
        }
    }
    None
}

/// `the attackers`, `the gunmen`, where they do something: use arms, come, flee.
pub(crate) fn those_who_attacked(
    document: &Document<'_>,
    scene: &Scene<'_>,
) -> Option<(ActorValue, Span)> {
    let items = scene.part.items;
    let acts = |item: &Item<'_>| {
        item.one_of(&[
            "fled",
            "escaped",
            "used",
            "left",
            "drove",
            "arrived",
            "entered",
            "wore",
            "carried",
            "approached",
            "broke",
            "shouted",
            "warned",
            "forced",
            "ordered",
            "then",
            "also",
            "who",
        ]) || item.trigger().is_some_and(|hit| matches!(hit.form, Form::Past))
    };
    items.iter().enumerate().find_map(|(at, item)| {
        let (mention, people) = item.people()?;
        let attacker = people.armed
            || scene
                .cues
                .iter()
                .any(|(span, cue)| *cue == Cue::Attacker && mention.span.contains(*span));
        let definite = document
            .words(mention.span)
            .get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case("the "));
        let by = items[..at].last().is_some_and(|before| before.is(Class::PREPOSITION));
        let doing = items.get(at + 1).is_some_and(acts);
        (attacker && definite && !by && doing)
            .then(|| (value::people_actor(document, mention.span, people), mention.span))
    })
}

/// People of any kind as a doer, but for those who only speak.
fn anybody_at(document: &Document<'_>, item: &Item<'_>) -> Option<ActorValue> {
    let (mention, people) = item.people().filter(|(_, people)| !people.speaker)?;
    Some(value::people_actor(document, mention.span, people))
}
