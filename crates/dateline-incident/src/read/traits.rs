//! What a whole document speaks of: names, ages, places and words, by which merging knows two stories of one event.
//!
//! Late news names the dead and the street where the first report had a count and a town. All leaves as hashes and
//! numbers: names of private persons serve merging and are printed nowhere.

use dateline_document::{BlockKind, Document};
use dateline_entity::{Entities, Entity, Mention, Place};
use dateline_text::{Class, Span, Token};

use crate::Traits;

/// Tokens before a name at which the phrase that holds it may begin.
const WIDE: usize = 4;

/// The oldest age that is believed.
const OLDEST: u64 = 110;

/// The traits of `document`.
pub(super) fn traits(document: &Document<'_>, entities: &Entities) -> Traits {
    let mut traits = Traits::default();
    let mut said: Vec<u32> = Vec::with_capacity(document.tokens.len());
    let mut speakers: Vec<Span> =
        entities.attributions.iter().map(|said| said.source.span).collect();
    speakers.sort_unstable_by_key(|span| span.start);
    for block in &document.blocks {
        let from = document.tokens.partition_point(|token| token.span.start < block.span.start);
        let to = document.tokens.partition_point(|token| token.span.start < block.span.end);
        let tokens = &document.tokens[from..to];
        ages(document, tokens, &mut traits.ages);
        if matches!(block.kind, BlockKind::Paragraph | BlockKind::Title) {
            said.extend(tokens.iter().filter(|token| tells(token)).map(|token| token.hash as u32));
        }
        // A headline capitalises what is no name.
        if block.kind == BlockKind::Paragraph {
            traits.names.extend(names(tokens).map(|(_, token)| token.hash));
            persons(entities, &speakers, tokens, &mut traits.persons);
        }
    }
    for mention in &entities.mentions {
        if let Entity::Place(place) = &mention.entity
            && let Some(id) = &place.id
            && !wide(&mention.entity)
        {
            traits.places.push(dateline_text::fold_hash(id));
        }
    }
    for list in [&mut traits.names, &mut traits.persons, &mut traits.places] {
        list.sort_unstable();
        list.dedup();
    }
    said.sort_unstable();
    let often = |same: &[u32]| u8::try_from(same.len()).unwrap_or(u8::MAX);
    traits.words = said.chunk_by(|a, b| a == b).map(|same| (same[0], often(same))).collect();
    traits.ages.sort_unstable();
    traits.ages.dedup();
    traits
}

/// Whether the token is a word or a number that is more than grammar.
fn tells(token: &Token) -> bool {
    const GRAMMAR: Class = Class::DETERMINER
        .with(Class::PREPOSITION)
        .with(Class::PRONOUN)
        .with(Class::AUXILIARY)
        .with(Class::MODAL)
        .with(Class::NEGATION)
        .with(Class::CONJUNCTION)
        .with(Class::POSSESSIVE)
        .with(Class::PUNCT);
    token.is(Class::WORD.with(Class::DIGIT)) && !token.is(GRAMMAR)
}

/// Capitalised words that do not begin a sentence and are no common words.
pub(super) fn names(tokens: &[Token]) -> impl Iterator<Item = (usize, &Token)> {
    let common = Class::LINE_START
        .with(Class::DETERMINER)
        .with(Class::WEEKDAY)
        .with(Class::MONTH)
        .with(Class::PRONOUN)
        .with(Class::PREPOSITION)
        .with(Class::TITLE)
        .with(Class::TRIGGER)
        .with(Class::CONJUNCTION);
    tokens.iter().enumerate().filter(move |(at, token)| {
        let begins = at.checked_sub(1).is_none_or(|before| tokens[before].is_mark("."));
        token.is(Class::CAPITAL) && !token.is(common) && token.span.len() > 3 && !begins
    })
}

/// Whether it is an area that many events share: a country, a first-level area, a part of the world.
fn wide(entity: &Entity) -> bool {
    const KINDS: [&str; 6] = ["admin1", "continent", "country", "ocean", "region", "sea"];
    let kind = |place: &Place| place.kind.as_deref().is_some_and(|kind| KINDS.contains(&kind));
    matches!(entity, Entity::Place(place) if kind(place))
}

/// Two names in a row that are no place and no actor: a person, as far as can be told without a list of names.
fn persons(entities: &Entities, speakers: &[Span], tokens: &[Token], into: &mut Vec<u64>) {
    let mut before: Option<(usize, &Token)> = None;
    for (at, token) in names(tokens) {
        if let Some((first, name)) = before
            && first + 1 == at
            && !token.touches(name)
        {
            let span = Span { start: name.span.start, end: token.span.end };
            let speaker = speakers.partition_point(|at| at.start <= token.span.start);
            let speaks = speaker.checked_sub(1).is_some_and(|at| speakers[at].contains(token.span));
            let named = |mention: &Mention| {
                matches!(mention.entity, Entity::Place(_) | Entity::Actor(_) | Entity::Target(_))
            };
            // `northern Burkina Faso` begins before the name that it holds.
            let around = Span { start: tokens[first.saturating_sub(WIDE)].span.start, ..span };
            let known = speaks
                || entities.within(span).iter().any(named)
                || entities
                    .within(around)
                    .iter()
                    .any(|mention| mention.span.contains(span) && wide(&mention.entity));
            if !known {
                into.push(name.hash.rotate_left(7) ^ token.hash);
            }
        }
        before = Some((at, token));
    }
}

/// `a 19-year-old man`, `John Doe, 34, was`
fn ages(document: &Document<'_>, tokens: &[Token], into: &mut Vec<u8>) {
    let word = |at: usize, expected: &str| {
        tokens
            .get(at)
            .is_some_and(|token| document.words(token.span).eq_ignore_ascii_case(expected))
    };
    for (at, token) in tokens.iter().enumerate() {
        if !token.is(Class::DIGIT) || token.span.len() > 3 {
            continue;
        }
        let Ok(age) = document.words(token.span).parse::<u64>() else { continue };
        let told = word(at + 1, "-") && word(at + 2, "year") && word(at + 4, "old")
            || word(at + 1, "year") && (word(at + 2, "old") || word(at + 3, "old"))
            || word(at + 1, "years") && word(at + 2, "old");
        let named = at >= 2
            && tokens[at - 1].is_mark(",")
            && tokens[at - 2].is(Class::CAPITAL)
            && !tokens[at - 2].is(Class::MONTH.with(Class::WEEKDAY))
            && tokens.get(at + 1).is_some_and(|next| next.is_mark(",") || next.is_mark("."));
        if (told || named) && (1..=OLDEST).contains(&age) {
            into.extend(u8::try_from(age));
        }
    }
}
