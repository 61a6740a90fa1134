//! MUC-3 and MUC-4: templates of incidents in Latin America, a message at a time.
//!
//! The task's own rules of relevance are in `relevance`; the rest is a change of shape.

mod evidence;
mod fill;
mod message;
mod named;
mod perpetrator;
mod place_and_date;
mod relevance;
mod target;
mod template;
mod thing;

use dateline::{Hints, Knowledge};
use dateline_document::Document;
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

/// The messages of a file, each as its id line and its text.
pub(crate) fn texts(bytes: &[u8]) -> Vec<(String, String)> {
    let text = message::decoded(bytes);
    let own = |message: Message<'_>| (message.id.to_owned(), message.text.to_owned());
    message::messages(&text).into_iter().map(own).collect()
}

/// The templates of a message; one without an incident has the template that says so.
fn templates(message: &Message<'_>) -> Vec<Template> {
    let (document, entities) = library::entities(message.text, &Hints::default());
    let home = home(&entities).or_else(|| dateline_country(&document));
    let reading = library::reading(&document, &entities);
    let merged = dateline_incident::merge::merge(std::slice::from_ref(&reading));
    let names = dateline_incident::read::personal_names(&document, &entities);
    let telling = evidence::Telling {
        names: &names,
        message,
        document: &document,
        entities: &entities,
        reading: &reading,
        gazetteer: &Knowledge::bundled().gazetteer,
        home,
    };
    let written = &reading.facts.reference;
    let relevant = |incident: &&_| relevance::relevant(&telling, incident, written);
    let relevant = merged.incidents.iter().filter(relevant);
    let mut templates: Vec<Template> = Vec::new();
    for incident in relevant {
        let template = fill::template(&telling, incident, templates.len() + 1);
        if relevance::worth_a_template(&template) {
            templates.push(template);
        }
    }
    if templates.is_empty() { vec![Template::irrelevant(message.id)] } else { templates }
}

/// The country of the task that most places of the message lie in, alpha-2; of several, the first by code.
fn home(entities: &Entities) -> Option<&'static str> {
    let mut counts = [0_usize; relevance::COUNTRIES.len()];
    for mention in &entities.mentions {
        if let Entity::Place(place) = &mention.entity
            && let [country] = &place.countries[..]
            && let Some(at) = relevance::COUNTRIES.iter().position(|code| code == country)
        {
            counts[at] += 1;
        }
    }
    let most = *counts.iter().max()?;
    let first = counts.iter().position(|count| *count == most && most > 0)?;
    Some(relevance::COUNTRIES[first])
}

/// The country of the task that the place of the dateline lies in, alpha-2.
fn dateline_country(document: &Document<'_>) -> Option<&'static str> {
    let words = document.words(document.header.dateline_place?);
    let town = words.split([',', '(']).next()?.trim();
    let mut places = Knowledge::bundled().gazetteer.lookup(town);
    places.find_map(|place| {
        relevance::COUNTRIES.into_iter().find(|code| place.country() == Some(code))
    })
}

/// The settled value of a field, or else what each position says.
fn told<T>(field: &Field<T>) -> Vec<&T> {
    match &field.value {
        Some(value) => vec![value],
        None => field.positions.iter().map(|(_, position)| &position.value).collect(),
    }
}
