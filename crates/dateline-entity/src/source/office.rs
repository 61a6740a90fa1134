//! Who bears a name, where the story tells it elsewhere: `Ana Quill, the governor of Harbor, left` makes a governor of the `Quill`
//! who speaks before or after it.
//!
//! Names whose own sentence tells nothing of them are kept with the hash of their last word; one pass over the tokens finds where
//! else they stand, and what stands beside them there: a title, an apposition on either side, the words that letters stand for.

use std::ops::Range;

use dateline_document::Document;
use dateline_text::{Class, Token};

use super::introduced;
use super::noun::{self, Naming, Noun};
use super::relative;
use super::scene::Scene;
use crate::lexicon::words::any;
use crate::{Attribution, Entity, Mention, SourceKind};

/// A name that nothing is told of where it speaks.
struct Open {
    /// The last word of the name, by its hash.
    last: u64,
    /// The word before it, of a name of several.
    before: Option<u64>,
    /// The attribution.
    at: usize,
    kind: Option<SourceKind>,
}

/// The names that nothing is told of, in the order of their last words, and which words those may be.
struct Names {
    open: Vec<Open>,
    /// A bit for some of the bits of each last word, and another for some others.
    filter: [u64; 2],
    /// Whether one of them may be the letters that stand for a body.
    letters: bool,
}

/// The bit that stands for a word in each of the filters.
#[inline]
const fn bits(word: u64) -> [u64; 2] {
    [1 << (word % 64), 1 << (word / 64 % 64)]
}

impl Names {
    fn of(document: &Document<'_>, all: &[Attribution]) -> Self {
        let mut names = Self { open: Vec::new(), filter: [0; 2], letters: false };
        for (at, attribution) in all.iter().enumerate().filter(|(_, one)| untold(document, one)) {
            let span = attribution.source.span;
            let end = document.tokens.partition_point(|token| token.span.start < span.end);
            let words = document.tokens[..end].iter().rev();
            let mut words = words
                .take_while(|token| token.span.start >= span.start)
                .filter(|token| token.is(Class::WORD));
            let Some(last) = words.next().map(|token| token.hash) else { continue };
            let before = words.next().filter(|token| !token.is(Class::TITLE));
            let before = before.map(|token| token.hash);
            names.letters |= attribution.source.kind == SourceKind::Official;
            let [one, other] = bits(last);
            names.filter = [names.filter[0] | one, names.filter[1] | other];
            names.open.push(Open { last, before, at, kind: None });
        }
        names.open.sort_by_key(|one| one.last);
        names
    }

    /// Whether a name may end with the word: most do not.
    #[inline]
    fn may_end(&self, word: u64) -> bool {
        let [one, other] = bits(word);
        self.filter[0] & one != 0 && self.filter[1] & other != 0
    }

    /// Looks for what a sentence tells of them.
    fn look<'a>(
        &mut self,
        document: &'a Document<'_>,
        sentence: usize,
        scene: impl Fn(usize) -> Scene<'a>,
    ) {
        let Some(told) = document.sentences.get(sentence) else { return };
        for (here, token) in document.tokens_of(told).iter().enumerate() {
            if !self.may_end(token.hash) || !token.is(Class::CAPITAL) {
                continue;
            }
            if !stands_beside(document.tokens_of(told), here) {
                continue;
            }
            let open = self.ending(token.hash).iter_mut().filter(|one| one.kind.is_none());
            for one in open {
                let scene = scene(sentence);
                if scene.bears(here, one.before) {
                    one.kind = scene.told_beside(here);
                }
            }
        }
    }

    /// Those that end with the word.
    fn ending(&mut self, word: u64) -> &mut [Open] {
        let from = self.open.partition_point(|one| one.last < word);
        let count = self.open[from..].iter().take_while(|one| one.last == word).count();
        &mut self.open[from..from + count]
    }
}

/// Whether something stands beside the word that may tell who bears it as a name: a mark behind it, or no verb or preposition
/// right before it.
fn stands_beside(tokens: &[Token], at: usize) -> bool {
    let verb = Class::REPORTING | Class::PREPOSITION | Class::CONJUNCTION | Class::AUXILIARY;
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    tokens.get(at + 1).is_some_and(|next| next.is(Class::PUNCT))
        || before.is_some_and(|before| !before.is(verb | Class::QUOTE))
}

/// Whether somebody is told of who may bear a name.
fn one_person(mention: &Mention) -> bool {
    matches!(&mention.entity, Entity::People(people) if !people.plural)
}

/// Whether the source is one name, of which its sentence tells no more.
fn untold(document: &Document<'_>, attribution: &Attribution) -> bool {
    let source = &attribution.source;
    let name = attribution.rule == "name" && source.named && !source.plural;
    let words = document.words(source.span);
    let letters = || !words.strip_prefix("the ").unwrap_or(words).contains(' ');
    name && source.same_as.is_none()
        && (source.kind == SourceKind::Person || source.kind == SourceKind::Official && letters())
}

/// Gives the sources that are names and nothing else the kind that the story tells of them elsewhere. `scene` makes the scene of
/// the sentence that it is given, without its sayings.
pub(super) fn settle<'a>(
    document: &'a Document<'_>,
    mentions: &[Mention],
    all: &mut [Attribution],
    scene: impl Fn(usize) -> Scene<'a>,
) {
    /// Bytes of a name without a title, at most.
    const LONG_NAME: usize = 24;
    let mut names = Names::of(document, all);
    if names.open.is_empty() {
        return;
    }
    // What letters stand for may be told in any sentence; who somebody is, where one person is told of or somebody else speaks.
    if names.letters {
        (0..document.sentences.len()).for_each(|sentence| names.look(document, sentence, &scene));
    } else {
        let (mut sentence, mut next) = (0, 0);
        for mention in mentions.iter().filter(|mention| one_person(mention)) {
            let ends = |at: usize| document.sentences.get(at).map(|told| told.span.end);
            while ends(sentence).is_some_and(|end| end <= mention.span.start) {
                sentence += 1;
            }
            if sentence >= next {
                names.look(document, sentence, &scene);
                next = sentence + 1;
            }
        }
        // `the head of the port authority Ana Quill` is one source.
        let titled = |told: &&Attribution| {
            told.source.kind != SourceKind::Person && told.source.span.len() > LONG_NAME
        };
        for told in all.iter().filter(titled) {
            let sentence = |at: u32| document.sentences.partition_point(|one| one.span.end <= at);
            names.look(document, sentence(told.source.span.start), &scene);
        }
    }
    for one in &names.open {
        let told = || relative::of_speaker(document, all[one.at].source.span, &scene);
        let held =
            || introduced::kind(document, all, one.at, one.last).filter(|_| one.before.is_some());
        let kind = one.kind.or_else(held).or_else(told);
        if let Some(kind) = kind {
            all[one.at].source.kind = kind;
        }
    }
    // Whoever speaks again is who spoke before.
    for at in 0..all.len() {
        let Some(first) = all[at].source.same_as.filter(|first| *first < at) else { continue };
        if matches!(all[at].source.kind, SourceKind::Person | SourceKind::Official) {
            all[at].source.kind = all[first].source.kind;
        }
    }
}

impl Scene<'_> {
    /// Whether the name that ends at the token may be one with that word before the last.
    fn bears(&self, last: usize, before: Option<u64>) -> bool {
        let Some(first) = last.checked_sub(1).map(|at| &self.tokens[at]) else { return true };
        let name = first.is(Class::WORD)
            && first.is(Class::CAPITAL)
            && !first
                .is(Class::TITLE | Class::PREPOSITION | Class::CONJUNCTION | Class::DETERMINER)
            && noun::noun(self, last - 1, last).is_none();
        before.is_none_or(|before| !name || before == first.hash)
    }

    /// The kind of the one whose name ends at the token, if what stands beside the name tells it.
    fn told_beside(&self, last: usize) -> Option<SourceKind> {
        // `the owner Quill Shipping`: the name goes on.
        if self
            .tokens
            .get(last + 1)
            .is_some_and(|next| next.is(Class::CAPITAL) && !next.is(Class::UPPER))
        {
            return None;
        }
        self.titled_name(last)
            .or_else(|| self.explained(last))
            .or_else(|| self.in_brackets(last))
            .or_else(|| self.by_clause(last))
            .filter(|kind| *kind != SourceKind::Person)
    }

    /// `Governor Quill`, `the head of the Delta port authority Ana Quill`, `Senior Inspector (SI) Quill`, `the clinic's Ana Quill`.
    fn titled_name(&self, last: usize) -> Option<SourceKind> {
        let mut start = self.run_before(last);
        // `A farmer met Governor Quill`: the nearest noun that leads up to the name.
        while let Some(noun) = noun::head(self, start, last) {
            if let Some(kind) = self.title(&noun, start, last) {
                return Some(kind);
            }
            start = noun.end;
        }
        None
    }

    /// The kind of the one whose title is the noun, if only the name stands behind it, and where it is held.
    fn title(&self, noun: &Noun, start: usize, last: usize) -> Option<SourceKind> {
        let between = noun.end..last;
        let name = |at: usize| {
            self.tokens[at].is(Class::CAPITAL) || self.initial(at) || self.in_bracket(at)
        };
        let of = |at: usize| self.is(at, any!["of", "for", "the", "in", "-"]);
        let close = match noun.entry.form {
            Naming::Person => between.clone().all(|at| name(at) || of(at)),
            Naming::Body | Naming::Name => {
                let owned = self.tokens[noun.end].is(Class::POSSESSIVE);
                let ranked = self.tokens[noun.end].is(Class::TITLE);
                (owned || ranked) && (noun.end + 1..last).all(name)
            }
            Naming::Text => false,
        };
        // `the gunman Quill` is a suspect, of whom no group is told.
        let suspect = noun.entry.rule == "sources/fighter";
        let kind = || self.stands_for(noun, start, last).unwrap_or(noun.kind);
        let ranked = noun.entry.office && noun.kind == SourceKind::Military;
        let of = || self.body_behind(last).filter(|_| ranked);
        (close && !suspect).then(|| of().unwrap_or_else(kind))
    }

    /// The kind of the body of `Commander Quill, of the Delta police, said`.
    fn body_behind(&self, last: usize) -> Option<SourceKind> {
        let of = last + 1 + usize::from(self.word(last + 1) == ",");
        let end = (of..self.tokens.len().min(of + 10)).find(|at| self.stops(*at))?;
        let body = self.is(of, any!["of", "with", "from"]).then(|| noun::head(self, of, end))?;
        body.filter(|body| body.entry.form == Naming::Body).map(|body| body.kind)
    }

    /// Where the words before a name begin that may be its title: up to a verb, a mark, or a preposition that joins none.
    fn run_before(&self, last: usize) -> usize {
        /// Tokens of a title, at most.
        const LONGEST: usize = 14;
        let closed = noun::CLOSED | Class::MONTH;
        let mut start = last;
        while start > 0 && last - start < LONGEST {
            let before = &self.tokens[start - 1];
            let joins = self.is(start - 1, any!["of", "for", "-"])
                || self.initial(start - 1)
                || self.in_bracket(start - 1)
                || self.of_several(start - 1)
                || before.is(Class::POSSESSIVE);
            if !joins && (before.is(closed) || !before.is(Class::WORD)) {
                break;
            }
            start -= 1;
        }
        start
    }

    /// Whether the token belongs to letters in brackets: the `(SI)` of `Senior Inspector (SI) Quill`.
    fn in_bracket(&self, at: usize) -> bool {
        let letters = |at: usize| {
            self.word(at) == "("
                && self.word(at + 2) == ")"
                && self.tokens[at + 1].is(Class::CAPITAL | Class::UPPER)
        };
        (at.saturating_sub(2)..=at).any(letters)
    }

    /// `Ana Quill, the governor of Harbor,`, `the governor, Ana Quill,`
    fn explained(&self, last: usize) -> Option<SourceKind> {
        let behind = if self.word(last + 1) == "," { self.aside_at(last + 2) } else { None };
        behind.and_then(|aside| self.office_in(aside)).or_else(|| {
            let ends = matches!(self.word(last + 1), "," | "." | "");
            let first = (0..last).rev().find(|at| !self.tokens[*at].is(Class::CAPITAL))?;
            let comma = (ends && self.word(first) == "," && first + 2 <= last).then_some(first)?;
            let start = self.run_before(comma);
            let definite = self.is(start, any!["the", "its", "their", "his", "her"]);
            if definite { self.office_in(start..comma) } else { None }
        })
    }

    /// The clause between commas that begins at the token, of those that tell who somebody is; an age before it is skipped.
    fn aside_at(&self, at: usize) -> Option<Range<usize>> {
        /// Tokens of the clause, at most.
        const LONGEST: usize = 20;
        let aged = self.tokens.get(at)?.is(Class::DIGIT) && self.word(at + 1) == ",";
        let at = if aged { at + 2 } else { at };
        let who = self.is(at, any!["who"]) && self.is(at + 1, any!["is", "was"]);
        let start = if who { at + 2 } else { at };
        let last = self.tokens.len().min(start + LONGEST);
        let end = (start..last).find(|at| self.stops(*at))?;
        let two = |at: usize| {
            self.is(at, any!["and", "or"])
                && self.tokens.get(at + 1).is_some_and(|next| next.is(Class::DETERMINER))
        };
        let plain = (start..end).all(|at| {
            !self.tokens[at].is(Class::PRONOUN | Class::AUXILIARY | Class::MODAL | Class::REPORTING)
                && !two(at)
        });
        (start < end && plain).then_some(start..end)
    }

    /// The kind of the office that heads the words, if one does from their beginning.
    fn office_in(&self, words: Range<usize>) -> Option<SourceKind> {
        let noun = noun::head(self, words.start, words.end)?;
        let opens = (words.start..noun.start).all(|at| !self.tokens[at].is(Class::PREPOSITION));
        let goes_on = noun.end == words.end
            || self.tokens[noun.end].is(Class::PREPOSITION)
            || self.is(noun.end, any!["close"]);
        let held = noun.entry.form == Naming::Person && !noun.plural;
        (opens && goes_on && held)
            .then(|| self.stands_for(&noun, words.start, words.end).unwrap_or(noun.kind))
    }

    /// `the Delta Press Agency (DPA)`, `DPA (Delta Press Agency)`: what letters stand for.
    fn in_brackets(&self, at: usize) -> Option<SourceKind> {
        let body = |words: Range<usize>| {
            let noun = noun::head(self, words.start, words.end)?;
            let whole =
                noun.end == words.end && matches!(noun.entry.form, Naming::Body | Naming::Name);
            whole.then(|| self.stands_for(&noun, words.start, words.end).unwrap_or(noun.kind))
        };
        let open = at.checked_sub(1).filter(|open| self.word(*open) == "(");
        if let Some(open) = open.filter(|_| self.word(at + 1) == ")") {
            let start = self.run_before(open);
            return body(start..open).or_else(|| Some(self.kind_of_name(start..open)));
        }
        if self.word(at + 1) != "(" || !self.tokens[at].is(Class::UPPER) {
            return None;
        }
        let close = (at + 2..self.tokens.len().min(at + 12)).find(|at| self.word(*at) == ")")?;
        body(at + 2..close)
    }
}
