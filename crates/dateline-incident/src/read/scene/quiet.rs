//! Sentences that can tell nothing of an incident, known by the kinds of their words and mentions alone: half of all news.

use dateline_document::Document;
use dateline_entity::{Entities, Entity, Mention, PlaceRole};
use dateline_text::{Class, Span};

use super::{Prepared, parts, scene, voices, whole};
use crate::read::aggregate;
use crate::read::cue::Cue;
use crate::read::item::{Bag, Item};
use crate::read::kinds::Kinds;
use crate::read::person::Names;
use crate::read::trigger::Marks;

/// What a sentence that can tell nothing of an incident holds all the same.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quiet {
    /// Somebody may be named in it.
    names: bool,
}

/// Whether the sentence can tell nothing of an incident, nor of many, by the kinds of its words and mentions alone; `begun`
/// tells that an incident was told before it. A day that it names may still be that of the news.
pub(crate) fn quiet(
    document: &Document<'_>,
    entities: &Entities,
    marks: &Marks,
    index: usize,
    begun: bool,
) -> Option<Quiet> {
    let sentence = &document.sentences[index];
    let asks = |cue: Cue| if begun { DETAILS.contains(&cue) } else { MANY.contains(&cue) };
    if !marks.hits.is_empty() || marks.cues.iter().any(|(_, cue)| asks(*cue)) {
        return None;
    }
    let tokens = document.tokens_of(sentence);
    let (mut kinds, mut classes) = (Kinds::default(), Class::NONE);
    for token in tokens {
        kinds |= Kinds::of(token.hash);
        classes |= token.class;
    }
    let many = Kinds::CLAIMED | Kinds::HARM;
    let detail = Kinds::EFFECT | Kinds::DENIAL;
    if kinds.any(many) || begun && kinds.any(detail) {
        return None;
    }
    let mentions = entities.within(sentence.span);
    // `2,500 troops are stationed there`
    let level = kinds.any(Kinds::LEVEL) && classes.any(NUMERIC) && !mentions.is_empty();
    if level && aggregate::may_tell_troops(tokens, mentions) {
        return None;
    }
    let tells = |mention: &Mention| match &mention.entity {
        Entity::Weapon(_) => true,
        Entity::People(people) => people.armed,
        Entity::Place(place) => place.role == PlaceRole::Origin,
        Entity::Target(target) => target.id == "hospital",
        Entity::Actor(_) => false,
    };
    let told = || kinds.any(Kinds::CLAIM) && !mentions.is_empty() || mentions.iter().any(tells);
    let names = classes.any(Class::GIVEN_NAME.with(Class::TITLE)) || kinds.any(Kinds::CLERGY);
    (!begun || !told()).then_some(Quiet { names })
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
    (index, quiet): (usize, Quiet),
    items: Vec<Item<'a>>,
) -> Prepared<'a> {
    let sentence = &document.sentences[index];
    // Names without one that is given, or a title before them, are known already; they matter only beside a time.
    let names = if quiet.names || !document.times_in(sentence.span).is_empty() {
        names.of(document, entities, sentence)
    } else {
        Vec::new()
    };
    Prepared {
        text: document.text,
        sentence,
        index,
        items,
        bag: Bag::default(),
        cues: &marks.cues,
        others: &marks.others,
        names,
        voices: voices(entities, sentence.span),
        headline: false,
    }
}

/// The times of a sentence passed over that may be an event's; `names` are those of the sentence.
pub(crate) fn times_passed(
    document: &Document<'_>,
    entities: &Entities,
    marks: &Marks,
    index: usize,
    names: Vec<Span>,
) -> Vec<Span> {
    let prepared = whole(document, entities, marks, (index, &[]), names, Vec::new());
    let parts = parts(&prepared);
    let scenes = parts.all().iter().map(|part| scene(document, entities, &prepared, *part));
    scenes.flat_map(|scene| scene.times).map(|time| time.span).collect()
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
        quiet(&document, &entities, &marks, 0, true).is_some()
    }

    #[test]
    fn what_needs_no_reading() {
        assert!(is_quiet("The council put off the vote on trade.\n"));
        assert!(is_quiet("The vote of 200 members is on Monday.\n"));
        for text in [
            "Gunmen attacked the schools of the town.\n",
            "The front denied it.\n",
            "The attackers fled on foot.\n",
            "The market was damaged.\n",
            "There were many casualties.\n",
            "It came from rebels with rifles.\n",
            "There are 200 troops in Kenya.\n",
        ] {
            assert!(!is_quiet(text), "{text}");
        }
    }

    /// The day that a sentence passed over names is that of the news.
    #[test]
    fn the_day_of_a_quiet_sentence() {
        let text = "LEEDS, March 12, 2031 (Reuters) - A man was shot dead beside a kiosk in Leeds. It was cold there on Tuesday.\n";
        let reading = read_alone(text);
        let days: Vec<_> =
            reading.accounts[0].telling.dates.iter().map(|said| &*said.rule).collect();
        assert_eq!(days, ["only_day"]);
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
