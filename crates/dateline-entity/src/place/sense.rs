//! The names of a document, each with what the text says of it: a name has one sense in a document.

use std::ops::Range;

use dateline_document::Document;
use dateline_gazetteer::{Gazetteer, Kind};
use dateline_text::Token;

use super::choice::{Choice, MOST};
use super::country::Country;
use super::name::{Name, name_key};
use super::resolve::Resolved;
use super::spot::Spot;
use crate::PlaceRole;

/// One name of the document, however often it stands there.
#[derive(Default)]
pub(super) struct Sense {
    /// Its candidates among all choices, best first once settled.
    pub(super) from: usize,
    pub(super) to: usize,
    /// The first name of this sense.
    pub(super) first: usize,
    /// A country known for a name that no gazetteer holds.
    pub(super) country: Option<Country>,
    /// Type words beside it.
    pub(super) kinds: Vec<&'static str>,
    /// Names that are said to contain it, as senses.
    pub(super) containers: Vec<usize>,
    /// Names that it is said to contain, as senses.
    pub(super) contents: Vec<usize>,
    /// It is told to lie in or near another, or another in or near it.
    pub(super) told: bool,
    pub(super) nations: Vec<Country>,
    pub(super) times: i32,
    /// How often something is told to be there.
    pub(super) located: i32,
    pub(super) settled: bool,
    /// The row of the place it is settled for.
    pub(super) taken: Option<u32>,
}

impl Sense {
    /// How much it says of where the text is at home: a country may stand for its government.
    pub(super) fn weight(&self, kind: Kind) -> i32 {
        if kind == Kind::Country {
            2 * self.located.min(4) + (self.times - self.located).clamp(0, 2)
        } else {
            2 * self.times.min(4)
        }
    }

    /// Whether nothing but its own name tells what it is and where it lies.
    pub(super) fn is_bare(&self) -> bool {
        self.kinds.is_empty()
            && self.nations.is_empty()
            && self.containers.is_empty()
            && self.contents.is_empty()
            && !self.told
    }

    pub(super) fn range(&self) -> Range<usize> {
        self.from..self.to
    }
}

/// The distinct names, with the words that stand beside them.
pub(super) fn senses<'g>(names: &[Name<'g>], spots: &[Spot], resolved: &mut Resolved<'g>) {
    let Resolved { sense, senses, choices, keys, .. } = resolved;
    for (at, name) in names.iter().enumerate() {
        let index = *keys.entry(name.key).or_insert_with(|| {
            let from = choices.len();
            for place in name.places.take(MOST) {
                choices.push(Choice::new(place, name.seat));
            }
            senses.push(Sense {
                from,
                to: choices.len(),
                first: at,
                country: None,
                kinds: Vec::new(),
                containers: Vec::new(),
                contents: Vec::new(),
                told: false,
                nations: Vec::new(),
                times: 0,
                located: 0,
                settled: false,
                taken: None,
            });
            senses.len() - 1
        });
        senses[index].times += 1;
        if let Some(kind) = name.kind {
            senses[index].kinds.push(kind);
        }
        sense.push(index);
    }
    for spot in spots {
        if matches!(spot.role, PlaceRole::Location | PlaceRole::Origin) {
            for index in spot.names() {
                senses[sense[index]].located += 1;
            }
        }
        for (index, kind) in spot.core.typed().into_iter().chain(spot.around.typed.iter().copied())
        {
            senses[sense[index]].kinds.push(kind.kind);
        }
        let Some(name) = spot.core.name else { continue };
        let inner = sense[name];
        for outer in spot.around.containers.iter().map(|index| sense[*index]) {
            if outer != inner {
                push_few(&mut senses[inner].containers, outer);
                push_few(&mut senses[outer].contents, inner);
            }
        }
        for nation in spot.nations() {
            push_few(&mut senses[inner].nations, nation);
        }
    }
}

/// The place over the story, with the country printed beside it: a name of the document that stands four times.
pub(super) fn dateline<'g>(
    document: &Document<'_>,
    gazetteer: &'g Gazetteer,
    resolved: &mut Resolved<'g>,
) {
    if let Some(span) = document.header.dateline_place {
        let from = document.tokens.partition_point(|token| token.span.start < span.start);
        let rest = &document.tokens[from..];
        let to = rest.partition_point(|token| token.span.end <= span.end);
        headed(&rest[..to], (4, 4), gazetteer, resolved);
    }
}

/// Names beside the story, as if the document had them so many times and told something to be there as often as the second
/// number; each but the first contains the first.
pub(super) fn headed<'g>(
    tokens: &[Token],
    (times, located): (i32, i32),
    gazetteer: &'g Gazetteer,
    resolved: &mut Resolved<'g>,
) {
    let listed = gazetteer.names();
    let mut at = 0;
    let mut inner: Option<usize> = None;
    while at < tokens.len() {
        let Some((used, places)) = listed.longest(&tokens[at..]) else {
            at += 1;
            continue;
        };
        let key = name_key(&tokens[at..at + used]);
        let known = resolved.keys.get(&key).copied();
        let index = known.unwrap_or_else(|| {
            let from = resolved.choices.len();
            let found = places.take(MOST).map(|place| Choice::new(place, true));
            resolved.choices.extend(found);
            let to = resolved.choices.len();
            resolved.senses.push(Sense { from, to, first: usize::MAX, ..Sense::default() });
            resolved.senses.len() - 1
        });
        resolved.senses[index].times += times;
        resolved.senses[index].located += located;
        if let Some(inner) = inner.filter(|inner| *inner != index) {
            resolved.senses[inner].containers.push(index);
            resolved.senses[index].contents.push(inner);
        }
        inner = inner.or(Some(index));
        at += used;
    }
    resolved.dateline = inner;
}

/// Sixteen say as much as a thousand.
fn push_few<T>(list: &mut Vec<T>, item: T) {
    if list.len() < 16 {
        list.push(item);
    }
}
