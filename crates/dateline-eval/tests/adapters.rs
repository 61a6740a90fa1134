//! Each adapter over inputs of our own: the shape of the answers, and that gold is never read.

use dateline_eval::{Input, Options, adapter};
use insta::assert_snapshot;
use serde_json::Value;

fn answer(name: &str, text: &str) -> String {
    let adapter = adapter(name).expect("the adapter is there");
    let input = Input { name: "in".into(), bytes: text.into() };
    (adapter.answer)(&[input], Options::default()).expect("the input is as the benchmark has it")
}

fn lines(answer: &str) -> Vec<Value> {
    answer.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

#[test]
fn timex_spans_are_code_points() {
    let text = r#"{"doc_id": "é", "dct": "2024-03-13", "text": "«Ça» — it fell on 11 March 2024.", "spans": "gold"}"#;
    let answers = lines(&answer("timex", text));
    assert_eq!(answers.len(), 1);
    assert_eq!(answers[0]["doc_id"], "é");
    let text: Vec<char> = "«Ça» — it fell on 11 March 2024.".chars().collect();
    for span in answers[0]["spans"].as_array().expect("a list") {
        let [start, end] =
            ["start", "end"].map(|key| span[key].as_u64().expect("a number") as usize);
        assert_eq!(span["text"], text[start..end].iter().collect::<String>());
    }
}

#[test]
fn a_document_without_finds_has_its_line() {
    let answers = lines(&answer("timex", r#"{"doc_id": "a", "dct": null, "text": ""}"#));
    assert_eq!(answers[0]["spans"], Value::Array(Vec::new()));
    let answers = lines(&answer("places", r#"{"id": "a", "text": "", "toponyms": 7}"#));
    assert_eq!(answers[0]["toponyms"], Value::Array(Vec::new()));
}

#[test]
fn names_that_are_given_are_as_they_should_be() {
    let told = |text: &str| {
        let input = Input { name: "in".to_owned(), bytes: text.as_bytes().to_vec() };
        let given = adapter("places-given").expect("it is there");
        (given.answer)(&[input], Options::default()).map_err(|error| error.to_string())
    };
    assert!(
        told(r#"{"id": "a", "text": "In Kirkuk.", "toponyms": [{"start": 3, "end": 9}]}"#).is_ok()
    );
    assert_snapshot!(
        told(r#"{"id": "a", "text": "In Kirkuk.", "toponyms": [{"start": 3, "end": 29}]}"#).unwrap_err(),
        @"document `a`: the name at 3..29 is not within its text of 10 characters"
    );
    assert_snapshot!(
        told(r#"{"id": "a", "text": "In Kirkuk.", "toponyms": 7}"#).unwrap_err(),
        @"`in`, line 1: invalid type: integer `7`, expected a sequence at line 1 column 47"
    );
}

#[test]
fn every_place_of_a_name_is_listed() {
    let text = r#"{"id": "a", "text": "In Tripoli.", "toponyms": [{"start": 3, "end": 10}]}"#;
    let answers = lines(&answer("places-listed", text));
    let points = answers[0]["toponyms"][0]["points"].as_array().expect("a list");
    let near = |lat: f64| {
        points.iter().any(|point| (point[0].as_f64().expect("a number") - lat).abs() < 0.2)
    };
    assert!(near(32.89) && near(34.44), "{points:?}");
}

#[test]
fn places_have_points() {
    let text = r#"{"id": "a", "text": "A convoy was shelled near Kirkuk, officials said.", "title": "Convoy shelled", "date": "2024-03-13"}"#;
    let answers = lines(&answer("places", text));
    let names = answers[0]["toponyms"].as_array().expect("a list");
    let kirkuk = names.iter().find(|name| name["start"] == 26).expect("Kirkuk is found");
    assert_eq!(kirkuk["end"], 32);
    assert!((kirkuk["lat"].as_f64().expect("a number") - 35.47).abs() < 0.2, "{kirkuk}");
}

#[test]
fn every_message_has_a_template() {
    let text = "TST0-MUC3-0001\n\n   SAN SALVADOR, 4 JAN 90 -- [TEXT] THE SEASON OF CONCERTS BEGINS TODAY.\n\n\
        TST0-MUC3-0002\n\n   SAN SALVADOR, 5 JAN 90 -- [TEXT] NOTHING ELSE.\n";
    let answer = answer("muc", text);
    let ids: Vec<&str> = answer.lines().filter(|line| line.starts_with("0. ")).collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[1], "0.  MESSAGE: ID                     TST0-MUC3-0002");
    assert_eq!(answer.lines().filter(|line| line.ends_with('*')).count(), 48);
}

#[test]
fn incidents_name_their_documents() {
    let article = |id: &str, title: &str| {
        format!(
            r#"{{"doc_id": "{id}", "title": "{title}", "dct": "2016-07-28", "url": "x", "text": "GAINESVILLE, Fla. - Two people were killed and three wounded when gunmen opened fire at a house in Gainesville on Wednesday, police said.\n\nNo arrest was made."}}"#
        )
    };
    let input =
        [article("a", "Two killed in Gainesville"), article("b", "Gainesville shooting kills two")]
            .join("\n");
    for incident in lines(&answer("incidents", &input)) {
        let keys: Vec<&String> = incident.as_object().expect("an object").keys().collect();
        assert_eq!(keys.len(), 14, "{keys:?}");
        let documents = incident["doc_ids"].as_array().expect("a list");
        assert!(!documents.is_empty());
        assert!(documents.iter().all(|id| id == "a" || id == "b"));
    }
}
