//! Words that tell an event only by their object: `took`, `seized`, `captured`, `damaged`.
//!
//! `Rebels seized a pilot` is an abduction, `rebels seized the town` the taking of a place, and `police seized two rifles`
//! neither; `a bomb damaged a bank` tells a bombing, `the storm damaged a bank` none; `bombers drove a truck into the camp`
//! an attack, `he drove a truck into town` none.

use std::borrow::Cow;

use dateline_document::Document;
use dateline_entity::{Actor, ActorKind, Entities, Entity, Mention};
use dateline_text::{Class, Sentence, Span, Token, word_hash};

use super::trigger::{Form, Hit, Sense, named};
use super::words;

/// Tokens between the verb and what is taken, at most.
const NEAR: usize = 5;

/// Words for what falls into hands with its name behind it.
const SETTLED: [&str; 9] = [
    "town",
    "city",
    "village",
    "district",
    "settlement",
    "capital",
    "stronghold",
    "province",
    "hamlet",
];

/// Ids of targets that are held against others.
const POSTS: [&str; 8] = [
    "military_base",
    "military_position",
    "headquarters",
    "barracks",
    "checkpoint",
    "border_post",
    "police_station",
    "airport",
];

/// The trigger that tells the attack and the death at once.
const DEADLY: &str = "shoot-dead";

/// Ids of triggers that tell an event only with some objects.
const OBJECTS: [&str; 9] = [
    "blasted",
    "damage",
    "derail",
    "hijack",
    "intercept",
    "neutralise",
    "ram",
    "to-death",
    "tread",
];

/// The hits of a sentence with those of objects decided: what takes neither people nor a place tells nothing.
pub(crate) fn settled<'a>(
    document: &Document<'_>,
    entities: &Entities,
    sentence: &Sentence,
    hits: &'a [Hit],
) -> Cow<'a, [Hit]> {
    let open = |hit: &Hit| hit.sense() == Sense::Seize || OBJECTS.contains(&hit.trigger.id);
    if !hits.iter().any(open) {
        return Cow::Borrowed(hits);
    }
    let tokens = document.tokens_of(sentence);
    let mentions = entities.within(sentence.span);
    let others = hits.iter().any(|hit| !open(hit) && !hit.sense().harm() && !hit.trigger.weak);
    let hits_called: Vec<Hit> =
        hits.iter().filter(|hit| hit.noun() && hit.sense() == Sense::Attack).copied().collect();
    let settle = |hit: Hit| match hit.trigger.id {
        "damage" => (!others && bombed(tokens, mentions, &hit)).then_some(hit),
        "ram" => {
            let called = hits_called.iter().any(|called| called.span != hit.span);
            (rammed(tokens, &hit) && (called || means(mentions, &hit))).then_some(hit)
        }
        "neutralise" if neutralised(tokens, mentions, &hit) => {
            named("attack").map(|trigger| Hit { trigger, ..hit })
        }
        "neutralise" => Some(hit),
        "intercept" => (!waylaid(document, mentions, &hit)).then_some(hit),
        "blasted" => thing(document, mentions, &hit).then_some(hit),
        "derail" => bombed(tokens, mentions, &hit).then_some(hit),
        "hijack" => vehicle(tokens, mentions, &hit).then_some(hit),
        "to-death" => to_death(tokens, hit),
        "tread" => mined(mentions, &hit).then_some(hit),
        _ if hit.sense() == Sense::Seize => taken(tokens, mentions, hit),
        _ => Some(hit),
    };
    let mut settled: Vec<Hit> = hits.iter().copied().filter_map(settle).collect();
    // `hacked a man to death`: the verb is a word for an attack itself.
    settled.sort_by_key(|hit| (hit.span.start, hit.trigger.id != DEADLY));
    settled.dedup_by_key(|hit| hit.span.start);
    Cow::Owned(settled)
}

/// `a homemade bomb damaged the door`: explosives are what damages.
fn bombed(tokens: &[Token], mentions: &[Mention], hit: &Hit) -> bool {
    let explosive = mentions.iter().any(|mention| {
        mention.span.end <= hit.span.start
            && matches!(&mention.entity, Entity::Weapon(weapon) if weapon.class.starts_with("explosive"))
    });
    explosive && !passive(tokens, hit) || passive(tokens, hit) && by_bomb(tokens, mentions, hit)
}

/// `hijacked a tanker`, `a bus was hijacked`, `the hijacking of a train`: and not a debate.
fn vehicle(tokens: &[Token], mentions: &[Mention], hit: &Hit) -> bool {
    /// Bytes between the verb and what is taken: `hijacked a crowded passenger`.
    const BESIDE: u32 = 40;
    let passive = passive(tokens, hit);
    mentions.iter().any(|mention| {
        let beside = if passive {
            mention.span.end <= hit.span.start && hit.span.start - mention.span.end <= BESIDE
        } else {
            mention.span.start >= hit.span.end && mention.span.start - hit.span.end <= BESIDE
        };
        let moves = match &mention.entity {
            Entity::Target(target) => target.traits.contains(&"movable"),
            Entity::Weapon(weapon) => weapon.class.starts_with("platform"),
            _ => false,
        };
        beside && moves
    })
}

/// `blasted a pipeline`: and not a speech, nor music.
fn thing(document: &Document<'_>, mentions: &[Mention], hit: &Hit) -> bool {
    /// Bytes between the verb and what is hit: `blasted the mine protected`.
    const BESIDE: u32 = 30;
    mentions.iter().any(|mention| {
        let beside =
            mention.span.start >= hit.span.end && mention.span.start - hit.span.end <= BESIDE;
        // `blasted the police for a raid on a bar`
        let aside = || {
            let between = Span { start: hit.span.end, end: mention.span.start };
            document.words(between).split(' ').any(|word| matches!(word, "for" | "over" | "from"))
        };
        beside && matches!(&mention.entity, Entity::Target(_)) && !aside()
    })
}

/// `Gunmen intercepted a bus`: on the road, and no weapon; what they did to it is told by other verbs.
fn waylaid(document: &Document<'_>, mentions: &[Mention], hit: &Hit) -> bool {
    /// Bytes between the verb and what is stopped: `intercepted a teacher's`.
    const BESIDE: u32 = 24;
    let arms = mentions.iter().any(|mention| {
        matches!(&mention.entity, Entity::Weapon(weapon) if weapon.class.starts_with("explosive"))
    });
    let stopped = mentions.iter().any(|mention| {
        let beside =
            mention.span.start >= hit.span.end && mention.span.start - hit.span.end <= BESIDE;
        beside
            && matches!(&mention.entity, Entity::Target(target) if target.traits.contains(&"movable"))
    });
    // `brought down a plane`
    let word = document.words(hit.span).get(..9);
    word.is_some_and(|word| word.eq_ignore_ascii_case("intercept")) && stopped && !arms
}

/// `beat a man to death`: the verb tells the event, and that he died.
fn to_death(tokens: &[Token], hit: Hit) -> Option<Hit> {
    /// Tokens of those it was done to.
    const OBJECT: usize = 9;
    let end = tokens.partition_point(|token| token.span.start < hit.span.start);
    let back = &tokens[end.saturating_sub(OBJECT)..end];
    let shot = hit.span.len() != "to death".len();
    let tells = |hash| if shot { words::SPRAYING.has(hash) } else { words::BEATING.has(hash) };
    let verb = back.iter().rev().find(|token| tells(token.hash))?;
    // Of those who are sprayed with bullets not all need die.
    let trigger = named(if shot { "shoot" } else { DEADLY })?;
    Some(Hit { trigger, form: Form::Past, span: verb.span })
}

/// `stepped on a mine`, `ran over an improvised bomb`
fn mined(mentions: &[Mention], hit: &Hit) -> bool {
    /// Bytes of the article and what stands behind it.
    const BESIDE: u32 = 8;
    mentions.iter().any(|mention| {
        mention.span.start >= hit.span.end
            && mention.span.start - hit.span.end <= BESIDE
            && matches!(&mention.entity, Entity::Weapon(weapon) if weapon.class.starts_with("explosive"))
    })
}

/// `offices damaged by a homemade bomb`
fn by_bomb(tokens: &[Token], mentions: &[Mention], hit: &Hit) -> bool {
    let end = tokens.partition_point(|token| token.span.start < hit.span.end);
    let Some(by) = tokens.get(end).filter(|token| token.hash == word_hash("by")) else {
        return false;
    };
    mentions.iter().any(|mention| {
        let near = mention.span.start > by.span.start && mention.span.start <= by.span.end + 24;
        near && matches!(&mention.entity, Entity::Weapon(weapon) if weapon.class.starts_with("explosive"))
    })
}

/// `four rebels were neutralised`, `neutralised four rebels`: people who were attacked, and no weapon that was brought down.
/// The word leaves open whether they died.
fn neutralised(tokens: &[Token], mentions: &[Mention], hit: &Hit) -> bool {
    /// Bytes between the verb and them: `a further eight (08) criminals`.
    const BESIDE: u32 = 24;
    let passive = passive(tokens, hit);
    mentions.iter().any(|mention| {
        let beside = if passive {
            mention.span.end <= hit.span.start && hit.span.start - mention.span.end <= BESIDE
        } else {
            mention.span.start >= hit.span.end && mention.span.start - hit.span.end <= BESIDE
        };
        beside && matches!(mention.entity, Entity::People(_) | Entity::Actor(_))
    })
}

/// `drove a truck into`, `rammed the gate`
fn rammed(tokens: &[Token], hit: &Hit) -> bool {
    let end = tokens.partition_point(|token| token.span.start < hit.span.end);
    tokens[end..].iter().take(8).any(|token| token.hash == word_hash("into"))
}

/// The armed before it, or explosives about it: what is driven is meant to kill.
fn means(mentions: &[Mention], hit: &Hit) -> bool {
    mentions.iter().any(|mention| {
        mention.span.end <= hit.span.start && armed(mention)
            || matches!(&mention.entity, Entity::Weapon(weapon) if weapon.class.starts_with("explosive"))
    })
}

fn passive(tokens: &[Token], hit: &Hit) -> bool {
    let at = tokens.partition_point(|token| token.span.start < hit.span.start);
    let have = [word_hash("has"), word_hash("have"), word_hash("had")];
    tokens[..at]
        .iter()
        .rev()
        .take(2)
        .any(|token| token.is(Class::AUXILIARY) && !have.contains(&token.hash))
}

/// What the verb of taking tells, by what is taken and by whom.
fn taken(tokens: &[Token], mentions: &[Mention], hit: Hit) -> Option<Hit> {
    let at = tokens.partition_point(|token| token.span.start < hit.span.start);
    let end = tokens.partition_point(|token| token.span.start < hit.span.end);
    let passive = passive(tokens, &hit);
    let word = |token: &Token, word: &str| token.hash == word_hash(word);
    // Whoever takes stands before the verb, or behind `by`.
    let by = tokens[end..].iter().take(24).position(|token| word(token, "by")).map(|by| end + by);
    let agents = |test: &dyn Fn(&Mention) -> bool| {
        mentions.iter().any(|mention| {
            let placed = match (passive, by) {
                (false, _) => mention.span.end <= hit.span.start,
                (true, Some(by)) => mention.span.start >= tokens[by].span.end,
                (true, None) => false,
            };
            placed && test(mention)
        })
    };
    let object = |test: &dyn Fn(&Mention) -> bool| {
        let (from, to) = if passive {
            (tokens[at.saturating_sub(NEAR)].span.start, hit.span.start)
        } else {
            (hit.span.end, tokens[(end + NEAR).min(tokens.len()) - 1].span.end)
        };
        mentions.iter().any(|m| m.span.end > from && m.span.start < to && test(m))
    };
    let own = at.checked_sub(1).map_or(0, |before| tokens[before].hash);
    let people_verb = ["seized", "snatched", "took", "taken", "taking", "seizing", "snatching"]
        .iter()
        .any(|verb| word(&tokens[at], verb))
        && hit.form != Form::Phrase
        && own != word_hash("who");
    // `took staff hostage`, `taken at gunpoint`, `made off with 73 pupils`: of people alone.
    let near = &tokens[end..tokens.len().min(end + 2 + NEAR)];
    let captive = near.iter().any(|token| words::CAPTIVE.has(token.hash))
        || hit.form == Form::Phrase && tokens[at..end].iter().any(|token| word(token, "off"));
    let anybody = |mention: &Mention| matches!(mention.entity, Entity::People(_));
    if captive && object(&anybody) {
        return named("abduct").map(|trigger| Hit { trigger, ..hit });
    }
    let people = |mention: &Mention| matches!(&mention.entity, Entity::People(people) if !people.armed && !people.speaker);
    if people_verb && agents(&armed) && object(&people) {
        return named("abduct").map(|trigger| Hit { trigger, ..hit });
    }
    let town = |mention: &Mention| {
        matches!(&mention.entity, Entity::Place(place)
            if !matches!(place.kind, Some("country" | "continent" | "sea" | "ocean")))
    };
    let settled = || {
        let near = if passive {
            &tokens[at.saturating_sub(NEAR)..at]
        } else {
            &tokens[end..(end + NEAR).min(tokens.len())]
        };
        near.iter().any(|token| SETTLED.iter().any(|own| word(token, own)))
    };
    let before = || {
        let back =
            hit.form == Form::Phrase && tokens[at..end].iter().any(|token| word(token, "it"));
        back && mentions.iter().any(|mention| mention.span.end <= hit.span.start && town(mention))
    };
    let town_verb = hit.form == Form::Phrase
        || !["took", "taken", "taking", "snatched", "snatching"]
            .iter()
            .any(|verb| word(&tokens[at], verb));
    // `took over a television studio`
    let building = |mention: &Mention| matches!(&mention.entity, Entity::Target(target) if !target.traits.contains(&"movable"));
    if hit.form == Form::Phrase && agents(&armed) && object(&building) && !object(&town) {
        return named("attack").map(|trigger| Hit { trigger, ..hit });
    }
    let capital = tokens.get(end).filter(|next| next.is(Class::CAPITAL));
    let control = tokens[at..end].iter().any(|token| word(token, "control"));
    let somebody = |next: &Token| {
        mentions.iter().any(|m| m.span.contains(next.span) && !matches!(m.entity, Entity::Place(_)))
    };
    let direct = capital.is_some_and(|next| object(&town) || control && !somebody(next));
    // `captured a battalion headquarters`, `seized two outposts`: what is held against others.
    let post = |mention: &Mention| matches!(&mention.entity, Entity::Target(target) if POSTS.contains(&target.id));
    let held = || object(&post);
    (town_verb && agents(&fights) && (direct || settled() || before() || held())).then_some(hit)
}

/// People who bear arms outside a force.
fn armed(mention: &Mention) -> bool {
    match &mention.entity {
        Entity::People(people) => people.armed,
        Entity::Actor(actor) => group(actor),
        _ => false,
    }
}

fn group(actor: &Actor) -> bool {
    matches!(
        actor.kind,
        ActorKind::ArmedGroup
            | ActorKind::Umbrella
            | ActorKind::CriminalGroup
            | ActorKind::Unidentified
    )
}

/// An armed group or a force.
fn fights(mention: &Mention) -> bool {
    armed(mention)
        || matches!(&mention.entity, Entity::Actor(actor)
            if matches!(actor.kind, ActorKind::StateForce | ActorKind::Coalition))
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    fn types(text: &str) -> Vec<String> {
        let reading = read_alone(text);
        let types = reading.accounts.iter().flat_map(|account| &account.telling.types);
        types.filter_map(|said| said.value.sub_event_type.clone()).collect()
    }

    #[test]
    fn people_and_towns() {
        let of = |text: &str| types(text).join("; ");
        assert_eq!(
            of("Rebels seized two engineers near Wamena on Monday.\n"),
            "Abduction/forced disappearance"
        );
        assert_eq!(
            of("Rebels captured the town of Kitchanga on Monday.\n"),
            "Non-state actor overtakes territory"
        );
        assert_eq!(
            of("The army retook the town of Kitchanga on Monday.\n"),
            "Government regains territory"
        );
        assert_eq!(
            of("A homemade bomb damaged a bank in Athens on Monday.\n"),
            "Remote explosive/landmine/IED"
        );
    }

    #[test]
    fn other_things() {
        for text in [
            "Police seized two rifles in Kano on Monday.\n",
            "The storm damaged a bank in Athens on Monday.\n",
            "Two farmers were taken to a hospital in Kano on Monday.\n",
            "The film captured Kano as it was.\n",
        ] {
            assert!(types(text).is_empty(), "{text}: {:?}", types(text));
        }
    }
}
