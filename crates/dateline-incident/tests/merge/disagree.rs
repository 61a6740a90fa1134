//! What is told as a disagreement, and what is not.

use dateline_incident::*;
use insta::assert_snapshot;

use super::told::*;

fn fields(readings: &[Reading]) -> String {
    let merged = merge::merge(readings);
    let within = merged.incidents.iter().flat_map(|incident| &incident.disagreements);
    let all = within.chain(&merged.disagreements);
    all.map(|told| format!("{} {:?} {}", told.field, told.kind, told.positions.len()))
        .collect::<Vec<_>>()
        .join("; ")
}

fn at_kirkuk(tale: Tale) -> Tale {
    tale.on("2024-03-12").at(town("Kirkuk", "IQ", 35, 44)).with(&[(
        "rocket",
        "explosive.rocket",
        at_least(2),
    )])
}

#[test]
fn a_dispute_is_listed() {
    let readings = [
        doc("a", "2024-03-13").news(|t| at_kirkuk(t).by("an officer").killed(exactly(3))).done(),
        doc("b", "2024-03-13").news(|t| at_kirkuk(t).by("a doctor").killed(exactly(5))).done(),
    ];
    assert_snapshot!(fields(&readings), @"killed Contradiction 2");
}

#[test]
fn a_rising_toll_is_a_matter_of_time() {
    let readings = [
        doc("a", "2024-03-13").news(|t| at_kirkuk(t).by("an officer").killed(exactly(3))).done(),
        doc("b", "2024-03-15").news(|t| at_kirkuk(t).by("a doctor").killed(exactly(5))).done(),
    ];
    assert_snapshot!(fields(&readings), @"killed Time 2");
}

#[test]
fn one_base_in_two_lands_is_a_refinement() {
    let base = |id: &str, lands: &[&str]| {
        let place = some_base(lands);
        let drone = [("drone", "aerial.drone", exactly(1))];
        doc(id, "2024-07-26")
            .recalls(|t| t.on("2024-01-01/2024-01-31").at(place).with(&drone).killed(exactly(3)))
            .done()
    };
    assert_snapshot!(fields(&[base("a", &["JO"]), base("b", &["JO", "IQ"])]), @"place Scope 2");
}

#[test]
fn demands_differ() {
    let demand =
        |id: &str, topic: &str| doc(id, "2024-07-26").states(ContextKind::Demand, topic).done();
    let readings = [
        demand("a", "demand-mission:withdrawal"),
        demand("b", "demand-mission:return"),
        demand("c", "demand-mission:withdrawal"),
    ];
    assert_snapshot!(fields(&readings), @"demand-mission Contradiction 3");
    assert_snapshot!(fields(&readings[..1]), @"");
}

#[test]
fn lulls_differ() {
    let lull = |doc: Doc, window: &str| {
        doc.counts(AggregateKind::Lull, Count::NOT_STATED, "shelling of the coastal camps", &[])
            .window(window)
    };
    let readings = [
        lull(lull(doc("a", "2024-07-26"), "2024-01-21/2024-01-31"), "2024-02-04/2024-04-21").done(),
        lull(doc("b", "2024-08-06"), "2024-04-01/2024-04-30").done(),
    ];
    assert_snapshot!(fields(&readings), @"lull Contradiction 3");
}

#[test]
fn copies_that_alter_a_quotation_are_told() {
    let quote = |id: &str, words: &str| {
        doc(id, "2024-07-26")
            .wire("w")
            .states(ContextKind::Statement, &format!("quote:{words}"))
            .done()
    };
    let readings = [
        quote("a", "the parties have agreed on the order of leaving"),
        quote("b", "the parties have reached agreement on the order of leaving"),
        quote("c", "rain is expected"),
    ];
    assert_snapshot!(fields(&readings), @"quotation Contradiction 2");
}

#[test]
fn a_share_that_is_claimed_is_not_this_claim() {
    let readings = [
        doc("a", "2024-03-13").news(|t| at_kirkuk(t).claim(Claim::NoClaimYet)).done(),
        doc("b", "2024-04-13")
            .recalls(at_kirkuk)
            .counts(AggregateKind::ClaimShare, Count::NOT_STATED, "attacks", &[])
            .done(),
    ];
    let merged = merge::merge(&readings);
    assert_eq!(merged.incidents[0].fields.claim.value, Some(Claim::NoClaimYet));
    assert_snapshot!(fields(&readings), @"claim Scope 2");
}
