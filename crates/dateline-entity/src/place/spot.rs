//! A phrase of place in its sentence, and the mentions that it becomes.

use dateline_document::Document;
use dateline_gazetteer::{Kind, Place as Entry};
use dateline_text::{Class, Items, Span, Token};
use smol_str::{SmolStr, SmolStrBuilder};

use super::choice::may_contain;
use super::country::Country;
use super::item::{Item, Lex};
use super::name::Name;
use super::phrase::{self, Core, Link, Rare};
use super::resolve::Resolved;
use super::role::role;
use crate::{Candidate, Entity, Mention, Place, PlaceRole, Relation};

/// One phrase.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    /// Its words, containers among them.
    pub(super) core: Core,
    /// Bytes of the core (`Ain al-Asad base`).
    pub(super) span: Span,
    /// Bytes of the whole phrase.
    pub(super) phrase: Span,
    pub(super) relation: Option<Relation>,
    pub(super) role: PlaceRole,
}

/// Towns of more people may be told with an article, as The Hague and the Bronx are.
const ARTICLE: u32 = 300_000;

/// The most items that a phrase reaches over.
const LONGEST: usize = 40;

/// The most items before the name or type of a phrase: relation, article, adjectives, direction, nation.
const BEFORE: usize = 14;

/// The phrases of one sentence, whose tokens have these classes.
pub(super) fn spots(
    text: &str,
    tokens: &[Token],
    classes: Class,
    items: &[Item],
    names: &[Name<'_>],
    out: &mut Vec<Spot>,
) {
    let mut at = 0;
    let mut last_end = usize::MAX;
    let anchor = |from: usize| {
        items[from..].iter().position(|item| matches!(item.lex, Lex::Name(_) | Lex::Type(..)))
    };
    let Some(mut next_anchor) = anchor(0) else { return };
    let rare = Rare::of(items, classes.any(Class::PLACE_TYPE));
    at = begins(items, at, next_anchor);
    while at < items.len() {
        if next_anchor < at {
            let Some(found) = anchor(at) else { break };
            next_anchor = at + found;
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
        let window = &items[from..items.len().min(from + LONGEST)];
        let Some((used, core)) = starts.then(|| whole(rare, window, names)).flatten() else {
            at += 1;
            continue;
        };
        let end = from + used;
        let has_name = core.name.is_some() || !core.others.is_empty();
        let told = has_name || {
            let entry = core.kind.expect("a core without a name has a type");
            let compound = matches!(items.get(end).map(|i| i.lex), Some(Lex::Lower))
                && !participle(&tokens[items[end].start], text);
            let described = !core.containers.is_empty() || !core.nations.is_empty();
            let launched = matches!(at.checked_sub(1).map(|i| items[i].lex), Some(Lex::From));
            let counted = !core.definite
                && (relation.is_some()
                    || launched
                    || matches!(items[from].lex, Lex::Indefinite) && entry.kind != "admin1");
            !compound
                && (entry.unnamed && (counted || described)
                    || entry.rule == "types/capital" && !core.nations.is_empty())
        };
        if !told {
            at += 1;
            continue;
        }
        let span = tokens[core.tokens.start].span.join(tokens[core.tokens.end - 1].span);
        // The article is no word of the name.
        let span = if has_name { trimmed(&core, tokens, names, span) } else { span };
        let acronym = matches!(items.get(end).map(|i| i.lex), Some(Lex::Lower))
            && tokens[core.tokens.start].is(Class::UPPER);
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
        let phrase = tokens[items[start].start].span.join(tokens[items[end - 1].end - 1].span);
        out.push(Spot { core, span, phrase, relation, role });
        at = end;
        last_end = end;
    }
}

/// The first item from `floor` on at which a phrase about the name or type at `anchor` may begin: before it stand adjectives,
/// nations and directions, before those an article, before that a relation.
fn begins(items: &[Item], floor: usize, anchor: usize) -> usize {
    let floor = floor.max(anchor.saturating_sub(BEFORE));
    let mut first = anchor;
    let before = |first: usize, passes: fn(&Lex) -> bool| {
        first > floor && items.get(first - 1).is_some_and(|item| passes(&item.lex))
    };
    while before(first, phrase::describes) {
        first -= 1;
    }
    first -= usize::from(before(first, |lex| matches!(lex, Lex::Definite | Lex::Indefinite)));
    first - usize::from(before(first, |lex| matches!(lex, Lex::Relation(_))))
}

/// `hosting`, `controlled`: a verb goes on after the noun.
fn participle(token: &Token, text: &str) -> bool {
    let word = token.span.of(text);
    ["ing", "ed", "ly", "held", "run", "hit"].iter().any(|end| word.ends_with(end))
}

/// From the direction or the name on, to the type word.
fn trimmed(core: &Core, tokens: &[Token], names: &[Name<'_>], span: Span) -> Span {
    let Some(index) = core.name else { return span };
    let name = &names[index];
    if core.rule == "type_of" {
        let article = tokens[core.tokens.start].is(Class::DETERMINER);
        let first = &tokens[core.tokens.start + usize::from(article)];
        return if core.part { Span { start: first.span.start, end: span.end } } else { name.span };
    }
    let mut start = name.tokens.start;
    while start > core.tokens.start && tokens[start - 1].is(Class::DIRECTION.with(Class::PUNCT)) {
        start -= 1;
    }
    Span { start: tokens[start].span.start, end: span.end }
}

/// A core with everything that contains it, and the number of items.
fn whole(rare: Rare, items: &[Item], names: &[Name<'_>]) -> Option<(usize, Core)> {
    let (mut rest, mut core) = phrase::core(rare, Items(items)).ok()?;
    while let Ok((after, (link, next))) = phrase::container(rare, rest) {
        if core.containers.len() >= 4 {
            break;
        }
        let area = |core: &Core| {
            core.kind.is_some_and(|kind| matches!(kind.kind, "admin1" | "admin2" | "country"))
                || core
                    .name
                    .is_some_and(|index| names[index].places.take(6).any(|p| is_area(p.kind())))
        };
        let fits = |inner: &Core, outer: &Core| match (inner.name, outer.name) {
            (Some(inner), Some(outer)) => {
                names[inner].places.is_empty()
                    || may_contain(names[outer].places, names[inner].places)
            }
            (None, Some(_)) => true,
            _ => false,
        };
        let accepted = match link {
            Link::Possessive => {
                // `Syria's Deir Ezzor province`: the first is the container.
                let outer = core.name.filter(|_| core.kind.is_none() && area(&core));
                outer.is_some()
                    && (next.name.is_some() && fits(&next, &core)
                        || next.name.is_none() && next.kind.is_some())
            }
            Link::Comma => {
                next.name.is_some() && area(&next) && core.name.is_some() && fits(&core, &next)
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
                && (!next.nations.is_empty() || !next.others.is_empty());
            if !nested {
                break;
            }
        }
        // `in eastern Syria's Deir Ezzor province`: the inner area follows.
        let (next, after) = match phrase::container(rare, after) {
            Ok((further, (Link::Possessive, mut inner)))
                if link != Link::Possessive
                    && inner.name.is_some()
                    && fits(&inner, &next)
                    && area(&inner) =>
            {
                inner.containers.extend(next.name);
                inner.containers.extend(next.containers);
                inner.typed.extend(next.typed);
                (inner, further)
            }
            _ => (next, after),
        };
        // The possessive stands first and is the outer one.
        let (mut inner, outer) = if link == Link::Possessive { (next, core) } else { (core, next) };
        inner.containers.extend(outer.name);
        inner.containers.extend(outer.containers);
        inner.containers.extend(outer.others);
        inner.nations.extend(outer.nations);
        inner.typed.extend(outer.typed);
        core = inner;
        rest = after;
    }
    // `a small base on the Iraqi-Jordanian border`
    if core.name.is_none()
        && !core.border
        && let Some(Lex::Relation(_)) = rest.0.first().map(|item| item.lex)
        && let Ok((after, border)) = phrase::core(rare, Items(&rest.0[1..]))
        && border.border
    {
        core.nations.extend(border.nations);
        core.others.extend(border.others);
        core.border = true;
        rest = after;
    }
    Some((items.len() - rest.0.len(), core))
}

fn is_area(kind: Kind) -> bool {
    matches!(kind, Kind::Country | Kind::Admin1 | Kind::Admin2 | Kind::Region)
}

impl Spot {
    /// The indices of all names in the phrase.
    pub(super) fn names(&self) -> impl Iterator<Item = usize> + '_ {
        self.core.name.iter().chain(&self.core.containers).chain(&self.core.others).copied()
    }

    /// The place and the places that contain it.
    pub(super) fn mentions(
        &self,
        names: &[Name<'_>],
        resolved: &Resolved<'_>,
        document: &Document<'_>,
        out: &mut Vec<Mention>,
    ) {
        out.push(Mention {
            span: self.span,
            entity: Entity::Place(self.place(names, resolved, document)),
            rule: self.core.rule,
        });
        for index in self.core.containers.iter().chain(&self.core.others) {
            let name = &names[*index];
            if self.span.contains(name.span) {
                continue;
            }
            let mut place = listed(resolved, *index, document.words(name.span));
            place.role = PlaceRole::Container;
            place.phrase = name.span;
            out.push(Mention { span: name.span, entity: Entity::Place(place), rule: "container" });
        }
    }

    fn place(&self, names: &[Name<'_>], resolved: &Resolved<'_>, document: &Document<'_>) -> Place {
        let mut place = match self.core.name {
            Some(index) => listed(resolved, index, document.words(names[index].span)),
            None => empty(),
        };
        let own = || names[self.core.name?].kind;
        if let Some(kind) = self.core.kind.map(|kind| kind.kind).or_else(own)
            && place.id.is_none()
        {
            place.kind = Some(kind);
        }
        // `at the Woodbridge`: no town of this size takes an article, a house does.
        // `the Kirkuk road`: what follows has the article.
        let alone = || {
            let next = document
                .text
                .get(self.phrase.end as usize..)
                .and_then(|rest| rest.trim_start_matches([' ', '\n']).chars().next());
            next.is_none_or(|next| !next.is_lowercase() && !"-–—‑".contains(next))
        };
        let article = || {
            let before =
                Span { start: self.phrase.start, end: self.span.start.max(self.phrase.start) };
            let word = document.words(before).split_whitespace().next_back();
            word.is_some_and(|word| word.eq_ignore_ascii_case("the"))
        };
        if self.core.kind.is_none()
            && place.kind == Some("place")
            && place.population < ARTICLE
            && alone()
            && article()
        {
            place = Place { name: Some(document.words(self.span).into()), ..empty() };
        }
        if self.core.part {
            // A part of a place lies nowhere exactly, and is no place of the gazetteer.
            place.name = Some(document.words(self.span).into());
            place.kind = Some("region");
            (place.id, place.point, place.precision_km) = (None, None, None);
            place.candidates.clear();
        }
        if place.countries.is_empty() || self.core.border {
            let held = self
                .core
                .containers
                .iter()
                .chain(&self.core.others)
                .filter_map(|index| resolved.place(*index))
                .map(|held| Country::of_key(held.country_key()))
                .filter(|country| !country.is_nowhere());
            for country in held.chain(self.core.nations.iter().copied()) {
                if !place.countries.iter().any(|known| country.is(known)) {
                    place.countries.push(country.code());
                }
            }
        }
        for index in &self.core.containers {
            let Some(container) = resolved.place(*index) else { continue };
            let same = place.countries.is_empty()
                || container
                    .country()
                    .is_none_or(|c| place.countries.iter().any(|known| known == c));
            if matches!(container.kind(), Kind::Admin1 | Kind::Admin2)
                && same
                && place.admin1.is_none()
            {
                place.admin1 = container.admin1().map(SmolStr::new);
            }
        }
        (place.relation, place.role, place.phrase) = (self.relation, self.role, self.phrase);
        place
    }
}

fn empty() -> Place {
    Place {
        name: None,
        id: None,
        kind: None,
        relation: None,
        countries: Vec::new(),
        admin1: None,
        admin2: None,
        point: None,
        precision_km: None,
        population: 0,
        role: PlaceRole::Location,
        candidates: Vec::new(),
        phrase: Span::default(),
    }
}

/// A name as a place, without what its phrase adds.
fn listed(resolved: &Resolved<'_>, index: usize, words: &str) -> Place {
    let mut place = empty();
    let Some(entry) = resolved.place(index) else {
        place.name = Some(words.into());
        place.countries.extend(resolved.country(index).map(Country::code));
        return place;
    };
    place = known(&entry);
    place.candidates = candidates(resolved, index);
    place
}

/// An entry of the gazetteer as a place.
pub(super) fn known(entry: &Entry<'_>) -> Place {
    let mut place = empty();
    let country = Country::of_key(entry.country_key());
    place.name = Some(entry.name().into());
    place.id = Some(id(entry));
    place.kind = Some(entry.kind().as_str());
    if !country.is_nowhere() {
        place.countries = vec![country.code()];
    }
    place.admin1 = entry.admin1().map(SmolStr::new);
    place.admin2 = entry.admin2().map(SmolStr::new);
    place.point = entry.point();
    place.precision_km = place.point.map(|_| entry.precision_km());
    place.population = u32::try_from(entry.population()).unwrap_or(u32::MAX);
    place
}

/// The rejected readings of a name.
pub(super) fn candidates(resolved: &Resolved<'_>, index: usize) -> Vec<Candidate> {
    resolved.others(index).map(|(other, score)| candidate(&other, score)).collect()
}

fn candidate(entry: &Entry<'_>, score: i32) -> Candidate {
    let country = Country::of_key(entry.country_key());
    Candidate {
        name: entry.name().into(),
        id: id(entry),
        country: (!country.is_nowhere()).then(|| country.code()),
        point: entry.point(),
        score,
    }
}

/// The id of an entry, which is written where it stays.
fn id(entry: &Entry<'_>) -> SmolStr {
    let mut id = SmolStrBuilder::new();
    let _ = entry.write_id(&mut id);
    id.finish()
}
