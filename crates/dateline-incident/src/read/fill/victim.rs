//! Who was killed, hurt or taken, by group.

use std::borrow::Cow;

use dateline_entity::{ActorKind, Entity, Status};
use dateline_text::Span;

use crate::read::doer;
use crate::read::draft::{Draft, position};
use crate::read::fallen;
use crate::read::harm::{self, Harm, Kind, Who};
use crate::read::scene::{self, Scene};
use crate::read::survivors;
use crate::read::trigger::Sense;
use crate::read::value;
use crate::{Count, CountStatus, Position, ROSE, VictimValue};

use super::{Fill, Voice, added};

impl Fill<'_, '_> {
    /// Who was harmed; `attacked` with those who were attacked and of whom no more is told.
    pub(crate) fn harms(&self, draft: &mut Draft, scene: &Scene<'_>, attacked: bool) {
        fallen::add(draft, fallen::named(self.document, scene));
        let told = |harm: &&Harm<'_>| {
            !scene::of_many(scene, harm)
                && (attacked || harm.rule != "attacked_people")
                && !self.some_of_them(draft, harm)
        };
        let repelled = scene::repelled(scene);
        let harms: Vec<&Harm<'_>> = scene.harms.iter().filter(told).collect();
        for harm in harms {
            let voice = self.voice(draft, harm.span);
            // `killed two guards before killing himself`
            let last = matches!((harm.who, harm.kind), (Who::Oneself, Kind::Killed))
                && scene
                    .harms
                    .iter()
                    .any(|other| !matches!(other.who, Who::Oneself) && other.told());
            let attacked = harm.attacked(&scene.cues)
                || repelled && harm.of_those_repelled()
                || harm.attackers() && self.did_it(scene, harm);
            self.harm(draft, harm, last || attacked, &voice);
        }
    }

    /// Whether it counts some of the dead that an account has counted together: `Ten were killed in the market`, of 18 people. A
    /// number without a noun is one of those told before, as long as nobody else gives it.
    fn some_of_them(&self, draft: &Draft, harm: &Harm<'_>) -> bool {
        // `a toll of ten` is one of all.
        let bare = match (harm.kind, harm.who) {
            (Kind::Killed, Who::Nobody) => harm.rule == "people_harmed",
            // `One victim was found outside`: victims are those who were told of.
            (Kind::Killed, Who::People(people)) => people.group.eq_ignore_ascii_case("victim"),
            _ => false,
        };
        let some = |part: &u64| *part > 0 && bare && harm.groups.is_empty();
        let Some(part) = harm.count.best.filter(some) else {
            return false;
        };
        let speaker = |at: u32| draft.sources.get(at as usize).map(|own| &own.name);
        let said = self.said.answers(harm.span).map(|at| &self.entities.attributions[at].source);
        draft.telling.killed.iter().any(|whole| {
            let same = said.is_none_or(|source| {
                let name = self.document.words(source.span);
                whole.source.and_then(speaker).is_some_and(|own| own == name)
            });
            (same || matches!(harm.who, Who::People(_)))
                && whole.value.best.is_some_and(|whole| part < whole)
        })
    }

    /// Whether those harmed are whom the clause calls the attackers: `Three rebels were killed after they attacked a post`.
    fn did_it(&self, scene: &Scene<'_>, harm: &Harm<'_>) -> bool {
        let doer = doer::doer(self.document, scene);
        doer.zip(harm.who_span).is_some_and(|((actor, _, rule), who)| {
            *rule == doer::FALLEN && actor.words == self.document.words(who)
        })
    }

    /// What became of those who attacked.
    pub(crate) fn fell(&self, draft: &mut Draft, harm: &Harm<'_>) {
        let voice = self.voice(draft, harm.span);
        self.harm(draft, harm, true, &voice);
    }

    /// The headline sums up who was harmed; what the story tells one by one, it tells together.
    pub(crate) fn headline(&self, draft: &mut Draft, scene: &Scene<'_>) {
        let most = |said: &[Position<Count>]| {
            said.iter().filter_map(|said| said.value.best.or(said.value.min)).max().unwrap_or(0)
        };
        // `Twelve shot in weekend attacks` counts those of several events.
        if scene.plural() && draft.multiplicity == crate::Multiplicity::One {
            return;
        }
        let voice = Voice { source: None, hedge: None };
        for harm in &scene.harms {
            let told = harm.count.best.or(harm.count.min).unwrap_or(0);
            let known = match harm.kind {
                Kind::Killed => most(&draft.telling.killed),
                Kind::Injured | Kind::Shot | Kind::Hospital => most(&draft.telling.injured),
                _ => continue,
            };
            if told > known {
                self.harm(draft, harm, harm.attacked(&scene.cues), &voice);
            }
        }
    }

    /// Of a list the attackers by themselves: `the jihadists killed 40 soldiers, and 15 jihadists died` in one count.
    fn harm(&self, draft: &mut Draft, harm: &Harm<'_>, attacked: bool, voice: &Voice) {
        let doer = draft.doer.as_ref().and_then(|doer| doer.id.clone());
        let same = |actor: &dateline_entity::Actor| {
            doer.is_some() && doer.as_deref() == actor.id.as_deref()
        };
        let named = |span: Span| {
            self.entities
                .within(span)
                .iter()
                .any(|mention| matches!(&mention.entity, Entity::Actor(actor) if same(actor)))
        };
        let own = |who: Who<'_>, span: Option<Span>| match who {
            Who::Actor(actor) => same(actor),
            // `15 fighters of the front`
            Who::People(people) => {
                people.armed && span.is_some_and(|span| named(span) || self.of_theirs(span))
            }
            _ => false,
        };
        let some = harm.groups.iter().any(|group| own(group.who, Some(group.span)));
        if !some || harm.groups.iter().all(|group| own(group.who, Some(group.span))) {
            return self.harm_of(draft, harm, attacked || own(harm.who, harm.who_span), voice);
        }
        for group in &harm.groups {
            let one = Harm {
                count: group.count(self.document.text),
                who: group.who,
                groups: Vec::new(),
                ..harm.clone()
            };
            self.harm_of(draft, &one, attacked || own(group.who, Some(group.span)), voice);
        }
    }

    /// `45 of its own fighters`
    fn of_theirs(&self, span: Span) -> bool {
        let words = self.document.words(span);
        let mut words = words.split_whitespace();
        words.any(|word| word.eq_ignore_ascii_case("own"))
    }

    fn harm_of(&self, draft: &mut Draft, harm: &Harm<'_>, attacked: bool, voice: &Voice) {
        let part = self.among(harm);
        // `Among the wounded were two children`: at least so many.
        let count = if part {
            Count { max: None, best: None, ..harm.count.clone() }
        } else {
            harm.count.clone()
        };
        // What was told before is what it was then.
        let rule = if harm::rose(self.document, harm) { ROSE } else { harm.rule };
        let make =
            || position(count.clone(), voice.source, voice.hedge.clone(), rule, &[harm.span]);
        // `The army's ambush killed 25 guerrillas`: those whom a state attacks are no attackers, armed or not.
        let state = draft.doer.as_ref().is_some_and(|doer| {
            matches!(doer.kind.as_deref(), Some("state" | "state_force" | "police" | "coalition"))
        });
        // `four fighters of the other group` are those whom the first one attacked.
        let others = || {
            let doer = draft.doer.as_ref().and_then(|doer| doer.id.as_deref());
            let own = |mention: &dateline_entity::Mention| match &mention.entity {
                Entity::Actor(actor) => actor.id.as_deref().is_some_and(|id| Some(id) != doer),
                _ => false,
            };
            doer.is_some()
                && harm.who_span.is_some_and(|who| self.entities.within(who).iter().any(own))
        };
        // `killed the five gunmen`, behind those whom an attack killed of which nobody says whose it was; `Four rebels were
        // killed`, behind sailors.
        let sailors = || {
            let mut told = draft.telling.victims.iter().flat_map(|said| &said.value);
            told.all(|own| own.status != value::status(Status::ArmedGroup))
                && !draft.telling.victims.is_empty()
        };
        let fell = draft.doer.is_none()
            && !draft.telling.killed.is_empty()
            && matches!(
                draft.sense,
                Sense::Attack | Sense::Shoot | Sense::Bombing | Sense::Explosion
            )
            && match harm.who {
                Who::People(people) => {
                    people.status == Status::Unknown
                        || people.status == Status::ArmedGroup && sailors()
                }
                _ => false,
            };
        let theirs = draft.doer.is_some() || fell;
        let attackers = attacked || harm.attackers() && theirs && !state && !others();
        // `Two children were among the dead`: some of those who have been counted.
        let known = match harm.kind {
            Kind::Killed => &draft.telling.killed,
            Kind::Injured => &draft.telling.injured,
            _ => &Vec::new(),
        };
        if part && !known.is_empty() {
            return;
        }
        // `13 dead and 21 others who were injured`: a list of both counts neither.
        let both = matches!(harm.kind, Kind::Injured)
            && self.document.words(harm.span).split_whitespace().any(|word| word == "dead");
        if both {
            return;
        }
        // `Four sailors were killed. The rebels lost eight fighters`: of a clash both sides.
        let of_other_side = draft.sense == Sense::Clash
            && matches!(harm.who, Who::People(people) if people.status == Status::ArmedGroup)
            && harm.groups.is_empty()
            && sailors()
            && matches!(&draft.telling.killed[..], [only] if only.value.min.is_some());
        draft.tally.add(self.document, harm, attackers);
        let told = &draft.telling;
        let of_whole = harm.kind == Kind::Killed
            && !attackers
            && added::of_whole(&told.killed, &told.victims, &told.attackers_killed, &harm.count);
        let telling = &mut draft.telling;
        let (killed, injured) = if attackers {
            (&mut telling.attackers_killed, &mut telling.attackers_injured)
        } else {
            (&mut telling.killed, &mut telling.injured)
        };
        match harm.kind {
            Kind::Killed if !attackers && of_other_side => added::add(killed, make()),
            Kind::Killed
                if !attackers
                    && !harm.attackers()
                    && self.adds(killed, harm)
                    && !self.elsewhere(draft.place.as_ref(), harm)
                    && !of_whole =>
            {
                added::add(killed, make());
            }
            Kind::Killed => killed.push(make()),
            // Whoever still lies there lives.
            Kind::Injured if harm.rule == survivors::HOSPITAL => {
                injured.push(Position { rule: Cow::Borrowed(survivors::STILL), ..make() });
            }
            Kind::Injured => injured.push(make()),
            // `Three more guests were taken to hospital`: none of them is one of the dead.
            Kind::Hospital
                if harm.who_span.is_some_and(|who| {
                    let words = self.document.words(who).to_lowercase();
                    words.split_whitespace().any(|word| matches!(word, "more" | "other" | "others"))
                }) =>
            {
                injured.push(Position { rule: Cow::Borrowed(survivors::MORE), ..make() });
            }
            // `Three others suffered bullet wounds`: none of them is one of the dead either.
            Kind::Shot
                if harm.rule == "people_with_wounds"
                    && !killed.is_empty()
                    && ["suffer", "sustain"]
                        .iter()
                        .any(|verb| self.document.words(harm.span).contains(verb))
                    && matches!(harm.who, Who::People(people) if matches!(&*people.group, "others" | "other")) =>
            {
                injured.push(make());
            }
            Kind::Shot => injured.push(Position { rule: Cow::Borrowed(survivors::SHOT), ..make() }),
            Kind::Hospital => {
                injured.push(Position { rule: Cow::Borrowed(survivors::HOSPITAL), ..make() });
            }
            // `The crew was unhurt`: all of them.
            Kind::Attacked if harm.rule == harm::ESCAPED && injured.is_empty() => {
                let all = matches!(harm.who, Who::People(people)
                    if people.plural || people.traits.contains(&"sailor") || people.group.eq_ignore_ascii_case("crew"));
                if all {
                    let none = Count::bare(CountStatus::ExplicitNone, None);
                    injured.push(Position { value: none, ..make() });
                }
            }
            Kind::Attacked => {}
            Kind::Missing => telling.missing.push(make()),
            Kind::Abducted => telling.abducted.push(make()),
            Kind::Both => {
                killed.push(make());
                injured.push(make());
            }
        }
        if harm.count.status != CountStatus::Stated || attackers {
            return;
        }
        let victims: Vec<VictimValue> = if harm.groups.is_empty() {
            self.victim(harm, harm.who, &harm.count).into_iter().collect()
        } else {
            let text = self.document.text;
            let each = harm.groups.iter();
            each.filter_map(|group| self.victim(harm, group.who, &group.count(text))).collect()
        };
        if victims.is_empty() {
            return;
        }
        draft.telling.victims.push(position(
            victims,
            voice.source,
            voice.hedge.clone(),
            harm.rule,
            &[harm.span],
        ));
    }

    /// Whether the words of the harm tell of a part of the dead: `among the dead were two lawmakers`.
    fn among(&self, harm: &Harm<'_>) -> bool {
        /// Tokens before the harm in which `among` may stand.
        const NEAR: usize = 3;
        let tokens = &self.document.tokens;
        let at = tokens.partition_point(|token| token.span.start < harm.span.start);
        let start = tokens.get(at.saturating_sub(NEAR)).map_or(harm.span, |token| token.span);
        let words = self.document.words(start.join(harm.span)).to_ascii_lowercase();
        let all = [
            "the dead",
            "those killed",
            "the injured",
            "the wounded",
            "those injured",
            "those wounded",
            "those hurt",
        ];
        words.split("among ").skip(1).any(|rest| all.iter().any(|all| rest.starts_with(all)))
    }

    /// People of one kind, with what became of them; nobody in particular is no kind.
    /// `a senior Hamas officer`: whatever an officer is elsewhere.
    fn of_armed_group(&self, who: Span) -> bool {
        /// Bytes before an officer in which the name of his group may stand.
        const GROUP: u32 = 40;
        let from = who.start.saturating_sub(GROUP);
        let group = |mention: &dateline_entity::Mention| {
            let armed = matches!(&mention.entity, Entity::Actor(actor)
                if matches!(actor.kind, ActorKind::ArmedGroup | ActorKind::Umbrella));
            let behind = self.document.text.get(mention.span.end as usize..);
            let next = behind.and_then(|words| words.split_whitespace().next());
            armed && next.is_some_and(|next| next.starts_with("officer"))
        };
        self.entities.within(Span { start: from, end: who.end }).iter().any(group)
    }

    pub(super) fn victim(
        &self,
        harm: &Harm<'_>,
        who: Who<'_>,
        told: &Count,
    ) -> Option<VictimValue> {
        let (group, status, traits) = match who {
            Who::People(people) => (
                Some(people.group.to_string()),
                if harm.groups.is_empty()
                    && harm.who_span.is_some_and(|who| self.of_armed_group(who))
                {
                    Status::ArmedGroup
                } else {
                    people.status
                },
                people.traits.iter().map(|t| (*t).to_owned()).collect(),
            ),
            Who::Actor(actor) => {
                let status = match actor.kind {
                    ActorKind::StateForce | ActorKind::Coalition => Status::Military,
                    ActorKind::Police => Status::Police,
                    ActorKind::ArmedGroup | ActorKind::Umbrella => Status::ArmedGroup,
                    _ => Status::Unknown,
                };
                (harm.who_span.map(|span| self.document.words(span).to_owned()), status, Vec::new())
            }
            Who::Named => (None, Status::Unknown, Vec::new()),
            Who::Nobody | Who::Oneself => return None,
        };
        let count = |on: bool| if on { told.clone() } else { Count::NOT_STATED };
        Some(VictimValue {
            group,
            status: value::status(status),
            traits,
            killed: count(harm.kind == Kind::Killed),
            injured: if harm.rule == harm::ESCAPED {
                Count::bare(CountStatus::ExplicitNone, None)
            } else {
                count(matches!(harm.kind, Kind::Injured | Kind::Shot | Kind::Hospital))
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    #[test]
    fn a_list_of_dead_and_hurt_is_no_count_of_either() {
        let text = "A bomb hit a hotel in Mogadishu on Sunday. We have carried 13 dead people and 21 others who were injured.\n";
        let reading = read_alone(text);
        let mut hurt = reading.accounts.iter().flat_map(|own| &own.telling.injured);
        assert!(hurt.all(|said| said.value.best != Some(34)));
    }

    #[test]
    fn those_whom_an_army_attacks_are_no_attackers() {
        let text = "The army ambushed a convoy near Mandalay on Friday. The army killed 25 guerrillas in the ambush.\n";
        let reading = read_alone(text);
        assert!(reading.accounts.iter().all(|own| own.telling.attackers_killed.is_empty()));
    }

    /// Counts of the dead and of the hurt, as least and best.
    fn harmed(text: &str) -> [Vec<(Option<u64>, Option<u64>)>; 2] {
        let reading = read_alone(text);
        let told = |of: fn(&crate::Telling) -> &Vec<crate::Position<crate::Count>>| {
            let said = reading.accounts.iter().flat_map(|own| of(&own.telling));
            said.map(|said| (said.value.min, said.value.best)).collect()
        };
        [told(|telling| &telling.killed), told(|telling| &telling.injured)]
    }

    #[test]
    fn some_of_the_hurt() {
        let text =
            "A drone hit a house in Odesa on Monday. Among those injured were three children.\n";
        assert_eq!(harmed(text)[1], [(Some(3), None)]);
        let text = "A drone hit a house in Odesa on Monday and wounded 17 people. Among those injured were three children.\n";
        assert_eq!(harmed(text)[1], [(Some(17), Some(17))]);
    }

    #[test]
    fn no_count_of_anybody() {
        for text in [
            "Two students were shot in Leeds on Monday. My daughter is not dead, a mother said.\n",
            "Two students, both 17, died in a shooting in Leeds on Monday.\n",
        ] {
            let [killed, _] = harmed(text);
            assert!(killed.iter().all(|count| *count == (Some(2), Some(2))), "{killed:?}");
        }
        let text = "A man fired at a house in Leeds on Monday. The woman was afraid he would hurt her son.\n";
        assert_eq!(harmed(text), [vec![], vec![]]);
    }

    #[test]
    fn each_verb_has_its_own() {
        let text = "A shooting in Leeds on Monday killed two and sent three others to hospitals.\n";
        assert_eq!(harmed(text)[0], [(Some(2), Some(2))]);
    }

    #[test]
    fn those_of_the_group_that_attacks() {
        let text = "Boko Haram attacked a base near Maiduguri on Monday. At least 40 soldiers and 15 Boko Haram fighters were killed.\n";
        assert_eq!(harmed(text)[0], [(Some(40), None)]);
    }

    #[test]
    fn a_fatal_shooting() {
        let text = "A man was arrested on Monday for the fatal shooting of a teacher in Leeds on Sunday.\n";
        let [killed, injured] = harmed(text);
        assert!(
            killed.contains(&(Some(1), Some(1))) && injured.is_empty(),
            "{killed:?} {injured:?}"
        );
    }
}
