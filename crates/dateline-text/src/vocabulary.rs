//! Words and phrases by the hash of their folded text.

use crate::table::Table;
use crate::{Class, Token, fold_hash, word_hash};

/// The classes of words, merged from the parts that each crate contributes.
#[derive(Clone, Default)]
pub struct Vocabulary {
    classes: Table<Class>,
}

impl Vocabulary {
    /// A vocabulary of the words of the language that every stage asks for.
    pub fn new() -> Self {
        let mut vocabulary = Self::default();
        for (class, words) in common_words() {
            words.split_whitespace().for_each(|word| vocabulary.add(word, *class));
        }
        vocabulary
    }

    /// Gives `word` (one token) the class, beside those that it has.
    pub fn add(&mut self, word: &str, class: Class) {
        self.add_hash(fold_hash(word), class);
    }

    /// As [`add`](Self::add), by the [`fold_hash`] of the word.
    pub fn add_hash(&mut self, hash: u64, class: Class) {
        *self.classes.entry(hash, || Class::NONE) |= class;
    }

    /// Gives each word that is known so far the classes that are told of its hash, beside those that it has.
    pub fn tell(&mut self, told: impl Fn(u64) -> Class) {
        self.classes.each(|hash, class| *class |= told(hash));
    }

    /// The classes of the word with this hash.
    #[inline]
    pub fn class(&self, hash: u64) -> Class {
        self.classes.get(hash).copied().unwrap_or_default()
    }
}

/// The closed classes of English, as (class, words).
pub fn common_words() -> &'static [(Class, &'static str)] {
    const WORDS: &[(Class, &str)] = &[
        (
            Class::NUMBER_WORD,
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
             eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen half",
        ),
        (
            Class::ORDINAL_WORD,
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth \
             sixteenth seventeenth eighteenth nineteenth twentieth thirtieth hundredth",
        ),
        (
            Class::VAGUE_NUMBER,
            "several dozens scores hundreds thousands tens many few numerous multiple various couple number handful some",
        ),
        (
            Class::NUMBER_CUE,
            "at more less fewer over under about around some roughly approximately nearly almost up only between \
             exactly least most than estimated",
        ),
        (
            Class::MONTH,
            "january february march april may june july august september october november december jan feb mar apr jun jul aug sep \
             sept oct nov dec",
        ),
        (
            Class::WEEKDAY,
            "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun mondays tuesdays \
             wednesdays thursdays fridays saturdays sundays",
        ),
        (
            Class::TIME_UNIT,
            "second seconds minute minutes hour hours day days night nights week weeks weekend weekends fortnight month months \
             quarter quarters season seasons year years decade decades century centuries morning afternoon evening",
        ),
        (
            Class::DETERMINER,
            "the a an this that these those its their his her our my your any some each every another no all both",
        ),
        (
            Class::PREPOSITION,
            "in on at near of to from by with for against into over under between among outside inside toward towards around \
             across through during after before since until about along within beside behind beyond off onto upon amid despite \
             following including like than via without",
        ),
        (
            Class::LOCATIVE,
            "in at near outside inside around toward towards from into across through throughout beside between along on",
        ),
        (
            Class::PRONOUN,
            "he she it they him her them his hers its their theirs who whom whose which that i we you us me this these those one \
             himself herself itself themselves",
        ),
        (
            Class::AUXILIARY,
            "be is are was were been being am has have had having do does did done get got",
        ),
        (Class::MODAL, "will would shall should can could may might must cannot"),
        (
            Class::NEGATION,
            "not no never none neither nor without nobody nothing cannot didnt wasnt werent isnt arent dont doesnt wont",
        ),
        (
            Class::CONJUNCTION,
            "and or but while as when because although though if whereas that nor so",
        ),
        (
            Class::REPORTING,
            "said says say saying told tells tell reported reports announced confirmed stated according added claimed acknowledged \
             declared quoted described testified insisted noted explained warned argued wrote posted tweeted alleged",
        ),
        (
            Class::HEDGE,
            "reportedly apparently allegedly believed suspected possibly probably likely appeared appears initial preliminary \
             unconfirmed seemingly presumably purportedly seemed potentially",
        ),
        (
            Class::TITLE,
            "mr mrs ms dr prof professor president vice premier minister secretary general gen colonel col major maj captain capt \
             lieutenant lt sergeant sgt corporal cpl private pvt admiral adm commander spokesman spokeswoman spokesperson governor gov \
             senator sen representative rep congressman mayor sheikh sheik ayatollah imam king queen prince judge justice sheriff \
             deputy chief officer detective ambassador envoy director chairman pope bishop father sir lord lady",
        ),
        (
            Class::DIRECTION,
            "north south east west northern southern eastern western northeast northwest southeast southwest northeastern \
             northwestern southeastern southwestern central upper lower",
        ),
    ];
    WORDS
}

/// Phrases of one or more words, each with a value; the longest match wins.
///
/// A phrase is a path of token hashes; hyphens and quotation marks between words are passed over,
/// so `Iran-backed` and `Iran backed` are one phrase.
#[derive(Clone)]
pub struct Phrases<V> {
    /// By the hash of their paths.
    nodes: Table<Node<V>>,
    longest: usize,
}

/// What a path of words is.
#[derive(Clone)]
struct Node<V> {
    value: Option<V>,
    /// A bit for each word with which a longer phrase goes on: most words that follow are none of them, and no other node needs
    /// to be looked at.
    next: u32,
}

/// Marks between the words of a phrase.
const JOINTS: [u64; 4] = [word_hash("-"), word_hash("–"), word_hash("‑"), word_hash("/")];

/// The bit of a word among those that may follow.
const fn follower(word: u64) -> u32 {
    1 << (word & 31)
}

impl<V> Default for Phrases<V> {
    fn default() -> Self {
        Self { nodes: Table::default(), longest: 0 }
    }
}

/// The words of a phrase as tokens would tell them: hyphens, points, slashes and spaces split, clitics are words.
fn words(phrase: &str) -> impl Iterator<Item = &str> {
    phrase.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '/' | '(' | ')')).flat_map(
        |word| {
            let clitic = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
            match clitic {
                Some(stem) if !stem.is_empty() => [Some(stem), Some("s")],
                _ => [Some(word), None],
            }
            .into_iter()
            .flatten()
            .filter(|word| !word.is_empty())
        },
    )
}

const fn step(path: u64, word: u64) -> u64 {
    (path.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

impl<V: Clone> Phrases<V> {
    /// Adds a phrase; a later one of the same words replaces the earlier.
    pub fn add(&mut self, phrase: &str, value: V) -> Option<V> {
        let mut path = 0;
        let mut words = words(phrase).peekable();
        let mut length = 0;
        while let Some(word) = words.next() {
            path = step(path, fold_hash(word));
            length += 1;
            let node = self.nodes.entry(path, || Node { value: None, next: 0 });
            if let Some(next) = words.peek() {
                node.next |= follower(fold_hash(next));
            } else {
                self.longest = self.longest.max(length);
                return node.value.replace(value);
            }
        }
        None
    }

    /// What the word is by itself, and whether a phrase may go on with the token after it: where it may not, nothing more
    /// than the word needs to be looked up.
    #[inline]
    pub fn start(&self, word: &Token, next: Option<&Token>) -> (Option<&V>, bool) {
        let path = step(0, word.hash);
        let Some(node) = self.nodes.get_likely(path) else { return (None, false) };
        let goes_on = node.next != 0
            && next.is_some_and(|next| {
                if next.is(Class::PUNCT) {
                    word.touches(next) && JOINTS.contains(&next.hash)
                } else {
                    // `the` goes on with many words, so that the path of both is asked for too.
                    node.next & follower(next.hash) != 0
                        && self.nodes.may_have(step(path, next.hash))
                }
            });
        (node.value.as_ref(), goes_on)
    }

    /// The longest phrase that starts at the first token, as (number of tokens, value).
    pub fn longest(&self, tokens: &[Token]) -> Option<(usize, &V)> {
        let mut best = None;
        self.each(tokens, |used, value| best = Some((used, value)));
        best
    }

    /// Hands over every phrase that starts at the first token, the shortest first, as (number of tokens, value).
    #[inline]
    pub fn each<'v>(&'v self, tokens: &[Token], mut found: impl FnMut(usize, &'v V)) {
        let mut path = 0;
        let mut length = 0;
        let mut next = u32::MAX;
        for (index, token) in tokens.iter().enumerate() {
            if token.is(Class::PUNCT) {
                // A hyphen joins, whatever else stands between the words ends the phrase.
                let joins = index > 0
                    && tokens.get(index + 1).is_some_and(|next| token.touches(next))
                    && tokens[index - 1].touches(token)
                    && JOINTS.contains(&token.hash);
                if joins {
                    continue;
                }
                break;
            }
            if next & follower(token.hash) == 0 {
                break;
            }
            path = step(path, token.hash);
            length += 1;
            let Some(node) = self.nodes.get_likely(path) else { break };
            if let Some(value) = &node.value {
                found(index + 1, value);
            }
            next = node.next;
            if next == 0 || length >= self.longest {
                break;
            }
        }
    }

    /// The hash of the first word of `phrase`, for a class bit in the vocabulary.
    pub fn head(phrase: &str) -> Option<u64> {
        words(phrase).next().map(fold_hash)
    }
}
