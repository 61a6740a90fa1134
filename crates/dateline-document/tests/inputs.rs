//! Which kinds of file are read as what.

use dateline_document::{Problem, Record, records};

fn codes(problems: &[Problem]) -> Vec<&'static str> {
    problems.iter().map(|problem| problem.code).collect()
}

fn texts<'r>(records: &'r [Record<'_>]) -> Vec<&'r str> {
    records.iter().map(|record| record.text.as_ref()).collect()
}

#[test]
fn plain_text_is_its_own_record() {
    let (found, problems) = records("a.txt", "\u{feff}Two shells fell.\n".as_bytes());
    assert_eq!(
        (texts(&found), found[0].index, found[0].format),
        (vec!["\u{feff}Two shells fell.\n"], None, "text")
    );
    assert!(problems.is_empty());
}

#[test]
fn json_lines_keep_going_after_a_broken_line() {
    let file = b"{\"title\": \"Shells fall\", \"body\": \"Two shells fell.\", \"dct\": \"2024-03-13\", \"source\": {\"name\": \"Northern Post\"}}\n\
        {\"text\": \"Three\n\
        \n\
        {\"headline\": \"No text\"}\r\n\
        {\"content\": \"Shells fall\\n\\nFour shells fell.\", \"headline\": \"Shells fall\", \"authors\": [\"Jane Roe\"]}\n";
    let (found, problems) = records("a.jsonl", file);
    assert_eq!(
        texts(&found),
        ["Shells fall\n\nTwo shells fell.", "Shells fall\n\nFour shells fell."]
    );
    assert_eq!(found.iter().map(|record| record.index).collect::<Vec<_>>(), [Some(0), Some(3)]);
    assert_eq!(codes(&problems), ["broken_record", "no_text"]);
    let span = problems[0].span.unwrap();
    assert_eq!(&file[span.range()], b"{\"text\": \"Three");
    let hints = &found[0].hints;
    assert_eq!(
        (hints.date.as_deref(), hints.publisher.as_deref()),
        (Some("2024-03-13"), Some("Northern Post"))
    );
    assert_eq!(found[1].hints.author.as_deref(), Some("Jane Roe"));
    assert!(found[1].bytes.starts_with(b"{\"content\"") && found[1].bytes.ends_with(b"}"));
}

#[test]
fn content_decides_before_the_name() {
    let json = b"{\"text\": \"Two shells fell.\"}\n{\"text\": \"Three shells fell.\"}\n";
    assert_eq!(records("a.txt", json).0.len(), 2);
    assert_eq!(records("a.jsonl", b"Two shells fell.\n").0[0].format, "text");
    assert_eq!(records("a.html", b"Two shells fell.\n").0[0].format, "text");
}

#[test]
fn what_is_not_read_is_named() {
    for (name, bytes, kind) in [
        ("a.html", &b"<!DOCTYPE html><html></html>"[..], "HTML"),
        ("a.txt", b"\xef\xbb\xbf  <HTML lang=en>", "HTML"),
        ("a.html", b"<div>Two shells</div>", "HTML"),
        ("a", b"\x1f\x8b\x08\0", "gzip"),
        ("a", b"%PDF-1.7", "PDF"),
        ("a", b"WARC/1.0\r\n", "WARC"),
        ("a.xml", b"<?xml version=\"1.0\"?>\n<rss version=\"2.0\">", "feed"),
        ("a.xml", b"<?xml version=\"1.0\"?><article/>", "XML"),
    ] {
        let (found, problems) = records(name, bytes);
        assert!(found.is_empty());
        assert_eq!(codes(&problems), ["unsupported_format"]);
        assert!(problems[0].message.contains(kind), "{}", problems[0].message);
    }
    assert_eq!(codes(&records("a.txt", b"\xff\xfe").1), ["not_utf8"]);
    assert_eq!(codes(&records("a.txt", b"").1), ["empty"]);
}
