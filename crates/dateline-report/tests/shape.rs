//! The shapes against a report written by hand.

use dateline_report::shape::Report;

const BY_HAND: &str = include_str!("one-incident.json");

#[test]
fn reading_and_writing_is_identity() {
    let report: Report = serde_json::from_str(BY_HAND).expect("the shapes fit");
    let before: serde_json::Value = serde_json::from_str(BY_HAND).expect("it is JSON");
    let after = serde_json::to_value(&report).expect("a report is JSON");
    assert_eq!(after, before);
}

/// Keys in the order of the page: with all white space outside of strings gone, the text is the same.
#[test]
fn keys_stand_in_the_order_of_the_contract() {
    let report: Report = serde_json::from_str(BY_HAND).expect("the shapes fit");
    let mut quoted = false;
    let mut escaped = false;
    let bare: String = BY_HAND
        .chars()
        .filter(|&c| {
            let keep = quoted || !c.is_whitespace();
            quoted ^= c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            keep
        })
        .collect();
    assert_eq!(serde_json::to_string(&report).expect("a report is JSON"), bare);
}

/// The report by hand keeps its own promise: every quote is the bytes it points at.
#[test]
fn quotes_are_the_bytes() {
    fn check(value: &serde_json::Value) -> usize {
        const TEXT: &str = include_str!("one-incident.txt");
        match value {
            serde_json::Value::Object(map) => {
                let at = |key: &str| {
                    map.get(key).and_then(serde_json::Value::as_u64).map(|at| at as usize)
                };
                let quoted = map.get("quote").zip(at("start").zip(at("end"))).map(
                    |(quote, (start, end))| {
                        assert_eq!(quote.as_str(), TEXT.get(start..end));
                    },
                );
                quoted.iter().count() + map.values().map(check).sum::<usize>()
            }
            serde_json::Value::Array(list) => list.iter().map(check).sum(),
            _ => 0,
        }
    }
    assert!(check(&serde_json::from_str(BY_HAND).expect("it is JSON")) > 30);
}
