//! The whole noun phrase around a mention: `the mayor` in `the former mayor of Cali`, `the home` in `the home of a judge`.
//!
//! A mention is as long as knowledge reaches; what stands before its head and after `of` says which one is meant.

use dateline_document::Document;
use dateline_text::{Class, Span, Token, word_hash};

/// Describing words before a head at most.
const BEFORE: usize = 5;
/// Words of a complement at most.
const AFTER: usize = 9;

/// Words that end a phrase on either side.
const CLOSED: Class = Class::PREPOSITION
    .with(Class::PRONOUN)
    .with(Class::AUXILIARY)
    .with(Class::MODAL)
    .with(Class::NEGATION)
    .with(Class::CONJUNCTION)
    .with(Class::REPORTING)
    .with(Class::TRIGGER)
    .with(Class::HARM)
    .with(Class::MONTH)
    .with(Class::WEEKDAY)
    .with(Class::TIME_CUE)
    .with(Class::PUNCT);

/// The noun phrase that the mention at `span` is the head of: its describing words and the possessor before it, without an
/// article or a number, and a complement with `of` behind it.
///
/// The whole of `span` itself where nothing can be added.
#[must_use]
pub fn whole_phrase(document: &Document<'_>, span: Span) -> Span {
    let at = document.sentences.partition_point(|sentence| sentence.span.end <= span.start);
    let Some(sentence) = document.sentences.get(at).filter(|own| own.span.contains(span)) else {
        return span;
    };
    let tokens = document.tokens_of(sentence);
    let first = tokens.partition_point(|token| token.span.end <= span.start);
    let last = tokens.partition_point(|token| token.span.start < span.end);
    if first >= last {
        return span;
    }
    let start = before(document, tokens, first);
    let end = after(document, tokens, last);
    tokens[start].span.join(tokens[end - 1].span)
}

/// The first token of the phrase whose head starts at `first`.
fn before(document: &Document<'_>, tokens: &[Token], first: usize) -> usize {
    // The phrase has an article or a number of its own already.
    if tokens[first].is(Class::DETERMINER | Class::NUMBER_WORD | Class::DIGIT | Class::VAGUE_NUMBER)
    {
        return first;
    }
    let mut start = first;
    while start > 0 && first - start < BEFORE {
        let token = &tokens[start - 1];
        let joined = token.is_mark("-") && start > 1;
        if token.is(Class::POSSESSIVE) {
            let owner = (0..start - 1).rev().take(3).take_while(|at| {
                tokens[*at].is(Class::CAPITAL) && !tokens[*at].is(CLOSED | Class::DETERMINER)
            });
            return owner.last().unwrap_or(start);
        }
        if token.is(Class::DETERMINER | Class::NUMBER_WORD | Class::DIGIT | Class::VAGUE_NUMBER) {
            return start;
        }
        if token.is(CLOSED) && !joined || ends(token.span.of(document.text), &["ing", "ly"]) {
            // `heavily-armed rebels`: the phrase starts at a word.
            return start + usize::from(start < first && tokens[start].is_mark("-"));
        }
        start -= 1;
    }
    // `destroyed` is a verb before a bare noun, and describes it only behind an article.
    while start < first && ends(tokens[start].span.of(document.text), &["ed"]) {
        start += 1;
    }
    start
}

/// The token after the phrase whose head ends before `next`.
fn after(document: &Document<'_>, tokens: &[Token], next: usize) -> usize {
    if tokens.get(next).is_none_or(|token| token.hash != word_hash("of")) {
        return next;
    }
    let (mut at, mut end) = (next + 1, next);
    while at < tokens.len() && at - next <= AFTER {
        let token = &tokens[at];
        let of = token.hash == word_hash("of");
        let inner = token.is_mark("-") || token.is(Class::POSSESSIVE);
        // `of retired judges`, but `of the bank located near it`.
        let opens = tokens[at - 1].hash == word_hash("of") || tokens[at - 1].is(Class::DETERMINER);
        let verb = !opens && ends(token.span.of(document.text), &["ed", "ing"]);
        if token.is(CLOSED) && !token.is(Class::DETERMINER) && !of && !inner
            || verb
            || of && end == next
        {
            break;
        }
        at += 1;
        if !of && !token.is_mark("-") && !token.is(Class::DETERMINER) {
            end = at;
        }
    }
    end
}

/// Whether a word of some length ends so, whatever its case.
fn ends(word: &str, suffixes: &[&str]) -> bool {
    suffixes.iter().any(|suffix| {
        word.len() > suffix.len() + 2
            && word
                .get(word.len() - suffix.len()..)
                .is_some_and(|end| end.eq_ignore_ascii_case(suffix))
    })
}

#[cfg(test)]
mod tests {
    use dateline_document::Hints;
    use dateline_text::{Span, Vocabulary};

    use super::whole_phrase;

    fn whole(text: &str) -> String {
        let plain = text.replace(['[', ']'], "");
        let start = text.find('[').expect("the head is in brackets");
        let end = text.find(']').expect("the head is in brackets") - 1;
        let mut words = Vocabulary::new();
        dateline_document::vocabulary(&mut words);
        crate::read::vocabulary(&mut words);
        let document = dateline_document::parse(&plain, &Hints::default(), &words);
        whole_phrase(&document, Span::new(start, end)).of(&plain).to_owned()
    }

    #[test]
    fn describing_words() {
        assert_eq!(
            whole("They killed the former liberal [mayor] on Monday.\n"),
            "former liberal mayor"
        );
        assert_eq!(whole("A bomb destroyed [shops] in Kano.\n"), "shops");
        assert_eq!(whole("They met heavily-armed [rebels] near Kano.\n"), "armed rebels");
        assert_eq!(whole("They fired at Okoro's [car] near Kano.\n"), "Okoro's car");
        assert_eq!(whole("THEY BURNED [THE BUS] NEAR KANO.\n"), "THE BUS");
    }

    #[test]
    fn complements() {
        assert_eq!(
            whole("Gunmen attacked [the home] of retired judge Ana Ruiz in Kano.\n"),
            "the home of retired judge Ana Ruiz"
        );
        assert_eq!(
            whole("They shot [the leader] of the union, a teacher.\n"),
            "the leader of the union"
        );
    }
}
