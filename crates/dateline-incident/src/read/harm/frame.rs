//! Frames that tell whom harm came to: active, passive, nouns of harm.

use dateline_entity::{Entity, People};
use dateline_text::number::Quantity;
use dateline_text::{Class, Items, Span};
use nom::combinator::opt;
use nom::error::{Error, ErrorKind};
use nom::sequence::{pair, preceded};
use nom::{Input, Parser};

use super::behind::{apposition, behind, beside, beyond};
use super::died::{self, BELIEVED};
use super::toll;
use super::unlisted;
use super::who::{Begin, Victims, Who, counted_people, listed_victims, named, one_more, victims};
use super::{Kind, WOUND};
use crate::read::item::{In, Item, Out, among, class, one_of, take, within};
use crate::read::kinds::Kinds;
use crate::read::trigger::{Form, Hit, Sense};
use crate::read::words;

/// What a frame gives: who, for each kind of harm.
pub(super) type Told<'a> = Vec<(Kind, Victims<'a>)>;

/// Words of harm that are no triggers; [`harm_sense`] needs one of them or a trigger.
pub(in crate::read) const HARMED: &[&str] =
    &["dead", "deceased", "fatally", "martyred", "treated", "hospitalised", "hospitalized"];

/// How many of [`HARMED`] tell deaths: the first ones.
const DEADLY: usize = 4;

pub(super) const ALSO: &[&str] = &["also"];
pub(in crate::read) const ESCAPED: &[&str] = &["escaped", "survived", "emerged"];
pub(in crate::read) const UNHARMED: &[&str] =
    &["unharmed", "unhurt", "unscathed", "uninjured", "unwounded", "alive", "safe"];

pub(super) fn harm_sense(input: In<'_>) -> Out<'_, Kind> {
    let kind = input.0.first().and_then(harm_of);
    kind.map(|kind| (input.take_from(1), kind))
        .ok_or_else(|| nom::Err::Error(Error::new(input, ErrorKind::Verify)))
}

/// The harm that an item tells.
pub(super) fn harm_of(item: &Item<'_>) -> Option<Kind> {
    match item {
        Item::Trigger(hit) => told_by(hit),
        Item::Word { kinds, .. } if kinds.any(Kinds::HARMED) => {
            Some(if item.one_of(&HARMED[..DEADLY]) { Kind::Killed } else { Kind::Injured })
        }
        _ => None,
    }
}

/// The harm that a trigger tells.
pub(crate) fn told_by(hit: &Hit) -> Option<Kind> {
    match hit.sense() {
        Sense::Kill => Some(Kind::Killed),
        Sense::Injure => Some(Kind::Injured),
        Sense::Missing => Some(Kind::Missing),
        Sense::Abduct => Some(Kind::Abducted),
        _ if fatal(hit.trigger.id) || hit.trigger.id == "blow-up" => Some(Kind::Killed),
        Sense::Shoot if !hit.noun() && hit.trigger.id != WOUND => Some(Kind::Shot),
        _ => None,
    }
}

/// Whether the trigger tells the attack and the death at once.
pub(super) fn fatal(id: &str) -> bool {
    matches!(id, "assassinate" | "shoot-dead")
}

/// `killed three soldiers`, `wounding at least 30 others`, `killed four`, `the murder of a judge and two guards`
pub(super) fn active<'a>(&Begin { text, input, .. }: &Begin<'a>) -> Out<'a, Told<'a>> {
    // `died from multiple wounds`: nobody is the object of dying.
    if input.0.first().and_then(Item::trigger).is_some_and(|hit| hit.trigger.id == "die") {
        return Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)));
    }
    if let Some(found) = died::attribute(text, input) {
        return Ok(found);
    }
    let noun = input.0.first().and_then(Item::trigger).is_some_and(Hit::noun);
    let (rest, kinds) = kinds(input)?;
    let (rest, of) = opt(one_of(&["of"])).parse(rest)?;
    // `the murder victims`, `a homicide detective`: only a form in -ing may be a verb; who is shot at is not yet hit.
    let verb = |hit: &Hit| {
        let words = hit.span.of(text);
        let ends = |end: &str| {
            let from = words.len().saturating_sub(end.len());
            words.get(from..).is_some_and(|own| own.eq_ignore_ascii_case(end))
        };
        ends("ing") || ends(" of")
    };
    let gerund = input.0.first().and_then(Item::trigger).is_some_and(verb);
    let aimed = kinds.contains(&Kind::Shot) && rest.0.first().is_some_and(|item| item.word("at"));
    if noun && of.is_none() && !gerund || aimed {
        return Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)));
    }
    // `the beheaded bodies of four farmers`
    if rest.0.first().is_some_and(toll::body) {
        return Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)));
    }
    // `killing five policemen` looks like a noun; `a murder case` has no object.
    let deadly = !noun && kinds == [Kind::Killed];
    let (mut rest, mut all) = match if noun && of.is_none() { victims(rest) } else { object(rest) }
    {
        Err(_) if deadly => unlisted::object(text, rest)?,
        found => found?,
    };
    // `took away the guards' radios`: what is theirs.
    let behind = text.get(all.span.end as usize..).unwrap_or_default();
    let theirs = behind.starts_with(['\'', '’']);
    if theirs && kinds.contains(&Kind::Abducted) {
        return Err(nom::Err::Error(Error::new(rest, ErrorKind::Verify)));
    }
    rest = beside(rest.take_from(apposed(&all, rest)));
    // `killing the mayor and two others`, `killed his wife and her son`: one who is known is one.
    let known = matches!(all.who, Who::People(people) if people.count.is_none() && !people.plural);
    let with = |parser: fn(In<'a>) -> Out<'a, Victims<'a>>| {
        preceded(one_of(&["and", ","]), parser).parse(rest).is_ok()
    };
    let one = all.quantity.is_none() && known && with(one_more);
    if one {
        all.quantity = Some(Quantity::exactly(1));
    }
    // `killing a fruit seller and two policemen`: one count of them all.
    while let Ok((after, more)) = preceded(joins, one_of_list).parse(rest) {
        // After a comma only a list goes on; `wounding three guards, a police officer said` names who speaks.
        let list = after.0.first().is_some_and(|item| item.one_of(&["and", ","]))
            && (within(1, counted_people).parse(Items(&after.0[1..])).is_ok()
                || one_of_list(Items(&after.0[1..])).is_ok());
        let adds = |item: &Item<'_>| item.one_of(&["as", "along", "together"]);
        let adds = rest.0.get(1).is_some_and(adds);
        if rest.0.first().is_some_and(|item| item.word(",")) && !list && !adds {
            break;
        }
        // `killing a girl and her father and wounding five`: what goes on is no verb of theirs.
        let verb = after.0.first().is_some_and(|item| item.is(Class::REPORTING))
            || after.0.iter().take(3).any(|item| {
                item.is(Class::AUXILIARY)
                    || item.trigger().is_some_and(|hit| hit.sense().harm() && hit.form != Form::Ing)
            });
        if verb {
            break;
        }
        let Some(both) = all.clone().with(&more) else { break };
        all = both;
        rest = after;
    }
    if one && all.parts.is_empty() {
        all.quantity = None;
    }
    // `shot eight people dead`
    let dead = rest.0.first().is_some_and(|item| item.word("dead"));
    let rest = rest.take_from(usize::from(dead));
    let kind = |kind| if dead && kind == Kind::Shot { Kind::Killed } else { kind };
    // `killed and injured more than 100 people`: a number of both together counts neither.
    let both = matches!(kinds[..], [Kind::Killed, Kind::Injured] | [Kind::Injured, Kind::Killed]);
    if both && all.number.is_some() {
        all = Victims { quantity: Some(super::ANYBODY), number: None, parts: Vec::new(), ..all };
    }
    Ok((rest, kinds.into_iter().map(|own| (kind(own), all.clone())).collect()))
}

/// `,`, `and`, `as well as`, `along with`: what joins one of those harmed to the others.
fn joins(input: In<'_>) -> Out<'_, ()> {
    let (rest, comma) = opt(one_of(&[","])).parse(input)?;
    let width = match rest.0 {
        [as_, well, as_too, ..] if as_.word("as") && well.word("well") && as_too.word("as") => 3,
        [along, with, ..] if along.one_of(&["along", "together"]) && with.word("with") => 2,
        [and, ..] if comma.is_none() && and.word("and") => 1,
        _ if comma.is_some() => 0,
        _ => return Err(nom::Err::Error(Error::new(input, ErrorKind::Verify))),
    };
    Ok((rest.take_from(width), ()))
}

/// As [`one_more`]; behind `and` somebody who elsewhere speaks: `two rangers and a village official`.
fn one_of_list(input: In<'_>) -> Out<'_, Victims<'_>> {
    one_more(input).or_else(|error| {
        let (rest, found) = victims(input)?;
        let official =
            matches!(found.who, Who::People(people) if people.speaker && people.count.is_some());
        let speaks = rest.0.iter().take(3).any(|item| item.is(Class::REPORTING | Class::AUXILIARY));
        if official && !speaks { Ok((rest, found)) } else { Err(error) }
    })
}

/// `killed an elder, Luis Soto, and his nephew`: the items of a name that says who the one before it is.
fn apposed(all: &Victims<'_>, rest: In<'_>) -> usize {
    let one = all.quantity.is_some_and(|quantity| quantity.max == Some(1));
    match rest.0 {
        [comma, Item::Name(_), close, and, ..]
            if one && comma.word(",") && close.word(",") && and.word("and") =>
        {
            3
        }
        [comma, Item::Name(_), and, ..] if one && comma.word(",") && and.word("and") => 2,
        [comma, and, ..] if one && comma.word(",") && and.word("and") => 1,
        // `killed Luis Soto, an elder, and his nephew`
        [comma, ..] if one && comma.word(",") && matches!(all.who, Who::Named) => {
            let behind = apposition(rest);
            let listed = behind.0.first().is_some_and(|and| and.word("and"));
            if listed { rest.0.len() - behind.0.len() } else { 0 }
        }
        _ => 0,
    }
}

/// The people right behind a verb or `of`. No preposition stands between but `at`: not `executed by members of the front`.
fn object(input: In<'_>) -> Out<'_, Victims<'_>> {
    if let Ok(found) = one_before(input) {
        return Ok(found);
    }
    let passes = |item: &Item<'_>| {
        !item.is(Class::AUXILIARY | Class::PREPOSITION)
            || item.one_of(&["at", "against", "more", "than", "over", "about", "to"])
    };
    let blocked = input
        .0
        .iter()
        .take(2)
        .take_while(|item| item.mention().is_none())
        .any(|item| !passes(item));
    if blocked && victims(input).is_err() {
        return Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)));
    }
    let (rest, found) = within(2, victims).parse(input)?;
    if rest.0.first().is_some_and(|next| next.is(Class::POSSESSIVE)) {
        return owned(rest);
    }
    Ok((rest, found))
}

/// Those of somebody (`killed the mayor's two sons`): not the one whose they are, nor anybody in `shot at the mayor's car`.
fn owned(input: In<'_>) -> Out<'_, Victims<'_>> {
    let things = |item: &Item<'_>| {
        item.mention().is_some_and(|mention| matches!(mention.entity, Entity::Target(_)))
    };
    let rest = input.take_from(1);
    if rest.0.iter().take(3).any(things) {
        return Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)));
    }
    within(2, victims).parse(rest)
}

/// `shot him in the leg`, `killed her`: one told of before; not `killed her brother`. `Wounded another` is one more.
fn one_before(input: In<'_>) -> Out<'_, Victims<'_>> {
    // `injured a third`
    if let [a, third, ..] = input.0
        && a.word("a")
        && third.among(&words::ORDINAL)
    {
        let rest = input.take_from(2);
        let ends = |item: &Item<'_>| {
            item.is(Class::PUNCT | Class::PREPOSITION | Class::CONJUNCTION) && !item.word("of")
        };
        return if rest.0.first().is_none_or(ends) {
            let span = a.span().join(third.span());
            Ok((rest, Victims::one(Who::Nobody, Some(Quantity::exactly(1)), None, span)))
        } else {
            Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)))
        };
    }
    let (rest, span) = one_of(&["him", "her", "another"]).parse(input)?;
    let ends = rest.0.first().is_none_or(|next| {
        next.is(Class::PUNCT | Class::PREPOSITION | Class::CONJUNCTION)
            || matches!(next, Item::Time(_) | Item::Number { .. })
            || next.one_of(&["dead", "twice", "several", "repeatedly", "multiple", "at", "as"])
    });
    // `wounded another two`: a number of its own.
    let counted = matches!(rest.0.first(), Some(Item::Number { .. }));
    if !input.0[0].word("him") && !ends || input.0[0].word("another") && counted {
        return Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)));
    }
    Ok((rest, Victims::one(Who::Nobody, Some(Quantity::exactly(1)), None, span)))
}

/// `killed top Hamas and Hezbollah figures`: members of a group, told by the group's name.
pub(super) fn members<'a>(begin: &Begin<'a>) -> Out<'a, Told<'a>> {
    let (rest, kinds) = kinds(begin.input)?;
    let (rest, (mention, actor)) = within(3, take(|item: &Item<'a>| item.actor())).parse(rest)?;
    let (rest, _) =
        opt(pair(one_of(&["and", "or"]), take(|item: &Item<'a>| item.actor()))).parse(rest)?;
    let (rest, head) = within(2, among(&words::MEMBER)).parse(rest)?;
    let span = mention.span.join(head);
    let victims = Victims::one(Who::Actor(actor), Some(Quantity::at_least(2)), None, span);
    Ok((rest, kinds.into_iter().map(|kind| (kind, victims.clone())).collect()))
}

/// `killed`, `killed or wounded`, `killed and wounded`
pub(super) fn kinds(input: In<'_>) -> Out<'_, Vec<Kind>> {
    let (rest, first) = harm_sense(input)?;
    // `was shot, killed by raiders`
    let shot = |and: &Item<'_>| first == Kind::Shot && and.word(",");
    let joined = match rest.0 {
        [and, next, ..] if and.one_of(&["and", "or"]) => harm_of(next),
        [and, next, ..] if shot(and) => harm_of(next).filter(|kind| *kind == Kind::Killed),
        _ => None,
    };
    match joined {
        Some(second) if second != first => Ok((rest.take_from(2), vec![first, second])),
        Some(_) => Ok((rest.take_from(2), vec![first])),
        None => Ok((rest, vec![first])),
    }
}

/// `three soldiers were killed`, `two people killed`, `five others hurt`, `six militants, including a commander, were killed`,
/// `Ana Ruiz, leader of the union, was shot dead`
pub(super) fn passive<'a>(begin: &Begin<'a>) -> Out<'a, Told<'a>> {
    let (rest, who) = begin.anybody()?;
    if let Ok((rest, kinds)) = fate(begin.text, rest, &who, begin.headline) {
        // `39 people were killed or injured`: how many of each nobody says.
        let told = &begin.input.0[..begin.input.0.len() - rest.0.len()];
        let open = kinds.len() == 2
            && matches!(told, [.., or, _] if or.word("or"))
            && who.quantity.is_some_and(|quantity| quantity.max != Some(0));
        let who = if open {
            let most = who.quantity.and_then(|own| own.max.or(own.best));
            let quantity = Some(Quantity { min: None, max: most, best: None });
            Victims { quantity, parts: Vec::new(), ..who }
        } else {
            who
        };
        return Ok((rest, kinds.into_iter().map(|kind| (kind, who.clone())).collect()));
    }
    let rest = beyond(rest).ok_or_else(|| begin.fail())?;
    let (rest, kinds) = preceded(class(Class::AUXILIARY), within(3, suffered)).parse(rest)?;
    Ok((rest, kinds.into_iter().map(|kind| (kind, who.clone())).collect()))
}

/// What became of `who`, told right behind them or behind a short aside.
fn fate<'a>(text: &str, input: In<'a>, who: &Victims<'a>, headline: bool) -> Out<'a, Vec<Kind>> {
    let fail = || nom::Err::Error(Error::new(input, ErrorKind::Verify));
    let rest = behind(text, who, input);
    // `the mayor, Rosa Ibarra, was shot`: the comma closes what stood between.
    let closes =
        matches!(rest.0, [comma, verb, ..] if comma.word(",") && verb.is(Class::AUXILIARY));
    let rest = rest.take_from(usize::from(closes));
    let (rest, _) = opt(one_of(&["who", "that"])).parse(rest)?;
    // `a boy (is) believed to have been shot`
    let (rest, first) = opt(class(Class::AUXILIARY)).parse(rest)?;
    let (rest, believed) = opt((one_of(BELIEVED), one_of(&["to"]))).parse(rest)?;
    let (rest, second) = match believed {
        Some(_) => opt(class(Class::AUXILIARY)).parse(rest)?,
        None => (rest, None),
    };
    let helper = second.or(first);
    // `two people are confirmed dead`
    let confirmed =
        |input: In<'a>| opt(one_of(&["confirmed", "reported", "declared"])).parse(input);
    let rest = if helper.is_some() { confirmed(rest)?.0 } else { rest };
    // `five people had their throats cut`
    let rest = match rest.0 {
        [own, verb, ..]
            if helper.is_some()
                && own.one_of(&["their", "his", "her"])
                && verb
                    .trigger()
                    .is_some_and(|hit| hit.form == Form::Phrase && fatal(hit.trigger.id)) =>
        {
            rest.take_from(1)
        }
        _ => rest,
    };
    // Without a helping verb only a participle right after will do: `three people killed`, not `officials wish the wounded`.
    let speaks = matches!(who.who, Who::People(people) if people.speaker);
    let past = |item: &Item<'a>| {
        item.trigger().is_none_or(|hit| {
            matches!(hit.form, Form::Past | Form::Phrase | Form::Base) || hit.trigger.id == "die"
        })
    };
    if helper.is_none()
        && (speaks
            || !rest.0.iter().take(2).any(|item| {
                item.trigger().is_some() && past(item) || item.one_of(&["dead", "fatally"])
            }))
    {
        return Err(fail());
    }
    // `the attackers took away his wife`: no participle.
    let took = rest.0.iter().take(2).filter_map(Item::trigger).any(|hit| {
        let start = hit.span.of(text).get(..4);
        hit.sense() == Sense::Abduct
            && start.is_some_and(|start| start.eq_ignore_ascii_case("took"))
    });
    if helper.is_none() && took {
        return Err(fail());
    }
    // `Ana Ruiz, kidnapped on Monday, is free`
    let rest = match rest.0 {
        [comma, verb, ..]
            if helper.is_none()
                && comma.word(",")
                && verb
                    .trigger()
                    .is_some_and(|hit| matches!(hit.form, Form::Past | Form::Phrase)) =>
        {
            rest.take_from(1)
        }
        _ => rest,
    };
    let (after, kinds) = within(3, suffered).parse(rest)?;
    // `a feud between two clans killed four in Bosaso`: no participle either.
    let counted = match after.0 {
        [Item::Number { .. }] => true,
        [Item::Number { .. }, next, ..] => {
            next.is(Class::PREPOSITION | Class::PUNCT | Class::CONJUNCTION)
        }
        _ => false,
    };
    // `gunmen killed a judge`, `gunmen killed Ana Ruiz`: nor with an object.
    let object = !headline
        && after.0.first().is_some_and(|item| {
            item.is(Class::DETERMINER)
                || item.one_of(&["his", "her", "its", "their"])
                || matches!(item, Item::Name(_))
                || item.mention().is_some_and(|own| matches!(own.entity, Entity::Target(_)))
                || item.people().is_some_and(|(_, people)| !people.plural)
                || item.is(Class::CAPITAL)
                    && !item.is(Class::WEEKDAY)
                    && (!item.is(Class::UPPER)
                        || after.0.get(1).is_some_and(|next| {
                            // `shot dead SPO Karim Vale`
                            let mut name = next.span().of(text).bytes();
                            name.next().is_some_and(|first| first.is_ascii_uppercase())
                                && name.next().is_some_and(|second| second.is_ascii_lowercase())
                                && !item.is(Class::PUNCT)
                        }))
        });
    if helper.is_none() && (counted || object) {
        return Err(fail());
    }
    // `he would hurt her`, `they may be killed`: feared, not told.
    let told = &input.0[..input.0.len() - after.0.len()];
    let feared = told.iter().any(|item| item.is(Class::MODAL))
        && !told.iter().any(|item| item.one_of(&["have", "later"]))
        && told.last().and_then(Item::trigger).is_none_or(|hit| hit.trigger.id != "die");
    if feared {
        return Err(fail());
    }
    // `he was nearly killed`
    let passed = &rest.0[..rest.0.len() - after.0.len()];
    if passed.iter().any(|item| item.one_of(&["nearly", "almost", "afraid"])) {
        return Err(fail());
    }
    // `its men had killed ten soldiers`: what they did; to have died is no deed.
    let had = helper.is_some()
        && input.0[..input.0.len() - rest.0.len()]
            .last()
            .is_some_and(|item| item.one_of(&["had", "has", "have"]));
    let done_to = rest.0[..rest.0.len() - after.0.len()].iter().any(|item| {
        item.is(Class::AUXILIARY) || item.trigger().is_some_and(|hit| hit.trigger.id == "die")
    });
    if had && !done_to {
        return Err(fail());
    }
    let rest = after;
    // `a man shot and killed his two daughters`: what he did, not what was done to him.
    let does = rest.0.first().is_some_and(|item| {
        let whose = || item.people().is_some_and(|(mention, _)| of_his(text, mention.span));
        item.is(Class::POSSESSIVE)
            || item.one_of(&["his", "her", "their", "himself", "herself"])
            || whose()
    });
    if helper.is_none() && does {
        return Err(fail());
    }
    // `gunmen then shot at those who fled`; a headline leaves the helping verb out: `Four shot at club`.
    if helper.is_none() && kinds.contains(&Kind::Shot) && !headline && !died::of_participle(rest) {
        return Err(fail());
    }
    // `Soldiers shot dead three miners`: those who are counted right behind the verb, and told no more of, are its object.
    if helper.is_none()
        && let Ok((behind, object)) = counted_people(rest)
        && !matches!(who.who, Who::People(people) if people.count.is_some() && people.armed)
        && object.quantity.is_some()
        && (behind.0.first().is_some_and(|item| item.word("and"))
            || !behind.0.iter().take(2).any(|item| {
                item.is(Class::AUXILIARY)
                    || item.trigger().is_some_and(|hit| hit.sense().harm() && !hit.noun())
            }))
    {
        return Err(fail());
    }
    // `a group of individuals today killed Ana Ruiz`
    let goes_on = rest.0.first().is_some_and(|item| !item.is(Class::PUNCT));
    if helper.is_none() && !headline && goes_on && named(rest).is_ok() {
        return Err(fail());
    }
    // `gunmen killed three`: the active reading has an object right after.
    if let Ok((_, object)) = victims(rest)
        && matches!(object.who, Who::People(_) | Who::Actor(_) | Who::Nobody)
        && !rest.0.first().is_some_and(|item| item.is(Class::PUNCT))
        && matches!(who.who, Who::Named | Who::Actor(_) | Who::People(People { armed: true, .. }))
    {
        return Err(fail());
    }
    Ok((rest, kinds))
}

/// `his girlfriend`: somebody of whoever does it.
fn of_his(text: &str, who: Span) -> bool {
    let first = who.of(text).split_whitespace().next().unwrap_or_default();
    ["his", "her", "their"].iter().any(|own| first.eq_ignore_ascii_case(own))
}

/// Kinds of harm as participles: `killed`, `shot and wounded`; not `charged with murder`.
fn suffered(input: In<'_>) -> Out<'_, Vec<Kind>> {
    let noun = input.0.first().and_then(Item::trigger).is_some_and(Hit::noun);
    let fail = || nom::Err::Error(Error::new(input, ErrorKind::Verify));
    if noun { Err(fail()) } else { kinds(input) }
}

/// `killed were two farmers`, `also injured was a vendor`, `among the dead are Ana Ruiz and Luis Soto`
pub(super) fn inverted<'a>(begin: &Begin<'a>) -> Out<'a, Told<'a>> {
    let (rest, _) = opt(one_of(ALSO)).parse(begin.input)?;
    let (rest, kinds) = suffered(rest)?;
    let (rest, _) = class(Class::AUXILIARY).parse(rest)?;
    let (rest, _) = opt(one_of(&[":"])).parse(rest)?;
    let (rest, who) = within(1, listed_victims).parse(rest)?;
    // `those killed were armed men`: what they were, not who.
    let verb = rest.0.first().is_some_and(|item| item.trigger().is_some());
    let told = matches!(who.who, Who::Named)
        || matches!(who.who, Who::People(people) if people.count.is_some() && !people.armed);
    if verb || !told {
        return Err(begin.fail());
    }
    Ok((rest, kinds.into_iter().map(|kind| (kind, who.clone())).collect()))
}

/// `the judge's murder`, `Ana Ruiz's death`
pub(super) fn possessed<'a>(begin: &Begin<'a>) -> Out<'a, Told<'a>> {
    let (rest, who) = begin.victims()?;
    let (rest, _) = class(Class::POSSESSIVE).parse(rest)?;
    let noun = take(|item: &Item<'a>| match item {
        Item::Trigger(hit) if hit.noun() && hit.trigger.id == "assassinate" => Some(Kind::Killed),
        Item::Trigger(hit) if hit.noun() && hit.sense() == Sense::Abduct => Some(Kind::Abducted),
        _ => item.word("death").then_some(Kind::Killed),
    });
    let (rest, kind) = { noun }.parse(rest)?;
    let object = rest.0.first().is_some_and(|item| item.word("of"));
    let single =
        matches!(who.who, Who::Named | Who::People(People { plural: false, armed: false, .. }));
    if object || !single {
        return Err(begin.fail());
    }
    Ok((rest, vec![(kind, who)]))
}

#[cfg(test)]
mod tests {
    use crate::read::{harmed, read_alone};

    /// The words of those killed or hurt.
    fn victims(text: &str) -> Vec<String> {
        let reading = read_alone(text);
        let told = reading.accounts.iter().flat_map(|account| &account.telling.victims);
        told.flat_map(|said| &said.value).filter_map(|victim| victim.group.clone()).collect()
    }

    #[test]
    fn what_those_named_are() {
        for text in [
            "The mayor of the town of Lopa, Luis Soto, was shot dead on Sunday.\n",
            "Luis Soto, mayor of Lopa, was shot dead on Sunday.\n",
            "Luis Soto, 43, the mayor of Lopa, was shot dead on Sunday.\n",
        ] {
            assert_eq!(victims(text), ["mayor"], "{text}");
        }
        let both = "Luis Soto, a guard and a driver were shot dead on Sunday.\n";
        assert_eq!(victims(both), ["guard", "driver"]);
    }

    #[test]
    fn what_is_theirs_is_not_taken() {
        let rifles =
            "Rebels killed two guards near Yala on Monday and took away the guards' radios.\n";
        assert!(read_alone(rifles).accounts.iter().all(|own| own.telling.abducted.is_empty()));
        let dead = "Police shoot dead eight militants in Dagestan on Monday.\n";
        assert_eq!(harmed(dead), (vec![8], vec![]));
    }

    #[test]
    fn killed_or_hurt() {
        let text = "Nine clerks were killed or injured in a raid near Gao on Monday.\n";
        let told = read_alone(text).accounts.remove(0).telling;
        let bounds = |said: &crate::Position<crate::Count>| {
            (said.value.min, said.value.max, said.value.best)
        };
        assert_eq!(bounds(&told.killed[0]), (None, Some(9), None));
        assert_eq!(bounds(&told.injured[0]), (None, Some(9), None));
    }

    #[test]
    fn what_is_done_to_death() {
        let text = "Gunmen shot nine villagers to death near Gao on Monday.\n";
        assert_eq!(harmed(text), (vec![9], vec![]));
    }

    #[test]
    fn those_of_somebody() {
        let sons = "Gunmen shot dead the mayor's two sons in Cali on Monday.\n";
        assert_eq!(victims(sons), ["sons"]);
        let car = "Gunmen machine-gunned the mayor's car in Cali on Monday.\n";
        assert_eq!(victims(car), [""; 0]);
        assert_eq!(victims("Gunmen machine-gunned the mayor in Cali on Monday.\n"), ["mayor"]);
    }

    #[test]
    fn what_nearly_happened() {
        let killed = |text: &str| {
            let reading = read_alone(text);
            reading.accounts.iter().map(|account| account.telling.killed.len()).sum::<usize>()
        };
        assert_eq!(killed("A thief was nearly lynched by residents in Lagos on Monday.\n"), 0);
        assert_eq!(killed("A thief was lynched by residents in Lagos on Monday.\n"), 1);
    }

    #[test]
    fn shot_and_wounded_is_no_death() {
        let text = "Four students were shot and wounded at a party in Granger on Sunday.\n";
        assert_eq!(harmed(text), (vec![], vec![4]));
    }

    #[test]
    fn lists_of_the_harmed() {
        let text = "A bomb in Gao on Monday killed a soldier, two rangers, a guard and a village official.\n";
        assert_eq!(harmed(text), (vec![5], vec![]));
        let text = "Gunmen killed a judge along with two clerks in Gao on Monday.\n";
        assert_eq!(harmed(text), (vec![3], vec![]));
        let text = "Clashes in Gao on Monday killed 40 fighters, as well as 12 clerks.\n";
        assert_eq!(harmed(text), (vec![52], vec![]));
        for text in [
            "In a raid by soldiers, three people were killed in Gao on Monday.\n",
            "After a clash with the police, three people were killed in Gao on Monday.\n",
            "Three people (including a child) were killed by gunmen in Gao on Monday.\n",
            "Three people, including a girl, a nurse and a guard were killed by gunmen in Gao on Monday.\n",
            "Three people, including a guard, a nurse, and another passenger were killed by gunmen in Gao on Monday.\n",
            "Gunmen in Gao on Monday killed three of the nurses and leaving two others missing.\n",
        ] {
            assert_eq!(harmed(text), (vec![3], vec![]), "{text}");
        }
        let text = "Shelling of Gao on Monday resulted in fatal injuries to two women.\n";
        assert_eq!(harmed(text), (vec![2], vec![]));
        let text = "According to the mayor, three people were killed by a bomb in Gao on Monday.\n";
        assert_eq!(harmed(text), (vec![3], vec![]));
        let text = "Gunmen in Gao on Monday killed three clerks, a village official said.\n";
        assert_eq!(harmed(text), (vec![3], vec![]));
        let text = "Gunmen killed an elder, Luis Soto, and his nephew in Cali on Monday.\n";
        assert_eq!(harmed(text), (vec![2], vec![]));
        let text = "A blast left three police officials and three pedestrians injured in Quetta on Monday.\n";
        assert_eq!(harmed(text), (vec![], vec![6]));
    }
}
