//! Place names in a sentence, before anything is known of where they lie.
//!
//! A capital and an entry of the gazetteer are little evidence: half of all such words name people, papers and parties.
//! What stands beside the name decides.

use std::collections::HashSet;
use std::ops::Range;

use dateline_document::Document;
use dateline_gazetteer::{Cue, Gazetteer, Kind, Places};
use dateline_text::{Class, Span, Token};

use super::cue::{after, cued, near, of_type};
use super::person::{self, People, particle, run};
use super::words::{self, Around};
use crate::{Entity, Mention};

/// A name, with the places that bear it.
#[derive(Clone, Debug)]
pub(super) struct Name<'g> {
    /// Indices into the sentence's tokens without quotation marks.
    pub(super) tokens: Range<usize>,
    /// Its bytes.
    pub(super) span: Span,
    /// One number for one name, whatever its case and accents.
    pub(super) key: u64,
    /// The places of the name; none where no gazetteer holds it.
    pub(super) places: Places<'g>,
    /// Part of a bigger name or of an actor's: it tells where that belongs, not where something happens.
    pub(super) part: bool,
    /// Its surroundings leave no doubt that it is a place.
    pub(super) sure: bool,
}

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// For names.
    Plain,
    /// For most words, as headlines do.
    Titled,
    /// For all letters.
    Shouted,
}

pub(super) fn shape(tokens: &[Token]) -> Shape {
    let (mut words, mut capitals, mut upper) = (0, 0, 0);
    for token in tokens {
        if token.is(Class::WORD) && token.span.len() > 3 {
            words += 1;
            capitals += usize::from(token.is(Class::CAPITAL));
            upper += usize::from(token.is(Class::UPPER));
        }
    }
    if words > 2 && upper * 10 >= words * 7 {
        Shape::Shouted
    } else if words > 4 && capitals * 10 >= words * 9 {
        Shape::Titled
    } else {
        Shape::Plain
    }
}

/// What finding names needs to know of the document.
pub(super) struct Reader<'a, 'g> {
    pub(super) document: &'a Document<'a>,
    pub(super) gazetteer: &'g Gazetteer,
    pub(super) people: People,
    lower: Option<HashSet<u64>>,
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

/// The longest run of capitalised words that is looked at as one name.
pub(super) const LONGEST: usize = 12;

impl<'a, 'g> Reader<'a, 'g> {
    pub(super) fn new(document: &'a Document<'a>, gazetteer: &'g Gazetteer) -> Self {
        Self { document, gazetteer, people: person::people(document), lower: None }
    }

    /// Whether the document writes the word in lower case somewhere.
    pub(super) fn seen_lower(&mut self, hash: u64) -> bool {
        let document = self.document;
        let set = self.lower.get_or_insert_with(|| {
            let plain = |token: &&Token| token.is(Class::WORD) && !token.is(Class::CAPITAL);
            document.tokens.iter().filter(plain).map(|token| token.hash).collect()
        });
        set.contains(&hash)
    }

    /// The names in the tokens of one sentence, quotation marks left out, in order.
    pub(super) fn names(
        &mut self,
        tokens: &[Token],
        mentions: &[Mention],
        out: &mut Vec<Name<'g>>,
    ) {
        let shape = shape(tokens);
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
            let end = run(tokens, text, at, LONGEST);
            at = if shape == Shape::Plain {
                self.plain(tokens, at..end, mentions, out)
            } else {
                self.loud(tokens, at, shape, mentions, out)
            };
        }
    }

    /// The places of the longest name from `at` on that capitals allow, and where it ends.
    pub(super) fn look_up(
        &self,
        tokens: &[Token],
        at: usize,
        end: usize,
    ) -> Option<(usize, Places<'g>)> {
        if !self.gazetteer.is_head(tokens[at].hash) {
            return None;
        }
        let text = self.document.text;
        let written = |range: Range<usize>| {
            range.clone().all(|i| {
                let token = &tokens[i];
                token.is(Class::CAPITAL
                    | Class::PUNCT
                    | Class::DIGIT
                    | Class::LEXICON_HEAD
                    | Class::POSSESSIVE)
                    || particle(token, text)
                    || i == range.start
            })
        };
        let wide = tokens.len().min(end + 3);
        let (used, places) = self.gazetteer.longest(&tokens[at..wide])?;
        if at + used <= end
            || written(at..at + used) && !tokens[at + used - 1].is(Class::PREPOSITION)
        {
            return Some((at + used, places));
        }
        let (used, places) = self.gazetteer.longest(&tokens[at..end])?;
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
            if self.no_name(tokens, &name, single)
                && !(single && token.is(Class::UPPER) && places.cue() == Cue::Upper)
            {
                at += 1;
                continue;
            }
            let after_name = at > 0 && out.last().is_some_and(|last| last.tokens.end + 1 == at);
            match self.judge(tokens, &run, name.clone(), places, unknown, after_name) {
                Verdict::Place { part, sure } => {
                    let part = part || within_actor(mentions, span(tokens, &name));
                    out.push(self.name(tokens, name, places, part, sure));
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
            self.unlisted(tokens, start..run.end, mentions, out);
        }
        let last = out.last().map_or(0, |name| name.tokens.end);
        run.end.max(run.start + 1).max(last)
    }

    /// A name that no gazetteer holds, where the words around say that it is a place: `the village of Petaka`.
    fn unlisted(
        &self,
        tokens: &[Token],
        name: Range<usize>,
        mentions: &[Mention],
        out: &mut Vec<Name<'g>>,
    ) {
        let first = &tokens[name.start];
        let proper = !first.is(FUNCTION | Class::TITLE)
            && name.len() <= 6
            && !(name.len() == 1 && first.is(Class::UPPER));
        let typed = words::around(&tokens[name.end..]).is_some_and(
            |(_, found)| matches!(found, Around::Type(kind, false) if kind.kind != "territory"),
        );
        let strong = typed && name.start > 0
            || of_type(tokens, name.start)
            || near(tokens, name.start, self.document.text);
        let whole = span(tokens, &name);
        if proper
            && strong
            && !person::introduced(tokens, name.start)
            && words::bigger(&tokens[name.end - 1..]).is_none()
            && self.demonym(tokens, name.start).is_none()
            && !mentions
                .iter()
                .any(|m| m.span.overlaps(whole) && matches!(m.entity, Entity::Actor(_)))
            && !self.people.has(&tokens[name.end - 1])
        {
            out.push(self.name(tokens, name, Places::default(), false, true));
        }
    }

    /// Words that only look like a name: `The city`, `I’ve`, `North`, `US$10`.
    pub(super) fn no_name(&self, tokens: &[Token], name: &Range<usize>, single: bool) -> bool {
        let (first, last) = (&tokens[name.start], &tokens[name.end - 1]);
        let money =
            tokens.get(name.end).is_some_and(|next| next.is_mark("$") && last.touches(next));
        let contraction = || {
            let word = first.span.of(self.document.text);
            let tail = word.rsplit(['\'', '’']).next().filter(|tail| tail.len() < word.len());
            tail.is_some_and(|tail| ["ve", "ll", "re", "m", "d", "t"].contains(&tail))
        };
        let article = first.is(FUNCTION.with(Class::TITLE))
            && name
                .clone()
                .skip(1)
                .any(|i| tokens[i].is(Class::WORD) && !tokens[i].is(Class::CAPITAL));
        money
            || article
            || single
                && (first.is(FUNCTION | Class::DIRECTION | Class::TITLE)
                    || words::common(first)
                    || contraction())
    }

    fn judge(
        &mut self,
        tokens: &[Token],
        run: &Range<usize>,
        name: Range<usize>,
        places: Places<'g>,
        unknown: Option<usize>,
        after_name: bool,
    ) -> Verdict {
        let single = tokens[name.clone()].iter().filter(|token| token.is(Class::WORD)).count() == 1;
        let (first, last) = (&tokens[name.start], &tokens[name.end - 1]);
        let best = places.best().map(|place| (place.kind(), place.population()));
        let area =
            matches!(best, Some((Kind::Country | Kind::Admin1 | Kind::Region | Kind::Sea, _)));
        let country = matches!(best, Some((Kind::Country, _)));
        let cued = cued(tokens, name.start, self.document.text);
        if places.cue() == Cue::Upper
            && !after_name
            && !tokens[name.clone()].iter().all(|t| {
                t.is(Class::UPPER | Class::PUNCT) || t.span.of(self.document.text).contains('.')
            })
        {
            return Verdict::NoPlace;
        }
        if person::introduced(tokens, name.start) && !(country && cued) {
            return Verdict::NoName;
        }
        // What stands after the name in the run of capitals.
        let rest = after(tokens, run, name.end);
        if let Some(rest) = rest {
            if let Some(local) = words::bigger(&tokens[rest..]) {
                return if local {
                    Verdict::Place { part: true, sure: true }
                } else {
                    Verdict::NoName
                };
            }
            let known = self.demonym(tokens, rest).is_some()
                || tokens[rest].is(Class::TITLE)
                || cued && self.look_up(tokens, rest, run.end).is_some();
            if single && words::given(first) && self.demonym(tokens, rest).is_none() {
                return Verdict::NoName;
            }
            // `Rivers Avenue`, `North Nokomis Street`, `Webb Center`: another place, which no gazetteer holds.
            if words::common(&tokens[run.end - 1])
                && !country
                && tokens.get(run.end).is_none_or(|next| !next.is(Class::TITLE))
            {
                return Verdict::NoName;
            }
            let big = area
                || matches!(best, Some((Kind::Admin2, _)))
                || matches!(best, Some((_, people)) if people > 100_000);
            if !cued || !known {
                return if big || known {
                    Verdict::Place { part: true, sure: cued || area }
                } else {
                    Verdict::NoName
                };
            }
        }
        // `Kelleyland` or a given name that no list holds, directly before.
        if let Some(start) = unknown
            && !country
            && (start > 0
                || words::given(&tokens[start])
                || !self.seen_lower(tokens[start].hash)
                    && !tokens[start].is(FUNCTION.with(Class::LEXICON_HEAD)))
        {
            return Verdict::NoPlace;
        }
        if self.people.has(last) && !cued {
            return Verdict::NoPlace;
        }
        let speaks = tokens.get(name.end).is_some_and(|next| next.is(Class::REPORTING));
        let seat = words::seat(&tokens[name.clone()]);
        if speaks && !area && !seat && !cued {
            return Verdict::NoPlace;
        }
        let typed = words::around(&tokens[name.end..])
            .is_some_and(|(_, found)| matches!(found, Around::Type(..)));
        let comma = self.area_after(tokens, name.end);
        // `Hermitage, Tenn.`
        let outer =
            || places.take(8).any(|place| matches!(place.kind(), Kind::Country | Kind::Admin1));
        let listed = after_name && tokens[name.start - 1].is_mark(",") && outer();
        // `Tampa, Orlando and Pensacola`
        let joined = after_name
            && !words::given(first)
            && (tokens[name.start - 1].is_mark(",")
                || tokens[name.start - 1].is(Class::CONJUNCTION));
        let supported = cued || typed || comma || listed || self.resident(tokens, name.start);
        if places.cue() == Cue::Context && !supported {
            return Verdict::NoPlace;
        }
        if single && !area && !supported && !seat && words::given(first) {
            return Verdict::NoPlace;
        }
        if single && !supported && name.start == 0 && !country && self.seen_lower(first.hash) {
            return Verdict::NoPlace;
        }
        Verdict::Place {
            part: false,
            sure: supported
                || joined
                || area
                || seat
                || !single
                || matches!(best, Some((_, people)) if people > 100_000),
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
        let mut key = 0_u64;
        for token in tokens[name.clone()].iter().filter(|token| !token.is(Class::PUNCT)) {
            key = (key.rotate_left(7) ^ token.hash).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
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
        Name { span, key, places, part, sure, tokens: name }
    }

    /// `Ann Hale, 43, of Winfield`, `Hale of Winfield`: where somebody lives.
    fn resident(&self, tokens: &[Token], at: usize) -> bool {
        at >= 2
            && tokens[at - 1].span.of(self.document.text) == "of"
            && (tokens[at - 2].is_mark(",")
                || tokens[at - 2].is(Class::CAPITAL) && self.people.has(&tokens[at - 2]))
    }

    /// Whether a comma and an area or country follow: `Hermitage, Tenn.`
    pub(super) fn area_after(&self, tokens: &[Token], end: usize) -> bool {
        let comma = tokens.get(end).is_some_and(|t| t.is_mark(","));
        let Some(next) = tokens
            .get(end + 1)
            .filter(|t| comma && t.is(Class::CAPITAL) && !t.is(Class::MONTH.with(Class::WEEKDAY)))
        else {
            return false;
        };
        self.gazetteer.is_head(next.hash)
            && self.gazetteer.longest(&tokens[end + 1..tokens.len().min(end + 6)]).is_some_and(
                |(_, places)| {
                    places.take(4).any(|place| matches!(place.kind(), Kind::Country | Kind::Admin1))
                },
            )
    }

    fn demonym(&self, tokens: &[Token], at: usize) -> Option<usize> {
        demonym(self.gazetteer, tokens, at).map(|(used, _)| used)
    }
}

enum Verdict {
    /// It is a place, perhaps `part` of a bigger name.
    Place { part: bool, sure: bool },
    /// Not a place by itself, but what follows may be.
    NoPlace,
    /// The whole run of capitals is something else.
    NoName,
}

/// The demonym at `at`, as (number of tokens, alpha-2 code).
pub(super) fn demonym<'g>(
    gazetteer: &'g Gazetteer,
    tokens: &[Token],
    at: usize,
) -> Option<(usize, &'g str)> {
    if !tokens[at].is(Class::CAPITAL) {
        return None;
    }
    gazetteer.demonym(&tokens[at..tokens.len().min(at + 4)])
}

pub(super) fn span(tokens: &[Token], name: &Range<usize>) -> Span {
    tokens[name.start].span.join(tokens[name.end - 1].span)
}

pub(super) fn within_actor(mentions: &[Mention], span: Span) -> bool {
    let from = mentions.partition_point(|m| m.span.start + 400 < span.start);
    mentions[from..].iter().take_while(|m| m.span.start <= span.start).any(|m| {
        m.span.contains(span)
            && m.span != span
            && matches!(&m.entity, Entity::Actor(actor) if actor.name.is_some())
    })
}
