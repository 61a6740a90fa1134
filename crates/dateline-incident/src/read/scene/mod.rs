//! Scenes: the parts of a sentence that may each tell one event, with everything that stands in them.

mod apart;
mod doubt;
mod felled;
mod joint;
mod outer;
mod quiet;
mod repelled;
mod shared;
mod telling;
mod time;
mod toll;
mod topic;
mod whereabouts;

use std::cell::OnceCell;

use dateline_document::Document;
use dateline_entity::{
    Actor, Attribution, Entities, Entity, Mention, Place, PlaceRole, Target, Weapon,
};
use dateline_text::{Class, Sentence, Span};
use dateline_time::Timex;

use crate::read::claim::Statement;
use crate::read::cue::Cue;
use crate::read::doer::Agent;
use crate::read::draft::Way;
use crate::read::figure;
use crate::read::harm::{self, Harm};
use crate::read::item::{Bag, Item, add_items, ends_in_ing};
use crate::read::person::Names;
use crate::read::said::near;
use crate::read::struck;
use crate::read::taken;
use crate::read::trigger::{Form, Hit, Marks, Sense};
use crate::read::when;
use crate::read::words;
pub(in crate::read) use apart::SOUGHT;
pub(crate) use apart::before_it;
use doubt::attempts;
pub(crate) use doubt::unreal;
pub(crate) use felled::{fell, felled};
pub(crate) use joint::Part;
pub(in crate::read) use joint::{JOINTS, REPRISALS};
pub(crate) use joint::{Joint, parts};
pub(crate) use quiet::{passed, quiet, times_passed};
pub(crate) use repelled::repelled;
pub(crate) use shared::shared;
pub(crate) use telling::shots;
pub(in crate::read) use telling::{DEADLIEST, one_of_the_worst, reference};
use telling::{main, murder};
pub(crate) use time::starts_with_since;
use time::{intended, of_death, times};
pub(crate) use toll::of_many;
use toll::of_no_event;
pub(crate) use whereabouts::{LONG, by_its_place, heard_in, way_from};
use whereabouts::{elsewhere, of_hearers};

/// A sentence, prepared: items, triggers, cues.
pub(crate) struct Prepared<'a> {
    pub(crate) text: &'a str,
    pub(crate) sentence: &'a Sentence,
    pub(crate) index: usize,
    pub(crate) items: Vec<Item<'a>>,
    /// What the items hold.
    pub(crate) bag: Bag,
    pub(crate) cues: &'a [(Span, Cue)],
    pub(crate) others: &'a [(Span, &'static str)],
    /// Personal names: what lies in them is no place.
    pub(crate) names: Vec<Span>,
    /// Attributions whose source or verb stands in it, with their indices.
    pub(crate) voices: Vec<(usize, &'a Attribution)>,
    /// It is the headline.
    pub(crate) headline: bool,
}

/// The attributions whose source or verb stands in `span`, with their indices.
pub(crate) fn voices(entities: &Entities, span: Span) -> Vec<(usize, &Attribution)> {
    let inside = |a: &Attribution| span.overlaps(a.verb) || span.overlaps(a.source.span);
    near(entities, span).filter(|(_, a)| inside(a)).collect()
}

/// Prepares a sentence; its items are put into `items`, which is empty.
pub(crate) fn prepare<'a>(
    document: &'a Document<'_>,
    entities: &'a Entities,
    names: &mut Names,
    marks: &'a Marks,
    index: usize,
    items: Vec<Item<'a>>,
) -> Prepared<'a> {
    let sentence = &document.sentences[index];
    let hits = taken::settled(document, entities, sentence, &marks.hits);
    let hits = figure::literal(document, sentence, hits, &marks.others);
    let names = names.of(document, entities, sentence);
    whole(document, entities, marks, (index, &hits), names, items)
}

/// The sentence with these triggers and names.
fn whole<'a>(
    document: &'a Document<'_>,
    entities: &'a Entities,
    marks: &'a Marks,
    (index, hits): (usize, &[Hit]),
    names: Vec<Span>,
    mut items: Vec<Item<'a>>,
) -> Prepared<'a> {
    let sentence = &document.sentences[index];
    add_items(document, entities, sentence, hits, &names, &mut items);
    let headline = document.header.title.is_some_and(|title| title.contains(sentence.span));
    Prepared {
        text: document.text,
        sentence,
        index,
        bag: Bag::of(&items),
        items,
        cues: &marks.cues,
        others: &marks.others,
        names,
        voices: voices(entities, sentence.span),
        headline,
    }
}

impl<'a> Prepared<'a> {
    /// Whoever speaks in it.
    pub(crate) fn speaker(&self) -> Option<&'a Attribution> {
        let mut voices = self.voices.iter().map(|(_, a)| *a);
        voices.find(|a| self.sentence.span.overlaps(a.verb))
    }
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
    /// An aircraft with people in it was brought down.
    pub(crate) downed: bool,
    pub(crate) cues: Vec<(Span, Cue)>,
    /// Attributions whose source or verb stands in its sentence, with their indices.
    pub(crate) voices: &'a [(usize, &'a Attribution)],
    /// Who did it, once asked for.
    pub(crate) doer: OnceCell<Option<Agent>>,
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

    /// Whether it is told as so long before another event: `a week after gunmen killed two monks`, `days earlier gunmen had killed
    /// a judge`.
    pub(crate) fn long_before(&self) -> bool {
        let earlier = || {
            let elsewhen = self.cue(Cue::Elsewhen);
            let told = self.main().filter(|(_, hit)| !hit.noun()).zip(elsewhen);
            told.is_some_and(|((at, hit), cue)| {
                cue.start < hit.span.start
                    && self.part.items[..*at].iter().any(|item| item.word("had"))
            })
        };
        let counted = self.part.joint == Joint::Earlier && self.part.link.is_some();
        counted || self.part.joint == Joint::Done || earlier()
    }

    /// What the trigger tells here: who shoots down a plane with people in it stops no attack, he makes one.
    pub(crate) fn sense(&self, hit: &Hit) -> Sense {
        match hit.sense() {
            Sense::Intercept if self.downed => Sense::Attack,
            sense => sense,
        }
    }

    /// How its weapons came there.
    pub(crate) fn way(&self) -> Way {
        let ways = self.weapons.iter().map(|(_, weapon)| Way::of(weapon.class));
        ways.fold(Way::default(), Way::and)
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
    let bag = &part.bag;
    let voices = || {
        let own = prepared.voices.iter().map(|(_, a)| *a);
        own.filter(|a| span.overlaps(a.verb) || span.overlaps(a.source.span))
    };
    let said: Vec<Span> = voices().filter_map(|a| a.said_on).collect();
    // The words of those who speak: what stands in them (`officials in Baghdad`) is not part of the event.
    let spoken: Vec<Span> =
        voices().map(|a| a.source.span).filter(|own| span.overlaps(*own)).collect();
    let (mut hits, mut actors): (Vec<(usize, Hit)>, _) = (Vec::new(), Vec::new());
    for (at, item) in part.items.iter().enumerate() {
        match item {
            Item::Trigger(hit) => hits.push((at, *hit)),
            Item::Mention(mention) => match &mention.entity {
                Entity::Actor(actor) if !spoken.iter().any(|own| own.contains(mention.span)) => {
                    actors.push((at, *mention, actor));
                }
                _ => {}
            },
            _ => {}
        }
    }
    // `while others were picked separately` tells how; `Separately, two men were shot` goes over to another event.
    let opens = |own: Span, cue: Cue| {
        cue != Cue::Separate
            || own.start <= span.start
            || !document.words(own).eq_ignore_ascii_case("separately")
    };
    let within =
        |(own, cue): &&(Span, Cue)| span.overlaps(*own) && part.holds(*own) && opens(*own, *cue);
    let cues: Vec<(Span, Cue)> = prepared.cues.iter().filter(within).copied().collect();
    // What is only attempted inside the description of somebody (`fighters preparing to launch drones`) is no part of the event.
    let attempted = attempts(part.items, &cues, &hits);
    // Whom an attack is said to serve is not where it happened: `in support of Palestinians in the Gaza Strip`.
    // `a bomb aimed at barracks in Burgos` says what it was to hit, `aimed at driving them out` what for.
    let aimed = |span: Span| {
        let from = part.items.partition_point(|item| item.span().start < span.start);
        let at = part.items.partition_point(|item| item.span().start < span.end);
        let thing = |item: &Item<'_>| {
            item.mention().is_some_and(|own| !matches!(own.entity, Entity::Actor(_)))
        };
        let near = || part.items[at..].iter().take(AIMED);
        document.words(span).ends_with(" at")
            && from > 0
            && !part.items[from - 1].is(Class::AUXILIARY)
            && near().take_while(|item| !ends_in_ing(document.words(item.span()))).any(thing)
    };
    let motive = cues
        .iter()
        .find(|(span, cue)| *cue == Cue::Motive && !aimed(*span))
        .map_or(u32::MAX, |(span, _)| span.start);
    let outside = |mention: &&Mention| {
        mention.span.start < motive
            && part.holds(mention.span)
            && !whereabouts::told_to(document, mention.span)
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
                    if place.relation.is_none() && place.kind == Some("country") => {}
                PlaceRole::Location if elsewhere(mention) || by_its_place(document, mention) => {}
                PlaceRole::Location if whereabouts::acronym(document.text, mention, place) => {}
                PlaceRole::Location if whereabouts::come_from(part.items, place.phrase) => {
                    origins.push((mention, place));
                }
                PlaceRole::Location if whereabouts::fled_to(part.items, place.phrase) => {}
                PlaceRole::Location => places.push((mention, place)),
                PlaceRole::Origin => origins.push((mention, place)),
                _ => {}
            },
            Entity::Target(target) => targets.push((mention, target)),
            Entity::Weapon(_) | Entity::Actor(_) | Entity::People(_) => {}
        }
    }
    // `in Lopa, 40 km east of Kathmandu`: what the way is counted from, where another place is told.
    let near = |place: &Place| whereabouts::way_from(document, place.phrase);
    if places.len() > 1 && places.iter().any(|(_, place)| near(place).is_none()) {
        places.retain(|(_, place)| near(place).is_none_or(|way| way <= whereabouts::NEAR));
    }
    hits.retain(|(_, hit)| !attempted.iter().any(|own| own.contains(hit.span)));
    let mut harms = if harm::any(bag) || !hits.is_empty() {
        harm::harms(document.text, part.items, bag, prepared.headline)
    } else {
        harm::losses(document.text, part.items, bag)
    };
    let main = main(part.items, &hits, &weapons).map(|at| murder(&hits, &harms, at).unwrap_or(at));
    let downed = main.is_some_and(|at| bring_down(&hits[at].1))
        && (targets.iter().any(|(_, target)| target.id == "aircraft_target")
            || weapons.iter().any(|(_, weapon)| manned(weapon)));
    if downed {
        weapons.retain(|(_, weapon)| !manned(weapon));
    }
    // A vehicle is a weapon where it does something, not where something is done to it: `setting a tank on fire`.
    let start = main.map_or(u32::MAX, |at| hits[at].1.span.start);
    // Nor where nothing is told to happen: `tanks moved towards the town`.
    let used =
        main.is_some() || part.items.iter().any(|item| item.one_of(&["used", "using", "involved"]));
    weapons.retain(|(mention, weapon)| {
        !weapon.class.starts_with("platform") || used && mention.span.start < start
    });
    let main_at = main.map(|at| hits[at].0);
    if let Some(at) = main.filter(|at| hits[*at].1.sense() == Sense::Seize && places.is_empty()) {
        // What is taken is where it happened, whatever its place in the clause.
        let after = hits[at].1.span.end;
        let mut taken: Vec<(&Mention, &Place)> = Vec::new();
        for mention in entities.within(span).iter().filter(outside) {
            if let Entity::Place(place) = &mention.entity
                && !matches!(place.role, PlaceRole::Origin)
                && place.kind != Some("country")
            {
                taken.push((mention, place));
            }
        }
        let behind = taken.iter().find(|(mention, _)| mention.span.start >= after);
        places.extend(behind.or(taken.last()).copied());
    }
    // `Beirut: A strike in the south killed five`: the town of the dateline, where the event has a place of its own.
    if let [Item::Mention(town), mark, ..] = part.items
        && places.len() > 1
        && (mark.one_of(&[":", "//", "—", "–", "--"])
            || document.words(mark.span()).starts_with('>'))
    {
        places.retain(|(mention, _)| mention.span != town.span);
    }
    // `Beirut, Feb 27 (HW) Strikes across the south killed five`, `LAGOS — Gunmen raided another town`
    let other = || {
        targets.iter().any(|(mention, target): &(&Mention, &Target)| {
            let words = document.words(mention.span);
            matches!(target.id, "town" | "village") && words.starts_with("another ")
        })
    };
    if let Some(town) = document.header.dateline_place
        && (places.len() > 1 || other())
    {
        places.retain(|(mention, _)| !town.contains(mention.span));
    }
    places.retain(|(mention, _)| !whereabouts::beside(part.items, mention.span));
    let others =
        places.iter().any(|(own, _)| whereabouts::bound_for(part.items, own.span).is_none());
    places.retain(|(mention, _)| match whereabouts::bound_for(part.items, mention.span) {
        Some(still) => !(still || others),
        None => true,
    });
    // `attacked the port, triggering war in the north`: what came of it has places of its own.
    let came =
        part.items.iter().find(|item| item.among(&words::STARTING)).map(|item| item.span().start);
    if let Some(came) = came.filter(|_| main.is_some()) {
        let before = start < came;
        places.retain(|(mention, _)| (mention.span.start < came) == before);
    }
    let before = main.and_then(|at| whereabouts::done_before(part.items, hits[at].0));
    if let Some(before) = before {
        places.retain(|(mention, _)| !before.contains(mention.span));
        weapons.retain(|(mention, _)| !before.contains(mention.span));
    }
    weapons.retain(|(mention, weapon)| {
        let idle = struck::spent(part.items, mention.span)
            || struck::only_found(part.items, mention.span)
            || struck::not_used(document, part.items, mention.span)
            || weapon.class.starts_with("platform")
                && struck::ridden(document, part.items, mention.span)
            || weapon.id == "stone" && struck::lies(part.items);
        !idle
    });
    let blast = weapons.iter().any(|(_, w)| w.class.starts_with("explosive"));
    // The car of `a car full of explosives` is a part of the bomb.
    let armed = |span: Span| weapons.iter().any(|(weapon, _)| weapon.span.contains(span));
    targets.retain(|(mention, target)| {
        let span = mention.span;
        // `banning people from gathering there`
        let verb = target.id == "crowd" && document.words(span) == "gathering";
        !armed(span)
            && !verb
            && struck::struck(part.items, span, main_at, blast)
            && !struck::carries(part.items, span, target)
            && !struck::brings(part.items, span, target)
            && !struck::cared_for(part.items, span, target)
            && !struck::names_blast(part.items, span, target)
            && !struck::described(part.items, span)
            && !struck::before_it(part.items, span, main_at)
            && !meant(part.items, span, main_at)
    });
    let reference = main.map_or(Reference::Bare, |at| reference(part.items, &hits[at]));
    places.retain(|(mention, _)| !of_hearers(document, part.items, mention.span));
    // `in retaliation for a raid that killed nine`: those were killed before. What is `meant to` frighten may have killed.
    let avenged = cues.iter().find(|(span, cue)| {
        let words = || document.words(*span).to_ascii_lowercase();
        *cue == Cue::Motive
            && ["aveng", "reveng", "retaliat", "response"].iter().any(|own| words().contains(own))
    });
    let avenged = avenged.map_or(u32::MAX, |(span, _)| span.start);
    let mut times = times(document, part, &said);
    // `The death toll rose to six on Tuesday`: of those whom an earlier day killed.
    let later = of_death(document, &hits, &harms)
        || !harms.is_empty()
            && harms.iter().all(|harm| harm::rose(document, harm))
            && hits.iter().all(|(_, hit)| hit.sense().harm());
    times.retain(|time| {
        !later
            && time.span.start < motive
            && !when::of_aftermath(document, part.items, &cues, time.span)
            && !when::of_deed(part.items, &cues, time.span)
    });
    if let Some(main) = main_at {
        outer::leave_out(document, part.items, main, &mut times, &mut places);
    }
    harms.retain(|harm| {
        // The object of a harm verb or noun is no speaker, though the next verb may be one of saying.
        let object = matches!(harm.rule, "harmed_people" | "toll");
        let speaks = || {
            harm.who_span.is_some_and(|who| spoken.iter().any(|own| own.contains(who))) && !object
        };
        !intended(part.items, harm.span)
            && !speaks()
            && !of_no_event(part.items, harm)
            && (harm.span.start < avenged || hits.iter().all(|(_, hit)| hit.span.start > avenged))
    });
    let mut effects = harm::effects(part.items, bag);
    // `they can destroy us`, `a plan to destroy it`
    effects.retain(|(span, _)| {
        !intended(part.items, *span) && !struck::brought_down(part.items, *span)
    });
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
        effects,
        downed,
        cues,
        voices: &prepared.voices,
        doer: OnceCell::new(),
        statements: OnceCell::new(),
        entities,
    }
}

/// Items behind `aimed at` in which the thing begins.
const AIMED: usize = 4;

/// `shot down`, `downed`
fn bring_down(hit: &Hit) -> bool {
    hit.sense() == Sense::Intercept && hit.form == Form::Phrase
}

/// Whether people fly in it.
fn manned(weapon: &Weapon) -> bool {
    matches!(weapon.class, "platform.aircraft" | "platform.helicopter" | "platform.warplane")
}

/// Whether the thing at `span` is what another verb than that of the event only means to hit: `the latest in a campaign to
/// destroy depots`.
fn meant(items: &[Item<'_>], span: Span, main: Option<usize>) -> bool {
    /// As far as the verb may stand before a thing of its list, in items.
    const LIST: usize = 10;
    let at = items.partition_point(|item| item.span().start < span.start);
    let verb = items[..at].iter().rposition(|item| item.trigger().is_some());
    verb.is_some_and(|verb| {
        at - verb <= LIST && main != Some(verb) && intended(items, items[verb].span())
    })
}
