//! The words that pages print around stories: `data/labels.toml`.

use crate::key::{head, key};

/// A set of lines, and of words in them, that are page.
#[derive(Debug)]
pub(crate) struct Label {
    /// Keys of whole lines, sorted.
    words: &'static [u64],
    /// How lines begin, in small case, sorted; none begins with another.
    starts: &'static [&'static str],
    /// How lines end, in small case.
    ends: &'static [&'static str],
    /// What stands anywhere in a line, in small case.
    within: &'static [&'static str],
    /// A bit, shared by a few, for each three letters with which one of `words` begins.
    word_heads: [u64; 64],
    /// The same for `starts`.
    start_heads: [u64; 64],
    #[cfg(test)]
    examples: &'static [&'static str],
    #[cfg(test)]
    not: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/labels.rs"));

/// Longer than any label; longer lines are not folded to be looked up.
const LONGEST: usize = 80;

/// Bytes of the longest start.
const START: usize = 48;

impl Label {
    /// Whether the whole line is one of the words, with an article before it or without.
    pub(crate) fn is(&self, line: &str) -> bool {
        let noun = if begins(line, "the ") { &line["the ".len()..] } else { line };
        line.len() <= LONGEST
            && may_be(&self.word_heads, noun)
            && self.words.binary_search(&key(line)).is_ok()
    }

    /// Whether the line begins like one of the set.
    pub(crate) fn begins(&self, line: &str) -> bool {
        if !may_begin(&self.start_heads, line) {
            return false;
        }
        let mut plain = [0; START];
        let plain = plainly(line, &mut plain);
        // As no start begins with another, only the one that sorts next before the line can be its beginning.
        let after = self.starts.partition_point(|start| start.as_bytes() <= plain);
        after > 0 && plain.starts_with(self.starts[after - 1].as_bytes())
    }

    /// Whether the line ends like one of the set, ASCII in any case.
    pub(crate) fn ends(&self, line: &str) -> bool {
        self.ends.iter().any(|end| ends(line, end))
    }

    /// Whether one of the set stands in the line, ASCII in any case.
    pub(crate) fn within(&self, line: &str) -> bool {
        self.within.iter().any(|words| holds(line, words))
    }

    /// How lines of the set begin.
    pub(crate) const fn starts(&self) -> &'static [&'static str] {
        self.starts
    }

    /// Whether the line is made of words of the set only.
    pub(crate) fn made_of(&self, line: &str) -> bool {
        let mut words = line
            .split(|c: char| c.is_whitespace() || matches!(c, '&' | '|' | '/' | '>' | '·' | '-'))
            .filter(|word| !word.is_empty())
            .peekable();
        line.len() <= LONGEST && words.peek().is_some() && words.all(|word| self.is(word))
    }
}

/// Whether one of a set of whole lines may begin with the first letters of the line: most lines are refused here.
#[inline]
fn may_be(heads: &[u64; 64], line: &str) -> bool {
    match line.as_bytes() {
        [first, second, third, ..]
            if [first, second, third].into_iter().all(u8::is_ascii_alphanumeric) =>
        {
            has(heads, [*first, *second, *third])
        }
        // None begins with a quotation mark or a bracket; other marks may be folded away.
        [b'"' | b'(' | b'[' | b'*', ..] | [0xe2, 0x80, 0x9c | 0x9d, ..] => false,
        _ => true,
    }
}

/// The same for how lines begin; the first three letters of all are of ASCII.
#[inline]
fn may_begin(heads: &[u64; 64], line: &str) -> bool {
    let plain = |byte: u8| if byte.is_ascii() { byte } else { b'\'' };
    matches!(
        *line.as_bytes(),
        [first, second, third, ..] if has(heads, [first, second, third].map(plain))
    )
}

#[inline]
fn has(heads: &[u64; 64], letters: [u8; 3]) -> bool {
    let head = head(letters);
    heads[head >> 6] & 1 << (head & 63) != 0
}

/// The first bytes of the line in small case, with the straight apostrophe for the curly one.
fn plainly<'b>(line: &str, into: &'b mut [u8; START]) -> &'b [u8] {
    let bytes = line.as_bytes();
    let head = &bytes[..bytes.len().min(START)];
    if head.is_ascii() {
        into[..head.len()].copy_from_slice(head);
        into.make_ascii_lowercase();
        return &into[..head.len()];
    }
    let (mut from, mut to) = (0, 0);
    while to < START && from < bytes.len() {
        let curly = bytes[from..].starts_with("’".as_bytes());
        into[to] = if curly { b'\'' } else { bytes[from].to_ascii_lowercase() };
        from += if curly { "’".len() } else { 1 };
        to += 1;
    }
    &into[..to]
}

/// Whether `line` begins with `words`, ASCII in small case.
pub(crate) fn begins(line: &str, words: &str) -> bool {
    line.get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words))
}

/// Whether `line` ends with `words`, ASCII in small case.
pub(crate) fn ends(line: &str, words: &str) -> bool {
    line.len()
        .checked_sub(words.len())
        .and_then(|at| line.get(at..))
        .is_some_and(|tail| tail.eq_ignore_ascii_case(words))
}

/// Whether `line` holds `words`, ASCII in small case.
pub(crate) fn holds(line: &str, words: &str) -> bool {
    let (line, words) = (line.as_bytes(), words.as_bytes());
    let Some((first, rest)) = words.split_first() else { return true };
    let (small, capital) = (first.to_ascii_lowercase(), first.to_ascii_uppercase());
    memchr::memchr2_iter(small, capital, line).any(|at| {
        line.get(at + 1..at + 1 + rest.len()).is_some_and(|next| next.eq_ignore_ascii_case(rest))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_know_their_examples() {
        for (name, label) in LABELS {
            let known = |line: &str| {
                let views = crate::header::views(line) && *name == "widget";
                label.is(line)
                    || label.begins(line)
                    || label.ends(line)
                    || label.within(line)
                    || label.made_of(line)
                    || views
            };
            assert!(!label.examples.is_empty(), "{name} has no example");
            for example in label.examples {
                assert!(known(example), "{name}: {example}");
            }
            for text in label.not {
                assert!(!known(text), "{name}: {text}");
            }
        }
    }
}
