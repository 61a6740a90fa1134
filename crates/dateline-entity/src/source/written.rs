//! What is written says something (`court records show`), and those who make statements say what stands in them.

use dateline_text::{Class, Token, WordSet};

use super::after::{stands_before, with_time};
use super::frame::Verb;
use super::noun::{self, Naming, Noun};
use super::scene::Scene;
use super::subject::past;
use super::verb::Found;
use crate::context::PAST;
use crate::lexicon::words::{any, word_set};

/// Words that tell of a text where it is from, behind it.
static TOLD: WordSet<18> = WordSet::new([
    "from",
    "by",
    "in",
    "issued",
    "sent",
    "distributed",
    "released",
    "published",
    "posted",
    "carried",
    "signed",
    "obtained",
    "seen",
    "delivered",
    "received",
    "filed",
    "addressed",
    "broadcast",
]);

/// Tokens between a text and its verb, at most.
const FAR: usize = 9;

/// Verbs of making a statement.
static MAKES: WordSet<2> = WordSet::new(["made", "makes"]);

/// Whether one of the rules of this file may be entered at the source that the tokens `at..end` of a text name: every rule that
/// begins at one has to be told of here.
pub(crate) fn may_say(tokens: &[Token], at: usize, end: usize) -> bool {
    let shows = |at: usize| tokens.get(at).is_some_and(|token| token.is(Class::SHOWING));
    let says = |from: usize, to: usize| (from..to).any(shows);
    // A sentence may end within the name.
    says(at + 1, end + 2)
        || tokens.get(end).is_some_and(|token| TOLD.has(token.hash)) && says(end + 1, end + FAR)
        || at > 1 && MAKES.has(tokens[at - 2].hash)
}

/// `court records show`, `an autopsy found`: what is written tells something, by verbs that tell of deeds elsewhere.
pub(super) fn showing(scene: &Scene<'_>, at: usize, floor: usize) -> Option<Found> {
    let noun = noun::noun(scene, at, scene.tokens.len())?;
    let noun = reporting(scene, at, &noun).unwrap_or(noun);
    let text = noun.entry.form == Naming::Text;
    let says = |at: usize| scene.tokens.get(at).is_some_and(|token| token.is(Class::SHOWING));
    let also = usize::from(scene.is(noun.end, any!["also", "later", "further", "allegedly"]));
    let verb =
        if text { behind_clause(scene, &noun, says) } else { None }.unwrap_or(noun.end + also);
    // `documents found in the car`, `a report released by`
    let done_to = scene.tokens.get(verb + 1).is_some_and(|token| token.is(Class::PREPOSITION));
    // Others than texts tell it by these verbs only with a clause: `the ministry found that`, `police identified them as`.
    let named = |at: usize| {
        scene.is(at, any!["identified", "named"])
            && (at + 2..at + 14)
                .take_while(|at| !matches!(scene.word(*at), "." | ";" | ""))
                .any(|at| scene.is(at, any!["as"]))
    };
    let claims = says(verb)
        && (text && !noun_too(scene, verb)
            || scene.is(verb + 1, any!["that"])
            || named(verb)
            || in_clause(scene, &noun, verb));
    let of = scene.is(verb, any!["speak", "speaks", "spoke", "tell", "tells"])
        && scene.is(verb + 1, any!["of"]);
    if !claims || done_to && !of && !scene.is(verb + 1, any!["that"]) {
        return None;
    }
    // `a foreign ministry statement` is the ministry's.
    let whole = scene.start_of(noun.start, floor);
    let noun =
        noun::head(scene, whole, noun.end).filter(|head| head.end == noun.end).unwrap_or(noun);
    let mut speaker = scene.nominal(&noun, floor, noun.end, None);
    // `reports from the Delta Gazette indicate`: the body that made them tells it.
    let from = verb > noun.end && scene.is(noun.end, any!["from", "by"]);
    if let Some(kind) = scene.stands_for(&noun, speaker.tokens.start, verb).filter(|_| from) {
        speaker.kind = kind;
        speaker.tokens.end = scene.without_bracket(verb, noun.end);
    }
    let start = speaker.tokens.start;
    // `initial reports indicated` is a hedge of whoever says it.
    if start > 0 && (start..noun.end).any(|at| scene.tokens[at].is(Class::HEDGE)) {
        return None;
    }
    // `the ministry in a statement said`
    if start > floor && scene.tokens[start - 1].is(Class::PREPOSITION) {
        return None;
    }
    speaker.whole = start..verb;
    let end = with_time(scene, verb + 1);
    let after_content = stands_before(scene, start, end);
    let via = Vec::new();
    Some(Found { start, end, verb: verb..verb + 1, speaker, after_content, via, with: None })
}

/// Whether a verb stands at the token that is as often a noun.
fn noun_too(scene: &Scene<'_>, at: usize) -> bool {
    Verb::of(&scene.tokens[at]).is(Verb::CLAUSE)
}

/// The `police` of `police report one man ran`, whose verb makes a longer noun with it.
fn reporting(scene: &Scene<'_>, at: usize, longer: &Noun) -> Option<Noun> {
    let verb = longer.end - 1;
    if longer.entry.form != Naming::Text || verb == at || !noun_too(scene, verb) {
        return None;
    }
    let shorter = noun::noun(scene, at, verb).filter(|shorter| shorter.end == verb)?;
    let start = scene.start_of(at, 0);
    let one = scene.tokens[start].is(Class::DETERMINER | Class::PRONOUN);
    (!one && in_clause(scene, &shorter, verb)).then_some(shorter)
}

/// `police report one man ran`, `authorities suspect`, `as the rebels charge`: a verb that is as often a noun, where a clause
/// follows it, or stands around or before it.
fn in_clause(scene: &Scene<'_>, noun: &Noun, verb: usize) -> bool {
    /// Tokens up to the verb of the clause, at most.
    const FAR: usize = 14;
    let several = noun.plural || scene.is(noun.end - 1, any!["police"]);
    if verb != noun.end || !noun_too(scene, verb) {
        return false;
    }
    let ends = |at: usize| scene.tokens.get(at).is_none_or(|next| next.is(Class::PUNCT));
    let before = scene.start_of(noun.start, 0).checked_sub(1);
    if scene.is(verb, any!["charge", "charged"]) {
        // `as the rebels charged today`
        let today = usize::from(
            scene
                .tokens
                .get(verb + 1)
                .is_some_and(|next| next.is(Class::WEEKDAY | Class::TIME_CUE)),
        );
        return before.is_some_and(|as_| scene.is(as_, any!["as"])) && ends(verb + 1 + today);
    }
    if !several {
        return false;
    }
    // `, police report.`, `the wound, authorities suspect, is`, `injuries that authorities suspect were`
    let aside = before.is_some_and(|at| scene.word(at) == ",") && ends(verb + 1);
    let relative = before.is_some_and(|at| scene.is(at, any!["that", "which"]))
        && scene.tokens.get(verb + 1).is_some_and(|next| next.is(Class::AUXILIARY));
    let subject = scene.tokens.get(verb + 1).is_some_and(|next| {
        next.is(Class::DETERMINER | Class::PRONOUN | Class::DIGIT | Class::NUMBER_WORD)
    });
    let clause = subject
        && (verb + 2..scene.tokens.len().min(verb + FAR))
            .take_while(|at| !scene.tokens[*at].is(Class::PUNCT | Class::QUOTE))
            .any(|at| scene.finite(at) || past(scene.word(at)) || scene.among(at, &PAST));
    aside || relative || clause
}

/// The verb behind what is told of a text: `reports from other areas speak of`, `a bulletin sent to the press states`.
fn behind_clause(scene: &Scene<'_>, noun: &Noun, says: impl Fn(usize) -> bool) -> Option<usize> {
    let told = scene.among(noun.end, &TOLD);
    let last = scene.tokens.len().min(noun.end + FAR);
    let clause = told.then(|| {
        (noun.end + 1..last)
            .take_while(|at| {
                !scene.tokens[*at].is(Class::PUNCT | Class::REPORTING | Class::AUXILIARY)
                    || says(*at)
                    || matches!(scene.word(*at), "(" | ")")
            })
            .find(|at| says(*at))
    })?;
    // `a report by police found two men`: a verb, no noun, and no part of a phrase.
    clause.filter(|verb| {
        // `figures from the clinic show 14`
        let counts = Class::DIGIT | Class::NUMBER_WORD;
        let counted = if noun.plural { counts } else { Class::NONE };
        scene
            .tokens
            .get(verb + 1)
            .is_some_and(|next| next.is(Class::DETERMINER | Class::PRONOUN | counted))
            || scene.is(verb + 1, any!["that", "of"])
    })
}

/// `the minister made these comments`, `released a statement`: whoever makes a statement says what is in it.
pub(super) fn made(scene: &Scene<'_>, at: usize, floor: usize) -> Option<Found> {
    let article = at.checked_sub(1).filter(|article| {
        scene.among(
            *article,
            word_set!["the", "these", "this", "those", "that", "such", "a", "an", "similar"],
        )
    })?;
    let verb = article.checked_sub(1).filter(|verb| *verb > floor && scene.among(*verb, &MAKES))?;
    let noun = noun::noun(scene, at, scene.tokens.len())?;
    if noun.entry.form != Naming::Text {
        return None;
    }
    let speaker = scene.before(verb, floor, false)?;
    let start = speaker.whole.start;
    let via = Vec::new();
    Some(Found {
        start,
        end: noun.end,
        verb: verb..noun.end,
        speaker,
        after_content: start > 0,
        via,
        with: None,
    })
}
