//! The score of `origins`: documents that share one tell one incident.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::score::Row;

/// Pairs of documents with one origin, and those of them that no incident of the registry holds both of.
///
/// Documents that the registry marks as boilerplate are set aside; articles of equal text are one document.
pub(crate) fn score(incidents: &str, answer: &str) -> Result<Vec<Row>, String> {
    let mut told: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let mut boilerplate = BTreeSet::new();
    for (number, line) in incidents.lines().enumerate() {
        let incident: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
        for id in incident["doc_ids"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            told.entry(id.to_owned()).or_default().insert(number);
        }
        for (id, flags) in incident["doc_flags"].as_object().into_iter().flatten() {
            let flags = flags.as_array().into_iter().flatten();
            if flags.filter_map(Value::as_str).any(|flag| flag == "boilerplate_text") {
                boilerplate.insert(id.clone());
            }
        }
    }
    // For each origin its documents, each with the incidents that it tells.
    let mut origins: BTreeMap<&str, BTreeMap<&str, BTreeSet<usize>>> = BTreeMap::new();
    for row in answer.lines() {
        let mut cells = row.split('\t');
        let (Some(id), Some(document), Some(origin)) = (cells.next(), cells.next(), cells.next())
        else {
            return Err(format!("`{row}` is no row"));
        };
        if !boilerplate.contains(id) {
            let incidents = told.get(id).into_iter().flatten().copied();
            origins.entry(origin).or_default().entry(document).or_default().extend(incidents);
        }
    }
    let (mut pairs, mut wrong, mut shared) = (0_u32, 0_u32, 0_u32);
    for documents in origins.values() {
        let documents: Vec<&BTreeSet<usize>> = documents.values().collect();
        shared += u32::from(documents.len() > 1);
        for (at, one) in documents.iter().enumerate() {
            for other in &documents[at + 1..] {
                pairs += 1;
                wrong += u32::from(one.is_disjoint(other));
            }
        }
    }
    let measures = vec![
        ("different incidents %", 100.0 * f64::from(wrong) / f64::from(pairs.max(1))),
        ("pairs", f64::from(pairs)),
        ("origins shared", f64::from(shared)),
    ];
    Ok(vec![("dev".into(), measures)])
}

#[cfg(test)]
mod tests {
    #[test]
    fn pairs_are_counted() {
        let incidents = r#"{"doc_ids": ["a", "b"]}
{"doc_ids": ["c", "d", "e"], "doc_flags": {"e": ["boilerplate_text"]}}"#;
        let answer = "a\td-1\tx\nb\td-2\tx\nc\td-3\tx\nd\td-3\tx\ne\td-5\tx\n";
        let rows = super::score(incidents, answer).expect("the rows are rows");
        let [wrong, pairs, shared] = [0, 1, 2].map(|at| rows[0].1[at].1);
        assert!((wrong - 200.0 / 3.0).abs() < 0.01 && pairs > 2.5 && pairs < 3.5 && shared < 1.5);
    }
}
