//! The prefix that collections glue to the first line: ` date 2024-07-26 BAGHDAD: ...`.

use dateline_text::Parse;
use dateline_text::kit::word;
use dateline_time::grammar::full_date;
use nom::Parser;

use super::stamp::Moment;
use super::{fail, plausible, taken};

/// ` date 2024-07-26 `; the story, or its headline, goes on in the same line.
///
/// The ISO form alone is the convention: `Date July 26, 2024` may begin a sentence.
pub(crate) fn prefix(input: &str) -> Parse<'_, Moment<'_>> {
    let (start, _) = word("date").parse(input)?;
    let (rest, day) = full_date(start)?;
    let words = taken(start, rest);
    if words.starts_with(|c: char| c.is_ascii_digit()) && words.len() == 10 && plausible(day) {
        Ok((
            rest.trim_start_matches([' ', '\t', ':', '|']),
            Moment { words, day, clock: None, zone: None },
        ))
    } else {
        fail(input)
    }
}
