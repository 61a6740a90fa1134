//! People of whatever trade who attack together: villagers, herders, a group of students.

use dateline_document::Document;
use dateline_entity::{Entity, People};
use dateline_text::Class;

use crate::read::harm::Harm;
use crate::read::item::Item;
use crate::read::scene::Scene;
use crate::read::trigger::{Form, Sense};
use crate::read::words;

use super::people::objects;

/// Whether they are more than one.
pub(super) fn several(people: &People) -> bool {
    people.plural || people.count.as_ref().is_some_and(|count| count.quantity.max != Some(1))
}

/// Whether those at `index`, of whatever trade, open a clause whose verb at `at` tells that they attacked: `angry villagers
/// stormed a police post`, `herders killed nine farmers`.
pub(super) fn assails(document: &Document<'_>, scene: &Scene<'_>, index: usize, at: usize) -> bool {
    let items = scene.part.items;
    let Some(hit) = items[at].trigger() else { return false };
    // `killed 12 rivals`, but not `killed 12 injured`
    let counted = matches!(&items[at + 1..], [Item::Number { .. }, Item::Word { class, .. }, ..]
        if !class.any(Class::PUNCT | Class::PREPOSITION | Class::CONJUNCTION | Class::HARM));
    let whom = counted
        || objects(items, at).any(|item| {
            item.mention()
                .is_some_and(|own| matches!(own.entity, Entity::People(_) | Entity::Actor(_)))
        });
    let does = match hit.sense() {
        Sense::Kill | Sense::Abduct => hit.form == Form::Past && whom,
        // `Lawmakers attacked the minister`: with words, where nobody comes to harm.
        Sense::Attack => {
            let storms = hit.span.of(document.text).eq_ignore_ascii_case("stormed");
            storms && !scene.targets.is_empty() || scene.harms.iter().any(Harm::told)
        }
        Sense::Arson => matches!(hit.form, Form::Past | Form::Phrase),
        _ => false,
    };
    does && opens_clause(items, group_of(items, index).unwrap_or(index))
}

/// Where `a group of` begins, of whom those at `index` are.
pub(super) fn group_of(items: &[Item<'_>], index: usize) -> Option<usize> {
    /// Items between the word and those who are of it: `of about 15`.
    const NEAR: usize = 4;
    let near = index.saturating_sub(NEAR)..index;
    let of = near.start + items[near].iter().rposition(|item| item.word("of"))?;
    let bare = |item: &Item<'_>| matches!(item, Item::Number { .. } | Item::Word { .. });
    let group = of.checked_sub(1).filter(|group| items[*group].among(&words::BAND))?;
    items[of + 1..index].iter().all(bare).then_some(group)
}

/// Whether nothing of its clause but what qualifies it stands before `items[index]`.
fn opens_clause(items: &[Item<'_>], index: usize) -> bool {
    /// Items that qualify those who act: `About 200 angry young Sinhalese`.
    const QUALIFY: usize = 24;
    let closed = Class::PREPOSITION | Class::AUXILIARY | Class::PRONOUN | Class::POSSESSIVE;
    let qualifies = |item: &Item<'_>| match item {
        Item::Word { .. } => {
            !item.is(closed | Class::PUNCT | Class::REPORTING | Class::CONJUNCTION)
        }
        Item::Number { .. } => true,
        Item::Mention(own) => matches!(own.entity, Entity::Actor(_)),
        _ => false,
    };
    let from = index.saturating_sub(QUALIFY);
    let before = items[from..index].iter().rev().find(|item| !qualifies(item));
    before.map_or(from == 0, |item| {
        matches!(item, Item::Time(_))
            || item.is(Class::PUNCT | Class::REPORTING)
            || item.one_of(&["that", "when", "where", "after", "as", "while", "because", "before"])
    })
}

#[cfg(test)]
mod tests {
    use crate::read::who_did_it;

    #[test]
    fn whoever_takes_the_law_into_their_hands() {
        for (text, who) in [
            ("Miners stormed a police post in Tera on Monday.\n", "Miners"),
            ("The mayor said herders killed nine farmers in Jos on Monday.\n", "herders"),
            ("A group of 20 students torched a bus in Lima on Monday.\n", "students"),
        ] {
            let told = who_did_it(text);
            assert!(told.len() == 1 && told[0].ends_with(who), "{text} {told:?}");
        }
        for text in [
            "Ministers attacked the envoy in Lima on Monday.\n",
            "A bomb aimed at miners and drivers killed three people in Tera on Monday.\n",
            "A blast near a school of nurses killed three people in Tera on Monday.\n",
        ] {
            assert!(who_did_it(text).is_empty(), "{text} {:?}", who_did_it(text));
        }
    }
}
