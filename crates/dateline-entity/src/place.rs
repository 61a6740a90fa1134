//! Places in context.
//!
//! Names are found first ([`name`]), then read with the words around them ([`phrase`]), then given the place that fits the
//! whole document ([`resolve`]); what a place does in its sentence is told last ([`role`]).

mod choice;
mod country;
mod cue;
mod desk;
mod distance;
mod fit;
mod home;
mod item;
mod judge;
mod lanes;
mod loud;
mod mention;
mod name;
mod outlet;
mod person;
mod phrase;
mod resolve;
mod role;
mod sense;
mod spot;
mod support;
mod together;
mod told;
mod unlisted;
mod usage;
pub(crate) mod words;

use std::ops::Range;

use dateline_document::Document;
use dateline_gazetteer::Gazetteer;
use dateline_text::{Class, Span, Token, Vocabulary};
use smol_str::SmolStr;

use crate::{Candidate, Home, Mention, PlaceRole};
use country::Country;
use desk::Desk;
use lanes::Lanes;
use mention::Made;
use name::{Name, Reader};
pub(crate) use person::particle;
use resolve::Resolved;
use spot::Spot;

/// Adds the words that begin a phrase of place or a demonym.
pub(crate) fn vocabulary(vocabulary: &mut Vocabulary, gazetteer: &Gazetteer) {
    words::vocabulary(vocabulary);
    for head in gazetteer.demonym_heads() {
        vocabulary.add_hash(head, Class::NATION_HEAD);
    }
}

/// A place name and the place that it is taken for.
#[derive(Clone, Debug, PartialEq)]
pub struct Toponym {
    /// The name with a capitalised type word (`Butler County`), without plain ones and directions.
    pub span: Span,
    /// Gazetteer id; none of streets and of names that no gazetteer holds.
    pub id: Option<String>,
    /// Normalised name; as written where no gazetteer holds it.
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Latitude and longitude in millionths of a degree.
    pub point: Option<(i32, i32)>,
    /// What it does in its sentence.
    pub role: PlaceRole,
    /// Readings that were rejected though nearly as likely, best first.
    pub candidates: Vec<Candidate>,
}

/// All that is known of a document's places.
struct Found<'g> {
    names: Vec<Name<'g>>,
    spots: Vec<Spot>,
    resolved: Resolved<'g>,
    streets: Vec<Span>,
}

impl Found<'_> {
    /// The mentions of places, in order.
    fn mentions(&self, document: &Document<'_>) -> Vec<Mention> {
        let mut out: Vec<Mention> = Vec::with_capacity(self.spots.len());
        let mut made = Made::default();
        for spot in &self.spots {
            spot.mentions(&self.names, &self.resolved, document, &mut made, &mut out);
        }
        let order = |mention: &Mention| (mention.span.start, std::cmp::Reverse(mention.span.end));
        // Only a phrase that begins with its container is told out of order.
        if !out.is_sorted_by_key(order) {
            out.sort_by_key(order);
        }
        out
    }

    /// What each name does in its sentence.
    fn roles(&self) -> Vec<PlaceRole> {
        let mut roles = vec![PlaceRole::Modifier; self.names.len()];
        for spot in &self.spots {
            for index in spot.names() {
                let own = spot.core.name == Some(index);
                roles[index] = if own { spot.role } else { PlaceRole::Container };
            }
        }
        roles
    }
}

/// The places of the story, the town that it is at home in, and the country of its dateline.
pub(crate) fn read(
    document: &Document<'_>,
    gazetteer: &Gazetteer,
    mentions: &[Mention],
) -> (Vec<Mention>, Option<Home>, Option<SmolStr>) {
    found(document, gazetteer, mentions, None, |found| {
        let dateline = found.resolved.dateline().map(|place| Country::of_key(place.country_key()));
        let country = dateline.filter(|country| !country.is_nowhere()).map(Country::code);
        (found.mentions(document), home::home(document, found), country)
    })
}

/// The places of the story alone.
pub(crate) fn places(
    document: &Document<'_>,
    gazetteer: &Gazetteer,
    mentions: &[Mention],
) -> Vec<Mention> {
    found(document, gazetteer, mentions, None, |found| found.mentions(document))
}

/// Every place name of the story with its place, whatever it does in its sentence; for reading places alone.
pub(crate) fn toponyms(
    document: &Document<'_>,
    gazetteer: &Gazetteer,
    mentions: &[Mention],
) -> Vec<Toponym> {
    found(document, gazetteer, mentions, None, |found| told(document, found))
}

/// The places of names that are known to be places.
pub(crate) fn given(
    document: &Document<'_>,
    gazetteer: &Gazetteer,
    names: &[Span],
) -> Vec<Toponym> {
    let mut names = names.to_vec();
    names.sort_unstable_by_key(|span| (span.start, span.end));
    names.dedup();
    found(document, gazetteer, &[], Some(&names), |found| told(document, found))
}

fn told(document: &Document<'_>, found: &Found<'_>) -> Vec<Toponym> {
    let named = found.names.iter().zip(found.roles()).enumerate();
    let mut out: Vec<Toponym> = named
        .map(|(index, (name, role))| {
            let place = found.resolved.place(index);
            let country = place.and_then(|place| place.country());
            Toponym {
                span: name.full,
                id: place.map(|place| place.id()),
                name: place.map_or(document.words(name.span), |place| place.name()).to_owned(),
                country: country
                    .map(str::to_owned)
                    .or_else(|| Some(found.resolved.country(index)?.code().into())),
                point: place.and_then(|place| place.point()),
                role,
                candidates: mention::candidates(&found.resolved, index),
            }
        })
        .collect();
    let streets = found.streets.iter().map(|span| Toponym {
        span: *span,
        id: None,
        name: document.words(*span).to_owned(),
        country: None,
        point: None,
        role: PlaceRole::Location,
        candidates: Vec::new(),
    });
    let named = out.len();
    for street in streets {
        let near = out[..named].partition_point(|known| known.span.end <= street.span.start);
        if !out[..named].get(near).is_some_and(|known| known.span.overlaps(street.span)) {
            out.push(street);
        }
    }
    out.sort_by_key(|toponym| toponym.span.start);
    out
}

/// What is told of what [`find`] finds.
fn found<T>(
    document: &Document<'_>,
    gazetteer: &Gazetteer,
    mentions: &[Mention],
    given: Option<&[Span]>,
    tell: impl FnOnce(&Found<'_>) -> T,
) -> T {
    Desk::lend(|desk| {
        let found = find(document, gazetteer, mentions, given, desk);
        let told = tell(&found);
        desk.put(found);
        told
    })
}

/// The names that are `given`, else those that the text tells, in the phrases that it puts them in.
fn find<'g>(
    document: &Document<'_>,
    gazetteer: &'g Gazetteer,
    mentions: &[Mention],
    given: Option<&[Span]>,
    desk: &mut Desk,
) -> Found<'g> {
    let mut found = desk.found();
    let [mut names, mut in_sentence] = desk.names();
    let Desk { kept, bounds, nations, told, items, .. } = desk;
    let mut reader = Reader::new(document, gazetteer);
    let mut lanes = Lanes::default();
    for (index, sentence) in document.sentences.iter().enumerate() {
        let tokens = document.tokens_of(sentence);
        let classes = sentence.classes;
        let first = names.len();
        let start = kept.len();
        let unquoted = without_quotes(tokens, classes, kept);
        if given.is_some() || classes.any(Class::CAPITAL) {
            match given {
                Some(given) => reader.given(unquoted, given, &mut in_sentence),
                None => reader.names(unquoted, classes, &mut lanes, mentions, &mut in_sentence),
            }
            if !in_sentence.is_empty() {
                names.append(&mut in_sentence);
            }
        }
        if classes.any(Class::INSTITUTION) {
            nations.extend(
                (0..tokens.len())
                    .filter_map(|at| words::institution(&tokens[at..]))
                    .map(Country::of),
            );
        }
        if names.len() > first || classes.any(Class::PLACE_TYPE | Class::NATION_HEAD) {
            let quoted = start..kept.len();
            bounds.push(Bound {
                sentence: index,
                kept: quoted,
                names: first..names.len(),
                classes,
            });
        } else {
            kept.truncate(start);
        }
    }
    if let Some(given) = given {
        // A name that stands in no sentence, in a caption or a credit, has no phrase but may have a place.
        let known: Vec<Span> = names.iter().map(|name| name.full).collect();
        let left: Vec<Span> = given.iter().filter(|span| !known.contains(span)).copied().collect();
        reader.given(&document.tokens, &left, &mut names);
    }
    certain(&mut names, bounds);
    for Bound { sentence, kept: quoted, names: range, classes } in bounds.drain(..) {
        let tokens = match &kept[quoted] {
            [] => document.tokens_of(&document.sentences[sentence]),
            unquoted => unquoted,
        };
        let listed = &reader.listed;
        if range.is_empty() && !(classes.any(Class::PLACE_TYPE) && item::unnamed(tokens)) {
            item::nations(listed, tokens, 0, nations);
            continue;
        }
        let names_of = (&names[range.clone()], range.start);
        items.read(listed, tokens, classes, names_of, nations);
        spot::spots(document.text, tokens, items, &names, &mut found.spots, told);
    }
    found.streets = reader.streets;
    found.names = names;
    desk.put_names(in_sentence);
    resolve::resolve(document, gazetteer, desk, &mut found);
    found
}

/// A sentence in which something may be a place.
struct Bound {
    sentence: usize,
    /// Its tokens among those kept because a quotation mark stood between them; none where all of them count.
    kept: Range<usize>,
    names: Range<usize>,
    classes: Class,
}

/// Leaves out names that stand nowhere in the document as a place must.
fn certain(names: &mut Vec<Name<'_>>, bounds: &mut [Bound]) {
    if names.iter().all(|name| name.sure) {
        return;
    }
    let mut sure: Vec<u64> = names.iter().filter(|name| name.sure).map(|name| name.key).collect();
    sure.sort_unstable();
    let kept = |name: &Name<'_>| name.sure || sure.binary_search(&name.key).is_ok();
    let mut start = 0;
    for bound in bounds {
        let end = start + names[bound.names.clone()].iter().filter(|name| kept(name)).count();
        bound.names = start..end;
        start = end;
    }
    names.retain(kept);
}

/// The tokens of a sentence without quotation marks, which stand between words of one phrase.
fn without_quotes<'t>(
    tokens: &'t [Token],
    classes: Class,
    kept: &'t mut Vec<Token>,
) -> &'t [Token] {
    if !classes.any(Class::QUOTE) {
        return tokens;
    }
    let start = kept.len();
    kept.reserve(tokens.len());
    for words in tokens.split(|token| token.is(Class::QUOTE)) {
        kept.extend_from_slice(words);
    }
    &kept[start..]
}
