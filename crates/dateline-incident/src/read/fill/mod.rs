//! What a scene adds to its account: positions with their sources.

pub(crate) mod act;
pub(super) mod added;
mod party;
mod place;
mod road;
mod target;
mod victim;

use std::rc::Rc;

use dateline_document::Document;
use dateline_entity::{Entities, Entity};
use dateline_text::{Class, Span};

use crate::read::around::around;
use crate::read::cue::Cue;
use crate::read::doer;
use crate::read::draft::{Draft, position};
use crate::read::item::Item;
use crate::read::kind;
use crate::read::said::Said;
use crate::read::scene::{Joint, Scene};
use crate::read::trigger::Sense;
use crate::read::value;

use crate::{Count, CountStatus, DateValue, Nature, PlaceValue, Stage, WeaponValue};
pub(crate) use place::finer;

/// As many weapons as news tells of one place and one go, at most; more are those of a night over a country.
const BARRAGE: u64 = 9;

/// Everything about the document that filling needs.
pub(crate) struct Fill<'a, 'd> {
    pub(crate) document: &'a Document<'d>,
    pub(crate) entities: &'a Entities,
    /// Who answers for what is said.
    pub(crate) said: Rc<Said<'a>>,
}

/// A place, its words, and the rule that read it.
#[derive(Clone)]
pub(crate) struct Found {
    pub(crate) value: PlaceValue,
    pub(crate) span: Span,
    pub(crate) rule: &'static str,
}

/// How what a bomber does with his vehicle begins.
const DRIVING: [&str; 6] = ["rammed", "ramming", "drove", "driving", "blew up", "detonated"];

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
        match self.said.answers(span) {
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
        for (at, own) in scene.voices {
            let speaks =
                scene.part.span.overlaps(own.source.span) || scene.part.span.overlaps(own.verb);
            if speaks && own.content.iter().any(|content| content.overlaps(scene.part.span)) {
                draft.source(self.document, self.entities, *at);
            }
        }
    }

    /// All that an event scene says.
    pub(crate) fn event(
        &self,
        draft: &mut Draft,
        scene: &Scene<'_>,
        dates: &[DateValue],
        place: Option<Found>,
        joined: bool,
    ) {
        self.evidence(draft, scene);
        let Some((at, hit)) = scene.main().copied() else { return };
        let weapon_class = scene.weapons.first().map(|(_, weapon)| weapon.class);
        let doer = doer::doer(self.document, scene);
        let sense = scene.sense(&hit);
        let nature = kind::nature(sense, weapon_class, doer.is_some());
        let voice = self.voice(draft, hit.span);
        let intercepted_part = joined && nature == Nature::Interception;
        let harm_only = sense.harm() && joined;
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
                sense,
                &words,
                &around(self.document, scene, doer.map(|(actor, ..)| actor)),
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
        let stage = stage(scene, at, sense);
        draft.telling.stages.push(position(
            stage,
            voice.source,
            voice.hedge,
            hit.trigger.id,
            &[hit.span],
        ));
        self.dates(draft, dates);
        if let Some(found) = place {
            self.place(draft, found);
        }
        self.origins(draft, scene);
        // `The army said that it shot down 74 drones overnight`: those over a whole country, not over the town told of.
        let mut counts = scene.weapons.iter().filter_map(|(_, weapon)| weapon.count.as_ref());
        let barrage = counts.any(|count| count.quantity.min > Some(BARRAGE));
        if !(intercepted_part && barrage && scene.places.is_empty()) {
            self.weapons(draft, scene);
        }
        // `before guards opened fire`: what came of it.
        let of_it = !matches!(scene.part.joint, Joint::Earlier | Joint::Later);
        if draft.arm.is_none() && !adds_nothing && of_it {
            draft.arm = act::arm(self.document, scene);
        }
        self.attacks(draft, scene, at);
        self.targets(draft, scene);
        self.harms(draft, scene, true);
        self.statements(draft, scene);
        if let Some((actor, span, rule)) = doer {
            self.doer(draft, scene, actor.clone(), *span, rule, sense);
        } else if hit.sense() == Sense::Clash {
            self.parties(draft, scene);
        }
    }

    /// What a scene without an event of its own adds: harm, effects, claims, weapons.
    pub(crate) fn detail(&self, draft: &mut Draft, scene: &Scene<'_>) {
        self.evidence(draft, scene);
        if !talk(self.document, scene) {
            self.weapons(draft, scene);
        }
        self.effects_only(draft, scene);
        self.harms(draft, scene, false);
        self.statements(draft, scene);
        self.origins(draft, scene);
    }

    /// One position a voice: the weapons that it names together.
    fn weapons(&self, draft: &mut Draft, scene: &Scene<'_>) {
        draft.way = draft.way.and(scene.way());
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
            let mut value = value::weapon(self.document, mention.span, weapon);
            // `Shahed-131/136 drones`: a make, not a number of them.
            let make = weapon.count.as_ref().is_some_and(|count| {
                let before =
                    self.document.text.get(..count.span.start as usize).unwrap_or_default();
                before.ends_with(['/', '-'])
            });
            if make {
                value.count = Count::NOT_STATED;
            }
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
        if groups.is_empty() {
            groups.extend(self.bombers(draft, scene));
        }
        for Arms { voice, mut values, spans, rule } in groups {
            values.sort_by(|a, b| a.kind.cmp(&b.kind));
            draft.arms.extend(values.iter().map(|weapon| weapon.kind.clone()));
            draft.telling.weapons.push(position(values, voice.source, voice.hedge, rule, &spans));
        }
    }

    /// `a suicide car bomber`: what blows up is a car.
    fn bombers(&self, draft: &mut Draft, scene: &Scene<'_>) -> Option<Arms> {
        let mut people = scene.part.items.iter().filter_map(Item::people);
        let told = people.find_map(|(mention, people)| {
            let mut last = people.group.rsplit(' ').filter(|_| people.armed);
            let is =
                |word: &str, own: &[&str]| own.iter().any(|own| word.eq_ignore_ascii_case(own));
            let vehicle = last.next().filter(|word| is(word, &["bomber", "bombers"]));
            let kind = match vehicle.and(last.next())? {
                word if is(word, &["car", "truck", "vehicle", "lorry"]) => "car-bomb",
                word if is(word, &["motorcycle", "motorbike"]) => "motorcycle-bomb",
                _ => return None,
            };
            Some((mention.span, kind))
        });
        let (span, kind) = told.or_else(|| Some((self.driven(scene)?, "car-bomb")))?;
        let value = WeaponValue {
            kind: kind.to_owned(),
            class: Some("explosive.bomb.vehicle".to_owned()),
            count: Count::NOT_STATED,
        };
        let voice = self.voice(draft, span);
        Some(Arms { voice, values: vec![value], spans: vec![span], rule: "bomber" })
    }

    /// `A suicide bomber rammed his vehicle into a convoy`, `blew up a car at the gate`: what he blows up is what he comes in.
    fn driven(&self, scene: &Scene<'_>) -> Option<Span> {
        /// Items between the bomber, the verb and the vehicle: `drove his explosives-laden`.
        const NEAR: usize = 4;
        let items = scene.part.items;
        let bomber = items.iter().position(|item| {
            item.people().is_some_and(|(_, people)| {
                people.armed && people.group.to_ascii_lowercase().ends_with("bomber")
            })
        })?;
        let near = items[bomber + 1..].iter().take(NEAR);
        let drives = |item: &Item<'_>| {
            let words = self.document.words(item.span()).to_ascii_lowercase();
            DRIVING.iter().any(|own| words.starts_with(own))
        };
        let verb = near.into_iter().position(drives)? + bomber + 1;
        let from = items[verb].span();
        let behind = Span { start: from.end, end: scene.part.span.end.max(from.end) };
        let first = self.entities.within(behind).iter().find_map(|mention| match &mention.entity {
            Entity::Target(target) => Some((mention.span, target)),
            _ => None,
        });
        let (span, target) = first?;
        let between = self.document.words(Span { start: from.end, end: span.start });
        let close = between.split_whitespace().count() < NEAR;
        let vehicle = matches!(target.id, "vehicle" | "truck");
        (close && vehicle).then(|| from.join(span))
    }

    /// `two attacks`, `dozens of strikes`: a number right before the event noun.
    fn attacks(&self, draft: &mut Draft, scene: &Scene<'_>, at: usize) {
        if !scene.plural() {
            return;
        }
        let noun = scene.part.items[at].span();
        // `killed 60 on Friday and 50 on Saturday in clashes`: no number of clashes.
        let ends = |item: &Item<'_>| {
            item.is(Class::PUNCT) && !item.word("-")
                || item.is(Class::PREPOSITION) && !item.word("of")
                || matches!(item, Item::Time(_))
        };
        let number =
            scene.part.items[..at].iter().rev().take(5).take_while(|item| !ends(item)).find_map(
                |item| match item {
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
                },
            );
        let Some((span, q)) = number else { return };
        // `the group behind several recent attacks`
        let number_at = scene.part.items.partition_point(|item| item.span().start < span.start);
        let before = scene.part.items[..number_at].last();
        if before.is_some_and(|item| item.one_of(&["behind", "for", "after"])) {
            return;
        }
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
}

/// `There are too many guns on the street`: arms in general, where nothing is told to happen.
fn talk(document: &Document<'_>, scene: &Scene<'_>) -> bool {
    let general = |(mention, weapon): &(&dateline_entity::Mention, &dateline_entity::Weapon)| {
        let words = document.words(mention.span).to_ascii_lowercase();
        matches!(weapon.id, "gun" | "weapon" | "knife" | "rifle" | "pistol")
            && words.ends_with('s')
            && !["his ", "her ", "their "].iter().any(|own| words.starts_with(own))
    };
    scene.hits.is_empty() && scene.harms.is_empty() && scene.weapons.iter().all(general)
}

/// How far the event got.
fn stage(scene: &Scene<'_>, at: usize, sense: Sense) -> Stage {
    let words = scene.part.items[..at].iter().rev().take(5);
    if sense == Sense::Intercept {
        return Stage::Intercepted;
    }
    let tried = |item: &Item<'_>| {
        item.one_of(&["attempted", "failed", "tried", "attempting", "nearly", "almost"])
    };
    if scene.cue(Cue::Dud).is_some()
        || words.clone().any(tried)
        || scene.part.items[at + 1..].iter().take(2).any(|item| item.one_of(&["failed", "attempt"]))
    {
        return Stage::Attempted;
    }
    Stage::Accomplished
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    #[test]
    fn arms_in_general() {
        let text = "A man was shot in Leeds on Monday. There are too many guns on our streets, the mayor said.\n";
        let told = read_alone(text).accounts.into_iter().flat_map(|own| own.telling.weapons);
        assert_eq!(told.map(|said| said.rule).collect::<Vec<_>>(), [crate::BY_ACT]);
    }

    #[test]
    fn the_number_of_a_make() {
        let text = "Russia fired Shahed-131/136 drones at Odesa on Monday.\n";
        let reading = read_alone(text);
        let told = reading.accounts.iter().flat_map(|account| &account.telling.weapons);
        assert!(told.flat_map(|said| &said.value).all(|weapon| weapon.count.best != Some(136)));
    }
}
