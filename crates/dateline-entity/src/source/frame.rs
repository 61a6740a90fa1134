//! What `data/sayings.toml` knows of a verb of saying: by whom it tells something, and where it tells nothing.

use std::sync::LazyLock;

use dateline_text::{Class, Token, Vocabulary};

use super::guard::active;
use super::scene::Scene;
use crate::context::{GUARDS, VERBS};

/// What is known of a word of saying: a bit for each of its speakers, then one for each of its guards.
#[derive(Clone, Copy)]
pub(super) struct Verb(u64);

impl Verb {
    /// By which any noun says something, on either side of it.
    pub(super) const ANYONE: Self = Self(1);
    /// By which any noun before it may.
    pub(super) const ANYONE_BEFORE: Self = Self(1 << 1);
    /// By which those say something who are known to speak.
    const KNOWN: Self = Self(1 << 2);
    /// By which what is written says something.
    const TEXT: Self = Self(1 << 3);
    /// As often a noun: by which something is said where a clause follows.
    pub(super) const CLAUSE: Self = Self(1 << 4);
    /// By which whoever follows `by` says something.
    pub(super) const AGENT: Self = Self(1 << 5);
    /// A noun that tells nothing of what happened, whoever goes by it.
    pub(super) const SILENT: Self = Self(1 << 6);
    /// How many bits tell of speakers.
    const SPEAKERS: u32 = 7;

    /// What is known of the word, one look for all that is asked of it.
    pub(super) fn of(token: &Token) -> Self {
        /// The words by their hashes; their bits are no classes.
        static KNOWN: LazyLock<Vocabulary> = LazyLock::new(|| {
            let mut known = Vocabulary::default();
            for (verb, bits) in VERBS {
                known.add(verb, Class(*bits));
            }
            known
        });
        Self(KNOWN.class(token.hash).0)
    }

    /// Whether it is one of those.
    pub(super) const fn is(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// Whether one of its guards tells that the verb, which stands at `at`, says nothing there.
    pub(super) fn barred(self, scene: &Scene<'_>, at: usize) -> bool {
        let mut guards = self.0 >> Self::SPEAKERS;
        // A word that only folds to the verb is another.
        if guards == 0 || scene.tokens[at].is(Class::SPELLED) {
            return false;
        }
        while guards != 0 {
            if GUARDS[guards.trailing_zeros() as usize].holds(scene, at) {
                return true;
            }
            guards &= guards - 1;
        }
        false
    }
}

/// Adds the words by which somebody says something.
pub(super) fn vocabulary(vocabulary: &mut Vocabulary) {
    for (verb, bits) in VERBS {
        let verb_is = |of: &[Verb]| of.iter().any(|of| Verb(*bits).is(*of));
        let reporting = verb_is(&[Verb::ANYONE, Verb::ANYONE_BEFORE, Verb::KNOWN]);
        let showing = verb_is(&[Verb::TEXT, Verb::CLAUSE]);
        if reporting || showing {
            vocabulary.add(verb, Class::REPORTING.when(reporting) | Class::SHOWING.when(showing));
        }
    }
}

/// Where a verb says nothing: where all of what is looked for beside it is there, and none of what lifts that.
pub(crate) struct Guard {
    pub(crate) all: &'static [Beside],
    pub(crate) none: &'static [Beside],
    /// Only where something acts upon the subject, or no subject stands before the verb.
    pub(crate) passive: bool,
}

impl Guard {
    fn holds(&self, scene: &Scene<'_>, verb: usize) -> bool {
        self.all.iter().all(|beside| beside.stands(scene, verb))
            && !self.none.iter().any(|beside| beside.stands(scene, verb))
            && !(self.passive && active(scene, verb))
    }
}

/// The side of a verb.
#[derive(Clone, Copy)]
pub(crate) enum Side {
    Before,
    Next,
}

/// Something that may stand beside a verb: one of some words or of some classes, or a word with an ending.
pub(crate) struct Beside {
    pub(crate) side: Side,
    /// How many words are looked at.
    pub(crate) within: usize,
    pub(crate) words: &'static [u64],
    pub(crate) classes: Class,
    /// Empty where none is asked for.
    pub(crate) ending: &'static str,
}

impl Beside {
    fn stands(&self, scene: &Scene<'_>, verb: usize) -> bool {
        let near = match self.side {
            Side::Before => verb.saturating_sub(self.within)..verb,
            Side::Next => verb + 1..scene.tokens.len().min(verb + 1 + self.within),
        };
        near.into_iter().any(|at| {
            scene.tokens[at].is(self.classes)
                || scene.is_one_of(at, self.words)
                || !self.ending.is_empty()
                    && scene.word(at).to_ascii_lowercase().ends_with(self.ending)
        })
    }
}
