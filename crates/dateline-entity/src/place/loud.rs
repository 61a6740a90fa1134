//! Names in headlines and in text all in capitals, where a capital says nothing.

use dateline_gazetteer::{Cue, Kind, Places};
use dateline_text::{Class, Token};

use super::cue::{cued, named_type, of_type};
use super::name::{FUNCTION, LONGEST, Name, Reader, Shape, span, within_actor};
use super::person::{self, particle_of};
use super::words::{self, TypeEntry};
use crate::Mention;

impl<'g> Reader<'_, 'g> {
    /// A name in a sentence whose capitals say nothing; returns where to go on.
    pub(super) fn loud(
        &mut self,
        tokens: &[Token],
        at: usize,
        shape: Shape,
        mentions: &[Mention],
        out: &mut Vec<Name<'g>>,
    ) -> usize {
        let first = &tokens[at];
        if !self.gazetteer.may_be_head(first.hash) {
            return at + 1;
        }
        let cued = cued(tokens, at);
        // Most words of the language are somewhere a hamlet's name, which nothing here speaks for.
        if !cued
            && !self.gazetteer.may_be_large(&tokens[at..])
            && type_at(tokens, at + 1).is_none()
            && !self.area_after(tokens, at + 1)
            && !of_type(tokens, at)
        {
            return at + 1;
        }
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
            && small_word(first, self.document.text)
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
            && (cued || !self.people.has(&tokens[end - 1]))
            && (supported || !single || !self.common(first))
        {
            let part = bigger == Some(true) || within_actor(mentions, span(tokens, &name));
            out.push(self.name(tokens, name, places, part, supported || area || !single));
            return end;
        }
        at + 1
    }

    fn common(&mut self, token: &Token) -> bool {
        self.seen_lower(token.hash)
    }
}

/// The noun for places that stands at `at`.
fn type_at(tokens: &[Token], at: usize) -> Option<&'static TypeEntry> {
    words::typed(tokens.get(at..)?).map(|(_, entry, _)| entry)
}

/// `LA`, `DEL`: the articles and prepositions of other languages, in capitals.
fn small_word(token: &Token, text: &str) -> bool {
    let word = token.span.of(text).as_bytes();
    let mut lower = [0; 3];
    let Some(lower) = lower.get_mut(..word.len()) else { return false };
    lower.copy_from_slice(word);
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).is_ok_and(particle_of)
}
