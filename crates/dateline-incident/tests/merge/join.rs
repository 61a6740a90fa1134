//! Which accounts are one incident.

use dateline_incident::*;
use insta::assert_snapshot;

use super::told::*;

const ROCKET: &str = "explosive.rocket";
const DRONE: &str = "aerial.drone";

/// The shape of a campaign told in four documents: news of a camp under fire, a reworded copy of the same wire with a
/// second attack abroad, another wire, and a later story that recalls all of it in half a sentence.
fn campaign() -> Vec<Reading> {
    let camp = || town("Harrow Camp", "SO", 1, 44);
    let peacekeepers = || group("Peace Mission");
    let fighters = || described("Ruritanian-backed fighters", "RU");
    let bombing = move |tale: Tale, when: &str, place: PlaceValue| {
        tale.on(when)
            .at(place)
            .with(&[("drone", DRONE, exactly(1))])
            .killed(exactly(3))
            .attacked(peacekeepers())
    };
    let raids = move |tale: Tale, when: &str| {
        tale.group().on(when).blamed(Attributed::Asserted, group("Airland")).attacked(fighters())
    };
    vec![
        doc("a", "2024-07-26")
            .wire("first")
            .news(|t| {
                t.on("2024-07-25")
                    .at(camp())
                    .with(&[("rocket", ROCKET, exactly(4))])
                    .attacked(peacekeepers())
            })
            .recalls(|t| t.on("2024-07-16").at(camp()).with(&[("drone", DRONE, exactly(2))]))
            .recalls(|t| bombing(t, "2024-01-01/2024-01-31", some_base(&["KE"])))
            .recalls(|t| raids(t, "2024-01-01/2024-07-25").attacks(at_least(24)))
            .done(),
        doc("b", "2024-07-26")
            .wire("first")
            .news(|t| {
                t.on_list("2024-07-25/2024-07-26", 5).at(camp()).with(&[(
                    "rocket",
                    ROCKET,
                    exactly(4),
                )])
            })
            .news(|t| {
                t.on_list("2024-07-25/2024-07-26", 5).at(town("Gasfield", "KE", 3, 41)).with(&[(
                    "rocket",
                    ROCKET,
                    at_least(1),
                )])
            })
            .recalls(|t| t.on("2024-07-16").at(camp()).with(&[("drone", DRONE, exactly(2))]))
            .recalls(|t| bombing(t, "2024-01-01/2024-01-31", some_base(&["KE"])))
            .recalls(|t| raids(t, "2024-01-01/2024-07-25").attacks(at_least(24)))
            .done(),
        doc("c", "2024-04-23")
            .news(|t| {
                t.on("2024-04-21").at(town("Border Post", "KE", 4, 41)).attacked(peacekeepers())
            })
            .recalls(|t| raids(t, "2024-01-01/2024-02-04").at(land("Somalia", "SO")))
            .recalls(|t| bombing(t, "2024-01-01/2024-01-31", some_base(&["SO", "KE"])))
            .done(),
        doc("d", "2024-08-06")
            .news(|t| t.on("2024-08-05").at(camp()).with(&[("rocket", ROCKET, at_least(2))]))
            .recalls(|t| {
                t.on("2024-07-29").killed(exactly(4)).blamed(Attributed::Asserted, group("Airland"))
            })
            .recalls(|t| t.on("2024-07-16").at(some_base(&["SO"])).attacked(peacekeepers()))
            .recalls(|t| t.on("2024-07-25").at(some_base(&["SO"])).attacked(peacekeepers()))
            .recalls(|t| bombing(t, "2024-01-01/2024-07-31", land("Kenya", "KE")))
            .recalls(|t| raids(t, "2024-01-01/2024-07-31"))
            .done(),
    ]
}

#[test]
fn a_campaign_falls_into_its_incidents() {
    let sets: Vec<String> = sets(&campaign()).iter().map(|set| set.join(" ")).collect();
    assert_snapshot!(sets.join("\n"), @"
    d-c#1 d-a#3 d-b#4 d-d#5
    d-c#2 d-a#2 d-b#3 d-d#4
    d-c#0
    d-a#1 d-b#2 d-d#2
    d-a#0 d-b#0 d-d#3
    d-b#1
    d-d#1
    d-d#0
    ");
}

#[test]
fn one_document_never_joins_its_own_accounts() {
    let told = |t: Tale| {
        t.on("2024-03-12").at(town("Kirkuk", "IQ", 35, 44)).killed(exactly(3)).rare(&["azadi"])
    };
    let readings = [doc("a", "2024-03-13").news(told).news(told).done()];
    assert_eq!(sets(&readings).len(), 2);
}

#[test]
fn a_date_alone_joins_nothing() {
    let readings = [
        doc("a", "2024-03-13").news(|t| t.on("2024-03-12")).done(),
        doc("b", "2024-03-13").news(|t| t.on("2024-03-12")).done(),
    ];
    assert_eq!(sets(&readings).len(), 2);
}

#[test]
fn words_alone_join_nothing() {
    // Two stories of one paper, printed on one day: its names and turns of phrase are in both.
    let at = |id: &str, place: PlaceValue| {
        doc(id, "2024-03-13")
            .persons(&[id])
            .news(|t| t.at(place).killed(exactly(1)).rare(&["gazette", "herald"]))
            .done()
    };
    let kirkuk = || town("Kirkuk", "IQ", 35, 44);
    let mosul = || town("Mosul", "IQ", 36, 43);
    assert!(!one(&[at("a", kirkuk()), at("b", mosul())], "d-a#0", "d-b#0"));
}

#[test]
fn days_apart_at_one_place_are_two() {
    let at = |id: &str, when: &str| {
        doc(id, "2024-03-20")
            .news(|t| {
                t.on(when).at(town("Kirkuk", "IQ", 35, 44)).with(&[("rocket", ROCKET, exactly(2))])
            })
            .done()
    };
    assert!(!one(&[at("a", "2024-03-12"), at("b", "2024-03-15")], "d-a#0", "d-b#0"));
    assert!(one(&[at("a", "2024-03-12"), at("b", "2024-03-12")], "d-a#0", "d-b#0"));
}

#[test]
fn a_night_has_two_days() {
    let at = |id: &str, when: &str| {
        let place = town("Odesa", "UA", 46, 31);
        doc(id, "2024-03-14")
            .news(|t| t.on_night(when).at(place).with(&[("drone", DRONE, exactly(20))]))
            .done()
    };
    assert!(one(&[at("a", "2024-03-12"), at("b", "2024-03-13")], "d-a#0", "d-b#0"));
}

#[test]
fn the_answer_is_not_the_attack() {
    let place = || town("Kirkuk", "IQ", 35, 44);
    let state = || group("Airland");
    let militia = || group("Dawn Brigade");
    let readings = [
        doc("a", "2024-03-13")
            .news(|t| {
                t.on("2024-03-12")
                    .at(place())
                    .blamed(Attributed::Asserted, state())
                    .attacked(militia())
            })
            .done(),
        doc("b", "2024-03-13")
            .news(|t| {
                t.on("2024-03-12")
                    .at(place())
                    .blamed(Attributed::Blamed, militia())
                    .attacked(state())
            })
            .done(),
    ];
    let merged = merge::merge(&readings);
    assert_eq!(merged.incidents.len(), 2);
    let forbids = merged.refused[0].reasons.iter().filter(|reason| reason.weight == 0);
    assert_snapshot!(forbids.map(|reason| &*reason.rule).collect::<String>(), @"opposite_direction");
}

#[test]
fn old_tolls_that_differ_are_two() {
    let old = |id: &str, dead: u64| {
        doc(id, "2024-03-13")
            .recalls(|t| {
                t.on("2023-05-01/2023-05-31").at(town("Kirkuk", "IQ", 35, 44)).killed(exactly(dead))
            })
            .done()
    };
    assert!(!one(&[old("a", 4), old("b", 11)], "d-a#0", "d-b#0"));
    assert!(one(&[old("a", 11), old("b", 11)], "d-a#0", "d-b#0"));
}

#[test]
fn the_name_of_a_person_carries_late_news() {
    let readings = [
        doc("a", "2024-03-13")
            .persons(&["karwan azadi"])
            .news(|t| {
                t.on("2024-03-12")
                    .at(town("Kirkuk", "IQ", 35, 44))
                    .killed(exactly(1))
                    .rare(&["azadi", "karwan"])
            })
            .done(),
        doc("b", "2024-05-20")
            .persons(&["karwan azadi"])
            .news(|t| {
                t.at(town("Kirkuk", "IQ", 35, 44)).killed(exactly(1)).rare(&["azadi", "karwan"])
            })
            .done(),
    ];
    assert!(one(&readings, "d-a#0", "d-b#0"));
}

#[test]
fn an_office_is_no_person_who_carries_news_to_another_day() {
    let told = |id: &str, when: &str| {
        doc(id, when).news(|t| {
            t.on(when)
                .at(town("Kirkuk", "IQ", 35, 44))
                .with(&[("drone", "drone", exactly(1))])
                .killed(exactly(1))
                .rare(&["azadi", "karwan", "rahimawa", "salim"])
        })
    };
    let names = ["kirkuk cleaning", "cleaning department"];
    let of_persons =
        [told("a", "2024-03-12"), told("b", "2024-03-19")].map(|d| d.persons(&names).done());
    let of_bodies =
        [told("a", "2024-03-12"), told("b", "2024-03-19")].map(|d| d.bodies(&names).done());
    assert!(one(&of_persons, "d-a#0", "d-b#0"));
    assert!(!one(&of_bodies, "d-a#0", "d-b#0"));
}

#[test]
fn another_toll_weeks_later_is_of_another_event() {
    let told = |id: &str, written: &str, when: Option<&str>, dead: u64| {
        let tell = |t: Tale| {
            let t = when.into_iter().fold(t, Tale::on);
            t.at(town("Kirkuk", "IQ", 35, 44))
                .with(&[("drone", "drone", exactly(1))])
                .by("the front")
                .killed(exactly(dead))
                .rare(&["azadi", "karwan", "old bridge", "salim"])
        };
        doc(id, written).persons(&["karwan azadi"]).news(tell).done()
    };
    let first = || told("a", "2024-03-13", Some("2024-03-12"), 3);
    assert!(!one(&[first(), told("b", "2024-04-24", None, 38)], "d-a#0", "d-b#0"));
    // Soon after it the toll has only grown.
    assert!(one(&[first(), told("b", "2024-03-16", None, 38)], "d-a#0", "d-b#0"));
}

#[test]
fn one_person_of_one_age_is_more_than_a_misread_day() {
    // The one counts from the attack, the other has taken the day of the arrest for it.
    let told = |id: &str, when: &str, ages: &[u8]| {
        let mut reading = doc(id, "2024-03-20")
            .persons(&["karwan azadi"])
            .news(|t| {
                t.on(when)
                    .at(town("Kirkuk", "IQ", 35, 44))
                    .killed(exactly(1))
                    .rare(&["azadi", "karwan", "rahimawa"])
            })
            .done();
        reading.traits.ages = ages.to_vec();
        reading
    };
    let arrest = |ages| told("b", "2024-03-19", ages);
    assert!(one(&[told("a", "2024-03-12", &[34]), arrest(&[34])], "d-a#0", "d-b#0"));
    assert!(!one(&[told("a", "2024-03-12", &[34]), arrest(&[51])], "d-a#0", "d-b#0"));
}

#[test]
fn an_umbrella_line_makes_no_incident() {
    let readings = [doc("a", "2024-04-23")
        .sums_up(&[1, 2], |t| {
            t.on("2024-04-21/2024-04-22").covering(&[1, 2]).killed(bare(CountStatus::NoReports))
        })
        .news(|t| t.on("2024-04-22").at(town("Kirkuk", "IQ", 35, 44)))
        .news(|t| t.on("2024-04-21").at(town("Homs", "SY", 34, 36)))
        .done()];
    let merged = merge::merge(&readings);
    assert_eq!(merged.incidents.len(), 2);
    for incident in &merged.incidents {
        assert_eq!(incident.accounts.len(), 2);
        assert_eq!(incident.accounts[1], (0, 0));
        let killed = incident.fields.killed.value.as_ref().expect("a count is never null");
        assert_eq!(killed.status, CountStatus::NoReports);
        assert_eq!(incident.fields.killed.positions[0].1.covers.len(), 1);
    }
}

#[test]
fn strikes_by_a_state_are_not_the_attack_on_its_base() {
    let state = ActorValue {
        id: Some("us-forces".to_owned()),
        kind: Some("state_force".to_owned()),
        parent: Some("us".to_owned()),
        ..group("US forces")
    };
    let base = TargetValue {
        name: None,
        kind: Some("military_base".to_owned()),
        owner: vec!["US".to_owned()],
        effect: Effect::NotStated,
    };
    let readings = [
        doc("a", "2024-02-03")
            .news(|t| {
                t.on("2024-02-02")
                    .at(land("Iraq", "IQ"))
                    .blamed(Attributed::Asserted, state.clone())
            })
            .done(),
        doc("b", "2024-02-03")
            .news(|t| t.on("2024-02-02").at(some_base(&["IQ"])).targets(vec![base]))
            .done(),
    ];
    assert!(!one(&readings, "d-a#0", "d-b#0"));
}
