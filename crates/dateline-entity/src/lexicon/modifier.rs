//! Describing words before a noun, and what goes on after one.

use std::sync::LazyLock;

use dateline_text::{Class, Vocabulary};

use super::Words;
use super::any;
use super::quantity::UNITS;

/// Whether the word is a common adjective, even if it is capitalised (`Shi'ite mosque`).
pub(crate) fn common(words: &Words<'_>, at: usize) -> bool {
    words.tokens.get(at).is_some_and(|token| KNOWN.class(token.hash).any(DESCRIBING))
}

/// Whether a noun goes on after a word that is a noun and an adjective: `rebel launch sites`, but `a rebel killed`.
pub(crate) fn noun_goes_on(words: &Words<'_>, next: usize) -> bool {
    noun_like(words, next) && (!words.has(next, Class::CAPITAL) || words.shouting())
}

/// Whether the word is no function word and no form that only a verb has.
pub(crate) fn noun_like(words: &Words<'_>, next: usize) -> bool {
    let Some(token) = words.tokens.get(next) else { return false };
    let other = Class::PREPOSITION
        | Class::PRONOUN
        | Class::AUXILIARY
        | Class::MODAL
        | Class::CONJUNCTION
        | Class::REPORTING
        | Class::NEGATION
        | Class::DETERMINER
        | Class::HARM
        | Class::CLAIM
        | Class::WEEKDAY
        | Class::HEDGE
        | Class::NUMBER_WORD;
    let ends = |suffix: &str| ends(words.text(next).as_bytes(), suffix, 0);
    token.is(Class::WORD)
        && !token.is(other)
        && !KNOWN.class(token.hash).any(VERB)
        && !ends("ed")
        && !ends("ing")
        && !ends("ly")
}

/// Whether the token may stand between a describing word and its noun.
pub(crate) fn describing(words: &Words<'_>, at: usize) -> bool {
    words
        .tokens
        .get(at)
        .is_some_and(|token| token.is(Class::WORD | Class::DIGIT) || words.joins(at))
        && (words.joins(at) || modifier(words, at).is_some())
}

/// Whether the token may describe the noun after it; `true` where it can hardly be anything else.
pub(super) fn modifier(words: &Words<'_>, at: usize) -> Option<bool> {
    let token = &words.tokens[at];
    let known = KNOWN.class(token.hash);
    if known.any(DESCRIBING) || super::nation::nation(words, at).is_some() {
        return Some(true);
    }
    if known.any(PARTICIPLE) {
        // `two captured soldiers`, but not `the army captured soldiers`.
        let follows = at > 0
            && (words.has(at - 1, Class::DETERMINER | Class::NUMBER_WORD | Class::DIGIT)
                || words.has(at - 1, Class::VAGUE_NUMBER | Class::POSSESSIVE)
                || words.text(at - 1).ends_with("ly"));
        return follows.then_some(false);
    }
    let stops = Class::PREPOSITION
        | Class::PRONOUN
        | Class::AUXILIARY
        | Class::MODAL
        | Class::CONJUNCTION
        | Class::REPORTING
        | Class::NEGATION
        | Class::DETERMINER
        | Class::MONTH
        | Class::WEEKDAY
        | Class::TIME_UNIT;
    if known.any(VERB | PLURAL_VERB) || token.is(stops) {
        // `US and Iraqi soldiers`
        let joins_names = words.is_any(at, any!["and", "or"])
            && at > 0
            && words.has(at + 1, Class::CAPITAL)
            && words.has(at - 1, Class::CAPITAL);
        return (joins_names && !words.shouting()).then_some(false);
    }
    if token.is(Class::DIGIT) {
        return (words.text(at).contains(|c: char| c.is_alphabetic())
            || words.among(at + 1, &UNITS))
        .then_some(true);
    }
    if words.proper(at) {
        return Some(true);
    }
    let text = words.text(at).as_bytes();
    let ends = |suffix: &str| ends(text, suffix, 2);
    if ends("ed") {
        // `the coffin of a murdered policeman`
        if at > 0 && words.has(at - 1, Class::DETERMINER | Class::NUMBER_WORD | Class::DIGIT) {
            return Some(false);
        }
        return text
            .get(..2)
            .is_some_and(|start| start.eq_ignore_ascii_case(b"un"))
            .then_some(true);
    }
    if ends("ing") || ends("s") && !ends("ss") && !ends("us") {
        return None;
    }
    Some(false)
}

/// Whether the word ends with the letters, more than `least` others before them.
fn ends(text: &[u8], suffix: &str, least: usize) -> bool {
    text.len() > suffix.len() + least
        && text[text.len() - suffix.len()..].eq_ignore_ascii_case(suffix.as_bytes())
}

/// Whether the noun gathers others: `a barrage of rockets`.
pub(super) fn collects(words: &Words<'_>, at: usize) -> bool {
    words.tokens.get(at).is_some_and(|token| KNOWN.class(token.hash).any(COLLECTIVE))
}

const DESCRIBING: Class = Class(1);
const VERB: Class = Class(2);
const COLLECTIVE: Class = Class(4);
const PARTICIPLE: Class = Class(8);
const PLURAL_VERB: Class = Class(16);

/// Words that this grammar alone asks about; their bits mean nothing elsewhere.
static KNOWN: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut known = Vocabulary::default();
    for (class, words) in [
        (DESCRIBING, DESCRIBING_WORDS),
        (PARTICIPLE, PARTICIPLES),
        (VERB, VERB_WORDS),
        (PLURAL_VERB, PLURAL_VERBS),
        (COLLECTIVE, COLLECTIVE_WORDS),
    ] {
        words.split_whitespace().for_each(|word| known.add(word, class));
    }
    known
});

/// Adjectives that describe weapons, sites and people.
const DESCRIBING_WORDS: &str = "european african asian arab kurdish western islamic latin armed unarmed masked hooded suspected unidentified unknown guided unguided improvised homemade crude powerful small large \
    huge massive big heavy light long short high low old new young elderly other more further additional several same similar \
    separate local foreign national international civilian military paramilitary government federal provincial regional \
    municipal private public crowded busy nearby remote main central northern southern eastern western empty makeshift disused \
    unexploded explosive incendiary suicide roadside unmanned attack combat enemy rebel militant terrorist hostile senior \
    junior top chief retired former plainclothes uniformed armoured armored residential commercial industrial religious medical \
    humanitarian diplomatic joint key strategic major minor second third fourth fifth first last next largest biggest male \
    female pregnant teenage underage innocent unsuspecting ordinary fellow dead missing allied coalition multinational regular \
    special elite ethnic tribal rural urban coastal border frontier desert underground wooden concrete storey alleged presumed \
    visiting neighboring neighbouring remaining surviving advanced sophisticated jihadist islamist muslim christian jewish \
    shiite shia sunni catholic communist maoist separatist extremist army navy police mm millimetre millimeter calibre caliber \
    kg pound gauge very heavily well badly critically seriously slightly lightly newly recently popular prominent early late \
    administrative rented rival notorious shadowy obscure radical hardline royal imperial naval aerial maritime nuclear chemical mobile single \
    lone entire whole";

/// Participles that describe after a number or an article, and tell what happened elsewhere (`wounded soldiers`).
const PARTICIPLES: &str = "wounded injured captured kidnapped abducted seized detained deployed stationed based displaced besieged occupied fortified \
    abandoned packed parked stolen loaded laden rigged unspecified undetermined protesting passing fighting following renowned \
    outlawed banned overloaded destroyed damaged burnt burned charred mutilated decapitated unclaimed retreating advancing \
    approaching sleeping fleeing bombed rented trained hired used targeted intended disguised trapped drugged blindfolded \
    handcuffed bound intercepted downed fired launched planned attempted hijacked sunken grounded";

/// Past forms that look like no verb by their ending, and short verbs that may stand after a number.
const VERB_WORDS: &str = "threw hit shot fell struck took left held fought drove ran sent wore brought found lost set \
    went came saw made kept caught fled blew shook shut cut put let led met rose sank broke \
    tore bore rode flew grew knew drew won spent built burst spread told gave got hid hung laid \
    lay paid read sold stood stole swept swore taught thought wrote began became bought felt \
    dealt beat bit dug kills hits strikes targets attacks fires wounds destroys storms raids \
    ambushes shells torches burns abducts kidnaps seizes leaves dies carries uses hurt hurts \
    near says sees claims blames denies includes also then later still even just too so not twice once thrice \
    almost nearly only soon again now yesterday today tonight tomorrow ago there here men women \
    people children soldiers civilians police policemen between per versus vs";

/// Verbs in the form that a plural takes; before a singular the same words are nouns (`rebel launch sites`).
const PLURAL_VERBS: &str = "kill strike target attack fire wound destroy storm raid bomb ambush shell torch burn abduct \
    kidnap seize leave die launch carry use say see claim blame deny include";

/// Nouns that gather: `a barrage of rockets`.
const COLLECTIVE_WORDS: &str = "barrage barrages salvo salvos salvoes volley volleys wave waves swarm swarms group groups series rain hail string array \
    cluster batch load pile cache haul stockpile arsenal burst convoy column crowd gang band mob squad team contingent party \
    mixture combination flurry fleet pack cell detachment unit type types kind kinds majority hundreds";
