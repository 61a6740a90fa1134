//! Who speaks: the noun phrase before a verb of saying.

use std::ops::Range;

use dateline_text::Class;

use super::noun;
use super::scene::Scene;
use crate::context::PAST;
use crate::lexicon::words::{any, word_set};
use crate::{Entity, SourceKind};

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
        let mut end = self.before_time(verb, floor);
        if end > floor && self.is(end - 1, any!["and", "but", "i", "we", "you"]) {
            return None;
        }
        // `the head of the clinic in a statement said`
        if end > floor + 3
            && self.is(end - 1, any!["statement", "tweet", "communique", "post"])
            && self.is(end - 2, any!["a", "an"])
            && self.is(end - 3, any!["in"])
        {
            end -= 3;
        }
        // `residents of the area, who said`: the clause is of what stands before it.
        let relative =
            end > 1 && self.is(end - 1, any!["who", "which"]) && !self.world_health(end - 1);
        if relative {
            end -= 1 + usize::from(end > 1 && self.word(end - 2) == ",");
        }
        let reach = end.saturating_sub(REACH);
        let (end, aside) = self.without_asides(end, reach)?;
        // `Hale, a farmer who said he ran, said`: what a clause about the speaker tells lies within.
        let least = if end < floor { reach } else { floor.max(reach) };
        let end = self.without_bracket(end, least);
        if let Some(speaker) =
            self.quoted_name(end, verb).or_else(|| self.named_in_marks(end, verb))
        {
            return Some(speaker);
        }
        let stop = (least..end).rev().find(|i| self.stops(*i) || self.dash(*i));
        let start = stop.map_or(least, |stop| stop + 1);
        // The nearest phrase: `was confirmed by the governor, who said`; `and` may be a part of it.
        let opens = |at: &usize| {
            self.is(*at, any!["by", "to", "with", "from"])
                || self.is(*at, any!["and"]) && noun::noun(self, at + 1, end).is_some()
        };
        let start = (start..end).rev().find(|at| relative && opens(at)).map_or(start, |at| at + 1);
        // `herders who reached the town said`: what stands behind `who` is no speaker where a verb opens it.
        let of_clause = stop.is_some_and(|who| {
            let lives = || {
                let word = self.word(start);
                word.ends_with('s')
                    && word.bytes().all(|letter| letter.is_ascii_lowercase())
                    && noun::noun(self, start, end).is_none()
            };
            self.is(who, any!["who"]) && !self.world_health(who) && (self.acts(start) || lives())
        });
        let phrase = if of_clause { None } else { self.phrase(start, end, aside.as_ref(), anyone) };
        let mut speaker = phrase.or_else(|| {
            // `two witnesses who saw it told`: the clause is a part of the phrase.
            // `told police that the pair argued`: no clause about the police.
            let clause = |stop: usize| {
                self.is(stop, any!["who"])
                    || self.is(stop, any!["that"])
                        && self.tokens.get(stop + 1).is_some_and(|next| {
                            !next.is(Class::DETERMINER
                                | Class::PRONOUN
                                | Class::CAPITAL
                                | Class::DIGIT)
                        })
            };
            let who =
                stop.filter(|stop| *stop > least && clause(*stop) && !self.world_health(*stop))?;
            let start = (least..who).rev().find(|i| self.stops(*i)).map_or(least, |i| i + 1);
            let mut speaker = self.phrase(start, who, None, anyone)?;
            // `the man who owned the boat`: the clause tells which.
            speaker.back = speaker.back.filter(|back| !(of_clause && *back == Back::Noun));
            (speaker.tokens.end == who && speaker.back.is_none()).then_some(speaker)
        })?;
        // `the signatories of the document asserted`
        if !anyone && speaker.rule.starts_with("sources/") && speaker.tokens.start > start {
            speaker = self.with_head(speaker, start);
        }
        // In capitals a phrase may run on into the verb of another clause.
        let runs_on = |at: usize| {
            let verb = Class::AUXILIARY | Class::MODAL;
            self.tokens[at].is(verb)
                && self.tokens[at].is(Class::UPPER)
                && !self.is(at, any!["is", "will", "may", "do"])
        };
        if speaker.tokens.len() > 3 && speaker.tokens.clone().any(runs_on) {
            return None;
        }
        // The name in a clause about an office: the office begins the phrase.
        let first = if speaker.tokens.start > end { start } else { speaker.tokens.start };
        speaker.whole = first..verb;
        Some(speaker)
    }

    /// `a man authorities say was shot`: those who say it begin behind the one of whom they say it.
    pub(super) fn drop_subject_of_clause(&self, speaker: &mut Speaker, verb: usize) {
        let last = speaker.tokens.end - 1;
        let clause = self.is(verb, any!["say", "says", "said", "believe", "allege"])
            && self.tokens.get(verb + 1).is_some_and(|next| {
                next.is(Class::AUXILIARY)
                    || past(self.word(verb + 1))
                    || self.among(verb + 1, &PAST)
            })
            && speaker.tokens.end == verb
            && last > speaker.tokens.start + 1
            && self.is(speaker.tokens.start, any!["a", "an", "the"])
            && self.among(
                last,
                word_set![
                    "authorities",
                    "police",
                    "officials",
                    "investigators",
                    "prosecutors",
                    "detectives",
                    "deputies",
                    "officers"
                ],
            );
        // `a man`, but not `the local police`
        let before = || {
            self.mentions.iter().any(|mention| {
                let head = self.tokens[last - 1].span;
                matches!(mention.entity, Entity::People(_)) && mention.span.contains(head)
            })
        };
        if clause && before() {
            speaker.tokens = last..verb;
            speaker.whole = last..verb;
            let known = noun::noun(self, last, verb);
            (speaker.kind, speaker.rule) =
                known.map_or((speaker.kind, speaker.rule), |noun| (noun.kind, noun.entry.rule));
        }
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
            || self.spells(
                end - 1,
                &["we've", "we’ve", "i've", "i’ve", "they've", "they’ve", "you've", "you’ve"],
            )
            || self.among(start, word_set!["nobody", "none", "no", "neither", "everyone", "there"])
        {
            return None;
        }
        if let Some(speaker) = self.pronoun(start, end) {
            return Some(speaker);
        }
        // The last clause of the region: a source noun before another verb belongs to that one.
        let surname = |noun: &noun::Noun| {
            noun.entry.form == noun::Naming::Person
                && !noun.plural
                && noun.start == start
                && noun.end == end
                && start + 1 == end
                && start > 0
                && self.tokens[start].is(Class::CAPITAL)
                && !self.tokens[start].is(Class::UPPER)
                && self.tokens.get(end).is_some_and(|next| !next.is(Class::CAPITAL))
        };
        // `King said`, `according to Skipper`: a lone word for an office without an article is a name.
        if let Some(noun) = noun::head(self, start, end).filter(|noun| !surname(noun)) {
            // `after the murder of ten leaders the front said`: an article begins anew.
            if noun.end < end
                && matches!(noun.entry.form, noun::Naming::Person | noun::Naming::Text)
                && self.is(noun.end, any!["the", "a", "an"])
            {
                return self.phrase(noun.end, end, aside, anyone);
            }
            if let Some(speaker) = self.of_body(start, end, &noun) {
                return Some(speaker);
            }
            let speaker = self.nominal(&noun, start, end, aside);
            return Some(if anyone { self.with_head(speaker, start) } else { speaker });
        }
        let told = aside.and_then(|aside| {
            // `who`, in capitals, is no body, and a body deep within the clause tells little of the person.
            let who = self.is(aside.start, any!["who"]);
            let near = |noun: &noun::Noun| {
                noun.entry.form == noun::Naming::Person
                    || noun.start <= aside.start + 3
                    || self.is(aside.start, any!["of", "with", "from"])
            };
            let from = aside.start + usize::from(who);
            // `who heads the district`, `who talked to residents`: the name is no plural.
            let other = |noun: &noun::Noun| {
                // `Ann Hale, in a statement, said`
                who && noun.plural || noun.entry.form == noun::Naming::Text
            };
            let mut noun =
                noun::head(self, from, aside.end).filter(|noun| near(noun) && !other(noun))?;
            noun.kind = self.stands_for(&noun, aside.start, aside.end).unwrap_or(noun.kind);
            Some(noun)
        });
        if let Some(speaker) = self.actor(start, end) {
            return Some(speaker);
        }
        let named = self.proper(start, end, told).or_else(|| self.of_somewhere(start, end));
        named.or_else(|| anyone.then(|| self.anyone(start, end))?).or_else(|| {
            // `the mission's media adviser, Ann Hale, urged`: an office that no list knows, of somebody with a name.
            let aside = aside.filter(|aside| (2..=4).contains(&aside.len()))?;
            let name = aside
                .clone()
                .all(|at| self.tokens[at].is(Class::CAPITAL) && self.country_at(at).is_none());
            let noun = end.checked_sub(1).is_some_and(|last| {
                self.tokens[last].is(Class::WORD)
                    && !self.tokens[last].is(Class::CAPITAL | Class::PREPOSITION | Class::AUXILIARY)
            });
            if name && noun { self.proper(aside.start, aside.end, None) } else { None }
        })
    }

    /// `Ann Hale of the interior ministry`, `Sgt. Roe with the county police`: a person, of the kind of the body.
    fn of_body(&self, start: usize, end: usize, noun: &noun::Noun) -> Option<Speaker> {
        let of = (start + 1..noun.start)
            .rev()
            .take(6)
            .find(|at| self.is(*at, any!["of", "with", "from"]))?;
        let name = start..of;
        let named = name.len() >= 2
            && name.len() <= 5
            && name.clone().all(|at| {
                let closed = Class::CONJUNCTION | Class::DETERMINER | Class::PRONOUN;
                self.tokens[at].is(Class::CAPITAL) && !self.tokens[at].is(closed)
                    || matches!(self.word(at), "." | "-")
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

    pub(super) fn pronoun(&self, start: usize, end: usize) -> Option<Speaker> {
        let at = end - 1;
        let back = if self.is(at, any!["he", "she"]) {
            Back::Person
        } else if self.is(at, any!["it"]) {
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
        } else if self.is(at, any!["they"]) {
            Back::Several
        } else {
            return None;
        };
        (start <= at).then(|| self.back_to(at, back))
    }

    /// Somebody told of before, by the pronoun at `at`.
    #[expect(clippy::unused_self, reason = "speakers are made of a scene")]
    pub(super) fn back_to(&self, at: usize, back: Back) -> Speaker {
        Speaker {
            tokens: at..at + 1,
            whole: at..at + 1,
            kind: SourceKind::Person,
            named: false,
            plural: back == Back::Several,
            country: None,
            text: false,
            back: Some(back),
            rule: "pronoun",
        }
    }

    /// Whether a verb stands at `at`, as far as its ending or a list of auxiliaries tells it.
    pub(super) fn acts(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at).filter(|token| token.is(Class::WORD)) else {
            return false;
        };
        token.is(Class::AUXILIARY | Class::MODAL | Class::REPORTING) || past(self.word(at))
    }
}

/// `reached`, `CLAIMED`
pub(super) fn past(word: &str) -> bool {
    word.len() > 3 && (word.ends_with("ed") || word.ends_with("ED"))
}
