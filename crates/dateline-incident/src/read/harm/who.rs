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

/// Words for one who was told of before, and for one more: `he died`, `another was hurt`.
pub(super) const PRONOUNS: &[&str] = &["he", "she", "another"];

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
            let (rest, span) = one_of(PRONOUNS).parse(self.input)?;
            Ok((rest, Victims::one(Who::Nobody, Some(Quantity::exactly(1)), None, span)))
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
    if let Ok((rest, them)) = one_of(&["them", "those", "these"]).parse(rest) {
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
    let number = take(|item: &Item<'_>| matches!(item, Item::Number { .. }).then_some(()));
    preceded(one_of(&[","]), number).parse(input)
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
    let titles = input.0.iter().take(MOST_TITLES).take_while(title).count();
    let comma = input.0.get(titles).is_some_and(|item| item.word(","));
    let at = titles + usize::from(comma);
    let (Some(first), Some(Item::Name(name))) = (input.0.first(), input.0.get(at)) else {
        return Err(fail());
    };
    // A comma alone is no title.
    if titles == 0 && comma {
        return Err(fail());
    }
    let people = input.0[..titles].iter().rev().find_map(Item::people);
    let who = people.map_or(Who::Named, |(_, people)| Who::People(people));
    let all = first.span().join(*name);
    Ok((input.take_from(at + 1), Victims::one(who, Some(Quantity::exactly(1)), None, all)))
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
        return (rest, all);
    }
    // `a boy of seven and his uncle`
    if let Ok((after, ())) = years(rest) {
        rest = after;
    }
    while let Ok((after, more)) = preceded(many1_count(one_of(&[",", "and"])), one_more).parse(rest)
    {
        let Some(both) = all.clone().with(&more) else { break };
        all = both;
        rest = after;
    }
    (rest, all)
}

/// `of seven`, behind one who is so old.
fn years(input: In<'_>) -> Out<'_, ()> {
    let age = |item: &Item<'_>| {
        let small = |quantity: &Quantity| quantity.max.is_some_and(|age| age < 100);
        matches!(item, Item::Number { quantity, .. } if small(quantity)).then_some(())
    };
    preceded(one_of(&["of", "aged"]), take(age)).parse(input)
}

/// Verbs that go on with others than those whom the verb before had.
const VERBS: &[&str] = &[
    "sent",
    "left",
    "put",
    "forced",
    "arrested",
    "detained",
    "displaced",
    "freed",
    "rescued",
    "saved",
    "saw",
    "found",
    "trapped",
    "evacuated",
];

/// People with a number, or one person more: `a man and woman`, `a girl and her father`.
pub(super) fn one_more(input: In<'_>) -> Out<'_, Victims<'_>> {
    // `three others, including two children`: told already.
    if input.0.first().is_some_and(|item| item.one_of(&["including", "among", "mostly"])) {
        return Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)));
    }
    // `killed two and sent three others to hospital`: the next verb has people of its own.
    let verb = input.0.first().is_some_and(|item| item.one_of(VERBS));
    if !verb && let Ok(counted) = within(1, counted_people).parse(input) {
        return Ok(counted);
    }
    let (input, _) = opt(one_of(&["his", "her", "their", "the"])).parse(input)?;
    let (rest, mut found) = victims(input)?;
    let one = matches!(found.who, Who::People(people) if people.count.is_none() && !people.plural && !people.speaker && !people.armed);
    if !one || found.quantity.is_some() {
        return Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)));
    }
    found.quantity = Some(Quantity::exactly(1));
    Ok((rest, found))
}

/// What stands behind those harmed and all that is said of them before their verb: ages and roles between commas, asides,
/// and where they were or what they did.
pub(super) fn behind<'a>(text: &str, who: &Victims<'a>, rest: In<'a>) -> In<'a> {
    match who.who {
        Who::Nobody => aside(rest),
        _ => modifier(text, aside(apposition(rest))),
    }
}

/// What follows `in the car`, `guarding the bank`, `trapped under the roof`, at the helping verb behind it; the input itself
/// where no such words stand, or where somebody else may act or speak in them.
fn modifier<'a>(text: &str, input: In<'a>) -> In<'a> {
    const LONGEST: usize = 14;
    let Some(first) = input.0.first() else { return input };
    let ends = |ending: &str| {
        let words = first.span().of(text);
        let from = words.len().saturating_sub(ending.len());
        matches!(first, Item::Word { .. })
            && words.get(from..).is_some_and(|end| end.eq_ignore_ascii_case(ending))
    };
    let opens = first.is(Class::PREPOSITION)
        && !first.one_of(&["by", "after", "before", "since", "until"])
        || !first.is(Class::REPORTING)
            && (ends("ing")
                || ends("ed") && input.0.get(1).is_some_and(|next| next.is(Class::PREPOSITION)));
    let stops = |item: &Item<'_>| {
        item.is(Class::PUNCT | Class::REPORTING | Class::MODAL | Class::NEGATION)
            || item.is(Class::PRONOUN) && !item.one_of(&["his", "her", "their", "its"])
            || item.trigger().is_some()
            || item.one_of(&["and", "but", "where", "when", "that", "which", "while", "who", "as"])
    };
    let helper =
        input.0.iter().take(LONGEST).position(|item| item.is(Class::AUXILIARY) || stops(item));
    match helper {
        Some(at) if opens && at > 1 && input.0[at].one_of(&["was", "were", "is", "are"]) => {
            input.take_from(at)
        }
        _ => input,
    }
}

/// What follows `, 43,` or `, a leader of the union,`; the input itself where the commas hold a clause or a list.
pub(super) fn apposition(input: In<'_>) -> In<'_> {
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
pub(super) fn aside(input: In<'_>) -> In<'_> {
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

/// What stands behind a longer apposition or relative clause, at the helping verb after its last comma: `, second in
/// command of the front, ` ... `was`; `who worked with them` ... `were`. `None` where somebody else may speak or act in it.
pub(super) fn beyond(input: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 26;
    let first = input.0.first()?;
    let comma = first.word(",");
    if !comma && !first.word("who") {
        return None;
    }
    for (at, item) in input.0.iter().enumerate().take(LONGEST).skip(2) {
        let helps = item.is(Class::AUXILIARY);
        let before = &input.0[at - 1];
        let closes = if comma {
            before.word(",")
        } else {
            // `who tried to stop them was shot`, but not `who said they were shot`
            (!before.is(Class::PRONOUN) || before.one_of(&["them", "him", "her", "it"])) && helps
        };
        if helps && closes {
            return Some(input.take_from(at));
        }
        if item.is(Class::REPORTING)
            || item.one_of(&[";", ":", "--"])
            || item.trigger().is_some_and(|hit| !hit.noun())
        {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    /// How many were killed or hurt, as the text tells it.
    fn harmed(text: &str) -> Vec<u64> {
        let reading = read_alone(text);
        let telling = reading.accounts.iter().map(|account| &account.telling);
        let counts = telling.flat_map(|told| told.killed.iter().chain(&told.injured));
        counts.filter_map(|said| said.value.best).collect()
    }

    #[test]
    fn where_they_were_and_what_they_did() {
        for text in [
            "Two workers at the plant were killed by gunmen in Garissa on Monday.\n",
            "Two policemen guarding the bank were shot dead by gunmen in Garissa on Monday.\n",
            "Gunmen fired on a bus in Garissa; two women riding in its back were wounded.\n",
            "Two miners trapped in the tunnel were killed by gunmen in Garissa on Monday.\n",
        ] {
            assert_eq!(harmed(text), [2], "{text}");
        }
    }

    #[test]
    fn one_told_of_before() {
        let text = "A judge was leaving a bank in Garissa on Monday when a man walked up and shot her twice.\n";
        assert_eq!(harmed(text), [1], "{text}");
        let text = "Gunmen robbed a judge in Garissa on Monday and shot her two brothers.\n";
        assert_eq!(harmed(text), [2], "{text}");
    }

    #[test]
    fn others_who_act_in_between() {
        let text =
            "Two workers in the town where soldiers were killed fled from gunmen on Monday.\n";
        assert!(!harmed(text).contains(&7), "{:?}", harmed(text));
        let text = "A group of unidentified men on Monday killed Ana Ruiz, a judge, in Cali.\n";
        assert_eq!(harmed(text), [1], "{text}");
    }
}
