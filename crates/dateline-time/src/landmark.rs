//! Wars, operations and days that news counts from, and the ages that it gives them.
//!
//! The table is `data/landmarks.toml`. A story without a date that speaks of "the 10-month-old conflict between
//! Israel and Hamas" was written about ten months after the day on which that began.

use std::collections::HashMap;
use std::sync::OnceLock;

use chrono::{Days, Months};
use dateline_text::{Class, Phrases, Span, Token, Vocabulary, fold_hash};

use crate::{Day, Interval, Kind, Modifier, Precision, Timex};

/// A war, an operation or an event whose first day is known.
#[derive(Debug, PartialEq, Eq)]
pub struct Landmark {
    /// Its name in the data file.
    pub id: &'static str,
    /// What it is called.
    pub names: &'static [&'static str],
    /// Words for the two sides, where both together with a word of war name it.
    pub sides: Option<(&'static [&'static str], &'static [&'static str])>,
    /// First day.
    pub start: Day,
    /// Last day, inclusive; `None` where it goes on.
    pub end: Option<Day>,
    /// Where the days come from.
    pub source: &'static str,
}

/// A day of the data file, which the build script has read.
const fn day(year: i32, month: u32, day: u32) -> Day {
    match Day::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => panic!("the data file has a day that is in no calendar"),
    }
}

/// Every landmark, by id.
pub const LANDMARKS: &[Landmark] = include!(concat!(env!("OUT_DIR"), "/landmarks.rs"));

/// The age of a war, as the words give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Age {
    /// The words of the age, such as `almost 10-month-old`.
    pub span: Span,
    /// How many units.
    pub count: u32,
    /// The TIMEX3 letter of the unit: `D`, `W`, `M` or `Y`.
    pub unit: char,
    /// `almost`, `more than`.
    pub modifier: Option<Modifier>,
    /// What is so old, and the words that name it, where the text names one that can be.
    pub landmark: Option<(&'static Landmark, Span)>,
    /// When the words can have been written; `None` without a landmark.
    pub written: Option<Interval>,
}

/// Words that a war is called by.
const WAR_WORDS: &[&str] = &[
    "war",
    "conflict",
    "fighting",
    "offensive",
    "hostilities",
    "campaign",
    "invasion",
    "bombardment",
    "assault",
    "onslaught",
    "siege",
];

/// Classes of the index alone.
const HEAD: Class = Class(1);
const WAR: Class = Class(2);

struct Index {
    names: Phrases<u16>,
    /// First words of names, and words of war.
    words: Vocabulary,
    /// Words of a side: hash, landmark, whether the second side.
    sides: HashMap<u64, Vec<(u16, bool)>>,
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = Index {
            names: Phrases::default(),
            words: Vocabulary::default(),
            sides: HashMap::new(),
        };
        for word in WAR_WORDS {
            index.words.add(word, WAR);
        }
        for (at, landmark) in LANDMARKS.iter().enumerate() {
            let at = at as u16;
            for name in landmark.names {
                index.names.add(name, at);
                if let Some(head) = Phrases::<u16>::head(name) {
                    index.words.add_hash(head, HEAD);
                }
            }
            for (side, second) in
                landmark.sides.iter().flat_map(|(one, other)| [(*one, false), (*other, true)])
            {
                for word in side {
                    index.sides.entry(fold_hash(word)).or_default().push((at, second));
                }
            }
        }
        index
    })
}

/// How many tokens from the word of war the sides may stand.
const REACH: usize = 7;

/// The landmarks that the text names, in order, with the words; words that name several give each.
pub fn landmarks(text: &str, tokens: &[Token]) -> Vec<(Span, &'static Landmark)> {
    let index = index();
    let mut found: Vec<(Span, &'static Landmark)> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if !token.is(Class::WORD | Class::DIGIT) {
            continue;
        }
        let word = index.words.class(token.hash);
        if word.any(HEAD)
            && let Some((length, name)) = index.names.longest(&tokens[at..])
        {
            found.push((token.span.join(tokens[at + length - 1].span), &LANDMARKS[*name as usize]));
        }
        if word.any(WAR) {
            at_war(text, tokens, at, &mut found);
        }
    }
    found.sort_by_key(|(span, landmark)| (span.start, span.end, landmark.id));
    found.dedup_by_key(|(span, landmark)| (*span, landmark.id));
    found
}

/// `war between Israel and Hamas`, `Israel's war on Gaza`: words of both sides around the word of war at `at`.
fn at_war(text: &str, tokens: &[Token], at: usize, found: &mut Vec<(Span, &'static Landmark)>) {
    let index = index();
    let stops = |token: &Token| {
        matches!(token.span.of(text), "." | "!" | "?" | ";" | ":") || token.is(Class::BLOCK_START)
    };
    let mut near: Vec<(usize, u16, bool)> = Vec::new();
    let mut look = |at: usize| {
        if let Some(sides) = index.sides.get(&tokens[at].hash) {
            near.extend(sides.iter().map(|(landmark, second)| (at, *landmark, *second)));
        }
    };
    for before in (at.saturating_sub(REACH)..at).rev() {
        if stops(&tokens[before + 1]) && tokens[before + 1].is(Class::BLOCK_START)
            || !tokens[before].is(Class::BLOCK_START) && stops(&tokens[before])
        {
            break;
        }
        look(before);
    }
    for (after, token) in tokens.iter().enumerate().skip(at + 1).take(REACH) {
        if stops(token) {
            break;
        }
        look(after);
    }
    for (first, landmark, second) in &near {
        let other = near
            .iter()
            .filter(|(_, same, side)| same == landmark && !second && *side)
            .min_by_key(|(other, ..)| other.abs_diff(*first));
        if let Some((other, ..)) = other {
            let (low, high) = (at.min(*first).min(*other), at.max(*first).max(*other));
            let span = tokens[low].span.join(tokens[high].span);
            found.push((span, &LANDMARKS[*landmark as usize]));
        }
    }
}

/// The landmark that the tokens begin with, an article passed over.
pub(crate) fn named(tokens: &[Token]) -> Option<&'static Landmark> {
    let article = tokens.first().is_some_and(|token| token.is(Class::DETERMINER));
    let (_, name) = index().names.longest(&tokens[usize::from(article)..])?;
    LANDMARKS.get(*name as usize)
}

/// The ages that the text gives to wars: `the almost 10-month-old conflict`, `the war, now in its tenth month`.
///
/// The landmark of each is the one that the text names directly after the age or nearest before it, and that can
/// have been so old.
pub fn ages(text: &str, tokens: &[Token], timexes: &[Timex]) -> Vec<Age> {
    let aged =
        |timex: &&Timex| timex.kind == Kind::Duration && matches!(timex.rule, "age" | "nth_unit");
    if !timexes.iter().any(|timex| aged(&timex)) {
        return Vec::new();
    }
    let mut named = landmarks(text, tokens);
    // A single day has no age.
    named.retain(|(_, landmark)| landmark.end != Some(landmark.start));
    timexes.iter().filter(aged).filter_map(|timex| age(tokens, timex, &named)).collect()
}

/// How many mentions before an age are looked at.
const BACK: usize = 64;

fn age(tokens: &[Token], timex: &Timex, named: &[(Span, &'static Landmark)]) -> Option<Age> {
    let nth = timex.rule == "nth_unit";
    let figures = timex.value.strip_prefix('P')?;
    let unit = figures.chars().last().filter(|unit| matches!(unit, 'D' | 'W' | 'M' | 'Y'))?;
    let count: u32 = figures[..figures.len() - 1].parse().ok()?;
    let length = |landmark: &Landmark, count: u32| moved(landmark.start, count, unit);
    let fits = |landmark: &Landmark| {
        let least = length(landmark, count.saturating_sub(1));
        least.is_some_and(|least| landmark.end.is_none_or(|end| least <= end))
    };
    let after = tokens.partition_point(|token| token.span.start < timex.span.end);
    let following =
        tokens.get(after + REACH).or(tokens.last()).map_or(timex.span.end, |token| token.span.end);
    let here = named.partition_point(|(span, _)| span.start < timex.span.start);
    let ahead = named[here..]
        .iter()
        .take_while(|(span, _)| span.start < following)
        .find(|(_, landmark)| fits(landmark));
    let behind =
        named[here.saturating_sub(BACK)..here].iter().rev().filter(|(_, landmark)| fits(landmark));
    // Of several wars that the same words can name, the latest.
    let behind = || behind.max_by_key(|(span, landmark)| (span.start, landmark.start));
    let landmark = ahead.or_else(behind).map(|(span, landmark)| (*landmark, *span));
    let written =
        landmark.and_then(|(landmark, _)| window(landmark.start, count, unit, timex.modifier, nth));
    Some(Age { span: timex.span, count, unit, modifier: timex.modifier, landmark, written })
}

fn moved(day: Day, count: u32, unit: char) -> Option<Day> {
    match unit {
        'D' => day.checked_add_days(Days::new(u64::from(count))),
        'W' => day.checked_add_days(Days::new(u64::from(count) * 7)),
        'M' => day.checked_add_months(Months::new(count)),
        _ => day.checked_add_months(Months::new(count.checked_mul(12)?)),
    }
}

/// When something that began on `start` is as old as the words say.
fn window(
    start: Day,
    count: u32,
    unit: char,
    modifier: Option<Modifier>,
    nth: bool,
) -> Option<Interval> {
    let at = |count| moved(start, count, unit);
    let half = match unit {
        'D' => 0,
        'W' => 4,
        'M' => 20,
        _ => 180,
    };
    let (first, end) = if nth {
        (at(count.checked_sub(1)?)?, at(count)?)
    } else {
        match modifier {
            // `almost ten months`: the tenth is well under way.
            Some(Modifier::LessThan | Modifier::EqualOrLess) => {
                (at(count)?.checked_sub_days(Days::new(half.max(1)))?, at(count)?.succ_opt()?)
            }
            Some(Modifier::MoreThan | Modifier::EqualOrMore) => (at(count)?, at(count + 1)?),
            // A round age holds until the next, and is often told a little early.
            _ => (at(count)?.checked_sub_days(Days::new(half / 2))?, at(count + 1)?),
        }
    };
    let precision = match unit {
        'D' => Precision::Day,
        'W' => Precision::Week,
        'M' => Precision::Month,
        _ => Precision::Year,
    };
    Some(Interval::between(Some(first), Some(end), precision))
}
