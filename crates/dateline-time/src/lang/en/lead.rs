//! What a token can begin: a class of its own for each kind of first word, so that few rules are tried at each.
//!
//! `the` may begin two dozen rules and `overnight` three; so a rule says after which first words it goes on with which
//! second ones. The classes are computed where a rule may be entered, and are no part of the tokens' own.

use std::sync::OnceLock;

use dateline_text::{Class, Token, Vocabulary};

macro_rules! leads {
    ($($(#[$doc:meta])* $name:ident = $bit:literal $(: $words:literal)?;)*) => {
        $($(#[$doc])* pub(super) const $name: Class = Class(1 << $bit);)*
        const WORDS: &[(Class, &str)] = &[$($(($name, $words),)?)*];
    };
}

leads! {
    THE = 0: "the";
    /// Articles that count, and `half an hour`.
    A = 1: "a an another half couple dozens scores hundreds thousands";
    THIS = 2: "this these";
    THAT = 3: "that";
    EVERY = 4: "every each";
    EDGE = 5: "early late mid middle end beginning start outset latter close about around circa";
    WHICH = 6: "last past previous preceding next following coming upcoming current ensuing subsequent prior";
    LATER = 7: "earlier later";
    DEICTIC = 8: "today yesterday tomorrow";
    PART = 9: "dawn daybreak sunrise dusk sunset nightfall overnight predawn midmorning midafternoon tonight daytime nighttime night morning afternoon evening";
    NOON = 10: "noon midday midnight";
    SEASON = 11: "spring summer autumn fall winter springtime summertime wintertime";
    HOLIDAY = 12: "eid christmas easter halloween pentecost ramadan ramazan ashura ashoura muharram arbaeen arbain mawlid nowruz norouz newroz nauroz sukkot passover purim shavuot thanksgiving diwali deepavali divali dipavali";
    /// First words of `fiscal 2024` and `Q3 2024`.
    FISCAL = 13: "fiscal calendar q1 q2 q3 q4";
    /// Bounds before an amount.
    BOUND = 14: "about around over under nearly almost near some roughly approximately";
    SHORTLY = 15: "shortly just soon";
    RECENT = 16: "recent";
    SAME = 17: "same";
    THEN = 18: "then";
    SET = 19: "hourly daily nightly weekly fortnightly monthly yearly annually";
    PER = 20: "per once twice";
    LONG = 21: "daylong weeklong monthlong yearlong hourlong nightlong decadelong";
    VAGUE = 22: "now currently nowadays presently recently lately soon";
    /// The century of a year in words.
    SPELLED = 23: "sixteen seventeen eighteen nineteen twenty";
    SOMETIME = 24: "sometime";
    ERA = 25: "ad ce";
    /// First words of `Good Friday`, and of `New York`.
    FEAST = 26: "new palm boxing valentine valentines good orthodox coptic all ash maundy ascension whit id yom rosh simchat shemini bastille armistice veterans remembrance labor";
    /// First words of `right now` and `long ago`.
    NEARING = 27: "right long more near coming";
    /// First words of `at least` and `no more than`.
    PHRASED = 28: "more less fewer at up no as";

    MONTH = 32;
    WEEKDAY = 33;
    /// Second words may be `yrs`, which begins nothing.
    UNIT = 34: "mins hrs yrs fortnight fortnights millennium millennia";
    /// A number in words, or a vague one.
    NUMBER = 35;
    ORDINAL = 36;
    /// `7`, `16`, `16th`
    DAY = 37;
    /// Four figures.
    YEAR = 38;
    /// `1980s`, `80s`
    DECADE = 39;
    /// Figures and letters in one, or many figures: `3pm`, `20240725`, `251430ZJUL24`.
    GLUED = 40;
    /// Figures alone.
    FIGURES = 41;
    /// An apostrophe before figures.
    MARK = 42;
    /// `2,500`, `25.07.2024`, `16,2024`
    PARTED = 43;
    /// `480`
    THREE = 44;

    /// What only follows: between the parts of a date or a number, ...
    JOINT = 48: "of de and or to through until in into on after before from ago hence later earlier eve local time part";
    HYPHEN = 49;
    /// `:`, `/`
    STOP = 50;
    COMMA = 45;
    POINT = 46;
    CLITIC = 51;
    AM = 52: "am pm a p oclock hours hrs hr";
    /// ... between a count and its unit, ...
    MORE = 53: "more additional full whole entire further consecutive straight successive long short trading solid";
    /// ... after a bound, ...
    THAN = 54: "than least most long little more less fewer number";
    /// ... and after `the`.
    FINAL = 55: "first last final closing opening";
    COMING = 29: "coming current";
    PAST = 30: "past";
    FOLLOWING = 31: "following next ensuing subsequent previous preceding prior";
    VERY = 56: "very";
    /// What follows a first word of a feast.
    FEASTLY = 47: "al ul el e fitr adha azha kippur hashanah hashana torah atzeret saints day wednesday";
    SMALL = 57: "small wee pre";
    PRESENT = 58: "present future immediate foreseeable distant near time period";
    LATEST = 59: "latest most comparable";
    AGE = 60: "twenties thirties forties fifties sixties seventies eighties nineties";
    OTHER = 61: "other single times";
    BC = 62: "bc bce ad ce";
    NOTHING = 63;
}

/// What may follow the article of `the early 1990s`, `the last days of May`.
pub(super) const EDGED: Class = EDGE.with(FINAL);

/// What may follow the first figures of an amount.
pub(super) const COUNTED: Class =
    UNIT.with(NUMBER).with(A).with(HYPHEN).with(JOINT).with(MORE).with(DAY);

/// What may follow the month of a day.
pub(super) const DAYS: Class = DAY.with(THE).with(POINT).with(ORDINAL).with(NUMBER);

/// Whatever follows.
pub(super) const ANY: Class = Class(u64::MAX);

/// Leads that can be a whole expression; the others need a word of time after them.
pub(super) const ALONE: Class = MONTH
    .with(WEEKDAY)
    .with(UNIT)
    .with(DEICTIC)
    .with(PART)
    .with(NOON)
    .with(SEASON)
    .with(HOLIDAY)
    .with(THEN)
    .with(SET)
    .with(LONG)
    .with(VAGUE)
    .with(YEAR)
    .with(DECADE)
    .with(SPELLED)
    .with(ERA);

/// Leads that need no second word that is known: the others go on with one that has a lead too.
pub(super) const SINGLE: Class = ALONE.with(GLUED).with(PARTED).with(THREE);

/// Leads that are numbers.
pub(super) const WRITTEN: Class = DAY.with(FIGURES).with(GLUED);

/// Words that are cues of time and have no class in the shared vocabulary.
const CUES: &str = "today yesterday tomorrow tonight last next past previous preceding following coming upcoming current currently recent \
    recently lately late later early earlier mid end middle beginning start latter outset ensuing subsequent same sometime now nowadays \
    presently soon future then ago hence once twice per daily nightly weekly fortnightly monthly yearly annually hourly noon midday \
    midnight dawn daybreak sunrise dusk sunset nightfall overnight predawn midmorning midafternoon daytime nighttime spring summer autumn fall winter \
    springtime summertime wintertime christmas easter halloween pentecost ramadan ramazan ashura ashoura muharram arbaeen arbain mawlid nowruz norouz newroz nauroz sukkot \
    passover purim shavuot thanksgiving diwali deepavali divali dipavali new palm boxing valentine valentines good orthodox coptic all ash maundy ascension whit eid id yom \
    rosh simchat shemini bastille armistice veterans remembrance labor fitr adha azha kippur hashanah hashana torah atzeret saints fiscal am pm gmt utc est edt hrs local \
    oclock eve daylong weeklong monthlong yearlong hourlong nightlong decadelong shortly just circa long right near eighteen nineteen bc bce ad ce \
    twenties thirties forties fifties sixties seventies eighties nineties time period q1 q2 q3 q4";

/// Adds the cues to the shared vocabulary.
pub(super) fn vocabulary(vocabulary: &mut Vocabulary) {
    CUES.split_whitespace().for_each(|word| vocabulary.add(word, Class::TIME_CUE));
}

fn words() -> &'static Vocabulary {
    static LEADS: OnceLock<Vocabulary> = OnceLock::new();
    LEADS.get_or_init(|| {
        let mut vocabulary = Vocabulary::default();
        for (class, words) in WORDS {
            words.split_whitespace().for_each(|word| vocabulary.add(word, *class));
        }
        vocabulary
    })
}

/// Classes of which a word may have a lead of its own.
const SPECIAL: Class = Class::TIME_CUE
    .with(Class::DETERMINER)
    .with(Class::NUMBER_CUE)
    .with(Class::NUMBER_WORD)
    .with(Class::VAGUE_NUMBER)
    .with(Class::TIME_UNIT)
    .with(Class::NEGATION)
    .with(Class::CONJUNCTION);

/// What the token can begin; nothing for most.
#[inline]
pub(super) fn of(text: &str, token: &Token) -> Class {
    if token.is(Class::WORD) {
        let lead = of_class(token);
        if token.is(SPECIAL) { lead | words().class(token.hash) } else { lead }
    } else if token.is(Class::DIGIT) {
        figures(token.span.of(text))
    } else if matches!(token.hash, mark::APOSTROPHE | mark::CLOSING | mark::OPENING) {
        MARK
    } else {
        Class::NONE
    }
}

/// Marks by their hashes.
mod mark {
    use dateline_text::word_hash;

    pub(super) const APOSTROPHE: u64 = word_hash("'");
    pub(super) const CLOSING: u64 = word_hash("’");
    pub(super) const OPENING: u64 = word_hash("‘");
    pub(super) const HYPHENS: [u64; 5] =
        [word_hash("-"), word_hash("‐"), word_hash("‑"), word_hash("–"), word_hash("—")];
    pub(super) const COLON: u64 = word_hash(":");
    pub(super) const SLASH: u64 = word_hash("/");
    pub(super) const COMMA: u64 = word_hash(",");
    pub(super) const POINT: u64 = word_hash(".");
    pub(super) const BAR: u64 = word_hash("|");
    pub(super) const HALF: u64 = word_hash("½");
}

/// Classes without which a token begins nothing.
pub(super) const WATCHED: Class = SPECIAL
    .with(Class::DIGIT)
    .with(Class::PUNCT)
    .with(Class::MONTH)
    .with(Class::WEEKDAY)
    .with(Class::ORDINAL_WORD);

fn of_class(token: &Token) -> Class {
    let mut lead = Class::NONE;
    for (class, own) in [
        (Class::MONTH, MONTH),
        (Class::WEEKDAY, WEEKDAY),
        (Class::TIME_UNIT, UNIT),
        (Class::NUMBER_WORD.with(Class::VAGUE_NUMBER), NUMBER),
        (Class::ORDINAL_WORD, ORDINAL),
    ] {
        if token.is(class) {
            lead |= own;
        }
    }
    lead
}

/// What the token can be as the second of an expression: its lead, or what joins it to the first.
pub(super) fn second(text: &str, token: &Token) -> Class {
    let lead = if token.is(Class::WORD) {
        of_class(token) | words().class(token.hash)
    } else if token.is(Class::DIGIT) {
        figures(token.span.of(text))
    } else if token.is(Class::POSSESSIVE) {
        CLITIC
    } else {
        match token.hash {
            mark::COMMA => COMMA,
            mark::POINT => POINT,
            mark::COLON | mark::SLASH => STOP,
            mark::APOSTROPHE | mark::CLOSING | mark::OPENING => MARK,
            mark::BAR => OTHER,
            mark::HALF => MORE,
            hash if mark::HYPHENS.contains(&hash) => HYPHEN,
            _ => Class::NONE,
        }
    };
    if lead == Class::NONE { NOTHING } else { lead }
}

fn figures(word: &str) -> Class {
    let count = word.bytes().take_while(u8::is_ascii_digit).count();
    let tail = &word[count..];
    let short = count <= 2;
    match tail {
        "" => match count {
            1 | 2 => DAY.with(FIGURES),
            3 => THREE.with(FIGURES),
            4 => YEAR.with(FIGURES),
            6.. => GLUED.with(FIGURES),
            _ => FIGURES,
        },
        "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH" => {
            if short {
                DAY.with(ORDINAL)
            } else {
                ORDINAL
            }
        }
        "s" | "S" => DECADE,
        // `2,500` counts; `3.39pm`, `25.07.2024` and `16,2024` may be times.
        _ if thousands(tail) => FIGURES,
        _ if tail.starts_with([',', '.']) => {
            if short {
                DAY.with(FIGURES).with(PARTED)
            } else {
                FIGURES.with(GLUED).with(PARTED)
            }
        }
        _ => GLUED,
    }
}

/// `,500`, `,500,000`
fn thousands(tail: &str) -> bool {
    tail.as_bytes().chunks(4).all(|group| {
        group.len() == 4 && group[0] == b',' && group[1..].iter().all(u8::is_ascii_digit)
    })
}
