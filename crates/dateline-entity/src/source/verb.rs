//! Verbs and phrases of saying, and the order in which speaker and verb stand.

use std::ops::Range;

use dateline_text::{Class, Vocabulary};

use super::noun;
use super::subject::{Scene, Speaker};
use crate::SourceKind;

/// A verb of saying with its speaker.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) speaker: Speaker,
    /// Tokens of the verb or phrase.
    pub(super) verb: Range<usize>,
    /// First token of speaker, verb and what belongs to them.
    pub(super) start: usize,
    /// One past the last token of speaker, verb, hearer and time.
    pub(super) end: usize,
    /// Whether what is said stands before.
    pub(super) after_content: bool,
    /// Who passed it on.
    pub(super) via: Vec<String>,
}

/// Verbs of saying beyond those that every stage knows.
const MORE: &[&str] = &[
    "admitted",
    "asserted",
    "disclosed",
    "revealed",
    "conceded",
    "maintained",
    "recalled",
    "recounted",
    "complained",
    "stressed",
    "concluded",
    "remarked",
    "commented",
    "denied",
    "estimated",
    "believes",
    "believe",
    "thinks",
    "think",
    "broadcast",
    "confirms",
    "claims",
    "denies",
    "announces",
    "adds",
    "notes",
    "warns",
    "blamed",
    "accused",
    "put",
    "quotes",
    "citing",
    "quoting",
    "cited",
    "speaks",
    "spoke",
    "affirmed",
    "affirms",
    "alleges",
    "asserts",
    "contended",
    "emphasised",
    "emphasized",
    "indicated",
    "indicates",
    "insists",
    "pointed",
    "recounts",
    "reiterated",
    "replied",
    "stresses",
    "suggests",
];

pub(super) fn vocabulary(vocabulary: &mut Vocabulary) {
    for verb in MORE {
        vocabulary.add(verb, Class::REPORTING);
    }
}

/// The sayings of one sentence, in order.
pub(super) fn sayings(scene: &Scene<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < scene.tokens.len() {
        let next = if scene.tokens[at].is(Class::REPORTING) {
            saying(scene, at).or_else(|| shared(scene, at, found.last()))
        } else {
            None
        };
        match next {
            // Nobody speaks twice with one phrase: `said ... adding`.
            Some(next)
                if found.last().is_none_or(|last| {
                    next.start >= last.verb.start.min(last.speaker.tokens.end)
                }) =>
            {
                at = next.end.max(at + 1);
                found.push(next);
            }
            _ => at += 1,
        }
    }
    found
}

/// `the army closed the road and said`, `police are at the scene, but say`: the subject of the verb before speaks.
fn shared(scene: &Scene<'_>, at: usize, last: Option<&Found>) -> Option<Found> {
    let joined = at > 2 && scene.is(at - 1, &["and", "but"]);
    if !joined || scene.is(at, NOUNS_TOO) {
        return None;
    }
    let mut speaker = match last {
        Some(last) => last.speaker.clone(),
        None => scene.opening(at - 1)?,
    };
    speaker.whole = at - 1..at;
    let end = with_time(scene, at + 1);
    Some(Found {
        start: at - 1,
        end,
        verb: at..at + 1,
        speaker,
        after_content: false,
        via: Vec::new(),
    })
}

/// Verbs of saying that are as often nouns or tell what was done.
const NOUNS_TOO: &[&str] = &[
    "reports",
    "claims",
    "notes",
    "broadcast",
    "estimated",
    "put",
    "believed",
    "blamed",
    "accused",
    "denied",
    "told",
    "charged",
    "quoted",
    "described",
    "claimed",
    "reported",
];

/// Verbs of saying whose agent follows: `reported by the newspaper`.
const BY_AGENT: &[&str] =
    &["reported", "announced", "confirmed", "corroborated", "published", "broadcast", "released"];

/// `was reported by the newspaper and confirmed by the ministry`
fn by_agent(scene: &Scene<'_>, at: usize) -> Option<Found> {
    let mut speaker = scene.after(at + 2)?;
    let pronoun = speaker.back.is_some_and(|back| {
        !matches!(back, super::subject::Back::Noun | super::subject::Back::Name)
    });
    if pronoun || speaker.kind == SourceKind::Person && !speaker.named {
        return None;
    }
    let (start, end) = (at, speaker.tokens.end);
    speaker.whole = at + 2..end;
    Some(Found { start, end, verb: at..at + 2, speaker, after_content: true, via: Vec::new() })
}

fn saying(scene: &Scene<'_>, at: usize) -> Option<Found> {
    if scene.is(at, &["according"]) {
        return according(scene, at);
    }
    if scene.is(at + 1, &["by"]) && scene.is(at, BY_AGENT) {
        return by_agent(scene, at);
    }
    if scene.is(at, &["pointed"]) && !scene.is(at + 1, &["out"]) {
        return None;
    }
    // A statement of something other than words: `the report indicates`, not `police indicated a spot`.
    if scene.is(at, &["indicated", "suggests", "maintained"]) && scene.is(at + 1, &["a", "an"]) {
        return None;
    }
    if scene.is(at, &["citing", "quoting"])
        || scene.is(at, &["quoted", "cited", "quotes"]) && active(scene, at)
    {
        return cited(scene, at);
    }
    let verb = scene.word(at);
    let verb_is = |words: &[&str]| words.iter().any(|word| verb.eq_ignore_ascii_case(word));
    if verb_is(&[
        "described",
        "blamed",
        "accused",
        "saying",
        "reports",
        "claims",
        "notes",
        "think",
        "posted",
    ]) && !active(scene, at)
    {
        return None;
    }
    if verb_is(&["saying", "quoted"])
        || verb_is(&["say", "tell"]) && scene.is(at.wrapping_sub(1), &["to", "not"])
    {
        return None;
    }
    if verb_is(&["blamed", "accused"]) && scene.is(at + 1, &["on", "of", "for"])
        || verb_is(&["admitted"]) && !scene.is(at + 1, &["that", "to"])
    {
        return None;
    }
    // `its claims`, `the reports`: nouns
    if verb_is(&["claims", "reports", "notes", "broadcast", "estimated"])
        && at > 0
        && scene.tokens[at - 1].is(Class::DETERMINER | Class::PREPOSITION)
    {
        return None;
    }
    if verb_is(&["commented"])
        && (at.saturating_sub(2)..at).any(|i| scene.is(i, &["not", "never", "yet"]))
    {
        return None;
    }
    // `put the dead at eight`
    if verb_is(&["put"])
        && !(scene.is(at + 1, &["the"]) && (at + 2..at + 6).any(|i| scene.is(i, &["at"])))
    {
        return None;
    }
    // `spoke of`, but not `spoke on condition of anonymity`
    if verb_is(&["spoke", "speaks"]) && !scene.is(at + 1, &["of"]) {
        return None;
    }
    // `A claimed the lives of`, `believed to be`
    if verb_is(&["claimed"]) && lives(scene, at)
        || scene.is(at + 1, &["to"]) && verb_is(&["believed", "estimated", "reported", "said"])
    {
        return None;
    }
    let passive = scene
        .among(at.wrapping_sub(1), "be been was were is are being as yet immediately")
        && at > 0;
    if passive && !verb_is(&["says", "say"]) {
        return None;
    }
    let told = verb_is(&["told", "tells", "tell"]);
    // What is said first, then the verb, then who: `, said the official`.
    let closes = at > 0 && (scene.word(at - 1) == "," || scene.tokens[at - 1].is(Class::QUOTE));
    if closes
        && !told
        && !scene.closes_aside(at)
        && let Some(speaker) = scene.inverted(at + 1)
        && speaker.tokens.start <= at + 2
    {
        let end = speaker.whole.end;
        return Some(Found {
            start: at,
            end: with_time(scene, end),
            verb: at..at + 1,
            speaker,
            after_content: true,
            via: Vec::new(),
        });
    }
    // `told a different story`
    if told && (at + 1..at + 5).any(|i| scene.is(i, &["story", "tale"])) {
        return None;
    }
    let speaker = scene.before(at)?;
    // `latest reports include`, but `AFP reports`
    let outlet = matches!(speaker.kind, SourceKind::Agency | SourceKind::Outlet);
    if verb_is(&["reports", "claims", "notes", "broadcast"])
        && !outlet
        && !scene.is(at + 1, &["that"])
    {
        return None;
    }
    let (end, via) = if told { hearer(scene, at + 1) } else { (at + 1, Vec::new()) };
    let end =
        if verb_is(&["described", "blamed", "accused"]) { end } else { with_time(scene, end) };
    let start = speaker.whole.start;
    let rest = rest_is_short(scene, end);
    let leads = start == 0 || leads_in(scene, start);
    let after_mark = || scene.word(start - 1) == "," || scene.tokens[start - 1].is(Class::QUOTE);
    let after_content = start > 0 && (rest || !leads && after_mark());
    Some(Found { start, end, verb: at..at + 1, speaker, after_content, via })
}

/// The words of saying in which nothing acts upon the subject.
fn active(scene: &Scene<'_>, at: usize) -> bool {
    at > 0 && !scene.among(at - 1, "be been was were is are being as")
}

/// `claimed 12 lives`, `claimed the lives of`
fn lives(scene: &Scene<'_>, at: usize) -> bool {
    (at + 1..at + 5).any(|i| scene.is(i, &["lives", "life", "victims"]))
}

/// `according to X`
fn according(scene: &Scene<'_>, at: usize) -> Option<Found> {
    if !scene.is(at + 1, &["to"]) {
        return None;
    }
    let mut speaker = scene.after(at + 2)?;
    speaker.back = speaker.back.filter(|back| *back == super::subject::Back::Noun);
    let end = speaker.whole.end;
    Some(Found {
        start: at,
        end,
        verb: at..at + 2,
        speaker,
        after_content: at > 0 && !leads_in(scene, at),
        via: Vec::new(),
    })
}

/// `state media quoted a military source as saying`, `..., citing residents`
fn cited(scene: &Scene<'_>, at: usize) -> Option<Found> {
    let mut speaker = scene.after(at + 1)?;
    let mut verb_end = at + 1;
    let mut end = speaker.whole.end;
    let as_saying = end < scene.tokens.len()
        && scene.is(end, &["as"])
        && scene.is(end + 1, &["saying", "telling"]);
    if as_saying {
        end += 2;
        verb_end = at + 1;
    } else if !scene.is(at, &["citing", "quoting"]) {
        return None;
    }
    let outlet = scene.before(at);
    let via = outlet
        .iter()
        .map(|outlet| super::join(scene.tokens, &outlet.tokens).of(scene.text).to_owned())
        .collect();
    let start = outlet.map_or(at, |outlet| outlet.whole.start);
    speaker.back = None;
    Some(Found { start, end, verb: at..verb_end, speaker, after_content: !as_saying, via })
}

/// Who was told, and where that ends: `told AFP`, `told this station`, `told reporters in Kabul`.
fn hearer(scene: &Scene<'_>, at: usize) -> (usize, Vec<String>) {
    let mut end = at;
    let last = scene.tokens.len().min(at + 8);
    if let Some(name) = noun::noun(scene.tokens, at, last) {
        end = name.end;
        let kind = name.entry.kind;
        let outlet = matches!(kind, SourceKind::Agency | SourceKind::Outlet)
            && name.entry.form != noun::Form::Person;
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
        && !scene.is(end, &["that"])
    {
        end += 1;
    }
    // `told Meridian News`
    let name = super::join(scene.tokens, &(at..end.max(at + 1).min(scene.tokens.len())));
    if end > at && scene.tokens[at].is(Class::CAPITAL) && !scene.tokens[at].is(Class::DETERMINER) {
        return (end, vec![name.of(scene.text).to_owned()]);
    }
    // `told this station`, `told the news agency`
    if end > at
        && let Some(name) = noun::head(scene.tokens, end, last)
        && name.start <= end + 2
    {
        let outlet = matches!(name.entry.kind, SourceKind::Agency | SourceKind::Outlet);
        let words = super::join(scene.tokens, &(at..name.end)).of(scene.text).to_owned();
        return (name.end, if outlet { vec![words] } else { Vec::new() });
    }
    // `told reporters in Kabul that`
    while end < last
        && scene.tokens[end].is(Class::WORD)
        && !scene.is(end, &["that", "on", "in", "at"])
        && end < at + 2
    {
        end += 1;
    }
    let that = (end..last)
        .find(|i| scene.is(*i, &["that"]))
        .filter(|_| scene.is(end, &["in", "at", "on"]));
    (that.unwrap_or(end), Vec::new())
}

/// Past `on Monday`, `by telephone`, `in a statement`, and `that`.
fn with_time(scene: &Scene<'_>, at: usize) -> usize {
    let mut end = at;
    let cue = |at: usize| {
        scene.tokens.get(at).is_some_and(|t| {
            t.is(Class::WEEKDAY | Class::MONTH | Class::TIME_CUE) && t.is(Class::CAPITAL)
                || scene.is(at, &["today", "yesterday"])
        })
    };
    if scene.is(end, &["on", "late", "early", "earlier"]) && cue(end + 1) {
        end += 2;
    } else if cue(end) {
        end += 1;
    }
    if scene.is(end, &["morning", "afternoon", "evening", "night"]) {
        end += 1;
    }
    while scene.tokens.get(end).is_some_and(|t| t.is(Class::DIGIT)) && end > at && end < at + 4 {
        end += 1;
    }
    if scene.is(end, &["in"])
        && scene.is(end + 1, &["a", "an"])
        && scene.is(
            end + 2,
            &["statement", "broadcast", "communique", "speech", "interview", "message"],
        )
    {
        end += 3;
    } else if scene.is(end, &["by"]) && scene.is(end + 1, &["telephone", "phone", "email"]) {
        end += 2;
    } else if scene.is(end, &["at"])
        && scene.is(end + 1, &["the", "a"])
        && scene.is(end + 2, &["time", "news"])
    {
        end += if scene.is(end + 3, &["conference", "briefing"]) { 4 } else { 3 };
    } else if scene.is(end, &["then"]) {
        end += 1;
    }
    // `said through its usual channels that`
    if scene.among(end, "in on through by from at via over")
        && let Some(that) = (end..end + 9).find(|i| scene.is(*i, &["that"]))
    {
        end = that;
    }
    if scene.is(end, &["that"]) {
        end += 1;
    }
    end.min(scene.tokens.len())
}

/// Whether the sentence all but ends at `end`, or goes on with a clause of its own.
fn rest_is_short(scene: &Scene<'_>, end: usize) -> bool {
    match scene.tokens.get(end) {
        None => true,
        Some(token) if token.is(Class::QUOTE) => scene.tokens.len() <= end + 2,
        Some(token) => {
            matches!(token.span.of(scene.text), "." | "," | ";" | ")" | "!" | "?")
                || scene.is(end, &["in", "on", "at", "by", "after", "adding"])
                    && scene.tokens.len() - end <= 8
        }
    }
}

/// Words before a speaker that do not say anything yet: `In a statement,`, `but`, `while`.
fn leads_in(scene: &Scene<'_>, start: usize) -> bool {
    let before = start - 1;
    if scene.among(
        before,
        "and but while meanwhile however although as because when whereas earlier later that",
    ) {
        return true;
    }
    // A short opening up to a comma that holds no verb: an adverbial.
    let comma = scene.word(before) == ",";
    if comma
        && before > 0
        && scene.is(before - 1, &["however", "meanwhile", "later", "earlier", "separately"])
    {
        return true;
    }
    comma
        && before <= 7
        && scene.among(0, "in on at for after during earlier late meanwhile hours citing before")
}
