//! Place names in a sentence, before anything is known of where they lie.
//!
//! A capital and an entry of the gazetteer are little evidence: half of all such words name people, papers and parties.
//! What stands beside the name decides.

use std::cell::OnceCell;
use std::ops::Range;

use dateline_document::Document;
use dateline_gazetteer::{Cue, Gazetteer, Kind, Names, Places};
use dateline_text::{Class, Span, Token, word_hash};

use super::cue::listed_type;
use super::judge::Verdict;
use super::lanes::Lanes;
use super::person::{self, People, particle, run};
use super::spot::is_area;
use super::usage::{Mixed, Shape, Small, usage};
use super::words;
use crate::{ActorKind, Entity, Mention};

/// A name, with the places that bear it.
#[derive(Clone, Debug)]
pub(super) struct Name<'g> {
    /// Indices into the sentence's tokens without quotation marks.
    pub(super) tokens: Range<usize>,
    /// Its bytes.
    pub(super) span: Span,
    /// As a list of names would print it: with its capitalised type word (`Butler County`), without a plain one.
    pub(super) full: Span,
    /// One number for one name, whatever its case and accents.
    pub(super) key: u64,
    /// The places of the name; none where no gazetteer holds it.
    pub(super) places: Places<'g>,
    /// Part of a bigger name or of an actor's: it tells where that belongs, not where something happens.
    pub(super) part: bool,
    /// Its surroundings leave no doubt that it is a place.
    pub(super) sure: bool,
    /// The type that a list tells of each of its names (`Jackson and Barrow counties`).
    pub(super) kind: Option<&'static str>,
    /// Whether it names a capital that stands for a government.
    pub(super) seat: bool,
}

/// What finding names needs to know of the document.
pub(super) struct Reader<'a, 'g> {
    pub(super) document: &'a Document<'a>,
    pub(super) listed: Names<'g>,
    people: OnceCell<People>,
    /// The spans of the actors with a name, in order.
    actors: OnceCell<Vec<Span>>,
    /// Streets, which no gazetteer holds.
    pub(super) streets: Vec<Span>,
    mixed: OnceCell<Mixed>,
    small: OnceCell<Small>,
}

/// Words that are never a place name by themselves.
pub(super) const FUNCTION: Class = Class::DETERMINER
    .with(Class::PREPOSITION)
    .with(Class::PRONOUN)
    .with(Class::AUXILIARY)
    .with(Class::MODAL)
    .with(Class::NEGATION)
    .with(Class::CONJUNCTION)
    .with(Class::REPORTING)
    .with(Class::MONTH)
    .with(Class::WEEKDAY)
    .with(Class::NUMBER_WORD)
    .with(Class::ORDINAL_WORD)
    .with(Class::VAGUE_NUMBER)
    .with(Class::TIME_UNIT);

const IN: u64 = word_hash("in");

/// Places of a name, the likeliest first, of which one may be a country.
const MEANT: usize = 3;

/// The longest run of capitalised words that is looked at as one name.
pub(super) const LONGEST: usize = 12;

impl<'a, 'g> Reader<'a, 'g> {
    pub(super) fn new(document: &'a Document<'a>, gazetteer: &'g Gazetteer) -> Self {
        let listed = gazetteer.names();
        Self {
            document,
            listed,
            people: OnceCell::new(),
            actors: OnceCell::new(),
            streets: Vec::new(),
            mixed: OnceCell::new(),
            small: OnceCell::new(),
        }
    }

    /// Whether the words are part of the name of an actor.
    pub(super) fn within_actor(&self, mentions: &[Mention], span: Span) -> bool {
        let actors = self.actors.get_or_init(|| {
            let named = |mention: &Mention| {
                matches!(&mention.entity, Entity::Actor(actor) if actor.name.is_some())
                    .then_some(mention.span)
            };
            mentions.iter().filter_map(named).collect()
        });
        // No name of an actor is longer.
        let from = actors.partition_point(|actor| actor.start + 400 < span.start);
        actors[from..]
            .iter()
            .take_while(|actor| actor.start <= span.start)
            .any(|actor| actor.contains(span) && *actor != span)
    }

    /// The people of the document: text that names no place that could be one of them never asks.
    pub(super) fn people(&self) -> &People {
        self.people.get_or_init(|| person::people(self.document, self.mixed(), self.listed))
    }

    /// Whether the document writes the word in lower case somewhere.
    pub(super) fn seen_lower(&self, hash: u64) -> bool {
        self.small.get_or_init(|| Small::of(&self.document.tokens, self.mixed())).has(hash)
    }

    fn mixed(&self) -> &Mixed {
        self.mixed.get_or_init(|| Mixed::of(&self.document.tokens))
    }

    /// The names in the tokens of one sentence, quotation marks left out, in order; `classes` are those of all of them,
    /// `lanes` what they are laid into.
    pub(super) fn names(
        &mut self,
        tokens: &[Token],
        classes: Class,
        lanes: &mut Lanes,
        mentions: &[Mention],
        out: &mut Vec<Name<'g>>,
    ) {
        let usage = usage(tokens, lanes, classes);
        if usage.shape != Shape::Plain {
            self.louds(tokens, lanes, usage, mentions, out);
            return;
        }
        let text = self.document.text;
        let mut at = 0;
        while at < tokens.len() {
            let token = &tokens[at];
            let hyphen = || tokens.get(at + 1).is_some_and(|t| t.is_mark("-"));
            let starts = token.is(Class::CAPITAL)
                || token.span.len() <= 4
                    && token.is(Class::WORD)
                    && hyphen()
                    && particle(token, text);
            if !starts {
                at += 1;
                continue;
            }
            if usage.digits
                && let Some(end) = self.numbered(tokens, at, out)
            {
                at = end;
                continue;
            }
            let end = run(tokens, text, at, LONGEST);
            self.street(tokens, at..end);
            at = self.plain(tokens, at..end, mentions, out);
        }
    }

    /// The places of the longest name from `at` on that capitals allow, and where it ends.
    pub(super) fn look_up(
        &self,
        tokens: &[Token],
        at: usize,
        end: usize,
    ) -> Option<(usize, Places<'g>)> {
        let text = self.document.text;
        // `Democratic Republic of the Congo`: small words stand within a name that goes on after them.
        let written = |range: Range<usize>| {
            let last = &tokens[range.end - 1];
            let goes_on = last.is(Class::CAPITAL);
            range.clone().all(|i| {
                let token = &tokens[i];
                token.is(Class::CAPITAL
                    | Class::PUNCT
                    | Class::DIGIT
                    | Class::LEXICON_HEAD
                    | Class::POSSESSIVE)
                    || particle(token, text)
                    || i == range.start
                    || goes_on && token.span.len() <= 3 && token.is(FUNCTION)
            })
        };
        if at >= end.min(tokens.len()) {
            return None;
        }
        if tokens[at].class.0 & Class::PLACE_ANSWER.0 == Class::PLACE_ASKED.0 {
            return None;
        }
        let wide = tokens.len().min(end + 5);
        let (used, places) = self.listed.longest(&tokens[at..wide])?;
        if at + used <= end
            || written(at..at + used) && !tokens[at + used - 1].is(Class::PREPOSITION)
        {
            return Some((at + used, places));
        }
        let (used, places) = self.listed.longest(&tokens[at..end])?;
        Some((at + used, places))
    }

    /// One run of capitalised words in a sentence that keeps capitals for names; returns where to go on.
    fn plain(
        &mut self,
        tokens: &[Token],
        run: Range<usize>,
        mentions: &[Mention],
        out: &mut Vec<Name<'g>>,
    ) -> usize {
        let mut at = run.start;
        let mut unknown: Option<usize> = None;
        while at < run.end {
            let token = &tokens[at];
            if token.is(Class::PUNCT)
                || particle(token, self.document.text) && !token.is(Class::CAPITAL)
            {
                // `al-Asad` may be listed with its article.
                let found =
                    if token.is(Class::WORD) { self.look_up(tokens, at, run.end) } else { None };
                if found.is_none_or(|(end, _)| end < at + 2) {
                    at += 1;
                    continue;
                }
            }
            let Some((end, places)) = self.look_up(tokens, at, run.end) else {
                if unknown.is_none()
                    && !token.is(Class::DIRECTION.with(FUNCTION))
                    && self.demonym(tokens, at).is_none()
                {
                    unknown = Some(at);
                }
                at += 1;
                continue;
            };
            let single = (at..end).filter(|i| tokens[*i].is(Class::WORD)).count() == 1;
            let name = at..end;
            let initials = single && token.is(Class::UPPER) && places.cue() == Cue::Upper;
            if self.no_name(tokens, &name, single, initials) {
                at += 1;
                continue;
            }
            if self.people_of(tokens, &name, places) || one_side(tokens, &name, mentions) {
                at = end;
                continue;
            }
            let after_name = at > 0 && out.last().is_some_and(|last| last.tokens.end + 1 == at);
            match self.judge(tokens, &run, name.clone(), places, unknown, after_name) {
                Verdict::Place { part, sure } => {
                    let part = part || self.within_actor(mentions, span(tokens, &name));
                    let kind = listed_type(tokens, end).map(|found| found.kind);
                    out.push(Name { kind, ..self.name(tokens, name, places, part, sure) });
                    unknown = None;
                }
                Verdict::NoPlace if single => unknown = unknown.or(Some(at)),
                Verdict::NoPlace => {}
                Verdict::NoName => return run.end.max(end),
            }
            at = end;
        }
        if let Some(start) = unknown
            && out.last().is_none_or(|name| name.tokens.end <= run.start)
        {
            // `a town in Petaka Sunday morning`: the day is none of the name.
            let day = (start..run.end).find(|at| tokens[*at].is(Class::WEEKDAY));
            let name = start..day.unwrap_or(run.end);
            let contained = self.contained(tokens, &name);
            self.unlisted(tokens, name, contained, mentions, out);
        }
        let last = out.last().map_or(0, |name| name.tokens.end);
        run.end.max(run.start + 1).max(last)
    }

    /// `in Qunsh, Peru`, `in Qunsh in Pirna province`: whether behind a name that no gazetteer holds stands the country or area
    /// that it lies in.
    fn contained(&self, tokens: &[Token], name: &Range<usize>) -> bool {
        let cued = name.start > 0 && tokens[name.start - 1].is(Class::LOCATIVE);
        let Some(mark) = tokens.get(name.end).filter(|_| cued) else { return false };
        let apposed = mark.is_mark(",");
        // `in Humvees in Iraq`: what lies in an area and not only in a country is a place; `at Lopa Farm in Kent` is a house.
        let within = mark.hash == IN && tokens[name.start - 1].hash == IN;
        let area = || {
            let (_, places) = self.look_up(tokens, name.end + 1, name.end + 2)?;
            let area = |kind: Kind| is_area(kind) && (apposed || kind != Kind::Country);
            Some(places.take(MEANT).any(|place| area(place.kind())))
        };
        let capital = |at: usize| tokens.get(at).is_some_and(|token| token.is(Class::CAPITAL));
        (apposed || within) && capital(name.end + 1) && area() == Some(true)
    }

    /// The names at the given spans, in order, that these tokens hold.
    pub(super) fn given(&self, tokens: &[Token], spans: &[Span], out: &mut Vec<Name<'g>>) {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        let from = spans.partition_point(|span| span.start < first.span.start);
        for span in spans[from..].iter().take_while(|span| span.end <= last.span.end) {
            let start = tokens.partition_point(|token| token.span.end <= span.start);
            let end = tokens.partition_point(|token| token.span.start < span.end);
            if start >= end {
                continue;
            }
            let whole = |range: Range<usize>| {
                let (used, places) = self.listed.longest(&tokens[range.clone()])?;
                (used == range.len()).then_some((range, places, None))
            };
            // `Khuzdar District`, of which the gazetteer may have the first word only
            let typed = || {
                (start + 1..end).find_map(|at| {
                    let (used, entry, _) = words::typed(&tokens[at..end])?;
                    let (range, places, _) = whole(start..at).filter(|_| at + used == end)?;
                    Some((range, places, Some(entry.kind)))
                })
            };
            let article = tokens[start].is(Class::DETERMINER) && end - start > 1;
            let (range, places, kind) = whole(start..end)
                .or_else(|| whole(start + 1..end).filter(|_| article))
                .or_else(typed)
                .unwrap_or((start..end, Places::default(), None));
            let name = self.name(tokens, range, places, false, true);
            out.push(Name { full: *span, kind, ..name });
        }
    }

    pub(super) fn name(
        &self,
        tokens: &[Token],
        name: Range<usize>,
        places: Places<'g>,
        part: bool,
        sure: bool,
    ) -> Name<'g> {
        let key = name_key(&tokens[name.clone()]);
        let mut span = span(tokens, &name);
        // The point of `Tenn.` is its own.
        let last = &tokens[name.end - 1];
        let short = last.span.len() <= 5
            && !last.span.of(self.document.text).ends_with('.')
            && places.cue() != Cue::Capital;
        if let Some(point) =
            tokens.get(name.end).filter(|next| short && next.is_mark(".") && last.touches(next))
        {
            let ends = tokens.get(name.end + 1).is_none();
            span.end = if ends { span.end } else { point.span.end };
        }
        let full = full(tokens, &name, span);
        let seat = words::seat(&tokens[name.clone()]);
        Name { span, full, key, places, part, sure, kind: None, seat, tokens: name }
    }
}

/// `between Hema and Lendu militias`: those who fight each other, of whom the first has only a name.
fn one_side(tokens: &[Token], name: &Range<usize>, mentions: &[Mention]) -> bool {
    let between = || name.start > 0 && tokens[name.start - 1].hash == word_hash("between");
    let and = || tokens.get(name.end).is_some_and(|token| token.hash == word_hash("and"));
    let Some(other) = tokens.get(name.end + 1).filter(|_| between() && and()) else { return false };
    let at = mentions.partition_point(|mention| mention.span.start < other.span.start);
    let mut there = mentions[at..].iter().take_while(|own| own.span.start == other.span.start);
    there.any(|own| {
        matches!(&own.entity, Entity::Actor(actor)
            if actor.name.is_none() || matches!(actor.kind, ActorKind::StateForce | ActorKind::Police))
    })
}

/// The name with the capitalised type word after it, or without the plain one at its end.
fn full(tokens: &[Token], name: &Range<usize>, span: Span) -> Span {
    let capital = |range: Range<usize>| {
        tokens[range].iter().all(|t| t.is(Class::CAPITAL) && !t.is(Class::UPPER))
    };
    if let Some((used, _, false)) = words::typed(&tokens[name.end..])
        && capital(name.end..name.end + used)
    {
        return span.join(tokens[name.end + used - 1].span);
    }
    for at in name.start + 1..name.end {
        if !tokens[at].is(Class::CAPITAL)
            && words::typed(&tokens[at..name.end]).is_some_and(|(used, ..)| at + used == name.end)
        {
            return Span { start: span.start, end: tokens[at - 1].span.end };
        }
    }
    span
}

/// One number for the words of a name.
pub(super) fn name_key(tokens: &[Token]) -> u64 {
    tokens.iter().filter(|token| !token.is(Class::PUNCT)).fold(0, |key: u64, token| {
        (key.rotate_left(7) ^ token.hash).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    })
}

pub(super) fn span(tokens: &[Token], name: &Range<usize>) -> Span {
    tokens[name.start].span.join(tokens[name.end - 1].span)
}
