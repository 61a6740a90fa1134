//! Who speaks: the noun phrase on either side of a verb of saying.

use std::ops::Range;

use dateline_gazetteer::{Gazetteer, Kind};
use dateline_text::{Class, Span, Token};

use super::noun::{self, Form, Noun};
use crate::{ActorKind, Entity, Mention, PlaceRole, SourceKind};

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

/// The furthest that a phrase or a clause within it reaches, in tokens.
const REACH: usize = 40;

impl Scene<'_> {
    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
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
            || self.is(
                at,
                &[
                    "that", "while", "but", "when", "because", "after", "although", "though",
                    "whereas", "as", "if", "since", "which", "who", "where",
                ],
            )
    }

    /// The point of `John F. Kennedy` or `Gen. Mark`.
    fn initial(&self, at: usize) -> bool {
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
        let mut aside = None;
        // Clauses between commas, at most two: `X, a spokesman, speaking to reporters, said`.
        let mut close = end;
        for _ in 0..2 {
            if !(close > 1 && self.word(close - 1) == ",") {
                break;
            }
            let open =
                (close.saturating_sub(REACH)..close - 1).rev().find(|i| self.word(*i) == ",")?;
            if self.opens_clause(open + 1) || self.proper_list(open + 1, close - 1) {
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
        let mut speaker = self.phrase(start, end, aside)?;
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
            self.is(
                open + 1,
                &[
                    "who",
                    "which",
                    "whose",
                    "speaking",
                    "quoting",
                    "citing",
                    "asking",
                    "requesting",
                    "himself",
                    "herself",
                ],
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
        });
        let whole = at..aside
            .as_ref()
            .filter(|aside| !self.is(aside.start, &["adding", "saying", "citing", "who", "which"]))
            .map_or(end, |aside| aside.end);
        let mut speaker = self.phrase(at, end, aside)?;
        speaker.whole = whole;
        Some(speaker)
    }

    /// Adverbs and auxiliaries between a subject and its verb.
    fn light(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.is(Class::AUXILIARY | Class::MODAL | Class::WEEKDAY)
            || self.word(at).len() > 4
                && self.word(at).ends_with("ly")
                && !self.is(at, &["assembly", "family", "supply", "italy"])
            || self.is(
                at,
                &[
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
                    "on",
                    "would",
                ],
            ) && !(self.is(at, &["on"])
                && !self.tokens.get(at + 1).is_some_and(|next| next.is(Class::WEEKDAY)))
    }

    fn opens_clause(&self, at: usize) -> bool {
        self.is(
            at,
            &[
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
                "himself",
                "now",
                "then",
                "where",
                "not",
                "quoted",
                "talking",
                "based",
                "reached",
            ],
        ) || self.tokens.get(at).is_some_and(|token| token.is(Class::DIGIT))
            || self.word(at).ends_with("ing")
            || noun::noun(self.tokens, at, self.tokens.len()).is_some()
    }

    /// `X, John Smith, said`
    fn proper_list(&self, start: usize, end: usize) -> bool {
        start < end
            && end - start <= 5
            && (start..end).all(|i| self.tokens[i].is(Class::CAPITAL | Class::PUNCT))
    }

    fn phrase(&self, start: usize, end: usize, aside: Option<Range<usize>>) -> Option<Speaker> {
        if start >= end
            || self.is(start, &["nobody", "none", "no", "neither", "everyone", "others", "there"])
        {
            return None;
        }
        if let Some(speaker) = self.pronoun(start, end) {
            return Some(speaker);
        }
        // The last clause of the region: a source noun before another verb belongs to that one.
        if let Some(noun) = noun::head(self.tokens, start, end) {
            return self.nominal(noun, start, end, aside.as_ref());
        }
        let told = aside.clone().and_then(|aside| noun::head(self.tokens, aside.start, aside.end));
        if let Some(speaker) = self.actor(start, end) {
            return Some(speaker);
        }
        self.proper(start, end, told)
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

    /// Where the phrase of a noun starts: with its article, number, nation and adjectives.
    fn start_of(&self, noun: usize, from: usize) -> usize {
        let mut start = noun;
        while start > from && noun - start < 9 {
            let token = &self.tokens[start - 1];
            let coordinated = self.is(start - 1, &["and"])
                && start > from + 1
                && self.coordinates(start - 1, from);
            if token.is(Class::DETERMINER) && !coordinated {
                start -= 1;
                // `all three sources`
                while start > from && self.is(start - 1, &["all", "both", "another"]) {
                    start -= 1;
                }
                break;
            }
            let joins = token.is(Class::WORD | Class::DIGIT | Class::POSSESSIVE)
                || matches!(self.word(start - 1), "-" | "." | "/" | "’" | "'");
            let stops = token.is(Class::PREPOSITION
                .with(Class::PRONOUN)
                .with(Class::AUXILIARY)
                .with(Class::CONJUNCTION)
                .with(Class::REPORTING)
                .with(Class::MODAL))
                && !token.is(Class::UPPER);
            let adverb = self.is(
                start - 1,
                &[
                    "meanwhile",
                    "however",
                    "earlier",
                    "later",
                    "still",
                    "then",
                    "today",
                    "yesterday",
                    "also",
                ],
            ) || token.is(Class::WEEKDAY);
            if !(joins && !stops && !adverb || coordinated) {
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
            || (from..and)
                .rev()
                .take(6)
                .any(|i| noun::noun(self.tokens, i, and).is_some_and(|noun| noun.end == and))
    }

    fn nominal(
        &self,
        noun: Noun,
        from: usize,
        limit: usize,
        aside: Option<&Range<usize>>,
    ) -> Option<Speaker> {
        let start = self.start_of(noun.start, from);
        let mut noun = noun;
        let mut coordinated = (start..noun.start).any(|i| self.is(i, &["and"]));
        let mut end = noun.end;
        // `security officials and war monitors said`
        if self.is(end, &["and"])
            && end + 1 < limit
            && let Some(second) = noun::head(self.tokens, end + 1, limit)
            && second.start <= end + 4
        {
            coordinated = true;
            noun.plural = true;
            end = second.end;
        }
        let named_after = |at: usize| {
            at < limit
                && self.tokens[at].is(Class::CAPITAL)
                && !self.tokens[at].is(Class::MONTH.with(Class::WEEKDAY))
                && self.country_at(at).is_none()
        };
        let mut named = false;
        let next = self.tokens.get(end).filter(|_| end < limit);
        if let Some(next) = next {
            if self.is(end, &["of", "for", "at", "in", "with", "from", "on", "near", "to"])
                && !self
                    .tokens
                    .get(end + 1)
                    .is_some_and(|t| t.is(Class::WEEKDAY.with(Class::MONTH)))
            {
                end = limit;
            } else if named_after(end) && noun.entry.form == Form::Person {
                named = true;
                end = limit;
            } else if next.is(Class::TITLE | Class::CAPITAL) && noun.entry.form != Form::Person {
                end = limit;
            } else if noun.entry.form == Form::Name
                && noun::noun(self.tokens, end, limit).is_none()
                && next.is(Class::WORD)
                && limit - end <= 3
            {
                // `the Syrian Observatory for Human Rights war monitor`
                end = limit;
            }
        }
        // `a spokesman for the brigade` speaks for the army.
        let general = noun.entry.kind == SourceKind::Official
            || ["sources/officer", "sources/colonel", "sources/commander"]
                .contains(&noun.entry.rule);
        let entry = if general && end > noun.end {
            noun::head(self.tokens, noun.end + 1, end)
                .map(|whose| whose.entry)
                .filter(|whose| matches!(whose.form, Form::Body | Form::Name))
                .map(|whose| whose.kind)
        } else {
            None
        };
        let kind = entry.unwrap_or(noun.entry.kind);
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
        let indefinite = self
            .is(start, &["a", "an", "another", "one", "some", "several", "other", "two", "three"])
            || self.tokens[start]
                .is(Class::NUMBER_WORD.with(Class::VAGUE_NUMBER).with(Class::DIGIT));
        named |= match noun.entry.form {
            Form::Name => true,
            Form::Body => !indefinite && (!noun.plural || !self.plain_plural(noun)),
            Form::Person => {
                aside.is_some_and(|aside| {
                    aside.len() >= 2 && self.proper_list(aside.start, aside.end)
                }) || described > 1 && self.personal(start, noun.start)
            }
            Form::Text => false,
        };
        if noun.entry.form == Form::Person
            && aside.is_some_and(|aside| {
                self.proper_list(aside.start, aside.end) && self.country_at(aside.start).is_none()
            })
        {
            named = true;
        }
        let definite = self.is(start, &["the", "this", "that", "these", "those"]) && !coordinated;
        let bare =
            start + 1 == noun.start || self.is(start + 1, &["same"]) && start + 2 == noun.start;
        let back = definite
            && bare
            && end == noun.end
            && noun.entry.form != Form::Name
            && aside
                .is_none_or(|aside| self.is(aside.start, &["who", "which", "whose", "speaking"]));
        Some(Speaker {
            tokens: start..end,
            whole: start..end,
            kind,
            named,
            plural: noun.plural || coordinated,
            country: (start..noun.end).find_map(|i| self.country_at(i)),
            back: back.then_some(Back::Noun),
            rule: noun.entry.rule,
        })
    }

    /// `rights groups`: a plural of bodies names none of them; `the authorities`, `officers` are bodies in the plural only.
    fn plain_plural(&self, noun: Noun) -> bool {
        !self.is(
            noun.end - 1,
            &["authorities", "forces", "guards", "services", "media", "villagers", "people"],
        )
    }

    /// Two capitalised words that are no nation before the noun: `John Hale's lawyer`, not `Iraqi Defense`.
    fn personal(&self, start: usize, end: usize) -> bool {
        (start..end).all(|i| self.country_at(i).is_none())
            && (start..end).any(|i| self.tokens[i].is(Class::POSSESSIVE))
    }

    /// An actor of the lexicon, or a capital that stands for a government.
    fn actor(&self, start: usize, end: usize) -> Option<Speaker> {
        let range = self.tokens[start].span.join(self.tokens[end - 1].span);
        let from = self.mentions.partition_point(|m| m.span.start < range.start);
        let within = self.mentions[from..]
            .iter()
            .take_while(|m| m.span.start < range.end)
            .filter(|m| m.span.end <= range.end);
        let mut found: Option<(Span, SourceKind, bool, Option<String>)> = None;
        for mention in within {
            found = match &mention.entity {
                Entity::Actor(actor) => {
                    let kind = match actor.kind {
                        ActorKind::State => SourceKind::Government,
                        ActorKind::StateForce | ActorKind::Coalition => SourceKind::Military,
                        ActorKind::Police => SourceKind::Police,
                        ActorKind::ArmedGroup
                        | ActorKind::Umbrella
                        | ActorKind::CriminalGroup
                        | ActorKind::Unidentified => SourceKind::ArmedGroup,
                        ActorKind::Other => SourceKind::Official,
                    };
                    Some((mention.span, kind, actor.name.is_some(), actor.country.clone()))
                }
                Entity::Place(place) if place.role == PlaceRole::Metonym && found.is_none() => {
                    Some((
                        mention.span,
                        SourceKind::Government,
                        true,
                        place.countries.first().cloned(),
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
        let leads = (start..first).all(|i| {
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
            back: None,
            rule: "actor",
        })
    }

    /// A name and nothing that tells whose: `Teague said`, `X, a spokesman for the army, said`.
    fn proper(&self, start: usize, end: usize, told: Option<Noun>) -> Option<Speaker> {
        let mut first = end;
        while first > start {
            let token = &self.tokens[first - 1];
            let fits = token.is(Class::CAPITAL)
                && !token.is(Class::PRONOUN
                    .with(Class::MONTH)
                    .with(Class::WEEKDAY)
                    .with(Class::CONJUNCTION)
                    .with(Class::PREPOSITION)
                    .with(Class::DETERMINER))
                || first < end
                    && (matches!(self.word(first - 1), "-" | "’" | "'")
                        || self.initial(first - 1)
                        || crate::place::particle(token, self.text)
                        || token.is(Class::TITLE));
            if !fits {
                break;
            }
            first -= 1;
        }
        while first < end && !self.tokens[first].is(Class::CAPITAL | Class::TITLE) {
            first += 1;
        }
        let words = (first..end).filter(|i| self.tokens[*i].is(Class::WORD)).count();
        let clean = first == start
            || self.tokens[first - 1].is(Class::CONJUNCTION | Class::DETERMINER | Class::PUNCT)
            || first == start + 1;
        let loud = self.tokens[first..end].iter().any(|t| t.is(Class::UPPER) && t.span.len() > 5);
        if words == 0
            || words > 7
            || !clean
            || loud && words < 2
            || self.tokens[first].is(Class::WEEKDAY)
        {
            return None;
        }
        let kind = told.map_or(SourceKind::Person, |noun| noun.entry.kind);
        let back = (words == 1 && told.is_none()).then_some(Back::Name);
        let country = (first..end).find_map(|i| self.country_at(i));
        Some(Speaker {
            tokens: first..end,
            whole: first..end,
            kind,
            named: true,
            plural: false,
            country,
            back,
            rule: told.map_or("name", |noun| noun.entry.rule),
        })
    }

    /// The country that a nation or its name at this token stands for.
    fn country_at(&self, at: usize) -> Option<String> {
        let token = self.tokens.get(at).filter(|token| token.is(Class::CAPITAL))?;
        let ahead = &self.tokens[at..self.tokens.len().min(at + 4)];
        if let Some((_, country)) = self.gazetteer.demonym(ahead) {
            return Some(country.to_owned());
        }
        if !self.gazetteer.is_head(token.hash) {
            return None;
        }
        let (_, places) = self.gazetteer.longest(ahead)?;
        places.best().filter(|place| place.kind() == Kind::Country)?.country().map(str::to_owned)
    }
}
