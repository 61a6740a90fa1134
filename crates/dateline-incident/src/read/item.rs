//! A sentence as items: words, numbers, mentions, times, triggers; and the combinators that read them.

use dateline_document::Document;
use dateline_entity::{Actor, Entities, Entity, Mention, People};
use dateline_text::number::{self, Quantity};
use dateline_text::{Class, Items, Sentence, Span, Token, WordSet, word_hash};
use dateline_time::Timex;
use nom::error::{Error, ErrorKind};
use nom::{IResult, Parser};

use super::aged::aged;
use super::trigger::{Hit, Sense};

/// One item of a sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Item<'a> {
    /// A word or a mark that is nothing else.
    Word { span: Span, hash: u64, class: Class, outline: Outline },
    /// A personal name.
    Name(Span),
    /// A number that counts nothing known: `killed four`.
    Number { span: Span, quantity: Quantity },
    /// An entity.
    Mention(&'a Mention),
    /// A time expression.
    Time(&'a Timex),
    /// A word that may tell an event.
    Trigger(Hit),
}

/// Length and first letter of a word, which show that it is none of most words that it is compared with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outline {
    /// Nought for a word that is not spelled as it is folded: of it nothing is told.
    length: u8,
    first: u8,
}

impl Outline {
    fn of(token: &Token, text: &str) -> Self {
        let first = text.as_bytes().get(token.span.start as usize);
        match (first, u8::try_from(token.span.len())) {
            (Some(first), Ok(length)) if !token.is(Class::SPELLED) => {
                Self { length, first: first.to_ascii_lowercase() }
            }
            _ => Self { length: 0, first: 0 },
        }
    }

    /// Whether the word may be `word`, which is in small letters.
    #[inline]
    fn fits(self, word: &str) -> bool {
        self.length == 0
            || word.len() == usize::from(self.length) && word.as_bytes()[0] == self.first
    }
}

impl<'a> Item<'a> {
    #[inline]
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Word { span, .. } | Self::Number { span, .. } | Self::Name(span) => *span,
            Self::Mention(mention) => mention.span,
            Self::Time(time) => time.span,
            Self::Trigger(hit) => hit.span,
        }
    }

    #[inline]
    pub(crate) fn is(&self, class: Class) -> bool {
        matches!(self, Self::Word { class: own, .. } if own.any(class))
    }

    #[inline]
    pub(crate) fn word(&self, word: &str) -> bool {
        matches!(self, Self::Word { hash, outline, .. } if outline.fits(word) && *hash == word_hash(word))
    }

    #[inline]
    pub(crate) fn one_of(&self, words: &[&str]) -> bool {
        let Self::Word { hash, outline, .. } = self else { return false };
        words.iter().any(|word| outline.fits(word) && *hash == word_hash(word))
    }

    /// As [`one_of`](Self::one_of), of a set that is asked about often.
    #[inline]
    pub(crate) fn among<const N: usize>(&self, words: &WordSet<N>) -> bool {
        matches!(self, Self::Word { hash, .. } if words.has(*hash))
    }

    #[inline]
    pub(crate) fn trigger(&self) -> Option<&Hit> {
        match self {
            Self::Trigger(hit) => Some(hit),
            _ => None,
        }
    }

    #[inline]
    pub(crate) fn mention(&self) -> Option<&'a Mention> {
        match self {
            Self::Mention(mention) => Some(mention),
            _ => None,
        }
    }

    pub(crate) fn people(&self) -> Option<(&'a Mention, &'a People)> {
        match self.mention() {
            Some(mention @ Mention { entity: Entity::People(people), .. }) => {
                Some((mention, people))
            }
            _ => None,
        }
    }

    pub(crate) fn actor(&self) -> Option<(&'a Mention, &'a Actor)> {
        match self.mention() {
            Some(mention @ Mention { entity: Entity::Actor(actor), .. }) => Some((mention, actor)),
            _ => None,
        }
    }
}

/// The items of `sentence`; the longest mention that starts at a token stands for its tokens.
pub(crate) fn items<'a>(
    document: &'a Document<'_>,
    entities: &'a Entities,
    sentence: &Sentence,
    hits: &[Hit],
    names: &[Span],
) -> Vec<Item<'a>> {
    let tokens = document.tokens_of(sentence);
    let mentions = entities.within(sentence.span);
    let times = document.times_in(sentence.span);
    let mut items = Vec::with_capacity(tokens.len());
    let mut at = 0;
    // The first mention that starts at the token or later.
    let mut next = 0;
    while at < tokens.len() {
        if let Some(close) = gloss(tokens, mentions, at) {
            at = close + 1;
            continue;
        }
        let start = tokens[at].span.start;
        let skip = |at: usize, end: u32| {
            at + tokens[at..].iter().take_while(|t| t.span.start < end).count().max(1)
        };
        if let Some(hit) = hits.iter().find(|hit| hit.span.start == start) {
            items.push(Item::Trigger(*hit));
            at = skip(at, hit.span.end);
            continue;
        }
        if let Some(name) = names.iter().find(|name| name.start == start) {
            items.push(Item::Name(*name));
            at = skip(at, name.end);
            continue;
        }
        // A trigger inside a longer mention (`the force commander of the strike group`) would be lost: cut there.
        let whole = |span: Span| {
            let within = |inner: Span| inner.start > span.start && inner.start < span.end;
            !hits.iter().any(|hit| within(hit.span)) && !names.iter().any(|name| within(*name))
        };
        let starting = |m: &&Mention| whole(m.span);
        next += mentions[next..].iter().take_while(|m| m.span.start < start).count();
        let here = mentions[next..].iter().take_while(|m| m.span.start == start);
        let mention = here.filter(starting).max_by_key(|m| (m.span.end, rank(m)));
        let time = times
            .iter()
            .filter(|t| t.span.start == start && whole(t.span))
            .max_by_key(|t| t.span.end);
        match (mention, time) {
            (Some(mention), time) if time.is_none_or(|time| time.span.end <= mention.span.end) => {
                items.push(Item::Mention(mention));
                at = skip(at, mention.span.end);
            }
            (_, Some(time)) => {
                items.push(Item::Time(time));
                at = skip(at, time.span.end);
            }
            _ => {
                let token = &tokens[at];
                let numeric =
                    Class::DIGIT | Class::NUMBER_WORD | Class::VAGUE_NUMBER | Class::NUMBER_CUE;
                let counts = token.is(numeric) && !token.is(Class::PREPOSITION)
                    || STARTS_COUNT.has(token.hash);
                if counts
                    && !came_under(tokens, at)
                    && !aged(tokens, at)
                    && let Some((used, quantity)) = number::quantity(document.text, &tokens[at..])
                {
                    let span = token.span.join(tokens[at + used - 1].span);
                    // A mention that starts inside the number keeps its tokens.
                    if !mentions
                        .iter()
                        .any(|m| m.span.start > span.start && m.span.start < span.end)
                    {
                        items.push(Item::Number { span, quantity });
                        at += used;
                        continue;
                    }
                }
                items.push(Item::Word {
                    span: token.span,
                    hash: token.hash,
                    class: token.class,
                    outline: Outline::of(token, document.text),
                });
                at += 1;
            }
        }
    }
    items
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
static STARTS_COUNT: WordSet<8> =
    WordSet::new(["over", "under", "around", "between", "about", "up", "at", "no"]);

/// Input of the frames.
pub(crate) type In<'a> = Items<'a, Item<'a>>;
/// Output of the frames.
pub(crate) type Out<'a, T> = IResult<In<'a>, T>;

fn fail<T>(input: In<'_>) -> Out<'_, T> {
    Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)))
}

/// One item that `test` takes, as what it makes of it.
pub(crate) fn take<'a, T>(
    test: impl Fn(&Item<'a>) -> Option<T>,
) -> impl Parser<In<'a>, Output = T, Error = Error<In<'a>>> {
    move |input: In<'a>| match input.0.first().and_then(&test) {
        Some(value) => Ok((Items(&input.0[1..]), value)),
        None => fail(input),
    }
}

/// The lists of words that the rows of a table hold in one of their fields, for a [`WordSet`] of them all.
macro_rules! lists {
    ($table:ident, $field:tt) => {{
        let (mut lists, mut at): ([&[&str]; $table.len()], usize) = ([&[]; $table.len()], 0);
        while at < $table.len() {
            lists[at] = $table[at].$field;
            at += 1;
        }
        lists
    }};
}
pub(crate) use lists;

/// One given word.
pub(crate) fn word<'a>(
    word: &'static str,
) -> impl Parser<In<'a>, Output = Span, Error = Error<In<'a>>> {
    take(move |item: &Item<'a>| item.word(word).then(|| item.span()))
}

/// One of some words.
pub(crate) fn one_of<'a>(
    words: &'static [&'static str],
) -> impl Parser<In<'a>, Output = Span, Error = Error<In<'a>>> {
    take(move |item: &Item<'a>| item.one_of(words).then(|| item.span()))
}

/// A word of a class.
pub(crate) fn class<'a>(class: Class) -> impl Parser<In<'a>, Output = Span, Error = Error<In<'a>>> {
    take(move |item: &Item<'a>| item.is(class).then(|| item.span()))
}

/// A trigger of one of the senses.
pub(crate) fn sense<'a>(
    senses: &'static [Sense],
) -> impl Parser<In<'a>, Output = Hit, Error = Error<In<'a>>> {
    take(move |item: &Item<'a>| item.trigger().filter(|hit| senses.contains(&hit.sense())).copied())
}

/// Words whose subject did the harm that follows, or is said to: `was charged with murder`.
static CHARGED: WordSet<12> = WordSet::new([
    "charged",
    "accused",
    "convicted",
    "suspected",
    "arrested",
    "sentenced",
    "wanted",
    "guilty",
    "indicted",
    "acquitted",
    "sought",
    "jailed",
]);

/// Whether a frame may pass over the item: adverbs, articles, adjectives, times; never a mention or a trigger.
fn passable(item: &Item<'_>) -> bool {
    match item {
        Item::Word { class, .. } => {
            !class.any(
                Class::PUNCT
                    .with(Class::CONJUNCTION)
                    .with(Class::NEGATION)
                    .with(Class::PRONOUN)
                    .with(Class::REPORTING),
            ) && !item.among(&CHARGED)
                || item.one_of(&["others", "that", "one"])
        }
        Item::Time(_) => true,
        _ => false,
    }
}

/// `inner`, after as few passable items as it takes, at most `most`.
pub(crate) fn within<'a, T>(
    most: usize,
    mut inner: impl Parser<In<'a>, Output = T, Error = Error<In<'a>>>,
) -> impl Parser<In<'a>, Output = T, Error = Error<In<'a>>> {
    move |input: In<'a>| {
        for passed in 0..=most.min(input.0.len()) {
            if passed > 0 && !passable(&input.0[passed - 1]) {
                break;
            }
            if let Ok(found) = inner.parse(Items(&input.0[passed..])) {
                return Ok(found);
            }
        }
        fail(input)
    }
}

/// The span from the first item of `from` up to where `rest` starts.
pub(crate) fn covered<'a>(from: In<'a>, rest: In<'a>) -> Span {
    let used = &from.0[..from.0.len() - rest.0.len()];
    match (used.first(), used.last()) {
        (Some(first), Some(last)) => first.span().join(last.span()),
        _ => Span::default(),
    }
}

/// Applies `frame` from left to right; a match consumes its items. Items that `anchor` refuses are not tried.
pub(crate) fn find_all<'a, T>(
    items: &'a [Item<'a>],
    anchor: impl Fn(&Item<'a>) -> bool,
    mut frame: impl FnMut(In<'a>) -> Out<'a, T>,
) -> Vec<(Span, T)> {
    let mut found = Vec::new();
    let mut rest = Items(items);
    while let Some(first) = rest.0.first() {
        if anchor(first)
            && let Ok((after, value)) = frame(rest)
            && after.0.len() < rest.0.len()
        {
            found.push((covered(rest, after), value));
            rest = after;
        } else {
            rest = Items(&rest.0[1..]);
        }
    }
    found
}
