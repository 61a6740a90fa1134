//! The entity lexicon: what the news calls actors, weapons, targets, people and sources.
//!
//! Knowledge is in `data/*.toml`, compiled by `build.rs`; an [`Overlay`] adds what a user knows.
//! The grammar around it is in [`phrase`], [`nation`] and the module of each kind.
//! A reader enters only at tokens that begin a phrase of the lexicon.

pub(crate) mod entry;
mod kind;
pub(crate) mod modifier;
pub(crate) mod nation;
mod overlay;
pub(crate) mod phrase;
pub(crate) mod quantity;
pub(crate) mod spots;
mod table;
pub(crate) mod words;

#[cfg(test)]
mod examples;

use std::borrow::Cow;
use std::sync::LazyLock;

use dateline_text::{Class, Phrases, Token, Vocabulary};

pub use overlay::{Example, Overlay, readings};

pub(crate) use crate::data::names::Form;
pub(crate) use entry::{ForceEntry, Needs, PeopleNoun, SourceEntry, StateEntry};
pub(crate) use kind::{Kind, Kinds};
pub(crate) use spots::Spots;
pub(crate) use table::Hit;
pub(crate) use words::{Scene, WordList, Words, any, word_list, word_set};

use crate::ActorKind;
use entry::{ActorEntry, Entry, Name, PeopleEntry, TargetEntry, WeaponEntry};
use table::Table;

mod compiled {
    use super::entry::{
        ActorEntry, ForceEntry, Name, Needs, PeopleEntry, PeopleNoun, SourceEntry, StateEntry,
        TargetEntry, WeaponEntry,
    };
    use crate::data::names::Form;
    use crate::source::noun::Naming;
    use crate::{ActorKind, SourceKind, Status};

    include!(concat!(env!("OUT_DIR"), "/tables.rs"));

    /// The lexicon that comes with the crate.
    pub(super) fn lexicon() -> super::Lexicon {
        let lexicon = super::Lexicon {
            actors: super::Part::new(ACTORS, ACTORS_NAMES),
            forces: super::Part::new(FORCES, FORCES_NAMES),
            people: super::Part::new(PEOPLE, PEOPLE_NAMES),
            sources: super::Part::new(SOURCES, SOURCES_NAMES),
            states: super::Part::new(STATES, STATES_NAMES),
            targets: super::Part::new(TARGETS, TARGETS_NAMES),
            weapons: super::Part::new(WEAPONS, WEAPONS_NAMES),
            table: super::Table::default(),
        };
        lexicon.ready()
    }
}

/// Who acts, what harms, what may be attacked, who may be counted, and who may speak: all names that readers look up.
#[derive(Clone)]
pub struct Lexicon {
    pub(crate) actors: Part<ActorEntry>,
    pub(crate) forces: Part<ForceEntry>,
    pub(crate) people: Part<PeopleEntry>,
    pub(crate) sources: Part<SourceEntry>,
    pub(crate) states: Part<StateEntry>,
    pub(crate) targets: Part<TargetEntry>,
    pub(crate) weapons: Part<WeaponEntry>,
    /// The names of all of them.
    table: Table,
}

/// What `data/actors.toml` knows of an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActorFacts {
    /// The canonical name.
    pub name: &'static str,
    /// What it is.
    pub kind: ActorKind,
    /// The state that it belongs to or acts in, as alpha-2, where that is plain.
    pub country: Option<&'static str>,
    /// The larger actor that it is a part of, as an id.
    pub parent: Option<&'static str>,
    /// The ids of those that an umbrella covers; a claim by the umbrella is not pinned on one of them.
    pub members: &'static [&'static str],
    /// The first year in which it was there, where known.
    pub since: Option<u16>,
    /// The last year in which it was there, where it is known to be over.
    pub until: Option<u16>,
}

/// What `data/weapons.toml` knows of a weapon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeaponFacts {
    /// Its class: `explosive.rocket`, `firearm.rifle`.
    pub class: &'static str,
    /// ACLED's sub-event types of an attack with it, the likeliest first; never empty.
    pub acled: &'static [&'static str],
    /// The instrument type of the MUC-4 task; `OTHER` where that has none.
    pub muc: &'static str,
}

/// The names and entries of one file; the entries are in the order of their rules.
#[derive(Clone)]
pub(crate) struct Part<E: Clone + 'static> {
    entries: Cow<'static, [E]>,
    names: Cow<'static, [Name]>,
}

impl<E: Clone + Entry> Part<E> {
    const fn new(entries: &'static [E], names: &'static [Name]) -> Self {
        Self { entries: Cow::Borrowed(entries), names: Cow::Borrowed(names) }
    }

    /// The entry that was found; none for a phrase that is something else.
    pub(crate) fn entry(&self, hit: Hit) -> Option<&E> {
        self.entries.get(usize::from(hit.entry?))
    }

    /// All entries, in the order of the file.
    pub(crate) fn entries(&self) -> &[E] {
        &self.entries
    }
}

impl Lexicon {
    /// What comes with the crate. It is built at the first call, in milliseconds.
    pub fn bundled() -> &'static Self {
        static BUNDLED: LazyLock<Lexicon> = LazyLock::new(compiled::lexicon);
        &BUNDLED
    }

    /// The lexicon with the table of its names.
    fn ready(mut self) -> Self {
        self.table = Table::new(&self.names());
        self
    }

    /// The names of all files.
    fn names(&self) -> [(Kind, &[Name]); 7] {
        [
            (Kind::Actor, &self.actors.names),
            (Kind::Force, &self.forces.names),
            (Kind::People, &self.people.names),
            (Kind::Source, &self.sources.names),
            (Kind::State, &self.states.names),
            (Kind::Target, &self.targets.names),
            (Kind::Weapon, &self.weapons.names),
        ]
    }

    /// The longest name of the kind that starts at the first token, written as the name is.
    pub(crate) fn find(&self, kind: Kind, tokens: &[Token]) -> Option<Hit> {
        self.table.find(kind, tokens)
    }

    /// Adds the first words of all names, for the class bits at which their readers are entered.
    pub fn vocabulary(&self, v: &mut Vocabulary) {
        for (kind, names) in self.names() {
            for hash in names.iter().filter_map(|name| Phrases::<()>::head(name.text)) {
                v.add_hash(hash, Class::LEXICON_HEAD | kind.head());
            }
        }
        for name in self.states.names.iter().filter(|name| name.form == Form::Adjective) {
            // `Palestinians`, `South Sudanese`
            v.add(&format!("{}s", name.text), Class::LEXICON_HEAD | Class::STATE_HEAD);
        }
        for (words, head) in phrase::HEADS {
            words.iter().for_each(|word| v.add(word, Class::LEXICON_HEAD | *head));
        }
    }

    /// The actor with this id.
    pub(crate) fn actor(&self, id: &str) -> Option<&ActorEntry> {
        let found = self.actors.entries.binary_search_by_key(&id, |entry| entry.id);
        found.ok().map(|at| &self.actors.entries[at])
    }

    /// The state with this code.
    pub(crate) fn state(&self, code: &str) -> Option<&StateEntry> {
        let found = self.states.entries.binary_search_by_key(&code, |entry| entry.id);
        found.ok().map(|at| &self.states.entries[at])
    }

    /// What is known of the actor with this id.
    pub fn about_actor(&self, id: &str) -> Option<ActorFacts> {
        let entry = self.actor(id)?;
        Some(ActorFacts {
            name: entry.name,
            kind: entry.kind,
            country: entry.country,
            parent: entry.parent,
            members: entry.members,
            since: entry.since,
            until: entry.until,
        })
    }

    /// What is known of the weapon with this id.
    pub fn about_weapon(&self, id: &str) -> Option<WeaponFacts> {
        let found = self.weapons.entries.binary_search_by_key(&id, |entry| entry.id).ok()?;
        let entry = &self.weapons.entries[found];
        Some(WeaponFacts { class: entry.class, acled: entry.acled, muc: entry.muc })
    }
}
