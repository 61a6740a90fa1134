//! Targets: `a base hosting US troops`, `two checkpoints`, `the same base`.

mod struck;

use dateline_text::{Class, WordSet};

use crate::lexicon::nation::nation;
use crate::lexicon::phrase::{self, Article, Lead};
use crate::lexicon::{Form, Kind, Scene, WordList, Words, any, word_list, word_set};
use crate::{Entity, Mention, Target, actor, weapon};
use struck::struck;

/// Appends the target named at a token of the sentence, from token `free` on.
pub(crate) fn target(scene: &Scene<'_>, at: usize, free: &mut usize, out: &mut Vec<Mention>) {
    let words = &scene.words;
    let hit = if at < *free { None } else { words.find(Kind::Target, at) };
    let Some(hit) = hit else { return };
    *free = at + hit.used();
    let last = at + hit.used() - 1;
    let Some(entry) = words.lexicon.targets.entry(hit) else { return };
    if describes(words, last, hit.form)
        || is_no_site(words, at, last, hit.form)
        || compound(words, at, last)
    {
        return;
    }
    // `planes bombed the town`
    if entry.id == "aircraft_target"
        && let Some(plane) = weapon::plane(words, at, last, hit.form)
    {
        out.push(plane);
        return;
    }
    let lead = phrase::lead(words, at);
    if speaks(words, &lead, last)
        || (GROUND.contains(&entry.id) || at == last && POSITION.contains(&words.text(at)))
            && !struck(words, &lead, last)
    {
        return;
    }
    let owners = owners_of(scene, &lead, last);
    // A camp of soldiers is a base, any other may hold anyone.
    let other = if entry.id == "camp" && !owners.is_empty() {
        Some("military_base")
    } else if entry.id == "ship" && on_land(scene, at, last) {
        Some("truck")
    } else {
        None
    };
    let known = |id| words.lexicon.targets.entries().iter().find(|entry| entry.id == id);
    let entry = other.and_then(known).unwrap_or(entry);
    out.push(Mention {
        span: lead.span(words, last),
        entity: Entity::Target(Target {
            id: entry.id,
            traits: entry.traits,
            name: name(words, &lead, last),
            owners,
            count: lead.count(words, hit.form),
            definite: matches!(lead.article, Article::Definite | Article::Pointing),
        }),
        rule: entry.rule,
    });
}

/// Whether a singular stands before another target, and tells its kind only (`hotel car park`, `village market`).
fn describes(words: &Words<'_>, last: usize, form: Form) -> bool {
    if form == Form::Plural {
        return false;
    }
    let next = last + 1 + usize::from(words.joins(last + 1));
    // `a petrol station car park` is the station's: what is ground needs more to be a target.
    let kind = words.find(Kind::Target, next).map(|hit| words.lexicon.targets.entry(hit));
    kind.is_some_and(|entry| entry.is_none_or(|entry| !GROUND.contains(&entry.id)))
        // `the cathedral city of Burgos`
        || words.is_any(last + 1, any!["city", "town"])
        || words.among(
            next,
            word_set![
                "city",
                "town",
                "wall",
                "walls",
                "gate",
                "gates",
                "perimeter",
                "compound",
                "roof"
            ],
        ) && words.has(last + 1, Class::PUNCT)
}

/// Whether the noun is a part of an adjective: `an anti-ship missile`, `a vehicle-checking operation`.
fn compound(words: &Words<'_>, at: usize, last: usize) -> bool {
    at > 1 && words.joins(at - 1) && words.is_any(at - 2, any!["anti", "counter"])
        || words.joins(last + 1)
            && (words.text(last + 2).ends_with("ing") || words.is(last + 2, "borne"))
}

/// Words of the roads and of the sea, which tell a tanker of the one from a tanker of the other.
static LAND: WordList = word_list!(
    "road roads highway highways motorway village truck trucks lorry lorries convoy driver drivers vehicle vehicles trailer roadside \
    nato supplies desert district"
);
static SEA: WordList = word_list!(
    "sea seas gulf strait coast coastal ship ships vessel vessels maritime crew port ports offshore nautical sailing sailed flagged \
    shipping naval navy harbour harbor aboard cargo anchored captain canal waters island"
);

/// Whether a tanker drives: its sentence tells of roads, and neither it nor the beginning of the story of the sea.
fn on_land(scene: &Scene<'_>, at: usize, last: usize) -> bool {
    let words = &scene.words;
    if !words.is_any(last, any!["tanker", "tankers"])
        || last > at + 1
        || last > at && !words.is(at, "oil")
    {
        return false;
    }
    let near = at.saturating_sub(60)..words.tokens.len().min(last + 60);
    let start = scene.doc.tokens.get(..200).unwrap_or(&scene.doc.tokens);
    near.clone().any(|at| LAND.has(words, at))
        && !near.clone().any(|at| SEA.has(words, at))
        && !start.iter().any(|token| SEA.holds(token))
}

/// Buildings that stand for what is done in them when no article is before them: `taken to hospital`, `in prison`.
static INSTITUTIONS: WordSet<11> = WordSet::new([
    "hospital",
    "school",
    "prison",
    "jail",
    "church",
    "university",
    "college",
    "port",
    "base",
    "court",
    "parliament",
]);

/// Whether an article, a number or an adjective is before the noun: `a patrol`, `two offices`, but not `took office`.
fn described(words: &Words<'_>, before: usize) -> bool {
    words.has(
        before,
        Class::DETERMINER | Class::POSSESSIVE | Class::NUMBER_WORD | Class::DIGIT | Class::DEMONYM,
    ) || phrase::common(words, before)
        || words.proper(before)
        // `a peasant home`
        || words.find(Kind::People, before).is_some()
        // `the relatives' home`
        || words.is_any(before, any!["'", "’"])
            && before > 0
            && words.text(before - 1).ends_with(['s', 'S'])
}

/// Whether the words are no place at all: `the ministry said`, `according to the hospital`, `to patrol the coast`, `taken to hospital`.
fn is_no_site(words: &Words<'_>, at: usize, last: usize, form: Form) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let idiom = at == last
        && (words.is_any(at, any!["home", "office", "patrol", "business", "post"])
            && !described(words, before)
            // `the public registration office`
            && !(words.is(at, "office") && phrase::lead(words, at).article == Article::Definite)
            || words.among(at, &INSTITUTIONS)
                && words.is_any(before, any!["in", "to", "at", "from", "into"]));
    // `you train for it`, `a flat battery`
    let other_word = words.has(before, Class::PRONOUN)
        && !words.has(before, Class::DETERMINER | Class::NUMBER_WORD)
        // `a US base`
        && nation(words, before).is_none()
        || words.is(at, "flat") && phrase::noun_goes_on(words, at + 1);
    // `left his post` is a job; `the Ahli coach Manuel Jose` a person; `Harbor Avenue`, `68TH STREET` an address.
    let job = words.is(at, "post") && words.is_any(before, any!["his", "her", "my", "your"]);
    let trainer = words.is(at, "coach") && words.proper(last + 1);
    let address = at == last
        && words.is_any(at, any!["street", "avenue", "road", "boulevard", "drive", "lane"])
        && (words.proper(at) && words.proper(before)
            || words.has(before, Class::DIGIT | Class::ORDINAL_WORD));
    // `Harbor Wire`, `Hospital Road`: a part of a bigger name.
    let named = at == last
        && words.proper(at)
        && words.proper(last + 1)
        && !words.has(last + 1, Class::PREPOSITION | Class::CONJUNCTION);
    let article = before.checked_sub(1).filter(|_| words.is(before, "the"));
    idiom
        || other_word
        || job
        || trainer
        || address
        || named
        || words.has(last + 1, Class::REPORTING) && !words.is(last + 1, "reported")
        || article.is_some_and(|to| to > 0 && words.is(to, "to") && words.is(to - 1, "according"))
        // `to post a letter`: a verb; the damage is done `to homes`.
        || words.is(before, "to") && form != Form::Plural && !words.is(before.wrapping_sub(1), "close")
}

/// What is ground more than a thing on it: a target only where something is done to it.
const GROUND: &[&str] = &["residential_area", "road", "town", "village"];

/// What a place of fighters is called, and much else.
const POSITION: &[&str] = &["position", "positions", "Position", "Positions", "POSITIONS"];

/// Whether an office of state is meant as one that acts: it is a site only where something is done at it or to it
/// (`outside the defence ministry`, `stormed the parliament`).
fn speaks(words: &Words<'_>, lead: &Lead, last: usize) -> bool {
    if !words.is_any(last, any!["ministry", "parliament", "presidency", "secretariat"]) {
        return false;
    }
    let Some(before) = lead.start.checked_sub(1) else { return true };
    let place = words.has(before, Class::PREPOSITION)
        && !words.among(before, word_set!["by", "of", "from", "to", "with", "for", "as", "than"]);
    let done_to = words.text(before).to_ascii_lowercase();
    !place && !done_to.ends_with("ed") && !["hit", "struck", "stormed"].contains(&done_to.as_str())
}

/// The capitalised words that belong to the head, with it: `Shifa hospital`.
fn name(words: &Words<'_>, lead: &Lead, last: usize) -> Option<String> {
    let mut at = lead.modifiers.start;
    while at < lead.modifiers.end {
        let first = at == 0 && words.has(at, Class::CAPITAL) && !words.shouting();
        let capital = words.proper(at) || first;
        if !capital {
            at += 1;
        } else if let Some(nation) = nation(words, at) {
            at += nation.used;
        } else if let Some(group) = words.find(Kind::Actor, at) {
            // `a Frontier Corps store` belongs to them, and is not named after them.
            at += group.used();
        } else if words.has(at, Class::DIRECTION) {
            // `the West Bank city` is not called Bank.
            at += 1 + usize::from(words.proper(at + 1));
        } else if words.has(at, Class::UPPER) || phrase::common(words, at) {
            at += 1;
        } else {
            return Some(actor::plain(words, at, last).into());
        }
    }
    None
}

/// Words that tell whose a place is or who is in it.
static HOSTING: WordSet<23> = WordSet::new([
    "hosting",
    "hosts",
    "host",
    "hosted",
    "housing",
    "houses",
    "house",
    "housed",
    "used",
    "belonging",
    "operated",
    "manned",
    "guarded",
    "held",
    "run",
    "occupied",
    "controlled",
    "of",
    "home",
    "owned",
    "where",
    "with",
    "for",
]);

/// Alpha-2 codes and actor names of those said to own or use the target.
fn owners_of(scene: &Scene<'_>, lead: &Lead, last: usize) -> Vec<String> {
    let words = &scene.words;
    let mut owners = Vec::new();
    // `a US base`, `the coalition base`, `Israel's embassy`
    let mut from = lead.modifiers.start;
    if lead.article == Article::Possessive
        && words.has(lead.start.wrapping_sub(1), Class::POSSESSIVE)
    {
        from = lead.start.saturating_sub(4);
    }
    collect(scene, from, lead.modifiers.end, &mut owners);
    // `a base in Jordan that hosts US and coalition forces`
    let mut at = last + 1;
    let limit = words.tokens.len().min(last + 10);
    while at < limit {
        // `government-held Yemen` tells nothing of the target.
        if words.among(at, &HOSTING) && !words.joins(at - 1) {
            let hosting = !words.is_any(at, any!["of", "with", "for", "where"]);
            if hosting || at == last + 1 && words.is(at, "of") {
                collect_hosted(scene, at + 1, &mut owners);
            }
            break;
        }
        let relative = words.is(at, ",")
            && (words.is_any(at + 1, any!["which", "that"]) || words.among(at + 1, &HOSTING));
        if words.has(at, Class::PUNCT) && !relative && !words.joins(at)
            || words.has(at, Class::CONJUNCTION) && !words.is(at, "that")
        {
            break;
        }
        at += 1;
    }
    owners
}

/// The owners named from token `from` until the phrase ends.
fn collect_hosted(scene: &Scene<'_>, from: usize, owners: &mut Vec<String>) {
    let words = &scene.words;
    let limit = words.tokens.len().min(from + 16);
    let ends = |at: usize| {
        words.has(at, Class::PUNCT) && !words.joins(at)
            || words.has(at, Class::REPORTING | Class::MODAL | Class::AUXILIARY | Class::WEEKDAY)
            || words.among(
                at,
                word_set![
                    "in", "near", "against", "on", "at", "during", "after", "when", "but", "while",
                    "to", "out",
                ],
            )
    };
    let end = (from..limit).find(|at| ends(*at)).unwrap_or(limit);
    collect(scene, from, end, owners);
}

fn collect(scene: &Scene<'_>, from: usize, end: usize, owners: &mut Vec<String>) {
    let mut at = from;
    while at < end {
        let (name, used) = actor::owner_at(scene, at);
        for owner in name {
            if !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        at += used.max(1);
    }
}
