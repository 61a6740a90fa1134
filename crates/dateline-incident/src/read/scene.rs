//! Scenes: the parts of a sentence that may each tell one event, with everything that stands in them.

use std::cell::OnceCell;

use dateline_document::Document;
use dateline_entity::{Actor, Entities, Entity, Mention, Place, PlaceRole, Target, Weapon};
use dateline_text::{Class, Sentence, Span, WordSet};
use dateline_time::{Basis, Kind, Timex};

use super::claim::Statement;
use super::cue::Cue;
use super::draft::near;
use super::harm::{self, Harm};
use super::item::{Item, items};
use super::person::Names;
use super::struck;
use super::taken;
use super::trigger::{Form, Hit, Marks, Sense};
use super::when;

/// A sentence, prepared: items, triggers, cues.
pub(crate) struct Prepared<'a> {
    pub(crate) sentence: &'a Sentence,
    pub(crate) index: usize,
    pub(crate) items: Vec<Item<'a>>,
    pub(crate) cues: &'a [(Span, Cue)],
    pub(crate) others: &'a [(Span, &'static str)],
    /// Personal names: what lies in them is no place.
    pub(crate) names: Vec<Span>,
    /// It is the headline.
    pub(crate) headline: bool,
}

pub(crate) fn prepare<'a>(
    document: &'a Document<'_>,
    entities: &'a Entities,
    names: &mut Names,
    marks: &'a Marks,
    index: usize,
) -> Prepared<'a> {
    let sentence = &document.sentences[index];
    let hits = taken::settled(document, entities, sentence, &marks.hits);
    let names = names.of(document, entities, sentence);
    let items = items(document, entities, sentence, &hits, &names);
    let headline = document.header.title.is_some_and(|title| title.contains(sentence.span));
    Prepared { sentence, index, items, cues: &marks.cues, others: &marks.others, names, headline }
}

/// How a part of a sentence lies to the part before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joint {
    /// It is the first.
    First,
    /// It tells something earlier: `after`, `following`, `in retaliation for`.
    Earlier,
    /// It tells something later: `led to`, `prompting`, `before`.
    Later,
    /// It goes on: `while`, `but`, `;`.
    Parallel,
}

/// A part of a sentence: a range of its items.
#[derive(Clone, Copy)]
pub(crate) struct Part<'a> {
    pub(crate) items: &'a [Item<'a>],
    pub(crate) span: Span,
    pub(crate) joint: Joint,
    /// The words between this part and the one before: `a week after`.
    pub(crate) link: Option<&'a Timex>,
}

/// Cuts a sentence where words of order stand between two events.
pub(crate) fn parts<'a>(prepared: &'a Prepared<'a>) -> Vec<Part<'a>> {
    let items = &prepared.items[..];
    let event = |item: &Item<'_>| {
        item.trigger().is_some_and(|hit| !hit.sense().harm() && !hit.trigger.weak)
    };
    let mut cuts: Vec<(usize, usize, Joint)> = Vec::new();
    let mut from = 0;
    for at in 0..items.len() {
        if at < from || !(items[at].among(&JOINTS) || matches!(items[at], Item::Time(_))) {
            continue;
        }
        // `The attack comes as aid groups fear a push`: what comes with it is not of it.
        let with = items[at].word("as")
            && items[from..at]
                .iter()
                .rev()
                .take(2)
                .any(|item| item.one_of(&["comes", "came", "come"]));
        let Some((width, joint)) = joint(&items[at..]).or(with.then_some((1, Joint::Parallel)))
        else {
            continue;
        };
        let left = items[from..at].iter().any(event)
            || joint != Joint::Parallel
                && items[from..at].iter().any(|item| item.one_of(&["that", "this"]))
                && at - from <= 2;
        let right = items[at + width..].iter().take_while(|item| !item.word(";")).any(event);
        // What stands behind `after` is not of the event before it, event or not: `came after a meeting in Geneva`.
        let aside = left
            && items[at].one_of(&["after", "before", "following", "ahead", "amid", "as"])
            && items.len() - at > 3
            && !items[at + 1..]
                .iter()
                .take(3)
                .any(|item| item.trigger().is_some_and(|hit| hit.sense().harm()));
        if left && right || aside {
            cuts.push((at, width, joint));
            from = at + width;
        }
    }
    let mut out = Vec::new();
    let (mut start, mut before, mut link) = (0, Joint::First, None);
    for (at, width, joint) in cuts.into_iter().chain([(items.len(), 0, Joint::First)]) {
        if start < at {
            let own = &items[start..at];
            let span = own[0].span().join(own[own.len() - 1].span());
            out.push(Part { items: own, span, joint: before, link });
        }
        link = items[at..].iter().take(width).chain(items[..at].iter().rev().take(1)).find_map(
            |item| match item {
                Item::Time(time) if time.link.is_some() => Some(*time),
                _ => None,
            },
        );
        (start, before) = (at + width, joint);
    }
    out
}

/// First words of joints.
static JOINTS: WordSet<21> = WordSet::new([
    "after",
    "following",
    "followed",
    "led",
    "leading",
    "prompted",
    "prompting",
    "triggered",
    "triggering",
    "sparked",
    "sparking",
    "drew",
    "before",
    "provoked",
    "in",
    "amid",
    "ahead",
    "while",
    "whereas",
    ";",
    "as",
]);

/// A joint at the start of `items`, as (number of items, joint).
fn joint(items: &[Item<'_>]) -> Option<(usize, Joint)> {
    let next = |n: usize, words: &[&str]| items.get(n).is_some_and(|item| item.one_of(words));
    let first = items.first()?;
    if let Item::Time(time) = first {
        return time.link.is_some().then(|| (1 + usize::from(next(1, &["after"])), Joint::Earlier));
    }
    if first.one_of(&["after", "following"]) {
        return Some((1, Joint::Earlier));
    }
    if first.one_of(&["followed"]) && !next(1, &["by"]) {
        return Some((1, Joint::Earlier));
    }
    if first.word("followed") {
        return Some((2, Joint::Later));
    }
    if first.one_of(&["led", "leading"]) && next(1, &["to"]) {
        return Some((2, Joint::Later));
    }
    if first.one_of(&[
        "prompted",
        "prompting",
        "triggered",
        "triggering",
        "sparked",
        "sparking",
        "drew",
        "before",
        "provoked",
    ]) {
        return Some((1, Joint::Later));
    }
    if first.word("in")
        && next(1, &["retaliation", "response", "revenge", "reprisal"])
        && next(2, &["for", "to"])
    {
        return Some((3, Joint::Earlier));
    }
    if first.word("amid") {
        return Some((1, Joint::Parallel));
    }
    if first.word("ahead") && next(1, &["of"]) {
        return Some((2, Joint::Later));
    }
    if first.one_of(&["while", "whereas", ";"]) {
        return Some((1, Joint::Parallel));
    }
    None
}

/// Whether the event noun points back to something told before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reference {
    /// `the attack`, `Thursday's attack`, `that attack`, `it`.
    Definite,
    /// `an attack`, `two attacks`.
    Indefinite,
    /// A verb or a bare noun.
    Bare,
}

/// A part with all that stands in it.
pub(crate) struct Scene<'a> {
    pub(crate) part: Part<'a>,
    pub(crate) sentence: usize,
    /// Triggers with their index among the items, in order.
    pub(crate) hits: Vec<(usize, Hit)>,
    /// The trigger that tells the event: an index into `hits`.
    pub(crate) main: Option<usize>,
    pub(crate) reference: Reference,
    pub(crate) weapons: Vec<(&'a Mention, &'a Weapon)>,
    pub(crate) places: Vec<(&'a Mention, &'a Place)>,
    pub(crate) origins: Vec<(&'a Mention, &'a Place)>,
    pub(crate) targets: Vec<(&'a Mention, &'a Target)>,
    pub(crate) actors: Vec<(usize, &'a Mention, &'a Actor)>,
    pub(crate) times: Vec<&'a Timex>,
    pub(crate) harms: Vec<Harm<'a>>,
    pub(crate) effects: Vec<(Span, crate::Effect)>,
    pub(crate) cues: Vec<(Span, Cue)>,
    /// What it says of responsibility, once asked for.
    pub(crate) statements: OnceCell<Vec<Statement>>,
    /// All that the document mentions, for what stands inside of a mention.
    pub(crate) entities: &'a Entities,
}

impl Scene<'_> {
    pub(crate) fn cue(&self, cue: Cue) -> Option<Span> {
        self.cues.iter().find(|(_, own)| *own == cue).map(|(span, _)| *span)
    }

    pub(crate) fn main(&self) -> Option<&(usize, Hit)> {
        self.main.map(|at| &self.hits[at])
    }

    /// Whether the event noun is a plural.
    pub(crate) fn plural(&self) -> bool {
        self.main().is_some_and(|(_, hit)| hit.plural())
    }
}

pub(crate) fn scene<'a>(
    document: &'a Document<'_>,
    entities: &'a Entities,
    prepared: &'a Prepared<'a>,
    part: Part<'a>,
) -> Scene<'a> {
    let span = part.span;
    let said: Vec<Span> = near(entities, span)
        .filter(|(_, a)| span.overlaps(a.verb) || span.overlaps(a.source.span))
        .filter_map(|(_, a)| a.said_on)
        .collect();
    let spoken: Vec<Span> = speakers(entities, span);
    let hits: Vec<(usize, Hit)> = part
        .items
        .iter()
        .enumerate()
        .filter_map(|(at, item)| item.trigger().map(|hit| (at, *hit)))
        .collect();
    let cues: Vec<(Span, Cue)> =
        prepared.cues.iter().filter(|(own, _)| span.overlaps(*own)).copied().collect();
    // What is only attempted inside the description of somebody (`fighters preparing to launch drones`) is no part of the event.
    let attempted = attempts(part.items, &cues, &hits);
    // Whom an attack is said to serve is not where it happened: `in support of Palestinians in the Gaza Strip`.
    let motive =
        cues.iter().find(|(_, cue)| *cue == Cue::Motive).map_or(u32::MAX, |(span, _)| span.start);
    let outside = |mention: &&Mention| {
        mention.span.start < motive
            && !attempted.iter().any(|own| own.contains(mention.span))
            && !prepared.names.iter().any(|name| name.contains(mention.span))
            && !spoken.iter().any(|own| own.contains(mention.span))
    };
    let elsewhere = |mention: &Mention| elsewhere(part.items, mention.span);
    let (mut weapons, mut places, mut origins, mut targets) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for mention in entities.within(span).iter().filter(outside) {
        match &mention.entity {
            Entity::Weapon(weapon)
                if weapon.count.as_ref().is_none_or(|n| n.quantity.max != Some(0)) =>
            {
                weapons.push((mention, weapon));
            }
            Entity::Place(place) => match place.role {
                // A country without a preposition is an adjective: `a US strike`.
                PlaceRole::Location
                    if place.relation.is_none() && place.kind.as_deref() == Some("country") => {}
                PlaceRole::Location if elsewhere(mention) => {}
                PlaceRole::Location => places.push((mention, place)),
                PlaceRole::Origin => origins.push((mention, place)),
                _ => {}
            },
            Entity::Target(target) => targets.push((mention, target)),
            Entity::Weapon(_) | Entity::Actor(_) | Entity::People(_) => {}
        }
    }
    let actors = part
        .items
        .iter()
        .enumerate()
        .filter_map(|(at, item)| item.actor().map(|(mention, actor)| (at, mention, actor)))
        .filter(|(_, mention, _)| !spoken.iter().any(|own| own.contains(mention.span)))
        .collect();
    let hits: Vec<(usize, Hit)> = hits
        .into_iter()
        .filter(|(_, hit)| !attempted.iter().any(|own| own.contains(hit.span)))
        .collect();
    let main = main(part.items, &hits, &weapons);
    // A vehicle is a weapon where it does something, not where something is done to it: `setting a tank on fire`.
    let start = main.map_or(u32::MAX, |at| hits[at].1.span.start);
    weapons.retain(|(mention, weapon)| {
        !weapon.class.starts_with("platform") || mention.span.start < start
    });
    let main_at = main.map(|at| hits[at].0);
    if let Some(at) = main.filter(|at| hits[*at].1.sense() == Sense::Seize && places.is_empty()) {
        // What is taken is where it happened, whatever its place in the clause.
        let after = hits[at].1.span.end;
        let mut taken: Vec<(&Mention, &Place)> = Vec::new();
        for mention in entities.within(span).iter().filter(outside) {
            if let Entity::Place(place) = &mention.entity
                && !matches!(place.role, PlaceRole::Origin)
                && place.kind.as_deref() != Some("country")
            {
                taken.push((mention, place));
            }
        }
        let behind = taken.iter().find(|(mention, _)| mention.span.start >= after);
        places.extend(behind.or(taken.last()).copied());
    }
    weapons.retain(|(mention, _)| !struck::only_found(part.items, mention.span));
    let blast = weapons.iter().any(|(_, w)| w.class.starts_with("explosive"));
    targets.retain(|(mention, _)| struck::struck(part.items, mention.span, main_at, blast));
    let reference = main.map_or(Reference::Bare, |at| reference(part.items, &hits[at]));
    let mut times = times(document, part, &said);
    times.retain(|time| !when::of_aftermath(part.items, &cues, time.span));
    let harms = if harm::any(part.items) || !hits.is_empty() {
        harm::harms(document.text, part.items, prepared.headline)
    } else {
        Vec::new()
    };
    let harms = harms
        .into_iter()
        .filter(|harm| !intended(part.items, harm.span))
        .filter(|harm| {
            // The object of a harm verb or noun is no speaker, though the next verb may be one of saying.
            let object = matches!(harm.rule, "harmed_people" | "toll");
            object || !harm.who_span.is_some_and(|who| spoken.iter().any(|own| own.contains(who)))
        })
        .collect();
    Scene {
        part,
        sentence: prepared.index,
        hits,
        main,
        reference,
        weapons,
        places,
        origins,
        targets,
        actors,
        times,
        harms,
        effects: harm::effects(part.items),
        cues,
        statements: OnceCell::new(),
        entities,
    }
}

/// Whether somebody lives at `span` or was brought there: `Rosa Ibarra, 43, of Ashford`, `flown to a hospital in Ashford`.
fn elsewhere(items: &[Item<'_>], span: Span) -> bool {
    /// As far as those who bring somebody may stand from where they bring him, in items.
    const CARRIED: usize = 10;
    let at = items.partition_point(|item| item.span().start < span.start);
    let from_whom = |at: usize| {
        let before = items[..at].iter().rev().take(3);
        let mut person = before.clone().filter(|item| !matches!(item, Item::Number { .. }));
        let named = |item: &Item<'_>| matches!(item, Item::Name(_)) || item.people().is_some();
        before.clone().next().is_some_and(|item| matches!(item, Item::Name(_)))
            || before.clone().next().is_some_and(|item| item.word(",")) && person.any(named)
    };
    if at > 1 && items[at - 1].one_of(&["of", "from"]) && from_whom(at - 1) {
        return true;
    }
    let back = &items[at.saturating_sub(CARRIED)..at];
    let start = back
        .iter()
        .rposition(|item| item.word(";") || item.trigger().is_some_and(|hit| !hit.sense().harm()));
    let back = &back[start.map_or(0, |at| at + 1)..];
    let care = |item: &Item<'_>| {
        item.one_of(&["hospital", "hospitals"])
            || matches!(item.mention().map(|m| &m.entity), Some(Entity::Target(t)) if t.id == "hospital")
    };
    let brought = back.iter().position(|item| item.among(&harm::BROUGHT));
    let died = back.iter().position(|item| {
        item.trigger().is_some_and(|hit| hit.sense() == Sense::Kill && !hit.noun())
            || item.one_of(&["pronounced", "treated", "recovering"])
    });
    let to = |from: usize| back[from..].iter().any(|item| item.word("to") || care(item));
    brought.is_some_and(to) || died.is_some_and(|from| back[from..].iter().any(care))
}

/// The words of those who speak in `span`: what stands in them (`officials in Baghdad`) is not part of the event.
fn speakers(entities: &Entities, span: Span) -> Vec<Span> {
    near(entities, span).map(|(_, a)| a.source.span).filter(|own| span.overlaps(*own)).collect()
}

/// Spans that an `attempting to` governs, where another event stands before it.
fn attempts(items: &[Item<'_>], cues: &[(Span, Cue)], hits: &[(usize, Hit)]) -> Vec<Span> {
    let end = items.last().map_or(0, |item| item.span().end);
    cues.iter()
        .filter(|(span, cue)| {
            *cue == Cue::Attempt
                && hits.iter().any(|(_, hit)| hit.span.end <= span.start && !hit.sense().harm())
        })
        .map(|(span, _)| {
            // It reaches to the next finite harm verb or the end: `... preparing to launch drones killed four`.
            let stop = hits.iter().find(|(_, hit)| {
                hit.span.start > span.end && hit.sense().harm() && hit.form == Form::Past
            });
            Span { start: span.start, end: stop.map_or(end, |(_, hit)| hit.span.start) }
        })
        .collect()
}

/// The trigger that tells the event: the first that is not harm; a verb of sending or falling needs its weapon.
fn main(
    items: &[Item<'_>],
    hits: &[(usize, Hit)],
    weapons: &[(&Mention, &Weapon)],
) -> Option<usize> {
    let fits = |(at, hit): &(usize, Hit)| match hit.sense() {
        Sense::Launch => {
            let object =
                items[at + 1..].iter().take(6).any(|item| item.trigger().is_some_and(Hit::noun));
            !weapons.is_empty() || object || hit.form == Form::Phrase || hit.noun()
        }
        Sense::Impact => weapons.iter().any(|(mention, _)| mention.span.start < hit.span.start),
        sense => !sense.harm() && !hit.trigger.weak,
    };
    let weak = |(_, hit): &(usize, Hit)| hit.trigger.weak;
    let first = hits.iter().position(fits).or_else(|| hits.iter().position(weak));
    // `launched dozens of strikes`: the noun tells what was launched.
    let carried = first.filter(|at| hits[*at].1.sense() == Sense::Launch).and_then(|at| {
        hits[at + 1..]
            .iter()
            .position(|(_, hit)| {
                hit.noun() && matches!(hit.sense(), Sense::Strike | Sense::Attack | Sense::Bombing)
            })
            .map(|next| at + 1 + next)
    });
    let near = carried.filter(|next| hits[*next].0 - hits[first.unwrap_or(0)].0 <= 6);
    near.or(first).or(if hits.is_empty() { None } else { Some(0) })
}

fn reference(items: &[Item<'_>], (at, hit): &(usize, Hit)) -> Reference {
    if !hit.noun() {
        return Reference::Bare;
    }
    let mut back = items[..*at].iter().rev();
    for _ in 0..6 {
        let Some(item) = back.next() else { return Reference::Bare };
        match item {
            Item::Number { .. } => return Reference::Indefinite,
            Item::Mention(mention) => {
                if let Entity::Weapon(weapon) = &mention.entity
                    && weapon.count.as_ref().is_some_and(|n| !n.span.is_empty())
                {
                    return Reference::Indefinite;
                }
            }
            Item::Time(_) | Item::Name(_) => {}
            Item::Trigger(_) => return Reference::Bare,
            Item::Word { class, .. } => {
                if item.one_of(&["the", "this", "that", "these", "those", "such", "both"])
                    || class.any(Class::POSSESSIVE)
                {
                    return Reference::Definite;
                }
                if item.one_of(&[
                    "a", "an", "another", "more", "other", "new", "several", "fresh", "separate",
                ]) {
                    return Reference::Indefinite;
                }
                if class.any(
                    Class::PUNCT
                        .with(Class::PREPOSITION)
                        .with(Class::CONJUNCTION)
                        .with(Class::AUXILIARY),
                ) && !item.word("-")
                {
                    return Reference::Bare;
                }
            }
        }
    }
    Reference::Bare
}

/// The times that may date the event: not when somebody spoke, not the start of a spell, not a duration alone.
fn times<'a>(document: &'a Document<'_>, part: Part<'a>, said: &[Span]) -> Vec<&'a Timex> {
    let spell = |time: &Timex| {
        let before = part.items.iter().rev().find(|item| item.span().end <= time.span.start);
        // `from Thursday to Sunday` is a stretch of days; `from Thursday` alone a spell that goes on.
        let mut after = part.items.iter().filter(|item| item.span().start >= time.span.end);
        let ranged = time.value.contains('/')
            || after.next().is_some_and(|item| item.one_of(&["to", "through", "until"]))
                && matches!(after.next(), Some(Item::Time(_)));
        before.is_some_and(|item| {
            item.one_of(&["since", "until", "till"]) || item.word("from") && !ranged
        }) || starts_with_since(document, time)
    };
    document
        .times_in(part.span)
        .iter()
        .filter(|time| {
            // Without a day of writing `Tuesday` has no date, yet it tells one day from another; `at night` does not.
            let relative = time.basis == Basis::Unresolved
                && time.value.starts_with("XXXX")
                && time.rule != "any_night";
            matches!(time.kind, Kind::Date | Kind::Time)
                && (time.interval.is_some() || relative)
                && time.link.is_none()
        })
        .filter(|time| {
            !said.iter().any(|own| own.overlaps(time.span))
                && !spell(time)
                && !bare_number(part.items, time)
                && !time.value.ends_with("_REF")
        })
        .collect()
}

/// `the 1500 block of Cedar Lane`, `a 2002 pickup`: four figures that are a house or a model, not the year of the event.
fn bare_number(items: &[Item<'_>], time: &Timex) -> bool {
    if time.rule != "year_alone" {
        return false;
    }
    let at = items.partition_point(|item| item.span().start < time.span.start);
    let before = at.checked_sub(1).map(|before| &items[before]);
    let told = before.is_none_or(|item| {
        item.is(Class::PREPOSITION | Class::PUNCT) || matches!(item, Item::Time(_))
    });
    let event = |item: &Item<'_>| item.trigger().is_some_and(Hit::noun);
    let block = items.get(at + 1).is_some_and(|item| item.word("block"));
    block || !told && !items[(at + 1).min(items.len())..].iter().take(3).any(event)
}

pub(crate) fn starts_with_since(document: &Document<'_>, time: &Timex) -> bool {
    document.words(time.span).get(..5).is_some_and(|start| start.eq_ignore_ascii_case("since"))
}

/// Whether the harm told at `span` is only meant: `came to kill the mayor`, `would kill civilians`.
fn intended(items: &[Item<'_>], span: Span) -> bool {
    let at = items.partition_point(|item| item.span().start < span.start);
    let base = items
        .get(at)
        .and_then(Item::trigger)
        .is_some_and(|hit| matches!(hit.form, Form::Base | Form::NounOrBase));
    if !base {
        return false;
    }
    let done = ["managed", "able", "continued", "began", "went", "returned"];
    match &items[..at] {
        [.., verb, to] if to.word("to") => !verb.one_of(&done),
        [.., modal] => modal.is(Class::MODAL),
        [] => false,
    }
}

/// Whether a modal governs the verb behind `between`: `will be killed`, not `will attend the funeral of those who were killed`.
fn governs(between: &[Item<'_>]) -> bool {
    let closed = Class::PUNCT
        .with(Class::PRONOUN)
        .with(Class::PREPOSITION)
        .with(Class::DETERMINER)
        .with(Class::REPORTING);
    between.iter().all(|item| match item {
        Item::Word { .. } => !item.is(closed) || item.is(Class::AUXILIARY),
        Item::Trigger(_) => true,
        _ => false,
    })
}

/// Whether a trigger at `at` is only thought of: threatened, feared, planned, denied.
pub(crate) fn unreal(scene: &Scene<'_>, at: usize, hit: &Hit) -> Option<&'static str> {
    let items = scene.part.items;
    let from = at.saturating_sub(7);
    let near = &items[from..at];
    // Another event in between takes the cue.
    let start = near
        .iter()
        .rposition(|item| {
            item.trigger().is_some_and(|other| !other.sense().harm() && !other.trigger.weak)
        })
        .map_or(from, |other| from + other + 1);
    let window = Span { start: items[start.min(at)].span().start, end: hit.span.start };
    if scene.cues.iter().any(|(span, cue)| *cue == Cue::Hypothetical && window.contains(*span)) {
        return Some("hypothetical");
    }
    let rehearsed = scene.cue(Cue::Exercise).is_some() && !scene.harms.iter().any(Harm::told);
    if rehearsed {
        return Some("exercise");
    }
    // A May that is no date of its own stands after `in`, `of`, `last`, or before a figure.
    let month = |at: usize| {
        let dated = |item: &Item<'_>| item.is(Class::PREPOSITION | Class::DIGIT | Class::WEEKDAY);
        let before = at.checked_sub(1).map(|before| &items[before]);
        items[at].one_of(&["may"])
            && (before.is_some_and(|item| dated(item) || item.one_of(&["last", "this", "next"]))
                || items.get(at + 1).is_some_and(|item| item.is(Class::DIGIT | Class::PUNCT)))
    };
    // `travelled to the capital to kill him`: a purpose. What was attempted is told as such.
    let tried =
        scene.cues.iter().any(|(span, cue)| *cue == Cue::Attempt && span.end <= hit.span.start);
    if hit.form == Form::Base && !tried && intended(items, hit.span) {
        return Some("purpose");
    }
    for (index, item) in items[start..at].iter().enumerate() {
        let next = items.get(start + index + 1);
        if item.is(Class::MODAL)
            && governs(&items[start + index + 1..at])
            && !next.is_some_and(|next| next.one_of(&["have"]))
            && !hit.noun()
            && !month(start + index)
        {
            return Some("hypothetical");
        }
        if item.is(Class::NEGATION) && !item.word("nor") && at - (start + index) <= 3 {
            return Some("negated");
        }
    }
    None
}
