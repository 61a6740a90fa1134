//! How a sentence is written: whether a capital says anything in it.

use dateline_text::{Class, Token};

use super::lanes::{Lanes, MOST};

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

/// How a sentence is written, of whose tokens `near` are the first.
pub(super) fn usage(tokens: &[Token], near: &Lanes, classes: Class) -> Usage {
    let mut counts = Counts::default();
    counts.add(near);
    for tokens in tokens.chunks(MOST).skip(1) {
        counts.add(&Lanes::of(tokens));
    }
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
            let words = eight.are(Class::WORD) & eight.long();
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

#[cfg(test)]
mod tests {
    use dateline_text::{Class, Vocabulary, tokenize};

    use super::{Shape, usage};
    use crate::place::lanes::Lanes;

    #[test]
    fn long_words_tell_how_a_sentence_is_written() {
        let shape = |text: &str| {
            let tokens = tokenize(text, &Vocabulary::default());
            usage(&tokens, &Lanes::of(&tokens), Class::NONE).shape
        };
        assert_eq!(shape("Two soldiers were killed near Khuzdar on Monday."), Shape::Plain);
        assert_eq!(shape("Soldiers Killed Near Khuzdar After Long Siege"), Shape::Titled);
        assert_eq!(shape("SOLDIERS WERE KILLED NEAR Khuzdar"), Shape::Shouted);
        // However many words of one kind there are, they are not taken for another.
        let many = 1 << 17;
        assert_eq!(shape(&"killed ".repeat(many)), Shape::Plain);
        assert_eq!(shape(&"KILLED ".repeat(many)), Shape::Shouted);
    }
}
