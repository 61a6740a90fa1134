//! Which kinds of file are read as what.

use dateline_document::{Fields, Problem, Record};

fn records<'b>(name: &str, bytes: &'b [u8]) -> (Vec<Record<'b>>, Vec<Problem>) {
    dateline_document::records(name, bytes, &Fields::default())
}

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
        ("a", &b"\x28\xb5\x2f\xfd"[..], "Zstandard"),
        ("a", b"%PDF-1.7", "PDF"),
        ("a", b"WARC/1.0\r\n", "WARC"),
        ("a.xml", b"<?xml version=\"1.0\"?>\n<rss version=\"2.0\">", "feed"),
        ("a.xml", b"<feed xmlns=\"http://www.w3.org/2005/Atom\">", "feed"),
        ("a.xml", b"<?xml version=\"1.0\"?><article/>", "XML"),
        ("a.docx", b"PK\x03\x04\x14\0\x06\0word/document.xml", "DOCX"),
        ("a.zip", b"PK\x03\x04\x14\0\x06\0a.txt", "ZIP"),
        ("a.xlsx", b"PK\x03\x04\x14\0\x06\0xl/workbook.xml", "XLSX"),
        ("a.epub", b"PK\x03\x04\x0a\0mimetypeapplication/epub+zip", "EPUB"),
        (
            "a.odt",
            b"PK\x03\x04\x0a\0mimetypeapplication/vnd.oasis.opendocument.text",
            "OpenDocument",
        ),
        ("a.bz2", b"BZh91AY&SY", "bzip2"),
        ("a.xz", b"\xfd7zXZ\0\0", "xz"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c\0", "7-Zip"),
        ("a.parquet", b"PAR1\x15\0", "Parquet"),
        ("a.rtf", b" {\\rtf1\\ansi Two shells fell.}", "RTF"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "image"),
        ("a.mhtml", b"From: <Saved by a browser>\r\nContent-Type: multipart/related;", "MHTML"),
        ("a.csv", b"title,text\nShells fall,Two shells fell.\n", "CSV"),
    ] {
        let (found, problems) = records(name, bytes);
        assert!(found.is_empty());
        assert_eq!(codes(&problems), ["unsupported_format"], "{name}");
        assert!(problems[0].message.contains(kind), "{}", problems[0].message);
    }
    assert_eq!(codes(&records("a.txt", b"").1), ["empty"]);
    assert_eq!(codes(&records("a.html", b"").1), ["empty"]);
}

#[test]
fn json_is_an_article_a_list_or_a_wrapped_list() {
    let one = b"{\n  \"title\": \"Shells fall\",\n  \"body\": [\"Two shells fell.\", \"None died.\"],\n  \"x\": [[[1]]]\n}\n";
    let (found, problems) = records("a.json", one);
    assert_eq!(
        (texts(&found), found[0].index),
        (vec!["Shells fall\n\nTwo shells fell.\n\nNone died."], None)
    );
    assert_eq!((problems.len(), found[0].format), (0, "json"));

    let many = b"[{\"text\": \"Two shells fell.\"}, {\"id\": 1}, {\"text\": \"Three fell.\"}]";
    let (found, problems) = records("a.json", many);
    assert_eq!(texts(&found), ["Two shells fell.", "Three fell."]);
    assert_eq!(found.iter().map(|record| record.index).collect::<Vec<_>>(), [Some(0), Some(2)]);
    assert_eq!(&many[problems[0].span.unwrap().range()], b"{\"id\": 1}");

    let wrapped = b"{\"status\": \"ok\", \"response\": {\"results\": [{\"webTitle\": \"A\", \"bodyText\": \"Two shells fell.\"}]}}";
    assert_eq!(texts(&records("a.json", wrapped).0), ["A\n\nTwo shells fell."]);

    let (found, problems) = records("a.json", &many[..60]);
    assert_eq!(
        (texts(&found), codes(&problems)),
        (vec!["Two shells fell."], vec!["no_text", "broken_record"].into_iter().rev().collect())
    );
    // Editors' brackets are no list.
    assert_eq!(records("a.txt", b"[Text] Two shells fell.").0[0].format, "text");
    assert_eq!(records("a.txt", b"{Text} Two shells fell.").0[0].format, "text");
}

#[test]
fn fields_are_named_by_the_user() {
    let line = br#"{"headline": {"main": "Shells fall"}, "page": {"body": "Two shells fell."}, "text": "no", "seen": 1710331500}
{"headline": {"main": "Shells fall"}, "page.body": "<p>Three</p><p>fell.</p>", "seen": 1710331500000}
"#;
    let fields: Fields = "title=headline.main, text=page.body,date=seen".parse().unwrap();
    let (found, problems) = dateline_document::records("a.jsonl", line, &fields);
    assert_eq!(texts(&found), ["Shells fall\n\nTwo shells fell.", "Shells fall\n\nThree\n\nfell."]);
    assert!(problems.is_empty(), "{problems:?}");
    assert!(
        found.iter().all(|record| record.hints.date.as_deref() == Some("2024-03-13T12:05:00Z"))
    );
    let (_, problems) =
        dateline_document::records("a.jsonl", b"{\"text\": \"Two shells fell.\"}", &fields);
    assert!(
        problems[0].message.contains("page.body") && problems[0].message.contains("--fields"),
        "{}",
        problems[0].message
    );
    assert!("text".parse::<Fields>().is_err() && "".parse::<Fields>().is_ok());
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    out.write_all(bytes).expect("memory can be written");
    out.finish().expect("memory can be written")
}

#[test]
fn what_is_packed_is_read_as_what_is_in_it() {
    let json = b"{\"text\": \"Two shells fell.\"}\n{\"text\": \"Three shells fell.\"}\n";
    let packed = gzip(json);
    let (found, problems) = records("a.jsonl.gz", &packed);
    assert_eq!((found.len(), found[1].format, problems.len()), (2, "jsonl", 0));
    assert_eq!(&found[0].bytes[..], &json[..28]);
    assert_eq!(
        records("a.txt.gz", &[gzip(b"Two shells "), gzip(b"fell.")].concat()).0[0].text,
        "Two shells fell."
    );
    assert_eq!(records("a", &gzip(&gzip(b"Two shells fell."))).0[0].text, "Two shells fell.");
    assert_eq!(codes(&records("a", &gzip(&gzip(&gzip(b"Two shells fell.")))).1), ["archive_bomb"]);
    assert_eq!(codes(&records("a", &gzip(b"%PDF-1.7")).1), ["unsupported_format"]);
}

#[test]
fn broken_archives_and_bombs_are_told() {
    let text = (0..2000).map(|shell| format!("Shell {shell} fell.\n")).collect::<Vec<_>>().concat();
    let packed = gzip(text.as_bytes());
    let (found, problems) = records("a.txt.gz", &packed[..packed.len() / 2]);
    assert!(found[0].text.starts_with("Shell 0 fell.\nShell 1 fell."));
    assert_eq!(codes(&problems), ["broken_archive"]);
    assert_eq!(codes(&records("a.gz", b"\x1f\x8b\x08\0").1), ["broken_archive"]);
    let bomb = gzip(&vec![b' '; 20 << 20]);
    assert_eq!(codes(&records("a.gz", &bomb).1), ["archive_bomb"]);
}

#[test]
fn json_comes_in_utf_16_too() {
    let json = "\u{feff}[{\"text\": \"Two shells fell – twice.\"}]";
    let wide: Vec<u8> = json.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (found, problems) = records("a.json", &wide);
    assert_eq!((texts(&found), problems.len()), (vec!["Two shells fell – twice."], 0));
}

#[test]
fn pages_give_their_story_and_their_days() {
    let page = "<!doctype html><html lang=\"en\"><head><meta charset=\"windows-1252\"><title>Shells hit port | Northern Post</title>\
        <meta property=\"og:site_name\" content=\"Northern Post\"><meta property=\"article:published_time\" content=\"2024-03-13T18:05:00+02:00\">\
        </head><body><nav><ul><li><a href=/>Home</a></ul></nav><article><h1>Shells hit port</h1>\
        <p>KHERSON, Ukraine \u{2013} Two shells hit the port on Tuesday, the harbour master said, and a crane was damaged.</p>\
        <p>\u{201c}It was loud,\u{201d} he said. Nobody was hurt, and the port was open again in the evening of the same day.</p></article>\
        <footer>All rights reserved</footer></body></html>";
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(page);
    let (found, problems) = records("a.html", &bytes);
    assert!(problems.is_empty(), "{problems:?}");
    let record = &found[0];
    assert_eq!((record.format, record.charset, record.index), ("html", "windows-1252", None));
    assert_eq!(
        record.text,
        "Shells hit port\n\nPublished: 2024-03-13T18:05:00+02:00\n\nKHERSON, Ukraine – Two shells hit the port on Tuesday, the harbour master said, and a crane was damaged.\n\n\
         “It was loud,” he said. Nobody was hurt, and the port was open again in the evening of the same day."
    );
    assert_eq!(record.hints.publisher.as_deref(), Some("Northern Post"));
    assert_eq!(
        codes(
            &records("a.html", b"<!doctype html><html><body><script>draw()</script></body></html>")
                .1
        ),
        ["no_text"]
    );
}

/// A login page under the title of an article: all of it is page.
#[test]
fn a_page_of_furniture_only_has_no_story() {
    let text = "Rockets hit fuel depot outside Kirkuk\n\nBy Jane Roe\n\nMarch 13, 2024\n\nSign in to continue reading\n\nAlready a subscriber? Log in\n\nCreate a free account\n\nAll rights reserved\n\n(C) 2024 Meridian News\n";
    let mut words = dateline_text::Vocabulary::new();
    dateline_document::vocabulary(&mut words);
    let document = dateline_document::parse(text, &dateline_document::Hints::default(), &words);
    let paragraph =
        |block: &&dateline_document::Block| block.kind == dateline_document::BlockKind::Paragraph;
    assert_eq!(document.blocks.iter().find(paragraph), None);
    assert_eq!(
        document.header.published.map(|stamp| stamp.day.to_string()).as_deref(),
        Some("2024-03-13")
    );
    assert!(document.furniture.len() >= 6, "{:?}", document.furniture);
}
