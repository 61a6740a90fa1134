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
                said.push(token.hash as u32);
            }
            if token.is(Class::DIGIT) {
                traits.ages.extend(age(document, tokens, at));
            }
            if named && is_name(tokens, at) {
                traits.names.push(token.hash);
                let first = before.filter(|first| first + 1 == at);
                traits.persons.extend(first.and_then(|first| known.person(tokens, first)));
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
    for list in [&mut traits.names, &mut traits.persons, &mut traits.places] {
        *list = in_order(list);
        list.dedup();
    }
    traits.words = counted(&in_order(&said));
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

/// A hash that is evenly spread.
pub(super) trait Hash: Copy + Default + Ord {
    /// Its first bits.
    fn first(self) -> u32;
}

impl Hash for u32 {
    fn first(self) -> u32 {
        self
    }
}

impl Hash for u64 {
    fn first(self) -> u32 {
        (self >> 32) as u32
    }
}

/// Hashes in order.
///
/// Hashes lie evenly, so that one pass by their first bits puts nearly every one in its place.
pub(super) fn in_order<T: Hash>(said: &[T]) -> Vec<T> {
    /// As many slots by their logarithm as pay for a pass over them.
    const MOST: u32 = 16;
    let bits = (usize::BITS - said.len().leading_zeros()).clamp(1, MOST);
    let slot = |hash: T| (hash.first() >> (u32::BITS - bits)) as usize;
    // Where the hashes of each slot begin.
    let mut starts = vec![0_u32; (1 << bits) + 1];
    for hash in said {
        starts[slot(*hash) + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut sorted = vec![T::default(); said.len()];
    for hash in said {
        let own = &mut starts[slot(*hash)];
        sorted[*own as usize] = *hash;
        *own += 1;
    }
    // What is left to move is little, but for hashes that somebody has made alike.
    let mut moves = said.len() * MOST as usize;
    for at in 1..sorted.len() {
        let own = sorted[at];
        let mut to = at;
        while to > 0 && own < sorted[to - 1] {
            sorted[to] = sorted[to - 1];
            to -= 1;
        }
        sorted[to] = own;
        moves = moves.saturating_sub(at - to);
        if moves == 0 {
            sorted.sort_unstable();
            break;
        }
    }
    sorted
}

/// Each of the hashes, which are in order, with how often it stands there.
fn counted(said: &[u32]) -> Vec<(u32, u8)> {
    let mut words: Vec<(u32, u8)> = Vec::with_capacity(said.len());
    for hash in said {
        match words.last_mut() {
            Some((last, often)) if last == hash => *often = often.saturating_add(1),
            _ => words.push((*hash, 1)),
        }
    }
    words.shrink_to_fit();
    words
}

/// Capitalised words that do not begin a sentence and are no common words.
pub(super) fn names(tokens: &[Token]) -> impl Iterator<Item = &Token> {
    (0..tokens.len()).filter(|at| is_name(tokens, *at)).map(|at| &tokens[at])
}

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
    let kind = |place: &Place| place.kind.as_deref().is_some_and(|kind| KINDS.contains(&kind));
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

    /// Two names in a row that are no place and no actor: a person, as far as can be told without a list of names.
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

#[cfg(test)]
mod tests {
    use super::{counted, in_order};

    #[test]
    fn hashes_in_order_with_how_often() {
        let words = |said: &[u32]| counted(&in_order(said));
        assert_eq!(words(&[]), []);
        let said = [9, 1 << 31, 7, 9, u32::MAX, 9, 1 << 31];
        assert_eq!(words(&said), [(7, 1), (9, 3), (1 << 31, 2), (u32::MAX, 1)]);
        assert_eq!(words(&[5; 300]), [(5, u8::MAX)]);
    }
}
