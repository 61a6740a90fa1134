//! Who speaks, where the verb stands first: `said the official`, `according to US officials`.

use dateline_text::Class;

use super::noun;
use super::scene::Scene;
use super::subject::{REACH, Speaker};
use crate::context::PAST;
use crate::lexicon::words::{any, word_set};

impl Scene<'_> {
    /// The phrase that starts at `at` and after which a clause ends: `said the official, adding`.
    pub(super) fn inverted(&self, at: usize, anyone: bool) -> Option<Speaker> {
        let last = self.tokens.len().min(at + REACH);
        let end = (at..last).find(|i| self.stops(*i)).unwrap_or(last);
        // `said Hale today in reference to the law`: when and where it was said ends the phrase.
        let cut = (at + 1..end).find(|i| {
            self.among(
                *i,
                word_set![
                    "during",
                    "after",
                    "today",
                    "yesterday",
                    "tonight",
                    "when",
                    "about",
                    "outside",
                    "inside",
                    "before",
                    "following",
                    "as",
                    "while",
                    "through",
                    "via",
                    "regarding"
                ],
            ) || self.tokens[*i].is(Class::WEEKDAY)
                || self.is(*i, any!["on", "late", "early"])
                    && self.tokens.get(i + 1).is_some_and(|day| day.is(Class::WEEKDAY))
                || self.is(*i, any!["in"])
                    && self
                        .is(i + 1, any!["a", "an", "reference", "response", "remarks", "comments"])
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
        // `said the herders from the valley were on the road when`: they do something, and speak of nothing.
        let act = speaker.tokens.clone().any(|at| {
            let token = &self.tokens[at];
            token.is(Class::AUXILIARY) && !token.is(Class::CAPITAL)
        });
        if quoted || act || self.is(at, any!["its", "their"]) {
            return None;
        }
        // `said a woman related to one of them`
        let told_of = anyone
            && self.is(at, any!["a", "an", "another", "one"])
            && at > 1
            && self.tokens[at - 2].is(Class::QUOTE)
            && (speaker.tokens.end..end).all(|i| {
                !self.tokens[i]
                    .is(Class::AUXILIARY | Class::MODAL | Class::REPORTING | Class::PRONOUN)
            });
        // `said the police had left` says something of the police.
        let rest_is_light = (speaker.tokens.end..end).all(|i| {
            self.light(i)
                || self.tokens[i].is(Class::WEEKDAY.with(Class::MONTH).with(Class::DIGIT))
                || self.is(i, any!["on", "in", "a", "statement"])
        });
        (rest_is_light || told_of).then_some(speaker)
    }

    /// A bracket of the letters within a title, which a name follows: `Senior Inspector (SI) Ann Hale`.
    pub(super) fn letters(&self, at: usize) -> bool {
        let open = match self.word(at) {
            "(" => at,
            ")" if at > 1 => at - 2,
            _ => return false,
        };
        let capital = |at: usize| self.tokens.get(at).is_some_and(|next| next.is(Class::CAPITAL));
        self.word(open) == "("
            && self.word(open + 2) == ")"
            && capital(open + 1)
            && capital(open + 3)
    }

    /// Whether an article behind a name begins something else: `announced by President Teague the same night`.
    fn begins_anew(&self, start: usize, at: usize) -> bool {
        let joins = Class::PREPOSITION | Class::CONJUNCTION | Class::DETERMINER | Class::POSSESSIVE;
        at > start
            && self.is(at, any!["the", "a", "an", "this", "these", "he", "she", "they"])
            && self.tokens[at - 1].is(Class::CAPITAL)
            && self.tokens[at - 1].is(Class::WORD)
            && !self.tokens[at - 1].is(joins)
    }

    /// The phrase that starts at `at`: `according to US officials`.
    pub(super) fn after(&self, at: usize, anyone: bool) -> Option<Speaker> {
        let last = self.tokens.len().min(at + REACH);
        let end = (at..last)
            .find(|i| self.stops(*i) && !self.letters(*i) || self.begins_anew(at, *i))
            .unwrap_or(last);
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
        // `according to police, Robinson, 16, told`: nobody's name explains a body or several.
        .filter(|aside| {
            let noun = noun::head(self, at, end);
            let several =
                noun.is_some_and(|noun| noun.plural || noun.entry.form == noun::Naming::Body);
            // `according to the guard, the number of dead is high`: no office of somebody's.
            let told = noun::head(self, aside.start, aside.end).is_some_and(|told| {
                !(aside.start..told.start).any(|at| self.tokens[at].is(Class::PREPOSITION))
            });
            // `according to police, the raiders entered a street`
            let acts = noun::head(self, aside.start, aside.end).is_some_and(|told| {
                (self.acts(told.end) || self.among(told.end, &PAST))
                    && !self
                        .tokens
                        .get(told.end + 1)
                        .is_some_and(|next| next.is(Class::PREPOSITION | Class::PUNCT))
            });
            let fronted = at <= 4 && self.is(aside.start, any!["the", "a", "an"]);
            let begins = fronted && (!told || acts);
            !(several && self.proper_list(aside.start, aside.end) || begins)
        })
        .filter(|aside| {
            let closed = self.tokens.get(aside.end).is_none_or(|token| token.is(Class::PUNCT))
                && self.word(aside.end) != "(";
            // At the head of a sentence something must be left that is said.
            let left = at > 4 || aside.end + 2 < self.tokens.len() && aside.len() < 12;
            closed && left && !(aside.clone()).any(|at| self.finite(at))
        });
        let whole = at..aside
            .as_ref()
            .filter(|aside| {
                !self.is(aside.start, any!["adding", "saying", "citing", "who", "which"])
            })
            .map_or(end, |aside| aside.end);
        let mut speaker = self.phrase(at, end, aside.as_ref(), anyone)?;
        speaker.whole = whole;
        Some(speaker)
    }
}
