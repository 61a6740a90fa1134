//! Files made to break a reader: each is answered in bounded time, with one clear problem or as text.

use std::time::{Duration, Instant};

use dateline_document::{Fields, Hints, Language, language, parse, records, vocabulary};
use dateline_text::Vocabulary;

/// Far more than any of them takes, without optimization and beside other work; what is quadratic takes hours.
const PATIENCE: Duration = Duration::from_secs(60);

/// What came of the file: how many articles, and the codes of the problems.
fn read(name: &str, bytes: &[u8]) -> String {
    let start = Instant::now();
    let mut words = Vocabulary::new();
    vocabulary(&mut words);
    let (records, problems) = records(name, bytes, &Fields::default());
    for record in &records {
        if !matches!(language(&record.text, &record.hints), Language::Other { .. }) {
            parse(&record.text, &record.hints, &words);
        }
    }
    let spent = start.elapsed();
    assert!(spent < PATIENCE, "{name}: {} bytes took {spent:?}", bytes.len());
    let codes: Vec<_> = problems.iter().map(|problem| problem.code).collect();
    format!("{} {}", records.len(), codes.join(" ")).trim_end().to_owned()
}

fn page(inside: &str) -> String {
    read(
        "a.html",
        format!("<!doctype html><html><body><p>Two shells fell on the port.</p>{inside}")
            .as_bytes(),
    )
}

#[test]
fn deep_pages() {
    for tag in [
        "<div>",
        "<p>",
        "<b>",
        "<a href=x>",
        "<table><tr><td>",
        "<ul><li>",
        "<span class=a>",
        "<nav>",
        "<svg>",
        "<blockquote>",
        "<select>",
    ] {
        assert_eq!(page(&tag.repeat(20_000)), "1", "{tag}");
    }
    assert_eq!(page(&"<b class=a><i id=b><p>".repeat(30_000)), "1");
    assert_eq!(page(&"<table>x".repeat(30_000)), "1");
    assert_eq!(page(&"<aside><div>".repeat(20_000)), "1");
    assert_eq!(
        page(
            &["<aside>".repeat(20_000), "</nav>".repeat(20_000), "</div></p>".repeat(20_000)]
                .concat()
        ),
        "1"
    );
}

#[test]
fn long_pages() {
    assert_eq!(page(&"<p>x".repeat(120_000)), "0 too_large");
    assert_eq!(page(&"&amp;&lt;&#x41;&nosuch;&".repeat(20_000)), "1");
    assert_eq!(page(&"<!--".repeat(50_000)), "1");
    assert_eq!(page(&"<script>".repeat(50_000)), "1");
    assert_eq!(page(&"<a href=\"".repeat(50_000)), "1");
    assert_eq!(page(&"<".repeat(500_000)), "1");
    assert_eq!(page(&"</".repeat(200_000)), "1");
    assert_eq!(
        page(&"<meta name=a content=b><time datetime=c><title>t</title><h1>".repeat(10_000)),
        "1"
    );
    assert_eq!(page(&format!("<p class='{}'>x", "a ".repeat(500_000))), "1");
    assert_eq!(page(&"x".repeat(1_000_000)), "1");
    assert_eq!(
        page(&format!("<script type=application/ld+json>{}</script>", "[".repeat(500_000))),
        "1"
    );
    assert_eq!(
        page(&format!("<script type=application/ld+json>{}</script>", "{\"@graph\":[".repeat(100))),
        "1"
    );
}

#[test]
fn deep_and_long_json() {
    assert_eq!(read("a.json", "[".repeat(2_000_000).as_bytes()), "1 unbroken");
    assert_eq!(read("a.json", "[{\"a\":".repeat(300_000).as_bytes()), "0 broken_record");
    assert_eq!(read("a.json", "{\"data\":".repeat(300_000).as_bytes()), "0 broken_record");
    assert_eq!(
        read("a.jsonl", format!("{{\"text\":{}}}", "[".repeat(300_000)).as_bytes()),
        "0 broken_record"
    );
    assert_eq!(
        read(
            "a.jsonl",
            format!(
                "{{\"x\":{}{},\"text\":\"Two shells fell.\"}}",
                "[".repeat(300_000),
                "]".repeat(300_000)
            )
            .as_bytes()
        ),
        "1"
    );
    // A problem for each of a hundred thousand records is one that nobody reads.
    let many = read("a.json", format!("[{}{{}}]", "{},".repeat(100_000)).as_bytes());
    assert_eq!(many, format!("0{}", " no_text".repeat(21)));
    assert_eq!(
        read("a.jsonl", format!("{{\"text\":\"{}\"}}", "\\u0041".repeat(300_000)).as_bytes()),
        "1 unbroken"
    );
    assert_eq!(read("a.jsonl", b"{\"text\": \"a\\u0000b\"}"), "0 binary");
    assert_eq!(read("a.jsonl", b"{\"text\": \"a\\ud800b\"}"), "0 broken_record");
}

#[test]
fn text_without_a_word() {
    assert_eq!(read("a.txt", "a".repeat(10 << 20).as_bytes()), "1 unbroken");
    assert_eq!(read("a.txt", &vec![0; 1 << 20]), "0 binary");
    assert_eq!(read("a.txt", &vec![1; 1 << 20]), "0 binary");
    assert_eq!(read("a.txt", "\n".repeat(1 << 20).as_bytes()), "0 empty");
    assert_eq!(read("a.txt", "\"".repeat(300_000).as_bytes()), "1 unbroken");
    assert_eq!(read("a.txt", "a\n".repeat(100_000).as_bytes()), "1");
    assert_eq!(read("a.txt", "A b.\n\n".repeat(50_000).as_bytes()), "1");
    assert_eq!(read("a.txt", "(((".repeat(100_000).as_bytes()), "1 unbroken");
    assert_eq!(read("a.txt", "1990 ".repeat(100_000).as_bytes()), "1");
    assert_eq!(read("a.txt", "\u{300}".repeat(200_000).as_bytes()), "1");
    assert_eq!(read("a.txt", "\u{feff}\u{200b}".repeat(100_000).as_bytes()), "1");
    assert_eq!(read("a.txt", &b"\xc3\x28 ".repeat(100_000)), "1");
    assert_eq!(read("a.txt", &[b'\xff', b'\xfe'].repeat(100_000)), "1");
}

#[test]
fn nothing_is_believed_of_a_hint() {
    let long = "9".repeat(1 << 20);
    let hints = Hints {
        title: Some(long.clone()),
        date: Some(long.clone()),
        updated: Some(long.clone()),
        language: Some(long),
        ..Hints::default()
    };
    let mut words = Vocabulary::new();
    vocabulary(&mut words);
    assert_eq!(parse("Two shells fell.", &hints, &words).reference.best, None);
}
