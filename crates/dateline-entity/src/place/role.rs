//! What a place does in its sentence: where something happens, where it came from, or who is meant by it.

use dateline_gazetteer::Kind;
use dateline_text::{Class, Token, WordSet};

use super::item::{Item, Lex};
use super::name::Name;
use super::phrase::Core;
use super::spot::Spot;
use super::words;
use crate::{PlaceRole, Relation};

/// Verbs and nouns after which `from` tells where a weapon came from.
static LAUNCHES: WordSet<39> = WordSet::new([
    "fired",
    "launched",
    "fire",
    "launch",
    "launching",
    "firing",
    "flew",
    "flown",
    "flying",
    "came",
    "shot",
    "originated",
    "originating",
    "arrived",
    "sent",
    "taken",
    "took",
    "crossed",
    "lobbed",
    "hurled",
    "shelling",
    "shelled",
    "attack",
    "attacks",
    "strike",
    "strikes",
    "rockets",
    "drones",
    "missiles",
    "rocket",
    "drone",
    "missile",
    "projectile",
    "projectiles",
    "shells",
    "opened",
    "coming",
    "departed",
    "infiltrated",
]);

/// Nouns between governments.
static BETWEEN: WordSet<25> = WordSet::new([
    "talks",
    "negotiations",
    "relations",
    "ties",
    "deal",
    "tensions",
    "dialogue",
    "agreement",
    "war",
    "conflict",
    "pressure",
    "support",
    "ceasefire",
    "truce",
    "pact",
    "alliance",
    "cooperation",
    "backing",
    "aid",
    "threats",
    "mediation",
    "understanding",
    "standoff",
    "rift",
    "hostilities",
]);

/// The role of the phrase `items[at..end]`, its relation, and whether a `from` before it belongs to it.
///
/// `joined` is the phrase before, where only `and` or a comma stands between.
#[expect(
    clippy::too_many_arguments,
    reason = "the phrase, its sentence and the phrase that it is joined to"
)]
pub(super) fn role(
    text: &str,
    tokens: &[Token],
    items: &[Item],
    at: usize,
    end: usize,
    core: &Core,
    relation: Option<Relation>,
    names: &[Name<'_>],
    joined: Option<&Spot>,
) -> (PlaceRole, Option<Relation>, bool) {
    use PlaceRole::{Location, Metonym, Modifier, Origin};
    let lex = |index: Option<usize>| index.and_then(|i| items.get(i)).map(|item| item.lex);
    let word = |index: usize| tokens[items[index].start()].span.of(text);
    let previous = at.checked_sub(1);
    let name = core.name.map(|index| &names[index]);
    let kind = name.and_then(|name| name.places.best()).map(|place| place.kind());
    let country = kind == Some(Kind::Country) && !core.part && core.kind.is_none();
    let acts = country
        || name
            .is_some_and(|name| core.kind.is_none() && words::seat(&tokens[name.tokens.clone()]));
    let point =
        matches!(kind, Some(Kind::Base | Kind::Field | Kind::Camp | Kind::Site | Kind::Airport))
            || core.kind.is_some_and(|kind| {
                matches!(kind.kind, "base" | "field" | "camp" | "site" | "airport" | "road")
            });
    if name.is_some_and(|name| name.part) {
        return (Modifier, None, false);
    }
    let described = acts
        && match lex(Some(end)) {
            Some(Lex::Lower) => {
                !ends(word(end), &["ed", "ly"])
                    && !matches!(
                        word(end),
                        "has"
                            | "wants"
                            | "sent"
                            | "vows"
                            | "seeks"
                            | "fears"
                            | "hit"
                            | "left"
                            | "overnight"
                    )
            }
            Some(Lex::Capital) => true,
            // `US and Iraqi officials`
            Some(Lex::And) => {
                name.is_some_and(|name| tokens[name.tokens.start].is(Class::UPPER))
                    && matches!(lex(Some(end + 1)), Some(Lex::Demonym(_) | Lex::Lower))
            }
            _ => false,
        };
    let inner =
        relation == Some(Relation::Inside) && !matches!(lex(Some(at + 1)), Some(Lex::Definite));
    if described && !inner {
        return (Modifier, None, false);
    }
    // `blamed on Israel`
    if acts
        && relation == Some(Relation::At)
        && previous.is_some_and(|i| {
            ["blamed", "pinned", "sanctions", "pressure"]
                .iter()
                .any(|w| word(i).eq_ignore_ascii_case(w))
        })
    {
        return (Metonym, None, false);
    }
    if let Some(relation) = relation {
        let relation =
            if relation == Relation::Inside && point && word(at).eq_ignore_ascii_case("in") {
                Relation::At
            } else {
                relation
            };
        // `in Washington's view`, `on Iran-backed groups`
        let modifies = matches!(lex(Some(end)), Some(Lex::Hyphen))
            && tokens[items[end].start()].touches(&tokens[items[end].end().min(tokens.len() - 1)])
            || matches!(lex(Some(end)), Some(Lex::Possessive)) && acts;
        return if modifies { (Modifier, None, false) } else { (Location, Some(relation), false) };
    }
    if matches!(lex(Some(end)), Some(Lex::Hyphen)) || matches!(lex(previous), Some(Lex::Hyphen)) {
        return (Modifier, None, false);
    }
    if matches!(lex(Some(end)), Some(Lex::Possessive)) {
        return (Modifier, None, false);
    }
    // `in Iraq and Syria`
    if let Some(spot) = joined {
        return (spot.role, spot.relation, false);
    }
    let near_words = |set: &[&str], reach: usize| {
        (at.saturating_sub(reach)..at).any(|i| set.iter().any(|w| word(i).eq_ignore_ascii_case(w)))
    };
    let before = |reach: usize| &items[at.saturating_sub(reach)..at];
    let speaks = matches!(lex(Some(end)), Some(Lex::Says | Lex::Auxiliary));
    // `He named Israel`
    let object = [
        "named",
        "accused",
        "blamed",
        "warned",
        "urged",
        "told",
        "condemned",
        "criticised",
        "criticized",
        "thanked",
    ];
    if acts && near_words(&object, 1) {
        return (Metonym, None, false);
    }
    match lex(previous) {
        Some(Lex::From) => {
            return if is_in(&LAUNCHES, tokens, before(9)) {
                (Origin, None, true)
            } else if acts {
                (Modifier, None, false)
            } else {
                (Location, None, false)
            };
        }
        Some(Lex::To) if near_words(&["launched", "fired", "flew", "heading", "headed"], 4) => {
            return (Location, Some(Relation::Toward), false);
        }
        Some(Lex::To) if near_words(&["road", "highway", "route", "axis"], 2) => {
            return (Location, Some(Relation::Toward), false);
        }
        Some(Lex::To) => {
            return (
                if acts
                    && (is_in(&BETWEEN, tokens, before(4))
                        || near_words(&["linked", "tied", "loyal", "close", "allied"], 2))
                {
                    Metonym
                } else {
                    Location
                },
                None,
                false,
            );
        }
        Some(Lex::Function | Lex::And) if acts && is_in(&BETWEEN, tokens, before(6)) && !speaks => {
            return (Metonym, None, false);
        }
        Some(Lex::Function)
            if acts && !speaks && tokens[items[at - 1].start()].is(Class::PREPOSITION) =>
        {
            let agent = ["with", "between", "against", "by", "for", "behind", "than"]
                .iter()
                .any(|w| word(at - 1).eq_ignore_ascii_case(w));
            return (if agent { Metonym } else { Location }, None, false);
        }
        Some(Lex::Of) if acts => return (Modifier, None, false),
        _ => {}
    }
    match lex(Some(end)) {
        Some(Lex::Says) => return (if acts { Metonym } else { Location }, None, false),
        // `Israel was hit` is a place, `Iran was angry` hardly ever.
        Some(Lex::Auxiliary) if acts => return (Metonym, None, false),
        Some(Lex::Lower) if core.name.is_some() && core.kind.is_none() => {
            let next = word(end);
            let verb = next.ends_with("ed")
                || matches!(
                    next,
                    "has"
                        | "wants"
                        | "says"
                        | "sent"
                        | "vows"
                        | "seeks"
                        | "fears"
                        | "denies"
                        | "launches"
                );
            if verb {
                return (if acts { Metonym } else { Location }, None, false);
            }
            let described = matches!(
                lex(previous),
                None | Some(
                    Lex::Definite
                        | Lex::Indefinite
                        | Lex::Function
                        | Lex::Of
                        | Lex::And
                        | Lex::Comma
                )
            ) || core.tokens().start < tokens_start(names, core);
            if described && !next.ends_with("ly") {
                return (Modifier, None, false);
            }
        }
        Some(Lex::Demonym(_)) if acts => return (Modifier, None, false),
        _ => {}
    }
    (Location, None, false)
}

/// Whether one of the items is a word of the set.
fn is_in<const N: usize>(set: &WordSet<N>, tokens: &[Token], items: &[Item]) -> bool {
    items.iter().any(|item| set.has(tokens[item.start()].hash))
}

fn ends(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}

/// The first token of the name itself.
fn tokens_start(names: &[Name<'_>], core: &Core) -> usize {
    core.name.map_or(core.tokens().start, |index| names[index].tokens.start)
}
