//! Places that lie together: names of one text are mostly near each other, and each alone may lie in twenty places.

use super::choice::Choice;
use super::sense::Sense;

/// The names of a document that take part; the first ones, in order of appearance.
const NAMES: usize = 96;

/// For every candidate what its nearness to candidates of other names adds, in place of which nothing is settled yet.
pub(super) fn together(senses: &[Sense<'_>], choices: &[Choice<'_>], gains: &mut Vec<i32>) {
    gains.clear();
    gains.resize(choices.len(), 0);
    let mut cells: Vec<(i32, i32, usize, usize)> = Vec::new();
    let point = |choice: &Choice<'_>| choice.point.filter(|_| !choice.is_area());
    for (index, sense) in senses.iter().take(NAMES).enumerate() {
        for at in sense.range() {
            if let Some(point) = point(&choices[at]) {
                let (row, column) = point.cell();
                cells.push((row, column, index, at));
            }
        }
    }
    if cells.len() < 2 {
        return;
    }
    cells.sort_unstable();
    let mut nearest: Vec<(usize, i32)> = Vec::new();
    for &(row, column, index, at) in &cells {
        if senses[index].range().len() < 2 {
            continue;
        }
        let Some(here) = choices[at].point else { continue };
        nearest.clear();
        for row in row - 1..=row + 1 {
            let from = cells.partition_point(|cell| (cell.0, cell.1) < (row, column - 1));
            let to = cells[from..].iter().take(NEIGHBOURS);
            for &(_, _, other, there) in to.take_while(|cell| cell.0 == row && cell.1 <= column + 1)
            {
                if other == index {
                    continue;
                }
                let Some(point) = choices[there].point else { continue };
                let km = here.km(&point);
                if km > 60.0 {
                    continue;
                }
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

/// The candidates of a row of cells that are looked at.
const NEIGHBOURS: usize = 48;

/// However many names lie near.
const MOST_GAIN: i32 = 500;
