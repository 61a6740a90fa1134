//! Kinds of file that are recognised and not read yet, so that the reader learns what to do.

use super::{Input, Problem, Record};

pub(super) struct Unsupported;

/// A kind of file.
struct Kind {
    name: &'static str,
    /// What its bytes begin with.
    prefixes: &'static [&'static [u8]],
    /// What its name ends with, where the content may not tell.
    extensions: &'static [&'static str],
    /// What to do.
    advice: &'static str,
}

const KINDS: &[Kind] = &[
    Kind {
        name: "gzip",
        prefixes: &[b"\x1f\x8b"],
        extensions: &[],
        advice: "unpack it first (`gunzip`)",
    },
    Kind {
        name: "zip",
        prefixes: &[b"PK\x03\x04", b"PK\x05\x06"],
        extensions: &[],
        advice: "unpack it first (`unzip`); a word processor's file is to be saved as plain text",
    },
    Kind {
        name: "zstandard",
        prefixes: &[b"\x28\xb5\x2f\xfd"],
        extensions: &[],
        advice: "unpack it first (`zstd -d`)",
    },
    Kind {
        name: "bzip2",
        prefixes: &[b"BZh"],
        extensions: &[],
        advice: "unpack it first (`bunzip2`)",
    },
    Kind {
        name: "xz",
        prefixes: &[b"\xfd7zXZ\0"],
        extensions: &[],
        advice: "unpack it first (`xz -d`)",
    },
    Kind {
        name: "PDF",
        prefixes: &[b"%PDF-"],
        extensions: &[],
        advice: "extract its text first (`pdftotext`)",
    },
    Kind { name: "RTF", prefixes: &[b"{\\rtf"], extensions: &[], advice: "save it as plain text" },
    Kind {
        name: "WARC",
        prefixes: &[b"WARC/"],
        extensions: &[],
        advice: "extract the articles' text first, one file each or as JSON lines",
    },
    Kind {
        name: "feed",
        prefixes: &[b"<rss", b"<feed", b"<rdf:RDF"],
        extensions: &[],
        advice: "extract the entries first, as JSON lines with `title`, `date` and `text`",
    },
    Kind {
        name: "HTML",
        prefixes: &[b"<!doctype html", b"<html", b"<head", b"<body"],
        extensions: &["html", "htm", "xhtml"],
        advice: "extract the article's text first, one file each or as JSON lines with `title`, `date` and `text`",
    },
    Kind {
        name: "XML",
        prefixes: &[b"<?xml"],
        extensions: &["xml"],
        advice: "extract the article's text first, one file each or as JSON lines",
    },
];

/// The first bytes that matter, after a byte order mark and white space.
fn head(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.trim_ascii_start()
}

fn starts(bytes: &[u8], prefix: &[u8]) -> bool {
    bytes.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// The index of the kind, by its first bytes; in XML by the first element.
fn by_content(bytes: &[u8]) -> Option<usize> {
    let head = head(bytes);
    let found = |head: &[u8]| {
        KINDS.iter().position(|kind| kind.prefixes.iter().any(|prefix| starts(head, prefix)))
    };
    if starts(head, b"<?xml") || starts(head, b"<!--") {
        let window = &head[..head.len().min(2_000)];
        let element = |at: &usize| {
            window[*at] == b'<' && window.get(at + 1).is_some_and(u8::is_ascii_alphabetic)
        };
        let inner = (1..window.len()).find(element).and_then(|at| found(&window[at..]));
        return inner.or_else(|| found(head));
    }
    found(head)
}

fn kind(name: &str, bytes: &[u8]) -> Option<usize> {
    by_content(bytes).or_else(|| {
        // A page without its opening element, saved under a page's name.
        let (_, extension) = name.rsplit_once('.')?;
        let is_markup = head(bytes).starts_with(b"<");
        let named =
            |names: &[&str]| names.iter().any(|known| extension.eq_ignore_ascii_case(known));
        KINDS.iter().position(|kind| is_markup && named(kind.extensions))
    })
}

impl Input for Unsupported {
    fn name(&self) -> &'static str {
        "unsupported"
    }

    fn about(&self) -> &'static str {
        "HTML, feeds, web archives, PDF and packed files: recognised, answered with what to do"
    }

    fn is(&self, name: &str, bytes: &[u8]) -> bool {
        kind(name, bytes).is_some()
    }

    fn records<'b>(&self, bytes: &'b [u8]) -> (Vec<Record<'b>>, Vec<Problem>) {
        let (name, advice) = kind("page.html", bytes)
            .map_or(("unknown", "save it as plain text"), |at| (KINDS[at].name, KINDS[at].advice));
        (
            Vec::new(),
            vec![Problem::error(
                "unsupported_format",
                format!("this is {name}, which is not read; {advice}"),
            )],
        )
    }
}
