//! Actors that the lexicon names, and units with a name of their own that it does not know.

use dateline_text::Class;
use smol_str::{SmolStr, format_smolstr};

use super::{Found, deed};
use crate::lexicon::entry::ActorEntry;
use crate::lexicon::nation::nation;
use crate::lexicon::phrase;
use crate::lexicon::{Form, Hit, Kind, Needs, Scene, WordList, Words, any, word_list};
use crate::{Actor, ActorKind};

/// An entry that is named, and its tokens.
pub(super) struct Named<'l> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) entry: &'l ActorEntry,
    /// Whether a noun for its people follows (`Hamas militants`).
    pub(super) people: bool,
}

impl Named<'_> {
    pub(super) fn actor(&self) -> Actor {
        let entry = self.entry;
        Actor {
            id: Some(SmolStr::new_static(entry.id)),
            name: Some(SmolStr::new_static(entry.name)),
            kind: entry.kind,
            descriptor: None,
            sponsor: None,
            parent: entry.parent.map(SmolStr::new_static),
            country: entry.country.map(SmolStr::new_static),
            people: self.people,
        }
    }

    pub(super) fn found(self) -> Found {
        Found { start: self.start, end: self.end, actor: self.actor(), rule: self.entry.rule }
    }
}

/// The entry named at token `at`, with a noun for its people after it (`Hamas militants`).
#[inline]
pub(super) fn named<'d>(scene: &Scene<'d>, at: usize) -> Option<Named<'d>> {
    let hit = scene.words.find(Kind::Actor, at)?;
    found(scene, at, hit)
}

fn found<'d>(scene: &Scene<'d>, at: usize, hit: Hit) -> Option<Named<'d>> {
    let words = &scene.words;
    let entry = words.lexicon.actors.entry(hit)?;
    if hit.form == Form::Short && !supported(words, at, hit) {
        return None;
    }
    let mut end = at + hit.used();
    let mut people = false;
    // `the Dawn Brigade (DB) rebels`
    let bracketed = at > 0 && words.is(at - 1, "(") && words.is(end, ")");
    if let Some((after, counts)) = followers(words, end + usize::from(bracketed)) {
        (end, people) = (after, counts);
    }
    // `a United Nations count`: the article is the count's.
    let start = at.checked_sub(1).filter(|before| words.is(*before, "the")).unwrap_or(at);
    Some(Named { start, end, entry, people })
}

/// `militants`, `group`, `Palestinian militants` after a name: (end, whether they are people).
fn followers(words: &Words<'_>, at: usize) -> Option<(usize, bool)> {
    let noun = at + nation(words, at).map_or(0, |nation| nation.used);
    let hit = words.find(Kind::Force, noun)?;
    let force = words.lexicon.forces.entry(hit)?;
    (!super::describes_noun(words, noun + hit.used())
        && !matches!(force.needs, Needs::Name | Needs::Deed))
    .then_some((noun + hit.used(), force.people))
}

/// Words after an acronym that make it a group: `IS militants`, `IS claimed`.
static GROUP_WORDS: WordList = word_list!(
    "group militants militant fighters fighter jihadists jihadist insurgents rebels rebel guerrillas cell cells commander \
    commanders leader leaders gunmen affiliate branch claimed said spokesman attack attacks extremists terrorists members \
    member forces soldiers troops bombers militia remnants sleeper hideout supporters sympathisers sympathizers suspects \
    operatives offensive columns column front positions convoy drone drones prisoners has have denied bomb bombs bombing \
    bombings mine mines mortar mortars rocket rockets missile missiles ambush assault"
);

/// Words before an acronym that make it a group: `the paramilitary RSF`, `blamed the RSF`.
static GROUP_BEFORE: WordList = word_list!(
    "paramilitary militia guerrilla guerrillas insurgents jihadists militants rebel rebels group movement against fighting \
     battling blamed blames blaming accused accuses accusing"
);

/// What armed groups alone do or hold: `claimed by the RSF`.
static DONE_BY: WordList = word_list!(
    "claimed committed controlled held launched out perpetrated staged attack attacks raid raids shelling \
    strike strikes airstrike airstrikes assault assaults bombardment bombing ambush offensive shelled attacked captured seized"
);

/// Whether the words before an acronym make it a group.
pub(super) fn told_before(words: &Words<'_>, start: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    let by = words.is(before, "by") && before > 0 && DONE_BY.has(words, before - 1);
    by || GROUP_BEFORE.has(words, before)
}

/// Whether a name that is also something else means the group here: a group word stands by it, it explains a name in
/// brackets, does violence, or the document names the group in another way. The search is bounded: the first sentences and those just before.
fn supported(words: &Words<'_>, at: usize, hit: Hit) -> bool {
    if GROUP_WORDS.has(words, at + hit.used()) && !words.shouting() {
        return true;
    }
    // `the RSF shelled a camp`, `fired by the RSF`: a club of that name does not.
    let start = at.checked_sub(1).filter(|the| words.is(*the, "the")).unwrap_or(at);
    let does = || deed::does(words, start, at + hit.used(), ActorKind::ArmedGroup);
    if !words.shouting() && (told_before(words, start) || does()) {
        return true;
    }
    let Some(entry) = hit.entry else { return false };
    let (own, here) = (words.tokens[at].hash, words.place(at));
    words.names_actor(entry, own, here.saturating_sub(150)..here)
        || words.names_actor(entry, own, 0..300)
}

/// `the Dawn Brigade`, `the Carlos Patiño front`: a unit with a name, its noun at token `at`.
///
/// In a text all in capitals only the article shows where the name begins.
pub(super) fn unit(words: &Words<'_>, at: usize, used: usize) -> Option<(usize, SmolStr)> {
    if let Some(found) = quoted(words, at, used) {
        return Some(found);
    }
    if words.shouting() {
        return loud_unit(words, at, used);
    }
    let mut first = at;
    let mut capitals = 0;
    while let Some(before) = first.checked_sub(1).filter(|_| at - first < 6) {
        let stops = Class::DETERMINER
            | Class::PREPOSITION
            | Class::PRONOUN
            | Class::REPORTING
            | Class::AUXILIARY
            | Class::CONJUNCTION
            | Class::WEEKDAY
            | Class::MONTH;
        let capital = words.has(before, Class::CAPITAL)
            && !words.has(before, stops)
            && nation(words, before).is_none_or(|nation| nation.form == Form::Seat);
        let joint = words.joins(before)
            || words.is_any(before, any!["de", "del", "la", "el", "al", "of"])
                && before > 0
                && words.has(before - 1, Class::CAPITAL);
        // `the People's Liberation Army`, but not `Iraq's Badr Brigade`.
        let peoples = before > 0
            && words.has(before, Class::POSSESSIVE)
            && words.is_any(before - 1, any!["people", "women", "workers", "martyrs", "students"]);
        let goes_on = capital || (joint || peoples) && capitals > 0;
        if !goes_on {
            break;
        }
        capitals += usize::from(capital);
        first = before;
    }
    let ordinal = words.has(first, Class::ORDINAL_WORD | Class::DIGIT)
        || first > 0 && words.has(first - 1, Class::ORDINAL_WORD | Class::DIGIT);
    // `Heavily armed gangs`: a capital that only opens the sentence names nobody.
    let named = (first.max(1)..at + used).any(|at| words.has(at, Class::CAPITAL));
    (capitals > 0 && !ordinal && named && words.has(first, Class::CAPITAL))
        .then(|| (first, super::plain(words, first, at + used - 1)))
}

/// A name whose quotes close right before or right behind the noun: `the "Dignity" Battalions`, `a "Do-or-Die Squad"`.
fn quoted(words: &Words<'_>, at: usize, used: usize) -> Option<(usize, SmolStr)> {
    /// Most tokens within the quotes.
    const LONGEST: usize = 6;
    let last = at + used - 1;
    let before = at.checked_sub(1).filter(|close| words.has(*close, Class::QUOTE));
    let behind = words.has(last + 1, Class::QUOTE);
    let close = if behind { at } else { before? };
    let open =
        (close.saturating_sub(LONGEST)..close).rev().find(|open| words.has(*open, Class::QUOTE))?;
    let first = open + 1;
    let within = |at: usize| words.joins(at) || words.has(at, Class::WORD | Class::DIGIT);
    if first == close || !words.has(first, Class::CAPITAL) || !(first..close).all(within) {
        return None;
    }
    let noun = super::plain(words, at, last);
    let start = if behind { first } else { open };
    Some((start, format_smolstr!("{} {noun}", super::plain(words, first, close - 1))))
}

/// `THE SAN BENITO BATTALION`
fn loud_unit(words: &Words<'_>, at: usize, used: usize) -> Option<(usize, SmolStr)> {
    let article = (at.saturating_sub(4)..at).rev().find(|before| words.is(*before, "the"))?;
    let known = Class::ORDINAL_WORD
        | Class::DIGIT
        | Class::PREPOSITION
        | Class::CONJUNCTION
        | Class::AUXILIARY
        | Class::PUNCT
        | Class::DEMONYM;
    let first = article + 1;
    let named =
        first < at && (first..at).all(|at| !words.has(at, known) && !phrase::common(words, at));
    named.then(|| (first, super::plain(words, first, at + used - 1)))
}
