//! Kinds of file that are recognised and not read yet, so that the reader learns what to do.

use super::{Fields, Input, Problem, Record};

pub(super) struct Unsupported;

/// Bytes in which what tells a kind stands.
const WINDOW: usize = 4_000;

/// A kind of file.
struct Kind {
    /// As the message names it, after "this is".
    name: &'static str,
    /// What its bytes begin with.
    prefixes: &'static [&'static [u8]],
    /// What stands in its first bytes besides; the first such kind is it.
    within: &'static [&'static [u8]],
    /// What its name ends with, where the content cannot tell.
    extensions: &'static [&'static str],
    /// What to do.
    advice: &'static str,
}

const KINDS: &[Kind] = &[
    Kind {
        name: "a Word file (DOCX)",
        prefixes: &[b"PK\x03\x04"],
        within: &[b"word/"],
        extensions: &[],
        advice: "save it as plain text",
    },
    Kind {
        name: "an OpenDocument file",
        prefixes: &[b"PK\x03\x04"],
        within: &[b"mimetypeapplication/vnd.oasis.opendocument"],
        extensions: &[],
        advice: "save it as plain text",
    },
    Kind {
        name: "an Excel file (XLSX)",
        prefixes: &[b"PK\x03\x04"],
        within: &[b"xl/"],
        extensions: &[],
        advice: "write its rows as JSON lines with `title`, `date` and `text`",
    },
    Kind {
        name: "an electronic book (EPUB)",
        prefixes: &[b"PK\x03\x04"],
        within: &[b"mimetypeapplication/epub+zip"],
        extensions: &[],
        advice: "save it as plain text",
    },
    Kind {
        name: "a ZIP archive",
        prefixes: &[b"PK\x03\x04", b"PK\x05\x06"],
        within: &[],
        extensions: &[],
        advice: "unpack it first (`unzip`)",
    },
    Kind {
        name: "packed with Zstandard",
        prefixes: &[b"\x28\xb5\x2f\xfd"],
        within: &[],
        extensions: &[],
        advice: "unpack it first (`zstd -d`)",
    },
    Kind {
        name: "packed with bzip2",
        prefixes: &[b"BZh"],
        within: &[],
        extensions: &[],
        advice: "unpack it first (`bunzip2`)",
    },
    Kind {
        name: "packed with xz",
        prefixes: &[b"\xfd7zXZ\0"],
        within: &[],
        extensions: &[],
        advice: "unpack it first (`xz -d`)",
    },
    Kind {
        name: "PDF",
        prefixes: &[b"%PDF-"],
        within: &[],
        extensions: &[],
        advice: "extract its text first (`pdftotext`)",
    },
    Kind {
        name: "a Word file (DOC)",
        prefixes: &[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
        within: &[],
        extensions: &[],
        advice: "save it as plain text",
    },
    Kind {
        name: "an image",
        prefixes: &[b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"],
        within: &[],
        extensions: &[],
        advice: "remove it, or have its text recognized first",
    },
    Kind {
        name: "packed with 7-Zip or RAR",
        prefixes: &[b"7z\xbc\xaf\x27\x1c", b"Rar!"],
        within: &[],
        extensions: &[],
        advice: "unpack it first",
    },
    Kind {
        name: "Parquet",
        prefixes: &[b"PAR1"],
        within: &[],
        extensions: &[],
        advice: "write its rows as JSON lines with `title`, `date` and `text`",
    },
    Kind {
        name: "RTF",
        prefixes: &[b"{\\rtf"],
        within: &[],
        extensions: &[],
        advice: "save it as plain text",
    },
    Kind {
        name: "a web archive (WARC)",
        prefixes: &[b"WARC/"],
        within: &[],
        extensions: &[],
        advice: "extract the articles' text first, one file each or as JSON lines",
    },
    Kind {
        name: "a feed (RSS or Atom)",
        prefixes: &[b"<rss", b"<feed", b"<rdf:RDF"],
        within: &[],
        extensions: &[],
        advice: "extract the entries first, as JSON lines with `title`, `date` and `text`",
    },
    Kind {
        name: "MHTML",
        prefixes: &[
            b"From:",
            b"MIME-Version:",
            b"Content-Type:",
            b"Subject:",
            b"Snapshot-Content-Location:",
        ],
        within: &[b"multipart/related"],
        extensions: &[],
        advice: "save the page as HTML instead",
    },
    Kind {
        name: "a table (CSV)",
        prefixes: &[],
        within: &[],
        extensions: &["csv", "tsv"],
        advice: "write its rows as JSON lines with `title`, `date` and `text`",
    },
    Kind {
        name: "XML",
        prefixes: &[b"<?xml"],
        within: &[],
        extensions: &[],
        advice: "extract the article's text first, one file each or as JSON lines",
    },
];

/// What the bytes of some kind may begin with, in small case: most files begin with something else.
static FIRST: [bool; 256] = {
    let mut first = [false; 256];
    let mut kind = 0;
    while kind < KINDS.len() {
        let mut at = 0;
        while at < KINDS[kind].prefixes.len() {
            first[KINDS[kind].prefixes[at][0].to_ascii_lowercase() as usize] = true;
            at += 1;
        }
        kind += 1;
    }
    first
};

/// The first bytes that matter, after a byte order mark and white space.
fn head(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.trim_ascii_start()
}

fn starts(bytes: &[u8], prefix: &[u8]) -> bool {
    // Nearly all prefixes are refused by their first byte.
    let first = |bytes: &[u8]| bytes.first().map(u8::to_ascii_lowercase);
    first(bytes) == first(prefix)
        && bytes.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes[..bytes.len().min(WINDOW)].windows(part.len()).any(|window| window == part)
}

/// The kind of file that these bytes begin.
fn found(head: &[u8]) -> Option<&'static Kind> {
    head.first().filter(|first| FIRST[usize::from(first.to_ascii_lowercase())])?;
    KINDS.iter().find(|kind| {
        kind.prefixes.iter().any(|prefix| starts(head, prefix))
            && (kind.within.is_empty() || kind.within.iter().any(|part| holds(head, part)))
    })
}

/// The kind, by its first bytes; in XML by the first element.
fn by_content(bytes: &[u8]) -> Option<&'static Kind> {
    let head = head(bytes);
    if starts(head, b"<?xml") || starts(head, b"<!--") {
        let window = &head[..head.len().min(WINDOW)];
        let element = |at: &usize| {
            window[*at] == b'<' && window.get(at + 1).is_some_and(u8::is_ascii_alphabetic)
        };
        let element = (1..window.len()).find(element).map(|at| &window[at..]);
        // XHTML is read as HTML.
        if element.is_some_and(|element| starts(element, b"<html")) {
            return None;
        }
        return element.and_then(found).or_else(|| found(head));
    }
    found(head)
}

/// A table has its columns' names in its first line.
fn by_name(name: &str, bytes: &[u8]) -> Option<&'static Kind> {
    let (_, extension) = name.rsplit_once('.')?;
    let named = |names: &[&str]| names.iter().any(|known| extension.eq_ignore_ascii_case(known));
    let kind = KINDS.iter().find(|kind| named(kind.extensions))?;
    let first = head(bytes).split(|byte| *byte == b'\n').next()?;
    let columns = first.iter().any(|byte| matches!(byte, b',' | b';' | b'\t'));
    (columns && first.len() < WINDOW).then_some(kind)
}

impl Input for Unsupported {
    fn name(&self) -> &'static str {
        "unsupported"
    }

    fn about(&self) -> &'static str {
        "feeds, web archives, PDF, office files, tables, other archives: recognized, answered with what to do"
    }

    fn is(&self, name: &str, bytes: &[u8]) -> bool {
        by_content(bytes).or_else(|| by_name(name, bytes)).is_some()
    }

    fn read<'b>(&self, bytes: &'b [u8], _fields: &Fields) -> Result<Record<'b>, Problem> {
        let kind = by_content(bytes).or_else(|| by_name("table.csv", bytes));
        let (name, advice) = kind.map_or(("of an unknown kind", "save it as plain text"), |kind| {
            (kind.name, kind.advice)
        });
        Err(Problem::error(
            "unsupported_format",
            format!("this is {name}, which is not read; {advice}"),
        ))
    }
}
