//! Harm to people: who and how many were killed, hurt, taken or are missing, and the ways of saying that nobody was.

use dateline_entity::{Actor, Entity, People};
use dateline_text::number::Quantity;
use dateline_text::{Class, Items, Span};
use nom::branch::alt;
use nom::combinator::{map, opt, value};
use nom::multi::{many_m_n, many1};
use nom::sequence::{pair, preceded};
use nom::{Input, Parser};

use super::cue::Cue;
use super::item::{In, Item, Out, class, find_all, one_of, sense, take, within, word};
use super::trigger::{Form, Sense};
use crate::{Count, CountStatus};

/// What became of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Killed,
    Injured,
    Missing,
    Abducted,
    /// `casualties`: killed or injured.
    Both,
    /// `shot`: hurt, and it is not said that they died.
    Shot,
    /// Attacked, and no more is said: `an attack on the mayor`.
    Attacked,
}

/// Who was harmed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Who<'a> {
    People(&'a People),
    Actor(&'a Actor),
    /// Somebody given by name alone.
    Named,
    /// A number alone: `killed four`.
    Nobody,
}

/// One statement of harm.
#[derive(Clone, Debug)]
pub(crate) struct Harm<'a> {
    pub(crate) kind: Kind,
    pub(crate) count: Count,
    pub(crate) who: Who<'a>,
    pub(crate) who_span: Option<Span>,
    /// Of a list of people each kind; empty where there is one.
    pub(crate) groups: Vec<Group<'a>>,
    pub(crate) span: Span,
    pub(crate) rule: &'static str,
}

impl Harm<'_> {
    /// Whether it says that people were harmed, with a number or without.
    pub(crate) fn told(&self) -> bool {
        let some = matches!(self.count.status, CountStatus::Stated | CountStatus::StatedNoNumber);
        some && self.kind != Kind::Attacked
    }

    /// Whether the word for those harmed says that they attacked, whoever else did: `two attackers died`.
    pub(crate) fn attacked(&self, cues: &[(Span, Cue)]) -> bool {
        let who = |word: Span| self.who_span.is_some_and(|who| who.contains(word));
        cues.iter().any(|(word, cue)| *cue == Cue::Attacker && who(*word))
    }

    /// Whether those harmed are likelier the attackers.
    pub(crate) fn attackers(&self) -> bool {
        match self.who {
            Who::People(people) => people.armed,
            Who::Actor(actor) => matches!(actor.kind, dateline_entity::ActorKind::Unidentified),
            Who::Named | Who::Nobody => false,
        }
    }
}

#[derive(Clone)]
struct Victims<'a> {
    who: Who<'a>,
    quantity: Option<Quantity>,
    number: Option<Span>,
    span: Span,
    /// Of a list each part with its own number: `a corporal and two soldiers`.
    parts: Vec<Group<'a>>,
}

impl<'a> Victims<'a> {
    fn one(who: Who<'a>, quantity: Option<Quantity>, number: Option<Span>, span: Span) -> Self {
        Self { who, quantity, number, span, parts: Vec::new() }
    }

    /// These and those, counted together; `None` where either has no number.
    fn with(mut self, more: &Self) -> Option<Self> {
        let (sum, plus) = (self.quantity?, more.quantity?);
        let add = |a: Option<u64>, b: Option<u64>| a.zip(b).map(|(a, b)| a.saturating_add(b));
        if self.parts.is_empty() {
            self.parts.push(Group { who: self.who, quantity: sum, number: self.number });
        }
        self.parts.push(Group { who: more.who, quantity: plus, number: more.number });
        self.quantity = Some(Quantity {
            min: add(sum.min, plus.min),
            max: add(sum.max, plus.max),
            best: add(sum.best, plus.best),
        });
        self.span = self.span.join(more.span);
        self.number = Some(self.span);
        Some(self)
    }
}

/// People of one kind among those harmed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Group<'a> {
    pub(crate) who: Who<'a>,
    quantity: Quantity,
    number: Option<Span>,
}

impl Group<'_> {
    pub(crate) fn count(&self, text: &str) -> Count {
        stated(text, self.quantity, self.number)
    }
}

fn stated(text: &str, quantity: Quantity, number: Option<Span>) -> Count {
    Count {
        status: CountStatus::Stated,
        min: quantity.min,
        max: quantity.max,
        best: quantity.best,
        words: number.map(|span| span.of(text).to_owned()),
    }
}

const ANYBODY: Quantity = Quantity { min: Some(1), max: None, best: None };

fn victims<'a>(input: In<'a>) -> Out<'a, Victims<'a>> {
    let head = take(|item: &Item<'a>| match item {
        Item::Mention(mention) => match &mention.entity {
            dateline_entity::Entity::People(people) => {
                let number = people.count.as_ref();
                let quantity =
                    number.map(|n| n.quantity).or(people.plural.then_some(Quantity::at_least(2)));
                let number = number.map(|n| n.span);
                Some(Victims::one(Who::People(people), quantity, number, mention.span))
            }
            dateline_entity::Entity::Actor(actor) if actor.people => {
                Some(Victims::one(Who::Actor(actor), None, None, mention.span))
            }
            _ => None,
        },
        Item::Number { span, quantity } => {
            Some(Victims::one(Who::Nobody, Some(*quantity), Some(*span), *span))
        }
        _ => None,
    });
    // `three` + `US soldiers`: a number that the mention did not take in.
    alt((
        named,
        map(
            pair(
                take(|item: &Item<'a>| match item {
                    Item::Number { span, quantity } => Some((*span, *quantity)),
                    _ => None,
                }),
                take(|item: &Item<'a>| item.mention()),
            ),
            |((span, quantity), mention)| {
                let who = match &mention.entity {
                    dateline_entity::Entity::People(people) => Who::People(people),
                    dateline_entity::Entity::Actor(actor) => Who::Actor(actor),
                    _ => Who::Nobody,
                };
                Victims::one(who, Some(quantity), Some(span), span.join(mention.span))
            },
        ),
        head,
    ))
    .parse(input)
}

/// Somebody by name, what he is before it or not: `Colonel Dmitri Vale`, `the mayor, Rosa Ibarra`, `Ana Ruiz and Luis Peña`.
fn named(input: In<'_>) -> Out<'_, Victims<'_>> {
    let (mut rest, mut all) = one_named(input)?;
    let mut total = 1;
    while let Ok((after, more)) = preceded(many1(one_of(&[",", "and"])), one_named).parse(rest) {
        total += 1;
        all.span = all.span.join(more.span);
        rest = after;
    }
    all.quantity = Some(Quantity::exactly(total));
    Ok((rest, all))
}

fn one_named<'a>(input: In<'a>) -> Out<'a, Victims<'a>> {
    // What he is, before the name: `the party's legal adviser`, `rebel commander`.
    let closed = Class::PREPOSITION
        .with(Class::CONJUNCTION)
        .with(Class::PRONOUN)
        .with(Class::AUXILIARY)
        .with(Class::MODAL)
        .with(Class::NEGATION)
        .with(Class::REPORTING);
    let title = |item: &Item<'a>| {
        let takes = match item {
            Item::Word { class, .. } => {
                item.word(".") || !class.any(closed) && !class.any(Class::PUNCT)
            }
            Item::Mention(mention) => !matches!(mention.entity, Entity::Weapon(_)),
            _ => false,
        };
        takes.then_some(*item)
    };
    let start = input.0.first().map_or(Span::default(), Item::span);
    let (rest, titles) = many_m_n(0, 6, take(title)).parse(input)?;
    let (rest, _) = opt(one_of(&[","])).parse(rest)?;
    let name = take(|item: &Item<'a>| match item {
        Item::Name(span) => Some(*span),
        _ => None,
    });
    let (rest, name) = { name }.parse(rest)?;
    if titles.is_empty() && start != name {
        return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)));
    }
    let people = titles.iter().rev().find_map(Item::people);
    let who = people.map_or(Who::Named, |(_, people)| Who::People(people));
    let quantity = Some(Quantity::exactly(1));
    Ok((rest, Victims::one(who, quantity, None, start.join(name))))
}

fn harm_sense<'a>(input: In<'a>) -> Out<'a, Kind> {
    alt((
        value(Kind::Killed, sense(&[Sense::Kill])),
        value(Kind::Injured, sense(&[Sense::Injure])),
        value(Kind::Missing, sense(&[Sense::Missing])),
        value(Kind::Abducted, sense(&[Sense::Abduct])),
        value(
            Kind::Killed,
            take(|item: &Item<'a>| {
                item.trigger().filter(|hit| fatal(hit.trigger.id, hit.span)).copied()
            }),
        ),
        value(Kind::Shot, sense(&[Sense::Shoot])),
        value(Kind::Killed, one_of(&["dead", "fatally", "martyred"])),
        value(Kind::Injured, one_of(&["treated", "hospitalised", "hospitalized"])),
    ))
    .parse(input)
}

/// Phrases that tell the attack and the death at once. `assassinate` and its kin always do.
fn fatal(id: &str, span: Span) -> bool {
    id == "assassinate" || id == "shoot" && span.len() > 8
}

/// `killed three soldiers`, `wounding at least 30 others`, `killed four`, `killed a member of the force`
fn active(input: In<'_>) -> Out<'_, Vec<(Kind, Victims<'_>)>> {
    let (rest, kinds) = kinds(input)?;
    let (mut rest, mut all) = within(2, victims).parse(rest)?;
    // `killing a fruit seller and two policemen`: one count of them all.
    while let Ok((after, more)) =
        preceded(one_of(&[",", "and"]), within(1, counted_people)).parse(rest)
    {
        // After a comma only a list goes on; `wounding three guards, a police officer said` names who speaks.
        let list = after.0.first().is_some_and(|item| item.one_of(&["and", ","]))
            && within(1, counted_people).parse(Items(&after.0[1..])).is_ok();
        if rest.0.first().is_some_and(|item| item.word(",")) && !list {
            break;
        }
        let verb = after.0.iter().take(3).any(|item| {
            item.is(Class::AUXILIARY) || item.trigger().is_some_and(|hit| hit.sense().harm())
        });
        if verb {
            break;
        }
        let Some(both) = all.clone().with(&more) else { break };
        all = both;
        rest = after;
    }
    Ok((rest, kinds.into_iter().map(|kind| (kind, all.clone())).collect()))
}

/// People with a number, `a` counting as one.
fn counted_people(input: In<'_>) -> Out<'_, Victims<'_>> {
    let (rest, found) = victims(input)?;
    let counted =
        matches!(found.who, Who::People(people) if people.count.is_some() && !people.speaker);
    if counted {
        Ok((rest, found))
    } else {
        Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)))
    }
}

/// `killed top Hamas and Hezbollah figures`: members of a group, told by the group's name.
fn members<'a>(input: In<'a>) -> Out<'a, Vec<(Kind, Victims<'a>)>> {
    const HEADS: &[&str] = &[
        "figures",
        "leaders",
        "commanders",
        "members",
        "operatives",
        "officials",
        "chiefs",
        "fighters",
        "officers",
    ];
    let (rest, kinds) = kinds(input)?;
    let (rest, (mention, actor)) = within(3, take(|item: &Item<'a>| item.actor())).parse(rest)?;
    let (rest, _) =
        opt(pair(one_of(&["and", "or"]), take(|item: &Item<'a>| item.actor()))).parse(rest)?;
    let (rest, head) = within(2, one_of(HEADS)).parse(rest)?;
    let span = mention.span.join(head);
    let victims = Victims::one(Who::Actor(actor), Some(Quantity::at_least(2)), None, span);
    Ok((rest, kinds.into_iter().map(|kind| (kind, victims.clone())).collect()))
}

/// `killed`, `killed or wounded`, `killed and wounded`
fn kinds(input: In<'_>) -> Out<'_, Vec<Kind>> {
    map(pair(harm_sense, opt(preceded(one_of(&["and", "or"]), harm_sense))), |(first, second)| {
        std::iter::once(first).chain(second.filter(|second| *second != first)).collect()
    })
    .parse(input)
}

/// `three soldiers were killed`, `two people killed`, `five others hurt`, `six militants, including a commander, were killed`
fn passive<'a>(input: In<'a>) -> Out<'a, Vec<(Kind, Victims<'a>)>> {
    let (rest, who) = listed_victims(input)?;
    let rest = if matches!(who.who, Who::Nobody) { aside(rest) } else { aside(apposition(rest)) };
    let (rest, _) = opt(one_of(&["who", "that"])).parse(rest)?;
    let (rest, helper) = opt(class(Class::AUXILIARY)).parse(rest)?;
    // Without a helping verb only a participle right after will do: `three people killed`, not `officials wish the wounded`.
    let speaks = matches!(who.who, Who::People(people) if people.speaker);
    let past = |item: &Item<'a>| {
        item.trigger().is_none_or(|hit| matches!(hit.form, Form::Past | Form::Phrase | Form::Base))
    };
    if helper.is_none()
        && (speaks
            || !rest
                .0
                .iter()
                .take(2)
                .any(|item| item.trigger().is_some() && past(item) || item.word("dead")))
    {
        return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)));
    }
    let (rest, kinds) = within(3, kinds).parse(rest)?;
    // `gunmen then shot at those who fled`
    if helper.is_none() && kinds.contains(&Kind::Shot) {
        return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)));
    }
    // `gunmen killed three`: the active reading has an object right after.
    if let Ok((_, object)) = victims(rest)
        && matches!(object.who, Who::People(_) | Who::Actor(_) | Who::Nobody)
        && !rest.0.first().is_some_and(|item| item.is(Class::PUNCT))
        && matches!(who.who, Who::Named | Who::Actor(_) | Who::People(People { armed: true, .. }))
    {
        return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)));
    }
    Ok((rest, kinds.into_iter().map(|kind| (kind, who.clone())).collect()))
}

/// `two children and eight other people`: one count of them all. Only people with numbers make a list.
fn listed_victims(input: In<'_>) -> Out<'_, Victims<'_>> {
    let (mut rest, mut all) = victims(input)?;
    if !matches!(all.who, Who::People(people) if people.count.is_some() && !people.speaker) {
        return Ok((rest, all));
    }
    while let Ok((after, more)) =
        preceded(many1(one_of(&[",", "and"])), within(1, counted_people)).parse(rest)
    {
        let Some(both) = all.clone().with(&more) else { break };
        all = both;
        rest = after;
    }
    Ok((rest, all))
}

/// What follows `, 43,` or `, a leader of the union,`; the input itself where the commas hold a clause or a list.
fn apposition(input: In<'_>) -> In<'_> {
    if !input.0.first().is_some_and(|item| item.word(",")) {
        return input;
    }
    if input.0.get(1).is_some_and(|item| item.word("who")) {
        return input.take_from(1);
    }
    let close = input.0.iter().take(16).skip(1).position(|item| item.one_of(&[",", ";"]));
    let Some(close) = close.map(|at| at + 1) else { return input };
    let clause = |item: &Item<'_>| {
        item.trigger().is_some() || item.is(Class::AUXILIARY) || matches!(item, Item::Name(_))
    };
    if input.0[1..close].iter().any(clause) { input } else { input.take_from(close + 1) }
}

/// What follows `, including two children,`; the input itself where no such aside stands.
fn aside(input: In<'_>) -> In<'_> {
    let Some(first) = input.0.first() else { return input };
    let joined = first.one_of(&["including", "among", "of"]);
    let next = |item: &Item<'_>| item.one_of(&["including", "among", "most", "one", "all", "some"]);
    if !(joined || first.word(",") && input.0.get(1).is_some_and(next)) {
        return input;
    }
    let ends = |item: &Item<'_>| item.word(",") || item.is(Class::AUXILIARY);
    match input.0.iter().take(12).skip(1).position(ends) {
        Some(at) if input.0[at + 1].word(",") => input.take_from(at + 2),
        Some(at) => input.take_from(at + 1),
        None => input,
    }
}

/// `left three people dead`, `leaving 12 wounded`
fn left(input: In<'_>) -> Out<'_, Vec<(Kind, Victims<'_>)>> {
    let (rest, _) = one_of(&["left", "leaving", "leaves"]).parse(input)?;
    let (rest, who) = victims(rest)?;
    let (rest, kinds) = kinds(rest)?;
    Ok((rest, kinds.into_iter().map(|kind| (kind, who.clone())).collect()))
}

/// `the number of people killed in the blast has risen to 16`, `the toll now stands at nine`
fn risen(input: In<'_>) -> Out<'_, Vec<(Kind, Victims<'_>)>> {
    let opens = |item: &Item<'_>| item.word("toll") || item.word("number");
    let fail = || nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify));
    let first = input.0.first().filter(|item| opens(item)).ok_or_else(fail)?;
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

/// `the death toll rose to 16`, `the death of a teacher`, `the killing of three soldiers`
fn toll<'a>(input: In<'a>) -> Out<'a, Vec<(Kind, Victims<'a>)>> {
    let (rest, kind) = alt((
        value(
            Kind::Killed,
            pair(one_of(&["death", "deaths", "fatalities", "lives"]), opt(one_of(&["toll"]))),
        ),
        value(Kind::Killed, pair(one_of(&["toll"]), opt(one_of(&["toll"])))),
        value(
            Kind::Killed,
            pair(
                take(|item: &Item<'a>| {
                    item.trigger()
                        .filter(|hit| {
                            hit.noun()
                                && (hit.sense() == Sense::Kill || hit.trigger.id == "assassinate")
                        })
                        .map(|hit| hit.span)
                }),
                opt(one_of(&["toll"])),
            ),
        ),
        value(
            Kind::Abducted,
            pair(
                take(|item: &Item<'a>| {
                    item.trigger()
                        .filter(|hit| hit.noun() && hit.sense() == Sense::Abduct)
                        .map(|hit| hit.span)
                }),
                opt(one_of(&["toll"])),
            ),
        ),
    ))
    .parse(input)?;
    let (rest, who) = within(4, victims).parse(rest)?;
    Ok((rest, vec![(kind, who)]))
}

/// `an attack on the mayor`, `the ambush of two teachers`, `attacked the journalist Ana Ruiz`
fn attacked(input: In<'_>) -> Out<'_, Vec<(Kind, Victims<'_>)>> {
    let (rest, hit) = sense(&[Sense::Attack, Sense::Bombing, Sense::Strike]).parse(input)?;
    let fail = || nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify));
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

fn harm_noun<'a>(input: In<'a>) -> Out<'a, Kind> {
    alt((
        value(Kind::Both, one_of(&["casualties", "casualty"])),
        value(Kind::Injured, one_of(&["injuries", "injury", "wounded"])),
        value(Kind::Killed, one_of(&["deaths", "fatalities", "death", "fatality"])),
        value(
            Kind::Injured,
            take(|item: &Item<'a>| {
                item.trigger().filter(|hit| hit.sense() == Sense::Injure).copied()
            }),
        ),
        value(
            Kind::Killed,
            take(|item: &Item<'a>| {
                item.trigger().filter(|hit| hit.sense() == Sense::Kill && hit.noun()).copied()
            }),
        ),
    ))
    .parse(input)
}

/// `casualties`, `injuries or damage`, `deaths or injuries`
fn harm_nouns(input: In<'_>) -> Out<'_, Vec<Kind>> {
    let more = preceded(one_of(&["or", "and", "nor", ","]), within(2, harm_noun));
    let (rest, (first, second)) = pair(harm_noun, opt(more)).parse(input)?;
    Ok((rest, std::iter::once(first).chain(second).collect()))
}

/// Nobody: `no casualties`, `without causing injuries`, `no reports of casualties`, `no one was hurt`.
fn none<'a>(input: In<'a>) -> Out<'a, (Vec<Kind>, CountStatus)> {
    alt((
        // no immediate reports of casualties
        |input: In<'a>| {
            let (rest, no) = take(|item: &Item<'a>| no_word(item)).parse(input)?;
            let (rest, reports) =
                within(2, one_of(&["reports", "report", "word", "reported"])).parse(rest)?;
            let early =
                input.0.iter().take_while(|item| item.span().start < reports.start).any(|item| {
                    item.span().start > no.start
                        && item.one_of(&["immediate", "initial", "immediately", "early"])
                });
            let (rest, kinds) = within(3, harm_nouns).parse(rest)?;
            let later = rest.0.iter().take(8).any(|item| item.one_of(&["immediately", "yet"]));
            Ok((
                rest,
                (
                    kinds,
                    if early || later { CountStatus::NoReportsYet } else { CountStatus::NoReports },
                ),
            ))
        },
        // no casualties, without causing injuries, did not cause any injuries, caused no deaths
        |input: In<'a>| {
            let (rest, _) = take(|item: &Item<'a>| no_word(item)).parse(input)?;
            let (rest, kinds) = within(4, harm_nouns).parse(rest)?;
            let reported = rest.0.iter().take(3).any(|item| item.one_of(&["reported"]));
            let immediate = input.0.iter().take(3).any(|item| item.word("immediate"));
            let status = match (reported, immediate) {
                (true, true) => CountStatus::NoReportsYet,
                (true, false) => CountStatus::NoReports,
                _ => CountStatus::ExplicitNone,
            };
            Ok((rest, (kinds, status)))
        },
        // no one was hurt, nobody was killed or injured, no soldiers were hurt
        |input: In<'a>| {
            let (rest, _) = alt((
                map(
                    pair(
                        word("no"),
                        take(|item: &Item<'a>| {
                            (item.one_of(&["one", "body"])
                                || item.people().is_some()
                                || item.actor().is_some()
                                || matches!(item, Item::Number { .. }))
                            .then(|| item.span())
                        }),
                    ),
                    |(no, one)| no.join(one),
                ),
                one_of(&["nobody", "none"]),
                take(|item: &Item<'a>| match item {
                    Item::Mention(m) if item.people().is_some() => Some(m.span),
                    _ => None,
                }),
            ))
            .parse(input)?;
            let (rest, _) = class(Class::AUXILIARY).parse(rest)?;
            let negated = input.0.first().is_some_and(|item| item.is(Class::NEGATION));
            let (rest, not) = opt(word("not")).parse(rest)?;
            if !negated && not.is_none() {
                return Err(nom::Err::Error(nom::error::Error::new(
                    input,
                    nom::error::ErrorKind::Verify,
                )));
            }
            let (rest, kinds) = within(2, kinds).parse(rest)?;
            Ok((rest, (kinds, CountStatus::ExplicitNone)))
        },
        // there were no reports of anyone hurt
        |input: In<'a>| {
            let (rest, _) = pair(word("no"), one_of(&["reports", "word"])).parse(input)?;
            let (rest, kinds) = within(4, kinds).parse(rest)?;
            Ok((rest, (kinds, CountStatus::NoReports)))
        },
    ))
    .parse(input)
}

fn no_word(item: &Item<'_>) -> Option<Span> {
    let number = matches!(item, Item::Number { quantity, .. } if quantity.max == Some(0));
    (item.one_of(&["no", "without", "not", "neither", "nor", "avoided", "zero", "any"]) || number)
        .then(|| item.span())
}

/// Some, without a number: `causing injuries`, `resulted in casualties`, `deadly`.
fn some(input: In<'_>) -> Out<'_, Vec<Kind>> {
    alt((
        preceded(
            one_of(&[
                "caused",
                "causing",
                "cause",
                "causes",
                "inflicting",
                "inflicted",
                "include",
                "included",
                "including",
                "suffered",
                "sustained",
                "with",
                "resulted",
                "resulting",
                "reported",
                "claimed",
            ]),
            within(3, harm_nouns),
        ),
        value(vec![Kind::Killed], one_of(&["deadly", "fatal", "lethal"])),
    ))
    .parse(input)
}

/// What a frame of harm says.
enum Said<'a> {
    None(Vec<Kind>, CountStatus),
    Counted(Vec<(Kind, Victims<'a>)>, &'static str),
    Some(Vec<Kind>),
}

/// Every statement of harm in `items`.
pub(crate) fn harms<'a>(text: &str, items: &'a [Item<'a>]) -> Vec<Harm<'a>> {
    let mut found = Vec::new();
    let anchor = |item: &Item<'_>| match item {
        Item::Mention(_) => item.people().is_some() || item.actor().is_some(),
        Item::Name(_) | Item::Number { .. } | Item::Trigger(_) => true,
        Item::Word { .. } => item.is(Class::NEGATION.with(Class::HARM)) || item.one_of(&ANCHORS),
        Item::Time(_) => false,
    };
    let frame = |input: In<'a>| {
        alt((
            map(none, |(kinds, status)| Said::None(kinds, status)),
            map(risen, |counted| Said::Counted(counted, "toll_rose")),
            map(left, |counted| Said::Counted(counted, "left_dead")),
            map(passive, |counted| Said::Counted(counted, "people_harmed")),
            map(members, |counted| Said::Counted(counted, "harmed_members")),
            map(active, |counted| Said::Counted(counted, "harmed_people")),
            map(toll, |counted| Said::Counted(counted, "toll")),
            map(attacked, |counted| Said::Counted(counted, "attacked_people")),
            map(some, Said::Some),
        ))
        .parse(input)
    };
    for (span, said) in find_all(items, anchor, frame) {
        match said {
            Said::None(kinds, status) => {
                let rule = match status {
                    CountStatus::ExplicitNone => "no_casualties",
                    CountStatus::NoReportsYet => "no_reports_yet",
                    _ => "no_reports",
                };
                for kind in kinds {
                    found.push(Harm {
                        kind,
                        count: Count::bare(status, Some(span.of(text).to_owned())),
                        who: Who::Nobody,
                        who_span: None,
                        groups: Vec::new(),
                        span,
                        rule,
                    });
                }
            }
            Said::Some(kinds) => {
                for kind in kinds {
                    let count =
                        Count::bare(CountStatus::StatedNoNumber, Some(span.of(text).to_owned()));
                    found.push(Harm {
                        kind,
                        count,
                        who: Who::Nobody,
                        who_span: None,
                        groups: Vec::new(),
                        span,
                        rule: "some_harm",
                    });
                }
            }
            Said::Counted(list, rule) => {
                for (kind, victims) in list {
                    let quantity = victims.quantity.unwrap_or(match victims.who {
                        Who::People(_) => Quantity::exactly(1),
                        _ => ANYBODY,
                    });
                    if quantity.max == Some(0) {
                        let count =
                            Count::bare(CountStatus::ExplicitNone, Some(span.of(text).to_owned()));
                        found.push(Harm {
                            kind,
                            count,
                            who: Who::Nobody,
                            who_span: None,
                            groups: Vec::new(),
                            span,
                            rule: "no_casualties",
                        });
                        continue;
                    }
                    let count = stated(text, quantity, victims.number);
                    found.push(Harm {
                        kind,
                        count,
                        who: victims.who,
                        who_span: Some(victims.span),
                        groups: victims.parts,
                        span,
                        rule,
                    });
                }
            }
        }
    }
    found
}

const ANCHORS: [&str; 31] = [
    "number",
    "without",
    "no",
    "not",
    "nobody",
    "none",
    "left",
    "leaving",
    "leaves",
    "death",
    "deaths",
    "fatalities",
    "toll",
    "lives",
    "caused",
    "causing",
    "cause",
    "causes",
    "inflicting",
    "inflicted",
    "include",
    "included",
    "suffered",
    "sustained",
    "resulted",
    "resulting",
    "deadly",
    "fatal",
    "lethal",
    "dead",
    "treated",
];

/// Whether the items hold a word of harm at all: cheaper than reading it.
pub(crate) fn any(items: &[Item<'_>]) -> bool {
    items.iter().any(|item| {
        item.trigger().is_some_and(|hit| hit.sense().harm())
            || item.one_of(&[
                "casualties",
                "injuries",
                "deaths",
                "dead",
                "deadly",
                "death",
                "fatalities",
                "toll",
                "treated",
                "hospitalised",
                "hospitalized",
            ])
    })
}

/// What a target suffered: `damaged`, `without causing damage`, `no reports of significant damage`.
pub(crate) fn effects<'a>(items: &'a [Item<'a>]) -> Vec<(Span, crate::Effect)> {
    use crate::Effect;
    let damage = || one_of(&["damage", "damages"]);
    let anchor = |item: &Item<'_>| {
        item.is(Class::NEGATION)
            || item.one_of(&[
                "no",
                "without",
                "damaged",
                "damaging",
                "damage",
                "destroyed",
                "destroying",
                "destroys",
                "demolished",
                "razed",
                "gutted",
                "sank",
                "sunk",
                "fire",
            ])
    };
    let frame = |input: In<'a>| -> Out<'a, Effect> {
        alt((
            |input: In<'a>| {
                let (rest, _) = take(|item: &Item<'a>| no_word(item)).parse(input)?;
                let (rest, _) = within(3, one_of(&["reports", "report"])).parse(rest)?;
                let (rest, _) = many1(take(|item: &Item<'a>| {
                    (!item.one_of(&["damage", "damages", ".", ";"])).then_some(())
                }))
                .parse(rest)?;
                let (rest, _) = damage().parse(rest)?;
                Ok((rest, Effect::NoReports))
            },
            |input: In<'a>| {
                let (rest, _) = take(|item: &Item<'a>| no_word(item)).parse(input)?;
                let near = rest
                    .0
                    .iter()
                    .take(7)
                    .position(|item| item.one_of(&["damage", "damaged", "damages"]));
                let Some(at) = near.filter(|at| {
                    !rest.0[..*at].iter().any(|item| item.word("but") || item.word(";"))
                }) else {
                    return Err(nom::Err::Error(nom::error::Error::new(
                        input,
                        nom::error::ErrorKind::Verify,
                    )));
                };
                Ok((rest.take_from(at + 1), Effect::NoDamage))
            },
            value(Effect::Damaged, one_of(&["damaged", "damaging", "damage"])),
            value(
                Effect::Destroyed,
                one_of(&[
                    "destroyed",
                    "destroying",
                    "destroys",
                    "demolished",
                    "razed",
                    "gutted",
                    "sank",
                    "sunk",
                ]),
            ),
        ))
        .parse(input)
    };
    find_all(items, anchor, frame)
}
