//! What was struck, and what became of it.

use dateline_text::{Class, Span};

use crate::read::doer;
use crate::read::draft::{Draft, position};
use crate::read::item::Item;
use crate::read::scene::Scene;
use crate::read::struck;
use crate::read::trigger::Sense;
use crate::read::value;
use crate::{Effect, TargetValue};

use super::Fill;

impl Fill<'_, '_> {
    pub(super) fn targets(&self, draft: &mut Draft, scene: &Scene<'_>) {
        let effect = scene.effects.first();
        let on = effect.map(|(span, _)| falls_on(scene, *span));
        let mut seen: Vec<&str> = Vec::new();
        // The last one of a list of things that one effect falls on: `two offices and a restaurant were damaged`.
        let mut last: Option<Span> = None;
        for (index, (mention, target)) in scene.targets.iter().enumerate() {
            // The base that is named by its place is the place, not what was hit, when something fell near it; it is still the target.
            // `the car was detonated at the gate`: the car of the car bomb.
            let bomb = matches!(target.id, "vehicle" | "truck" | "motorcycle")
                && target.definite
                && draft.arms.iter().any(|arm| arm.ends_with("-bomb"))
                && detonated(scene.part.items, mention.span);
            let way = struck::way(self.document, scene.part.items, mention.span, target);
            if seen.contains(&target.id) || bomb || way {
                continue;
            }
            seen.push(target.id);
            let voice = self.voice(draft, mention.span);
            let listed = last.is_some_and(|end| joined(scene.part.items, end, mention.span));
            let near = effect.filter(|_| on == Some(Object::Thing(index)) || listed);
            last = near.map(|_| mention.span);
            let value = value::target(
                self.document,
                mention.span,
                target,
                near.map_or(Effect::NotStated, |(_, effect)| *effect),
            );
            let mut spans = vec![mention.span];
            spans.extend(near.map(|(span, _)| *span));
            draft.telling.targets.push(position(
                vec![value],
                voice.source,
                voice.hedge,
                mention.rule,
                &spans,
            ));
        }
        if scene.targets.is_empty() {
            self.effects_only(draft, scene);
        }
    }

    /// An effect without a target in its words falls on what was attacked.
    pub(super) fn effects_only(&self, draft: &mut Draft, scene: &Scene<'_>) {
        for (span, effect) in &scene.effects {
            let own = match falls_on(scene, *span) {
                Object::Thing(on) => scene.targets.get(on),
                Object::Earlier => None,
                Object::Other => continue,
            };
            let known = own.map(|(mention, target)| {
                value::target(self.document, mention.span, target, *effect)
            });
            let earlier = || {
                draft
                    .telling
                    .targets
                    .first()
                    .and_then(|p| p.value.first())
                    .map(|t| TargetValue { effect: *effect, ..t.clone() })
            };
            let value = known.or_else(earlier).unwrap_or(TargetValue {
                name: None,
                kind: None,
                owner: Vec::new(),
                effect: *effect,
            });
            let voice = self.voice(draft, *span);
            let mut spans: Vec<Span> = own.iter().map(|(mention, _)| mention.span).collect();
            spans.push(*span);
            draft.telling.targets.push(position(
                vec![value],
                voice.source,
                voice.hedge,
                "effect",
                &spans,
            ));
        }
    }
}

/// What an effect falls on.
#[derive(Clone, Copy, PartialEq)]
enum Object {
    /// A thing of the scene, by its index.
    Thing(usize),
    /// What has been told before: `it was destroyed`.
    Earlier,
    /// Something of no account: `destroyed a gate`.
    Other,
}

/// What the effect at `span` falls on: what was destroyed, in the passive before the verb and else behind it.
fn falls_on(scene: &Scene<'_>, span: Span) -> Object {
    /// Items behind a verb in which its object may begin.
    const OBJECT: usize = 8;
    let (items, targets) = (scene.part.items, &scene.targets);
    let first = if targets.is_empty() { Object::Earlier } else { Object::Thing(0) };
    let at = items.partition_point(|item| item.span().start < span.start);
    let end = items.partition_point(|item| item.span().start < span.end);
    let noun = items[at..end].iter().any(|item| item.one_of(&["damage", "damages"]));
    let behind = targets.partition_point(|(own, _)| own.span.end <= span.start);
    if !noun && doer::passive(items, at) {
        // `two offices and a restaurant were damaged`: the list has it from its first on.
        let list = targets[..behind].windows(2).rev();
        let more = list.take_while(|pair| joined(items, pair[0].0.span, pair[1].0.span)).count();
        return behind.checked_sub(1 + more).map_or(first, Object::Thing);
    }
    let clause = |item: &&Item<'_>| !item.is(Class::PUNCT) && item.trigger().is_none();
    let near = &items[end..items.len().min(end + OBJECT)];
    let mut object = near.iter().take_while(clause);
    let next = targets.get(behind).map(|(own, _)| own.span);
    if next.is_some_and(|next| object.clone().any(|item| item.span() == next)) {
        return Object::Thing(behind);
    }
    let governs = !noun && items.get(at).and_then(Item::trigger).is_some_and(|hit| !hit.noun());
    let own = object.next().is_some_and(|item| item.is(Class::DETERMINER));
    if governs && own { Object::Other } else { first }
}

/// Whether what stands at `span` is made to explode, or driven to where it does.
fn detonated(items: &[Item<'_>], span: Span) -> bool {
    let at = items.partition_point(|item| item.span().start < span.start);
    let end = items.partition_point(|item| item.span().start < span.end);
    let blown = |item: &Item<'_>| item.trigger().is_some_and(|hit| hit.sense() == Sense::Explosion);
    items[..at].last().is_some_and(|item| {
        blown(item)
            || item.one_of(&["driving", "drove"])
            || item.trigger().is_some_and(|hit| hit.trigger.id == "ram")
    }) || items[end..].iter().take(2).any(blown)
}

/// Whether only words of a list stand between two things.
fn joined(items: &[Item<'_>], first: Span, second: Span) -> bool {
    let start = items.partition_point(|item| item.span().start < first.end);
    let end = items.partition_point(|item| item.span().start < second.start);
    let between = items.get(start..end).unwrap_or_default();
    !between.is_empty()
        && between.len() <= 4
        && between.iter().any(|item| item.one_of(&["and", ",", "or"]))
        && between.iter().all(|item| {
            item.one_of(&["and", ",", "or", "as", "well", "several", "other", "of", "the"])
                || matches!(item, Item::Number { .. } | Item::Name(_))
                || item.is(Class::DETERMINER)
        })
}

#[cfg(test)]
mod tests {
    use crate::Effect;
    use crate::read::read_alone;

    fn effects(text: &str) -> Vec<(String, Effect)> {
        let reading = read_alone(text);
        let told = reading.accounts.iter().flat_map(|account| &account.telling.targets);
        let kind = |target: &crate::TargetValue| target.kind.clone().unwrap_or_default();
        told.flat_map(|said| &said.value).map(|target| (kind(target), target.effect)).collect()
    }

    #[test]
    fn an_effect_on_a_list() {
        let text = "Two bank buildings and a restaurant were damaged when a bomb went off in Lima on Monday.\n";
        let expected = [("building", Effect::Damaged), ("restaurant", Effect::Damaged)];
        assert_eq!(effects(text), expected.map(|(kind, effect)| (kind.to_owned(), effect)));
        let beside = "A bomb destroyed a bank in Lima on Monday as a bus went by.\n";
        let expected = ("bank".to_owned(), Effect::Destroyed);
        assert_eq!(effects(beside)[0], expected);
        assert!(effects(beside)[1..].iter().all(|(_, effect)| *effect == Effect::NotStated));
    }

    #[test]
    fn what_is_only_meant() {
        let text = "A bomb hit a bank in Lima on Monday. The men had planned to destroy it.\n";
        assert_eq!(effects(text), [("bank".to_owned(), Effect::NotStated)]);
    }

    #[test]
    fn the_object_of_the_verb() {
        let text = "A strike hit a village near Tyre on Monday, destroying four trucks.\n";
        let expected = [("village", Effect::NotStated), ("truck", Effect::Destroyed)];
        assert_eq!(effects(text), expected.map(|(kind, effect)| (kind.to_owned(), effect)));
        let text =
            "A strike on a police station in Gao on Monday destroyed a gate, an officer said.\n";
        assert_eq!(effects(text), [("police_station".to_owned(), Effect::NotStated)]);
    }
}
