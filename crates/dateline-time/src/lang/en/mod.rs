//! The grammar, one file a topic, and the tokens at which it is entered.

mod ahead;
mod anchored;
mod calendar;
mod clock;
mod date;
mod duration;
mod era;
mod feast;
mod figures;
pub(crate) mod guard;
mod lead;
mod lexeme;
mod month;
mod numeric;
mod period;
mod relative;
mod set;
mod vague;

use std::ops::Range;

use dateline_text::{Class, Found, Span, Token, Vocabulary};

use super::cursor::{Block, Cursor, Parse};
use crate::expr::Expr;

/// One phrase form.
#[derive(Clone, Copy)]
pub(crate) struct Rule {
    /// The name of the phrase, as corpora and evidence print it.
    pub(crate) name: &'static str,
    /// What its first two tokens may be, as [`lead`] tells it; any of the pairs.
    begins: &'static [(Class, Class)],
    /// The grammar; its input starts at the first token.
    parse: for<'t> fn(Cursor<'t>) -> Parse<'t, Expr>,
}

/// A list of rules, each `function @ FIRST | FIRST` or, where the second token decides, `; FIRST + SECOND | SECOND`;
/// the leads are those of [`lead`].
macro_rules! rules {
    ($($parse:ident @ $($first:ident $(| $or:ident)* $(+ $second:ident $(| $or_second:ident)*)?);+),* $(,)?) => {
        &[$($crate::lang::en::Rule {
            name: stringify!($parse),
            begins: &[$((
                $crate::lang::en::lead::$first$(.with($crate::lang::en::lead::$or))*,
                rules!(@second $($second $($or_second)*)?),
            )),+],
            parse: $parse,
        }),*]
    };
    (@second) => { $crate::lang::en::lead::ANY };
    (@second $second:ident $($or:ident)*) => {
        $crate::lang::en::lead::$second$(.with($crate::lang::en::lead::$or))*
    };
}
use rules;

/// Every rule; at a tie of length the earlier file wins.
pub(crate) const RULES: &[&[Rule]] = &[
    calendar::RULES,
    month::RULES,
    period::RULES,
    numeric::RULES,
    era::RULES,
    feast::RULES,
    clock::RULES,
    relative::RULES,
    anchored::RULES,
    set::RULES,
    duration::RULES,
    vague::RULES,
];

const fn rules_count() -> usize {
    let (mut count, mut set) = (0, 0);
    while set < RULES.len() {
        count += RULES[set].len();
        set += 1;
    }
    count
}

/// The rules in one row, so that a set of them is a number with a bit for each.
static ROW: [Rule; rules_count()] = {
    let mut row = [RULES[0][0]; rules_count()];
    let (mut at, mut set) = (0, 0);
    while set < RULES.len() {
        let mut rule = 0;
        while rule < RULES[set].len() {
            row[at] = RULES[set][rule];
            rule += 1;
            at += 1;
        }
        set += 1;
    }
    row
};

/// A set of rules.
type Rules = u128;

const _: () = assert!(rules_count() <= Rules::BITS as usize, "a set of rules has a bit for each");

/// The rules that may begin with a token of the first lead and one of the second, by the bits of the leads.
static BY_LEADS: [[Rules; 64]; 64] = {
    let mut by_leads = [[0; 64]; 64];
    let mut rule = 0;
    while rule < ROW.len() {
        let mut pair = 0;
        while pair < ROW[rule].begins.len() {
            let (first, second) = ROW[rule].begins[pair];
            let mut bits = first.0;
            while bits != 0 {
                let mut then = second.0;
                while then != 0 {
                    by_leads[bits.trailing_zeros() as usize][then.trailing_zeros() as usize] |=
                        1 << rule;
                    then &= then - 1;
                }
                bits &= bits - 1;
            }
            pair += 1;
        }
        rule += 1;
    }
    by_leads
};

/// The rules that two leads may begin.
fn rules_at(first: Class, second: Class) -> Rules {
    let mut rules = 0;
    let mut bits = first.0;
    while bits != 0 {
        let mut then = second.0;
        while then != 0 {
            rules |= BY_LEADS[bits.trailing_zeros() as usize][then.trailing_zeros() as usize];
            then &= then - 1;
        }
        bits &= bits - 1;
    }
    rules
}

/// Adds the words that may begin a time expression.
pub(crate) fn vocabulary(vocabulary: &mut Vocabulary) {
    lead::vocabulary(vocabulary);
}

/// Words of time: what leads to one may begin an expression.
const HEADS: Class = Class::MONTH.with(Class::WEEKDAY).with(Class::TIME_UNIT).with(Class::TIME_CUE);

/// The longest lead before the word that tells a time: `a little more than`, `the first half of`.
const REACH: usize = 6;

/// What the rules read in the tokens, in order, guards not yet asked.
///
/// Each block of text is read for itself: no expression runs over a blank line. Articles, numbers and other words
/// that are many are entered only where a word of time follows soon.
pub(crate) fn find(text: &str, tokens: &[Token]) -> Vec<Found<Expr>> {
    let mut found = Vec::new();
    let mut entries: Vec<(u32, Class)> = Vec::new();
    let mut start = 0;
    while start < tokens.len() {
        let length = tokens[start + 1..].iter().position(|token| token.is(Class::BLOCK_START));
        let end = length.map_or(tokens.len(), |length| start + 1 + length);
        enter(text, tokens, start..end, &mut entries);
        scan(&Block::new(text, &tokens[..end]), text, &mut entries, &mut found);
        start = end;
    }
    found
}

/// The tokens of a block at which rules are entered, last first.
fn enter(text: &str, tokens: &[Token], block: Range<usize>, entries: &mut Vec<(u32, Class)>) {
    let Range { start, end } = block;
    let mut head = usize::MAX;
    for (index, token) in tokens[start..end].iter().enumerate().rev() {
        if !token.is(lead::WATCHED) {
            continue;
        }
        let index = index + start;
        let lead = lead::of(text, token);
        if token.is(HEADS)
            || lead.any(lead::YEAR.with(lead::DECADE))
            || token.is(Class::DIGIT) && lead.any(lead::ORDINAL)
        {
            head = index;
        }
        if lead == Class::NONE {
            continue;
        }
        let next = if index + 1 < end { tokens.get(index + 1) } else { None };
        let near = head != usize::MAX && head - index <= REACH;
        let own = || {
            lead.any(lead::ALONE)
                || lead.any(lead::WRITTEN) && figures(text, token, next)
                || lead.any(lead::MARK)
                    && next.is_some_and(|next| token.touches(next) && next.is(Class::DIGIT))
        };
        if near || own() {
            if entries.capacity() == 0 {
                entries.reserve(64);
            }
            entries.push((index as u32, lead));
        }
    }
}

/// The rules that are tried on the text, whether or not they read anything in it: what a near miss is one of.
pub(crate) fn tried(text: &str, tokens: &[Token]) -> Vec<&'static str> {
    let (mut names, mut entries) = (Vec::new(), Vec::new());
    enter(text, tokens, 0..tokens.len(), &mut entries);
    for (index, lead) in entries {
        let next = tokens.get(index as usize + 1);
        let second = next.map_or(lead::NOTHING, |next| lead::second(text, next));
        let mut rules = rules_at(lead, second);
        while rules != 0 {
            names.push(ROW[rules.trailing_zeros() as usize].name);
            rules &= rules - 1;
        }
    }
    names
}

/// Applies the rules at the entries, last first; the longest match wins, the earlier rule at a tie.
fn scan(
    block: &Block<'_>,
    text: &str,
    entries: &mut Vec<(u32, Class)>,
    found: &mut Vec<Found<Expr>>,
) {
    let mut free = 0;
    while let Some((index, lead)) = entries.pop() {
        let input = block.at(index as usize);
        let start = input.position() as u32;
        if start < free {
            continue;
        }
        let next = block.token(index as usize + 1);
        let second = next.map_or(lead::NOTHING, |next| lead::second(text, next));
        if second == lead::NOTHING && !lead.any(lead::SINGLE) {
            continue;
        }
        let mut rules = rules_at(lead, second);
        let mut best: Option<(usize, &Rule, Expr)> = None;
        while rules != 0 {
            let rule = &ROW[rules.trailing_zeros() as usize];
            rules &= rules - 1;
            if let Ok((rest, value)) = (rule.parse)(input)
                && best.as_ref().is_none_or(|(longest, ..)| rest.position() > *longest)
            {
                best = Some((rest.position(), rule, value));
            }
        }
        if let Some((end, rule, value)) = best {
            free = end as u32;
            found.push(Found { span: Span::new(start as usize, end), rule: rule.name, value });
        }
    }
}

/// A number that a time may be written with: `00:15`, `2024-07-25`, `20240725`, `251430ZJUL24`, `3pm`.
fn figures(text: &str, token: &Token, next: Option<&Token>) -> bool {
    let word = token.span.of(text);
    let of_era = || {
        next.is_some_and(|next| {
            next.is(Class::UPPER)
                && ["BC", "B.C", "AD", "A.D", "CE"]
                    .iter()
                    .any(|era| next.span.of(text).starts_with(era))
        })
    };
    let glued = word.len() >= 6
        || word.ends_with(['m', 'M', 'h', 'H', 'Z'])
        || word.contains(['h', 'H', '.']);
    glued
        || of_era()
        || word.len() == 3 && token.is(Class::SPACED)
        || next.is_some_and(|next| {
            token.touches(next) && [":", "-", "/", "."].iter().any(|mark| next.is_mark(mark))
        })
}
