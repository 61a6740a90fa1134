//! Which way a sentence looks, by the verb nearest to the expression.

use std::sync::OnceLock;

use dateline_text::{Class, Span, Token, Vocabulary};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unclear,
}

/// How many tokens on either side a verb may stand.
const REACH: usize = 12;

/// Verbs and nouns of what is to come.
const FUTURE: &str = "will shall upcoming expects expect intends ll wont tomorrow would effective ahead payable deadline awaits awaiting";

/// Participles of what is to come; after `had been` it has been, or never was.
const ARRANGED: &str = "scheduled planned expected due slated supposed set going";

/// Words after which `to` and a verb tell what is to come: `is to resume`.
const BEFORE_TO: &str = "is are plans agreed hopes wants vowed threatened pledged promised";

/// Verbs of what has been, besides those in `-ed`.
const PAST: &str = "was were had did has have been said says say saying told fell struck hit shot went came took made began broke left held \
    fought blew rose ran sent sank met won lost gave got found saw heard flew fled led drove threw wrote became brought caught kept cut burst \
    stood spoke grew swept tore burnt dealt laid lay paid read sold stole thought bought since ago \
    arose awoke bit bore bred built chose clung crept drank drew dug fed felt forbade forgot froze hid hung hurt knew left lent lit lost \
    meant overthrew overtook rang rode rose sang shook shone shot showed shrank slept slid sought sped spent sprang spun stuck struck stung \
    swam swore swung taught threw undertook underwent understood upheld went wept withdrew woke wore wound";

const LIMIT: &str = "by until till through";

/// Verbs that look ahead from behind the words too: `on Friday the court will`.
const MODAL: &str = "will shall ll wont would";

/// Events that come unannounced: what the news calls by its day has happened. A strike or an operation may be planned.
const UNPLANNED: &str = "attack attacks bombing bombings blast blasts explosion explosions shooting shootings killing killings \
    murder murders massacre ambush raid raids assault clash clashes crash accident incident violence riot riots unrest \
    earthquake quake arrest arrests death deaths slaying slayings kidnapping abduction shelling airstrike airstrikes";

mod word {
    //! Classes of this table alone.
    use dateline_text::Class;

    pub(super) const FUTURE: Class = Class(1);
    pub(super) const ARRANGED: Class = Class(1 << 1);
    pub(super) const BEFORE_TO: Class = Class(1 << 2);
    pub(super) const PAST: Class = Class(1 << 3);
    pub(super) const LIMIT: Class = Class(1 << 4);
    /// `set`, `going`: arranged only before `to` or `for`.
    pub(super) const LOOSE: Class = Class(1 << 5);
    pub(super) const TO: Class = Class(1 << 6);
    pub(super) const TO_OR_FOR: Class = Class(1 << 7);
    pub(super) const BEEN: Class = Class(1 << 8);
    pub(super) const HAD: Class = Class(1 << 9);
    /// `is expected`, and not `the expected`.
    pub(super) const BE: Class = Class(1 << 10);
    /// `be`, after which a participle tells of no past: `to be published`.
    pub(super) const PLAIN_BE: Class = Class(1 << 11);
    /// Verbs whose `to be` is of the present: `appears to be`.
    pub(super) const SEEMS: Class = Class(1 << 12);
    /// Verbs that a clause can end with; what follows the words otherwise governs them only so.
    pub(super) const MODAL: Class = Class(1 << 13);
    /// Events that nobody plans in public.
    pub(super) const UNPLANNED: Class = Class(1 << 14);
}

fn verbs() -> &'static Vocabulary {
    static VERBS: OnceLock<Vocabulary> = OnceLock::new();
    VERBS.get_or_init(|| {
        let mut verbs = Vocabulary::default();
        for (class, words) in [
            (word::FUTURE, FUTURE),
            (word::ARRANGED, ARRANGED),
            (word::BEFORE_TO, BEFORE_TO),
            (word::PAST, PAST),
            (word::LIMIT, LIMIT),
            (word::LOOSE, "set going planned supposed expected"),
            (word::TO, "to"),
            (word::TO_OR_FOR, "to for"),
            (word::BEEN, "been"),
            (word::HAD, "had"),
            (word::BE, "is are be was were being"),
            (word::PLAIN_BE, "be"),
            (word::SEEMS, "appears appear seems seem used known thought said"),
            (word::MODAL, MODAL),
            (word::UNPLANNED, UNPLANNED),
        ] {
            words.split_whitespace().for_each(|word| verbs.add(word, class));
        }
        verbs
    })
}

/// The tense around the words, within their sentence.
pub(super) fn around(text: &str, tokens: &[Token], span: Span) -> Tense {
    let first = tokens.partition_point(|token| token.span.start < span.start);
    let after = first + tokens[first..].partition_point(|token| token.span.start < span.end);
    let verbs = verbs();
    let is = |at: Option<usize>, class: Class| {
        at.and_then(|at| tokens.get(at)).is_some_and(|token| verbs.class(token.hash).any(class))
    };
    let ends = |token: &Token| {
        token.is(Class::PUNCT) && [".", "!", "?", ";"].iter().any(|mark| token.is_mark(mark))
    };
    if is_unplanned(tokens, after, verbs) {
        return Tense::Past;
    }
    let mut best = (usize::MAX, Tense::Unclear);
    let mut consider = |distance: usize, tense: Tense| {
        if distance < best.0 {
            best = (distance, tense);
        }
    };
    for distance in 0..REACH.min(first) {
        let at = first - 1 - distance;
        let token = &tokens[at];
        if ends(token) {
            break;
        }
        if is(Some(at), word::ARRANGED) {
            // `had been scheduled for Friday`; `is set to resume`, but `set off a bomb`.
            let gone = is(at.checked_sub(1), word::BEEN) && is(at.checked_sub(2), word::HAD);
            let said = is(Some(at + 1), word::TO_OR_FOR) || is(at.checked_sub(1), word::BE);
            if !is(Some(at), word::LOOSE) || said {
                consider(distance * 2, if gone { Tense::Past } else { Tense::Future });
            }
        } else if is(Some(at), word::TO) && is(at.checked_sub(1), word::BEFORE_TO) {
            consider(distance * 2, Tense::Future);
        } else if is(Some(at), word::TO) && is(Some(at + 1), word::PLAIN_BE) {
            // `guidelines to be published`, but `believed to be hidden` and `appears to be dead`.
            let opines = at.checked_sub(1).is_some_and(|before| {
                is(Some(before), word::SEEMS) || of(text, &tokens[before], verbs).is_some()
            });
            if !opines {
                consider(distance * 2, Tense::Future);
            }
        } else if let Some(tense) = of(text, token, verbs) {
            let passive = tense == Tense::Past && is(at.checked_sub(1), word::PLAIN_BE);
            if !passive {
                consider(distance * 2, tense);
            }
        }
        if token.is(Class::BLOCK_START) {
            break;
        }
    }
    for (distance, token) in tokens[after..].iter().take(REACH).enumerate() {
        if ends(token) || token.is(Class::BLOCK_START) {
            break;
        }
        // A verb before the words governs them more often than one after.
        let ahead = after + distance;
        let governs = |tense| tense == Tense::Past || is(Some(ahead), word::MODAL);
        if let Some(tense) = of(text, token, verbs).filter(|tense| governs(*tense)) {
            consider(distance * 2 + 5, tense);
        }
    }
    // `by August`, `until Friday`, where no verb of the past is near.
    // In `from Monday through Wednesday` it only ends a stretch.
    let dated = |at: usize| tokens[at].is(Class::WEEKDAY.with(Class::MONTH).with(Class::DIGIT));
    let limit = is(first.checked_sub(1), word::LIMIT) && !first.checked_sub(2).is_some_and(dated);
    if limit && (best.1 == Tense::Unclear || best.0 > 8) { Tense::Future } else { best.1 }
}

/// `Friday's blast`, `the Monday night shooting`: the event that the day is told for comes unannounced.
fn is_unplanned(tokens: &[Token], after: usize, verbs: &Vocabulary) -> bool {
    /// How many words may stand before the noun: `Friday's deadly car bombing`.
    const NEAR: usize = 4;
    tokens[after.min(tokens.len())..]
        .iter()
        .take(NEAR)
        .take_while(|token| {
            token.is(Class::WORD.with(Class::POSSESSIVE))
                && !token.is(Class::PREPOSITION.with(Class::CONJUNCTION).with(Class::DETERMINER))
        })
        .any(|token| verbs.class(token.hash).any(word::UNPLANNED))
}

fn of(text: &str, token: &Token, verbs: &Vocabulary) -> Option<Tense> {
    if !token.is(Class::WORD) {
        return None;
    }
    let class = verbs.class(token.hash);
    let participle = || {
        let word = token.span.of(text).as_bytes();
        // A capital is a name's, but for text that is all capitals.
        word.len() >= 5
            && word[word.len() - 2..].eq_ignore_ascii_case(b"ed")
            && (!token.is(Class::CAPITAL) || token.is(Class::UPPER))
    };
    if class.any(word::FUTURE) {
        Some(Tense::Future)
    } else if class.any(word::PAST) || participle() {
        Some(Tense::Past)
    } else {
        None
    }
}
