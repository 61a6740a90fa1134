//! Scenes: the parts of a sentence that may each tell one event, with everything that stands in them.

mod doubt;
mod joint;
mod quiet;
mod time;

use std::cell::OnceCell;

use dateline_document::Document;
use dateline_entity::{
    Actor, Attribution, Entities, Entity, Mention, Place, PlaceRole, Target, Weapon,
};
use dateline_text::{Class, Sentence, Span, WordSet};
use dateline_time::Timex;

use crate::read::claim::Statement;
use crate::read::cue::Cue;
use crate::read::doer::Agent;
use crate::read::draft::Way;
use crate::read::figure;
use crate::read::harm::{self, Harm};
use crate::read::item::{Bag, Item, add_items};
use crate::read::person::Names;
use crate::read::said::near;
use crate::read::struck;
use crate::read::taken;
use crate::read::trigger::{Form, Hit, Marks, Sense};
use crate::read::when;
use doubt::attempts;
pub(crate) use doubt::unreal;
pub(crate) use joint::Part;
pub(in crate::read) use joint::{JOINTS, REPRISALS};
pub(crate) use joint::{Joint, parts};
pub(crate) use quiet::{passed, quiet, times_passed};
pub(crate) use time::starts_with_since;
use time::{intended, times};

/// A sentence, prepared: items, triggers, cues.
pub(crate) struct Prepared<'a> {
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
                    if place.relation.is_none() && place.kind == Some("country") => {}
                PlaceRole::Location if elsewhere(mention) || by_its_place(document, mention) => {}
                PlaceRole::Location => places.push((mention, place)),
                PlaceRole::Origin => origins.push((mention, place)),
                _ => {}
            },
            Entity::Target(target) => targets.push((mention, target)),
            Entity::Weapon(_) | Entity::Actor(_) | Entity::People(_) => {}
        }
    }
    hits.retain(|(_, hit)| !attempted.iter().any(|own| own.contains(hit.span)));
    let mut harms = if harm::any(bag) || !hits.is_empty() {
        harm::harms(document.text, part.items, bag, prepared.headline)
    } else {
        Vec::new()
    };
    let main = main(part.items, &hits, &weapons).map(|at| murder(&hits, &harms, at).unwrap_or(at));
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
    // `the district bordering Kasur`, `a road connecting Beirut to the south`: what it lies beside, or goes to.
    places.retain(|(mention, _)| {
        let at = part.items.partition_point(|item| item.span().start < mention.span.start);
        !part.items[..at].last().is_some_and(|item| item.among(&BESIDE))
    });
    // `attacked the port, triggering war in the north`: what came of it has places of its own.
    let came = part.items.iter().find(|item| item.among(&STARTING)).map(|item| item.span().start);
    if let Some(came) = came.filter(|_| main.is_some()) {
        let before = start < came;
        places.retain(|(mention, _)| (mention.span.start < came) == before);
    }
    weapons.retain(|(mention, weapon)| {
        let idle = struck::spent(part.items, mention.span)
            || struck::only_found(part.items, mention.span)
            || struck::not_used(document, part.items, mention.span)
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
    if reference == Reference::Definite {
        places.retain(|(mention, _)| !of_hearers(part.items, mention.span));
    }
    // `in retaliation for a raid that killed nine`: those were killed before. What is `meant to` frighten may have killed.
    let avenged = cues.iter().find(|(span, cue)| {
        let words = || document.words(*span).to_ascii_lowercase();
        *cue == Cue::Motive
            && ["aveng", "reveng", "retaliat", "response"].iter().any(|own| words().contains(own))
    });
    let avenged = avenged.map_or(u32::MAX, |(span, _)| span.start);
    let mut times = times(document, part, &said);
    times.retain(|time| {
        time.span.start < motive
            && !when::of_aftermath(part.items, &cues, time.span)
            && !when::of_deed(part.items, &cues, time.span)
    });
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
        cues,
        voices: &prepared.voices,
        doer: OnceCell::new(),
        statements: OnceCell::new(),
        entities,
    }
}

/// Participles of what something lies beside or leads to.
static BESIDE: WordSet<8> = WordSet::new([
    "bordering",
    "adjoining",
    "neighboring",
    "neighbouring",
    "connecting",
    "linking",
    "overlooking",
    "facing",
]);

/// Verbs of what comes of an event.
static STARTING: WordSet<6> =
    WordSet::new(["triggering", "sparking", "prompting", "igniting", "provoking", "unleashing"]);

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

/// Whether the harm is denied or only feared: `did not kill any soldiers`, `the toll could go up`.
fn of_no_event(items: &[Item<'_>], harm: &Harm<'_>) -> bool {
    if !harm.told() {
        return false;
    }
    let at = items.partition_point(|item| item.span().start < harm.span.start);
    let end = items.partition_point(|item| item.span().start < harm.span.end);
    let denied = at.checked_sub(1).is_some_and(|before| items[before].is(Class::NEGATION));
    let near = &items[at..items.len().min(end + 2)];
    // `who would shoot little kids`: what is done at all; a headline counts them.
    let base = items.get(at).and_then(Item::trigger).is_some_and(|hit| hit.form == Form::Base);
    let uncounted = harm.count.best.is_none() && harm.count.words.is_none();
    let back = &items[at.saturating_sub(3)..at];
    let at_all = back
        .iter()
        .any(|item| item.is(Class::MODAL) || item.one_of(&["do", "does", "did", "why", "who"]));
    // `would not say if the suspects suffered injuries`
    let asked = items[at.saturating_sub(6)..at].iter().any(|item| item.one_of(&["if", "whether"]))
        && harm.count.best.is_none();
    base && uncounted && at_all
        || asked
        || denied
        || harm.rule == "toll" && near.iter().any(|item| item.is(Class::MODAL))
}

/// Whether the harm is the toll of many events: `the clashes have killed 300 people`, where no day is told.
pub(crate) fn of_many(scene: &Scene<'_>, harm: &Harm<'_>) -> bool {
    /// Items before a verb in which its subject may stand.
    const NEAR: usize = 14;
    let items = scene.part.items;
    let at = items.partition_point(|item| item.span().start < harm.span.start);
    let before = &items[at.saturating_sub(NEAR)..at];
    let many = |item: &Item<'_>| {
        item.trigger().is_some_and(|hit| hit.plural() && hit.noun())
            || item.one_of(&[
                "war",
                "conflict",
                "violence",
                "unrest",
                "fighting",
                "insurgency",
                "confrontations",
                "hostilities",
            ])
    };
    let has = |item: &Item<'_>| item.one_of(&["have", "has"]);
    let perfect = match harm.rule {
        "harmed_people" | "some_harm" => before.last().is_some_and(has),
        "toll" | "counted_deaths" => before.iter().rev().take(5).any(has),
        _ => false,
    };
    scene.times.is_empty() && perfect && before.iter().any(many)
}

/// `Moscow-appointed governor`, `the Cairo-based group`: a place that tells of what kind somebody is.
fn by_its_place(document: &Document<'_>, mention: &Mention) -> bool {
    let after = document.text.get(mention.span.end as usize..).unwrap_or_default();
    after.strip_prefix('-').is_some_and(|rest| {
        let word =
            rest.split(|letter: char| !letter.is_ascii_lowercase()).next().unwrap_or_default();
        word.len() > 3 && (word.ends_with("ed") || word.ends_with("run") || word.ends_with("led"))
    })
}

/// The murder that stands behind events of which no more is told than their kind: `the attacks, and especially the murder
/// of two judges`.
fn murder(hits: &[(usize, Hit)], harms: &[Harm<'_>], main: usize) -> Option<usize> {
    let victims = |hit: &Hit| harms.iter().find(|harm| harm.span.contains(hit.span));
    let known =
        |harm: &Harm<'_>| harm.told() && harm.who_span.is_some() && harm.count.best.is_some();
    let (_, first) = &hits[main];
    if !first.plural() || victims(first).is_some() {
        return None;
    }
    hits.iter().position(|(_, hit)| {
        hit.noun() && hit.trigger.id == "assassinate" && victims(hit).is_some_and(known)
    })
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

/// `confirmed the attack to journalists in Kaduna`: where those stood who heard of it.
fn of_hearers(items: &[Item<'_>], span: Span) -> bool {
    let at = items.partition_point(|item| item.span().start < span.start);
    let hearers = ["journalists", "reporters", "newsmen", "correspondents", "lawmakers"];
    matches!(&items[..at], [.., who, place] if place.one_of(&["in", "at"]) && who.one_of(&hearers))
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
            let sent = !weapons.is_empty() || object || shots(items, *at);
            sent || hit.form == Form::Phrase || hit.noun()
        }
        Sense::Impact => weapons.iter().any(|(mention, _)| mention.span.start < hit.span.start),
        sense => !sense.harm() && !hit.trigger.weak,
    };
    let weak = |(_, hit): &(usize, Hit)| hit.trigger.weak;
    // `a group that wanted to kidnap the envoy took guests hostage`: what was done tells the event, not what was meant.
    let meant = |(at, hit): &(usize, Hit)| {
        let tried = items[..*at].iter().rev().nth(1).is_some_and(|item| {
            item.one_of(&["attempted", "attempting", "attempt", "failed", "tried", "trying"])
        });
        matches!(hit.form, Form::Base | Form::NounOrBase) && !tried && intended(items, hit.span)
    };
    let done = |own: &(usize, Hit)| fits(own) && matches!(own.1.form, Form::Past | Form::Phrase);
    // `In the latest attacks, a jet dropped bombs on a chapel`: what is told behind the comma, not what it is one of.
    let frame = |(at, hit): &(usize, Hit)| {
        hit.plural()
            && hit.noun()
            && items.first().is_some_and(|item| item.one_of(&["in", "amid"]))
            && items.get(at + 1).is_some_and(|item| item.word(","))
    };
    let behind = |from: usize| {
        let next = hits[from + 1..].iter().position(|own| fits(own) && !own.1.noun());
        next.map(|next| from + 1 + next)
    };
    let first = hits.iter().position(fits).or_else(|| hits.iter().position(weak));
    let first = first.map(|at| if frame(&hits[at]) { behind(at).unwrap_or(at) } else { at });
    let first = match first {
        Some(at) if meant(&hits[at]) => {
            hits[at + 1..].iter().position(done).map_or(Some(at), |next| Some(at + 1 + next))
        }
        first => first,
    };
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

/// `after shots were fired into a crowd`, `someone fired shots from a car`: what is fired needs no weapon beside it.
pub(crate) fn shots(items: &[Item<'_>], at: usize) -> bool {
    let near = at.saturating_sub(3)..items.len().min(at + 4);
    items[near].iter().any(|item| item.one_of(&["shots", "bullets", "rounds"]))
}

fn reference(items: &[Item<'_>], (at, hit): &(usize, Hit)) -> Reference {
    if !hit.noun() {
        return Reference::Bare;
    }
    // `The deadliest attack on the country was in 2015`: another than what is told, but after `was`.
    let near = &items[at.saturating_sub(5)..*at];
    let superlative = near.iter().position(|item| {
        item.one_of(&["deadliest", "bloodiest", "worst", "biggest", "largest", "heaviest"])
    });
    if superlative.is_some_and(|most| !near[..most].iter().any(|item| item.is(Class::AUXILIARY))) {
        return Reference::Indefinite;
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

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    /// How many were killed, at least, by each who says so.
    fn killed(text: &str) -> Vec<u64> {
        let reading = read_alone(text);
        let told = reading.accounts.iter().flat_map(|account| &account.telling.killed);
        told.filter_map(|said| said.value.min).collect()
    }

    #[test]
    fn harm_of_no_event() {
        for text in [
            "Gunmen attacked a school near Goma on Monday. Why do they kill children, a mother asked.\n",
            "A drone hit a barracks near Goma on Monday but did not kill or injure any soldiers.\n",
            "A strike hit a car near Tyre on Monday. The confrontations between the two sides have killed 317 people.\n",
        ] {
            assert_eq!(killed(text), [0; 0], "{text}");
        }
        let text = "A strike on a car near Tyre on Monday killed 3 people. Strikes have killed nine people on Tuesday.\n";
        assert!(killed(text).contains(&9));
    }

    #[test]
    fn what_it_is_said_to_avenge() {
        let text = "Gunmen killed 70 people at Corrin in Haiti on Monday, in retaliation for a raid in which police killed nine of their men.\n";
        assert!(!killed(text).contains(&9), "{:?}", killed(text));
        let text = "The envoy condemned the attacks that are meant to frighten judges, above all the murder of two judges in Cali.\n";
        assert!(killed(text).contains(&2), "{:?}", killed(text));
    }

    #[test]
    fn the_town_of_the_dateline() {
        let places = |text: &str| -> Vec<Option<String>> {
            let reading = read_alone(text);
            let told = reading.accounts.into_iter().flat_map(|account| account.telling.place);
            told.map(|said| said.value.name).collect()
        };
        let text = "LAGOS, Nigeria (HW) -- Gunmen raided another town north of the capital on Thursday and shot three people.\n";
        assert!(!places(text).contains(&Some("Lagos".to_owned())), "{:?}", places(text));
    }
}
