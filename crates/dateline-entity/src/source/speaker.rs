//! The phrase of a speaker: a noun with its nation and office, an actor, or a name.

use std::ops::Range;

use dateline_gazetteer::Kind;
use dateline_text::{Class, Span};

use super::kind::source_kind;
use super::noun::{self, Naming, Noun};
use super::scene::Scene;
use super::subject::{Back, Speaker};
use crate::lexicon::words::{any, word_set};
use crate::{Entity, PlaceRole, SourceKind};

impl Scene<'_> {
    /// Where the phrase of a noun starts: with its article, number, nation and adjectives.
    pub(super) fn start_of(&self, noun: usize, from: usize) -> usize {
        let mut start = noun;
        while start > from && noun - start < 9 {
            let token = &self.tokens[start - 1];
            let coordinated = self.is(start - 1, any!["and"])
                && start > from + 1
                && self.coordinates(start - 1, from);
            if token.is(Class::DETERMINER) && !coordinated {
                start -= 1;
                // `all three sources`
                while start > from && self.is(start - 1, any!["all", "both", "another"]) {
                    start -= 1;
                }
                break;
            }
            let joins = token.is(Class::WORD | Class::DIGIT | Class::POSSESSIVE)
                || matches!(self.word(start - 1), "-" | "." | "/" | "’" | "'")
                || self.of_several(start - 1);
            let stops = token.is(Class::PREPOSITION
                .with(Class::PRONOUN)
                .with(Class::AUXILIARY)
                .with(Class::CONJUNCTION)
                .with(Class::REPORTING)
                .with(Class::MODAL))
                && !(token.is(Class::UPPER)
                    && self.spells(start - 1, &["us", "u.s", "u.s.", "u.n", "is", "who"]));
            let adverb = self.among(
                start - 1,
                word_set![
                    "meanwhile",
                    "however",
                    "earlier",
                    "later",
                    "still",
                    "then",
                    "today",
                    "yesterday",
                    "also"
                ],
            ) || token.is(Class::WEEKDAY | Class::MONTH);
            if !coordinated && (!joins || stops || adverb) {
                break;
            }
            start -= 1;
        }
        start
    }

    /// `security officials and war monitors`, `US and Iraqi officials`: whether `and` joins speakers.
    fn coordinates(&self, and: usize, from: usize) -> bool {
        let nation = |at: usize| self.country_at(at).is_some();
        nation(and - 1) && nation(and + 1)
            || self.calling(and - 1).is_some()
                && noun::noun(self, and + 1, self.tokens.len()).is_some_and(|noun| noun.plural)
            || (from..and)
                .rev()
                .take(6)
                .any(|i| noun::noun(self, i, and).is_some_and(|noun| noun.end == and))
    }

    /// What kind of sources the word makes that shares its noun with another: the `security` of `security and local sources`.
    fn calling(&self, at: usize) -> Option<SourceKind> {
        if self.is(at, any!["security", "intelligence"]) {
            Some(SourceKind::Security)
        } else if self.is(at, any!["medical", "hospital", "health"]) {
            Some(SourceKind::Medical)
        } else if self.is(at, any!["judicial", "diplomatic", "administrative"]) {
            Some(SourceKind::Government)
        } else {
            None
        }
    }

    pub(super) fn nominal(
        &self,
        noun: &Noun,
        from: usize,
        limit: usize,
        aside: Option<&Range<usize>>,
    ) -> Speaker {
        let start = self.start_of(noun.start, from);
        let start =
            (start..noun.start).find(|at| !self.tokens[*at].is(Class::PUNCT)).unwrap_or(noun.start);
        let mut noun = *noun;
        let mut coordinated = (start..noun.start).any(|i| self.is(i, any!["and"]));
        let mut end = noun.end;
        // `security officials and war monitors said`
        if self.is(end, any!["and"])
            && end + 1 < limit
            && let Some(second) = noun::head(self, end + 1, limit)
            && second.start <= end + 4
        {
            coordinated = true;
            noun.plural = true;
            end = second.end;
        }
        let named_after = |at: usize| {
            at < limit
                && self.tokens[at].is(Class::CAPITAL)
                && !self.tokens[at].is(Class::MONTH
                    .with(Class::WEEKDAY)
                    .with(Class::CONJUNCTION)
                    .with(Class::DETERMINER)
                    .with(Class::AUXILIARY)
                    .with(Class::MODAL))
                && self.country_at(at).is_none()
        };
        let mut named = false;
        // `Senior Inspector (SI) Ann Hale`
        if self.letters(end) && end + 3 < limit && noun.entry.form == Naming::Person {
            end += 3;
        }
        let next = self.tokens.get(end).filter(|_| end < limit);
        if let Some(next) = next {
            let written = noun.entry.form == Naming::Text
                && (self.is(end, any!["by"]) || self.agent_of(&noun, limit).is_some());
            let close = self.is(end, any!["close"]) && self.is(end + 1, any!["to"]);
            if (written
                || close
                || self.among(
                    end,
                    word_set!["of", "for", "at", "in", "with", "from", "on", "near", "to"],
                ))
                && !self
                    .tokens
                    .get(end + 1)
                    .is_some_and(|t| t.is(Class::WEEKDAY.with(Class::MONTH)))
            {
                end = limit;
            } else if named_after(end) && noun.entry.form == Naming::Person {
                named = true;
                end = limit;
            } else if next.is(Class::TITLE | Class::CAPITAL)
                && !next.is(Class::CONJUNCTION)
                && noun.entry.form != Naming::Person
            {
                end = limit;
            } else if noun.entry.form == Naming::Body
                && next.is(Class::WORD)
                && self.person_of(end + 1, limit)
            {
                // `school counsellor Ann Hale`
                named = true;
                end = limit;
            } else if next.is(Class::POSSESSIVE) && self.person_of(end + 1, limit) {
                // `the county sheriff's Lt. Ann Hale`
                named = true;
                end = limit;
            } else if noun.entry.form == Naming::Name
                && noun::noun(self, end, limit).is_none()
                && next.is(Class::WORD)
                && limit - end <= 3
            {
                // `the Syrian Observatory for Human Rights war monitor`
                end = limit;
            }
        }
        let mut kind = self.stands_for(&noun, start, end).unwrap_or(noun.kind);
        // `security and local sources`
        let shared = (start..noun.start).find(|at| self.is(at + 1, any!["and"]));
        if let Some(first) = shared.and_then(|at| self.calling(at)) {
            kind = first;
        }
        // `Major Ann Hale, a police officer`
        if noun.entry.office
            && kind == SourceKind::Military
            && aside
                .and_then(|aside| noun::head(self, aside.start, aside.end))
                .is_some_and(|told| told.kind == SourceKind::Police)
        {
            kind = SourceKind::Police;
        }
        // `Father Romo` is a priest, `her father` a relative.
        if self.tokens[noun.start].is(Class::TITLE)
            && noun.entry.rule == "sources/family-member"
            && named_after(noun.end)
        {
            kind = SourceKind::Person;
        }
        // `the rebel Dawn Brigade`
        let actor = self.tokens.get(end).filter(|_| end < limit).and_then(|next| {
            self.mentions.iter().find(|m| {
                m.span.start == next.span.start
                    && matches!(&m.entity, Entity::Actor(actor) if actor.name.is_some())
            })
        });
        if let Some(actor) = actor {
            named = true;
            end = (end..limit)
                .take_while(|i| self.tokens[*i].span.end <= actor.span.end)
                .last()
                .map_or(end, |last| last + 1);
        }
        let described = (start..noun.start).filter(|i| self.tokens[*i].is(Class::CAPITAL)).count();
        let indefinite = self.among(
            start,
            word_set!["a", "an", "another", "one", "some", "several", "other", "two", "three"],
        ) || self.tokens[start]
            .is(Class::NUMBER_WORD.with(Class::VAGUE_NUMBER).with(Class::DIGIT));
        named |= match noun.entry.form {
            Naming::Name => true,
            Naming::Body => !indefinite && (!noun.plural || !self.plain_plural(&noun)),
            Naming::Person => {
                aside.is_some_and(|aside| {
                    aside.len() >= 2 && self.proper_list(aside.start, aside.end)
                }) || described > 1 && self.personal(start, noun.start)
            }
            Naming::Text => false,
        };
        if noun.entry.form == Naming::Person
            && aside.is_some_and(|aside| {
                self.proper_list(aside.start, aside.end) && self.country_at(aside.start).is_none()
            })
        {
            named = true;
        }
        let definite =
            self.is(start, any!["the", "this", "that", "these", "those"]) && !coordinated;
        let bare =
            start + 1 == noun.start || self.is(start + 1, any!["same"]) && start + 2 == noun.start;
        let back = definite
            && bare
            && end == noun.end
            && noun.entry.form != Naming::Name
            && aside.is_none_or(|aside| {
                self.is(aside.start, any!["who", "which", "whose", "speaking"])
            });
        Speaker {
            tokens: start..end,
            whole: start..end,
            kind,
            named,
            plural: noun.plural || coordinated,
            country: (start..noun.end).find_map(|i| self.country_at(i)),
            text: noun.entry.form == Naming::Text,
            back: back.then_some(Back::Noun),
            rule: noun.entry.rule,
        }
    }

    /// Whether a name of two words or more fills `start..end`, behind the body whose the person is.
    fn person_of(&self, start: usize, end: usize) -> bool {
        end >= start + 2
            && (start..end).all(|at| {
                let closed = Class::PREPOSITION | Class::CONJUNCTION | Class::WEEKDAY;
                self.initial(at)
                    || self.tokens[at].is(Class::CAPITAL) && !self.tokens[at].is(closed)
            })
    }

    /// `rights groups`: a plural of bodies names none of them; `the authorities`, `officers` are bodies in the plural only.
    fn plain_plural(&self, noun: &Noun) -> bool {
        !self.among(
            noun.end - 1,
            word_set![
                "authorities",
                "forces",
                "guards",
                "services",
                "media",
                "villagers",
                "people"
            ],
        )
    }

    /// Two capitalised words that are no nation before the noun: `John Hale's lawyer`, not `Iraqi Defense`.
    fn personal(&self, start: usize, end: usize) -> bool {
        (start..end).all(|i| self.country_at(i).is_none())
            && (start..end).any(|i| self.tokens[i].is(Class::POSSESSIVE))
    }

    /// An actor of the lexicon, or a capital that stands for a government.
    pub(super) fn actor(&self, start: usize, end: usize) -> Option<Speaker> {
        if start >= end {
            return None;
        }
        let range = self.tokens[start].span.join(self.tokens[end - 1].span);
        let from = self.mentions.partition_point(|m| m.span.start < range.start);
        // `the Houthi-run radio`: not those who run it.
        let runs = |span: Span| {
            let at = self.tokens.partition_point(|token| token.span.start < span.end);
            matches!(self.tokens.get(at..at + 2), Some([hyphen, next])
                if hyphen.is_mark("-") && hyphen.touches(next) && hyphen.span.start == span.end
                    && !next.is(Class::CAPITAL))
        };
        let within = self.mentions[from..]
            .iter()
            .take_while(|m| m.span.start < range.end)
            .filter(|m| m.span.end <= range.end && !runs(m.span));
        let mut found: Option<(Span, SourceKind, bool, Option<String>)> = None;
        for mention in within {
            found = match &mention.entity {
                Entity::Actor(actor) => Some((
                    mention.span,
                    source_kind(actor.kind),
                    actor.name.is_some(),
                    actor.country.as_ref().map(ToString::to_string),
                )),
                Entity::Place(place) if place.role == PlaceRole::Metonym && found.is_none() => {
                    Some((
                        mention.span,
                        SourceKind::Government,
                        true,
                        place.countries.first().map(ToString::to_string),
                    ))
                }
                _ => None,
            }
            .or(found);
            if found.is_some() {
                break;
            }
        }
        let (span, kind, named, country) = found?;
        let first = (start..end).find(|i| self.tokens[*i].span.start >= span.start)?;
        // Only a subject: nothing but articles before it, little after it.
        // `late on Wednesday the Dawn Brigade said`
        let timed = first > start
            && self.tokens[first
                - 1
                - usize::from(first > start + 1 && self.tokens[first - 1].is(Class::DETERMINER))]
            .is(Class::WEEKDAY | Class::MONTH | Class::TIME_UNIT);
        let leads = timed
            || (start..first).all(|i| {
                self.tokens[i].is(Class::DETERMINER | Class::CONJUNCTION)
                    || !self.tokens[i]
                        .is(Class::PREPOSITION.with(Class::REPORTING).with(Class::AUXILIARY))
            });
        let last = (first..end).rev().find(|i| self.tokens[*i].span.end <= span.end)?;
        let trails =
            (last + 1..end).all(|i| !self.tokens[i].is(Class::AUXILIARY.with(Class::REPORTING)));
        let article = if first > start && self.tokens[first - 1].is(Class::DETERMINER) {
            first - 1
        } else {
            first
        };
        (leads && trails && first <= start + 5).then_some(Speaker {
            tokens: article..last + 1,
            whole: article..last + 1,
            kind,
            named,
            plural: false,
            country,
            text: false,
            back: None,
            rule: "actor",
        })
    }

    /// The country that a nation or its name at this token stands for.
    pub(super) fn country_at(&self, at: usize) -> Option<String> {
        let token = self.tokens.get(at).filter(|token| token.is(Class::CAPITAL))?;
        let ahead = &self.tokens[at..self.tokens.len().min(at + 4)];
        if token.is(Class::NATION_HEAD)
            && let Some((_, country)) = self.gazetteer.demonym(ahead)
        {
            return Some(country.to_owned());
        }
        // Of most words it was told before whether a name begins with them.
        let asked = token.is(Class::PLACE_ASKED);
        if asked && !token.is(Class::PLACE_HEAD) || !asked && !self.gazetteer.is_head(token.hash) {
            return None;
        }
        let (_, places) = self.gazetteer.longest(ahead)?;
        places.best().filter(|place| place.kind() == Kind::Country)?.country().map(str::to_owned)
    }
}
