//! Words, sets of words and tables, made when the crate is compiled, so that each is one comparison of hashes.

use dateline_text::{Token, word_hash};
use nom::Parser;

use super::{Cursor, Miss, Parse, fail};

/// A word as tokens are compared with it: without regard to case, but letter for letter.
#[derive(Clone, Copy)]
pub(crate) struct Word {
    hash: u64,
    length: u32,
}

impl Word {
    pub(crate) const fn new(word: &str) -> Self {
        Self { hash: word_hash(word), length: word.len() as u32 }
    }

    /// Folding makes `we'd` and `wed` one; the length tells them apart.
    #[inline]
    const fn is(self, token: &Token) -> bool {
        token.hash == self.hash && token.span.end - token.span.start == self.length
    }
}

/// A few bits of each hash, so that most words are refused at a glance.
#[derive(Clone, Copy)]
struct Glance([u64; 4]);

impl Glance {
    const fn of(words: &[Word]) -> Self {
        let (mut bits, mut at) = ([0; 4], 0);
        while at < words.len() {
            let hash = words[at].hash;
            bits[(hash >> 6) as usize & 3] |= 1 << (hash & 63);
            at += 1;
        }
        Self(bits)
    }

    #[inline]
    const fn may_have(&self, hash: u64) -> bool {
        self.0[(hash >> 6) as usize & 3] >> (hash & 63) & 1 != 0
    }
}

/// A set of words, made by [`words!`].
pub(crate) struct Words<W: ?Sized = [Word]> {
    glance: Glance,
    words: W,
}

impl<const N: usize> Words<[Word; N]> {
    pub(crate) const fn new(words: [Word; N]) -> Self {
        Self { glance: Glance::of(&words), words }
    }
}

impl Words {
    #[inline]
    fn place(&self, token: &Token) -> Option<usize> {
        if !self.glance.may_have(token.hash) {
            return None;
        }
        self.words.iter().position(|word| word.is(token))
    }

    #[inline]
    pub(crate) fn has(&self, token: &Token) -> bool {
        self.place(token).is_some()
    }
}

/// Words with values, made by [`table!`].
pub(crate) struct Table<T, const N: usize> {
    words: Words<[Word; N]>,
    values: [T; N],
}

impl<T: Copy, const N: usize> Table<T, N> {
    pub(crate) const fn new(words: [Word; N], values: [T; N]) -> Self {
        Self { words: Words::new(words), values }
    }

    #[inline]
    pub(crate) fn get(&self, token: &Token) -> Option<T> {
        let words: &Words = &self.words;
        words.place(token).map(|place| self.values[place])
    }
}

/// How many words the text has, one space between them.
pub(crate) const fn count(text: &str) -> usize {
    let (bytes, mut at, mut words) = (text.as_bytes(), 0, 1);
    while at < bytes.len() {
        words += (bytes[at] == b' ') as usize;
        at += 1;
    }
    words
}

/// The words of the text.
pub(crate) const fn split<const N: usize>(text: &str) -> [Word; N] {
    let (bytes, mut words, mut at, mut first) = (text.as_bytes(), [Word::new(""); N], 0, 0);
    let mut end = 0;
    while end <= bytes.len() {
        if end == bytes.len() || bytes[end] == b' ' {
            let (_, word) = text.split_at(first);
            let (word, _) = word.split_at(end - first);
            words[at] = Word::new(word);
            at += 1;
            first = end + 1;
        }
        end += 1;
    }
    words
}

/// `word!("ago")`: the one word, in any case.
macro_rules! word {
    ($word:literal) => {
        $crate::lang::cursor::read_word(const { $crate::lang::cursor::Word::new($word) })
    };
}

/// `phrase!("this past")`: the words in order.
macro_rules! phrase {
    ($phrase:literal) => {
        $crate::lang::cursor::read_phrase(
            const {
                &$crate::lang::cursor::split::<{ $crate::lang::cursor::count($phrase) }>($phrase)
            },
        )
    };
}

/// `words!("and or")`: a set of words.
macro_rules! words {
    ($words:literal) => {
        const {
            &$crate::lang::cursor::Words::new($crate::lang::cursor::split::<
                { $crate::lang::cursor::count($words) },
            >($words)) as &$crate::lang::cursor::Words
        }
    };
}

/// `any!("and or")`: one of the words.
macro_rules! any {
    ($words:literal) => {
        $crate::lang::cursor::read_any($crate::lang::cursor::words!($words))
    };
}

/// `table![("first", 1), ("second", 2)]`: one of the words, as its value.
macro_rules! table {
    ($(($word:literal, $value:expr)),+ $(,)?) => {
        $crate::lang::cursor::read_table(const {
            &$crate::lang::cursor::Table::new(
                [$($crate::lang::cursor::Word::new($word)),+],
                [$($value),+],
            )
        })
    };
}

pub(crate) use {any, phrase, table, word, words};

/// What [`word!`] makes.
#[inline]
pub(crate) fn read_word<'t>(expected: Word) -> impl Parser<Cursor<'t>, Output = (), Error = Miss> {
    move |input: Cursor<'t>| -> Parse<'t, ()> {
        match input.token() {
            Some(token) if expected.is(token) => Ok((input.after(token), ())),
            _ => fail(),
        }
    }
}

/// What [`phrase!`] makes.
#[inline]
pub(crate) fn read_phrase<'t, const N: usize>(
    expected: &'static [Word; N],
) -> impl Parser<Cursor<'t>, Output = (), Error = Miss> {
    move |input: Cursor<'t>| -> Parse<'t, ()> {
        let mut rest = input;
        for word in expected {
            match rest.token() {
                Some(token) if word.is(token) => rest = rest.after(token),
                _ => return fail(),
            }
        }
        Ok((rest, ()))
    }
}

/// What [`any!`] makes.
#[inline]
pub(crate) fn read_any<'t>(
    words: &'static Words,
) -> impl Parser<Cursor<'t>, Output = (), Error = Miss> {
    move |input: Cursor<'t>| -> Parse<'t, ()> {
        match input.token() {
            Some(token) if words.has(token) => Ok((input.after(token), ())),
            _ => fail(),
        }
    }
}

/// What [`table!`] makes.
#[inline]
pub(crate) fn read_table<'t, T: Copy, const N: usize>(
    entries: &'static Table<T, N>,
) -> impl Parser<Cursor<'t>, Output = T, Error = Miss> {
    move |input: Cursor<'t>| -> Parse<'t, T> {
        match input.token().and_then(|token| Some((token, entries.get(token)?))) {
            Some((token, value)) => Ok((input.after(token), value)),
            None => fail(),
        }
    }
}
