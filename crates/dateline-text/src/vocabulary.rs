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
    /// Their first words, which are asked for most: fewer than all words, so that they stay near the processor.
    heads: Table<Node<V>>,
    /// What goes on, by the hash of its path.
    nodes: Table<Node<V>>,
    longest: usize,
}

/// The first word of some phrases.
pub struct Start<'p, V>(&'p Node<V>);

impl<V> Clone for Start<'_, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V> Copy for Start<'_, V> {}

impl<'p, V> Start<'p, V> {
    /// What the word is by itself.
    #[inline]
    pub const fn value(self) -> Option<&'p V> {
        self.0.value.as_ref()
    }
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
    1 << place(word)
}

/// The place of that bit.
const fn place(word: u64) -> u32 {
    (word & 31) as u32
}

impl<V> Default for Phrases<V> {
    fn default() -> Self {
        Self { heads: Table::default(), nodes: Table::default(), longest: 0 }
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
            let table = if length == 1 { &mut self.heads } else { &mut self.nodes };
            let node = table.entry(path, || Node { value: None, next: 0 });
            if let Some(next) = words.peek() {
                node.next |= follower(fold_hash(next));
            } else {
                self.longest = self.longest.max(length);
                return node.value.replace(value);
            }
        }
        None
    }

    /// The phrases that begin with the word, if there are any.
    #[inline]
    pub fn start(&self, word: &Token) -> Option<Start<'_, V>> {
        self.heads.get_likely(step(0, word.hash)).map(Start)
    }

    /// Whether a phrase may go on with the token after its first word: where it may not, nothing more than the word needs to be
    /// looked up.
    #[inline]
    pub fn goes_on(&self, start: Start<'_, V>, word: &Token, next: &Token) -> bool {
        let following = start.0.next;
        if next.is(Class::PUNCT) {
            following != 0 && word.touches(next) && JOINTS.contains(&next.hash)
        } else {
            // `the` goes on with many words, so that the path of both is asked for too, and always: which words follow is in no
            // order that a processor could foresee.
            let path = self.nodes.bit_of(step(step(0, word.hash), next.hash));
            u64::from(following >> place(next.hash)) & path & 1 == 1
        }
    }

    /// The longest phrase that starts at the first token, as (number of tokens, value).
    pub fn longest(&self, tokens: &[Token]) -> Option<(usize, &V)> {
        let mut best = None;
        self.each(tokens, |used, value| best = Some((used, value)));
        best
    }

    /// Hands over every phrase that starts at the first token, the shortest first, as (number of tokens, value).
    #[inline]
    pub fn each<'v>(&'v self, tokens: &[Token], found: impl FnMut(usize, &'v V)) {
        let first = tokens.first().filter(|first| !first.is(Class::PUNCT));
        if let Some(start) = first.and_then(|first| self.start(first)) {
            self.each_from(start, tokens, found);
        }
    }

    /// As [`each`](Self::each), of the phrases that start with the first token.
    #[inline]
    pub fn each_from<'v>(
        &'v self,
        start: Start<'v, V>,
        tokens: &[Token],
        mut found: impl FnMut(usize, &'v V),
    ) {
        let Some(first) = tokens.first() else { return };
        let (mut path, mut node, mut length) = (step(0, first.hash), start.0, 1);
        if let Some(value) = start.value() {
            found(1, value);
        }
        for (index, token) in tokens.iter().enumerate().skip(1) {
            if node.next == 0 || length >= self.longest {
                break;
            }
            if token.is(Class::PUNCT) {
                // A hyphen joins, whatever else stands between the words ends the phrase.
                let joins = tokens.get(index + 1).is_some_and(|next| token.touches(next))
                    && tokens[index - 1].touches(token)
                    && JOINTS.contains(&token.hash);
                if joins {
                    continue;
                }
                break;
            }
            if node.next & follower(token.hash) == 0 {
                break;
            }
            path = step(path, token.hash);
            length += 1;
            let Some(next) = self.nodes.get_likely(path) else { break };
            node = next;
            if let Some(value) = &node.value {
                found(index + 1, value);
            }
        }
    }

    /// The hash of the first word of `phrase`, for a class bit in the vocabulary.
    pub fn head(phrase: &str) -> Option<u64> {
        words(phrase).next().map(fold_hash)
    }
}
