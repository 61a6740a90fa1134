//! Whoever is shot is hurt, unless the story has him dead; and those whom a story tells one by one, counted together.
//!
//! `Three men were shot on Cedar Lane. Two of them died.` tells of one who lives. `A woman was shot in the arm. Another man was
//! hit in the leg.` tells of two.

use dateline_text::Span;

use super::draft::position;
use super::harm::THEIRS;
use super::tally::{Person, Tally};
use crate::{Count, CountStatus, Position, Telling, VictimValue};

/// The rule of a number of people who were shot, of whom it is not said what became of them.
pub(crate) const SHOT: &str = "people_shot";

/// The rule of a number of people who were taken to a hospital.
pub(crate) const HOSPITAL: &str = "people_in_hospital";

/// The rule of those who still lie in one: they live.
pub(crate) const STILL: &str = "still_in_hospital";

/// The rule of those who were taken to one besides those told of before.
pub(crate) const MORE: &str = "more_in_hospital";

/// The rule of what is left of them without the dead.
const SURVIVED: &str = "shot_without_the_dead";

/// The rule of those who are told one by one.
const ONE_BY_ONE: &str = "told_one_by_one";

/// Those whom a story counts one by one stand in one passage; bytes from one to the next. Further on it may tell other events.
const CLOSE: u32 = 250;

/// Takes the dead out of those shot, and counts those told one by one.
pub(crate) fn settle(telling: &mut Telling, tally: &Tally) {
    found_dead(telling);
    side(&telling.killed, &mut telling.injured, tally, false);
    side(&telling.attackers_killed, &mut telling.attackers_injured, tally, true);
    let dead: Vec<&Person> = tally.of(false).filter(|person| person.fate.dead).collect();
    let of_dead = words_of(&dead);
    // `A girl was shot. The girl died.` has nobody hurt.
    let hurt_only = |victim: &VictimValue| {
        victim.injured.status == CountStatus::Stated
            && victim.killed.status == CountStatus::NotStated
    };
    telling.victims.retain(|said| !(stands_in(said, &of_dead) && said.value.iter().all(hurt_only)));
}

type Said = Vec<Position<Count>>;

/// `Gunmen shot nine men. Their bodies were found`: the nine are dead, where no other number says how many are.
fn found_dead(telling: &mut Telling) {
    let Some(at) = telling.killed.iter().position(|said| said.rule == THEIRS) else { return };
    let bodies = telling.killed.swap_remove(at);
    telling.killed.retain(|said| said.rule != THEIRS);
    if most(&telling.killed, &|_| true).is_some() {
        return;
    }
    let shot = telling.injured.iter().rposition(|said| said.rule == SHOT);
    let before = match shot {
        Some(shot) => Some(telling.injured.remove(shot)),
        None => telling.abducted.last().cloned(),
    };
    let Some(mut dead) = before.filter(|said| number(&said.value).is_some()) else {
        telling.killed.push(bodies);
        return;
    };
    dead.evidence.extend(&bodies.evidence);
    telling.killed.push(Position {
        rule: bodies.rule,
        source: bodies.source,
        hedge: bodies.hedge,
        ..dead
    });
}

fn side(killed: &[Position<Count>], injured: &mut Said, tally: &Tally, attackers: bool) {
    let persons: Vec<&Person> = tally.of(attackers).collect();
    if persons.is_empty() && killed.is_empty() {
        return;
    }
    let of_one = words_of(&persons);
    let single = |said: &Position<Count>| stands_in(said, &of_one);
    let dead: Vec<&Person> = persons.iter().filter(|person| person.fate.dead).copied().collect();
    let told = most(killed, &|said| !single(said)).unwrap_or(0);
    let total = told.max(dead.len() as u64);
    // Of those shot some may be the dead whom another sentence counts.
    let mut unnamed = total.saturating_sub(dead.len() as u64);
    let hurt: Vec<&Person> = persons
        .iter()
        .filter(|person| !person.fate.dead)
        .filter(|person| {
            let may_be_dead = !person.fate.wounded && unnamed > 0;
            unnamed -= u64::from(may_be_dead);
            !may_be_dead
        })
        .copied()
        .collect();
    let of_dead = words_of(&dead);
    injured.retain(|said| !stands_in(said, &of_dead));
    if total > 0 {
        subtract(injured, total, hurt.len() as u64, &single);
    }
    add(injured, &hurt);
}

/// The words in which the persons are told of, in order.
fn words_of(persons: &[&Person]) -> Vec<Span> {
    let mut words: Vec<Span> = persons.iter().flat_map(|own| own.spans.iter().copied()).collect();
    words.sort_unstable();
    words
}

/// Whether it is told in these words, which are in order.
fn stands_in<T>(said: &Position<T>, words: &[Span]) -> bool {
    said.evidence.first().is_some_and(|own| words.binary_search(&Span::from(*own)).is_ok())
}

/// Takes the dead out of those shot; a number of wounded in its own words goes before what is counted so.
fn subtract(
    injured: &mut Said,
    dead: u64,
    alive_singly: u64,
    single: &dyn Fn(&Position<Count>) -> bool,
) {
    let own_words = most(injured, &|said| {
        ![SHOT, HOSPITAL, STILL, MORE].contains(&&*said.rule) && !single(said)
    })
    .is_some();
    // How many of those shot live.
    let alive = most(injured, &|said| said.rule == SHOT && !single(said))
        .map(|shot| shot.saturating_sub(dead));
    injured.retain_mut(|said| {
        let Some(told) = number(&said.value) else { return true };
        let counted_so = said.rule == SHOT || said.rule == HOSPITAL;
        if single(said) {
            return !counted_so || alive_singly > 0 && !own_words;
        }
        let left = match &*said.rule {
            SHOT => alive.unwrap_or(0),
            // One who was taken to the hospital is rather the one who died.
            HOSPITAL if told <= dead => alive.unwrap_or(0).min(told),
            HOSPITAL => told.min(alive.unwrap_or(told)),
            // Where it is said how many were shot, those in hospital are of them.
            STILL | MORE if alive.is_some() => 0,
            _ => return true,
        };
        if left == 0 || own_words {
            return false;
        }
        if left != told {
            said.value = Count {
                status: CountStatus::Stated,
                min: Some(left),
                max: said.value.max.map(|_| left),
                best: Some(left),
                words: said.value.words.take(),
            };
            said.rule = SURVIVED.into();
        }
        true
    });
}

/// Adds how many are told one by one, close together, where no number says as much.
fn add(said: &mut Said, persons: &[&Person]) {
    let known = most(said, &|_| true).unwrap_or(0);
    let mut spans: Vec<Span> =
        persons.iter().filter_map(|person| person.spans.first().copied()).collect();
    spans.sort_unstable_by_key(|span| span.start);
    let many = spans.len() as u64;
    let close = spans.windows(2).all(|pair| pair[1].start.saturating_sub(pair[0].end) < CLOSE);
    if many < 2 || many <= known || !close {
        return;
    }
    let count = Count {
        status: CountStatus::Stated,
        min: Some(many),
        max: Some(many),
        best: Some(many),
        words: None,
    };
    said.push(position(count, None, None, ONE_BY_ONE, &spans));
}

fn most(all: &[Position<Count>], which: &dyn Fn(&Position<Count>) -> bool) -> Option<u64> {
    let own = all.iter().filter(|said| which(said));
    own.filter_map(|said| number(&said.value)).max()
}

/// The number that a count says, as far as it says one.
fn number(count: &Count) -> Option<u64> {
    (count.status == CountStatus::Stated).then(|| count.best.or(count.min))?
}

#[cfg(test)]
mod tests {
    use crate::read::harmed;

    #[test]
    fn whose_bodies_are_found() {
        let shot =
            "Gunmen shot nine men near Gao on Monday. Their bodies were found under a bridge.\n";
        assert_eq!(harmed(shot), (vec![9], vec![]));
        let taken = "Gunmen kidnapped four clerks in Gao on Monday. Their bodies were dumped in a well on Thursday.\n";
        assert_eq!(harmed(taken), (vec![4], vec![]));
        let known = "Gunmen killed four clerks in Gao on Monday. Their bodies were burned and left on a road.\n";
        assert_eq!(harmed(known), (vec![4], vec![]));
        let bodies =
            "Gunmen raided a village near Gao on Monday. Two bodies were later found in a well.\n";
        assert_eq!(harmed(bodies), (vec![2], vec![]));
    }

    #[test]
    fn one_more_of_the_dead() {
        let text = "A guard wounded in an ambush near Gao on Monday died, bringing the number of dead to four.\n";
        assert_eq!(harmed(text), (vec![4], vec![]));
    }
}
