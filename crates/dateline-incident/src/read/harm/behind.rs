//! What stands between those harmed and their verb: ages, roles, asides, and where they were.

use dateline_entity::{Entity, Mention};
use dateline_text::Class;
use nom::sequence::preceded;
use nom::{Input, Parser};

use super::care::SUFFERED;
use super::who::{Victims, Who, one_more};
use crate::read::item::{In, Item, one_of};
use crate::read::trigger::Form;
use crate::read::words;

/// What stands behind those harmed and all that is said of them before their verb: ages and roles between commas, asides,
/// and where they were or what they did.
pub(super) fn behind<'a>(text: &str, who: &Victims<'a>, rest: In<'a>) -> In<'a> {
    match who.who {
        Who::Nobody => aside(rest),
        Who::People(people) if !people.plural && people.count.is_none() => {
            modifier(text, asides(apposition(called(place_word(rest)))))
        }
        _ => modifier(text, asides(apposition(place_word(rest)))),
    }
}

/// What follows a name: `His wife [Fareeda] was hurt`.
fn called(input: In<'_>) -> In<'_> {
    /// Words of the name, at most.
    const MOST: usize = 3;
    let name = |item: &&Item<'_>| {
        matches!(item, Item::Name(_))
            || matches!(item, Item::Word { .. })
                && item.is(Class::CAPITAL)
                && !item.is(Class::UPPER)
    };
    let words = input.0.iter().take(MOST).take_while(name).count();
    let verb = input.0.get(words).is_some_and(|item| item.is(Class::AUXILIARY));
    if verb { input.take_from(words) } else { input }
}

/// `Two clerks there were killed`: what points at the place.
fn place_word(input: In<'_>) -> In<'_> {
    match input.0 {
        [there, verb, ..]
            if there.one_of(&["there", "inside", "aboard", "nearby"])
                && verb.is(Class::AUXILIARY) =>
        {
            input.take_from(1)
        }
        _ => input,
    }
}

/// What follows `of one family, including a child,`.
fn asides(input: In<'_>) -> In<'_> {
    /// Asides one after the other.
    const MOST: usize = 3;
    (0..MOST).fold(input, |input, _| aside(input))
}

/// What follows `in the car`, `guarding the bank`, `trapped under the roof`, at the helping verb behind it; the input itself
/// where no such words stand, or where somebody else may act or speak in them.
fn modifier<'a>(text: &str, input: In<'a>) -> In<'a> {
    const LONGEST: usize = 14;
    let Some(first) = input.0.first() else { return input };
    let ends = |ending: &str| {
        let words = first.span().of(text);
        let from = words.len().saturating_sub(ending.len());
        matches!(first, Item::Word { .. })
            && words.get(from..).is_some_and(|end| end.eq_ignore_ascii_case(ending))
    };
    let opens = first.is(Class::PREPOSITION)
        && !first.one_of(&["by", "after", "before", "since", "until"])
        || first.word("caught")
        || !first.is(Class::REPORTING)
            && (ends("ing")
                || ends("ed") && input.0.get(1).is_some_and(|next| next.is(Class::PREPOSITION)));
    let stops = |item: &Item<'_>| {
        item.is(Class::PUNCT | Class::REPORTING | Class::MODAL | Class::NEGATION)
            || item.is(Class::PRONOUN) && !item.one_of(&["his", "her", "their", "its"])
            || item.trigger().is_some_and(|hit| !hit.noun())
            || item.one_of(&["and", "but", "where", "when", "that", "which", "while", "who", "as"])
            || item.one_of(&["after", "before", "because", "since", "until", "if"])
    };
    let verb = |item: &Item<'_>| {
        item.one_of(&["was", "were", "is", "are", "has", "have"])
            || item.trigger().is_some_and(|hit| {
                hit.trigger.id == "die"
                    && matches!(hit.form, Form::Past | Form::Third | Form::Phrase)
            })
    };
    let helper =
        input.0.iter().take(LONGEST).position(|item| item.is(Class::AUXILIARY) || stops(item));
    match helper {
        Some(at) if opens && at > 1 && verb(&input.0[at]) => input.take_from(at),
        _ => input,
    }
}

/// What follows `, 43,` or `, a leader of the union,`; the input itself where the commas hold a clause or a list.
pub(super) fn apposition(input: In<'_>) -> In<'_> {
    if !input.0.first().is_some_and(|item| item.word(",")) {
        return input;
    }
    if input.0.get(1).is_some_and(|item| item.word("who")) {
        return input.take_from(1);
    }
    let close = input.0.iter().take(16).skip(1).position(|item| item.one_of(&[",", ";"]));
    let Some(close) = close.map(|at| at + 1) else { return input };
    // `, including three children, two women and a nurse were`: a list, and no apposition.
    if input.0[1].one_of(PART) && list_end(input).is_some() {
        return input;
    }
    let clause = |item: &Item<'_>| {
        item.trigger().is_some() || item.is(Class::AUXILIARY) || matches!(item, Item::Name(_))
    };
    if input.0[1..close].iter().any(clause) { input } else { input.take_from(close + 1) }
}

/// What follows `, including two children,`; the input itself where no such aside stands.
pub(super) fn aside(input: In<'_>) -> In<'_> {
    let Some(first) = input.0.first() else { return input };
    let joined = first.one_of(&["including", "among", "of"]);
    let next = |item: &Item<'_>| item.one_of(PART);
    // `, three of them children,`
    let some = matches!(input.0, [_, Item::Number { .. }, of, whom, ..]
        if of.word("of") && whom.word("them"));
    // `ten people (including three children)`, `ten people - including three children -`
    // `Turaq Vale (a report called him Tilak Vale) was`
    if first.word("(") {
        let close = input.0.iter().take(BRACKET).position(|item| item.word(")"));
        let verb = |at: usize| input.0.get(at + 1).is_some_and(|item| item.is(Class::AUXILIARY));
        if let Some(at) = close.filter(|at| verb(*at)) {
            return input.take_from(at + 1);
        }
    }
    let bracket = first.one_of(&["(", "-", "–", "—", "--"]);
    if bracket && input.0.get(1).is_some_and(next) {
        let closes = |item: &Item<'_>| item.one_of(&[")", "-", "–", "—", "--"]);
        let close = input.0.iter().take(BRACKET).skip(2).position(closes);
        return close.map_or(input, |at| input.take_from(at + 3));
    }
    if !(joined || first.word(",") && (some || input.0.get(1).is_some_and(next))) {
        return input;
    }
    // `including three children, two women and a nurse were killed`: the whole list.
    if let Some(verb) = list_end(input) {
        return input.take_from(verb);
    }
    let ends = |item: &Item<'_>| {
        item.word(",") || item.is(Class::AUXILIARY) || joined && item.one_of(SUFFERED)
    };
    match input.0.iter().take(12).skip(1).position(ends) {
        Some(at) if input.0[at + 1].word(",") => input.take_from(at + 2),
        Some(at) => input.take_from(at + 1),
        None => input,
    }
}

/// What an aside begins with that tells who some of those are.
const PART: &[&str] = &["including", "among", "most", "one", "all", "some"];

/// Items of an aside in brackets, at most.
const BRACKET: usize = 16;

/// Where the verb of those stands of whom a list tells who is among them, where nothing else is told before it.
fn list_end(input: In<'_>) -> Option<usize> {
    /// Items of the list, at most.
    const LIST: usize = 28;
    let verb =
        |item: &Item<'_>| item.one_of(&["was", "were", "have", "has"]) || item.one_of(SUFFERED);
    let stops = |item: &Item<'_>| {
        item.trigger().is_some_and(|hit| !hit.noun())
            || item.one_of(&[";", "when", "while", "said", "after"])
    };
    let near = &input.0[..input.0.len().min(LIST)];
    let mut from = 2;
    loop {
        let at = from + near.get(from..)?.iter().position(|item| verb(item) || stops(item))?;
        if stops(&near[at]) && !near[at].one_of(SUFFERED) {
            return None;
        }
        // `a cook who was going home`: a verb of one of them.
        let own = near[at - 1].one_of(&["who", "which", "that"]);
        let listed = near[..at].iter().any(|item| item.word(","))
            && near[..at].iter().any(|item| item.word("and"));
        if !own {
            return (near[at].one_of(&["were", "have"]) && listed).then_some(at);
        }
        from = at + 1;
    }
}

/// What stands behind a longer apposition or relative clause, at the helping verb after its last comma: `, second in
/// command of the front, ` ... `was`; `who worked with them` ... `were`. `None` where somebody else may speak or act in it.
pub(super) fn beyond(input: In<'_>) -> Option<In<'_>> {
    const LONGEST: usize = 26;
    let first = input.0.first()?;
    let comma = first.word(",");
    if !comma && !first.word("who") {
        return None;
    }
    for (at, item) in input.0.iter().enumerate().take(LONGEST).skip(2) {
        let helps = item.is(Class::AUXILIARY);
        let before = &input.0[at - 1];
        let closes = if comma {
            before.word(",")
        } else {
            // `who tried to stop them was shot`, but not `who said they were shot`
            (!before.is(Class::PRONOUN) || before.one_of(&["them", "him", "her", "it"])) && helps
        };
        if helps && closes {
            return Some(input.take_from(at));
        }
        if item.is(Class::REPORTING)
            || item.one_of(&[";", ":", "--"])
            || item.trigger().is_some_and(|hit| !hit.noun())
        {
            return None;
        }
    }
    None
}

/// What follows the side or the place of those who were read, where others are listed behind it: `a commander of the Free
/// Front (FF) and two others`, `the mayor of Cali and his driver`, `the imam of the mosque, his son and a guard`.
pub(super) fn beside(rest: In<'_>) -> In<'_> {
    let goes_on = |after: In<'_>| preceded(one_of(&["and"]), one_more).parse(after).is_ok();
    let listed = |after: &In<'_>| {
        let comma = preceded(one_of(&[","]), one_more).parse(*after);
        goes_on(*after) || comma.is_ok_and(|(behind, _)| goes_on(behind))
    };
    of_whom(rest).filter(listed).unwrap_or(rest)
}

/// What follows `of the Free Front (FF)`, `of the town of Cali`, which says of what side or place those before it are.
fn of_whom(input: In<'_>) -> Option<In<'_>> {
    /// Words of a group's name that is in no list, with its abbreviation.
    const LONGEST: usize = 9;
    if !input.0.first()?.word("of") {
        return None;
    }
    let named = |item: &&Item<'_>| {
        let place = |own: &Mention| matches!(own.entity, Entity::Place(_) | Entity::Target(_));
        item.actor().is_some()
            || item.mention().is_some_and(place)
            || matches!(item, Item::Name(_))
            || item.is(Class::DETERMINER | Class::CAPITAL | Class::POSSESSIVE)
            || item.among(&words::SIDE)
    };
    let width = input.0[1..].iter().take(LONGEST).take_while(named).count();
    (width > 0).then(|| input.take_from(width + 1))
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    /// How many were killed or hurt, as the text tells it.
    fn harmed(text: &str) -> Vec<u64> {
        let reading = read_alone(text);
        let telling = reading.accounts.iter().map(|account| &account.telling);
        let counts = telling.flat_map(|told| told.killed.iter().chain(&told.injured));
        counts.filter_map(|said| said.value.best).collect()
    }

    #[test]
    fn where_they_were_and_what_they_did() {
        for text in [
            "Two workers at the plant were killed by gunmen in Garissa on Monday.\n",
            "Two policemen guarding the bank were shot dead by gunmen in Garissa on Monday.\n",
            "Gunmen fired on a bus in Garissa; two women riding in its back were wounded.\n",
            "Two miners trapped in the tunnel were killed by gunmen in Garissa on Monday.\n",
        ] {
            assert_eq!(harmed(text), [2], "{text}");
        }
    }

    #[test]
    fn one_told_of_before() {
        let text = "A judge was leaving a bank in Garissa on Monday when a man walked up and shot her twice.\n";
        assert_eq!(harmed(text), [1], "{text}");
        let text = "Gunmen robbed a judge in Garissa on Monday and shot her two brothers.\n";
        assert_eq!(harmed(text), [2], "{text}");
    }

    #[test]
    fn others_who_act_in_between() {
        let text =
            "Two workers in the town where soldiers were killed fled from gunmen on Monday.\n";
        assert!(!harmed(text).contains(&7), "{:?}", harmed(text));
        let text = "A group of unidentified men on Monday killed Ana Ruiz, a judge, in Cali.\n";
        assert_eq!(harmed(text), [1], "{text}");
    }
}
