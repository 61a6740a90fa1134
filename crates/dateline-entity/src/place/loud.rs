//! Names in headlines and in text all in capitals, where a capital says nothing.

use dateline_gazetteer::{Cue, Kind, Places};
use dateline_text::{Class, Token};

use super::cue::{cued, named_type, of_type};
use super::lanes::{Eight, Lanes, MOST, Marks, Plane, bits};
use super::name::{FUNCTION, LONGEST, Name, Reader, span};
use super::person;
use super::usage::{Shape, Usage};
use super::words::{self, TypeEntry};
use crate::Mention;

/// Words with which no name starts in text whose capitals say nothing.
const SKIPPED: Class = Class::PREPOSITION.with(Class::CONJUNCTION).with(Class::AUXILIARY);

impl<'g> Reader<'_, 'g> {
    /// The names of a sentence whose capitals say nothing; `lanes` hold its first tokens.
    pub(super) fn louds(
        &mut self,
        tokens: &[Token],
        lanes: &mut Lanes,
        usage: Usage,
        mentions: &[Mention],
        out: &mut Vec<Name<'g>>,
    ) {
        let (mut at, mut from) = (0, 0);
        let mut near = self.survey(tokens, lanes, usage);
        loop {
            let left = if at - from < MOST { near.some >> (at - from) } else { 0 };
            if left == 0 {
                at = at.max(from + MOST);
                let Some(rest) = tokens.get(at..).filter(|rest| !rest.is_empty()) else { return };
                from = at;
                lanes.fill(rest);
                near = self.survey(rest, lanes, usage);
                // What stands before the first of them is not among them.
                near.some |= near.heads & FAR;
                near.cues |= FAR;
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
                && let Some(cued) = self.may_start(tokens, at, &near, bit)
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
    fn survey(&self, tokens: &[Token], near: &mut Lanes, usage: Usage) -> Survey {
        // Of most words of the language the vocabulary does not tell what the gazetteer says.
        let unasked = |eight: &Eight| begins(eight) & !eight.are(Class::PLACE_ASKED);
        near.tell(unasked, |at| self.listed.answer(tokens[at].hash));
        let seen = Seen::of(near, usage);
        let Seen { heads, large, common, longer: more, sites, .. } = seen;
        let beside = beside(&seen);
        let spoken = beside.spoken(&seen);
        let mut longer = 0;
        for at in bits(more & !spoken) {
            longer |= u64::from(self.goes_on(tokens, at)) << at;
        }
        let some = heads & (spoken | longer) | sites;
        let cues = beside.cues | beside.verbs;
        Survey { some, heads, large, common, more: more & (spoken | longer), longer, sites, cues }
    }

    /// Whether a word that something speaks for may start a name, and whether a cue stands before it: most words of the language
    /// are somewhere a hamlet's name, which nothing here speaks for.
    #[inline]
    fn may_start(&self, tokens: &[Token], at: usize, near: &Survey, bit: u64) -> Option<bool> {
        let cued = near.cues & bit != 0 && cued(tokens, at);
        let next = tokens.get(at + 1);
        let typed = || {
            next.is_some_and(|next| next.is(Class::PLACE_TYPE)) && type_at(tokens, at + 1).is_some()
        };
        let marked = next.is_some_and(|next| next.is(Class::PUNCT));
        let goes_on = || near.more & bit != 0 && self.goes_on(tokens, at);
        let told = if near.longer & bit != 0 {
            true
        } else if near.common & bit != 0 && !marked {
            // One word that is common, where no name of several words goes on, needs more than a cue; see `loud`.
            typed()
                || of_type(tokens, at)
                || cued && named_type(tokens, at + 1).is_some()
                || goes_on()
        } else {
            let listed = || {
                let head = self.listed.head(tokens[at].hash);
                self.listed.may_be_large(head, &tokens[at..]) || self.area_after(tokens, at + 1)
            };
            cued || near.large & bit != 0
                || typed()
                || marked && listed()
                || of_type(tokens, at)
                || goes_on()
        };
        told.then_some(cued)
    }

    /// Whether a name of several words may start with the word at `at`, which is the first of such names.
    #[inline]
    fn goes_on(&self, tokens: &[Token], at: usize) -> bool {
        let next = tokens.get(at + 1).map_or(0, |next| next.hash);
        self.listed.may_go_on_from(tokens[at].hash, next)
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
        let single = tokens[name.clone()].iter().filter(|t| t.is(Class::WORD)).count() == 1;
        let initials = first.is(Class::SPELLED) && first.span.of(self.document.text).contains('.');
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

    fn common(&self, token: &Token) -> bool {
        self.seen_lower(token.hash)
    }
}

/// Words of a few tokens, as bits from the lowest on.
struct Survey {
    /// At which a closer look may find a name or a site: something speaks for it.
    some: u64,
    /// With which a name may begin.
    heads: u64,
    /// That are names of large places.
    large: u64,
    /// Names that are common words too, which need more than a cue where all is in capitals.
    common: u64,
    /// With which names of several words may begin.
    more: u64,
    /// With which such names may begin that go on with the next word.
    longer: u64,
    /// That may be words for sites.
    sites: u64,
    /// Before which a cue may stand.
    cues: u64,
}

/// What the classes tell of a few tokens, as bits from the lowest on.
#[derive(Clone, Copy, Default)]
struct Seen<Bits = u64> {
    /// First words of names.
    heads: Bits,
    large: Bits,
    /// Where all is in capitals, names that are common words too.
    common: Bits,
    longer: Bits,
    /// Before numbers, words for sites, and other words that tell something of places.
    sites: Bits,
    /// Prepositions, and other words with which a cue ends.
    ends: Bits,
    /// What may stand between a cue and a name.
    passed: Bits,
    nouns: Bits,
    /// What may begin the name of an area that is told after a comma.
    areas: Bits,
    marks: Bits,
}

impl Seen {
    fn of(near: &Lanes, usage: Usage) -> Self {
        let mut all = Seen::<Plane>::default();
        let mut digits = Plane::default();
        for (at, eight) in near.eights().enumerate() {
            let words = begins(&eight);
            let (capital, head) = (eight.are(Class::CAPITAL), eight.are(Class::PLACE_HEAD));
            all.heads.put(at, words & head);
            all.large.put(at, words & eight.are(Class::PLACE_LARGE));
            all.longer.put(at, words & eight.are(Class::PLACE_LONGER));
            if usage.shape == Shape::Shouted {
                all.common.put(at, words & eight.are(Class::PLACE_COMMON));
            }
            if usage.digits {
                all.sites.put(at, words & eight.are(Class::PLACE_WORD));
                digits.put(at, eight.are(Class::DIGIT));
            }
            all.ends.put(at, eight.are(Class::PREPOSITION) | eight.are(Class::LOCATIVE));
            let before = eight.are(Class::DETERMINER) | eight.are(Class::DIRECTION);
            all.passed.put(at, before | eight.are(Class::WORD) & !capital);
            all.nouns.put(at, eight.are(Class::PLACE_TYPE));
            // Of what no name begins with nobody asked the gazetteer.
            all.areas.put(at, capital & !(words & !head));
            all.marks.put(at, eight.are(Class::PUNCT));
        }
        let digits = digits.bits();
        Self {
            heads: all.heads.bits(),
            large: all.large.bits(),
            common: all.common.bits(),
            longer: all.longer.bits(),
            sites: all.sites.bits() & (digits >> 1 | digits >> 2 | digits >> 3 | LAST),
            ends: all.ends.bits(),
            passed: all.passed.bits(),
            nouns: all.nouns.bits(),
            areas: all.areas.bits(),
            marks: all.marks.bits(),
        }
    }
}

/// The words in capitals; no names start with prepositions, conjunctions and auxiliaries.
#[inline]
fn begins(eight: &Eight) -> Marks {
    let small =
        eight.are(Class::PREPOSITION) | eight.are(Class::CONJUNCTION) | eight.are(Class::AUXILIARY);
    eight.are(Class::CAPITAL) & !small
}

/// The tokens beside which stands what may speak for a place, as bits from the lowest on; [`Reader::may_start`] looks closer.
struct Beside {
    /// A cue stands before them, as [`cued`] knows it; but for verbs.
    cues: u64,
    /// A word stands before them that may be a verb whose object is a town.
    verbs: u64,
    /// A noun for places stands directly after them, or before an `of` that they follow.
    typed: u64,
    /// Such a noun stands after them where [`named_type`] looks for it.
    named: u64,
    /// A mark stands after them.
    marked: u64,
    /// Behind that, what may be the name of an area.
    areas: u64,
}

fn beside(seen: &Seen) -> Beside {
    let Seen { ends, passed, nouns, areas, marks, .. } = *seen;
    let reached = (1..REACH).fold(ends, |reached, _| ends | reached << 1 & passed);
    let of = ends << 1 & (nouns << 2 | nouns << 3 | nouns << 4);
    Beside {
        cues: reached << 1,
        verbs: passed << 1,
        typed: nouns >> 1 | of,
        named: nouns >> 2 | nouns >> 3,
        marked: marks >> 1,
        areas: areas >> 2,
    }
}

impl Beside {
    /// The words that something but a name of several words speaks for.
    fn spoken(&self, seen: &Seen) -> u64 {
        let Seen { large, common, longer, .. } = *seen;
        let Self { cues, verbs, typed, named, marked, areas } = *self;
        let cued = cues | verbs;
        let marked = marked & (cued | large | longer | areas);
        // Of the last tokens it is not known what stands after them.
        typed | marked | common & cued & named | (large | cues) & !common | LAST
    }
}

/// How far before a name its cue begins at most.
const REACH: u32 = 4;

/// The tokens so near the first that a cue may stand before that.
const FAR: u64 = (1 << REACH) - 1;

/// The last tokens, after which a noun for places may stand.
const LAST: u64 = 7 << (MOST - 3);

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
