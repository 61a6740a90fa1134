//! Words of persons: man or woman, and where a shot hits.

use dateline_text::{Token, word_hash};

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
    if FEMALE.contains(&token.hash) {
        return Some(Sex::Female);
    }
    MALE.contains(&token.hash).then_some(Sex::Male)
}

/// `children`, `a teenager`
pub(crate) fn young(token: &Token) -> bool {
    YOUNG.contains(&token.hash)
}

/// `cattle`, `400 pigs`
pub(crate) fn beast(token: &Token) -> bool {
    BEAST.contains(&token.hash)
}

/// `chest`, `left leg`
pub(crate) fn part(item: &Item<'_>) -> bool {
    matches!(item, Item::Word { hash, .. } if BODY.contains(hash))
}

/// `bullets`, `shrapnel`
pub(crate) fn gunfire(item: &Item<'_>) -> bool {
    match item {
        Item::Word { hash, .. } => GUNFIRE.contains(hash),
        Item::Trigger(hit) => hit.trigger.id == "fire" && hit.noun(),
        Item::Mention(mention) => matches!(mention.entity, dateline_entity::Entity::Weapon(_)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_hold_words_of_their_list() {
        for (example, list) in EXAMPLES {
            let word = example.split(['[', ']']).nth(1).expect("a word stands in brackets");
            assert!(list.contains(&word_hash(word)), "{example}");
        }
    }
}
