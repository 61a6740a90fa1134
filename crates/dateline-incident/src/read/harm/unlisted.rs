//! Those harmed whom no lexicon holds: `A reeve was shot dead`, `the general has been killed`. Whoever is killed lives, whatever
//! he is called.

use dateline_text::number::Quantity;
use dateline_text::{Class, Span};
use nom::Input;
use nom::error::{Error, ErrorKind};

use super::frame::told_by;
use super::who::{Victims, Who, victims};
use super::{Harm, Kind, stated};
use crate::read::body;
use crate::read::item::{In, Item, Out};
use crate::read::trigger::{Form, Hit};
use crate::read::words;

const RULE: &str = "person_harmed";

/// `killed a reeve and two guards`, `killed the group's military chief`: the object of a verb of killing.
pub(super) fn object<'a>(text: &str, input: In<'a>) -> Out<'a, Victims<'a>> {
    let fail = || nom::Err::Error(Error::new(input, ErrorKind::Verify));
    let (first, rest) = input.0.split_first().ok_or_else(fail)?;
    if !(first.one_of(ONE) || first.word("the")) {
        return Err(fail());
    }
    let part = |item: &&Item<'_>| of_phrase(item);
    let width = rest.iter().take(LONGEST).take_while(part).count();
    let head = width.checked_sub(1).map(|last| &rest[last]).ok_or_else(fail)?;
    if head.people().is_some() {
        return victims(input.take_from(width));
    }
    let ends = rest.get(width).is_none_or(|item| {
        matches!(item, Item::Time(_))
            || item.is(Class::PUNCT | Class::PREPOSITION | Class::CONJUNCTION) && !item.word("-")
    });
    // `killed the hopes of peace`
    let words = head.span().of(text);
    let several = first.word("the") && words.ends_with('s') || head.among(&words::COLLECTIVE);
    if !ends || several || !living(head) {
        return Err(fail());
    }
    let span = first.span().join(head.span());
    let one = Victims::one(Who::Nobody, Some(Quantity::exactly(1)), None, span);
    Ok((input.take_from(1 + width), one))
}

/// Adds those who stand before a helping verb and a participle of harm that no frame has read.
pub(super) fn add<'a>(text: &str, items: &'a [Item<'a>], found: &mut Vec<Harm<'a>>) {
    for harm in found.iter_mut().filter(|harm| JOINED.contains(&harm.rule)) {
        join(text, items, harm);
    }
    for at in 0..items.len() {
        let Some((hit, kind)) = participle(&items[at]) else { continue };
        let next = found.partition_point(|harm| harm.span.start < hit.span.end);
        if next > 0 && found[next - 1].span.end > hit.span.start {
            continue;
        }
        let Some((span, quantity)) = subject(&items[..at]) else { continue };
        let harm = Harm {
            kind,
            count: stated(text, quantity, None),
            who: Who::Nobody,
            who_span: Some(span),
            groups: Vec::new(),
            span: span.join(hit.span),
            rule: RULE,
            part: false,
        };
        let place = found.partition_point(|own| own.span.start < span.start);
        found.insert(place, harm);
    }
}

/// `A bride and her mother were killed`: one more before those who were read.
fn join(text: &str, items: &[Item<'_>], harm: &mut Harm<'_>) {
    let at = items.partition_point(|item| item.span().start < harm.span.start);
    let Some((and, before)) = items[..at].split_last() else { return };
    let one = before.last().filter(|_| and.word("and")).and_then(|_| person(before));
    let Some(one) = one.filter(|one| one[0].one_of(&["a", "an"])) else { return };
    let more = |count: Option<u64>| count.map(|count| count.saturating_add(1));
    let span = one[0].span().join(harm.who_span.unwrap_or(harm.span));
    let count = &mut harm.count;
    (count.min, count.max, count.best) = (more(count.min), more(count.max), more(count.best));
    count.words = Some(span.of(text).to_owned());
    harm.who_span = Some(span);
    harm.span = span.join(harm.span);
}

/// Harm that comes to the living alone: nobody shoots a film dead.
fn participle<'i>(item: &'i Item<'_>) -> Option<(&'i Hit, Kind)> {
    let hit = item.trigger()?;
    let form = matches!(hit.form, Form::Past | Form::Phrase);
    if !form || hit.trigger.id == "die" {
        return None;
    }
    let kind = told_by(hit)?;
    matches!(kind, Kind::Killed | Kind::Injured | Kind::Abducted).then_some((hit, kind))
}

/// The subject of the helping verb that ends `items`, and how many it is.
fn subject(items: &[Item<'_>]) -> Option<(Span, Quantity)> {
    /// Words between the helping verb and the participle: `was reportedly`.
    const ADVERBS: usize = 2;
    /// Words of where somebody was: `on the bus`.
    const WHERE: usize = 3;
    let helper = items.iter().rev().take(1 + ADVERBS).position(|i| i.is(Class::AUXILIARY))?;
    let helper = items.len() - 1 - helper;
    if items[helper + 1..].iter().any(|item| !plain(item)) {
        return None;
    }
    let one = items[helper].one_of(&["was", "been"]);
    let mut end = helper;
    while end > 0 && items[end - 1].one_of(&["has", "had", "have"]) {
        end -= 1;
    }
    let many = items[end..=helper].iter().any(|item| item.one_of(&["were", "have"]));
    if !one && !many {
        return None;
    }
    // `a plumber from Jos`
    let from = end.saturating_sub(WHERE);
    let at = items[from..end].iter().rposition(|item| item.is(Class::PREPOSITION));
    let phrase = person(&items[..at.map_or(end, |at| from + at)])?;
    let several = many || phrase.last()?.among(&words::COLLECTIVE);
    let quantity = if several { Quantity::at_least(2) } else { Quantity::exactly(1) };
    Some((phrase[0].span().join(phrase.last()?.span()), quantity))
}

/// The phrase at the end of `items` that is somebody, where a clause begins with it.
fn person<'i, 'a>(items: &'i [Item<'a>]) -> Option<&'i [Item<'a>]> {
    let (head, _) = items.split_last()?;
    let words = &items[items.len().saturating_sub(1 + LONGEST)..];
    let begins = |item: &Item<'_>| item.is(Class::DETERMINER) || item.one_of(ONE);
    let phrase = &words[words.iter().rposition(begins)?..];
    let (first, rest) = phrase.split_first()?;
    let whole = rest.iter().all(of_phrase);
    let before = items[..items.len() - phrase.len()].last();
    let somebody = !rest.is_empty() && whole && living(head) && !first.is(Class::NEGATION);
    (somebody && before.is_none_or(opens)).then_some(phrase)
}

/// Words behind the article: `the group's military chief`.
const LONGEST: usize = 4;

/// Before one person, beside `the`.
const ONE: &[&str] = &["a", "an", "another", "his", "her", "their", "its"];

/// Rules of those before whom one more may stand.
const JOINED: [&str; 2] = ["people_harmed", RULE];

fn living(head: &Item<'_>) -> bool {
    plain(head) && !head.among(&words::LIFELESS) && !body::beast_at(head)
}

/// A word that is no name and belongs to no other part of the clause.
fn plain(item: &Item<'_>) -> bool {
    let closed =
        Class::PUNCT.with(Class::PREPOSITION).with(Class::CONJUNCTION).with(Class::PRONOUN);
    let closed = closed.with(Class::AUXILIARY).with(Class::NEGATION).with(Class::CAPITAL);
    matches!(item, Item::Word { .. }) && !item.is(closed)
}

/// A word of what somebody is: `group's`, `spy`.
fn of_phrase(item: &Item<'_>) -> bool {
    plain(item) || item.mention().is_some() || item.is(Class::POSSESSIVE)
}

/// What a clause may begin behind.
fn opens(item: &Item<'_>) -> bool {
    matches!(item, Item::Time(_))
        || item.is(Class::PUNCT | Class::CONJUNCTION | Class::REPORTING)
        || item.one_of(&[
            "that", "which", "when", "where", "as", "after", "before", "while", "because",
        ])
}

#[cfg(test)]
mod tests {
    use crate::read::{harmed, read_alone};

    #[test]
    fn whoever_is_killed_lives() {
        for text in [
            "A reeve was shot dead by gunmen in Tera on Thursday.\n",
            "The general was killed by a car bomb in Aden on Thursday.\n",
            "A plumber from Jos was killed by gunmen in Kano on Thursday.\n",
            "A former envoy was gunned down in Cali on Thursday.\n",
            "Gunmen killed the front's spy chief in Tera on Thursday.\n",
            "Gunmen killed the front's military chief in Tera on Thursday.\n",
        ] {
            assert_eq!(harmed(text), (vec![1], vec![]), "{text}");
        }
        let two = "A bride and her mother were killed by shells in Kutum on Thursday.\n";
        assert_eq!(harmed(two), (vec![2], vec![]));
        let hurt = "A passer-by was hurt when gunmen fired on a bus in Kano on Thursday.\n";
        assert_eq!(harmed(hurt), (vec![], vec![1]));
    }

    #[test]
    fn what_never_lived() {
        for text in [
            "The plan was killed by senators in Lima on Thursday.\n",
            "The ewe was killed by a wolf near Cuneo on Thursday.\n",
            "A film was shot in Aden on Thursday.\n",
            "A strike killed the power in Kharkiv on Thursday.\n",
        ] {
            assert_eq!(harmed(text), (vec![], vec![]), "{text}");
        }
        let several = "The delegation was kidnapped by gunmen in Sanaa on Thursday.\n";
        let reading = read_alone(several);
        let counts: Vec<_> =
            reading.accounts.iter().flat_map(|own| &own.telling.abducted).collect();
        assert!(counts.iter().all(|said| said.value.best.is_none()), "{counts:?}");
    }
}
