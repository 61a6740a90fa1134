//! Places that lie together: names of one text are mostly near each other, and each alone may lie in twenty places.

use super::choice::Choice;
use super::sense::Sense;

/// The names of a document that take part; the first ones, in order of appearance.
const NAMES: usize = 96;

/// For every candidate what its nearness to candidates of other names adds, in place of which nothing is settled yet.
pub(super) fn together(senses: &[Sense<'_>], choices: &[Choice<'_>], gains: &mut Vec<i32>) {
    gains.clear();
    gains.resize(choices.len(), 0);
    let many = |sense: &Sense<'_>| sense.range().len() > 1;
    // One name alone, or names of one place each, have nothing to settle.
    if senses.len() < 2 || !senses.iter().any(many) {
        return;
    }
    let mut owner = vec![0_u16; choices.len()];
    let mut cells: Vec<Cell> = Vec::with_capacity(choices.len());
    let point = |choice: &Choice<'_>| choice.point.filter(|_| !choice.is_area());
    for (index, sense) in (0..).zip(senses.iter().take(NAMES)) {
        for at in sense.range() {
            if let Some(point) = point(&choices[at]) {
                owner[at] = index;
                cells.push(Cell::new(point.cell(), at));
            }
        }
    }
    cells.sort_unstable();
    let mut nearest: Vec<(u16, i32)> = Vec::new();
    // The first neighbours in the row below, its own and the one above: all three only go on.
    let mut from = [0; 3];
    for cell in &cells {
        let at = cell.choice();
        let index = owner[at];
        if !many(&senses[usize::from(index)]) {
            continue;
        }
        let Some(here) = choices[at].point else { continue };
        nearest.clear();
        let (row, column) = cell.place();
        for (from, row) in from.iter_mut().zip(row.saturating_sub(1)..) {
            let first = Cell::new((row, column.saturating_sub(1)), 0);
            let end = Cell::new((row, column + 2), 0);
            while cells.get(*from).is_some_and(|cell| *cell < first) {
                *from += 1;
            }
            for to in cells[*from..].iter().take(NEIGHBOURS).take_while(|to| **to < end) {
                let other = owner[to.choice()];
                if other == index {
                    continue;
                }
                let Some(point) = choices[to.choice()].point else { continue };
                let km = here.km(&point);
                if km > 60.0 {
                    continue;
                }
                let readings = senses[usize::from(other)].range().len();
                let gain = 60 + 360 / i32::try_from(readings).unwrap_or(40);
                let gain = if km > 30.0 { gain * 2 / 3 } else { gain };
                match nearest.iter_mut().find(|(known, _)| *known == other) {
                    Some((_, best)) => *best = gain.max(*best),
                    None => nearest.push((other, gain)),
                }
            }
        }
        gains[at] = nearest.iter().map(|(_, gain)| gain).sum::<i32>().min(MOST_GAIN);
    }
}

/// A candidate in its half degree: row, column and the number of the candidate, so that they sort from south to north, then
/// from west to east, then as the text has the names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cell(u64);

impl Cell {
    fn new((row, column): (u16, u16), choice: usize) -> Self {
        Self(u64::from(row) << 48 | u64::from(column) << 32 | choice as u64)
    }

    fn place(self) -> (u16, u16) {
        ((self.0 >> 48) as u16, (self.0 >> 32) as u16)
    }

    fn choice(self) -> usize {
        self.0 as u32 as usize
    }
}

/// The candidates of a row of cells that are looked at.
const NEIGHBOURS: usize = 48;

/// However many names lie near.
const MOST_GAIN: i32 = 500;
