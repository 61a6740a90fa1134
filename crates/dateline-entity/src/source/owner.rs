//! Whose office it is that `its` or `their` tells: `The Dawn Front attacked. Its leader, Ana Quill, said`.

use std::ops::Range;

use dateline_document::Document;

use super::kind::source_kind;
use super::noun::{self, Naming};
use super::scene::Scene;
use super::subject::Speaker;
use crate::lexicon::words::any;
use crate::{Entity, Mention, SourceKind};

/// The kind of those whose office the speaker holds, told by `its` in the phrase or in a clause about it; `mentions` are those of
/// the document.
///
/// They are the first who are told of in the sentence before: whoever acts stands before those upon whom they act. Those in the
/// sentence itself are told of by the speaker.
pub(super) fn kind(
    document: &Document<'_>,
    scene: &Scene<'_>,
    speaker: &Speaker,
    mentions: &[Mention],
) -> Option<SourceKind> {
    let its = office(scene, &speaker.whole)?;
    let at = scene.tokens.get(its)?.span.start;
    let sentence = document.sentences.partition_point(|told| told.span.end <= at);
    let here = document.sentences.get(sentence)?.span.start;
    let before = document.sentences.get(sentence.checked_sub(1)?)?.span.start;
    first(mentions, before..here)
}

/// Where `its` stands before an office that every body has.
fn office(scene: &Scene<'_>, words: &Range<usize>) -> Option<usize> {
    /// Tokens between `its` and the office, at most.
    const FAR: usize = 3;
    let its = words.clone().find(|at| scene.is(*at, any!["its", "their"]))?;
    let noun = noun::head(scene, its + 1, words.end)?;
    let held = noun.entry.office && noun.entry.form == Naming::Person && !noun.plural;
    (held && noun.start <= its + FAR).then_some(its)
}

/// What kind of source the first actor is that begins within the bytes.
fn first(mentions: &[Mention], bytes: Range<u32>) -> Option<SourceKind> {
    let from = mentions.partition_point(|mention| mention.span.start < bytes.start);
    let within = mentions[from..].iter().take_while(|mention| mention.span.start < bytes.end);
    within.into_iter().find_map(|mention| match &mention.entity {
        Entity::Actor(actor) => Some(source_kind(actor.kind)),
        _ => None,
    })
}
