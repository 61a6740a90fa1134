//! Where a rule stands in the tokens of a block, and the lexemes that every language's rules are made of.
//!
//! A rule reads as its words in order, and each word is one comparison: the token pass has folded and hashed it.
//! Figures go to the character grammars of `grammar`, which know that `16,2024` is a day and a year; so a cursor
//! can come to stand within a token, and then only characters are read until the token ends.

mod words;

use std::cell::Cell;

use dateline_text::kit::{self, space};
use dateline_text::{Class, Token, number};
use nom::error::{ErrorKind, ParseError};
use nom::{IResult, Parser};

use crate::expr::{Amount, When};
pub(crate) use words::{
    Table, Word, Words, any, count, phrase, read_any, read_phrase, read_table, read_word, split,
    table, word, words,
};

/// Text and tokens up to the end of a block; no expression runs over a blank line.
pub(crate) struct Block<'t> {
    text: &'t str,
    tokens: &'t [Token],
    pub(crate) days: Memo<When>,
    pub(crate) amounts: Memo<Amount>,
}

/// What a lexeme that many rules begin with has read where it was last asked.
pub(crate) struct Memo<T>(Cell<Option<Read<T>>>);

#[derive(Clone, Copy)]
struct Read<T> {
    from: u32,
    /// The cursor after it, and what it read; none where it did not match.
    found: Option<(u32, u32, T)>,
}

impl<'t> Block<'t> {
    /// The block that ends with the last of the tokens, which are those of `text` from its start.
    pub(crate) fn new(text: &'t str, tokens: &'t [Token]) -> Self {
        let end = tokens.last().map_or(0, |token| token.span.end as usize);
        let (days, amounts) = (Memo(Cell::new(None)), Memo(Cell::new(None)));
        Self { text: &text[..end], tokens, days, amounts }
    }

    /// The token at `index`, if the block has so many.
    pub(crate) fn token(&self, index: usize) -> Option<&'t Token> {
        self.tokens.get(index)
    }

    /// A cursor before the token at `index`.
    pub(crate) fn at(&'t self, index: usize) -> Cursor<'t> {
        let at = self.tokens.get(index).map_or(self.text.len() as u32, |token| token.span.start);
        Cursor { block: self, next: index as u32, at }
    }
}

/// A place in a block, between two tokens or within one.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'t> {
    block: &'t Block<'t>,
    /// The next token, or the one that the cursor stands in.
    next: u32,
    /// One past the last byte read.
    at: u32,
}

/// A rule did not match; where and why is of no use to anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Miss;

impl<I> ParseError<I> for Miss {
    fn from_error_kind(_: I, _: ErrorKind) -> Self {
        Self
    }

    fn append(_: I, _: ErrorKind, _: Self) -> Self {
        Self
    }
}

/// What a grammar function over tokens returns.
pub(crate) type Parse<'t, T> = IResult<Cursor<'t>, T, Miss>;

pub(crate) const fn fail<'t, T>() -> Parse<'t, T> {
    Err(nom::Err::Error(Miss))
}

impl<'t> Cursor<'t> {
    /// One past the last byte read.
    pub(crate) const fn position(self) -> usize {
        self.at as usize
    }

    /// The next token; none at the end of the block, and none within a token.
    #[inline]
    pub(crate) fn token(self) -> Option<&'t Token> {
        self.block.tokens.get(self.next as usize).filter(|token| token.span.start >= self.at)
    }

    /// The token after the next.
    #[inline]
    pub(crate) fn second(self) -> Option<&'t Token> {
        self.block.tokens.get(self.next as usize + 1)
    }

    /// The token before the next.
    pub(crate) fn last(self) -> Option<&'t Token> {
        self.block.tokens.get((self.next as usize).checked_sub(1)?)
    }

    /// Past the next token.
    #[inline]
    pub(crate) fn after(self, token: &Token) -> Self {
        Self { next: self.next + 1, at: token.span.end, ..self }
    }

    /// The text from the last byte read on, white space before the next token included.
    #[inline]
    pub(crate) fn tail(self) -> &'t str {
        &self.block.text[self.at as usize..]
    }

    /// The words read since `start`, white space before them included.
    pub(crate) fn since(self, start: Self) -> &'t str {
        &self.block.text[start.at as usize..self.at as usize]
    }

    /// The cursor before the part `rest` of its text.
    fn before(self, rest: &str) -> Self {
        let at = (self.block.text.len() - rest.len()) as u32;
        let read = self.block.tokens[self.next as usize..].iter();
        let read = read.take_while(|token| token.span.end <= at).count();
        Self { next: self.next + read as u32, at, ..self }
    }

    /// The character after the last one read.
    #[inline]
    pub(crate) fn ahead(self) -> Option<char> {
        self.tail().chars().next()
    }

    /// The first character after the last one read that is no white space.
    #[inline]
    pub(crate) fn first(self) -> Option<char> {
        let start = self.token().map_or(self.at, |token| token.span.start);
        self.block.text[start as usize..].chars().next()
    }

    /// Whether the next word is one of the set.
    #[inline]
    pub(crate) fn sees(self, words: &Words) -> bool {
        self.token().is_some_and(|token| words.has(token))
    }

    /// Whether a word of its own stands after the next token: `before the vote`, and not `before.`
    pub(crate) fn names_next(self) -> bool {
        self.second().is_some_and(|next| next.is(Class::WORD.with(Class::DIGIT)))
    }

    /// Whether a letter or digit comes next, after any white space.
    pub(crate) fn goes_on(self) -> bool {
        self.first().is_some_and(char::is_alphanumeric)
    }

    /// The next token where it is nothing but figures, as their number and value.
    #[inline]
    pub(crate) fn plain(self) -> Option<(&'t Token, u32)> {
        let token = self.token().filter(|token| token.is(Class::DIGIT) && token.span.len() <= 9)?;
        let bytes = &self.block.text.as_bytes()[token.span.range()];
        let mut value = 0;
        for byte in bytes {
            if !byte.is_ascii_digit() {
                return None;
            }
            value = value * 10 + u32::from(byte - b'0');
        }
        Some((token, value))
    }

    /// Whether the figures that come next are the next token, or the cursor stands within a token before them.
    #[inline]
    fn figures(self) -> bool {
        match self.token() {
            Some(token) => token.is(Class::DIGIT),
            None => self.tail().trim_start().starts_with(|c: char| c.is_ascii_digit()),
        }
    }
}

/// The next word, whatever it is.
pub(crate) fn any_word(input: Cursor<'_>) -> Parse<'_, &Token> {
    match input.token() {
        Some(token) if token.is(Class::WORD) => Ok((input.after(token), token)),
        _ => fail(),
    }
}

/// The grammar, which is asked once at each place.
pub(crate) fn once<'t, T: Copy>(
    memo: fn(&'t Block<'t>) -> &'t Memo<T>,
    grammar: fn(Cursor<'t>) -> Parse<'t, T>,
    input: Cursor<'t>,
) -> Parse<'t, T> {
    let memo = &memo(input.block).0;
    let known = match memo.get() {
        Some(read) if read.from == input.at => read.found,
        _ => {
            let found = grammar(input).ok().map(|(rest, value)| (rest.next, rest.at, value));
            memo.set(Some(Read { from: input.at, found }));
            found
        }
    };
    match known {
        Some((next, at, value)) => Ok((Cursor { next, at, ..input }, value)),
        None => fail(),
    }
}

/// A grammar over characters, from here on.
#[inline]
pub(crate) fn chars<'t, T>(
    grammar: impl Fn(&'t str) -> dateline_text::Parse<'t, T>,
) -> impl Parser<Cursor<'t>, Output = T, Error = Miss> {
    move |input: Cursor<'t>| -> Parse<'t, T> {
        match grammar(input.tail()) {
            Ok((rest, value)) => Ok((input.before(rest), value)),
            Err(_) => fail(),
        }
    }
}

/// A grammar over characters that begins with a figure.
#[inline]
pub(crate) fn figures<'t, T>(
    grammar: impl Fn(&'t str) -> dateline_text::Parse<'t, T>,
) -> impl Parser<Cursor<'t>, Output = T, Error = Miss> {
    move |input: Cursor<'t>| -> Parse<'t, T> {
        if !input.figures() {
            return fail();
        }
        match grammar(input.tail()) {
            Ok((rest, value)) => Ok((input.before(rest), value)),
            Err(_) => fail(),
        }
    }
}

/// A given mark of punctuation, white space before it allowed.
#[inline]
pub(crate) fn mark<'t>(expected: char) -> impl Parser<Cursor<'t>, Output = (), Error = Miss> {
    move |input: Cursor<'t>| -> Parse<'t, ()> {
        match input.token() {
            // Two apostrophes and an `s` are one token; a mark that opens one is read as the mark.
            Some(token) if token.is(Class::WORD.with(Class::DIGIT)) => fail(),
            _ => {
                let (rest, _) = kit::space(input.tail()).unwrap_or((input.tail(), ""));
                match rest.strip_prefix(expected) {
                    Some(rest) => Ok((input.before(rest), ())),
                    None => fail(),
                }
            }
        }
    }
}

/// A hyphen or dash that touches the word before it.
#[inline]
pub(crate) fn hyphen(input: Cursor<'_>) -> Parse<'_, ()> {
    match input.ahead() {
        Some('-' | '‐' | '‑' | '–' | '—') => chars(kit::hyphen).map(|_| ()).parse(input),
        _ => fail(),
    }
}

/// A hyphen or dash, white space before it allowed.
pub(crate) fn dash(input: Cursor<'_>) -> Parse<'_, ()> {
    match input.first() {
        Some('-' | '‐' | '‑' | '–' | '—') => {
            let (rest, _) = chars(space).parse(input)?;
            hyphen(rest)
        }
        _ => fail(),
    }
}

/// Succeeds where no word goes on.
pub(crate) fn boundary(input: Cursor<'_>) -> Parse<'_, ()> {
    if input.ahead().is_some_and(char::is_alphanumeric) { fail() } else { Ok((input, ())) }
}

/// The clitic `'s`.
pub(crate) fn clitic(input: Cursor<'_>) -> Parse<'_, ()> {
    match input.token() {
        Some(token) if token.is(Class::POSSESSIVE) => Ok((input.after(token), ())),
        _ => fail(),
    }
}

/// A whole number in figures or words: `16`, `2,500`, `three`, `twenty-five`, `two hundred and six`.
pub(crate) fn cardinal(input: Cursor<'_>) -> Parse<'_, u64> {
    let Some(first) = input.token() else { return figures(kit::cardinal).parse(input) };
    if let Some((token, value)) = input.plain() {
        return Ok((input.after(token), u64::from(value)));
    }
    if first.is(Class::DIGIT) {
        return chars(kit::cardinal).parse(input);
    }
    let mut words = number::Words::default();
    let (mut rest, mut end) = (input, None);
    while let Some(token) = rest.token()
        && words.push_token(token)
    {
        let after = rest.after(token);
        if let Some(value) = words.value() {
            end = Some((after, value));
        }
        rest = hyphen(after).map_or(after, |(after, ())| after);
    }
    end.ok_or(nom::Err::Error(Miss))
}

/// An ordinal in figures or words: `16th`, `third`, `twenty-first`.
pub(crate) fn ordinal(input: Cursor<'_>) -> Parse<'_, u64> {
    let Some(first) = input.token() else { return figures(kit::ordinal).parse(input) };
    if first.is(Class::DIGIT) {
        return if input.plain().is_some() { fail() } else { chars(kit::ordinal).parse(input) };
    }
    if let Some(value) = number::ordinal_value(first) {
        return Ok((input.after(first), value));
    }
    match number::value(first) {
        Some(tens @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90)) => {
            let (rest, ()) = hyphen(input.after(first))?;
            match rest.token().and_then(|last| Some((last, number::ordinal_value(last)?))) {
                Some((last, ones @ 1..=9)) => Ok((rest.after(last), tens + ones)),
                _ => fail(),
            }
        }
        _ => fail(),
    }
}
