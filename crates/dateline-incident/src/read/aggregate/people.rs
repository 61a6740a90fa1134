//! Numbers of people over a span: totals of the dead and hurt, levels of troops.

use dateline_document::Document;
use dateline_entity::{Actor, ActorKind, Entity, Mention, Number, Place, PlaceRole, Status};
use dateline_text::number::Quantity;
use dateline_text::{Span, Token};
use dateline_time::Precision;

use crate::read::cue::Cue;
use crate::read::item::{Bag, Item};
use crate::read::kinds::Kinds;
use crate::read::scene::{self, Scene};
use crate::read::trigger::Sense;
use crate::read::value;
use crate::read::words;
use crate::{Aggregate, AggregateKind, CountStatus};

use super::attacks::event_noun;
use super::{aggregate, long_window, number_count, silent};

/// `still carry out attacks and ambushes`
pub(super) fn ongoing(
    document: &Document<'_>,
    id: &str,
    scene: &Scene<'_>,
) -> Option<(Aggregate, bool)> {
    let cue = scene.cue(Cue::Still).or_else(|| scene.cue(Cue::Serial))?;
    let plural = scene
        .hits
        .iter()
        .any(|(_, hit)| hit.plural() && !hit.sense().harm() && hit.span.start > cue.start)
        || scene.hits.iter().any(|(_, hit)| {
            !hit.noun()
                && matches!(hit.form, crate::read::trigger::Form::Base)
                && hit.span.start > cue.start
        });
    let present =
        !scene.part.items.iter().any(|item| item.one_of(&["had", "was", "were", "have", "has"]));
    if !plural || !present || !scene.times.is_empty() {
        return None;
    }
    let actor = scene.actors.iter().find(|(_, mention, _)| mention.span.start < cue.start);
    let mut found =
        aggregate(document, id, scene, AggregateKind::OngoingActivity, silent(), scene.part.span);
    found.actor = actor.map(|(_, mention, actor)| value::actor(document, mention.span, actor));
    Some((found, true))
}

/// `at least 40,000 people have been killed since the war began`
pub(super) fn casualty_total(
    document: &Document<'_>,
    id: &str,
    scene: &Scene<'_>,
) -> Option<(Aggregate, bool)> {
    if scene.harms.is_empty() {
        return None;
    }
    let long = long_window(document, scene);
    // `killed 85 people, the latest atrocity in the war`: one of what it has brought.
    let items = scene.part.items;
    let latest = items.iter().position(|item| item.one_of(&["latest", "newest"]));
    let war = items[..latest.unwrap_or(items.len())].iter().any(|item| {
        item.one_of(&[
            "war",
            "conflict",
            "offensive",
            "insurgency",
            "campaign",
            "violence",
            "uprising",
        ])
    });
    // `Attacks killed 120 people last year`
    let yearly = scene.part.items.iter().any(event_noun)
        && scene.times.iter().any(|time| {
            time.interval.as_ref().is_some_and(|i| {
                matches!(i.precision, Precision::Month | Precision::Season | Precision::Year)
            })
        });
    // `310 guards have died in over 90 raids in recent months`
    let many = scene.part.items.iter().enumerate().any(|(at, item)| {
        /// Items from the number to the noun.
        const NEAR: usize = 4;
        /// As many are no one event.
        const MANY: u64 = 10;
        let number = |item: &Item<'_>| match item {
            Item::Number { quantity, .. } => quantity.min.or(quantity.best) >= Some(MANY),
            _ => false,
        };
        item.trigger().is_some_and(|hit| hit.noun() && hit.plural() && !hit.sense().harm())
            && scene.part.items[at.saturating_sub(NEAR)..at].iter().any(number)
            && scene
                .part
                .items
                .iter()
                .any(|item| matches!(item, Item::Time(_)) || item.one_of(&["recent", "past"]))
            && scene.times.iter().all(|time| {
                time.interval.as_ref().is_none_or(|own| own.precision != Precision::Day)
            })
    });
    // `So far in 2031, 47 people have been killed in the city`
    let running = scene.part.items.windows(2).any(|two| two[0].word("so") && two[1].word("far"));
    // `the deadliest since March, when a bomb killed seven`: the toll of that bomb.
    let when = scene.part.items.windows(2).find(|two| two[0].word(",") && two[1].word("when"));
    let then = |span: Span| when.is_some_and(|two| span.start > two[1].span().start);
    let harm = scene.harms.iter().filter(|harm| !then(harm.span)).find(|harm| {
        let n = harm.count.min.or(harm.count.best).or(harm.count.max).unwrap_or(0);
        // `600 people were hurt across the country from April to June`
        let monthly = n >= 100
            && scene.times.len() > 1
            && scene.times.iter().all(|time| {
                time.interval.as_ref().is_some_and(|own| {
                    matches!(own.precision, Precision::Month | Precision::Season | Precision::Year)
                })
            });
        harm.count.status == CountStatus::Stated
            && (n >= 1000
                || monthly
                || n >= 20 && (long && (war || yearly) || many)
                || n >= 5 && long && running
                || n >= 5
                    && long
                    && since_then(scene.part.items)
                    && scene
                        .times
                        .iter()
                        .all(|t| t.interval.as_ref().is_none_or(|i| i.precision != Precision::Day)))
    })?;
    Some((
        aggregate(
            document,
            id,
            scene,
            AggregateKind::CasualtyTotal,
            harm.count.clone(),
            scene.part.span,
        ),
        true,
    ))
}

/// `have died since the war began`; not `the worst raid in the land since 2018`, which is one.
fn since_then(items: &[Item<'_>]) -> bool {
    /// Items from the superlative to `since`.
    const NEAR: usize = 12;
    let since = items.iter().position(|item| item.word("since"));
    since.is_some_and(|since| {
        let near = &items[since.saturating_sub(NEAR)..since];
        !near.iter().any(|item| item.one_of(scene::DEADLIEST))
    })
}

/// Verbs by which troops are somewhere.
pub(in crate::read) const LEVELS: &[&str] = &[
    "has",
    "have",
    "are",
    "is",
    "there",
    "deployed",
    "stationed",
    "based",
    "maintains",
    "keeps",
    "numbering",
];

/// Whether a sentence of these tokens and mentions may tell how many troops are somewhere.
pub(in crate::read) fn may_tell_troops(tokens: &[Token], mentions: &[Mention]) -> bool {
    let place =
        |mention: &Mention| matches!(&mention.entity, Entity::Place(place) if settles(place));
    mentions.iter().any(place)
        && (mentions.iter().any(|mention| soldiers(mention).is_some())
            || tokens.iter().any(|token| words::TROOPS.has(token.hash)))
}

/// Whether troops may be counted there.
fn settles(place: &Place) -> bool {
    matches!(place.role, PlaceRole::Location | PlaceRole::Container)
}

/// `some 2,500 troops deployed in Iraq and 900 in Syria`: one a place.
pub(super) fn troop_levels(document: &Document<'_>, id: &str, scene: &Scene<'_>) -> Vec<Aggregate> {
    let (items, bag) = (scene.part.items, &scene.part.bag);
    if !bag.kinds.any(Kinds::LEVEL) || !bag.has(Bag::NUMBER | Bag::COUNTED) {
        return Vec::new();
    }
    let event =
        scene.hits.iter().any(|(_, hit)| hit.sense() != Sense::Launch && !hit.sense().harm());
    let past = || items.iter().any(|item| item.one_of(&["sent", "arrived", "withdrew", "lost"]));
    if event || past() || !scene.harms.iter().all(|harm| harm.count.status != CountStatus::Stated) {
        return Vec::new();
    }
    let mut found: Vec<Aggregate> = Vec::new();
    let mut military = false;
    let mut pending: Option<(Quantity, Span)> = None;
    for (at, item) in items.iter().enumerate() {
        let number = match item {
            Item::Number { span, quantity } => Some((*quantity, *span)),
            Item::Mention(mention) => soldiers(mention).and_then(|found| {
                military = true;
                match found {
                    Soldiers::Counted(n) => Some((n.quantity, n.span)),
                    Soldiers::Named => None,
                }
            }),
            _ => None,
        };
        military |= item.among(&words::TROOPS);
        if let Some(number) = number.filter(|(q, _)| q.best.or(q.min).is_some_and(|n| n >= 10)) {
            pending = Some(number);
        }
        // The number is settled by the place after it.
        if let Item::Mention(Mention { entity: Entity::Place(place), .. }) = item
            && settles(place)
            && let Some((quantity, span)) = pending
        {
            military |= items[at..].iter().take(3).any(|next| next.one_of(&["troops", "soldiers"]));
            if military {
                let mut one = aggregate(
                    document,
                    id,
                    scene,
                    AggregateKind::TroopLevel,
                    number_count(document, quantity, span),
                    scene.part.span,
                );
                one.area = super::names(place).map(ToString::to_string).collect();
                one.what = Some("troops".to_owned());
                one.window = None;
                one.actor = scene.actors.first().filter(|(own, ..)| *own < at).map(
                    |(_, m, actor): &(usize, &Mention, &Actor)| {
                        value::actor(document, m.span, actor)
                    },
                );
                found.push(one);
                pending = None;
            }
        }
    }
    found
}

/// What a mention of soldiers says of their number.
pub(super) enum Soldiers<'a> {
    /// `some 2,500 troops`
    Counted(&'a Number),
    /// `US forces`
    Named,
}

pub(super) fn soldiers(mention: &Mention) -> Option<Soldiers<'_>> {
    match &mention.entity {
        Entity::People(people) if people.status == Status::Military => {
            Some(people.count.as_ref().map_or(Soldiers::Named, Soldiers::Counted))
        }
        Entity::Actor(actor)
            if matches!(actor.kind, ActorKind::StateForce | ActorKind::Coalition) =>
        {
            Some(Soldiers::Named)
        }
        _ => None,
    }
}
