//! A sentence is cut where one event is told beside another.

use dateline_entity::Entity;
use dateline_text::Span;
use dateline_time::Timex;

use crate::read::cue::Cue;
use crate::read::item::{Bag, Item};
use crate::read::kinds::Kinds;
use crate::read::trigger::{Form, Sense};

use super::felled::leads_to_fall;
use super::{Prepared, apart};

/// How a part of a sentence lies to the part before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joint {
    /// It is the first.
    First,
    /// It tells something earlier: `after`, `following`, `in retaliation for`.
    Earlier,
    /// It tells something later: `led to`, `prompting`, `before`.
    Later,
    /// It goes on: `while`, `but`, `;`.
    Parallel,
    /// The same people go on to the next deed: `and later`.
    Next,
    /// It tells what somebody before it had done: `killed a man suspected of`.
    Done,
    /// It tells what happened in another town: `and a bomb killed two in Lima`.
    Beside,
}

/// A part of a sentence: a range of its items.
#[derive(Clone, Copy)]
pub(crate) struct Part<'a> {
    pub(crate) items: &'a [Item<'a>],
    /// What the items hold.
    pub(crate) bag: Bag,
    pub(crate) span: Span,
    pub(crate) joint: Joint,
    /// The words between this part and the one before: `a week after`.
    pub(crate) link: Option<&'a Timex>,
    /// Of what the sentence tells with one verb its items are a part, with others between them.
    pub(crate) shared: bool,
}

impl Part<'_> {
    /// Whether some of its items stand in `span`, which lies in it from end to end.
    pub(crate) fn holds(&self, span: Span) -> bool {
        let at = || self.items.partition_point(|item| item.span().end <= span.start);
        !self.shared || self.items.get(at()).is_some_and(|item| item.span().overlaps(span))
    }
}

/// The parts of a sentence: most have one.
pub(crate) enum Parts<'a> {
    One([Part<'a>; 1]),
    Many(Vec<Part<'a>>),
}

impl<'a> Parts<'a> {
    pub(crate) fn all(&self) -> &[Part<'a>] {
        match self {
            Self::One(one) => one,
            Self::Many(all) => all,
        }
    }
}

/// Cuts a sentence where words of order stand between two events.
pub(crate) fn parts<'a>(prepared: &'a Prepared<'a>) -> Parts<'a> {
    let (items, bag) = (&prepared.items[..], &prepared.bag);
    let Some((first, last)) = items.first().zip(items.last()) else {
        return Parts::Many(Vec::new());
    };
    let reprisal = bag.kinds.any(Kinds::REPRISAL);
    let towns = bag.has(Bag::TRIGGER) && bag.has(Bag::TOWNS);
    let sought = bag.has(Bag::HARM) && bag.kinds.any(Kinds::SOUGHT);
    let separate = prepared.cues.iter().any(|(_, cue)| *cue == Cue::Separate);
    let joins = reprisal
        || towns
        || sought
        || separate
        || bag.kinds.any(Kinds::JOINT)
        || bag.has(Bag::TIME);
    // Something is told on the left of the cut.
    let told = || bag.has(Bag::TRIGGER) || items.iter().take(2).any(|item| item.one_of(THAT));
    if !joins || !told() {
        let span = first.span().join(last.span());
        return Parts::One([Part {
            items,
            bag: *bag,
            span,
            joint: Joint::First,
            link: None,
            shared: false,
        }]);
    }
    let event = |item: &Item<'_>| {
        item.trigger().is_some_and(|hit| !hit.sense().harm() && !hit.trigger.weak)
    };
    let mut cuts: Vec<(usize, usize, Joint)> = Vec::new();
    let mut from = 0;
    for at in 0..items.len() {
        let may = items[at].kind(Kinds::JOINT)
            || matches!(items[at], Item::Time(_))
            || reprisal && items[at].word("in");
        if towns && at > from && apart::begins(items, from, at) {
            cuts.push((at, 1, Joint::Beside));
            from = at + 1;
            continue;
        }
        if sought
            && at > from
            && items[at].kind(Kinds::SOUGHT)
            && let Some(width) = apart::had_done(items, from, at)
        {
            cuts.push((at, width, Joint::Done));
            from = at + width;
            continue;
        }
        // `The ambush came at the same time as a bomb went off near a post`
        if at > from && items[at].word("as") && apart::at_once(items, from, at) {
            cuts.push((at, 1, Joint::Beside));
            from = at + 1;
            continue;
        }
        // `while in a separate attack two traders were shot`
        if separate && at > from && apart::goes_over(items, from, at, prepared.cues) {
            cuts.push((at, 1, Joint::Beside));
            from = at + 1;
            continue;
        }
        if at < from || !may {
            continue;
        }
        // What comes with the attack is not of it.
        let with = items[at].word("as")
            && items[from..at]
                .iter()
                .rev()
                .take(2)
                .any(|item| item.one_of(&["comes", "came", "come"]));
        // `killed 12 people in a raid as clashes raged in the city`: what goes on around it.
        let clashes =
            |item: &Item<'_>| item.trigger().is_some_and(|hit| hit.sense() == Sense::Clash);
        let with = with || items[at].word("as") && items[at + 1..].iter().take(2).any(clashes);
        // `struck a car in Tyre and later bombed a house in Naqoura`
        let later = matches!(items[at], Item::Time(_))
            && match &items[..at] {
                [.., and, on] if on.one_of(&["on", "in"]) => and.word("and"),
                [.., and] => and.word("and"),
                [] => false,
            }
            && items.get(at + 1).and_then(Item::trigger).is_some_and(|hit| hit.form == Form::Past);
        // The time is of the next deed.
        let next = later.then_some((0, Joint::Next));
        let with = with.then_some((1, Joint::Parallel));
        let Some((width, joint)) = next.or_else(|| joint(&items[at..])).or(with) else {
            continue;
        };
        // `shot the guards before detonating his vest`: the same people, in one go.
        let goes_on = |next: &Item<'a>| {
            let word = next.span().of(prepared.text).split(' ').next().unwrap_or_default();
            STORMING.iter().any(|own| word.eq_ignore_ascii_case(own))
        };
        let in_one_go = items[at].one_of(&["after", "before", "followed"])
            && items.get(at + width).is_some_and(|next| {
                // `was shot after trying to stab a guard`, `before spraying it with bullets`
                next.one_of(&["trying", "attempting"])
                    || next.trigger().is_some_and(|hit| hit.form == Form::Ing)
                    || items[at].word("before") && goes_on(next)
            });
        // `rammed the gate, triggering a blast that killed ten`: what it did, and no other event.
        let blast = items[at].one_of(SETTING_OFF)
            && items[at + 1..].iter().take(3).any(|next| {
                next.trigger().is_some_and(|hit| hit.noun() && hit.sense() == Sense::Explosion)
            });
        if blast || in_one_go || items[at].one_of(&["before", "until"]) && leads_to_fall(items, at)
        {
            continue;
        }
        // `a week after gunmen killed two monks`: so long before, it is another event, whatever tells it.
        let long = matches!(items[at], Item::Time(_)) && joint == Joint::Earlier;
        // `killed a mayor, sparking clashes`
        let led = items[at].one_of(SETTING_OFF);
        // `said it was revenge for the killing of herders`: who was killed before, by others. Who vows revenge speaks of those
        // told of.
        let vowed = || items[from..at].iter().any(|item| item.one_of(VOWING));
        let deeds =
            || items[from..at].iter().any(|item| item.trigger().is_some_and(|hit| !hit.noun()));
        let avenged = items[at].one_of(AVENGING) && !vowed()
            || items[at].one_of(REPRISALS) && !vowed() && !deeds();
        if items[at].one_of(AVENGING) && !avenged {
            continue;
        }
        let deed = |item: &Item<'_>| event(item) || (long || avenged) && item.trigger().is_some();
        let left = avenged
            || items[from..at].iter().any(deed)
            || led && items[from..at].iter().any(|item| item.trigger().is_some())
            || !matches!(joint, Joint::Parallel | Joint::Next)
                && items[from..at].iter().any(|item| item.one_of(THAT))
                && at - from <= 2;
        let right = items[at + width..].iter().take_while(|item| !item.word(";")).any(deed);
        // What stands behind `after` is not of the event before it, event or not: `came after a meeting in Geneva`.
        let aside = left
            && items[at].one_of(&["after", "before", "following", "ahead", "amid", "as"])
            && items.len() - at > 3
            && !items[at + 1..]
                .iter()
                .take(3)
                .any(|item| item.trigger().is_some_and(|hit| hit.sense().harm()));
        if left && right || aside {
            cuts.push((at, width, joint));
            from = at + width;
        }
    }
    let mut out = Vec::new();
    let (mut start, mut before, mut link) = (0, Joint::First, None);
    for (at, width, joint) in cuts.into_iter().chain([(items.len(), 0, Joint::First)]) {
        if start < at {
            let own = &items[start..at];
            let span = own[0].span().join(own[own.len() - 1].span());
            let bag = if own.len() == items.len() { prepared.bag } else { Bag::of(own) };
            out.push(Part { items: own, bag, span, joint: before, link, shared: false });
        }
        link = items[at..].iter().take(width).chain(items[..at].iter().rev().take(1)).find_map(
            |item| match item {
                Item::Time(time) if time.link.is_some() => Some(*time),
                _ => None,
            },
        );
        (start, before) = (at + width, joint);
    }
    fronted(&mut out, event);
    Parts::Many(out)
}

/// `Two days after rebels took students in Kano, gunmen raided a suburb`: what stands first was first, and is told second.
fn fronted<'a>(parts: &mut Vec<Part<'a>>, event: impl Fn(&Item<'_>) -> bool) {
    /// Items before `after`: `just two days`.
    const BEGIN: usize = 3;
    let Some(first) = parts.first().copied().filter(|part| part.joint == Joint::First) else {
        return;
    };
    let items = first.items;
    let link = |at: usize| match &items[at] {
        Item::Time(time) if time.link.is_some() => Some(*time),
        _ => None,
    };
    let timed = |item: &Item<'a>| matches!(item, Item::Time(_));
    let at = (0..items.len().min(BEGIN)).find(|at| link(*at).is_some());
    // `After rebels took students on Friday, gunmen on Sunday raided a suburb`: two days of their own.
    let Some(at) = at.or((items[0].word("after") && items.iter().any(timed)).then_some(0)) else {
        return;
    };
    // Where the first and the last of some stand, asked once, however many commas there are.
    let ends = |is: &dyn Fn(&Item<'a>) -> bool, from: usize| {
        let first = items[from..].iter().position(is)?;
        Some((from + first, items.iter().rposition(is)?))
    };
    let link = link(at);
    let deed = |item: &Item<'a>| event(item) || link.is_some() && item.trigger().is_some();
    let Some((event, last_event)) = ends(&deed, at + 1) else { return };
    let days = ends(&timed, at);
    let dated = |comma| days.is_some_and(|(first, last)| first < comma && comma < last);
    // `of a college in Zaria, Kaduna State, gunmen raided`, `killed nine, wounding six, gunmen raided`: the clause goes on.
    let goes_on = |next: &Item<'a>| {
        next.one_of(&["and", "which", "who"])
            || next.trigger().is_some_and(|hit| hit.form == Form::Ing)
            || next.mention().is_some_and(|own| matches!(own.entity, Entity::Place(_)))
    };
    let ends_clause = |comma: &usize| items[*comma].word(",") && !goes_on(&items[comma + 1]);
    let linked = link.is_some();
    let comma = (event + 1..last_event)
        .find(|comma| ends_clause(comma) && (linked || dated(*comma)))
        // `Ten years after gunmen attacked a museum, survivors met on Sunday`: nothing happened on Sunday.
        .or_else(|| (last_event + 1..items.len() - 1).rfind(|comma| linked && ends_clause(comma)));
    let Some(comma) = comma else { return };
    let part = |items: &'a [Item<'a>], joint, link| {
        let span = items[0].span().join(items[items.len() - 1].span());
        Part { items, bag: Bag::of(items), span, joint, link, shared: false }
    };
    parts[0] = part(&items[comma + 1..], Joint::First, None);
    let after = at + 1 + usize::from(items[at + 1].word("after"));
    if after < comma {
        parts.insert(1, part(&items[after..comma], Joint::Earlier, link));
    }
}

/// What those who attack go on with: `set off a bomb before storming the hotel`.
const STORMING: [&str; 14] = [
    "barging", "blasting", "bursting", "fighting", "firing", "forcing", "hurling", "lobbing",
    "opening", "shooting", "spraying", "storming", "throwing", "torching",
];

/// Participles of what one event brings about.
const SETTING_OFF: &[&str] = &["triggering", "sparking", "provoking", "prompting"];

/// What an event told before is called by: `That followed an attack`.
const THAT: &[&str] = &["that", "this"];

/// Words between two events, and how the second lies to the first.
struct Row {
    first: &'static [&'static str],
    /// What must stand behind, word by word; part of the joint.
    then: &'static [&'static [&'static str]],
    joint: Joint,
}

const fn row(
    first: &'static [&'static str],
    then: &'static [&'static [&'static str]],
    joint: Joint,
) -> Row {
    Row { first, then, joint }
}

/// The first row that fits is taken.
const ROWS: [Row; 10] = [
    row(&["after", "following"], &[], Joint::Earlier),
    row(&["followed"], &[&["by"]], Joint::Later),
    row(&["followed"], &[], Joint::Earlier),
    row(&["led", "leading"], &[&["to"]], Joint::Later),
    row(
        &[
            "prompted",
            "prompting",
            "triggered",
            "triggering",
            "sparked",
            "sparking",
            "drew",
            "before",
            "provoked",
        ],
        &[],
        Joint::Later,
    ),
    row(&["in"], &[REPRISALS, &["for", "to"]], Joint::Earlier),
    row(&["ahead"], &[&["of"]], Joint::Later),
    row(&["amid", "while", "whereas", ";"], &[], Joint::Parallel),
    // `said it was revenge for the killing of herders`
    row(REPRISALS, &[&["for", "after"]], Joint::Done),
    row(AVENGING, &[], Joint::Done),
];

const VOWING: &[&str] = &[
    "vow",
    "vowed",
    "vows",
    "threatened",
    "threatens",
    "promised",
    "promises",
    "pledged",
    "swore",
    "will",
    "would",
    "calls",
    "called",
    "urged",
    "demanded",
    "wants",
    "seek",
    "seeking",
];

const AVENGING: &[&str] = &["avenge", "avenged", "avenging"];

/// What stands behind `in` where it joins two events.
pub(in crate::read) const REPRISALS: &[&str] = &["retaliation", "response", "revenge", "reprisal"];

/// The row of `in`.
const IN: usize = 5;

/// `The attack comes as aid groups fear a push`: a joint behind the verb only.
const WITH: &[&str] = &["as"];

/// First words of joints; `in`, which stands everywhere, is known by what must follow it.
pub(in crate::read) const JOINTS: [&[&str]; ROWS.len() + 1] = {
    let mut lists: [&[&str]; ROWS.len() + 1] = [WITH; ROWS.len() + 1];
    let mut at = 0;
    while at < ROWS.len() {
        lists[at] = if at == IN { &[] } else { ROWS[at].first };
        at += 1;
    }
    lists
};

/// A joint at the start of `items`, as (number of items, joint).
fn joint(items: &[Item<'_>]) -> Option<(usize, Joint)> {
    let (first, behind) = items.split_first()?;
    if let Item::Time(time) = first {
        let after = behind.first().is_some_and(|next| next.word("after"));
        return time.link.is_some().then(|| (1 + usize::from(after), Joint::Earlier));
    }
    let row = ROWS.iter().find(|row| {
        first.one_of(row.first)
            && behind.len() >= row.then.len()
            && behind.iter().zip(row.then).all(|(item, words)| item.one_of(words))
    })?;
    Some((1 + row.then.len(), row.joint))
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    #[test]
    fn what_was_avenged_was_another_event() {
        let raid = "Rebels burned a farm near Beni on Monday, killing 12 people.";
        for why in [
            "They said it was revenge for the killing of 20 herders in March.",
            "They said it was retaliation after soldiers killed two of its men.",
            "It was to avenge the killing of 20 herders.",
        ] {
            let accounts = read_alone(&format!("{raid} {why}\n")).accounts;
            let killed = accounts[0].telling.killed.iter().filter_map(|said| said.value.min);
            assert_eq!(killed.collect::<Vec<_>>(), [12], "{why}");
        }
    }
}
