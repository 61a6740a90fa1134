//! A copy of a table to which places and names are added.

use std::collections::HashMap;

use crate::layout::{self, RECORD, SECTIONS, Section, Slot, TAGS, Tag};
use crate::row::{self, Row};
use crate::table::{self, CONTEXT, NAME, OWN, VARIANT};
use crate::{Gazetteer, GazetteerError, skeleton};

/// The sections of a table, to be changed.
pub(crate) struct Draft {
    sections: [Vec<u8>; SECTIONS],
    counts: [u32; TAGS],
    /// Where the names of first-level areas stand among the texts: places share them, as
    /// [`Place::admin1_key`](crate::Place::admin1_key) says.
    areas: HashMap<String, u32>,
}

/// Open addressing slows down as it fills: no name is added past nine slots of ten.
const FULL: (usize, usize) = (9, 10);

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let four = bytes.get(4 * at..4 * at + 4).and_then(|four| four.try_into().ok());
    four.map_or(0, u32::from_le_bytes)
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    let eight = bytes.get(8 * at..8 * at + 8).and_then(|eight| eight.try_into().ok());
    eight.map_or(0, u64::from_le_bytes)
}

impl Draft {
    pub(crate) fn of(gazetteer: &Gazetteer) -> Self {
        let sections = [
            Section::Names,
            Section::Variants,
            Section::Postings,
            Section::Records,
            Section::Text,
            Section::Heads,
            Section::HeadBits,
            Section::PathBits,
            Section::DemonymHeads,
            Section::Ranges,
            Section::About,
        ];
        let counts = gazetteer.counts();
        let first = counts[..Tag::Admin1 as usize].iter().sum::<u32>();
        let areas =
            gazetteer.places().skip(first as usize).take(counts[Tag::Admin1 as usize] as usize);
        Self {
            sections: sections.map(|section| gazetteer.section(section).to_vec()),
            areas: areas
                .filter_map(|area| Some((area.admin1()?.to_owned(), area.admin1_key())))
                .collect(),
            counts,
        }
    }

    /// The table, where its names left enough slots free.
    pub(crate) fn finish(mut self) -> Result<Gazetteer, GazetteerError> {
        for section in [Section::Names, Section::Variants] {
            let slots = self.sections[section as usize].chunks_exact(8);
            let (all, used) =
                (slots.len(), slots.filter(|slot| slot.iter().any(|byte| *byte != 0)).count());
            if used * FULL.1 > all * FULL.0 {
                return Err(GazetteerError::Full);
            }
        }
        for section in [Section::Heads, Section::DemonymHeads] {
            let bytes = &mut self.sections[section as usize];
            let mut hashes: Vec<u64> = (0..bytes.len() / 8).map(|at| u64_at(bytes, at)).collect();
            hashes.sort_unstable();
            hashes.dedup();
            *bytes = hashes.iter().flat_map(|hash| hash.to_le_bytes()).collect();
        }
        self.sections[Section::Ranges as usize] =
            self.counts.iter().flat_map(|count| count.to_le_bytes()).collect();
        Gazetteer::open_unchecked(table::join(&self.sections))
    }

    /// Adds a place, or puts it in the stead of the place in row `old`. The id of a new place is whole.
    pub(crate) fn place(&mut self, row: &Row<'_>, old: Option<u32>) -> Result<(), GazetteerError> {
        let text = &mut self.sections[Section::Text as usize];
        let mut record = [0; RECORD];
        let area = if row.admin1.is_empty() {
            0
        } else {
            *self.areas.entry(row.admin1.to_owned()).or_insert_with(|| row::push(text, row.admin1))
        };
        let words = [
            row::push(text, row.name),
            row::push(text, &row.id),
            row.people,
            area,
            row::push(text, row.admin2),
        ];
        for (at, word) in words.iter().enumerate() {
            record[4 * at..4 * at + 4].copy_from_slice(&word.to_le_bytes());
        }
        table::facts(row, &mut record);
        let records = &mut self.sections[Section::Records as usize];
        let at = if let Some(old) = old {
            let start = RECORD * old as usize;
            let place = records.get_mut(start..start + RECORD).ok_or(GazetteerError::Corrupt)?;
            // The id stays as the table writes it.
            record[4..8].copy_from_slice(&place[4..8]);
            place.copy_from_slice(&record);
            old
        } else {
            let at = (records.len() / RECORD) as u32;
            if at >= Slot::NOWHERE {
                return Err(GazetteerError::Full);
            }
            records.extend(record);
            self.counts[Tag::Added as usize] += 1;
            at
        };
        self.name(at, row.name, NAME)?;
        row.own.iter().try_for_each(|name| self.name(at, name, OWN))
    }

    /// Makes a name lead to the place in row `at`.
    pub(crate) fn name(&mut self, at: u32, name: &str, how: u8) -> Result<(), GazetteerError> {
        let words = table::words(name);
        let Some(first) = words.first().copied() else { return Ok(()) };
        let cue = table::cue(name, how);
        self.path(layout::NAME, &words, at, how, cue)?;
        self.sections[Section::Heads as usize].extend(first.to_le_bytes());
        self.bit(Section::HeadBits, first);
        let country: [u8; 2] = self.record(at)[26..28].try_into().unwrap_or(row::NOWHERE);
        let bones = skeleton::skeleton(name);
        let kept = std::str::from_utf8(&country).is_ok_and(table::is_kept);
        if kept && bones.len() >= skeleton::SHORTEST {
            self.lead(Section::Variants, layout::variant(country, &bones), at, VARIANT, 0)?;
        }
        Ok(())
    }

    /// Sets the bits of a hash.
    fn bit(&mut self, section: Section, hash: u64) {
        let bytes = &mut self.sections[section as usize];
        let (at, bits) = layout::filter(hash, bytes.len() / 8);
        if let Some(word) = bytes.chunks_exact_mut(8).nth(at) {
            word.iter_mut().zip(bits.to_le_bytes()).for_each(|(byte, bits)| *byte |= bits);
        }
    }

    /// Makes words name the people of the country in row `at`.
    pub(crate) fn people(&mut self, at: u32, name: &str) -> Result<(), GazetteerError> {
        let words = table::words(name);
        let Some(first) = words.first().copied() else { return Ok(()) };
        self.path(layout::DEMONYM, &words, at, NAME, 0)?;
        self.sections[Section::DemonymHeads as usize].extend(first.to_le_bytes());
        Ok(())
    }

    /// Moves the place in row `at`.
    pub(crate) fn point(&mut self, at: u32, lat: i32, lon: i32) {
        let start = RECORD * at as usize;
        let records = &mut self.sections[Section::Records as usize];
        if let Some(record) = records.get_mut(start..start + RECORD) {
            table::point(lat, lon, record);
        }
    }

    /// Makes a name ask for a cue, where a place has it.
    pub(crate) fn common(&mut self, name: &str) {
        let path = table::path(&table::words(name));
        let Some(at) = self.slot(Section::Names, path) else { return };
        let slots = &mut self.sections[Section::Names as usize];
        let slot = u64_at(slots, at);
        if slot != 0 {
            let slot = slot & !(3 << Slot::CUE) | u64::from(CONTEXT) << Slot::CUE;
            slots[8 * at..8 * at + 8].copy_from_slice(&slot.to_le_bytes());
        }
    }

    fn path(
        &mut self,
        root: u64,
        words: &[u64],
        at: u32,
        how: u8,
        cue: u8,
    ) -> Result<(), GazetteerError> {
        let mut path = root;
        for (done, word) in words.iter().enumerate() {
            path = layout::step(path, *word);
            if done > 0 {
                self.bit(Section::PathBits, path);
            }
            if done + 1 < words.len() {
                self.lead_on(path)?;
            }
        }
        self.lead(Section::Names, path, at, how, cue)
    }

    /// The slot of a path, or the empty one where it belongs.
    fn slot(&self, section: Section, path: u64) -> Option<usize> {
        let slots = &self.sections[section as usize];
        let all = slots.len() / 8;
        let home = layout::home(path, all.max(1));
        (home..all).chain(0..home).find(|at| {
            let slot = u64_at(slots, *at);
            slot == 0 || Slot(slot).is_of(path)
        })
    }

    /// Marks that longer names go on from here.
    fn lead_on(&mut self, path: u64) -> Result<(), GazetteerError> {
        let at = self.slot(Section::Names, path).ok_or(GazetteerError::Full)?;
        let slots = &mut self.sections[Section::Names as usize];
        let slot = match u64_at(slots, at) {
            0 => u64::from(Slot::NOWHERE) | path << Slot::TAG,
            slot => slot,
        };
        slots[8 * at..8 * at + 8].copy_from_slice(&(slot | Slot::MORE).to_le_bytes());
        Ok(())
    }

    /// Makes a path lead to the place in row `place` as well, in its order.
    fn lead(
        &mut self,
        section: Section,
        path: u64,
        place: u32,
        how: u8,
        cue: u8,
    ) -> Result<(), GazetteerError> {
        let at = self.slot(section, path).ok_or(GazetteerError::Full)?;
        let old = u64_at(&self.sections[section as usize], at);
        let mut places = if old == 0 { Vec::new() } else { self.places(Slot(old)) };
        places.retain(|(other, _)| *other != place);
        let order = self.order(place, how);
        let before = places.iter().take_while(|(row, how)| self.order(*row, *how) <= order).count();
        places.insert(before, (place, how));
        // A name of ours has its own cue; where the name was common before, it stays so.
        let cue = if old == 0 { cue } else { Slot(old).cue().max(cue) };
        let mut slot = u64::from(cue) << Slot::CUE | path << Slot::TAG;
        if old != 0 && Slot(old).more() {
            slot |= Slot::MORE;
        }
        let large = places.first().is_some_and(|(row, _)| {
            let record = self.record(*row);
            table::is_large(record[28], u32_at(record, 2))
        });
        if large {
            slot |= Slot::LARGE;
        }
        slot |= if let [(place, how)] = places[..] {
            u64::from(place) | Slot::ONE | u64::from(how) << Slot::HOW
        } else {
            let postings = &mut self.sections[Section::Postings as usize];
            let start = (postings.len() / 4) as u64;
            if start >= u64::from(Slot::NOWHERE) {
                return Err(GazetteerError::Full);
            }
            postings.extend((places.len() as u32).to_le_bytes());
            postings.extend(
                places
                    .iter()
                    .flat_map(|(place, how)| (place | u32::from(*how) << 24).to_le_bytes()),
            );
            start
        };
        self.sections[section as usize][8 * at..8 * at + 8].copy_from_slice(&slot.to_le_bytes());
        Ok(())
    }

    /// The rows that a slot leads to, each with how.
    fn places(&self, slot: Slot) -> Vec<(u32, u8)> {
        if slot.value() == Slot::NOWHERE {
            return Vec::new();
        }
        if slot.is_one() {
            return vec![(slot.value(), slot.how())];
        }
        let postings = &self.sections[Section::Postings as usize];
        let first = slot.value() as usize + 1;
        let count = u32_at(postings, first - 1) as usize;
        let end = (first + count).min(postings.len() / 4);
        (first..end)
            .map(|at| u32_at(postings, at))
            .map(|posting| (posting & 0x00ff_ffff, (posting >> 24) as u8))
            .collect()
    }

    fn record(&self, row: u32) -> &[u8] {
        let start = RECORD * row as usize;
        let records = &self.sections[Section::Records as usize];
        records.get(start..start + RECORD).unwrap_or(&[0; RECORD])
    }

    fn order(&self, row: u32, how: u8) -> u16 {
        let mut first = 0;
        let tag = layout::ALL.into_iter().find(|tag| {
            first += self.counts[*tag as usize];
            row < first
        });
        let record = self.record(row);
        table::order(tag.unwrap_or(Tag::Added), record[28], u32_at(record, 2), how)
    }
}
