//! Which way a sentence looks, by the verb nearest to the expression.

use std::sync::OnceLock;

use dateline_text::{Class, Span, Token, Vocabulary};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// The day is that of something announced (`Sunday's vote`), and no verb says whether it is over.
    Planned,
    Unclear,
}

/// How many tokens on either side a verb may stand.
const REACH: usize = 12;

/// Classes and their words, as `data/tense.toml` has them.
const WORDS: &[(&str, &[&str])] = include!(concat!(env!("OUT_DIR"), "/tense.rs"));

mod word {
    //! Classes of this table alone.
    use dateline_text::Class;

    macro_rules! classes {
        ($($name:ident = $bit:literal $id:literal),* $(,)?) => {
            $(pub(super) const $name: Class = Class(1 << $bit);)*
            /// The class that the data file has by this name.
            pub(super) fn of(id: &str) -> Class {
                match id {
                    $($id => $name,)*
                    _ => Class::NONE,
                }
            }
        };
    }

    classes! {
        FUTURE = 0 "future",
        ARRANGED = 1 "arranged",
        BEFORE_TO = 2 "before-to",
        PAST = 3 "past",
        LIMIT = 4 "limit",
        LOOSE = 5 "loose",
        TO = 6 "to",
        TO_OR_FOR = 7 "to-or-for",
        BEEN = 8 "been",
        HAD = 9 "had",
        BE = 10 "be",
        PLAIN_BE = 11 "plain-be",
        SEEMS = 12 "seems",
        MODAL = 13 "modal",
        UNPLANNED = 14 "unplanned",
        PLANNED = 15 "planned",
        FUTURATE = 16 "futurate",
        FUTURATE_PLURAL = 17 "futurate-plural",
        NEGATES = 18 "negates",
        COPULA = 19 "copula",
        EARLY = 20 "early",
        AS = 21 "as",
        ON = 22 "on",
        FOR = 23 "for",
        FIRE = 24 "fire",
        FUTURATE_GOING = 25 "futurate-going",
        FUTURATE_NAMED = 26 "futurate-named",
        NAMES = 27 "names",
        TERM = 28 "term",
        ALIGHT = 29 "alight",
    }
}

fn verbs() -> &'static Vocabulary {
    static VERBS: OnceLock<Vocabulary> = OnceLock::new();
    VERBS.get_or_init(|| {
        let mut verbs = Vocabulary::default();
        let of_grammar: &[(&str, &[&str])] = &[
            ("to", &["to"]),
            ("to-or-for", &["to", "for"]),
            ("been", &["been"]),
            ("had", &["had"]),
            ("plain-be", &["be"]),
            ("as", &["as"]),
            ("on", &["on"]),
            ("for", &["for"]),
            ("fire", &["fire"]),
        ];
        for (id, words) in WORDS.iter().chain(of_grammar) {
            words.iter().for_each(|one| verbs.add(one, word::of(id)));
        }
        verbs
    })
}

/// The tense around the words, within their sentence.
pub(super) fn around(text: &str, tokens: &[Token], span: Span) -> Tense {
    let first = tokens.partition_point(|token| token.span.start < span.start);
    let after = first + tokens[first..].partition_point(|token| token.span.start < span.end);
    let sentence = Sentence { text, tokens, verbs: verbs() };
    if sentence.noun_after(after, word::UNPLANNED) {
        return Tense::Past;
    }
    let planned = sentence.noun_after(after, word::PLANNED);
    if sentence.is_arranged(first) {
        return Tense::Future;
    }
    // What the day is an attribute of has its own time: `will appeal Wednesday's ruling`.
    if !planned && sentence.is_attribute(first, after) {
        return Tense::Past;
    }
    let Verb { distance, tense, .. } = sentence.nearest(first, after, planned);
    // `by August`, `until Friday`, where no verb of the past is near.
    // In `from Monday through Wednesday`, `Friday night until Sunday`, it only ends a stretch.
    let dated = |at: usize| tokens[at].is(Class::WEEKDAY.with(Class::MONTH).with(Class::DIGIT));
    let begun = (2..=3).any(|back| first.checked_sub(back).is_some_and(dated));
    let limit = sentence.has(first.checked_sub(1), word::LIMIT) && !begun;
    // `Until late Wednesday the fire burned`: the clause is yet to come.
    let opens = first.checked_sub(2).is_none_or(|at| !tokens[at].is(Class::WORD));
    let term = limit && (sentence.is_term(first) || tense == Tense::Unclear);
    if term || limit && distance > 8 && !opens {
        return Tense::Future;
    }
    if planned && let Some(tense) = sentence.predicate(after) {
        return tense;
    }
    // `He spoke of Sunday's vote` tells nothing of when the vote is, nor `called a strike for Sunday` of the strike.
    let apart = tense == Tense::Past && distance > 2;
    let announced = planned && apart || sentence.is_meant(first) && tense == Tense::Past;
    if announced || planned && tense == Tense::Unclear {
        return Tense::Planned;
    }
    tense
}

/// Whether the verb of the past stands close: in `plans were made to strike in December` it governs the plans.
pub(super) fn is_close(text: &str, tokens: &[Token], span: Span) -> bool {
    /// A word or two between them, as [`Sentence::nearest`] counts.
    const CLOSE: usize = 4;
    let first = tokens.partition_point(|token| token.span.start < span.start);
    let after = first + tokens[first..].partition_point(|token| token.span.start < span.end);
    let sentence = Sentence { text, tokens, verbs: verbs() };
    let verb = sentence.nearest(first, after, false);
    verb.leads && verb.distance <= CLOSE
}

/// `took the port on 7 October`, `war broke out on Oct. 7`: a verb of the past before `on`, and nothing that is announced.
pub(super) fn done_on(text: &str, tokens: &[Token], span: Span) -> bool {
    /// Words back to the verb.
    const NEAR: usize = 7;
    let first = tokens.partition_point(|token| token.span.start < span.start);
    let sentence = Sentence { text, tokens, verbs: verbs() };
    let Some(on) = first.checked_sub(1).filter(|on| sentence.has(Some(*on), word::ON)) else {
        return false;
    };
    let verb = sentence.nearest(on, on + 1, false);
    // `said it is calling for a vote on 9 April`: what is told in the present is none of the past.
    let announced = word::ARRANGED.with(word::TERM).with(word::PLANNED).with(word::COPULA);
    let open = (1..=NEAR).map_while(|back| on.checked_sub(back)).all(|at| {
        !sentence.has(Some(at), announced) && sentence.of(&tokens[at]) != Some(Tense::Future)
    });
    verb.leads && verb.tense == Tense::Past && verb.distance <= 2 * NEAR && open
}

/// The verb that stands nearest.
struct Verb {
    /// Twice the words between; what follows counts as further off.
    distance: usize,
    tense: Tense,
    /// It stands before the words.
    leads: bool,
}

/// The words of a text, and what they tell of its tense.
struct Sentence<'t> {
    text: &'t str,
    tokens: &'t [Token],
    verbs: &'static Vocabulary,
}

impl Sentence<'_> {
    fn has(&self, at: Option<usize>, class: Class) -> bool {
        at.and_then(|at| self.tokens.get(at))
            .is_some_and(|token| self.verbs.class(token.hash).any(class))
    }

    /// `is Sunday`, `are on Sunday`, `as early as Sunday`: what stands directly before the day.
    fn is_arranged(&self, first: usize) -> bool {
        let back = |count: usize| first.checked_sub(count);
        let on = usize::from(self.has(back(1), word::ON));
        let early = self.has(back(2), word::EARLY);
        self.has(back(1 + on), word::COPULA)
            || early && self.has(back(1), word::AS) && self.has(back(3), word::AS)
    }

    /// `called protests for Sunday`
    fn is_meant(&self, first: usize) -> bool {
        self.has(first.checked_sub(1), word::FOR) && self.tokens[first].is(Class::WEEKDAY)
    }

    /// `gave him until Friday`, `told to leave by Friday`: a term is set, and that it was set is past.
    fn is_term(&self, first: usize) -> bool {
        /// How many words may stand between the verb and its term.
        const NEAR: usize = 5;
        let before = (0..NEAR).map_while(|back| first.checked_sub(back + 2));
        for at in before {
            if self.has(Some(at), word::TERM) {
                return true;
            }
            if self.tokens[at].is(Class::PUNCT) || self.of(&self.tokens[at]).is_some() {
                return false;
            }
        }
        false
    }

    /// What the verb of `Sunday's vote was fair` and `Sunday's vote will decide` tells, where it follows.
    fn predicate(&self, after: usize) -> Option<Tense> {
        let clause = self.tokens[after..].iter().take(REACH).take_while(|t| !t.is(Class::PUNCT));
        (after..).zip(clause).find_map(|(at, token)| {
            let tense = self.of(token)?;
            (tense == Tense::Past || self.has(Some(at), word::MODAL)).then_some(tense)
        })
    }

    /// `Friday's ruling`, `the Friday ruling`, `their Friday night raid`
    fn is_attribute(&self, first: usize, after: usize) -> bool {
        let Some(next) = self.tokens.get(after) else { return false };
        let joint = Class::PREPOSITION.with(Class::CONJUNCTION).with(Class::DETERMINER);
        let noun = next.is(Class::WORD) && !next.is(joint) && self.of(next).is_none();
        let article = first
            .checked_sub(1)
            .is_some_and(|at| self.tokens[at].is(Class::DETERMINER.with(Class::POSSESSIVE)));
        self.tokens[first].is(Class::WEEKDAY) && (next.is(Class::POSSESSIVE) || article && noun)
    }

    /// The verb that stands nearest, and how near; what stands before the words is nearer than what follows.
    fn nearest(&self, first: usize, after: usize, planned: bool) -> Verb {
        let ends = |token: &Token| {
            token.is(Class::PUNCT) && [".", "!", "?", ";"].iter().any(|mark| token.is_mark(mark))
        };
        let mut best = Verb { distance: usize::MAX, tense: Tense::Unclear, leads: false };
        let mut consider = |distance: usize, tense: Tense, leads: bool| {
            if distance < best.distance {
                best = Verb { distance, tense, leads };
            }
        };
        for distance in 0..REACH.min(first) {
            let at = first - 1 - distance;
            let token = &self.tokens[at];
            if ends(token) {
                break;
            }
            if let Some(tense) = self.before(at, distance) {
                // `the hearing scheduled for Monday was put off`
                let direct = distance <= 1 && self.has(Some(at), word::ARRANGED);
                consider(if direct { 0 } else { distance * 2 }, tense, true);
            }
            if token.is(Class::BLOCK_START) {
                break;
            }
        }
        // `Monday's ruling will stand` tells of the ruling's day, and `Sunday's vote will` of the vote's.
        let owned = self.tokens.get(after).is_some_and(|next| next.is(Class::POSSESSIVE));
        for (distance, token) in self.tokens[after..].iter().take(REACH).enumerate() {
            if ends(token) || token.is(Class::BLOCK_START) {
                break;
            }
            let ahead = after + distance;
            let governs = |tense| {
                tense == Tense::Past || self.has(Some(ahead), word::MODAL) && (planned || !owned)
            };
            if let Some(tense) = self.of(token).filter(|tense| governs(*tense)) {
                // A verb before the words governs them more often than one after, but for `the court Monday ruled`.
                let direct = distance == 0 && tense == Tense::Past;
                consider(if direct { 1 } else { distance * 2 + 5 }, tense, false);
            }
        }
        best
    }

    /// What the word tells of a day that stands so far after it.
    fn before(&self, at: usize, distance: usize) -> Option<Tense> {
        let last = at.checked_sub(1);
        let here = |class| self.has(Some(at), class);
        if here(word::ARRANGED) {
            // `had been scheduled for Friday`; `is set to resume`, but `set off a bomb`.
            let gone = self.has(last, word::BEEN) && self.has(at.checked_sub(2), word::HAD);
            // `was set ablaze`, `was set on fire`: it has burned.
            let on = self.has(Some(at + 1), word::ON);
            let fire = self.has(Some(at + 1 + usize::from(on)), word::ALIGHT);
            if here(word::LOOSE) && fire {
                return Some(Tense::Past);
            }
            let said = self.has(Some(at + 1), word::TO_OR_FOR) || self.has(last, word::BE);
            let tense = if gone { Tense::Past } else { Tense::Future };
            return (!here(word::LOOSE) || said).then_some(tense);
        }
        if here(word::TO) && self.has(last, word::BEFORE_TO) {
            return Some(Tense::Future);
        }
        if here(word::TO) && self.has(Some(at + 1), word::PLAIN_BE) {
            // `guidelines to be published`, but `believed to be hidden` and `appears to be dead`.
            let opines = last.is_some_and(|last| {
                self.has(Some(last), word::SEEMS) || self.of(&self.tokens[last]).is_some()
            });
            return (!opines).then_some(Tense::Future);
        }
        if self.is_futurate(at, distance) {
            return Some(Tense::Future);
        }
        let tense = self.of(&self.tokens[at])?;
        let passive = tense == Tense::Past && self.has(last, word::PLAIN_BE);
        (!passive).then_some(tense)
    }

    /// `the truce expires Friday`, `the talks begin Monday`, `the envoy is leaving Tuesday`: a present that has a day to
    /// come is an appointment.
    fn is_futurate(&self, at: usize, distance: usize) -> bool {
        /// How many words may stand between a plain verb and its day: `meet separately Monday`.
        const CLOSE: usize = 2;
        let last = at.checked_sub(1);
        let here = |class| self.has(Some(at), class);
        let named = || {
            self.has(last, word::NAMES)
                || last.is_some_and(|last| {
                    let name = &self.tokens[last];
                    name.is(Class::WORD) && name.is(Class::CAPITAL) && !name.is(Class::UPPER)
                })
        };
        // `Gunman opens fire Sunday` is a headline.
        here(word::FUTURATE) && !self.has(Some(at + 1), word::FIRE)
            || here(word::FUTURATE_PLURAL) && distance <= CLOSE && !self.has(last, word::NEGATES)
            || here(word::FUTURATE_GOING)
                && (self.has(last, word::COPULA) || self.has(at.checked_sub(2), word::COPULA))
            || here(word::FUTURATE_NAMED) && named()
    }

    /// `Friday's blast`, `the Monday night shooting`: the event that the day is told for.
    fn noun_after(&self, after: usize, class: Class) -> bool {
        /// How many words may stand before the noun: `Friday's deadly car bombing`.
        const NEAR: usize = 4;
        let is_part = |token: &&Token| {
            let joint = Class::PREPOSITION.with(Class::CONJUNCTION).with(Class::DETERMINER);
            // A verb of its own ends what is told of the day: `on Sunday opened talks`.
            let verb = class == word::PLANNED && self.of(token).is_some();
            token.is(Class::WORD.with(Class::POSSESSIVE)) && !token.is(joint) && !verb
        };
        self.tokens[after.min(self.tokens.len())..]
            .iter()
            .take(NEAR)
            .take_while(is_part)
            .any(|token| self.verbs.class(token.hash).any(class))
    }

    fn of(&self, token: &Token) -> Option<Tense> {
        if !token.is(Class::WORD) {
            return None;
        }
        let class = self.verbs.class(token.hash);
        let word = token.span.of(self.text);
        let participle = || {
            let word = word.as_bytes();
            // A capital is a name's, but for text that is all capitals.
            word.len() >= 5
                && word[word.len() - 2..].eq_ignore_ascii_case(b"ed")
                && (!token.is(Class::CAPITAL) || token.is(Class::UPPER))
        };
        if class.any(word::FUTURE) {
            // `in May` has no verb.
            let month = token.is(Class::MONTH) && token.is(Class::CAPITAL);
            (!month).then_some(Tense::Future)
        } else if class.any(word::PAST) || participle() {
            Some(Tense::Past)
        } else {
            None
        }
    }
}
