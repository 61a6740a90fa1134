//! Who says what.
//!
//! A verb of saying is the anchor; its subject stands before it, or after it where what is said stands first.
//! Examples, which are also the tests: `corpus/context/sources.md`, and those of `data/sources.toml` and `data/sayings.toml`.

mod after;
mod agent;
mod anonymity;
mod anyone;
mod aside;
mod content;
pub(crate) mod frame;
mod guard;
mod introduced;
mod inverted;
mod joined;
mod kind;
mod name;
pub(crate) mod noun;
mod office;
mod opening;
mod owner;
mod refer;
mod relative;
mod scene;
mod speaker;
mod subject;
mod verb;
mod written;

pub(crate) use written::may_say;

use std::sync::LazyLock;

use dateline_document::Document;
use dateline_gazetteer::Gazetteer;
use dateline_text::{Class, Span, Token, Vocabulary, fold_hash};

use crate::lexicon::Spots;
use crate::{Attribution, Lexicon, Mention, Source, SourceKind};
use scene::Scene;
use subject::Speaker;
use verb::Found;

/// Adds verbs of saying.
pub(crate) fn vocabulary(vocabulary: &mut Vocabulary) {
    frame::vocabulary(vocabulary);
}

/// The attributions of the story, in order.
pub(crate) fn read(
    document: &Document<'_>,
    gazetteer: &Gazetteer,
    lexicon: &Lexicon,
    spots: &Spots<'_>,
    mentions: &[Mention],
) -> Vec<Attribution> {
    let many = spots.counts().1 / 2;
    let mut out: Vec<Attribution> = Vec::with_capacity(many);
    let mut found: Vec<Found> = Vec::new();
    let times: Vec<Span> = document.times.iter().map(|time| time.span).collect();
    let (mut cursor, mut reached) = (0, 0);
    let all = mentions;
    for (index, sentence) in document.sentences.iter().enumerate() {
        let tokens = document.tokens_of(sentence);
        let sayings = spots.next_sayings(&mut cursor, &sentence.tokens);
        if sayings.is_empty() && !agent::may_be_titled(tokens) {
            content::continue_quote(document, index, &mut out);
            anonymity::of_all(document, tokens, &mut out);
            continue;
        }
        let mentions = next_within(mentions, &mut reached, sentence.span);
        let (text, first, times) = (document.text, sentence.tokens.start, &times[..]);
        let scene =
            Scene { text, tokens, mentions, spots, first, sayings, lexicon, gazetteer, times };
        let first = out.len();
        verb::sayings(&scene, &mut found);
        for (nth, saying) in found.iter().enumerate() {
            let mut attribution = attribution(document, &scene, index, &found, nth);
            // Who says nothing is no source; a colon leads to what follows.
            if attribution.content.is_empty() && scene.word(saying.end) != ":" {
                continue;
            }
            let other = saying.with.as_deref().map(|speaker| {
                let source = source(&scene, saying, speaker);
                (Attribution { source, rule: speaker.rule, ..attribution.clone() }, speaker)
            });
            refer_back(document, &scene, &saying.speaker, all, &mut attribution, &out);
            out.push(attribution);
            if let Some((mut attribution, speaker)) = other {
                refer_back(document, &scene, speaker, all, &mut attribution, &out);
                out.push(attribution);
            }
        }
        if first == out.len() {
            content::continue_quote(document, index, &mut out);
        }
        anonymity::of_all(document, tokens, &mut out);
    }
    office::settle(document, mentions, &mut out, |sentence| {
        let sentence = &document.sentences[sentence];
        let from = mentions.partition_point(|mention| mention.span.start < sentence.span.start);
        Scene {
            text: document.text,
            tokens: document.tokens_of(sentence),
            mentions: next_within(&mentions[from..], &mut 0, sentence.span),
            spots,
            first: sentence.tokens.start,
            sayings: &[],
            lexicon,
            gazetteer,
            times: &times,
        }
    });
    out
}

/// Adds who spoke before as the same source, and what was told of them then.
fn refer_back(
    document: &Document<'_>,
    scene: &Scene<'_>,
    speaker: &Speaker,
    mentions: &[Mention],
    attribution: &mut Attribution,
    earlier: &[Attribution],
) {
    let source = &mut attribution.source;
    let known = scene.known_actor(&speaker.tokens);
    source.same_as = refer::same_as(document, speaker, source, known, earlier);
    if let Some(same) = source.same_as {
        refer::inherit(source, &earlier[same].source, speaker.back);
    } else if speaker.back.is_none()
        && let Some(kind) = refer::kind_of_several(scene, speaker, earlier)
    {
        source.kind = kind;
    } else if matches!(source.kind, SourceKind::Official | SourceKind::Person)
        && let Some(kind) = owner::kind(document, scene, speaker, mentions)
    {
        source.kind = kind;
    }
    if attribution.rule == "sources/mp" && sheriffs(document) && deputies(document, attribution) {
        attribution.source.kind = SourceKind::Police;
    }
}

/// The mentions that begin within the span, of spans that are asked for in order: `reached` is where to go on.
fn next_within<'m>(mentions: &'m [Mention], reached: &mut usize, span: Span) -> &'m [Mention] {
    let begun = |from: usize, limit: u32| {
        from + mentions[from..].iter().take_while(|mention| mention.span.start < limit).count()
    };
    let from = begun(*reached, span.start);
    *reached = begun(from, span.end);
    &mentions[from..*reached]
}

/// Whether those who speak are called deputies: members of a parliament, but of the police where there is a sheriff.
fn deputies(document: &Document<'_>, attribution: &Attribution) -> bool {
    let words = document.words(attribution.source.span).to_ascii_lowercase();
    words.ends_with("deputies") || words.ends_with("deputy")
}

/// Whether the story tells of a sheriff.
fn sheriffs(document: &Document<'_>) -> bool {
    static SHERIFF: LazyLock<[u64; 2]> = LazyLock::new(|| ["sheriff", "sheriffs"].map(fold_hash));
    document.tokens.iter().any(|token| SHERIFF.contains(&token.hash))
}

fn attribution(
    document: &Document<'_>,
    scene: &Scene<'_>,
    sentence: usize,
    found: &[Found],
    nth: usize,
) -> Attribution {
    let saying = &found[nth];
    let tokens = scene.tokens;
    let span = |range: &std::ops::Range<usize>| join(tokens, range);
    let content = content::content(document, scene, sentence, found, nth);
    Attribution {
        source: source(scene, saying, &saying.speaker),
        verb: span(&saying.verb),
        hedge: content::hedge(document, scene, saying, &content),
        said_on: said_on(document, scene, saying),
        content,
        rule: saying.speaker.rule,
    }
}

/// One of the speakers of a saying as a source.
fn source(scene: &Scene<'_>, saying: &Found, speaker: &Speaker) -> Source {
    Source {
        span: join(scene.tokens, &speaker.tokens),
        kind: speaker.kind,
        named: speaker.named,
        plural: speaker.plural,
        via: saying.via.clone(),
        anonymity: anonymity::of_one(scene, saying),
        same_as: None,
        country: speaker.country.clone(),
    }
}

/// The bytes of a range of tokens that is not empty.
fn join(tokens: &[Token], range: &std::ops::Range<usize>) -> Span {
    tokens[range.start].span.join(tokens[range.end - 1].span)
}

/// `told Reuters on Monday`, `said Wednesday`: the time right after the verb.
fn said_on(document: &Document<'_>, scene: &Scene<'_>, saying: &Found) -> Option<Span> {
    let tokens = scene.tokens;
    let near = Span {
        start: tokens[saying.verb.start].span.start,
        end: tokens[saying.end.min(tokens.len()) - 1].span.end,
    };
    let reach =
        Span { start: near.start, end: tokens.get(saying.end + 1).or(tokens.last())?.span.end };
    // `according to the guard, at noon on Friday`, `said that on Friday`: behind the comma or word begins what is said.
    let word = |at: usize, own: &str| {
        tokens.get(at).is_some_and(|token| token.span.of(document.text).eq_ignore_ascii_case(own))
    };
    let that = saying.end > 0 && word(saying.end - 1, "that") && word(saying.end, "on");
    let said = |span: &Span| {
        let between = Span { start: near.end.min(span.start), end: span.start };
        document.words(*span) != "now"
            && !document.words(between).contains(',')
            && !(that && span.start >= near.end)
    };
    let right_behind = scene.time_in(reach).filter(said);
    right_behind.or_else(|| behind_hearer(document, scene, saying)).or_else(|| {
        // A subject that is shared with a verb before stands far off.
        if saying.verb.start.saturating_sub(saying.speaker.tokens.end) > 6 {
            return None;
        }
        let before =
            Span { start: tokens[saying.speaker.tokens.end - 1].span.end, end: near.start };
        scene.time_in(before).filter(|span| document.words(*span) != "now")
    })
}

/// `told the Harbor Press news agency on Monday`: the time behind those who were told, of whom only names and articles stand
/// between.
fn behind_hearer(document: &Document<'_>, scene: &Scene<'_>, saying: &Found) -> Option<Span> {
    /// Tokens that may name the hearer, at most.
    const LONGEST: usize = 7;
    let tokens = scene.tokens;
    let told = tokens.get(saying.verb.clone())?.last()?;
    if !told.span.of(document.text).eq_ignore_ascii_case("told") {
        return None;
    }
    let behind = &tokens[saying.verb.end..tokens.len().min(saying.verb.end + LONGEST)];
    let hearer = behind.iter().take_while(|token| {
        let word = token.span.of(document.text);
        token.is(Class::CAPITAL)
            || ["the", "news", "agency", "television", "radio", "in", "of"].contains(&word)
    });
    let time = behind.get(hearer.count())?;
    let on = if time.span.of(document.text) == "on" { time.span.end + 1 } else { time.span.start };
    let reach = Span { start: time.span.start, end: tokens.last()?.span.end };
    scene.time_in(reach).filter(|span| span.start <= on)
}
