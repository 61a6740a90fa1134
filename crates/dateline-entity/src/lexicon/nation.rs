//! States in front of nouns: `Iraqi`, `US`, `Tehran`, `Sudan's`.

use dateline_gazetteer::demonym;
use dateline_text::{Class, Token, fold_hash};

use super::{Form, Kind, StateEntry, Words};

/// A state that the words name.
#[derive(Clone, Copy)]
pub(crate) struct Nation {
    /// Number of tokens.
    pub(crate) used: usize,
    /// Alpha-2.
    pub(crate) code: &'static str,
    /// `Adjective` (`Iraqi`), `Name` (`Iraq`), `Seat` (`Baghdad`), or `Both` (`US`).
    pub(crate) form: Form,
    /// Where the lexicon has it, if it named it.
    entry: Option<u16>,
}

impl Nation {
    /// What the lexicon knows of the state.
    pub(crate) fn state<'d>(&self, words: &Words<'d>) -> Option<&'d StateEntry> {
        let states = words.lexicon.states.entries();
        let named = self.entry.and_then(|entry| states.get(usize::from(entry)));
        named.or_else(|| words.lexicon.state(self.code))
    }
}

/// The state named at token `at`. Capitals are required, so that `us` and `turkey` are no states.
#[inline]
pub(crate) fn nation(words: &Words<'_>, at: usize) -> Option<Nation> {
    let first = words.tokens.get(at)?;
    if !first.is(Class::CAPITAL) || !first.is(Class::STATE_HEAD | Class::DEMONYM) {
        return None;
    }
    nation_at(words, at, first)
}

fn nation_at(words: &Words<'_>, at: usize, first: &Token) -> Option<Nation> {
    if let Some(hit) = words.find(Kind::State, at) {
        let state = words.lexicon.states.entry(hit);
        return state.map(|state| Nation {
            used: hit.used(),
            code: state.id,
            form: hit.form,
            entry: hit.entry,
        });
    }
    if !first.is(Class::DEMONYM) {
        return None;
    }
    let (used, code) = demonym(&words.tokens[at..])?;
    Some(Nation { used, code, form: Form::Adjective, entry: None })
}

/// The people of a state as a plural noun: `Palestinians`, `Iraqis`.
pub(crate) fn nationals(words: &Words<'_>, at: usize) -> Option<&'static str> {
    // The plural is a head as well.
    let head = |token: &&Token| token.is(Class::CAPITAL) && token.is(Class::STATE_HEAD);
    let token = words.tokens.get(at).filter(head)?;
    if !plural(token, words.text) {
        return None;
    }
    let stem = words.text(at).strip_suffix(['s', 'S'])?;
    let single = [Token { hash: fold_hash(stem), ..*token }];
    let states = &words.lexicon.states;
    let hit = words.lexicon.find(Kind::State, &single);
    let hit = hit.filter(|hit| hit.form == Form::Adjective)?;
    states.entry(hit).map(|state| state.id)
}

/// Whether the word may be a plural by its ending.
#[inline]
pub(super) fn plural(token: &Token, text: &str) -> bool {
    matches!(text.as_bytes()[token.span.end as usize - 1], b's' | b'S')
}
