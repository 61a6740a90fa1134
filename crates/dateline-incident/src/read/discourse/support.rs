//! Whether a sentence says enough of an event to open an account of it.

use dateline_entity::{ActorKind, Status};
use dateline_text::{Class, Span};

use crate::read::claim;
use crate::read::cue::Cue;
use crate::read::doer;
use crate::read::harm::{self, Harm};
use crate::read::item::Item;
use crate::read::scene::{self, Joint, Prepared, Reference, Scene};
use crate::read::trigger::{Form, Hit, Sense};

use super::date::days_of;
use super::general::{aimed, answers_for_many, for_years, made_safe, of_something, somebody};
use super::{CLOSE, Discourse, hit_of};

/// `charged with killing`, `convicted of the killing of`: who is tried for a death did not die by accident.
fn accused(before: &[Item<'_>]) -> bool {
    /// As far as the charge may stand before the deed, in items.
    const NEAR: usize = 7;
    let near = &before[before.len().saturating_sub(NEAR)..];
    let charge = near.iter().rposition(|item| {
        item.one_of(&[
            "charged",
            "accused",
            "convicted",
            "suspected",
            "guilty",
            "indicted",
            "sentenced",
            "wanted",
            "arrested",
            "jailed",
            "imprisoned",
            "acquitted",
            "prosecuted",
        ])
    });
    charge.is_some_and(|charge| {
        let link = &near[charge + 1..];
        link.iter().any(|item| item.one_of(&["with", "of", "for", "in"]))
            && !link.iter().any(|item| item.trigger().is_some() || item.is(Class::PUNCT))
    })
}

impl Discourse<'_, '_> {
    /// Whether the scene says enough for an armed incident, or why not.
    pub(super) fn supported(
        &self,
        scene: &Scene<'_>,
        at: usize,
        hit: &Hit,
    ) -> Result<(), &'static str> {
        let weapon = scene.weapons.iter().any(|(_, weapon)| !weapon.class.starts_with("platform"));
        let harmed = scene.harms.iter().any(Harm::told);
        // `Jets struck the town` needs no bomb.
        let flies = ["platform.aircraft", "platform.helicopter"];
        let told = harmed || !scene.places.is_empty() || !scene.times.is_empty();
        let warplane = scene.weapons.iter().any(|(mention, weapon)| {
            weapon.class.starts_with("platform.warplane")
                || told
                    && flies.contains(&weapon.class)
                    && mention.span.end <= hit.span.start
                    && !hit.noun()
        });
        let armed = warplane
            || scene.actors.iter().any(|(_, _, actor)| !matches!(actor.kind, ActorKind::Other))
            || scene
                .part
                .items
                .iter()
                .any(|item| item.people().is_some_and(|(_, people)| people.armed));
        let people = scene.harms.iter().any(|harm| harm.kind == harm::Kind::Attacked);
        let target = !scene.targets.is_empty() || people;
        let placed = !scene.places.is_empty();
        let timed = !scene.times.is_empty();
        // `In one of the worst attacks in years, body parts lay in the street`: the one that is told.
        if hit.plural() && !self.none_told() && scene::one_of_the_worst(scene.part.items, at) {
            return Err("one of many");
        }
        if hit.plural() && !self.specific(scene, at) {
            return Err("generic");
        }
        // `troops regularly attack the villages`: what is done again and again is no event.
        let has = || {
            let before = scene.part.items[..at].iter().rev().take(3);
            before.into_iter().any(|item| item.one_of(&["has", "have"]))
        };
        // `are constantly targeting`
        let is = || {
            let before = scene.part.items[..at].iter().rev().take(3);
            before.into_iter().any(|item| item.one_of(&["is", "are"]))
        };
        let habit = (matches!(hit.form, Form::Base | Form::Third)
            || hit.form == Form::Ing && is()
            || hit.form == Form::Past && has())
            && (scene.cue(Cue::Serial).is_some() || scene.cue(Cue::Frequent).is_some());
        if habit && !timed {
            return Err("generic");
        }
        // `Both sides have been accused of targeting civilians`
        let blamed = hit.form == Form::Ing
            && !timed
            && !placed
            && matches!(&scene.part.items[..at], [.., accused, of] if accused.word("accused") && of.word("of"));
        if blamed {
            return Err("generic");
        }
        if answers_for_many(scene, at) && !timed {
            return Err("generic");
        }
        // `she hugged me when they were bombing`: who, where and when nobody says.
        let somewhen = hit.form == Form::Ing
            && matches!(&scene.part.items[..at], [.., who, were] if who.is(Class::PRONOUN) && were.one_of(&["was", "were"]));
        if somewhen && !(timed || placed || target || harmed || weapon) {
            return Err("generic");
        }
        if hit.sense() == Sense::Explosion && !hit.noun() && made_safe(&scene.part.items[..at]) {
            return Err("made safe");
        }
        // `The ministry has come under fire from lawmakers`: from those who bear no arms.
        let words = || self.document.words(hit.span).to_ascii_lowercase();
        let blamed = hit.form == Form::Phrase
            && scene
                .part
                .items
                .get(at + 1)
                .is_some_and(|item| item.one_of(&["from", "for", "over"]))
            && words().ends_with(" under fire")
            && !self.doer_armed(scene);
        if blamed {
            return Err("other sense: figure");
        }
        let long = has() && self.goes_on_for_long(scene, at, hit) || for_years(scene, at, hit);
        if !self.none_told() && long {
            return Err("generic");
        }
        if hit.trigger.weak {
            // `rebels burned two trucks`, `the offices were set on fire by gunmen`
            let fire = hit.form != Form::Phrase
                || scene.part.items[..at]
                    .iter()
                    .rev()
                    .take(12)
                    .any(|item| item.one_of(&["set", "sets", "setting"]));
            let nature = scene.cue(Cue::Accident).is_some() && !weapon && !harmed;
            let acts = (self.doer_armed(scene) || weapon) && !nature;
            return if fire && acts && !scene.targets.is_empty() {
                Ok(())
            } else {
                Err("no support")
            };
        }
        let definite = scene.reference == Reference::Definite && !self.none_told();
        let fits = match hit.sense() {
            Sense::Kill | Sense::Injure | Sense::Missing => {
                // `The mayor was killed near Kisumu`, in a story of violence: no accident.
                let violence = hit.sense() == Sense::Kill
                    && self.violent
                    && scene.cue(Cue::Accident).is_none()
                    && (placed || timed);
                let armed_story = hit.sense() == Sense::Kill
                    && self.armed
                    && self.none_told()
                    && scene.cue(Cue::Accident).is_none()
                    && hit.trigger.id != "die"
                    && timed;
                // `The mayor, who died in May`: dying alone opens no story of violence.
                let violence = violence && (hit.trigger.id != "die" || !self.none_told());
                let accident = scene.cue(Cue::Accident).is_some();
                // `a week after gunmen killed two monks`: what another attack is counted from.
                let counted = scene.long_before() && !accident && hit.trigger.id != "die";
                // `Hours later, gunmen killed a judge`, `Separately, troops killed three rebels`
                let beside =
                    scene.part.joint == Joint::Beside || scene.cue(Cue::Separate).is_some();
                let violence =
                    violence || counted || armed_story || accused(&scene.part.items[..at]);
                return if (weapon || self.doer_armed(scene) || violence)
                    && (placed || timed || counted || beside || self.none_told())
                    && harmed
                {
                    Ok(())
                } else {
                    Err("harm alone")
                };
            }
            // `a bomb placed under every farm` may be a figure of speech.
            Sense::Launch if hit.trigger.id == "plant" => {
                weapon && (placed || timed || harmed || self.doer_close(scene))
            }
            // `defused tensions`
            Sense::Intercept if hit.trigger.id == "defuse" => weapon && !self.left_by_war(scene),
            // `a drone crashed after a malfunction`
            Sense::Impact if !harmed && self.out_of_order(scene) => return Err("accident"),
            Sense::Launch | Sense::Impact => {
                weapon
                    || scene
                        .hits
                        .iter()
                        .any(|(_, other)| other.noun() && other.sense() != Sense::Launch)
                    || hit.noun()
                    || hit.form == Form::Phrase
                    || scene::shots(scene.part.items, at) && (placed || timed || harmed)
            }
            // `an explosion of marine life`
            Sense::Explosion if hit.noun() && !weapon && of_something(scene, at) => {
                return Err("other sense: figure");
            }
            // `an explosion at a fireworks factory`
            Sense::Explosion if !weapon && scene.cue(Cue::Accident).is_some() => {
                return Err("accident");
            }
            // `frogs are exploding in the lakes`: what explodes is no device.
            Sense::Explosion if hit.form == Form::Ing && !weapon && !target && !harmed => {
                definite || timed
            }
            Sense::Explosion => placed || target || harmed || weapon || definite,
            // `critics are targeting its owner, the government`: whoever strikes is armed, or somebody is harmed.
            Sense::Strike if !hit.noun() => {
                let struck = target && placed || harmed;
                // `the market was struck by shelling`, `a school was hit in an air raid`
                let by = scene
                    .part
                    .items
                    .get(at + 1)
                    .is_some_and(|item| item.one_of(&["by", "in", "during"]))
                    && scene.part.items[at + 1..]
                        .iter()
                        .take(5)
                        .filter_map(Item::trigger)
                        .any(|hit| hit.noun() && !hit.sense().harm());
                by && (target || placed || harmed)
                    || weapon
                    || warplane && (target || placed || harmed)
                    || (armed || self.fighters_say(scene))
                        && (struck || (target || placed) && self.doer_armed(scene))
            }
            // A wound in a story that has told an event is a part of it.
            Sense::Shoot if hit.trigger.id == harm::WOUND && !self.none_told() => {
                return Err("harm alone");
            }
            Sense::Shoot if hit.trigger.id == "bodies" => {
                let dead = |harm: &Harm<'_>| harm.told() && harm.kind == harm::Kind::Killed;
                scene.harms.iter().any(dead) && (placed || timed)
            }
            Sense::Shoot => {
                harmed || armed || weapon || placed || timed || definite || somebody(scene)
            }
            // `a raid on her home last year`, after which she was arrested: police at work.
            Sense::Attack if self.searched(scene, hit) && !harmed && !weapon => {
                return Err("other sense: police");
            }
            // `a battle with the council over the church` has no one who fights.
            Sense::Clash if hit.trigger.id == "combat" && !weapon && !armed && !definite => {
                let forces = scene.part.items.iter().any(|item| {
                    item.people().is_some_and(|(_, people)| {
                        matches!(people.status, Status::Police | Status::Military)
                    })
                });
                (forces || harmed && scene.cue(Cue::Accident).is_none()) && (placed || timed)
            }
            // `since the strike that began last spring`: without arms it is one on something.
            Sense::Strike if hit.noun() && !weapon && !armed && !harmed && !definite => {
                aimed(scene, at) && (placed || timed)
            }
            _ if hit.trigger.alone => {
                placed || timed || harmed || target || weapon || armed || definite
            }
            // What is taken, and by whom, has been asked for already.
            Sense::Seize => true,
            // `specific` has asked for more already.
            _ if hit.plural() => true,
            // `A group with links to the front claimed the attack in Gao`
            _ => {
                let claimed = || {
                    let said = claim::statements(self.document, self.entities, scene);
                    said.iter().any(|own| own.doer.is_some())
                        || hit.noun() && self.carried_out(scene, at)
                };
                (weapon || armed || harmed || target || definite || claimed())
                    && (placed || timed || harmed || target || weapon || definite)
            }
        };
        if fits { Ok(()) } else { Err("no support") }
    }

    pub(super) fn doer_armed(&self, scene: &Scene<'_>) -> bool {
        doer::doer(self.document, scene)
            .is_some_and(|(actor, ..)| actor.kind.as_deref() != Some("other"))
    }

    /// `The military said it had struck a house`: those who speak are those who fight.
    fn fighters_say(&self, scene: &Scene<'_>) -> bool {
        let fights = |kind: &str| matches!(kind, "state_force" | "armed_group" | "coalition");
        doer::doer(self.document, scene)
            .is_some_and(|(actor, ..)| actor.kind.as_deref().is_some_and(fights))
    }

    /// Whether an accident is told besides that something came down.
    fn out_of_order(&self, scene: &Scene<'_>) -> bool {
        let falls = |span: Span| {
            let words = self.document.words(span).to_ascii_lowercase();
            words.starts_with("crash") || words.starts_with("plung")
        };
        scene.cues.iter().any(|(span, cue)| *cue == Cue::Accident && !falls(*span))
    }

    /// `The front said it carried out the attack`
    fn carried_out(&self, scene: &Scene<'_>, at: usize) -> bool {
        /// Items between the verb and what was made: `carried out a deadly`.
        const NEAR: usize = 4;
        let before = scene.part.items[..at].iter().rev().take(NEAR);
        let made = before.into_iter().any(|item| item.one_of(&["carried", "staged", "launched"]));
        made && self.doer_armed(scene)
    }

    /// An armed doer right beside the verb: `rebels set off a bomb`, not `nobody said who planted it, but the rebels`.
    pub(super) fn doer_close(&self, scene: &Scene<'_>) -> bool {
        doer::doer(self.document, scene).is_some_and(|(actor, span, _)| {
            actor.kind.as_deref() != Some("other") && span.len() < CLOSE
        })
    }

    /// A plural event noun tells incidents only with a number and a doing verb, dates, or harm.
    pub(super) fn specific(&self, scene: &Scene<'_>, at: usize) -> bool {
        let items = scene.part.items;
        let harmed = scene.harms.iter().any(Harm::told);
        let dated = scene.times.iter().any(|time| {
            // Without a day of writing a weekday has no date, and tells one attack all the same.
            time.interval.as_ref().is_none_or(|i| i.single().is_some() || days_of(i) <= 7)
        });
        let number = items[..at].iter().rev().take(6).any(|item| matches!(item, Item::Number { .. }) || matches!(item.mention().map(|m| &m.entity), Some(dateline_entity::Entity::Weapon(w)) if w.count.is_some()));
        let doer = doer::doer(self.document, scene).is_some();
        let ordered = matches!(scene.part.joint, Joint::Earlier | Joint::Done | Joint::Later)
            || scene.cue(Cue::Retaliation).is_some();
        // `the murders of two judges` names its victims, and points back to nothing.
        let killing = |hit: &Hit| {
            let told = |harm: &Harm<'_>| harm.told() && harm.span.contains(hit.span);
            hit.sense() == Sense::Kill && hit.noun() && scene.harms.iter().any(told)
        };
        let murders = harmed
            && hit_of(scene, at).is_some_and(|hit| hit.trigger.id == "assassinate" || killing(hit));
        // `The strikes hit a market in Bahri on Thursday`, where nothing has been told before: these ones.
        let these = self.none_told() && harmed && dated && !scene.places.is_empty();
        let spoken = scene.reference == Reference::Definite && !murders && !these
            || items[..at].iter().rev().take(3).any(|item| {
                item.one_of(&["complaints", "complaint", "allegations", "rumours", "rumors"])
            });
        let owned =
            claim::statements(self.document, self.entities, scene).iter().any(|s| s.doer.is_some());
        !spoken
            && (harmed
                || dated
                || owned
                || doer && (number || ordered)
                || number && !scene.places.is_empty())
    }

    /// Whether the part before `span` in its sentence is a bare pronoun.
    pub(super) fn pronoun_before(&self, span: Span) -> bool {
        let at = self.document.sentences.partition_point(|s| s.span.end <= span.start);
        let Some(sentence) = self.document.sentences.get(at).filter(|s| s.span.contains(span))
        else {
            return false;
        };
        let first = &self.document.tokens[sentence.tokens.start];
        first.is(Class::PRONOUN)
            && span.start > sentence.span.start
            && (span.start - sentence.span.start) < 20
    }
}

/// A sentence that tells an incident and also holds a demand.
pub(super) fn demands(prepared: &Prepared<'_>) -> bool {
    prepared.cues.iter().any(|(_, cue)| matches!(cue, Cue::Demand | Cue::Diplomatic | Cue::Warning))
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    /// How many were killed, by the first account that says so; `None` where no account does.
    fn killed(text: &str) -> Option<u64> {
        let reading = read_alone(text);
        let mut told = reading.accounts.iter().flat_map(|account| &account.telling.killed);
        told.find_map(|said| said.value.best)
    }

    fn accounts(text: &str) -> usize {
        read_alone(text).accounts.len()
    }

    #[test]
    fn a_murder_among_what_is_general() {
        let text = "The minister deplored the bombings and the murder of six teachers in Cali.\n";
        assert_eq!(killed(text), Some(6));
        assert_eq!(accounts("The minister deplored the bombings and the murders in Cali.\n"), 0);
    }

    #[test]
    fn deaths_that_somebody_is_tried_for() {
        let text = "A colonel was charged with killing six priests in Santa Ana.\n";
        assert_eq!(killed(text), Some(6));
        assert_eq!(accounts("Six priests were killed in a crash in Santa Ana.\n"), 0);
    }

    #[test]
    fn what_is_told_of_all_of_them() {
        let text = "Three strong explosions shook Mombasa last night. Five guards were killed.\n";
        assert_eq!(killed(text), Some(5));
    }

    #[test]
    fn what_somebody_says_he_did() {
        for text in [
            "The Baloch Front claimed responsibility for the attack near Mastung on Monday.\n",
            "The Taliban said it carried out the attack near Mastung on Monday.\n",
        ] {
            let told = read_alone(text).accounts;
            let grounds = told[0].telling.perpetrator[0].value.attribution;
            assert_eq!(grounds, crate::Attributed::SelfClaimed, "{text}");
        }
    }

    #[test]
    fn what_is_no_attack() {
        for text in [
            "The ministry has come under fire from lawmakers over the death of two boys in Lagos on Monday.\n",
            "A drone crashed because of a malfunction and exploded in Lagos on Monday.\n",
            "Troops were inspecting a rocket launch site in Khan Younis on Monday.\n",
        ] {
            assert_eq!(accounts(text), 0, "{text}");
        }
    }

    #[test]
    fn who_planned_it() {
        let asked = "Nobody knew who had planned the murder of three judges in Cali.\n";
        assert_eq!(killed(asked), Some(3));
        assert_eq!(accounts("They had planned the murder of three judges in Cali.\n"), 0);
    }

    #[test]
    fn raids_and_strikes_without_a_word_for_arms() {
        for text in [
            "Jets struck Hodeidah, on the coast of Yemen, early on Monday.\n",
            "Air strikes hit the port of Hodeidah on Monday, a doctor said.\n",
            "Cattle thieves raided a hamlet near Betroka on Monday and set fire to a house.\n",
        ] {
            assert_eq!(accounts(text), 1, "{text}");
        }
        assert_eq!(
            accounts("The police raided a house near Betroka on Monday and arrested two men.\n"),
            0
        );
    }

    #[test]
    fn shots_that_are_fired_need_no_weapon() {
        let text =
            "Three drivers were injured when rounds were fired at a depot in Lagos on Monday.\n";
        assert_eq!(read_alone(text).accounts.len(), 1);
        assert_eq!(read_alone("The manager was fired in Lagos on Monday.\n").accounts.len(), 0);
    }

    #[test]
    fn news_of_a_killing_has_scenes_and_cameras_too() {
        let news = "A gunman killed six people at a plaza in Lagos on Monday, police said. Two of the wounded died later. \
            The director of the museum said a camera at the scene had filmed the attack. An actor who was in the cinema \
            beside the plaza heard the shooting. Officers shot the gunman dead.\n";
        assert!(!read_alone(news).accounts.is_empty());
        let review = "The film opens with an attack on a bridge near Lagos. The director has a cast of two, and the \
            screenplay is by the actor himself. The audience at the premiere liked the soundtrack.\n";
        assert!(read_alone(review).accounts.is_empty());
    }

    #[test]
    fn fights_and_strikes_of_nobody() {
        for text in [
            "The bishop died in Leeds on Sunday after a battle with cancer.\n",
            "Rivals of the firm are targeting its owner, the Saudi government, since Monday.\n",
            "Fares rose in the wake of a strike that began in Leeds last spring.\n",
            "She was arrested after a raid on her home in Leeds on Monday.\n",
            "Warm water brings an explosion of marine life to the coast off Leeds in May.\n",
        ] {
            assert_eq!(accounts(text), 0, "{text}");
        }
        assert_eq!(accounts("Youths fought running battles with police in Lahore on Sunday.\n"), 1);
        assert_eq!(accounts("A strike on a convoy near Idlib on Monday was heard for miles.\n"), 1);
    }

    #[test]
    fn who_only_died() {
        let text =
            "Gunmen are feared in raids and attacks. The mayor, Ana Ruiz, died in September.\n";
        assert_eq!(accounts(text), 0);
    }

    #[test]
    fn what_water_destroys() {
        assert_eq!(accounts("Israel floods farmlands in Lebanon, destroys crops.\n"), 0);
    }

    #[test]
    fn what_is_complained_of() {
        let text = "Witnesses who made complaints about assaults in Leeds came into the station on Monday.\n";
        assert_eq!(accounts(text), 0);
    }
}
