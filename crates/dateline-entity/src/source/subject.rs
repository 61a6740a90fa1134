//! Who speaks: the noun phrase before a verb of saying.

use std::ops::Range;

use dateline_text::Class;

use super::noun;
use super::scene::Scene;
use crate::SourceKind;
use crate::lexicon::words::word_set;

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

/// The furthest that a phrase or a clause within it reaches, in tokens.
pub(super) const REACH: usize = 40;

impl Scene<'_> {
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
