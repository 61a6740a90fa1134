//! How a sentence is written: whether a capital says anything in it.

use dateline_text::{Class, Token};

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

/// The classes of all tokens of a sentence, and how it is written.
pub(super) fn look(tokens: &[Token]) -> (Class, Usage) {
    let mut classes = Class::NONE;
    let (mut words, mut capitals, mut upper) = (0, 0, 0);
    // However long a sentence is, no count runs over into the next.
    for tokens in tokens.chunks((1 << COUNT) - 1) {
        let mut counts = 0;
        for token in tokens {
            classes |= token.class;
            let long = u64::from(token.span.end - token.span.start > 3);
            counts += COUNTS[(token.class.0 & COUNTED) as usize] & long.wrapping_neg();
        }
        let count = |at: u32| counts >> (at * COUNT) & ((1 << COUNT) - 1);
        words += count(0);
        capitals += count(1);
        upper += count(2);
    }
    let shape = if words > 2 && upper * 10 >= words * 7 {
        Shape::Shouted
    } else if words > 4 && capitals * 10 >= words * 9 {
        Shape::Titled
    } else {
        Shape::Plain
    };
    (classes, Usage { shape, digits: classes.any(Class::DIGIT) })
}

/// Bits of each of the counts that are kept in one number: words, those with a capital, those in capitals.
const COUNT: u32 = 16;

/// The classes that are counted by.
const COUNTED: u64 = Class::WORD.with(Class::CAPITAL).with(Class::UPPER).0;

/// What a word of these classes adds to the counts: every word comes by here, so that nothing branches.
const COUNTS: [u64; COUNTED as usize + 1] = {
    let mut counts = [0; COUNTED as usize + 1];
    let mut at = 0;
    while at < counts.len() {
        let class = Class(at as u64);
        if class.any(Class::WORD) {
            counts[at] = 1
                | (class.any(Class::CAPITAL) as u64) << COUNT
                | (class.any(Class::UPPER) as u64) << (2 * COUNT);
        }
        at += 1;
    }
    counts
};

#[cfg(test)]
mod tests {
    use dateline_text::{Vocabulary, tokenize};

    use super::{COUNT, Shape, look};

    #[test]
    fn long_words_tell_how_a_sentence_is_written() {
        let shape = |text: &str| look(&tokenize(text, &Vocabulary::default())).1.shape;
        assert_eq!(shape("Two soldiers were killed near Khuzdar on Monday."), Shape::Plain);
        assert_eq!(shape("Soldiers Killed Near Khuzdar After Long Siege"), Shape::Titled);
        assert_eq!(shape("SOLDIERS WERE KILLED NEAR Khuzdar"), Shape::Shouted);
        // However many words of one kind there are, they are not taken for another.
        let many = 1 << (COUNT + 1);
        assert_eq!(shape(&"killed ".repeat(many)), Shape::Plain);
        assert_eq!(shape(&"KILLED ".repeat(many)), Shape::Shouted);
    }
}
