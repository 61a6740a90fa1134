//! Rules: a grammar function, its name, and the class of token at which it is entered.

use crate::{Class, Span, Token};

/// What a grammar function over text returns.
pub type Parse<'i, T> = nom::IResult<&'i str, T>;

/// One phrase form.
///
/// A rule is tried only where a token of its `anchor` class starts: measured 15-23 times faster than
/// trying every token.
pub struct Rule<T: 'static> {
    /// The name of the phrase, as corpora and evidence print it.
    pub name: &'static str,
    /// The class that the first token of the phrase must have.
    pub anchor: Class,
    /// The grammar; its input starts at the anchor token.
    pub parse: for<'i> fn(&'i str) -> Parse<'i, T>,
}

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// The words.
    pub span: Span,
    /// The name of the rule.
    pub rule: &'static str,
    /// What they say.
    pub value: T,
}

/// A list of rules, each `function @ ANCHOR` or `function @ ANCHOR | ANCHOR`.
#[macro_export]
macro_rules! rules {
    ($($parse:ident @ $anchor:ident $(| $more:ident)*),* $(,)?) => {
        &[$($crate::Rule {
            name: stringify!($parse),
            anchor: $crate::Class::$anchor$(.with($crate::Class::$more))*,
            parse: $parse,
        }),*]
    };
}

/// Applies the rules from left to right; at each token the longest match wins, the earlier rule at a tie.
///
/// `tokens` are (a part of) those of `text`; a match may not leave the part.
pub fn scan<T>(text: &str, tokens: &[Token], rules: &[&[Rule<T>]]) -> Vec<Found<T>> {
    let mut found = Vec::new();
    let Some(limit) = tokens.last().map(|token| token.span.end as usize) else { return found };
    let anchors =
        rules.iter().flat_map(|set| set.iter()).fold(Class::NONE, |all, rule| all | rule.anchor);
    let mut free = 0;
    for token in tokens {
        let start = token.span.start as usize;
        if start < free || !token.is(anchors) {
            continue;
        }
        let input = &text[start..limit];
        let mut best: Option<(usize, Found<T>)> = None;
        for rule in rules.iter().flat_map(|set| set.iter()).filter(|rule| token.is(rule.anchor)) {
            if let Ok((rest, value)) = (rule.parse)(input) {
                let length = input.len() - rest.len();
                if length > best.as_ref().map_or(0, |(longest, _)| *longest) {
                    best = Some((
                        length,
                        Found { span: Span::new(start, start + length), rule: rule.name, value },
                    ));
                }
            }
        }
        if let Some((length, hit)) = best {
            free = start + length;
            found.push(hit);
        }
    }
    found
}
