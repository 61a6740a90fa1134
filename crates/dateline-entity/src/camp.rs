//! Whose camp is meant: `the camp` is the army's or the refugees' that was told of before, `Kora camp` the one that is `Kora camp
//! for displaced people` elsewhere.

use dateline_document::Document;

use crate::{Entity, Mention};

/// What a camp is where nothing tells who lives in it.
const OPEN: &str = "camp";

/// Whoever lives in a camp.
const KINDS: [&str; 2] = ["displaced_camp", "military_base"];

/// Gives camps of which their own words tell nothing the kind that the story tells of them elsewhere.
pub(crate) fn settle(document: &Document<'_>, mentions: &mut [Mention]) {
    let named = |mention: &Mention, id: &[&str]| {
        matches!(&mention.entity, Entity::Target(target) if id.contains(&target.id))
            && words(document, mention).contains("camp")
    };
    if !mentions.iter().any(|mention| named(mention, &[OPEN])) {
        return;
    }
    let told: Vec<Mention> =
        mentions.iter().filter(|mention| named(mention, &KINDS)).cloned().collect();
    // The camp told of last, if its kind is known.
    let mut last: Option<Mention> = None;
    for mention in mentions.iter_mut() {
        if named(mention, &KINDS) {
            last = Some(mention.clone());
        } else if named(mention, &[OPEN]) {
            let name = words(document, mention);
            let elsewhere =
                || told.iter().find(|other| words(document, other).starts_with(name)).cloned();
            let kind = if name == OPEN { last.clone() } else { elsewhere() };
            if let Some(kind) = &kind {
                become_of(mention, kind);
            }
            last = kind;
        }
    }
}

/// Makes the one of the kind of the other.
fn become_of(mention: &mut Mention, other: &Mention) {
    if let (Entity::Target(target), Entity::Target(known)) = (&mut mention.entity, &other.entity) {
        (target.id, target.traits) = (known.id, known.traits);
        mention.rule = other.rule;
    }
}

/// The words of the mention without their article.
fn words<'d>(document: &Document<'d>, mention: &Mention) -> &'d str {
    let words = document.words(mention.span);
    words.strip_prefix("the ").or_else(|| words.strip_prefix("The ")).unwrap_or(words)
}

#[cfg(test)]
mod tests {
    use dateline_document::Hints;
    use dateline_gazetteer::Gazetteer;
    use dateline_text::Vocabulary;

    use crate::Entity;

    /// The kinds of the targets, in order.
    fn targets(text: &str) -> Vec<&'static str> {
        let mut words = Vocabulary::new();
        dateline_document::vocabulary(&mut words);
        crate::vocabulary(&mut words, Gazetteer::base());
        let document = dateline_document::parse(text, &Hints::default(), &words);
        let read = crate::read(&document, Gazetteer::base());
        let target = |mention: crate::Mention| match mention.entity {
            Entity::Target(target) => Some(target.id),
            _ => None,
        };
        read.mentions.into_iter().filter_map(target).collect()
    }

    #[test]
    fn a_camp_is_of_the_kind_that_is_told_elsewhere() {
        for (text, expected) in [
            (
                "Shells hit a refugee camp. Nine men left the camp.\n",
                ["displaced_camp", "displaced_camp"],
            ),
            ("They overran an army camp. They looted the camp.\n", ["military_base"; 2]),
            (
                "They burnt Tora camp. Nine men left Tora camp for displaced people.\n",
                ["displaced_camp", "displaced_camp"],
            ),
            ("They burnt Tora camp. Nine men left the camp.\n", ["camp", "camp"]),
        ] {
            assert_eq!(targets(text), expected, "{text}");
        }
    }
}
