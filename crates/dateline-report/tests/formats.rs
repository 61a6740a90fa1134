//! Every format, on the report written by hand and on one whose every word is hostile.

use std::collections::BTreeMap;

use dateline_report::{FORMATS, Report, format};
use insta::assert_snapshot;
use serde_json::Value;

const BY_HAND: &str = include_str!("one-incident.json");

fn by_hand() -> Report {
    serde_json::from_str(BY_HAND).expect("the shapes fit")
}

fn files(name: &str, report: &Report) -> BTreeMap<String, String> {
    let files = format(name).expect("it is a format").files(report).expect("it can be written");
    let text = |bytes| String::from_utf8(bytes).expect("it is UTF-8");
    files.into_iter().map(|(name, bytes)| (name, text(bytes))).collect()
}

/// The only file of a format that has one.
fn only(name: &str, report: &Report) -> String {
    files(name, report).into_values().next().expect("it has a file")
}

#[test]
fn formats_are_told_apart_and_known() {
    let mut names: Vec<&str> = FORMATS.iter().map(|format| format.name()).collect();
    assert_eq!(names, ["json", "tables", "html", "markdown", "geojson", "text"]);
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), FORMATS.len());
    for format in FORMATS {
        assert!(!format.about().is_empty() && !format.about().ends_with('.'));
        let files = format.files(&by_hand()).expect("it can be written");
        assert_eq!(format.stdout(), files.len() == 1, "{}", format.name());
        assert_eq!(
            files,
            format.files(&by_hand()).expect("it can be written"),
            "{}",
            format.name()
        );
        assert!(files.iter().all(|(_, bytes)| bytes.ends_with(b"\n")), "{}", format.name());
    }
}

#[test]
fn json_holds_the_report_with_one_record_a_line() {
    let json = only("json", &by_hand());
    let value: Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!(value, serde_json::from_str::<Value>(BY_HAND).expect("it is JSON"));
    let starts: Vec<&str> = json.lines().map(|line| line.get(..12).unwrap_or(line)).collect();
    let head = [
        "{\"schema\":\"d",
        "\"tool\":{\"ver",
        "\"documents\":",
        "{\"id\":\"d-3b5",
        "],",
        "\"incidents\":",
    ];
    assert_eq!(starts[..6], head);
    assert_eq!(starts.last(), Some(&"\"problems\":["));
}

#[test]
fn text() {
    assert_snapshot!(only("text", &by_hand()));
}

#[test]
fn markdown() {
    assert_snapshot!(only("markdown", &by_hand()));
}

#[test]
fn tables() {
    for (name, table) in files("tables", &by_hand()) {
        // Records end as RFC 4180 has it; a snapshot has plain lines.
        assert!(table.ends_with("\r\n") && !table.contains("\n\n"));
        assert_snapshot!(name, table.replace("\r\n", "\n"));
    }
}

#[test]
fn geojson() {
    let map: Value = serde_json::from_str(&only("geojson", &by_hand())).expect("it is JSON");
    let feature = &map["features"][0];
    assert_eq!(map["type"], "FeatureCollection");
    assert_eq!(
        feature["geometry"],
        serde_json::json!({"type": "Point", "coordinates": [44.3922, 35.4681]})
    );
    assert_eq!(feature["properties"]["injured_agreement"], "disputed");
    assert_eq!(feature["properties"]["attribution"], Value::Null);
    let mut report = by_hand();
    report.incidents[0].place.value = None;
    let map: Value = serde_json::from_str(&only("geojson", &report)).expect("it is JSON");
    assert_eq!(map["features"], serde_json::json!([]));
    assert_eq!(map["without_point"], serde_json::json!(["2024-03-12-iq-kirkuk-f9333b"]));
}

#[test]
fn an_empty_report_is_written_in_every_format() {
    let mut report = by_hand();
    report.documents.clear();
    report.incidents.clear();
    report.aggregates.clear();
    assert!(only("html", &report).contains("No incident was told"));
    let tables = files("tables", &report);
    assert!(tables.values().all(|table| table.lines().count() == 1), "headers alone: {tables:?}");
    for format in FORMATS {
        format.files(&report).expect("it can be written");
    }
}

/// What an article may hold that means something to a browser, a spreadsheet, a terminal or a Markdown reader.
const HOSTILE: &str = "=1+1\"'><script>alert(1)</script><img src=x onerror=alert(1)>\u{1b}[2J\u{202e}\n\n# x\n| [y](javascript:z) `";

/// Keys that hold words of an article or a file, and never a name of the contract.
const FREE: [&str; 25] = [
    "title",
    "name",
    "words",
    "quote",
    "hedge",
    "source_name",
    "origin",
    "rule",
    "what",
    "series",
    "agency",
    "reason",
    "anonymity",
    "via",
    "group",
    "publisher",
    "author",
    "zone",
    "admin1",
    "message",
    "descriptor",
    "owner",
    "area",
    "path",
    "url",
];

fn spoil(value: &mut Value, key: &str) {
    match value {
        Value::Object(map) => map.iter_mut().for_each(|(key, value)| spoil(value, key)),
        Value::Array(list) => list.iter_mut().for_each(|value| spoil(value, key)),
        Value::String(words) if FREE.contains(&key) => HOSTILE.clone_into(words),
        _ => {}
    }
}

/// The report by hand with every free word hostile.
fn hostile() -> Report {
    let mut report: Value = serde_json::from_str(BY_HAND).expect("it is JSON");
    report["problems"] = serde_json::json!([{
        "document": null, "path": "", "code": "binary", "severity": "error", "message": "", "start": null, "end": null
    }]);
    report["incidents"][0]["perpetrator"]["value"] =
        report["incidents"][0]["perpetrator"]["positions"][0]["value"].clone();
    report["documents"][0]["url"] = "".into();
    spoil(&mut report, "");
    serde_json::from_value(report).expect("the shapes fit")
}

#[test]
fn a_page_runs_nothing_of_an_article() {
    let page = only("html", &hostile());
    assert!(page.contains("&lt;script&gt;alert(1)"));
    assert_eq!(page.matches("<script").count(), 1, "the script of the page alone");
    for markup in
        ["<img", "<h1>x", "href=\"=", "href=\"javascript", "src=\"", "<link", "@import", "url("]
    {
        assert!(!page.contains(markup), "{markup}");
    }
    // Every tag of the page is one of the template's: an article adds none.
    let clean = only("html", &by_hand());
    let tags = |page: &str| page.matches('<').count();
    assert!(tags(&page) - tags(&clean) < 40, "{} and {}", tags(&page), tags(&clean));
}

#[test]
fn a_page_needs_no_network() {
    let page = only("html", &by_hand());
    for address in ["http://", "https://", "//cdn", "src=", "<link", "@import", "url("] {
        assert!(!page.contains(address), "{address}");
    }
    assert!(page.contains("default-src 'none'"));
    let mut report = by_hand();
    report.documents[0].url = Some("https://news.example/a?b=\"c\"".to_owned());
    assert!(
        only("html", &report)
            .contains("href=\"https:&#x2f;&#x2f;news.example&#x2f;a?b=&quot;c&quot;\"")
    );
}

#[test]
fn every_record_says_who_coded_it() {
    let report = by_hand();
    assert!(only("html", &report).contains("machine-coded, unreviewed"));
    assert!(only("markdown", &report).contains("machine-coded, unreviewed"));
    assert!(only("text", &report).contains("machine-coded"));
}

#[test]
fn a_spreadsheet_computes_nothing_of_an_article() {
    let report = hostile();
    for (name, table) in files("tables", &report) {
        let mut rows = csv::Reader::from_reader(table.as_bytes());
        let columns = rows.headers().expect("there is a header").clone();
        for row in rows.records() {
            for (column, cell) in columns.iter().zip(&row.expect("rows are as wide as the header"))
            {
                match column {
                    "quote" => assert!(cell == HOSTILE, "{name}: quotes are the bytes"),
                    // Names of files, wires and series are keys, and are left as they are.
                    "path" | "origin" | "series" => {}
                    column => {
                        assert!(!cell.starts_with(['=', '+', '-', '@']), "{name}.{column}: {cell}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_terminal_gets_no_controls() {
    let text = only("text", &hostile());
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()));
    assert!(!text.contains('\u{202e}'));
}

#[test]
fn markdown_gets_no_markup() {
    let page = only("markdown", &hostile());
    for markup in ["<script", "<img", "[y](", "\n# x", "\u{1b}"] {
        assert!(!page.contains(markup), "{markup}");
    }
    let rows = page.lines().filter(|line| line.starts_with('|'));
    let cells = |row: &str| row.replace("\\|", "").matches('|').count();
    assert!(rows.map(cells).all(|cells| matches!(cells, 5 | 8)), "no word ends a cell");
}

#[test]
fn a_map_keeps_the_words() {
    let map: Value = serde_json::from_str(&only("geojson", &hostile())).expect("it is JSON");
    assert_eq!(map["features"][0]["properties"]["quote"], HOSTILE);
}
