//! Two clauses of one sentence that tell two events: each has a verb, a subject and a town of its own; or what somebody who is
//! killed or looked for had done before.

use dateline_entity::{Entity, People, Place, PlaceRole};
use dateline_text::{Class, Span};

use crate::read::cue::Cue;
use crate::read::item::{Bag, Item};
use crate::read::trigger::{Form, Sense};
use crate::read::words;

use super::joint::{Joint, Part};

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
    let Some(verb) = right.iter().position(tells) else { return false };
    if more_people(left, right, verb) {
        return true;
    }
    let (Some(here), Some(there)) = (town(left), town(right)) else {
        return two_causes(left, right, verb);
    };
    // `in Cali and Lima, where a bomb killed two`, `and in Lima shot a judge`: a list of towns.
    let subject = right[..verb].iter().any(somebody);
    let opens = right.first().is_some_and(|item| {
        !item.mention().is_some_and(|own| matches!(own.entity, Entity::Place(_)))
    });
    // `and the wounded were taken to a clinic in Lima`
    let care = right.iter().any(|item| item.among(&words::BRINGING) || item.among(&words::FLEEING));
    // `while herders burned houses in Lopa`, which no gazetteer holds: others, and another name.
    let others =
        items[at].word("while") && right[..verb].iter().any(armed) && other_name(here, there);
    left.iter().any(tells) && subject && opens && !care && (apart(here, there) || others)
}

/// `Nine guards were killed in a raid in the province of Herat and four nurses died when a mine blew up in Lopa`: the dead of two
/// places, of each of which is told what killed them.
fn two_causes(left: &[Item<'_>], right: &[Item<'_>], verb: usize) -> bool {
    /// Items behind the verb in which the cause begins: `died on Monday when`.
    const NEAR: usize = 4;
    let harm =
        |item: &Item<'_>| item.trigger().is_some_and(|hit| hit.sense().harm() && !hit.noun());
    let cause = |item: &Item<'_>| item.trigger().is_some_and(|hit| !hit.sense().harm());
    let caused = |items: &[Item<'_>]| {
        let Some(own) = items.iter().position(harm) else { return false };
        let rest = &items[own + 1..];
        rest.iter().take(NEAR).any(|item| item.one_of(&["in", "when", "as", "after"]))
            && rest.iter().any(cause)
    };
    let counted = |item: &Item<'_>| {
        matches!(item, Item::Number { .. })
            || item.people().is_some_and(|(_, people)| people.count.is_some())
    };
    harm(&right[verb])
        && right[..verb].iter().any(counted)
        && left.iter().any(counted)
        && caused(left)
        && caused(right)
        && other_places(left, right)
}

/// `Nine people were killed in Kharkiv while two others died in Izyum`: people of another place, beside those of the first.
fn more_people(left: &[Item<'_>], right: &[Item<'_>], verb: usize) -> bool {
    let harm =
        |item: &Item<'_>| item.trigger().is_some_and(|hit| hit.sense().harm() && !hit.noun());
    let others = |item: &Item<'_>| {
        let of = |people: &People| people.count.is_some() && OTHERS.contains(&&*people.group);
        item.people().is_some_and(|(_, people)| of(people))
    };
    harm(&right[verb])
        && right[..verb].iter().any(others)
        && left.iter().any(harm)
        && other_places(left, right)
}

/// What people are called who stand beside others.
const OTHERS: [&str; 3] = ["others", "other people", "more people"];

/// Whether each clause names a place, and none that the other names.
fn other_places(left: &[Item<'_>], right: &[Item<'_>]) -> bool {
    let places = |items: &[Item<'_>]| -> Vec<String> {
        let named = items.iter().filter_map(|item| match &item.mention()?.entity {
            // A dateline, and whatever else no preposition leads to, is where nothing happened.
            Entity::Place(place)
                if place.role == PlaceRole::Location && place.relation.is_some() =>
            {
                place.name.clone()
            }
            _ => None,
        });
        named.map(|name| name.to_string()).collect()
    };
    let (here, there) = (places(left), places(right));
    !here.is_empty() && !there.is_empty() && !there.iter().any(|name| here.contains(name))
}

fn armed(item: &Item<'_>) -> bool {
    item.people().is_some_and(|(_, people)| people.armed) || item.actor().is_some()
}

/// Whether two places have two names, and nobody knows where one of them is.
fn other_name(one: &Place, other: &Place) -> bool {
    let unknown = one.point.is_none() || other.point.is_none();
    unknown && one.name.is_some() && other.name.is_some() && one.name != other.name
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
    let right = behind(items, at + 1);
    // `while a bomber wounded three clerks in a separate incident`
    let ends = || {
        let verb = right.iter().position(tells)?;
        let end = right.iter().position(|item| item.word(";")).unwrap_or(right.len());
        let (from, to) = (right.get(verb)?.span().end, right[..end].last()?.span().end);
        let separate = cues[first..]
            .iter()
            .any(|(span, cue)| *cue == Cue::Separate && span.start >= from && span.end <= to);
        Some(items[at].word("while") && separate && right[..verb].iter().any(somebody))
    };
    (other || ends().unwrap_or(false)) && left.iter().any(tells) && right.iter().any(tells)
}

/// Whether `items[at]` is `as`, behind `at almost the same time`, between two events.
pub(super) fn at_once(items: &[Item<'_>], from: usize, at: usize) -> bool {
    let time = match &items[from..at] {
        [.., same, time] => {
            same.word("same") && time.word("time")
                || matches!(time, Item::Time(time) if time.span.len() > 8 && time.link.is_none())
        }
        _ => false,
    };
    let event = |item: &Item<'_>| item.trigger().is_some_and(|hit| !hit.sense().harm());
    time && items[from..at].iter().any(|item| item.word("same") || matches!(item, Item::Time(_)))
        && items[from..at].iter().any(event)
        && behind(items, at + 1).iter().any(|item| item.trigger().is_some())
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

/// What is told behind `Before the ambush, `: what had been before it.
pub(crate) fn before_it<'a>(part: &Part<'a>) -> Option<Part<'a>> {
    /// Items before the comma.
    const NEAR: usize = 7;
    let items = part.items;
    if part.joint != Joint::First || !items.first()?.one_of(&["before", "prior", "ahead"]) {
        return None;
    }
    let comma = items.iter().take(NEAR).position(|item| item.word(","))?;
    let noun = |item: &Item<'_>| item.trigger().is_some_and(|hit| hit.noun() && !hit.plural());
    let the = items[1..comma].iter().any(|item| item.one_of(&["the", "that", "this"]));
    let own = items.get(comma + 1..)?;
    let had = own.iter().position(|item| item.word("had"))?;
    let told = the
        && items[1..comma].iter().any(noun)
        && own[had..].iter().any(|item| item.trigger().is_some());
    let (first, last) = own.first().zip(own.last()).filter(|_| told)?;
    let span = first.span().join(last.span());
    Some(Part { items: own, bag: Bag::of(own), span, joint: Joint::Done, ..*part })
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
    // `Bhopal: Nine guards were killed`: the dateline.
    let mut towns =
        items.iter().enumerate().filter_map(|(at, item)| match &item.mention()?.entity {
            Entity::Place(place)
                if place.role == PlaceRole::Location
                    && place.kind == Some("place")
                    && !(at == 0 && place.relation.is_none()) =>
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
    fn apart_in_one_sentence() {
        let both = |one: u64, other: u64| [vec![one], vec![other]];
        let counts = |text: &str| -> Vec<Vec<u64>> {
            told(text).into_iter().map(|(_, counts, _)| counts).collect()
        };
        for text in [
            "Gunmen shot dead three clerks at a post in Herat on Monday, while a bomber wounded two nurses in a separate incident.\n",
            "Three clerks were killed in a car bombing in the province of Herat on Monday and two nurses died when a car exploded in Lopa.\n",
            "The ambush in Herat on Monday, which killed three clerks, came at almost the same time as a bomb went off near a clinic, wounding two.\n",
            "Gunmen killed three clerks in Herat on Monday. Before the attack, two nurses had died in a raid.\n",
        ] {
            assert_eq!(counts(text), both(3, 2), "{text}");
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
