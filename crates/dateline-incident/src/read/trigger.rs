//! Triggers: words that may tell an event, and where they stand in a document.

use std::sync::LazyLock;

use dateline_text::{Class, Phrases, Span, Token, Vocabulary, word_hash};

use super::cue::{self, Cue};
use super::heads::Heads;
use crate::read::words;

include!(concat!(env!("OUT_DIR"), "/triggers.rs"));

/// What a trigger word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Sense {
    /// People taken away.
    Abduct,
    /// Fire set.
    Arson,
    /// One side attacks: `attacked`, `ambush`, `shelling`.
    Attack,
    /// `bombed`, `bombing`.
    Bombing,
    /// Two sides fight.
    Clash,
    /// Something blows up.
    Explosion,
    /// Something comes down: `fell`, `slammed`.
    Impact,
    /// People hurt.
    Injure,
    /// Something stopped.
    Intercept,
    /// People killed.
    Kill,
    /// Something sent: `fired`, `launched`.
    Launch,
    /// People not found.
    Missing,
    /// Sexual violence.
    Rape,
    /// A place taken: `captured the town`.
    Seize,
    /// `shot`, `stabbed`.
    Shoot,
    /// `hit`, `struck`, `targeted`, `air strike`.
    Strike,
}

impl Sense {
    /// It tells what became of people, not what was done.
    pub(crate) const fn harm(self) -> bool {
        matches!(self, Self::Kill | Self::Injure | Self::Missing)
    }

    pub(crate) const OTHER: u8 = 1;
    pub(crate) const TAKING: u8 = 1 << 1;
    pub(crate) const FIRE: u8 = 1 << 2;
    pub(crate) const FIGHT: u8 = 1 << 3;
    pub(crate) const RAPE: u8 = 1 << 4;

    /// The kind of deed that it tells of, as a bit: taking people and bombing are different events, shooting and killing are
    /// not.
    pub(crate) const fn deed(self) -> u8 {
        match self {
            Self::Abduct => Self::TAKING,
            Self::Arson => Self::FIRE,
            Self::Clash | Self::Seize => Self::FIGHT,
            Self::Rape => Self::RAPE,
            _ => Self::OTHER,
        }
    }
}

/// The form of a trigger word; forms that look alike are told apart by their sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Form {
    Base,
    Third,
    Ing,
    Past,
    Noun,
    Plural,
    Phrase,
    /// `attack`, `raid`
    NounOrBase,
    /// `attacks`, `raids`
    PluralOrThird,
}

/// An entry of `data/triggers.toml`.
#[derive(Debug)]
pub(crate) struct Trigger {
    pub(crate) id: &'static str,
    pub(crate) sense: Sense,
    pub(crate) alone: bool,
    /// It tells an event only where no other word of its part does.
    pub(crate) weak: bool,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the test that runs the examples"))]
    pub(crate) examples: &'static [&'static str],
}

/// A trigger in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    pub(crate) trigger: &'static Trigger,
    pub(crate) form: Form,
    pub(crate) span: Span,
}

impl Hit {
    pub(crate) fn sense(&self) -> Sense {
        self.trigger.sense
    }

    pub(crate) fn noun(&self) -> bool {
        matches!(self.form, Form::Noun | Form::Plural)
    }

    pub(crate) fn plural(&self) -> bool {
        self.form == Form::Plural
    }
}

static PHRASES: LazyLock<Phrases<(usize, Form)>> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (form, trigger, kind) in FORMS {
        phrases.add(form, (*trigger, *kind));
    }
    phrases
});

static OTHERS: LazyLock<Phrases<&'static str>> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (phrase, sense) in OTHER_SENSES {
        phrases.add(phrase, *sense);
    }
    phrases
});

/// Where triggers, phrases of other senses and cues may begin.
static HEADS: LazyLock<Heads> = LazyLock::new(|| {
    let mut heads = Heads::new();
    heads.add(TRIGGER, FORMS.iter().map(|(form, ..)| *form));
    heads.add(OTHER, OTHER_SENSES.iter().map(|(phrase, _)| *phrase));
    heads.add(CUE, cue::phrases());
    heads
});

const TRIGGER: u8 = 1;
const OTHER: u8 = 1 << 1;
const CUE: u8 = 1 << 2;

/// The entry with the id.
pub(crate) fn named(id: &str) -> Option<&'static Trigger> {
    TRIGGERS.iter().find(|trigger| trigger.id == id)
}

/// Marks the first words of triggers, and of phrases in which they tell no event.
pub(crate) fn vocabulary(vocabulary: &mut Vocabulary) {
    for head in OTHER_SENSES.iter().filter_map(|(phrase, _)| Phrases::<()>::head(phrase)) {
        vocabulary.add_hash(head, Class::OTHER_SENSE);
    }
    for (form, ..) in FORMS {
        if let Some(head) = Phrases::<()>::head(form) {
            vocabulary.add_hash(head, Class::TRIGGER);
        }
    }
}

/// What marks a sentence: the words that may tell an event, and those that say what kind of statement it makes.
#[derive(Default)]
pub(crate) struct Marks {
    pub(crate) hits: Vec<Hit>,
    /// Triggers that tell another sense, as (span, that sense).
    pub(crate) others: Vec<(Span, &'static str)>,
    pub(crate) cues: Vec<(Span, Cue)>,
}

/// The marks of the sentence of these tokens.
pub(crate) fn marks(tokens: &[Token]) -> Marks {
    let mut marks = Marks::default();
    let (phrases, others, heads) = (&*PHRASES, &*OTHERS, &*HEADS);
    // Triggers do not overlap: the token behind the last one.
    let mut behind = 0;
    for (at, token) in tokens.iter().enumerate() {
        if !token.is(Class::OTHER_SENSE.with(Class::TRIGGER).with(Class::SERIES)) {
            continue;
        }
        let may = heads.may_begin(&tokens[at..]);
        if may == 0 {
            continue;
        }
        if token.is(Class::SERIES) && may & CUE != 0 {
            cue::cues(&tokens[at..], &mut marks.cues);
        }
        if at < behind {
            continue;
        }
        if token.is(Class::OTHER_SENSE)
            && may & OTHER != 0
            && let Some((length, sense)) = others.longest(&tokens[at..])
        {
            behind = at + length;
            marks.others.push((token.span.join(tokens[behind - 1].span), *sense));
        } else if token.is(Class::TRIGGER)
            && may & TRIGGER != 0
            && let Some((length, (index, form))) = phrases.longest(&tokens[at..])
        {
            behind = at + length;
            let span = token.span.join(tokens[behind - 1].span);
            // `jets "bombed" the drums`: the writer does not mean it; `40 rebels were "neutralised"` is the army's word.
            let scare = at > 0
                && TRIGGERS[*index].id != "neutralise"
                && tokens[at - 1].is(Class::QUOTE)
                && tokens.get(behind).is_some_and(|next| next.is(Class::QUOTE));
            if scare {
                marks.others.push((span, "scare quotes"));
            } else {
                let form = told_apart(tokens, at, length, *form);
                marks.hits.push(Hit { trigger: &TRIGGERS[*index], form, span });
            }
        }
    }
    marks
}

/// Which of two forms that look alike stands at `at`: a noun follows an article, an adjective, a possessive, a
/// number or another noun; a verb follows a noun, a pronoun, `to` or a modal and is followed by its object.
fn told_apart(tokens: &[Token], at: usize, length: usize, form: Form) -> Form {
    let (noun, verb) = match form {
        Form::NounOrBase => (Form::Noun, Form::Base),
        Form::PluralOrThird => (Form::Plural, Form::Third),
        _ => return form,
    };
    let before = at.checked_sub(1).map(|i| &tokens[i]);
    let after = tokens.get(at + length);
    // `to attack`, but `an end to attacks`
    let infinitive = verb == Form::Base
        && before.is_some_and(|t| t.hash == word_hash("to") || t.is(Class::MODAL));
    // `forces regularly attack villages`
    let adverb = before.is_some_and(|t| words::ADVERB.has(t.hash));
    if infinitive || adverb {
        return verb;
    }
    let relative =
        |t: &Token| [word_hash("that"), word_hash("which"), word_hash("who")].contains(&t.hash);
    let object = after.is_some_and(|t| {
        t.is(Class::DETERMINER | Class::PRONOUN)
            && !t.is(Class::PREPOSITION | Class::LOCATIVE)
            && !relative(t)
    });
    let third = verb == Form::Third
        && after.is_some_and(|t| {
            !t.is(Class::PREPOSITION
                | Class::PUNCT
                | Class::AUXILIARY
                | Class::CONJUNCTION
                | Class::PRONOUN
                | Class::MODAL
                | Class::REPORTING
                | Class::TRIGGER
                | Class::NEGATION
                | Class::WEEKDAY)
        })
        && before.is_some_and(|t| {
            t.is(Class::WORD)
                && !t.is(Class::DETERMINER
                    | Class::PREPOSITION
                    | Class::POSSESSIVE
                    | Class::NUMBER_WORD
                    | Class::DIGIT
                    | Class::VAGUE_NUMBER)
        });
    // `credited with major attacks deep inside the country`
    let third = third && !before.is_some_and(|t| words::EVENTFUL.has(t.hash));
    let subject_pronoun = before.is_some_and(|t| t.is(Class::PRONOUN) && !t.is(Class::DETERMINER));
    if object && !before.is_some_and(|t| t.is(Class::DETERMINER | Class::POSSESSIVE))
        || third
        || subject_pronoun
    {
        verb
    } else {
        noun
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every entry's examples are read as that entry, at the bracketed words.
    #[test]
    fn examples() {
        let mut words = Vocabulary::new();
        vocabulary(&mut words);
        for trigger in TRIGGERS {
            for example in trigger.examples {
                let text = example.replace(['[', ']'], "");
                let start = example.find('[').expect("an example has brackets");
                let end = example.find(']').expect("an example has brackets") - 1;
                let hits = marks(&dateline_text::tokenize(&text, &words)).hits;
                let found = hits
                    .iter()
                    .any(|hit| hit.trigger.id == trigger.id && hit.span == Span::new(start, end));
                assert!(found, "`{}` does not read `{example}`: {hits:?}", trigger.id);
            }
        }
    }

    /// A phrase of another sense hides the trigger in it.
    #[test]
    fn other_senses() {
        let mut words = Vocabulary::new();
        vocabulary(&mut words);
        for (phrase, _) in OTHER_SENSES {
            let Marks { hits, others, .. } = marks(&dateline_text::tokenize(phrase, &words));
            assert!(hits.is_empty() && !others.is_empty(), "`{phrase}` is read as {hits:?}");
        }
    }

    #[test]
    fn noun_or_verb() {
        let mut words = Vocabulary::new();
        vocabulary(&mut words);
        let form = |text: &str| marks(&dateline_text::tokenize(text, &words)).hits[0].form;
        assert_eq!(form("the attack on the base"), Form::Noun);
        assert_eq!(form("they attack the base"), Form::Base);
        assert_eq!(form("attacks on the base have stopped"), Form::Plural);
        assert_eq!(form("rebels attack the base"), Form::Base);
        assert_eq!(form("rebels regularly attack bases"), Form::Base);
        assert_eq!(form("to attack the base"), Form::Base);
        assert_eq!(form("an end to attacks on the base"), Form::Plural);
        assert_eq!(form("earlier attacks that had stopped"), Form::Plural);
    }
}
