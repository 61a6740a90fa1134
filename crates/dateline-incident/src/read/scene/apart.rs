//! Two clauses of one sentence that tell two events: each has a verb, a subject and a town of its own; or what somebody who is
//! killed or looked for had done before.

use dateline_entity::{Entity, Place, PlaceRole};
use dateline_text::{Class, Span};

use crate::read::cue::Cue;
use crate::read::item::Item;
use crate::read::trigger::{Form, Sense};
use crate::read::words;

/// Items of a clause at most, so that a sentence without end is read in one go.
const CLAUSE: usize = 60;

/// Two points nearer than this are of one town, in millionths of a degree.
const NEAR: u32 = 150_000;

/// Whether another clause begins behind `items[at]` that tells what happened in another town than the clause from `from` on: `a judge
/// was shot in Cali, and a bomb killed two clerks in Lima`.
pub(super) fn begins(items: &[Item<'_>], from: usize, at: usize) -> bool {
    if !items[at].one_of(&["and", "while", ";"]) {
        return false;
    }
    let ends = |item: &Item<'_>| item.word(";");
    let (left, right) = (&items[from.max(at.saturating_sub(CLAUSE))..at], behind(items, at + 1));
    let right = &right[..right.iter().position(ends).unwrap_or(right.len())];
    let (Some(here), Some(there)) = (town(left), town(right)) else { return false };
    let Some(verb) = right.iter().position(tells) else { return false };
    // `in Cali and Lima, where a bomb killed two`, `and in Lima shot a judge`: a list of towns.
    let subject = right[..verb].iter().any(somebody);
    let opens = right.first().is_some_and(|item| {
        !item.mention().is_some_and(|own| matches!(own.entity, Entity::Place(_)))
    });
    // `and the wounded were taken to a clinic in Lima`
    let care = right.iter().any(|item| item.among(&words::BRINGING) || item.among(&words::FLEEING));
    left.iter().any(tells) && subject && opens && !care && apart(here, there)
}

/// Whether a clause begins behind `items[at]` with words for another event: `killed three guards, while in a separate attack two
/// traders were shot`.
pub(super) fn goes_over(items: &[Item<'_>], from: usize, at: usize, cues: &[(Span, Cue)]) -> bool {
    if !items[at].one_of(&["and", "while", ";", "but"]) {
        return false;
    }
    let Some(next) = items.get(at + 1) else { return false };
    let start = next.span().start;
    let first = cues.partition_point(|(span, _)| span.start < start);
    let mut here = cues[first..].iter().take_while(|(span, _)| span.start == start);
    let other = here.any(|(_, cue)| *cue == Cue::Separate);
    let left = &items[from.max(at.saturating_sub(CLAUSE))..at];
    other && left.iter().any(tells) && behind(items, at + 1).iter().any(tells)
}

/// Before what somebody had done: `behind`, `suspected of`, `wanted for`, `hunting for`, `believed to be behind`.
pub(in crate::read) const SOUGHT: [&[&str]; 5] = [
    &["behind"],
    &["suspected", "accused"],
    &["responsible", "wanted", "blamed"],
    &["searching", "looking", "hunting"],
    &["believed", "thought"],
];

/// How many items from `items[at]` on lead over to what those before them had done: `killed a man [suspected of] bombing a bank`,
/// `troops [searching for] a man who shot two clerks`.
pub(super) fn had_done(items: &[Item<'_>], from: usize, at: usize) -> Option<usize> {
    let next =
        |by: usize, words: &[&str]| items.get(at + by).is_some_and(|item| item.one_of(words));
    let [behind_it, of, for_it, hunted, thought] = SOUGHT.map(|words| items[at].one_of(words));
    let width = match () {
        () if behind_it => 1,
        () if of && next(1, &["of"]) || (for_it || hunted) && next(1, &["for"]) => 2,
        () if thought && next(1, &["to"]) && next(3, &["behind"]) => 4,
        () => return None,
    };
    let left = items.get(from.max(at.saturating_sub(CLAUSE))..at)?;
    let who = left.last()?.people().is_some() || left.last()?.actor().is_some();
    let killed = left.iter().any(|item| {
        item.trigger()
            .is_some_and(|hit| !hit.noun() && matches!(hit.sense(), Sense::Kill | Sense::Shoot))
    });
    let right = behind(items, at + width);
    let deed = right.iter().any(|item| item.trigger().is_some());
    let relative = !hunted || right.iter().take(NEAR_WHO).any(|item| item.one_of(&["who", "that"]));
    (who && killed && deed && relative).then_some(width)
}

/// The items from `at` on that may be of one clause.
fn behind<'i, 'a>(items: &'i [Item<'a>], at: usize) -> &'i [Item<'a>] {
    let at = at.min(items.len());
    &items[at..items.len().min(at + CLAUSE)]
}

/// Items behind `searching for` in which `who` stands.
const NEAR_WHO: usize = 3;

/// Whether a verb tells what happened there.
fn tells(item: &Item<'_>) -> bool {
    item.trigger().is_some_and(|hit| matches!(hit.form, Form::Past | Form::Phrase))
}

/// Whoever or whatever may be a subject.
fn somebody(item: &Item<'_>) -> bool {
    let mentioned = item.mention().is_some_and(|own| !matches!(own.entity, Entity::Place(_)));
    mentioned || matches!(item, Item::Name(_) | Item::Number { .. }) || item.is(Class::DETERMINER)
}

/// The town of a clause; none where it tells several.
fn town<'a>(items: &[Item<'a>]) -> Option<&'a Place> {
    let mut towns = items.iter().filter_map(|item| match &item.mention()?.entity {
        Entity::Place(place)
            if place.role == PlaceRole::Location && place.kind == Some("place") =>
        {
            Some(place)
        }
        _ => None,
    });
    let town = towns.next()?;
    towns.next().is_none().then_some(town)
}

/// Whether two towns are so far from each other that neither is a part of the other.
fn apart(one: &Place, other: &Place) -> bool {
    let far =
        |(a, b): ((i32, i32), (i32, i32))| a.0.abs_diff(b.0) > NEAR || a.1.abs_diff(b.1) > NEAR;
    one.id != other.id && one.point.zip(other.point).is_some_and(far)
}

#[cfg(test)]
mod tests {
    use crate::AccountKind;
    use crate::read::read_alone;

    /// The kind of each account, how many were killed or hurt, and whether it has a day.
    fn told(text: &str) -> Vec<(AccountKind, Vec<u64>, bool)> {
        let tell = |own: &crate::Account| {
            let counts = own.telling.killed.iter().chain(&own.telling.injured);
            let counts = counts.filter_map(|said| said.value.best).collect();
            (own.kind, counts, !own.telling.dates.is_empty())
        };
        read_alone(text).accounts.iter().map(tell).collect()
    }

    #[test]
    fn two_towns() {
        for joint in [" and", ", while", ";"] {
            let text = format!(
                "A judge was gunned down in Jalalabad{joint} a bomb wounded two clerks in Kabul on Monday.\n"
            );
            let both =
                [(AccountKind::NewEvent, vec![1], true), (AccountKind::NewEvent, vec![2], true)];
            assert_eq!(told(&text), both, "{text}");
        }
    }

    #[test]
    fn what_the_dead_had_done() {
        let killed = |text: &str| -> Vec<Vec<u64>> {
            told(text).into_iter().map(|(_, counts, _)| counts).collect()
        };
        for text in [
            "Troops killed a commander believed to be behind a bombing that killed 14 people in Herat in March.\n",
            "Police in Herat shot dead a man suspected of killing 14 people last year.\n",
        ] {
            assert_eq!(killed(text), [[1], [14]], "{text}");
        }
    }

    #[test]
    fn one_event_all_the_same() {
        for text in [
            "Two clerks were shot in Jalalabad on Monday and were taken to a clinic in Kabul.\n",
            "Gunmen shot two clerks in Jalalabad on Monday, and a third was driven to a clinic in Kabul where he died.\n",
        ] {
            assert_eq!(told(text).len(), 1, "{text}");
        }
    }
}
