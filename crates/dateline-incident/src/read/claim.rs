//! Who says who did it, and who says nothing: claims, blame, suspicion, denials.

use dateline_document::Document;
use dateline_entity::{ActorKind, Attribution, Entities, Entity};
use dateline_text::{Class, Span, WordSet};

use super::cue::Cue;
use super::doer::anybody_at;
use super::draft::near;
use super::item::Item;
use super::scene::Scene;
use super::trigger::{Form, Sense};
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

pub(super) fn actor_at(document: &Document<'_>, item: &Item<'_>) -> Option<ActorValue> {
    let mention = item.mention()?;
    match &mention.entity {
        Entity::Actor(actor) => Some(value::actor(document, mention.span, actor)),
        Entity::People(people) if people.armed || called_armed(document, mention.span) => {
            Some(value::people_actor(document, mention.span, people))
        }
        _ => None,
    }
}

/// `armed Serbs`, `armed villagers`
fn called_armed(document: &Document<'_>, span: Span) -> bool {
    let armed = |start: &str| start.eq_ignore_ascii_case("armed ");
    document.words(span).get(..6).is_some_and(armed)
}

pub(super) fn state_at(document: &Document<'_>, item: &Item<'_>) -> Option<ActorValue> {
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
static ANCHORS: WordSet<35> = WordSet::new([
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
    "suspect",
    "suspected",
    "suspects",
    "denied",
    "denies",
    "denying",
    "its",
    "their",
]);

/// `Night Watch, a leftist group, claimed`: the group by the name that the speaker has, where no list holds it.
fn by_name(
    document: &Document<'_>,
    entities: &Entities,
    verb: Span,
    (actor, span): (ActorValue, Span),
) -> (ActorValue, Span) {
    let speaks = near(entities, verb).find(|(_, a)| a.verb.overlaps(verb)).map(|(_, a)| &a.source);
    match speaks {
        Some(source)
            if actor.name.is_none()
                && source.named
                && source.kind.name() == "armed_group"
                && source.span.end <= span.start =>
        {
            let words = document.words(source.span).to_owned();
            (ActorValue { words, ..actor }, source.span)
        }
        _ => (actor, span),
    }
}

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
    let anchor = |item: &Item<'_>| item.among(&ANCHORS) || item.people().is_some();
    for (at, item) in items.iter().enumerate().filter(|(_, item)| anchor(item)) {
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
            // `claimed it in a letter`, `claimed to have killed`
            let done = ahead.first().is_some_and(|next| next.word("it"))
                || ahead.windows(2).take(4).any(|two| two[0].word("to") && two[1].word("have"));
            let attack = done
                || ahead.iter().take(5).any(|i| i.trigger().is_some_and(|hit| !hit.sense().harm()));
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
            } else if (passive || item.word("claim")) && ahead.first().is_some_and(|i| i.word("by"))
            {
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
            } else if let Some((actor, span)) = subject(at)
                .map(|found| by_name(document, entities, item.span(), found))
                .filter(|_| responsibility || attack && !passive)
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
        // `suspected rebels attacked`; `police suspect the front`, where somebody does it.
        let verb = items[..at]
            .last()
            .is_some_and(|before| before.mention().is_some() || before.is(Class::PRONOUN));
        let swallowed = item.people().is_some_and(|_| {
            let words = document.words(item.span());
            words.to_ascii_lowercase().ends_with("police suspect")
        });
        if (swallowed
            || item.one_of(&["suspected", "suspects"]) && scene.main().is_some()
            || item.one_of(&["suspect", "suspects", "suspected"]) && verb)
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
        // `a splinter group was the main suspect`
        if item.one_of(&["suspect", "suspects"])
            && items[..at].last().is_some_and(|before| before.one_of(&["main", "prime", "chief"]))
            && let Some((actor, span)) = subject(at)
        {
            found.push(Statement {
                claim: None,
                doer: Some((actor, Attributed::Suspected)),
                span: span.join(item.span()),
                speaker: None,
                rule: "main_suspect",
            });
        }
        if let Some((actor, span)) = own_people(document, items, at) {
            found.push(Statement {
                claim: Some(Claim::Claimed),
                doer: Some((actor, Attributed::SelfClaimed)),
                span: span.join(item.span()),
                speaker: Some(span),
                rule: "own_people",
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

/// `The front said that its men had done it`, `said that the attacker was one of its soldiers`: the group that says so of its
/// own people, at `its`.
fn own_people(
    document: &Document<'_>,
    items: &[Item<'_>],
    at: usize,
) -> Option<(ActorValue, Span)> {
    let (own, people) = own_at(document, items, at)?;
    let said = items[..own].iter().rposition(|item| item.is(Class::REPORTING))?;
    let before = &items[own.saturating_sub(3)..own];
    let behind = &items[people + 1..items.len().min(people + 5)];
    let of = (document.words(items[people].span()).to_ascii_lowercase().starts_with("one of ")
        || before.iter().any(|item| item.one_of(&["of", "by"])))
        && items[said..own].iter().any(|item| {
            item.one_of(&["attacker", "attackers", "bomber", "gunman", "one", "work"])
                || item.people().is_some_and(|(_, people)| people.armed)
                || item.trigger().is_some_and(|hit| !hit.noun())
        })
        && !items[said..own]
            .iter()
            .any(|item| item.trigger().is_some_and(|hit| hit.sense().harm()));
    let acts = behind.first().is_some_and(|item| item.one_of(&["had", "have", "were", "was"]))
        && behind.iter().any(|item| {
            item.one_of(&["done", "behind", "inside", "carried", "responsible"])
                || item.trigger().is_some_and(|hit| {
                    !hit.noun() && behind[0].one_of(&["had", "have"]) && hit.trigger.id != "die"
                })
        })
        || behind
            .first()
            .and_then(Item::trigger)
            .is_some_and(|hit| hit.form == Form::Past && !hit.sense().harm());
    if !(of || acts) {
        return None;
    }
    items[..said].iter().rev().take(10).find_map(|item| {
        let (mention, actor) = item.actor()?;
        let group = matches!(
            actor.kind,
            ActorKind::ArmedGroup | ActorKind::Umbrella | ActorKind::CriminalGroup
        );
        (group && actor.name.is_some())
            .then(|| (value::actor(document, mention.span, actor), mention.span))
    })
}

/// Where `its` and the people behind it stand, for the word at `at`, or the mention that holds both.
fn own_at(document: &Document<'_>, items: &[Item<'_>], at: usize) -> Option<(usize, usize)> {
    let own = |item: &Item<'_>| {
        let folded = document.words(item.span()).to_ascii_lowercase();
        ["its ", "their ", "one of its ", "one of their "].iter().any(|own| folded.starts_with(own))
    };
    if items[at].people().is_some() && own(&items[at]) {
        return Some((at, at));
    }
    let people = |item: &Item<'_>| item.people().is_some() || item.actor().is_some();
    let next = items.get(at + 1).is_some_and(people);
    (items[at].one_of(&["its", "their"]) && next).then_some((at, at + 1))
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
