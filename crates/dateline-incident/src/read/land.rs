//! The country of an account whose place no gazetteer holds, or that tells none: the one country that its document speaks of.
//!
//! `BAKU, ... near Ashagi Veys`: a reader takes the village to lie in the country of the dateline, where no other is named.

use dateline_document::Document;
use dateline_entity::{Entities, Entity, Mention, Place};
use dateline_text::{Class, Span, Token};

use super::draft::{Draft, position};
use super::scene::by_its_place;
use super::value;
use crate::{AccountKind, PlaceValue};

/// Gives accounts of the document's news its country, where they have none; of what it recalls, those of places without one, and
/// all of them where the document names no other land.
pub(crate) fn settle(document: &Document<'_>, entities: &Entities, drafts: &mut [Draft]) {
    // `the worst since 2016, when 19 died in Grand-Bassam`: a town of what is recalled tells nothing of where the news was.
    let recalled = |span: Span| {
        let mut old = drafts.iter().filter(|draft| draft.kind == AccountKind::Background);
        old.any(|draft| {
            let mut evidence = draft.telling.place.iter().flat_map(|said| &said.evidence);
            evidence.any(|own| Span::from(*own).overlaps(span))
        })
    };
    let Some(Land { country, said, alone }) = only(document, entities, recalled) else { return };
    for draft in drafts.iter_mut().filter(|draft| draft.kind != AccountKind::Umbrella) {
        let at_sea = |place: &PlaceValue| matches!(place.kind.as_deref(), Some("sea" | "ocean"));
        let told = &mut draft.telling.place;
        // Without a dateline or a town nothing tells in what land `a car park` is; a village is told by its name at home.
        let village = |place: &PlaceValue| {
            let inside = || place.relation.as_deref() == Some("inside");
            place.name.is_some()
                && match place.kind.as_deref() {
                    Some(kind) => matches!(kind, "place" | "admin1" | "admin2"),
                    None => inside(),
                }
        };
        let open = |place: &PlaceValue| {
            place.countries.is_empty()
                && !at_sea(place)
                && (said.is_some() || village(place) || alone.is_some() && place.name.is_some())
        };
        // `near the Malian border`, in a story of Burkina Faso: on this side of it.
        let line = |place: &PlaceValue| {
            let near = place.relation.as_deref() == Some("near");
            near && one_sided(place.kind.as_deref(), place.countries.len())
        };
        let told_elsewhere = |place: &PlaceValue| open(place) || line(place);
        for said in told.iter_mut().filter(|said| told_elsewhere(&said.value)) {
            said.value.countries = vec![country.to_owned()];
        }
        if let Some(own) = draft.place.as_mut().filter(|own| told_elsewhere(own)) {
            own.countries = vec![country.to_owned()];
        }
        let news = draft.kind == AccountKind::NewEvent;
        if let Some(said) = said.filter(|_| news).or(alone).filter(|_| told.is_empty()) {
            let value = value::country(document.words(said).to_owned(), country.to_owned());
            draft.place = Some(value.clone());
            told.push(position(value, None, None, "home_country", &[said]));
        }
    }
}

/// Whether it is a border of which only the far side is told, mostly: `the Malian border`.
fn one_sided(kind: Option<&str>, countries: usize) -> bool {
    kind == Some("border") && countries <= 1
}

/// `the border with Chad and Niger`, `which borders Chad`: lands beyond a border, which are told to say where the near side lies.
fn across(document: &Document<'_>, mention: &Mention) -> bool {
    /// Tokens before a name in which the border may stand.
    const NEAR: usize = 5;
    let at = document.tokens.partition_point(|token| token.span.start < mention.span.start);
    let before = &document.tokens[at.saturating_sub(NEAR)..at];
    let word = |token: &Token, words: &[&str]| {
        let own = token.span.of(document.text);
        words.iter().any(|word| own.eq_ignore_ascii_case(word))
    };
    let line = before.iter().rposition(|token| {
        word(token, &["border", "borders", "bordering", "frontier", "borderlands"])
    });
    line.is_some_and(|line| {
        let verb = word(&before[line], &["borders", "bordering"]);
        let with = before.get(line + 1).is_none_or(|next| word(next, &["with", "between"]));
        let plain = |token: &Token| {
            token.is(Class::CAPITAL | Class::CONJUNCTION | Class::DETERMINER)
                || token.is_mark(",")
                || word(token, &["with", "also", "between", "of"])
        };
        (verb || with) && before[line + 1..].iter().all(plain)
    })
}

/// The one country of all places of a document.
struct Land<'a> {
    country: &'a str,
    /// The words that say that it is the one of the news: those of its dateline or of the town that it is at home in.
    said: Option<Span>,
    /// The first words that name it, or a place in it, where the document speaks of no other land.
    alone: Option<Span>,
}

fn only<'a>(
    document: &Document<'_>,
    entities: &'a Entities,
    recalled: impl Fn(Span) -> bool,
) -> Option<Land<'a>> {
    /// So many places a document names that leaves no doubt of its land, at least.
    const SURE: usize = 3;
    let over = entities.dateline_country.as_deref().zip(document.header.dateline_place);
    let home = entities.home.as_ref().filter(|home| !recalled(home.place.phrase));
    let settled = home.and_then(|home| match &home.place.countries[..] {
        [country] => Some((country.as_str(), home.place.phrase)),
        _ => None,
    });
    let places = entities.mentions.iter().filter_map(|mention| match &mention.entity {
        Entity::Place(place) if one_sided(place.kind, place.countries.len()) => None,
        Entity::Place(_) if across(document, mention) => None,
        Entity::Place(place) if !by_its_place(document, mention) => Some(place),
        _ => None,
    });
    let named = || {
        let mut places = places.clone();
        places.find_map(|place| match &place.countries[..] {
            [country] => Some(country.as_str()),
            _ => None,
        })
    };
    let home = over.or(settled);
    let country = home.map_or_else(named, |(country, _)| Some(country))?;
    // `the mountains on the border` of two lands are in either.
    let other = |place: &&Place| {
        let mut own = place.countries.iter();
        if home.is_some() {
            own.any(|own| own != country)
        } else {
            !place.countries.is_empty() && own.all(|own| own != country)
        }
    };
    let others = places.clone().filter(other).count();
    let of_it = |place: &&Place| place.countries.iter().any(|own| own == country);
    let here = places.clone().filter(of_it).count();
    // The land that gave the rebels arms is named by the way.
    let only = others == 0 || home.is_some() && here >= MOSTLY * others;
    let mut named = places.filter(|place| matches!(&place.countries[..], [own] if own == country));
    let alone = (others == 0 && here >= SURE).then(|| {
        let land = named.clone().find(|place| place.kind == Some("country"));
        land.or_else(|| named.next())
    });
    let alone = alone.flatten();
    only.then_some(Land {
        country,
        said: home.map(|(_, said)| said),
        alone: alone.map(|place| place.phrase),
    })
}

/// So many times as often as all others the land of a story is named, where others are.
const MOSTLY: usize = 5;

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    /// The countries of the places that a text tells of its accounts.
    fn countries(text: &str) -> Vec<String> {
        let accounts = read_alone(text).accounts.into_iter();
        let places = accounts.flat_map(|own| own.telling.place);
        places.map(|said| said.value.countries.join("/")).collect()
    }

    #[test]
    fn a_village_is_in_the_one_land_of_its_story() {
        let village = "Gunmen killed six soldiers in Petaka village on Monday.";
        let one = format!("{village} The wounded were taken to Bamako and to Gao.\n");
        assert_eq!(countries(&one), ["ML"]);
        let line = "Gunmen killed six soldiers near the Malian border on Monday. The wounded were taken to Ouagadougou.\n";
        assert_eq!(countries(line), ["BF"]);
        let abroad = format!("{village} The wounded were taken to Bamako and to Niamey.\n");
        assert_eq!(countries(&abroad), [""]);
    }
}
