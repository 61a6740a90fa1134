//! Counts of some of those harmed, beside a count of them all.
//!
//! `A bomb killed 12 people. Three children were killed. Ana Ruiz, 43, died at once.` has one toll: the children and Ana Ruiz
//! are of the twelve. Where a story counts people, a smaller number of those whom it tells by sex, age or name is no other
//! opinion on how many there were.

use dateline_text::Span;

use super::fill::added;
use super::survivors;
use super::tally::Tally;
use crate::{Count, CountStatus, Position, Telling};

/// Leaves the counts of all where some are counted again.
pub(crate) fn settle(telling: &mut Telling, tally: &Tally) {
    let mut parts = tally.parts().to_vec();
    parts.sort_unstable();
    for said in [
        &mut telling.killed,
        &mut telling.injured,
        &mut telling.attackers_killed,
        &mut telling.attackers_injured,
    ] {
        of_all(said, &parts);
        summed(said);
    }
}

/// Takes out numbers of one source, told one behind the other, that a number told before is the sum of: `eight people were
/// killed`, `five died on the spot, three in hospital`.
fn summed(said: &mut Vec<Position<Count>>) {
    /// Numbers that are summed, at most.
    const MOST: usize = 4;
    /// Bytes from the first to the last of them.
    const NEAR: u32 = 600;
    /// Numbers of one account that are looked at.
    const TOLD: usize = 32;
    let start = |own: &Position<Count>| own.evidence.first().map_or(0, |bytes| bytes.start);
    let mut order: Vec<usize> = (0..said.len()).collect();
    order.sort_by_key(|at| start(&said[*at]));
    order.truncate(TOLD);
    let mut parts: Vec<usize> = Vec::new();
    let mut wholes: Vec<u64> = Vec::new();
    let mut at = 0;
    while at < order.len() {
        let first = &said[order[at]];
        let run = order[at..].iter().take(MOST).take_while(|next| {
            let next = &said[**next];
            next.source == first.source && start(next) - start(first) <= NEAR
        });
        let mut sum = 0_u64;
        let width = run.enumerate().find_map(|(width, own)| {
            sum = sum.saturating_add(number(&said[*own].value)?);
            (width > 0 && wholes.contains(&sum)).then_some(width + 1)
        });
        // Two that were added up already.
        let again = first.rule == added::ADDED
            && number(&first.value).is_some_and(|sum| wholes.contains(&sum));
        if let Some(width) = width {
            parts.extend(&order[at..at + width]);
        } else if again {
            parts.push(order[at]);
        } else {
            wholes.extend(number(&first.value));
        }
        at += width.unwrap_or(1);
    }
    let mut at = 0;
    said.retain(|_| {
        at += 1;
        !parts.contains(&(at - 1))
    });
}

/// Takes out what is less than the highest count of people as such.
fn of_all(said: &mut Vec<Position<Count>>, parts: &[Span]) {
    let part = |own: &Position<Count>| {
        let mut words = own.evidence.iter().map(|bytes| Span::from(*bytes));
        own.evidence.len() == 1 && words.any(|span| parts.binary_search(&span).is_ok())
    };
    let people = said.iter().filter(|own| !part(own)).filter_map(|own| number(&own.value)).max();
    let start = |own: &Position<Count>| own.evidence.first().map_or(0, |bytes| bytes.start);
    let mut told: Vec<_> =
        said.iter().filter_map(|own| Some((start(own), number(&own.value)?))).collect();
    told.sort_unstable();
    // Each with the most told up to it: what is told before counts them all rather than what is told behind.
    let mut highest = 0;
    for (_, many) in &mut told {
        highest = highest.max(*many);
        *many = highest;
    }
    let most =
        |at: u32| told[..told.partition_point(|(own, _)| *own < at)].last().map(|(_, many)| *many);
    said.retain(|own| {
        let Some(some) = number(&own.value) else { return true };
        // `Two victims were taken to one hospital, three to another`, `all the wounded live`
        let cared = [survivors::HOSPITAL, survivors::STILL, survivors::MORE].contains(&&*own.rule);
        let again = own.value.best.is_none() && own.value.words.is_none() && some == 2;
        // One by himself may be of any count.
        let whole = if some == 1 && part(own) || cared || again {
            most(start(own)).max(people)
        } else {
            people
        };
        !(part(own) || cared || again) || whole.is_none_or(|whole| some >= whole)
    });
}

/// The number that a count says, as far as it says one.
fn number(count: &Count) -> Option<u64> {
    (count.status == CountStatus::Stated).then(|| count.best.or(count.min))?
}

#[cfg(test)]
mod tests {
    use crate::read::harmed;

    #[test]
    fn some_of_them() {
        let text = "A bomb killed 12 people in Kano on Monday. Three children were killed. Ana Ruiz, 43, died at the scene.\n";
        assert_eq!(harmed(text).0, [12]);
        let text = "Six people were wounded in an attack on a bar in Cali on Monday. Two women and a man were wounded in the bar.\n";
        assert_eq!(harmed(text).1, [6]);
    }

    #[test]
    fn parts_of_a_sum() {
        let text = "Eight people were killed in a drone strike in Kano on Monday. Five civilians died on the spot, while three succumbed to injuries in a hospital, witnesses said.\n";
        assert_eq!(harmed(text).0, [8]);
        let text = "Gunmen shot dead four workers in Kano on Monday. Three were shot dead at the scene, and another died later, a chief said.\n";
        assert_eq!(harmed(text).0, [4]);
    }

    #[test]
    fn another_opinion() {
        let text = "A bomb killed 12 people in Kano on Monday, the police said. The governor said nine people were killed.\n";
        assert_eq!(harmed(text).0, [12, 9]);
        let text = "A bomb killed a woman in Kano on Monday. Three children were killed.\n";
        assert_eq!(harmed(text).0, [1, 3]);
    }

    #[test]
    fn those_in_each_hospital() {
        let text = "A shooting in a bar in Leeds sent five people to the hospital on Monday. Two victims were taken to a hospital by ambulance. \
            All the victims had gunshot wounds.\n";
        assert_eq!(harmed(text).1, [5]);
        let text = "Three men and a teenager were hurt in a shooting in Leeds on Monday. A 22-year-old man was seriously injured.\n";
        assert_eq!(harmed(text).1, [4]);
    }
}
