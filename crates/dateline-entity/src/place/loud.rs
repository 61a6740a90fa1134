//! Names in headlines and in text all in capitals, where a capital says nothing.

use dateline_gazetteer::{Cue, Kind, Places};
use dateline_text::{Class, Token};

use super::cue::{cued, named_type};
use super::name::{LONGEST, Name, Reader, Shape, span, within_actor};
use super::person;
use super::words::{self, Around};
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
        let Some((end, places)) = self.look_up(tokens, at, tokens.len().min(at + LONGEST)) else {
            return at + 1;
        };
        let name = at..end;
        let first = &tokens[at];
        let single = name.clone().filter(|i| tokens[*i].is(Class::WORD)).count() == 1;
        let initials = first.span.of(self.document.text).contains('.');
        if self.no_name(tokens, &name, single)
            && !initials
            && !(shape == Shape::Titled && first.is(Class::UPPER))
            || tokens[end - 1].is(Class::PREPOSITION.with(Class::CONJUNCTION)) && !single
            || places.cue() == Cue::Upper
                && !initials
                && !(shape == Shape::Titled && first.is(Class::UPPER))
        {
            return at + 1;
        }
        let Some(best) = places.best() else { return end };
        let area = matches!(best.kind(), Kind::Country | Kind::Admin1 | Kind::Region | Kind::Sea);
        let cued = cued(tokens, at, self.document.text);
        let comma = self.area_after(tokens, end);
        let typed = words::around(&tokens[end..])
            .is_some_and(|(_, found)| matches!(found, Around::Type(..)));
        let supported = cued || comma || typed;
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
            Cue::Context => supported,
            _ if single && words::given(first) => supported || best.kind() == Kind::Country,
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
        token.is(Class::COMMON) || self.seen_lower(token.hash)
    }
}
