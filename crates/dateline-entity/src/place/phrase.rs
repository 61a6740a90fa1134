//! The grammar of places: a relation, a core, and what contains it.
//!
//! Examples, which are also the tests: `corpus/places.md`.

use dateline_text::Items;
use nom::branch::alt;
use nom::combinator::{map, opt, verify};
use nom::error::{Error, ErrorKind};
use nom::{IResult, Parser};

use super::country::Country;
use super::item::{Item, Lex, tokens_of};
use super::words::{Noun, TypeEntry};
use crate::Relation;

/// Input and result of a rule over items.
type Read<'i, T> = IResult<Items<'i, Item>, T, Error<Items<'i, Item>>>;

/// What a phrase of place says without what contains it, in names by their index.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Core {
    /// The name.
    pub(super) name: Option<usize>,
    /// The type word.
    pub(super) kind: Option<&'static TypeEntry>,
    /// `northern` before the name: a part of it, which lies nowhere exactly.
    pub(super) part: bool,
    /// `the base`, without a name: it points back.
    pub(super) definite: bool,
    /// The words of a border between several.
    pub(super) border: bool,
    /// Nations that describe it (`the Iraqi capital`), both sides of a border at most.
    nations: [Option<Country>; 2],
    /// Other names of the same rank (`the Syria-Iraq border`).
    others: [Option<u32>; 2],
    /// Tokens of the core itself.
    first: u32,
    end: u32,
    /// The rule.
    pub(super) rule: &'static str,
}

impl Core {
    pub(super) fn nations(&self) -> impl Iterator<Item = Country> + use<> {
        self.nations.into_iter().flatten()
    }

    pub(super) fn others(&self) -> impl Iterator<Item = usize> + use<> {
        self.others.into_iter().flatten().map(|index| index as usize)
    }

    /// Its tokens.
    pub(super) const fn tokens(&self) -> std::ops::Range<usize> {
        self.first as usize..self.end as usize
    }

    /// The name with the type word beside it.
    pub(super) fn typed(&self) -> Option<(usize, &'static TypeEntry)> {
        self.name.zip(self.kind)
    }
}

fn fail<T>(input: Items<'_, Item>) -> Read<'_, T> {
    Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)))
}

/// One item of which `pick` makes something.
fn item<'i, T>(
    pick: impl Fn(Lex) -> Option<T>,
) -> impl Parser<Items<'i, Item>, Output = T, Error = Error<Items<'i, Item>>> {
    move |input: Items<'i, Item>| match input.0.first().and_then(|item| pick(item.lex)) {
        Some(found) => Ok((Items(&input.0[1..]), found)),
        None => fail(input),
    }
}

/// One item of a kind without content.
macro_rules! lex {
    ($($kind:pat_param)|+) => { item(|lex| matches!(lex, $($kind)|+).then_some(())) };
}

fn name(input: Items<'_, Item>) -> Read<'_, usize> {
    item(|lex| if let Lex::Name(index) = lex { Some(index as usize) } else { None }).parse(input)
}

fn kind(input: Items<'_, Item>) -> Read<'_, Noun> {
    item(|lex| if let Lex::Type(noun) = lex { Some(noun) } else { None }).parse(input)
}

/// `border`
fn line(input: Items<'_, Item>) -> Read<'_, Noun> {
    verify(kind, |noun| noun.entry().kind == "border").parse(input)
}

fn nation(input: Items<'_, Item>) -> Read<'_, Country> {
    item(|lex| if let Lex::Demonym(country) = lex { Some(country) } else { None }).parse(input)
}

/// The place words say in front: article or number, adjectives. True where they point back.
fn determiner(input: Items<'_, Item>) -> Read<'_, Option<bool>> {
    opt(item(|lex| match lex {
        Lex::Definite => Some(true),
        Lex::Indefinite => Some(false),
        _ => None,
    }))
    .parse(input)
}

/// A word, or two with a hyphen between.
fn compound(items: &[Item], capitals: bool) -> Option<usize> {
    let word = |at: usize| match items.get(at).map(|item| item.lex) {
        Some(Lex::Lower) => true,
        Some(Lex::Capital) => capitals,
        _ => false,
    };
    let hyphen = matches!(items.get(1).map(|item| item.lex), Some(Lex::Hyphen));
    word(0).then(|| if hyphen && word(2) { 3 } else { 1 })
}

/// `small`, `remote`, `coalition`: up to so many words that add nothing.
fn up_to(most: usize, capitals: bool, input: Items<'_, Item>) -> Items<'_, Item> {
    let mut items = input.0;
    for _ in 0..most {
        let Some(used) = compound(items, capitals) else { break };
        items = &items[used..];
    }
    Items(items)
}

#[expect(clippy::unnecessary_wraps, reason = "it stands among parsers that may fail")]
fn adjectives(input: Items<'_, Item>) -> Read<'_, ()> {
    Ok((up_to(3, true, input), ()))
}

/// `remote`, `US-held`, before a name
#[expect(clippy::unnecessary_wraps, reason = "it stands among parsers that may fail")]
fn lower_adjectives(input: Items<'_, Item>) -> Read<'_, ()> {
    Ok((up_to(2, false, input), ()))
}

/// `northern`, `north-west`
fn direction(input: Items<'_, Item>) -> Read<'_, ()> {
    map((lex!(Lex::Direction), opt((opt(lex!(Lex::Hyphen)), lex!(Lex::Direction)))), |_| ())
        .parse(input)
}

/// `the Ain al-Asad base`, `remote northeastern Syria`, `Anbar province`, `eastern Syria's Deir Ezzor province`
fn named(input: Items<'_, Item>) -> Read<'_, Core> {
    let (rest, (_, (), part, nation, part_too, index, found)) = (
        opt(lex!(Lex::Definite)),
        lower_adjectives,
        opt(direction),
        opt(nation),
        opt(direction),
        name,
        opt(kind),
    )
        .parse(input)?;
    let kind = found.filter(|noun| !noun.plural || noun.entry().kind == "base").map(Noun::entry);
    let rest = if kind.is_none() && found.is_some() {
        Items(&input.0[input.0.len() - rest.0.len() - 1..])
    } else {
        rest
    };
    let part = part.or(part_too).is_some();
    Ok((
        rest,
        Core {
            name: Some(index),
            kind,
            part,
            nations: [nation, None],
            rule: "place",
            ..Core::default()
        },
    ))
}

/// `the western Iraqi province of Anbar`, `the town of Mastung`
fn of_type(input: Items<'_, Item>) -> Read<'_, Core> {
    let (rest, (_, (), _, nation, (), noun, (), index)) = (
        determiner,
        adjectives,
        opt(direction),
        opt(nation),
        adjectives,
        kind,
        lex!(Lex::Of),
        name,
    )
        .parse(input)?;
    let entry = noun.entry();
    if matches!(entry.kind, "border" | "territory" | "neighborhood" | "country")
        || entry.is_capital()
    {
        return fail(input);
    }
    // `Gulf of Aden` is not in Aden.
    let part = entry.rule == "types/river";
    Ok((
        rest,
        Core {
            name: Some(index),
            kind: Some(entry),
            part,
            nations: [nation, None],
            rule: "type_of",
            ..Core::default()
        },
    ))
}

/// `the Iraqi-Jordanian border`, `the Syria-Iraq border`
fn border(input: Items<'_, Item>) -> Read<'_, Core> {
    #[derive(Clone, Copy)]
    enum Side {
        Nation(Country),
        Name(usize),
    }
    let side = || alt((map(nation, Side::Nation), map(name, Side::Name)));
    let (rest, (_, (), first, second, noun)) =
        (determiner, adjectives, side(), opt((lex!(Lex::Hyphen), side())), line).parse(input)?;
    let kind = Some(noun.entry());
    let mut core = Core { kind, border: true, rule: "border", ..Core::default() };
    let sides = [Some(first), second.map(|((), side)| side)];
    for (at, side) in sides.into_iter().flatten().enumerate() {
        match side {
            Side::Nation(country) => core.nations[at] = Some(country),
            Side::Name(index) => core.others[at] = Some(index as u32),
        }
    }
    Ok((rest, core))
}

/// `the border with Syria`, `the border between Syria and Iraq`
fn border_between(input: Items<'_, Item>) -> Read<'_, Core> {
    let (rest, (_, (), nation, noun, (), first, second)) = (
        determiner,
        adjectives,
        opt(nation),
        line,
        lex!(Lex::Function),
        name,
        opt((lex!(Lex::And), name)),
    )
        .parse(input)?;
    let others = [Some(first as u32), second.map(|((), index)| index as u32)];
    Ok((
        rest,
        Core {
            kind: Some(noun.entry()),
            nations: [nation, None],
            others,
            border: true,
            rule: "border",
            ..Core::default()
        },
    ))
}

/// `a small base`, `the Iraqi capital`, `a neighboring village`, `areas`
fn unnamed(input: Items<'_, Item>) -> Read<'_, Core> {
    let (rest, (definite, (), _, nation, (), noun)) =
        (determiner, adjectives, opt(direction), opt(nation), adjectives, kind).parse(input)?;
    // `a road accident`: the noun belongs to the next one, unless that is a participle.
    let text_goes_on =
        matches!(rest.0.first().map(|item| item.lex), Some(Lex::Type(..) | Lex::Capital));
    let bare = definite.is_none() && !noun.plural;
    if text_goes_on || bare && nation.is_none() {
        return fail(input);
    }
    let definite = definite == Some(true);
    let (kind, nations) = (Some(noun.entry()), [nation, None]);
    Ok((rest, Core { kind, nations, definite, rule: "unnamed", ..Core::default() }))
}

/// Articles, adjectives, direction and nation before the name or type of a phrase: no rule takes more.
const BEFORE: usize = 24;

/// Whether it may stand between the article and the name or type of a phrase.
pub(super) const fn describes(lex: Lex) -> bool {
    matches!(lex, Lex::Lower | Lex::Capital | Lex::Hyphen | Lex::Direction | Lex::Demonym(_))
}

/// The name or type that a phrase from here on would be about; none where a word stands before it that no rule takes.
fn anchor(items: &[Item]) -> Option<Lex> {
    let article = matches!(items.first()?.lex, Lex::Definite | Lex::Indefinite);
    let first = items
        .iter()
        .skip(usize::from(article))
        .take(BEFORE)
        .map(|item| item.lex)
        .find(|lex| !describes(*lex));
    first.filter(|lex| matches!(lex, Lex::Name(_) | Lex::Type(..)))
}

/// A place without what contains it.
///
/// Most sentences tell of no `border`: no rule for one is tried there.
pub(super) fn core(border: bool, input: Items<'_, Item>) -> Read<'_, Core> {
    let Some(anchor) = anchor(input.0) else { return fail(input) };
    let none = |input| fail(input);
    let lines = |input| {
        if border { alt((self::border, border_between)).parse(input) } else { none(input) }
    };
    let (rest, mut core) = match anchor {
        Lex::Name(_) => alt((lines, named)).parse(input)?,
        _ => alt((lines, of_type, unnamed)).parse(input)?,
    };
    let used = &input.0[..input.0.len() - rest.0.len()];
    let tokens = tokens_of(used);
    (core.first, core.end) = (tokens.start as u32, tokens.end as u32);
    Ok((rest, core))
}

/// What leads over to a containing place: `in`, `,`, `of`, or the possessive of the container itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// `Ain al-Asad base in Anbar province`
    In,
    /// `a base at the Conoco gas field`
    At,
    /// `Hermitage, Tenn.`
    Comma,
    /// `the Anbar province of western Iraq`
    Of,
    /// `eastern Syria's Deir Ezzor province`: the container stands first.
    Possessive,
}

/// A place that may contain the one before it.
pub(super) fn container(border: bool, input: Items<'_, Item>) -> Read<'_, (Link, Core)> {
    let link = item(|lex| match lex {
        Lex::Relation(Relation::Inside) => Some(Link::In),
        Lex::Relation(Relation::At) => Some(Link::At),
        Lex::Comma => Some(Link::Comma),
        Lex::Of => Some(Link::Of),
        Lex::Possessive => Some(Link::Possessive),
        _ => None,
    });
    let (rest, (link, core)) = (link, |input| core(border, input)).parse(input)?;
    // `the base, a village`: only a name follows a comma.
    let plain =
        link != Link::Comma || input.0.get(1).is_some_and(|item| matches!(item.lex, Lex::Name(_)));
    if plain { Ok((rest, (link, core))) } else { fail(input) }
}
