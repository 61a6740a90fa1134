//! People: `three US soldiers`, `at least 40 people`, `a member of an Iraqi security force`, `two others`.

mod nounless;

use std::borrow::Cow;

use dateline_text::number::Quantity;
use dateline_text::{Class, WordSet};
use smol_str::SmolStr;

use crate::lexicon::nation::nation;
use crate::lexicon::phrase::{self, Article, Lead};
use crate::lexicon::quantity;
use crate::lexicon::{Form, Hit, Kind, Kinds, PeopleNoun, Scene, Words, any, word_set};
use crate::{ActorKind, Entity, Mention, Number, People, Status, actor};
use nounless::{aged, compatriots, more};

/// The anchors at which people may be named.
pub(crate) const ENTERED: Kinds = Kinds::all(&[Kind::People, Kind::State]).with(Kinds::NAMELESS);

/// Appends the people at an anchor of the sentence, from token `free` on.
pub(crate) fn people(scene: &Scene<'_>, at: usize, free: &mut usize, out: &mut Vec<Mention>) {
    let words = &scene.words;
    if at < *free {
        return;
    }
    let token = &words.tokens[at];
    if token.is(Class::DIGIT | Class::NUMBER_WORD)
        && let Some((last, mention)) = aged(words, at)
    {
        out.push(mention);
        *free = last + 1;
        return;
    }
    if !token.is(Class::PEOPLE_HEAD | Class::STATE_HEAD | Class::DEMONYM) {
        return;
    }
    if let Some(hit) = words.find(Kind::People, at) {
        group(scene, at, hit, out);
        // `an 11-year-old boy`: an idiom does not begin within a compound.
        let within = hit.entry.is_none() && at > 1 && words.joins(at - 1);
        *free = at + if within { 1 } else { hit.used() };
    } else if words.is(at, "more") {
        out.extend(more(words, at));
    } else if token.is(Class::CAPITAL) {
        compatriots(words, at, out);
    }
}

/// Whether the noun is the last of somebody's names: `Ahmed Mujahid`, `Ann Shepherd`.
fn surname(words: &Words<'_>, at: usize, hit: Hit) -> bool {
    // `the Zeta Gunman`, `Hezbollah Commander`: what tells more of a name is known otherwise; a title precedes one.
    let known = Class::LEXICON_HEAD
        .with(Class::ENTITY_HEADS)
        .with(Class::DEMONYM)
        .with(Class::TITLE)
        .with(Class::PLACE_WORD)
        .with(Class::DIRECTION)
        .with(Class::DETERMINER)
        .with(Class::PREPOSITION)
        .with(Class::PRONOUN)
        .with(Class::MONTH)
        .with(Class::WEEKDAY);
    hit.used() == 1
        && hit.form == Form::Singular
        && words.proper(at)
        && !words.has(at, Class::TITLE)
        && words.has(at - 1, Class::CAPITAL)
        && words.has(at, Class::SPACED)
        && (words.has(at - 1, Class::GIVEN_NAME) || !words.has(at - 1, known))
        && !words.has(at + 1, Class::CAPITAL)
}

/// Appends the people that a noun at a token names, if they are any.
fn group(scene: &Scene<'_>, at: usize, hit: Hit, out: &mut Vec<Mention>) {
    let words = &scene.words;
    let Some(entry) = words.lexicon.people.entry(hit) else { return };
    let last = at + hit.used() - 1;
    let prefixed = at > 1
        && words.joins(at - 1)
        && words.is_any(at - 2, any!["anti", "pro", "counter", "non"]);
    // `the People's Defence Force`
    let named = words.is(last, "people")
        && words.text(last) == "People"
        && words.spells(last + 1, &["'", "’", "'s", "’s"])
        && words.has(last, Class::CAPITAL);
    // `the fate of the missiles fired by Russia remains unclear`, `one remains in hospital`: a verb.
    let stays = words.is(last, "remains")
        && words.among(
            last + 1,
            word_set![
                "unclear",
                "unknown",
                "in",
                "at",
                "under",
                "a",
                "an",
                "critical",
                "missing",
                "open",
                "on",
                "to",
                "hospitalized",
                "stable",
                "uncertain",
                "tense",
            ],
        );
    if prefixed || named || stays || describes(words, last, hit.form) || surname(words, at, hit) {
        return;
    }
    // `the deputy head of the council`, and not `shot in the head`
    if entry.noun == PeopleNoun::Leader && !heads(words, at, last) {
        return;
    }
    let mut lead = phrase::lead(words, at);
    // `the 12 year-old boy`: an age counts nobody.
    let age = |range: &std::ops::Range<usize>| {
        let year = range.end + usize::from(words.joins(range.end));
        words.is_any(year, any!["year", "years"])
    };
    if lead.number.as_ref().is_some_and(|(_, range)| age(range)) {
        lead.number = None;
    }
    // `a 3 year old girl`
    if let Some(article) = lead.start.checked_sub(3)
        && words.is(lead.start, "old")
        && words.is_any(lead.start - 1, any!["year", "years", "month", "months"])
        && words.has(article + 1, Class::DIGIT | Class::NUMBER_WORD)
        && words.is_any(article, any!["a", "an"])
    {
        (lead.article, lead.start) = (Article::Indefinite(article), article);
    }
    // `others` alone are no one in particular; `Shia` alone is more often a name or an adjective.
    let said = lead.number.is_some()
        || matches!(lead.article, Article::Indefinite(_) | Article::Negative(_));
    // `rebel launch sites`; `police suspect the group`
    let adjective = matches!(entry.rule, "people/fighter" | "people/gunman")
        && hit.form == Form::Singular
        && phrase::noun_goes_on(words, last + 1);
    // `to judge`, `under guard`, `told reporters`: a verb, an idiom, or those who are only told.
    let bare = !said && lead.article == Article::None && lead.start == at && at > 0;
    let idiom = bare
        && (hit.form == Form::Singular
            && (words.is_any(at - 1, any!["to", "under", "off", "on"])
                // `taken hostage`
                || words.is(at, "hostage"))
            || entry.traits.contains(&"journalist")
                && words.among(
                    at - 1,
                    word_set!["told", "to", "with", "by", "from", "asked", "informed"],
                ));
    if adjective
        || idiom
        || !said && hit.form == Form::Singular && words.has(last + 1, Class::DETERMINER)
    {
        return;
    }
    if !said
        && (words.is(at, "others")
            || entry.rule == "people/ethnic_group" && hit.form != Form::Plural)
    {
        return;
    }
    // How many a family or a crew are is not said, and two families are more than two.
    let group = entry.noun == PeopleNoun::Group;
    let of_many = group.then(|| quantity::of_many(words, last)).flatten();
    let mut people = People {
        group: actor::plain(words, at, last),
        status: entry.status,
        traits: Cow::Borrowed(entry.traits),
        count: lead.count(words, hit.form).filter(|_| !group),
        plural: false,
        country: None,
        armed: entry.armed,
        speaker: entry.speaker,
    };
    if let Some((_, number)) = &of_many {
        people.count = Some(number.clone());
    }
    let last = of_many.map_or(last, |(end, _)| end);
    // `a couple` are two, and so are `the twins`.
    let together = if lead.number.is_some() { None } else { quantity::together(words, last) };
    if let Some(several) = together {
        let span = words.tokens[last].span;
        people.count = Some(Number { quantity: Quantity::exactly(several), span });
    }
    people.plural =
        people.count.is_none() && (hit.form == Form::Plural || lead.collective || group);
    describe(words, &lead, &mut people);
    // `Dawn Brigade commanders` are the group's.
    let of_group = entry.rule == "people/commanders"
        || words.is_any(last, any!["officer", "officers", "member", "members"]);
    if of_group && lead.modifiers.clone().any(|at| armed_group(words, at)) {
        people.status = Status::ArmedGroup;
    }
    if words.is(last, "national") && people.country.is_none() {
        return;
    }
    // `a member of an Iraqi security force`, `soldiers of the army`
    if words.is_any(last + 1, any!["of", "from"])
        && let Some(of) = actor::complement(scene, last + 2)
    {
        people.country = people.country.or(of.country);
        people.status = match of.kind {
            ActorKind::StateForce | ActorKind::Coalition => Status::Military,
            ActorKind::Police => Status::Police,
            ActorKind::ArmedGroup | ActorKind::Umbrella | ActorKind::CriminalGroup
                if people.status == Status::Unknown =>
            {
                Status::ArmedGroup
            }
            _ => people.status,
        };
    }
    // `60 "terrorists"`: a mark that opens within the phrase closes with it.
    let quoted = lead.modifiers.clone().any(|at| words.has(at, Class::QUOTE));
    let last = last + usize::from(quoted && words.has(last + 1, Class::QUOTE));
    let span = lead.span(words, last);
    out.push(Mention { span, entity: Entity::People(people), rule: entry.rule });
}

/// Whether the word for a head, from token `at` to `last`, names who leads something: `the head of the village council`.
fn heads(words: &Words<'_>, at: usize, last: usize) -> bool {
    /// Words before it of which one makes it a part of the body or a side.
    const BEFORE: usize = 3;
    let body = |at: usize| {
        words.is_any(at, any!["in", "to", "at", "on", "over", "his", "her", "their", "its"])
    };
    let mut before = (at.saturating_sub(BEFORE)..at).filter(|at| body(*at));
    words.is(last + 1, "of") && words.has(last + 2, Class::DETERMINER) && before.next().is_none()
}

/// Whether the name of an armed group begins at token `at`.
fn armed_group(words: &Words<'_>, at: usize) -> bool {
    words.has(at, Class::LEXICON_HEAD)
        && words
            .find(Kind::Actor, at)
            .and_then(|hit| words.lexicon.actors.entry(hit))
            .is_some_and(|entry| matches!(entry.kind, ActorKind::ArmedGroup | ActorKind::Umbrella))
}

/// Words before a head that add to what its people are.
static TELLING: WordSet<18> = WordSet::new([
    "civilian",
    "retired",
    "former",
    "ex",
    "military",
    "army",
    "navy",
    "paramilitary",
    "police",
    "rebel",
    "militant",
    "insurgent",
    "guerrilla",
    "jihadist",
    "female",
    "pregnant",
    "teenage",
    "underage",
]);

/// What the words before the head add: nation, status, age and sex.
fn describe(words: &Words<'_>, lead: &Lead, people: &mut People) {
    let mut at = lead.modifiers.start;
    while at < lead.modifiers.end {
        if let Some(nation) = nation(words, at) {
            people.country.get_or_insert_with(|| SmolStr::new_static(nation.code));
            at += nation.used;
            continue;
        }
        if !words.among(at, &TELLING) {
            at += 1;
            continue;
        }
        let word = words.text(at);
        let is = |list: &[&str]| list.iter().any(|known| word.eq_ignore_ascii_case(known));
        if is(&["civilian"]) {
            people.status = Status::Civilian;
        } else if is(&["retired", "former", "ex"]) {
            if people.status != Status::ArmedGroup {
                people.status = Status::Civilian;
            }
        } else if is(&["military", "army", "navy", "paramilitary"])
            && people.status != Status::ArmedGroup
        {
            people.status = Status::Military;
        } else if is(&["police"]) {
            people.status = Status::Police;
        } else if is(&["rebel", "militant", "insurgent", "guerrilla", "jihadist"]) {
            (people.status, people.armed) = (Status::ArmedGroup, true);
        } else if is(&["female", "pregnant"]) && !people.traits.contains(&"woman") {
            people.traits.to_mut().push("woman");
        } else if is(&["teenage", "underage"]) && !people.traits.contains(&"child") {
            people.traits.to_mut().push("child");
        }
        at += 1;
    }
}

/// Nouns of things and doings that a singular of people tells the kind of.
static DESCRIBED: WordSet<32> = WordSet::new([
    "union",
    "unions",
    "movement",
    "raid",
    "raids",
    "operation",
    "operations",
    "forces",
    "force",
    "unit",
    "units",
    "group",
    "groups",
    "coalition",
    "alliance",
    "protest",
    "protests",
    "casualties",
    "deaths",
    "toll",
    "fire",
    "clashes",
    "attack",
    "attacks",
    "rule",
    "government",
    "killings",
    "fatalities",
    "injuries",
    "losses",
    "suffering",
    "lives",
]);

/// Whether a singular tells the kind of the noun after it (`police convoy`, `children's hospital`), and no people are meant.
fn describes(words: &Words<'_>, last: usize, form: Form) -> bool {
    let named = |at: usize| words.names(Kind::Target, at) || words.names(Kind::People, at);
    if words.has(last + 1, Class::POSSESSIVE) {
        return words
            .find(Kind::Target, last + 2)
            .is_some_and(|hit| hit.entry.is_some() && form == Form::Plural);
    }
    form != Form::Plural
        && (named(last + 1 + usize::from(words.joins(last + 1)))
            || words.among(last + 1, &DESCRIBED))
}
