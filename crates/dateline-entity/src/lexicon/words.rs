//! The words of a sentence, as the readers of the lexicon ask for them.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

use dateline_document::Document;
use dateline_text::{Class, Sentence, Token, Vocabulary, WordSet, word_hash};

use super::kind::{Kind, Kinds};
use super::spots::{Anchor, Spots};
use super::{Hit, Lexicon};

/// The words of one sentence, for the readers of the lexicon.
pub(crate) struct Words<'d> {
    pub(crate) lexicon: &'d Lexicon,
    pub(crate) text: &'d str,
    pub(crate) tokens: &'d [Token],
    /// The names in the document, by its tokens.
    spots: &'d Spots<'d>,
    /// The place of the first token in the document.
    first: usize,
    /// The places at which a reader may be entered.
    anchors: &'d [Anchor],
    /// What capitals tell in it, once asked for.
    case: OnceCell<Case>,
}

/// What capitals tell in a sentence.
#[derive(Clone, Copy)]
struct Case {
    /// Whether all of it is in capitals, so that case tells nothing.
    shouting: bool,
    /// Whether most of it is capitalised, as headlines are, so that a capital tells no name.
    titled: bool,
}

impl Case {
    #[inline(never)]
    fn of(tokens: &[Token]) -> Self {
        // The first words tell.
        let mut cases = 0;
        for token in &tokens[..tokens.len().min(60)] {
            let (start, end) = (token.span.start, token.span.end);
            // All bits of it, where the token is longer than two bytes.
            let long =
                (start.wrapping_add(2).wrapping_sub(end).cast_signed() >> 31).cast_unsigned();
            cases += CASES[(token.class.0 & CASE) as usize] & long;
        }
        let [words, capital, upper] = [0, 8, 16].map(|place| cases >> place & 0xff);
        Self {
            shouting: words > 3 && upper * 5 > words * 4,
            titled: words > 4 && capital * 4 > words * 3,
        }
    }
}

/// The classes of words and of their case, which are the lowest bits.
const CASE: u64 = Class::WORD.with(Class::CAPITAL).with(Class::UPPER).0;

/// What a token of these classes counts: one word, and from the second and third byte on whether it is capitalised and in
/// capitals.
static CASES: [u32; CASE as usize + 1] = {
    let (mut cases, mut class) = ([0; CASE as usize + 1], 0);
    while class <= CASE {
        let class_of = Class(class);
        if class_of.any(Class::WORD) {
            cases[class as usize] = 1
                | (class_of.any(Class::CAPITAL) as u32) << 8
                | (class_of.any(Class::UPPER) as u32) << 16;
        }
        class += 1;
    }
    cases
};

impl<'d> Words<'d> {
    pub(crate) fn new(
        document: &'d Document<'_>,
        sentence: &Sentence,
        lexicon: &'d Lexicon,
        spots: &'d Spots<'d>,
        anchors: &'d [Anchor],
    ) -> Self {
        let tokens = document.tokens_of(sentence);
        let first = sentence.tokens.start;
        Self { lexicon, text: document.text, tokens, spots, first, anchors, case: OnceCell::new() }
    }

    /// The longest name of the kind at a token.
    #[inline]
    pub(crate) fn find(&self, kind: Kind, at: usize) -> Option<Hit> {
        self.find_before(kind, at, self.tokens.len())
    }

    /// As [`find`](Self::find), of names that end before token `end`.
    #[inline]
    pub(crate) fn find_before(&self, kind: Kind, at: usize, end: usize) -> Option<Hit> {
        self.spots.find(kind, self.first + at, self.first + end)
    }

    /// Whether a name of an entry of the kind begins at the token.
    #[inline]
    pub(crate) fn names(&self, kind: Kind, at: usize) -> bool {
        self.find(kind, at).is_some_and(|hit| hit.entry.is_some())
    }

    /// The kinds of the names at a token.
    #[inline]
    pub(crate) fn kinds(&self, at: usize) -> Kinds {
        self.spots.kinds(self.first + at)
    }

    /// The tokens at which a reader may be entered with the kinds of the names there, in order.
    pub(crate) fn anchors(&self) -> impl Iterator<Item = (usize, Kinds)> {
        self.anchors.iter().map(|anchor| (anchor.in_sentence(self.first), anchor.kinds))
    }

    /// Whether some tokens of the document hold a name of the actor that is no short one and does not begin with the word.
    pub(crate) fn names_actor(&self, entry: u16, word: u64, range: Range<usize>) -> bool {
        self.spots.names_actor(entry, word, range)
    }

    /// Whether a name of an actor may end before the token.
    #[inline]
    pub(super) fn may_end_actor(&self, at: usize) -> bool {
        self.spots.may_end_actor(self.first + at)
    }

    /// The place of a token in the document.
    pub(crate) const fn place(&self, at: usize) -> usize {
        self.first + at
    }

    /// The text of a token; empty past the end.
    pub(crate) fn text(&self, at: usize) -> &'d str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// Whether the token is this word of letters and figures, or this mark, in any case.
    #[expect(
        clippy::inline_always,
        reason = "the hash of a word is taken when the program is compiled"
    )]
    #[inline(always)]
    pub(crate) fn is(&self, at: usize, word: &str) -> bool {
        self.has_hash(at, word_hash(word))
    }

    /// Whether the token is a word with this hash, as it is written.
    #[inline]
    pub(crate) fn has_hash(&self, at: usize, hash: u64) -> bool {
        self.is_any(at, [hash])
    }

    /// Whether the token is one of these words of [`any!`].
    #[inline]
    pub(crate) fn is_any<const N: usize>(&self, at: usize, words: [u64; N]) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| words.contains(&token.hash) && !token.is(Class::SPELLED))
    }

    /// Whether the token is one of these words, which may hold marks: `didn't`.
    pub(crate) fn spells(&self, at: usize, words: &[&str]) -> bool {
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
    #[inline]
    pub(crate) fn joins(&self, at: usize) -> bool {
        const HYPHENS: [u64; 4] = [word_hash("-"), word_hash("–"), word_hash("‑"), word_hash("‐")];
        let Some(mark) = self.tokens.get(at) else { return false };
        mark.is(Class::PUNCT)
            && HYPHENS.contains(&mark.hash)
            && at > 0
            && self.tokens[at - 1].touches(mark)
            && self.tokens.get(at + 1).is_some_and(|next| mark.touches(next))
    }

    /// Whether the token is capitalised where that tells a name.
    pub(crate) fn proper(&self, at: usize) -> bool {
        at > 0 && self.has(at, Class::CAPITAL) && !self.case().shouting && !self.case().titled
    }

    /// Whether all of the sentence is in capitals, so that case tells nothing.
    pub(crate) fn shouting(&self) -> bool {
        self.case().shouting
    }

    #[inline]
    fn case(&self) -> Case {
        *self.case.get_or_init(|| Case::of(self.tokens))
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

/// A few words of letters and figures, or marks, by their hashes, for [`Words::is_any`]; of more make a [`word_set!`].
macro_rules! any {
    ($($word:literal),+ $(,)?) => {
        const { [$(dateline_text::word_hash($word)),+] }
    };
}
pub(crate) use any;

/// A [`WordSet`] of the words, made when the program is compiled.
macro_rules! word_set {
    ($($word:literal),+ $(,)?) => {{
        static WORDS: dateline_text::WordSet<{ [$($word),+].len() }> =
            dateline_text::WordSet::new([$($word),+]);
        &WORDS
    }};
}
pub(crate) use word_set;

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
    spots: &'d Spots<'d>,
    /// The last group with a backer in the sentences before, once asked for.
    pub(crate) antecedent: OnceCell<Option<Box<crate::Actor>>>,
    /// The group that the sentences before name last, once asked for.
    pub(crate) named_group: OnceCell<Option<Box<crate::Actor>>>,
    /// Whether the story is about Iraq or Syria, once asked for.
    pub(crate) coalition_country: OnceCell<bool>,
}

impl<'d> Scene<'d> {
    pub(crate) fn new(
        doc: &'d Document<'_>,
        sentence: &Sentence,
        lexicon: &'d Lexicon,
        spots: &'d Spots<'d>,
    ) -> Self {
        Self::at(doc, sentence, lexicon, spots, spots.anchors(&sentence.tokens))
    }

    /// As [`new`](Self::new), where the anchors of the sentence are known.
    pub(crate) fn at(
        doc: &'d Document<'_>,
        sentence: &Sentence,
        lexicon: &'d Lexicon,
        spots: &'d Spots<'d>,
        anchors: &'d [Anchor],
    ) -> Self {
        Self {
            doc,
            words: Words::new(doc, sentence, lexicon, spots, anchors),
            spots,
            antecedent: OnceCell::new(),
            named_group: OnceCell::new(),
            coalition_country: OnceCell::new(),
        }
    }

    /// Another sentence of the document.
    pub(crate) fn beside(&self, sentence: &Sentence) -> Self {
        Self::new(self.doc, sentence, self.words.lexicon, self.spots)
    }
}
