//! Sentences that can tell nothing of an incident, known by the kinds of their words and mentions alone: half of all news.

use dateline_document::Document;
use dateline_entity::{Entities, Entity, Mention, PlaceRole};
use dateline_text::Class;

use super::{Prepared, voices};
use crate::read::cue::Cue;
use crate::read::item::{Bag, Item};
use crate::read::kinds::Kinds;
use crate::read::person::Names;
use crate::read::trigger::Marks;

/// Whether the sentence can tell nothing of an incident, nor of many, by the kinds of its words and mentions alone; `begun`
/// tells that an incident was told before it.
pub(crate) fn quiet(
    document: &Document<'_>,
    entities: &Entities,
    marks: &Marks,
    index: usize,
    begun: bool,
) -> bool {
    let sentence = &document.sentences[index];
    let span = sentence.span;
    let asks = |cue: Cue| if begun { DETAILS.contains(&cue) } else { MANY.contains(&cue) };
    if !marks.hits.is_empty()
        || marks.cues.iter().any(|(_, cue)| asks(*cue))
        || !document.times_in(span).is_empty()
    {
        return false;
    }
    let (mut kinds, mut classes) = (Kinds::default(), Class::NONE);
    for token in document.tokens_of(sentence) {
        kinds |= Kinds::of(token.hash);
        classes |= token.class;
    }
    let many = Kinds::CLAIMED | Kinds::HARM;
    let detail = Kinds::EFFECT | Kinds::DENIAL;
    if kinds.any(many) || begun && kinds.any(detail) {
        return false;
    }
    let mentions = entities.within(span);
    // `2,500 troops are stationed there`
    if kinds.any(Kinds::LEVEL) && classes.any(NUMERIC) && !mentions.is_empty() {
        return false;
    }
    if !begun {
        return true;
    }
    let tells = |mention: &Mention| match &mention.entity {
        Entity::Weapon(_) => true,
        Entity::People(people) => people.armed,
        Entity::Place(place) => place.role == PlaceRole::Origin,
        Entity::Target(target) => target.id == "hospital",
        Entity::Actor(_) => false,
    };
    (mentions.is_empty() || !kinds.any(Kinds::CLAIM)) && !mentions.iter().any(tells)
}

/// Cues that need no trigger to tell something of many incidents, or whose words are asked for.
const MANY: [Cue; 5] = [Cue::Demand, Cue::Frequent, Cue::Lull, Cue::Serial, Cue::Still];

/// Cues that need no trigger to tell something of an incident told before, and those of [`MANY`].
const DETAILS: [Cue; 9] = [
    Cue::Attacker,
    Cue::Demand,
    Cue::Frequent,
    Cue::Happening,
    Cue::Investigation,
    Cue::Lull,
    Cue::Response,
    Cue::Serial,
    Cue::Still,
];

/// Classes of words in numbers.
const NUMERIC: Class = Class::DIGIT.with(Class::NUMBER_WORD).with(Class::VAGUE_NUMBER);

/// A sentence of which only its names and who speaks in it are read; `items` is empty.
pub(crate) fn passed<'a>(
    document: &'a Document<'_>,
    entities: &'a Entities,
    names: &mut Names,
    marks: &'a Marks,
    index: usize,
    items: Vec<Item<'a>>,
) -> Prepared<'a> {
    let sentence = &document.sentences[index];
    Prepared {
        sentence,
        index,
        items,
        bag: Bag::default(),
        cues: &marks.cues,
        others: &marks.others,
        names: names.of(document, entities, sentence),
        voices: voices(entities, sentence.span),
        headline: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{read_alone, trigger, vocabulary};

    fn is_quiet(text: &str) -> bool {
        let mut words = dateline_text::Vocabulary::new();
        dateline_document::vocabulary(&mut words);
        dateline_entity::vocabulary(&mut words, dateline_gazetteer::Gazetteer::base());
        vocabulary(&mut words);
        let document = dateline_document::parse(text, &dateline_document::Hints::default(), &words);
        let entities = dateline_entity::read(&document, dateline_gazetteer::Gazetteer::base());
        let marks = trigger::marks(document.tokens_of(&document.sentences[0]));
        quiet(&document, &entities, &marks, 0, true)
    }

    #[test]
    fn what_needs_no_reading() {
        assert!(is_quiet("The council put off the vote on trade.\n"));
        for text in [
            "Gunmen attacked the schools of the town.\n",
            "The front denied it.\n",
            "The attackers fled on foot.\n",
            "The market was damaged.\n",
            "The vote is on Monday.\n",
            "There were many casualties.\n",
            "It came from rebels with rifles.\n",
        ] {
            assert!(!is_quiet(text), "{text}");
        }
    }

    #[test]
    fn details_behind_quiet_sentences() {
        let text = "Gunmen attacked a market in Kano on Monday. The council put off its vote. The market was damaged.\n";
        let reading = read_alone(text);
        let targets = &reading.accounts[0].telling.targets;
        assert!(
            targets
                .iter()
                .flat_map(|said| &said.value)
                .any(|own| own.effect == crate::Effect::Damaged)
        );
    }
}
