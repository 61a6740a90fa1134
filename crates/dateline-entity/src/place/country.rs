//! Countries as numbers, and the words for who is of one: they are compared for every candidate of every name, and written for few.

use dateline_gazetteer::Names;
use dateline_text::{Class, Token, word_hash};
use smol_str::SmolStr;

/// An ISO 3166-1 alpha-2 code as one number; nowhere by default. Numbers are in the order of the codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Country(u16);

impl Country {
    /// The country of a code of two letters.
    pub(super) fn of(code: &str) -> Self {
        match code.as_bytes() {
            [a, b] => Self(u16::from_be_bytes([*a, *b])),
            _ => Self::default(),
        }
    }

    /// The country of a [key](dateline_gazetteer::Place::country_key) of the gazetteer.
    pub(super) const fn of_key(key: u16) -> Self {
        Self(key)
    }

    /// Whether it is none.
    pub(super) const fn is_nowhere(self) -> bool {
        self.0 == 0
    }

    /// Whether this is its code.
    pub(super) fn is(self, code: &str) -> bool {
        self.0.to_be_bytes() == *code.as_bytes()
    }

    /// One of 64 bits, for a look at many countries at once.
    #[inline]
    pub(super) const fn bit(self) -> u64 {
        // The letters differ in their low five bits.
        1 << ((self.0 >> 3 ^ self.0) & 63)
    }

    /// Its code; empty for none.
    pub(super) fn code(self) -> SmolStr {
        match std::str::from_utf8(&self.0.to_be_bytes()) {
            Ok(code) if !self.is_nowhere() => SmolStr::new_inline(code),
            _ => SmolStr::default(),
        }
    }
}

/// The demonym at `at`, as (number of tokens, country).
#[inline]
pub(super) fn demonym(listed: &Names<'_>, tokens: &[Token], at: usize) -> Option<(usize, Country)> {
    if !tokens[at].is(Class::CAPITAL) || !tokens[at].is(Class::NATION_HEAD) {
        return None;
    }
    if continental(tokens, at) {
        return None;
    }
    let (used, country) = listed.people(&tokens[at..tokens.len().min(at + 4)])?;
    let country = Country::of_key(country.country_key());
    (!country.is_nowhere()).then_some((used, country))
}

/// `the South American country`: of a continent, and of no land by itself.
pub(super) fn continental(tokens: &[Token], at: usize) -> bool {
    tokens[at].hash == AMERICAN
        && at.checked_sub(1).is_some_and(|part| PARTS_OF_AMERICA.contains(&tokens[part].hash))
}

const AMERICAN: u64 = word_hash("american");
const PARTS_OF_AMERICA: [u64; 4] =
    [word_hash("south"), word_hash("latin"), word_hash("central"), word_hash("north")];
