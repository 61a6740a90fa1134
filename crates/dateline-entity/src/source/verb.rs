//! Verbs and phrases of saying, and the order in which speaker and verb stand.

use std::ops::Range;

use dateline_text::{Class, WordSet};

use super::after::{hearer, stands_before, with_time};
use super::agent::{
    according, by, by_agent, called_to, cited, leading, quoted_as, titled, with_speaker,
};
use super::frame::Verb;
use super::guard::{SAID, active, by_anyone_before, says};
use super::scene::Scene;
use super::subject::Speaker;
use super::written::{made, showing};
use crate::SourceKind;
use crate::context::PAST;
use crate::lexicon::any;

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
    /// Who says the same, of another kind than the speaker: the monitor of `the army and a monitor said`.
    pub(super) with: Option<Box<Speaker>>,
}

/// Puts the sayings of one sentence into `found`, in order.
pub(super) fn sayings(scene: &Scene<'_>, found: &mut Vec<Found>) {
    found.clear();
    let mut free = 0;
    for at in scene.sayings() {
        if at < free {
            continue;
        }
        let floor = found.last().map_or(0, |last| last.verb.end);
        // `a self-proclaimed general`
        let compound = at > 1
            && scene.tokens[at - 1].is_mark("-")
            && scene.tokens[at - 1].touches(&scene.tokens[at])
            && scene.is(at - 2, any!["self"]);
        let next = if compound {
            None
        } else if scene.tokens[at].is(Class::REPORTING) {
            // `claimed the attack on the mission and said`: who spoke before goes on.
            let again = found.last().filter(|_| scene.is(at.wrapping_sub(1), any!["and"]));
            again
                .and_then(|last| shared(scene, at, Some(last)))
                .or_else(|| saying(scene, at, floor))
                .or_else(|| shared(scene, at, found.last()))
                .or_else(|| showing(scene, at, floor))
        } else if scene.tokens[at].is(Class::SOURCE_HEAD) {
            showing(scene, at, floor).or_else(|| made(scene, at, floor))
        } else {
            None
        };
        // What was said within a clause about the speaker is no saying of its own: `Hale, a farmer who said he ran, said`.
        while let (Some(next), Some(last)) = (&next, found.last())
            && (within(next, last)
                && scene.is(last.verb.start.wrapping_sub(1), any!["who", "which"])
                || in_clause_about(scene, next, last))
        {
            found.pop();
        }
        match next {
            // Nobody speaks twice with one phrase: `said ... adding`.
            Some(next)
                if found.last().is_none_or(|last| {
                    within(&next, last)
                        || next.start >= last.verb.start.min(last.speaker.tokens.end)
                }) =>
            {
                free = next.end.max(at + 1);
                found.push(next);
                scene.join(found, floor);
            }
            _ => {}
        }
    }
    if found.is_empty() {
        found.extend(titled(scene).or_else(|| leading(scene)));
    }
}

/// Whether `last` is what a clause about the speaker of `next` tells: `Hale, who later denied it, said`.
fn in_clause_about(scene: &Scene<'_>, next: &Found, last: &Found) -> bool {
    !next.after_content
        && next.speaker.tokens == last.speaker.tokens
        && (last.speaker.tokens.end..last.verb.start).any(|at| scene.is(at, any!["who"]))
        && next.start == last.start
}

/// Whether `last` stands between speaker and verb of `next`: `the caller, the report states, said`.
fn within(next: &Found, last: &Found) -> bool {
    !next.after_content && next.speaker.tokens.end <= last.start && last.verb.end < next.verb.start
}

/// `the army closed the road and said`, `police are at the scene, but say`: the subject of the verb before speaks.
fn shared(scene: &Scene<'_>, at: usize, last: Option<&Found>) -> Option<Found> {
    // `reported six dead but later said`
    let and = at.saturating_sub(1 + usize::from(at > 3 && scene.is(at - 1, any!["later", "also"])));
    let joined = at > 2 && scene.is(and, any!["and", "but"]);
    // `told the press about it and described it as murder`
    let goes_on =
        last.is_some() && scene.is(at, any!["described", "denied", "blamed", "accused", "claimed"]);
    if !joined
        || scene.among(at, &NOUNS_TOO) && !goes_on
        || !says(scene, at, Verb::of(&scene.tokens[at]))
    {
        return None;
    }
    let mut speaker = match last {
        Some(last) => last.speaker.clone(),
        None => scene.opening(at - 1).or_else(|| scene.clause_opening(at - 1))?,
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
        with: None,
    })
}

/// Verbs of saying that are as often nouns or tell what was done.
static NOUNS_TOO: WordSet<16> = WordSet::new([
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
]);

/// `the firm turned down the offer, saying it was too low`: the subject of the sentence says it.
fn besides(scene: &Scene<'_>, at: usize) -> Option<Found> {
    // `the brigade issued a statement on Friday saying`
    let stated = || (3..at).any(|i| scene.is(i, any!["statement", "communique"]));
    // `the ministry confused everyone by saying that`
    let means = at > 0
        && scene.is(at - 1, any!["by"])
        && (scene.is(at + 1, any!["that", "it", "he", "she", "they", "the"])
            || scene.tokens.get(at + 1).is_some_and(|next| next.is(Class::QUOTE | Class::PUNCT)));
    if at < 3 || scene.word(at - 1) != "," && !means && !stated() {
        return None;
    }
    let mut speaker = scene.opening(at - 1)?;
    speaker.whole = at..at;
    let end = at + 1 + usize::from(scene.is(at + 1, any!["that"]));
    let via = Vec::new();
    Some(Found { start: at, end, verb: at..at + 1, speaker, after_content: false, via, with: None })
}

fn saying(scene: &Scene<'_>, at: usize, floor: usize) -> Option<Found> {
    let verb = Verb::of(&scene.tokens[at]);
    if verb.is(Verb::AGENT)
        && let Some(by) = by(scene, at)
    {
        return by_agent(scene, at, by);
    }
    // `said` asks for nothing but a subject.
    let said = scene.tokens[at].hash == SAID;
    let verb_is = |words: &[u64]| !said && scene.is_one_of(at, words);
    if verb_is(&any!["according"]) {
        return according(scene, at);
    }
    if verb_is(&any!["citing", "quoting"])
        || verb_is(&any!["quoted", "cited", "quotes"]) && active(scene, at)
    {
        return cited(scene, at);
    }
    if verb_is(&any!["quoted", "cited"]) {
        return quoted_as(scene, at, floor);
    }
    // `the agency reported an officer as saying`
    if verb_is(&any!["reported", "reports"])
        && (at + 2..at + 9).any(|i| scene.is(i, any!["as"]) && scene.is(i + 1, any!["saying"]))
        && active(scene, at)
        && let Some(found) = cited(scene, at)
    {
        return Some(found);
    }
    let goes_on = at > 0 && scene.tokens[at - 1].is(Class::AUXILIARY);
    if verb_is(&any!["saying", "stating"]) && !goes_on {
        let with = if verb_is(&any!["saying"]) { with_speaker(scene, at) } else { None };
        return with.or_else(|| if floor == 0 { besides(scene, at) } else { None });
    }
    if verb_is(&any!["say", "tell"]) && scene.is(at.wrapping_sub(1), any!["to"]) {
        return called_to(scene, at, floor);
    }
    if !says(scene, at, verb) {
        return None;
    }
    let told = verb_is(&any!["told", "tells", "tell", "informed", "assured"]);
    let either_side = verb.is(Verb::ANYONE);
    let anyone = either_side || by_anyone_before(scene, at, verb);
    // What is said first, then the verb, then who: `, said the official`.
    let closes = at > 0
        && (scene.word(at - 1) == ","
            || scene.tokens[at - 1].is(Class::QUOTE)
            // Marks of other kinds behind a comma: `'we ran,' said`.
            || at > 1
                && scene.tokens[at - 2].is(Class::PUNCT)
                && matches!(scene.word(at - 1), "'" | "’" | "''" | "´" | "`"));
    if closes
        && !told
        && !verb_is(&any!["accused", "blamed", "blames", "condemned", "denied", "denies", "described"])
        // `, wrote on Telegram`
        && scene.tokens.get(at + 1).is_some_and(|next| !next.is(Class::PREPOSITION))
        && !scene.subject_before_adverb(at, floor, anyone)
        && let Some(speaker) = scene.inverted(at + 1, either_side)
        && !is_told_of(scene, &speaker)
        && !(acts_behind(scene, &speaker)
            && scene.before(at, floor, anyone).is_some_and(|before| before.named))
        // `, confirmed these figures`: an object.
        && (either_side || !speaker.text)
        && (speaker.tokens.start <= at + 2 || named_behind(scene, at + 1, &speaker))
        // `the firm, which owns the land, said Ann Hale, its manager`
        && (!scene.closes_aside(at)
            || speaker.named
                && scene.tokens.get(speaker.tokens.end).is_none_or(|next| next.is(Class::PUNCT)))
        // In capitals every object looks like a name: `, DECLARED TRUCES`.
        && (either_side || speaker.rule != "name" || !scene.tokens[at].is(Class::UPPER))
    {
        let end = speaker.whole.end;
        return Some(Found {
            start: at,
            end: with_time(scene, end),
            verb: at..at + 1,
            speaker,
            after_content: true,
            via: Vec::new(),
            with: None,
        });
    }
    let before = scene.before(at, floor, anyone);
    let mut speaker =
        before.or_else(|| if floor == 0 && anyone { scene.told_of(at) } else { None })?;
    scene.drop_subject_of_clause(&mut speaker, at);
    // `initial reports indicated` in what somebody says is a hedge of theirs.
    let hedged = || speaker.tokens.clone().any(|at| scene.tokens[at].is(Class::HEDGE));
    if speaker.text && floor > 0 && hedged() {
        return None;
    }
    // `complaints reported before the shots`, `a message posted on`
    if speaker.text && verb_is(&any!["reported", "posted"]) {
        return None;
    }
    // `latest reports include`, but `AFP reports`
    let outlet =
        matches!(speaker.kind, SourceKind::Agency | SourceKind::Outlet | SourceKind::Monitor);
    // `..., Harbor Wire reports.`
    let closes = scene.word(speaker.whole.start.wrapping_sub(1)) == ","
        && speaker.named
        && matches!(scene.word(at + 1), "." | "");
    // `the army claims it took the town`
    let clause = scene.is(with_time(scene, at + 1) - 1, any!["that"])
        || verb_is(&any!["claims"]) && scene.is(at + 1, any!["it", "he", "she", "they"]);
    if verb_is(&any!["reports", "claims", "notes", "broadcast"]) && !outlet && !closes && !clause {
        return None;
    }
    // `reported to the BBC that`
    let to = usize::from(!told && verb_is(&any!["reported"]) && scene.is(at + 1, any!["to"]));
    let (end, via) =
        if told || to == 1 { hearer(scene, at + 1 + to) } else { (at + 1, Vec::new()) };
    let end =
        if verb_is(&any!["described", "blamed", "accused"]) { end } else { with_time(scene, end) };
    let start = speaker.whole.start;
    // `Citing the ministry, the agency reported`: the ministry says it, by way of the agency.
    let (mut speaker, mut via) = (speaker, via);
    if closes && verb_is(&any!["reports"]) && speaker.rule == "name" {
        speaker.kind = SourceKind::Outlet;
    }
    if outlet
        && scene.is(0, any!["citing", "quoting"])
        && let Some(cited) = scene.after(1, false).filter(|cited| cited.tokens.start <= 3)
    {
        via = vec![super::join(scene.tokens, &speaker.tokens).of(scene.text).to_owned()];
        speaker = cited;
        speaker.back = None;
    }
    let after_content = stands_before(scene, start, end);
    Some(Found { start, end, verb: at..at + 1, speaker, after_content, via, with: None })
}

/// `said Ann Hale, the mayor, was killed`: whoever stands behind the verb is who is told of.
fn is_told_of(scene: &Scene<'_>, speaker: &Speaker) -> bool {
    /// Tokens between the commas, at most.
    const LONGEST: usize = 24;
    let open = speaker.tokens.end;
    let last = scene.tokens.len().min(open + LONGEST);
    let mut stops = (open + 1..last).filter(|at| scene.stops(*at));
    scene.word(open) == ","
        && stops.next().is_some_and(|close| {
            scene.word(close) == ","
                && (scene.acts(close + 1) || scene.among(close + 1, &PAST))
                && !scene.tokens[close + 1].is(Class::REPORTING)
        })
}

/// `said a group of men burned the car`: whether a verb is right behind the words.
fn acts_behind(scene: &Scene<'_>, speaker: &Speaker) -> bool {
    let last = scene.tokens.len();
    let mut words = (speaker.tokens.start + 1..last).take_while(|at| !scene.stops(*at));
    words.any(|at| {
        let next = Class::DETERMINER | Class::PREPOSITION;
        scene.tokens[at].is(Class::AUXILIARY | Class::MODAL)
            || scene.acts(at) && scene.tokens.get(at + 1).is_some_and(|token| token.is(next))
    })
}

/// `said 46-year-old Ann Hale`, `said school counsellor Ann Hale`: an age or a trade before the name.
fn named_behind(scene: &Scene<'_>, at: usize, speaker: &Speaker) -> bool {
    /// Tokens before the name, at most.
    const LONGEST: usize = 6;
    let before = at..speaker.tokens.start;
    let closed =
        Class::AUXILIARY | Class::MODAL | Class::PREPOSITION | Class::PRONOUN | Class::CONJUNCTION;
    speaker.rule == "name"
        && before.len() <= LONGEST
        && before.clone().all(|at| {
            let token = &scene.tokens[at];
            token.is(Class::WORD | Class::DIGIT) && !token.is(closed) || scene.word(at) == "-"
        })
}
