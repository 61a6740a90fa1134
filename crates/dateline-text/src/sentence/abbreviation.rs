//! Words that a point follows without ending the sentence.

use crate::{Class, Token, word_hash};

/// What a shortened word stands before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// A name follows, whatever it looks like: `Lt. The Cuong`.
    Title,
    /// A number follows: `No. 2`.
    Number,
    /// Anything may follow, a new sentence too: `in Jan. The army said`.
    Other,
}

/// What stands after the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Follows {
    Number,
    /// A word that begins a sentence far more often than it follows a shortened word, or an opening mark.
    Start,
    /// Any other word with a capital.
    Name,
}

const fn hashes<const N: usize>(words: [&str; N]) -> [u64; N] {
    let (mut hashes, mut at) = ([0; N], 0);
    while at < N {
        hashes[at] = word_hash(words[at]);
        at += 1;
    }
    hashes
}

const TITLES: &[u64] = &hashes([
    "adm", "brig", "capt", "cdr", "cmdr", "cmdt", "col", "comdr", "cpl", "cpt", "det", "dr", "eng",
    "fr", "gen", "gov", "hon", "insp", "lt", "maj", "messrs", "mgr", "mr", "mrs", "ms", "mt",
    "ofc", "pfc", "pres", "prof", "pte", "pvt", "rep", "rev", "sen", "sgt", "spc", "sr", "st",
    "ste", "supt", "tsgt", "vol",
]);

const NUMBERS: &[u64] =
    &hashes(["art", "ext", "fig", "no", "nos", "nr", "para", "pp", "sec", "tel"]);

/// Written with a capital, but in text of capitals only.
const CAPITALS: &[u64] = &hashes([
    "ala", "apr", "apt", "ariz", "ark", "assn", "aug", "ave", "bldg", "blvd", "bros", "calif",
    "co", "colo", "conn", "corp", "dec", "del", "dept", "div", "dr", "feb", "fla", "ft", "ga",
    "gmbh", "govt", "hwy", "ill", "inc", "ind", "intl", "jan", "jr", "jul", "jun", "kan", "ky",
    "la", "llc", "ltd", "mar", "mass", "md", "mich", "minn", "miss", "mo", "mont", "natl", "neb",
    "nev", "nov", "oct", "okla", "ont", "ore", "pa", "pkwy", "ph", "pl", "que", "rd", "rte",
    "sask", "sep", "sept", "sr", "tenn", "ter", "tex", "twp", "univ", "va", "vt", "wash", "wis",
    "wyo", "yr",
]);

const SMALL: &[u64] = &hashes([
    "al", "approx", "c", "ca", "cf", "cm", "est", "etc", "ft", "hr", "hrs", "incl", "kg", "km",
    "lb", "lbs", "min", "mph", "oz", "sq", "v", "viz", "vs", "yrs",
]);

/// Bytes of the longest word of the lists above: most words before a point are longer.
const LONGEST: usize = 6;

/// Words that begin a sentence far more often than they follow initials (`in the U.S. The army said`).
const STARTERS: &[u64] = &hashes([
    "a",
    "according",
    "after",
    "all",
    "also",
    "although",
    "an",
    "and",
    "another",
    "as",
    "at",
    "because",
    "before",
    "both",
    "but",
    "by",
    "during",
    "each",
    "earlier",
    "every",
    "five",
    "for",
    "four",
    "from",
    "he",
    "her",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "it",
    "its",
    "last",
    "later",
    "many",
    "meanwhile",
    "more",
    "most",
    "neither",
    "no",
    "nobody",
    "none",
    "nor",
    "not",
    "on",
    "once",
    "one",
    "only",
    "or",
    "other",
    "others",
    "our",
    "several",
    "she",
    "since",
    "so",
    "some",
    "such",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "three",
    "to",
    "two",
    "under",
    "until",
    "we",
    "what",
    "when",
    "where",
    "while",
    "who",
    "why",
    "with",
    "witnesses",
    "you",
    "your",
]);

impl Follows {
    /// What `next` is after a point.
    pub(super) fn of(next: &Token) -> Self {
        if next.is(Class::DIGIT) {
            Self::Number
        } else if starts(next) || next.is(Class::QUOTE) {
            Self::Start
        } else {
            Self::Name
        }
    }
}

impl Abbreviation {
    /// What `token`, which a point touches, is short for, if it is.
    pub(super) fn of(token: &Token, word: &str) -> Option<Self> {
        // `I'll` is no Illinois.
        let elided = || word.contains(['\'', '’']);
        // `Ph.D`, `Lt.Gen`
        let point =
            || (word.contains('.') && token.is(Class::WORD) && !elided()).then_some(Self::Other);
        if word.len() > LONGEST || elided() {
            return point();
        }
        let capital = token.is(Class::CAPITAL);
        if TITLES.contains(&token.hash) && capital {
            Some(Self::Title)
        } else if NUMBERS.contains(&token.hash) {
            Some(Self::Number)
        } else if capital && CAPITALS.contains(&token.hash) || SMALL.contains(&token.hash) {
            Some(Self::Other)
        } else {
            point()
        }
    }

    /// Whether the sentence goes on before what follows.
    pub(super) fn goes_on(self, follows: Follows) -> bool {
        match self {
            Self::Title => true,
            Self::Number => follows == Follows::Number,
            Self::Other => follows != Follows::Start,
        }
    }
}

/// Whether the word begins a sentence rather than going on after initials.
pub(super) fn starts(next: &Token) -> bool {
    next.is(Class::CAPITAL) && STARTERS.contains(&next.hash)
}
