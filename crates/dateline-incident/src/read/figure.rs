//! Trigger words that the grammar around them shows to be none: parts of names, things that are carried out, another try.
//!
//! Phrases of fixed words are data (`[[other]]` of `data/triggers.toml`); here stands what no list can hold.

use std::borrow::Cow;

use dateline_text::{Class, Sentence, Span, Token, WordSet};

use dateline_document::Document;

use super::trigger::{Form, Hit, Sense};
use crate::read::words;

/// Tokens between a verb and what tells that it means something else, at most.
const NEAR: usize = 6;

/// What may stand before `shooting for the top`.
static BEING: WordSet<8> = WordSet::new(["are", "is", "was", "were", "be", "been", "still", "am"]);

/// The hits of a sentence without those that tell something else.
pub(crate) fn literal<'a>(
    document: &Document<'_>,
    sentence: &Sentence,
    hits: Cow<'a, [Hit]>,
    others: &[(Span, &'static str)],
) -> Cow<'a, [Hit]> {
    let tokens = document.tokens_of(sentence);
    let loud = !hits.is_empty() && capitals_say_nothing(tokens);
    let figure = |hit: &Hit| {
        let Ok(at) = tokens.binary_search_by_key(&hit.span.start, |token| token.span.start) else {
            return false;
        };
        !loud && in_name(tokens, at, hit)
            || carried_out(document, tokens, at)
            || sentenced(document, tokens, at, &hits)
            || another_try(document, tokens, at, hit)
            || aimed_for(document, tokens, at)
            || of_beasts(document, tokens, at)
            || !loud && battle_of(document, tokens, at)
            || fought_in_words(document, hit, others)
    };
    if hits.iter().any(figure) {
        Cow::Owned(hits.iter().filter(|hit| !figure(hit)).copied().collect())
    } else {
        hits
    }
}

/// Whether a sentence bears so many capitals (two words of three) that they tell no name: a headline, a line in capitals.
fn capitals_say_nothing(tokens: &[Token]) -> bool {
    /// Letters of a word that a headline gives a capital, at least.
    const LONG: usize = 4;
    let words = || tokens.iter().filter(|token| token.is(Class::WORD) && token.span.len() >= LONG);
    let capital = words().filter(|token| token.is(Class::CAPITAL)).count();
    3 * capital > 2 * words().count()
}

/// `Merrill Lynch`, `Shooting Stars`, `Battle Creek`: a capital within a sentence, where no verb has one, and a noun only
/// with the name that it ends (`the Easter Massacre`).
fn in_name(tokens: &[Token], at: usize, hit: &Hit) -> bool {
    let token = &tokens[at];
    let begins = at == 0 || !tokens[at - 1].is(Class::WORD) && !tokens[at - 1].is_mark(".");
    if !token.is(Class::CAPITAL) || begins {
        return false;
    }
    let next = tokens.get(at + 1).filter(|next| next.span.start == token.span.end + 1);
    let goes_on = next.is_some_and(|next| {
        next.is(Class::CAPITAL) && next.is(Class::WORD) && !next.is(Class::WEEKDAY | Class::MONTH)
    });
    goes_on && token.span == hit.span
        || matches!(hit.form, Form::Base | Form::Third | Form::Past | Form::Ing)
        || tokens[at - 1].is(Class::TITLE)
        || tokens[at - 1].is_mark(".") && at > 1 && tokens[at - 2].is(Class::TITLE)
}

/// `executed two search warrants`: what is carried out, and nobody killed.
fn carried_out(document: &Document<'_>, tokens: &[Token], at: usize) -> bool {
    tokens[at].span.of(document.text).eq_ignore_ascii_case("executed")
        && tokens[at + 1..].iter().take(NEAR).any(|token| words::CARRIED_OUT.has(token.hash))
}

/// `The state executed a man for killing a guard`: a sentence is carried out.
fn sentenced(document: &Document<'_>, tokens: &[Token], at: usize, hits: &[Hit]) -> bool {
    /// Tokens behind the verb in which the offence stands.
    const NEAR: usize = 12;
    let word = |token: &Token, word: &str| token.span.of(document.text).eq_ignore_ascii_case(word);
    let offence = |pair: &[Token]| {
        let told = || hits.binary_search_by_key(&pair[1].span.start, |hit| hit.span.start);
        word(&pair[0], "for") && told().is_ok()
    };
    let behind = &tokens[at + 1..tokens.len().min(at + 1 + NEAR)];
    (word(&tokens[at], "executed") || word(&tokens[at], "hanged")) && behind.windows(2).any(offence)
}

/// `will take another shot at the question`
fn another_try(document: &Document<'_>, tokens: &[Token], at: usize, hit: &Hit) -> bool {
    let back = &tokens[at.saturating_sub(NEAR)..at];
    let counted = |token: &Token| {
        let word = token.span.of(document.text);
        ["a", "another", "one"].iter().any(|own| word.eq_ignore_ascii_case(own))
    };
    tokens[at].span == hit.span
        && hit.span.of(document.text).eq_ignore_ascii_case("shot")
        && back.iter().rev().take(2).any(counted)
        && back.iter().any(|token| words::TRYING.has(token.hash))
}

/// `we are still shooting for June`
fn aimed_for(document: &Document<'_>, tokens: &[Token], at: usize) -> bool {
    let next = tokens.get(at + 1);
    tokens[at].span.of(document.text) == "shooting"
        && at > 0
        && BEING.has(tokens[at - 1].hash)
        && next.is_some_and(|next| next.span.of(document.text) == "for")
}

/// `the slaughter of 400 pigs`, `a festival at which goats are slaughtered`: beasts, or meat.
fn of_beasts(document: &Document<'_>, tokens: &[Token], at: usize) -> bool {
    let words = tokens[at].span.of(document.text);
    let slaughter = words.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("slaughter"));
    let word = |token: &Token| {
        let own = token.span.of(document.text);
        words::MEAT.has(token.hash) || super::body::beast(token) || own.eq_ignore_ascii_case("farm")
    };
    // `the dogs left behind are being shot`
    let back = &tokens[at.saturating_sub(2 * NEAR)..at];
    let passive = back.last().is_some_and(|token| token.is(Class::AUXILIARY));
    let beasts = || back.iter().any(super::body::beast);
    let shot = ["shot", "killed"].iter().any(|own| words.eq_ignore_ascii_case(own));
    slaughter && tokens.iter().any(word) || shot && passive && beasts()
}

/// `a letter from the Battle of Corrin`: the name of a battle, which is history.
fn battle_of(document: &Document<'_>, tokens: &[Token], at: usize) -> bool {
    let name = |token: &&Token| token.is(Class::CAPITAL);
    tokens[at].span.of(document.text) == "Battle"
        && tokens.get(at + 1).is_some_and(|of| of.span.of(document.text) == "of")
        && tokens[at + 2..].iter().take(2).any(|token| name(&token))
}

/// `fighting a long legal battle`: what is fought is no fight.
fn fought_in_words(document: &Document<'_>, hit: &Hit, others: &[(Span, &'static str)]) -> bool {
    /// Bytes between the verb and what is fought, at most.
    const FAR: u32 = 48;
    let verb = || hit.span.of(document.text).starts_with(['f', 'F']);
    let behind = |span: Span| span.start >= hit.span.end && span.start - hit.span.end < FAR;
    hit.sense() == Sense::Clash && verb() && others.iter().any(|(span, _)| behind(*span))
}

#[cfg(test)]
mod tests {
    use crate::read::read_alone;

    fn accounts(text: &str) -> usize {
        read_alone(text).accounts.len()
    }

    #[test]
    fn names_are_no_events() {
        for text in [
            "The last tenant of the house in Cali moves in on Monday, said Ana Lynch of the council.\n",
            "The bar in Leeds holds a quiz on Friday for the hospice of the Shooting Club.\n",
            "Its plant at Battle Lake makes bread at a new factory since Monday.\n",
        ] {
            assert_eq!(accounts(text), 0, "{text}");
        }
        assert_eq!(accounts("A gang lynched two thieves in Cali on Monday.\n"), 1);
        assert_eq!(
            accounts(
                "Gunmen Attack Two Villages Near Kano\n\nGunmen attacked a village near Kano on Monday.\n"
            ),
            1
        );
    }

    #[test]
    fn what_is_tried_or_carried_out() {
        for text in [
            "On Monday the police executed two search warrants at his house in Leeds.\n",
            "The council in Leeds will take another shot at the question this year.\n",
            "As for the bridge in Leeds, we are still shooting for early June.\n",
            "A mother in Sligo has been fighting a long legal battle since Monday, she said.\n",
        ] {
            assert_eq!(accounts(text), 0, "{text}");
        }
        assert_eq!(accounts("Rebels executed two teachers near Goma on Monday.\n"), 1);
        assert_eq!(accounts("One man was killed and another shot in Leeds on Monday.\n"), 1);
    }

    #[test]
    fn beasts_and_history() {
        for text in [
            "All 400 pigs on a farm near Leeds were slaughtered on Monday, the ministry said.\n",
            "The dogs that the owners left behind are being shot in Leeds since Monday.\n",
            "The exhibit in Leeds on Monday has a map from the Battle of Corrin and letters of soldiers.\n",
        ] {
            assert_eq!(accounts(text), 0, "{text}");
        }
        assert_eq!(accounts("Rebels slaughtered 12 villagers near Goma on Monday.\n"), 1);
    }
}
