//! MUC-3 and MUC-4: templates of incidents in Latin America, a message at a time.
//!
//! The task's own rules of relevance are in `relevance`; the rest is a change of shape.

mod fill;
mod message;
mod relevance;
mod template;

use std::collections::BTreeMap;

use dateline::{Hints, Knowledge};
use dateline_entity::{Entities, Entity};
use dateline_incident::Field;
use rayon::prelude::*;

use self::message::Message;
use self::template::Template;
use crate::library;
use crate::{Input, InputError, Options};

pub(crate) fn answer(inputs: &[Input], _options: Options) -> Result<String, InputError> {
    let mut answer = String::new();
    for Input { name, bytes } in inputs {
        let text = message::decoded(bytes);
        let messages = message::messages(&text);
        if messages.is_empty() {
            return Err(InputError::NoMessage { name: name.clone() });
        }
        let answers: Vec<String> = messages
            .par_iter()
            .map(|message| templates(message).iter().map(ToString::to_string).collect())
            .collect();
        answer.extend(answers);
    }
    Ok(answer)
}

/// The templates of a message; one without an incident has the template that says so.
fn templates(message: &Message<'_>) -> Vec<Template> {
    let (document, entities) = library::entities(message.text, &Hints::default());
    let home = most_named_country(&entities);
    let reading = library::reading(&document, &entities);
    let merged = dateline_incident::merge::merge(std::slice::from_ref(&reading));
    let telling = fill::Telling {
        message,
        reading: &reading,
        gazetteer: Knowledge::bundled().gazetteer,
        home: home.as_deref(),
    };
    let written = &reading.facts.reference;
    let relevant = merged
        .incidents
        .iter()
        .filter(|incident| relevance::relevant(incident, written, home.as_deref()));
    let templates: Vec<Template> = relevant
        .enumerate()
        .map(|(index, incident)| fill::template(&telling, incident, index + 1))
        .collect();
    if templates.is_empty() { vec![Template::irrelevant(message.id)] } else { templates }
}

/// The country that most places of the message lie in, alpha-2; of several, the first by code.
fn most_named_country(entities: &Entities) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for mention in &entities.mentions {
        if let Entity::Place(place) = &mention.entity
            && let [country] = &place.countries[..]
        {
            *counts.entry(country).or_default() += 1;
        }
    }
    let most = counts.iter().rev().max_by_key(|(_, count)| **count);
    most.map(|(country, _)| (*country).to_owned())
}

/// The settled value of a field, or else what each position says.
fn told<T>(field: &Field<T>) -> Vec<&T> {
    match &field.value {
        Some(value) => vec![value],
        None => field.positions.iter().map(|(_, position)| &position.value).collect(),
    }
}
