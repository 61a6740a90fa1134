//! Frames of attacks on people that tell no harm, and of those who got away.

use dateline_entity::People;
use dateline_text::Class;
use nom::branch::alt;
use nom::combinator::opt;
use nom::{Input, Parser};

use super::Kind;
use super::behind::behind;
use super::frame::{ESCAPED, Told, UNHARMED, fatal};
use super::who::{Begin, Who, named, victims};
use crate::read::item::{Out, class, one_of, sense, within};
use crate::read::trigger::{Form, Sense};

/// `an attack on the mayor`, `the ambush of two teachers`, `attacked the journalist Ana Ruiz`
pub(super) fn attacked<'a>(begin: &Begin<'a>) -> Out<'a, Told<'a>> {
    let senses = &[Sense::Attack, Sense::Bombing, Sense::Strike];
    let (rest, hit) = sense(senses).parse(begin.input)?;
    let fail = || begin.fail();
    if hit.plural() {
        return Err(fail());
    }
    let rest =
        if hit.noun() { within(3, one_of(&["on", "against", "of"])).parse(rest)?.0 } else { rest };
    let (rest, who) = within(2, alt((named, victims))).parse(rest)?;
    // `attacks on 3 March`: a number is nobody; armed people are a side, not victims.
    if matches!(who.who, Who::Nobody | Who::Actor(_) | Who::People(People { armed: true, .. })) {
        return Err(fail());
    }
    Ok((rest, vec![(Kind::Attacked, who)]))
}

/// `the judge was attacked in his car`: people set upon, of whom no more is told here.
pub(super) fn set_upon<'a>(begin: &Begin<'a>) -> Out<'a, Told<'a>> {
    let (input, fail) = (begin.input, || begin.fail());
    let (rest, who) = begin.listed()?;
    let armed = matches!(who.who, Who::People(People { armed: true, .. }));
    if armed || matches!(who.who, Who::Nobody | Who::Actor(_)) {
        return Err(fail());
    }
    let rest = behind(begin.text, &who, rest);
    let closes =
        matches!(rest.0, [comma, verb, ..] if comma.word(",") && verb.is(Class::AUXILIARY));
    let rest = rest.take_from(usize::from(closes));
    let (rest, _) = opt(one_of(&["who"])).parse(rest)?;
    let (rest, helper) = class(Class::AUXILIARY).parse(rest)?;
    let (rest, hit) = within(2, sense(&[Sense::Attack])).parse(rest)?;
    let active =
        input.0.iter().any(|item| item.span() == helper && item.one_of(&["has", "have", "had"]));
    if active || hit.form != Form::Past || fatal(hit.trigger.id) || hit.trigger.weak {
        return Err(fail());
    }
    Ok((rest, vec![(Kind::Attacked, who)]))
}

/// `the mayor escaped unhurt from an attack`, `Ana Ruiz survived the ambush`, `the minister, who was unharmed`
pub(super) fn escaped<'a>(begin: &Begin<'a>) -> Out<'a, Told<'a>> {
    let (rest, who) = begin.victims()?;
    let fail = || begin.fail();
    if matches!(who.who, Who::Nobody | Who::Actor(_) | Who::People(People { armed: true, .. })) {
        return Err(fail());
    }
    let rest = behind(begin.text, &who, rest);
    let (rest, _) = opt(one_of(&["who", "that"])).parse(rest)?;
    let (rest, helper) = opt(class(Class::AUXILIARY)).parse(rest)?;
    let (rest, _) = opt(class(Class::AUXILIARY)).parse(rest)?;
    let (rest, verb) = opt(one_of(ESCAPED)).parse(rest)?;
    let (rest, unharmed) = opt(within(2, one_of(UNHARMED))).parse(rest)?;
    let attack = rest
        .0
        .iter()
        .take(4)
        .any(|item| item.trigger().is_some_and(|hit| hit.noun() && !hit.sense().harm()));
    if verb.is_some() && (unharmed.is_some() || attack) || helper.is_some() && unharmed.is_some() {
        Ok((rest, vec![(Kind::Attacked, who)]))
    } else {
        Err(fail())
    }
}
