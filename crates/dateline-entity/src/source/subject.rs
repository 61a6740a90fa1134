//! Who speaks: the noun phrase on either side of a verb of saying.

use std::ops::Range;

use dateline_gazetteer::Gazetteer;
use dateline_text::{Class, Token};

use super::noun;
use crate::{Mention, SourceKind};

/// Who speaks, and which tokens tell it.
#[derive(Clone, Debug)]
pub(super) struct Speaker {
    /// Tokens of the phrase, without clauses.
    pub(super) tokens: Range<usize>,
    /// Tokens of the phrase with the clauses around it.
    pub(super) whole: Range<usize>,
    pub(super) kind: SourceKind,
    pub(super) named: bool,
    pub(super) plural: bool,
    pub(super) country: Option<String>,
    /// `the official`, `he`, `Teague`: somebody told of before.
    pub(super) back: Option<Back>,
    pub(super) rule: &'static str,
}

/// How words point back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Back {
    /// `he`, `she`
    Person,
    /// `it`
    Thing,
    /// `they`
    Several,
    /// `the official`
    Noun,
    /// A name alone, perhaps of somebody named in full before.
    Name,
}

/// The sentence in which a speaker is looked for.
pub(super) struct Scene<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) mentions: &'a [Mention],
    pub(super) gazetteer: &'a Gazetteer,
}

/// Adverbs that stand between a subject and its verb.
const ADVERBS: &str =
    "also later then only meanwhile earlier again since not today yesterday still already even";

/// Words that open a clause about the speaker, between commas.
const CLAUSES: &str = "who which whose whom speaking quoting citing a an the in at asking requesting himself \
    herself one its his her for now then where not quoted talking based reached";

/// The furthest that a phrase or a clause within it reaches, in tokens.
const REACH: usize = 40;

impl Scene<'_> {
    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// Whether the word is one of a list with spaces between.
    pub(super) fn among(&self, at: usize, words: &str) -> bool {
        let word = self.word(at);
        words.split(' ').any(|expected| word.eq_ignore_ascii_case(expected))
    }

    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        words.iter().any(|expected| word.eq_ignore_ascii_case(expected))
    }

    fn stops(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.is(Class::QUOTE)
            || token.is(Class::PUNCT)
                && matches!(
                    self.word(at),
                    "," | ";" | ":" | "." | "(" | "—" | "–" | "?" | "!" | "[" | "]"
                )
                && !self.initial(at)
            || !self.world_health(at)
                && self.among(at, "that while but when because after although though whereas as if since which who where")
    }

    /// `the WHO`, but not `THE MAN WHO`
    fn world_health(&self, at: usize) -> bool {
        self.word(at) == "WHO" && at > 0 && self.is(at - 1, &["the"])
    }

    /// The point of `John F. Kennedy` or `Gen. Mark`.
    pub(super) fn initial(&self, at: usize) -> bool {
        at > 0
            && self.word(at) == "."
            && self.tokens.get(at + 1).is_some_and(|next| next.is(Class::CAPITAL))
            && (self.tokens[at - 1].span.len() == 1 || self.tokens[at - 1].is(Class::TITLE))
    }

    /// The phrase that ends before the verb at `verb`: `an official, who was not named, later said`.
    pub(super) fn before(&self, verb: usize) -> Option<Speaker> {
        let mut end = verb;
        while end > 0 && verb - end < 8 && self.light(end - 1) {
            end -= 1;
        }
        // `residents of the area, who said`: the clause is of what stands before it.
        let relative = end == verb
            && end > 1
            && self.is(end - 1, &["who", "which"])
            && !self.world_health(end - 1);
        if relative {
            end -= 1 + usize::from(end > 1 && self.word(end - 2) == ",");
        }
        let mut aside = None;
        // Clauses between commas, at most two: `X, a spokesman, speaking to reporters, said`.
        let mut close = end;
        for _ in 0..2 {
            if !(close > 1 && self.word(close - 1) == ",") {
                break;
            }
            let open =
                (close.saturating_sub(REACH)..close - 1).rev().find(|i| self.word(*i) == ",")?;
            if self.opens_clause(open + 1)
                || self.proper_list(open + 1, close - 1)
                || self.office(open, close - 1)
            {
                aside = Some(open + 1..close - 1);
                close = open;
            } else {
                break;
            }
        }
        if close < end {
            end = close;
        } else if end > 0 && self.word(end - 1) == "," {
            return None;
        }
        let start = (end.saturating_sub(REACH)..end)
            .rev()
            .find(|i| self.stops(*i))
            .map_or(end.saturating_sub(REACH), |i| i + 1);
        // The nearest phrase: `was confirmed by the governor, who said`.
        let start = (start..end)
            .rev()
            .find(|at| relative && self.is(*at, &["by", "to", "with", "from", "and"]))
            .map_or(start, |at| at + 1);
        let mut speaker = self.phrase(start, end, aside.as_ref())?;
        speaker.whole = speaker.tokens.start..verb;
        Some(speaker)
    }

    /// The phrase that starts at `at` and after which a clause ends: `said the official, adding`.
    pub(super) fn inverted(&self, at: usize) -> Option<Speaker> {
        let speaker = self.after(at)?;
        let last = self.tokens.len().min(at + REACH);
        let end = (at..last).find(|i| self.stops(*i)).unwrap_or(last);
        let quoted = self.tokens.get(end).is_some_and(|token| token.is(Class::QUOTE));
        if quoted || self.is(at, &["its", "their"]) {
            return None;
        }
        // `said the police had left` says something of the police.
        let rest_is_light = (speaker.tokens.end..end).all(|i| {
            self.light(i)
                || self.tokens[i].is(Class::WEEKDAY.with(Class::MONTH).with(Class::DIGIT))
                || self.is(i, &["on", "in", "a", "statement"])
        });
        rest_is_light.then_some(speaker)
    }

    /// Whether a clause about the speaker closes with the comma before `verb`: `an officer, who was not named, said`.
    pub(super) fn closes_aside(&self, verb: usize) -> bool {
        let Some(close) = verb.checked_sub(1).filter(|at| self.word(*at) == ",") else {
            return false;
        };
        let open = (close.saturating_sub(REACH)..close).rev().find(|i| self.word(*i) == ",");
        open.is_some_and(|open| {
            self.among(
                open + 1,
                "who which whose speaking quoting citing asking requesting himself herself",
            )
        })
    }

    /// The phrase that starts at `at`: `according to US officials`.
    pub(super) fn after(&self, at: usize) -> Option<Speaker> {
        let last = self.tokens.len().min(at + REACH);
        let end = (at..last).find(|i| self.stops(*i)).unwrap_or(last);
        // `, a spokesman for the army,`
        let aside = (end < last
            && self.word(end) == ","
            && (self.opens_clause(end + 1)
                || self.tokens.get(end + 1).is_some_and(|t| t.is(Class::CAPITAL))))
        .then(|| {
            let close = (end + 1..last).find(|i| self.stops(*i)).unwrap_or(last);
            end + 1..close
        })
        // `according to Hale, a group of men raided the house`: a sentence of its own, no apposition.
        .filter(|aside| {
            let closed = self.tokens.get(aside.end).is_none_or(|token| token.is(Class::PUNCT));
            closed && !(aside.clone()).any(|at| self.finite(at))
        });
        let whole = at..aside
            .as_ref()
            .filter(|aside| !self.is(aside.start, &["adding", "saying", "citing", "who", "which"]))
            .map_or(end, |aside| aside.end);
        let mut speaker = self.phrase(at, end, aside.as_ref())?;
        speaker.whole = whole;
        Some(speaker)
    }

    /// The subject that opens the sentence, before token `end`: a source or an actor, an article before it at most.
    pub(super) fn opening(&self, end: usize) -> Option<Speaker> {
        let start = usize::from(self.tokens.first().is_some_and(|token| token.is(Class::QUOTE)));
        let limit =
            (start..end.min(start + 8)).find(|at| self.stops(*at)).unwrap_or(end.min(start + 8));
        if let Some(noun) =
            noun::head(self.tokens, start, limit).filter(|noun| noun.start <= start + 3)
        {
            return (start..noun.start)
                .all(|at| !self.tokens[at].is(Class::PREPOSITION | Class::AUXILIARY))
                .then(|| self.nominal(&noun, start, noun.end, None));
        }
        let actor = self.actor(start, limit)?;
        (actor.tokens.start <= start + 1).then_some(actor)
    }

    /// Whether the word is surely a verb of a sentence.
    fn finite(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.is(Class::AUXILIARY | Class::MODAL)
            || token.is(Class::HARM | Class::TRIGGER)
                && self.word(at).to_ascii_lowercase().ends_with("ed")
    }

    /// Adverbs and auxiliaries between a subject and its verb.
    fn light(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let weekday_next = self.tokens.get(at + 1).is_some_and(|next| next.is(Class::WEEKDAY));
        token.is(Class::AUXILIARY | Class::MODAL | Class::WEEKDAY)
            || self.among(at, ADVERBS)
            || self.is(at, &["on"]) && weekday_next
            || self.word(at).len() > 4
                && self.word(at).ends_with("ly")
                && !self.is(at, &["assembly", "family", "supply", "italy"])
    }

    fn opens_clause(&self, at: usize) -> bool {
        self.among(at, CLAUSES)
            || self.tokens.get(at).is_some_and(|token| token.is(Class::DIGIT))
            || self.word(at).ends_with("ing")
            || noun::noun(self.tokens, at, self.tokens.len()).is_some()
    }

    /// `Ann Hale, Harbor County's transport director, said`: after a name, whose office somebody holds.
    fn office(&self, open: usize, close: usize) -> bool {
        open > 0
            && self.tokens[open - 1].is(Class::CAPITAL)
            && self.tokens.get(open + 1).is_some_and(|token| token.is(Class::CAPITAL))
            && noun::head(self.tokens, open + 1, close).is_some_and(|noun| noun.end == close)
    }

    /// `X, John Smith, said`
    pub(super) fn proper_list(&self, start: usize, end: usize) -> bool {
        start < end
            && end - start <= 5
            && (start..end).all(|i| self.tokens[i].is(Class::CAPITAL | Class::PUNCT))
    }

    fn phrase(&self, start: usize, end: usize, aside: Option<&Range<usize>>) -> Option<Speaker> {
        if start >= end || self.among(start, "nobody none no neither everyone others there") {
            return None;
        }
        if let Some(speaker) = self.pronoun(start, end) {
            return Some(speaker);
        }
        // The last clause of the region: a source noun before another verb belongs to that one.
        if let Some(noun) = noun::head(self.tokens, start, end) {
            if let Some(speaker) = self.of_body(start, end, &noun) {
                return Some(speaker);
            }
            return Some(self.nominal(&noun, start, end, aside));
        }
        let told = aside.and_then(|aside| noun::head(self.tokens, aside.start, aside.end));
        if let Some(speaker) = self.actor(start, end) {
            return Some(speaker);
        }
        self.proper(start, end, told)
    }

    /// `Ann Hale of the interior ministry`, `Sgt. Roe with the county police`: a person, of the kind of the body.
    fn of_body(&self, start: usize, end: usize, noun: &noun::Noun) -> Option<Speaker> {
        let of = (start + 1..noun.start)
            .rev()
            .take(6)
            .find(|at| self.is(*at, &["of", "with", "from"]))?;
        let name = start..of;
        let named = name.len() >= 2
            && name.len() <= 5
            && name.clone().all(|at| {
                self.tokens[at].is(Class::CAPITAL) || self.word(at) == "." || self.word(at) == "-"
            })
            && !self.tokens[start].is(Class::DETERMINER)
            && noun::noun(self.tokens, start, of).is_none();
        named.then_some(Speaker {
            tokens: start..end,
            whole: start..end,
            kind: noun.kind,
            named: true,
            plural: false,
            country: None,
            back: None,
            rule: noun.entry.rule,
        })
    }

    fn pronoun(&self, start: usize, end: usize) -> Option<Speaker> {
        let at = end - 1;
        let back = if self.is(at, &["he", "she"]) {
            Back::Person
        } else if self.is(at, &["it"]) {
            Back::Thing
        } else if self.is(at, &["they"]) {
            Back::Several
        } else {
            return None;
        };
        (start <= at).then(|| Speaker {
            tokens: at..end,
            whole: at..end,
            kind: SourceKind::Person,
            named: false,
            plural: back == Back::Several,
            country: None,
            back: Some(back),
            rule: "pronoun",
        })
    }
}
