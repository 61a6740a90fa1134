//! A sentence as items: words, numbers, mentions, times, triggers; what they hold together; and the combinators that read
//! them.

mod bag;
mod kit;
mod make;

use dateline_entity::{Actor, Entity, Mention, People};
use dateline_text::number::Quantity;
use dateline_text::{Class, Span, Token, WordSet, word_hash};
use dateline_time::Timex;

pub(crate) use self::bag::Bag;
pub(crate) use self::kit::{
    CHARGED, In, Out, among, class, find_all, lists, one_of, sense, take, within, word,
};
pub(crate) use self::make::add_items;
use super::kinds::Kinds;
use super::trigger::Hit;

/// One item of a sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Item<'a> {
    /// A word or a mark that is nothing else.
    Word { span: Span, hash: u64, class: Class, outline: Outline, kinds: Kinds },
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
    pub(crate) fn kind(&self, kinds: Kinds) -> bool {
        matches!(self, Self::Word { kinds: own, .. } if own.any(kinds))
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

/// Whether a word looks like a verb in -ing: `carrying`, `guarding`; not `including`.
pub(crate) fn ends_in_ing(word: &str) -> bool {
    let end = word.len().checked_sub(3).and_then(|from| word.get(from..));
    end.is_some_and(|end| end.eq_ignore_ascii_case("ing"))
        && !word.eq_ignore_ascii_case("including")
}
