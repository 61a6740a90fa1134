//! Which language a text is in. English is read; a text in another would be misread.
//!
//! News in English is told by its small words, in capitals too and in a few lines; only a text that has too few of them
//! is compared with the letters of other languages. A text that is too short to tell is read.

use whatlang::{Lang, Script};

use crate::slots::Slots;
use crate::{Document, Header, Hints, reference};

/// The language of a text, as far as it can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// It is read.
    English,
    /// It is not read. The tag is of BCP 47 (`ar`, `es`), the name is English.
    Other {
        /// The tag.
        tag: &'static str,
        /// The name.
        name: &'static str,
    },
    /// Too short, or of several languages: read as if it were English.
    Unknown,
}

impl Language {
    /// The BCP 47 tag (`en`, `ar`), where the language is known.
    pub const fn tag(self) -> Option<&'static str> {
        match self {
            Self::English => Some("en"),
            Self::Other { tag, .. } => Some(tag),
            Self::Unknown => None,
        }
    }
}

/// Words from the start of a text that are looked at: the page around a story may be in another language.
const WORDS: usize = 600;
/// Of a hundred words of English news, 30 to 45 are small words; of a list of names and figures, 10.
const SHARE: usize = 12;
/// Words of which one at least is small in English, but in a list of names.
const SENTENCE: usize = 14;
/// Words after which a share of a quarter is sure, and after twice as many one of a sixth.
const SURE: usize = 40;
/// Letters of which the language can be told.
const LETTERS: usize = 60;

/// The small words of English that are not small words of its neighbours too.
const SMALL: [&str; 53] = [
    "the", "of", "and", "to", "that", "was", "were", "for", "with", "by", "on", "at", "from", "is",
    "are", "has", "have", "had", "been", "it", "its", "this", "which", "who", "their", "they",
    "he", "his", "her", "she", "but", "not", "after", "said", "says", "when", "where", "would",
    "will", "there", "than", "into", "about", "or", "as", "be", "an", "two", "three", "killed",
    "police", "attack", "near",
];

/// Bytes of the longest small word.
const LONGEST: usize = 6;

/// The letters of each small word, the first lowest.
static PACKED: [u64; SMALL.len()] = {
    let (mut all, mut word) = ([0; SMALL.len()], 0);
    while word < SMALL.len() {
        let letters = SMALL[word].as_bytes();
        let mut at = 0;
        while at < letters.len() {
            all[word] |= (letters[at] as u64) << (8 * at);
            at += 1;
        }
        word += 1;
    }
    all
};
static PLACES: Slots<512> = Slots::of(&PACKED);

/// Tells the language of a text. What a record says of itself (`hints.language`) decides only where the words do not.
pub fn language(text: &str, hints: &Hints) -> Language {
    let Some((all, few)) = count(text) else { return Language::English };
    let sample = sample(text);
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    let latin = whatlang::detect_script(sample).is_none_or(|script| script == Script::Latin);
    if letters == 0 {
        return Language::Unknown;
    }
    let found = whatlang::detect(sample);
    match found {
        // Letters of another script need no length.
        Some(found) if !latin => other(found.lang()),
        Some(found) if found.lang() != Lang::Eng && letters >= LETTERS && found.is_reliable() => {
            other(found.lang())
        }
        // Whatever it is, there is no English in sentences without its small words.
        Some(found) if found.lang() != Lang::Eng && all >= SENTENCE && few * 100 < all * 3 => {
            other(found.lang())
        }
        Some(found) if found.lang() == Lang::Eng && found.is_reliable() => Language::English,
        _ => said(hints),
    }
}

/// What a byte is in a word: a letter or figure of ASCII is itself, in small case.
static INNER: [u8; 256] = {
    let (mut inner, mut byte) = ([BEYOND; 256], 0);
    while byte < 128 {
        inner[byte] = match byte as u8 {
            letter if letter.is_ascii_alphanumeric() => letter.to_ascii_lowercase(),
            b'\'' => APOSTROPHE,
            _ => APART,
        };
        byte += 1;
    }
    inner
};
const APART: u8 = 0;
const APOSTROPHE: u8 = 1;
/// Part of a character beyond ASCII.
const BEYOND: u8 = 2;

/// How many letters and figures of ASCII the bytes begin with, of the first seven, and these in small case, the first lowest.
///
/// Where a word ends is chance to a processor, so that they are read without a branch.
#[inline]
fn head(bytes: &[u8]) -> (usize, u64) {
    const fn all(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }
    let eight = bytes.first_chunk().copied().unwrap_or_else(|| {
        let mut eight = [b' '; 8];
        eight[..bytes.len()].copy_from_slice(bytes);
        eight
    });
    let eight = u64::from_le_bytes(eight);
    // Each byte answers in its highest bit; no sum of bytes below 128 runs over into the next.
    let low = eight & all(0x7f);
    let either = low | all(0x20);
    let least = |of: u64, byte: u8| of + all(0x80 - byte);
    let letters = least(either, b'a') & !least(either, b'z' + 1);
    let figures = least(low, b'0') & !least(low, b'9' + 1);
    // The eighth byte is not read.
    let stops = !((letters | figures) & !eight) & all(0x80) | 1 << 63;
    let within = (stops ^ (stops - 1)) >> 8;
    (stops.trailing_zeros() as usize / 8, (eight | all(0x20)) & within)
}

/// How many words begin with a letter, among them how many small words; `None` where there are enough of these for
/// English. A word is a run of letters and figures, apostrophes among them.
fn count(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let kind = |at: usize| bytes.get(at).map_or(APART, |byte| INNER[*byte as usize]);
    let (mut all, mut few, mut asked) = (0, 0, SURE);
    let mut at = 0;
    while at < bytes.len() && all < WORDS {
        let (start, mut inner) = (at, kind(at));
        if inner == APART {
            at += 1;
            continue;
        }
        // Most words are short and plain.
        let (length, mut packed) = head(&bytes[start..]);
        (at, inner) = (start + length, kind(start + length));
        while inner > BEYOND || inner == APOSTROPHE {
            if inner != APOSTROPHE {
                // After the letters that there are; longer words are not small, whatever they are.
                let bits = (u64::BITS - packed.leading_zeros()).next_multiple_of(8);
                packed |= u64::from(inner).checked_shl(bits).unwrap_or_default();
            }
            at += 1;
            inner = kind(at);
        }
        let letter = if inner == BEYOND {
            let other = |c: char| !c.is_alphanumeric() && c != '\'' && c != '’';
            let word = &text[start..];
            let word = &word[..word.find(other).unwrap_or(word.len())];
            // A mark beyond ASCII leaves an empty word.
            at = start + word.len();
            if word.is_empty() {
                at += text[start..].chars().next().map_or(0, char::len_utf8);
            }
            // No small word has letters beyond ASCII.
            packed = 0;
            word.starts_with(char::is_alphabetic)
        } else {
            bytes[start].is_ascii_alphabetic()
        };
        if !letter {
            continue;
        }
        all += 1;
        few += usize::from(at - start <= LONGEST && PACKED[PLACES.place(packed)] == packed);
        // Most texts are told by their first lines; the more words there are, the smaller a share is sure.
        if all == asked {
            if few * 4 >= all || all > SURE && few * 6 >= all {
                return None;
            }
            asked += SURE;
        }
    }
    (few * 100 < all * SHARE || few == 0).then_some((all, few))
}

impl<'s> Document<'s> {
    /// A document that is not read: it has a text and, if its record gives one, a day; nothing else.
    pub fn unread(text: &'s str, hints: &Hints) -> Self {
        let mut document = Self {
            text,
            tokens: Vec::new(),
            header: Header::default(),
            furniture: Vec::new(),
            blocks: Vec::new(),
            sentences: Vec::new(),
            quotes: Vec::new(),
            times: Vec::new(),
            reference: reference::undated(),
        };
        document.reference = reference::find(&document, None, false, hints);
        document
    }
}

/// The first few thousand bytes.
fn sample(text: &str) -> &str {
    let end =
        text.char_indices().map(|(at, _)| at).take_while(|at| *at <= 3_000).last().unwrap_or(0);
    if text.len() <= 3_000 { text } else { &text[..end] }
}

/// What the record says; that it is in English proves little, as templates say so.
fn said(hints: &Hints) -> Language {
    let tag = hints.language.as_deref().unwrap_or_default().to_ascii_lowercase();
    if tag == "english" || tag.split(['-', '_']).next() == Some("en") {
        Language::English
    } else {
        Language::Unknown
    }
}

fn other(lang: Lang) -> Language {
    Language::Other { tag: tag(lang), name: lang.eng_name() }
}

/// The shortest tag of BCP 47 for the language.
fn tag(lang: Lang) -> &'static str {
    let code = lang.code();
    TAGS.binary_search_by(|(long, _)| (*long).cmp(code)).map_or(code, |at| TAGS[at].1)
}

/// ISO 639-3 to ISO 639-1; Mandarin as the language that it is written in.
const TAGS: &[(&str, &str)] = &[
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
    ("zul", "zu"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> &'static str {
        language(text, &Hints::default()).tag().unwrap_or("unknown")
    }

    #[test]
    fn tags_are_sorted_and_known() {
        assert!(TAGS.is_sorted());
        assert!(Lang::all().iter().all(|lang| tag(*lang).len() == 2));
    }

    #[test]
    fn english_is_told_in_capitals_in_lists_and_in_a_line() {
        assert_eq!(told("TWO SOLDIERS WERE KILLED BY A MINE NEAR EL CARMEN, THE ARMY SAID."), "en");
        assert_eq!(told("Mortars hit the port of Barawe"), "en");
        assert_eq!(told("KIRKUK, Iraq (Meridian News) - Two rockets fell."), "en");
        assert_eq!(told("Rockets fall"), "unknown");
        assert_eq!(told(""), "unknown");
        assert_eq!(told("San Salvador, Santa Ana, La Paz, San Miguel, La Libertad"), "unknown");
    }

    #[test]
    fn other_languages_are_told() {
        for (tag, text) in [
            (
                "es",
                "Dos soldados murieron y otros tres resultaron heridos cuando estalló una mina cerca del puente, informó el ejército el lunes.",
            ),
            (
                "es",
                "DOS SOLDADOS MURIERON AL ESTALLAR UNA MINA CERCA DEL PUENTE, INFORMO EL EJERCITO EN UN COMUNICADO EMITIDO EL LUNES.",
            ),
            (
                "fr",
                "Deux soldats ont été tués et trois autres blessés par l'explosion d'une mine près du pont, a annoncé l'armée lundi.",
            ),
            (
                "de",
                "Zwei Soldaten wurden getötet und drei weitere verletzt, als nahe der Brücke eine Mine explodierte, teilte die Armee am Montag mit.",
            ),
            (
                "pt",
                "Dois soldados morreram e outros três ficaram feridos quando uma mina explodiu perto da ponte, informou o exército na segunda-feira.",
            ),
            ("ru", "Двое военных погибли при взрыве мины у моста, сообщила армия в понедельник."),
            (
                "uk",
                "Двоє військових загинули внаслідок вибуху міни біля мосту, повідомила армія у понеділок.",
            ),
            (
                "ar",
                "قتل جنديان وأصيب ثلاثة آخرون في انفجار لغم قرب الجسر، بحسب ما أعلن الجيش يوم الاثنين.",
            ),
            (
                "tr",
                "Köprü yakınında bir mayının patlaması sonucu iki asker öldü, üç asker yaralandı, ordu pazartesi günü açıkladı.",
            ),
            ("zh", "军方周一表示，一枚地雷在桥附近爆炸，造成两名士兵死亡。"),
        ] {
            assert_eq!(told(text), tag, "{text}");
        }
    }

    #[test]
    fn a_foreign_name_or_quotation_makes_no_other_language() {
        assert_eq!(
            told(
                "The group said “لا نعلن” on Monday. It gave no reason for the attack on the base."
            ),
            "en"
        );
    }
}
