//! Mistakes in files of knowledge that a person wrote.

use crate::Span;

/// A mistake in a knowledge file: what is wrong, which words of the file say it, and what would be right.
///
/// The error's own text tells what is wrong, in lower case, without a full stop. Each crate has its own type with a
/// variant for each mistake; whoever shows them to a person needs no more than this.
pub trait Mistake: std::error::Error + Send + Sync + 'static {
    /// The offending bytes of the file.
    fn span(&self) -> Span;

    /// What to write instead, where that can be told.
    fn hint(&self) -> Option<String> {
        None
    }
}

/// The known word that `word` was probably meant to be: the one with the fewest letters wrong, at most a third of them.
///
/// ```
/// assert_eq!(dateline_text::nearest("cmap", ["base", "camp", "field"]), Some("camp"));
/// assert_eq!(dateline_text::nearest("volcano", ["base", "camp", "field"]), None);
/// ```
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let word: Vec<char> = word.chars().take(LONGEST).flat_map(char::to_lowercase).collect();
    let limit = word.len().div_ceil(3);
    known
        .into_iter()
        .map(|candidate| (distance(&word, candidate), candidate))
        .filter(|(wrong, _)| *wrong <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Letters that are compared at most: hostile files have long words.
const LONGEST: usize = 60;

/// Number of letters to add, drop, change or swap with their neighbour.
fn distance(word: &[char], other: &str) -> usize {
    let other: Vec<char> = other.chars().take(LONGEST).flat_map(char::to_lowercase).collect();
    let mut before = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for i in 0..word.len() {
        let mut next = vec![i + 1];
        for j in 0..other.len() {
            let mut least =
                (row[j] + usize::from(word[i] != other[j])).min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && word[i] == other[j - 1] && word[i - 1] == other[j] {
                least = least.min(before[j - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row[other.len()]
}
