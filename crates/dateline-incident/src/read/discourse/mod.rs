//! Discourse: which account a scene tells, and what part the account plays in its document.

mod again;
mod another;
mod choose;
mod date;
mod detail;
mod event;
mod finish;
mod fit;
mod gather;
mod general;
mod hour;
mod listed;
mod roundup;
mod same;
mod saying;
mod sequel;
mod since;
mod support;
mod tie;
mod umbrella;

use std::borrow::Cow;
use std::rc::Rc;

use dateline_document::Document;
use dateline_entity::{ActorKind, Entities, Entity};
use dateline_text::Span;

use crate::read::aggregate::{self, Topic};
use crate::read::claim;
use crate::read::context;
use crate::read::cue::Cue;
use crate::read::draft::Draft;
use crate::read::fill::Fill;
use crate::read::home::At;
use crate::read::item::{Bag, Item};
use crate::read::person::Names;
use crate::read::said::Said;
use crate::read::scene::{self, Joint, Prepared, Reference, Scene};
use crate::read::trigger::{Hit, Marks};
use crate::read::value;
use crate::read::when;
use crate::{AccountKind, Aggregate, Claim, Context, DateValue, DocumentFacts, Dropped};
use finish::genre;
use support::demands;

/// Retaliation comes within weeks: the window given to it, in days, when nothing else dates it.
const WEEKS: i64 = 28;

/// How many bytes a subject and its verb may take together to stand beside each other.
const CLOSE: usize = 60;

/// How many accounts back a sentence may refer.
const REMEMBERED: usize = 64;

/// What news calls recent, in days: a convention, and told as one.
const RECENT: u64 = 10;

/// Tokens of a short item, at most.
const SHORT: usize = 120;

/// News is about the last days; an account older than this is background, in days.
const FRESH: i64 = 14;

/// Times that may be an event's, of which most documents need none.
enum Time {
    /// A time of a scene.
    Told(Span),
    /// Those of a sentence that was passed over, by its index, with the names in it.
    Passed(usize, Vec<Span>),
}

/// The reading of one document, sentence by sentence.
pub(crate) struct Discourse<'a, 'd> {
    document: &'a Document<'d>,
    entities: &'a Entities,
    facts: DocumentFacts,
    drafts: Vec<Draft>,
    /// The account that the text speaks of.
    focus: Option<usize>,
    umbrella: Option<usize>,
    /// The first account that is news.
    news: Option<usize>,
    topic: Topic,
    aggregates: Vec<Aggregate>,
    context: Vec<Context>,
    dropped: Vec<Dropped>,
    /// The date of the part before, for `after` and `led to`.
    last_date: Option<DateValue>,
    /// Times that may be an event's.
    times: Vec<Time>,
    /// A kind of story in which attack words tell no attack.
    genre: Option<&'static str>,
    names: Names,
    home: At<'a>,
    said: Rc<Said<'a>>,
    /// Triggers and cues of each sentence.
    marks: &'a [Marks],
    /// Room for the items of a sentence.
    room: Vec<Item<'a>>,
    /// Several words of the document tell attacks.
    violent: bool,
    /// The document speaks of armed groups or forces, and of no accident.
    armed: bool,
    block: usize,
    /// The paragraphs that open an item of a list.
    heads: Vec<listed::Head<'a>>,
    /// The first account of the item that is read.
    opened: usize,
}

impl<'a, 'd> Discourse<'a, 'd> {
    pub(crate) fn new(
        document: &'a Document<'d>,
        entities: &'a Entities,
        marks: &'a [Marks],
        facts: DocumentFacts,
    ) -> Self {
        let (genre, violent, accident) = genre(document, marks);
        let forces = |mention: &dateline_entity::Mention| match &mention.entity {
            Entity::Actor(actor) => {
                !matches!(actor.kind, ActorKind::Other | ActorKind::State | ActorKind::Police)
            }
            Entity::People(people) => people.armed,
            _ => false,
        };
        let armed = !accident && entities.mentions.iter().any(forces);
        Self {
            document,
            entities,
            facts,
            drafts: Vec::new(),
            focus: None,
            umbrella: None,
            news: None,
            topic: Topic::default(),
            aggregates: Vec::new(),
            context: Vec::with_capacity(document.sentences.len() / 2),
            dropped: Vec::new(),
            last_date: None,
            times: Vec::new(),
            genre,
            names: Names::default(),
            home: At::home(document, entities),
            said: Rc::new(Said::new(entities)),
            marks,
            room: Vec::new(),
            violent,
            armed,
            block: 0,
            heads: listed::heads(document, entities),
            opened: 0,
        }
    }

    pub(crate) fn block(&mut self, block: usize) {
        self.turn_to(block);
        let marks = self.marks;
        for index in self.document.blocks[block].sentences.clone() {
            let begun = !self.none_told();
            let (own, names) = (&marks[index], &mut self.names);
            let quiet = scene::quiet(self.document, self.entities, own, index, begun);
            let room = std::mem::take(&mut self.room);
            let (document, entities) = (self.document, self.entities);
            let mut prepared = match quiet {
                Some(quiet) => scene::passed(document, entities, names, own, (index, quiet), room),
                None => scene::prepare(document, entities, names, own, index, room),
            };
            self.sentence(&prepared);
            if quiet.is_some() && !document.times_in(prepared.sentence.span).is_empty() {
                self.times.push(Time::Passed(index, std::mem::take(&mut prepared.names)));
            }
            self.room = prepared.items;
            self.room.clear();
        }
    }

    /// Whether an event has been told.
    pub(crate) fn tells(&self) -> bool {
        !self.drafts.is_empty()
    }

    /// The headline sums up those harmed, as the story under it may not.
    pub(crate) fn headline(&mut self, block: usize) {
        let fill = self.fill();
        let mut news = self.drafts.iter_mut().filter(|draft| draft.kind != AccountKind::Background);
        // Of several events the headline gives the sum.
        let (Some(main), None) = (news.next(), news.next()) else { return };
        for index in self.document.blocks[block].sentences.clone() {
            let (own, names) = (&self.marks[index], &mut self.names);
            let prepared =
                scene::prepare(self.document, self.entities, names, own, index, Vec::new());
            for part in scene::parts(&prepared).all().iter().copied() {
                let scene = scene::scene(self.document, self.entities, &prepared, part);
                fill.headline(main, &scene);
            }
        }
    }

    fn sentence(&mut self, prepared: &Prepared<'_>) {
        self.said.turn_to(prepared.sentence.span);
        for (span, sense) in prepared.others {
            self.dropped.push(Dropped {
                at: (*span).into(),
                reason: Cow::Owned(format!("other sense: {sense}")),
            });
        }
        let (mut told, mut summed) = (false, false);
        self.last_date = None;
        for part in scene::parts(prepared).all() {
            let shares = scene::shared(part);
            if shares.is_empty() {
                self.part(prepared, *part, (&mut told, &mut summed));
            }
            for share in &shares {
                self.part(prepared, share.part(part), (&mut told, &mut summed));
            }
        }
        if !summed && told {
            self.topic.many = false;
        }
        let motive = context::motive(self.document, &self.facts.id, prepared);
        if told || summed {
            self.context.extend(motive);
            self.context.extend(context::comment(self.document, &self.facts.id, prepared));
        }
        if !told && !summed || told && demands(prepared) {
            context::context(self.document, &self.facts.id, prepared, &mut self.context);
        }
    }

    /// Reads a part of a sentence; says whether it told something of an incident, or of several at once.
    fn part<'s>(
        &mut self,
        prepared: &'s Prepared<'s>,
        part: scene::Part<'s>,
        (told, summed): (&mut bool, &mut bool),
    ) where
        'a: 's,
    {
        let part = scene::before_it(&part).unwrap_or(part);
        let part = general::without_habit(prepared, &part).unwrap_or(part);
        let felled = scene::felled(self.document.text, &part);
        let part = felled.as_ref().map_or(part, |felled| felled.part(&part));
        let mut scene = scene::scene(self.document, self.entities, prepared, part);
        scene.harms.extend(felled.as_ref().map(|felled| felled.harm.clone()));
        if let Some(genre) = self.genre {
            self.drop_hits(&scene, genre);
            return;
        }
        if self.umbrella.is_none() && (self.goes_round(&scene) || self.others_later(&scene)) {
            scene.part.joint = Joint::Beside;
        }
        if self.attackers_fall(&scene) {
            *told = true;
            return;
        }
        let halves = self.first_since(&scene);
        let told_by = halves.as_ref().map(|halves| halves.told).filter(|own| !own.is_empty());
        if let Some(items) = told_by {
            // What belongs to `the first attack in Mali since 4 May` is not of the event that is told.
            scene = scene::scene(self.document, self.entities, prepared, half(&part, items));
        }
        let stub = halves.is_some();
        let summary = aggregate::summarize(self.document, &self.facts.id, &scene, self.topic);
        *summed |= !summary.aggregates.is_empty();
        self.aggregates.extend(summary.aggregates);
        if summary.consumed {
            self.topic.many = true;
            self.last_date = scene.times.first().map(|time| value::date(self.document, time));
            return;
        }
        if !self.none_told() && when::reported(&scene) {
            scene.reference = Reference::Definite;
        }
        *told |= self.scene(&scene) || stub;
        // `the worst since March, when rebels shelled a school`
        let older = halves.map(|halves| halves.older).filter(|own| !own.is_empty());
        if let Some(items) = older.filter(|_| !self.none_told()) {
            let older = scene::Part { joint: Joint::Done, ..half(&part, items) };
            let older = scene::scene(self.document, self.entities, prepared, older);
            if older.main().is_some() {
                self.scene(&older);
            }
        }
    }

    fn drop_hits(&mut self, scene: &Scene<'_>, reason: &'static str) {
        for (_, hit) in &scene.hits {
            self.dropped.push(Dropped { at: hit.span.into(), reason: Cow::Borrowed(reason) });
        }
    }

    fn fill(&self) -> Fill<'a, 'd> {
        Fill { document: self.document, entities: self.entities, said: Rc::clone(&self.said) }
    }

    /// Reads one scene; true where it told something of an incident.
    fn scene(&mut self, scene: &Scene<'_>) -> bool {
        self.times.extend(scene.times.iter().map(|time| Time::Told(time.span)));
        if self.such_attacks(scene) || self.toll_of_many(scene) || general::every_day(scene) {
            self.drop_hits(scene, "generic");
            return false;
        }
        if self.said_of_the_fallen(scene) {
            self.drop_hits(scene, "said of those who fell");
            return false;
        }
        if let Some((at, hit)) = scene.main().copied() {
            if let Some(reason) = scene::unreal(scene, at, &hit) {
                self.dropped.push(Dropped { at: hit.span.into(), reason: Cow::Borrowed(reason) });
                return self.detail(scene);
            }
            // `denied any part in the attack` speaks of an event and tells none.
            let statements = claim::statements(self.document, self.entities, scene);
            let denied = statements
                .iter()
                .any(|s| s.claim == Some(Claim::Denied) && s.span.start < hit.span.start);
            if denied
                && hit.noun()
                && scene.weapons.is_empty()
                && scene.harms.is_empty()
                && self.detail(scene)
            {
                return true;
            }
            match self.supported(scene, at, &hit) {
                Ok(()) => return self.event(scene, at, &hit),
                Err(reason) => {
                    let at = hit.span.into();
                    self.dropped.push(Dropped { at, reason: Cow::Borrowed(reason) });
                    // `In a separate incident, a drone crashed after a fault`: what follows is told of that.
                    if reason == "accident" && scene.cue(Cue::Separate).is_some() {
                        self.focus = None;
                        return false;
                    }
                }
            }
        }
        // `days after a crash that killed nine`: nothing of what it is counted to.
        !scene.long_before() && self.detail(scene)
    }
}

/// The part that some of its items are, of which there is one at least.
fn half<'i>(part: &scene::Part<'i>, items: &'i [Item<'i>]) -> scene::Part<'i> {
    let span = items[0].span().join(items[items.len() - 1].span());
    scene::Part { items, bag: Bag::of(items), span, ..*part }
}

fn hit_of<'h>(scene: &'h Scene<'_>, at: usize) -> Option<&'h Hit> {
    scene.hits.iter().find(|(own, _)| *own == at).map(|(_, hit)| hit)
}
