//! What stands around a trigger that the type of its event hangs on: who did it, and whom or what it hit.

use dateline_document::Document;
use dateline_entity::{ActorKind, Mention, People, Status};

use super::cue::Cue;
use super::harm::{Kind, Who};
use super::kind::{Around, Doer};
use super::scene::Scene;
use crate::ActorValue;

/// Reads it off the scene.
pub(crate) fn around<'a>(
    document: &Document<'_>,
    scene: &Scene<'a>,
    doer: Option<&ActorValue>,
) -> Around<'a> {
    let civil = |status: Status| matches!(status, Status::Civilian | Status::Unknown);
    let force = |status: Status| matches!(status, Status::Military | Status::Police);
    let mut around = Around {
        weapon: scene.weapons.first().map(|(_, weapon)| weapon.class),
        doer: doer.map_or(Doer::Nobody, side),
        ..Around::default()
    };
    let own = doer.map(|doer| doer.words.as_str());
    for harm in scene.harms.iter().filter(|harm| harm.told() || harm.kind == Kind::Attacked) {
        let groups = harm.groups.iter().map(|group| group.who);
        let all = groups.chain(harm.groups.is_empty().then_some(harm.who));
        for who in all {
            match who {
                Who::People(people) => {
                    // `three soldiers and five others`: the others may be soldiers too.
                    let others = matches!(&*people.group, "others" | "other");
                    around.civilians |= civil(people.status) && !people.armed && !others;
                    around.forces |= force(people.status);
                    around.protest |= people.traits.contains(&"protester");
                }
                Who::Actor(actor) => {
                    around.forces |= matches!(
                        actor.kind,
                        ActorKind::StateForce | ActorKind::Police | ActorKind::Coalition
                    );
                }
                Who::Nobody => around.somebody |= harm.told(),
                Who::Named | Who::Oneself => {}
            }
        }
    }
    for (_, target) in &scene.targets {
        let post = target.traits.contains(&"post");
        around.forces |= post;
        around.public |= !post && !target.traits.contains(&"unmanned");
    }
    // Whoever blocks a road or marches stands in the sentence, hit or not.
    around.protest |= scene.part.items.iter().any(|item| {
        item.people().is_some_and(|(mention, people)| {
            people.traits.contains(&"protester") && own != Some(document.words(mention.span))
        })
    });
    let suicide =
        |words: &str| words.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("suicide"));
    // `a suicide lorry bomber rammed the gate`
    let bomber = |mention: &Mention, people: &People| {
        people.armed && document.words(mention.span).split(' ').any(suicide)
    };
    around.suicide = scene
        .cues
        .iter()
        .any(|(span, cue)| *cue == Cue::Attacker && suicide(document.words(*span)))
        || scene.part.items.iter().any(|item| {
            item.people().is_some_and(|(mention, people)| bomber(mention, people))
        })
        // `a suicide car bombing`
        || scene.weapons.iter().any(|(mention, _)| {
            document.words(mention.span).split(' ').any(suicide)
        })
        || scene.hits.iter().any(|(_, hit)| {
            let words = document.words(hit.span);
            ["himself", "herself", "themselves"].iter().any(|own| words.contains(own))
        });
    // `an ambush between warring clans`
    around.between = scene.hits.iter().any(|(at, hit)| {
        hit.noun() && scene.part.items[at + 1..].iter().take(2).any(|item| item.word("between"))
    });
    around
}

fn side(doer: &ActorValue) -> Doer {
    let words = dateline_text::fold(&doer.words);
    let ends = |ends: &[&str]| ends.iter().any(|end| words.ends_with(end));
    match doer.kind.as_deref() {
        Some("state" | "state_force" | "coalition") => Doer::Force,
        Some("police") => Doer::Police,
        _ if ends(&["protesters", "demonstrators", "rioters", "protester", "demonstrator"]) => {
            Doer::Protesters
        }
        _ if ends(&["crowd", "mob", "villagers", "residents"]) => Doer::Mob,
        Some("armed_group" | "umbrella") => Doer::Group,
        _ if matches!(words.rsplit(' ').next(), Some("man" | "woman" | "person")) => Doer::Person,
        Some("criminal_group" | "unidentified") => Doer::Anybody,
        _ => Doer::Nobody,
    }
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    fn types(text: &str) -> Vec<String> {
        let all = read_alone(text).accounts.into_iter().flat_map(|own| own.telling.types);
        all.filter_map(|said| said.value.sub_event_type).collect()
    }

    #[test]
    fn crowds_and_numbers() {
        let riot =
            "Protesters clashed with police in Dhaka on Monday, leaving three students dead.\n";
        assert_eq!(types(riot), ["Violent demonstration"]);
        let seven = "A bus came under fire near Minya on Monday, leaving seven dead.\n";
        assert_eq!(types(seven), ["Attack"]);
        let car = "A suicide car bombing at a market near Minya on Monday left seven dead.\n";
        assert_eq!(types(car), ["Suicide bomb"]);
        let lorry = "A suicide truck bomber rammed a gate near Minya on Monday, killing seven.\n";
        assert_eq!(types(lorry), ["Suicide bomb"]);
        let arms = read_alone(lorry).accounts.into_iter().flat_map(|own| own.telling.weapons);
        let kinds: Vec<String> =
            arms.flat_map(|said| said.value).map(|weapon| weapon.kind).collect();
        assert_eq!(kinds, ["car-bomb"]);
        let nobody = "A bus came under fire near Minya on Monday.\n";
        assert_eq!(types(nobody), [""; 0]);
    }
}
