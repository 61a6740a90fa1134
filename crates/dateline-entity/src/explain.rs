//! A document's mentions and attributions as a reader checks them.

use std::fmt::Write as _;

use dateline_document::Document;
use dateline_text::Span;
use dateline_text::number::Quantity;
use smol_str::SmolStr;

use crate::{
    Actor, Attribution, Entities, Entity, Mention, Number, People, Place, PlaceRole, Relation,
    Target, Weapon,
};

/// Each sentence, then a line for every mention in it, then a line for every attribution.
///
/// A line is what the mention is, its words, and what is known of it, between ` | `.
pub fn explain(document: &Document<'_>, entities: &Entities) -> String {
    let mut out = String::new();
    for sentence in &document.sentences {
        let _ = writeln!(out, "{}", flat(document.words(sentence.span)));
        for mention in entities.within(sentence.span) {
            let _ = writeln!(out, "    {}", line(document, mention));
        }
        for attribution in &entities.attributions {
            if sentence.span.contains(attribution.verb) {
                let _ = writeln!(out, "    {}", saying(document, entities, attribution));
            }
        }
    }
    out
}

/// Line ends and runs of spaces as one space.
fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn line(document: &Document<'_>, mention: &Mention) -> String {
    let (kind, what) = match &mention.entity {
        Entity::Place(found) => ("place", place(document, found)),
        Entity::Actor(found) => ("actor", actor(found)),
        Entity::Weapon(found) => ("weapon", weapon(document, found)),
        Entity::Target(found) => ("target", target(document, found)),
        Entity::People(found) => ("people", people(document, found)),
    };
    format!("{kind} | {} | {what}", flat(document.words(mention.span)))
}

/// What is there, in order, with a separator.
fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn place(document: &Document<'_>, place: &Place) -> String {
    let relation = place.relation.map(|relation| match relation {
        Relation::At => "at",
        Relation::Inside => "inside",
        Relation::Near => "near",
        Relation::Outside => "outside",
        Relation::Toward => "toward",
    });
    let role = match place.role {
        PlaceRole::Location => None,
        PlaceRole::Origin => Some("origin"),
        PlaceRole::Container => Some("container"),
        PlaceRole::Metonym => Some("metonym"),
        PlaceRole::Modifier => Some("modifier"),
    };
    let others = (!place.candidates.is_empty()).then(|| {
        format!(
            "or {}",
            place.candidates.iter().map(|c| c.id.as_str()).collect::<Vec<_>>().join(" ")
        )
    });
    let degrees = |value: i32| f64::from(value) / 1e6;
    joined([
        role.map(str::to_owned),
        relation.map(str::to_owned),
        written(place.name.as_ref()).or_else(|| Some("unnamed".to_owned())),
        place.kind.map(str::to_owned),
        written(place.admin1.as_ref().filter(|area| place.name.as_ref() != Some(*area))),
        Some(place.countries.join("/")),
        written(place.id.as_ref()),
        place.point.map(|(lat, lon)| format!("{:.2} {:.2}", degrees(lat), degrees(lon))),
        others,
        Some(document.words(place.phrase))
            .filter(|words| !words.is_empty() && place.role != PlaceRole::Container)
            .map(|words| format!("in \"{}\"", flat(words))),
    ])
}

fn number(document: &Document<'_>, number: Option<&Number>) -> Option<String> {
    let number = number?;
    let bound =
        |value: Option<u64>| value.map_or_else(|| "?".to_owned(), |value| value.to_string());
    let quantity = number.quantity;
    let range = if let Quantity { min: None, max: None, best: Some(about) } = quantity {
        format!("~{about}")
    } else if quantity.min == quantity.max {
        bound(quantity.min)
    } else {
        format!("{}..{}", bound(quantity.min), bound(quantity.max))
    };
    let words = Some(document.words(number.span)).filter(|words| !words.is_empty());
    Some(words.map_or_else(|| range.clone(), |words| format!("{range} ({})", flat(words))))
}

fn flag(set: bool, word: &str) -> Option<String> {
    set.then(|| word.to_owned())
}

fn written(words: Option<&SmolStr>) -> Option<String> {
    words.map(SmolStr::to_string)
}

fn actor(actor: &Actor) -> String {
    joined([
        written(actor.name.as_ref()),
        Some(actor.kind.name().to_owned()),
        written(actor.id.as_ref()),
        written(actor.country.as_ref()),
        actor.descriptor.as_ref().map(|words| format!("described as \"{}\"", flat(words))),
        actor.sponsor.as_ref().map(|sponsor| format!("sponsor {sponsor}")),
        actor.parent.as_ref().map(|parent| format!("part of {parent}")),
        flag(actor.people, "people"),
    ])
}

fn weapon(document: &Document<'_>, weapon: &Weapon) -> String {
    joined([
        Some(weapon.id.to_owned()),
        Some(weapon.class.to_owned()),
        number(document, weapon.count.as_ref()),
        flag(weapon.plural, "plural"),
        flag(weapon.modifies, "of an event"),
    ])
}

fn target(document: &Document<'_>, target: &Target) -> String {
    joined([
        Some(target.id.to_owned()),
        target.name.clone(),
        number(document, target.count.as_ref()),
        (!target.owners.is_empty()).then(|| format!("of {}", target.owners.join("/"))),
        flag(target.definite, "definite"),
    ])
}

fn people(document: &Document<'_>, people: &People) -> String {
    joined([
        written(Some(&people.group)),
        Some(people.status.name().to_owned()),
        number(document, people.count.as_ref()),
        flag(people.plural, "plural"),
        written(people.country.as_ref()),
        (!people.traits.is_empty()).then(|| people.traits.join("/")),
        flag(people.armed, "armed"),
        flag(people.speaker, "speaker"),
    ])
}

fn saying(document: &Document<'_>, entities: &Entities, attribution: &Attribution) -> String {
    let source = &attribution.source;
    let quoted = |span: &Span| format!("\"{}\"", flat(document.words(*span)));
    let what = joined([
        Some(source.kind.name().to_owned()),
        flag(source.named, "named"),
        flag(source.plural, "plural"),
        source.country.clone(),
        (!source.via.is_empty()).then(|| format!("via {}", source.via.join(", "))),
        source.anonymity.as_ref().map(|reason| format!("unnamed: {}", flat(reason))),
        source
            .same_as
            .and_then(|first| entities.attributions.get(first))
            .map(|first| format!("is {}", quoted(&first.source.span))),
        attribution.hedge.as_ref().map(|span| format!("hedge {}", quoted(span))),
        attribution.said_on.as_ref().map(|span| format!("on {}", quoted(span))),
    ]);
    let content = attribution.content.iter().map(quoted).collect::<Vec<_>>().join(" + ");
    format!(
        "says | {} | {} | {what} | {content}",
        flat(document.words(source.span)),
        flat(document.words(attribution.verb))
    )
}
