//! What a sentence tells in general, and what only looks like an attack: habits, long spells, what is made safe.

use dateline_entity::{ActorKind, Entity, Status};
use dateline_text::Span;
use dateline_time::{Kind, Timex};

use crate::read::aggregate;
use crate::read::cue::Cue;
use crate::read::harm::Harm;
use crate::read::item::{Bag, Item};
use crate::read::scene::{Part, Prepared, Reference, Scene};
use crate::read::trigger::{Form, Hit};
use crate::read::words;

use super::Discourse;
use super::date::days_of;

impl Discourse<'_, '_> {
    /// What has been done over a time: `have been attacked in the past months`, `has been shelling the port`, `has also targeted
    /// foreign workers`.
    pub(super) fn goes_on_for_long(&self, scene: &Scene<'_>, at: usize, hit: &Hit) -> bool {
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
        let plural = |item: &Item<'_>| {
            let words = self.document.words(item.span());
            // `has bombed some of the camps`, `several of the hideouts`
            let at = items.partition_point(|own| own.span().start < item.span().start);
            let mut near = std::iter::once(item).chain(items[..at].iter().rev().take(2));
            let mut some = || {
                near.any(|own| {
                    let first =
                        self.document.words(own.span()).split(' ').next().unwrap_or_default();
                    ["some", "several"].iter().any(|word| first.eq_ignore_ascii_case(word))
                })
            };
            match item.mention().map(|mention| &mention.entity) {
                Some(Entity::People(people)) => people.plural && people.count.is_none(),
                Some(Entity::Target(target)) => {
                    (target.count.is_none() && !target.definite || some()) && words.ends_with('s')
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

    /// `defused a wartime bomb`: nobody of today had laid it.
    pub(super) fn left_by_war(&self, scene: &Scene<'_>) -> bool {
        let old = |span: dateline_text::Span| {
            let from = self.document.tokens.partition_point(|token| token.span.start < span.start);
            let own =
                self.document.tokens[from..].iter().take_while(|token| token.span.end <= span.end);
            own.into_iter().any(|token| words::OLD_WAR.has(token.hash))
        };
        scene.weapons.iter().all(|(mention, _)| old(mention.span))
    }

    /// Whether a raid is a search by the police: nobody armed but they has a part in it, and it goes into a house or ends in
    /// an arrest.
    pub(super) fn searched(&self, scene: &Scene<'_>, hit: &Hit) -> bool {
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
}

/// `they are responsible for the killing of hundreds of people`: what somebody has done over the years.
pub(super) fn answers_for_many(scene: &Scene<'_>, at: usize) -> bool {
    /// Items between the words and the killing.
    const NEAR: usize = 5;
    let back = &scene.part.items[at.saturating_sub(NEAR)..at];
    let answers = back.windows(2).any(|pair| pair[0].word("responsible") && pair[1].word("for"));
    let many = |harm: &Harm<'_>| {
        harm.count.best.is_none() && harm.count.min.is_some_and(|least| least > 2)
    };
    answers && scene.harms.iter().any(many)
}

/// `the rebels for decades fought the government`: what went on for years, and is told of no day.
pub(super) fn for_years(scene: &Scene<'_>, at: usize, hit: &Hit) -> bool {
    /// Items before and behind the verb in which the spell may stand.
    const NEAR: usize = 8;
    let items = scene.part.items;
    let near = &items[at.saturating_sub(NEAR)..items.len().min(at + NEAR)];
    let spell = near.windows(2).any(|pair| {
        let years = |time: &Timex| {
            time.kind == Kind::Duration
                && time.value.starts_with('P')
                && time.value.ends_with(['Y', 'E'])
        };
        pair[0].one_of(&["for", "over"])
            && (pair[1].one_of(&["decades", "years"])
                || matches!(pair[1], Item::Time(time) if years(time)))
    });
    // `have for years been plagued by kidnapping`
    let bare = || scene.reference == Reference::Bare && scene.harms.is_empty();
    spell && (!hit.noun() || bare()) && scene.times.is_empty()
}

/// `The attack happened on Monday in Lassa, which has been hit repeatedly`: without what a place is told to suffer in general.
pub(super) fn without_habit<'s>(prepared: &Prepared<'s>, part: &Part<'s>) -> Option<Part<'s>> {
    let items = part.items;
    let often = |(span, cue): &&(Span, Cue)| {
        matches!(cue, Cue::Frequent | Cue::Serial) && part.span.contains(*span)
    };
    let (often, _) = prepared.cues.iter().find(often)?;
    let at = items.partition_point(|item| item.span().start < often.start);
    let which = items[..at].iter().rposition(|item| item.one_of(&["which", "where"]))?;
    let comma = which.checked_sub(1).filter(|comma| items[*comma].word(","))?;
    let own = &items[..comma];
    let has = items[which + 1..at].iter().any(|item| item.one_of(&["has", "have"]));
    let told = own.iter().any(|item| item.trigger().is_some_and(|hit| !hit.sense().harm()));
    let (first, last) = own.first().zip(own.last()).filter(|_| has && told)?;
    let span = first.span().join(last.span());
    Some(Part { items: own, bag: Bag::of(own), span, ..*part })
}

/// `Dozens of shepherds are killed by mines`: how it goes, at no time that is told.
pub(super) fn every_day(scene: &Scene<'_>) -> bool {
    /// Items between the helping verb and the harm: `are also often`.
    const NEAR: usize = 3;
    let items = scene.part.items;
    let is = |at: usize| {
        items[at.saturating_sub(NEAR)..at].iter().any(|item| item.one_of(&["are", "is"]))
    };
    let done = |(at, hit): &(usize, Hit)| {
        hit.sense().harm() && hit.form == Form::Past && *at > 0 && is(*at)
    };
    let vague = |harm: &Harm<'_>| harm.count.best.is_none() && harm.who_span.is_some();
    scene.times.is_empty()
        && scene.places.is_empty()
        && scene.hits.iter().any(done)
        && !scene.harms.is_empty()
        && scene.harms.iter().all(vague)
}

/// `army bomb experts detonated an IED`: those who make bombs harmless, in front of the verb.
pub(super) fn made_safe(before: &[Item<'_>]) -> bool {
    /// Items before the verb in which they may stand.
    const NEAR: usize = 4;
    let safe = ["experts", "sappers", "technicians", "squad", "disposal", "deminers"];
    before.iter().rev().take(NEAR).any(|item| {
        let group = item.people().map(|(_, people)| people.group.as_str());
        item.one_of(&safe)
            || group.is_some_and(|group| safe.iter().any(|own| group.eq_ignore_ascii_case(own)))
    })
}

/// `an explosion of life`: what explodes is no device.
pub(super) fn of_something(scene: &Scene<'_>, at: usize) -> bool {
    let items = &scene.part.items[at + 1..];
    let device = |item: &Item<'_>| {
        item.one_of(&["gas", "device", "tank", "cylinder", "shell", "mine", "bomb", "charge"])
            || item.mention().is_some()
    };
    items.first().is_some_and(|next| next.word("of")) && !items.iter().skip(1).take(4).any(device)
}

/// `a strike on the depot`, `the strike killed two`: what it hit stands right behind it.
pub(super) fn aimed(scene: &Scene<'_>, at: usize) -> bool {
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

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    #[test]
    fn what_is_done_regularly() {
        let text = "A drone hit a house in Kharkiv on Monday. Russian forces regularly attack villages with various weapons.\n";
        let reading = read_alone(text);
        let weapons: usize =
            reading.accounts.iter().map(|account| account.telling.weapons.len()).sum();
        assert_eq!((reading.accounts.len(), weapons), (1, 1));
    }

    #[test]
    fn what_goes_on_for_years() {
        let raid = "Gunmen killed nine people near Zaria on Monday.";
        let told = |rest: &str| read_alone(&format!("{raid} {rest}\n")).accounts.len();
        assert_eq!(told("Traders in Sokoto have for decades been plagued by kidnapping."), 1);
        assert_eq!(
            told("In one of the worst attacks in Nigeria in years, bodies lay in the fields."),
            1
        );
        assert_eq!(told("Up to 300,000 people have been killed since 2003, the UN says."), 1);
        assert_eq!(told("Dozens of shepherds are killed by mines that rebels lay."), 1);
        assert_eq!(told("In recent months 310 guards have died in over 90 raids."), 1);
        assert_eq!(told("Last week a kidnapping in Sokoto left a farmer dead."), 2);
    }

    #[test]
    fn bombs_of_old_wars() {
        let told = |text: &str| read_alone(text).accounts.len();
        assert_eq!(told("Sappers defused a wartime bomb in Cologne on Monday.\n"), 0);
        assert_eq!(told("Sappers defused a roadside bomb in Quetta on Monday.\n"), 1);
    }

    #[test]
    fn what_explodes_is_no_device() {
        assert_eq!(
            read_alone("Thousands of frogs are exploding in the ponds of Leeds.\n").accounts.len(),
            0
        );
        assert_eq!(read_alone("Shells were exploding in the streets of Goma.\n").accounts.len(), 1);
    }
}
