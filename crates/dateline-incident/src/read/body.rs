//! Words of persons: man or woman, where a shot hits, and what no person is called.

use dateline_text::{Token, WordSet};

use super::item::Item;

include!(concat!(env!("OUT_DIR"), "/persons.rs"));

/// What a word tells of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sex {
    Female,
    Male,
}

/// The sex that a word tells.
pub(crate) fn sex(token: &Token) -> Option<Sex> {
    if FEMALE.has(token.hash) {
        return Some(Sex::Female);
    }
    MALE.has(token.hash).then_some(Sex::Male)
}

/// `children`, `a teenager`
pub(crate) fn young(token: &Token) -> bool {
    YOUNG.has(token.hash)
}

/// `cattle`, `400 pigs`
pub(crate) fn beast(token: &Token) -> bool {
    BEAST.has(token.hash)
}

/// As [`beast`], of an item; of one beast too.
pub(crate) fn beast_at(item: &Item<'_>) -> bool {
    matches!(item, Item::Word { hash, .. } if BEAST.has(*hash))
}

/// `Forces`, `Hospital`: a word of names, but of no person's.
pub(crate) fn office(token: &Token) -> bool {
    OFFICE.has(token.hash)
}

/// `chest`, `left leg`
pub(crate) fn part(item: &Item<'_>) -> bool {
    matches!(item, Item::Word { hash, .. } if BODY.has(*hash))
}

/// `bullets`, `shrapnel`
pub(crate) fn gunfire(item: &Item<'_>) -> bool {
    match item {
        Item::Word { hash, .. } => GUNFIRE.has(*hash),
        Item::Trigger(hit) => hit.trigger.id == "fire" && hit.noun(),
        Item::Mention(mention) => matches!(mention.entity, dateline_entity::Entity::Weapon(_)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use dateline_text::word_hash;

    use super::*;

    #[test]
    fn examples_hold_words_of_their_list() {
        for (example, list) in EXAMPLES {
            let word = example.split(['[', ']']).nth(1).expect("a word stands in brackets");
            assert!(list(word_hash(word)), "{example}");
        }
    }
}
