//! Whoever is shot is hurt, unless the story has him dead: those shot without the dead among them.
//!
//! `Three men were shot on Cedar Lane. Two of them died.` tells of one who lives.

use crate::{Count, CountStatus, Position, Telling};

/// The rule of a number of people who were shot, of whom it is not said what became of them.
pub(crate) const SHOT: &str = "people_shot";

/// The rule of a number of people who were taken to a hospital.
pub(crate) const HOSPITAL: &str = "people_in_hospital";

/// The rule of what is left of them without the dead.
const SURVIVED: &str = "shot_without_the_dead";

/// Takes the dead out of those shot; a number of wounded in its own words goes before what is counted so.
pub(crate) fn settle(telling: &mut Telling) {
    subtract(&mut telling.injured, &telling.killed);
    subtract(&mut telling.attackers_injured, &telling.attackers_killed);
}

fn subtract(injured: &mut Vec<Position<Count>>, killed: &[Position<Count>]) {
    let most = |all: &[Position<Count>], rule: &dyn Fn(&str) -> bool| {
        let own = all.iter().filter(|said| rule(&said.rule));
        own.filter_map(|said| number(&said.value)).max()
    };
    let Some(dead) = most(killed, &|_| true).filter(|dead| *dead > 0) else { return };
    let own_words = most(injured, &|rule| rule != SHOT && rule != HOSPITAL).is_some();
    // How many of those shot live.
    let alive = most(injured, &|rule| rule == SHOT).map(|shot| shot.saturating_sub(dead));
    injured.retain_mut(|said| {
        let Some(told) = number(&said.value) else { return true };
        let left = match &*said.rule {
            SHOT => alive.unwrap_or(0),
            // One who was taken to the hospital is rather the one who died.
            HOSPITAL if told <= dead => alive.unwrap_or(0).min(told),
            HOSPITAL => told.min(alive.unwrap_or(told)),
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

/// The number that a count says, as far as it says one.
fn number(count: &Count) -> Option<u64> {
    (count.status == CountStatus::Stated).then(|| count.best.or(count.min))?
}
