//! Peoples and adjectives of countries: `Iraqi`, `South Sudanese`.

use dateline_text::Token;

use crate::Gazetteer;

/// The longest demonym that starts at the first token, as (number of tokens, alpha-2 code).
///
/// Also the short names that stand before a noun, `US` and `UK`; they fold to common words, so ask for capitals.
pub fn demonym(tokens: &[Token]) -> Option<(usize, &'static str)> {
    Gazetteer::base().demonym(tokens)
}

/// The hash of the first word of each demonym, for [`Class::DEMONYM`](dateline_text::Class::DEMONYM).
pub fn demonym_heads() -> impl Iterator<Item = u64> {
    Gazetteer::base().demonym_heads()
}
