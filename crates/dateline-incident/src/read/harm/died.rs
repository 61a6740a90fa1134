//! Those who were hurt and died of it, told by one sentence: `was shot near the bridge and died at a clinic`.

use dateline_text::Class;
use dateline_text::number::Quantity;
use nom::Input;

use super::Kind;
use super::frame::{Told, harm_of};
use super::who::{Victims, Who};
use crate::read::item::{In, Item};
use crate::read::trigger::{Form, Sense};

/// How far behind the harm the death may be told.
const REACH: usize = 28;

/// Words that stand between those who died and the verb.
const BETWEEN: &[&str] = &[
    "later",
    "then",
    "also",
    "since",
    "subsequently",
    "eventually",
    "soon",
    "reportedly",
    "now",
    "both",
    "all",
    "there",
    "pronounced",
    "declared",
    "confirmed",
    "found",
    "clinically",
    "brain",
    "to",
];

/// Words that open a clause of its own, in which somebody else may die.
const CLAUSE: &[&str] =
    &["when", "while", "as", "where", "who", "which", "whose", "that", "whom", "after", "because"];

/// How a sentence goes on with a death.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Goes {
    /// `and died at a clinic`
    Joined,
    /// `has died`: of those whose harm stands in a clause beside.
    On,
}

/// What follows where the sentence goes on to say that those just told of as harmed died: `and died at a clinic`. Where they
/// were harmed in a clause `beside` (`who was shot near the bridge`), its verb may stand without `and`: `has died`.
pub(super) fn later(rest: In<'_>, beside: bool) -> Option<In<'_>> {
    let (goes, used) = goes_on(rest)?;
    (goes == Goes::Joined || beside).then(|| rest.take_from(used))
}

/// Whether the participle before is a clause beside, as those just told of die behind it: `a boy shot in a bar was pronounced
/// dead`.
pub(super) fn of_participle(rest: In<'_>) -> bool {
    goes_on(rest).is_some_and(|(goes, _)| goes == Goes::On)
}

/// How it goes on, and with how many items.
fn goes_on(rest: In<'_>) -> Option<(Goes, usize)> {
    let items = &rest.0[..rest.0.len().min(REACH)];
    let open = items.iter().position(|item| {
        item.one_of(CLAUSE) || item.one_of(&[";", ":", ".", "\u{201c}", "\u{201d}", "\""])
    });
    let items = &items[..open.unwrap_or(items.len())];
    let verb = items.iter().position(dies)?;
    let between = |item: &Item<'_>| item.is(Class::AUXILIARY) || item.one_of(BETWEEN);
    let group = items[..verb].iter().rposition(|item| !between(item)).map_or(0, |at| at + 1);
    // `dead` needs its verb: `was pronounced dead`.
    if items[verb].trigger().is_none() && group == verb {
        return None;
    }
    match group.checked_sub(1).map(|at| &items[at]) {
        Some(and) if and.one_of(&["and", "but"]) => Some((Goes::Joined, verb + 1)),
        Some(_) if subject(&items[..group]) => None,
        _ => Some((Goes::On, verb + 1)),
    }
}

/// What follows where the first verb of the clause behind an aside says that they are dead: `were found dead`, `were later shot dead`.
fn slain(rest: In<'_>) -> Option<In<'_>> {
    let items = &rest.0[..rest.0.len().min(REACH)];
    let helper = items.iter().position(|item| {
        item.is(Class::AUXILIARY | Class::REPORTING)
            || item.one_of(CLAUSE)
            || item.one_of(&[";", ":", "."])
    })?;
    let behind = &items[helper + 1..];
    let between = |item: &&Item<'_>| item.is(Class::AUXILIARY) || item.one_of(BETWEEN);
    let verb = behind.iter().take_while(between).count();
    let dead = |item: &Item<'_>| {
        item.trigger().is_none_or(|hit| !hit.noun()) && harm_of(item) == Some(Kind::Killed)
    };
    let told = items[helper].is(Class::AUXILIARY)
        && behind.get(verb).is_some_and(dead)
        && !subject(&items[..helper]);
    told.then(|| rest.take_from(helper + verb + 2))
}

/// Whether the last of the items may be who does what the next ones tell: somebody, and not `by somebody`.
fn subject(items: &[Item<'_>]) -> bool {
    /// Items of a phrase with a preposition before its noun.
    const PHRASE: usize = 3;
    let Some((last, before)) = items.split_last() else { return false };
    let somebody = matches!(last, Item::Name(_) | Item::Number { .. })
        || last.is(Class::PRONOUN)
        || last.people().is_some()
        || last.actor().is_some();
    let near = &before[before.len().saturating_sub(PHRASE)..];
    somebody && !near.iter().any(|item| item.is(Class::PREPOSITION))
}

/// `a wounded soldier died on the way`: the participle stands before the word for the one who died.
pub(super) fn attribute<'a>(text: &str, input: In<'a>) -> Option<(In<'a>, Told<'a>)> {
    /// Items between the word and the verb, and the verb.
    const NEAR: usize = 4;
    let [Item::Trigger(hit), Item::Word { span, class, .. }, behind @ ..] = input.0 else {
        return None;
    };
    let plain = class.any(Class::WORD) && !class.any(NO_NOUN);
    if hit.sense() != Sense::Injure || hit.form != Form::Past || !plain {
        return None;
    }
    let near = &behind[..behind.len().min(NEAR)];
    let verb = near.iter().position(dies)?;
    let helped = near[..verb].iter().all(|item| item.is(Class::AUXILIARY) || item.one_of(BETWEEN));
    if !helped || verb == 0 && near[0].trigger().is_none() {
        return None;
    }
    let plural = span.of(text).ends_with('s');
    let many = if plural { Quantity::at_least(2) } else { Quantity::exactly(1) };
    let who = Victims::one(Who::Nobody, Some(many), None, hit.span.join(*span));
    Some((input.take_from(verb + 3), vec![(Kind::Killed, who)]))
}

/// Words that are no noun for somebody.
const NO_NOUN: Class = Class::PREPOSITION
    .with(Class::CONJUNCTION)
    .with(Class::DETERMINER)
    .with(Class::PRONOUN)
    .with(Class::AUXILIARY)
    .with(Class::REPORTING);

/// A verb of dying, or `dead` behind one.
fn dies(item: &Item<'_>) -> bool {
    let past = |form: Form| matches!(form, Form::Past | Form::Phrase);
    item.trigger().is_some_and(|hit| hit.trigger.id == "die" && past(hit.form))
        || item.one_of(&["dead", "deceased"])
}

/// What a frame of harm tells, where the sentence goes on to say that they died of it.
pub(super) fn of_it<'a>(input: In<'a>, (rest, told): (In<'a>, Told<'a>)) -> (In<'a>, Told<'a>) {
    // `two pilots kidnapped on Monday were found dead`
    if told.iter().all(|(kind, _)| *kind == Kind::Abducted) && beside(input, rest) {
        let dead = slain(rest).zip(told.first().cloned());
        return match dead {
            Some((rest, (_, who))) => (rest, [told, vec![(Kind::Killed, who)]].concat()),
            None => (rest, told),
        };
    }
    let hurt = |kind: Kind| matches!(kind, Kind::Shot | Kind::Injured | Kind::Hospital);
    if !told.iter().all(|(kind, _)| hurt(*kind)) {
        return (rest, told);
    }
    let died = |told: Told<'a>| told.into_iter().take(1).map(|(_, who)| (Kind::Killed, who));
    // `died after being hit by an arrow`: told in front of what hit them.
    let first = &input.0[..input.0.len() - rest.0.len()];
    if first.iter().any(|item| item.trigger().is_some() && dies(item)) {
        return (rest, died(told).collect());
    }
    match later(rest, beside(input, rest)) {
        Some(rest) => (rest, died(told).collect()),
        None => (rest, told),
    }
}

/// Whether the harm stands in a clause beside, behind which its sentence goes on: `a boy who was shot`, `a boy shot in a bar`.
fn beside<'a>(input: In<'a>, rest: In<'a>) -> bool {
    let told = &input.0[..input.0.len() - rest.0.len()];
    told.iter().any(|item| item.one_of(&["who", "that"]) || item.one_of(BELIEVED))
        || !told.iter().any(|item| item.is(Class::AUXILIARY))
}

/// What is said of those of whom more is to come: `a boy believed to have been shot`.
pub(super) const BELIEVED: &[&str] =
    &["believed", "thought", "presumed", "reported", "said", "alleged", "understood"];

#[cfg(test)]
mod tests {
    use crate::read::{harmed, read_alone};

    #[test]
    fn who_was_hurt_and_died() {
        for text in [
            "A guard was shot near Gao on Monday and died in a tent.\n",
            "A guard who was shot near Gao on Monday has since died.\n",
            "A guard shot in a raid near Gao on Monday was later declared dead.\n",
            "Rebels raided a post near Gao on Monday. A wounded guard died.\n",
        ] {
            assert_eq!(harmed(text), (vec![1], vec![]), "{text}");
        }
    }

    #[test]
    fn who_was_taken_and_died() {
        let taken = |text: &str| {
            let told = read_alone(text).accounts;
            told.iter()
                .flat_map(|own| &own.telling.abducted)
                .filter_map(|said| said.value.best)
                .sum::<u64>()
        };
        let dead = "Three clerks abducted near Gao on Monday were found dead on Wednesday.\n";
        assert_eq!((harmed(dead).0, taken(dead)), (vec![3], 3));
        let free =
            "Three clerks abducted near Gao on Monday were freed after two guards were killed.\n";
        assert_eq!(harmed(free).0, [2]);
    }

    #[test]
    fn somebody_else_died() {
        for text in [
            "A guard was wounded by a mine near Gao on Monday and two clerks died.\n",
            "A guard was wounded by a mine near Gao on Monday and a day later two clerks died.\n",
        ] {
            assert_eq!(harmed(text), (vec![2], vec![1]), "{text}");
        }
    }
}
