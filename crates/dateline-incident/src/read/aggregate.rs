//! Statements about many incidents: counts, shares of claims, lulls, series, levels. None of them is an incident.

use std::borrow::Cow;
use std::cell::LazyCell;

use dateline_document::Document;
use dateline_entity::{Actor, ActorKind, Entity, Mention, Number, PlaceRole, Status};
use dateline_text::number::Quantity;
use dateline_text::{Class, Span, WordSet};
use dateline_time::{Kind, Precision, Timex};

use super::cue::Cue;
use super::item::Item;
use super::scene::{Scene, starts_with_since};
use super::trigger::Sense;
use super::value;
use crate::{Aggregate, AggregateKind, Count, CountStatus, DateValue};

/// What a part says of many incidents, and whether an event may still be read from it.
pub(crate) struct Summary {
    pub(crate) aggregates: Vec<Aggregate>,
    pub(crate) consumed: bool,
}

/// What the sentence before was about: a share of claims may lean on it (`Most were claimed by ...`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Topic {
    /// Attacks in general, not one of them.
    pub(crate) many: bool,
}

pub(crate) fn summarize(
    document: &Document<'_>,
    id: &str,
    scene: &Scene<'_>,
    topic: Topic,
) -> Summary {
    let mut summary = Summary { aggregates: Vec::new(), consumed: false };
    let mut add = |aggregate: Option<(Aggregate, bool)>| {
        if let Some((aggregate, consumed)) = aggregate {
            summary.consumed |= consumed;
            summary.aggregates.push(aggregate);
        }
    };
    let levels = troop_levels(document, id, scene);
    if !levels.is_empty() {
        return Summary { aggregates: levels, consumed: true };
    }
    add(claim_share(document, id, scene, topic));
    add(attack_count(document, id, scene));
    add(casualty_total(document, id, scene));
    add(strike_series(document, id, scene));
    add(frequency(document, id, scene, topic));
    add(ongoing(document, id, scene));
    add(lull(document, id, scene, topic));
    summary
}

fn aggregate(
    document: &Document<'_>,
    id: &str,
    scene: &Scene<'_>,
    kind: AggregateKind,
    value: Count,
    span: Span,
) -> Aggregate {
    Aggregate {
        document: id.to_owned(),
        kind,
        value,
        what: Some(what(document, scene, span)),
        area: area(scene),
        actor: None,
        window: window(document, scene),
        as_of: document.reference.best.map(|_| value::reference(&document.reference)),
        series: None,
        evidence: vec![span.into()],
    }
}

/// The words of what is counted, short.
fn what(document: &Document<'_>, scene: &Scene<'_>, span: Span) -> String {
    let noun = scene.hits.iter().find(|(_, hit)| !hit.sense().harm());
    let start = noun.map_or(span.start, |(_, hit)| hit.span.start).clamp(span.start, span.end);
    let words = document.words(Span { start, end: span.end });
    let cut = words
        .char_indices()
        .nth(80)
        .map_or(words.len(), |(at, _)| words[..at].rfind(' ').unwrap_or(at));
    words[..cut].trim_end_matches(['.', ',', ' ']).to_owned()
}

/// Countries and named areas, in order, once each.
fn area(scene: &Scene<'_>) -> Vec<String> {
    let mut area: Vec<String> = Vec::new();
    for (_, place) in &scene.places {
        let names = if place.countries.is_empty() {
            place.name.clone().into_iter().collect()
        } else {
            place.countries.clone()
        };
        for name in names {
            if !area.contains(&name) {
                area.push(name);
            }
        }
    }
    area
}

/// The time over which something is counted: `since ...` runs to the day of writing.
fn window(document: &Document<'_>, scene: &Scene<'_>) -> Option<DateValue> {
    let times = document.times_in(scene.part.span);
    let dated = |time: &&Timex| {
        time.interval.is_some() && matches!(time.kind, Kind::Date) && !time.value.ends_with("_REF")
    };
    let since = |time: &&Timex| {
        let before = scene
            .part
            .items
            .iter()
            .rev()
            .filter(|item| item.span().end <= time.span.start)
            .take(12);
        starts_with_since(document, time)
            || before.clone().any(|item| item.one_of(&["since", "began", "from"]))
    };
    let time = times.iter().filter(dated).find(since).or_else(|| times.iter().find(dated))?;
    let mut window = value::date(document, time);
    if since(&time) {
        window.end = document.reference.best.or(document.reference.interval.last());
        window.best = None;
        window.precision = Cow::Borrowed(if window.end.is_some() { "days" } else { "open" });
    }
    Some(window)
}

fn number_count(document: &Document<'_>, quantity: Quantity, span: Span) -> Count {
    Count {
        status: CountStatus::Stated,
        min: quantity.min,
        max: quantity.max,
        best: quantity.best,
        words: Some(document.words(span).to_owned()),
    }
}

fn silent() -> Count {
    Count::NOT_STATED
}

fn event_noun(item: &Item<'_>) -> bool {
    item.trigger().is_some_and(|hit| hit.plural() && !hit.sense().harm())
        || item.one_of(&["incidents"])
}

/// `more than 140 attacks ... since October`, `were targeted more than 175 times`, `the third attack this month`
fn attack_count(document: &Document<'_>, id: &str, scene: &Scene<'_>) -> Option<(Aggregate, bool)> {
    let items = scene.part.items;
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
                if many
                    && event
                    && (times && quantity.max != Some(1) || noun && *long)
                    && scene.harms.iter().all(|harm| harm.count.status != CountStatus::Stated)
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
                        scene.harms.is_empty(),
                    ));
                }
            }
            _ => {}
        }
    }
    None
}

fn ordinal(word: &str) -> Option<u64> {
    dateline_text::kit::ordinal(word).ok().map(|(_, n)| n)
}

/// Whether the part counts over a long time: a week or more, or since something.
fn long_window(document: &Document<'_>, scene: &Scene<'_>) -> bool {
    let since = scene.part.items.iter().any(|item| item.one_of(&["since"]));
    since
        || document.times_in(scene.part.span).iter().any(|time| {
            let long = |p: Precision| {
                matches!(
                    p,
                    Precision::Week
                        | Precision::Month
                        | Precision::Season
                        | Precision::Year
                        | Precision::Open
                )
            };
            // `breaking a lull of three months`: the lull is long, not the counting.
            let before =
                scene.part.items.iter().rev().filter(|item| item.span().end <= time.span.start);
            if before.take(3).any(|item| item.one_of(&["lull", "pause", "truce", "ceasefire"])) {
                return false;
            }
            time.interval.as_ref().is_some_and(|interval| long(interval.precision))
                || time.kind == Kind::Duration
                    && time.value.starts_with('P')
                    && !time.value.starts_with("PT")
                    && !time.value.ends_with('D')
                || starts_with_since(document, time)
        })
}

/// `claimed most of the attacks`, `Most were claimed by ...`; `claimed responsibility` right after a sentence about many.
fn claim_share(
    document: &Document<'_>,
    id: &str,
    scene: &Scene<'_>,
    topic: Topic,
) -> Option<(Aggregate, bool)> {
    static CLAIMS: WordSet<4> = WordSet::new(["claimed", "claiming", "claims", "claim"]);
    let items = scene.part.items;
    let claim = items.iter().position(|item| item.among(&CLAIMS))?;
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
fn about_many(scene: &Scene<'_>, topic: Topic) -> bool {
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
fn lull(
    document: &Document<'_>,
    id: &str,
    scene: &Scene<'_>,
    topic: Topic,
) -> Option<(Aggregate, bool)> {
    let cue = scene.cue(Cue::Lull)?;
    // `the first attacks after a three-month pause`
    let after = scene.part.joint == super::scene::Joint::Earlier && scene.hits.is_empty();
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
fn frequency(
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
fn strike_series(
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

/// `still carry out attacks and ambushes`
fn ongoing(document: &Document<'_>, id: &str, scene: &Scene<'_>) -> Option<(Aggregate, bool)> {
    let cue = scene.cue(Cue::Still).or_else(|| scene.cue(Cue::Serial))?;
    let plural = scene
        .hits
        .iter()
        .any(|(_, hit)| hit.plural() && !hit.sense().harm() && hit.span.start > cue.start)
        || scene.hits.iter().any(|(_, hit)| {
            !hit.noun()
                && matches!(hit.form, super::trigger::Form::Base)
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
fn casualty_total(
    document: &Document<'_>,
    id: &str,
    scene: &Scene<'_>,
) -> Option<(Aggregate, bool)> {
    if scene.harms.is_empty() {
        return None;
    }
    let long = long_window(document, scene);
    let war = scene.part.items.iter().any(|item| {
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
    let harm = scene.harms.iter().find(|harm| {
        let n = harm.count.min.or(harm.count.best).unwrap_or(0);
        harm.count.status == CountStatus::Stated
            && (n >= 1000
                || n >= 20 && long && (war || yearly)
                || n >= 5
                    && long
                    && scene.part.items.iter().any(|item| item.word("since"))
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

/// Verbs by which troops are somewhere.
static LEVELS: WordSet<11> = WordSet::new([
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
]);

/// Nouns for troops.
static TROOPS: WordSet<6> =
    WordSet::new(["troops", "soldiers", "personnel", "forces", "marines", "servicemembers"]);

/// `some 2,500 troops deployed in Iraq and 900 in Syria`: one a place.
fn troop_levels(document: &Document<'_>, id: &str, scene: &Scene<'_>) -> Vec<Aggregate> {
    let items = scene.part.items;
    let event =
        scene.hits.iter().any(|(_, hit)| hit.sense() != Sense::Launch && !hit.sense().harm());
    let level = || items.iter().any(|item| item.among(&LEVELS));
    let past = || items.iter().any(|item| item.one_of(&["sent", "arrived", "withdrew", "lost"]));
    if event
        || !level()
        || past()
        || !scene.harms.iter().all(|harm| harm.count.status != CountStatus::Stated)
    {
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
        military |= item.among(&TROOPS);
        if let Some(number) = number.filter(|(q, _)| q.best.or(q.min).is_some_and(|n| n >= 10)) {
            pending = Some(number);
        }
        // The number is settled by the place after it.
        if let Item::Mention(Mention { entity: Entity::Place(place), .. }) = item
            && matches!(place.role, PlaceRole::Location | PlaceRole::Container)
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
                one.area = if place.countries.is_empty() {
                    place.name.clone().into_iter().collect()
                } else {
                    place.countries.clone()
                };
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
enum Soldiers<'a> {
    /// `some 2,500 troops`
    Counted(&'a Number),
    /// `US forces`
    Named,
}

fn soldiers(mention: &Mention) -> Option<Soldiers<'_>> {
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
