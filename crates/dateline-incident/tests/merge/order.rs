//! The result depends on what is told, not on the order in which it is handed over.

use dateline_incident::*;
use proptest::prelude::*;

use super::told::*;

/// One random account: where, when, with what, how many dead.
#[derive(Clone, Debug)]
struct Seed {
    background: bool,
    place: u8,
    day: u8,
    span: u8,
    weapon: u8,
    dead: u8,
    doer: u8,
    group: bool,
}

fn seed() -> impl Strategy<Value = Seed> {
    (any::<bool>(), 0..5u8, 1..9u8, 0..4u8, 0..4u8, 0..5u8, 0..4u8, prop::bool::weighted(0.2))
        .prop_map(|(background, place, day, span, weapon, dead, doer, group)| Seed {
            background,
            place,
            day,
            span,
            weapon,
            dead,
            doer,
            group,
        })
}

fn tell(seed: &Seed, mut tale: Tale) -> Tale {
    tale = match seed.place {
        0 => tale.at(town("Kirkuk", "IQ", 35, 44)),
        1 => tale.at(town("Homs", "SY", 34, 36)),
        2 => tale.at(some_base(&["IQ"])),
        3 => tale.at(land("Iraq", "IQ")),
        _ => tale,
    };
    tale = match seed.span {
        0 | 1 => tale.on(&format!("2024-03-{:02}", seed.day)),
        2 => tale.on(&format!("2024-03-{:02}/2024-03-{:02}", seed.day, seed.day + 2)),
        _ => tale,
    };
    tale = match seed.weapon {
        0 => tale.with(&[("rocket", "explosive.rocket", exactly(2))]),
        1 => tale.with(&[("drone", "aerial.drone", at_least(1))]),
        _ => tale,
    };
    if seed.dead > 0 {
        tale = tale.by("an officer").killed(exactly(u64::from(seed.dead)));
    }
    tale = match seed.doer {
        0 => tale.blamed(Attributed::Blamed, group("Dawn Brigade")),
        1 => tale.blamed(Attributed::SelfClaimed, group("Dusk Brigade")),
        2 => tale.attacked(group("Dawn Brigade")),
        _ => tale,
    };
    if seed.group { tale.group() } else { tale }
}

fn readings() -> impl Strategy<Value = Vec<Reading>> {
    let document = (1..12u8, 0..3u8, prop::collection::vec(seed(), 0..4));
    prop::collection::vec(document, 0..8).prop_map(|documents| {
        let written = documents.iter().enumerate().map(|(at, (day, wire, seeds))| {
            let mut document =
                doc(&at.to_string(), &format!("2024-03-{day:02}")).wire(&format!("w{wire}"));
            for seed in seeds {
                let told = |tale| tell(seed, tale);
                document =
                    if seed.background { document.recalls(told) } else { document.news(told) };
            }
            document.done()
        });
        written.collect()
    })
}

proptest! {
    #[test]
    fn merging_does_not_depend_on_order(readings in readings(), turn in any::<prop::sample::Index>()) {
        let mut turned = readings.clone();
        if !turned.is_empty() {
            let by = turn.index(turned.len());
            turned.rotate_left(by);
            turned.reverse();
        }
        prop_assert_eq!(explained(&readings), explained(&turned));
    }

    #[test]
    fn merging_loses_no_account(readings in readings()) {
        let merged = merge::merge(&readings);
        let mut told: Vec<(usize, u32)> = merged.incidents.iter().flat_map(|incident| incident.accounts.clone()).collect();
        told.sort_unstable();
        let all: Vec<(usize, u32)> = readings
            .iter()
            .enumerate()
            .flat_map(|(at, reading)| reading.accounts.iter().map(move |account| (at, account.ordinal)))
            .collect();
        prop_assert_eq!(told, all);
    }

    #[test]
    fn settled_values_are_never_finer_than_what_is_said(readings in readings()) {
        for incident in merge::merge(&readings).incidents {
            let killed = incident.fields.killed.value.expect("a count is never null");
            if killed.status == CountStatus::NotStated {
                prop_assert_eq!((killed.min, killed.max, killed.best), (None, None, None));
            }
            if let (Some(start), Some(end)) = (incident.date.start, incident.date.end) {
                prop_assert!(start <= end);
            }
            prop_assert!(incident.id.len() <= 64);
            prop_assert!(incident.confidence <= 100);
        }
    }
}
