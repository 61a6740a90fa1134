//! Names that no gazetteer holds, where the words around say that they are places.

use std::ops::Range;

use dateline_gazetteer::Places;
use dateline_text::{Class, Token, word_hash};

use super::country::continental;
use super::cue::{cued, inside, near, of_type};
use super::name::{FUNCTION, Name, Reader, span};
use super::person;
use super::words;
use crate::{Entity, Mention};

/// What a site is called by that bears a name of its own: `Petaka National Park`, `Petaka Chowk`. Bridges and markets have names
/// that tell nothing.
const SITES: [u64; 4] =
    [word_hash("park"), word_hash("reserve"), word_hash("chowk"), word_hash("roundabout")];

/// How far behind the first word for a site its number stands at most: `Air-Base 5`.
const REACH: usize = 3;

impl<'g> Reader<'_, 'g> {
    /// A name that no gazetteer holds, where the words around say that it is a place: `the village of Petaka`, `in Petaka, Peru`,
    /// where it is `contained`.
    pub(super) fn unlisted(
        &self,
        tokens: &[Token],
        name: Range<usize>,
        contained: bool,
        mentions: &[Mention],
        out: &mut Vec<Name<'g>>,
    ) {
        let first = &tokens[name.start];
        let proper = !first.is(FUNCTION | Class::TITLE)
            && name.len() <= 6
            && !(name.len() == 1 && first.is(Class::UPPER));
        let typed = words::typed(&tokens[name.end..])
            .is_some_and(|(_, entry, plural)| !plural && entry.kind != "territory");
        // `in Petaka District`, `in the Petaka National Park`
        let ends = || {
            let typed = |width: usize| {
                let from = name.end - width;
                let (used, entry, plural) = words::typed(&tokens[from..name.end])?;
                let area = matches!(entry.kind, "admin1" | "admin2" | "place");
                let site = SITES.contains(&tokens[name.end - 1].hash);
                (used == width && !plural && (area || site)).then_some(())
            };
            let widths = 1..=name.len().saturating_sub(1).min(2);
            // `northern Benin's Petaka National Park`
            let held = name.start > 0 && tokens[name.start - 1].is(Class::POSSESSIVE);
            widths.into_iter().any(|width| typed(width).is_some())
                && (held || cued(tokens, name.start))
        };
        let strong = typed && name.start > 0
            || ends()
            || of_type(tokens, name.start)
            || near(tokens, name.start, self.document.text)
            || inside(tokens, &name)
            || contained;
        let whole = span(tokens, &name);
        if proper
            && strong
            && !person::introduced(tokens, name.start)
            && words::bigger(&tokens[name.end - 1..]).is_none()
            && !words::street(tokens.get(name.end))
            && self.demonym(tokens, name.start).is_none()
            && !continental(tokens, name.end - 1)
            && !mentions
                .iter()
                .any(|m| m.span.overlaps(whole) && matches!(m.entity, Entity::Actor(_)))
            && !self.people().has(&tokens[name.end - 1])
        {
            out.push(self.name(tokens, name, Places::default(), false, true));
        }
    }

    /// `Hill 402`, `Checkpoint 7`: a word for a site and its number make a name, which the gazetteer may hold; where it goes on.
    pub(super) fn numbered(
        &self,
        tokens: &[Token],
        at: usize,
        out: &mut Vec<Name<'g>>,
    ) -> Option<usize> {
        let near = || tokens[at + 1..].iter().take(REACH);
        if !tokens[at].is(Class::PLACE_WORD) || !near().any(|token| token.is(Class::DIGIT)) {
            return None;
        }
        let (used, site) = words::numbered(&tokens[at..])?;
        let end = at + used + 1;
        let number = tokens.get(end - 1)?;
        // `Checkpoint 7`, but not `Post 2,500` nor `Kilometre 60-70`
        let plain = number.is(Class::DIGIT)
            && number.span.of(self.document.text).bytes().all(|b| b.is_ascii_digit())
            && number.span.len() <= 4
            && !tokens.get(end).is_some_and(|next| next.is_mark("-") || next.is_mark("%"));
        if !plain || person::introduced(tokens, at) {
            return None;
        }
        let places = self.listed.longest(&tokens[at..end]).filter(|found| at + found.0 == end);
        let name = self.name(
            tokens,
            at..end,
            places.map_or_else(Places::default, |found| found.1),
            false,
            true,
        );
        out.push(Name { kind: Some(site), ..name });
        Some(end)
    }

    /// `Cel-River Road`, `North Nokomis Street`: notes a street, which is a place, though not one that a map of the world has.
    pub(super) fn street(&mut self, tokens: &[Token], run: Range<usize>) {
        let mut start = run.start;
        while start < run.end && tokens[start].is(FUNCTION | Class::TITLE | Class::PUNCT) {
            start += 1;
        }
        let Some(at) = (start + 1..run.end).find(|at| words::feature(&tokens[*at..]).is_some())
        else {
            return;
        };
        let end = at + words::feature(&tokens[at..]).unwrap_or(1);
        // `Wall Street Journal`
        let ends = end >= run.end || tokens[end].is(Class::PUNCT);
        if ends && at - start <= 4 && !words::given(&tokens[start]) {
            self.streets.push(span(tokens, &(start..end)));
        }
    }
}
