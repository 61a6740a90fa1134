//! Folding: one spelling for words that differ only in case, accents and apostrophes.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::garbled::garbled;

/// Letters that compatibility decomposition leaves whole.
fn spelled(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ı' | 'İ' => "i",
        'ə' | 'Ə' => "e",
        'ħ' | 'Ħ' => "h",
        // Apostrophes, primes and the letters of transliteration that stand for a stop.
        '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' | '`' | '´' | '.' | ',' => "",
        _ => return None,
    })
}

fn fold_into(word: &str, mut push: impl FnMut(char)) {
    let mut rest = word;
    while let Some(mut whole) = rest.chars().next() {
        let mark = if whole == 'â' { garbled(rest.as_bytes()) } else { None };
        rest = &rest[mark.map_or(whole.len_utf8(), |(length, _)| length)..];
        whole = mark.and_then(|(_, mark)| mark.chars().next()).unwrap_or(whole);
        if let Some(letters) = spelled(whole) {
            letters.chars().for_each(&mut push);
        } else if whole.is_ascii() {
            push(whole.to_ascii_lowercase());
        } else {
            // Lower case before decomposition: some capitals decompose only once they are small, and the parts of
            // some marks are marks that fold away themselves.
            for part in whole.to_lowercase().nfkd().flat_map(char::to_lowercase) {
                match spelled(part) {
                    Some(letters) => letters.chars().for_each(&mut push),
                    None if unicode_normalization::char::is_combining_mark(part) => {}
                    None => push(part),
                }
            }
        }
    }
}

/// `word` in lower case, without accents, apostrophes, full stops and commas.
///
/// Spaces and hyphens stay as they are: a name of several words is folded word by word.
/// ```
/// assert_eq!(dateline_text::fold("Sana’a"), "sanaa");
/// assert_eq!(dateline_text::fold("U.S."), "us");
/// assert_eq!(dateline_text::fold("Apartadó"), "apartado");
/// ```
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase() && !b"'.,`".contains(&b)) {
        return Cow::Borrowed(word);
    }
    let mut folded = String::with_capacity(word.len());
    fold_onto(word, &mut folded);
    Cow::Owned(folded)
}

/// As [`fold`], added to the end of `folded`.
/// ```
/// let mut folded = String::from("in ");
/// dateline_text::fold_onto("Sana’a", &mut folded);
/// assert_eq!(folded, "in sanaa");
/// ```
pub fn fold_onto(word: &str, folded: &mut String) {
    if word.is_ascii() {
        for byte in word.bytes() {
            let letter = FOLDED[usize::from(byte)];
            if letter != AWAY {
                folded.push(char::from(letter));
            }
        }
    } else {
        fold_into(word, |letter| folded.push(letter));
    }
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// [`fold_hash`] in the making, for who reads the letters anyway.
#[derive(Clone, Copy)]
pub(crate) struct Hasher(u64);

impl Hasher {
    pub(crate) const NEW: Self = Self(OFFSET);

    /// Takes a letter or digit of ASCII, in small case.
    #[inline]
    pub(crate) const fn eat(self, byte: u8) -> Self {
        Self((self.0 ^ byte as u64).wrapping_mul(PRIME))
    }

    /// The hash of a mark of ASCII.
    #[inline]
    pub(crate) const fn of_mark(mark: u8) -> u64 {
        Self((OFFSET ^ mark as u64).wrapping_mul(PRIME)).finish()
    }

    /// The low bits index tables, so the high ones are mixed into them.
    #[inline]
    pub(crate) const fn finish(self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

/// What folds away.
const AWAY: u8 = 0xff;

/// What each byte of ASCII folds to.
static FOLDED: [u8; 256] = {
    let (mut folded, mut byte) = ([AWAY; 256], 0);
    while byte < 128 {
        folded[byte] = match byte as u8 {
            b'\'' | b'.' | b',' | b'`' => AWAY,
            byte => byte.to_ascii_lowercase(),
        };
        byte += 1;
    }
    folded
};

/// A stable 64-bit hash (FNV-1a, finalised) of the folded word, made without allocating.
///
/// Two words have one hash if and (but for collisions) only if they [`fold`] alike.
pub fn fold_hash(word: &str) -> u64 {
    let mut hash = OFFSET;
    let mut eat = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
    if word.is_ascii() {
        for byte in word.bytes() {
            let folded = FOLDED[byte as usize];
            if folded != AWAY {
                eat(folded);
            }
        }
    } else {
        let mut buffer = [0; 4];
        fold_into(word, |letter| letter.encode_utf8(&mut buffer).bytes().for_each(&mut eat));
    }
    // The low bits index tables, so the high ones are mixed into them.
    hash ^ (hash >> 32)
}

/// The hash of a word of plain letters, as a constant: [`fold_hash`] of ASCII letters and digits.
///
/// Of punctuation it is the hash that tokens have.
/// ```
/// const SAID: u64 = dateline_text::word_hash("said");
/// assert_eq!(SAID, dateline_text::fold_hash("SAID"));
/// ```
#[inline]
pub const fn word_hash(folded: &str) -> u64 {
    let (bytes, mut hash, mut at) = (folded.as_bytes(), OFFSET, 0);
    while at < bytes.len() {
        hash = (hash ^ bytes[at].to_ascii_lowercase() as u64).wrapping_mul(PRIME);
        at += 1;
    }
    hash ^ (hash >> 32)
}
