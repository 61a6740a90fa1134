//! Where names of the lexicon stand in a document: every word is looked up once, for the readers of all kinds.

use std::ops::Range;

use dateline_document::Document;
use dateline_text::{Class, Token, WordSet};

use super::table::{Kind, Kinds, Longest, Table};
use super::{Form, Hit, Lexicon};

/// What begins at a token: the index of the first of its names, and their kinds in the low byte.
type Spot = u64;

/// The names in the tokens of a document.
pub(crate) struct Spots<'d> {
    tokens: &'d [Token],
    table: &'d Table,
    /// One for each token.
    by_token: Vec<Spot>,
    /// The longest names at each spot, in the order of their kinds.
    names: Vec<Longest>,
    /// The tokens at which a reader of what the lexicon names may be entered.
    anchors: Vec<u32>,
    /// The tokens at which somebody may be told to say something.
    sayings: Vec<u32>,
    /// The tokens at which names of actors begin, but for those that begin with a number.
    actors: Vec<u32>,
}

/// The tokens of a sentence at which a reader may be entered, and the kinds of the names there.
#[derive(Clone, Copy)]
pub(crate) struct Anchors<'s> {
    pub(super) at: &'s [u32],
    pub(super) kinds: Kinds,
}

impl Anchors<'_> {
    /// Whether no reader finds anything.
    pub(crate) const fn is_empty(&self) -> bool {
        self.at.is_empty()
    }
}

/// Words at which phrases begin that are in no file.
static PHRASES: WordSet<5> = WordSet::new(["pro", "coalition", "international", "global", "more"]);

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
            by_token: vec![0; tokens.len()],
            names: Vec::with_capacity(tokens.len() / 4),
            anchors: Vec::with_capacity(tokens.len() / 3),
            sayings: Vec::with_capacity(tokens.len() / 16),
            actors: Vec::with_capacity(tokens.len() / 16),
        };
        for (at, token) in tokens.iter().enumerate() {
            if token.is(ASKED) {
                found.look(at, token);
            }
        }
        found
    }

    #[inline]
    fn look(&mut self, at: usize, token: &Token) {
        let first = self.names.len() as u64;
        let mut kinds = Kinds::default();
        if token.is(Class::ENTITY_HEADS.with(Class::DIGIT)) {
            kinds = self.table.longest(&self.tokens[at..], &mut self.names);
        }
        if token.is(NAMELESS) || PHRASES.has(token.hash) {
            kinds = kinds.with(Kinds::NAMELESS);
        }
        if kinds != Kinds::default() {
            self.by_token[at] = first << 8 | u64::from(kinds.0);
        }
        if kinds.any(MENTIONED) {
            self.anchors.push(at as u32);
        }
        if kinds.has(Kind::Actor) && token.is(Class::ACTOR_HEAD) {
            self.actors.push(at as u32);
        }
        if token.is(Class::REPORTING) || kinds.has(Kind::Source) {
            self.sayings.push(at as u32);
        }
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
        let spot = *self.by_token.get(at)?;
        let kinds = Kinds(spot as u8);
        if !kinds.has(kind) {
            return None;
        }
        let longest = self.names[(spot >> 8) as usize + kinds.before(kind)];
        // A sentence may end within what would be a name.
        if at + usize::from(longest.used) <= end {
            longest.hit()
        } else {
            self.table.find(kind, self.tokens.get(at..end)?)
        }
    }

    /// The tokens within the range at which a reader may be entered.
    pub(crate) fn anchors(&self, range: &Range<usize>) -> Anchors<'_> {
        let mut cursor = self.anchors.partition_point(|at| (*at as usize) < range.start);
        self.next_anchors(&mut cursor, range)
    }

    /// As [`anchors`](Self::anchors), of ranges that are asked for in order: `cursor` is where to go on.
    pub(crate) fn next_anchors(&self, cursor: &mut usize, range: &Range<usize>) -> Anchors<'_> {
        let at = within(&self.anchors, cursor, range);
        let all = at.iter().fold(0, |all, at| all | self.by_token[*at as usize] as u8);
        Anchors { at, kinds: Kinds(all) }
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

/// The tokens that stand in the range; those before `cursor` stand before it, where ranges are asked for in order.
fn within<'s>(tokens: &'s [u32], cursor: &mut usize, range: &Range<usize>) -> &'s [u32] {
    let before = |at: usize, limit: usize| tokens.get(at).is_some_and(|at| (*at as usize) < limit);
    let mut from = *cursor;
    if from > 0 && !before(from - 1, range.start) {
        from = tokens.partition_point(|at| (*at as usize) < range.start);
    }
    while before(from, range.start) {
        from += 1;
    }
    let mut end = from;
    while before(end, range.end) {
        end += 1;
    }
    *cursor = end;
    &tokens[from..end]
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
