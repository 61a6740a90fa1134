//! Nouns for people of any walk of life, who are actors where they do violence, or the work of police:
//! `settlers torched a mosque`, `shot by a deputy`, `clashes with protesters`, but not `two settlers were hurt`.

use dateline_text::Class;

use crate::ActorKind;
use crate::lexicon::phrase;
use crate::lexicon::{Kind, WordList, Words, any, word_list};

/// Violence of which the words are those of the passive too: a thing must follow that it is done to (`killed two`).
static DONE_TO: WordList = word_list!(
    "abducted ambushed assassinated assaulted attacked beat beaten beheaded blocked bombed burned burnt captured chased \
    destroyed dynamited executed evicted firebombed forced hacked hijacked injured kidnapped killed looted lynched massacred \
    mobbed murdered overpowered pelted pillaged planted placed raided rammed ransacked raped robbed seized shelled shot \
    slaughtered stabbed stoned strangled struck surrounded torched tortured vandalised vandalized wounded"
);

/// Violence of which the words are its doer's alone.
static DOES: WordList = word_list!(
    "attack attacks attacking battled beating blew broke brandished burning clash clashed clashing exploded fight fights \
    fighting fire fired fires firing fought hurled hurling killing kills looting mutinied open opened opening opens overran \
    pelting pulled rampage rampaged rampaging riot rioted rioting set setting shoot shooting shoots smashed smashing \
    stabbing stormed storming stormed threw throw throwing throws took torching wielding"
);

/// The work of police, in the same two kinds.
static POLICED: WordList = word_list!(
    "apprehended arrested booked captured charged confiscated cordoned cuffed detained evacuated interviewed located \
    questioned recovered rescued searched seized stopped surrounded tackled tracked"
);
static POLICES: WordList = word_list!(
    "arrest arresting arrived arrive chased chasing combing conducting determined discovered entered exchanged executed \
    executing found hunting identified investigate investigated investigating looking obtained patrolled patrolling pursued \
    pursuing raiding responded respond responding returned returning search searching served serving shut tried"
);

/// Where police are ordered to.
static ORDERED: WordList =
    word_list!("alerted called deployed dispatched flagged notified sent summoned");

/// Fights that name both sides: `clashes with protesters`, `fighting between herders and farmers`.
static FIGHTS: WordList = word_list!(
    "battle battled battles clash clashed clashes clashing confrontation confrontations fight fighting fights fought gunfight \
    scuffle scuffled scuffles shootout skirmish skirmishes violence"
);

/// Most words between those who fight and the word for their fight: `clashes on Monday between police and protesters`.
const FAR: usize = 8;

/// Whether those named by the noun from token `start` to token `end` do what makes them an actor.
pub(super) fn does(words: &Words<'_>, start: usize, end: usize, kind: ActorKind) -> bool {
    let police = kind == ActorKind::Police;
    acts(words, end, police)
        || is_agent(words, start, police)
        || fights(words, start)
        || police && serve(words, end)
}

/// `deputies of the Hill County Sheriff's Office`
fn serve(words: &Words<'_>, end: usize) -> bool {
    let force = |at: usize| {
        let hit = words.find(Kind::Force, at)?;
        words.lexicon.forces.entry(hit).filter(|force| force.kind == ActorKind::Police)
    };
    words.is_any(end, any!["of", "from", "with"])
        && (end + 1..end + FAR).any(|at| force(at).is_some())
}

/// `settlers torched`, `an individual who allegedly fired`, `deputies were called`
fn acts(words: &Words<'_>, end: usize, police: bool) -> bool {
    let passed = |at: &usize| {
        words.is_any(
            *at,
            any!["who", "that", "also", "then", "later", "have", "has", "had", "allegedly"],
        ) || words.text(*at).ends_with("ly")
            || words.text(*at).ends_with("LY")
    };
    let mut verb = (end..end + 4).find(|at| !passed(at)).unwrap_or(end);
    let helped = words.is_any(verb, any!["was", "were", "is", "are", "been"]);
    if helped {
        verb = (verb + 1..verb + 3).find(|at| !passed(at)).unwrap_or(verb + 1);
        let going = words.text(verb).ends_with("ing") || words.text(verb).ends_with("ING");
        return going && (DOES.has(words, verb) || police && POLICES.has(words, verb))
            || police && ORDERED.has(words, verb);
    }
    // `shot and killed a man`
    if words.is(verb + 1, "and") && DONE_TO.has(words, verb) && DONE_TO.has(words, verb + 2) {
        verb += 2;
    }
    let doing = DOES.has(words, verb) || police && POLICES.has(words, verb);
    let done = DONE_TO.has(words, verb) || police && POLICED.has(words, verb);
    let stops = Class::PUNCT | Class::PREPOSITION | Class::CONJUNCTION | Class::AUXILIARY;
    doing || done && verb + 1 < words.tokens.len() && !words.has(verb + 1, stops)
}

/// `shot by a deputy`, `an attack by herders`
fn is_agent(words: &Words<'_>, start: usize, police: bool) -> bool {
    let Some(by) = start.checked_sub(1).filter(|by| words.is(*by, "by")) else { return false };
    let Some(done) = by.checked_sub(1) else { return false };
    DONE_TO.has(words, done)
        || DOES.has(words, done)
        || police && (POLICED.has(words, done) || POLICES.has(words, done))
        || words.is_any(
            done,
            any!["raid", "raids", "assault", "ambush", "violence", "vandalism", "looting", "arson"],
        )
        || done > 0
            && words.has(done, Class::WORD)
            && phrase::noun_like(words, done)
            && DONE_TO.has(words, done - 1)
}

/// `clashes with protesters`, `fighting between herders and farmers`
fn fights(words: &Words<'_>, start: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    if words.is_any(before, any!["with", "against"]) {
        return (before.saturating_sub(2)..before).any(|at| FIGHTS.has(words, at));
    }
    let joined = words.is_any(before, any!["and", "between", ","]);
    let between = (before.saturating_sub(FAR)..=before).rev().find(|at| words.is(*at, "between"));
    joined
        && between.is_some_and(|between| {
            (between.saturating_sub(FAR / 2)..between).any(|at| FIGHTS.has(words, at))
        })
}
