//! Rounds of news: `In Mosul, gunmen killed a lawyer` after what happened in another town, `Hours later, gunmen killed a lawyer`.

use dateline_document::Document;
use dateline_entity::{Entity, Mention, Place};
use dateline_text::{Class, Span};

use crate::read::cue::Cue;
use crate::read::doer;
use crate::read::fill::Found;
use crate::read::harm::Harm;
use crate::read::item::Item;
use crate::read::scene::{Joint, Reference, Scene};
use crate::read::trigger::Form;
use crate::{AccountKind, PlaceValue};

use super::another::says_another;
use super::{Discourse, fit};

impl Discourse<'_, '_> {
    /// Whether a sentence that opens with a town, or with a word for another, goes over to what happened there, beside what has been told of another town.
    pub(super) fn goes_round(&self, scene: &Scene<'_>) -> bool {
        let told = self.focus.map(|focus| &self.drafts[focus]);
        let Some(told) = told.filter(|told| told.kind == AccountKind::NewEvent) else {
            return false;
        };
        let verb = |(at, hit): &(usize, crate::read::trigger::Hit)| {
            !hit.noun()
                && !scene.part.items[..*at].iter().any(|item| item.one_of(&["had", "has", "have"]))
        };
        let plain = scene.part.joint == Joint::First
            && scene.times.is_empty()
            && scene.reference != Reference::Definite
            && scene.cue(Cue::Elsewhen).is_none();
        let verb = scene.hits.first().is_some_and(verb);
        // `Elsewhere, gunmen killed a lawyer in Mosul`
        let apart = || scene.cue(Cue::Separate).and_then(|_| scene.places.first().copied());
        let there = match plain {
            true if verb => fronted(scene).or_else(apart),
            true => struck_there(scene),
            false => None,
        };
        let more = || more_there(self.document, scene).filter(|_| plain);
        let (there, more) = match there {
            Some(there) => (Some(there), false),
            None => (more(), true),
        };
        let found = there.and_then(|there| self.fill().place_of(&[there], 0));
        let elsewhere = |found: &Found| {
            let town = told.place.as_ref().is_some_and(|own| two_towns(own, &found.value));
            let other =
                || more && told.place.as_ref().is_some_and(|own| other_names(own, &found.value));
            town || other() || !fit::fits_place(told, Some(&found.value))
        };
        told.place.is_some() && found.as_ref().is_some_and(elsewhere)
    }

    /// Whether a sentence that opens with another hour goes over to what somebody else did or suffered: `Hours later, gunmen
    /// attacked a school, killing three`.
    pub(super) fn others_later(&self, scene: &Scene<'_>) -> bool {
        let told = self.focus.map(|focus| &self.drafts[focus]);
        let told = told.filter(|told| told.kind == AccountKind::NewEvent);
        let complete = told.is_some_and(|told| {
            let telling = &told.telling;
            !(telling.killed.is_empty() && telling.injured.is_empty() && telling.targets.is_empty())
        });
        let Some(onward) = scene.cue(Cue::Onward).filter(|_| complete) else { return false };
        let Some((verb, hit)) = scene.hits.first() else { return false };
        let new = |harm: &Harm<'_>| harm.told() && self.of_others(scene, harm);
        let subject = &scene.part.items[..*verb];
        let another = || {
            let words = subject.iter().map(|item| self.document.words(item.span()));
            words.into_iter().any(says_another)
        };
        // `Shortly afterwards, rebels shelled a village, killing seven`: behind what nobody is said to have done.
        let others = || {
            told.is_some_and(|told| told.doer.is_none())
                && doer::doer(self.document, scene)
                    .is_some_and(|(actor, ..)| actor.kind.as_deref() != Some("other"))
        };
        let own = || {
            scene.harms.iter().any(new)
                || !scene.targets.is_empty() && another()
                || (scene.harms.is_empty() || others())
                    && scene.targets.iter().any(|(_, target)| !target.definite)
        };
        // `Minutes earlier, a bomb under a bridge tore it up, killing three`
        let blown = || {
            let bomb = subject.iter().find_map(Item::mention);
            bomb.is_some_and(|own| matches!(own.entity, Entity::Weapon(_)))
        };
        let plain = scene.part.joint == Joint::First
            && scene.reference != Reference::Definite
            && (matches!(hit.form, Form::Past | Form::Phrase) || hit.form == Form::Ing && blown());
        // `Hours later the same gunmen raided a clinic in Lopa`
        let further = || {
            let told = told.and_then(|told| told.place.as_ref());
            let found = self.fill().place_of(&scene.places, 0);
            told.zip(found).is_some_and(|(told, found)| other_names(told, &found.value))
        };
        plain && own() && (self.newcomers(subject, onward) || further())
    }

    /// Whether those harmed may be others than those who attacked before: not `the attackers`, `two suspects`, nor gunmen who are
    /// killed nobody says where.
    fn of_others(&self, scene: &Scene<'_>, harm: &Harm<'_>) -> bool {
        let words = harm.who_span.map(|who| self.document.words(who).to_ascii_lowercase());
        let points =
            words.is_some_and(|words| words.starts_with("the ") || words.contains("suspect"));
        let nowhere = harm.attackers() && scene.places.is_empty();
        !(points || harm.attacked(&scene.cues) || nowhere)
    }

    /// Whether the first words of a sentence, behind those that say when, name people or things that nothing points back to.
    fn newcomers(&self, items: &[Item<'_>], onward: Span) -> bool {
        /// Items of a time and its comma, and of a subject before its verb.
        const NEAR: usize = 6;
        let behind = items.partition_point(|item| item.span().end <= onward.end);
        let first = items.partition_point(|item| item.span().start < onward.start);
        let begins = behind <= NEAR && items[..first].iter().all(says_when);
        let subject = &items[behind.min(items.len())..];
        let subject = &subject[..subject.len().min(NEAR)];
        let new = |item: &Item<'_>| {
            let words = self.document.words(item.span());
            let first = words.split(' ').next().unwrap_or_default();
            !POINTING.iter().any(|word| first.eq_ignore_ascii_case(word))
        };
        let named = subject.iter().position(|item| {
            item.mention().is_some_and(|own| !matches!(own.entity, Entity::Place(_)))
        });
        // `a band of raiders (perhaps of the same clan)`, `a bomb laid under a bridge`: who or what comes first is new.
        let opens = named.is_some_and(|named| named <= 1);
        begins
            && named.is_some()
            && (opens && subject.iter().take(2).all(new) || subject.iter().all(new))
    }
}

/// First words of what has been told of before.
const POINTING: [&str; 12] =
    ["the", "they", "he", "she", "it", "these", "those", "this", "that", "their", "his", "had"];

/// Words before the subject of a sentence, of a time or of none.
fn says_when(item: &Item<'_>) -> bool {
    matches!(item, Item::Time(_) | Item::Number { .. })
        || item.is(Class::DETERMINER | Class::PREPOSITION | Class::TIME_UNIT | Class::TIME_CUE)
        || item.is(Class::PUNCT)
        || item.one_of(&["few", "same"])
}

/// `A strike in Mosul wounded several people`: the town right behind what harmed them.
fn struck_there<'a>(scene: &Scene<'a>) -> Option<(&'a Mention, &'a Place)> {
    /// Items between what happened and the town: `on a house`.
    const NEAR: usize = 5;
    let items = scene.part.items;
    let (noun, hit) = scene.hits.first()?;
    let (mention, place) = scene.places.first().copied()?;
    let at = items.partition_point(|item| item.span().start < mention.span.start);
    let verb = items.get(at + 1)?.trigger().is_some_and(|hit| hit.form == Form::Past);
    let told = scene.harms.iter().any(|harm| harm.told() && harm.span.start > mention.span.start);
    (hit.noun() && verb && told && at > *noun && at - noun <= NEAR).then_some((mention, place))
}

/// Whether two places are towns with names of their own, and neither a suburb of the other.
fn two_towns(one: &PlaceValue, other: &PlaceValue) -> bool {
    /// In millionths of a degree.
    const APART: u32 = 120_000;
    let town = |place: &PlaceValue| place.kind.as_deref() == Some("place");
    let far = |a: (i32, i32), b: (i32, i32)| a.0.abs_diff(b.0) > APART || a.1.abs_diff(b.1) > APART;
    town(one)
        && town(other)
        && one.name != other.name
        && one.point.zip(other.point).is_some_and(|(a, b)| far(a, b))
}

/// Whether two towns or villages bear two names, wherever they lie.
pub(super) fn other_names(one: &PlaceValue, other: &PlaceValue) -> bool {
    let own = |place: &PlaceValue| {
        let town = place.kind.as_deref().is_none_or(|kind| kind == "place");
        place
            .name
            .as_deref()
            .filter(|_| town)
            .map(dateline_text::fold)
            .map(std::borrow::Cow::into_owned)
    };
    own(one).zip(own(other)).is_some_and(|(one, other)| one != other)
}

/// The place where people were harmed beside those told of: `Two more people were killed in a strike on a house in Lopa`.
fn more_there<'a>(document: &Document<'_>, scene: &Scene<'a>) -> Option<(&'a Mention, &'a Place)> {
    let more = scene.harms.iter().filter_map(|harm| harm.who_span).any(|who| {
        let mut words = document.words(who).split(' ');
        words.any(|word| MORE.iter().any(|own| word.eq_ignore_ascii_case(own)))
    });
    scene.places.first().copied().filter(|_| more)
}

/// Words for people beside those who were told of.
const MORE: [&str; 4] = ["more", "another", "other", "others"];

/// The place that a sentence opens with: `In the northern city of Mosul, `.
pub(super) fn fronted<'a>(scene: &Scene<'a>) -> Option<(&'a Mention, &'a Place)> {
    /// Items before the comma.
    const NEAR: usize = 9;
    let (first, rest) = scene.part.items.split_first()?;
    let comma = rest.iter().take(NEAR).position(|item| item.word(","))?;
    let name = |item: &Item<'a>| {
        let stands = |(mention, _): &&(&Mention, &Place)| mention.span == item.span();
        scene.places.iter().find(stands).copied()
    };
    let plain = |item: &Item<'_>| {
        matches!(item, Item::Word { .. }) && !item.is(Class::PRONOUN | Class::AUXILIARY)
            || item
                .mention()
                .is_some_and(|own| matches!(own.entity, Entity::Place(_) | Entity::Target(_)))
    };
    let phrase = &rest[..comma];
    let opens = first.one_of(&["in", "at", "near", "outside", "around"]);
    let there = phrase.iter().find_map(name)?;
    (opens && phrase.iter().all(plain) && there.1.name.is_some()).then_some(there)
}

#[cfg(test)]
mod tests {
    use crate::AccountKind;
    use crate::read::read_alone;

    #[test]
    fn another_hour() {
        for second in [
            "Later, gunmen killed a lawyer in Zagrud.",
            "An hour later, gunmen attacked a school, killing a teacher.",
            "Meanwhile, soldiers killed a herder in Zaria.",
            "Around the same time, another bomber targeted a convoy, killing a driver.",
            "Separately, troops killed a rebel in the province.",
        ] {
            let text = format!("A car bomb killed five people in Kirkuk on Monday. {second}\n");
            let both = [(AccountKind::NewEvent, vec![5]), (AccountKind::NewEvent, vec![1])];
            assert_eq!(told(&text), both, "{text}");
        }
        for second in [
            "Later, security forces stormed the building and killed the attackers.",
            "Hours later, police shot dead two suspects.",
            "Later, two wounded men died in hospital.",
            "Minutes later, a second bomb went off.",
            "Meanwhile, residents said 20 people had been killed.",
            "Later, the gunmen set fire to a shop.",
        ] {
            let text =
                format!("Gunmen killed five people at a hotel in Kirkuk on Monday. {second}\n");
            assert_eq!(told(&text).len(), 1, "{text} {:?}", told(&text));
        }
    }

    /// What part each account plays, and how many were killed.
    fn told(text: &str) -> Vec<(AccountKind, Vec<u64>)> {
        let tell = |own: &crate::Account| {
            let killed = own.telling.killed.iter().filter_map(|said| said.value.best);
            (own.kind, killed.collect())
        };
        read_alone(text).accounts.iter().map(tell).collect()
    }

    #[test]
    fn a_round_of_towns() {
        for second in [
            "In Mosul, gunmen killed a lawyer.",
            "In the northern city of Mosul, a lawyer was killed.",
            "Elsewhere, gunmen killed a lawyer in Mosul.",
        ] {
            let text = format!("A car bomb killed five people in Kirkuk on Monday. {second}\n");
            let both = [(AccountKind::NewEvent, vec![5]), (AccountKind::NewEvent, vec![1])];
            assert_eq!(told(&text), both, "{text}");
        }
    }

    #[test]
    fn no_round() {
        let fear = "A car bomb killed five people in Kirkuk on Monday. In Mosul, villagers fear attacks by rebels, who killed 20 people.\n";
        assert_eq!(told(fear), [(AccountKind::NewEvent, vec![5])]);
        let had = "A car bomb killed five people in Kirkuk on Monday. In Mosul, gunmen had killed a lawyer.\n";
        assert_eq!(told(had)[1].0, AccountKind::Background);
    }
}
