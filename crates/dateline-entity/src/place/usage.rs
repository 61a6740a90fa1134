//! How a text is written: whether a capital says anything in a sentence, and which words stand in small letters somewhere.

use std::ops::Range;

use dateline_text::{Class, Token};

use super::lanes::{EIGHT, Lanes, MOST};

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// For names.
    Plain,
    /// For most words, as headlines do.
    Titled,
    /// For all letters.
    Shouted,
}

/// How a sentence is written, as finding names needs to know it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Usage {
    pub(super) shape: Shape,
    /// Whether a token of it begins with a digit.
    pub(super) digits: bool,
}

/// How a sentence is written; `near` holds its first tokens afterwards.
pub(super) fn usage(tokens: &[Token], near: &mut Lanes, classes: Class) -> Usage {
    let mut counts = Counts::default();
    if let Some(rest) = tokens.get(MOST..) {
        for tokens in rest.chunks(MOST) {
            near.fill(tokens);
            counts.add(near);
        }
    }
    near.fill(tokens);
    counts.add(near);
    Usage { shape: counts.shape(), digits: classes.any(Class::DIGIT) }
}

/// Words of more than three letters.
#[derive(Default)]
struct Counts {
    words: u32,
    capitals: u32,
    upper: u32,
}

impl Counts {
    fn add(&mut self, lanes: &Lanes) {
        for eight in lanes.eights() {
            let words = eight.are(Class::WORD) & eight.are(Class::LONG);
            self.words += words.count();
            self.capitals += (words & eight.are(Class::CAPITAL)).count();
            self.upper += (words & eight.are(Class::UPPER)).count();
        }
    }

    fn shape(&self) -> Shape {
        let Self { words, capitals, upper } = self;
        if *words > 2 && upper * 10 >= words * 7 {
            Shape::Shouted
        } else if *words > 4 && capitals * 10 >= words * 9 {
            Shape::Titled
        } else {
            Shape::Plain
        }
    }
}

/// The words of a text that are not all in capitals, by their places: hardly any, where capitals say nothing.
pub(super) struct Mixed(Vec<u32>);

/// Whether the token is a word that is not all in capitals.
#[inline]
fn mixed(token: &Token) -> bool {
    let shape = Class::WORD.with(Class::UPPER).0;
    token.class.0 & shape == Class::WORD.0
}

impl Mixed {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let mut places = Vec::new();
        let (eights, rest) = tokens.as_chunks::<EIGHT>();
        let mut start = 0;
        for eight in eights {
            // Where all is in capitals, most of the time none of them is one: all are looked at before anything branches.
            if eight.iter().fold(false, |any, token| any | mixed(token)) {
                places.extend(
                    (start..).zip(eight).filter(|(_, token)| mixed(token)).map(|(at, _)| at),
                );
            }
            start += EIGHT as u32;
        }
        places.extend((start..).zip(rest).filter(|(_, token)| mixed(token)).map(|(at, _)| at));
        Self(places)
    }

    /// The places of the words between two tokens that begin with a capital.
    pub(super) fn titled(
        &self,
        tokens: &[Token],
        within: Range<usize>,
    ) -> impl Iterator<Item = usize> {
        let from = self.0.partition_point(|at| (*at as usize) < within.start);
        let places = self.0[from..].iter().map(|at| *at as usize);
        let capital = |at: &usize| tokens[*at].is(Class::CAPITAL);
        places.take_while(move |at| *at < within.end).filter(capital)
    }
}

/// The words that a text has in small letters somewhere, by their hashes.
pub(super) struct Small {
    hashes: Vec<u64>,
    sorted: bool,
}

/// The most words of which one is looked for one by one.
const FEW: usize = 1_500;

impl Small {
    pub(super) fn of(tokens: &[Token], mixed: &Mixed) -> Self {
        let words = mixed.0.iter().map(|at| &tokens[*at as usize]);
        let small = words.filter(|token| !token.is(Class::CAPITAL));
        let mut hashes: Vec<u64> = small.map(|token| token.hash).collect();
        let sorted = hashes.len() > FEW;
        if sorted {
            hashes.sort_unstable();
            hashes.dedup();
        }
        Self { hashes, sorted }
    }

    pub(super) fn has(&self, hash: u64) -> bool {
        if self.sorted {
            self.hashes.binary_search(&hash).is_ok()
        } else {
            self.hashes.contains(&hash)
        }
    }
}

#[cfg(test)]
mod tests {
    use dateline_text::{Class, Vocabulary, fold_hash, tokenize};

    use super::{FEW, Mixed, Shape, Small, usage};
    use crate::place::lanes::Lanes;

    #[test]
    fn long_words_tell_how_a_sentence_is_written() {
        let shape = |text: &str| {
            let tokens = tokenize(text, &Vocabulary::default());
            usage(&tokens, &mut Lanes::default(), Class::NONE).shape
        };
        assert_eq!(shape("Two soldiers were killed near Khuzdar on Monday."), Shape::Plain);
        assert_eq!(shape("Soldiers Killed Near Khuzdar After Long Siege"), Shape::Titled);
        assert_eq!(shape("SOLDIERS WERE KILLED NEAR Khuzdar"), Shape::Shouted);
        // However many words of one kind there are, they are not taken for another.
        let many = 1 << 17;
        assert_eq!(shape(&"killed ".repeat(many)), Shape::Plain);
        assert_eq!(shape(&"KILLED ".repeat(many)), Shape::Shouted);
    }
    #[test]
    fn words_in_small_letters_are_known_in_short_texts_and_long_ones() {
        for times in [2, FEW] {
            let text = "Moore met TWO men ".repeat(times);
            let tokens = tokenize(&text, &Vocabulary::default());
            let mixed = Mixed::of(&tokens);
            assert!(mixed.titled(&tokens, 1..6).eq([4]));
            let small = Small::of(&tokens, &mixed);
            let known = ["Met", "men", "Moore", "two"].map(|word| small.has(fold_hash(word)));
            assert_eq!(known, [true, true, false, false]);
        }
    }
}
