//! Attackers who fell: `a man stabbed three people before he was shot dead by police`. Whoever felled them attacked nobody, and
//! they are none of those whom they harmed.

use std::ops::Range;

use dateline_entity::{ActorKind, Number, People, Status};
use dateline_text::Class;
use dateline_text::number::Quantity;

use crate::read::doer::passive;
use crate::read::harm::{self, Harm, Kind};
use crate::read::item::{Bag, Item};
use crate::read::trigger::{Form, Hit, Sense};

use super::Part;

/// A part of a sentence without what it tells of the end of those who attacked.
pub(crate) struct Felled<'a> {
    items: Vec<Item<'a>>,
    /// What became of them.
    pub(crate) harm: Harm<'a>,
}

impl<'a> Felled<'a> {
    /// What is left of the part.
    pub(crate) fn part<'s>(&'s self, whole: &Part<'s>) -> Part<'s>
    where
        'a: 's,
    {
        let span = self.items[0].span().join(self.items[self.items.len() - 1].span());
        Part { items: &self.items, bag: Bag::of(&self.items), span, shared: true, ..*whole }
    }
}

/// Items of the clause in which they fall: `before he was shot dead by members of the special forces`.
const CLAUSE: usize = 12;

/// Items between those who attack and their deed.
const NEAR: usize = 12;

/// What a part tells of the end of those who attacked in it.
pub(crate) fn felled<'a>(text: &str, part: &Part<'a>) -> Option<Felled<'a>> {
    let items = part.items;
    if !part.bag.has(Bag::TRIGGER) {
        return None;
    }
    let fall = (2..items.len()).find_map(|at| Fall::at(items, at))?;
    let attack = attack(&items[..fall.cut.start])?;
    let (_, people) = items[attack.who].people()?;
    let one = |number: &Number| number.quantity.max == Some(1);
    let several = people.plural || people.count.as_ref().is_some_and(|number| !one(number));
    // `abducted three nurses before they were killed`: whoever they are, somebody who may fell attackers did it.
    let agrees = match fall.pronoun {
        Pronoun::None => true,
        Pronoun::One => !several && fall.by_force,
        Pronoun::Several => several && fall.by_force,
    };
    // `who killed two clerks last year was shot on Monday`: two days, two events.
    let timed = |items: &[Item<'_>]| items.iter().any(|item| matches!(item, Item::Time(_)));
    let apart = attack.relative && timed(&items[..fall.cut.start]) && timed(&items[fall.cut.end..]);
    if !agrees || apart || attack.relative != fall.relative {
        return None;
    }
    // Those whom the clause calls the gunmen, by its own word.
    let people = fall.whom.unwrap_or(people);
    let number = people.count.as_ref();
    let quantity = match (number, people.plural) {
        (Some(number), _) => number.quantity,
        (None, true) => Quantity::at_least(2),
        (None, false) => Quantity::exactly(1),
    };
    let span = items[fall.cut.start].span().join(items[fall.cut.end - 1].span());
    let harm = harm::of_attackers(text, fall.kind, (quantity, number.map(|own| own.span)), span);
    let mut left = Vec::with_capacity(items.len());
    left.extend_from_slice(&items[..=attack.who]);
    left.extend_from_slice(&items[attack.who + 1 + usize::from(attack.relative)..fall.cut.start]);
    left.extend_from_slice(&items[fall.cut.end..]);
    Some(Felled { items: left, harm })
}

/// Who attacked, and whether in a clause of `who`.
struct Attack {
    who: usize,
    relative: bool,
}

/// Those who do the last deed that `items` tell, where they are people who may have come to attack.
fn attack(items: &[Item<'_>]) -> Option<Attack> {
    let deed =
        |at: &usize| items[*at].trigger().is_some_and(|hit| does(hit) && !passive(items, *at));
    let first = (0..items.len()).find(deed)?;
    let near = first.saturating_sub(NEAR)..first;
    let who = items[near.clone()].iter().rposition(|item| item.people().is_some())? + near.start;
    let (_, people) = items[who].people()?;
    let between = &items[who + 1..first];
    let relative = between.first().is_some_and(|item| item.one_of(&["who", "that"]));
    let clean = between[usize::from(relative)..].iter().all(|item| {
        !item.is(Class::PUNCT | Class::REPORTING | Class::PRONOUN | Class::NEGATION)
            && item.trigger().is_none_or(|hit| !hit.noun() || hit.sense() != Sense::Clash)
    });
    let victim = guards(people) || people.speaker;
    // `by a man who`: no subject.
    let led = who > 0 && items[who - 1].is(Class::PREPOSITION);
    (clean && !victim && !led).then_some(Attack { who, relative })
}

/// A verb by which people are attacked.
fn does(hit: &Hit) -> bool {
    !hit.noun()
        && matches!(
            hit.sense(),
            Sense::Attack
                | Sense::Kill
                | Sense::Injure
                | Sense::Shoot
                | Sense::Abduct
                | Sense::Bombing
        )
        && matches!(hit.form, Form::Past | Form::Phrase)
}

/// Who falls, as the clause calls them.
enum Pronoun {
    None,
    One,
    Several,
}

/// The clause in which somebody falls.
struct Fall<'a> {
    cut: Range<usize>,
    /// The attackers, where they are its object.
    whom: Option<&'a People>,
    kind: Kind,
    pronoun: Pronoun,
    /// Soldiers, police or guards did it.
    by_force: bool,
    /// No word joins it: `a man who stabbed two people [was shot]`.
    relative: bool,
}

impl<'a> Fall<'a> {
    /// The clause whose participle or verb stands at `at`.
    fn at(items: &[Item<'a>], at: usize) -> Option<Self> {
        let hit = items[at].trigger().filter(|hit| !hit.noun())?;
        let kind = match harm::told_by(hit)? {
            Kind::Shot => Kind::Injured,
            kind @ (Kind::Killed | Kind::Injured) => kind,
            _ => return None,
        };
        if !matches!(hit.form, Form::Past | Form::Phrase) || hit.trigger.id == "die" {
            return None;
        }
        Self::passive(items, at, kind).or_else(|| Self::active(items, at, kind))
    }

    /// `before he was shot dead by police`, `and was killed by guards`, `before being killed`
    fn passive(items: &[Item<'a>], at: usize, kind: Kind) -> Option<Self> {
        const ADVERBS: usize = 2;
        let helper = items[..at].iter().rev().take(1 + ADVERBS);
        let helper = at - 1 - helper.clone().position(|item| item.is(Class::AUXILIARY))?;
        if !items[helper].one_of(&["was", "were", "being"]) {
            return None;
        }
        let before = items[..helper].last()?;
        let (pronoun, link) = match before {
            item if item.one_of(&["he", "she"]) => (Pronoun::One, helper.checked_sub(2)?),
            item if item.word("they") => (Pronoun::Several, helper.checked_sub(2)?),
            _ => (Pronoun::None, helper - 1),
        };
        let joined = items[link].one_of(&["before", "until"])
            || items[link].one_of(&["and", "but", "then"]) && !items[helper].word("being");
        // `, before being killed`
        let comma = joined && link > 0 && items[link - 1].word(",");
        let start = if joined { link - usize::from(comma) } else { helper };
        if !joined && !matches!(pronoun, Pronoun::None) || start < 2 {
            return None;
        }
        let by = items[at + 1..].iter().take(CLAUSE).position(|item| item.word("by"));
        let near = by.is_some_and(|by| {
            let between = &items[at + 1..at + 1 + by];
            by <= 2 && !between.iter().any(|item| item.is(Class::PUNCT | Class::CONJUNCTION))
        });
        let by = by.filter(|_| near).map(|by| at + 1 + by);
        let agent = by.and_then(|by| {
            let agent = items[by + 1..].iter().take(CLAUSE / 2).position(somebody)?;
            Some(by + 1 + agent)
        });
        Some(Self {
            cut: start..agent.unwrap_or(at) + 1,
            whom: None,
            kind,
            pronoun,
            by_force: agent.is_some_and(|agent| force(&items[agent])),
            relative: !joined,
        })
    }

    /// `before police shot him dead`
    fn active(items: &[Item<'a>], at: usize, kind: Kind) -> Option<Self> {
        let who = at.checked_sub(1).filter(|who| somebody(&items[*who]))?;
        let link = who.checked_sub(1)?;
        let link = if items[link].is(Class::DETERMINER) { link.checked_sub(1)? } else { link };
        // `shot and wounded him`
        let both = matches!(&items[at + 1..], [and, verb, ..]
            if and.word("and") && verb.trigger().is_some_and(|hit| hit.form == Form::Past));
        let kind = match items.get(at + 2).filter(|_| both).and_then(Item::trigger) {
            Some(hit) if hit.sense() == Sense::Kill => Kind::Killed,
            _ => kind,
        };
        let at = if both { at + 2 } else { at };
        // `before a bystander shot the gunman`: whom nobody else is called so.
        let attacker = |item: &Item<'_>| {
            item.people().is_some_and(|(_, people)| {
                people.armed && people.status == Status::Unknown && people.count.is_none()
            })
        };
        let object = items.get(at + 1)?;
        let whom = attacker(object).then(|| object.people()).flatten().map(|(_, people)| people);
        let pronoun = match object {
            item if attacker(item) => Pronoun::None,
            _ if !force(&items[who]) => return None,
            item if item.one_of(&["him", "her"]) => Pronoun::One,
            item if item.word("them") => Pronoun::Several,
            _ => return None,
        };
        let dead = items.get(at + 2).is_some_and(|item| item.word("dead"));
        let joined = items[link].one_of(&["before", "until", "and", "but"]);
        let kind = if dead { Kind::Killed } else { kind };
        let cut = link..at + 2 + usize::from(dead);
        (joined && link > 1).then_some(Self {
            cut,
            whom,
            kind,
            pronoun,
            by_force: true,
            relative: false,
        })
    }
}

fn guards(people: &People) -> bool {
    matches!(people.status, Status::Military | Status::Police) || people.traits.contains(&"guard")
}

fn somebody(item: &Item<'_>) -> bool {
    item.people().is_some() || item.actor().is_some()
}

/// Those who may fell an attacker by their office: soldiers, police, guards.
fn force(item: &Item<'_>) -> bool {
    item.people().is_some_and(|(_, people)| guards(people))
        || item.actor().is_some_and(|(_, actor)| {
            matches!(actor.kind, ActorKind::StateForce | ActorKind::Police | ActorKind::Coalition)
        })
}

/// Whether the word that joins two clauses at `link` leads over to the end of those who attacked.
pub(super) fn leads_to_fall(items: &[Item<'_>], link: usize) -> bool {
    /// Items between the joint and the participle: `he was later`.
    const NEAR: usize = 5;
    let falls = |at| Fall::at(items, at).is_some_and(|fall| fall.cut.contains(&link));
    (link + 1..items.len().min(link + 1 + NEAR)).any(falls)
}

/// Who fell, and whether they are several, in a sentence that goes on from the one before: `He was shot dead by police`, `Police
/// shot him`.
pub(crate) fn fell<'a>(text: &str, part: &Part<'a>) -> Option<(Harm<'a>, bool)> {
    /// Items before the verb.
    const BEGIN: usize = 5;
    let items = part.items;
    let at =
        items.iter().take(BEGIN).position(|item| item.trigger().is_some_and(|hit| !hit.noun()))?;
    let (hit, first) = (items[at].trigger()?, items.first()?);
    let kind = match harm::told_by(hit)? {
        Kind::Shot => Kind::Injured,
        kind @ (Kind::Killed | Kind::Injured) => kind,
        _ => return None,
    };
    let passive = || {
        let by = items.get(at + 1).filter(|by| by.word("by"))?;
        let agent = items[at + 1..].iter().take(CLAUSE / 2).find(|item| somebody(item))?;
        let told = at > 1 && items[1].one_of(&["was", "were"]) && force(agent);
        let several = first.word("they");
        (told && (several || first.one_of(&["he", "she"])))
            .then_some((several, agent.span().join(by.span())))
    };
    let active = || {
        let them = items.get(at + 1)?;
        let several = them.word("them");
        let who = at.checked_sub(1).filter(|who| *who < 2 && force(&items[*who]))?;
        let dead = items.get(at + 2).filter(|item| item.word("dead")).unwrap_or(them);
        (several || them.one_of(&["him", "her"]))
            .then(|| (several, items[who].span().join(dead.span())))
    };
    let (several, span) = passive().or_else(active)?;
    let dead = items.get(at + 2).is_some_and(|item| item.word("dead"));
    let kind = if dead { Kind::Killed } else { kind };
    let quantity = if several { Quantity::at_least(2) } else { Quantity::exactly(1) };
    let span = first.span().join(span);
    Some((harm::of_attackers(text, kind, (quantity, None), span), several))
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    /// Who did it, how many were killed and hurt, and how many of those who did it.
    fn told(text: &str) -> Vec<(Vec<String>, u64, u64, u64, u64)> {
        let sum = |said: &[crate::Position<crate::Count>]| -> u64 {
            said.iter().filter_map(|said| said.value.min).sum()
        };
        let tell = |own: &crate::Account| {
            let own = &own.telling;
            let who = own.perpetrator.iter().map(|said| said.value.actor.words.clone());
            (
                who.collect(),
                sum(&own.killed),
                sum(&own.injured),
                sum(&own.attackers_killed),
                sum(&own.attackers_injured),
            )
        };
        read_alone(text).accounts.iter().map(tell).collect()
    }

    #[test]
    fn those_who_attacked_fall() {
        for end in [
            "killed three people in a mall in Oslo on Monday before a guard shot and killed the gunman.",
            "killed three people in a mall in Oslo on Monday before he was shot dead by police.",
            "killed three people in a mall in Oslo on Monday before being killed.",
            "killed three people in a mall in Oslo on Monday and was shot dead by guards.",
            "killed three people in a mall in Oslo on Monday before police shot him dead.",
            "who killed three people in a mall in Oslo on Monday was shot dead by police.",
            "killed three people in a mall in Oslo on Monday. He was shot dead by police.",
            "killed three people in a mall in Oslo on Monday. Police shot him dead.",
        ] {
            let text = format!("A man {end}\n");
            assert_eq!(told(&text), [(vec!["A man".to_owned()], 3, 0, 1, 0)], "{text}");
        }
        let hurt =
            "A man stabbed three people in Haifa on Monday before he was shot by a soldier.\n";
        assert_eq!(told(hurt), [(vec!["A man".to_owned()], 0, 3, 0, 1)]);
    }

    #[test]
    fn those_who_are_attacked_fall() {
        for text in [
            "A protester was beaten in Lima on Monday before he was shot dead by police.\n",
            "A guard fired at gunmen in Lima on Monday before he was killed by rebels.\n",
            "Gunmen abducted a nurse in Lima on Monday before she was killed.\n",
        ] {
            assert!(told(text).iter().all(|own| own.3 == 0), "{text} {:?}", told(text));
        }
    }
}
