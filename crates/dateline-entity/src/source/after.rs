//! What follows a verb of saying before what is said: who was told, when, by what means.

use dateline_text::Class;

use super::noun;
use super::scene::Scene;
use crate::SourceKind;
use crate::lexicon::words::{any, word_set};

/// Who was told, and where that ends: `told AFP`, `told this station`, `told reporters in Kabul`.
pub(super) fn hearer(scene: &Scene<'_>, at: usize) -> (usize, Vec<String>) {
    let mut end = at;
    let last = scene.tokens.len().min(at + 8);
    if let Some(name) = noun::noun(scene, at, last) {
        end = name.end;
        end = past_name(scene, end, name.entry.form);
        let kind = name.entry.kind;
        let outlet = matches!(kind, SourceKind::Agency | SourceKind::Outlet)
            && name.entry.form != noun::Naming::Person;
        let via = if outlet {
            vec![super::join(scene.tokens, &(at..end)).of(scene.text).to_owned()]
        } else {
            Vec::new()
        };
        return (end, via);
    }
    while end < last
        && (scene.tokens[end].is(Class::CAPITAL | Class::DETERMINER) || scene.word(end) == "-")
        && !scene.tokens[end].is(Class::WEEKDAY)
        && !scene.is(end, any!["that"])
    {
        end += 1;
    }
    // `told Meridian News`
    if end > at && scene.tokens[at].is(Class::CAPITAL) && !scene.tokens[at].is(Class::DETERMINER) {
        let name = super::join(scene.tokens, &(at..end));
        return (end, vec![name.of(scene.text).to_owned()]);
    }
    // `told this station`, `told the news agency`
    if end > at
        && let Some(name) = noun::head(scene, end, last)
        && name.start <= end + 2
    {
        // `told a press conference`: no outlet.
        let meeting = scene.is(name.end, any!["conference", "briefing"]);
        let outlet = matches!(name.entry.kind, SourceKind::Agency | SourceKind::Outlet) && !meeting;
        let end = usize::from(meeting) + past_name(scene, name.end, name.entry.form);
        let words = super::join(scene.tokens, &(at..end)).of(scene.text).to_owned();
        return (end, if outlet { vec![words] } else { Vec::new() });
    }
    // `told reporters in Kabul that`
    while end < last
        && scene.tokens[end].is(Class::WORD)
        && !scene.is(end, any!["that", "on", "in", "at"])
        && end < at + 2
    {
        end += 1;
    }
    let that = (end..last)
        .find(|i| scene.is(*i, any!["that"]))
        .filter(|_| scene.is(end, any!["in", "at", "on"]));
    (that.unwrap_or(end), Vec::new())
}

/// Past the name behind a body that was told: `the broadcaster Harbor One`.
fn past_name(scene: &Scene<'_>, at: usize, form: noun::Naming) -> usize {
    let named = |at: usize| {
        scene.tokens.get(at).is_some_and(|next| {
            next.is(Class::CAPITAL)
                && !next.is(Class::WEEKDAY | Class::MONTH | Class::DETERMINER | Class::UPPER)
        })
    };
    let mut end = at;
    while form == noun::Naming::Body && named(end) {
        end += 1;
    }
    end
}

/// Past `on Monday`, `by telephone`, `in a statement`, and `that`.
pub(super) fn with_time(scene: &Scene<'_>, at: usize) -> usize {
    let mut end = at;
    let cue = |at: usize| {
        scene.tokens.get(at).is_some_and(|t| {
            t.is(Class::WEEKDAY | Class::MONTH | Class::TIME_CUE) && t.is(Class::CAPITAL)
                || scene.is(at, any!["today", "yesterday"])
        })
    };
    if scene.is(end, any!["on", "late", "early", "earlier"]) && cue(end + 1) {
        end += 2;
    } else if cue(end) {
        end += 1;
    }
    if scene.is(end, any!["morning", "afternoon", "evening", "night"]) {
        end += 1;
    }
    while scene.tokens.get(end).is_some_and(|t| t.is(Class::DIGIT)) && end > at && end < at + 4 {
        end += 1;
    }
    if scene.is(end, any!["in"])
        && scene.is(end + 1, any!["a", "an"])
        && scene.is(
            end + 2,
            any!["statement", "broadcast", "communique", "speech", "interview", "message"],
        )
    {
        end += 3;
    } else if scene.is(end, any!["by"]) && scene.is(end + 1, any!["telephone", "phone", "email"]) {
        end += 2;
    } else if scene.is(end, any!["at"])
        && scene.is(end + 1, any!["the", "a"])
        && scene.is(end + 2, any!["time", "news"])
    {
        end += if scene.is(end + 3, any!["conference", "briefing"]) { 4 } else { 3 };
    } else if scene.is(end, any!["then"]) {
        end += 1;
    }
    // `said through its usual channels that`
    if scene.among(end, word_set!["in", "on", "through", "by", "from", "at", "via", "over"])
        && let Some(that) = (end..end + 9).find(|i| scene.is(*i, any!["that"]))
    {
        end = that;
    }
    if scene.is(end, any!["that"]) {
        end += 1;
    }
    end.min(scene.tokens.len())
}

impl Scene<'_> {
    /// Where a subject ends before the adverbs, auxiliaries and times in front of its verb: `the army on 4 May again said`,
    /// `the mayor has on several occasions said`. The subject begins at `floor` or later.
    pub(super) fn before_time(&self, verb: usize, floor: usize) -> usize {
        /// Tokens in front of the verb, at most.
        const FAR: usize = 10;
        let mut end = verb;
        while end > floor && verb - end < FAR {
            // `a resident there said`
            let there = end > floor + 1 && self.is(end - 1, any!["there", "here"]);
            if self.light(end - 1) || there {
                end -= 1;
                continue;
            }
            let Some(start) = self.time_phrase(end, floor) else { break };
            end = start;
        }
        end
    }

    /// Where a phrase that tells when, how often or on whose part begins that ends before `end`.
    fn time_phrase(&self, end: usize, floor: usize) -> Option<usize> {
        let last = end - 1;
        let open = |far: usize, words: &[u64]| {
            last.checked_sub(far).filter(|open| *open >= floor && self.is_one_of(*open, words))
        };
        // `on 4 May`, `on several occasions`, `at the same time`, `in turn`, `for his part`
        if self.tokens[last].is(Class::DIGIT | Class::MONTH) {
            let date = |at: &usize| self.tokens[*at].is(Class::DIGIT | Class::MONTH);
            let first = (floor..last).rev().find(|at| !date(at))?;
            return self.is(first, any!["on", "in"]).then_some(first);
        }
        if self.is(last, any!["occasions", "occasion"]) {
            return open(2, &any!["on"]).or_else(|| open(3, &any!["on"]));
        }
        if self.is(last, any!["time"]) && self.is(last - usize::from(last > 0), any!["same"]) {
            return open(3, &any!["at"]);
        }
        if self.is(last, any!["turn"]) {
            return open(1, &any!["in"]);
        }
        if self.is(last, any!["part"]) {
            return open(2, &any!["for"]);
        }
        // `today in the capital`
        let place = self.mentions.iter().find(|mention| {
            matches!(mention.entity, crate::Entity::Place(_))
                && mention.span.end == self.tokens[last].span.end
        });
        if let Some(place) = place {
            let first = (floor..end).find(|at| self.tokens[*at].span.start >= place.span.start)?;
            let today = |at: &usize| {
                self.is(*at, any!["today", "yesterday", "tonight"])
                    || self.tokens[*at].is(Class::WEEKDAY)
            };
            return first
                .checked_sub(1)
                .filter(|open| *open > floor && self.is(*open, any!["in", "at"]))
                .filter(|open| today(&(open - 1)));
        }
        // `last night`, `this week`
        if self.tokens[last].is(Class::TIME_UNIT)
            || self.is(last, any!["morning", "afternoon", "evening", "night"])
        {
            return open(1, &any!["last", "this"]);
        }
        None
    }
}

/// Whether the sentence all but ends at `end`, or goes on with a clause of its own.
pub(super) fn rest_is_short(scene: &Scene<'_>, end: usize) -> bool {
    match scene.tokens.get(end) {
        None => true,
        Some(token) if token.is(Class::QUOTE) => scene.tokens.len() <= end + 2,
        Some(token) => {
            matches!(token.span.of(scene.text), "." | "," | ";" | ")" | "!" | "?")
                || scene.is(end, any!["in", "on", "at", "by", "after", "adding"])
                    && scene.tokens.len() - end <= 8
        }
    }
}

/// Whether what is said stands before the speaker: `two men died, police said`, but not `in the town, police said two men died`.
pub(super) fn stands_before(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    // `announced that`, but not `said in statements that agree on little`
    let that =
        end > 1 && scene.is(end - 1, any!["that"]) && scene.tokens[end - 2].is(Class::REPORTING);
    if start == 0 || that {
        return false;
    }
    if rest_is_short(scene, end) {
        return true;
    }
    if leads_in(scene, start) {
        return false;
    }
    let before = start - 1;
    scene.tokens[before].is(Class::QUOTE)
        || scene.word(before) == "," && !clause_follows(scene, end)
}

/// Whether a clause begins at `at`, and no time or place of the saying: a noun phrase with a verb behind it.
fn clause_follows(scene: &Scene<'_>, at: usize) -> bool {
    /// Words up to the verb of a clause.
    const FAR: usize = 14;
    let closed = Class::PREPOSITION | Class::CONJUNCTION | Class::AUXILIARY | Class::WEEKDAY;
    let noun = scene.tokens.get(at).is_some_and(|token| {
        token.is(Class::WORD | Class::DIGIT | Class::QUOTE)
            && !token.is(closed)
            && !scene.adverb(at)
    });
    let time = (at..at + 3).any(|at| {
        scene
            .tokens
            .get(at)
            .is_some_and(|token| token.is(Class::TIME_UNIT | Class::WEEKDAY | Class::MONTH))
    });
    noun && !time
        && scene.tokens.iter().skip(at + 1).take(FAR).any(|token| {
            token.is(Class::AUXILIARY | Class::MODAL | Class::HARM | Class::TRIGGER)
                || token.span.of(scene.text).to_ascii_lowercase().ends_with("ed")
        })
}

/// Words before a speaker that do not say anything yet: `In a statement,`, `but`, `while`.
pub(super) fn leads_in(scene: &Scene<'_>, start: usize) -> bool {
    let before = start - 1;
    if scene.among(
        before,
        word_set![
            "and",
            "but",
            "while",
            "meanwhile",
            "however",
            "although",
            "as",
            "because",
            "when",
            "whereas",
            "earlier",
            "later",
            "that"
        ],
    ) {
        return true;
    }
    // A short opening up to a comma that holds no verb: an adverbial.
    let comma = scene.word(before) == ",";
    if comma && before == 1 && scene.adverb(0) {
        return true;
    }
    if comma
        && before > 0
        && scene.is(before - 1, any!["however", "meanwhile", "later", "earlier", "separately"])
    {
        return true;
    }
    // `Confirming the loss, the mayor said`, but not `Fighting went on, the mayor said`.
    let doing = || {
        let deed = scene.tokens[0].is(Class::TRIGGER | Class::HARM | Class::REPORTING);
        scene.word(0).ends_with("ing") && !deed && !(1..before).any(|at| scene.acts(at))
    };
    comma
        && before <= 7
        && (doing()
            || scene.among(
                0,
                word_set![
                    "in",
                    "on",
                    "at",
                    "for",
                    "after",
                    "during",
                    "earlier",
                    "late",
                    "meanwhile",
                    "hours",
                    "citing",
                    "before",
                    "following",
                    "speaking",
                    "contacted",
                    "along",
                    "amid",
                    "despite",
                    "since",
                    "asked",
                    "separately",
                    "addressing",
                    "responding",
                    "writing"
                ],
            ))
}
