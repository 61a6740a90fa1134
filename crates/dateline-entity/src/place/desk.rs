//! The desk at which a document is read: what was laid out for one serves for the next, so that little is made anew for each.

use std::cell::RefCell;

use dateline_text::Token;

use super::choice::Choice;
use super::country::Country;
use super::item::Sentence;
use super::name::Name;
use super::resolve::{Resolved, Scales};
use super::spot::Spot;
use super::told::Told;
use super::{Bound, Found};

thread_local! {
    /// One for each thread, since a document is read by one.
    static DESK: RefCell<Desk> = RefCell::default();
}

/// What is needed as long as a document is read.
#[derive(Default)]
pub(super) struct Desk {
    /// Tokens of sentences with quotation marks, without those.
    pub(super) kept: Vec<Token>,
    pub(super) bounds: Vec<Bound>,
    pub(super) nations: Vec<Country>,
    pub(super) told: Vec<Told>,
    pub(super) items: Sentence,
    pub(super) scales: Scales,
    /// Those of the document, and of the sentence that is read.
    names: [Vec<Name<'static>>; 2],
    spots: Vec<Spot>,
    resolved: Resolved<'static>,
}

/// Memory for more items than this is given back: one long document among many short ones keeps none.
const MOST: usize = 1 << 12;

impl Desk {
    /// Lends the desk of this thread, of which `read` makes something.
    pub(super) fn lend<T>(read: impl FnOnce(&mut Self) -> T) -> T {
        DESK.with_borrow_mut(read)
    }

    /// Room for the names of a document, and for those of one sentence.
    pub(super) fn names<'g>(&mut self) -> [Vec<Name<'g>>; 2] {
        std::mem::take(&mut self.names).map(names)
    }

    /// Room for what is found in a document; nothing of the one before lies about, however that ended.
    pub(super) fn found<'g>(&mut self) -> Found<'g> {
        empty(&mut self.kept);
        empty(&mut self.bounds);
        empty(&mut self.nations);
        empty(&mut self.told);
        self.items.clear();
        let Resolved { sense, senses, choices, keys, .. } = std::mem::take(&mut self.resolved);
        Found {
            names: Vec::new(),
            spots: std::mem::take(&mut self.spots),
            resolved: Resolved {
                sense,
                senses,
                choices: self::choices(choices),
                keys,
                dateline: None,
            },
            streets: Vec::new(),
        }
    }

    /// Takes back the room for the names of one sentence.
    pub(super) fn put_names(&mut self, in_sentence: Vec<Name<'_>>) {
        self.names[1] = names(in_sentence);
    }

    /// Takes back the room for what was found.
    pub(super) fn put(&mut self, found: Found<'_>) {
        let Found { names: own, mut spots, resolved, .. } = found;
        let Resolved { mut sense, mut senses, choices, mut keys, .. } = resolved;
        empty(&mut spots);
        empty(&mut sense);
        empty(&mut senses);
        keys.clear();
        keys.shrink_to(MOST);
        self.names[0] = names(own);
        self.spots = spots;
        let choices = self::choices(choices);
        self.resolved = Resolved { sense, senses, choices, keys, dateline: None };
    }
}

/// Leaves the room of a list, and nothing in it.
pub(super) fn empty<T>(list: &mut Vec<T>) {
    list.clear();
    list.shrink_to(MOST);
}

/// The room of a list of names for those of any table: a list in which nothing is left is made of itself.
fn names<'to>(mut list: Vec<Name<'_>>) -> Vec<Name<'to>> {
    empty(&mut list);
    list.into_iter().map(|_| -> Name<'to> { unreachable!("nothing is left") }).collect()
}

/// As [`names`], for candidates.
fn choices<'to>(mut list: Vec<Choice<'_>>) -> Vec<Choice<'to>> {
    empty(&mut list);
    list.into_iter().map(|_| -> Choice<'to> { unreachable!("nothing is left") }).collect()
}
