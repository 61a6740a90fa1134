//! The grammar, one file a topic, and the tokens at which it is entered.

mod anchored;
mod calendar;
mod clock;
mod duration;
pub(crate) mod guard;
mod lead;
mod lexeme;
mod relative;
mod set;
mod vague;
pub(crate) mod words;

use dateline_text::{Class, Found, Rule, Token, Vocabulary, scan};

use crate::expr::Expr;

/// A list of rules, each `function @ LEAD | LEAD`; the leads are those of [`lead`].
macro_rules! rules {
    ($($parse:ident @ $lead:ident $(| $more:ident)*),* $(,)?) => {
        &[$(dateline_text::Rule {
            name: stringify!($parse),
            anchor: $crate::lang::en::lead::$lead$(.with($crate::lang::en::lead::$more))*,
            parse: $parse,
        }),*]
    };
}
use rules;

/// Every rule; at a tie of length the earlier file wins.
pub(crate) const RULES: &[&[Rule<Expr>]] = &[
    calendar::RULES,
    clock::RULES,
    relative::RULES,
    anchored::RULES,
    set::RULES,
    duration::RULES,
    vague::RULES,
];

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
    let mut entries: Vec<Token> = Vec::new();
    let mut start = 0;
    while start < tokens.len() {
        let length = tokens[start + 1..].iter().position(|token| token.is(Class::BLOCK_START));
        let end = length.map_or(tokens.len(), |length| start + 1 + length);
        let block = &tokens[start..end];
        entries.clear();
        let mut head = usize::MAX;
        for (index, token) in block.iter().enumerate().rev() {
            let near = head != usize::MAX && head - index <= REACH;
            let mut lead = lead::of(text, token);
            let own = lead.any(lead::ALONE)
                || lead.any(lead::WRITTEN) && figures(text, token, block.get(index + 1))
                || lead.any(lead::MARK)
                    && block
                        .get(index + 1)
                        .is_some_and(|next| token.touches(next) && next.is(Class::DIGIT));
            if token.is(HEADS)
                || lead.any(lead::YEAR.with(lead::DECADE))
                || token.is(Class::DIGIT) && lead.any(lead::ORDINAL)
            {
                head = index;
            }
            if !(own || near) {
                lead = Class::NONE;
            }
            // The last token bounds the block for the rules, whether or not one begins there.
            if lead != Class::NONE || index + 1 == block.len() {
                entries.push(Token { class: lead, ..*token });
            }
        }
        if entries.len() > 1 || entries.first().is_some_and(|token| token.class != Class::NONE) {
            entries.reverse();
            found.extend(scan(text, &entries, RULES));
        }
        start = end;
    }
    found
}

/// A number that a time may be written with: `00:15`, `2024-07-25`, `20240725`, `251430ZJUL24`, `3pm`.
fn figures(text: &str, token: &Token, next: Option<&Token>) -> bool {
    let word = token.span.of(text);
    let glued =
        word.len() >= 6 || word.ends_with(['m', 'M', 'h', 'H']) || word.contains(['h', 'H', '.']);
    glued
        || next.is_some_and(|next| {
            token.touches(next) && [":", "-", "/", "."].iter().any(|mark| next.is_mark(mark))
        })
}
