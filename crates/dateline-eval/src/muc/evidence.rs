//! From the values of a field to the words and mentions behind them.

use dateline_entity::{Entities, Entity, Mention};
use dateline_gazetteer::Gazetteer;
use dateline_incident::{Bytes, Field, Incident, Position, Reading};
use dateline_text::{Span, fold};

use super::Message;

/// What a template is made from.
pub(super) struct Telling<'a> {
    pub(super) message: &'a Message<'a>,
    pub(super) entities: &'a Entities,
    pub(super) reading: &'a Reading,
    pub(super) gazetteer: &'a Gazetteer,
    /// Where the message has personal names.
    pub(super) names: &'a [Span],
    /// The country that the message speaks of most, alpha-2.
    pub(super) home: Option<&'a str>,
}

/// The values of a field of lists, over all positions, each with its own words where a position has one piece of
/// evidence for each value, or one for all.
pub(super) fn listed<'a, T>(
    incident: &'a Incident,
    field: &'a Field<Vec<T>>,
) -> impl Iterator<Item = (Option<Bytes>, &'a T)> {
    let own = |account: usize| incident.accounts.get(account).is_some();
    field.positions.iter().filter(move |(account, _)| own(*account)).flat_map(|(_, position)| {
        let Position { value, evidence, .. } = position;
        value.iter().enumerate().map(move |(index, value)| {
            let at = match &evidence[..] {
                [only] => Some(only),
                several if several.len() == position.value.len() => several.get(index),
                _ => None,
            };
            (at.copied(), value)
        })
    })
}

pub(super) fn words_at<'a>(telling: &Telling<'a>, at: Bytes) -> Option<&'a str> {
    telling.message.text.get(Span::from(at).range())
}

/// The first mention within the words that `find` finds something in.
pub(super) fn mention_in<'a, T>(
    telling: &Telling<'a>,
    at: Option<Bytes>,
    find: impl Fn(&'a Entity) -> Option<T>,
) -> Option<(&'a Mention, T)> {
    let mentions = telling.entities.within(at?.into());
    mentions.iter().find_map(|mention| Some((mention, find(&mention.entity)?)))
}

/// Upper case without accents, as the set lists have names.
pub(super) fn upper(name: &str) -> String {
    fold(name).to_uppercase()
}
