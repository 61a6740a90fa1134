//! The time that heads an entry of a page that is written as the news comes in.

use dateline_text::Parse;
use nom::Parser;
use nom::combinator::opt;

use super::stamp::time_of_day;
use super::{fail, taken};

/// The time over an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry<'i> {
    /// The words of the time alone.
    pub(crate) words: &'i str,
    pub(crate) clock: (u8, u8),
    pub(crate) zone: Option<&'i str>,
}

/// Bytes of the longest heading.
const LONGEST: usize = 140;

/// `14:05 GMT`, `3:20 p.m.`, `18:20 First victims confirmed`, `(7.15pm) - Two held`; a heading may go on in the line.
pub(crate) fn entry(line: &str) -> Parse<'_, Entry<'_>> {
    let start = line.strip_prefix(['(', '[']).unwrap_or(line);
    if line.len() > LONGEST || !start.starts_with(|c: char| c.is_ascii_digit()) {
        return fail(line);
    }
    let (rest, (clock, zone)) = time_of_day(start)?;
    let words = taken(start, rest);
    let joints = |c: char| c.is_whitespace() || ":,-–—|·•)].".contains(c);
    let (heading, _) = opt(nom::bytes::complete::take_while(joints)).parse(rest)?;
    // `9 a.m. on Monday` goes on as a sentence does, `10:30 Street` without a gap is another number.
    let apart = heading.len() < rest.len() || heading.is_empty();
    let opens = heading.is_empty()
        || heading
            .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"'“‘".contains(c));
    if apart && opens { Ok((heading, Entry { words, clock, zone })) } else { fail(line) }
}
