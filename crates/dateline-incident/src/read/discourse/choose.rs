//! Which of the accounts already open a sentence goes on telling.

use dateline_entity::{ActorKind, Status};

use crate::read::cue::Cue;
use crate::read::doer;
use crate::read::draft::{Draft, days, may_meet, meet};
use crate::read::fallen;
use crate::read::harm::{self, Harm, Kind};
use crate::read::item::Item;
use crate::read::kind;
use crate::read::scene::{Joint, Reference, Scene};
use crate::read::trigger::{Hit, Sense};
use crate::read::value;
use crate::{AccountKind, DateValue, PlaceValue};

use super::Discourse;
use super::another::one_of_several;
use super::detail::toll_of_others;
use super::fit::{
    by_them, fits_arms, fits_blast, fits_doer, fits_kind, fits_place, goes_on, of_the_taken,
    same_bomb, struck_elsewhere, taken_too,
};
use super::hour;

impl Discourse<'_, '_> {
    /// The account that an event scene goes on with; `None` opens a new one.
    pub(super) fn choose(
        &self,
        scene: &Scene<'_>,
        hit: &Hit,
        date: Option<&DateValue>,
        place: Option<&PlaceValue>,
    ) -> Option<usize> {
        let people = fallen::named(self.document, scene);
        if !people.is_empty() {
            let told = |at: &usize| fallen::tells(&self.drafts[*at], &people, date);
            if let Some(at) = self.remembered().find(told) {
                return Some(at);
            }
        }
        if let Some(at) = self.by_toll(scene, date, place).or_else(|| self.by_victims(scene)) {
            return Some(at);
        }
        // `the force of that second blast`, of which the sentence before has told
        let told = self.focus.filter(|at| {
            let draft = &self.drafts[*at];
            draft.another && draft.sentence + 2 >= scene.sentence
        });
        if told.is_some()
            && scene.reference == Reference::Definite
            && place.is_none()
            && date.is_none()
            && one_of_several(scene, hit)
        {
            return told;
        }
        if self.set_apart(scene, hit, date, place) {
            return None;
        }
        let doer = doer::doer(self.document, scene).map(|(actor, ..)| actor);
        // News of today has not the day of a battle of another century, however the sentence comes upon it.
        let history = |draft: &Draft| {
            draft.date.is_none() && !draft.late && date.is_some_and(|date| self.long_ago(date))
        };
        // `A girl was shot around 9:30 p.m.`, behind a shooting in the morning: somebody new at another hour.
        let apart =
            scene.reference != Reference::Definite && hour::somebody_new(self.document, scene);
        let fits = |at: &usize| {
            let draft = &self.drafts[*at];
            draft.kind != AccountKind::Umbrella
                && !(draft.kind == AccountKind::NewEvent && history(draft))
                && date.is_none_or(|date| {
                    // `The shooting occurred on 15 July`, told in the news of an arrest, dates what has no day yet.
                    let open = draft.date.is_none()
                        && (draft.late && self.umbrella.is_none()
                            || scene.reference == Reference::Definite);
                    open || self.days_of(draft).is_none_or(|own| meet(own, date))
                })
                && (by_them(draft, scene, doer)
                    || fits_kind(draft, hit.sense(), scene.reference)
                    || date.is_none() && place.is_none() && of_the_taken(draft, scene)
                    || doer.is_none()
                        && place.is_none()
                        && taken_too(draft, scene, hit, self.drafts.len() == 1)
                    || goes_on(self.document, draft, scene, hit.sense()))
                && date.is_none_or(|date| self.same_words(draft, date) != Some(false))
                && !(apart && date.is_some_and(|date| hour::apart(draft.date.as_ref(), date)))
                && (fits_place(draft, place)
                    || by_them(draft, scene, doer) && place.is_some_and(|p| p.id.is_none()))
                && fits_doer(draft, doer)
                && fits_blast(draft, scene, hit)
                && fits_arms(draft, scene)
                && !(place.is_some() && struck_elsewhere(draft, scene, hit))
                && !(hit.noun() && fallen::others(draft, &people))
        };
        let order: Vec<usize> =
            self.focus.into_iter().chain(self.remembered()).filter(fits).collect();
        if let Some(date) = date {
            let of_day = |at: &usize| {
                let own = self.drafts[*at].date.as_ref();
                own.is_some_and(|own| own.best.is_some() && own.best == date.best)
            };
            let exact: Vec<usize> = order.iter().copied().filter(of_day).collect();
            // `the attack on the ship on Monday`, of which another account of that day tells
            let told =
                (scene.reference == Reference::Definite).then(|| self.by_target(scene, &exact));
            let exact = told.flatten().or(exact.first().copied());
            // `The bomb went off in a town that holds its feast this week`: on the day in it that is known.
            let bomb = || {
                order.iter().find(|at| {
                    let own = self.drafts[**at].date.as_ref().and_then(|own| own.best);
                    date.best.is_none()
                        && own.is_some_and(|day| date.start <= Some(day) && Some(day) <= date.end)
                        && same_bomb(self.document, &self.drafts[**at], scene, hit)
                })
            };
            if let Some(at) = exact.or_else(|| bomb().copied()) {
                return Some(at);
            }
            // An account without a day takes this one where the words point back, or where the story has only begun.
            let undated = order.iter().find(|at| {
                self.drafts[**at]
                    .date
                    .as_ref()
                    .is_none_or(|own| own.best.is_none() && days(own).is_none_or(|n| n <= 7))
            });
            let points_back = scene.reference == Reference::Definite;
            // `Last week gunmen killed five`: a story that has told what is new goes on to what was before.
            let other_toll = |draft: &Draft| {
                let killed =
                    |harm: &&Harm<'_>| harm.kind == Kind::Killed && harm.count.best.is_some();
                let new = scene.harms.iter().find(killed).and_then(|harm| harm.count.best);
                let mut told =
                    draft.telling.killed.iter().filter_map(|said| said.value.best).peekable();
                new.is_some() && told.peek().is_some() && told.all(|own| Some(own) != new)
            };
            // `Last week`, `In June 2020`
            let dated = match scene.part.items {
                [Item::Time(_), ..] => true,
                [first, Item::Time(_), ..] => first.one_of(&["in", "on"]),
                _ => false,
            };
            let looks_back = dated
                && days(date).is_none_or(|days| days > 1)
                && self
                    .drafts
                    .first()
                    .is_some_and(|draft| !draft.late && (draft.sentence > 0 || other_toll(draft)));
            let begins = !looks_back
                && self.drafts.len() == 1
                && (self.drafts[0].late || scene.sentence <= self.drafts[0].sentence + 3);
            // `The shooting happened on Sunday in Northgate`, where the story has told one and has not said when.
            let told = || {
                let first = self.drafts.first().filter(|draft| {
                    draft.kind == AccountKind::NewEvent
                        && draft.date.is_none()
                        && !history(draft)
                        && fits_kind(draft, hit.sense(), Reference::Bare)
                        && fits_doer(draft, doer)
                });
                first.filter(|_| points_back && hit.noun() && self.drafts.len() == 1).map(|_| 0)
            };
            return undated.copied().or_else(told).filter(|at| {
                points_back
                    || begins && *at == 0
                    || place.is_some_and(|p| {
                        p.id.is_some()
                            && self.drafts[*at].place.as_ref().is_some_and(|own| own.id == p.id)
                    })
            });
        }
        let same_place = order.iter().find(|at| {
            place.is_some_and(|p| {
                p.id.is_some() && self.drafts[**at].place.as_ref().is_some_and(|own| own.id == p.id)
            })
        });
        match scene.reference {
            Reference::Definite => {
                let told = self.by_weapon(scene, &order).or(same_place.copied());
                let told = told.or_else(|| place.and_then(|_| self.by_word(hit, &order)));
                let told = told.or_else(|| self.by_munition(hit, &order));
                told.or_else(|| self.by_target(scene, &order)).or(order.first().copied())
            }
            // `The mayor told of 16 strikes on the city`, where only those hurt there have been told.
            Reference::Indefinite if scene.plural() => {
                same_place.copied().filter(|at| self.drafts[*at].deeds == 0)
            }
            _ => {
                // A story goes on with what it told last; a background line does not draw the next paragraph to it.
                let near = order.iter().find(|at| {
                    let draft = &self.drafts[**at];
                    draft.kind == AccountKind::NewEvent
                        || self.drafts.len() == 1
                        || draft.block == self.block
                        || draft.sentence + 1 >= scene.sentence
                });
                same_place.or(near).copied()
            }
        }
    }

    /// `In that attack three captains and 10 guards were killed`: of several accounts the one that told of 13 dead, where the last one
    /// told another number.
    fn by_toll(
        &self,
        scene: &Scene<'_>,
        date: Option<&DateValue>,
        place: Option<&PlaceValue>,
    ) -> Option<usize> {
        /// As many are no chance.
        const MANY: u64 = 5;
        let focus = self.focus.filter(|_| date.is_none() && self.drafts.len() > 1)?;
        let mut dead = scene.harms.iter().filter(|harm| harm.kind == Kind::Killed);
        let (killed, None) = (dead.next()?.count.best?, dead.next()) else { return None };
        let told = |at: usize| {
            let said = &self.drafts[at].telling.killed;
            !said.is_empty() && said.iter().all(|own| own.value.best == Some(killed))
        };
        if killed < MANY || self.drafts[focus].telling.killed.is_empty() || told(focus) {
            return None;
        }
        let fits = |at: &usize| {
            told(*at)
                && self.drafts[*at].kind != AccountKind::Umbrella
                && fits_place(&self.drafts[*at], place)
        };
        self.remembered().find(fits)
    }

    /// Whether the words say that the scene tells another event than those before.
    pub(super) fn set_apart(
        &self,
        scene: &Scene<'_>,
        hit: &Hit,
        date: Option<&DateValue>,
        place: Option<&PlaceValue>,
    ) -> bool {
        let definite = scene.reference == Reference::Definite;
        let told = !scene.harms.is_empty() || !scene.targets.is_empty() || place.is_some();
        // `Days before, the rebels shelled a mosque`: not what has been told.
        let elsewhen = scene.cue(Cue::Elsewhen).is_some_and(|cue| cue.start < hit.span.start)
            && !definite
            && (!hit.noun() || scene.reference == Reference::Indefinite)
            && date.is_none();
        let others = !scene.harms.is_empty() && self.umbrella.is_none() && toll_of_others(scene);
        let next = self.umbrella.is_some()
            && one_of_several(scene, hit)
            && (place.is_some() || !scene.targets.is_empty());
        scene.cue(Cue::Separate).is_some() && !definite
            || others
            || next
            || elsewhen
            || scene.part.joint == Joint::Next && told
            || scene.part.joint == Joint::Done
            || self.had_been(scene, date)
            || self.goes_over(scene, place.is_some())
            || self.another(scene, hit, place.is_some()) && !definite
            || self.of_another(scene, hit)
    }

    /// Whether a date lies years before the day of writing.
    fn long_ago(&self, date: &DateValue) -> bool {
        const YEARS: i64 = 10 * 365;
        let ago =
            |(end, writing): (chrono::NaiveDate, chrono::NaiveDate)| (writing - end).num_days();
        date.end.zip(self.document.reference.best).map(ago).is_some_and(|days| days > YEARS)
    }

    /// Whether dates without a day of writing are the same words; `None` where one of them is a date.
    pub(super) fn same_words(&self, draft: &Draft, date: &DateValue) -> Option<bool> {
        let own = draft.date.as_ref()?;
        let open = |date: &DateValue| {
            date.start.is_none() && date.end.is_none() && !date.evidence.is_empty()
        };
        let words = |date: &DateValue| self.document.words(date.evidence[0].into()).to_lowercase();
        let (a, b) = (open(own).then(|| words(own))?, open(date).then(|| words(date))?);
        Some(a == b || a.contains(&b) || b.contains(&a))
    }

    /// Of several accounts, the one that told the weapon of this scene: `the rocket attack`.
    pub(super) fn by_weapon(&self, scene: &Scene<'_>, order: &[usize]) -> Option<usize> {
        let wanted = &scene.weapons;
        let told =
            |at: &usize| wanted.iter().any(|(_, weapon)| self.drafts[*at].arms.contains(weapon.id));
        order.iter().copied().find(told)
    }

    /// Of several accounts, the one that told what was struck: `the attack on the ship`.
    fn by_target(&self, scene: &Scene<'_>, order: &[usize]) -> Option<usize> {
        let told = |at: &usize| {
            let own = self.drafts[*at].telling.targets.iter().flat_map(|said| &said.value);
            let mut kinds = own.filter_map(|target| target.kind.as_deref());
            kinds.any(|kind| {
                scene.targets.iter().any(|(_, target)| target.definite && target.id == kind)
            })
        };
        order.iter().copied().find(told)
    }

    /// `The police officers were on patrol when gunmen ambushed them`, behind soldiers whom a mine killed: the account before it
    /// that told of police officers.
    fn by_victims(&self, scene: &Scene<'_>) -> Option<usize> {
        /// Items from those who were harmed to the verb: `casualties`.
        const NEAR: usize = 3;
        let items = scene.part.items;
        let status = |item: &Item<'_>| match (item.people(), item.actor()) {
            (Some((_, people)), _) => Some(people.status),
            (_, Some((_, actor))) if actor.kind == ActorKind::Police => Some(Status::Police),
            _ => None,
        };
        let at = items.iter().take(2).position(|item| status(item).is_some())?;
        let status =
            status(&items[at]).filter(|own| matches!(own, Status::Military | Status::Police));
        let status = value::status(status?);
        let the = self.document.words(items[0].span().join(items[at].span()));
        let the = the.get(..4).is_some_and(|first| first.eq_ignore_ascii_case("the "));
        let verb = items[at + 1..].iter().take(NEAR).any(|item| item.one_of(&["was", "were"]));
        if !(the && verb) || self.drafts.len() < 2 {
            return None;
        }
        let told = |at: &usize| {
            let mut victims = self.drafts[*at].telling.victims.iter().flat_map(|said| &said.value);
            victims.any(|own| own.status == status)
        };
        let others = |at: &usize| !self.drafts[*at].telling.victims.is_empty() && !told(at);
        let focus = self.focus.filter(others)?;
        let mut fits = self.remembered().filter(|at| *at != focus && told(at));
        fits.next().filter(|_| fits.next().is_none())
    }

    /// `The air strike also wounded 30`, behind what shells did elsewhere: the account before it that told of an air strike.
    fn by_munition(&self, hit: &Hit, order: &[usize]) -> Option<usize> {
        let words = self.document.words(hit.span).to_lowercase();
        let own = Some(hit).filter(|hit| hit.noun()).and_then(|hit| {
            let around = kind::Around::default();
            kind::event_type(crate::Nature::Attack, hit.sense(), &words, &around)
        })?;
        let told = |at: usize| {
            let types = &self.drafts[at].telling.types;
            (!types.is_empty()).then(|| types.iter().any(|said| said.value == own))
        };
        let last = *order.first()?;
        let others = told(last) == Some(false);
        order.iter().copied().filter(|_| others).find(|at| told(*at) == Some(true))
    }

    /// `The ambush took place near Gao`, behind `two mine blasts killed four`: the account before these that told of an ambush.
    fn by_word(&self, hit: &Hit, order: &[usize]) -> Option<usize> {
        // `the attack` may be any.
        let one = hit.noun() && !hit.plural() && hit.trigger.id != "attack";
        let last = &self.drafts[*order.first().filter(|_| one)?];
        let told = |draft: &Draft| draft.nouns.contains(hit.trigger.id);
        let blast = |sense: Sense| matches!(sense, Sense::Bombing | Sense::Explosion);
        let alike = last.sense == hit.sense() || blast(last.sense) && blast(hit.sense());
        let others = last.several && !alike && !told(last);
        let fits = |at: &usize| !self.drafts[*at].several && told(&self.drafts[*at]);
        order.iter().copied().filter(|_| others).find(fits)
    }

    pub(super) fn detail_target(&self, scene: &Scene<'_>, dates: &[DateValue]) -> Option<usize> {
        // `Their bodies were found on Thursday`: the day of finding them.
        let theirs = scene.harms.iter().any(|harm| harm.rule == harm::THEIRS);
        // `A teacher died on Tuesday`, whom Monday's shells had hit.
        let died = scene.hits.iter().any(|(_, hit)| hit.trigger.id == "die");
        let later = |own: &DateValue, date: &DateValue| {
            /// Days in which the wounded die of an event.
            const WEEKS: i64 = 30;
            let days = own.start.zip(date.start).map(|(own, date)| (date - own).num_days());
            died && days.is_some_and(|days| (0..=WEEKS).contains(&days))
        };
        let fits = |at: &usize| {
            self.drafts[*at].kind != AccountKind::Umbrella
                && dates.iter().filter(|_| !theirs).all(|date| {
                    let own = self.drafts[*at].date.as_ref();
                    own.is_none_or(|own| may_meet(own, date) || later(own, date))
                })
        };
        // What follows `three explosions shook the town` is told of all, as long as none of them is told by itself.
        let whole = self.umbrella.filter(|at| at + 1 == self.drafts.len() && dates.is_empty());
        let focus = self.focus.filter(fits).or(whole)?;
        let draft = &self.drafts[focus];
        let pronoun =
            scene.part.items.iter().take(12).any(|item| {
                item.one_of(&["it", "they", "its", "the", "that", "this", "he", "she"])
            });
        let near = draft.sentence + 2 >= scene.sentence && (draft.block == self.block || pronoun);
        if near || draft.kind == AccountKind::NewEvent {
            Some(focus)
        } else {
            self.news.filter(fits)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    /// How many were killed and how many taken, by account, as far as they are counted.
    fn harmed(text: &str) -> Vec<(Vec<u64>, Vec<u64>)> {
        let reading = read_alone(text);
        let counts = |said: &[crate::Position<crate::Count>]| -> Vec<u64> {
            said.iter().filter_map(|said| said.value.best.or(said.value.min)).collect()
        };
        let accounts = reading.accounts.iter();
        accounts.map(|own| (counts(&own.telling.killed), counts(&own.telling.abducted))).collect()
    }

    #[test]
    fn what_was_done_days_before() {
        let text = "A drone struck a market in El Fasher on Tuesday, killing 15 people. Days before, rebels targeted a mosque in \
                    El Fasher and killed 70 people. The drone strike also wounded 12 people.\n";
        let told = harmed(text);
        assert!(
            told.contains(&(vec![15], vec![])) && told.contains(&(vec![70], vec![])),
            "{told:?}"
        );
    }

    #[test]
    fn what_was_done_in_another_month() {
        let text = "Rebels shot dead 13 officers near Cali on Thursday. In June 2020 gunmen killed a judge and two clerks in a raid in Lima.\n";
        assert_eq!(harmed(text), [(vec![13], vec![]), (vec![3], vec![])]);
        let toll = "Rebels killed 13 soldiers near Cali on Monday. Last month rebels killed 15 soldiers in Lima. In that attack \
                    three captains and 10 guards were killed.\n";
        assert_eq!(harmed(toll), [(vec![13, 13], vec![]), (vec![15], vec![])]);
        let worst = "Gunmen shot dead eight officers near Cali Thursday in the worst raid in the land since 2018.\n";
        assert_eq!(harmed(worst), [(vec![8], vec![])]);
    }

    #[test]
    fn what_is_told_of_some_of_them() {
        for rest in [
            "Ten were killed in the market and eight in the fields.",
            "Ten were killed in the market while the other eight were killed at home.",
        ] {
            let text = format!("Gunmen killed 18 people near Jos on Monday. {rest}\n");
            assert_eq!(harmed(&text), [(vec![18], vec![])], "{text}");
        }
        let others = "A bomb killed 18 people near Jos on Monday, the army said. Witnesses said ten were killed.\n";
        assert_eq!(harmed(others), [(vec![18, 10], vec![])]);
    }

    #[test]
    fn what_one_event_sets_off() {
        let blast = "A rocket hit a depot near Gao on Monday, triggering an explosion that killed ten people.\n";
        assert_eq!(harmed(blast), [(vec![10], vec![])]);
        let raid = "Troops raided a camp near Jenin on Monday, leading to a gun battle that killed ten people.\n";
        assert_eq!(harmed(raid), [(vec![10], vec![])]);
        let clashes = "Gunmen killed a mayor near Gao on Monday, triggering clashes that left ten people dead.\n";
        assert_eq!(harmed(clashes), [(vec![1], vec![]), (vec![10], vec![])]);
    }

    #[test]
    fn how_many_there_are() {
        for (text, killed) in [
            ("Two women aged 65 and 71 were killed in shelling near Gao on Monday.\n", 2),
            ("A bomb killed a judge and his secretary near Gao on Monday.\n", 2),
            ("Four soldiers laid down their lives in a gunfight near Gao on Monday.\n", 4),
            (
                "The bodies of nine men bearing signs of torture were dumped near Gao on Monday.\n",
                9,
            ),
        ] {
            assert_eq!(harmed(text), [(vec![killed], vec![])], "{text}");
        }
    }

    #[test]
    fn what_came_beside_and_behind_it() {
        for rest in [
            "while in a separate attack two traders were gunned down.",
            "and in another incident a mine wounded nobody but killed two traders.",
        ] {
            let text = format!("Gunmen killed nine guards near Jos on Monday, {rest}\n");
            assert_eq!(harmed(&text), [(vec![9], vec![]), (vec![2], vec![])], "{text}");
        }
        for rest in [
            "After the raid residents launched a retaliatory attack that killed two herders.",
            "A similar attack killed two traders last year.",
            "Earlier raids in the hills killed two traders.",
        ] {
            let text = format!("Gunmen killed nine people in a raid near Jos on Monday. {rest}\n");
            assert_eq!(harmed(&text), [(vec![9], vec![]), (vec![2], vec![])], "{text}");
        }
    }

    #[test]
    fn those_who_kill_also_take() {
        let text =
            "Bandits killed two elders in Kaduna on Monday. They also abducted four women.\n";
        assert_eq!(harmed(text), [(vec![2], vec![4])]);
    }

    #[test]
    fn some_of_the_dead() {
        let told = harmed(
            "A bomb killed 15 people at a hotel in Mogadishu on Monday. Police said among the dead were two lawmakers.\n",
        );
        assert_eq!(told, [(vec![15], vec![])]);
    }

    #[test]
    fn who_comes_after_the_attack() {
        let told = harmed(
            "Gunmen killed 36 soldiers at Makalondi on Tuesday. The general came to the town on Wednesday, which shows the weight of the assault.\n",
        );
        assert_eq!(told, [(vec![36], vec![])]);
    }

    #[test]
    fn history_is_not_the_day_of_news() {
        let text = "LAGOS, 6 June 2024 (Harbor Wire) - Two bombs exploded outside a bank in Lagos. The date \
            recalls the battle of Ibadan, which was fought on 3 May 1861.\n";
        let accounts = read_alone(text).accounts;
        let bomb = accounts[0].telling.dates.iter().filter_map(|said| said.value.start);
        assert!(bomb.into_iter().all(|day| day.to_string().starts_with("2024")));
    }

    /// The stages of each account, first told first.
    fn stages(text: &str) -> Vec<Vec<crate::Stage>> {
        let accounts = read_alone(text).accounts;
        let stages =
            |own: &crate::Account| own.telling.stages.iter().map(|said| said.value).collect();
        accounts.iter().map(stages).collect()
    }

    #[test]
    fn what_was_defused_did_not_explode() {
        use crate::Stage::{Accomplished, Attempted, Intercepted};
        let text = "Sappers defused a bomb outside the Peruvian embassy in Quito on Monday. Two bombs exploded in the city \
                    and wrecked a telephone office.\n";
        assert_eq!(stages(text), [vec![Intercepted], vec![Accomplished]]);
        let text = "A bomb exploded at a bank in Lima on Monday, killing a guard. Another bomb thrown at a church in Callao \
                    failed to go off.\n";
        assert_eq!(stages(text).last(), Some(&vec![Attempted]));
        let laid = "Sappers defused a bomb in Quito on Monday. It had been planted in front of a church.\n";
        assert_eq!(stages(laid).len(), 1);
    }

    #[test]
    fn what_was_done_beside_what_was_meant() {
        let text = "The rebels who had intended to kidnap the envoy took nine guests hostage in Quito on Monday.\n";
        assert_eq!(harmed(text), [(vec![], vec![9])]);
    }

    #[test]
    fn another_attack() {
        let told = harmed(
            "Gunmen attacked a camp near Gao and killed 12 soldiers on Monday. Armed men attacked another camp and killed four people.\n",
        );
        assert_eq!(told.len(), 2, "{told:?}");
        let told = harmed(
            "A bomb killed three people at a kiosk in Mandera on Monday. The deadliest attack in Kenya was in Garissa in April 2015, when gunmen killed 148 students.\n",
        );
        assert_eq!(told.first(), Some(&(vec![3], vec![])), "{told:?}");
    }

    #[test]
    fn another_bomb_at_another_place() {
        let text = "A bomb hit a bank in Lima on Monday. Another bomb struck a church in Callao.\n";
        assert_eq!(stages(text).len(), 2);
        let same = "A bomb hit a bank in Lima on Monday. Another bomb was thrown minutes later.\n";
        assert_eq!(stages(same).len(), 1);
    }

    #[test]
    fn another_of_those_taken() {
        let text = "A banker was kidnapped in Lagos on Monday and freed on Friday. The arrests help to clear up the kidnapping of \
                    another banker, Omar Vale.\n";
        assert_eq!(harmed(text).len(), 2);
    }
}
