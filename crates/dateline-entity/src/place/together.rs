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
    let mut cells: Vec<Cell> = Vec::with_capacity(choices.len());
    let point = |choice: &Choice<'_>| choice.point.filter(|_| !choice.is_area());
    for (index, sense) in (0..).zip(senses.iter().take(NAMES)) {
        for at in sense.range() {
            if let Some(point) = point(&choices[at]) {
                let (row, column) = point.cell();
                cells.push(Cell { row, column, sense: index, at: at as u32 });
            }
        }
    }
    cells.sort_unstable_by_key(Cell::key);
    let mut nearest: Vec<(usize, i32)> = Vec::new();
    // The first neighbours in the row below, its own and the one above: all three only go on.
    let mut from = [0; 3];
    for cell in &cells {
        let (index, at) = (usize::from(cell.sense), cell.at as usize);
        if !many(&senses[index]) {
            continue;
        }
        let Some(here) = choices[at].point else { continue };
        nearest.clear();
        for (from, row) in from.iter_mut().zip(cell.row.saturating_sub(1)..) {
            let column = cell.column.saturating_sub(1);
            while cells.get(*from).is_some_and(|cell| (cell.row, cell.column) < (row, column)) {
                *from += 1;
            }
            let to = cells[*from..].iter().take(NEIGHBOURS);
            for other in to.take_while(|to| to.row == row && to.column <= cell.column + 1) {
                if other.sense == cell.sense {
                    continue;
                }
                let Some(point) = choices[other.at as usize].point else { continue };
                let km = here.km(&point);
                if km > 60.0 {
                    continue;
                }
                let other = usize::from(other.sense);
                let readings = i32::try_from(senses[other].range().len()).unwrap_or(40);
                let gain = 60 + 360 / readings;
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

/// A candidate in its half degree.
#[derive(Clone, Copy)]
struct Cell {
    row: u16,
    column: u16,
    sense: u16,
    at: u32,
}

impl Cell {
    /// From south to north, then from west to east, then as the text has the names.
    fn key(&self) -> u64 {
        u64::from(self.row) << 48 | u64::from(self.column) << 32 | u64::from(self.at)
    }
}

/// The candidates of a row of cells that are looked at.
const NEIGHBOURS: usize = 48;

/// However many names lie near.
const MOST_GAIN: i32 = 500;
