//! What a scene adds to its account: positions with their sources.

use std::borrow::Cow;

use dateline_document::Document;
use dateline_entity::{Entities, Entity, Status};
use dateline_text::Span;

use super::around::around;
use super::claim;
use super::doer;
use super::draft::{Draft, attribution, may_be_one_place, near, position};
use super::harm::{self, Harm, Kind, Who};
use super::item::Item;
use super::kind;
use super::scene::Scene;
use super::survivors;
use super::trigger::Sense;
use super::value;
use super::when::Telling;
use crate::{
    Attributed, Claim, Count, CountStatus, DateValue, Effect, Nature, Perpetrator, PlaceValue,
    Position, Side, Stage, TargetValue, VictimValue, WeaponValue,
};

/// Everything about the document that filling needs.
pub(crate) struct Fill<'a, 'd> {
    pub(crate) document: &'a Document<'d>,
    pub(crate) entities: &'a Entities,
}

/// A place, its words, and the rule that read it.
pub(crate) struct Found {
    pub(crate) value: PlaceValue,
    pub(crate) span: Span,
    pub(crate) rule: &'static str,
}

/// The weapons that one voice names in a scene.
struct Arms {
    voice: Voice,
    values: Vec<WeaponValue>,
    spans: Vec<Span>,
    rule: &'static str,
}

/// Who answers for some words, and how sure they are.
struct Voice {
    source: Option<u32>,
    hedge: Option<String>,
}

impl Fill<'_, '_> {
    fn voice(&self, draft: &mut Draft, span: Span) -> Voice {
        match attribution(self.entities, span) {
            Some(at) => {
                let hedge = self.entities.attributions[at]
                    .hedge
                    .map(|span| self.document.words(span).to_owned());
                Voice { source: Some(draft.source(self.document, self.entities, at)), hedge }
            }
            None => Voice { source: None, hedge: None },
        }
    }

    /// The words of the scene, cut down to where it stands in a sentence of several.
    pub(crate) fn evidence(&self, draft: &mut Draft, scene: &Scene<'_>) {
        draft.add_evidence(scene.part.span);
        draft.sentence = scene.sentence;
        // Whoever speaks in the sentence is a source of the account, whether or not a value hangs on it.
        for (at, own) in near(self.entities, scene.part.span) {
            let speaks =
                scene.part.span.overlaps(own.source.span) || scene.part.span.overlaps(own.verb);
            if speaks && own.content.iter().any(|content| content.overlaps(scene.part.span)) {
                draft.source(self.document, self.entities, at);
            }
        }
    }

    /// All that an event scene says.
    pub(crate) fn event(
        &self,
        draft: &mut Draft,
        scene: &Scene<'_>,
        dates: &[DateValue],
        joined: bool,
    ) {
        self.evidence(draft, scene);
        let Some((at, hit)) = scene.main().copied() else { return };
        let weapon_class = scene.weapons.first().map(|(_, weapon)| weapon.class);
        let doer = doer::doer(self.document, scene);
        let nature = kind::nature(hit.sense(), weapon_class, doer.is_some());
        let voice = self.voice(draft, hit.span);
        let intercepted_part = joined && nature == Nature::Interception;
        let harm_only = hit.sense().harm() && joined;
        let adds_nothing = intercepted_part || harm_only || joined && nature == Nature::Explosion;
        if !adds_nothing {
            draft.telling.nature.push(position(
                nature,
                voice.source,
                voice.hedge.clone(),
                hit.trigger.id,
                &[hit.span],
            ));
        }
        let words = self.document.words(hit.span).to_lowercase();
        // A later word for what is told already (`the attack`) has no type of its own.
        let echo = joined && scene.weapons.is_empty();
        if !intercepted_part
            && !harm_only
            && !echo
            && let Some(types) = kind::event_type(
                nature,
                hit.sense(),
                &words,
                &around(self.document, scene, doer.as_ref().map(|(actor, ..)| actor)),
            )
        {
            draft.telling.types.push(position(
                types,
                voice.source,
                voice.hedge.clone(),
                hit.trigger.id,
                &[hit.span],
            ));
        }
        let stage = stage(scene, at, hit.sense());
        draft.telling.stages.push(position(
            stage,
            voice.source,
            voice.hedge,
            hit.trigger.id,
            &[hit.span],
        ));
        self.dates(draft, dates);
        self.places(draft, scene, at);
        self.weapons(draft, scene);
        self.attacks(draft, scene, at);
        self.targets(draft, scene);
        self.harms(draft, scene);
        self.statements(draft, scene);
        if let Some((actor, span, rule)) = doer {
            self.doer(draft, scene, actor, span, rule, hit.sense());
        } else if hit.sense() == Sense::Clash {
            self.parties(draft, scene);
        }
    }

    /// What a scene without an event of its own adds: harm, effects, claims, weapons.
    pub(crate) fn detail(&self, draft: &mut Draft, scene: &Scene<'_>) {
        self.evidence(draft, scene);
        self.weapons(draft, scene);
        self.effects_only(draft, scene);
        self.harms(draft, scene);
        self.statements(draft, scene);
        self.origins(draft, scene);
    }

    /// When and where it was, told in a sentence of its own: `It happened on Friday near the bridge`.
    ///
    /// Those who came may have come to several events: their time dates what has no day yet.
    pub(crate) fn when_and_where(
        &self,
        draft: &mut Draft,
        scene: &Scene<'_>,
        dates: &[DateValue],
        telling: Telling,
    ) {
        let dated = draft.date.as_ref().is_some_and(|own| own.best.is_some());
        if !dated || telling == Telling::Happening {
            self.dates(draft, &dates[..dates.len().min(1)]);
        }
        let placed = draft.place.as_ref().is_some_and(|own| finer(own) >= 4);
        if !placed && let Some(found) = self.place_of(&scene.places, 0) {
            self.place(draft, found);
        }
    }

    fn dates(&self, draft: &mut Draft, dates: &[DateValue]) {
        for date in dates {
            draft.take_date(date);
            let span = date.evidence.first().map(|b| Span::from(*b));
            let voice =
                span.map_or(Voice { source: None, hedge: None }, |span| self.voice(draft, span));
            let evidence: Vec<Span> = date.evidence.iter().map(|b| (*b).into()).collect();
            let rule = date.rule.clone().unwrap_or(Cow::Borrowed("time"));
            draft.telling.dates.push(position(
                date.clone(),
                voice.source,
                voice.hedge,
                rule,
                &evidence,
            ));
        }
    }

    fn places(&self, draft: &mut Draft, scene: &Scene<'_>, at: usize) {
        if let Some(found) = self.event_place(scene, at) {
            self.place(draft, found);
        }
        self.origins(draft, scene);
    }

    fn place(&self, draft: &mut Draft, found: Found) {
        let voice = self.voice(draft, found.span);
        let wider = draft.place.as_ref().is_some_and(|own| {
            finer(own) > finer(&found.value) && may_be_one_place(own, &found.value)
        });
        if !wider {
            draft.place = Some(found.value.clone());
        }
        draft.telling.place.push(position(
            found.value,
            voice.source,
            voice.hedge,
            found.rule,
            &[found.span],
        ));
    }

    /// Where it was launched from, apart from where it came down.
    fn origins(&self, draft: &mut Draft, scene: &Scene<'_>) {
        for (mention, place) in &scene.origins {
            let voice = self.voice(draft, mention.span);
            let value = value::place(self.document, place);
            draft.telling.launched_from.push(position(
                value,
                voice.source,
                voice.hedge,
                mention.rule,
                &[place.phrase],
            ));
        }
    }

    /// One position a voice: the weapons that it names together.
    fn weapons(&self, draft: &mut Draft, scene: &Scene<'_>) {
        let counted = scene.weapons.iter().any(|(_, weapon)| !weapon.modifies);
        let mut groups: Vec<Arms> = Vec::new();
        for (mention, weapon) in &scene.weapons {
            if weapon.modifies
                && counted
                && scene.weapons.iter().any(|(_, other)| !other.modifies && other.id == weapon.id)
            {
                continue;
            }
            let voice = self.voice(draft, mention.span);
            let value = value::weapon(self.document, mention.span, weapon);
            match groups.iter_mut().find(|arms| arms.voice.source == voice.source) {
                Some(arms) => {
                    if !arms.values.iter().any(|known| known.kind == value.kind) {
                        arms.values.push(value);
                        arms.spans.push(mention.span);
                    }
                }
                None => groups.push(Arms {
                    voice,
                    values: vec![value],
                    spans: vec![mention.span],
                    rule: mention.rule,
                }),
            }
        }
        for Arms { voice, mut values, spans, rule } in groups {
            values.sort_by(|a, b| a.kind.cmp(&b.kind));
            draft.arms.extend(values.iter().map(|weapon| weapon.kind.clone()));
            draft.telling.weapons.push(position(values, voice.source, voice.hedge, rule, &spans));
        }
    }

    /// `two attacks`, `dozens of strikes`: a number right before the event noun.
    fn attacks(&self, draft: &mut Draft, scene: &Scene<'_>, at: usize) {
        if !scene.plural() {
            return;
        }
        let noun = scene.part.items[at].span();
        let number = scene.part.items[..at]
            .iter()
            .rev()
            .take(5)
            .take_while(|item| !item.is(dateline_text::Class::PUNCT) || item.word("-"))
            .find_map(|item| match item {
                Item::Number { span, quantity } => Some((*span, *quantity)),
                Item::Mention(mention) => match &mention.entity {
                    Entity::Weapon(weapon) => weapon
                        .count
                        .as_ref()
                        .filter(|n| !n.span.is_empty())
                        .map(|n| (n.span, n.quantity)),
                    _ => None,
                },
                _ => None,
            });
        let Some((span, q)) = number else { return };
        let voice = self.voice(draft, noun);
        let count = Count {
            status: CountStatus::Stated,
            min: q.min,
            max: q.max,
            best: q.best,
            words: Some(self.document.words(span).to_owned()),
        };
        draft.telling.attacks.push(position(
            count,
            voice.source,
            voice.hedge,
            "count_attacks",
            &[span.join(noun)],
        ));
    }

    fn targets(&self, draft: &mut Draft, scene: &Scene<'_>) {
        let effect = scene.effects.first();
        let mut seen: Vec<&str> = Vec::new();
        for (mention, target) in &scene.targets {
            // The base that is named by its place is the place, not what was hit, when something fell near it; it is still the target.
            if seen.contains(&target.id) {
                continue;
            }
            seen.push(target.id);
            let voice = self.voice(draft, mention.span);
            let near = effect.filter(|_| scene.targets.len() == 1 || seen.len() == 1);
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
    fn effects_only(&self, draft: &mut Draft, scene: &Scene<'_>) {
        for (span, effect) in &scene.effects {
            let known = scene.targets.first().map(|(mention, target)| {
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
            draft.telling.targets.push(position(
                vec![value],
                voice.source,
                voice.hedge,
                "effect",
                &[*span],
            ));
        }
    }

    /// The place of the event that the trigger at `at` tells.
    pub(crate) fn event_place(&self, scene: &Scene<'_>, at: usize) -> Option<Found> {
        let mut found = self.place_of(&scene.places, scene.part.items[at].span().end)?;
        // `toward forces at a base in X`, `near a post at X`: the first preposition tells how the event lies to the place.
        let before: Vec<&Item<'_>> =
            scene.part.items.iter().filter(|item| item.span().end <= found.span.start).collect();
        if let [.., relation, Item::Mention(between)] = before[..]
            && matches!(between.entity, Entity::Target(_) | Entity::Actor(_) | Entity::People(_))
        {
            let word = ["near", "outside", "inside", "toward", "towards"]
                .iter()
                .find(|word| relation.word(word));
            if let Some(word) = word {
                found.value.relation =
                    Some(Cow::Borrowed(if *word == "towards" { "toward" } else { word }));
            }
        }
        Some(found)
    }

    /// The finest of the places; of equals the first after `trigger`. Countries in one list stay a list.
    pub(crate) fn place_of(
        &self,
        places: &[(&dateline_entity::Mention, &dateline_entity::Place)],
        trigger: u32,
    ) -> Option<Found> {
        let rank =
            |place: &dateline_entity::Place| match (place.name.is_some(), place.kind.as_deref()) {
                // `the Red Sea port of Hodeidah` is Hodeidah.
                (true, Some("country" | "region" | "sea" | "ocean" | "continent")) => 1,
                (true, Some("admin1" | "admin2")) => 2,
                (true, _) => 4,
                (false, _) if !place.countries.is_empty() => 3,
                (false, _) => 0,
            };
        let order = places.iter().enumerate().max_by_key(|(order, (mention, place))| {
            (rank(place), mention.span.start >= trigger, std::cmp::Reverse(*order))
        });
        let (index, (mention, place)) = order?;
        let mut found = Found {
            value: value::place(self.document, place),
            span: place.phrase,
            rule: mention.rule,
        };
        if place.kind.as_deref() == Some("country") {
            for (_, other) in &places[index + 1..] {
                let between = self
                    .document
                    .text
                    .get(found.span.end as usize..other.phrase.start as usize)
                    .map(str::trim);
                if other.kind.as_deref() != Some("country")
                    || !matches!(between, Some("and" | "," | "or" | "and in" | ", and"))
                {
                    break;
                }
                found.span = found.span.join(other.phrase);
                let countries =
                    found.value.countries.iter().chain(&other.countries).cloned().collect();
                let words = self.document.words(found.span).to_owned();
                found.value = PlaceValue {
                    name: None,
                    words,
                    id: None,
                    countries,
                    point: None,
                    precision_km: None,
                    ..found.value
                };
            }
        }
        // `a base in Rumalyn`: an unnamed site in a named town is in the town.
        if place.name.is_none() && !place.countries.is_empty() {
            let town = self.entities.within(place.phrase).iter().find_map(|m| match &m.entity {
                Entity::Place(inner)
                    if inner.role == dateline_entity::PlaceRole::Container
                        && inner.point.is_some()
                        && !matches!(
                            inner.kind.as_deref(),
                            Some("country" | "admin1" | "admin2" | "region" | "sea")
                        ) =>
                {
                    Some(inner)
                }
                _ => None,
            });
            if let Some(town) = town {
                let words = found.value.words.clone();
                found.value = PlaceValue {
                    words,
                    relation: found.value.relation.clone(),
                    ..value::place(self.document, town)
                };
            }
        }
        Some(found)
    }

    pub(crate) fn harms(&self, draft: &mut Draft, scene: &Scene<'_>) {
        for harm in &scene.harms {
            let voice = self.voice(draft, harm.span);
            // `killed two guards before killing himself`
            let last = matches!((harm.who, harm.kind), (Who::Oneself, Kind::Killed))
                && scene
                    .harms
                    .iter()
                    .any(|other| !matches!(other.who, Who::Oneself) && other.told());
            self.harm(draft, harm, last || harm.attacked(&scene.cues), &voice);
        }
    }

    /// The headline sums up who was harmed; what the story tells one by one, it tells together.
    pub(crate) fn headline(&self, draft: &mut Draft, scene: &Scene<'_>) {
        let most = |said: &[Position<Count>]| {
            said.iter().filter_map(|said| said.value.best.or(said.value.min)).max().unwrap_or(0)
        };
        // `Twelve shot in weekend attacks` counts those of several events.
        if scene.plural() && draft.multiplicity == crate::Multiplicity::One {
            return;
        }
        let voice = Voice { source: None, hedge: None };
        for harm in &scene.harms {
            let told = harm.count.best.or(harm.count.min).unwrap_or(0);
            let known = match harm.kind {
                Kind::Killed => most(&draft.telling.killed),
                Kind::Injured | Kind::Shot | Kind::Hospital => most(&draft.telling.injured),
                _ => continue,
            };
            if told > known {
                self.harm(draft, harm, harm.attacked(&scene.cues), &voice);
            }
        }
    }

    fn harm(&self, draft: &mut Draft, harm: &Harm<'_>, attacked: bool, voice: &Voice) {
        let make = || {
            position(harm.count.clone(), voice.source, voice.hedge.clone(), harm.rule, &[harm.span])
        };
        let attackers = attacked || harm.attackers() && draft.doer.is_some();
        draft.tally.add(self.document, harm, attackers);
        let telling = &mut draft.telling;
        let (killed, injured) = if attackers {
            (&mut telling.attackers_killed, &mut telling.attackers_injured)
        } else {
            (&mut telling.killed, &mut telling.injured)
        };
        match harm.kind {
            Kind::Killed => killed.push(make()),
            // Whoever still lies there lives.
            Kind::Injured if harm.rule == survivors::HOSPITAL => {
                injured.push(Position { rule: Cow::Borrowed(survivors::STILL), ..make() });
            }
            Kind::Injured => injured.push(make()),
            // `Three more guests were taken to hospital`: none of them is one of the dead.
            Kind::Hospital
                if harm.who_span.is_some_and(|who| {
                    let words = self.document.words(who).to_lowercase();
                    words.split_whitespace().any(|word| matches!(word, "more" | "other" | "others"))
                }) =>
            {
                injured.push(Position { rule: Cow::Borrowed(survivors::MORE), ..make() });
            }
            Kind::Shot => injured.push(Position { rule: Cow::Borrowed(survivors::SHOT), ..make() }),
            Kind::Hospital => {
                injured.push(Position { rule: Cow::Borrowed(survivors::HOSPITAL), ..make() });
            }
            // `The crew was unhurt`: all of them.
            Kind::Attacked if harm.rule == harm::ESCAPED && injured.is_empty() => {
                let all = matches!(harm.who, Who::People(people)
                    if people.plural || people.traits.contains(&"sailor") || people.group.eq_ignore_ascii_case("crew"));
                if all {
                    let none = Count::bare(CountStatus::ExplicitNone, None);
                    injured.push(Position { value: none, ..make() });
                }
            }
            Kind::Attacked => {}
            Kind::Missing => telling.missing.push(make()),
            Kind::Abducted => telling.abducted.push(make()),
            Kind::Both => {
                killed.push(make());
                injured.push(make());
            }
        }
        if harm.count.status != CountStatus::Stated || attacked {
            return;
        }
        let victims: Vec<VictimValue> = if harm.groups.is_empty() {
            self.victim(harm, harm.who, &harm.count).into_iter().collect()
        } else {
            let text = self.document.text;
            let each = harm.groups.iter();
            each.filter_map(|group| self.victim(harm, group.who, &group.count(text))).collect()
        };
        if victims.is_empty() {
            return;
        }
        draft.telling.victims.push(position(
            victims,
            voice.source,
            voice.hedge.clone(),
            harm.rule,
            &[harm.span],
        ));
    }

    /// People of one kind, with what became of them; nobody in particular is no kind.
    fn victim(&self, harm: &Harm<'_>, who: Who<'_>, told: &Count) -> Option<VictimValue> {
        let (group, status, traits) = match who {
            Who::People(people) => (
                Some(people.group.clone()),
                people.status,
                people.traits.iter().map(|t| (*t).to_owned()).collect(),
            ),
            Who::Actor(actor) => {
                use dateline_entity::ActorKind;
                let status = match actor.kind {
                    ActorKind::StateForce | ActorKind::Coalition => Status::Military,
                    ActorKind::Police => Status::Police,
                    ActorKind::ArmedGroup | ActorKind::Umbrella => Status::ArmedGroup,
                    _ => Status::Unknown,
                };
                (harm.who_span.map(|span| self.document.words(span).to_owned()), status, Vec::new())
            }
            Who::Named => (None, Status::Unknown, Vec::new()),
            Who::Nobody | Who::Oneself => return None,
        };
        let count = |on: bool| if on { told.clone() } else { Count::NOT_STATED };
        Some(VictimValue {
            group,
            status: value::status(status),
            traits,
            killed: count(harm.kind == Kind::Killed),
            injured: if harm.rule == harm::ESCAPED {
                Count::bare(CountStatus::ExplicitNone, None)
            } else {
                count(matches!(harm.kind, Kind::Injured | Kind::Shot | Kind::Hospital))
            },
        })
    }

    pub(crate) fn statements(&self, draft: &mut Draft, scene: &Scene<'_>) {
        for statement in claim::statements(self.document, self.entities, scene) {
            let mut voice = self.voice(draft, statement.span);
            if let Some(span) = statement.speaker {
                voice.source = Some(self.speaker(draft, span));
            }
            // `A spokesman for the group denied it`: whom the story blamed is who denies.
            let denies = statement.claim == Some(Claim::Denied) && statement.doer.is_none();
            let own =
                voice.source.is_some_and(|at| draft.sources[at as usize].kind == "armed_group");
            let doer = match (&statement.doer, &draft.doer) {
                (None, Some(blamed)) if denies && own => Some((blamed.clone(), Attributed::Denied)),
                (doer, _) => doer.clone(),
            };
            if let Some(claim) = statement.claim {
                draft.telling.claim.push(position(
                    claim,
                    voice.source,
                    voice.hedge.clone(),
                    statement.rule,
                    &[statement.span],
                ));
                match claim {
                    Claim::AssertedAttack => draft.telling.nature.push(position(
                        Nature::Attack,
                        voice.source,
                        voice.hedge.clone(),
                        statement.rule,
                        &[statement.span],
                    )),
                    Claim::UnderInvestigation
                        if draft.telling.nature.iter().any(|p| p.value == Nature::Explosion) =>
                    {
                        draft.telling.nature.push(position(
                            Nature::Explosion,
                            voice.source,
                            voice.hedge.clone(),
                            statement.rule,
                            &[statement.span],
                        ));
                    }
                    _ => {}
                }
            }
            if let Some((actor, grounds)) = doer {
                if grounds != Attributed::Denied && draft.doer.is_none() {
                    draft.doer = Some(actor.clone());
                }
                let side = Side {
                    actor: actor.clone(),
                    role: Cow::Borrowed("attacker"),
                    attribution: Some(grounds),
                };
                draft.telling.sides.push(position(
                    vec![side],
                    voice.source,
                    voice.hedge.clone(),
                    statement.rule,
                    &[statement.span],
                ));
                let value = Perpetrator { actor, attribution: grounds };
                draft.telling.perpetrator.push(position(
                    value,
                    voice.source,
                    voice.hedge,
                    statement.rule,
                    &[statement.span],
                ));
            }
        }
    }

    /// The source index of the one whose words stand at `span`.
    fn speaker(&self, draft: &mut Draft, span: Span) -> u32 {
        if let Some(at) =
            near(self.entities, span).find(|(_, a)| a.source.span.overlaps(span)).map(|(at, _)| at)
        {
            return draft.source(self.document, self.entities, at);
        }
        let mention = self.entities.within(span).iter().find(|m| m.span == span);
        let (kind, named) = match mention.map(|m| &m.entity) {
            Some(Entity::Actor(actor)) => {
                use dateline_entity::ActorKind;
                let kind = match actor.kind {
                    ActorKind::ArmedGroup | ActorKind::Umbrella | ActorKind::CriminalGroup => {
                        "armed_group"
                    }
                    ActorKind::StateForce | ActorKind::Coalition => "military",
                    ActorKind::Police => "police",
                    ActorKind::State => "government",
                    _ => "person",
                };
                (kind, actor.name.is_some())
            }
            _ => ("person", false),
        };
        draft.plain_source(self.document, span, kind, named)
    }

    fn doer(
        &self,
        draft: &mut Draft,
        scene: &Scene<'_>,
        actor: crate::ActorValue,
        span: Span,
        rule: &'static str,
        sense: Sense,
    ) {
        let voice = self.voice(draft, span);
        let unidentified = actor.kind.as_deref() == Some("unidentified");
        // What the doer says of itself is a claim; what others say is blame; the narrator asserts.
        let own = voice.source.is_some_and(|at| {
            let said = &draft.sources[at as usize].name;
            actor.name.as_ref().is_some_and(|name| said.contains(name.as_str()))
                || *said == actor.words
        });
        let grounds = if own {
            Attributed::SelfClaimed
        } else if voice.source.is_some()
            && !unidentified
            && actor.kind.as_deref() != Some("state_force")
            && actor.kind.as_deref() != Some("state")
        {
            Attributed::Blamed
        } else {
            Attributed::Asserted
        };
        if scene.hits.iter().any(|(_, hit)| hit.sense() == Sense::Clash) || sense == Sense::Clash {
            self.parties(draft, scene);
            return;
        }
        // `one of the bombers was shot by troops`: those who answer an attack did not make it.
        let force = |kind: &Option<String>| {
            matches!(kind.as_deref(), Some("state" | "state_force" | "police" | "coalition"))
        };
        let answers =
            draft.doer.as_ref().is_some_and(|own| !force(&own.kind)) && force(&actor.kind);
        if answers {
            return;
        }
        draft.doer.get_or_insert_with(|| actor.clone());
        let side = Side {
            actor: actor.clone(),
            role: Cow::Borrowed("attacker"),
            attribution: Some(grounds),
        };
        draft.telling.sides.push(position(
            vec![side],
            voice.source,
            voice.hedge.clone(),
            rule,
            &[span],
        ));
        draft.telling.perpetrator.push(position(
            Perpetrator { actor, attribution: grounds },
            voice.source,
            voice.hedge,
            rule,
            &[span],
        ));
    }

    /// Those who are told of as the attackers, in a sentence that tells no event.
    pub(crate) fn attacker(&self, draft: &mut Draft, actor: crate::ActorValue, span: Span) {
        let voice = self.voice(draft, span);
        let grounds = Attributed::Asserted;
        draft.doer = Some(actor.clone());
        let side = Side {
            actor: actor.clone(),
            role: Cow::Borrowed("attacker"),
            attribution: Some(grounds),
        };
        let (source, hedge) = (voice.source, voice.hedge);
        draft.telling.sides.push(position(
            vec![side],
            source,
            hedge.clone(),
            "the_attackers",
            &[span],
        ));
        let value = Perpetrator { actor, attribution: grounds };
        draft.telling.perpetrator.push(position(value, source, hedge, "the_attackers", &[span]));
    }

    /// A clash has parties and no perpetrator.
    fn parties(&self, draft: &mut Draft, scene: &Scene<'_>) {
        for (_, mention, actor) in scene.actors.iter().take(3) {
            let voice = self.voice(draft, mention.span);
            let side = Side {
                actor: value::actor(self.document, mention.span, actor),
                role: Cow::Borrowed("party"),
                attribution: None,
            };
            draft.telling.sides.push(position(
                vec![side],
                voice.source,
                voice.hedge,
                "party",
                &[mention.span],
            ));
        }
    }
}

/// How fine a place is: a named site, an unnamed one, an area, a country.
pub(crate) fn finer(place: &PlaceValue) -> u8 {
    match place.kind.as_deref() {
        Some("country" | "region" | "sea") => 0,
        Some("admin1" | "province") => 1,
        Some("admin2" | "district") => 2,
        _ if place.name.is_none() => u8::from(!place.countries.is_empty()),
        _ => 4,
    }
}

/// How far the event got.
fn stage(scene: &Scene<'_>, at: usize, sense: Sense) -> Stage {
    let words = scene.part.items[..at].iter().rev().take(5);
    if sense == Sense::Intercept {
        return Stage::Intercepted;
    }
    let tried = |item: &Item<'_>| item.one_of(&["attempted", "failed", "tried", "attempting"]);
    if words.clone().any(tried)
        || scene.part.items[at + 1..].iter().take(2).any(|item| item.one_of(&["failed", "attempt"]))
    {
        return Stage::Attempted;
    }
    Stage::Accomplished
}
