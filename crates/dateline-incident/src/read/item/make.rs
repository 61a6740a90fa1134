//! From the tokens, mentions and times of a sentence to its items.

use dateline_document::Document;
use dateline_entity::{Entities, Entity, Mention};
use dateline_text::number::{Quantity, quantity};
use dateline_text::{Class, Sentence, Span, Token, WordSet, word_hash};

use super::{Item, Outline};
use crate::read::aged::aged;
use crate::read::kinds::Kinds;
use crate::read::trigger::Hit;

/// Adds the items of `sentence`; the longest mention that starts at a token stands for its tokens.
pub(crate) fn add_items<'a>(
    document: &'a Document<'_>,
    entities: &'a Entities,
    sentence: &Sentence,
    hits: &[Hit],
    names: &[Span],
    items: &mut Vec<Item<'a>>,
) {
    let tokens = document.tokens_of(sentence);
    let mentions = entities.within(sentence.span);
    let times = document.times_in(sentence.span);
    items.reserve(tokens.len());
    // The first of each that starts at the token or later.
    let (mut hit, mut name, mut mention, mut time) = (0, 0, 0, 0);
    // Where the first of them all starts.
    let mut next = 0;
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        if token.is(Class::PUNCT)
            && let Some(close) = gloss(tokens, mentions, at)
        {
            at = close + 1;
            continue;
        }
        let start = token.span.start;
        if start >= next {
            let skip = |end: u32| {
                at + tokens[at..].iter().take_while(|token| token.span.start < end).count().max(1)
            };
            while hits.get(hit).is_some_and(|hit| hit.span.start < start) {
                hit += 1;
            }
            let next_hit = hits.get(hit).map_or(u32::MAX, |hit| hit.span.start);
            if next_hit == start {
                items.push(Item::Trigger(hits[hit]));
                at = skip(hits[hit].span.end);
                continue;
            }
            while names.get(name).is_some_and(|name| name.start < start) {
                name += 1;
            }
            let next_name = names.get(name).map_or(u32::MAX, |name| name.start);
            if next_name == start {
                items.push(Item::Name(names[name]));
                at = skip(names[name].end);
                continue;
            }
            // A trigger inside a longer mention (`the force commander of the strike group`) would be lost: cut there.
            let whole = |span: Span| span.end <= next_hit.min(next_name);
            while mentions.get(mention).is_some_and(|mention| mention.span.start < start) {
                mention += 1;
            }
            let here = mentions[mention..].iter().take_while(|mention| mention.span.start == start);
            let longest = here
                .filter(|mention| whole(mention.span) && !of_them(&tokens[at..], mention))
                .max_by_key(|mention| (mention.span.end, rank(mention)));
            while times.get(time).is_some_and(|time| time.span.start < start) {
                time += 1;
            }
            let dated = times[time..]
                .iter()
                .take_while(|time| time.span.start == start)
                .filter(|time| whole(time.span))
                .max_by_key(|time| time.span.end);
            let next_mention = mentions.get(mention).map_or(u32::MAX, |mention| mention.span.start);
            let next_time = times.get(time).map_or(u32::MAX, |time| time.span.start);
            // One that starts here and is not whole is passed.
            let later = |at: u32| if at == start { 0 } else { at };
            next = next_hit.min(next_name).min(later(next_mention)).min(later(next_time));
            match (longest, dated) {
                (Some(mention), time)
                    if time.is_none_or(|time| time.span.end <= mention.span.end) =>
                {
                    items.push(Item::Mention(mention));
                    at = skip(mention.span.end);
                    continue;
                }
                (_, Some(time)) => {
                    items.push(Item::Time(time));
                    at = skip(time.span.end);
                    continue;
                }
                _ => {}
            }
        }
        if token.is(BOUNDING)
            && let Some((used, quantity)) = number(document, tokens, at)
        {
            let span = token.span.join(tokens[at + used - 1].span);
            // A mention or a time that starts inside the number keeps its tokens: `only two days after`.
            let inside = |own: Span| own.start > span.start && own.start < span.end;
            let kept = mentions[mention..].iter().map(|mention| mention.span);
            let timed = times[time..].iter().map(|time| time.span);
            if !kept.take_while(|own| own.start < span.end).any(inside)
                && !timed.take_while(|own| own.start < span.end).any(inside)
            {
                items.push(Item::Number { span, quantity });
                at += used;
                continue;
            }
        }
        items.push(word(document, token));
        at += 1;
    }
}

#[inline]
fn word<'a>(document: &Document<'_>, token: &Token) -> Item<'a> {
    Item::Word {
        span: token.span,
        hash: token.hash,
        class: token.class,
        outline: Outline::of(token, document.text),
        kinds: Kinds::of(token.hash),
    }
}

/// Words of numbers.
const NUMERIC: Class =
    Class::DIGIT.with(Class::NUMBER_WORD).with(Class::VAGUE_NUMBER).with(Class::NUMBER_CUE);

/// Words at which a number may begin: all that may bound one are cues of one, prepositions or negations.
const BOUNDING: Class = NUMERIC.with(Class::PREPOSITION).with(Class::NEGATION);

/// A number that counts something at `at`, a token that may begin one, as (tokens, number).
fn number(document: &Document<'_>, tokens: &[Token], at: usize) -> Option<(usize, Quantity)> {
    let token = &tokens[at];
    let counts = token.is(NUMERIC) && !token.is(Class::PREPOSITION) || STARTS_COUNT.has(token.hash);
    if !counts || came_under(tokens, at) || aged(tokens, at) {
        return None;
    }
    quantity(document.text, &tokens[at..])
}

/// Tokens of a gloss at most.
const GLOSS: usize = 14;

/// The closing mark of a gloss that starts at `at`: `the front [National Liberation Front] guerrillas`, `the union (UTC)`.
///
/// It only says again what stands before it, so that a frame reads over it. What holds numbers, people or harm is told.
fn gloss(tokens: &[Token], mentions: &[Mention], at: usize) -> Option<usize> {
    let close = match &tokens[at] {
        open if open.is_mark("[") => "]",
        open if open.is_mark("(") => ")",
        _ => return None,
    };
    let length = tokens[at + 1..].iter().take(GLOSS).position(|token| token.is_mark(close))?;
    let inner = &tokens[at + 1..at + 1 + length];
    let span = inner.first()?.span.join(inner[length - 1].span);
    let telling = Class::TRIGGER
        .with(Class::HARM)
        .with(Class::NUMBER_WORD)
        .with(Class::VAGUE_NUMBER)
        .with(Class::AUXILIARY)
        .with(Class::REPORTING)
        .with(Class::TIME_CUE)
        .with(Class::MONTH)
        .with(Class::WEEKDAY);
    let from = mentions.partition_point(|mention| mention.span.start < span.start);
    let people = mentions[from..]
        .iter()
        .take_while(|mention| mention.span.start < span.end)
        .any(|mention| matches!(mention.entity, Entity::People(_) | Entity::Weapon(_)));
    let starts_with_digit = inner[0].is(Class::DIGIT);
    let plain = !people && !starts_with_digit && !inner.iter().any(|token| token.is(telling));
    plain.then_some(at + 1 + length)
}

/// `three of them children`: a part of those told before, and read as its words.
fn of_them(tokens: &[Token], mention: &Mention) -> bool {
    const THEM: u64 = word_hash("them");
    const WHOM: u64 = word_hash("whom");
    matches!(&mention.entity, Entity::People(people) if people.count.is_some())
        && tokens
            .iter()
            .take_while(|token| token.span.start < mention.span.end)
            .any(|token| token.hash == THEM || token.hash == WHOM)
}

/// Of mentions of the same words, the one that a frame most needs to see.
fn rank(mention: &Mention) -> u8 {
    match mention.entity {
        Entity::People(_) => 5,
        Entity::Weapon(_) => 4,
        Entity::Actor(_) => 3,
        Entity::Target(_) => 2,
        Entity::Place(_) => 1,
    }
}

/// `came under two attacks`: the preposition is the verb's, not a bound of the number.
fn came_under(tokens: &[Token], at: usize) -> bool {
    const UNDER: u64 = word_hash("under");
    static VERBS: WordSet<4> = WordSet::new(["came", "come", "comes", "coming"]);
    tokens[at].hash == UNDER && at > 0 && VERBS.has(tokens[at - 1].hash)
}

/// Prepositions that may stand before a number as its bound.
static STARTS_COUNT: WordSet<9> =
    WordSet::new(["over", "under", "around", "between", "about", "up", "at", "no", "as"]);
