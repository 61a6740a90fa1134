//! The places of one name.

use std::fmt;

use crate::layout::{RECORD, Section, Slot};
use crate::place::Found;
use crate::{Cue, Gazetteer, Place};

/// The places of one name, the likeliest first: by what they are and how many live there.
#[derive(Clone, Copy, Default)]
pub struct Places<'g> {
    gazetteer: Option<&'g Gazetteer>,
    /// All of the table.
    records: &'g [[u8; RECORD]],
    next: Next<'g>,
    cue: Cue,
    large: bool,
}

#[derive(Clone, Copy)]
enum Next<'g> {
    One(Found),
    /// Each a row, and above its bits how it was found.
    Many(&'g [[u8; 4]]),
}

impl Default for Next<'_> {
    fn default() -> Self {
        Self::Many(&[])
    }
}

/// Where the places of a table lie.
#[derive(Clone, Copy)]
pub(crate) struct Shelf<'g> {
    gazetteer: &'g Gazetteer,
    records: &'g [[u8; RECORD]],
    postings: &'g [[u8; 4]],
}

impl Gazetteer {
    #[inline]
    pub(crate) fn shelf(&self) -> Shelf<'_> {
        Shelf {
            gazetteer: self,
            records: self.section(Section::Records).as_chunks().0,
            postings: self.section(Section::Postings).as_chunks().0,
        }
    }
}

impl<'g> Places<'g> {
    pub(crate) fn new(shelf: Shelf<'g>, slot: Slot) -> Self {
        let Shelf { gazetteer, records, postings } = shelf;
        let next = if slot.value() == Slot::NOWHERE {
            Next::default()
        } else if slot.is_one() {
            Next::One(Found::new(slot.value(), slot.how()))
        } else {
            let at = slot.value() as usize;
            let count = postings.get(at).map_or(0, |four| u32::from_le_bytes(*four) as usize);
            let rows = postings.get(at + 1..).and_then(|rest| rest.get(..count));
            Next::Many(rows.unwrap_or_default())
        };
        let cue = match slot.cue() {
            0 => Cue::Capital,
            1 => Cue::Upper,
            _ => Cue::Context,
        };
        Self { gazetteer: Some(gazetteer), records, next, cue, large: slot.large() }
    }

    /// What must stand beside the name.
    #[inline]
    pub fn cue(&self) -> Cue {
        self.cue
    }

    /// Whether the name is a common word or an abbreviation too, so that a reader should ask for a cue.
    pub fn common(&self) -> bool {
        self.cue == Cue::Context
    }

    /// Whether the likeliest place of the name is a country, a first-level area, a region or a sea, or has more than
    /// 20,000 people: known from the name alone, without a look at the place.
    #[inline]
    pub fn large(&self) -> bool {
        self.large
    }

    /// Whether no place is left.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The likeliest place.
    pub fn best(mut self) -> Option<Place<'g>> {
        self.next()
    }
}

#[expect(clippy::copy_iterator, reason = "a view that callers look through more than once")]
impl<'g> Iterator for Places<'g> {
    type Item = Place<'g>;

    #[inline]
    fn next(&mut self) -> Option<Place<'g>> {
        let gazetteer = self.gazetteer?;
        let found = match &mut self.next {
            Next::One(found) => {
                let found = *found;
                self.next = Next::default();
                found
            }
            Next::Many(rows) => {
                let (row, rest) = rows.split_first()?;
                *rows = rest;
                let row = u32::from_le_bytes(*row);
                Found::new(row & 0x00ff_ffff, (row >> 24) as u8)
            }
        };
        let record = self.records.get(found.row as usize).unwrap_or(&[0; RECORD]);
        Some(Place::of(gazetteer, record, found))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = match self.next {
            Next::One(_) => 1,
            Next::Many(rows) => rows.len(),
        };
        (left, Some(left))
    }
}

impl ExactSizeIterator for Places<'_> {}

impl fmt::Debug for Places<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(*self).finish()
    }
}
