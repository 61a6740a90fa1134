//! Numbers of attacks: counted, claimed, by frequency, in a series, or none for a while.

use std::cell::LazyCell;

use dateline_document::Document;
use dateline_entity::ActorKind;
use dateline_text::Class;
use dateline_text::number::Quantity;
use dateline_time::{Kind, Timex};

use crate::read::cue::Cue;
use crate::read::item::{Bag, Item};
use crate::read::kinds::Kinds;
use crate::read::scene::Scene;
use crate::read::trigger::Sense;
use crate::read::value;
use crate::{Aggregate, AggregateKind, Count, CountStatus};

use super::{Topic, aggregate, long_window, number_count, silent};

pub(super) fn event_noun(item: &Item<'_>) -> bool {
    item.trigger().is_some_and(|hit| hit.plural() && !hit.sense().harm())
        || item.one_of(&["incidents"])
}

/// `more than 140 attacks ... since October`, `were targeted more than 175 times`, `the third attack this month`
pub(super) fn attack_count(
    document: &Document<'_>,
    id: &str,
    scene: &Scene<'_>,
) -> Option<(Aggregate, bool)> {
    let (items, bag) = (scene.part.items, &scene.part.bag);
    let counts = bag.has(Bag::NUMBER) || bag.classes.any(Class::ORDINAL_WORD.with(Class::DIGIT));
    if !counts || !bag.has(Bag::TRIGGER) {
        return None;
    }
    // `two attacks in less than 24 hours` is a report of both, not a count over a time.
    let short = |time: &Timex| {
        time.kind == Kind::Duration
            && time.link.is_none()
            && (time.value.starts_with("PT") || matches!(time.value.as_str(), "P1D" | "P2D"))
    };
    let long = LazyCell::new(|| {
        long_window(document, scene) && !document.times_in(scene.part.span).iter().any(short)
    });
    for (at, item) in items.iter().enumerate() {
        let after = || {
            items[at + 1..]
                .iter()
                .take(6)
                .take_while(|next| !next.is(Class::PUNCT) || next.word("-") || next.word(","))
        };
        match item {
            Item::Number { span, quantity }
                if !items.get(at + 1).is_some_and(|next| {
                    next.one_of(&["separate", "simultaneous", "coordinated"])
                }) =>
            {
                let times = items.get(at + 1).is_some_and(|next| next.word("times"));
                let noun =
                    after().take_while(|next| !matches!(next, Item::Time(_))).any(event_noun);
                let event = scene.hits.iter().any(|(_, hit)| !hit.sense().harm());
                let many = quantity.min.or(quantity.best).is_some_and(|n| n > 1);
                // `attacked the camp 16 times, killing 200`: the dead of all of them.
                let often = times && quantity.min.or(quantity.best).is_some_and(|n| n > 3);
                let again = scene.hits.iter().any(|(_, hit)| {
                    matches!(hit.sense(), Sense::Attack | Sense::Strike | Sense::Bombing)
                });
                if many
                    && event
                    && (times && quantity.max != Some(1) || noun && *long)
                    && (often && again
                        || scene.harms.iter().all(|harm| harm.count.status != CountStatus::Stated))
                {
                    return Some((
                        aggregate(
                            document,
                            id,
                            scene,
                            AggregateKind::AttackCount,
                            number_count(document, *quantity, *span),
                            scene.part.span,
                        ),
                        true,
                    ));
                }
            }
            Item::Word { span, class, .. }
                if class.any(Class::ORDINAL_WORD.with(Class::DIGIT)) && *long =>
            {
                let ordinal = ordinal(document.words(*span));
                let event = after().any(|next| {
                    next.trigger().is_some_and(|hit| hit.noun() && !hit.sense().harm())
                });
                // `attacked a pipeline, the third attack on it this year`: what is told before is one of them.
                let apposed = matches!(&items[..at], [before @ .., comma, the]
                    if comma.word(",")
                        && the.word("the")
                        && before.iter().any(|item| item.trigger().is_some_and(|hit| !hit.noun())));
                if let Some(n) = ordinal.filter(|n| *n > 1 && event) {
                    let count = number_count(document, Quantity::exactly(n), *span);
                    return Some((
                        aggregate(
                            document,
                            id,
                            scene,
                            AggregateKind::AttackCount,
                            count,
                            scene.part.span,
                        ),
                        scene.harms.is_empty() && !apposed,
                    ));
                }
            }
            _ => {}
        }
    }
    None
}

pub(super) fn ordinal(word: &str) -> Option<u64> {
    dateline_text::kit::ordinal(word).ok().map(|(_, n)| n)
}

/// `claimed most of the attacks`, `Most were claimed by ...`; `claimed responsibility` right after a sentence about many.
pub(super) fn claim_share(
    document: &Document<'_>,
    id: &str,
    scene: &Scene<'_>,
    topic: Topic,
) -> Option<(Aggregate, bool)> {
    let items = scene.part.items;
    if !scene.part.bag.kinds.any(Kinds::CLAIMED) {
        return None;
    }
    let claim = items.iter().position(|item| item.kind(Kinds::CLAIMED))?;
    let share = |item: &Item<'_>| {
        item.one_of(&[
            "most", "majority", "many", "dozens", "scores", "some", "all", "several", "hundreds",
        ]) || matches!(item, Item::Number { quantity, .. } if quantity.max.is_none() && quantity.min.is_some())
    };
    let at = items.iter().position(share);
    let plural = items.iter().any(event_noun);
    let subject = items[..claim].iter().rev().take(3).any(|item| item.is(Class::AUXILIARY));
    let of_many = at.is_some_and(|at| {
        plural && at > claim && at - claim < 6
            || at < claim && subject && (plural || topic.many) && at <= 2
    });
    let responsibility = items[claim..].iter().take(4).any(|item| item.word("responsibility"));
    let leaning = responsibility
        && topic.many
        && !plural
        && !items[claim..].iter().any(|item| item.trigger().is_some());
    let negated = items[..claim].iter().any(|item| {
        item.is(Class::NEGATION)
            || matches!(item, Item::Number { quantity, .. } if quantity.max == Some(0))
    });
    if negated || !(of_many || leaning) {
        return None;
    }
    let actor =
        scene.actors.iter().filter(|(_, _, actor)| actor.kind != ActorKind::State).max_by_key(
            |(at, _, actor)| {
                // The subject of an active claim, the agent of a passive one; a name before a description.
                (actor.name.is_some(), if subject { *at > claim } else { *at < claim })
            },
        );
    let mut found =
        aggregate(document, id, scene, AggregateKind::ClaimShare, silent(), scene.part.span);
    found.actor = actor.map(|(_, mention, actor)| value::actor(document, mention.span, actor));
    found.value.words = at.map(|at| document.words(items[at].span()).to_owned());
    Some((found, true))
}

/// Whether the subject of `scene` is attacks in general: a plural noun, `such attacks`, `those`.
pub(super) fn about_many(scene: &Scene<'_>, topic: Topic) -> bool {
    let pronoun = scene
        .part
        .items
        .first()
        .is_some_and(|item| item.one_of(&["those", "these", "they", "such", "most", "there"]));
    scene.part.items.iter().any(event_noun)
        || pronoun && topic.many
        || pronoun && scene.part.items.first().is_some_and(|item| item.one_of(&["those", "such"]))
}

/// `attacks have largely halted`, `after a near three-month pause`, `previous attacks that had stopped in April`
pub(super) fn lull(
    document: &Document<'_>,
    id: &str,
    scene: &Scene<'_>,
    topic: Topic,
) -> Option<(Aggregate, bool)> {
    let cue = scene.cue(Cue::Lull)?;
    // `the first attacks after a three-month pause`
    let after = scene.part.joint == crate::read::scene::Joint::Earlier && scene.hits.is_empty();
    if !about_many(scene, topic) && !after {
        return None;
    }
    let noun = ["lull", "pause", "hiatus", "suspension", "calm", "quiet"]
        .iter()
        .any(|word| document.words(cue).eq_ignore_ascii_case(word));
    // `after a three-month pause` is a phrase in a sentence about something else.
    let (span, consumed) = if noun {
        let start = scene
            .part
            .items
            .iter()
            .rev()
            .find(|item| item.span().end <= cue.start && item.one_of(&["a", "the", "after", "an"]))
            .map_or(cue, Item::span);
        (start.join(cue), false)
    } else {
        (scene.part.span, !scene.harms.iter().any(|harm| harm.count.status == CountStatus::Stated))
    };
    // A verb of stopping needs the attacks as its subject, not `stopped a convoy`.
    let subject = scene.hits.iter().any(|(_, hit)| hit.plural() && hit.span.end <= cue.start)
        || topic.many
        || noun
        || about_many(scene, Topic::default());
    let day_report = scene.main().is_some_and(|(_, hit)| !hit.noun());
    if !subject || day_report && !noun || after && !noun {
        return None;
    }
    Some((aggregate(document, id, scene, AggregateKind::Lull, silent(), span), consumed))
}

/// `near-daily rocket strikes`, `frequent early in the war`, `the latest in a spate of attacks`
pub(super) fn frequency(
    document: &Document<'_>,
    id: &str,
    scene: &Scene<'_>,
    topic: Topic,
) -> Option<(Aggregate, bool)> {
    let cue = scene.cue(Cue::Frequent)?;
    // `a string of bombings killed nine on Sunday` is news of what happened.
    let harmed = scene.harms.iter().any(|harm| harm.count.status == CountStatus::Stated);
    if !about_many(scene, topic) || harmed {
        return None;
    }
    // What is frequent is the event noun near by, or the subject of `were frequent`.
    let near =
        scene.hits.iter().any(|(_, hit)| hit.plural() && hit.span.start.abs_diff(cue.end) < 60);
    let predicate = scene
        .part
        .items
        .iter()
        .rev()
        .find(|item| item.span().end <= cue.start)
        .is_some_and(|item| item.is(Class::AUXILIARY));
    if !near && !predicate {
        return None;
    }
    // `The rocket fire marked the latest in a spate of attacks` tells an event too.
    let own = scene.main().is_some_and(|(at, hit)| {
        (!hit.plural() && hit.noun() && *at <= 4) || !hit.noun() && !scene.times.is_empty()
    });
    Some((
        aggregate(document, id, scene, AggregateKind::Frequency, silent(), scene.part.span),
        !own,
    ))
}

/// `has on several occasions launched strikes on ...`
pub(super) fn strike_series(
    document: &Document<'_>,
    id: &str,
    scene: &Scene<'_>,
) -> Option<(Aggregate, bool)> {
    let cue = scene.cue(Cue::Serial)?;
    let perfect = scene.part.items.iter().any(|item| item.one_of(&["has", "have", "had"]));
    let event = scene.hits.iter().any(|(_, hit)| !hit.sense().harm());
    if !perfect
        || !event
        || scene.part.items.iter().any(|item| item.word("times"))
            && scene.part.items.iter().any(|item| matches!(item, Item::Number { .. }))
    {
        return None;
    }
    let actor =
        scene.actors.iter().find(|(at, ..)| scene.main().is_some_and(|(main, _)| at < main));
    let mut found = aggregate(
        document,
        id,
        scene,
        AggregateKind::StrikeSeries,
        Count {
            words: Some(document.words(cue).to_owned()),
            ..Count::bare(CountStatus::StatedNoNumber, None)
        },
        scene.part.span,
    );
    found.actor = actor.map(|(_, mention, actor)| value::actor(document, mention.span, actor));
    Some((found, true))
}
