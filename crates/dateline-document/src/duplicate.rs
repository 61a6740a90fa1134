//! Documents that tell one text in nearly the same words: copies, and copies that an editor or a machine reworded.
//!
//! Candidates share rare runs of eight words, found through an inverted index; whether they are one text is then
//! measured over runs of four. Follow-up stories repeat the background of the first at their end; one text is alike at
//! its top too, so both are asked for.

use chrono::Datelike;
use dateline_text::{Class, Span, Token};
use rustc_hash::FxHashSet;

use crate::{BlockKind, Document, ReferenceBasis};

/// What is kept of a story's words to compare it with others: about 5 bytes a word.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub struct Fingerprint {
    /// Runs of four words, sorted.
    runs: Vec<u32>,
    /// Those of the first third, sorted.
    top: Vec<u32>,
    /// One in [`SAMPLE`] of the runs of eight words, sorted; the same ones in every document.
    rare: Vec<u32>,
    /// Quotations of four words and more, sorted.
    quotes: Vec<u32>,
    /// Words of weight in the headline, sorted.
    headline: Vec<u32>,
    /// The agency that it credits; nought where it credits none.
    agency: u32,
    /// The day of writing, where it is printed: days from the common era.
    day: Option<i32>,
}

impl Fingerprint {
    /// The same, with a headline that stands not in the text but in the record around it.
    #[must_use]
    pub fn with_headline(self, headline: Option<&str>) -> Self {
        let words = |headline: &str| {
            let words = headline.split(|c: char| !c.is_alphanumeric());
            sorted(
                words
                    .filter(|word| word.len() > 3)
                    .map(|word| run_hash(&[dateline_text::fold_hash(word)]))
                    .collect(),
            )
        };
        match headline {
            Some(headline) if self.headline.is_empty() => {
                Self { headline: words(headline), ..self }
            }
            _ => self,
        }
    }
}

/// Two documents of one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearDuplicate {
    /// Index of the one.
    pub a: usize,
    /// Index of the other, above `a`.
    pub b: usize,
    /// How many in a hundred of the shorter story's runs of four words the longer one holds too.
    pub similarity: u8,
    /// For people.
    pub reason: String,
}

const RUN: usize = 4;
const LONG_RUN: usize = 8;
const SAMPLE: u32 = 4;
/// A run that more documents hold is no reason to compare each with each: they are compared along a chain.
const FREQUENT: usize = 16;
/// Sampled runs of eight words that candidates share at least.
const SHARED: usize = 2;
/// Similarity, in percent, from which on two stories are one text.
const ALIKE: usize = 25;
/// What one shared quotation adds to it; reworded copies keep what stands between marks.
const QUOTE: usize = 3;
/// What the credit of one agency adds to it.
const CREDIT: usize = 5;
/// Similarity of the tops, in percent.
const TOP_ALIKE: usize = 10;
/// How much of the longer story the shorter one is at least, in percent: a round-up is no copy of what it rounds up.
const WHOLE: usize = 10;
/// Runs of words that two stories share at least: a line or two that every page of a site prints are less.
const SHARED_RUNS: usize = 10;
/// Runs of words that a story has at least which is known under any headline.
const STORY: usize = 80;
/// Days after which only a story that is printed again, and no form that is filled in again, is the same one.
const APART: i32 = 7;
/// Similarity, in percent, of a story that is printed again.
const AGAIN: usize = 60;

/// The hash of a run of words, in its 32 high bits.
fn run_hash(words: &[u64]) -> u32 {
    let hash = words
        .iter()
        .fold(0_u64, |hash, word| (hash.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    (hash >> 32) as u32
}

fn sorted(mut hashes: Vec<u32>) -> Vec<u32> {
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// The fingerprint of a document's story, headline and furniture left out.
pub fn fingerprint(document: &Document<'_>) -> Fingerprint {
    let spoken = |token: &&Token| token.is(Class::WORD | Class::DIGIT);
    let story = document.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    let words: Vec<u64> = story
        .flat_map(|block| &document.sentences[block.sentences.clone()])
        .flat_map(|sentence| {
            document.tokens_of(sentence).iter().filter(spoken).map(|token| token.hash)
        })
        .collect();
    let runs = |words: &[u64]| sorted(words.windows(RUN).map(run_hash).collect());
    let quoted = |span: &Span| {
        let words: Vec<u64> =
            tokens_within(document, Some(*span)).filter(spoken).map(|token| token.hash).collect();
        (words.len() >= RUN).then(|| run_hash(&words))
    };
    Fingerprint {
        runs: runs(&words),
        top: runs(&words[..words.len() / 3]),
        rare: sorted(
            words.windows(LONG_RUN).map(run_hash).filter(|hash| hash % SAMPLE == 0).collect(),
        ),
        quotes: sorted(document.quotes.iter().filter_map(quoted).collect()),
        headline: sorted(
            tokens_within(document, document.header.title)
                .filter(|token| {
                    token.span.len() > 3 && token.is(Class::WORD | Class::DIGIT) && !token.is(LIGHT)
                })
                .map(|token| run_hash(&[token.hash]))
                .collect(),
        ),
        agency: document
            .header
            .agency
            .as_ref()
            .map_or(0, |credit| run_hash(&[dateline_text::fold_hash(&credit.name)])),
        day: document
            .reference
            .best
            .filter(|_| document.reference.basis == ReferenceBasis::Stated)
            .map(|day| day.num_days_from_ce()),
    }
}

/// Words that any two headlines may share.
const LIGHT: Class = Class::PREPOSITION
    .with(Class::DETERMINER)
    .with(Class::AUXILIARY)
    .with(Class::REPORTING)
    .with(Class::PRONOUN);

fn tokens_within<'d>(
    document: &'d Document<'_>,
    span: Option<Span>,
) -> impl Iterator<Item = &'d Token> {
    let span = span.unwrap_or_default();
    let from = document.tokens.partition_point(|token| token.span.start < span.start);
    let to = document.tokens.partition_point(|token| token.span.start < span.end);
    document.tokens[from..to.max(from)].iter()
}

/// How many hashes two sorted lists share.
fn shared(a: &[u32], b: &[u32]) -> usize {
    let (mut at, mut with, mut count) = (0, 0, 0);
    while at < a.len() && with < b.len() {
        match a[at].cmp(&b[with]) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => with += 1,
            std::cmp::Ordering::Equal => {
                (at, with, count) = (at + 1, with + 1, count + 1);
            }
        }
    }
    count
}

fn percent(part: usize, whole: usize) -> usize {
    (part * 100).checked_div(whole).unwrap_or(0)
}

/// Whether two stories are one text, with the similarity and the reason.
fn compare(a: &Fingerprint, b: &Fingerprint) -> Option<(u8, String)> {
    let words = shared(&a.runs, &b.runs);
    let similarity = percent(words, a.runs.len().min(b.runs.len()));
    let quotes = shared(&a.quotes, &b.quotes);
    // Pages that show a login form instead of their story are alike but for the headline; of one story it may be worded anew.
    let headed = !a.headline.is_empty() && !b.headline.is_empty();
    if headed && shared(&a.headline, &b.headline) == 0 && (similarity < AGAIN || words < STORY) {
        return None;
    }
    let top = percent(shared(&a.top, &b.runs), a.top.len())
        .min(percent(shared(&b.top, &a.runs), b.top.len()));
    let credit = a.agency != 0 && a.agency == b.agency;
    let alike = similarity + QUOTE * quotes.min(5) + if credit { CREDIT } else { 0 };
    let whole = percent(words, a.runs.len().max(b.runs.len()));
    if words < SHARED_RUNS || alike < ALIKE || top < TOP_ALIKE || whole < WHOLE {
        return None;
    }
    if let (Some(one), Some(other)) = (a.day, b.day)
        && (one - other).abs() > APART
        && similarity < AGAIN
    {
        return None;
    }
    let quotations = match quotes {
        0 => String::new(),
        1 => " and a quotation".to_owned(),
        many => format!(" and {many} quotations"),
    };
    let credited = if credit { ", and both credit one agency" } else { "" };
    Some((
        similarity as u8,
        format!(
            "{similarity} % of the runs of four words of the shorter text{quotations} are in both{credited}"
        ),
    ))
}

/// The pairs that tell one text, in the order of their indices.
///
/// Which pairs are found depends on the texts alone, not on their order or number of threads. Of a text that very many
/// documents hold, each is paired with some others, so that all are connected.
pub fn near_duplicates(prints: &[Fingerprint]) -> Vec<NearDuplicate> {
    // Frequent runs chain the documents in the order of their content.
    let mut by_content: Vec<usize> = (0..prints.len()).collect();
    by_content.sort_by(|a, b| prints[*a].cmp(&prints[*b]));
    let mut postings: Vec<(u32, u32)> = by_content
        .iter()
        .enumerate()
        .flat_map(|(rank, document)| {
            prints[*document].rare.iter().map(move |hash| (*hash, rank as u32))
        })
        .collect();
    postings.sort_unstable();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for holders in postings.chunk_by(|one, other| one.0 == other.0) {
        if holders.len() > FREQUENT {
            pairs.extend(holders.windows(2).map(|pair| (pair[0].1, pair[1].1)));
            continue;
        }
        for (at, one) in holders.iter().enumerate() {
            pairs.extend(holders[at + 1..].iter().map(|other| (one.1, other.1)));
        }
    }
    pairs.sort_unstable();
    let mut found: Vec<NearDuplicate> = pairs
        .chunk_by(|one, other| one == other)
        .filter(|same| same.len() >= SHARED)
        .filter_map(|same| {
            let (one, other) = (by_content[same[0].0 as usize], by_content[same[0].1 as usize]);
            let (similarity, reason) = compare(&prints[one], &prints[other])?;
            Some(NearDuplicate { a: one.min(other), b: one.max(other), similarity, reason })
        })
        .collect();
    found.sort_by_key(|pair| (pair.a, pair.b));
    debug_assert_eq!(
        found.iter().map(|pair| (pair.a, pair.b)).collect::<FxHashSet<_>>().len(),
        found.len()
    );
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Hints, parse};

    fn prints(texts: &[&str]) -> Vec<Fingerprint> {
        let mut words = dateline_text::Vocabulary::new();
        crate::vocabulary(&mut words);
        texts.iter().map(|text| fingerprint(&parse(text, &Hints::default(), &words))).collect()
    }

    const FIRST: &str = "Three mortar rounds fell on Monday near the harbour of Berbera, two port workers said.\n\
        “We saw smoke over the grain silos and ran,” one of them said by telephone from the quay.\n\
        The port authority said that loading of ships went on during the night and that no crane was hit.\n\
        Nobody said it was behind the shelling. It was the second time this month that the harbour came under fire.\n\
        The harbour handles most of the food aid for the region and was rebuilt with foreign loans eight years ago.\n";
    const REWORDED: &str = "Three mortar rounds fell on Monday and Tuesday near the harbour of Berbera, port workers told reporters.\n\
        “We saw smoke over the grain silos and ran,” one of them recalled.\n\
        According to the port authority loading of ships went on during the night and no crane was damaged.\n\
        No group has said it was behind the shelling. For the second time this month the harbour came under fire.\n\
        The harbour handles most of the food aid for the region and was rebuilt with foreign loans.\n";
    const FOLLOW_UP: &str = "A fisherman was arrested on Friday over the firing of mortars, the police in Hargeisa said.\n\
        He is said to have shown the way to a beach from which the rounds were aimed, and to have been paid.\n\
        His family denied it and asked for a lawyer, who was not let in on Thursday, a cousin of the man told us.\n\
        Two more men are sought, according to the police, who gave no names and showed pictures of three mortars.\n\
        The harbour handles most of the food aid for the region and was rebuilt with foreign loans eight years ago.\n";

    #[test]
    fn a_reworded_copy_is_found_and_a_follow_up_is_not() {
        let found = near_duplicates(&prints(&[FOLLOW_UP, FIRST, REWORDED]));
        assert_eq!(found.iter().map(|pair| (pair.a, pair.b)).collect::<Vec<_>>(), [(1, 2)]);
        assert!(found[0].reason.contains("a quotation"), "{}", found[0].reason);
    }

    /// Two stories of a hundred runs each, so many of which they share.
    fn pair(shared: u32) -> [Fingerprint; 2] {
        let story = |from: u32| Fingerprint {
            runs: (from..from + 100).collect(),
            top: (from + 100 - shared..from + 100 - shared / 2).collect(),
            ..Fingerprint::default()
        };
        let (first, second) = (story(0), story(100 - shared));
        [first, Fingerprint { top: second.runs[..shared as usize].to_vec(), ..second }]
    }

    #[test]
    fn a_credit_and_a_quotation_are_evidence() {
        let told = |[a, b]: &[Fingerprint; 2]| compare(a, b).map(|(_, reason)| reason);
        let with = |change: fn(&mut Fingerprint, usize)| {
            let mut stories = pair(22);
            stories.iter_mut().zip(1..).for_each(|(story, number)| change(story, number));
            told(&stories)
        };
        let reason =
            |end: &str| Some(format!("22 % of the runs of four words of the shorter text{end}"));
        assert!(told(&pair(25)).is_some(), "words alone are enough");
        assert_eq!(with(|_, _| ()), None);
        assert_eq!(
            with(|story, _| story.agency = 7),
            reason(" are in both, and both credit one agency")
        );
        assert_eq!(with(|story, number| story.agency = number as u32), None);
        assert_eq!(with(|story, _| story.quotes = vec![7]), reason(" and a quotation are in both"));
        assert_eq!(with(|story, number| story.quotes = vec![number as u32]), None);
    }

    #[test]
    fn many_copies_stay_connected_and_cheap() {
        let found = near_duplicates(&prints(&[FIRST; 40]));
        assert!(found.len() >= 39 && found.len() < 100, "{}", found.len());
        assert!(found.iter().all(|pair| pair.similarity == 100));
    }

    #[test]
    fn empty_texts_are_not_alike() {
        assert_eq!(near_duplicates(&prints(&["", "", "One. Two."])), []);
    }
}
