//! The grammar, one file a topic, and the tokens at which it is entered.

mod anchored;
mod calendar;
mod clock;
mod duration;
pub(crate) mod guard;
mod lexeme;
mod relative;
mod set;
mod vague;

use dateline_text::{Class, Found, Rule, Token, Vocabulary, scan};

use crate::expr::Expr;

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

/// Words that may begin, or stand within, a time expression and have no other class.
const CUES: &str = "today yesterday tomorrow tonight last next past previous preceding following coming upcoming current currently recent \
    recently lately late later early earlier mid end middle beginning start latter outset ensuing subsequent same sometime now nowadays \
    presently previously formerly soon future long then ago hence once twice per daily nightly weekly fortnightly monthly quarterly yearly \
    annually hourly noon midday midnight dawn daybreak sunrise dusk sunset nightfall overnight predawn midmorning midafternoon spring \
    summer autumn fall winter springtime summertime wintertime christmas easter halloween new palm boxing valentine good fiscal \
    am pm gmt utc est edt hrs local oclock weeklong monthlong daylong yearlong hourlong decadelong nightlong shortly just circa \
    twenties thirties forties fifties sixties seventies eighties nineties quarter more right";

/// Adds the words that may begin a time expression.
pub(crate) fn vocabulary(vocabulary: &mut Vocabulary) {
    CUES.split_whitespace().for_each(|word| vocabulary.add(word, Class::TIME_CUE));
}

const HEADS: Class = Class::MONTH.with(Class::WEEKDAY).with(Class::TIME_UNIT).with(Class::TIME_CUE);
const LEADS: Class = Class::DETERMINER
    .with(Class::NUMBER_CUE)
    .with(Class::NUMBER_WORD)
    .with(Class::ORDINAL_WORD)
    .with(Class::VAGUE_NUMBER);

/// The longest lead before the word that tells a time: `a little more than`, `the first half of`.
const REACH: usize = 6;

/// What the rules read in the tokens, in order, guards not yet asked.
///
/// Each block of text is read for itself: no expression runs over a blank line. Articles and numbers, which are
/// many, are entered only where a word of time is near.
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
            let year = token.is(Class::DIGIT) && year_like(token.span.of(text));
            let entered = token.is(HEADS)
                || token.is(LEADS) && near
                || token.is(Class::DIGIT)
                    && (near || year || figures(text, token, block.get(index + 1)))
                || token.is(Class::PUNCT) && apostrophe(text, token, block.get(index + 1));
            if token.is(HEADS) || year {
                head = index;
            }
            if entered || index + 1 == block.len() {
                entries.push(*token);
            }
        }
        if entries.len() > 1
            || entries.first().is_some_and(|token| token.is(HEADS.with(Class::DIGIT)))
        {
            entries.reverse();
            found.extend(scan(text, &entries, RULES));
        }
        start = end;
    }
    found
}

/// `1989`, `1980s`
fn year_like(word: &str) -> bool {
    let figures = word.bytes().take_while(u8::is_ascii_digit).count();
    figures == 4 && matches!(&word[4..], "" | "s" | "S")
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

/// The mark of `'88`.
fn apostrophe(text: &str, token: &Token, next: Option<&Token>) -> bool {
    matches!(token.span.of(text), "'" | "’" | "‘")
        && next.is_some_and(|next| token.touches(next) && next.is(Class::DIGIT))
}
