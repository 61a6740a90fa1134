//! Weapons that nothing tells but the word for the deed: `gunned down`, `opened fire`, `beheaded`.

use dateline_document::Document;
use dateline_text::Span;

use crate::read::draft::{Draft, position};
use crate::read::scene::Scene;
use crate::read::trigger::Sense;
use crate::read::words;
use crate::{BY_ACT, Count, Stage, WeaponValue};

/// What a deed is done with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Arm {
    Blade,
    Gun,
}

/// The weapon that a word for the event of a scene tells, with that word.
pub(super) fn arm(document: &Document<'_>, scene: &Scene<'_>) -> Option<(Span, Arm)> {
    let main = scene.main.and_then(|at| scene.hits.get(at));
    let hits = main.into_iter().chain(&scene.hits).map(|(_, hit)| hit);
    hits.filter(|hit| hit.sense() != Sense::Intercept).find_map(|hit| {
        let tokens = &document.tokens;
        let from = tokens.partition_point(|token| token.span.start < hit.span.start);
        let mut own = tokens[from..].iter().take_while(|token| token.span.start < hit.span.end);
        own.find_map(|token| match token.hash {
            hash if words::CUTTING.has(hash) => Some((hit.span, Arm::Blade)),
            hash if words::SHOOTING.has(hash) => Some((hit.span, Arm::Gun)),
            _ => None,
        })
    })
}

/// Gives an account that names no weapon the one that its deed was done with.
pub(crate) fn settle(draft: &mut Draft) {
    let telling = &draft.telling;
    let remote = |event: &Option<String>| event.as_deref() == Some("Explosions/Remote violence");
    let Some((span, arm)) = draft.arm.filter(|_| telling.weapons.is_empty()) else { return };
    if telling.types.iter().any(|said| remote(&said.value.event_type))
        || !telling.stages.iter().any(|said| said.value == Stage::Accomplished)
    {
        return;
    }
    let (kind, class) = match arm {
        Arm::Blade => ("blade", "blade"),
        Arm::Gun => ("gun", "firearm"),
    };
    let weapon = WeaponValue {
        kind: kind.to_owned(),
        class: Some(class.to_owned()),
        count: Count::NOT_STATED,
    };
    draft.telling.weapons.push(position(vec![weapon], None, None, BY_ACT, &[span]));
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    #[test]
    fn what_the_deed_was_done_with() {
        let kinds = |text: &str| -> Vec<String> {
            let all = read_alone(text).accounts.into_iter().flat_map(|own| own.telling.weapons);
            all.flat_map(|said| said.value).map(|weapon| weapon.kind).collect()
        };
        for (text, kind) in [
            ("Gunmen shot dead two clerks near Gao on Monday.\n", &["gun"][..]),
            ("Gunmen opened fire on a bus near Gao on Monday, killing two.\n", &["gun"]),
            ("Rebels beheaded two clerks near Gao on Monday.\n", &["blade"]),
            ("The throats of two clerks were cut near Gao on Monday, killing both.\n", &[]),
            ("Gunmen with pistols shot dead two clerks near Gao on Monday.\n", &["pistol"]),
            (
                "A suicide bomber killed two clerks near Gao on Monday before guards opened fire.\n",
                &[],
            ),
            ("Troops shot down a drone near Gao on Monday.\n", &["drone"]),
            ("Gunmen killed two clerks near Gao on Monday.\n", &[]),
        ] {
            assert_eq!(kinds(text), kind, "{text}");
        }
    }
}
