//! What counts alike.

use dateline_incident::*;
use insta::assert_snapshot;

use super::told::*;

fn lines(readings: &mut [Reading]) -> String {
    merge::series(readings);
    let mut lines: Vec<String> = readings
        .iter()
        .flat_map(|reading| {
            reading.aggregates.iter().map(|told| {
                let min = told.value.min.unwrap_or(0);
                format!(
                    "{} {min} {} x{}",
                    reading.facts.id,
                    told.series.as_deref().unwrap_or("-"),
                    told.evidence.len()
                )
            })
        })
        .collect();
    lines.sort();
    lines.join("\n")
}

fn readings() -> Vec<Reading> {
    use AggregateKind::*;
    vec![
        doc("a", "2024-01-24")
            .counts(
                AttackCount,
                at_least(141),
                "attacks on mission soldiers and guards",
                &["SO", "KE"],
            )
            .counts(AttackCount, at_least(141), "attacks on mission soldiers", &["SO", "KE"])
            .counts(TroopLevel, exactly(2500), "soldiers", &["SO"])
            .counts(TroopLevel, exactly(900), "soldiers", &["KE"])
            .done(),
        doc("b", "2024-07-26")
            .counts(
                AttackCount,
                at_least(176),
                "times mission soldiers were targeted",
                &["Horn of Africa", "SO", "KE"],
            )
            .counts(AttackCount, at_least(21), "pipeline bombings", &["CO"])
            .counts(TroopLevel, exactly(2500), "mission soldiers", &["SO"])
            .done(),
    ]
}

#[test]
fn what_counts_alike_is_one_line() {
    assert_snapshot!(lines(&mut readings()), @"
    d-a 141 attacks-guards-mission-soldiers-ke-so x2
    d-a 2500 troops-soldiers-so x1
    d-a 900 troops-soldiers-ke x1
    d-b 176 attacks-guards-mission-soldiers-ke-so x1
    d-b 21 attacks-bombings-pipeline-co x1
    d-b 2500 troops-soldiers-so x1
    ");
}

#[test]
fn lines_do_not_depend_on_order() {
    let mut turned = readings();
    turned.reverse();
    assert_eq!(lines(&mut turned), lines(&mut readings()));
}
