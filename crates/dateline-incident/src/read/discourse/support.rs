//! Whether a sentence says enough of an event to open an account of it.

use std::borrow::Cow;

use dateline_entity::{ActorKind, Entity, Status};
use dateline_text::{Class, Span};

use crate::read::aggregate;
use crate::read::claim;
use crate::read::cue::Cue;
use crate::read::doer;
use crate::read::draft::{Draft, days, position};
use crate::read::harm::{self, Harm};
use crate::read::item::{Bag, Item};
use crate::read::kinds::Kinds;
use crate::read::scene::{self, Joint, Prepared, Reference, Scene};
use crate::read::trigger::{Form, Hit, Sense};
use crate::read::value;
use crate::{AccountKind, DateValue};

use super::date::days_of;
use super::umbrella::spread;
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
        let warplane =
            scene.weapons.iter().any(|(_, weapon)| weapon.class.starts_with("platform.warplane"));
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
        if hit.sense() == Sense::Explosion && !hit.noun() && made_safe(&scene.part.items[..at]) {
            return Err("made safe");
        }
        let long = has() && self.goes_on_for_long(scene, at, hit) || for_years(scene, at, hit);
        if !self.drafts.is_empty() && long {
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
        let definite = scene.reference == Reference::Definite && !self.drafts.is_empty();
        let fits = match hit.sense() {
            Sense::Kill | Sense::Injure | Sense::Missing => {
                // `The mayor was killed near Kisumu`, in a story of violence: no accident.
                let violence = hit.sense() == Sense::Kill
                    && self.violent
                    && scene.cue(Cue::Accident).is_none()
                    && (placed || timed);
                let armed_story = hit.sense() == Sense::Kill
                    && self.armed
                    && self.drafts.is_empty()
                    && scene.cue(Cue::Accident).is_none()
                    && hit.trigger.id != "die"
                    && timed;
                // `The mayor, who died in May`: dying alone opens no story of violence.
                let violence = violence && (hit.trigger.id != "die" || !self.drafts.is_empty());
                let violence = violence || armed_story || accused(&scene.part.items[..at]);
                return if (weapon || self.doer_armed(scene) || violence)
                    && (placed || timed || self.drafts.is_empty())
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
            Sense::Intercept if hit.trigger.id == "defuse" => weapon,
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
                // `the market was struck by shelling`
                let by = scene.part.items.get(at + 1).is_some_and(|item| item.word("by"))
                    && scene.part.items[at + 1..]
                        .iter()
                        .take(5)
                        .filter_map(Item::trigger)
                        .any(|hit| hit.noun() && !hit.sense().harm());
                by && (target || placed || harmed)
                    || weapon
                    || warplane && (target || placed || harmed)
                    || armed && (struck || (target || placed) && self.doer_armed(scene))
            }
            // A wound in a story that has told an event is a part of it.
            Sense::Shoot if hit.trigger.id == harm::WOUND && !self.drafts.is_empty() => {
                return Err("harm alone");
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
            _ => {
                (weapon || armed || harmed || target || definite)
                    && (placed || timed || harmed || target || weapon || definite)
            }
        };
        if fits { Ok(()) } else { Err("no support") }
    }

    /// What has been done over a time: `have been attacked in the past months`, `has been shelling the port`, `has also targeted
    /// foreign workers`.
    fn goes_on_for_long(&self, scene: &Scene<'_>, at: usize, hit: &Hit) -> bool {
        /// Items behind the verb in which its object may stand.
        const OBJECT: usize = 4;
        let items = scene.part.items;
        let counted = scene.harms.iter().any(|harm| harm.count.best.is_some());
        let day = scene.times.iter().any(|time| {
            time.interval.as_ref().is_some_and(|own| own.single().is_some() || days_of(own) <= 2)
        });
        let been = items[..at].iter().rev().take(3).any(|item| item.word("been"));
        if hit.form == Form::Ing {
            return been && !day && !counted;
        }
        if hit.form != Form::Past || day {
            return false;
        }
        // `has bombed some of the camps`
        let some = || items[at + 1..].iter().take(2).any(|item| item.one_of(&["some", "several"]));
        let plural = |item: &Item<'_>| {
            let words = self.document.words(item.span());
            match item.mention().map(|mention| &mention.entity) {
                Some(Entity::People(people)) => people.plural && people.count.is_none(),
                Some(Entity::Target(target)) => {
                    target.count.is_none() && (!target.definite || some()) && words.ends_with('s')
                }
                _ => false,
            }
        };
        let long = been && aggregate::long_window(self.document, scene);
        long || !been
            && scene.times.is_empty()
            && scene.places.is_empty()
            && !counted
            && items[at + 1..].iter().take(OBJECT).any(plural)
    }

    /// Whether a raid is a search by the police: nobody armed but they has a part in it, and it goes into a house or ends in
    /// an arrest.
    fn searched(&self, scene: &Scene<'_>, hit: &Hit) -> bool {
        let raid = hit.span.of(self.document.text).to_ascii_lowercase().starts_with("raid");
        let police = |kind: ActorKind| matches!(kind, ActorKind::Police | ActorKind::Other);
        let fighters = scene.actors.iter().any(|(_, _, actor)| !police(actor.kind))
            || scene
                .part
                .items
                .iter()
                .any(|item| item.people().is_some_and(|(_, people)| people.armed));
        // `Thieves raided a hamlet`: somebody who is no police did it.
        let others =
            scene.part.items.iter().take_while(|item| item.span() != hit.span).any(|item| {
                item.people()
                    .is_some_and(|(_, people)| people.status == Status::Unknown && !people.speaker)
            });
        let house = scene.targets.iter().any(|(_, target)| {
            matches!(target.id, "residence" | "shop" | "office" | "factory" | "restaurant")
        });
        let agents = scene.actors.iter().any(|(_, _, actor)| actor.kind == ActorKind::Police)
            || scene.part.items.iter().any(|item| {
                item.one_of(&["police", "warrant", "warrants", "immigration", "drug", "drugs"])
            });
        raid && !fighters && !others && (agents || house || scene.cue(Cue::Aftermath).is_some())
    }

    pub(super) fn doer_armed(&self, scene: &Scene<'_>) -> bool {
        doer::doer(self.document, scene)
            .is_some_and(|(actor, ..)| actor.kind.as_deref() != Some("other"))
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
        let ordered = matches!(scene.part.joint, Joint::Earlier | Joint::Later)
            || scene.cue(Cue::Retaliation).is_some();
        // `the murders of two judges` names its victims, and points back to nothing.
        let killing = |hit: &Hit| {
            let told = |harm: &Harm<'_>| harm.told() && harm.span.contains(hit.span);
            hit.sense() == Sense::Kill && hit.noun() && scene.harms.iter().any(told)
        };
        let murders = harmed
            && hit_of(scene, at).is_some_and(|hit| hit.trigger.id == "assassinate" || killing(hit));
        let spoken = scene.reference == Reference::Definite && !murders
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

    /// `the first attack since 4 February` tells of an attack on that day.
    ///
    /// Gives the item at which those words begin.
    pub(super) fn first_since(&mut self, scene: &Scene<'_>) -> Option<usize> {
        let items = scene.part.items;
        if !scene.part.bag.has(Bag::TIME) || !scene.part.bag.kinds.any(Kinds::FIRST) {
            return None;
        }
        let first = items.iter().position(|item| item.kind(Kinds::FIRST))?;
        let since = items[first..].iter().enumerate().find_map(|(at, item)| match item {
            Item::Time(time)
                if scene::starts_with_since(self.document, time)
                    || items[first + at - 1].word("since") =>
            {
                Some(*time)
            }
            _ => None,
        });
        let stub = since.filter(|time| self.stub(scene, first, time)).map(|_| first);
        stub.or_else(|| since_clause(scene.part.items, first))
    }

    pub(super) fn stub(
        &mut self,
        scene: &Scene<'_>,
        first: usize,
        time: &dateline_time::Timex,
    ) -> bool {
        let noun = scene
            .hits
            .iter()
            .find(|(at, hit)| *at > first && *at - first <= 5 && hit.noun() && !hit.sense().harm());
        let Some((_, hit)) = noun.copied() else { return false };
        // The day itself, where `since` has made a spell of it: its first day.
        let Some(start) = time.interval.as_ref().and_then(|i| i.start) else { return false };
        if time.interval.as_ref().is_some_and(|i| {
            i.single().is_none()
                && i.precision != dateline_time::Precision::Day
                && i.precision != dateline_time::Precision::Open
        }) {
            return false;
        }
        let mut date = value::date(self.document, time);
        (date.start, date.end, date.best, date.precision) =
            (Some(start), Some(start), Some(start), Cow::Borrowed("day"));
        let span = scene.part.items[first].span().join(time.span);
        let mut draft =
            Draft::new(AccountKind::Background, hit.span, hit.sense(), scene.sentence, self.block);
        draft.add_evidence(span);
        let voice =
            self.said.answers(span).map(|at| draft.source(self.document, self.entities, at));
        let nature = crate::read::kind::nature(hit.sense(), None, true);
        draft.telling.nature.push(position(nature, voice, None, "first_since", &[hit.span]));
        draft.telling.dates.push(position(date.clone(), voice, None, "first_since", &[time.span]));
        draft.date = Some(date);
        let places: Vec<_> =
            scene.places.iter().filter(|(m, _)| span.contains(m.span)).copied().collect();
        if let Some(found) = self.fill().place_of(&places, 0) {
            draft.place = Some(found.value.clone());
            draft.telling.place.push(position(found.value, voice, None, found.rule, &[found.span]));
        }
        self.drafts.push(draft);
        true
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

    /// `two separate attacks`, `a string of bombings`: a lede that sums up what follows.
    pub(super) fn opens_umbrella(&self, scene: &Scene<'_>, at: usize, dates: &[DateValue]) -> bool {
        let number = scene.part.items[..at].iter().rev().take(8).any(|item| matches!(item, Item::Number { quantity, .. } if quantity.min.or(quantity.best).is_none_or(|n| n > 1)));
        let fresh = dates.iter().all(|d| days(d).is_none_or(|n| n <= 8));
        let words = self.document.text;
        let chain = ["series", "string", "wave", "chain", "spate", "barrage", "flurry", "number"];
        let collective = scene.part.items[..at].iter().rev().take(3).any(|item| {
            chain.iter().any(|word| item.span().of(words).to_ascii_lowercase().ends_with(word))
        });
        // `in bomb attacks in Narathiwat and Pattani`: no fewer than there are places.
        let places: Vec<_> =
            scene.places.iter().filter(|(_, place)| place.name.is_some()).collect();
        let listed = places.windows(2).any(|pair| {
            let between = pair[0].1.phrase.end as usize..pair[1].1.phrase.start as usize;
            let between = self.document.text.get(between).map(str::trim);
            pair[0].0.span.start > scene.part.items[at].span().start
                && matches!(between, Some("and" | "and in" | "and at"))
        });
        self.drafts.is_empty()
            && (number || collective || listed || spread(scene))
            && fresh
            && scene.part.joint == Joint::First
    }
}

/// `the rebels for decades fought the government`: what went on for years, and is told of no day.
fn for_years(scene: &Scene<'_>, at: usize, hit: &Hit) -> bool {
    /// Items before and behind the verb in which the spell may stand.
    const NEAR: usize = 8;
    let items = scene.part.items;
    let near = &items[at.saturating_sub(NEAR)..items.len().min(at + NEAR)];
    let spell = near.windows(2).any(|pair| {
        let years = |time: &dateline_time::Timex| {
            time.kind == dateline_time::Kind::Duration
                && time.value.starts_with('P')
                && time.value.ends_with(['Y', 'E'])
        };
        pair[0].one_of(&["for", "over"])
            && (pair[1].one_of(&["decades", "years"])
                || matches!(pair[1], Item::Time(time) if years(time)))
    });
    spell && !hit.noun() && scene.times.is_empty()
}

/// `army bomb experts detonated an IED`: those who make bombs harmless, in front of the verb.
fn made_safe(before: &[Item<'_>]) -> bool {
    /// Items before the verb in which they may stand.
    const NEAR: usize = 4;
    let safe = ["experts", "sappers", "technicians", "squad", "disposal", "deminers"];
    before.iter().rev().take(NEAR).any(|item| {
        let group = item.people().map(|(_, people)| people.group.as_str());
        item.one_of(&safe)
            || group.is_some_and(|group| safe.iter().any(|own| group.eq_ignore_ascii_case(own)))
    })
}

/// `the first attack since rebels shelled the port in May`: the item of `since`, behind which another event is told.
fn since_clause(items: &[Item<'_>], first: usize) -> Option<usize> {
    let since = first + items[first..].iter().position(|item| item.word("since"))?;
    let noun = items[first..since].iter().filter_map(Item::trigger).any(Hit::noun);
    let verb = items[since..].iter().filter_map(Item::trigger).any(|hit| !hit.noun());
    (noun && verb).then_some(since)
}

/// `an explosion of life`: what explodes is no device.
fn of_something(scene: &Scene<'_>, at: usize) -> bool {
    let items = &scene.part.items[at + 1..];
    let device = |item: &Item<'_>| {
        item.one_of(&["gas", "device", "tank", "cylinder", "shell", "mine", "bomb", "charge"])
            || item.mention().is_some()
    };
    items.first().is_some_and(|next| next.word("of")) && !items.iter().skip(1).take(4).any(device)
}

/// `a strike on the depot`, `the strike killed two`: what it hit stands right behind it.
fn aimed(scene: &Scene<'_>, at: usize) -> bool {
    scene.part.items.get(at + 1).is_some_and(|next| {
        next.one_of(&["on", "against", "at", "near", "in", "inside", "hit"])
            || next.trigger().is_some()
    })
}

/// Whether a person stands in the scene, whoever it is: `accidentally shot himself`.
pub(super) fn somebody(scene: &Scene<'_>) -> bool {
    scene.part.items.iter().any(|item| {
        item.people().is_some()
            || matches!(item, Item::Name(_))
            || item.one_of(&[
                "him",
                "her",
                "them",
                "himself",
                "herself",
                "themselves",
                "itself",
                "self",
                "victim",
                "victims",
            ])
    })
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
    fn what_is_done_regularly() {
        let text = "A drone hit a house in Kharkiv on Monday. Russian forces regularly attack villages with various weapons.\n";
        let reading = read_alone(text);
        let weapons: usize =
            reading.accounts.iter().map(|account| account.telling.weapons.len()).sum();
        assert_eq!((reading.accounts.len(), weapons), (1, 1));
    }

    #[test]
    fn who_only_died() {
        let text =
            "Gunmen are feared in raids and attacks. The mayor, Ana Ruiz, died in September.\n";
        assert_eq!(accounts(text), 0);
    }

    #[test]
    fn what_explodes_is_no_device() {
        assert_eq!(accounts("Thousands of frogs are exploding in the ponds of Leeds.\n"), 0);
        assert_eq!(accounts("Shells were exploding in the streets of Goma.\n"), 1);
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
