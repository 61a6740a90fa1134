//! The times of a sentence that may be those of its event.

use chrono::NaiveDate;
use dateline_document::Document;
use dateline_text::{Class, Span, word_hash};
use dateline_time::{Basis, Kind, Timex};

use crate::read::harm::{Harm, Who};
use crate::read::item::Item;
use crate::read::trigger::{Form, Hit, Sense};
use crate::read::value;
use crate::read::words;

use super::joint::Part;
use super::telling::DEADLIEST;

/// The times that may date the event: not when somebody spoke, not the start of a spell, not a duration alone.
pub(super) fn times<'a>(
    document: &'a Document<'_>,
    part: Part<'a>,
    said: &[Span],
) -> Vec<&'a Timex> {
    let all = document.times_in(part.span);
    if all.is_empty() {
        return Vec::new();
    }
    let spell = |time: &Timex| {
        let before = part.items.iter().rev().find(|item| item.span().end <= time.span.start);
        // `from Thursday to Sunday` is a stretch of days; `from Thursday` alone a spell that goes on.
        let mut after = part.items.iter().filter(|item| item.span().start >= time.span.end);
        let ranged = time.value.contains('/')
            || after.next().is_some_and(|item| item.one_of(&["to", "through", "until"]))
                && matches!(after.next(), Some(Item::Time(_)));
        before.is_some_and(|item| {
            item.one_of(&["since", "until", "till", "by"])
                || item.word("from") && !ranged && !possessed(part.items, time)
        }) || starts_with_since(document, time)
            || since_then(part.items, time)
    };
    all.iter()
        .filter(|time| part.holds(time.span))
        .filter(|time| {
            // Without a day of writing `Tuesday` has no date, yet it tells one day from another; `at night` does not.
            let relative = time.basis == Basis::Unresolved
                && time.value.starts_with("XXXX")
                && time.rule != "any_night";
            matches!(time.kind, Kind::Date | Kind::Time)
                && (time.interval.is_some() || relative)
                && time.link.is_none()
        })
        .filter(|time| {
            (!said.iter().any(|own| own.overlaps(time.span)) || possessed(part.items, time))
                && !feast(part.items, all, time)
                && !begun(part.items, all, time)
                && !ranked(document, part.items, time)
                && !spell(time)
                && !translated(document, time)
                && !bare_number(part.items, time)
                && !of_somebody(part.items, time)
                && (!told_on(part.items, time) || possessed(part.items, time))
                && !time.value.ends_with("_REF")
                && !value::not_yet(document, time)
                && time.rule != "century"
        })
        .collect()
}

/// `the toll from Monday's bombing`, `said Monday's bombing`: the day of what follows.
fn possessed(items: &[Item<'_>], time: &Timex) -> bool {
    let at = items.partition_point(|item| item.span().end <= time.span.start);
    items.get(at + 1).is_some_and(|next| next.is(Class::POSSESSIVE))
}

/// `during Friday prayers on 8 October 2021`, `Early last year ... for Sunday Mass`: what is held every week, beside a day or a
/// period of its own.
fn feast(items: &[Item<'_>], all: &[Timex], time: &Timex) -> bool {
    let at = items.partition_point(|item| item.span().end <= time.span.start);
    let ends = |time: &Timex| time.interval.as_ref().and_then(|own| own.start.zip(own.end));
    let apart = |other: &Timex| {
        let both = ends(time).zip(ends(other));
        both.is_some_and(|(own, other)| own.0 >= other.1 || other.0 >= own.1)
    };
    let day = |other: &Timex| {
        let single = || other.interval.as_ref().is_some_and(|own| own.single().is_some());
        other.span != time.span && (single() || apart(other))
    };
    time.rule.starts_with("weekday")
        && items.get(at + 1).is_some_and(|next| next.among(&words::FEAST))
        && all.iter().any(day)
}

/// `at the start of Ramadan, which began Friday`: a feast whose own day is told, and that day.
fn begun(items: &[Item<'_>], all: &[Timex], time: &Timex) -> bool {
    let verbs = ["began", "begins", "begin", "started", "starts", "ended", "ends", "falls", "fell"];
    let told = |first: &Timex, second: &Timex| {
        let start = items.partition_point(|item| item.span().start < first.span.end);
        let end = items.partition_point(|item| item.span().end <= second.span.start);
        let between = items.get(start..end).unwrap_or_default();
        let between = between.iter().filter(|item| !item.one_of(&[",", "on", "in"]));
        matches!(between.collect::<Vec<_>>()[..], [which, verb]
            if which.one_of(&["which", "that"]) && verb.one_of(&verbs))
    };
    let Some(at) = all.iter().position(|other| other.span == time.span) else { return false };
    let feast = |at: usize| all.get(at).filter(|own| own.rule == "holiday");
    let next = feast(at).zip(all.get(at + 1)).is_some_and(|(own, day)| told(own, day));
    let before = || at.checked_sub(1).and_then(feast).is_some_and(|own| told(own, time));
    next || before()
}

/// `The attack, the twelfth on the pipeline this year,`, `was the third in 2019`: the spell over which attacks are counted.
fn ranked(document: &Document<'_>, items: &[Item<'_>], time: &Timex) -> bool {
    /// Items between the rank and the spell, at most.
    const NEAR: usize = 7;
    let goes_on = |written: NaiveDate| {
        time.interval
            .as_ref()
            .is_some_and(|own| own.single().is_none() && own.end.is_some_and(|end| end >= written))
    };
    // `was the second last month` is a spell that is over, and dates it.
    if !document.reference.best.is_some_and(goes_on) {
        return false;
    }
    let at = items.partition_point(|item| item.span().start < time.span.start);
    let near = items[..at].iter().enumerate().rev().take(NEAR);
    let mut rank =
        near.take_while(|(_, item)| !item.is(Class::PUNCT) && item.trigger().is_none_or(Hit::noun));
    rank.any(|(at, item)| {
        let before = |back: usize| at.checked_sub(back).map(|at| &items[at]);
        (item.is(Class::ORDINAL_WORD) || item.one_of(DEADLIEST))
            && before(1).is_some_and(|the| the.word("the"))
            && before(2).is_some_and(|item| item.word(",") || item.is(Class::AUXILIARY))
    })
}

/// `since a coup in 2021`, `since the war began in May`: the time of what the spell began with.
fn since_then(items: &[Item<'_>], time: &Timex) -> bool {
    /// Items of what the spell began with, at most.
    const LONGEST: usize = 9;
    let at = items.partition_point(|item| item.span().start < time.span.start);
    let back = &items[at.saturating_sub(LONGEST)..at];
    let Some(since) = back.iter().rposition(|item| item.word("since")) else { return false };
    let begun = &back[since + 1..];
    !begun.iter().any(|item| item.is(Class::PUNCT))
        && begun.iter().any(|item| item.among(&words::BEGINNING))
}

/// `at 2230 [0230 GMT on 12 January]`: a clock time told again for readers elsewhere, whose day may be another.
fn translated(document: &Document<'_>, time: &Timex) -> bool {
    let abroad = || {
        let words = document.words(time.span).as_bytes();
        words
            .windows(3)
            .any(|zone| zone.eq_ignore_ascii_case(b"gmt") || zone.eq_ignore_ascii_case(b"utc"))
    };
    let before = document.text.get(..time.span.start as usize).unwrap_or_default().trim_end();
    let clock = |before: &str| before.trim_end().ends_with(|last: char| last.is_ascii_digit());
    before.strip_suffix(['[', '(']).is_some_and(clock) && abroad()
}

/// `a worker told the Harbor Press on Monday`: when somebody spoke, whoever it was.
fn told_on(items: &[Item<'_>], time: &Timex) -> bool {
    /// Items that may name the hearer, at most.
    const LONGEST: usize = 6;
    let at = items.partition_point(|item| item.span().start < time.span.start);
    let back = items[..at].iter().rev();
    let mut back = back.skip_while(|item| item.word("on")).take(LONGEST);
    // `the sheriff, Ana Ruiz, said on Tuesday`; what is reported on a day, or told today, may have happened then.
    let said = ["said", "says", "announced", "told", "confirmed", "stated"];
    let weekday = time.rule.starts_with("weekday");
    if weekday && back.clone().next().is_some_and(|item| item.one_of(&said)) {
        return true;
    }
    let hearer = |item: &&Item<'_>| {
        item.mention().is_some()
            || matches!(item, Item::Name(_))
            || item.is(Class::CAPITAL)
            || item.one_of(&["the", "news", "agency", "television", "radio", "reporters"])
    };
    let heard = back.clone().take_while(hearer).count();
    heard > 0 && back.nth(heard).is_some_and(|item| item.word("told"))
}

/// `Ana Ruiz, mayor of Lima in 1984`, `Ruiz, envoy to a government which began in 1986, was shot`: a year of what somebody
/// was, told in an aside about him.
fn of_somebody(items: &[Item<'_>], time: &Timex) -> bool {
    /// As far as the aside may reach, in items.
    const LONGEST: usize = 24;
    if time.rule != "year_alone" {
        return false;
    }
    let at = items.partition_point(|item| item.span().start < time.span.start);
    let back = &items[at.saturating_sub(LONGEST)..at];
    let Some(comma) = back.iter().rposition(|item| item.word(",") || item.trigger().is_some())
    else {
        return false;
    };
    if !back[comma].word(",") {
        return false;
    }
    let aside = &back[comma + 1..];
    let role = aside.first().is_some_and(|item| {
        item.people().is_some()
            || item.is(Class::DETERMINER)
                && aside.get(1).is_some_and(|next| next.people().is_some())
    });
    let clause = aside.first().is_some_and(|item| item.one_of(&["who", "which", "whose"]));
    let person = back[..comma]
        .last()
        .is_some_and(|item| matches!(item, Item::Name(_)) || item.people().is_some());
    // What was done to him in that year is told of the event itself.
    let event = back[..comma].last().is_some_and(|item| item.trigger().is_some());
    role && person || clause && !event
}

/// `the 1500 block of Cedar Lane`, `a 2002 pickup`: four figures that are a house or a model, not the year of the event.
pub(super) fn bare_number(items: &[Item<'_>], time: &Timex) -> bool {
    if time.rule != "year_alone" {
        return false;
    }
    let at = items.partition_point(|item| item.span().start < time.span.start);
    let before = at.checked_sub(1).map(|before| &items[before]);
    let told = before.is_none_or(|item| {
        item.is(Class::PREPOSITION | Class::PUNCT) || matches!(item, Item::Time(_))
    });
    let event = |item: &Item<'_>| item.trigger().is_some_and(Hit::noun);
    let street = |item: &Item<'_>| {
        item.one_of(&[
            "street",
            "st",
            "avenue",
            "ave",
            "road",
            "rd",
            "boulevard",
            "blvd",
            "lane",
            "drive",
        ])
    };
    let block = items.get(at + 1).is_some_and(|item| item.word("block"))
        || items[(at + 1).min(items.len())..].iter().take(4).any(street);
    block || !told && !items[(at + 1).min(items.len())..].iter().take(3).any(event)
}

pub(crate) fn starts_with_since(document: &Document<'_>, time: &Timex) -> bool {
    document.words(time.span).get(..5).is_some_and(|start| start.eq_ignore_ascii_case("since"))
}

/// Whether the harm told at `span` is only meant: `came to kill the mayor`, `would kill civilians`.
pub(super) fn intended(items: &[Item<'_>], span: Span) -> bool {
    let at = items.partition_point(|item| item.span().start < span.start);
    let base = items
        .get(at)
        .and_then(Item::trigger)
        .is_some_and(|hit| matches!(hit.form, Form::Base | Form::NounOrBase));
    let phrase = items.get(at).and_then(Item::trigger).is_some_and(|hit| {
        hit.form == Form::Phrase && matches!(hit.sense(), Sense::Intercept | Sense::Bombing)
    });
    // `he will hurt them`: a form that looks like the past is none behind a modal.
    let modal = at.checked_sub(1).is_some_and(|before| items[before].is(Class::MODAL));
    if !base && !phrase && !modal {
        return false;
    }
    let done = ["managed", "able", "continued", "began", "went", "returned"];
    match &items[..at] {
        [.., verb, to] if to.word("to") => !verb.one_of(&done),
        [.., modal] => modal.is(Class::MODAL),
        [] => false,
    }
}

/// Whether a modal governs the verb behind `between`: `will be killed`, not `will attend the funeral of those who were killed`.
pub(super) fn governs(between: &[Item<'_>]) -> bool {
    let closed = Class::PUNCT
        .with(Class::PRONOUN)
        .with(Class::PREPOSITION)
        .with(Class::DETERMINER)
        .with(Class::REPORTING);
    between.iter().all(|item| match item {
        Item::Word { .. } => !item.is(closed) || item.is(Class::AUXILIARY),
        Item::Trigger(_) => true,
        _ => false,
    })
}

/// `The officer died on Tuesday`, `she died on Tuesday`: of one who was told of before, it is the day of the death and not
/// that of the attack.
pub(super) fn of_death(document: &Document<'_>, hits: &[(usize, Hit)], harms: &[Harm<'_>]) -> bool {
    !hits.is_empty()
        && hits.iter().all(|(_, hit)| hit.trigger.id == "die")
        && harms.iter().any(|harm| one_known(document, harm))
}

/// Whether the harm is told of one who is known: by name, by a pronoun, by `the`.
fn one_known(document: &Document<'_>, harm: &Harm<'_>) -> bool {
    let Some(who) = harm.who_span.filter(|_| harm.count.max == Some(1)) else { return false };
    let at = document.tokens.partition_point(|token| token.span.start < who.start);
    harm.rule == "people_harmed"
        && (matches!(harm.who, Who::Named)
            || document
                .tokens
                .get(at)
                .is_some_and(|first| first.is(Class::PRONOUN) || first.hash == word_hash("the")))
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    #[test]
    fn the_year_of_an_office() {
        let years = |text: &str| {
            let reading = read_alone(text);
            let dates = reading.accounts.iter().flat_map(|account| &account.telling.dates);
            dates.filter(|said| &*said.value.precision == "year").count()
        };
        for text in [
            "The curfew followed the killing of Ana Ruiz, mayor of Cali in 1984.\n",
            "The front, which laid down its arms in 2014, condemned the bombing of a bus in Cali.\n",
        ] {
            assert_eq!(years(text), 0, "{text}");
        }
        assert_eq!(years("Gunmen killed Ana Ruiz, a judge, in Cali in 1984.\n"), 1);
    }

    #[test]
    fn a_clock_told_again_for_elsewhere() {
        let text = "LIMA, 12 JAN 90 (EFE) -- A BOMB WENT OFF AT A BANK IN LIMA LAST NIGHT. THE ATTACK OCCURRED AT 2230 [0330 GMT ON 12 JANUARY].\n";
        let reading = read_alone(text);
        let dates = reading.accounts.iter().flat_map(|account| &account.telling.dates);
        let days: Vec<_> = dates.filter_map(|said| said.value.best).collect();
        assert_eq!(days, [chrono::NaiveDate::from_ymd_opt(1990, 1, 11).expect("a day")]);
    }

    #[test]
    fn what_a_spell_began_with() {
        let text = "An airstrike on a village killed ten civilians, locals said. Fighting has raged in the hills since a coup in 2021.\n";
        let reading = read_alone(text);
        assert!(reading.accounts.iter().all(|account| account.telling.dates.is_empty()));
    }

    #[test]
    fn the_days_of_feasts() {
        let starts = |text: &str| -> Vec<String> {
            let accounts = read_alone(text).accounts;
            let dates = accounts.iter().flat_map(|account| &account.telling.dates);
            dates.filter_map(|said| said.value.start).map(|day| day.to_string()).collect()
        };
        let dateline = "MINYA, 14 March 2024 (Harbor Wire) -";
        let mass = "Early last year a bomb at a church in Minya killed two men who had come for Sunday Mass.";
        assert_eq!(starts(&format!("{dateline} {mass}\n")), ["2023-01-01"]);
        let fast = "A bomb killed two men in Minya on Wednesday. The attack came at the start of Ramadan, which began Monday.";
        assert_eq!(starts(&format!("{dateline} {fast}\n")), ["2024-03-13"]);
    }

    #[test]
    fn the_day_of_saying() {
        let text = "LEEDS, 14 March 2024 (Harbor Wire) - A hunter was shot near Leeds by his brother, the sheriff, Ana Ruiz of Leeds, said on Tuesday.\n";
        let reading = read_alone(text);
        let rules = reading.accounts.iter().flat_map(|account| &account.telling.dates);
        assert!(rules.into_iter().all(|said| said.rule != "weekday_before"));
    }

    #[test]
    fn a_spell_over_which_attacks_are_counted_dates_none() {
        let document =
            "Quetta, 15 May 2019 (Harbor Wire) - Gunmen blew up a pipeline in Sibi on Monday. ";
        for rank in [
            "The attack, the twelfth on the pipeline this year, cut off a town.",
            "The attack was the third on a pipeline in 2019.",
        ] {
            let accounts = read_alone(&format!("{document}{rank}\n")).accounts;
            assert_eq!(accounts.len(), 1, "{rank}");
        }
    }
}
