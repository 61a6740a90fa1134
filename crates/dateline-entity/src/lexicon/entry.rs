//! The entries of the lexicon.

use crate::data::names::Form;
use crate::source::noun::Naming;
use crate::{ActorKind, SourceKind, Status};

/// A name of the lexicon. Without an entry it only keeps shorter names from being read in it (`fuel tank`).
#[derive(Clone, Copy)]
pub(crate) struct Name {
    pub(crate) text: &'static str,
    pub(crate) entry: Option<usize>,
    pub(crate) form: Form,
    /// The words that must be capitalised, as bits from the first word on.
    pub(crate) capital: u16,
    /// The words that are acronyms, and must be upper case.
    pub(crate) acronym: u16,
}

#[derive(Clone)]
pub(crate) struct ActorEntry {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) kind: ActorKind,
    pub(crate) country: Option<&'static str>,
    pub(crate) parent: Option<&'static str>,
    pub(crate) members: &'static [&'static str],
    /// First and last year in which it fought or acted, where known.
    pub(crate) since: Option<u16>,
    pub(crate) until: Option<u16>,
    pub(crate) rule: &'static str,
}

/// What must stand before a noun for those who fight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needs {
    /// The noun says enough: `gunmen`.
    Nothing,
    /// A nation or an article: `Israeli forces`, `the military`.
    Nation,
    /// A backer or a pointing word: `Iran-backed groups`, `those groups`.
    Backer,
    /// Capitalised words: `the Dawn Brigade`.
    Name,
    /// Violence, or the work of police, that they do: `settlers torched a mosque`.
    Deed,
}

#[derive(Clone)]
pub(crate) struct ForceEntry {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) kind: ActorKind,
    pub(crate) people: bool,
    pub(crate) needs: Needs,
    pub(crate) rule: &'static str,
}

/// What a noun for people asks of the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PeopleNoun {
    /// Nothing: `soldier`.
    Plain,
    /// It stands for several, and does not tell how many: `family`.
    Group,
    /// It is somebody only where what is led follows: `the head of the council`.
    Leader,
}

#[derive(Clone)]
pub(crate) struct PeopleEntry {
    pub(crate) status: Status,
    pub(crate) traits: &'static [&'static str],
    pub(crate) armed: bool,
    pub(crate) speaker: bool,
    pub(crate) noun: PeopleNoun,
    pub(crate) rule: &'static str,
}

#[derive(Clone)]
pub(crate) struct StateEntry {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) adjective: &'static str,
    pub(crate) rule: &'static str,
}

#[derive(Clone)]
pub(crate) struct TargetEntry {
    pub(crate) id: &'static str,
    pub(crate) traits: &'static [&'static str],
    pub(crate) rule: &'static str,
}

#[derive(Clone)]
pub(crate) struct WeaponEntry {
    pub(crate) id: &'static str,
    pub(crate) class: &'static str,
    pub(crate) acled: &'static [&'static str],
    pub(crate) muc: &'static str,
    pub(crate) rule: &'static str,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct SourceEntry {
    pub(crate) kind: SourceKind,
    /// The kind of several, where that is another.
    pub(crate) several: Option<SourceKind>,
    pub(crate) form: Naming,
    /// An office that every body has: its holder is of the kind of the body, and of `kind` where the text names none.
    pub(crate) office: bool,
    pub(crate) rule: &'static str,
}

/// What every entry has: the rule that its mentions carry, which names its file and its id.
pub(crate) trait Entry {
    fn rule(&self) -> &'static str;
}

macro_rules! ruled {
    ($($entry:ty),*) => {
        $(impl Entry for $entry {
            fn rule(&self) -> &'static str {
                self.rule
            }
        })*
    };
}

ruled!(ActorEntry, ForceEntry, PeopleEntry, SourceEntry, StateEntry, TargetEntry, WeaponEntry);
