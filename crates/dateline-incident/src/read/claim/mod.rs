//! Who says who did it, and who says nothing: claims, blame, suspicion, denials.

mod assert;
mod behind;
mod blame;
mod claimant;
mod claimed;
mod deny;

use dateline_document::Document;
use dateline_entity::{ActorKind, Attribution, Entities, Entity, Mention};
use dateline_text::Span;

pub(super) use self::assert::CALLED;
pub(super) use self::blame::BLAME;
use self::claimant::begins_clause;
pub(super) use self::claimant::related;
pub(super) use self::claimed::{CLAIM, of_speaker, says_of_own};
pub(super) use self::deny::DENY;
use super::item::{Bag, Item, lists};
use super::kinds::Kinds;
use super::said::near;
use super::scene::Scene;
use super::value;
use crate::{ActorValue, Attributed, Claim};

/// A statement of responsibility.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    pub(crate) claim: Option<Claim>,
    pub(crate) doer: Option<(ActorValue, Attributed)>,
    pub(crate) span: Span,
    /// The words of the one who claims, blames or denies: the source of the statement.
    pub(crate) speaker: Option<Span>,
    pub(crate) rule: &'static str,
}

/// A way of saying who did it, told at one of its words.
struct Rule {
    words: &'static [&'static str],
    /// Whether a mention of people may hold the word: `its men`, `police suspect`; see [`holds_a_word`].
    people: bool,
    read: fn(&Told<'_>, &mut Vec<Statement>),
}

const RULES: [Rule; 14] = [
    Rule { words: claimed::CLAIM, people: false, read: claimed::claims },
    Rule { words: blame::BLAME, people: false, read: blame::blames },
    Rule { words: blame::FINGER, people: false, read: blame::points },
    Rule { words: blame::WORK, people: false, read: blame::work_of },
    Rule { words: claimed::TAKE, people: false, read: claimed::takes },
    Rule { words: blame::DONE, people: false, read: blame::done_by },
    Rule { words: blame::RESPONSIBLE, people: false, read: blame::responsible },
    Rule { words: blame::SUSPECT, people: true, read: blame::suspects },
    Rule { words: blame::TIED, people: false, read: blame::tied },
    Rule { words: blame::SUSPECTS, people: false, read: blame::main_suspect },
    Rule { words: claimed::OWN, people: true, read: claimed::own_people },
    Rule { words: behind::BEHIND, people: false, read: behind::behind },
    Rule { words: blame::USED, people: false, read: blame::used },
    Rule { words: deny::DENY, people: false, read: deny::denies },
];

/// Words at which some rule is entered.
pub(super) const ANCHORS: [&[&str]; RULES.len()] = lists!(RULES, words);

/// A word at which a rule may be entered, and what stands around it.
struct Told<'a> {
    document: &'a Document<'a>,
    entities: &'a Entities,
    scene: &'a Scene<'a>,
    items: &'a [Item<'a>],
    at: usize,
}

impl<'a> Told<'a> {
    fn item(&self) -> &'a Item<'a> {
        &self.items[self.at]
    }

    fn ahead(&self) -> &'a [Item<'a>] {
        &self.items[self.at + 1..]
    }

    fn behind(&self) -> &'a [Item<'a>] {
        &self.items[..self.at]
    }

    /// Whether one of the words is among the next `n` items.
    fn near(&self, n: usize, words: &[&str]) -> bool {
        self.ahead().iter().take(n).any(|next| next.one_of(words))
    }

    /// The first of `words` within the next `n` items, or the word itself: where the statement ends.
    fn end(&self, n: usize, words: &[&str]) -> Span {
        let end = self.ahead().iter().take(n).find(|item| item.one_of(words));
        end.unwrap_or(self.item()).span()
    }

    fn to(&self, end: Span) -> Span {
        self.item().span().join(end)
    }

    fn since(&self, start: Span) -> Span {
        start.join(self.item().span())
    }

    /// An actor that stands there, or the state of a country that does.
    fn actor(&self, item: &Item<'_>) -> Option<(ActorValue, Span)> {
        let actor = actor_at(self.document, item).or_else(|| state_at(self.document, item))?;
        Some((actor, item.span()))
    }

    /// The first actor of a range; of `rebel group FARC` the one that has a name.
    fn doer(&self, range: &[Item<'_>]) -> Option<(ActorValue, Span)> {
        let at = range.iter().position(|item| self.actor(item).is_some())?;
        // `blamed "enemies of Afghanistan"`: not the land.
        if let [.., foes, of] = &range[..at]
            && of.word("of")
            && foes.one_of(&["enemies", "enemy", "foes", "opponents"])
        {
            let span = foes.span().join(range[at].span());
            return Some((value::called_group(self.document, span), span));
        }
        let first = self.actor(&range[at])?;
        let next = range.get(at + 1).filter(|_| first.0.name.is_none());
        let named =
            next.and_then(|next| self.actor(next)).filter(|(actor, _)| actor.name.is_some());
        Some(named.unwrap_or(first))
    }

    /// The actor before the word: the last one that has a name, or else the farthest back.
    fn subject(&self) -> Option<(ActorValue, Span)> {
        // `Somalia's rebels, the Shabab, claimed`: a state that only owns them does not speak.
        let owns = |at: usize| {
            let next = self.items.get(at + 1).map(|next| self.document.words(next.span()));
            next.is_some_and(|next| matches!(next, "'s" | "’s" | "'" | "’"))
        };
        let acts = |at: usize| !owns(at) && !related(self.document, self.items[at].span());
        let before = (0..self.at).rev().take(14);
        let best = |before: &mut dyn Iterator<Item = usize>| {
            before
                .filter(|at| acts(*at))
                .filter_map(|at| self.actor(&self.items[at]))
                .max_by_key(|(actor, _)| actor.name.is_some())
        };
        // `The army blamed the front, but the rebels denied it`: those of the clause, where it names any.
        let own = &mut before.clone().take_while(|at| !begins_clause(&self.items[*at]));
        best(own).or_else(|| best(&mut before.clone()))
    }

    /// The words of the first source some part of whose attribution stands in `span`.
    fn said_by(&self, span: Span, part: impl Fn(&Attribution) -> Span) -> Option<Span> {
        near(self.entities, span).find(|(_, a)| part(a).overlaps(span)).map(|(_, a)| a.source.span)
    }

    /// The speaker whose verb is the word.
    fn speaker(&self) -> Option<Span> {
        self.said_by(self.item().span(), |attribution| attribution.verb)
    }
}

pub(super) fn actor_at(document: &Document<'_>, item: &Item<'_>) -> Option<ActorValue> {
    let mention = item.mention()?;
    match &mention.entity {
        Entity::Actor(actor) => Some(value::actor(document, mention.span, actor)),
        Entity::People(people) if people.armed || called_armed(document, mention.span) => {
            Some(value::people_actor(document, mention.span, people))
        }
        _ => None,
    }
}

/// `armed Serbs`, `armed villagers`
fn called_armed(document: &Document<'_>, span: Span) -> bool {
    let armed = |start: &str| start.eq_ignore_ascii_case("armed ");
    document.words(span).get(..6).is_some_and(armed)
}

pub(super) fn state_at(document: &Document<'_>, item: &Item<'_>) -> Option<ActorValue> {
    use dateline_entity::PlaceRole;
    let mention = item.mention()?;
    let acts = matches!(&mention.entity, Entity::Place(place)
        if matches!(place.role, PlaceRole::Metonym | PlaceRole::Modifier));
    let state = acts.then(|| nation(document, mention)).flatten();
    state.or_else(|| actor_at(document, item))
}

/// The state of a country.
fn nation(document: &Document<'_>, mention: &Mention) -> Option<ActorValue> {
    let Entity::Place(place) = &mention.entity else { return None };
    (place.kind == Some("country")).then(|| ActorValue {
        id: place.countries.first().map(|code| format!("state:{}", code.to_lowercase())),
        name: place.name.as_ref().map(ToString::to_string),
        kind: Some(ActorKind::State.name().to_owned()),
        words: document.words(mention.span).to_owned(),
        descriptor: None,
        sponsor: None,
        parent: None,
    })
}

/// Whether the words for people may begin or end as those that tell who did it do: `its men`, `their men`, `one of its men`,
/// `police suspect`. A letter refuses most.
fn holds_a_word(document: &Document<'_>, span: Span) -> bool {
    match document.words(span).as_bytes() {
        [first, .., last] => {
            matches!(first.to_ascii_lowercase(), b'i' | b't' | b'o')
                || last.eq_ignore_ascii_case(&b't')
        }
        _ => false,
    }
}

/// The group or force for which somebody speaks with the verb at `said`: `a spokesman for the front said`.
pub(crate) fn speaks_for(
    document: &Document<'_>,
    scene: &Scene<'_>,
    said: usize,
) -> Option<(ActorValue, Span)> {
    let told =
        Told { document, entities: scene.entities, scene, items: scene.part.items, at: said };
    told.claimant()
}

/// Everything that the scene says of responsibility; read once.
pub(crate) fn statements<'s>(
    document: &Document<'_>,
    entities: &Entities,
    scene: &'s Scene<'_>,
) -> &'s [Statement] {
    scene.statements.get_or_init(|| read(document, entities, scene))
}

fn read(document: &Document<'_>, entities: &Entities, scene: &Scene<'_>) -> Vec<Statement> {
    let (items, bag) = (scene.part.items, &scene.part.bag);
    let mut found = Vec::new();
    if bag.kinds.any(Kinds::CLAIM) || bag.has(Bag::PEOPLE) {
        for (at, item) in items.iter().enumerate() {
            let people = match item {
                Item::Mention(Mention { entity: Entity::People(_), span, .. }) => {
                    if !holds_a_word(document, *span) {
                        continue;
                    }
                    true
                }
                Item::Word { kinds, .. } if kinds.any(Kinds::CLAIM) => false,
                _ => continue,
            };
            let told = Told { document, entities, scene, items, at };
            for rule in &RULES {
                let entered = if people { rule.people } else { item.one_of(rule.words) };
                if entered {
                    (rule.read)(&told, &mut found);
                }
            }
        }
    }
    let told = Told { document, entities, scene, items, at: 0 };
    found.extend(deny::investigated(&told));
    if !items.is_empty() {
        behind::avenges(&told, &mut found);
    }
    if bag.kinds.any(Kinds::DENIAL) {
        deny::no_hand_in(&told, &mut found);
    }
    if bag.has(Bag::ATTACK) {
        if bag.kinds.any(Kinds::CALLED) {
            assert::called_attack(&told, &mut found);
        }
        assert::was_attack(&told, &mut found);
    }
    found
}
