//! Those killed on top of a number that has been told: `Two policemen were also killed`.

use std::borrow::Cow;

use dateline_entity::{Entity, PlaceRole};
use dateline_text::{Class, Span, word_hash};

use crate::read::harm::Harm;
use crate::{Bytes, Count, CountStatus, PlaceValue, Position, VictimValue};

use super::Fill;

impl Fill<'_, '_> {
    /// Whether those killed are told on top of a number told right before: `Two policemen were also killed`, `Another man died`.
    pub(super) fn adds(&self, killed: &[Position<Count>], harm: &Harm<'_>) -> bool {
        /// Tokens around the words of the harm in which `also` stands.
        const BEFORE: usize = 2;
        const BEHIND: usize = 4;
        /// Bytes between both.
        const NEAR: u32 = 400;
        let exact = |count: &Count| count.best.is_some() && count.best == count.max;
        let Some(last) = killed.last().filter(|last| exact(&last.value) && exact(&harm.count))
        else {
            return false;
        };
        let several = last.value.best.is_some_and(|best| best > 1);
        let end = last.evidence.iter().map(|bytes| bytes.end).max().unwrap_or_default();
        let tokens = &self.document.tokens;
        let index = |at: u32| tokens.partition_point(|token| token.span.start < at);
        let (first, behind) = (index(harm.span.start), index(harm.span.end));
        let (from, to) = (first.saturating_sub(BEFORE), tokens.len().min(behind + BEHIND));
        let word = |range: std::ops::Range<usize>, words: &[&str]| {
            tokens[range].iter().any(|token| {
                let own = token.span.of(self.document.text);
                words.iter().any(|word| own.eq_ignore_ascii_case(word))
            })
        };
        let sentence = |at: u32| self.document.sentences.partition_point(|own| own.span.end <= at);
        // `the other person who died`, `one of the two who are dead`: told of before.
        let known = harm.who_span.is_none_or(|who| {
            let from = index(who.start);
            tokens[from..index(who.end)]
                .iter()
                .chain(tokens[..from].last())
                .any(|token| token.is(Class::PRONOUN) || token.hash == word_hash("the"))
        });
        let more = word(first..behind, &["another", "more", "other", "others"]);
        let also = word(from..behind, &["also"])
            || word(behind..to, &["too"])
            || (behind..to.saturating_sub(1))
                .any(|at| word(at..at + 1, &["as"]) && word(at + 1..at + 2, &["well"]));
        // `Nine died on the spot and another died later in hospital`
        let of_wounds = || {
            more && last.evidence.iter().all(|own| own.end <= harm.span.start)
                && word(
                    first..tokens.len().min(behind + BEHIND),
                    &["hospital", "succumbed", "later", "wounds", "injuries"],
                )
        };
        let before = sentence(end.saturating_sub(1)) < sentence(harm.span.start);
        (several && before && (more || also) || of_wounds())
            && harm.groups.is_empty()
            && !harm.part
            && !known
            && harm.span.start.saturating_sub(end) < NEAR
    }

    /// Whether the sentence tells of another town behind the harm: `Another two died in Dalori`.
    pub(super) fn elsewhere(&self, here: Option<&PlaceValue>, harm: &Harm<'_>) -> bool {
        let sentences = &self.document.sentences;
        let at = sentences.partition_point(|own| own.span.end <= harm.span.start);
        let Some(sentence) = sentences.get(at) else { return false };
        let behind = Span { start: harm.span.start.min(sentence.span.end), end: sentence.span.end };
        self.entities.within(behind).iter().any(|mention| match &mention.entity {
            Entity::Place(place) => {
                let town = matches!(place.kind, Some("place" | "admin2")) || place.kind.is_none();
                let name = here.and_then(|here| here.name.as_deref());
                town && place.role == PlaceRole::Location
                    && place.name.as_deref().is_some_and(|own| name != Some(own))
            }
            _ => false,
        })
    }
}

/// Whether a number is one of those that a whole told before is made up of: `15 died: five militants, three soldiers, and six
/// civilians who also died`.
pub(super) fn of_whole(
    killed: &[Position<Count>],
    victims: &[Position<Vec<VictimValue>>],
    fell: &[Position<Count>],
    new: &Count,
) -> bool {
    let Some(last) = killed.last() else { return false };
    let from = last.evidence.iter().map(|bytes| bytes.end).max().unwrap_or_default();
    let behind = |evidence: &[Bytes]| evidence.iter().all(|own| own.start >= from);
    let victims = victims.iter().filter(|said| behind(&said.evidence));
    let victims = victims.flat_map(|said| &said.value).filter_map(|own| own.killed.best);
    let fell = fell.iter().filter(|said| behind(&said.evidence));
    let told: u64 = victims.chain(fell.filter_map(|said| said.value.best)).sum();
    let whole = last.value.best.unwrap_or_default();
    told > 0 && told.saturating_add(new.best.unwrap_or_default()) <= whole
}

/// The rule of a sum of two numbers, of which one was told on top of the other.
pub(in crate::read) const ADDED: &str = "added";

/// Adds to the last number the one that is told on top of it: to another's as one of its own.
pub(super) fn add(killed: &mut Vec<Position<Count>>, new: Position<Count>) {
    /// Bytes between both where one breath tells them: `Nine died on the spot and another died later`.
    const BREATH: u32 = 60;
    let Some(last) = killed.last_mut() else { return };
    let end = last.evidence.iter().map(|own| own.end).max().unwrap_or_default();
    let start = new.evidence.iter().map(|own| own.start).min().unwrap_or_default();
    let breath = start.checked_sub(end).is_some_and(|gap| gap <= BREATH);
    let sum = |one: Option<u64>, other: Option<u64>| Some(one?.saturating_add(other?));
    let value = Count {
        status: CountStatus::Stated,
        min: sum(last.value.min, new.value.min),
        max: sum(last.value.max, new.value.max),
        best: sum(last.value.best, new.value.best),
        words: None,
    };
    let mut evidence = [&last.evidence[..], &new.evidence[..]].concat();
    evidence.sort();
    let added = Position { value, evidence, rule: Cow::Borrowed(ADDED), ..new };
    if last.source == added.source || breath {
        *last = added;
    } else {
        killed.push(added);
    }
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    #[test]
    fn what_is_told_on_top() {
        let least = |text: &str| {
            let accounts = read_alone(text).accounts;
            let killed = accounts.iter().flat_map(|own| &own.telling.killed);
            killed.filter_map(|said| said.value.min).max()
        };
        let bomb = "A bomb killed five people in Quetta on Monday.";
        for (more, sum) in [
            ("Two policemen were also killed.", 7),
            ("Another policeman was killed.", 6),
            ("Two more men died in hospital.", 7),
            ("The other man who died was a guard.", 5),
            ("Two policemen were among the dead.", 5),
            ("Another two people were killed in Sibi.", 5),
            ("Two rebels were also killed.", 5),
        ] {
            assert_eq!(least(&format!("{bomb} {more}\n")), Some(sum), "{more}");
        }
        let whole = "A bomb killed 15 people in Quetta on Monday. Nine soldiers died at the gate. Six other men also died.\n";
        assert_eq!(least(whole), Some(15));
    }
}
