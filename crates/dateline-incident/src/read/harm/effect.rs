//! What became of what was hit: damaged, destroyed, no damage, no reports of any.

use dateline_text::{Class, Span};
use nom::branch::alt;
use nom::combinator::value;
use nom::error::{Error, ErrorKind};
use nom::multi::many1_count;
use nom::{Input, Parser};

use super::none::no_word;
use crate::read::item::{Bag, In, Item, Out, find_all, one_of, take, within};
use crate::read::kinds::Kinds;

/// `destroyed`, `demolished`: a trigger that tells what became of its object.
fn destroys(item: &Item<'_>) -> bool {
    item.trigger().is_some_and(|hit| hit.trigger.id == "destroy")
}

/// `a bomb damaged the door`: the same of harm that does not destroy.
fn damages(item: &Item<'_>) -> bool {
    item.trigger().is_some_and(|hit| hit.trigger.id == "damage")
}

/// Words that tell what became of something; no effect is told without one of them or a trigger.
pub(in crate::read) const EFFECTS: &[&str] =
    &["damage", "damages", "damaged", "damaging", "razed", "gutted", "sank", "sunk"];

/// What a target suffered: `damaged`, `without causing damage`, `no reports of significant damage`.
pub(crate) fn effects<'a>(items: &'a [Item<'a>], bag: &Bag) -> Vec<(Span, crate::Effect)> {
    use crate::Effect;
    if !bag.kinds.any(Kinds::EFFECT) && !bag.has(Bag::DAMAGE) {
        return Vec::new();
    }
    let damage = || one_of(&["damage", "damages"]);
    let anchor = |item: &Item<'_>| {
        item.is(Class::NEGATION)
            || destroys(item)
            || damages(item)
            || item.one_of(&[
                "no", "without", "damaged", "damaging", "damage", "razed", "gutted", "sank",
                "sunk", "fire",
            ])
    };
    let frame = |input: In<'a>| -> Out<'a, Effect> {
        alt((
            |input: In<'a>| {
                let (rest, _) = take(|item: &Item<'a>| no_word(item)).parse(input)?;
                let (rest, _) = within(3, one_of(&["reports", "report"])).parse(rest)?;
                let (rest, _) = many1_count(take(|item: &Item<'a>| {
                    (!item.one_of(&["damage", "damages", ".", ";"])).then_some(())
                }))
                .parse(rest)?;
                let (rest, _) = damage().parse(rest)?;
                Ok((rest, Effect::NoReports))
            },
            |input: In<'a>| {
                let (rest, _) = take(|item: &Item<'a>| no_word(item)).parse(input)?;
                let near = rest
                    .0
                    .iter()
                    .take(7)
                    .position(|item| item.one_of(&["damage", "damaged", "damages"]));
                let Some(at) = near.filter(|at| {
                    !rest.0[..*at].iter().any(|item| item.word("but") || item.word(";"))
                }) else {
                    return Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)));
                };
                Ok((rest.take_from(at + 1), Effect::NoDamage))
            },
            value(Effect::Destroyed, take(|item: &Item<'a>| destroys(item).then_some(()))),
            value(Effect::Damaged, take(|item: &Item<'a>| damages(item).then_some(()))),
            value(Effect::Damaged, one_of(&["damaged", "damaging", "damage"])),
            value(Effect::Destroyed, one_of(&["razed", "gutted", "sank", "sunk"])),
        ))
        .parse(input)
    };
    // `the damage would have been enormous`: nothing came of it.
    let only_thought = |span: Span| {
        let at = items.partition_point(|item| item.span().end <= span.start);
        let behind = items[at..].iter().skip_while(|item| span.contains(item.span()));
        behind.take(2).any(|item| item.one_of(&["would", "could", "might"]))
    };
    let mut found = find_all(items, anchor, frame);
    found.retain(|(span, _)| !only_thought(*span));
    found
}
