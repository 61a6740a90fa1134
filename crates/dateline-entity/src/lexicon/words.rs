//! The words of a sentence, as the readers of the lexicon ask for them.

use std::cell::OnceCell;
use std::sync::LazyLock;

use dateline_document::Document;
use dateline_text::{Class, Sentence, Token, Vocabulary, WordSet};

use super::Lexicon;

/// The words of one sentence, for the readers of the lexicon.
#[derive(Clone, Copy)]
pub(crate) struct Words<'d> {
    pub(crate) lexicon: &'d Lexicon,
    pub(crate) text: &'d str,
    pub(crate) tokens: &'d [Token],
    /// Whether all of it is in capitals, so that case tells nothing.
    pub(crate) shouting: bool,
    /// Whether most of it is capitalised, as headlines are, so that a capital tells no name.
    titled: bool,
}

impl<'d> Words<'d> {
    pub(crate) fn new(
        document: &'d Document<'_>,
        sentence: &Sentence,
        lexicon: &'d Lexicon,
    ) -> Self {
        let tokens = document.tokens_of(sentence);
        let (mut words, mut upper, mut capital) = (0_usize, 0_usize, 0_usize);
        // The first words tell.
        for token in tokens.iter().take(60) {
            if token.is(Class::WORD) && token.span.len() > 2 {
                words += 1;
                upper += usize::from(token.is(Class::UPPER));
                capital += usize::from(token.is(Class::CAPITAL));
            }
        }
        Self {
            lexicon,
            text: document.text,
            tokens,
            shouting: words > 3 && upper * 5 > words * 4,
            titled: words > 4 && capital * 4 > words * 3,
        }
    }

    /// The text of a token; empty past the end.
    pub(crate) fn text(&self, at: usize) -> &'d str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// Whether the token is this word, in any case.
    #[inline]
    pub(crate) fn is(&self, at: usize, word: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.span.len() == word.len() && token.span.of(self.text).eq_ignore_ascii_case(word)
        })
    }

    /// Whether the token is one of these words.
    #[inline]
    pub(crate) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.get(at).is_some_and(|token| spells_any(token, self.text, words))
    }

    /// As [`is_any`](Self::is_any), of a set that is asked about often.
    #[inline]
    pub(crate) fn among<const N: usize>(&self, at: usize, words: &WordSet<N>) -> bool {
        self.tokens.get(at).is_some_and(|token| is_among(token, words))
    }

    /// Whether the token has one of the classes.
    #[inline]
    pub(crate) fn has(&self, at: usize, class: Class) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(class))
    }

    /// Whether a hyphen at `at` joins the words on both sides.
    pub(crate) fn joins(&self, at: usize) -> bool {
        let Some(mark) = self.tokens.get(at) else { return false };
        let hyphen = ["-", "–", "‑", "‐"].iter().any(|dash| mark.is_mark(dash));
        hyphen
            && at > 0
            && self.tokens[at - 1].touches(mark)
            && self.tokens.get(at + 1).is_some_and(|next| mark.touches(next))
    }

    /// Whether the token is capitalised where that tells a name.
    pub(crate) fn proper(&self, at: usize) -> bool {
        !self.shouting && !self.titled && at > 0 && self.has(at, Class::CAPITAL)
    }
}

/// Whether the token is one of these words, in any case.
#[inline]
pub(crate) fn spells_any(token: &Token, text: &str, words: &[&str]) -> bool {
    let own = &text.as_bytes()[token.span.start as usize..token.span.end as usize];
    let Some(first) = own.first().map(u8::to_ascii_lowercase) else { return false };
    words.iter().map(|word| word.as_bytes()).any(|word| {
        word.len() == own.len()
            && word[0].to_ascii_lowercase() == first
            && word.eq_ignore_ascii_case(own)
    })
}

/// Whether the token is a word of the set, as it is written: one that only folds to such a word is another.
#[inline]
pub(crate) fn is_among<const N: usize>(token: &Token, words: &WordSet<N>) -> bool {
    words.has(token.hash) && !token.is(Class::SPELLED)
}

/// Words that a grammar asks for, by their hashes; for lists too long to compare with one by one.
pub(crate) struct WordList(LazyLock<Vocabulary>);

impl WordList {
    /// A list from the function that gives its words, separated by spaces.
    pub(crate) const fn new(fill: fn() -> Vocabulary) -> Self {
        Self(LazyLock::new(fill))
    }

    pub(crate) fn has(&self, words: &Words<'_>, at: usize) -> bool {
        words.tokens.get(at).is_some_and(|token| self.holds(token))
    }

    pub(crate) fn holds(&self, token: &Token) -> bool {
        self.0.class(token.hash) != Class::NONE
    }
}

/// Makes a [`WordList`] of a text of words.
macro_rules! word_list {
    ($words:expr) => {
        $crate::lexicon::words::WordList::new(|| {
            let mut list = dateline_text::Vocabulary::default();
            $words
                .split_whitespace()
                .for_each(|word: &str| list.add(word, dateline_text::Class::WORD));
            list
        })
    };
}
pub(crate) use word_list;

/// One sentence in its document, with what its readers ask about the document more than once.
pub(crate) struct Scene<'d> {
    pub(crate) doc: &'d Document<'d>,
    pub(crate) words: Words<'d>,
    /// The last group with a backer in the sentences before, once asked for.
    pub(crate) antecedent: OnceCell<Option<crate::Actor>>,
    /// The group that the sentences before name last, once asked for.
    pub(crate) named_group: OnceCell<Option<crate::Actor>>,
    /// Whether the story is about Iraq or Syria, once asked for.
    pub(crate) coalition_country: OnceCell<bool>,
}

impl<'d> Scene<'d> {
    pub(crate) fn new(doc: &'d Document<'_>, sentence: &Sentence, lexicon: &'d Lexicon) -> Self {
        Self {
            doc,
            words: Words::new(doc, sentence, lexicon),
            antecedent: OnceCell::new(),
            named_group: OnceCell::new(),
            coalition_country: OnceCell::new(),
        }
    }
}
