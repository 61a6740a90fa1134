//! The ways of saying that nobody was harmed, and that some were without saying how many.

use dateline_text::{Class, Span};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, not, opt, value};
use nom::error::{Error, ErrorKind};
use nom::sequence::{pair, preceded, terminated};

use super::Kind;
use super::frame::kinds;
use super::who::listed_victims;
use crate::CountStatus;
use crate::read::item::{In, Item, Out, class, one_of, take, within, word};
use crate::read::trigger::Sense;

fn harm_noun<'a>(input: In<'a>) -> Out<'a, Kind> {
    alt((
        value(Kind::Both, one_of(&["casualties", "casualty"])),
        value(Kind::Injured, one_of(&["injuries", "injury", "wounded"])),
        value(Kind::Killed, one_of(&["deaths", "fatalities", "death", "fatality"])),
        value(
            Kind::Injured,
            take(|item: &Item<'a>| {
                item.trigger().filter(|hit| hit.sense() == Sense::Injure).copied()
            }),
        ),
        value(
            Kind::Killed,
            take(|item: &Item<'a>| {
                item.trigger().filter(|hit| hit.sense() == Sense::Kill && hit.noun()).copied()
            }),
        ),
    ))
    .parse(input)
}

/// `casualties`, `injuries or damage`, `deaths or injuries`
fn harm_nouns(input: In<'_>) -> Out<'_, Vec<Kind>> {
    let more = preceded(one_of(&["or", "and", "nor", ","]), within(2, harm_noun));
    let (rest, (first, second)) = pair(harm_noun, opt(more)).parse(input)?;
    Ok((rest, std::iter::once(first).chain(second).collect()))
}

/// Words that tell that nobody or nothing was.
pub(in crate::read) const NOBODY: &[&str] =
    &["no", "without", "not", "neither", "nor", "avoided", "zero", "any", "nobody", "none"];

/// How many of [`NOBODY`] stand before what was not: the first ones.
const NO: usize = 8;

pub(super) const SOME: &[&str] = &[
    "deadly",
    "fatal",
    "lethal",
    "caused",
    "causing",
    "cause",
    "causes",
    "inflicting",
    "inflicted",
    "include",
    "included",
    "suffered",
    "sustained",
    "resulted",
    "resulting",
];

/// How many of [`SOME`] tell deaths by themselves: the first ones.
const DEADLY: usize = 3;

/// Nobody: `no casualties`, `without causing injuries`, `no reports of casualties`, `no one was hurt`.
pub(super) fn none<'a>(input: In<'a>) -> Out<'a, (Vec<Kind>, CountStatus)> {
    alt((
        // no immediate reports of casualties
        |input: In<'a>| {
            let (rest, no) = take(|item: &Item<'a>| no_word(item)).parse(input)?;
            let (rest, reports) =
                within(2, one_of(&["reports", "report", "word", "reported"])).parse(rest)?;
            let early =
                input.0.iter().take_while(|item| item.span().start < reports.start).any(|item| {
                    item.span().start > no.start
                        && item.one_of(&["immediate", "initial", "immediately", "early"])
                });
            let (rest, kinds) = within(3, harm_nouns).parse(rest)?;
            let later = rest.0.iter().take(8).any(|item| item.one_of(&["immediately", "yet"]));
            Ok((
                rest,
                (
                    kinds,
                    if early || later { CountStatus::NoReportsYet } else { CountStatus::NoReports },
                ),
            ))
        },
        // no casualties, without causing injuries, did not cause any injuries, caused no deaths
        |input: In<'a>| {
            let (rest, _) = take(|item: &Item<'a>| no_word(item)).parse(input)?;
            // `did not give a casualty toll`: nothing is said of how many.
            let silent = rest.0.iter().take(2).any(|item| {
                item.one_of(&[
                    "give",
                    "provide",
                    "specify",
                    "say",
                    "release",
                    "disclose",
                    "mention",
                    "offer",
                    "elaborate",
                ])
            });
            let (rest, kinds) = within(4, harm_nouns).parse(rest)?;
            let figure = rest.0.first().is_some_and(|item| {
                item.one_of(&[
                    "toll", "tolls", "figure", "figures", "count", "number", "numbers", "total",
                    "details",
                ])
            });
            if silent || figure {
                return Err(nom::Err::Error(Error::new(rest, ErrorKind::Verify)));
            }
            let reported = rest.0.iter().take(3).any(|item| item.one_of(&["reported"]));
            let immediate = input.0.iter().take(3).any(|item| item.word("immediate"));
            let status = match (reported, immediate) {
                (true, true) => CountStatus::NoReportsYet,
                (true, false) => CountStatus::NoReports,
                _ => CountStatus::ExplicitNone,
            };
            Ok((rest, (kinds, status)))
        },
        // no one was hurt, nobody was killed or injured, no soldiers were hurt
        |input: In<'a>| {
            let (rest, _) = alt((
                map(
                    pair(
                        terminated(word("no"), opt(word("-"))),
                        take(|item: &Item<'a>| {
                            (item.one_of(&["one", "body"])
                                || item.people().is_some()
                                || item.actor().is_some()
                                || matches!(item, Item::Number { .. }))
                            .then(|| item.span())
                        }),
                    ),
                    |(no, one)| no.join(one),
                ),
                none_of,
                one_of(&["nobody", "none"]),
                take(|item: &Item<'a>| match item {
                    // `My daughter is not dead`: of one it says nothing of the others.
                    Item::Mention(m) if item.people().is_some_and(|(_, told)| told.plural) => {
                        Some(m.span)
                    }
                    _ => None,
                }),
            ))
            .parse(input)?;
            let (rest, _) = class(Class::AUXILIARY).parse(rest)?;
            let negated = input
                .0
                .first()
                .is_some_and(|item| item.is(Class::NEGATION) || item.one_of(&["none", "nobody"]));
            let (rest, not) = opt(word("not")).parse(rest)?;
            if !negated && not.is_none() {
                return Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)));
            }
            let (rest, kinds) = within(2, kinds).parse(rest)?;
            Ok((rest, (kinds, CountStatus::ExplicitNone)))
        },
        // hurt nobody, killing no one
        |input: In<'a>| {
            let (rest, kinds) = kinds(input)?;
            let (rest, _) = alt((
                one_of(&["nobody"]),
                map(pair(word("no"), one_of(&["one", "body"])), |(no, one)| no.join(one)),
                // `one` is a number too.
                map(pair(word("no"), take(one)), |(no, one)| no.join(one)),
                take(|item: &Item<'a>| number(item, 0)),
            ))
            .parse(rest)?;
            Ok((rest, (kinds, CountStatus::ExplicitNone)))
        },
        // there were no reports of anyone hurt
        |input: In<'a>| {
            let (rest, _) = pair(word("no"), one_of(&["reports", "word"])).parse(input)?;
            let (rest, kinds) = within(4, kinds).parse(rest)?;
            Ok((rest, (kinds, CountStatus::NoReports)))
        },
    ))
    .parse(input)
}

fn one(item: &Item<'_>) -> Option<Span> {
    number(item, 1)
}

fn number(item: &Item<'_>, n: u64) -> Option<Span> {
    match item {
        Item::Number { quantity, span, .. } if quantity.max == Some(n) => Some(*span),
        _ => None,
    }
}

/// `none of his men`
fn none_of<'a>(input: In<'a>) -> Out<'a, Span> {
    let (rest, none) = one_of(&["none"]).parse(input)?;
    let (rest, _) = one_of(&["of"]).parse(rest)?;
    let people = take(|item: &Item<'a>| item.people().map(|(mention, _)| mention.span));
    let (rest, people) = within(1, alt((people, one_of(&["them", "those"])))).parse(rest)?;
    Ok((rest, none.join(people)))
}

pub(super) fn no_word(item: &Item<'_>) -> Option<Span> {
    let number = matches!(item, Item::Number { quantity, .. } if quantity.max == Some(0));
    (item.one_of(&NOBODY[..NO]) || number).then(|| item.span())
}

/// Some, without a number: `causing injuries`, `resulted in casualties`, `deadly`.
pub(super) fn some(input: In<'_>) -> Out<'_, Vec<Kind>> {
    alt((
        preceded(one_of(SOME.split_at(DEADLY).1), within(3, terminated(harm_nouns, not(counted)))),
        value(vec![Kind::Killed], one_of(SOME.split_at(DEADLY).0)),
    ))
    .parse(input)
}

/// `resulted in the deaths of four guards`, `injuries to nine others`: the frame of tolls counts them.
fn counted(input: In<'_>) -> Out<'_, ()> {
    value((), (one_of(&["of", "to"]), within(1, listed_victims))).parse(input)
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    #[test]
    fn no_toll_is_not_nobody() {
        for text in [
            "Gunmen attacked a camp near Gao on Monday, the army said in a note that did not give a casualty toll.\n",
            "Gunmen attacked a camp near Gao on Monday. The army gave no casualty figures.\n",
        ] {
            let reading = read_alone(text);
            assert!(reading.accounts.iter().all(|own| own.telling.killed.is_empty()), "{text}");
        }
        let nobody = "Gunmen attacked a camp near Gao on Monday. No-one was injured.\n";
        let none = |own: &crate::Account| {
            own.telling
                .injured
                .iter()
                .all(|said| said.value.max == Some(0) || said.value.best.is_none())
        };
        assert!(read_alone(nobody).accounts.iter().all(none));
        let text = "Gunmen attacked a camp near Gao on Monday. There were no casualties.\n";
        assert!(read_alone(text).accounts.iter().any(|own| !own.telling.killed.is_empty()));
    }
}
