//! What stands before a noun: number, article, possessor and describing words.

use std::ops::Range;
use std::sync::LazyLock;

use dateline_text::number::{self, Quantity};
use dateline_text::{Class, Span, Vocabulary};

use super::{Form, Words};
use crate::Number;

/// First words of phrases of this grammar that are in no knowledge file.
pub(crate) const HEADS: &[&str] = &[
    "pro",
    "coalition",
    "international",
    "global",
    "those",
    "these",
    "such",
    "same",
    "more",
    "others",
];

/// The article of a noun phrase, with what it tells about the thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Article {
    /// `rockets`
    None,
    /// `a rocket`, at this token.
    Indefinite(usize),
    /// `the rocket`
    Definite,
    /// `those groups`, `the same base`
    Pointing,
    /// `his wife`, `Iran's embassy`
    Possessive,
    /// `no soldiers`, at this token.
    Negative(usize),
}

/// The words before a head noun.
#[derive(Clone, Debug)]
pub(crate) struct Lead {
    /// The first token of the phrase.
    pub(crate) start: usize,
    pub(crate) article: Article,
    /// The quantity, and its tokens.
    pub(crate) number: Option<(Quantity, Range<usize>)>,
    /// Describing words, between number or article and the head.
    pub(crate) modifiers: Range<usize>,
    /// `a barrage of rockets`: several, however many.
    pub(crate) collective: bool,
}

impl Lead {
    /// How many of a head in this form, where the words say: a number, `a` before a singular, `no`.
    pub(crate) fn count(&self, words: &Words<'_>, form: Form) -> Option<Number> {
        let span = |tokens: Range<usize>| {
            words.tokens[tokens.start].span.join(words.tokens[tokens.end - 1].span)
        };
        if let Some((quantity, tokens)) = &self.number {
            return Some(Number { quantity: *quantity, span: span(tokens.clone()) });
        }
        match self.article {
            Article::Indefinite(at) if !self.collective && form != Form::Plural => {
                Some(Number { quantity: Quantity::exactly(1), span: words.tokens[at].span })
            }
            Article::Negative(at) => {
                Some(Number { quantity: Quantity::exactly(0), span: words.tokens[at].span })
            }
            _ => None,
        }
    }

    /// The span from the first word of the phrase to the end of token `last`.
    pub(crate) fn span(&self, words: &Words<'_>, last: usize) -> Span {
        words.tokens[self.start].span.join(words.tokens[last].span)
    }
}

/// More describing words than this before a noun are read as something else.
const MOST_MODIFIERS: usize = 6;

/// Reads backwards from the head noun at token `head`.
pub(crate) fn lead(words: &Words<'_>, head: usize) -> Lead {
    let mut found = Lead {
        start: head,
        article: Article::None,
        number: None,
        modifiers: head..head,
        collective: false,
    };
    // `first` is where the describing words begin; `sure` where those begin that cannot be a verb.
    let (mut first, mut sure, mut certain) = (head, head, true);
    let mut settled = false;
    // `eight of them Americans`
    if let Some(of) = head.checked_sub(2)
        && words.is_any(head - 1, &["them", "whom"])
        && words.is(of, "of")
        && let Some((from, quantity)) = quantity_before(words, of)
    {
        (found.start, found.number) = (from, Some((quantity, from..of)));
        return found;
    }
    for _ in 0..MOST_MODIFIERS {
        if let Some((from, quantity)) = quantity_before(words, first) {
            if !found.collective {
                found.number = Some((quantity, from..first));
            }
            (found.start, settled) = (from, true);
            if from > 0
                && words.is_any(from - 1, &["the", "these", "those", "its", "their", "his", "her"])
            {
                found.article = if words.is_any(from - 1, &["these", "those"]) {
                    Article::Pointing
                } else {
                    Article::Definite
                };
                found.start = from - 1;
            }
            break;
        }
        let Some(at) = first.checked_sub(1) else { break };
        let token = &words.tokens[at];
        if token.is(Class::POSSESSIVE) {
            found.article = Article::Possessive;
            (found.start, settled) = (first, true);
            break;
        }
        if token.is(Class::PUNCT) {
            if words.joins(at) {
                // The head itself is the last part: `anti-rebel fighters`.
                first = at - 1;
                while first >= 2 && words.joins(first - 1) {
                    first -= 2;
                }
                if certain {
                    sure = first;
                }
                continue;
            }
            if first == head
                && token.is(Class::QUOTE)
                && at > 0
                && quantity_before(words, at).is_some()
            {
                first = at;
                continue;
            }
            break;
        }
        if at >= 2 && words.joins(at - 1) {
            // The last part of a compound: `US-led`, `Iranian-made`.
            first = at;
            while first >= 2 && words.joins(first - 1) {
                first -= 2;
            }
            if certain {
                sure = first;
            }
            continue;
        }
        if let Some(article) = article(words, at) {
            found.article = article;
            (found.start, settled) = (at, true);
            if let Some((from, quantity)) = at
                .checked_sub(1)
                .filter(|of| words.is(*of, "of"))
                .and_then(|of| quantity_before(words, of))
            {
                // `two of the rockets`
                (found.start, found.number) = (from, Some((quantity, from..at - 1)));
            }
            break;
        }
        if words.is(at, "of")
            && at > 0
            && first == head
            && KNOWN.class(words.tokens[at - 1].hash).any(COLLECTIVE)
        {
            found.collective = true;
            first = at - 1;
            continue;
        }
        match modifier(words, at) {
            Some(true) => {}
            Some(false) => certain = false,
            None => break,
        }
        first = at;
        if certain {
            sure = first;
        }
    }
    if settled {
        found.modifiers = first..head;
    } else {
        found.start = sure;
        found.modifiers = sure..head;
    }
    if found.article == Article::Definite && found.modifiers.clone().any(|at| words.is(at, "same"))
    {
        found.article = Article::Pointing;
    }
    found
}

fn article(words: &Words<'_>, at: usize) -> Option<Article> {
    let token = &words.tokens[at];
    if !token.is(Class::DETERMINER | Class::NEGATION) {
        return (words.is(at, "such")).then_some(Article::Pointing);
    }
    Some(match words.text(at).len() {
        1 if words.is(at, "a") => Article::Indefinite(at),
        2 if words.is(at, "an") => Article::Indefinite(at),
        2 if words.is(at, "no") => Article::Negative(at),
        3 if words.is(at, "the") => Article::Definite,
        // `said that rockets fell`: only a preposition shows that the word points.
        4 if words.is(at, "that") && !(at > 0 && words.has(at - 1, Class::PREPOSITION)) => {
            return None;
        }
        _ if words.is_any(at, &["this", "that", "these", "those"]) => Article::Pointing,
        _ if words.is_any(at, &["its", "their", "his", "her", "our", "my", "your"]) => {
            Article::Possessive
        }
        _ if words.is_any(at, &["any", "some", "each", "every", "all", "another", "both"]) => {
            Article::None
        }
        _ => return None,
    })
}

/// The quantity that ends right before token `end`, as (its first token, quantity).
pub(crate) fn quantity_before(words: &Words<'_>, end: usize) -> Option<(usize, Quantity)> {
    let numeric = Class::DIGIT | Class::NUMBER_WORD | Class::VAGUE_NUMBER;
    // Communiques write the figure after the word: `three (03) soldiers`.
    let twice = end > 3
        && words.is(end - 1, ")")
        && words.has(end - 2, Class::DIGIT)
        && words.is(end - 3, "(")
        && words.has(end - 4, numeric);
    let end = if twice { end - 3 } else { end };
    let last = end.checked_sub(1)?;
    let tail = words.has(last, numeric)
        || last > 0
            && words.is_any(last, &["of", "more"])
            && words.has(last - 1, numeric | Class::CONJUNCTION)
        || words.is_any(last, &["another", "both"]);
    if !tail || !twice && words.is_any(end, UNITS) {
        return None;
    }
    if words.is(last, "another") {
        return Some((last, Quantity::exactly(1)));
    }
    let least = end.saturating_sub(8);
    let mut best = None;
    for from in (least..end).rev() {
        let part = numeric | Class::NUMBER_CUE;
        let goes_on = words.has(from, part)
            || words.is_any(
                from,
                &[
                    "a", "an", "the", "and", "or", "to", "of", "no", "well", "as", "total", "than",
                    "in", "excess", "upwards", "upward", "further", "minimum", "maximum", "close",
                    "not", "half", "trio", "score",
                ],
            )
            || words.joins(from);
        if !goes_on {
            break;
        }
        if let Some((used, quantity)) = number::quantity(words.text, &words.tokens[from..end])
            && from + used == end
        {
            best = Some((from, quantity));
        }
    }
    // `July 16 rockets` counts days, `16 July 20 rockets` and `July two rockets` do not.
    let of_date = |from: usize| {
        words.has(from, Class::DIGIT)
            && words.has(from - 1, Class::MONTH)
            && !(from > 1 && words.has(from - 2, Class::DIGIT))
    };
    best.filter(|(from, _)| {
        *from == 0 || !of_date(*from) && !words.is_any(from - 1, &["$", "€", "£"])
    })
}

/// Whether the word is a common adjective, even if it is capitalised (`Shi'ite mosque`).
pub(crate) fn common(words: &Words<'_>, at: usize) -> bool {
    words.tokens.get(at).is_some_and(|token| KNOWN.class(token.hash).any(DESCRIBING))
}

/// Whether a noun goes on after a word that is a noun and an adjective: `rebel launch sites`, but `a rebel killed`.
pub(crate) fn noun_goes_on(words: &Words<'_>, next: usize) -> bool {
    noun_like(words, next) && (words.shouting || !words.has(next, Class::CAPITAL))
}

/// Whether the word is no function word and no form that only a verb has.
pub(crate) fn noun_like(words: &Words<'_>, next: usize) -> bool {
    let Some(token) = words.tokens.get(next) else { return false };
    let other = Class::PREPOSITION
        | Class::PRONOUN
        | Class::AUXILIARY
        | Class::MODAL
        | Class::CONJUNCTION
        | Class::REPORTING
        | Class::NEGATION
        | Class::DETERMINER
        | Class::HARM
        | Class::CLAIM
        | Class::WEEKDAY
        | Class::HEDGE
        | Class::NUMBER_WORD;
    let text = words.text(next);
    let ends = |suffix: &str| {
        text.len() > suffix.len()
            && text
                .get(text.len() - suffix.len()..)
                .is_some_and(|end| end.eq_ignore_ascii_case(suffix))
    };
    token.is(Class::WORD)
        && !token.is(other)
        && !KNOWN.class(token.hash).any(VERB)
        && !ends("ed")
        && !ends("ing")
        && !ends("ly")
}

/// Units that make a number before them a size.
const UNITS: &[&str] = &[
    "mm",
    "millimetre",
    "millimeter",
    "caliber",
    "calibre",
    "kg",
    "kilo",
    "pound",
    "lb",
    "gauge",
    "ton",
    "tonne",
    "storey",
];

/// Whether the token may stand between a describing word and its noun.
pub(crate) fn describing(words: &Words<'_>, at: usize) -> bool {
    words
        .tokens
        .get(at)
        .is_some_and(|token| token.is(Class::WORD | Class::DIGIT) || words.joins(at))
        && (words.joins(at) || modifier(words, at).is_some())
}

/// Whether the token may describe the noun after it; `true` where it can hardly be anything else.
fn modifier(words: &Words<'_>, at: usize) -> Option<bool> {
    let token = &words.tokens[at];
    let known = KNOWN.class(token.hash);
    if known.any(DESCRIBING) || super::nation::nation(words, at).is_some() {
        return Some(true);
    }
    if known.any(PARTICIPLE) {
        // `two captured soldiers`, but not `the army captured soldiers`.
        let follows = at > 0
            && (words.has(at - 1, Class::DETERMINER | Class::NUMBER_WORD | Class::DIGIT)
                || words.has(at - 1, Class::VAGUE_NUMBER | Class::POSSESSIVE)
                || words.text(at - 1).ends_with("ly"));
        return follows.then_some(false);
    }
    let stops = Class::PREPOSITION
        | Class::PRONOUN
        | Class::AUXILIARY
        | Class::MODAL
        | Class::CONJUNCTION
        | Class::REPORTING
        | Class::NEGATION
        | Class::DETERMINER
        | Class::MONTH
        | Class::WEEKDAY
        | Class::TIME_UNIT;
    if known.any(VERB | PLURAL_VERB) || token.is(stops) {
        // `US and Iraqi soldiers`
        let joins_names = words.is_any(at, &["and", "or"])
            && at > 0
            && words.has(at + 1, Class::CAPITAL)
            && words.has(at - 1, Class::CAPITAL);
        return (joins_names && !words.shouting).then_some(false);
    }
    if token.is(Class::DIGIT) {
        return (words.text(at).contains(|c: char| c.is_alphabetic())
            || words.is_any(at + 1, UNITS))
        .then_some(true);
    }
    let text = words.text(at);
    let ends = |suffix: &str| {
        text.len() > suffix.len() + 2
            && text
                .get(text.len() - suffix.len()..)
                .is_some_and(|end| end.eq_ignore_ascii_case(suffix))
    };
    if words.proper(at) {
        return Some(true);
    }
    if ends("ed") {
        return (ends("un") || text.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("un")))
            .then_some(true);
    }
    if ends("ing") || ends("s") && !ends("ss") && !ends("us") {
        return None;
    }
    Some(false)
}

const DESCRIBING: Class = Class(1);
const VERB: Class = Class(2);
const COLLECTIVE: Class = Class(4);
const PARTICIPLE: Class = Class(8);
const PLURAL_VERB: Class = Class(16);

/// Words that this grammar alone asks about; their bits mean nothing elsewhere.
static KNOWN: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut known = Vocabulary::default();
    for (class, words) in [
        (DESCRIBING, DESCRIBING_WORDS),
        (PARTICIPLE, PARTICIPLES),
        (VERB, VERB_WORDS),
        (PLURAL_VERB, PLURAL_VERBS),
        (COLLECTIVE, COLLECTIVE_WORDS),
    ] {
        words.split_whitespace().for_each(|word| known.add(word, class));
    }
    known
});

/// Adjectives that describe weapons, sites and people.
const DESCRIBING_WORDS: &str = "european african asian arab kurdish western islamic latin armed unarmed masked hooded suspected unidentified unknown guided unguided improvised homemade crude powerful small large \
    huge massive big heavy light long short high low old new young elderly other more further additional several same similar \
    separate local foreign national international civilian military paramilitary government federal provincial regional \
    municipal private public crowded busy nearby remote main central northern southern eastern western empty makeshift disused \
    unexploded explosive incendiary suicide roadside unmanned attack combat enemy rebel militant terrorist hostile senior \
    junior top chief retired former plainclothes uniformed armoured armored residential commercial industrial religious medical \
    humanitarian diplomatic joint key strategic major minor second third fourth fifth first last next largest biggest male \
    female pregnant teenage underage innocent unsuspecting ordinary fellow dead missing allied coalition multinational regular \
    special elite ethnic tribal rural urban coastal border frontier desert underground wooden concrete storey alleged presumed \
    visiting neighboring neighbouring remaining surviving advanced sophisticated jihadist islamist muslim christian jewish \
    shiite shia sunni catholic communist maoist separatist extremist army navy police mm millimetre millimeter calibre caliber \
    kg pound gauge very heavily well badly critically seriously slightly lightly newly recently popular prominent early late \
    administrative rented rival notorious shadowy obscure radical hardline royal imperial naval aerial maritime nuclear chemical mobile single \
    lone entire whole";

/// Participles that describe after a number or an article, and tell what happened elsewhere (`wounded soldiers`).
const PARTICIPLES: &str = "wounded injured captured kidnapped abducted seized detained deployed stationed based displaced besieged occupied fortified \
    abandoned packed parked stolen loaded laden rigged unspecified undetermined protesting passing fighting following renowned \
    outlawed banned overloaded destroyed damaged burnt burned charred mutilated decapitated unclaimed retreating advancing \
    approaching sleeping fleeing bombed rented trained hired used targeted intended disguised trapped drugged blindfolded \
    handcuffed bound intercepted downed fired launched planned attempted hijacked sunken grounded";

/// Past forms that look like no verb by their ending, and short verbs that may stand after a number.
const VERB_WORDS: &str = "threw hit shot fell struck took left held fought drove ran sent wore brought found lost set \
    went came saw made kept caught fled blew shook shut cut put let led met rose sank broke \
    tore bore rode flew grew knew drew won spent built burst spread told gave got hid hung laid \
    lay paid read sold stood stole swept swore taught thought wrote began became bought felt \
    dealt beat bit dug kills hits strikes targets attacks fires wounds destroys storms raids \
    ambushes shells torches burns abducts kidnaps seizes leaves dies carries uses hurt hurts \
    near says sees claims blames denies includes also then later still even just too so not \
    almost nearly only soon again now yesterday today tonight tomorrow ago there here men women \
    people children soldiers civilians police policemen between per versus vs";

/// Verbs in the form that a plural takes; before a singular the same words are nouns (`rebel launch sites`).
const PLURAL_VERBS: &str = "kill strike target attack fire wound destroy storm raid bomb ambush shell torch burn abduct \
    kidnap seize leave die launch carry use say see claim blame deny include";

/// Nouns that gather: `a barrage of rockets`.
const COLLECTIVE_WORDS: &str = "barrage barrages salvo salvos salvoes volley volleys wave waves swarm swarms group groups series rain hail string array \
    cluster batch load pile cache haul stockpile arsenal burst convoy column crowd gang band mob squad team contingent party \
    mixture combination flurry fleet pack cell detachment unit type types kind kinds majority hundreds";
