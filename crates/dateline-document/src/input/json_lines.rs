//! JSON lines: one article a line.

use super::{Cut, Fields, Input, Problem, Record, record};

pub(super) struct JsonLines;

/// Lines that a file named for JSON lines may begin with before the first that is an object.
const BROKEN: usize = 200;

/// The filled lines of the file, line ends and a byte order mark left out.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut ends = memchr::memchr_iter(b'\n', bytes).chain([bytes.len()]);
    let mut start = 0;
    let lines = std::iter::from_fn(move || {
        let end = ends.next()?;
        Some(&bytes[std::mem::replace(&mut start, end + 1)..end])
    });
    lines.map(<[u8]>::trim_ascii).filter(|line| !line.is_empty())
}

fn object(line: &[u8]) -> bool {
    line.starts_with(b"{") && line.ends_with(b"}")
}

impl Input for JsonLines {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn about(&self) -> &'static str {
        "JSON lines, one article a line, fields by convention (text, title, date, url, source, author, ...) or --fields"
    }

    fn is(&self, name: &str, bytes: &[u8]) -> bool {
        let named = name.rsplit_once('.').is_some_and(|(_, end)| {
            ["jsonl", "ndjson", "jl"].iter().any(|known| end.eq_ignore_ascii_case(known))
        });
        // A broken first line does not make a `.jsonl` file plain text.
        if named {
            return lines(bytes).take(BROKEN).any(object);
        }
        let mut filled = lines(bytes);
        filled.next().is_some_and(object)
            && filled.next().is_some_and(|line| line.starts_with(b"{"))
    }

    fn cut<'b>(&self, bytes: &'b [u8], _fields: &Fields) -> (Cut<'b>, Vec<Problem>) {
        (Cut::Records(lines(bytes).collect()), Vec::new())
    }

    fn read<'b>(&self, bytes: &'b [u8], fields: &Fields) -> Result<Record<'b>, Problem> {
        record::read(self.name(), bytes, fields)
    }
}
