//! Names in headlines and in text all in capitals, where a capital says nothing.

use dateline_gazetteer::{Cue, Kind, Places};
use dateline_text::{Class, Token};

use super::cue::{cued, named_type, of_type};
use super::name::{FUNCTION, LONGEST, Name, Reader, span};
use super::person;
use super::usage::{Shape, Usage};
use super::words::{self, TypeEntry};
use crate::Mention;

/// Words with which no name starts in text whose capitals say nothing.
const SKIPPED: Class = Class::PREPOSITION.with(Class::CONJUNCTION).with(Class::AUXILIARY);

/// Tokens that are surveyed at once.
const SURVEYED: usize = 64;

impl<'g> Reader<'_, 'g> {
    /// The names of a sentence whose capitals say nothing.
    pub(super) fn louds(
        &mut self,
        tokens: &[Token],
        usage: Usage,
        mentions: &[Mention],
        out: &mut Vec<Name<'g>>,
    ) {
        let (mut at, mut from) = (0, 0);
        let mut near = self.survey(tokens, usage.digits);
        loop {
            let left = if at - from < SURVEYED { near.some >> (at - from) } else { 0 };
            if left == 0 {
                at = at.max(from + SURVEYED);
                from = at;
                let Some(rest) = tokens.get(from..).filter(|rest| !rest.is_empty()) else { return };
                near = self.survey(rest, usage.digits);
                continue;
            }
            at += left.trailing_zeros() as usize;
            let bit = 1 << (at - from);
            if skipped(&tokens[at], self.document.text) {
                at += 1;
            } else if near.sites & bit != 0
                && let Some(end) = self.numbered(tokens, at, out)
            {
                at = end;
            } else if near.heads & bit != 0
                && let Some(cued) = self.may_start(tokens, at, near.large & bit != 0)
            {
                at = self.loud(tokens, at, cued, usage.shape, mentions, out);
            } else {
                at += 1;
            }
        }
    }

    /// What the gazetteer and the classes tell of the first tokens.
    ///
    /// Hardly anything branches, so that the looks at memory do not wait for each other.
    fn survey(&self, tokens: &[Token], digits: bool) -> Survey {
        let near = &tokens[..tokens.len().min(SURVEYED)];
        let Capitals { words, known } = capitals(near);
        let next = |at: usize| tokens.get(at + 1).map_or(0, |next| next.hash);
        let (mut heads, mut large) = (0, 0);
        for at in bits(known) {
            let token = &near[at];
            let longer =
                token.is(Class::PLACE_LONGER) && self.listed.may_go_on_from(token.hash, next(at));
            heads |= u64::from(token.is(Class::PLACE_HEAD)) << at;
            large |= u64::from(token.is(Class::PLACE_LARGE) || longer) << at;
        }
        for at in bits(words & !known) {
            let head = self.listed.head(near[at].hash);
            heads |= u64::from(head.is_some()) << at;
            large |= u64::from(head.is_large() || self.listed.may_go_on(head, next(at))) << at;
        }
        let sites = if digits { filtered(words, |at| near[at].is(Class::PLACE_WORD)) } else { 0 };
        Survey { some: heads | sites, heads, large, sites }
    }

    /// Whether a word that something speaks for may start a name, and whether a cue stands before it: most words of the language
    /// are somewhere a hamlet's name, which nothing here speaks for.
    #[inline]
    fn may_start(&self, tokens: &[Token], at: usize, large: bool) -> Option<bool> {
        let cued = cued(tokens, at);
        let told = cued
            || large
            || tokens.get(at + 1).is_some_and(|next| {
                next.is(Class::PLACE_TYPE) && type_at(tokens, at + 1).is_some()
                    || next.is(Class::PUNCT)
                        && (self
                            .listed
                            .may_be_large(self.listed.head(tokens[at].hash), &tokens[at..])
                            || self.area_after(tokens, at + 1))
            })
            || of_type(tokens, at);
        told.then_some(cued)
    }

    /// A name in a sentence whose capitals say nothing, which the gazetteer may hold; returns where to go on.
    fn loud(
        &mut self,
        tokens: &[Token],
        at: usize,
        cued: bool,
        shape: Shape,
        mentions: &[Mention],
        out: &mut Vec<Name<'g>>,
    ) -> usize {
        let first = &tokens[at];
        let Some((end, places)) = self.look_up(tokens, at, tokens.len().min(at + LONGEST)) else {
            return at + 1;
        };
        let comma = self.area_after(tokens, end);
        let beside = type_at(tokens, end);
        let typed = beside.is_some();
        let supported = cued || comma || typed;
        let name = at..end;
        let single = name.clone().filter(|i| tokens[*i].is(Class::WORD)).count() == 1;
        let initials = first.span.of(self.document.text).contains('.');
        let upper = initials || shape == Shape::Titled && first.is(Class::UPPER);
        if self.no_name(tokens, &name, single, upper)
            || tokens[end - 1].is(Class::PREPOSITION.with(Class::CONJUNCTION)) && !single
            || places.cue() == Cue::Upper && !upper
        {
            return at + 1;
        }
        let Some(best) = places.best() else { return end };
        let area = matches!(best.kind(), Kind::Country | Kind::Admin1 | Kind::Region | Kind::Sea);
        // `CABANAS DEPARTMENT`
        let such = beside.is_some_and(|entry| {
            places.take(8).any(|p| p.kind().as_str() == entry.kind && p.kind() != Kind::Place)
        });
        let of_type = of_type(tokens, at);
        // Where capitals say nothing, a word of the language needs more than a preposition: `IN CHARGE`, `AT HOME`.
        let strong = comma || of_type || such || shape == Shape::Titled && supported;
        let number = first.is(Class::NUMBER_WORD.with(Class::VAGUE_NUMBER));
        let article = !single && first.is(FUNCTION) && !area && best.population() < 100_000;
        let small = single
            // `LA`, `DEL`: the articles and prepositions of other languages, in capitals.
            && first.span.len() <= 3
            && person::small_particle(first)
            && (typed || !cued || named_type(tokens, end).is_none());
        let people = best.kind() != Kind::Country
            && self.demonym(tokens, at).is_some_and(|used| at + used >= end);
        if people || shape == Shape::Shouted && (number || article || small) {
            return at + 1;
        }
        if person::introduced(tokens, at) && !(cued && area) {
            return end;
        }
        let bigger = words::bigger(&tokens[end..]).filter(|_| !typed).filter(|_| {
            shape == Shape::Titled || tokens.get(end).is_some_and(|t| t.is(Class::CAPITAL))
        });
        if bigger == Some(false) {
            return end;
        }
        if shape == Shape::Shouted
            && cued
            && !typed
            && let Some(end) = named_type(tokens, end)
        {
            out.push(self.name(tokens, at..end, Places::default(), false, true));
            return end;
        }
        let stands = match places.cue() {
            Cue::Context => strong,
            _ if single && words::given(first) => strong || best.kind() == Kind::Country,
            _ if single => {
                supported
                    || matches!(best.kind(), Kind::Country)
                    || best.population() > 300_000
                    || shape == Shape::Titled && best.population() > 20_000
            }
            _ => supported || best.population() > 1_000 || area,
        };
        if stands
            && (cued || !self.people().has(&tokens[end - 1]))
            && (supported || !single || !self.common(first))
        {
            let part = bigger == Some(true) || self.within_actor(mentions, span(tokens, &name));
            out.push(self.name(tokens, name, places, part, supported || area || !single));
            return end;
        }
        at + 1
    }

    fn common(&mut self, token: &Token) -> bool {
        self.seen_lower(token.hash)
    }
}

/// Words of a few tokens, as bits from the lowest on.
struct Survey {
    /// At which a closer look may find a name or a site.
    some: u64,
    /// With which a name may begin.
    heads: u64,
    /// Of the heads, those of large places and of names of several words.
    large: u64,
    /// That may be words for sites.
    sites: u64,
}

/// Words in capitals, as bits from the lowest on.
struct Capitals {
    /// All but those with which no name starts.
    words: u64,
    /// Of these, the ones whose classes tell what the gazetteer says of them.
    known: u64,
}

/// The words in capitals among a few tokens.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "every word comes by here, so that nothing branches"
)]
fn capitals(tokens: &[Token]) -> Capitals {
    let (mut words, mut known) = (0, 0);
    for token in tokens.iter().rev() {
        let long = token.span.end - token.span.start > 3;
        let small = token.is(FUNCTION) & (token.is(SKIPPED) | long & !token.is(Class::SPELLED));
        words = words << 1 | u64::from(token.is(Class::CAPITAL) & !small);
        known = known << 1 | u64::from(token.is(Class::PLACE_ASKED));
    }
    Capitals { words, known: known & words }
}

/// Where the bits are, from the lowest on.
#[inline]
fn bits(bits: u64) -> impl Iterator<Item = usize> {
    let mut left = bits;
    std::iter::from_fn(move || {
        let at = (left != 0).then(|| left.trailing_zeros() as usize)?;
        left &= left - 1;
        Some(at)
    })
}

/// The bits whose tokens pass.
#[inline]
fn filtered(of: u64, passes: impl Fn(usize) -> bool) -> u64 {
    bits(of).fold(0, |kept, at| kept | u64::from(passes(at)) << at)
}

/// Whether no name starts with the word; `THE HAGUE` does, and `U.S.` is no pronoun.
#[inline]
fn skipped(token: &Token, text: &str) -> bool {
    token.is(FUNCTION)
        && (token.is(SKIPPED)
            || token.span.len() > 3
                && !(token.is(Class::SPELLED) && token.span.of(text).contains('.')))
}

/// The noun for places that stands at `at`.
#[inline]
fn type_at(tokens: &[Token], at: usize) -> Option<&'static TypeEntry> {
    words::typed(tokens.get(at..)?).map(|(_, entry, _)| entry)
}
