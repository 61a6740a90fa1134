//! Numbers as news writes them: figures, words, bounds and vague quantities.

use crate::{Class, Token, fold, fold_hash, word_hash};

/// Numbers by the hash of their folded word: a few comparisons, and no letter is read again.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident: $($word:ident = $value:literal,)*) => {
        $(#[$doc])*
        const fn $name(hash: u64) -> Option<u64> {
            #[expect(non_upper_case_globals, reason = "a word as it is written")]
            mod hash {
                $(pub(super) const $word: u64 = crate::word_hash(stringify!($word));)*
            }
            Some(match hash {
                $(hash::$word => $value,)*
                _ => return None,
            })
        }
    };
}

words! {
    /// The value of a cardinal word.
    cardinal_of:
    zero = 0, one = 1, two = 2, three = 3, four = 4, five = 5, six = 6, seven = 7, eight = 8, nine = 9, ten = 10, eleven = 11, twelve = 12, thirteen = 13, fourteen = 14, fifteen = 15, sixteen = 16, seventeen = 17, eighteen = 18, nineteen = 19, twenty = 20, thirty = 30, forty = 40, fifty = 50, sixty = 60, seventy = 70, eighty = 80, ninety = 90, dozen = 12, hundred = 100, thousand = 1_000, million = 1_000_000, billion = 1_000_000_000,
}

words! {
    /// The value of an ordinal word.
    ordinal_of:
    zeroth = 0, first = 1, second = 2, third = 3, fourth = 4, fifth = 5, sixth = 6, seventh = 7, eighth = 8, ninth = 9, tenth = 10, eleventh = 11, twelfth = 12, thirteenth = 13, fourteenth = 14, fifteenth = 15, sixteenth = 16, seventeenth = 17, eighteenth = 18, nineteenth = 19, twentieth = 20, thirtieth = 30,
}

/// The value of one cardinal word; `None` for any other word.
pub fn word(text: &str) -> Option<u64> {
    cardinal_of(fold_hash(text))
}

/// As [`word`], of a token.
pub const fn value(token: &Token) -> Option<u64> {
    cardinal_of(token.hash)
}

/// The value of one ordinal word.
pub fn ordinal_word(text: &str) -> Option<u64> {
    ordinal_of(fold_hash(text))
}

/// As [`ordinal_word`], of a token.
pub const fn ordinal_value(token: &Token) -> Option<u64> {
    ordinal_of(token.hash)
}

/// Adds up the words of one number: `two hundred and six`, `twenty-five`, `two dozen`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Words {
    total: u64,
    group: u64,
    /// The smallest unit still open: after `twenty` a 1-9 may follow, after `six` only a multiplier.
    open: u64,
    started: bool,
    dangling: bool,
}

impl Words {
    /// Takes the next word; false, and no change, where the number does not go on.
    pub fn push(&mut self, text: &str) -> bool {
        self.push_hash(fold_hash(text))
    }

    /// As [`push`](Self::push), of a token.
    pub fn push_token(&mut self, token: &Token) -> bool {
        self.push_hash(token.hash)
    }

    fn push_hash(&mut self, hash: u64) -> bool {
        const A: u64 = word_hash("a");
        const AN: u64 = word_hash("an");
        const DOZEN: u64 = word_hash("dozen");
        if hash == AND {
            let fits = self.started && !self.dangling && (self.group >= 100 || self.total > 0);
            self.dangling |= fits;
            return fits;
        }
        if hash == A || hash == AN {
            let fits = !self.started;
            (self.started, self.dangling) = (true, true);
            return fits;
        }
        let Some(value) = cardinal_of(hash) else { return false };
        match value {
            12 if hash == DOZEN => {
                if self.group > 99 || self.started && self.group == 0 && !self.dangling {
                    return false;
                }
                self.group = self.group.max(1) * 12;
                self.open = 0;
            }
            100 => {
                if self.group > 99 {
                    return false;
                }
                self.group = self.group.max(1) * 100;
                self.open = 100;
            }
            1_000.. => {
                if self.started && self.group == 0 && !self.dangling {
                    return false;
                }
                let Some(part) = self.group.max(1).checked_mul(value) else { return false };
                self.total = self.total.saturating_add(part);
                (self.group, self.open) = (0, value);
            }
            _ => {
                let fits = !self.started || value < self.open && (self.open >= 100 || value < 10);
                if !fits || self.started && self.dangling && self.group == 0 && self.total == 0 {
                    return false;
                }
                self.group += value;
                self.open = if value >= 20 { 10 } else { 0 };
            }
        }
        (self.started, self.dangling) = (true, false);
        true
    }

    /// Whether the words so far are a number.
    pub const fn complete(&self) -> bool {
        self.started && !self.dangling
    }

    /// The number, if the words so far are one.
    pub fn value(&self) -> Option<u64> {
        self.complete().then(|| self.total.saturating_add(self.group))
    }
}

/// A number of things with the bounds that its words give; `None` is an open bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The least it can be.
    pub min: Option<u64>,
    /// The most it can be.
    pub max: Option<u64>,
    /// The one number to print, where the words give one.
    pub best: Option<u64>,
}

impl Quantity {
    /// Exactly `n`.
    pub const fn exactly(n: u64) -> Self {
        Self { min: Some(n), max: Some(n), best: Some(n) }
    }

    /// `n` or more.
    pub const fn at_least(n: u64) -> Self {
        Self { min: Some(n), max: None, best: None }
    }

    /// About `n`: the words print one number and bind neither side.
    pub const fn about(n: u64) -> Self {
        Self { min: None, max: None, best: Some(n) }
    }
}

/// One to three words, by their hashes.
#[derive(Clone, Copy)]
struct Phrase {
    hashes: [u64; 3],
    count: usize,
}

/// The words of `text`, one space between them.
const fn words(text: &str) -> Phrase {
    let (bytes, mut phrase, mut first, mut end) =
        (text.as_bytes(), Phrase { hashes: [0; 3], count: 0 }, 0, 0);
    while end <= bytes.len() {
        if end == bytes.len() || bytes[end] == b' ' {
            let word = text.split_at(end).0.split_at(first).1;
            phrase.hashes[phrase.count] = word_hash(word);
            phrase.count += 1;
            first = end + 1;
        }
        end += 1;
    }
    phrase
}

impl Phrase {
    #[inline]
    fn starts(&self, tokens: &[Token]) -> bool {
        tokens.first().is_some_and(|first| first.hash == self.hashes[0])
            && tokens.len() >= self.count
            && self.hashes[..self.count].iter().zip(tokens).all(|(hash, token)| token.hash == *hash)
    }
}

/// What a cue makes of the number after it.
type Bound = fn(u64) -> Quantity;

/// Cues that may stand before a number, longest first, with what they make of it.
const CUES: &[(Phrase, Bound)] = &[
    (words("no fewer than"), Quantity::at_least),
    (words("no less than"), Quantity::at_least),
    (words("no more than"), |n| Quantity { min: None, max: Some(n), best: None }),
    (words("at least"), Quantity::at_least),
    (words("at most"), |n| Quantity { min: None, max: Some(n), best: None }),
    (words("more than"), |n| Quantity::at_least(n + 1)),
    (words("less than"), |n| Quantity { min: None, max: Some(n.saturating_sub(1)), best: None }),
    (words("fewer than"), |n| Quantity { min: None, max: Some(n.saturating_sub(1)), best: None }),
    (words("as many as"), |n| Quantity { min: None, max: Some(n), best: None }),
    (words("as few as"), Quantity::at_least),
    (words("not less than"), Quantity::at_least),
    (words("in excess of"), |n| Quantity::at_least(n + 1)),
    (words("upwards of"), |n| Quantity::at_least(n + 1)),
    (words("upward of"), |n| Quantity::at_least(n + 1)),
    (words("a minimum of"), Quantity::at_least),
    (words("a maximum of"), |n| Quantity { min: None, max: Some(n), best: None }),
    (words("a further"), Quantity::exactly),
    (words("close to"), Quantity::about),
    (words("up to"), |n| Quantity { min: None, max: Some(n), best: None }),
    (words("an estimated"), Quantity::about),
    (words("a total of"), Quantity::exactly),
    (words("well over"), |n| Quantity::at_least(n + 1)),
    (words("over"), |n| Quantity::at_least(n + 1)),
    (words("under"), |n| Quantity { min: None, max: Some(n.saturating_sub(1)), best: None }),
    (words("about"), Quantity::about),
    (words("around"), Quantity::about),
    (words("some"), Quantity::about),
    (words("roughly"), Quantity::about),
    (words("approximately"), Quantity::about),
    (words("nearly"), Quantity::about),
    (words("almost"), Quantity::about),
    (words("estimated"), Quantity::about),
    (words("only"), Quantity::exactly),
    (words("exactly"), Quantity::exactly),
    (words("another"), Quantity::exactly),
    (words("all"), Quantity::exactly),
    (words("both"), Quantity::exactly),
    (words("the"), Quantity::exactly),
    (words("other"), Quantity::exactly),
];

/// Vague quantities, longest first. `several` is two or more; `dozens` is at least two dozen.
const VAGUE: &[(Phrase, Quantity)] = &[
    (words("a number of"), Quantity::at_least(2)),
    (words("a handful of"), Quantity::at_least(2)),
    (words("a couple of"), Quantity::exactly(2)),
    (words("a few"), Quantity::at_least(2)),
    (words("half a dozen"), Quantity::exactly(6)),
    (words("a score of"), Quantity::exactly(20)),
    (words("a trio of"), Quantity::exactly(3)),
    (words("tens of thousands"), Quantity::at_least(20_000)),
    (words("hundreds of thousands"), Quantity::at_least(200_000)),
    (words("dozens"), Quantity::at_least(24)),
    (words("scores"), Quantity::at_least(40)),
    (words("hundreds"), Quantity::at_least(200)),
    (words("thousands"), Quantity::at_least(2_000)),
    (words("several dozen"), Quantity::at_least(24)),
    (words("several hundred"), Quantity::at_least(200)),
    (words("several"), Quantity::at_least(2)),
    (words("many"), Quantity::at_least(2)),
    (words("multiple"), Quantity::at_least(2)),
    (words("numerous"), Quantity::at_least(2)),
    (words("various"), Quantity::at_least(2)),
    (words("few"), Quantity::at_least(2)),
    (words("both"), Quantity::exactly(2)),
    (words("a pair of"), Quantity::exactly(2)),
];

/// The value of a figure with or without commas between its thousands.
fn plain(figure: &str) -> Option<u64> {
    let (mut value, mut digits) = (0_u64, 0);
    for byte in figure.bytes().filter(|byte| *byte != b',') {
        if !byte.is_ascii_digit() {
            // Digits of other scripts are rare enough to be folded.
            return fold(figure).parse().ok();
        }
        value = value.checked_mul(10)?.checked_add(u64::from(byte - b'0'))?;
        digits += 1;
    }
    (digits > 0).then_some(value)
}

/// `2.1 million`: a decimal fraction of a big number.
fn decimal(whole: &str, part: &str, times: u64) -> Option<u64> {
    let digits = u32::try_from(part.len()).ok().filter(|digits| (1..=3).contains(digits))?;
    let scale = 10_u64.pow(digits);
    let value = plain(whole)?.checked_mul(scale)?.checked_add(plain(part)?)?;
    Some(value.checked_mul(times)? / scale)
}

/// The whole number that the tokens start with, as (number of tokens, value).
pub fn cardinal(text: &str, tokens: &[Token]) -> Option<(usize, u64)> {
    let first = tokens.first()?;
    if first.is(Class::DIGIT) {
        let figure = first.span.of(text);
        let times = tokens.get(1).and_then(value).filter(|v| *v >= 1_000 || *v == 12 || *v == 100);
        if let Some((whole, part)) = figure.split_once('.') {
            // `2.1 million`; a figure with a point alone counts nothing.
            return Some((2, decimal(whole, part, times.filter(|times| *times >= 1_000)?)?));
        }
        let count = plain(figure)?;
        return Some(times.map_or((1, count), |times| (2, count.saturating_mul(times))));
    }
    let mut words = Words::default();
    let (mut best, mut at) = (None, 0);
    while let Some(token) = tokens.get(at) {
        let hyphen = at > 0 && token.is_mark("-") && tokens[at - 1].touches(token);
        if !hyphen {
            if !words.push_token(token) {
                break;
            }
            best = words.value().map(|value| (at + 1, value)).or(best);
        }
        at += 1;
    }
    best
}

const WELL: u64 = word_hash("well");
const AS: u64 = word_hash("as");
const OTHER: u64 = word_hash("other");
const CLOSE: u64 = word_hash("close");
const BETWEEN: u64 = word_hash("between");
const AND: u64 = word_hash("and");
const TO: u64 = word_hash("to");
const OR: u64 = word_hash("or");
const OF: u64 = word_hash("of");
const HYPHEN: u64 = word_hash("-");
const DASH: u64 = word_hash("–");
const OR_MORE: Phrase = words("or more");
const A_HALF_DOZEN: Phrase = words("a half dozen");

/// The quantity that the tokens start with, as (number of tokens, quantity): a number with its cues, a range
/// (`10 to 15`, `between 10 and 15`), or a vague word. `a` and `an` alone are not quantities: they need a head.
pub fn quantity(text: &str, tokens: &[Token]) -> Option<(usize, Quantity)> {
    let first = tokens.first()?;
    if !first.is(Class::DIGIT
        | Class::NUMBER_WORD
        | Class::VAGUE_NUMBER
        | Class::NUMBER_CUE
        | Class::DETERMINER
        | Class::NEGATION)
        && ![WELL, AS, OTHER, CLOSE].contains(&first.hash)
    {
        return None;
    }
    let range = |low: (usize, u64), joints: &[u64]| -> Option<(usize, Quantity)> {
        if !joints.contains(&tokens.get(low.0)?.hash) {
            return None;
        }
        let high = cardinal(text, &tokens[low.0 + 1..])?;
        (high.1 > low.1).then_some((
            low.0 + 1 + high.0,
            Quantity { min: Some(low.1), max: Some(high.1), best: None },
        ))
    };
    if first.hash == BETWEEN {
        let low = cardinal(text, &tokens[1..])?;
        return range((low.0 + 1, low.1), &[AND]);
    }
    // The number grammar would take `a` for the number.
    if A_HALF_DOZEN.starts(tokens) {
        return Some((3, Quantity::exactly(6)));
    }
    if let Some(number) = cardinal(text, tokens) {
        // `one or two`, `10 to 15`, `10-15`
        let more = range(number, &[TO, OR, HYPHEN, DASH]);
        let about = Quantity { max: None, ..Quantity::at_least(number.1) };
        let or_more = OR_MORE.starts(&tokens[number.0..]).then_some((number.0 + 2, about));
        return more.or(or_more).or(Some((number.0, Quantity::exactly(number.1))));
    }
    for (words, make) in CUES {
        if words.starts(tokens)
            && let Some((used, value)) = cardinal(text, &tokens[words.count..])
        {
            // `at least two dozen` binds below only; so does `at least a dozen`.
            return Some((words.count + used, make(value)));
        }
    }
    let (words, quantity) = VAGUE.iter().find(|(words, _)| words.starts(tokens))?;
    // `dozens of`
    let of = quantity.best.is_none()
        && words.count == 1
        && tokens.get(1).is_some_and(|next| next.hash == OF);
    Some((words.count + usize::from(of), *quantity))
}
