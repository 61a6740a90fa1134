//! Sources that are named without a verb of their own: `according to X`, `reported by X`, `citing X`.

use dateline_text::{Class, Token};

use super::after::{hearer, leads_in, rest_is_short};
use super::frame::Verb;
use super::noun::{self, Naming};
use super::scene::Scene;
use super::subject::{Back, Speaker, past};
use super::verb::Found;
use crate::SourceKind;
use crate::lexicon::words::{any, word_set};

/// `according to X`; a plan, a schedule or a count says nothing of what happened, but who made it does.
pub(super) fn according(scene: &Scene<'_>, at: usize) -> Option<Found> {
    if !scene.is(at + 1, any!["to"]) {
        return None;
    }
    let (speaker, end) = if scene.is(at + 2, any!["what"]) {
        what_is_told(scene, at + 3)?
    } else {
        let mut speaker = object(scene, at + 2)
            .or_else(|| in_marks(scene, at + 2))
            .or_else(|| scene.after(at + 2, true).map(|speaker| whose(scene, at + 2, &speaker)))
            .or_else(|| bare(scene, at + 2))?;
        if silent(scene, &speaker) {
            return None;
        }
        let pronoun = scene.tokens[speaker.tokens.start].is(Class::PRONOUN);
        speaker.back = speaker.back.filter(|back| *back == Back::Noun || pronoun);
        let end = speaker.whole.end;
        (speaker, end)
    };
    let closes =
        scene.tokens.get(end).is_none_or(|next| next.is(Class::PUNCT)) && scene.word(end) != ",";
    let after_content = at > 0 && (closes || !leads_in(scene, at));
    Some(Found {
        start: at,
        end,
        verb: at..at + 2,
        speaker,
        after_content,
        via: Vec::new(),
        with: None,
    })
}

/// `according to what the agency told reporters`: the speaker, and where what belongs to the saying ends.
fn what_is_told(scene: &Scene<'_>, at: usize) -> Option<(Speaker, usize)> {
    /// Tokens up to the verb, at most.
    const FAR: usize = 20;
    let last = scene.tokens.len().min(at + FAR);
    let verb = (at + 1..last).find(|verb| scene.tokens[*verb].is(Class::REPORTING))?;
    let speaker = scene.before(verb, at, true)?;
    let told = scene.is(verb, any!["told"]);
    Some((speaker, if told { hearer(scene, verb + 1).0 } else { verb + 1 }))
}

/// `according to a memorandum sent by the owner`: the first noun tells it, whoever is told of behind it.
fn whose(scene: &Scene<'_>, at: usize, speaker: &Speaker) -> Speaker {
    let made = (at..speaker.tokens.start)
        .find(|made| *made > at && scene.is(*made + 1, any!["by"]))
        .filter(|made| {
            past(scene.word(*made)) || scene.is(*made, any!["sent", "written", "given", "made"])
        });
    let first = made.and_then(|made| scene.anyone(at, made));
    first.map_or_else(|| speaker.clone(), |first| Speaker { whole: speaker.whole.clone(), ..first })
}

/// `according to information from the town`, `according to scanner traffic`: whatever tells it.
fn bare(scene: &Scene<'_>, at: usize) -> Option<Speaker> {
    /// Tokens of the phrase, at most.
    const LONGEST: usize = 8;
    let last = scene.tokens.len().min(at + LONGEST + 1);
    let end = (at..last).find(|end| scene.stops(*end))?;
    let closed =
        Class::AUXILIARY | Class::MODAL | Class::PRONOUN | Class::REPORTING | Class::NEGATION;
    let opens = scene.tokens.get(at).is_some_and(|first| {
        first.is(Class::WORD) && !first.is(Class::PREPOSITION | Class::CONJUNCTION | Class::WEEKDAY)
    });
    let plain = opens && (at..end).all(|at| !scene.tokens[at].is(closed));
    let time =
        end > at && scene.tokens[end - 1].is(Class::WEEKDAY | Class::MONTH | Class::TIME_UNIT);
    (end > at && plain && !time).then_some(Speaker {
        tokens: at..end,
        whole: at..end,
        kind: SourceKind::Official,
        named: false,
        plural: false,
        country: None,
        text: true,
        back: None,
        rule: "told",
    })
}

/// `according to them`, but not `according to her sister`
fn object(scene: &Scene<'_>, at: usize) -> Option<Speaker> {
    let back = if scene.is(at, any!["him", "her"]) {
        Back::Person
    } else if scene.is(at, any!["them"]) {
        Back::Several
    } else {
        return None;
    };
    let ends = scene.tokens.get(at + 1).is_none_or(|next| next.is(Class::PUNCT | Class::QUOTE));
    ends.then(|| scene.back_to(at, back))
}

/// `according to "Harbor Today,"`: a name in marks.
fn in_marks(scene: &Scene<'_>, at: usize) -> Option<Speaker> {
    /// Tokens of the name, at most.
    const LONGEST: usize = 6;
    let quote = |at: &usize| scene.tokens[*at].is(Class::QUOTE);
    let last = scene.tokens.len().min(at + LONGEST);
    let close = (at + 1..last).find(quote).filter(|_| quote(&at))?;
    let end = close - usize::from(scene.word(close - 1) == ",");
    let capital = (at + 1..end).all(|at| scene.tokens[at].is(Class::CAPITAL));
    let name = if capital { scene.proper(at + 1, end, None) } else { None }?;
    Some(Speaker { whole: at..close + 1, ..name })
}

/// `according to plan`, `according to Article 4`: what lays down how things are done does not tell what was done.
fn silent(scene: &Scene<'_>, speaker: &Speaker) -> bool {
    let silent = |token: &Token| Verb::of(token).is(Verb::SILENT);
    let tokens = &scene.tokens[speaker.tokens.clone()];
    let head = tokens.iter().position(|token| token.is(Class::PREPOSITION)).unwrap_or(tokens.len());
    let number = scene.tokens.get(speaker.tokens.start + 1);
    let numbered = number.is_some_and(|number| number.is(Class::DIGIT))
        && scene
            .is(speaker.tokens.start, any!["article", "section", "paragraph", "law", "resolution"]);
    let any = speaker.rule == "told" && tokens.iter().any(silent);
    numbered || any || head.checked_sub(1).is_some_and(|head| silent(&tokens[head]))
}

/// `state media quoted a military source as saying`, `..., citing residents`
pub(super) fn cited(scene: &Scene<'_>, at: usize) -> Option<Found> {
    let mut speaker = scene.after(at + 1, false)?;
    // `citing concerns about the army`: no source.
    let of_other = (at + 1..speaker.tokens.start).any(|at| scene.tokens[at].is(Class::PREPOSITION));
    if speaker.tokens.start > at + 4 || of_other {
        return None;
    }
    let mut verb_end = at + 1;
    let mut end = as_behind_aside(scene, speaker.whole.end);
    let as_saying = end < scene.tokens.len()
        && scene.is(end, any!["as"])
        && scene.is(end + 1, any!["saying", "telling"]);
    if as_saying {
        end += 2;
        verb_end = at + 1;
    } else if !scene.is(at, any!["citing", "quoting"]) {
        return None;
    }
    let outlet = scene.before(at, 0, false);
    let via = outlet
        .iter()
        .map(|outlet| super::join(scene.tokens, &outlet.tokens).of(scene.text).to_owned())
        .collect();
    let start = outlet.map_or(at, |outlet| outlet.whole.start);
    speaker.back = None;
    // `Two trucks burnt, the agency quoted residents as saying.`
    let after_content = !as_saying || start > 0 && rest_is_short(scene, end);
    Some(Found { start, end, verb: at..verb_end, speaker, after_content, via, with: None })
}

/// Where `as saying` begins behind a clause about the speaker that ends at `end` or begins there: `quoted Ann Hale, the mayor, as
/// saying`.
fn as_behind_aside(scene: &Scene<'_>, end: usize) -> usize {
    /// Tokens of the clause, at most.
    const LONGEST: usize = 16;
    let last = scene.tokens.len().min(end + LONGEST);
    let comma = (end..last).find(|at| scene.word(*at) == "," && scene.is(at + 1, any!["as"]));
    let opens = scene.word(end) == ",";
    comma.filter(|_| opens).map_or(end, |comma| comma + 1)
}

/// Where the agent of a verb [by whose agent](Verb::AGENT) something is said is told, whose own word stands at `at`: the `by` of `announced today by the army`.
pub(super) fn by(scene: &Scene<'_>, at: usize) -> Option<usize> {
    /// Tokens between verb and `by`, at most.
    const FAR: usize = 4;
    // `it was learned from police`
    let learned = scene.is(at, any!["learned"]);
    let preposition = if learned { any!["from"] } else { any!["by"] };
    let last = scene.tokens.len().min(at + FAR);
    let by = (at + 1..last).find(|by| !scene.light(*by)).filter(|by| scene.is(*by, preposition))?;
    // `the area claimed by the rebels`
    let claimed = !scene.is(at, any!["claimed"])
        || (at.saturating_sub(6)..at).any(|at| scene.is(at, any!["responsibility", "credit"]))
        // `the raids were later claimed by the rebels`
        || (at.saturating_sub(3)..at).any(|at| scene.is(at, any!["was", "were", "been"]))
            && (0..at).any(|at| scene.tokens[at].is(Class::TRIGGER))
            && !(at.saturating_sub(4)..at).any(|at| scene.is(at, any!["that", "which"]));
    // `was described by police as`
    let described =
        !scene.is(at, any!["described"]) || (by + 2..by + 9).any(|at| scene.is(at, any!["as"]));
    // `said by telephone` tells how.
    let said = !scene.is(at, any!["said", "stated", "told"])
        || at > 0 && scene.tokens[at - 1].is(Class::AUXILIARY);
    (claimed && described && said).then_some(by)
}

/// `was reported by the newspaper and confirmed by the ministry`
pub(super) fn by_agent(scene: &Scene<'_>, at: usize, by: usize) -> Option<Found> {
    let mut speaker = scene.after(by + 1, true)?;
    let pronoun = speaker.back.is_some_and(|back| !matches!(back, Back::Noun | Back::Name));
    if pronoun || speaker.kind == SourceKind::Person && !speaker.named {
        return None;
    }
    // `was accused by the ministry of raiding the port`, `of two raids`, but not `by the ministry of defence`
    let counted = |at: usize| {
        let number = Class::DETERMINER | Class::NUMBER_WORD | Class::DIGIT | Class::VAGUE_NUMBER;
        scene.is(at - 1, any!["of"])
            && scene.among(by - 1, word_set!["accused", "blamed"])
            && scene.tokens.get(at).is_some_and(|token| token.is(number))
    };
    let of = speaker.tokens.clone().skip(1).find(|of| {
        let deed = scene.word(of + 1).to_ascii_lowercase();
        scene.is(*of, any!["of", "for"]) && (deed.ends_with("ing") || counted(*of + 1))
    });
    speaker.tokens.end = of.unwrap_or(speaker.tokens.end);
    let (start, end) = (at, speaker.tokens.end);
    speaker.whole = by + 1..end;
    // `was accused by the ministry of two raids`
    let after_content = !scene
        .among(at, word_set!["accused", "blamed", "described", "learned", "told"])
        || rest_is_short(scene, end);
    Some(Found {
        start,
        end,
        verb: at..by + 1,
        speaker,
        after_content,
        via: Vec::new(),
        with: None,
    })
}

/// `the minister was quoted by the agency as saying that`
pub(super) fn quoted_as(scene: &Scene<'_>, at: usize, floor: usize) -> Option<Found> {
    /// Tokens that name who quotes, at most.
    const FAR: usize = 12;
    let last = scene.tokens.len().min(at + FAR);
    let saying = (at + 1..last).find(|saying| {
        scene.is(*saying, any!["saying", "telling", "stating"]) && scene.is(saying - 1, any!["as"])
    })?;
    let speaker = scene.before(at, floor, true)?;
    let via = if scene.is(at + 1, any!["by"]) && at + 2 < saying - 1 {
        vec![super::join(scene.tokens, &(at + 2..saying - 1)).of(scene.text).to_owned()]
    } else {
        Vec::new()
    };
    let end = saying + 1 + usize::from(scene.is(saying + 1, any!["that"]));
    let start = speaker.whole.start;
    Some(Found { start, end, verb: at..saying + 1, speaker, after_content: false, via, with: None })
}

/// `the brigade called a radio to say that`, `the mayor took to social media to say`
pub(super) fn called_to(scene: &Scene<'_>, at: usize, floor: usize) -> Option<Found> {
    /// Tokens between the verb and `to say`, at most.
    const FAR: usize = 8;
    let calls = word_set!["called", "phoned", "telephoned", "took", "wrote", "contacted"];
    let from = floor.max(at.saturating_sub(FAR));
    let call = (from..at.saturating_sub(1)).rev().find(|call| scene.among(*call, calls))?;
    let one = (call + 1..at).all(|at| !scene.tokens[at].is(Class::PUNCT | Class::AUXILIARY));
    let speaker = scene.before(call, floor, true).filter(|_| one)?;
    let (end, via) =
        if scene.is(at, any!["tell"]) { hearer(scene, at + 1) } else { (at + 1, Vec::new()) };
    let end = end + usize::from(scene.is(end, any!["that"]));
    let start = speaker.whole.start;
    Some(Found { start, end, verb: at..at + 1, speaker, after_content: false, via, with: None })
}

/// How far from the beginning or the end of a title its colon stands at most.
const TITLE_PART: usize = 6;

/// Whether a colon stands where [`leading`] or [`titled`] looks for one.
pub(super) fn may_be_titled(tokens: &[Token]) -> bool {
    let colon = |near: &[Token]| near.iter().any(|token| token.is_mark(":"));
    let last = tokens.len().saturating_sub(TITLE_PART);
    colon(&tokens[..tokens.len().min(TITLE_PART)]) || colon(&tokens[last..])
}

/// `Police: two men shot near the port`: the beginning of a title tells who says it.
pub(super) fn leading(scene: &Scene<'_>) -> Option<Found> {
    /// Words of what is said, at least.
    const LEAST: usize = 3;
    let colon =
        (1..scene.tokens.len().min(TITLE_PART)).find(|at| scene.tokens[*at].is_mark(":"))?;
    let noun = noun::head(scene, 0, colon)?;
    let kind = noun.entry.form != Naming::Text && noun.end == colon;
    let whole = kind && scene.start_of(noun.start, 0) == 0;
    if !whole || scene.tokens.len() < colon + 1 + LEAST {
        return None;
    }
    let speaker = scene.nominal(&noun, 0, colon, None);
    let (end, via) = (colon + 1, Vec::new());
    Some(Found { start: 0, end, verb: colon..end, speaker, after_content: false, via, with: None })
}

/// `Two killed in strike: health ministry`: the end of a title tells who says it.
pub(super) fn titled(scene: &Scene<'_>) -> Option<Found> {
    let end = scene.tokens.len();
    let colon =
        (end.saturating_sub(TITLE_PART)..end).rev().find(|at| scene.tokens[*at].is_mark(":"))?;
    let noun = noun::head(scene, colon + 1, end)?;
    let whole = noun.end == end && scene.start_of(noun.start, colon + 1) == colon + 1;
    if !whole || colon < 4 || noun.entry.form == Naming::Text {
        return None;
    }
    let speaker = scene.nominal(&noun, colon + 1, end, None);
    let via = Vec::new();
    let after_content = true;
    Some(Found {
        start: colon,
        end,
        verb: colon..colon + 1,
        speaker,
        after_content,
        via,
        with: None,
    })
}

/// `with a security source saying the road was shut`
pub(super) fn with_speaker(scene: &Scene<'_>, at: usize) -> Option<Found> {
    let with = (at.saturating_sub(9)..at).rev().find(|i| scene.is(*i, any!["with"]))?;
    let plain = (with + 1..at).all(|i| !scene.tokens[i].is(Class::PUNCT));
    let mut speaker = scene
        .phrase(with + 1, at, None, false)
        .filter(|speaker| plain && speaker.tokens.end == at && speaker.back.is_none())?;
    speaker.whole = with..at;
    let end = at + 1 + usize::from(scene.is(at + 1, any!["that"]));
    let via = Vec::new();
    Some(Found {
        start: with,
        end,
        verb: at..at + 1,
        speaker,
        after_content: false,
        via,
        with: None,
    })
}
