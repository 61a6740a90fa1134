//! Counts of some of those harmed, beside a count of them all.
//!
//! `A bomb killed 12 people. Three children were killed. Ana Ruiz, 43, died at once.` has one toll: the children and Ana Ruiz
//! are of the twelve. Where a story counts people, a smaller number of those whom it tells by sex, age or name is no other
//! opinion on how many there were.

use dateline_text::Span;

use super::tally::Tally;
use crate::{Count, CountStatus, Position, Telling};

/// Leaves the counts of all where some are counted again.
pub(crate) fn settle(telling: &mut Telling, tally: &Tally) {
    let mut parts = tally.parts().to_vec();
    if parts.is_empty() {
        return;
    }
    parts.sort_unstable();
    for said in [
        &mut telling.killed,
        &mut telling.injured,
        &mut telling.attackers_killed,
        &mut telling.attackers_injured,
    ] {
        of_all(said, &parts);
    }
}

/// Takes out what is less than the highest count of people as such.
fn of_all(said: &mut Vec<Position<Count>>, parts: &[Span]) {
    let part = |own: &Position<Count>| {
        let mut words = own.evidence.iter().map(|bytes| Span::from(*bytes));
        own.evidence.len() == 1 && words.any(|span| parts.binary_search(&span).is_ok())
    };
    let whole = said.iter().filter(|own| !part(own)).filter_map(|own| number(&own.value)).max();
    let Some(whole) = whole else { return };
    said.retain(|own| !part(own) || number(&own.value).is_none_or(|some| some >= whole));
}

/// The number that a count says, as far as it says one.
fn number(count: &Count) -> Option<u64> {
    (count.status == CountStatus::Stated).then(|| count.best.or(count.min))?
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    /// How many were killed and how many hurt, by each of those who say so.
    fn harmed(text: &str) -> (Vec<u64>, Vec<u64>) {
        let reading = read_alone(text);
        let (mut killed, mut injured) = (Vec::new(), Vec::new());
        for own in &reading.accounts {
            killed.extend(own.telling.killed.iter().filter_map(|said| said.value.best));
            injured.extend(own.telling.injured.iter().filter_map(|said| said.value.best));
        }
        (killed, injured)
    }

    #[test]
    fn some_of_them() {
        let text = "A bomb killed 12 people in Kano on Monday. Three children were killed. Ana Ruiz, 43, died at the scene.\n";
        assert_eq!(harmed(text).0, [12]);
        let text = "Six people were wounded in an attack on a bar in Cali on Monday. Two women and a man were wounded in the bar.\n";
        assert_eq!(harmed(text).1, [6]);
    }

    #[test]
    fn another_opinion() {
        let text = "A bomb killed 12 people in Kano on Monday, the police said. The governor said nine people were killed.\n";
        assert_eq!(harmed(text).0, [12, 9]);
        let text = "A bomb killed a woman in Kano on Monday. Three children were killed.\n";
        assert_eq!(harmed(text).0, [1, 3]);
    }
}
