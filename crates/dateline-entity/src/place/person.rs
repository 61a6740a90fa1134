//! People who bear the name of a place: the text says who is one.
//!
//! A name that stands once with a given name, a title or an age is a person's wherever it stands alone.

use dateline_document::Document;
use dateline_gazetteer::{Kind, Names};
use dateline_text::{Class, Token, WordSet};

use super::name::FUNCTION;
use super::usage::Mixed;
use super::words;

/// Surnames of the document's people, by hash, in order.
#[derive(Default)]
pub(super) struct People(Vec<u64>);

impl People {
    /// Whether the word is the surname of somebody whom the text names in full.
    pub(super) fn has(&self, token: &Token) -> bool {
        self.0.binary_search(&token.hash).is_ok()
    }
}

/// Particles within names of people and places (`Ain al-Asad`, `Rio de la Plata`).
static PARTICLES: WordSet<41> = WordSet::new([
    "al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ez", "es", "ed", "er", "ul", "ol",
    "bin", "bint", "ibn", "abu", "de", "da", "do", "di", "du", "del", "dos", "das", "la", "las",
    "los", "le", "les", "van", "von", "der", "den", "e", "y", "sur", "au", "aux",
]);

/// Whether the token is a particle, in small letters.
pub(crate) fn particle(token: &Token, text: &str) -> bool {
    small_particle(token) && token.span.of(text).bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Whether the token is a particle, however it is written.
pub(super) fn small_particle(token: &Token) -> bool {
    token.span.len() <= 4 && !token.is(Class::SPELLED) && PARTICLES.has(token.hash)
}

/// The end of the run of capitalised words from `at` on, hyphens, points of initials and particles within.
///
/// Of `limit` tokens at most, so that shouting stays cheap.
pub(super) fn run(tokens: &[Token], text: &str, at: usize, limit: usize) -> usize {
    let mut end = at;
    let mut next = at;
    let last = tokens.len().min(at + limit);
    while next < last {
        let token = &tokens[next];
        let name = token.is(Class::CAPITAL) && !token.is(Class::BLOCK_START) || next == at;
        if name {
            next += 1;
            end = next;
            continue;
        }
        let joins = next > at
            && token.is(Class::PUNCT)
            && next + 1 < last
            && match token.span.of(text) {
                "-" | "‑" => tokens[next - 1].touches(token) && token.touches(&tokens[next + 1]),
                "." => tokens[next - 1].span.len() == 1 && tokens[next - 1].touches(token),
                "'" | "’" | "‘" | "`" => {
                    token.touches(&tokens[next + 1]) && !tokens[next - 1].touches(token)
                }
                _ => false,
            };
        // `Deir ar-Rasas`, but not `Hamas at Gaza`
        let english = || {
            matches!(token.span.of(text), "an" | "as" | "at" | "ad" | "do")
                && !tokens.get(next + 1).is_some_and(|after| after.is_mark("-"))
        };
        if !(joins || particle(token, text) && !english()) {
            break;
        }
        next += 1;
    }
    end
}

/// Whether the token is a title or rank (`Gen`, `spokesman`), its point passed over.
fn title_before(tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let before = if tokens[before].is_mark(".") { before.saturating_sub(1) } else { before };
    tokens[before].is(Class::TITLE) && !tokens[at].is(Class::BLOCK_START)
}

/// Whether the name at `at..end` follows a title or a given name.
pub(super) fn introduced(tokens: &[Token], at: usize) -> bool {
    let given = |at: usize| {
        let token = &tokens[at];
        token.is(Class::CAPITAL) && words::given(token)
    };
    let Some(before) = at.checked_sub(1) else { return false };
    if tokens[at].is(Class::BLOCK_START) {
        return false;
    }
    // `Joe Biden`, `Bashar al-Assad`, `John F. Kennedy`
    let mut near = before;
    for _ in 0..4 {
        if given(near) {
            return true;
        }
        let passes = tokens[near].is(Class::PUNCT) && tokens[near].is_mark("-")
            || tokens[near].is_mark(".") && near > 0 && tokens[near - 1].span.len() == 1
            || tokens[near].span.len() <= 2
                && tokens[near].is(Class::WORD)
                && !tokens[near].is(Class::PREPOSITION | Class::DETERMINER);
        match near.checked_sub(1) {
            Some(further) if passes => near = further,
            _ => break,
        }
    }
    title_before(tokens, at)
}

/// The people of the document: text in capitals tells nobody's name by them.
pub(super) fn people(document: &Document<'_>, mixed: &Mixed, listed: Names<'_>) -> People {
    let mut found = People::default();
    for sentence in &document.sentences {
        let tokens = document.tokens_of(sentence);
        let first = sentence.tokens.start;
        let mut from = 0;
        for at in mixed.titled(&document.tokens, sentence.tokens.clone()) {
            let at = at - first;
            if at < from {
                continue;
            }
            let token = &tokens[at];
            let end = run(tokens, document.text, at, 12);
            // Most capitals stand alone.
            if end == at + 1 {
                // `Moore said`, but not `police in Moore said`
                let place = Class::PREPOSITION | Class::LOCATIVE | Class::DETERMINER;
                if !at.checked_sub(1).is_some_and(|before| tokens[before].is(place))
                    && tokens.get(end).is_some_and(|t| t.is(Class::REPORTING))
                    && !token.is(FUNCTION.with(Class::TITLE))
                    && !speaks_for_itself(listed, token)
                    && !words::common(token)
                {
                    found.0.push(token.hash);
                }
                from = end;
                continue;
            }
            let several = || tokens[at..end].iter().filter(|t| t.is(Class::WORD)).count() > 1;
            let called =
                || tokens[at..end - 1].iter().any(|t| words::given(t) && !t.is(Class::UPPER));
            // `Marlon Teague, 43, of`
            let aged = || {
                tokens.get(end).is_some_and(|t| t.is_mark(","))
                    && tokens.get(end + 1).is_some_and(|t| t.is(Class::DIGIT) && t.span.len() <= 2)
                    && tokens.get(end + 2).is_some_and(|t| t.is_mark(","))
            };
            if (aged() || title_before(tokens, at) || called())
                && several()
                && let Some(surname) = tokens[at..end].iter().rfind(|t| t.is(Class::CAPITAL))
                && !surname.is(Class::TITLE)
                && !words::common(surname)
            {
                found.0.push(surname.hash);
            }
            from = end;
        }
    }
    found.0.sort_unstable();
    found.0.dedup();
    found
}

/// Whether the word names a place that is said to say something: a country, a seat of government, a big city.
fn speaks_for_itself(listed: Names<'_>, token: &Token) -> bool {
    let one = std::slice::from_ref(token);
    words::seat(one)
        || listed
            .longest(one)
            .filter(|(_, places)| places.large())
            .and_then(|(_, places)| places.best())
            .is_some_and(|place| {
                matches!(place.kind(), Kind::Country | Kind::Admin1 | Kind::Region)
                    || place.population() > 200_000
            })
}
