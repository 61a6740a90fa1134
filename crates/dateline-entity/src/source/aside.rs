//! Clauses about a speaker between commas or dashes: `X, a spokesman, said`, `X, 63, who lives nearby, said`.

use std::ops::Range;

use dateline_text::{Class, Token, WordSet};

use super::noun;
use super::scene::Scene;
use super::subject::REACH;
use crate::lexicon::words::{any, word_set};

/// Words that open a clause about the speaker, between commas.
static CLAUSES: WordSet<38> = WordSet::new([
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
    "their",
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
    "through",
    "via",
    "flanked",
    "known",
    "nicknamed",
    "identified",
    "on",
    "under",
]);

impl Scene<'_> {
    /// Where a phrase ends before the clauses about it, and the one that tells most:
    /// `X, a spokesman, said`, `X, 63, who lives nearby, said`.
    pub(super) fn without_asides(
        &self,
        end: usize,
        least: usize,
    ) -> Option<(usize, Option<Range<usize>>)> {
        /// Tokens of an opening before its comma, at most.
        const OPENING: usize = 10;
        // `Hale, who wrote "The War," said`: the mark closes the title.
        let quoted =
            end > least + 1 && self.tokens[end - 1].is(Class::QUOTE) && self.word(end - 2) == ",";
        // `the monitor – which counts the dead – said`
        if end > least && self.dash(end - 1) {
            let open = (least..end - 1).rev().find(|i| self.dash(*i));
            return open
                .filter(|open| *open > least && self.opens_clause(open + 1))
                .map(|open| (open, Some(open + 1..end - 1)));
        }
        if end <= least || self.word(end - 1) != "," && !quoted {
            return Some((end, None));
        }
        let mut comma = end - 1 - usize::from(quoted);
        // `the front however, said`: a comma behind the adverb only.
        if !quoted && comma > least + 1 && self.contrasts(comma - 1) && self.word(comma - 2) != ","
        {
            return Some((comma - 1, None));
        }
        let mut aside: Option<Range<usize>> = None;
        for _ in 0..3 {
            let Some(open) = (least..comma).rev().find(|i| self.word(*i) == ",") else {
                // `Police official Ann Hale, said two died`: a comma too many.
                let name = |token: &Token| token.is(Class::CAPITAL) && !token.is(Class::UPPER);
                let stray = aside.is_none()
                    && comma > least + 2
                    && comma <= least + 8
                    && name(&self.tokens[comma - 1])
                    && noun::head(self, least, comma).is_some_and(|noun| noun.start <= least + 2);
                if stray {
                    return Some((comma, None));
                }
                break;
            };
            // `Separately, the mission's spokesman, Ann Hale, said`
            let opening = open == least + 1 && self.adverb(least)
                // `In the capital, a spokesman, Ann Hale, said`, `Confirming it, a spokesman, Ann Hale, said`
                || open <= least + OPENING
                    && (self.tokens[least].is(Class::PREPOSITION)
                        || self.word(least).ends_with("ing")
                            && !self.tokens[least].is(Class::REPORTING))
                // `The bus was full, the mayor, Ann Hale, said`: what was said ends before the office.
                || self.is(open + 1, any!["the", "a", "an"])
                    && (least..open).any(|at| self.finite(at));
            if aside.is_some() && opening {
                break;
            }
            if open == least + 1 && self.is(least, any!["however", "moreover", "nevertheless"]) {
                break;
            }
            let inner = open + 1..comma;
            // `the front, meanwhile, said`
            if inner.len() == 1
                && aside.is_none()
                && (self.adverb(open + 1)
                    || self.contrasts(open + 1)
                    || self.is(open + 1, any!["too"]))
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
                || self.post(open, comma)
                || self.office(open, comma)
                // `The mayor of Harbor, Ann Hale, in a statement, said`
                || aside.as_ref().is_some_and(|aside| self.is(aside.start, any!["in"]))
                    && self.proper_list(open + 1, comma);
            let of_person = of_person || self.apposition(open, comma, least);
            let of_person =
                of_person && (!quoted || self.among(open + 1, word_set!["who", "which", "whose"]));
            let fits = if aside.is_none() { of_person } else { further };
            // `the Dawn Brigade (DB), a rebel group, said`
            let bracket = open > 0 && self.word(open - 1) == ")";
            if !fits
                || inner.is_empty()
                || self.tokens[open.max(1) - 1].is(Class::PUNCT)
                    && !bracket
                    && !self.abbreviates(open.max(1) - 1)
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

    /// Whether the subject of the verb at `verb` stands before an adverb and a comma, so that nobody behind the verb speaks:
    /// `the front, however, said the road was cut`.
    pub(super) fn subject_before_adverb(&self, verb: usize, floor: usize, anyone: bool) -> bool {
        let Some(adverb) = verb.checked_sub(2).filter(|at| *at > floor && self.word(at + 1) == ",")
        else {
            return false;
        };
        let enclosed = self.word(adverb - 1) == ",";
        if !(self.contrasts(adverb) || enclosed && self.adverb(adverb)) {
            return false;
        }
        let end = self.without_bracket(adverb - usize::from(enclosed), floor);
        self.before(verb, floor, anyone).is_some_and(|speaker| {
            let start = speaker.tokens.start;
            let opens = start <= floor + 1
                || self.word(start - 1) == ","
                || self.tokens[start - 1]
                    .is(Class::CONJUNCTION | Class::WEEKDAY | Class::MONTH | Class::TIME_UNIT);
            // `the raiders fled, however, said the mayor`: a sentence, and no subject.
            opens && speaker.tokens.end == end
        })
    }

    /// An adverb that sets a sentence against the one before it.
    fn contrasts(&self, at: usize) -> bool {
        self.is(at, any!["however", "meanwhile", "though"])
    }

    /// `Ann Hale, superior of the order in the valley, told`, `Roe, 17, of Harbor, said`: a name that opens a clause, and between
    /// commas what tells of it.
    fn apposition(&self, open: usize, close: usize, least: usize) -> bool {
        /// Tokens of the name and of what is told of it, at most.
        const LONGEST: (usize, usize) = (7, 25);
        let inner = open + 1..close;
        let closed = Class::AUXILIARY | Class::MODAL | Class::REPORTING | Class::QUOTE;
        if inner.is_empty()
            || inner.len() > LONGEST.1
            || inner.clone().any(|at| self.tokens[at].is(closed) || self.word(at) == ",")
        {
            return false;
        }
        // `, 17, of Harbor,`
        let aged = open > 0 && self.tokens[open - 1].is(Class::DIGIT);
        if self.is(open + 1, any!["of", "from", "with"]) {
            return aged || open > 0 && self.tokens[open - 1].is(Class::CAPITAL);
        }
        let with = self.is(open + 1, any!["together", "along", "as"])
            && self.is(open + 2, any!["with", "well"]);
        if self.tokens[open + 1]
            .is(Class::PREPOSITION | Class::CONJUNCTION | Class::PRONOUN | Class::WEEKDAY)
            && !with
        {
            return false;
        }
        let start = (least..open).rev().find(|at| self.stops(*at)).map_or(least, |stop| stop + 1);
        let name = start..open;
        let joins = Class::PREPOSITION
            | Class::CONJUNCTION
            | Class::DETERMINER
            | Class::PRONOUN
            | Class::AUXILIARY
            | Class::WEEKDAY
            | Class::MONTH
            | Class::DIGIT;
        (2..=LONGEST.0).contains(&name.len())
            && name.clone().all(|at| {
                (self.tokens[at].is(Class::CAPITAL) || self.initial(at) || self.word(at) == "-")
                    && !self.tokens[at].is(joins)
            })
            && (self.country_at(start).is_none()
                || name.len() == 2 && self.country_at(start + 1).is_none())
    }

    /// Where the phrase ends without what stands in brackets behind it: `the Farabundo Marti Front (FMLN) said`.
    pub(super) fn without_bracket(&self, end: usize, least: usize) -> usize {
        /// Tokens in brackets, at most.
        const LONGEST: usize = 9;
        let open = match end.checked_sub(1).map(|close| self.word(close)) {
            Some(")") => "(",
            Some("]") => "[",
            _ => return end,
        };
        let opened = (end.saturating_sub(LONGEST)..end).rev().find(|at| self.word(*at) == open);
        opened.filter(|open| *open > least).unwrap_or(end)
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

    pub(super) fn opens_clause(&self, at: usize) -> bool {
        // `, also writing on Telegram,`
        let at = at + usize::from(self.is(at, any!["also", "later", "then", "earlier"]));
        // `the service of the valley, of which it is the capital, said`
        let of_which = || {
            self.tokens.get(at).is_some_and(|token| token.is(Class::PREPOSITION))
                && self.is(at + 1, any!["which", "whom"])
        };
        self.among(at, &CLAUSES)
            || of_which()
            || self.tokens.get(at).is_some_and(|token| token.is(Class::DIGIT))
            || self.word(at).ends_with("ing")
            || self.word(at).ends_with("ING")
            || noun::noun(self, at, self.tokens.len()).is_some()
    }

    /// A dash, which may be a hyphen with space on either side.
    #[inline]
    pub(super) fn dash(&self, at: usize) -> bool {
        self.tokens[at].is(Class::PUNCT) && self.is_dash(at)
    }

    fn is_dash(&self, at: usize) -> bool {
        let apart = |at: usize| {
            let (one, next) = (self.tokens[at - 1].span, self.tokens.get(at));
            next.is_some_and(|next| one.end < next.span.start)
        };
        matches!(self.word(at), "—" | "–" | "--")
            || self.word(at) == "-" && at > 0 && apart(at) && apart(at + 1)
    }

    /// `Ann Hale, president of the club, quoted by a daily, said`: after a name, a noun for people that goes on.
    fn post(&self, open: usize, close: usize) -> bool {
        open > 0
            && self.tokens[open - 1].is(Class::CAPITAL)
            && noun::noun(self, open + 1, close).is_some_and(|noun| {
                noun.entry.form == noun::Naming::Person
                    && self.among(noun.end, word_set!["of", "for", "at", "in"])
            })
    }

    /// `Ann Hale, Harbor County's transport director, said`: after a name, whose office somebody holds.
    fn office(&self, open: usize, close: usize) -> bool {
        open > 0
            && self.tokens[open - 1].is(Class::CAPITAL)
            && (self.tokens.get(open + 1).is_some_and(|token| token.is(Class::CAPITAL))
                || self.is(open + 1, any!["al", "el", "deputy", "head", "chief"]))
            && noun::head(self, open + 1, close).is_some_and(|noun| noun.end == close)
    }

    /// `X, John Smith, said`
    pub(super) fn proper_list(&self, start: usize, end: usize) -> bool {
        // `the group, Jund al-Fajr (JF), said`
        let end = self.without_bracket(end, start);
        start < end
            && end - start <= 5
            && self.tokens[start].is(Class::CAPITAL)
            && (start..end).all(|i| {
                self.tokens[i].is(Class::CAPITAL | Class::PUNCT)
                    || crate::place::particle(&self.tokens[i], self.text)
            })
    }
}

#[cfg(test)]
mod tests {
    use dateline_document::Hints;
    use dateline_gazetteer::Gazetteer;
    use dateline_text::Vocabulary;

    /// Who is the first to say something.
    fn speaker(text: &str) -> Option<String> {
        let mut words = Vocabulary::new();
        dateline_document::vocabulary(&mut words);
        crate::vocabulary(&mut words, Gazetteer::base());
        let document = dateline_document::parse(text, &Hints::default(), &words);
        let read = crate::read(&document, Gazetteer::base());
        read.attributions.first().map(|said| document.words(said.source.span).to_owned())
    }

    #[test]
    fn an_adverb_between_commas_turns_no_saying_round() {
        for (text, expected) in [
            ("Fatah, however, said the blast wounded four boys.\n", "Fatah"),
            ("The navy, meanwhile, said the shelling sank two dhows.\n", "The navy"),
            ("The navy however, said the mine hurt nine recruits.\n", "The navy"),
            ("Nine recruits were hurt, however, said the mayor.\n", "the mayor"),
            ("The raiders fled, meanwhile, said a police officer.\n", "a police officer"),
        ] {
            assert_eq!(speaker(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn an_office_behind_a_sentence_is_no_part_of_it() {
        for (text, expected) in [
            (
                "The hall was housing Somali families, the governor, Adel Nasser, told Harbor Radio.\n",
                "the governor",
            ),
            (
                "Recounting her men's flight from the flooded shaft, the chief spokeswoman, Lena Ortiz, \
                 described the raid in Puno as cowardly.\n",
                "the chief spokeswoman",
            ),
        ] {
            assert_eq!(speaker(text).as_deref(), Some(expected), "{text}");
        }
    }
}
