//! Where names of the lexicon stand in a document: every word is looked up once, for the readers of all kinds.

use std::ops::Range;

use dateline_document::Document;
use dateline_text::{Class, Start, Token};

use super::kind::{Kind, Kinds};
use super::nation::plural;
use super::table::{Senses, Table};
use super::{Form, Hit, Lexicon};
use crate::source;

/// What begins at a token: the kinds of its names in the low byte, then where the first of them stands: among the names of one
/// word that the table has, or behind all of those among the names of the document.
type Spot = u32;

/// Of more names than there are places the rest are not known.
fn spot(first: usize, kinds: Kinds) -> Spot {
    const PLACES: Spot = 1 << (Spot::BITS - Kinds::BITS);
    let first = Spot::try_from(first).ok().filter(|first| *first < PLACES);
    first.map_or(0, |first| first << Kinds::BITS | Spot::from(kinds.0))
}

/// The names in the tokens of a document.
pub(crate) struct Spots<'d> {
    text: &'d str,
    tokens: &'d [Token],
    table: &'d Table,
    /// One for each token.
    by_token: Vec<Spot>,
    /// The longest names at each spot where they may go on after its word, in the order of their kinds.
    longer: Vec<Hit>,
    /// The tokens at which a reader of what the lexicon names may be entered.
    anchors: Vec<Anchor>,
    /// The tokens at which somebody may be told to say something.
    sayings: Vec<u32>,
    /// The tokens at which full names of actors begin, but for those that begin with a number.
    actors: Vec<u32>,
    /// A bit for each token before which a name of an actor ends, or that stands within one.
    within_actors: Vec<u64>,
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

/// How many tokens are looked at together: as many as there are [`Marks`].
const BLOCK: usize = u64::BITS as usize;

/// Some of the tokens of a block.
#[derive(Clone, Copy, Default)]
struct Marks(u64);

impl Marks {
    /// Those of the classes among the tokens, of which there are no more than a block.
    #[inline]
    fn of(near: &[Token], class: Class) -> Self {
        Self(near.iter().rev().fold(0, |marks, token| marks << 1 | u64::from(token.is(class))))
    }

    /// Adds the token, if it is one of them.
    #[inline]
    fn mark(&mut self, at: usize, is: bool) {
        self.0 |= u64::from(is) << (at % BLOCK);
    }
}

impl IntoIterator for Marks {
    type Item = usize;
    type IntoIter = Marked;

    #[inline]
    fn into_iter(self) -> Marked {
        Marked(self.0)
    }
}

/// What is kept of the tokens of a block, in order.
struct Kept<T> {
    all: [T; BLOCK],
    count: usize,
}

impl<T: Copy> Kept<T> {
    /// Keeps what is told of the next token, if it is to be kept: that is no branch which a processor would have to foresee.
    #[inline]
    fn keep(&mut self, told: T, is: bool) {
        self.all[self.count % BLOCK] = told;
        self.count += usize::from(is);
    }
}

/// The marked tokens of a block that are still to come.
struct Marked(u64);

impl Iterator for Marked {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        let next = self.0.trailing_zeros() as usize;
        (self.0 != 0).then(|| {
            self.0 &= self.0 - 1;
            next
        })
    }
}

/// What the readers of mentions look for.
const MENTIONED: Kinds =
    Kinds::all(&[Kind::Actor, Kind::Force, Kind::People, Kind::State, Kind::Target, Kind::Weapon])
        .with(Kinds::NAMELESS);

impl<'d> Spots<'d> {
    pub(crate) fn new(document: &'d Document<'_>, lexicon: &'d Lexicon) -> Self {
        let tokens: &[Token] = &document.tokens;
        let mut found = Self {
            text: document.text,
            tokens,
            table: &lexicon.table,
            by_token: vec![0; tokens.len()],
            longer: Vec::with_capacity(tokens.len() / 16),
            anchors: Vec::with_capacity(tokens.len() / 3),
            sayings: Vec::with_capacity(tokens.len() / 16),
            actors: Vec::with_capacity(tokens.len() / 16),
            within_actors: vec![0; tokens.len() / BLOCK + 1],
        };
        let mut anchors = Kept { all: [Anchor { at: 0, kinds: Kinds::NAMELESS }; BLOCK], count: 0 };
        for (block, near) in tokens.chunks(BLOCK).enumerate() {
            found.look(block * BLOCK, near, &mut anchors);
        }
        found
    }

    /// Looks at the tokens from `from` on, of which there are no more than a [`BLOCK`]; its `anchors` are put into a list that
    /// is the same for all of them.
    ///
    /// Which of them are asked about, and what for, is in no order that a processor could foresee: most of what they are is put
    /// down as bits, and only then gone through.
    fn look(&mut self, from: usize, near: &[Token], anchors: &mut Kept<Anchor>) {
        const ASKED: Class = Class::ENTITY_HEADS.with(NAMELESS).with(Class::REPORTING);
        let mut sayings = Marks::default();
        anchors.count = 0;
        for at in Marks::of(near, ASKED) {
            let tokens = &self.tokens[from + at..];
            let Some(token) = tokens.first() else { break };
            let named = match self.table.begun(tokens) {
                None => 0,
                Some((start, true)) => self.longer(start, tokens),
                Some((start, false)) => start.value().map_or(0, |senses| senses.bits()),
            };
            let nameless = nameless(tokens, Kinds(named as u8), self.text);
            let spot = named | Spot::from(Kinds::NAMELESS.when(nameless).0);
            self.by_token[from + at] = spot;
            let kinds = Kinds(spot as u8);
            anchors.keep(Anchor { at: (from + at) as u32, kinds }, kinds.any(MENTIONED));
            sayings.mark(at, token.is(Class::REPORTING) | kinds.has(Kind::Source));
            if kinds.has(Kind::Actor) {
                self.actor(from + at, token);
            }
        }
        self.anchors.extend_from_slice(&anchors.all[..anchors.count]);
        for at in sayings {
            if near[at].is(Class::REPORTING) || self.shows(from + at) {
                self.sayings.push((from + at) as u32);
            }
        }
    }

    /// What begins with the first of the tokens, where names may go on after it.
    #[inline(never)]
    fn longer(&mut self, start: Start<'_, Senses>, tokens: &[Token]) -> Spot {
        let first = self.table.alone().len() + self.longer.len();
        let kinds = self.table.longer(start, tokens, &mut self.longer);
        spot(first, kinds)
    }

    /// Puts down the name of an actor that begins at token `at`.
    fn actor(&mut self, at: usize, token: &Token) {
        let name = self.name(self.by_token[at], Kind::Actor);
        for end in at + 1..=at + name.used() {
            self.within_actors[end / BLOCK] |= 1 << (end % BLOCK);
        }
        // The first words of a name may be another.
        let full = name.entry.is_some() && name.form != Form::Short;
        let full = name.used() > 1 || full && name.written(token);
        if full && token.is(Class::ACTOR_HEAD) {
            self.actors.push(at as u32);
        }
    }

    /// Whether the source that begins at token `at` may say something by other verbs than those of saying.
    fn shows(&self, at: usize) -> bool {
        let source = self.name(self.by_token[at], Kind::Source);
        source::may_say(self.tokens, at, at + source.used())
    }

    /// The longest name of the kind at a spot that has one.
    #[inline]
    fn name(&self, spot: Spot, kind: Kind) -> Hit {
        let place = (spot >> Kinds::BITS) as usize + Kinds(spot as u8).before(kind);
        let alone = self.table.alone();
        alone.get(place).copied().unwrap_or_else(|| self.longer[place - alone.len()])
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
        // Most tokens that are asked about begin none.
        if Kinds(spot as u8).has(kind) { self.find_known(spot, kind, at, end) } else { None }
    }

    fn find_known(&self, spot: Spot, kind: Kind, at: usize, end: usize) -> Option<Hit> {
        let longest = self.name(spot, kind);
        // A sentence may end within what would be a name.
        if at + longest.used() <= end {
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

    /// Whether a name of an actor may end before token `at`.
    #[inline]
    pub(crate) fn may_end_actor(&self, at: usize) -> bool {
        self.within_actors.get(at / BLOCK).is_some_and(|block| block >> (at % BLOCK) & 1 == 1)
    }

    /// Whether the range holds a name of the actor that is no short one and does not begin with the word.
    pub(crate) fn names_actor(&self, entry: u16, word: u64, range: Range<usize>) -> bool {
        let from = self.actors.partition_point(|at| (*at as usize) < range.start);
        let actors = self.actors[from..].iter().map(|at| *at as usize);
        actors.take_while(|at| *at < range.end).any(|at| {
            self.find(Kind::Actor, at, range.end)
                .is_some_and(|hit| hit.entry == Some(entry) && hit.form != Form::Short)
                && self.tokens[at].hash != word
        })
    }
}

/// Whether people may begin with the first of the tokens, where names of these kinds do: numbers tell some only as their age, and
/// of the words of nations, where none is named, only the plural (`Palestinians`).
#[inline]
fn nameless(tokens: &[Token], kinds: Kinds, text: &str) -> bool {
    let [token, behind @ ..] = tokens else { return false };
    if token.is(Class::DIGIT | Class::NUMBER_WORD) {
        let near = behind.get(..2).unwrap_or_default();
        return near.iter().any(|token| token.is(Class::TIME_UNIT));
    }
    let unnamed = token.is(Class::STATE_HEAD) & !kinds.has(Kind::State);
    token.is(Class::DEMONYM) | (unnamed && token.is(Class::CAPITAL) && plural(token, text))
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
        Spots::new(&document, Lexicon::bundled()).find(kind, at, end).map(Hit::used)
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
    fn words_of_nations_are_anchors_where_they_may_be_people() {
        let anchors = |text: &str| {
            let document = document(text);
            let spots = Spots::new(&document, Lexicon::bundled());
            let anchors = spots.anchors(&(0..document.tokens.len())).iter();
            anchors.map(|anchor| anchor.in_sentence(0)).collect::<Vec<_>>()
        };
        assert_eq!(anchors("The river rose"), [0; 0]);
        assert_eq!(anchors("He met Palestinians"), [2]);
    }

    #[test]
    fn tokens_of_every_block_are_looked_at() {
        let text = format!("{}Hamas", "far ".repeat(2 * BLOCK + 5));
        assert_eq!(found(&text, Kind::Actor, 2 * BLOCK + 5, 2 * BLOCK + 6), Some(1));
    }

    #[test]
    fn names_of_actors_may_end_where_they_stand() {
        let document = document("the Shining Path members");
        let spots = Spots::new(&document, Lexicon::bundled());
        let ends: Vec<_> = (0..5).filter(|at| spots.may_end_actor(*at)).collect();
        assert_eq!(ends, [2, 3]);
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
