//! Where names of the lexicon stand in a document: every word is looked up once, for the readers of all kinds.

use std::ops::Range;

use dateline_document::Document;
use dateline_text::{Class, Token};

use super::kind::{Kind, Kinds};
use super::table::{Found, Longest, Table};
use super::{Form, Hit, Lexicon};
use crate::source;

/// What begins at a token: the kinds of its names in the low byte, then [`ALONE`], then where the first of them stands.
type Spot = u64;

/// The names are those of the word alone, which stand in the table.
const ALONE: Spot = 1 << 8;

/// The names in the tokens of a document.
pub(crate) struct Spots<'d> {
    tokens: &'d [Token],
    table: &'d Table,
    /// One for each token.
    by_token: Vec<Spot>,
    /// The longest names at each spot, in the order of their kinds, but for those of words alone.
    names: Vec<Longest>,
    /// The tokens at which a reader of what the lexicon names may be entered.
    anchors: Vec<Anchor>,
    /// The tokens at which somebody may be told to say something.
    sayings: Vec<u32>,
    /// The tokens at which names of actors begin, but for those that begin with a number.
    actors: Vec<u32>,
}

/// A token at which a reader may be entered, and the kinds of the names there.
#[derive(Clone, Copy)]
pub(crate) struct Anchor {
    at: u32,
    pub(crate) kinds: Kinds,
}

/// What a reader may be entered at, though no name begins there: nations by their people, numbers.
const NAMELESS: Class =
    Class::DEMONYM.with(Class::STATE_HEAD).with(Class::DIGIT).with(Class::NUMBER_WORD);

/// What the readers of mentions look for.
const MENTIONED: Kinds =
    Kinds::all(&[Kind::Actor, Kind::Force, Kind::People, Kind::State, Kind::Target, Kind::Weapon])
        .with(Kinds::NAMELESS);

impl<'d> Spots<'d> {
    pub(crate) fn new(document: &'d Document<'_>, lexicon: &'d Lexicon) -> Self {
        const ASKED: Class = Class::ENTITY_HEADS.with(NAMELESS).with(Class::REPORTING);
        let tokens: &[Token] = &document.tokens;
        let mut found = Self {
            tokens,
            table: &lexicon.table,
            by_token: Vec::new(),
            names: Vec::with_capacity(tokens.len() / 8),
            anchors: Vec::with_capacity(tokens.len() / 3),
            sayings: Vec::with_capacity(tokens.len() / 16),
            actors: Vec::with_capacity(tokens.len() / 16),
        };
        let spot = |(at, token): (usize, &Token)| {
            if token.is(ASKED) { found.look(at, token) } else { 0 }
        };
        found.by_token = tokens.iter().enumerate().map(spot).collect();
        found
    }

    #[inline]
    fn look(&mut self, at: usize, token: &Token) -> Spot {
        let mut kinds = Kinds::default();
        let mut first = 0;
        if token.is(Class::ENTITY_HEADS.with(Class::DIGIT)) {
            let added = (self.names.len() as u64) << 9;
            (first, kinds) = match self.table.longest(&self.tokens[at..], &mut self.names) {
                Found::Alone(first, kinds) => (u64::from(first) << 9 | ALONE, kinds),
                Found::Added(kinds) => (added, kinds),
            };
        }
        if token.is(NAMELESS) && self.nameless(at, token) {
            kinds = kinds.with(Kinds::NAMELESS);
        }
        if kinds.any(MENTIONED) {
            self.anchors.push(Anchor { at: at as u32, kinds });
        }
        if kinds.has(Kind::Actor) && token.is(Class::ACTOR_HEAD) {
            self.actors.push(at as u32);
        }
        if token.is(Class::REPORTING) || kinds.has(Kind::Source) && self.shows(at, first, kinds) {
            self.sayings.push(at as u32);
        }
        first | u64::from(kinds.0)
    }

    /// Whether people may begin at a token at which no name does: numbers tell some only as their age.
    fn nameless(&self, at: usize, token: &Token) -> bool {
        const NATION: Class = Class::DEMONYM.with(Class::STATE_HEAD);
        let behind = self.tokens.get(at + 1..at + 3).unwrap_or_default();
        token.is(NATION) || behind.iter().any(|token| token.is(Class::TIME_UNIT))
    }

    /// Whether the source that begins at token `at` may say something by other verbs than those of saying.
    fn shows(&self, at: usize, spot: Spot, kinds: Kinds) -> bool {
        let source = self.names_at(spot)[kinds.before(Kind::Source)];
        source::may_say(self.tokens, at, at + usize::from(source.used))
    }

    /// The names that begin at a spot, those of all further ones after them.
    #[inline]
    fn names_at(&self, spot: Spot) -> &[Longest] {
        let names = if spot & ALONE == 0 { &self.names } else { &self.table.alone };
        &names[(spot >> 9) as usize..]
    }

    /// How many tokens there are at which a reader of mentions or one of sayings may be entered.
    pub(crate) const fn counts(&self) -> (usize, usize) {
        (self.anchors.len(), self.sayings.len())
    }

    /// The kinds of the names at token `at` of the document.
    #[inline]
    pub(crate) fn kinds(&self, at: usize) -> Kinds {
        self.by_token.get(at).map_or(Kinds::default(), |spot| Kinds(*spot as u8))
    }

    /// The longest name of the kind that begins at token `at` and ends at `end` or before.
    #[inline]
    pub(crate) fn find(&self, kind: Kind, at: usize, end: usize) -> Option<Hit> {
        // Most tokens that are asked about begin none.
        if self.kinds(at).has(kind) { self.find_known(kind, at, end) } else { None }
    }

    fn find_known(&self, kind: Kind, at: usize, end: usize) -> Option<Hit> {
        let spot = self.by_token[at];
        let longest = self.names_at(spot)[Kinds(spot as u8).before(kind)];
        // A sentence may end within what would be a name.
        if at + usize::from(longest.used) <= end {
            longest.hit(&self.tokens[at])
        } else {
            self.table.find(kind, self.tokens.get(at..end)?)
        }
    }

    /// The tokens within the range at which a reader may be entered.
    pub(crate) fn anchors(&self, range: &Range<usize>) -> &[Anchor] {
        within(&self.anchors, &mut 0, range)
    }

    /// As [`anchors`](Self::anchors), of ranges that are asked for in order: `cursor` is where to go on.
    pub(crate) fn next_anchors(&self, cursor: &mut usize, range: &Range<usize>) -> &[Anchor] {
        within(&self.anchors, cursor, range)
    }

    /// The tokens within the range at which somebody may be told to say something, of ranges that are asked for in order.
    pub(crate) fn next_sayings(&self, cursor: &mut usize, range: &Range<usize>) -> &[u32] {
        within(&self.sayings, cursor, range)
    }

    /// Whether the range holds a name of the actor that is no short one and does not begin with the word.
    pub(crate) fn names_actor(&self, entry: usize, word: u64, range: Range<usize>) -> bool {
        let from = self.actors.partition_point(|at| (*at as usize) < range.start);
        let actors = self.actors[from..].iter().map(|at| *at as usize);
        actors.take_while(|at| *at < range.end).any(|at| {
            self.find(Kind::Actor, at, range.end)
                .is_some_and(|hit| hit.entry == Some(entry) && hit.form != Form::Short)
                && self.tokens[at].hash != word
        })
    }
}

/// Something that stands at a token.
trait Stands {
    fn at(&self) -> usize;
}

impl Stands for u32 {
    fn at(&self) -> usize {
        *self as usize
    }
}

impl Anchor {
    /// The token in a sentence whose first token is `first`.
    pub(crate) const fn in_sentence(self, first: usize) -> usize {
        self.at as usize - first
    }
}

impl Stands for Anchor {
    fn at(&self) -> usize {
        self.at as usize
    }
}

/// What stands in the range; what is before `cursor` stands before it, where ranges are asked for in order.
fn within<'s, A: Stands>(all: &'s [A], cursor: &mut usize, range: &Range<usize>) -> &'s [A] {
    let before = |at: usize, limit: usize| all.get(at).is_some_and(|found| found.at() < limit);
    let mut from = *cursor;
    if from == 0 || !before(from - 1, range.start) {
        from = all.partition_point(|found| found.at() < range.start);
    }
    while before(from, range.start) {
        from += 1;
    }
    let mut end = from;
    while before(end, range.end) {
        end += 1;
    }
    *cursor = end;
    &all[from..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::examples::document;

    fn found(text: &str, kind: Kind, at: usize, end: usize) -> Option<usize> {
        let document = document(text);
        Spots::new(&document, Lexicon::bundled()).find(kind, at, end).map(|hit| hit.used)
    }

    #[test]
    fn the_longest_name_that_ends_in_time() {
        assert_eq!(found("air defence battery", Kind::Target, 0, 3), Some(3));
        assert_eq!(found("air defence battery", Kind::Target, 0, 2), None);
        assert_eq!(found("police station", Kind::Target, 0, 2), Some(2));
        assert_eq!(found("police station", Kind::Force, 0, 1), Some(1));
    }

    #[test]
    fn an_apostrophe_ends_no_name() {
        assert_eq!(found("the Al-Aqsa Martyrs' Brigades", Kind::Actor, 1, 7), Some(6));
        assert_eq!(found("the Al-Aqsa Martyrs Brigades", Kind::Actor, 1, 6), Some(5));
    }

    #[test]
    fn a_name_is_written_as_its_entry_has_it() {
        assert_eq!(found("hamas", Kind::Actor, 0, 1), None);
        assert_eq!(found("Hamas", Kind::Actor, 0, 1), Some(1));
    }

    #[test]
    fn ranges_may_be_asked_for_in_any_order() {
        let tokens = [2, 3, 8, 9];
        let mut cursor = 0;
        assert_eq!(within(&tokens, &mut cursor, &(3..9)), [3, 8]);
        assert_eq!(within(&tokens, &mut cursor, &(9..20)), [9]);
        assert_eq!(within(&tokens, &mut cursor, &(0..3)), [2]);
    }
}
