//! Who speaks: the noun phrase on either side of a verb of saying.

use std::ops::Range;

use dateline_gazetteer::Gazetteer;
use dateline_text::{Class, Token, WordSet};

use super::noun;
use crate::lexicon::words::{is_among, spells_any, word_set};
use crate::lexicon::{Hit, Kind, Spots};
use crate::{Lexicon, Mention, SourceKind};

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
    /// Whether it is something written, and no person or body.
    pub(super) text: bool,
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
    pub(super) spots: &'a Spots<'a>,
    /// The place of the first token in the document.
    pub(super) first: usize,
    /// The places in the document at which somebody may be told to say something.
    pub(super) sayings: &'a [u32],
    pub(super) lexicon: &'a Lexicon,
    pub(super) gazetteer: &'a Gazetteer,
}

/// Adverbs that stand between a subject and its verb.
static ADVERBS: WordSet<15> = WordSet::new([
    "also",
    "later",
    "then",
    "only",
    "meanwhile",
    "earlier",
    "again",
    "since",
    "not",
    "today",
    "yesterday",
    "still",
    "already",
    "even",
    "further",
]);

/// Words that end the phrase of a speaker on either side.
static STOPS: WordSet<15> = WordSet::new([
    "that", "while", "but", "when", "because", "after", "although", "though", "whereas", "as",
    "if", "since", "which", "who", "where",
]);

/// Words that open a clause about the speaker, between commas.
static CLAUSES: WordSet<29> = WordSet::new([
    "who",
    "which",
    "whose",
    "whom",
    "speaking",
    "quoting",
    "citing",
    "a",
    "an",
    "the",
    "in",
    "at",
    "asking",
    "requesting",
    "himself",
    "herself",
    "one",
    "its",
    "his",
    "her",
    "for",
    "now",
    "then",
    "where",
    "not",
    "quoted",
    "talking",
    "based",
    "reached",
]);

/// The furthest that a phrase or a clause within it reaches, in tokens.
const REACH: usize = 40;

impl Scene<'_> {
    /// The longest name of the kind that begins at the token and ends before token `end`.
    #[inline]
    pub(super) fn find(&self, kind: Kind, at: usize, end: usize) -> Option<Hit> {
        self.spots.find(kind, self.first + at, self.first + end).filter(|_| at < end)
    }

    /// The tokens at which somebody may be told to say something, in order.
    pub(super) fn sayings(&self) -> impl Iterator<Item = usize> {
        self.sayings.iter().map(|at| *at as usize - self.first)
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    #[inline]
    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.get(at).is_some_and(|token| spells_any(token, self.text, words))
    }

    /// As [`is`](Self::is), of a set.
    #[inline]
    pub(super) fn among<const N: usize>(&self, at: usize, words: &WordSet<N>) -> bool {
        self.tokens.get(at).is_some_and(|token| is_among(token, words))
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
            || self.among(at, &STOPS) && !self.world_health(at)
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
            || self.abbreviates(at)
    }

    /// The point of `Harbor Inc. said`, `St. Mary's`.
    fn abbreviates(&self, at: usize) -> bool {
        at > 0
            && self.word(at) == "."
            && self.tokens[at - 1].is(Class::CAPITAL)
            && (self.among(
                at - 1,
                word_set![
                    "inc", "corp", "co", "ltd", "bros", "st", "mt", "ft", "dept", "det", "lt",
                    "jr", "sr"
                ],
            ) || self.is(at - 1, &["u.s", "d.c"]))
    }

    /// The phrase that ends before the verb at `verb` and begins at token `floor` or later:
    /// `an official, who was not named, later said`. With `anyone`, whatever noun it is speaks.
    pub(super) fn before(&self, verb: usize, floor: usize, anyone: bool) -> Option<Speaker> {
        let mut end = verb;
        while end > floor && verb - end < 8 && self.light(end - 1) {
            end -= 1;
        }
        // `the head of the clinic in a statement said`
        if end > floor + 3
            && self.is(end - 1, &["statement", "tweet", "communique", "post"])
            && self.is(end - 2, &["a", "an"])
            && self.is(end - 3, &["in"])
        {
            end -= 3;
        }
        // `residents of the area, who said`: the clause is of what stands before it.
        let relative = end == verb
            && end > 1
            && self.is(end - 1, &["who", "which"])
            && !self.world_health(end - 1);
        if relative {
            end -= 1 + usize::from(end > 1 && self.word(end - 2) == ",");
        }
        let reach = end.saturating_sub(REACH);
        let (end, aside) = self.without_asides(end, reach)?;
        // `Hale, a farmer who said he ran, said`: what a clause about the speaker tells lies within.
        let least = if end < floor { reach } else { floor.max(reach) };
        // `the Farabundo Marti Front (FMLN) said`
        let opened = (end.saturating_sub(6)..end).rev().find(|i| self.word(*i) == "(");
        let end = opened.filter(|open| *open > least && self.word(end - 1) == ")").unwrap_or(end);
        let stop = (least..end).rev().find(|i| self.stops(*i));
        let start = stop.map_or(least, |stop| stop + 1);
        // The nearest phrase: `was confirmed by the governor, who said`.
        let start = (start..end)
            .rev()
            .find(|at| relative && self.is(*at, &["by", "to", "with", "from", "and"]))
            .map_or(start, |at| at + 1);
        let mut speaker = self.phrase(start, end, aside.as_ref(), anyone).or_else(|| {
            // `two witnesses who saw it told`: the clause is a part of the phrase.
            let who = stop.filter(|stop| {
                *stop > least && self.is(*stop, &["who", "that"]) && !self.world_health(*stop)
            })?;
            let start = (least..who).rev().find(|i| self.stops(*i)).map_or(least, |i| i + 1);
            let speaker = self.phrase(start, who, None, anyone)?;
            (speaker.tokens.end == who && speaker.back.is_none()).then_some(speaker)
        })?;
        speaker.whole = speaker.tokens.start..verb;
        Some(speaker)
    }

    /// Where a phrase ends before the clauses about it, and the one that tells most:
    /// `X, a spokesman, said`, `X, 63, who lives nearby, said`.
    fn without_asides(&self, end: usize, least: usize) -> Option<(usize, Option<Range<usize>>)> {
        // `Hale, who wrote "The War," said`: the mark closes the title.
        let quoted =
            end > least + 1 && self.tokens[end - 1].is(Class::QUOTE) && self.word(end - 2) == ",";
        // `the monitor – which counts the dead – said`
        if end > least && matches!(self.word(end - 1), "—" | "–") {
            let open = (least..end - 1).rev().find(|i| matches!(self.word(*i), "—" | "–"));
            return open
                .filter(|open| *open > least && self.opens_clause(open + 1))
                .map(|open| (open, Some(open + 1..end - 1)));
        }
        if end <= least || self.word(end - 1) != "," && !quoted {
            return Some((end, None));
        }
        let mut comma = end - 1 - usize::from(quoted);
        let mut aside: Option<Range<usize>> = None;
        for _ in 0..3 {
            let Some(open) = (least..comma).rev().find(|i| self.word(*i) == ",") else { break };
            let inner = open + 1..comma;
            // `the front, meanwhile, said`
            if inner.len() == 1
                && aside.is_none()
                && (self.adverb(open + 1) || self.is(open + 1, &["however", "too"]))
            {
                if self.word(open - usize::from(open > 0)) == "," {
                    break;
                }
                return Some((open, None));
            }
            let age = inner.len() == 1 && self.tokens[open + 1].is(Class::DIGIT);
            let of_person = self.opens_clause(open + 1)
                || self.proper_list(open + 1, comma)
                || self.office(open, comma);
            // A second clause is one of a name: `X, 63, of Y, said`, but not `After noon, X, 63, said`.
            let further = age
                || self.among(open + 1, word_set!["who", "which", "whose", "of", "a", "an", "the"])
                || self.office(open, comma);
            let of_person =
                of_person && (!quoted || self.among(open + 1, word_set!["who", "which", "whose"]));
            let fits = if aside.is_none() { of_person } else { further };
            // `the Dawn Brigade (DB), a rebel group, said`
            let bracket = open > 0 && self.word(open - 1) == ")";
            if !fits
                || inner.is_empty()
                || self.tokens[open.max(1) - 1].is(Class::PUNCT) && !bracket
            {
                break;
            }
            if aside.is_none() || !age {
                aside = Some(inner);
            }
            comma = open;
        }
        aside.map(|aside| (comma, Some(aside)))
    }

    /// The phrase that starts at `at` and after which a clause ends: `said the official, adding`.
    pub(super) fn inverted(&self, at: usize, anyone: bool) -> Option<Speaker> {
        let last = self.tokens.len().min(at + REACH);
        let end = (at..last).find(|i| self.stops(*i)).unwrap_or(last);
        // `said Hale today in reference to the law`: when and where it was said ends the phrase.
        let cut = (at + 1..end).find(|i| {
            self.is(*i, &["during", "after", "today", "yesterday", "tonight", "when"])
                || self.tokens[*i].is(Class::WEEKDAY)
                || self.is(*i, &["on", "late", "early"])
                    && self.tokens.get(i + 1).is_some_and(|day| day.is(Class::WEEKDAY))
                || self.is(*i, &["in"])
                    && self.is(i + 1, &["a", "an", "reference", "response", "remarks", "comments"])
        });
        let speaker = match cut {
            Some(cut) => {
                let mut speaker = self.phrase(at, cut, None, anyone)?;
                speaker.whole = at..cut;
                speaker
            }
            None => self.after(at, anyone)?,
        };
        let end = cut.unwrap_or(end);
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
                word_set![
                    "who",
                    "which",
                    "whose",
                    "speaking",
                    "quoting",
                    "citing",
                    "asking",
                    "requesting",
                    "himself",
                    "herself"
                ],
            )
        })
    }

    /// Whether an article behind a name begins something else: `announced by President Teague the same night`.
    fn begins_anew(&self, start: usize, at: usize) -> bool {
        let joins = Class::PREPOSITION | Class::CONJUNCTION | Class::DETERMINER | Class::POSSESSIVE;
        at > start + 1
            && self.is(at, &["the", "a", "an"])
            && self.tokens[at - 1].is(Class::CAPITAL)
            && self.tokens[at - 1].is(Class::WORD)
            && !self.tokens[at - 1].is(joins)
    }

    /// The phrase that starts at `at`: `according to US officials`.
    pub(super) fn after(&self, at: usize, anyone: bool) -> Option<Speaker> {
        let last = self.tokens.len().min(at + REACH);
        let end = (at..last).find(|i| self.stops(*i) || self.begins_anew(at, *i)).unwrap_or(last);
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
            // At the head of a sentence something must be left that is said.
            let left = at > 4 || aside.end + 2 < self.tokens.len() && aside.len() < 12;
            closed && left && !(aside.clone()).any(|at| self.finite(at))
        });
        let whole = at..aside
            .as_ref()
            .filter(|aside| !self.is(aside.start, &["adding", "saying", "citing", "who", "which"]))
            .map_or(end, |aside| aside.end);
        let mut speaker = self.phrase(at, end, aside.as_ref(), anyone)?;
        speaker.whole = whole;
        Some(speaker)
    }

    /// The subject that opens the sentence, before token `end`: a source or an actor, an article before it at most.
    pub(super) fn opening(&self, end: usize) -> Option<Speaker> {
        let start = usize::from(self.tokens.first().is_some_and(|token| token.is(Class::QUOTE)));
        let limit =
            (start..end.min(start + 8)).find(|at| self.stops(*at)).unwrap_or(end.min(start + 8));
        if let Some(noun) = noun::head(self, start, limit).filter(|noun| noun.start <= start + 3) {
            return (start..noun.start)
                .all(|at| !self.tokens[at].is(Class::PREPOSITION | Class::AUXILIARY))
                .then(|| self.nominal(&noun, start, noun.end, None));
        }
        if let Some(actor) = self.actor(start, limit) {
            return (actor.tokens.start <= start + 1).then_some(actor);
        }
        // `Harbor had turned down the offer`
        let capital = |at: &usize| self.tokens[*at].is(Class::CAPITAL) || self.initial(*at);
        let mut name = (start..limit).take_while(capital).count();
        let verb = self.tokens.get(start + name)?;
        let goes_on = verb.is(Class::AUXILIARY | Class::MODAL)
            || self.word(start + name).ends_with("ed") && verb.is(Class::WORD);
        // `Harbor Inc.`
        name -= usize::from(name > 0 && self.word(start + name - 1) == ".");
        if name == 0 || !goes_on { None } else { self.proper(start, start + name, None) }
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
            || self.adverb(at)
            || self.is(at, &["on"]) && weekday_next
    }

    /// An adverb that may stand between a subject and its verb, or a helper and its participle.
    pub(super) fn adverb(&self, at: usize) -> bool {
        self.among(at, &ADVERBS) || self.manner(at)
    }

    /// An adverb by its ending.
    pub(super) fn manner(&self, at: usize) -> bool {
        let word = self.word(at);
        word.len() > 4
            && (word.ends_with("ly") || word.ends_with("LY"))
            && !self.is(at, &["assembly", "family", "supply", "italy"])
    }

    fn opens_clause(&self, at: usize) -> bool {
        self.among(at, &CLAUSES)
            || self.tokens.get(at).is_some_and(|token| token.is(Class::DIGIT))
            || self.word(at).ends_with("ing")
            || noun::noun(self, at, self.tokens.len()).is_some()
    }

    /// `Ann Hale, Harbor County's transport director, said`: after a name, whose office somebody holds.
    fn office(&self, open: usize, close: usize) -> bool {
        open > 0
            && self.tokens[open - 1].is(Class::CAPITAL)
            && (self.tokens.get(open + 1).is_some_and(|token| token.is(Class::CAPITAL))
                || self.is(open + 1, &["al", "el", "deputy", "head", "chief"]))
            && noun::head(self, open + 1, close).is_some_and(|noun| noun.end == close)
    }

    /// `X, John Smith, said`
    pub(super) fn proper_list(&self, start: usize, end: usize) -> bool {
        start < end
            && end - start <= 5
            && (start..end).all(|i| self.tokens[i].is(Class::CAPITAL | Class::PUNCT))
    }

    pub(super) fn phrase(
        &self,
        start: usize,
        end: usize,
        aside: Option<&Range<usize>>,
        anyone: bool,
    ) -> Option<Speaker> {
        let asks = |at: usize| self.among(at, word_set!["what", "how", "why"]);
        let start = start + usize::from(start < end && asks(start));
        if start >= end
            || self.among(
                start,
                word_set!["nobody", "none", "no", "neither", "everyone", "others", "there"],
            )
        {
            return None;
        }
        if let Some(speaker) = self.pronoun(start, end) {
            return Some(speaker);
        }
        // The last clause of the region: a source noun before another verb belongs to that one.
        if let Some(noun) = noun::head(self, start, end) {
            if let Some(speaker) = self.of_body(start, end, &noun) {
                return Some(speaker);
            }
            let speaker = self.nominal(&noun, start, end, aside);
            return Some(if anyone { self.with_head(speaker, start) } else { speaker });
        }
        let told = aside.and_then(|aside| {
            let mut noun = noun::head(self, aside.start, aside.end)?;
            noun.kind = self.stands_for(&noun, aside.start, aside.end).unwrap_or(noun.kind);
            Some(noun)
        });
        if let Some(speaker) = self.actor(start, end) {
            return Some(speaker);
        }
        let named = self.proper(start, end, told);
        named.or_else(|| anyone.then(|| self.anyone(start, end))?)
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
            && noun::noun(self, start, of).is_none();
        named.then_some(Speaker {
            tokens: start..end,
            whole: start..end,
            kind: noun.kind,
            named: true,
            plural: false,
            country: None,
            text: false,
            back: None,
            rule: noun.entry.rule,
        })
    }

    fn pronoun(&self, start: usize, end: usize) -> Option<Speaker> {
        let at = end - 1;
        let back = if self.is(at, &["he", "she"]) {
            Back::Person
        } else if self.is(at, &["it"]) {
            // `two traders who saw it told`: an object.
            let object = at > start
                && self.tokens[at - 1].is(Class::WORD)
                && !self.tokens[at - 1]
                    .is(Class::CONJUNCTION | Class::WEEKDAY | Class::MONTH | Class::TIME_UNIT)
                && !self.adverb(at - 1);
            if object {
                return None;
            }
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
            text: false,
            back: Some(back),
            rule: "pronoun",
        })
    }
}
