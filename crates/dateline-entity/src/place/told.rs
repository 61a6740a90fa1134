//! What the text puts into or beside what: `the Nawa area of Quetta`, `Juma near Raqqa`, `Tole, a village in Oromia`.
//!
//! The table need not have a place of the name there. A village far from where it is told to lie is a namesake: no place is
//! finer than the words, and a far one is worse than none.
//!
//! Examples, which are also the tests: `corpus/context/namesakes.md`.

use dateline_document::Document;
use dateline_gazetteer::Kind;
use dateline_text::{Class, Token, WordSet};

use super::choice::Choice;
use super::fit::kind_fit;
use super::item::{Item, Lex};
use super::name::{Name, name_key};
use super::resolve::Resolved;
use super::spot::Spot;
use super::words;
use crate::{PlaceRole, Relation};

/// Two names by their index, or two senses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// What is told to lie somewhere.
    pub(super) inner: usize,
    /// In which or near which it lies.
    pub(super) outer: usize,
    /// Near it, rather than in it.
    near: bool,
}

/// What phrases of a sentence that follow each other say of each other.
#[derive(Default)]
pub(super) struct Thread {
    /// What the phrase before speaks of, unless it tells of no place where something may be.
    subject: Option<Subject>,
    /// It has a type word.
    typed: bool,
    /// The item after it.
    end: usize,
}

/// The names of a phrase that may be told to lie somewhere.
#[derive(Clone, Copy)]
struct Subject {
    /// The one that it is about.
    name: usize,
    /// The one told last in it, which is the nearest to what follows.
    last: usize,
    /// One that stands directly before it, as if both were one (`Nawa Killi`).
    joined: Option<usize>,
}

/// How one phrase leads to the next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    /// `the Nawa area of Quetta`
    Of,
    /// `Juma in Raqqa`
    In,
    /// `Juma near Raqqa`
    Near,
    /// `Tole, a village in Oromia`
    Comma,
}

/// Words of a building that stand between its town and what that lies in, at most.
const BUILDING: usize = 3;

/// Words that lead from a place to what is around it; `north of` may lead far, `into` leads elsewhere.
static AROUND: WordSet<8> =
    WordSet::new(["in", "inside", "within", "near", "nearby", "close", "outside", "on"]);

impl Thread {
    /// Goes on to the phrase of the items from `at` to `end`.
    pub(super) fn next(
        &mut self,
        tokens: &[Token],
        items: &[Item],
        (at, end): (usize, usize),
        spot: &Spot,
        names: &[Name<'_>],
        told: &mut Vec<Told>,
    ) {
        let link = self.link(tokens, items, (at, end), spot, names);
        if let Some((link, subject)) = link.zip(self.subject) {
            let first = if link == Link::Of { subject.last } else { subject.name };
            for outer in outer(spot, names) {
                let lies = |inner| Told { inner, outer, near: link == Link::Near };
                told.extend([Some(first), subject.joined].into_iter().flatten().map(lies));
            }
        }
        let held = &spot.around.containers;
        // Those of a name in the table are known to fit it.
        if !spot.core.name.is_some_and(|name| listed(names, name)) {
            let within = |pair: &[usize]| Told { inner: pair[0], outer: pair[1], near: false };
            told.extend(held.windows(2).map(within));
        }
        // What stands in apposition without a name speaks of what is before it.
        if link != Some(Link::Comma) || spot.core.name.is_some() {
            let beside = at == self.end && !self.typed && spot.relation.is_none();
            let joined = self.subject.filter(|_| beside).map(|subject| subject.name);
            let last = held.last().copied();
            let located = matches!(spot.role, PlaceRole::Location | PlaceRole::Origin);
            self.subject = spot
                .core
                .name
                .or(last)
                .filter(|_| located && !spot.core.border && !linear(spot))
                .map(|name| Subject { name, last: last.unwrap_or(name), joined });
        }
        // `the Daman district of Kandahar province`: the table may have the type word in the name.
        let last = || tokens.get(spot.core.tokens().end.wrapping_sub(1)..);
        let in_name = || last().and_then(words::typed).is_some_and(|(used, ..)| used == 1);
        self.typed = spot.core.kind.is_some() || spot.core.name.is_some() && in_name();
        self.end = end;
    }

    /// How the phrase before leads to the one that begins at `at`.
    fn link(
        &self,
        tokens: &[Token],
        items: &[Item],
        (at, end): (usize, usize),
        spot: &Spot,
        names: &[Name<'_>],
    ) -> Option<Link> {
        let between = at.checked_sub(self.end).filter(|_| self.subject.is_some())?;
        // `Palma police station in northern Mozambique`
        let building = between > 1
            && between <= BUILDING
            && items[self.end..at].iter().all(|item| matches!(item.lex, Lex::Lower | Lex::Type(_)));
        if between > 1 && !building || spot.core.border || linear(spot) {
            return None;
        }
        let around = || AROUND.has(tokens[items[at].start()].hash);
        let relation = spot.relation.filter(|_| around()).map(|relation| match relation {
            Relation::Inside | Relation::At => Link::In,
            _ => Link::Near,
        });
        let inside = relation == Some(Link::In);
        match items[self.end].lex {
            _ if between == 0 || building => relation.filter(|_| between == 0 || inside),
            Lex::Of => self.typed.then_some(Link::Of),
            Lex::Comma if matches!(items[at].lex, Lex::Indefinite) => Some(Link::Comma),
            // `the town of Carmelo, in Cauca department`; without a type word it may be a list.
            Lex::Comma if self.typed => relation,
            Lex::Comma if matches!(items[at].lex, Lex::Name(_)) && closes(items, end) => {
                area(spot, names).then_some(Link::In)
            }
            _ => None,
        }
    }
}

/// Whether a phrase that ends there is the last of those with commas between, and no subject: `in Palma, Mozambique, on Friday`.
fn closes(items: &[Item], end: usize) -> bool {
    let lex = |at: usize| items.get(at).map(|item| item.lex);
    match lex(end) {
        Some(Lex::Comma) => !matches!(
            lex(end + 1),
            Some(
                Lex::Name(_)
                    | Lex::And
                    | Lex::Capital
                    | Lex::Says
                    | Lex::Definite
                    | Lex::Indefinite
            )
        ),
        next => matches!(next, None | Some(Lex::Mark | Lex::Time)),
    }
}

/// Whether the phrase is the name of a land or a part of one, and nothing besides.
fn area(spot: &Spot, names: &[Name<'_>]) -> bool {
    let best = spot.core.name.and_then(|name| names[name].places.best());
    spot.core.kind.is_none()
        && spot.around.containers.is_empty()
        && best.is_some_and(|best| matches!(best.kind(), Kind::Country | Kind::Admin1))
}

/// `the Karachi highway`: it goes on, and is not where its name is.
fn linear(spot: &Spot) -> bool {
    spot.core.kind.is_some_and(|kind| kind.kind == "road" || kind.rule == "types/river")
}

/// Whether the table has a place of the name.
fn listed(names: &[Name<'_>], name: usize) -> bool {
    !names[name].places.is_empty()
}

/// The name of a phrase; of one that no list holds, those of what contains it.
fn outer<'a>(spot: &'a Spot, names: &'a [Name<'_>]) -> impl Iterator<Item = usize> + 'a {
    let own = spot.core.name;
    let alone = own.is_some_and(|name| listed(names, name));
    let beyond = if alone { &[] } else { &spot.around.containers[..] };
    own.into_iter().chain(beyond.iter().copied())
}

/// What is told of names, as told of their senses.
pub(super) fn senses(told: &[Told], resolved: &mut Resolved<'_>) -> Vec<Told> {
    let mut out = Vec::with_capacity(told.len());
    for pair in told {
        let (inner, outer) = (resolved.sense[pair.inner], resolved.sense[pair.outer]);
        if inner != outer {
            out.push(Told { inner, outer, near: pair.near });
            for sense in [inner, outer] {
                resolved.senses[sense].told = true;
            }
        }
    }
    out
}

/// The senses that are told to lie in or near a sense, or it in or near them.
pub(super) fn beside(told: &[Told], sense: usize) -> impl Iterator<Item = usize> + '_ {
    told.iter().filter_map(move |pair| match (pair.inner == sense, pair.outer == sense) {
        (true, _) => Some(pair.outer),
        (_, true) => Some(pair.inner),
        _ => None,
    })
}

/// What lying where it is told to adds.
pub(super) fn fit(choice: &Choice<'_>, told: &[Choice<'_>]) -> i32 {
    if told.iter().any(|other| agree(choice, other, false)) { 500 } else { 0 }
}

/// Whether one of two places may lie in the other, or `near` it.
fn agree(one: &Choice<'_>, other: &Choice<'_>, near: bool) -> bool {
    one.reaches(other, near) || other.reaches(one, near)
}

/// Takes away the places that lie far from where their names are told to, by senses or by what contains a phrase.
pub(super) fn refuse(
    document: &Document<'_>,
    told: &[Told],
    spots: &[Spot],
    names: &[Name<'_>],
    resolved: &mut Resolved<'_>,
) {
    for pair in told {
        refuse_one(*pair, resolved);
    }
    for spot in spots {
        let Some(inner) = spot.core.name.map(|name| resolved.sense[name]) else { continue };
        for name in &spot.around.containers {
            refuse_one(Told { inner, outer: resolved.sense[*name], near: false }, resolved);
        }
    }
    for sense in 0..resolved.senses.len() {
        bare(document, names, sense, resolved);
    }
}

/// Takes away the place of `Daman` where that of `the Daman district` was refused: both are one.
fn bare(document: &Document<'_>, names: &[Name<'_>], sense: usize, resolved: &mut Resolved<'_>) {
    let own = &resolved.senses[sense];
    let Some(country) = own.country.filter(|_| own.range().is_empty()) else { return };
    let Some(name) = names.get(own.first) else { return };
    let from = document.tokens.partition_point(|token| token.span.start < name.span.start);
    let tokens = &document.tokens[from..];
    let tokens = &tokens[..tokens.partition_point(|token| token.span.end <= name.span.end)];
    let Some((last, rest)) = tokens.split_last().filter(|(_, rest)| !rest.is_empty()) else {
        return;
    };
    let Some(other) = resolved.keys.get(&name_key(rest)).copied() else { return };
    let best = resolved.choices[resolved.senses[other].range()].first();
    let abroad = best.is_some_and(|best| best.country != country && best.kind == Kind::Place);
    if last.is(Class::PLACE_TYPE) && abroad {
        let other = &mut resolved.senses[other];
        other.to = other.from;
        other.country = Some(country);
    }
}

fn refuse_one(Told { inner, outer, near }: Told, resolved: &mut Resolved<'_>) {
    let best = |sense: usize| resolved.choices[resolved.senses[sense].range()].first();
    let (Some(own), Some(around)) = (best(inner), best(outer)) else { return };
    if around.holds(own) && around.is_area() {
        return;
    }
    let kinds = |sense: usize| &resolved.senses[sense].kinds;
    let quarter = |sense: usize| kinds(sense).contains(&"neighborhood");
    let (of_inner, of_outer) = (quarter(inner), quarter(outer));
    let beside = (of_inner || of_outer) && !own.is_area() && !around.is_area();
    let fits =
        |own: &Choice<'_>| agree(own, around, near) && (!beside || own.near(around, QUARTER));
    // A name that has a place there is told of several.
    if fits(own) || resolved.choices[resolved.senses[inner].range()].iter().any(fits) {
        return;
    }
    let (wrong, country) = if of_outer && !of_inner {
        (outer, own.country)
    } else if !matches!(own.kind, Kind::Country | Kind::Region | Kind::Sea)
        && (around.is_area()
            || around.score > own.score
            || !kinds(inner).is_empty() && kind_fit(own.kind, kinds(inner)) <= 0)
    {
        (inner, around.country)
    } else {
        return;
    };
    let sense = &mut resolved.senses[wrong];
    sense.to = sense.from;
    sense.country = Some(country).filter(|country| !country.is_nowhere());
}

/// How far from the middle of a city its quarters lie at most, in km.
const QUARTER: f32 = 50.0;
