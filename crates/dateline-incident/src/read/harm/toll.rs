//! Frames of tolls, of bodies found and of the dead identified.

use dateline_entity::Entity;
use dateline_text::Class;
use dateline_text::number::Quantity;
use nom::branch::alt;
use nom::combinator::{map, opt, value};
use nom::error::{Error, ErrorKind};
use nom::sequence::{pair, preceded};
use nom::{Input, Parser};

use super::frame::{Told, fatal, kinds};
use super::who::{
    Begin, Victims, Who, counted_people, is_body, listed_victims, named, one_more, victims,
};
use super::{Kind, WOUND};
use crate::read::item::{In, Item, Out, class, one_of, take, within};
use crate::read::trigger::{Form, Hit, Sense};
use crate::read::words;

pub(super) const TOLL: &[&str] = &["toll", "number"];
/// The rule of bodies of those told of before: `their bodies were found`.
pub(in crate::read) const THEIRS: &str = "their_bodies";
pub(super) const BODY: &[&str] = &["body", "bodies", "remains"];
pub(super) const LEFT: &[&str] = &["left", "leaving", "leaves"];
pub(super) const VICTIM: &[&str] = &["dead", "wounded", "injured", "victims", "victim"];
pub(super) const DEATH: &[&str] = &["death", "deaths", "fatalities", "lives", "toll"];
pub(super) const HURT: &[&str] = &["injuries", "injury", "wounds"];

/// `two bodies were found`
fn counted_bodies<'a>(begin: &Begin<'a>) -> Out<'a, Told<'a>> {
    /// Items from the bodies to what was done with them.
    const NEAR: usize = 4;
    let (rest, who) = counted_people(begin.input)?;
    let (verb, _) = class(Class::AUXILIARY).parse(rest)?;
    let found = verb.0.iter().take(NEAR).any(|item| item.among(&words::FOUND));
    // `only three bodies have been found`: of more who are told to be dead.
    let only = who
        .span
        .of(begin.text)
        .split(' ')
        .next()
        .is_some_and(|own| own.eq_ignore_ascii_case("only"));
    if who.bodies() && found && !only {
        Ok((rest, vec![(Kind::Killed, who)]))
    } else {
        Err(begin.fail())
    }
}

/// `the bodies of two farmers were found`
pub(super) fn found_dead<'a>(begin: &Begin<'a>) -> Out<'a, Told<'a>> {
    if let Ok(counted) = counted_bodies(begin) {
        return Ok(counted);
    }
    let (rest, who) = whose_bodies(begin.input)?;
    let found = |item: &Item<'_>| item.among(&words::FOUND);
    if !rest.0.iter().take(24).any(found) {
        return Err(begin.fail());
    }
    Ok((rest, vec![(Kind::Killed, who)]))
}

/// `their bodies were dumped`: of those told of before, as many as they were.
pub(super) fn theirs<'a>(begin: &Begin<'a>) -> Out<'a, Told<'a>> {
    /// Items from the bodies to what was done with them.
    const NEAR: usize = 6;
    let input = begin.input;
    let (mention, people) = input.0.first().and_then(Item::people).ok_or_else(|| begin.fail())?;
    let own = mention.span.of(begin.text).split_whitespace().next();
    let theirs = own.is_some_and(|own| own.eq_ignore_ascii_case("their"));
    let found = input.0.iter().take(NEAR).any(|item| item.among(&words::FOUND));
    if !theirs || !found || people.count.is_some() || !people.plural || !is_body(people) {
        return Err(begin.fail());
    }
    let some = Some(Quantity::at_least(2));
    let who = Victims::one(Who::Nobody, some, None, mention.span);
    Ok((input.take_from(1), vec![(Kind::Killed, who)]))
}

/// `bodies of two farmers`
fn whose_bodies(input: In<'_>) -> Out<'_, Victims<'_>> {
    let (rest, ()) = take(|item: &Item<'_>| body(item).then_some(())).parse(input)?;
    let (rest, _) = one_of(&["of"]).parse(rest)?;
    let (rest, who) = within(1, listed_victims).parse(rest)?;
    // `the body of officials`
    let speak = matches!(who.who, Who::People(people) if people.speaker && people.plural && people.count.is_none());
    if speak { Err(nom::Err::Error(Error::new(input, ErrorKind::Verify))) } else { Ok((rest, who)) }
}

/// `body`, `corpses`
pub(super) fn body(item: &Item<'_>) -> bool {
    item.one_of(BODY) || item.people().is_some_and(|(_, people)| is_body(people))
}

/// `pulled nine bodies from the rubble`, `the army lost four men`
pub(super) fn lost<'a>(begin: &Begin<'a>) -> Out<'a, Told<'a>> {
    // `found the beheaded bodies of four farmers`
    let beheaded = |item: &Item<'_>| item.trigger().filter(|hit| fatal(hit.trigger.id)).map(|_| ());
    let (rest, _) = opt(class(Class::DETERMINER)).parse(begin.input.take_from(1))?;
    let (rest, _) = opt(take(beheaded)).parse(rest)?;
    if let Ok((rest, who)) = whose_bodies(rest) {
        return Ok((rest, vec![(Kind::Killed, who)]));
    }
    let (rest, who) = within(1, victims).parse(begin.input.take_from(1))?;
    let people =
        matches!(who.who, Who::People(people) if people.count.is_some() && !people.speaker);
    let told = if begin.input.0[0].one_of(LOSS) { people && !who.bodies() } else { who.bodies() };
    if told { Ok((rest, vec![(Kind::Killed, who)])) } else { Err(begin.fail()) }
}

/// Words for those who fell on one's own side.
pub(in crate::read) const LOSS: &[&str] = &["lost", "loss"];

/// Verbs whose object is the dead.
pub(super) const LOST: &[&str] = &[
    "lost",
    "loss",
    "pulled",
    "recovered",
    "retrieved",
    "found",
    "discovered",
    "received",
    "counted",
];

/// `left three people dead`, `leaving 12 wounded`
pub(super) fn left<'a>(begin: &Begin<'a>) -> Out<'a, Told<'a>> {
    let (rest, _) = one_of(LEFT).parse(begin.input)?;
    let (mut rest, mut who) = victims(rest).or_else(|_| counted_people(rest))?;
    // `left three officials and three pedestrians injured`
    while let Ok((after, more)) = preceded(one_of(&[",", "and"]), one_more).parse(rest) {
        let Some(both) = who.clone().with(&more) else { break };
        (rest, who) = (after, both);
    }
    let (rest, kinds) = kinds(rest)?;
    Ok((rest, kinds.into_iter().map(|kind| (kind, who.clone())).collect()))
}

/// `the number of people killed in the blast has risen to 16`, `the toll now stands at nine`
pub(super) fn risen<'a>(begin: &Begin<'a>) -> Out<'a, Told<'a>> {
    let (input, fail) = (begin.input, || begin.fail());
    let first = input.0.first().filter(|item| item.one_of(TOLL)).ok_or_else(fail)?;
    let near = &input.0[..input.0.len().min(26)];
    let kind = |item: &Item<'_>| match item {
        Item::Trigger(hit) if hit.sense() == Sense::Injure => Some(Kind::Injured),
        Item::Trigger(hit) if hit.sense() == Sense::Kill => Some(Kind::Killed),
        _ => item.one_of(&["dead", "deaths", "victims"]).then_some(Kind::Killed),
    };
    let kind =
        if first.word("toll") { Some(Kind::Killed) } else { near.iter().take(6).find_map(kind) };
    let verb = near.iter().position(|item| {
        item.one_of(&[
            "rose",
            "risen",
            "rises",
            "climbed",
            "increased",
            "jumped",
            "stands",
            "stood",
            "reached",
            "revised",
            "lowered",
            "put",
        ])
    });
    let (Some(kind), Some(verb)) = (kind, verb) else { return Err(fail()) };
    // `the toll could rise to 30`, `is expected to rise`: feared, not told.
    if near[..verb].iter().any(|item| item.is(Class::MODAL) || item.one_of(&["expected", "feared"]))
    {
        return Err(fail());
    }
    let number = near[verb..].iter().take(4).enumerate().find_map(|(at, item)| match item {
        Item::Number { span, quantity } => Some((at, *span, *quantity)),
        _ => item.people().and_then(|(mention, people)| {
            people.count.as_ref().map(|n| (at, mention.span, n.quantity))
        }),
    });
    let Some((at, span, quantity)) = number else { return Err(fail()) };
    let victims = Victims::one(Who::Nobody, Some(quantity), Some(span), span);
    Ok((input.take_from(verb + at + 1), vec![(kind, victims)]))
}

/// `a death toll of 16`, `the death of a teacher`, `the killing of three soldiers`, `the lives of two guards`, `injuries to
/// nine others`
pub(super) fn toll<'a>(&Begin { input, .. }: &Begin<'a>) -> Out<'a, Told<'a>> {
    let noun = |item: &Item<'a>| {
        item.trigger().filter(|hit| hit.noun()).and_then(|hit| match hit.sense() {
            Sense::Kill => Some(Kind::Killed),
            _ if hit.trigger.id == "assassinate" => Some(Kind::Killed),
            Sense::Abduct => Some(Kind::Abducted),
            // `the shooting of two miners`
            Sense::Shoot if !hit.plural() && hit.trigger.id != WOUND => Some(Kind::Shot),
            _ => None,
        })
    };
    if let Ok((rest, _)) = one_of(HURT).parse(input) {
        let (rest, _) = one_of(&["to"]).parse(rest)?;
        let (rest, who) = within(1, listed_victims).parse(rest)?;
        return Ok((rest, vec![(Kind::Injured, who)]));
    }
    // `a shooting death`
    if let [shot, death, rest @ ..] = input.0
        && noun(shot).is_some()
        && death.word("death")
        && !rest.first().is_some_and(|next| next.one_of(&["of", "toll"]))
    {
        let span = shot.span().join(death.span());
        let one = Victims::one(Who::Nobody, Some(Quantity::exactly(1)), None, span);
        return Ok((input.take_from(2), vec![(Kind::Killed, one)]));
    }
    let (rest, kind) = alt((value(Kind::Killed, one_of(DEATH)), take(noun))).parse(input)?;
    let (rest, toll) = opt(one_of(&["toll"])).parse(rest)?;
    if toll.is_some() || input.0[0].word("toll") {
        let (rest, who) = within(4, victims).parse(rest)?;
        return Ok((rest, vec![(kind, who)]));
    }
    // `the deaths on Monday of two farmers`, `the murder in Cali of a judge`
    let passes = |item: &&Item<'a>| {
        matches!(item, Item::Time(_))
            || item.is(Class::PREPOSITION | Class::DETERMINER) && !item.one_of(&["of", "by"])
            || item.mention().is_some_and(|m| matches!(m.entity, Entity::Place(_)))
    };
    let passed = rest.0.iter().take(4).take_while(passes).count();
    let (rest, _) = one_of(&["of"]).parse(rest.take_from(passed))?;
    let (rest, who) = within(2, listed_victims).parse(rest)?;
    Ok((rest, vec![(kind, who)]))
}

/// `caused five deaths`, `resulted in nine civilian deaths`, `20 fatalities`, `105 injuries`
pub(super) fn deaths<'a>(begin: &Begin<'a>) -> Out<'a, Told<'a>> {
    let fail = || begin.fail();
    let items = begin.input.0;
    let first = items.first().ok_or_else(fail)?;
    let (quantity, number) = if let Item::Number { span, quantity } = first {
        (*quantity, *span)
    } else {
        let (_, people) = first.people().ok_or_else(fail)?;
        people.count.as_ref().map(|count| (count.quantity, count.span)).ok_or_else(fail)?
    };
    // `nine civilian deaths`, `two more confirmed deaths`
    let closed = Class::PREPOSITION | Class::PUNCT | Class::AUXILIARY | Class::CONJUNCTION;
    let noun = items.iter().skip(1).take(3).position(|item| item.one_of(&COUNTED));
    let noun = noun.map(|at| at + 1).ok_or_else(fail)?;
    let between = &items[1..noun];
    let of_people =
        |item: &Item<'_>| item.people().is_some_and(|(_, people)| people.count.is_none());
    if !between
        .iter()
        .all(|item| matches!(item, Item::Word { .. }) && !item.is(closed) || of_people(item))
    {
        return Err(fail());
    }
    let kind = if items[noun].word("injuries") { Kind::Injured } else { Kind::Killed };
    let span = first.span().join(items[noun].span());
    let victims = Victims::one(Who::Nobody, Some(quantity), Some(number), span);
    Ok((begin.input.take_from(noun + 1), vec![(kind, victims)]))
}

/// `claimed four lives`, `took at least 20 civilian lives`, `cost five lives`
pub(super) fn lives<'a>(begin: &Begin<'a>) -> Out<'a, Told<'a>> {
    /// Words between the number and what it counts.
    const BETWEEN: usize = 2;
    let fail = || begin.fail();
    let [_, Item::Number { span, quantity }, behind @ ..] = begin.input.0 else {
        return Err(fail());
    };
    let closed = Class::PREPOSITION | Class::PUNCT | Class::AUXILIARY | Class::CONJUNCTION;
    let noun = behind.iter().take(BETWEEN + 1).take_while(|item| !item.is(closed));
    let noun = noun.clone().position(|item| item.one_of(&["lives", "life"])).ok_or_else(fail)?;
    let span_of_all = span.join(behind[noun].span());
    let victims = Victims::one(Who::Nobody, Some(*quantity), Some(*span), span_of_all);
    Ok((begin.input.take_from(noun + 3), vec![(Kind::Killed, victims)]))
}

/// Verbs of which lives are the object.
pub(super) const TAKES: &[&str] =
    &["claimed", "claiming", "claims", "cost", "costing", "took", "taking"];

/// What is counted of those harmed, and not they themselves.
const COUNTED: [&str; 3] = ["deaths", "fatalities", "injuries"];

/// `the victims were identified as Ana Ruiz and Luis Soto`, `the wounded are Ana Ruiz, 43, and Luis Soto`
pub(super) fn identified<'a>(&Begin { input, .. }: &Begin<'a>) -> Out<'a, Told<'a>> {
    let (rest, kind) = alt((
        value(Kind::Killed, one_of(&VICTIM[..1])),
        value(Kind::Injured, one_of(&VICTIM[1..3])),
        value(Kind::Attacked, one_of(&VICTIM[3..])),
        map(
            take(|item: &Item<'a>| {
                item.trigger().filter(|hit| hit.form == Form::Past).map(Hit::sense)
            }),
            |sense| match sense {
                Sense::Kill => Kind::Killed,
                Sense::Injure => Kind::Injured,
                _ => Kind::Attacked,
            },
        ),
    ))
    .parse(input)?;
    let (rest, _) =
        opt(one_of(&["man", "men", "woman", "women", "people", "persons"])).parse(rest)?;
    // `among the injured here are Ana Ruiz and Luis Soto`
    let (rest, _) = within(1, class(Class::AUXILIARY)).parse(rest)?;
    let (rest, _) = opt(class(Class::AUXILIARY)).parse(rest)?;
    let (rest, as_) =
        opt(pair(one_of(&["identified", "named"]), opt(one_of(&["as"])))).parse(rest)?;
    let (rest, _) = opt(one_of(&[":"])).parse(rest)?;
    let (rest, who) = named(rest)?;
    if kind == Kind::Attacked && as_.is_none() && !input.0[0].one_of(&VICTIM[3..]) {
        return Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)));
    }
    Ok((rest, vec![(kind, who)]))
}
