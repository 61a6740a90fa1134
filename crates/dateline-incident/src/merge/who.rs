//! Actors as plain rows: who is certainly one, and who may be.

use dateline_text::fold_hash;
use serde::{Deserialize, Serialize};

use crate::ActorValue;

/// An actor: hashes of its entry, its name, the larger actor and its words, and the states that stand behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// Hash of the entry's id.
    pub id: u64,
    /// Hash of the name.
    pub name: u64,
    /// Hash of the larger actor's id.
    pub parent: u64,
    /// Hash of the words; of descriptors only.
    pub words: u64,
    /// The state that it is, or is a force of.
    pub state: u16,
    /// The state said to stand behind it.
    pub sponsor: u16,
}

impl Who {
    /// The plain row of an actor.
    pub fn of(actor: &ActorValue) -> Self {
        let hash = |text: Option<&str>| text.map_or(0, fold_hash);
        // States and their forces have ids that begin with the state's code: `us`, `us-forces`, `us-navy`.
        let official = matches!(actor.kind.as_deref(), Some("state" | "state_force" | "police"));
        let code = actor
            .id
            .as_deref()
            .and_then(|id| id.split('-').next())
            .filter(|code| official && code.len() == 2);
        Self {
            id: hash(actor.id.as_deref()),
            name: hash(actor.name.as_deref()),
            parent: hash(actor.parent.as_deref()),
            words: if actor.name.is_some() { 0 } else { fold_hash(&actor.words) },
            state: code.map_or(0, country),
            sponsor: actor.sponsor.as_deref().map_or(0, country),
        }
    }

    /// The plain row of the owner or user of a target: an alpha-2 code, or the name of an actor.
    pub fn owner(owner: &str) -> Self {
        let state = if owner.len() == 2 { country(owner) } else { 0 };
        let id = if state == 0 { 0 } else { fold_hash(owner) };
        Self { id, name: fold_hash(owner), state, ..Self::default() }
    }

    /// Whether an entry or a name says which actor it is.
    fn known(self) -> bool {
        self.id != 0 || self.name != 0
    }

    /// Whether both certainly name one actor, or one names a part of the other.
    pub fn same(self, other: Self) -> bool {
        let equal = |a: u64, b: u64| a != 0 && a == b;
        equal(self.id, other.id)
            || equal(self.name, other.name)
            || equal(self.id, other.parent)
            || equal(self.parent, other.id)
            // `the United States` and `the US Navy`, whatever lies between them.
            || (self.state != 0 && self.state == other.state && (self.parent == 0 || other.parent == 0))
            || (!self.known() && !other.known() && equal(self.words, other.words))
    }

    /// Whether a description (`Iran-backed groups`) may mean what the other names or describes, or both are of one state.
    pub fn may_be(self, other: Self) -> bool {
        let sponsors = self.sponsor == other.sponsor || (self.sponsor == 0) != (other.sponsor == 0);
        let described = (!self.known() || !other.known()) && self.state == 0 && other.state == 0;
        self.same(other)
            || (self.state != 0 && self.state == other.state)
            || (described && sponsors)
    }
}

/// An ISO 3166-1 alpha-2 code as a number, in the order of the codes.
pub(super) fn country(code: &str) -> u16 {
    match code.as_bytes() {
        [a, b] => u16::from(a.to_ascii_uppercase()) << 8 | u16::from(b.to_ascii_uppercase()),
        _ => 0,
    }
}
