//! What was struck, and what only stands by: the building attacked, not the hospital that the wounded were taken to.

mod aside;

use dateline_document::Document;
use dateline_entity::Entity;
use dateline_text::{Class, Span};

pub(crate) use self::aside::{
    before_it, brings, brought_down, cared_for, carries, described, names_blast, way,
};
use super::item::Item;
use super::trigger::{Form, Hit, Sense};
use crate::read::words;

/// `did not fire any shots`: arms that were not used.
pub(crate) fn not_used(document: &Document<'_>, items: &[Item<'_>], span: Span) -> bool {
    let at = items.partition_point(|item| item.span().start < span.start);
    let before = &items[at.saturating_sub(4)..at];
    let any = document.words(span).to_ascii_lowercase().starts_with("any ")
        || before.last().is_some_and(|item| item.word("any"));
    any && before.iter().any(|item| item.is(Class::NEGATION))
}

/// `The officers were inside an armoured vehicle`: what people were in did nothing.
pub(crate) fn ridden(document: &Document<'_>, items: &[Item<'_>], span: Span) -> bool {
    let at = items.partition_point(|item| item.span().start < span.start);
    let one = document.words(span).split(' ').next().is_some_and(|first| {
        ["a", "an", "the", "their", "his"].iter().any(|own| first.eq_ignore_ascii_case(own))
    });
    let words = document.words(span).to_ascii_lowercase();
    let boat = words.ends_with("boat") || words.ends_with("boats") || words.contains("skiff");
    let governor = items[..at].last();
    one && governor.is_some_and(|item| item.one_of(&["inside", "aboard", "into"]))
        || boat && governor.is_some_and(|item| item.one_of(&["in", "on", "aboard", "by"]))
}

/// Whether stones lie there and are not thrown: `bits of rock`.
pub(crate) fn lies(items: &[Item<'_>]) -> bool {
    !items.iter().any(|item| {
        item.among(&words::THROWING)
            || item
                .trigger()
                .filter(|hit| hit.form != Form::Phrase)
                .is_some_and(|hit| matches!(hit.sense(), Sense::Launch | Sense::Strike))
    })
}

/// `20 shell casings`: what is left of shots, and no shell.
pub(crate) fn spent(items: &[Item<'_>], span: Span) -> bool {
    let end = items.partition_point(|item| item.span().start < span.end);
    items.get(end).is_some_and(|item| item.one_of(&["casing", "casings", "cases"]))
}

/// Whether the weapon at `span` was found or taken, not used.
pub(crate) fn only_found(items: &[Item<'_>], span: Span) -> bool {
    let at = items.partition_point(|item| item.span().start < span.start);
    // `rifles and ammunition were stolen`
    let mut behind = items[at..].iter().skip(1).take(6);
    let passive = behind.find(|item| item.is(Class::AUXILIARY)).is_some();
    let taken = ["stolen", "looted", "seized", "captured", "confiscated"];
    // `was killed and his rifle stolen`
    let gapped = items.get(at + 1).is_some_and(|item| item.one_of(&["stolen", "taken", "seized"]));
    if passive && behind.take(2).any(|item| item.one_of(&taken)) || gapped {
        return true;
    }
    for item in items[..at].iter().rev().take(10) {
        if item.among(&words::FINDING) {
            return true;
        }
        if item.trigger().is_some() || item.one_of(&[";", "when", "after", "that", "who"]) {
            return false;
        }
    }
    false
}

/// Whether the thing at `span` is what the event hit, by the words before it.
///
/// `main` is the item of its trigger; `blast` tells that explosives were used.
///
/// Where people come from, are taken to or travel in is none: `from a car`, `taken to a hospital`, `the bus in which`.
pub(crate) fn struck(items: &[Item<'_>], span: Span, main: Option<usize>, blast: bool) -> bool {
    let at = items.partition_point(|item| item.span().start < span.start);
    let before = &items[..at.min(items.len())];
    // `near the Nasr Hospital`
    let article = before.last().is_some_and(|item| item.one_of(&["the", "a", "an"]));
    let before = &before[..before.len() - usize::from(article)];
    let Some(governor) = before.last() else { return true };
    let near =
        |n: usize, test: &dyn Fn(&Item<'_>) -> bool| before.iter().rev().skip(1).take(n).any(test);
    let effect = |item: &Item<'_>| {
        item.one_of(&["damage", "damages", "damaged", "destruction", "harm", "fire", "sabotage"])
            || item.trigger().is_some()
    };
    // `between their houses and the schools`
    let ends = governor.word("and") && near(4, &|item: &Item<'_>| item.word("between"));
    if governor.one_of(&["from", "by", "with", "for", "aboard", "between", "via"])
        || ends
        || governor.among(&words::MOVING)
    {
        return false;
    }
    if governor.word("to") {
        return near(3, &effect);
    }
    // `and fled towards the bridge`
    let flees = near(2, &|item: &Item<'_>| item.among(&words::FLEEING));
    // `the blast was heard at the embassy`
    let heard = near(1, &|item: &Item<'_>| item.one_of(&["heard", "felt", "seen", "visible"]));
    // `intercepted by the army's air defence system`
    let agent = governor.is(Class::POSSESSIVE) && near(3, &|item: &Item<'_>| item.word("by"));
    if heard || agent {
        return false;
    }
    if governor.one_of(&["into", "toward", "towards"]) {
        return !flees && before.iter().any(|item| item.trigger().is_some());
    }
    if governor.word("of") {
        let part = |item: &Item<'_>| {
            let whole = item.mention().is_some_and(|m| matches!(m.entity, Entity::Target(_)));
            effect(item) || whole || item.among(&words::SITE_PART)
        };
        return near(2, &part);
    }
    // `a car near the hospital`, `a patrol near the dam`: the car and the patrol were hit.
    let hit = |item: &Item<'_>| {
        item.people().is_some()
            || item.mention().is_some_and(|m| matches!(m.entity, Entity::Target(_)))
            || item.one_of(&["mission", "patrol", "duty"])
            || item.among(&words::SPOT)
    };
    if governor.word("near") && before.iter().rev().nth(1).is_some_and(hit) {
        return false;
    }
    if acts(&items[at..]) || governor.among(&words::HAVING) {
        return false;
    }
    // `the discovery of a mine under the bridge`
    let found = before
        .iter()
        .rev()
        .take(8)
        .find(|item| item.trigger().is_some() || item.among(&words::FINDING));
    if found.is_some_and(|item| item.one_of(&["found", "discovered", "finding", "discovery"])) {
        return false;
    }
    let event = main.and_then(|main| items.get(main)).and_then(Item::trigger);
    // `in a house`: a bomb hits the house, a shot the one who is in it.
    if governor.one_of(&["in", "inside"]) {
        let blows = |hit: &Hit| {
            matches!(
                hit.sense(),
                Sense::Bombing | Sense::Explosion | Sense::Impact | Sense::Strike | Sense::Arson
            )
        };
        return blast || event.is_some_and(blows);
    }
    // `killed at the airport`, `two men on a motorcycle`
    if governor.one_of(&["at", "on"]) {
        let person =
            |hit: &Hit| hit.sense().harm() || matches!(hit.sense(), Sense::Shoot | Sense::Abduct);
        let rides = governor.word("on")
            && before.iter().rev().nth(1).is_some_and(|item| item.people().is_some());
        return !rides && (blast || !event.is_some_and(person) || near(2, &effect));
    }
    true
}

/// `a helicopter strafed the town`: the thing that the items start with is what attacks.
fn acts(items: &[Item<'_>]) -> bool {
    for item in items.iter().skip(1).take(6) {
        if let Some(hit) = item.trigger() {
            // `a truck destroyed in the raid`
            if hit.trigger.weak {
                return false;
            }
            let verb = matches!(hit.form, Form::Past | Form::Third | Form::Base | Form::Ing);
            return verb
                && matches!(
                    hit.sense(),
                    Sense::Launch | Sense::Bombing | Sense::Attack | Sense::Strike | Sense::Shoot
                );
        }
        // `destroyed a base and attacked a post`
        let ends = Class::AUXILIARY | Class::PUNCT | Class::PREPOSITION | Class::CONJUNCTION;
        if item.is(ends) || item.mention().is_some() {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use dateline_text::Span;

    use crate::read::read_alone;

    fn targets(text: &str) -> Vec<String> {
        let reading = read_alone(text);
        let positions = reading.accounts.iter().flat_map(|account| &account.telling.targets);
        // What became of it stands beside it in the evidence, and is shorter.
        let words = positions.filter_map(|said| {
            said.evidence.iter().map(|bytes| Span::from(*bytes)).max_by_key(|span| span.len())
        });
        words.map(|span| span.of(text).to_owned()).collect()
    }

    #[test]
    fn hit() {
        assert_eq!(targets("Gunmen attacked a clinic in Goma on Monday.\n"), ["a clinic"]);
        assert_eq!(targets("A bomb exploded in front of a bank in Cali on Monday.\n"), ["a bank"]);
        assert_eq!(
            targets("The bombing of a bridge near Mosul killed two people.\n"),
            ["a bridge"]
        );
    }

    #[test]
    fn what_brings_the_charge() {
        for text in [
            "A bomb hidden in a car exploded outside a bank in Cali on Monday.\n",
            "A car full of dynamite exploded outside a bank in Cali on Monday.\n",
            "Militants rammed a truck packed with explosives into a bank in Cali on Monday.\n",
        ] {
            assert_eq!(targets(text), ["a bank"], "{text}");
        }
        let bus = "A bomb exploded in a bus in Cali on Monday.\n";
        assert_eq!(targets(bus), ["a bus"]);
    }

    #[test]
    fn a_part_of_it() {
        let text = "A bomb destroyed a branch of the Farmers Bank in Cali on Monday.\n";
        assert_eq!(targets(text), ["the Farmers Bank"]);
    }

    #[test]
    fn standing_by() {
        let died =
            "A teacher died in a hospital on Monday after a bomb attack on a school in Kano.\n";
        assert_eq!(targets(died), ["a school"]);
        let from = "Two farmers were shot dead near Kano on Monday by men who fired from a car.\n";
        assert_eq!(targets(from), [""; 0]);
        let taken = "Gunmen shot a teacher in Kano on Monday and he was taken to a hospital.\n";
        assert_eq!(targets(taken), [""; 0]);
    }

    /// How often weapons are named.
    fn arms(text: &str) -> usize {
        let all = read_alone(text).accounts.into_iter().flat_map(|own| own.telling.weapons);
        all.filter(|said| said.rule != crate::BY_ACT).count()
    }

    #[test]
    fn stones_that_are_thrown() {
        assert_eq!(
            arms("A crowd threw stones at a patrol near Nablus on Monday, wounding a soldier.\n"),
            1
        );
        assert_eq!(arms("A man was shot dead beside a rock near Nablus on Monday.\n"), 0);
    }

    #[test]
    fn arms_that_were_not_used() {
        let text = "Rebels beheaded six herders near Kukawa on Monday. The rebels did not fire any gunshots.\n";
        assert_eq!(arms(text), 0);
    }

    #[test]
    fn who_comes_and_where_they_are_brought() {
        for text in [
            "A dark sedan drove by and someone inside shot a boy in Leeds on Monday.\n",
            "A shooting in Leeds on Monday sent a man to a hospital.\n",
            "Gunmen shot a boy in Leeds on Monday. He died, the director of the hospital said.\n",
        ] {
            assert_eq!(targets(text), [""; 0], "{text}");
        }
        assert_eq!(targets("A bomb hit a bus near Goma on Monday.\n"), ["a bus"]);
    }

    #[test]
    fn what_only_hears_or_sees_it() {
        for text in [
            "The blast in Karak on Monday was heard at the embassy.\n",
            "Gunmen killed a guard in Karak on Monday and fled towards the bridge.\n",
            "A rocket fired at Haifa on Monday was shot down by the army's air defence system.\n",
        ] {
            assert_eq!(targets(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn what_is_left_of_shots() {
        let text = "A man was shot in Leeds on Monday. Officers counted 20 shell casings.\n";
        assert_eq!(arms(text), 0);
    }
}
