//! What a token is, as bits: one look-up answers every "is this word a ..." question.

use std::ops::{BitOr, BitOrAssign};

/// A set of token classes.
///
/// Shape bits come from the tokenizer, word bits from a [`Vocabulary`](crate::Vocabulary). What is asked of every token
/// lies in few bytes: shape in the first, the small words in the fourth, what stands beside places in the seventh.
/// A word may have several (`may` is a month and a modal, `second` an ordinal and a unit).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Class(pub u64);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        impl Class { $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)* }
        const NAMES: &[(&str, Class)] = &[$((stringify!($name), Class::$name),)*];
    };
}

classes! {
    /// Letters (and apostrophes, digits within): not a number, not punctuation.
    WORD = 0;
    /// Starts with a digit: `16`, `2,500`, `16th`, `251430ZJUL24`.
    DIGIT = 1;
    /// One character of punctuation.
    PUNCT = 2;
    /// First letter is upper case.
    CAPITAL = 3;
    /// All letters are upper case, and there are two or more.
    UPPER = 4;
    /// The clitic `'s`.
    POSSESSIVE = 5;
    /// More than three bytes long.
    LONG = 6;
    /// The first token after a blank line, or of the text.
    BLOCK_START = 7;
    /// The first token of a line.
    LINE_START = 20;
    /// White space stands before the token.
    SPACED = 8;
    /// Opens or closes a quotation.
    QUOTE = 9;
    /// Marks or letters beyond ASCII are in it, so that it may fold to other letters than its own: `Shi'ite`, `U.S.`, `'s`.
    SPELLED = 10;
    /// Verb by which what is written tells something, of the sources that the entity rules know: `show`, `found`.
    SHOWING = 11;

    /// Cardinal number word: `three`, `dozen`, `hundred`.
    NUMBER_WORD = 12;
    /// Ordinal number word: `third`.
    ORDINAL_WORD = 13;
    /// Month name or its abbreviation.
    MONTH = 14;
    /// Day of the week or its abbreviation.
    WEEKDAY = 15;
    /// Unit of time: `day`, `weeks`, `hour`.
    TIME_UNIT = 16;
    /// May begin a time expression and is none of the above: `last`, `late`, `yesterday`, `since`.
    TIME_CUE = 17;
    /// Quantifier of vague size: `several`, `dozens`, `many`.
    VAGUE_NUMBER = 18;
    /// Bound or hedge before a number: `at`, `more`, `about`, `some`.
    NUMBER_CUE = 19;

    /// `the`, `a`, `an`, `this`, `those`, `its`.
    DETERMINER = 24;
    /// `in`, `on`, `near`, `of`.
    PREPOSITION = 25;
    /// Stands before a place: `in`, `near`, `outside`, `toward`.
    LOCATIVE = 26;
    /// `he`, `they`, `it`, `which`.
    PRONOUN = 27;
    /// Form of `be`, `have`, `do`.
    AUXILIARY = 28;
    /// `will`, `could`, `may`.
    MODAL = 29;
    /// `not`, `no`, `never`, `without`.
    NEGATION = 30;
    /// `and`, `or`, `but`, `while`.
    CONJUNCTION = 31;
    /// Verb of saying: `said`, `told`, `according`.
    REPORTING = 32;
    /// Marks distance from the fact: `reportedly`, `apparently`, `believed`.
    HEDGE = 33;
    /// Title or rank before a person's name.
    TITLE = 34;
    /// A word of the language that is also a name somewhere; needs a cue to be read as one.
    COMMON = 35;
    /// A point of the compass: `north`, `eastern`.
    DIRECTION = 48;

    /// First word of a phrase of the entity lexicon, of whatever kind.
    LEXICON_HEAD = 40;
    /// First word of a gazetteer name, as far as the gazetteer was [asked](Self::PLACE_ASKED).
    PLACE_HEAD = 52;
    /// A trigger: a word that may tell an event.
    TRIGGER = 42;
    /// A word that tells harm to people: `killed`, `wounded`, `casualties`.
    HARM = 43;
    /// A word of claiming, blaming or denying.
    CLAIM = 44;
    /// A word of lulls, series and levels: `halted`, `times`, `deployed`.
    SERIES = 45;
    /// Nationality or other demonym.
    DEMONYM = 46;
    /// A given name of people: `Salah`, `Jordan`.
    GIVEN_NAME = 47;
    /// First word of a demonym of the gazetteer: `Iraqi`, `South`.
    NATION_HEAD = 36;
    /// First word of a phrase that tells something of the place name beside it: `province`, `near`, `Police`.
    PLACE_WORD = 49;
    /// First word of a noun for places: `province`, `refugee`.
    PLACE_TYPE = 50;
    /// First word of an institution that only one country has: `county`, `crown`.
    INSTITUTION = 63;
    /// First word of a phrase in which a trigger tells no event: `heart`.
    OTHER_SENSE = 41;

    /// First word of a noun for places or of a relation to one: `province`, `near`.
    PLACE_AROUND = 37;
    /// The gazetteer was asked for the word: whether a name starts with it is told by [`PLACE_HEAD`](Self::PLACE_HEAD).
    PLACE_ASKED = 54;
    /// The name of a large place.
    PLACE_LARGE = 55;
    /// First word of gazetteer names that alone is none of them, or one that is a common word too.
    PLACE_COMMON = 53;
    /// First word of a gazetteer name of several words.
    PLACE_LONGER = 51;

    /// First word of an actor's name, or of a phrase that describes one: `Hamas`, `coalition`.
    ACTOR_HEAD = 56;
    /// First word of a noun for those who fight: `army`, `gunmen`.
    FORCE_HEAD = 57;
    /// First word of a noun for people: `soldiers`, `aid`.
    PEOPLE_HEAD = 58;
    /// First word of a noun or name for who speaks: `spokesman`, `Reuters`.
    SOURCE_HEAD = 59;
    /// First word of a state's names: `Iraqi`, `Baghdad`.
    STATE_HEAD = 60;
    /// First word of what may be attacked: `base`, `power`.
    TARGET_HEAD = 61;
    /// First word of a weapon: `rocket`, `improvised`.
    WEAPON_HEAD = 62;
}

impl Class {
    /// No class at all.
    pub const NONE: Self = Self(0);

    /// The heads of the kinds of entities, which all are [`LEXICON_HEAD`](Self::LEXICON_HEAD)s too.
    pub const ENTITY_HEADS: Self = Self::ACTOR_HEAD
        .with(Self::FORCE_HEAD)
        .with(Self::PEOPLE_HEAD)
        .with(Self::SOURCE_HEAD)
        .with(Self::STATE_HEAD)
        .with(Self::TARGET_HEAD)
        .with(Self::WEAPON_HEAD);

    /// The classes that tell what the gazetteer said of a word.
    pub const PLACE_ANSWER: Self = Self::PLACE_ASKED
        .with(Self::PLACE_HEAD)
        .with(Self::PLACE_LARGE)
        .with(Self::PLACE_COMMON)
        .with(Self::PLACE_LONGER);

    /// The set where `is`, else the empty one.
    #[must_use]
    #[inline]
    pub const fn when(self, is: bool) -> Self {
        Self(self.0 & (is as u64).wrapping_neg())
    }

    /// Whether the two sets share a class.
    #[inline]
    pub const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// The names of the classes in this set, for people.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        NAMES.iter().filter(move |(_, class)| self.any(*class)).map(|(name, _)| *name)
    }
}

impl BitOr for Class {
    type Output = Self;

    #[inline]
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Class {
    #[inline]
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl Class {
    /// Union usable in constants.
    #[must_use]
    #[inline]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
