//! The names in a text, without a word of context: for whoever has a list of candidates to make and no reader behind it.

use std::ops::Range;

use dateline_text::{Class, Token};

use crate::{Gazetteer, Names, Places};

impl Gazetteer {
    /// The names in these tokens, in order, each the longest from its first word on, as the range of its tokens and its places.
    ///
    /// A name starts with a capital. Words all in capitals start one only where the place is [`large`](Places::large) or the
    /// name has several words: in a text in capitals nearly every word is somewhere the name of a hamlet.
    /// ```
    /// use dateline_gazetteer::Gazetteer;
    /// use dateline_text::{Vocabulary, tokenize};
    ///
    /// let tokens = tokenize("From Khan Younis to GAZA, and home", &Vocabulary::default());
    /// let names: Vec<_> = Gazetteer::base().scan(&tokens).map(|(range, _)| range).collect();
    /// assert_eq!(names, [1..3, 4..5]);
    /// ```
    pub fn scan<'g, 't>(&'g self, tokens: &'t [Token]) -> Scan<'g, 't> {
        Scan { names: self.names(), tokens, at: 0 }
    }
}

/// The names of [`Gazetteer::scan`].
#[derive(Clone, Debug)]
pub struct Scan<'g, 't> {
    names: Names<'g>,
    tokens: &'t [Token],
    at: usize,
}

impl<'g> Iterator for Scan<'g, '_> {
    type Item = (Range<usize>, Places<'g>);

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(token) = self.tokens.get(self.at) {
            let start = self.at;
            self.at += 1;
            let loud = token.is(Class::UPPER);
            if !token.is(Class::CAPITAL) {
                continue;
            }
            let head = self.names.head(token.hash);
            if !head.is_some() || loud && !self.names.may_be_large(head, &self.tokens[start..]) {
                continue;
            }
            let Some((used, places)) = self.names.longest(&self.tokens[start..]) else {
                continue;
            };
            let told = |token: &Token| token.is(Class::WORD);
            if loud && !places.large() && !self.tokens[start + 1..start + used].iter().any(told) {
                continue;
            }
            self.at = start + used;
            return Some((start..self.at, places));
        }
        None
    }
}
