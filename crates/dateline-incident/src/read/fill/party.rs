//! Who did it, who says so, and the two sides of a fight.

use std::borrow::Cow;

use dateline_document::Document;
use dateline_entity::Entity;
use dateline_text::{Class, Span, word_hash};

use crate::read::claim;
use crate::read::doer;
use crate::read::draft::{Draft, position};
use crate::read::item::Item;
use crate::read::said::near;
use crate::read::scene::Scene;
use crate::read::trigger::Sense;
use crate::read::value;
use crate::read::words;
use crate::{Attributed, Claim, Nature, Perpetrator, Side};

use super::Fill;

/// Whether the words for who did it keep it open: `suspected rebels`, `alleged members of the front`, `was allegedly killed by`.
fn suspected(document: &Document<'_>, scene: &Scene<'_>, span: Span) -> bool {
    let items = scene.part.items;
    let at = items.partition_point(|item| item.span().start < span.start);
    let Some(own) = items.get(at).map(Item::span) else { return false };
    let tokens = &document.tokens;
    let first = tokens.partition_point(|token| token.span.start < own.start);
    let mut spelled = tokens[first..].iter().take_while(|token| token.span.end <= own.end);
    let mut before = items[..at].iter().rev().take(2);
    let mut verb = items[at..].iter().take_while(|item| item.span().end <= span.end);
    // `a suspected attack by rebels`
    let noun = scene.main().filter(|(_, hit)| hit.noun() && span.start >= hit.span.end);
    let of_noun = noun.is_some_and(|(at, _)| {
        items[at.saturating_sub(2)..*at].iter().any(|item| {
            item.among(&words::OPEN)
                || item.mention().is_some_and(|mention| {
                    let first =
                        tokens.partition_point(|token| token.span.start < mention.span.start);
                    let inside = |token: &&dateline_text::Token| token.span.end <= mention.span.end;
                    tokens[first..]
                        .iter()
                        .take_while(inside)
                        .any(|token| words::OPEN.has(token.hash))
                })
        })
    });
    // `reports of an assault by rebels`
    let told_of = noun.is_some_and(|(at, _)| {
        let near = &items[at.saturating_sub(5)..*at];
        near.windows(2).any(|two| {
            two[0].one_of(&["reports", "allegations", "rumours", "rumors", "claims", "accusations"])
                && two[1].word("of")
        })
    });
    // `a landmine believed to have been planted by rebels`
    let believed = || {
        const NEAR: usize = 8;
        let back = items[..at].iter().rev().take(NEAR).take_while(|item| !item.is(Class::PUNCT));
        back.zip(items[..at].iter().rev().skip(1))
            .any(|(to, own)| to.word("to") && own.among(&words::BELIEVING))
    };
    told_of
        || of_noun
        || believed()
        || spelled.any(|token| words::OPEN.has(token.hash))
        || before.any(|item| {
            // `police believe the front carried out the attack`
            item.among(&words::OPEN) || item.among(&words::OPENLY) || item.among(&words::BELIEVING)
        })
        || verb.any(|item| item.among(&words::OPENLY))
}

impl Fill<'_, '_> {
    pub(crate) fn statements(&self, draft: &mut Draft, scene: &Scene<'_>) {
        for statement in claim::statements(self.document, self.entities, scene) {
            let mut voice = self.voice(draft, statement.span);
            if let Some(span) = statement.speaker {
                voice.source = Some(self.speaker(draft, span));
            }
            // `A spokesman for the group denied it`: whom the story blamed is who denies.
            let denies = statement.claim == Some(Claim::Denied) && statement.doer.is_none();
            let own =
                voice.source.is_some_and(|at| draft.sources[at as usize].kind == "armed_group");
            let doer = match (&statement.doer, &draft.doer) {
                (None, Some(blamed)) if denies && own => Some((blamed.clone(), Attributed::Denied)),
                (doer, _) => doer.clone(),
            };
            if let Some(claim) = statement.claim {
                draft.telling.claim.push(position(
                    claim,
                    voice.source,
                    voice.hedge.clone(),
                    statement.rule,
                    &[statement.span],
                ));
                match claim {
                    Claim::AssertedAttack => draft.telling.nature.push(position(
                        Nature::Attack,
                        voice.source,
                        voice.hedge.clone(),
                        statement.rule,
                        &[statement.span],
                    )),
                    Claim::UnderInvestigation
                        if draft.telling.nature.iter().any(|p| p.value == Nature::Explosion) =>
                    {
                        draft.telling.nature.push(position(
                            Nature::Explosion,
                            voice.source,
                            voice.hedge.clone(),
                            statement.rule,
                            &[statement.span],
                        ));
                    }
                    _ => {}
                }
            }
            if let Some((actor, grounds)) = doer {
                if grounds != Attributed::Denied && draft.doer.is_none() {
                    draft.doer = Some(actor.clone());
                }
                let side = Side {
                    actor: actor.clone(),
                    role: Cow::Borrowed("attacker"),
                    attribution: Some(grounds),
                };
                draft.telling.sides.push(position(
                    vec![side],
                    voice.source,
                    voice.hedge.clone(),
                    statement.rule,
                    &[statement.span],
                ));
                let value = Perpetrator { actor, attribution: grounds };
                draft.telling.perpetrator.push(position(
                    value,
                    voice.source,
                    voice.hedge,
                    statement.rule,
                    &[statement.span],
                ));
            }
        }
    }

    /// The source index of the one whose words stand at `span`.
    pub(super) fn speaker(&self, draft: &mut Draft, span: Span) -> u32 {
        if let Some(at) =
            near(self.entities, span).find(|(_, a)| a.source.span.overlaps(span)).map(|(at, _)| at)
        {
            return draft.source(self.document, self.entities, at);
        }
        let mention = self.entities.within(span).iter().find(|m| m.span == span);
        let (kind, named) = match mention.map(|m| &m.entity) {
            Some(Entity::Actor(actor)) => {
                use dateline_entity::ActorKind;
                let kind = match actor.kind {
                    ActorKind::ArmedGroup | ActorKind::Umbrella | ActorKind::CriminalGroup => {
                        "armed_group"
                    }
                    ActorKind::StateForce | ActorKind::Coalition => "military",
                    ActorKind::Police => "police",
                    ActorKind::State => "government",
                    _ => "person",
                };
                (kind, actor.name.is_some())
            }
            _ => ("person", false),
        };
        draft.plain_source(self.document, span, kind, named)
    }

    pub(super) fn doer(
        &self,
        draft: &mut Draft,
        scene: &Scene<'_>,
        actor: crate::ActorValue,
        span: Span,
        rule: &'static str,
        sense: Sense,
    ) {
        let voice = self.voice(draft, span);
        let unidentified = actor.kind.as_deref() == Some("unidentified");
        // What the doer says of itself is a claim; what others say is blame; the narrator asserts.
        // `Ali Noor, a spokesman for the front, said the group had fired`
        let speaks = || {
            let items = scene.part.items;
            let at = items.partition_point(|item| item.span().start < span.start);
            let said = items[..at].iter().rposition(|item| item.is(Class::REPORTING));
            let group = said.and_then(|said| claim::speaks_for(self.document, scene, said));
            group.is_some_and(|(group, _)| group.id.is_some() && group.id == actor.id)
        };
        let spoken = rule == doer::OWN_DEED || voice.source.is_some() && speaks();
        let own = spoken
            || voice.source.is_some_and(|at| {
                let said = &draft.sources[at as usize].name;
                // `the group said`, of the one that is told of
                let group = draft.sources[at as usize].kind == "armed_group"
                    && actor.kind.as_deref() == Some("armed_group")
                    && said.split_once(' ').is_some_and(|(the, group)| {
                        the.eq_ignore_ascii_case("the") && words::GROUP.has(word_hash(group))
                    });
                // `Separatists say their fighters did it`, `the group's fighters`
                let theirs = draft.sources[at as usize].kind == "armed_group"
                    && actor.name.is_none()
                    && actor.kind.as_deref() == Some("armed_group")
                    && (claim::of_speaker(&actor.words) || of_the_group(self.document, span));
                theirs
                || actor.name.as_ref().is_some_and(|name| group || said.contains(name.as_str()))
                // `Militants in Iraq said they had attacked`
                || said.strip_prefix(&*actor.words).is_some_and(|rest| {
                    rest.is_empty() || rest.starts_with(" in ") || rest.starts_with(" of ")
                })
            });
        let grounds = if doer::accused(scene, span.start) {
            Attributed::Blamed
        } else if own {
            Attributed::SelfClaimed
        } else if rule == doer::MAKE || suspected(self.document, scene, span) {
            Attributed::Suspected
        } else if voice.source.is_some()
            && !unidentified
            && actor.kind.as_deref() != Some("state_force")
            && actor.kind.as_deref() != Some("state")
        {
            Attributed::Blamed
        } else {
            Attributed::Asserted
        };
        // `a village in an area at the heart of clashes` is no side of them.
        let items = scene.part.items;
        let main = scene.main().filter(|(_, hit)| !hit.noun()).map(|(at, _)| *at);
        // `attacked the market, where a gun battle began`: what came of it.
        let came = |clash: usize| {
            main.is_some_and(|at| {
                let between = items.get(at + 1..clash).unwrap_or_default();
                between
                    .iter()
                    .any(|item| item.one_of(&["where", "before", "sparking", "triggering"]))
            })
        };
        let fights = |(at, hit): &(usize, crate::read::trigger::Hit)| {
            hit.sense() == Sense::Clash && !hit.plural() && !came(*at)
        };
        if scene.hits.iter().any(fights) || sense == Sense::Clash {
            self.parties(draft, scene);
            return;
        }
        // `one of the bombers was shot by troops`: those who answer an attack did not make it.
        let force = |kind: &Option<String>| {
            matches!(kind.as_deref(), Some("state" | "state_force" | "police" | "coalition"))
        };
        // `A truck bomb went off, followed by gunfire by soldiers`
        let laid = draft.way.laid
            && draft.telling.perpetrator.is_empty()
            && actor.name.is_none()
            && scene
                .main()
                .is_some_and(|(_, hit)| matches!(hit.sense(), Sense::Shoot | Sense::Launch))
            && scene.weapons.iter().all(|(_, weapon)| weapon.class.starts_with("firearm"));
        let answers = (laid || draft.doer.as_ref().is_some_and(|own| !force(&own.kind)))
            && force(&actor.kind);
        if answers || points_back(draft, &actor) || its_force(draft, &actor) {
            return;
        }
        // `the front and allied fighters`: whoever has a name is told first, of two the first.
        let (actor, other) = match doer::beside(self.document, scene, span) {
            Some((other, own))
                if other.name.is_some() && (actor.name.is_none() || own.start < span.start) =>
            {
                (other, Some(actor))
            }
            other => (actor, other.map(|(other, _)| other)),
        };
        draft.doer.get_or_insert_with(|| actor.clone());
        let side = |actor: crate::ActorValue| Side {
            actor,
            role: Cow::Borrowed("attacker"),
            attribution: Some(grounds),
        };
        draft.telling.sides.push(position(
            std::iter::once(actor.clone()).chain(other).map(side).collect(),
            voice.source,
            voice.hedge.clone(),
            rule,
            &[span],
        ));
        draft.telling.perpetrator.push(position(
            Perpetrator { actor, attribution: grounds },
            voice.source,
            voice.hedge,
            rule,
            &[span],
        ));
    }

    /// Those who are told of as the attackers, in a sentence that tells no event.
    pub(crate) fn attacker(&self, draft: &mut Draft, actor: crate::ActorValue, span: Span) {
        let voice = self.voice(draft, span);
        let grounds = Attributed::Asserted;
        draft.doer = Some(actor.clone());
        let side = Side {
            actor: actor.clone(),
            role: Cow::Borrowed("attacker"),
            attribution: Some(grounds),
        };
        let (source, hedge) = (voice.source, voice.hedge);
        draft.telling.sides.push(position(
            vec![side],
            source,
            hedge.clone(),
            "the_attackers",
            &[span],
        ));
        let value = Perpetrator { actor, attribution: grounds };
        draft.telling.perpetrator.push(position(value, source, hedge, "the_attackers", &[span]));
    }

    /// A clash has parties and no perpetrator.
    pub(super) fn parties(&self, draft: &mut Draft, scene: &Scene<'_>) {
        let told = doer::parties(self.document, scene);
        let grammar = told.len() > 1;
        // Where the clause names only one of them, whoever else is spoken of may be the other.
        let besides = scene.actors.iter().filter(|(_, mention, _)| {
            !grammar && !told.iter().any(|(_, span)| span.overlaps(mention.span))
        });
        let besides = besides.map(|(_, mention, actor)| {
            (value::actor(self.document, mention.span, actor), mention.span)
        });
        let besides: Vec<_> = besides.take(3 - told.len().min(3)).collect();
        for (actor, span) in told.into_iter().chain(besides) {
            let voice = self.voice(draft, span);
            let side = Side { actor, role: Cow::Borrowed("party"), attribution: None };
            let rule = "party";
            draft.telling.sides.push(position(
                vec![side],
                voice.source,
                voice.hedge,
                rule,
                &[span],
            ));
        }
    }
}
/// Whether the words at `span` stand behind `the group's`.
fn of_the_group(document: &Document<'_>, span: Span) -> bool {
    let at = document.tokens.partition_point(|token| token.span.start < span.start);
    match &document.tokens[..at] {
        [.., group, own] => own.is(Class::POSSESSIVE) && words::GROUP.has(group.hash),
        _ => false,
    }
}

/// `An Israeli strike killed nine`, and then `the military`: a force of the state that is told to have done it, if not of another;
/// it names nobody.
fn its_force(draft: &Draft, actor: &crate::ActorValue) -> bool {
    let force = actor.kind.as_deref() == Some("state_force") && actor.name.is_none();
    let the = actor.words.get(..4).is_some_and(|the| the.eq_ignore_ascii_case("the "));
    let told = draft.telling.perpetrator.first().map(|said| &said.value.actor);
    let state = |own: &crate::ActorValue| {
        own.name.is_some() && matches!(own.kind.as_deref(), Some("state" | "state_force"))
    };
    force && the && told.is_some_and(state)
}

/// `Suspected gunmen killed nine`, and then `the gunmen`: whoever it was, and no surer for it.
fn points_back(draft: &Draft, actor: &crate::ActorValue) -> bool {
    /// Of those told to have done it the first are pointed back to.
    const FIRST: usize = 16;
    let nameless = |actor: &crate::ActorValue| actor.id.is_none() && actor.name.is_none();
    let head = |actor: &crate::ActorValue| {
        actor.words.rsplit(' ').next().unwrap_or_default().to_lowercase()
    };
    let the = actor.words.get(..4).is_some_and(|the| the.eq_ignore_ascii_case("the "));
    let mut told = draft.telling.perpetrator.iter().take(FIRST).map(|said| &said.value.actor);
    the && nameless(actor) && told.any(|own| nameless(own) && head(own) == head(actor))
}
