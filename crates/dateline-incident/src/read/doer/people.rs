//! People of no known group as those who did it: `a man in uniform opened fire`, `the attackers fled`.

use dateline_document::Document;
use dateline_entity::{Entity, Status};
use dateline_text::{Class, Span};

use super::mob::{assails, group_of, several};
use super::passive;
use super::subject::one_of_two;
use crate::ActorValue;
use crate::read::cue::Cue;
use crate::read::harm::{WOUND, is_body};
use crate::read::item::{Item, ends_in_ing};
use crate::read::scene::Scene;
use crate::read::trigger::{Form, Sense};
use crate::read::value;
use crate::read::words;

/// `A man in uniform opened fire`, `two individuals kidnapped an engineer`: people of no known kind who do it, in the
/// active with an object. A headline's `Man shot in Gary` has none.
pub(super) fn people_subject(
    document: &Document<'_>,
    scene: &Scene<'_>,
    at: usize,
    sense: Sense,
) -> Option<(ActorValue, Span, &'static str)> {
    let items = scene.part.items;
    let object = matches!(sense, Sense::Launch | Sense::Bombing)
        || items[at].trigger().is_some_and(|hit| hit.form == Form::Phrase && !hit.sense().harm())
            && sense == Sense::Launch
        || objects(items, at).any(|item| {
            item.mention().is_some()
                || item.is(Class::DETERMINER)
                || matches!(item, Item::Name(_) | Item::Number { .. })
                || item.one_of(&["him", "her", "them"])
        });
    let wound = items[at].trigger().is_some_and(|hit| hit.trigger.id == WOUND);
    // `the burning house`
    let adjective = at > 0
        && items[at - 1].is(Class::DETERMINER)
        && items[at].trigger().is_some_and(|hit| hit.form == Form::Ing);
    if !object || wound || adjective || sense.harm() && sense != Sense::Kill {
        return None;
    }
    for (index, item) in items[..at].iter().enumerate().rev().take(10) {
        // `troops backed by drones killed`
        let backed = item.word("by") && index > 0 && items[index - 1].among(&words::BACKING);
        let ends = item.trigger().is_some()
            || item.is(Class::REPORTING)
            || item.word("by") && !backed
            || item.one_of(&[
                ";",
                "when",
                "that",
                "which",
                "responded",
                "received",
                "after",
                "believe",
                "believes",
                "saying",
            ]);
        // `and Ruiz shot him`: one who is named did it. An apposition has a comma: `a man, Luis Ruiz, shot`.
        let named = matches!(item, Item::Name(_))
            && index
                .checked_sub(1)
                .is_none_or(|before| !items[before].word(",") && items[before].people().is_none());
        // `people were fleeing and they set fire to the houses`: who is meant stands farther back.
        let others = item.one_of(&["they", "he", "she"])
            && items[..index].last().is_some_and(|before| before.one_of(&["and", ",", "while"]))
            && !items[..index]
                .iter()
                .any(|own| own.people().is_some_and(|(_, people)| people.armed));
        if ends || named || others {
            return None;
        }
        let before = index.checked_sub(1).map(|before| &items[before]);
        let governed =
            before.is_some_and(|item| item.is(Class::PREPOSITION)) || one_of_two(items, index);
        // `killing eight men and taking away a third`
        let counted = before.is_some_and(|item| matches!(item, Item::Number { .. }));
        let governor = index.checked_sub(if counted { 2 } else { 1 }).map(|before| &items[before]);
        // `a report of a boy shot`, `killed two men and kidnapped a third`: what stands there is the object of another word.
        let object = item.people().is_some()
            && (governed && index + 1 == at && group_of(items, index).is_none()
                || governor.and_then(Item::trigger).is_some_and(|hit| !hit.noun()));
        // `sent one man to the hospital and killed his son`
        let sent = before.is_some_and(|item| item.one_of(&["sent", "sending", "left", "leaving"]));
        // `trucks carrying army staff`: whom another verb governs does nothing.
        let name = |item: &&Item<'_>| {
            let closed = Class::PREPOSITION | Class::PUNCT | Class::AUXILIARY | Class::DETERMINER;
            let verb =
                matches!(item, Item::Word { span, .. } if ends_in_ing(document.words(*span)));
            !verb
                && (!item.is(closed) || item.word("-"))
                && (matches!(item, Item::Word { .. }) || item.actor().is_some())
        };
        let verb = items[..index].iter().rev().take(6).find(|item| !name(item));
        let carried = item.people().is_some()
            && verb.is_some_and(
                |item| matches!(item, Item::Word { span, .. } if ends_in_ing(document.words(*span))),
            );
        // `told police people in a car opened fire`: whoever is told of it did not do it.
        let hears = before.is_some_and(|item| item.one_of(&["told", "tell", "tells"]));
        // `the six others shot`, `several victims`
        let harmed = item.people().is_some_and(|(mention, _)| {
            let words = document.words(mention.span).to_ascii_lowercase();
            words.ends_with("others") || words.contains("victim")
        });
        if object || harmed || hears || sent || carried {
            return None;
        }
        let kind = item.people().is_some_and(|(mention, people)| {
            let nobody = matches!(mention.rule, "people/man" | "people/person" | "people/suspect")
                || people
                    .traits
                    .iter()
                    .any(|own| matches!(*own, "crowd" | "protester" | "settler"));
            // `villagers lynched two men`
            let lynched = items[at]
                .span()
                .of(document.text)
                .get(..5)
                .is_some_and(|own| own.eq_ignore_ascii_case("lynch"));
            let nobody =
                nobody || lynched || several(people) && assails(document, scene, index, at);
            let force = matches!(people.status, Status::Military | Status::Police);
            nobody || force && mention.rule != "people/guard"
        });
        if let Some(actor) = crowd_at(document, item).filter(|_| !governed) {
            return Some((actor, item.span().join(items[at].span()), "people_subject"));
        }
        let governed = governed && !(kind && group_of(items, index).is_some());
        if let Some(actor) = anybody_at(document, item).filter(|_| kind && !governed) {
            return Some((actor, item.span().join(items[at].span()), "people_subject"));
        }
    }
    None
}

/// The rule of those who fell for what they had done.
pub(in crate::read) const FALLEN: &str = "fallen_subject";

/// `Three rebels were killed after they attacked a post`: armed people, of whom it is told what became of them and then what they
/// had done.
pub(super) fn fallen_subject(
    document: &Document<'_>,
    items: &[Item<'_>],
    at: usize,
) -> Option<(ActorValue, Span, &'static str)> {
    /// Items between the pronoun and the verb: `had tried to`.
    const TRIED: usize = 4;
    /// Items of the clause in which they fall.
    const CLAUSE: usize = 16;
    let from = at.saturating_sub(1 + TRIED);
    let they =
        from + items[from..at].iter().rposition(|item| item.one_of(&["they", "he", "she"]))?;
    let plain = |item: &Item<'_>| matches!(item, Item::Word { .. }) && !item.is(Class::PUNCT);
    let link = they
        .checked_sub(1)
        .filter(|link| items[*link].one_of(&["after", "when", "as", "while", "because", "where"]))
        .filter(|_| items[they + 1..at].iter().all(plain))?;
    let clause = &items[link.saturating_sub(CLAUSE)..link];
    let fell = clause.iter().position(|item| {
        item.trigger().is_some_and(|hit| {
            !hit.noun() && matches!(hit.sense(), Sense::Kill | Sense::Shoot | Sense::Injure)
        })
    })?;
    let several = items[they].word("they");
    let armed = |item: &&Item<'_>| item.people().is_some_and(|(_, people)| people.armed);
    let agrees = |item: &&Item<'_>| {
        item.people().is_some_and(|(_, people)| people.plural == several || people.count.is_some())
    };
    let who = if passive(clause, fell) {
        clause[..fell].iter().rev().find(armed).filter(agrees)?
    } else {
        clause[fell + 1..].iter().take(TRIED).find(armed)?
    };
    let (mention, people) = who.people()?;
    let actor = value::people_actor(document, mention.span, people);
    Some((actor, mention.span.join(items[at].span()), FALLEN))
}

/// Items from a verb to another that shares its object: `and slightly wounded`.
const VERBS: usize = 3;

/// What may be the object of the verb at `at`: no other part of the clause (`One person killed and three hurt in Leeds`).
pub(super) fn objects<'a>(items: &'a [Item<'a>], at: usize) -> impl Iterator<Item = &'a Item<'a>> {
    let aimed = items.get(at + 1).is_some_and(|item| item.one_of(&["at", "into"]))
        && items.get(at + 2).is_some_and(|item| item.people().is_some() || item.actor().is_some());
    let ends = Class::PREPOSITION | Class::CONJUNCTION | Class::PUNCT;
    // `stormed into a village`
    let into = items.get(at + 1).is_some_and(|item| item.one_of(&["into", "through"]));
    // `stabbed and slightly wounded a woman`
    let and = items.get(at + 1).is_some_and(|item| item.word("and"));
    let next = items[at + 1..]
        .iter()
        .take(VERBS)
        .rposition(|item| item.trigger().is_some_and(|hit| hit.form == Form::Past));
    let skip = next.filter(|_| and).map_or(usize::from(into), |next| next + 1);
    let behind = items[at + 1 + skip..].iter().take(2);
    behind.take_while(move |item| aimed || !item.is(ends))
}

/// `the attackers`, `the gunmen`, where they do something: use arms, come, flee.
pub(crate) fn those_who_attacked(
    document: &Document<'_>,
    scene: &Scene<'_>,
) -> Option<(ActorValue, Span)> {
    let items = scene.part.items;
    let acts = |item: &Item<'_>| {
        item.one_of(&[
            "fled",
            "escaped",
            "used",
            "left",
            "drove",
            "arrived",
            "entered",
            "wore",
            "carried",
            "approached",
            "broke",
            "shouted",
            "warned",
            "forced",
            "ordered",
            "then",
            "also",
            "who",
        ]) || item.trigger().is_some_and(|hit| matches!(hit.form, Form::Past))
    };
    items.iter().enumerate().find_map(|(at, item)| {
        let (mention, people) = item.people()?;
        let attacker = people.armed
            || scene
                .cues
                .iter()
                .any(|(span, cue)| *cue == Cue::Attacker && mention.span.contains(*span));
        let definite = document
            .words(mention.span)
            .get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case("the "));
        let by = items[..at].last().is_some_and(|before| before.is(Class::PREPOSITION));
        // `The gunman was shot by guards`
        let stopped = items.get(at + 1).is_some_and(|next| next.is(Class::AUXILIARY))
            && items[at + 1..].iter().take(4).any(|next| {
                next.one_of(&["arrested", "detained", "caught", "overpowered"])
                    || next.trigger().is_some_and(|hit| {
                        matches!(hit.sense(), Sense::Kill | Sense::Shoot) && !hit.noun()
                    })
            });
        let doing = stopped || items.get(at + 1).is_some_and(acts);
        (attacker && definite && !by && doing)
            .then(|| (value::people_actor(document, mention.span, people), mention.span))
    })
}

/// `a crowd`, where it does something; elsewhere it is what is hit.
fn crowd_at(document: &Document<'_>, item: &Item<'_>) -> Option<ActorValue> {
    let mention = item.mention()?;
    let words = document.words(mention.span);
    let crowd = matches!(&mention.entity, Entity::Target(target) if target.id == "crowd");
    (crowd && words.to_lowercase().ends_with("crowd")).then(|| ActorValue {
        id: None,
        name: None,
        kind: Some("unidentified".to_owned()),
        words: words.to_owned(),
        descriptor: Some(words.to_owned()),
        sponsor: None,
        parent: None,
    })
}

/// People of any kind as a doer, but for those who only speak and for the dead.
pub(in crate::read) fn anybody_at(document: &Document<'_>, item: &Item<'_>) -> Option<ActorValue> {
    let (mention, people) =
        item.people().filter(|(_, people)| !people.speaker && !is_body(people))?;
    Some(value::people_actor(document, mention.span, people))
}

#[cfg(test)]
mod tests {
    use crate::read::{read_alone, who_did_it};

    #[test]
    fn whoever_is_punished_did_it() {
        let text =
            "A court in Lima jailed a man on Monday for killing a guard in Callao in 2019.\n";
        assert!(who_did_it(text).is_empty(), "{:?}", who_did_it(text));
        let killed = "Troops killed the man in Herat on Monday.\n";
        assert_eq!(who_did_it(killed), ["Troops"]);
    }

    #[test]
    fn whoever_is_backed_or_lynches() {
        let backed = "Troops backed by drones killed 30 militants in Borno on Monday.\n";
        assert_eq!(who_did_it(backed), ["Troops"]);
        let mob = "Villagers lynched two herders in Jos on Monday.\n";
        assert_eq!(who_did_it(mob), ["Villagers"]);
        let clause =
            "Two men died in a truck hit by a missile; 60 people were hurt in Dnipro on Monday.\n";
        assert!(who_did_it(clause).is_empty(), "{:?}", who_did_it(clause));
        let settlers = "Dozens of masked settlers stormed into a village near Nablus on Monday, killing a man.\n";
        assert_eq!(who_did_it(settlers), ["Dozens of masked settlers"]);
        let hit = "Gunmen attacked a village near Gao on Monday. \"Others were hit by bullets,\" the survivor said.\n";
        assert_eq!(who_did_it(hit), ["Gunmen"]);
    }

    #[test]
    fn the_doer_behind_other_words() {
        for (text, who) in [
            ("A man stabbed and slightly wounded a woman in Haifa on Monday.\n", "A man"),
            (
                "Gunmen in speedboats attacked a village near Beni on Monday, killing four.\n",
                "Gunmen",
            ),
            (
                "Ten people were killed and 30 taken hostage as bandits stormed a train near Jos on Monday.\n",
                "bandits",
            ),
            ("Three guards were killed and two captured by rebels near Gao on Monday.\n", "rebels"),
            (
                "Armed men on horses and camels attacked a village near Gao on Monday, killing ten people.\n",
                "Armed men",
            ),
        ] {
            assert_eq!(who_did_it(text), [who], "{text}");
        }
        let said = "Troops shot a boy near Jenin on Monday. The army said he had thrown a bomb.\n";
        assert_eq!(who_did_it(said), ["Troops"]);
        let told = "Police said he shot two people in Leeds on Monday.\n";
        assert!(who_did_it(told).is_empty(), "{:?}", who_did_it(told));
    }

    #[test]
    fn whoever_fell_for_it() {
        let text =
            "Three rebels were killed after they attacked a police post in Bannu on Monday.\n";
        assert_eq!(who_did_it(text), ["Three rebels"]);
        let told = read_alone(text).accounts.remove(0).telling;
        assert!(told.killed.is_empty() && told.attackers_killed[0].value.best == Some(3));
        let from = "A patrol came under fire from rebels near Goma on Monday.\n";
        assert_eq!(who_did_it(from), ["rebels"]);
        let of = "The assaults of a gang on a district of Gonaives on Monday left nine dead.\n";
        assert_eq!(who_did_it(of), ["a gang"]);
    }

    #[test]
    fn whoever_speaks_did_not_do_it() {
        for (text, who) in [
            ("Police say the quarrel grew and someone shot a student in Leeds on Monday.\n", None),
            ("Police believe a man shot four people in Leeds on Monday.\n", Some("a man")),
            ("An officer responded to a report of a boy shot in Leeds on Monday.\n", None),
            (
                "Officers found several victims suffering from gunshot wounds in Leeds on Monday.\n",
                None,
            ),
            ("One of the men was arguing and Luis Soto shot him in Cali on Monday.\n", None),
        ] {
            assert_eq!(who_did_it(text).first().map(String::as_str), who, "{text}");
        }
    }

    #[test]
    fn the_object_of_one_verb_is_no_doer_of_the_next() {
        let text =
            "Armed men killed at least a dozen people and kidnapped several near Goma on Sunday.\n";
        assert!(who_did_it(text).iter().all(|who| who == "Armed men"), "{:?}", who_did_it(text));
    }

    #[test]
    fn the_object_is_in_the_clause() {
        for text in [
            "One person killed and three others hurt in a shooting in Leeds on Monday\n\nA man was shot in Leeds on Monday.\n",
            "A shooting in Leeds on Monday sent one man to the hospital and killed a girl, the 22 police said.\n",
            "A 22-year-old man shot in the leg was taken to a hospital in Leeds on Monday.\n",
            "Two people told police people in a van opened fire on them in Leeds on Monday.\n",
        ] {
            assert!(
                who_did_it(text).iter().all(|who| !who.contains("person")
                    && !who.contains("22")
                    && !who.contains("police")),
                "{:?}",
                who_did_it(text)
            );
        }
    }
}
