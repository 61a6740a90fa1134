//! What people decide about records.

use dateline_incident::merge::{Decision, Decisions, merge, merge_decided};
use dateline_incident::*;
use insta::assert_snapshot;

use super::told::*;

const ROCKET: &str = "explosive.rocket";

/// Two bases hit in one night, each told twice, and a fire at a market.
fn night() -> Vec<Reading> {
    let hit = |tale: Tale, base: &str, lat| {
        tale.on("2024-03-12").at(town(base, "SO", lat, 44)).with(&[("rocket", ROCKET, exactly(2))])
    };
    vec![
        doc("a", "2024-03-13").news(|t| hit(t, "Harrow Camp", 1).killed(exactly(1))).done(),
        doc("b", "2024-03-13").news(|t| hit(t, "Harrow Camp", 1).killed(exactly(1))).done(),
        doc("c", "2024-03-13").news(|t| hit(t, "Orley Post", 4)).done(),
        doc("d", "2024-03-14")
            .news(|t| t.on("2024-03-13").at(town("Milton", "KE", 3, 41)).killed(exactly(5)))
            .done(),
    ]
}

fn ids() -> Vec<String> {
    merge(&night()).incidents.into_iter().map(|incident| incident.id).collect()
}

fn decided(decisions: Vec<Decision>) -> (Merged, usize) {
    let (merged, unmatched) = merge_decided(&night(), &Decisions { decision: decisions });
    (merged, unmatched.len())
}

fn decision() -> Decision {
    Decision {
        by: "A. Reader".to_owned(),
        on: day("2024-04-01"),
        why: "the two statements name one salvo".to_owned(),
        ..Decision::default()
    }
}

fn shown(merged: &Merged) -> String {
    let line = |incident: &Incident| {
        let accounts: Vec<String> =
            incident.accounts.iter().map(|at| format!("{}#{}", at.0, at.1)).collect();
        let killed = incident.fields.killed.value.as_ref().and_then(|count| count.best);
        let killed = killed.map_or("?".to_owned(), |killed| killed.to_string());
        let rulings: Vec<String> =
            incident.rulings.iter().map(|ruling| format!("{:?}", ruling.verb)).collect();
        format!(
            "{} {} killed {killed} [{}] supersedes {}",
            incident.id,
            accounts.join(" "),
            rulings.join(" "),
            incident.supersedes.len()
        )
    };
    merged.incidents.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_machine_alone() {
    assert_snapshot!(shown(&merge(&night())));
}

#[test]
fn merged_by_decision() {
    let ids = ids();
    let (merged, lost) = decided(vec![Decision { merge: ids[..2].to_vec(), ..decision() }]);
    assert_eq!(lost, 0);
    assert_snapshot!(shown(&merged));
}

#[test]
fn parted_by_decision_survives_new_news() {
    // The two tellings of one camp are apart by decision: named by the records that they were when decided alone.
    let readings = night();
    let alone = |at: usize| merge(&readings[at..=at]).incidents[0].id.clone();
    let decisions =
        Decisions { decision: vec![Decision { separate: vec![alone(0), alone(1)], ..decision() }] };
    let (merged, lost) = merge_decided(&readings, &decisions);
    assert!(lost.is_empty());
    assert_snapshot!(shown(&merged));
}

#[test]
fn rejected_and_corrected() {
    let ids = ids();
    let set = merge::Correction {
        killed: Some(merge::Number::Exactly(6)),
        date: Some(merge::Days::One(day("2024-03-11"))),
        ..merge::Correction::default()
    };
    let (merged, lost) = decided(vec![
        Decision { reject: Some(ids[2].clone()), ..decision() },
        Decision { correct: Some(ids[0].clone()), set, ..decision() },
    ]);
    assert_eq!(lost, 0);
    let corrected =
        merged.incidents.iter().find(|incident| incident.id == ids[0]).expect("it stays");
    assert_eq!(corrected.fields.killed.positions.len(), 2, "the machine's positions stay");
    assert_eq!(corrected.date.best, Some(day("2024-03-11")));
    assert_snapshot!(shown(&merged));
}

#[test]
fn a_record_that_is_not_there_is_said() {
    let (_, lost) = decided(vec![Decision {
        reject: Some("2024-01-01-so-nowhere-000000".to_owned()),
        ..decision()
    }]);
    assert_eq!(lost, 1);
}

#[test]
fn ids_of_any_shape_are_only_not_found() {
    for name in ["", "é", "aébcdé", "日本語の名前", "-"] {
        let (_, lost) = decided(vec![Decision { confirm: Some(name.to_owned()), ..decision() }]);
        assert_eq!(lost, 1, "{name}");
    }
}

#[test]
fn a_decision_is_one_thing() {
    let none = decision();
    assert!(none.verb().is_err());
    let two =
        Decision { reject: Some("a".to_owned()), confirm: Some("a".to_owned()), ..decision() };
    assert!(two.verb().is_err());
    let one = Decision { merge: vec!["a".to_owned()], ..decision() };
    assert!(one.verb().is_err());
    let empty = Decision { correct: Some("a".to_owned()), ..decision() };
    assert!(empty.verb().is_err());
}

#[test]
fn order_of_documents_changes_nothing() {
    let ids = ids();
    let decisions =
        Decisions { decision: vec![Decision { merge: ids[..2].to_vec(), ..decision() }] };
    let names = |readings: &[Reading]| {
        let (merged, _) = merge_decided(readings, &decisions);
        merged.incidents.into_iter().map(|i| (i.id, i.supersedes)).collect::<Vec<_>>()
    };
    let forward = names(&night());
    let mut readings = night();
    readings.reverse();
    assert_eq!(forward, names(&readings));
}

#[test]
fn explained_for_one_record() {
    let readings = night();
    let merged = merge(&readings);
    let text = merge::explain_incident(&merged, &readings, &merged.incidents[0].id);
    assert_snapshot!(text.expect("the record is there"));
    assert!(merge::explain_incident(&merged, &readings, "nothing").is_none());
}
