//! Peoples and adjectives of countries: `Iraqi`, `South Sudanese`.

use dateline_text::Token;

/// The longest demonym that starts at the first token, as (number of tokens, alpha-2 code).
pub fn demonym(tokens: &[Token]) -> Option<(usize, &'static str)> {
    let _ = tokens;
    None
}
