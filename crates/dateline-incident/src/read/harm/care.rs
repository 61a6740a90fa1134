//! Harm told by what came of it: wounds, hospitals, and those who did it to themselves.

use dateline_entity::Entity;
use dateline_text::Class;
use dateline_text::number::Quantity;
use nom::{Input, Parser};

use super::behind::{apposition, aside, behind};
use super::died;
use super::frame::{Told, fatal};
use super::who::{Begin, Victims, Who, victims};
use super::{Kind, WOUND};
use crate::read::body;
use crate::read::item::{In, Item, Out, one_of, within};
use crate::read::trigger::{Form, Sense};
use crate::read::words;

/// `an old man shot himself`, `before killing herself`: whoever does it is the one harmed.
pub(super) fn oneself<'a>(begin: &Begin<'a>) -> Out<'a, Told<'a>> {
    let (input, fail) = (begin.input, || begin.fail());
    let own = input.0.first().is_some_and(|item| item.trigger().is_some());
    let (rest, who) = if own {
        let span = input.0[0].span();
        (input, Victims::one(Who::Oneself, Some(Quantity::exactly(1)), None, span))
    } else {
        let (rest, who) = begin.anybody()?;
        (aside(apposition(rest)), who)
    };
    let near = rest.0.iter().take(4).position(|item| item.trigger().is_some()).ok_or_else(fail)?;
    let passed = rest.0[..near].iter().any(|item| {
        item.is(Class::PUNCT | Class::CONJUNCTION | Class::REPORTING) || item.word("charged")
    });
    let hit = rest.0[near].trigger().filter(|hit| !hit.noun()).ok_or_else(fail)?;
    let next = |word: &[&str]| rest.0[near + 1..].iter().take(2).any(|item| item.one_of(word));
    if passed || !next(ONESELF) {
        return Err(fail());
    }
    let fatal = hit.sense() == Sense::Kill
        || fatal(hit.trigger.id)
        || rest.0[..near].iter().any(|item| item.word("fatally"));
    let kind = match hit.sense() {
        _ if fatal => Kind::Killed,
        Sense::Shoot => Kind::Shot,
        Sense::Injure => Kind::Injured,
        _ => return Err(fail()),
    };
    Ok((rest.take_from(near + 2), vec![(kind, who)]))
}

/// `Two men were taken to the hospital`, `his son is in a hospital with burns`: hurt, unless the sentence has them die
/// there.
pub(super) fn hospital<'a>(begin: &Begin<'a>) -> Out<'a, Told<'a>> {
    let fail = || begin.fail();
    // `five are in hospital`
    let lies = |items: &[Item<'_>]| {
        items.first().is_some_and(|item| item.one_of(&["is", "are", "remain", "remains"]))
            && items.get(1).is_some_and(|item| item.word("in"))
    };
    let (rest, who) = begin.anybody()?;
    let rest = behind(begin.text, &who, rest);
    let sent = |item: &Item<'_>| item.among(&words::BRINGING);
    let verb = (0..rest.0.len().min(5)).position(|at| {
        let item = &rest.0[at];
        sent(item)
            || lies(&rest.0[at..])
            || item.trigger().is_some()
            || item.is(Class::CONJUNCTION)
            || item.word(";")
    });
    let at = verb.filter(|at| sent(&rest.0[*at]) || lies(&rest.0[*at..])).ok_or_else(fail)?;
    if !rest.0[..=at].iter().any(|item| item.is(Class::AUXILIARY)) {
        return Err(fail());
    }
    reached(rest, who, at).ok_or_else(fail)
}

/// `sent three others to hospitals`
pub(super) fn brought<'a>(begin: &Begin<'a>) -> Out<'a, Told<'a>> {
    let (rest, who) = within(1, victims).parse(begin.input.take_from(1))?;
    reached(rest, who, 0).ok_or_else(|| begin.fail())
}

/// The hospital that those brought by the verb at `from` reach alive.
fn reached<'a>(rest: In<'a>, who: Victims<'a>, from: usize) -> Option<(In<'a>, Told<'a>)> {
    let speaks = matches!(who.who, Who::Actor(_))
        || matches!(who.who, Who::People(people) if people.speaker);
    let care = |item: &Item<'_>| {
        item.one_of(HOSPITAL)
            || matches!(item.mention().map(|m| &m.entity), Some(Entity::Target(t)) if t.id == "hospital")
    };
    let at = rest.0[from..].iter().take(10).position(care)?;
    let dies = |item: &Item<'_>| {
        item.one_of(&["dead", "deceased"])
            || item.trigger().is_some_and(|hit| hit.sense() == Sense::Kill)
    };
    if speaks {
        return None;
    }
    if rest.0[from..].iter().take(26).any(dies) {
        let died = died::later(rest.take_from(from + at + 1), false);
        return died.map(|rest| (rest, vec![(Kind::Killed, who)]));
    }
    // Whoever still lies there lives.
    let lives = rest
        .0
        .iter()
        .take(from + 1)
        .any(|item| item.one_of(&["is", "are", "being", "still", "remain", "remains"]));
    let kind = if lives { Kind::Injured } else { Kind::Hospital };
    Some((rest.take_from(from + at + 1), vec![(kind, who)]))
}

/// Those of them with their object behind them.
pub(super) const BRINGS: &[&str] = &["sent", "sends", "sending", "treated"];

pub(in crate::read) const HOSPITAL: &[&str] =
    &["hospital", "hospitals", "hospitalized", "hospitalised", "hospitalization"];
pub(in crate::read) const ONESELF: &[&str] =
    &["himself", "herself", "self", "itself", "themselves"];
pub(in crate::read) const SUFFERED: &[&str] =
    &["suffered", "suffering", "sustained", "received", "suffers", "sustaining"];
pub(in crate::read) const STRUCK: &[&str] = &["grazed", "hit", "struck"];

/// `Four people suffered minor injuries`, `a guard sustained wounds to the leg`
pub(super) fn suffered<'a>(begin: &Begin<'a>) -> Out<'a, Told<'a>> {
    let (rest, who) = begin.anybody()?;
    let speaks = matches!(who.who, Who::People(people) if people.speaker);
    let rest = aside(from_where(rest));
    let (rest, _) = within(2, one_of(SUFFERED)).parse(rest)?;
    let near = rest.0.iter().take(8).position(|item| {
        item.one_of(&["injury", "injuries", "wound", "wounds"])
            || item.trigger().is_some_and(|hit| hit.sense() == Sense::Injure)
    });
    match near {
        Some(at) if !speaks && !rest.0[..at].iter().any(|item| item.word("no")) => {
            let fatal = deadly(&rest.0[..at], &["fatal", "mortal"]);
            let kind = if fatal { Kind::Killed } else { Kind::Injured };
            Ok((rest.take_from(at + 1), vec![(kind, who)]))
        }
        _ => Err(begin.fail()),
    }
}

/// Whether one of `words` stands there: `fatal wounds`, but not `non-fatal wounds`.
fn deadly(items: &[Item<'_>], words: &[&str]) -> bool {
    let no = |item: &Item<'_>| item.one_of(&["non", "not", "nearly", "potentially"]);
    let told =
        |at: usize| items[at].one_of(words) && !items[at.saturating_sub(2)..at].iter().any(no);
    (0..items.len()).any(told)
}

/// What follows `from the Health Authority, which is linked to it`: the verb, where nothing else stands between.
fn from_where(input: In<'_>) -> In<'_> {
    const LONGEST: usize = 10;
    if !input.0.first().is_some_and(|item| item.one_of(&["from", "of", "with"])) {
        return input;
    }
    let near = input.0.iter().take(LONGEST);
    let verb = near.clone().position(|item| item.one_of(SUFFERED));
    let other = near.clone().position(|item| {
        item.trigger().is_some()
            || item.is(Class::PUNCT | Class::REPORTING | Class::AUXILIARY | Class::PRONOUN)
    });
    match verb {
        Some(at) if other.is_none_or(|other| other > at) => input.take_from(at),
        _ => input,
    }
}

/// `a girl suffering from a gunshot wound`, `two men with gunshot wounds`
pub(super) fn with_wounds<'a>(begin: &Begin<'a>) -> Out<'a, Told<'a>> {
    let (rest, who) = begin.listed()?;
    let speaks = matches!(who.who, Who::Nobody | Who::Actor(_))
        || matches!(who.who, Who::People(people) if people.speaker);
    let near = rest.0.iter().take(7).position(|item| {
        item.trigger().is_some() || item.is(Class::CONJUNCTION) || item.one_of(&[".", ";"])
    });
    let wound = near.filter(|at| {
        let hit = rest.0[*at].trigger();
        let words = &rest.0[..*at];
        hit.is_some_and(|hit| hit.trigger.id == WOUND)
            && words.iter().any(|item| {
                item.one_of(&[
                    "with",
                    "from",
                    "suffering",
                    "suffered",
                    "sustained",
                    "had",
                    "for",
                    "received",
                ])
            })
    });
    match wound {
        Some(at) if !speaks && !rest.0[..at].iter().any(|item| item.people().is_some()) => {
            let dead = deadly(&rest.0[..at], &["dead", "deceased", "fatal"]);
            let kind = if dead { Kind::Killed } else { Kind::Shot };
            Ok((rest.take_from(at + 1), vec![(kind, who)]))
        }
        _ => Err(begin.fail()),
    }
}

/// `a boy was hit in the leg`, `two women were grazed by bullets`, `a vendor, 40, was struck by gunfire`
pub(super) fn struck<'a>(begin: &Begin<'a>) -> Out<'a, Told<'a>> {
    let fail = || begin.fail();
    let (rest, who) = begin.anybody()?;
    let speaks = matches!(who.who, Who::Actor(_))
        || matches!(who.who, Who::People(people) if people.speaker);
    let rest = behind(begin.text, &who, rest);
    let hit = |item: &Item<'_>| {
        item.one_of(STRUCK)
            || item.trigger().is_some_and(|hit| {
                hit.sense() == Sense::Strike && matches!(hit.form, Form::Past | Form::Base)
            })
    };
    let verb = rest.0.iter().take(4).position(hit).ok_or_else(fail)?;
    let helped = rest.0[..verb].iter().any(|item| item.is(Class::AUXILIARY));
    let passed = rest.0[..verb].iter().any(|item| {
        item.is(Class::PUNCT | Class::CONJUNCTION | Class::REPORTING | Class::NEGATION)
    });
    // What hit them, or where.
    let after = &rest.0[verb + 1..];
    let stop = after.iter().take(7).position(|item| {
        item.is(Class::PUNCT | Class::CONJUNCTION) || item.trigger().is_some_and(|hit| !hit.noun())
    });
    let near = &after[..stop.unwrap_or(after.len().min(7))];
    let by = near.first().is_some_and(|item| item.one_of(&["by", "with"]));
    let told = near.iter().position(|item| by && body::gunfire(item) || !by && body::part(item));
    match told {
        Some(at) if helped && !passed && !speaks => {
            Ok((rest.take_from(verb + at + 2), vec![(Kind::Shot, who)]))
        }
        _ => Err(fail()),
    }
}
