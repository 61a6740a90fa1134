//! What a whole document speaks of: names, ages, places and words, by which merging knows two stories of one event.
//!
//! Late news names the dead and the street where the first report had a count and a town. All leaves as hashes and
//! numbers: names of private persons serve merging and are printed nowhere.

use dateline_document::{BlockKind, Document};
use dateline_entity::{Entities, Entity, Mention, Place};
use dateline_text::{Class, Span, Token};

use super::body::office;
use super::ordered::Ordered;
use crate::Traits;

/// Tokens before a name at which the phrase that holds it may begin.
const WIDE: usize = 4;

/// The oldest age that is believed.
const OLDEST: u64 = 110;

/// The traits of `document`.
pub(super) fn traits(document: &Document<'_>, entities: &Entities) -> Traits {
    let mut traits = Traits::default();
    let many = document.tokens.len();
    // Half of all tokens are words that come again, or marks.
    let mut words: Ordered<OFTEN> = Ordered::new(many / 2, u32::BITS + OFTEN);
    let mut names: Ordered<0> = Ordered::new(many / 4, u64::BITS);
    let mut known = Known::new(entities);
    for block in &document.blocks {
        let from = document.tokens.partition_point(|token| token.span.start < block.span.start);
        let to = document.tokens.partition_point(|token| token.span.start < block.span.end);
        let tokens = &document.tokens[from..to];
        let told = matches!(block.kind, BlockKind::Paragraph | BlockKind::Title);
        // A headline capitalises what is no name.
        let named = block.kind == BlockKind::Paragraph;
        let mut before = None;
        for (at, token) in tokens.iter().enumerate() {
            if told && tells(token) {
                words.add(u64::from(token.hash as u32) << OFTEN | 1);
            }
            if token.is(Class::DIGIT) {
                traits.ages.extend(age(document, tokens, at));
            }
            if named && is_name(tokens, at) {
                names.add(token.hash);
                if before.is_some_and(|first| first + 1 == at)
                    && let Some(person) = known.person(tokens, at - 1)
                {
                    let body = office(&tokens[at - 1]) || office(token);
                    if body { &mut traits.bodies } else { &mut traits.persons }.push(person);
                }
                before = Some(at);
            }
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
    for list in [&mut traits.persons, &mut traits.bodies, &mut traits.places] {
        list.sort_unstable();
        list.dedup();
    }
    traits.names = names.into_numbers();
    let words = words.into_numbers();
    traits.words = words.iter().map(|own| ((own >> OFTEN) as u32, *own as u8)).collect();
    traits.ages.sort_unstable();
    traits.ages.dedup();
    traits
}

/// Bits that count how often a word stands in a document.
const OFTEN: u32 = u8::BITS;

/// Whether the token is a word or a number that is more than grammar.
#[inline]
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
pub(super) fn names(tokens: &[Token]) -> impl Iterator<Item = &Token> {
    (0..tokens.len()).filter(|at| is_name(tokens, *at)).map(|at| &tokens[at])
}

#[inline]
fn is_name(tokens: &[Token], at: usize) -> bool {
    const COMMON: Class = Class::LINE_START
        .with(Class::DETERMINER)
        .with(Class::WEEKDAY)
        .with(Class::MONTH)
        .with(Class::PRONOUN)
        .with(Class::PREPOSITION)
        .with(Class::TITLE)
        .with(Class::TRIGGER)
        .with(Class::CONJUNCTION);
    let token = &tokens[at];
    token.is(Class::CAPITAL)
        && !token.is(COMMON)
        && token.span.len() > 3
        && at > 0
        && !tokens[at - 1].is_mark(".")
}

/// Whether it is an area that many events share: a country, a first-level area, a part of the world.
fn wide(entity: &Entity) -> bool {
    const KINDS: [&str; 6] = ["admin1", "continent", "country", "ocean", "region", "sea"];
    let kind = |place: &Place| place.kind.is_some_and(|kind| KINDS.contains(&kind));
    matches!(entity, Entity::Place(place) if kind(place))
}

/// Who and what a document is known to name, up to where it has been read.
struct Known<'a> {
    mentions: &'a [Mention],
    /// The words of those who speak, in order.
    speakers: Vec<Span>,
    speaker: usize,
}

impl<'a> Known<'a> {
    fn new(entities: &'a Entities) -> Self {
        let mut speakers: Vec<Span> =
            entities.attributions.iter().map(|said| said.source.span).collect();
        speakers.sort_unstable_by_key(|span| span.start);
        Self { mentions: &entities.mentions, speakers, speaker: 0 }
    }

    /// Two names in a row that are no place, no actor: a person, or an office where a word says so, as far as can be told without a list of names.
    ///
    /// `first` is the first of them; names are asked for in their order.
    fn person(&mut self, tokens: &[Token], first: usize) -> Option<u64> {
        let (name, token) = (&tokens[first], &tokens[first + 1]);
        let span = name.span.join(token.span);
        while self.speakers.get(self.speaker).is_some_and(|own| own.start <= token.span.start) {
            self.speaker += 1;
        }
        let before = self.speaker.checked_sub(1);
        if before.is_some_and(|at| self.speakers[at].contains(token.span)) {
            return None;
        }
        let named = |mention: &Mention| {
            matches!(mention.entity, Entity::Place(_) | Entity::Actor(_) | Entity::Target(_))
        };
        // `northern Burkina Faso` begins before the name that it holds.
        let around = tokens[first.saturating_sub(WIDE)].span.start;
        let passed = self.mentions.iter().take_while(|own| own.span.start < around).count();
        self.mentions = &self.mentions[passed..];
        let mut near = self.mentions.iter().take_while(|own| own.span.start < span.end);
        let known = near.any(|mention| {
            mention.span.start >= span.start && named(mention)
                || mention.span.contains(span) && wide(&mention.entity)
        });
        (!known).then(|| name.hash.rotate_left(7) ^ token.hash)
    }
}

/// `a 19-year-old man`, `John Doe, 34, was`: the age that the digits at `at` are.
fn age(document: &Document<'_>, tokens: &[Token], at: usize) -> Option<u8> {
    let token = &tokens[at];
    if token.span.len() > 3 {
        return None;
    }
    let word = |at: usize, expected: &str| {
        tokens
            .get(at)
            .is_some_and(|token| document.words(token.span).eq_ignore_ascii_case(expected))
    };
    let age = document.words(token.span).parse::<u64>().ok()?;
    let told = word(at + 1, "-") && word(at + 2, "year") && word(at + 4, "old")
        || word(at + 1, "year") && (word(at + 2, "old") || word(at + 3, "old"))
        || word(at + 1, "years") && word(at + 2, "old");
    let named = at >= 2
        && tokens[at - 1].is_mark(",")
        && tokens[at - 2].is(Class::CAPITAL)
        && !tokens[at - 2].is(Class::MONTH.with(Class::WEEKDAY))
        && tokens.get(at + 1).is_some_and(|next| next.is_mark(",") || next.is_mark("."));
    u8::try_from(age).ok().filter(|_| (told || named) && (1..=OLDEST).contains(&age))
}
