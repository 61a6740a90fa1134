//! The names of a table as a text is searched for them: most of its words begin none.

use std::fmt;

use dateline_text::{Class, Token};

use crate::gazetteer::u64_at;
use crate::layout::{self, Mark, Section, Slot};
use crate::memo::{Answers, Memo};
use crate::places::Shelf;
use crate::{Gazetteer, Place, Places};

/// The names of a table, with what a search needs at hand: made once for a text in which every word is asked about.
///
/// ```
/// use dateline_gazetteer::Gazetteer;
/// use dateline_text::{Vocabulary, tokenize};
///
/// let names = Gazetteer::base().names();
/// let tokens = tokenize("KHAN YOUNIS, WHERE", &Vocabulary::default());
/// let head = names.head(tokens[0].hash);
/// assert!(head.is_some() && names.may_be_large(head, &tokens));
/// let (used, mut places) = names.longest(&tokens).unwrap();
/// assert_eq!((used, places.next().unwrap().country()), (2, Some("PS")));
/// ```
#[derive(Clone, Copy)]
pub struct Names<'g> {
    shelf: Shelf<'g>,
    memo: &'g Memo,
    answers: &'g Answers,
    slots: &'g [u8],
    heads: Filter<'g>,
    paths: Filter<'g>,
}

/// Bits of hashes, in a power of two of words.
#[derive(Clone, Copy)]
struct Filter<'g>(&'g [[u8; 8]]);

impl Filter<'_> {
    #[inline]
    fn passes(self, hash: u64) -> bool {
        let (at, bits) = layout::filter(hash, self.0.len());
        self.0.get(at).is_some_and(|word| u64::from_le_bytes(*word) & bits == bits)
    }
}

impl Gazetteer {
    /// The names of this table.
    #[inline]
    pub fn names(&self) -> Names<'_> {
        let filter = |section| Filter(self.section(section).as_chunks().0);
        Names {
            shelf: self.shelf(),
            memo: &self.memo,
            answers: &self.answers,
            slots: self.section(Section::Names),
            heads: filter(Section::HeadBits),
            paths: filter(Section::PathBits),
        }
    }
}

impl<'g> Names<'g> {
    /// The slot of a first word.
    #[inline]
    fn first(&self, path: u64, hash: u64) -> Slot {
        self.memo.get(path).unwrap_or_else(|| self.ask(path, hash))
    }

    #[cold]
    fn ask(&self, path: u64, hash: u64) -> Slot {
        let found = if self.heads.passes(hash) { slot(self.slots, path) } else { None };
        self.memo.put(path, found)
    }

    /// What a name may be that starts with the word of this hash: one look at memory for most words of the news.
    #[inline]
    pub fn head(&self, hash: u64) -> Head {
        let path = layout::step(layout::NAME, hash);
        Head { path, slot: self.first(path, hash) }
    }

    /// What a name may be that starts with the word of this hash, as the classes of a vocabulary tell it.
    ///
    /// A vocabulary that was told once spares whoever searches its texts a look at the table for most of their words:
    /// ```
    /// use dateline_gazetteer::Gazetteer;
    /// use dateline_text::{Class, Vocabulary, tokenize};
    ///
    /// let (mut words, names) = (Vocabulary::new(), Gazetteer::base().names());
    /// words.tell(|hash| names.class(hash));
    /// assert!(tokenize("north", &words)[0].is(Class::PLACE_LONGER));
    /// ```
    pub fn class(&self, hash: u64) -> Class {
        let path = layout::step(layout::NAME, hash);
        let found = if self.heads.passes(hash) { slot(self.slots, path) } else { None };
        let slot = found.unwrap_or(Slot::nowhere(path));
        Class::PLACE_ASKED
            | Class::PLACE_HEAD.when(slot.leads())
            | Class::PLACE_LARGE.when(slot.large())
            | Class::PLACE_COMMON.when(slot.common())
            | Class::PLACE_LONGER.when(slot.more())
    }

    /// As [`class`](Self::class), of a word of a text: one look at memory for most words of the news.
    #[inline]
    pub fn answer(&self, hash: u64) -> Class {
        self.answers.get(hash).unwrap_or_else(|| self.ask_class(hash))
    }

    #[cold]
    fn ask_class(&self, hash: u64) -> Class {
        self.answers.put(hash, self.class(hash))
    }

    /// Whether a name of several words may start with this one and go on with the word of the hash. `false` is certain.
    #[inline]
    pub fn may_go_on(&self, head: Head, next: u64) -> bool {
        head.slot.more() && self.may_be_path(head.path, next)
    }

    /// As [`may_go_on`](Self::may_go_on), of words by their hashes, of which the first is known to start names of several words.
    #[inline]
    pub fn may_go_on_from(&self, first: u64, next: u64) -> bool {
        self.may_be_path(layout::step(layout::NAME, first), next)
    }

    #[inline]
    fn may_be_path(&self, path: u64, next: u64) -> bool {
        self.paths.passes(layout::step(path, next))
    }

    /// Whether the name of a [`large`](Places::large) place, or one of several words, may start with these tokens, of which
    /// `head` is the first: for text in capitals, where nearly every word is somewhere the name of a hamlet.
    /// Where not, [`longest`](Self::longest) gives one word of no large place, or nothing.
    #[inline]
    pub fn may_be_large(&self, head: Head, tokens: &[Token]) -> bool {
        head.is_large()
            || head.slot.more()
                && tokens.get(1).is_some_and(|next| {
                    if next.is(Class::PUNCT) {
                        return layout::mark(tokens, 1) == Mark::Passed;
                    }
                    self.may_go_on(head, next.hash)
                })
    }

    /// As [`Gazetteer::longest`].
    pub fn longest(&self, tokens: &[Token]) -> Option<(usize, Places<'g>)> {
        let head = self.head(tokens.first()?.hash);
        let (used, slot) = self.walk(head, tokens)?;
        Some((used, Places::new(self.shelf, slot)))
    }

    /// As [`Gazetteer::demonym`].
    pub fn demonym(&self, tokens: &[Token]) -> Option<(usize, &'g str)> {
        let (used, place) = self.people(tokens)?;
        place.country().map(|country| (used, country))
    }

    /// As [`demonym`](Self::demonym), with the country as a place.
    pub fn people(&self, tokens: &[Token]) -> Option<(usize, Place<'g>)> {
        let path = layout::step(layout::DEMONYM, tokens.first()?.hash);
        let known = self.memo.get(path);
        let slot = known.unwrap_or_else(|| self.memo.put(path, slot(self.slots, path)));
        let (used, slot) = self.walk(Head { path, slot }, tokens)?;
        Places::new(self.shelf, slot).next().map(|place| (used, place))
    }

    /// The longest path that goes on from the first token, whose slot is known.
    fn walk(&self, head: Head, tokens: &[Token]) -> Option<(usize, Slot)> {
        if !head.is_some() || tokens.first()?.is(Class::PUNCT) {
            return None;
        }
        let Head { mut path, slot: first } = head;
        let mut best = (first.value() != Slot::NOWHERE).then_some((1, first));
        if !first.more() {
            return best;
        }
        for (at, token) in tokens.iter().enumerate().skip(1) {
            if token.is(Class::PUNCT) {
                if layout::mark(tokens, at) == Mark::Passed {
                    continue;
                }
                break;
            }
            if token.is(Class::BLOCK_START) {
                break;
            }
            path = layout::step(path, token.hash);
            // Most words after the first one of a name are none of its words, and this is the cheaper look.
            if !self.paths.passes(path) {
                break;
            }
            let Some(slot) = slot(self.slots, path) else { break };
            if slot.value() != Slot::NOWHERE {
                best = Some((at + 1, slot));
            }
            if !slot.more() {
                break;
            }
        }
        best
    }
}

/// A first word of names, or a word that is none.
#[derive(Clone, Copy)]
pub struct Head {
    path: u64,
    slot: Slot,
}

impl Head {
    /// Whether any name starts with the word.
    #[inline]
    pub const fn is_some(self) -> bool {
        self.slot.leads()
    }

    /// Whether the word alone is no name, or one that is a [`common`](Places::common) word too.
    #[inline]
    pub const fn is_common(self) -> bool {
        self.slot.common()
    }

    /// Whether names of several words start with the word.
    #[inline]
    pub const fn is_longer(self) -> bool {
        self.slot.more()
    }

    /// Whether the word alone is the name of a [`large`](Places::large) place.
    #[inline]
    pub const fn is_large(self) -> bool {
        self.slot.large()
    }
}

/// The slot of a path in a table of open addressing.
#[inline]
pub(crate) fn slot(bytes: &[u8], path: u64) -> Option<Slot> {
    let slots = bytes.len() / 8;
    let mut at = layout::home(path, slots);
    // No table is full, but a changed one could be.
    for _ in 0..slots {
        let slot = Slot(u64_at(bytes, 8 * at)?);
        if slot.0 == 0 {
            return None;
        }
        if slot.is_of(path) {
            return Some(slot);
        }
        at += 1;
        if at == slots {
            at = 0;
        }
    }
    None
}

impl fmt::Debug for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Head").field("is_some", &self.is_some()).finish_non_exhaustive()
    }
}

impl fmt::Debug for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Names").finish_non_exhaustive()
    }
}
