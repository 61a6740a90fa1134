//! Places that lie together: names of one text are mostly near each other, and each alone may lie in twenty places.

use super::choice::Choice;
use super::sense::Sense;

/// The names of a document that take part; the first ones, in order of appearance.
const NAMES: usize = 96;

/// Room for where the candidates of a document lie, and for what their neighbours say.
#[derive(Default)]
pub(super) struct Together {
    cells: Vec<Cell>,
    nearest: Vec<(u8, i32)>,
}

/// Notes for every candidate what its nearness to candidates of other names adds, where nothing is settled yet.
pub(super) fn together(room: &mut Together, senses: &[Sense], choices: &mut [Choice<'_>]) {
    let many = |sense: &Sense| sense.range().len() > 1;
    // One name alone, or names of one place each, have nothing to settle.
    if senses.len() < 2 || !senses.iter().any(many) {
        return;
    }
    let Together { cells, nearest } = room;
    cells.clear();
    let mut blocks = Blocks::default();
    for (index, sense) in (0..).zip(senses.iter().take(NAMES)) {
        for (at, choice) in sense.range().zip(&choices[sense.range()]) {
            if let Some(point) = choice.point.filter(|_| !choice.is_area()) {
                let cell = Cell::new(point.cell(), index, at);
                blocks.put(cell);
                cells.push(cell);
            }
        }
    }
    // Most candidates lie somewhere in the world where no other name has one.
    let mut kept = 0;
    for at in 0..cells.len() {
        // Which they are nobody can guess: each is put where the next one that is kept stands.
        let cell = cells[at];
        cells[kept] = cell;
        kept += usize::from(blocks.has_others(cell));
    }
    cells.truncate(kept);
    cells.sort_unstable();
    let last = cells.len();
    cells.push(Cell::LAST);
    // The fewer readings a name has, the more it says.
    let mut gains = [0; NAMES];
    for (gain, sense) in gains.iter_mut().zip(senses) {
        *gain = 60 + 360 / i32::try_from(sense.range().len().max(1)).unwrap_or(40);
    }
    // The first neighbours in the row below, its own and the one above: all three only go on.
    let mut from = [0; 3];
    for own in 0..last {
        let cell = cells[own];
        let sense = cell.sense();
        if !many(&senses[usize::from(sense)]) {
            continue;
        }
        nearest.clear();
        for (row, from) in (0..).zip(&mut from) {
            let (first, end) = cell.neighbours(row);
            let mut to = *from;
            while cells[to] < first {
                to += 1;
            }
            *from = to;
            let most = to + NEIGHBOURS;
            while cells[to] < end && to < most {
                let other = cells[to];
                to += 1;
                if other.sense() == sense {
                    continue;
                }
                let points = choices[cell.choice()].point.zip(choices[other.choice()].point);
                let km = points.map_or(f32::INFINITY, |(own, other)| own.km(&other));
                if km > 60.0 {
                    continue;
                }
                let gain = gains[usize::from(other.sense())];
                let gain = if km > 30.0 { gain * 2 / 3 } else { gain };
                match nearest.iter_mut().find(|(known, _)| *known == other.sense()) {
                    Some((_, best)) => *best = gain.max(*best),
                    None => nearest.push((other.sense(), gain)),
                }
            }
        }
        choices[cell.choice()].gain =
            nearest.iter().map(|(_, gain)| gain).sum::<i32>().min(MOST_GAIN);
    }
}

/// A candidate in its half degree: row, column, the number of the candidate and that of its name, so that they sort from south
/// to north, then from west to east, then as the text has the names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cell(u64);

impl Cell {
    /// After all others.
    const LAST: Self = Self(u64::MAX);

    /// Rows and columns of half degrees fit into ten bits, names that take part into eight.
    fn new((row, column): (u16, u16), sense: u8, choice: usize) -> Self {
        let place = u64::from(row.min(1_000)) << 10 | u64::from(column.min(1_000));
        Self(place << 44 | (choice as u64 & CHOICES) << 8 | u64::from(sense))
    }

    fn row(self) -> u64 {
        self.0 >> 54
    }

    fn column(self) -> u64 {
        self.0 >> 44 & ((1 << 10) - 1)
    }

    fn sense(self) -> u8 {
        self.0 as u8
    }

    fn choice(self) -> usize {
        (self.0 >> 8 & CHOICES) as usize
    }

    /// Where its neighbours begin and end in the row below (0), in its own (1) and in the row above (2).
    fn neighbours(self, row: u64) -> (Self, Self) {
        let place = self.0 >> 44;
        // No place lies in the southernmost rows and westernmost columns, which are beyond the poles and the antimeridian.
        let first = (place + (row << 10)).saturating_sub((1 << 10) + 1) << 44;
        (Self(first), Self(first + (3 << 44)))
    }
}

/// Which names have candidates in each block of two by two cells, of blocks that share a place here as if they were one.
struct Blocks([u8; BLOCKS]);

const BLOCKS: usize = 1024;

/// No name has a candidate there.
const EMPTY: u8 = u8::MAX;

/// Candidates of several names are there.
const SHARED: u8 = EMPTY - 1;

impl Default for Blocks {
    fn default() -> Self {
        Self([EMPTY; BLOCKS])
    }
}

impl Blocks {
    fn put(&mut self, cell: Cell) {
        let block = &mut self.0[Self::block(cell.row(), cell.column())];
        let own = (*block == EMPTY) | (*block == cell.sense());
        *block = if own { cell.sense() } else { SHARED };
    }

    /// Whether another name may have a candidate in the cell or beside it.
    fn has_others(&self, cell: Cell) -> bool {
        let (row, column) = (cell.row(), cell.column());
        let rows = [row.wrapping_sub(1), row + 1];
        let mut any = false;
        for row in rows {
            for column in [column.wrapping_sub(1), column + 1] {
                let block = self.0[Self::block(row, column)];
                any |= (block != EMPTY) & (block != cell.sense());
            }
        }
        any
    }

    fn block(row: u64, column: u64) -> usize {
        ((row >> 1).wrapping_mul(181) + (column >> 1)) as usize % BLOCKS
    }
}

/// The bits of a candidate's number.
const CHOICES: u64 = (1 << 36) - 1;

/// The candidates of a row of cells that are looked at.
const NEIGHBOURS: usize = 48;

/// However many names lie near.
const MOST_GAIN: i32 = 500;

#[cfg(test)]
mod tests {
    use super::{Blocks, Cell};

    #[test]
    fn only_what_has_another_name_near_it_is_looked_at() {
        let cells = [
            Cell::new((256, 448), 0, 0),
            // Beside the first, in the block to the south and west.
            Cell::new((255, 447), 1, 1),
            Cell::new((100, 100), 0, 2),
            Cell::new((101, 101), 0, 3),
        ];
        let mut blocks = Blocks::default();
        for cell in cells {
            blocks.put(cell);
        }
        assert_eq!(cells.map(|cell| blocks.has_others(cell)), [true, true, false, false]);
    }
}
