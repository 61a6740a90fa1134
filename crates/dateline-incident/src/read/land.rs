//! The country of an account whose place no gazetteer holds, or that tells none: the one country that its document speaks of.
//!
//! `BAKU, ... near Ashagi Veys`: a reader takes the village to lie in the country of the dateline, where no other is named.

use std::borrow::Cow;

use dateline_document::Document;
use dateline_entity::{Entities, Entity};
use dateline_text::Span;

use super::draft::{Draft, position};
use crate::{AccountKind, PlaceValue};

/// Gives accounts of the document's news its country, where they have none.
pub(crate) fn settle(document: &Document<'_>, entities: &Entities, drafts: &mut [Draft]) {
    let Some((country, said)) = only(document, entities) else { return };
    for draft in drafts.iter_mut().filter(|draft| draft.kind == AccountKind::NewEvent) {
        let at_sea = |place: &PlaceValue| matches!(place.kind.as_deref(), Some("sea" | "ocean"));
        let told = &mut draft.telling.place;
        let open = |place: &PlaceValue| place.countries.is_empty() && !at_sea(place);
        for said in told.iter_mut().filter(|said| open(&said.value)) {
            said.value.countries = vec![country.to_owned()];
        }
        if let Some(own) = draft.place.as_mut().filter(|own| open(own)) {
            own.countries = vec![country.to_owned()];
        }
        if told.is_empty() {
            let value = PlaceValue {
                name: None,
                words: document.words(said).to_owned(),
                id: None,
                kind: Some("country".to_owned()),
                relation: Some(Cow::Borrowed("inside")),
                countries: vec![country.to_owned()],
                admin1: None,
                admin2: None,
                point: None,
                precision_km: None,
                candidates: Vec::new(),
            };
            draft.place = Some(value.clone());
            told.push(position(value, None, None, "home_country", &[said]));
        }
    }
}

/// The one country of all places of the document and of its dateline, with the words that say it.
fn only<'a>(document: &Document<'_>, entities: &'a Entities) -> Option<(&'a str, Span)> {
    let over = entities.dateline_country.as_deref().zip(document.header.dateline_place);
    let home = entities.home.as_ref();
    let settled = home.and_then(|home| match &home.place.countries[..] {
        [country] => Some((country.as_str(), home.place.phrase)),
        _ => None,
    });
    let (country, said) = over.or(settled)?;
    let other = entities.mentions.iter().any(|mention| match &mention.entity {
        Entity::Place(place) => place.countries.iter().any(|own| own != country),
        _ => false,
    });
    (!other).then_some((country, said))
}
