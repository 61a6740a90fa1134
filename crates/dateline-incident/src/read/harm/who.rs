//! Who was harmed: people with a number, a name with what he is, a list of either; and what stands between them and
//! their verb.

use std::cell::OnceCell;

use dateline_entity::{Actor, Entity, Mention, People, Status};
use dateline_text::number::Quantity;
use dateline_text::{Class, Span};
use nom::combinator::opt;
use nom::error::{Error, ErrorKind};
use nom::multi::many1_count;
use nom::sequence::preceded;
use nom::{Input, Parser};

use super::stated;
use crate::Count;
use crate::read::item::{In, Item, Out, one_of, take, within};
use crate::read::words;

/// Who was harmed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Who<'a> {
    People(&'a People),
    Actor(&'a Actor),
    /// Somebody given by name alone.
    Named,
    /// A number alone: `killed four`.
    Nobody,
    /// Whoever did it: `before killing himself`.
    Oneself,
}

#[derive(Clone)]
pub(super) struct Victims<'a> {
    pub(super) who: Who<'a>,
    pub(super) quantity: Option<Quantity>,
    pub(super) number: Option<Span>,
    pub(super) span: Span,
    /// Of a list each part with its own number: `a corporal and two soldiers`.
    pub(super) parts: Vec<Group<'a>>,
}

impl<'a> Victims<'a> {
    pub(super) fn one(
        who: Who<'a>,
        quantity: Option<Quantity>,
        number: Option<Span>,
        span: Span,
    ) -> Self {
        Self { who, quantity, number, span, parts: Vec::new() }
    }

    /// `seven bodies with bullet wounds`: whatever is said of them, they are dead. `His body` may live.
    pub(super) fn bodies(&self) -> bool {
        let counted = |people: &People| people.plural || self.number.is_some();
        matches!(self.who, Who::People(people) if is_body(people) && counted(people))
    }

    /// These and those, counted together; `None` where either has no number.
    pub(super) fn with(mut self, more: &Self) -> Option<Self> {
        let (sum, plus) = (self.quantity?, more.quantity?);
        let add = |a: Option<u64>, b: Option<u64>| a.zip(b).map(|(a, b)| a.saturating_add(b));
        if self.parts.is_empty() {
            self.parts.push(Group {
                who: self.who,
                quantity: sum,
                number: self.number,
                span: self.span,
            });
        }
        self.parts.push(Group {
            who: more.who,
            quantity: plus,
            number: more.number,
            span: more.span,
        });
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
    pub(super) number: Option<Span>,
    pub(crate) span: Span,
}

impl Group<'_> {
    /// Whether the word for them says that they attacked, and nothing of a side of a war: `gunmen`, `the assailants`.
    pub(super) fn attacked(&self) -> bool {
        matches!(self.who, Who::People(people) if people.armed && people.status == Status::Unknown)
    }

    pub(crate) fn count(&self, text: &str) -> Count {
        stated(text, self.quantity, self.number)
    }
}

/// How many they are together.
pub(super) fn sum(groups: &[Group<'_>]) -> Quantity {
    let add = |of: fn(&Quantity) -> Option<u64>| {
        let mut parts = groups.iter().map(|group| of(&group.quantity));
        parts.try_fold(0u64, |sum, part| part.map(|part| sum.saturating_add(part)))
    };
    Quantity { min: add(|own| own.min), max: add(|own| own.max), best: add(|own| own.best) }
}

/// `two bodies`, `the corpse`
pub(in crate::read) fn is_body(people: &People) -> bool {
    let last = people.group.rsplit(' ').next().unwrap_or_default();
    ["body", "bodies", "corpse", "corpses", "remains"]
        .iter()
        .any(|own| last.eq_ignore_ascii_case(own))
}

pub(super) fn victims(input: In<'_>) -> Out<'_, Victims<'_>> {
    let fail = || nom::Err::Error(Error::new(input, ErrorKind::Verify));
    let number = match input.0.first() {
        Some(Item::Number { span, quantity }) => Some((*span, *quantity)),
        _ => None,
    };
    // `shot several times`, `fired two rounds`: the number counts no people.
    let often = |item: &Item<'_>| item.one_of(&["times", "rounds", "shots", "bullets"]);
    if number.is_some() && input.0.get(1).is_some_and(often) {
        return Err(fail());
    }
    if number.is_some()
        && let Ok(found) = some_of(input)
    {
        return Ok(found);
    }
    if let Ok(found) = named(input) {
        return Ok(found);
    }
    match (number, input.0) {
        // `three` + `US soldiers`: a number that the mention did not take in.
        (Some((span, quantity)), [_, Item::Mention(mention), ..]) => {
            let who = match &mention.entity {
                Entity::People(people) => Who::People(people),
                Entity::Actor(actor) => Who::Actor(actor),
                _ => Who::Nobody,
            };
            let all = span.join(mention.span);
            Ok((input.take_from(2), Victims::one(who, Some(quantity), Some(span), all)))
        }
        (Some((span, quantity)), _) => {
            Ok((input.take_from(1), Victims::one(Who::Nobody, Some(quantity), Some(span), span)))
        }
        (None, [Item::Mention(mention), ..]) => {
            let found = mentioned(mention).ok_or_else(fail)?;
            Ok((input.take_from(1), found))
        }
        _ => Err(fail()),
    }
}

/// The people that a mention is of.
fn mentioned(mention: &Mention) -> Option<Victims<'_>> {
    match &mention.entity {
        Entity::People(people) => {
            let number = people.count.as_ref();
            let quantity =
                number.map(|n| n.quantity).or(people.plural.then_some(Quantity::at_least(2)));
            let number = number.map(|n| n.span);
            // `a couple` is two.
            let pair = people.group.eq_ignore_ascii_case("couple");
            let quantity = if pair { Some(Quantity::exactly(2)) } else { quantity };
            Some(Victims::one(Who::People(people), quantity, number, mention.span))
        }
        Entity::Actor(actor) if actor.people => {
            Some(Victims::one(Who::Actor(actor), None, None, mention.span))
        }
        _ => None,
    }
}

/// Words for those who were told of before, and for one more: `he died`, `both died`, `another was hurt`.
pub(super) const PRONOUNS: &[&str] = &["he", "she", "another", "both", "others"];

/// An input at which frames of harm are tried one after the other: who stands there is read once for all of them.
pub(super) struct Begin<'a> {
    pub(super) text: &'a str,
    pub(super) input: In<'a>,
    /// In a headline helping verbs are left out: `Four shot at club`.
    pub(super) headline: bool,
    victims: OnceCell<Option<Found<'a>>>,
    listed: OnceCell<Option<Found<'a>>>,
}

/// Those harmed, and what stands behind them.
type Found<'a> = (In<'a>, Victims<'a>);

impl<'a> Begin<'a> {
    pub(super) fn new(text: &'a str, input: In<'a>, headline: bool) -> Self {
        Self { text, input, headline, victims: OnceCell::new(), listed: OnceCell::new() }
    }

    pub(super) fn fail(&self) -> nom::Err<Error<In<'a>>> {
        nom::Err::Error(Error::new(self.input, ErrorKind::Verify))
    }

    fn found(&self) -> Option<&Found<'a>> {
        self.victims.get_or_init(|| victims(self.input).ok()).as_ref()
    }

    /// As [`victims`].
    pub(super) fn victims(&self) -> Out<'a, Victims<'a>> {
        self.found().cloned().ok_or_else(|| self.fail())
    }

    /// As [`listed_victims`].
    pub(super) fn listed(&self) -> Out<'a, Victims<'a>> {
        let listed = self.listed.get_or_init(|| self.found().cloned().map(listed));
        listed.clone().ok_or_else(|| self.fail())
    }

    /// Those listed, or a pronoun for one.
    pub(super) fn anybody(&self) -> Out<'a, Victims<'a>> {
        self.listed().or_else(|_| {
            // `a sixth is missing`
            if let [a, sixth, verb, ..] = self.input.0
                && a.word("a")
                && sixth.among(&words::ORDINAL)
                && (verb.is(Class::AUXILIARY) || verb.trigger().is_some())
            {
                let span = a.span().join(sixth.span());
                let one = Victims::one(Who::Nobody, Some(Quantity::exactly(1)), None, span);
                return Ok((self.input.take_from(2), one));
            }
            let (rest, span) = one_of(PRONOUNS).parse(self.input)?;
            // `another 78 are in hospital`: they have a number of their own.
            if self.input.0[0].word("another") && matches!(rest.0, [Item::Number { .. }, ..]) {
                return Err(self.fail());
            }
            let first = &self.input.0[0];
            // `and others were wounded`
            let others = first.word("others");
            if others && !rest.0.first().is_some_and(|next| next.one_of(&["were", "have"])) {
                return Err(self.fail());
            }
            let many = match first {
                _ if others => Quantity::at_least(2),
                _ if first.word("both") => Quantity::exactly(2),
                _ => Quantity::exactly(1),
            };
            let who = Victims::one(Who::Nobody, Some(many), None, span);
            // `he and three others`
            let with = first.one_of(&["he", "she"]).then(|| each_one(rest, &who)).flatten();
            Ok(with.unwrap_or((rest, who)))
        })
    }
}

/// `two of the hostages`, `one of the students`
fn some_of<'a>(input: In<'a>) -> Out<'a, Victims<'a>> {
    let number = take(|item: &Item<'a>| match item {
        Item::Number { span, quantity } => Some((*span, *quantity)),
        _ => None,
    });
    let people = take(|item: &Item<'a>| item.people());
    let (rest, (span, quantity)) = { number }.parse(input)?;
    let (rest, _) = one_of(&["of"]).parse(rest)?;
    // `Nineteen of them died`
    if let Ok((rest, them)) = one_of(&["them", "those", "these", "whom"]).parse(rest) {
        return Ok((rest, Victims::one(Who::Nobody, Some(quantity), Some(span), span.join(them))));
    }
    let (rest, (mention, people)) = within(1, people).parse(rest)?;
    let who = Who::People(people);
    Ok((rest, Victims::one(who, Some(quantity), Some(span), span.join(mention.span))))
}

/// Somebody by name, what he is before it or not: `Colonel Dmitri Vale`, `the mayor, Rosa Ibarra`, `Ana Ruiz and Luis Peña`.
pub(super) fn named(input: In<'_>) -> Out<'_, Victims<'_>> {
    let (mut rest, mut all) = one_named(input)?;
    let mut total = 1;
    while let Ok((after, more)) =
        preceded((opt(aged), many1_count(one_of(&[",", "and", ";"]))), one_named).parse(rest)
    {
        total += 1;
        all.span = all.span.join(more.span);
        rest = after;
    }
    all.quantity = Some(Quantity::exactly(total));
    Ok((rest, all))
}

/// `, 43`
fn aged(input: In<'_>) -> Out<'_, ()> {
    let number = |item: &Item<'_>| {
        (matches!(item, Item::Number { .. }) || item.is(Class::DIGIT)).then_some(())
    };
    preceded(one_of(&[","]), take(number)).parse(input)
}

/// Words and mentions before a name that tell what he is, at most.
const MOST_TITLES: usize = 6;

fn one_named(input: In<'_>) -> Out<'_, Victims<'_>> {
    let fail = || nom::Err::Error(Error::new(input, ErrorKind::Verify));
    // The name stands behind the words for what he is, and a comma.
    if !input.0.iter().take(MOST_TITLES + 2).any(|item| matches!(item, Item::Name(_))) {
        return Err(fail());
    }
    // What he is, before the name: `the party's legal adviser`, `rebel commander`.
    let closed = Class::PREPOSITION
        .with(Class::CONJUNCTION)
        .with(Class::PRONOUN)
        .with(Class::AUXILIARY)
        .with(Class::MODAL)
        .with(Class::NEGATION)
        .with(Class::REPORTING);
    let title = |item: &&Item<'_>| match item {
        Item::Word { class, .. } => {
            item.word(".") || !class.any(closed) && !class.any(Class::PUNCT)
        }
        Item::Mention(mention) => !matches!(mention.entity, Entity::Weapon(_)),
        _ => false,
    };
    let plain = input.0.iter().take(MOST_TITLES).take_while(title).count();
    let titles = plain + whereof(&input.0[plain..]).filter(|_| plain > 0).unwrap_or(0);
    let comma = input.0.get(titles).is_some_and(|item| item.word(","));
    let at = titles + usize::from(comma);
    let (Some(first), Some(Item::Name(name))) = (input.0.first(), input.0.get(at)) else {
        return Err(fail());
    };
    // A comma alone is no title.
    if titles == 0 && comma {
        return Err(fail());
    }
    let people = input.0[..plain].iter().rev().find_map(Item::people);
    let people = people.or_else(|| titles.eq(&0).then(|| what_he_is(&input.0[at + 1..])).flatten());
    let who = people.map_or(Who::Named, |(_, people)| Who::People(people));
    let all = first.span().join(*name);
    Ok((input.take_from(at + 1), Victims::one(who, Some(Quantity::exactly(1)), None, all)))
}

/// How many items tell whose mayor somebody is, before the comma that his name stands behind: `The mayor [of the town of Cali], Luis
/// Soto`.
fn whereof(items: &[Item<'_>]) -> Option<usize> {
    /// Items before the comma.
    const NEAR: usize = 8;
    let comma = items.iter().take(NEAR).position(|item| item.word(","))?;
    let part = |item: &Item<'_>| {
        item.word("of")
            || item.is(Class::DETERMINER)
            || matches!(item, Item::Word { class, .. } if !class.any(Class::PUNCT | Class::PREPOSITION | Class::AUXILIARY | Class::CONJUNCTION))
            || item
                .mention()
                .is_some_and(|own| matches!(own.entity, Entity::Place(_) | Entity::Actor(_)))
    };
    let opens = items.first().is_some_and(|item| item.word("of"));
    let name = matches!(items.get(comma + 1), Some(Item::Name(_)));
    (opens && name && items[..comma].iter().all(part)).then_some(comma)
}

/// What somebody is who has been named: `Luis Soto, [mayor of Cali], was shot`.
fn what_he_is<'a>(items: &[Item<'a>]) -> Option<(&'a Mention, &'a People)> {
    /// Items of it.
    const NEAR: usize = 12;
    let near = &items[..items.len().min(NEAR)];
    let old = match near {
        [comma, age, rest @ ..]
            if comma.word(",") && (age.is(Class::DIGIT) || matches!(age, Item::Number { .. })) =>
        {
            rest
        }
        _ => near,
    };
    let (_, rest) = old.split_first().filter(|(comma, _)| comma.word(","))?;
    let close = rest.iter().position(|item| item.word(","))?;
    let one = |(_, people): &(&Mention, &People)| !people.plural && !people.armed;
    let who = rest[..close].iter().take(3).find_map(Item::people).filter(one)?;
    let listed = rest[..close].iter().chain(rest.get(close + 1)).any(|item| item.word("and"));
    (!listed).then_some(who)
}

/// People with a number, `a` counting as one.
pub(super) fn counted_people(input: In<'_>) -> Out<'_, Victims<'_>> {
    let (rest, found) = victims(input)?;
    let counted =
        matches!(found.who, Who::People(people) if people.count.is_some() && !people.speaker);
    if counted {
        Ok((rest, found))
    } else {
        Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)))
    }
}

/// `two children and eight other people`: one count of them all. Only people with numbers make a list.
pub(super) fn listed_victims(input: In<'_>) -> Out<'_, Victims<'_>> {
    victims(input).map(listed)
}

/// The first, with those who are listed behind them.
fn listed((mut rest, mut all): Found<'_>) -> Found<'_> {
    if !matches!(all.who, Who::People(people) if people.count.is_some() && !people.speaker) {
        return each_one(rest, &all).unwrap_or((rest, all));
    }
    rest = super::behind::beside(rest);
    // `a boy of seven and his uncle`
    if let Ok((after, ())) = years(rest) {
        rest = after;
    }
    rest = part_of(rest);
    // A list ends in `and`: what commas alone divide is none (`after a clash with ten rebels, two guards were killed`).
    let mut closed = (rest, all.clone());
    while let Ok((after, more)) = preceded(joint, one_more).parse(rest) {
        let Some(both) = all.clone().with(&more) else { break };
        all = both;
        if ends_list(rest, after) {
            closed = (after, all.clone());
        }
        rest = after;
    }
    closed
}

/// What divides those of a list.
fn joint(input: In<'_>) -> Out<'_, usize> {
    many1_count(one_of(&[",", "and"])).parse(input)
}

/// Whether the part of a list between two rests is its last: `and a nurse`.
fn ends_list(rest: In<'_>, after: In<'_>) -> bool {
    let part = &rest.0[..rest.0.len() - after.0.len()];
    part.iter().take(2).any(|item| item.word("and"))
}

/// What follows `, including a captain` and `, among them a captain`, where more people are counted behind it.
fn part_of(input: In<'_>) -> In<'_> {
    /// Items of those who are counted already.
    const PART: usize = 7;
    if !matches!(input.0, [comma, part, ..] if comma.word(",") && part.one_of(&["including", "among"]))
    {
        return input;
    }
    let near = &input.0[2..input.0.len().min(2 + PART)];
    let close = near.windows(2).position(|pair| pair[0].word(",") && pair[1].word("and"));
    // `including four policemen, a nurse, and two others`: all of them are of it.
    let list = |close: &usize| near[..*close].iter().any(|item| item.word(","));
    let close = close.filter(|close| !list(close));
    let behind = close.map(|at| input.take_from(at + 3));
    let counted = |rest: &In<'_>| counted_people(rest.take_from(1)).is_ok();
    behind.filter(counted).unwrap_or(input)
}

/// `the woman, the man and the child were`, `Ana Ruiz and two others died`: counted together where a verb of all of them
/// follows.
fn each_one<'a>(mut rest: In<'a>, first: &Victims<'a>) -> Option<Found<'a>> {
    if !rest.0.first().is_some_and(|item| item.one_of(&[",", "and"])) {
        return None;
    }
    let one = match first.who {
        // `corpses and two girls`: those lie there, and these were taken.
        Who::People(people) if is_body(people) && people.count.is_none() => false,
        Who::People(people) => !people.plural || first.quantity.is_some(),
        Who::Named | Who::Nobody => true,
        Who::Actor(_) | Who::Oneself => false,
    };
    let quantity = first.quantity.or(Some(Quantity::exactly(1)));
    let mut all = Victims { quantity, ..first.clone() };
    if !one {
        return None;
    }
    let mut closed = false;
    while let Ok((after, more)) = preceded(joint, one_named_or_more).parse(rest) {
        all = all.with(&more)?;
        closed = ends_list(rest, after);
        rest = after;
    }
    let verb = rest.0.first().filter(|_| closed)?;
    let plural = verb.one_of(&["were", "are", "have"])
        || verb.trigger().is_some_and(|hit| hit.trigger.id == "die");
    (plural && !all.parts.is_empty()).then_some((rest, all))
}

fn one_named_or_more(input: In<'_>) -> Out<'_, Victims<'_>> {
    one_named(input).or_else(|_| one_more(input))
}

/// `of seven`, `aged 65 and 71`, behind those who are so old.
fn years(input: In<'_>) -> Out<'_, ()> {
    let age = |item: &Item<'_>| {
        let small = |quantity: &Quantity| quantity.max.is_some_and(|age| age < 100);
        matches!(item, Item::Number { quantity, .. } if small(quantity)).then_some(())
    };
    let (mut rest, ()) = preceded(one_of(&["of", "aged"]), take(age)).parse(input)?;
    if input.0[0].word("aged") {
        while let Ok((after, ())) = preceded(joint, take(age)).parse(rest) {
            rest = after;
        }
    }
    Ok((rest, ()))
}

/// `her police escort`, `his secretary`: somebody of the household or the office of one told before.
fn companion(input: In<'_>) -> Option<Found<'_>> {
    /// Items of whoever it is: `personal secretary`.
    const NEAR: usize = 3;
    let whose = input.0.first().filter(|item| item.one_of(&["his", "her", "their"]))?;
    let at =
        1 + input.0.iter().skip(1).take(NEAR).position(|item| item.among(&words::COMPANION))?;
    let plain = |item: &Item<'_>| {
        let closed = Class::PREPOSITION | Class::CONJUNCTION | Class::PUNCT | Class::AUXILIARY;
        item.people().is_some() || matches!(item, Item::Word { .. }) && !item.is(closed)
    };
    if !input.0[1..at].iter().all(plain) {
        return None;
    }
    let span = whose.span().join(input.0[at].span());
    let one = Victims::one(Who::Nobody, Some(Quantity::exactly(1)), None, span);
    Some((input.take_from(at + 1), one))
}

/// People with a number, or one person more: `a man and woman`, `a girl and her father`.
pub(super) fn one_more(input: In<'_>) -> Out<'_, Victims<'_>> {
    // `three others, including two children`: told already.
    if input.0.first().is_some_and(|item| item.one_of(&["including", "among", "mostly"])) {
        return Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)));
    }
    // `killed two and sent three others to hospital`: the next verb has people of its own.
    let verb = input.0.first().is_some_and(|item| item.among(&words::OTHER_OBJECT));
    // `12 herders, three of them children`: told already; `four men, with nine hurt`: of others.
    let part = matches!(input.0, [Item::Number { .. }, of, whom, ..]
        if of.word("of") && whom.one_of(&["them", "whom", "these", "those"]));
    let apart = input.0.first().is_some_and(|item| item.is(Class::PREPOSITION));
    if part || apart {
        return Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)));
    }
    if !verb && let Ok(counted) = within(1, counted_people).parse(input) {
        return Ok(counted);
    }
    if let Some(found) = companion(input) {
        return Ok(found);
    }
    let (input, _) = opt(one_of(&["his", "her", "their", "the"])).parse(input)?;
    let (rest, mut found) = victims(input)?;
    // `a clerk and the attacker`: and no more of him.
    let ends = rest.0.first().is_none_or(|next| {
        next.is(Class::PUNCT | Class::PREPOSITION) || next.one_of(&["were", "died"])
    });
    let side = |people: &People| !people.armed || people.status == Status::Unknown && ends;
    let one = matches!(found.who, Who::People(people) if people.count.is_none() && !people.plural && !people.speaker && side(people));
    if !one || found.quantity.is_some() {
        return Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)));
    }
    found.quantity = Some(Quantity::exactly(1));
    Ok((rest, found))
}
