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
use super::words::TypeEntry;
use crate::Relation;

/// Input and result of a rule over items.
type Read<'i, T> = IResult<Items<'i, Item>, T, Error<Items<'i, Item>>>;

/// What a phrase of place says, in names by their index.
#[derive(Clone, Debug, Default)]
pub(super) struct Core {
    /// The name.
    pub(super) name: Option<usize>,
    /// The type word.
    pub(super) kind: Option<&'static TypeEntry>,
    /// `northern` before the name: a part of it, which lies nowhere exactly.
    pub(super) part: bool,
    /// Nations that describe it (`the Iraqi capital`).
    pub(super) nations: Vec<Country>,
    /// Names with the type words beside them, those of containers too.
    pub(super) typed: Vec<(usize, &'static TypeEntry)>,
    /// Names of places that contain it.
    pub(super) containers: Vec<usize>,
    /// Other names of the same rank (`the Syria-Iraq border`).
    pub(super) others: Vec<usize>,
    /// `the base`, without a name: it points back.
    pub(super) definite: bool,
    /// The words of a border between several.
    pub(super) border: bool,
    /// Tokens of the core itself.
    pub(super) tokens: std::ops::Range<usize>,
    /// The rule.
    pub(super) rule: &'static str,
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
    item(|lex| if let Lex::Name(index) = lex { Some(index) } else { None }).parse(input)
}

fn kind(input: Items<'_, Item>) -> Read<'_, (&'static TypeEntry, bool)> {
    item(|lex| if let Lex::Type(entry, plural) = lex { Some((entry, plural)) } else { None })
        .parse(input)
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
    let (rest, (_, (), part, nations, part_too, index, found)) = (
        opt(lex!(Lex::Definite)),
        lower_adjectives,
        opt(direction),
        opt(nation),
        opt(direction),
        name,
        opt(kind),
    )
        .parse(input)?;
    let kind =
        found.filter(|(entry, plural)| !*plural || entry.kind == "base").map(|(entry, _)| entry);
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
            nations: nations.into_iter().collect(),
            rule: "place",
            ..Core::default()
        },
    ))
}

/// `the western Iraqi province of Anbar`, `the town of Mastung`
fn of_type(input: Items<'_, Item>) -> Read<'_, Core> {
    let (rest, (_, (), _, nations, (), (entry, _), (), index)) = (
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
    if matches!(entry.kind, "border" | "territory" | "neighborhood" | "country")
        || entry.rule == "types/capital"
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
            nations: nations.into_iter().collect(),
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
    let line = verify(kind, |(entry, _)| entry.kind == "border");
    let (rest, (_, (), first, second, (entry, _))) =
        (determiner, adjectives, side(), opt((lex!(Lex::Hyphen), side())), line).parse(input)?;
    let mut core = Core { kind: Some(entry), border: true, rule: "border", ..Core::default() };
    for side in [Some(first), second.map(|((), side)| side)].into_iter().flatten() {
        match side {
            Side::Nation(country) => core.nations.push(country),
            Side::Name(index) => core.others.push(index),
        }
    }
    Ok((rest, core))
}

/// `the border with Syria`, `the border between Syria and Iraq`
fn border_between(input: Items<'_, Item>) -> Read<'_, Core> {
    let line = verify(kind, |(entry, _)| entry.kind == "border");
    let (rest, (_, (), nations, (entry, _), (), first, second)) = (
        determiner,
        adjectives,
        opt(nation),
        line,
        lex!(Lex::Function),
        name,
        opt((lex!(Lex::And), name)),
    )
        .parse(input)?;
    let others = [Some(first), second.map(|((), index)| index)].into_iter().flatten().collect();
    Ok((
        rest,
        Core {
            kind: Some(entry),
            nations: nations.into_iter().collect(),
            others,
            border: true,
            rule: "border",
            ..Core::default()
        },
    ))
}

/// `a small base`, `the Iraqi capital`, `a neighboring village`, `areas`
fn unnamed(input: Items<'_, Item>) -> Read<'_, Core> {
    let (rest, (definite, (), _, nations, (), (entry, plural))) =
        (determiner, adjectives, opt(direction), opt(nation), adjectives, kind).parse(input)?;
    // `a road accident`: the noun belongs to the next one, unless that is a participle.
    let text_goes_on =
        matches!(rest.0.first().map(|item| item.lex), Some(Lex::Type(..) | Lex::Capital));
    let bare = definite.is_none() && !plural;
    if text_goes_on || bare && nations.is_none() {
        return fail(input);
    }
    let definite = definite == Some(true);
    let nations = nations.into_iter().collect();
    Ok((rest, Core { kind: Some(entry), nations, definite, rule: "unnamed", ..Core::default() }))
}

/// Which of the rarer phrases a sentence may hold.
#[derive(Clone, Copy)]
pub(super) struct Rare {
    /// A border.
    line: bool,
    /// A type word before `of`.
    of: bool,
}

impl Rare {
    /// What the items of a sentence may hold; nothing where no type stands among them.
    pub(super) fn of(items: &[Item], types: bool) -> Self {
        let mut rare = Self { line: false, of: false };
        for item in items.iter().filter(|_| types) {
            match item.lex {
                Lex::Type(entry, _) => rare.line |= entry.kind == "border",
                Lex::Of => rare.of = true,
                _ => {}
            }
        }
        rare
    }
}

/// Articles, adjectives, direction and nation before the name or type of a phrase: no rule takes more.
const BEFORE: usize = 24;

/// Whether it may stand between the article and the name or type of a phrase.
pub(super) const fn describes(lex: &Lex) -> bool {
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
        .find(|lex| !describes(lex));
    first.filter(|lex| matches!(lex, Lex::Name(_) | Lex::Type(..)))
}

/// A place without what contains it.
pub(super) fn core(rare: Rare, input: Items<'_, Item>) -> Read<'_, Core> {
    let Some(anchor) = anchor(input.0) else { return fail(input) };
    let none = |input| fail(input);
    let lines =
        |input| if rare.line { alt((border, border_between)).parse(input) } else { none(input) };
    let of = |input| if rare.of { of_type(input) } else { none(input) };
    let (rest, mut core) = match anchor {
        Lex::Name(_) => alt((lines, named)).parse(input)?,
        _ => alt((lines, of, unnamed)).parse(input)?,
    };
    let used = &input.0[..input.0.len() - rest.0.len()];
    core.tokens = tokens_of(used);
    core.typed.extend(core.name.zip(core.kind));
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
pub(super) fn container(rare: Rare, input: Items<'_, Item>) -> Read<'_, (Link, Core)> {
    let link = item(|lex| match lex {
        Lex::Relation(Relation::Inside) => Some(Link::In),
        Lex::Relation(Relation::At) => Some(Link::At),
        Lex::Comma => Some(Link::Comma),
        Lex::Of => Some(Link::Of),
        Lex::Possessive => Some(Link::Possessive),
        _ => None,
    });
    let (rest, (link, core)) = (link, |input| core(rare, input)).parse(input)?;
    // `the base, a village`: only a name follows a comma.
    let plain =
        link != Link::Comma || input.0.get(1).is_some_and(|item| matches!(item.lex, Lex::Name(_)));
    if plain { Ok((rest, (link, core))) } else { fail(input) }
}
