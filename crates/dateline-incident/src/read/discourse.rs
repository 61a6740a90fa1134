//! Discourse: which account a scene tells, and what part the account plays in its document.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::rc::Rc;

use chrono::{Days, NaiveDate};
use dateline_document::Document;
use dateline_entity::{ActorKind, Entities, Entity};
use dateline_text::{Class, Span};
use dateline_time::Kind;

use super::aggregate::{self, Topic};
use super::claim;
use super::context;
use super::cue::Cue;
use super::day;
use super::doer;
use super::draft::{Draft, days, may_be_one_place, may_meet, position};
use super::fill::Fill;
use super::harm::{self, Harm};
use super::home;
use super::item::Item;
use super::land;
use super::person::Names;
use super::scene::{self, Joint, Prepared, Reference, Scene};
use super::survivors;
use super::trigger::{self, Form, Hit, Marks, Sense};
use super::value;
use super::when;
use crate::{
    Account, AccountKind, Aggregate, Claim, Context, CountStatus, DateBasis, DateValue,
    DocumentFacts, Dropped, Multiplicity, PlaceValue, Reading,
};

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

/// The reading of one document, sentence by sentence.
pub(crate) struct Discourse<'a, 'd> {
    document: &'a Document<'d>,
    entities: &'a Entities,
    facts: DocumentFacts,
    drafts: Vec<Draft>,
    /// The account that the text speaks of.
    focus: Option<usize>,
    umbrella: Option<usize>,
    topic: Topic,
    aggregates: Vec<Aggregate>,
    context: Vec<Context>,
    dropped: Vec<Dropped>,
    /// The date of the part before, for `after` and `led to`.
    last_date: Option<DateValue>,
    /// Times of scenes that may be an event's.
    times: Vec<Span>,
    /// A kind of story in which attack words tell no attack.
    genre: Option<&'static str>,
    names: Names,
    /// Triggers and cues of each sentence.
    marks: Rc<[Marks]>,
    /// Several words of the document tell attacks.
    violent: bool,
    /// The document speaks of armed groups or forces, and of no accident.
    armed: bool,
    block: usize,
}

impl<'a, 'd> Discourse<'a, 'd> {
    pub(crate) fn new(
        document: &'a Document<'d>,
        entities: &'a Entities,
        facts: DocumentFacts,
    ) -> Self {
        let marks: Rc<[Marks]> = document
            .sentences
            .iter()
            .map(|sentence| trigger::marks(document.tokens_of(sentence)))
            .collect();
        let (genre, violent, accident) = genre(document, &marks);
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
            topic: Topic::default(),
            aggregates: Vec::new(),
            context: Vec::new(),
            dropped: Vec::new(),
            last_date: None,
            times: Vec::new(),
            genre,
            names: Names::default(),
            marks,
            violent,
            armed,
            block: 0,
        }
    }

    pub(crate) fn block(&mut self, block: usize) {
        self.block = block;
        let marks = Rc::clone(&self.marks);
        for index in self.document.blocks[block].sentences.clone() {
            let own = &marks[index];
            let prepared =
                scene::prepare(self.document, self.entities, &mut self.names, own, index);
            self.sentence(&prepared);
        }
    }

    /// Whether an event has been told.
    pub(crate) fn tells(&self) -> bool {
        !self.drafts.is_empty()
    }

    /// The headline sums up those harmed, as the story under it may not.
    pub(crate) fn headline(&mut self, block: usize) {
        let fill = Fill { document: self.document, entities: self.entities };
        let mut news = self.drafts.iter_mut().filter(|draft| draft.kind != AccountKind::Background);
        // Of several events the headline gives the sum.
        let (Some(main), None) = (news.next(), news.next()) else { return };
        for index in self.document.blocks[block].sentences.clone() {
            let own = &self.marks[index];
            let prepared =
                scene::prepare(self.document, self.entities, &mut self.names, own, index);
            for part in scene::parts(&prepared) {
                let scene = scene::scene(self.document, self.entities, &prepared, part);
                fill.headline(main, &scene);
            }
        }
    }

    fn sentence(&mut self, prepared: &Prepared<'_>) {
        for (span, sense) in prepared.others {
            self.dropped.push(Dropped {
                at: (*span).into(),
                reason: Cow::Owned(format!("other sense: {sense}")),
            });
        }
        let (mut told, mut summed) = (false, false);
        self.last_date = None;
        let parts = scene::parts(prepared);
        for part in parts {
            let mut scene = scene::scene(self.document, self.entities, prepared, part);
            if let Some(genre) = self.genre {
                self.drop_hits(&scene, genre);
                continue;
            }
            let summary = aggregate::summarize(self.document, &self.facts.id, &scene, self.topic);
            summed |= !summary.aggregates.is_empty();
            let stub = self.first_since(&scene);
            if let Some(cut) = stub {
                // What belongs to `the first attack in Mali since 4 May` is not of the event that is told.
                scene = scene::scene(
                    self.document,
                    self.entities,
                    prepared,
                    scene::Part {
                        items: &part.items[..cut],
                        span: part.items[0].span().join(part.items[cut.saturating_sub(1)].span()),
                        ..part
                    },
                );
            }
            let stub = stub.is_some();
            self.aggregates.extend(summary.aggregates);
            if summary.consumed {
                self.topic.many = true;
                self.last_date = scene.times.first().map(|time| value::date(self.document, time));
                continue;
            }
            if !self.drafts.is_empty() && when::reported(&scene) {
                scene.reference = Reference::Definite;
            }
            told |= self.scene(&scene) || stub;
        }
        if !summed && told {
            self.topic.many = false;
        }
        let motive = context::motive(self.document, &self.facts.id, prepared);
        if told || summed {
            self.context.extend(motive);
            self.context.extend(context::comment(
                self.document,
                self.entities,
                &self.facts.id,
                prepared,
            ));
        }
        if !told && !summed || told && demands(prepared) {
            self.context.extend(context::context(
                self.document,
                self.entities,
                &self.facts.id,
                prepared,
            ));
        }
    }

    fn drop_hits(&mut self, scene: &Scene<'_>, reason: &'static str) {
        for (_, hit) in &scene.hits {
            self.dropped.push(Dropped { at: hit.span.into(), reason: Cow::Borrowed(reason) });
        }
    }

    fn fill(&self) -> Fill<'a, 'd> {
        Fill { document: self.document, entities: self.entities }
    }

    /// Reads one scene; true where it told something of an incident.
    fn scene(&mut self, scene: &Scene<'_>) -> bool {
        self.times.extend(scene.times.iter().map(|time| time.span));
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
                Err(reason) => self
                    .dropped
                    .push(Dropped { at: hit.span.into(), reason: Cow::Borrowed(reason) }),
            }
        }
        self.detail(scene)
    }

    /// Whether the scene says enough for an armed incident, or why not.
    fn supported(&self, scene: &Scene<'_>, at: usize, hit: &Hit) -> Result<(), &'static str> {
        let weapon = scene.weapons.iter().any(|(_, weapon)| !weapon.class.starts_with("platform"));
        let harmed = scene.harms.iter().any(Harm::told);
        // `Jets struck the town` needs no bomb.
        let warplane =
            scene.weapons.iter().any(|(_, weapon)| weapon.class.starts_with("platform.warplane"));
        let armed = warplane
            || scene.actors.iter().any(|(_, _, actor)| !matches!(actor.kind, ActorKind::Other))
            || scene
                .part
                .items
                .iter()
                .any(|item| item.people().is_some_and(|(_, people)| people.armed));
        let people = scene.harms.iter().any(|harm| harm.kind == harm::Kind::Attacked);
        let target = !scene.targets.is_empty() || people;
        let placed = !scene.places.is_empty();
        let timed = !scene.times.is_empty();
        if hit.plural() && !self.specific(scene, at) {
            return Err("generic");
        }
        if hit.trigger.weak {
            // `rebels burned two trucks`, `the offices were set on fire by gunmen`
            let fire = hit.form != Form::Phrase
                || scene.part.items[..at]
                    .iter()
                    .rev()
                    .take(12)
                    .any(|item| item.one_of(&["set", "sets", "setting"]));
            let acts = self.doer_armed(scene) || weapon;
            return if fire && acts && !scene.targets.is_empty() {
                Ok(())
            } else {
                Err("no support")
            };
        }
        let definite = scene.reference == Reference::Definite && !self.drafts.is_empty();
        let fits = match hit.sense() {
            Sense::Kill | Sense::Injure | Sense::Missing => {
                // `The mayor was killed near Kisumu`, in a story of violence: no accident.
                let violence = hit.sense() == Sense::Kill
                    && self.violent
                    && scene.cue(Cue::Accident).is_none()
                    && (placed || timed);
                let armed_story = hit.sense() == Sense::Kill
                    && self.armed
                    && self.drafts.is_empty()
                    && scene.cue(Cue::Accident).is_none()
                    && hit.trigger.id != "die"
                    && timed;
                let violence = violence || armed_story;
                return if (weapon || self.doer_armed(scene) || violence)
                    && (placed || timed || self.drafts.is_empty())
                    && harmed
                {
                    Ok(())
                } else {
                    Err("harm alone")
                };
            }
            // `a bomb placed under every farm` may be a figure of speech.
            Sense::Launch if hit.trigger.id == "plant" => {
                weapon && (placed || timed || harmed || self.doer_close(scene))
            }
            // `defused tensions`
            Sense::Intercept if hit.trigger.id == "defuse" => weapon,
            Sense::Launch | Sense::Impact => {
                weapon
                    || scene
                        .hits
                        .iter()
                        .any(|(_, other)| other.noun() && other.sense() != Sense::Launch)
                    || hit.noun()
                    || hit.form == Form::Phrase
            }
            // `an explosion at a fireworks factory`
            Sense::Explosion if !weapon && scene.cue(Cue::Accident).is_some() => {
                return Err("accident");
            }
            Sense::Explosion => placed || target || harmed || weapon || definite,
            Sense::Strike if !hit.noun() => weapon || armed && (target || placed || harmed),
            // A wound in a story that has told an event is a part of it.
            Sense::Shoot if hit.trigger.id == harm::WOUND && !self.drafts.is_empty() => {
                return Err("harm alone");
            }
            Sense::Shoot => {
                harmed || armed || weapon || placed || timed || definite || somebody(scene)
            }
            _ if hit.trigger.alone => {
                placed || timed || harmed || target || weapon || armed || definite
            }
            // What is taken, and by whom, has been asked for already.
            Sense::Seize => true,
            // `specific` has asked for more already.
            _ if hit.plural() => true,
            _ => {
                (weapon || armed || harmed || target || definite)
                    && (placed || timed || harmed || target || weapon || definite)
            }
        };
        if fits { Ok(()) } else { Err("no support") }
    }

    fn doer_armed(&self, scene: &Scene<'_>) -> bool {
        doer::doer(self.document, scene)
            .is_some_and(|(actor, ..)| actor.kind.as_deref() != Some("other"))
    }

    /// An armed doer right beside the verb: `rebels set off a bomb`, not `nobody said who planted it, but the rebels`.
    fn doer_close(&self, scene: &Scene<'_>) -> bool {
        doer::doer(self.document, scene).is_some_and(|(actor, span, _)| {
            actor.kind.as_deref() != Some("other") && span.len() < CLOSE
        })
    }

    /// A plural event noun tells incidents only with a number and a doing verb, dates, or harm.
    fn specific(&self, scene: &Scene<'_>, at: usize) -> bool {
        let items = scene.part.items;
        let harmed = scene.harms.iter().any(Harm::told);
        let dated = scene.times.iter().any(|time| {
            time.interval.as_ref().is_some_and(|i| i.single().is_some() || days_of(i) <= 7)
        });
        let number = items[..at].iter().rev().take(6).any(|item| matches!(item, Item::Number { .. }) || matches!(item.mention().map(|m| &m.entity), Some(dateline_entity::Entity::Weapon(w)) if w.count.is_some()));
        let doer = doer::doer(self.document, scene).is_some();
        let ordered = matches!(scene.part.joint, Joint::Earlier | Joint::Later)
            || scene.cue(Cue::Retaliation).is_some();
        // `the murders of two judges` names its victims, and points back to nothing.
        let murders =
            harmed && hit_of(scene, at).is_some_and(|hit| hit.trigger.id == "assassinate");
        let spoken = scene.reference == Reference::Definite && !murders;
        let owned =
            claim::statements(self.document, self.entities, scene).iter().any(|s| s.doer.is_some());
        !spoken
            && (harmed
                || dated
                || owned
                || doer && (number || ordered)
                || number && !scene.places.is_empty())
    }

    /// `the first attack since 4 February` tells of an attack on that day.
    ///
    /// Gives the item at which those words begin.
    fn first_since(&mut self, scene: &Scene<'_>) -> Option<usize> {
        let items = scene.part.items;
        let first = items.iter().position(|item| item.one_of(&["first"]))?;
        let since = items[first..].iter().enumerate().find_map(|(at, item)| match item {
            Item::Time(time)
                if scene::starts_with_since(self.document, time)
                    || items[first + at - 1].word("since") =>
            {
                Some(*time)
            }
            _ => None,
        });
        since.filter(|time| self.stub(scene, first, time)).map(|_| first)
    }

    fn stub(&mut self, scene: &Scene<'_>, first: usize, time: &dateline_time::Timex) -> bool {
        let noun = scene
            .hits
            .iter()
            .find(|(at, hit)| *at > first && *at - first <= 5 && hit.noun() && !hit.sense().harm());
        let Some((_, hit)) = noun.copied() else { return false };
        // The day itself, where `since` has made a spell of it: its first day.
        let Some(start) = time.interval.as_ref().and_then(|i| i.start) else { return false };
        if time.interval.as_ref().is_some_and(|i| {
            i.single().is_none()
                && i.precision != dateline_time::Precision::Day
                && i.precision != dateline_time::Precision::Open
        }) {
            return false;
        }
        let mut date = value::date(self.document, time);
        (date.start, date.end, date.best, date.precision) =
            (Some(start), Some(start), Some(start), Cow::Borrowed("day"));
        let span = scene.part.items[first].span().join(time.span);
        let mut draft =
            Draft::new(AccountKind::Background, hit.span, hit.sense(), scene.sentence, self.block);
        draft.add_evidence(span);
        let voice = super::draft::attribution(self.entities, span)
            .map(|at| draft.source(self.document, self.entities, at));
        let nature = super::kind::nature(hit.sense(), None, true);
        draft.telling.nature.push(position(nature, voice, None, "first_since", &[hit.span]));
        draft.telling.dates.push(position(date.clone(), voice, None, "first_since", &[time.span]));
        draft.date = Some(date);
        let places: Vec<_> =
            scene.places.iter().filter(|(m, _)| span.contains(m.span)).copied().collect();
        if let Some(found) = self.fill().place_of(&places, 0) {
            draft.place = Some(found.value.clone());
            draft.telling.place.push(position(found.value, voice, None, found.rule, &[found.span]));
        }
        self.drafts.push(draft);
        true
    }

    fn event(&mut self, scene: &Scene<'_>, at: usize, hit: &Hit) -> bool {
        let dates: Vec<DateValue> =
            scene.times.iter().map(|time| value::date(self.document, time)).collect();
        let dates = event_dates(scene, hit, dates);
        let place = self.fill().event_place(scene, at).map(|found| found.value);
        let place = place.filter(|place| !home::vague(self.entities, self.document, place));
        if scene.plural() && self.umbrella.is_none() && self.opens_umbrella(scene, at, &dates)
            || !scene.plural() && self.umbrella.is_none() && self.distributes(scene, &dates)
        {
            return self.open_umbrella(scene, &dates);
        }
        if scene.plural() && dates.len() > 1 && dates.iter().all(|d| d.best.is_some()) {
            for date in &dates {
                let target = self.same_day(date, place.as_ref());
                self.tell(scene, hit, std::slice::from_ref(date), target);
            }
            return true;
        }
        // `The attack came after a meeting` says nothing of the attack but that it was.
        let bare = scene.weapons.iter().all(|(_, weapon)| weapon.modifies)
            && scene.places.is_empty()
            && scene.targets.is_empty()
            && scene.harms.is_empty()
            && scene.effects.is_empty()
            && dates.is_empty();
        if bare
            && scene.reference == Reference::Definite
            && !self.drafts.is_empty()
            && claim::statements(self.document, self.entities, scene).is_empty()
        {
            return false;
        }
        let (dates, related) = self.related_date(scene, dates);
        let target =
            if related { None } else { self.choose(scene, hit, dates.first(), place.as_ref()) };
        self.tell(scene, hit, &dates, target);
        true
    }

    fn same_day(&self, date: &DateValue, place: Option<&PlaceValue>) -> Option<usize> {
        self.remembered().find(|at| {
            let draft = &self.drafts[*at];
            draft.kind != AccountKind::Umbrella
                && draft
                    .date
                    .as_ref()
                    .is_some_and(|own| own.best == date.best && own.best.is_some())
                && fits_place(draft, place)
        })
    }

    /// The accounts that a sentence may go back to, latest first: the last ones and the very first. A reader remembers no
    /// more, and a document of many thousand incidents stays linear.
    fn remembered(&self) -> impl Iterator<Item = usize> + use<> {
        let all = self.drafts.len();
        let oldest = all.saturating_sub(REMEMBERED);
        (oldest..all).rev().chain((oldest > 0).then_some(0))
    }

    /// Dates that the order of telling gives: `a week after`, `after`, `led to`, `in retaliation`.
    fn related_date(&mut self, scene: &Scene<'_>, dates: Vec<DateValue>) -> (Vec<DateValue>, bool) {
        let before = self.focus.and_then(|focus| self.drafts[focus].date.clone());
        let anchor = self.last_date.clone().or(before);
        let part = &scene.part;
        if part.joint == Joint::Earlier && self.pronoun_before(part.span) {
            // `That followed five rockets fired on Sunday`: what is told first came later.
            if let (Some(focus), Some(date)) = (self.focus, dates.first()) {
                self.not_before(focus, date);
            }
            return (dates, false);
        }
        if let Some(date) = dates.first() {
            self.last_date = Some(date.clone());
            return (dates, false);
        }
        if scene.part.joint == Joint::Earlier && part.link.is_none() && self.recent(scene) {
            let dates: Vec<DateValue> = self.recently(scene).into_iter().collect();
            return (dates, true);
        }
        let retaliation = scene
            .cue(Cue::Retaliation)
            .filter(|_| part.joint != Joint::Earlier || scene.reference != Reference::Definite);
        let relation =
            match (part.joint, part.link.and_then(|time| time.link.as_ref()), retaliation) {
                (Joint::Earlier, Some(link), _) => Some((
                    -i64::from(link.days),
                    -i64::from(link.days),
                    slack(link),
                    "before_event",
                    part.link.map(|t| t.span),
                )),
                (Joint::Earlier, None, _) if scene.reference != Reference::Definite => {
                    Some((-WEEKS, 0, 0, "before_event", None))
                }
                (Joint::Later, _, _) => Some((0, WEEKS, 0, "after_event", None)),
                (_, _, Some(span))
                    if scene.reference != Reference::Definite
                        && scene.main().is_some_and(|(_, hit)| hit.span.start >= span.start) =>
                {
                    Some((0, WEEKS, 0, "retaliation", Some(span)))
                }
                _ => None,
            };
        let Some((from, to, slack, rule, words)) = relation else { return (dates, false) };
        let Some(anchor) = anchor.filter(|a| a.start.is_some() && a.end.is_some()) else {
            return (dates, true);
        };
        let shift = |day: Option<NaiveDate>, by: i64| {
            day.and_then(|day| {
                if by < 0 {
                    day.checked_sub_days(Days::new(by.unsigned_abs()))
                } else {
                    day.checked_add_days(Days::new(by.unsigned_abs()))
                }
            })
        };
        let writing = self.document.reference.best;
        let latest = |day: Option<NaiveDate>| match (day, writing) {
            (Some(day), Some(writing)) => Some(day.min(writing)),
            (day, _) => day,
        };
        let start = shift(anchor.start, from - slack);
        let end = latest(shift(anchor.end, to + slack));
        let span = words.or_else(|| scene.main().map(|(_, hit)| hit.span));
        let date = DateValue {
            start,
            end,
            best: (from == to).then(|| shift(anchor.best, from)).flatten(),
            precision: Cow::Borrowed("days"),
            basis: DateBasis::Inferred,
            confidence: (u16::from(anchor.confidence) * 6 / 10) as u8,
            rule: Some(Cow::Borrowed(rule)),
            evidence: span.map(Into::into).into_iter().collect(),
            anchor: anchor.evidence.first().copied(),
            reason: Some(match rule {
                "retaliation" | "after_event" => "told as following another event".to_owned(),
                _ => "told as coming before another event".to_owned(),
            }),
            ..DateValue::open()
        };
        self.last_date = Some(date.clone());
        (vec![date], true)
    }

    /// `recent strikes`
    fn recent(&self, scene: &Scene<'_>) -> bool {
        let Some((at, _)) = scene.main() else { return false };
        scene.part.items[..*at]
            .iter()
            .rev()
            .take(3)
            .any(|item| self.document.words(item.span()).eq_ignore_ascii_case("recent"))
    }

    /// The days that `recent` gives to an incident.
    fn recently(&self, scene: &Scene<'_>) -> Option<DateValue> {
        let (at, _) = scene.main()?;
        let word = scene.part.items[..*at]
            .iter()
            .rev()
            .find(|item| self.document.words(item.span()).eq_ignore_ascii_case("recent"))?;
        let writing = self.document.reference.best?;
        let reference = value::reference(&self.document.reference);
        Some(DateValue {
            start: writing.checked_sub_days(Days::new(RECENT)),
            end: Some(writing),
            precision: Cow::Borrowed("days"),
            basis: DateBasis::Inferred,
            confidence: (u16::from(reference.confidence) * 4 / 10) as u8,
            rule: Some(Cow::Borrowed("recent")),
            evidence: vec![word.span().into()],
            anchor: reference.evidence.first().copied(),
            reason: Some(format!("called recent: taken as the {RECENT} days before writing")),
            ..DateValue::open()
        })
    }

    /// Whether the part before `span` in its sentence is a bare pronoun.
    fn pronoun_before(&self, span: Span) -> bool {
        let at = self.document.sentences.partition_point(|s| s.span.end <= span.start);
        let Some(sentence) = self.document.sentences.get(at).filter(|s| s.span.contains(span))
        else {
            return false;
        };
        let first = &self.document.tokens[sentence.tokens.start];
        first.is(Class::PRONOUN)
            && span.start > sentence.span.start
            && (span.start - sentence.span.start) < 20
    }

    /// The account happened on or after `date`, and not after the day of writing.
    fn not_before(&mut self, at: usize, date: &DateValue) {
        let draft = &mut self.drafts[at];
        if draft.date.as_ref().is_some_and(|own| own.best.is_some()) {
            return;
        }
        let end = self.document.reference.best.or(self.document.reference.interval.last());
        let (Some(start), Some(end)) = (date.start, end) else { return };
        if end < start {
            return;
        }
        let value = DateValue {
            start: Some(start),
            end: Some(end),
            best: None,
            precision: Cow::Borrowed(if start == end { "day" } else { "days" }),
            basis: DateBasis::Inferred,
            confidence: (u16::from(date.confidence) * 7 / 10) as u8,
            rule: Some(Cow::Borrowed("after_event")),
            evidence: date.evidence.clone(),
            anchor: date.evidence.first().copied(),
            reason: Some("told as following an event of this day".to_owned()),
            ..DateValue::open()
        };
        let evidence: Vec<Span> = date.evidence.iter().map(|b| (*b).into()).collect();
        draft.telling.dates.push(position(value.clone(), None, None, "after_event", &evidence));
        draft.date = Some(value);
    }

    /// The account that an event scene goes on with; `None` opens a new one.
    fn choose(
        &self,
        scene: &Scene<'_>,
        hit: &Hit,
        date: Option<&DateValue>,
        place: Option<&PlaceValue>,
    ) -> Option<usize> {
        if scene.cue(Cue::Separate).is_some() && scene.reference != Reference::Definite {
            return None;
        }
        let doer = doer::doer(self.document, scene).map(|(actor, ..)| actor);
        let fits = |at: &usize| {
            let draft = &self.drafts[*at];
            draft.kind != AccountKind::Umbrella
                && date.is_none_or(|date| {
                    // `The shooting occurred on 15 July`, told in the news of an arrest, dates what has no day yet.
                    let open = draft.date.is_none()
                        && (draft.late || scene.reference == Reference::Definite);
                    open || self.span_of(draft).is_none_or(|own| may_meet(&own, date))
                })
                && date.is_none_or(|date| self.same_words(draft, date) != Some(false))
                && fits_place(draft, place)
                && (fits_kind(draft, hit.sense(), scene.reference)
                    || date.is_none() && place.is_none() && of_the_taken(draft, scene))
                && fits_doer(draft, doer.as_ref())
        };
        let order: Vec<usize> =
            self.focus.into_iter().chain(self.remembered()).filter(fits).collect();
        if let Some(date) = date {
            let exact = order.iter().find(|at| {
                self.drafts[**at]
                    .date
                    .as_ref()
                    .is_some_and(|own| own.best.is_some() && own.best == date.best)
            });
            if let Some(at) = exact {
                return Some(*at);
            }
            // An account without a day takes this one where the words point back, or where the story has only begun.
            let undated = order.iter().find(|at| {
                self.drafts[**at]
                    .date
                    .as_ref()
                    .is_none_or(|own| own.best.is_none() && days(own).is_none_or(|n| n <= 7))
            });
            let points_back = scene.reference == Reference::Definite;
            let begins = self.drafts.len() == 1
                && (self.drafts[0].late || scene.sentence <= self.drafts[0].sentence + 3);
            // `The shooting happened on Sunday in Northgate`, where the story has told one and has not said when.
            let told = || {
                let first = self.drafts.first().filter(|draft| {
                    draft.kind == AccountKind::NewEvent
                        && draft.date.is_none()
                        && fits_kind(draft, hit.sense(), Reference::Bare)
                        && fits_doer(draft, doer.as_ref())
                });
                first.filter(|_| points_back && hit.noun() && self.drafts.len() == 1).map(|_| 0)
            };
            return undated.copied().or_else(told).filter(|at| {
                points_back
                    || begins && *at == 0
                    || place.is_some_and(|p| {
                        p.id.is_some()
                            && self.drafts[*at].place.as_ref().is_some_and(|own| own.id == p.id)
                    })
            });
        }
        let same_place = order.iter().find(|at| {
            place.is_some_and(|p| {
                p.id.is_some() && self.drafts[**at].place.as_ref().is_some_and(|own| own.id == p.id)
            })
        });
        match scene.reference {
            Reference::Definite => {
                self.by_weapon(scene, &order).or(same_place.copied()).or(order.first().copied())
            }
            Reference::Indefinite if scene.plural() => None,
            _ => {
                // A story goes on with what it told last; a background line does not draw the next paragraph to it.
                let near = order.iter().find(|at| {
                    let draft = &self.drafts[**at];
                    draft.kind == AccountKind::NewEvent
                        || self.drafts.len() == 1
                        || draft.block == self.block
                        || draft.sentence + 1 >= scene.sentence
                });
                same_place.or(near).copied()
            }
        }
    }

    /// Whether dates without a day of writing are the same words; `None` where one of them is a date.
    fn same_words(&self, draft: &Draft, date: &DateValue) -> Option<bool> {
        let own = draft.date.as_ref()?;
        let open = |date: &DateValue| {
            date.start.is_none() && date.end.is_none() && !date.evidence.is_empty()
        };
        let words = |date: &DateValue| self.document.words(date.evidence[0].into()).to_lowercase();
        let (a, b) = (open(own).then(|| words(own))?, open(date).then(|| words(date))?);
        Some(a == b || a.contains(&b) || b.contains(&a))
    }

    /// The time that an account may lie in: its date, that of the umbrella over it, or the days before writing.
    fn span_of(&self, draft: &Draft) -> Option<DateValue> {
        if let Some(date) = &draft.date {
            return Some(date.clone());
        }
        if draft.kind != AccountKind::NewEvent {
            return None;
        }
        if let Some(date) = self.umbrella.and_then(|at| self.drafts[at].date.clone()) {
            return Some(date);
        }
        let writing = self.document.reference.best?;
        Some(DateValue {
            start: writing.checked_sub_days(Days::new(7)),
            end: Some(writing),
            ..DateValue::open()
        })
    }

    /// Of several accounts, the one that told the weapon of this scene: `the rocket attack`.
    fn by_weapon(&self, scene: &Scene<'_>, order: &[usize]) -> Option<usize> {
        let wanted = &scene.weapons;
        let told =
            |at: &usize| wanted.iter().any(|(_, weapon)| self.drafts[*at].arms.contains(weapon.id));
        order.iter().copied().find(told)
    }

    fn tell(&mut self, scene: &Scene<'_>, hit: &Hit, dates: &[DateValue], target: Option<usize>) {
        let joined = target.is_some();
        let index = target.unwrap_or_else(|| {
            let kind = self.part_played(scene, dates);
            let mut draft = Draft::new(kind, hit.span, hit.sense(), scene.sentence, self.block);
            draft.late = dates.is_empty() && scene.cue(Cue::Aftermath).is_some();
            self.drafts.push(draft);
            self.drafts.len() - 1
        });
        let fill = self.fill();
        let mut draft = std::mem::replace(
            &mut self.drafts[index],
            Draft::new(AccountKind::Background, hit.span, hit.sense(), 0, 0),
        );
        fill.event(&mut draft, scene, dates, joined);
        if !joined && hit.plural() && dates.iter().all(|d| d.best.is_none()) {
            draft.multiplicity = Multiplicity::Group;
        }
        if !joined && draft.place.is_none() {
            self.same_place(&mut draft, scene);
        }
        if scene.part.joint == Joint::First || joined {
            draft.block = self.block;
        }
        self.drafts[index] = draft;
        if scene.part.joint != Joint::Earlier || self.focus.is_none() || !joined {
            self.focus = Some(index);
        }
        if self.last_date.is_none() {
            self.last_date.clone_from(&self.drafts[index].date);
        }
    }

    /// `The same base was targeted`: the place of the account before.
    fn same_place(&self, draft: &mut Draft, scene: &Scene<'_>) {
        let Some((mention, _)) =
            scene.targets.iter().find(|(_, target)| target.definite && target.name.is_none())
        else {
            return;
        };
        let known = self
            .focus
            .into_iter()
            .chain(self.remembered())
            .find_map(|at| self.drafts[at].place.clone().filter(|p| p.name.is_some()));
        if let Some(known) = known {
            let words = self.document.words(mention.span).to_owned();
            let value = PlaceValue { words, relation: Some(Cow::Borrowed("at")), ..known };
            draft.place = Some(value.clone());
            draft.telling.place.push(position(value, None, None, "same_place", &[mention.span]));
        }
    }

    fn part_played(&self, scene: &Scene<'_>, dates: &[DateValue]) -> AccountKind {
        let writing = self.document.reference.best;
        let last = dates.iter().filter_map(|d| d.end).max();
        if let (Some(last), Some(writing)) = (last, writing)
            && (writing - last).num_days() > FRESH
        {
            return AccountKind::Background;
        }
        let first = !self.drafts.iter().any(|d| d.kind == AccountKind::NewEvent);
        let fresh = dates.iter().all(|d| matches!(&*d.precision, "day" | "days" | "week" | "open"));
        if first && scene.part.joint != Joint::Earlier && fresh {
            return AccountKind::NewEvent;
        }
        if let Some(umbrella) = self.umbrella {
            let own = &self.drafts[umbrella];
            let meets = dates.is_empty()
                || own.date.as_ref().is_none_or(|span| dates.iter().all(|d| may_meet(span, d)));
            if meets
                && scene.part.joint != Joint::Later
                && fresh
                && scene.cue(Cue::Retaliation).is_none()
            {
                return AccountKind::NewEvent;
            }
        } else if scene.cue(Cue::Separate).is_some() && fresh {
            return AccountKind::NewEvent;
        }
        AccountKind::Background
    }

    /// `two separate attacks`, `a string of bombings`: a lede that sums up what follows.
    fn opens_umbrella(&self, scene: &Scene<'_>, at: usize, dates: &[DateValue]) -> bool {
        let number = scene.part.items[..at].iter().rev().take(8).any(|item| matches!(item, Item::Number { quantity, .. } if quantity.min.or(quantity.best).is_none_or(|n| n > 1)));
        let fresh = dates.iter().all(|d| days(d).is_none_or(|n| n <= 8));
        let words = self.document.text;
        let chain = ["series", "string", "wave", "chain", "spate", "barrage", "flurry", "number"];
        let collective = scene.part.items[..at].iter().rev().take(3).any(|item| {
            chain.iter().any(|word| item.span().of(words).to_ascii_lowercase().ends_with(word))
        });
        self.drafts.is_empty()
            && (number || collective)
            && fresh
            && scene.part.joint == Joint::First
    }

    /// `on Thursday and Friday at bases in Iraq and Syria`: one verb over several days and places.
    fn distributes(&self, scene: &Scene<'_>, dates: &[DateValue]) -> bool {
        let countries: BTreeSet<&String> =
            scene.places.iter().flat_map(|(_, place)| &place.countries).collect();
        let several_days = dates.iter().filter(|d| d.best.is_some()).count() > 1
            || dates
                .iter()
                .any(|d| d.best.is_none() && days(d).is_some_and(|n| (2..=8).contains(&n)));
        self.drafts.is_empty() && several_days && (countries.len() > 1 || scene.places.len() > 1)
    }

    fn open_umbrella(&mut self, scene: &Scene<'_>, dates: &[DateValue]) -> bool {
        let Some((_, hit)) = scene.main().copied() else { return false };
        let mut draft =
            Draft::new(AccountKind::Umbrella, hit.span, hit.sense(), scene.sentence, self.block);
        let mut dates = dates.to_vec();
        if dates.len() > 1 {
            // Several days of several incidents: which is whose is not printed.
            let start = dates.iter().filter_map(|d| d.start).min();
            let end = dates.iter().filter_map(|d| d.end).max();
            let evidence = dates.iter().flat_map(|d| d.evidence.clone()).collect();
            dates = vec![DateValue {
                start,
                end,
                best: None,
                precision: Cow::Borrowed("days"),
                evidence,
                ..dates[0].clone()
            }];
        }
        if dates.is_empty() {
            dates.extend(self.spell(scene));
        }
        self.fill().event(&mut draft, scene, &dates, false);
        self.drafts.push(draft);
        self.umbrella = Some(self.drafts.len() - 1);
        self.focus = None;
        true
    }

    /// `in less than 24 hours` before the day of writing.
    fn spell(&self, scene: &Scene<'_>) -> Option<DateValue> {
        let time = self.document.times_in(scene.part.span).iter().find(|t| {
            t.kind == Kind::Duration
                && t.link.is_none()
                && (t.value.starts_with("PT") || t.value.ends_with('D'))
        })?;
        let end = self.document.reference.best?;
        let count: u64 = time
            .value
            .chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
            .parse()
            .unwrap_or(1);
        let back = if time.value.starts_with("PT") { count.div_ceil(24).max(1) } else { count };
        let reference = value::reference(&self.document.reference);
        Some(DateValue {
            start: end.checked_sub_days(Days::new(back.min(31))),
            end: Some(end),
            precision: Cow::Borrowed("days"),
            basis: DateBasis::Anchored,
            confidence: (u16::from(reference.confidence) * 8 / 10) as u8,
            rule: Some(Cow::Borrowed("spell_before_report")),
            evidence: vec![time.span.into()],
            anchor: reference.evidence.first().copied(),
            reason: Some("a spell that ends when the sources spoke".to_owned()),
            ..DateValue::open()
        })
    }

    /// A scene that tells no event of its own: harm, effects, claims about an account told before.
    fn detail(&mut self, scene: &Scene<'_>) -> bool {
        self.attackers_act(scene);
        let statements = claim::statements(self.document, self.entities, scene);
        let harmed = scene.harms.iter().any(|harm| harm.count.status != CountStatus::NotStated);
        let weapons = !scene.weapons.is_empty() && !scene.weapons.iter().all(|(_, w)| w.modifies);
        let telling = when::telling(scene);
        let speaks = !statements.is_empty()
            || telling.is_some()
            || harmed
            || !scene.effects.is_empty()
            || !scene.origins.is_empty()
            || weapons && super::draft::attribution(self.entities, scene.part.span).is_some();
        if !speaks || self.drafts.is_empty() {
            return false;
        }
        // A date that no account has belongs to something not told.
        let dates: Vec<DateValue> =
            scene.times.iter().map(|time| value::date(self.document, time)).collect();
        let fresh =
            !statements.is_empty() && statements.iter().all(|s| s.claim == Some(Claim::NoClaimYet));
        let everyone = scene.part.items.windows(3).any(|w| {
            w[0].one_of(&["the", "these", "both", "any", "either", "those"])
                && (w[1].trigger().is_some_and(Hit::plural)
                    || w[2].trigger().is_some_and(Hit::plural))
        }) || fresh
            && self.umbrella.is_some()
            && scene.part.items.iter().any(|item| item.trigger().is_some_and(Hit::plural));
        let targets: Vec<usize> = if everyone {
            self.remembered().filter(|at| self.drafts[*at].kind == AccountKind::NewEvent).collect()
        } else {
            self.detail_target(scene, &dates).into_iter().collect()
        };
        if targets.is_empty() {
            return false;
        }
        let fill = self.fill();
        for at in &targets {
            let mut draft = std::mem::replace(
                &mut self.drafts[*at],
                Draft::new(AccountKind::Background, Span::default(), Sense::Attack, 0, 0),
            );
            let before = lengths(&draft);
            fill.detail(&mut draft, scene);
            if let Some(telling) = telling {
                fill.when_and_where(&mut draft, scene, &dates, telling);
            }
            draft.block = self.block;
            if targets.len() > 1 {
                let others: Vec<u32> = targets
                    .iter()
                    .filter(|other| *other != at)
                    .map(|other| *other as u32)
                    .collect();
                cover(&mut draft, before, &others);
            }
            self.drafts[*at] = draft;
        }
        true
    }

    /// `The attackers fled on foot`, after an attack by nobody in particular: they did it.
    fn attackers_act(&mut self, scene: &Scene<'_>) {
        let Some(focus) = self.focus else { return };
        let draft = &self.drafts[focus];
        let near = draft.sentence + 3 >= scene.sentence && draft.kind != AccountKind::Umbrella;
        if draft.doer.is_some() || draft.sense == Sense::Clash || !near {
            return;
        }
        if let Some((actor, span)) = doer::those_who_attacked(self.document, scene) {
            let fill = self.fill();
            fill.attacker(&mut self.drafts[focus], actor, span);
        }
    }

    fn detail_target(&self, scene: &Scene<'_>, dates: &[DateValue]) -> Option<usize> {
        let fits = |at: &usize| {
            self.drafts[*at].kind != AccountKind::Umbrella
                && dates.iter().all(|date| {
                    self.drafts[*at].date.as_ref().is_none_or(|own| may_meet(own, date))
                })
        };
        let main = (0..self.drafts.len()).find(|at| self.drafts[*at].kind == AccountKind::NewEvent);
        let focus = self.focus.filter(fits)?;
        let draft = &self.drafts[focus];
        let pronoun =
            scene.part.items.iter().take(12).any(|item| {
                item.one_of(&["it", "they", "its", "the", "that", "this", "he", "she"])
            });
        let near = draft.sentence + 2 >= scene.sentence && (draft.block == self.block || pronoun);
        if near || draft.kind == AccountKind::NewEvent { Some(focus) } else { main.filter(fits) }
    }

    /// Settles what every account is, and hands them over.
    pub(crate) fn finish(mut self) -> Reading {
        self.close_umbrella();
        home::settle(self.document, self.entities, &mut self.drafts);
        land::settle(self.document, self.entities, &mut self.drafts);
        self.drafts
            .iter_mut()
            .for_each(|draft| survivors::settle(&mut draft.telling, &draft.tally));
        day::settle(self.document, &self.times, &mut self.drafts);
        self.date_undated();
        let document = self.document;
        let order = account_order(&self.drafts);
        let rank: Vec<u32> = {
            let mut rank = vec![0; self.drafts.len()];
            for (ordinal, at) in order.iter().enumerate() {
                rank[*at] = ordinal as u32;
            }
            rank
        };
        let mut slots: Vec<Option<Draft>> = self.drafts.into_iter().map(Some).collect();
        let accounts: Vec<Account> = order
            .iter()
            .enumerate()
            .map(|(ordinal, at)| {
                let draft = slots[*at].take().expect("each draft is taken once");
                account(document, &self.facts.id, ordinal as u32, draft, &rank)
            })
            .collect();
        self.aggregates.sort_by(|a, b| (&a.evidence, a.kind).cmp(&(&b.evidence, b.kind)));
        self.context.sort_by(|a, b| (&a.evidence, a.kind).cmp(&(&b.evidence, b.kind)));
        self.dropped.sort_by_key(|d| d.at);
        Reading {
            facts: self.facts,
            accounts,
            aggregates: self.aggregates,
            context: self.context,
            dropped: self.dropped,
            traits: crate::Traits::default(),
        }
    }

    /// An umbrella sums up the news that follows it; over none it is news itself, over one it belongs to it.
    fn close_umbrella(&mut self) {
        let Some(at) = self.umbrella else { return };
        let under: Vec<usize> = (0..self.drafts.len())
            .filter(|other| *other != at && self.drafts[*other].kind == AccountKind::NewEvent)
            .collect();
        if under.is_empty() {
            self.drafts[at].kind = AccountKind::NewEvent;
            let several = !self.drafts[at].telling.attacks.is_empty();
            self.drafts[at].multiplicity =
                if several { Multiplicity::Group } else { Multiplicity::One };
            return;
        }
        let date = self.drafts[at].date.clone();
        let said = self.drafts[at].telling.dates.first().cloned();
        // Source indices are an account's own: who is cited goes along.
        let source = said
            .as_ref()
            .and_then(|p| p.source)
            .map(|own| self.drafts[at].sources[own as usize].clone());
        if let (Some(date), Some(said)) = (date, said) {
            let shared = DateValue {
                best: None,
                confidence: date.confidence / 2,
                basis: DateBasis::Inferred,
                ..date
            };
            for other in under
                .iter()
                .filter(|other| self.drafts[**other].date.is_none())
                .copied()
                .collect::<Vec<_>>()
            {
                let draft = &mut self.drafts[other];
                draft.date = Some(shared.clone());
                let source = source.as_ref().map(|source| draft.cite(source));
                draft.telling.dates.push(crate::Position {
                    value: shared.clone(),
                    source,
                    ..said.clone()
                });
            }
        }
        self.drafts[at].sums_up = under.iter().map(|other| *other as u32).collect();
    }

    /// News without a day of its own happened shortly before it was written, and no closer than that can be said.
    fn date_undated(&mut self) {
        let Some(writing) = self.document.reference.best else { return };
        let reference = value::reference(&self.document.reference);
        for draft in &mut self.drafts {
            if draft.date.is_some()
                || draft.kind != AccountKind::NewEvent
                || reference.evidence.is_empty()
            {
                continue;
            }
            let value = DateValue {
                start: writing.pred_opt(),
                end: Some(writing),
                best: None,
                precision: Cow::Borrowed("days"),
                basis: DateBasis::Inferred,
                confidence: (u16::from(reference.confidence) * 5 / 10) as u8,
                rule: Some(Cow::Borrowed("reported_day")),
                evidence: reference.evidence.clone(),
                anchor: reference.evidence.first().copied(),
                reason: Some("no day is told; news is written within a day".to_owned()),
                ..DateValue::open()
            };
            let evidence: Vec<Span> = reference.evidence.iter().map(|b| (*b).into()).collect();
            draft.telling.dates.push(position(
                value.clone(),
                None,
                None,
                "reported_day",
                &evidence,
            ));
            draft.date = Some(value);
        }
    }
}

fn hit_of<'h>(scene: &'h Scene<'_>, at: usize) -> Option<&'h Hit> {
    scene.hits.iter().find(|(own, _)| *own == at).map(|(_, hit)| hit)
}

/// Whether a person stands in the scene, whoever it is: `accidentally shot himself`.
fn somebody(scene: &Scene<'_>) -> bool {
    scene.part.items.iter().any(|item| {
        item.people().is_some()
            || matches!(item, Item::Name(_))
            || item.one_of(&[
                "him",
                "her",
                "them",
                "himself",
                "herself",
                "themselves",
                "itself",
                "self",
                "victim",
                "victims",
            ])
    })
}

/// How far off a counted distance may be: a seventh of it, a day for `a week`, and never more than the words allow.
fn slack(link: &dateline_time::Link) -> i64 {
    i64::from((link.days.unsigned_abs() / 7).clamp(1, link.slack.max(1)))
}

fn days_of(interval: &dateline_time::Interval) -> i64 {
    match (interval.start, interval.end) {
        (Some(start), Some(end)) => (end - start).num_days(),
        _ => i64::MAX,
    }
}

/// A sentence that tells an incident and also holds a demand.
fn demands(prepared: &Prepared<'_>) -> bool {
    prepared.cues.iter().any(|(_, cue)| matches!(cue, Cue::Demand | Cue::Diplomatic | Cue::Warning))
}

/// The dates of an event: the possessive one alone where there is one (`Thursday's attack came after ... this week`).
fn event_dates(scene: &Scene<'_>, hit: &Hit, dates: Vec<DateValue>) -> Vec<DateValue> {
    let items = scene.part.items;
    let at = items.iter().position(|item| item.span() == hit.span);
    if let Some(at) = at {
        let possessive = (0..at).rev().take(4).find(|i| {
            matches!(items[*i], Item::Time(_))
                && items.get(i + 1).is_some_and(|next| {
                    next.is(Class::POSSESSIVE) || *i + 1 == at || next.mention().is_some()
                })
        });
        if let Some(time) = possessive.filter(|_| hit.noun())
            && let Some(own) = dates
                .iter()
                .find(|d| d.evidence.iter().any(|b| Span::from(*b).overlaps(items[time].span())))
        {
            return vec![own.clone()];
        }
    }
    // One clause tells one time, the nearest to its trigger, unless days are listed: `Thursday and Friday`.
    if dates.is_empty() {
        return dates;
    }
    let place = |date: &DateValue| {
        date.evidence
            .first()
            .and_then(|b| items.iter().position(|item| item.span().overlaps(Span::from(*b))))
    };
    let distance = |date: &DateValue| match (place(date), at) {
        (Some(own), Some(at)) => (own.abs_diff(at), own > at),
        _ => (usize::MAX, true),
    };
    let nearest = (0..dates.len()).min_by_key(|i| distance(&dates[*i])).unwrap_or(0);
    let joined = |a: &DateValue, b: &DateValue| {
        let (a, b) = (Span::from(a.evidence[0]), Span::from(b.evidence[0]));
        let between =
            || items.iter().filter(|item| item.span().start >= a.end && item.span().end <= b.start);
        b.start >= a.end
            && between().count() <= 2
            && between().all(|item| item.one_of(&["and", ",", "or", "on", "to", "through"]))
    };
    let (mut first, mut last) = (nearest, nearest);
    while first > 0 && joined(&dates[first - 1], &dates[first]) {
        first -= 1;
    }
    while last + 1 < dates.len() && joined(&dates[last], &dates[last + 1]) {
        last += 1;
    }
    let listed = dates[first..=last].to_vec();
    // A day beats a vaguer time that stands before it: `Early this month, on 3 March`.
    if listed.len() == 1
        && let Some(day) = dates
            .iter()
            .find(|d| d.best.is_some())
            .filter(|_| listed[0].best.is_none() && dates.len() > 1)
    {
        return vec![day.clone()];
    }
    listed
}

fn fits_place(draft: &Draft, place: Option<&PlaceValue>) -> bool {
    match (place, &draft.place) {
        (Some(new), Some(own)) => may_be_one_place(own, new),
        _ => true,
    }
}

/// Taking people and bombing are different events; shooting and killing are not.
fn fits_kind(draft: &Draft, sense: Sense, reference: Reference) -> bool {
    let group = |sense: Sense| match sense {
        Sense::Abduct => 1,
        Sense::Arson => 2,
        Sense::Clash | Sense::Seize => 3,
        Sense::Rape => 4,
        _ => 0,
    };
    let (own, new) = (group(draft.sense), group(sense));
    own == new
        || own == 0 && new == 3
        || own == 3
        || reference == Reference::Definite
        || own == 2
        || new == 2
}

/// `A man who tried to stop them was shot dead`, right behind an abduction: a part of it.
fn of_the_taken(draft: &Draft, scene: &Scene<'_>) -> bool {
    draft.sense == Sense::Abduct
        && draft.sentence + 1 == scene.sentence
        && scene.cue(Cue::Separate).is_none()
        && scene.part.items.iter().any(|item| item.one_of(&["them", "their", "him", "her"]))
}

/// Two doers that cannot be one: different states, or a state and a group.
fn fits_doer(draft: &Draft, doer: Option<&crate::ActorValue>) -> bool {
    let (Some(own), Some(new)) = (&draft.doer, doer) else {
        // A strike by those who were attacked is another event.
        let (Some(new), None) = (doer, &draft.doer) else { return true };
        let victim = draft
            .telling
            .targets
            .iter()
            .flat_map(|p| &p.value)
            .any(|t| t.owner.iter().any(|o| *o == new.words || Some(o) == new.name.as_ref()));
        return !victim;
    };
    let state = |kind: &Option<String>| {
        matches!(kind.as_deref(), Some("state" | "state_force" | "coalition"))
    };
    let armed = |kind: &Option<String>| {
        matches!(kind.as_deref(), Some("armed_group" | "umbrella" | "criminal_group"))
    };
    if state(&own.kind) && armed(&new.kind) || armed(&own.kind) && state(&new.kind) {
        return false;
    }
    !(state(&own.kind)
        && state(&new.kind)
        && own.id.is_some()
        && new.id.is_some()
        && own.id != new.id)
}

/// How many positions each field has, to find those that a scene adds.
fn lengths(draft: &Draft) -> [usize; 8] {
    let t = &draft.telling;
    [
        t.killed.len(),
        t.injured.len(),
        t.targets.len(),
        t.claim.len(),
        t.perpetrator.len(),
        t.weapons.len(),
        t.missing.len(),
        t.sides.len(),
    ]
}

/// Marks what was added since `before` as speaking of `others` too.
fn cover(draft: &mut Draft, before: [usize; 8], others: &[u32]) {
    let t = &mut draft.telling;
    t.killed[before[0]..].iter_mut().for_each(|p| p.covers = others.to_vec());
    t.injured[before[1]..].iter_mut().for_each(|p| p.covers = others.to_vec());
    t.targets[before[2]..].iter_mut().for_each(|p| p.covers = others.to_vec());
    t.claim[before[3]..].iter_mut().for_each(|p| p.covers = others.to_vec());
    t.perpetrator[before[4]..].iter_mut().for_each(|p| p.covers = others.to_vec());
    t.weapons[before[5]..].iter_mut().for_each(|p| p.covers = others.to_vec());
    t.missing[before[6]..].iter_mut().for_each(|p| p.covers = others.to_vec());
    t.sides[before[7]..].iter_mut().for_each(|p| p.covers = others.to_vec());
}

/// Accounts stand in the order of their roots.
fn account_order(drafts: &[Draft]) -> Vec<usize> {
    let mut order: Vec<usize> =
        (0..drafts.len()).filter(|at| !drafts[*at].evidence.is_empty()).collect();
    order.sort_by_key(|at| (drafts[*at].root, *at));
    order
}

fn account(
    document: &Document<'_>,
    id: &str,
    ordinal: u32,
    mut draft: Draft,
    rank: &[u32],
) -> Account {
    let recode = |covers: &mut Vec<u32>| covers.iter_mut().for_each(|at| *at = rank[*at as usize]);
    let t = &mut draft.telling;
    t.killed
        .iter_mut()
        .chain(&mut t.injured)
        .chain(&mut t.missing)
        .for_each(|p| recode(&mut p.covers));
    t.targets.iter_mut().for_each(|p| recode(&mut p.covers));
    t.claim.iter_mut().for_each(|p| recode(&mut p.covers));
    t.perpetrator.iter_mut().for_each(|p| recode(&mut p.covers));
    t.weapons.iter_mut().for_each(|p| recode(&mut p.covers));
    t.sides.iter_mut().for_each(|p| recode(&mut p.covers));
    let mut sums_up: Vec<u32> = draft.sums_up.iter().map(|at| rank[*at as usize]).collect();
    sums_up.sort_unstable();
    let rare = rare(document, &draft.evidence);
    Account {
        document: id.to_owned(),
        ordinal,
        kind: draft.kind,
        root: draft.root.into(),
        evidence: draft.evidence.iter().map(|span| (*span).into()).collect(),
        sources: draft.sources,
        telling: draft.telling,
        multiplicity: draft.multiplicity,
        sums_up,
        rare,
    }
}

/// Hashes of capitalised words within sentences: names of people and small places.
fn rare(document: &Document<'_>, evidence: &[Span]) -> Vec<u64> {
    let tokens = &document.tokens;
    let mut rare = Vec::new();
    for span in evidence {
        let from = tokens.partition_point(|token| token.span.start < span.start);
        let to = tokens.partition_point(|token| token.span.start < span.end);
        rare.extend(super::traits::names(&tokens[from..to]).map(|(_, token)| token.hash));
    }
    rare.sort_unstable();
    rare.dedup();
    rare
}

/// Stories about games, films, exercises, computers and bills use the words of war: a document with several different
/// words of such a trade tells no attack. A debate is told from an attack on a parliament by nobody being hurt.
fn genre(document: &Document<'_>, marks: &[Marks]) -> (Option<&'static str>, bool, bool) {
    const GENRES: [(Cue, &str, usize); 5] = [
        (Cue::Sport, "sport", 4),
        (Cue::Film, "film", 4),
        (Cue::Exercise, "exercise", 3),
        (Cue::Cyber, "cyber", 4),
        (Cue::Politics, "politics", 5),
    ];
    let mut seen: [BTreeSet<u64>; 5] = Default::default();
    let (mut hurt, mut attacks, mut accident) = (false, 0_usize, false);
    for own in marks {
        for (span, cue) in &own.cues {
            accident |= *cue == Cue::Accident;
            if let Some(at) = GENRES.iter().position(|(genre, ..)| genre == cue) {
                seen[at].insert(dateline_text::fold_hash(document.words(*span)));
            }
        }
        for hit in &own.hits {
            hurt |= hit.sense().harm() && hit.sense() != Sense::Missing;
            attacks += usize::from(hit.trigger.alone && hit.sense() != Sense::Intercept);
        }
    }
    // A short item needs fewer words to tell its trade.
    let short = document.tokens.len() < SHORT && !hurt;
    let found = GENRES.iter().zip(&seen).filter(|((cue, _, least), words)| {
        let least = if short && *cue == Cue::Sport { 2 } else { *least };
        words.len() >= least && !(*cue == Cue::Politics && hurt)
    });
    let genre = found.max_by_key(|(_, words)| words.len()).map(|((_, name, _), _)| *name);
    (genre, attacks >= 2, accident)
}
