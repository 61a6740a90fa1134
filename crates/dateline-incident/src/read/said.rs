//! Whose words a stretch of a document is.

use std::cell::{Cell, RefCell};

use dateline_entity::{Attribution, Entities};
use dateline_text::Span;

/// The first attribution of the same source.
pub(crate) fn first_mention(entities: &Entities, mut at: usize) -> usize {
    while let Some(earlier) =
        entities.attributions[at].source.same_as.filter(|earlier| *earlier < at)
    {
        at = earlier;
    }
    at
}

/// How far from its verb what a source says may reach, in bytes: some paragraphs.
const REACH: u32 = 4096;

/// The attributions whose words or content may touch `span`, with their indices: those near by, so that a long document
/// is not searched whole for each of its sentences.
pub(crate) fn near(entities: &Entities, span: Span) -> impl Iterator<Item = (usize, &Attribution)> {
    let all = &entities.attributions;
    let from = all.partition_point(|a| a.verb.end.saturating_add(REACH) < span.start);
    let to = all.partition_point(|a| a.verb.start <= span.end.saturating_add(REACH)).max(from);
    all[from..to].iter().enumerate().map(move |(at, attribution)| (from + at, attribution))
}

/// What is said in a document, by whom, and what of it stands in the sentence that is being read.
pub(crate) struct Said<'a> {
    entities: &'a Entities,
    sentence: Cell<Span>,
    /// The attributions with content in the sentence, once asked for.
    inside: RefCell<Option<Vec<usize>>>,
}

impl<'a> Said<'a> {
    pub(crate) fn new(entities: &'a Entities) -> Self {
        Self { entities, sentence: Cell::default(), inside: RefCell::default() }
    }

    /// Goes on to another sentence.
    pub(crate) fn turn_to(&self, sentence: Span) {
        self.sentence.set(sentence);
        self.inside.replace(None);
    }

    /// The attribution that answers for `span`: the one with the narrowest content around it.
    pub(crate) fn answers(&self, span: Span) -> Option<usize> {
        let (entities, sentence) = (self.entities, self.sentence.get());
        if !sentence.contains(span) {
            return narrowest(near(entities, span), span);
        }
        let mut inside = self.inside.borrow_mut();
        let inside = inside.get_or_insert_with(|| {
            let own = |a: &Attribution| a.content.iter().any(|c| c.overlaps(sentence));
            near(entities, sentence).filter(|(_, a)| own(a)).map(|(at, _)| at).collect()
        });
        narrowest(inside.iter().map(|at| (*at, &entities.attributions[*at])), span)
    }
}

/// Of some attributions the one with the narrowest content that shares bytes with `span`.
fn narrowest<'a>(
    attributions: impl Iterator<Item = (usize, &'a Attribution)>,
    span: Span,
) -> Option<usize> {
    let around =
        |a: &Attribution| a.content.iter().filter(|c| c.overlaps(span)).map(|c| c.len()).min();
    attributions.filter_map(|(at, a)| around(a).map(|length| (length, at))).min().map(|(_, at)| at)
}
