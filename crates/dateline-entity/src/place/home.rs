//! Where a story is at home: the one town that its words settle.
//!
//! A story of one town names it in the dateline, in the name of its police, and where it says where something was; other
//! towns come once, as where somebody lives. Where two towns are named alike there is no home.

use std::ops::Range;

use dateline_document::Document;
use dateline_gazetteer::{Kind, Place as Entry};
use dateline_text::{Class, Span, Token};

use super::Found;
use super::choice::Choice;
use super::mention::known;
use super::name::Name;
use super::words;
use crate::{Home, PlaceRole};

/// What the dateline adds.
const DATELINE: u32 = 4;

/// What the police of a town add, each time that they are named.
const FORCE: u32 = 4;

/// However often a town is named, more says no more.
const MOST: u32 = 10;

/// A home has at least this much that speaks for it.
const LEAST: u32 = 3;

/// What the dateline adds in a story that tells of streets, which are its town's.
const LOCAL: u32 = 6;

/// A town of fewer people, far from the streets that a story tells of, is rather a quarter of the town of these.
const SMALL: u64 = 60_000;

/// As far as that, in kilometres.
const FAR_KM: f32 = 80.0;

/// Towns nearer than this are one home: a suburb, and the city whose police came.
const ONE_HOME_KM: f32 = 25.0;

/// What stands between the title of a story and who prints it.
const LINES: [&str; 5] = [" - ", " | ", " – ", " — ", " :: "];

struct Town<'g> {
    place: Choice<'g>,
    /// By force, by telling, by the dateline.
    force: u32,
    told: u32,
    dateline: u32,
    /// The story tells of streets.
    streets: bool,
    /// The words that say most, and how much.
    words: (u32, Span),
}

impl Town<'_> {
    /// A dateline alone is where the reporter sat: a capital, for what happened in the provinces. Streets told without a town
    /// are streets where the story is from.
    fn strength(&self) -> u32 {
        match self.force.min(MOST) + self.told.min(MOST) {
            _ if self.streets => self.force.min(MOST) + self.told.min(MOST) + LOCAL,
            0 => 0,
            words => words + self.dateline,
        }
    }

    /// Whether it bears its name by chance, in a story of the streets of `anchor`: a small town far off.
    fn namesake(&self, anchor: &Town<'_>) -> bool {
        let far = match (&self.place.point, &anchor.place.point) {
            (Some(a), Some(b)) => a.km(b) > FAR_KM,
            _ => false,
        };
        far && self.force == 0 && self.place.place.population() < SMALL
    }
}

/// The home of the story.
pub(super) fn home(document: &Document<'_>, found: &Found<'_>) -> Option<Home> {
    let mut towns: Vec<Town<'_>> = Vec::new();
    // `Two shot in Ashford - Channel 9 News, Elmont`: behind the line stands who prints the story, at home or not.
    let line = document.header.title.and_then(|title| {
        let words = document.words(title);
        let line = |at: &usize| LINES.iter().any(|line| words[*at..].starts_with(line));
        let at = words.match_indices(' ').map(|(at, _)| at).find(line)?;
        Some(Span { start: title.start + at as u32, end: title.end })
    });
    let outlet = |span: Span| line.is_some_and(|line| line.contains(span));
    let lead = document.sentences.get(2).map_or(u32::MAX, |third| third.span.start);
    for (index, (name, role)) in found.names.iter().zip(found.roles()).enumerate() {
        let Some(place) = found.resolved.place(index) else { continue };
        // `the Portland neighborhood` is rather a quarter of that name than the town.
        let tokens = tokens_of(document, name);
        if quarter(document, &tokens) {
            continue;
        }
        let after = document.tokens.get(tokens.end..).unwrap_or_default();
        let force = forces(after);
        let told = match role {
            _ if force => 0,
            PlaceRole::Location => 2,
            _ if words::resident(after) => 2,
            _ => 1,
        };
        let told = if outlet(name.span) {
            1
        } else {
            let title = document.header.title.is_some_and(|title| title.contains(name.span));
            told + u32::from(told > 0 && name.span.start < lead) + u32::from(told > 0 && title)
        };
        let weight = if force { FORCE } else { told };
        if let Some(town) = town(&mut towns, place, (weight, name.span)) {
            town.force += if force { FORCE } else { 0 };
            town.told += told;
        }
    }
    if let (Some(place), Some(span)) = (found.resolved.dateline(), document.header.dateline_place)
        && let Some(town) = town(&mut towns, place, (DATELINE, span))
    {
        town.dateline = DATELINE;
        town.streets = !found.streets.is_empty();
    }
    if let Some(anchor) = towns.iter().position(|town| town.streets && town.dateline > 0) {
        let anchor = towns.swap_remove(anchor);
        towns.retain(|town| !town.namesake(&anchor));
        towns.push(anchor);
    }
    settled(&towns, Kind::Place).or_else(|| settled(&towns, Kind::Admin2))
}

/// The entry of `towns` for `place`; a new one where it is not there yet. Only towns and counties are kept.
fn town<'t, 'g>(
    towns: &'t mut Vec<Town<'g>>,
    place: Entry<'g>,
    words: (u32, Span),
) -> Option<&'t mut Town<'g>> {
    if !matches!(place.kind(), Kind::Place | Kind::Admin2) {
        return None;
    }
    let at = towns.iter().position(|town| town.place.place == place).unwrap_or_else(|| {
        let place = Choice::new(place, false);
        towns.push(Town { place, force: 0, told: 0, dateline: 0, streets: false, words });
        towns.len() - 1
    });
    let town = &mut towns[at];
    if words.0 > town.words.0 {
        town.words = words;
    }
    Some(town)
}

/// The town of `kind` for which half as much again speaks as for any other that is not beside it.
fn settled(towns: &[Town<'_>], kind: Kind) -> Option<Home> {
    let of_kind = || towns.iter().filter(|town| town.place.kind == kind);
    let best =
        of_kind().max_by_key(|town| (town.strength(), std::cmp::Reverse(town.words.1.start)))?;
    let beside = |town: &Town<'_>| match (&town.place.point, &best.place.point) {
        (Some(a), Some(b)) => a.km(b) <= ONE_HOME_KM,
        _ => false,
    };
    let rival = of_kind()
        .filter(|town| town.place.place != best.place.place && !beside(town))
        .map(Town::strength)
        .max()
        .unwrap_or(0);
    if best.strength() < LEAST || best.strength() * 2 < rival * 3 || best.place.point.is_none() {
        return None;
    }
    let mut place = known(&best.place.place);
    place.phrase = best.words.1;
    Some(Home { place, strength: best.strength(), policed: best.force > 0 || best.streets })
}

/// The tokens of a name among those of the document.
fn tokens_of(document: &Document<'_>, name: &Name<'_>) -> Range<usize> {
    let tokens = &document.tokens;
    let from = tokens.partition_point(|token| token.span.start < name.span.start);
    let within = tokens[from..].iter().take_while(|token| token.span.start < name.span.end);
    from..from + within.count()
}

/// Whether the words make a quarter of the name: `the Portland neighborhood`, not `a Portland neighborhood`.
fn quarter(document: &Document<'_>, name: &Range<usize>) -> bool {
    let after = &document.tokens[name.end..document.tokens.len().min(name.end + 3)];
    let typed =
        || matches!(words::typed(after), Some((_, kind, false)) if kind.kind == "neighborhood");
    let article = || {
        name.start.checked_sub(1).is_some_and(|before| {
            document.words(document.tokens[before].span).eq_ignore_ascii_case("the")
        })
    };
    words::starts(after) && article() && typed()
}

/// Whether a name goes on as that of a police force: `Kirkuk police`, `Marion County Sheriff's Office`.
fn forces(after: &[Token]) -> bool {
    let after = &after[..after.len().min(6)];
    let skip = after
        .iter()
        .take_while(|token| token.is(Class::POSSESSIVE) || words::common_type(token))
        .count();
    words::force(after) || words::force(&after[skip..])
}
