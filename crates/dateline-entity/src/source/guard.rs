//! Whether a word of saying says something where it stands: most of them are nouns or tell of deeds elsewhere.

use dateline_text::{Class, Vocabulary, word_hash};

use super::scene::Scene;
use super::verb::active;
use crate::Entity;
use crate::context::{SAYING, TELLING};
use crate::lexicon::WordList;
use crate::lexicon::words::word_set;

/// The verbs of `data/sayings.toml` that the subject says something by, whatever noun it is.
static OF_ANYONE: WordList = WordList::new(|| list(SAYING));

/// As [`OF_ANYONE`], where the subject stands before the verb.
static OF_ANYONE_BEFORE: WordList = WordList::new(|| list(TELLING));

fn list(words: &[&str]) -> Vocabulary {
    let mut verbs = Vocabulary::default();
    for verb in words {
        verbs.add(verb, Class::REPORTING);
    }
    verbs
}

/// Whether any noun may say something by the verb, on either side of it.
pub(super) fn by_anyone(scene: &Scene<'_>, at: usize) -> bool {
    OF_ANYONE.holds(&scene.tokens[at])
}

/// Whether any noun before the verb says something by it: people do, and whoever tells a clause.
pub(super) fn by_anyone_before(scene: &Scene<'_>, at: usize) -> bool {
    /// Mentions that may begin within the words of those who speak.
    const NEAR: usize = 16;
    if !OF_ANYONE_BEFORE.holds(&scene.tokens[at]) {
        return false;
    }
    let clause = scene.tokens.get(at + 1).is_some_and(|next| {
        next.is(Class::QUOTE)
            || scene.word(at + 1) == ":"
            || scene.among(at + 1, word_set!["that", "he", "she", "they", "there"])
    });
    let before = scene.tokens[at.saturating_sub(1)].span;
    // Mentions stand in order: only the last few before the verb can reach it.
    let near = scene.mentions.partition_point(|mention| mention.span.start < before.end);
    clause
        || scene.mentions[near.saturating_sub(NEAR)..near].iter().any(|mention| {
            matches!(mention.entity, Entity::People(_)) && mention.span.end + 1 >= before.start
        })
}

/// Whether the verb at `at` tells what somebody says.
pub(super) fn says(scene: &Scene<'_>, at: usize) -> bool {
    let verb = scene.word(at);
    // `said` is most of all verbs, and asks for nothing but a subject.
    let said = scene.tokens[at].hash == const { word_hash("said") };
    let verb_is =
        |words: &[&str]| !said && words.iter().any(|word| verb.eq_ignore_ascii_case(word));
    let next_is = |words: &[&str]| scene.is(at + 1, words);
    let next = scene.tokens.get(at + 1);
    let before = at.checked_sub(1).map(|before| &scene.tokens[before]);
    let goes_on = before.is_some_and(|before| before.is(Class::AUXILIARY));
    let behind = |far: usize, words: &[&str]| (at + 1..at + far).any(|i| scene.is(i, words));
    if said {
        // `she said to the guard`, but not `two men said to be armed`
        let somebody = scene.tokens.get(at + 2).is_some_and(|next| {
            next.is(Class::DETERMINER | Class::CAPITAL | Class::PRONOUN)
                || scene.is(at + 2, &["reporters", "journalists"])
        });
        return (!next_is(&["to"]) || somebody) && !passive(scene, at);
    }
    // `a strike declared by the union`
    if next_is(&["by"]) {
        return false;
    }
    // `added 80 posts`, `recalled 40 men`, `argued in the yard`: deeds
    let counted = next.is_some_and(|next| next.is(Class::DIGIT | Class::NUMBER_WORD))
        && !next_is(&["one"])
        || scene.word(at + 1) == "$";
    let deed = verb_is(&["added", "adds", "recalled", "recalls"]) && counted
        || verb_is(&["argued", "argues"])
            && next.is_some_and(|next| next.is(Class::PREPOSITION | Class::CONJUNCTION))
            && !next_is(&["that", "during"]);
    // `whether condemned men may appeal`
    let adjective = verb_is(&["condemned", "accused", "confessed"])
        && before.is_some_and(|before| {
            before.is(Class::DETERMINER | Class::PREPOSITION | Class::CONJUNCTION)
        });
    if deed || adjective && !scene.is(at - 1, &["and", "but"]) {
        return false;
    }
    if verb_is(&["think"]) && before.is_some_and(|before| before.is(Class::MODAL)) {
        return false;
    }
    if verb_is(&["pointed", "points"]) && !next_is(&["out"]) {
        return false;
    }
    // A statement of something other than words: `the report indicates`, not `police indicated a spot`.
    if verb_is(&["indicated", "suggested", "suggests"]) && next_is(&["a", "an"]) {
        return false;
    }
    // `has learned that`; what officers learned at the scene is told by the story.
    let has = at > 0 && scene.tokens[..at].iter().rev().take(2).any(|t| t.is(Class::AUXILIARY));
    if verb_is(&["learned"]) && !has
        || verb_is(&["assured"]) && at > 0 && scene.is(at - 1, &["rest"])
    {
        return false;
    }
    if verb_is(&["maintained", "maintains", "learned"])
        && !next_is(&["that", "he", "she", "it", "they", ","])
    {
        return false;
    }
    if verb_is(&[
        "described",
        "blamed",
        "accused",
        "reports",
        "claims",
        "notes",
        "think",
        "posted",
        "condemned",
        "criticised",
        "criticized",
        "denounced",
        "attributed",
        "assured",
        "promised",
        "pledged",
    ]) && !active(scene, at)
    {
        return false;
    }
    // `police and alleged robbers`
    if verb_is(&["alleged"])
        && before.is_some_and(|before| {
            before.is(Class::CONJUNCTION
                .with(Class::PREPOSITION)
                .with(Class::DETERMINER)
                .with(Class::DIGIT)
                .with(Class::NUMBER_WORD))
        })
    {
        return false;
    }
    // `declared a state of emergency` brings it about.
    if verb_is(&["declared", "declares"]) && next.is_some_and(|token| token.is(Class::DETERMINER)) {
        return false;
    }
    // `the man told to leave`, `told by the police`, `told a different story`
    if verb_is(&["told"]) && next_is(&["to", "by", "not"])
        || verb_is(&["told", "tells", "tell"]) && behind(5, &["story", "tale"])
    {
        return false;
    }
    if verb_is(&["say", "tell"]) && before.is_some() && scene.is(at - 1, &["to", "not"]) {
        return false;
    }
    if verb_is(&["blamed", "accused"]) && next_is(&["on", "of", "for"])
        || verb_is(&["condemned", "condemns"]) && behind(4, &["to"])
    {
        return false;
    }
    // `admitted to the ward` is done to somebody.
    let clause = next.is_some_and(|next| next.is(Class::PRONOUN | Class::QUOTE | Class::PUNCT))
        || next_is(&["that", "to"]);
    if verb_is(&["admitted", "confessed"]) && !clause {
        return false;
    }
    // `promised a fight` tells of nothing.
    if verb_is(&["promised", "pledged"]) && !clause {
        return false;
    }
    // `attributed the blast to a mine`
    if verb_is(&["attributed", "attributes"]) && !behind(16, &["to"]) {
        return false;
    }
    // A court that denies bail does something by it.
    if verb_is(&["denied", "denies"])
        && behind(
            5,
            &["bail", "bond", "parole", "access", "entry", "entrance", "motion", "request"],
        )
    {
        return false;
    }
    // `its claims`, `the reports`: nouns
    if verb_is(&["claims", "reports", "notes", "broadcast", "estimated"])
        && before.is_some_and(|before| before.is(Class::DETERMINER | Class::PREPOSITION))
    {
        return false;
    }
    if verb_is(&["complained"]) && !next_is(&["that", ":"]) {
        return false;
    }
    if verb_is(&["commented"])
        && (at.saturating_sub(2)..at).any(|i| scene.is(i, &["not", "never", "yet"]))
    {
        return false;
    }
    // `put the dead at eight`
    if verb_is(&["put"]) && !(next_is(&["the"]) && (at + 2..at + 6).any(|i| scene.is(i, &["at"]))) {
        return false;
    }
    // `referred to the raid`, `was referring to`
    if verb_is(&["referred", "referring"]) && !(next_is(&["to"]) && (goes_on || active(scene, at)))
    {
        return false;
    }
    // `demanded that it end`, `demanded an end to`; a ransom is asked for by deeds.
    if verb_is(&["demanded"]) && !next_is(&["that", "an", "to"]) {
        return false;
    }
    // `spoke of`, but not `spoke on condition of anonymity`
    if verb_is(&["spoke", "speaks"]) && !next_is(&["of"]) {
        return false;
    }
    // `a shooting reported near the bridge`
    if verb_is(&["reported"])
        && before.is_some_and(|before| {
            before.is(Class::TRIGGER | Class::HARM)
                || before.span.of(scene.text).to_ascii_lowercase().ends_with("ing")
        })
        && next_is(&["near", "at", "in", "outside", "around", "on"])
    {
        return false;
    }
    // `A claimed the lives of`, `believed to be`
    if verb_is(&["claimed"]) && lives(scene, at)
        || next_is(&["to"]) && verb_is(&["believed", "estimated", "reported"])
    {
        return false;
    }
    // `videos posted on the site show`
    if verb_is(&["posted"])
        && at > 0
        && scene.among(
            at - 1,
            word_set![
                "videos", "video", "images", "photos", "pictures", "footage", "messages", "clips"
            ],
        )
    {
        return false;
    }
    !passive(scene, at)
        || verb_is(&["says", "say"])
        || goes_on && verb_is(&["referring", "saying", "stating"])
}

/// Whether the verb tells what is done to its subject: `was told`, `has been widely reported`.
fn passive(scene: &Scene<'_>, at: usize) -> bool {
    let helper = (0..at).rev().take(3).find(|before| !scene.adverb(*before)).unwrap_or(at);
    at > 0
        && scene.among(
            at - 1,
            word_set![
                "be",
                "been",
                "was",
                "were",
                "is",
                "are",
                "being",
                "as",
                "yet",
                "immediately",
                "get",
                "gets",
                "got",
                "getting"
            ],
        )
        || helper + 1 < at
            && scene.among(helper, word_set!["be", "been", "was", "were", "is", "are", "being"])
}

/// `claimed 12 lives`, `claimed the lives of`
fn lives(scene: &Scene<'_>, at: usize) -> bool {
    (at + 1..at + 5).any(|i| scene.is(i, &["lives", "life", "victims"]))
}
