//! A phrase of place in its sentence.

use dateline_gazetteer::Kind;
use dateline_text::{Class, Items, Span, Token};

use super::choice::may_contain;
use super::country::Country;
use super::item::{Item, Lex, Sentence};
use super::name::Name;
use super::phrase::{self, Core, Link};
use super::role::role;
use super::told::{Thread, Told};
use super::words::TypeEntry;
use crate::{PlaceRole, Relation};

/// One phrase.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    /// Its words without what contains it.
    pub(super) core: Core,
    pub(super) around: Around,
    /// Bytes of the core (`Ain al-Asad base`).
    pub(super) span: Span,
    /// Bytes of the whole phrase.
    pub(super) phrase: Span,
    pub(super) relation: Option<Relation>,
    pub(super) role: PlaceRole,
}

/// What a phrase says beside its [`Core`], in names by their index.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    /// Names of places that contain it.
    pub(super) containers: Vec<usize>,
    /// Nations that describe what contains it.
    nations: Vec<Country>,
    /// Names of the border at which it lies.
    others: Vec<usize>,
    /// Names of containers with the type words beside them.
    pub(super) typed: Vec<(usize, &'static TypeEntry)>,
    /// It lies at a border.
    pub(super) border: bool,
    /// Only one side of that border is told, which is the one that it is not on as often as not.
    pub(super) beyond: bool,
}

/// The most items that a phrase reaches over.
const LONGEST: usize = 40;

/// The most items before the name or type of a phrase: relation, article, adjectives, direction, nation.
const BEFORE: usize = 14;

/// The phrases of one sentence.
pub(super) fn spots(
    text: &str,
    tokens: &[Token],
    sentence: &Sentence,
    names: &[Name<'_>],
    out: &mut Vec<Spot>,
    told: &mut Vec<Told>,
) {
    let items = &sentence.items[..];
    let mut anchors = sentence.anchors();
    let Some(mut next_anchor) = anchors.next() else { return };
    let mut at = begins(items, 0, next_anchor);
    let mut last_end = usize::MAX;
    let mut thread = Thread::default();
    while at < items.len() {
        if next_anchor < at {
            let Some(found) = anchors.find(|anchor| *anchor >= at) else { break };
            next_anchor = found;
            at = begins(items, at, next_anchor);
        }
        let starts = matches!(
            items[at].lex,
            Lex::Name(_)
                | Lex::Type(..)
                | Lex::Relation(_)
                | Lex::Demonym(_)
                | Lex::Direction
                | Lex::Definite
                | Lex::Indefinite
        );
        let relation =
            if let Lex::Relation(relation) = items[at].lex { Some(relation) } else { None };
        let from = at + usize::from(relation.is_some());
        let relation =
            relation.map(|own| if in_part(tokens, items, at) { Relation::Inside } else { own });
        let window = &items[from..items.len().min(from + LONGEST)];
        let Some((used, core, around)) =
            starts.then(|| whole(sentence.border, window, names)).flatten()
        else {
            at += 1;
            continue;
        };
        let end = from + used;
        let has_name =
            core.name.is_some() || core.others().next().is_some() || !around.others.is_empty();
        let places = has_name || {
            let entry = core.kind.expect("a core without a name has a type");
            let compound = matches!(items.get(end).map(|i| i.lex), Some(Lex::Lower))
                && !participle(&tokens[items[end].start()], text);
            let told = core.nations().next().is_some() || !around.nations.is_empty();
            let described = told || !around.containers.is_empty();
            let launched = matches!(at.checked_sub(1).map(|i| items[i].lex), Some(Lex::From));
            let counted = !core.definite
                && (relation.is_some()
                    || launched
                    || matches!(items[from].lex, Lex::Indefinite) && entry.kind != "admin1");
            !compound && (entry.unnamed && (counted || described) || entry.is_capital() && told)
        };
        if !places {
            at += 1;
            continue;
        }
        let own = core.tokens();
        let span = tokens[own.start].span.join(tokens[own.end - 1].span);
        // The article is no word of the name.
        let span = if has_name { trimmed(&core, tokens, names, span) } else { span };
        let acronym = matches!(items.get(end).map(|i| i.lex), Some(Lex::Lower))
            && tokens[own.start].is(Class::UPPER);
        // `in Cairo, Giza and Minya`, but not `in Gaza, US troops`
        let coordinated = at.checked_sub(1) == Some(last_end)
            && match items[last_end].lex {
                Lex::And => {
                    out.last().is_some_and(|spot| spot.role != PlaceRole::Location)
                        || !matches!(
                            items.get(end).map(|i| i.lex),
                            Some(Lex::Hyphen | Lex::Possessive | Lex::Says | Lex::Auxiliary)
                        ) && !acronym
                }
                Lex::Comma => matches!(
                    items.get(end).map(|i| i.lex),
                    Some(Lex::Comma | Lex::And | Lex::Mark) | None
                ),
                _ => false,
            };
        let joined = out.last().filter(|_| coordinated && relation.is_none());
        let (role, relation, from_word) =
            role(text, tokens, items, at, end, &core, relation, names, joined);
        let start = if from_word { at - 1 } else { at };
        let phrase = tokens[items[start].start()].span.join(tokens[items[end - 1].end() - 1].span);
        let spot = Spot { core, around, span, phrase, relation, role };
        thread.next(tokens, items, (at, end), &spot, names, told);
        out.push(spot);
        at = end;
        last_end = end;
    }
}

/// The first item from `floor` on at which a phrase about the name or type at `anchor` may begin: before it stand adjectives,
/// nations and directions, before those an article, before that a relation.
fn begins(items: &[Item], floor: usize, anchor: usize) -> usize {
    let floor = floor.max(anchor.saturating_sub(BEFORE));
    let mut first = anchor;
    let before = |first: usize, passes: fn(Lex) -> bool| {
        first > floor && items.get(first - 1).is_some_and(|item| passes(item.lex))
    };
    while before(first, phrase::describes) {
        first -= 1;
    }
    first -= usize::from(before(first, |lex| matches!(lex, Lex::Definite | Lex::Indefinite)));
    first - usize::from(before(first, |lex| matches!(lex, Lex::Relation(_))))
}

/// `in the troubled north of Mali`: the words for a direction at `at` are a part of what follows, and not beside it.
fn in_part(tokens: &[Token], items: &[Item], at: usize) -> bool {
    /// Adjectives and hyphens between the article and the direction, at most.
    const MOST: usize = 6;
    if !tokens[items[at].start()].is(Class::DIRECTION) {
        return false;
    }
    let describes = |item: &&Item| matches!(item.lex, Lex::Lower | Lex::Capital | Lex::Hyphen);
    let adjectives = items[..at].iter().rev().take(MOST).take_while(describes).count();
    let before = &items[..at - adjectives];
    adjectives > 0
        && matches!(before, [.., relation, article]
            if matches!(article.lex, Lex::Definite)
                && matches!(relation.lex, Lex::Relation(Relation::Inside)))
}

/// `hosting`, `controlled`: a verb goes on after the noun.
fn participle(token: &Token, text: &str) -> bool {
    let word = token.span.of(text);
    ["ing", "ed", "ly", "held", "run", "hit"].iter().any(|end| word.ends_with(end))
}

/// From the direction or the name on, to the type word.
fn trimmed(core: &Core, tokens: &[Token], names: &[Name<'_>], span: Span) -> Span {
    let Some(index) = core.name else { return span };
    let (name, own) = (&names[index], core.tokens());
    if core.rule == "type_of" {
        let article = tokens[own.start].is(Class::DETERMINER);
        let first = &tokens[own.start + usize::from(article)];
        return if core.part { Span { start: first.span.start, end: span.end } } else { name.span };
    }
    let mut start = name.tokens.start;
    while start > own.start && tokens[start - 1].is(Class::DIRECTION.with(Class::PUNCT)) {
        start -= 1;
    }
    Span { start: tokens[start].span.start, end: span.end }
}

/// A core with everything that contains it, and the number of items.
fn whole(border: bool, items: &[Item], names: &[Name<'_>]) -> Option<(usize, Core, Around)> {
    let (mut rest, mut core) = phrase::core(border, Items(items)).ok()?;
    let mut around = Around::default();
    if let Some((after, inner)) = quarter(border, &core, rest, names) {
        around.containers.extend(core.name);
        around.nations.extend(core.nations());
        (rest, core) = (after, inner);
    } else if let Some((after, inner)) = capital(border, &core, rest, names) {
        around.containers.extend(
            core.name.filter(|outer| names[*outer].places.take(6).any(|p| is_area(p.kind()))),
        );
        around.nations.extend(core.nations());
        (rest, core) = (after, inner);
    }
    while let Ok((after, (link, next))) = phrase::container(border, rest) {
        if around.containers.len() >= 4 {
            break;
        }
        let area = |core: &Core| {
            core.kind.is_some_and(|kind| matches!(kind.kind, "admin1" | "admin2" | "country"))
                || core
                    .name
                    .is_some_and(|index| names[index].places.take(6).any(|p| is_area(p.kind())))
        };
        let may_hold = |inner: Option<usize>, outer: Option<usize>| match (inner, outer) {
            (Some(inner), Some(outer)) => {
                names[inner].places.is_empty()
                    || may_contain(names[outer].places, names[inner].places)
            }
            (None, Some(_)) => true,
            _ => false,
        };
        let fits = |inner: &Core, outer: &Core| may_hold(inner.name, outer.name);
        let accepted = match link {
            Link::Possessive => {
                // `Syria's Deir Ezzor province`: the first is the container.
                let outer = core.name.filter(|_| core.kind.is_none() && area(&core));
                outer.is_some()
                    && (next.name.is_some() && fits(&next, &core)
                        || next.name.is_none() && next.kind.is_some())
            }
            Link::Comma => {
                // `a post in Petaka, Sagaing`: the last one before it.
                let held = core.name.or(around.containers.last().copied());
                next.name.is_some() && area(&next) && held.is_some() && may_hold(held, next.name)
            }
            Link::In => (area(&next) || core.name.is_none()) && fits(&core, &next),
            Link::At => {
                core.name.is_none() && next.name.is_some() && fits(&core, &next) && !area(&next)
            }
            Link::Of => {
                core.kind.is_some() && (area(&next) || core.name.is_none()) && fits(&core, &next)
            }
        };
        if !accepted {
            // `a base on the border`, `a market in the capital`: the container has no name either.
            let nested = link == Link::In
                && core.name.is_none()
                && next.name.is_none()
                && (next.nations().next().is_some() || next.others().next().is_some());
            if !nested {
                break;
            }
        }
        // `in eastern Syria's Deir Ezzor province`: the inner area follows.
        let mut beside = Around::default();
        let (next, after) = match phrase::container(border, after) {
            Ok((further, (Link::Possessive, inner)))
                if link != Link::Possessive
                    && inner.name.is_some()
                    && fits(&inner, &next)
                    && area(&inner) =>
            {
                beside.containers.extend(next.name);
                beside.typed.extend(next.typed());
                (inner, further)
            }
            _ => (next, after),
        };
        // The possessive stands first and is the outer one.
        if link == Link::Possessive {
            beside.within(&core, around);
            (core, around) = (next, beside);
        } else {
            around.within(&next, beside);
        }
        rest = after;
    }
    // `a small base on the Iraqi-Jordanian border`
    if core.name.is_none()
        && !core.border
        && let Some(Lex::Relation(_)) = rest.0.first().map(|item| item.lex)
        && let Ok((after, line)) = phrase::core(border, Items(&rest.0[1..]))
        && line.border
    {
        around.beyond = line.nations().count() + line.others().count() < 2;
        around.nations.extend(line.nations().filter(|_| !around.beyond));
        around.others.extend(line.others());
        around.border = true;
        rest = after;
    }
    Some((items.len() - rest.0.len(), core, around))
}

/// `the Damascus suburb of Petaka`, `the Helmand district of Sangin`: the name behind the type word is the place, and what stands
/// before it a bigger one that it lies in; `the Karrada district of Baghdad` is the other way round.
fn quarter<'i>(
    border: bool,
    outer: &Core,
    rest: Items<'i, Item>,
    names: &[Name<'_>],
) -> Option<(Items<'i, Item>, Core)> {
    /// People of a town that has suburbs and districts, at least.
    const TOWN: u64 = 100_000;
    let kind =
        outer.kind.filter(|kind| matches!(kind.kind, "neighborhood" | "place" | "admin2"))?;
    let (after, (link, mut inner)) = phrase::container(border, rest).ok()?;
    let (own, held) = (names[outer.name?].places, names[inner.name?].places);
    let big = own.best().is_some_and(|best| is_area(best.kind()) || best.population() >= TOWN);
    let within = held.is_empty() || may_contain(own, held) && !may_contain(held, own);
    (link == Link::Of && inner.kind.is_none() && big && within).then(|| {
        inner.kind = Some(kind);
        (after, inner)
    })
}

/// `the Borno capital, Maiduguri`, `the Helmand capital Lashkar Gah`: the name behind is the town.
fn capital<'i>(
    border: bool,
    outer: &Core,
    rest: Items<'i, Item>,
    names: &[Name<'_>],
) -> Option<(Items<'i, Item>, Core)> {
    outer.typed().filter(|(_, kind)| kind.is_capital())?;
    let comma = matches!(rest.0.first()?.lex, Lex::Comma);
    let next = Items(&rest.0[usize::from(comma)..]);
    let Lex::Name(town) = next.0.first()?.lex else { return None };
    let (after, inner) = phrase::core(border, next).ok()?;
    let best = names[town as usize].places.best();
    let town = best.is_some_and(|best| !is_area(best.kind()));
    (town && inner.name.is_some() && inner.kind.is_none()).then_some((after, inner))
}

impl Around {
    /// Names of the border at which it lies.
    pub(super) fn others(&self) -> &[usize] {
        &self.others
    }

    /// Nations that describe what contains it.
    pub(super) fn nations(&self) -> impl Iterator<Item = Country> + '_ {
        self.nations.iter().copied()
    }

    /// Adds a container with what stands beside that.
    fn within(&mut self, outer: &Core, beside: Self) {
        self.containers.extend(outer.name);
        self.containers.extend(beside.containers);
        self.containers.extend(outer.others());
        self.nations.extend(outer.nations());
        self.nations.extend(beside.nations);
        self.typed.extend(outer.typed());
        self.typed.extend(beside.typed);
    }
}

pub(super) fn is_area(kind: Kind) -> bool {
    matches!(kind, Kind::Country | Kind::Admin1 | Kind::Admin2 | Kind::Region)
}

impl Spot {
    /// The indices of all names in the phrase.
    pub(super) fn names(&self) -> impl Iterator<Item = usize> + '_ {
        self.core.name.into_iter().chain(self.outer())
    }

    /// The names of what contains it, and of the border at which it lies.
    pub(super) fn outer(&self) -> impl Iterator<Item = usize> + '_ {
        let Around { containers, others, .. } = &self.around;
        containers.iter().copied().chain(self.core.others()).chain(others.iter().copied())
    }

    /// The nations that describe it and what contains it.
    pub(super) fn nations(&self) -> impl Iterator<Item = Country> + '_ {
        self.core.nations().chain(self.around.nations.iter().copied())
    }
}
