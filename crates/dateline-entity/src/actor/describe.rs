//! Actors that are described and not named: `Iran-backed groups`, `the US-led coalition`, `gunmen`, `those groups`.

use dateline_text::{Class, WordSet};
use smol_str::SmolStr;

use super::named::Named;
use super::{Found, called, deed, described, force, named, plain, with_article};
use crate::lexicon::nation::{Nation, nation as nation_at};
use crate::lexicon::phrase::{self, Article, Lead};
use crate::lexicon::{
    ForceEntry, Form, Kind, Needs, Scene, WordList, Words, any, word_list, word_set,
};
use crate::{Actor, ActorKind};

/// Words at which a phrase may begin that describes an actor, and that are in no file.
pub(super) static PHRASES: WordSet<4> =
    WordSet::new(["pro", "international", "global", "coalition"]);

/// Words that tell who stands behind a group.
static BACKED: WordSet<18> = WordSet::new([
    "backed",
    "aligned",
    "linked",
    "supported",
    "allied",
    "sponsored",
    "funded",
    "affiliated",
    "trained",
    "armed",
    "directed",
    "controlled",
    "inspired",
    "friendly",
    "loyal",
    "financed",
    "equipped",
    "supplied",
]);

/// `Iran-backed armed groups`, `pro-Iran militias`, `Iran-backed Houthis`, `al-Qaeda-linked fighters`
pub(super) fn backed(
    scene: &Scene<'_>,
    at: usize,
    nation: Option<&Nation>,
    group: Option<&Named<'_>>,
) -> Option<Found> {
    let words = &scene.words;
    let (next, sponsor, parent) = backer(words, at, nation, group)?;
    let (sponsor, parent) = (sponsor.map(SmolStr::new_static), parent.map(SmolStr::new_static));
    let quoted = usize::from(words.has(next, Class::QUOTE) || words.is_any(next, any!["‘", "'"]));
    if let Some(mut found) = named::named(scene, next + quoted).map(Named::found) {
        found.actor.sponsor = sponsor;
        found.start = with_article(words, at);
        found.end += usize::from(quoted > 0 && words.has(found.end, Class::QUOTE));
        return Some(found);
    }
    let (noun, hit, force) = force::noun_after(words, next)?;
    let end = noun + hit.used();
    if force.needs == Needs::Name
        || force.needs == Needs::Deed && !deed::does(words, at, end, force.kind)
    {
        return None;
    }
    let kind = match force.kind {
        ActorKind::Unidentified | ActorKind::State | ActorKind::Police => ActorKind::ArmedGroup,
        ActorKind::StateForce if force.id != "troops" => ActorKind::ArmedGroup,
        kind => kind,
    };
    let mut actor = described(kind, plain(words, at, end - 1));
    (actor.sponsor, actor.parent, actor.people) = (sponsor, parent, force.people);
    Some(Found { start: with_article(words, at), end, actor, rule: "actor/backed" })
}

/// The backer at token `at`: (token after it, its state, its id as a group).
fn backer(
    words: &Words<'_>,
    at: usize,
    nation: Option<&Nation>,
    group: Option<&Named<'_>>,
) -> Option<(usize, Option<&'static str>, Option<&'static str>)> {
    if words.is(at, "pro") && words.joins(at + 1) {
        let nation = nation_at(words, at + 2)?;
        return Some((at + 2 + nation.used, Some(nation.code), None));
    }
    let (after, sponsor, parent) = match (nation, group) {
        (Some(nation), _) => (at + nation.used, Some(nation.code), None),
        (None, Some(group)) => (group.end, None, Some(group.entry.id)),
        (None, None) => return None,
    };
    let word = after + usize::from(words.joins(after));
    // Without the hyphen only plain words of backing count: `Lebanese armed forces` are armed by nobody in particular.
    let stated = if word > after {
        words.among(word, &BACKED)
    } else {
        words.among(
            word,
            word_set!["backed", "aligned", "linked", "supported", "allied", "sponsored", "funded"],
        )
    };
    (stated && (word > after || words.has(word + 1, Class::WORD)))
        .then(|| (word + 1, sponsor, parent))
}

/// `gunmen`, `the army`, `a rebel group`, `those groups`, `the Dawn Brigade`: a noun for those who fight, at token `at`.
pub(super) fn noun(scene: &Scene<'_>, at: usize) -> Option<Found> {
    let words = &scene.words;
    let hit = words.find(Kind::Force, at)?;
    let force = words.lexicon.forces.entry(hit)?;
    let end = at + hit.used();
    let unit_may = force.needs == Needs::Name
        || matches!(force.id, "army" | "militia" | "gang" | "resistance") && words.proper(end - 1)
        || force.id == "gang";
    if unit_may && let Some((first, name)) = named::unit(words, at, hit.used()) {
        let mut actor = described(
            match force.kind {
                ActorKind::CriminalGroup => force.kind,
                // A battalion is of an army, unless a group of that name is known.
                _ if force.id == "named-regiment" => force.kind,
                _ => ActorKind::ArmedGroup,
            },
            name.clone(),
        );
        (actor.name, actor.descriptor) = (Some(name), None);
        return Some(Found {
            start: with_article(words, first),
            end,
            actor,
            rule: "actor/named-unit",
        });
    }
    let lead = phrase::lead(words, at);
    if force.needs != Needs::Name
        && !matches!(lead.article, Article::Negative(_))
        && let Some((after, name)) = called::called(words, end)
        && (force.needs != Needs::Backer || called::armed(words, &lead, after))
    {
        let kind = match force.kind {
            ActorKind::CriminalGroup => force.kind,
            _ => ActorKind::ArmedGroup,
        };
        let mut actor = described(kind, name.clone());
        (actor.name, actor.descriptor) = (Some(name), None);
        return Some(Found { start: lead.start, end: after, actor, rule: "actor/called" });
    }
    let pointing = lead.article == Article::Pointing;
    if let Some(actor) = the_group(scene, at, hit.used(), &lead) {
        return Some(Found { start: lead.start, end, actor, rule: "actor/the-group" });
    }
    let fits = match force.needs {
        Needs::Nothing => true,
        // `the military`, `the government`, but not `military` or `a force`.
        Needs::Nation => {
            let whole = hit.used() > 1
                || words.is_any(at, any!["military", "government", "regime", "junta"]);
            // `junta airstrikes`
            let done = end + usize::from(words.has(end, Class::POSSESSIVE));
            let strikes = words.is_any(at, any!["regime", "junta"]) && STRIKES.has(words, done);
            strikes
                || lead.article == Article::Definite
                    && whole
                    && (hit.used() > 1
                        || lead.modifiers.is_empty()
                        || of_the_whole(words, at, &lead))
        }
        // `a group armed with machetes`
        Needs::Backer => {
            pointing && !words.is_any(end, any!["of"])
                || words.is(end, "armed") && words.is(end + 1, "with")
        }
        Needs::Name => false,
        Needs::Deed => {
            pointing && force.id == "individuals" || deed::does(words, lead.start, end, force.kind)
        }
    };
    let adjective = matches!(force.id, "insurgents" | "bandits" | "gunmen" | "suspects")
        && hit.form == Form::Singular
        && phrase::noun_goes_on(words, end)
        // `a guerrilla attack`: those whose attack it is.
        && !ATTACKS.has(words, end);
    let one = matches!(lead.article, Article::Indefinite(_)) && !force.people;
    // `an army of grandchildren`
    let figure = one && force.id == "army" && words.is(end, "of");
    // `police suspect a guard`, `he suspects that`: the verb.
    let verb = force.id == "suspects"
        && lead.number.is_none()
        && lead.article == Article::None
        && (words.has(end, Class::DETERMINER | Class::PRONOUN)
            || words.is(end, "that")
            || hit.form == Form::Singular
                && lead.modifiers.is_empty()
                && words.has(at.wrapping_sub(1), Class::WORD));
    // `Ranger Police officers Lieutenant Roy Day and Jon Lee`: a plural tells the kind of nobody after it.
    let describes = hit.form != Form::Plural && super::describes_noun(words, end);
    // `No militant group has claimed it`: nobody.
    let none = |at: usize| words.is_any(at, any!["no", "any", "neither"]);
    let nobody = none(lead.start)
        || lead.start.checked_sub(1).is_some_and(none)
        || lead.number.as_ref().is_some_and(|(number, _)| number.max == Some(0));
    if !fits || nobody || adjective || figure || verb || describes {
        return None;
    }
    let unquoted = |from: usize| (from..at).find(|at| !words.has(*at, Class::PUNCT)).unwrap_or(at);
    // The number and the article of `an army raid` are not the actor's, nor is the ordinal of `the third rebel attack`.
    let ordinal = ATTACKS.has(words, end)
        && lead.modifiers.start < at
        && words.has(lead.modifiers.start, Class::ORDINAL_WORD | Class::DIGIT);
    let modifiers = lead.modifiers.start + usize::from(ordinal);
    let counted = lead.number.is_some() || ordinal || one && phrase::noun_goes_on(words, end);
    let start = unquoted(if counted { modifiers.min(at) } else { lead.start });
    // The descriptor leaves out the article, but keeps what points back.
    let first = if pointing { start } else { unquoted(modifiers.min(at)) };
    let mut actor = described(force.kind, plain(words, first, end - 1));
    actor.people = force.people;
    if pointing && is_group(force) {
        actor.kind = ActorKind::ArmedGroup;
        actor.sponsor = antecedent(scene).and_then(|before| before.sponsor.clone());
    }
    Some(Found { start, end, actor, rule: if pointing { "actor/pointing" } else { force.rule } })
}

/// What those who fight do, after the noun for them.
static ATTACKS: WordList = word_list!(
    "attack attacks offensive offensives ambush ambushes raid raids assault assaults shelling rocket rockets bombing bombings advance"
);

/// What the forces of a state do or use, after the noun for those who rule it.
static STRIKES: WordList = word_list!(
    "airstrike airstrikes strike strikes air aerial artillery jet jets warplane warplanes drone drones shelling bombing bombings \
    bombardment raid raids attack attacks offensive"
);

/// Whether a government with words before it is the country's: `the fascist government`, but not `the city government`.
fn of_the_whole(words: &Words<'_>, at: usize, lead: &Lead) -> bool {
    let part = word_set![
        "local",
        "municipal",
        "city",
        "town",
        "village",
        "county",
        "provincial",
        "regional",
        "district",
        "departmental",
        "tribal",
        "student",
        "coalition",
        "previous",
        "former",
        "self",
        "shadow",
    ];
    words.is(at, "government")
        && lead.modifiers.clone().all(|at| words.has(at, Class::WORD) && !words.among(at, part))
}

/// `the group`, `the militia`: the group that was named last, if one was.
fn the_group(scene: &Scene<'_>, at: usize, used: usize, lead: &Lead) -> Option<Actor> {
    static GROUPS: WordSet<8> = WordSet::new([
        "group",
        "movement",
        "organisation",
        "organization",
        "militia",
        "faction",
        "cartel",
        "gang",
    ]);
    let words = &scene.words;
    let alone = used == 1
        && words.among(at, &GROUPS)
        && lead.article == Article::Definite
        && lead.number.is_none()
        && lead.modifiers.is_empty();
    // `the group of men`, `the group leader`
    if !alone || words.is(at + 1, "of") || phrase::noun_goes_on(words, at + 1) {
        return None;
    }
    let group = |kind: ActorKind| {
        matches!(kind, ActorKind::ArmedGroup | ActorKind::Umbrella | ActorKind::CriminalGroup)
    };
    // The name that stands last; none where a group of another kind stands after it (`a monitoring group`).
    let last_named = |scene: &Scene<'_>, end: usize| -> Option<Option<Box<Actor>>> {
        let sentence = &scene.words;
        for before in (end.saturating_sub(200)..end).rev() {
            let named = sentence.has(before, Class::ACTOR_HEAD);
            let found = if named { named::named(scene, before) } else { None };
            if let Some(found) = found.filter(|found| group(found.entry.kind)) {
                return Some(Some(Box::new(found.actor())));
            }
            let armed = || {
                sentence.names(Kind::Force, before - 1) || sentence.names(Kind::Actor, before - 1)
            };
            let other = sentence.has_hash(before, words.tokens[at].hash)
                && before > 0
                && sentence.has(before - 1, Class::WORD)
                && !sentence.has(before - 1, Class::DETERMINER | Class::CAPITAL);
            if other && !armed() {
                return Some(None);
            }
        }
        None
    };
    let earlier = || {
        let start = words.tokens.first()?.span.start;
        let sentences = &scene.doc.sentences;
        let here = sentences.partition_point(|sentence| sentence.span.start < start);
        let mut before = sentences[..here].iter().rev().take(MOST_SENTENCES_BACK);
        before.find_map(|sentence| {
            let earlier = scene.beside(sentence);
            last_named(&earlier, earlier.words.tokens.len())
        })?
    };
    let mut actor =
        last_named(scene, at).unwrap_or_else(|| scene.named_group.get_or_init(earlier).clone())?;
    actor.people = false;
    Some(*actor)
}

fn is_group(force: &ForceEntry) -> bool {
    matches!(force.kind, ActorKind::ArmedGroup | ActorKind::Unidentified)
        && !matches!(force.id, "gunmen" | "suspects" | "individuals")
}

/// How many sentences a pointing phrase may look back.
const MOST_SENTENCES_BACK: usize = 4;

/// The last group with a backer before the sentence.
fn antecedent<'s>(scene: &'s Scene<'_>) -> Option<&'s Actor> {
    scene.antecedent.get_or_init(|| earlier_group(scene)).as_deref()
}

fn earlier_group(scene: &Scene<'_>) -> Option<Box<Actor>> {
    let start = scene.words.tokens.first()?.span.start;
    let here = scene.doc.sentences.partition_point(|sentence| sentence.span.start < start);
    for sentence in scene.doc.sentences[..here].iter().rev().take(MOST_SENTENCES_BACK) {
        let mut earlier = scene.beside(sentence);
        earlier.words.tokens = earlier.words.tokens.get(..200).unwrap_or(earlier.words.tokens);
        let mut heads =
            (0..earlier.words.tokens.len()).rev().filter(|at| earlier.words.has(*at, super::HEADS));
        let group =
            heads.find_map(|at| backed(&earlier, at, nation_at(&earlier.words, at).as_ref(), None));
        if let Some(found) = group {
            return Some(Box::new(found.actor));
        }
    }
    None
}
