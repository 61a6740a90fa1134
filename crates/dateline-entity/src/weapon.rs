//! Weapons: `two drones`, `at least a dozen missiles`, the rocket of `a rocket attack`.

use dateline_text::{Class, WordSet};

use crate::lexicon::phrase::{self, Article};
use crate::lexicon::{Form, Hit, Kind, Scene, WordList, Words, any, word_list, word_set};
use crate::{Entity, Mention, Weapon};

/// Appends the weapon named at a token of the sentence, from token `free` on.
pub(crate) fn weapon(scene: &Scene<'_>, at: usize, free: &mut usize, out: &mut Vec<Mention>) {
    if at >= *free
        && let Some(hit) = scene.words.find(Kind::Weapon, at)
    {
        *free = at + hit.used();
        out.extend(named(&scene.words, at, hit));
    }
}

fn named(words: &Words<'_>, at: usize, hit: Hit) -> Option<Mention> {
    let entry = words.lexicon.weapons.entry(hit)?;
    let last = at + hit.used() - 1;
    let role = role(words, at, last, hit.form);
    // `Black Mortar`: a name of someone or something.
    let named = hit.used() == 1
        && words.proper(at)
        && (words.proper(at.wrapping_sub(1)) || words.proper(last + 1) && !words.has(last + 1, Class::UPPER))
        // `something explosive` is no charge.
        || words.is(at, "explosive") && words.is_any(at.wrapping_sub(1), any!["something", "anything", "highly"]);
    if role == Role::Elsewhere || is_verb(words, at, last, hit.form) || named {
        return None;
    }
    if let Some(carried) = carried(words, at, last, entry.class) {
        return Some(carried);
    }
    let modifies = role == Role::OfEvent;
    let lead = phrase::lead(words, at);
    let count = if modifies { None } else { lead.count(words, hit.form) };
    let plural = !modifies
        && (count.is_none() && hit.form == Form::Plural
            || lead.collective && lead.article != Article::Possessive);
    // The number and article of `two rocket attacks` belong to the attacks.
    let start = if modifies { words.tokens[at].span } else { words.tokens[lead.start].span };
    Some(Mention {
        span: start.join(words.tokens[last].span),
        entity: Entity::Weapon(Weapon {
            id: entry.id,
            class: entry.class,
            count,
            plural,
            modifies,
        }),
        rule: entry.rule,
    })
}

/// A plane at tokens `at..=last` that bombs something.
pub(crate) fn plane(words: &Words<'_>, at: usize, last: usize, form: Form) -> Option<Mention> {
    let entry = words.lexicon.weapons.entries().iter().find(|entry| entry.id == "aircraft")?;
    let lead = phrase::lead(words, at);
    let count = lead.count(words, form);
    let plural = count.is_none() && form == Form::Plural;
    let weapon = Weapon { id: entry.id, class: entry.class, count, plural, modifies: false };
    bombs(words, last + 1).then(|| Mention {
        span: lead.span(words, last),
        entity: Entity::Weapon(weapon),
        rule: entry.rule,
    })
}

/// What a plane does that is a weapon of its own: `planes are bombing the town`, `an airplane dropped two bombs`.
static BOMBS: WordList = word_list!(
    "bomb bombs bombed bombing bombard bombards bombarded bombarding strafe strafes strafed strafing rocketed machinegunned \
    machine-gunned drop drops dropped dropping attack attacks attacked attacking fire fires fired firing pounded pound pounding \
    struck hit shelled raided targeted"
);

/// Whether a plane before token `at` attacks: a plane that is told of otherwise may be a target.
fn bombs(words: &Words<'_>, at: usize) -> bool {
    let helper = (at..at + 3)
        .take_while(|at| {
            words.has(*at, Class::AUXILIARY | Class::MODAL)
                || words.is_any(*at, any!["also", "then"])
        })
        .count();
    // `the plane was hit`, `a plane had been bombed`
    let passive = helper > 0
        && !words.text(at + helper).to_ascii_lowercase().ends_with("ing")
        && words
            .among(at + helper - 1, word_set!["was", "were", "been", "be", "being", "is", "are"]);
    // `a plane bomb`, `the plane attack`: nouns
    let noun = helper == 0
        && words.is_any(at, any!["bomb", "attack", "attacks", "fire", "hit", "struck"])
        && !words.has(at + 1, Class::DETERMINER | Class::CAPITAL);
    let bombs = BOMBS.has(words, at + helper) && !words.is(at + helper + 1, "off");
    bombs && !passive && !noun
}

/// Words between a vehicle and the explosives in it.
static LADEN: WordList =
    word_list!("full filled loaded laden packed stuffed rigged primed crammed carrying containing");

/// A vehicle and the explosives in it are one bomb: `a car loaded with 200 kg of dynamite`, `a truck, packed with explosives,`.
fn carried(words: &Words<'_>, at: usize, last: usize, class: &str) -> Option<Mention> {
    /// As far as the vehicle may stand before the explosives: `, loaded with more than 200 kg of`.
    const FAR: usize = 10;
    if !class.starts_with("explosive") {
        return None;
    }
    let laden = (at.saturating_sub(FAR)..at).rev().find(|near| LADEN.has(words, *near))?;
    let amount = |near: usize| {
        words.has(near, Class::DIGIT | Class::NUMBER_WORD | Class::PREPOSITION | Class::DETERMINER)
            || words.among(
                near,
                word_set![
                    "kg",
                    "kilos",
                    "kilograms",
                    "kilogrammes",
                    "pounds",
                    "tons",
                    "tonnes",
                    "sticks"
                ],
            )
            || words.among(
                near,
                word_set!["more", "than", "least", "nearly", "about", "some", "high", "homemade"],
            )
    };
    let comma = laden > 0 && words.is(laden - 1, ",");
    let vehicle = laden.checked_sub(1 + usize::from(comma))?;
    let (from, target) = (vehicle.saturating_sub(1)..=vehicle).find_map(|from| {
        let hit = words.find(Kind::Target, from)?;
        let entry = words.lexicon.targets.entry(hit)?;
        (from + hit.used() == vehicle + 1).then_some((from, entry))
    })?;
    let id = match target.id {
        "vehicle" | "taxi" | "police_vehicle" | "ambulance" | "bus" => "car-bomb",
        "truck" => "truck-bomb",
        "motorcycle" => "motorcycle-bomb",
        _ => return None,
    };
    let bomb = words.lexicon.weapons.entries().iter().find(|entry| entry.id == id)?;
    let between = laden + 1..at;
    if !between.clone().all(amount) {
        return None;
    }
    let lead = phrase::lead(words, from);
    Some(Mention {
        span: lead.span(words, vehicle).join(words.tokens[last].span),
        entity: Entity::Weapon(Weapon {
            id: bomb.id,
            class: bomb.class,
            count: lead.count(words, Form::Both),
            plural: false,
            modifies: false,
        }),
        rule: bomb.rule,
    })
}

/// What a weapon does in its noun phrase.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It is the head: `two rockets`.
    Head,
    /// It tells the kind of an event: `rocket and drone strikes`.
    OfEvent,
    /// It tells the kind of something else, which is no weapon in use: `missile factory`.
    Elsewhere,
}

/// Events that a weapon may tell the kind of.
static EVENTS: WordList = word_list!(
    "attack attacks strike strikes fire salvo salvos salvoes barrage barrages blast blasts explosion explosions bombing bombings \
    raid raids ambush ambushes assault assaults launch launches shelling bombardment bombardments volley volleys impact impacts \
    offensive offensives operation operations campaign incident incidents detonation detonations onslaught duel duels exchange \
    exchanges incursion incursions shooting shootings killing killings stabbing stabbings rampage clash clashes wave waves war \
    warfare violence alert alerts threat battle battles debris wreckage fragments wound wounds injury injuries bombardement \
    intrusion intrusions sortie sorties swarm swarms slaying slayings massacre crossfire"
);

/// Other things that are named after weapons.
static THINGS: WordList = word_list!(
    "factory factories depot depots plant plants store stores expert experts operator operators pilot pilots unit units squad \
    squads team teams brigade brigades battalion regiment division corps crew crews test tests program programme programs \
    development production technology technologies manufacturer manufacturers maker makers dealer dealers owner owners control \
    law laws training school industry site sites warehouse warehouses component components parts stockpile stockpiles arsenal \
    arsenals cache caches supply supplies deliveries delivery shipment shipments sale sales capability capabilities commander \
    commanders specialist specialists clearance removal disposal detector detectors hangar hangars base bases deal deals \
    smuggling trafficking export exports import imports embargo pad pads battery batteries system systems defence defense \
    defences defenses shield interceptor interceptors warning warnings siren sirens footage video drill drills range charges \
    charge possession permit licence license inspector inspectors inspection scientist engineer engineers workshop workshops \
    assembly budget treaty salute position positions emplacement emplacements silo silos boat boats carrier carriers regime \
    silencer magazine magazines casings casing holes belt belts holder turret turrets barrel platform platforms"
);

fn role(words: &Words<'_>, at: usize, last: usize, form: Form) -> Role {
    let next = last + 1 + usize::from(words.joins(last + 1));
    let after = |next: usize| {
        if EVENTS.has(words, next) {
            // `Drone strikes oil terminal` is a verb, `drone strikes on the terminal` is none.
            let verb = words.is_any(next, any!["strikes", "attacks", "raids", "launches"])
                && (words.has(next + 1, Class::DETERMINER)
                    || words.find(Kind::Target, next + 1).is_some());
            Some(if verb { Role::Head } else { Role::OfEvent })
        } else if THINGS.has(words, next) {
            Some(Role::Elsewhere)
        } else {
            None
        }
    };
    // A plural stands before a verb (`rockets strike the camp`), but for a few that are used like singulars.
    if form == Form::Plural
        && !words.is_any(last, any!["arms", "weapons", "explosives", "munitions"])
    {
        return Role::Head;
    }
    if let Some(role) = after(next) {
        // `a drone attacks` is told of in no newspaper; `fire` and `launch` after an article may be verbs in headlines.
        return role;
    }
    if form != Form::Plural && at > 0 && words.names(Kind::Target, next) {
        let base = words.has(at, Class::LEXICON_HEAD) && !words.joins(last + 1);
        return if base { Role::Elsewhere } else { Role::Head };
    }
    // `rocket and drone strikes`, `drone, rocket attacks`, `mortar and small-arms fire`
    let mut next = last + 1;
    for _ in 0..3 {
        if !(words.is_any(next, any!["and", "or", ",", "/", "&"])) {
            return Role::Head;
        }
        next += 1;
        next += usize::from(words.is_any(next, any!["and", "or"]));
        while words.among(
            next,
            word_set!["explosive", "suicide", "heavy", "artillery", "small", "ballistic"],
        ) && words.find(Kind::Weapon, next).is_none()
        {
            next += 1;
        }
        if EVENTS.has(words, next)
            && words.is_any(last + 1, any!["and", "or", "/"])
            && form == Form::Both
        {
            return Role::Head;
        }
        let Some(hit) = words.find(Kind::Weapon, next) else { return Role::Head };
        if hit.entry.is_none() || hit.form == Form::Plural {
            return Role::Head;
        }
        next += hit.used();
        let joined = next + usize::from(words.joins(next));
        if EVENTS.has(words, joined) {
            return Role::OfEvent;
        }
    }
    Role::Head
}

/// Plurals of weapons that headlines use as verbs.
static HEADLINE_VERBS: WordSet<6> =
    WordSet::new(["rocks", "shells", "bombs", "mortars", "rockets", "torpedoes"]);

/// `to bomb`, `would shell`, `Blast rocks depot`: a verb that looks like a weapon.
fn is_verb(words: &Words<'_>, at: usize, last: usize, form: Form) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    if form == Form::Plural {
        let object =
            words.has(last + 1, Class::DETERMINER) || words.find(Kind::Target, last + 1).is_some();
        return object
            && words.among(at, &HEADLINE_VERBS)
            && phrase::noun_like(words, before)
            && phrase::quantity_before(words, at).is_none();
    }
    let infinitive = words.is(before, "to")
        && !words.is_any(before.wrapping_sub(1), any!["due", "linked", "thanks", "according"]);
    let negated = words.spells(before, &["didn't", "don't"]);
    infinitive
        || negated
        || words.has(before, Class::MODAL) && !words.has(before, Class::DETERMINER)
}
