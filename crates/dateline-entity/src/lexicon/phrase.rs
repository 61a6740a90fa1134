//! What stands before a noun: number, article, possessor and describing words.

use std::ops::Range;

use dateline_text::number::Quantity;
use dateline_text::{Class, Span};

use super::any;
use super::modifier::{collects, modifier};
pub(crate) use super::modifier::{common, describing, noun_goes_on, noun_like};
pub(crate) use super::quantity::quantity_before;
use super::word_set;
use super::{Form, Kind, Words};
use crate::Number;

/// First words of phrases of this grammar that are in no knowledge file.
pub(crate) const HEADS: &[(&[&str], Class)] = &[
    (&["pro", "coalition", "international", "global"], Class::ACTOR_HEAD),
    (&["more"], Class::PEOPLE_HEAD),
    (&["those", "these", "such", "same", "others", "old", "olds"], Class::NONE),
];

/// The article of a noun phrase, with what it tells about the thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Article {
    /// `rockets`
    None,
    /// `a rocket`, at this token.
    Indefinite(usize),
    /// `the rocket`
    Definite,
    /// `those groups`, `the same base`
    Pointing,
    /// `his wife`, `Iran's embassy`
    Possessive,
    /// `no soldiers`, at this token.
    Negative(usize),
}

/// The words before a head noun.
#[derive(Clone, Debug)]
pub(crate) struct Lead {
    /// The first token of the phrase.
    pub(crate) start: usize,
    pub(crate) article: Article,
    /// The quantity, and its tokens.
    pub(crate) number: Option<(Quantity, Range<usize>)>,
    /// Describing words, between number or article and the head.
    pub(crate) modifiers: Range<usize>,
    /// `a barrage of rockets`: several, however many.
    pub(crate) collective: bool,
}

impl Lead {
    /// How many of a head in this form, where the words say: a number, `a` before a singular, `no`.
    pub(crate) fn count(&self, words: &Words<'_>, form: Form) -> Option<Number> {
        let span = |tokens: Range<usize>| {
            words.tokens[tokens.start].span.join(words.tokens[tokens.end - 1].span)
        };
        if let Some((quantity, tokens)) = &self.number {
            return Some(Number { quantity: *quantity, span: span(tokens.clone()) });
        }
        match self.article {
            Article::Indefinite(at) if !self.collective && form != Form::Plural => {
                Some(Number { quantity: Quantity::exactly(1), span: words.tokens[at].span })
            }
            Article::Negative(at) => {
                Some(Number { quantity: Quantity::exactly(0), span: words.tokens[at].span })
            }
            _ => None,
        }
    }

    /// The span from the first word of the phrase to the end of token `last`.
    pub(crate) fn span(&self, words: &Words<'_>, last: usize) -> Span {
        words.tokens[self.start].span.join(words.tokens[last].span)
    }
}

/// More describing words than this before a noun are read as something else.
const MOST_MODIFIERS: usize = 6;

/// Reads backwards from the head noun at token `head`.
pub(crate) fn lead(words: &Words<'_>, head: usize) -> Lead {
    let mut found = Lead {
        start: head,
        article: Article::None,
        number: None,
        modifiers: head..head,
        collective: false,
    };
    // `first` is where the describing words begin; `sure` where those begin that cannot be a verb.
    let (mut first, mut sure, mut certain) = (head, head, true);
    let mut settled = false;
    // `eight of them Americans`
    if let Some(of) = head.checked_sub(2)
        && words.is_any(head - 1, any!["them", "whom"])
        && words.is(of, "of")
        && let Some((from, quantity)) = quantity_before(words, of)
    {
        (found.start, found.number) = (from, Some((quantity, from..of)));
        return found;
    }
    for _ in 0..MOST_MODIFIERS {
        if let Some((from, quantity)) = quantity_before(words, first) {
            if !found.collective {
                found.number = Some((quantity, from..first));
            }
            (found.start, settled) = (from, true);
            if from > 0
                && words.among(
                    from - 1,
                    word_set!["the", "these", "those", "its", "their", "his", "her"],
                )
            {
                found.article = if words.is_any(from - 1, any!["these", "those"]) {
                    Article::Pointing
                } else {
                    Article::Definite
                };
                found.start = from - 1;
            }
            // `two of the five attackers`: the part is counted, not the whole.
            let article = if words.is(from, "the") { from } else { from.saturating_sub(1) };
            if !found.collective
                && words.is(article, "the")
                && let Some(of) = article.checked_sub(1).filter(|of| words.is(*of, "of"))
                && let Some((part, quantity)) = quantity_before(words, of)
            {
                found.article = Article::Definite;
                (found.start, found.number) = (part, Some((quantity, part..of)));
            }
            break;
        }
        let Some(at) = first.checked_sub(1) else { break };
        let token = &words.tokens[at];
        if !token.is(Class::DETERMINER)
            && let Some(name) = group_before(words, first)
        {
            first = name;
            if certain {
                sure = first;
            }
            continue;
        }
        if token.is(Class::POSSESSIVE) {
            found.article = Article::Possessive;
            (found.start, settled) = (first, true);
            if let Some((part, quantity, of)) = part_of_possessor(words, at) {
                // `two of the country's soldiers`
                (found.start, found.number) = (part, Some((quantity, part..of)));
            }
            break;
        }
        if token.is(Class::PUNCT) {
            if words.joins(at) {
                // The head itself is the last part: `anti-rebel fighters`.
                first = at - 1;
                while first >= 2 && words.joins(first - 1) {
                    first -= 2;
                }
                if certain {
                    sure = first;
                }
                continue;
            }
            if first == head
                && token.is(Class::QUOTE)
                && at > 0
                && quantity_before(words, at).is_some()
            {
                first = at;
                continue;
            }
            break;
        }
        if at >= 2 && words.joins(at - 1) {
            // The last part of a compound: `US-led`, `Iranian-made`.
            first = at;
            while first >= 2 && words.joins(first - 1) {
                first -= 2;
            }
            if certain {
                sure = first;
            }
            continue;
        }
        if let Some(article) = article(words, at) {
            found.article = article;
            (found.start, settled) = (at, true);
            if let Some((from, quantity)) = at
                .checked_sub(1)
                .filter(|of| words.is(*of, "of"))
                .and_then(|of| quantity_before(words, of))
            {
                // `two of the rockets`
                (found.start, found.number) = (from, Some((quantity, from..at - 1)));
            }
            break;
        }
        if words.is(at, "of") && at > 0 && first == head && collects(words, at - 1) {
            found.collective = true;
            first = at - 1;
            continue;
        }
        match modifier(words, at) {
            Some(true) => {}
            Some(false) => certain = false,
            None => break,
        }
        first = at;
        if certain {
            sure = first;
        }
    }
    if settled {
        found.modifiers = first..head;
    } else {
        found.start = sure;
        found.modifiers = sure..head;
    }
    if found.article == Article::Definite && found.modifiers.clone().any(|at| words.is(at, "same"))
    {
        found.article = Article::Pointing;
    }
    found
}

/// The number of `two of the country's soldiers`, whose possessor ends before token `mark`: its first token, and its `of`.
fn part_of_possessor(words: &Words<'_>, mark: usize) -> Option<(usize, Quantity, usize)> {
    /// Tokens of the possessor, at most.
    const LONGEST: usize = 4;
    let least = mark.saturating_sub(LONGEST + 1);
    let of = (least..mark).rev().find(|at| words.has(*at, Class::PREPOSITION | Class::PUNCT))?;
    let (part, quantity) = quantity_before(words, of).filter(|_| words.is(of, "of"))?;
    Some((part, quantity, of))
}

/// The first token of the name of a group that ends right before `end`: `150 Shining Path members`.
fn group_before(words: &Words<'_>, end: usize) -> Option<usize> {
    if !words.may_end_actor(end) || !words.has(end.checked_sub(1)?, Class::CAPITAL) {
        return None;
    }
    (end.saturating_sub(4)..end).find(|from| {
        words.kinds(*from).has(Kind::Actor)
            && words.has(*from, Class::CAPITAL)
            && words
                .find_before(Kind::Actor, *from, end)
                .is_some_and(|hit| hit.entry.is_some() && from + hit.used() == end)
    })
}

fn article(words: &Words<'_>, at: usize) -> Option<Article> {
    let token = &words.tokens[at];
    if !token.is(Class::DETERMINER | Class::NEGATION) {
        return (words.is(at, "such")).then_some(Article::Pointing);
    }
    Some(match words.text(at).len() {
        1 if words.is(at, "a") => Article::Indefinite(at),
        2 if words.is(at, "an") => Article::Indefinite(at),
        // `Daw No Ku` is a name.
        2 if words.is(at, "no") && !(words.proper(at) && words.has(at - 1, Class::WORD)) => {
            Article::Negative(at)
        }
        3 if words.is(at, "the") => Article::Definite,
        // `said that rockets fell`: only a preposition shows that the word points.
        4 if words.is(at, "that") && !(at > 0 && words.has(at - 1, Class::PREPOSITION)) => {
            return None;
        }
        _ if words.is_any(at, any!["this", "that", "these", "those"]) => Article::Pointing,
        _ if words.among(at, word_set!["its", "their", "his", "her", "our", "my", "your"]) => {
            Article::Possessive
        }
        _ if words
            .among(at, word_set!["any", "some", "each", "every", "all", "another", "both"]) =>
        {
            Article::None
        }
        _ => return None,
    })
}
