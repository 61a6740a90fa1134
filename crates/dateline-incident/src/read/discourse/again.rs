//! Who did it, where the words point back to a name: `the same group`, `the rebels`.

use dateline_document::Document;
use dateline_entity::{Actor, ActorKind, Entities, Entity, Mention};
use dateline_text::{Span, fold};

use crate::read::draft::Draft;
use crate::read::value;
use crate::{ActorValue, Bytes, Position};

/// How many bytes back a group is named that `the rebels` stands for: some sentences.
const NAMED: u32 = 700;

/// What a group that has been named is called.
const GROUPS: [&str; 15] = [
    "rebels",
    "guerrillas",
    "guerillas",
    "insurgents",
    "militants",
    "group",
    "movement",
    "militia",
    "jihadists",
    "separatists",
    "Islamists",
    "extremists",
    "terrorists",
    "fighters",
    "insurgency",
];

/// Gives those who are pointed back to the name of whoever was told of before.
pub(super) fn settle(document: &Document<'_>, entities: &Entities, drafts: &mut [Draft]) {
    for draft in drafts {
        for said in &mut draft.telling.perpetrator {
            let at = said.evidence[0].start;
            let found = pointed_back(document, entities, &said.value.actor, at);
            name(said, |own| vec![&mut own.actor], found);
        }
        for said in &mut draft.telling.sides {
            let at = said.evidence[0].start;
            let found = said
                .value
                .iter()
                .find_map(|side| pointed_back(document, entities, &side.actor, at));
            name(said, |own| own.iter_mut().map(|side| &mut side.actor).collect(), found);
        }
        let root = draft.root.start;
        if let Some(own) = &mut draft.doer
            && let Some((known, _)) = pointed_back(document, entities, own, root)
        {
            *own = known;
        }
    }
}

/// Puts the name into a position, and the words that say it before its own.
fn name<T>(
    said: &mut Position<T>,
    actors: impl Fn(&mut T) -> Vec<&mut ActorValue>,
    found: Option<(ActorValue, Span)>,
) {
    let Some((known, span)) = found else { return };
    for actor in actors(&mut said.value) {
        if points(actor).is_some() {
            *actor = ActorValue { words: std::mem::take(&mut actor.words), ..known.clone() };
        }
    }
    said.evidence.insert(0, Bytes::from(span));
}

/// The noun of `the rebels`, `the guerrilla group`, `the same group`, who have been named.
fn points(actor: &ActorValue) -> Option<&str> {
    let the = actor.words.get(..4).is_some_and(|own| own.eq_ignore_ascii_case("the "));
    let noun = actor.words.rsplit(' ').next().unwrap_or_default();
    let group = GROUPS.iter().any(|own| own.eq_ignore_ascii_case(noun));
    (the && group && actor.name.is_none() && actor.words.split(' ').count() <= 3).then_some(noun)
}

/// The group that was named last before `at`, where no other was and nobody without a name was called so.
fn pointed_back(
    document: &Document<'_>,
    entities: &Entities,
    actor: &ActorValue,
    at: u32,
) -> Option<(ActorValue, Span)> {
    /// Mentions that are looked at.
    const LOOKED_AT: usize = 48;
    let noun = points(actor)?;
    let end = entities.mentions.partition_point(|mention| mention.span.start < at);
    let back = entities.mentions[..end].iter().rev().take(LOOKED_AT);
    let near = back.take_while(|mention| at - mention.span.start <= NAMED);
    let mut named: Option<(&Mention, &Actor)> = None;
    for mention in near {
        let Entity::Actor(own) = &mention.entity else { continue };
        if matches!(own.kind, ActorKind::ArmedGroup | ActorKind::Umbrella) && own.name.is_some() {
            if named.is_some_and(|(_, known)| known.id != own.id) {
                return None;
            }
            named = Some(named.unwrap_or((mention, own)));
        } else if own.name.is_none() && named.is_none() {
            // `Rebels attacked a post. The rebels fled`: those, whoever they are.
            let words = fold(document.words(mention.span));
            let called = words.rsplit(' ').next().is_some_and(|own| own == fold(noun));
            if called && !words.starts_with("the ") {
                return None;
            }
        }
    }
    let (mention, own) = named?;
    let known = value::actor(document, mention.span, own);
    Some((ActorValue { words: actor.words.clone(), ..known }, mention.span))
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    fn names(text: &str) -> Vec<Option<String>> {
        let reading = read_alone(text);
        let name = |own: &crate::Account| {
            own.telling.perpetrator.first().and_then(|said| said.value.actor.name.clone())
        };
        reading.accounts.iter().map(name).collect()
    }

    #[test]
    fn the_same_group() {
        let text = "Boko Haram killed nine people in Bama on Monday. Hours later the same group set fire to a clinic in \
                    Gwoza, killing three patients.\n";
        let name = Some("Boko Haram".to_owned());
        assert_eq!(names(text), [name.clone(), name]);
    }

    #[test]
    fn the_rebels() {
        let back = "Boko Haram has fought the army for years. On Monday the militants attacked a village near Bama, killing nine.\n";
        assert_eq!(names(back), [Some("Boko Haram".to_owned())]);
        for text in [
            "Militants attacked a village near Bama on Monday. Boko Haram has fought the army for years, but the militants who \
             killed nine people bore no flag.\n",
            "Boko Haram and ISWAP fight each other near Bama. On Monday the militants attacked a village, killing nine.\n",
        ] {
            assert!(
                !names(text).contains(&Some("Boko Haram".to_owned())),
                "{text} {:?}",
                names(text)
            );
        }
    }
}
