//! Somewhere between two places: `on the road from Kumba to Mamfe`, `along the Goma-Rutshuru road`. Nobody says nearer which of
//! them it was, so it lies in what both lie in, and has no point.

use dateline_document::Document;
use dateline_entity::{Entities, Entity, Mention, Place};
use dateline_text::{Span, fold_hash};

use crate::PlaceValue;
use crate::read::words;

use super::Found;

/// As far as a word for a way may stand before the first place, in words.
const NEAR: usize = 5;

/// Places of a sentence that are looked at.
const PLACES: usize = 12;

/// Words that join the ends of a way.
const LINKS: [&str; 3] = ["linking", "connecting", "joining"];

/// The way between two places that `span` tells of.
pub(super) fn stretch(document: &Document<'_>, entities: &Entities, span: Span) -> Option<Found> {
    let ends = |mention: &&Mention| matches!(&mention.entity, Entity::Place(place) if end(place));
    let places: Vec<&Mention> = entities.within(span).iter().filter(ends).take(PLACES).collect();
    places.windows(2).find_map(|pair| between(document, span, pair[0], pair[1]))
}

/// Whether a way may begin or end there.
fn end(place: &Place) -> bool {
    place.name.is_some()
        && !matches!(
            place.kind,
            Some("country" | "continent" | "region" | "sea" | "ocean" | "admin1" | "river")
        )
}

fn between(document: &Document<'_>, span: Span, from: &Mention, to: &Mention) -> Option<Found> {
    let (Entity::Place(one), Entity::Place(other)) = (&from.entity, &to.entity) else {
        return None;
    };
    let text = document.text;
    let joint = text.get(from.span.end as usize..to.span.start as usize)?.trim();
    let before = text.get(span.start as usize..from.span.start as usize)?;
    let back = last_words(before);
    let way = |word: &str| {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        words::WAY.has(fold_hash(word))
    };
    let said =
        |words: &[&str]| back.iter().find(|(_, word)| words.contains(word)).map(|(at, _)| *at);
    let behind = text.get(to.span.end as usize..)?.split_whitespace().next().unwrap_or_default();
    // `Rutshuru road` is one mention.
    let named = way(document.words(to.span).rsplit(' ').next()?) || way(behind);
    let start = match joint {
        "-" | "–" | "to" | "-to-" if named => before.len(),
        "to" if back.iter().any(|(_, word)| way(word)) => said(&["from"])?,
        "and" => said(&["between", LINKS[0], LINKS[1], LINKS[2]])?,
        _ => return None,
    };
    let first = span.start + u32::try_from(start).ok()?;
    let whole = Span { start: first, end: to.span.end };
    let countries: Vec<String> = one
        .countries
        .iter()
        .filter(|country| other.countries.contains(country))
        .map(ToString::to_string)
        .collect();
    let admin1 = one.admin1.as_ref().filter(|area| other.admin1.as_ref() == Some(area));
    let admin2 = one.admin2.as_ref().filter(|area| other.admin2.as_ref() == Some(area));
    Some(Found {
        value: PlaceValue {
            name: None,
            words: document.words(whole).to_owned(),
            id: None,
            kind: Some("road".to_owned()),
            relation: None,
            countries,
            admin1: admin1.map(ToString::to_string),
            admin2: admin2.map(ToString::to_string),
            point: None,
            precision_km: None,
            candidates: Vec::new(),
        },
        span: whole,
        rule: "between",
    })
}

/// The last words of a text and where they begin, the last first.
fn last_words(text: &str) -> Vec<(usize, &str)> {
    let mut left = text.trim_end();
    let mut words = Vec::with_capacity(NEAR);
    while !left.is_empty() && words.len() < NEAR {
        let gap = left.char_indices().rfind(|(_, letter)| letter.is_whitespace());
        let at = gap.map_or(0, |(at, letter)| at + letter.len_utf8());
        words.push((at, &left[at..]));
        left = left[..at].trim_end();
    }
    words
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    fn places(text: &str) -> Vec<String> {
        let accounts = read_alone(text).accounts;
        let told = accounts.into_iter().flat_map(|account| account.telling.place);
        told.map(|said| said.value.words).collect()
    }

    #[test]
    fn a_way_has_two_ends() {
        let text = "Raiders ambushed a lorry on the road from Kumba to Mamfe on Monday.\n";
        assert_eq!(places(text), ["from Kumba to Mamfe"]);
        let text = "Raiders ambushed a lorry between Kumba and Mamfe on Monday.\n";
        assert_eq!(places(text), ["between Kumba and Mamfe"]);
    }

    #[test]
    fn spaces_and_letters_of_any_width() {
        let text = "Raiders ambushed a lorry between\u{2003}\u{2003}\u{2003} the\u{2003}\u{a0}  ééé towns  of Kumba and Mamfe on Monday.\n";
        assert!(!places(text).is_empty());
    }
}
